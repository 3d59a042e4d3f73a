"""What Export writes gives Keras's numbers in the programs that it is for."""

from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers

from kerasnet_host.files import atomic, models

RNG = np.random.default_rng(3)


def built(*stack, shape):
    return keras.Sequential([keras.Input(shape), *stack])


def network(name):
    """A model, not yet called, and rows for it."""
    if name == "several":
        left, right = keras.Input((4,), name="left"), keras.Input((2,), name="right")
        both = layers.Concatenate()([left, right])
        model = keras.Model([left, right], [layers.Dense(3, "tanh")(both), layers.Dense(1, "sigmoid")(both)])
        return model, [RNG.normal(size=(5, size)).astype("float32") for size in (4, 2)]
    if name == "words":
        model = built(layers.Embedding(20, 4), layers.LSTM(5), layers.Dense(2, "softmax"), shape=(6,))
        return model, RNG.integers(0, 20, (5, 6)).astype("float32")
    stack = [layers.Conv2D(3, 3, activation="relu"), layers.BatchNormalization(), layers.Dropout(0.5)]
    model = built(*stack, layers.Flatten(), layers.Dense(2), shape=(6, 6, 1))
    model.layers[1].set_weights([RNG.uniform(0.5, 2, 3).astype("float32") for _ in range(4)])
    return model, RNG.normal(size=(5, 6, 6, 1)).astype("float32")


@pytest.fixture(params=["several", "words", "picture"])
def case(request):
    keras.utils.set_random_seed(4)
    return network(request.param)


def listed(value):
    return [np.asarray(item) for item in (value if isinstance(value, (list, tuple)) else [value])]


def test_onnx_runtime_gives_kerass_numbers(case, tmp_path):
    import onnxruntime

    model, x = case
    path = models.export(model, str(tmp_path / "model.onnx"), "onnx")
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    for rows in (5, 1):
        given = [value[:rows] for value in listed(x)]
        expected = listed(model.predict(given if len(given) > 1 else given[0], verbose=0))
        found = session.run(None, dict(zip([node.name for node in session.get_inputs()], given, strict=True)))
        assert len(found) == len(expected)
        for ours, theirs in zip(found, expected, strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-6)


def test_a_saved_model_gives_kerass_numbers(case, tmp_path):
    import tensorflow

    model, x = case
    path = models.export(model, str(tmp_path / "model"), "tf_saved_model")
    expected = listed(model.predict(x, verbose=0))
    loaded = tensorflow.saved_model.load(path)
    for served in (
        loaded.serve,
        keras.layers.TFSMLayer(path, call_endpoint="serve"),
    ):
        for ours, theirs in zip(listed(served(x)), expected, strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-6)


def test_a_litert_file_gives_kerass_numbers(tmp_path):
    import tensorflow

    keras.utils.set_random_seed(4)
    for name in ("several", "picture"):
        model, x = network(name)
        path = models.export(model, str(tmp_path / f"{name}.tflite"), "litert")
        interpreter = tensorflow.lite.Interpreter(path)
        given = [value[:1] for value in listed(x)]
        inputs = sorted(interpreter.get_input_details(), key=lambda entry: entry["name"])
        interpreter.allocate_tensors()
        for entry, value in zip(inputs, given, strict=True):
            interpreter.set_tensor(entry["index"], value)
        interpreter.invoke()
        found = [interpreter.get_tensor(entry["index"]) for entry in interpreter.get_output_details()]
        expected = listed(model.predict(given if len(given) > 1 else given[0], verbose=0))
        for theirs in expected:
            assert any(
                ours.shape == theirs.shape and np.allclose(ours, theirs, rtol=0, atol=1e-6) for ours in found
            )


def test_what_onnx_cannot_hold_is_said_and_nothing_is_left(tmp_path):
    words = keras.Sequential(
        [keras.Input((), dtype="string"), layers.StringLookup(vocabulary=["a", "b"]), layers.Embedding(4, 2)]
    )
    with pytest.raises(ValueError, match="onnx"):
        models.export(words, str(tmp_path / "words.onnx"), "onnx")
    with pytest.raises(ValueError, match="format"):
        models.export(words, str(tmp_path / "words"), "openvino")
    assert list(tmp_path.iterdir()) == []


def test_an_export_does_not_replace_a_folder_of_something_else(tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    model, _ = network("several")
    with pytest.raises(FileExistsError, match="holds something else"):
        models.export(model, str(tmp_path / "thesis"), "tf_saved_model")
    for name in ("thesis.keras", "thesis.weights.h5", "thesis.onnx"):
        (tmp_path / "thesis").rename(tmp_path / name)
        with pytest.raises(IsADirectoryError, match="is a folder"), atomic.write_atomically(tmp_path / name):
            pass
        (tmp_path / name).rename(tmp_path / "thesis")
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "years of work"


def test_a_link_is_followed_and_what_was_left_is_swept(tmp_path, monkeypatch):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "there" / "file")
    left = tmp_path / "there" / ".file.abc.part"
    left.mkdir()
    monkeypatch.setattr(atomic, "_YOUNG_SECONDS", 0.0)
    with atomic.write_atomically(tmp_path / "link") as temporary:
        with atomic.write_atomically(tmp_path / "link") as second:
            Path(second).write_text("second")
        Path(temporary).write_text("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "file").read_text() == "new"
    assert [entry.name for entry in (tmp_path / "there").iterdir()] == ["file"]
