"""What a contact was about: the phrase as printed and the topics of the reference table it falls under.

The phrase is the object of "discuss" or what follows "about", "on", "over"; its words are looked up among the
keywords of `seeds/topics.csv`. A phrase of no known topic is kept under "other".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of
from extract.components.frames import Frame
from extract.components.gazetteer import read_table

OTHER = "other"
_ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})
_DISCUSSING = frozenset(
    "discuss discussed discusses discussing review reviewed reviews reviewing address addressed raise raised".split()
)
_LONGEST = 40  # tokens of a topic phrase
Topic = tuple[str, str, int, int]  # code, text, start, end


class TopicReader:
    """Finds the topics of contacts."""

    def __init__(self, reference_dir: Path) -> None:
        rows = read_table(reference_dir / "topics.csv")
        pairs = [(word, row["topic_code"]) for row in rows for word in row["keywords"].split("|") if word]
        self._codes = {word.lower(): code for word, code in pairs}
        longest_first = sorted(self._codes, key=len, reverse=True)
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)

    def read(self, frame: Frame, text: str) -> tuple[Topic, ...]:
        """Topics of a frame's contact; `text` is the article's, which the offsets refer to."""
        found: list[Topic] = []
        for start, end in _phrases(frame):
            printed = text[start:end].strip(" ,.")
            codes = dict.fromkeys(
                self._codes[match.group().lower()] for match in self._pattern.finditer(printed)
            )
            found.extend((code, printed, start, start + len(printed)) for code in codes or (OTHER,))
        return tuple(dict.fromkeys(found))


def _phrases(frame: Frame) -> Iterator[tuple[int, int]]:
    """Spans of the phrases that say what was talked about."""
    for token in clause_tokens(frame.token):
        is_object = token.dep_ == "dobj" and token.head.lower_ in _DISCUSSING
        is_about = (
            token.dep_ == "pobj" and token.head.lower_ in _ABOUT and token.head.head.i in _centres(frame)
        )
        if (is_object or is_about) and mention_of(token) is None and token._.date is None:
            inside = list(token.subtree)[:_LONGEST]
            yield inside[0]._.span[0], inside[-1]._.span[1]


def _centres(frame: Frame) -> set[int]:
    verb: Token | None = frame.verb
    return {frame.token.i} | ({verb.i} if verb is not None else set())


__all__ = ["OTHER", "Topic", "TopicReader"]
