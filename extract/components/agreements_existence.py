"""How far a document has come, as the words around it tell: modifiers, its participle, what governs it."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.agreements_documents import Document, has_article
from extract.components.agreements_phrases import objects_of, under
from extract.components.agreements_words import forms_of, status_words, words_of
from extract.components.clauses import is_verbal, mention_of
from extract.components.participants import side

_DEFINITE = frozenset({"the", "this", "that", "their", "its", "our", "both", "these", "his", "her", "those"})


def standing(document: Document) -> str | None:
    """How far the document has come by its modifiers, its participle and what governs it; None where it is not made."""
    token = document.token
    lefts = {t.lower_ for t in token.lefts}
    for status in ("under_negotiation", "proposed", "terminated", "suspended", "ratified", "signed"):
        if lefts & status_words(status):
            return status
    made = history(token)
    if made is not None:
        return "signed" if made.lower_ in forms_of("signing_participles") else "agreed"
    exists = has_history(token) or _binds(token)
    if _is_there(token) or (is_governed(token) and not document.refers_back and exists):
        return "agreed"
    if not _is_definite(document):
        return None
    if any(is_verbal(a) and a.lower_ in forms_of("wishing") for a in token.ancestors):
        return None
    return "agreed" if _is_acted_on(token) or own_dates(token) or _is_title(token) else None


def is_governed(token: Token) -> bool:
    """ "Under a contract of June 2023"."""
    return token.dep_ == "pobj" and token.head.lower_ in words_of("under")


def has_history(token: Token) -> bool:
    """ "A contract of June 2023", "a deal brokered in May", "one worth MONEY": no agreements in general."""
    made = any(c.dep_ in ("acl", "relcl") or c.lower_ in ("worth", "valued") for c in token.children)
    made = made or any(t.lower_ in words_of("made_kinds") for t in token.lefts)
    behind = (
        token.right_edge.i + 1
    )  # "a loan of MONEY agreed in July, X is ...": taken for a clause by the parser
    made = made or (behind < len(token.doc) and token.doc[behind].tag_ == "VBN")
    return made or any(t._.date is not None for t in token.subtree)


def _binds(token: Token) -> bool:
    """ "Will host two camps under a deal with Y": what is done under it says that it is there."""
    doing = next((a for a in token.ancestors if is_verbal(a)), None)
    if token.head.lower_ != "under" or doing is None or not side(under(token, "with")):
        return False
    return not any(c.lower_ in ("would", "could", "may", "might", "should", "not") for c in doing.children)


def _is_there(token: Token) -> bool:
    """ "There was agreement between A and B on opening a road"."""
    verb = token.head
    told = token.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.children) and verb.tag_ == "VBD"
    return told and not any(t.dep_ == "neg" or t.lower_ == "no" for t in [*verb.children, *token.lefts])


def history(token: Token) -> Token | None:
    """ "Signed in 2019", "sealed in May": the participle that tells how the document came about."""
    for child in token.children:
        if child.i > token.i and child.dep_ in ("acl", "relcl") and child.tag_ in ("VBN", "VBD"):
            denied = any(
                c.dep_ == "neg" or c.lower_ in ("to", "will", "would", "could") for c in child.children
            )
            if child.lower_ in forms_of("sealing_participles") and not denied:
                return child
    return _participle_behind(token)


def _participle_behind(token: Token) -> Token | None:
    """The participle right after the document and a comma, wherever the parser hung it."""
    behind = token.right_edge.i + 1 if token.dep_ != "ROOT" else token.i + 1
    for other in token.doc[behind : behind + 2]:
        if other.tag_ in ("VBN", "VBD") and other.lower_ in forms_of("sealing_participles"):
            return other
        if other.text != ",":
            return None
    return None


def own_dates(token: Token) -> list[Token]:
    """ "The 2016 pact", "the agreement of 2006"."""
    children = [c for c in token.children if c._.date is not None and c._.date.kind != "year_range"]
    return children + [
        t for p in token.children if p.lower_ == "of" for t in objects_of(p) if t._.date is not None
    ]


def _is_definite(document: Document) -> bool:
    token = document.token
    owned = any(c.dep_ == "poss" for c in token.children)
    return owned or has_article(token) or any(t.lower_ in _DEFINITE for t in token.lefts) or _is_title(token)


def _is_title(token: Token) -> bool:
    """ "The Lima Accords": a head in capitals with a name before it."""
    if token.text[:1].islower() or token.i == 0:
        return False
    return mention_of(token) is not None or token.nbor(-1).text[:1].isupper()


def _is_acted_on(token: Token) -> bool:
    """Under a preposition of acting by it, or subject or object of a verb that only what exists can have."""
    head = token.head
    if token.dep_ == "pobj":
        above = head.head
        return head.lower_ in words_of("acting_under") or above.lower_ in words_of("acting_nouns")
    return (
        is_verbal(head)
        and token.dep_ in ("nsubj", "nsubjpass", "dobj")
        and head.lower_ in forms_of("existing")
    )


def is_under(document: Document) -> bool:
    """ "A and B work together under the arrangement": the document of those who act, unless it bears another's name."""
    token = document.token
    governed = token.dep_ == "pobj" and token.head.lower_ == "under"
    return governed and token.text.islower() and not document.owners
