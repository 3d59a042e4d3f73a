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
    found = list(metadata.distributions())
    versions = {package: one.version for package in PACKAGES for one in found if _name(one) == package}
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load_before": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "system": platform.platform(),
        "python": platform.python_version(),
        "dotnet": dotnet,
        "packages": versions,
    }


def _name(package: metadata.Distribution) -> str:
    return (package.metadata["Name"] or "").replace("-", "_")


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
        "Written by `./build.sh bench`. Both sides take turns in one run, round by round. A time is the median of the rounds,",
        "with the least and the most. A ratio is the median of the rounds' ratios, with the middle half of them, and beside it",
        "the ratio of the fastest rounds, which were disturbed least. Below 1 the first is faster. A process has its luck for",
        "life, a few per cent, by how it lies in memory: ratios near 1 are taken over several pairs of processes.",
        "",
        f"{where['processor']}, {where['cores']} cores (load {where['load_before'] or 0:.1f} before the run); "
        f"{where['system']}; Python {where['python']}, .NET {where['dotnet']}; {packages}.",
    ]
    if results["quick"]:
        lines += ["", "A quick run: fewer rounds, rougher numbers."]
    for figure in results["figures"]:
        lines += ["", f"## {figure['title']}", ""]
        lines += [figure["note"], ""] if figure["note"] else []
        if figure["processes"] > 1:
            lines += [f"{figure['rounds']} rounds, in {figure['processes']} pairs of processes.", ""]
        lines += [f"| | {figure['unit']} | least to most |", "|---|---|---|"]
        for way in figure["ways"]:
            lines.append(
                f"| {way['name']} | {_short(way['median'])} | {_short(way['least'])} to {_short(way['most'])} |"
            )
        lines += [f"| {name} | not measured: {reason} | |" for name, reason in figure["missing"].items()]
        lines += _comparisons(figure["comparisons"])
    if results["memory"]:
        lines += [
            "",
            "## Memory of a long life",
            "",
            "| | MB before, halfway, at the end | living objects |",
            "|---|---|---|",
        ]
        for name, values in results["memory"].items():
            if isinstance(values, str):
                lines.append(f"| {name} | not measured: {values} | |")
                continue
            sizes = ", ".join(f"{value:.0f}" for value in values[::2])
            living = ", ".join(f"{value:.0f}" for value in values[1::2])
            lines.append(f"| {name} | {sizes} | {living} |")
    if "minutes" in results:
        lines += ["", f"The run took {results['minutes']} minutes."]
    return "\n".join(lines) + "\n"


def _comparisons(ratios: list[dict[str, Any]]) -> list[str]:
    if not ratios:
        return []
    processor = any("of_processor" in ratio for ratio in ratios)
    heads = ["ratio", "", "middle half", "fastest", *(["processor time"] if processor else []), "goal"]
    lines = ["", f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for ratio in ratios:
        cells = [
            f"{ratio['way']} / {ratio['base']}",
            _times(ratio["ratio"]),
            f"{_times(ratio['low'])} to {_times(ratio['high'])}",
            _times(ratio["of_fastest"]),
        ]
        if processor:
            cells.append(_times(ratio["of_processor"]) if "of_processor" in ratio else "")
        lines.append(f"| {' | '.join([*cells, ratio['goal']])} |")
    return lines


def _short(value: float) -> str:
    return f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def _times(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.2 else f"1/{1 / ratio:.0f}" if ratio < 0.1 else f"1/{1 / ratio:.1f}"
