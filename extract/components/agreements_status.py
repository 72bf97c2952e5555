"""How far an agreement has come and when: the rule's status, the assertion of the clause, and the date.

A signing that is announced is `agreed`; one that is proposed is `proposed`; one that is only hoped for, or that
did not happen, is none. What follows a dated meeting without a date of its own has the meeting's date.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_documents import is_document_head
from extract.components.agreements_parties import Group
from extract.components.agreements_words import forms_of, words_of
from extract.components.assertion import Assertion, assertion_of
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Fact, When
from extract.components.frames import Frame, clause_tokens, is_verbal

_DONE = frozenset({"signed", "agreed", "ratified"})
_OCCASION_DAYS = 7
_INHERIT_REACH = 3  # sentences after a dated contact or signing that still tell of the same occasion


def status_of(rule_status: str, assertion: Assertion, frame: Frame) -> str | None:
    """The codebook status of an agreement told by a rule under an assertion; None where nothing is to be coded."""
    if rule_status in ("proposed", "rejected"):
        return rule_status if assertion.kind in ("asserted", "claimed", "planned") else None
    if rule_status in _DONE and _is_close(frame):
        return "under_negotiation"
    if assertion.kind in ("asserted", "claimed"):
        return rule_status
    if assertion.kind == "planned":
        return "agreed" if rule_status in _DONE else rule_status
    if assertion.kind == "hypothetical":
        return "proposed" if rule_status in _DONE and _governed_by(frame, "proposing") else None
    if assertion.kind == "cancelled":  # a signing put off: the agreement stands unsigned
        return "agreed" if rule_status in _DONE else None
    return "rejected" if rule_status in _DONE and _governed_by(frame, "refusing") else None


def _governed_by(frame: Frame, list_name: str) -> bool:
    words = forms_of(list_name)
    return any(t.lower_ in words for t in frame.token.ancestors)


def asserted_of(frame: Frame) -> Assertion:
    """The assertion of an agreement's predicate.

    A participle under its own document is told as done ("the agreement signed in 1992"); an infinitive without a
    governing verb of intent ("efforts to reach a deal") and a clause with a condition assert nothing.
    """
    assertion = assertion_of(frame)
    token = frame.token
    if token.dep_ == "acl" and token.tag_ == "VBN" and not any(c.dep_ in ("aux", "neg") for c in token.children):
        return replace(assertion, kind="asserted", is_future=False)
    if any(a.lower_ in forms_of("doubting") for a in token.ancestors) or _is_yet_to(token):
        return replace(assertion, kind="hypothetical")
    if _is_of_first(token):
        return replace(assertion, kind="asserted") if assertion.kind != "denied" else assertion
    if assertion.kind == "asserted" and token.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        implied = token.head.lower_ in forms_of("implying")
        return assertion if implied else replace(assertion, kind="hypothetical")
    if assertion.kind in ("asserted", "planned") and _has_condition(frame):
        return replace(assertion, kind="hypothetical")
    return assertion


def _is_of_first(token: Token) -> bool:
    """ "The first country to sign", "became the first to sign"."""
    nouns = [token.head] if token.dep_ in ("relcl", "acl") else [c for c in token.head.children if c.dep_ == "attr"]
    return any(c.lower_ in words_of("firsts") for noun in nouns for c in [noun, *noun.children])


def _is_yet_to(token: Token) -> bool:
    """ "They have yet to sign"."""
    return [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]] == ["yet", "to"]


def _has_condition(frame: Frame) -> bool:
    verbs = [frame.verb, *(a for a in frame.verb.ancestors if is_verbal(a))] if frame.verb is not None else []
    for verb in verbs[:2]:
        for child in verb.children:
            if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "once") for c in child.children):
                return True
    return any(a.lower_ in ("event", "case") and a.dep_ == "pobj" and a.head.lower_ == "in" for a in frame.token.ancestors)


def is_of_another_time(when: When, group: Group) -> bool:
    """Parties lent by a contact of another day are not those of a dated agreement."""
    source = group.source
    if source is None or source.family != "contact" or when.interval.end is None or source.when.interval.start is None:
        return False
    return (source.when.interval.start - when.interval.end).days > _OCCASION_DAYS


def _is_close(frame: Frame) -> bool:
    """ "Close to signing", "on the verge of a deal"."""
    words = words_of("nearing")
    return any(t.lower_ in words for t in frame.token.ancestors)


def is_passing(frame: Frame) -> bool:
    """ "Hopes for the signing of", "efforts towards a truce": spoken about, not done."""
    if is_verbal(frame.token):
        return _is_hard(frame.token)
    words = words_of("passing")
    for token in frame.token.ancestors:
        if is_verbal(token):
            return False
        if token.lower_ in words or (token.lower_ == "for" and token.dep_ == "prep" and token.head.tag_[:2] == "NN"):
            return True
    return False


def _is_hard(verb: Token) -> bool:
    """ "It is difficult to extend the accord": an infinitive under an adjective tells of no deed."""
    return verb.dep_ in ("xcomp", "advcl", "ccomp") and verb.tag_ == "VB" and verb.head.tag_[:2] == "JJ"


def when_of(context: ArticleContext, frame: Frame, assertion: Assertion, below: Token | None = None) -> When:
    """The date of the frame; dates under `below` (what was agreed on) are not its own."""
    dates = [t for t in clause_tokens(frame.token) if t._.date is not None and t._.date.kind != "year_range"]
    inside = {t.i for t in below.subtree} if below is not None else set()
    own = [t for t in dates if t.i not in inside and not _is_of_document(t, frame)]
    own = own or _dates_of_where(frame)
    if not own:
        return When() if dates or below is not None else context.when(frame, assertion)
    token = min(own, key=lambda t: abs(t.i - frame.token.i))
    expression = token._.date
    interval = context.resolve(expression, "future" if assertion.is_future else "past")
    if interval.start is not None:
        context.last_date = interval
    return When(interval, expression.text, expression.time_of_day)


def _dates_of_where(frame: Frame) -> list[Token]:
    """ "They met in May in Lima, where they signed": the date of the clause before "where"."""
    verb = frame.verb
    if verb is None or verb.dep_ not in ("relcl", "advcl") or not any(t.lower_ in ("where", "when") for t in verb.children):
        return []
    above = next((a for a in verb.ancestors if is_verbal(a)), None)
    return [t for t in clause_tokens(above) if t._.date is not None] if above is not None else []


def _is_of_document(date: Token, frame: Frame) -> bool:
    """ "The 2019 accord", "the pact signed in 1977": a date that is not the frame's own."""
    if date.dep_ in ("compound", "nmod", "amod", "nummod", "poss") and date.head.i > date.i:
        heads = [date.head, *(a for a in date.head.ancestors if a.i > date.i and a.dep_ != "prep")]
        return any(is_document_head(head) for head in heads[:2]) and date.head.i != frame.token.i
    for ancestor in date.ancestors:
        if ancestor.i == frame.token.i:
            return False
        if ancestor.lower_ in ("since", "until", "before", "under", "despite") and ancestor.dep_ == "prep" and date.head.i != ancestor.i:
            return True
        if ancestor.dep_ in ("acl", "relcl") and frame.token not in ancestor.subtree:
            return True
    return False


