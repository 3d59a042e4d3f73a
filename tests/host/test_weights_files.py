"""Weights in several files, exports, and one run of a model at a time."""

import json
import os
import threading
from pathlib import Path

import keras
import numpy as np
import pytest

from kerasnet_host import errors
from kerasnet_host.files import models, shards
from kerasnet_host.training import jobs, turns


@pytest.fixture(scope="module")
def model():
    keras.utils.set_random_seed(1)
    return keras.Sequential(
        [keras.Input((30,)), keras.layers.Dense(30), keras.layers.Dense(30), keras.layers.Dense(2)]
    )


X = np.ones((4, 30), "float32")


def test_weights_in_several_files_load_and_replace_the_old_set(model, tmp_path):
    path = str(tmp_path / "big.weights.json")
    for _ in range(2):
        models.save_weights(model, path, max_shard_size=4e-6)
    listed = {
        file
        for files in json.loads(Path(path).read_text())["weight_map"].values()
        for file in np.ravel(files)
    }
    assert len(listed) > 1
    assert set(os.listdir(tmp_path)) == listed | {"big.weights.json", "big_00000.weights.h5"}
    fresh = keras.models.clone_model(model)
    models.load_weights(fresh, path)
    np.testing.assert_array_equal(fresh.predict(X, verbose=0), model.predict(X, verbose=0))


def test_a_failure_leaves_the_old_set_whole(model, tmp_path, monkeypatch):
    path = str(tmp_path / "big.weights.json")
    models.save_weights(model, path, max_shard_size=4e-6)
    before = sorted(os.listdir(tmp_path))
    monkeypatch.setattr(
        "kerasnet_host.files.shards._rename_in", lambda *_: (_ for _ in ()).throw(OSError("disk full"))
    )
    with pytest.raises(OSError, match="disk full"):
        models.save_weights(model, path, max_shard_size=4e-6)
    assert sorted(os.listdir(tmp_path)) == before


def test_saves_of_one_set_at_once_leave_one_set_and_no_more(model, tmp_path):
    path = str(tmp_path / "big.weights.json")
    threads = [
        threading.Thread(target=models.save_weights, args=(model, path), kwargs={"max_shard_size": 4e-6})
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    named = {os.path.basename(file) for file in shards.files(path)}
    assert set(os.listdir(tmp_path)) == named | {"big.weights.json"}
    models.load_weights(keras.models.clone_model(model), path)


def test_a_folder_that_is_replaced_while_it_is_read_is_read_again(model, tmp_path, monkeypatch):
    path, read = str(tmp_path / "m"), models._load
    models.save(model, path, zipped=False)

    def meanwhile(*arguments):
        monkeypatch.setattr(models, "_load", read)
        found = read(*arguments)
        model.layers[-1].bias.assign([5, 5])
        models.save(model, path, zipped=False)
        return found

    monkeypatch.setattr(models, "_load", meanwhile)
    assert models.load(path).layers[-1].bias.numpy().tolist() == [5, 5]


def test_a_weight_larger_than_a_file_may_be_is_refused(model, tmp_path):
    with pytest.raises(ValueError, match="exceeds the maximum") as caught:
        models.save_weights(model, str(tmp_path / "big.weights.json"), max_shard_size=1e-9)
    assert "`max_shard_size` allows 1.07 B a file" in errors.describe(caught.value)["message"]
    assert os.listdir(tmp_path) == []


def test_an_export_replaces_the_one_before(model, tmp_path):
    path = str(tmp_path / "exported")
    models.export(model, path, "tf_saved_model")
    (tmp_path / "exported" / "old.txt").write_text("of the first export")
    models.export(model, path, "tf_saved_model")
    assert os.listdir(tmp_path) == ["exported"]
    assert "old.txt" not in os.listdir(path)
    served = keras.layers.TFSMLayer(path, call_endpoint="serve")(X)
    np.testing.assert_allclose(served, model.predict(X, verbose=0), rtol=1e-5)


def test_two_runs_of_a_model_take_turns(model):
    model.compile(optimizer="sgd", loss="mse")
    running, most = [], []

    class Watch(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            running.append(1)
            most.append(len(running))

        def on_train_end(self, logs=None):
            running.pop()

    arguments = {"x": X, "y": np.ones((4, 2), "float32"), "epochs": 3, "verbose": 0}
    threads = [
        threading.Thread(target=jobs.fit, args=(model, {**arguments, "callbacks": [Watch()]}))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1]


def test_a_run_that_waits_for_its_turn_can_be_cancelled(model):
    stop = np.array([1], "int32")
    held = threading.Event()
    leave = threading.Event()

    def hold():
        with turns.turn(model):
            held.set()
            leave.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(20)
    try:
        assert jobs.fit(model, {"x": X, "y": X[:, :2]}, stop)["stopped"]
    finally:
        leave.set()
        thread.join()
