"""Lines of an article become blocks: one paragraph, heading, list item or caption each.

A line break ends a sentence, because headlines and subheads carry no full stop and would otherwise merge
into the sentence below. The exception is plain text wrapped at a fixed width: there a line that is filled
up to the width continues on the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extract.clean.characters import INVISIBLE

_TRIMMED = " \n" + INVISIBLE
_WIDEST_WRAP = 100  # characters; plain text is wrapped at 60 to 80, e-mail bulletins at up to 100
_NARROWEST_WRAP = 40
_RAGGED = 10  # characters a wrapping program may leave empty beyond the word that did not fit
_STOPS = ".!?:;\"'"


@dataclass(frozen=True, slots=True)
class Block:
    """A trimmed stretch of text that no sentence crosses."""

    start: int
    end: int


def find_blocks(mapped: str) -> list[Block]:
    """Blocks of a text that has gone through `map_characters`, in order, without the empty ones."""
    lines = _find_lines(mapped)
    width = _wrap_width(mapped, lines)
    blocks: list[Block] = []
    previous: Block | None = None
    for line in lines:
        if line is not None:
            if width and previous and blocks and _runs_on(mapped, previous, line, width):
                blocks[-1] = Block(blocks[-1].start, line.end)
            else:
                blocks.append(line)
        previous = line
    return blocks


def trim(mapped: str, start: int, end: int) -> Block | None:
    """The span without white space and invisible characters at its ends; None if nothing is left."""
    while start < end and mapped[start] in _TRIMMED:
        start += 1
    while end > start and mapped[end - 1] in _TRIMMED:
        end -= 1
    return Block(start, end) if start < end else None


def _find_lines(mapped: str) -> list[Block | None]:
    lines: list[Block | None] = []
    start = 0
    for line in mapped.split("\n"):
        lines.append(trim(mapped, start, start + len(line)))
        start += len(line) + 1
    return lines


def _wrap_width(mapped: str, lines: list[Block | None]) -> int:
    """The width at which the text was wrapped, or 0 where each line is a paragraph of its own."""
    width = max((line.end - line.start for line in lines if line), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    pairs = [(first, second) for first, second in pairwise(lines) if first and second]
    wrapped = [
        first
        for first, second in pairs
        if mapped[first.end - 1] not in _STOPS and _runs_on(mapped, first, second, width)
    ]
    return width if len(wrapped) >= 2 and 2 * len(wrapped) >= len(pairs) else 0


def _runs_on(mapped: str, line: Block, following: Block, width: int) -> bool:
    word_end = mapped.find(" ", following.start, following.end)
    word = (word_end if word_end > 0 else following.end) - following.start
    return line.end - line.start + 1 + word > width - _RAGGED
