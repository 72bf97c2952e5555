"""Names of parties: every state is named in every way news names it, and a form means one party or says so."""

from __future__ import annotations

from collections import defaultdict

import pytest

from seeds.build.reference_files import read_reviewed
from tests.seeds.tables import column, read

NON_MEMBERS_IN_THE_NEWS = {"XKX", "TWN", "PSE", "VAT"}
NO_DEMONYM_OF_THEIR_OWN = {
    "COG": "Congolese is read as of the Democratic Republic",
    "DMA": "Dominican is read as of the Dominican Republic",
    "VAT": "Vatican is its name",
}
IN_THE_NEWS = {
    "AFG": "Afghanistan|Afghan|Afghans|Kabul",
    "ARE": "UAE|U.A.E.|United Arab Emirates|Emirati|Emiratis|Abu Dhabi",
    "AZE": "Azerbaijan|Azerbaijani|Azerbaijanis|Azeri|Baku|Milli Majlis",
    "CHE": "Switzerland|Swiss|Bern",
    "CHN": "China|PRC|Chinese|Beijing|Peking|Zhongnanhai",
    "CIV": "Ivory Coast|Côte d'Ivoire|Côte d’Ivoire|Cote d'Ivoire|Ivorian",
    "COD": "DR Congo|DRC|Democratic Republic of the Congo|Congo|Congolese|Kinshasa",
    "COG": "Republic of the Congo|Congo-Brazzaville|Brazzaville",
    "CPV": "Cape Verde|Cabo Verde",
    "CZE": "Czechia|Czech Republic|Czech|Czechs|Prague",
    "DEU": "Germany|German|Germans|Berlin|Bundestag|Federal Foreign Office",
    "DNK": "Denmark|Danish|Dane|Danes",
    "ESP": "Spain|Spanish|Spaniards|Madrid|Moncloa",
    "EU": "European Union|E.U.|EU|European Commission|European Council|European Parliament",
    "FRA": "France|French|Paris|Élysée|Elysée|Elysee|Quai d'Orsay|Quai d’Orsay",
    "G7": "G7|G-7|Group of Seven",
    "G20": "G20|G-20|Group of 20",
    "GBR": "UK|U.K.|Britain|United Kingdom|British|Britons|London|Downing Street|Foreign Office|Whitehall",
    "IRN": "Iran|Iranian|Iranians|Tehran|Teheran|IRGC|Supreme National Security Council",
    "ISR": "Israel|Israeli|Israelis|Jerusalem|Tel Aviv|Knesset|IDF",
    "KAZ": "Kazakhstan|Kazakh|Kazakhs|Kazakhstani|Astana|Nur-Sultan|Akorda|Ak Orda",
    "KGZ": "Kyrgyzstan|Kyrgyz Republic|Kyrgyz|Bishkek|Jogorku Kenesh",
    "KOR": "South Korea|ROK|S. Korea|South Korean|South Koreans|Seoul|Blue House",
    "MKD": "North Macedonia|Macedonia|Skopje",
    "MMR": "Myanmar|Burma|Burmese|Naypyidaw",
    "NATO": "NATO|Nato|North Atlantic Treaty Organization",
    "NLD": "Netherlands|Dutch|The Hague",
    "OTS": "OTS|Organization of Turkic States|Organisation of Turkic States|Turkic Council",
    "PAK": "Pakistan|Pakistani|Pakistanis|Islamabad|Pakistan's Foreign Office",
    "POL": "Poland|Polish|Poles|Warsaw|Sejm",
    "PRK": "North Korea|DPRK|N. Korea|North Korean|North Koreans|Pyongyang",
    "PSE": "Palestine|Palestinian|Palestinians|Palestinian Authority|Ramallah",
    "RUS": "Russia|Russian Federation|Russian|Russians|Moscow|Kremlin|Duma|Russian Security Council",
    "SAU": "Saudi Arabia|Saudi|Saudis|Riyadh",
    "SWE": "Sweden|Swedish|Swedes|Stockholm",
    "SWZ": "Eswatini|Swaziland",
    "TKM": "Turkmenistan|Turkmen|Ashgabat",
    "TLS": "Timor-Leste|East Timor|Timorese",
    "TUR": "Türkiye|Turkey|Turkiye|Turkish|Turks|Ankara|Grand National Assembly",
    "UKR": "Ukraine|Ukrainian|Ukrainians|Kyiv|Kiev|Verkhovna Rada|Rada|Bankova",
    "UN": "UN|U.N.|United Nations|Security Council|UN Security Council",
    "USA": "US|U.S.|USA|United States|America|American|Americans|Washington|White House|Pentagon|State Department",
    "UZB": "Uzbekistan|Uzbek|Uzbeks|Tashkent|Oliy Majlis",
    "VAT": "Vatican|Holy See",
}


