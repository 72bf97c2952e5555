"""Between whom an agreement is: from the frame and the noun phrase, else from what the article just told.

"X and Y signed", "X signed with Y", "a treaty between X and Y", "the Uzbek-Tajik treaty", and, after a meeting,
"an action plan was signed": the pair of the contact before. A list of partners can mean one agreement with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extract.components.agreements_documents import Document, is_document_head
from extract.components.agreements_words import words_of
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Fact, PartyRef, PersonRef, party_refs, person_refs
from extract.components.frames import Frame, clause_tokens, mention_of, spread
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side

_REACH = 2  # sentences back in which a meeting can still lend its parties
_ANAPHOR_REACH = 8
_SUPPORT_REACH = 4
_HAPPENED = frozenset({"held", "planned", "signed", "agreed", "ratified", "under_negotiation", "proposed", "suspended", "terminated"})


@dataclass(slots=True)
class Group:
    """The parties of one agreement with its signatories; `source` is the fact that lent them."""

    parties: tuple[PartyRef, ...]
    persons: tuple[PersonRef, ...] = ()
    source: Fact | None = None

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(ref.code for ref in self.parties)


def group_of(mentions: Sequence[Mention]) -> Group:
    """The mentions as parties; the persons among them sign."""
    refs: dict[str, PartyRef] = {}
    for mention in mentions:
        for ref in party_refs(mention):
            if ref.code not in refs or refs[ref.code].span is None:
                refs[ref.code] = ref
    persons = tuple(dict.fromkeys(ref for mention in mentions for ref in person_refs(mention, "signatory")))
    return Group(tuple(refs[code] for code in sorted(refs)), persons)


def signers(tokens: Sequence[Token]) -> list[Mention]:
    """Participants among tokens; a board or council that a party owns acts for it ("the IMF board")."""
    found = [m for m in side(tokens) if m.office_code not in words_of("local_offices")]
    for token in tokens:
        if mention_of(token) is None and token.lower_ in words_of("bodies"):
            found.extend(m for t in token.lefts if (m := mention_of(t)) is not None and m.parties and m not in found)
    return found


def under(token: Token, *names: str) -> list[Token]:
    """Objects of the named prepositions right under a token."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in names:
            found.extend(t for item in child.children if item.dep_ == "pobj" for t in spread(item))
    return found


def partner_tokens(frame: Frame, document: Document | None) -> list[Token]:
    """ "Signed a treaty with Y": under the document, the predicate, or a noun between them."""
    found = [*(under(document.token, "with") if document else []), *frame.preps.get("with", ())]
    if not found:
        for token in clause_tokens(frame.token):
            if token.dep_ == "prep" and token.lower_ == "with" and token.i > frame.token.i and token.head.lower_ not in words_of("occasions"):
                found.extend(t for item in token.children if item.dep_ == "pobj" for t in spread(item))
    return list(dict.fromkeys(found)) if side(found) else [*found, *_later_partners(frame, document)]


def _later_partners(frame: Frame, document: Document | None) -> list[Token]:
    """The partners of a long clause that the parser cut: the next "with" before a party, no verb between."""
    start = max(frame.token.i, document.token.i if document else 0)
    for token in frame.token.doc[start + 1 :]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return []
        if token.lower_ == "with":
            found = [t for child in token.children if child.dep_ == "pobj" for t in spread(child)]
            if side(found):
                return found
    return []


def _between(frame: Frame, document: Document | None) -> list[Mention]:
    tokens = under(document.token, "between", "among", "amongst") if document else []
    tokens = tokens or [t for name in ("between", "among") for t in frame.preps.get(name, ())]
    if not tokens:
        for token in clause_tokens(frame.token):
            if token.dep_ == "prep" and token.lower_ in ("between", "among") and not is_document_head(token.head):
                tokens.extend(t for item in token.children if item.dep_ == "pobj" for t in spread(item))
    return side(tokens)


