"""Files that are cut short, changed or foreign: an error that says so, and nothing of theirs runs."""

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import keras
import numpy as np
import pytest

from kerasnet_host import keras_import, legacy
from kerasnet_host.custom.link import MissingPieceError
from kerasnet_host.files import file_errors, models

ALLOWED = (
    file_errors.ModelFileError,
    FileNotFoundError,
    MissingPieceError,
    MemoryError,
    legacy.LegacyFileError,
    keras_import.HostSetupError,
)

# The tests stay quick; KERASNET_FUZZ=50 tries thousands.
MORE = int(os.environ.get("KERASNET_FUZZ", "1"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A small model in each format, as bytes, and what it predicts."""
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(2, activation="relu"), keras.layers.Dense(1)]
    )
    model.compile(optimizer="adam", loss="mse")
    model.fit(np.ones((8, 3), "float32"), np.ones((8, 1), "float32"), verbose=0)
    folder = tmp_path_factory.mktemp("whole")
    contents = {}
    for ending in (".keras", ".h5", ".weights.h5"):
        path = folder / f"model{ending}"
        (models.save_weights if ending == ".weights.h5" else models.save)(model, str(path))
        contents[ending] = path.read_bytes()
    return model, contents


def _variants(content: bytes, count: int, seed: int):
    """The content cut short, with bits flipped, with pieces overwritten, removed, doubled or mixed."""
    chance = random.Random(seed)
    for number in range(count):
        data = bytearray(content)
        at = chance.randrange(len(data))
        length = chance.randrange(1, 200)
        kind = number % 6
        if kind == 0:
            data = data[:at]
        elif kind == 1:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 2:
            data[at : at + length] = bytes(chance.randrange(256) for _ in range(length))
        elif kind == 3:
            del data[at : at + length]
        elif kind == 4:
            data[at:at] = data[at : at + length]
        else:
            data[at : at + length] = b"\0" * length
        yield bytes(data)


def _outcome(action) -> str:
    """What a call came to: loaded, or an error of an allowed kind; any other fails the test."""
    try:
        action()
    except ALLOWED as error:
        assert str(error)
        return type(error).__name__
    except ValueError as error:
        # Of weights that no longer fit the model.
        assert "could not be loaded" in str(error), error
        return "mismatch"
    return "loaded"


@pytest.mark.parametrize(("ending", "count"), [(".keras", 36 * MORE), (".h5", 36 * MORE)])
def test_damaged_models_are_refused_or_load(whole, tmp_path, ending, count):
    path = tmp_path / f"damaged{ending}"
    outcomes = []
    for content in _variants(whole[1][ending], count, seed=1):
        path.write_bytes(content)
        outcomes.append(_outcome(lambda: models.load(str(path))))
        keras.backend.clear_session(free_memory=False)
    assert len(outcomes) - outcomes.count("loaded") > count / 4
    assert os.listdir(tmp_path) == [path.name]


def test_damaged_weights_are_refused_or_load(whole, tmp_path):
    model, contents = whole
    fresh = keras.models.clone_model(model)
    path = tmp_path / "damaged.weights.h5"
    outcomes = []
    for content in _variants(contents[".weights.h5"], 120 * MORE, seed=2):
        path.write_bytes(content)
        outcomes.append(_outcome(lambda: models.load_weights(fresh, str(path))))
    assert outcomes.count("ModelFileError") > 20


def _changed(content: bytes, change) -> bytes:
    """The .keras file with its configuration changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "config.json":
                config = json.loads(data)
                data = json.dumps(change(config) or config).encode()
            copy.writestr(name, data)
    return target.getvalue()


def _mutate(chance: random.Random):
    """Change one value somewhere in a configuration to one of another kind."""

    def change(config):
        at, key = config, None
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not keys:
                return
            key = chance.choice(keys)
            if not isinstance(at[key], (dict, list)) or chance.random() < 0.2:
                break
            at = at[key]
        at[key] = chance.choice(
            [None, -1, 1.5, "x", "__import__", [], {}, [[]], True, 10**6, {"class_name": "Dense"}]
        )
        return

    return change


def test_changed_configurations_are_refused_or_load(whole, tmp_path):
    path = tmp_path / "changed.keras"
    chance = random.Random(3)
    for _ in range(36 * MORE):
        path.write_bytes(_changed(whole[1][".keras"], _mutate(chance)))
        _outcome(lambda: models.load(str(path)))
        keras.backend.clear_session(free_memory=False)


MALICIOUS = [
    {"module": "os", "class_name": "system", "config": {"command": "touch {flag}"}, "registered_name": None},
    {
        "module": "builtins",
        "class_name": "eval",
        "config": "open('{flag}','w')",
        "registered_name": "function",
    },
    {
        "module": "subprocess",
        "class_name": "Popen",
        "config": {"args": ["touch", "{flag}"]},
        "registered_name": "Popen",
    },
    {"module": "builtins", "class_name": "function", "config": "exec", "registered_name": "function"},
    {
        "module": "keras.layers",
        "class_name": "Lambda",
        "registered_name": None,
        "config": {
            "name": "x",
            "function": {
                "class_name": "__lambda__",
                "config": {"code": "4wEAAAA=", "defaults": None, "closure": None},
            },
        },
    },
    {
        "module": "keras.utils",
        "class_name": "get_file",
        "config": {"fname": "{flag}", "origin": "file:///etc/hostname"},
        "registered_name": None,
    },
]


@pytest.mark.parametrize("layer", MALICIOUS, ids=lambda layer: layer["class_name"])
def test_what_a_malicious_file_asks_for_does_not_run(whole, tmp_path, layer):
    flag = tmp_path / "ran"
    poisoned = json.loads(json.dumps(layer).replace("{flag}", str(flag)))

    def change(config):
        config["config"]["layers"][1] = poisoned

    path = tmp_path / "malicious.keras"
    path.write_bytes(_changed(whole[1][".keras"], change))
    with pytest.raises((file_errors.ModelFileError, MissingPieceError)):
        models.load(str(path))
    assert not flag.exists()


def test_a_file_of_a_newer_keras_says_so(whole, tmp_path):
    target = tmp_path / "newer.keras"
    with (
        zipfile.ZipFile(io.BytesIO(whole[1][".keras"])) as source,
        zipfile.ZipFile(target, "w") as copy,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "metadata.json":
                data = json.dumps({"keras_version": "9.1.0"}).encode()
            if name == "config.json":
                data = data.replace(b'"Dense"', b'"DenseOfTheFuture"')
            copy.writestr(name, data)
    with pytest.raises(file_errors.ModelFileError, match=r"written by Keras 9\.1\.0, which is newer"):
        models.load(str(target))


@pytest.mark.parametrize("name", ["text.keras", "text.h5", "picture.keras"])
def test_a_foreign_file_is_refused(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n" * 50 if name.startswith("picture") else b"hello\n" * 100)
    with pytest.raises(ALLOWED):
        models.load(str(path))


def test_a_pickle_is_never_read(tmp_path):
    class Bomb:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "ran",))

    import pickle

    for name in ("bomb.keras", "bomb.h5"):
        (tmp_path / name).write_bytes(pickle.dumps(Bomb()))
        with pytest.raises(ALLOWED):
            models.load(str(tmp_path / name))
    with zipfile.ZipFile(tmp_path / "bomb2.keras", "w") as archive:
        archive.writestr("config.json", pickle.dumps(Bomb()))
        archive.writestr("metadata.json", "{}")
        archive.writestr("model.weights.npz", pickle.dumps(Bomb()))
    with pytest.raises(ALLOWED):
        models.load(str(tmp_path / "bomb2.keras"))
    assert not (tmp_path / "ran").exists()


def test_a_file_that_another_program_writes_is_not_called_damaged(whole, tmp_path):
    path = tmp_path / "m.weights.h5"
    path.write_bytes(whole[1][".weights.h5"])
    script = "import sys, h5py; file = h5py.File(sys.argv[1], 'a'); print(1, flush=True); input()"
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        with pytest.raises(file_errors.ModelFileError, match="another program has it open for writing"):
            models.load_weights(keras.models.clone_model(whole[0]), str(path))


def test_a_heap_with_a_hole_on_which_hdf5_never_ends_is_refused(whole, tmp_path):
    content = bytearray(whole[1][".h5"])
    at = content.index(b"GCOL") + 16
    content[at : at + 16] = bytes(16)
    path = tmp_path / "hole.h5"
    path.write_bytes(content)
    with pytest.raises(file_errors.ModelFileError, match="no length"):
        models.load(str(path))
    with pytest.raises(legacy.LegacyFileError, match="no length"):
        models.inspect_legacy(str(path))
