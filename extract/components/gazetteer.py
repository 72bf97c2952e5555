"""Known names in tokens: countries, organisations, places, airlines, offices, office holders.

One token trie holds every alias of the reference tables, so a sentence is scanned once, leftmost longest
match first, whatever the number of names. Sources: the CSV files of `seeds/`.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

from extract.components.portfolios import Portfolios
from extract.components.tokens import Token, fold, tokenise
from extract.components.words import RULES_DIR, common_words, is_word, word_lists

EntryKind = Literal[
    "name", "demonym", "capital", "seat", "place", "airline", "firm", "office", "holder", "blocked"
]
PARTY_KINDS = frozenset({"name", "demonym", "capital", "seat"})
_ALIAS_KINDS: dict[str, EntryKind] = {
    "name": "name",
    "abbreviation": "name",
    "demonym": "demonym",
    "demonym_plural": "demonym",
    "capital": "capital",
    "government_seat": "seat",
}


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    country_code: str | None
    population: int


@dataclass(frozen=True, slots=True)
class Office:
    code: str
    title: str
    level_code: str
    branch: str
    rank: int


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of a person in an office, from the reference table; None bounds are open."""

    name: str
    family_name: str
    office_code: str
    party_code: str
    valid_from: date | None
    valid_to: date | None
    spellings: tuple[frozenset[str], ...] = ()  # folded words of the name and of each alias

    def is_named(self, words: frozenset[str]) -> bool:
        """Whether the words are a short or full form of one spelling of the name.

        Two words in common will do if nothing else differs: the Kims and the Sheikhs share their names.
        """
        return any(
            words <= spelling
            or len((words & spelling) - _TITLES) >= (2 if spelling <= words or len(words) == 2 else 3)
            for spelling in self.spellings
        )

    def serves_on(self, day: date | None) -> bool:
        """Whether the term covers the day; an unknown day is covered by every term."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


_TITLES = frozenset(
    "king queen prince princess emperor sheikh sheikha sayyid pope i ii iii iv v vi vii viii ix x xiv jr sr al".split()
)
"""Words of a name that many names share: they tell nobody apart."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an alias stands for: the kind, the party, place, office or holders behind it."""

    kind: EntryKind
    code: str | None
    is_plural: bool = False
    payload: Any = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens [start, end) of a sentence that spell a known name, with every reading of it."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def of_kind(self, *kinds: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.kind in kinds), None)


