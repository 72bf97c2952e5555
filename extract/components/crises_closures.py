"""Closures: airspace, airports, borders, crossings, waterways, and what reopens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of, spread, subject_of
from extract.components.context import ArticleContext
from extract.components.crises_lifting import is_lifted
from extract.components.crises_parties import clause_places, doers, own_authorities, sole_country, struck
from extract.components.crises_phrases import (
    Named,
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
from extract.components.facts import Where
from extract.components.frames import Frame
from extract.components.rulebook import Rule

_SKIES = frozenset(
    {
        "airspace",
        "skies",
        "airport",
        "airports",
        "fir",
        "aerodrome",
        "airfield",
        "airfields",
        "airspaces",
        "runway",
    }
)


_BORDERS = frozenset(
    (
        "border borders frontier frontiers crossing crossings checkpoint checkpoints gate gates boundary "
        "bridge strait straits waterway canal"
    ).split()
)


_POSTS = frozenset({"post", "posts", "terminal", "lane", "station", "corridor"})
"""What can be closed if a name or a border says where: "the Farafenni post"."""
GROUNDS = _SKIES | _BORDERS | _POSTS
"""What can be closed."""


def _whole(token: Token) -> list[Token]:
    return phrase(
        token,
        frozenset(
            {"of", "to", "with", "between", "in", "at", "on", "into", "from", "and", "for", "near", "along"}
        ),
    )


def _kind(words: Set[str]) -> str | None:
    if words & _SKIES:
        return "airspace_closure"
    return "border_closure" if words & _BORDERS else None


def closure(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X closed its airspace", "the crossing was reopened", "airports remain shut"."""
    subject_closed = _things(closed_subjects(frame))
    kept = _kept(frame)
    things = _things(kept[0]) if kept else _things(frame.objects) or subject_closed or _said_before(frame)
    if not things:
        return None
    kind = _kind(
        words_of(
            part
            for token in things
            for part in _whole(token)
            if part.dep_ != "pobj" or part.lower_ in _BORDERS | _SKIES
        )
    ) or ("border_closure" if any(map(_is_named_post, things)) else None)
    if kind is None:
        return None
    subjects = [] if frame.is_passive or things == subject_closed else frame.subjects
    hands = [*(kept[1] if kept else subjects), *frame.agents]
    closers = doers(hands) or own_authorities(hands, context)
    return _closed(kind, closers or _possessors(kind, things), things, frame)


def _possessors(kind: str, things: Sequence[Token]) -> list[Named]:
    """ "X's crossing is closed", "X's side of the crossing": X keeps it so."""
    if kind != "border_closure":
        return []
    owners = [c for t in things for c in t.children if c.dep_ == "poss" and mention_of(c) is not None]
    return unique(n for t in [*owners, *filter(_is_side, things)] for n in named_by(t))


def _kept(frame: Frame) -> tuple[list[Token], list[Token]] | None:
    """ "X keeps its border closed": the thing kept and who keeps it."""
    above = frame.token.head
    if above.lower_ not in ("keep", "keeps", "kept", "keeping", "leave", "left", "hold", "held"):
        return None
    things = [t for c in above.children if c.dep_ in ("dobj", "nsubjpass") for t in spread(c)]
    things += [t for c in frame.token.children if c.dep_ == "nsubj" for t in spread(c)]
    return things, subject_of(above)


def _said_before(frame: Frame) -> list[Token]:
    """ "Closed its airspace and reopened it": a pronoun takes up the thing closed before."""
    pointing = [*frame.objects, *([] if frame.objects else frame.subjects)]
    if not any(t.lower_ in ("it", "them", "they") for t in pointing):
        return []
    return [t for t in frame.token.doc[: frame.token.i] if mention_of(t) is None and _kind({t.lower_})][-1:]


def closed_subjects(frame: Frame) -> list[Token]:
    """Subjects of the closing verb; of the linking verb where "closed" is an adjective; the noun it follows."""
    token = frame.token
    if token.tag_[:2] == "JJ" or token.dep_ in ("acomp", "oprd"):
        return [t for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass") for t in spread(c)] or [
            token.head
        ]
    return [*frame.subjects, *subject_of(token)]


def _things(tokens: Iterable[Token]) -> list[Token]:
    return [
        t
        for t in dict.fromkeys(tokens)
        if _kind(words_of([t]))
        or _is_named_post(t)
        or ((_is_side(t) or (mention_of(t) is None and t.lower_ in _PARTS)) and _kind(words_of(phrase(t))))
    ]


def _is_named_post(token: Token) -> bool:
    """ "The Farafenni post", "the customs post at X": a crossing by its name."""
    if token.lower_ not in _POSTS or mention_of(token) is not None:
        return False
    named = [c for c in token.children if c.i < token.i and c.tag_ == "NNP"]
    at = [t for c in token.children if c.lower_ in ("at", "of") for t in c.children if t.tag_ == "NNP"]
    return bool(named or at) or bool(words_of(token.children) & {"border", "frontier", "customs"})


