"""Measures that states take in a crisis: evacuations, travel advice, sanctions, expulsions, broken ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from extract.components.context import ArticleContext
from extract.components.crises_hostile import pobjs_of, words_of
from extract.components.crises_parties import Named, clause_places, doers, modifiers, named_by, phrase, pobjs, struck, unique, without
from extract.components.crises_reading import Reading
from extract.components.crises_words import crisis_words
from extract.components.frames import Frame, clause_tokens, mention_of, spread, subject_of
from extract.components.mentions import Mention
from extract.components.rulebook import Rule

_WIDE = frozenset("of from in to for on against at between with including and under by".split())


def _below(token: Token) -> list[Token]:
    return list(token.subtree)


def _words_below(tokens: Iterable[Token]) -> set[str]:
    return words_of(part for token in tokens for part in phrase(token, _WIDE))


def evacuation(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X evacuated its citizens from Y", "66 nationals were flown home", "citizens have returned home"."""
    moved = list(frame.objects) if rule.options.get("actors") != "moved" else list(frame.subjects or subject_of(frame.token))
    if rule.options.get("actors") == "moved" and frame.is_passive:
        return None
    people = [t for t in moved if words_of([t]) & crisis_words()["citizen"] or t.tag_ == "CD" or _is_people(t)]
    if not people:
        return None
    clause = words_of(clause_tokens(frame.token))
    if frame.token.dep_ == "acl" and frame.token.tag_ == "VB" and not words_of([frame.token.head]) & _MEANS:
        return None
    if rule.words("only_with") and not clause & rule.words("only_with"):
        return None
    subjects = [*frame.agents, *([] if frame.is_passive or rule.options.get("actors") == "moved" else frame.subjects)]
    own = unique(n for t in moved for m in [*modifiers(t), t] for n in named_by(m))
    actors = doers(subjects) or _organisers(frame) or own or (struck(pobjs(frame, "to")) if frame.is_passive else [])
    source = [*pobjs(frame, "from", "out", "of"), *(t for t in frame.objects if rule.options.get("actors") == "moved")]
    affected = without(struck(source), actors)
    if not affected and rule.options.get("actors") != "moved":
        affected = without(struck([t for p in moved for c in _below(p) if c.lower_ in ("in", "from") for t in c.children if t.dep_ == "pobj"]), actors)
    affected = affected or without([n for n in clause_places(frame) if n.code not in _homes(frame)], actors)
    if not affected and not actors:
        return None
    if not affected:
        affected = _scene(context, actors)
    if rule.options.get("actors") == "moved" and not own:
        return None
    return Reading(actors, affected)


_MEANS = frozenset("flight flights plane planes aircraft operation mission ship ships efforts effort convoy buses airlift ferry".split())


def _scene(context: ArticleContext, actors: Sequence[Named]) -> list[Named]:
    """Where the article's crisis is, for people brought home from a place the sentence does not name."""
    for fact in reversed(context.facts[-6:]):
        if fact.family == "crisis" and fact.code in _UPROOTING:
            codes = sorted(fact.with_role("affected") - {n.code for n in actors})
            if len(codes) == 1:
                return [Named(codes[0], None, Mention("place", 0, 0, "", codes, is_anaphor=True), 0)]  # type: ignore[arg-type]
    return []


_UPROOTING = frozenset({"armed_attack", "air_strike", "armed_conflict", "unrest", "natural_disaster", "travel_advisory", "flight_suspension", "border_closure"})


def _is_people(token: Token) -> bool:
    """ "Hundreds of Hungarians": a plural demonym."""
    mention = mention_of(token)
    return mention is not None and mention.kind == "party" and mention.place_name is None and mention.text.endswith(("s", "ese", "sh"))


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
    hands = [*pobjs_of(frame, "by"), *frame.agents, *(_doing_subjects(frame))]
    owners = unique(n for t in modifiers(frame.token) for n in named_by(t))
    actors = doers(hands) or owners or unique(n for t in moved for m in modifiers(t) for n in named_by(m))
    affected = without(struck(pobjs_of(frame, "from")), actors)
    if not affected and not (actors and (frame.token._.date or moved)):
        return None
    return Reading(actors, affected)


