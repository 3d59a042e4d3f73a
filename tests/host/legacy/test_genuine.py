"""About a thousand models that genuine old Keras saved: each predicts what it did, or is refused for a known reason."""

from __future__ import annotations

import tarfile
import warnings
from functools import cache
from pathlib import Path

import keras
import numpy as np
import pytest

from kerasnet_host import legacy

FILES = Path(__file__).parent / "files"
ARCHIVES = sorted(path.name.removesuffix(".tar.xz") for path in FILES.glob("*.tar.xz"))

REFUSED = {
    "lambda_layer": legacy.UnsafeFileError,
    "keras-2.0.8-tensorflow/separable_2d_dilated": legacy.UnsupportedError,
}
REFUSED |= {
    f"keras-{version}-cntk/{name}": legacy.UnsupportedError
    for version in ("2.0.8", "2.1.6", "2.2.4", "2.3.1")
    for name in (
        ("conv_1d_dilated", "conv_3d_same")
        if version < "2.2"
        else ("conv_lstm", "transposed_2d_output_padding")
    )
}
REFUSED |= {
    f"keras-{version}-cntk/{name}": legacy.UnsupportedError
    for version in ("2.1.6", "2.2.4", "2.3.1")
    for name in ("depthwise_same", "separable_2d_same_even")
}
REFUSED |= {
    f"keras-{version}-theano/transposed_2d_output_padding": legacy.UnsupportedError
    for version in ("2.2.4", "2.3.1")
}


@cache
def names(archive: str) -> tuple[str, ...]:
    with tarfile.open(FILES / f"{archive}.tar.xz") as stream:
        return tuple(name.removesuffix(".npz") for name in stream.getnames() if name.endswith(".npz"))


def cases() -> list[object]:
    """Each kind of model once, taking turns among the archives; all of them with --all."""
    by_name: dict[str, list[str]] = {}
    for archive in ARCHIVES:
        for name in names(archive):
            by_name.setdefault(name, []).append(archive)
    marked = []
    for turn, (name, archives) in enumerate(sorted(by_name.items())):
        for index, archive in enumerate(archives):
            marks = [] if index == turn % len(archives) else [pytest.mark.slow]
            marked.append(pytest.param(archive, name, marks=marks, id=f"{archive}/{name}"))
    return marked


@pytest.mark.parametrize(("archive", "name"), cases())
def test_predicts_as_then_or_is_refused(genuine, archive, name):
    old = genuine(archive, name)
    refusal = REFUSED.get(f"{archive}/{name}", REFUSED.get(name))
    with warnings.catch_warnings():
        warnings.simplefilter("error", legacy.LegacyWarning)
        if refusal is not None:
            with pytest.raises(refusal):
                legacy.load_model(old.h5)
            return
        model, report = legacy.load_model(old.h5, compile=False)
    assert old.difference(model) < 1e-5
    assert report.confidence == "proved"


PAIRS = [
    ("keras-1.2.2-theano", "conv_th"),
    ("keras-1.2.2-tensorflow", "lstm"),
    ("keras-1.2.2-theano", "nested"),
    ("keras-2.0.8-theano", "conv_2d"),
    ("keras-2.1.6-cntk", "bidirectional"),
    ("keras-2.2.4-theano", "separable_2d"),
    ("keras-2.2.4-tensorflow", "nested"),
    ("keras-2.3.1-theano", "bidirectional"),
    ("keras-2.3.1-cntk", "embedding_masked"),
    ("keras-2.3.1-cntk", "gru"),
    ("tf.keras-1.15", "nested"),
    ("tf.keras-2.4", "bidirectional"),
    ("tf.keras-2.15", "conv_2d"),
]


@pytest.mark.parametrize(("archive", "name"), PAIRS)
def test_json_and_weights_files(genuine, archive, name):
    old = genuine(archive, name)
    # Keras 1's JSON names no backend; its weights' names tell it.
    backend = archive.rsplit("-", 1)[-1] if archive.startswith("keras-1") else None
    model, _ = legacy.model_from_json(old.json.read_text(), backend=backend)
    legacy.load_weights(model, old.weights)
    assert old.difference(model) < 1e-5


