"""What a regular expression cannot match without, read off the expression itself.

Most patterns are tried on texts that lack their words. Of every pattern the strings are derived of which a
match must hold one ("shut", "closed" or "sealed"); one pass over a text then tells which patterns are worth
trying. Nothing is listed by hand, so a new or changed rule is never forgotten.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

import ahocorasick

_MOST_STRINGS = 200  # of one finite stretch; beyond it the stretch is cut in two
_MOST_CHARACTERS = 12  # of a character class that is spelled out
_SHORTEST = 3  # characters; shorter strings are asked for only where there are no others
_MOST_NEEDS = 3  # further ones hardly ever tell more
_EMPTY = frozenset({""})
_ZERO_WIDTH = frozenset({ops.AT, ops.ASSERT, ops.ASSERT_NOT})
_REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})
_CLASSES = {ops.CATEGORY_DIGIT: "0123456789"}
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an expression: all strings it matches, where they are few, and the strings it needs."""

    exact: frozenset[str] | None
    needs: tuple[frozenset[str], ...] = ()

    def best(self) -> frozenset[str] | None:
        """The need that tells most; None where the part can match anything."""
        own = (self.exact,) if self.exact is not None and "" not in self.exact else ()
        return max((*own, *self.needs), key=_worth, default=None)


def required_strings(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Sets of lower-case strings: a text in which the pattern matches holds one of each set."""
    part = _sequence(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    own = () if part.exact is None or "" in part.exact else (part.exact,)
    needs = sorted({*own, *part.needs}, key=_worth, reverse=True)
    telling = [strings for strings in needs if _worth(strings)[0] >= _SHORTEST]
    return tuple((telling or needs)[:_MOST_NEEDS])


def first_characters(pattern: re.Pattern[str]) -> frozenset[str]:
    """The characters that a match can begin with, of a pattern that spells out its characters."""
    return _first_of(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))[0]


def _first_of(nodes: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """What a sequence can begin with, and whether it can be empty."""
    found: frozenset[str] = frozenset()
    for op, argument in nodes:
        first, may_be_empty = _first(op, argument)
        found |= first
        if not may_be_empty:
            return found, False
    return found, True


def _first(op: Any, argument: Any) -> tuple[frozenset[str], bool]:
    if op in _ZERO_WIDTH:
        return frozenset(), True
    if op is ops.LITERAL:
        return frozenset({chr(argument)}), False
    if op is ops.IN and all(kind is ops.LITERAL for kind, _ in argument):
        return frozenset(chr(code) for _, code in argument), False
    if op is ops.SUBPATTERN:
        return _first_of(argument[-1])
    if op is ops.ATOMIC_GROUP:
        return _first_of(argument)
    if op in _REPEATS:
        first, may_be_empty = _first_of(argument[2])
        return first, may_be_empty or argument[0] == 0
    branches = argument[1] if op is ops.BRANCH else argument[1:] if op is ops.GROUPREF_EXISTS else None
    if branches is None:
        raise ValueError(f"{op} in a pattern whose first characters are asked for")
    each = [_first_of(branch or ()) for branch in branches]
    return frozenset().union(*(first for first, _ in each)), any(may_be_empty for _, may_be_empty in each)


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    """Long strings are rare, and few are rarer than many."""
    return min(map(len, strings)), -len(strings)


def _sequence(nodes: Iterable[tuple[Any, Any]]) -> _Part:
    needs: list[frozenset[str]] = []
    current, is_exact = _EMPTY, True
    for op, argument in nodes:
        part = _node(op, argument)
        needs.extend(part.needs)
        if part.exact is not None and len(current) * len(part.exact) <= _MOST_STRINGS:
            current = frozenset(a + b for a, b in itertools.product(current, part.exact))
            continue
        needs.append(current)
        current, is_exact = (part.exact or _EMPTY), False
    if is_exact:
        return _Part(current, tuple(needs))
    needs.append(current)
    return _Part(None, tuple(need for need in needs if "" not in need))


def _node(op: Any, argument: Any) -> _Part:
    if op is ops.LITERAL:
        return _Part(frozenset({chr(argument).lower()}))
    if op in _ZERO_WIDTH:
        return _Part(_EMPTY)
    if op is ops.IN:
        return _Part(_spelled(argument))
    if op is ops.SUBPATTERN:
        return _sequence(argument[-1])
    if op is ops.ATOMIC_GROUP:
        return _sequence(argument)
    if op is ops.BRANCH:
        return _branch([_sequence(branch) for branch in argument[1]])
    if op in _REPEATS:
        least, most, inner = argument
        return _repeat(least, most, _sequence(inner))
    return _Part(None)


def _spelled(members: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """The characters of a class where they are few, in lower case."""
    found: set[str] = set()
    for op, argument in members:
        if op is ops.LITERAL:
            found.add(chr(argument).lower())
        elif op is ops.RANGE and argument[1] - argument[0] < _MOST_CHARACTERS:
            found.update(chr(code).lower() for code in range(argument[0], argument[1] + 1))
        elif op is ops.CATEGORY and argument in _CLASSES:
            found.update(_CLASSES[argument])
        else:
            return None
    return frozenset(found) if len(found) <= _MOST_CHARACTERS else None


def _branch(parts: Sequence[_Part]) -> _Part:
    exact = [part.exact for part in parts if part.exact is not None]
    if len(exact) == len(parts):
        union = frozenset().union(*exact)
        return _Part(union) if len(union) <= _MOST_STRINGS or "" in union else _Part(None, (union,))
    best = [part.best() for part in parts]
    told = [need for need in best if need is not None]
    return _Part(None, (frozenset().union(*told),) if len(told) == len(best) else ())


def _repeat(least: int, most: Any, inner: _Part) -> _Part:
    if least == 0:
        return _Part(inner.exact | _EMPTY if most == 1 and inner.exact is not None else None)
    if (least, most) == (1, 1):
        return inner
    best = inner.best()
    return _Part(None, (best,) if best else ())


def _without(needs: Iterable[frozenset[str]], ignored: str) -> list[frozenset[str]]:
    return [need for need in needs if not any(mark in string for string in need for mark in ignored)]


class PatternIndex(Generic[Key]):
    """Patterns by key, and which of them can match in a text."""

    def __init__(self, patterns: Mapping[Key, re.Pattern[str]], *, ignored: str = "") -> None:
        """`ignored`: needs with one of these characters are not asked for."""
        needs = {key: _without(required_strings(pattern), ignored) for key, pattern in patterns.items()}
        self._order = {key: number for number, key in enumerate(patterns)}
        self._always = frozenset(key for key, sets in needs.items() if not sets)
        self._further = {key: sets[1:] for key, sets in needs.items()}
        owners: dict[str, set[Key]] = {}
        for key, sets in needs.items():
            for string in sets[0] if sets else ():
                owners.setdefault(string, set()).add(key)
        self._automaton = ahocorasick.Automaton()
        for string, owned in owners.items():
            self._automaton.add_word(string, frozenset(owned))
        self._automaton.make_automaton()
        self._is_empty = not owners

    def candidates(self, lowered: str) -> list[Key]:
        """Keys of the patterns that can match in a text given in lower case, in the order they were given."""
        met: set[Key] = set()
        for _, owned in () if self._is_empty else self._automaton.iter(lowered):
            met |= owned
        found = [key for key in met if all(map(partial(_holds, lowered), self._further[key]))]
        return sorted({*found, *self._always}, key=self._order.__getitem__)


def _holds(text: str, strings: Iterable[str]) -> bool:
    return any(string in text for string in strings)


__all__ = ["PatternIndex", "first_characters", "required_strings"]
