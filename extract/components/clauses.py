"""Clauses of a parsed sentence: their verbs, their tokens, and whom each verb has for its subject.

Subjects are inherited where a clause has none of its own: control, coordination, relative clauses, participles.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extract.components.mentions import Mention

_CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "parataxis", "csubj"})


def mention_of(token: Token) -> Mention | None:
    """The mention a token stands for."""
    # As `token._.mention` reads it, and many times faster: this is asked of every token by every rule.
    held: dict[int, Mention] = token.doc.user_data["mentions"]
    return held.get(token.i)


def is_verbal(token: Token) -> bool:
    return token.tag_[:2] in ("VB", "MD")


def verb_above(token: Token) -> Token | None:
    """The nearest verb that governs the token."""
    return next((ancestor for ancestor in token.ancestors if is_verbal(ancestor)), None)


def spread(token: Token) -> Iterator[Token]:
    """The token and what is coordinated or apposed with it, in text order."""
    found = [token]
    for child in token.children:
        if (child.dep_ == "conj" and not is_verbal(child)) or (
            child.dep_ == "appos" and mention_of(child) is not None
        ):
            found.extend(spread(child))
    yield from sorted(set(found), key=lambda item: item.i)


def clause_verb(token: Token) -> Token | None:
    """The nearest verb above a token, itself if it is one."""
    current = token
    while not is_verbal(current):
        if current.head.i == current.i:
            return None
        current = current.head
    return current


def clause_tokens(token: Token) -> list[Token]:
    """Tokens of the clause a token stands in: the subtree of its verb without finite clauses below it."""
    verb, doc = clause_verb(token) or token, token.doc
    known: dict[int, list[int]] = doc.user_data.setdefault("clauses", {})
    if verb.i not in known:
        known[verb.i] = sorted(_clause_below(verb))
    return [doc[index] for index in known[verb.i]]


def _clause_below(verb: Token) -> Iterator[int]:
    stack = [verb]
    while stack:
        current = stack.pop()
        yield current.i
        for child in current.children:
            clausal = child.dep_ in ("ccomp", "advcl", "relcl", "parataxis") or (
                child.dep_ == "conj" and is_verbal(child)
            )
            if not (clausal and is_verbal(child)):
                stack.append(child)


def token_of(doc: Doc, mention: Mention) -> Token | None:
    """The token that stands for a mention; None where the sentence was simplified without it."""
    return next((token for token in doc if mention_of(token) is mention), None)


def token_where_begins(doc: Doc, mention: Mention) -> Token | None:
    """The token that stands for a mention, or for another that begins where it does: one written anew, say."""
    begins = (t for t in doc if (m := mention_of(t)) is not None and m.start == mention.start)
    return token_of(doc, mention) or next(begins, None)


def mentions_in(doc: Doc) -> list[Token]:
    """Tokens that stand for mentions, in order."""
    return [token for token in doc if token._.mention is not None]


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) and not has_contracted_has(
        verb
    )


def has_contracted_has(verb: Token) -> bool:
    """ "She's discussed it with": "has", which the parser takes for "is" although the verb keeps its object."""
    contracted = any(c.dep_ == "auxpass" and c.lower_ in ("'s", "’s") for c in verb.children)
    return contracted and any(c.dep_ == "dobj" for c in verb.children)


STANDING_IN = frozenset({"who", "which", "that", "whom", "themselves", "himself", "herself", "itself"})
"""Subjects that stand for one named before."""


def subject_of(verb: Token, depth: int = 0) -> list[Token]:
    """Subjects of a verb, inherited where the clause has none of its own (control, coordination, participles)."""
    own = [t for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") for t in spread(child)]
    own = [token for token in own if token.lower_ not in STANDING_IN]
    own = own or _after_conjunction(verb) or _named_right_before(verb)
    if own or depth > 4:
        return own
    head = verb.head
    if verb.dep_ == "acl" and (able := _given_to(verb, depth)):
        return able
    if verb.dep_ in ("relcl", "acl"):
        return _qualified_by(verb)
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "pobj"):
        if verb.dep_ == "pcomp" and (credited := _credited_with(verb)):
            return credited
        if verb.dep_ == "xcomp" and not is_passive(head):
            objects = [t for child in head.children if child.dep_ == "dobj" for t in spread(child)]
            objects = objects or _called_upon(head)
            if objects:
                return objects
        governor = clause_verb(head)
        if governor is not None and governor.i != verb.i:
            return subject_of(_told_between(governor, verb) or governor, depth + 1)
    return []


def _told_between(governor: Token, verb: Token) -> Token | None:
    """ "I note that X will travel on, after having visited Y": what is told before "after", not who tells it."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("after", "before"):
        return None
    told = (t for t in reversed(governor.doc[governor.i + 1 : verb.head.i]) if t.dep_ == "ccomp")
    return next(
        (t for t in told if any(c.dep_[:5] == "nsubj" and c.tag_[:2] == "NN" for c in t.children)), None
    )


