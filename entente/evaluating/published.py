"""What the published warehouse says of gold articles: the whole line run on them, then its marts read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from entente.errors import EntenteError
from entente.evaluating.events import Found, FoundEvent, Mention, Reading, nothing_found
from entente.evaluating.finding import FAMILY_NAMES
from entente.evaluating.gold import GoldSet
from entente.settings import PROJECT_ROOT

FOUND_EVENTS_SQL = PROJECT_ROOT / "entente" / "queries" / "found_events.sql"


def build_warehouse(inputs: Iterable[Path], home: Path) -> Path:
    """Run the whole line on the articles, in a process of its own; returns the published file."""
    command = [sys.executable, "-m", "entente", "run", *map(str, inputs), "--home", str(home), "--limit", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    published = home / "serve" / "entente.duckdb"
    if done.returncode != 0 or not published.exists():
        raise EntenteError(
            f"`entente run` on the gold articles failed ({done.returncode}):\n{done.stdout}{done.stderr}"
        )
    return published


def find_published(published: Path, gold_sets: Iterable[GoldSet]) -> dict[str, Found]:
    """What the warehouse ties to each gold article, events resolved across articles."""
    from entente.asking import open_published

    with open_published(published) as connection:
        uris = [row[0] for row in connection.execute("select source_uri from marts.dim_articles").fetchall()]
        result = connection.execute(FOUND_EVENTS_SQL.read_text(encoding="utf-8"))
        names = [column[0] for column in result.description or []]
        rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    found: dict[str, Found] = {}
    for gold in (article for gold_set in gold_sets for article in gold_set.articles):
        uri = next((uri for uri in uris if uri.endswith(gold.name)), None)
        found[gold.name] = nothing_found()
        for row in (row for row in rows if row["source_uri"] == uri):
            found[gold.name][FAMILY_NAMES[row["event_family"]]].append(_published_event(row))
    return found


def _published_event(row: Mapping[str, Any]) -> FoundEvent:
    reading = Reading(
        code=row["code"],
        status=row["status_code"],
        parties=frozenset(row["parties"] or ()),
        actors=frozenset(row["actors"] or ()),
        affected=frozenset(row["affected"] or ()),
        start=row["start_date"].isoformat()[:10] if row["start_date"] else None,
        end=row["end_date"].isoformat()[:10] if row["end_date"] else None,
        amount=row["amount"],
    )
    mentions = tuple(
        Mention(item["char_start"], item["char_end"], item["rule_id"], item["confidence"])
        for item in row["mentions"]
    )
    return FoundEvent(row["event_id"], reading, mentions, row["confidence"])
