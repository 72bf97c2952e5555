"""Chronologies and live pages: the stamp of an entry dates what the entry tells."""

from __future__ import annotations

from datetime import date

from tests.extract.conftest import Extract

CHRONOLOGY = (
    "14 March 2024, 06:15. Ghana expels the ambassador of Peru.\n"
    "15 March, evening. The foreign ministers of Ghana and Peru confer by telephone.\n"
    "16 March.\n"
    "Peru closes its border with Ghana. On the following day the two presidents met in Lima.\n"
)
LIVE = (
    "18.40 Peru's foreign ministry has expelled the ambassador of Ghana.\n"
    "15.05 A man grills sausages by the fence.\n"
    "09:20 Ghana recalled its ambassador from Peru on Monday.\n"
)
DIARY = (
    "The week in brief, 10 to 16 March 2024.\n\n"
    "MON 11. Ghana expels the ambassador of Peru. Peru closes its border with Ghana.\n\n"
    "WEDNESDAY brought a call: the foreign ministers of Ghana and Peru conferred by telephone.\n\n"
    "Friday. The presidents of Ghana and Peru met in Lima.\n"
)


def dates_of(extract_text: Extract, text: str, day: str | None) -> set[tuple[str, date | None]]:
    return {(fact.code, fact.when.interval.start) for fact in extract_text(text, day=day).facts}


def test_each_entry_of_an_undated_chronology_has_the_day_of_its_stamp(extract_text: Extract) -> None:
    assert dates_of(extract_text, CHRONOLOGY, None) == {
        ("sanction", date(2024, 3, 14)),
        ("phone_call", date(2024, 3, 15)),
        ("border_closure", date(2024, 3, 16)),
        ("meeting", date(2024, 3, 17)),
    }


def test_an_entry_stamped_with_the_time_alone_is_of_the_day_of_publication(extract_text: Extract) -> None:
    found = dates_of(extract_text, LIVE, "2024-03-14")
    assert ("sanction", date(2024, 3, 14)) in found
    assert ("sanction", date(2024, 3, 11)) in found


def test_one_stamp_alone_and_figures_are_no_entries(extract_text: Extract) -> None:
    one = "14 March 2024. Ghana expels the ambassador of Peru.\nChile recalls its ambassador from Peru."
    figures = "18.40 million people live in Ghana.\n" * 3 + "Ghana expels the ambassador of Peru."
    assert dates_of(extract_text, one, None) == {("sanction", None)}
    assert dates_of(extract_text, figures, "2024-03-14") == {("sanction", None)}


def test_the_paragraphs_of_a_diary_have_the_day_of_the_week_they_open_with(extract_text: Extract) -> None:
    for day in (None, "2024-03-17"):
        assert dates_of(extract_text, DIARY, day) == {
            ("sanction", date(2024, 3, 11)),
            ("border_closure", date(2024, 3, 11)),
            ("phone_call", date(2024, 3, 13)),
            ("meeting", date(2024, 3, 15)),
        }


def test_a_sentence_that_only_begins_with_a_weekday_is_no_entry(extract_text: Extract) -> None:
    text = "Monday saw rain. Peru has expelled the ambassador of Ghana.\n\nTuesday was dry.\n"
    assert dates_of(extract_text, text, "2024-03-14") == {("sanction", None)}
