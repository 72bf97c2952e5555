"""Figures of a crisis event: those of its sentence that fit its type, and of the next one that goes on counting."""

from __future__ import annotations

from functools import lru_cache

import yaml

from extract.components.context import ArticleContext, Parsed
from extract.components.facts import QuantityRef, When
from extract.components.frames import Frame
from extract.components.quantities import QuantityMention, find_quantities
from extract.components.words import RULES_DIR


@lru_cache(maxsize=1)
def _fitting() -> dict[str, frozenset[str]]:
    """Crisis type -> words of units that count for it, from `crisis_quantities.yml`."""
    raw = yaml.load((RULES_DIR / "crisis_quantities.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    lists = {name: frozenset(words) for name, words in raw["lists"].items()}
    return {code: frozenset().union(*(lists[name] for name in names)) for code, names in raw["types"].items()}


def fits(code: str, unit: str) -> bool:
    """Whether a unit counts something of this type of event: the dead of an attack, the flights of a suspension."""
    return bool(set(unit.lower().split()) & _fitting().get(code, frozenset()))


_GOING_ON = frozenset(
    "it they at all both over more some about nearly dozens scores hundreds thousands among another".split()
)


def figures(
    parsed: Parsed, frame: Frame, code: str, when: When, context: ArticleContext
) -> tuple[QuantityRef, ...]:
    """Quantities of the event in its sentence and in an unparsed sentence right after it."""
    sentence = parsed.sentence
    found = [
        _ref(q, sentence.start, when, context) for q in find_quantities(sentence.text) if fits(code, q.unit)
    ]
    following = context.read.sentences[sentence.index + 1 : sentence.index + 2]
    for later in following:
        goes_on = later.text.split(" ", 1)[0].lower().strip(",.") in _GOING_ON
        if (later.index not in context.read.gated or goes_on) and later.paragraph - sentence.paragraph <= 1:
            found.extend(
                _ref(q, later.start, when, context) for q in find_quantities(later.text) if fits(code, q.unit)
            )
    return tuple(dict.fromkeys(found))


def _ref(quantity: QuantityMention, offset: int, when: When, context: ArticleContext) -> QuantityRef:
    as_of = context.read.day if quantity.is_cumulative else when.interval.end
    span = (offset + quantity.char_start, offset + quantity.char_end)
    return QuantityRef(quantity.value, quantity.unit, quantity.qualifier, quantity.is_cumulative, as_of, span)