def _is_side(token: Token) -> bool:
    """ "X's side of the crossing": read as X's delegation elsewhere."""
    mention = mention_of(token)
    return mention is not None and mention.text.endswith(" side")


_PARTS = frozenset(
    {
        "strip",
        "part",
        "parts",
        "side",
        "section",
        "portion",
        "stretch",
        "most",
        "all",
        "point",
        "points",
        "half",
        "two",
        "three",
        "several",
        "some",
    }
)


def closure_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "The closure of airspace in X", "airspace closures", "the reopening of the border with Y"."""
    inner = [*pobjs_of(frame, "of", "to"), frame.token]
    words = words_of([part for token in inner for part in _whole(token)])
    kind = _kind(words) or ("border_closure" if any(map(_is_named_post, inner)) else None)
    if kind is None:
        told = [t for t in frame.token.doc[: frame.token.i] if mention_of(t) is None and _kind({t.lower_})][
            -1:
        ]
        inner, kind = (
            told,
            _kind(words_of(told)),
        )  # "X's airspace is open, Y says, denying rumours of a closure"
    if kind is None:
        return None
    hands = doers([*pobjs_of(frame, "by"), *frame.agents, *_orderers(frame)])
    owners = unique(n for t in modifiers(frame.token) for n in named_by(t))
    return _closed(kind, hands or owners, inner, frame)


def _orderers(frame: Frame) -> list[Token]:
    """ "X extended the closure": who keeps it closed."""
    verb = frame.verb
    if verb is None or frame.is_passive or frame.token.dep_ != "dobj":
        return []
    return (
        frame.subjects
        if is_lifted(frame)
        or verb.lower_[:6] in ("extend", "order", "ordere", "announ", "prolon", "impose", "enforc", "confir")
        else []
    )


def _closed(kind: str, closers: list[Named], things: Sequence[Token], frame: Frame) -> Reading | None:
    owners = unique(n for t in things for part in _whole(t) for n in named_by(part))
    antecedent = [] if owners else _antecedent(things)
    owners = owners or antecedent
    places = clause_places(frame)
    if kind == "airspace_closure":
        affected = owners or closers or places or sole_country(frame.token)
        is_airport = not words_of(p for t in things for p in _whole(t)) & {"airspace", "skies", "sky"}
        actors = closers or ([] if is_airport else affected)
        barred = _barred(frame)
        if not affected:
            return _loose(frame, kind)
        return Reading(actors, barred or affected, kind, status="reported" if antecedent else None)
    partners = struck(
        [
            *pobjs(frame, "with", "between"),
            *(t for t in pobjs(frame, "to") if not words_of(phrase(t)) & _FLYERS),
        ]
    )
    affected = without(unique([*owners, *partners]) or places, closers)
    if not closers and len(owners) == 1:
        return Reading([], owners, kind)
    if not closers and not affected:
        return _loose(frame, kind)
    return Reading(closers, affected, kind)


def _antecedent(things: Sequence[Token]) -> list[Named]:
    """ "Iran, whose airspace is closed": the owner stands before the relative clause."""
    for thing in things:
        if any(c.lower_ == "whose" for c in thing.children):
            before = [t for t in thing.doc[: thing.left_edge.i] if named_by(t)]
            return named_by(before[-1]) if before else []
    return []


def _barred(frame: Frame) -> list[Named]:
    """Whom a closed sky is closed to: "closed its airspace to Indian airliners"."""
    return struck(
        [t for t in pobjs(frame, "to", "for") if t.i > frame.token.i and words_of(phrase(t)) & _FLYERS]
    )


_FLYERS = frozenset("airlines aircraft planes carriers flights airliners jets carrier airline".split())


def _loose(frame: Frame, kind: str) -> Reading | None:
    """A closure without a country in its clause: kept if it names a region, else joined to an earlier one."""
    several = next((t for t in phrase(frame.token) if t.lower_ in ("states", "countries", "region")), None)
    if several is not None:
        return Reading([], [], kind, place=Where(" ".join(t.text for t in several.subtree)))
    definite = any(t.dep_ == "det" for t in phrase(frame.token)) or any(
        mention_of(t) for t in clause_tokens(frame.token)
    )
    return Reading([], [], kind, is_anaphor=True) if definite else None


def closure_kind(reading: Reading, rule: Rule) -> str:
    """The type of a closure as its thing decides."""
    return reading.code or rule.label


def barred_sky(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X barred Y's aircraft from its airspace"."""
    actors = doers(frame.agents if frame.is_passive else frame.subjects)
    flyers = [
        t
        for t in frame.objects
        if words_of(phrase(t)) & (_FLYERS | {"plane", "jets", "overflights", "aviation"})
        or ((m := mention_of(t)) is not None and m.kind == "airline")
    ]
    affected = without(struck(flyers), actors)
    return Reading(actors, affected) if actors and affected else None
