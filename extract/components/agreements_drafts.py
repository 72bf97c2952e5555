"""What a pattern of an agreement rule hands on: one agreement before its status and date are settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extract.components.agreements_documents import Document
from extract.components.agreements_groups import Group
from extract.components.context import ArticleContext, Parsed
from extract.components.frames import Frame
from extract.components.rulebook import Rule


@dataclass(slots=True)
class Sight:
    """A rule that fired: its frame, and the sentence and article around it."""

    rule: Rule
    lemma: str
    frame: Frame
    parsed: Parsed
    context: ArticleContext


@dataclass(slots=True)
class Draft:
    """One agreement as a pattern reads it; dates under `below`, what was agreed, are not the agreement's."""

    code: str
    status: str
    group: Group
    title: str | None = None
    subject: str | None = None
    document: Document | None = None
    below: Token | None = None
    amount: float | None = None
    currency_code: str | None = None
    dated_in: Token | None = None  # the only phrase whose dates are the agreement's
    is_settled: bool = False  # the status is read off the document, not off the clause around it


Pattern = Callable[[Sight], Iterator[Draft]]
