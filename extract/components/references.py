"""Words that mean somebody named before: offices, counterparts, groups, pronouns, parties by name.

Each function serves one pattern of `names` and returns the mention, or None where the words stand for nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.components.gazetteer import Office
from extract.components.mentions import Mention, Person
from extract.components.names import Draft, ReadSentence
from extract.components.namesakes import pair_named
from extract.components.people import offices_agree
from extract.components.tokens import fold
from extract.components.words import is_word

if TYPE_CHECKING:
    from extract.components.resolve import Discourse

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


def counterpart(
    discourse: Discourse, sentence: ReadSentence, draft: Draft, before: list[Mention]
) -> Mention | None:
    """ "His Iranian counterpart X" holds the office of whoever was named before."""
    if not (draft.is_definite or draft.parties or draft.names):
        return None  # "to host", "counterpart of the valve"
    model = _model(discourse, sentence, draft, before)
    mention = discourse.blank("role", sentence, draft)
    mention.is_anaphor = not draft.names
    mention.level_code = level = model.level_code if model else _level_before(before)
    if draft.names:
        person = discourse.person(sentence, draft, draft.names[0])
        mention.name_span, mention.name = sentence.span(*draft.names[0]), sentence.words(*draft.names[0])
        if person:
            mention.kind, mention.persons = "person", (person,)
            if person.level_code is None and model:
                person.level_code, person.office_code = model.level_code, model.office_code
            person.party_code = person.party_code or (draft.parties[0] if draft.parties else None)
            mention.level_code = person.level_code
            if not draft.parties and person.party_code:
                mention.parties = (person.party_code,)
    if len(draft.parties) > 1:
        return _of_several(mention, draft)
    if draft.parties:
        mention.parties = draft.parties
        known = _seen(discourse, draft.parties[0], level)
        if not mention.persons and known and len(draft.parties) == 1:
            mention.persons = (known,)
    elif draft.names:
        _settle_by_the_other(discourse, mention, before)
    else:
        _counterpart_named_before(discourse, mention, draft, before, model)
    return mention


def _counterpart_named_before(
    discourse: Discourse, mention: Mention, draft: Draft, before: list[Mention], model: Person | None
) -> None:
    """ "His guests", "his counterpart", without a name or a country of their own."""
    if fold(mention.text).endswith("s"):
        _counterparts(discourse, mention, model)
    elif model and (other := _other_side(discourse, draft, before, model)):
        mention.persons, mention.parties = (other,), (other.party_code or "",)


def _settle_by_the_other(discourse: Discourse, mention: Mention, before: list[Mention]) -> None:
    """ "The Chilean minister met her colleague X", in an article about two countries: X is of the other."""
    if mention.parties or not mention.text.lower().startswith(("his ", "her ")):
        return
    owners = next((m.parties for m in reversed(before) if m.parties and not m.is_adjective), ())
    pair = discourse.focus.two_in_question() or discourse.focus.article_pair
    if len(owners) == 1 and owners[0] in pair:
        mention.parties = tuple(code for code in pair if code != owners[0])
        for person in mention.persons:
            person.party_code, person.party_is_assumed = mention.parties[0], True


def _other_side(discourse: Discourse, draft: Draft, before: list[Mention], model: Person) -> Person | None:
    """ "His counterpart": who was named last of another party, in a like office; "the guest": not of his host's."""
    hosts = {code for m in before for code in m.parties if not draft.is_possessive}
    own = hosts or {model.party_code or ""}
    other = next((p for p in discourse.focus.persons if p.party_code and p.party_code not in own), None)
    return other if other and (hosts or offices_agree(model.level_code, other.level_code)) else None


def _model(
    discourse: Discourse, sentence: ReadSentence, draft: Draft, before: list[Mention]
) -> Person | None:
    """Whose counterpart is meant: of who is named before; "the guest" that opens a sentence, of a host in it."""
    owner = _OWNERS.get(fold(sentence.tokens[draft.start].text)) if draft.is_possessive else None
    meant = next((m for m in before if owner and m.persons and fold(m.text) == owner), None)
    if meant is not None:
        return meant.persons[0]  # "she was received by X and met her counterpart"
    named = next((m.persons[0] for m in reversed(before) if m.persons), None) or discourse.focus.subject
    if before or draft.is_possessive or draft.names or draft.parties:
        return named
    here = {code for other in sentence.drafts for code in other.parties}
    return next((p for p in discourse.focus.persons if p.party_code in here), named)


