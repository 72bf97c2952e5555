"""Contacts told by a noun of interaction: "talks between X and Y", "a call with X", "the meeting"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.components.contact_sides import DETERMINERS, PHONE, Sides, of_home, travels, visit_to_home
from extract.components.context import ArticleContext
from extract.components.frames import (
    Frame,
    clause_tokens,
    frame_of,
    is_verbal,
    mention_of,
    spread,
    subject_of,
)
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, prepositional, side
from extract.components.rulebook import Rule
from extract.components.words import is_word

_LIGHT_LEMMAS = (
    "hold have conduct start begin open resume conclude continue attend chair join lead complete launch "
    "engage do make pay take finish host schedule plan get want seek enter participate receive give place "
    "cancel postpone propose offer request agree confirm deny announce arrange organise organize refuse "
    "prepare exchange convene need address grant accord end wrap wind suspend"
).split()
LIGHT = (
    frozenset(form for lemma in _LIGHT_LEMMAS for form in verb_forms(lemma))
    | verb_forms("co-chair")
    | verb_forms("co-host")
)
_ROUNDS = LIGHT | frozenset(
    "provide provided host hosted broker brokered mediate mediated facilitate facilitated round rounds session".split()
)
_DOCUMENT = frozenset(
    "agreement treaty pact accord deal agreements treaties contract partnership fta truce ceasefire text draft".split()
)
_APPEALS = frozenset(
    "reiterate reiterated renew renewed repeat repeated issue issued support supported back backed heed heeded "
    "reject echo echoed welcome welcomed".split()
)
_FOLLOWING = frozenset("followed follow follows expected foreseen envisaged set due ensued concluded".split())
_VALUES = frozenset(
    "importance need necessity value significance role power merits benefits primacy support".split()
)
_JOINING = frozenset("took take takes participated participate attended attend joined join spoke".split())
_TAKING_PART = frozenset({"nsubj", "dobj", "dative", "pobj", "conj"})


def talks_noun(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    if _is_on_the_phone(frame):
        first, others = side(frame.subjects), side(frame.preps.get("with", []))
        return [Sides(first, others)] if len(parties_of([*first, *others])) > 1 and first else []
    if _is_appeal(frame) or _is_about_a_document(frame, lemma) or _is_of_things(frame, lemma):
        return []
    groups = _between_groups(frame)
    if groups:
        context.last_talks = groups[0]
        return [Sides(group, []) for group in groups]
    if _is_a_value(frame):
        return []
    sides = (
        _with_partners(frame, context)
        or _among_themselves(frame)
        or _of_theirs(frame)
        or _trilateral(frame, context)
        or _at_a_meeting(frame, context)
        or _told_in_a_clause(frame)
        or _held_here(frame, context)
    )
    if sides:
        return [_as_more_of_the_same(one, frame, context) for one in sides]
    return _anaphor(frame, context)


def _as_more_of_the_same(sides: Sides, frame: Frame, context: ArticleContext) -> Sides:
    """ "The dialogue was opened by A and B", after the dialogue was told: others may speak, it is still that one."""
    codes = set(parties_of([*sides.first, *sides.others]))
    told = any(f.family == "contact" and f.codes == codes for f in context.facts[-3:])
    is_bare = frame.token.dep_ in ("nsubj", "nsubjpass") and not frame.modifiers and "with" not in frame.preps
    if told and is_bare and _is_definite(frame):
        return replace(sides, is_anaphor=True)
    return sides


def _is_of_things(frame: Frame, lemma: str) -> bool:
    """ "Student exchanges between A and B", "an exchange of prisoners": only words are exchanged in talks."""
    if lemma != "exchange":
        return False
    exchanged = {t.lower_ for t in frame.preps.get("of", ())}
    told = exchanged | _modifiers(frame)
    if exchanged and not exchanged & _WORDS:
        return True
    return frame.token.lower_ == "exchanges" and not told & (_WORDS | _FORMAL)


_WORDS = frozenset(
    "view views opinion opinions idea ideas assessments thoughts impressions information".split()
)
_FORMAL = frozenset("diplomatic high-level ministerial political top-level bilateral verbal official".split())


def joint_body(frame: Frame, rule: Rule, lemma: str, context: ArticleContext) -> list[Sides]:
    """ "X and Y held their joint commission": a sitting of a body that both have."""
    if frame.verb is None or frame.verb.lower_ not in LIGHT or frame.token.dep_ != "dobj":
        return []
    subjects = side(frame.subjects)
    return [Sides(subjects, [])] if len(parties_of(subjects)) > 1 else []


def _is_a_value(frame: Frame) -> bool:
    """ "Agreed on the importance of dialogue in the region": whose dialogue it is nobody says."""
    prep = frame.token.head
    while prep.dep_ == "conj":
        prep = prep.head
    praised = prep.lower_ in ("of", "for", "in") and prep.head.lower_ in _VALUES
    return praised and "with" not in frame.preps and not _between_preps(frame)


def _is_on_the_phone(frame: Frame) -> bool:
    """ "The ministers were on the phone for an hour"."""
    token = frame.token
    held = frame.verb is not None and frame.verb.lower_ in ("was", "were", "is", "are", "been", "be", "got")
    return held and token.lower_ in ("phone", "telephone") and token.head.lower_ == "on"


def _is_appeal(frame: Frame) -> bool:
    """ "A call for calm", "its call to all parties": no conversation."""
    token = frame.token
    if token.lower_ in ("phone", "telephone"):
        return True
    if token.lower_ not in ("call", "calls") or _modifiers(frame) & PHONE:
        return False
    verb = frame.verb.lower_ if frame.verb is not None else ""
    partners = [m for name in ("with", "between", "to", "from") for m in side(frame.preps.get(name, []))]
    if any(m.persons or m.kind in ("role", "group") for m in partners):
        return verb in _APPEALS
    asks = any(child.dep_ in ("acl", "relcl") and child.tag_ == "VB" for child in token.children)
    on = [t for t in frame.preps.get("on", ()) if t._.date is None]
    return asks or bool(on) or "for" in frame.preps or verb in _APPEALS or "to" in frame.preps


_SOON = frozenset("successful early swift speedy rapid quick timely prompt".split())


def _is_about_a_document(frame: Frame, lemma: str) -> bool:
    """Standing negotiations on a treaty are an agreement under negotiation; only a round of them is a contact."""
    if lemma not in ("negotiation", "consultation", "discussion", "talk"):
        return False
    about = [
        t for name in ("on", "over", "for", "about", "towards", "toward") for t in frame.preps.get(name, ())
    ]
    if any(t.lower_ in _DOCUMENT for t in about) and lemma == "negotiation":
        return True
    modifiers = {child.lower_ for child in frame.token.children}
    if modifiers & {"accession", "membership"}:
        return True
    end = frame.token.head.head  # "hoped for an early conclusion of the negotiations": they go on
    if end.lower_ in ("conclusion", "completion") and any(c.lower_ in _SOON for c in end.children):
        return True
    return (
        lemma == "negotiation"
        and bool(modifiers & {"ongoing", "continuing", "current"})
        and not _is_round(frame)
    )


def _is_round(frame: Frame) -> bool:
    words = {frame.verb.lower_} if frame.verb is not None else set()
    return bool((words | {frame.token.head.head.lower_}) & _ROUNDS)


def _between_groups(frame: Frame) -> list[list[Mention]]:
    """Each "between" of the noun is one contact: "between A and B, as well as between C and D"."""
    found: list[list[Mention]] = []
    for prep in _between_preps(frame):
        tokens = [t for child in prep.children if child.dep_ == "pobj" for t in spread(child)]
        group = side(tokens)
        if len(parties_of(group)) > 1:
            found.append(group)
    return found


def _between_preps(frame: Frame) -> list[Token]:
    planned = {c.i for c in frame.token.children if c.dep_ == "acl" and is_verbal(c)}  # "scheduled between"
    holders = {frame.token.i} | planned | ({frame.verb.i} if frame.verb is not None else set())
    preps = [
        t
        for t in clause_tokens(frame.token)
        if t.lower_ in ("between", "among", "amongst", "involving")
        and t.dep_ in ("prep", "conj", "pcomp", "acl")
    ]
    return [
        t
        for t in preps
        if t.head.i in holders or any(a.i in holders for a in _upward(t)) or _ends_the_phrase(t, frame.token)
    ]


def _ends_the_phrase(prep: Token, noun: Token) -> bool:
    """ "Talks on the waters between A and B": those between two parties talk, unless it is a border or a deal."""
    topic = prep.head
    within = noun.i < topic.i < prep.i and noun.is_ancestor(topic)
    return within and topic.tag_[:2] == "NN" and not is_word("relational_noun", topic.lower_)


def _upward(token: Token) -> list[Token]:
    """Heads above a preposition up to the first noun: "as well as between" hangs under another preposition."""
    found = []
    current = token
    while current.head.i != current.i:
        current = current.head
        found.append(current)
        if current.tag_[:2] in ("NN", "VB") and mention_of(current) is None:
            break
    return found


def _with_partners(frame: Frame, context: ArticleContext) -> list[Sides]:
    partners = side(prepositional(frame, "with"))
    if not partners and (_is_call(frame)):
        partners = [
            m
            for m in side([*frame.preps.get("to", []), *frame.preps.get("from", [])])
            if m.persons or m.kind == "role"
        ]
    if not partners and frame.token.lower_ in ("audience", "audiences"):
        partners = side([*frame.preps.get("to", []), *frame.objects])  # "granted X an audience"
    if not partners and frame.token.lower_ in _MEALS:
        honours = [t for t in clause_tokens(frame.token) if t.lower_ in ("honour", "honor")]
        honoured = [t for h in honours for c in h.children if c.lower_ == "of" for t in c.children]
        partners = side([*frame.preps.get("for", []), *honoured])
        partners = [m for m in partners if m.persons or m.kind in ("role", "group")]
    partners = partners or _at_whose_request(frame)
    if not partners:
        return []
    first = _own_side(frame, partners) or [m for m in matrix_subjects(frame) if m not in partners]
    first = first or _implied_side(frame, partners, context)
    return [Sides(first, partners)] if first else []


_MEALS = frozenset("lunch dinner breakfast luncheon banquet reception coffee tea".split())


def _at_whose_request(frame: Frame) -> list[Mention]:
    """ "At Peru's request the envoys of the bloc held consultations": who asks for talks takes part in them."""
    if frame.verb is None or frame.verb.lower_ not in LIGHT:
        return []
    requests = [t for t in clause_tokens(frame.token) if t.lower_ == "request" and t.head.lower_ == "at"]
    owners = [t for r in requests for t in r.subtree if t.dep_ in ("poss", "pobj")]
    asking = [m for m in side(owners) if m.kind in ("party", "place", "institution", "role")]
    subjects = side(frame.subjects)
    return asking if subjects and not set(parties_of(asking)) <= set(parties_of(subjects)) else []


def _implied_side(frame: Frame, partners: Sequence[Mention], context: ArticleContext) -> list[Mention]:
    """ "A meeting with X is planned": by whom the sentence before was about, on a country's own page by itself."""
    if frame.token.dep_ not in ("nsubj", "nsubjpass") or frame.verb is None:
        return []
    if frame.verb.lower_ not in LIGHT | _FOLLOWING:
        return []
    codes = set(parties_of(partners))
    for parsed in context.parsed[-1:]:
        near = parsed.sentence.index == context.sentence_index - 1
        told = [
            m for t in parsed.doc if t.dep_ in ("nsubj", "nsubjpass") and (m := mention_of(t)) is not None
        ]
        told = [m for m in told if m.persons and m.parties and not codes & set(m.parties)]
        if near and told:
            return told[:1]
    return of_home(context, codes)


