"""The country an unplaced sentence speaks of: its paragraph's, its label's, its dateline's or its headline's.

"MOZAMBIQUE. Post-election protests have left 67 dead" and "Floods in May displaced thousands" under a dateline
MOGADISHU name no country beside the event; a reader takes it from there. Used only for sentences that tell of a
particular event: dated, counted, or with harm done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Token

from extract.components.context import ArticleContext, Parsed
from extract.components.crises_phrases import Named
from extract.components.crises_turn_scene import (
    countries_of,
    country_weights,
    dominant,
    is_across_line,
    is_elsewhere,
    is_set_abroad,
    labelled,
    of_sympathy,
)
from extract.components.crises_words import crisis_words, is_country
from extract.components.mentions import Mention
from extract.components.simplify import Sentence

_STATES = frozenset("is was are were remains remained stays stayed saw sees witnessed lies".split())
"""Verbs whose subject is where the event was: "X saw clashes", "X is quiet after the riots"."""


def is_particular(token: Token) -> bool:
    """Whether the sentence tells of one event: it has a day, or the dead and the damage."""
    words = {other.lower_ for other in token.doc}
    dated = any(other._.date is not None for other in token.doc)
    return dated or bool(words & crisis_words()["harm"])


def scene_of(parsed: Parsed, context: ArticleContext, event: Token) -> list[Named]:
    """The scene's country, or nothing where the text leaves a choice."""
    speakers = {
        t._.mention
        for a in event.ancestors
        if a.lower_ not in _STATES
        for t in a.children
        if t.dep_ in ("nsubj", "agent") and t._.mention
    }
    addressed = of_sympathy(parsed.sentence)
    if addressed:
        return [_named(addressed)]
    own = countries_of(
        m
        for m in parsed.sentence.mentions
        if m not in speakers
        and not is_elsewhere(m, parsed.sentence)
        and not is_across_line(m, parsed.sentence)
    )
    if len(own) == 1:
        return [_named(own[0])]
    label = labelled(parsed.sentence, context)
    if len(label) == 1 and (not own or label[0] in own):
        return [_named(label[0])]
    if not own and is_set_abroad(parsed.sentence, context):
        return []
    weights = country_weights(context)
    paragraph = [code for code in _of_paragraph(parsed, context) if weights[code] > 1]
    for codes in (
        paragraph,
        _of_dateline(context),
        _of_title(context),
        _of_home(context, weights),
        [top] if (top := dominant(weights)) else [],
        _of_crises(context),
    ):
        if len(codes) == 1 and (not own or codes[0] in own):
            return [_named(codes[0])]
    return []


def _of_crises(context: ArticleContext) -> list[str]:
    """The one country that all crises told so far struck."""
    told = [f.with_role("affected") for f in context.facts if f.family == "crisis"]
    struck = set().union(*told)
    return list(struck) if len(struck) == 1 and len(told) > 1 else []


def _of_home(context: ArticleContext, weights: Counter[str]) -> list[str]:
    """The publisher's own country, where the text speaks of it most."""
    home = context.read.home
    words = (context.read.article.publisher or "").lower().split()
    if _STATE_VOICES.intersection(words):
        return []
    return (
        [home]
        if home and weights and weights[home] >= 0.4 * max(weights.values()) and weights[home] > 1
        else []
    )


_STATE_VOICES = frozenset(
    {"department", "ministry", "council", "government", "embassy", "presidency", "office", "house"}
)
"""Publishers that speak for a country about others."""


def _named(code: str) -> Named:
    return Named(code, None, Mention("place", 0, 0, "", (code,), is_anaphor=True), 0)


def _of_paragraph(parsed: Parsed, context: ArticleContext) -> list[str]:
    """Countries of the sentences before in the paragraph, and of a heading or label right above it."""
    sentence = parsed.sentence
    before = context.read.sentences[: sentence.index]
    same = [other for other in before if other.paragraph == sentence.paragraph]
    above = before[len(before) - len(same) - 1 : len(before) - len(same)] if len(before) > len(same) else []
    label = [other for other in above if other.kind == "heading" or len(other.text) < 40]
    return countries_of(m for other in (same or label) for m in other.mentions) or countries_of(
        _mentions(label)
    )


def _mentions(sentences: Iterable[Sentence]) -> list[Mention]:
    return [mention for sentence in sentences for mention in sentence.mentions]


def _of_dateline(context: ArticleContext) -> list[str]:
    return [context.read.home] if context.read.dateline and context.read.home else []


def _of_title(context: ArticleContext) -> list[str]:
    """The one country of the text that the headline names too."""
    title = (context.read.article.title or "").lower().replace("’", "'")
    if not title:
        return []
    mentions = _mentions(context.read.sentences)
    named = [m for m in mentions if m.text.lower().removeprefix("the ") in title]
    outright = countries_of(m for m in named if not m.is_adjective and not m.persons) or countries_of(named)
    return outright or [code for code in context.read.title_parties if is_country(code)]


_REMEMBRANCE = frozenset(
    "memorial monument anniversary museum commemoration vigil exhibition remembrance reward rewards bounty".split()
)


def is_remembered(token: Token) -> bool:
    """ "A memorial for the victims of the earthquake was opened in X": X is where it is remembered."""
    return any(ancestor.lower_ in _REMEMBRANCE for ancestor in token.ancestors)