def inherited_when(parsed: Parsed, context: ArticleContext, group: Group, frame: Frame) -> When:
    """The date of the occasion just told: a held contact or a signing of the same parties."""
    index = parsed.sentence.index
    if frame.verb is not None and any(c.lower_ == "had" and c.dep_ == "aux" for c in frame.verb.children):
        return When()
    if group.source is not None and group.source.when.is_known and _is_occasion(group.source):
        return When(group.source.when.interval, group.source.when.text, None)
    for fact in reversed(context.facts):
        gap = index - fact.sentence_index
        if not 0 <= gap <= _INHERIT_REACH or not _is_occasion(fact):
            continue
        if fact.is_background and (gap > 1 or fact.family != "contact"):
            continue
        if not (group.codes <= fact.codes or fact.codes <= group.codes):
            continue
        if fact.when.is_known:
            return When(fact.when.interval, fact.when.text, None)
    return When()


def date_announced(parsed: Parsed, context: ArticleContext) -> None:
    """ "The announcement, made late on Thursday, ...": gives the undated agreement of the sentence before its date."""
    words = words_of("announcements")
    opening = next((t for t in parsed.doc if t.lower_ in words and t.dep_ in ("nsubj", "nsubjpass")), None)
    last = context.facts[-1] if context.facts else None
    if opening is None or last is None or last.family != "agreement" or last.when.is_known:
        return
    if not 0 < parsed.sentence.index - last.sentence_index <= 1 or not any(t.lower_ in ("the", "this") for t in opening.lefts):
        return
    dates = [t for t in clause_tokens(opening) if t._.date is not None]
    if dates:
        expression = min(dates, key=lambda t: abs(t.i - opening.i))._.date
        last.when = When(context.resolve(expression, "past"), expression.text, None)


def _is_occasion(fact: Fact) -> bool:
    if fact.when.interval.precision != "day":
        return False
    return (fact.family == "contact" and fact.status == "held") or (fact.family == "agreement" and fact.status in ("signed", "agreed"))
