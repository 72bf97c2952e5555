"""Documents that stand without a deed a rule reads: "the present agreement between X and Y", "under the 2016 pact".

The words around the document say how far it has come; its own phrase, else the clause that acts on it, names its
parties. What is only wished for or spoken of in general stays out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_discourse import borrowed_group, pairs_with_home
from extract.components.agreements_documents import Document, document_of, has_article
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import Group, group_of, pair_told, participants_among
from extract.components.agreements_parties import has_foreign_partner, is_unknown_person
from extract.components.agreements_phrases import head_word, is_finite, objects_of, under
from extract.components.agreements_status import asserted_of, is_passing, status_of
from extract.components.agreements_words import forms_of, status_words, words_of
from extract.components.frames import (
    Frame,
    clause_tokens,
    clause_verb,
    frame_of,
    is_verbal,
    mention_of,
    subject_of,
    verb_above,
)
from extract.components.mentions import Mention
from extract.components.participants import parties_of, side

_DEFINITE = frozenset({"the", "this", "that", "their", "its", "our", "both", "these", "his", "her", "those"})
_STRONG = frozenset({"treaty", "memorandum", "contract", "other"})  # what is made between named parties
_ARGUMENTS = frozenset("dobj nsubj nsubjpass attr ROOT conj appos".split())
_MANY = 3
_DONE_TAGS = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_DEED_REACH = 14  # tokens between a document and the verb of its deed
_AUTHORS_REACH = 25  # tokens after a statement in which "issued by" names its authors


def read_told(sight: Sight, deeds: Mapping[str, str]) -> Iterator[Draft]:
    """A document that exists by the words around it, with the parties that its phrase or clause names.

    `deeds` are the verbs of signing, ending and so on with their statuses: where the parser gave such a verb
    neither document nor parties, the order of the words does.
    """
    document = document_of(sight.frame.token)
    if document is None:
        return
    deed = _deed_near(document.token, deeds)
    if deed is not None and not document.refers_back and document.code != "joint_statement":
        yield from _done(sight, document, deed, deeds[deed.lower_])
        return
    if document.code == "joint_statement":
        yield from _statement(document)
        if not _is_under(document) or not _own_dates(document.token):
            return
    status = _standing(document)
    if (
        status is None
        or document.code not in _STRONG | {"joint_statement"}
        or head_word(document.token).lower() in words_of("weak_documents")
    ):
        return
    for group in _parties(sight, document):
        draft = Draft(document.code, status, group, document.title, document.subject, document)
        yield replace(draft, dated_in=_history(document.token) or document.token, is_settled=True)


def _deed_near(token: Token, deeds: Mapping[str, str]) -> Token | None:
    """The verb of a deed next to a document, no other finite verb between them."""
    for step in (1, -1):
        index = token.i + step
        while 0 <= index < len(token.doc) and abs(index - token.i) <= _DEED_REACH:
            other = token.doc[index]
            if other.lower_ in deeds and other.tag_ in _DONE_TAGS and mention_of(other) is None:
                return other if _is_of(other, token) else None
            if is_finite(other) and other.dep_ not in ("aux", "auxpass"):
                break
            index += step
    return None


def _outside_circumstances(deed: Token) -> list[Token]:
    """The words of the sentence without the clauses that tell when or why the deed was done."""
    clauses = [c for c in deed.children if c.dep_ == "advcl"]
    aside = {t.i for clause in clauses for t in clause.subtree}
    return [t for t in deed.doc if t.i not in aside]


def _is_of_others(frame: Frame, document: Document) -> bool:
    """A signer or partner that is no party; "the two governments" are those the sentence names."""
    acting = frame.agents if frame.is_passive else frame.subjects
    vague_words = words_of("unresolved_sides") | words_of("governments")
    vague = any(t.lower_ in vague_words and mention_of(t) is None for t in acting)
    return has_foreign_partner(frame, document, signers=not vague)


def _is_of(deed: Token, token: Token) -> bool:
    """Whether a deed can be the document's: its own verb or below it, the document no complement of something else."""
    return token.dep_ in _ARGUMENTS and (deed in token.subtree or clause_verb(token) == deed)


