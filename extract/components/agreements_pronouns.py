"""Documents that a pronoun stands for: "The framework which they signed", "It entered into force"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_documents import Document, document_of, documents_among
from extract.components.agreements_drafts import Sight

_OF_ANYTHING = frozenset({"close", "make", "place", "cut", "complete", "leave", "exit", "arrive", "settle"})
"""Verbs whose "it" is seldom a document: "the pass was blocked and Chile closed it"."""


def resolved(tokens: Sequence[Token], sight: Sight) -> list[Document]:
    """Documents among the tokens; "which" is the noun its clause hangs under, "it" the one named last before."""
    verb = sight.frame.verb or sight.frame.token
    found: list[Document] = []
    for token in tokens:
        if token.lower_ in ("which", "that") and verb.dep_ == "relcl":
            found.extend(documents_among([verb.head]))
        elif (
            token.lower_ in ("it", "them") and not sight.frame.is_passive and sight.lemma not in _OF_ANYTHING
        ):
            found.extend(_named_last(sight))
        else:
            found.extend(documents_among([token]))
    return list({document.token: document for document in found}.values())


def _named_last(sight: Sight) -> list[Document]:
    """The last document of the sentence before: what is said of it is said of the agreement told there."""
    if not sight.context.parsed:
        return []
    last = [t for t in sight.context.parsed[-1].doc if document_of(t) is not None][-1:]
    return [replace(document, refers_back=True) for document in documents_among(last)]