def _doing_subjects(frame: Frame) -> list[Token]:
    if frame.verb is None or frame.is_passive or frame.token.dep_ not in ("dobj", "conj", "pobj"):
        return []
    if frame.verb.lower_ in crisis_words()["doing"] or frame.verb.lower_ in _ORGANISING:
        return frame.subjects
    return []


_ORGANISING = frozenset("organise organised organize organized coordinate coordinated assist assisted arrange arranged facilitate facilitated help helped".split())
_TRAVEL = frozenset("travel travels travelling traveling leave depart departure visit visiting visits trip trips trips. leaving avoid evacuate".split())


def advice(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X advised its citizens against travel to Y", "urged nationals to leave Y"."""
    clause = [t for c in frame.token.children if c.dep_ == "ccomp" for t in c.children if t.dep_ == "nsubj"]
    told = [*frame.objects, *pobjs(frame, "on", "upon", "to"), *clause]
    own = {t.lower_ for t in told} | words_of(told)
    if any(t.lower_ == "against" for t in frame.token.children) and not frame.objects:
        own |= {"citizens"}
    if not own & (crisis_words()["citizen"] - {"staff", "personnel", "people", "refugees", "migrants", "civilians"}):
        if not (own & {"staff", "personnel", "people"} or words_of(clause_tokens(frame.token)) & {"travelers", "travellers"}):
            return None
    below = [t for t in frame.token.subtree if t.i > frame.token.i]
    verbs = [t for t in below if t.lower_ in _TRAVEL]
    if not verbs:
        return None
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    if not actors and not frame.is_passive:
        return None
    actors = actors or unique(n for t in told for m in modifiers(t) for n in named_by(m))
    targets = [t for t in below if t.i > verbs[0].i and mention_of(t) is not None and not _is_way(t)]
    affected = without(unique(n for t in targets for n in named_by(t)), actors)
    regions = [t for t in targets if (m := mention_of(t)) is not None and m.kind == "place" and not named_by(t)]
    wide = words_of(below) & {"countries", "region", "abroad", "overseas", "areas", "zones"}
    return Reading(actors, affected) if actors and (affected or regions or wide) else None


def _is_way(token: Token) -> bool:
    """ "Leave through the crossings with Jordan": the way out is not the country left."""
    chain = [token.head, *token.head.ancestors][:4]
    return any(t.lower_ in ("through", "via", "by", "with", "due", "because", "amid", "after", "following") for t in chain)


def advice_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "A travel warning for X", "issued a travel advisory"."""
    words = words_of(child for child in frame.token.children)
    if not words & {"travel", "travelling", "security"}:
        return None
    hands = [*frame.agents, *([] if frame.is_passive or frame.token.dep_ == "nsubj" else frame.subjects)]
    actors = doers(hands) or unique(n for t in modifiers(frame.token) for n in named_by(t))
    targets = struck([*pobjs_of(frame, "for", "to", "on", "against", "regarding"), *pobjs(frame, "for", "to", "regarding")])
    targets = targets or _right_after(frame.token)
    affected = without(targets, actors)
    return Reading(actors, affected) if actors and affected else None


def _right_after(token: Token) -> list[Named]:
    """ "Advisory for X to ...": the country next to the noun, however the parser hung it."""
    near = token.doc[token.i + 1 : token.i + 5]
    return struck([t for t in near if mention_of(t) is not None]) if near and near[0].lower_ in ("for", "on", "to", "against") else []


def sanction_verb(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X designates Y", "X imposed sanctions on Y", "X froze Y's assets"."""
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    if rule.options.get("medium") == "required" and not _has_context(context, frame):
        return None
    targets = [t for t in frame.objects if t not in frame.subjects or frame.is_passive]
    affected = without(struck(targets), actors)
    affected = affected or without(_persons_of(targets), actors)
    if any(a.lower_ in ("continue", "continues") for a in [frame.token.head]) and not _is_dated(frame):
        return None
    if rule.options.get("actors") == "required" and not actors:
        return None
    affected = affected or without(_elsewhere(frame, context, actors), actors)
    return Reading(actors, affected) if actors or (affected and frame.is_passive) else None


def _persons_of(tokens: Iterable[Token]) -> list[Named]:
    return unique(n for t in tokens for part in t.subtree for n in named_by(part))


_CONTEXT = frozenset("sanctions sanction sanctioned sanctioning 13818 e.o. magnitsky 7031 7031(c ineligible ofac 13224 blacklist blacklisted sdn treasury "
                     "terrorist terrorists sdgt entities pursuant visa corruption corrupt designations".split())


def _has_context(context: ArticleContext, frame: Frame) -> bool:
    """Whether an act of naming ("designate") is one of sanctions: the sentence or the article's opening says so."""
    near = words_of(frame.token.doc)
    if near & {"site", "day", "ambassador", "envoy", "holiday", "successor", "heritage", "month", "laureate", "zone", "ally", "language"}:
        return False
    opening = set(context.read.text[:700].lower().replace("(", " ").replace(",", " ").split())
    return bool((near | opening) & _CONTEXT)


def _elsewhere(frame: Frame, context: ArticleContext, actors: Sequence[Named]) -> list[Named]:
    """The sanctioned party's country where its phrase does not give it: the sentence's, else the headline's or opening's."""
    mine = {n.code for n in actors}
    here = [n for t in frame.token.doc if mention_of(t) is not None for n in named_by(t)]
    found = [n for n in unique(here) if n.code not in mine and not n.mention.is_anaphor and len(n.code) == 3]
    return found[:1]


def sanction_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "Sanctions on X", "EU sanctions against X", "visa restrictions on officials of X"."""
    targets = [*pobjs_of(frame, "on", "against", "upon", "for", "of"), *pobjs(frame, "on", "against", "upon")]
    affected = struck(targets)
    hands = [*pobjs_of(frame, "by", "from"), *frame.agents, *_imposers(frame, rule), *_announcers(frame)]
    actors = doers(hands) or unique(n for t in modifiers(frame.token) for n in named_by(t))
    affected = without(affected, actors)
    acting = _is_imposed(frame, rule)
    if acting and frame.verb is not None and frame.verb.head.lower_ in ("continue", "continues", "continuing") and not _is_dated(frame):
        return None
    if acting and not affected:
        affected = without(_elsewhere(frame, context, actors), actors)
    if not acting:
        reading = Reading(actors, affected, is_background=True) if actors and affected else None
        return reading
    if not affected and not _is_dated(frame) and rule.id != "crisis.designation_noun":
        return None
    return Reading(actors, affected) if actors or (affected and frame.is_passive) else None


def _is_dated(frame: Frame) -> bool:
    return any(t._.date is not None for t in clause_tokens(frame.token))


def _is_imposed(frame: Frame, rule: Rule) -> bool:
    """Imposed by the verb, or by a noun above: "the announcement of sanctions"."""
    if frame.verb is not None and frame.verb.lower_ in rule.words("words_after"):
        return True
    return any(a.lower_ in _IMPOSITION for a in list(frame.token.ancestors)[:3])


_IMPOSITION = frozenset({"announcement", "imposition", "adoption", "introduction", "announcing", "imposing"})


def _announcers(frame: Frame) -> list[Token]:
    return [t for a in list(frame.token.ancestors)[:3] if a.lower_ in _IMPOSITION for t in modifiers(a)]


def _imposers(frame: Frame, rule: Rule) -> list[Token]:
    if frame.verb is None or frame.is_passive or frame.verb.lower_ not in rule.words("words_after"):
        return []
    return [t for t in frame.subjects if t.i != frame.token.i]


def envoy(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X expelled Y's diplomats", "X recalled its ambassador from Y", "Y's envoy was summoned"."""
    named = frame.objects or [t for c in frame.token.children if c.dep_ == "ccomp" for t in c.children if t.dep_ == "nsubj"]
    objects = [t for t in named if words_of(phrase(t, _WIDE)) & crisis_words()["envoy"] or _is_envoy(t)]
    if not objects:
        return None
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    parties = struck(objects)
    if rule.options.get("affected") == "from":
        actors = actors or parties
        away = [*pobjs(frame, "from", "to", "in"), *(t for o in objects for c in o.children if c.dep_ == "prep" for t in c.children)]
        affected = without(struck(away) or clause_places(frame) or parties, actors)
        return Reading(actors, affected) if actors and affected else None
    affected = without(parties, actors)
    actors = actors or without(clause_places(frame), affected) or _home(frame, context, affected)
    return Reading(actors, affected) if affected else None


def _is_envoy(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and mention.level_code in ("ambassador", "envoy")


def _home(frame: Frame, context: ArticleContext, affected: Sequence[Named]) -> list[Named]:
    """Who summons in a sentence that names only the envoy: the country of the place or of the clauses before it."""
    found = [n for t in frame.token.doc for n in named_by(t) if n.code not in {a.code for a in affected}]
    return unique(found)[:1]


def ties(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X severed diplomatic ties with Y"."""
    things = frame.objects
    if not any(words_of(phrase(t)) & {"ties", "relations"} for t in things):
        return None
    if not any(words_of(phrase(t, _WIDE)) & {"diplomatic", "relations", "ties", "all"} for t in things):
        return None
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    other = struck([*pobjs(frame, "with", "to"), *(t for o in things for c in o.children if c.lower_ == "with" for t in c.children)])
    affected = without(other, actors)
    return Reading(actors, affected) if actors and affected else None


def transit(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X let Y's diplomats through", "embassy staff in Y were let into X", "X facilitated the transit of Y's citizens"."""
    let_do = [t for c in frame.token.children if c.dep_ in ("xcomp", "ccomp") for t in c.children if t.dep_ in ("dobj", "nsubj")]
    moved = [t for o in [*frame.objects, *let_do] for t in o.subtree]
    if not words_of(moved) & crisis_words()["citizen"] and not words_of(clause_tokens(frame.token)) & {"personnel", "diplomats", "embassies", "evacuees"}:
        return None
    into = struck(pobjs(frame, "into", "through"))
    if is_letting(frame) and "only" in words_of(clause_tokens(frame.token)):
        return _let_only(frame)
    if is_letting(frame) and not into and not words_of(clause_tokens(frame.token)) & {"through", "cross", "border", "crossing"}:
        return None
    actors = doers([*frame.agents, *([] if frame.is_passive else frame.subjects)]) or into[:1]
    source = struck(pobjs(frame, "from", "out")) or unique(n for t in moved for n in named_by(t)) or struck(pobjs(frame, "for", "of"))
    affected = without(source, actors) or without(struck(pobjs(frame, "to")), actors) or without(_after(frame.token), actors)
    return Reading(actors, affected[:1]) if actors and affected else None


def _let_only(frame: Frame) -> Reading | None:
    """ "Let only returning nationals through": a border restricted."""
    actors = doers([*frame.agents, *([] if frame.is_passive else frame.subjects)])
    affected = without(clause_places(frame), actors) or without(_after(frame.token.doc[0]), actors)
    return Reading(actors, affected[:1], "border_closure") if actors and affected else None


def _after(token: Token) -> list[Named]:
    return unique(n for t in token.doc[token.i :] for n in named_by(t) if not n.mention.is_anaphor)


def is_letting(frame: Frame) -> bool:
    """Verbs of letting need a way through; verbs of organising name it as their object."""
    return frame.token.lower_ in ("let", "lets", "letting", "admit", "admits", "admitted", "allow", "allows", "allowed", "allowing")


def ineligible(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "Renders X ineligible for entry into Y": Y sanctions X's country."""
    into = struck([t for t in frame.token.subtree if t.dep_ == "pobj"])
    affected = _elsewhere(frame, context, into)
    return Reading(into, affected, is_repeated=True) if into and affected else None


def lifting(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X lifted its sanctions on Y"."""
    things = frame.objects
    actors = doers(frame.agents if frame.is_passive else frame.subjects) or unique(n for t in things for m in modifiers(t) for n in named_by(m))
    on = [t for o in things for c in o.children if c.dep_ == "prep" and c.lower_ in ("on", "against", "for") for t in c.children]
    affected = without(struck([*on, *pobjs(frame, "on", "against", "for")]), actors)
    return Reading(actors, affected) if affected or (actors and _is_dated(frame)) else None


__all__ = ["advice", "advice_noun", "envoy", "evacuation", "evacuation_noun", "sanction_noun", "sanction_verb", "spread", "ties"]
