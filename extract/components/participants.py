"""Who takes part: from argument tokens to mentions that can stand for a side of a contact or agreement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from extract.components.frames import Frame, clause_tokens, clause_verb, mention_of, spread, subject_of
from extract.components.mentions import Mention


def can_take_part(token: Token, *, as_agent: bool = True) -> bool:
    """Whether the token stands for somebody who can meet, sign or act for a party.

    A capital may ("Ankara and Baku agreed") unless a preposition of place governs it; other places may not.
    """
    mention = mention_of(token)
    if mention is None or not mention.parties or mention.is_adjective or mention.kind == "airline":
        return False
    if mention.is_former and not mention.persons:
        return False
    if mention.kind == "place":
        return mention.is_capital and as_agent
    return True


def side(tokens: Iterable[Token]) -> list[Mention]:
    """Participating mentions among argument tokens, each once, in text order."""
    found: list[Mention] = []
    for token in sorted(tokens, key=lambda t: t.i):
        mention = mention_of(token)
        if mention is not None and can_take_part(token) and mention not in found:
            found.append(mention)
    return found


def prepositional(frame: Frame, *names: str) -> list[Token]:
    """Objects of the named prepositions: the frame's own, else the clause's, where the parser hung them elsewhere."""
    own = [token for name in names for token in frame.preps.get(name, ())]
    if any(can_take_part(token) for token in own):
        return own
    found: list[Token] = []
    for token in clause_tokens(frame.token):
        if token.dep_ == "prep" and token.lower_ in names and token.i > frame.token.i:
            if _hangs_under_event(token, frame):
                found.extend(t for child in token.children if child.dep_ == "pobj" for t in spread(child))
    return found


def _hangs_under_event(prep: Token, frame: Frame) -> bool:
    """A preposition misattached to a noun between the predicate and itself still belongs to the predicate."""
    return all(mention_of(a) is None or a.i == frame.token.i for a in prep.ancestors if a.i > frame.token.i)


def parties_of(mentions: Sequence[Mention]) -> list[str]:
    """Party codes of the mentions, each once, in text order."""
    return list(dict.fromkeys(code for mention in mentions for code in mention.parties))


def matrix_subjects(frame: Frame) -> list[Mention]:
    """Subjects of the clauses above a noun that has no subject of its own ("After a meeting with X, Y said")."""
    verb = frame.verb or clause_verb(frame.token)
    steps = 0
    while verb is not None and steps < 4:
        found = side(subject_of(verb))
        if found:
            return found
        verb = clause_verb(verb.head) if verb.head.i != verb.i else None
        steps += 1
    return []
