"""From what a pattern read to a fact: status, date, place, scene, figures and evidence."""

from __future__ import annotations

from dataclasses import replace

from extract.components.background import is_named_in_passing
from extract.components.context import ArticleContext, Parsed
from extract.components.crises_claims import HOSTILE, attribution, victims_by_claim
from extract.components.crises_dates import when_of
from extract.components.crises_lifting import LIFTABLE, is_lifted
from extract.components.crises_parties import doers
from extract.components.crises_phrases import Named, implied, named_by, refs, without
from extract.components.crises_quantities import figures
from extract.components.crises_reading import Reading, Verdict
from extract.components.crises_scenes import is_particular, is_remembered, scene_of
from extract.components.crises_status import STILL, verdict_of
from extract.components.crises_traits import is_past, traits_of
from extract.components.crises_turn_scene import is_likely, is_refuge, labelled, pair_in_mind, scene_without
from extract.components.crises_words import is_crisis_word
from extract.components.facts import Evidence, Fact, When, Where
from extract.components.frames import Frame
from extract.components.rulebook import Rule

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
        "flight_suspension",
    }
)
"""Types whose country a sentence may leave to the text around it."""
_LASTING = frozenset({"border_closure", "airspace_closure", "flight_suspension", "mobilization"})


def fact_of(
    parsed: Parsed, context: ArticleContext, rule: Rule, frame: Frame, reading: Reading
) -> Fact | None:
    """The fact of a reading, or None where the text does not assert, plan, threaten, claim or deny it."""
    code = reading.code or rule.label
    _drop_namesakes(reading, code, context)
    if code in HOSTILE:
        reading.affected = [n for n in reading.affected if not is_refuge(n.mention, parsed.sentence)]
    if code == "border_closure" and len(reading.actors) == 1 and not reading.affected:
        reading.affected = _across(reading.actors[0].code, parsed, context)
    verdict = _verdict(frame, rule, reading, code)
    if verdict is None:
        return None
    if code == "sanction" and verdict.status == "threatened":
        code = "threat"
    is_still = verdict.status == STILL
    status = "reported" if is_still else _status(verdict, rule, reading, code)
    if status == "reported" and code in LIFTABLE and is_lifted(frame):
        status = "ended"
    is_over = status == "ended"
    when = When() if is_still else when_of(frame, rule, context, is_future=verdict.is_future, is_over=is_over)
    if rule.id == "crisis.fighting" and code == "armed_attack" and when.interval.start:
        when = replace(when, interval=replace(when.interval, end=when.interval.start))  # one clash, one day
    status = _foreseen(status, when, context)
    where = reading.place or _site(_likely_place(context.where(frame), parsed, context), reading, parsed)
    is_scene = _placed(parsed, context, rule, frame, reading, code, when, where)
    told_by_others = verdict.claimant is not None or verdict.group is not None
    return Fact(
        family="crisis",
        code=code,
        status=status,
        parties=(*refs(reading.actors, "actor"), *refs(reading.affected, "affected")),
        when=when,
        where=where,
        evidence=(Evidence(*parsed.span, rule.id, rule.confidence, frame.token._.span),),
        sentence_index=parsed.sentence.index,
        quantities=figures(parsed, frame, code, when, context),
        is_background=_stands_back(parsed, context, frame, reading, code, when, told_by_others),
        attributed_to=_attributed(status, verdict, reading, code),
        confidence=rule.confidence,
        details={
            "is_anaphor": reading.is_anaphor,
            "is_definite": _is_definite(frame),
            "group": reading.group,
            "is_repeated": reading.is_repeated,
            "is_scene": is_scene,
            "place_is_country": _is_country(where, parsed),
            "is_past": is_past(when, context),
            **traits_of(code, parsed.sentence),
        },
    )


def _across(closer: str, parsed: Parsed, context: ArticleContext) -> list[Named]:
    """Who lies behind the border that a country has closed: the other of the two in mind."""
    pair = pair_in_mind(parsed.sentence, context)
    if closer in pair:
        return [implied(code) for code in pair if code != closer]
    if labelled(parsed.sentence, context):
        return []
    other = scene_without(parsed.sentence, parsed.sentence.mentions, context, {closer})
    return [implied(other)] if other else []


def _drop_namesakes(reading: Reading, code: str, context: ArticleContext) -> None:
    """ "A plane came down near Mahdia" under a dateline GEORGETOWN: a town of a country never named is another's."""
    likely = [n for n in reading.affected if n.mention.kind != "place" or is_likely(n.mention, context)]
    if len(likely) < len(reading.affected):
        is_apart = bool(likely) or (code == "flight_suspension" and bool(reading.actors))
        reading.is_anaphor = reading.is_anaphor or not is_apart
        reading.affected = likely


