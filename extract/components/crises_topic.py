"""Whom "it" takes up where its own sentence names nobody: the country that opened the sentence before."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.components.context import ArticleContext
from extract.components.crises_turn_scene import is_posted
from extract.components.mentions import Mention
from extract.components.simplify import Sentence

_TAKES_UP = re.compile(r"\bits?\b", re.IGNORECASE)
_IT = re.compile(r"\bit\b(?! (?:is|was|has been|had been|will be|seems?|appears?)\b)", re.IGNORECASE)
_OPENING = re.compile(r"(?:[\w’'. ]{0,25}, )?(?:the |what (?:has|have|did|will) )?", re.IGNORECASE)
_OWNED = re.compile(r"['’]s? ?\w|,? (?:and|or) ")
_BACK = 3  # sentences
_ACTING = ("party", "institution", "airline")


def topic_of(sentence: Sentence, context: ArticleContext) -> Mention | None:
    """The country that "it" or "its" of this sentence means, unless a country stands before the word."""
    word = _TAKES_UP.search(sentence.text)
    if word is None or any(
        _is_state(m) and m.start < sentence.start + word.start() for m in sentence.mentions
    ):
        return None
    for back in range(1, _BACK + 1):
        if sentence.index < back:
            return None
        other = context.read.sentences[sentence.index - back]
        if other.paragraph != sentence.paragraph and other.kind != "heading" and not other.text.isupper():
            return None
        opener = _opener(other)
        if opener is not None:
            return opener
        if not _TAKES_UP.match(other.text):
            return None
    return None


def _opener(sentence: Sentence) -> Mention | None:
    """The one state that a sentence opens with as who acts: "Peru acted fast", not "Peru's wine sold well"."""
    first = next((m for m in sentence.mentions if _is_state(m)), None)
    if first is None or first.kind not in _ACTING or first.is_adjective or len(first.parties) != 1:
        return None
    start, end = first.start - sentence.start, first.end - sentence.start
    opens = _OPENING.fullmatch(sentence.text[:start]) and not _OWNED.match(sentence.text[end:])
    return first if opens and not is_posted(first) else None


def _is_state(mention: Mention) -> bool:
    return bool(mention.parties) and mention.kind not in ("person", "pronoun")


def with_topic(sentence: Sentence, topic: Mention | None) -> list[Mention]:
    """The sentence's mentions, and "it" among them as the country that it takes up."""
    word = _IT.search(sentence.text) if topic is not None else None
    if topic is None or word is None:
        return sentence.mentions
    start, end = sentence.start + word.start(), sentence.start + word.end()
    return [*sentence.mentions, replace(topic, kind="party", start=start, end=end, is_anaphor=True)]
