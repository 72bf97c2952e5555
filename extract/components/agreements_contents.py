"""What a bare agreement is on, which gives it its type: "an agreement to reopen the bridge" is a commitment."""

from __future__ import annotations

from extract.components.agreements_deeds import deeds_of, type_of_deed
from extract.components.agreements_documents import is_named
from extract.components.agreements_drafts import Draft
from extract.components.agreements_phrases import head_word
from extract.components.agreements_words import words_of
from extract.components.frames import Frame

_OPEN = frozenset({"treaty", "memorandum", "other"})


def code_by_content(draft: Draft, frame: Frame) -> str:
    """The type of an agreement; of a bare one that of the deed it is on."""
    document = draft.document
    if document is None or draft.status != "agreed" or draft.code not in _OPEN or is_named(document):
        return draft.code
    if head_word(document.token).lower() not in words_of("of_deeds"):
        return draft.code
    heads = [document.token, frame.token]
    codes = [code for head in heads for deed in deeds_of(head) if (code := type_of_deed(deed)) is not None]
    return next(iter(codes), draft.code)