def named_groups(frame: Frame, document: Document | None, first: Sequence[Mention]) -> list[Group]:
    """Groups of at least two parties that the clause itself names; `first` are subjects or agents."""
    between = _between(frame, document)
    if len(parties_of(between)) > 1:
        return [_with_signatories(between, first)]
    partners = side(partner_tokens(frame, document))
    partners = [m for m in partners if m not in first]
    owners = document.owners if document else []
    lead = list(first) or [m for m in owners if m.parties and not m.is_adjective] or _adjectives(owners, partners)
    if partners and not lead:
        return []
    if partners:
        return _pairings(lead, partners, frame, document)
    if len(parties_of(first)) > 1:
        return [group_of(first)]
    joined = [*first, *owners]
    return [group_of(joined)] if len(parties_of(joined)) > 1 else []


def _adjectives(owners: Sequence[Mention], partners: Sequence[Mention]) -> list[Mention]:
    taken = set(parties_of(partners))
    return [m for m in owners if not taken & set(m.parties)][:1]


def _with_signatories(between: Sequence[Mention], first: Sequence[Mention]) -> Group:
    """The signers' persons count where they are of the parties named."""
    group = group_of(between)
    signers = [m for m in first if set(m.parties) <= group.codes]
    persons = tuple(dict.fromkeys([*group.persons, *(ref for m in signers for ref in person_refs(m, "signatory"))]))
    return Group(group.parties, persons)


def _pairings(lead: Sequence[Mention], partners: Sequence[Mention], frame: Frame, document: Document | None) -> list[Group]:
    """With several partners: one agreement with each, or one with all."""
    codes = parties_of(partners)
    if len(parties_of(lead)) == 1 and len(codes) > 1 and _is_with_each(frame, document, len(codes)):
        return [g for m in partners for code in m.parties if len((g := _pair(lead, m, code)).codes) > 1]
    group = group_of([*lead, *partners])
    return [group] if len(group.codes) > 1 else []


def _pair(lead: Sequence[Mention], partner: Mention, code: str) -> Group:
    group = group_of([*lead, partner])
    kept = {code, *parties_of(lead)}
    return Group(tuple(r for r in group.parties if r.code in kept), tuple(p for p in group.persons if p.party_code in kept))


def _is_with_each(frame: Frame, document: Document | None, count: int) -> bool:
    words = {t.lower_ for t in clause_tokens(frame.token)} | (document.words if document else set())
    if words & words_of("together"):
        return False
    return bool(words & words_of("each")) or bool(document and document.is_plural) or count > 2


def has_foreign_partner(frame: Frame, document: Document | None, *, signers: bool = True) -> bool:
    """A partner or signer that is no party: a company, a province, a person without office."""
    tokens = [t for t in partner_tokens(frame, document) if t.tag_[:2] == "NN"]
    between = under(document.token, "between") if document else []
    acting = (frame.agents if frame.is_passive else frame.subjects) if signers else []
    return any(_is_stranger(t) for t in [*tokens, *between, *acting])


def is_unknown_person(token: Token) -> bool:
    """A person whom the article and the reference give no country."""
    mention = mention_of(token)
    return mention is not None and mention.kind == "name" and not mention.parties


def _is_stranger(token: Token) -> bool:
    if token.lower_ in ("sides", "parties", "side", "effect", "view", "aim", "each", "other", "ceremony", "event", "visit", "meeting", "talks"):
        return False
    mention = mention_of(token)
    if mention is None:
        return token.tag_[:2] == "NN" and token._.date is None
    return not mention.parties and mention.kind not in ("pronoun", "group")


def borrowed_group(parsed: Parsed, context: ArticleContext, known: Iterable[str], document: Document | None) -> Group | None:
    """Parties from the discourse: of the agreement referred back to, else of the contact just told."""
    known = set(known)
    index = parsed.sentence.index
    refers_back = document is not None and document.refers_back
    if document is not None and refers_back:
        same = (f for f in reversed(context.facts) if f.family == "agreement" and f.code == document.code and known <= f.codes)
        fact = next((f for f in same if index - f.sentence_index <= _ANAPHOR_REACH), None)
        if fact is not None:
            return lent_by(fact)
    for fact in reversed(context.facts):
        if fact.family == "crisis" or fact.status not in _HAPPENED or len(fact.codes) < 2:
            continue
        if document is not None and document.code == "ceasefire" and fact.code != "ceasefire":
            continue
        gap = index - fact.sentence_index
        reach = _ANAPHOR_REACH if refers_back and fact.family == "agreement" else _REACH
        if gap <= reach and known <= fact.codes and not (refers_back and gap > _REACH and fact.is_background):
            if refers_back and fact.family == "contact" and _later_agreement(context, fact):
                continue
            return lent_by(fact)
    return None


