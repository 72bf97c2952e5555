"""Agreements still under negotiation, in draft, and truces that hold or break: nouns that stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from extract.components.agreements_documents import Document, document_of, documents_among
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_parties import Group, borrowed_group, group_of, named_groups, pairs_with_home, under
from extract.components.agreements_words import document_type, forms_of
from extract.components.frames import Frame, clause_tokens, mention_of, spread
from extract.components.gazetteer import fold
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side

_TOPICS = {
    "peace": ("treaty", "peace agreement"),
    "nuclear": ("treaty", "nuclear agreement"),
    "trade": ("treaty", "trade agreement"),
    "tariff": ("treaty", "trade agreement"),
    "border": ("treaty", "border agreement"),
    "accession": ("treaty", "accession"),
    "ceasefire": ("ceasefire", "ceasefire"),
    "truce": ("ceasefire", "truce"),
    "armistice": ("ceasefire", "armistice"),
}
_CLOSED = frozenset("concluded completed finalised finalized wrapped ended".split())
_BROKEN = frozenset("collapsed failed suspended broke halted stalled".split())


def read_negotiation(sight: Sight) -> Iterator[Draft]:
    """ "Negotiations on a treaty between X and Y", "ongoing peace talks with Y"; concluded ones are `agreed`."""
    frame = sight.frame
    documents = documents_among(t for name in ("on", "over", "for", "about", "towards", "toward", "of", "regarding") for t in under(frame.token, name))
    topic = _topic(sight, documents)
    if topic is None:
        return
    code, title, document = topic
    for group in _negotiators(sight, document):
        status = "agreed" if _is_closed(frame) else "under_negotiation"
        yield Draft(code, status, group, title, document.subject if document else None, document)


def _topic(sight: Sight, documents: list[Document]) -> tuple[str, str | None, Document | None] | None:
    if documents:
        return documents[0].code, documents[0].title, documents[0]
    if sight.lemma in ("talk", "discussion", "dialogue", "consultation"):
        return None
    before = {t.lower_ for t in sight.frame.token.lefts} | {t.lower_ for c in sight.frame.token.lefts for t in c.lefts}
    for word, (code, title) in _TOPICS.items():
        if word in before:
            return code, title, None
    return None


def _negotiators(sight: Sight, document: Document | None) -> list[Group]:
    frame = sight.frame
    first = [m for m in side(frame.subjects) if not (m.is_anaphor and m.is_plural)] if frame.verb is not None else []
    groups = named_groups(frame, document, first if _negotiates(frame) else [])
    if groups:
        return groups
    partners = side([*under(frame.token, "with"), *frame.preps.get("with", ())])
    subjects = [m for m in matrix_subjects(frame) if m not in partners and not (m.is_anaphor and m.is_plural)]
    if partners and subjects and _negotiates(frame) and len(parties_of([*subjects, *partners])) > 1:
        return [group_of([*subjects, *partners])]
    before = [m for t in frame.token.doc[frame.token.left_edge.i : frame.token.i] if (m := mention_of(t)) is not None and m.parties]
    if len(parties_of(before)) > 1:
        return [group_of(before)]
    if partners:
        return pairs_with_home(sight.context, frame, partners, document)
    group = borrowed_group(sight.parsed, sight.context, parties_of(partners), document) if document and document.refers_back else None
    return [group] if group else []


def _negotiates(frame: Frame) -> bool:
    """Whether the subject takes part in the negotiation: holds it, resumes it, is in it."""
    return frame.verb is not None and frame.verb.lower_ in forms_of("negotiating_verbs")


def _is_closed(frame: Frame) -> bool:
    verb = frame.verb
    return verb is not None and verb.lower_ in _CLOSED and frame.token.dep_ in ("nsubj", "nsubjpass", "dobj")


def read_negotiating(sight: Sight) -> Iterator[Draft]:
    """ "X and Y are negotiating a treaty", "X is working on a trade deal with Y"."""
    frame = sight.frame
    documents = documents_among([*frame.objects, *(t for name in ("on", "over", "about") for t in frame.preps.get(name, ()))])
    for document in documents:
        for group in named_groups(frame, document, side(frame.subjects)):
            yield Draft(document.code, "under_negotiation", group, document.title, document.subject, document)


def read_draft(sight: Sight) -> Iterator[Draft]:
    """ "A draft peace agreement": under negotiation between those who work on it."""
    frame = sight.frame
    document = document_of(frame.token)
    if document is None or "draft" not in document.words:
        return
    groups = named_groups(frame, document, side(frame.subjects)) or named_groups(frame, document, matrix_subjects(frame))
    for group in groups:
        yield Draft(document.code, "under_negotiation", group, document.title, document.subject, document)


def read_truce_noun(sight: Sight) -> Iterator[Draft]:
    """ "A ceasefire between X and Y took effect", "X and Y announced a truce", "the India-Pakistan ceasefire"."""
    frame = sight.frame
    document = document_of(frame.token)
    if document is None or document.code != "ceasefire":
        return
    between = side([*under(frame.token, "between", "among"), *_clause_between(frame)])
    codes = parties_of(between)
    if len(codes) < 2 and len(parties_of(document.owners)) > 1:
        between = document.owners
    if len(parties_of(between)) > 1:
        yield Draft("ceasefire", "agreed", group_of(between), document.title, document.subject, document)
    elif document.refers_back:
        group = borrowed_group(sight.parsed, sight.context, (), document)
        if group is not None and group.source is not None and group.source.family == "agreement":
            yield Draft("ceasefire", "agreed", group, document.title, None, document)


def _clause_between(frame: Frame) -> list:  # type: ignore[type-arg]
    return [t for p in clause_tokens(frame.token) if p.lower_ == "between" for c in p.children if c.dep_ == "pobj" for t in spread(c)]


__all__ = ["document_type", "fold", "read_draft", "read_negotiating", "read_negotiation", "read_truce_noun"]
