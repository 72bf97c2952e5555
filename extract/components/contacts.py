"""Contacts: from a predicate of interaction to who met, called or wrote to whom.

Each `pattern` of `rules/contacts.yml` is one function here that reads the two sides off the frame; what is
common to all (status, date, place, who counts as a side, one contact or several) follows in `_contact`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extract.components.assertion import Assertion, assertion_of
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Evidence, Fact, PersonRef, Where, party_refs, person_refs
from extract.components.frames import Frame, clause_tokens, frame_of, is_verbal, mention_of, spread, subject_of
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, prepositional, side
from extract.components.rulebook import Rule, Rulebook

_STATUS = {"asserted": "held", "claimed": "held", "planned": "planned", "hypothetical": "hypothetical", "denied": "denied", "cancelled": "cancelled"}
_PHONE = frozenset({"phone", "telephone", "telephonic", "phoned", "videoconference", "video", "teleconference", "call", "calls"})
_PUBLIC = frozenset({"x", "twitter", "post", "tweet", "facebook", "telegram", "statement", "posted", "tweeted", "publicly", "message"})
_APART = frozenset({"separately", "respectively", "individually", "separate", "each", "apart", "turn"})
_TOGETHER = frozenset({"together", "jointly", "joint", "trilateral", "quadrilateral", "both"})
_LIGHT = frozenset(
    "hold held holds holding have has had having conduct conducted conducts conducting start started begin began begun "
    "open opened resume resumed conclude concluded continue continued attend attended chair chaired co-chaired join "
    "joined lead led complete completed launch launched engage engaged do did make made pay paid take took taken "
    "finish finished host hosted schedule scheduled plan planned get got want wanted seek sought enter entered "
    "participate participated receive received give gave place placed cancel cancelled canceled postpone postponed "
    "propose proposed offer offered request requested agree agreed confirm confirmed deny denied announce announced "
    "arrange arranged organise organised organize organized refuse refused prepare prepared exchange exchanged".split()
)


@dataclass(slots=True)
class Sides:
    """The two sides as read off a frame; an empty `others` means that the first side met among itself."""

    first: list[Mention]
    others: list[Mention]
    is_visit: bool = False
    place: Where | None = None
    initiator: str | None = None


Pattern = Callable[[Frame, Rule, ArticleContext], Sides | None]


class ContactFinder:
    """Finds contact facts in parsed sentences."""

    def __init__(self) -> None:
        self.rulebook = Rulebook("contacts.yml")

    def find(self, parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
        for rule, _lemma, token in self.rulebook.matches(parsed.doc):
            frame = frame_of(token)
            sides = _PATTERNS[rule.pattern](frame, rule, context)
            if sides is not None:
                yield from _facts(parsed, context, rule, frame, sides)


def _mutual(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    if frame.is_passive and not frame.agents:
        return None
    first = side(frame.subjects)
    others = side([*frame.objects, *frame.agents]) or side(prepositional(frame, "with"))
    return Sides(first, others) if first else None


def _mutual_with(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    first = side(frame.subjects)
    others = side(prepositional(frame, "with")) or side(prepositional(frame, "to"))
    if not others and len(parties_of(first)) > 1 and not _speaks_alone(frame):
        return Sides(first, [])
    return Sides(first, others) if first and others else None


def _speaks_alone(frame: Frame) -> bool:
    """ "A and B spoke at the forum" is no contact unless a telephone or each other is named."""
    words = {token.lower_ for token in clause_tokens(frame.token)}
    mutual = words & (_PHONE | {"each", "another", "again", "twice", "together", "tete-a-tete"})
    return not mutual and frame.token.lower_ not in ("conferred", "confer", "consulted", "negotiated", "negotiating", "negotiate", "talked", "talking")


def _addressee(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    if any(child.dep_ in ("oprd", "ccomp", "attr") for child in frame.token.children):
        return None
    first, others = side(frame.subjects), side(frame.objects)
    if frame.is_passive:
        first = side(frame.agents)
    others = [m for m in others if m.persons or m.kind == "role" or m.office_code]
    if not (first and others):
        return None
    return Sides(first, others, initiator=first[0].parties[0])


def _host(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    hosts, guests = side(frame.subjects), side(frame.objects)
    if frame.is_passive:
        hosts = side(frame.agents) or side(prepositional(frame, "by"))
    guests = [m for m in guests if m.persons or m.kind in ("role", "group") or (m.kind == "institution" and "delegation" in m.text)]
    if rule.id == "contact.receive" and frame.token.lower_ in ("see", "saw", "sees", "seen", "welcomed", "welcomes", "welcome"):
        guests = [m for m in guests if m.persons or m.kind == "role"]
        if any(child.dep_ in ("xcomp", "ccomp", "oprd") for child in frame.token.children):
            return None
    return Sides(hosts, guests) if hosts and guests else None


def _joined(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    nouns = {"talks", "meeting", "lunch", "dinner", "session", "call"}
    if not any(t.lower_ in nouns for t in clause_tokens(frame.token)):
        return None
    return _host(frame, rule, context)


def _visit(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    visitors = [m for m in side(frame.subjects) if _travels(m)]
    for token in frame.objects:
        mention = mention_of(token)
        if mention is None or mention.is_adjective:
            continue
        country = mention.place_country or (mention.parties[0] if mention.persons and mention.parties else None)
        if country:
            return _visit_sides(visitors, country, mention)
    return None


def _travels(mention: Mention) -> bool:
    return bool(mention.persons) or mention.kind in ("role", "group", "pronoun") or "delegation" in mention.text or "mission" in mention.text


def _visit_sides(visitors: Sequence[Mention], country: str, to: Mention) -> Sides | None:
    hosted = replace_parties(to, country)
    visitors = [m for m in visitors if country not in m.parties]
    if not visitors:
        return None
    return Sides(list(visitors), [hosted], True, Where(to.place_name, country), visitors[0].parties[0])


def replace_parties(mention: Mention, country: str) -> Mention:
    """A mention of a place as the country that is visited there."""
    return Mention("party", mention.start, mention.end, mention.text, (country,), place_name=mention.place_name, place_country=country)


def _travel(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    visitors = [m for m in side(frame.subjects) if _travels(m)]
    leaving = frame.token.lower_ in ("leave", "left", "leaves", "leaving", "departed", "departs", "depart", "return", "returned", "returns")
    names = ("for",) if leaving else ("to", "in", "for", "at")
    purposeful = any(t.lower_ in _PURPOSE for t in frame.token.subtree)
    if frame.token.lower_ in ("go", "goes", "went", "going", "gone", "left", "leave", "leaves", "leaving", "head", "headed", "heads", "heading") and not purposeful:
        if not any(t._.date is not None for t in frame.token.subtree):
            return None
    for name in names:
        for token in frame.preps.get(name, ()):
            mention = mention_of(token)
            if mention is not None and mention.place_country and not mention.is_adjective and not mention.persons:
                sides = _visit_sides(visitors, mention.place_country, mention)
                if sides:
                    return sides
    return None


_PURPOSE = frozenset({"visit", "talks", "meet", "meeting", "trip", "summit", "negotiations", "invitation", "consultations", "discuss"})


def _shared(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    if frame.is_passive:
        first = side(frame.agents) or side(prepositional(frame, "between"))
        others = side(prepositional(frame, "with"))
        if not first and others:
            first = _host_of_meeting(context, others)
        return Sides(first, others) if first else None
    first = side(frame.subjects)
    others = side(_own_with(frame))
    if others:
        return Sides(first, others) if first else None
    return Sides(first, []) if len(parties_of(first)) > 1 else None


def _own_with(frame: Frame) -> list[Token]:
    """ "Discussed trade with X": the preposition on the verb or on its object, not one deeper down."""
    found = list(frame.preps.get("with", ()))
    for token in frame.objects:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "with":
                found.extend(t for item in child.children if item.dep_ == "pobj" for t in spread(item))
    return found


def _host_of_meeting(context: ArticleContext, others: Sequence[Mention]) -> list[Mention]:
    """The host named in the sentence before: "met his guests. With the Kyrgyz leader, trade was discussed"."""
    codes = parties_of(others)
    for parsed in reversed(context.parsed):
        for token in parsed.doc:
            mention = mention_of(token)
            if mention and mention.persons and mention.parties and mention.parties[0] not in codes and token.dep_ == "nsubj":
                return [mention]
    return []


def _greeting(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    if not _medium_fits(frame, rule):
        return None
    first = side(frame.agents) if frame.is_passive else side(frame.subjects)
    others = side(frame.objects)
    return Sides(first, others, initiator=first[0].parties[0]) if first and others else None


def _medium_fits(frame: Frame, rule: Rule) -> bool:
    if rule.options.get("medium") != "required":
        return True
    words = {token.lower_ for token in frame.token.doc}
    return bool(words & (_PUBLIC - {"message", "statement"}))


def _talks_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    if frame.token.lower_ == "call" and "for" in frame.preps and not (frame.preps.get("with") or frame.preps.get("to")):
        return None
    if frame.token.lower_ in ("phone", "telephone"):
        return None
    between = side(prepositional(frame, "between", "among"))
    if len(parties_of(between)) > 1:
        return Sides(between, [])
    partners = side(prepositional(frame, "with"))
    if not partners and _is_call(frame):
        partners = side(frame.preps.get("to", [])) or side(frame.preps.get("from", []))
    named = _named_before(frame)
    of = [m for m in side(frame.preps.get("of", [])) if m.persons or m.kind in ("group", "role") or len(m.parties) > 1]
    subjects = side(frame.subjects) if frame.verb is not None and frame.verb.lower_ in _LIGHT else []
    agents = side(frame.agents)
    first = [*(subjects or []), *agents] or named or of or between
    if partners:
        first = [m for m in first if m not in partners] or [m for m in matrix_subjects(frame) if m not in partners]
        return Sides(first, partners) if first else None
    for group in (subjects, named, of, agents):
        if len(parties_of(group)) > 1:
            return Sides(group, [])
    if named and subjects and parties_of(named) != parties_of(subjects) and _participates(frame):
        return Sides(subjects, named)
    return None


def _participates(frame: Frame) -> bool:
    return frame.verb is not None and frame.token.dep_ in ("dobj", "pobj")


def _is_call(frame: Frame) -> bool:
    return frame.token.lower_ in ("call", "calls", "conversation", "conversations") or bool(_modifier_words(frame) & _PHONE)


def _modifier_words(frame: Frame) -> set[str]:
    return {child.lower_ for child in frame.token.children if child.dep_ in ("compound", "amod", "nmod")}


def _named_before(frame: Frame) -> list[Mention]:
    """Parties before the noun: "the Putin-Xi summit", "US-China talks", "their leaders' meeting"."""
    start = frame.token.left_edge.i
    tokens = [t for t in frame.token.doc[start : frame.token.i] if mention_of(t) is not None]
    tokens = [t for t in tokens if frame.token in [t.head, t.head.head, t.head.head.head]]
    found = [m for t in tokens if (m := mention_of(t)) is not None and m.parties and m.kind != "airline"]
    return found if len(parties_of(found)) > 1 or all(m.persons for m in found) else []


def _visit_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    to = next((m for t in frame.preps.get("to", ()) if (m := mention_of(t)) and m.place_country and not m.is_adjective), None)
    if to is None:
        return None
    owners = [m for t in [*frame.modifiers, *frame.preps.get("by", ()), *frame.preps.get("of", ()), *frame.agents] if (m := mention_of(t)) and m.parties]
    visitors = owners or side(frame.subjects) or matrix_subjects(frame)
    country = to.place_country
    assert country is not None
    return _visit_sides([m for m in visitors if m.parties], country, to)


def _message_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    if not _medium_fits(frame, rule):
        return None
    senders = side(frame.preps.get("from", [])) or [m for t in frame.modifiers if (m := mention_of(t)) and m.parties and not m.is_adjective]
    senders = senders or side(frame.subjects) or side(frame.agents)
    receivers = side(frame.preps.get("to", [])) or side(frame.objects)
    senders = [m for m in senders if m not in receivers]
    if frame.is_passive and not senders:
        return None
    return Sides(senders[:1], receivers, initiator=senders[0].parties[0]) if senders and receivers else None


def _invitation(frame: Frame, rule: Rule, context: ArticleContext) -> Sides | None:
    if frame.is_passive:
        first, guests = side(frame.agents), side(frame.objects)
    elif is_verbal(frame.token):
        first, guests = side(frame.subjects), side(frame.objects)
    else:
        first, guests = side(frame.subjects) or matrix_subjects(frame), side(frame.preps.get("to", []))
    guests = [m for m in guests if m.persons or m.kind in ("role", "pronoun", "group")]
    if not (first and guests):
        return None
    return Sides(guests, first, True, None, first[0].parties[0])


_PATTERNS: dict[str, Pattern] = {
    "mutual": _mutual,
    "mutual_with": _mutual_with,
    "addressee": _addressee,
    "host": _host,
    "joined": _joined,
    "visit": _visit,
    "travel": _travel,
    "shared": _shared,
    "greeting": _greeting,
    "talks_noun": _talks_noun,
    "visit_noun": _visit_noun,
    "message_noun": _message_noun,
    "invitation": _invitation,
}


def _facts(parsed: Parsed, context: ArticleContext, rule: Rule, frame: Frame, sides: Sides) -> Iterator[Fact]:
    assertion = assertion_of(frame)
    mode = _mode(rule, frame)
    for group in _pairings(sides, frame, rule, mode):
        if len(parties_of(group)) > 1:
            yield _contact(parsed, context, rule, frame, sides, group, mode, assertion)


def _mode(rule: Rule, frame: Frame) -> str:
    """The rule's mode, made more exact by the words around: "spoke by phone", "telephone talks"."""
    near = {t.lower_ for t in clause_tokens(frame.token) if mention_of(t) is None} | _modifier_words(frame)
    if rule.label in ("talks", "meeting", "public_message", "phone_call"):
        phone = near & (_PHONE - {"call", "calls"}) or (rule.label != "meeting" and near & {"call", "calls"})
        if rule.label == "meeting" and phone and not (_modifier_words(frame) & _PHONE):
            return "meeting"
        if phone:
            return "phone_call"
    if rule.pattern == "message_noun" and {t.lower_ for t in frame.token.doc} & {"tweet", "twitter", "post", "x", "posted"}:
        return "public_message"
    return rule.label