def _level_before(before: list[Mention]) -> str | None:
    """ "The Danish defence minister and her Irish counterpart": the level of an office without a name."""
    return next((m.level_code for m in reversed(before) if m.kind == "role" and m.level_code), None)


_OWNERS = {"his": "he", "her": "she"}


def _of_several(mention: Mention, draft: Draft) -> Mention:
    """ "His counterparts from A and B"."""
    mention.kind, mention.parties, mention.is_plural, mention.is_anaphor = "group", draft.parties, True, False
    return mention


def _counterparts(discourse: Discourse, mention: Mention, model: Person | None) -> None:
    """ "His guests": the persons of other parties named last, each party once."""
    chosen: dict[str, Person] = {}
    for person in discourse.focus.persons[:5]:
        if person.party_code and (model is None or person.party_code != model.party_code):
            chosen.setdefault(person.party_code, person)
    mention.kind, mention.is_plural = "group", True
    mention.persons, mention.parties = tuple(chosen.values()), tuple(chosen)


def _seen(discourse: Discourse, party: str, level: str | None) -> Person | None:
    fits = (p for p in discourse.people.persons if p.party_code == party and level and p.level_code == level)
    return next(fits, None)


def role(discourse: Discourse, sentence: ReadSentence, draft: Draft, before: list[Mention]) -> Mention | None:
    mention = discourse.blank("role", sentence, draft)
    discourse.set_office(mention, sentence, draft)
    discourse.focus.keep_style(mention)
    if draft.parties:
        return _of_a_country(discourse, mention, draft)
    is_ours = draft.is_possessive and fold(mention.text).startswith("our ")
    if _are_theirs(discourse, mention, draft, before):
        return mention
    owner = None if is_ours else discourse.owner(sentence, draft, before)
    if owner and draft.office:  # "its foreign minister", "Kenya's president said his envoy"
        person = discourse.people.in_office(owner, draft.office, _by_recency(discourse))
        mention.parties, mention.persons = (owner,), (person,) if person else ()
        mention.is_anaphor = True
        return mention
    if draft.is_plural and is_ours:
        mention.parties = (discourse.own_party,) if discourse.own_party else ()
        return mention
    if draft.is_plural:
        return group(discourse, sentence, draft, before) if draft.is_definite else mention
    if _is_bare_title(discourse, draft, mention):  # "Prime Minister met", on a page of his own country
        mention.parties, mention.is_assumed = (discourse.people.home or "",), True
        return mention
    if (
        not draft.is_definite
        or not draft.office
        or draft.has_complement
        or (draft.is_possessive and not is_ours)
    ):
        return mention
    if is_ours:
        return _our_office(discourse, mention, draft.office)
    sole = _body_with_office(discourse, mention, draft.office)
    if sole:  # "the High Representative"
        mention.parties = (sole,)
        return mention
    told = discourse.focus.lately_in(draft.office.code)
    if told and draft.office.level_code in _SHARED_LEVELS:  # "the bloc's envoy ... The envoy"
        mention.parties, mention.is_anaphor = told, True
        return mention
    return _holder_at_hand(discourse, mention, draft.office)


def _holder_at_hand(discourse: Discourse, mention: Mention, office: Office) -> Mention:
    """ "The minister": the page's own holder, or the one named last; else the office of the page's country."""
    person = (
        _own_holder(discourse, office, mention.office_title or "")
        or discourse.people.in_office(None, office, discourse.focus.persons)
        or _by_a_longer_title(discourse, mention.office_title)
    )
    mention.is_anaphor = True
    if person and person.party_code:
        mention.persons, mention.parties = (person,), (person.party_code,)
    elif discourse.people.home and office.branch in ("executive", "diplomatic") and office.rank < 40:
        mention.parties, mention.is_assumed = (discourse.people.home,), True
    return mention


def _by_a_longer_title(discourse: Discourse, title: str | None) -> Person | None:
    """ "Deputy Secretary of State X ... The Deputy Secretary": the title cut short, of more than a word."""
    begin = f"{fold(title or '')} "
    if begin.count(" ") < 2:
        return None
    titled = (p for p in discourse.focus.persons if fold(p.office_title or "").startswith(begin))
    return next(titled, None)


def _body_with_office(discourse: Discourse, mention: Mention, office: Office) -> str | None:
    """The organisation that alone has the office, or that gives the title a meaning of its own and is in focus."""
    sole = discourse.gazetteer.sole_party_of(office.code)
    if sole or not mention.office_title:
        return sole
    for code in (discourse.own_party, *discourse.focus.parties[:4]):
        meant = discourse.gazetteer.office_in(code, mention.office_title, office) if code else office
        if meant is not office and meant.branch == "organisation" and _may_lead(discourse, code or "", meant):
            return code
    return None


