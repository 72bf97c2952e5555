"""Crisis events: from a predicate of violence, disaster or emergency measure to who, whom, where, when and how sure.

Each `pattern` of `rules/crises.yml` is a function of one of the `crises_*` modules that reads the parties off the
frame; what all share (figurative use, status, date, place, figures) follows here.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.clauses import is_verbal, mention_of
from extract.components.context import ArticleContext, Parsed
from extract.components.crises_denials import denials
from extract.components.crises_facts import fact_of, is_transcript
from extract.components.crises_patterns import PATTERNS
from extract.components.crises_phrases import words_of
from extract.components.crises_topic import topic_of
from extract.components.crises_turns import turns
from extract.components.crises_words import figurative_spans, is_crisis_word
from extract.components.crisis_events import join_crises
from extract.components.facts import Fact
from extract.components.frames import frame_of
from extract.components.gate_needs import crisis_needs
from extract.components.rulebook import Rule, Rulebook


class CrisisFinder:
    """Finds crisis facts in parsed sentences."""

    def __init__(self) -> None:
        self.rulebook = Rulebook("crises.yml", crisis_needs)
        unknown = {rule.pattern for rule in self.rulebook.rules} - PATTERNS.keys()
        if unknown:
            raise ValueError(
                f"crises.yml: unknown patterns {sorted(unknown)}; see the list in extract/components/crises.py"
            )

    def find(self, parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
        text = parsed.sentence.text
        if text.rstrip('"”’ ').endswith("?") or " | " in text:  # a question; a line of teasers
            return
        parsed.doc.user_data["topic"] = topic_of(parsed.sentence, context)
        parsed.doc.user_data["sentence"] = parsed.sentence
        spans: list[tuple[int, int]] | None = None
        for rule, token in [
            *((rule, token) for rule, _, token in self.rulebook.matches(parsed.doc)),
            *self._named_storms(parsed),
        ]:
            if spans is None:
                spans = [
                    (parsed.sentence.start + a, parsed.sentence.start + b)
                    for a, b in figurative_spans(parsed.sentence.text)
                ]
            start, end = token._.span
            if (
                any(a < end and start < b for a, b in spans)
                or not _is_event_word(token)
                or not _words_allow(rule, parsed)
            ):
                continue
            frame = frame_of(token)
            reading = PATTERNS[rule.pattern](frame, rule, context)
            for one in reading.each() if reading is not None else ():
                fact = fact_of(parsed, context, rule, frame, one)
                if fact is not None and _is_told(fact, context):
                    yield fact
        if context.is_asked:
            return
        yield from turns(parsed, context, _told_here(parsed, context))
        yield from denials(parsed, context)

    def _named_storms(self, parsed: Parsed) -> Iterator[tuple[Rule, Token]]:
        """ "Typhoon X" is one token with a name: the disaster rule reads it as its noun."""
        if not any(
            f"{word} " in parsed.sentence.text for word in ("Typhoon", "Hurricane", "Cyclone", "Storm")
        ):
            return
        rule = next(rule for rule in self.rulebook.rules if rule.id == "crisis.disaster")
        for token in parsed.doc:
            mention = mention_of(token)
            following = token.nbor(1) if token.i + 1 < len(parsed.doc) else None
            if (
                mention is None
                and token.text == "Storm"
                and following is not None
                and following.tag_ == "NNP"
            ):
                yield rule, following
            if (
                mention is not None
                and mention.kind == "name"
                and is_crisis_word("storm", mention.text.split()[0])
            ):
                yield rule, token


_OTHERS_SAY = frozenset({"claimed", "threatened"})  # what a question may bring up


def _told_here(parsed: Parsed, context: ArticleContext) -> list[Fact]:
    """Crisis facts that frames of this sentence have told."""
    index = parsed.sentence.index
    return [fact for fact in context.facts if fact.family == "crisis" and fact.sentence_index == index]


def _is_told(fact: Fact, context: ArticleContext) -> bool:
    """Outside transcripts all is; of a question only what it says that others claim or threaten."""
    if context.is_asked and fact.status not in _OTHERS_SAY:
        return False
    return not (is_transcript(context) and _is_loose_talk(fact))


def _is_loose_talk(fact: Fact) -> bool:
    """In the give and take of a transcript an event is dated, placed or counted, or both its sides are named."""
    inferred = any(ref.role == "actor" and ref.span is None for ref in fact.parties)
    said = fact.when.is_known or fact.where.name or fact.quantities or fact.details["is_anaphor"]
    both = fact.with_role("actor") and fact.with_role("affected")
    said = said or both or fact.status == "threatened"
    return inferred or not said or not fact.parties


def _is_event_word(token: Token) -> bool:
    """Not a noun that merely marks another one: "war crimes", "sanctions relief", "flood insurance"."""
    if _is_in_passing(token):
        return False
    if is_verbal(token) or token.dep_ not in ("compound", "nmod", "amod"):
        return True
    head = token.head
    return head.i < token.i or mention_of(head) is not None or is_crisis_word("event_head", head.lower_)


def _is_in_passing(token: Token) -> bool:
    """ "The flood-hit areas": a trait of what is not named; "flood-hit Peru" tells of a flood there."""
    behind = token.doc[token.i + 1 : token.i + 5]
    is_trait = len(behind) > 1 and behind[0].text == "-" and behind[1].lower_ in _TRAITS
    return is_trait and not any(mention_of(t) is not None for t in behind[2:])


_TRAITS = frozenset("hit stricken struck affected ravaged devastated battered prone torn".split())


def _words_allow(rule: Rule, parsed: Parsed) -> bool:
    """The words a rule requires or excludes anywhere in the sentence."""
    requires, excludes = rule.words("requires"), rule.words("excludes")
    if not requires and not excludes:
        return True
    words = words_of(parsed.doc)
    return (not requires or bool(words & requires)) and not words & excludes


__all__ = ["CrisisFinder", "join_crises"]
