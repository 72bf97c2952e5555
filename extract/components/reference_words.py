"""The smallest words that mean somebody: pronouns, and parties or places by their own name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.components.gazetteer import Hit
from extract.components.mentions import Mention, Person
from extract.components.names import Draft, ReadSentence, place_of
from extract.components.people import name_words
from extract.components.tokens import fold

if TYPE_CHECKING:
    from extract.components.resolve import Discourse


def pronoun(
    discourse: Discourse, sentence: ReadSentence, draft: Draft, before: list[Mention]
) -> Mention | None:
    mention = discourse.blank("pronoun", sentence, draft)
    mention.is_anaphor = True
    word = fold(mention.text)
    if draft.symbol == "T" and word not in _STYLES:
        return None
    if draft.symbol == "i":
        return _first_person(discourse, mention, word)
    if draft.symbol == "b":
        mention.is_plural = True
        here = {code: m for m in before if not m.is_adjective and m.kind != "airline" for code in m.parties}
        if len(here) == 2 and word in ("they", "them", "both"):
            mention.parties = tuple(here)
            mention.persons = tuple(p for m in here.values() for p in m.persons)
            return mention
        fresh = discourse.focus.fresh_group
        if fresh and word in ("they", "them", "both"):
            mention.parties, mention.persons = fresh.parties, fresh.persons
        return mention
    if draft.symbol == "T":
        person = discourse.focus.honoured.get(word)
    else:
        person = _meant_by_pronoun(discourse, sentence, mention, before)
    styled = discourse.focus.styled.get(word) if draft.symbol == "T" else None
    if person is None and styled is not None and styled.parties:
        return _as_styled(mention, styled)
    before = [m for m in before if not _is_fronted(sentence, m)]
    before = [*before, *(m for m in (discourse.focus.subject_role,) if m is not None)]
    office = next((m for m in before if m.kind == "role" and m.parties and not m.is_plural), None)
    if person is None and draft.symbol == "p" and office is not None:
        mention.parties, mention.level_code = office.parties[:1], office.level_code
        mention.office_code = office.office_code
        return mention
    if person and person.party_code:
        mention.persons, mention.parties = (person,), (person.party_code,)
        mention.level_code, mention.office_code = person.level_code, person.office_code
    return mention


def _is_fronted(sentence: ReadSentence, mention: Mention) -> bool:
    """ "With the Chilean minister, on the other hand, he spoke twice": the one he spoke with is not he."""
    return fold(sentence.text[: mention.start - sentence.offset]).strip() in (
        "with",
        "together with",
        "unlike",
    )


def _meant_by_pronoun(
    discourse: Discourse, sentence: ReadSentence, mention: Mention, before: list[Mention]
) -> Person | None:
    """Whom "he", "she", "him" and "her" mean: the first person of the sentence, else of the one before."""
    doer = _doer(sentence, mention, before) if fold(mention.text) in ("him", "her") else None
    others = [m for m in before if not (m.is_speaker or _is_fronted(sentence, m))]
    never = [p for m in before if m.kind == "pronoun" and _are_two(m.text, mention.text) for p in m.persons]
    persons = [m.persons[0] for m in others if len(m.persons) == 1]
    persons = [person for person in persons if person is not doer and person not in never]
    if persons:
        return persons[0]
    last = discourse.focus.fresh_subject if discourse.is_spoken else discourse.focus.subject
    if doer is None or (last is not None and last is not doer):
        return last
    return next((p for p in discourse.focus.persons if p.party_code != doer.party_code), None)


def _are_two(one: str, other: str) -> bool:
    """Whether one word means a man and the other a woman: "she said that he met X"."""
    men, women = ({fold(one), fold(other)} & words for words in ({"he", "him"}, {"she", "her"}))
    return bool(men and women)


def _doer(sentence: ReadSentence, mention: Mention, before: list[Mention]) -> Person | None:
    """ "Rojas told him": who does it is not the one to whom it is done."""
    start = mention.start - sentence.offset
    people = [m.persons[0] for m in before if len(m.persons) == 1]
    if len(people) > 1 and sentence.text[:start].endswith(" by "):
        return people[0]  # "X was at Y's inauguration and was received by him"
    if people and _CONTROLLED.search(sentence.text[:start]):
        return people[0]  # "X met Y, four days after calling him"
    subject = before[-1] if before else None
    if subject is None or len(subject.persons) != 1:
        return None
    between = sentence.text[subject.end - sentence.offset : mention.start - sentence.offset]
    return subject.persons[0] if _VERB_BETWEEN.fullmatch(between) else None


_CONTROLLED = re.compile(
    r"\b(?:after|before|since|while|when|on|upon|by|without) [a-z]+ing(?: (?:with|to|on))? $"
)
_VERB_BETWEEN = re.compile(
    r",?\s+(?:(?:had|has|would|will|also|later|then) )*(?!and |or |but )[a-z]+(?: to)?\s+"
)


def _as_styled(mention: Mention, styled: Mention) -> Mention:
    mention.kind, mention.parties, mention.persons = "role", styled.parties, styled.persons
    mention.level_code, mention.office_code = styled.level_code, styled.office_code
    return mention


_STYLES = frozenset(
    "h.h.|h.e.|his highness|her highness|his royal highness|her royal highness|his majesty|her majesty|his excellency|"
    "her excellency".split("|")
)
_SPEAKING_FOR_A_STATE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "minister"})


def _first_person(discourse: Discourse, mention: Mention, word: str) -> Mention:
    """ "I" is who has the word; "we" of a minister too, of a spokesperson the government alone."""
    person = discourse.speaker
    mention.is_speaker = discourse.is_spoken
    if (
        person
        and person.party_code
        and not (mention.is_speaker and word == "we" and person.level_code not in _SPEAKING_FOR_A_STATE)
    ):
        mention.persons, mention.parties = (person,), (person.party_code,)
        mention.level_code, mention.office_code = person.level_code, person.office_code
    elif word in ("we", "i") and discourse.own_party:
        mention.parties = (discourse.own_party,)
    return mention


def party(
    discourse: Discourse, sentence: ReadSentence, draft: Draft, before: list[Mention]
) -> Mention | None:
    mention = discourse.blank("party", sentence, draft)
    person = discourse.people.find(name_words(mention.text)) if draft.symbol == "L" else None
    if person is None and draft.symbol == "L":
        person = discourse.leader(sentence, draft)
    if person and person.office_code and person.party_code:  # a town has the name of somebody in the article
        mention.kind, mention.persons, mention.parties = "person", (person,), (person.party_code,)
        mention.name, mention.name_span = mention.text, (mention.start, mention.end)
        discourse.inherit_office(mention)
        return mention
    mention.parties = draft.parties[:1]
    if draft.pattern == "capital" and draft.parties and draft.parties[0] in discourse.gazetteer.capitals:
        mention.kind, mention.is_capital, mention.place_country = "place", True, draft.parties[0]
        mention.place_name = discourse.gazetteer.capitals[draft.parties[0]]
    elif draft.symbol == "D" and draft.hit:
        entry = draft.hit.of_kind("demonym")
        mention.is_plural = bool(entry and entry.is_plural)
        mention.is_adjective = not mention.is_plural
    elif draft.symbol in "CL":
        place = place_of(draft.hit, discourse.focus.parties)
        mention.kind, mention.is_capital = "place", draft.symbol == "C"
        mention.place_name = mention.text.removeprefix("the ").removeprefix("The ")
        found = draft.parties[0] if draft.parties else (place.country_code if place else None)
        mention.place_country = _owner_of_place(discourse, sentence, mention, before) or found
    elif draft.symbol == "A" and draft.hit:
        _settle_firm(mention, draft.hit)
    elif draft.symbol == "P" and _is_state_of_the_union(sentence, mention, before):
        mention.kind, mention.parties, mention.place_country = "place", (), "USA"
        mention.place_name = mention.text
    elif draft.symbol == "P" and _is_country(discourse, mention):
        mention.place_name = mention.text.removeprefix("the ").removeprefix("The ")
        mention.place_country = mention.parties[0]
    return mention


def _owner_of_place(
    discourse: Discourse, sentence: ReadSentence, mention: Mention, before: list[Mention]
) -> str | None:
    """ "Kenya's Kwale": a country named right before a town says where it lies, whatever other towns share its name."""
    if not before or mention.parties or not _is_country(discourse, before[-1]) or before[-1].kind != "party":
        return None
    between = sentence.text[before[-1].end - sentence.offset : mention.start - sentence.offset]
    return before[-1].parties[0] if between in ("'s ", "’s ") else None


def _settle_firm(mention: Mention, hit: Hit) -> None:
    """An airline has its country as party; a state firm's country is one only to what firms agree."""
    entry = hit.of_kind("airline", "firm")
    code = entry.code if entry else None
    if entry is not None and entry.kind == "firm":
        mention.kind, mention.parties, mention.firm_country = "firm", (), code
        mention.name, mention.name_span = mention.text, (mention.start, mention.end)
    else:
        mention.kind, mention.parties = "airline", (code,) if code else ()


