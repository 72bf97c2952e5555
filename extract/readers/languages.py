"""The language of an article: detected on its beginning, among languages that news is written in.

Only English is coded. A declared language is believed unless the text strongly says otherwise, because feeds
often carry one label for all their articles. The detector has fixed weights, so the answer never varies.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from py3langid.langid import MODEL_FILE, LanguageIdentifier

VOCABULARY: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
"""`candidates` (ISO 639-1 codes told apart) and `names` (other ways in which feeds write a language)."""

CODED_LANGUAGE = "en"
UNDETERMINED = "und"
DETECTED_CHARACTERS = 2000
LETTERS_NEEDED = 40
"""With fewer letters than this the detector guesses; the declared language, or English, stands."""

STRONG = 0.9
"""Probability from which the text overrules its declared language."""

PROBABLE = 0.7
"""Probability below which an undeclared text is taken for English: sentences full of names confuse."""


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(VOCABULARY["candidates"])
    return identifier


def detect_language(text: str, declared: str | None) -> str:
    """The ISO 639-1 code of the text's language, `und` where neither text nor declaration tells."""
    stated = _normalise(declared)
    beginning = text[:DETECTED_CHARACTERS]
    if sum(char.isalpha() for char in beginning) < LETTERS_NEEDED:
        return stated or _guess_short(beginning)
    detected, probability = _identifier().classify(beginning)
    if stated is None:
        return str(detected) if probability >= PROBABLE else CODED_LANGUAGE
    return str(detected) if probability >= STRONG else stated


def _normalise(declared: str | None) -> str | None:
    """The declared language as a code: "en-US" and "English" are "en"."""
    stated = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    return VOCABULARY["names"].get(stated, stated) or None


def _guess_short(beginning: str) -> str:
    """A few words: English if their letters are Latin, else undetermined."""
    letters = [char for char in beginning if char.isalpha()]
    return CODED_LANGUAGE if letters and all(char.isascii() for char in letters) else UNDETERMINED
