"""Shows of force: exercises, missile and nuclear tests, intrusions."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.clauses import clause_tokens, is_verbal, spread
from extract.components.context import ArticleContext
from extract.components.crises_forces import AIM, conductors
from extract.components.crises_parties import (
    clause_places,
    doers,
    own_authorities,
    own_deeds,
    perpetrator,
    struck,
)
from extract.components.crises_phrases import (
    Named,
    implied,
    modifiers,
    named_by,
    phrase,
    pobjs,
    pobjs_of,
    unique,
    without,
    words_of,
)
from extract.components.crises_reading import Reading
from extract.components.crises_turn_scene import named_outright
from extract.components.crises_words import crisis_words, is_crisis_word
from extract.components.frames import Frame
from extract.components.rulebook import Rule


def exercise(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X and Y held joint naval drills", "military exercises off Z"."""
    token = frame.token
    words = words_of(part for part in phrase(token)) | words_of(token.children)
    if not words & rule.words("only_with") and not words_of(token.doc) & _MILITARY:
        return None
    partners = pobjs_of(frame, "with")
    hands = [
        *partners,
        *pobjs_of(frame, "by", "between", "of"),
        *conductors(frame),
        *frame.agents,
        *_trainees(frame),
    ]
    if frame.verb is not None and frame.verb.lower_ in _HOLDING:
        hands += pobjs(frame, "with")
    actors = unique([*doers(hands), *(n for t in modifiers(token) for n in named_by(t))])
    if {n.code for n in actors} <= {n.code for n in doers(partners)}:
        actors = unique([*own_deeds(token, actors), *(_holders(frame, context) if actors else []), *actors])
    aimed = struck([*pobjs_of(frame, *AIM), *_aims(frame)])
    affected = without(aimed, actors) or clause_places(frame)
    acted = (
        (frame.verb is not None and is_crisis_word("doing", frame.verb.lower_))
        or frame.is_passive
        or bool(aimed)
    )
    dated = any(t._.date is not None for t in clause_tokens(frame.token))
    jointly = acted and len(actors) > 1
    if not actors or not (affected or dated or jointly) or not (acted or dated):
        return None
    over = frame.verb is not None and frame.verb.lower_ in _ENDING
    return Reading(actors, without(affected, actors) or affected, status="ended" if over else None)


_MILITARY = frozenset(
    "troops soldiers warships military naval nato navy navies army armies forces marines paratroopers frigates "
    "sailors coast guards jets tanks".split()
)
_HOLDING = frozenset("hold held began begin start started conduct conducted host hosted stage staged".split())
_JOINING = frozenset("gather gathered take took taking join joined participate participated assemble".split())
_MEANT_FOR = frozenset("deterring deter warn warning intimidate intimidating simulate simulating".split())
_ENDING = frozenset("conclude concluded concludes ended ends finish finished completed wrapped wound".split())


def _trainees(frame: Frame) -> list[Token]:
    """Who trains in it: "an exercise in which X's units train", "will gather for a drill"."""
    token, verb = frame.token, frame.verb
    found = [t for c in token.children if c.dep_ == "relcl" for t in c.children if t.dep_ == "nsubj"]
    if verb is not None and verb.lower_ in _JOINING and token.dep_ == "pobj":
        found += [t for c in verb.children if c.dep_ == "nsubj" for t in spread(c)]
    return found


def _holders(frame: Frame, context: ArticleContext) -> list[Named]:
    """ "The ministry said the summer drill with X will begin": who announces it holds it; else the page's own."""
    above = [a for a in frame.token.ancestors if a.lower_ in SPEECH]
    tellers = [t for a in above for c in a.children if c.dep_ == "nsubj" for t in spread(c)]
    if not tellers:
        return []
    return doers(tellers) or own_authorities(tellers, context)


def _aims(frame: Frame) -> list[Token]:
    """Objects of "aimed at deterring X", "meant to warn X" in the clause."""
    found: list[Token] = []
    for token in frame.token.subtree:
        if token.lower_ in _MEANT_FOR:
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
        if (
            frame.token.lower_[:4] in ("fire", "firi", "laun", "cond")
            and not words_of(frame.token.doc) & _TESTING
            and not struck(pobjs(frame, "over"))
        ):
            return None
    else:
        loads = [part for t in pobjs_of(frame, "of") for part in phrase(t)]
        words = words_of([*frame.token.children, frame.token])
        dated = any(t._.date is not None for t in clause_tokens(frame.token))
        words |= words_of(loads) if dated else set()
        if not words & rule.words("only_with"):
            return None
        actors = _testers(frame) or _testers_told(frame, context)
    under = without(struck(pobjs(frame, "over", "off", "near")), actors)  # "fired a missile over X"
    return Reading(actors, under or actors) if actors else None


_TESTING = frozenset(
    "test tests tested testing test-fired sea waters ocean coast icbm icbms hypersonic intercontinental trajectory "
    "short-range medium-range long-range intermediate-range submarine-launched splashed".split()
)


def _testers(frame: Frame) -> list[Named]:
    """Owners of a test or a launch: "X's test", "a launch by X", "of a missile of X", "from X's east coast"."""
    loads = pobjs_of(frame, "of")
    own = [n for t in modifiers(frame.token) for n in named_by(t)]
    below = [p for load in loads for p in load.children if p.lower_ == "by"]
    hands = doers([*pobjs_of(frame, "by"), *conductors(frame), *(t for p in below for t in p.children)])
    return unique([*own, *hands]) or doers(loads) or struck(pobjs_of(frame, "from"))


def _testers_told(frame: Frame, context: ArticleContext) -> list[Named]:
    """ "The launch of two missiles on 3 May": whoever last tested some, or the one country just spoken of."""
    dated = any(t._.date is not None for t in frame.token.subtree)
    if not dated or not pobjs_of(frame, "of"):
        return []
    told = [f for f in context.facts if f.code == "mobilization" and f.evidence[0].rule_id in _TESTS]
    if told:
        return [implied(code) for code in sorted(told[-1].with_role("actor"))]
    sentence = frame.token.doc.user_data["sentence"]
    before = context.read.sentences[sentence.index - 1].mentions if sentence.index else []
    codes = named_outright(before) - {context.read.home}
    return [implied(code) for code in codes] if len(codes) == 1 else []


_TESTS = frozenset({"crisis.test_fire", "crisis.test_noun"})


def intrusion(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "Two jets of X strayed into Y's airspace"; drones and missiles count as a strike."""
    moved = frame.objects if frame.is_passive else frame.subjects
    words = {word for t in moved for word in words_of(phrase(t))}
    if not words & crisis_words()["troop"]:
        return None
    actors = doers(moved)
    affected = without(struck(pobjs(frame, "into", "in", "over")), actors)
    code = "air_strike" if words & {"drone", "drones", "missile", "missiles", "uavs"} else None
    return Reading(actors, affected, code) if affected else None
