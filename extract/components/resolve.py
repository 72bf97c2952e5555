"""From draft mentions to mentions: short names, offices, groups and pronouns resolved in reading order.

What the words of a phrase do not say themselves comes from the article's people and from what is in focus.
What cannot be resolved keeps no party, and no fact is drawn from it.
"""

from __future__ import annotations

from collections.abc import Callable

from extract.components.ellipses import settle_ellipses
from extract.components.focus import Focus
from extract.components.gazetteer import Gazetteer, Holder
from extract.components.mentions import Mention, MentionKind, Person
from extract.components.names import Draft, ReadSentence
from extract.components.people import People, name_words
from extract.components.reference_words import goes_with_place, party, pronoun
from extract.components.references import counterpart, group, group_of_parties, institution, role
from extract.components.tokens import fold
from extract.components.turns import Turn
from extract.components.words import is_word


class Discourse:
    """Resolves the sentences of one article in order; keep one per article."""

    def __init__(self, gazetteer: Gazetteer, people: People) -> None:
        self.gazetteer = gazetteer
        self.people = people
        self.focus = Focus(gazetteer)
        self.speaker: Person | None = None
        self.own_party: str | None = None  # whom "we" means: the country of a government's page, of a turn
        self._turn: Turn | None = None

    def hear(self, turn: Turn | None) -> None:
        """A new turn: another speaker, of whom "he" and "they" before meant nobody for sure."""
        if turn is None or turn is self._turn:
            return
        self._turn = turn
        self.speaker, self.own_party = turn.person, turn.party
        self.focus.interrupt()

    @property
    def is_spoken(self) -> bool:
        """Within a turn of a transcript."""
        return self._turn is not None

    @property
    def house(self) -> str | None:
        """Whose "the government" and "our president" are: of who speaks, else of the page."""
        return self.own_party if self.is_spoken else self.people.home

    def resolve(self, sentence: ReadSentence) -> list[Mention]:
        """Mentions of the sentence in order, offsets of the article; updates the discourse state."""
        mentions: list[Mention] = []
        place: Draft | None = None
        self.focus.open_sentence()
        for draft in sentence.drafts:
            handler = _HANDLERS.get(draft.pattern, Discourse.named)
            mention = handler(self, sentence, draft, mentions)
            if mention is None or (place and goes_with_place(sentence, mentions, place, mention)):
                continue
            place = draft if mention.kind == "place" else None
            mentions.append(mention)
            self.focus.remember(mention)
        mentions = settle_ellipses(sentence, mentions, self.people)
        self._quoted_speaker(sentence, mentions)
        self.focus.close_sentence(mentions)
        self.focus.pair_up(sentence, mentions)
        return mentions

    def _quoted_speaker(self, sentence: ReadSentence, mentions: list[Mention]) -> None:
        """ "I thank ...," wrote X: the first person of a quotation is the person named outside it."""
        marks = [sentence.offset + t.start for t in sentence.tokens if t.text == '"']
        if not marks:
            return
        end = marks[1] if len(marks) > 1 else len(sentence.text) + sentence.offset
        outside = [
            m
            for m in mentions
            if len(m.persons) == 1 and m.kind != "pronoun" and not marks[0] < m.start < end
        ]
        if not outside:
            return
        speaker = outside[0].persons[0]
        for mention in mentions:
            if (
                mention.kind == "pronoun"
                and is_word("speaker_pronoun", mention.text)
                and marks[0] < mention.start < end
            ):
                mention.persons = (speaker,)
                mention.parties = (speaker.party_code,) if speaker.party_code else ()

    def blank(self, kind: MentionKind, sentence: ReadSentence, draft: Draft) -> Mention:
        start, end = sentence.span(draft.start, draft.end)
        text = sentence.words(draft.start, draft.end)
        closes = text.endswith(",")
        if closes:
            text, end = text[:-1], end - 1
        return Mention(
            kind, start, end, text, is_former=draft.is_former, is_plural=draft.is_plural, closes_comma=closes
        )

    def named(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
        mention = self.blank("person", sentence, draft)
        persons = [self.person(sentence, draft, span) for span in draft.names]
        known = [person for person in persons if person]
        self.set_office(mention, sentence, draft)
        mention.name_span = sentence.span(*draft.names[0])
        mention.name = sentence.words(*draft.names[0])
        owner = self.owner(sentence, draft, before)
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
            self._settle_pair(mention, draft)
        self.inherit_office(mention)
        if draft.titled and len(known) == 1:
            self.focus.honoured[fold(mention.text.split()[0])] = known[0]
        return mention

    def _settle_pair(self, mention: Mention, draft: Draft) -> None:
        """ "Transport ministers X and Y" whom nothing gives a country: of the two that the article is about."""
        if mention.parties or not draft.office or len(draft.names) != 2:
            return
        pair = self.focus.two_in_question() or self.focus.article_pair
        if len(pair) == 2:
            mention.parties, mention.persons = pair, ()

    def owner(self, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> str | None:
        """The party of "her foreign minister X", "its envoy Y": that of the subject who owns the office."""
        if draft.parties or not draft.office:
            return None
        if before and before[-1].parties:
            between = self._between(sentence, before[-1], draft)
            if between in ("'s", "'") or (between == "" and before[-1].kind == "institution"):
                return before[-1].parties[
                    0
                ]  # "Trump's envoy, X", "Polish Foreign Ministry Secretary General X"
        is_sent = draft.names and sentence.tokens[draft.start].text.casefold() in ("a", "an")
        if not draft.is_possessive and not is_sent:  # "Peru sent a deputy minister, X"
            return None
        told = self.focus.fresh_party if not before and sentence.tokens[draft.start].text == "Its" else None
        if told is not None:
            return told
        owning = ("party", "person", "role", "institution")
        for mention in before:
            names_owner = mention.kind in owning or mention.is_capital
            if mention.parties and not mention.is_adjective and names_owner:
                return mention.parties[0]
        return self.focus.subject.party_code if self.focus.subject else None

    @staticmethod
    def _between(sentence: ReadSentence, one: Mention, draft: Draft) -> str:
        return sentence.text[one.end - sentence.offset : sentence.tokens[draft.start].start].strip()

    def inherit_office(self, mention: Mention) -> None:
        if len(mention.persons) == 1 and mention.level_code is None:
            person = mention.persons[0]
            mention.level_code, mention.office_code = person.level_code, person.office_code
            mention.office_title = person.office_title

    def set_office(self, mention: Mention, sentence: ReadSentence, draft: Draft) -> None:
        if draft.office:
            mention.office_code, mention.level_code = draft.office.code, draft.office.level_code
            if draft.office_tokens:
                mention.office_title = sentence.words(*draft.office_tokens)

    def person(self, sentence: ReadSentence, draft: Draft, span: tuple[int, int]) -> Person | None:
        words = name_words(sentence.words(*span))
        party = draft.parties[0] if len(draft.parties) == 1 else None
        level = draft.office.level_code if draft.office else None
        found = self.people.find(words, party=party, level=level)
        if found:
            return found
        if len(words) < 2 and not draft.office:
            holder = self.people.leader_named(words[0])
        else:
            holder = self.people.holder_of(words, level, party)
        return self._introduced(holder, sentence.words(*span)) if holder else None

    def leader(self, sentence: ReadSentence, draft: Draft) -> Person | None:
        """The leader in office whose surname is also a town's ("Rubio")."""
        text = sentence.words(draft.start, draft.end).rstrip(",")
        holder = self.people.leader_named(fold(text)) if " " not in text else None
        return self._introduced(holder, text) if holder else None

    def _introduced(self, holder: Holder, name: str) -> Person:
        office = self.gazetteer.offices[holder.office_code]
        person = Person(name, name_words(name), holder.party_code, office.code, None, office.level_code)
        self.people.persons.append(person)
        return person


Handler = Callable[[Discourse, ReadSentence, Draft, list[Mention]], Mention | None]
_HANDLERS: dict[str, Handler] = {
    "counterpart": counterpart,
    "role": role,
    "office_of_parties": group_of_parties,
    "group": group,
    "bare_group": group,
    "institution": institution,
    "pronoun": pronoun,
    "party": party,
    "capital": party,
}
