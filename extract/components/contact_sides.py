"""The two sides of a contact, as read off a verb: who met, called, received, visited whom.

Each function serves one `pattern` of `rules/contacts.yml` and returns the contacts it sees in the frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extract.components.context import ArticleContext
from extract.components.facts import Where
from extract.components.frames import Frame, clause_tokens, is_verbal, mention_of, spread
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, prepositional, side
from extract.components.rulebook import Rule

PHONE = frozenset({"phone", "telephone", "telephonic", "phoned", "videoconference", "video", "teleconference", "call", "calls", "videolink"})
PUBLIC = frozenset({"x", "twitter", "post", "tweet", "facebook", "telegram", "posted", "tweeted", "instagram"})
MEDIA = PUBLIC - {"telegram"}
_MUTUAL = PHONE | {"each", "another", "again", "twice", "together", "tete-a-tete", "already"}
_ALWAYS_MUTUAL = frozenset({"confer", "consult", "negotiate", "parley", "huddle", "liaise", "converse"})
_PURPOSE = frozenset({"visit", "talks", "meet", "meeting", "trip", "summit", "negotiations", "invitation", "consultations", "discuss"})
_VAGUE_MOTION = frozenset("go goes went going gone left leave leaves leaving head headed heads heading return returned returns".split())
_LEAVING = frozenset("leave left leaves leaving departed departs depart".split())


@dataclass(slots=True)
class Sides:
    """One contact as read off a frame; an empty `others` means that the first side met among itself."""

    first: list[Mention]
    others: list[Mention]
    is_visit: bool = False
    place: Where | None = None
    initiator: str | None = None
    is_anaphor: bool = False  # "the meeting": more of a contact told before


Pattern = Callable[[Frame, Rule, str, ArticleContext], list[Sides]]


def mutual(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if frame.is_passive:
        return []
    first = side(frame.subjects)
    others = side(frame.objects)
    if not others and takes_a_thing(frame):
        return []
    others = others or side(prepositional(frame, "with"))
    return [Sides(first, others)] if first else []


def takes_a_thing(frame: Frame) -> bool:
    """ "Meet a deadline", "confer legitimacy": an object that is nobody."""
    return any(t.dep_ == "dobj" and t._.date is None and mention_of(t) is None for t in frame.objects)


def mutual_with(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    first = side(frame.subjects)
    if takes_a_thing(frame):
        return []
    others = side(prepositional(frame, "with")) or side(prepositional(frame, "to"))
    if not others and len(parties_of(first)) > 1 and _is_mutual(frame, lemma):
        return [Sides(first, [])]
    return [Sides(first, others)] if first and others else []


def _is_mutual(frame: Frame, lemma: str) -> bool:
    """ "A and B spoke at the forum" is no contact unless a telephone or each other is named."""
    if lemma in _ALWAYS_MUTUAL or "particle" in frame.token.lower_:
        return True
    words = {token.lower_ for token in clause_tokens(frame.token)}
    return bool(words & _MUTUAL) or "down" in words


def addressee(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if any(child.dep_ in ("oprd", "ccomp", "attr", "prt") for child in frame.token.children):
        return []
    first, others = side(frame.subjects), side(frame.objects)
    if frame.is_passive:
        first = side(frame.agents)
    others = [m for m in others if m.persons or m.kind == "role" or m.office_code]
    return [Sides(first, others, initiator=first[0].parties[0])] if first and others else []


def host(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    hosts, guests = side(frame.subjects), side(frame.objects)
    if frame.is_passive:
        hosts = side(frame.agents) or side(prepositional(frame, "by"))
    guests = [m for m in guests if _comes(m)]
    if lemma in ("see", "welcome"):
        guests = [m for m in guests if m.persons]
        if any(child.dep_ in ("xcomp", "ccomp", "oprd") for child in frame.token.children):
            return []
    return [Sides(hosts, guests)] if hosts and guests else []


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
    """ "Called on the president" is a visit; "called on the president to act" is an appeal."""
    if any(child.dep_ in ("xcomp", "ccomp", "advcl") for child in frame.token.children) or "for" in frame.preps:
        return []
    hosts = [m for m in side(frame.preps.get("on", [])) if m.persons or m.kind == "role"]
    if any(child.dep_ in ("xcomp", "acl", "relcl") for t in frame.preps.get("on", ()) for child in t.children if child.tag_ == "VB"):
        return []
    guests = side(frame.subjects)
    return [Sides(guests, hosts)] if guests and hosts else []


def expected(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "X is expected in the capital of Y"."""
    guests = [m for m in side(frame.objects) if travels(m) and m.kind != "institution"]
    if not frame.is_passive or not guests:
        return []
    for token in [t for name in ("in", "at") for t in frame.preps.get(name, ())]:
        mention = mention_of(token)
        if mention is not None and mention.place_country:
            return visit_sides(guests, mention.place_country, mention)
    return []


