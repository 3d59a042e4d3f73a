"""What an .h5 file of Keras 3 says about a training, which Keras itself reads back in part only."""

import keras
import numpy as np
import pytest

from kerasnet_host.custom import link
from kerasnet_host.files import models

X = np.arange(24, dtype="float32").reshape(8, 3) / 24
Y = np.ones((8, 1), "float32")


@pytest.mark.parametrize(
    ("loss", "metrics"),
    [("mse", ["mse", "MAE"]), ("bce", ["accuracy", "mape"]), (["mse"], [["mse", "cosine_similarity"]])],
)
def test_a_training_goes_on_from_an_h5_file(tmp_path, loss, metrics):
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(2), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile("adam", loss=loss, metrics=metrics)
    model.fit(X, Y, epochs=2, verbose=0)
    path = str(tmp_path / "m.h5")
    models.save(model, path)
    loaded = models.load(path)
    np.testing.assert_array_equal(loaded.predict(X, verbose=0), model.predict(X, verbose=0))
    assert int(loaded.optimizer.iterations.numpy()) == 2
    histories = [m.fit(X, Y, epochs=2, shuffle=False, verbose=0).history for m in (loaded, model)]
    assert histories[0] == histories[1]
    assert len(histories[0]) > 2


@keras.saving.register_keras_serializable("tests_of_pieces")
class Failing(keras.layers.Layer):
    """A layer whose methods reach code of the other language, as stand-ins do."""

    fails = ""

    def build(self, shape):
        self.factor = self.add_weight(shape=(shape[-1],))

    def call(self, x):
        return x * self.factor

    def load_own_variables(self, store):
        if self.fails == "load_own_variables":
            link.forward(1, self.fails)
        super().load_own_variables(store)

    @classmethod
    def from_config(cls, config):
        if cls.fails == "from_config":
            link.forward(1, cls.fails)
        return cls(**config)


def test_an_error_of_a_piece_that_loads_itself_arrives_as_itself(tmp_path, monkeypatch):
    def fail(call):
        raise RuntimeError(f"C# failed in {call[1]}")

    monkeypatch.setattr(link, "_forward", fail)
    model = keras.Sequential([keras.Input((3,)), Failing()])
    whole, weights = str(tmp_path / "m.keras"), str(tmp_path / "m.weights.h5")
    models.save(model, whole)
    models.save_weights(model, weights)
    monkeypatch.setattr(Failing, "fails", "load_own_variables")
    for load in (lambda: models.load(whole), lambda: models.load_weights(model, weights)):
        with pytest.raises(link.PieceError, match=r"^C# failed in load_own_variables$") as caught:
            load()
        assert isinstance(caught.value.__cause__, RuntimeError)
    monkeypatch.setattr(Failing, "fails", "from_config")
    with pytest.raises(link.PieceError, match=r"^C# failed in from_config$"):
        models.load(whole)
