"""Looks up the speakers of a transcript's turns: person and country behind each label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.components.gazetteer import Gazetteer, Holder, Office
from extract.components.mentions import Person
from extract.components.names import NameReader
from extract.components.people import People, name_words
from extract.components.tokens import fold
from extract.components.turns import Turn, Turns, without_number
from extract.components.words import is_word

_NATIONAL = frozenset({"head_of_state", "head_of_government", "foreign_minister"})


@dataclass(slots=True)
class SpeakerReader:
    """Settles the turns of one article; `opening` is its title and the lines above the first turn."""

    gazetteer: Gazetteer
    names: NameReader
    people: People
    opening: str
    is_official: bool  # a government's own page: its officials go unnamed by country

    def settle(self, turns: Turns) -> None:
        """Give every turn its person and party; "A:" speaks for the one official that the others name."""
        known: dict[str, tuple[Person | None, str | None]] = {}
        for turn in turns.found:
            if turn.role == "speaker":
                if turn.label not in known:
                    known[turn.label] = self._look_up(turn)
                turn.person, turn.party = known[turn.label]
        principal = self._principal()
        for turn in turns.found:
            if turn.role == "respondent" and principal:
                turn.person, turn.party = principal, principal.party_code

    def _look_up(self, turn: Turn) -> tuple[Person | None, str | None]:
        sentence = self.names.read(_as_name(turn.label), 0)
        if is_word("label_title", without_number(turn.label).split()[-1]):  # "SENIOR OFFICIAL ONE"
            parties = [code for draft in sentence.drafts for code in draft.parties]
            return None, parties[0] if parties else self._home_or_none()
        named = [sentence.words(*draft.names[-1]) for draft in sentence.drafts if draft.names]
        name = named[-1] if named else turn.label.split()[-1].title()
        office = next((draft.office for draft in sentence.drafts if draft.office), None)
        holder = next((holder for draft in sentence.drafts for holder in draft.holders), None)
        if office is None and holder is None:
            return self._without_office(name)
        person = self._announced(name) or self.people.find(
            name_words(name), level=office.level_code if office else None
        )
        person = person or self._from_table(name_words(name), office, holder)
        if person is not None and person.party_code and not person.party_is_assumed:
            return person, person.party_code
        return self._of_unprinted_country(person, name, office)

    def _announced(self, name: str) -> Person | None:
        """Somebody of that surname whom the opening names in full."""
        last, opening = fold(name_words(name)[-1]), fold(self.opening)
        named = (p for p in self.people.persons if last in p.words and fold(p.full_name) in opening)
        return next(named, None)

    def _without_office(self, name: str) -> tuple[Person | None, str | None]:
        """ "MR SHAW": whom the opening announces, or an official on record; no namesake from the text."""
        words = name_words(name)
        person = self.people.find(words) or self.people.find(words[-1:])
        is_announced = fold(words[-1]) in fold(self.opening)
        if is_announced and person is not None and person.party_code and person.office_code:
            return person, person.party_code
        own = self.people.holder_of(words[-1:], None, self.people.home) if self.is_official else None
        if own is not None:
            return self._introduced(own), own.party_code
        if not is_announced:
            return None, self._unnamed()
        is_guest = re.search(rf"\bwith\b.*\b{re.escape(words[-1])}", fold(self.opening)) is not None
        return person, None if is_guest else self._home_or_none()

    def _from_table(
        self, words: tuple[str, ...], office: Office | None, holder: Holder | None
    ) -> Person | None:
        """The head of state or government or the foreign minister of the day; of other offices many namesakes."""
        if office is not None and office.level_code not in _NATIONAL:
            return None
        found = holder or self.people.holder_of(words, office.level_code if office else None, None)
        return self._introduced(found) if found else None

    def _introduced(self, holder: Holder) -> Person:
        known = self.people.find(name_words(holder.name), party=holder.party_code)
        if known is not None and known.party_code == holder.party_code:
            return known
        office = self.gazetteer.offices[holder.office_code]
        person = Person(
            holder.name, name_words(holder.name), holder.party_code, office.code, None, office.level_code
        )
        self.people.persons.append(person)
        return person

    def _of_unprinted_country(
        self, person: Person | None, name: str, office: Office | None
    ) -> tuple[Person | None, str | None]:
        """A titled speaker: a minister of the one foreign country of the title, anybody else of the house."""
        guests = self._guests()
        level = office.level_code if office else None
        is_announced = fold(name_words(name)[-1]) in fold(self.opening)
        if level in _NATIONAL or (level == "minister" and guests and not is_announced):
            party = guests[0] if len(guests) == 1 else None
        else:
            party = self._home_or_none()
        if party is None or office is None:
            return None, None
        if person is None:
            person = Person(name, name_words(name), party, office.code, None, office.level_code)
            self.people.persons.append(person)
        person.party_code, person.party_is_assumed = party, False
        return person, party

    def _guests(self) -> list[str]:
        home, found = self.people.home, dict[str, None]()
        for draft in self.names.read(self.opening, 0).drafts:
            for code in draft.parties:
                if code != home and self.gazetteer.party_kinds.get(code) == "country":
                    found[code] = None
        return list(found)

    def _unnamed(self) -> str | None:
        """ "MR SHAW", whom nothing else names: of the house where nobody from abroad is announced."""
        return self._home_or_none() if not self._guests() else None

    def _home_or_none(self) -> str | None:
        return self.people.home if self.is_official else None

    def _principal(self) -> Person | None:
        """The one official of the title."""
        named = [
            p
            for p in self.people.persons
            if p.office_code and p.party_code and fold(p.full_name) in fold(self.opening)
        ]
        return named[0] if len(named) == 1 else None


def _as_name(label: str) -> str:
    """ "MR. O'BRIEN" as names are printed."""
    return (
        label.title().replace("Mr.", "Mr").replace("Ms.", "Ms").replace("Mrs.", "Mrs")
        if label.isupper()
        else label
    )
