"""Word forms of the rule vocabulary: rules name a lemma, text shows any of its forms.

Without a lemmatizer in the pipeline (it costs a fifth of the time and errs on simplified sentences),
the forms of the few hundred lemmas in the rule files are generated once at load.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_IRREGULAR = {
    "meet": "met", "hold": "held", "speak": "spoke spoken", "tell": "told", "take": "took taken", "give": "gave given",
    "send": "sent", "sit": "sat sitting", "go": "went gone", "come": "came", "fly": "flew flown", "leave": "left",
    "begin": "began begun beginning", "break": "broke broken", "strike": "struck", "hit": "hit hitting", "shoot": "shot",
    "fight": "fought", "kill": "killed", "bring": "brought", "withdraw": "withdrew withdrawn", "write": "wrote written",
    "say": "said", "see": "saw seen", "make": "made", "have": "has had having", "be": "is are was were been being am",
    "do": "did done", "get": "got gotten getting", "pay": "paid", "lay": "laid", "sell": "sold", "buy": "bought",
    "think": "thought", "seek": "sought", "shut": "shut shutting", "cut": "cut cutting", "put": "put putting",
    "set": "set setting", "let": "let letting", "lead": "led", "read": "read", "lose": "lost", "win": "won winning",
    "find": "found", "rise": "rose risen", "fall": "fell fallen", "blow": "blew blown", "steal": "stole stolen",
    "undertake": "undertook undertaken", "undergo": "underwent undergone", "forbid": "forbade forbidden forbidding",
    "bind": "bound", "shake": "shook shaken", "drive": "drove driven", "flee": "fled", "ring": "rang rung",
    "wage": "waged", "burn": "burned burnt", "spread": "spread", "sink": "sank sunk", "swear": "swore sworn",
    "overthrow": "overthrew overthrown", "overrun": "overran overrunning", "run": "ran running", "keep": "kept",
    "know": "knew known", "show": "showed shown", "draw": "drew drawn", "stand": "stood", "build": "built",
    "rebuild": "rebuilt", "spend": "spent", "lend": "lent", "mean": "meant", "hear": "heard", "feel": "felt",
    "understand": "understood", "deal": "dealt", "ban": "banned banning", "plan": "planned planning",
    "stop": "stopped stopping", "scrap": "scrapped scrapping", "slam": "slammed slamming", "rip": "ripped ripping",
    "ship": "shipped shipping", "drop": "dropped dropping", "grab": "grabbed grabbing", "stab": "stabbed stabbing",
    "kidnap": "kidnapped kidnapping", "ram": "rammed ramming", "bar": "barred barring", "refer": "referred referring",
    "confer": "conferred conferring", "transfer": "transferred transferring", "commit": "committed committing",
    "permit": "permitted permitting", "admit": "admitted admitting", "submit": "submitted submitting",
    "rebel": "rebelled rebelling", "propel": "propelled", "expel": "expelled expelling", "repel": "repelled repelling",
    "cancel": "cancelled canceled cancelling canceling", "travel": "travelled traveled travelling traveling",
    "shell": "shelled shelling", "call": "called calling", "signal": "signalled signaled", "derail": "derailed derailing",
    "chat": "chatted chatting", "step": "stepped stepping", "wrap": "wrapped wrapping", "cap": "capped capping",
    "sap": "sapped", "clip": "clipped", "axe": "axed axing", "quit": "quit", "beat": "beat beaten", "arise": "arose arisen",
    "die": "died dying", "lie": "lied lying lay", "tie": "tied tying", "rebuff": "rebuffed", "ink": "inked inking",
    "initial": "initialled initialed initialling initialing", "occur": "occurred occurring", "panic": "panicked",
    "deter": "deterred deterring", "gun": "gunned gunning", "hurt": "hurt", "split": "split splitting",
    "overfly": "overflew", "freeze": "froze frozen", "throw": "threw thrown", "sweep": "swept", "uphold": "upheld", "withhold": "withheld", "reopen": "reopened", "sign": "signed",
}  # fmt: skip


def verb_forms(lemma: str) -> set[str]:
    """Every form of a verb: base, third person, past, participle, -ing."""
    forms = {lemma, _third_person(lemma), _gerund(lemma)}
    if lemma in _IRREGULAR:
        irregular = _IRREGULAR[lemma].split()
        forms |= set(irregular)
        if any(form.endswith("ing") for form in irregular):
            forms.discard(_gerund(lemma)) if _gerund(lemma) not in irregular else None
        return forms
    return forms | {_past(lemma)}


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


@lru_cache(maxsize=4096)
def base_form(word: str) -> str:
    """The lemma of an irregular form, else the word without a regular ending; for cue words, not for display."""
    lowered = word.lower()
    if lowered in _IRREGULAR:
        return lowered
    for lemma, forms in _IRREGULAR.items():
        if lowered in forms.split() or lowered in (_third_person(lemma), _gerund(lemma)):
            return lemma
    return lowered


def form_index(lemmas: Iterable[str], *, verbs: bool) -> dict[str, str]:
    """Form -> lemma for every lemma given; the first lemma that claims a form keeps it."""
    index: dict[str, str] = {}
    for lemma in lemmas:
        for form in sorted(verb_forms(lemma) if verbs else noun_forms(lemma)):
            index.setdefault(form, lemma)
    return index
