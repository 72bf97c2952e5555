"""Amounts of money are found with value, currency and qualifier."""

from __future__ import annotations

import pytest

from extract.components.money import find_money, money_rules
from extract.components.pattern_rules import PatternRule

AMOUNTS = [
    ("a dam of $340 million", 340e6, "USD", "=", "$340 million"),
    ("sales exceeded $450 million", 450e6, "USD", ">", "exceeded $450 million"),
    ("US$5 was paid", 5, "USD", "=", "US$5"),
    ("a deal of EUR 1.2bn", 1.2e9, "EUR", "=", "EUR 1.2bn"),
    ("a deal of €3.5 billion", 3.5e9, "EUR", "=", "€3.5 billion"),
    ("about £20m for mines", 20e6, "GBP", "~", "about £20m"),
    ("at least A$50m for ports", 50e6, "AUD", ">", "at least A$50m"),
    ("C$1,250,000 for schools", 1_250_000, "CAD", "=", "C$1,250,000"),
    ("a loan of CHF 10 million", 10e6, "CHF", "=", "CHF 10 million"),
    ("a loan of 2 million Swiss francs", 2e6, "CHF", "=", "2 million Swiss francs"),
    ("100bn yuan for rail", 100e9, "CNY", "=", "100bn yuan"),
    ("up to 8 million euros", 8e6, "EUR", "<", "up to 8 million euros"),
    ("half a million euros", 0.5e6, "EUR", "=", "half a million euros"),
    ("two billion dollars in aid", 2e9, "USD", "=", "two billion dollars"),
    ("a $1.2-billion loan", 1.2e9, "USD", "=", "$1.2-billion"),
    ("a 300-million-dollar loan", 300e6, "USD", "=", "300-million-dollar"),
    ("200 million Canadian dollars", 200e6, "CAD", "=", "200 million Canadian dollars"),
    ("50 million U.S. dollars", 50e6, "USD", "=", "50 million U.S. dollars"),
    ("30 billion Hong Kong dollars", 30e9, "HKD", "=", "30 billion Hong Kong dollars"),
    ("3 billion Kenyan shillings", 3e9, "KES", "=", "3 billion Kenyan shillings"),
    ("KSh500 million", 500e6, "KES", "=", "KSh500 million"),
    ("AED500m for water", 500e6, "AED", "=", "AED500m"),
    ("10 million USD in all", 10e6, "USD", "=", "10 million USD"),
    ("some 40 billion roubles", 40e9, "RUB", "~", "some 40 billion roubles"),
    ("4 trillion won-strong", 4e12, None, "=", "4 trillion won"),
    ("200 billion South Korean won", 200e9, "KRW", "=", "200 billion South Korean won"),
    ("2 billion Japanese yen", 2e9, "JPY", "=", "2 billion Japanese yen"),
    ("between $5-7 million", 5e6, "USD", "~", "$5-7 million"),
    ("10 million pounds for mines", 10e6, "GBP", "=", "10 million pounds"),
    ("5 million Azerbaijani manats", 5e6, "AZN", "=", "5 million Azerbaijani manats"),
    ("R$300 million in credit", 300e6, "BRL", "=", "R$300 million"),
    ("¥50 billion in yen credit", 50e9, None, "=", "¥50 billion"),
    ("a dowry of 620 million dirhams", 620e6, None, "=", "620 million dirhams"),
    ("a grant of Rs 200 crore", 2e9, None, "=", "Rs 200 crore"),
    ("a plan of Rs. 5 lakh crore", 5e12, None, "=", "Rs. 5 lakh crore"),
]


@pytest.mark.parametrize(
    ("text", "amount", "code", "qualifier", "printed"), AMOUNTS, ids=lambda value: str(value)
)
def test_an_amount_is_read(text: str, amount: float, code: str | None, qualifier: str, printed: str) -> None:
    (mention,) = find_money(text)
    assert (mention.amount, mention.currency_code, mention.qualifier) == (amount, code, qualifier)
    assert mention.text == printed == text[mention.char_start : mention.char_end]


@pytest.mark.parametrize(
    ("text", "countries", "code"),
    [
        ("620 million dirhams", ["ITA", "ARE"], "AED"),
        ("620 million dirhams", ["MAR", "ARE"], None),
        ("Rs 200 crore", ["IND", "BTN"], "INR"),
        ("Rs 200 crore", ["IND", "PAK"], None),
        ("¥50 billion", ["JPN", "VNM"], "JPY"),
        ("10 million pounds", ["EGY", "RUS"], "EGP"),
        ("10 million pounds", ["EGY", "GBR"], None),
        ("2 million pesos", ["MEX", "USA"], "MXN"),
        ("3 billion dinars", ["SRB"], "RSD"),
        ("$20 million", ["AUS"], "USD"),
    ],
)
def test_a_shared_currency_word_is_settled_by_the_countries_at_hand(
    text: str, countries: list[str], code: str | None
) -> None:
    (mention,) = find_money(text, countries)
    assert mention.currency_code == code


@pytest.mark.parametrize(
    "text",
    [
        "300 people met in 2024",
        "they won 3 to 1",
        "20 pounds of cocaine",
        "12 won seats",
        "a force of 2,000",
        "on 14 June 2025",
        "the G20 and the G7",
        "all 27 members",
        "try 12 times",
    ],
)
def test_other_numbers_are_no_money(text: str) -> None:
    assert find_money(text) == []


def test_two_amounts_are_two_mentions() -> None:
    assert [one.amount for one in find_money("$10 million from one and 5 million euros from another")] == [
        10e6,
        5e6,
    ]


@pytest.mark.parametrize("rule", money_rules().sections["rules"], ids=lambda rule: rule.rule_id)
def test_a_money_rule_finds_its_example_and_not_its_counterexample(rule: PatternRule) -> None:
    assert rule.pattern is not None
    assert rule.pattern.search(rule.example)
    assert not rule.pattern.search(rule.counterexample)
    assert find_money(rule.example)
