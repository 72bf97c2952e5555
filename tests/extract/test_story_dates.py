"""Which of the dates told belongs to an event: its plan's, the story's, never that of an aside."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract


def _days(extract_text: Extract, text: str, family: str) -> list[str]:
    """Start and end of each fact of the family, in reading order; "?" where it is unknown."""
    spans = [f.when.interval for f in extract_text(text).facts if f.family == family]
    named = [[day.strftime("%m-%d") if day else "?" for day in (span.start, span.end)] for span in spans]
    return [start if start == end else f"{start}..{end}" for start, end in named]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A visit of Kenyan President William Ruto to Oman, planned for last week, was put off.",
            ["05-06..05-12"],
        ),
        (
            "A visit by the President of Chile to Norway, which was to have taken place on 3 June, has been postponed.",
            ["06-03"],
        ),
        (
            "The trip of the Bolivian vice-president to Lima, programmed for this Saturday, was suspended.",
            ["05-18"],
        ),
        ("A meeting of Kenya and Uganda, due in Nairobi from 9 October, goes ahead for now.", ["10-09"]),
        ("The talks that Kenya and Uganda had scheduled for April were postponed.", ["04-01..04-30"]),
    ],
)
def test_a_plan_told_beside_the_event_dates_it(extract_text: Extract, text: str, days: list[str]) -> None:
    assert _days(extract_text, text, "contact") == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (  # the arrival is told in passing
            "Kenyan Foreign Minister Amina Otieno met her Omani counterpart Badr Saidi on Tuesday. Saidi, who arrived "
            "in Nairobi on Monday, praised the coast. The same day Otieno sent a letter to President Kofi Mensah of "
            "Ghana.",
            ["05-14", "05-14"],
        ),
        (  # the quake is what the aid answers
            "Kenyan Foreign Minister Amina Otieno met her Omani counterpart Badr Saidi on Tuesday. She thanked Oman "
            "for the tents sent after the earthquake of 3 April. On the same day Otieno sent a letter to President "
            "Kofi Mensah of Ghana.",
            ["05-14", "05-14"],
        ),
        (
            "Last Tuesday Kenyan President William Ruto wrote to President Kofi Mensah of Ghana about cocoa.",
            ["05-14"],
        ),
        (
            "Kenyan President William Ruto received yesterday Ghanaian Foreign Minister Kofi Mensah, who conveyed a "
            "written message from President Yaw Boateng of Ghana to President Ruto.",
            ["05-15", "05-15"],
        ),
        (  # who chairs what this year
            "Kenya and Uganda shook hands after talks hosted by Rwandan President Paul Kagame, whose country holds the "
            "chair of the bloc this year.",
            ["?"],
        ),
        ("The delegations of Kenya and Uganda meet again in Kampala in June.", ["06-01..06-30"]),
        (
            "Ferries are dear this spring.\nDefence ministers of Kenya and Oman to meet in Muscat in November.",
            ["11-01..11-30"],
        ),
    ],
)
def test_the_day_of_a_contact_among_several(extract_text: Extract, text: str, days: list[str]) -> None:
    assert _days(extract_text, text, "contact")[: len(days)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He noted the expulsion, on Tuesday, of the ambassador of Kenya by Oman.", ["05-14"]),
        ("The eruption in Iceland, the eleventh since 2021, forced no one out.", ["?"]),
        ("NATO starts an exercise in the Baltic Sea on Monday.", ["05-20"]),
        (
            "Clinics in Kenya were open again on Wednesday, two days after hackers wiped the servers of the ministry.",
            ["05-13"],
        ),
        ("Kenya condemns the attack on the embassy of Oman on Monday.", ["05-13"]),
        ("Kenya's air defences stopped drones aimed at nine towns overnight.", ["05-15..05-16"]),
    ],
)
def test_the_day_of_a_crisis_among_several(extract_text: Extract, text: str, days: list[str]) -> None:
    assert _days(extract_text, text, "crisis") == days


@pytest.mark.parametrize(
    ("text", "family", "days"),
    [
        (  # counted from what was told
            "Kenya and Oman signed a fishing agreement in Muscat on Monday. A day after the signing, Kenyan Foreign "
            "Minister Amina Otieno met Ugandan President Yoweri Museveni.",
            "contact",
            ["05-14"],
        ),
        (  # two strikes: either may be meant
            "Drones struck the port of Sudan on Monday. Jets struck the airport of Sudan on Tuesday. A day after the "
            "strike, Kenyan Foreign Minister Amina Otieno met Ugandan President Yoweri Museveni.",
            "contact",
            ["?"],
        ),
        (
            "Kenya and Oman signed a memorandum on Monday. The trade ministers of the two countries, Peter Otieno and "
            "Badr Saidi, met in Muscat for twenty minutes before the pens came out.",
            "contact",
            ["05-13"],
        ),
        (
            "The Joint Declaration of March 22, signed by Kenya and Oman, speaks of the sea.",
            "agreement",
            ["03-22"],
        ),
        (
            "Under an exchange of notes of 3 March, Norway had provided four radars worth $9 million to Kenya.",
            "agreement",
            ["03-03"],
        ),
        (  # the ban stands since then
            "Norway promised $4 million to Kenyan farmers hit by the Omani embargo on fruit, in place since 2014.",
            "agreement",
            ["?"],
        ),
        (  # what is so by now is no step of the story
            "Kenyan Foreign Minister Amina Otieno met her Omani counterpart Badr Saidi on Tuesday. Norway has also "
            "agreed to lend Kenya $20 million for a port.",
            "agreement",
            ["?"],
        ),
        (
            "Gunmen raided the post on Monday. Kenya shut its border with Somalia within hours.",
            "crisis",
            ["05-13"],
        ),
        (
            "Drivers rioted in Busia, Kenya, on Friday, and Uganda closed the border with Kenya until Sunday.",
            "crisis",
            ["05-10..05-12", "05-10"],
        ),
        (
            "The Fisheries Council of Kenya and Oman met today in Muscat, chaired by Kenyan Foreign Minister Amina "
            "Otieno and Omani Foreign Minister Badr Saidi.",
            "contact",
            ["05-16"],
        ),
        (
            "Kenyan Foreign Minister Amina Otieno and Omani Foreign Minister Badr Saidi are to meet tomorrow, Friday, "
            "in Muscat.",
            "contact",
            ["05-17"],
        ),
        (
            "The accord signed in Muscat last March was hailed at a meeting of Kenyan President William Ruto and Omani "
            "Foreign Minister Badr Saidi.",
            "contact",
            ["?"],
        ),
        (
            "On the margins of today's council, Kenyan Foreign Minister Amina Otieno met Omani Minister Badr Saidi.",
            "contact",
            ["05-16"],
        ),
        (
            "Kenyan foreign minister Amina Otieno in Muscat on Monday for talks with Badr Saidi of Oman.",
            "contact",
            ["05-13"],
        ),
        (
            "North Korea fired missiles into the Sea of Japan on May 10, the day on which the United States and South "
            "Korea began Red Tide, a joint military exercise.",
            "crisis",
            ["05-10", "05-10"],
        ),
        (
            "Kisumu airport in Kenya has been closed since Tuesday and will stay so until 6am on Saturday.",
            "crisis",
            ["05-14..05-18"],
        ),
        (  # the day of the denial
            "They confirmed an outbreak of cholera in Kisumu, Kenya, where officials had denied it on Monday.",
            "crisis",
            ["?"],
        ),
        (  # the crossing will be open on Friday, the call was on Wednesday
            "Kenya will reopen its busiest crossing with Uganda on Friday, ministers of the two countries decided by "
            "telephone late on Wednesday. Kenyan Foreign Minister Amina Otieno met Omani Foreign Minister Badr Saidi "
            "the same day.",
            "contact",
            ["05-15"],
        ),
        (
            "Lima [Peru], May 16 (JNA): Kenyan Foreign Minister Amina Otieno on Tuesday met President Ana Vega of Peru "
            "for an hour. Earlier in the day, Otieno held talks with Peruvian Foreign Minister Luis Soto.",
            "contact",
            ["05-14", "05-14"],
        ),
        (
            "Kenya shut the crossing on Tuesday, a day after gunmen ambushed a patrol in Busia, killing three men.",
            "crisis",
            ["05-14", "05-13"],
        ),
        (
            "Kenya and Oman signed a port contract on Wednesday, two days after their presidents met in Muscat.",
            "contact",
            ["05-13"],
        ),
        (
            "Kenyan jets bombed a depot in Somalia on Tuesday, a week after a raid on a Kenyan village.",
            "crisis",
            ["05-14", "05-07"],
        ),
        (
            "The presidents of Kenya and Oman met in Muscat on 1 May. A fortnight later, they met again in Nairobi.",
            "contact",
            ["05-01", "05-15"],
        ),
        (  # from the day on which it was told
            "The Norwegian airline Nordvind said on Tuesday that it was suspending its flights to Kenya until 31 May.",
            "crisis",
            ["05-14..05-31"],
        ),
        (  # the post is not what the greeting is for
            "Kenyan President William Ruto sent his condolences to Oman's people and government in a post on X on "
            "Monday.",
            "contact",
            ["05-13"],
        ),
        (  # none signs on the telephone
            "Kenyan Foreign Minister Amina Otieno met today in Muscat with her Omani counterpart Badr Saidi. As "
            'President William Ruto told the Sultan of Oman in their telephone conversation yesterday, "the road is '
            'open". The ministers signed a memorandum on ports.',
            "agreement",
            ["05-16"],
        ),
        (
            "The Week\n\nMonday: Kenyan President William Ruto received Omani Foreign Minister Badr Saidi.\n\n"
            "Tuesday: Rain fell.\n",
            "contact",
            ["05-13"],
        ),
        (
            "The border between Kenya and Somalia, which Kenya shut in March, is still closed.",
            "crisis",
            ["03-01..03-31"],
        ),
        (  # a clock time is of the day told before
            "Rockets hit a village in Kenya on Tuesday. Kenya closed its border with Somalia at about 3 p.m. and told "
            "lorries to wait.",
            "crisis",
            ["05-14"],
        ),
        (  # nothing says which day
            "Kenya closed its border with Somalia at about 3 p.m. and told lorries to wait.",
            "crisis",
            ["?"],
        ),
        (  # the day by which a thing is known
            "Kenyan Foreign Minister Amina Otieno and Omani Foreign Minister Badr Saidi met in a hall opened in March.",
            "contact",
            ["?"],
        ),
        (
            "Envoy Amina Otieno of Kenya will be in Muscat from June 3 to 5. Otieno is due to hold talks with Omani "
            "Foreign Minister Badr Saidi.",
            "contact",
            ["06-03..06-05"],
        ),
        (
            "Kenya cut ties with Oman in August 2021 and barred Omani aircraft from its airspace the following month.",
            "crisis",
            ["09-01..09-30"],
        ),
        (
            "Insurance has been dear since January 2017, when a jet ploughed into a village in Kenya, killing nine.",
            "crisis",
            ["01-01..01-31"],
        ),
        (
            "Kenyan Foreign Minister Amina Otieno returned yesterday from Oman after a one-day visit to Muscat.",
            "contact",
            ["05-15"],
        ),
    ],
)
def test_a_day_told_by_another_event(extract_text: Extract, text: str, family: str, days: list[str]) -> None:
    assert _days(extract_text, text, family)[-len(days) :] == days


def test_the_year_of_the_title_serves_days_of_an_article_without_a_date(extract_text: Extract) -> None:
    text = "Kenyan President William Ruto met Omani Foreign Minister Badr Saidi on 9 May. The pact is of 4 July 1951."
    (fact, *_) = extract_text(text, day=None, title="Situation report, 8 to 15 May 2023").facts
    assert str(fact.when.interval.start) == "2023-05-09"


@pytest.mark.parametrize(
    ("text", "family", "days"),
    [
        (
            "Kenya has recalled its ambassador from Muscat over a map. The decision was taken on Tuesday.",
            "crisis",
            ["05-14"],
        ),
        (
            "Kenya and Oman have signed a port contract. The signing ceremony was held on Monday in Mombasa.",
            "agreement",
            ["05-13"],
        ),
        (
            "The president of Kenya is to visit Oman. The trip is planned for May 25.",
            "contact",
            ["05-25"],
        ),
        (  # the day of what was said of it
            "Gunmen killed nine soldiers in northern Benin. The attack was condemned on Sunday by the president.",
            "crisis",
            ["?"],
        ),
        (  # another one
            "Kenya and Oman have concluded a tax treaty. The convention on pensions with Uganda, signed on 3 May, "
            "is in force.",
            "agreement",
            ["?"],
        ),
        (
            "A day after Kenyan jets bombed a depot in Somalia, the president of Oman on Tuesday telephoned the "
            "president of Somalia.",
            "crisis",
            ["05-13"],
        ),
    ],
)
def test_a_day_told_by_the_sentence_behind(
    extract_text: Extract, text: str, family: str, days: list[str]
) -> None:
    assert _days(extract_text, text, family)[: len(days)] == days


@pytest.mark.parametrize(
    ("text", "family", "days"),
    [
        (
            "The Omani foreign minister begins a two-day visit to Kenya on Saturday.",
            "contact",
            ["05-18..05-19"],
        ),
        (
            "Oman's prime minister on Tuesday concluded a three-day visit to Kenya.",
            "contact",
            ["05-12..05-14"],
        ),
        (
            "Kenya and Uganda will start a five-day military exercise on Monday.",
            "crisis",
            ["05-20..05-24"],
        ),
        (
            "Two days of rioting in Nairobi, the capital of Kenya, subsided on Tuesday.",
            "crisis",
            ["05-13..05-14"],
        ),
        (  # the day of a meeting within it
            "The Omani foreign minister, who is on a four-day visit to Kenya, met the Kenyan president on Tuesday.",
            "contact",
            ["05-14"],
        ),
    ],
)
def test_a_stay_of_so_many_days(extract_text: Extract, text: str, family: str, days: list[str]) -> None:
    assert _days(extract_text, text, family)[: len(days)] == days
