"""Contacts told by a verb: who met, called, received, spoke with whom.

Each function serves one `pattern` of `rules/contacts.yml` and returns the contacts it sees in the frame.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, is_verbal, mention_of, spread
from extract.components.contact_anaphora import unnamed
from extract.components.contact_sides import PHONE, Sides, of_a_joint_body, visit_sides, visit_to_home
from extract.components.context import ArticleContext
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import enumerated, parties_of, prepositional, side
from extract.components.rulebook import Rule
from extract.components.words import is_word

_MUTUAL = PHONE | {"each", "another", "again", "twice", "together", "tete-a-tete", "already"}
_ALWAYS_MUTUAL = frozenset(
    "talk chat confer consult negotiate parley huddle liaise converse dine lunch breakfast".split()
)


def mutual(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if frame.is_passive:
        hosts, guests = side(agents_of(frame)), side(frame.objects)
        return [Sides(hosts, guests)] if hosts and guests else []
    first = side(frame.subjects) or of_a_joint_body(frame.subjects) or unnamed(frame, context)
    others = side(enumerated(frame.objects))
    is_met = takes_a_thing(frame) or _is_met_by_standards(frame)
    if (not others and is_met) or is_contest(frame, first, others):
        return []
    others = others or side(prepositional(frame, "with"))
    if not others and _meet_others(frame):
        return []
    return [Sides(first, others)] if first else []


def _meet_others(frame: Frame) -> bool:
    """ "The two ministers met with students": not each other."""
    return any(
        token.tag_ == "NNS" and not any(child.dep_ == "poss" for child in token.children)
        for token in frame.preps.get("with", ())
        if mention_of(token) is None
    )


def is_contest(frame: Frame, first: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """ "Kenya met Uganda in the final": teams, where no person or office is named and a contest is."""
    teams = all(not m.persons and m.level_code is None and m.kind != "role" for m in (*first, *others))
    told = (t for t in frame.token.doc if t.tag_[0] == "N" or t.dep_ == "pobj")
    return teams and any(is_word("contest", t.lower_) for t in told)


def agents_of(frame: Frame) -> list[Token]:
    """Who does it, in the passive: "hosted by X", "hosted at a luncheon by X"."""
    if frame.agents or not frame.is_passive:
        return frame.agents
    below = [t for t in clause_tokens(frame.token) if t.lower_ == "by" and not is_verbal(t.head)]
    return [t for by in below for c in by.children if c.dep_ == "pobj" and mention_of(c) for t in spread(c)]


def _is_met_by_standards(frame: Frame) -> bool:
    """ "The standards the two countries must meet": a thing right before the subject is what is met."""
    start = min((t.left_edge.i for t in frame.subjects), default=0)
    before = frame.token.doc[start - 1] if start else None
    is_thing = before is not None and before.tag_ in ("NN", "NNS") and before._.date is None
    return is_thing and before is not None and mention_of(before) is None and "with" not in frame.preps


def takes_a_thing(frame: Frame) -> bool:
    """ "Meet a deadline", "confer legitimacy": an object that is nobody."""
    things = (t for t in frame.objects if t.dep_ == "dobj" and t._.date is None and mention_of(t) is None)
    return any(t.lower_ not in _EACH_OTHER for t in things)


_EACH_OTHER = frozenset({"other", "another"})


def mutual_with(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    first = side(frame.subjects) or (side(frame.objects) if lemma in _ALWAYS_MUTUAL else [])
    if takes_a_thing(frame):
        return []
    if lemma == "negotiate" and _goes_on(frame):
        return []
    others = side(prepositional(frame, "with")) or side(prepositional(frame, "to"))
    if not others and lemma == "consult" and frame.subjects and not frame.is_passive:
        others = [m for m in side(frame.objects) if m.persons or m.level_code is not None]
    if not others and len(parties_of(first)) > 1 and _is_mutual(frame, lemma):
        return [Sides(first, [])]
    return [Sides(first, others)] if first and others else []


def _behind_the_room(frame: Frame) -> list[Token]:
    """ "Received in his office the ambassador of X": the parser takes the guest for more of the room."""
    rooms = [t for name in ("in", "at") for t in frame.preps.get(name, ()) if mention_of(t) is None]
    found = [c for room in rooms for c in room.children if c.dep_ == "appos" and mention_of(c) is not None]
    return [t for guest in found for t in spread(guest)]


def raised_with(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "Raised the matter with X", "played host to X": somebody, not a country, for whom the thing was done."""
    others = side(prepositional(frame, "with")) or side(frame.preps.get("to", ()))
    if lemma == "sit" and any(c.lower_ == "across" for c in frame.token.children):
        others = others or side(prepositional(frame, "from"))
    others = [m for m in others if m.persons or m.kind == "role"]
    first = side(frame.subjects)
    return [Sides(first, others)] if first and others and not frame.is_passive else []


