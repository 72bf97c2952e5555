"""What an article has in focus: the persons, parties and pairs that later short words mean.

Kept small on purpose: persons and parties in the order of their last mention, the subject of the sentence
before, the pair last named side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.components.gazetteer import Gazetteer
from extract.components.mentions import Mention, Person
from extract.components.names import ReadSentence
from extract.components.people import offices_agree
from extract.components.tokens import fold
from extract.components.words import is_word

_OPENING = 2  # sentences: who meets is said at once
_LISTING = (",", "and", ", and", "&")
_JOINTS = ("and", "-", "–", "/", "and his", "and her")


def _leading_two(weights: Counter[str]) -> tuple[str, ...]:
    """The two that are named far more than others, or the only two."""
    ranked = weights.most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and (ranked[1][1] < 2 or ranked[2][1] == ranked[1][1])):
        return ()
    return ranked[0][0], ranked[1][0]


def is_first_person(mention: Mention) -> bool:
    return mention.kind == "pronoun" and is_word("speaker_pronoun", mention.text)


class Focus:
    """The discourse state of one article, updated sentence by sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.persons: list[Person] = []  # last mentioned first
        self.parties: list[str] = []  # last mentioned first
        self.subject: Person | None = None  # first person of the sentence before: whom "he" means
        self.subject_role: Mention | None = None  # first office of a sentence that names no person
        self._party: tuple[int, str] = (
            -9,
            "",
        )  # the party that opened a sentence: whose "its" is in the next
        self.last_group: Mention | None = None
        self.circle: Mention | None = (
            None  # office holders of three countries or more whom the article is about
        )
        self._roles: dict[str, tuple[int, tuple[str, ...]]] = {}  # offices named without a person, by code
        self.honoured: dict[str, Person] = {}  # the last person printed with a title: whom "H.H." means
        self.styled: dict[str, Mention] = {}  # the office last named with a style: "his highness"
        self._states: dict[str, str] = {}  # the state last printed with a style: whom "the regime" means
        self.pair: tuple[str, ...] = ()  # parties last named side by side: what "the two countries" mean
        self.announced: tuple[
            str, ...
        ] = ()  # parties joined in the article's title: "the sides" of a statement
        self.article_pair: tuple[str, ...] = ()  # the two countries that the whole article is about
        self._pair_at = -9
        self._named: list[frozenset[str]] = []  # the countries of each sentence so far
        self._weights: Counter[str] = Counter()  # in how many sentences a country was named
        self._count = 0  # sentences read
        self._listed: tuple[str, ...] = ()  # countries last named in a list
        self._listed_at = -9
        self._subject_at = -9
        self._group_at = -9

    def keep_style(self, role: Mention) -> None:
        """ "His Highness the Emir": whom the style alone means afterwards."""
        words = fold(role.text).split()
        style = " ".join(words[:2])
        if is_word("honorific", style) and words[0] in ("his", "her"):
            self.styled[style] = role

    def open_sentence(self) -> None:
        self._count += 1

    def interrupt(self) -> None:
        """Somebody else takes the word: short words no longer mean whom the last speaker named."""
        self.subject, self.last_group, self._group_at = None, None, -9

    @property
    def fresh_group(self) -> Mention | None:
        """The group of this sentence or the one before."""
        return self.group_told(1)

    def group_told(self, sentences: int) -> Mention | None:
        """The group named within so many sentences."""
        return self.last_group if self._count - self._group_at <= sentences else None

    @property
    def fresh_subject(self) -> Person | None:
        """The subject of the sentence before."""
        return self.subject if self._count - self._subject_at <= 1 else None

    @property
    def fresh_party(self) -> str | None:
        """The party with which the sentence before opened: "Peru is sending help. Its foreign minister ..." """
        told_at, code = self._party
        return code if self._count - told_at <= 1 else None

    def lately_in(self, office_code: str) -> tuple[str, ...]:
        """The party whose unnamed holder of the office was told last, in this sentence or the one before."""
        told_at, parties = self._roles.get(office_code, (-9, ()))
        return parties if self._count - told_at <= 1 else ()

    def remember(self, mention: Mention) -> None:
        if mention.office_code and mention.persons:
            self._roles.pop(mention.office_code, None)
        elif mention.office_code and mention.kind == "role" and len(mention.parties) == 1:
            self._roles[mention.office_code] = (self._count, mention.parties)
        for person in mention.persons:
            if person in self.persons:
                self.persons.remove(person)
            self.persons.insert(0, person)
        if mention.kind not in ("place", "airline"):
            if len(mention.parties) == 1:
                styles = (word for word in fold(mention.text).split() if is_word("state_style", word))
                self._states.update(dict.fromkeys(styles, mention.parties[0]))
            for code in mention.parties:
                if code in self.parties:
                    self.parties.remove(code)
                self.parties.insert(0, code)

    def state_styled(self, style: str) -> str | None:
        """ "The regime", "the Kingdom": the state printed so before; a realm may also have been named in short."""
        known = self._gazetteer.realms.get(style, frozenset[str]())
        return self._states.get(style) or next((code for code in self.parties if code in known), None)

    def close_sentence(self, mentions: Sequence[Mention]) -> None:
        """At the end of a sentence: its first person is what "he" means next, its pair what "they" means."""
        self._weigh(mentions)
        opener = next((m for m in mentions if m.parties and not m.is_adjective), None)
        if opener is not None and opener.kind in ("party", "institution") and len(opener.parties) == 1:
            self._party = (self._count, opener.parties[0])
        first = next((m.persons[0] for m in mentions if len(m.persons) == 1 and not is_first_person(m)), None)
        if first is not None:
            self.subject, self._subject_at = first, self._count
        role = next((m for m in mentions if m.kind == "role" and m.parties and not m.is_plural), None)
        self.subject_role = role if first is None else None
        persons: dict[str, Person] = {}
        for mention in mentions:
            for person in mention.persons:
                if person.party_code:
                    persons.setdefault(person.party_code, person)
        group = next((m for m in mentions if m.is_plural and len(m.parties) > 1), None)
        opens = self._count <= _OPENING and self.circle is None and not self.pair
        if group and opens and len(group.parties) > 2 and group.level_code and not group.is_anaphor:
            self.circle = group
        if group:
            self.last_group, self._group_at = group, self._count
        elif len(persons) >= 2:
            pair = list(persons.values())[:2]
            parties = tuple(p.party_code for p in pair if p.party_code)
            self.last_group, self._group_at = Mention("group", 0, 0, "", parties, tuple(pair)), self._count

    def _weigh(self, mentions: Sequence[Mention]) -> None:
        """Which countries a sentence names, by adjective too; what short words mean is not named."""
        named = {code for m in mentions if not m.is_inferred for code in m.parties}
        countries = frozenset(c for c in named if self._gazetteer.party_kinds.get(c) == "country")
        self._named.append(countries)
        self._weights.update(countries)

    def two_in_question(self) -> tuple[str, ...]:
        """The two countries of the sentence before, else the two that the article names far more than others."""
        if self._named and len(self._named[-1]) == 2:
            return tuple(sorted(self._named[-1]))
        return _leading_two(self._weights)

    def survey(self, sentences: Iterable[ReadSentence]) -> None:
        """Look over all sentences, the title's too: which two countries the article is about, if it is about two."""
        weights: Counter[str] = Counter()
        for sentence in sentences:
            named = {code for draft in sentence.drafts for code in draft.parties}
            weights.update(c for c in named if self._gazetteer.party_kinds.get(c) == "country")
        third = weights.most_common(3)[2:]
        pair = _leading_two(weights)
        is_clear = bool(pair) and (not third or 2 * third[0][1] <= weights[pair[1]])
        self.article_pair = pair if is_clear else ()

    def several(self) -> tuple[str, ...]:
        """The parties that "they" of a new sentence are: a group or a list named not long ago."""
        group = self.group_told(2)
        if group is not None and len(group.parties) > 1:
            return group.parties
        return self._listed if self._count - self._listed_at <= 1 else ()

    def _list_up(self, sentence: ReadSentence, mentions: Sequence[Mention]) -> None:
        """The longest list of countries of a sentence: "Chad, Niger and Mali"."""
        runs: list[list[str]] = [[]]
        for index, mention in enumerate(mentions):
            before = mentions[index - 1] if index else None
            gap = (
                sentence.text[before.end - sentence.offset : mention.start - sentence.offset]
                if before
                else "-"
            )
            is_country = len(mention.parties) == 1 and mention.kind == "party" and not mention.is_adjective
            if gap.strip() not in _LISTING or not is_country:
                runs.append([])
            runs[-1].extend(mention.parties if is_country else ())
        longest = max((tuple(dict.fromkeys(run)) for run in runs), key=len)
        if len(longest) > 1:
            self._listed, self._listed_at = longest, self._count

    def pair_up(self, sentence: ReadSentence, mentions: Sequence[Mention]) -> None:
        """Two parties joined by "and" or a dash, or a group of two, become the pair that later words mean."""
        self._list_up(sentence, mentions)
        for one, other in pairwise(mentions):
            between = sentence.text[one.end - sentence.offset : other.start - sentence.offset].strip()
            named = not (one.is_adjective and between == "and")
            if between in _JOINTS and named and one.parties and other.parties:
                codes = tuple(dict.fromkeys([*one.parties, *other.parties]))
                if len(codes) == 2:
                    self.pair, self._pair_at = codes, self._count
        for mention in mentions:
            if len(mention.parties) == 2 and not mention.is_anaphor:
                self.pair, self._pair_at = mention.parties, self._count

    def latest_persons(self, wanted: int, level: str | None, before: Sequence[Mention]) -> tuple[Person, ...]:
        named = {person for mention in before for person in mention.persons}
        pair = self._pair_in_office(level, {p.party_code for p in named}) if wanted == 2 else ()
        if pair:
            return pair
        for passed_over in (named, set[Person]()):
            chosen: dict[str, Person] = {}
            for person in self.persons:
                if not person.party_code or person.party_code in chosen or person in passed_over:
                    continue
                if level is None or (person.level_code and offices_agree(level, person.level_code)):
                    chosen[person.party_code] = person
                if len(chosen) == wanted:
                    return tuple(chosen.values())
        return ()

    def _pair_in_office(self, level: str | None, named: set[str | None]) -> tuple[Person, ...]:
        """The persons of the two parties last named side by side, where the subject is neither of them."""
        if not self.pair or named & set(self.pair):
            return ()
        found: dict[str, Person] = {}
        for person in self.persons:
            code = person.party_code
            if (
                code in self.pair
                and code not in found
                and (level is None or offices_agree(level, person.level_code))
            ):
                found[code] = person
        return tuple(found.values()) if len(found) == 2 else ()

    def announced_parties(self, number: int | None) -> tuple[str, ...]:
        """The parties of the title: "the sides". "The two sides" are rather a pair named just before."""
        if number is None:
            return self.announced
        is_fresh = self._count - self._pair_at <= 1 and not set(self.pair) <= set(self.announced)
        return self.announced if number == len(self.announced) and not is_fresh else ()

    def latest_parties(self, wanted: int, before: Sequence[Mention], *, is_counted: bool) -> tuple[str, ...]:
        """The parties last named; the subject of the sentence speaks of others where there are others.

        `is_counted`: "the two ministers" are of two, "the ministers" of a coalition need not be.
        """
        named = {code for mention in before for code in mention.parties}
        recent = [code for code in self.parties if self._gazetteer.party_kinds.get(code) == "country"]
        others = [code for code in recent if code not in named]
        if wanted == 2 and self._count - self._pair_at > 2:
            pair = self.two_in_question() or (self.article_pair if is_counted else ())
            if pair and (named <= set(pair) or not named & set(pair)):
                return pair
        if (
            wanted == 2
            and self.pair
            and (not named or named & set(self.pair) == set() or named <= set(self.pair))
        ):
            return self.pair
        if len(named) < wanted <= len(others) and before:
            return tuple(others[:wanted])
        return tuple(recent[:wanted]) if len(recent) >= wanted else tuple(self.parties[:wanted])
