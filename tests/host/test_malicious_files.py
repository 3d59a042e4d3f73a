"""Files made to do harm: an error that says so, nothing of theirs runs, nothing outside is read, memory is bounded."""

import base64
import contextlib
import io
import json
import marshal
import resource
import zipfile
from pathlib import Path

import h5py
import keras
import numpy as np
import pytest

from kerasnet_host import errors, legacy
from kerasnet_host.custom.link import MissingPieceError
from kerasnet_host.files import file_errors, models

REFUSED = (file_errors.ModelFileError, legacy.LegacyFileError, MissingPieceError)
X = np.ones((2, 3), "float32")


def dense():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="d"), keras.layers.Dense(1)])
    model.compile("adam", "mse", metrics=["mae"])
    return model


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    return {
        kind: Path(models.save(dense(), str(folder / f"m{kind}"))).read_bytes() for kind in (".keras", ".h5")
    }


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path, parts: dict[str, bytes], compression=zipfile.ZIP_STORED) -> str:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return str(path)


def refused(path, **how) -> str:
    """The message of the error, after the file was refused and let go of."""
    with pytest.raises(REFUSED) as caught:
        models.load(str(path), **how)
    facts = errors.describe(caught.value)
    assert facts["category"] == "file"
    assert "\n" not in facts["message"]
    assert len(facts["message"]) < 1000
    assert str(path) not in open_files()
    return facts["message"]


def open_files() -> set[str]:
    links = Path("/proc/self/fd")
    found = set()
    if links.is_dir():
        for link in links.iterdir():
            try:
                found.add(str(link.readlink()))
            except OSError:
                continue
    return found


def evil(flag: Path) -> dict:
    """Python code in a file, as Keras writes a lambda."""
    code = compile(f"lambda *a: open({str(flag)!r}, 'w')", "x", "eval").co_consts[0]
    text = base64.b64encode(marshal.dumps(code)).decode()
    return {"class_name": "__lambda__", "config": {"code": text, "defaults": None, "closure": None}}


def lambda_layer(flag):
    config = {"name": "x", "trainable": True, "dtype": "float32", "function": evil(flag), "arguments": {}}
    return {"module": "keras.layers", "class_name": "Lambda", "registered_name": None, "config": config}


def in_layer(config, value):
    config["config"]["layers"][1]["config"].update(value)


def place(name: str, config: dict, flag: Path) -> None:
    """Hide the code in one of the places where a file could hold some."""
    hidden, layer = evil(flag), lambda_layer(flag)
    layers = config["config"]["layers"]
    if name in (
        "activation",
        "kernel_initializer",
        "kernel_regularizer",
        "kernel_constraint",
        "dtype",
        "units",
    ):
        in_layer(config, {name: hidden})
    elif name == "layer":
        layers[1] = layer
    elif name == "nested":
        for wrapper in ("TimeDistributed", "Bidirectional", "TimeDistributed"):
            layer = {
                "module": "keras.layers",
                "class_name": wrapper,
                "registered_name": None,
                "config": {"name": "w", "layer": layer},
            }
        layers[1] = layer
    elif name == "model in a model":
        layers[1] = {
            "module": "keras",
            "class_name": "Sequential",
            "registered_name": None,
            "config": {"name": "inner", "layers": [layers[0], layer]},
        }
    elif name in ("loss", "metrics", "optimizer"):
        config["compile_config"][name] = [hidden] if name == "metrics" else hidden
    elif name == "learning rate":
        config["compile_config"]["optimizer"]["config"]["learning_rate"] = hidden
    elif name == "build_config":
        layers[1]["build_config"] = hidden
    elif name == "legacy lambda":
        layer["config"].update(
            {"function": [hidden["config"]["code"], None, None], "function_type": "lambda"}
        )
        layers[1] = layer
    elif name == "safe mode off inside":
        layer["config"]["safe_mode"] = False
        layer["safe_mode"] = False
        config["safe_mode"] = False
        layers[1] = layer


