"""When a crisis event happened: a noun of violence or disaster takes only dates of its own.

"After the raid of 3 May, the minister said on Friday": Friday dates the saying. "The fires, which broke out on
Friday, ..." and "strikes that began on June 13" date the event; what began and is not told as ended runs on to
the publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from extract.components.assertion import Assertion
from extract.components.clauses import clause_tokens, is_verbal, mention_of, verb_above
from extract.components.context import ArticleContext
from extract.components.crises_words import is_crisis_word
from extract.components.date_roles import is_comparison
from extract.components.dates_types import DateExpression
from extract.components.facts import When
from extract.components.frame_dates import nearest_date
from extract.components.frames import Frame, frame_of
from extract.components.rulebook import Rule

_BEGINNING = frozenset(
    "began begin begins beginning started start starts starting erupted broke commenced begun".split()
)
_HAPPENING = frozenset(
    "take took taken takes occur occurred occurs happen happened "
    "happens erupt erupted break broke resume resumed come came "
    "comes followed follow follows go went remain remained remains "
    "stay last lasted shut closed prompted forced sparked said".split()
) | _BEGINNING  # fmt: skip
_ENDURING = frozenset(
    {"armed_conflict", "air_strike", "armed_attack", "unrest", "natural_disaster", "health_emergency"}
)
_FAR = 5  # steps in the tree: "the strikes on X, which began on June 13"
_CARRIED = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "pobj", "conj", "appos"})


def when_of(frame: Frame, rule: Rule, context: ArticleContext, *, is_future: bool, is_over: bool) -> When:
    """The interval of the event, unknown where the text dates only the telling of it."""
    assertion = Assertion("asserted", None, None, is_future)
    if is_verbal(frame.token) or frame.token.tag_[:2] == "JJ":
        when, verb = _of_verb(frame, context, assertion, is_future=is_future), frame.token
        if not when.text and rule.label in _ADOPTED:
            when = _announced(frame, context, assertion)
        if not when.text and (above := _outcome_of(frame, rule)) is not None:
            when = context.when(frame_of(above), assertion)
    else:
        noun = _adoption_of(whole_noun(frame.token))
        token = _own_date(noun) or _date_set_off(noun) or _date_of_start(frame.token)
        behind = _date_behind(frame) if token is None else token
        if behind is not None:
            is_ahead = is_future or (_is_begun(frame) and context.is_timetable(frame, behind._.date))
            when = _resolved(behind, context, is_ahead)
            verb = frame.token if token is None else verb_above(token) or token
        elif _carries(frame, rule):
            when, verb = _of_verb(frame, context, assertion, is_future=is_future), frame.verb or frame.token
        else:
            return When()
    if when.text and _is_as_of(frame.token.doc._.sentence.text, when.text):
        return When()
    is_outburst = rule.label == "natural_disaster" and is_verbal(
        frame.token
    )  # "the volcano erupted on Friday"
    if is_over or is_outburst or rule.label not in _ENDURING:
        return when
    runs = rule.label == "armed_conflict" and _is_since(frame.token.doc._.sentence.text, when.text)
    return _running_on(when, verb, context, is_told=runs)


def _of_verb(frame: Frame, context: ArticleContext, assertion: Assertion, *, is_future: bool) -> When:
    """The date of the frame, but never that of its cause: "in response to the killings of 3 May"."""
    nearest = nearest_date(frame)
    if nearest is not None and nearest._.date.text.lower().endswith((" after", " before")):
        return _before_main(nearest, frame, context)
    if nearest is None or not _is_of_cause(nearest, frame):
        return context.when(frame, assertion)
    own = [t for t in clause_tokens(frame.token) if t._.date is not None and not _is_of_cause(t, frame)]
    return _resolved(own[0], context, is_future) if own else When()


def _before_main(offset: Token, frame: Frame, context: ArticleContext) -> When:
    """ "Shut it on Monday, a day after gunmen raided the post": the raid by the day of the main verb."""
    expression: DateExpression = offset._.date
    words = expression.text.lower().split()
    if "day" not in words[1:2] and "days" not in words[1:2]:
        return When()
    above = next((a for a in (frame.verb or frame.token).ancestors if is_verbal(a)), None)
    dates = [t for t in clause_tokens(above) if t._.date is not None and t.i != offset.i] if above else []
    interval = context.resolve(dates[0]._.date, "past") if dates else None
    if interval is None or interval.start is None or interval.end is None:
        return When()
    step = timedelta(days=expression.parts.count or 1) * (1 if words[-1] == "before" else -1)
    moved = replace(interval, start=interval.start + step, end=interval.end + step)
    return When(moved, expression.text)


def _is_of_cause(date: Token, frame: Frame) -> bool:
    """Whether the date hangs on a noun that only gives the reason, the occasion or the memory."""
    current = date
    while current.head.i != current.i and current.i not in (
        frame.token.i,
        frame.verb.i if frame.verb else -1,
    ):
        current = current.head
        if current.lower_ in _CAUSES and current.dep_ == "pobj":
            return True
    return False


_CAUSES = frozenset(
    "response reaction retaliation reprisal revenge connection role involvement part complicity participation "
    "anniversary memory commemoration suppression crackdown".split()
)


def _outcome_of(frame: Frame, rule: Rule) -> Token | None:
    """The verb whose day is the event's: "rammed the gate on Monday, killing nine", "brought home, they landed"."""
    token = frame.token
    harm = token.dep_ == "advcl" and token.tag_ == "VBG" and rule.label in _HARMFUL
    brought = token.dep_ in ("acl", "relcl") and rule.label == "evacuation"
    if harm and is_verbal(token.head):
        return token.head
    above = verb_above(token) if brought else None
    return above if above is not None and above.lower_ in _ARRIVING else None


