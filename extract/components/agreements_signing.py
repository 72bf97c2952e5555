"""Agreements made, ended or proposed as documents: verbs with a document, nouns of signing, documents in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.components.agreements_documents import Document, documents_among, nearby_documents
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_parties import (
    Group,
    borrowed_group,
    has_foreign_partner,
    named_groups,
    pair_with_home,
    partner_tokens,
    sentence_pair,
)
from extract.components.frames import Frame, clause_tokens, mention_of, spread
from extract.components.mentions import Mention
from extract.components.participants import parties_of, prepositional, side

_ENDING = frozenset({"terminated", "suspended", "ratified", "rejected", "proposed"})


def read_document_verb(sight: Sight) -> Iterator[Draft]:
    """ "X and Y signed a treaty", "a memorandum was signed", "X withdrew from its accord with Y"."""
    frame, rule = sight.frame, sight.rule
    documents = _documents(sight)
    if rule.words("requires"):
        documents = [d for d in documents if d.code in rule.words("requires")]
    actors = side([*frame.agents, *prepositional(frame, "by")]) if frame.is_passive else side(frame.subjects)
    for document in documents:
        for group in groups_of(sight, document, actors):
            yield _draft(sight, document, group)


def _documents(sight: Sight) -> list[Document]:
    frame, names = sight.frame, sight.rule.words("only_with")
    if not names:
        return documents_among(frame.objects) or ([] if frame.objects and not frame.is_passive else nearby_documents(frame))
    tokens = [t for name in names for t in frame.preps.get(name, ())]
    if not tokens:
        for token in clause_tokens(frame.token):
            if token.dep_ == "prep" and token.lower_ in names and token.i > frame.token.i:
                tokens.extend(t for child in token.children if child.dep_ == "pobj" for t in spread(child))
    return documents_among(tokens)


def groups_of(sight: Sight, document: Document, actors: Sequence[Mention]) -> list[Group]:
    """Who the parties are: named in the clause, else lent by the discourse where nobody else is named."""
    frame = sight.frame
    groups = named_groups(frame, document, actors)
    if groups:
        return groups
    if has_foreign_partner(frame, document):
        return []
    group = _inferred(sight, document, actors)
    return [group] if group and len(group.codes) > 1 else []


def _inferred(sight: Sight, document: Document, actors: Sequence[Mention]) -> Group | None:
    frame, parsed, context = sight.frame, sight.parsed, sight.context
    partners = side(partner_tokens(frame, document))
    known = [*parties_of(actors), *parties_of(partners), *parties_of(document.owners)]
    if partners and not actors:
        return borrowed_group(parsed, context, known, document) or pair_with_home(parsed, context, frame, partners)
    if actors and sight.rule.options.get("status") in _ENDING and not document.refers_back:
        return None
    group = borrowed_group(parsed, context, known, document)
    if group is not None and (not actors or _is_close(group, parsed.sentence.index, document)):
        return group
    return sentence_pair(parsed) if not actors and not frame.subjects else None


def _is_close(group: Group, index: int, document: Document) -> bool:
    """One named signer: the other side is that of a contact in the same sentence or the one before."""
    return group.source is not None and (document.refers_back or index - group.source.sentence_index <= 1)


def _draft(sight: Sight, document: Document, group: Group) -> Draft:
    status = str(sight.rule.options.get("status", "signed"))
    label = sight.rule.label
    code = document.code if label == "document" else label
    if status == "signed" and "draft" in document.words and sight.lemma != "sign":
        status = "under_negotiation"
    return Draft(code, status, group, document.title, document.subject, document)


def read_signing_noun(sight: Sight) -> Iterator[Draft]:
    """ "The signing of eight memoranda between X and Y", "exchanged instruments of ratification of the treaty"."""
    frame = sight.frame
    documents = documents_among(frame.preps.get("of", ())) or _compound_documents(frame.token)
    actors = side([*frame.agents, *frame.preps.get("by", ())]) or side(frame.subjects)
    for document in documents:
        for group in _noun_groups(sight, document, actors):
            yield _draft(sight, document, Group(group.parties, () if frame.verb is not None else group.persons, group.source))


def read_withdrawal(sight: Sight) -> Iterator[Draft]:
    """ "X's withdrawal from the treaty with Y"."""
    frame = sight.frame
    for document in documents_among(frame.preps.get("from", ())):
        actors = side(frame.subjects) or acting(frame.modifiers)
        for group in groups_of(sight, document, actors):
            yield _draft(sight, document, group)


def _noun_groups(sight: Sight, document: Document, actors: Sequence[Mention]) -> list[Group]:
    groups = named_groups(sight.frame, document, actors)
    if groups or has_foreign_partner(sight.frame, document):
        return groups
    known = [*parties_of(side(partner_tokens(sight.frame, document))), *parties_of(document.owners)]
    group = borrowed_group(sight.parsed, sight.context, known, document)
    if group is None and known:
        group = pair_with_home(sight.parsed, sight.context, sight.frame, side(partner_tokens(sight.frame, document)))
    return [group] if group else []


def _compound_documents(token: Token) -> list[Document]:
    return documents_among(child for child in token.children if child.dep_ in ("compound", "nmod") and child.i < token.i)


def read_in_force(sight: Sight) -> Iterator[Draft]:
    """ "The treaty between X and Y entered into force": `ratified`; a truce that took effect is `agreed`."""
    frame = sight.frame
    before = frame.token.nbor(-1).lower_ if frame.token.i else ""
    taken = frame.verb is not None and frame.verb.lower_ in ("take", "took", "takes", "taken", "taking")
    if before not in ("in", "into") and not taken:
        return
    tokens = frame.subjects or ([frame.verb.head] if frame.verb is not None and frame.verb.dep_ in ("relcl", "acl") else [])
    for document in documents_among(tokens):
        for group in groups_of(sight, document, []):
            status = "agreed" if document.code in ("ceasefire", "commitment") else "ratified"
            yield Draft(document.code, status, group, document.title, document.subject, document)


def read_joint_statement(sight: Sight) -> Iterator[Draft]:
    """ "In a joint statement, X and Y said", "a joint statement by X and Y"."""
    frame = sight.frame
    documents = [d for d in documents_among([frame.token]) if d.code == "joint_statement"]
    for document in documents:
        between = side([*frame.preps.get("by", ()), *frame.preps.get("of", ()), *frame.preps.get("from", ())])
        clause = between or [*side(frame.subjects)] or document.owners
        codes = parties_of(clause)
        if len(codes) > 1 and _is_issued(frame):
            yield Draft(document.code, "agreed", named_groups(frame, None, clause)[0], document.title, document.subject, document)


def _is_issued(frame: Frame) -> bool:
    """A statement as the place where something is said, or on its own; not one that is discussed or signed."""
    head = frame.token.head
    return head.lower_ in ("in", "per", "to") or frame.token.dep_ == "ROOT"


def acting(tokens: Sequence[Token]) -> list[Mention]:
    """Participants among tokens, adjectives and places left out."""
    return [m for t in tokens if (m := mention_of(t)) is not None and m.is_participant]