PLACES = [
    *(
        "activation",
        "kernel_initializer",
        "kernel_regularizer",
        "kernel_constraint",
        "dtype",
        "units",
        "layer",
    ),
    *("nested", "model in a model", "loss", "metrics", "optimizer", "learning rate", "build_config"),
    *("legacy lambda", "safe mode off inside"),
]


@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_python_code_runs_from_no_place(whole, tmp_path, ending):
    flag = tmp_path / "ran"
    for name in PLACES:
        path = tmp_path / f"evil{ending}"
        path.write_bytes(whole[ending])
        if ending == ".keras":
            parts = members(whole[ending])
            config = json.loads(parts["config.json"])
            place(name, config, flag)
            write(path, {**parts, "config.json": json.dumps(config).encode()})
        else:
            with h5py.File(path, "r+") as file:
                config = json.loads(file.attrs["model_config"])
                training = json.loads(file.attrs["training_config"])
                config["compile_config"] = {**training, "optimizer": training["optimizer_config"]}
                place(name, config, flag)
                changed = config.pop("compile_config")
                changed["optimizer_config"] = changed.pop("optimizer")
                file.attrs["model_config"] = json.dumps(config)
                file.attrs["training_config"] = json.dumps(changed)
        try:
            model = models.load(str(path))
            model.predict(X, verbose=0)
        except (*REFUSED, ValueError, TypeError, AttributeError) as error:
            if not isinstance(error, REFUSED):
                assert "predict" in errors.describe(error)["traceback"], (name, error)
        else:
            # Of code among the metrics of an .h5 file Keras keeps the name of its class, which fit does not know.
            assert name == "build_config" or (name, ending) == ("metrics", ".h5"), name
        assert not flag.exists(), name


def test_links_out_of_an_hdf5_file_are_not_followed(whole, tmp_path):
    secret = tmp_path / "secret.h5"
    with h5py.File(secret, "w") as file:
        file["k"] = np.full((3, 2), 42.0, "float32")
    raw = tmp_path / "raw"
    raw.write_bytes(b"\x2a" * 24)

    def external_link(group, name):
        group[name] = h5py.ExternalLink(str(secret), "/k")

    def soft_link(group, name):
        group[name] = h5py.SoftLink("/nowhere")

    def external_data(group, name):
        group.create_dataset(name, (3, 2), "float32", external=[(str(raw), 0, 24)])

    def virtual(group, name):
        layout = h5py.VirtualLayout((3, 2), "float32")
        layout[:] = h5py.VirtualSource(str(secret), "k", (3, 2))
        group.create_virtual_dataset(name, layout)

    def huge(group, name):
        group.create_dataset(name, (10**6, 10**6), "float32", chunks=(1000, 1000), fillvalue=1)

    def loop(group, name):
        group[name] = group.parent

    for attack in (external_link, soft_link, external_data, virtual, huge, loop):
        parts = members(whole[".keras"])
        inner = tmp_path / "inner.h5"
        inner.write_bytes(parts["model.weights.h5"])
        with h5py.File(inner, "r+") as file:
            del file["layers/dense/vars/0"]
            attack(file["layers/dense/vars"], "0")
        path = write(tmp_path / "evil.keras", {**parts, "model.weights.h5": inner.read_bytes()})
        refused(path)
        legacy = tmp_path / "evil.h5"
        legacy.write_bytes(whole[".h5"])
        with h5py.File(legacy, "r+") as file:
            group = file["model_weights/d"]
            where = next(iter(group)) if "kernel" not in group else ""
            target = group[where] if where else group
            while "kernel" not in target:
                target = target[next(iter(target))]
            del target["kernel"]
            attack(target, "kernel")
        refused(legacy)


