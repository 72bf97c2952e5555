"""Who is who in a sentence: offices, people, countries and groups, by patterns over symbols.

First reading: each phrase gives a draft mention with the party, office and name that its own words state.
What needs the rest of the article (surnames, "the minister", "both leaders") is left to `people`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.components.gazetteer import Gazetteer, Hit, Holder, Office, Place
from extract.components.mentions import Mention
from extract.components.required import first_characters
from extract.components.symbols import Item, SymbolWriter
from extract.components.tokens import Token, fold, tokenise
from extract.components.words import common_words, is_word

_PRE = r"(?:[PC]s?|D)"
_OFFICES = r"(?:m?-?m*OO?(?:(?:,|a|,a|-)m*O)*+)"
_OF = r"(?:(?:ot?(?:[NgOW]{1,3}|wG))?+ot?(?:Ps[wWg]{1,3}(?=,)|Dg{1,2}|[PCDL]))"
_NAME = r"(?:T*[HN])"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "office_of_parties",
            rf"t?m*(?P<head>Q),?(?P<list>(?P<names>{_NAME}ot?P(?:,{_NAME}ot?P)*,?a{_NAME}ot?P))",
        ),
        (
            "office_of_parties",
            rf"t?m*(?P<head>Q),?(?P<names>{_NAME}(?:,{_NAME})*,?a{_NAME})o(?P<list>t?P(?:,t?P)*,?at?P)",
        ),
        (
            "people_of_office",
            rf"t?(?P<pre>{_PRE})?m*(?P<head>Q)(?P<of>{_OF})?,?(?P<names>{_NAME}(?:,{_NAME})*,?a{_NAME})",
        ),
        (
            "office_of_parties",
            r"t?(?P<list>[DP](?:,[DP])*(?:,?a|-)[DP]|D(?:,D)+(?=m*Q))m*[wW]?(?P<head>[QGkg])(?:,?(?P<names>T*[HN](?:,T*[HN])*,?aT*[HN]),?)?",
        ),
        (
            "office_of_parties",
            r"t?n?(?P<head>Q)ot?(?P<list>[PC](?:,t?[PC])*(?:,?a)t?[PC])(?:,(?P<names>T*[HN](?:,T*[HN])*,?aT*[HN]),?)?",
        ),
        ("office_of_parties", r"t?n?(?P<head>[QG])ot?(?P<list>D(?:,D)*,?aD)[gG]"),
        ("office_of_parties", r"(?P<list>[PC](?:,[PC])*(?:,?a)[PC])s(?P<head>Q)"),
        ("person", rf"T*(?P<det>[th])?(?P<office>{_OFFICES}),?(?P<name>{_NAME})(?P<of>ot?P)(?![s-])"),
        (
            "person",
            rf"T*(?P<det>[th])?m*+(?P<pre>{_PRE})?(?P<office>{_OFFICES})(?P<of>{_OF})?(?P<comma>,)?(?P<name>{_NAME})"
            rf"(?:,t?(?P<pre2>{_PRE})?(?P<office2>{_OFFICES})(?P<of2>{_OF})?+(?!O|,?{_NAME}),?|(?(comma),(?!a?{_NAME})))?",
        ),
        (
            "person",
            rf"T*(?P<det>[th])?m*+(?P<pre>{_PRE})?(?P<office>{_OFFICES})(?P<of>{_OF})?(?P<name>{_NAME})",
        ),
        (
            "person",
            rf"(?P<name>{_NAME}),(?P<det>[th])?(?P<pre>{_PRE})?[wW]?(?:Osm*)?(?P<office>{_OFFICES})(?P<of>{_OF})?+(?!,?{_NAME})(?P<tail>,)?",
        ),
        ("group", r"t?(?P<office>[OQgG])[wW]?ot?n(?P<head>[GQ])(?!,?T*[HN])"),
        ("group", r"[th]?(?P<number>n)t?n?m?[wW]?(?P<head>[GQk])(?!,?T*[HN])"),
        ("bodies", r"[th]?(?P<number>n)m?[wW]?(?P<head>g)(?!,?T*[HN])"),
        ("bare_group", r"t?n?(?P<number>n)(?=[wmg])"),
        ("counterpart", r"(?P<det>[th])?m*k(?P<of>ot?P(?:,t?P)*,?at?P)"),
        (
            "counterpart",
            rf"(?P<det>[th])?(?P<pre>{_PRE})?m*k(?P<of>{_OF})?(?:,?(?P<name>{_NAME})(?P<of2>ot?P(?!s))?(?P<tail>,)?)?",
        ),
        ("person", rf"(?P<pre>[PC])s(?P<name>{_NAME})"),
        ("person", rf"(?P<name>{_NAME})o(?P<of>t?P)(?!-|a(?!{_NAME}o))"),
        ("person", rf"(?P<name>{_NAME}),o(?P<of>t?P)(?=[,.])"),
        (
            "role",
            rf"T*(?P<det>[th])?m*+(?P<pre>{_PRE})?(?P<office>m?-?m*[OQ]O?(?:(?:,|a|,a)m*O)*)(?P<of>{_OF})?",
        ),
        ("institution", rf"t?(?P<pre>{_PRE})(?:w|W|0)?gg?"),
        ("institution", r"t?g(?P<of>ot?D)gg?"),
        ("institution", rf"t?g(?P<of>{_OF})"),
        ("group", r"(?P<det>t)m?(?P<head>[GQ])"),
        ("titled_name", r"(?P<name>T+[HN])"),
        ("holder", r"(?P<name>H)"),
        ("name", r"(?P<name>N)"),
        ("institution", r"t?g"),
        ("pronoun", r"[pbi]|T(?=[wW])"),
        ("capital", r"t?(?P<party>D)w"),
        ("party", r"t?(?P<party>[PDCLA])"),
    )
)


@dataclass(slots=True)
class Draft:
    """A phrase as read, before the article resolves it. Token positions are those of its sentence."""

    pattern: str
    start: int
    end: int
    parties: tuple[str, ...] = ()
    names: tuple[tuple[int, int], ...] = ()  # token spans of the printed names, honorifics left out
    holders: tuple[Holder, ...] = ()
    office: Office | None = None
    office_tokens: tuple[int, int] | None = None
    hit: Hit | None = None
    symbol: str = ""
    is_plural: bool = False
    is_former: bool = False
    is_definite: bool = False
    is_possessive: bool = False
    number: str | None = None
    titled: bool = False
    has_complement: bool = False  # "president of the bank": an office outside the government


@dataclass(slots=True)
class ReadSentence:
    """A sentence with its coarse tokens and draft mentions; `offset` is its start in the article."""

    text: str
    offset: int
    tokens: list[Token]
    drafts: list[Draft]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Article offsets of tokens [start, end)."""
        return self.offset + self.tokens[start].start, self.offset + self.tokens[end - 1].end

    def words(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


class NameReader:
    """Reads the draft mentions of a sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._writer = SymbolWriter(gazetteer)

    def read(self, text: str, offset: int) -> ReadSentence:
        tokens = tokenise(text)
        items = self._writer.write(tokens)
        sentence = ReadSentence(text, offset, tokens, [])
        symbols = "".join(item.symbol for item in items)
        position = 0
        while opening := _OPENING.search(symbols, position):
            draft, position = _draft_at(symbols, items, tokens, opening.start())
            if draft:
                self._place_office(sentence, draft)
                sentence.drafts.append(draft)
        return sentence

    def _place_office(self, sentence: ReadSentence, draft: Draft) -> None:
        if not draft.office or not draft.office_tokens:
            return
        title = sentence.words(*draft.office_tokens)
        if not draft.parties and (party := self._gazetteer.party_of_title(title, draft.office)):
            draft.parties = (party,)
        if len(draft.parties) == 1:
            draft.office = self._gazetteer.office_in(draft.parties[0], title, draft.office)


_OPENING = re.compile(r"[thm-]*[PDCLAHNOQgGknpbiT]")
"""How patterns begin; most tokens are plain words, figures and marks, and begin none."""
_PATTERNS_BY_OPENING = {
    symbol: tuple((name, pattern) for name, pattern in _PATTERNS if symbol in first_characters(pattern))
    for symbol in "thm-PDCLAHNOQgGknpbiT"
}


def _draft_at(
    symbols: str, items: list[Item], tokens: list[Token], position: int
) -> tuple[Draft | None, int]:
    for name, pattern in _PATTERNS_BY_OPENING[symbols[position]]:
        match = pattern.match(symbols, position)
        if match:
            draft = _BUILDERS.get(name, _build)(name, match, items, tokens)
            if draft:
                return draft, match.end()
    return None, position + 1


def _party_code(item: Item) -> str | None:
    if item.hit is None:
        return None
    entry = item.hit.of_kind("name", "demonym", "seat", "capital")
    return entry.code if entry else None


def _country_code(item: Item) -> str | None:
    """The party, or the country of a place: the governor of Khabarovsk is Russia's."""
    entry = item.hit.of_kind("place") if item.hit and item.symbol == "L" else None
    return entry.code if entry else _party_code(item)


def _group(match: re.Match[str], name: str) -> tuple[int, int] | None:
    if name not in match.re.groupindex or match.group(name) is None:
        return None
    return match.span(name)


def _codes(items: Sequence[Item], span: tuple[int, int] | None) -> tuple[str, ...]:
    if span is None:
        return ()
    phrase = items[span[0] : span[1]]
    bare = all(item.symbol != "t" for item in phrase)  # "the Confederation" is no town of that name
    found = (_country_code(item) if bare else _party_code(item) for item in phrase if item.symbol in "PDCL")
    return tuple(dict.fromkeys(code for code in found if code))


_OWNERS = ("of2", "pre2", "list", "of", "pre")


def _is_task(
    offices: Sequence[Item], items: Sequence[Item], tokens: Sequence[Token], span: tuple[int, int] | None
) -> bool:
    """ "Special envoy for Iran": what an envoy is sent about owns no envoy; "negotiator for Iran" is Iran's."""
    if span is None or not any(item.office and item.office.code == "special_envoy" for item in offices):
        return False
    links = [item.start for item in items[span[0] : span[1]] if item.symbol == "o"]
    is_negotiator = any(fold(tokens[item.end - 1].text) == "negotiator" for item in offices)
    return bool(links) and fold(tokens[links[0]].text) == "for" and not is_negotiator


def _named(items: Sequence[Item], span: tuple[int, int] | None) -> Iterator[Item]:
    if span:
        yield from (item for item in items[span[0] : span[1]] if item.symbol in "HN")


def _holder(item: Item) -> Holder | None:
    entry = item.hit.of_kind("holder") if item.hit else None
    return entry.payload if entry else None


def _build(name: str, match: re.Match[str], items: list[Item], tokens: list[Token]) -> Draft | None:
    """The general builder: parties from `pre`, `of` or `list`, names, offices, determiners."""
    start, end = match.span()
    governments = name == "office_of_parties" and match["head"] == "g"
    if governments and not tokens[items[match.start("head")].end - 1].text.endswith("s"):
        return None  # "the Peru-Chile government" is one body, "the Peruvian and Chilean governments" two
    named = [*_named(items, _group(match, "names")), *_named(items, _group(match, "name"))]
    office_span = _group(match, "office") or (_group(match, "head"))
    offices = [item for item in items[office_span[0] : office_span[1]] if item.office] if office_span else []
    second = _group(match, "office2")
    offices += [item for item in items[second[0] : second[1]] if item.office] if second else []
    owners = [group for group in _OWNERS if not _is_task(offices, items, tokens, _group(match, group))]
    parties = next(filter(None, (_codes(items, _group(match, group)) for group in owners)), ())
    modifiers = items[start:end]
    first = items[start]
    best = min((item.office for item in offices if item.office), key=lambda office: office.rank, default=None)
    return Draft(
        pattern=name,
        start=first.start,
        end=items[end - 1].end,
        parties=parties,
        names=tuple((item.start, item.end) for item in named),
        holders=tuple(holder for item in named if (holder := _holder(item))),
        office=best,
        office_tokens=_title_tokens(offices, best) if offices else None,
        is_plural=any(item.symbol in "QG" for item in modifiers),
        is_former=any(
            item.symbol == "m" and is_word("former", tokens[item.start].text) for item in modifiers
        ),
        is_definite=first.symbol in "th" or _group(match, "det") is not None,
        is_possessive=first.symbol == "h",
        number=next(
            (tokens[item.start].text.casefold() for item in reversed(modifiers) if item.symbol == "n"), None
        ),
        titled=any(item.symbol == "T" for item in modifiers),
        has_complement=end < len(items) and items[end].symbol == "o" and _group(match, "of") is None,
        symbol=items[end - 1].symbol,
    )


def _title_tokens(offices: list[Item], best: Office | None) -> tuple[int, int]:
    """The tokens of the title: all offices that stand together, or the one that counts."""
    if offices[-1].end - offices[0].start <= 8:
        return offices[0].start, offices[-1].end
    chosen = next(item for item in offices if item.office == best)
    return chosen.start, chosen.end


def _build_party(name: str, match: re.Match[str], items: list[Item], tokens: list[Token]) -> Draft | None:
    span = _group(match, "party")
    assert span is not None
    item = items[span[0]]
    code = _party_code(item)
    last = items[match.end() - 1]
    if name == "capital":  # "the Japanese capital"
        if tokens[last.start].text.casefold() != "capital":
            return None
        return Draft(
            name, items[match.start()].start, last.end, (code,) if code else (), hit=item.hit, symbol="D"
        )
    return Draft(
        name, items[match.start()].start, item.end, (code,) if code else (), hit=item.hit, symbol=item.symbol
    )


def _build_person(name: str, match: re.Match[str], items: list[Item], tokens: list[Token]) -> Draft | None:
    """Titles before or after a name; "the president, Erdogan said" is no apposition unless a mark closes it."""
    comma, end = _group(match, "comma"), match.end()
    closed = items[end - 1].symbol == ","
    if comma and not closed and end < len(items) and items[end].symbol == "w" and not _group(match, "of"):
        return None
    if _of_two_countries(match, items):
        return None  # "In a letter to the Thai premier, Laos's president asked"
    draft = _build(name, match, items, tokens)
    if draft and not draft.office and draft.names and not draft.holders:
        start, stop = draft.names[0]
        words = [token.text for token in tokens[start:stop]]
        if len(words) < 2:
            return None  # "Georgia's Sighnaghi district"
        if any(
            (fold(word) in common_words() and not is_word("given_name", word))
            or (word.isupper() and len(word) > 2)
            for word in words
        ):
            return None  # "Myanmar's Independent Investigative Mechanism", "Iran's JCPOA commitments"
    return draft


def _of_two_countries(match: re.Match[str], items: list[Item]) -> bool:
    """A title before the name and one behind it of different countries are of two people."""
    before = _codes(items, _group(match, "of")) or _codes(items, _group(match, "pre"))
    behind = _codes(items, _group(match, "of2")) or _codes(items, _group(match, "pre2"))
    return bool(before and behind and before != behind)


def _build_bare_group(
    name: str, match: re.Match[str], items: list[Item], tokens: list[Token]
) -> Draft | None:
    """ "The two had already talked", "All three agreed": a number that is itself the subject of a verb."""
    following = tokens[items[match.end()].start].text.casefold()
    if not (is_word("verb_opener", following) or (following.endswith("ed") and len(following) > 4)):
        return None
    draft = _build(name, match, items, tokens)
    if draft and draft.number in ("both", "all"):
        return draft if tokens[draft.end - 1].text.casefold() != "all" else None
    return draft


def _build_bodies(name: str, match: re.Match[str], items: list[Item], tokens: list[Token]) -> Draft | None:
    """ "The two governments", "both delegations": bodies of countries; not "two soldiers"."""
    head = tokens[items[match.start("head")].start].text
    known = items[match.start()].symbol in "th" or tokens[items[match.start()].start].text.lower() == "both"
    return _build("group", match, items, tokens) if known and is_word("country_noun", head) else None


def _build_institution(
    name: str, match: re.Match[str], items: list[Item], tokens: list[Token]
) -> Draft | None:
    """ "Poland scrambled jets", "troops from Niger", "the Indian state of Bihar": a verb, an origin, a region."""
    inside = items[match.start() : match.end()]
    following = [token.text.casefold() for token in tokens[inside[-1].end - 1 : inside[-1].end + 1]]
    if following == ["state", "of"]:
        return None
    if any(item.symbol == "o" and tokens[item.start].text.casefold() == "from" for item in inside):
        return None
    gaps = [item for item in inside if item.symbol == "w" and tokens[item.start].text.islower()]
    owned = any(item.symbol in "Ds" for item in inside)
    named = next((tokens[item.start].text for item in inside if item.symbol in "PC"), "")
    acts = any(tokens[item.start].text.endswith("ed") for item in gaps)  # "POLAND scrambled jets"
    if gaps and not owned and (acts or not named.isupper()):
        return None
    return _build(name, match, items, tokens)


_BUILDERS: dict[str, Callable[[str, re.Match[str], list[Item], list[Token]], Draft | None]] = {
    "party": _build_party,
    "capital": _build_party,
    "bodies": _build_bodies,
    "bare_group": _build_bare_group,
    "person": _build_person,
    "institution": _build_institution,
}


_DWARFED = 8
"""Times the people of a namesake nearby that a city has for the bare name to mean it all the same."""


def place_of(hit: Hit | None, near: Sequence[str]) -> Place | None:
    """The place a hit names: the one in a country named nearby, else the most populous.

    A town nearby is not meant where a namesake dwarfs it: in American news too, Geneva is the Swiss one.
    """
    places = [entry.payload for entry in hit.entries if entry.kind == "place"] if hit else []
    most = max((place.population for place in places), default=0)

    def likelihood(place: Place) -> tuple[bool, int]:
        return place.country_code in near and place.population * _DWARFED >= most, place.population

    return max(places, key=likelihood, default=None)


__all__ = ["Draft", "Mention", "NameReader", "ReadSentence", "place_of"]
