"""Crisis events: from a predicate of violence, disaster or emergency measure to who, whom, where, when and how sure.

Each `pattern` of `rules/crises.yml` is a function of one of the `crises_*` modules that reads the parties off the
frame; what all share (figurative use, status, date, place, figures) follows here.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.context import ArticleContext, Parsed
from extract.components.crises_claims import HOSTILE, attribution, victims_by_claim
from extract.components.crises_dates import when_of
from extract.components.crises_denials import denials
from extract.components.crises_parties import doers
from extract.components.crises_patterns import PATTERNS
from extract.components.crises_phrases import Named, named_by, refs, without, words_of
from extract.components.crises_quantities import figures
from extract.components.crises_reading import Reading, Verdict
from extract.components.crises_scenes import is_particular, scene_of
from extract.components.crises_status import verdict_of
from extract.components.crises_turns import turns
from extract.components.crises_words import figurative_spans, is_crisis_word
from extract.components.crisis_events import join_crises
from extract.components.facts import Evidence, Fact, When, Where
from extract.components.frames import Frame, frame_of, is_verbal, mention_of
from extract.components.rulebook import Rule, Rulebook

SCENIC = frozenset(
    {
        "armed_attack",
        "armed_conflict",
        "natural_disaster",
        "transport_accident",
        "unrest",
        "health_emergency",
        "cyber_attack",
        "evacuation",
        "airspace_closure",
        "travel_advisory",
    }
)
"""Types whose country a sentence may leave to the text around it."""


class CrisisFinder:
    """Finds crisis facts in parsed sentences."""

    def __init__(self) -> None:
        self.rulebook = Rulebook("crises.yml")
        unknown = {rule.pattern for rule in self.rulebook.rules} - PATTERNS.keys()
        if unknown:
            raise ValueError(
                f"crises.yml: unknown patterns {sorted(unknown)}; see the list in extract/components/crises.py"
            )

    def find(self, parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
        text = parsed.sentence.text
        if text.rstrip('"”’ ').endswith("?") or " | " in text:  # a question; a line of teasers
            return
        spans: list[tuple[int, int]] | None = None
        for rule, token in [
            *((rule, token) for rule, _, token in self.rulebook.matches(parsed.doc)),
            *self._named_storms(parsed),
        ]:
            if spans is None:
                spans = [
                    (parsed.sentence.start + a, parsed.sentence.start + b)
                    for a, b in figurative_spans(parsed.sentence.text)
                ]
            start, end = token._.span
            if (
                any(a < end and start < b for a, b in spans)
                or not _is_event_word(token)
                or not _words_allow(rule, parsed)
            ):
                continue
            frame = frame_of(token)
            reading = PATTERNS[rule.pattern](frame, rule, context)
            fact = _fact(parsed, context, rule, frame, reading) if reading is not None else None
            if fact is not None and not (_is_transcript(context) and _is_loose_talk(fact)):
                yield fact
        yield from turns(parsed, context, _told_here(parsed, context))
        yield from denials(parsed, context)

    def _named_storms(self, parsed: Parsed) -> Iterator[tuple[Rule, Token]]:
        """ "Typhoon X" is one token with a name: the disaster rule reads it as its noun."""
        rule = next(rule for rule in self.rulebook.rules if rule.id == "crisis.disaster")
        for token in parsed.doc:
            mention = mention_of(token)
            following = token.nbor(1) if token.i + 1 < len(parsed.doc) else None
            if (
                mention is None
                and token.text == "Storm"
                and following is not None
                and following.tag_ == "NNP"
            ):
                yield rule, following
            if (
                mention is not None
                and mention.kind == "name"
                and is_crisis_word("storm", mention.text.split()[0])
            ):
                yield rule, token


def _told_here(parsed: Parsed, context: ArticleContext) -> list[Fact]:
    """Crisis facts that frames of this sentence have told."""
    index = parsed.sentence.index
    return [fact for fact in context.facts if fact.family == "crisis" and fact.sentence_index == index]


def _is_transcript(context: ArticleContext) -> bool:
    return context.read.is_transcript or context.read.text.count("QUESTION:") > 1


def _is_loose_talk(fact: Fact) -> bool:
    """In the give and take of a transcript only what is dated, placed or counted is an account of an event."""
    inferred = any(ref.role == "actor" and ref.span is None for ref in fact.parties)
    said = fact.when.is_known or fact.where.name or fact.quantities or fact.details["is_anaphor"]
    return inferred or not said or not fact.parties


def _is_event_word(token: Token) -> bool:
    """Not a noun that merely marks another one: "war crimes", "sanctions relief", "flood insurance"."""
    if is_verbal(token) or token.dep_ not in ("compound", "nmod", "amod"):
        return True
    head = token.head
    return head.i < token.i or mention_of(head) is not None or is_crisis_word("event_head", head.lower_)


def _words_allow(rule: Rule, parsed: Parsed) -> bool:
    """The words a rule requires or excludes anywhere in the sentence."""
    requires, excludes = rule.words("requires"), rule.words("excludes")
    if not requires and not excludes:
        return True
    words = words_of(parsed.doc)
    return (not requires or bool(words & requires)) and not words & excludes


def _fact(parsed: Parsed, context: ArticleContext, rule: Rule, frame: Frame, reading: Reading) -> Fact | None:
    code = reading.code or rule.label
    if not reading.affected and code in HOSTILE and (reading.actors or reading.group):
        reading.affected = victims_by_claim(frame, reading.actors)
        reading.is_anaphor = reading.is_anaphor and not reading.affected
    verdict = (
        Verdict("reported")
        if reading.status
        else verdict_of(
            frame,
            code,
            reading.actors,
            reading.affected,
            reading.group,
            is_defence=rule.pattern == "interception",
        )
    )
    if verdict is None:
        return None
    status = _status(verdict, rule, reading, code)
    if verdict.status == "denied" and not reading.actors:
        reading.actors = _deniers(verdict, reading)
    when = when_of(frame, rule, context, is_future=verdict.is_future, is_over=status == "ended")
    status = _foreseen(status, when, context)
    where = reading.place or context.where(frame)
    is_scene = (
        not reading.affected
        and _takes_scene(reading, code, rule, when, frame)
        and not _is_transcript(context)
    )
    if is_scene and not (where.country_code and reading.is_anaphor):
        reading.affected = without(scene_of(parsed, context, frame.token), reading.actors)
    if reading.is_anaphor and where.name and not reading.actors and not reading.affected:
        reading.is_anaphor = False
        reading.affected = (
            reading.affected
            or [n for t in parsed.doc for n in named_by(t) if n.code == where.country_code][:1]
        )
    start, end = parsed.span
    return Fact(
        family="crisis",
        code=code,
        status=status,
        parties=(*refs(reading.actors, "actor"), *refs(reading.affected, "affected")),
        when=when,
        where=where,
        evidence=(Evidence(start, end, rule.id, rule.confidence, frame.token._.span),),
        sentence_index=parsed.sentence.index,
        quantities=figures(parsed, frame, code, when, context),
        is_background=reading.is_background
        or context.is_background(when, None if verdict.claimant or verdict.group else frame),
        attributed_to=_attributed(status, verdict, reading, code),
        confidence=rule.confidence,
        details={
            "is_anaphor": reading.is_anaphor,
            "is_definite": _is_definite(frame),
            "group": reading.group,
            "is_repeated": reading.is_repeated,
            "is_scene": is_scene and bool(reading.affected),
            "place_is_country": _is_country(where, parsed),
        },
    )


def _takes_scene(reading: Reading, code: str, rule: Rule, when: When, frame: Frame) -> bool:
    """Whether the country may come from the text around: a particular event, dated, counted, or of a named group."""
    if code not in SCENIC or (code == "armed_conflict" and rule.id != "crisis.fighting"):
        return False
    if rule.id == "crisis.fighting" and _is_definite(frame):
        return False
    if reading.actors and code not in ("evacuation", "travel_advisory"):
        return False
    counted = any(t.tag_ == "CD" for t in frame.token.doc) and is_particular(frame.token)
    return bool(when.text) or counted or (bool(reading.group) and is_particular(frame.token))


def _deniers(verdict: Verdict, reading: Reading) -> list[Named]:
    return without(doers(verdict.denier), reading.affected)


def _status(verdict: Verdict, rule: Rule, reading: Reading, code: str) -> str:
    fixed = reading.status or rule.options.get("status")
    if fixed and verdict.status in ("reported", "claimed"):
        return str(fixed)
    if code == "threat" and verdict.status in ("planned", "threatened", "claimed"):
        return "reported"
    return verdict.status


def _foreseen(status: str, when: When, context: ArticleContext) -> str:
    """A measure dated after publication is planned, whatever its tense."""
    day, start = context.read.day, when.interval.start
    if status == "reported" and day is not None and start is not None and start > day:
        return "planned"
    return status


def _attributed(status: str, verdict: Verdict, reading: Reading, code: str) -> str | None:
    if status in ("claimed", "denied"):
        return attribution(verdict, reading.group)
    if code == "threat":
        return reading.speaker
    return reading.group if reading.group and reading.group[:1].isupper() else None


def _is_country(where: Where, parsed: Parsed) -> bool:
    return any(m.place_name == where.name and m.kind == "party" for m in parsed.sentence.mentions)


def _is_definite(frame: Frame) -> bool:
    return any(c.dep_ == "det" and is_crisis_word("anaphoric", c.lower_) for c in frame.token.children)


__all__ = ["CrisisFinder", "join_crises"]
