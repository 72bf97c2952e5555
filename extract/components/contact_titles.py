"""What the title of an article says of the contact it reports.

A title that names the conversation ("The Minister's Call with A, B and C") settles what the text leaves open:
that people who "spoke" did so by telephone, and that one conversation was held with all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_NOUN = re.compile(
    r"\b(?:(?P<call>calls?|conversations?|teleconferences?|videoconferences?)|meetings?)\s+(?:with|between|of|to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Announced:
    """The contact of a title: its mode, and whether it is one with everybody it names."""

    mode: str | None = None
    is_one: bool = False


@lru_cache(maxsize=64)
def announced(title: str | None) -> Announced:
    match = _NOUN.search(title or "")
    if match is None:
        return Announced()
    is_plural = match.group().split()[0].lower().endswith("s")
    return Announced("phone_call" if match["call"] else "meeting", not is_plural)
