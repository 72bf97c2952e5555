"""Crisis events told by a turn of phrase: constructions read off the words, not off the parse.

Bullets without verbs, verbs far from their objects, phrasal turns ("kept ... shut", "came under fire", "broke
with") defeat a small parser. `rules/crisis_turns.yml` gives each turn as a pattern over the sentence in which
every mention and date is one marker; named groups `actor` and `affected` say who is who.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extract.components.context import ArticleContext, Parsed
from extract.components.crises_claims import HOSTILE
from extract.components.crises_facts import is_transcript
from extract.components.crises_quantities import fits
from extract.components.crises_rumours import rumour_status
from extract.components.crises_topic import with_topic
from extract.components.crises_traits import is_past, traits_of
from extract.components.crises_turn_dates import date_of_turn
from extract.components.crises_turn_guards import AHEAD, is_called_for, is_known_spot, is_unreal
from extract.components.crises_turn_parties import TurnPlace
from extract.components.crises_turn_scene import labelled
from extract.components.crises_turn_text import MARKS, Marked, Who, mark, smoothed, without_weekday
from extract.components.crises_words import is_country
from extract.components.facts import Evidence, Fact, PartyRef, QuantityRef, When
from extract.components.pattern_rules import PatternRule, RuleFile, read_rule_file
from extract.components.quantities import find_quantities
from extract.components.required import PatternIndex
from extract.components.simplify import Sentence
from extract.components.words import RULES_DIR

_MEASURES = frozenset(
    {"evacuation", "mobilization", "border_closure", "airspace_closure", "flight_suspension", "sanction"}
)
_STRIKES_LAND = frozenset({"natural_disaster", "health_emergency", "transport_accident"})  # no organisation
_CLOSED = frozenset({"border_closure", "airspace_closure", "flight_suspension"})
_LONE = ("none", "host", "sentence")  # whose victims may stay unnamed
_CONFIDENCE = 0.6
_CARRIERS = re.compile(
    r"\b(?:frigate|warship|vessel|ship|aircraft|airliner|helicopters?)s?\b"
)  # whoever sent them
_SKY = re.compile(r"\b(?:airspace|sky|skies)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[.-]\w+)*")
_AFTER = 25  # characters after a turn that may put it in the future
_PLAIN: dict[str, object] = {"is_anaphor": False, "is_definite": False, "group": None, "is_repeated": False}


@lru_cache(maxsize=1)
def turn_rules() -> RuleFile:
    return read_rule_file(RULES_DIR / "crisis_turns.yml")


@lru_cache(maxsize=1)
def _rules_by_words() -> PatternIndex[int]:
    rules = turn_rules().sections["turns"]
    return PatternIndex({number: rule.pattern for number, rule in enumerate(rules) if rule.pattern})


@lru_cache(maxsize=1)
def _rules_by_plain_words() -> PatternIndex[int]:
    """The same for text without markers."""
    rules = turn_rules().sections["turns"]
    patterns = {number: rule.pattern for number, rule in enumerate(rules) if rule.pattern}
    return PatternIndex(patterns, ignored=MARKS)


def may_turn(text: str, words: frozenset[str]) -> bool:
    """Whether a sentence, not yet marked, holds the words that some turn needs."""
    rules = turn_rules().sections["turns"]
    return any(
        not words.isdisjoint(rules[number].constants.get("words", words))
        for number in _rules_by_plain_words().candidates(without_weekday(text).lower())
    )


def turns(parsed: Parsed, context: ArticleContext, told: Sequence[Fact]) -> Iterator[Fact]:
    """Events that turns of phrase tell and no frame in the sentence has told."""
    marked = mark(parsed.sentence, with_topic(parsed.sentence, parsed.doc.user_data["topic"]))
    sentence, other = marked, smoothed(marked)
    candidates = _rules_by_words().candidates(marked.text.lower())
    if other is not None:
        candidates = sorted({*candidates, *_rules_by_words().candidates(other.text.lower())})
    words = set(_WORD.findall(parsed.sentence.text.lower())) if candidates else set()
    for rule in (turn_rules().sections["turns"][number] for number in candidates):
        if not words.isdisjoint(rule.constants.get("words", words)) and rule.pattern:
            match, marked = _found(rule.pattern, sentence, other)
            if match is None:
                continue
            rumour = rumour_status(parsed.sentence.text, rule.label, marked.offset(match.start()))
            if (
                (rumour is None and is_unreal(marked.text, match, rule))
                or not is_called_for(rule, context, parsed)
                or not is_known_spot(rule, match, marked, context)
            ):
                continue
            fact = _fact(rule, match, marked, parsed, context)
            if fact is not None and rumour is not None:
                fact = replace(fact, status=rumour)
            if fact is not None and not any(_is_same(fact, other) for other in told):
                yield fact


def _found(
    pattern: re.Pattern[str], marked: Marked, other: Marked | None
) -> tuple[re.Match[str] | None, Marked]:
    """The first match in a sentence as it stands, or else with its date out of the way."""
    match = _first(pattern, marked.text)
    if match is None and other is not None:
        return _first(pattern, other.text), other
    return match, marked


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match whose actor, if it opens with one, is no object: "broke with Y and ordered its envoys out"."""
    match = pattern.search(text)
    while match is not None and _OBJECT.search(text, 0, match.start()) and _opens_with_actor(match):
        match = pattern.search(text, match.start() + 1)
    return match


