"""Contacts that are messages: letters, telegrams, congratulations, public thanks."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import is_verbal, mention_of
from extract.components.contact_sides import MEDIA, Sides, addressed, medium_fits, names_media, of_home
from extract.components.context import ArticleContext
from extract.components.facts import When
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.rulebook import Rule

_SENTIMENTS = frozenset({"condolence", "sympathy", "wish", "greeting", "congratulation", "felicitation"})
_SENDING = frozenset("send sent sends sending dispatch dispatched address addressed".split())


def greeting(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if not medium_fits(frame, rule):
        return []
    first = side(frame.agents) if frame.is_passive else side(frame.subjects)
    receivers = side(frame.objects)
    if not _has_medium(frame) and already_in_touch(first, receivers, context):
        return []
    return addressed(first, receivers)


def is_spoken_by_us(frame: Frame) -> bool:
    """ "I congratulate the people of X": the words themselves are the message, published as they are."""
    return any(t.lower_ in ("i", "we") for t in frame.subjects)


def is_of_the_occasion(frame: Frame, when: When, context: ArticleContext) -> bool:
    """ "As you celebrate your National Day on August 15": the date of what is celebrated, not of the greeting."""
    if not when.is_known or when.interval.start == context.read.day:
        return False
    token = next((t for t in frame.token.doc if t._.date is not None and t._.date.text == when.text), None)
    tag = frame.verb.tag_ if frame.verb is not None else ""
    is_now = tag in ("VBZ", "VBP") or (is_spoken_by_us(frame) and tag != "VBD")
    return token is not None and (is_now or _hangs_on_a_noun(token, frame))


def _hangs_on_a_noun(date: Token, frame: Frame) -> bool:
    for ancestor in date.ancestors:
        if ancestor.i == frame.token.i or is_verbal(ancestor):
            return False
        if ancestor.tag_[:2] == "NN" and mention_of(ancestor) is None and ancestor.lower_ not in _POSTED:
            return True
    return False


_POSTED = frozenset(
    "x twitter facebook post tweet message letter telegram statement note cable channel".split()
)


def _has_medium(frame: Frame) -> bool:
    return names_media(frame.token.doc, MEDIA | {"letter", "telegram", "cable", "note"})


def writing(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "A wrote to B"; what somebody wrote about is no message."""
    receivers = [
        m
        for m in side(frame.preps.get("to", []))
        if m.persons or m.kind in ("role", "group", "institution", "party") or m.is_plural or m.is_capital
    ]
    senders = side(frame.subjects) or matrix_subjects(frame)
    return addressed(senders, receivers) if receivers and not frame.is_passive else []


def message_noun(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if not medium_fits(frame, rule) or (lemma == "note" and frame.token.head.lower_ == "on"):
        return []  # "on a separate note"
    if frame.verb is not None and frame.verb.lower_ in ("exchange", "exchanged", "exchanges"):
        return _exchanged(side(frame.subjects), side(frame.preps.get("with", [])))
    if frame.verb is not None and frame.verb.lower_ in _TAKING:
        writers = [*frame.preps.get("from", ()), *frame.preps.get("by", ()), *_agents_of(frame.token)]
        return addressed(side(writers) or _owners(frame.token), side(frame.subjects))
    senders = side(frame.preps.get("from", [])) or [
        m for t in frame.modifiers if (m := mention_of(t)) and m.parties and not m.is_adjective
    ]
    senders = senders or (
        side(frame.agents) if frame.is_passive else side(frame.subjects) or matrix_subjects(frame)
    )
    if not senders and frame.is_passive and frame.token.dep_ == "nsubjpass":
        senders = of_home(context, parties_of(side(frame.preps.get("to", []))))
    receivers = side(frame.preps.get("to", []) or _behind_its_kind(frame))
    if not receivers and not frame.is_passive:
        receivers = _receiving_objects(frame)
    if lemma in _SENTIMENTS and not _is_sent(frame) and already_in_touch(senders, receivers, context):
        return []
    return addressed([m for m in senders if m not in receivers], receivers)


def _agents_of(noun: Token) -> list[Token]:
    """ "A letter sent by X": who did what is told of the noun."""
    done = [t for c in noun.children if c.dep_ == "acl" for t in c.children if t.dep_ == "agent"]
    return [t for agent in done for t in agent.children if t.dep_ == "pobj"]


def _owners(noun: Token) -> list[Mention]:
    """ "Replied to X's letter"."""
    return side(t for t in noun.lefts if t.dep_ == "poss")


def _behind_its_kind(frame: Frame) -> list[Token]:
    """ "A note of protest to X": the parser hangs "to" on the kind of note."""
    kinds = [t for t in frame.preps.get("of", ()) if t.lower_ in _KINDS]
    return [t for kind in kinds for c in kind.children if c.lower_ == "to" for t in c.children]


_KINDS = frozenset(
    "protest complaint objection support solidarity apology reply response warning reassurance introduction".split()
)
"""What a note is of that is no message by itself, as thanks and condolences are."""
_TAKING = frozenset(
    "receive received receives got gets reply replied replies replying respond responded responds answer answered "
    "answers answering acknowledge acknowledged acknowledges welcomed".split()
)


def _exchanged(first: Sequence[Mention], others: Sequence[Mention]) -> list[Sides]:
    """ "The two kings exchanged letters": one exchange, whoever began."""
    return [Sides(list(first), list(others))] if len(parties_of([*first, *others])) > 1 else []


def _is_sent(frame: Frame) -> bool:
    return frame.verb is not None and frame.verb.lower_ in _SENDING


def already_in_touch(
    senders: Sequence[Mention], receivers: Sequence[Mention], context: ArticleContext
) -> bool:
    """Sympathy voiced in a call or meeting told before is part of it, not a message of its own."""
    codes = {*parties_of(senders), *parties_of(receivers)}
    return any(
        fact.family == "contact" and not fact.code.endswith("_message") and codes <= fact.codes
        for fact in context.facts
    )


def _receiving_objects(frame: Frame) -> list[Mention]:
    """ "Sent X a letter", "telegrams reached Ankara"."""
    return side(frame.objects)