@pytest.mark.parametrize("bomb", ["config.json", "metadata.json", "model.weights.h5", "assets/x"])
def test_an_archive_that_unpacks_to_gigabytes_is_refused(whole, tmp_path, bomb):
    parts = members(whole[".keras"])
    path = tmp_path / "bomb.keras"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if name != bomb:
                archive.writestr(name, data)
        with archive.open(bomb, "w", force_zip64=True) as stream:
            for _ in range(300):
                stream.write(bytes(1 << 20))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if bomb == "metadata.json":
        models.load(str(path))  # is not read at all
    else:
        refused(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 2_000_000


def test_sizes_no_file_can_hold_are_refused(whole, tmp_path):
    for layer in (
        {"units": 10**10},
        {"units": 2 * 10**9},
        {"units": 10**30},
    ):
        parts = members(whole[".keras"])
        config = json.loads(parts["config.json"])
        in_layer(config, layer)
        refused(write(tmp_path / "large.keras", {**parts, "config.json": json.dumps(config).encode()}))
        with pytest.raises(REFUSED):
            models.from_json(json.dumps(config))


def test_deep_and_strange_json_is_refused(whole, tmp_path):
    parts = members(whole[".keras"])
    for text in (
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        '{"module": "keras", "class_name": "Sequential", "config": {"layers": '
        + "[" * 900
        + "]" * 900
        + "}}",
        "null",
        "[]",
        "1e999",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        '!!python/object/apply:os.system ["true"]',
        "",
    ):
        path = write(tmp_path / "odd.keras", {**parts, "config.json": text.encode("utf-8", "replace")})
        refused(path)
        with pytest.raises(REFUSED):
            models.from_json(text)


def test_names_in_an_archive_do_not_leave_its_folder(whole, tmp_path):
    parts = members(whole[".keras"])
    for name in (
        "../../escaped",
        "/tmp/kerasnet-escaped",
        "assets/../../../escaped",
        "assets\\..\\..\\escaped",
    ):
        path = write(tmp_path / "walk.keras", {**parts, "assets/a": b"1", name: b"evil"})
        with contextlib.suppress(REFUSED):
            models.load(path)
        assert not Path("/tmp/kerasnet-escaped").exists()
        assert not list(tmp_path.parent.rglob("escaped"))


def test_vocabularies_and_saved_models_elsewhere_are_not_read(whole, tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("secret\n")
    for layer in (
        {"class_name": "StringLookup", "config": {"name": "s", "vocabulary": str(words)}},
        {"class_name": "TextVectorization", "config": {"name": "t", "vocabulary": str(words)}},
        {
            "class_name": "TFSMLayer",
            "config": {"name": "t", "filepath": str(tmp_path), "call_endpoint": "serve"},
        },
    ):
        parts = members(whole[".keras"])
        config = json.loads(parts["config.json"])
        config["config"]["layers"] = [{"module": "keras.layers", "registered_name": None, **layer}]
        refused(write(tmp_path / "reads.keras", {**parts, "config.json": json.dumps(config).encode()}))


def test_pickled_arrays_are_not_read(whole, tmp_path):
    flag = tmp_path / "ran"

    class Bomb:
        def __reduce__(self):
            return (Path.touch, (flag,))

    parts = members(whole[".keras"])
    del parts["model.weights.h5"]
    array = io.BytesIO()
    np.savez(array, **{"layers/dense": np.array([Bomb()], dtype=object), "__root__": np.array(Bomb())})
    refused(write(tmp_path / "pickle.keras", {**parts, "model.weights.npz": array.getvalue()}))
    assert not flag.exists()


def test_lists_of_shards_name_only_their_neighbours(tmp_path):
    model = dense()
    path = models.save_weights(model, str(tmp_path / "w.weights.json"), max_shard_size=1)
    text = Path(path).read_text()
    for entry in ("../x.weights.h5", "/etc/passwd", "", None, 5, [], {}, ["a"] * 3, "w_99.weights.h5"):
        content = json.loads(text)
        content["weight_map"] = dict.fromkeys(content["weight_map"], entry)
        Path(path).write_text(json.dumps(content))
        with pytest.raises((*REFUSED, FileNotFoundError, ValueError)):
            models.load_weights(dense(), path)
    for broken in ("", "[]", "null", '{"weight_map": 1}', "[" * 100_000):
        Path(path).write_text(broken)
        with pytest.raises(REFUSED):
            models.load_weights(dense(), path)
