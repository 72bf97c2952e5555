"""The reasons for turning an input away, read from `reasons.yml`: code, meaning, and what the user can do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Reason:
    """One kind of bad input."""

    code: str
    meaning: str
    remedy: str


def load_reasons(path: Path) -> dict[str, Reason]:
    """Reasons by code; an unknown key or a code given twice is an error in the data file."""
    reasons: dict[str, Reason] = {}
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        reason = Reason(**entry)
        if reason.code in reasons:
            raise ValueError(f"{path.name}: reason {reason.code} is given twice")
        reasons[reason.code] = reason
    return reasons


REASONS = load_reasons(Path(__file__).with_name("reasons.yml"))
