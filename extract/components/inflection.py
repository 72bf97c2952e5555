"""Word forms of the rule vocabulary: rules name a lemma, text shows any of its forms.

Without a lemmatizer in the pipeline (it costs a fifth of the time and errs on simplified sentences),
the forms of the few hundred lemmas in the rule files are generated once at load.
"""

from __future__ import annotations

import re

import yaml

from extract.components.words import RULES_DIR

_IRREGULAR: dict[str, list[str]] = yaml.load(
    (RULES_DIR / "verbs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def verb_forms(lemma: str) -> set[str]:
    """Every form of a verb: base, third person, past, participle, -ing."""
    forms = {lemma, _third_person(lemma), _gerund(lemma)}
    if lemma in _IRREGULAR:
        irregular = _IRREGULAR[lemma]
        forms |= set(irregular)
        if any(form.endswith("ing") for form in irregular):
            forms.discard(_gerund(lemma)) if _gerund(lemma) not in irregular else None
        return forms
    if _SHORT.fullmatch(lemma):  # "skipped", "snubbing"
        return (forms - {_gerund(lemma)}) | {lemma + lemma[-1] + ending for ending in ("ed", "ing")}
    return forms | {_past(lemma)}


_SHORT = re.compile(r"[^aeiou]+[aeiou][bdfgklmnprtvz]")
"""Verbs of one syllable with one short vowel, which double their last letter."""


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural of a noun."""
    return {lemma, _third_person(lemma)}


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _gerund(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + "ing"
