"""Violence told by a verb: who attacked, fired at or shot down whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from extract.components.clauses import clause_tokens, mention_of
from extract.components.context import ArticleContext
from extract.components.crises_claims import claimant_of, victims_by_claim
from extract.components.crises_parties import (
    accused_of,
    clause_places,
    doers,
    own_things,
    perpetrator,
    struck,
)
from extract.components.crises_phrases import AIMED, Named, named_by, phrase, pobjs, unique, without, words_of
from extract.components.crises_reading import Reading
from extract.components.crises_scenes import is_particular
from extract.components.crises_weapons import exact_type, is_armed, is_bodily, is_physical, is_weapon
from extract.components.crises_words import crisis_words
from extract.components.frames import Frame
from extract.components.rulebook import Rule

_TRADE = frozenset(
    ("sanction sanctions tariff tariffs duties levies tax taxes ban visa fines criticism lawsuit").split()
)


def assault(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X shelled Y", "Y was shelled by X": verbs of violence with a place or a country as target."""
    if _is_of_words(frame) or (rule.id == "crisis.wound" and frame.token.dep_ == "conj"):
        return None  # "killed two and wounded nine": told by the first
    subjects = frame.agents if frame.is_passive else frame.subjects
    targets = [*frame.objects, *([] if frame.is_passive else pobjs(frame, *AIMED))]
    if _is_holding(frame, subjects):
        return Reading(
            [], unique([*struck(subjects), *clause_places(frame)]), is_anaphor=not struck(subjects)
        )
    subjects = accused(frame) or subjects
    group = perpetrator(subjects)
    actors = [] if group else doers(subjects, struck(targets) or clause_places(frame))
    if _is_no_attacker(subjects) or _is_over(frame) or (not group and _only_counts(frame, subjects)):
        return None
    if words_of(clause_tokens(frame.token)) & _TRADE:
        return None
    if _is_policing(frame, subjects):
        return (
            Reading([], actors or clause_places(frame), "unrest") if actors or clause_places(frame) else None
        )
    if not actors and words_of(targets) & crisis_words()["protest"] and not group:
        places = clause_places(frame)
        return Reading([], places, "unrest") if places else None
    by_nobody = frame.is_passive and not frame.agents and (_is_deadly(frame) or _is_raid(frame, targets))
    if (
        rule.options.get("medium") == "armed"
        and not by_nobody
        and not is_armed(frame, subjects, actors, group)
    ):
        return None
    if rule.label == "air_strike" and not is_physical(frame, subjects, targets, group):
        return None
    affected = without(struck(targets), actors) or without(own_things(targets), actors)
    deadly = group or by_nobody or _is_deadly(frame)
    if rule.options.get("affected") == "object" and not affected and not deadly:
        return None
    if not affected and targets and not group and not is_bodily(targets):
        return None
    if not actors:
        affected = unique([*affected, *clause_places(frame, subjects)])  # "abducted two Danes near Niamey"
    affected = affected or without(clause_places(frame), actors) or clause_places(frame)
    affected = affected or _own(subjects, targets, frame)
    if not affected and not (targets and (actors or group or by_nobody)):
        told = targets and any(is_weapon(t) for t in subjects) and is_particular(frame.token)
        return Reading(code=exact_type(rule, frame, subjects), is_anaphor=True) if told else None
    return Reading(
        actors, affected, exact_type(rule, frame, [*subjects, *pobjs(frame, "with", "using")]), group=group
    )


def _is_no_attacker(subjects: Sequence[Token]) -> bool:
    """Rioters, whose violence is unrest; quakes; hackers; "the airline has struck X from its timetable"."""
    if {t.lower_ for t in subjects} & (_NATURE | _CROWD):
        return True
    if words_of(part for t in subjects for part in phrase(t)) & {"cyber", "activity"}:
        return True
    return any((m := mention_of(t)) is not None and m.kind == "airline" for t in subjects)


_CROWD = frozenset({"crowd", "crowds", "mob", "mobs", "rioters", "protesters"})

_NATURE = frozenset(
    "quake earthquake tremor tsunami cyclone hurricane typhoon storm tornado flood floods landslide avalanche "
    "eruption volcano heatwave lightning mudslide blizzard wildfire fire fires".split()
)


def _is_over(frame: Frame) -> bool:
    """ "Fired a missile over X": shown, not struck."""
    loads = any(is_weapon(t) for t in frame.objects)
    return loads and frame.token.lower_.startswith("fir") and bool(struck(frame.preps.get("over", ())))