def _is_state_of_the_union(sentence: ReadSentence, mention: Mention, before: list[Mention]) -> bool:
    """ "Clarkston, Georgia": behind a town that is none of the country's, the state of that name."""
    if mention.parties[:1] != ("GEO",):
        return False
    start = mention.start - sentence.offset
    lead = sentence.text[max(0, start - 40) : start]
    near = before[-1] if before and before[-1].kind == "place" else None
    is_known = near is not None and near.end >= mention.start - 2
    return _TOWN_BEFORE.search(lead) is not None and not is_known


_TOWN_BEFORE = re.compile(r"(?:to|in|at|of|from|and|near) (?:[A-Z][\w.'-]+ ){0,2}[A-Z][\w.'-]+, $")


def _is_country(discourse: Discourse, mention: Mention) -> bool:
    kinds = discourse.gazetteer.party_kinds
    return bool(mention.parties) and kinds.get(mention.parties[0]) == "country"


def goes_with_place(sentence: ReadSentence, before: list[Mention], draft: Draft, country: Mention) -> bool:
    """ "In Rabat, Morocco": the country tells where the place lies, and becomes part of the place's mention."""
    place = before[-1]
    between = sentence.text[place.end - sentence.offset : country.start - sentence.offset].strip()
    named = country.kind == "party" and not country.is_adjective and country.place_country
    if between != "," or not named or not draft.hit:
        return False
    code = country.parties[0]
    lies_in = {e.payload.country_code if e.kind == "place" else e.code for e in draft.hit.entries}
    if code not in lies_in and not (code in _STATE_NAMESAKES and "USA" in lies_in):
        return False
    if code in lies_in:
        place.place_country = code
        place.parties = (code,) if place.parties else ()
    place.end, place.text = country.end, f"{place.text}, {country.text}"
    place.closes_comma = sentence.text[place.end - sentence.offset :].startswith(",")
    return True


_STATE_NAMESAKES = frozenset({"GEO"})
"""Countries that share their name with a state of the United States."""
