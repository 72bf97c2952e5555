"""What a reading of a contact yields: its sides; and what several readings share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extract.components.clauses import mention_of, spread
from extract.components.context import ArticleContext
from extract.components.facts import Where
from extract.components.frames import Frame
from extract.components.mentions import Mention
from extract.components.rulebook import Rule, Words
from extract.components.simplify import tokens_among

PHONE = frozenset(
    {
        "phone",
        "telephone",
        "telephonic",
        "phoned",
        "videoconference",
        "video",
        "teleconference",
        "call",
        "calls",
        "videolink",
    }
)
PUBLIC = frozenset(
    {"x", "twitter", "post", "tweet", "facebook", "telegram", "posted", "tweeted", "instagram"}
)
MEDIA = (PUBLIC - {"telegram"}) | {"media"}
_TELEPHONES = frozenset({"telephone", "phone"})
DETERMINERS = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
"""What makes an event noun mean one told before."""


@dataclass(slots=True)
class Sides:
    """One contact as read off a frame; an empty `others` means that the first side met among itself."""

    first: list[Mention]
    others: list[Mention]
    is_visit: bool = False
    place: Where | None = None
    initiator: str | None = None
    is_anaphor: bool = False  # "the meeting": more of a contact told before
    is_joint: bool = False  # "we" of two sides that appear together


def by_party(mention: Mention) -> list[Mention]:
    """A group as one mention for each of its parties."""
    if len(mention.parties) < 2:
        return [mention]
    found = []
    for code in mention.parties:
        persons = tuple(person for person in mention.persons if person.party_code == code)
        part = Mention(mention.kind, mention.start, mention.end, mention.text, (code,), persons)
        part.level_code, part.office_code, part.is_anaphor = (
            mention.level_code,
            mention.office_code,
            mention.is_anaphor,
        )
        found.append(part)
    return found


BODIES = frozenset(
    "commission committee council forum dialogue consultations mechanism subcommittee commissions committees "
    "councils group".split()
)


def of_a_joint_body(tokens: Iterable[Token]) -> list[Mention]:
    """ "The Peru-Chile joint commission", "the committee on trade between Peru and Chile": whose the body is."""
    bodies = [t for t in tokens if t.lower_ in BODIES and mention_of(t) is None]
    named = [m for body in bodies for t in _naming(body) if (m := mention_of(t)) is not None and m.parties]
    return list(dict.fromkeys(named)) if len({m.parties for m in named}) > 1 else []


def _naming(body: Token) -> list[Token]:
    before = [token for left in body.lefts for token in left.subtree]
    between = [t for t in body.subtree if t.lower_ in ("between", "of") and t.dep_ == "prep"]
    return before + [t for prep in between for c in prep.children if c.dep_ == "pobj" for t in spread(c)]


def addressed(senders: Sequence[Mention], receivers: Sequence[Mention]) -> list[Sides]:
    """One message per sending and receiving party."""
    return [
        Sides([sender], [receiver], initiator=sender.parties[0])
        for whole_sender in senders
        for sender in by_party(whole_sender)
        for whole_receiver in receivers
        for receiver in by_party(whole_receiver)
        if sender.parties != receiver.parties
    ]


def wanted_media(rule: Rule) -> frozenset[str]:
    """The words for a medium of which the rule asks one; none if it asks for none."""
    media = {"required": MEDIA | _TELEPHONES, "phone": _TELEPHONES}
    return media.get(rule.options.get("medium", ""), frozenset())


def medium_fits(frame: Frame, rule: Rule) -> bool:
    """Thanks count only where a public medium is named; in a conversation they are part of it."""
    wanted = wanted_media(rule)
    return not wanted or names_media(frame.token.doc, wanted)


def names_media(doc: Doc, wanted: Words = MEDIA) -> bool:
    """Whether a public medium is named, or one of the media wanted; "the media" alone are the press."""
    told = tokens_among(doc, wanted)
    return any(t.lower_ != "media" or (t.i > 0 and t.nbor(-1).lower_ == "social") for t in told)


def travels(mention: Mention) -> bool:
    """Whether the mention is of people who can go on an official visit."""
    if mention.persons or mention.kind in ("role", "group", "pronoun"):
        return True
    return any(word in mention.text for word in ("delegation", "mission", "envoys", "team"))


_VENUES = frozenset({"Brussels", "Geneva", "New York", "New York City", "Strasbourg", "Davos", "The Hague"})
"""Seats of organisations and forums: who goes there does not thereby visit the country."""


def visit_sides(visitors: Sequence[Mention], country: str, to: Mention) -> list[Sides]:
    """Visitors and the country that receives them; nobody visits his own country."""
    hosted = Mention(
        "party", to.start, to.end, to.text, (country,), place_name=to.place_name, place_country=country
    )
    hosted.is_anaphor = not to.text
    guests = [m for m in visitors if country not in m.parties and m.parties]
    if not guests or (to.kind == "place" and to.text.split(",")[0] in _VENUES and not to.persons):
        return []
    return [Sides(list(guests), [hosted], True, Where(to.place_name, country), guests[0].parties[0])]


def visit_to_home(visitors: Sequence[Mention], context: ArticleContext) -> list[Sides]:
    """ "Arrived here on Monday": a visit to the country that the article reports from."""
    home = context.read.home
    return visit_sides(visitors, home, Mention("place", 0, 0, "")) if home else []


def of_home(context: ArticleContext, others: Collection[str]) -> list[Mention]:
    """The country that publishes the page, where it speaks of itself and nobody else is named."""
    home = context.read.home
    if not home or not context.read.speaks_for_home or home in others:
        return []
    return [Mention("party", 0, 0, "", (home,), is_anaphor=True)]


Pattern = Callable[[Frame, Rule, str, ArticleContext], list[Sides]]


def places_among(tokens: Iterable[Token]) -> list[Mention]:
    """The places named by the tokens of which the country is known; a demonym is none."""
    named = [m for t in tokens if (m := mention_of(t)) is not None]
    return [m for m in named if m.place_country and not m.is_adjective]
