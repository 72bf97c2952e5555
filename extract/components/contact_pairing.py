"""One contact or several: whom one sentence makes meet together, and whom one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.components.clauses import clause_tokens, mention_of
from extract.components.contact_sides import Sides, by_party
from extract.components.frames import Frame
from extract.components.mentions import Mention

_APART = frozenset({"separately", "respectively", "individually", "separate", "each", "apart", "turn"})
_SPLIT = frozenset({"separately", "individually"})
_SEVERAL = frozenset({"meetings", "calls", "encounters", "conversations", "audiences"})  # one with each
_TOGETHER = frozenset(
    "together jointly joint trilateral quadrilateral summit conference videoconference teleconference".split()
)


def pairings(sides: Sides, frame: Frame, mode: str, *, is_one: bool) -> list[list[Mention]]:
    """One contact or several: calls go to each addressee, a meeting takes all together unless held apart.

    `is_one`: the article calls it one conversation, with all whom it names.
    """
    if not sides.others:
        return [sides.first]
    if is_one:
        return [[*sides.first, *sides.others]]
    if _is_programme(others := sides.others, frame):
        return [[*sides.first, *told] for told in _by_country(others)]
    words = {t.lower_ for t in clause_tokens(frame.token)}
    of_several = len({code for mention in sides.others for code in mention.parties}) > 1
    apart = bool(words & _APART) or (frame.token.lower_ in _SEVERAL and of_several)
    each = apart or (mode in ("phone_call", "talks") and not words & _TOGETHER)
    others = sides.others
    if (apart or mode == "phone_call") and len(others) == 1 and (words & _SPLIT or not words & _TOGETHER):
        others = by_party(others[0])
    offices_only = len(others) > 1 and all(
        not m.persons and m.kind in ("role", "institution", "party") for m in others
    )
    if (each or offices_only) and len({m.parties for m in others}) > 1:
        return [[*sides.first, other] for other in others]
    if len(others) > 1 and (apart or _told_one_by_one(others, frame)):
        return [[*sides.first, other] for other in others]
    return [[*sides.first, *others]]


def _is_programme(others: Sequence[Mention], frame: Frame) -> bool:
    """ "Will meet A of X, B of Y, and other senior officials": whoever comes, in one meeting after another."""
    if len({m.parties for m in others}) < 2:
        return False
    rest = (t for t in frame.token.subtree if t.lower_ in _OFFICIALS and t.tag_ == "NNS")
    return any(c.lower_ == "other" for t in rest for c in t.children)


_OFFICIALS = frozenset({"officials", "leaders", "counterparts", "ministers", "representatives", "partners"})


def _by_country(others: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each set of parties, in the order of the first."""
    told: dict[tuple[str, ...], list[Mention]] = {}
    for mention in others:
        told.setdefault(mention.parties, []).append(mention)
    return list(told.values())


def _told_one_by_one(others: Sequence[Mention], frame: Frame) -> bool:
    """ "Met A in X on Monday and B in Y a day later": a place or date of its own between two counterparts."""
    marks = [
        t._.span[0]
        for t in frame.token.doc
        if t._.date is not None or ((m := mention_of(t)) and m.kind == "place")
    ]
    marks += [
        t._.span[0] for t in frame.token.doc if t.lower_ in ("then", "later", "afterwards", "subsequently")
    ]
    starts = sorted(m.start for m in others)
    return any(one < mark < other for one, other in pairwise(starts) for mark in marks)
