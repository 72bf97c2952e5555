"""State firms, which contract for their countries: known by name, by their owner, or only called a state's.

"Gazprom and PetroChina", "Oman's state-owned Asyad", "the state companies E and Y" of two countries just told.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.agreements_words import words_of
from extract.components.clauses import mention_of
from extract.components.mentions import Mention


def firm_of(token: Token) -> Mention | None:
    """The country that a known state firm, or a branch of one, stands for, as a mention of its name."""
    mention = mention_of(token)
    if mention is None and token.tag_[:3] == "NNP":  # "ADNOC Marine"
        parts = [m for t in token.lefts if t.dep_ == "compound" and (m := mention_of(t)) is not None]
        mention = next((m for m in parts if m.firm_country is not None), None)
    if mention is None or mention.firm_country is None:
        return None
    return Mention("institution", mention.start, mention.end, mention.text, (mention.firm_country,))


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
    return mention is None or (mention.kind in ("name", "firm") and not mention.parties)


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
