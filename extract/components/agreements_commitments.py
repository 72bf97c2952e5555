"""Parties that agree to do something: "agreed to hold a summit", "agreed that their ministers will meet".

Only deeds count, listed as data; "agreed to strengthen cooperation" is no commitment.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extract.components.agreements_answers import is_deed_noun
from extract.components.agreements_deeds import (
    deeds_of,
    is_trade_noun,
    is_truce_noun,
    is_vague_noun,
    nouns,
    objects_of_deed,
    text_of_deed,
    type_of_deed,
    verbs,
)
from extract.components.agreements_discourse import borrowed_group, pair_before, pair_of_all, told_of
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
from extract.components.clauses import clause_tokens, mention_of, subject_of
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side
from extract.components.tokens import fold

_IMPERSONAL = frozenset({"agreed", "decided", "settled", "resolved"})


def read_commitment(sight: Sight) -> Iterator[Draft]:
    """ "X and Y agreed to VP", "X agreed with Y to VP", "agreed that ... will VP", "agreed on the opening of"."""
    group = _agreeing(sight)
    if group is None or _is_content(sight.frame):
        return
    for deed in (d for head in _heads(sight) for d in deeds_of(head)):
        code = type_of_deed(deed)
        wanted = sight.rule.words("requires")
        if sight.lemma in words_of("saying") and deed.lower_ in verbs("meeting_deeds"):
            return  # who will meet, "officials of both sides said", is told as a contact
        if code is not None and (not wanted or code in wanted):
            joined = group if sight.rule.words("objects") else _with_objects(group, deed)
            yield _commitment(sight, deed, code, _towards(sight, joined))
            return
    yield from _agreed_on(sight, _towards(sight, group))


def _heads(sight: Sight) -> list[Token]:
    """The verb of agreeing, or the noun that a light verb has for it: "took the decision to", "gave its consent to"."""
    named = sight.rule.noun_forms("objects")
    verb = sight.frame.token
    manner = [t for t in under(verb, "in") if t.lower_ in ("writing", "principle", "talks")]
    manner += [
        t for t in under(verb, "to") if t.lower_ in words_of("asked")
    ]  # "agreed to Y's request to open"
    return [
        verb,
        *manner,
        *(c for c in verb.children if c.lower_ in named and c.dep_ in ("dobj", "nsubjpass")),
    ]


def _is_content(frame: Frame) -> bool:
    """ "In a joint communique, they committed to ...", "signed a pact pledging to ...": what the text says."""
    if frame.token.tag_ == "VBG" and frame.token.dep_ in ("advcl", "acl"):
        above = [frame.token.head, *(c for c in frame.token.head.children if c.dep_ in ("dobj", "nsubjpass"))]
        if any(d.code != "commitment" for d in documents_among(above)):
            return True
    preps = [p for p in frame.token.children if p.dep_ == "prep" and p.i < frame.token.i]
    if frame.token.dep_ == "ccomp":  # "they will release all, X and Y said in a joint statement"
        preps += [p for p in frame.token.head.children if p.dep_ == "prep"]
    governed = [t for p in preps if p.lower_ in ("in", "under", "by") for t in p.children]
    below = [t for p in clause_tokens(frame.token) if p.lower_ == "under" for t in p.children]
    if any(c.dep_ == "acl" for t in below if documents_among([t]) for c in t.children):
        return True  # "agreed to let citizens travel, under an accord signed by X and Y"
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
    if near:
        return Group(lent_by(near[0]).parties, group.persons, near[0])
    put_forward = sight.rule.options.get("status") == "proposed" or sight.lemma in ("agree", "consent")
    pair = pair_of_all(sight.context, next(iter(group.codes))) if put_forward and group.codes else None
    return Group(pair.parties, group.persons) if pair is not None else group


def _agreeing(sight: Sight) -> Group | None:
    """Who agrees: two parties as subject, or one with another; a seller and buyer count by "from" and "to"."""
    frame = sight.frame
    cited = _cited(sight) or _doing_together(frame)
    if cited is not None or sight.lemma in words_of("saying"):
        return cited  # who only says so has agreed to nothing
    if frame.is_passive and not frame.agents:
        return _impersonal_group(sight) if _is_impersonal(frame) else None
    first = (
        side(frame.agents)
        if frame.is_passive
        else told_of(sight.parsed, sight.context, sides(frame.subjects))
    )
    if any(t.lower_ == "we" for t in frame.subjects) and not sight.context.read.is_transcript:
        first = first or matrix_subjects(frame)
    partners = [*sides(under(frame.token, "with")), *_asking(frame)]
    if sight.rule.options.get("status") == "proposed" or sight.lemma in words_of("promising"):
        told = [t for head in [frame.token, *frame.objects] for t in under(head, "to")]
        partners += sides([*told, *(c for c in frame.token.children if c.dep_ == "dative")])
    everyone = [*first, *(m for m in partners if m not in first)]
    if everyone:
        return group_of(everyone)
    firms = group_of(firms_group_at_home(frame.subjects, sight.context.read.home))
    if len(firms.codes) > 1:
        return firms
    if any(_may_be_all(t, sight) for t in frame.subjects):
        lent = borrowed_group(sight.parsed, sight.context, (), None) or sentence_pair(sight.parsed)
        return lent or pair_before(sight.context, sight.parsed)
    return None


def _doing_together(frame: Frame) -> Group | None:
    """ "X and Y will reopen the crossing, the two ministers said": those who will, told by both of them."""
    deeds = [c for c in frame.token.children if c.dep_ == "ccomp" and c.i < frame.token.i]
    doing = group_of([m for deed in deeds for m in sides(subject_of(deed))])
    speaking = [m for t in frame.subjects if (m := mention_of(t)) is not None]
    told = {code for m in speaking for code in m.parties}
    words = {t.lower_ for t in _speakers(frame)} | {w for m in speaking for w in m.text.lower().split()}
    one_tells = frame.token.lower_ in words_of("announcing") and bool(told)  # "X and Y will, X announced"
    of_both = one_tells or bool(words & {"two", "both", "their"})
    together = told == doing.codes or (of_both and told <= doing.codes)
    return doing if len(doing.codes) == 2 and together else None


def _speakers(frame: Frame) -> list[Token]:
    """The words of who speaks, of an office of both too: "officials of both countries"."""
    return [t for subject in frame.subjects for t in subject.subtree]


def _may_be_all(token: Token, sight: Sight) -> bool:
    """ "They", "the two ministers": both sides; "we" in what one of them is quoted with."""
    said = token.lower_ == "we" and not sight.context.read.is_transcript
    return said or token.lower_ in words_of("unresolved_sides")


def _asking(frame: Frame) -> list[Mention]:
    """ "Agreed at Y's request to open": who asked for it is the other side."""
    asked = [t for t in under(frame.token, "at", "upon", "on", "to") if t.lower_ in words_of("asked")]
    owners = [m for noun in asked for t in noun.lefts if (m := mention_of(t)) is not None]
    return [m for m in owners if m.is_participant or (m.is_adjective and m.parties)]


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
    return frame.token.lower_ in _IMPERSONAL and any(child.lower_ == "it" for child in frame.token.children)


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
    tokens = [*(t for head in _heads(sight) for t in under(head, *names)), *misread]
    tokens += [t for t in sight.frame.objects if sight.lemma in words_of("agreeing_outright")]
    tokens += _announced(sight, group)
    told = str(sight.rule.options.get("status", "agreed"))
    documents = documents_among(tokens) if not sight.rule.words("objects") else []
    for document in documents:
        if document.code == "ceasefire" and _speaks_of_others(sight):
            continue
        yield Draft(document.code, told, group, document.title, document.subject, document)
    if documents:
        return
    for token in tokens:
        if told == "proposed" and not is_deed_noun(token):
            continue
        if is_trade_noun(token) or _are_arms(token):
            yield Draft("contract", told, group, text_of_deed(token), None, None, token)
            return
        truce = is_truce_noun(token) or token.lower_ in words_of("truces")
        if truce or (_is_deed(token) and not is_vague_noun(token)):
            code = "ceasefire" if truce else "commitment"
            yield Draft(code, told, group, text_of_deed(token), None, None, token)
            return


def _is_deed(token: Token) -> bool:
    """A noun of a deed, or something to be done in common: "a joint bid to build the bridge"."""
    joint = any(t.lower_ in ("joint", "common", "shared") for t in token.lefts)
    is_made = any(c.dep_ in ("acl", "prep") for c in token.children) and fold(token.text) in nouns(
        "made_jointly"
    )
    return fold(token.text) in nouns("concrete_nouns") | nouns("facilities") or (joint and is_made)


def _announced(sight: Sight, group: Group) -> list[Token]:
    """ "X and Y announced a night train between their capitals": a thing of both, new."""
    if sight.lemma not in ("announce", "unveil") or len(group.codes) != 2:
        return []
    of_both = [t for t in sight.frame.objects if under(t, "between", "across", "linking", "of", "for")]
    return [t for t in of_both if fold(t.text) in nouns("facilities") or is_deed_noun(t)]


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
