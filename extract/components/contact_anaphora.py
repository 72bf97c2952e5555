"""Whom "they", "the leaders" or "the two sides" of a contact mean: those who met in the contact told before."""

from __future__ import annotations

from collections.abc import Sequence

from extract.components.clauses import mention_of
from extract.components.contact_sides import Sides
from extract.components.contact_titles import announced
from extract.components.context import ArticleContext
from extract.components.facts import Fact
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.rulebook import Rule

_NEAR = 2  # sentences
BARE = frozenset("delegations negotiators teams experts technicians envoys commanders sides parties".split())
"""Who meet without saying whose they are: those of the parties in contact."""
_HEADS = frozenset({"presidents", "premiers", "kings", "monarchs", "emirs", "sultans"})
_BELOW = frozenset({"minister", "foreign_minister", "deputy_minister", "ambassador", "envoy", "military"})


def told_before(group: Sequence[Mention], status: str, context: ArticleContext) -> list[Mention]:
    """The participants of the contact that an anaphoric group continues; empty where there is none.

    The contact is one told just before, or the only one that is the article's news: "A met B and C today in Rome. ...
    They also discussed grain" is about all three, whichever two were named last.
    """
    is_group = any(m.is_plural or m.kind == "group" for m in group)
    if context.read.is_transcript or not is_group or not all(m.is_anaphor for m in group):
        return []
    contacts = [f for f in context.facts if f.family == "contact" and f.status == status]
    contacts = [f for f in contacts if not f.code.endswith("_message")]
    if not contacts:
        return []
    last = _announced(contacts, context) or contacts[-1]
    is_near = context.sentence_index - last.sentence_index <= _NEAR
    if not is_near:
        news = [fact for fact in contacts if not fact.is_background]
        if len({fact.codes for fact in news}) != 1:
            return []
        last = news[0]
    if not _can_mean(group, last, context):
        return []
    group_before: tuple[Mention, ...] = last.details["group"]  # type: ignore[assignment]
    return list(group_before)


def _announced(contacts: Sequence[Fact], context: ArticleContext) -> Fact | None:
    """The call or meeting of the title, if the article tells but one such; others are told in passing."""
    mode = announced(context.read.article.title).mode
    found = [f for f in contacts if mode is not None and f.code == mode and not f.is_background]
    return found[-1] if len({f.codes for f in found}) == 1 else None


def unnamed(frame: Frame, context: ArticleContext) -> list[Mention]:
    """ "Delegations met again in Oslo": of the two parties whose contact was told just before."""
    bare = [t for t in frame.subjects if t.lower_ in BARE and not any(mention_of(c) for c in t.subtree)]
    contacts = [f for f in context.facts if f.family == "contact" and len(f.codes) == 2]
    last = contacts[-1] if contacts else None
    if len(frame.subjects) != 1 or not bare or last is None or context.read.is_transcript:
        return []
    if context.sentence_index - last.sentence_index > _NEAR or last.code.endswith("_message"):
        return []
    return [Mention("group", 0, 0, "", tuple(sorted(last.codes)), is_plural=True)]


def _can_mean(group: Sequence[Mention], contact: Fact, context: ArticleContext) -> bool:
    """ "The two ministers" are not the three of a trilateral meeting, nor "they" others named just before."""
    words = {word for mention in group for word in mention.text.lower().split()}
    if words & {"two", "both"} and len(contact.codes) != 2:
        return False
    if "three" in words and len(contact.codes) != 3:
        return False
    if words & _HEADS and contact.details.get("level") in _BELOW:
        return False  # "the two presidents" after a meeting of ministers
    first = min(m.start for m in group)
    sentence = context.read.sentences[context.sentence_index]
    named = {code for m in sentence.mentions if m.start < first and not m.is_adjective for code in m.parties}
    return named <= contact.codes


OFF = frozenset("off postponed cancelled canceled scrapped shelved delayed deferred aborted".split())
"""Words of which a sentence holds one that says a plan will not come to be."""
_PLANNED = frozenset({"it", "this", "that"})


def undone(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "X was to fly to Lima. It has been postponed": the plan of the sentence before."""
    told = context.facts[-1:] if frame.is_passive else []
    is_meant = any(t.lower_ in _PLANNED for t in frame.token.children if t.dep_ == "nsubjpass")
    is_next = any(context.sentence_index - fact.sentence_index <= 1 for fact in told)
    if not (is_meant and is_next) or told[0].family != "contact" or told[0].status != "planned":
        return []
    group: list[Mention] = list(told[0].details.get("group", ()))  # type: ignore[call-overload]
    return [Sides(group, [], is_visit=bool(told[0].details.get("is_visit")), is_anaphor=True)]
