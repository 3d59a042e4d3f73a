"""A full disk: one sentence, and what was there stays."""

import errno
import os

import h5py
import keras
import pytest

from kerasnet_host import errors
from kerasnet_host.files import models
from kerasnet_host.files.atomic import write_atomically


# HDF5 gives a number and paragraphs of its own; some limits of file sizes give another number.
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG])
def test_a_full_disk_says_so_and_leaves_the_old_file(tmp_path, number):
    path = tmp_path / "m.h5"
    path.write_text("old")
    with (
        pytest.raises(OSError, match=r"The disk is full: 'm\.h5' was not written") as caught,
        write_atomically(path) as temporary,
    ):
        with open(temporary, "w") as stream:
            stream.write("half")
        raise OSError(number, "Can't synchronously write data (file write failed: time = Fri Nov …")
    assert caught.value.errno == number
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["m.h5"]


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path, monkeypatch):
    def refuse(**_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(tmp_path / ".m.h5.123.part"))

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with (
        pytest.raises(PermissionError, match="may not be written to") as caught,
        write_atomically(tmp_path / "m.h5"),
    ):
        pytest.fail("nothing can be written")
    told = errors.describe(caught.value)["message"]
    assert str(tmp_path) in told
    assert ".part" not in told


@pytest.fixture(scope="module")
def large():
    model = keras.Sequential([keras.Input((100,)), keras.layers.Dense(500), keras.layers.Dense(100)])
    model.compile("adam", "mse")
    return model


@pytest.fixture
def little_room():
    """As on a disk with 100 KB left: no file may grow larger, which is another number with the same words."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


SAVES = {
    "m.keras": models.save,
    "m.h5": models.save,
    "m.weights.h5": models.save_weights,
    "m.weights.json": lambda model, path: models.save_weights(model, path, max_shard_size=3e-4),
    "m": lambda model, path: models.save(model, path, zipped=False),
    "exported": lambda model, path: models.export(model, path, "tf_saved_model"),
}


@pytest.mark.parametrize("name", SAVES)
def test_every_kind_of_save_says_so_and_leaves_nothing(large, little_room, tmp_path, name):
    # What HDF5 can't close, it tries to close again when the process ends, and crashes.
    before = h5py.h5f.get_obj_count(h5py.h5f.OBJ_ALL, h5py.h5f.OBJ_FILE)
    with pytest.raises(OSError, match="The disk is full: '") as caught:
        SAVES[name](large, str(tmp_path / name))
    assert errors.describe(caught.value)["category"] == "file"
    assert os.listdir(tmp_path) == []
    assert h5py.h5f.get_obj_count(h5py.h5f.OBJ_ALL, h5py.h5f.OBJ_FILE) == before
