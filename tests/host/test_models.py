"""Model files: written whole or not at all, and read with clear errors."""

import os
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from kerasnet_host.files import atomic, models


@pytest.fixture(scope="module")
def model():
    keras.utils.set_random_seed(1)
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])


@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_a_saved_model_predicts_the_same(model, tmp_path, ending):
    path = models.save(model, str(tmp_path / f"model{ending}"))
    x = np.ones((4, 3), "float32")
    np.testing.assert_array_equal(models.load(path).predict(x, verbose=0), model.predict(x, verbose=0))
    assert os.listdir(tmp_path) == [f"model{ending}"]


def test_a_failure_while_writing_leaves_the_old_file_whole(tmp_path):
    target = tmp_path / "file.txt"
    target.write_text("old")
    with pytest.raises(RuntimeError), atomic.write_atomically(target) as temporary:
        with open(temporary, "w") as stream:
            stream.write("half")
        raise RuntimeError
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["file.txt"]


def test_overwrite_has_to_be_allowed(model, tmp_path):
    path = str(tmp_path / "model.keras")
    models.save(model, path)
    with pytest.raises(ValueError, match="exists already"):
        models.save(model, path, overwrite=False)


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_short_is_called_damaged(model, tmp_path, keep):
    whole = (tmp_path / "model.keras").as_posix()
    models.save(model, whole)
    data = Path(whole).read_bytes()
    cut = tmp_path / "cut.keras"
    cut.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(models.ModelFileError, match="damaged"):
        models.load(str(cut))


def test_a_converted_model_opens_in_a_process_that_converted_nothing(tmp_path):
    old = Path(__file__).parent / "legacy" / "files" / "given" / "cntk_lstm.h5"
    path = models.save(models.load(str(old)), str(tmp_path / "new.keras"))
    code = f"from kerasnet_host.files import models; models.load({path!r}); models.from_json(models.load({path!r}).to_json())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_python_code_in_a_file_is_refused(tmp_path):
    code = keras.Sequential([keras.Input((2,)), keras.layers.Lambda(lambda x: x * 2)])
    path = models.save(code, str(tmp_path / "lambda.keras"))
    with pytest.raises(ValueError, match="holds Python code"):
        models.load(path)
    assert models.load(path, safe_mode=False) is not None


def test_weights_go_out_and_in(model, tmp_path):
    path = models.save_weights(model, str(tmp_path / "w.weights.h5"))
    other = keras.models.clone_model(model)
    models.load_weights(other, path)
    for left, right in zip(model.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)
    with pytest.raises(ValueError, match=r"must end in \.weights\.h5"):
        models.save_weights(model, str(tmp_path / "w.h5"))


def test_the_summary_is_text(model):
    text = models.summary(model)
    assert "dense" in text
    assert "Total params: 8" in text
