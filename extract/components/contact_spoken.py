"""Contacts in transcripts: what of the give and take of speakers is an account of a contact.

Who talks names meetings, calls and dialogues all the time without telling that one took place. An undated
contact counts only where a verb tells it and both sides stand in the sentence, by name or as the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.components.clauses import clause_tokens, is_verbal
from extract.components.contact_noun_kinds import LIGHT
from extract.components.contact_sides import PHONE
from extract.components.context import ArticleContext
from extract.components.facts import Fact
from extract.components.frames import Frame
from extract.components.mentions import Mention

_TAKING_PLACE = frozenset("take takes took taken taking occur occurred happen happened place".split())
_UNTOLD = frozenset({"denied", "hypothetical", "cancelled"})


def is_account(fact: Fact, group: Sequence[Mention], frame: Frame, context: ArticleContext) -> bool:
    """Whether a contact read in a transcript is told, not only talked of; outside transcripts all are."""
    turns = context.read.turns
    if turns.at(fact.evidence[0].start) is None:
        return True
    if fact.details["is_anaphor"] or any(mention.is_inferred and not _is_near(mention) for mention in group):
        return False
    is_among_them = fact.codes <= set(turns.speaking_parties)
    are_persons = all(mention.persons for mention in group)
    if fact.code == "public_message":
        return not is_among_them  # no thanks to who stands beside the speaker
    if fact.code == "written_message":
        return are_persons
    if fact.status in _UNTOLD:
        return fact.status == "denied" and are_persons and is_verbal(frame.token)
    if is_among_them and fact.status != "held" and not fact.when.is_known:
        return False  # "I am pleased to be able to welcome you" is the meeting at hand
    is_named = are_persons and not any(m.is_speaker for m in group)
    return fact.when.is_known or is_named or is_told(frame)


def _is_near(mention: Mention) -> bool:
    """ "He" of the sentence before, the page's own "the Minister", "his Peruvian counterpart"."""
    if mention.kind == "role" and not mention.is_plural:
        return mention.is_assumed or any(word[:1].isupper() for word in mention.text.split()[1:-1])
    return mention.kind == "pronoun" and not mention.is_plural and bool(mention.persons)


def is_told(frame: Frame) -> bool:
    """A verb in the past, the progressive or the future tells it, or carries the noun that does."""
    verb = frame.verb
    if verb is None:
        return False
    if frame.token.i != verb.i and not _is_carried(frame):
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBD":
        return True
    if verb.tag_ in ("VBN", "VBG"):
        return bool(helpers)
    return verb.tag_ == "VB" and bool(helpers & {"will", "'ll", "’ll", "shall"} or _is_going_to(frame))


def _is_carried(frame: Frame) -> bool:
    """ "Held talks", "the call took place": not a noun deeper in what somebody says."""
    verb, noun = frame.verb, frame.token
    if verb is None or noun.head.i != verb.i:
        return False
    if noun.dep_ in ("dobj", "nsubjpass"):
        return verb.lower_ in LIGHT
    return noun.dep_ == "nsubj" and verb.lower_ in _TAKING_PLACE


def _is_going_to(frame: Frame) -> bool:
    verb = frame.verb
    return verb is not None and verb.dep_ == "xcomp" and verb.head.lower_ == "going"


def said_mode(mode: str, frame: Frame, context: ArticleContext) -> str:
    """A conversation that is talked of need not have been by telephone."""
    is_spoken = context.read.turns.at(context.read.sentences[context.sentence_index].start) is not None
    by_phone = {token.lower_ for token in clause_tokens(frame.token)} & PHONE
    is_talk = frame.token.lower_ in ("conversation", "conversations")
    return "talks" if mode == "phone_call" and is_talk and is_spoken and not by_phone else mode
