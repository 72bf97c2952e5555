"""Where a frame's event was: a place after a preposition of place in its clause."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of
from extract.components.facts import Where
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.reading import ReadArticle

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "to", "over", "on", "outside", "around", "from", "into", "across", "off"}
)
_ABOUT = frozenset({"about", "regarding", "concerning"})
_MERE = frozenset({"notes", "views", "talks", "hands", "ideas", "words", "greetings"})
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
        if (
            token.dep_ == "compound"
            and token.i
            and mention_of(token.head) is not None
            and token.nbor(-1).lower_ in _AT
        ):
            seat = token.head  # "received in Lima the minister": taken for one name
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


def at_the_end_of_a_journey(frame: Frame) -> Where:
    """ "Went on to Lima, where he met X", "flew to Lima for talks with X"."""
    verb, token = frame.verb, frame.token
    if verb is None:
        return Where()
    where = next((c for c in verb.children if c.lower_ == "where" and c.i), None)
    if where is not None:
        near = [t for t in token.doc[max(0, where.i - 4) : where.i] if t.head.lower_ in _PLACE_PREPOSITIONS]
    elif token.dep_ == "pobj" and token.head.lower_ == "for" and verb.lower_ in _GOING:
        goals = [c for c in verb.children if c.lower_ in ("to", "for")]
        near = [t for prep in goals for t in prep.children if t.i < token.i]
    else:
        return Where()
    return _first_place(mention_of(t) for t in sorted(near, key=lambda t: -t.i) if t.dep_ == "pobj")


def _first_place(mentions: Iterable[Mention | None]) -> Where:
    places = (m for m in mentions if m is not None and m.place_name is not None and not m.is_adjective)
    return next((Where(m.place_name, m.place_country) for m in places), Where())


_GOING = frozenset(
    "go goes went gone going travel travels travelled traveled travelling traveling fly flies flew flown flying "
    "head heads headed heading leave leaves left leaving depart departs departed continue continues continued "
    "continuing proceed proceeds proceeded drive drives drove journeyed sail sailed return returns returned "
    "returning arrive arrived come comes came".split()
)


def _is_named(noun: Token) -> bool:
    """ "In Chile's Arica district": a spot with a name of its own, not "at Chile's request"."""
    return noun.tag_ == "NNP" or any(c.dep_ == "compound" and c.tag_ == "NNP" for c in noun.children)


def _is_in_a_topic(place: Token, frame: Frame, *, of_talk: bool) -> bool:
    mention = mention_of(place)
    of_talk_of_land = of_talk and mention is not None and mention.kind == "party"  # "on the crisis in Libya"
    for ancestor in place.ancestors:
        if frame.is_headed_by(ancestor):
            return False
        if (named := mention_of(ancestor)) is not None and named.persons:
            return False  # "discussed cocoa with the minister in Accra"
        if ancestor.lower_ in _MERE:
            continue
        is_common = ancestor.tag_[:2] == "NN" and mention_of(ancestor) is None and ancestor._.date is None
        is_topic = ancestor.head.lower_ in _ABOUT or (
            of_talk_of_land and ancestor.head.lower_ in ("on", "over")
        )
        is_topic = is_topic or (of_talk and ancestor.dep_ in ("dobj", "conj"))
        if is_common and is_topic:
            return True
    return False


def pointed_at(frame: Frame, read: ReadArticle, index: int) -> Where:
    """ "There": the place told last; "here": where the report was written."""
    words = (t for t in clause_tokens(frame.token) if t.lower_ in ("there", "here") and t.dep_ == "advmod")
    word = next(words, None)
    if word is None or read.is_transcript:
        return Where()
    if word.lower_ == "here":
        places = read.dateline.places if read.dateline else ()
        return Where(places[0].title(), read.home) if places else Where()
    reached = word.doc.user_data["spans"][word.i][0]
    sentences = read.sentences[max(0, index - 1) : index + 1]
    told = [m for s in sentences for m in s.mentions if m.start < reached and m.place_name]
    named = [m for m in told if m.kind == "place"] or told
    return Where(named[-1].place_name, named[-1].place_country) if named else Where()