def writing(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "A wrote to B"; what somebody wrote about is no message."""
    receivers = [m for m in side(frame.preps.get("to", [])) if m.persons or m.kind in ("role", "group", "institution") or m.is_plural]
    return addressed(side(frame.subjects), receivers) if receivers and not frame.is_passive else []


def sending(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "A sent a delegation to B's capital": a visit by the sender."""
    senders = side(frame.agents) if frame.is_passive else side(frame.subjects)
    for token in [*frame.preps.get("to", ()), *(t for o in frame.objects for c in o.children if c.lower_ == "to" for t in c.children)]:
        mention = mention_of(token)
        if mention is not None and mention.place_country and not mention.is_adjective:
            return [sides for sender in senders for part in by_party(sender) for sides in visit_sides([part], mention.place_country, mention)]
    return []


def visit(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    visitors = [m for m in side(frame.subjects) if travels(m)]
    for token in frame.objects:
        mention = mention_of(token)
        if mention is None or mention.is_adjective:
            continue
        country = mention.place_country or (mention.parties[0] if mention.persons and mention.parties else None)
        if country:
            return visit_sides(visitors, country, mention)
    return []


def travels(mention: Mention) -> bool:
    """Whether the mention is of people who can go on an official visit."""
    if mention.persons or mention.kind in ("role", "group", "pronoun"):
        return True
    return any(word in mention.text for word in ("delegation", "mission", "envoys", "team"))


def visit_sides(visitors: Sequence[Mention], country: str, to: Mention) -> list[Sides]:
    """Visitors and the country that receives them; nobody visits his own country."""
    hosted = Mention("party", to.start, to.end, to.text, (country,), place_name=to.place_name, place_country=country)
    guests = [m for m in visitors if country not in m.parties and m.parties]
    if not guests:
        return []
    return [Sides(list(guests), [hosted], True, Where(to.place_name, country), guests[0].parties[0])]


def travel(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    visitors = [m for m in side(frame.subjects) if travels(m)]
    word = frame.token.lower_
    if word in _LEAVING:
        visitors = [m for m in visitors if m.level_code not in ("ambassador", "official", None)]
    purposeful = any(t.lower_ in _PURPOSE or t._.date is not None for t in frame.token.subtree)
    if word in _VAGUE_MOTION and not purposeful:
        return []
    for name in ("for",) if word in _LEAVING else ("to", "in", "for", "at"):
        for token in frame.preps.get(name, ()):
            mention = mention_of(token)
            if mention is not None and mention.place_country and not mention.is_adjective and not mention.persons:
                sides = visit_sides(visitors, mention.place_country, mention)
                if sides:
                    return sides
    if any(child.lower_ == "there" for child in frame.token.children):
        return _travel_there(visitors, context)
    return []


def _travel_there(visitors: Sequence[Mention], context: ArticleContext) -> list[Sides]:
    """ "She would travel there": the foreign place last named."""
    own = parties_of(visitors)
    for parsed in reversed(context.parsed[-3:]):
        for mention in reversed(parsed.sentence.mentions):
            if mention.place_country and mention.place_country not in own and not mention.is_adjective:
                return visit_sides(visitors, mention.place_country, mention)
    return []


def shared(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    others = [m for m in side(_own_with(frame)) if m.kind != "party"]  # "discussed trade with China" is about China
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
    return found or [t for t in prepositional(frame, "with")]


def _last_host(context: ArticleContext, others: Sequence[Mention]) -> list[Mention]:
    """The host named before: "met his guests. With the minister, trade was discussed"."""
    codes = parties_of(others)
    for parsed in reversed(context.parsed[-2:]):
        for token in parsed.doc:
            mention = mention_of(token)
            if mention and mention.persons and mention.parties and mention.parties[0] not in codes and token.dep_ == "nsubj":
                return [mention]
    return []


def greeting(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if not medium_fits(frame, rule):
        return []
    first = side(frame.agents) if frame.is_passive else side(frame.subjects)
    return addressed(first, side(frame.objects))


def addressed(senders: Sequence[Mention], receivers: Sequence[Mention]) -> list[Sides]:
    """One message per sending and receiving party."""
    return [
        Sides([sender], [receiver], initiator=sender.parties[0])
        for whole_sender in senders
        for sender in by_party(whole_sender)
        for whole_receiver in receivers
        for receiver in by_party(whole_receiver)
        if sender.parties != receiver.parties
    ]


def by_party(mention: Mention) -> list[Mention]:
    """A group as one mention for each of its parties."""
    if len(mention.parties) < 2:
        return [mention]
    found = []
    for code in mention.parties:
        persons = tuple(person for person in mention.persons if person.party_code == code)
        part = Mention(mention.kind, mention.start, mention.end, mention.text, (code,), persons)
        part.level_code, part.office_code, part.is_anaphor = mention.level_code, mention.office_code, mention.is_anaphor
        found.append(part)
    return found


def medium_fits(frame: Frame, rule: Rule) -> bool:
    """Thanks count only where a public medium is named; in a conversation they are part of it."""
    if rule.options.get("medium") != "required":
        return True
    return bool({token.lower_ for token in frame.token.doc} & (MEDIA | {"telephone", "phone"}))


def invitation(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if frame.is_passive:
        first, guests = side(frame.agents), side(frame.objects)
    elif is_verbal(frame.token):
        first, guests = side(frame.subjects), side(frame.objects)
    else:
        first, guests = side(frame.subjects) or matrix_subjects(frame), side(frame.preps.get("to", []))
    guests = [m for m in guests if m.persons or m.kind in ("role", "pronoun", "group")]
    if guests and not first and frame.is_passive:
        return _invited_to(frame, guests)
    if not (first and guests) or first[0].parties == guests[0].parties:
        return []
    return [Sides(guests[:1], first[:1], True, None, first[0].parties[0])]


def _invited_to(frame: Frame, guests: Sequence[Mention]) -> list[Sides]:
    """ "X has been invited to the capital of Y"."""
    for token in frame.preps.get("to", ()):
        mention = mention_of(token)
        if mention is not None and mention.place_country:
            return visit_sides(guests, mention.place_country, mention)
    return []
