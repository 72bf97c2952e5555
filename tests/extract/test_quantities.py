"""Counts of an event are found with value, unit, qualifier and whether they are running totals."""

from __future__ import annotations

import pytest

from extract.components.pattern_rules import PatternRule
from extract.components.quantities import find_quantities, quantity_rules
from extract.components.quantities_numbers import parse_number

ONE_COUNT = [
    ("More than 3,100 Danish citizens have returned home.", 3100, "citizens returned", ">", False),
    ("So far more than 3,100 Danish citizens have returned home.", 3100, "citizens returned", ">", True),
    (
        "He said that 85 citizens have been evacuated from the delta so far.",
        85,
        "citizens evacuated",
        "=",
        True,
    ),
    ("It organised the departure of nine citizens to the port.", 9, "citizens", "=", False),
    ("Shelling killed at least 23 people in the valley.", 23, "people killed", ">", False),
    ("The death toll rose to 53.", 53, "people killed", "=", True),
    ("It raised the death toll to more than 40 on Monday.", 40, "people killed", ">", True),
    ("A blast in the port left 12 dead.", 12, "killed", "=", False),
    ("Twelve were killed in the raid.", 12, "killed", "=", False),
    ("Twenty-five people were wounded.", 25, "people wounded", "=", False),
    ("At least a dozen soldiers died at the post.", 12, "soldiers killed", ">", False),
    ("Two dozen houses were destroyed.", 24, "houses destroyed", "=", False),
    ("The army shot down 37 drones.", 37, "drones shot down", "=", False),
    ("It had brought down 37 Danish-made drones.", 37, "drones shot down", "=", False),
    ("Drones were aimed at 11 towns on the coast.", 11, "towns", "=", False),
    ("Six people injured in clash", 6, "people injured", "=", False),
    ("Storms claimed nearly 70 lives in the west.", 70, "people killed", "~", False),
    ("The five nights of frost cost at least 80 lives.", 80, "people killed", ">", False),
    ("Storms took the lives of 14 villagers.", 14, "people killed", "=", False),
    (
        "Authorities evacuated some 54,000 residents of the coast.",
        54_000,
        "residents evacuated",
        "~",
        False,
    ),
    ("About 1.2 million people were displaced.", 1.2e6, "people displaced", "~", False),
    ("Fewer than 50 prisoners were freed.", 50, "prisoners freed", "<", False),
    ("Up to 300 troops will be deployed.", 300, "troops deployed", "<", False),
    ("As many as 1,000 families fled.", 1000, "families fled", "<", False),
    ("Air strikes wounded nearly 90 civilians.", 90, "civilians wounded", "~", False),
    ("An earthquake of magnitude 6.2 shook the coast.", 6.2, "magnitude", "=", False),
    ("A 5.8-magnitude quake shook the coast.", 5.8, "magnitude", "=", False),
    ("The carrier cancelled 14 flights.", 14, "flights cancelled", "=", False),
    ("Four airports were closed.", 4, "airports closed", "=", False),
    ("Moscow expelled ten diplomats.", 10, "diplomats expelled", "=", False),
    ("In all, 420 citizens have left the island since Sunday.", 420, "citizens left", "=", True),
    ("After the May fire (9 dead) they left.", 9, "people killed", "=", False),
    ("One soldier was killed.", 1, "soldier killed", "=", False),
    ("The report covers 22 airspace violations.", 22, "airspace violations", "=", False),
    ("The number of dead has climbed above 200.", 200, "people killed", ">", True),
    ("All 58 passengers and crew died.", 58, "passengers killed", "=", False),
    ("12 of the 54 people on board died.", 12, "people killed", "=", False),
    ("A bus fell into the gorge, killing 18 on board, police said.", 18, "killed", "=", False),
    ("Dozens of people fled, among them 40 children.", 40, "children", "=", False),
]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier", "is_cumulative"), ONE_COUNT, ids=lambda value: str(value)
)
def test_a_count_is_read(text: str, value: float, unit: str, qualifier: str, is_cumulative: bool) -> None:
    (mention,) = find_quantities(text)
    assert (mention.value, mention.unit, mention.qualifier) == (value, unit, qualifier)
    assert mention.is_cumulative is is_cumulative
    assert text[mention.char_start : mention.char_end] == mention.text


