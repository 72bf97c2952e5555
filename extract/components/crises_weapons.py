"""Which words make violence of a verb: weapons, forces, facilities, bodies; and whether it came by air."""

from __future__ import annotations

from collections.abc import Sequence, Set

from spacy.tokens import Token

from extract.components.clauses import mention_of
from extract.components.crises_phrases import Named, phrase, pobjs, words_of
from extract.components.crises_words import crisis_words, is_crisis_word
from extract.components.frames import Frame
from extract.components.rulebook import Rule

_HUNTING = frozenset({"attack", "target", "hit", "strike", "pound", "storm", "assault", "raid"})


def exact_type(rule: Rule, frame: Frame, tokens: Sequence[Token]) -> str:
    """Air strike or attack on the ground, by the weapons named."""
    near = words_of([*phrase(frame.token), *(part for token in tokens for part in phrase(token))])
    near |= words_of(child for child in frame.token.children if child.dep_ in ("compound", "amod", "nmod"))
    if _is_of_hackers(frame, near):
        return "cyber_attack"
    if "propelled" in near:  # a rocket-propelled grenade flies from a shoulder
        near -= crisis_words()["air_weapon"]
    if near & crisis_words()["ground_weapon"] and not near & (crisis_words()["air_weapon"] - {"air"}):
        return "armed_attack" if rule.label == "air_strike" or rule.label == "armed_attack" else rule.label
    if rule.label == "armed_attack" and near & crisis_words()["air_weapon"]:
        return "air_strike"
    return rule.label


def _is_of_hackers(frame: Frame, near: Set[str]) -> bool:
    """An attack told among cyber words and without the dead: on networks, whatever noun or verb tells it."""
    words = words_of(frame.token.doc)
    weapons = crisis_words()["air_weapon"] | crisis_words()["ground_weapon"] | crisis_words()["harm"]
    return bool(words & _SCREENS) and not (near - {"cyber"}) & weapons


def is_weapon(token: Token) -> bool:
    """Whether a subject is a weapon or force, not a person or a policy."""
    return any(
        is_crisis_word("air_weapon", word) or is_crisis_word("ground_weapon", word)
        for word in words_of(phrase(token))
    )


def _speaks(token: Token) -> bool:
    mention = mention_of(token)
    return mention is not None and (bool(mention.persons) or mention.kind in ("role", "pronoun", "name"))


def is_armed(frame: Frame, subjects: Sequence[Token], actors: Sequence[Named], group: str | None) -> bool:
    """For verbs that people also use of words and feelings: a weapon, a force, a group or a state must act."""
    words = words_of([*subjects, *pobjs(frame, "with", "using", "by")])
    military = crisis_words()["troop"] | crisis_words()["air_weapon"] | crisis_words()["ground_weapon"]
    if group or words & military or any(is_weapon(token) for token in subjects):
        return True
    return bool(actors) and any(mention_of(token) is not None and not _speaks(token) for token in subjects)


def is_physical(frame: Frame, subjects: Sequence[Token], targets: Sequence[Token], group: str | None) -> bool:
    """For "hit" and "target": a weapon acts, or the thing struck is a place or a facility, not people or ideas."""
    if any(is_weapon(t) for t in [*subjects, *pobjs(frame, "with")]):
        return True
    words = words_of(part for t in targets for part in phrase(t))
    if words & (crisis_words()["facility"] | crisis_words()["troop"]):
        return True
    heads = [m for t in targets if (m := mention_of(t)) is not None]
    return any(m.place_name is not None and not m.is_adjective for m in heads)


def is_bodily(targets: Sequence[Token]) -> bool:
    """People, forces, vehicles or facilities; not peas and prices."""
    words = words_of(part for t in targets for part in phrase(t))
    lists = ("facility", "troop", "citizen", "vehicle", "envoy", "human")
    return any(words & crisis_words()[name] for name in lists) or any(
        mention_of(t) is not None or t.tag_ == "CD" for t in targets
    )


_NETWORKED = frozenset("cyber service ransomware ddos phishing hacking hacker malware cyberspace".split())
_SCREENS = frozenset("cyberspace cyberattack cyberattacks cyber hackers malware ransomware".split())


def is_on_networks(token: Token) -> bool:
    """ "Cyber attacks", "a denial-of-service attack": told by the rules of networks."""
    return bool(words_of(token.doc[max(0, token.i - 2) : token.i]) & _NETWORKED)
