"""What parties agree to do: which verbs and nouns are deeds concrete enough to be coded, and of which type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml
from spacy.tokens import Token

from extract.components.agreements_documents import documents_among
from extract.components.agreements_phrases import text_between, under
from extract.components.agreements_words import words_of
from extract.components.clauses import is_verbal, spread
from extract.components.inflection import noun_forms, verb_forms
from extract.components.tokens import fold
from extract.components.words import RULES_DIR

_TITLE_WORDS = 22
_ARGUMENTS = frozenset("dobj prep nsubjpass advmod npadvmod prt xcomp dative oprd".split())


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    path = RULES_DIR / "agreement_commitments.yml"
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


@lru_cache(maxsize=64)
def verbs(name: str) -> frozenset[str]:
    """A list of verbs in all their forms."""
    return frozenset(form for word in _raw()[name] for form in verb_forms(word))


@lru_cache(maxsize=64)
def nouns(name: str) -> frozenset[str]:
    """A list of nouns, singular and plural."""
    return frozenset(form for word in _raw()[name] for form in noun_forms(word))


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """A list as printed in the file."""
    return frozenset(_raw()[name])


@lru_cache(maxsize=1)
def _particles() -> Mapping[str, frozenset[str]]:
    """Verb form -> the particles with which it is a deed."""
    index: dict[str, set[str]] = defaultdict(set)
    for verb, particle in (entry.split() for entry in _raw()["particle_deeds"]):
        for form in verb_forms(verb):
            index[form].add(particle)
    return {form: frozenset(found) for form, found in index.items()}


def particles_of(form: str) -> frozenset[str]:
    """The particles that make a verb form a deed: "in" and "back" of "take"."""
    return _particles().get(form, frozenset())


def particle_verbs() -> frozenset[str]:
    """Verb forms that are deeds with a particle."""
    return frozenset(_particles())


def deeds_of(verb: Token) -> Iterator[Token]:
    """Verbs of what was agreed, coordinated ones too; a that-clause needs a future."""
    told = verb.head.children if verb.dep_ == "csubj" else ()  # "what they agreed is that S"
    for child in [*verb.children, *told]:
        if child.dep_ == "ccomp" and child.i < verb.i and _is_future(child):
            yield from _coordinated(child)  # "A and B will meet again, their leaders agreed"
        elif child.dep_ in ("xcomp", "ccomp", "advcl") and is_verbal(child) and child.i > verb.i:
            wanted = _is_future(child) or _is_asked_for(child)
            if _has_to(child) or (child.dep_ == "ccomp" and wanted):
                yield from _coordinated(child)
        elif child.dep_ == "prep" and child.lower_ in ("on", "to", "in"):
            yield from (t for t in child.children if t.dep_ == "pcomp" and t.tag_ == "VBG")
        elif child.dep_ in ("acl", "relcl") and _is_content(child):  # "the decision to open"
            yield from _coordinated(child)
        elif child.dep_ == "prep" and child.lower_ == "at":  # "agreed at his request to extend"
            yield from (t for noun in child.children for t in noun.children if _is_agreed_at(t))


def _is_asked_for(verb: Token) -> bool:
    """ "That the line be repaired": a subjunctive of what is wanted."""
    return any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.children) and not any(
        c.dep_ == "aux" for c in verb.children
    )


def _is_agreed_at(clause: Token) -> bool:
    """ "Agreed at his request to extend", "agreed at the meeting that X and Y would run": hung on the noun."""
    return clause.dep_ == "acl" and (_has_to(clause) or _is_future(clause))


def _is_content(clause: Token) -> bool:
    """What the noun above stands for: "a decision to open", "an understanding that each will withdraw"."""
    if _is_agreed_at(clause):
        return True
    opening = {c.lower_ for c in clause.children if c.dep_ in ("mark", "prep") and c.i < clause.i}
    return _is_future(clause) and bool(opening & {"that", "under", "by"})  # "under which each will withdraw"


def _coordinated(verb: Token) -> Iterator[Token]:
    goes_on = verb.lower_ in verbs("going_on")  # "keep supplying gas"
    lasting = [c for c in verb.children if goes_on and c.dep_ == "xcomp" and c.tag_ == "VBG"]
    yield next((c for c in lasting if type_of_deed(c) is not None), verb)
    for child in verb.children:
        if child.dep_ == "conj" and is_verbal(child):
            yield from _coordinated(child)


def _has_to(verb: Token) -> bool:
    marked = any(c.lower_ == "to" and c.dep_ in ("aux", "mark") for c in verb.children)
    return marked or (verb.i > 0 and verb.nbor(-1).lower_ == "to")


def _is_future(verb: Token) -> bool:
    return any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "should", "'ll") for c in verb.children
    )


def objects_of_deed(verb: Token) -> list[Token]:
    """Objects and what they hold: "a meeting of ministers", "the release of prisoners"."""
    roles = ("dobj", "nsubjpass", "oprd", "npadvmod")
    found = [t for child in verb.children if child.dep_ in roles for t in spread(child)]
    stopped = [
        c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG"
    ]  # "stop shooting at each other"
    return [*found, *stopped, *(t for token in found for t in under(token, "of"))]


def object_words(verb: Token) -> set[str]:
    """Words of the objects of a deed, their modifiers included."""
    return {fold(t.text) for token in objects_of_deed(verb) for t in [token, *token.lefts]}


def type_of_deed(deed: Token) -> str | None:
    """The agreement type of a deed; None for what is no deed."""
    word, objects = deed.lower_, object_words(deed)
    if word in verbs("extending_verbs") and objects & words("extension_objects"):
        return "extension"
    if _makes_truce(word, objects):
        return "ceasefire"
    if word in ("take", "place") and _takes_place(deed):
        return "commitment"
    if word in verbs("signing_verbs") and documents_among(objects_of_deed(deed)):
        return None  # the document is coded by its own rule
    if word in verbs("contract_verbs") and objects:
        return "contract"
    owed = word in verbs("lifting_verbs") and objects & {"debt", "debts"}
    if owed or (word in verbs("fund_verbs") and objects):
        return "fund"
    if _keeps_open(deed, objects):
        return "commitment"
    if not (word in verbs("concrete_verbs") or _with_particle(deed)) or _is_vague(word, objects):
        return None
    lets = {"ccomp"} if word in verbs("letting_verbs") else frozenset()
    return "commitment" if any(c.dep_ in _ARGUMENTS or c.dep_ in lets for c in deed.children) else None


def _takes_place(deed: Token) -> bool:
    """ "The visit will take place in June"."""
    place = any(c.lower_ == "place" for c in deed.children)
    return place and any(c.lower_ in words("encounters") for c in deed.children if c.dep_ == "nsubj")


def _keeps_open(deed: Token, objects: set[str]) -> bool:
    """ "To keep the crossing open", "the post will stay open", "trains will run again": said of what serves both."""
    subjects = {fold(t.text) for c in deed.children if c.dep_ in ("nsubj", "nsubjpass") for t in spread(c)}
    serving = bool((subjects | objects) & nouns("facilities"))
    stated = deed.lower_ in verbs("state_verbs") and any(t.lower_ in words("states") for t in deed.subtree)
    return serving and (stated or (bool(subjects) and deed.lower_ in verbs("serving_verbs")))


def _with_particle(deed: Token) -> bool:
    """ "Take in 250 migrants", "take back its citizens"."""
    return any(c.lower_ in particles_of(deed.lower_) for c in deed.children if c.dep_ == "prt")


def _makes_truce(word: str, objects: set[str]) -> bool:
    """People are exchanged or released, fire is held or stopped; "return fire" is no truce."""
    if word not in verbs("ceasefire_verbs") or not objects & words("ceasefire_objects"):
        return False
    if word in verbs("handing_verbs"):
        return bool(objects & words("ceasefire_needs"))
    return bool((objects & words("ceasefire_objects")) - words("ceasefire_needs")) or "war" in objects


def _is_vague(word: str, objects: set[str]) -> bool:
    if word in verbs("meeting_verbs") and objects & nouns("meeting_nouns"):
        return False  # "hold the next round of the dialogue"
    relations = word in verbs("relation_verbs") and objects & words("relation_words")
    return bool(objects & words("vague_objects")) and not relations


def text_of_deed(deed: Token) -> str:
    """The words of the deed, from its verb or noun to the end of its phrase."""
    last = min(max(t.i for t in deed.subtree), deed.i + _TITLE_WORDS)
    while last > deed.i and deed.doc[last].is_punct:
        last -= 1
    return text_between(deed, deed.doc[last])


def is_vague_noun(token: Token) -> bool:
    """ "The need for a meeting"."""
    return bool({fold(t.text) for t in token.subtree} & words("vague_nouns_before"))


def is_truce_noun(token: Token) -> bool:
    """ "A 60-day halt in fighting", "a release of prisoners"."""
    inside = {fold(t.text) for t in token.subtree if t.i != token.i}
    if token.lower_ in nouns("handing_nouns"):
        return bool(inside & words("ceasefire_needs") - {"war"})
    return token.lower_ in nouns("halting_nouns") and bool(inside & words("ceasefire_objects"))


def is_trade_noun(token: Token) -> bool:
    """ "The supply of crude oil", "gas deliveries"."""
    inside = {fold(t.text) for t in token.subtree}
    return token.lower_ in words_of("trading") and bool(inside & words_of("goods_of_contracts"))
