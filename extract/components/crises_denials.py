"""Denials that stand apart from the event they deny: "Caracas denied this", "a spokesman called that a lie"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Evidence, Fact
from extract.components.simplify import tokens_among

_DENYING = frozenset(
    "denied denies deny denying refuted refutes rejected rejects dismissed dismisses".split()
)
_AUTHORSHIP = frozenset("involvement responsibility role part hand complicity connection link links".split())
_POINTING = _AUTHORSHIP | frozenset(
    "it this that any so claim claims accusation accusations allegation allegations charge charges "
    "report reports".split()
)
_LYING = frozenset(
    (
        "lie lies fabrication fabrications propaganda baseless false fake disinformation untrue nonsense"
    ).split()
)
_DENIABLE = frozenset(
    {"armed_attack", "air_strike", "mobilization", "cyber_attack", "border_closure", "airspace_closure"}
)


_BRANDING = frozenset({"called", "calls", "described", "branded", "dismissed"})
_TELLING_DENIAL = _DENYING | _BRANDING | {"not", "n't"}
_END = " .\"'”"
_STEMS = ("den", "refut", "reject", "dismiss", "call", "describ", "brand")


def may_deny(text: str, words: frozenset[str]) -> bool:
    """Whether a sentence in lower-case words could deny what the one before it tells."""
    denied = (words & _DENYING and words & _POINTING) or (words & _BRANDING and words & _LYING)
    return bool(denied) or text.rstrip(_END).endswith(("not", "n't"))


def denials(parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
    """The latest claimed or reported event once more, as denied or, where only authorship is denied, as claimed."""
    text = parsed.sentence.text.lower()
    if not any(stem in text for stem in _STEMS) and not text.rstrip(_END).endswith(("not", "n't")):
        return
    for token in tokens_among(parsed.doc, _TELLING_DENIAL):
        kind = _denial(token)
        if kind is None:
            continue
        event = _event_denied(parsed, context)
        if event is not None:
            start, end = parsed.span
            proof = Evidence(start, end, f"crisis.{kind}", 0.6, token._.span)
            yield replace(
                event,
                status=kind,
                evidence=(proof,),
                sentence_index=parsed.sentence.index,
                details={**event.details, "denial": True},
            )
        return


def _denial(token: Token) -> str | None:
    if _answers_not(token):
        return "denied"
    if _is_bare_no(token):
        return "denied"
    if token.lower_ in _DENYING and token.tag_[:2] == "VB":
        objects = [
            t
            for t in token.subtree
            if t.i > token.i
            and t.dep_ in ("dobj", "pobj")
            and t.lower_ in _POINTING
            and not any(c.dep_ in ("acl", "ccomp", "relcl") for c in t.children)
        ]
        if not objects:
            return None
        return "claimed" if any(t.lower_ in _AUTHORSHIP for t in objects) else "denied"
    if token.lower_ in _BRANDING and token.tag_[:2] == "VB":
        words = {t.lower_ for t in token.subtree}
        return (
            "denied"
            if words & _LYING
            and words
            & {"it", "this", "that", "claim", "claims", "report", "reports", "accusation", "allegation"}
            else None
        )
    return None


def _is_bare_no(token: Token) -> bool:
    """ "Asked about reports of it, a spokesman said it had not": a negated auxiliary that closes the sentence."""
    following = token.doc[token.i + 1 :]
    bare = token.lower_ in ("not", "n't") and all(t.is_punct for t in following)
    return bare and any(t.lower_ in ("reports", "report", "whether", "claims") for t in token.doc[: token.i])


def _answers_not(token: Token) -> bool:
    """ "Asked about reports that X had ..., a spokesman said it had not."""
    verb = token.head
    return (
        token.lower_ in ("not", "n't")
        and verb.lower_ in ("had", "has", "have", "did", "does", "was", "were")
        and verb.dep_ == "ccomp"
        and verb.head.lower_ in ("said", "says", "replied", "answered")
        and token.doc[0].lower_ == "asked"
    )


def _event_denied(parsed: Parsed, context: ArticleContext) -> Fact | None:
    """The nearest deniable event of this sentence before, or of the one before it."""
    for fact in reversed(context.facts):
        asked = parsed.doc[0].lower_ == "asked" and fact.sentence_index == parsed.sentence.index
        if (
            fact.family != "crisis"
            or (fact.code not in _DENIABLE and not asked)
            or fact.details.get("denial")
        ):
            continue
        if parsed.sentence.index - fact.sentence_index > 1:
            return None
        if fact.status in ("claimed", "reported"):
            return fact
    return None
