"""Contacts: from a predicate of interaction to who met, called or wrote to whom.

The sides come from `contact_verbs`, `contact_nouns`, `contact_journeys` and `contact_messages`; what is common
to all follows here: one contact or several, mode, status, date, place, level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.components.assertion import Assertion, assertion_of
from extract.components.clauses import clause_tokens
from extract.components.contact_anaphora import told_before, undone, unnamed_sides
from extract.components.contact_answers import denied_answers
from extract.components.contact_cataphora import settle_cataphora
from extract.components.contact_deeds import joint_deed, sending_official, stay
from extract.components.contact_examples import with_examples
from extract.components.contact_forums import forum_of
from extract.components.contact_hosts import settle_hosts
from extract.components.contact_invitations import asked_to_come, invitation, is_accepted
from extract.components.contact_joint import joint_appearance, jointly
from extract.components.contact_journeys import (
    expected,
    sending,
    travel,
    visit,
    visit_noun,
)
from extract.components.contact_levels import level_of
from extract.components.contact_messages import (
    greeting,
    is_of_the_occasion,
    is_spoken_by_us,
    message_noun,
    writing,
)
from extract.components.contact_modes import is_habitual, mode_of
from extract.components.contact_nouns import joint_body, talks_noun
from extract.components.contact_pairing import pairings
from extract.components.contact_phone import by_phone
from extract.components.contact_receivers import settle_receivers
from extract.components.contact_repeats import recalled, repeated
from extract.components.contact_rooms import same_room
from extract.components.contact_series import SERIES, ordinal_of
from extract.components.contact_sides import Pattern, Sides
from extract.components.contact_spoken import is_account, said_mode
from extract.components.contact_titles import announced
from extract.components.contact_touch import feeling, in_touch, told_to
from extract.components.contact_verbs import (
    addressee,
    attendance,
    before_the_press,
    calling_on,
    credentials,
    host,
    joined,
    mutual,
    mutual_with,
    raised_with,
    shared,
    signing,
)
from extract.components.contact_witnesses import witnesses
from extract.components.context import ArticleContext, Parsed
from extract.components.date_roles import ROUNDS
from extract.components.dates_calendar import one_day
from extract.components.facts import Evidence, Fact, When, party_refs, persons_of
from extract.components.frames import Frame, frame_of
from extract.components.gate_needs import contact_needs
from extract.components.mentions import Mention
from extract.components.participants import parties_of
from extract.components.rulebook import Rule, Rulebook
from extract.components.topics import TopicReader
from extract.components.words import is_word

_STATUS = {
    "asserted": "held",
    "claimed": "held",
    "planned": "planned",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "cancelled": "cancelled",
}
_MEANINGLESS_CUES = {
    "message_noun": frozenset(
        {"hypothetical.call", "hypothetical.event", "hypothetical.nouns", "modal"}
    ),  # "offered condolences", "would like to wish"
    "credentials": frozenset({"planned.intent"}),  # "accepted the credentials"
}
_PATTERNS: dict[str, Pattern] = {
    "mutual": mutual,
    "mutual_with": mutual_with,
    "addressee": addressee,
    "host": host,
    "joined": joined,
    "signing": signing,
    "attendance": attendance,
    "sending": sending,
    "sending_official": sending_official,
    "joint_deed": joint_deed,
    "in_touch": in_touch,
    "told_to": told_to,
    "feeling": feeling,
    "stay": stay,
    "undone": undone,
    "due": stay,
    "calling_on": calling_on,
    "by_phone": by_phone,
    "raised_with": raised_with,
    "same_room": same_room,
    "credentials": credentials,
    "before_the_press": before_the_press,
    "expected": expected,
    "writing": writing,
    "visit": visit,
    "travel": travel,
    "shared": shared,
    "greeting": greeting,
    "talks_noun": talks_noun,
    "joint_body": joint_body,
    "visit_noun": visit_noun,
    "message_noun": message_noun,
    "invitation": invitation,
    "asked_to_come": asked_to_come,
}

_OF_BOTH_SIDES = frozenset({"mutual", "mutual_with", "shared", "talks_noun"})


class ContactFinder:
    """Finds contact facts in parsed sentences."""

    def __init__(self, topics: TopicReader | None = None) -> None:
        self.rulebook = Rulebook("contacts.yml", contact_needs)
        self._topics = topics

    def find(self, parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
        yield from joint_appearance(parsed, context)
        if context.is_asked:
            context.asked = list(self._told(parsed, context))
            return
        yield from denied_answers(parsed, context)
        if not parsed.sentence.text.endswith("?"):
            yield from self._told(parsed, context)

    def _told(self, parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
        matches = list(self.rulebook.matches(parsed.doc))
        if matches:
            settle_cataphora(parsed)
            settle_hosts(parsed, context)
            settle_receivers(parsed, context)
        for rule, lemma, token in matches:
            frame = frame_of(token)
            if is_habitual(frame, rule, parsed) and not _on_agenda(parsed, context):
                continue
            if lemma in ROUNDS and any(is_word("contest", t.lower_) for t in clause_tokens(token)):
                continue  # "the third round of the championship between France and Chile"
            found = _PATTERNS[rule.pattern](frame, rule, lemma, context)
            if rule.options.get("of_people"):
                found = [sides for sides in found if any(map(_is_somebody, [*sides.first, *sides.others]))]
            if not found and rule.pattern in _OF_BOTH_SIDES:
                found = jointly(frame, context) or unnamed_sides(frame, context)
            for sides in found:
                for told in _facts(parsed, context, rule, frame, sides):
                    for fact in repeated(told, frame, parsed, context):
                        if self._topics:
                            fact.topics = self._topics.read(frame, context.read.text)
                        yield fact
        yield from recalled(parsed, context)


def _is_somebody(mention: Mention) -> bool:
    """A person or who holds an office, not a country: teams share a table too."""
    return bool(mention.persons) or mention.kind in ("role", "pronoun", "group") or mention.is_anaphor


def _facts(parsed: Parsed, context: ArticleContext, rule: Rule, frame: Frame, sides: Sides) -> Iterator[Fact]:
    is_performed = rule.pattern == "greeting" and is_spoken_by_us(frame)
    cues = _MEANINGLESS_CUES.get("message_noun" if is_performed else rule.pattern, ())
    assertion = assertion_of(frame, ignoring=cues)
    status = _status(rule, frame, assertion)
    title = announced(context.read.article.title)
    mode = said_mode(mode_of(rule, frame), frame, context)
    if sides.is_joint:
        mode = "meeting"
    if mode == "talks" and status == "held" and rule.pos == "verb":
        mode = title.mode or mode
    meant = told_before([*sides.first, *sides.others], status, context)
    if meant:
        sides = replace(sides, first=meant, others=[], is_anaphor=True)
    for group in pairings(sides, frame, mode, is_one=title.is_one and status == "held"):
        if any(_is_hardware(m) for m in group):
            continue
        if len(parties_of(group)) < 2:
            continue
        if mode in ("meeting", "talks"):
            group = [*group, *witnesses(frame, group)]
        fact = _contact(parsed, context, rule, frame, sides, group, mode, assertion, status)
        fact.details["of_group"] = bool(meant)
        if is_account(fact, group, frame, context):
            yield fact


def _on_agenda(parsed: Parsed, context: ArticleContext) -> bool:
    """An entry of a day's programme, a clock time before it: "10:00 a.m. The Secretary meets with X"."""
    start = parsed.span[0]
    return _CLOCK_TIME.search(context.read.text[max(0, start - 30) : start]) is not None


