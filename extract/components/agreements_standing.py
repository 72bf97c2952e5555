"""How agreements stand: run out by themselves, put on hold, held by parties, or near."""

from __future__ import annotations

from collections.abc import Iterator

from extract.components.agreements_documents import Document, documents_among
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import sides
from extract.components.agreements_parties import named_groups
from extract.components.agreements_phrases import under
from extract.components.agreements_pronouns import resolved
from extract.components.agreements_sides import draft_of, groups_of
from extract.components.agreements_words import forms_of, words_of
from extract.components.clauses import clause_verb
from extract.components.frames import frame_of
from extract.components.participants import side

_STANDING = frozenset(
    {"is", "are", "was", "were", "been", "be", "remains", "remain", "remained", "stays", "stayed"}
)


def read_lapse(sight: Sight) -> Iterator[Draft]:
    """ "The treaty between X and Y expired": it ends without anybody ending it."""
    frame = sight.frame
    below = frame.token.dep_ == "acl"  # how the parser takes a short "The pact lapsed in June"
    if (frame.is_passive and not below) or any(child.dep_ == "dobj" for child in frame.token.children):
        return
    for document in resolved([frame.token.head] if below else frame.subjects, sight):
        for group in groups_of(sight, document, []):
            yield draft_of(sight, document, group)


def read_on_hold(sight: Sight) -> Iterator[Draft]:
    """ "The treaty is in abeyance", "X put its treaty with Y on hold"."""
    frame, token = sight.frame, sight.frame.token
    verb = frame.verb or clause_verb(token)
    if token.head.lower_ not in ("in", "on", "into", "under") or verb is None:
        return
    outer = frame_of(verb)
    stands = outer.is_passive or verb.lower_ in _STANDING
    if sight.rule.options.get("status") == "under_negotiation" and verb.lower_ not in _STANDING:
        return  # "reviewed their treaty in a discussion"
    documents = documents_among([*outer.subjects, *outer.objects] if stands else outer.objects)
    for document in (d for d in documents if d.token.lower_ not in words_of("weak_documents")):
        for group in groups_of(sight, document, [] if stands else side(outer.subjects)):
            yield draft_of(sight, document, group)


def read_held(sight: Sight) -> Iterator[Draft]:
    """ "X and Y have a memorandum on radar, concluded in 2019", "X has a military accord with Y"."""
    frame = sight.frame
    if frame.token.dep_ not in ("ROOT", "conj", "ccomp") or any(
        (child.dep_ == "aux" and child.lower_ not in ("have", "has", "had")) or child.dep_ == "neg"
        for child in frame.token.children
    ):
        return
    for document in documents_among(frame.objects):
        others = under(document.token, "with")
        if _is_vague(document) or (others and not sides(others)):
            continue
        signed = [
            t for t in frame.token.doc[document.token.i :] if t.lower_ in forms_of("sealing_participles")
        ]
        status = "signed" if any(t.lower_ in ("signed", "inked") for t in signed) else "agreed"
        for group in named_groups(frame, document, side(frame.subjects)):
            yield Draft(document.code, status, group, document.title, document.subject, document)


def _is_vague(document: Document) -> bool:
    """ "Many documents", "an understanding", "the agreement"."""
    weak = document.token.lower_ in words_of("weak_documents") or document.code == "other"
    return (
        weak or document.refers_back or any(t.lower_ in ("many", "no", "any") for t in document.token.lefts)
    )


def read_nearing(sight: Sight) -> Iterator[Draft]:
    """ "X and Y are close to a trade deal", "X and Y are nearing a deal": still under negotiation."""
    frame = sight.frame
    if frame.token.dep_ == "amod":  # "close ties and a partnership"
        return
    goals = [t for name in ("to", "towards", "toward") for t in frame.preps.get(name, ())]
    closer = [c for c in frame.token.children if c.lower_ in words_of("nearing")]  # "moved closer to a deal"
    goals += [t for word in closer for t in under(word, "to")] + under(
        frame.token, "to", "towards", "toward", "on"
    )
    if sight.rule.words("requires") and not (closer or goals):
        return
    for document in documents_among([*goals, *frame.objects]):
        for group in named_groups(frame, document, side(frame.subjects)):
            yield Draft(document.code, "under_negotiation", group, document.title, document.subject, document)


def read_ready(sight: Sight) -> Iterator[Draft]:
    """ "The treaty is ready": `agreed`; "a treaty could be ready by autumn": still being made."""
    frame = sight.frame
    verb = frame.verb
    if verb is None or any(c.dep_ == "neg" or c.lower_ in ("if", "once", "when") for c in verb.children):
        return
    ahead = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    for document in (d for d in documents_among(frame.subjects) if d.code != "other"):
        for group in groups_of(sight, document, []):
            status = "under_negotiation" if ahead else "agreed"
            draft = Draft(document.code, status, group, document.title, document.subject, document)
            draft.is_settled = ahead
            yield draft
