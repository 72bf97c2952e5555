"""Which sentences are worth a parse: those in which some rule could find its words and its parties.

All it asks is read off the rules: the forms of their predicates, and the words without which the rest of a
rule cannot hold. A contact and an agreement need two parties besides, a crisis event one, or a place.
Everything before the gate is cheap; everything after it costs a parse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from extract.components.agreements_words import document_forms, tells_signing, words_of
from extract.components.crises_advice import TRAVEL
from extract.components.crises_denials import may_deny
from extract.components.crises_turns import may_turn
from extract.components.crises_words import expanded, tells_harm
from extract.components.inflection import noun_forms
from extract.components.look import Look
from extract.components.rulebook import Rule, Rulebook

_LONGEST = 250  # tokens
_BINDING = ("words_before", "requires", "only_with")
_LOOSE = frozenset({"exercise", "deployment_noun", "invasion"})
"""Patterns that take other words in place of those of `only_with`."""
_BORROWING = frozenset({"talks_noun", "meeting_noun", "message_noun"})
"""Patterns that may take a party from elsewhere in the article ("the second round has ended")."""
_COMING = frozenset({"visit_noun", "expected"})
"""Patterns of which one party may do: the other is the country of the page, or that of the visit told before."""
_SCENE = frozenset({"here", "there"})
_AFTER_TALKS = frozenset({"commitment"})
"""Patterns of which one party may do: the other is that of the talks in the sentence before."""
_GIVING = frozenset({"pledge"})
"""Patterns of which the giver may do: who gets the money is told before."""
_SCALES = frozenset({"million", "billion", "m", "bn", "thousand", "crore", "lakh"})
_NEEDED: dict[str, Callable[[], frozenset[str]]] = {"held": document_forms, "advice": lambda: TRAVEL}
"""Words that a pattern needs in every rule."""

Needs = tuple[frozenset[str], ...]


class Calls:
    """The predicates of one family by word form, each with the words its rules need besides."""

    def __init__(self, rulebook: Rulebook, *, binding: Iterable[str] = ()) -> None:
        found: dict[str, set[Needs]] = {}
        for form, rule, lemma in rulebook.forms():
            found.setdefault(form, set()).add(_needs(rule, lemma, binding))
        self._needs: Mapping[str, frozenset[Needs]] = {form: frozenset(sets) for form, sets in found.items()}
        self._forms = frozenset(found)

    def met_in(self, words: frozenset[str]) -> bool:
        """Whether some rule finds its predicate and all it needs among the words."""
        return any(
            all(words & strings for strings in needs)
            for form in words & self._forms
            for needs in self._needs[form]
        )


class Gate:
    """Lets a sentence through if some rule of some family could draw a fact from it."""

    def __init__(self, contacts: Rulebook, agreements: Rulebook, crises: Rulebook) -> None:
        self._contacts, self._agreements = Calls(contacts), Calls(agreements)
        self._crises = Calls(crises, binding=_BINDING)
        self._borrowing = _forms_of(contacts, _BORROWING)
        self._coming = _forms_of(contacts, _COMING)
        self._agreeing = _forms_of(agreements, _AFTER_TALKS)
        self._giving = _forms_of(agreements, _GIVING)

    def _has_signers(self, look: Look) -> bool:
        """Two sides, one of them perhaps a state's firm or told in the sentence before; a signing may name none."""
        sides = look.sides + bool(look.words & words_of("state_markers"))
        goes_on = look.follows and bool(look.words & (self._agreeing | document_forms()))
        gives = bool(look.words & self._giving and look.words & _SCALES)
        return sides + (goes_on or gives) > 1 or tells_signing(look.words)

    def _has_two_sides(self, look: Look) -> bool:
        """Two parties named, or one where "here" or what was told before gives the other."""
        near = bool(look.words & self._coming) or bool(look.words & _SCENE)
        return look.sides + near > 1 or bool(look.words & self._borrowing)

    def __call__(self, look: Look) -> bool:
        """Whether the sentence is to be parsed."""
        return self.why_not(look) is None

    def why_not(self, look: Look) -> str | None:
        """What the sentence lacks; None if it passes."""
        if look.count > _LONGEST:
            return "longer than a sentence can be"
        if look.text.endswith("?"):
            return "a question"
        if look.follows and (may_deny(look.text, look.words) or look.words & words_of("announcements")):
            return None
        tells = (
            self._contacts.met_in(look.words),
            self._agreements.met_in(look.words),
            self._crises.met_in(look.words) or may_turn(look.text, look.words),
        )
        fits = (
            self._has_two_sides(look),
            self._has_signers(look),
            look.is_placed or tells_harm(look.words),
        )
        if any(told and fit for told, fit in zip(tells, fits, strict=True)):
            return None
        lacks = [] if any(tells) else ["no rule finds its words"]
        if not any(fits):
            lacks.append("nobody who could take part and no place")
        return " and ".join(lacks) or "a contact or an agreement takes two parties"


def _forms_of(rulebook: Rulebook, patterns: frozenset[str]) -> frozenset[str]:
    return frozenset(form for form, rule, _ in rulebook.forms() if rule.pattern in patterns)


def _needs(rule: Rule, lemma: str, binding: Iterable[str]) -> Needs:
    """Sets of words of which a sentence must hold one each for the rule to apply to the lemma."""
    sets = [frozenset({word}) for word in lemma.split()[:-1]]
    sets += [_spelled(rule.words(key)) for key in binding if key != "only_with" or rule.pattern not in _LOOSE]
    if particle := rule.options.get("particle"):
        sets.append(frozenset({particle}))
    sets.append(frozenset(form for noun in rule.words("objects") for form in noun_forms(noun)))
    if rule.pattern in _NEEDED:
        sets.append(_NEEDED[rule.pattern]())
    return tuple(dict.fromkeys(strings for strings in sets if strings))


def _spelled(words: Iterable[str]) -> frozenset[str]:
    """Named lists in full, and compounds by their parts."""
    return frozenset(part for word in expanded(frozenset(words)) for part in (word, *re.split(r"\W+", word)))


__all__ = ["Gate"]