_OBJECT = re.compile(r"\b(?:with|from|to|against|over|near|into|between|for|on)(?: the)? $", re.IGNORECASE)


def _opens_with_actor(match: re.Match[str]) -> bool:
    groups = match.re.groupindex
    return any(match.start(name) == match.start() for name in groups if name.startswith("actor"))


def _is_same(fact: Fact, other: Fact) -> bool:
    """Whether a frame has told it already, unless the turn adds who did it, or its day."""
    if fact.code != other.code and {fact.code, other.code} != {"armed_attack", "air_strike"}:
        return False
    if other.details.get("is_anaphor") and not fact.codes <= other.codes:
        return False
    (start, end), (low, high) = fact.evidence[0].trigger, other.evidence[0].trigger
    if not fact.codes & other.codes:
        return start < high and low < end
    actors, others = fact.with_role("actor"), other.with_role("actor")
    if actors and others and not actors & others:
        return False
    adds_actor = bool(actors) and not others
    adds_day = fact.when.is_known and (not other.when.is_known or fact.status != other.status)
    adds_end = fact.status == "ended" and other.status == "reported" and fact.code != "mobilization"
    return not (adds_actor or adds_day or adds_end)


def _fact(
    rule: PatternRule, match: re.Match[str], marked: Marked, parsed: Parsed, context: ArticleContext
) -> Fact | None:
    is_ahead = _is_ahead(rule, match, marked.text)
    is_still = rule.constants.get("status") == "ended" and rule.label in _CLOSED and _is_to_end(match)
    if is_ahead and rule.label not in _MEASURES:
        return None
    way = rule.constants.get("victims", "around")
    if is_transcript(context) and way in ("scene", "home", "sentence", "crisis"):
        way = "around"  # in the give and take no country stays in mind
    place = TurnPlace(match, marked, parsed.sentence, context)
    actors = _actors(rule, place)
    if way == "likewise":
        return _likewise(rule, place, actors, parsed, context)
    own = {code for code, _ in actors}
    victims = place.victims(way, own)
    if rule.label == "evacuation" and not victims:
        victims = place.victims("evacuated", own) or place.victims("crisis", own)
    if rule.label in _STRIKES_LAND:
        victims = [(code, span) for code, span in victims if is_country(code)]
    if not (victims or (actors and (way in _LONE or rule.label == "border_closure"))):
        return None
    by_itself = rule.constants.get("actors") == "affected" and not _CARRIERS.search(marked.text)
    own_sky = rule.label == "airspace_closure" and _SKY.search(match[0]) is not None
    if own_sky or by_itself:
        actors = actors or victims  # each closes its own sky, moves its own people to safety
    status = "planned" if is_ahead else str(rule.constants.get("status", "reported"))
    status = "reported" if is_still else status
    if rule.label in HOSTILE and actors and place.tellers() & {code for code, _ in victims}:
        status = "claimed"
    fact = _built(rule, place, parsed, status, actors, victims)
    return replace(fact, when=When()) if is_still else fact


def _is_to_end(match: re.Match[str]) -> bool:
    """ "The crossing will reopen": it is closed until then."""
    return AHEAD.search(match.string[max(0, match.start() - _AFTER) : match.end()]) is not None


