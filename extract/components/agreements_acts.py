"""Nouns that tell of a document: its signing, ratification, end, entry into force; a statement issued jointly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_discourse import steady_pair, told_of
from extract.components.agreements_documents import Document, documents_among, nearby_documents
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import Group, group_of, participants_among
from extract.components.agreements_parties import named_groups
from extract.components.agreements_phrases import under
from extract.components.agreements_pronouns import resolved
from extract.components.agreements_sides import draft_of, groups_of, noun_groups
from extract.components.agreements_status import asserted_of
from extract.components.agreements_words import forms_of
from extract.components.clauses import is_verbal, subject_of, verb_above
from extract.components.frames import Frame, frame_of
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side

_TAKING = frozenset({"take", "took", "takes", "taken", "taking"})


def read_signing_noun(sight: Sight) -> Iterator[Draft]:
    """ "The signing of eight memoranda between X and Y", "the instruments of ratification of the treaty"."""
    frame = sight.frame
    if frame.verb is not None and frame.verb.lower_ in forms_of("seeking") | forms_of("hindering"):
        return
    compounds = (c for c in frame.token.children if c.dep_ in ("compound", "nmod") and c.i < frame.token.i)
    documents = documents_among(frame.preps.get("of", ())) or documents_among(compounds)
    documents = documents or documents_among(_of_ceremony(frame.token))
    actors = side([*frame.agents, *frame.preps.get("by", ())]) or side(frame.subjects)
    actors = actors or participants_among(frame.modifiers)
    above = _who_held(frame) if not actors else []
    actors = above if len(parties_of(above)) > 1 else actors
    for document in documents:
        for group in noun_groups(sight, document, actors):
            persons = () if frame.verb is not None else group.persons  # who attends a signing need not sign
            draft = draft_of(sight, document, Group(group.parties, persons, group.source))
            yield replace(draft, code=document.code, status="suspended") if _is_frozen(frame) else draft


def _of_ceremony(token: Token) -> list[Token]:
    """ "The signing ceremony of a memorandum"."""
    head = token.head
    is_one = token.dep_ in ("compound", "amod", "nmod") and head.lower_ in ("ceremony", "event", "session")
    return under(head, "of", "for") if is_one else []


def _who_held(frame: Frame) -> list[Mention]:
    """ "They held a session which was crowned by the signing of a programme": the subjects of the clause above."""
    above = verb_above(frame.verb) if frame.verb is not None and frame.verb.dep_ in ("relcl", "acl") else None
    return side(subject_of(above)) if above is not None else matrix_subjects(frame)


def _is_frozen(frame: Frame) -> bool:
    """ "Ratification of the treaty was suspended"."""
    return frame.verb is not None and frame.verb.lower_ in forms_of("freezing_verbs")


def read_withdrawal(sight: Sight) -> Iterator[Draft]:
    """ "X's withdrawal from the treaty with Y"."""
    frame = sight.frame
    for document in documents_among(frame.preps.get("from", ())):
        actors = participants_among(frame.modifiers) or side(frame.subjects)
        told = frame.verb is not None and frame.verb.lower_ in forms_of("telling")
        everyone = [
            *actors,
            *(participants_among(frame.objects) if told else []),
        ]  # "informed Y of its withdrawal"
        for group in (
            [group_of(everyone)] if len(parties_of(everyone)) > 1 else groups_of(sight, document, actors)
        ):
            yield draft_of(sight, document, group)


def read_in_force(sight: Sight) -> Iterator[Draft]:
    """ "The treaty between X and Y entered into force": `ratified`; a truce that took effect is `agreed`."""
    frame = sight.frame
    before = frame.token.nbor(-1).lower_ if frame.token.i else ""
    if before not in ("in", "into") and not (frame.verb is not None and frame.verb.lower_ in _TAKING):
        return
    relative = frame.verb is not None and frame.verb.dep_ in ("relcl", "acl", "conj")
    for document in resolved(frame.subjects, sight) or (_above(frame) if relative else []):
        groups = groups_of(sight, document, _subjects_above(frame) if relative else [])
        for group in (found for one in groups if (found := _of_its_time(sight, document, one)) is not None):
            status = "agreed" if document.code in ("ceasefire", "commitment") else "ratified"
            status = "terminated" if _is_no_longer(frame) else status
            yield Draft(document.code, status, group, document.title, document.subject, document)


def _of_its_time(sight: Sight, document: Document, group: Group) -> Group | None:
    """ "The protocol of 2002 is in force": made by the two whom the text is about, not by who met in it last."""
    dated = any(t._.date is not None for t in document.token.subtree)
    lent = group.source is not None and group.source.family == "contact"
    return steady_pair(sight.context) if dated and lent else group


def read_ended(sight: Sight) -> Iterator[Draft]:
    """ "The memorandum was brought to an end"."""
    frame = sight.frame
    if not any(t.lower_ in ("end", "close", "halt") for t in frame.preps.get("to", ())):
        return
    ended = [*frame.objects, *frame.subjects] if frame.is_passive or not frame.objects else frame.objects
    for document in documents_among(ended) or ([] if frame.objects else nearby_documents(frame)):
        for group in groups_of(sight, document, side(frame.agents)):
            yield draft_of(sight, document, group)


def _is_no_longer(frame: Frame) -> bool:
    """ "Is no longer in force"."""
    words = [t.lower_ for t in frame.token.doc[max(0, frame.token.i - 4) : frame.token.i]]
    return "longer" in words or "ceased" in words


def read_proposal(sight: Sight) -> Iterator[Draft]:
    """ "X's proposal of a treaty with Y", "a proposal by X for a treaty that would let Y use its ports"."""
    frame = sight.frame
    accepted = frame.verb is not None and frame.verb.lower_ in forms_of("accepting")
    refused = _is_refused(frame)
    if sight.rule.words("requires") and not refused:
        return
    if refused:  # the parser hangs "from Y for a truce" on the verb
        below = {name: frame.preps.get(name, []) for name in ("by", "from", "for", "of", "on")}
    else:
        below = {name: under(frame.token, name) for name in ("by", "from", "for", "of", "on")}
    authors = side([*below["by"], *below["from"]]) or participants_among(frame.modifiers)
    if accepted:  # "X accepted Z's proposal for a truce with Y": Z is no party
        authors = side(frame.subjects) or matrix_subjects(frame)
    elif refused:
        authors = [*side(frame.agents if frame.is_passive else frame.subjects), *authors]
    status = "rejected" if refused else "agreed" if accepted else "proposed"
    for document in documents_among([*below["for"], *below["of"], *below["on"]]):
        named = named_groups(frame, document, authors)
        others = participants_among(list((document.token if accepted else frame.token).subtree))
        group = named[0] if named else group_of([*authors, *(m for m in others if m not in authors)])
        if authors and len(group.codes) > 1:
            draft = Draft(
                document.code, status, Group(group.parties), document.title, document.subject, document
            )
            yield replace(draft, is_settled=refused)


def _is_refused(frame: Frame) -> bool:
    """ "X rejected Y's offer of a truce", "turned down a proposal for a pact"."""
    verb = frame.verb
    if verb is None or frame.token.dep_ not in ("dobj", "nsubjpass"):
        return False
    if asserted_of(frame_of(verb)).kind != "asserted":
        return False
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    turned = verb.lower_.startswith(("turn", "rul", "thr", "wav")) and bool(
        particles & {"down", "out", "aside"}
    )
    return turned or verb.lower_ in forms_of("refusing")


def _above(frame: Frame) -> list[Document]:
    """The document that a relative clause hangs under: "agreements with X which are in force"."""
    ancestors = frame.verb.ancestors if frame.verb is not None else ()
    return [d for t in ancestors for d in documents_among([t])][:1]


def _subjects_above(frame: Frame) -> list[Mention]:
    """Subjects of the clause that a relative clause hangs in."""
    above = next((t for t in frame.verb.ancestors if is_verbal(t)), None) if frame.verb is not None else None
    return side(subject_of(above)) if above is not None else []


def read_joint_statement(sight: Sight) -> Iterator[Draft]:
    """ "In a joint statement, X and Y said", "a joint statement by X and Y"."""
    frame = sight.frame
    documents = documents_among([frame.token])
    if not documents:
        yield from _said_together(sight)
    for document in documents:
        if document.code != "joint_statement" or document.refers_back or not _is_issued(frame):
            continue
        authors = side([t for name in ("by", "of", "from") for t in frame.preps.get(name, ())])
        clause = authors or side(frame.subjects)
        if len(parties_of(clause)) > 1:
            group = group_of(clause)
            yield Draft(document.code, "agreed", group, document.title, document.subject, document)


def _said_together(sight: Sight) -> Iterator[Draft]:
    """ "The ministers of X and Y condemned it in a statement": one statement of several is a joint one."""
    frame, token = sight.frame, sight.frame.token
    if token.lower_ != "statement" or token.head.lower_ != "in" or frame.verb is None:
        return
    own = [t.lower_ for t in token.lefts if t.dep_ != "amod"]
    authors = told_of(sight.parsed, sight.context, side(frame.subjects))
    if own in (["a"], ["one"]) and len(set(parties_of(authors))) > 1:
        yield Draft("joint_statement", "agreed", group_of(authors), "joint statement")


def _is_issued(frame: Frame) -> bool:
    """A statement as the place where something is said, or on its own; not one that is discussed or signed."""
    return frame.token.head.lower_ in ("in", "per", "to") or frame.token.dep_ == "ROOT"
