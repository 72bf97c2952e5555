"""Wars and hostilities named as such: "Russia's war on Ukraine", "the conflict in Yemen", "the Karabakh war"."""

from __future__ import annotations

from functools import lru_cache

import yaml
from spacy.tokens import Token

from extract.components.clauses import mention_of
from extract.components.context import ArticleContext
from extract.components.crises_parties import accused_of, clause_places, doers, perpetrator, struck
from extract.components.crises_phrases import (
    Named,
    makers,
    modifiers,
    named_by,
    phrase,
    pobjs_of,
    unique,
    without,
    words_of,
)
from extract.components.crises_reading import Reading
from extract.components.crises_scenes import is_particular
from extract.components.crises_words import is_crisis_word
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.rulebook import Rule
from extract.components.words import RULES_DIR

_BETWEEN = ("between", "among")
_AGAINST = ("against", "upon", "of")
_FIGHT = ("in", "across", "around", "near", "inside", "throughout", "with", "over")


@lru_cache(maxsize=1)
def named_conflicts() -> dict[str, tuple[str, ...]]:
    """Word of a war's name -> its parties, from `named_conflicts.yml`."""
    raw = yaml.load((RULES_DIR / "named_conflicts.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {str(word).lower(): tuple(line["parties"]) for line in raw for word in line["words"]}


def conflict(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """Parties of a war noun; the side that wages it is the actor, two sides named alike are both affected."""
    token = frame.token
    if (
        token.head.lower_ == "of"
        and token.lower_ in _KINDS_OF_WAR
        and token.head.head.lower_ in ("war", "wars")
    ):
        return None  # told with the war
    before = modifiers(token)
    known = _by_name(token, before)
    if known:
        return Reading([], known)
    if rule.words("words_after") and not _confirmed(token, rule):
        return None
    if any(
        (m := mention_of(t)) is not None and m.kind in ("role", "person") for t in pobjs_of(frame, *_BETWEEN)
    ):
        return None  # a quarrel of ministers
    between = unique(n for t in pobjs_of(frame, *_BETWEEN) for part in phrase(t) for n in named_by(part))
    owners = unique(n for t in before for n in named_by(t))
    owners = owners or _pronoun_owner(token)
    over = "ended" if _is_over(frame) else None
    if between or len(owners) > 1:
        return Reading([], between or owners, status=over)
    aims = () if _is_of_effect(token) else ("on",)
    aimed = [*pobjs_of(frame, *aims, *_AGAINST), *_of_aggression(frame)]
    aimed = [t for t in aimed if t.lower_ not in _MADE]
    targets = without(struck(aimed), owners)
    places = struck(pobjs_of(frame, *_FIGHT)) or (
        clause_places(frame) if token.dep_ == "nsubj" and rule.id == "crisis.fighting" else []
    )
    waging = doers(
        [*pobjs_of(frame, "by"), *makers(frame), *_wagers(frame), *accused_of(token), *_choosers(token)]
    )
    if not (owners or waging or targets or places):
        places = struck(_sufferers(frame))
    reading = _roles(owners, waging, targets, places, frame, rule)
    if reading is not None and not (owners or waging or targets):
        reading.is_apart = len(reading.affected) > 1
    return reading


def _is_of_effect(token: Token) -> bool:
    """ "The impact of X's war on Y": Y bears the effect."""
    return token.head.lower_ == "of" and is_crisis_word("effect", token.head.head.lower_)


def _of_aggression(frame: Frame) -> list[Token]:
    """ "A war of aggression against X": the target hangs on the second noun."""
    kinds = [t for t in pobjs_of(frame, "of") if t.lower_ in _KINDS_OF_WAR]
    return [t for k in kinds for p in k.children if p.lower_ in ("against", "on") for t in p.children]


_KINDS_OF_WAR = frozenset({"aggression", "attrition", "conquest", "choice", "annihilation", "extermination"})


def _choosers(token: Token) -> list[Token]:
    """ "A war of Moscow's choosing", "of the Kremlin's own making": whose war it is."""
    made = [t for p in token.children if p.lower_ == "of" for t in p.children if t.lower_ in _MADE]
    return [t for m in made for t in modifiers(m)]


_MADE = frozenset({"choosing", "making"})


def _pronoun_owner(token: Token) -> list[Named]:
    """ "The Danish government and its war in X": the country named right before."""
    if not any(c.dep_ == "poss" and c.lower_ in ("its", "his", "their") for c in token.children):
        return []
    before = [
        t
        for t in token.doc[: token.left_edge.i]
        if (m := mention_of(t)) and m.parties and m.kind != "pronoun"
    ]
    near = [t for t in before[-1:] if token.left_edge.i - t.i <= 8]
    return [n for t in near for n in named_by(t)][:1]


def _is_over(frame: Frame) -> bool:
    """ "The war between X and Y ended in May": the war is the subject of its end."""
    verb = frame.verb
    is_subject = frame.token.dep_ in ("nsubj", "nsubjpass")
    return verb is not None and is_subject and verb.lower_ in ("ended", "ends", "over", "stopped", "ceased")


def _sufferers(frame: Frame) -> list[Token]:
    """ "Sudan has been torn by a war between the army and a militia": the country it tears."""
    verb = frame.verb
    hurt = verb is not None and (verb.lower_ in _TORN or is_crisis_word("striking", verb.lower_))
    if not hurt or not (frame.is_passive or frame.token.dep_ == "nsubj"):
        return []
    return [t for t in frame.objects if t.i != frame.token.i]


_TORN = frozenset("torn gripped ravaged devastated wracked racked beset scarred plagued engulfed".split())


def _roles(
    owners: list[Named],
    waging: list[Named],
    targets: list[Named],
    places: list[Named],
    frame: Frame,
    rule: Rule,
) -> Reading | None:
    struck_there = targets or places
    actors = without(owners or waging, struck_there)
    if struck_there:
        return Reading(actors, struck_there, _fighting_code(frame) if rule.id == "crisis.fighting" else None)
    if owners and (rule.options.get("actors") == "owner" or _is_waged(frame.token)):
        return Reading(owners, [], is_anaphor=True)
    if not owners and rule.id == "crisis.fighting" and is_particular(frame.token):
        return Reading([], [], _fighting_code(frame), is_anaphor=True)
    return (
        Reading([], owners, _fighting_code(frame) if rule.id == "crisis.fighting" else None)
        if owners
        else None
    )


def _fighting_code(frame: Frame) -> str | None:
    """ "Fighting broke out at X on Wednesday" is one clash, "the ten days of fighting" a conflict."""
    head = frame.token.head.lower_
    dated = any(t._.date is not None and t._.date.kind not in ("since",) for t in frame.token.doc)
    since = any(
        t.lower_ == "since" for t in frame.token.doc[: frame.token.i]
    )  # "since May, when it broke out"
    return "armed_attack" if dated and not since and head in ("broke", "erupted", "flared") else None


def _is_waged(token: Token) -> bool:
    """ "Russia's war", "the Russian invasion" are waged by their owner; "the Syrian civil war" is suffered."""
    words = {child.lower_ for child in token.children}
    if words & {"civil", "internal"}:
        return False
    owned = any(t.dep_ == "poss" for t in modifiers(token))
    return (
        owned
        or token.lower_.startswith("invasion")
        or bool(words & _WAGED)
        or "choice" in {t.lower_ for t in token.subtree}
    )


_WAGED = frozenset(
    {
        "unprovoked",
        "unjustified",
        "brutal",
        "unjust",
        "illegal",
        "aggressive",
        "premeditated",
        "full-scale",
        "further",
        "senseless",
    }
)


def _by_name(token: Token, before: list[Token]) -> list[Named]:
    """Parties of a war known by name: "the Nagorno-Karabakh War"."""
    left = token.left_edge.i
    near = [t for t in token.doc[left : token.i] if t.i >= token.i - 4]
    words = words_of(near)
    for word, codes in named_conflicts().items():
        if word in words:
            holder = next(
                (m for t in near if word in words_of([t]) and (m := mention_of(t)) is not None), None
            )
            named = holder or Mention("name", 0, 0, word, is_anaphor=True)
            span = (holder.start, holder.end) if holder else None
            return [Named(code, span, named, token.i) for code in codes]
    return []


def _confirmed(token: Token, rule: Rule) -> bool:
    """Words like "fighting" or "violence" need a sign of hostilities beside them."""
    children = words_of(child for child in token.children)
    return bool(children & rule.words("words_after"))


def _wagers(frame: Frame) -> list[Token]:
    verb = frame.verb
    if (
        verb is None
        or frame.is_passive
        or verb.lower_
        not in (
            "wage",
            "wages",
            "waged",
            "waging",
            "launch",
            "launched",
            "fight",
            "fought",
            "start",
            "started",
            "continue",
            "continues",
        )
    ):
        return []
    return frame.subjects if frame.token.dep_ == "dobj" else []


def invasion(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X invaded Y", "X is at war with Y", "X and Y fought a war"."""
    subjects = accused_of(frame.token) or (frame.agents if frame.is_passive else frame.subjects)
    actors = [] if perpetrator(subjects) else doers(subjects)
    affected = without(struck(frame.objects), actors)
    if not affected and accused_of(frame.token):
        accusers = frame.token.head.head
        affected = without(doers(t for t in accusers.children if t.dep_ == "nsubj"), actors)
    if rule.words("only_with"):
        words = {t.lower_ for t in frame.token.children} | words_of(frame.objects)
        if "other" in words and len(actors) > 1:
            return Reading([], actors)
        if not any(words_of([t]) & rule.words("only_with") for t in frame.objects):
            return None
        sides = unique([*actors, *struck([*frame.preps.get("with", ()), *frame.preps.get("against", ())])])
        return Reading([], sides) if len(sides) > 1 else None
    return Reading(actors, affected) if actors and affected else None
