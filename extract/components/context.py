"""When and where a frame's event happened, and what the article around it knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc, Token

from extract.components.assertion import SPEECH, Assertion
from extract.components.background import is_told_as_history, lies_back
from extract.components.dates import UNRESOLVED, DateExpression, DateInterval, resolve
from extract.components.entries import Entry
from extract.components.facts import Fact, When, Where
from extract.components.frames import Frame, clause_tokens, clause_verb, is_verbal, mention_of
from extract.components.mentions import Mention
from extract.components.reading import ReadArticle
from extract.components.simplify import Sentence

_TOLD = frozenset(
    "held denied cancelled agreed signed ratified suspended terminated rejected reported claimed ended".split()
)
_SEQUENCE = frozenset(
    "first then followed afterwards afterward subsequently thereafter also later earlier next beforehand".split()
)
_SETTINGS = frozenset({"after", "following", "before", "during", "at", "on"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
_OCCASIONS = frozenset(
    "session meeting talks summit visit signing ceremony call conversation negotiations occasion trip "
    "margins sidelines fringes".split()
)
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "to", "over", "on", "outside", "around", "from", "into", "across", "off"}
)


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
        own = (_date_beside(beside, frame) if beside else None) or nearest_date(frame, borrow=borrow)
        token = own or (_date_of_speaking(frame) if quoted else None)
        if token is None:
            return self._same_occasion(frame, assertion)
        expression: DateExpression = token._.date
        is_timetable = own is not None and self._is_timetable(frame, expression)
        tense = "future" if assertion.is_future or is_timetable else "past"
        interval = self.resolve(expression, tense)
        is_told = frame.token.tag_ == "VBD"  # "they discussed the summit of May 4": not the date of the talk
        if tense == "past" and self._lies_ahead(interval) and (is_told or _tree_distance(token, frame) > 2):
            return When()  # the date of something deeper in the sentence
        return When(interval, expression.text, expression.time_of_day)

    def _is_timetable(self, frame: Frame, expression: DateExpression) -> bool:
        """ "On Monday he receives X": the present tense with a weekday tells what is to come, but in headlines."""
        verb = frame.verb
        while verb is not None and verb.dep_ == "xcomp" and is_verbal(verb.head):
            verb = verb.head  # "flies to Vienna on Friday to meet X"
        if (
            verb is None
            or verb.tag_ not in ("VBZ", "VBP")
            or expression.kind != "weekday"
            or self.is_headline(self.sentence_index)
        ):
            return False
        return not any(child.dep_ in ("aux", "auxpass") for child in verb.children)

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

    def _same_occasion(self, frame: Frame, assertion: Assertion) -> When:
        """ "All three then sat down": an undated step of a sequence happened on the day told just before."""
        if self.read.is_transcript:
            return When()  # turns do not tell a sequence
        if assertion.is_future or not any(
            t.lower_ in _SEQUENCE or _is_occasion(t) for t in clause_tokens(frame.token)
        ):
            return When()
        if frame.token.lower_ in _OCCASIONS:  # "X, who was there on 19 June, reported on his talks"
            for token in frame.token.doc[: frame.token.i]:
                if token._.date is not None:
                    return When(self.resolve(token._.date, "past"), token._.date.text)
        for interval, index in self._dates_told():
            is_day = interval.precision == "day" and interval.start == interval.end
            if is_day and 0 <= self.sentence_index - index <= 3:
                return When(interval)
        return When()

    def _dates_told(self) -> Iterable[tuple[DateInterval, int]]:
        """Dates of the contacts told last, then the date last named, each with its sentence."""
        for fact in reversed(self.facts[-3:]):
            if fact.family == "contact" and fact.when.is_known and not fact.is_background:
                yield fact.when.interval, fact.sentence_index
        if self.last_date is not None:
            yield self.last_date, self.last_date_index

    @property
    def is_asked(self) -> bool:
        """Whether a questioner of a transcript has the word."""
        turn = self.read.turns.at(self.read.sentences[self.sentence_index].start)
        return turn is not None and not turn.asserts

    def close_sentence(self, parsed: Parsed) -> None:
        """Keep the sentence, and the date it leaves the reader with: the first that stands in its main clause."""
        self.parsed.append(parsed)
        self._keep_date(parsed.doc.user_data["dates"].values(), parsed.sentence)

    def pass_by(self, sentence: Sentence) -> None:
        """A sentence that was not worth a parse still leaves the reader with its date."""
        self._keep_date(sentence.dates, sentence)

    def _keep_date(self, dates: Iterable[DateExpression], sentence: Sentence) -> None:
        for expression in dates:
            interval = self.resolve(expression, "past")
            if (interval.start is not None and interval.precision == "day") or interval.hint:
                self.last_date, self.last_date_index = interval, sentence.index
                return

    def resolve(self, expression: DateExpression, tense: str) -> DateInterval:
        """The interval of an expression, seen from the day of the sentence: that of its entry, or publication."""
        entry = self._entry()
        day = entry.interval.start if entry and entry.interval.start == entry.interval.end else self.read.day
        told = self._told_before(expression, day, entry.interval if entry else self.last_date)
        return resolve(expression, day, tense, told, self.read.years)  # type: ignore[arg-type]

    def _told_before(
        self, expression: DateExpression, day: date | None, before: DateInterval | None
    ) -> DateInterval | None:
        """ "A day earlier" counts from the last day named before it, in its own sentence if there is one."""
        if expression.kind != "offset":
            return before
        for other in reversed(self.read.sentences[self.sentence_index].dates):
            if other.char_end > expression.char_start or other.kind.startswith("offset"):
                continue
            told = resolve(other, day, "past", before, self.read.years)
            if told.precision == "day" or told.hint:
                return told
        return before

    def date_by_entry(self, fact: Fact) -> None:
        """An undated event in an entry of a chronology, told without any date of its own, is of the entry's day."""
        entry = self._entry() if fact.code != "armed_conflict" else None  # a war is no event of one day
        sentence = self.read.sentences[self.sentence_index]
        if entry and not (fact.when.is_known or fact.when.text or sentence.dates) and fact.status in _TOLD:
            fact.when, fact.is_background = When(entry.interval, entry.text), False

    def _entry(self) -> Entry | None:
        return self.read.sentences[self.sentence_index].entry

    def is_background(self, when: When, frame: Frame | None = None) -> bool:
        """Older than the news of the day; told as history, where no date says when."""
        if when.is_known:
            return lies_back(when.interval, self.read.day)
        return frame is not None and is_told_as_history(frame)

    def where(self, frame: Frame, *, of_talk: bool = False) -> Where:
        """The place of the frame's event: a place after a preposition of place in its clause.

        `of_talk`: what the verb's object names is a topic ("discussed the crisis in Libya"), no place of the talk.
        """
        best: tuple[int, Mention] | None = None
        for token in clause_tokens(frame.token):
            mention = mention_of(token)
            if mention is None or mention.place_name is None or mention.is_adjective:
                continue
            if token.dep_ != "pobj" or token.head.lower_ not in _PLACE_PREPOSITIONS:
                continue
            if _is_in_a_topic(token, frame, of_talk=of_talk) or (of_talk and token.head.lower_ == "on"):
                continue
            rank = 0 if token.head.lower_ in ("in", "at", "near") else 10
            distance = abs(token.i - frame.token.i) + rank * 10 + (5 if mention.kind == "party" else 0)
            if best is None or distance < best[0]:
                best = (distance, mention)
        return Where(best[1].place_name, best[1].place_country) if best else Where()


