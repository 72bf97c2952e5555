"""What the splitter must do with whole articles, and what holds for any text."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.clean import find_boilerplate, normalise_for_matching, repeated_lines, split_sentences
from extract.clean.characters import lower_characters, map_characters

WRAPPED = """The foreign ministers of Finland and Estonia met in Turku on Monday to talk
about the safety of cables under the Gulf, the ministries said. A statement
was to follow.

The two also discussed ferries.
"""


def _parts(text: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in split_sentences(text)]


def test_headline_and_subheads_stay_out_of_the_sentences_below() -> None:
    text = (
        "Finland and Estonia agree on cable patrols\n\n"
        "The foreign ministers of Finland and Estonia met in Turku on Monday to talk about cables.\n"
        "What comes next\n"
        "A plan is to be signed in May. It covers ten years.\n"
        "Nothing else was said, and the ministers left the port by car before noon."
    )
    assert [kind for kind, _ in _parts(text)] == ["headline", "body", "heading", "body", "body", "body"]


def test_wrapped_plain_text_is_joined() -> None:
    assert [text for _, text in _parts(WRAPPED)] == [
        "The foreign ministers of Finland and Estonia met in Turku on Monday to talk\n"
        "about the safety of cables under the Gulf, the ministries said.",
        "A statement\nwas to follow.",
        "The two also discussed ferries.",
    ]


def test_unwrapped_lines_stay_apart() -> None:
    text = (
        "Oslo and Riga talk gas\nThe envoys met on Monday for three hours in the port of Riga.\nNo word yet"
    )
    assert [kind for kind, _ in _parts(text)] == ["headline", "body", "body"]


def test_plea_glued_to_the_text_is_cut_off() -> None:
    text = "Our report\nDonate nowMinisters of both states met in Sarajevo on Tuesday and spoke about trains."
    assert ("boilerplate", "Donate now") in _parts(text)
    assert _parts(text)[-1] == (
        "body",
        "Ministers of both states met in Sarajevo on Tuesday and spoke about trains.",
    )


def test_card_for_another_story_above_a_glued_plea_is_boilerplate() -> None:
    card = "Volcano threatens vineyards\nScientists fear that ash could ruin this year's harvest.\n"
    lead = "Ministers meet in Sarajevo\nMinisters of both states met in Sarajevo and spoke about trains.\n"
    plea = "Support our work with a small donation.\nDonate now"
    text = "Ministers of both states met in Sarajevo on Tuesday and spoke about trains."
    assert {span.kind for span in split_sentences(card + plea + text)[:-1]} == {"boilerplate"}
    assert [span.kind for span in split_sentences(lead + plea + text)][:2] == ["headline", "body"]


def test_live_blog_stamp_is_cut_and_the_text_kept() -> None:
    assert _parts("14:32 GMT Jordan closes its airspace. Flights are turned back.") == [
        ("stamp", "14:32 GMT"),
        ("body", "Jordan closes its airspace."),
        ("body", "Flights are turned back."),
    ]


def test_run_in_headings_are_cut_off() -> None:
    text = "CONTACTS. The envoys of Peru and Chile spoke by phone on 3 May.\nBORDERS. All crossings are open."
    assert [kind for kind, _ in _parts(text)] == ["heading", "body", "heading", "body"]


def test_date_heading_governs_the_sentences_after_it() -> None:
    text = "3 May 2024. The envoys of Peru and Chile spoke. They agreed to meet."
    spans = split_sentences(text)
    assert [span.kind for span in spans] == ["heading", "body", "body"]
    assert {span.dated_by for span in spans[1:]} == {(0, 11)}


def test_clauses_between_semicolons_stand_alone_where_they_have_a_verb() -> None:
    both = "Peru closed its crossing at Tacna on Monday; Chile reopened its own a day later."
    one = "Envoys of Peru met the Chilean side on Monday; the Bolivian side on Tuesday."
    assert len(split_sentences(both)) == 2
    assert len(split_sentences(one)) == 1


def test_a_sentence_too_long_to_parse_is_split_at_semicolons() -> None:
    text = (
        "The plan names "
        + "; ".join("one more port on the long and windy southern coast" for _ in range(20))
        + "."
    )
    assert all(len(text[span.start : span.end].split()) <= 120 for span in split_sentences(text))


def test_support_as_news_is_not_boilerplate() -> None:
    for news in (
        "Support our troops, the minister said.",
        "The envoy urged all members to subscribe to the treaty.",
        "Kenya received donations from Japan of $5 million.",
        "The two presidents signed up to a joint programme on Friday.",
        "Read more slowly, the judge told the interpreter in The Hague.",
    ):
        assert find_boilerplate(f"{news}\nThe ministers met in Lima on Monday and spoke for an hour.") == []


def test_soft_hyphens_close_up_and_the_word_keeps_its_start() -> None:
    text = "The min\u00adis\u00adter left\u00a0Riga."
    normal = normalise_for_matching(text)
    assert len(normal) == len(text)
    assert normal.index("minister") == text.index("min\u00ad")
    assert "left Riga" in normal


def test_carriage_returns_are_not_part_of_a_sentence() -> None:
    assert [part for _, part in _parts("One met two.\r\nThree met four.\r\n")] == [
        "One met two.",
        "Three met four.",
    ]


def test_lines_repeated_across_articles_are_boilerplate() -> None:
    footer = "Harbour Times is printed in four ports"
    stories = [
        f"Minister number {n} met his counterpart in port {n} on Monday, the ministry said.\n{footer}"
        for n in range(4)
    ]
    known = repeated_lines(stories)
    assert [span.kind for span in split_sentences(stories[0], known)] == ["body", "boilerplate"]
    assert repeated_lines([stories[0]] * 5) == frozenset()


ALPHABET = st.one_of(
    st.sampled_from(list(' .!?;:"“”‘’«»()[]—–-\n\r\t\u00a0\u00ad\u200b\u2028…•*|0123456789')),
    st.sampled_from(
        ["U.S.", "Gen.", "Photo: ", "Read more: ", "14:32 GMT ", "Donate now", "KYIV (AP) — ", "met", " The "]
    ),
    st.characters(blacklist_categories=("Cs",)),
)
TEXTS = st.lists(ALPHABET, max_size=120).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("a\u00ad\nb.")
@example("\u200b \u00ad")
def test_spans_are_ordered_disjoint_trimmed_and_hold_every_word(text: str) -> None:
    spans = split_sentences(text)
    covered = bytearray(len(text))
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
        end = span.end
    missed = [character for place, character in enumerate(text) if character.isalnum() and not covered[place]]
    assert not missed


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("İSTANBUL \u00adx\u00ad")
def test_normalising_keeps_the_length(text: str) -> None:
    assert (
        len(normalise_for_matching(text))
        == len(map_characters(text))
        == len(lower_characters(text))
        == len(text)
    )
