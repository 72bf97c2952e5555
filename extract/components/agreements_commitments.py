"""What parties agree to do: "agreed to hold a summit", "agreed that their ministers will meet", "agreed on the reopening of".

Only deeds count, listed as data; "agreed to strengthen cooperation" is no commitment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import yaml
from spacy.tokens import Token

from extract.components.agreements_documents import documents_among
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_money import money_near
from extract.components.agreements_parties import Group, borrowed_group, group_of, sentence_pair, told_of
from extract.components.frames import Frame, is_verbal, mention_of, spread
from extract.components.gazetteer import fold
from extract.components.inflection import noun_forms, verb_forms
from extract.components.mentions import Mention
from extract.components.participants import parties_of, side
from extract.components.words import RULES_DIR

_TITLE_WORDS = 22


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    path = RULES_DIR / "agreement_commitments.yml"
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


@lru_cache(maxsize=32)
def _verbs(name: str) -> frozenset[str]:
    return frozenset(form for word in _raw()[name] for form in verb_forms(word))


@lru_cache(maxsize=32)
def _nouns(name: str) -> frozenset[str]:
    return frozenset(form for word in _raw()[name] for form in noun_forms(word))


def read_commitment(sight: Sight) -> Iterator[Draft]:
    """ "X and Y agreed to VP", "X agreed with Y to VP", "agreed that ... will VP", "agreed on the opening of ..."."""
    frame = sight.frame
    group = _agreeing(sight)
    if group is None:
        return
    found = False
    for deed in _deeds(frame.token):
        code = _code_of(deed)
        if code is not None:
            found = True
            yield _commitment(sight, deed, code, _with_objects(group, deed))
            break
    if not found:
        yield from _agreed_on(sight, group)


def _agreeing(sight: Sight) -> Group | None:
    """Who agrees: two parties as subject, or one with another; a seller and buyer count by "from" and "to"."""
    frame = sight.frame
    cited = _cited(sight)
    if cited is not None:
        return cited
    if frame.is_passive and frame.agents:
        first = side(frame.agents)
    elif frame.is_passive:
        return _impersonal_group(sight) if _is_impersonal(frame) else None
    else:
        first = told_of(sight.parsed, sight.context, side(frame.subjects))
    partners = side(_own(frame.token, "with"))
    everyone = [*first, *(m for m in partners if m not in first)]
    if len(parties_of(everyone)) > 1:
        return group_of(everyone)
    if not first:
        vague = [t for t in frame.subjects if t.lower_ in ("they", "sides", "parties", "both", "ministers", "leaders", "delegations", "side")]
        return borrowed_group(sight.parsed, sight.context, (), None) or sentence_pair(sight.parsed) if vague else None
    return group_of(first)


def _cited(sight: Sight) -> Group | None:
    """ "According to the declaration, the leaders agreed": the parties of that declaration."""
    if not all((m := mention_of(t)) is not None and m.is_anaphor for t in sight.frame.subjects):
        return None
    tokens = [t for p in sight.frame.token.children if p.dep_ == "prep" for x in p.subtree if x.dep_ == "pobj" for t in [x]]
    documents = [d for d in documents_among(tokens) if d.refers_back]
    return borrowed_group(sight.parsed, sight.context, (), documents[0]) if documents else None


def _impersonal_group(sight: Sight) -> Group | None:
    """ "It was agreed that the next meeting of the X-Y commission would be held": the pair named, else just told."""
    named = [m for t in sight.parsed.doc if (m := mention_of(t)) is not None and m.parties and m.kind == "party"]
    if len(parties_of(named)) == 2:
        return group_of(named)
    return borrowed_group(sight.parsed, sight.context, (), None)


def _is_impersonal(frame: Frame) -> bool:
    return any(child.lower_ == "it" for child in frame.token.children) and frame.token.lower_ == "agreed"


def _own(token: Token, name: str) -> list[Token]:
    return [t for child in token.children if child.dep_ == "prep" and child.lower_ == name for p in child.children if p.dep_ == "pobj" for t in spread(p)]


def _deeds(verb: Token) -> Iterator[Token]:
    """Verbs of what was agreed, coordinated ones too; a that-clause needs a future."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and is_verbal(child) and child.i > verb.i:
            if _has_to(child) or (child.dep_ == "ccomp" and _is_future(child)):
                yield from _coordinated(child)
        elif child.dep_ == "prep" and child.lower_ in ("on", "to", "in"):
            yield from (t for t in child.children if t.dep_ == "pcomp" and t.tag_ == "VBG")


def _coordinated(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ == "conj" and is_verbal(child):
            yield from _coordinated(child)


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ in ("aux", "mark") for child in verb.children) or (verb.i > 0 and verb.nbor(-1).lower_ == "to")


def _is_future(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("will", "would", "shall", "'ll") for child in verb.children)


def _objects(verb: Token) -> list[Token]:
    found = [t for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "oprd", "npadvmod") for t in spread(child)]
    held = [t for token in found for prep in token.children if prep.dep_ == "prep" and prep.lower_ == "of" for p in prep.children if p.dep_ == "pobj" for t in spread(p)]
    return [*found, *held]


def _phrase_words(verb: Token) -> set[str]:
    """Words of the objects of a deed, their modifiers included."""
    return {fold(t.text) for token in _objects(verb) for t in [token, *token.lefts]}


