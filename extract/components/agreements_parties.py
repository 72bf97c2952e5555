"""Between whom an agreement is, as its own clause names them.

"X and Y signed", "X signed with Y", "a treaty between X and Y", "the Uzbek-Tajik treaty". A list of partners can
mean one agreement with each.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.agreements_documents import Document, has_article, is_document_head
from extract.components.agreements_entitled import entitled_by, pair_entitled
from extract.components.agreements_firms import is_state_firm
from extract.components.agreements_groups import Group, group_of, sides, signatories, signers
from extract.components.agreements_phrases import is_finite, objects_of, under
from extract.components.agreements_purchases import traded_with
from extract.components.agreements_words import words_of
from extract.components.clauses import clause_tokens, is_verbal, mention_of
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of

_MANY = 2  # a list of more partners than this means an agreement with each


def partner_tokens(frame: Frame, document: Document | None) -> list[Token]:
    """ "Signed a treaty with Y": under the document, the predicate, or a noun between them."""
    found = [*(under(document.token, "with") if document else []), *frame.preps.get("with", ())]
    found = found or _partners_within(document) or _of_loan(document)
    if not found:
        for token in clause_tokens(frame.token):
            if token.dep_ == "prep" and token.lower_ == "with" and token.i > frame.token.i:
                found.extend(objects_of(token) if token.head.lower_ not in words_of("occasions") else ())
    return list(dict.fromkeys(found)) if sides(found) else [*found, *_later_partners(frame, document)]


def _of_loan(document: Document | None) -> list[Token]:
    """ "A loan from X to Y", "a package for Y"."""
    names = ("from", "to", "for")
    if document is None or document.code != "fund":
        return []
    inner = [t for noun in under(document.token, "of", "on", "for") for t in under(noun, *names)]
    return [t for t in [*under(document.token, *names), *inner] if sides([t])]


def _partners_within(document: Document | None) -> list[Token]:
    """ "The convention on social security with Y": under a noun of the document's complement."""
    inside = list(document.token.subtree) if document else []
    preps = [t for t in inside if t.dep_ == "prep" and t.lower_ == "with"]
    clause = [p for p in preps if not any(is_verbal(a) for a in p.ancestors if a in inside)]
    return [t for p in clause for t in objects_of(p) if sides([t])]


def _later_partners(frame: Frame, document: Document | None) -> list[Token]:
    """The partners of a long clause that the parser cut: the next "with" before a party, no verb between."""
    start = max(frame.token.i, document.token.i if document else 0)
    for token in frame.token.doc[start + 1 :]:
        if is_finite(token):
            return []
        if token.lower_ == "with" and sides(objects_of(token)):
            return objects_of(token)
    return []


def _between(frame: Frame, document: Document | None) -> list[Mention]:
    tokens = under(document.token, "between", "among", "amongst") if document else []
    tokens = tokens or [t for name in ("between", "among") for t in frame.preps.get(name, ())]
    if not tokens:
        for token in clause_tokens(frame.token):
            if (
                token.dep_ == "prep"
                and token.lower_ in ("between", "among")
                and not is_document_head(token.head)
            ):
                tokens.extend(objects_of(token))
    return sides(tokens)


def named_groups(frame: Frame, document: Document | None, first: Sequence[Mention]) -> list[Group]:
    """Groups of at least two parties that the clause itself names; `first` are subjects or agents."""
    between = _between(frame, document)
    if len(parties_of(between)) > 1:
        return [_with_signatories(between, first)]
    if len(parties_of(first)) > 1:  # "X and Y signed a pact, ending a dispute with Z"
        near = [*(under(document.token, "with") if document else []), *frame.preps.get("with", ())]
    else:
        near = partner_tokens(frame, document)
    partners = [m for m in signers(near) if m not in first]
    owners = document.owners if document else []
    partners = partners or [m for m in traded_with(document) if m not in first and not owners]
    if document is not None and not partners and len(set(parties_of(first))) == 1:
        partners = entitled_by(document, first)
    if partners:
        lead = list(first) or [m for m in owners if not m.is_adjective] or _other_owner(owners, partners)
        return pairings(lead, partners, frame, document) if lead else []
    adjectives = [m for m in owners if m.is_adjective] if len(parties_of(owners)) == 1 else owners
    for mentions in (first, [*first, *adjectives], [*first, *_of_history(document)], _in_presence(frame)):
        if len(parties_of(mentions)) > 1:
            return [group_of(mentions)]
    pair = pair_entitled(document) if document is not None and not first and not owners else None
    return [pair] if pair is not None else []


