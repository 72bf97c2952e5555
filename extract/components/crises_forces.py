"""Movements and tests of armed forces, and threats: deployments, exercises, missile tests, blockades, warnings."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.context import ArticleContext
from extract.components.crises_hostile import pobjs_of, words_of
from extract.components.crises_parties import Named, clause_places, doers, modifiers, named_by, own_things, perpetrator, phrase, pobjs, struck, unique, without
from extract.components.crises_reading import Reading
from extract.components.crises_status import claimant_of
from extract.components.crises_words import crisis_words, is_crisis_word
from extract.components.facts import Fact
from extract.components.frames import Frame, clause_tokens, is_verbal, mention_of, subject_of
from extract.components.rulebook import Rule

_AIM = ("against", "at", "toward", "towards")
_HOST = ("to", "in", "into", "near", "on", "along", "off", "around", "at", "across", "over", "inside")


def deployment(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X deployed warships off Y", "troops were sent to Z", "X withdrew its soldiers from Y"."""
    moved = frame.objects if rule.options.get("actors") != "moved" else frame.subjects
    if not any(words_of(phrase(t)) & crisis_words()["troop"] for t in moved):
        moved = _left_of(frame.token)
    if not any(words_of(phrase(t)) & crisis_words()["troop"] for t in moved) or perpetrator(moved):
        return None
    if words_of(frame.token.doc) & _HELPING:
        return None
    if rule.words("not_with") and not _is_manned(moved, rule):
        return None
    subjects = [*frame.agents, *([] if frame.is_passive else frame.subjects)]
    owners = unique(n for t in moved for n in doers([t]))
    actors = doers(subjects) or owners
    if not actors:
        return None
    affected = without(struck(_destination(frame, rule)), actors)
    if rule.options.get("actors") == "moved":
        affected = affected or without(struck(frame.objects) or own_things(frame.objects), actors)
        if not affected:
            return None
    affected = affected or _domestic(frame, actors) or (actors if rule.options.get("affected") == "own" else [])
    if not affected and (rule.options.get("affected") == "from" or not _is_told(frame)):
        return None
    return Reading(actors, affected)


def _is_manned(moved: Sequence[Token], rule: Rule) -> bool:
    """Sending people or ships is a deployment; sending weapons to a friend is aid."""
    return any(words_of(phrase(t)) - rule.words("not_with") & crisis_words()["troop"] & words_of(phrase(t)) for t in moved)


def _is_told(frame: Frame) -> bool:
    """A deployment without a foreign land in it must at least be dated or counted."""
    clause = clause_tokens(frame.token)
    return any(t._.date is not None or t.dep_ == "nummod" or _is_region(t) for t in clause)