_ABOUT = frozenset({"about", "regarding", "concerning"})


def _is_in_a_topic(place: Token, frame: Frame, *, of_talk: bool) -> bool:
    for ancestor in place.ancestors:
        if ancestor.i == frame.token.i or (frame.verb is not None and ancestor.i == frame.verb.i):
            return False
        is_common = ancestor.tag_[:2] == "NN" and mention_of(ancestor) is None and ancestor._.date is None
        is_topic = ancestor.head.lower_ in _ABOUT or (of_talk and ancestor.dep_ in ("dobj", "conj"))
        if is_common and is_topic:
            return True
    return False


def _date_beside(mention: Mention, frame: Frame) -> Token | None:
    """The date right behind a mention, where the clause has several."""
    doc = frame.token.doc
    dates = [t for t in doc[frame.token.i :] if t._.date is not None]
    if len(dates) < 2:
        return None
    held = next((t for t in doc if mention_of(t) is mention), None)
    if held is None:
        held = next((t for t in doc if (m := mention_of(t)) is not None and m.start == mention.start), None)
    behind = [t for t in dates if held is not None and held.i < t.i]
    gap = doc[held.i + 1 : behind[0].i] if held is not None and behind else ()
    is_close = behind and all(t.tag_ in ("IN", ",") for t in gap)
    return behind[0] if is_close else None


def _date_of_speaking(frame: Frame) -> Token | None:
    for ancestor in frame.token.ancestors:
        if ancestor.lower_ in SPEECH:
            return next((t for t in clause_tokens(ancestor) if t._.date is not None), None)
    return None


