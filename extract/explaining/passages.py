"""What became of each passage of an article: facts, nothing, or not even read, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from extract.clean import split_sentences
from extract.components.context import Parsed
from extract.components.crises_turns import turn_rules
from extract.components.facts import Fact
from extract.components.gate import Gate
from extract.components.look import look_at
from extract.components.mentions import Mention
from extract.components.rulebook import Rule, Rulebook
from extract.components.simplify import Sentence
from extract.components.tokens import tokenise
from extract.pipeline import Extraction

Outcome = Literal["facts", "nothing drawn", "not parsed", "not the article"]


class Finder(Protocol):
    """A family's finder, of which only the rules are needed here."""

    @property
    def rulebook(self) -> Rulebook: ...


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule whose word stands in a passage and that drew no fact there."""

    rule: Rule
    word: str
    reason: str


@dataclass(slots=True)
class Passage:
    """A span of the article with its outcome. `facts` are numbers of facts that it is evidence for."""

    start: int
    end: int
    kind: str
    paragraph: int
    outcome: Outcome
    reason: str = ""
    sentence: Sentence | None = None
    facts: list[int] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)


def find_examples(finders: Iterable[Finder]) -> dict[str, str]:
    """The example that each rule was written for, by rule id."""
    turns = {rule.rule_id: rule.example for section in turn_rules().sections.values() for rule in section}
    return turns | {rule.id: rule.example for finder in finders for rule in finder.rulebook.rules}


def describe_passages(extraction: Extraction, finders: Sequence[Finder]) -> list[Passage]:
    """Every passage of the article in order; of an extraction that failed, none was parsed."""
    spans = split_sentences(extraction.article.text)
    if extraction.context is None:
        return [
            Passage(span.start, span.end, span.kind, span.paragraph, "not parsed", "the extraction failed")
            for span in spans
        ]
    read = extraction.context.read
    parsed = {item.sentence.index: item for item in extraction.context.parsed}
    sentences = {sentence.start: sentence for sentence in read.sentences}
    gate = Gate(*(finder.rulebook for finder in finders))
    passages = []
    for span in spans:
        sentence = sentences.get(span.start)
        if sentence is None:
            rule = f" (rule {span.rule_id})" if span.rule_id else ""
            passage = Passage(span.start, span.end, span.kind, span.paragraph, "not the article")
            passage.reason = f"{span.kind}: {span.reason}{rule}" if span.reason else span.kind
        else:
            passage = Passage(
                span.start, span.end, span.kind, span.paragraph, "nothing drawn", sentence=sentence
            )
            _settle(passage, sentence, parsed.get(sentence.index), extraction.facts, finders, gate)
        passages.append(passage)
    return passages


def _settle(
    passage: Passage,
    sentence: Sentence,
    parsed: Parsed | None,
    facts: Sequence[Fact],
    finders: Sequence[Finder],
    gate: Gate,
) -> None:
    """Enter the passage's outcome, its facts and its near-misses."""
    if parsed is None:
        passage.outcome, passage.reason = "not parsed", _gate_reason(sentence, gate)
        return
    drawn: set[str] = set()
    for number, fact in enumerate(facts, start=1):
        here = {item.rule_id for item in fact.evidence if passage.start <= item.trigger[0] < passage.end}
        drawn |= here
        if here:
            passage.facts.append(number)
    passage.outcome = "facts" if passage.facts else "nothing drawn"
    passage.near_misses = list(_near_misses(parsed, finders, drawn))
    if not passage.facts and not passage.near_misses:
        passage.reason = "a word of a rule stands here, but not as the verb or noun that the rule asks for"


def _gate_reason(sentence: Sentence, gate: Gate) -> str:
    """Why the gate kept the sentence from the parser."""
    look = look_at(sentence.text, sentence.start, tokenise(sentence.text), sentence.mentions)
    return gate.why_not(look) or "the extraction stopped before it"


def _near_misses(parsed: Parsed, finders: Sequence[Finder], drawn: set[str]) -> Iterator[NearMiss]:
    seen: set[tuple[str, str]] = set()
    for finder in finders:
        for rule, _, token in finder.rulebook.matches(parsed.doc):
            if rule.id in drawn or (rule.id, token.text) in seen:
                continue
            seen.add((rule.id, token.text))
            yield NearMiss(rule, token.text, _likely_reason(rule, parsed.sentence.mentions))


def _likely_reason(rule: Rule, mentions: Sequence[Mention]) -> str:
    """What can be told without running the rule again."""
    codes = {code for mention in mentions for code in mention.parties}
    family = rule.id.partition(".")[0]
    if family in ("contact", "agreement") and len(codes) < 2:
        named = f"only {next(iter(codes))}" if codes else "no party"
        return f"the sentence names {named}, and it takes two"
    return f"the words around it do not fit the pattern “{rule.pattern}”, or another rule took the event"


def count_outcomes(passages: Iterable[Passage]) -> Mapping[Outcome, int]:
    counts: dict[Outcome, int] = {"facts": 0, "nothing drawn": 0, "not parsed": 0, "not the article": 0}
    for passage in passages:
        counts[passage.outcome] += 1
    return counts