def _own_side(frame: Frame, partners: Sequence[Mention]) -> list[Mention]:
    subjects = side(frame.subjects) if frame.verb is not None and frame.verb.lower_ in LIGHT else []
    choices = ([*subjects, *side(frame.agents)], _named_before(frame), side(frame.preps.get("of", [])))
    for choice in choices:
        first = [m for m in choice if m not in partners]
        if first:
            return first
    return []


def _among_themselves(frame: Frame) -> list[Sides]:
    subjects = side(frame.subjects) if frame.verb is not None and frame.verb.lower_ in LIGHT else []
    named = _named_before(frame)
    of = side(frame.preps.get("of", []))
    for group in (subjects, named, of, side(frame.agents), _of_a_body(frame)):
        if len(parties_of(group)) > 1:
            return [Sides(group, [])]
    if (
        named
        and subjects
        and parties_of(named) != parties_of(subjects)
        and (frame.token.dep_ == "dobj" or frame.token.head.head == frame.verb)
    ):
        return [Sides(subjects, named)]
    return []


_BODIES = frozenset(
    "commission committee council forum dialogue consultations mechanism subcommittee".split()
)


def _of_a_body(frame: Frame) -> list[Mention]:
    """ "The fifth session of the Peru-Chile joint commission": the parties that the body is named for."""
    if frame.token.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return []
    bodies = [t for t in frame.preps.get("of", ()) if t.lower_ in _BODIES]
    named = [m for body in bodies for t in body.lefts if (m := mention_of(t)) is not None and m.parties]
    named += [
        m for body in bodies for t in body.lefts for c in t.subtree if (m := mention_of(c)) and m.parties
    ]
    return list(dict.fromkeys(named))


