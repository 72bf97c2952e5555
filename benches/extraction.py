"""How fast extraction is beside bare spaCy, what a worker takes, and what the gate costs in quality.

    python benches/extraction.py [--articles PATH] [--limit 400] [--gold DIR] [--update]

Extraction and `nlp.pipe` of the same model (its whole pipeline, at the batch size that is best for it) read the
same articles in turn, each in a process of its own with one thread; figures are CPU seconds without loading
the model. `nlp.pipe` runs as spaCy sets it up; a second figure gives it the matrix library that extraction
uses, which tells how much of the gain is that. Targets: three times the articles a CPU second; at most 400 MB a
worker; at most 35 % of the time in our own rules; F1 on gold, core and strict, within 0.01 with and without the gate.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.pipeline import Extractor
    from extract.records import Article

ROOT = Path(__file__).resolve().parent.parent
RESULT_PATH = ROOT / "docs" / "speed.json"
CORPUS = ROOT.parent / "shared" / "corpus" / "state_releases.jsonl"
SAMPLE = ROOT / "seeds" / "articles"
BATCH_SIZES = (16, 64, 256)
TUNING_ARTICLES = 60
ROUNDS = 2


@dataclass(frozen=True)
class Target:
    """A figure with what is wanted of it."""

    name: str
    value: float
    bound: float
    is_floor: bool  # wanted: at least the bound; else at most

    @property
    def is_met(self) -> bool:
        return self.value >= self.bound if self.is_floor else self.value <= self.bound


def read_articles(path: Path, limit: int) -> list[Article]:
    """Articles spread evenly over the input, so that a sample holds old and new ones."""
    from extract.readers import ReadArticle, ReadOptions, read_inputs

    articles = [item.article for item in read_inputs([path], ReadOptions()) if isinstance(item, ReadArticle)]
    step = max(1, len(articles) // limit) if limit else 1
    return articles[::step][: limit or None]


def load_extractor() -> Extractor:
    from extract.pipeline import ExtractionOptions, Extractor

    return Extractor(ExtractionOptions(reference_dir=ROOT / "seeds"))


def count_cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def exhaust(items: Iterator[object]) -> int:
    return sum(1 for _ in items)


def measure_bare(articles: Sequence[Article], *, own_library: bool = False) -> dict[str, float]:
    """CPU seconds of the whole model over whole articles, at its best batch size."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from extract.pipeline import DEFAULT_MODEL

    if own_library:
        set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(DEFAULT_MODEL)
    texts = [article.text for article in articles]
    exhaust(nlp.pipe(texts[:5]))
    tuning = {
        size: count_cpu(lambda size=size: exhaust(nlp.pipe(texts[:TUNING_ARTICLES], batch_size=size)))
        for size in BATCH_SIZES
    }
    best = min(tuning, key=lambda size: tuning[size])
    return {"cpu": count_cpu(lambda: exhaust(nlp.pipe(texts, batch_size=best))), "batch_size": best}


def measure_extraction(articles: Sequence[Article]) -> dict[str, float]:
    """CPU seconds of extraction, and how many sentences passed the gate."""
    extractor = load_extractor()
    exhaust(extractor.extract(articles[:5]))
    results = []
    cpu = count_cpu(lambda: results.extend(extraction.result for extraction in extractor.extract(articles)))
    passed, seen = sum(r.gated_sentence_count for r in results), sum(r.sentence_count for r in results)
    return {"cpu": cpu, "gate": passed / max(seen, 1)}


class TimedModel:
    """The model with its own CPU time counted apart from the making of its input."""

    def __init__(self, nlp: Any) -> None:
        self._nlp, self.cpu = nlp, 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    def pipe(self, docs: Iterator[Any], batch_size: int) -> Iterator[Any]:
        made = list(docs)
        started = time.process_time()
        parsed = list(self._nlp.pipe(made, batch_size=batch_size))
        self.cpu += time.process_time() - started
        return iter(parsed)


def measure_shares(articles: Sequence[Article]) -> dict[str, float]:
    """CPU seconds by part: reading (clean, split, names, gate), the model, and rules with everything else."""
    extractor = load_extractor()
    exhaust(extractor.extract(articles[:5]))
    model = TimedModel(extractor.nlp)
    extractor.nlp = model
    reading = count_cpu(lambda: [extractor.reader.read(article) for article in articles])
    total = count_cpu(lambda: exhaust(extractor.extract(articles)))
    return {"reading": reading, "model": model.cpu, "rules": total - reading - model.cpu}