def _done(sight: Sight, document: Document, deed: Token, status: str) -> Iterator[Draft]:
    """The parties of a deed by the order of words: those of the document's phrase, else the sentence's only two."""
    frame = frame_of(deed)
    told = status_of(status, asserted_of(frame), frame)
    weak = head_word(document.token).lower() in words_of("weak_documents") or document.code == "other"
    if told is None or weak or is_passing(frame) or _is_of_others(frame, document):
        return
    own = _named_by(document)
    group = group_of(own) if len(parties_of(own)) > 1 else None
    if group is None and clause_verb(document.token) == deed:
        group = pair_told(_outside_circumstances(deed))
    if group is not None:
        draft = Draft(document.code, told, Group(group.parties), document.title, document.subject, document)
        describes = deed.dep_ in ("acl", "relcl") and deed.head == document.token
        yield replace(draft, dated_in=deed if describes else None, is_settled=True)


def _statement(document: Document) -> Iterator[Draft]:
    """ "The text of a joint statement on Z issued by A, B and C"."""
    authors = _authors_behind(document.token)
    if len(parties_of(authors)) > 1:
        group = group_of(authors)
        draft = Draft(
            "joint_statement", "agreed", Group(group.parties), document.title, document.subject, document
        )
        yield replace(draft, dated_in=document.token)


def _authors_behind(token: Token) -> list[Mention]:
    """The parties after the next "by" that follows the document in its sentence."""
    for prep in token.doc[token.i + 1 : token.i + _AUTHORS_REACH]:
        if prep.lower_ in ("by", "from", "of") and prep.dep_ in ("prep", "agent"):
            found = side(objects_of(prep))
            if len(parties_of(found)) > 1:
                return found
    return []


def _standing(document: Document) -> str | None:
    """How far the document has come by its modifiers, its participle and what governs it; None where it is not made."""
    token = document.token
    lefts = {t.lower_ for t in token.lefts}
    for status in ("under_negotiation", "proposed", "terminated", "suspended", "ratified", "signed"):
        if lefts & status_words(status):
            return status
    history = _history(token)
    if history is not None:
        return "signed" if history.lower_ in forms_of("signing_participles") else "agreed"
    if _is_there(token):
        return "agreed"
    if not _is_definite(document):
        return None
    if any(is_verbal(a) and a.lower_ in forms_of("wishing") for a in token.ancestors):
        return None
    return "agreed" if _is_acted_on(token) or _own_dates(token) or _is_title(token) else None


def _is_there(token: Token) -> bool:
    """ "There was agreement between A and B on opening a road"."""
    verb = token.head
    told = token.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.children) and verb.tag_ == "VBD"
    return told and not any(t.dep_ == "neg" or t.lower_ == "no" for t in [*verb.children, *token.lefts])


def _history(token: Token) -> Token | None:
    """ "Signed in 2019", "sealed in May": the participle that tells how the document came about."""
    for child in token.children:
        if child.i > token.i and child.dep_ in ("acl", "relcl") and child.tag_ in ("VBN", "VBD"):
            denied = any(
                c.dep_ == "neg" or c.lower_ in ("to", "will", "would", "could") for c in child.children
            )
            if child.lower_ in forms_of("sealing_participles") and not denied:
                return child
    return _participle_behind(token)


def _participle_behind(token: Token) -> Token | None:
    """The participle right after the document and a comma, wherever the parser hung it."""
    behind = token.right_edge.i + 1 if token.dep_ != "ROOT" else token.i + 1
    for other in token.doc[behind : behind + 2]:
        if other.tag_ in ("VBN", "VBD") and other.lower_ in forms_of("sealing_participles"):
            return other
        if other.text != ",":
            return None
    return None


def _own_dates(token: Token) -> list[Token]:
    """ "The 2016 pact", "the agreement of 2006"."""
    children = [c for c in token.children if c._.date is not None and c._.date.kind != "year_range"]
    return children + [
        t for p in token.children if p.lower_ == "of" for t in objects_of(p) if t._.date is not None
    ]


def _is_definite(document: Document) -> bool:
    token = document.token
    owned = any(c.dep_ == "poss" for c in token.children)
    return owned or has_article(token) or any(t.lower_ in _DEFINITE for t in token.lefts) or _is_title(token)


