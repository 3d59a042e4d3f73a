"""An input for every layer, by what its name says that it takes."""

from __future__ import annotations

import re
from typing import Any

import numpy

_RANDOM = numpy.random.default_rng(0)


def _values(*shape: int) -> numpy.ndarray:
    return _RANDOM.normal(size=shape).astype("float32")


def _pixels(*shape: int) -> numpy.ndarray:
    return _RANDOM.uniform(0, 255, size=shape).astype("float32")


_BY_NUMBER = {"1": (2, 8, 3), "2": (2, 8, 8, 3), "3": (2, 6, 6, 6, 3)}
_MERGING = {"Add", "Average", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply", "Subtract"}
_SPECIAL: dict[str, Any] = {
    "AdditiveAttention": lambda: [_values(2, 4, 3), _values(2, 5, 3)],
    "Attention": lambda: [_values(2, 4, 3), _values(2, 5, 3)],
    "CategoryEncoding": lambda: numpy.array([[0, 2], [1, 3]]),
    "CutMix": lambda: {"images": _pixels(2, 8, 8, 3), "labels": numpy.eye(2, dtype="float32")},
    "EinsumDense": lambda: _values(2, 3),
    "Embedding": lambda: numpy.array([[0, 1], [1, 0]]),
    "HashedCrossing": lambda: [numpy.array([1, 2]), numpy.array([3, 4])],
    "Hashing": lambda: numpy.array([[1], [7]]),
    "IntegerLookup": lambda: numpy.array([[3], [9]]),
    "MelSpectrogram": lambda: _values(2, 4096),
    "MixUp": lambda: {"images": _pixels(2, 8, 8, 3), "labels": numpy.eye(2, dtype="float32")},
    "Permute": lambda: _values(2, 4, 3),
    "RepeatVector": lambda: _values(2, 3),
    "Reshape": lambda: _values(2, 2),
    "ReversibleEmbedding": lambda: numpy.array([[0, 1], [1, 0]]),
    "STFTSpectrogram": lambda: _values(2, 1024, 1),
    "StringLookup": lambda: numpy.array([["a"], ["z"]]),
    "TextVectorization": lambda: numpy.array([["one two"], ["two"]]),
    "TimeDistributed": lambda: _values(2, 4, 3),
}


def input_for(symbol: str, family: str) -> Any:
    """Make an input for a layer, the same at each run."""
    global _RANDOM
    _RANDOM = numpy.random.default_rng(0)
    name = symbol.rpartition(".")[2]
    if name in _SPECIAL:
        return _SPECIAL[name]()
    if name in _MERGING:
        return [_values(2, 3, 3), _values(2, 3, 3)]
    rank = re.search(r"([123])D", name)
    if name.startswith("ConvLSTM"):
        return _values(2, 3, *_BY_NUMBER[rank[1]][1:])
    if rank:
        return _values(*_BY_NUMBER[rank[1]])
    if "image_preprocessing" in family:
        return _pixels(2, 8, 8, 3)
    return _values(2, 4, 3) if ".rnn." in family else _values(2, 4)
