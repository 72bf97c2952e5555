"""Events that only a rumour tells are denied where it is refuted, claims where nobody could confirm it."""

from __future__ import annotations

import pytest

from extract.components.crises_rumours import rumour_status

REFUTED = [
    "There is no truth in the rumour that Benin has closed its border with Togo, the minister said.",
    "A report that Togo had shut its airspace was dismissed as a fairy tale by the governor.",
    "The version on social media, according to which troops had been deployed to the border, lacks all foundation.",
    "Police said a post on Facebook claiming that gunmen had raided a village in Benin was false.",
]


@pytest.mark.parametrize("text", REFUTED)
def test_a_refuted_rumour_denies_its_event(text: str) -> None:
    assert rumour_status(text, "border_closure", len(text) // 2) == "denied"


def test_what_could_not_be_confirmed_is_a_claim() -> None:
    text = "A newspaper report that Togo had massed gunboats off Benin could not be confirmed."
    assert rumour_status(text, "mobilization", text.index("massed")) == "claimed"


def test_an_event_before_the_rumour_keeps_its_status() -> None:
    text = "Togo closed its border on Monday and called a report that it had done so for money a lie."
    assert rumour_status(text, "border_closure", text.index("closed")) is None


def test_a_plain_report_is_no_rumour() -> None:
    text = "Reports said that Togo had closed its border."
    assert rumour_status(text, "border_closure", text.index("closed")) is None
