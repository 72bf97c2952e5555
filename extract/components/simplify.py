"""A sentence with every known mention as one token: what the parser gets to read.

"Türkiye's Foreign Minister Hakan Fidan and his Azerbaijani counterpart Jeyhun Bayramov discussed ..." becomes
"Fidan and Bayramov discussed ...": a small model parses that right, and rules see one node per participant.
Measured on the seeds: attachment errors around titles and appositions disappear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.components.dates_types import DateExpression
from extract.components.entries import Entry
from extract.components.mentions import Mention


@dataclass(slots=True)
class Sentence:
    """What rules need of one sentence: text, offsets, mentions, dates, and its place in the article."""

    text: str
    start: int  # offset in the article
    index: int
    paragraph: int
    kind: str
    mentions: list[Mention]
    dates: list[DateExpression] = field(default_factory=list)  # offsets relative to the sentence
    in_quote: bool = False
    entry: Entry | None = None  # of a chronology or live page
    held: frozenset[str] | None = None  # words and marks that rules may need; None where nobody looked


def _held(kind: str) -> Callable[[Token], object]:
    return lambda token: token.doc.user_data[kind].get(token.i)


Doc.set_extension("sentence", default=None, force=True)
# What a document holds is kept in `user_data` by kind and token number.
Token.set_extension("mention", getter=_held("mentions"), force=True)
Token.set_extension("date", getter=_held("dates"), force=True)
Token.set_extension("span", getter=lambda token: token.doc.user_data["spans"][token.i], force=True)


def _proxy(mention: Mention) -> list[str]:
    """The word that stands for the mention, its determiner kept before it: what a parser knows how to take."""
    words = mention.text.split()
    lead = [words[0]] if words[0].casefold() in _DETERMINERS and len(words) > 1 and not mention.name else []
    if mention.kind == "group" or (mention.kind in ("institution", "role") and not mention.name):
        if mention.is_plural or mention.kind == "group":
            return [*lead, "ministers"]
        return (
            [*lead, "ministry" if lead else "Ministry"]
            if mention.kind == "institution"
            else [*lead, "minister" if lead else "Minister"]
        )
    if mention.name:
        return ["Smith"]
    word = next((word for word in reversed(words) if word[:1].isupper()), words[-1])
    return [_STAND_INS.get(word, word)]


# Verbs that a parser takes for a part of the name before them.
_PLAIN_VERBS = {"rang": "phoned", "confers": "consults"}
# Words that are a noun elsewhere, and right behind a participant a verb.
_VERBS_OF_A_NAME = {
    "plan": "intend",
    "plans": "intends",
    "telephones": "calls",
    "phones": "calls",
    "embarks": "starts",
}
# Names that a parser takes for another word.
_STAND_INS = {"WHO": "Unesco"}
_DETERMINERS = frozenset({"the", "his", "her", "their", "its", "our", "both", "a", "an"})


def _pieces(sentence: Sentence) -> list[tuple[int, int, Mention | DateExpression | None]]:
    """Mentions and multi-word dates with the gaps between them, as offsets into the sentence."""
    spans: list[tuple[int, int, Mention | DateExpression | None]] = []
    for mention in sentence.mentions:
        end = mention.end + 1 if mention.closes_comma else mention.end
        spans.append((mention.start - sentence.start, end - sentence.start, mention))
    taken = [(start, end) for start, end, _ in spans]
    for expression in sentence.dates:
        if all(expression.char_end <= start or expression.char_start >= end for start, end in taken):
            spans.append((expression.char_start, expression.char_end, expression))
    spans.sort(key=lambda piece: piece[:2])
    pieces: list[tuple[int, int, Mention | DateExpression | None]] = []
    position = 0
    for start, end, what in spans:
        if start > position:
            pieces.append((position, start, None))
        if start >= position:
            pieces.append((start, end, what))
            position = end
    if position < len(sentence.text):
        pieces.append((position, len(sentence.text), None))
    return pieces


def _opens_a_clause(word: str) -> bool:
    return word in ("after", "before")


def _date_words(text: str) -> tuple[list[str], int]:
    """The words by which a date enters the parse and the index of its own token."""
    words = text.split()
    if len(words) > 1 and _opens_a_clause(words[-1]):
        return [words[-1].lower()], 0  # "A day after X met Y"
    lead = []
    while len(words) > 1 and words[0].casefold() in _DATE_PREPOSITIONS:
        lead.append(words.pop(0))
    if not lead and "on" in words[1:-1]:
        lead.append("on")  # "late on Wednesday"
    is_part = len(words) > 2 and words[1] == "of"  # "(on the) morning of 12 May"
    capital = next((w for w in words if w[:1].isupper() and w.lower() not in _OPENING), None)
    if not lead and len(words) == 2 and words[0].lower() in ("last", "next", "this"):
        capital = None  # "signed in Lima last March"
    head = words[0] if is_part else capital or _lower_head(words, lead)
    return [*lead, head.strip(",.'’")] if head.strip(",.'’") else [*lead, head], len(lead)


def _lower_head(words: Sequence[str], lead: Sequence[str]) -> str:
    """ "Exchanged views the same day with X", "by telephone last week": no more of the noun before it."""
    words = [word.lower() for word in words]
    relative = words[1:] if words[0] in ("the", "that") else words
    is_adverbial = not lead and len(relative) == 2 and relative[0] in _NEXT_TO
    is_adverbial = is_adverbial and (relative[1] in _STRETCHES or _NAMED.fullmatch(relative[1]) is not None)
    return "today" if is_adverbial else words[-1]


_OPENING = frozenset("the that this last next past late early earlier later".split())
_NEXT_TO = frozenset("same following next previous very last that this".split())
_NAMED = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|"
    r"october|november|december"
)
_STRETCHES = frozenset(
    "day morning afternoon evening night week weekend month year spring summer autumn fall winter".split()
)


_DATE_PREPOSITIONS = frozenset(
    {
        "on",
        "in",
        "since",
        "until",
        "till",
        "by",
        "during",
        "before",
        "after",
        "from",
        "between",
        "for",
        "over",
        "at",
        "through",
        "throughout",
        "within",
        "around",
    }
)


@dataclass(slots=True)
class _Words:
    """The words of a simplified sentence with their article offsets and what they stand for."""

    base: int
    words: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    holds: list[Mention | DateExpression | None] = field(default_factory=list)

    def add(self, word: str, start: int, end: int, what: Mention | DateExpression | None = None) -> None:
        self.words.append(word)
        self.spans.append((self.base + start, self.base + end))
        self.holds.append(what)

    def add_mention(self, start: int, mention: Mention, *, is_joined: bool) -> None:
        """`is_joined`: the first part of "U.S.-Morocco dialogue", which a date before it qualifies too."""
        end = mention.end - self.base
        if (
            self.holds
            and isinstance(self.holds[-1], DateExpression)
            and not (is_joined or self.is_determined or _opens_a_clause(self.words[-1]))
        ):
            self.add(
                ",", start, start
            )  # "On Thursday X met": without a mark the parser makes one name of both
        *lead, head = _proxy(mention)
        for word in lead:
            self.add(word, start, end)
        self.add(head, start, end, mention)

    @property
    def follows_a_mention(self) -> bool:
        """Whether the last word is a participant: "X and Y plan to", "X, the minister, phones"."""
        last = -2 if self.words[-1:] == [","] and len(self.words) > 1 else -1
        held = self.holds[last] if self.holds else None
        return isinstance(held, Mention) and not held.is_adjective and held.kind != "place"

    @property
    def is_determined(self) -> bool:
        """Whether the last word is a date behind an article: "the 2030 Joint Plan", "the May 3, 2024, attack".

        The article of "the morning of May 3" is that of the morning.
        """
        last = self.holds[-1] if len(self.words) > 1 else None
        is_bare = isinstance(last, DateExpression) and not last.text[:1].islower()
        return is_bare and self.words[-2].lower() in _DETERMINERS

    def add_date(self, start: int, end: int, text: str, expression: DateExpression) -> None:
        words, own = _date_words(text)
        is_bare = " " not in text and text.islower()  # "Peru today welcomed X": the subject of what follows
        is_adverb = is_bare or words == ["today"]
        if self.holds and isinstance(self.holds[-1], Mention) and own == 0 and not is_adverb:
            self.add(",", start, start)  # "in Accra next week"
        for index, word in enumerate(words):
            self.add(word, start, end, expression if index == own else None)


def simplified_doc(nlp: Language, sentence: Sentence) -> Doc:
    """A Doc of the sentence with one token a mention and a date; tokens keep their article offsets."""
    words = _Words(sentence.start)
    for start, end, what in _pieces(sentence):
        if isinstance(what, Mention):
            following = sentence.text[what.end - sentence.start :][:1]
            words.add_mention(start, what, is_joined=what.is_adjective or following in ("-", "–"))
        elif what is not None:
            words.add_date(start, end, sentence.text[start:end], what)
        else:
            if words.is_determined and _NOUN_BEHIND.match(sentence.text, start):
                start += 1  # the comma that closes the year
            for chunk in _CHUNK.finditer(sentence.text, start, end):
                is_told = words.follows_a_mention
                for word, offset in _split(nlp.tokenizer, chunk.group()):
                    words.add(
                        (is_told and _VERBS_OF_A_NAME.get(word)) or _PLAIN_VERBS.get(word, word),
                        chunk.start() + offset,
                        chunk.start() + offset + len(word),
                    )
    doc = Doc(nlp.vocab, words=words.words)
    doc._.sentence = sentence
    held = list(enumerate(words.holds))
    doc.user_data["words"] = [word.lower() for word in words.words]
    doc.user_data["held"] = sentence.held
    doc.user_data["spans"] = words.spans
    doc.user_data["mentions"] = {index: what for index, what in held if isinstance(what, Mention)}
    doc.user_data["dates"] = {index: what for index, what in held if isinstance(what, DateExpression)}
    return doc


def tokens_among(doc: Doc, words: Container[str]) -> Iterator[Token]:
    """The tokens of a simplified sentence that are one of the words, given in lower case."""
    return (doc[index] for index, word in enumerate(doc.user_data["words"]) if word in words)


def all_words(doc: Doc) -> frozenset[str]:
    """The words of a simplified sentence in lower case, those of its mentions among them, compounds apart."""
    known = doc.user_data.get("all_words")
    if known is None:
        mentions = doc.user_data["mentions"]
        texts = [word for index, word in enumerate(doc.user_data["words"]) if index not in mentions]
        texts += [mention.text.lower() for mention in mentions.values()]
        known = doc.user_data["all_words"] = frozenset(" ".join(texts).replace("-", " ").split())
    return known


_CO = re.compile(r"[Cc]o-[a-z]+|[Ff]ace-to-face|[Oo]ne-on-one|[Tt][êe]te-[àa]-t[êe]te")
_CHUNK = re.compile(r"\S+")
_NOUN_BEHIND = re.compile(r", [a-z]")


@cache
def _special_chunks(tokenizer: Any) -> frozenset[str]:
    """What the tokenizer splits by a rule of its own: "cannot"."""
    return frozenset(tokenizer.rules or ())


@lru_cache(maxsize=32768)
def _split(tokenizer: Any, chunk: str) -> tuple[tuple[str, int], ...]:
    """The words of a stretch without white space, each with its offset: most stretches come again and again.

    "Co-chaired" and "face-to-face" stay one word: in three, the parser takes "co" for a name.
    """
    bare = chunk.removesuffix(",")
    if bare.isascii() and bare.isalpha() and not _special_chunks(tokenizer).intersection((bare, chunk)):
        return ((bare, 0),) if bare == chunk else ((bare, 0), (",", len(bare)))
    prefixed = _CO.match(chunk)
    first = [(prefixed.group(), 0)] if prefixed else []
    rest = prefixed.end() if prefixed else 0
    return (*first, *((token.text, token.idx + rest) for token in tokenizer(chunk[rest:])))
