"""Dates in news text: found as expressions, resolved to intervals. The one import for other components."""

from extract.components.dates_expressions import find_dates
from extract.components.dates_resolving import resolve, years_fixed_by
from extract.components.dates_types import (
    UNRESOLVED,
    Basis,
    DateExpression,
    DateInterval,
    DateParts,
    Precision,
    Tense,
)

__all__ = [
    "UNRESOLVED",
    "Basis",
    "DateExpression",
    "DateInterval",
    "DateParts",
    "Precision",
    "Tense",
    "find_dates",
    "resolve",
    "years_fixed_by",
]
