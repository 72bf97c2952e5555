"""Contacts told by reference to one just told: "and again on Monday", "after one in Lima in May".

Who takes part and how is that of the contact meant; the words themselves only add a day, and perhaps a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from extract.components.clauses import is_verbal, mention_of
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Evidence, Fact, When, Where
from extract.components.frames import Frame
from extract.components.inflection import noun_forms

_REACH = 5  # tokens from "again" or "another" to its day
_NEAR = 2  # sentences
_OCCASIONS = frozenset(
    form
    for noun in "meeting round call encounter session talk visit conversation summit time trip".split()
    for form in noun_forms(noun)
)
_ONES = frozenset({"one", "another", "other", "first", "second", "previous", "last", "latter"})
_BEING = frozenset({"was", "were", "took", "place", "came", "held", "being", "is", "scheduled"})
_CONFIDENCE = 0.55


def repeated(fact: Fact, frame: Frame, parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
    """The contact itself and, where the clause goes on "and again on Monday", that of Monday too."""
    again = _again(frame)
    date = _day_behind(again) if again is not None and fact.status == "held" else None
    if again is None or date is None:
        yield fact
        return
    before = [t for t in frame.token.doc[frame.token.i : again.i] if t._.date is not None]
    if before and fact.when.interval.start != fact.when.interval.end:
        fact.when = _when(before[-1], context)  # "twice this week, on Monday and again on Friday"
    elif not before and date._.date.time_of_day is None:
        fact.when = When()
    yield fact
    yield _as_another(fact, date, parsed, context, Where())


def _again(frame: Frame) -> Token | None:
    """ "And again", of the same clause."""
    for token in frame.token.doc[frame.token.i + 1 :]:
        if token.lower_ == "again" and token.nbor(-1).lower_ in ("and", "then"):
            return token
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _day_behind(word: Token) -> Token | None:
    """The day that follows at once: "on Monday", "in Lima in May"."""
    for token in word.doc[word.i + 1 : word.i + 1 + _REACH]:
        if token._.date is not None:
            return token
        if token.text in (",", ";", ".") or (is_verbal(token) and token.lower_ not in _BEING):
            return None
    return None


def recalled(parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
    """ "It was their third meeting, after one in Lima in May": further contacts of who met just before."""
    told = [f for f in context.facts if f.family == "contact" and not f.code.endswith("_message")]
    last = told[-1] if told else None
    if last is None or last.status != "held" or context.sentence_index - last.sentence_index > _NEAR:
        return
    if not any(token.lower_ in _OCCASIONS for token in parsed.doc):
        return
    for token in _ones(parsed.doc):
        date = _day_behind(token)
        if date is not None:
            yield _as_another(last, date, parsed, context, _place_between(token, date))


def _ones(doc: Doc) -> list[Token]:
    """Words that stand for a contact: "one", "another", "the first"; not before a noun of their own."""
    found = []
    for token in doc[:-1]:
        after = token.nbor(1)
        stands_alone = after.tag_ == "IN" or after.lower_ in _BEING or after._.date is not None
        named = mention_of(token) is None and token._.date is None
        is_itself = token.dep_ in ("attr", "acomp")  # "the call was the second this week"
        if token.lower_ in _ONES and stands_alone and named and not is_itself and after.lower_ != "of":
            found.append(token)
    return found


def _place_between(word: Token, date: Token) -> Where:
    for token in word.doc[word.i : date.i]:
        mention = mention_of(token)
        if mention is not None and mention.place_name:
            return Where(mention.place_name, mention.place_country)
    return Where()


def _when(date: Token, context: ArticleContext) -> When:
    expression = date._.date
    return When(context.resolve(expression, "past"), expression.text, expression.time_of_day)


def _as_another(fact: Fact, date: Token, parsed: Parsed, context: ArticleContext, where: Where) -> Fact:
    when = _when(date, context)
    if when.interval.start is None and when.time_of_day:
        when = replace(fact.when, text=when.text, time_of_day=when.time_of_day)  # "and again in the evening"
    start, end = parsed.span
    evidence = Evidence(start, end, "contact.repeated", _CONFIDENCE, date._.span)
    return replace(
        fact,
        when=when,
        where=where,
        evidence=(evidence,),
        sentence_index=parsed.sentence.index,
        is_background=context.is_background(when),
        confidence=_CONFIDENCE,
        details={**fact.details, "ordinal": "again", "is_anaphor": False, "is_visit": fact.code == "visit"},
    )
