"""Asks both sides in turn, round by round, so that what else the machine does falls on all ways alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from typing import Any

from benchmarks.figures import Figure
from benchmarks.sides import Missing, Side


def figure(wanted: Figure, sides: dict[str, Side], quick: bool, say: Callable[[str], None]) -> dict[str, Any]:
    """Measure all ways of a figure and give its results as plain data."""
    times: dict[str, list[float]] = {way.name: [] for way in wanted.ways}
    missing: dict[str, str] = {}
    for number in range(wanted.quick_rounds if quick else wanted.rounds):
        for way in wanted.ways if number % 2 == 0 else reversed(wanted.ways):
            if way.name not in missing:
                try:
                    answer = sides[way.side].ask(way.task.format(n=30 if quick else 100))
                    times[way.name].append(statistics.median(answer))
                except Missing as reason:
                    missing[way.name] = str(reason).partition(" Run:")[0].strip()
    say(wanted.title)
    return {
        "title": wanted.title,
        "unit": wanted.unit,
        "ways": [_summary(name, values, wanted.scale) for name, values in times.items() if values],
        "missing": missing,
        "comparisons": [
            _ratio(times[comparison.way], times[comparison.base])
            | {"way": comparison.way, "base": comparison.base, "goal": comparison.goal}
            for comparison in wanted.comparisons
            if times[comparison.way] and times[comparison.base]
        ],
    }


def startup(ways: dict[str, Callable[[], float]], rounds: int) -> dict[str, Any]:
    """Measure how long processes take to their first trained batch."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, run in ways.items():
            taken = run()
            if number > 0:  # the first round fills the system's file cache
                times[name].append(taken)
    return {
        "title": "From the start of the process to the first trained batch",
        "unit": "s",
        "ways": [_summary(name, values, 1) for name, values in times.items()],
        "missing": {},
        "comparisons": [
            _ratio(times["C#"], times["Python"]) | {"way": "C#", "base": "Python", "goal": "at most 0.85"}
        ],
    }


def _summary(name: str, values: list[float], scale: float) -> dict[str, Any]:
    scaled = sorted(value * scale for value in values)
    return {"name": name, "median": statistics.median(scaled), "least": scaled[0], "most": scaled[-1]}


def _ratio(times: list[float], base: list[float]) -> dict[str, float]:
    # Round by round: both were measured within the same moments.
    ratios = sorted(one / other for one, other in zip(times, base, strict=True))
    return {"ratio": statistics.median(ratios), "least": ratios[0], "most": ratios[-1]}
