"""Agreements made, ended or proposed as documents: verbs with a document, nouns of signing, documents in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_documents import Document, documents_among, nearby_documents
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_parties import (
    Group,
    borrowed_group,
    group_of,
    has_foreign_partner,
    is_unknown_person,
    named_groups,
    pairs_with_home,
    signers,
    steady_partner,
    told_of,
    under,
    partner_tokens,
    sentence_pair,
)
from extract.components.agreements_words import forms_of, words_of
from extract.components.frames import Frame, clause_tokens, is_verbal, mention_of, spread, subject_of
from extract.components.gazetteer import fold
from extract.components.mentions import Mention
from extract.components.participants import parties_of, prepositional, side

_ENDING = frozenset({"terminated", "suspended", "ratified", "rejected", "proposed"})


def read_document_verb(sight: Sight) -> Iterator[Draft]:
    """ "X and Y signed a treaty", "a memorandum was signed", "X withdrew from its accord with Y"."""
    frame, rule = sight.frame, sight.rule
    if not frame.is_passive and not frame.objects and documents_among(frame.subjects):
        frame.is_passive, frame.objects, frame.subjects = True, frame.subjects, []  # "Peace deal signed in Lima"
    _take_subject_of_first(frame)
    documents = _documents(sight)
    if rule.words("requires"):
        documents = [d for d in documents if d.code in rule.words("requires")]
    actors = signers([*frame.agents, *prepositional(frame, "by")] if frame.is_passive else frame.subjects)
    actors = told_of(sight.parsed, sight.context, actors)
    for document in documents:
        if document.token.lower_ in words_of("weak_documents") and sight.lemma not in words_of("sealing"):
            continue
        for group in groups_of(sight, document, actors):
            yield _draft(sight, document, group)


def _take_subject_of_first(frame: Frame) -> None:
    """ "X became the first country to sign": X signs."""
    head = frame.token.head
    if frame.token.dep_ in ("relcl", "acl") and head.dep_ == "attr" and mention_of(head) is None:
        frame.subjects = subject_of(head.head)


def read_brokered(sight: Sight) -> Iterator[Draft]:
    """ "X brokered a deal between Y and Z": X is no party."""
    for document in _documents(sight):
        parties = side(under(document.token, "between", "among"))
        if len(parties_of(parties)) > 1:
            yield _draft(sight, document, group_of(parties))


def _documents(sight: Sight) -> list[Document]:
    frame, names = sight.frame, sight.rule.words("only_with")
    if not names:
        found = documents_among(frame.objects) or _another(frame)
        searches = frame.is_passive or sight.rule.options.get("status") == "signed"
        objects = [t for t in frame.objects if t._.date is None]
        return found or (nearby_documents(frame) if searches and not objects else [])
    tokens = [t for name in names for t in frame.preps.get(name, ())]
    if not tokens:
        for token in clause_tokens(frame.token):
            if token.dep_ == "prep" and token.lower_ in names and token.i > frame.token.i:
                tokens.extend(t for child in token.children if child.dep_ == "pobj" for t in spread(child))
    return documents_among(tokens)


def _another(frame: Frame) -> list[Document]:
    """ "Another one was concluded": a document of the kind named before in the sentence."""
    if not any(t.lower_ in ("one", "another", "third", "second") for t in frame.objects):
        return []
    before = [d for t in reversed(frame.token.doc[: frame.token.i]) for d in documents_among([t])]
    return [replace(document, token=frame.objects[0], title=None, subject=None, owners=[], is_plural=False) for document in before[:1]]


def groups_of(sight: Sight, document: Document, actors: Sequence[Mention]) -> list[Group]:
    """Who the parties are: named in the clause, else lent by the discourse where nobody else is named."""
    frame = sight.frame
    if sight.rule.options.get("status") == "proposed" or sight.lemma == "award":
        frame.preps["with"].extend(frame.preps.get("to", ()))
    groups = named_groups(frame, document, actors)
    if document.refers_back and any(is_unknown_person(t) for t in [*frame.agents, *frame.subjects]):
        meant = borrowed_group(sight.parsed, sight.context, parties_of(actors), document)
        if meant is not None and (not groups or meant.codes >= groups[0].codes):
            return [Group(meant.parties, groups[0].persons if groups else (), meant.source)]
    if groups:
        return groups
    if any(is_unknown_person(t) for t in [*frame.agents, *frame.subjects]):
        lent = borrowed_group(sight.parsed, sight.context, parties_of(actors), document)
        return [lent] if lent and not has_foreign_partner(frame, document, signers=False) else []
    if has_foreign_partner(frame, document):
        return []
    return [group for group in _inferred(sight, document, actors) if len(group.codes) > 1]


def _inferred(sight: Sight, document: Document, actors: Sequence[Mention]) -> list[Group]:
    partners = side(partner_tokens(sight.frame, document))
    known = [*parties_of(actors), *parties_of(partners), *parties_of(document.owners)]
    if partners and not actors:
        borrowed = borrowed_group(sight.parsed, sight.context, known, document) if len(set(known)) == 1 else None
        return [borrowed] if borrowed else pairs_with_home(sight.context, sight.frame, partners, document)
    group = _lent(sight, document, actors, known)
    return [group] if group else []


def _lent(sight: Sight, document: Document, actors: Sequence[Mention], known: Sequence[str]) -> Group | None:
    frame, parsed, context = sight.frame, sight.parsed, sight.context
    if actors and sight.rule.options.get("status") in _ENDING and not document.refers_back:
        fits = sight.rule.options.get("status") in ("suspended", "terminated") and len(set(known)) == 1
        return steady_partner(context, known[0]) if fits else None
    group = borrowed_group(parsed, context, known, document)
    if group is not None and (not actors or _is_close(group, parsed.sentence.index, document)):
        return group
    return sentence_pair(parsed) if not actors and not frame.subjects and not document.refers_back else None


def _is_close(group: Group, index: int, document: Document) -> bool:
    """One named signer: the other side is that of a contact in the same sentence or the one before."""
    return group.source is not None and (document.refers_back or index - group.source.sentence_index <= 1)


def _draft(sight: Sight, document: Document, group: Group) -> Draft:
    status = str(sight.rule.options.get("status", "signed"))
    label = sight.rule.label
    code = document.code if label == "document" else label
    if status in ("signed", "agreed") and "draft" in document.words and sight.lemma != "sign":
        status = "under_negotiation"
    if sight.lemma in words_of("approving") and any(_is_parliament(t) for t in [*sight.frame.subjects, *sight.frame.agents]):
        status = "ratified"
    return Draft(code, status, group, document.title, document.subject, document)


def _is_parliament(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and bool({fold(word) for word in mention.text.split()} & words_of("parliaments"))


def read_signing_noun(sight: Sight) -> Iterator[Draft]:
    """ "The signing of eight memoranda between X and Y", "exchanged instruments of ratification of the treaty"."""
    frame = sight.frame
    if frame.verb is not None and frame.verb.lower_ in forms_of("seeking"):
        return
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
    group = borrowed_group(sight.parsed, sight.context, known, document) if len(set(known)) < 2 else None
    if group is not None:
        return [group]
    return pairs_with_home(sight.context, sight.frame, side(partner_tokens(sight.frame, document)), document)


def _compound_documents(token: Token) -> list[Document]:
    return documents_among(child for child in token.children if child.dep_ in ("compound", "nmod") and child.i < token.i)


def read_in_force(sight: Sight) -> Iterator[Draft]:
    """ "The treaty between X and Y entered into force": `ratified`; a truce that took effect is `agreed`."""
    frame = sight.frame
    before = frame.token.nbor(-1).lower_ if frame.token.i else ""
    taken = frame.verb is not None and frame.verb.lower_ in ("take", "took", "takes", "taken", "taking")
    if before not in ("in", "into") and not taken:
        return
    relative = frame.verb is not None and frame.verb.dep_ in ("relcl", "acl")
    documents = documents_among(frame.subjects)
    if relative and not documents and frame.verb is not None:
        documents = [d for t in frame.verb.ancestors for d in documents_among([t])][:1]
    for document in documents:
        for group in groups_of(sight, document, matrix_subjects_above(frame) if relative else []):
            status = "agreed" if document.code in ("ceasefire", "commitment") else "ratified"
            yield Draft(document.code, status, group, document.title, document.subject, document)


def read_joint_statement(sight: Sight) -> Iterator[Draft]:
    """ "In a joint statement, X and Y said", "a joint statement by X and Y"."""
    frame = sight.frame
    documents = [d for d in documents_among([frame.token]) if d.code == "joint_statement"]
    for document in documents:
        between = side([*frame.preps.get("by", ()), *frame.preps.get("of", ()), *frame.preps.get("from", ())])
        clause = between or side(frame.subjects)
        codes = parties_of(clause)
        if len(codes) > 1 and _is_issued(frame) and not document.refers_back:
            yield Draft(document.code, "agreed", named_groups(frame, None, clause)[0], document.title, document.subject, document)


def _is_issued(frame: Frame) -> bool:
    """A statement as the place where something is said, or on its own; not one that is discussed or signed."""
    head = frame.token.head
    return head.lower_ in ("in", "per", "to") or frame.token.dep_ == "ROOT"


def matrix_subjects_above(frame: Frame) -> list[Mention]:
    """Subjects of the clause that a relative clause hangs in."""
    above = next((t for t in frame.verb.ancestors if is_verbal(t)), None) if frame.verb is not None else None
    return side(subject_of(above)) if above is not None else []


def acting(tokens: Sequence[Token]) -> list[Mention]:
    """Participants among tokens, adjectives and places left out."""
    return [m for t in tokens if (m := mention_of(t)) is not None and m.is_participant]
