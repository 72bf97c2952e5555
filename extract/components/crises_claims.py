"""Who vouches for a crisis event: claimants, accusers, armed groups, those who deny it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.clauses import mention_of, spread, subject_of
from extract.components.crises_parties import perpetrator
from extract.components.crises_phrases import Named
from extract.components.crises_reading import Verdict
from extract.components.frames import Frame
from extract.components.mentions import Mention

HOSTILE = frozenset({"armed_attack", "air_strike", "cyber_attack"})


_ACCUSING = frozenset(
    (
        "accuse accused accuses accusing allege alleged alleges claim claimed claims blame blamed blames"
    ).split()
)


_DENYING = frozenset(
    (
        "deny denied denies denying refute refuted refutes rebut rebutted disavow debunked disproved "
        "denial denials"
    ).split()
)


_REJECTING = frozenset("reject rejected rejects dismiss dismissed dismisses rejecting dismissing".split())


_UNTRUE = frozenset(
    {"untrue", "false", "fake", "baseless", "unfounded", "lie", "lies", "wrong", "fabricated", "incorrect"}
)
_CHARGES = frozenset(
    "claim claims allegation allegations accusation accusations report reports charge charges".split()
)


def denier_of(frame: Frame) -> tuple[Token, ...] | None:
    """Subjects of the denial an event stands under; None if nobody denies it."""
    start = frame.verb or frame.token
    chain = [frame.token, *frame.token.ancestors]
    for position, ancestor in enumerate(chain[1:6], start=1):
        below = chain[position - 1]
        if below.dep_ in ("advcl", "relcl") and below.i != start.i:
            return None
        untrue = any(c.dep_ in ("acomp", "attr") and c.lower_ in _UNTRUE for c in ancestor.children)
        if untrue and below.lower_ in _CHARGES:
            return ()
        charged = any(token.lower_ in _CHARGES for token in chain[:position])
        if ancestor.lower_ in _DENYING or (ancestor.lower_ in _REJECTING and charged):
            if below.dep_ in ("nsubj", "prep", "npadvmod"):
                return None
            if any(word in _RESPONSIBILITY for word in (token.lower_ for token in chain[:position])):
                return None
            return tuple(
                token for child in ancestor.children if child.dep_ == "nsubj" for token in spread(child)
            )
    return None


_RESPONSIBILITY = frozenset(
    {
        "responsibility",
        "involvement",
        "role",
        "part",
        "complicity",
        "knowledge",
        "hand",
        "behind",
        "involved",
        "responsible",
    }
)


def claimant_of(frame: Frame) -> tuple[Mention | None, str | None]:
    """Who says so: subject of the nearest verb of speech or accusation above, or "according to X"."""
    chain = [frame.token, *frame.token.ancestors]
    for ancestor in chain[1:]:
        if ancestor.lower_ in SPEECH or ancestor.lower_ in _ACCUSING:
            speakers = [
                t for child in ancestor.children if child.dep_ == "nsubj" for t in spread(child)
            ] or subject_of(ancestor)
            speakers = [t for t in speakers if t not in chain]
            if speakers:
                return _voice(speakers)
    for token in frame.token.doc:
        if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            return _voice([t for t in token.subtree if t.dep_ == "pobj"][:1])
    return None, None


def _voice(tokens: Sequence[Token]) -> tuple[Mention | None, str | None]:
    group = perpetrator(tokens)
    if group:
        return None, group
    for token in tokens:
        mention = mention_of(token)
        if mention is not None and (mention.parties or mention.persons):
            return mention, None
        for child in token.children:
            inner = mention_of(child)
            if inner is not None and inner.parties and child.dep_ in ("amod", "compound", "poss", "nmod"):
                return inner, None
    return None, None


def is_counted_by_its_own(frame: Frame) -> bool:
    """ "..., killing two, the health ministry said": named behind, who counts the dead is a source like any other."""
    for ancestor in frame.token.ancestors:
        if ancestor.lower_ not in SPEECH:
            continue
        speakers = [t for c in ancestor.children if c.dep_ == "nsubj" for t in spread(c)]
        said = [m.text.lower() if (m := mention_of(t)) is not None else t.lower_ for t in speakers]
        behind = ancestor.i > frame.token.i and all(t.i > frame.token.i for t in speakers)
        return behind and bool(said) and all(_CIVIL & set(text.split()) for text in said)
    return False


_CIVIL = frozenset(
    "health hospital hospitals medics doctors ambulance rescue rescuers emergency police interior officials "
    "official authorities governor mayor prosecutors firefighters civil residents witnesses".split()
)


def is_interested(
    code: str,
    claimant: Mention | None,
    voice: str | None,
    actors: Sequence[Named],
    affected: Sequence[Named],
    group: str | None,
) -> bool:
    """A party to the conflict speaking about its enemy, or an armed group about itself."""
    if code not in HOSTILE:
        return False
    if voice is not None:
        return True
    if claimant is None or not claimant.parties:
        return False
    own = set(claimant.parties)
    enemies = {item.code for item in actors} - own
    return bool(own & {item.code for item in affected}) and bool(enemies or group)


_OFFICIAL = frozenset(
    (
        "army military forces force police defence defense ministry officials authorities command guard "
        "guards air emergency interior rescuers"
    ).split()
)


def victims_by_claim(frame: Frame, actors: Sequence[Named]) -> list[Named]:
    """Who says it was struck, where the sentence names no other target: "India said shelling across the line ..."."""
    claimant, _group = claimant_of(frame)
    if claimant is None or not claimant.parties or claimant.parties[0] in {item.code for item in actors}:
        return []
    if any(a.lower_ in _ACCUSING for a in frame.token.ancestors):
        return [Named(claimant.parties[0], None, claimant, frame.token.i)]
    words = set(claimant.text.lower().split())
    near = {token.lower_ for token in frame.token.doc}
    if not words & _OFFICIAL and not (
        claimant.kind == "party" and near & {"border", "line", "frontier", "its", "our"}
    ):
        return []
    return [Named(claimant.parties[0], None, claimant, frame.token.i)]


def attribution(verdict: Verdict, group: str | None) -> str | None:
    """The claimant as the warehouse names it: person, party code, or the armed group."""
    if verdict.group:
        return verdict.group
    if verdict.claimant is not None:
        if verdict.claimant.persons:
            return verdict.claimant.persons[0].full_name
        return next(iter(verdict.claimant.parties), None)
    return group


def without_sign(token: Token) -> bool:
    """ "We have no indication that the attack was aimed at X"."""
    signs = ("indication", "indications", "evidence", "sign", "signs", "reason", "proof")
    return any(
        a.lower_ in signs and any(c.dep_ == "det" and c.lower_ == "no" for c in a.children)
        for a in token.ancestors
    )
