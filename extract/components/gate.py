"""Which sentences are worth a parse: those in which some rule could find its words and its parties.

All it asks is read off the rules: the forms of their predicates, and the words without which the rest of a
rule cannot hold. A contact and an agreement need two parties besides, a crisis event one, or a place.
Everything before the gate is cheap; everything after it costs a parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract.components.agreements_words import document_forms, tells_signing, words_of
from extract.components.contact_anaphora import BARE, OFF
from extract.components.contact_invitations import ACCEPTING
from extract.components.contact_sides import DETERMINERS
from extract.components.crises_denials import may_deny
from extract.components.crises_turns import may_turn
from extract.components.crises_words import expanded, names_a_day, tells_harm
from extract.components.date_roles import FURTHER, ROUNDS
from extract.components.gate_needs import (
    DOCUMENT,
    MONEY,
    POINTED,
    held_in,
)
from extract.components.look import Look
from extract.components.rulebook import Needs, Rule, Rulebook, Words

_LONGEST = 250  # tokens
_OPENING = 6  # words of a list item in which its document is named
_BINDING = ("words_before", "requires", "only_with")
_LOOSE = frozenset({"exercise", "deployment_noun", "invasion"})
"""Patterns that take other words in place of those of `only_with`."""
_BORROWING = frozenset({"talks_noun", "meeting_noun", "message_noun"})
"""Patterns that may take a party from elsewhere in the article ("the second round has ended")."""
_COMING = frozenset({"visit_noun", "expected"})
"""Patterns of which one party may do: the other is the country of the page, or that of the visit told before."""
_GOING = frozenset({"travel", "visit", *_COMING})
"""Patterns to which "here" and "there" tell the country."""
_INVITING = frozenset({"invitation"})
"""Patterns of which the host may do: "she invited him" of whom the sentence before tells."""
_SCENE = frozenset({"here", "there"})
_TOLD = DETERMINERS | FURTHER | {"such", "one"}
"""Words by which a noun of meeting means the meeting told before."""
_AFTER_TALKS = frozenset({"commitment"})
"""Patterns of which one party may do: the other is that of the talks in the sentence before."""
_IN_COURSE = frozenset({"negotiation"})
"""Patterns whose parties the sentence before may name."""
_GIVING = frozenset({"pledge"})
"""Patterns of which the giver may do: who gets the money is told before."""


class Calls:
    """The predicates of one family by word form, each with the words its rules need besides."""

    def __init__(self, rulebook: Rulebook, *, binding: Iterable[str] = ()) -> None:
        found: dict[str, set[Needs]] = {}
        for form, rule, lemma in rulebook.forms():
            needs = (*_needs(rule, lemma, binding), *rulebook.companions(rule, lemma))
            found.setdefault(form, set()).add(tuple(dict.fromkeys(needs)))
        self._needs: Mapping[str, frozenset[Needs]] = {form: frozenset(sets) for form, sets in found.items()}
        self._forms = frozenset(found)

    def met_in(self, words: Words) -> bool:
        """Whether some rule finds its predicate and all it needs among the words and marks."""
        return any(
            not any(words.isdisjoint(strings) for strings in needs)
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
        self._going = _forms_of(contacts, _GOING)
        self._inviting = _forms_of(contacts, _INVITING)
        self._agreeing = _forms_of(agreements, _AFTER_TALKS)
        self._giving = _forms_of(agreements, _GIVING)
        self._negotiating = _forms_of(agreements, _IN_COURSE)

    def _has_signers(self, look: Look, words: Words) -> bool:
        """Two sides, one of them perhaps a state's firm or told in the sentence before; a signing may name none."""
        sides = look.sides + bool(words & words_of("state_markers"))
        goes_on = look.follows and not words.isdisjoint(self._agreeing | {DOCUMENT, POINTED})
        gives = MONEY in words and not words.isdisjoint(self._giving)
        negotiates = look.follows and DOCUMENT in words and not words.isdisjoint(self._negotiating)
        listed = (
            look.follows
            and DOCUMENT in words
            and not document_forms().isdisjoint(look.text.lower().split()[:_OPENING])
        )
        return sides + (goes_on or gives) > 1 or negotiates or listed or tells_signing(look.words)

    def _has_two_sides(self, look: Look) -> bool:
        """Two parties named, or one where "here", the page or what was told before gives the other."""
        if look.sides > 1:
            return True
        words = look.words
        borrows = not words.isdisjoint(self._borrowing)
        if (borrows or not words.isdisjoint(BARE)) and look.resumes and not words.isdisjoint(_TOLD | BARE):
            return True
        if look.of_pair and not (words.isdisjoint(ROUNDS) or words.isdisjoint(FURTHER)):
            return True
        if look.follows and (look.has_bare_officials or not words.isdisjoint(OFF)):
            return True
        comes = not words.isdisjoint(self._coming)
        is_there = not (words.isdisjoint(_SCENE) or words.isdisjoint(self._going | self._borrowing))
        at_home = borrows and (look.follows or look.speaks_for_home)
        invites = look.follows and not words.isdisjoint(self._inviting)
        if invites and not words.isdisjoint(ACCEPTING):
            return True
        invites = invites and not words.isdisjoint({"him", "her"})
        return look.sides == 1 and (comes or is_there or at_home or invites)

    def __call__(self, look: Look) -> bool:
        """Whether the sentence is to be parsed."""
        return self.why_not(look) is None

    def why_not(self, look: Look) -> str | None:
        """What the sentence lacks; None if it passes."""
        if look.count > _LONGEST:
            return "longer than a sentence can be"
        if look.text.endswith("?"):
            return "a question"
        if look.follows and may_deny(look.text, look.words):
            return None
        words = held_in(look)
        if self._has_two_sides(look) and self._contacts.met_in(words):
            return None
        if self._has_signers(look, words) and self._agreements.met_in(words):
            return None
        placed = look.is_placed or names_a_day(look.words) or tells_harm(look.words)
        if (placed and self._crises.met_in(words)) or (
            (placed or look.follows) and may_turn(look.text, look.words)
        ):
            return None
        return self._lacks(look, words, placed=placed)

    def _lacks(self, look: Look, words: Words, *, placed: bool) -> str:
        """Why a sentence that no family takes is not parsed."""
        told = any(calls.met_in(words) for calls in (self._contacts, self._agreements, self._crises))
        lacks = [] if told else ["no rule finds its words"]
        if not (placed or self._has_two_sides(look) or self._has_signers(look, words)):
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
    sets.append(rule.noun_forms("objects"))
    return tuple(strings for strings in sets if strings)


def _spelled(words: Iterable[str]) -> frozenset[str]:
    """Named lists in full, and compounds by their parts."""
    return frozenset(part for word in expanded(frozenset(words)) for part in (word, *re.split(r"\W+", word)))


__all__ = ["Gate"]