def lent_by(fact: Fact) -> Group:
    """The parties of an earlier fact, inferred and without spans."""
    return Group(tuple(PartyRef(ref.code, "party", None) for ref in fact.parties), (), fact)


def _later_agreement(context: ArticleContext, contact: Fact) -> bool:
    """Whether an agreement was told at most three sentences before the contact: "the accord" means that one."""
    return any(f.family == "agreement" and 0 <= contact.sentence_index - f.sentence_index <= 3 for f in context.facts)


def pairs_with_home(context: ArticleContext, frame: Frame, partners: Sequence[Mention], document: Document | None) -> list[Group]:
    """ "A treaty with Y was agreed", told by X: the subject of the clause above, else the country reporting."""
    codes = set(parties_of(partners))
    if not codes:
        return []
    lead = [m for m in matrix_subjects(frame) if not set(m.parties) & codes][:1]
    home = context.read.home
    if not lead and home is not None and home not in codes:
        lead = [Mention("party", 0, 0, "", (home,), is_anaphor=True)]
    return _pairings(lead, partners, frame, document) if lead else []


def steady_partner(context: ArticleContext, code: str) -> Group | None:
    """The one other party that every fact of the article so far joins with this party, else None."""
    told = [fact.codes for fact in context.facts if fact.family != "crisis" and code in fact.codes]
    groups = set(told) if len(told) > 1 else set()
    others = {other for codes in groups for other in codes} - {code}
    if len(others) != 1:
        return None
    return Group(tuple(PartyRef(one, "party", None) for one in sorted({code, *others})))


def told_of(parsed: Parsed, context: ArticleContext, mentions: Sequence[Mention]) -> list[Mention]:
    """ "The two ministers" right after a contact of two parties are those of that contact."""
    if len(mentions) != 1 or not (mentions[0].is_anaphor and mentions[0].is_plural):
        return list(mentions)
    if not {"two", "both"} & set(mentions[0].text.lower().split()):
        return _all_sides(parsed, context, mentions[0])
    near = (f for f in reversed(context.facts) if f.family == "contact" and 0 <= parsed.sentence.index - f.sentence_index <= 1)
    fact = next(near, None)
    if fact is None and not _is_supported(parsed, context, mentions[0]):
        return []
    if fact is None or len(fact.codes) != 2 or fact.status != "held" or fact.codes == set(mentions[0].parties):
        return list(mentions)
    persons = tuple(ref.person for ref in fact.persons)
    return [replace(mentions[0], parties=tuple(sorted(fact.codes)), persons=persons)]


def sentence_pair(parsed: Parsed) -> Group | None:
    """The two parties of the whole sentence, where there are exactly two and no third."""
    mentions = [m for t in parsed.doc if (m := mention_of(t)) is not None and m.parties and m.kind != "airline" and not (m.kind == "place" and not m.is_capital)]
    acting = [m for m in mentions if not m.is_adjective]
    return group_of(acting) if len(parties_of(acting)) == 2 and len(parties_of(mentions)) == 2 else None


def _all_sides(parsed: Parsed, context: ArticleContext, mention: Mention) -> list[Mention]:
    """ "The parties", "they": all of the fact just told, where it has more parties than the resolution found."""
    if len(mention.text.split()) > 2:
        return [mention] if _is_supported(parsed, context, mention) else []
    for fact in reversed(context.facts):
        if fact.family != "crisis" and 0 < parsed.sentence.index - fact.sentence_index <= 1 and set(mention.parties) < fact.codes:
            return [replace(mention, parties=tuple(sorted(fact.codes)), persons=tuple(ref.person for ref in fact.persons))]
    return [mention] if _is_supported(parsed, context, mention) else []


def _is_supported(parsed: Parsed, context: ArticleContext, mention: Mention) -> bool:
    """Whether the article just told a fact of these parties, or just named them all."""
    index, codes = parsed.sentence.index, set(mention.parties)
    if any(codes <= fact.codes and index - fact.sentence_index <= _SUPPORT_REACH for fact in context.facts):
        return True
    sentences = context.read.sentences[max(0, index - 2) : index + 1]
    return codes <= {code for s in sentences for m in s.mentions if not m.is_anaphor for code in m.parties}
