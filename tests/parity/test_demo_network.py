"""The same program in Python and through C#, determinism switched on: the same numbers, to the last bit."""

import csv
from pathlib import Path

import h5py
import numpy as np
import pytest

TWIN = Path(__file__).with_name("demo_network.py")


@pytest.fixture(scope="module")
def both(tools, scenarios, tmp_path_factory) -> tuple[Path, Path]:
    import subprocess

    folders = []
    for command in ([tools.python, TWIN], [tools.dotnet.executable, scenarios, "parity-demo"]):
        folder = tmp_path_factory.mktemp("twin")
        subprocess.run(
            [*command, folder],
            env=tools.environment(),
            stdin=subprocess.DEVNULL,
            check=True,
            timeout=200,
        )
        folders.append(folder)
    return folders[0], folders[1]


def _weights(path: Path) -> dict[str, np.ndarray]:
    found = {}
    with h5py.File(path) as file:
        file.visititems(
            lambda name, item: found.update({name: item[()]}) if isinstance(item, h5py.Dataset) else None
        )
    return found


def _history(path: Path) -> dict[str, list[float]]:
    with open(path) as stream:
        rows = list(csv.DictReader(stream))
    return {name: [float(row[name]) for row in rows] for name in rows[0]}


@pytest.mark.parametrize("file", ["initial.weights.h5", "final.weights.h5"])
def test_weights_are_equal(both, file):
    python, csharp = (_weights(folder / file) for folder in both)
    assert list(python) == list(csharp)
    assert (
        sum(name.startswith("layers/") and value.dtype == np.float32 for name, value in python.items()) == 12
    )
    for name, values in python.items():
        np.testing.assert_array_equal(values, csharp[name], err_msg=name, strict=True)


def test_training_changed_the_weights(both):
    before, after = (_weights(both[1] / file) for file in ("initial.weights.h5", "final.weights.h5"))
    kernels = [name for name, value in before.items() if name.startswith("layers/") and value.ndim > 1]
    assert len(kernels) == 6
    assert all((before[name] != after[name]).any() for name in kernels)


def test_losses_and_metrics_are_equal(both):
    python, csharp = (_history(folder / "history.csv") for folder in both)
    assert list(csharp) == ["epoch", "accuracy", "loss", "val_accuracy", "val_loss"]
    assert python == csharp


def test_predictions_are_equal(both):
    python, csharp = ((folder / "predictions.bin").read_bytes() for folder in both)
    assert len(python) == 100 * 10 * 4
    assert python == csharp


def test_names_and_sizes_are_equal(both):
    python, csharp = ((folder / "names.txt").read_text() for folder in both)
    assert python == csharp
