"""How the resolution of reports to events grows from 10,000 to 1,000,000 mentions, and what a batch costs.

    python benches/resolution.py [--mentions 10000 100000 1000000] [--build] [--home DIR] [--json FILE]

Each size builds a warehouse from nothing in a process of its own (two threads), with reports that
`resolution_reports.sql` makes up; then 1,000 more articles arrive and it builds again. The dbt command is `run`; with
`--build`, data tests are run as well, as the line does. Beside the seconds of the clock stand those of the processor,
which other work on the machine changes less.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REPORTS_SQL = Path(__file__).with_name("resolution_reports.sql")
REPORTS_PER_ARTICLE = 4
MENTIONS_PER_REPORT = 1.21  # after dropping pairs of a country with itself
DAYS = 2000
BATCH_ARTICLES = 1000


def fill(db_path: Path, articles: int, events_per_day: int) -> None:
    """A migrated database with made-up articles and reports."""
    from warehouse.connecting import open_writer
    from warehouse.migrating import migrate

    migrate(db_path)
    with open_writer(db_path) as connection:
        for name, value in (
            ("root", str(ROOT)),
            ("days", DAYS),
            ("articles", articles),
            ("events_per_day", events_per_day),
        ):
            connection.execute(f"set variable {name} = ?", [value])
        connection.execute(REPORTS_SQL.read_text(encoding="utf-8"))


def hold_back(db_path: Path, hidden: bool) -> None:
    """Set the last articles aside (or bring them back), so that they can arrive as a batch."""
    from warehouse.connecting import open_writer

    with open_writer(db_path) as connection:
        connection.execute(
            "update raw.articles set is_current = ? where article_id in "
            "(select article_id from raw.articles order by hash(article_id) limit ?)",
            [not hidden, BATCH_ARTICLES],
        )


@dataclass(frozen=True)
class Cost:
    """What one `dbt` process took."""

    seconds: float
    cpu_seconds: float
    peak_gb: float


def run_dbt(db_path: Path, *arguments: str) -> Cost:
    """What one `dbt` process takes; a failure ends the bench."""
    environment = os.environ | {
        "ENTENTE_BUILD_DB": str(db_path),
        "DBT_TARGET_PATH": str(db_path.parent / "target"),
    }
    project = str(ROOT / "dbt_project")
    command = [
        sys.executable,
        __file__,
        "--dbt",
        *arguments,
        "--project-dir",
        project,
        "--profiles-dir",
        project,
    ]
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"dbt {' '.join(arguments)} failed:\n{done.stdout[-3000:]}{done.stderr[-2000:]}")
    cpu_seconds, peak_gb = done.stdout.rsplit("cost ", 1)[1].split()
    return Cost(round(seconds, 1), float(cpu_seconds), float(peak_gb))


def call_dbt(arguments: list[str]) -> int:
    """Run dbt in this process and say what it took."""
    from entente.transforming import invoke_dbt

    outcome = invoke_dbt(arguments)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(f"cost {usage.ru_utime + usage.ru_stime:.1f} {usage.ru_maxrss / 2**20:.2f}")
    return 0 if outcome.success else 1


def count_recomputed(db_path: Path) -> dict[str, int]:
    """How much of the resolution the last build looked at again, and of how much."""
    from warehouse.connecting import open_reader

    counts = {
        "articles": "changes.chg_articles",
        "profiles": "changes.chg_profiles",
        "events": "changes.chg_events",
        "all_events": "intermediate.int_events",
    }
    with open_reader(db_path) as connection:
        return {name: connection.table(table).shape[0] for name, table in counts.items()}


def measure(mentions: int, home: Path, command: list[str]) -> dict[str, Any]:
    """Build from nothing, then with a batch on top."""
    articles = round(mentions / REPORTS_PER_ARTICLE / MENTIONS_PER_REPORT)
    db_path = home / str(mentions) / "entente.duckdb"
    db_path.parent.mkdir(parents=True)
    fill(db_path, articles + BATCH_ARTICLES, max(2, articles * REPORTS_PER_ARTICLE // (3 * DAYS)))
    hold_back(db_path, hidden=True)
    run_dbt(db_path, "seed")
    whole = run_dbt(db_path, *command)
    hold_back(db_path, hidden=False)
    batch = run_dbt(db_path, *command)
    return {
        "mentions": mentions,
        "seconds": whole.seconds,
        "cpu_seconds": whole.cpu_seconds,
        "peak_gb": whole.peak_gb,
        "batch_seconds": batch.seconds,
        "batch_cpu_seconds": batch.cpu_seconds,
        "recomputed": count_recomputed(db_path),
    }


def compare(figures: list[dict[str, Any]]) -> None:
    """How the cost grows between the smallest and the largest size."""
    first, last = figures[0], figures[-1]
    growth = math.log(last["seconds"] / first["seconds"]) / math.log(last["mentions"] / first["mentions"])
    print(f"growth exponent of the seconds: {growth:.2f}")
    for unit in ("batch_seconds", "batch_cpu_seconds"):
        print(
            f"{BATCH_ARTICLES} more articles: {unit} {last[unit] / first[unit]:.2f} times as many at the largest size"
        )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--build", action="store_true", help="run the data tests as well")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory(dir=args.home) as home:
        for mentions in args.mentions:
            figures.append(
                measure(
                    mentions,
                    Path(home),
                    ["build", "--exclude-resource-type", "unit_test"] if args.build else ["run"],
                )
            )
            print(figures[-1], flush=True)
    if len(figures) > 1:
        compare(figures)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(call_dbt(sys.argv[2:]) if sys.argv[1:2] == ["--dbt"] else main())
