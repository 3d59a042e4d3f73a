"""Fit, evaluate and predict through the surface, against Keras called directly."""

import keras
import numpy as np
import pytest

from kerasnet_host import surface


def _model():
    keras.utils.set_random_seed(5)
    model = keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1)]
    )
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model


@pytest.fixture(scope="module")
def arrays():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(40, 3)).astype("float32")
    return x, x.sum(axis=1, keepdims=True)


def test_fit_gives_what_keras_gives(arrays):
    x, y = arrays
    direct = _model()
    expected = direct.fit(x, y, epochs=2, batch_size=8, validation_split=0.2, verbose=0)
    through = _model()
    result = surface.fit(
        through, {"x": x, "y": y, "epochs": 2, "batch_size": 8, "validation_split": 0.2, "verbose": 0}
    )
    assert result["history"] == expected.history
    assert result["epoch"] == [0, 1]
    assert result["stopped"] is False
    for left, right in zip(direct.get_weights(), through.get_weights(), strict=True):
        np.testing.assert_array_equal(left, right)


def test_evaluate_names_its_numbers_loss_first(arrays):
    x, y = arrays
    model = _model()
    metrics = surface.evaluate(model, {"x": x, "y": y, "verbose": 0})["metrics"]
    assert list(metrics) == ["loss", "mae"]
    assert list(metrics.values()) == model.evaluate(x, y, verbose=0)


def test_predict_of_no_rows_is_empty_with_the_right_shape(arrays):
    result = surface.predict(_model(), {"x": np.zeros((0, 3), "float32")})
    assert result["outputs"].shape == (0, 1)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"x": np.zeros((0, 3))}, "`x` holds no samples"),
        ({"batch_size": 0}, "`batch_size` must be at least 1; it is 0"),
        ({"epochs": 0}, "`epochs` must be at least 1; it is 0"),
    ],
)
def test_what_keras_would_pass_in_silence_is_an_error(arrays, change, sentence):
    x, y = arrays
    with pytest.raises(ValueError, match=sentence):
        surface.fit(_model(), {"x": x, "y": y, "verbose": 0, **change})


def test_progress_is_reported_and_ends_each_epoch(arrays):
    x, y = arrays
    reports = []
    surface.fit(_model(), {"x": x, "y": y, "epochs": 2, "batch_size": 8, "verbose": 0}, None, reports.append)
    ends = [report for report in reports if report["end_of_epoch"]]
    assert [report["epoch"] for report in ends] == [1, 2]
    assert all(report["epochs"] == 2 and report["steps"] == 5 and report["step"] == 5 for report in ends)
    assert all(set(report["metrics"]) == {"loss", "mae"} for report in ends)


def test_a_stop_that_is_asked_for_ends_the_run_and_says_so(arrays):
    x, y = arrays
    stop = np.zeros(1, "int32")

    def report(_):
        stop[0] = 1

    model = _model()
    result = surface.fit(model, {"x": x, "y": y, "epochs": 50, "batch_size": 8, "verbose": 0}, stop, report)
    assert result["stopped"] is True
    assert len(result["epoch"]) == 1
    assert surface.predict(model, {"x": x, "verbose": 0})["outputs"].shape == (40, 1)


@pytest.mark.parametrize("accelerate", [True, False])
def test_the_first_steps_are_reported_one_by_one_and_can_be_the_last(arrays, accelerate):
    x, y = (np.concatenate([array] * 20) for array in arrays)
    stop = np.zeros(1, "int32")
    seen = []

    def report(told):
        seen.append(told["step"])
        if told["step"] == 3:
            stop[0] = 1

    model = _model()
    call = {"x": x, "y": y, "batch_size": 8, "verbose": 0}
    result = surface.fit(model, call, stop, report, accelerate=accelerate)
    assert result["stopped"] is True
    assert seen[:4] == [0, 1, 2, 3]
    assert int(model.optimizer.iterations) == 3


def test_a_stop_asked_for_before_the_run_is_not_forgotten(arrays):
    x, y = arrays
    result = surface.fit(_model(), {"x": x, "y": y, "epochs": 50, "verbose": 0}, np.ones(1, "int32"))
    assert result["stopped"] is True
    assert len(result["epoch"]) == 1


def test_strings_reach_layers_that_take_them():
    lookup = keras.layers.StringLookup(vocabulary=["a", "b"])
    inputs = keras.Input((1,), dtype="string")
    model = keras.Model(inputs, lookup(inputs))
    for words in (np.array([["a"], ["b"], ["c"]]), np.array([["a"], ["b"], ["c"]], dtype=object)):
        assert surface.predict(model, {"x": words, "verbose": 0})["outputs"].tolist() == [[1], [2], [0]]