def _code_of(deed: Token) -> str | None:
    """The agreement type of a deed; None for what is no deed."""
    word, objects = deed.lower_, _phrase_words(deed)
    raw = _raw()
    if word in _verbs("ceasefire_verbs") and objects & set(raw["ceasefire_objects"]) and _fits_truce(word, objects):
        return "ceasefire"
    if any(document.code for document in documents_among(_objects(deed))) and word in ("sign", "conclude", "ratify", "initial", "finalise", "finalize"):
        return None
    if word in _verbs("concrete_verbs") and word in verb_forms("extend") | verb_forms("renew") | verb_forms("prolong") and objects & set(raw["extension_objects"]):
        return "extension"
    if word in _verbs("contract_verbs") and objects:
        return "contract"
    if word not in _verbs("concrete_verbs"):
        return None
    if objects & set(raw["vague_objects"]) and not (word in _verbs("relation_verbs") and objects & set(raw["relation_words"])):
        return None
    return "commitment" if _has_content(deed) else None


def _fits_truce(word: str, objects: set[str]) -> bool:
    """People are exchanged or released, fire is held or stopped; "end the war" is a truce, "return fire" is not."""
    people = objects & set(_raw()["ceasefire_needs"])
    handing = _verbs("ceasefire_verbs") & frozenset(f for v in ("exchange", "swap", "release", "free", "repatriate", "return", "hand") for f in verb_forms(v))
    return bool(people) if word in handing else bool(objects - set(_raw()["ceasefire_needs"])) or "war" in objects


def _has_content(deed: Token) -> bool:
    return any(child.dep_ in ("dobj", "prep", "nsubjpass", "advmod", "npadvmod", "prt", "xcomp", "dative", "oprd") for child in deed.children)


def _with_objects(group: Group, deed: Token) -> Group:
    """ "Agreed to buy gas from Y": the other side stands with the deed."""
    if len(group.codes) > 1:
        return group
    tokens = [t for name in ("from", "to", "with", "for") for t in _own(deed, name)]
    tokens += [t for item in _objects(deed) for name in ("from", "to", "with") for t in _own(item, name)]
    tokens += [child for child in deed.children if child.dep_ == "dative"] + _objects(deed)
    others = [m for t in tokens if (m := _party(t)) is not None and not set(m.parties) & group.codes]
    if not others or deed.lower_ not in _verbs("contract_verbs") | _verbs("fund_verbs") | {"exchange", "swap", "establish", "restore", "share", "resume"}:
        return group
    other = group_of(others)
    return Group(tuple(sorted([*group.parties, *other.parties], key=lambda r: r.code)), group.persons)


def _party(token: Token) -> Mention | None:
    mention = mention_of(token)
    return mention if mention is not None and mention.is_participant and mention.kind != "airline" else None


def _commitment(sight: Sight, deed: Token, code: str, group: Group) -> Draft:
    money = money_near(sight.parsed, deed, sorted(group.codes)) if code in ("fund", "contract") else None
    amount = (money.amount, money.currency_code) if money else (None, None)
    title = _text_of(deed)
    return Draft(code, "agreed", group, title, title, None, deed, *amount)


def _text_of(deed: Token) -> str:
    """The words of the deed, from its verb to the end of its phrase."""
    sentence = deed.doc._.sentence
    last = min(max(t.i for t in deed.subtree), deed.i + _TITLE_WORDS)
    while last > deed.i and deed.doc[last].is_punct:
        last -= 1
    return str(sentence.text[deed._.span[0] - sentence.start : deed.doc[last]._.span[1] - sentence.start])


def _agreed_on(sight: Sight, group: Group) -> Iterator[Draft]:
    """ "Agreed on the reopening of their embassies", "agreed to a prisoner exchange"."""
    tokens = [t for name in ("on", "to", "upon") for t in _own(sight.frame.token, name)]
    documents = documents_among(tokens)
    if documents and len(group.codes) > 1:
        for document in documents:
            yield Draft(document.code, "agreed", group, document.title, document.subject, document)
        return
    for token in tokens:
        if fold(token.text) in _nouns("concrete_nouns") and not _is_vague(token) and len(group.codes) > 1:
            yield Draft("commitment", "agreed", group, _text_of(token), None, None, token)
            return


def _is_vague(token: Token) -> bool:
    words = {fold(t.text) for t in token.subtree}
    return bool(words & set(_raw()["vague_nouns_before"]))


def read_truce(sight: Sight) -> Iterator[Draft]:
    """ "X and Y exchanged prisoners", "a prisoner exchange between X and Y": done, hence agreed."""
    frame = sight.frame
    if is_verbal(frame.token):
        if not _phrase_words(frame.token) & set(_raw()["ceasefire_needs"]):
            return
        first = side(frame.agents) if frame.is_passive else side(frame.subjects)
        everyone = [*first, *side(frame.preps.get("with", ()))]
        if len(parties_of(everyone)) > 1:
            yield Draft("ceasefire", "agreed", group_of(everyone), _text_of(frame.token))


def parties_in(tokens: Sequence[Token]) -> list[Mention]:
    return [m for t in tokens if (m := _party(t)) is not None]
