"""Agreements that run out by themselves, and those that parties have come close to."""

from __future__ import annotations

from collections.abc import Iterator

from extract.components.agreements_documents import documents_among
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_parties import named_groups
from extract.components.agreements_phrases import under
from extract.components.agreements_sides import draft_of, groups_of
from extract.components.participants import side


def read_lapse(sight: Sight) -> Iterator[Draft]:
    """ "The treaty between X and Y expired": it ends without anybody ending it."""
    frame = sight.frame
    if frame.is_passive or any(child.dep_ == "dobj" for child in frame.token.children):
        return
    for document in documents_among(frame.subjects):
        for group in groups_of(sight, document, []):
            yield draft_of(sight, document, group)


def read_nearing(sight: Sight) -> Iterator[Draft]:
    """ "X and Y are close to a trade deal", "X and Y are nearing a deal": still under negotiation."""
    frame = sight.frame
    if frame.token.dep_ == "amod":  # "close ties and a partnership"
        return
    for document in documents_among([*under(frame.token, "to", "towards", "toward"), *frame.objects]):
        for group in named_groups(frame, document, side(frame.subjects)):
            yield Draft(document.code, "under_negotiation", group, document.title, document.subject, document)
