"""Talks told by what came of them: "A and B agreed to reopen the pass after two days of talks in Oslo"."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import clause_verb, is_verbal, subject_of
from extract.components.contact_sides import Sides
from extract.components.frames import Frame
from extract.components.inflection import verb_forms
from extract.components.participants import parties_of, side

_SETTINGS = frozenset({"after", "following", "at", "in", "during"})
_STRETCHES = frozenset(
    "hour hours day days week weeks night month months round rounds minutes series end close conclusion bout".split()
)
_OUTCOMES = frozenset(
    form
    for verb in (
        "agree settle sign reach announce conclude decide resolve publish fail strike seal clinch initial commit "
        "undertake declare issue adopt approve finalise finalize restore resume exchange end vow pledge establish draw "
        "overcome bridge narrow iron patch bury reopen extend renew accept swap unveil release put part find"
    ).split()
    for form in verb_forms(verb)
)
"""What two countries do who have talked: they come to terms, or part without."""
_TWO = 2
_NOUNS = frozenset({"talks", "negotiations", "consultations", "discussions", "dialogue", "bargaining"})
_SINGLE = frozenset({"meeting", "summit"})


def of_their_outcome(frame: Frame) -> list[Sides]:
    """The two who came to terms, where the talks name nobody: those talks were theirs."""
    noun = frame.token
    prep = _setting_of(noun)
    if prep is None or not _names_nobody(noun):
        return []
    verb = clause_verb(prep.head)
    aside = prep.i > 0 and prep.nbor(-1).text == ","
    said = (
        [c for c in verb.children if c.dep_ == "ccomp" and is_verbal(c)] if verb is not None and aside else []
    )
    for told in (verb, *said):  # "A and B agreed, the hosts announced, after talks in Oslo"
        subjects = side(subject_of(told)) if told is not None and _comes_to_terms(told) else []
        if len(parties_of(subjects)) == _TWO:
            return [Sides(subjects, [])]
    return []


def _setting_of(noun: Token) -> Token | None:
    """The preposition of "after talks", "after two days of talks", "at the end of three rounds of talks"."""
    current = noun
    while current.dep_ == "pobj" and current.head.lower_ == "of" and current.head.head.lower_ in _STRETCHES:
        current = current.head.head
    return current.head if current.dep_ == "pobj" and current.head.lower_ in _SETTINGS else None


def _names_nobody(noun: Token) -> bool:
    """Talks, or an indefinite meeting, of which neither the partners nor the body is told."""
    told = {child.lower_ for child in noun.children}
    is_bare = noun.lower_ in _NOUNS or (noun.lower_ in _SINGLE and bool(told & {"a", "an", "their"}))
    return (
        is_bare and told.isdisjoint({"with", "between", "of", "by", "among", "for"}) and noun.text.islower()
    )


def _comes_to_terms(verb: Token) -> bool:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    return verb.lower_ in _OUTCOMES and helpers.isdisjoint(
        {"may", "might", "could", "should", "would", "must"}
    )