def _may_lead(discourse: Discourse, body: str, meant: Office) -> bool:
    """A country's own official means his own president, unless the body's has been named."""
    own = discourse.own_party
    if not own or own == body or discourse.gazetteer.party_kinds.get(own) != "country":
        return True
    return any(p.party_code == body and p.office_code == meant.code for p in discourse.focus.persons)


def _is_bare_title(discourse: Discourse, draft: Draft, mention: Mention) -> bool:
    """An office in capitals without an article or a country: that of the page's own country."""
    if draft.is_definite or draft.has_complement or draft.is_former or not draft.office:
        return False
    holds_alone = mention.level_code in _STATE_LEVELS and draft.office.rank < 40
    words = mention.text.split()
    is_title = all(word[0].isupper() or word in ("of", "and", "for", "the") for word in words)
    is_title = is_title and (len(words) > 1 or mention.text.isupper())  # "Prime Minister", "EAM"
    return bool(discourse.people.home) and holds_alone and is_title and not discourse.is_spoken


_STATE_LEVELS = frozenset({"head_of_state", "head_of_government", "foreign_minister", "minister"})


def _of_a_country(discourse: Discourse, mention: Mention, draft: Draft) -> Mention:
    """ "The president of Chad": the holder, where the article knows him."""
    mention.parties = draft.parties[:1]
    if draft.office and not draft.is_plural:
        person = discourse.people.in_office(draft.parties[0], draft.office, _by_recency(discourse))
        mention.persons = (person,) if person else ()
    return mention


def _are_theirs(discourse: Discourse, mention: Mention, draft: Draft, before: list[Mention]) -> bool:
    """ "Chad and Niger are talking: their ministers met": of the several named so far, or in the sentences before."""
    if not (draft.is_plural and fold(mention.text).startswith("their ")):
        return False
    groups = [m.parties for m in before if len(m.parties) > 1]
    named = (m for m in before if m.kind == "party" and not m.is_adjective)
    two = tuple(dict.fromkeys(code for m in named for code in m.parties))
    owners = groups[-1] if groups else two
    if not any(m.parties for m in before):
        owners, mention.is_anaphor = discourse.focus.several(), True
    if len(owners) == 2 or (len(owners) > 2 and owners != two):
        mention.kind, mention.is_plural, mention.parties = "group", True, owners
        return True
    return False


_SHARED_LEVELS = frozenset(
    {"ambassador", "envoy", "official", "parliament", "military"}
)  # held by many at once


def _our_office(discourse: Discourse, mention: Mention, office: Office) -> Mention:
    """ "Our President": the speaker's, or the home country's on a page that speaks for it."""
    if discourse.house:
        holds_alone = office.level_code not in _SHARED_LEVELS
        person = (
            discourse.people.in_office(discourse.house, office, _by_recency(discourse))
            if holds_alone
            else None
        )
        mention.parties, mention.persons = (discourse.house,), (person,) if person else ()
    return mention


def _own_holder(discourse: Discourse, office: Office, title: str) -> Person | None:
    """ "The Minister" on a page that names its own minister without a country, "the President" on his own page."""
    home = discourse.house
    if not home:
        return None
    if discourse.own_party == home:
        meant = discourse.gazetteer.office_in(home, title, office)
        return discourse.people.in_office(home, meant, _by_recency(discourse))
    person = discourse.people.in_office(home, office, discourse.focus.persons)
    return person if person and not person.party_is_printed else None


def _by_recency(discourse: Discourse) -> list[Person]:
    return [
        *discourse.focus.persons,
        *(p for p in discourse.people.persons if p not in discourse.focus.persons),
    ]


def group_of_parties(
    discourse: Discourse, sentence: ReadSentence, draft: Draft, before: list[Mention]
) -> Mention | None:
    mention = discourse.blank("group", sentence, draft)
    discourse.set_office(mention, sentence, draft)
    mention.parties, mention.is_plural = draft.parties, True
    persons = [discourse.person(sentence, draft, span) for span in draft.names]
    mention.persons = tuple(person for person in persons if person)
    if not mention.persons and draft.office and draft.office.level_code not in _SHARED_LEVELS:
        found = (
            discourse.people.in_office(code, draft.office, _by_recency(discourse)) for code in draft.parties
        )
        mention.persons = tuple(person for person in found if person)
    return mention


