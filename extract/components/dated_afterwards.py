"""The day that the next sentence tells: "X has recalled its envoy. The decision was taken on Tuesday."

The sentence opens with a definite noun (or "it") for what was told just before, and says when that was: happened,
took place, was held, is planned for. It dates an undated event that the noun can stand for, if there is only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.components.dates import DateExpression, resolve
from extract.components.facts import Fact, When
from extract.components.reading import ReadArticle
from extract.components.simplify import Sentence

_CLOSURES = ("border_closure", "airspace_closure", "flight_suspension", "travel_advisory")
_MEANT: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "meeting|talks|session|summit|encounter|audience|dialogue|consultations|negotiations|conversations?",
        "contact",
        ("meeting", "talks", "visit"),
    ),
    (
        "call|conversation|exchange|phone call|video ?(?:call|conference)",
        "contact",
        ("phone_call", "talks"),
    ),
    ("visit|trip|journey|tour|stay", "contact", ("visit", "meeting")),
    (
        "signing|ceremony|agreement|deal|accord|pact|treaty|memorandum|document|contract|protocol|arrangement|"
        "convention|decision|announcement|pledge|move",
        "agreement",
        (),
    ),
    (
        "attack|raid|assault|ambush|shooting|killings?|bombing|blast|explosion|clash(?:es)?|shelling|strikes?|"
        "incident",
        "crisis",
        ("armed_attack", "air_strike", "unrest"),
    ),
    ("attack|hack|breach|outage|intrusion", "crisis", ("cyber_attack",)),
    (
        "accident|crash|collision|derailment|sinking|wreck|disaster|tragedy",
        "crisis",
        ("transport_accident",),
    ),
    (
        "quake|earthquake|tremor|storm|cyclone|eruption|landslide|mudslide|floods?|flooding|fires?|blaze|disaster",
        "crisis",
        ("natural_disaster",),
    ),
    (
        "launch|tests?|firing|exercises?|drills?|deployment|manoeuvres|maneuvers",
        "crisis",
        ("mobilization",),
    ),
    ("evacuation|operation|repatriation|airlift", "crisis", ("evacuation",)),
    (
        "expulsions?|recall|sanctions?|designations?|decision|move|step|measures?|announcement|order|declaration",
        "crisis",
        ("sanction", *_CLOSURES),
    ),
    ("closure|shutdown|suspension|ban|warning|advice", "crisis", _CLOSURES),
)
"""What a noun may stand for: the family, and the codes of it (all where none is named)."""
_STANDS_FOR = tuple((re.compile(nouns, re.I), family, codes) for nouns, family, codes in _MEANT)
_NOUN = "|".join(nouns for nouns, _, _ in _MEANT)
_PLANNED = "planned|scheduled|due|set|expected|fixed|to take place|to be held"
_HAPPENED = (
    "happened|occurred|took place|came|took effect|struck|hit|began|started|made|taken|held|signed|"
    r"(?:was|were|had been|has been|have been) (?:\w+ly )?(?:taken|made|held|reached|signed|carried out|staged|"
    "conducted|adopted|announced|launched|struck|executed|concluded|issued|imposed|ordered|recorded|registered|"
    "felt|fired)"
)
_TOLD = re.compile(
    r"(?:The|This|That|These|Their|Its|His|Her) (?:(?!(?:of|that|which|who|on|in|for)\b)[\w'’-]+ ){0,3}?"
    rf"(?P<noun>{_NOUN})\b(?: (?:of|on|in|at) (?:(?!(?:with|between|by)\b)[^,.;]){{1,40}}?)?,? (?:which |that )?"
    rf"(?:(?P<plan>will (?:take place|be held)|(?:is|are|was|were) (?:{_PLANNED}))|{_HAPPENED})\b",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:after|before|as|because|when|while|since|to|despite|following|but|and|until|by)\b", re.IGNORECASE
)
_TO_COME = frozenset({"planned", "threatened", "hypothetical", "cancelled"})
_FAR = 45  # characters between the verb and the day
_REACH = 2  # sentences
_UNTOLD = frozenset({"until", "by", "before", "since", "vague", "time_only", "offset_from_event"})


def date_by_next(facts: Sequence[Fact], read: ReadArticle) -> None:
    """Give undated events the day that a sentence behind them tells of them."""
    undated = [f for f in facts if not (f.when.is_known or f.when.text)]
    for sentence in read.sentences if undated else ():
        told = _TOLD.match(sentence.text) if sentence.dates else None
        if told is None:
            continue
        expression = next((d for d in sentence.dates if d.char_start >= told.end()), None)
        fact = _meant(told, sentence, undated, read)
        if fact is not None and expression is not None and _is_its_day(expression, told.end(), sentence):
            day = sentence.entry.interval.start if sentence.entry else read.day
            interval = resolve(expression, day, "nearest" if told["plan"] else "past", None, read.years)
            if interval.start is not None:
                fact.when = When(interval, expression.text, expression.time_of_day)


def _meant(
    told: re.Match[str], sentence: Sentence, undated: Iterable[Fact], read: ReadArticle
) -> Fact | None:
    """The one event of the sentences right before that the noun can stand for: told as a plan if it is one."""
    meant = [(family, codes) for pattern, family, codes in _STANDS_FOR if pattern.fullmatch(told["noun"])]
    since = read.sentences[max(0, sentence.index - _REACH)].start
    fitting = []
    for fact in undated:
        is_near = any(since <= e.start < sentence.start for e in fact.evidence)
        is_meant = any(fact.family == family and (not c or fact.code in c) for family, c in meant)
        if is_near and is_meant and (fact.status in _TO_COME) == bool(told["plan"]):
            fitting.append(fact)
    return fitting[0] if len(fitting) == 1 else None


def _is_its_day(expression: DateExpression, start: int, sentence: Sentence) -> bool:
    gap = sentence.text[start : expression.char_start]
    return len(gap) <= _FAR and expression.kind not in _UNTOLD and not _OTHER_CLAUSE.search(gap)