def _is_ahead(rule: PatternRule, match: re.Match[str], text: str) -> bool:
    """Whether the turn, or for people brought out the words before it, speak of what is to come."""
    if rule.constants.get("status") == "ended" or rule.label == "threat" or rule.constants.get("lasting"):
        return False
    before = re.split(r"[,;:.]", text[: match.start()])[-1][-_AFTER:] if rule.label == "evacuation" else ""
    return AHEAD.search(before + match[0] + re.split(r"[,;:.]", text[match.end() :])[0][:_AFTER]) is not None


def _actors(rule: PatternRule, place: TurnPlace) -> Who:
    """Who acts: named in the turn, the speaker, the page's own country, or who has been evacuating."""
    named, kind = place.in_group("actor"), rule.constants.get("actors")
    if kind == "speaker":
        return place.speaker()
    if kind == "home" and not named:
        home = next(iter(labelled(place.sentence, place.context)), place.context.read.home)
        return [(home, None)] if home and home not in dict(place.in_group("affected")) else []
    if rule.label == "evacuation" and (carriers := place.carriers()):
        return carriers
    if rule.label == "evacuation" and not named and kind != "affected":
        return place.evacuators() or place.own_page()
    return named


def _likewise(
    rule: PatternRule, place: TurnPlace, actors: Who, parsed: Parsed, context: ArticleContext
) -> Fact | None:
    """ "Chile did likewise the next day": the last measure told, taken by another."""
    index, after = parsed.sentence.index, rule.constants["after"]
    before = (f for f in reversed(context.facts) if f.sentence_index < index and f.code in after)
    told = next(before, None)
    own = {code for code, _ in actors}
    kept = [r for r in told.parties if r.role == "affected" and r.code not in own] if told else []
    if told and not kept:  # "Chile recalled its envoy in turn": it answers who hit it
        kept = [replace(r, role="affected") for r in told.parties if r.role == "actor" and r.code not in own]
    if told is None or not actors or not kept or index - told.sentence_index > 1:
        return None
    when = told.when
    if parsed.sentence.dates and "same" not in parsed.sentence.dates[0].text:
        when = date_of_turn(parsed.sentence, (0, len(parsed.sentence.text)), context, is_future=False)
    return replace(
        told,
        parties=(*(PartyRef(c, "actor", s) for c, s in actors), *kept),
        when=when,
        evidence=(_evidence(rule, place, parsed),),
        sentence_index=index,
        quantities=(),
        details={**told.details, "is_anaphor": False},
    )


def _evidence(rule: PatternRule, place: TurnPlace, parsed: Parsed) -> Evidence:
    start, end = parsed.span
    low, high = place.span
    return Evidence(start, end, rule.rule_id, _CONFIDENCE, (start + low, start + max(low, high)))


def _built(
    rule: PatternRule, place: TurnPlace, parsed: Parsed, status: str, actors: Who, victims: Who
) -> Fact:
    sentence, context = parsed.sentence, place.context
    is_own = bool(rule.constants.get("own_date"))
    when = date_of_turn(sentence, place.span, context, is_future=status == "planned", is_own=is_own)
    where = place.where()
    is_country = any(m.place_name == where.name and m.kind == "party" for m in sentence.mentions)
    roles = (*(PartyRef(c, "actor", s) for c, s in actors), *(PartyRef(c, "affected", s) for c, s in victims))
    return Fact(
        family="crisis",
        code=rule.label,
        status=status,
        parties=roles,
        when=when,
        where=where,
        evidence=(_evidence(rule, place, parsed),),
        sentence_index=sentence.index,
        quantities=_figures(sentence, rule.label, context),
        is_background=context.is_background(when),
        confidence=_CONFIDENCE,
        details={
            **_PLAIN,
            "place_is_country": is_country,
            "is_past": is_past(when, context),
            **traits_of(rule.label, sentence),
        },
    )


def _figures(sentence: Sentence, code: str, context: ArticleContext) -> tuple[QuantityRef, ...]:
    return tuple(
        QuantityRef(
            q.value, q.unit, q.qualifier, q.is_cumulative, context.read.day if q.is_cumulative else None,
            (sentence.start + q.char_start, sentence.start + q.char_end),
        )
        for q in find_quantities(sentence.text)
        if fits(code, q.unit)
    )  # fmt: skip
