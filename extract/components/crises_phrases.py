"""Phrases of a parsed sentence: their tokens and words, the parties they name, the prepositions on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extract.components.clauses import clause_tokens, is_verbal, mention_of
from extract.components.crises_words import is_crisis_word
from extract.components.facts import PartyRef
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.simplify import all_words

PLACE_PREPOSITIONS = frozenset(
    (
        "in at near on outside around along off inside within across over into through from of between "
        "against throughout"
    ).split()
)


_TARGET_PREPOSITIONS = frozenset(
    "of in at near on outside around along off inside within across over into between and".split()
)


OWNER_PREPOSITIONS = frozenset({"of", "from", "between"})


_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "csubj", "parataxis"})


_LINES = frozenset({"border", "borders", "frontier", "frontiers", "crossing", "crossings"})


_SITED = frozenset({"located", "based", "headquartered", "operating", "stationed", "registered"})


@dataclass(frozen=True, slots=True)
class Named:
    """A country or organisation as named by one token: its code, its span, its mention."""

    code: str
    span: tuple[int, int] | None
    mention: Mention
    position: int


def implied(code: str) -> Named:
    """A party that no word here names: that of the page, or of what was told before."""
    return Named(code, None, Mention("party", 0, 0, "", (code,), is_anaphor=True), 0)


def named_by(token: Token) -> list[Named]:
    """The parties a token names; a place names its country."""
    mention = mention_of(token)
    if mention is None:
        return []
    codes = mention.parties
    if mention.kind == "place":
        codes = (mention.place_country,) if mention.place_country else mention.parties
        codes = _country_behind(token) or codes
    span = None if mention.is_inferred else (mention.start, mention.end)
    return [Named(code, span, mention, token.i) for code in codes]


def _country_behind(token: Token) -> tuple[str, ...]:
    """ "Valencia, Spain": the country printed right behind a town decides which town is meant."""
    if token.i + 2 >= len(token.doc) or token.nbor(1).text != ",":
        return ()
    behind = mention_of(token.nbor(2))
    is_country = behind is not None and behind.kind == "party" and not behind.is_adjective
    return behind.parties if behind is not None and is_country and behind.place_country else ()


def phrase(head: Token, prepositions: frozenset[str] = _TARGET_PREPOSITIONS) -> list[Token]:
    """Tokens of a noun phrase without the clauses that hang on it; only the given prepositions are entered."""
    found: list[Token] = []
    stack = [head]
    while stack:
        current = stack.pop()
        found.append(current)
        for child in current.children:
            if (child.dep_ in _CLAUSES and child.lower_ not in _SITED) or (
                child.dep_ == "conj" and child.tag_[:2] == "VB"
            ):
                continue
            if child.dep_ == "conj" and mention_of(current) is not None and mention_of(child) is None:
                continue
            if child.dep_ == "conj" and _opens_another(current, child):
                continue
            if child.lower_ == "outside" and any(
                (m := mention_of(t)) and m.kind == "party" for t in child.children
            ):
                continue
            leads_across = child.lower_ in ("with", "to") and current.lower_ in _LINES
            if child.dep_ in ("prep", "agent") and child.lower_ not in prepositions and not leads_across:
                continue
            stack.append(child)
    return sorted(found, key=lambda token: token.i)


def _opens_another(name: Token, joined: Token) -> bool:
    """ "The war on X and Y efforts to end it": the parser joined Y, which marks the noun behind it, to X."""
    mention = mention_of(name)
    marks_next = name.dep_ in ("nmod", "compound") and name.head.i == joined.i + 1
    bare = mention is not None and mention.kind == "party" and not mention.is_adjective
    return bare and marks_next and name.i > 0 and name.nbor(-1).dep_ == "prep"


def unique(found: Iterable[Named]) -> list[Named]:
    """Each party once, the first naming kept."""
    first: dict[str, Named] = {}
    for item in found:
        first.setdefault(item.code, item)
    return list(first.values())


def owners(head: Token) -> Iterator[Token]:
    """Tokens that own or mark a noun: demonym, possessive, compound, "of X", "from X"."""
    for part in phrase(head, OWNER_PREPOSITIONS):
        if part.i == head.i or mention_of(part) is None or is_label(part):
            continue
        if (part.dep_ in ("amod", "compound", "nmod", "poss", "conj", "appos") and part.i < head.i) or (
            part.dep_ in ("pobj", "conj") and part.i > head.i
        ):
            yield part


def is_label(token: Token) -> bool:
    """ "MOGADISHU - Car bomb kills six": where an item of a round-up is from, no owner of what follows."""
    following = token.doc[token.i + 1 : token.i + 2].text
    return token.i < _LABEL_END and following in _LABEL_MARKS and bool(token.whitespace_ or following == ":")


_LABEL_END = 3  # tokens at the start of a sentence that a label may take
_LABEL_MARKS = frozenset({"-", "–", "—", "--", ":"})


def modifiers(head: Token) -> list[Token]:
    """Mentions standing before a noun inside its phrase: "Israeli and US", "Russia's"."""
    left = head.left_edge.i
    found = []
    for token in head.doc[left : head.i]:
        mention = mention_of(token)
        if (
            mention is None
            or mention.kind == "pronoun"
            or is_label(token)
            or token.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass")
        ):
            continue
        current, steps = token, 0
        while current.i != head.i and current.head.i != current.i and steps < 4:
            if current.dep_ in _CLAUSES or current.dep_ == "prep":
                break
            current, steps = current.head, steps + 1
        if current.i == head.i:
            found.append(token)
    return [token for token in found if _owns(token)]


def _owns(token: Token) -> bool:
    """Not a topic listed before the owner ("Iran and President X's war"), nor a person who only stands before."""
    mention = mention_of(token)
    if mention is None or any(child.dep_ == "case" for child in token.children):
        return True
    others = [m for c in token.children if c.dep_ == "conj" and (m := mention_of(c)) is not None]
    if mention.kind == "party" and not mention.is_adjective:
        return not any(m.persons for m in others)
    return not mention.persons or any(c.dep_ == "case" for t in token.conjuncts for c in t.children)


def phrase_head(token: Token) -> Token:
    """The noun that a modifier or coordinated name belongs to."""
    while token.dep_ in ("compound", "poss", "amod", "nmod", "conj", "appos") and token.head.i != token.i:
        token = token.head
    return token


def pobjs(frame: Frame, *names: str) -> list[Token]:
    """Objects of the named prepositions on the predicate, its verb, or misattached in its clause."""
    found = [token for name in names for token in frame.preps.get(name, ())]
    if found:
        return found
    for token in clause_tokens(frame.token):
        if token.lower_ in names and token.dep_ in ("prep", "agent") and token.i > frame.token.i:
            found.extend(child for child in token.children if child.dep_ == "pobj")
    return found


def is_people(token: Token) -> bool:
    """ "Hundreds of Hungarians": a plural demonym."""
    mention = mention_of(token)
    return mention is not None and names_people(mention)


def names_people(mention: Mention) -> bool:
    is_demonym = mention.kind == "party" and mention.place_name is None
    return is_demonym and mention.text.endswith(("s", "ese", "sh"))


def counted(token: Token) -> list[Token]:
    """ "Thousands of tourists": the noun that a word of number counts."""
    of = [t for c in token.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    return [token, *(of if token.lower_ in _NUMBERS or token.tag_ == "CD" else [])]


_NUMBERS = frozenset(
    "both all some most many several half dozens scores hundreds thousands millions "
    "group groups batch number majority".split()
)


def refs(named: Iterable[Named], role: str) -> tuple[PartyRef, ...]:
    """Party references in a role, each code once."""
    return tuple(PartyRef(item.code, role, item.span) for item in unique(named))


def makers(frame: Frame) -> list[Token]:
    """Agents of a verb of doing over the noun: "was launched by X", not "was attributed by X"."""
    verb = frame.verb
    return list(frame.agents) if verb is not None and is_crisis_word("doing", verb.lower_) else []


def telling_verb(frame: Frame) -> Token | None:
    """The verb an event noun is subject or object of, also where the parser hung the verb under the noun."""
    token = frame.token
    if token.dep_ == "ROOT" and not is_verbal(token):
        return next((c for c in token.children if c.dep_ == "conj" and is_verbal(c)), frame.verb)
    return frame.verb


def without(named: Iterable[Named], others: Iterable[Named]) -> list[Named]:
    """Those whose code is not among the others."""
    codes = {item.code for item in others}
    return [item for item in named if item.code not in codes]


AIMED = ("on", "against", "at", "into", "toward", "towards", "upon", "over", "targeting", "across", "inside")


PLACED = ("in", "near", "outside", "around", "along")


def words_of(tokens: Iterable[Token]) -> Set[str]:
    """Lower-case words of tokens, those inside mentions too ("Israeli warplanes")."""
    if isinstance(tokens, Doc):
        return all_words(tokens)
    found: set[str] = set()
    for token in tokens:
        mention = mention_of(token)
        text = mention.text if mention else token.text
        found.update(text.lower().replace("-", " ").split())
    return found


def pobjs_of(frame: Frame, *names: str) -> list[Token]:
    """Objects of prepositions on the noun itself, not on the verb above it."""
    found = _behind_aside(frame.token) if "of" in names else []
    for child in frame.token.children:
        if child.lower_ in names and child.dep_ in ("prep", "agent"):
            found.extend(t for t in child.children if t.dep_ == "pobj")
        elif child.dep_ == "acl":
            found.extend(
                t
                for inner in child.children
                if inner.lower_ in names
                for t in inner.children
                if t.dep_ == "pobj"
            )
    return found


def _behind_aside(noun: Token) -> list[Token]:
    """ "The expulsion, today, of the consul", "the closure, since May, of the border": the date stands between."""
    following = noun.doc[noun.i + 1 : noun.i + 9]
    if not following or following[0].text != "," or is_verbal(noun):
        return []
    link = next((t for t in following[1:] if t.lower_ == "of" and t.nbor(-1).text == ","), None)
    return [t for t in link.children if t.dep_ == "pobj"] if link is not None else []


def shared_mentions(tokens: Iterable[Token]) -> list[Mention]:
    """Mentions among tokens."""
    return [m for token in tokens if (m := mention_of(token)) is not None]


WIDE = frozenset("of from in to for on against at between with including and under by".split())


def everything_below(token: Token) -> list[Token]:
    return list(token.subtree)
