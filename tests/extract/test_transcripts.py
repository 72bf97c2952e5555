"""Transcripts: who has the word in each turn, and what of the talk is told as a fact."""

from __future__ import annotations

import pytest

from extract.components.turns import find_turns
from extract.pipeline import Extraction
from tests.extract.conftest import Extract

_PUBLISHER = "Ministry of Foreign Affairs of Norway"
_TITLE = "Minister Espen Dahl and Chilean Foreign Minister Rosa Soto at a Joint Press Availability"


def _facts(extraction: Extraction, family: str = "contact") -> list[tuple[str, str, str]]:
    return [(f.code, f.status, "-".join(sorted(f.codes))) for f in extraction.facts if f.family == family]


def _speakers(extraction: Extraction) -> dict[str, str | None]:
    assert extraction.context is not None
    return {turn.label: turn.party for turn in extraction.context.read.turns.found if turn.role == "speaker"}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "MR HOLM: Good morning.\nQUESTION: Good morning.\nMR HOLM: Yes?",
            ["MR HOLM", "QUESTION", "MR HOLM"],
        ),
        ("Q: Who came?\nA: The envoy.\nQ: When?\nA: Today.", ["Q", "A", "Q", "A"]),
        ("Q    Did they meet?\nMS. LUND:  They did.", ["Q", "MS. LUND"]),
        (
            "Question: What next?\nSergei Orlov: Talks.\nQuestion: When?\nSergei Orlov: Soon.",
            ["Question", "Sergei Orlov", "Question", "Sergei Orlov"],
        ),
        ("FOREIGN MINISTER SOTO (via interpreter): Welcome.", ["FOREIGN MINISTER SOTO"]),
    ],
)
def test_turns_are_found_by_their_labels(text: str, labels: list[str]) -> None:
    assert [turn.label for turn in find_turns(text).found] == labels


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The minister has left.\nContact: Press Office\nTelephone: 555",
        "He said: peace.\nThe agenda: trade and fish.",
    ],
)
def test_lines_with_a_colon_are_no_turns(text: str) -> None:
    assert not find_turns(text).found


def test_guests_speak_for_their_country_and_officials_for_the_publisher(extract_text: Extract) -> None:
    text = (
        "Ola Lie, Ministry Spokesperson\n"
        "FOREIGN MINISTER SOTO: Thank you.\nMINISTER DAHL: Welcome.\nMR LIE: We have time for one question.\n"
        "QUESTION: Is it true?\n"
    )
    speakers = _speakers(extract_text(text, publisher=_PUBLISHER, title=_TITLE))
    assert speakers == {"FOREIGN MINISTER SOTO": "CHL", "MINISTER DAHL": "NOR", "MR LIE": "NOR"}


def test_the_first_person_of_a_turn_is_its_speaker(extract_text: Extract) -> None:
    text = (
        "FOREIGN MINISTER SOTO: On Tuesday I met with Peruvian President Ana Rojas in Lima.\n"
        "MINISTER DAHL: Yesterday we spoke with Danish Prime Minister Mette Krog.\n"
    )
    found = _facts(extract_text(text, publisher=_PUBLISHER, title=_TITLE))
    assert ("meeting", "held", "CHL-PER") in found
    assert [codes for _, _, codes in found][-1] == "DNK-NOR"


def test_a_questioner_asserts_nothing(extract_text: Extract) -> None:
    text = (
        "MR LIE: Go ahead.\n"
        "QUESTION: The Finnish foreign minister met his Swedish counterpart on Monday in Turku. Any comment?\n"
        "MR LIE: No comment.\n"
    )
    assert not _facts(extract_text(text, publisher=_PUBLISHER))


def test_undated_contacts_of_named_sides_are_told_by_a_verb(extract_text: Extract) -> None:
    told = "MR LIE: We have consulted closely with Finland.\nQUESTION: And?\nMR LIE: That is all.\n"
    talked_of = (
        "MR LIE: There is always room for discussion with Finland.\nQUESTION: And?\nMR LIE: That is all.\n"
    )
    assert _facts(extract_text(told, publisher=_PUBLISHER)) == [("talks", "held", "FIN-NOR")]
    assert not _facts(extract_text(talked_of, publisher=_PUBLISHER))


def test_he_is_the_subject_of_the_sentence_before_however_often_repeated(extract_text: Extract) -> None:
    text = (
        "MR LIE: President Carlos Vega of Chile is busy. He spoke today with Peruvian President Ana Rojas. "
        "He spoke previously with Bolivian President Luis Paz.\nQUESTION: And?\nMR LIE: No.\n"
    )
    found = _facts(extract_text(text, publisher=_PUBLISHER))
    assert found == [("talks", "held", "CHL-PER"), ("talks", "held", "BOL-CHL")]


def test_a_joint_appearance_is_one_meeting(extract_text: Extract) -> None:
    text = (
        "FOREIGN MINISTER SOTO: I am pleased to be able to welcome Minister Dahl. Today we discussed fish.\n"
        "MINISTER DAHL: Thank you for your hospitality. We also discussed whales.\n"
    )
    facts = [f for f in extract_text(text, publisher=_PUBLISHER, title=_TITLE).facts if f.family == "contact"]
    assert [(f.code, f.status, sorted(f.codes)) for f in facts] == [("meeting", "held", ["CHL", "NOR"])]
    assert str(facts[0].when.interval.start) == "2024-05-16"


def test_we_of_a_spokesperson_imposes_sanctions(extract_text: Extract) -> None:
    text = "MR LIE: Last week we imposed sanctions on Belarus.\nQUESTION: Why?\nMR LIE: You know why.\n"
    (fact,) = [f for f in extract_text(text, publisher=_PUBLISHER).facts if f.family == "crisis"]
    assert (fact.code, fact.with_role("actor"), fact.with_role("affected")) == ("sanction", {"NOR"}, {"BLR"})


def test_contact_that_is_asked_about_and_denied(extract_text: Extract) -> None:
    text = (
        "QUESTION (Lima Daily): It was reported that the Minister telephoned his Chilean counterpart on Monday.\n\n"
        "SPOKESPERSON: No. There was no telephone call with Chile.\n\n"
        "QUESTION: There are reports that a Danish delegation met Peruvian officials in Tacna.\n\n"
        "SPOKESPERSON: They spoke about fish.\n"
    )
    facts = extract_text(text, publisher="Ministry of Foreign Affairs of Peru").facts
    contacts = [(f.code, f.status, sorted(f.codes)) for f in facts if f.family == "contact"]
    assert contacts == [("phone_call", "denied", ["CHL", "PER"])]
