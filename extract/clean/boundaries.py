"""Where a sentence ends inside a block: full stops that end one, and semicolons that might as well.

Written out rather than left to a parser because it must cost well under a millisecond an article and because
the gate decides on sentences before anything is parsed. The vocabulary is in boundaries.yml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml

VOCABULARY_PATH = Path(__file__).with_name("boundaries.yml")
LONGEST_SENTENCE = 120  # words; beyond it every semicolon ends a sentence
_SHORTEST_CLAUSE = 4  # words
_LISTS = ("before_a_name", "before_a_number", "either_way", "starters", "domain_endings", "finite_verbs")

_STOP = re.compile(
    r"""
    (?P<stop> \.{2,} | [.!?\u2026\u203c\u2047\u2048\u2049]+ )   # full stops, dots, marks
    (?P<close> ["')\]\u00ad]* (?:\[\d{1,3}\])* )                # closing quotes, brackets, notes
    (?: (?P<space> [\ \n\u00ad]+ ) | (?=["'(]?[A-Z]) | $ )
    """,
    re.VERBOSE,
)
_NEXT_WORD = re.compile(r"""["'(\[\u00ad]*(\w[\w'-]*)""")
_LAST_WORD = re.compile(r"""(?:[\w'&-]+\.)*[\w'&-]+$""")
_ITEM_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
_INITIAL = re.compile(r"(?:\w\.-?)*[^\W\d_]$")
_SEMICOLON = re.compile(r";[\ \n]+")
_WORD = re.compile(r"[^\W_][\w'-]*")
_DEPENDENT = re.compile(
    r"(?:which|who|whom|whose|that|including|such as|namely|especially|e\.g)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists of boundaries.yml."""

    before_a_name: frozenset[str]
    before_a_number: frozenset[str]
    either_way: frozenset[str]
    starters: frozenset[str]
    domain_endings: frozenset[str]
    finite_verbs: frozenset[str]


@cache
def load_vocabulary(path: Path = VOCABULARY_PATH) -> Vocabulary:
    """The word lists; refuses unknown or missing lists."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = set(content) ^ {*_LISTS, "examples"}
    if unknown:
        raise ValueError(
            f"{path}: unknown or missing lists {sorted(unknown)}; expected {[*_LISTS, 'examples']}"
        )
    return Vocabulary(**{name: frozenset(map(str, content[name])) for name in _LISTS})


def split_block(mapped: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans of one block, trimmed of white space, in order."""
    cuts = [start]
    for match in _STOP.finditer(mapped, start, end):
        if match.end() < end and _ends_sentence(mapped, start, end, match):
            cuts.append(match.end())
    cuts.append(end)
    spans: list[tuple[int, int]] = []
    for first, last in pairwise(cuts):
        spans.extend(_split_clauses(mapped, first, _rstrip(mapped, first, last)))
    return spans


def count_words(mapped: str, start: int, end: int) -> int:
    """How many words a span has."""
    return mapped.count(" ", start, end) + 1


def has_finite_verb(mapped: str, start: int, end: int) -> bool:
    """Whether a span seems to hold a finite verb, by vocabulary: a cheap guess, made before any parsing."""
    verbs = load_vocabulary().finite_verbs
    words = _WORD.findall(mapped[start:end])
    return any(word in verbs or (len(word) > 4 and word.endswith("ed")) for word in words[1:])


def _ends_sentence(mapped: str, start: int, end: int, match: re.Match[str]) -> bool:
    vocabulary = load_vocabulary()
    following = _NEXT_WORD.match(mapped, match.end(), end)
    if following is None:
        return True
    word = following.group(1)
    before = _LAST_WORD.search(mapped, max(start, match.start() - 40), match.start())
    last = before.group() if before else ""
    if not match["space"]:
        return _misses_space(mapped, match, last, following, vocabulary)
    if word[0].islower():
        return False
    if match["stop"] != "." or match["close"].strip("'"):
        return True
    return _stop_ends(mapped, start, match, last, word, vocabulary)


def _misses_space(
    mapped: str, match: re.Match[str], last: str, following: re.Match[str], vocabulary: Vocabulary
) -> bool:
    """ "closed.The ministry": a sentence ends although the space was lost; "News.Az" and "U.S." do not."""
    word = following.group(1)
    if match["stop"] == "." and not match["close"]:
        plain = len(last) > 2 and last[-2:].islower() and "." not in last
        return plain and len(word) > 1 and word[1].islower() and word not in vocabulary.domain_endings
    return len(last) > 1 and word[0].isupper() and mapped[match.end()] not in "'\""


def _stop_ends(
    mapped: str, start: int, match: re.Match[str], last: str, word: str, vocabulary: Vocabulary
) -> bool:
    if last in vocabulary.before_a_number and word[0].isdigit():
        return False
    if last in vocabulary.before_a_name:
        return False
    number_end = match.start()
    if number_end - start <= 6 and _ITEM_NUMBER.match(mapped[start:number_end]):
        return False
    if last in vocabulary.either_way or (last and _INITIAL.fullmatch(last)):
        return word in vocabulary.starters
    return True


def _split_clauses(mapped: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses between semicolons that could stand alone; every one where the sentence is too long."""
    if mapped.find(";", start, end) < 0:
        return [(start, end)] if start < end else []
    too_long = count_words(mapped, start, end) > LONGEST_SENTENCE
    spans: list[tuple[int, int]] = []
    for match in _SEMICOLON.finditer(mapped, start, end):
        if _clauses_stand_alone(mapped, start, match, end, too_long):
            spans.append((start, match.start() + 1))
            start = match.end()
    spans.append((start, end))
    return spans


def _clauses_stand_alone(mapped: str, start: int, match: re.Match[str], end: int, too_long: bool) -> bool:
    left, right = (start, match.start()), (match.end(), _next_semicolon(mapped, match.end(), end))
    if any(count_words(mapped, *clause) < _SHORTEST_CLAUSE for clause in (left, right)):
        return False
    if too_long:
        return True
    inside = mapped.count('"', *left) % 2 or mapped.count("(", *left) > mapped.count(")", *left)
    if inside or _DEPENDENT.match(mapped, match.end()):
        return False
    return has_finite_verb(mapped, *left) and has_finite_verb(mapped, *right)


def _next_semicolon(mapped: str, start: int, end: int) -> int:
    position = mapped.find(";", start, end)
    return position if position >= 0 else end


def _rstrip(mapped: str, start: int, end: int) -> int:
    while end > start and mapped[end - 1] in " \n\u00ad":
        end -= 1
    return end
