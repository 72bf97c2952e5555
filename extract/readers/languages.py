"""The language of an article: detected on its beginning, among languages that news is written in.

Only English is coded. A declared language is believed unless the text strongly says otherwise, because feeds
often carry one label for all their articles. The detector has fixed weights, so the answer never varies.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

CANDIDATES = (
    "ar", "az", "be", "bg", "bn", "bs", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi",
    "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "ky", "lt", "lv", "mk", "mn", "ms", "nl", "no", "pl",
    "ps", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "tg", "th", "tk", "tr", "uk", "ur", "uz",
    "vi", "zh",
)  # fmt: skip
"""Languages told apart (ISO 639-1); small ones that take names in English text for themselves stay out."""

CODED_LANGUAGE = "en"
UNDETERMINED = "und"
DETECTED_CHARACTERS = 2000
LETTERS_NEEDED = 40
"""With fewer letters than this the detector guesses; the declared language, or English, stands."""

STRONG = 0.9
"""Probability from which the text overrules its declared language."""


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(CANDIDATES)
    return identifier


def detect_language(text: str, declared: str | None) -> str:
    """The ISO 639-1 code of the text's language, `und` where neither text nor declaration tells."""
    stated = (declared or "").strip().lower().replace("_", "-").split("-")[0] or None
    beginning = text[:DETECTED_CHARACTERS]
    if sum(char.isalpha() for char in beginning) < LETTERS_NEEDED:
        return stated or _guess_short(beginning)
    detected, probability = _identifier().classify(beginning)
    if stated is not None and (probability < STRONG or detected == stated):
        return NAMED_LANGUAGES.get(stated, stated)
    return str(detected)


def _guess_short(beginning: str) -> str:
    """A few words: English if their letters are Latin, else undetermined."""
    letters = [char for char in beginning if char.isalpha()]
    return CODED_LANGUAGE if letters and all(char.isascii() for char in letters) else UNDETERMINED


NAMED_LANGUAGES = {"eng": "en", "english": "en", "rus": "ru", "russian": "ru", "fra": "fr", "french": "fr"}
"""Other ways in which feeds write a language code."""
