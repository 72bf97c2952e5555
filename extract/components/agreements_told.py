"""Documents that stand without a deed a rule reads: "the present agreement between X and Y", "under the 2016 pact".

The words around the document say how far it has come; its own phrase, else the clause that acts on it, names its
parties. What is only wished for or spoken of in general stays out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.components.agreements_deeds import verbs
from extract.components.agreements_discourse import borrowed_group, pairs_with_home, told_of
from extract.components.agreements_documents import Document, document_of, is_founding
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_existence import (
    has_history,
    history,
    is_governed,
    is_under,
    own_dates,
    standing,
)
from extract.components.agreements_firms import firm_of
from extract.components.agreements_groups import Group, group_of, pair_told, participants_among, sides
from extract.components.agreements_parties import has_foreign_partner, is_unknown_person
from extract.components.agreements_phrases import head_word, is_finite, objects_of, under
from extract.components.agreements_status import asserted_of, is_passing, status_of
from extract.components.agreements_words import forms_of, status_words, words_of
from extract.components.clauses import (
    clause_tokens,
    clause_verb,
    is_verbal,
    mention_of,
    subject_of,
    verb_above,
)
from extract.components.frames import Frame, frame_of
from extract.components.mentions import Mention
from extract.components.participants import parties_of, side

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
    if document is None or is_founding(document):
        return
    deed = _deed_near(document.token, deeds)
    if deed is not None and not document.refers_back and document.code != "joint_statement":
        yield from _done(sight, document, deed, deeds[deed.lower_])
        return
    if document.code == "joint_statement":
        yield from _statement(document)
        if not is_under(document) or not own_dates(document.token):
            return
    status = standing(document)
    if (
        status is None
        or document.code not in _STRONG | {"joint_statement"}
        or head_word(document.token).lower() in words_of("weak_documents")
    ):
        return
    for group in _parties(sight, document):
        code = _code_acted_on(document)
        draft = Draft(code, status, group, document.title, document.subject, document)
        yield replace(draft, dated_in=history(document.token) or document.token, is_settled=True)


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
    own = _named_by(sight, document)
    group = group_of(own) if len(parties_of(own)) > 1 else None
    group = group or _signing_between(sight, document.token, deed)
    if group is None and clause_verb(document.token) == deed:
        group = pair_told(_outside_circumstances(deed))
    if group is not None:
        draft = Draft(document.code, told, Group(group.parties), document.title, document.subject, document)
        describes = deed.dep_ in ("acl", "relcl") and deed.head == document.token
        yield replace(draft, dated_in=deed if describes else None, is_settled=True)


def _signing_between(sight: Sight, token: Token, deed: Token) -> Group | None:
    """ "The Lima agreement, which the two signed in May, promised": whom the words before the deed mean."""
    between = [m for t in token.doc[token.i + 1 : deed.i] if (m := mention_of(t)) is not None]
    if len(between) != 1 or not (between[0].is_anaphor and between[0].is_plural):
        return None
    group = group_of(told_of(sight.parsed, sight.context, between))
    return group if len(group.codes) > 1 else None


def _statement(document: Document) -> Iterator[Draft]:
    """ "The text of a joint statement on Z issued by A, B and C"."""
    authors = _authors_behind(document.token)
    if len(parties_of(authors)) > 1:
        group = group_of(authors)
        draft = Draft(
            "joint_statement", "agreed", Group(group.parties), document.title, document.subject, document
        )
        issued = verb_above(document.token)
        is_news = issued is not None and issued.lower_ in forms_of("issuing")
        yield draft if is_news else replace(draft, dated_in=document.token)


def _authors_behind(token: Token) -> list[Mention]:
    """The parties after the next "by" that follows the document in its sentence."""
    for prep in token.doc[token.i + 1 : token.i + _AUTHORS_REACH]:
        if prep.lower_ in ("by", "from", "of") and prep.dep_ in ("prep", "agent"):
            found = side(objects_of(prep))
            if len(parties_of(found)) > 1:
                return found
    return []


def _parties(sight: Sight, document: Document) -> list[Group]:
    token, frame = document.token, sight.frame
    own = _named_by(sight, document)
    if len(parties_of(own)) > _MANY and not side(under(token, "between", "among", "amongst")):
        return []  # "an agreement with A, B, C and D": as many agreements, or none of them named
    if len(parties_of(own)) > 1:
        return [Group(group_of(own).parties)]
    foreign = not is_governed(token) and has_foreign_partner(frame, document, signers=False)
    if foreign or any(is_unknown_person(t) for t in frame.subjects):
        return []
    wished = any(is_verbal(a) and a.lower_ in forms_of("wishing") for a in token.ancestors)
    acting = [] if wished else told_of(sight.parsed, sight.context, _acting(token))
    everyone = [*own, *acting]
    if len(parties_of(everyone)) > 1 and (
        own
        or history(token)
        or own_dates(token)
        or is_under(document)
        or (is_governed(token) and has_history(token))
    ):
        return [Group(group_of(everyone).parties)]
    if own:
        is_open = not acting and not any(t.tag_ == "PRP$" for t in token.lefts)
        return pairs_with_home(sight.context, frame, own, document) if is_open else []
    stands = {t.lower_ for t in token.lefts} & status_words("ratified")
    lent = borrowed_group(sight.parsed, sight.context, parties_of(acting), None) if stands else None
    return [lent] if lent is not None and _gap(lent, sight) <= 1 else []


def _gap(group: Group, sight: Sight) -> int:
    source = group.source
    return sight.parsed.sentence.index - source.sentence_index if source is not None else 0


def _named_by(sight: Sight, document: Document) -> list[Mention]:
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
    made = history(token)
    if made is not None:
        frame = frame_of(made)
        told = [
            *frame.agents,
            *frame.preps.get("between", ()),
            *frame.preps.get("with", ()),
            *subject_of(made),
        ]
        makers = told_of(sight.parsed, sight.context, side(t for t in told if t.i != token.i))
        found += [m for m in makers if m not in found]
    return found


def _acting(token: Token) -> list[Mention]:
    """Who acts on the document in its clause: subject, agents, and a partner of one other party."""
    verb = verb_above(token)
    if verb is None:
        return []
    subjects: Sequence[Token] = [t for t in subject_of(verb) if t.i != token.i and t not in token.subtree]
    found = sides(subjects)
    if len(parties_of(found)) != 1:
        return found
    let = [t for c in verb.children if c.dep_ in ("ccomp", "xcomp") for t in clause_tokens(c)]
    others = [t for t in [*clause_tokens(verb), *let] if t.i > verb.i and t not in token.subtree]
    partners = [*participants_among(others), *(m for t in others if (m := firm_of(t)) is not None)]
    more = [m for m in partners if not set(m.parties) & set(parties_of(found))]
    adjectives = [m for t in others if (m := mention_of(t)) is not None and m.is_adjective and m.parties]
    more += [m for m in adjectives if not set(m.parties) & set(parties_of(found))]
    if len(set(parties_of(more))) > 1:  # "will hand the islands to Y under a treaty"
        more = [
            m for m in side(under(verb, "to", "with", "from")) if not set(m.parties) & set(parties_of(found))
        ]
    return [*found, *more] if len(set(parties_of(more))) == 1 else found


def _code_acted_on(document: Document) -> str:
    """A bare deal under which something is bought is a contract, one under which money is lent a fund."""
    verb = clause_verb(document.token.head) if is_governed(document.token) else None
    if verb is None or document.code != "treaty":
        return document.code
    bought = verb.lower_ in verbs("contract_verbs") | {"ordered", "order", "orders"}
    return "contract" if bought else "fund" if verb.lower_ in forms_of("lending") else document.code
