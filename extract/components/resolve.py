"""From draft mentions to mentions: short names, offices, groups and pronouns resolved in reading order.

The discourse state is small on purpose: persons and parties in the order of their last mention, and the
subject of the sentence before. What cannot be resolved keeps no party, and no fact is drawn from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.components.gazetteer import Gazetteer, Office
from extract.components.mentions import Mention, Person
from extract.components.names import Draft, ReadSentence, place_of
from extract.components.people import People, name_words, offices_agree
from extract.components.tokens import fold
from extract.components.words import is_word

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


class Discourse:
    """Resolves the sentences of one article in order; keep one per article."""

    def __init__(self, gazetteer: Gazetteer, people: People) -> None:
        self._gazetteer = gazetteer
        self._people = people
        self._recent: list[Person] = []  # last mentioned first
        self._recent_parties: list[str] = []
        self._subject: Person | None = None
        self._last_group: Mention | None = None
        self._honoured: dict[str, Person] = {}  # the last person printed with a title: whom "H.H." means
        self._count = 0  # sentences read
        self._group_at = -9
        self._pair: tuple[str, ...] = ()  # parties last named side by side: what "the two countries" mean
        self.speaker: Person | None = None
        self.speaks_for_home = False  # a government's own page: "we" is the country

    def resolve(self, sentence: ReadSentence) -> list[Mention]:
        """Mentions of the sentence in order, offsets of the article; updates the discourse state."""
        mentions: list[Mention] = []
        self._count += 1
        for draft in sentence.drafts:
            handler = self._handlers.get(draft.pattern, Discourse._named)
            mention = handler(self, sentence, draft, mentions)
            if mention is not None:
                mentions.append(mention)
                self._remember(mention)
        self._quoted_speaker(sentence, mentions)
        self._close(mentions)
        self._pair_up(sentence, mentions)
        return mentions

    def _pair_up(self, sentence: ReadSentence, mentions: Sequence[Mention]) -> None:
        """Two parties joined by "and" or a dash, or a group of two, become the pair that later words mean."""
        for one, other in zip(mentions, mentions[1:], strict=False):
            between = sentence.text[one.end - sentence.offset : other.start - sentence.offset].strip()
            named = not (one.is_adjective and between == "and")
            if between in ("and", "-", "–", "and his", "and her") and named and one.parties and other.parties:
                codes = tuple(dict.fromkeys([*one.parties, *other.parties]))
                if len(codes) == 2:
                    self._pair = codes
        for mention in mentions:
            if len(mention.parties) == 2 and not mention.is_anaphor:
                self._pair = mention.parties

    def _quoted_speaker(self, sentence: ReadSentence, mentions: list[Mention]) -> None:
        """ "I thank ...," wrote X: the first person of a quotation is the person named outside it."""
        marks = [sentence.offset + t.start for t in sentence.tokens if t.text == '"']
        if not marks:
            return
        end = marks[1] if len(marks) > 1 else len(sentence.text) + sentence.offset
        outside = [m for m in mentions if len(m.persons) == 1 and m.kind != "pronoun" and not marks[0] < m.start < end]
        if not outside:
            return
        speaker = outside[0].persons[0]
        for mention in mentions:
            if mention.kind == "pronoun" and is_word("speaker_pronoun", mention.text) and marks[0] < mention.start < end:
                mention.persons = (speaker,)
                mention.parties = (speaker.party_code,) if speaker.party_code else ()

    def _blank(self, kind: str, sentence: ReadSentence, draft: Draft) -> Mention:
        start, end = sentence.span(draft.start, draft.end)
        text = sentence.words(draft.start, draft.end)
        closes = text.endswith(",")
        if closes:
            text, end = text[:-1], end - 1
        return Mention(kind, start, end, text, is_former=draft.is_former, is_plural=draft.is_plural, closes_comma=closes)  # type: ignore[arg-type]

    def _named(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        mention = self._blank("person", sentence, draft)
        persons = [self._person(sentence, draft, span) for span in draft.names]
        known = [person for person in persons if person]
        self._set_office(mention, sentence, draft)
        mention.name_span = sentence.span(*draft.names[0])
        mention.name = sentence.words(*draft.names[0])
        owner = self._owner(sentence, draft, before)
        if not known and owner and draft.office and len(draft.names) == 1:
            mention.parties = (owner,)
            return mention
        if not known and not draft.parties:
            mention.kind = "name"
            return mention if " " in mention.name else None
        if len(draft.names) == 1 and known and known[0].party_code is None and draft.parties:
            known[0].party_code = draft.parties[0]
        if owner and len(known) == 1 and not known[0].party_is_printed:
            known[0].party_code, known[0].party_is_printed = owner, True
        mention.persons = tuple(known)
        from_persons = [person.party_code for person in known if person.party_code]
        mention.parties = tuple(dict.fromkeys([*draft.parties, *from_persons]))
        if len(draft.names) == 1:
            mention.parties = mention.parties[:1]
        else:
            mention.kind, mention.is_plural = "group", True
        self._inherit_office(mention)
        if draft.titled and len(known) == 1:
            self._honoured[fold(mention.text.split()[0])] = known[0]
        return mention

    def _owner(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> str | None:
        """The party of "her foreign minister X", "its envoy Y": that of the subject who owns the office."""
        if draft.parties or not draft.office:
            return None
        if before and before[-1].parties and self._between(sentence, before[-1], draft) in ("'s", "'"):
            return before[-1].parties[0]  # "Trump's envoy, X"
        if not draft.is_possessive:
            return None
        for mention in before:
            if mention.parties and not mention.is_adjective and mention.kind in ("party", "person", "role", "institution"):
                return mention.parties[0]
        return self._subject.party_code if self._subject else None

    @staticmethod
    def _between(sentence: ReadSentence, one: Mention, draft: Draft) -> str:
        return sentence.text[one.end - sentence.offset : sentence.tokens[draft.start].start].strip()

    def _inherit_office(self, mention: Mention) -> None:
        if len(mention.persons) == 1 and mention.level_code is None:
            person = mention.persons[0]
            mention.level_code, mention.office_code = person.level_code, person.office_code
            mention.office_title = person.office_title

    def _set_office(self, mention: Mention, sentence: ReadSentence, draft: Draft) -> None:
        if draft.office:
            mention.office_code, mention.level_code = draft.office.code, draft.office.level_code
            if draft.office_tokens:
                mention.office_title = sentence.words(*draft.office_tokens)

    def _person(self, sentence: ReadSentence, draft: Draft, span: tuple[int, int]) -> Person | None:
        words = name_words(sentence.words(*span))
        party = draft.parties[0] if len(draft.parties) == 1 else None
        level = draft.office.level_code if draft.office else None
        found = self._people.find(words, party=party, level=level)
        if found or (len(words) < 2 and not draft.office):
            return found
        holder = self._people.holder_of(words, level, party)
        if holder is None:
            return None
        office = self._gazetteer.offices[holder.office_code]
        person = Person(sentence.words(*span), words, holder.party_code, office.code, None, office.level_code)
        self._people.persons.append(person)
        return person

    def _counterpart(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        """ "His Iranian counterpart X" holds the office of whoever was named before."""
        if not (draft.is_definite or draft.parties or draft.names):
            return None  # "to host", "counterpart of the valve"
        model = next((m.persons[0] for m in reversed(before) if m.persons), None) or self._subject
        mention = self._blank("role", sentence, draft)
        mention.is_anaphor = not draft.names
        level = model.level_code if model else None
        mention.level_code = level
        if draft.names:
            person = self._person(sentence, draft, draft.names[0])
            mention.name_span, mention.name = sentence.span(*draft.names[0]), sentence.words(*draft.names[0])
            if person:
                mention.kind, mention.persons = "person", (person,)
                if person.level_code is None and model:
                    person.level_code, person.office_code = model.level_code, model.office_code
                person.party_code = person.party_code or (draft.parties[0] if draft.parties else None)
                mention.level_code = person.level_code
                if not draft.parties and person.party_code:
                    mention.parties = (person.party_code,)
        if draft.parties:
            mention.parties = draft.parties
            known = self._seen(draft.parties[0], level)
            if not mention.persons and known and len(draft.parties) == 1:
                mention.persons = (known,)
        elif not mention.persons and fold(mention.text).endswith("s") and not draft.names:
            self._counterparts(mention, model)
        elif not mention.persons and self._recent:
            other = [p for p in self._recent if model and p.party_code not in (None, model.party_code)]
            if other and offices_agree(level, other[0].level_code):
                mention.persons, mention.parties = (other[0],), (other[0].party_code or "",)
        return mention

    def _counterparts(self, mention: Mention, model: Person | None) -> None:
        """ "His guests": the persons of other parties named last, each party once."""
        chosen: dict[str, Person] = {}
        for person in self._recent[:5]:
            if person.party_code and (model is None or person.party_code != model.party_code):
                chosen.setdefault(person.party_code, person)
        mention.kind, mention.is_plural = "group", True
        mention.persons, mention.parties = tuple(chosen.values()), tuple(chosen)

    def _seen(self, party: str, level: str | None) -> Person | None:
        fits = (p for p in self._people.persons if p.party_code == party and level and p.level_code == level)
        return next(fits, None)

    def _role(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        mention = self._blank("role", sentence, draft)
        self._set_office(mention, sentence, draft)
        if draft.parties:
            mention.parties = draft.parties[:1]
            if draft.office and not draft.is_plural:
                person = self._people.in_office(draft.parties[0], draft.office, self._by_recency())
                mention.persons = (person,) if person else ()
            return mention
        if draft.is_plural:
            return self._group(sentence, draft, before) if draft.is_definite else mention
        is_ours = draft.is_possessive and fold(mention.text).startswith("our ")
        if not draft.is_definite or not draft.office or draft.has_complement or (draft.is_possessive and not is_ours):
            return mention
        if is_ours:
            return self._our_office(mention, draft.office)
        person = self._own_holder(draft.office) or self._people.in_office(None, draft.office, self._recent)
        mention.is_anaphor = True
        if person and person.party_code:
            mention.persons, mention.parties = (person,), (person.party_code,)
        elif self._people.home and draft.office.branch in ("executive", "diplomatic") and draft.office.rank < 40:
            mention.parties = (self._people.home,)
        return mention

    def _our_office(self, mention: Mention, office: Office) -> Mention:
        """ "Our President": the home country's, on a page that speaks for it."""
        if self._people.home:
            person = self._people.in_office(self._people.home, office, self._by_recency())
            mention.parties, mention.persons = (self._people.home,), (person,) if person else ()
        return mention

    def _own_holder(self, office: Office) -> Person | None:
        """ "The Minister" on a page that names its own minister without a country."""
        person = self._people.in_office(self._people.home, office, self._recent) if self._people.home else None
        return person if person and not person.party_is_printed else None

    def _by_recency(self) -> list[Person]:
        return [*self._recent, *(p for p in self._people.persons if p not in self._recent)]

    def _group_of_parties(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        mention = self._blank("group", sentence, draft)
        self._set_office(mention, sentence, draft)
        mention.parties, mention.is_plural = draft.parties, True
        persons = [self._person(sentence, draft, span) for span in draft.names]
        mention.persons = tuple(person for person in persons if person)
        if not mention.persons and draft.office:
            found = (self._people.in_office(code, draft.office, self._by_recency()) for code in draft.parties)
            mention.persons = tuple(person for person in found if person)
        return mention

    def _group(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        """ "The two ministers", "both sides", "all three": the latest that fit, of different parties."""
        mention = self._blank("group", sentence, draft)
        mention.is_anaphor = mention.is_plural = True
        head = sentence.tokens[draft.end - 1].text
        wanted = _NUMBERS.get(draft.number or "", 2)
        if draft.number == "all":
            return mention  # "all parties", "all countries": everybody, not those named before
        if draft.office:
            mention.office_code, mention.level_code = draft.office.code, draft.office.level_code
        if draft.pattern == "bare_group" and self._last_group and wanted == len(self._last_group.parties):
            mention.parties, mention.persons = self._last_group.parties, self._last_group.persons
        elif is_word("country_noun", head) and not draft.office:
            mention.parties = self._latest_parties(wanted, before)
        else:
            mention.persons = self._latest_persons(wanted, mention.level_code, before)
            mention.parties = tuple(dict.fromkeys(p.party_code for p in mention.persons if p.party_code))
            if len(mention.parties) < 2:
                mention.persons, mention.parties = (), self._latest_parties(wanted, before)
        if len(mention.parties) < 2:
            mention.parties = ()
        return mention

    def _latest_persons(self, wanted: int, level: str | None, before: Sequence[Mention]) -> tuple[Person, ...]:
        named = {person for mention in before for person in mention.persons}
        pair = self._pair_in_office(level, {p.party_code for p in named}) if wanted == 2 else ()
        if pair:
            return pair
        for passed_over in (named, set[Person]()):
            chosen: dict[str, Person] = {}
            for person in self._recent:
                if not person.party_code or person.party_code in chosen or person in passed_over:
                    continue
                if level is None or (person.level_code and offices_agree(level, person.level_code)):
                    chosen[person.party_code] = person
                if len(chosen) == wanted:
                    return tuple(chosen.values())
        return ()

    def _pair_in_office(self, level: str | None, named: set[str | None]) -> tuple[Person, ...]:
        """The persons of the two parties last named side by side, where the subject is neither of them."""
        if not self._pair or named & set(self._pair):
            return ()
        found: dict[str, Person] = {}
        for person in self._recent:
            code = person.party_code
            if code in self._pair and code not in found and (level is None or offices_agree(level, person.level_code)):
                found[code] = person
        return tuple(found.values()) if len(found) == 2 else ()

    def _latest_parties(self, wanted: int, before: Sequence[Mention]) -> tuple[str, ...]:
        """The parties last named; the subject of the sentence speaks of others where there are others."""
        named = {code for mention in before for code in mention.parties}
        recent = [code for code in self._recent_parties if self._gazetteer.party_kinds.get(code) == "country"]
        others = [code for code in recent if code not in named]
        if wanted == 2 and self._pair and (not named or named & set(self._pair) == set() or named <= set(self._pair)):
            return self._pair
        if len(named) < wanted <= len(others) and before:
            return tuple(others[:wanted])
        return tuple(recent[:wanted]) if len(recent) >= wanted else tuple(self._recent_parties[:wanted])

    def _institution(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        mention = self._blank("institution", sentence, draft)
        mention.parties = draft.parties[:1]
        head = fold(sentence.tokens[draft.end - 1].text)
        if not mention.parties and head not in ("ministry", "affairs"):
            return None
        if not mention.parties:
            near = self._subject.party_code if self._subject else None
            home = self._people.home or near
            mention.parties = (home,) if home else ()
            mention.is_anaphor = True
        return mention

    def _pronoun(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        mention = self._blank("pronoun", sentence, draft)
        mention.is_anaphor = True
        word = fold(mention.text)
        if draft.symbol == "T" and word not in ("h.h.", "h.e.", "his highness", "his majesty", "his excellency"):
            return None
        if draft.symbol == "b":
            mention.is_plural = True
            here = {code: m for m in before if not m.is_adjective and m.kind != "airline" for code in m.parties}
            if len(here) == 2 and word in ("they", "them", "both"):
                mention.parties = tuple(here)
                mention.persons = tuple(p for m in here.values() for p in m.persons)
                return mention
            fresh = self._last_group is not None and self._count - self._group_at <= 1
            if fresh and self._last_group and word in ("they", "them", "both"):
                mention.parties, mention.persons = self._last_group.parties, self._last_group.persons
            return mention
        if draft.symbol == "T":
            person = self._honoured.get(word)
        elif draft.symbol == "i":
            person = self.speaker
        else:
            persons = [m.persons[0] for m in before if len(m.persons) == 1]
            person = persons[0] if persons else self._subject
        if person and person.party_code:
            mention.persons, mention.parties = (person,), (person.party_code,)
            mention.level_code, mention.office_code = person.level_code, person.office_code
        elif draft.symbol == "i" and word in ("we", "i") and self.speaks_for_home and self._people.home:
            mention.parties = (self._people.home,)
        return mention

    def _party(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        mention = self._blank("party", sentence, draft)
        person = self._people.find(name_words(mention.text)) if draft.symbol == "L" else None
        if person and person.office_code and person.party_code:  # a town has the name of somebody in the article
            mention.kind, mention.persons, mention.parties = "person", (person,), (person.party_code,)
            mention.name, mention.name_span = mention.text, (mention.start, mention.end)
            self._inherit_office(mention)
            return mention
        mention.parties = draft.parties[:1]
        if draft.symbol == "D" and draft.hit:
            entry = draft.hit.of_kind("demonym")
            mention.is_adjective = not (entry and entry.is_plural)
        elif draft.pattern == "capital":
            mention.kind, mention.is_capital, mention.is_adjective = "place", True, False
            mention.place_name, mention.place_country = mention.text, draft.parties[0] if draft.parties else None
        elif draft.symbol in "CL":
            place = place_of(draft.hit, self._recent_parties)
            mention.kind, mention.is_capital = "place", draft.symbol == "C"
            mention.place_name = mention.text.removeprefix("the ").removeprefix("The ")
            mention.place_country = draft.parties[0] if draft.parties else (place.country_code if place else None)
        elif draft.symbol == "A" and draft.hit:
            entry = draft.hit.of_kind("airline")
            mention.kind, mention.parties = "airline", (entry.code,) if entry and entry.code else ()
        elif draft.symbol == "P" and mention.parties:
            if self._gazetteer.party_kinds.get(mention.parties[0]) == "country":
                mention.place_name = mention.text.removeprefix("the ").removeprefix("The ")
                mention.place_country = mention.parties[0]
        return mention

    def _remember(self, mention: Mention) -> None:
        for person in mention.persons:
            if person in self._recent:
                self._recent.remove(person)
            self._recent.insert(0, person)
        if mention.kind != "place":
            for code in mention.parties:
                if code in self._recent_parties:
                    self._recent_parties.remove(code)
                self._recent_parties.insert(0, code)

    def _close(self, mentions: Sequence[Mention]) -> None:
        """At the end of a sentence: its first person is what "he" means next, its pair what "they" means."""
        first = next((m.persons[0] for m in mentions if len(m.persons) == 1 and m.kind != "pronoun"), None)
        self._subject = first or self._subject
        persons: dict[str, Person] = {}
        for mention in mentions:
            for person in mention.persons:
                if person.party_code:
                    persons.setdefault(person.party_code, person)
        group = next((m for m in mentions if m.is_plural and len(m.parties) > 1), None)
        if group:
            self._last_group, self._group_at = group, self._count
        elif len(persons) >= 2:
            pair = list(persons.values())[:2]
            parties = tuple(p.party_code for p in pair if p.party_code)
            self._last_group, self._group_at = Mention("group", 0, 0, "", parties, tuple(pair)), self._count

    _handlers: dict[str, Callable[[Discourse, ReadSentence, Draft, list[Mention]], Mention | None]] = {
        "counterpart": _counterpart,
        "role": _role,
        "office_of_parties": _group_of_parties,
        "group": _group,
        "bare_group": _group,
        "institution": _institution,
        "pronoun": _pronoun,
        "party": _party,
        "capital": _party,
    }
