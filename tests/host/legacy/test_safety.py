"""Files that are broken, or made to do harm."""

from __future__ import annotations

import json
import random
import shutil
import warnings

import h5py
import numpy as np
import pytest

from kerasnet_host import legacy
from kerasnet_host.legacy import api, jsontext, limits


def model_json(layers, version="2.3.1", backend="theano"):
    return json.dumps(
        {
            "class_name": "Sequential",
            "config": {"name": "s", "layers": layers},
            "keras_version": version,
            "backend": backend,
        }
    )


def dense(**changes):
    config = {"name": "d", "batch_input_shape": [None, 4], "units": 3, "activation": "relu", "use_bias": True}
    return {"class_name": "Dense", "config": {**config, **changes}}


def rewrite(path, **attributes):
    with h5py.File(path, "r+") as file:
        for name, value in attributes.items():
            file.attrs[name] = value


@pytest.fixture
def copy(given, tmp_path):
    def make(name="theano_cnn.h5"):
        target = tmp_path / name
        shutil.copyfile(given / name, target)
        return target

    return make


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.7, 0.99])
def test_truncated(copy, share):
    path = copy()
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(legacy.DamagedFileError):
        legacy.load_model(path)
    assert legacy.is_legacy(path) in (True, False)


def test_flipped_bytes_give_clear_errors_or_a_model(copy):
    path = copy()
    data = path.read_bytes()
    generator = random.Random(7)
    for _ in range(120):
        broken = bytearray(data)
        for _ in range(generator.choice((1, 1, 4, 40))):
            broken[generator.randrange(len(broken))] = generator.randrange(256)
        path.write_bytes(bytes(broken))
        # Without Keras: reading is where the damage shows. inspect_file converts too.
        try:
            legacy.is_legacy(path)
            api.read(path)
        except legacy.LegacyFileError:
            pass


