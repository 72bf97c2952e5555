"""Contacts told as a series: "have spoken numerous times", "consult on a daily basis"."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.frames import Frame

SERIES = "series"
_TIMES = frozenset({"times", "occasions"})
_OFTEN = frozenset(
    "regularly repeatedly frequently constantly often continuously daily weekly routinely".split()
)
_BASES = frozenset("daily weekly monthly regular constant frequent near-daily continuous hourly".split())


def is_series(frame: Frame) -> bool:
    """Whether the predicate says that it happened again and again, not once."""
    heads = [frame.token] if frame.verb is None else [frame.token, frame.verb]
    return any(_tells_often(child) for head in heads for child in head.children)


def _tells_often(child: Token) -> bool:
    if child.lower_ in _TIMES:
        return True
    if child.dep_ == "advmod" and child.lower_ in _OFTEN:
        return True
    if child.dep_ != "prep":
        return False
    below = {t.lower_ for t in child.subtree}
    return child.lower_ == "on" and (("basis" in below and bool(below & _BASES)) or "occasions" in below)
