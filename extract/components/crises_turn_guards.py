"""What takes a turn of phrase its reality, and what it needs around it to mean a crisis at all."""

from __future__ import annotations

import re

from extract.components.context import ArticleContext, Parsed
from extract.components.crises_turn_text import Marked
from extract.components.crises_words import figurative_spans
from extract.components.pattern_rules import PatternRule

_NEAR = 4  # sentences after a disaster in which those who come are helpers
_RECENT = 12  # sentences within which an event told before still lends its meaning
_BEFORE = 60  # characters of the clause before a turn that may take its reality away
_AFTER = 30  # characters after it that make "claimed" the toll of a disaster
_UNREAL = re.compile(
    r"\b(?:not|never|no(?!-)|nobody|without(?! warning)|den(?:y|ies|ied|ying)|if|unless|would|could|might|may|"
    r"should(?! be (?:recalled|noted|remembered|added|stressed))|can|whether|plot(?:ted|s)?|"
    r"fears?|feared|risks?|prevent(?:ed|ing|s)?|avoid(?:ed|ing)?|avert(?:ed|ing)?|wants?|hopes?|"
    r"threat(?:s|en|ens|ened|ening)?|calls? for|possib\w+|"
    r"alleged\w*|accus\w+|claim(?:s|ed|ing)?(?! (?:[\w-]+ ){0,4}(?:lives|life|victims))|"
    r"rehears\w+|simulat\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:will|is to|are to|is due to|are due to|is set to|plans? to|tonight|tomorrow)\b", re.IGNORECASE
)


def is_unreal(text: str, match: re.Match[str], rule: PatternRule) -> bool:
    """Denied, feared, conditional or figurative, unless the turn itself is of that kind."""
    if "?" in text[match.end() :][-3:]:
        return True
    if any(a < match.end() and match.start() < b for a, b in figurative_spans(text)):
        return True
    if rule.constants.get("unreal"):
        return False
    before = re.split(
        r"[;:]|, (?:and|but|while|when|which|after which) ",
        text[max(0, match.start() - _BEFORE) : match.start()],
    )[-1]
    told, end = before + match[0], match.end()
    spots = _UNREAL.finditer(told + text[end : end + _AFTER])
    return any(spot.start() < len(told) for spot in spots)


def is_called_for(rule: PatternRule, context: ArticleContext, parsed: Parsed) -> bool:
    """Turns that only mean a crisis beside certain words, or after the article has told of one."""
    text, constants = parsed.sentence.text, rule.constants
    if "excludes" in constants and re.search(constants["excludes"], text, re.IGNORECASE):
        return False
    if "needs_near" in constants:
        near = context.read.sentences[max(0, parsed.sentence.index - 2) : parsed.sentence.index + 1]
        if not re.search(constants["needs_near"], " ".join(s.text for s in near), re.IGNORECASE):
            return False
    if "requires" in constants and not re.search(constants["requires"], text, re.IGNORECASE):
        return False
    index, told = parsed.sentence.index, [f for f in context.facts if f.family == "crisis"]
    barred, codes = constants.get("not_after", ()), constants.get("after", ())
    if any(f.code in barred and f.sentence_index >= index - _NEAR for f in told):
        return False
    if "sign" in constants and re.search(constants["sign"], text, re.IGNORECASE):
        return True
    return not codes or any(f.code in codes and f.sentence_index >= index - _RECENT for f in told)


def is_known_spot(rule: PatternRule, match: re.Match[str], marked: Marked, context: ArticleContext) -> bool:
    """ "X shut Halba": where a turn names a bare spot, the article calls it a crossing somewhere."""
    kinds = rule.constants.get("spot")
    if kinds is None:
        return True
    spans = [match.span(group) for group in match.re.groupindex if group.startswith("spot") and match[group]]
    places = [m.text for start, end in spans for m in marked.mentions(start, end)]
    name = re.escape(next(iter(places), "") or marked.text[slice(*spans[0])])
    called = rf"\b(?:{name} {kinds}|{kinds} (?:at|of) {name})\b"
    return re.search(called, context.read.text) is not None
