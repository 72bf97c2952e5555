"""Aid in kind: which goods given away are told as a gift of their own, and not as trade or as help in general."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_groups import group_of
from extract.components.agreements_words import forms_of, is_designation, words_of
from extract.components.clauses import clause_tokens, mention_of, spread
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of

_DONE = frozenset({"VBD", "VBN"})
_AUXILIARIES = frozenset({"has", "have", "had", "will", "would", "is", "are", "was", "were", "be"})


def names_gift(sight: Sight) -> bool:
    """A loan or grant without its amount; aid in kind where the verb is one of giving away."""
    frame = sight.frame
    if any(t.lower_ in words_of("loans") and _is_one(t) for t in frame.objects):
        return True
    clause = {t.lower_ for t in clause_tokens(frame.token)}
    if sight.lemma not in words_of("giving_away") or clause & {"contract", "contracts"}:
        return False  # "will deliver 40 vehicles under a contract"
    objects = [t for o in frame.objects for t in o.subtree]
    said = {t.lower_ for t in objects}
    if sight.lemma in words_of("presenting") and any(
        t.lower_ in words_of("single_goods") for t in frame.objects
    ):
        return True  # "handed a patrol boat to Y"
    if sight.lemma in words_of("sending") and _is_done(frame) and is_relief(said):
        return True
    traded = sight.lemma in words_of("delivering") and said & words_of("goods_of_contracts")
    if traded and not clause & words_of("presents"):
        return False  # "deliver 1,000 tonnes of oil" is trade
    goods = words_of("goods") | words_of("arms")
    return any((t.lower_ in goods or is_designation(t)) and is_counted(t) for t in objects)


def read_arrival(sight: Sight) -> Iterator[Draft]:
    """ "A plane carrying aid from X landed in Y": given, by who sent it."""
    frame = sight.frame
    sent = [t for subject in frame.subjects for t in subject.subtree]
    said = {t.lower_ for t in sent}
    if frame.is_passive or not said & words_of("loads") or not is_relief(said):
        return
    reached = [t for name in ("in", "at", "to") for t in frame.preps.get(name, ())]
    receivers = _countries([*frame.objects, *(x for t in reached for x in t.subtree)])
    meant = _countries(x for t in sent if t.lower_ == "for" for c in t.children for x in spread(c))
    givers = [m for m in _countries(sent) if m not in meant]
    receivers = meant or receivers
    told = set(parties_of(givers))
    if len(told) == 1 and len(set(parties_of(receivers))) == 1 and not told & set(parties_of(receivers)):
        yield Draft("fund", "agreed", group_of([*givers, *receivers]))


def _countries(tokens: Iterable[Token]) -> list[Mention]:
    return [m for t in tokens if (m := mention_of(t)) is not None and m.parties and m.kind != "airline"]


def is_delivered_under_contract(sight: Sight) -> bool:
    """ "Will deliver 40 jets under a contract worth MONEY"."""
    told = {t.lower_ for t in clause_tokens(sight.frame.token)}
    return sight.lemma in words_of("delivering") and bool(told & {"contract", "contracts"})


def is_relief(said: set[str]) -> bool:
    """Help sent to those in need: "humanitarian aid", "a planeload of tents", "firefighters"."""
    if said & words_of("relief_workers"):
        return True
    if said & words_of("relief_carriers") and said & words_of("relief_kinds"):
        return True
    carried = said & words_of("relief_goods")
    return bool(carried) and bool((said & (words_of("loads") | words_of("relief_kinds"))) - carried)


def _is_done(frame: Frame) -> bool:
    """ "Sent", "has sent", "will send", "is sending": not "sends tents wherever they are needed"."""
    verb = frame.token
    helped = any(c.lower_ in _AUXILIARIES and c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ in _DONE or helped or verb.lower_ in forms_of("pledging")


def _is_one(token: Token) -> bool:
    """ "A loan", "two credits": not financing in general."""
    return any(t.tag_ in ("DT", "CD", "PRP$") or t.dep_ == "poss" for t in token.lefts)


def is_counted(token: Token) -> bool:
    """Whether goods come with their number: "2 million doses", "20 vehicles"."""
    return any(child.tag_ == "CD" or child.lower_ in ("of", "million") for child in token.subtree) or any(
        a.tag_ == "CD" or any(c.tag_ == "CD" for c in a.children) for a in token.ancestors
    )