_HARDWARE = (
    "warship",
    "ships",
    "aircraft",
    "jets",
    "drones",
    "missiles",
    "troops",
    "soldiers",
    "forces",
    "navy",
)


def _is_hardware(mention: Mention) -> bool:
    """Ships gather and soldiers meet too, but not as representatives."""
    return mention.kind in ("institution", "group") and any(
        word in mention.text.lower() for word in _HARDWARE
    )


def _contact(
    parsed: Parsed,
    context: ArticleContext,
    rule: Rule,
    frame: Frame,
    sides: Sides,
    group: Sequence[Mention],
    mode: str,
    assertion: Assertion,
    status: str,
) -> Fact:
    if rule.pattern in _STATED:
        assertion = replace(assertion, is_future=True)
    last = max(group, key=lambda mention: mention.start)
    when = context.when(frame, assertion, quoted=mode == "public_message", beside=last)
    if rule.pattern in ("greeting", "message_noun") and is_of_the_occasion(frame, when, context):
        when = When()
    is_told = frame.verb is not None and frame.verb.tag_ in ("VBD", "VBN", "VBG")
    on_agenda = not is_told and _on_agenda(parsed, context)
    if status == "held" and (on_agenda or _is_ahead(when, context)):
        status = "planned"
    if on_agenda and not when.is_known and context.read.day:
        when = When(one_day(context.read.day, "relative"))
    refs = {ref.code: ref for mention in reversed(group) for ref in party_refs(mention)}
    persons = persons_of(with_examples(group, frame.token.doc))
    ordinal = ordinal_of(frame)
    start, end = parsed.span
    return Fact(
        family="contact",
        code=mode,
        status=status,
        parties=tuple(refs[code] for code in sorted(refs)),
        when=when,
        where=sides.place or context.where_met(frame, of_talk=rule.pattern in _TALKS),
        evidence=(Evidence(start, end, rule.id, rule.confidence, frame.token._.span),),
        sentence_index=parsed.sentence.index,
        persons=persons,
        is_background=context.is_background(when, frame) or (ordinal == SERIES and not when.is_known),
        confidence=rule.confidence,
        details={
            "is_visit": sides.is_visit or mode == "visit",
            "initiator": sides.initiator,
            "level": level_of(group),
            "ordinal": None if sides.is_joint else ordinal,
            "is_anaphor": sides.is_anaphor,
            "is_hosted": rule.id == "contact.receive" and frame.token.lower_.startswith(_HOSTING),
            "group": tuple(group),
            "forum": forum_of(frame.token),
        },
    )


_HOSTING = ("receiv", "host", "welcom", "greet", "entertain")
_CLOCK_TIME = re.compile(r"(?:^|\s)\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:local)?\W*$", re.IGNORECASE)
_TALKS = frozenset({"shared", "talks_noun", "mutual_with"})
_STATED = {
    "invitation": "hypothetical",
    "asked_to_come": "hypothetical",
    "expected": "planned",
    "due": "planned",
    "undone": "cancelled",
}  # what the pattern itself says


_UNDOING = {
    "invitation": frozenset(
        "withdrew withdrawn withdraws rescinded revoked cancelled canceled retracted".split()
    ),
    "visit_noun": frozenset({"suspended"}),  # talks that are suspended had begun, a journey is then not made
}


def _status(rule: Rule, frame: Frame, assertion: Assertion) -> str:
    if assertion.kind in ("denied", "cancelled"):
        return _STATUS[assertion.kind]
    if frame.verb is not None and frame.verb.lower_ in _UNDOING.get(rule.pattern, ()):
        return "cancelled"
    if rule.pattern == "invitation" and is_accepted(frame):
        return "planned"
    return _STATED.get(rule.pattern, _STATUS[assertion.kind])


def _is_ahead(when: When, context: ArticleContext) -> bool:
    return bool(when.interval.start and context.read.day and when.interval.start > context.read.day)
