"""The language is detected, and a declaration believed unless the text contradicts it."""

import pytest

from extract.readers.languages import detect_language

TEXTS = {
    "en": "The foreign minister met his counterpart in Astana on Tuesday and signed an agreement on transit.",
    "ru": "Министр иностранных дел встретился со своим коллегой в Астане и подписал соглашение о транзите.",
    "fr": "Le ministre des Affaires étrangères a rencontré son homologue et signé un accord sur le transit.",
    "tr": "Dışişleri Bakanı Salı günü Astana'da mevkidaşıyla görüştü ve transit anlaşmasını imzaladı.",
    "ar": "التقى وزير الخارجية نظيره في أستانا يوم الثلاثاء ووقعا اتفاقية بشأن العبور بين البلدين.",
    "zh": "外交部长星期二在阿斯塔纳会见了他的同行，双方讨论了地区局势，并签署了关于过境运输的协议。",
    "es": "El ministro de Asuntos Exteriores se reunió el martes con su homólogo y firmó un acuerdo.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_detected(language):
    assert detect_language(TEXTS[language], None) == language


def test_a_wrong_declaration_is_overruled_by_the_text():
    assert detect_language(TEXTS["ru"], "en") == "ru"
    assert detect_language(TEXTS["en"] * 3, "fr") == "en"


@pytest.mark.parametrize("declared", ["en", "EN", "en-US", "en_GB", "English", "eng"])
def test_declarations_are_understood_in_several_forms(declared):
    assert detect_language("Talks held.", declared) == "en"


def test_english_full_of_foreign_names_is_english():
    text = "Kazakh President Kassym-Jomart Tokayev, Shavkat Mirziyoyev and Gurbanguly Berdimuhamedow met."
    assert detect_language(text, None) == "en"


def test_a_few_words_without_a_declaration():
    assert detect_language("Talks held.", None) == "en"
    assert detect_language("12345", None) == "und"
