"""What a pattern of an agreement rule hands on: a draft of one agreement, before status and date are settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extract.components.agreements_documents import Document
from extract.components.agreements_parties import Group
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
    """One agreement as a pattern reads it. `below` is the clause of what was agreed; its dates are not the agreement's."""

    code: str
    status: str
    group: Group
    title: str | None = None
    subject: str | None = None
    document: Document | None = None
    below: Token | None = None
    amount: float | None = None
    currency_code: str | None = None
    frame: Frame | None = None  # where the assertion is read, if not on the rule's own predicate


Pattern = Callable[[Sight], Iterator[Draft]]
