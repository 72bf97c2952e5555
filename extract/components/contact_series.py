"""Words that tell one contact from another of the same pair, or a series from one of it: "again", "numerous times"."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.frames import Frame

SERIES = "series"
_TIMES = frozenset({"times", "occasions"})
_OFTEN = frozenset(
    "regularly repeatedly frequently constantly often continuously daily weekly routinely".split()
)
_BASES = frozenset("daily weekly monthly regular constant frequent near-daily continuous hourly".split())
_ORDINALS = frozenset(
    "second third fourth next further another previous earlier last again two twice already previously".split()
)


def ordinal_of(frame: Frame) -> str | None:
    """Which contact of several: "second call", "another meeting", "again"; SERIES for all of them together."""
    if _is_series(frame):
        return SERIES
    if any(child.lower_ == "more" and child.dep_ == "advmod" for child in frame.token.children):
        return "again"  # "spoke once more"
    near = {child.lower_ for head in _heads(frame) for child in head.children}
    return min(near & _ORDINALS, default=None)


def _heads(frame: Frame) -> list[Token]:
    return [frame.token] if frame.verb is None else [frame.token, frame.verb]


def _is_series(frame: Frame) -> bool:
    """Whether the predicate says that it happened again and again, not once: "consult on a daily basis".

    "They have spoken many times and taken part in summits": what is told beside such deeds is no one contact either.
    """
    heads = _heads(frame)
    beside = [head.head for head in heads if head.dep_ == "conj" and head.lower_ not in ("met", "visited")]
    return any(_tells_often(child) for head in [*heads, *beside] for child in head.children)


def _tells_often(child: Token) -> bool:
    if child.lower_ in _TIMES:
        return True
    if child.dep_ == "advmod" and child.lower_ in _OFTEN:
        return True
    if child.dep_ != "prep":
        return False
    below = {t.lower_ for t in child.subtree}
    return child.lower_ == "on" and (("basis" in below and bool(below & _BASES)) or "occasions" in below)
