"""The files that came with the task: Keras 2.3.1 on its three backends."""

from __future__ import annotations

import warnings

import keras
import numpy as np
import pytest

from kerasnet_host import legacy

NAMES = [
    f"{backend}_{kind}" for backend in ("theano", "cntk", "tensorflow") for kind in ("cnn", "lstm", "mixed")
]


@pytest.mark.parametrize("name", NAMES)
def test_model_predicts_as_then_without_warning(given_model, name):
    genuine = given_model(name)
    with warnings.catch_warnings():
        warnings.simplefilter("error", legacy.LegacyWarning)
        model, report = legacy.load_model(genuine.h5)
    inputs = genuine.arrays("x")
    made = model.predict(inputs if len(inputs) > 1 else inputs[0], verbose=0)
    for ours, theirs in zip(made if isinstance(made, list) else [made], genuine.arrays("p"), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-5, rtol=0)
    assert report.backend == name.split("_")[0] and report.keras_version == "2.3.1"
    assert report.confidence == "proved" and report.unproved == []
    assert model.kerasnet_legacy_report is report
    assert model.optimizer is not None and "optimizer" in [c.what for c in report.conversions]


@pytest.mark.parametrize("name", NAMES)
def test_json_and_weights_predict_as_then(given_model, name):
    genuine = given_model(name)
    model, report = legacy.model_from_json(genuine.json.read_text())
    assert report.kind == "json"
    loaded = legacy.load_weights(model, genuine.weights)
    assert loaded.kind == "weights" and loaded.confidence == "proved"
    assert genuine.difference(model) < 1e-5


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_is_recognised(given_model, name):
    genuine = given_model(name)
    for path, kind in ((genuine.h5, "model"), (genuine.weights, "weights"), (genuine.json, "json")):
        assert legacy.is_legacy(path)
        report = legacy.inspect_file(path)
        assert report.kind == kind and report.refused is None
        assert report.backend == name.split("_")[0]
    assert not legacy.is_legacy(genuine.stem.with_suffix(".npz"))


def test_weights_into_a_model_built_with_keras_3(given_model):
    genuine = given_model("theano_cnn")
    model = keras.Sequential(
        [
            keras.Input((10, 10, 2)),
            keras.layers.Conv2D(4, 3, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.MaxPooling2D(),
            keras.layers.Dropout(0.25),
            keras.layers.Flatten(),
            keras.layers.Dense(3, activation="softmax"),
        ]
    )
    report = legacy.load_weights(model, genuine.weights)
    assert genuine.difference(model) < 1e-5
    assert "mirrored kernel" in [c.what for c in report.conversions]


def test_cntk_lstm_weights_are_refused_for_keras_3s_lstm(given_model):
    genuine = given_model("cntk_lstm")
    layers = keras.layers
    model = keras.Sequential(
        [keras.Input((7, 5)), layers.LSTM(6, return_sequences=True), layers.LSTM(4), layers.Dense(3)]
    )
    before = model.get_weights()
    with pytest.raises(legacy.UnsupportedError, match="cell state"):
        legacy.load_weights(model, genuine.weights)
    for was, now in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(was, now)


def test_whole_models_weights_load_into_another_model(given_model):
    genuine = given_model("theano_mixed")
    model, _ = legacy.model_from_json(genuine.json.read_text())
    legacy.load_weights(model, genuine.h5)
    assert genuine.difference(model) < 1e-5


def test_report_crosses_as_plain_json(given_model):
    import json

    _, report = legacy.load_model(given_model("cntk_lstm").h5)
    text = json.dumps(report.to_dict())
    assert "CNTK's LSTM" in text
    assert "keras 2.3 (2.3.1) on cntk" in str(report)
