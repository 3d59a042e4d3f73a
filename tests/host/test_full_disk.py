"""A full disk: one sentence, and what was there stays."""

import errno
import os

import pytest

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
