"""The parties of a document under a predicate: named in the clause, else lent by the discourse."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.agreements_discourse import (
    borrowed_group,
    pair_before,
    pair_of_all,
    pair_with,
    pairs_with_home,
    steady_pair,
    steady_partner,
)
from extract.components.agreements_documents import Document, is_founding, is_named
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_existence import is_governed
from extract.components.agreements_firms import firm_of, firms_called_states
from extract.components.agreements_groups import Group, group_of, is_legislature, sentence_pair, sides
from extract.components.agreements_parties import (
    has_foreign_partner,
    is_unknown_person,
    named_groups,
    partner_tokens,
)
from extract.components.agreements_phrases import under
from extract.components.agreements_words import forms_of, words_of
from extract.components.clauses import is_verbal, mention_of
from extract.components.context import Parsed
from extract.components.frames import Frame, frame_of
from extract.components.mentions import Mention
from extract.components.participants import parties_of, side
from extract.components.tokens import fold

_ENDING = frozenset({"terminated", "suspended", "ratified", "rejected", "proposed"})
_ONE_SIDED = frozenset(
    {"terminated", "suspended"}
)  # what one party does to the agreement with its steady partner


def groups_of(sight: Sight, document: Document, actors: Sequence[Mention]) -> list[Group]:
    """One group of parties for each agreement that the document stands for; none where nobody is to be had."""
    frame = sight.frame
    if sight.rule.options.get("status") == "proposed" or sight.lemma == "award":
        indirect = [t for t in frame.token.children if t.dep_ == "dative" and mention_of(t) is not None]
        indirect += [t for t in frame.objects if mention_of(t) is not None and t.i != document.token.i]
        frame.preps["with"].extend([*frame.preps.get("to", ()), *under(document.token, "to"), *indirect])
    below = _told_below(document, actors) if len(set(parties_of(actors))) < 2 else []
    groups = named_groups(frame, document, actors) or [g for g in below if set(parties_of(actors)) <= g.codes]
    unknown = any(is_unknown_person(t) for t in [*frame.agents, *frame.subjects])
    if unknown:
        lent = borrowed_group(sight.parsed, sight.context, parties_of(actors), document)
        if lent is not None and document.refers_back and (not groups or lent.codes >= groups[0].codes):
            return [Group(lent.parties, groups[0].persons if groups else (), lent.source)]
        if not groups:
            return [lent] if lent and not has_foreign_partner(frame, document, signers=False) else []
    if not groups and firms_called_states(
        [*frame.subjects, *frame.agents, *under(document.token, "between")]
    ):
        return [told] if (told := sentence_pair(sight.parsed) or steady_pair(sight.context)) else []
    if groups or has_foreign_partner(frame, document):
        return groups
    return [group for group in _inferred(sight, document, actors) if len(group.codes) > 1]


def _told_below(document: Document, actors: Sequence[Mention]) -> list[Group]:
    """ "The pact that X and Y signed in May took effect": those of the clause below the document."""
    for verb in (c for c in document.token.children if c.dep_ in ("relcl", "acl") and is_verbal(c)):
        frame = frame_of(verb)
        told = side(frame.agents if frame.is_passive else frame.subjects)
        if any(t.lower_ == "it" for t in frame.subjects):
            told = [*actors]  # "X suspended the treaty that it concluded with Y"
        told += [m for m in side(frame.preps.get("with", ())) if m not in told]
        if all(m.is_anaphor and m.is_plural for m in told):
            continue  # "to the memorandum the two countries concluded": said of the signer and who else?
        if len(parties_of(told)) > 1:
            return [group_of(told)]
    return []


def _inferred(sight: Sight, document: Document, actors: Sequence[Mention]) -> list[Group]:
    partners = sides(partner_tokens(sight.frame, document))
    known = [*parties_of(actors), *parties_of(partners), *parties_of(document.owners)]
    if partners and not actors:
        lent = borrowed_group(sight.parsed, sight.context, known, document) if len(set(known)) == 1 else None
        return [lent] if lent else pairs_with_home(sight.context, sight.frame, partners, document)
    group = _lent(sight, document, actors, known)
    return [group] if group else []


def _lent(sight: Sight, document: Document, actors: Sequence[Mention], known: Sequence[str]) -> Group | None:
    parsed, context, status = sight.parsed, sight.context, sight.rule.options.get("status")
    if is_founding(document):
        return None
    if actors and status in _ENDING and not document.refers_back:
        if status not in _ONE_SIDED or len(set(known)) != 1 or context.read.is_transcript:
            return None  # who speaks in a transcript is steadily there, and no party to what is spoken of
        told = _told_so(sight)
        told = told if told is not None and known[0] in told.codes else None
        return told or steady_partner(context, known[0]) or pair_with(context, parsed, known[0])
    if actors and document.code == "joint_statement":
        return None
    group = borrowed_group(parsed, context, known, document)
    if sight.rule.label == "extension" and group is not None:
        return group if _is_prolonged_by(group, actors, parsed) else None
    if group is not None and (not actors or _is_close(group, parsed.sentence.index, document)):
        return group
    if actors or sight.frame.subjects:
        by_it = not actors and status in _ONE_SIDED and all(t.lower_ == "it" for t in sight.frame.subjects)
        return _told_so(sight) if by_it else None
    if document.refers_back:
        acted = (
            sentence_pair(parsed) if is_governed(document.token) else None
        )  # "under the deal, X and Y will"
        return (pair_before(context, parsed) or acted) if status in ("signed", "agreed") else None
    told = sentence_pair(parsed)
    if told is None and status in ("signed", "agreed", "ratified"):
        told = pair_before(context, parsed) or (steady_pair(context) if is_named(document) else None)
        told = told or (pair_of_all(context) if _names_nobody(parsed) else None)
    return told


def _names_nobody(parsed: Parsed) -> bool:
    return not any(m.parties and m.kind != "place" for m in parsed.sentence.mentions)


def _told_so(sight: Sight) -> Group | None:
    """ "X told Y that it was ending the accord", "X gave Y a month, ending the accord": the one in the clause above."""
    verb = sight.frame.token.head
    if sight.frame.token.dep_ not in ("ccomp", "advcl") or not is_verbal(verb):
        return None
    tokens = [c for c in verb.children if c.dep_ in ("dobj", "dative", "nsubj") and mention_of(c) is not None]
    group = group_of([m for t in tokens if (m := mention_of(t)) is not None and m.parties])
    return Group(group.parties) if len(group.codes) == 2 else None


def _is_prolonged_by(group: Group, actors: Sequence[Mention], parsed: Parsed) -> bool:
    """An old agreement is of those it was told of; "result: the accord prolonged" also of those who just met."""
    if group.source is None or group.source.family == "agreement":
        return group.source is not None
    named = any(m.parties for m in parsed.sentence.mentions)
    return not (actors or named) and group.source.status == "held" and _gap(group, parsed.sentence.index) <= 1


def _is_close(group: Group, index: int, document: Document) -> bool:
    """One named signer: the other side is that of a contact in the same sentence or the one before."""
    return group.source is not None and (document.refers_back or _gap(group, index) <= 1)


def _gap(group: Group, index: int) -> int:
    return index - group.source.sentence_index if group.source is not None else 0


def noun_groups(sight: Sight, document: Document, actors: Sequence[Mention]) -> list[Group]:
    """The parties of "the signing of a treaty"."""
    groups = named_groups(sight.frame, document, actors)
    if groups or has_foreign_partner(sight.frame, document):
        return groups
    partners = sides(partner_tokens(sight.frame, document))
    known = {*parties_of(partners), *parties_of(document.owners)}
    lent = borrowed_group(sight.parsed, sight.context, known, document) if len(known) < 2 else None
    return [lent] if lent else pairs_with_home(sight.context, sight.frame, partners, document)


def draft_of(sight: Sight, document: Document, group: Group) -> Draft:
    """The agreement a rule tells of a document: its type is the noun's unless the rule has its own."""
    status = str(sight.rule.options.get("status", "signed"))
    code = document.code if sight.rule.label == "document" else sight.rule.label
    if (
        code == "extension"
        and document.code == "fund"
        and sight.lemma == "extend"
        and sight.frame.preps.get("to")
    ):
        code = "fund"  # "a facility extended to Y"
    if status == "signed" and any(t.lower_ == "law" for t in sight.frame.preps.get("into", ())):
        status = "ratified"
    if code == "treaty" and _is_lent_under(document):
        code = "fund"
    if code == "treaty" and _is_of_firms(sight.frame, document):
        code = "contract"
    if (
        code == "extension"
        and status == "signed"
        and document.words & {"ratification", "accession", "acceptance"}
    ):
        status = "ratified"
    drafted = "draft" in document.words and sight.lemma != "sign"
    drafted = drafted or any(t.lower_ in ("draft", "drafts") for t in sight.frame.objects)
    if (status in ("signed", "agreed") and drafted) or (
        status == "agreed" and _is_in_course(sight.frame.token)
    ):
        status = "under_negotiation"
    if (
        status == "agreed"
        and code != "fund"
        and sight.lemma in words_of("approving")
        and _acts_parliament(sight)
    ):
        status = "ratified"
    return Draft(code, status, group, document.title, document.subject, document)


def _is_lent_under(document: Document) -> bool:
    """ "Will lend Y MONEY under an agreement signed on Thursday"."""
    token = document.token
    under_it = token.dep_ == "pobj" and token.head.lower_ == "under"
    return under_it and token.head.head.lower_ in forms_of("lending")


def _is_of_firms(frame: Frame, document: Document) -> bool:
    """A bare deal that a state firm makes is a contract."""
    general = document.token.lower_ in words_of("refined_heads") | {"deal", "deals", "agreements"}
    named = [
        *frame.subjects,
        *frame.agents,
        *under(document.token, "between", "with"),
        *frame.preps.get("with", ()),
    ]
    return general and any(firm_of(t) is not None for t in named)


def _is_in_course(verb: Token) -> bool:
    """ "Are finalising an agreement"."""
    return verb.tag_ == "VBG" and any(c.lower_ in ("is", "are", "'s", "'re") for c in verb.children)


def _acts_parliament(sight: Sight) -> bool:
    acting = [*sight.frame.subjects, *sight.frame.agents]
    return any(
        is_legislature(m) if (m := mention_of(t)) is not None else fold(t.text) in words_of("parliaments")
        for t in acting
    )
