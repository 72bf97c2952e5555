"""The vocabulary of agreements: which noun is a document of which type, and the word lists rules refer to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import yaml
from spacy.tokens import Token

from extract.components.inflection import noun_forms, verb_forms
from extract.components.tokens import fold
from extract.components.words import RULES_DIR

_DESIGNATION = re.compile(r"[A-Z]{1,4}-?[0-9]{1,3}[A-Z]?s?$")
_WIDELY_READ = frozenset(
    {"deal", "deals", "order", "orders"}
)  # told by all that follows: "an order for 40 boats"
_FILE = RULES_DIR / "agreement_words.yml"


@dataclass(frozen=True, slots=True)
class Reading:
    """One sense of a document noun: its type, and the words of which one must be in its noun phrase."""

    code: str
    requires: frozenset[str]


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


@lru_cache(maxsize=1)
def _readings() -> dict[str, tuple[Reading, ...]]:
    """Word form -> its readings in the order of the file."""
    index: dict[str, list[Reading]] = defaultdict(list)
    for line in _raw()["documents"]:
        reading = Reading(line["type"], frozenset(map(fold, line.get("requires", ()))))
        for noun in line["nouns"]:
            for form in noun_forms(fold(noun)):
                index[form].append(reading)
    return {form: tuple(found) for form, found in index.items()}


@lru_cache(maxsize=1)
def document_forms() -> frozenset[str]:
    """Every word form that can head a document."""
    return frozenset(_readings())


@lru_cache(maxsize=32)
def words_of(name: str) -> frozenset[str]:
    """A word list of the file, folded, as printed there."""
    return frozenset(fold(word) for word in _raw()[name])


@lru_cache(maxsize=32)
def forms_of(name: str) -> frozenset[str]:
    """A word list of the file with the verb and noun forms of every word."""
    return frozenset(form for word in words_of(name) for form in verb_forms(word) | noun_forms(word))


@lru_cache(maxsize=16)
def status_words(status: str) -> frozenset[str]:
    """Words before a document that say how far it has come: "the present agreement", "a draft treaty"."""
    return frozenset(fold(word) for word in _raw()["standing"].get(status, ()))


def documents_told(words: Set[str]) -> Iterator[str]:
    """Those of the lower-case words that can head a document beside the others."""
    for head in document_forms().intersection(map(fold, words)):
        readings = _readings()[head]
        if any(not one.requires or not _parts(one.requires).isdisjoint(words) for one in readings):
            yield head


@cache
def _parts(words: frozenset[str]) -> frozenset[str]:
    """Compounds by their parts, as a sentence that is not parsed yet has them."""
    return frozenset(part for word in words for part in (word, *word.split("-")))


def topics() -> frozenset[str]:
    """Words that say what a negotiation is to agree on."""
    return _parts(frozenset(str(line["topic"]) for line in _raw()["topics"]))


def is_designation(token: Token) -> bool:
    """The type of a weapon: "S-400", "KC-390", "F-16s"."""
    return _DESIGNATION.match(token.text) is not None


def tells_signing(words: Set[str]) -> bool:
    """Whether lower-case words tell of a signing or truce that need not name its parties."""
    told = not words.isdisjoint(forms_of("signing_verbs")) and any(documents_told(words))
    impersonal = {"it", "agreed"} <= words or ("force" in words and bool(words & words_of("entering")))
    return told or impersonal or bool(words & words_of("truces"))


def topic_of(words: Iterable[str]) -> tuple[str, str] | None:
    """Type and title of the agreement that a negotiation on a topic is for: "peace", "nuclear", "trade"."""
    given = set(words)
    for line in _raw()["topics"]:
        if line["topic"] in given:
            return str(line["type"]), str(line["title"])
    return None


def document_type(head: str, near: Iterable[str], wide: Iterable[str]) -> str | None:
    """The agreement type of a noun; None where it is no document.

    `near` are the words before it and after "of", which decide whether it is one; `wide` those of its whole
    complement, which tell what kind of a general head it is ("a deal to buy jets").
    """
    own, words = {fold(word) for word in near}, {fold(word) for word in wide}
    form = fold(head)
    if own & words_of("excluded_modifiers"):
        return None
    asked = own | words if form in _refined_forms() | _WIDELY_READ else own
    reading = next((r for r in _readings().get(form, ()) if not r.requires or r.requires & asked), None)
    if reading is None:
        return None
    words |= own
    if form in _extending_heads() and not words & (document_forms() | words_of("extended")):
        return None  # "the extension of the harbour"
    if form in _refined_forms():
        return _refined(words) or reading.code
    if reading.code != "extension" and words & _extension_words():
        return "extension"
    return reading.code


@lru_cache(maxsize=1)
def _refined_forms() -> frozenset[str]:
    return frozenset(form for noun in words_of("refined_heads") for form in noun_forms(noun))


@lru_cache(maxsize=1)
def _extending_heads() -> frozenset[str]:
    return frozenset(form for noun in words_of("extending_heads") for form in noun_forms(noun))


@lru_cache(maxsize=1)
def _extension_words() -> frozenset[str]:
    return frozenset(fold(word) for word in _raw()["refine"][0]["words"])


def _refined(words: set[str]) -> str | None:
    for line in _raw()["refine"]:
        if words & {fold(word) for word in line["words"]}:
            return str(line["type"])
    return None
