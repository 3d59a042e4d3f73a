"""Functions that draw with numpy and matplotlib, through C# and in Python: the same pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib
import numpy
import pytest
from matplotlib import image, pyplot

from kerasnet_host.symbols import resolve
from tests.parity.surface import csharp
from tests.parity.surface.compare import assert_equal

_RANDOM = numpy.random.default_rng(0)
IMAGES = _RANDOM.uniform(0, 255, (4, 8, 8, 3)).astype("float32")
MASKS = _RANDOM.integers(0, 3, (4, 8, 8, 1)).astype("int32")


@pytest.fixture(autouse=True)
def _no_window() -> None:
    matplotlib.use("agg")


@pytest.mark.parametrize("given", [{}, {"alpha": 0.25}, {"blend": False}, {"ignore_index": 0}], ids=str)
def test_masks_are_drawn(given: dict[str, Any]) -> None:
    symbol = "keras.visualization.draw_segmentation_masks"
    found = csharp.call(symbol, IMAGES, MASKS, num_classes=3, **given)
    assert_equal(found, resolve(symbol)(IMAGES, MASKS, num_classes=3, **given), str(given))


@pytest.mark.parametrize(
    "given",
    [{"rows": 2, "cols": 2}, {"rows": 1, "cols": 3, "dpi": 30, "transparent": False}],
    ids=str,
)
def test_a_gallery_is_drawn(given: dict[str, Any], tmp_path: Path) -> None:
    symbol = "keras.visualization.plot_image_gallery"
    pictures = []
    for side, call in (("csharp", lambda **all: csharp.call(symbol, **all)), ("python", resolve(symbol))):
        path = tmp_path / f"{side}.png"
        call(images=IMAGES, path=str(path), **given)
        pictures.append(image.imread(path))
    assert pictures[0].size
    numpy.testing.assert_array_equal(*pictures)


def test_a_gallery_of_masks_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    symbol = "keras.visualization.plot_segmentation_mask_gallery"
    pictures = []

    def keep() -> None:
        pyplot.gcf().canvas.draw()
        pictures.append(numpy.asarray(pyplot.gcf().canvas.buffer_rgba()).copy())

    monkeypatch.setattr(pyplot, "show", keep)
    given = {"num_classes": 3, "y_true": MASKS, "alpha": 0.5}
    csharp.call(symbol, IMAGES, **given)
    resolve(symbol)(IMAGES, **given)
    assert len(pictures) == 2
    numpy.testing.assert_array_equal(*pictures)
