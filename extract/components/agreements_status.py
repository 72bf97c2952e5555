"""How far an agreement has come: the rule's status under the assertion of the clause.

A signing that is announced is `agreed`; one that is put forward is `proposed`; one that is only hoped for, or that
did not happen, is none.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from extract.components.agreements_words import forms_of, words_of
from extract.components.assertion import Assertion, assertion_of
from extract.components.clauses import has_to, is_verbal
from extract.components.frames import Frame

_OPEN = frozenset({"when", "once", "if", "until", "unless", "whenever"})
_DONE = frozenset({"signed", "agreed", "ratified"})


def status_of(rule_status: str, assertion: Assertion, frame: Frame) -> str | None:
    """The codebook status of an agreement told by a rule under an assertion; None where nothing is coded."""
    asserted, done = assertion.kind in ("asserted", "claimed"), rule_status in _DONE
    if rule_status in ("proposed", "rejected"):
        return rule_status if asserted or assertion.kind == "planned" else None
    if done and _is_governed(frame, words_of("nearing")):
        return "under_negotiation"
    if asserted:
        return rule_status
    if assertion.kind == "planned":
        return "agreed" if done else rule_status
    if assertion.kind == "hypothetical":
        if done and _is_tried(frame):
            return "under_negotiation"
        return "proposed" if done and _is_governed(frame, forms_of("proposing")) else None
    if (
        assertion.kind == "cancelled"
    ):  # a signing put off leaves the agreement unsigned; talks shelved are suspended
        return "agreed" if done else {"under_negotiation": "suspended"}.get(rule_status, rule_status)
    return "rejected" if done and _is_governed(frame, forms_of("refusing")) else None


def _is_tried(frame: Frame) -> bool:
    """ "Are trying to hammer out a truce": still being made; what was tried in the past failed or is told apart."""
    token, head = frame.token, frame.token.head
    trying = token.dep_ == "xcomp" and head.lower_ in forms_of("trying")
    past = head.tag_ == "VBD" or any(c.lower_ in ("had", "was", "were", "has") for c in head.children)
    return trying and not past and not any(c.dep_ == "neg" for c in head.children)


def _is_governed(frame: Frame, words: frozenset[str]) -> bool:
    return any(t.lower_ in words for t in frame.token.ancestors)


def asserted_of(frame: Frame) -> Assertion:
    """The assertion of an agreement's predicate.

    A participle under its own document is told as done ("the agreement signed in 1992"); an infinitive without
    a verb of intent above it ("efforts to reach a deal") and a clause with a condition assert nothing.
    """
    assertion, token = assertion_of(frame), frame.token
    if (
        token.dep_ == "acl"
        and token.tag_ in ("VBN", "VBD")
        and not any(c.dep_ in ("aux", "neg") for c in token.children)
    ):
        return replace(assertion, kind="asserted", is_future=False)
    if assertion.rule_id == "hypothetical.call" and frame.verb is not None and frame.verb.lower_ == "opened":
        return replace(assertion, kind="asserted", is_future=False)
    if _is_governed(frame, forms_of("doubting")) or _is_yet_to(token) or _is_of_any_time(token):
        return replace(assertion, kind="hypothetical")
    if _is_of_first(token):
        return assertion if assertion.kind == "denied" else replace(assertion, kind="asserted")
    if assertion.kind == "asserted" and _is_loose_infinitive(token):
        return replace(assertion, kind="hypothetical")
    if assertion.kind in ("asserted", "planned") and _has_condition(frame):
        return replace(assertion, kind="hypothetical")
    return assertion


def _is_loose_infinitive(token: Token) -> bool:
    above = token.head
    if token.tag_ == "VB" and token.dep_ in ("ccomp", "xcomp") and above.lower_ in forms_of("letting"):
        return above.tag_ == "VB" and _is_loose_infinitive(above)  # "to help Y conclude a treaty"
    marked = token.tag_ == "VB" and has_to(token)
    carries_on = token.dep_ == "advcl" and above.lower_ in forms_of("carrying_on")
    return marked and (carries_on or above.lower_ not in forms_of("implying"))


def _is_of_first(token: Token) -> bool:
    """ "The first country to sign", "became the first to sign"."""
    below_noun = token.dep_ in ("relcl", "acl")
    nouns = [token.head] if below_noun else [c for c in token.head.children if c.dep_ == "attr"]
    return any(c.lower_ in words_of("firsts") for noun in nouns for c in [noun, *noun.children])


def _is_yet_to(token: Token) -> bool:
    """ "They have yet to sign"."""
    return [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]] == ["yet", "to"]


def _is_of_any_time(token: Token) -> bool:
    """ "This agreement, when concluded, will ...", "each time these accords get extended"."""
    marks = [c.lower_ for c in token.children if c.i < token.i and c.dep_ in ("advmod", "mark")]
    opened = token.doc[token.i - 1].lower_ if token.i else ""
    if token.tag_ == "VBN" and (opened in _OPEN or set(marks) & _OPEN) and not _has_own_auxiliary(token):
        return True
    before = [t.lower_ for t in token.doc[max(0, token.left_edge.i - 2) : token.i]]
    return "whenever" in before or any(
        pair in (("each", "time"), ("every", "time")) for pair in pairwise(before)
    )


def _has_own_auxiliary(token: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in token.children)


def _has_condition(frame: Frame) -> bool:
    """ "If the sides agree", "in the event of": in the predicate's clause or the one above."""
    verbs = [frame.verb, *(a for a in frame.verb.ancestors if is_verbal(a))] if frame.verb is not None else []
    clauses = [c for verb in verbs[:2] for c in verb.children if c.dep_ == "advcl"]
    if any(
        c.dep_ == "mark" and c.lower_ in ("if", "unless", "once")
        for clause in clauses
        for c in clause.children
    ):
        return True
    governors = [a for a in frame.token.ancestors if a.dep_ == "pobj" and a.head.lower_ == "in"]
    return any(a.lower_ in ("event", "case") for a in governors)


def is_passing(frame: Frame) -> bool:
    """ "Hopes for the signing of", "efforts towards a truce": spoken about, not done."""
    token = frame.token
    if is_verbal(token):  # "it is difficult to extend the accord"
        return (
            token.dep_ in ("xcomp", "advcl", "ccomp")
            and token.tag_ == "VB"
            and token.head.tag_[:2] == "JJ"
            and token.head.lower_ not in words_of("imminent")
        )
    for above in token.ancestors:
        if is_verbal(above):  # "no date was set for the signing"
            return any(c.lower_ in ("date", "dates") for c in above.children)
        noun = above.head.tag_[:2] == "NN" and above.head.lower_ not in words_of("mandates")
        wanted = above.lower_ == "for" and above.dep_ == "prep" and noun
        if wanted or above.lower_ in words_of("passing"):
            return True
    return False
