"""Whose event: countries read off the phrases around a crisis predicate, as actors or as those it struck.

A modifier counts here ("Israeli strikes", "Kenya's floods"), unlike in contacts; a place stands for its country.
An armed group without a state ("Houthi fighters", "settlers") keeps its country from being taken for the actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.clauses import clause_tokens, clause_verb, is_verbal, mention_of, spread, subject_of
from extract.components.context import ArticleContext
from extract.components.crises_phrases import (
    OWNER_PREPOSITIONS,
    Named,
    implied,
    named_by,
    owners,
    phrase,
    phrase_head,
    unique,
    without,
    words_of,
)
from extract.components.crises_words import is_crisis_word
from extract.components.frames import Frame
from extract.components.mentions import Mention


def struck(tokens: Iterable[Token]) -> list[Named]:
    """Countries that argument tokens stand for or lie in: "a hospital in Basra", "Iranian ports", "Kyiv"."""
    parts = [part for token in tokens for part in phrase(token)]
    listed = [name for part in parts for name in listed_behind(part)]
    return unique(item for part in [*parts, *listed] for item in named_by(part) if _is_target(item))


_SEVERAL = frozenset(
    "countries states nations neighbours neighbors governments capitals destinations cities".split()
)


def listed_behind(several: Token) -> list[Token]:
    """ "Seven countries, among them X, Y and Z": the names right behind the group."""
    found: list[Token] = []
    mention = mention_of(several)
    if (mention.text if mention else several.text).split()[-1].lower() not in _SEVERAL:
        return found
    following = several.doc[several.i + 1 : several.i + 20]
    words = [t.lower_ for t in following]
    if not {"among", "including", "notably"} & set(words[:3]):
        return found
    for token in following[1:]:
        if mention_of(token) is not None:
            found.append(token)
        elif token.text not in _LIST_WORDS:
            break
    return found


_LIST_WORDS = frozenset({",", "and", "among", "them", "including", "notably", "the", "these"})


def _is_target(item: Named) -> bool:
    """Not "us" and "the president" of a speech, taken for the speaker's, nor a person whose country is a guess."""
    mention = item.mention
    guessed = bool(mention.persons) and all(person.party_is_assumed for person in mention.persons)
    return not (mention.kind == "pronoun" or guessed or (mention.is_anaphor and mention.kind == "role"))


def perpetrator(tokens: Iterable[Token]) -> str | None:
    """The armed group or unknown hands among the tokens, as printed, else None."""
    for token in tokens:
        words = list(phrase(token, OWNER_PREPOSITIONS))
        for part in words:
            mention = mention_of(part)
            text = mention.text if mention else part.text
            if any(is_crisis_word("armed_group", w) for w in text.replace("-", " ").split()) and not flies(
                part
            ):
                return _printed(part)
            if part.lower_ in ("groups", "group", "men", "factions") and any(
                c.lower_ in ("armed", "masked") for c in part.children
            ):
                return f"armed {part.lower_}"
    return None


def flies(token: Token) -> bool:
    """ "MiG-31 fighters", "J-16 bombers": aircraft by their mark."""
    return token.lower_ in ("fighter", "fighters", "bomber", "bombers") and any(
        any(sign.isdigit() for sign in c.text) and c.text[:1].isalpha() for c in token.children
    )


def _printed(token: Token) -> str:
    """The group's name: capitalised neighbours taken in ("Islamic State", "al-Shabaab")."""
    doc, start, end = token.doc, token.i, token.i + 1
    while (
        start > 0
        and doc[start - 1].text[:1].isupper()
        and mention_of(doc[start - 1]) is None
        and start - 1 > 0
    ):
        start -= 1
    while end < len(doc) and doc[end].text[:1].isupper() and mention_of(doc[end]) is None:
        end += 1
    mention = mention_of(token)
    return mention.text if mention else " ".join(part.text for part in doc[start:end])


def doers(tokens: Iterable[Token], apart: Iterable[Named] = ()) -> list[Named]:
    """States that act: the tokens themselves, or the owner of forces and weapons ("missiles from Iran").

    "It" and "its forces" are none of those set `apart`: the countries struck.
    """
    found: list[Named] = []
    for token in tokens:
        if perpetrator([token]):
            continue
        mention = mention_of(token)
        if mention is None and _refers_back(token):
            found.extend(_subject_above(token, apart))
        if mention is not None:
            if mention.kind == "place" and not mention.is_capital:
                continue
            if not mention.is_former or "administration" in mention.text.lower():
                found.extend(named_by(token))
        elif token.lower_ not in ("it", "which", "that", "who"):
            found.extend(item for part in owners(token) for item in named_by(part))
    return unique(found)


def _refers_back(token: Token) -> bool:
    """ "It", "they", "its forces": stand for the subject of the clause above."""
    return token.lower_ in ("it", "they") or any(
        c.dep_ == "poss" and c.lower_ in ("its", "their") for c in token.children
    )


def own_deeds(token: Token, apart: Iterable[Named]) -> list[Named]:
    """ "Its strikes", "their blockade": of the subject of the clause or of one above, unless it is who was struck."""
    if not _refers_back(token):
        return []
    own = clause_verb(token)
    found = [n for t in subject_of(own) if t.i != token.i for n in named_by(t)] if own is not None else []
    apart = list(apart)
    return without(unique(found), apart) or _subject_above(token, apart)


