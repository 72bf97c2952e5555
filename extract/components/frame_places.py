"""Where a frame's event was: a place after a preposition of place in its clause."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of
from extract.components.facts import Where
from extract.components.frames import Frame
from extract.components.mentions import Mention

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "to", "over", "on", "outside", "around", "from", "into", "across", "off"}
)
_ABOUT = frozenset({"about", "regarding", "concerning"})
_AT = frozenset({"in", "at", "near", "outside"})


def place_of(frame: Frame, *, of_talk: bool = False) -> Where:
    """The place of the frame's event: a place after a preposition of place in its clause.

    `of_talk`: what the verb's object names is a topic ("discussed the crisis in Libya"), no place of the talk.
    """
    best: tuple[int, Mention] | None = None
    for token in clause_tokens(frame.token):
        mention = mention_of(token)
        if mention is None or mention.place_name is None or mention.is_adjective:
            continue
        seat = token.head if token.dep_ == "poss" and _is_named(token.head) else token
        prep = seat.head.lower_
        if seat.dep_ != "pobj" or prep not in _PLACE_PREPOSITIONS:
            continue
        if _is_in_a_topic(token, frame, of_talk=of_talk) or (of_talk and prep not in _AT):
            continue
        rank = 0 if prep in ("in", "at", "near") else 10
        distance = abs(token.i - frame.token.i) + rank * 10 + (5 if mention.kind == "party" else 0)
        if best is None or distance < best[0]:
            best = (distance, mention)
    return Where(best[1].place_name, best[1].place_country) if best else Where()


def _is_named(noun: Token) -> bool:
    """ "In Chile's Arica district": a spot with a name of its own, not "at Chile's request"."""
    return noun.tag_ == "NNP" or any(c.dep_ == "compound" and c.tag_ == "NNP" for c in noun.children)


def _is_in_a_topic(place: Token, frame: Frame, *, of_talk: bool) -> bool:
    mention = mention_of(place)
    of_talk_of_land = of_talk and mention is not None and mention.kind == "party"  # "on the crisis in Libya"
    for ancestor in place.ancestors:
        if ancestor.i == frame.token.i or (frame.verb is not None and ancestor.i == frame.verb.i):
            return False
        is_common = ancestor.tag_[:2] == "NN" and mention_of(ancestor) is None and ancestor._.date is None
        is_topic = ancestor.head.lower_ in _ABOUT or (
            of_talk_of_land and ancestor.head.lower_ in ("on", "over")
        )
        is_topic = is_topic or (of_talk and ancestor.dep_ in ("dobj", "conj"))
        if is_common and is_topic:
            return True
    return False
