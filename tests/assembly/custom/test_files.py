"""Files with pieces of C#, exchanged with Python; names, seeds, devices."""

import json
import zipfile

import keras
import numpy as np
import pytest
from Pieces import FileTests, Nets

X = np.array([[Nets.X[row, column] for column in range(4)] for row in range(64)], "float32")
Y = np.array([[Nets.Y[row, 0]] for row in range(64)], "float32")


class Scale(keras.layers.Layer):
    """The twin of the C# class of this registered name."""

    def __init__(self, factor, **base):
        super().__init__(**base)
        self.factor = factor

    def call(self, x):
        return x * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}


def test_a_file_of_csharp_loads_in_python_with_a_class_of_the_same_name(tmp_path):
    path = str(tmp_path / "shared.keras")
    FileTests.SaveShared(path)
    # A Python program of its own would not know the class of C#.
    own = keras.saving.get_custom_objects().pop("shared_package>Scale")
    loaded = keras.models.load_model(path, custom_objects={"shared_package>Scale": Scale})
    keras.saving.get_custom_objects()["shared_package>Scale"] = own
    assert isinstance(loaded.layers[-1], Scale)
    np.testing.assert_array_equal(loaded.predict(X, verbose=0).ravel(), list(FileTests.Predict(path)))


def test_python_can_load_a_file_with_the_classes_of_csharp(tmp_path):
    path = str(tmp_path / "shared.keras")
    FileTests.SaveShared(path)
    loaded = keras.models.load_model(path)
    np.testing.assert_array_equal(loaded.predict(X, verbose=0).ravel(), list(FileTests.Predict(path)))


def test_a_file_of_python_loads_in_csharp_by_the_registered_name(tmp_path):
    path = str(tmp_path / "python.keras")
    with keras.saving.custom_object_scope({"shared_package>Scale": Scale}):
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2), Scale(3)])
        model.save(path)
    with zipfile.ZipFile(path) as archive:
        config = archive.read("config.json").decode()
    assert "Scale" in config
    renamed = str(tmp_path / "renamed.keras")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(renamed, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "config.json":
                data = data.replace(
                    b'"registered_name": "Scale"', b'"registered_name": "shared_package>Scale"'
                )
            copy.writestr(name, data)
    np.testing.assert_array_equal(list(FileTests.Predict(renamed)), model.predict(X, verbose=0).ravel())


def test_a_named_activation_is_saved_and_loaded(tmp_path):
    assert set(FileTests.Activation(str(tmp_path / "activation.keras"))) == {0.0}


def test_an_activation_without_a_name_says_so_when_it_is_loaded(tmp_path):
    assert "Named" in FileTests.UnnamedActivation(str(tmp_path / "activation.keras"))


def test_a_function_of_texts_without_a_name_can_not_be_saved(tmp_path):
    path = tmp_path / "texts.keras"
    assert "TextStandardization.Named" in FileTests.UnnamedText(str(path))
    assert not path.exists()


def test_a_model_whose_class_is_missing_says_which(tmp_path):
    path = str(tmp_path / "shared.keras")
    FileTests.SaveShared(path)
    missing = str(tmp_path / "missing.keras")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(missing, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, data.replace(b"shared_package>Scale", b"Clinic.Layers>Triage"))
    message = FileTests.Missing(missing)
    assert message.startswith("KerasFileException: ")
    assert "'Clinic.Layers>Triage'" in message
    assert "KerasRegistry.Register" in message


def test_an_exported_model_needs_no_classes(tmp_path):
    path = str(tmp_path / "exported")
    expected = list(FileTests.Exported(path))
    served = keras.layers.TFSMLayer(path, call_endpoint="serve")(X)
    np.testing.assert_allclose(np.asarray(served).ravel(), expected, rtol=1e-5, atol=1e-6)


def test_the_history_as_json():
    history = json.loads(FileTests.Json())
    assert history["epochs"] == [1, 2]
    assert history["stopped"] is False
    assert len(history["metrics"]["loss"]) == 2


def test_json_with_a_class_of_csharp():
    assert list(FileTests.JsonRoundTrip()) == [3, 6, 9, 12]


def test_the_same_seed_and_program_give_the_numbers_of_python():
    keras.utils.set_random_seed(11)
    model = keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.Dense(8, activation="relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(1),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", metrics=["mae"])
    history = model.fit(
        X,
        Y,
        batch_size=8,
        epochs=4,
        verbose=0,
        validation_split=0.25,
        callbacks=[keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=1)],
    )
    expected = [value for values in history.history.values() for value in values]
    found = list(FileTests.Seeded(11))
    assert found[: len(expected)] == pytest.approx(expected, rel=1e-6)
    np.testing.assert_allclose(
        found[len(expected) :], model.predict(X, verbose=0).ravel(), rtol=1e-5, atol=1e-7
    )
    assert list(FileTests.Seeded(11)) == found


def test_a_device_is_chosen_for_a_scope():
    assert FileTests.OnDevice() == "3 True"