def test_flipped_architecture_gives_clear_errors_or_a_model(given):
    text = (given / "theano_mixed.json").read_text()
    generator = random.Random(11)
    for _ in range(40):
        start = generator.randrange(len(text))
        broken = (
            text[:start]
            + generator.choice(["1e9", "null", "[]", "-1", '"x"', ""])
            + text[start + generator.randrange(8) :]
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                legacy.model_from_json(broken)
            except legacy.LegacyFileError as error:
                assert len(str(error)) < 1500


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(FileNotFoundError):
        legacy.load_model(tmp_path / "none.h5")
    with pytest.raises(legacy.DamagedFileError):
        legacy.load_model(tmp_path)
    assert not legacy.is_legacy(tmp_path) and not legacy.is_legacy(tmp_path / "none.h5")


def test_link_to_another_file_is_not_followed(copy, tmp_path):
    path = copy()
    with h5py.File(tmp_path / "secret.h5", "w") as other:
        other["kernel"] = np.zeros((3, 3, 2, 4), "float32")
    with h5py.File(path, "r+") as file:
        group = file["model_weights/conv2d_1"]
        name = group.attrs["weight_names"][0].decode()
        del group[name]
        group[name] = h5py.ExternalLink(str(tmp_path / "secret.h5"), "kernel")
    with pytest.raises(legacy.UnsafeFileError, match="link"):
        legacy.load_model(path)


def test_numbers_in_another_file_are_not_read(copy, tmp_path):
    path = copy()
    (tmp_path / "raw").write_bytes(b"\0" * 4096)
    with h5py.File(path, "r+") as file:
        group = file["model_weights/conv2d_1"]
        name = group.attrs["weight_names"][0].decode()
        del group[name]
        group.create_dataset(name, (3, 3, 2, 4), "float32", external=[(str(tmp_path / "raw"), 0, 288)])
    with pytest.raises(legacy.UnsafeFileError, match="another file"):
        legacy.load_model(path)


def test_an_array_larger_than_the_file_can_hold(copy):
    path = copy()
    with h5py.File(path, "r+") as file:
        group = file["model_weights/conv2d_1"]
        name = group.attrs["weight_names"][0].decode()
        del group[name]
        group.create_dataset(name, (2**40,), "float32", chunks=(1024,))
    with pytest.raises(legacy.LimitExceededError):
        legacy.load_model(path)


@pytest.mark.parametrize("layer", [dense(units=10**11), dense(units=10**8, batch_input_shape=[None, 10**8])])
def test_a_layer_larger_than_any(layer):
    with pytest.raises(legacy.LegacyFileError):
        legacy.model_from_json(model_json([layer]))


def test_deep_and_long_text():
    with pytest.raises(legacy.LimitExceededError, match="nested"):
        jsontext.parse("[" * 100_000 + "]" * 100_000, "the architecture")
    with pytest.raises(legacy.LimitExceededError, match="long"):
        jsontext.parse(" " * (limits.JSON_BYTES + 1), "the architecture")
    with pytest.raises(legacy.DamagedFileError, match="twice"):
        jsontext.parse('{"a": 1, "a": 2}', "the architecture")


def test_models_nested_without_end():
    config = {"name": "s", "layers": [dense()]}
    for depth in range(12):
        config = {"name": f"s{depth}", "layers": [{"class_name": "Sequential", "config": config}]}
    with pytest.raises(legacy.LimitExceededError, match="nested"):
        legacy.model_from_json(
            json.dumps(
                {"class_name": "Sequential", "config": config, "keras_version": "2.3.1", "backend": "theano"}
            )
        )


def test_unknown_class_is_refused_by_name():
    with pytest.raises(legacy.UnsupportedError, match="'AttentionDecoder'"):
        legacy.model_from_json(
            model_json([dense(), {"class_name": "AttentionDecoder", "config": {"name": "a"}}])
        )


@pytest.mark.parametrize("module", ["os", "subprocess"])
def test_no_class_is_looked_up_in_modules(module):
    layer = {"class_name": "system", "module": module, "config": {"name": "x", "command": "echo"}}
    with pytest.raises(legacy.UnsupportedError, match="'system'"):
        legacy.model_from_json(model_json([dense(), layer]))


def test_unknown_argument_is_refused_by_name():
    with pytest.raises(legacy.UnsupportedError, match="spectral_norm=True"):
        legacy.model_from_json(model_json([dense(spectral_norm=True)]))


def test_unknown_activation_is_refused_unless_given():
    text = model_json([dense(activation="my_own")])
    with pytest.raises(legacy.UnsupportedError, match="'my_own'"):
        legacy.model_from_json(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model, _ = legacy.model_from_json(text, custom_objects={"my_own": lambda x: x})
    assert model.built


def test_an_authors_own_layer_class_may_be_given():
    import keras

    class Doubled(keras.layers.Layer):
        def call(self, inputs):
            return inputs * 2.0

    text = model_json([dense(), {"class_name": "Doubled", "config": {"name": "twice", "trainable": True}}])
    with pytest.raises(legacy.UnsupportedError, match="'Doubled'"):
        legacy.model_from_json(text)
    model, report = legacy.model_from_json(text, custom_objects={"Doubled": Doubled})
    assert model.layers[-1].name == "twice" and "Doubled" in str(report)


def test_code_in_json_is_refused():
    layer = {
        "class_name": "Lambda",
        "config": {"name": "l", "function": ["4wEAAAA=", None, None], "function_type": "lambda"},
    }
    with pytest.raises(legacy.UnsafeFileError, match="safe_mode=False"):
        legacy.model_from_json(model_json([dense(), layer]))
    with pytest.raises(legacy.UnsupportedError, match="Python version"):
        legacy.model_from_json(model_json([dense(), layer]), safe_mode=False)


def test_keras_3_files_are_not_ours(tmp_path):
    import keras

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    model.save(tmp_path / "new.keras")
    model.save(tmp_path / "new.h5")
    model.save_weights(tmp_path / "new.weights.h5")
    (tmp_path / "new.json").write_text(model.to_json())
    for name in ("new.keras", "new.h5", "new.weights.h5", "new.json"):
        assert not legacy.is_legacy(tmp_path / name), name
    with pytest.raises(legacy.NotLegacyError):
        legacy.load_model(tmp_path / "new.h5")
    with pytest.raises(legacy.NotLegacyError):
        legacy.model_from_json(model.to_json())


def test_contradictions(copy):
    path = copy()
    rewrite(path, backend="numpy")
    with pytest.raises(legacy.NotLegacyError, match="numpy"):
        legacy.load_model(path)
    rewrite(path, backend="theano", keras_version="2.4.0")
    with pytest.raises(legacy.NotLegacyError, match="contradicts"):
        legacy.load_model(path)


def test_weights_of_another_architecture_change_nothing(given):
    model, _ = legacy.model_from_json((given / "theano_cnn.json").read_text())
    before = model.get_weights()
    for other in ("theano_lstm_w.h5", "theano_mixed_w.h5"):
        with pytest.raises(legacy.WeightsMismatchError):
            legacy.load_weights(model, given / other)
    for was, now in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(was, now)


def test_importing_the_package_imports_no_keras():
    import subprocess
    import sys

    program = "import sys, kerasnet_host.legacy; sys.exit(any(m in sys.modules for m in ('keras', 'tensorflow', 'h5py')))"
    from pathlib import Path

    import kerasnet_host

    root = str(Path(kerasnet_host.__file__).parents[1])
    assert (
        subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": root}, check=False).returncode == 0
    )