_HARMFUL = frozenset({"armed_attack", "air_strike", "natural_disaster", "transport_accident", "unrest"})
_ARRIVING = frozenset(
    "arrive arrived arrives land landed lands return returned returns reach reached reaches touch touched "
    "depart departed departs left leave cross crossed".split()
)

_ADOPTED = frozenset(
    {"sanction", "travel_advisory", "border_closure", "airspace_closure", "flight_suspension"}
)


def _announced(frame: Frame, context: ArticleContext, assertion: Assertion) -> When:
    """A measure without a day of its own is dated by its announcement: "announced on Monday that it was severing"."""
    above = verb_above(frame.token)
    if above is None or above.lower_[:6] not in ("announ", "declar", "decide", "ordere"):
        return When()
    return context.when(frame_of(above), assertion)


def _date_behind(frame: Frame) -> Token | None:
    """ "Counted 34 dead from the crash of a jet into a school on 21 July": the day closes what the noun opened."""
    token, verb = frame.token, frame.verb
    if verb is None or verb.i > token.i or token.dep_ not in ("pobj", "dobj", "conj"):
        return None
    for other in clause_tokens(verb):
        if (
            other.i > token.i
            and other._.date is not None
            and not _is_of_cause(other, frame)
            and not any(is_verbal(t) or t.dep_ == "punct" for t in token.doc[token.i + 1 : other.i])
        ):
            return other
    return None


def whole_noun(token: Token) -> Token:
    """The noun a compound trigger belongs to: "coup" in "coup attempt"."""
    head = token.head
    return head if token.dep_ == "compound" and head.i > token.i and mention_of(head) is None else token


def _adoption_of(noun: Token) -> Token:
    """ "The announcement today of sanctions": the day of what brings them about."""
    prep = noun.head
    above = prep.head
    brings = noun.dep_ == "pobj" and prep.lower_ == "of" and above.lower_ in _BRINGING
    return above if brings and _own_date(noun) is None else noun


_BRINGING = frozenset(
    "announcement imposition adoption introduction declaration outbreak onset lifting".split()
)


def _resolved(token: Token, context: ArticleContext, is_future: bool) -> When:
    expression: DateExpression = context.finest(token)._.date
    interval = context.resolve(expression, "future" if is_future else "past")
    return When(interval, expression.text, expression.time_of_day)


def _own_date(token: Token) -> Token | None:
    """The date nearest to the noun inside its own phrase, clauses that describe it included."""
    dates = [t for t in token.subtree if t._.date is not None and _steps(t, token) <= _FAR]
    dates = [t for t in dates if not is_comparison(t)]
    return min(dates, key=lambda t: (_steps(t, token), abs(t.i - token.i)), default=None)


