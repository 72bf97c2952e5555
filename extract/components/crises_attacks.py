"""Violence told by a noun: "the attack on X by Y", "Y's strikes on X", "X came under fire", clashes, use of weapons."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, is_verbal, mention_of, spread
from extract.components.context import ArticleContext
from extract.components.crises_parties import (
    accused_of,
    clause_places,
    doers,
    own_deeds,
    own_things,
    perpetrator,
    struck,
)
from extract.components.crises_phrases import (
    AIMED,
    PLACED,
    Named,
    makers,
    modifiers,
    named_by,
    phrase,
    pobjs,
    pobjs_of,
    telling_verb,
    unique,
    without,
    words_of,
)
from extract.components.crises_reading import Reading
from extract.components.crises_scenes import is_particular, is_remembered
from extract.components.crises_weapons import exact_type, is_on_networks
from extract.components.crises_words import crisis_words, is_crisis_word
from extract.components.frames import Frame
from extract.components.rulebook import Rule


def assault_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The attack on X by Y", "Y's strikes on X", "X came under fire from Y", "a blast in X"."""
    token = frame.token
    if is_on_networks(token) or _is_like_the_hack(token, context):
        return None
    before = modifiers(token)
    targets = _targets(frame)
    if _is_search(frame, targets):
        return None
    if is_remembered(token) and not any(t._.date is not None for t in token.subtree):
        return None
    if any(t.lower_ in ("one", "all", "any", "anyone", "another", "everyone") for t in targets) or any(
        is_crisis_word("abstract", word)
        for t in targets
        for word in words_of([t, *(c for c in t.children if c.dep_ == "conj")])
    ):
        return None
    hands = [*pobjs_of(frame, "by", "from"), *makers(frame), *_launchers(frame), *accused_of(token)]
    owners = [t for t in before if not _is_place(t)]
    group = perpetrator([*hands, *owners]) or perpetrator(_plain_modifiers(token))
    actors = [] if group else unique([*(n for t in owners for n in named_by(t)), *doers(hands)])
    affected = struck(targets) or own_things(targets)
    affected = affected or unique(n for t in before if _is_place(t) or group for n in named_by(t))
    actors = actors or ([] if group else own_deeds(token, affected))
    if rule.options.get("medium") == "armed" and not (
        _has_military_words(token) or (affected and (actors or targets))
    ):
        return None
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "under"
        and any(is_crisis_word("abstract", word) for t in frame.subjects for word in words_of([t]))
    ):
        return None
    if affected and {n.code for n in affected} == {n.code for n in actors} and not targets:
        actors = []
    affected = without(affected, actors) or affected
    code = "armed_conflict" if _is_war(frame, targets, actors) else exact_type(rule, frame, hands)
    return _settled(Reading(actors, affected, code, group=group), frame, hands if group else [])


def _is_like_the_hack(token: Token, context: ArticleContext) -> bool:
    """ "The attack has paralysed customs" where the article has just told of hackers, and no one is hurt."""
    if not token.lower_.startswith("attack") or words_of(token.doc) & (crisis_words()["harm"] | _FIGHTERS):
        return False
    told = [f for f in context.facts if f.family == "crisis"]
    return bool(told) and told[-1].code == "cyber_attack"


def _is_search(frame: Frame, targets: Sequence[Token]) -> bool:
    """A raid of inspectors or of the police on rooms and papers, in which nobody is hurt."""
    if not frame.token.lower_.startswith("raid"):
        return False
    words = words_of(frame.token.doc)
    if words & crisis_words()["harm"] or words & _FIGHTERS:
        return False
    hands = words_of(part for t in pobjs_of(frame, "by", "of") for part in phrase(t))
    hands |= words_of(_plain_modifiers(frame.token))
    return bool(hands & _INSPECTORS or words_of(part for t in targets for part in phrase(t)) & _ROOMS)


_INSPECTORS = frozenset(
    "inspectors inspector tax customs police detectives prosecutors fbi antitrust immigration drug regulators "
    "officials investigators dawn bailiffs".split()
)
_ROOMS = frozenset(
    "office offices newsroom newsrooms newspaper premises home homes house houses apartment flat studio studios "
    "firm company bank brothel casino laboratory warehouse farm nightclub club shop shops".split()
)
_FIGHTERS = frozenset("gunmen militants fighters rebels warplanes jets commandos".split())


_WARLIKE = frozenset(
    (
        "unprovoked unjustified premeditated full-scale unjust ongoing continued further brutal illegal "
        "military unconscionable unwarranted"
    ).split()
)


def _is_war(frame: Frame, targets: Sequence[Token], actors: Sequence[Named]) -> bool:
    """ "Russia's unprovoked attack on Ukraine": an attack on a whole country by a state, without a day, is its war."""
    words = {child.lower_ for child in frame.token.children}
    words |= {
        inner.lower_ for child in frame.token.children for inner in child.children if child.dep_ == "amod"
    }
    whole = any(
        t.lower_ == "people"
        or ((m := mention_of(t)) is not None and not m.is_adjective and m.kind in ("party", "institution"))
        for t in targets
    )
    dated = any(t._.date is not None for t in frame.token.subtree)
    return bool(words & _WARLIKE) and bool(actors) and (whole or not targets) and not dated


