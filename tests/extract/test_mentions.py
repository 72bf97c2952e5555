"""Who is who: phrases of a text, the parties they stand for and the people they name."""

from __future__ import annotations

import pytest

from extract.components.mentions import Mention
from tests.extract.conftest import Extract

CASES = [
    ("Turkish Foreign Minister Hakan Fidan spoke.", [("Turkish Foreign Minister Hakan Fidan", "TUR")]),
    ("Aurelia Frick, the foreign minister of Liechtenstein, spoke.", [("Aurelia Frick", "LIE")]),
    ("Denmark's Ola Berg spoke.", [("Denmark's Ola Berg", "DNK")]),
    (
        "The foreign ministers of Peru, Chile and Ghana spoke.",
        [("The foreign ministers of Peru", "PER CHL GHA")],
    ),
    ("Polish and Danish ministers spoke.", [("Polish and Danish ministers", "POL DNK")]),
    ("The Peruvian side spoke.", [("The Peruvian side", "PER")]),
    ("Ghana's Ministry of Trade and Industry spoke.", [("Ghana's Ministry of Trade", "GHA")]),
    ("The Kremlin and Downing Street spoke.", [("The Kremlin", "RUS"), ("Downing Street", "GBR")]),
    ("Dr. Ama Owusu, Ghana's minister of health, spoke.", [("Dr. Ama Owusu", "GHA")]),
    ("The Speaker of the Senate of Chile spoke.", [("The Speaker of the Senate of Chile", "CHL")]),
    ("Serbia and Montenegro spoke.", [("Serbia", "SRB"), ("Montenegro", "MNE")]),
]
FALSE_FRIENDS = [
    "She studied at Georgia Tech before the storm.",
    "Michael Jordan waved to the crowd.",
    "He ate a turkey sandwich under the fine china.",
    "China Daily printed the photograph.",
]


def mentions_of(extract_text: Extract, text: str, **options: str) -> list[Mention]:
    context = extract_text(text, **options).context
    assert context is not None
    return [mention for sentence in context.read.sentences for mention in sentence.mentions]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_phrase_stands_for_its_parties(
    extract_text: Extract, text: str, expected: list[tuple[str, str]]
) -> None:
    found = [(mention.text, mention.parties) for mention in mentions_of(extract_text, text)]
    for words, codes in expected:
        assert any(
            printed.startswith(words) and set(parties) == set(codes.split()) for printed, parties in found
        ), found


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friend_stands_for_no_party(extract_text: Extract, text: str) -> None:
    assert not [m.text for m in mentions_of(extract_text, text) if m.parties]


def test_surname_office_and_group_mean_those_named_before(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Ola Berg met his Ghanaian counterpart Ama Owusu in Accra. Berg praised the port. "
        "The Ghanaian minister thanked him. The two ministers dined."
    )
    found = {m.text: m for m in mentions_of(extract_text, text)}
    assert found["Berg"].persons[0].full_name == "Ola Berg"
    assert found["The Ghanaian minister"].persons[0].full_name == "Ama Owusu"
    assert set(found["The two ministers"].parties) == {"DNK", "GHA"}


def test_spans_are_those_of_the_stored_text(extract_text: Extract) -> None:
    text = "ACCRA —\u00a0Ghana’s President, Kofi Mensah, received “the Danish minister”, Ola Berg."
    for mention in mentions_of(extract_text, text):
        printed = text[mention.start : mention.end].replace("’", "'").replace("\u00a0", " ")
        assert printed == mention.text


def test_first_person_of_a_quotation_is_the_person_named_outside_it(extract_text: Extract) -> None:
    text = "“I thank Ghana's President Kofi Mensah,” wrote Danish Foreign Minister Ola Berg in a post on X on Monday."
    facts = extract_text(text).facts
    assert [(fact.code, sorted(fact.codes)) for fact in facts] == [("public_message", ["DNK", "GHA"])]


