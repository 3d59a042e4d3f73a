"""Models through streams, folders and exports from C#, and what Python makes of them."""

import os
import tempfile
from pathlib import Path

import keras
import KerasNet
import numpy as np
import pytest
import System
from keras import layers
from KerasNet import ExportFormat, Model
from System.IO import MemoryStream

from tests.parity.surface.csharp import csharp_of

X = np.random.default_rng(2).normal(size=(16, 4)).astype("float32")
Y = X[:, :1] * 2


@pytest.fixture
def trained():
    keras.utils.set_random_seed(5)
    model = keras.Sequential([keras.Input((4,)), layers.Dense(8, "relu"), layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(X, Y, epochs=2, verbose=0, shuffle=False)
    return model


def content(stream) -> bytes:
    return bytes(stream.ToArray())


def rooms():
    return {name for name in os.listdir(tempfile.gettempdir()) if name.startswith("kerasnet-")}


def test_streams_carry_the_whole_model_and_its_training(trained, tmp_path):
    before = rooms()
    net = csharp_of(trained)
    stream = MemoryStream()
    net.Save(stream)
    (tmp_path / "python.keras").write_bytes(content(stream))
    stream.Position = 0
    again = Model.Load(stream)
    python = keras.models.load_model(tmp_path / "python.keras")
    again.Save(str(tmp_path / "csharp.keras"))
    back = keras.models.load_model(tmp_path / "csharp.keras")
    for model in (python, back):
        np.testing.assert_array_equal(model.predict(X, verbose=0), trained.predict(X, verbose=0))
    for model in (python, back, trained):
        model.fit(X, Y, epochs=3, verbose=0, shuffle=False)
    np.testing.assert_array_equal(python.predict(X, verbose=0), trained.predict(X, verbose=0))
    np.testing.assert_array_equal(back.predict(X, verbose=0), trained.predict(X, verbose=0))

    third = Model.Load(net.ToBytes())
    weights = MemoryStream()
    net.SaveWeights(weights)
    weights.Position = 0
    third.LoadWeights(weights)
    third.Save(str(tmp_path / "third.keras"))
    third = keras.models.load_model(tmp_path / "third.keras")
    np.testing.assert_array_equal(third.predict(X, verbose=0), trained.predict(X, verbose=0))
    assert rooms() == before


def test_streams_of_other_content_are_refused_and_nothing_is_left():
    before = rooms()
    for wrong in (b"", b"hello", b"PK\x03\x04 not a zip"):
        with pytest.raises(KerasNet.KerasFileException):
            Model.Load(MemoryStream(System.Array[System.Byte](list(wrong))))
    with pytest.raises(System.ArgumentNullException):
        Model.Load.__overloads__[System.IO.Stream, System.Boolean, System.Boolean](None, True, True)
    assert rooms() == before


def test_a_folder_instead_of_an_archive(trained, tmp_path):
    net = csharp_of(trained)
    for _ in range(2):
        path = net.Save(str(tmp_path / "folder"), True, False)
    assert os.listdir(tmp_path) == ["folder"]
    python = keras.models.load_model(path)
    np.testing.assert_array_equal(python.predict(X, verbose=0), trained.predict(X, verbose=0))
    Model.Load(path).Save(str(tmp_path / "back.keras"))
    back = keras.models.load_model(tmp_path / "back.keras")
    np.testing.assert_array_equal(back.predict(X, verbose=0), trained.predict(X, verbose=0))
    with pytest.raises(KerasNet.KerasArgumentException, match="must not end in"):
        net.Save(str(tmp_path / "folder.keras"), True, False)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    with pytest.raises(KerasNet.KerasFileException, match="holds something else"):
        net.Save(str(tmp_path / "other"), True, False)


def test_exports_from_csharp_run_elsewhere(trained, tmp_path):
    import onnxruntime
    import tensorflow

    net = csharp_of(trained)
    expected = trained.predict(X, verbose=0)
    onnx = onnxruntime.InferenceSession(net.Export(str(tmp_path / "m.onnx"), ExportFormat.Onnx))
    (found,) = onnx.run(None, {onnx.get_inputs()[0].name: X})
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-6)
    saved = tensorflow.saved_model.load(net.Export(str(tmp_path / "saved")))
    np.testing.assert_allclose(saved.serve(X), expected, rtol=0, atol=1e-6)
    lite = tensorflow.lite.Interpreter(net.Export(str(tmp_path / "m.tflite"), ExportFormat.LiteRT))
    lite.allocate_tensors()
    lite.set_tensor(lite.get_input_details()[0]["index"], X[:1])
    lite.invoke()
    np.testing.assert_allclose(
        lite.get_tensor(lite.get_output_details()[0]["index"]), expected[:1], rtol=0, atol=1e-6
    )


def test_unusual_paths(trained, tmp_path, monkeypatch):
    net = csharp_of(trained)
    room = tmp_path / "Größe und 日本 語"
    room.mkdir()
    path = net.Save(str(room / "ein Modell 😀.keras"))
    assert Model.Load(path) is not None
    long = "x" * 249 + ".keras"
    assert Model.Load(net.Save(str(room / long))) is not None
    for wrong in (room / "missing" / "m.keras", room / ("x" * 300 + ".keras")):
        with pytest.raises(KerasNet.KerasFileException):
            net.Save(str(wrong))
    monkeypatch.chdir(room)
    assert Path(net.Save("relative.keras")) == room / "relative.keras"
    (room / "is.keras").mkdir()
    (room / "is.keras" / "inner").write_text("kept")
    with pytest.raises(KerasNet.KerasFileException, match="is a folder"):
        net.Save(str(room / "is.keras"))
    assert (room / "is.keras" / "inner").read_text() == "kept"


def test_keras_own_ways_to_write_are_atomic_too(trained, tmp_path):
    net = csharp_of(trained)
    archive = KerasNet.ExportArchive()
    spec = KerasNet.InputSpec(
        KerasNet.DTypeOr.op_Implicit("float32"),
        KerasNet.Shape(System.Array[System.Nullable[System.Int32]]([None, 4])),
    )
    archive.Track(net)
    archive.AddEndpoint("serve", net, System.Array[KerasNet.InputSpec]([spec]))
    import tensorflow

    for _ in range(2):
        archive.WriteOut(str(tmp_path / "own"), False)
    served = tensorflow.saved_model.load(str(tmp_path / "own"))
    np.testing.assert_allclose(served.serve(X), trained.predict(X, verbose=0), rtol=0, atol=1e-6)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    with pytest.raises(KerasNet.KerasFileException, match="holds something else"):
        archive.WriteOut(str(tmp_path / "other"), False)
    KerasNet.Saving.SaveWeights(net, str(tmp_path / "w.weights.h5"))
    KerasNet.Saving.LoadWeights(net, str(tmp_path / "w.weights.h5"))
    with pytest.raises(KerasNet.KerasFileException):
        (tmp_path / "w.weights.h5").write_bytes(b"damaged")
        KerasNet.Saving.LoadWeights(net, str(tmp_path / "w.weights.h5"))
    assert sorted(os.listdir(tmp_path)) == ["other", "own", "w.weights.h5"]