def _pairings(sides: Sides, frame: Frame, rule: Rule, mode: str) -> list[list[Mention]]:
    """One contact or several: messages and calls go to each addressee, a meeting takes all together."""
    if not sides.others:
        return [sides.first]
    words = {t.lower_ for t in clause_tokens(frame.token)}
    apart = bool(words & _APART) or "as well" in frame.token.sent.text.lower() if False else bool(words & _APART)
    each = apart or mode in ("phone_call", "public_message", "written_message") or (mode == "talks" and not words & _TOGETHER)
    others = sides.others
    if len(others) == 1 and len(others[0].parties) > 1 and apart:
        others = _split_group(others[0])
    by_party = list({m.parties: m for m in others}.values())
    if each and len(by_party) > 1:
        return [[*sides.first, other] for other in others]
    return [[*sides.first, *others]] if not (apart and len(others) > 1) else [[*sides.first, other] for other in others]


def _split_group(group: Mention) -> list[Mention]:
    found = []
    for code in group.parties:
        persons = tuple(p for p in group.persons if p.party_code == code)
        found.append(replace(group, parties=(code,), persons=persons))
    return found


def _contact(
    parsed: Parsed,
    context: ArticleContext,
    rule: Rule,
    frame: Frame,
    sides: Sides,
    group: Sequence[Mention],
    mode: str,
    assertion: Assertion,
) -> Fact:
    status = "hypothetical" if rule.pattern == "invitation" else _STATUS[assertion.kind]
    when = context.when(frame, assertion)
    if when.interval.start and context.read.day and when.interval.start > context.read.day and status == "held":
        status = "planned"
    where = sides.place or context.where(frame)
    refs = {ref.code: ref for mention in reversed(group) for ref in party_refs(mention)}
    persons = tuple(dict.fromkeys(ref for mention in group for ref in person_refs(mention)))
    start, end = parsed.span
    trigger: tuple[int, int] = frame.token._.span
    return Fact(
        family="contact",
        code=mode,
        status=status,
        parties=tuple(refs[code] for code in sorted(refs)),
        when=when,
        where=where,
        evidence=(Evidence(start, end, rule.id, rule.confidence, trigger),),
        sentence_index=parsed.sentence.index,
        persons=persons,
        is_background=context.is_background(when, frame),
        attributed_to=None,
        confidence=rule.confidence,
        details={
            "is_visit": sides.is_visit or mode == "visit",
            "initiator": sides.initiator,
            "level": _level(group, persons),
            "ordinal": _ordinal(frame),
            "is_definite": _is_definite(frame),
        },
    )


_RANKS = ("head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "ambassador", "envoy", "parliament", "military", "official")


def _level(group: Sequence[Mention], persons: Sequence[PersonRef]) -> str:
    """The highest office that both sides have in common: of each party its highest, of those the lowest."""
    best: dict[str, int] = {}
    for mention in group:
        for code in mention.parties:
            levels = [p.level_code for p in mention.persons if p.party_code == code] or [mention.level_code]
            for level in levels:
                if level in _RANKS:
                    best[code] = min(best.get(code, 99), _RANKS.index(level))
    return _RANKS[max(best.values())] if len(best) > 1 else "unknown"


def _ordinal(frame: Frame) -> str | None:
    """Words that tell one contact from another of the same pair: "second call", "another meeting", "again"."""
    near = {child.lower_ for child in frame.token.children} | ({c.lower_ for c in frame.verb.children} if frame.verb else set())
    found = near & {"second", "third", "another", "previous", "earlier", "last", "again", "two", "twice"}
    return next(iter(sorted(found)), None)


def _is_definite(frame: Frame) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in frame.token.children)


__all__ = ["ContactFinder", "subject_of"]
