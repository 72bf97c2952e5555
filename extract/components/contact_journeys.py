"""Contacts that are journeys: visits by verb and noun, delegations sent, guests expected."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, is_verbal, mention_of
from extract.components.contact_deeds import expecting
from extract.components.contact_noun_kinds import modifiers
from extract.components.contact_purposes import (
    fellow_travellers,
    goes_to_a_forum,
    places_of_things,
    spends_a_while,
)
from extract.components.contact_sides import (
    DETERMINERS,
    Sides,
    by_party,
    places_among,
    travels,
    visit_sides,
    visit_to_home,
)
from extract.components.contact_told import mentions_of
from extract.components.context import ArticleContext
from extract.components.frames import Frame
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.rulebook import Rule

_PURPOSE = frozenset(
    {
        "visit",
        "talks",
        "meet",
        "meeting",
        "trip",
        "summit",
        "negotiations",
        "invitation",
        "consultations",
        "discuss",
    }
)
_VAGUE_MOTION = frozenset(
    "go goes went going gone left leave leaves leaving head headed heads heading return returned returns "
    "come comes came coming".split()
)
_HIGH = frozenset({"head_of_state", "head_of_government", "foreign_minister", "minister"})
_HIGH_OR_DEPUTY = _HIGH | {"deputy_minister"}
_COMING = frozenset("come comes came coming".split())
_LEAVING = frozenset("leave left leaves leaving departed departs depart".split())


def visit(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    visitors = _travellers(frame)
    places = [m for t in frame.objects if (m := mention_of(t)) is not None and not m.is_adjective]
    if lemma == "reach":
        places = [m for m in places if not m.persons]  # "reached the president by telephone"
    if not places and lemma != "reach":
        visitors = [m for m in visitors if m.persons or m.level_code in _HIGH_OR_DEPUTY]
        places = places_of_things(frame)
    return _to_each(visitors, places)


def _travellers(frame: Frame) -> list[Mention]:
    """Who travels, and with whom; nobody who only attends a forum there."""
    if goes_to_a_forum(frame):
        return []
    visitors = [m for m in side(frame.subjects) if travels(m)]
    return [*visitors, *fellow_travellers(frame, visitors)]


_PRIVATE = frozenset({"drive", "sail", "hop", "slip", "race", "detour"})


def _to_each(visitors: Sequence[Mention], places: Sequence[Mention]) -> list[Sides]:
    """One visit to each country among the places, or to that of a person visited."""
    found: dict[str, list[Sides]] = {}
    for place in places:
        country = place.place_country or (place.parties[0] if place.persons and place.parties else None)
        if country and country not in found:
            found[country] = visit_sides(visitors, country, place)
    return [sides for visits in found.values() for sides in visits]


def travel(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    visitors = _travellers(frame)
    word = frame.token.lower_
    if word.startswith("return") and "from" in frame.preps:
        return []  # "returned from travel to Y": told by the travel
    if word.startswith("return"):  # an embassy's staff comes back to its post
        visitors = [m for m in visitors if m.persons or m.level_code in _HIGH or m.kind == "pronoun"]
        visitors = [m for m in visitors if m.level_code != "ambassador"]
    purposeful = any(t.lower_ in _PURPOSE or t._.date is not None for t in frame.token.subtree)
    if word in _LEAVING:
        visitors = [m for m in visitors if _goes_abroad(m, purposeful=purposeful)]
    announced = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "to") for c in frame.token.children)
    purposeful = purposeful and (
        word not in _COMING or any(m.level_code in _HIGH_OR_DEPUTY for m in visitors)
    )
    announced = announced and any(m.persons and m.level_code in _HIGH for m in visitors)
    if word in _VAGUE_MOTION and not (purposeful or announced):
        return []
    if lemma == "spend" and not spends_a_while(frame.token):
        return []
    if lemma in _PRIVATE and all(m.kind == "pronoun" for m in visitors):
        return []  # "we drove from Paris to Hamburg", told of a holiday
    # "went on duty in Lima"
    towards = ("to", "for", "into") if word in _VAGUE_MOTION else ("to", "into", "in", "for", "at")
    for name in ("for",) if word in _LEAVING else towards:
        posts = [t for t in frame.preps.get(name, ()) if not _is_a_post(t)]
        places = [m for m in places_among(posts) if not m.persons]
        sides = _to_each(visitors, places)
        if sides:
            return sides
    words = {child.lower_ for child in frame.token.children}
    if "here" in words and word not in _LEAVING:
        return visit_to_home(visitors, context)
    return _travel_there(visitors, context) if "there" in words else []


def _goes_abroad(mention: Mention, *, purposeful: bool) -> bool:
    """Whose leaving is a journey: ministers and above, and officials by name who go to do something."""
    is_sent = bool(mention.persons) and mention.level_code == "official" and purposeful
    return is_sent or mention.level_code not in ("ambassador", "official", None)


def _is_a_post(place: Token) -> bool:
    """ "Our ambassador to Lebanon will travel": the post, wherever the parser hangs it."""
    before = place.head.nbor(-1) if place.head.i else None
    held = mention_of(before) if before is not None else None
    return held is not None and held.level_code == "ambassador"


def _travel_there(visitors: Sequence[Mention], context: ArticleContext) -> list[Sides]:
    """ "She would travel there": the foreign place last named."""
    own = parties_of(visitors)
    for parsed in reversed(context.parsed[-3:]):
        for mention in reversed(parsed.sentence.mentions):
            if mention.place_country and mention.place_country not in own and not mention.is_adjective:
                return visit_sides(visitors, mention.place_country, mention)
    return []


def expected(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "X is expected in the capital of Y"."""
    guests = [m for m in side(frame.objects) if travels(m) and m.kind != "institution"]
    if not frame.is_passive or not guests:
        return []
    words = {name for name, tokens in frame.preps.items() if any(t._.date is None for t in tokens)}
    purpose = any(c.dep_ in ("xcomp", "ccomp", "advcl", "oprd") for c in frame.token.children)
    if not words & {"in", "at", "for", "to"} and not purpose and _is_dated(frame):
        return visit_to_home([m for m in guests if m.level_code in _HIGH], context)
    if len(parties_of(guests)) > 1 and (not purpose or words & {"in", "at"}):
        return [Sides(guests, [])]  # two presidents expected in one place are to meet there
    for token in [t for name in ("in", "at") for t in frame.preps.get(name, ())]:
        mention = mention_of(token)
        if mention is not None and mention.place_country:
            return visit_sides(guests, mention.place_country, mention)
    return []


