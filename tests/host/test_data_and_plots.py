"""The digits that come with a package, and pictures of a training."""

from pathlib import Path

import numpy as np
import pytest

from kerasnet_host.data.datasets import digits
from kerasnet_host.training import plots


def test_digits_are_balanced_scaled_and_always_the_same():
    (x_train, y_train), (x_test, y_test) = digits()
    assert (x_train.shape, x_test.shape) == ((4000, 28, 28, 1), (1000, 28, 28, 1))
    assert (x_train.dtype, y_train.dtype) == (np.float32, np.int64)
    assert (x_train.min(), x_train.max()) == (0, 1)
    assert np.bincount(y_train).tolist() == [400] * 10
    assert np.bincount(y_test).tolist() == [100] * 10
    again = digits()
    np.testing.assert_array_equal(again[0][0], x_train)


def test_no_held_out_digit_is_among_those_to_train_with():
    (x_train, _), (x_test, _) = digits()
    seen = {image.tobytes() for image in x_train}
    assert not any(image.tobytes() in seen for image in x_test)


HISTORY = {"loss": [2.0, 1.0], "val_loss": [2.5, 1.5], "accuracy": [0.1, 0.6]}


@pytest.mark.parametrize(("ending", "begins"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_the_ending_chooses_the_format(tmp_path, ending, begins):
    path = plots.history(str(tmp_path / f"curves{ending}"), HISTORY, [0, 1], "title")
    assert Path(path).read_bytes().startswith(begins)


def test_nothing_to_draw_and_unknown_endings_are_errors(tmp_path):
    with pytest.raises(ValueError, match="nothing to draw"):
        plots.history(str(tmp_path / "a.png"), {}, [])
    with pytest.raises(ValueError, match=r"must end in \.png, \.svg or \.pdf"):
        plots.history(str(tmp_path / "a.txt"), HISTORY, [0, 1])
    with pytest.raises(FileNotFoundError, match="does not exist; create it first"):
        plots.history(str(tmp_path / "no" / "a.png"), HISTORY, [0, 1])
