"""Publication dates: what can be read in one way only, in UTC, with its precision."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from extract.readers.dating import UnparsableDateError, parse_published


@pytest.mark.parametrize(
    ("value", "moment", "precision"),
    [
        ("2026-03-07", datetime(2026, 3, 7), "day"),
        ("2026-3-7", datetime(2026, 3, 7), "day"),
        ("20260307", datetime(2026, 3, 7), "day"),
        ("2026/03/07", datetime(2026, 3, 7), "day"),
        ("March 7, 2026", datetime(2026, 3, 7), "day"),
        ("7 March 2026", datetime(2026, 3, 7), "day"),
        ("2026-03-07T10:11:12Z", datetime(2026, 3, 7, 10, 11, 12), "second"),
        ("2026-03-07T10:11:12+05:00", datetime(2026, 3, 7, 5, 11, 12), "second"),
        ("2026-03-07 10:11", datetime(2026, 3, 7, 10, 11), "second"),
        ("2026-03-07 10:11:12 UTC", datetime(2026, 3, 7, 10, 11, 12), "second"),
        ("2026-03-07T00:00:00", datetime(2026, 3, 7), "day"),
        ("2026-03-07T10:11:12.345Z", datetime(2026, 3, 7, 10, 11, 12, 345000), "second"),
        ("Sat, 07 Mar 2026 10:11:12 +0500", datetime(2026, 3, 7, 5, 11, 12), "second"),
        ("20260307T101112Z", datetime(2026, 3, 7, 10, 11, 12), "second"),
        ("2024-02-29", datetime(2024, 2, 29), "day"),
        (date(2026, 3, 7), datetime(2026, 3, 7), "day"),
        (datetime(2026, 3, 7, 1, tzinfo=timezone(timedelta(hours=3))), datetime(2026, 3, 6, 22), "second"),
    ],
)
def test_dates_become_utc_with_their_precision(value, moment, precision):
    assert parse_published(value) == (moment.replace(tzinfo=UTC), precision)


@pytest.mark.parametrize("value", [None, "", "  ", "null", "NaN", "n/a", float("nan")])
def test_no_date_is_unknown_and_never_today(value):
    assert parse_published(value) == (None, "unknown")


@pytest.mark.parametrize(
    "value",
    [
        "03/04/2026",
        "yesterday",
        "2026-13-01",
        "2025-02-29",
        "2026-03",
        "0001-01-01",
        "9999-12-31",
        1709632800,
        True,
        "Tue",
    ],
)
def test_what_can_be_read_in_several_ways_or_in_none_is_refused(value):
    with pytest.raises(UnparsableDateError):
        parse_published(value)