def _goes_on(frame: Frame) -> bool:
    """ "Has been negotiating with X over a treaty": a standing negotiation, of which no round is told."""
    helpers = {c.lower_ for c in frame.token.children if c.dep_ == "aux"}
    return frame.token.tag_ == "VBG" and bool(helpers & {"been", "is", "are"})


def _is_mutual(frame: Frame, lemma: str) -> bool:
    """ "A and B spoke at the forum" is no contact unless a telephone or each other is named; "who last spoke" is."""
    if lemma in _ALWAYS_MUTUAL or "particle" in frame.token.lower_:
        return True
    if frame.token.dep_ == "relcl" and any(child.lower_ == "last" for child in frame.token.children):
        return True
    if _has_an_order(frame) and not side(frame.objects):
        return True
    words = {token.lower_ for token in clause_tokens(frame.token)}
    return bool(words & _MUTUAL) or "down" in words


def _has_an_order(frame: Frame) -> bool:
    """ "The pair had first spoken in the morning", "last spoke in May": one of several times, and to nobody else."""
    order = {"first", "last", "next"} & {child.lower_ for child in frame.token.children}
    heard = [t for name, tokens in frame.preps.items() if name in _HEARD for t in tokens if t._.date is None]
    return bool(order) and not heard


_HEARD = frozenset({"to", "at", "before", "in", "of", "about", "on"})


