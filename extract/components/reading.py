"""An article read up to the parser: sentences, the people in them, and which sentences are worth parsing.

Names, people and dates are read in every sentence; the gate says which go to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.clean import Dateline, find_dateline, normalise_for_matching, split_sentences
from extract.clean import Sentence as Span
from extract.components.assertion import SPEECH
from extract.components.dates import find_dates, years_fixed_by
from extract.components.entries import Entry, find_entries
from extract.components.gazetteer import Gazetteer
from extract.components.look import Look, look_at
from extract.components.mentions import Mention, Person
from extract.components.names import NameReader, ReadSentence, place_of
from extract.components.namesakes import settle_namesakes
from extract.components.people import People
from extract.components.resolve import Discourse
from extract.components.simplify import Sentence
from extract.components.speaking_days import speaking_day
from extract.components.tokens import fold, tokenise
from extract.components.towns import Towns
from extract.components.turn_speakers import SpeakerReader
from extract.components.turns import Turn, Turns, find_turns
from extract.records import Article

_OFFICIAL = frozenset(
    "embassy ministry department government mission consulate presidency office council state parliament "
    "cabinet".split()
)
_SPEECHES = (
    "text of remarks",
    "text of the statement",
    "statement by",
    "remarks by",
    "remarks made",
    "following statement",
    "speech by",
    "address by",
)
_OPENING = re.compile(
    r"([A-Z][\w'’ -]{2,30}?)(?:: |\. ?\n|, (?:[A-Z][a-z]+ )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|(?<=[A-Z])\. "
    r"|, \d{1,2}[/.]\d{1,2}[/.]\d{2,4}|, [A-Z][a-z]+ \d{1,2}\b|\. (?:[A-Z][\w-]+ ?){1,3}\. (?=[A-Z]))"
)
_EDITIONS = frozenset(
    {"English", "French", "Spanish", "Russian", "Arabic", "Persian", "Portuguese"}
)  # "English edition"
_JOINED = re.compile(r"\s*(?:[-–—,]|,?\s*and|,?\s*and the|,?\s*the)\s*(?:the\s)?")
_HEAD = 500  # characters
_RESUMED = 3  # sentences after which "the meeting" may still be the one told before
_CODED_KINDS = frozenset({"body", "headline", "heading"})


@dataclass(slots=True)
class ReadArticle:
    """An article before parsing. `gated` are the indices of sentences that go to the parser."""

    article: Article
    text: str  # of equal length to the stored text, quotes and spaces unified
    day: date | None
    home: str | None
    dateline: Dateline | None
    people: People
    sentences: list[Sentence] = field(default_factory=list)
    gated: list[int] = field(default_factory=list)
    looks: dict[int, Look] = field(default_factory=dict)  # of the gated sentences
    years: tuple[int, ...] = ()
    title_parties: tuple[str, ...] = ()
    speaks_for_home: bool = False  # a government's own page
    turns: Turns = field(default_factory=Turns)
    pair: tuple[str, ...] = ()  # the two countries that the article is about, if it is about two
    party_kinds: Mapping[str, str] = field(default_factory=dict)  # "country" or "organisation", by code

    @property
    def is_transcript(self) -> bool:
        """Speakers take turns: "we" and "they" change meaning with each."""
        return bool(self.turns.found)


class ArticleReader:
    """Reads articles; without a gate every sentence is to be parsed."""

    def __init__(self, gazetteer: Gazetteer, gate: Callable[[Look], bool] | None) -> None:
        self._gazetteer = gazetteer
        self._names = NameReader(gazetteer)
        self._gate = gate

    def read(self, article: Article) -> ReadArticle:
        """The article's sentences with the people in them resolved, and which of them the gate lets through."""
        text = normalise_for_matching(article.text)
        dateline = find_dateline(article.text)
        turns = find_turns(article.text)
        day, home = speaking_day(article, dateline, turns), self._home(article, dateline)
        everything = split_sentences(article.text)
        coded = [span for span in everything if span.kind in _CODED_KINDS]
        spans = [own for span in coded if (own := turns.without_label(span))]
        drafts = [self._names.read(text[span.start : span.end], span.start) for span in spans]
        settle_namesakes(drafts)
        people = People(self._gazetteer, day, home)
        for draft in [*self._title(article, turns), *drafts]:
            people.learn(draft)
        people.settle()
        read = ReadArticle(
            article, text, day, home, dateline, people, years=_years(day, article.title, text), turns=turns
        )
        read.party_kinds = self._gazetteer.party_kinds
        read.speaks_for_home = home is not None and home == self._publishing_country(article)
        self._settle_turns(read)
        entries = find_entries(text, everything, day, read.years)
        self._resolve(read, spans, drafts, entries)
        return read

    def _title(self, article: Article, turns: Turns) -> list[ReadSentence]:
        """The title of a transcript names who speaks."""
        if not turns.found or not article.title:
            return []
        return [self._names.read(normalise_for_matching(article.title), 0)]

    def _settle_turns(self, read: ReadArticle) -> None:
        if not read.turns.found:
            return
        title = normalise_for_matching(read.article.title or "")
        opening = f"{title} . {read.text[: read.turns.opening]}"
        SpeakerReader(self._gazetteer, self._names, read.people, opening, read.speaks_for_home).settle(
            read.turns
        )

    def _resolve(
        self,
        read: ReadArticle,
        spans: Sequence[Span],
        drafts: Sequence[ReadSentence],
        entries: Mapping[int, Entry],
    ) -> None:
        discourse = Discourse(self._gazetteer, read.people)
        discourse.speaker = self._speaker(drafts[:3], read.people)
        title = self._names.read(normalise_for_matching(read.article.title or ""), 0)
        read.title_parties = tuple(dict.fromkeys(code for draft in title.drafts for code in draft.parties))
        discourse.focus.announced = self._announced(title)
        discourse.focus.survey([title, *drafts])
        read.pair = discourse.focus.article_pair
        discourse.own_party = read.home if read.speaks_for_home else self._publishing_body(read)
        pair_told = -_RESUMED - 1
        towns = Towns()
        for index, (span, draft) in enumerate(zip(spans, drafts, strict=True)):
            turn = read.turns.at(span.start)
            discourse.hear(turn)
            mentions = towns.placed(draft.text, span.start, _without_overlaps(discourse.resolve(draft)))
            sentence = Sentence(draft.text, span.start, index, span.paragraph, span.kind, mentions)
            sentence.entry = entries.get(span.start)
            sentence.dates = find_dates(draft.text)
            read.sentences.append(sentence)
            look = look_at(
                draft.text,
                draft.offset,
                draft.tokens,
                mentions,
                follows=bool(read.gated) and read.gated[-1] == index - 1,
                resumes=index - pair_told <= _RESUMED,
                speaks_for_home=read.speaks_for_home,
                of_pair=bool(read.pair) and bool(read.gated),
            )
            if _may_tell(turn, look) and (self._gate is None or self._gate(look)):
                read.gated.append(index)
                read.looks[index] = look
                pair_told = index if look.sides > 1 else pair_told

    def _announced(self, sentence: ReadSentence) -> tuple[str, ...]:
        """The parties that the title joins: "Joint statement of the Peru-Chile dialogue"; fewer than two are none."""
        runs: list[list[str]] = [[]]
        end = 0
        for draft in sentence.drafts:
            start = sentence.tokens[draft.start].start
            if not _JOINED.fullmatch(sentence.text[end:start]):
                runs.append([])
            runs[-1].extend(draft.parties)
            end = sentence.tokens[draft.end - 1].end
        longest = max((tuple(dict.fromkeys(run)) for run in runs), key=len)
        return longest if len(longest) > 1 else ()

    def _home(self, article: Article, dateline: Dateline | None) -> str | None:
        """The country an article reports from: its dateline's, else its publisher's name."""
        own = self._publisher_country(article)
        if own and _is_official(article):
            return own
        for place in (*dateline.places, dateline.region or "") if dateline else ():
            code = self._country_named(place, "name", "capital", "seat", "place")
            if code:
                return code
        return (
            self._opening_place(article.text)
            or own
            or self._country_named(article.publisher or "", "capital")
        )

    def _opening_place(self, text: str) -> str | None:
        """A place that opens the text as a dateline in other dress: "New Delhi: ...", "Santiago, 8 May"."""
        opening = text.strip()[:80]
        match = _OPENING.match(opening)
        return self._country_named(match.group(1), "capital", "place") if match else None

    def _publisher_country(self, article: Article) -> str | None:
        return self._country_named(article.publisher or "", "name", "seat", "demonym")

    def _publishing_country(self, article: Article) -> str | None:
        """The country whose own page this is: named by the publisher, or the capital of an official one."""
        own = self._publisher_country(article)
        if own is None and _is_official(article):
            return self._country_named(article.publisher or "", "capital")
        return own

    def _publishing_body(self, read: ReadArticle) -> str | None:
        """The organisation whose own page this is, named in full by the publisher: whom its "we" means."""
        if read.home is not None and self._publisher_country(read.article):
            return None
        for hit in self._gazetteer.scan(tokenise(read.article.publisher or "")):
            entry = hit.of_kind("name")
            if entry and entry.code and self._gazetteer.party_kinds.get(entry.code) == "organisation":
                return entry.code
        return None

    def _country_named(self, text: str, *kinds: str) -> str | None:
        """The first country that the text names in one of these ways; of places the most populous."""
        tokens = tokenise(text)
        for hit in self._gazetteer.scan(tokens):
            entry = hit.of_kind(*[kind for kind in kinds if kind != "place"])
            place = place_of(hit, ()) if "place" in kinds and not hit.of_kind("name") else None
            code = entry.code if entry else place.country_code if place else None
            is_language = text[tokens[hit.start].start : tokens[hit.end - 1].end] in _EDITIONS
            if code and not is_language and self._gazetteer.party_kinds.get(code) == "country":
                return code
        return None

    @staticmethod
    def _speaker(drafts: Sequence[ReadSentence], people: People) -> Person | None:
        """Who says "I": a first line that is only a name and an office, or "remarks by the Secretary-General, X"."""
        for draft in drafts:
            text = fold(draft.text)
            for person in people.persons:
                if not person.office_code or fold(person.full_name) not in text:
                    continue
                if len(draft.tokens) < 14 and text.startswith(fold(person.full_name)):
                    return person
                if (
                    any(word in text for word in _SPEECHES)
                    and len([p for p in people.persons if fold(p.full_name) in text]) == 1
                ):
                    return person
        return None


def _is_official(article: Article) -> bool:
    return any(word in _OFFICIAL for word in fold(article.publisher or "").split())


def _may_tell(turn: Turn | None, look: Look) -> bool:
    """What is asked is no fact; what a question says that others say may be their claim or threat."""
    return turn is None or turn.asserts or not look.words.isdisjoint(SPEECH)


def _without_overlaps(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _years(day: date | None, title: str | None, text: str) -> tuple[int, ...]:
    """Years that full dates fix in an undated article, those of its head first; a dated article needs none."""
    if day:
        return ()
    whole = f"{title}\n{text}" if title else text
    for part in (title or "", whole[:_HEAD], whole):
        years = years_fixed_by(find_dates(part))
        if len(years) == 1:
            return years
    return years
