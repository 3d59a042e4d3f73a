"""The main job, as a newcomer runs it: the network learns real digits, and everything it promises is there."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import pytest

from bridge.paths import ROOT
from kerasnet_host.data.datasets import digits


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    import subprocess

    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "bridge", "demo", "--output", str(folder)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    yield done.stdout, folder


def test_it_reaches_the_accuracy_it_promises_on_digits_it_never_saw(demo):
    printed, folder = demo
    reported = float(re.search(r"held-out digits: loss [\d.]+, accuracy ([\d.]+)", printed)[1])
    assert reported >= 0.95
    # What it printed is true: the saved model scores the same here, in Python.
    images, labels = digits()[1]
    scores = keras.models.load_model(folder / "model.keras").predict(images, verbose=0)
    assert round(float(np.mean(scores.argmax(axis=1) == labels)), 4) == reported


def test_the_confusion_table_counts_every_held_out_digit(demo):
    printed, _ = demo
    rows = re.findall(r"^(\d) +((?: +(?:\d+|\.)){10})$", printed, re.MULTILINE)
    assert [int(row[0]) for row in rows] == list(range(10))
    assert [sum(int(cell) for cell in row[1].split() if cell != ".") for row in rows] == [100] * 10


def test_the_network_is_the_one_that_was_asked_for(demo):
    _, folder = demo
    layers = [
        (type(layer).__name__, layer.get_config())
        for layer in keras.models.load_model(folder / "model.keras").layers
    ]
    kinds = (
        "Conv2D Conv2D MaxPooling2D Dropout Conv2D Conv2D MaxPooling2D Dropout Flatten Dense Dropout Dense"
    )
    assert [kind for kind, _ in layers] == kinds.split()
    convolutions = [config for kind, config in layers if kind == "Conv2D"]
    assert [(c["filters"], c["kernel_size"], c["activation"]) for c in convolutions] == [
        (32, (5, 5), "relu"),
        (32, (5, 5), "relu"),
        (64, (3, 3), "relu"),
        (64, (3, 3), "relu"),
    ]
    assert [config["rate"] for kind, config in layers if kind == "Dropout"] == [0.25, 0.25, 0.5]
    assert [(c["units"], c["activation"]) for kind, c in layers if kind == "Dense"] == [
        (256, "relu"),
        (10, "softmax"),
    ]


def test_it_says_where_everything_is(demo):
    printed, folder = demo
    assert "equal those of the trained one: yes, to the last bit" in printed
    assert f"Model:  {folder}/model.keras" in printed
    assert f"Curves: {folder}/curves.png" in printed
    assert (folder / "curves.png").read_bytes().startswith(b"\x89PNG")


def test_progress_in_a_file_is_one_line_an_epoch(demo):
    printed, _ = demo
    lines = [line for line in printed.splitlines() if line.startswith("Epoch ")]
    assert len(lines) == 5
    assert all("val_accuracy" in line and "\r" not in line for line in lines)
