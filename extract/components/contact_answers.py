"""Contacts of which a questioner has heard and which the answer denies.

"QUESTION: It is reported that the two met. SPOKESPERSON: There was no such meeting."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.components.context import ArticleContext, Parsed
from extract.components.facts import Evidence, Fact

_NEAR = 4  # sentences
_CONFIDENCE = 0.6
_DENIAL = re.compile(
    r"\b(?:no such (?:\w+ )?(?:meeting|call|conversation|contact|talks|visit|letter|message|trip)"
    r"|there (?:was|were|has been|have been) no (?:[\w-]+ )?(?:meeting|call|conversation|contact|contacts|talks|visit)"
    r"|(?:did not|didn't|has not|hasn't|never) (?:take|taken|took|happen|happened|occur|occurred|met|meet)"
    r"|(?:that|this|it) is (?:not (?:true|correct|the case)|untrue|false|incorrect|wrong))\b",
    re.IGNORECASE,
)


def denied_answers(parsed: Parsed, context: ArticleContext) -> Iterator[Fact]:
    """The contacts asked about just before, denied by this answer."""
    asked, text = context.asked, parsed.sentence.text
    if not asked or not _DENIAL.search(text):
        return
    context.asked = []
    start, end = parsed.span
    for fact in asked:
        if fact.status == "held" and context.sentence_index - fact.sentence_index <= _NEAR:
            evidence = Evidence(start, end, "contact.denied_answer", _CONFIDENCE, (start, end))
            details = {**fact.details, "is_anaphor": False}
            yield replace(
                fact,
                status="denied",
                evidence=(*fact.evidence, evidence),
                sentence_index=parsed.sentence.index,
                confidence=_CONFIDENCE,
                details=details,
            )
