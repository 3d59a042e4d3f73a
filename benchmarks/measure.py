"""Asks both sides in turn, round by round, so that what else the machine does falls on all ways alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from benchmarks.figures import Comparison, Figure, Way
from benchmarks.sides import Missing, Side

Ask = Callable[[], float]


def figure(
    wanted: Figure, sides: Mapping[str, Side], quick: bool, say: Callable[[str], None]
) -> dict[str, Any]:
    """Measure all ways of a figure and give its results as plain data."""
    used: dict[str, list[float]] = {way.name: [] for way in wanted.ways}

    def ask(way: Way) -> float:
        side = sides[way.side]
        if way.before is not None:
            side.ask(way.before)
        before = side.processor_seconds()
        taken = statistics.median(side.ask(way.task.format(n=30 if quick else 100)))
        after = side.processor_seconds()
        if before is not None and after is not None:
            used[way.name].append(after - before)
        return taken

    say(wanted.title)
    count = wanted.quick_rounds if quick else wanted.rounds
    results = rounds(
        wanted.title,
        wanted.unit,
        wanted.scale,
        {way.name: partial(ask, way) for way in wanted.ways},
        wanted.comparisons,
        count,
        wanted.note,
        wanted.settles,
    )
    for ratio in results["comparisons"] if wanted.processor else []:
        one, other = used[ratio["way"]][-count:], used[ratio["base"]][-count:]
        if len(one) == len(other) == count and all(one) and all(other):
            ratio["of_processor"] = _ratio(one, other)["ratio"]
    return results


def rounds(
    title: str,
    unit: str,
    scale: float,
    ways: Mapping[str, Ask],
    comparisons: tuple[Comparison, ...],
    count: int,
    note: str = "",
    settles: bool = True,
) -> dict[str, Any]:
    """Measure ways in turn; every other round in the opposite order.

    Args:
        settles: whether a round that does not count goes first: it compiles, traces and fills caches.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    missing: dict[str, str] = {}
    for number in range(-1 if settles else 0, count):
        for name in list(ways) if number % 2 == 0 else list(reversed(list(ways))):
            if name in missing:
                continue
            try:
                taken = ways[name]()
            except Missing as reason:
                missing[name] = str(reason).partition(" Run:")[0].strip()
                continue
            if number >= 0:
                times[name].append(taken)
    # A way that failed on its way has fewer rounds than the others, and nothing to compare them with.
    whole = {name: values for name, values in times.items() if len(values) == count}
    return {
        "title": title,
        "unit": unit,
        "note": note,
        "rounds": count,
        "ways": [_summary(name, values, scale) for name, values in whole.items()],
        "missing": missing,
        "comparisons": [
            _ratio(whole[comparison.way], whole[comparison.base])
            | {"way": comparison.way, "base": comparison.base, "goal": comparison.goal}
            for comparison in comparisons
            if comparison.way in whole and comparison.base in whole
        ],
    }


def _summary(name: str, values: list[float], scale: float) -> dict[str, Any]:
    scaled = sorted(value * scale for value in values)
    return {"name": name, "median": statistics.median(scaled), "least": scaled[0], "most": scaled[-1]}


def _ratio(times: list[float], base: list[float]) -> dict[str, float]:
    # Round by round: both were measured within the same moments.
    ratios = sorted(one / other for one, other in zip(times, base, strict=True))
    low, _, high = statistics.quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    return {
        "ratio": statistics.median(ratios),
        "low": low,
        "high": high,
        # What disturbs a measurement makes it longer: the fastest rounds were disturbed least.
        "of_fastest": min(times) / min(base),
    }
