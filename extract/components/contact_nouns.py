"""Contacts told by a noun of interaction: "talks between X and Y", "a call with X", "the meeting"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extract.components.clauses import mention_of
from extract.components.contact_anaphora import only_pair
from extract.components.contact_deeds import pair_before
from extract.components.contact_noun_clauses import (
    held_here,
    led_sides,
    of_theirs,
    told_in_a_clause,
    trilateral,
    with_whom_was_told,
)
from extract.components.contact_noun_kinds import (
    LIGHT,
    is_a_loose_word,
    is_a_qualifier,
    is_a_value,
    is_about_a_document,
    is_appeal,
    is_at_a_standstill,
    is_of_things,
    is_on_the_phone,
)
from extract.components.contact_noun_sides import (
    among_themselves,
    at_a_meeting,
    between_groups,
    is_definite,
    with_partners,
)
from extract.components.contact_outcomes import of_their_outcome
from extract.components.contact_sides import Sides
from extract.components.contact_told import mentions_of
from extract.components.context import ArticleContext
from extract.components.date_roles import FURTHER, ROUNDS
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of, side
from extract.components.rulebook import Rule


def talks_noun(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if is_on_the_phone(frame):
        first = side(frame.subjects)
        others = side([*frame.preps.get("with", []), *frame.preps.get("to", [])])
        return [Sides(first, others)] if len(parties_of([*first, *others])) > 1 and first else []
    if is_a_qualifier(frame) or is_a_loose_word(frame, lemma):
        return []
    if is_appeal(frame) or is_about_a_document(frame, lemma) or is_of_things(frame, lemma):
        return []
    if is_at_a_standstill(frame):
        return []
    groups = between_groups(frame)
    if groups:
        context.last_talks = groups[0]
        return [Sides(group, []) for group in groups]
    if is_a_value(frame):
        return []
    sides = (
        with_partners(frame, context)
        or among_themselves(frame)
        or of_theirs(frame)
        or trilateral(frame, context)
        or at_a_meeting(frame, context)
        or told_in_a_clause(frame)
        or led_sides(frame)
        or held_here(frame, context)
        or of_their_outcome(frame)
    )
    if sides:
        return [_as_more_of_the_same(one, frame, context) for one in sides]
    return _anaphor(frame, context)


def _as_more_of_the_same(sides: Sides, frame: Frame, context: ArticleContext) -> Sides:
    """ "The dialogue was opened by A and B", after the dialogue was told: others may speak, it is still that one."""
    codes = set(parties_of([*sides.first, *sides.others]))
    told = any(f.family == "contact" and f.codes == codes for f in context.facts[-3:])
    is_bare = frame.token.dep_ in ("nsubj", "nsubjpass") and not frame.modifiers and "with" not in frame.preps
    if told and is_bare and is_definite(frame):
        return replace(sides, is_anaphor=True)
    return sides


def joint_body(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "X and Y held their joint commission": a sitting of a body that both have."""
    if frame.verb is None or frame.verb.lower_ not in LIGHT or frame.token.dep_ != "dobj":
        return []
    subjects = side(frame.subjects)
    return [Sides(subjects, [])] if len(parties_of(subjects)) > 1 else []


def _anaphor(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "The meeting", "those talks": the contact told before, or the talks named before."""
    token = frame.token
    is_name = token.text[0].isupper() and token.i > 0  # "the Summit for Democracy": one known by its name
    if is_name or not (is_definite(frame) or _is_round_of(frame) or _is_another(frame)):
        return []
    if _is_with_others(frame):
        return []
    theirs = with_whom_was_told(frame, context)
    if theirs:
        return [Sides(theirs, [], is_joint=True)]
    setting = _with_its_day(token)
    is_setting = setting.dep_ == "pobj" and (
        setting.head.lower_ in ("in", "during", "at")
        or (setting.head.lower_ in _RECALLING and any(t._.date is not None for t in setting.subtree))
    )
    if not (
        is_setting
        or token.dep_ in ("nsubj", "nsubjpass")
        or (frame.verb is not None and frame.verb.lower_ in LIGHT)
    ):
        return []
    for fact in reversed(context.facts[-6:]):
        if fact.family == "contact" and context.sentence_index - fact.sentence_index <= 2:
            group = mentions_of(fact)
            if not set(parties_of(side(frame.subjects))) <= fact.codes:
                return []  # "A third country will host the next meeting"
            return [Sides(group, [], is_anaphor=True)] if group else []
    if context.last_talks:
        return [Sides(context.last_talks, [], is_anaphor=True)]
    if _is_another(frame) and frame.token.lower_ in ROUNDS and (only := only_pair(context)):
        return [Sides(only, [], is_anaphor=True)]
    pair = pair_before(context) if is_definite(frame) else []
    return [Sides(pair, [], is_joint=True)] if pair else []


_RECALLING = frozenset({"unlike", "like"})
"""Prepositions behind which an occasion with a day of its own is one recalled: "unlike the first round in May"."""


def _is_with_others(frame: Frame) -> bool:
    """ "The meeting with the bishops", "a second round of bids": with whom or of what the text says otherwise."""
    nouns = [frame.token, *(t for t in frame.preps.get("of", ()) if t.lower_ in _OF_THE_SAME)]
    named = [t for noun in nouns for t in noun.children if t.lower_ in ("with", "between", "of", "for")]
    things = [c for prep in named for c in prep.children if c.dep_ == "pobj" and c._.date is None]
    return any(_is_unknown(mention_of(t)) and t.lower_ not in _OF_THE_SAME for t in things)


def _is_unknown(mention: Mention | None) -> bool:
    """No country's, as "the bishops", or nobody knows whose, as "the chief negotiators"."""
    return mention is None or (mention.kind == "role" and mention.is_plural and not mention.parties)


_OF_THE_SAME = frozenset(
    "talks negotiations consultations discussions dialogue meetings conversations contacts them these those which "
    "exchanges two day days hour hours series kind year years".split()
)


def _is_another(frame: Frame) -> bool:
    """ "In a second call that night"."""
    before = [t for left in _with_its_day(frame.token).lefts for t in (left, *left.lefts)]
    return any(t.lower_ in FURTHER for t in before)


def _with_its_day(noun: Token) -> Token:
    """ "In a second call that night": the parser takes the noun for a part of the day's name."""
    return noun.head if noun.dep_ == "compound" and noun.head._.date is not None else noun


def _is_round_of(frame: Frame) -> bool:
    """ "The second round of those talks"; "a meeting of the two presidents" is one of its own."""
    return any(
        t.lower_ in ("those", "these", "the")
        for noun in frame.preps.get("of", ())
        if mention_of(noun) is None
        for t in noun.children
    )
