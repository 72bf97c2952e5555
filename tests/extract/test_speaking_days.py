"""The day a text speaks from: what it states of itself beats the day it was posted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extract.components.speaking_days import speaking_day
from extract.components.turns import find_turns
from extract.records import Article

_TALK = "MR LIE: Good afternoon.\nQUESTION: And?\nMR LIE: No.\n"
_STORY = "The ministers met."


def _day(text: str, title: str, posted: str | None = "2024-05-16") -> str:
    published = datetime.fromisoformat(posted).replace(tzinfo=UTC) if posted else None
    article = Article("a", "a.txt", title, published, "day", None, "en", text, "h")
    return str(speaking_day(article, None, find_turns(text)))


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("Press Briefing – May 15, 2024", _TALK, "2024-05-15"),
        ("Press Briefing (May 15)", _TALK, "2024-05-15"),
        ("15 May 2024: the minister's remarks to the press", _TALK, "2024-05-15"),
        ("Spokesperson's Regular Press Conference on May 14, 2024", _TALK, "2024-05-14"),
        ("Public Schedule for May 17", _STORY, "2024-05-17"),
        ("Daily diary | 17.05.2024", _STORY, "2024-05-17"),
        ("Situation report No. 3 (as of 15 May 2024, 18:00)", _STORY, "2024-05-15"),
        ("At a press availability", f"Ola Lie, Minister\nOslo, 14 May 2024\n{_TALK}", "2024-05-14"),
        ("At a press availability", f"Transcript of remarks made in Oslo on Tuesday, May 14\n{_TALK}", "2024-05-14"),
        ("Talking to reporters", "MR LIE: Happy Wednesday, everyone.\nQUESTION: And?\nMR LIE: No.\n", "2024-05-15"),
    ],
)  # fmt: skip
def test_a_text_states_its_own_day(title: str, text: str, day: str) -> None:
    assert _day(text, title) == day


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Fishing accord of May 14, 2024", _STORY),  # the day of the event told
        ("Clashes at the border – May 14, 2024", _STORY),
        ("Remarks on the anniversary of 9 April 1940", _TALK),  # too long before
        ("Briefing on the council meeting of May 28", _TALK),  # too far ahead
        ("At a press availability", f"Posted on 14 May 2024\n{_TALK}"),
        ("At a press availability", "MR LIE: We meet again on Wednesday.\nQUESTION: And?\nMR LIE: No.\n"),
    ],
)
def test_other_dates_leave_it_to_publication(title: str, text: str) -> None:
    assert _day(text, title) == "2024-05-16"


def test_a_stated_day_serves_a_text_without_publication_date() -> None:
    assert _day(_TALK, "Press Briefing – May 15, 2024", posted=None) == "2024-05-15"
    assert _day(_TALK, "Press Briefing – May 15", posted=None) == "None"
