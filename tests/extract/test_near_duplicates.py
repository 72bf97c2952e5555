"""Signatures tell reprints from other reports, and are functions of the text alone."""

import pytest

from extract.near_duplicates import LINK_SIMILARITY, sign_text

PARAGRAPHS = [
    "The foreign ministers of the two countries met in the capital on Tuesday and discussed transit.",
    "They agreed to hold the next round of talks in the spring, according to the ministry.",
    "The visitor also toured the new port, where he was shown plans for a second grain terminal.",
    "Trade between the neighbours grew by nearly a fifth last year, mostly in machinery and cotton.",
    "Two memoranda on customs cooperation are being prepared, the host side told reporters after that.",
    "It was the first visit at this level in seven years and had been put off twice because of flooding.",
]
ARTICLE = "\n\n".join(PARAGRAPHS)


def word_share(one: str, other: str) -> float:
    pairs = list(zip(sign_text(one).minima, sign_text(other).minima, strict=True))
    return sum(a == b for a, b in pairs) / len(pairs)


def shared_bands(one: str, other: str) -> int:
    return len(set(sign_text(one).band_keys) & set(sign_text(other).band_keys))


@pytest.mark.parametrize(
    "reprint",
    [
        ARTICLE.replace("\n\n", "\r\n"),
        ARTICLE.upper(),
        ARTICLE.replace("Tuesday", "Wednesday"),
        ARTICLE + "\n\nRead more here.",
    ],
)
def test_a_lightly_edited_reprint_is_found_and_alike(reprint):
    assert shared_bands(ARTICLE, reprint) > 0
    assert word_share(ARTICLE, reprint) >= LINK_SIMILARITY


def test_another_report_is_neither():
    other = "Heavy rain closed the mountain pass for a third day, and lorries queued for miles on both sides."
    assert shared_bands(ARTICLE, other) == 0
    assert word_share(ARTICLE, other) < 0.1


def test_sentences_of_a_shortened_reprint_stand_in_the_whole():
    short = sign_text("\n".join(PARAGRAPHS[:4])).sentence_hashes
    assert set(short) <= set(sign_text(ARTICLE).sentence_hashes)
    assert len(short) == 4


def test_short_lines_say_nothing_about_origin():
    assert sign_text("Read more here. Subscribe now! Share this.").sentence_hashes == ()


@pytest.mark.parametrize("text", ["", "one", "one two", "…", "你好"])
def test_tiny_texts_have_signatures_too(text):
    assert len(sign_text(text).minima) == 96


def test_a_signature_never_varies():
    assert sign_text(ARTICLE) == sign_text(ARTICLE)
    assert sign_text("A fixed text.").band_keys[:2] == FIXED_KEYS


FIXED_KEYS = (15973791607967407583, 3232833445857695949)
"""Links stored by earlier versions rest on these: a change needs a migration that signs all articles anew."""
