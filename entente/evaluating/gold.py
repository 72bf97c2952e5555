"""Gold sets: articles, and the events that careful readers annotated in them.

A folder of gold holds pairs `NAME.jsonl` and `NAME_articles.jsonl`, or `expected.jsonl` and `articles.jsonl`.
An annotation file without articles beside it annotates text files named in it, looked for in the folder
`NAME` beside the gold folder.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from entente.errors import UsageError
from entente.evaluating.events import FAMILIES, FamilyName, GoldEvent, Reading

OWN_SET = "golden"
_FIELDS = {
    "mode": "code",
    "type": "code",
    "status": "status",
    "date": "start",
    "date_end": "end",
    "amount": "amount",
    "parties": "parties",
    "actors": "actors",
    "affected": "affected",
}


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article; `name` ends its source_uri: `#<record id>`, or the file's name."""

    set_name: str
    name: str
    events: Mapping[FamilyName, tuple[GoldEvent, ...]]

    @property
    def is_held_out(self) -> bool:
        """Half of the sets of others is kept unread while rules are written: those with an odd hash."""
        if self.set_name == OWN_SET or not self.name.startswith("#"):
            return False
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2 == 1


@dataclass(frozen=True)
class GoldSet:
    """One annotation file with the files that hold its articles."""

    name: str
    inputs: tuple[Path, ...]
    articles: tuple[GoldArticle, ...]


def load_gold(folders: Iterable[Path]) -> list[GoldSet]:
    """Every gold set of the folders, in the order of their names; UsageError where there is none."""
    chosen = list(folders)
    sets = [gold_set for folder in chosen for gold_set in _sets_of(folder)]
    if not sets:
        raise UsageError(
            f"no gold set in {', '.join(map(str, chosen)) or 'no folder'}: a gold folder holds "
            "NAME.jsonl and NAME_articles.jsonl. Name one with --gold."
        )
    return sets


def _sets_of(folder: Path) -> list[GoldSet]:
    sets = []
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem.endswith("articles"):
            continue
        name = OWN_SET if path.stem == "expected" else path.stem
        beside = folder / ("articles.jsonl" if path.stem == "expected" else f"{path.stem}_articles.jsonl")
        inputs = (beside,) if beside.is_file() else (folder.parent / path.stem,)
        if not inputs[0].exists():
            raise UsageError(f"{path}: its articles are missing; looked for {beside} and {inputs[0]}")
        sets.append(GoldSet(name, inputs, _read_articles(path, name)))
    return sets


def _read_articles(path: Path, set_name: str) -> tuple[GoldArticle, ...]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    try:
        read = [
            (line["article"], {family: [_event(item) for item in line[family]] for family in FAMILIES})
            for line in lines
        ]
    except (KeyError, TypeError) as error:
        raise UsageError(
            f"{path}: an annotation lacks {error}; every line has article and the three families"
        ) from error
    _share_tellings([events for _, events in read])
    return tuple(
        GoldArticle(set_name, name, {family: tuple(items) for family, items in events.items()})
        for name, events in read
    )


def _event(item: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        Reading(**{"code": "", "status": "", **_fields(item)}),
        tuple(_fields(other) for other in item.get("also", ())),
        bool(item.get("optional")),
        item.get("event"),
    )


def _fields(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        ours: frozenset(item[theirs]) if isinstance(item[theirs], list) else item[theirs]
        for theirs, ours in _FIELDS.items()
        if theirs in item
    }


def _share_tellings(articles: list[dict[FamilyName, list[GoldEvent]]]) -> None:
    """An event told in several articles is one row: what any of them says of it counts as right for all."""
    told: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for events in articles:
        for family, items in events.items():
            for item in items:
                if item.event_key:
                    told[family, item.event_key].append(item.reading)
    for events in articles:
        for family, items in events.items():
            items[:] = [_with_tellings(item, told[family, item.event_key or ""]) for item in items]


def _with_tellings(event: GoldEvent, tellings: Iterable[Reading]) -> GoldEvent:
    others = (reading for reading in tellings if reading != event.reading)
    shared = tuple(
        {name: getattr(reading, name) for name in Reading.__dataclass_fields__} for reading in others
    )
    return replace(event, alternatives=event.alternatives + shared)
