"""Every stretch of an article is given its part: headline, heading, body, caption, stamp or boilerplate.

The order matters: blocks first, then what is cut off a block's ends (stamps, glued pleas, datelines, run-in
headings), then whole lines, then sentences. Nothing is thrown away: the spans together hold every word.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from extract.clean.blocks import Block, find_blocks, trim
from extract.clean.boilerplate_rules import BoilerplateRule, CueIndex, Unit
from extract.clean.boundaries import count_words, split_block
from extract.clean.characters import map_characters
from extract.clean.datelines import Dateline, match_dateline
from extract.clean.parts import Sentence, SentenceKind
from extract.clean.repeated_lines import hash_line
from extract.clean.teaser_cards import mark_card_above_glued_plea

_HEAD, _TAIL = 4, 5  # lines
_DATELINE_LINES = 6
_LONGEST_HEADLINE, _LONGEST_HEADING = 30, 12  # words
_SHORTEST_BODY = 12  # words; a page has an article only if some line is at least this long
_RUN_IN_HEADING = re.compile(r"[A-Z][A-Z][A-Z '/&-]{1,40}[A-Z][.:] +(?=[\"'(]?[A-Z\d])")
_DATE_HEADING = re.compile(
    r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2})?(?:,? \d{4})?(?:[.:] +(?=[\"'(]?[A-Z])| ?[—–-] +(?=[A-Z]))"
)
_STOPS = (".", "!", ":", ";", ",", "…", '."', ".'", '!"', '?"', ".)", '."', "-", "—")


class Layout:
    """The spans of one text while they are being told apart."""

    def __init__(self, text: str, repeated: Set[str]) -> None:
        self.mapped = map_characters(text)
        self.blocks = find_blocks(self.mapped)
        self.cues = CueIndex(self.mapped)
        self.repeated = repeated
        self.dateline: Dateline | None = None
        self.dateline_sought = True
        self.spans: list[Sentence] = []

    def read(self) -> list[Sentence]:
        """All spans in order."""
        section: BoilerplateRule | None = None
        for number, block in enumerate(self.blocks):
            section = section or self._find_rule(block, number, "section")
            if section:
                self._add(block, number, "boilerplate", section)
            else:
                self._read_block(block, number)
        self._mark_headline()
        return mark_card_above_glued_plea(self.mapped, self.spans)

    def _read_block(self, block: Block, number: int) -> None:
        if hash_line(self.mapped[block.start : block.end]) in self.repeated:
            self.spans.append(Sentence(block.start, block.end, "boilerplate", number, "repeated line"))
            return
        if line_rule := self._find_rule(block, number, "line"):
            self._add(block, number, line_rule.kind, line_rule)
            return
        rest: Block | None = block
        while rest and (cut := self._cut_prefix(rest, number)):
            rest = cut if cut.start > rest.start else None
        tail: Sentence | None = None
        if rest:
            rest, tail = self._cut_suffix(rest, number)
        if rest:
            self._read_body(rest, number, whole=rest == block)
        if tail:
            self.spans.append(tail)

    def _cut_prefix(self, block: Block, number: int) -> Block | None:
        """What is left of the block after a stamp, list mark or glued plea; None if nothing was cut."""
        for rule in self._rules(block, number, "prefix"):
            match = rule.pattern.match(self.mapped, block.start, block.end)
            if match and (part := trim(self.mapped, block.start, match.end())):
                self._add(part, number, rule.kind, rule)
                return trim(self.mapped, match.end(), block.end) or Block(block.start, block.start)
        return None

    def _cut_suffix(self, block: Block, number: int) -> tuple[Block | None, Sentence | None]:
        for rule in self._rules(block, number, "suffix"):
            match = rule.pattern.search(self.mapped, block.start, block.end)
            if match:
                cut = Sentence(match.start(), block.end, rule.kind, number, rule.label, rule.id)
                return trim(self.mapped, block.start, match.start()), cut
        return block, None

    def _read_body(self, block: Block, number: int, whole: bool) -> None:
        after_dateline = self._cut_dateline(block, number)
        start = self._cut_heading(after_dateline, block.end, number)
        if start >= block.end:
            return
        whole = whole and after_dateline == block.start
        block = Block(start, block.end)
        if whole and self._is_heading(block, number):
            if rule := self._find_rule(block, number, "sentence"):
                self._add(block, number, rule.kind, rule)
            else:
                self.spans.append(Sentence(block.start, block.end, "heading", number))
            return
        dated_by = self._dating_heading(number)
        for first, last in split_block(self.mapped, start, block.end):
            sentence = trim(self.mapped, first, last)
            if sentence is None:
                continue
            rule = self._find_rule(sentence, number, "sentence")
            if rule:
                self._add(sentence, number, rule.kind, rule)
            else:
                self.spans.append(Sentence(sentence.start, sentence.end, "body", number, dated_by=dated_by))

    def _cut_dateline(self, block: Block, number: int) -> int:
        if not self.dateline_sought or number >= _DATELINE_LINES:
            return block.start
        found = match_dateline(self.mapped, block.start, block.end)
        if found is None:
            self.dateline_sought = (
                count_words(self.mapped, block.start, block.end) < _SHORTEST_BODY or number == 0
            )
            return block.start
        self.dateline, self.dateline_sought = found, False
        self.spans.append(Sentence(found.start, found.end, "stamp", number, "dateline"))
        rest = trim(self.mapped, found.end, block.end)
        return rest.start if rest else block.end

    def _cut_heading(self, start: int, end: int, number: int) -> int:
        """Cuts "CONTACTS. " and "28 December 2024. " off the text that follows on the same line."""
        for pattern, reason in ((_RUN_IN_HEADING, "run-in heading"), (_DATE_HEADING, "date heading")):
            match = pattern.match(self.mapped, start, end)
            part = trim(self.mapped, start, match.end()) if match else None
            if match and part:
                label = "speaker label" if self.mapped[part.end - 1] == ":" else reason
                self.spans.append(Sentence(part.start, part.end, "heading", number, label))
                start = match.end()
        return start

    def _dating_heading(self, number: int) -> tuple[int, int] | None:
        for span in reversed(self.spans):
            if span.paragraph != number:
                return None
            if span.reason == "date heading":
                return span.start, span.end
        return None

    def _is_heading(self, block: Block, number: int) -> bool:
        if self.mapped.endswith(_STOPS, block.start, block.end) or number in (0, len(self.blocks) - 1):
            return False
        words = count_words(self.mapped, block.start, block.end)
        return words <= _LONGEST_HEADING and not self.mapped[block.start].islower()

    def _mark_headline(self) -> None:
        """The first line of the article without a full stop, where longer text follows, is its headline."""
        for place, span in enumerate(self.spans):
            if span.kind in ("boilerplate", "caption", "stamp"):
                continue
            block = self.blocks[span.paragraph]
            if (span.start, span.end) == (block.start, block.end) and self._is_headline(span):
                self.spans[place] = replace(span, kind="headline")
            return

    def _is_headline(self, span: Sentence) -> bool:
        if self.mapped.endswith(_STOPS, span.start, span.end):
            return False
        if count_words(self.mapped, span.start, span.end) > _LONGEST_HEADLINE:
            return False
        following = self.blocks[span.paragraph + 1 :]
        return any(count_words(self.mapped, block.start, block.end) >= _SHORTEST_BODY for block in following)

    def _rules(self, block: Block, number: int, unit: Unit) -> list[BoilerplateRule]:
        tail = number >= len(self.blocks) - _TAIL
        return [
            rule
            for rule in self.cues.rules_in(block.start, block.end, unit)
            if rule.where == "anywhere" or (number < _HEAD if rule.where == "head" else tail)
        ]

    def _find_rule(self, block: Block, number: int, unit: Unit) -> BoilerplateRule | None:
        for rule in self._rules(block, number, unit):
            if rule.pattern.match(self.mapped, block.start, block.end):
                return rule
        return None

    def _add(self, block: Block, number: int, kind: SentenceKind, rule: BoilerplateRule) -> None:
        self.spans.append(Sentence(block.start, block.end, kind, number, rule.label, rule.id))
