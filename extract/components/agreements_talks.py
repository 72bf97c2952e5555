"""Agreements in the making, negotiated or in draft, and truces between parties: nouns that stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.agreements_deeds import text_of_deed, type_of_deed
from extract.components.agreements_discourse import (
    borrowed_group,
    pair_before,
    pairs_with_caller,
    pairs_with_home,
    settled,
    steady_pair,
)
from extract.components.agreements_documents import Document, document_of, documents_among
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import Group, group_of, sides
from extract.components.agreements_parties import named_groups, partner_tokens
from extract.components.agreements_phrases import objects_of, under
from extract.components.agreements_pronouns import resolved
from extract.components.agreements_sides import groups_of
from extract.components.agreements_words import forms_of, is_designation, words_of
from extract.components.clauses import clause_tokens, mention_of, spread
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.standing_talks import are_standing, topic_of_talks

_ABOUT = ("on", "over", "for", "about", "towards", "toward", "of", "regarding")
_VAGUE = frozenset(
    {"talk", "discussion", "dialogue", "consultation", "work"}
)  # no negotiation unless a document is named


_BEING = frozenset({"is", "are", "was", "were", "been", "be", "remain", "remains", "remained"})


def read_negotiation(sight: Sight) -> Iterator[Draft]:
    """ "Negotiations on a treaty between X and Y", "ongoing peace negotiations"; concluded ones are `agreed`."""
    frame = sight.frame
    about = ("on",) if sight.lemma == "work" else _ABOUT  # "the work of the partnership"
    documents = documents_among(under(frame.token, *about)) or _to_be_made(frame) or _headed(frame)
    if not documents and frame.token.head.lower_ == "under":  # "is under negotiation between X and Y"
        documents = documents_among(frame.subjects)
    document = documents[0] if documents else None
    topic = (document.code, document.title) if document else _topic(sight) or _purchase(sight)
    if topic is None:
        return
    for group in (settled(sight.context, one) for one in _negotiators(sight, document)):
        status = "agreed" if _is_closed(frame) else "suspended" if _is_frozen(frame) else "under_negotiation"
        draft = Draft(topic[0], status, group, topic[1], document.subject if document else None, document)
        stands = (document is None and are_standing(frame)) or _is_to_be_closed(frame)
        draft.is_settled = stands and status == "under_negotiation"
        yield draft


def _to_be_made(frame: Frame) -> list[Document]:
    """ "Negotiations to conclude a treaty"."""
    if any(t.tag_ == "PRP$" for t in frame.token.lefts):
        return []  # "supports Y in its talks with Z to reach a treaty"
    deeds = [d for d in _deeds_of_talks(frame) if d.lower_ in forms_of("making")]
    return documents_among(t for deed in deeds for c in deed.children if c.dep_ == "dobj" for t in spread(c))


def _headed(frame: Frame) -> list[Document]:
    """ "On the X-Y agreement: negotiations are continuing": what the line is about stands before it."""
    verb, token = frame.verb, frame.token
    if verb is None or verb.lower_ not in forms_of("standing_verbs"):
        return []
    before = [d for d in documents_among(token.doc[: token.i]) if d.token.dep_ == "pobj"]
    return before if any(t.text == ":" for t in token.doc[: token.i]) else []


def _topic(sight: Sight) -> tuple[str, str] | None:
    """Type and title by the word before: "peace negotiations"."""
    verb = sight.frame.verb
    lasts = verb is not None and verb.lower_ in forms_of("lasting_verbs")
    lasts = lasts or (
        verb is None and any(t.lower_ in forms_of("lasting_verbs") for t in sight.frame.token.lefts)
    )
    goes_on = lasts or _is_in(sight.frame) or are_standing(sight.frame) or _is_to_be_closed(sight.frame)
    if sight.lemma in _VAGUE and not goes_on:
        return None
    topic = topic_of_talks(sight.frame)
    if topic or not (_is_standing(sight) or _is_mandated(sight.frame.token)):
        return topic
    about = [t for name in ("on", "over", "for", "about") for t in sight.frame.preps.get(name, ())]
    deed = next((d for d in _deeds_of_talks(sight.frame) if type_of_deed(d) == "contract"), None)
    if deed is not None:
        return "contract", text_of_deed(deed)
    return "contract" if any(_names_goods(t) for t in about) else "treaty", "agreement"


def _is_mandated(token: Token) -> bool:
    """ "A mandate for negotiations with Y": to be negotiated is an agreement, named or not."""
    return token.dep_ == "pobj" and token.head.head.lower_ in words_of("mandates")


def _purchase(sight: Sight) -> tuple[str, str] | None:
    """ "Talks on the purchase of jets": what is to be bought by contract."""
    for token in under(sight.frame.token, *_ABOUT):
        inside = {t.lower_ for t in token.subtree}
        if token.lower_ in words_of("trading") and inside & _goods():
            return "contract", text_of_deed(token)
    return None


def _goods() -> frozenset[str]:
    return words_of("goods_of_contracts") | words_of("arms")


def _is_standing(sight: Sight) -> bool:
    """ "Negotiations between X and Y continue", "X is in talks with Y on a bridge": no round of talks with its date."""
    frame = sight.frame
    if _is_in(frame) or (sight.lemma == "negotiation" and _goes_on(frame)):
        return True
    ongoing = any(t.lower_ in ("ongoing", "current") for t in frame.token.lefts)
    continues = frame.verb is not None and frame.verb.lower_ in forms_of("standing_verbs")
    dated = any(t._.date is not None for t in clause_tokens(frame.token))
    return (ongoing or continues) and not dated and bool(under(frame.token, "between", "with"))


def _deeds_of_talks(frame: Frame) -> list[Token]:
    """ "In talks with Y to buy jets"."""
    verb = frame.verb
    heads = [frame.token] if verb is None else [frame.token, verb]
    below = [c for head in heads for c in head.children if c.i > frame.token.i]
    return [c for c in below if c.dep_ in ("acl", "xcomp", "advcl", "relcl") and c.tag_ == "VB"]


def _is_in(frame: Frame) -> bool:
    """ "Is still in talks with Y on a new bridge": in talks on something to be made or done."""
    verb, token = frame.verb, frame.token
    if verb is None or verb.lower_ not in _BEING or token.head.lower_ != "in":
        return False
    if any(type_of_deed(deed) for deed in _deeds_of_talks(frame)):
        return True
    about = [t for name in ("on", "over", "about", "for") for t in frame.preps.get(name, ())]
    return any(t.tag_[:2] == "NN" and t.lower_ not in words_of("talked_of") for t in about)


def _goes_on(frame: Frame) -> bool:
    """ "X and Y resume negotiations"."""
    return (
        frame.verb is not None
        and frame.verb.lower_ in forms_of("lasting_verbs")
        and frame.token.dep_ == "dobj"
        and len(parties_of(sides(frame.subjects))) > 1
    )


def _negotiators(sight: Sight, document: Document | None) -> list[Group]:
    frame = sight.frame
    named = sides(frame.subjects) if frame.verb is not None and _negotiates(frame) else []
    groups = named_groups(frame, document, _named(named))
    if groups:
        return groups
    partners = side(partner_tokens(frame, document))
    subjects = [m for m in _named(matrix_subjects(frame)) if m not in partners]
    if partners and subjects and _negotiates(frame) and len(parties_of([*subjects, *partners])) > 1:
        return [group_of([*subjects, *partners])]
    before = frame.token.doc[frame.token.left_edge.i : frame.token.i]
    owners = [m for t in before if (m := mention_of(t)) is not None and m.parties]
    if len(parties_of(owners)) > 1:
        return [group_of(owners)]
    if partners:
        home = pairs_with_home(sight.context, frame, partners, document)
        return home or pairs_with_caller(sight.context, frame, partners, document)
    back = document is not None and document.refers_back
    group = borrowed_group(sight.parsed, sight.context, (), document) if back else None
    if group is None and document is not None and not named:
        group = pair_before(sight.context, sight.parsed) or _pair_meant(sight)
    return [group] if group else []


def _pair_meant(sight: Sight) -> Group | None:
    """ "Officials held a first round of talks on an accord": of the two whom the article is about."""
    pair = steady_pair(sight.context)
    here = {code for m in sight.parsed.sentence.mentions for code in m.parties}
    return pair if pair is not None and here <= pair.codes else None


def _named(mentions: list[Mention]) -> list[Mention]:
    """Without "both sides", whom a negotiation in general does not tell."""
    return [m for m in mentions if not (m.is_anaphor and m.is_plural)]


def _negotiates(frame: Frame) -> bool:
    """Whether the subject takes part in the negotiation: holds it, resumes it, is in it."""
    return frame.verb is not None and frame.verb.lower_ in forms_of("negotiating_verbs")


def _is_closed(frame: Frame) -> bool:
    verb = frame.verb
    closed = verb is not None and verb.lower_ in forms_of("closing_verbs") and verb.tag_ in ("VBD", "VBN")
    return closed and frame.token.dep_ in ("nsubj", "nsubjpass", "dobj")


def _is_to_be_closed(frame: Frame) -> bool:
    """ "Hope to conclude their trade talks by June": whoever means to end them is in them."""
    verb = frame.verb
    wanted = verb is not None and verb.dep_ == "xcomp" and verb.head.lower_ in forms_of("meaning_to")
    return (
        wanted
        and verb is not None
        and verb.lower_ in words_of("closing_verbs")
        and frame.token.dep_ == "dobj"
    )


def _is_frozen(frame: Frame) -> bool:
    """ "Negotiations have been frozen since May"."""
    return (
        frame.verb is not None
        and frame.verb.lower_ in forms_of("freezing_verbs")
        and frame.token.dep_ in ("nsubj", "nsubjpass", "dobj")
    )


def _names_goods(token: Token) -> bool:
    """Goods by their noun ("jets") or by the type designation of a weapon ("S-400", "KC-390")."""
    words = [t for t in token.subtree if t._.date is None]
    return any(t.lower_ in _goods() or is_designation(t) for t in words)


def read_negotiating(sight: Sight) -> Iterator[Draft]:
    """ "X and Y are negotiating a treaty", "X is working on a trade deal with Y"."""
    frame = sight.frame
    if frame.is_passive and not any(c.lower_ == "being" for c in frame.token.children):
        return  # "the treaty was negotiated in 2014"
    about = [t for name in ("on", "over", "about") for t in frame.preps.get(name, ())]
    documents = resolved([*frame.objects, *about], sight)
    if not documents and about and sight.lemma == "negotiate" and frame.token.tag_ == "VBG":
        code = "contract" if any(_names_goods(t) for t in about) else "treaty"
        for group in named_groups(frame, None, side(frame.subjects)):
            yield Draft(code, "under_negotiation", group)
    if not documents and any(t.lower_ in words_of("negotiated") for t in frame.objects):
        group = group_of(side(frame.subjects) or matrix_subjects(frame))
        yield Draft("treaty", "under_negotiation", group, text_of_deed(frame.objects[0]))
    for document in (d for d in documents if d.token.lower_ not in words_of("weak_documents")):
        acting = side(frame.agents or under(document.token, "of") if frame.is_passive else frame.subjects)
        for group in (
            groups_of(sight, document, acting) if frame.is_passive else named_groups(frame, document, acting)
        ):
            yield Draft(document.code, "under_negotiation", group, document.title, document.subject, document)


def read_draft(sight: Sight) -> Iterator[Draft]:
    """ "A draft peace agreement": under negotiation between those who work on it."""
    frame = sight.frame
    document = document_of(frame.token)
    if document is None or "draft" not in document.words:
        return
    groups = named_groups(frame, document, side(frame.subjects))
    for group in groups or named_groups(frame, document, matrix_subjects(frame)):
        yield Draft(document.code, "under_negotiation", group, document.title, document.subject, document)


def read_truce_noun(sight: Sight) -> Iterator[Draft]:
    """ "A ceasefire between X and Y", "the X-Y truce", "announced the truce" that was told before."""
    document = document_of(sight.frame.token)
    if document is None or document.code != "ceasefire":
        return
    frame = sight.frame
    between = _between(frame)
    if not between and frame.verb is not None and frame.verb.lower_ in forms_of("performing"):
        between = side(frame.subjects)
    parties = between if len(parties_of(between)) > 1 else document.owners
    if len(parties_of(parties)) > 1:
        draft = Draft("ceasefire", "agreed", group_of(parties), document.title, document.subject, document)
        draft.dated_in = document.token if _has_date(document) else None
        yield draft
    elif document.refers_back or _is_dated(document):
        group = borrowed_group(sight.parsed, sight.context, (), document if document.refers_back else None)
        if group is not None and group.source is not None and group.source.family == "agreement":
            yield Draft("ceasefire", "agreed", group, document.title, None, document)


def _is_dated(document: Document) -> bool:
    """ "The ceasefire of 28 July"."""
    definite = any(t.lower_ == "the" for t in document.token.lefts)
    return definite and any(t._.date is not None for p in document.token.children for t in p.children)


def _has_date(document: Document) -> bool:
    """ "A ceasefire agreed on 16 September"."""
    clauses = [c for c in document.token.children if c.dep_ in ("acl", "relcl")]
    return any(t._.date is not None for clause in clauses for t in clause.subtree)


def _between(frame: Frame) -> list[Mention]:
    preps = [p for p in clause_tokens(frame.token) if p.lower_ == "between"]
    preps = preps or [p for p in frame.token.subtree if p.lower_ == "between"]
    return side([*under(frame.token, "between", "among"), *(t for prep in preps for t in objects_of(prep))])
