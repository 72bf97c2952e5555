"""Rules as data: loading, checking and finding the predicates of a family in a parsed sentence.

A rule line has `id`, `pos`, `lemmas`, `label`, `pattern`, `example`, `counterexample` and what its pattern
needs besides. Unknown keys and duplicate ids are refused at load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc, Token

from extract.components.inflection import noun_forms, verb_forms
from extract.components.simplify import tokens_among
from extract.components.words import RULES_DIR

_KEYS = frozenset(
    "id pos lemmas label pattern confidence example counterexample note particle objects words_before words_after "
    "medium actors affected status not_with only_with currency requires excludes of_people".split()
)


Words = frozenset[str]
Needs = tuple[Words, ...]
"""Sets of words of which a sentence must hold one each."""


class RuleError(ValueError):
    """A rule file line that cannot be used; names the file, the rule and the reason."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a rule file. `options` holds the keys that only some patterns read."""

    id: str
    pos: str  # verb, noun, adjective
    lemmas: tuple[str, ...]
    label: str
    pattern: str
    confidence: float
    example: str
    counterexample: str
    options: dict[str, Any] = field(default_factory=dict)
    _words: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    _nouns: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def words(self, key: str) -> frozenset[str]:
        """The words of an option in lower case; none where the rule lacks it."""
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = frozenset(str(word).lower() for word in self.options.get(key, ()))
        return known

    def noun_forms(self, key: str) -> frozenset[str]:
        """The nouns of an option in singular and plural; none where the rule lacks it."""
        forms = self._nouns.get(key)
        if forms is None:
            forms = self._nouns[key] = frozenset(f for noun in self.words(key) for f in noun_forms(noun))
        return forms


def load_rules(path: Path) -> tuple[Rule, ...]:
    """Rules of a file in order; a bad line is an error that says which and why."""
    rules: list[Rule] = []
    seen: set[str] = set()
    for line in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
        name = line.get("id", "?")
        unknown = set(line) - _KEYS
        if unknown:
            raise RuleError(f"{path.name}: rule {name}: unknown keys {sorted(unknown)}")
        missing = {"id", "pos", "lemmas", "label", "pattern", "example", "counterexample"} - set(line)
        if missing:
            raise RuleError(f"{path.name}: rule {name}: missing keys {sorted(missing)}")
        if name in seen:
            raise RuleError(f"{path.name}: rule {name} stands twice")
        seen.add(name)
        fixed = ("id", "pos", "lemmas", "label", "pattern", "confidence", "example", "counterexample")
        options = {key: value for key, value in line.items() if key not in fixed}
        rules.append(
            Rule(
                line["id"],
                line["pos"],
                tuple(line["lemmas"]),
                line["label"],
                line["pattern"],
                float(line.get("confidence", 0.6)),
                line["example"],
                line["counterexample"],
                options,
            )
        )
    return tuple(rules)


class Rulebook:
    """The rules of one family, indexed by word form."""

    def __init__(self, file_name: str, companions: Callable[[Rule, str], Needs] | None = None) -> None:
        """`companions`: what a sentence must hold, one of each set, for a rule to find anything there."""
        self.rules = load_rules(RULES_DIR / file_name)
        self.companions = companions or _asks_nothing
        self._index: dict[tuple[str, str], list[tuple[Rule, str, Needs]]] = {}
        for rule in self.rules:
            for lemma in rule.lemmas:
                head = lemma.split()[-1]
                for form in _forms(rule.pos, lemma, head):
                    row = (rule, lemma, self.companions(rule, lemma))
                    self._index.setdefault((rule.pos, form), []).append(row)
        self._known = frozenset(form for _, form in self._index)

    def forms(self) -> Iterator[tuple[str, Rule, str]]:
        """Every word form that can start a rule, with the rule and its lemma: what the gate knows of a family."""
        for (_, form), found in self._index.items():
            for rule, lemma, _ in found:
                yield form, rule, lemma

    def matches(self, doc: Doc) -> Iterator[tuple[Rule, str, Token]]:
        """Rule, lemma and predicate token for every predicate of the sentence, in text order."""
        held: Words | None = doc.user_data["held"]
        for token in tokens_among(doc, self._known):
            pos = _POS.get(token.tag_[:2])
            if pos is None:
                continue
            found = [*self._index.get((pos, token.lower_), ()), *self._as_noun(token)]
            if not found or token._.mention is not None:
                continue
            for rule, lemma, needs in found:
                if (held is None or _are_met(needs, held)) and _words_fit(rule, lemma, token):
                    yield rule, lemma, token

    def _as_noun(self, token: Token) -> list[tuple[Rule, str, Needs]]:
        """Noun rules for an -ing form or an adjective that stands where a noun does.

        "Fighting in the north has ...", "held a bilateral with".
        """
        opens = (
            token.i == 0 and len(token.doc) > 1 and token.nbor(1).tag_ == "IN"
        )  # a headline's "Shooting at ..."
        is_noun = token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "appos") or opens
        if token.tag_ not in ("VBG", "JJ") or not is_noun:
            return []
        return self._index.get(("noun", token.lower_), [])


def _asks_nothing(_rule: Rule, _lemma: str) -> Needs:
    return ()


def _are_met(needs: Needs, held: Words) -> bool:
    return not any(held.isdisjoint(strings) for strings in needs)


_POS = {"VB": "verb", "NN": "noun", "JJ": "adjective"}


def _forms(pos: str, lemma: str, head: str) -> set[str]:
    """Word forms of a lemma; an adjective has one."""
    if pos == "adjective":
        return {lemma}
    return verb_forms(lemma) if pos == "verb" else noun_forms(head)


def _words_fit(rule: Rule, lemma: str, token: Token) -> bool:
    before = lemma.split()[:-1]
    if before and [t.lower_ for t in token.doc[max(0, token.i - len(before)) : token.i]] != before:
        return False
    wanted = rule.words("words_before")
    if wanted and not any(t.lower_ in wanted for t in token.doc[max(0, token.i - 2) : token.i]):
        return False
    particle = rule.options.get("particle")
    if particle and not any(child.lower_ == particle for child in token.children):
        return False
    forms = rule.noun_forms("objects")
    return not forms or any(
        child.dep_ in ("dobj", "nsubjpass") and child.lower_ in forms for child in token.children
    )
