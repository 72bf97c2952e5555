"""The first layers of the model, which turn words into vectors in context, computed faster than spaCy does.

Same weights, same numbers up to the last digits of a float. Two things are saved: a word's own vector does not
depend on its neighbours and is kept; and the pieces of a maxout stand in blocks, so that their maximum is one
operation over whole rows. The rest of the model, tagger and parser, is spaCy's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

Vectors = npt.NDArray[np.float32]
_LAYER = ("maxout", "layernorm")
_MOST_WORDS = 32_768  # kept; 12 MB in a model of 96 numbers a word
_TINY = np.float32(1e-8)  # as in thinc's layer norm


@dataclass(frozen=True, slots=True)
class _Layer:
    """One convolution over a word and its neighbours: maxout, layer norm, and the input added to it."""

    weights: Vectors  # three words in, the pieces side by side out
    bias: Vectors
    pieces: int
    gain: Vectors
    shift: Vectors

    def __call__(self, vectors: Vectors, window: Vectors) -> Vectors:
        width = vectors.shape[1]
        window[1:, :width] = vectors[:-1]
        window[:, width : 2 * width] = vectors
        window[:-1, 2 * width :] = vectors[1:]
        mixed = window @ self.weights
        mixed += self.bias
        best = mixed[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, mixed[:, piece * width : (piece + 1) * width])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + _TINY
        best *= (spread ** np.float32(-0.5))[:, None]
        best *= self.gain
        best += self.shift
        best += vectors
        return best


class Encoder:
    """Vectors of the words of documents without white space tokens, as the model's own layers give them."""

    def __init__(self, embed: Model[Any, Any], encode: Model[Any, Any]) -> None:
        self._embed = embed
        self._gap = int(encode.attrs["pad"])  # empty rows between documents, as many as the layers see
        self._layers = _layers_of(encode)
        self.width = int(encode.get_dim("nO"))
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[int, int] = {}  # row 0 is that of a gap
        self._table = np.zeros((_MOST_WORDS + 1, self.width), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Vectors]:
        """One array a document, one row a token."""
        words = [doc.to_array("ORTH").tolist() for doc in docs]
        needed = {word for own in words for word in own}
        if len(needed | self._rows.keys()) > _MOST_WORDS:
            self._forget()
        self._learn(needed - self._rows.keys(), docs[0].vocab)
        rows, gap, starts = self._rows, [0] * self._gap, []
        order = list(gap)
        for own in words:
            starts.append(len(order))
            order += [rows[word] for word in own]
            order += gap
        vectors = self._table.take(order, axis=0)
        window = np.zeros((len(order), 3 * self.width), dtype=np.float32)
        for layer in self._layers:
            vectors = layer(vectors, window)
        return [vectors[start : start + len(own)].copy() for start, own in zip(starts, words, strict=True)]

    def _learn(self, unknown: set[int], vocab: Vocab) -> None:
        """Keep the vectors of more words."""
        if not unknown:
            return
        words = sorted(unknown)
        first = len(self._rows) + 1
        known = self._embed.predict([Doc(vocab, words=[vocab.strings[word] for word in words])])
        self._table[first : first + len(words)] = known[0]
        self._rows.update(zip(words, range(first, first + len(words)), strict=True))


def _layers_of(encode: Model[Any, Any]) -> list[_Layer]:
    holders = [layer for layer in encode.walk(order="dfs_pre") if layer.name in _LAYER]
    return [_layer(maxout, norm) for maxout, norm in zip(holders[::2], holders[1::2], strict=True)]


def _layer(maxout: Model[Any, Any], norm: Model[Any, Any]) -> _Layer:
    weights, bias, gain, shift = (
        np.asarray(layer.get_param(name))
        for layer, name in ((maxout, "W"), (maxout, "b"), (norm, "G"), (norm, "b"))
    )
    _, pieces, inputs = weights.shape
    return _Layer(
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T),
        np.ascontiguousarray(bias.T.reshape(-1)),
        pieces,
        gain,
        shift,
    )


def _is_known(model: Model[Any, Any]) -> bool:
    """Whether the layers are those this module computes: convolutions of maxout over one neighbour each side."""
    if len(model.layers) != 2 or not model.has_dim("nO"):
        return False
    parts = list(model.layers[1].walk(order="dfs_pre"))
    weighty = [part.name for part in parts if part.param_names]
    windows = {part.attrs["window_size"] for part in parts if part.name == "expand_window"}
    return weighty == list(_LAYER) * (len(weighty) // 2) and len(weighty) > 0 and windows == {1}


def speed_up(nlp: Language) -> bool:
    """Let the model compute its word vectors by an `Encoder`; a model of another build stays as it is."""
    pipe: Any = nlp.get_pipe("tok2vec") if nlp.has_pipe("tok2vec") else None
    if pipe is None or not _is_known(pipe.model):
        return False
    encoder = Encoder(*pipe.model.layers)
    pipe.model = Model("encoder", _forward, attrs={"encoder": encoder}, dims={"nO": encoder.width})
    return True


def _forward(
    model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
) -> tuple[list[Vectors], Callable[[Any], Any]]:
    return model.attrs["encoder"](docs), lambda change: change


__all__ = ["Encoder", "speed_up"]
