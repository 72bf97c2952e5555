"""Whose head of state a title names, where few countries have the title: a supreme leader, an emir, a pope."""

from __future__ import annotations

from datetime import date

from extract.components.gazetteer import Gazetteer, Office
from extract.components.tokens import tokenise

_FEW = 3  # parties; "president" and "king" say nothing of whose


def realms_of(title: str, gazetteer: Gazetteer, day: date | None) -> frozenset[str] | None:
    """The parties with such a head of state on the day; None where the title names no such office."""
    tokens = tokenise(title)
    inside = (hit for start in range(len(tokens)) for hit in gazetteer.scan(tokens[start:]))
    for hit in inside:  # "adviser to the supreme leader" is one title, and holds another
        entry = hit.of_kind("office")
        office = entry.payload if entry else None
        if not isinstance(office, Office) or office.level_code != "head_of_state":
            continue
        holders = gazetteer.holders_of_office.get(office.code, ())
        if 0 < len({holder.party_code for holder in holders}) <= _FEW:
            serving = {holder.party_code for holder in holders if holder.serves_on(day)}
            return frozenset(serving or {holder.party_code for holder in holders})
    return None
