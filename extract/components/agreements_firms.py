"""State firms, which contract for their countries: known by name, by their owner, or only called a state's.

"Gazprom and PetroChina", "Oman's state-owned Asyad", "the state companies E and Y" of two countries just told.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import yaml
from spacy.tokens import Token

from extract.components.agreements_words import words_of
from extract.components.frames import mention_of
from extract.components.mentions import Mention
from extract.components.tokens import fold
from extract.components.words import RULES_DIR

_FILE = RULES_DIR / "state_firms.yml"
_PARTS = frozenset({"compound", "nmod", "amod", "poss"})


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Folded name of a firm -> its country."""
    raw = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {fold(name): code for code, names in raw.items() for name in names}


@lru_cache(maxsize=1)
def firm_words() -> frozenset[str]:
    """Lower-case words of which a sentence that names a state firm holds one."""
    return frozenset(word for name in _countries() for word in name.split()[-1:])


def firm_of(token: Token) -> Mention | None:
    """The country that a known state firm stands for, as a mention of its name."""
    mention = mention_of(token)
    if mention is not None and (mention.kind != "name" or mention.parties):
        return None
    known = _countries()
    words = fold(mention.text).split() if mention is not None else [fold(token.text)]
    before = [fold(t.text) for t in token.lefts if t.dep_ in _PARTS and mention_of(t) is None]
    spoken = [" ".join([*before[-n:], *words]) for n in (2, 1)] + [" ".join(words), words[0], words[-1]]
    code = next((known[name] for name in spoken if name in known), None)
    if code is None or not token.text[:1].isupper():
        return None
    start, end = (mention.start, mention.end) if mention is not None else token._.span
    return Mention("institution", start, end, token.text, (code,))


def is_state_firm(token: Token) -> bool:
    """ "Y's state oil company", "Y Industries, which belongs to the Y state", a firm known by name."""
    if token.tag_[:2] != "NN":
        return False
    if firm_of(token) is not None:
        return True
    first, last = token.left_edge._.span[0], token.right_edge._.span[1]
    sentence = token.doc._.sentence
    words = sentence.text[first - sentence.start : last - sentence.start].lower().replace("-", " ").split()
    return bool({word.strip(",.;:") for word in words} & words_of("state_markers"))


def firms_called_states(tokens: Sequence[Token]) -> bool:
    """Whether all of at least two firms without a country of their own stand under the word of a state's."""
    firms = [t for t in tokens if t.tag_[:2] == "NN" and firm_of(t) is None and _is_unread(t)]
    return len(firms) > 1 and any(is_state_firm(token) for token in firms)


def _is_unread(token: Token) -> bool:
    mention = mention_of(token)
    return mention is None or (mention.kind == "name" and not mention.parties)


def firms_group_at_home(subjects: Sequence[Token], home: str | None) -> list[Mention]:
    """Two firms as subject, one of them called a state's: the one without a country is the home country's."""
    firms = [t for subject in subjects for t in subject.subtree if _is_subject_firm(t)]
    if not any(is_state_firm(token) for token in firms):
        return []
    owners = [m for token in firms for m in [*owners_of_firm(token), firm_of(token)] if m is not None]
    if home is not None and any(is_state_firm(t) and not owners_of_firm(t) and not firm_of(t) for t in firms):
        owners.append(Mention("party", 0, 0, "", (home,), is_anaphor=True))
    return owners


def _is_subject_firm(token: Token) -> bool:
    return token.dep_ in ("nsubj", "conj", "appos") and token.tag_[:2] == "NN" and _is_unread(token)


def owners_of_firm(token: Token) -> list[Mention]:
    """The country before a firm, its own apposition's included."""
    return [m for t in token.lefts if (m := mention_of(t)) is not None and m.parties and m.kind == "party"]