def _subject_above(token: Token, apart: Iterable[Named] = ()) -> list[Named]:
    own, elsewhere = clause_verb(token), {item.code for item in apart}
    for ancestor in own.ancestors if own is not None else ():
        if is_verbal(ancestor):
            named = [n for t in subject_of(ancestor) if t.i != token.i for n in named_by(t)]
            found = [n for n in named if n.code not in elsewhere]
            if found:
                return found
    topic: Mention | None = token.doc.user_data.get("topic")
    return (
        [Named(code, None, topic, token.i) for code in topic.parties if code not in elsewhere]
        if topic
        else []
    )


def clause_places(frame: Frame, apart: Iterable[Token] = ()) -> list[Named]:
    """Countries of the places named in the frame's clause ("in", "at", "near", "in the Nepali capital").

    Places inside the phrases `apart` are left out: where an armed group sits is not where it struck.
    """
    beyond: list[Named] = []
    token = frame.token
    if token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
        token = token.head
    found: list[Named] = []
    skipped = {part.i for head in apart for part in head.subtree}
    for part in clause_tokens(token):
        mention = mention_of(part)
        if part.i in skipped or mention is None or not (mention.place_country or mention.is_adjective):
            continue
        top = phrase_head(part)
        if _is_of_teller(top):
            continue
        is_abroad = top.head.lower_ == "outside" and mention.kind == "party"
        if top.dep_ == "pobj" and (top.head.lower_ in _SITES or _is_bearing(top.head)) and not is_abroad:
            is_line = top.lower_ in ("border", "frontier") and top.head.lower_ in ("near", "along", "at")
            (beyond if is_line else found).extend(named_by(part))
    return unique(
        found or beyond
    )  # "near the Danish border" is not in Denmark where something else says where


def _is_bearing(link: Token) -> bool:
    """ "South of X", "on the outskirts of X", "in two provinces of X": there or thereabouts."""
    return link.lower_ == "of" and link.head.lower_ in _BEARINGS


_BEARINGS = frozenset(
    "part parts province provinces region regions district districts town towns city cities village villages "
    "area areas state states county counties island islands side sides corner swathe swathes "
    "north south east west north-east north-west south-east south-west northeast northwest southeast southwest "
    "outskirts vicinity edge coast suburbs suburb centre center heart shores shore".split()
)


def _is_of_teller(place: Token) -> bool:
    """ "A spokesman in X announced": where it is told, not where it happened."""
    holder = place.head.head if place.dep_ == "pobj" else place
    return holder.dep_ == "nsubj" and (holder.head.lower_ in SPEECH or holder.head.lower_.startswith("warn"))


def accused_of(token: Token) -> list[Token]:
    """Whom a verb of accusation holds to have done it: "accused X of shelling", "to hold Y accountable for a war"."""
    link = token.head
    if token.dep_ not in ("pcomp", "pobj") or link.lower_ not in ("of", "for", "with"):
        return []
    if link.head.lower_ in _ANSWERING:
        return _answerable(link.head)
    verb = link.head if is_verbal(link.head) else link.head.head
    if verb.lower_ not in _ACCUSE:
        return []
    return [t for t in verb.children if t.dep_ in ("dobj", "nsubjpass")]


def _answerable(word: Token) -> list[Token]:
    """ "X is responsible for", "hold X to account for": the subject of the word, or the object of its verb."""
    own = [t for c in word.children if c.dep_ == "nsubj" for t in spread(c)]
    holding = [t for t in word.doc[max(0, word.i - 12) : word.i] if t.lower_ in ("hold", "held", "holding")]
    over = [word.head, *holding[-1:]]
    above = [t for v in over for c in v.children if c.dep_ in ("dobj", "nsubjpass") for t in spread(c)]
    told = [t for c in word.head.children if c.dep_ == "nsubj" for t in spread(c)]
    is_said = word.head.lower_ in ("is", "are", "was", "were", "be", "remains", "'s", "’s")
    return own or above or (told if is_said else [])


_ANSWERING = frozenset({"accountable", "account", "responsible", "liable"})
_ACCUSE = frozenset(
    "accuse accused accuses accusing suspect suspected suspects charged blame blamed blames blaming".split()
)

_SITES = frozenset("in at near on off outside across around along inside over throughout".split())


def own_authorities(hands: Sequence[Token], context: ArticleContext) -> list[Named]:
    """ "The Interior Ministry closed the crossing with X": of the country that the page reports from."""
    home = context.read.home
    words = words_of(part for t in hands for part in phrase(t))
    if home is None or not words & _AUTHORITIES or any(mention_of(t) and named_by(t) for t in hands):
        return []
    return [implied(home)]


_AUTHORITIES = frozenset("government ministry department authorities cabinet interior junta".split())


def own_things(tokens: Iterable[Token]) -> list[Named]:
    """ "Its positions", "its airspace": things of the subject of the clause above."""
    return unique(
        item
        for token in tokens
        if _refers_back(token) and mention_of(token) is None
        for item in _subject_above(token)
    )


def sole_country(token: Token) -> list[Named]:
    """The one country that the sentence names, else none."""
    found = unique(item for other in token.doc for item in named_by(other) if not item.mention.is_anaphor)
    return found if len(found) == 1 else []
