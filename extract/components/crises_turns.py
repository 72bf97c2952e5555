"""Crisis events told by a turn of phrase: constructions read off the words, not off the parse.

Bullets without verbs, verbs far from their objects, phrasal turns ("kept ... shut", "came under fire", "broke
with") defeat a small parser. `rules/crisis_turns.yml` gives each turn as a pattern over the sentence in which
every mention and date is one marker; named groups `actor` and `affected` say who is who.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extract.components.context import ArticleContext, Parsed
from extract.components.crises_quantities import fits
from extract.components.crises_turn_dates import date_of_turn
from extract.components.crises_turn_parties import TurnPlace, Who
from extract.components.crises_words import figurative_spans
from extract.components.dates_types import DateExpression
from extract.components.facts import Evidence, Fact, PartyRef, QuantityRef, Where
from extract.components.mentions import Mention
from extract.components.pattern_rules import PatternRule, RuleFile, read_rule_file
from extract.components.quantities import find_quantities
from extract.components.simplify import Sentence
from extract.components.words import RULES_DIR

_MARK = re.compile(r"⟦[a-z](\d+)⟧")
_UNREAL = re.compile(
    r"\b(?:not|never|no(?!-)|nobody|without(?! warning)|den(?:y|ies|ied|ying)|if|unless|would|could|might|may|should|can|whether|"
    r"plot(?:ted|s)?|fears?|feared|risks?|prevent(?:ed|ing|s)?|avoid(?:ed|ing)?|avert(?:ed|ing)?|wants?|hopes?|"
    r"threat(?:s|en|ens|ened|ening)?|calls? for|possib\w+|alleged\w*|accus\w+|claim(?:s|ed|ing)?|rehears\w+|simulat\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|is to|are to|is due to|are due to|is set to|plans? to|tonight|tomorrow)\b", re.IGNORECASE
)
_MEASURES = frozenset(
    {"evacuation", "mobilization", "border_closure", "airspace_closure", "flight_suspension", "sanction"}
)
_BEFORE = 60  # characters of the clause before a turn that may take its reality away
_CONFIDENCE = 0.6


@dataclass(slots=True)
class Marked:
    """A sentence with a marker for every mention and date, and the way back to its own offsets."""

    text: str
    holds: list[Mention | DateExpression] = field(default_factory=list)
    starts: list[tuple[int, int]] = field(
        default_factory=list
    )  # (offset in the marked text, in the sentence)

    def offset(self, position: int) -> int:
        """Offset in the sentence of a position in the marked text."""
        before = [pair for pair in self.starts if pair[0] <= position]
        marked, own = before[-1] if before else (0, 0)
        return own + position - marked

    def mentions(self, start: int, end: int) -> list[Mention]:
        found = [self.holds[int(m[1])] for m in _MARK.finditer(self.text, start, end)]
        return [item for item in found if isinstance(item, Mention)]


def mark(sentence: Sentence) -> Marked:
    """The sentence with its mentions and dates marked; names without a country stay words."""
    spans: list[tuple[int, int, str, Mention | DateExpression]] = [
        (m.start - sentence.start, m.start + _length(m) - sentence.start, _letter(m), m)
        for m in sentence.mentions
        if _counts(m)
    ]
    for expression in sentence.dates:
        if all(expression.char_end <= a or expression.char_start >= b for a, b, _, _ in spans):
            spans.append((expression.char_start, expression.char_end, "d", expression))
    marked, position, pieces = Marked(""), 0, ""
    for start, end, letter, what in sorted(spans, key=lambda item: item[0]):
        if start < position:
            continue
        pieces += sentence.text[position:start] + f"⟦{letter}{len(marked.holds)}⟧"
        marked.holds.append(what)
        marked.starts.append((len(pieces), end))
        position = end
    marked.text = (pieces + sentence.text[position:]).replace("\n", " ")
    return marked


def _counts(mention: Mention) -> bool:
    return bool(mention.parties or mention.place_country) and mention.kind != "pronoun"


_TAIL = re.compile(r"(?: [a-z][\w-]*)+$")


def _length(mention: Mention) -> int:
    """Characters that the marker takes: "Danish" of "Danish warships", whose noun the turns want to see."""
    tail = _TAIL.search(mention.text) if mention.kind in ("institution", "role", "group") else None
    whole = tail is None or mention.text[: tail.start()].lower() == "the"
    return mention.end - mention.start if whole or tail is None else tail.start()


def _letter(mention: Mention) -> str:
    if mention.is_adjective:
        return "a"
    return {"party": "c", "place": "l"}.get(mention.kind, "o")


@lru_cache(maxsize=1)
def turn_rules() -> RuleFile:
    return read_rule_file(RULES_DIR / "crisis_turns.yml")


def turn_words() -> frozenset[str]:
    """Words that only turns know: their share of the gate."""
    return frozenset(turn_rules().words["gate"])


def turns(parsed: Parsed, context: ArticleContext, told: Sequence[Fact]) -> Iterator[Fact]:
    """Events that turns of phrase tell and no frame in the sentence has told."""
    marked: Marked | None = None
    for rule in turn_rules().sections["turns"]:
        marked = marked or mark(parsed.sentence)
        match = rule.pattern.search(marked.text) if rule.pattern else None
        if match is None or _is_unreal(marked.text, match, rule) or not _is_called_for(rule, context, parsed):
            continue
        fact = _fact(rule, match, marked, parsed, context)
        if fact is not None and not any(_is_same(fact, other) for other in told):
            yield fact


def _is_same(fact: Fact, other: Fact) -> bool:
    if fact.code != other.code and {fact.code, other.code} != {"armed_attack", "air_strike"}:
        return False
    return bool(fact.codes & other.codes) or not other.codes


def _is_unreal(text: str, match: re.Match[str], rule: PatternRule) -> bool:
    """Denied, feared, conditional or figurative, unless the turn itself is of that kind."""
    if "?" in text[match.end() :][-3:]:
        return True
    if any(a < match.end() and match.start() < b for a, b in figurative_spans(text)):
        return True
    if rule.constants.get("unreal"):
        return False
    before = re.split(r"[;:]|, (?:and|but|while) ", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    return bool(_UNREAL.search(before + match[0]))


def _is_called_for(rule: PatternRule, context: ArticleContext, parsed: Parsed) -> bool:
    """Turns that only mean a crisis beside certain words, or after the article has told of one."""
    text, constants = parsed.sentence.text, rule.constants
    if "excludes" in constants and re.search(constants["excludes"], text, re.IGNORECASE):
        return False
    if "needs_before" in constants:
        before = context.read.sentences[max(0, parsed.sentence.index - 2) : parsed.sentence.index]
        if not re.search(constants["needs_before"], " ".join(s.text for s in before), re.IGNORECASE):
            return False
    codes = constants.get("after", ())
    return not codes or any(f.family == "crisis" and f.code in codes for f in context.facts)


def _fact(
    rule: PatternRule, match: re.Match[str], marked: Marked, parsed: Parsed, context: ArticleContext
) -> Fact | None:
    is_ahead = bool(_AHEAD.search(match[0])) and rule.constants.get("status") != "ended"
    if is_ahead and rule.label not in _MEASURES:
        return None
    way = rule.constants.get("victims", "around")
    place = TurnPlace(match, marked.text, marked.mentions, parsed.sentence, context)
    actors = [*place.in_group("actor"), *place.in_group("actor_too")]
    if rule.constants.get("actors") == "speaker":
        actors = place.speaker()
    if way == "likewise":
        return _likewise(rule, place, actors, parsed, context)
    victims = place.victims(way, {code for code, _ in actors})
    if way == "evacuated":
        actors = place.evacuators()
    if not (victims or (actors and way == "none")):
        return None
    status = "planned" if is_ahead else str(rule.constants.get("status", "reported"))
    return _built(rule, match, marked, parsed, context, status, actors, victims)


def _likewise(
    rule: PatternRule, place: TurnPlace, actors: Who, parsed: Parsed, context: ArticleContext
) -> Fact | None:
    """ "Colombia did likewise the same day": the last measure told, taken by another."""
    told = next(
        f for f in reversed(context.facts) if f.family == "crisis" and f.code in rule.constants["after"]
    )
    if not actors or parsed.sentence.index - told.sentence_index > 1:
        return None
    kept = tuple(ref for ref in told.parties if ref.role == "affected")
    start, end = parsed.span
    trigger = (start + place.match.start(), start + place.match.end())
    when = told.when
    if parsed.sentence.dates and "same" not in parsed.sentence.dates[0].text:
        when = date_of_turn(parsed.sentence, (0, len(parsed.sentence.text)), context, is_future=False)
    return replace(
        told,
        parties=(*(PartyRef(c, "actor", s) for c, s in actors), *kept),
        when=when,
        evidence=(Evidence(start, end, rule.rule_id, _CONFIDENCE, trigger),),
        sentence_index=parsed.sentence.index,
        quantities=(),
        details={**told.details, "is_anaphor": False},
    )


def _built(
    rule: PatternRule,
    match: re.Match[str],
    marked: Marked,
    parsed: Parsed,
    context: ArticleContext,
    status: str,
    actors: Who,
    victims: Who,
) -> Fact:
    sentence = parsed.sentence
    start, end = parsed.span
    span = (marked.offset(match.start()), marked.offset(match.end()))
    when = date_of_turn(sentence, span, context, is_future=status == "planned")
    places = [
        m for m in marked.mentions(match.start(), len(marked.text)) if m.place_name and not m.is_adjective
    ]
    where = Where(places[0].place_name, places[0].place_country) if places else Where()
    roles = (*(PartyRef(c, "actor", s) for c, s in actors), *(PartyRef(c, "affected", s) for c, s in victims))
    trigger = (sentence.start + span[0], sentence.start + max(span))
    return Fact(
        family="crisis",
        code=rule.label,
        status=status,
        parties=roles,
        when=when,
        where=where,
        evidence=(Evidence(start, end, rule.rule_id, _CONFIDENCE, trigger),),
        sentence_index=sentence.index,
        quantities=_figures(sentence, rule.label, context),
        is_background=context.is_background(when),
        confidence=_CONFIDENCE,
        details={
            "is_anaphor": False,
            "is_definite": False,
            "group": None,
            "is_repeated": False,
            "place_is_country": bool(places) and places[0].kind == "party",
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
