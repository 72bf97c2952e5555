"""Whatever the text, dates keep their spans and intervals never run backwards."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.components.dates import DateInterval, find_dates, resolve

TEXT_OF_DATE_WORDS = """
on in since until by from to and between the of a last next this early late end week month year day days
Monday Friday May March June 3 12 29 31 February 2024 2025 2025-06-14 14/06/2025 ago later earlier before
same following evening morning night two three 300 centuries decades hours past coming mid-2024 winter,
first quarter half second overnight yesterday – - . , that 24 weekend fortnight
"""
WORDS = st.sampled_from(TEXT_OF_DATE_WORDS.split())
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)
DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
TENSES = st.sampled_from(["past", "future", "present", None])


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.none() | DAYS, TENSES, st.none() | DAYS)
@example("2025-06-14 week before February", None, None, None)  # one word may open and close
def test_any_mixture_of_date_words_resolves_or_stays_unresolved(
    text: str, published: date | None, tense: object, told: date | None
) -> None:
    reference = DateInterval(told, told, "day", "explicit") if told else None
    last_end = 0
    for expression in find_dates(text):
        assert text[expression.char_start : expression.char_end] == expression.text != ""
        assert expression.char_start >= last_end
        last_end = expression.char_end
        interval = resolve(expression, published, tense, reference)  # type: ignore[arg-type]
        if interval.start and interval.end:
            assert interval.start <= interval.end
        if interval.precision == "unknown":
            assert (interval.start, interval.end, interval.basis) == (None, None, "unresolved")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for expression in find_dates(text):
        assert text[expression.char_start : expression.char_end] == expression.text


@settings(max_examples=100, deadline=None)
@given(TEXTS, TENSES)
def test_without_a_publication_date_only_what_names_a_year_resolves(text: str, tense: object) -> None:
    for expression in find_dates(text):
        interval = resolve(expression, None, tense)  # type: ignore[arg-type]
        if interval.precision != "unknown":
            assert any(character.isdigit() for character in expression.text)
            assert interval.basis == "explicit"
