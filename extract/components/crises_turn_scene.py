"""The country a turn of phrase is about where neither the turn nor its clause names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from extract.components.context import ArticleContext
from extract.components.crises_turn_text import country_codes
from extract.components.crises_words import is_country
from extract.components.mentions import Mention
from extract.components.simplify import Sentence

_LONE = frozenset({"party", "place", "institution", "role", "person", "group"})
_PEOPLED = 3  # countries of which a text must speak for a town of another to be a namesake
BACK = 4  # sentences: how far back a country stays in mind


def is_likely(mention: Mention, context: ArticleContext) -> bool:
    """Whether a place lies where its reading says: its country is the article's own or is named in it."""
    code = mention.place_country
    is_dateline = mention.text.isupper() and len(mention.text) > 3
    says_where = "," in mention.text  # "Erbil, Iraq"
    if code is None or mention.parties or is_dateline or says_where or context.read.home == code:
        return True
    if context.read.home is None and len(country_weights(context)) < _PEOPLED:
        return True
    return any(code in named_outright(s.mentions) for s in context.read.sentences)


def is_set_abroad(sentence: Sentence, context: ArticleContext) -> bool:
    """Whether the sentence places its event in a town nobody knows, in a text about more countries than its own."""
    home = context.read.home
    weights = country_weights(context)
    others = max((count for code, count in weights.items() if code != home), default=0)
    if home is None or others < 3 or weights[home] > 2 * others:
        return False
    taken = [(m.start - sentence.start, m.end - sentence.start) for m in sentence.mentions]
    taken += [(d.char_start, d.char_end) for d in sentence.dates]
    return any(
        all(spot.end(1) <= start or spot.start(1) >= end for start, end in taken)
        for spot in _UNKNOWN_SPOT.finditer(sentence.text)
    )


_UNKNOWN_SPOT = re.compile(
    r"\b(?:in|at|near|vicinity of|town of|village of|outside) ([A-ZÀ-Þ][a-zà-ÿ’'-]{3,}\w)"
)


def named_outright(mentions: Iterable[Mention]) -> set[str]:
    """Countries that mentions name outright, or by a capital, a demonym or an institution."""
    there = (m for m in mentions if not m.is_anaphor and m.kind not in _BORNE and not is_posted(m))
    return {c for m in there for c in m.parties if is_country(c)}


_BORNE = ("person", "airline")


def is_posted(mention: Mention) -> bool:
    """An embassy or its envoy stands in another country than its own."""
    return bool(_POSTED & set(mention.text.lower().split()))


_POSTED = frozenset("embassy consulate ambassador envoy consul diplomats high-commissioner chargé".split())


def named(mentions: Sequence[Mention], context: ArticleContext) -> set[str]:
    """Countries named outright; where there are none, those of the places."""
    places = (m for m in mentions if m.kind == "place" and m.place_country and is_likely(m, context))
    return named_outright(mentions) or {str(m.place_country) for m in places}


def scene_without(
    sentence: Sentence, own: Sequence[Mention], context: ArticleContext, actors: set[str]
) -> str | None:
    """The one country in mind at a turn that is not among the actors: what stands before it, dateline, title."""
    addressed = of_sympathy(sentence)
    if addressed:
        return addressed
    label = labelled(sentence, context)
    if len(label) == 1 and label[0] not in actors and not named(own, context) - actors - set(label):
        return label[0]
    for mentions in (own, *(other.mentions for other in _before(sentence, context))):
        here = named([m for m in mentions if not is_elsewhere(m, sentence)], context) - actors
        if context.read.home in here:
            return context.read.home
        if here:
            return next(iter(here)) if len(here) == 1 else None
    if is_set_abroad(sentence, context):
        return None
    behind = [m for m in sentence.mentions if m not in own and not m.persons and is_likely(m, context)]
    there = [m for m in behind if not (is_elsewhere(m, sentence) or _is_of_people(m, sentence))]
    here = set(countries_of(there)) - actors
    if len(here) == 1:  # "A launch sank in the Padma, Bangladeshi police said"
        return next(iter(here))
    weights = country_weights(context)
    home = context.read.home
    if home is not None and home not in actors and _is_at_home(context, weights):
        return home
    top = dominant({code: count for code, count in weights.items() if code not in actors})
    return _titled(context, actors) or _struck_so_far(context, actors) or top


