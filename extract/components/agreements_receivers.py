"""Who receives money or aid: the object of "to" and "for", the indirect object, the country where help goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from extract.components.agreements_words import forms_of, words_of
from extract.components.clauses import clause_tokens, is_verbal, mention_of, spread
from extract.components.context import ArticleContext
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import parties_of
from extract.components.rulebook import Rule

_TOLD_REACH = 2  # sentences back in which a talk with the giver tells who is helped
_HEADING_WORDS = 4
_DISASTERS = frozenset({"natural_disaster", "health_emergency"})


def receivers_of(frame: Frame, rule: Rule, givers: Sequence[Mention]) -> list[Mention]:
    """Receivers of a verb of giving, the givers left out; `requires` of the rule names other prepositions."""
    given = set(parties_of(givers))
    names = rule.words("requires") or ("to", "for")
    tokens = [t for name in names for t in clause_under(frame, name)]
    tokens += [*frame.objects, *_datives(frame), *_beneficiaries(frame)]
    limit = _next_giving(frame.token)
    for found in (
        _direct(tokens),
        _within(tokens),
        _helped(frame),
        _struck(frame),
        _from_fund(frame),
        _where_given(frame),
    ):
        others = [m for m in found if not set(m.parties) & given and (limit is None or m.start < limit)]
        if others:
            return list({m.parties: m for m in others}.values())
    return []


def receivers_told(
    context: ArticleContext, index: int, givers: Sequence[str], *, of_relief: bool
) -> list[Mention]:
    """Whom the giver has just spoken with; of relief, else the country that the article tells to be struck most."""
    given = set(givers)
    near = [f for f in reversed(context.facts) if 0 <= index - f.sentence_index <= _TOLD_REACH]
    spoken = [
        f.codes - given for f in near if f.family == "contact" and len(f.codes) == 2 and given & f.codes
    ]
    disasters = [f for f in context.facts if of_relief and f.family == "crisis" and f.code in _DISASTERS]
    struck = Counter(code for f in disasters for code in f.with_role("affected"))
    if given & set(struck):
        struck.clear()  # the giver helps its own
    top = struck.most_common(2)
    most = [frozenset({top[0][0]})] if top and (len(top) == 1 or top[0][1] > top[1][1]) else []
    headed = _heading_above(context, index) - given
    funded = [f.codes - given for f in near if f.code == "fund" and len(f.codes) == 2 and given <= f.codes]
    found = next((codes for codes in [headed, *spoken, *funded, *most] if len(codes) == 1), frozenset())
    return [Mention("party", 0, 0, "", (code,), is_anaphor=True) for code in sorted(found)]


def _heading_above(context: ArticleContext, index: int) -> frozenset[str]:
    """ "MOLDOVA. The EU paid out MONEY": the party that the item of a round-up is headed with."""
    before = context.read.sentences[index - 1] if index else None
    if before is None or len(before.text.split()) > _HEADING_WORDS:
        return frozenset()
    return frozenset(code for m in before.mentions if not m.is_anaphor for code in m.parties)


def receivers_of_noun(token: Token) -> list[Mention]:
    """Receivers of "a grant to Y", "aid for the people of Y", "a pledge to provide aid to Y"."""
    tokens = _under_noun(token) or _following(token)
    limit = _next_giving(token)
    found = _direct(tokens) or _within(tokens) or _direct(_where_promised(token)) or _where_paid_for(token)
    return list({m.parties: m for m in found if limit is None or m.start < limit}.values())


def _where_paid_for(token: Token) -> list[Mention]:
    """ "A grant of MONEY will pay for a hospital in Y": the country where it is spent."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lower_ not in forms_of("paying_for"):
        return []
    spent = [t for c in verb.children if c.i > verb.i and c.dep_ != "advcl" for t in c.subtree]
    return [m for m in _direct(spent) if m.kind in ("party", "institution")]


def _where_promised(token: Token) -> list[Token]:
    """ "A pledge to provide MONEY for projects in Y"."""
    deeds = [c for c in token.children if c.dep_ == "acl" and is_verbal(c)]
    preps = [p for deed in deeds for p in deed.children if p.dep_ == "prep" and p.lower_ == "in"]
    return [t for prep in preps for c in prep.children if c.dep_ == "pobj" for t in spread(c)]


def clause_under(frame: Frame, name: str) -> list[Token]:
    """Objects of a preposition anywhere in the clause behind the predicate."""
    found = list(frame.preps.get(name, ()))
    for token in clause_tokens(frame.token):
        if token.dep_ == "prep" and token.lower_ == name and token.i > frame.token.i:
            found.extend(t for child in token.children if child.dep_ == "pobj" for t in spread(child))
    return list(dict.fromkeys(found))


def _beneficiaries(frame: Frame) -> list[Token]:
    """ "MONEY for Y to rebuild its roads"."""
    clauses = (t for t in frame.token.subtree if t.dep_ == "advcl" and t.tag_ == "VB")
    marked = [v for v in clauses if any(c.dep_ == "mark" and c.lower_ == "for" for c in v.children)]
    return [t for verb in marked for c in verb.children if c.dep_ == "nsubj" for t in spread(c)]