def group(
    discourse: Discourse, sentence: ReadSentence, draft: Draft, before: list[Mention]
) -> Mention | None:
    """ "The two ministers", "both sides", "all three": the latest that fit, of different parties."""
    mention = discourse.blank("group", sentence, draft)
    mention.is_anaphor = mention.is_plural = True
    head = sentence.tokens[draft.end - 1].text
    wanted = _NUMBERS.get(draft.number or "", 2)
    stated = pair_named(head) or _body_of(sentence, draft)
    if stated:
        mention.parties, mention.is_anaphor = stated, False
        return mention
    if draft.office and fold(mention.text).startswith("their "):
        told = discourse.focus.group_told(3)
        mention.parties = told.parties if told else discourse.focus.several()
        if mention.parties:
            return mention
    circle = discourse.focus.circle
    if circle and not draft.number and draft.office and _is_of_circle(draft.office, circle):
        mention.office_code, mention.level_code = circle.office_code, circle.level_code
        mention.parties, mention.persons = circle.parties, circle.persons
        return mention
    if draft.number == "all" or (draft.has_complement and not _is_of_somebody_named(sentence, draft)):
        return mention  # "all countries": everybody, not those named before; "the presidents of the two companies"
    if draft.office:
        mention.office_code, mention.level_code = draft.office.code, draft.office.level_code
    if (
        draft.pattern == "bare_group"
        and discourse.focus.last_group
        and wanted == len(discourse.focus.last_group.parties)
    ):
        mention.parties, mention.persons = (
            discourse.focus.last_group.parties,
            discourse.focus.last_group.persons,
        )
    elif is_word("country_noun", head):
        _of_countries(discourse, mention, draft, wanted, before)
    else:
        mention.persons = discourse.focus.latest_persons(wanted, mention.level_code, before)
        mention.parties = tuple(dict.fromkeys(p.party_code for p in mention.persons if p.party_code))
        if len(mention.parties) < 2:
            mention.persons, mention.parties = (
                (),
                discourse.focus.latest_parties(wanted, before, is_counted=bool(draft.number)),
            )
    if len(mention.parties) < 2:
        mention.parties = ()
    return mention


def _of_countries(
    discourse: Discourse, mention: Mention, draft: Draft, wanted: int, before: list[Mention]
) -> None:
    """ "The two sides", "the interior ministers of the two countries": the countries, then who holds the office."""
    announced = discourse.focus.announced_parties(wanted if draft.number else None)
    mention.parties = announced or discourse.focus.latest_parties(
        wanted, before, is_counted=bool(draft.number)
    )
    if draft.office:
        recent = _by_recency(discourse)
        holders = (discourse.people.in_office(code, draft.office, recent) for code in mention.parties)
        mention.persons = tuple(person for person in holders if person)


def _is_of_circle(office: Office, circle: Mention) -> bool:
    """ "The ministers" after "the foreign ministers of X, Y and Z": all of them."""
    return offices_agree(office.level_code, circle.level_code or "")


def _body_of(sentence: ReadSentence, draft: Draft) -> tuple[str, ...]:
    """ "The heads of the bloc": of a party named right behind, none of those named before."""
    if not draft.has_complement or draft.number:
        return ()
    behind = (d for d in sentence.drafts if draft.end < d.start + 1 <= draft.end + 2 and d.pattern == "party")
    return next((d.parties[:1] for d in behind if d.parties and d.symbol == "P"), ())


def _is_of_somebody_named(sentence: ReadSentence, draft: Draft) -> bool:
    """Whether what the officials are of is a country, a group or an office of one."""
    behind = sentence.tokens[draft.end : draft.end + _BEHIND + 1]
    if any(is_word("country_noun", token.text) for token in behind):
        return True
    return any(draft.end <= other.start <= draft.end + _BEHIND for other in sentence.drafts)


_BEHIND = 4  # tokens behind "of" that may stand before a name


def institution(
    discourse: Discourse, sentence: ReadSentence, draft: Draft, before: list[Mention]
) -> Mention | None:
    mention = discourse.blank("institution", sentence, draft)
    mention.parties = draft.parties[:1]
    head = fold(sentence.tokens[draft.end - 1].text)
    if not mention.parties and is_word("state_style", head):
        styled = discourse.focus.state_styled(head)
        mention.kind, mention.parties, mention.is_anaphor = "party", (styled,) if styled else (), True
        return mention if styled else None
    if not mention.parties and head not in ("ministry", "affairs"):
        return None
    if not mention.parties:
        near = discourse.focus.subject.party_code if discourse.focus.subject else None
        home = discourse.house or near
        mention.parties = (home,) if home else ()
        mention.is_anaphor = True
    return mention
