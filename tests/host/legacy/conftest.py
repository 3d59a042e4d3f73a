"""Genuine files, unpacked once, and how to compare with them."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

# Python 3.11.2, which Debian 12 has, does not know filters yet.
SAFELY: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
FILES = Path(__file__).parent / "files"


@dataclass(frozen=True)
class Genuine:
    """A model that a genuine old Keras saved, and what it predicted."""

    stem: Path

    @property
    def h5(self) -> Path:
        return self.stem.with_suffix(".h5")

    @property
    def weights(self) -> Path:
        return self.stem.with_name(self.stem.name + "_w.h5")

    @property
    def json(self) -> Path:
        return self.stem.with_suffix(".json")

    def arrays(self, letter: str) -> list[Any]:
        with np.load(self.stem.with_suffix(".npz")) as data:
            found = []
            while f"{letter}{len(found)}" in data:
                found.append(data[f"{letter}{len(found)}"])
            return found

    def difference(self, model: Any, expected: str = "p") -> float:
        """Largest difference from the stored predictions; infinite where shapes differ."""
        inputs = self.arrays("x")
        made = model(inputs if len(inputs) > 1 else inputs[0], training=False)
        made = [np.asarray(m) for m in (made if isinstance(made, list | tuple) else [made])]
        wanted = self.arrays(expected)
        if [m.shape for m in made] != [w.shape for w in wanted]:
            return float("inf")
        return max(float(np.abs(m - w).max(initial=0.0)) for m, w in zip(made, wanted, strict=True))


@pytest.fixture(scope="session")
def given() -> Path:
    """The folder of files that came with the task."""
    return FILES / "given"


@pytest.fixture(scope="session")
def genuine(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Genuine]:
    """``genuine("keras-2.3.1-theano", "conv_2d")``: one model out of one archive."""
    folder = tmp_path_factory.mktemp("genuine")

    def get(archive: str, name: str) -> Genuine:
        place = folder / archive
        if not place.exists():
            with tarfile.open(FILES / f"{archive}.tar.xz") as stream:
                stream.extractall(place, **SAFELY)
        return Genuine(place / name)

    return get


@pytest.fixture(scope="session")
def given_model(given: Path) -> Callable[[str], Genuine]:
    return lambda name: Genuine(given / name)
