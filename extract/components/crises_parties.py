"""Whose event: countries read off the phrases around a crisis predicate, as actors or as those it struck.

A modifier counts here ("Israeli strikes", "Kenya's floods"), unlike in contacts; a place stands for its country.
An armed group without a state ("Houthi fighters", "settlers") keeps its country from being taken for the actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extract.components.crises_words import is_crisis_word
from extract.components.facts import PartyRef
from extract.components.frames import Frame, clause_tokens, clause_verb, is_verbal, mention_of, subject_of
from extract.components.mentions import Mention

PLACE_PREPOSITIONS = frozenset(
    "in at near on outside around along off inside within across over into through from of between against throughout".split()
)
_TARGET_PREPOSITIONS = frozenset("of in at near on outside around along off inside within across over into between and".split())
_OWNER_PREPOSITIONS = frozenset({"of", "from", "between"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "csubj", "parataxis"})


_LINES = frozenset({"border", "borders", "frontier", "frontiers", "crossing", "crossings"})
_SITED = frozenset({"located", "based", "headquartered", "operating", "stationed", "registered"})


@dataclass(frozen=True, slots=True)
class Named:
    """A country or organisation as named by one token: its code, its span, its mention."""

    code: str
    span: tuple[int, int] | None
    mention: Mention
    position: int


def named_by(token: Token) -> list[Named]:
    """The parties a token names; a place names its country."""
    mention = mention_of(token)
    if mention is None:
        return []
    codes = mention.parties
    if mention.kind == "place":
        codes = (mention.place_country,) if mention.place_country else mention.parties
    span = None if mention.is_anaphor else (mention.start, mention.end)
    return [Named(code, span, mention, token.i) for code in codes]


def phrase(head: Token, prepositions: frozenset[str] = _TARGET_PREPOSITIONS) -> list[Token]:
    """Tokens of a noun phrase without the clauses that hang on it; only the given prepositions are entered."""
    found: list[Token] = []
    stack = [head]
    while stack:
        current = stack.pop()
        found.append(current)
        for child in current.children:
            if (child.dep_ in _CLAUSES and child.lower_ not in _SITED) or (child.dep_ == "conj" and child.tag_[:2] == "VB"):
                continue
            if child.dep_ == "conj" and mention_of(current) is not None and mention_of(child) is None:
                continue
            if child.dep_ in ("prep", "agent") and child.lower_ not in prepositions:
                if not (child.lower_ in ("with", "to") and current.lower_ in _LINES):
                    continue
            stack.append(child)
    return sorted(found, key=lambda token: token.i)


def unique(found: Iterable[Named]) -> list[Named]:
    """Each party once, the first naming kept."""
    first: dict[str, Named] = {}
    for item in found:
        first.setdefault(item.code, item)
    return list(first.values())


def struck(tokens: Iterable[Token]) -> list[Named]:
    """Countries that argument tokens stand for or lie in: "a hospital in Basra", "Iranian ports", "Kyiv"."""
    return unique(item for token in tokens for part in phrase(token) for item in named_by(part) if _is_target(item))


def _is_target(item: Named) -> bool:
    """ "Us" and "the president" of a speech, resolved to the speaker's country, are not what was struck."""
    return not (item.mention.kind == "pronoun" or (item.mention.is_anaphor and item.mention.kind == "role"))


def perpetrator(tokens: Iterable[Token]) -> str | None:
    """The armed group or unknown hands among the tokens, as printed, else None."""
    for token in tokens:
        words = [part for part in phrase(token, _OWNER_PREPOSITIONS)]
        for part in words:
            mention = mention_of(part)
            text = mention.text if mention else part.text
            if any(is_crisis_word("armed_group", word) for word in text.replace("-", " ").split()):
                return _printed(part)
    return None