def _at_a_meeting(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "A put the evidence to B at a meeting", "A chaired a summit at which B took part"."""
    joining = [
        t
        for c in frame.token.children
        if c.dep_ == "relcl" and c.lower_ in _JOINING
        for t in c.children
        if t.dep_ == "nsubj"
    ]
    if joining:
        first, others = side(frame.subjects), side(t for j in joining for t in spread(j))
        return [Sides(first, others)] if first and others else []
    is_told = any(fact.family == "contact" for fact in context.facts)
    if frame.token.dep_ != "pobj" or not _is_setting(frame.token) or (is_told and _is_definite(frame)):
        return []
    people = [
        m for t in clause_tokens(frame.token) if t.dep_ in _TAKING_PART and (m := mention_of(t)) and m.persons
    ]
    people += [m for m in side(frame.agents) if m.persons and m not in people]
    return [Sides(people, [])] if 1 < len(parties_of(people)) <= 2 + len(frame.agents) else []


_STRETCHES = frozenset({"hours", "days", "hour", "day", "minutes", "rounds", "round"})


def _is_setting(noun: Token) -> bool:
    """ "At a meeting", "after two hours of talks"."""
    head = noun.head
    if head.lower_ == "of" and head.head.lower_ in _STRETCHES:
        head = head.head.head
    return head.lower_ in ("at", "during", "in", "after", "following")


def _of_theirs(frame: Frame) -> list[Sides]:
    """ "After their talks, A and B signed": the subjects of the sentence are those who talked."""
    if not any(child.dep_ == "poss" and child.lower_ == "their" for child in frame.token.children):
        return []
    for ancestor in frame.token.ancestors:
        subjects = side(subject_of(ancestor)) if is_verbal(ancestor) else []
        if len(parties_of(subjects)) > 1:
            return [Sides(subjects, [])]
    return []


def _trilateral(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "A trilateral session followed": the three parties whose people were named just before."""
    if "trilateral" not in _modifiers(frame) or not context.parsed:
        return []
    before = {
        m.parties[0]: m for m in context.parsed[-1].sentence.mentions if m.persons and len(m.parties) == 1
    }
    return [Sides(list(before.values()), [])] if len(before) == 3 else []


def _told_in_a_clause(frame: Frame) -> list[Sides]:
    """ "The talks which the two countries had scheduled", "talks that X was to hold with Y"."""
    for verb in _clause_verbs(frame.token):
        first = side(t for t in subject_of(verb) if t.i != frame.token.i)
        told = frame_of(verb)
        partners = [m for m in side(told.preps.get("with", [])) if m not in first]
        if first and (partners or len(parties_of(first)) > 1):
            return [Sides(first, partners)]
    return []


def _clause_verbs(noun: Token) -> list[Token]:
    """Verbs of holding in the clauses that qualify the noun, through "was to hold"."""
    clauses = [child for child in noun.children if child.dep_ in ("relcl", "acl") and is_verbal(child)]
    found = [*clauses, *(t for clause in clauses for t in clause.children if t.dep_ == "xcomp")]
    return [verb for verb in found if verb.lower_ in LIGHT]


def _held_here(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "The Omani minister is to hold talks here": with the country that the article reports from."""
    verbs = [*([frame.verb] if frame.verb is not None else []), *_clause_verbs(frame.token)]
    for verb in verbs:
        if verb.lower_ not in LIGHT or not any(child.lower_ == "here" for child in verb.children):
            continue
        guests = [m for m in side(t for t in subject_of(verb) if t.i != frame.token.i) if travels(m)]
        return visit_to_home(guests, context)
    return []


def _is_call(frame: Frame) -> bool:
    return frame.token.lower_ in ("call", "calls", "conversation", "conversations") or bool(
        _modifiers(frame) & PHONE
    )


def _modifiers(frame: Frame) -> set[str]:
    return {child.lower_ for child in frame.token.children if child.dep_ in ("compound", "amod", "nmod")}


def _named_before(frame: Frame) -> list[Mention]:
    """Parties before the noun: "the Putin-Xi summit", "US-China talks", "their leaders' meeting"."""
    start = frame.token.left_edge.i
    tokens = [t for t in frame.token.doc[start : frame.token.i] if mention_of(t) is not None]
    tokens = [t for t in tokens if frame.token in [t.head, t.head.head, t.head.head.head]]
    tokens = [t for t in tokens if not _is_helper(t)]
    found = [m for t in tokens if (m := mention_of(t)) is not None and m.parties and m.kind != "airline"]
    owns = [t for t in tokens if t.dep_ == "poss"]  # "Peru's talks with Chile"
    return found if len(parties_of(found)) > 1 or all(m.persons for m in found) or owns else []


_HELPING = frozenset(
    "led facilitated mediated brokered sponsored hosted backed supported convened chaired".split()
)


def _is_helper(token: Token) -> bool:
    """ "The EU-facilitated dialogue", "Saudi-led talks": who leads or helps is not named as a side."""
    following = [t.lower_.lstrip("-–") for t in token.doc[token.i + 1 : token.i + 3]]
    return next(filter(None, following), "") in _HELPING


def _anaphor(frame: Frame, context: ArticleContext) -> list[Sides]:
    """ "The meeting", "those talks": the contact told before, or the talks named before."""
    token = frame.token
    is_name = token.text[0].isupper() and token.i > 0  # "the Summit for Democracy": one known by its name
    if is_name or not (_is_definite(frame) or _is_round_of(frame)):
        return []
    is_setting = token.dep_ == "pobj" and token.head.lower_ in ("in", "during", "at")
    if not (
        is_setting
        or token.dep_ in ("nsubj", "nsubjpass")
        or (frame.verb is not None and frame.verb.lower_ in LIGHT)
    ):
        return []
    for fact in reversed(context.facts[-6:]):
        if fact.family == "contact" and context.sentence_index - fact.sentence_index <= 2:
            group = list(fact.details.get("group", ()))  # type: ignore[call-overload]
            return [Sides(group, [], is_anaphor=True)] if group else []
    if context.last_talks:
        return [Sides(context.last_talks, [], is_anaphor=True)]
    return []


def _is_definite(frame: Frame) -> bool:
    """ "The call", "those talks", "the morning call" (whose article went with the date), "this evening's call"."""
    for child in frame.token.children:
        if (child.dep_ in ("det", "poss") and child.lower_ in DETERMINERS) or child.lower_ == "such":
            return True
        if child._.date is not None and child._.date.text.lower().startswith(("the ", "this ")):
            return True
    return False


def _is_round_of(frame: Frame) -> bool:
    return any(
        t.lower_ in ("those", "these", "the")
        for name in ("of",)
        for x in frame.preps.get(name, ())
        for t in x.children
    )
