"""Parties that the article told before: of the agreement referred back to, of the meeting just held.

"After the talks, an action plan was signed" is between those who talked; "the two ministers" are those of the
contact in the sentence before; a treaty with Y, reported from X, is X's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.components.agreements_documents import Document
from extract.components.agreements_groups import Group, inferred, lent_by, pair_named
from extract.components.agreements_parties import pairings
from extract.components.clauses import is_verbal, mention_of, subject_of, token_of
from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Fact
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.participants import matrix_subjects, parties_of, side

_REACH = 2  # sentences back in which a meeting can still lend its parties
_ANAPHOR_REACH = 8  # sentences back in which "the accord" still means an agreement
_SUPPORT_REACH = 4  # sentences back in which "the sides" need a fact of theirs
_PAIR_REACH = 12  # sentences back that tell whom a text is about
_FEW_WORDS = 3  # a sentence of fewer words tells nothing
_LATER = 3  # an agreement told this many sentences before a contact is what "the accord" means
_UNREAL = frozenset({"denied", "hypothetical", "cancelled", "rejected"})


def borrowed_group(
    parsed: Parsed, context: ArticleContext, known: Iterable[str], document: Document | None
) -> Group | None:
    """Parties from the discourse that include the known ones."""
    known, index = set(known), parsed.sentence.index
    refers_back = document is not None and document.refers_back
    facts = [f for f in reversed(context.facts) if f.family != "crisis" and f.status not in _UNREAL]
    facts = [f for f in facts if len(f.codes) > 1 and known <= f.codes]
    if document is not None and document.code == "ceasefire":  # a meeting makes no truce
        facts = [f for f in facts if f.code == "ceasefire"]
    if document is not None and refers_back:
        for fact in facts:
            if (
                fact.family == "agreement"
                and fact.code == document.code
                and index - fact.sentence_index <= _ANAPHOR_REACH
            ):
                return lent_by(fact)
    lender = next(
        (f for f in facts if _may_lend(f, facts, steps_back(context, f, index), refers_back=refers_back)),
        None,
    )
    return lent_by(_told_whole(lender, facts)) if lender is not None else None


def _told_whole(lender: Fact, facts: Sequence[Fact]) -> Fact:
    """ "A, B and C signed the treaty. It was signed by the presidents of A and B": the sides are all three."""
    told = [f for f in facts if f.family == lender.family == "agreement" and lender.codes < f.codes]
    same = [f for f in told if lender.code in ("other", f.code)]
    return next((f for f in same if 0 <= lender.sentence_index - f.sentence_index <= 1), lender)


def steps_back(context: ArticleContext, fact: Fact, index: int) -> int:
    """Sentences from a fact to this one; a question and its answer of a word or two are no steps."""
    gap = index - fact.sentence_index
    if not _REACH < gap <= 2 * _REACH:
        return gap
    asked = False
    for sentence in context.read.sentences[fact.sentence_index + 1 : index]:
        is_question = sentence.text.rstrip().endswith("?")
        gap -= is_question or (asked and len(sentence.text.split()) < _FEW_WORDS)
        asked = is_question
    return gap


def _may_lend(fact: Fact, facts: Sequence[Fact], gap: int, *, refers_back: bool) -> bool:
    if not refers_back:
        return gap <= _REACH
    if fact.family == "agreement":
        return gap <= _ANAPHOR_REACH and not (gap > _REACH and fact.is_background)
    told = (f for f in facts if f.family == "agreement")
    return gap <= _REACH and not any(0 <= fact.sentence_index - f.sentence_index <= _LATER for f in told)


def pairs_with_home(
    context: ArticleContext, frame: Frame, partners: Sequence[Mention], document: Document | None
) -> list[Group]:
    """ "A treaty with Y was agreed": the other side is the subject of the clause above, else the home country."""
    codes = set(parties_of(partners))
    if not codes:
        return []
    lead = [m for m in matrix_subjects(frame) or _speaking(frame) if not set(m.parties) & codes][:1]
    home = context.read.home
    if not lead and home is not None and home not in codes:
        lead = [Mention("party", 0, 0, "", (home,), is_anaphor=True)]
    return pairings(lead, partners, frame, document) if lead else []


def _speaking(frame: Frame) -> list[Mention]:
    """ "X said that a treaty with Y was in the works": who speaks of it, whatever stands between."""
    above = (a for a in frame.token.ancestors if is_verbal(a))
    return next((found for verb in above if (found := side(subject_of(verb)))), [])


def pairs_with_caller(
    context: ArticleContext, frame: Frame, partners: Sequence[Mention], document: Document | None
) -> list[Group]:
    """ "X called Z. They turned to the talks with Y": those of X, who is named first in the contact just told."""
    told = next((f for f in reversed(context.facts) if f.family == "contact"), None)
    if told is None or context.sentence_index - told.sentence_index > _REACH:
        return []
    named = [ref for ref in told.parties if ref.span is not None]
    first = min(named, key=lambda ref: ref.span or (0, 0), default=None)
    if first is None or first.code in parties_of(partners):
        return []
    return pairings([Mention("party", 0, 0, "", (first.code,), is_anaphor=True)], partners, frame, document)


def steady_partner(context: ArticleContext, code: str) -> Group | None:
    """The one other party that every fact of the article so far joins with this party, else None."""
    told = [fact.codes for fact in context.facts if fact.family != "crisis" and code in fact.codes]
    others = {other for codes in told for other in codes} - {code}
    if len(told) < 2 or len(others) != 1:
        return None
    return Group(inferred(sorted({code, *others})))


def pair_before(context: ArticleContext, parsed: Parsed) -> Group | None:
    """ "X and Y ended years of dispute. An accord was signed in Lima": the only two of the sentence before."""
    index = parsed.sentence.index
    was_read = bool(context.parsed) and context.parsed[-1].sentence.index == index - 1
    if context.read.is_transcript and not was_read:
        return None  # who speaks changes the subject too freely
    pair = pair_named(context.read.sentences[index - 1].mentions) if index else None
    here = {code for m in parsed.sentence.mentions if m.kind != "place" for code in m.parties}
    return Group(inferred(sorted(pair.codes))) if pair is not None and here <= pair.codes else None


def pair_with(context: ArticleContext, parsed: Parsed, code: str) -> Group | None:
    """ "Relations of X and Y soured. X then suspended the accord": the pair told before that holds the one known."""
    told = (pair_before(context, parsed), steady_pair(context))
    return next((pair for pair in told if pair is not None and code in pair.codes), None)


def pair_of_all(context: ArticleContext, code: str | None = None) -> Group | None:
    """The two parties of every contact and agreement so far, where the text is steadily about them and no third."""
    told = {f.codes for f in context.facts if f.family != "crisis" and not f.is_background}
    pair = steady_pair(context) if len(told) == 1 else None
    if pair is None or told != {pair.codes}:
        return None
    return pair if code is None or code in pair.codes else None


def steady_pair(context: ArticleContext) -> Group | None:
    """The two parties that the sentences so far are about: each named twice as often as any third.

    Turns of a transcript change subject too freely for that.
    """
    if context.read.is_transcript:
        return None
    index = context.sentence_index
    counts: Counter[str] = Counter()
    for sentence in context.read.sentences[max(0, index - _PAIR_REACH) : index + 1]:
        counts.update({code for m in sentence.mentions if not m.is_anaphor for code in m.parties})
    top = counts.most_common(3)
    third = top[2][1] if len(top) > 2 else 0
    if len(top) < 2 or top[1][1] < max(2, 2 * third):
        return None
    return Group(inferred(sorted(code for code, _ in top[:2])))


def settled(context: ArticleContext, group: Group) -> Group:
    """ "The two countries", both inferred: the pair the article is mostly about, not a pair named in passing."""
    if (
        group.source is not None
        or any(ref.span is not None for ref in group.parties)
        or len(group.codes) != 2
    ):
        return group
    counts = Counter(fact.codes for fact in context.facts if len(fact.codes) == 2)
    top = counts.most_common(1)
    if not top or top[0][1] < 2 or top[0][1] <= counts[group.codes]:
        return group
    return Group(inferred(sorted(top[0][0])))


def told_of(parsed: Parsed, context: ArticleContext, mentions: Sequence[Mention]) -> list[Mention]:
    """Groups by their discourse: "the two ministers" right after a contact of two are those of that contact."""
    if len(mentions) != 1 or not (mentions[0].is_anaphor and mentions[0].is_plural):
        return list(mentions)
    group = mentions[0]
    nearer = _named_before(parsed, group)
    if len(nearer) == 2 and nearer != set(group.parties):
        return [replace(group, parties=tuple(sorted(nearer)), persons=())]
    if not {"two", "both"} & set(group.text.lower().split()):
        return _all_sides(parsed, context, group)
    index = parsed.sentence.index
    near = (
        f for f in reversed(context.facts) if f.family == "contact" and 0 <= index - f.sentence_index <= 1
    )
    fact = next(near, None)
    if fact is None:
        return [group] if _is_supported(parsed, context, group) else []
    if len(fact.codes) != 2 or fact.status != "held" or fact.codes == set(group.parties):
        return [group]
    return [_as_told(group, fact)]


def _named_before(parsed: Parsed, group: Mention) -> set[str]:
    """ "X's minister, in the capital of Y, signs an annex to the pact the two countries concluded": X and Y.

    Only in a clause that describes something; who says that "the two countries agreed" is none of the two.
    """
    token = token_of(parsed.doc, group)
    if token is None or not any(a.dep_ == "relcl" for a in token.ancestors):
        return set()
    before = [m for t in parsed.doc[: token.i] if (m := mention_of(t)) is not None and not m.is_anaphor]
    acting = [m for m in before if m.kind != "airline" and (m.kind != "place" or m.is_capital)]
    return {code for m in acting for code in m.parties}


def _as_told(group: Mention, fact: Fact) -> Mention:
    persons = tuple(ref.person for ref in fact.persons)
    return replace(group, parties=tuple(sorted(fact.codes)), persons=persons)


def _all_sides(parsed: Parsed, context: ArticleContext, group: Mention) -> list[Mention]:
    """ "The parties", "they": all of the fact just told, where it has more parties than the resolution found."""
    if len(group.text.split()) <= 2:
        for fact in reversed(context.facts):
            gap = parsed.sentence.index - fact.sentence_index
            if fact.family != "crisis" and 0 < gap <= 1 and set(group.parties) < fact.codes:
                return [_as_told(group, fact)]
    return [group] if _is_supported(parsed, context, group) else []


def _is_supported(parsed: Parsed, context: ArticleContext, group: Mention) -> bool:
    """Whether the article just told a fact of these parties, or just named them all."""
    index, codes = parsed.sentence.index, set(group.parties)
    if any(codes <= fact.codes and index - fact.sentence_index <= _SUPPORT_REACH for fact in context.facts):
        return True
    sentences = context.read.sentences[max(0, index - _REACH) : index + 1]
    return codes <= {code for s in sentences for m in s.mentions if not m.is_anaphor for code in m.parties}
