"""Violence between or against states: attacks, strikes, interceptions, clashes and wars, read off their frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from extract.components.context import ArticleContext
from extract.components.crises_parties import (
    Named,
    clause_places,
    doers,
    modifiers,
    named_by,
    own_things,
    perpetrator,
    phrase,
    pobjs,
    struck,
    telling_verb,
    unique,
    without,
)
from extract.components.crises_reading import Reading
from extract.components.crises_words import crisis_words, is_crisis_word
from extract.components.frames import Frame, clause_tokens, mention_of
from extract.components.mentions import Mention
from extract.components.rulebook import Rule

_AIMED = ("on", "against", "at", "into", "toward", "towards", "upon", "over", "targeting", "across", "inside")
_PLACED = ("in", "near", "outside", "around", "along")
_TRADE = frozenset("sanction sanctions tariff tariffs duties levies tax taxes ban visa fines criticism lawsuit".split())
_HUNTING = frozenset({"attack", "target", "hit", "strike", "pound", "storm", "assault", "raid"})


def words_of(tokens: Iterable[Token]) -> set[str]:
    """Lower-case words of tokens, those inside mentions too ("Israeli warplanes")."""
    found: set[str] = set()
    for token in tokens:
        mention = mention_of(token)
        text = mention.text if mention else token.text
        found.update(text.lower().replace("-", " ").split())
    return found


def exact_type(rule: Rule, frame: Frame, tokens: Sequence[Token]) -> str:
    """Air strike or attack on the ground, by the weapons named."""
    near = words_of([*phrase(frame.token), *(part for token in tokens for part in phrase(token))])
    near |= words_of(child for child in frame.token.children if child.dep_ in ("compound", "amod", "nmod"))
    if near & crisis_words()["ground_weapon"] and not near & (crisis_words()["air_weapon"] - {"air"}):
        return "armed_attack" if rule.label == "air_strike" or rule.label == "armed_attack" else rule.label
    if rule.label == "armed_attack" and near & crisis_words()["air_weapon"]:
        return "air_strike"
    return rule.label


def is_weapon(token: Token) -> bool:
    """Whether a subject is a weapon or force, not a person or a policy."""
    return any(is_crisis_word("air_weapon", word) or is_crisis_word("ground_weapon", word) for word in words_of(phrase(token)))


def _speaks(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and (bool(mention.persons) or mention.kind in ("role", "pronoun", "name"))


def assault(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X shelled Y", "Y was shelled by X": verbs of violence with a place or a country as target."""
    subjects = frame.agents if frame.is_passive else frame.subjects
    targets = [*frame.objects, *([] if frame.is_passive else pobjs(frame, *_AIMED))]
    subjects = accused(frame) or subjects
    group = perpetrator(subjects)
    actors = [] if group else doers(subjects)
    if words_of(clause_tokens(frame.token)) & _TRADE or words_of(part for t in subjects for part in phrase(t)) & {"cyber", "activity"}:
        return None
    if _is_policing(frame, subjects):
        return Reading([], actors or clause_places(frame), "unrest") if actors or clause_places(frame) else None
    if rule.options.get("medium") == "armed" and not _is_armed(frame, subjects, actors, group):
        return None
    if rule.label == "air_strike" and not _is_physical(frame, subjects, targets, group):
        return None
    affected = without(struck(targets), actors) or without(own_things(targets), actors)
    if rule.options.get("affected") == "object" and not affected:
        return None
    if not affected and targets and not group and not _is_bodily(targets):
        return None
    affected = affected or without(clause_places(frame), actors) or clause_places(frame)
    affected = affected or _own(subjects, targets, frame)
    if not affected and not (targets and (actors or group)):
        return None
    return Reading(actors, affected, exact_type(rule, frame, [*subjects, *pobjs(frame, "with", "using")]), group=group)


def _is_policing(frame: Frame, subjects: Sequence[Token]) -> bool:
    """A state's own police against a crowd."""
    forces = words_of(part for t in subjects for part in phrase(t)) & {"police", "security", "forces", "troops", "soldiers", "army", "guards"}
    return bool(forces) and bool(words_of(frame.token.doc) & {"protesters", "protestors", "demonstrators", "protest", "protests", "rioters"})