def _settled(reading: Reading, frame: Frame, hands: Sequence[Token]) -> Reading | None:
    """With no party in the phrase itself: the clause's place, else an earlier event that "the attack" means."""
    if reading.affected:
        return reading
    places = [] if _points_back(frame.token) else without(clause_places(frame, hands), reading.actors)
    if places:
        reading.affected = places
        return reading
    lost = own_things(t for t in clause_tokens(frame.token) if t.lower_ in crisis_words()["troop"] | _PEOPLE)
    if lost and not reading.actors:
        reading.affected = lost
        return reading
    if reading.actors:
        reading.is_anaphor = not _is_told(frame)
        return reading
    if (is_definite(frame.token) or is_particular(frame.token)) and not reading.group:
        reading.is_anaphor = True
        return reading
    return reading if reading.group and not _is_plain(frame.token) else None


_PEOPLE = frozenset({"citizens", "nationals", "civilians", "soldiers", "sailors", "officers", "policemen"})


def _points_back(token: Token) -> bool:
    """ "Those attacks", "such attacks": told before, wherever the clause around them plays."""
    return any(child.lower_ in ("those", "such", "these", "that") for child in token.children)


def _is_told(frame: Frame) -> bool:
    """Whether the sentence tells of the violence itself and does not only refer to it."""
    verb = frame.verb
    if verb is None or frame.token.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
        return False
    return is_crisis_word("striking", verb.lower_) or is_crisis_word("doing", verb.lower_)


def _is_plain(token: Token) -> bool:
    """A bare plural or mass noun: "attacks", "violence"."""
    return not any(
        child.dep_ in ("det", "poss", "nummod", "amod", "compound", "nmod") for child in token.children
    )


def is_definite(token: Token) -> bool:
    return any(child.dep_ == "det" and is_crisis_word("anaphoric", child.lower_) for child in token.children)


def _is_place(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and (
        mention.kind == "place"
        or (mention.kind == "party" and not mention.is_adjective and token.dep_ == "compound")
    )


def _plain_modifiers(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in ("amod", "compound", "nmod", "poss")]


def _has_military_words(token: Token) -> bool:
    words = words_of(_plain_modifiers(token))
    words |= {word for child in _plain_modifiers(token) for word in words_of(child.children)}
    return bool(words & crisis_words()["military"])


def _targets(frame: Frame) -> list[Token]:
    """What the noun strikes: on its own prepositions, as object of a striking verb, as subject that suffers it."""
    token, verb = frame.token, telling_verb(frame)
    found = pobjs_of(frame, *AIMED)
    for child in token.children:
        if child.dep_ == "relcl" and is_crisis_word("doing", child.lower_):
            found += [
                t
                for p in child.children
                if p.dep_ == "prep" and p.lower_ in AIMED
                for t in p.children
                if t.dep_ == "pobj"
            ]
    for child in token.children:
        if child.dep_ == "acl" and child.lower_ in (
            "targeting",
            "hitting",
            "against",
            "striking",
            "killing",
            "destroying",
        ):
            found.extend(t for t in child.children if t.dep_ == "dobj")
    found = found or pobjs_of(frame, *PLACED, "of")
    if found or verb is None:
        return found
    if verb.head.i == token.i:
        return [t for c in verb.subtree if c.dep_ in ("dobj", "pobj") and struck([c]) for t in [c]]
    if is_crisis_word("striking", verb.lower_) and token.dep_ in ("nsubj", "conj"):
        return [t for t in frame.objects if t.i != token.i] + [
            t for n in ("in", "at", "near") for t in frame.preps.get(n, ())
        ]
    suffering = is_crisis_word("suffering", verb.lower_) or (
        frame.is_passive and is_crisis_word("striking", verb.lower_)
    )
    if suffering and token.dep_ != "nsubj":
        return [*frame.subjects, *(frame.objects if frame.is_passive else [])]
    if is_crisis_word("doing", verb.lower_) or is_crisis_word("striking", verb.lower_):
        return pobjs(frame, *AIMED, *PLACED)
    return found


def _launchers(frame: Frame) -> list[Token]:
    """Subjects of a light verb: "launched an attack", "the strikes which X carried out"."""
    verb, token = frame.verb, frame.token
    relative = [c for c in token.children if c.dep_ == "relcl" and is_crisis_word("doing", c.lower_)]
    carried = [
        t for c in relative for s in c.children if s.dep_ == "nsubj" and s.tag_ != "WDT" for t in spread(s)
    ]
    if carried:
        return carried
    if verb is None or frame.is_passive:
        return []
    if token.head.lower_ == "with" and verb.lower_[:5] in _ANSWERING:  # "X answered with rocket fire"
        return [t for t in frame.subjects if t.i != token.i]
    if not is_crisis_word("doing", verb.lower_):
        return []
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return []  # "their means to conduct attacks": not the sentence's subject
    first = token
    while first.dep_ == "conj" and not is_verbal(first.head):
        first = first.head
    if first.dep_ in ("dobj", "conj") or (token.dep_ == "pobj" and token.head.head.dep_ == "dobj"):
        return [t for t in frame.subjects if t.i != token.i and not _is_publisher(t, verb)]
    return []


_ANSWERING = frozenset({"answe", "respo", "repli", "reply", "retal", "react", "hit"})


def _is_publisher(token: Token, verb: Token) -> bool:
    """Ministries announce other people's attacks too."""
    return verb.lower_.startswith(("announce", "declare")) and mention_of(token) is not None
