"""Who takes part: from argument tokens to mentions that can stand for a side of a contact or agreement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, clause_verb, is_verbal, mention_of, spread, subject_of
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.officials_of_two import officials_of_several
from extract.components.words import is_word


def can_take_part(token: Token, *, as_agent: bool = True) -> bool:
    """Whether the token stands for somebody who can meet, sign or act for a party.

    A capital may ("Ankara and Baku agreed") unless a preposition of place governs it; other places may not.
    """
    mention = mention_of(token)
    if mention is None or not mention.parties or mention.is_adjective or mention.kind == "airline":
        return False
    if (mention.is_former and not mention.persons) or _is_no_representative(mention, token):
        return False
    if mention.kind == "party" and mention.is_plural and not _is_definite(mention):
        return False  # "met with students and Yemenis"; but "talks with the Iranians"
    if mention.kind == "place":
        return mention.is_capital and as_agent
    return True


def _is_no_representative(mention: Mention, token: Token) -> bool:
    """ "The leader of the democratic opposition of Belarus" speaks for no state."""
    led = (t.lower_ for prep in token.children if prep.lower_ == "of" for t in prep.children)
    words = mention.text.lower().split()
    if mention.kind == "group" and not _IN_TRADE.isdisjoint(words):
        return True  # "Peruvian and Chilean business leaders"
    return not _AGAINST.isdisjoint([*words, *led])


_IN_TRADE = frozenset({"business", "corporate", "faith", "interfaith"})


_AGAINST = frozenset(
    "opposition rebel rebels insurgent insurgents separatist separatists exiled dissident".split()
)


def _is_of_private_life(token: Token) -> bool:
    """ "Belarusian business leaders", "civil society leaders"."""
    return any(t.lower_ in _PRIVATE for child in token.lefts for t in child.subtree)


_PRIVATE = frozenset(
    "civil business religious faith interfaith youth student industry private corporate".split()
)


def _is_definite(mention: Mention) -> bool:
    return mention.text.lower().startswith("the ")


def side(tokens: Iterable[Token]) -> list[Mention]:
    """Participating mentions among argument tokens, each once, in text order.

    A noun without a mention of its own stands for the parties it is of: "the army chiefs of A and B".
    """
    found: list[Mention] = []
    for token in sorted(tokens, key=lambda t: t.i):
        mention: Mention | None
        if not _is_of_private_life(token) and (several := officials_of_several(token)):
            mention = several
        elif can_take_part(token):
            mention = mention_of(token)
        else:
            mention = None if _is_of_private_life(token) else _represented(token) or _owned(token)
        if mention is not None and mention not in found:
            found.append(mention)
    return found


def _represented(token: Token) -> Mention | None:
    """The group of parties whom a plural noun of people represents, through "of" or "from"."""
    own = mention_of(token)
    if own is not None and (own.parties or own.kind != "role"):
        return None
    titled = next(
        (c for c in token.lefts if c.dep_ == "compound" and (m := mention_of(c)) and m.kind == "role"), None
    )
    if titled is not None and token.tag_ == "NNP":
        return (
            mention_of(titled) if can_take_part(titled) else None
        )  # "Italian Minister De Maio", a name unread
    if token.lower_ in _DELEGATIONS:
        return _delegation(token)
    if token.lower_ in _QUANTIFIERS:
        return _quantified(token)
    if is_word("person_noun", token.lower_):
        return _official(token)
    if token.tag_ not in ("NNS", "NNPS"):
        return None
    owners = [m for c in token.lefts if c.dep_ == "poss" and (m := mention_of(c)) and len(m.parties) > 1]
    if owners and token.lower_ in AIDES:  # "the two ministries' lawyers"
        return owners[0]
    for prep in token.subtree:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "from"):
            named = [mention_of(t) for child in prep.children if child.dep_ == "pobj" for t in spread(child)]
            codes = list(dict.fromkeys(code for m in named if m for code in m.parties))
            is_body = any(t.lower_.startswith("member") for t in token.subtree if t.i < prep.i)
            if len(codes) > 1 or (codes and is_body):  # "the member states of the Union" are the Union
                first = next(m for m in named if m)
                return Mention(
                    "group",
                    first.start,
                    first.end,
                    first.text,
                    tuple(codes),
                    is_plural=True,
                    is_anaphor=first.is_anaphor,
                )
    return None


AIDES = frozenset(
    "lawyers experts negotiators officials diplomats envoys aides advisers advisors representatives chiefs "
    "commanders teams secretaries sherpas technicians".split()
)


def _owned(token: Token) -> Mention | None:
    """ "Peru's newly accredited resident envoy": the office is of the party that stands further before it."""
    mention = mention_of(token)
    if mention is None or mention.kind != "role" or mention.parties or mention.is_former:
        return None
    owners = [
        m for c in token.lefts if c.dep_ in ("poss", "compound", "nmod", "amod") and (m := mention_of(c))
    ]
    parties = {owner.parties for owner in owners if owner.kind == "party" and len(owner.parties) == 1}
    return replace(mention, parties=parties.pop()) if len(parties) == 1 else None


def _official(token: Token) -> Mention | None:
    """ "The Samoan fisheries chief", "the head of the bloc": an official whose office is on no list.

    "The head of the Samoan MFA Sina Lauti": the name is his, though the parser hangs it on the ministry.
    """
    led = [c for prep in token.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"]
    before_names = [c for name in led for c in name.lefts if c.dep_ in ("compound", "poss", "amod")]
    for child in (*token.children, *led, *before_names):
        mention = mention_of(child)
        if mention is None or child.dep_ not in ("compound", "amod", "nmod", "poss", "pobj"):
            continue
        if child in led and mention.persons and len(mention.parties) == 1:
            return mention
        if child not in token.children and mention.kind == "institution" and len(mention.parties) == 1:
            return replace(mention, kind="role", text=f"{token.text} of {mention.text}")
        if mention.kind == "party" and len(mention.parties) == 1:
            text = f"{mention.text} {token.text}"
            level = None if child in led else "official"  # the head of a ministry is a minister
            return replace(mention, kind="role", text=text, is_adjective=False, level_code=level)
    return None


_QUANTIFIERS = frozenset({"each", "both", "all", "either", "none", "neither"})


def _quantified(token: Token) -> Mention | None:
    """ "Received each of his two colleagues": those of whom it is each."""
    whole = (c for prep in token.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj")
    return next((mention_of(t) for t in whole if can_take_part(t)), None)


_DELEGATIONS = frozenset({"delegation", "delegations", "team", "mission", "group", "panel"})


def _delegation(token: Token) -> Mention | None:
    """Whom a delegation stands for: the party it is named for, its leader, or the party it is from or of."""
    for child in token.children:
        named = mention_of(child)
        if (
            child.dep_ in ("compound", "poss", "amod", "nmod")
            and named is not None
            and named.kind == "party"
            and named.parties
        ):
            return replace(named, kind="institution", text=f"{named.text} {token.text}", is_adjective=False)
    several = _of_several_parties(token)
    if several is not None:
        return several
    for child in token.children:
        led = child.dep_ == "acl" and child.lower_ in ("led", "headed")
        if not led and not (child.dep_ == "prep" and child.lower_ in ("from", "of")):
            continue
        for found in child.subtree:
            mention = mention_of(found)
            if mention is not None and mention.parties and not mention.is_adjective:
                text = f"{token.text} of {mention.text}"
                return replace(
                    mention, kind="institution" if not mention.persons else mention.kind, text=text
                )
    return None


def _of_several_parties(token: Token) -> Mention | None:
    """ "Delegations from A and B": of each of the parties that they are from or of."""
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("from", "of")]
    whole = [t for prep in preps for c in prep.children if c.dep_ == "pobj" for t in spread(c)]
    named = [
        m for t in whole if (m := mention_of(t)) is not None and m.kind == "party" and not m.is_adjective
    ]
    codes = parties_of(named)
    if len(codes) < 2:
        return None
    text = f"{token.text} of {named[0].text}"
    return Mention("group", named[0].start, named[-1].end, text, tuple(codes), is_plural=True)


def prepositional(frame: Frame, *names: str) -> list[Token]:
    """Objects of the named prepositions: the frame's own, else the clause's, where the parser hung them elsewhere."""
    own = [token for name in names for token in frame.preps.get(name, ())]
    if "with" not in names:
        return own
    if any(can_take_part(token) for token in own):
        return enumerated(own)
    found: list[Token] = []
    for token in clause_tokens(frame.token):
        if (
            token.dep_ == "prep"
            and token.lower_ in names
            and token.i > frame.token.i
            and _is_astray(token, frame)
        ):
            found.extend(t for child in token.children if child.dep_ == "pobj" for t in spread(child))
    return enumerated(found) if found else own


_BETWEEN_ITEMS = frozenset(
    {",", "and", "&", "as", "well", "along", "together", "with", "also", "then", "the"}
)
_JOINS = frozenset({",", "and", "&", "along", "well", "together"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def enumerated(tokens: Sequence[Token]) -> list[Token]:
    """The arguments with the officials who follow them in the same enumeration, where the parser lost count.

    "With A, B (the party's own), C representing the chair, and D": read from word to word; it ends at a verb.
    """
    found = sorted(tokens, key=lambda t: t.i)
    current = found[-1] if found and mention_of(found[-1]) is not None else None
    while current is not None:
        current = _next_item(current)
        if current is not None:
            found.append(current)
    return found


def _next_item(item: Token) -> Token | None:
    doc, between = item.doc, []
    index = item.i + 1
    while index < len(doc) and (mention_of(doc[index]) is None or doc[index].head.lower_ in _ASIDE):
        if doc[index].text == "(" or doc[index].lower_ in _ASIDE:
            index = _behind(doc[index])
            continue
        if doc[index].lower_ not in _BETWEEN_ITEMS:
            return None
        between.append(doc[index].lower_)
        index += 1
    if index >= len(doc) or _JOINS.isdisjoint(between):
        return None
    return doc[index] if _is_item(doc[index]) else None


_ASIDE = frozenset({"representing", "chairing", "heading", "leading"})


def _behind(aside: Token) -> int:
    """The index behind a parenthesis, or of the comma that closes a participle."""
    for token in aside.doc[aside.i + 1 :]:
        if token.text == (")" if aside.text == "(" else ","):
            return int(token.i) + (aside.text == "(")
    return len(aside.doc)


def _is_item(token: Token) -> bool:
    mention = mention_of(token)
    if mention is None or mention.kind not in ("person", "role", "group") or mention.is_anaphor:
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    is_subject = token.dep_ in _SUBJECTS or (following is not None and following.tag_ in _FINITE)
    return can_take_part(token) and not is_subject


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _is_astray(prep: Token, frame: Frame) -> bool:
    """ "Held talks on trade with X": the parser hangs "with" on the topic, but not where that noun takes it itself.

    "The conversation of X with Y": nor does the one whose conversation it is take it.
    """
    if is_word("relational_noun", prep.head.lower_):
        return False
    if not is_verbal(frame.token) and prep.head in frame.preps.get("of", ()):
        return True
    return all(mention_of(a) is None for a in prep.ancestors if a.i > frame.token.i)


def parties_of(mentions: Sequence[Mention]) -> list[str]:
    """Party codes of the mentions, each once, in text order."""
    return list(dict.fromkeys(code for mention in mentions for code in mention.parties))


def matrix_subjects(frame: Frame) -> list[Mention]:
    """Subjects of the clauses above a noun that has no subject of its own ("After a meeting with X, Y said")."""
    verb = frame.verb or clause_verb(frame.token)
    steps = 0
    while verb is not None and steps < 4:
        subjects = [t for t in subject_of(verb) if t.i != frame.token.i and t not in frame.token.subtree]
        found = side(subjects)
        if found or any(t.lower_ not in ("it", "there") for t in subjects):
            return found
        verb = clause_verb(verb.head) if verb.head.i != verb.i else None
        steps += 1
    return headed_by(frame.token)


def headed_by(noun: Token) -> list[Mention]:
    """ "X in Lima on Monday for talks with Y", "X and Y at a news conference": a note without a verb opens with whom
    it is about."""
    root = next((a for a in noun.ancestors if a.dep_ == "ROOT"), None)
    if root is None or is_verbal(root) or root.i > noun.i or mention_of(root) is None:
        return []
    return side(spread(root))
