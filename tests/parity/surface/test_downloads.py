"""What Keras downloads, read through C# and in Python from small files that lie where Keras keeps its downloads."""

from __future__ import annotations

import gzip
import json
import pickle
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import pytest

from bridge.surface import offered
from kerasnet_host.symbols import resolve
from tests.parity.surface import csharp
from tests.parity.surface.compare import assert_equal

_RANDOM = numpy.random.default_rng(0)

DECODERS = [name for name in offered("function") if name.endswith(".decode_predictions")]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for ``~/.keras``, whose files Keras takes for those that it would download."""
    monkeypatch.setattr("keras.src.backend.config._KERAS_DIR", str(tmp_path))
    monkeypatch.setattr("keras.src.utils.file_utils.validate_file", lambda *given, **settings: True)
    (tmp_path / "datasets").mkdir()
    (tmp_path / "models").mkdir()
    return tmp_path


def _bytes(*shape: int) -> numpy.ndarray:
    return _RANDOM.integers(0, 255, shape).astype("uint8")


def _housing(name: str) -> Callable[[Path], None]:
    return lambda folder: numpy.savez(
        folder / f"{name}.npz", x=_RANDOM.normal(size=(10, 3)), y=numpy.arange(10.0)
    )


def _mnist(folder: Path) -> None:
    arrays = {
        "x_train": _bytes(4, 28, 28),
        "y_train": _bytes(4),
        "x_test": _bytes(2, 28, 28),
        "y_test": _bytes(2),
    }
    numpy.savez(folder / "mnist.npz", **arrays)


def _fashion(folder: Path) -> None:
    (folder / "fashion-mnist").mkdir()
    for part, count in (("train", 3), ("t10k", 2)):
        for name, header, data in (
            ("labels-idx1", 8, _bytes(count)),
            ("images-idx3", 16, _bytes(count, 28, 28)),
        ):
            path = folder / "fashion-mnist" / f"{part}-{name}-ubyte.gz"
            path.write_bytes(gzip.compress(bytes(header) + data.tobytes()))


def _cifar10(folder: Path) -> None:
    # One image a file; Keras spreads it over the 10,000 places of its file.
    names = ["test_batch", *(f"data_batch_{number}" for number in range(1, 6))]
    _pickled(folder, "cifar-10-batches-py", names, lambda number: {b"labels": [number]}, 1)


def _cifar100(folder: Path) -> None:
    labels = {b"fine_labels": [1, 7], b"coarse_labels": [0, 3]}
    _pickled(folder, "cifar-100-python", ["train", "test"], lambda number: labels, 2)


def _pickled(folder: Path, name: str, files: list[str], labels: Callable[[int], Any], count: int) -> None:
    inner = folder / "packed" / name
    inner.mkdir(parents=True)
    for number, file in enumerate(files):
        (inner / file).write_bytes(pickle.dumps({b"data": _bytes(count, 3072), **labels(number)}, protocol=4))
    with tarfile.open(folder / f"{name}-target_archive", "w:gz") as archive:
        archive.add(inner, name)


def _texts(name: str, *parts: tuple[str, str]) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        arrays = {}
        for x, y in parts:
            texts = numpy.empty(4, dtype=object)
            texts[:] = [[1, 5, 2], [3], [4, 4, 9, 8], [2, 6]]
            arrays.update({x: texts, y: numpy.array([0, 1, 1, 0])})
        numpy.savez(folder / f"{name}.npz", **arrays)

    return write


def _words(name: str) -> Callable[[Path], None]:
    return lambda folder: (
        (folder / f"{name}_word_index.json").write_text(json.dumps({"the": 1, "film": 2})) and None
    )


# A function, how its files are made, and what it is called with besides nothing.
DATA: dict[str, tuple[Callable[[Path], None], list[dict[str, Any]]]] = {
    "boston_housing.load_data": (_housing("boston_housing"), [{"test_split": 0.5, "seed": 3}]),
    "california_housing.load_data": (
        _housing("california_housing"),
        [{"version": "small"}, {"test_split": 0.4}],
    ),
    "cifar10.load_data": (_cifar10, []),
    "cifar100.load_data": (_cifar100, [{"label_mode": "coarse"}]),
    "fashion_mnist.load_data": (_fashion, []),
    "imdb.get_word_index": (_words("imdb"), []),
    "imdb.load_data": (
        _texts("imdb", ("x_train", "y_train"), ("x_test", "y_test")),
        [
            {"num_words": 8},
            {"skip_top": 5, "oov_char": 7},
            {"maxlen": 4, "start_char": 6, "index_from": 2},
        ],
    ),
    "mnist.load_data": (_mnist, []),
    "reuters.get_label_names": (lambda folder: None, []),
    "reuters.get_word_index": (_words("reuters"), []),
    "reuters.load_data": (_texts("reuters", ("x", "y")), [{"num_words": 8, "test_split": 0.5}, {"seed": 5}]),
}


@pytest.mark.parametrize("name", DATA)
def test_data_are_read(name: str, home: Path) -> None:
    make, calls = DATA[name]
    make(home / "datasets")
    for given in [{}, *calls]:
        found = csharp.call(f"keras.datasets.{name}", **given)
        assert_equal(_plain(found), _plain(resolve(f"keras.datasets.{name}")(**given)), f"{name} {given}")


def test_all_data_sets_are_read() -> None:
    assert [f"keras.datasets.{name}" for name in DATA] == sorted(
        name for name in offered("function") if name.startswith("keras.datasets.")
    )


def test_predictions_are_decoded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {str(number): [f"n{number:08}", f"thing {number}"] for number in range(1000)}
    (home / "models" / "imagenet_class_index.json").write_text(json.dumps(names))
    monkeypatch.setattr("keras.src.applications.imagenet_utils.CLASS_INDEX", None)
    predictions = _RANDOM.uniform(size=(2, 1000)).astype("float32")
    for symbol in DECODERS:
        for given in ({}, {"top": 2}):
            found = csharp.call(symbol, predictions, **given)
            wanted = resolve(symbol)(predictions, **given)
            assert [[tuple(one) for one in row] for row in found] == [
                [(number, name, float(score)) for number, name, score in row] for row in wanted
            ], symbol


def _plain(value: Any) -> Any:
    """Lists of texts of different lengths as lists."""
    if isinstance(value, numpy.ndarray) and value.dtype == object:
        return [[int(word) for word in text] for text in value]
    if isinstance(value, dict):
        return {name: _plain(entry) for name, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, list | tuple) else value