def _is_region(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and mention.kind == "place"


_BESIDE = frozenset({"along", "around", "near", "against", "off"})
_HELPING = frozenset("humanitarian rescue relief aid firefighting firefighters medical quake earthquake rescuers disaster search vaccines evacuate evacuation assistance".split())


def _left_of(token: Token) -> list[Token]:
    """Troops just before a verb whose subject the parser lost ("troops re-entering X")."""
    near = token.doc[max(0, token.i - 4) : token.i]
    return [t for t in near if words_of([t]) & crisis_words()["troop"]][-1:]


def _destination(frame: Frame, rule: Rule) -> list[Token]:
    if rule.options.get("affected") == "from":
        return [*pobjs(frame, "from", "out"), *pobjs(frame, "in")]
    below = [t for p in frame.token.subtree if p.dep_ == "prep" and p.lower_ in _BESIDE for t in p.children if t.dep_ == "pobj" and struck([t])]
    return pobjs(frame, *_AIM) or below or pobjs(frame, *_HOST)


def _domestic(frame: Frame, actors: Sequence[Named]) -> list[Named]:
    places = [n for n in clause_places(frame) if n.code in {a.code for a in actors}]
    return places[:1]


def deployment_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The deployment of X's troops to Y", "X's military build-up near Y", "a naval blockade of Z"."""
    token = frame.token
    moved = pobjs_of(frame, "of", "by")
    words = words_of([token, *token.children]) | words_of(part for t in moved for part in phrase(t))
    if not words & (crisis_words()["troop"] | rule.words("only_with")):
        return None
    hands = [*pobjs_of(frame, "by"), *frame.agents, *_conductors(frame)]
    owners = unique(n for t in modifiers(token) for n in named_by(t))
    is_siege = bool(rule.words("only_with") & words_of([token]))
    actors = doers(hands) or owners or ([] if is_siege else doers(moved))
    names = ("from",) if rule.options.get("affected") == "from" else (*_AIM, *_HOST, *(("of",) if is_siege else ()))
    affected = without(struck(pobjs_of(frame, *names) or _deeper(frame, names)), actors)
    affected = affected or without(clause_places(frame), actors)
    if not actors or not affected or (rule.options.get("affected") == "from" and not _is_carried_out(frame)):
        return None
    return Reading(actors, affected)


def _is_carried_out(frame: Frame) -> bool:
    """A withdrawal that is begun, completed or dated, not one that is asked for."""
    verb = frame.verb
    acted = verb is not None and (is_crisis_word("doing", verb.lower_) or verb.lower_ in ("completed", "finished", "finalised", "follows", "followed"))
    return acted or frame.token.dep_ in ("nsubj", "nsubjpass") or any(t._.date is not None for t in frame.token.subtree)


def _deeper(frame: Frame, names: Sequence[str]) -> list[Token]:
    """Objects of prepositions that the parser hung on a noun inside the phrase."""
    return [t for p in frame.token.subtree if p.dep_ == "prep" and p.lower_ in names for t in p.children if t.dep_ == "pobj"]


def _conductors(frame: Frame) -> list[Token]:
    verb = frame.verb
    if verb is None or frame.is_passive or not is_crisis_word("doing", verb.lower_):
        return []
    token = frame.token
    inner = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.dep_ == "dobj"
    return [t for t in frame.subjects if t.i != token.i] if inner or token.dep_ in ("dobj", "conj", "appos", "nsubjpass") else []


def exercise(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X and Y held joint naval drills", "military exercises off Z"."""
    token = frame.token
    words = words_of(part for part in phrase(token)) | words_of(token.children)
    if not words & rule.words("only_with") and not words_of(token.doc) & {"troops", "soldiers", "warships", "military", "naval", "nato"}:
        return None
    hands = [*pobjs_of(frame, "by", "between", "with", "of"), *_conductors(frame), *frame.agents]
    if frame.verb is not None and frame.verb.lower_ in ("hold", "held", "began", "begin", "start", "started", "conduct", "conducted"):
        hands += pobjs(frame, "with")
    actors = unique([*doers(hands), *(n for t in modifiers(token) for n in named_by(t))])
    aimed = struck([*pobjs_of(frame, *_AIM), *_aims(frame)])
    affected = without(aimed, actors) or clause_places(frame)
    acted = frame.verb is not None and is_crisis_word("doing", frame.verb.lower_) or frame.is_passive or bool(aimed)
    dated = any(t._.date is not None for t in clause_tokens(frame.token))
    if not actors or not (affected or dated) or not (acted or dated):
        return None
    return Reading(actors, without(affected, actors) or affected)


def _aims(frame: Frame) -> list[Token]:
    """Objects of "aimed at deterring X", "meant to warn X" in the clause."""
    found = []
    for token in frame.token.subtree:
        if token.lower_ in ("deterring", "deter", "warn", "warning", "intimidate", "intimidating", "simulate", "simulating"):
            found.extend(t for t in token.children if t.dep_ == "dobj")
    return found


def missile_test(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X test-fired a ballistic missile", "X's nuclear test": affects whom it is aimed at, else the tester."""
    if is_verbal(frame.token):
        loads = frame.objects
        if not any(words_of(phrase(t)) & rule.words("only_with") for t in loads):
            return None
        actors = doers(frame.agents if frame.is_passive else frame.subjects) or doers(loads)
        if perpetrator(frame.subjects) or struck(pobjs(frame, "at", "against", "on", "toward", "towards")):
            return None
        if frame.token.lower_[:4] in ("fire", "firi", "laun", "cond") and not words_of(frame.token.doc) & _TESTING:
            return None
    else:
        words = words_of([*frame.token.children, frame.token])
        if not words & rule.words("only_with"):
            return None
        actors = unique([*(n for t in modifiers(frame.token) for n in named_by(t)), *doers([*pobjs_of(frame, "by"), *_conductors(frame)])])
    return Reading(actors, actors) if actors else None


def threat(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X warned that it would retaliate", "Y threatened to strike Z", "if ..., X will respond"."""
    verb = frame.token
    promised = _promised(verb, rule)
    if promised is None:
        return None
    speakers = frame.subjects
    if perpetrator(speakers):
        return None
    doer = [] if promised is verb else [t for c in promised.children if c.dep_ == "nsubj" for t in [c]]
    actors = doers([t for t in doer if (m := mention_of(t)) is not None and not m.is_anaphor]) or doers(speakers)
    actors = actors or _quoted(frame)
    targets = [t for t in promised.subtree if t.i > promised.i and t.dep_ in ("dobj", "pobj", "conj", "dative")]
    affected = without(struck([t for t in targets if t.head.lower_ not in ("in", "during", "after", "under", "on", "by", "with")]), actors)
    affected = affected or without(struck([t for t in frame.objects if mention_of(t)]), actors) or without(_conditions(verb), actors)
    affected = affected or _enemies(context, actors)
    return Reading(actors, affected[:2], speaker=_speaker(speakers)) if actors else None


def _quoted(frame: Frame) -> list[Named]:
    """ "We will respond", an army chief said: the threat is his country's."""
    claimant, _group = claimant_of(frame)
    if claimant is None or not claimant.parties:
        return []
    return [Named(claimant.parties[0], (claimant.start, claimant.end), claimant, frame.token.i)]


def _promised(verb: Token, rule: Rule) -> Token | None:
    """The word that carries the threat: a verb or noun of violence or penalty below the verb of speech."""
    if rule.options.get("medium") == "own":
        wills = any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "would", "shall") for c in verb.children)
        strong = {t.lower_ for t in verb.subtree} & rule.words("words_after")
        return verb if wills and strong else None
    for token in verb.subtree:
        if token.i <= verb.i or token.dep_ == "amod":
            continue
        if token.lower_ in rule.words("only_with"):
            hazard = token.lower_ in ("consequences", "price", "repercussions", "destruction", "war") and any(c.lower_ == "of" for c in token.children)
            return None if hazard or _is_negated(token) else token
    return _promised_before(verb, rule)


def _promised_before(verb: Token, rule: Rule) -> Token | None:
    """A quotation before its verb: "We will not hesitate to use force", the minister warned."""
    before = [t for t in verb.subtree if t.i < verb.i]
    if not {t.lower_ for t in before} & {"will", "'ll", "shall"}:
        return None
    strong = rule.words("only_with") & {"force", "respond", "response", "retaliate", "retaliation", "strike", "answer", "punish", "consequences", "price", "crush", "avenge"}
    return next((t for t in before if t.lower_ in strong and t.dep_ not in ("nsubj", "amod")), None)


def _is_negated(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children)


_TESTING = frozenset("test tests tested testing test-fired sea waters ocean coast icbm hypersonic".split())


def _conditions(verb: Token) -> list[Named]:
    """Whom the condition names: "if the United States enters the war"."""
    found = []
    for token in verb.doc:
        if token.lower_ in ("if", "should", "unless") and token.dep_ in ("mark", "aux"):
            found.extend(n for t in subject_of(token.head) for n in named_by(t))
    return unique(found)


def _enemies(context: ArticleContext, actors: Sequence[Named]) -> list[Named]:
    """The side that struck the threatener earlier in the article."""
    codes = {n.code for n in actors}
    for fact in reversed(context.facts):
        if fact.family == "crisis" and fact.code in ("air_strike", "armed_attack", "armed_conflict"):
            others = _others(fact, codes)
            if others:
                return others
    return []


def _others(fact: Fact, codes: set[str]) -> list[Named]:
    if not codes & fact.codes:
        return []
    from extract.components.mentions import Mention

    blank = Mention("party", 0, 0, "", is_anaphor=True)
    return [Named(code, None, blank, 0) for code in sorted(fact.codes - codes)]


def _speaker(tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        mention = mention_of(token)
        if mention is not None and mention.persons:
            return mention.persons[0].full_name
    return None


def threat_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X's threat to invade Y", "threats of sanctions against Y by X"."""
    token = frame.token
    carried = [t for t in token.subtree if t.i > token.i and t.lower_ in rule.words("only_with")]
    if not carried:
        return None
    subjects = frame.subjects if frame.verb is not None and frame.verb.lower_ in ("make", "made", "issue", "issued", "repeat", "repeated", "renew", "renewed") else []
    actors = unique([*(n for t in modifiers(token) for n in named_by(t)), *doers([*pobjs_of(frame, "by", "from"), *subjects])])
    affected = without(struck([t for t in token.subtree if t.i > token.i and t.dep_ in ("dobj", "pobj")]), actors)
    return Reading(actors, affected) if actors and affected else None


__all__ = ["clause_tokens", "deployment", "deployment_noun", "exercise", "missile_test", "threat", "threat_noun"]
