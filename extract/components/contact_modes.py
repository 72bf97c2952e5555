"""The mode of a contact, from its predicate and the words around it; and what is only a habit of theirs."""

from __future__ import annotations

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of
from extract.components.contact_messages import is_spoken_by_us
from extract.components.contact_noun_kinds import modifiers
from extract.components.contact_sides import PHONE, names_media
from extract.components.context import Parsed
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.rulebook import Rule


def mode_of(rule: Rule, frame: Frame) -> str:
    """The rule's mode, made more exact by the words around: "spoke by phone", "telephone talks"."""
    own = modifiers(frame)
    near = {t.lower_ for t in clause_tokens(frame.token) if mention_of(t) is None}
    if rule.label == "meeting" and (own & PHONE or (own if rule.pos == "noun" else near) & _REMOTE):
        return "phone_call"
    by_phone = PHONE - {"video"} if rule.label == "public_message" else PHONE  # "in a video posted on X"
    if (
        rule.label in ("talks", "public_message")
        and ((own | _means(frame)) if rule.pattern == "talks_noun" else near) & by_phone
    ):
        return "phone_call"
    if rule.pattern == "message_noun" and near & _BY_PHONE:
        return "phone_call"  # "exchanged greetings by phone"
    if rule.pattern == "greeting" and near & _WRITTEN:
        return "written_message"  # "congratulated her in a telegram"
    if rule.pattern == "message_noun" and rule.id != "contact.letter":
        return "public_message"
    if rule.pattern == "message_noun" and is_spoken_by_us(frame) and frame.token.lower_ not in _WRITTEN:
        return "public_message"  # "I wish the people of X well": the words themselves are the message
    if rule.pattern == "message_noun" and not near & _WRITTEN and names_media(frame.token.doc):
        return "public_message"
    return rule.label


def _means(frame: Frame) -> set[str]:
    """ "Had a word with X by telephone"."""
    return {t.lower_ for name in ("by", "over", "via", "on") for t in frame.preps.get(name, ())}


_BY_PHONE = frozenset({"phone", "telephone"})
_REMOTE = frozenset({"virtually", "virtual", "online", "remotely", "videoconference"})
_WRITTEN = frozenset({"letter", "letters", "cable", "cables", "missive", "telegram", "telegrams", "note"})


_FREQUENT = frozenset(
    "regularly often always usually frequently every routinely typically annually sometimes never constantly "
    "daily weekly continuously closely".split()
)


def _is_unimagined(verb: Token) -> bool:
    """ "We could not have seen the two leaders together a year ago": says what was not thought of, not who met."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg")}
    unreal = "could" in words and "have" in words and bool(words & {"not", "n't", "never"})
    return unreal and verb.lower_ in (
        "seen",
        "imagined",
        "thought",
        "dreamed",
        "dreamt",
        "envisaged",
        "pictured",
    )


def is_habitual(frame: Frame, rule: Rule, parsed: Parsed) -> bool:
    """ "We discuss many issues with X": the present without a date is no one contact, but in headlines and chronicles.

    Two persons by name, and no word of frequency, are a scene told in the present: "Berg confers with Mensah".
    """
    verb = frame.verb
    if verb is not None and (
        _is_a_standing_form(frame, verb) or _lasts_for_ages(verb) or _is_unimagined(verb)
    ):
        return True
    if (
        verb is None
        or parsed.sentence.kind != "body"
        or parsed.sentence.entry is not None
        or verb.tag_ not in ("VBP", "VBZ", "VBG")
        or parsed.sentence.index == 0
        or rule.pattern in ("invitation", "greeting")
    ):
        return False
    words = {t.lower_ for t in clause_tokens(verb)}
    if verb.tag_ == "VBZ" and not words & _FREQUENT and _names_both(frame, of_one_time=rule.label != "talks"):
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBG" and (not helpers or helpers & {"been", "was", "were", "will", "be"}):
        return False
    if verb.tag_ == "VBG" and rule.pattern in ("joint_deed", "visit") and not words & _FREQUENT:
        return False  # "is touring the north with his counterpart"
    if any(t._.date is not None for t in clause_tokens(verb)) or verb.lower_ in ("is", "are"):
        return False
    return frame.token.i == verb.i or frame.token.head.i == verb.i


def _lasts_for_ages(verb: Token) -> bool:
    """ "Have discussed such matters for decades"."""
    words = {t.lower_ for t in clause_tokens(verb) if t.dep_ == "pobj" and t.head.lower_ == "for"}
    return bool(words & _AGES) and any(c.lower_ in ("have", "has", "had") for c in verb.children)


_AGES = frozenset({"years", "decades", "generations", "centuries", "ages"})


def _names_both(frame: Frame, *, of_one_time: bool) -> bool:
    """Persons of two parties; of a deed that is done at one time also the holders of two high offices."""
    near = [m for t in clause_tokens(frame.token) if (m := mention_of(t)) is not None]
    near = [m for m in near if m.kind == "person" or (of_one_time and _leads(m))]
    return len({m.parties for m in near if m.parties}) > 1


def _leads(mention: Mention) -> bool:
    return mention.kind == "role" and not mention.is_plural and mention.level_code in _HIGH


_HIGH = frozenset({"head_of_state", "head_of_government", "foreign_minister", "minister"})


_FORMS = frozenset(
    "organized organised structured based built designed aimed focused focussed centered centred rooted "
    "dedicated called known chaired led co-chaired composed divided guided".split()
)


def _is_a_standing_form(frame: Frame, verb: Token) -> bool:
    """ "The dialogue between A and B is organized around six pillars": how they talk, not that they did."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "auxpass"}
    return verb.lower_ in _FORMS and bool(helpers & {"is", "are"}) and frame.token.i != verb.i
