"""Events that only a rumour tells: refuted in the same sentence they are denied, unconfirmed they are claims.

"There is no truth in the rumour that X has closed its border", "a report that Y had massed gunboats could not be
confirmed", "a post claiming that a third village had been raided was false": any type of event can be told so.
"""

from __future__ import annotations

import re

_RUMOUR = re.compile(
    r"\b(?:rumou?rs?|reports?|claims?|stor(?:y|ies)|allegations?|versions?|(?<!border )(?<!customs )posts?|videos?|"
    r"messages?|news|suggestions?|speculation|assertions?|footage)\b"
    r"(?: [^;:.]{0,60}?)?(?:,)? (?:that|of|about|claiming|alleging|purporting|asserting|saying|suggesting|"
    r"according to which|which (?:claimed|said|alleged))\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:not correspond to (?:the )?(?:reality|truth|facts)|(?:not|un)[ ]?true|false(?:hoods?)?|baseless|unfounded|"
    r"groundless|fabricat\w+|no truth|(?:without|no|lack\w*|devoid of) (?:any |all )?(?:foundation|basis|substance)|"
    r"an? [“\"‘']?(?:joke|lie|hoax|fairy tale|fantasy)|figment|fake|hoax|nonsense|invention|invented|rubbish|"
    r"did not happen|never happened|dismiss\w*|deny|denying|denied|denies|rejected|refuted|refutes|debunked)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:could not (?:immediately |independently )?be (?:\w+ )?(?:confirmed|verified)|unconfirmed|unverified|"
    r"(?:has|have|had) not been (?:\w+ )?(?:confirmed|verified)|nobody (?:has|could) confirm\w*)\b",
    re.IGNORECASE,
)
DENIABLE = frozenset(
    {
        "armed_attack",
        "air_strike",
        "mobilization",
        "border_closure",
        "airspace_closure",
        "flight_suspension",
        "evacuation",
        "sanction",
        "cyber_attack",
    }
)
"""Types of which a rumour that proves false is worth a row."""


def rumour_status(text: str, code: str, position: int) -> str | None:
    """Denied or claimed for an event told at a position of a sentence, None where no rumour tells it."""
    if code not in DENIABLE or not any(spot.end() <= position for spot in _RUMOUR.finditer(text)):
        return None
    if _FALSE.search(text):
        return "denied"
    return "claimed" if _OPEN.search(text) else None
