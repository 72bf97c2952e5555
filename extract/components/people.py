"""The people of one article: who holds which office of which party, and who a later short form means.

Names are learnt from the whole article first ("Turkish Foreign Minister Hakan Fidan"), so that a surname,
an office ("the Turkish minister") or a group ("the two ministers") resolves wherever it stands.
What the article prints beats the reference table; without either, the party stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from extract.components.gazetteer import Gazetteer, Holder, Office
from extract.components.mentions import Person
from extract.components.names import Draft, ReadSentence
from extract.components.realms import realms_of
from extract.components.tokens import fold
from extract.components.words import common_words, is_word

_LEADING_RANK = 5  # heads of state and government, foreign ministers
_LEADERS = frozenset({"head_of_state", "head_of_government"})
_MINISTERIAL = frozenset({"minister", "foreign_minister", "deputy_minister"})


def name_words(text: str) -> tuple[str, ...]:
    """Folded words of a name, hyphens and particles apart: "Badr al-Busaidi" -> badr, al, busaidi."""
    return tuple(fold(word) for word in text.replace("-", " ").replace("–", " ").split())


def _core(words: Iterable[str]) -> set[str]:
    return {word.strip(".'") for word in words if not is_word("particle", word)}


def offices_agree(one: str | None, other: str | None) -> bool:
    """Whether two office levels can be of one person: "minister" fits a foreign minister, "leader" a president."""
    if one is None or other is None or one == other:
        return True
    return {one, other} <= _LEADERS or {one, other} <= _MINISTERIAL


class People:
    """Registry of an article's persons; `day` is the publication date, `home` the country it reports from."""

    def __init__(self, gazetteer: Gazetteer, day: date | None, home: str | None) -> None:
        self._gazetteer = gazetteer
        self._day = day
        self.home = home
        self.persons: list[Person] = []
        self._named: set[str] = set()  # the parties that the article names
        self._meeting: list[tuple[Person, str]] = []  # whose counterpart is of which country
        self._listed: list[list[Person]] = []  # "Minister X, Deputy Minister Y and Adviser Z"

    def learn(self, sentence: ReadSentence) -> None:
        """Register the titled, apposed and known names of a sentence."""
        last: Draft | None = None
        for draft in sentence.drafts:
            self._named.update(draft.parties)
            if not draft.names or not (
                draft.office or draft.parties or draft.holders or draft.pattern == "counterpart"
            ):
                continue
            persons = self._learn_names(sentence, draft)
            self._mark_pair(persons, draft)
            if draft.pattern == "counterpart" and draft.is_possessive and draft.parties and self._listed:
                self._meeting += [(person, draft.parties[0]) for person in self._listed[-1][:1]]
            if last is not None and _are_listed(sentence, last, draft):
                self._listed[-1].extend(persons)
            else:
                self._listed.append(persons)
            last = draft

    def _mark_pair(self, persons: Sequence[Person], draft: Draft) -> None:
        """ "Prime Ministers X and Y": of two countries, where one country has but one of them."""
        office = draft.office
        if len(persons) != 2 or draft.parties or office is None or not draft.is_plural:
            return
        has_portfolio = office.level_code == "minister" and office.code not in _GENERIC
        if office.level_code in _HELD_BY_ONE or has_portfolio:
            for person in persons:
                person.is_paired = not person.party_is_printed

    def _learn_names(self, sentence: ReadSentence, draft: Draft) -> list[Person]:
        paired = len(draft.parties) == len(draft.names) and len(draft.names) > 1
        learnt = []
        for index, (start, end) in enumerate(draft.names):
            printed = sentence.words(start, end)
            party = (
                draft.parties[index] if paired else (draft.parties[0] if len(draft.parties) == 1 else None)
            )
            if draft.pattern == "counterpart" and not party and not draft.holders:
                party = None
            learnt.append(self._register(sentence, draft, printed, party))
        return learnt

    def _register(self, sentence: ReadSentence, draft: Draft, printed: str, party: str | None) -> Person:
        words = name_words(printed)
        office = draft.office
        title = sentence.words(*draft.office_tokens) if draft.office_tokens and draft.office else None
        person = self.find(words, party=party, level=office.level_code if office else None)
        if person is None:
            person = Person(printed, words)
            self.persons.append(person)
        if len(words) > len(person.words):
            person.full_name, person.words = printed, words
        person.forms.add(words)
        if party and not person.party_is_printed:
            person.party_code, person.party_is_printed = party, True
        if office and (person.office_code is None or office.rank < self._rank(person.office_code)):
            person.office_code, person.level_code, person.office_title = office.code, office.level_code, title
        person.is_former = person.is_former or draft.is_former
        return person

    def _rank(self, office_code: str) -> int:
        return self._gazetteer.offices[office_code].rank

    def settle(self) -> None:
        """After all sentences are learnt: parties and offices that only the reference or the home country give."""
        for person in self.persons:
            if not (person.party_code and person.office_code):
                self._settle_by_record(person)
        for settle in (self._settle_among_others, self._settle_at_home):
            for person in self.persons:
                office = person.office_code
                is_open = person.party_code is None and not person.is_paired
                if is_open and office and self._is_state_office(office):
                    settle(person, office)
        for person, country in self._meeting:
            self._settle_by_counterpart(person, country)

    def _settle_by_record(self, person: Person) -> None:
        holder = self.holder_of(person.words, person.level_code, person.party_code)
        if holder:
            office = self._gazetteer.offices[holder.office_code]
            person.party_code = person.party_code or holder.party_code
            if person.office_code is None:
                person.office_code, person.level_code = office.code, office.level_code

    def _settle_among_others(self, person: Person, office_code: str) -> None:
        """ "Foreign Minister X, his deputy Y and Adviser Z": a list of one country's officials, two of them known."""
        for listed in self._listed:
            codes = [other.party_code for other in listed if other is not person and other.party_code]
            known = set(codes) - {self.home}
            enough = len(codes) > 1 or self._is_foreign_title(person)
            if (
                any(other is person for other in listed)
                and enough
                and len(known) == 1
                and known == set(codes)
            ):
                person.party_code, person.party_is_assumed = codes[0], True

    def _settle_by_counterpart(self, person: Person, country: str) -> None:
        """ "The premier spoke with her Peruvian counterpart", in an article that names but one more country: hers."""
        others = self._countries_but(country)
        if person.party_code is None and person.level_code in _HELD_BY_ONE and len(others) == 1:
            person.party_code, person.party_is_assumed = others.pop(), True

    def _is_foreign_title(self, person: Person) -> bool:
        """A minister on the page of a country whose ministers are called secretaries."""
        words = fold(person.office_title or "").split()
        is_minister = bool(words) and words[-1] == "minister"
        return is_minister and self.home is not None and is_word("without_ministers", self.home)

    def _settle_at_home(self, person: Person, office_code: str) -> None:
        ruled = realms_of(person.office_title or "", self._gazetteer, self._day)
        if ruled is not None and self.home not in ruled:  # "an adviser to the supreme leader" in Oslo's news
            meant = ruled & self._named if len(ruled) > 1 else ruled
            person.party_code = next(iter(meant)) if len(meant) == 1 else None
            return
        if self._is_held_at_home(office_code) or self._is_foreign_title(person):
            self._settle_abroad(person)  # two prime ministers are not of one country
            return
        person.party_code, person.party_is_assumed = self.home, self.home is not None
        if self.home and person.office_title:
            office = self._gazetteer.offices[office_code]
            office = self._gazetteer.office_in(self.home, person.office_title, office)
            person.office_code, person.level_code = office.code, office.level_code

    def _settle_abroad(self, person: Person) -> None:
        """ "Prime Minister X and Prime Minister Y", on a page of X's country that names but one other: Y's."""
        others = self._countries_but(self.home or "")
        if len(others) == 1 and person.level_code in _HELD_BY_ONE:
            person.party_code, person.party_is_assumed = others.pop(), True

    def _countries_but(self, country: str) -> set[str]:
        """The countries that the article names, without this one."""
        kinds = self._gazetteer.party_kinds
        return {code for code in self._named if kinds.get(code) == "country"} - {country}

    def _is_held_at_home(self, office_code: str) -> bool:
        """Whether somebody else of the page's country is already told to hold an office that one person holds."""
        if office_code in _GENERIC or self._gazetteer.offices[office_code].level_code not in _HELD_BY_ONE:
            return False
        others = (p for p in self.persons if p.party_code == self.home and not p.is_former)
        return self.home is not None and any(p.office_code == office_code for p in others)

    def _is_state_office(self, office_code: str) -> bool:
        return self._gazetteer.offices[office_code].branch != "organisation"

    def holder_of(self, words: Sequence[str], level: str | None, party: str | None) -> Holder | None:
        """The one office holder on record whom the name can mean on the article's day, else None."""
        core = frozenset(_core(words))
        found = {
            holder
            for word in core
            for holder in self._gazetteer.holders_by_word.get(word, ())
            if holder.is_named(core)
            and (party is None or holder.party_code == party)
            and offices_agree(level, self._gazetteer.offices[holder.office_code].level_code)
            and (holder.serves_on(self._day) or len(core) >= 2)
        }
        choice = {holder for holder in found if holder.serves_on(self._day)} or found
        if len({holder.name for holder in choice}) != 1:
            return None
        return min(choice, key=lambda holder: (self._rank(holder.office_code), holder.valid_from or date.min))

    def leader_named(self, word: str) -> Holder | None:
        """The one leader or foreign minister in office on the article's day whom a bare surname means ("Putin").

        Common words, short names and names of several holders of any time mean nobody.
        """
        if self._day is None or word in common_words():
            return None
        holders = self._gazetteer.holders_by_word.get(word, ())
        called = [h for h in holders if fold(h.family_name) == word or frozenset({word}) in h.spellings]
        if len({h.name for h in called}) != 1 or (
            len(word) < 4 and frozenset({word}) not in called[0].spellings
        ):
            return None
        serving = [h for h in called if h.serves_on(self._day) and self._rank(h.office_code) <= _LEADING_RANK]
        return min(serving, key=lambda holder: self._rank(holder.office_code), default=None)

    def find(
        self, words: Sequence[str], *, party: str | None = None, level: str | None = None
    ) -> Person | None:
        """The person whom a full or short form means: all its words are in the longer form, the other way round too."""
        core = _core(words)
        if not core:
            return None
        best: Person | None = None
        for person in self.persons:
            known = _core(person.words)
            if not (core <= known or (known <= core and len(known) > 1)) and not _same_spelling(
                words, person.words
            ):
                continue
            if party and person.party_code and person.party_is_printed and person.party_code != party:
                continue
            if len(core) == 1 and level and not offices_agree(level, person.level_code):
                continue
            best = person
        return best

    def in_office(self, party: str | None, office: Office, recent: Sequence[Person]) -> Person | None:
        """The person last mentioned whom an office names ("the Turkish minister"): the very office before its like."""
        fits = [p for p in recent if p.office_code and not (party and p.party_code != party)]
        for agrees in (_same_office, _same_level, _like_office):
            found = next((person for person in fits if agrees(office, person)), None)
            if found:
                return found
        return None


