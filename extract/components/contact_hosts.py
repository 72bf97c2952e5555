"""Officials named without a country: met by a foreigner, they are of the country where the two meet.

"Petkov arrived in Skopje on Monday. He was received by President Goran Ristov": nothing names Ristov's country,
and an agency of Sofia would make him its own. The place of the visit does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from extract.components.clauses import clause_verb, mention_of, token_of
from extract.components.contact_sides import PHONE
from extract.components.context import ArticleContext, Parsed
from extract.components.inflection import verb_forms
from extract.components.mentions import Mention
from extract.components.tokens import fold
from extract.components.words import is_word

_STATE_LEVELS = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "minister",
        "deputy_minister",
        "parliament",
        "military",
    }
)
_NATIONAL = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
_SENTENCES_BACK = 2
_HOSTS = ("officials", "ministers", "diplomats")
_JOINING = re.compile(
    r"\s*(?:,|and|,\s*and|as well as|,\s*as well as)\s*(?:with\s+|the\s+)?"
    r"|(?: (?:on|in|at|earlier|later|late|early|this|the)(?: [\w.:]+){1,5})?"
    r"\s*(?:,\s*)?(?:and|then)\b,?(?: [\w.:]+,?){0,6} "
)


def settle_hosts(parsed: Parsed, context: ArticleContext) -> None:
    """Give the officials without a country whom a visitor of another meets the country they are in."""
    mentions = parsed.sentence.mentions
    for officials, place in pairwise(mentions):
        if _are_of(officials, place, parsed):
            officials.parties = (place.place_country or "",)
    strangers = [m for m in mentions if _has_no_country(m)]
    guests = {code for m in mentions if m not in strangers and _comes(m) for code in m.parties}
    if strangers and len(guests) == 1:
        strangers = sorted(
            [*strangers, *(m for m in mentions if _is_assumed(m, guests) and _is_met(m, parsed))], key=_start
        )
        guests = {code for m in mentions if m not in strangers and _comes(m) for code in m.parties}
    elif len(guests) == 1:
        assumed = [m for m in mentions if _is_assumed(m, guests) and not _goes(m, parsed)]
        strangers = _but_the_guest(assumed, parsed)
        guests = {code for m in mentions if m not in strangers and _is_guest(m) for code in m.parties}
    if not strangers or not guests or not _are_named_together(strangers, context.read.text):
        return
    country = _source(parsed, strangers[0]) or _other_of_two(strangers[0], guests, context)
    country = country or _scene(parsed, context, guests)
    if country is None and len(guests) == 2 and all(_is_called_on(m, parsed) for m in strangers):
        country = _scene(parsed, context, _of_who_comes(strangers, parsed) & guests or guests)
    for stranger in strangers if country else ():
        _settle(stranger, country or "", context)


def _is_called_on(stranger: Mention, parsed: Parsed) -> bool:
    token = token_of(parsed.doc, stranger)
    return token is not None and (
        token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ in ("with", "on"))
    )


def _of_who_comes(strangers: Sequence[Mention], parsed: Parsed) -> set[str]:
    """The countries of the subjects: "she called on President X and met her counterpart Y"."""
    going = {
        code
        for token in parsed.doc
        if token.dep_ == "nsubj" and (m := mention_of(token)) is not None and m not in strangers and _comes(m)
        for code in m.parties
    }
    return going if len(going) == 1 else set()


def _but_the_guest(assumed: list[Mention], parsed: Parsed) -> list[Mention]:
    """ "President X leaves for Tbilisi, where he will confer with Premier Y": who goes is named before who receives."""
    if len(assumed) != 2 or not PHONE.isdisjoint(t.lower_ for t in parsed.doc):
        return assumed
    guest, host = assumed
    placed = [m for m in parsed.sentence.mentions if guest.end < m.start < host.start and m.place_country]
    return [host] if placed else assumed


def _are_named_together(strangers: Sequence[Mention], text: str) -> bool:
    """One, or a list that opens with who leads or speaks for a country: "President X and Foreign Minister Y"."""
    gaps = (text[one.end : other.start] for one, other in pairwise(strangers))
    is_list = all(_JOINING.fullmatch(gap) for gap in gaps)
    return len(strangers) == 1 or (is_list and strangers[0].level_code in _NATIONAL)


def _are_of(officials: Mention, place: Mention, parsed: Parsed) -> bool:
    """ "Met officials in Tehran": of the country whose capital it is, unless an organisation has its seat there."""
    if officials.kind != "role" or officials.parties or not officials.text.endswith(_HOSTS):
        return False
    start = parsed.sentence.start
    between = parsed.sentence.text[officials.end - start : place.start - start].strip()
    return between == "in" and place.is_capital and not is_word("organisation_seat", place.text)


def _has_no_country(mention: Mention) -> bool:
    if mention.parties or mention.is_plural or mention.level_code is None or mention.is_former:
        return False
    is_office = (
        mention.kind == "role"
        and mention.level_code in _STATE_LEVELS
        and (mention.is_anaphor or _is_counterpart(mention))
    )
    return bool(mention.persons) or is_office


def _is_counterpart(mention: Mention) -> bool:
    return any(is_word("counterpart", word) for word in fold(mention.text).replace(",", "").split())


def _is_assumed(mention: Mention, guests: set[str]) -> bool:
    """Whether only the page's own country, which the others are of, was taken for that of the official."""
    if len(mention.persons) != 1 or mention.level_code not in _STATE_LEVELS or mention.is_former:
        return False
    person = mention.persons[0]
    return person.party_is_assumed and person.party_code in guests and mention.kind == "person"