_WITHOUT_CAPITAL = frozenset({"office", "blocked"})


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    entries: list[tuple[str | None, Entry]] = field(default_factory=list)  # (exact text or None, entry)


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a reference CSV; an absent file is an error that names it."""
    if not path.is_file():
        raise FileNotFoundError(f"reference table {path} is missing: restore seeds/ from the repository")
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def name_set(name: str) -> frozenset[str]:
    """Folded words of a name without particles: the order and the hyphens do not matter."""
    words = (fold(word).strip(".'") for word in name.replace("-", " ").replace("–", " ").split())
    return frozenset(word for word in words if not is_word("particle", word))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


_WEIGHT_OF_KIND = {"region": 1_000_000}
"""People by whom a place without a count is weighed against its namesakes: Arizona is the state, not the town."""


class Gazetteer:
    """The token trie over all reference names, and lookups of parties, offices and holders by code."""

    def __init__(self, reference_dir: Path) -> None:
        self._root = _Node()
        self._plain_openers: set[str] = set()  # first words of names that may begin without a capital
        lists = word_lists()
        self._capital_offices = lists["capital_office"]
        self._no_places = common_words() | lists["not_a_name"] | lists["particle"] | lists["honorific"]
        parties = list(read_table(reference_dir / "parties.csv"))
        self.party_kinds = {row["party_code"]: row["party_kind"] for row in parties}
        self.party_names = {row["party_code"]: row["party_name"] for row in parties}
        self.capitals = {row["party_code"]: row["capital_name"] for row in parties if row["capital_name"]}
        self.members: dict[str, set[str]] = defaultdict(set)
        for row in read_table(reference_dir / "party_memberships.csv"):
            self.members[row["organisation_code"]].add(row["party_code"])
        self.offices = {
            row["office_code"]: Office(
                row["office_code"], row["office_title"], row["level_code"], row["branch"], int(row["rank"])
            )
            for row in read_table(reference_dir / "offices.csv")
        }
        self.portfolios = Portfolios(read_table(reference_dir / "portfolios.csv"))
        titles = read_table(reference_dir / "office_exceptions.csv")
        self._titles_of_parties = {
            (fold(row["alias"]), row["party_code"]): self.offices[row["office_code"]] for row in titles
        }
        self._telling_titles = {
            fold(row["alias"]): row["party_code"] for row in titles if row["is_telling"] == "true"
        }
        self.realms: dict[str, set[str]] = defaultdict(
            set
        )  # "kingdom" -> the parties whose names open with it
        self.holders_by_word: dict[str, list[Holder]] = defaultdict(list)
        self.holders_of_office: dict[str, list[Holder]] = defaultdict(list)
        self._load_parties(reference_dir)
        self._load_places(reference_dir)
        self._load_offices(reference_dir)
        self._load_holders(reference_dir)

    def _add(self, alias: str, entry: Entry, *, exact: bool = False) -> None:
        words = [token.text for token in tokenise(alias)]
        if not words:
            return
        node = self._root
        for word in words:
            node = node.children.setdefault(fold(word), _Node())
        if entry.kind in _WITHOUT_CAPITAL or (exact and words[0][0].islower()):
            self._plain_openers.add(fold(words[0]))
        row = (" ".join(words) if exact else None, entry)
        if row not in node.entries:
            node.entries.append(row)

    def _load_parties(self, reference_dir: Path) -> None:
        for row in read_table(reference_dir / "party_aliases.csv"):
            kind = _ALIAS_KINDS[row["alias_kind"]]
            is_plural = row["alias_kind"] == "demonym_plural"
            exact = row["case_sensitive"] == "true"
            self._add(row["alias"], Entry(kind, row["party_code"], is_plural), exact=exact)
            if " of " in row["alias"]:  # "Kingdom of Bahrain"
                self.realms[fold(row["alias"].split()[0])].add(row["party_code"])
        for row in read_table(reference_dir / "alias_exceptions.csv"):
            self._add(row["phrase"], Entry("blocked", None))

    def _load_places(self, reference_dir: Path) -> None:
        for row in read_table(reference_dir / "places.csv"):
            weight = int(float(row["population"] or 0)) or _WEIGHT_OF_KIND.get(row["place_kind"], 0)
            place = Place(row["place_name"], row["country_code"] or None, weight)
            entry = Entry("place", place.country_code, False, place)
            for alias in {row["place_name"], row["ascii_name"], *row["alternate_names"].split("|")} - {""}:
                if fold(alias) not in self._no_places:
                    self._add(alias, entry)
        for row in read_table(reference_dir / "airlines.csv"):
            for alias in {row["airline_name"], *row["aliases"].split("|")} - {""}:
                if fold(alias) not in common_words():  # Level
                    self._add(alias, Entry("airline", row["country_code"]), exact=len(alias) <= 4)
        firms = yaml.load((RULES_DIR / "state_firms.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for code, names in firms.items():
            for name in names:
                self._add(name, Entry("firm", code), exact=len(name) <= 4)

    def _load_offices(self, reference_dir: Path) -> None:
        for row in read_table(reference_dir / "offices.csv"):
            office = self.offices[row["office_code"]]
            titles = _with_women({row["office_title"], *row["aliases"].split("|")} - {""})
            known = {fold(title) for title in titles}
            for alias in titles:
                if alias.endswith("s") and fold(alias)[:-1] in known:
                    continue  # the plural of another alias, added as such
                exact = alias.isupper() and len(alias) <= 4
                if self._opens_with_party(alias, office):
                    continue  # "U.S. Secretary of State" is a party and an office
                self._add(alias, Entry("office", office.code, False, office), exact=exact)
                self._add(plural_of(alias), Entry("office", office.code, True, office), exact=exact)

    def _opens_with_party(self, alias: str, office: Office) -> bool:
        """Not so "Security Council Secretary": an office of a government whose council has the name of another."""
        tokens = tokenise(alias)
        hit = self._match_at(tokens, 0)
        entry = hit.of_kind("name", "demonym") if hit and hit.end < len(tokens) else None
        if entry is None:
            return False
        return office.branch != "executive" or self.party_kinds[entry.code or ""] == "country"

    def _load_holders(self, reference_dir: Path) -> None:
        for row in read_table(reference_dir / "office_holders.csv"):
            holder = Holder(
                row["person_name"],
                row["family_name"],
                row["office_code"],
                row["party_code"],
                _day(row["valid_from"]),
                _day(row["valid_to"]),
                tuple(
                    name_set(alias)
                    for alias in dict.fromkeys([row["person_name"], *row["aliases"].split("|")])
                    if alias
                ),
            )
            self.holders_of_office[holder.office_code].append(holder)
            for word in frozenset().union(*holder.spellings):
                self.holders_by_word[word].append(holder)
            for alias in {holder.name, *row["aliases"].split("|")} - {""}:
                if " " in alias:
                    self._add(alias, Entry("holder", holder.party_code, False, holder))

    def sole_party_of(self, office_code: str) -> str | None:
        """The organisation that alone has an office: the EU its High Representative."""
        parties = {holder.party_code for holder in self.holders_of_office.get(office_code, ())}
        is_own = self.offices[office_code].branch == "organisation" and len(parties) == 1
        return next(iter(parties)) if is_own else None

    def office_in(self, party: str, title: str, office: Office) -> Office:
        """What a title means in one country: the Indian Foreign Secretary is no minister."""
        return self._titles_of_parties.get((fold(title), party), office)

    def party_of_title(self, title: str, office: Office) -> str | None:
        """The country that a title names by itself: "Taoiseach", "Speaker of the Knesset"."""
        own = self._telling_titles.get(fold(title))
        if own is not None:
            return own
        tokens, kind = tokenise(title), "name" if office.branch == "organisation" else "seat"
        if office.branch != "organisation" and " of " not in title:
            tokens = tokens[:-1]
        if office.branch == "executive":
            tokens = (
                tokens[:1] if title[:1].isupper() else []
            )  # "Kremlin aide", not "Secretary of the Treasury"
        hits = (hit for start in range(len(tokens)) if (hit := self._match_at(tokens, start)))
        return next((entry.code for hit in hits if (entry := hit.of_kind(kind))), None)

    def _match_at(self, tokens: Sequence[Token], start: int) -> Hit | None:
        node, best = self._root, None
        for position in range(start, len(tokens)):
            child = node.children.get(fold(tokens[position].text))
            if child is None:
                break
            node = child
            if node.entries:
                surface = " ".join(token.text for token in tokens[start : position + 1])
                entries = tuple(
                    entry for exact, entry in node.entries if self._fits(exact, entry, surface, tokens[start])
                )
                if entries:
                    best = Hit(start, position + 1, entries)
        return best

    def _fits(self, exact: str | None, entry: Entry, surface: str, first: Token) -> bool:
        if exact is not None:
            return surface == exact or (entry.kind == "name" and len(exact) > 3 and surface == exact.upper())
        if entry.kind == "office" and not first.is_capitalised:
            return fold(surface) not in self._capital_offices
        return entry.kind in _WITHOUT_CAPITAL or first.is_capitalised

    def scan(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """Leftmost longest known names; blocked phrases ("Georgia Tech") are passed over whole."""
        openers, plain = self._root.children, self._plain_openers
        reached = 0
        for position, token in enumerate(tokens):
            if position < reached or fold(token.text) not in (openers if token.is_capitalised else plain):
                continue
            hit = self._match_at(tokens, position)
            if hit is None:
                continue
            named = tuple(entry for entry in hit.entries if entry.kind != "blocked")
            if named:
                yield Hit(hit.start, hit.end, named)
            reached = hit.end


def _with_women(titles: set[str]) -> set[str]:
    """The titles and their other forms: chairman, chairwoman, chairperson."""
    others = {
        title.replace(man, man[:-3] + form)
        for title in titles
        for man in ("Chairman", "Spokesman", "spokesman", "chairman")
        for form in ("woman", "person")
        if man in title
    }
    return titles | others


_PLURALS = {"secretary-general": "secretaries-general", "attorney general": "attorneys general"}


def plural_of(title: str) -> str:
    """The plural of an office title: the head noun takes the ending ("ministers of foreign affairs")."""
    if title.casefold() in _PLURALS:
        return _PLURALS[title.casefold()]
    for link in (" of ", " for ", " in ", " to "):
        if link in title:
            head, rest = title.split(link, 1)
            return plural_of(head) + link + rest
    if title.endswith("y") and title[-2:-1] not in "aeiou":
        return title[:-1] + "ies"
    if title.endswith(("s", "ch", "x")):
        return title + "es"
    if title.endswith("man"):
        return title[:-3] + "men"
    return title + "s"