_HELD_BY_ONE = frozenset({"head_of_state", "head_of_government", "foreign_minister"})


def _are_listed(sentence: ReadSentence, one: Draft, other: Draft) -> bool:
    """Whether nothing but a comma or "and" stands between two names."""
    between = sentence.tokens[one.end : other.start]
    return len(between) < 3 and all(token.text in (",", "and") for token in between)


_GENERIC = frozenset({"minister", "leader", "official", "diplomat"})


def _same_office(office: Office, person: Person) -> bool:
    return person.office_code == office.code


def _same_level(office: Office, person: Person) -> bool:
    return office.code in _GENERIC and person.level_code == office.level_code


def _like_office(office: Office, person: Person) -> bool:
    """ "The minister" may be the foreign minister; "the deputy secretary" is no minister."""
    return office.code in _GENERIC and offices_agree(office.level_code, person.level_code)


def _same_spelling(words: Sequence[str], known: Sequence[str]) -> bool:
    """Two spellings of one full name: the same number of words, each alike but for vowels and doubled letters."""
    if len(words) != len(known) or len(words) < 2:
        return False
    return all(_skeleton(one) == _skeleton(other) for one, other in zip(words, known, strict=True))


def _skeleton(word: str) -> str:
    bare = "".join(char for char in word if char not in "aeiouyh'-.")
    for sounds, letter in (("gh", "g"), ("kh", "k"), ("q", "k"), ("j", "zh"), ("w", "v"), ("c", "k")):
        bare = bare.replace(sounds, letter)
    return word[:1] + "".join(
        char for index, char in enumerate(bare) if index == 0 or char != bare[index - 1]
    )
