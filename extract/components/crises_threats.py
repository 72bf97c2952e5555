"""Threats of force, sanctions or retaliation: "warned that it would", "if ..., X will strike", "the threat to"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extract.components.assertion import SPEECH
from extract.components.clauses import clause_tokens, mention_of, subject_of
from extract.components.context import ArticleContext
from extract.components.crises_claims import claimant_of
from extract.components.crises_parties import doers, perpetrator, struck
from extract.components.crises_phrases import Named, modifiers, named_by, pobjs_of, unique, without
from extract.components.crises_reading import Reading
from extract.components.crises_words import crisis_words, is_crisis_word
from extract.components.facts import Fact
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.rulebook import Rule


def threat(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X warned that it would retaliate", "Y threatened to strike Z", "if ..., X will respond"."""
    verb = frame.token
    if _is_negated(verb) or any(t.lower_ in ("not", "never") for t in clause_tokens(verb) if t.i < verb.i):
        return None
    if verb.lower_.startswith("warn") and frame.preps.get("against"):
        return None  # "warn against any use of": a plea
    promised = _promised(verb, rule)
    if promised is None:
        return None
    speakers = frame.subjects
    if perpetrator(speakers):
        return None
    doer = [] if promised is verb else [t for c in promised.children if c.dep_ == "nsubj" for t in [c]]
    actors = doers([t for t in doer if (m := mention_of(t)) is not None and not m.is_anaphor]) or doers(
        speakers
    )
    actors = actors or _quoted(frame)
    if not actors or _is_soft(promised):
        return None
    act = promised.head if promised.dep_ == "dobj" and promised.head.i > verb.i else promised
    targets = [t for t in act.subtree if t.i > promised.i and t.dep_ in ("dobj", "pobj", "conj", "dative")]
    affected = without(
        struck(
            [
                t
                for t in targets
                if t.head.lower_ not in ("in", "during", "after", "under", "on", "by", "with")
                or (t.head.lower_ == "on" and t.head.head.i == promised.i and promised.tag_[:2] == "NN")
            ]
        ),
        actors,
    )
    affected = (
        affected
        or without(_payers(promised), actors)
        or without(struck([t for t in frame.objects if mention_of(t)]), actors)
        or without(_conditions(verb), actors)
    )
    affected = affected or _enemies(context, actors)
    return Reading(actors, affected[:2], speaker=_speaker(speakers))


def _payers(promised: Token) -> list[Named]:
    """ "Sweden would face consequences": who is to bear what is promised."""
    verb = promised.head
    if promised.dep_ != "dobj" or verb.lower_ not in ("face", "suffer", "pay", "bear", "see", "meet"):
        return []
    return struck(t for t in verb.children if t.dep_ == "nsubj")


def _is_soft(promised: Token) -> bool:
    """ "Respond to the pandemic", "answer with tariffs of its own", "heavy rain could hit X": no threat of force."""
    below = {t.lower_ for t in promised.subtree}
    if promised.lower_ in _ANSWERS and below & crisis_words()["peaceful"]:
        return True
    subjects = [c for c in promised.children if c.dep_ == "nsubj"]
    forces = ("troop", "air_weapon", "ground_weapon", "anaphoric")
    return bool(subjects) and not any(
        mention_of(t) is not None
        or t.tag_ == "PRP"
        or any(is_crisis_word(name, t.lower_) for name in forces)
        or any(mention_of(c) is not None or c.dep_ == "poss" for c in t.children)
        for t in subjects
    )


_ANSWERS = frozenset("respond response answer responding answering".split())


def _quoted(frame: Frame) -> list[Named]:
    """ "We will respond", an army chief said: the threat is his country's."""
    claimant, _group = claimant_of(frame)
    if claimant is None or not claimant.parties:
        return []
    return [Named(claimant.parties[0], (claimant.start, claimant.end), claimant, frame.token.i)]