def _is_dated(frame: Frame) -> bool:
    return any(t._.date is not None for t in clause_tokens(frame.token))


def sending(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "A sent a delegation to B's capital": a visit by the sender."""
    senders = side(frame.agents) if frame.is_passive else side(frame.subjects)
    aimed = [t for o in frame.objects for c in o.children if c.lower_ == "to" for t in c.children]
    parts = [part for sender in senders for part in by_party(sender)]
    to = next(iter(places_among([*frame.preps.get("to", ()), *aimed])), None)
    if to is None or to.place_country is None:
        return []
    return [sides for part in parts for sides in visit_sides([part], to.place_country, to)]


def visit_noun(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if lemma == "travel" and not _is_under_way(frame.token):
        return []
    pairs = _gapped_visits(frame)
    if pairs:
        return pairs
    places = places_among(frame.preps.get("to", ()))
    if lemma in _STAYS:
        places = places_among([*frame.preps.get("in", ()), *frame.preps.get("at", ())])
        if not places or not [m for m in side(frame.subjects) or matrix_subjects(frame) if _can_stay(m)]:
            return []
    if lemma == "tour" and not places:  # "began a tour of Ghana and Togo"
        places = [m for m in places_among(frame.preps.get("of", ())) if not m.persons]
        frame.preps["of"] = [t for t in frame.preps.get("of", ()) if mention_of(t) not in places]
    places = places or _where_it_is(frame)
    guests = side([*frame.preps.get("by", ()), *frame.preps.get("of", ()), *frame.agents])
    if "joint" in modifiers(frame) and len(parties_of(guests)) > 1:
        return [Sides(guests, [], is_joint=True)]
    if not places:
        awaited = expecting(frame, [m for m in guests if travels(m)])
        if awaited:
            return awaited
        return _anaphoric_visit(frame, parties_of(guests), context) or _visit_here(frame, context)
    return [sides for to in places for sides in _visits_to(frame, to)]


def _is_under_way(travel: Token) -> bool:
    """ "Is on travel to X", "returned from travel"; not "a ban on travel", "refrain from travel", "against travel"."""
    verb = travel.head.head
    done = (
        travel.dep_ == "pobj" and travel.head.lower_ in ("on", "from", "after", "during") and is_verbal(verb)
    )
    return done and not (travel.head.lower_ == "from" and verb.lower_ not in _COMING_BACK)


_COMING_BACK = verb_forms("return") | verb_forms("come") | frozenset({"back", "home"})


_STAYS = frozenset({"stay", "sojourn", "stopover", "stop"})


def _can_stay(mention: Mention) -> bool:
    return mention.level_code in _HIGH or mention.level_code in ("envoy", "deputy_minister")


def _where_it_is(frame: Frame) -> list[Mention]:
    """ "In the capital of X, where Y was on a visit": the place that the clause of the visit qualifies."""
    verb = frame.verb
    if verb is None or verb.dep_ != "relcl" or not any(c.lower_ == "where" for c in verb.children):
        return []
    named = mention_of(verb.head)
    return [named] if named is not None and named.place_country else []


def _visits_to(frame: Frame, to: Mention) -> list[Sides]:
    named = [*frame.modifiers, *frame.preps.get("by", ()), *frame.preps.get("of", ()), *frame.agents]
    owners = [m for t in named if (m := mention_of(t)) and m.parties and m.place_country != to.place_country]
    country = to.place_country
    assert country is not None
    if not owners and _is_told_by_others(frame.token):
        return []
    visitors = owners or side(frame.subjects) or matrix_subjects(frame)
    return visit_sides([*visitors, *fellow_travellers(frame, visitors)], country, to)


def _is_told_by_others(noun: Token) -> bool:
    """ "We look forward to the reports from the missions to X": the subject need not have gone there."""
    prep = noun.head
    if noun.dep_ == "pobj" and noun.tag_ == "NNS" and prep.lower_ == "as":
        return True  # "no number to preview as far as trips to X"
    return noun.dep_ == "pobj" and prep.lower_ in ("from", "about") and prep.head.tag_[:2] == "NN"


def _visit_here(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "A visit by the President of Chile has been postponed", on a country's own page: a visit to it."""
    by = [*frame.preps.get("by", ()), *frame.preps.get("of", ()), *frame.agents]
    guests = [m for m in side(by) if travels(m)]
    elsewhere = any(
        m.place_country and not m.is_adjective and m.place_country != context.read.home
        for t in clause_tokens(frame.token)
        if (m := mention_of(t)) is not None
    )
    if not guests or elsewhere or not context.read.speaks_for_home:
        return []
    return visit_to_home(guests, context)


def _gapped_visits(frame: Frame) -> list[Sides]:
    """ "The visits of A to X and B to Y": visitors and places in turn, whatever tree the parser makes of it."""
    if not frame.token.lower_.endswith("s"):
        return []
    found: list[Sides] = []
    visitor: Mention | None = None
    for token in frame.token.doc[frame.token.i + 1 :]:
        mention = mention_of(token)
        if mention is None or mention.is_adjective:
            if token.tag_[:2] in ("VB", "MD"):
                break
            continue
        if mention.persons:
            visitor = mention
        elif visitor and mention.place_country and token.nbor(-1).lower_ == "to":
            found.extend(visit_sides([visitor], mention.place_country, mention))
            visitor = None
    return found if len(found) > 1 else []


def _anaphoric_visit(frame: Frame, guests: Sequence[str], context: ArticleContext) -> list[Sides]:
    definite = any(c.dep_ in ("det", "poss") and c.lower_ in DETERMINERS for c in frame.token.children)
    if not definite:  # "is to visit Lima in May, having put off an April trip"
        told = [f for f in context.facts[-1:] if f.details.get("is_visit")]
        put_off = frame.verb is not None and frame.verb.lower_ in ("put", "putting", "postponed", "cancelled")
        same = put_off and told and told[0].sentence_index == context.sentence_index
        return [Sides(mentions_of(told[0]), [], is_visit=True)] if same else []
    if frame.token.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return []
    for fact in reversed(context.facts[-4:]):
        if (
            fact.family == "contact"
            and fact.details.get("is_visit")
            and context.sentence_index - fact.sentence_index <= 2
            and fact.codes.issuperset(guests)
        ):
            return [Sides(mentions_of(fact), [], is_visit=True, is_anaphor=True)]
    return []
