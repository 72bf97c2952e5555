"""Officials told by their country alone: "Peru's foreign minister met Chile's", "called Chile's, Ana Rojas".

A possessive with nothing behind it holds the office named before it in the sentence; where no office was named
it stands for some thing, and for nobody.
"""

from __future__ import annotations

import re

from extract.components.mentions import Mention, Person
from extract.components.names import ReadSentence
from extract.components.people import People, name_words

_BARE = re.compile(
    r"(?:['’]s|(?<=s)['’])(?=[,.;)]|$|\s(?:on|in|at|by|with|for|to|over|that|late|early|this|last|yesterday|today|again|"
    r"as|about|before|after|when|during|twice|late|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
    re.IGNORECASE,
)
_NAMED = ("name", "person")


def settle_ellipses(sentence: ReadSentence, mentions: list[Mention], people: People) -> list[Mention]:
    """The mentions, with the office told before for each bare possessive, and the name behind it taken in."""
    if "'" not in sentence.text and "’" not in sentence.text:
        return mentions
    kept: list[Mention] = []
    for mention in mentions:
        while kept and _opens_list(kept[-1], mention, sentence):
            _take_first(kept.pop(), mention, sentence)
        kept.append(mention)
    for place, mention in enumerate(kept):
        bare = _bare_possessive(mention, sentence)
        if bare is not None:
            _settle(mention, bare, kept[:place])
    return _with_names(kept, sentence, people)


def _with_names(mentions: list[Mention], sentence: ReadSentence, people: People) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if kept and _is_named_by(kept[-1], mention, sentence):
            _take_name(kept[-1], mention, people)
        else:
            kept.append(mention)
    return kept


def _bare_possessive(mention: Mention, sentence: ReadSentence) -> str | None:
    """The mark of a possessive that owns nothing: "Chile's," or "the United States' on Monday"."""
    if mention.kind != "party" or mention.is_adjective or len(mention.parties) != 1:
        return None
    found = _BARE.match(sentence.text, mention.end - sentence.offset)
    return found.group() if found else None


def _settle(mention: Mention, mark: str, before: list[Mention]) -> None:
    models = [
        m for m in before if m.level_code is not None and m.kind in ("role", "person") and not m.is_plural
    ]
    model = next((m for m in reversed(models) if m.parties != mention.parties), None)
    if model is None:
        mention.is_adjective = True  # "Peru's economy overtook Chile's"
        return
    mention.kind, mention.level_code, mention.office_code = "role", model.level_code, model.office_code
    mention.end, mention.text = mention.end + len(mark), mention.text + mark


def _opens_list(first: Mention, officials: Mention, sentence: ReadSentence) -> bool:
    """ "Peru's, Chile's and Bolivia's presidents": whether the party before is one more of those whom they are of."""
    between = sentence.text[first.end - sentence.offset : officials.start - sentence.offset]
    is_new = first.kind == "party" and len(first.parties) == 1 and first.parties[0] not in officials.parties
    is_group = officials.kind in ("group", "role") and officials.is_plural and bool(officials.parties)
    return is_group and is_new and between in _LISTING


_LISTING = frozenset(mark + joint for mark in ("'s", "’s") for joint in (", ", " and ", ", and "))


def _take_first(first: Mention, officials: Mention, sentence: ReadSentence) -> None:
    officials.kind, officials.parties = "group", (*first.parties, *officials.parties)
    officials.start, officials.persons = first.start, ()
    officials.text = sentence.text[first.start - sentence.offset : officials.end - sentence.offset]


def _is_named_by(official: Mention, name: Mention, sentence: ReadSentence) -> bool:
    """Whether a name stands in apposition to a bare possessive: "Chile's, Ana Rojas"."""
    if (
        official.kind != "role"
        or not official.text.endswith(("'s", "’s", "'", "’"))
        or name.kind not in _NAMED
    ):
        return False
    between = sentence.text[official.end - sentence.offset : name.start - sentence.offset]
    return between.strip() == "," and len(name.persons) < 2 and set(name.parties) <= set(official.parties)


def _take_name(official: Mention, named: Mention, people: People) -> None:
    """One mention of both; the person holds the office of the country."""
    name = named.name or named.text
    words = name_words(name)
    person = named.persons[0] if named.persons else people.find(words, party=official.parties[0], level=None)
    if person is None:
        person = Person(name, words)
        people.persons.append(person)
    person.party_code, person.party_is_printed = official.parties[0], True
    person.level_code = person.level_code or official.level_code
    person.office_code = person.office_code or official.office_code
    official.kind, official.persons, official.name = "person", (person,), name
    official.name_span = named.name_span
    official.text, official.end = f"{official.text}, {named.text}", named.end
    official.closes_comma = named.closes_comma