def _start(mention: Mention) -> int:
    return mention.start


def _is_met(mention: Mention, parsed: Parsed) -> bool:
    """Whether the mention stands for whom somebody else meets."""
    token = token_of(parsed.doc, mention)
    return token is not None and token.dep_ in ("dobj", "pobj")


def _goes(mention: Mention, parsed: Parsed) -> bool:
    """ "Minister X will pay a visit to Peru": who goes there is not of there."""
    token = token_of(parsed.doc, mention)
    verb = clause_verb(token) if token is not None and token.dep_ in ("nsubj", "conj", "appos") else None
    if verb is None:
        return False
    pays = verb.lower_ in _PAYING and any(c.lower_ in _VISITS for c in verb.children)
    return pays or verb.lower_ in _GOING


_GOING = frozenset(
    form
    for verb in "visit travel arrive fly go head depart leave journey land proceed reach tour".split()
    for form in verb_forms(verb)
)
_PAYING = frozenset(form for verb in "pay make begin start conclude end".split() for form in verb_forms(verb))
_VISITS = frozenset({"visit", "trip", "tour"})


def _is_guest(mention: Mention) -> bool:
    return bool(mention.persons) and mention.office_code != "spokesperson"


def _comes(mention: Mention) -> bool:
    if mention.is_adjective:
        return False
    return bool(mention.persons) or mention.kind in ("role", "pronoun", "institution")


def _source(parsed: Parsed, stranger: Mention) -> str | None:
    """ "Peru's foreign ministry said Minister X had met Y": a ministry that names nobody else of its own."""
    text, start = parsed.sentence.text, parsed.sentence.start
    sources = [
        m.parties[0]
        for m in parsed.sentence.mentions
        if m.kind == "institution" and len(m.parties) == 1 and _SAID.match(text, m.end - start)
    ]
    others = {
        code
        for m in parsed.sentence.mentions
        if m is not stranger and m.kind != "institution" and _comes(m)
        for code in m.parties
    }
    return sources[0] if len(sources) == 1 and sources[0] not in others else None


_SAID = re.compile(r"\s(?:has |had )?(?:said|reported|announced|confirmed|stated)\b")


def _scene(parsed: Parsed, context: ArticleContext, guests: set[str]) -> str | None:
    """The foreign country of the sentence, else the one named last before it; of two nobody can tell."""
    index, kinds = parsed.sentence.index, context.read.party_kinds
    for sentence in reversed(context.read.sentences[max(0, index - _SENTENCES_BACK) : index + 1]):
        found = list(dict.fromkeys(_countries(sentence.mentions, guests, kinds)))
        places = list(dict.fromkeys(_countries(filter(_is_town, sentence.mentions), guests, kinds)))
        if len(found) > 1 and len(places) == 1:
            return places[0]  # "discussed it with his Peruvian counterpart, will travel to Quito"
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _other_of_two(stranger: Mention, guests: set[str], context: ArticleContext) -> str | None:
    """One of "the prime ministers X and Y" of an article about two countries, met by the other country's people."""
    others = set(context.read.pair) - guests
    is_paired = any(person.is_paired for person in stranger.persons)
    return others.pop() if is_paired and len(others) == 1 else None


def _is_town(mention: Mention) -> bool:
    return mention.kind == "place" and not is_word("organisation_seat", mention.text)


def _countries(mentions: Iterable[Mention], guests: set[str], kinds: Mapping[str, str]) -> Iterable[str]:
    """The countries of the mentions; an organisation is no place where somebody could be."""
    for mention in mentions:
        country = mention.place_country or (mention.parties[0] if len(mention.parties) == 1 else None)
        if kinds.get(country or "") == "organisation":
            continue
        if country and not mention.is_adjective and country not in guests:
            yield country


def _settle(stranger: Mention, country: str, context: ArticleContext) -> None:
    """The mention, its person and the person's other mentions take the country."""
    stranger.parties = (country,)
    for person in stranger.persons:
        person.party_code, person.party_is_assumed = country, False
        for sentence in context.read.sentences:
            for mention in sentence.mentions:
                if mention.persons == (person,):
                    mention.parties = (country,)
