"""Proposals of deeds that are accepted or turned down: "Y accepted X's proposal for joint patrols"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.components.agreements_deeds import deeds_of, nouns, text_of_deed, type_of_deed, words
from extract.components.agreements_discourse import pair_with
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import Group, group_of, participants_among, sides
from extract.components.agreements_phrases import under
from extract.components.clauses import mention_of, spread
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of
from extract.components.tokens import fold


def read_answer(sight: Sight) -> Iterator[Draft]:
    """ "X's proposal for joint patrols was accepted by Y", "Y turned down an offer by X to build a port"."""
    frame = sight.frame
    named = sight.rule.noun_forms("objects")
    for noun in (
        t for t in [*frame.objects, *(frame.subjects if frame.is_passive else ())] if t.lower_ in named
    ):
        deed, code = _proposed(noun, frame)
        if deed is None:
            continue
        answering = sides(frame.agents if frame.is_passive else frame.subjects)
        group = _between(sight, answering, _proposers(noun))
        if group is not None:
            status = str(sight.rule.options.get("status", "agreed"))
            yield Draft(code, status, group, text_of_deed(deed), None, None, deed)


def _between(sight: Sight, answering: Sequence[Mention], proposing: Sequence[Mention]) -> Group | None:
    everyone = [*answering, *(m for m in proposing if m not in answering)]
    codes = set(parties_of(everyone))
    if len(codes) == 1:
        return pair_with(sight.context, sight.parsed, next(iter(codes)))
    return group_of(everyone) if len(codes) == 2 else None


def _proposed(noun: Token, frame: Frame) -> tuple[Token | None, str]:
    """What a proposal is for, where that is a deed and more than a meeting."""
    for deed in deeds_of(noun):
        code = type_of_deed(deed)
        if code is not None:
            return deed, code
    for token in [*under(noun, "for", "of", "on"), *frame.preps.get("for", ())]:
        if is_deed_noun(token):
            return token, "commitment"
    return None, ""


def is_deed_noun(token: Token) -> bool:
    """A noun for a deed that is more than a meeting of those who agree to it."""
    return fold(token.text) in nouns("concrete_nouns") and token.lower_ not in words("encounters")


def _proposers(noun: Token) -> list[Mention]:
    """Whose proposal it is: the owner, the adjective before it, "by" and "from" behind it."""
    before = [m for t in noun.lefts for x in spread(t) if (m := mention_of(x)) is not None and m.parties]
    return [*before, *participants_among(under(noun, "by", "from"))]
