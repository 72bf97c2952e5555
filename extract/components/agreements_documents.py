"""A document as a noun phrase names it: type, title, subject, period, how many, and whom its own words name.

"The Uzbek-Tajik treaty on allied relations", "eight memoranda between X and Y", "an agreement on a loan".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from extract.components.agreements_words import document_forms, document_type, forms_of, words_of
from extract.components.facts import Fact
from extract.components.frames import Frame, clause_tokens, is_verbal, mention_of, spread
from extract.components.gazetteer import fold
from extract.components.mentions import Mention

_COMPLEMENTS = frozenset({"of", "on", "for", "regarding", "concerning", "over", "about", "in", "to", "against", "under"})
_MARGINS = frozenset({"sidelines", "fringes", "margins", "occasion", "eve", "basis", "behalf", "part", "presence", "monday", "site"})
_TITLE_STOPS = frozenset({"with", "between", "among", "by", "during", "after", "at", "following", "that", "which", "who", "when", "as", "and,", ",", ";", ":", "(", "before", "from", "while", "worth", "until", "since", "but"})
_PASSIVE_REACH, _ACTIVE_REACH = 40, 12  # tokens
_TITLE_LENGTH = 14  # words after the head
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "their", "its", "his", "her", "our", "any", "some", "several", "new", "both", "another", "each", "no", "such", "many", "other"})
_NUMERALS = frozenset("two three four five six seven eight nine ten eleven twelve dozen number several many various multiple numerous".split())


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


def head_word(token: Token) -> str:
    """The word a token is read by: of a name mention ("Abraham Accords") its last."""
    mention = mention_of(token)
    if mention is not None and mention.kind == "name":
        return mention.text.split()[-1]
    return str(token.text)


def is_document_head(token: Token) -> bool:
    mention = mention_of(token)
    if (mention is not None and mention.kind != "name") or token._.date is not None:
        return False
    misread = token.lower_ in ("deal", "deals", "pact", "accord", "accords") and token.tag_ in ("VB", "VBP", "VBZ")
    noun = token.tag_[:2] == "NN" or (token.tag_ == "JJ" and token.dep_ != "amod") or (misread and not _has_subject(token))
    return noun and fold(head_word(token)) in document_forms()


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "aux") and mention_of(child) is not None or child.dep_ == "aux" for child in token.children)


def document_of(token: Token) -> Document | None:
    """The document a noun token heads, or None."""
    if not is_document_head(token):
        return None
    near = {*_left_words(token), *_of_words(token)}
    words = near | {*_right_words(token), *_following_words(token)}
    code = document_type(head_word(token), near, words)
    if code is None:
        return None
    if near & words_of("unreal"):
        return None
    owners = _owners(token)
    plural = token.tag_ in ("NNS", "NNPS") or fold(head_word(token)).endswith("s") or bool(words & _NUMERALS)
    plural = plural or fold(head_word(token)) == "memoranda"
    return Document(token, code, words, _title(token), _subject(token), plural, _refers_back(token), owners)


def _owners(token: Token) -> list[Mention]:
    """Parties before the noun; a lone place names the document, not a party ("the Paris Charter")."""
    found = [m for t in left_tokens(token) if (m := mention_of(t)) is not None and m.parties and m.kind != "airline"]
    parties = {code for mention in found for code in mention.parties}
    return found if len(parties) > 1 else [m for m in found if m.kind != "place"]


def left_tokens(token: Token) -> list[Token]:
    """Tokens of the noun phrase before its head."""
    start = token.left_edge.i
    for index in range(token.i - 1, start - 1, -1):
        previous = token.doc[index]
        if is_verbal(previous) and previous.tag_ not in ("VBN", "VBG") or previous.dep_ == "prep":
            start = index + 1
            break
    return list(token.doc[start : token.i])


def _left_words(token: Token) -> Iterator[str]:
    mention = mention_of(token)
    if mention is not None:
        yield from (fold(word) for word in mention.text.split()[:-1])
    lefts = left_tokens(token)
    for first, dash, last in zip(lefts, lefts[1:], lefts[2:], strict=False):
        if dash.text in "-–":
            yield fold(f"{first.text}-{last.text}")
    for other in lefts:
        mention = mention_of(other)
        if mention is None:
            yield fold(other.text)
        elif mention.kind == "name":
            yield from (fold(word) for word in mention.text.split())


def _of_words(token: Token) -> Iterator[str]:
    """ "Letter of intent", "exchange of prisoners", "instruments of ratification"."""
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep" and child.lower_ == "of":
            yield from (fold(t.text) for item in child.children if item.dep_ == "pobj" for t in [*item.lefts, *spread(item)])


def _right_words(token: Token) -> Iterator[str]:
    """Heads of the complement: "on a loan", "to exchange prisoners", "amending the treaty"."""
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ == "prep" and child.lower_ in _COMPLEMENTS:
            yield from _complement_words(child)
        elif child.dep_ in ("acl", "relcl", "xcomp") and (child.tag_ in ("VBG", "VB")):
            yield fold(child.text)
            for item in child.children:
                if item.dep_ in ("dobj", "pobj"):
                    yield from (fold(t.text) for t in spread(item))
                    yield from (fold(t.text) for t in item.lefts)


def _following_words(token: Token) -> Iterator[str]:
    """Words of a complement that the parser hung elsewhere: "a deal with France to buy jets", "with Y on a loan"."""
    taking = False
    for other in token.doc[token.i + 1 : token.i + 16]:
        if other.is_punct and other.text not in "-–$" or other.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return
        if other.lower_ in ("on", "to", "for", "covering"):
            taking = True
        elif other.dep_ == "prep" and other.lower_ != "of":
            taking = False
        elif taking and mention_of(other) is None:
            yield fold(other.text)


def _complement_words(prep: Token) -> Iterator[str]:
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            for item in spread(child):
                yield fold(item.text)
                yield from (fold(left.text) for left in item.lefts)
                for nested in item.children:
                    if nested.dep_ == "prep" and nested.lower_ == "of":
                        yield from (fold(t.text) for t in nested.subtree)


def _refers_back(token: Token) -> bool:
    """A bare definite general noun: "the document", "this agreement"; nothing else qualifies it."""
    if fold(head_word(token)) not in words_of("anaphoric") or mention_of(token) is not None:
        return False
    lefts = left_tokens(token)
    definite = any(t.lower_ in ("the", "this", "that", "both", "these") for t in lefts)
    qualified = [t for t in lefts if t.dep_ in ("compound", "amod", "nmod", "poss") and t.lower_ not in ("latter", "same", "said", "final", "new")]
    complement = [c for c in token.children if c.i > token.i and c.dep_ == "prep" and c.lower_ in ("on", "of", "between", "with", "for")]
    return definite and not qualified and not complement


def _text(start: Token, end: Token) -> str:
    sentence = start.doc._.sentence
    return str(sentence.text[start._.span[0] - sentence.start : end._.span[1] - sentence.start]).strip()


def _title_end(token: Token) -> Token:
    end = token
    right = max((c.right_edge.i for c in token.children if c.i > token.i and c.dep_ == "prep" and c.lower_ in _COMPLEMENTS), default=token.i)
    for index in range(token.i + 1, min(right, token.i + _TITLE_LENGTH) + 1):
        current = token.doc[index]
        if current.lower_ in _TITLE_STOPS or (current.tag_ in ("VBD", "VBZ", "VBP", "MD")) or _is_outer_date(current):
            break
        if current.dep_ == "prep" and any(t.lower_ in _MARGINS or _is_place(t, current) for t in current.children):
            break
        if current.lower_ not in ("of", "on", "for", "in", "the", "a", "an", "to", "and", "their") and not current.is_punct:
            end = current
    return end


def _is_place(token: Token, prep: Token) -> bool:
    mention = mention_of(token)
    return prep.lower_ in ("in", "at") and mention is not None and mention.place_name is not None


def _is_outer_date(token: Token) -> bool:
    expression = token._.date
    return expression is not None and expression.kind != "year_range"


def _title(token: Token) -> str | None:
    start = token
    for other in reversed(left_tokens(token)):
        if fold(other.text) in _DETERMINERS | _NUMERALS or other.tag_ in ("DT", "PRP$", "CD", "IN") or other.is_punct and other.text not in "-–":
            break
        mention = mention_of(other)
        if mention is not None and mention.kind not in ("party", "name", "place"):
            break
        if other.tag_ == "POS" or is_verbal(other) and other.tag_ not in ("VBN", "VBG"):
            break
        if not (other.is_punct or other.text[:1] in "-–"):
            start = other
    return _text(start, _title_end(token))[:160] or None


def _subject(token: Token) -> str | None:
    """What the document is on: the complement after "on", "regarding", "for", "of"."""
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep" and child.lower_ in ("on", "regarding", "concerning", "for", "about"):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            end = _title_end(token)
            if inner is not None and inner._.date is None and end.i > child.i:
                return _text(child.doc[child.i + 1], end)[:120]
    return None


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
    inner = [t for prep in token.children if prep.dep_ == "prep" and prep.lower_ in ("of", "to") for c in prep.children if c.dep_ in ("pobj", "pcomp") for t in spread(c)]
    if fold(token.text) in words_of("containers") | forms_of("containers") and any(is_document_head(t) for t in inner):
        for other in inner:
            yield from _heads_in(other)
    else:
        yield token


def _added(token: Token) -> Iterator[Token]:
    """ "A treaty, together with a declaration", "a treaty as well as a memorandum"."""
    for prep in token.doc[token.i + 1 : min(token.i + 30, len(token.doc))]:
        if is_verbal(prep) and prep.tag_ not in ("VBG", "VBN"):
            return
        before = {t.lower_ for t in prep.doc[max(0, prep.i - 2) : prep.i]}
        if prep.dep_ == "prep" and (prep.lower_ == "with" and before & {"together", "along"}) or (prep.lower_ == "as" and "well" in before):
            yield from (t for child in prep.children if child.dep_ == "pobj" for t in spread(child))


def nearby_documents(frame: Frame) -> list[Document]:
    """Where the parser gave the predicate no document: the nearest one of its clause, after an active verb, before a passive."""
    clause = [t for t in clause_tokens(frame.token) if is_document_head(t)]
    side = [t for t in clause if (t.i < frame.token.i) == frame.is_passive]
    if not side and frame.is_passive:  # "a loan agreement worth MONEY has been signed" is cut in two by the parser
        side = [t for t in frame.token.doc[: frame.token.i] if is_document_head(t) and t.dep_ == "nsubj"]
    side.sort(key=lambda t: abs(t.i - frame.token.i))
    reach = _PASSIVE_REACH if frame.is_passive else _ACTIVE_REACH
    return documents_among([t for t in side if abs(t.i - frame.token.i) <= reach][:1])


__all__ = ["Document", "Fact", "document_of", "documents_among", "head_word", "nearby_documents"]