def _is_title(token: Token) -> bool:
    """ "The Lima Accords": a head in capitals with a name before it."""
    if token.text[:1].islower() or token.i == 0:
        return False
    return mention_of(token) is not None or token.nbor(-1).text[:1].isupper()


def _is_acted_on(token: Token) -> bool:
    """Under a preposition of acting by it, or subject or object of a verb that only what exists can have."""
    head = token.head
    if token.dep_ == "pobj":
        above = head.head
        return head.lower_ in words_of("acting_under") or above.lower_ in words_of("acting_nouns")
    return (
        is_verbal(head)
        and token.dep_ in ("nsubj", "nsubjpass", "dobj")
        and head.lower_ in forms_of("existing")
    )


def _parties(sight: Sight, document: Document) -> list[Group]:
    token, frame = document.token, sight.frame
    own = _named_by(document)
    if len(parties_of(own)) > _MANY and not side(under(token, "between", "among", "amongst")):
        return []  # "an agreement with A, B, C and D": as many agreements, or none of them named
    if len(parties_of(own)) > 1:
        return [Group(group_of(own).parties)]
    if has_foreign_partner(frame, document, signers=False) or any(
        is_unknown_person(t) for t in frame.subjects
    ):
        return []
    acting = _acting(token)
    everyone = [*own, *acting]
    if len(parties_of(everyone)) > 1 and (own or _history(token) or _own_dates(token) or _is_under(document)):
        return [Group(group_of(everyone).parties)]
    if own:
        is_open = not acting and not any(t.tag_ == "PRP$" for t in token.lefts)
        return pairs_with_home(sight.context, frame, own, document) if is_open else []
    stands = {t.lower_ for t in token.lefts} & status_words("ratified")
    lent = borrowed_group(sight.parsed, sight.context, parties_of(acting), None) if stands else None
    return [lent] if lent is not None and _gap(lent, sight) <= 1 else []


def _is_under(document: Document) -> bool:
    """ "A and B work together under the arrangement": the document of those who act, unless it bears another's name."""
    token = document.token
    governed = token.dep_ == "pobj" and token.head.lower_ == "under"
    return governed and token.text.islower() and not document.owners


def _gap(group: Group, sight: Sight) -> int:
    source = group.source
    return sight.parsed.sentence.index - source.sentence_index if source is not None else 0


def _named_by(document: Document) -> list[Mention]:
    """The parties that the document's own phrase names, its participle's agents included."""
    token = document.token
    found = side(under(token, "between", "among", "amongst", "with"))
    # "The UN Charter" is not made by the UN with another.
    makers = [*side(under(token, "of")), *document.owners]
    if len(parties_of([*found, *makers])) < 2:
        makers = [
            m
            for m in makers
            if m.is_adjective or any(t.dep_ == "poss" and mention_of(t) is m for t in token.lefts)
        ]
    found += [m for m in makers if m not in found]
    history = _history(token)
    if history is not None:
        frame = frame_of(history)
        told = [
            *frame.agents,
            *frame.preps.get("between", ()),
            *frame.preps.get("with", ()),
            *subject_of(history),
        ]
        found += [m for m in side(t for t in told if t.i != token.i) if m not in found]
    return found


def _acting(token: Token) -> list[Mention]:
    """Who acts on the document in its clause: subject, agents, and a partner of one other party."""
    verb = verb_above(token)
    if verb is None:
        return []
    subjects: Sequence[Token] = [t for t in subject_of(verb) if t.i != token.i and t not in token.subtree]
    found = side(subjects)
    if len(parties_of(found)) != 1:
        return found
    others = [t for t in clause_tokens(verb) if t.i > verb.i and t not in token.subtree]
    more = [m for m in participants_among(others) if not set(m.parties) & set(parties_of(found))]
    adjectives = [m for t in others if (m := mention_of(t)) is not None and m.is_adjective and m.parties]
    more += [m for m in adjectives if not set(m.parties) & set(parties_of(found))]
    return [*found, *more] if len(set(parties_of(more))) == 1 else found
