"""Exchanges of people between parties, which are told as done and hence agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.components.agreements_deeds import object_words, objects_of_deed, text_of_deed, verbs, words
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import group_of
from extract.components.clauses import is_verbal, mention_of, subject_of
from extract.components.mentions import Mention
from extract.components.participants import parties_of, side


def read_truce(sight: Sight) -> Iterator[Draft]:
    """ "X and Y exchanged prisoners": done, hence agreed."""
    frame = sight.frame
    mutual = bool(sight.rule.words("requires"))
    if not is_verbal(frame.token) or not (mutual or object_words(frame.token) & words("ceasefire_needs")):
        return
    first = side(frame.agents) if frame.is_passive else side(frame.subjects)
    everyone = [*first, *side(frame.preps.get("with", ()))]
    if sight.rule.words("requires"):  # "released 32 Y prisoners in exchange for two of its soldiers"
        handed = _handed(frame.token)
        returned = any(t.lower_ in sight.rule.words("requires") for t in frame.preps.get("in", ()))
        each = any(t.lower_ == "each" for t in frame.token.lefts) and len(set(parties_of(first))) > 1
        each = each and bool(object_words(frame.token) & words("ceasefire_needs"))
        if not (each or returned or _is_returned(frame.token, parties_of(first), parties_of(handed))):
            return
        everyone += [m for m in handed if not set(m.parties) & set(parties_of(first))]
    yield Draft("ceasefire", "agreed", group_of(everyone), text_of_deed(frame.token))


def _handed(verb: Token) -> list[Mention]:
    """The parties whose people are let go: "six Y fishermen"."""
    inside = [m for o in objects_of_deed(verb) for t in o.subtree if (m := mention_of(t)) is not None]
    return [m for m in inside if m.parties]


def _is_returned(verb: Token, givers: Sequence[str], handed: Sequence[str]) -> bool:
    """ "X freed six Y fishermen, and Y released three X guards"."""
    for other in (c for c in verb.children if c.dep_ == "conj" and c.lower_ in verbs("handing_verbs")):
        back, own = parties_of(_handed(other)), parties_of(side(subject_of(other)))
        if set(back) & set(givers) and set(own) & set(handed):
            return True
    return False