_CREDITING = (
    "congratulat prais thank commend applaud laud salut accus blam condemn criticis criticiz denounc fault"
).split()


def _credited_with(verb: Token) -> list[Token]:
    """ "Praised X and Y for sealing the deal", "accused X of shelling": the one praised or accused does it."""
    governor = verb.head.head
    if verb.head.lower_ not in ("for", "of") or not governor.lower_.startswith(tuple(_CREDITING)):
        return []
    if is_passive(governor):
        return subject_of(governor, depth=4)
    return [t for child in governor.children if child.dep_ == "dobj" for t in spread(child)]


def _given_to(verb: Token, depth: int) -> list[Token]:
    """ "X had the opportunity to inform Y", "gave X the chance to": who has it, or to whom it is given."""
    noun = verb.head
    is_infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)
    if not is_infinitive or noun.dep_ != "dobj" or mention_of(noun) is not None or not is_verbal(noun.head):
        return []
    given = [t for c in noun.head.children if c.dep_ == "dative" for t in spread(c)]
    return given or [t for t in subject_of(noun.head, depth + 1) if mention_of(t) is not None]


_CONJUNCTIONS = frozenset({"as", "after", "before", "since", "until"})


def _after_conjunction(verb: Token) -> list[Token]:
    """ "As Peru today welcomes X": a conjunction that the parser took for a preposition has the subject."""
    if verb.tag_ not in ("VBZ", "VBD", "VBP"):
        return []
    preps = [c for c in verb.children if c.dep_ == "prep" and c.i < verb.i and c.lower_ in _CONJUNCTIONS]
    found = [t for prep in preps for c in prep.children if c.dep_ == "pobj" for t in spread(c)]
    return [t for t in found if mention_of(t) is not None]


def _named_right_before(verb: Token) -> list[Token]:
    """ "On his way to Lima the minister spoke": the parser takes the subject for more of the opening phrase."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    index = verb.i - 1
    while index > 0 and verb.doc[index].tag_ == "RB":
        index -= 1
    subject = verb.doc[index] if index > 0 else None
    if subject is None or subject.dep_ not in _LOST_SUBJECTS or mention_of(subject) is None:
        return []
    opening = next((a for a in subject.ancestors if a.head.i == verb.i), None)
    is_lost = opening is not None and opening.i < index and opening.dep_ in _OPENINGS
    return _joined_before(subject) if is_lost else []


def _joined_before(last: Token) -> list[Token]:
    """ "After talks in Oslo, Chad and Niger agreed": both, though the parser lists them with the town."""
    found = [last]
    while found[0].dep_ == "conj":
        head = found[0].head
        between = [t.lower_ for t in last.doc[head.i + 1 : found[0].i]]
        if "and" not in between or "," in between or mention_of(head) is None:
            break
        found.insert(0, head)
    return found


_LOST_SUBJECTS = frozenset({"appos", "pobj", "conj", "nmod"})
_OPENINGS = frozenset({"prep", "advcl"})


def _qualified_by(verb: Token) -> list[Token]:
    """The noun of a relative clause; "who" takes the person before it, where the parser hung the clause higher."""
    pronoun = next((child for child in verb.children if child.lower_ == "who"), None)
    if pronoun is not None and mention_of(verb.head) is None:
        near = [t for t in verb.doc[max(0, pronoun.i - 2) : pronoun.i] if (m := mention_of(t)) and m.persons]
        if near:
            return near[-1:]
    return list(spread(verb.head))


def _called_upon(verb: Token) -> list[Token]:
    """ "Called on X and Y to negotiate": the object of a verb of appeal may stand behind a preposition."""
    preps = [
        c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon", "for") and c.i > verb.i
    ]
    found = [t for prep in preps for c in prep.children if c.dep_ == "pobj" for t in spread(c)]
    return (
        [t for t in found if mention_of(t) is not None]
        if verb.lower_.startswith(("call", "appeal", "urg"))
        else []
    )