def accused(frame: Frame) -> list[Token]:
    """ "Accused X of shelling Y": the object of the accusation is the doer."""
    token = frame.token
    if token.dep_ == "pcomp" and token.head.lower_ == "of" and token.head.head.lower_ in _ACCUSE:
        return [t for t in token.head.head.children if t.dep_ in ("dobj", "nsubjpass")]
    return []


_ACCUSE = frozenset("accuse accused accuses accusing suspect suspected suspects charged".split())


def _is_armed(frame: Frame, subjects: Sequence[Token], actors: Sequence[Named], group: str | None) -> bool:
    """For verbs that people also use of words and feelings: a weapon, a force, a group or a state must act."""
    words = words_of([*subjects, *pobjs(frame, "with", "using", "by")])
    military = crisis_words()["troop"] | crisis_words()["air_weapon"] | crisis_words()["ground_weapon"]
    if group or words & military or any(is_weapon(token) for token in subjects):
        return True
    return bool(actors) and any(mention_of(token) is not None and not _speaks(token) for token in subjects)


def _is_physical(frame: Frame, subjects: Sequence[Token], targets: Sequence[Token], group: str | None) -> bool:
    """For "hit" and "target": a weapon acts, or the thing struck is a place or a facility, not people or ideas."""
    if any(is_weapon(t) for t in [*subjects, *pobjs(frame, "with")]):
        return True
    words = words_of(part for t in targets for part in phrase(t))
    if words & (crisis_words()["facility"] | crisis_words()["troop"]):
        return True
    heads = [m for t in targets if (m := mention_of(t)) is not None]
    return any(m.place_name is not None and not m.is_adjective for m in heads)


def _is_bodily(targets: Sequence[Token]) -> bool:
    """People, forces, vehicles or facilities; not peas and prices."""
    words = words_of(part for t in targets for part in phrase(t))
    lists = ("facility", "troop", "citizen", "vehicle", "envoy", "human")
    return any(words & crisis_words()[name] for name in lists) or any(mention_of(t) is not None or t.tag_ == "CD" for t in targets)


def _own(subjects: Sequence[Token], targets: Sequence[Token], frame: Frame) -> list[Named]:
    """The country whose gunmen or rebels act, where no target is named: "Nigerian gunmen killed nine"."""
    return unique(item for token in subjects for part in phrase(token) for item in named_by(part)) if perpetrator(subjects) else []