def _of_history(document: Document | None) -> list[Mention]:
    """ "The deal floated by X", "the pact signed with Y": who stands in the document's own participle."""
    if document is None:
        return []
    clauses = [c for c in document.token.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VBN"]
    return sides(t for clause in clauses for t in under(clause, "by", "with", "between"))


def _in_presence(frame: Frame) -> list[Mention]:
    """ "Signed in the presence of X and Y"."""
    nouns = [t for t in clause_tokens(frame.token) if t.lower_ == "presence"]
    return sides(t for noun in nouns for t in under(noun, "of"))


def _other_owner(owners: Sequence[Mention], partners: Sequence[Mention]) -> list[Mention]:
    """ "The Turkish deal with Y": the adjective names the other side."""
    taken = set(parties_of(partners))
    return [m for m in owners if not taken & set(m.parties)][:1]


def _with_signatories(between: Sequence[Mention], first: Sequence[Mention]) -> Group:
    """The signers' persons count where they are of the parties named."""
    group = group_of(between)
    signing = [m for m in first if set(m.parties) <= group.codes]
    return Group(group.parties, tuple(dict.fromkeys([*group.persons, *signatories(signing)])))


def pairings(
    lead: Sequence[Mention], partners: Sequence[Mention], frame: Frame, document: Document | None
) -> list[Group]:
    """With several partners: one agreement with each, or one with all."""
    codes = parties_of(partners)
    if len(parties_of(lead)) == 1 and len(codes) > 1 and _is_with_each(frame, document, len(codes)):
        return [g for m in partners for code in m.parties if len((g := _pair(lead, m, code)).codes) > 1]
    group = group_of([*lead, *partners])
    return [group] if len(group.codes) > 1 else []


def _pair(lead: Sequence[Mention], partner: Mention, code: str) -> Group:
    group = group_of([*lead, partner])
    kept = {code, *parties_of(lead)}
    parties = tuple(r for r in group.parties if r.code in kept)
    return Group(parties, tuple(p for p in group.persons if p.party_code in kept))


def _is_with_each(frame: Frame, document: Document | None, count: int) -> bool:
    if document is not None and not document.is_plural and has_article(document.token):
        return False  # "left the accord with A, B and C"
    words = {t.lower_ for t in clause_tokens(frame.token)} | (document.words if document else set())
    if words & words_of("together"):
        return False
    return bool(words & words_of("each")) or bool(document and document.is_plural) or count > _MANY


def has_foreign_partner(frame: Frame, document: Document | None, *, signers: bool = True) -> bool:
    """A partner or signer that is no party: a company, a province, a person without office."""
    tokens = [t for t in partner_tokens(frame, document) if t.tag_[:2] == "NN"]
    between = under(document.token, "between") if document else []
    acting = (frame.agents if frame.is_passive else frame.subjects) if signers else []
    acting = [t for t in acting if document is None or t.i != document.token.i]
    everyone = [*tokens, *between, *acting]
    return any(_is_stranger(t) and not is_state_firm(t) and not sides([t]) for t in everyone)


def is_unknown_person(token: Token) -> bool:
    """A person whom the article and the reference give no country."""
    mention = mention_of(token)
    return mention is not None and mention.kind == "name" and not mention.parties


def _is_stranger(token: Token) -> bool:
    mention = mention_of(token)
    if mention is None:
        return (
            token.tag_[:2] == "NN" and token._.date is None and token.lower_ not in words_of("no_strangers")
        )
    holds_office = (
        bool(mention.persons)
        and mention.office_code is not None
        and mention.office_code not in words_of("local_offices")
    )
    vague = mention.text.lower().split()[-1] in words_of("unresolved_sides")  # "ministers signed"
    return not (mention.parties or vague or holds_office) and mention.kind not in ("pronoun", "group")
