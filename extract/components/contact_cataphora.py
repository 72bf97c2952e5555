"""Whom "he" means before he is named: "After he had received the minister of A, President B said ..." """

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import mention_of
from extract.components.context import Parsed
from extract.components.mentions import Mention


def settle_cataphora(parsed: Parsed) -> None:
    """Give a pronoun of a clause before the main one the subject of the main clause, where it means nobody yet.

    Under a participle that opens the sentence ("Speaking after he had met X, Y said") nobody else can be meant.
    """
    for token in parsed.doc:
        pronoun = mention_of(token)
        if pronoun is None or pronoun.kind != "pronoun" or pronoun.is_plural or pronoun.is_speaker:
            continue
        named = _named_after(token)
        if named is not None and (not pronoun.parties or _is_under_participle(token)):
            pronoun.parties, pronoun.persons = named.parties[:1], named.persons
            pronoun.level_code, pronoun.office_code = named.level_code, named.office_code


def _main_verb(token: Token) -> Token:
    return next((t for t in token.ancestors if t.dep_ == "ROOT"), token)


def _named_after(pronoun: Token) -> Mention | None:
    """The subject of the main clause, if a person named behind the pronoun."""
    main = _main_verb(pronoun)
    if pronoun.head.i == main.i or pronoun.i > main.i:
        return None
    named = (m for c in main.children if c.dep_[:5] == "nsubj" and c.i > pronoun.i and (m := mention_of(c)))
    return next((m for m in named if len(m.parties) == 1 and (m.persons or m.kind == "role")), None)


def _is_under_participle(pronoun: Token) -> bool:
    main = _main_verb(pronoun)
    opener = next((t for t in pronoun.ancestors if t.head.i == main.i), None)
    return opener is not None and opener.tag_ == "VBG" and opener.dep_ == "advcl"