def measure_worker(articles: Sequence[Article]) -> dict[str, float]:
    """Peak memory in MB of the larger of two workers on a real shard."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from extract.pipeline import ExtractionOptions
    from extract.records import Article
    from extract.shards import arrow_schema, extract_shard

    with tempfile.TemporaryDirectory() as folder:
        pending = Path(folder) / "pending.parquet"
        rows = [asdict(article) for article in articles]
        pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema(Article)), pending)
        options = ExtractionOptions(reference_dir=ROOT / "seeds", workers=2)
        extract_shard(pending, Path(folder) / "out", options)
    return {"peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}


def measure_gate(folders: Sequence[Path]) -> dict[str, float]:
    """The largest difference in F1 that the gate makes, over families and kinds, on all gold together."""
    from entente.evaluating.gold import load_gold
    from entente.evaluating.running import default_folders, evaluate_directly
    from entente.evaluating.scoring import tally_by
    from entente.settings import load_settings

    gold_sets = load_gold(folders or default_folders())
    with_gate, without = (
        tally_by(evaluate_directly(load_settings(), gold_sets, gate=gate).judged, lambda _: "all")
        for gate in (True, False)
    )
    return {
        f"{family} {kind}": without[key].f1 - tally.f1
        for key, tally in with_gate.items()
        for _, family, kind in [key]
    }


MEASURES: dict[str, Callable[[Sequence[Article]], dict[str, float]]] = {
    "bare": measure_bare,
    "bare_own": lambda articles: measure_bare(articles, own_library=True),
    "extraction": measure_extraction,
    "shares": measure_shares,
    "worker": measure_worker,
}


def measure_apart(name: str, options: argparse.Namespace) -> dict[str, float]:
    """One measure in a process of its own."""
    command = [sys.executable, __file__, "--measure", name, "--articles", str(options.articles)]
    command += [
        "--limit",
        str(options.limit),
        *(part for folder in options.gold for part in ("--gold", str(folder))),
    ]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def find_targets(options: argparse.Namespace, count: int) -> list[Target]:
    """Everything measured; prints the figures that have no target as it goes."""
    runs = [(measure_apart("bare", options), measure_apart("extraction", options)) for _ in range(ROUNDS)]
    bare = min((one for one, _ in runs), key=lambda run: run["cpu"])
    ours = min((other for _, other in runs), key=lambda run: run["cpu"])
    print(
        f"bare nlp.pipe  {count / bare['cpu']:7.1f} articles a CPU second, batches of {bare['batch_size']:.0f}"
    )
    print(
        f"extraction     {count / ours['cpu']:7.1f} articles a CPU second, {ours['gate']:.0%} of sentences parsed"
    )
    own = measure_apart("bare_own", options)
    print(
        f"nlp.pipe       {count / own['cpu']:7.1f} articles a CPU second with the matrix library of extraction"
    )
    shares = measure_apart("shares", options)
    total = sum(shares.values())
    print("of the time:  " + ", ".join(f"{name} {seconds / total:.0%}" for name, seconds in shares.items()))
    gate = measure_apart("gate", options)
    print("F1 without the gate: " + ", ".join(f"{name} {gain:+.3f}" for name, gain in gate.items()))
    return [
        Target("articles a CPU second, times bare nlp.pipe", bare["cpu"] / ours["cpu"], 3.0, is_floor=True),
        Target(
            "MB at the peak of a worker", measure_apart("worker", options)["peak_mb"], 400.0, is_floor=False
        ),
        Target("share of the time in rules", shares["rules"] / total, 0.35, is_floor=False),
        Target("largest difference of F1 by the gate", max(map(abs, gate.values())), 0.01, is_floor=False),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path, default=CORPUS if CORPUS.is_file() else SAMPLE)
    parser.add_argument("--limit", type=int, default=400, help="articles, spread over the input; 0 for all")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="a folder of gold sets")
    parser.add_argument("--update", action="store_true", help="write the figures to docs/speed.json")
    parser.add_argument("--measure", choices=[*MEASURES, "gate"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    articles = read_articles(options.articles, options.limit)
    if options.measure:
        measured = (
            measure_gate(options.gold) if options.measure == "gate" else MEASURES[options.measure](articles)
        )
        print(json.dumps(measured))
        return 0
    print(f"{len(articles)} articles of {options.articles.name}")
    targets = find_targets(options, len(articles))
    for target in targets:
        wanted = f"{'at least' if target.is_floor else 'at most'} {target.bound:g}"
        print(f"{'ok    ' if target.is_met else 'MISSED'} {target.value:8.3f}  {target.name} ({wanted})")
    if options.update:
        figures = {target.name: round(target.value, 3) for target in targets}
        RESULT_PATH.write_text(
            json.dumps({"articles": len(articles), **figures}, indent=1) + "\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
