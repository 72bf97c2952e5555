"""Agreements told without a word for them: by a set phrase ("came to terms on"), or as what both are going to do."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.agreements_deeds import is_vague_noun, nouns, text_of_deed, type_of_deed
from extract.components.agreements_discourse import told_of
from extract.components.agreements_documents import documents_among
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import group_of, sides, subjects_beside
from extract.components.agreements_phrases import under
from extract.components.agreements_words import words_of
from extract.components.clauses import is_verbal, mention_of, subject_of
from extract.components.frames import Frame


def read_settling(sight: Sight) -> Iterator[Draft]:
    """ "X and Y came to terms on Z", "X found common ground with Y over Z"; on what, has to be said."""
    frame = sight.frame
    verb = frame.verb
    if verb is None or verb.lower_ not in words_of("settling_verbs"):
        return
    topic = next((t for t in _topics(frame) if _is_told(t)), None)
    if topic is None:
        return
    first = told_of(sight.parsed, sight.context, sides(frame.agents if frame.is_passive else frame.subjects))
    partners = [m for m in sides(frame.preps.get("with", ())) if m not in first]
    group = group_of([*first, *partners])
    if len(group.codes) < 2:
        return
    documents = documents_among([topic])
    for document in documents:
        yield Draft(document.code, "agreed", group, document.title, document.subject, document)
    if not documents:
        yield Draft("commitment", "agreed", group, text_of_deed(topic), None, None, topic)


def _topics(frame: Frame) -> list[Token]:
    """What stands under "on" and "over" of the noun or of its verb; days stand there too."""
    heads = [t for t in (frame.token, frame.verb) if t is not None]
    found = [t for head in heads for t in under(head, "on", "over", "regarding", "about")]
    deeds = [p for head in heads for c in head.children if c.dep_ == "prep" for p in c.children]
    return [*found, *(t for t in deeds if t.dep_ == "pcomp" and is_verbal(t))]


def _is_told(token: Token) -> bool:
    if token._.date is not None or mention_of(token) is not None:
        return False
    return token.lower_ not in words_of("talked_of") and not is_vague_noun(token)


def read_planned_together(sight: Sight) -> Iterator[Draft]:
    """ "X and Y to open three border crossings", "X and Y will set up a joint commission"."""
    verb = sight.frame.token
    doing = verb.head if verb.dep_ == "xcomp" and verb.head.lower_ == "are" else verb  # "are to open"
    subjects = subject_of(doing) or subjects_beside(doing)
    group = group_of(sides(subjects))
    said = {t.lower_ for t in verb.subtree if t.i > verb.i}
    code = type_of_deed(verb)
    is_plan = doing.dep_ == "ROOT" and verb.tag_ == "VB" and not any(c.dep_ == "neg" for c in verb.children)
    shared = bool(said & (nouns("facilities") | words_of("shared"))) and not said & words_of("only_meetings")
    if is_plan and len(group.codes) == 2 and code in ("commitment", "ceasefire") and shared:
        yield Draft(code, "agreed", group, text_of_deed(verb), None, None, verb)
