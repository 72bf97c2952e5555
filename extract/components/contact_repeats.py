"""Contacts told by reference to one just told: "and again on Monday", "after one in Lima in May".

Who takes part and how is that of the contact meant; the words themselves only add a day, and perhaps a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from extract.components.clauses import is_verbal, mention_of
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Evidence, Fact, When, Where
from extract.components.frames import Frame
from extract.components.inflection import noun_forms

_REACH = 8  # tokens from "again" or "another" to its day
_NEAR = 2  # sentences
_OCCASIONS = frozenset(
    form
    for noun in "meeting round call encounter session talk visit conversation summit time trip".split()
    for form in noun_forms(noun)
)
_ONES = frozenset("one another other first second third fourth previous last next latter".split())
_BEING = frozenset(
    "was were took place came held being is scheduled to take be will due planned expected set happen happened "
    "follow followed ended begins began opens opened".split()
)
_AHEAD = frozenset("is will due planned expected set".split())
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
    """The day that follows at once: "on Monday", "in Lima in May", "is to take place in Lima in May"."""
    for token in word.doc[word.i + 1 : word.i + 1 + _REACH]:
        if token._.date is not None:
            return token
        closes = token.text in (",", ";", ".") and token.i > word.i + 1
        if closes or (is_verbal(token) and token.lower_ not in _BEING):
            return None
    return None


def recalled(parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
    """ "It was their third meeting, after one in Lima in May": further contacts of who met just before."""
    told = [f for f in context.facts if f.family == "contact" and not f.code.endswith("_message")]
    last = told[-1] if told else None
    if last is None or last.status != "held" or context.sentence_index - last.sentence_index > _NEAR:
        return
    names_it = any(token.lower_ in _OCCASIONS for token in parsed.doc)
    for token in _ones(parsed.doc):
        if not names_it and not (token.dep_ == "nsubj" and _was_named_before(context)):
            continue
        date = _day_behind(token)
        if date is not None:
            place = _place_between(token, date)
            yield _as_another(last, date, parsed, context, place, is_ahead=_is_ahead(token, date))


def _was_named_before(context: ArticleContext) -> bool:
    """ "A and B ended a round of talks. The next one is to take place": the sentence before names the occasion."""
    before = context.read.sentences[context.sentence_index - 1].text.lower()
    return not _OCCASIONS.isdisjoint(_WORD.findall(before))


_WORD = re.compile(r"[a-z]+")


def _is_ahead(one: Token, date: Token) -> bool:
    """ "The next one is to take place in August": one that is planned."""
    return any(t.lower_ in _AHEAD for t in one.doc[one.i + 1 : date.i])


def _ones(doc: Doc) -> list[Token]:
    """Words that stand for a contact: "one", "another", "the first"; not before a noun of their own."""
    found = []
    for token in doc[:-1]:
        after = token.nbor(1)
        aside = after.text == "," and after.i + 1 < len(doc) and after.nbor(1).tag_ == "IN"
        stands_alone = aside or after.tag_ == "IN" or after.lower_ in _BEING or after._.date is not None
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


def _when(date: Token, context: ArticleContext, tense: str = "past") -> When:
    expression = date._.date
    return When(context.resolve(expression, tense), expression.text, expression.time_of_day)


def _as_another(
    fact: Fact, date: Token, parsed: Parsed, context: ArticleContext, where: Where, *, is_ahead: bool = False
) -> Fact:
    when = _when(date, context, "future" if is_ahead else "past")
    if when.interval.start is None and when.time_of_day:
        when = replace(fact.when, text=when.text, time_of_day=when.time_of_day)  # "and again in the evening"
    start, end = parsed.span
    evidence = Evidence(start, end, "contact.repeated", _CONFIDENCE, date._.span)
    return replace(
        fact,
        status="planned" if is_ahead else fact.status,
        when=when,
        where=where,
        evidence=(evidence,),
        sentence_index=parsed.sentence.index,
        is_background=context.is_background(when),
        confidence=_CONFIDENCE,
        details={**fact.details, "ordinal": "again", "is_anaphor": False, "is_visit": fact.code == "visit"},
    )