OFFICES = [
    (
        "South Korean Minister of Trade, Industry and Energy Ahn Jae-won spoke.",
        "Ahn Jae-won",
        "KOR",
        "trade_minister",
    ),
    ("Japanese Economy, Trade and Industry Minister Yuki Oda spoke.", "Yuki Oda", "JPN", "trade_minister"),
    (
        "Cyprus's minister of energy, commerce and industry, Leo Zanos, spoke.",
        "Leo Zanos",
        "CYP",
        "energy_minister",
    ),
    ("Kenyan Minister of Health, Education Minister Tom Odera spoke.", "Tom Odera", "KEN", "minister"),
    ("Indian Foreign Secretary Asha Rao spoke.", "Asha Rao", "IND", "foreign_secretary_civil"),
    ("British Foreign Secretary Jane Poole spoke.", "Jane Poole", "GBR", "foreign_minister"),
    ("US Special Envoy for Iran Paul Hart spoke.", "Paul Hart", "USA", "special_envoy"),
    (
        "Kuwait's special envoy for the Horn of Africa, Badr Nasser, spoke.",
        "Badr Nasser",
        "KWT",
        "special_envoy",
    ),
    ("Japan's chief negotiator Aki Mori spoke.", "Aki Mori", "JPN", "special_envoy"),
    ("EU High Representative Ana Costa spoke.", "Ana Costa", "EU", "high_representative"),
    ("Uzbek Senate Chairwoman Nargiza Alieva spoke.", "Nargiza Alieva", "UZB", "speaker"),
    (
        "Armenian Security Council Secretary Aram Petrosyan spoke.",
        "Aram Petrosyan",
        "ARM",
        "security_council_secretary",
    ),
    ("Kenya's Minister for East African Affairs Tom Odera spoke.", "Tom Odera", "KEN", "minister"),
    ("Qatar's Minister of State Hamad Faris spoke.", "Hamad Faris", "QAT", "minister"),
]


@pytest.mark.parametrize(("text", "name", "party", "office"), OFFICES, ids=[name for _, name, *_ in OFFICES])
def test_an_office_is_read_with_its_fields_and_as_its_country_means_it(
    extract_text: Extract, text: str, name: str, party: str, office: str
) -> None:
    persons = {p.full_name: p for mention in mentions_of(extract_text, text) for p in mention.persons}
    assert (persons[name].party_code, persons[name].office_code) == (party, office)


def test_commas_join_fields_before_a_minister_only_in_titles(extract_text: Extract) -> None:
    mentions = mentions_of(extract_text, "They praised trade, energy minister Tom Odera of Kenya said.")
    assert [mention.text for mention in mentions if mention.persons] == ["energy minister Tom Odera of Kenya"]


def test_a_relative_with_the_family_name_of_a_leader_is_not_the_leader(extract_text: Extract) -> None:
    mentions = mentions_of(extract_text, "Kim Sun Jong, a sister of the late leader, waved.")
    assert not [person for mention in mentions for person in mention.persons if person.office_code]


def test_an_adviser_to_a_supreme_leader_is_not_of_the_country_the_page_reports_from(
    extract_text: Extract,
) -> None:
    text = "TBILISI: Ali Karimi, an adviser to the supreme leader, spoke. Jan Dahl, an adviser to the president, spoke."
    found = {m.text.split(",")[0]: m.parties for m in mentions_of(extract_text, text) if m.persons}
    assert "GEO" not in found["Ali Karimi"]
    assert found["Jan Dahl"] == ("GEO",)


def test_of_the_few_supreme_leaders_the_one_of_a_country_that_the_article_names_is_meant(
    extract_text: Extract,
) -> None:
    text = "TBILISI: Iran closed its border. Ali Karimi, an adviser to the supreme leader, spoke."
    found = {m.text.split(",")[0]: m.parties for m in mentions_of(extract_text, text) if m.persons}
    assert found["Ali Karimi"] == ("IRN",)


def test_an_abbreviation_in_brackets_does_not_part_the_office_from_its_country(extract_text: Extract) -> None:
    text = "Republic of Korea (ROK) Deputy Foreign Minister Han Min-su spoke."
    found = [m for m in mentions_of(extract_text, text) if m.persons]
    assert [m.parties for m in found] == [("KOR",)]


def test_officials_listed_without_a_country_are_of_the_place_where_a_visitor_meets_them(
    extract_text: Extract,
) -> None:
    text = (
        "Chilean Foreign Minister Rosa Soto arrived in Oslo on Monday. She met Prime Minister Jan Dahl and Foreign "
        "Minister Espen Lie."
    )
    facts = [f for f in extract_text(text).facts if f.family == "contact"]
    assert {f.codes for f in facts} == {frozenset({"CHL", "NOR"})}
    assert {ref.person.full_name for f in facts for ref in f.persons} == {
        "Rosa Soto",
        "Jan Dahl",
        "Espen Lie",
    }


def test_he_is_not_whom_she_meant(extract_text: Extract) -> None:
    text = (
        "Danish Foreign Minister Eva Berg spoke at length. She said that Danish Defence Minister Ola Lund knew it "
        "when he met Ghanaian Foreign Minister Kofi Badu."
    )
    (contact,) = [f for f in extract_text(text).facts if f.family == "contact"]
    assert contact.people_of("DNK") == {"Ola Lund"}
