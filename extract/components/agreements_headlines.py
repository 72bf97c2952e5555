"""Predicates of headlines: "Vietnam, Laos ink deal on rail link", which a parser takes for a noun phrase.

A line that opens with parties only, followed by a verb form of a rule, is read without the tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extract.components.agreements_documents import is_document_head
from extract.components.clauses import is_verbal, mention_of
from extract.components.frames import Frame, frame_of
from extract.components.inflection import verb_forms
from extract.components.rulebook import Rule, Rulebook

_JOINTS = frozenset({",", "and", "&", "the", "-", "–"})
_PRESENT = frozenset({"VB", "VBP", "VBZ"})


def predicates(rulebook: Rulebook, doc: Doc) -> Iterator[tuple[Rule, str, Frame]]:
    """Every rule with its frame; the opening parties of a headline are its subjects."""
    opening, after = _opening(doc)
    for rule, lemma, token in rulebook.matches(doc):
        frame = frame_of(token)
        if len(opening) > 1 and token.i == after and not frame.is_passive:
            frame.subjects = opening
        yield rule, lemma, frame
    if len(opening) > 1 and after < len(doc) and not is_verbal(doc[after]) and mention_of(doc[after]) is None:
        yield from _misread(rulebook, doc[after], opening)


def _opening(doc: Doc) -> tuple[list[Token], int]:
    """The parties a line opens with, and the position after them."""
    parties: list[Token] = []
    for token in doc:
        mention = mention_of(token)
        if mention is not None and mention.parties and not mention.is_adjective:
            parties.append(token)
        elif token.text == ":" and len(parties) < 2:
            parties = []  # "Lima: Peru, Chile ink pacts"
        elif token.lower_ not in _JOINTS:
            return parties, token.i
    return parties, len(doc)


def _misread(rulebook: Rulebook, token: Token, subjects: list[Token]) -> Iterator[tuple[Rule, str, Frame]]:
    objects = [t for t in token.doc[token.i + 1 :] if _is_object(t)][:1]
    if not objects:
        return
    for rule in rulebook.rules:
        if rule.pos != "verb" or rule.pattern != "document" or rule.words("only_with"):
            continue
        for lemma in rule.lemmas:
            if token.lower_ in verb_forms(lemma):
                yield rule, lemma, Frame(token, None, subjects=list(subjects), objects=objects)
                return


def _is_object(token: Token) -> bool:
    return is_document_head(token) or (token.tag_ in _PRESENT and token.lower_ in ("deal", "pact", "accord"))