SAVED = [
    ("keras-2.3.1-theano", "conv_2d_same"),
    ("keras-2.3.1-theano", "transposed_2d_same"),
    ("keras-2.3.1-theano", "separable_2d_same_even"),
    ("keras-2.3.1-theano", "depthwise_same"),
    ("keras-2.3.1-theano", "conv_2d_first"),
    ("keras-2.0.8-theano", "average_same"),
    ("keras-2.0.8-theano", "pooling_3d_same"),
    ("keras-2.3.1-cntk", "conv_1d_same"),
    ("keras-2.3.1-cntk", "lstm"),
    ("keras-2.3.1-cntk", "bidirectional"),
    ("keras-2.1.6-cntk", "batch_normalization"),
    ("keras-2.3.1-tensorflow", "activation_layers"),
    ("keras-2.3.1-tensorflow", "dense_activations"),
    ("keras-2.3.1-tensorflow", "local_2d_first"),
    ("keras-2.3.1-tensorflow", "local_1d"),
    ("keras-1.2.2-theano", "activations"),
    ("keras-1.2.2-theano", "highway"),
    ("keras-1.2.2-theano", "conv_lstm_th"),
    ("keras-1.2.2-theano", "deconvolution_th"),
    ("keras-1.2.2-tensorflow", "batch_normalization"),
    ("keras-1.2.2-tensorflow", "merges"),
    ("tf.keras-1.15", "functions"),
    ("tf.keras-2.4", "slices"),
    ("tf.keras-2.15", "operators"),
    ("tf.keras-2.15", "time_major"),
]


@pytest.mark.parametrize(("archive", "name"), SAVED)
def test_converted_model_survives_a_keras_file(genuine, tmp_path, archive, name):
    old = genuine(archive, name)
    model, _ = legacy.load_model(old.h5, compile=False)
    model.save(tmp_path / "new.keras")
    assert old.difference(keras.saving.load_model(tmp_path / "new.keras")) < 1e-5
    assert not legacy.is_legacy(tmp_path / "new.keras")


TRAINED = [
    ("keras-2.3.1-theano", "train_sgd"),
    ("keras-2.3.1-theano", "train_nesterov"),
    ("keras-2.3.1-theano", "train_adam"),
    ("keras-2.3.1-theano", "train_adamax"),
    ("keras-2.3.1-theano", "train_adadelta"),
    ("keras-2.3.1-theano", "train_two_outputs"),
    ("keras-2.3.1-theano", "train_sparse"),
    ("keras-1.2.2-tensorflow", "train_adam"),
    ("tf.keras-2.4", "train_sgd"),
    ("tf.keras-2.4", "train_adam"),
    ("tf.keras-2.15", "train_adam"),
]


@pytest.mark.parametrize(("archive", "name"), TRAINED)
def test_training_goes_on_where_it_stopped(genuine, archive, name):
    """One more step: loss, regularizers, optimizer, its moments and its step count must all be the old ones."""
    old = genuine(archive, name)
    model, report = legacy.load_model(old.h5)
    inputs, targets = old.arrays("x"), old.arrays("y")
    model.train_on_batch(inputs[0], targets if len(targets) > 1 else targets[0])
    assert old.difference(model, "q") < 1e-6
    assert (
        max(float(np.abs(p - q).max()) for p, q in zip(old.arrays("p"), old.arrays("q"), strict=True)) > 1e-4
    )
    assert not any("optimizer" in dropped for dropped in report.dropped)


def test_lambda_code_runs_only_for_those_who_trust_it(genuine):
    old = genuine("tf.keras-2.15", "lambda_layer")
    with pytest.raises(legacy.UnsafeFileError, match="safe_mode=False"):
        legacy.load_model(old.h5)
    model, _ = legacy.load_model(old.h5, custom_objects={"lambda": lambda x: x * 2.0})
    assert old.difference(model) < 1e-5


def test_lambda_bytecode_of_another_python_is_refused_even_then(genuine):
    with pytest.raises(legacy.UnsupportedError, match="another Python version"):
        legacy.load_model(genuine("keras-2.3.1-theano", "lambda_layer").h5, safe_mode=False)
