"""Agreements: from a predicate of agreeing to what was agreed between whom, how far it has come, and when.

A `pattern` of `rules/agreements.yml` is a function of the `agreements_*` modules that reads
documents, deeds or money with their parties; status, date, period and amount follow here, alike for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_acts import (
    read_ended,
    read_in_force,
    read_joint_statement,
    read_proposal,
    read_signing_noun,
    read_withdrawal,
)
from extract.components.agreements_answers import read_answer
from extract.components.agreements_commitments import read_commitment
from extract.components.agreements_contents import code_by_content
from extract.components.agreements_dating import (
    inherited_when,
    is_of_another_time,
    when_of,
    when_within,
)
from extract.components.agreements_details import details_of
from extract.components.agreements_discourse import steady_pair
from extract.components.agreements_documents import document_heads, is_document_head
from extract.components.agreements_drafts import Draft, Pattern, Sight
from extract.components.agreements_exchanges import read_truce
from extract.components.agreements_fund_nouns import read_fund_noun
from extract.components.agreements_funds import (
    read_available,
    read_debt_relief,
    read_drawing,
    read_pledge,
    read_support,
)
from extract.components.agreements_goods import read_arrival
from extract.components.agreements_headlines import predicates
from extract.components.agreements_joining import join_agreements
from extract.components.agreements_lists import read_item
from extract.components.agreements_purchases import read_purchase, read_trade_noun
from extract.components.agreements_settling import read_planned_together, read_settling
from extract.components.agreements_signing import read_brokered, read_document_verb, read_sign_for
from extract.components.agreements_standing import (
    read_held,
    read_lapse,
    read_nearing,
    read_on_hold,
    read_ready,
)
from extract.components.agreements_status import asserted_of, is_passing, status_of
from extract.components.agreements_talks import (
    read_draft,
    read_negotiating,
    read_negotiation,
    read_truce_noun,
)
from extract.components.agreements_told import read_told
from extract.components.agreements_words import words_of
from extract.components.assertion import Assertion
from extract.components.background import is_standing
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Evidence, Fact, When
from extract.components.frames import Frame, frame_of
from extract.components.gate_needs import agreement_needs
from extract.components.inflection import verb_forms
from extract.components.rulebook import Rulebook

PATTERNS: dict[str, Pattern] = {
    "document": read_document_verb,
    "brokered": read_brokered,
    "sign_for": read_sign_for,
    "signing": read_signing_noun,
    "in_force": read_in_force,
    "joint_statement": read_joint_statement,
    "commitment": read_commitment,
    "answer": read_answer,
    "settling": read_settling,
    "planned_together": read_planned_together,
    "truce": read_truce,
    "truce_noun": read_truce_noun,
    "pledge": read_pledge,
    "arrival": read_arrival,
    "available": read_available,
    "support": read_support,
    "drawing": read_drawing,
    "debt_relief": read_debt_relief,
    "fund_noun": read_fund_noun,
    "purchase": read_purchase,
    "trade_noun": read_trade_noun,
    "lapse": read_lapse,
    "nearing": read_nearing,
    "on_hold": read_on_hold,
    "ready": read_ready,
    "held": read_held,
    "negotiation": read_negotiation,
    "negotiating": read_negotiating,
    "withdrawal": read_withdrawal,
    "ended": read_ended,
    "proposal": read_proposal,
    "draft": read_draft,
}

_PARTICULARS = frozenset(
    {"only_with", "particle", "objects", "requires"}
)  # a rule with these is no plain deed


class AgreementFinder:
    """Finds agreement facts in parsed sentences."""

    def __init__(self) -> None:
        self.rulebook = Rulebook("agreements.yml", agreement_needs)
        plain = [
            r for r in self.rulebook.rules if r.pattern == "document" and not _PARTICULARS & set(r.options)
        ]
        self._told_rule = next(rule for rule in self.rulebook.rules if rule.pattern == "told")
        self._deeds = {
            form: str(rule.options["status"])
            for rule in reversed(plain)
            for lemma in rule.lemmas
            for form in verb_forms(lemma)
        }

    def find(self, parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
        if context.is_asked or parsed.sentence.text.rstrip().endswith("?"):
            return
        read: set[int] = set()
        announces_list = parsed.sentence.text.rstrip().endswith(":")
        for rule, lemma, frame in predicates(self.rulebook, parsed.doc):
            if rule.pattern == "told" or (announces_list and rule.pattern == "document"):
                continue  # "signed the following documents:" is told by the items of the list
            sight = Sight(rule, lemma, frame, parsed, context)
            for draft in PATTERNS[rule.pattern](sight):
                read.update(_documents_read(draft))
                fact = _fact(sight, draft)
                if fact is not None:
                    yield fact
        yield from self._told(parsed, context, read)

    def _told(self, parsed: Parsed, context: ArticleContext, read: set[int]) -> Iterator[Fact]:
        """Facts of the documents that no deed of the sentence was read of."""
        for token in document_heads(parsed.doc):
            if token.i not in read and not _is_changing(token, read):
                sight = Sight(self._told_rule, token.lower_, frame_of(token), parsed, context)
                listed = list(read_item(sight, self._deeds))
                for draft in listed or read_told(sight, self._deeds):
                    fact = _fact(sight, draft)
                    if fact is not None:
                        yield fact


def _is_changing(token: Token, read: Set[int]) -> bool:
    """ "A protocol amending the treaty was ratified": told where the treaty was read."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return after in words_of("prolonging") and any(token.i < index for index in read)