def country_weights(context: ArticleContext) -> Counter[str]:
    """How often the text names each country, by its places and its people too."""
    return Counter(code for s in context.read.sentences for m in s.mentions for code in country_of(m))


def country_of(mention: Mention) -> list[str]:
    """The country that a mention names, if any; no organisation, pronoun or embassy does."""
    if mention.kind not in _LONE or mention.is_anaphor or is_posted(mention):
        return []
    is_state = mention.is_adjective or mention.persons or mention.office_code or mention.kind == "institution"
    code = mention.place_country or (mention.parties[0] if mention.parties and is_state else None)
    return [code] if code and is_country(code) else []


def countries_of(mentions: Iterable[Mention]) -> list[str]:
    """Codes of the countries that mentions name, each once."""
    return list(dict.fromkeys(code for mention in mentions for code in country_of(mention)))


def labelled(sentence: Sentence, context: ArticleContext) -> list[str]:
    """ "MOZAMBIQUE. ...": a country or place in capitals, or before a colon, that opens the paragraph."""
    paragraph = [s for s in context.read.sentences if s.paragraph == sentence.paragraph]
    if not paragraph:
        return []
    first = paragraph[0]
    opening = [m for m in first.mentions if m.start - first.start < 25]
    return countries_of(
        m for m in opening if m.text.isupper() or first.text[m.end - first.start :][:1] == ":"
    )


def dominant(weights: Mapping[str, int]) -> str | None:
    """The country that the text speaks of most, by far."""
    top = max(weights, key=lambda code: weights[code], default=None)
    return top if top and weights[top] > 2 and weights[top] >= 0.6 * sum(weights.values()) else None


def _is_at_home(context: ArticleContext, weights: Counter[str]) -> bool:
    """Whether the text is about the country it was written in: it has a dateline there, or names it often."""
    home = context.read.home
    return bool(context.read.dateline) or not weights or weights[home or ""] >= 0.4 * max(weights.values())


