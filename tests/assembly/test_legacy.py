"""Files of Keras 1 and 2 through C#: they predict what they predicted then."""

from pathlib import Path

import numpy as np
import pytest
from KerasNet import KerasFileException, LegacyReport, Model, ModelData

from tests.parity.surface.csharp import csharp_of, python_of

GIVEN = Path(__file__).parents[1] / "host" / "legacy" / "files" / "given"
NAMES = [
    f"{backend}_{kind}" for backend in ("theano", "cntk", "tensorflow") for kind in ("cnn", "lstm", "mixed")
]


def _predicted(model, name):
    stored = np.load(GIVEN / f"{name}.npz")
    inputs = [csharp_of(stored[key]) for key in sorted(stored.files) if key.startswith("x")]
    outputs = model.PredictMany(ModelData.Of(inputs))
    expected = [stored[key] for key in sorted(stored.files) if key.startswith("p")]
    return [python_of(output) for output in outputs], expected


def _equal(model, name):
    found, expected = _predicted(model, name)
    assert len(found) == len(expected)
    for left, right in zip(found, expected, strict=True):
        np.testing.assert_allclose(left, right, atol=1e-5, rtol=0)


@pytest.mark.parametrize("name", NAMES)
def test_whole_models(name):
    model = Model.Load(str(GIVEN / f"{name}.h5"))
    _equal(model, name)
    assert model.LegacyReport.Backend == name.split("_")[0]
    assert model.LegacyReport.KerasVersion == "2.3.1"


@pytest.mark.parametrize("name", NAMES)
def test_json_and_weights(name):
    model = Model.FromJson((GIVEN / f"{name}.json").read_text())
    model.LoadWeights(str(GIVEN / f"{name}_w.h5"))
    _equal(model, name)


def test_a_converted_model_is_saved_as_keras_and_loads_again(tmp_path):
    path = str(tmp_path / "new.keras")
    Model.Load(str(GIVEN / "theano_mixed.h5")).Save(path)
    again = Model.Load(path)
    _equal(again, "theano_mixed")
    assert again.LegacyReport is None


def test_inspect_tells_without_loading():
    report = LegacyReport.Inspect(str(GIVEN / "theano_cnn.h5"))
    assert (report.Kind, report.Backend, report.WrittenBy) == ("model", "theano", "keras 2.3")
    assert any("kernel" in conversion for conversion in report.Conversions)
    assert "theano" in report.ToString()


def test_a_damaged_file_is_refused(tmp_path):
    cut = tmp_path / "cut.h5"
    cut.write_bytes((GIVEN / "theano_cnn.h5").read_bytes()[:20000])
    with pytest.raises(KerasFileException, match=r"cut\.h5"):
        Model.Load(str(cut))
