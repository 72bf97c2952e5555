"""The level of a contact: the highest office that both sides have in common."""

from __future__ import annotations

from collections.abc import Sequence

from extract.components.mentions import Mention

_RANKS = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "minister",
    "deputy_minister",
    "ambassador",
    "envoy",
    "parliament",
    "military",
    "official",
)


def level_of(group: Sequence[Mention]) -> str:
    """The highest office that both sides have in common: of each party its highest, of those the lowest."""
    best: dict[str, int] = {}
    for mention in group:
        for code in mention.parties:
            levels = [p.level_code for p in mention.persons if p.party_code == code] or [mention.level_code]
            for level in levels:
                if level in _RANKS:
                    best[code] = min(best.get(code, 99), _RANKS.index(level))
    return _RANKS[max(best.values())] if len(best) > 1 else "unknown"