def is_elsewhere(mention: Mention, sentence: Sentence) -> bool:
    """ "Since independence from X", "fled to X", "X's condolences", "X sent tents": nothing happened in X."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before, after = sentence.text[:start], sentence.text[end:]
    return any((_AWAY.search(before), _SYMPATHY.match(after), _ARRIVING.match(after), _GIVING.match(after)))


def is_across_line(mention: Mention, sentence: Sentence) -> bool:
    """ "A village near the border with X": it lies on this side."""
    return _LINE.search(sentence.text[: max(0, mention.start - sentence.start)]) is not None


_LINE = re.compile(
    r"\b(?:border|frontier|boundary|line) (?:with|to)(?: the| neighbou?ring)? $", re.IGNORECASE
)


def is_refuge(mention: Mention, sentence: Sentence) -> bool:
    """ "The attacks made thousands flee to X": X took them in."""
    return bool(_FLED.search(sentence.text[: max(0, mention.start - sentence.start)]))


_FLED = re.compile(
    r"\b(?:flee|fled|fleeing|escape|escaped|refuge)(?: [\w-]+){0,3} (?:to|into|in)(?: the)? $", re.I
)
_AWAY = re.compile(
    r"(?:independen\w+ (?:from|of)|(?:fle[ed]\w*|escap\w+|flown|flew|taken|took|brought|evacuat\w+|"
    r"airlift\w+|ferried|bussed|transferr\w+|repatriat\w+|head\w+|mov\w+|relocat\w+|travel\w*|sent|sends?|went|shipp?\w+|"
    r"sail\w*|bound|left|leave|cross\w+)(?: [\w-]+){0,5} (?:to|into|for|towards?))(?: the)? $",
    re.IGNORECASE,
)


def _is_of_people(mention: Mention, sentence: Sentence) -> bool:
    """ "Nationals of X", "the ambassador of X": who they are, not where."""
    return _BELONGING.search(sentence.text[: max(0, mention.start - sentence.start)]) is not None


_BELONGING = re.compile(
    r"\b(?:nationals|citizens|students|diplomats|embassy|ambassador|consul\w*) of(?: the)? $"
)
_ARRIVING = re.compile(
    r" (?:[\w-]+ ){0,3}(?:policem[ae]n|police|troops|soldiers|marines|peacekeepers|planes?|aircraft|"
    r"ships?|rescuers|experts|officers)"
    r"(?: [\w-]+){0,3} (?:land|arriv|touch|disembark|reach|deploy|fl[ye]w?\b|join)\w*"
)
_GIVING = re.compile(
    r" (?:[a-z-]+ ){0,3}(?:sent|sends?|offer(?:s|ed)|donat\w+|gave|gives|provid\w+|pledg\w+|deliver\w+|lent|suppl\w+) "
    r"(?:us|our|"
    r"(?:[\w-]+ ){0,3}(?:rescuers|firefighters|aid|relief|help|doctors|medics|teams?|tents|money|tonnes|food))\b"
)
_SYMPATHY = re.compile(
    r"(?:['’]s?)? (?:[\w-]+ ){0,3}"
    r"(?:condolences?|sympath\w+|solidarity|support|commitment|concern|efforts|assistance)\b"
)


def of_sympathy(sentence: Sentence) -> str | None:
    """ "Sent a telegram of condolence to the President of X over the floods": X, to whom it is addressed."""
    spoken = _SORROW.search(sentence.text)
    if spoken is None:
        return None
    for mention in sentence.mentions:
        start = mention.start - sentence.start
        code = mention.place_country or next((c for c in mention.parties if is_country(c)), None)
        is_addressed = (
            _TO.search(sentence.text[spoken.end() : start])
            if start >= spoken.end()
            else _SENT_TO.search(sentence.text[:start])
        )
        if code and is_addressed:
            return code
    return None


_SORROW = re.compile(
    r"\b(?:condolences?|sympath(?:y|ies)|commiserat\w+|mourns? with|grieving with)\b", re.IGNORECASE
)
_SENT_TO = re.compile(
    r"\b(?:(?:cable|message|letter|telegram|note)s?\b[^;:.]{0,40}\bto|"
    r"(?:spoke|spoken|talked|conversation|call)\b[^;:.]{0,40}\b(?:to|with)) "
    r"(?:the |its |their |his )?(?:[\w.-]+ ){0,4}$",
    re.IGNORECASE,
)
_TO = re.compile(r"^[^;:.]{0,90}\b(?:to|with) (?:the |its |their |his )?(?:[\w-]+ ){0,4}$", re.IGNORECASE)


def pair_in_mind(sentence: Sentence, context: ArticleContext) -> list[str]:
    """Two countries at odds: the only ones of this sentence, of one just before it, or of the title's first."""
    for back in range(BACK + 1):
        if sentence.index < back:
            break
        other = context.read.sentences[sentence.index - back]
        codes = {code for code in _states(other) if is_country(code)}
        if len(codes) == 2:
            return sorted(codes)
    first = {code for code in _states(context.read.sentences[0]) if is_country(code)}
    return sorted(first) if len(first) == 2 else []


def _states(sentence: Sentence) -> set[str]:
    return {code for m in sentence.mentions if m.kind != "place" for code in m.parties}


def _before(sentence: Sentence, context: ArticleContext) -> Iterable[Sentence]:
    """Sentences before it in its paragraph, a label over it included, the nearest first."""
    for back in range(1, BACK + 1):
        if sentence.index < back:
            return
        other = context.read.sentences[sentence.index - back]
        is_label = other.kind == "heading" or len(other.text) < 40
        if other.paragraph != sentence.paragraph and not is_label:
            return
        yield other


def _struck_so_far(context: ArticleContext, actors: set[str]) -> str | None:
    """The one country that all crises told so far struck."""
    told = [f.with_role("affected") - actors for f in context.facts if f.family == "crisis"]
    struck = set().union(*told)
    return next(iter(struck)) if len(struck) == 1 and len(told) > 1 else None


def _titled(context: ArticleContext, actors: set[str]) -> str | None:
    title = (context.read.article.title or "").lower()
    found = (
        {
            code
            for s in context.read.sentences
            for m in s.mentions
            if m.kind in ("party", "place") and m.text.lower().removeprefix("the ") in title
            for code, _ in country_codes([m])
            if is_country(code)
        }
        - actors
        if title
        else set()
    )
    found = found or {code for code in context.read.title_parties if is_country(code)} - actors
    return next(iter(found)) if len(found) == 1 else None