def _documents_read(draft: Draft) -> Iterator[int]:
    """The document of a draft, and the one it is about: "the extension of the treaty"."""
    if draft.document is not None:
        yield draft.document.token.i
        yield from (t.i for t in draft.document.token.subtree if is_document_head(t))
        yield from (t.i for t in draft.document.token.ancestors if is_document_head(t))


def _fact(sight: Sight, draft: Draft) -> Fact | None:
    frame, parsed, context = sight.frame, sight.parsed, sight.context
    assertion = asserted_of(frame)
    status: str | None = draft.status
    if not draft.is_settled:
        status = None if is_passing(frame) else _status(draft, assertion, frame)
    if status is None or len(draft.group.codes) < 2:
        return None
    draft.code = code_by_content(draft, frame)
    draft.code = _code_among_lenders(draft)
    when, status = _when(sight, draft, assertion, status)
    if not draft.is_settled and is_of_another_time(when, draft.group, context.read.day):
        pair = steady_pair(context)  # of those who met today only where the whole text is about them
        if pair is None or pair.codes != draft.group.codes:
            return None
    start, end = parsed.span
    trigger: tuple[int, int] = frame.token._.span
    return Fact(
        family="agreement",
        code=draft.code,
        status=status,
        parties=draft.group.parties,
        when=when,
        where=context.where(frame),
        evidence=(Evidence(start, end, sight.rule.id, sight.rule.confidence, trigger),),
        sentence_index=parsed.sentence.index,
        persons=draft.group.persons if status == "signed" else (),
        is_background=context.is_background(when, frame) or is_standing(status, when, frame),
        attributed_to=_claimant(assertion),
        confidence=sight.rule.confidence * (0.8 if draft.group.source is not None else 1.0),
        details=details_of(sight, draft),
    )


def _status(draft: Draft, assertion: Assertion, frame: Frame) -> str | None:
    """The status; "will not renew its pact with Y" ends the pact."""
    if draft.code == "extension" and assertion.kind == "denied" and draft.document is not None:
        draft.code = draft.document.code
        return "terminated"
    return status_of(draft.status, assertion, frame)


def _code_among_lenders(draft: Draft) -> str:
    """A general deal with an organisation that lends is a loan."""
    lends = {code.lower() for code in draft.group.codes} & words_of("lenders")
    return "fund" if draft.code == "treaty" and lends else draft.code


def _when(sight: Sight, draft: Draft, assertion: Assertion, status: str) -> tuple[When, str]:
    """The fact's date and status: what is dated after publication is only announced."""
    context = sight.context
    if draft.dated_in is not None:
        return when_within(context, draft.dated_in), status
    if status == "under_negotiation":
        return When(), status
    if draft.code == "fund" and sight.frame.verb is not None and sight.frame.verb.tag_ == "VBD":
        assertion = replace(assertion, is_future=False)  # "announced a package on Thursday"
    when = when_of(context, sight.frame, assertion, draft.below)
    if sight.rule.pattern == "in_force" and (when.text or "").lower().startswith("since"):
        return When(), status  # says how long it has been in force, not when it was agreed
    day = context.read.day
    if when.interval.start and day and when.interval.start > day and status in ("signed", "ratified"):
        status = "agreed"
    inherits = draft.document is not None or draft.code != "fund"
    if (
        inherits
        and when.text is None
        and assertion.kind in ("asserted", "claimed")
        and status in ("signed", "agreed", "ratified")
    ):
        when = inherited_when(sight.parsed, context, draft.group, sight.frame)
    return when, status


def _claimant(assertion: Assertion) -> str | None:
    """Who is quoted, where the text marks it as a claim."""
    if assertion.kind != "claimed" or assertion.claimant is None:
        return None
    mention = assertion.claimant
    return mention.persons[0].full_name if mention.persons else mention.text


__all__ = ["AgreementFinder", "join_agreements", "replace"]
