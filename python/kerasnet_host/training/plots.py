"""Pictures of a training, by matplotlib."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping, Sequence

from kerasnet_host.files.atomic import write_atomically
from kerasnet_host.keras_import import HostSetupError


def history(
    path: str, values: Mapping[str, Sequence[float]], epochs: Sequence[int], title: str | None = None
) -> str:
    """Draw training curves, one panel a metric, training and validation together.

    Args:
        path: where to write; the ending chooses the format (.png, .svg, .pdf).
        values: metric name to one number an epoch; ``val_NAME`` is drawn in the panel of ``NAME``.
        epochs: the epochs that ran, counted from 0.
        title: shown above the panels.

    Returns:
        The absolute path of the picture.

    Raises:
        HostSetupError: matplotlib is not installed.
        ValueError: there is nothing to draw, or the ending is not one that matplotlib writes.
    """
    if importlib.util.find_spec("matplotlib") is None:
        raise HostSetupError(
            "Drawing needs the Python package matplotlib, which is not installed. Run: python -m pip install matplotlib"
        )
    from matplotlib.figure import Figure

    names = [
        name for name in values if not name.startswith("val_") or name.removeprefix("val_") not in values
    ]
    if not names or not epochs:
        raise ValueError("The history holds no epochs, so there is nothing to draw.")
    figure = Figure(figsize=(5.2 * len(names), 3.8), layout="constrained")
    ending = os.path.splitext(path)[1].removeprefix(".").lower()
    if ending not in figure.canvas.get_supported_filetypes():
        raise ValueError(f"`path` must end in .png, .svg or .pdf; it is {path!r}.")
    counted = [epoch + 1 for epoch in epochs]
    for axes, name in zip(figure.subplots(1, len(names), squeeze=False)[0], names, strict=True):
        axes.plot(counted, values[name], marker="o", markersize=4, label="training")
        if f"val_{name}" in values:
            validated = values[f"val_{name}"]
            axes.plot(counted[-len(validated) :], validated, marker="s", markersize=4, label="validation")
            axes.legend(frameon=False)
        axes.set_xlabel("epoch")
        axes.set_title(name.replace("_", " "))
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.grid(alpha=0.25)
        axes.spines[["top", "right"]].set_visible(False)
    if title:
        figure.suptitle(title)
    with write_atomically(path) as temporary:
        figure.savefig(temporary, format=ending, dpi=130)
    return os.path.abspath(path)
