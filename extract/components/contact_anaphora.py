"""Whom "they", "the leaders" or "the two sides" of a contact mean: those who met in the contact told before."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import mention_of
from extract.components.contact_sides import BODIES, Sides
from extract.components.contact_titles import announced
from extract.components.contact_told import is_of_leaders, mentions_of
from extract.components.context import ArticleContext
from extract.components.facts import Fact
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import AIDES
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
    if _stand_under_another_heading(last, context):
        return []
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


def _stand_under_another_heading(contact: Fact, context: ArticleContext) -> bool:
    """ "ARMENIA - GEORGIA. The two ministers met": a heading that names a pair says whose ministers they are."""
    between = context.read.sentences[contact.sentence_index + 1 : context.sentence_index]
    return any(
        len({code for m in sentence.mentions for code in m.parties} - contact.codes) > 0
        for sentence in between
        if sentence.kind == "heading"
    )


def _announced(contacts: Sequence[Fact], context: ArticleContext) -> Fact | None:
    """The call or meeting of the title, if the article tells but one such; others are told in passing."""
    mode = announced(context.read.article.title).mode
    found = [f for f in contacts if mode is not None and f.code == mode and not f.is_background]
    return found[-1] if len({f.codes for f in found}) == 1 else None


def unnamed(frame: Frame, context: ArticleContext) -> list[Mention]:
    """ "Delegations met again in Oslo", "army chiefs sit down together": of the two parties in view."""
    bare = [t for t in frame.subjects if _are_bare(t)]
    pair = _pair_in_view(frame, context) if bare and len(frame.subjects) == 1 else ()
    if not pair or context.read.is_transcript:
        return []
    officials = mention_of(bare[0])
    level = officials.level_code if officials is not None else None
    return [Mention("group", 0, 0, "", pair, level_code=level, is_plural=True)]


def only_pair(context: ArticleContext) -> list[Mention]:
    """The two whose contacts are all that the article of two countries tells: whose "third round" it may be."""
    told = [f for f in context.facts if f.family == "contact" and not f.code.endswith("_message")]
    if not told or context.read.is_transcript or {f.codes for f in told} != {frozenset(context.read.pair)}:
        return []
    return mentions_of(told[-1])


def unnamed_sides(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "Defence chiefs compared notes", "officials held talks": among themselves, if with nobody else."""
    verb = frame.verb
    is_held = verb is not None and (frame.token.i == verb.i or frame.token.dep_ == "dobj")
    if not is_held or frame.is_passive or not _OTHERS.isdisjoint(frame.preps):
        return []
    group = unnamed(frame, context)
    return [Sides(group, [])] if group else []


_OTHERS = frozenset({"with", "between", "to", "from"})


def _are_bare(token: Token) -> bool:
    """Officials in the plural whose country nobody says."""
    officials = mention_of(token)
    if officials is not None:
        return officials.kind == "role" and officials.is_plural and not officials.parties
    is_told = token.lower_ in BARE or _is_joint_body(token)
    return is_told and not any(mention_of(child) for child in token.subtree)


def _is_joint_body(token: Token) -> bool:
    """ "The Joint Commission will meet in Lomé": that of the two in view."""
    return token.lower_ in BODIES and any(child.lower_ in _SHARED for child in token.lefts)


_SHARED = frozenset("joint bilateral binational intergovernmental inter-governmental mixed bipartite".split())


def _pair_in_view(frame: Frame, context: ArticleContext) -> tuple[str, ...]:
    """The two of the contact told just before or of the heading above; of the article, if they meet "again"."""
    contacts = [f for f in context.facts if f.family == "contact" and len(f.codes) == 2]
    last = contacts[-1] if contacts else None
    sentence = context.read.sentences[context.sentence_index]
    is_near = last is not None and context.sentence_index - last.sentence_index <= _NEAR
    pair: tuple[str, ...] = ()
    if last is not None and is_near and not last.code.endswith("_message"):
        pair = tuple(sorted(last.codes))
    elif heading := _pair_of_heading(context):
        pair = heading
    elif _AGAIN & {t.lower_ for t in frame.token.doc} or any(map(_is_joint_body, frame.subjects)):
        pair = context.read.pair
    named = {code for m in sentence.mentions for code in m.parties}
    return pair if named <= set(pair) else ()


_AGAIN = frozenset({"again", "other", "round", "rounds", "sides", "jointly"})


def _pair_of_heading(context: ArticleContext) -> tuple[str, ...]:
    for sentence in context.read.sentences[max(0, context.sentence_index - _NEAR) : context.sentence_index]:
        codes = tuple(dict.fromkeys(code for m in sentence.mentions for code in m.parties))
        if len(codes) == 2 and (sentence.kind != "body" or sentence.text.isupper()):
            return codes
    return ()


def _can_mean(group: Sequence[Mention], contact: Fact, context: ArticleContext) -> bool:
    """ "The two ministers" are not the three of a trilateral meeting, nor "they" others named just before."""
    words = {word for mention in group for word in mention.text.lower().split()}
    if words & {"two", "both"} and len(contact.codes) != 2:
        return False
    if "three" in words and len(contact.codes) != 3:
        return False
    if words & _HEADS and contact.details.get("level") in _BELOW:
        return False  # "the two presidents" after a meeting of ministers
    if words & AIDES and is_of_leaders(contact):
        return False  # "officials of the two countries" after talks of the presidents
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
    return [Sides(mentions_of(told[0]), [], is_visit=bool(told[0].details.get("is_visit")), is_anaphor=True)]