def forms_by_party(*kinds: str) -> dict[str, set[str]]:
    """Party code to its aliases of the kinds."""
    forms: dict[str, set[str]] = defaultdict(set)
    for row in read("party_aliases"):
        if row["alias_kind"] in kinds:
            forms[row["party_code"]].add(row["alias"])
    return forms


def states() -> set[str]:
    members = {row["party_code"] for row in read("party_memberships") if row["organisation_code"] == "UN"}
    return members | NON_MEMBERS_IN_THE_NEWS


def test_every_party_goes_by_its_own_name_unless_the_name_is_left_out() -> None:
    aliases, left_out = set(column("party_aliases", "alias")), read_reviewed("alias_notes.yml")["left_out"]
    assert set(column("parties", "party_name")) - aliases <= set(left_out)


def test_every_state_has_a_demonym() -> None:
    assert states() - set(forms_by_party("demonym", "demonym_plural")) == set(NO_DEMONYM_OF_THEIR_OWN)


def test_every_capital_names_its_state_unless_it_names_something_else_more_often() -> None:
    names = forms_by_party("name", "capital")
    left_out = set(read_reviewed("alias_notes.yml")["left_out"])
    unnamed = {
        party["party_code"]: party["capital_name"]
        for party in read("parties")
        if party["party_code"] in states() and party["capital_name"] not in names[party["party_code"]]
    }
    assert set(unnamed.values()) <= left_out


@pytest.mark.parametrize("code", sorted(IN_THE_NEWS))
def test_the_forms_that_news_prints_name_their_party(code: str) -> None:
    forms = forms_by_party(*set(column("party_aliases", "alias_kind")))
    assert set(IN_THE_NEWS[code].split("|")) - forms[code] == set()


def test_a_form_means_one_party() -> None:
    aliases = column("party_aliases", "alias")
    assert len(aliases) == len(set(aliases))


def test_forms_that_differ_only_in_case_mean_one_party_or_only_what_is_written() -> None:
    same: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read("party_aliases"):
        same[row["alias"].casefold()].append(row)
    unclear = [
        rows
        for rows in same.values()
        if len({row["party_code"] for row in rows}) > 1
        and any(row["case_sensitive"] == "false" for row in rows)
    ]
    assert unclear == []


def test_an_abbreviation_means_a_party_only_as_written() -> None:
    rows = [row for row in read("party_aliases") if row["alias_kind"] == "abbreviation"]
    assert {row["case_sensitive"] for row in rows} == {"true"}


def test_a_form_that_can_mean_something_else_says_so() -> None:
    notes = {row["alias"]: row["note"] for row in read("party_aliases")}
    for alias in ("Brussels", "The Hague", "Vienna", "Congo", "Georgia", "Washington", "Security Council"):
        assert notes[alias].startswith("ambiguous:"), alias


def test_at_least_seventy_organisations_and_groups_have_names() -> None:
    kinds = {party["party_code"]: party["party_kind"] for party in read("parties")}
    assert len({code for code in forms_by_party("name") if kinds[code] != "country"}) >= 70
