"""Draws the main ratios of the results: one bar each, on a scale of powers of ten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

BARS = (
    ("Predict one row, dense network", "C# Predict", "Python predict", "Predict, one row"),
    ("Predict one row, dense network", "C# Predict", "Python predict_on_batch", "Predict, one row"),
    ("Predict one row, dense network", "C# Predict", "Python concrete", "Predict, one row"),
    (
        "Predict one row, dense network",
        "C# predictor, TensorFlow",
        "Python concrete",
        "Predictor, native TensorFlow",
    ),
    (
        "Predict one row, dense network",
        "C# predictor, Onnx",
        "Python predict_on_batch",
        "Predictor, ONNX Runtime",
    ),
    ("8 callers", "C# predictor, TensorFlow", "Python concrete", "8 callers, native TensorFlow"),
    ("where batching helps", "C# predictor, Keras", "C# Predict behind a lock", "32 callers, LSTM"),
    ("Train the dense network", "C# Fit", "Python fit", "Fit, small dense network"),
    ("Train the demo's network", "C# Fit", "Python fit", "Fit, the demo's network, 10 steps"),
    ("first trained batch", "C#", "Python", "Start to first trained batch"),
)
"""The beginning or a part of a figure's title, the two ways that are compared, and what the bar is called."""


def draw(results: dict[str, Any], path: Path) -> None:
    """Write the picture; the ending of ``path`` chooses the format."""
    import matplotlib

    matplotlib.use("Agg")
    # The same names inside each time, so that a picture that did not change does not show as one that did.
    matplotlib.rcParams["svg.hashsalt"] = "kerasnet"
    from matplotlib import pyplot

    bars = [bar for wanted in BARS if (bar := _bar(results, *wanted)) is not None]
    if not bars:
        return
    figure, axes = pyplot.subplots(figsize=(9, 0.45 * len(bars) + 1.1))
    places = range(len(bars))[::-1]
    faster = [1 / ratio for _, ratio in bars]
    colors = ["#2a7f62" if value >= 1 else "#b3541e" for value in faster]
    axes.barh(places, [value - 1 for value in faster], left=1, color=colors)
    axes.set_xscale("log")
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set_yticks(places, [label for label, _ in bars])
    for place, value in zip(places, faster, strict=True):
        text = f" {value:.0f}×" if value >= 10 else f" {value:.2g}×"
        axes.text(max(value, 1), place, text, va="center")
    axes.set_xlim(min(0.8, *faster), 3 * max(faster))
    axes.set_xlabel("times faster (logarithmic)")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, bbox_inches="tight", metadata={"Date": None} if path.suffix == ".svg" else None)
    pyplot.close(figure)


def _bar(results: dict[str, Any], title: str, way: str, base: str, label: str) -> tuple[str, float] | None:
    for figure in results["figures"]:
        if title in figure["title"]:
            for ratio in figure["comparisons"]:
                if (ratio["way"], ratio["base"]) == (way, base):
                    return f"{label}, against {base}", ratio["ratio"]
    return None


def redraw(source: Path, path: Path) -> None:
    """Draw the results in a file."""
    draw(json.loads(source.read_text(encoding="utf-8")), path)
