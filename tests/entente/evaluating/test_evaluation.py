"""Gold read, judged and reported: what is counted, what is compared, and what stays unread."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from entente.errors import UsageError
from entente.evaluating.calibrating import (
    calibration_of,
    count_for_calibration,
    record_rules,
    sort_into_bins,
    write_calibration,
)
from entente.evaluating.error_report import write_report
from entente.evaluating.events import Found, FoundEvent, Mention, Reading, nothing_found
from entente.evaluating.gold import GoldSet, load_gold
from entente.evaluating.quality import HELD_OUT, OPEN, compare, read_quality, score_groups, write_quality
from entente.evaluating.scoring import Judged, judge, tally_resolution
from extract.components.confidence import load_calibration
from extract.records import Article


def contact(*parties: str, **more: Any) -> dict[str, Any]:
    first = {"parties": list(parties), "mode": "meeting", "status": "held", "date": "2031-05-05"}
    return first | {"date_end": "2031-05-05", "optional": False} | more


def line(name: str, *contacts: dict[str, Any]) -> str:
    return json.dumps({"article": name, "contacts": contacts, "agreements": [], "crises": []})


def write_gold(folder: Path, *lines: str, name: str = "field") -> GoldSet:
    (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / f"{name}_articles.jsonl").touch()
    return load_gold([folder])[0]


def found(key: str, *parties: str, start: str | None = "2031-05-05", rule_id: str = "contact.meet") -> Found:
    reading = Reading("meeting", "held", frozenset(parties), start=start, end=start)
    event = FoundEvent(key, reading, (Mention(0, 4, rule_id, 0.9),), 0.9)
    return nothing_found() | {"contacts": [event]}


def judge_all(gold: GoldSet, *items: Found) -> list[Judged]:
    return [one for article, item in zip(gold.articles, items, strict=True) for one in judge(article, item)]


def test_what_one_article_says_of_an_event_is_right_in_another(tmp_path: Path) -> None:
    gold = write_gold(
        tmp_path,
        line("#a", contact("PER", "BOL", event="lima")),
        line("#b", contact("PER", "BOL", event="lima", date="2031-05-06", date_end="2031-05-06")),
    )
    judged = judge_all(gold, found("1", "PER", "BOL", start="2031-05-06"), found("1", "PER", "BOL"))
    scores = score_groups(judged, "warehouse")
    assert scores["field"]["contacts"]["strict"]["f1"] == 1.0
    assert scores["field"]["resolution"]["pairs"]["f1"] == 1.0


def test_mentions_of_one_event_that_stay_apart_cost_resolution(tmp_path: Path) -> None:
    gold = write_gold(
        tmp_path,
        line("#a", contact("PER", "BOL", event="lima")),
        line("#b", contact("PER", "BOL", event="lima")),
        line("#c", contact("PER", "BOL", event="quito")),
    )
    judged = judge_all(gold, found("1", "PER", "BOL"), found("2", "PER", "BOL"), found("2", "PER", "BOL"))
    tally = tally_resolution(judged)
    assert tally is not None
    assert (tally.right, tally.wrong, tally.missed) == (0, 1, 1)


def test_optional_events_count_neither_way(tmp_path: Path) -> None:
    gold = write_gold(tmp_path, line("#a", contact("PER", "BOL", optional=True)))
    for item in (found("1", "PER", "BOL"), nothing_found()):
        figures = score_groups(judge_all(gold, item), "direct")["field"]["contacts"]["core"]
        assert (figures["annotated"], figures["precision"], figures["recall"]) == (0, 1.0, 1.0)


def test_halves_are_split_by_the_hash_of_the_name(tmp_path: Path) -> None:
    names = [f"#x-{number}" for number in range(40)]
    gold = write_gold(tmp_path, *(line(name, contact("PER", "BOL")) for name in names))
    held_out = [article.name for article in gold.articles if article.is_held_out]
    assert 8 < len(held_out) < 32
    scores = score_groups(judge_all(gold, *(nothing_found() for _ in names)), "direct")
    assert scores[HELD_OUT]["contacts"]["core"]["annotated"] == len(held_out)
    assert scores[OPEN]["contacts"]["core"]["annotated"] == len(names) - len(held_out)


def test_the_repositorys_own_set_is_all_open(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").touch()
    lines = "\n".join(line(f"#x-{number}", contact("PER", "BOL")) for number in range(20))
    (tmp_path / "expected.jsonl").write_text(lines, encoding="utf-8")
    (gold,) = load_gold([tmp_path])
    assert gold.name == "golden"
    assert not any(article.is_held_out for article in gold.articles)


def test_the_error_report_leaves_the_held_out_half_unread(tmp_path: Path) -> None:
    gold = write_gold(tmp_path, *(line(f"#x-{number}", contact("PER", "BOL")) for number in range(20)))
    judged = judge_all(gold, *(nothing_found() for _ in gold.articles))
    articles = {
        item.name: Article(
            item.name, item.name, None, None, "unknown", None, "en", f"text of {item.name}.", "h"
        )
        for item in gold.articles
    }
    page = write_report(judged, articles, with_held_out=False)
    whole = write_report(judged, articles, with_held_out=True)
    for item in gold.articles:
        assert (f"text of {item.name}." in page) is not item.is_held_out
        assert f"text of {item.name}." in whole


def test_the_error_report_tells_missed_false_and_partly_right(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").touch()
    lines = [line("#a", contact("PER", "BOL")), line("#b", contact("PER", "BOL")), line("#c")]
    (tmp_path / "expected.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (gold,) = load_gold([tmp_path])
    judged = judge_all(gold, nothing_found(), found("1", "PER", "BOL", start=None), found("2", "CHL", "ARG"))
    articles = {
        name: Article(name, name, None, None, "unknown", None, "en", "They met in Lima.", "h")
        for name in ("#a", "#b", "#c")
    }
    page = write_report(judged, articles, with_held_out=False)
    assert "<b>1</b> missed" in page
    assert "<b>1</b> false" in page
    assert "<b>1</b> partly" in page
    assert '<mark class="wrong"' in page
    assert '<mark class="partly"' in page


def test_a_change_shows_its_gains_and_losses(tmp_path: Path) -> None:
    gold = write_gold(tmp_path, line("#a", contact("PER", "BOL")))
    path = tmp_path / "quality.json"
    write_quality("direct", score_groups(judge_all(gold, nothing_found()), "direct"), path)
    now = score_groups(judge_all(gold, found("1", "PER", "BOL")), "direct")
    changes = [change for change in compare(read_quality(path)["direct"], now) if change.group == "field"]
    assert {(item.family, item.kind): item.gain for item in changes if item.gain} == {
        ("contacts", "core"): 1.0,
        ("contacts", "strict"): 1.0,
    }


def test_an_update_keeps_what_was_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    write_quality("direct", {"other": {}}, path)
    write_quality("warehouse", {"other": {}}, path)
    write_quality("direct", {"field": {}}, path)
    assert read_quality(path) == {"direct": {"field": {}, "other": {}}, "warehouse": {"other": {}}}


def test_counts_for_calibration_come_back_as_they_were_written(tmp_path: Path) -> None:
    gold = write_gold(tmp_path, line("#a", contact("PER", "BOL")), line("#b"), line("#c"))
    judged = judge_all(
        gold,
        found("1", "PER", "BOL"),
        found("2", "PER", "BOL"),
        found("3", "A", "B", rule_id="contact.phone"),
    )
    assert [(r.rule_id, r.fired, r.wrong) for r in record_rules(judged)] == [
        ("contact.meet", 2, 1),
        ("contact.phone", 1, 1),
    ]
    counts = count_for_calibration(judged)
    write_calibration(tmp_path / "calibration.yml", counts)
    assert load_calibration(tmp_path / "calibration.yml") == calibration_of(counts)


def test_bins_state_confidence_and_share_right() -> None:
    events = [found(str(number), "PER", "BOL")["contacts"][0] for number in range(4)]
    (only,) = sort_into_bins([(event, number > 0) for number, event in enumerate(events)])
    assert (only.low, only.high, only.count, only.right_share) == (0.9, 0.95, 4, 0.75)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold set"):
        load_gold([tmp_path])


def test_gold_without_its_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "field.jsonl").write_text(line("#a"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"field\.jsonl: its articles are missing"):
        load_gold([tmp_path])
