"""The table of patterns: a name that `rules/crises.yml` uses, and the function that reads it."""

from __future__ import annotations

from extract.components.crises_advice import advice, advice_noun
from extract.components.crises_attacks import assault_noun
from extract.components.crises_clashes import clash, weapon_use
from extract.components.crises_closures import barred_sky, closure, closure_noun
from extract.components.crises_envoys import envoy, expulsion, ties
from extract.components.crises_evacuations import evacuation, evacuation_noun
from extract.components.crises_exercises import exercise, intrusion, missile_test
from extract.components.crises_flights import no_flights, suspension, suspension_noun
from extract.components.crises_forces import deployment, deployment_noun
from extract.components.crises_hostile import assault, fallen, firing, interception
from extract.components.crises_networks import network_attack
from extract.components.crises_occurrences import mishap, occurrence, upheaval
from extract.components.crises_reading import Pattern
from extract.components.crises_sanctions import (
    ineligible,
    lifting,
    measures_against,
    sanction_noun,
    sanction_verb,
    visa_stop,
)
from extract.components.crises_threats import threat, threat_noun
from extract.components.crises_transit import transit
from extract.components.crises_wars import conflict, invasion

PATTERNS: dict[str, Pattern] = {
    "assault": assault,
    "fallen": fallen,
    "visa_stop": visa_stop,
    "barred_sky": barred_sky,
    "firing": firing,
    "interception": interception,
    "assault_noun": assault_noun,
    "weapon_use": weapon_use,
    "clash": clash,
    "conflict": conflict,
    "invasion": invasion,
    "closure": closure,
    "closure_noun": closure_noun,
    "suspension": suspension,
    "suspension_noun": suspension_noun,
    "evacuation": evacuation,
    "evacuation_noun": evacuation_noun,
    "advice": advice,
    "advice_noun": advice_noun,
    "sanction": sanction_verb,
    "sanction_noun": sanction_noun,
    "envoy": envoy,
    "expulsion": expulsion,
    "measures_against": measures_against,
    "ties": ties,
    "transit": transit,
    "ineligible": ineligible,
    "lifting": lifting,
    "no_flights": no_flights,
    "deployment": deployment,
    "deployment_noun": deployment_noun,
    "exercise": exercise,
    "intrusion": intrusion,
    "missile_test": missile_test,
    "threat": threat,
    "threat_noun": threat_noun,
    "occurrence": occurrence,
    "mishap": mishap,
    "upheaval": upheaval,
    "network_attack": network_attack,
}
