"""Parties that agree to do something: "agreed to hold a summit", "agreed that their ministers will meet".

Only deeds count, listed as data; "agreed to strengthen cooperation" is no commitment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extract.components.agreements_deeds import (
    deeds_of,
    is_trade_noun,
    is_truce_noun,
    is_vague_noun,
    nouns,
    object_words,
    objects_of_deed,
    text_of_deed,
    type_of_deed,
    verbs,
    words,
)
from extract.components.agreements_discourse import borrowed_group, told_of
from extract.components.agreements_documents import documents_among
from extract.components.agreements_drafts import Draft, Sight
from extract.components.agreements_firms import firms_group_at_home
from extract.components.agreements_groups import (
    Group,
    group_of,
    lent_by,
    participants_among,
    sentence_pair,
    sides,
)
from extract.components.agreements_money import money_near
from extract.components.agreements_phrases import under
from extract.components.agreements_words import words_of
from extract.components.clauses import is_verbal, mention_of, subject_of
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of, side
from extract.components.tokens import fold


def read_commitment(sight: Sight) -> Iterator[Draft]:
    """ "X and Y agreed to VP", "X agreed with Y to VP", "agreed that ... will VP", "agreed on the opening of"."""
    group = _agreeing(sight)
    if group is None or _is_content(sight.frame):
        return
    for deed in deeds_of(sight.frame.token):
        code = type_of_deed(deed)
        wanted = sight.rule.words("requires")
        if code is not None and (not wanted or code in wanted):
            yield _commitment(sight, deed, code, _towards(sight, _with_objects(group, deed)))
            return
    yield from _agreed_on(sight, group)


def _is_content(frame: Frame) -> bool:
    """ "In a joint communique, they committed to ...", "signed a pact pledging to ...": what the text says."""
    if frame.token.tag_ == "VBG" and frame.token.dep_ in ("advcl", "acl"):
        above = [frame.token.head, *(c for c in frame.token.head.children if c.dep_ in ("dobj", "nsubjpass"))]
        if any(d.code != "commitment" for d in documents_among(above)):
            return True
    preps = [p for p in frame.token.children if p.dep_ == "prep" and p.i < frame.token.i]
    governed = [t for p in preps if p.lower_ in ("in", "under", "by") for t in p.children]
    return any(d.code == "joint_statement" for d in documents_among(governed))


def _towards(sight: Sight, group: Group) -> Group:
    """One party that agreed to something in a meeting agreed with the other side of the meeting."""
    if len(group.codes) > 1:
        return group
    index = sight.parsed.sentence.index
    held = [f for f in reversed(sight.context.facts) if f.family == "contact" and f.status == "held"]
    near = [
        f for f in held if 0 <= index - f.sentence_index <= 1 and group.codes < f.codes and len(f.codes) == 2
    ]
    return Group(lent_by(near[0]).parties, group.persons, near[0]) if near else group


def _agreeing(sight: Sight) -> Group | None:
    """Who agrees: two parties as subject, or one with another; a seller and buyer count by "from" and "to"."""
    frame = sight.frame
    cited = _cited(sight)
    if cited is not None:
        return cited
    if frame.is_passive and not frame.agents:
        return _impersonal_group(sight) if _is_impersonal(frame) else None
    first = (
        side(frame.agents)
        if frame.is_passive
        else told_of(sight.parsed, sight.context, sides(frame.subjects))
    )
    partners = sides(under(frame.token, "with"))
    everyone = [*first, *(m for m in partners if m not in first)]
    if everyone:
        return group_of(everyone)
    firms = group_of(firms_group_at_home(frame.subjects, sight.context.read.home))
    if len(firms.codes) > 1:
        return firms
    if any(t.lower_ in words_of("unresolved_sides") for t in frame.subjects):
        return borrowed_group(sight.parsed, sight.context, (), None) or sentence_pair(sight.parsed)
    return None


def _cited(sight: Sight) -> Group | None:
    """ "According to the declaration, the leaders agreed": the parties of that declaration."""
    if not all((m := mention_of(t)) is not None and m.is_anaphor for t in sight.frame.subjects):
        return None
    preps = [p for p in sight.frame.token.children if p.dep_ == "prep"]
    documents = documents_among(t for p in preps for t in p.subtree if t.dep_ == "pobj")
    back = [d for d in documents if d.refers_back]
    return borrowed_group(sight.parsed, sight.context, (), back[0]) if back else None


def _impersonal_group(sight: Sight) -> Group | None:
    """ "It was agreed that the meeting of the X-Y commission would be held": the pair named, else just told."""
    named = [
        m for t in sight.parsed.doc if (m := mention_of(t)) is not None and m.parties and m.kind == "party"
    ]
    if len(parties_of(named)) == 2:
        return group_of(named)
    return borrowed_group(sight.parsed, sight.context, (), None)


def _is_impersonal(frame: Frame) -> bool:
    return frame.token.lower_ == "agreed" and any(child.lower_ == "it" for child in frame.token.children)


def _with_objects(group: Group, deed: Token) -> Group:
    """ "Agreed to buy gas from Y": the other side stands with the deed."""
    towards = deed.lower_ in verbs("towards_verbs") and deed.lower_ not in verbs("shared_verbs")
    known = verbs("shared_verbs") | verbs("lifting_verbs") | verbs("towards_verbs")
    if len(group.codes) > 1 or deed.lower_ not in known:
        return group
    objects = objects_of_deed(deed)
    tokens = [
        *under(deed, "from", "to", "with", "for"),
        *(t for o in objects for t in under(o, "from", "to", "with")),
    ]
    tokens += [*(child for child in deed.children if child.dep_ == "dative"), *([] if towards else objects)]
    if deed.lower_ in verbs("lifting_verbs"):  # "lift its ban on Y lobster", "restructure MONEY of Y debt"
        tokens += [t for o in objects for t in o.subtree if t not in tokens]
        others = [
            m for t in tokens if (m := mention_of(t)) is not None and m.kind in ("party", "institution")
        ]
    else:
        others = participants_among(tokens)
    others = [m for m in others if not set(m.parties) & group.codes]
    parties = sorted([*group.parties, *group_of(others).parties], key=lambda ref: ref.code)
    return Group(tuple(parties), group.persons)


def _commitment(sight: Sight, deed: Token, code: str, group: Group) -> Draft:
    money = (
        money_near(sight.parsed, deed, sorted(group.codes))
        if code in ("fund", "contract", "extension")
        else None
    )
    amount = (money.amount, money.currency_code) if money else (None, None)
    title = text_of_deed(deed)
    status = str(sight.rule.options.get("status", "agreed"))
    return Draft(code, status, group, title, title, None, deed, *amount)


def _agreed_on(sight: Sight, group: Group) -> Iterator[Draft]:
    """ "Agreed on the reopening of their embassies", "agreed to a prisoner exchange"."""
    misread = [
        c for c in sight.frame.token.children if c.dep_ == "xcomp" and c.lower_ in words_of("misread_heads")
    ]
    names = ("on", "to", "upon", "for") if sight.lemma == "settle" else ("on", "to", "upon")
    tokens = [*under(sight.frame.token, *names), *misread]
    documents = documents_among(tokens)
    for document in documents:
        if document.code == "ceasefire" and _speaks_of_others(sight):
            continue
        yield Draft(document.code, "agreed", group, document.title, document.subject, document)
    if documents:
        return
    for token in tokens:
        if is_trade_noun(token) or _are_arms(token):
            yield Draft("contract", "agreed", group, text_of_deed(token), None, None, token)
            return
        truce = is_truce_noun(token)
        if truce or (fold(token.text) in nouns("concrete_nouns") and not is_vague_noun(token)):
            code = "ceasefire" if truce else "commitment"
            yield Draft(code, "agreed", group, text_of_deed(token), None, None, token)
            return


def _are_arms(token: Token) -> bool:
    """ "Agreed on a second batch of tanks"."""
    batch = token.lower_ in ("batch", "delivery", "deliveries", "order", "purchase", "sale")
    return (batch or token.tag_ == "NNS") and any(
        t.lower_ in words_of("arms") for t in [token, *under(token, "of")]
    )


def _speaks_of_others(sight: Sight) -> bool:
    """ "The parties had agreed to a ceasefire", told in a call of two ministers: the parties are others."""
    mentions = [m for t in sight.frame.subjects if (m := mention_of(t)) is not None]
    vague = bool(mentions) and all(m.is_anaphor and m.is_plural for m in mentions)
    return vague and not any(f.family == "crisis" or f.code == "ceasefire" for f in sight.context.facts)


def read_truce(sight: Sight) -> Iterator[Draft]:
    """ "X and Y exchanged prisoners": done, hence agreed."""
    frame = sight.frame
    mutual = bool(sight.rule.words("requires"))
    if not is_verbal(frame.token) or not (mutual or object_words(frame.token) & words("ceasefire_needs")):
        return
    first = side(frame.agents) if frame.is_passive else side(frame.subjects)
    everyone = [*first, *side(frame.preps.get("with", ()))]
    if sight.rule.words("requires"):  # "released 32 Y prisoners in exchange for two of its soldiers"
        handed = _handed(frame.token)
        returned = any(t.lower_ in sight.rule.words("requires") for t in frame.preps.get("in", ()))
        if not returned and not _is_returned(frame.token, parties_of(first), parties_of(handed)):
            return
        everyone += [m for m in handed if not set(m.parties) & set(parties_of(first))]
    yield Draft("ceasefire", "agreed", group_of(everyone), text_of_deed(frame.token))


def _handed(verb: Token) -> list[Mention]:
    """The parties whose people are let go: "six Y fishermen"."""
    inside = [m for o in objects_of_deed(verb) for t in o.subtree if (m := mention_of(t)) is not None]
    return [m for m in inside if m.parties]


def _is_returned(verb: Token, givers: Sequence[str], handed: Sequence[str]) -> bool:
    """ "X freed six Y fishermen, and Y released three X guards"."""
    for other in (c for c in verb.children if c.dep_ == "conj" and c.lower_ in verbs("handing_verbs")):
        back, own = parties_of(_handed(other)), parties_of(side(subject_of(other)))
        if set(back) & set(givers) and set(own) & set(handed):
            return True
    return False
