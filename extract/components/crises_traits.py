"""What tells two events of one type apart besides day, place and parties: craft, names, words like "elsewhere"."""

from __future__ import annotations

import re

from extract.components.context import ArticleContext
from extract.components.facts import When
from extract.components.simplify import Sentence

_CRAFT = {
    "rail": "train trains locomotive tram railway rail carriages funicular derailed",
    "road": "bus buses coach minibus lorry truck car van motorway highway microbus",
    "water": "boat boats ferry ship vessel canoe trawler yacht submarine barge tanker freighter capsized dinghy",
    "air": "plane planes jet airliner aircraft helicopter boeing airbus flight runway antonov cessna",
}
_CRAFT_OF = {word: kind for kind, words in _CRAFT.items() for word in words.split()}
_APART = re.compile(
    r"^[\W\d]*(?:Elsewhere|Separately|In a separate|In another|In an unrelated)\b|"
    r"\b(?:[Aa] |an )(?:separate|second|third|unrelated) (?:[\w-]+ ){0,2}?"
    r"(?:accident|crash|incident|attack|raid|blast|explosion|strike|ambush|quake|tremor|bombing)\b"
)
_WORD = re.compile(r"[a-z]+")
_NAME = r"((?!(?:The|This|That|Its|Their|All|Both|Another|Every|Most|One|Two|Border|Land|Each|No)\b)[A-ZÀ-Þ][\w'’-]+)"
_POINT = r"(?:crossing|post|bridge|checkpoint|gate|terminal)s?"
_NAMES = {
    "border_closure": rf"{_NAME}(?: (?:border|land|customs|frontier))?(?: crossing)? {_POINT}\b|"
    rf"\b(?:{_POINT}|frontier|lane|pass) (?:of|at) {_NAME}",
    "natural_disaster": rf"\b(?:Cyclone|Hurricane|Typhoon|Storm) {_NAME}",
}
_MEASURES = {
    "expulsion": r"expel|expuls|non grata|to leave\b|be out of|threw out|thrown out|packing|hours to",
    "summons": r"summon|called in\b|called to the|note of protest",
    "recall": r"recall|called home|consultations|withdr\w+ its (?:ambassador|envoy)",
    "visas": r"\bvisas?\b",
    "ties": r"\b(?:ties|relations) with|broke with|broke off|sever",
    "penalties": r"sanction|blacklist|embargo|freez|froze|restrictive|travel ban|asset|measures|designat",
}
_MEASURE_OF = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _MEASURES.items()}
_NAMES_OF = {code: re.compile(pattern) for code, pattern in _NAMES.items()}


def traits_of(code: str, sentence: Sentence) -> dict[str, object]:
    """Traits of the event that a sentence tells; of an accident the one kind of craft it names, of a closure
    its crossings, of a sanction the kinds of measure, of a disaster its storms."""
    traits: dict[str, object] = {"is_apart": bool(_APART.search(sentence.text))}
    if code == "transport_accident":
        kinds = {_CRAFT_OF[word] for word in _WORD.findall(sentence.text.lower()) if word in _CRAFT_OF}
        traits["craft"] = next(iter(kinds)) if len(kinds) == 1 else None
    if code == "sanction":
        traits["names"] = frozenset(k for k, pattern in _MEASURE_OF.items() if pattern.search(sentence.text))
    if code in _NAMES_OF:
        found = _NAMES_OF[code].findall(sentence.text)
        traits["names"] = frozenset(
            n for match in found for n in (match if isinstance(match, tuple) else [match]) if n
        )
    return traits


_RECENT = 60  # days before publication within which an event may still be the news


def is_past(when: When, context: ArticleContext) -> bool:
    """Over long before publication: "in February last year"."""
    end, day = when.interval.end, context.read.day
    return end is not None and day is not None and (day - end).days > _RECENT