def _is_holding(frame: Frame, subjects: Sequence[Token]) -> bool:
    """ "Every citizen held hostage in X": the parser's subject is who is held."""
    words = words_of(part for t in subjects for part in phrase(t))
    held = words_of(frame.objects) & {"hostage"} and frame.token.lower_ in ("held", "taken")
    return (
        bool(held)
        and bool(words & (crisis_words()["citizen"] | crisis_words()["human"]))
        and not perpetrator(subjects)
    )


def _is_of_words(frame: Frame) -> bool:
    """ "Blasted Y over the tariffs", "bombarded with questions": a quarrel, not a weapon."""
    word = frame.token.lower_
    arms = crisis_words()["air_weapon"] | crisis_words()["ground_weapon"] | crisis_words()["troop"]
    if word.startswith(("blast", "assail", "hammer")) and (frame.preps.get("over") or frame.preps.get("for")):
        return not words_of(frame.token.doc) & arms
    thrown = frame.preps.get("with", []) if word.startswith("bombard") else []
    return bool(thrown) and not words_of(part for t in thrown for part in phrase(t)) & (arms | {"fire"})


def _is_deadly(frame: Frame) -> bool:
    """Violence by the word itself: "was shot dead", "gunned down", "assassinated"."""
    word = frame.token.lower_
    near = {t.lower_ for t in frame.token.subtree}
    if word in ("shot", "shoot", "shooting", "gunned", "guns", "gun", "stabbed", "hacked"):
        return bool(near & {"dead", "death", "killed", "fatally"}) or (
            word.startswith("gun") and "down" in near
        )
    return word in (
        "assassinated",
        "murdered",
        "beheaded",
        "decapitated",
        "slaughtered",
        "butchered",
        "slain",
        "knifed",
        "massacred",
        "ambushed",
        "kidnapped",
        "abducted",
        "bombed",
        "shelled",
        "lynched",
    )


def _is_raid(frame: Frame, targets: Sequence[Token]) -> bool:
    """ "Its camp was attacked", "a convoy was raided": what soldiers or travellers lost, whoever came."""
    words = words_of(part for t in targets for part in phrase(t, frozenset({"of"})))
    return frame.token.lower_ in _RAIDED and bool(words & _RAIDABLE)


_RAIDED = frozenset({"attacked", "raided", "stormed", "assaulted", "overrun"})
_RAIDABLE = frozenset(
    "base bases barracks camp camps convoy convoys checkpoint checkpoints outpost outposts post posts garrison "
    "patrol village villages church mosque market hospital school prison embassy consulate vessel ship tanker "
    "position positions troops soldiers peacekeepers".split()
)
_STRIKERS = frozenset(
    "missile missiles rocket rockets drone drones shell shells bomb bombs bomber blast "
    "strike strikes airstrike airstrikes attack attacks raid shelling".split()
)


def _only_counts(frame: Frame, subjects: Sequence[Token]) -> bool:
    """ "The jet crashed, killing 38", "..., the ministry said, killing six": the toll of what another verb tells."""
    token = frame.token
    if token.tag_ != "VBG" or token.dep_ != "advcl" or any(c.dep_ == "nsubj" for c in token.children):
        return False
    return not words_of(part for t in subjects for part in phrase(t)) & _STRIKERS


def _is_policing(frame: Frame, subjects: Sequence[Token]) -> bool:
    """A state's own police against a crowd."""
    forces = words_of(part for t in subjects for part in phrase(t)) & {
        "police",
        "security",
        "forces",
        "troops",
        "soldiers",
        "army",
        "guards",
    }
    return bool(forces) and bool(
        words_of(frame.token.doc)
        & {"protesters", "protestors", "demonstrators", "protest", "protests", "rioters"}
    )


def accused(frame: Frame) -> list[Token]:
    """ "Accused X of shelling Y", "X denied having shelled Y": the object of an accusation, who denies the deed."""
    verb = frame.token.head
    denied = frame.token.dep_ == "xcomp" and frame.token.tag_ in ("VBN", "VBG") and verb.lower_ in _DENIED
    return accused_of(frame.token) or ([t for t in verb.children if t.dep_ == "nsubj"] if denied else [])


_DENIED = frozenset({"denied", "denies", "deny", "denying", "admitted", "admits", "confirmed"})


