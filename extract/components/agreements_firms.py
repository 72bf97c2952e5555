"""State firms that agree or contract for their countries: "the state company E and Argentina's Y agreed on"."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.agreements_drafts import Sight
from extract.components.agreements_groups import Group, group_of, is_state_firm
from extract.components.frames import mention_of
from extract.components.mentions import Mention

_SUBJECT_PARTS = frozenset({"nsubj", "conj", "appos"})


def firms_group(sight: Sight) -> Group | None:
    """Two firms as subject, one of them called a state's: the one without a country is the home country's."""
    firms = [t for subject in sight.frame.subjects for t in subject.subtree if _is_firm(t)]
    if not any(is_state_firm(token) for token in firms):
        return None
    owners = [m for token in firms for m in _owners(token)]
    home = sight.context.read.home
    if home is not None and any(is_state_firm(t) and not _owners(t) for t in firms):
        owners.append(Mention("party", 0, 0, "", (home,), is_anaphor=True))
    group = group_of(owners)
    return group if len(group.codes) > 1 else None


def _is_firm(token: Token) -> bool:
    return token.dep_ in _SUBJECT_PARTS and token.tag_[:2] == "NN" and mention_of(token) is None


def _owners(token: Token) -> list[Mention]:
    """The country before a firm, its own apposition's included."""
    return [m for t in token.lefts if (m := mention_of(t)) is not None and m.parties and m.kind == "party"]
