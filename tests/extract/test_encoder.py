"""The encoder gives the vectors of the model's own layers."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from extract.components import encoder
from extract.components.encoder import Encoder, speed_up
from extract.pipeline import DEFAULT_MODEL

_SENTENCES = (
    "Smith met Jones in Lima on Monday .",
    "The ministers",
    "",
    "Both sides signed a memorandum of understanding , and the talks will go on next week in Quito .",
)


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return spacy.load(DEFAULT_MODEL, exclude=["ner"])


def _docs(nlp: spacy.Language) -> list[Doc]:
    return [Doc(nlp.vocab, words=sentence.split()) for sentence in _SENTENCES]


def test_vectors_are_those_of_the_model(nlp: spacy.Language) -> None:
    model = nlp.get_pipe("tok2vec").model
    docs = _docs(nlp)
    for own, theirs in zip(Encoder(*model.layers)(docs), model.predict(docs), strict=True):
        assert own.shape == theirs.shape
        assert np.allclose(own, theirs, atol=1e-4)


def test_vectors_stay_the_same_when_there_is_no_more_room(
    nlp: spacy.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "_MOST_WORDS", 32)
    layers = Encoder(*nlp.get_pipe("tok2vec").model.layers)
    first = layers(_docs(nlp))
    layers([Doc(nlp.vocab, words="Seven other words stand in this one".split())])
    assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(first, layers(_docs(nlp)), strict=True))


def test_model_without_such_layers_stays_as_it_is() -> None:
    assert not speed_up(spacy.blank("en"))