def _date_set_off(noun: Token) -> Token | None:
    """ "The closure, since 10 February, of the bridge": set off by commas, hung elsewhere by the parser."""
    behind = noun.doc[noun.i + 1 : noun.i + 5]
    date = next((t for t in behind if t._.date is not None), None)
    if date is None or date.i + 2 >= len(noun.doc) or behind[0].text != ",":
        return None
    between = noun.doc[behind[0].i + 1 : date.i]
    is_closed = date.nbor().text == "," and date.nbor(2).lower_ in ("of", "by", "against", "on", "at", "in")
    return date if is_closed and all(t.tag_ == "IN" for t in between) else None


def _is_begun(frame: Frame) -> bool:
    """ "NATO starts an exercise on Monday": the verb tells when the event is to be."""
    verb = frame.verb
    is_own = verb is not None and frame.token.dep_ in ("dobj", "nsubj") and frame.token.head.i == verb.i
    return is_own and verb is not None and verb.lower_ in _SCHEDULED


_SCHEDULED = frozenset(
    "starts start begins begin opens open holds hold stages stage launches launch runs run kicks kick conducts "
    "conduct hosts host".split()
)


def _date_of_start(token: Token) -> Token | None:
    """ "The damage done by strikes on X, which began on June 13": the clause hung elsewhere by the parser."""
    for other in token.doc[token.i + 1 : token.i + 10]:
        if other.lower_ == "which" and other.head.dep_ == "relcl" and other.head.lower_ in _BEGINNING:
            return next((t for t in other.head.subtree if t._.date is not None), None)
    return None


def _steps(token: Token, top: Token) -> int:
    count, current = 0, token
    while current.i != top.i and current.head.i != current.i:
        current, count = current.head, count + 1
    return count


def _carries(frame: Frame, rule: Rule) -> bool:
    """Whether the verb over the noun tells of the event itself, so that the verb's date is the event's."""
    verb, token = frame.verb, frame.token
    if token.dep_ == "appos" and token.head.dep_ == "nsubj":
        token = token.head
    if verb is None or token.dep_ not in _CARRIED:
        return False
    if rule.pattern == "exercise" or _is_launched(token) or any(c.dep_ == "expl" for c in verb.children):
        return True
    if token.dep_ == "pobj" and token.head.head.i != verb.i:
        return False
    word = verb.lower_
    if any(is_crisis_word(name, word) for name in ("doing", "striking", "suffering")) or word in rule.words(
        "words_after"
    ):
        return True
    if token.dep_ in ("nsubj", "nsubjpass") and word not in (
        "is",
        "are",
        "was",
        "were",
        "shows",
        "demonstrates",
    ):
        return word in _HAPPENING or verb.tag_ in ("VBD", "VBN")
    condemns = verb.tag_ in ("VBZ", "VBP") and any(
        t._.date is not None and t._.date.leaning != "future" for t in clause_tokens(verb)
    )
    return condemns and token.dep_ in ("dobj", "pobj")


def _is_launched(token: Token) -> bool:
    """ "Announced the start of raids", "a series of strikes": the noun hangs on one that stands for it."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _STARTS


_STARTS = frozenset(
    "start launch beginning series wave round end package days tranche batch set raft slate string spate flurry "
    "barrage number".split()
)


def _is_as_of(text: str, date_text: str) -> bool:
    """ "As of March 7" says until when a figure was counted, not when the event was."""
    lowered = text.lower()
    return f"as of {date_text.lower()}" in lowered or date_text.lower().startswith("as of")


def _is_since(text: str, date_text: str | None) -> bool:
    """ "Since the start of the invasion on February 24": the war goes on."""
    return bool(date_text and re.search(rf"\bsince\b[^.;,]{{0,90}}{re.escape(date_text)}", text, re.I))


def _running_on(when: When, verb: Token, context: ArticleContext, *, is_told: bool) -> When:
    start, day = when.interval.start, context.read.day
    if (
        not (is_told or verb.lower_ in _BEGINNING)
        or start is None
        or day is None
        or start > day
        or when.interval.end != start
    ):
        return when
    return replace(when, interval=replace(when.interval, end=day))
