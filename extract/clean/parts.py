"""What a stretch of an article can be, and the record that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SentenceKind = Literal["headline", "heading", "body", "boilerplate", "caption", "stamp"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the original text without white space at its ends.

    `paragraph` counts the blocks of the text from 0. `reason` and `rule_id` say why a span is not body text.
    `dated_by` is the span of a date heading ("28 December 2024.") that governs the sentence.
    """

    start: int
    end: int
    kind: SentenceKind
    paragraph: int
    reason: str | None = None
    rule_id: str | None = None
    dated_by: tuple[int, int] | None = None
