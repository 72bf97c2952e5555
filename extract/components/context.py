"""When and where a frame's event happened, and what the article around it knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from extract.components.assertion import Assertion
from extract.components.background import is_told_as_history, lies_back
from extract.components.clauses import is_verbal
from extract.components.counted_back import counted_to, opens_a_count, when_counted
from extract.components.date_roles import is_of_one_day, is_told_aside
from extract.components.dates import UNRESOLVED, DateExpression, DateInterval, resolve
from extract.components.entries import Entry
from extract.components.facts import Fact, When, Where
from extract.components.frame_dates import (
    date_beside,
    date_of_speaking,
    dates_of_plan,
    is_infinitive_line,
    nearest_date,
    tree_distance,
)
from extract.components.frame_places import at_the_end_of_a_journey, place_of, pointed_at
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.occasions import same_occasion
from extract.components.reading import ReadArticle
from extract.components.simplify import Sentence
from extract.components.told_dates import told_before
from extract.components.told_events import counted_from_event

_TOLD = frozenset(
    "held denied cancelled agreed signed ratified suspended terminated rejected reported claimed ended".split()
)
_BESIDE = 3  # tokens
_BOUNDS = frozenset({"until", "by", "before", "deadline"})  # say to when, not when
_OPENING = re.compile(r"[A-Z][^.:;]{2,50}\([A-Z]{2,}\) ?[:–—-] ")  # "Male [Maldives], May 5 (BNX): "
_SAME_IN_PAST = frozenset("put set cut shut hit let hurt cost quit read split spread cast bid beat".split())
_OVER = re.compile(
    r"\b(?:return(?:s|ed|ing)?|(?:came|comes|arrived|flew|is|was) (?:back|home)"
    r"|(?:conclud|end|wrapp|complet)\w* (?:up )?(?:\w+ ){0,3}(?:trip|travels?|tour|visit|journey|mission))\b[^;.]*$"
)  # "returned on June 3": the journey told next lay before


@dataclass(slots=True)
class Parsed:
    """A parsed sentence of an article."""

    sentence: Sentence
    doc: Doc

    @property
    def span(self) -> tuple[int, int]:
        return self.sentence.start, self.sentence.start + len(self.sentence.text)


@dataclass(slots=True)
class ArticleContext:
    """An article while its facts are drawn; `facts` are those found so far, in reading order."""

    read: ReadArticle
    parsed: list[Parsed]
    facts: list[Fact] = field(default_factory=list)
    last_date: DateInterval | None = None
    asked: list[Fact] = field(
        default_factory=list
    )  # contacts of which a questioner of a transcript has heard
    last_talks: list[Mention] = field(default_factory=list)
    last_date_index: int = -9
    sentence_index: int = 0

    def when(
        self,
        frame: Frame,
        assertion: Assertion,
        *,
        borrow: bool = True,
        quoted: bool = False,
        beside: Mention | None = None,
    ) -> When:
        """The date of the frame's event: the nearest date of its clause, resolved by the event's tense.

        `quoted`: the words themselves are the event, so the date of the speaking is its date
        ("I thank X," he wrote on Monday). `beside`: of several, the one met or visited in this event
        ("Lima on Monday and Quito on Tuesday").
        """
        own = (date_beside(beside, frame) if beside else None) or nearest_date(frame, borrow=borrow)
        token = own or (date_of_speaking(frame) if quoted else None)
        opening = counted_to(frame) if token is None or opens_a_count(token) else None
        if opening is not None:
            return when_counted(opening, frame, self.resolve)
        if token is None:
            return same_occasion(frame, self, is_future=assertion.is_future)
        token = self.finest(token)
        expression: DateExpression = token._.date
        is_timetable = own is not None and self.is_timetable(frame, expression)
        tense = "future" if assertion.is_future or is_timetable or _is_open(frame, expression) else "past"
        if tense == "past" and own is not None and self._may_be_to_come(frame, expression):
            tense = "nearest"
        interval = self.resolve(expression, tense)
        if expression.kind == "time_only" and interval.start is None:
            return same_occasion(frame, self, is_future=assertion.is_future)
        is_told = frame.token.tag_ == "VBD"  # "they discussed the summit of May 4": not the date of the talk
        is_deep = tense == "past" and self._lies_ahead(interval) and (is_told or _lies_deep(token, frame))
        if is_deep and token not in dates_of_plan(frame):
            return When()  # the date of something deeper in the sentence
        return When(interval, expression.text, expression.time_of_day)

    def finest(self, token: Token) -> Token:
        """ "Just this week, on August 9": the date beside it that lies within says more."""
        beside = token.doc[max(0, token.i - _BESIDE) : token.i + _BESIDE + 1]
        others = [t for t in beside if t._.date is not None and t.i != token.i]
        whole = self.resolve(token._.date, "past") if others else UNRESOLVED
        for other in others:
            part = self.resolve(other._.date, "past")
            if _lies_within(part, whole):
                return other
        return token

    def is_timetable(self, frame: Frame, expression: DateExpression) -> bool:
        """ "On Monday he receives X": the present tense with a weekday tells what is to come, but in headlines."""
        if is_infinitive_line(frame):
            return True
        return expression.kind in ("weekday", "day_of_month") and self._is_in_present(frame)

    def _may_be_to_come(self, frame: Frame, expression: DateExpression) -> bool:
        """ "The delegations meet again in October": the one before or the one to come, whichever is nearer."""
        is_open = expression.kind in ("month", "day_month", "range") and expression.parts.year is None
        return is_open and not expression.parts.shift and self._is_in_present(frame)

    def _is_in_present(self, frame: Frame) -> bool:
        verb = frame.verb
        while verb is not None and verb.dep_ == "xcomp" and is_verbal(verb.head):
            verb = verb.head  # "flies to Vienna on Friday to meet X"
        if verb is None or self._is_line() or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            return False
        is_bare = verb.tag_ == "VB" and verb.dep_ == "ROOT" and verb.lower_ not in _SAME_IN_PAST
        return is_bare or verb.tag_ in ("VBZ", "VBP")

    def _is_line(self) -> bool:
        """A headline, or a line of a digest that opens like one."""
        text, index = self.read.sentences[self.sentence_index].text, self.sentence_index
        return self.is_headline(index) or (index > 0 and _BRIEF.match(text) is not None)

    def is_headline(self, index: int) -> bool:
        """A title or heading, or a first line without a full stop: its present tense tells what happened."""
        sentence = self.read.sentences[index]
        return sentence.kind != "body" or (index == 0 and not sentence.text.rstrip("\"' ").endswith("."))

    def is_lead(self, index: int) -> bool:
        """A headline, or the first sentence of the text: what stands there is the news."""
        body = (sentence.index for sentence in self.read.sentences if sentence.kind == "body")
        return self.is_headline(index) or index == next(body, index)

    def _lies_ahead(self, interval: DateInterval) -> bool:
        return bool(interval.start and self.read.day and interval.start > self.read.day)

    @property
    def is_asked(self) -> bool:
        """Whether a questioner of a transcript has the word."""
        turn = self.read.turns.at(self.read.sentences[self.sentence_index].start)
        return turn is not None and not turn.asserts

    def close_sentence(self, parsed: Parsed) -> None:
        """Keep the sentence, and the date it leaves the reader with: the first that stands in its main clause."""
        self.parsed.append(parsed)
        dates = parsed.doc.user_data["dates"]
        told = [what for index, what in dates.items() if not is_told_aside(parsed.doc[index])]
        self._keep_date(told, parsed.sentence)

    def pass_by(self, sentence: Sentence) -> None:
        """A sentence that was not worth a parse still leaves the reader with its date."""
        self._keep_date(sentence.dates, sentence)

    def _keep_date(self, dates: Iterable[DateExpression], sentence: Sentence) -> None:
        for expression in sorted(dates, key=lambda one: self._is_in_dateline(one, sentence)):
            if expression.kind in _BOUNDS or expression.leaning == "future" or _is_aside(expression):
                continue
            if _OVER.search(sentence.text[: expression.char_start]) and not is_of_one_day(sentence.text):
                continue
            interval = self.resolve(expression, "past")
            if self._lies_ahead(interval):
                continue
            if (interval.start is not None and interval.precision == "day") or interval.hint:
                self.last_date, self.last_date_index = interval, sentence.index
                return

    def _is_in_dateline(self, expression: DateExpression, sentence: Sentence) -> bool:
        dateline, opening = self.read.dateline, _OPENING.match(sentence.text)
        if dateline is not None:
            return sentence.start + expression.char_end <= dateline.end
        return sentence.index <= 1 and opening is not None and expression.char_end <= opening.end()

    def resolve(self, expression: DateExpression, tense: str) -> DateInterval:
        """The interval of an expression, seen from the day of the sentence: that of its entry, or publication."""
        if expression.kind == "offset_from_event":
            behind = self.read.sentences[self.sentence_index].text[expression.char_end :]
            return counted_from_event(expression, behind, self.facts, self.read.text)
        entry = self._entry()
        day = entry.interval.start if entry and entry.interval.start == entry.interval.end else self.read.day
        sentences = self.read.sentences[: self.sentence_index + 1]
        told = told_before(expression, sentences, day, self._story_date(entry), self.read.years)
        return resolve(expression, day, tense, told, self.read.years)  # type: ignore[arg-type]

    def _story_date(self, entry: Entry | None) -> DateInterval | None:
        """The date told last, in an entry of a chronology or live page the last of that entry, else its own."""
        told_in = self.read.sentences[self.last_date_index].entry if self.last_date_index >= 0 else None
        return entry.interval if entry and entry is not told_in else self.last_date

    def date_by_entry(self, fact: Fact) -> None:
        """An undated event in an entry of a chronology, told without any date of its own, is of the entry's day."""
        entry = self._entry() if fact.code != "armed_conflict" else None  # a war is no event of one day
        if entry is None or fact.when.is_known or fact.when.text or fact.status not in _TOLD:
            return
        sentence = self.read.sentences[self.sentence_index]
        stamp = len(entry.text) if sentence.text.startswith(entry.text) else 0  # "Monday: X received Y"
        if all(d.kind == "time_only" or d.char_end <= stamp for d in sentence.dates):
            fact.when, fact.is_background = When(entry.interval, entry.text), False

    def _entry(self) -> Entry | None:
        return self.read.sentences[self.sentence_index].entry

    def is_background(self, when: When, frame: Frame | None = None) -> bool:
        """Older than the news of the day; told as history, where no date says when."""
        if when.is_known:
            return lies_back(when.interval, self.read.day)
        return frame is not None and is_told_as_history(frame)

    def where(self, frame: Frame, *, of_talk: bool = False) -> Where:
        """The place of the frame's event (see frame_places)."""
        return place_of(frame, of_talk=of_talk)

    def where_met(self, frame: Frame, *, of_talk: bool = False) -> Where:
        """The place of an encounter, also where a journey to it ended or where "there" points to."""
        for found in (self.where(frame, of_talk=of_talk), at_the_end_of_a_journey(frame)):
            if found.name is not None:
                return found
        return pointed_at(frame, self.read, self.sentence_index)


