"""What a pattern reads off a frame, before status, date and place are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from extract.components.context import ArticleContext
from extract.components.crises_phrases import Named
from extract.components.facts import Where
from extract.components.frames import Frame
from extract.components.mentions import Mention
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
    is_apart: bool = False  # each country has an event of its own: "the wars in X and Y"
    is_repeated: bool = False  # only says again, or says the effect of, what another sentence tells

    def each(self) -> list[Reading]:
        """One reading for every event that the words tell of."""
        return [replace(self, affected=[one]) for one in self.affected] if self.is_apart else [self]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status of an event with whoever vouches for it; `is_future` leads the reading of its date."""

    status: str
    claimant: Mention | None = None
    group: str | None = None  # an armed group that is the claimant
    denier: tuple[Token, ...] = ()
    is_future: bool = False


Pattern = Callable[[Frame, Rule, ArticleContext], "Reading | None"]
