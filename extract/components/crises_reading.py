"""What a pattern reads off a frame, before status, date and place are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.components.context import ArticleContext
from extract.components.crises_parties import Named
from extract.components.facts import Where
from extract.components.frames import Frame
from extract.components.rulebook import Rule


@dataclass(slots=True)
class Reading:
    """Parties of a crisis event. `is_anaphor`: "the attack", to be joined to an event told before or dropped."""

    actors: list[Named] = field(default_factory=list)
    affected: list[Named] = field(default_factory=list)
    code: str | None = None  # where the words make the rule's type more exact
    status: str | None = None  # where the pattern fixes it
    group: str | None = None
    place: Where | None = None
    is_anaphor: bool = False
    speaker: str | None = None  # who threatened
    is_background: bool = False
    is_repeated: bool = False  # only says again, or says the effect of, what another sentence tells


Pattern = Callable[[Frame, Rule, ArticleContext], "Reading | None"]
