"""Documents listed under a sentence that tells their signing: "The following documents were signed:" and its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from extract.components.agreements_discourse import borrowed_group
from extract.components.agreements_documents import Document, document_of
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import Group, group_of, signers
from extract.components.agreements_parties import named_groups
from extract.components.agreements_phrases import is_finite, under
from extract.components.clauses import clause_tokens
from extract.components.context import ArticleContext, Parsed
from extract.components.frames import frame_of
from extract.components.participants import parties_of, side

_LONGEST_LIST = 16  # items
_DONE_TAGS = frozenset({"VBD", "VBN"})


def read_item(sight: Sight, deeds: Mapping[str, str]) -> Iterator[Draft]:
    """The document that a list item names, with the parties of its own phrase, else of the sentence above the list."""
    document = document_of(sight.frame.token)
    if document is None or not _opens_item(document.token):
        return
    intro = _intro(sight.parsed, sight.context)
    deed = next((t for t in intro.doc if t.lower_ in deeds and t.tag_ in _DONE_TAGS), None) if intro else None
    if intro is None or deed is None:
        return
    group = _group(sight, document, intro, deed)
    if group is not None:
        dated = any(t._.date is not None for t in clause_tokens(deed))
        draft = Draft(document.code, deeds[deed.lower_], group, document.title, document.subject, document)
        draft.dated_in, draft.is_settled = deed if dated else None, True
        yield draft


def _opens_item(token: Token) -> bool:
    """Whether the document is the first noun of the item and no verb stands before it."""
    before = token.doc[: token.i]
    return not any(is_finite(t) or document_of(t) is not None for t in before)


def _intro(parsed: Parsed, context: ArticleContext) -> Parsed | None:
    """The parsed sentence with a colon above the list that the item stands in; None where the item is none."""
    index, sentences = parsed.sentence.index, context.read.sentences
    for above in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
        sentence = sentences[above]
        if sentence.text.rstrip().endswith(":"):
            found = (p for p in reversed(context.parsed) if p.sentence.index == above)
            return next(found, None) if sentence.paragraph != parsed.sentence.paragraph else None
        if sentence.paragraph == parsed.sentence.paragraph:
            return None
    return None


def _group(sight: Sight, document: Document, intro: Parsed, deed: Token) -> Group | None:
    own = side(under(document.token, "between", "among", "with"))
    if len(parties_of(own)) > 1:
        return group_of(own)
    frame = frame_of(deed)
    actors = signers(frame.agents if frame.is_passive else frame.subjects)
    named = named_groups(frame, None, actors)
    if named:
        return named[0]
    return borrowed_group(intro, sight.context, parties_of([*actors, *own]), None)


__all__ = ["read_item"]