def _stands_back(
    parsed: Parsed,
    context: ArticleContext,
    frame: Frame,
    reading: Reading,
    code: str,
    when: When,
    told_by_others: bool,
) -> bool:
    """Whether this mention alone would make the event background."""
    if reading.is_background or context.is_background(when, None if told_by_others else frame):
        return True
    if when.is_known or context.is_lead(parsed.sentence.index):
        return False
    is_lasting = code == "armed_conflict" or is_crisis_word("coup", frame.token.lower_)
    return is_lasting and is_named_in_passing(frame)


def _verdict(frame: Frame, rule: Rule, reading: Reading, code: str) -> Verdict | None:
    """How the text asserts the event; on the way, who claims to be its victim and who denies to be its author."""
    if not reading.affected and code in HOSTILE and (reading.actors or reading.group):
        reading.affected = victims_by_claim(frame, reading.actors)
        reading.is_anaphor = reading.is_anaphor and not reading.affected
    if reading.status or is_remembered(frame.token):
        return Verdict("reported")
    is_defence = rule.pattern == "interception"
    is_end = (rule.options.get("status") == "ended" or is_lifted(frame)) and code in _LASTING
    verdict = verdict_of(
        frame, code, reading.actors, reading.affected, reading.group, is_defence=is_defence, is_end=is_end
    )
    if verdict is not None and verdict.status == "denied" and not reading.actors:
        reading.actors = _deniers(verdict, reading)
    return verdict


def _placed(
    parsed: Parsed,
    context: ArticleContext,
    rule: Rule,
    frame: Frame,
    reading: Reading,
    code: str,
    when: When,
    where: Where,
) -> bool:
    """Give an event without a country that of its place or of the scene; whether the scene gave it."""
    takes_scene = not reading.affected and _takes_scene(reading, code, rule, when, frame)
    is_scene = takes_scene and not is_transcript(context)
    if is_scene and not (where.country_code and reading.is_anaphor):
        reading.affected = without(scene_of(parsed, context, frame.token), reading.actors)
    is_left = f"independence from {where.name}" in parsed.sentence.text
    is_left = is_left or any(c.lower_ in ("those", "such", "these") for c in frame.token.children)
    if reading.is_anaphor and where.name and not is_left and not reading.actors and not reading.affected:
        reading.is_anaphor = False
        near = (n for t in parsed.doc for n in named_by(t) if n.code == where.country_code)
        reading.affected = [n for n in near if not is_refuge(n.mention, parsed.sentence)][:1]
    return is_scene and bool(reading.affected)


def _takes_scene(reading: Reading, code: str, rule: Rule, when: When, frame: Frame) -> bool:
    """Whether the country may come from the text around: a particular event, dated, counted, or of a named group."""
    is_dated_war = rule.id == "crisis.war" and bool(when.text) and _is_definite(frame)
    if code not in SCENIC or (code == "armed_conflict" and rule.id != "crisis.fighting" and not is_dated_war):
        return False
    if rule.id == "crisis.fighting" and _is_definite(frame):
        return False
    if reading.actors and code not in ("evacuation", "travel_advisory", "flight_suspension"):
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


def _likely_place(where: Where, parsed: Parsed, context: ArticleContext) -> Where:
    """A town of a country that the article never names keeps its name and loses the country on the list."""
    spots = [m for m in parsed.sentence.mentions if m.kind == "place" and m.place_name == where.name]
    if where.name is None or not spots or any(is_likely(m, context) for m in spots):
        return where
    return Where(where.name)


def _site(where: Where, reading: Reading, parsed: Parsed) -> Where:
    """Where the clause says it was, else the one town or region among what was struck: "bombed the port of X"."""
    if where.name:
        return where
    own, text = parsed.sentence.start, parsed.sentence.text
    towns = [n.mention for n in reading.affected if n.mention.kind == "place" and n.mention.place_name]
    spots = {m.place_name: m for m in towns if text[m.end - own : m.end - own + 1] not in ("'", "’")}
    if len(spots) != 1:
        return where
    name, mention = spots.popitem()
    return Where(name, mention.place_country)


def _is_country(where: Where, parsed: Parsed) -> bool:
    return any(m.place_name == where.name and m.kind == "party" for m in parsed.sentence.mentions)


def _is_definite(frame: Frame) -> bool:
    return any(c.dep_ == "det" and is_crisis_word("anaphoric", c.lower_) for c in frame.token.children)


def is_transcript(context: ArticleContext) -> bool:
    return context.read.is_transcript