_BRIEF = re.compile(r"[A-Z]{3}[A-Z ]* [-–—] ")  # "TASHKENT - Premiers hold talks on Monday", among others


def _lies_within(part: DateInterval, whole: DateInterval) -> bool:
    if not (part.start and part.end and whole.start and whole.end) or whole.start == whole.end:
        return False
    is_day = part.precision == "day" and part.start == part.end
    return is_day and whole.start <= part.start and part.end <= whole.end


def _is_aside(expression: DateExpression) -> bool:
    """ "A day earlier", "on the eve": the story goes on from where it stood."""
    return expression.kind == "offset" and (expression.parts.shift or 0) < 0


def _is_open(frame: Frame, expression: DateExpression) -> bool:
    """ "Have suspended flights until Tuesday": what holds now lasts until the Tuesday to come."""
    verb = frame.verb
    if verb is None or expression.kind != "until":
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBZ", "VBP") or bool(helpers & {"has", "have", "'s", "'ve", "is", "are"})


__all__ = ["UNRESOLVED", "ArticleContext", "Parsed"]


def _lies_deep(date: Token, frame: Frame) -> bool:
    """Whether a date may be of something deeper in the sentence; not that of a verb in the present above."""
    above = frame.verb
    is_of_verb = above is not None and date.head.i == above.i and above.tag_ in ("VBZ", "VBP")
    return tree_distance(date, frame) > 2 and not is_of_verb
