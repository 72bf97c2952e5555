"""Verbs with a document: signed, concluded, ratified, extended, ended, suspended, proposed, rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_deeds import text_of_deed
from extract.components.agreements_discourse import told_of
from extract.components.agreements_documents import Document, documents_among, nearby_documents
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import group_of, represented, signers, subjects_beside
from extract.components.agreements_phrases import is_finite, objects_of, under
from extract.components.agreements_pronouns import resolved
from extract.components.agreements_sides import draft_of, groups_of
from extract.components.agreements_words import words_of
from extract.components.clauses import clause_tokens, is_verbal, mention_of, subject_of
from extract.components.frames import Frame
from extract.components.participants import parties_of, prepositional, side


def read_document_verb(sight: Sight) -> Iterator[Draft]:
    """ "X and Y signed a treaty", "a memorandum was signed", "X withdrew from its accord with Y"."""
    frame = sight.frame
    if _is_over(frame.token):
        return
    _take_headline_passive(frame)
    _take_subject_of_first(frame)
    agents = [*frame.agents, *prepositional(frame, "by"), *_agents_astray(frame)]
    actors = signers(agents if frame.is_passive else frame.subjects)
    if not actors and not frame.is_passive and frame.token.dep_ not in ("acl", "relcl", "xcomp", "pcomp"):
        actors = signers(subjects_beside(frame.token))
    if not actors and frame.token.dep_ == "acl" and frame.token.tag_ == "VB":
        actors = signers([frame.token.head])  # "the decision of X to terminate"
    if sight.rule.options.get("status") == "signed":
        actors = [*actors, *(m for m in represented(frame) if m not in actors)]
    actors = told_of(sight.parsed, sight.context, actors)
    vague = bool(actors) and all(m.is_anaphor and m.is_plural for m in actors)
    for document in _documents(sight):
        if vague and document.code == "ceasefire" and not _tells_truce(sight):
            continue  # "the parties agreed to a ceasefire": not those who spoke about it
        if _is_fit(sight, document):
            for group in groups_of(sight, document, actors):
                yield draft_of(sight, document, group)


def _is_over(verb: Token) -> bool:
    """ "Ratified the treaty that had been frozen since 2018": what had been done before, and is so no more."""
    had = any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
    above = verb.head.head
    undone = verb.lower_ in words_of("undone") and verb.dep_ == "relcl" and had
    return undone and verb.head.dep_ in ("dobj", "nsubjpass") and is_verbal(above)


def _tells_truce(sight: Sight) -> bool:
    return any(f.family == "crisis" or f.code == "ceasefire" for f in sight.context.facts)


def read_sign_for(sight: Sight) -> Iterator[Draft]:
    """ "X and Y will sign for 180 tanks": a contract, though no document is named."""
    frame = sight.frame
    goods = [
        t
        for token in frame.preps.get("for", ())
        for t in token.subtree
        if t.lower_ in words_of("goods_of_contracts")
    ]
    actors = signers(frame.subjects)
    if goods and not documents_among(frame.objects) and len(parties_of(actors)) > 1:
        yield Draft(
            "contract",
            "signed",
            group_of(actors),
            text_of_deed(goods[0].head if goods[0].dep_ == "pobj" else goods[0]),
        )


def _agents_astray(frame: Frame) -> list[Token]:
    """ "Signed by X's ambassador in Lima and Y's minister": the parser coordinates Y's minister with Lima."""
    preps = (p for agent in frame.agents for p in agent.children if p.dep_ == "prep")
    places = [t for prep in preps for t in prep.children if t.dep_ == "pobj" and mention_of(t) is not None]
    return [t for place in places for t in place.children if t.dep_ == "conj" and mention_of(t) is not None]


def _is_fit(sight: Sight, document: Document) -> bool:
    """Whether the verb makes agreements of such documents: an alliance is signed, not announced."""
    wanted = sight.rule.words("requires")
    weak = document.token.lower_ in words_of("weak_documents") and sight.lemma not in words_of("sealing")
    return not weak and (not wanted or document.code in wanted)


def _take_headline_passive(frame: Frame) -> None:
    """ "Peace deal signed in Lima": a passive without its auxiliary."""
    if not frame.is_passive and not frame.objects and documents_among(frame.subjects):
        frame.is_passive, frame.objects, frame.subjects = True, frame.subjects, []


