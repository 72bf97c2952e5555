"""One evaluation: gold read, extraction run on it, everything judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from entente.evaluating.finding import find_directly, read_gold_articles
from entente.evaluating.gold import GoldSet
from entente.evaluating.published import build_warehouse, find_published
from entente.evaluating.quality import Mode
from entente.evaluating.scoring import Judged, judge
from entente.ingesting import extraction_options
from entente.settings import PROJECT_ROOT, Settings
from extract.pipeline import Extractor
from extract.records import Article

OWN_GOLD = PROJECT_ROOT / "tests" / "golden"
SHARED_GOLD = PROJECT_ROOT.parent / "shared" / "gold"


@dataclass(frozen=True)
class Evaluation:
    """Everything judged, with the articles by the name that gold has for them."""

    mode: Mode
    judged: Sequence[Judged]
    articles: dict[str, Article]


def default_folders() -> list[Path]:
    """The repository's own gold, and a folder of shared gold beside the repository, where they are."""
    own = [OWN_GOLD] if (OWN_GOLD / "expected.jsonl").is_file() else []
    return own + ([SHARED_GOLD] if SHARED_GOLD.is_dir() else [])


def evaluate_directly(settings: Settings, gold_sets: Sequence[GoldSet], *, gate: bool = True) -> Evaluation:
    """Judge the facts of each article, without building a warehouse: seconds instead of a minute."""
    extractor = Extractor(replace(extraction_options(settings), gate=gate))
    judged: list[Judged] = []
    articles: dict[str, Article] = {}
    for gold_set in gold_sets:
        of_set = read_gold_articles(gold_set)
        found = find_directly(of_set, extractor)
        judged += [item for article in gold_set.articles for item in judge(article, found[article.name])]
        articles |= of_set
    return Evaluation("direct", judged, articles)


def evaluate_warehouse(gold_sets: Sequence[GoldSet], home: Path) -> Evaluation:
    """Judge the events of a warehouse that is built of all the gold articles in `home`."""
    inputs = dict.fromkeys(path for gold_set in gold_sets for path in gold_set.inputs)
    published = build_warehouse(inputs, home)
    found = find_published(published, gold_sets)
    judged = [
        item
        for gold in gold_sets
        for article in gold.articles
        for item in judge(article, found[article.name])
    ]
    articles = {name: article for gold in gold_sets for name, article in read_gold_articles(gold).items()}
    return Evaluation("warehouse", judged, articles)
