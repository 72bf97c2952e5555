"""People brought out of a crisis: evacuations, flights home, transit let through."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.clauses import clause_tokens, mention_of, subject_of
from extract.components.context import ArticleContext
from extract.components.crises_parties import clause_places, doers, struck
from extract.components.crises_phrases import (
    Named,
    counted,
    everything_below,
    implied,
    is_people,
    makers,
    modifiers,
    named_by,
    pobjs,
    pobjs_of,
    unique,
    without,
    words_of,
)
from extract.components.crises_reading import Reading
from extract.components.crises_words import crisis_words
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.rulebook import Rule


def evacuation(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X evacuated its citizens from Y", "66 nationals were flown home", "citizens have returned home"."""
    by_themselves = rule.options.get("actors") == "moved"
    moved = list(frame.subjects or subject_of(frame.token)) if by_themselves else list(frame.objects)
    moved = [token for token in moved if token._.date is None]
    if not _are_people_brought(frame, rule, moved) or (by_themselves and frame.is_passive):
        return None
    if words_of(c for t in pobjs(frame, "of") for c in t.children) & {"its", "their", "his", "her"}:
        return None  # "evacuated of its furniture"
    subjects = [*frame.agents, *([] if frame.is_passive or by_themselves else frame.subjects)]
    own = unique(n for t in moved for m in [*modifiers(t), t, *_citizens_of(t)] for n in named_by(m))
    own = own or unique(n for t in moved for n in _most_of_them(t))
    if by_themselves and not own:
        return None
    home = struck(pobjs(frame, "to")) if frame.is_passive else []
    home = home or _ours(moved, context)
    actors = doers(subjects) or _organisers(frame) or own or home
    affected = _left_behind(frame, moved, actors, by_themselves=by_themselves)
    if not affected and not actors:
        return None
    actors = actors or without(_tellers(frame.token), affected)
    if not actors and len(affected) == 1 and words_of(part for t in moved for part in counted(t)) & _AT_HOME:
        actors = affected  # a country moves its own villagers to safety
    return Reading(actors, affected or scene_of_crisis(context, actors))


def _tellers(verb: Token) -> list[Named]:
    """ "The foreign ministry in Oslo said 374 people had been evacuated": it counts its own."""
    above = next((a for a in verb.ancestors if a.lower_ in SPEECH), None)
    said = [t for c in above.children if c.dep_ == "nsubj" for t in c.subtree] if above is not None else []
    return unique(n for t in said for n in named_by(t)) if words_of(said) & _GOVERNING else []


_GOVERNING = frozenset("ministry government embassy minister cabinet consulate".split())
_FROM_HOME = frozenset(
    "people villagers residents inhabitants households islanders villages districts".split()
)
_AT_HOME = frozenset("villagers residents inhabitants households islanders families homes villages".split())


def _ours(moved: Sequence[Token], context: ArticleContext) -> list[Named]:
    """ "Eighteen of our nationals": of the country whose page this is."""
    own = any(c.lower_ == "our" for t in moved for part in counted(t) for c in part.children)
    code = context.read.home if own else None
    return [implied(code)] if code else []


def _citizens_of(token: Token) -> list[Token]:
    """ "Citizens of X": whose they are, not where they were."""
    people = [t for t in counted(token) if t.lower_ in ("citizens", "nationals", "subjects")]
    return [t for p in people for c in p.children if c.lower_ == "of" for t in c.children]


def _most_of_them(moved: Token) -> list[Named]:
    """ "186 people, most of them Danish holidaymakers": whose most of those brought out are."""
    behind = moved.doc[moved.i + 1 : moved.i + 8]
    shares = [t for t in behind if t.lower_ in ("them", "whom", "including", "mostly", "mainly")]
    near = list(moved.doc[shares[0].i + 1 : shares[0].i + 5]) if shares else []
    return next((named_by(t) for t in near if (m := mention_of(t)) is not None and m.is_adjective), [])


def _are_people_brought(frame: Frame, rule: Rule, moved: Sequence[Token]) -> bool:
    """People, and words that make their journey one out of a crisis."""
    citizens = crisis_words()["citizen"]
    if words_of(clause_tokens(frame.token)) & {"safety"}:
        citizens |= crisis_words()["human"] | {"judges", "holidaymakers", "artists", "athletes"}
    if not any(words_of(counted(t)) & citizens or t.tag_ == "CD" or is_people(t) for t in moved):
        return False
    if rule.words("only_with") and _are_forces(moved):
        return False
    is_purpose = frame.token.dep_ == "acl" and frame.token.tag_ == "VB"
    if is_purpose and not words_of([frame.token.head]) & _MEANS:
        return False
    wanted, clause = rule.words("only_with"), words_of(clause_tokens(frame.token))
    return not clause & _FREED and (not wanted or bool(clause & wanted))