def _take_subject_of_first(frame: Frame) -> None:
    """ "X became the first country to sign": X signs."""
    head = frame.token.head
    if frame.token.dep_ in ("relcl", "acl") and head.dep_ == "attr" and mention_of(head) is None:
        frame.subjects = subject_of(head.head)


def read_brokered(sight: Sight) -> Iterator[Draft]:
    """ "X brokered a deal between Y and Z": X is no party."""
    if sight.frame.token.tag_ == "VBG" or any(c.lower_ == "being" for c in sight.frame.token.children):
        return
    for document in _documents(sight):
        parties = side(under(document.token, "between", "among"))
        if len(parties_of(parties)) > 1:
            yield draft_of(sight, document, group_of(parties))


def _documents(sight: Sight) -> list[Document]:
    """Objects of the verb that are documents; those under the prepositions of the rule, if it names any."""
    frame, names = sight.frame, sight.rule.words("only_with")
    if names and any(t.lower_ == "it" for t in frame.subjects) and sight.lemma == "come":
        return []  # "when it comes to the accord"
    if names:
        tokens = [t for name in names for t in frame.preps.get(name, ())]
        preps = [t for t in clause_tokens(frame.token) if t.dep_ in ("prep", "dative") and t.lower_ in names]
        tokens = tokens or [t for p in preps if p.i > frame.token.i for t in objects_of(p)]
        tokens = tokens or (frame.agents if "by" in names else [])
        return resolved(tokens, sight) if sight.rule.words("objects") else documents_among(tokens)
    if sight.rule.options.get("status") == "proposed" and any(
        c.dep_ == "xcomp" for c in frame.token.children
    ):
        return []  # "I want to recognise the ceasefire"
    misread = [c for c in frame.token.children if c.dep_ == "ccomp" and c.lower_ in words_of("misread_heads")]
    found = resolved(frame.objects, sight) or documents_among(misread) or _another(sight)
    searches = frame.is_passive or sight.rule.options.get("status") == "signed"
    objects = [t for t in frame.objects if t._.date is None]
    if not found and not objects and _has_own_subject(frame.token) and not frame.is_passive:
        found = documents_among([frame.token.head])  # "the accord that X and Y signed last May"
    found = found or (nearby_documents(frame) if searches and not objects else [])
    return [*found, *_listed(sight, found)]


def _has_own_subject(verb: Token) -> bool:
    """ "The accord that X signed"; not "the accord which sought to end the war"."""
    subjects = [c.lower_ for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return verb.dep_ == "relcl" and any(word not in ("which", "that", "who") for word in subjects)


def _listed(sight: Sight, found: list[Document]) -> list[Document]:
    """ "Signed an agreement on a deposit of MONEY until 2028 and two memoranda": hung on another noun by the parser."""
    frame = sight.frame
    if not found or frame.is_passive or sight.lemma not in words_of("sealing"):
        return []
    known = {document.token.i for document in found}
    heads: list[Token] = []
    for token in frame.token.doc[max(known) + 1 :]:
        if is_finite(token):
            break
        first = token.doc[token.left_edge.i]
        counted = first.i < token.i and first.tag_ in ("DT", "CD") and first.lower_ not in ("the", "this")
        joined = first.i > 0 and first.nbor(-1).lower_ in ("and", ",", "plus")
        if token.dep_ in ("conj", "appos") and counted and joined:
            heads.append(token)
    return [d for d in documents_among(heads) if d.token.i not in known]


def _another(sight: Sight) -> list[Document]:
    """ "Another one was concluded": a document of the kind named before, here or in the sentence before."""
    frame = sight.frame
    if not any(t.lower_ in ("one", "another", "third", "second") for t in frame.objects):
        return []
    before = [d for t in reversed(frame.token.doc[: frame.token.i]) for d in documents_among([t])]
    before = before or [
        d for p in sight.context.parsed[-1:] for t in reversed(p.doc) for d in documents_among([t])
    ]
    changed = (
        replace(d, token=frame.objects[0], title=None, subject=None, is_plural=False) for d in before[:1]
    )
    return [replace(document, owners=[]) for document in changed]
