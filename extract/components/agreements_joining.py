"""Which agreement facts of one article are one agreement, and what the joined agreement says.

The latest status counts. "The document" and "the accord" join the agreement last mentioned; untitled documents
signed together are one; agreements of different types or different titles stay apart.
"""

from __future__ import annotations

from extract.components.agreements_words import document_forms, words_of
from extract.components.facts import Fact, When
from extract.components.merging import dates_agree, join_common

_PROGRESS = {
    "proposed": 0,
    "under_negotiation": 1,
    "agreed": 2,
    "signed": 3,
    "ratified": 4,
    "suspended": 5,
    "rejected": 5,
    "terminated": 6,
}


def join_agreements(facts: list[Fact]) -> list[Fact]:
    """The agreements of an article, each once."""
    events: list[Fact] = []
    for fact in facts:
        event = _event_of(events, fact)
        if event is None:
            events.append(fact)
        else:
            _join(event, fact)
    for event in events:
        is_ratified = event.code == "extension" and event.status == "ratified" and not _prolongs(event)
        if is_ratified and not _is_told_else(event, events):
            event.code = "treaty"
    return events


def _prolongs(event: Fact) -> bool:
    """ "Ratified the extension of the pact": the extension is what was ratified."""
    words = set(str(event.details.get("title") or "").lower().split())
    return bool(words & words_of("prolonging"))


def _is_told_else(event: Fact, events: list[Fact]) -> bool:
    """Whether the article has another word on the treaty whose ratification it tells."""
    return any(
        other is not event and other.codes == event.codes and other.code == "treaty" for other in events
    )


def _event_of(events: list[Fact], fact: Fact) -> Fact | None:
    """The agreement a fact belongs to: for one that refers back the last that fits, else the first."""
    if fact.details.get("refers_back"):
        fitting = [event for event in reversed(events) if _may_be_meant(event, fact)]
        return fitting[0] if fitting else None
    return next((event for event in events if _same_agreement(event, fact)), None)


def _may_be_meant(event: Fact, fact: Fact) -> bool:
    if not (event.codes <= fact.codes or fact.codes <= event.codes):
        return False
    return _heads_agree(event, fact) and _times_agree(event, fact)


def _heads_agree(event: Fact, fact: Fact) -> bool:
    """ "The treaty" is no memorandum; "the document" is anything written."""
    if event.code == fact.code or "other" in (event.code, fact.code):
        return True
    head = str(fact.details.get("head"))
    if head in ("document", "documents", "agreement", "agreements", "deal", "text"):
        return event.code != "commitment" or event.sentence_index >= fact.sentence_index - 2
    return event.code in ("treaty", "extension") and fact.code in ("treaty", "extension")


def _same_agreement(event: Fact, fact: Fact) -> bool:
    if event.codes != fact.codes or not _times_agree(event, fact):
        return False
    if event.details.get("at") is not None and event.details.get("at") == fact.details.get("at"):
        return True  # two rules read the same noun
    if event.code == fact.code:
        return _contents_agree(event, fact)
    return {event.code, fact.code} in (
        {"treaty", "extension"},
        {"treaty", "other"},
        {"memorandum", "other"},
    ) and _shares_content(event, fact)


def _times_agree(event: Fact, fact: Fact) -> bool:
    """A later step of one agreement has a later date; two dates of one step are two agreements."""
    if event.status != fact.status and {event.status, fact.status} != {"signed", "agreed"}:
        return True
    return dates_agree(event.when.interval, fact.when.interval)


def _contents_agree(event: Fact, fact: Fact) -> bool:
    amounts = event.details.get("amount"), fact.details.get("amount")
    if all(amounts):
        return amounts[0] == amounts[1]
    if event.code == "ceasefire" and _is_swap(event) != _is_swap(fact):
        return False
    one, other = _content(event), _content(fact)
    if _abbreviates(event, fact) or _abbreviates(fact, event):
        return True
    if event.code == "commitment":
        return event.sentence_index == fact.sentence_index or bool(one & other)
    return not one or not other or bool(one & other)


def _is_swap(fact: Fact) -> bool:
    """An exchange of prisoners, which is no truce."""
    words = str(fact.details.get("title") or "").lower().replace("-", " ").split()
    return bool({"exchange", "swap"} & set(words))


def _abbreviates(short: Fact, long: Fact) -> bool:
    """ "DTA" is the "double taxation agreement"."""
    initials = "".join(
        word[0] for word in str(long.details.get("title") or "").lower().split() if word[0].isalpha()
    )
    words = str(short.details.get("title") or "").split()
    return any(word.isupper() and len(word) > 2 and word.lower() in initials for word in words)


def _shares_content(event: Fact, fact: Fact) -> bool:
    one, other = _content(event), _content(fact)
    return bool(one & other) or (fact.sentence_index == event.sentence_index and (not one or not other))


def _content(fact: Fact) -> set[str]:
    """Words of the title that say what it is about."""
    words = {
        word.strip(".,'’()\"").lower()
        for word in str(fact.details.get("title") or "").replace("-", " ").split()
    }
    kept = {word for word in words if len(word) > 2}
    return kept - words_of("general_titles") - words_of("empty_titles") - document_forms()


def _join(event: Fact, fact: Fact) -> None:
    newer = _PROGRESS[fact.status] > _PROGRESS[event.status]
    if newer:
        event.status = fact.status
        if fact.when.is_known:
            event.when = fact.when
    older = _PROGRESS[fact.status] < _PROGRESS[event.status]
    same = event.details.get("at") is not None and event.details.get("at") == fact.details.get("at")
    if (
        event.code == "other"
        or (same and event.code == "treaty" and fact.code == "contract")
        or (event.code == "treaty" and fact.code == "extension" and fact.status == "ratified")
    ):
        event.code = fact.code
    for name in ("amount", "currency_code", "period_start", "period_end", "subject", "title"):
        if event.details.get(name) is None:
            event.details[name] = fact.details.get(name)
    if older:
        fact.when = When()
    event.sentence_index = fact.sentence_index
    if not fact.details.get("refers_back") or len(event.codes) >= len(fact.codes):
        fact.parties = tuple(ref for ref in fact.parties if ref.code in event.codes) or fact.parties
    join_common(event, fact)
