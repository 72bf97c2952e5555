"""What only agreements have: title, subject, amount and the years they cover."""

from __future__ import annotations

from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_money import money_of, money_told_next
from extract.components.clauses import clause_tokens
from extract.components.date_roles import is_period
from extract.components.dates import DateInterval

_MONEYED = frozenset({"fund", "contract", "extension"})


def _amount(sight: Sight, draft: Draft) -> tuple[float | None, str | None]:
    """The amount as the pattern, the document or the next sentence gives it."""
    if draft.amount is not None:
        return draft.amount, draft.currency_code
    codes, moneyed = sorted(draft.group.codes), draft.code in _MONEYED
    money = money_of(sight.parsed, draft.document, codes, anywhere=moneyed) if draft.document else None
    if money is None and moneyed:
        money = money_told_next(sight.parsed, sight.context, codes)
    return (money.amount, money.currency_code) if money else (None, None)


def details_of(sight: Sight, draft: Draft) -> dict[str, object]:
    """The details of an agreement fact, and what joining needs of its document."""
    amount, currency = _amount(sight, draft)
    period = _period(sight, draft)
    document = draft.document
    return {
        "title": draft.title,
        "subject": draft.subject,
        "amount": amount,
        "currency_code": currency,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "refers_back": bool(document and document.refers_back),
        "head": document.token.lower_ if document else None,
        "at": document.token._.span[0] if document else None,
        "words": frozenset(document.words) if document else frozenset(),
    }


def _period(sight: Sight, draft: Draft) -> DateInterval | None:
    """The years a document covers: "an action plan for 2025-2026"."""
    if draft.document is None:
        return None
    for token in clause_tokens(draft.document.token):
        expression = token._.date
        if expression is not None and is_period(expression):
            return sight.context.resolve(expression, "future")
    return None
