"""Officials of several countries whose posts are no office on a list: "Thai and Burmese military officers"."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import mention_of, spread
from extract.components.mentions import Mention

_POSTS = frozenset(
    "chiefs commanders officers officials negotiators envoys diplomats experts delegations teams generals admirals "
    "colonels ministers deputies undersecretaries leaders lawmakers parliamentarians heads directors governors "
    "technicians specialists authorities representatives guards".split()
)
_QUALIFYING = frozenset({"nmod", "compound", "amod", "poss"})


def officials_of_several(token: Token) -> Mention | None:
    """Whom a plural post stands for, by the countries that qualify it; None for fewer than two."""
    if token.tag_ not in ("NNS", "NNPS") or (token.lower_ not in _POSTS and mention_of(token) is None):
        return None
    own = mention_of(token)
    if own is not None and not (own.kind == "role" and own.is_plural and len(own.parties) < 2):
        return None
    lefts = [t for c in token.lefts if c.dep_ in _QUALIFYING for t in spread(c) if t.i < token.i]
    named = [m for t in lefts if (m := mention_of(t)) is not None and m.kind in ("party", "institution")]
    codes = tuple(dict.fromkeys(code for m in named for code in m.parties))
    if len(codes) < 2:
        return None
    end = own.end if own is not None else named[-1].end
    level = own.level_code if own is not None else None
    return Mention("group", named[0].start, end, token.text, codes, level_code=level, is_plural=True)