def firing(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X fired missiles at Y": verbs of launching whose object is a weapon and whose target a country."""
    loads = frame.objects
    if not any(words_of(phrase(token)) & (rule.words("only_with")) for token in loads):
        return None
    subjects = accused(frame) or (frame.agents if frame.is_passive else frame.subjects)
    group = perpetrator(subjects) or perpetrator(pobjs(frame, "by"))
    aimed = [*pobjs(frame, "at", "into", "toward", "towards", "against", "on", "upon", "over", "across"), *pobjs(frame, "near")]
    actors = [] if group else doers([*subjects, *pobjs(frame, "from")])
    affected = without(struck(aimed), actors) or without(own_things(aimed), actors)
    if not affected:
        return None
    return Reading(actors, affected, exact_type(rule, frame, loads), group=group)


def interception(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X intercepted missiles from Y" strikes X; "X shot down Y's drone" strikes Y."""
    loads = frame.objects
    if not any(words_of(phrase(token)) & rule.words("only_with") for token in loads):
        return None
    subjects = frame.agents if frame.is_passive else frame.subjects
    defenders = [] if perpetrator(subjects) else doers(subjects)
    senders = without(unique([*struck_by_owner(loads), *doers(pobjs(frame, "from"))]), defenders)
    group = perpetrator(loads) or perpetrator(pobjs(frame, "from", "by")) or perpetrator(subjects)
    place = clause_places(frame)
    if rule.options.get("actors") == "subject" and not perpetrator(loads):
        affected = senders or without(place, defenders)
        return Reading(defenders, affected, "air_strike", group=group) if defenders or affected else None
    affected = defenders or place
    return Reading(senders, without(affected, senders), "air_strike", group=group) if affected or senders else None


def struck_by_owner(loads: Iterable[Token]) -> list[Named]:
    """Owners of weapons: "Iranian drones", "drones from Yemen"."""
    loads = list(loads)
    launched = [t for load in loads for c in load.subtree if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj"]
    return unique([*doers(loads), *doers(launched)])


def assault_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The attack on X by Y", "Y's strikes on X", "X came under fire from Y", "a blast in X"."""
    token = frame.token
    before = modifiers(token)
    targets = _targets(frame)
    if any(is_crisis_word("abstract", word) for t in targets for word in words_of([t, *(c for c in t.children if c.dep_ == "conj")])):
        return None
    hands = [*pobjs_of(frame, "by", "from"), *frame.agents, *_launchers(frame)]
    owners = [t for t in before if not _is_place(t)]
    group = perpetrator([*hands, *owners]) or perpetrator(_plain_modifiers(token))
    actors = [] if group else unique([*(n for t in owners for n in named_by(t)), *doers(hands)])
    affected = without(struck(targets), [])
    affected = affected or unique(n for t in before if _is_place(t) or group for n in named_by(t))
    if rule.options.get("medium") == "armed" and not (_has_military_words(token) or affected and (actors or targets)):
        return None
    if affected and {n.code for n in affected} == {n.code for n in actors} and not targets:
        actors = []
    affected = without(affected, actors) or affected
    code = "armed_conflict" if _is_war(frame, targets, actors) else exact_type(rule, frame, hands)
    return _settled(Reading(actors, affected, code, group=group), frame, rule)


_WARLIKE = frozenset("unprovoked unjustified premeditated full-scale unjust ongoing continued further brutal illegal military unconscionable unwarranted".split())


def _is_war(frame: Frame, targets: Sequence[Token], actors: Sequence[Named]) -> bool:
    """ "Russia's unprovoked attack on Ukraine": an attack on a whole country by a state, without a day, is its war."""
    words = {child.lower_ for child in frame.token.children}
    words |= {inner.lower_ for child in frame.token.children for inner in child.children if child.dep_ == "amod"}
    whole = any((m := mention_of(t)) is not None and m.kind == "party" and not m.is_adjective for t in targets)
    dated = any(t._.date is not None for t in frame.token.subtree)
    return bool(words & _WARLIKE) and bool(actors) and (whole or not targets) and not dated


def _settled(reading: Reading, frame: Frame, rule: Rule) -> Reading | None:
    """With no party in the phrase itself: the clause's place, else an earlier event that "the attack" means."""
    if reading.affected:
        return reading
    places = without(clause_places(frame), reading.actors)
    if places:
        reading.affected = places
        return reading
    if reading.actors:
        reading.is_anaphor = not _is_told(frame)
        return reading
    if _is_definite(frame.token) and not reading.group:
        reading.is_anaphor = True
        return reading
    return reading if reading.group and not _is_plain(frame.token) else None


def _is_told(frame: Frame) -> bool:
    """Whether the sentence tells of the violence itself and does not only refer to it."""
    verb = frame.verb
    if verb is None or frame.token.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
        return False
    return is_crisis_word("striking", verb.lower_) or is_crisis_word("doing", verb.lower_)


def _is_plain(token: Token) -> bool:
    """A bare plural or mass noun: "attacks", "violence"."""
    return not any(child.dep_ in ("det", "poss", "nummod", "amod", "compound", "nmod") for child in token.children)


def _is_definite(token: Token) -> bool:
    return any(child.dep_ == "det" and is_crisis_word("anaphoric", child.lower_) for child in token.children)


def _is_place(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and (mention.kind == "place" or (mention.kind == "party" and not mention.is_adjective and token.dep_ == "compound"))


def _plain_modifiers(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in ("amod", "compound", "nmod", "poss")]


def _has_military_words(token: Token) -> bool:
    words = words_of(_plain_modifiers(token))
    words |= {word for child in _plain_modifiers(token) for word in words_of(child.children)}
    return bool(words & crisis_words()["military"])


def pobjs_of(frame: Frame, *names: str) -> list[Token]:
    """Objects of prepositions on the noun itself, not on the verb above it."""
    found = []
    for child in frame.token.children:
        if child.lower_ in names and child.dep_ in ("prep", "agent"):
            found.extend(t for t in child.children if t.dep_ == "pobj")
        elif child.dep_ == "acl":
            found.extend(t for inner in child.children if inner.lower_ in names for t in inner.children if t.dep_ == "pobj")
    return found


def _targets(frame: Frame) -> list[Token]:
    """What the noun strikes: on its own prepositions, as object of a striking verb, as subject that suffers it."""
    token, verb = frame.token, telling_verb(frame)
    found = pobjs_of(frame, *_AIMED)
    for child in token.children:
        if child.dep_ == "acl" and child.lower_ in ("targeting", "hitting", "against", "striking", "killing", "destroying"):
            found.extend(t for t in child.children if t.dep_ == "dobj")
    found = found or pobjs_of(frame, *_PLACED, "of")
    if found or verb is None:
        return found
    if verb.head.i == token.i:
        return [t for c in verb.subtree if c.dep_ in ("dobj", "pobj") and struck([c]) for t in [c]]
    if is_crisis_word("striking", verb.lower_) and token.dep_ in ("nsubj", "conj"):
        return [t for t in frame.objects if t.i != token.i] + [t for n in ("in", "at", "near") for t in frame.preps.get(n, ())]
    suffering = is_crisis_word("suffering", verb.lower_) or (frame.is_passive and is_crisis_word("striking", verb.lower_))
    if suffering and token.dep_ != "nsubj":
        return [*frame.subjects, *(frame.objects if frame.is_passive else [])]
    if is_crisis_word("doing", verb.lower_) or is_crisis_word("striking", verb.lower_):
        return pobjs(frame, *_AIMED, *_PLACED)
    return found


def _launchers(frame: Frame) -> list[Token]:
    """Subjects of a light verb: "launched an attack", "carried out strikes"."""
    verb, token = frame.verb, frame.token
    if verb is None or frame.is_passive or not is_crisis_word("doing", verb.lower_):
        return []
    if token.dep_ in ("dobj", "conj") or (token.dep_ == "pobj" and token.head.head.dep_ == "dobj"):
        return [t for t in frame.subjects if t.i != token.i and not _is_publisher(t, verb)]
    return []


def _is_publisher(token: Token, verb: Token) -> bool:
    """Ministries announce other people's attacks too."""
    return verb.lower_.startswith(("announce", "declare")) and mention_of(token) is not None


def clash(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "A and B exchanged fire", "clashes between A and B": no actors, both affected; a crowd makes it unrest."""
    sides = [*frame.subjects, *pobjs(frame, "between", "with", "against")]
    if rule.pos == "noun":
        sides = [*pobjs_of(frame, "between", "with", "against"), *modifiers(frame.token), *(frame.subjects if _is_mutual_verb(frame) else [])]
    words = {word for token in sides for word in words_of(phrase(token))}
    affected = unique(item for token in sides for part in phrase(token) for item in named_by(part))
    places = clause_places(frame)
    if words & crisis_words()["protest"]:
        places = places or affected or sole_country(frame.token)
        return Reading([], places, "unrest") if places else None
    group = perpetrator(sides)
    affected = unique([*affected, *(places if len(affected) < 2 else [])])
    if not affected and rule.pos == "noun":
        named = unique(item for t in frame.token.doc for item in named_by(t) if not item.mention.is_anaphor)
        affected = named if len(named) == 2 else []
    if not affected:
        return Reading([], [], rule.label, is_anaphor=True) if _is_definite(frame.token) else None
    return Reading([], affected, exact_type(rule, frame, []), group=group)


def sole_country(token: Token) -> list[Named]:
    """The one country that the sentence names, else none."""
    found = unique(item for other in token.doc for item in named_by(other) if not item.mention.is_anaphor)
    return found if len(found) == 1 else []


def _is_mutual_verb(frame: Frame) -> bool:
    return frame.verb is not None and frame.verb.lower_ in ("exchange", "exchanged", "trade", "traded", "trading", "exchanging", "trades")


def weapon_use(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The use of chemical weapons by X in Y": with or without a culprit."""
    of = pobjs_of(frame, "of")
    if not any(words_of(phrase(t)) & rule.words("only_with") for t in of):
        return None
    hands = [*modifiers(frame.token), *pobjs_of(frame, "by")]
    affected = struck([*pobjs_of(frame, *_AIMED, *_PLACED), *pobjs(frame, "against")]) or struck(of) or clause_places(frame)
    actors = without(doers(hands), affected)
    return Reading(actors, affected, group=perpetrator(hands)) if affected else None


def shared_mentions(tokens: Iterable[Token]) -> list[Mention]:
    """Mentions among tokens."""
    return [m for token in tokens if (m := mention_of(token)) is not None]