def _printed(token: Token) -> str:
    """The group's name: capitalised neighbours taken in ("Islamic State", "al-Shabaab")."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start - 1].text[:1].isupper() and mention_of(doc[start - 1]) is None and start - 1 > 0:
        start -= 1
    while end < len(doc) and doc[end].text[:1].isupper() and mention_of(doc[end]) is None:
        end += 1
    mention = mention_of(token)
    return mention.text if mention else " ".join(part.text for part in doc[start:end])


def doers(tokens: Iterable[Token]) -> list[Named]:
    """States that act: the tokens themselves, or the owner of forces and weapons ("missiles from Iran")."""
    found: list[Named] = []
    for token in tokens:
        if perpetrator([token]):
            continue
        mention = mention_of(token)
        if mention is None and _refers_back(token):
            found.extend(_subject_above(token))
        if mention is not None:
            if mention.kind == "place" and not mention.is_capital:
                continue
            if not mention.is_former:
                found.extend(named_by(token))
        elif token.lower_ not in ("it", "which", "that", "who"):
            found.extend(item for part in owners(token) for item in named_by(part))
    return unique(found)


def _refers_back(token: Token) -> bool:
    """ "It", "they", "its forces": stand for the subject of the clause above."""
    return token.lower_ in ("it", "they") or any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in token.children)


def _subject_above(token: Token) -> list[Named]:
    own = clause_verb(token)
    for ancestor in own.ancestors if own is not None else ():
        if is_verbal(ancestor):
            found = [n for t in subject_of(ancestor) if t.i != token.i for n in named_by(t)]
            if found:
                return found
    return []


def owners(head: Token) -> Iterator[Token]:
    """Tokens that own or mark a noun: demonym, possessive, compound, "of X", "from X"."""
    for part in phrase(head, _OWNER_PREPOSITIONS):
        if part.i == head.i or mention_of(part) is None:
            continue
        if part.dep_ in ("amod", "compound", "nmod", "poss", "conj", "appos") and part.i < head.i:
            yield part
        elif part.dep_ in ("pobj", "conj") and part.i > head.i:
            yield part


def modifiers(head: Token) -> list[Token]:
    """Mentions standing before a noun inside its phrase: "Israeli and US", "Russia's"."""
    left = head.left_edge.i
    found = []
    for token in head.doc[left : head.i]:
        mention = mention_of(token)
        if mention is None or mention.kind == "pronoun" or token.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass"):
            continue
        current, steps = token, 0
        while current.i != head.i and current.head.i != current.i and steps < 4:
            if current.dep_ in _CLAUSES or current.dep_ == "prep":
                break
            current, steps = current.head, steps + 1
        if current.i == head.i:
            found.append(token)
    return found


def clause_places(frame: Frame) -> list[Named]:
    """Countries of the places named in the frame's clause ("in", "at", "near", "in the Nepali capital")."""
    token = frame.token
    if token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
        token = token.head
    found: list[Named] = []
    for part in clause_tokens(token):
        mention = mention_of(part)
        if mention is None or not (mention.place_country or mention.is_adjective):
            continue
        top = _phrase_head(part)
        if top.dep_ == "pobj" and top.head.lower_ in _SITES:
            found.extend(named_by(part))
    return unique(found)


_SITES = frozenset("in at near on off outside across around along inside over throughout".split())


def _phrase_head(token: Token) -> Token:
    """The noun that a modifier or coordinated name belongs to."""
    while token.dep_ in ("compound", "poss", "amod", "nmod", "conj", "appos") and token.head.i != token.i:
        token = token.head
    return token


def own_things(tokens: Iterable[Token]) -> list[Named]:
    """ "Its positions", "its airspace": things of the subject of the clause above."""
    return unique(item for token in tokens if _refers_back(token) and mention_of(token) is None for item in _subject_above(token))


def pobjs(frame: Frame, *names: str) -> list[Token]:
    """Objects of the named prepositions on the predicate, its verb, or misattached in its clause."""
    found = [token for name in names for token in frame.preps.get(name, ())]
    if found:
        return found
    for token in clause_tokens(frame.token):
        if token.lower_ in names and token.dep_ in ("prep", "agent") and token.i > frame.token.i:
            found.extend(child for child in token.children if child.dep_ == "pobj")
    return found


def refs(named: Iterable[Named], role: str) -> tuple[PartyRef, ...]:
    """Party references in a role, each code once."""
    return tuple(PartyRef(item.code, role, item.span) for item in unique(named))


def telling_verb(frame: Frame) -> Token | None:
    """The verb an event noun is subject or object of, also where the parser hung the verb under the noun."""
    token = frame.token
    if token.dep_ == "ROOT" and not is_verbal(token):
        return next((c for c in token.children if c.dep_ == "conj" and is_verbal(c)), frame.verb)
    return frame.verb


def without(named: Iterable[Named], others: Iterable[Named]) -> list[Named]:
    """Those whose code is not among the others."""
    codes = {item.code for item in others}
    return [item for item in named if item.code not in codes]
