"""The day an undated event shares with what was told just before it: a step of a sequence, the same meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, is_verbal, mention_of
from extract.components.date_roles import FURTHER, OCCASIONS
from extract.components.dates import DateInterval
from extract.components.facts import When
from extract.components.frames import Frame

if TYPE_CHECKING:
    from extract.components.context import ArticleContext

_SEQUENCE = frozenset(
    "first then followed afterwards afterward subsequently thereafter also later earlier next beforehand "
    "addition additionally likewise".split()
)
_SETTINGS = frozenset({"after", "following", "before", "during", "at", "on", "in"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
_ATTENDING = frozenset(
    "attended chaired co-chaired opened addressed hosted moderated headed led closed joined".split()
)
_POINTING = frozenset({"pronoun", "group"})  # "HH the Amir" opens a paragraph with news of its own
_STANDING_FOR = OCCASIONS | frozenset("series number round rounds sidelines margins".split())
_REACH = 3  # sentences
_LONGEST = 6  # days: "last week they met X; they also met Y"


def same_occasion(frame: Frame, context: ArticleContext, *, is_future: bool) -> When:
    """ "All three then sat down": an undated step of a sequence happened when what was told just before did."""
    if is_future or _is_in_a_topic(frame) or _is_in_perfect(frame) or _is_another(frame.token):
        return When()
    reach = _reach(frame, context)
    if reach and frame.token.lower_ in OCCASIONS:  # "X, who was there on 19 June, reported on his talks"
        for token in frame.token.doc[: frame.token.i]:
            if token._.date is not None and token._.date.kind != "time_only":
                return When(context.resolve(token._.date, "past"), token._.date.text)
    for interval, index in _dates_told(context) if reach else ():
        if 0 <= context.sentence_index - index <= reach and _is_short(interval):
            return When(interval)
    return When()


def _is_another(token: Token) -> bool:
    """ "A third round is expected", "the previous meeting": not that of which the sentence before tells."""
    return not is_verbal(token) and any(child.lower_ in _ANOTHER for child in token.lefts)


_ANOTHER = FURTHER - {"first", "separate"}


def _is_in_a_topic(frame: Frame) -> bool:
    """ "They turned to the future of the negotiations": not what they did on that day."""
    token, verb = frame.token, frame.verb
    is_deep = token.dep_ == "pobj" and token.head.head.tag_[:2] == "NN"
    return verb is not None and token.i != verb.i and is_deep and token.head.head.lower_ not in _STANDING_FOR


def _is_in_perfect(frame: Frame) -> bool:
    """ "Has also agreed to lend": what is so by now, no step of what was told."""
    helpers = (
        [c.lower_ for c in frame.verb.children if c.dep_ in ("aux", "auxpass")]
        if frame.verb is not None
        else []
    )
    return bool(helpers) and helpers[0] in ("has", "have", "'s", "'ve", "’s", "’ve") and "to" not in helpers


def _reach(frame: Frame, context: ArticleContext) -> int:
    """How many sentences back the occasion may be told; turns of a transcript tell no sequence."""
    if context.read.is_transcript:
        return int(_goes_on(frame) and _is_told_on(frame, context))
    if any(_is_sequel(t) or _is_occasion(t) for t in clause_tokens(frame.token)):
        return _REACH
    return int(_is_told_on(frame, context))


def _goes_on(frame: Frame) -> bool:
    return any(_is_sequel(t) for t in clause_tokens(frame.token))


def _is_sequel(token: Token) -> bool:
    """ "Then", "also", "in addition"; not "his first trip", "later talks"."""
    return token.lower_ in _SEQUENCE and not (token.tag_[:2] == "JJ" and token.dep_ in ("amod", "compound"))


def _is_told_on(frame: Frame, context: ArticleContext) -> bool:
    """ "He met ...", "the two signed ...": the simple past of whom the sentence before told of."""
    verb = frame.verb
    if verb is None or verb.tag_ != "VBD" or verb.dep_ not in ("ROOT", "conj") or not context.sentence_index:
        return False
    subjects = [m for t in frame.subjects if (m := mention_of(t)) is not None]
    before, own = context.read.sentences[context.sentence_index - 1 : context.sentence_index + 1]
    kinds = _POINTING if before.paragraph != own.paragraph else _POINTING | {"role"}
    return bool(subjects) and all(m.is_anaphor and not m.is_speaker and m.kind in kinds for m in subjects)


def _is_short(interval: DateInterval) -> bool:
    start, end = interval.start, interval.end
    return bool(interval.precision == "day" and start and end and (end - start).days <= _LONGEST)


def _dates_told(context: ArticleContext) -> Iterator[tuple[DateInterval, int]]:
    """Dates of the contacts told last, then the date last named, each with its sentence."""
    for fact in reversed(context.facts[-3:]):
        is_news = fact.status == "held" and not fact.is_background
        if fact.family == "contact" and fact.when.is_known and is_news:
            yield fact.when.interval, fact.sentence_index
    if context.last_date is not None:
        yield context.last_date, context.last_date_index


def _is_occasion(token: Token) -> bool:
    """ "After the session", "chaired the meeting": a definite event told before, whose day this shares."""
    if token.lower_ not in OCCASIONS:
        return False
    is_setting = token.dep_ == "pobj" and token.head.lower_ in _SETTINGS
    is_attended = token.dep_ == "dobj" and token.head.lower_ in _ATTENDING
    if not (is_setting or is_attended or token.dep_ in ("nsubj", "nsubjpass")):
        return False
    return any(child.dep_ in ("det", "poss") and child.lower_ in _DEFINITE for child in token.children)