def _promised(verb: Token, rule: Rule) -> Token | None:
    """The word that carries the threat: a verb or noun of violence or penalty below the verb of speech."""
    if rule.options.get("medium") == "own":
        if any(c.lower_ == "would" for c in verb.children) and not any(
            a.lower_ in SPEECH and any(mention_of(t) for c in a.children for t in [c] if c.dep_ == "nsubj")
            for a in [*verb.ancestors, *(c for c in verb.children if c.dep_ in ("ccomp", "parataxis"))]
        ):
            return None  # an analyst's guess
        wills = any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "would", "shall") for c in verb.children)
        strong = {t.lower_ for t in verb.subtree} & rule.words("words_after")
        return verb if wills and strong else None
    for token in verb.subtree:
        if token.i <= verb.i or token.dep_ in ("amod", "compound", "poss") or _is_aside(token, verb):
            continue
        if token.lower_ in rule.words("only_with"):
            hazard = token.lower_ in ("consequences", "price", "repercussions", "destruction", "war") and any(
                c.lower_ == "of" for c in token.children
            )
            hazard = hazard or (token.tag_[:2] == "NN" and token.lower_ in _ONLY_VERBS)
            hazard = hazard or (verb.lower_.startswith("warn") and _is_danger(token))
            return None if hazard or _is_negated(token) else token
    return _promised_before(verb, rule)


_ONLY_VERBS = frozenset({"hit", "answer", "target", "targets", "sink", "price"})


def _is_danger(token: Token) -> bool:
    """ "Warned of consequences for consumers": what looms, not what the speaker would do."""
    return (
        token.dep_ == "pobj" and token.head.lower_ == "of" and any(c.lower_ == "for" for c in token.children)
    )


def _is_aside(token: Token, verb: Token) -> bool:
    """In a condition or a description below the verb, not in what is threatened."""
    current = token
    while current.i != verb.i and current.head.i != current.i:
        if current.lower_ in (
            "risk",
            "risks",
            "danger",
            "dangers",
            "possibility",
            "likelihood",
            "impact",
            "effects",
        ):
            return True
        if current.dep_ in ("advcl", "relcl", "acl") and current.tag_ not in ("VB",):
            return True
        current = current.head
    return False


def _promised_before(verb: Token, rule: Rule) -> Token | None:
    """A quotation before its verb: "We will not hesitate to use force", the minister warned."""
    before = [t for t in verb.subtree if t.i < verb.i]
    if not {t.lower_ for t in before} & {"will", "'ll", "shall"}:
        return None
    strong = rule.words("only_with") & {
        "force",
        "respond",
        "response",
        "retaliate",
        "retaliation",
        "strike",
        "answer",
        "punish",
        "consequences",
        "price",
        "crush",
        "avenge",
    }
    return next((t for t in before if t.lower_ in strong and t.dep_ not in ("nsubj", "amod")), None)


def _is_negated(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children)


def _conditions(verb: Token) -> list[Named]:
    """Whom the condition names: "if the United States enters the war"."""
    found: list[Named] = []
    for token in verb.doc:
        if token.lower_ in ("if", "should", "unless") and token.dep_ in ("mark", "aux"):
            found.extend(n for t in subject_of(token.head) for n in named_by(t))
    return unique(found)


def _enemies(context: ArticleContext, actors: Sequence[Named]) -> list[Named]:
    """The side that struck the threatener earlier in the article."""
    codes = {n.code for n in actors}
    for fact in reversed(context.facts):
        if fact.family == "crisis" and fact.code in ("air_strike", "armed_attack", "armed_conflict"):
            others = _others(fact, codes)
            if others:
                return others
    return []


def _others(fact: Fact, codes: set[str]) -> list[Named]:
    if not codes & fact.codes:
        return []
    blank = Mention("party", 0, 0, "", is_anaphor=True)
    return [Named(code, None, blank, 0) for code in sorted(fact.codes - codes)]


def _speaker(tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        mention = mention_of(token)
        if mention is not None and mention.persons:
            return mention.persons[0].full_name
    return None


def threat_noun(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X's threat to invade Y", "threats of sanctions against Y by X"."""
    token = frame.token
    carried = [t for t in token.subtree if t.i > token.i and t.lower_ in rule.words("only_with")]
    if not carried:
        return None
    subjects = (
        frame.subjects
        if frame.verb is not None
        and frame.verb.lower_ in ("make", "made", "issue", "issued", "repeat", "repeated", "renew", "renewed")
        else []
    )
    actors = unique(
        [
            *(n for t in modifiers(token) for n in named_by(t)),
            *doers([*pobjs_of(frame, "by", "from"), *subjects]),
        ]
    )
    affected = without(
        struck([t for t in token.subtree if t.i > token.i and t.dep_ in ("dobj", "pobj")]), actors
    )
    return Reading(actors, affected) if actors and affected else None