def _datives(frame: Frame) -> list[Token]:
    found: list[Token] = []
    for token in clause_tokens(frame.token):
        if token.dep_ == "dative":
            found.extend(
                [token] if mention_of(token) else [t for child in token.children for t in spread(child)]
            )
    return found


def _direct(tokens: Iterable[Token]) -> list[Mention]:
    return [m for t in dict.fromkeys(tokens) if (m := _receiver(t)) is not None]


def _within(tokens: Iterable[Token]) -> list[Mention]:
    """Countries inside the phrase: "for flood victims in Y", "to the people of Y"."""
    public = [t for t in tokens if mention_of(t) is None and t.lower_ not in words_of("private")]
    inner = [x for t in public for x in t.subtree if not _is_aside(x, t)]
    return [m for x in inner if (m := _receiver(x)) is not None]


def _is_aside(token: Token, top: Token) -> bool:
    """Behind a verb of its own, or the owner of a war: "those who flee Y's invasion"."""
    owned = token.dep_ == "poss" and token.head.lower_ in words_of("hostile")
    return owned or any(is_verbal(a) for a in token.ancestors if top.i < a.i < token.i)


def _helped(frame: Frame) -> list[Mention]:
    """ "To help Y rebuild", "to strengthen the Y police", "floods that hit Y"."""
    words = forms_of("helping")
    tokens: list[Token] = []
    for verb in (t for t in frame.token.doc if t.lower_ in words and _is_with(t, frame.token)):
        for child in verb.children:
            if child.dep_ in ("dobj", "pobj"):
                tokens.extend(spread(child))
            elif child.dep_ in ("ccomp", "xcomp"):
                tokens.extend(t for c in child.children if c.dep_ == "nsubj" for t in spread(c))
    return _direct(tokens) or _within(tokens)


def _is_with(verb: Token, giving: Token) -> bool:
    """Whether a verb stands with the verb of giving: below it or before it, not in a clause joined by "and"."""
    if verb.i == giving.i:
        return False
    above = [verb, *verb.ancestors]
    below = above[: above.index(giving)] if giving in above else [t for t in above if t.i < giving.i]
    return not any(t.dep_ in ("conj", "ccomp", "parataxis") and is_verbal(t) for t in below)


def _from_fund(frame: Frame) -> list[Mention]:
    """ "Released MONEY from its emergency fund for Y"."""
    tokens = [t for p in frame.token.children if p.lower_ in ("from", "through") for t in p.children]
    return [m for t in tokens if (m := mention_of(t)) is not None and m.text.lower().startswith("fund for")]


def _struck(frame: Frame) -> list[Mention]:
    """ "Announced MONEY after the earthquake in Y"."""
    nouns = [t for t in clause_tokens(frame.token) if t.lower_ in forms_of("disasters")]
    return _direct([t for n in nouns for p in n.children if p.lower_ == "in" for t in p.children])


def _where_given(frame: Frame) -> list[Mention]:
    """ "In Y, X has provided MONEY": the country where it is spent, for verbs that spend."""
    if frame.token.lower_ not in forms_of("spending"):
        return []
    tokens = [t for p in frame.token.children if p.dep_ == "prep" and p.lower_ == "in" for t in p.children]
    return [m for m in _direct(tokens) or _within(tokens) if m.kind in ("party", "institution")]


def _receiver(token: Token) -> Mention | None:
    mention = mention_of(token)
    if mention is None or mention.kind in ("airline", "name") or _is_no_receiver(token):
        return None
    if mention.parties:
        return mention
    if mention.place_country:
        return Mention("party", mention.start, mention.end, mention.text, (mention.place_country,))
    return None


def _is_no_receiver(token: Token) -> bool:
    """ "Ten systems for every Y tank": what others are counted against."""
    return any(t.lower_ in ("every", "each", "per") for t in [*token.head.lefts, *token.lefts])


def _next_giving(verb: Token) -> int | None:
    """The offset of a second giver behind the first: "with X giving MONEY to Z and Y giving MONEY"."""
    words = forms_of("granting")
    for token in verb.doc[verb.i + 1 :]:
        if token.tag_ == "VBG" and token.lower_ in words and mention_of(token.nbor(-1)) is not None:
            return int(token.nbor(-1)._.span[0])
    return None


def _under_noun(token: Token) -> list[Token]:
    """Objects of "to" and "for" under the noun or under its infinitive ("a pledge to provide aid to Y")."""
    heads = [token, *(c for c in token.children if c.dep_ in ("acl", "relcl") and is_verbal(c))]
    heads += [c for head in heads[1:] for c in head.children if c.dep_ == "dobj"]
    preps = [
        p
        for head in heads
        for p in head.children
        if p.dep_ in ("prep", "dative") and p.lower_ in ("to", "for")
    ]
    return [t for prep in preps for child in prep.children if child.dep_ == "pobj" for t in spread(child)]


def _following(token: Token) -> list[Token]:
    """The receiver after the noun where the parser hung it on the verb; no other verb stands between."""
    for other in token.doc[token.i + 1 :]:
        if is_verbal(other) and not (other.tag_ == "VB" and other.nbor(-1).lower_ == "to"):
            return []
        if other.dep_ in ("prep", "dative") and other.lower_ in ("to", "for"):
            return [t for child in other.children if child.dep_ == "pobj" for t in spread(child)]
    return []