def _are_forces(moved: Sequence[Token]) -> bool:
    """ "Pulled its troops back", "the embassy moved": no civilians out of danger."""
    words = words_of(moved)
    is_house = bool(words & {"embassy", "consulate", "mission"}) and not any(t.dep_ == "dobj" for t in moved)
    return bool(words & _FORCES) or is_house


_FORCES = frozenset("troop troops force forces tanks armour artillery units brigade battalion army".split())
_FREED = frozenset(
    "detained detainees prisoner prisoners hostage hostages captive captives jailed imprisoned freed".split()
)


def _left_behind(
    frame: Frame, moved: Sequence[Token], actors: Sequence[Named], *, by_themselves: bool
) -> list[Named]:
    """The country they are brought out of."""
    source = [*pobjs(frame, "from", "out", "of"), *(frame.objects if by_themselves else [])]
    affected = without(struck(source), actors)
    if not affected and not by_themselves:
        below = [c for p in moved for c in everything_below(p) if c.lower_ in ("in", "from")]
        affected = without(struck(t for c in below for t in c.children if t.dep_ == "pobj"), actors)
    homes = _homes(frame)
    return affected or without([n for n in clause_places(frame) if n.code not in homes], actors)


_MEANS = frozenset(
    (
        "flight flights plane planes aircraft operation mission ship ships efforts effort convoy buses "
        "airlift ferry"
    ).split()
)


def scene_of_crisis(context: ArticleContext, actors: Sequence[Named]) -> list[Named]:
    """Where the article's crisis is, for people brought home from a place the sentence does not name."""
    for fact in reversed(context.facts[-6:]):
        if fact.family == "crisis" and fact.code in _UPROOTING:
            codes = sorted(fact.with_role("affected") - {n.code for n in actors})
            if len(codes) == 1:
                return [Named(codes[0], None, Mention("place", 0, 0, "", codes, is_anaphor=True), 0)]  # type: ignore[arg-type]
    return []


_UPROOTING = frozenset(
    {
        "armed_attack",
        "air_strike",
        "armed_conflict",
        "unrest",
        "natural_disaster",
        "travel_advisory",
        "flight_suspension",
        "border_closure",
    }
)


def _organisers(frame: Frame) -> list[Named]:
    """ "India is preparing flights to bring home its nationals": the subject of the clause above."""
    verb = frame.verb
    for ancestor in list(verb.ancestors)[:3] if verb is not None else []:
        if ancestor.tag_[:2] == "VB" and not any(c.dep_ == "mark" for c in ancestor.children):
            return doers(t for c in ancestor.children if c.dep_ == "nsubj" for t in [c])
    return []


def _homes(frame: Frame) -> set[str]:
    return {n.code for n in struck(pobjs(frame, "to"))}


def evacuation_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The evacuation of X's citizens from Y", "a repatriation flight"."""
    moved = pobjs_of(frame, "of")
    hands = [*pobjs_of(frame, "by"), *makers(frame), *(_doing_subjects(frame))]
    owners = unique(n for t in modifiers(frame.token) for n in named_by(t))
    actors = doers(hands) or owners or unique(n for t in moved for m in modifiers(t) for n in named_by(m))
    affected = without(struck(pobjs_of(frame, "from") or pobjs(frame, "from")), actors)
    if not affected and not (actors and (frame.token._.date or moved)):
        return None
    if not affected and words_of(part for t in moved for part in counted(t)) & _FROM_HOME:
        affected = actors
    over = frame.verb is not None and frame.verb.lower_ in (
        "ended",
        "completed",
        "concluded",
        "finished",
        "wrapped",
    )
    return Reading(actors, affected, status="ended" if over else None)


def _doing_subjects(frame: Frame) -> list[Token]:
    if frame.verb is not None and frame.is_passive and frame.verb.lower_ in _ORGANISING:
        return list(frame.agents)
    if frame.verb is None or frame.is_passive or frame.token.dep_ not in ("dobj", "conj", "pobj"):
        return []
    if frame.verb.lower_ in crisis_words()["doing"] or frame.verb.lower_ in _ORGANISING:
        return frame.subjects
    return []


_ORGANISING = frozenset(
    (
        "organise organised organize organized coordinate coordinated assist assisted arrange arranged "
        "facilitate facilitated help helped ended completed concluded finished suspended halted"
    ).split()
)