SEVERAL_COUNTS = [
    ("It left 20 dead and 60 wounded.", [(20, "killed"), (60, "wounded")]),
    ("The strike killed 18 civilians and wounded 33.", [(18, "civilians killed"), (33, "wounded")]),
    ("Nine soldiers and three civilians were killed.", [(9, "soldiers killed"), (3, "civilians killed")]),
    ("It fired 40 missiles and 120 drones at the city.", [(40, "missiles fired"), (120, "drones fired")]),
    (
        "It sanctioned two refineries and seven vessels.",
        [(2, "refineries sanctioned"), (7, "vessels sanctioned")],
    ),
    (
        "It expelled three diplomats; they expelled two in return.",
        [(3, "diplomats expelled"), (2, "expelled")],
    ),
    ("It shot down 56 of 70 drones launched at it.", [(56, "drones shot down")]),
    ("About 600 people from 17 countries crossed the line.", [(600, "people crossed"), (17, "countries")]),
    ("Eight people died; seven others were injured.", [(8, "people killed"), (7, "injured")]),
    ("Some 240 people, including 12 children, were killed.", [(240, "people killed"), (12, "children")]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL_COUNTS, ids=lambda value: str(value)[:40])
def test_several_counts_of_a_sentence_are_kept_apart(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in find_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of people were killed.",
        "Several soldiers were wounded.",
        "They met on 21 August 2031 and on Tuesday.",
        "A dam of $340 million was built.",
        "A boy aged 12 came with a 45-year-old man.",
        "Trade rose by 12 percent in 2024.",
        "It lies 10 miles from the line.",
        "The chamber voted 45 to 12.",
        "The two countries signed it.",
        "The two ministers met for 45 minutes at 17:00.",
        "Under Article 5 they may act.",
        "One of the men spoke.",
        "The G7 and the G20 met.",
        "An F-16 and a Su-30 flew by.",
        "Call 555-2025-2026 now.",
        "In 2024 attacks rose.",
        "He won the match 3-1.",
        "The 2020 war ended.",
        "The 16+1 countries and the C5+1 ministers met.",
    ],
)
def test_numbers_that_count_nothing_of_an_event_are_left_alone(text: str) -> None:
    assert [one.text for one in find_quantities(text)] == []


@pytest.mark.parametrize("rule", quantity_rules().sections["rules"], ids=lambda rule: rule.rule_id)
def test_a_quantity_rule_matches_its_example_and_not_its_counterexample(rule: PatternRule) -> None:
    assert rule.pattern is not None
    assert rule.pattern.search(rule.example)
    assert rule.rule_id in {one.rule_id for one in find_quantities(rule.example)}
    assert not rule.pattern.search(rule.counterexample)


@pytest.mark.parametrize("rule", quantity_rules().sections["exclusions"], ids=lambda rule: rule.rule_id)
def test_an_exclusion_matches_its_example_and_not_its_counterexample(rule: PatternRule) -> None:
    assert rule.pattern is not None
    assert rule.pattern.search(rule.example)
    assert not rule.pattern.search(rule.counterexample)


@pytest.mark.parametrize("rule", quantity_rules().sections["cumulative"], ids=lambda rule: rule.rule_id)
def test_a_running_total_is_told_from_a_single_figure(rule: PatternRule) -> None:
    assert [one.is_cumulative for one in find_quantities(rule.example)] == [True]
    assert [one.is_cumulative for one in find_quantities(rule.counterexample)] == [False]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("3,150", 3150),
        ("1.2 million", 1.2e6),
        ("two dozen", 24),
        ("twenty-five", 25),
        ("a hundred and twenty thousand", 120_000),
        ("three thousand two hundred", 3200),
        ("5 lakh crore", 5e12),
        ("half a million", 500_000),
        ("two and a half million", 2.5e6),
    ],
)
def test_a_printed_number_has_its_value(printed: str, value: float) -> None:
    assert parse_number(printed) == value


def test_a_word_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no number word"):
        parse_number("umpteen")