def addressee(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    parted = [c for c in frame.token.children if c.dep_ == "prt" and c.lower_ != "up"]  # "rang up X"
    if parted or any(
        child.dep_ in ("oprd", "ccomp", "attr") and _names_it(child) for child in frame.token.children
    ):
        return []
    first, others = side(frame.subjects), side(frame.objects)
    if frame.is_passive:
        first = side(frame.agents)
    others = [m for m in others if m.persons or m.kind == "role" or m.office_code]
    if lemma == "call" and any(t.lower_ in _CALLED_BACK_FOR for t in frame.preps.get("for", ())):
        return []
    return [Sides(first, others, initiator=first[0].parties[0])] if first and others else []


def _names_it(child: Token) -> bool:
    """ "Called him a friend", "called Peru a partner"; an official alone behind the verb is who was called."""
    named = mention_of(child)
    is_alone = not any(
        c.dep_ == "dobj" or (c.dep_[:5] == "nsubj" and c.i > child.i) for c in child.head.children
    )
    return not (is_alone and named is not None and (named.persons or named.kind == "role") and named.parties)


_CALLED_BACK_FOR = frozenset({"consultation", "consultations"})
"""For which a government calls its own envoy home."""


def host(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    hosts, guests = side(frame.subjects), side(frame.objects or _behind_the_room(frame))
    if frame.is_passive:
        hosts = side(agents_of(frame))
    guests = [m for m in guests if _comes(m)]
    if frame.is_passive and not hosts and lemma in ("receive", "welcome", "greet"):
        return _received_where(frame, guests, context)
    if any(t.lower_ in _BODIES for t in frame.preps.get("to", ())):
        return []
    if lemma in ("see", "welcome"):
        where = ("to", "in", "at") if lemma == "welcome" else ("to",)
        places = [m for name in where for t in frame.preps.get(name, ()) if (m := mention_of(t)) is not None]
        met_at = "at" in frame.preps or any(c.lower_ == "at" for t in frame.objects for c in t.children)
        arrives = lemma == "see" or (lemma == "welcome" and met_at)
        arrives = arrives or any(m.place_name or m.place_country for m in places)
        guests = [m for m in guests if m.persons or (arrives and m.kind in ("role", "institution"))]
        if lemma == "see" and "as" in frame.preps:
            return []
        judged = any(child.dep_ in ("xcomp", "ccomp", "oprd") for child in frame.token.children)
        if judged and frame.token.dep_ != "pcomp":  # "after seeing X" tells what was done
            return []
    return [Sides(hosts, guests)] if hosts and guests else []


def _received_where(frame: Frame, guests: list[Mention], context: ArticleContext) -> list[Sides]:
    """ "Was received at the Kremlin", "in Lima": by the country of the place."""
    guests = [m for m in guests if m.persons or m.level_code is not None or m.kind == "pronoun"]
    for token in [*frame.preps.get("at", ()), *frame.preps.get("in", ())]:
        mention = mention_of(token)
        if mention is not None and not mention.is_adjective:
            country = mention.place_country or next(iter(mention.parties), None)
            return visit_sides(guests, country, mention) if country else []
        if token.tag_ == "NNP" and token._.date is None:
            return visit_to_home(guests, context)
    return []


_BODIES = frozenset("organization organisation team role office post family club fold alliance group".split())
"""What one is welcomed to without a visit."""


def _comes(mention: Mention) -> bool:
    return bool(mention.persons) or mention.kind in ("role", "group") or "delegation" in mention.text


def joined(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    nouns = {"talks", "meeting", "lunch", "dinner", "session", "call"}
    if not any(t.lower_ in nouns for t in clause_tokens(frame.token)):
        return []
    return host(frame, rule, lemma, context)


def signing(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """A signing is a contact only where both sides are told to have come together for it."""
    occasion = rule.words("requires")
    if not any(t.lower_ in occasion and t.dep_ in ("pobj", "conj") for t in clause_tokens(frame.token)):
        return []
    first = side(frame.agents) if frame.is_passive else side(frame.subjects)
    first = [m for m in first if m.persons or m.kind in ("role", "group")]
    others = [m for m in side(prepositional(frame, "with")) if m.persons or m.kind in ("role", "group")]
    return [Sides(first, others)] if len(parties_of([*first, *others])) > 1 and first else []


def attendance(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "The ceremony was attended by A and B": a contact where officials of both sides are named."""
    occasion = frame.objects if frame.is_passive else [t for t in frame.objects if mention_of(t) is None]
    if not any(t.lower_ in rule.words("requires") for t in occasion):
        return []
    people = side(frame.agents) if frame.is_passive else side(frame.subjects)
    people = [m for m in people if m.persons or m.kind in ("role", "group")]
    return [Sides(people, [])] if len(parties_of(people)) > 1 else []


def calling_on(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "Called on the president", "paid a courtesy call on him" is a visit; "called on him to act" is an appeal."""
    if not is_verbal(frame.token):
        hosts = side([*frame.preps.get("on", []), *frame.preps.get("to", [])])
        guests = (
            side(frame.agents)
            or side(frame.subjects)
            or side([*frame.modifiers, *frame.preps.get("by", []), *frame.preps.get("of", [])])
        )
        hosts = [m for m in hosts if m.persons or m.kind == "role"]
        return [Sides(guests, hosts)] if guests and hosts else []
    if (
        any(child.dep_ in ("xcomp", "ccomp", "advcl") for child in frame.token.children)
        or "for" in frame.preps
    ):
        return []
    hosts = [m for m in side(frame.preps.get("on", [])) if m.persons or m.kind == "role"]
    if any(
        child.dep_ in ("xcomp", "acl", "relcl")
        for t in frame.preps.get("on", ())
        for child in t.children
        if child.tag_ == "VB"
    ):
        return []
    guests = side(frame.subjects)
    return [Sides(guests, hosts)] if guests and hosts else []


def credentials(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "The ambassador presented his credentials to the president": envoy and host, whoever is the subject."""
    named = side(frame.agents) if frame.is_passive else side(frame.subjects)
    others = side(prepositional(frame, "to")) or side(
        [*frame.preps.get("of", []), *frame.preps.get("from", [])]
    )
    envoys = others or side(frame.modifiers)
    return [Sides(named, envoys)] if named and envoys else []


def before_the_press(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "X and Y faced the press together": as much as a joint news conference."""
    words = {t.lower_ for t in clause_tokens(frame.token)}
    beside = side(t for name in ("alongside", "beside") for t in frame.preps.get(name, ()))
    beside = [m for m in beside if m.persons]
    if not words & rule.words("requires") and not beside:
        return []
    beside = beside or side(frame.preps.get("with", ()))
    first = side(frame.subjects)
    together = beside or words & {"together", "jointly", "side"}
    return [Sides(first, beside)] if first and together and len(parties_of([*first, *beside])) > 1 else []


def shared(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    others = [
        m for m in side(_own_with(frame)) if m.kind != "party"
    ]  # "discussed trade with China" is about China
    if frame.is_passive:
        first = side(frame.agents) or (_last_host(context, others) if others else [])
        return [Sides(first, others)] if first and (others or len(parties_of(first)) > 1) else []
    first = side(frame.subjects)
    if others:
        return [Sides(first, others)] if first else []
    return [Sides(first, [])] if len(parties_of(first)) > 1 else []


def _own_with(frame: Frame) -> list[Token]:
    """ "Discussed trade with X": the preposition on the verb or on its object, not one deeper down."""
    found = list(frame.preps.get("with", ()))
    for token in frame.objects:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "with":
                found.extend(t for item in child.children if item.dep_ == "pobj" for t in spread(item))
    return found or list(prepositional(frame, "with"))


def _last_host(context: ArticleContext, others: Sequence[Mention]) -> list[Mention]:
    """The host named before: "met his guests. With the minister, trade was discussed"."""
    codes = parties_of(others)
    for parsed in reversed(context.parsed[-2:]):
        for token in parsed.doc:
            mention = mention_of(token)
            if (
                mention
                and mention.persons
                and mention.parties
                and mention.parties[0] not in codes
                and token.dep_ == "nsubj"
            ):
                return [mention]
    return []
