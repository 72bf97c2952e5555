"""Two sides before the press together: what "we" did is what both did, and the appearance is itself a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.components.clauses import mention_of
from extract.components.contact_levels import level_of
from extract.components.contact_sides import Sides
from extract.components.contact_spoken import is_told
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Evidence, Fact, PartyRef, PersonRef, When, Where
from extract.components.frames import Frame
from extract.components.mentions import Mention, Person
from extract.components.reading import ReadArticle
from extract.components.turns import Turn
from extract.components.words import word_lists

_HAVING = frozenset("have had has having hold held".split())
_APPEARANCE = "contact.joint_appearance"
_CONFIDENCE = 0.8


def jointly(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "Today we discussed trade" of one of two sides that appear together: both of them."""
    subjects = [mention_of(token) for token in frame.subjects]
    we = subjects[0] if len(subjects) == 1 else None
    parties = context.read.turns.speaking_parties
    if (
        not _is_joint(context.read)
        or we is None
        or not we.is_speaker
        or we.text.lower() != "we"
        or len(parties) != 2
        or not we.parties
    ):
        return []
    if not _is_had(frame) or not set(we.parties) <= set(parties) or _names_others(frame, we, parties):
        return []
    persons = tuple(turn.person for turn in context.read.turns.principals if turn.person)
    return [Sides([replace(we, parties=parties, persons=persons, is_plural=True)], [], is_joint=True)]


def _is_joint(read: ReadArticle) -> bool:
    """The title says that they stand before the press together."""
    title = (read.article.title or "").lower()
    return any(phrase in title for phrase in word_lists()["joint_appearance"])


def _is_had(frame: Frame) -> bool:
    """ "We met", "we had a good discussion", in the past and of nobody else unnamed."""
    verb, noun = frame.verb, frame.token
    if verb is None or "with" in frame.preps or not is_told(frame) or verb.tag_ == "VB":
        return False
    return noun.i == verb.i or (noun.dep_ == "dobj" and verb.lower_ in _HAVING)


def _names_others(frame: Frame, we: Mention, parties: Sequence[str]) -> bool:
    named = [m for token in frame.token.doc if (m := mention_of(token)) is not None and m is not we]
    return any((m.persons or set(m.parties) - set(parties)) and not m.is_speaker for m in named)


def _appearing(turn: Turn, person: Person) -> PersonRef:
    """Who appears, with the label of the turn as evidence."""
    label = (turn.start, turn.start + len(turn.label))
    return PersonRef(
        person,
        turn.party,
        person.office_title,
        person.office_code,
        person.level_code,
        person.full_name,
        label,
    )


def joint_appearance(parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
    """The meeting that a joint appearance is: officials of two sides and more take turns under a title that says so."""
    read = context.read
    principals = read.turns.principals
    if len(principals) < 2 or any(fact.evidence[0].rule_id == _APPEARANCE for fact in context.facts):
        return
    if not _is_joint(read):
        return
    second = principals[1]
    first_words = next((s for s in read.sentences if s.start >= second.text_start), None)
    if first_words is None or first_words.index > parsed.sentence.index:
        return
    evidence = Evidence(
        second.start,
        first_words.start + len(first_words.text),
        _APPEARANCE,
        _CONFIDENCE,
        (second.start, second.text_start),
    )
    parties = sorted({turn.party for turn in principals if turn.party})
    persons = [turn.person for turn in principals if turn.person]
    levels = [
        Mention("person", 0, 0, "", (p.party_code or "",), (p,), level_code=p.level_code) for p in persons
    ]
    yield Fact(
        family="contact",
        code="meeting",
        status="held",
        parties=tuple(PartyRef(code, "party", None) for code in parties),
        when=When(),
        where=Where(),
        evidence=(evidence,),
        sentence_index=first_words.index,
        persons=tuple(_appearing(turn, turn.person) for turn in principals if turn.person),
        confidence=_CONFIDENCE,
        details={
            "is_visit": False,
            "initiator": None,
            "level": level_of(levels),
            "ordinal": None,
            "is_anaphor": False,
            "group": tuple(levels),
        },
    )
