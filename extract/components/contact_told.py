"""What a contact told before says of who takes part: the mentions of its sides, and whether they are leaders."""

from __future__ import annotations

from typing import cast

from extract.components.facts import Fact
from extract.components.mentions import Mention


def mentions_of(contact: Fact) -> list[Mention]:
    """The mentions of a contact's sides as first told, the first side first; none for a fact of another family."""
    return list(cast("tuple[Mention, ...]", contact.details.get("group", ())))


def is_of_leaders(contact: Fact) -> bool:
    """Whether both sides are heads of state or government."""
    return contact.details.get("level") in ("head_of_state", "head_of_government")


__all__ = ["is_of_leaders", "mentions_of"]
