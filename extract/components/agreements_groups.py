"""The parties of one agreement with its signatories, and who acts for a party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extract.components.agreements_firms import firm_of, is_state_firm
from extract.components.agreements_phrases import under
from extract.components.agreements_words import words_of
from extract.components.clauses import is_verbal, mention_of, spread
from extract.components.context import Parsed
from extract.components.facts import Fact, PartyRef, PersonRef, party_refs, persons_of
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of, side
from extract.components.tokens import fold


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
    return Group(tuple(refs[code] for code in sorted(refs)), signatories(mentions))


def signatories(mentions: Sequence[Mention]) -> tuple[PersonRef, ...]:
    return persons_of(mentions, "signatory")


def lent_by(fact: Fact) -> Group:
    """The parties of an earlier fact, inferred and without spans."""
    return Group(inferred(sorted(fact.codes)), (), fact)


def inferred(codes: Sequence[str]) -> tuple[PartyRef, ...]:
    """Parties that the sentence does not name."""
    return tuple(PartyRef(code, "party", None) for code in codes)


def sides(tokens: Iterable[Token]) -> list[Mention]:
    """Participants among tokens, state firms for their countries."""
    tokens = list(tokens)
    found = side(tokens)
    more = [m for t in tokens for m in [firm_of(t), *_of_fellows(t)] if m is not None]
    return [*found, *(m for m in more if m not in found)]


def _of_fellows(token: Token) -> list[Mention]:
    """ "Our Swiss friends", "with Peruvian partners": whose adjective it is."""
    if token.lower_ not in words_of("fellows") or mention_of(token) is not None:
        return []
    named = [m for t in token.lefts if (m := mention_of(t)) is not None and m.is_adjective and m.parties]
    return [replace(m, is_adjective=False) for m in named]


def signers(tokens: Sequence[Token]) -> list[Mention]:
    """Participants among tokens; a board or council that a party owns acts for it ("the IMF board")."""
    found = [m for m in sides(tokens) if m.office_code not in words_of("local_offices")]
    found += [m for m in _sharing_owners(tokens) if m not in found]
    for token in tokens:
        mention = mention_of(token)
        unknown = mention is None or (mention.kind == "name" and not mention.parties)
        if unknown and (token.lower_ in words_of("bodies") or is_state_firm(token)):
            found.extend(m for m in _owners(token) if m not in found)
    return found


def _sharing_owners(tokens: Sequence[Token]) -> list[Mention]:
    """ "The X and Y energy ministries": the adjective stands for the first ministry."""
    named = [(t, m) for t in tokens if (m := mention_of(t)) is not None and m.is_adjective and m.parties]
    return [m for t, m in named if any(c.dep_ == "conj" and mention_of(c) is not None for c in t.children)]


def _owners(token: Token) -> list[Mention]:
    """The parties before a body or office, or behind its "by" and "of": "the decision by X", "X and Y's directors"."""
    behind = [t for p in token.children if p.lower_ in ("by", "of") for c in p.children for t in spread(c)]
    tokens = [*(t for left in token.lefts for t in spread(left)), *behind]
    tokens += _antecedent_of_whose(token)
    found = [m for t in tokens if (m := mention_of(t)) is not None and m.parties and m.kind != "airline"]
    return found or [m for m in _seats(token) if m.is_capital]


def _antecedent_of_whose(token: Token) -> list[Token]:
    """ "X's minister, whose government then promised": the one whose government it is."""
    if not any(left.lower_ == "whose" for left in token.lefts):
        return []
    return [a.head for a in token.ancestors if a.dep_ == "relcl"][:1]


def _seats(token: Token) -> list[Mention]:
    """Where a body sits: "the Senate in X"."""
    preps = [p for p in token.children if p.lower_ in ("in", "at")]
    return [m for p in preps for c in p.children if (m := mention_of(c)) is not None and m.parties]


def is_legislature(mention: Mention) -> bool:
    """A parliament: what it votes is its country's own spending, with no one on the other side."""
    return not mention.persons and bool(set(fold(mention.text).split()) & words_of("parliaments"))


def represented(frame: Frame) -> list[Mention]:
    """Whom the signers sign for: "signed on behalf of X by", "on the Y side", "signed the treaty for X"."""
    tokens = [t for t in frame.token.doc if t.lower_ == "behalf"]
    named = [o for t in tokens for o in [*under(t, "of"), *t.lefts]]
    named += [t for name in ("for", "from", "on") for t in frame.preps.get(name, ()) if _is_side(t, name)]
    by = [t for t in frame.agents if mention_of(t) is not None]
    named += [o for t in by for o in under(t, "for") if _is_side(o, "for")]
    return [m for m in participants_among(named) if m.parties]


def _is_side(token: Token, name: str) -> bool:
    """ "The Y side" under any preposition; under "for" also the state itself: "signed for X"."""
    mention = mention_of(token)
    if mention is None or not mention.parties or mention.is_adjective:
        return False
    is_called = mention.text.lower().endswith((" side", " part"))
    return is_called or (name == "for" and mention.kind in ("party", "institution") and not mention.persons)


def subjects_beside(verb: Token) -> list[Token]:
    """The parties right before a verb that the parser gave no subject: "in Lima, A, B and C opened ... and signed"."""
    while verb.dep_ == "conj" and is_verbal(verb.head):
        verb = verb.head
    found: list[Token] = []
    for token in reversed(verb.doc[: verb.i]):
        mention = mention_of(token)
        if mention is not None and mention.is_participant and mention.kind not in ("airline", "place"):
            found.append(token)
        elif not (
            token.lower_ in (",", "and", "&")
            if found
            else token.dep_ in ("aux", "advmod") or token.tag_ in ("RB", "MD")
        ):
            break
    return found[::-1]


def participants_among(tokens: Sequence[Token]) -> list[Mention]:
    """Participating mentions of tokens, places of government included."""
    return [
        m for t in tokens if (m := mention_of(t)) is not None and m.is_participant and m.kind != "airline"
    ]


def pair_told(tokens: Sequence[Token]) -> Group | None:
    """The only two parties that a clause names at all, adjectives included, one of them as more than that."""
    mentions = [m for t in tokens if (m := mention_of(t)) is not None and m.parties and m.kind != "airline"]
    mentions = [m for m in mentions if (m.kind != "place" or m.is_capital) and not m.is_anaphor]
    if any(m.office_code in words_of("local_offices") for m in mentions):
        return None
    acting = {code for m in mentions if not m.is_adjective and m.kind != "place" for code in m.parties}
    return group_of(mentions) if len(parties_of(mentions)) == 2 and acting else None


def sentence_pair(parsed: Parsed) -> Group | None:
    """The two parties of the whole sentence, where there are exactly two and no third."""
    return pair_named([m for t in parsed.doc if (m := mention_of(t)) is not None])


def pair_named(found: Sequence[Mention]) -> Group | None:
    """The two parties among mentions, where there are exactly two and no third."""
    mentions = [m for m in found if m.parties and m.kind != "airline" and (m.kind != "place" or m.is_capital)]
    acting = [m for m in mentions if not m.is_adjective]
    return group_of(acting) if len(parties_of(acting)) == 2 and len(parties_of(mentions)) == 2 else None
