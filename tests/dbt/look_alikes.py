"""Articles that tell the same events, and others that only look alike; test_events says which."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.dbt.newsroom import Article, Person, agreement, contact, crisis

CALL, FUND = "phone_call", "fund"
PLAN: dict[str, Any] = {
    "title": "Action plan for 2025-2026",
    "agreement_type_code": "action_plan",
    "period_start": date(2025, 1, 1),
    "period_end": date(2026, 12, 31),
}
OPEN: dict[str, Any] = {"agreement_type_code": "treaty", "status_code": "under_negotiation"}
BERG, BERGH = (
    Person("Jonas Lindqvistad", "NOR", "foreign_minister"),
    Person("Jonas Lindkvistad", "NOR", "foreign_minister"),
)
COLE = Person("Ricardo Alvez Mena", "PER", "foreign_minister")
QUEEN = Person("Astrid Holmboe", "NOR", "president")
OTHER = Person("Ricardo Alvez Prado", "PER", "president")

ARTICLES = [
    # The same call by five outlets: two spellings, a level only, a plan before, no date at all.
    Article(
        "call-1", (contact("NOR PER", "2025-03-04", [BERG, COLE], contact_mode_code=CALL),), "2025-03-04"
    ),
    Article("call-2", (contact("NOR PER", "2025-03-04", [BERGH], contact_mode_code="talks"),), "2025-03-05"),
    Article("call-3", (contact("NOR PER", None, [COLE, BERGH], contact_mode_code=CALL),), "2025-03-06"),
    Article(
        "call-4",
        (contact("NOR PER", "2025-03-04", [BERG], contact_mode_code=CALL, status_code="planned"),),
        "2025-03-03",
    ),
    # Neither the report nor its article dated: it may be this call or the one a week later.
    Article("call-5", (contact("NOR PER", None, [BERG, COLE], contact_mode_code=CALL),)),
    # Another day, another level on the same day, and a letter on the same day.
    Article(
        "call-other-day",
        (contact("NOR PER", "2025-03-11", [BERG, COLE], contact_mode_code=CALL),),
        "2025-03-11",
    ),
    Article(
        "presidents",
        (contact("NOR PER", "2025-03-04", [QUEEN, OTHER], contact_mode_code=CALL),),
        "2025-03-05",
    ),
    Article(
        "letter",
        (contact("NOR PER", "2025-03-04", [BERG], contact_mode_code="written_message"),),
        "2025-03-05",
    ),
    # Two calls of one day.
    Article(
        "twice",
        (
            contact("FIN PER", "2025-05-05", contact_mode_code=CALL, time_of_day="morning"),
            contact("FIN PER", "2025-05-05", contact_mode_code=CALL, time_of_day="evening"),
        ),
        "2025-05-06",
    ),
    Article(
        "once",
        (contact("FIN PER", "2025-05-05", contact_mode_code=CALL, time_of_day="evening"),),
        "2025-05-06",
    ),
    # A month around one candidate joins it; around two it stays alone.
    Article(
        "day",
        (contact("CHL NOR", "2025-06-12", [BERG], place_name="Oslo", place_country_code="NOR"),),
        "2025-06-12",
    ),
    Article("month", (contact("CHL NOR", "2025-06", [BERG], is_background=True),), "2025-09-01"),
    Article("undated", (contact("CHL NOR", None, [BERG], place_name="Oslo", place_country_code="NOR"),)),
    Article("day-a", (contact("BOL NOR", "2025-06-12", [BERG]),), "2025-06-12"),
    Article("day-b", (contact("BOL NOR", "2025-06-19", [BERG]),), "2025-06-19"),
    Article("torn", (contact("BOL NOR", "2025-06", [BERG]),), "2025-07-01"),
    # Three parties and a pair of them on one day are two contacts.
    Article("trio", (contact("DNK NOR SWE", "2025-08-01"), contact("DNK NOR", "2025-08-01")), "2025-08-02"),
    # A signing without a date, and one with.
    Article(
        "signing-undated",
        (agreement("NOR PER", None, **PLAN),),
    ),
    Article(
        "signing-dated",
        (agreement("NOR PER", "2025-03-20", **PLAN),),
        "2025-03-20",
    ),
    Article(
        "loan",
        (agreement("NOR PER", "2025-03-20", agreement_type_code=FUND, amount=3e8, currency_code="USD"),),
        "2025-03-20",
    ),
    Article(
        "other-loan",
        (agreement("NOR PER", "2025-03-20", agreement_type_code=FUND, amount=5e8, currency_code="USD"),),
        "2025-03-20",
    ),
    # A closure told with two ends, a campaign and one strike of it, and a quake with a denied rumour.
    Article(
        "closure-1", (crisis("airspace_closure", ("2025-04-01", "2025-04-03"), "PER", "PER"),), "2025-04-03"
    ),
    Article(
        "closure-2", (crisis("airspace_closure", ("2025-04-01", "2025-04-05"), "PER", "PER"),), "2025-04-05"
    ),
    Article("campaign", (crisis("air_strike", ("2025-07-01", "2025-07-09"), "CHL", "PER"),), "2025-07-09"),
    Article(
        "strike",
        (crisis("air_strike", "2025-07-01", "CHL", "PER", place_name="Cusco", place_country_code="PER"),),
        "2025-07-02",
    ),
    Article(
        "quake-1",
        (crisis("natural_disaster", "2025-02-02", affected="CHL", quantities=[(12, "killed")]),),
        "2025-02-02",
    ),
    Article(
        "quake-2",
        (crisis("natural_disaster", "2025-02-02", affected="CHL", quantities=[(15, "killed")]),),
        "2025-02-03",
    ),
    Article(
        "quake-3",
        (crisis("natural_disaster", "2025-02-02", affected="CHL", status_code="denied"),),
        "2025-02-03",
    ),
    # The war before an invasion is another than the one after it.
    Article("war-before", (crisis("armed_conflict", None, "RUS", "GEO"),), "2008-05-01"),
    Article("war-1", (crisis("armed_conflict", None, "RUS", "GEO"),), "2008-08-09"),
    Article("war-2", (crisis("armed_conflict", None, "RUS", "GEO"),), "2008-09-20"),
    # What three countries negotiate is one thing, whatever it is called; of two it may be another.
    Article("grid-1", (agreement("DNK NOR SWE", None, title="power grid accord", **OPEN),), "2024-03-01"),
    Article("grid-2", (agreement("DNK NOR SWE", None, title="electricity deal", **OPEN),), "2024-03-20"),
    Article("pair-1", (agreement("DNK SWE", None, title="power grid accord", **OPEN),), "2024-03-01"),
    Article("pair-2", (agreement("DNK SWE", None, title="fishing deal", **OPEN),), "2024-03-20"),
]
