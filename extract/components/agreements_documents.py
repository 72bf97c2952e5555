"""A document as a noun phrase names it: type, title, subject, how many, and whom its own words name.

"The Uzbek-Tajik treaty on allied relations", "eight memoranda between X and Y", "an agreement on a loan".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from extract.components.agreements_phrases import (
    head_word,
    left_tokens,
    near_words,
    objects_of,
    under,
    wide_words,
)
from extract.components.agreements_titles import subject_matter, title_of
from extract.components.agreements_words import document_forms, document_type, forms_of, words_of
from extract.components.clauses import clause_tokens, is_verbal, mention_of, spread
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.tokens import fold

_PASSIVE_REACH, _ACTIVE_REACH = 40, 12  # tokens between a predicate and a document the parser did not give it
_ADDED_REACH = 30  # tokens after a document in which "together with" adds another
_QUALIFIERS = frozenset({"compound", "amod", "nmod", "poss"})


@dataclass(slots=True)
class Document:
    """An agreement as its noun phrase names it; `owners` are parties its modifiers name."""

    token: Token
    code: str
    words: set[str]
    title: str | None
    subject: str | None
    is_plural: bool
    refers_back: bool  # "the accord": the agreement spoken of before
    owners: list[Mention] = field(default_factory=list)


def is_document_head(token: Token) -> bool:
    """Whether a token can head a document; headlines make "deal" and "pact" look like verbs."""
    mention = mention_of(token)
    if (mention is not None and mention.kind != "name") or token._.date is not None:
        return False
    misread = token.lower_ in words_of("misread_heads") and token.tag_ in ("VB", "VBP", "VBZ")
    noun = (
        token.tag_[:2] == "NN" or token.lower_ == "memoranda" or (token.tag_ == "JJ" and token.dep_ != "amod")
    )
    return (noun or (misread and not _has_subject(token))) and fold(head_word(token)) in document_forms()


def document_heads(doc: Doc) -> Iterator[Token]:
    """The tokens of a sentence that can head a document, in order."""
    forms, held = document_forms(), doc.user_data["mentions"]
    for index, word in enumerate(doc.user_data["words"]):
        if (index in held or fold(word) in forms) and is_document_head(doc[index]):
            yield doc[index]


def _has_subject(token: Token) -> bool:
    return any(c.dep_ == "aux" or (c.dep_ == "nsubj" and mention_of(c) is not None) for c in token.children)


def document_of(token: Token) -> Document | None:
    """The document a noun token heads, or None."""
    if not is_document_head(token):
        return None
    near = near_words(token)
    words = near | wide_words(token)
    code = document_type(head_word(token), near, words)
    if code is None or near & words_of("unreal"):
        return None
    return Document(
        token,
        code,
        words,
        title_of(token),
        subject_matter(token),
        _is_plural(token, words),
        _refers_back(token),
        _owners(token),
    )


def _is_plural(token: Token, words: set[str]) -> bool:
    head = fold(head_word(token))
    return (
        token.tag_ in ("NNS", "NNPS")
        or head.endswith("s")
        or head == "memoranda"
        or bool(words & words_of("numerals"))
    )


def _owners(token: Token) -> list[Mention]:
    """Parties before the noun; a lone place names the document, not a party ("the Paris Charter")."""
    mentions = [m for t in left_tokens(token) if (m := mention_of(t)) is not None]
    owner = mention_of(token.head) if token.dep_ == "conj" else None
    if owner is not None and any(c.dep_ == "poss" and mention_of(c) is not None for c in token.children):
        mentions.insert(0, owner)  # "A and B's truce"
    found = [m for m in mentions if m.parties and m.kind != "airline"]
    parties = {code for mention in found for code in mention.parties}
    return found if len(parties) > 1 else [m for m in found if m.kind != "place"]


def _refers_back(token: Token) -> bool:
    """A bare definite general noun: "the document", "this agreement"; nothing else qualifies it."""
    if fold(head_word(token)) not in words_of("anaphoric") or mention_of(token) is not None:
        return False
    lefts = left_tokens(token)
    definite = any(t.lower_ in ("the", "this", "that", "both", "these") for t in lefts)
    qualified = any(t.dep_ in _QUALIFIERS and t.lower_ not in words_of("empty_qualifiers") for t in lefts)
    complement = [c for c in token.children if c.i > token.i and c.dep_ == "prep"]
    return (
        definite
        and not qualified
        and not any(c.lower_ in ("on", "of", "between", "with", "for") for c in complement)
    )


def is_named(document: Document) -> bool:
    """ "The Treaty of Friendship", "the Lima Accords": a definite document with a name of its own."""
    token = document.token
    before = token.i - 1 if token.i else token.i
    named = token.text[:1].isupper() or (token.dep_ != "ROOT" and token.doc[before].tag_ == "NNP")
    return named and has_article(token)


def is_founding(document: Document) -> bool:
    """ "The Union's charter": made by its members, not with another."""
    return bool(document.owners) and head_word(document.token).lower() in words_of("founding")


def has_article(token: Token) -> bool:
    """ "The accord", "the Lima accord": the article may be part of a name before the noun."""
    names = [m.text.lower() for t in token.lefts if (m := mention_of(t)) is not None]
    return any(t.lower_ in ("the", "this", "that") for t in token.lefts) or any(
        name.startswith("the ") for name in names
    )


def documents_among(tokens: Iterable[Token]) -> list[Document]:
    """Documents among argument tokens, looking into "a package of agreements"; each head once."""
    found: dict[int, Document] = {}
    for token in tokens:
        for head in [*_heads_in(token), *_added(token)]:
            document = document_of(head)
            if document is not None:
                found.setdefault(head.i, document)
    return [found[index] for index in sorted(found)]


def _heads_in(token: Token) -> Iterator[Token]:
    inner = [*under(token, "of", "to", "in")]
    if fold(token.text) in forms_of("containers") and any(is_document_head(t) for t in inner):
        for other in inner:
            yield from _heads_in(other)
    else:
        yield token
        listed = (
            c for c in token.children if c.dep_ == "appos" and c.i > token.i + 1 and is_document_head(c)
        )
        yield from (c for c in listed if any(t.dep_ == "det" for t in c.lefts))  # "a protocol, a roadmap and"


def _added(token: Token) -> Iterator[Token]:
    """ "A treaty, together with a declaration", "a treaty as well as a memorandum"."""
    for prep in token.doc[token.i + 1 : token.i + _ADDED_REACH]:
        if is_verbal(prep) and prep.tag_ not in ("VBG", "VBN"):
            return
        before = {t.lower_ for t in prep.doc[max(0, prep.i - 2) : prep.i]}
        together = prep.dep_ == "prep" and prep.lower_ == "with" and before & {"together", "along"}
        if together or (prep.lower_ == "as" and "well" in before):
            yield from objects_of(prep)


def nearby_documents(frame: Frame) -> list[Document]:
    """Where the parser gave the predicate no document: the nearest after an active verb, before a passive one."""
    heads = [t for t in clause_tokens(frame.token) if is_document_head(t)]
    aside = [t for t in heads if (t.i < frame.token.i) == frame.is_passive]
    if (
        not aside and frame.is_passive
    ):  # "an agreement worth MONEY has been signed" is cut in two by the parser
        aside = [t for t in frame.token.doc[: frame.token.i] if is_document_head(t) and t.dep_ == "nsubj"]
    reach = _PASSIVE_REACH if frame.is_passive else _ACTIVE_REACH
    near = sorted(
        (t for t in aside if abs(t.i - frame.token.i) <= reach), key=lambda t: abs(t.i - frame.token.i)
    )
    return documents_among(near[:1])


__all__ = ["Document", "document_of", "documents_among", "is_document_head", "nearby_documents", "spread"]
