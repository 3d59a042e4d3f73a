"""Writes results as JSON and as a page."""

from __future__ import annotations

import json
import os
import platform
from importlib import metadata
from pathlib import Path
from typing import Any

PACKAGES = ("keras", "tensorflow_cpu", "tensorflow", "numpy", "onnxruntime", "pythonnet")


def machine(dotnet: str) -> dict[str, Any]:
    """Where this runs, and on what."""
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load_before": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "system": platform.platform(),
        "python": platform.python_version(),
        "dotnet": dotnet,
        "packages": versions,
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def write(results: dict[str, Any], folder: Path) -> None:
    """Write results.json and results.md into ``folder``."""
    (folder / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (folder / "results.md").write_text(page(results), encoding="utf-8")


def page(results: dict[str, Any]) -> str:
    """Give the results as Markdown."""
    where = results["machine"]
    packages = ", ".join(f"{name} {version}" for name, version in where["packages"].items())
    lines = [
        "# Benchmarks",
        "",
        "Written by `./build.sh bench`. Both sides take turns in one run; a cell is the median of the rounds, with the",
        "least and the most. A ratio is the median of the rounds' ratios: below 1 the first is faster.",
        "",
        f"{where['processor']}, {where['cores']} cores (load {where['load_before'] or 0:.1f} before the run); "
        f"{where['system']}; Python {where['python']}, .NET {where['dotnet']}; {packages}.",
    ]
    if results["quick"]:
        lines += ["", "A quick run: fewer rounds, rougher numbers."]
    for figure in results["figures"]:
        lines += ["", f"## {figure['title']}", "", f"| | {figure['unit']} | least to most |", "|---|---|---|"]
        for way in figure["ways"]:
            lines.append(
                f"| {way['name']} | {_short(way['median'])} | {_short(way['least'])} to {_short(way['most'])} |"
            )
        lines += [f"| {name} | not measured: {reason} | |" for name, reason in figure["missing"].items()]
        if figure["comparisons"]:
            lines += ["", "| ratio | | least to most | goal |", "|---|---|---|---|"]
        for ratio in figure["comparisons"]:
            spread = f"{_times(ratio['least'])} to {_times(ratio['most'])}"
            lines.append(
                f"| {ratio['way']} / {ratio['base']} | {_times(ratio['ratio'])} | {spread} | {ratio['goal']} |"
            )
    if results["memory"]:
        lines += [
            "",
            "## Memory of a long life",
            "",
            "| | MB before, halfway, at the end | living objects |",
            "|---|---|---|",
        ]
        for name, values in results["memory"].items():
            sizes = ", ".join(f"{value:.0f}" for value in values[::2])
            living = ", ".join(f"{value:.0f}" for value in values[1::2])
            lines.append(f"| {name} | {sizes} | {living} |")
    return "\n".join(lines) + "\n"


def _short(value: float) -> str:
    return f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def _times(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.2 else f"1/{1 / ratio:.0f}" if ratio < 0.1 else f"1/{1 / ratio:.1f}"
