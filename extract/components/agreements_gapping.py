"""Sums listed after one verb of giving: "X pledged 5 million euros, Y 3 million and Z 2 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.components.agreements_drafts import Sight
from extract.components.clauses import mention_of
from extract.components.mentions import Mention
from extract.components.money import MoneyMention, find_money
from extract.components.quantities_numbers import parse_number

_BARE_SUM = re.compile(r"[\s,:]*(?:with |gave |another )?(\d[\d.,]*\s?(?:million|billion|thousand))\b")
_NEXT_TO = 3  # characters between a giver and its sum


def further_givers(sight: Sight, first: MoneyMention | None) -> list[tuple[Mention, MoneyMention]]:
    """Parties behind the verb right before a sum of their own; a sum without a currency has that of the first."""
    if first is None:
        return []
    found: list[tuple[Mention, MoneyMention]] = []
    for token in sight.frame.token.doc[sight.frame.token.i + 1 :]:
        mention = mention_of(token)
        if mention is None or not mention.parties or mention.is_adjective or mention.kind == "airline":
            continue
        money = _sum_of(sight, mention, first)
        if money is not None and token.nbor(-1).lower_ in (",", "and", "while", ";"):
            found.append((mention, money))
    return found


def _sum_of(sight: Sight, mention: Mention, first: MoneyMention) -> MoneyMention | None:
    text, end = sight.parsed.sentence.text, mention.end - sight.parsed.sentence.start
    for money in find_money(text, _codes(mention)):
        if 0 <= money.char_start - end <= _NEXT_TO:
            return money
    bare = _BARE_SUM.match(text, end)
    if bare is None or bare.start(1) - end > _NEXT_TO:
        return None
    return replace(first, amount=parse_number(bare[1]), text=bare[1], char_start=bare.start(1))


def _codes(mention: Mention) -> Sequence[str]:
    return mention.parties
