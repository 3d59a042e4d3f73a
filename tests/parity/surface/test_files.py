"""Functions that read and write files, through C#: the same files, the same contents as in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy
import pytest

from tests.parity.surface import csharp
from tests.parity.surface.compare import assert_equal


@pytest.fixture
def images(tmp_path: Path) -> Path:
    random = numpy.random.default_rng(0)
    for name in ("cats", "dogs"):
        (tmp_path / name).mkdir()
        for number in range(3):
            pixels = random.integers(0, 255, (6, 8, 3)).astype("float32")
            keras.utils.save_img(tmp_path / name / f"{number}.png", pixels, scale=False)
    return tmp_path


def _batches(data: Any) -> list[Any]:
    return [[numpy.asarray(part) for part in batch] for batch in data]


def test_images_are_read_and_written(images: Path, tmp_path: Path) -> None:
    path = str(images / "cats" / "0.png")
    wanted = keras.utils.img_to_array(keras.utils.load_img(path))
    assert_equal(csharp.call("keras.utils.load_img", path), wanted, "load")
    small = csharp.call("keras.utils.load_img", path, color_mode="grayscale", target_size=(3, 4))
    assert small.shape == (3, 4, 1)
    copy = str(tmp_path / "copy.png")
    csharp.call("keras.utils.save_img", copy, wanted, scale=False)
    assert_equal(csharp.call("keras.utils.load_img", copy), wanted, "save")


def test_a_folder_of_images_is_a_data_set(images: Path) -> None:
    given = {
        "image_size": (4, 4),
        "batch_size": 2,
        "shuffle": False,
        "verbose": False,
        "label_mode": "categorical",
    }
    found = csharp.call("keras.utils.image_dataset_from_directory", str(images), **given)
    wanted = keras.utils.image_dataset_from_directory(str(images), **given)
    assert_equal(_batches(found), _batches(wanted), "images")


def test_a_folder_of_texts_is_a_data_set(tmp_path: Path) -> None:
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0.txt").write_text(f"{name} film", encoding="utf-8")
    given = {"batch_size": 2, "shuffle": False, "verbose": False}
    found = csharp.call("keras.utils.text_dataset_from_directory", str(tmp_path), **given)
    wanted = keras.utils.text_dataset_from_directory(str(tmp_path), **given)
    assert [[part.tolist() for part in batch] for batch in _batches(found)] == [
        [part.tolist() for part in batch] for batch in _batches(wanted)
    ]


def test_a_time_series_is_a_data_set() -> None:
    data, targets = numpy.arange(20.0), numpy.arange(20)
    given = {"sequence_length": 4, "sequence_stride": 2, "batch_size": 3}
    found = csharp.call("keras.utils.timeseries_dataset_from_array", data, targets, **given)
    wanted = keras.utils.timeseries_dataset_from_array(data, targets, **given)
    assert_equal(_batches(found), _batches(wanted), "series")


def test_data_are_split_in_two() -> None:
    data = numpy.arange(10.0)
    found = csharp.call("keras.utils.split_dataset", data, left_size=0.75, shuffle=False)
    wanted = keras.utils.split_dataset(data, left_size=0.75, shuffle=False)
    for one, other in zip(found, wanted, strict=True):
        assert [float(item) for item in one] == [float(item) for item in other]


def test_weights_are_saved_and_loaded(tmp_path: Path) -> None:
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
    before = model.get_weights()
    path = str(tmp_path / "model.weights.h5")
    csharp.call("keras.saving.save_weights", model, path)
    model.set_weights([numpy.zeros_like(weight) for weight in before])
    csharp.call("keras.saving.load_weights", model, path)
    assert_equal(model.get_weights(), before, "weights")


def test_a_file_comes_from_where_it_is(tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_text("hello", encoding="utf-8")
    path = csharp.call(
        "keras.utils.get_file",
        fname="copy.txt",
        origin=source.as_uri(),
        cache_dir=str(tmp_path),
        cache_subdir="sub",
    )
    assert Path(path).read_text(encoding="utf-8") == "hello"


def test_a_saved_model_is_a_layer(tmp_path: Path) -> None:
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
    model.export(tmp_path / "exported", format="tf_saved_model", verbose=False)
    x = numpy.array([[1.0, 2.0]], "float32")
    layer = csharp.make("keras.layers.TFSMLayer", filepath=str(tmp_path / "exported"), call_endpoint="serve")
    assert_equal(csharp.apply(layer, x), model(x), "exported")