def _is_occasion(token: Token) -> bool:
    """ "After the session", "the ceremony was attended by": a definite event told before, whose day this shares."""
    if token.lower_ not in _OCCASIONS:
        return False
    is_setting = token.dep_ == "pobj" and token.head.lower_ in _SETTINGS
    if not is_setting and token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return any(child.dep_ in ("det", "poss") and child.lower_ in _DEFINITE for child in token.children)


def nearest_date(frame: Frame, *, borrow: bool = True) -> Token | None:
    """The date token that belongs to the frame: in its own clause, else in the clause above that it opens."""
    verb = frame.verb
    dates = [t for t in clause_tokens(frame.token) if t._.date is not None and _belongs(t, frame)]
    if not dates:
        dates = [
            t
            for child in frame.token.children
            if child.dep_ in ("relcl", "acl")
            for t in child.subtree
            if t._.date is not None
        ]
    if not dates and frame.token.dep_ == "pobj":
        dates = _date_behind(frame.token)
    if (
        not dates
        and borrow
        and verb is not None
        and verb.dep_ in ("xcomp", "advcl", "conj", "acl", "relcl", "pcomp")
    ):
        above = clause_verb(verb.head) if verb.head.i != verb.i else None
        is_when = any(child.lower_ in ("when", "where") for child in verb.children)
        is_purpose = verb.dep_ in ("advcl", "acl") and any(child.lower_ == "to" for child in verb.children)
        is_clause = any(child.dep_ in ("mark", "nsubj", "aux") for child in verb.children)
        is_participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and not is_clause
        shares = verb.dep_ in ("xcomp", "conj") or is_when or is_purpose or is_participle
        if above is not None and above.lower_ not in SPEECH and shares:
            dates = [t for t in clause_tokens(above) if t._.date is not None]
    if not dates and verb is not None:
        dates = _cleft_date(verb)
    return min(dates, key=lambda t: (_tree_distance(t, frame), abs(t.i - frame.token.i)), default=None)


def _cleft_date(verb: Token) -> list[Token]:
    """ "It was only last week that A met B"."""
    above = verb.head
    if verb.dep_ not in ("ccomp", "relcl", "acl") or above.lower_ not in ("was", "is", "'s"):
        return []
    if not any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in above.children):
        return []
    return [t for t in above.children if t._.date is not None]


def _date_behind(noun: Token) -> list[Token]:
    """ "In the second call, held in the evening, the ministers": a date between the noun and the main clause."""
    found: list[Token] = []
    for token in noun.doc[noun.i + 1 : noun.i + 8]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            return found
        if token._.date is not None:
            found.append(token)
    return []


def _belongs(date: Token, frame: Frame) -> bool:
    """Not the date of another event noun: "the talks on Friday about the raid of 3 May"."""
    expression: DateExpression = date._.date
    if (
        date.dep_ in ("compound", "nmod", "poss", "nummod")
        and date.head.i != frame.token.i
        and not is_verbal(date.head)
        and mention_of(date.head) is None
    ):
        return False  # "discussed the March 24 summit"
    if _tells_a_start(date, frame) or _is_of_a_plan(date, frame):
        return False
    return not (expression.kind in ("year_range",) and date.head.lower_ == "for")


_PLANNED = frozenset({"planned", "upcoming", "forthcoming", "scheduled", "next", "expected"})


def _is_of_a_plan(date: Token, frame: Frame) -> bool:
    """ "Encouraged talks, including the leaders' planned meeting on May 6": the date of what is planned."""
    for ancestor in date.ancestors:
        if ancestor.i == frame.token.i or is_verbal(ancestor):
            return False
        if ancestor.lower_ in _OCCASIONS and any(c.lower_ in _PLANNED for c in ancestor.children):
            return True
    return False


def _tells_a_start(date: Token, frame: Frame) -> bool:
    """ "The first talks since the union was founded in 2015": the date of what the event is counted from."""
    own = (frame.token.i, frame.verb.i if frame.verb is not None else -1)
    for ancestor in date.ancestors:
        if ancestor.i in own:
            return False
        if ancestor.lower_ == "since":
            is_first = any(c.lower_ in ("first", "highest") for c in frame.token.children)
            return is_first or ancestor.i != date.head.i or ancestor.head.i not in own
    return False


def _tree_distance(token: Token, frame: Frame) -> int:
    ancestors = [frame.token.i, *(a.i for a in frame.token.ancestors)]
    steps, current = 0, token
    while current.i not in ancestors and current.head.i != current.i:
        current, steps = current.head, steps + 1
    return steps + (ancestors.index(current.i) if current.i in ancestors else 20)


__all__ = ["UNRESOLVED", "ArticleContext", "Parsed", "nearest_date"]