def _own(subjects: Sequence[Token], targets: Sequence[Token], frame: Frame) -> list[Named]:
    """The country whose gunmen or rebels act, where no target is named: "Nigerian gunmen killed nine"."""
    return (
        unique(item for token in subjects for part in phrase(token) for item in named_by(part))
        if perpetrator(subjects)
        else []
    )


def firing(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X fired missiles at Y": verbs of launching whose object is a weapon and whose target a country."""
    loads = frame.objects
    if not any(words_of(phrase(token)) & (rule.words("only_with")) for token in loads):
        return None
    subjects = accused(frame) or (frame.agents if frame.is_passive else frame.subjects)
    if words_of(part for t in subjects for part in phrase(t)) & crisis_words()["protest"]:
        return None  # told as unrest
    group = perpetrator(subjects) or perpetrator(pobjs(frame, "by"))
    aimed = [
        *pobjs(frame, "at", "into", "toward", "towards", "against", "on", "upon", "across"),
        *pobjs(frame, "near"),
    ]
    actors = [] if group else doers([*subjects, *pobjs(frame, "from")])
    if frame.is_passive and not (actors or group):
        actors = struck_by_owner(loads)  # "60 Danish drones were aimed at X"
    if words_of(part for t in aimed for part in phrase(t)) & _OPEN_SEA:
        return None  # a test
    affected = without(struck(aimed), actors) or without(own_things(aimed), actors)
    if not (aimed or actors) and words_of(loads) & {"fire"} and is_particular(frame.token):
        affected = clause_places(frame)  # "men on a motorcycle opened fire in X, killing two"
    at_home = words_of(part for t in aimed for part in phrase(t)) & crisis_words()["facility"]
    affected = affected or (victims_by_claim(frame, actors) if is_bodily(aimed) else [])
    if not affected and not (actors and at_home):
        return None
    return Reading(actors, affected, exact_type(rule, frame, [*loads, *subjects]), group=group)


_OPEN_SEA = frozenset({"sea", "ocean"})


def interception(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X intercepted missiles from Y" strikes X; "X shot down Y's drone" strikes Y."""
    loads = frame.objects
    if not any(words_of(phrase(token)) & rule.words("only_with") for token in loads):
        return None
    subjects = frame.agents if frame.is_passive else frame.subjects
    defenders = [] if perpetrator(subjects) else doers(subjects)
    senders = without(unique([*struck_by_owner(loads), *doers(pobjs(frame, "from"))]), defenders)
    group = perpetrator(loads) or perpetrator(pobjs(frame, "from", "by")) or perpetrator(subjects)
    place = clause_places(frame)
    if not defenders and senders and not frame.is_passive:
        defended = _defended(frame, senders)
        if defended:
            return Reading(senders, defended, "air_strike", group=group)
    if rule.options.get("actors") == "subject" and not perpetrator(loads):
        affected = senders or without(place, defenders)
        return Reading(defenders, affected, "air_strike", group=group) if defenders or affected else None
    affected = defenders or place
    return (
        Reading(senders, without(affected, senders), "air_strike", group=group)
        if affected or senders
        else None
    )


def _defended(frame: Frame, senders: Sequence[Named]) -> list[Named]:
    """ "Air defences shot down nine drones of X, Y's ministry said": it tells of its own sky."""
    claimant, _group = claimant_of(frame)
    if claimant is None or len(claimant.parties) != 1 or claimant.parties[0] in {n.code for n in senders}:
        return []
    return [Named(claimant.parties[0], (claimant.start, claimant.end), claimant, frame.token.i)]


def struck_by_owner(loads: Iterable[Token]) -> list[Named]:
    """Owners of weapons: "Iranian drones", "drones from Yemen"."""
    loads = list(loads)
    launched = [
        t for load in loads for c in load.subtree if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj"
    ]
    return unique([*doers(loads), *doers(launched)])


def fallen(frame: Frame, rule: Rule, context: ArticleContext) -> Reading | None:
    """ "X fell to the rebels": a place taken by forces."""
    takers = frame.preps.get("to", [])
    words = words_of(part for t in takers for part in phrase(t))
    group = perpetrator(takers)
    if not (group or words & {"troops", "forces", "army", "soldiers"}):
        return None
    places = [t for t in frame.subjects if (m := mention_of(t)) is not None and m.kind in ("place", "party")]
    affected = struck(places)
    return Reading(without(doers(takers), affected), affected, group=group) if affected else None
