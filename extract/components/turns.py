"""Who has the word in a transcript: turns, their labels, and whom the "I" and "we" of each turn mean.

A label is a line that opens with a name and a colon ("FOREIGN MINISTER SOTO:", "Q:", "Moderator:"). It stands
for a person who is looked up among the article's people, then among the office holders of the day; what neither
tells comes from the countries of the title and of the lines above the first turn.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.clean import Sentence
from extract.components.mentions import Person
from extract.components.words import is_word, word_lists

Role = Literal["speaker", "questioner", "respondent", "go_between"]
_LABEL = re.compile(
    r"^[ \t]*(?:(?P<bare>Q)(?=[ \t]+[\"(A-Z])"
    r"|(?P<label>[^\W\d_][^\n:;!?\"(\[]{0,60}?)(?: ?[(\[][^)\]\n]{1,60}[)\]])?:(?=\s))"
    r"[ \t]*(?:[(\[][^)\]\n]{1,40}[)\]][ \t]*)?",
    re.MULTILINE,
)
_ROLES: tuple[Role, ...] = ("questioner", "respondent", "go_between")
_LONGEST_LABEL = 7  # words
_NUMBER = re.compile(r"(?: (?:one|two|three|four|five|number|no\.?|#?\d+))+$")


@dataclass(slots=True)
class Turn:
    """From `start`, where the label stands, over `text_start` to the next turn; `party` is whom "we" means."""

    start: int
    text_start: int
    label: str
    role: Role
    person: Person | None = None
    party: str | None = None

    @property
    def asserts(self) -> bool:
        """What a questioner says is asked, not told."""
        return self.role != "questioner"


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of one text in order; none in an article that is no transcript."""

    found: tuple[Turn, ...] = ()

    def at(self, offset: int) -> Turn | None:
        """The turn in which the offset lies; None before the first."""
        index = bisect_right(self.found, offset, key=lambda turn: turn.start)
        return self.found[index - 1] if index else None

    def without_label(self, span: Sentence) -> Sentence | None:
        """The span behind the label that opens it; None of a label alone."""
        turn = self.at(span.start)
        if turn is None or span.start >= turn.text_start:
            return span
        return replace(span, start=turn.text_start, kind="body") if span.end > turn.text_start else None

    @property
    def opening(self) -> int:
        """Where the first turn starts."""
        return self.found[0].start if self.found else 0

    @property
    def principals(self) -> tuple[Turn, ...]:
        """The first turn of the highest official of each party: of a joint appearance, who appear."""
        best: dict[str, Turn] = {}
        for turn in self.found:
            if (
                turn.role == "speaker"
                and turn.person is not None
                and turn.party
                and _rank(turn) < _rank(best.get(turn.party))
            ):
                best[turn.party] = turn
        return tuple(sorted(best.values(), key=lambda turn: turn.start))

    @property
    def speaking_parties(self) -> tuple[str, ...]:
        """The parties whose leading officials take turns."""
        return tuple(turn.party for turn in self.principals if turn.party)


_LEADING = ("head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister")


def _rank(turn: Turn | None) -> int:
    level = turn.person.level_code if turn is not None and turn.person is not None else None
    return _LEADING.index(level) if level in _LEADING else len(_LEADING)


def find_turns(text: str) -> Turns:
    """The turns of a text by their labels alone, nobody looked up yet."""
    drafts = list(_labelled(text))
    asked = any(turn.role == "questioner" for turn in drafts)
    printed = Counter(turn.label for turn in drafts)
    turns = [turn for turn in drafts if _is_turn(turn, printed, asked)]
    return Turns(tuple(turns)) if any(turn.role in ("speaker", "respondent") for turn in turns) else Turns()


def _labelled(text: str) -> Iterator[Turn]:
    for match in _LABEL.finditer(text):
        label = (match["label"] or match["bare"]).strip()
        words = label.split()
        if len(words) <= _LONGEST_LABEL and all(word[:1].isupper() or _is_particle(word) for word in words):
            yield Turn(match.start(), match.end(), label, role_of(label))


def _is_particle(word: str) -> bool:
    return is_word("particle", word) or word in ("of", "for", "and", "the")


def without_number(label: str) -> str:
    """ "OFFICIAL NUMBER TWO" without the figure that tells it from the others."""
    return _NUMBER.sub("", label.lower())


def role_of(label: str) -> Role:
    """Whether a label names a speaker or only the part somebody plays: "Reporter 2", "A", "Interpreter"."""
    plain = without_number(label)
    return next((role for role in _ROLES if plain in word_lists()[role]), "speaker")


def _is_turn(turn: Turn, printed: Counter[str], asked: bool) -> bool:
    """Not "Contact:" or "UPDATE:": a part in a conversation, a name met again, a title in capitals before a name."""
    is_repeated = printed[turn.label] > 1
    if turn.role != "speaker":
        return asked or is_repeated
    words = turn.label.split()
    if asked and is_repeated:
        return True
    return turn.label.isupper() and len(words) > 1 and (is_repeated or _opens_with_title(words))


def _opens_with_title(words: Sequence[str]) -> bool:
    return any(is_word("label_title", word) or is_word("honorific", word) for word in words[:-1])
