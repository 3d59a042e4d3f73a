"""Asks both sides in turn, round by round, so that what else the machine does falls on all ways alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.figures import Comparison, Figure, Way
from benchmarks.sides import Missing, Side


@dataclass(frozen=True)
class Taken:
    """What one round of a way took."""

    seconds: float
    processor: float | None = None  # seconds of all processors; None where they are not compared


Ask = Callable[[], Taken]


def figure(
    wanted: Figure, sides: Mapping[str, Side], quick: bool, say: Callable[[str], None]
) -> dict[str, Any]:
    """Measure all ways of a figure and give its results as plain data."""

    def ask(way: Way) -> Taken:
        side = sides[way.side]
        before = side.processor_seconds()
        seconds = statistics.median(side.ask(way.task.format(n=30 if quick else 100)))
        after = side.processor_seconds()
        known = wanted.processor and before is not None and after is not None
        return Taken(seconds, after - before if known else None)

    def renew() -> None:
        for side in sides.values():
            side.close()

    say(wanted.title)
    return rounds(
        wanted.title,
        wanted.unit,
        wanted.scale,
        {way.name: partial(ask, way) for way in wanted.ways},
        wanted.comparisons,
        wanted.quick_rounds if quick else wanted.rounds,
        wanted.note,
        renew=renew,
        every=wanted.renewed,
    )


def rounds(
    title: str,
    unit: str,
    scale: float,
    ways: Mapping[str, Ask],
    comparisons: tuple[Comparison, ...],
    count: int,
    note: str = "",
    renew: Callable[[], None] = lambda: None,
    every: int = 0,
) -> dict[str, Any]:
    """Measure ways in turn; every other round in the opposite order.

    A round that does not count goes first: it compiles, traces and fills caches.

    Args:
        renew: what makes the sides start anew, before the first round and again after each ``every`` rounds; 0: never again.
    """
    taken: dict[str, list[Taken]] = {name: [] for name in ways}
    missing: dict[str, str] = {}

    def one_round(number: int) -> dict[str, Taken]:
        answers = {}
        for name in list(ways) if number % 2 == 0 else list(reversed(list(ways))):
            if name not in missing:
                try:
                    answers[name] = ways[name]()
                except Missing as reason:
                    missing[name] = str(reason).partition(" Run:")[0].strip()
        return answers

    for number in range(count):
        if number % (every or count) == 0:
            if every:
                renew()
            one_round(number + 1)
        for name, answer in one_round(number).items():
            taken[name].append(answer)
    # A way that failed on its way has fewer rounds than the others, and nothing to compare them with.
    whole = {name: values for name, values in taken.items() if len(values) == count}
    return {
        "title": title,
        "unit": unit,
        "note": note,
        "rounds": count,
        "processes": -(-count // every) if every else 1,
        "ways": [_summary(name, [one.seconds for one in values], scale) for name, values in whole.items()],
        "missing": missing,
        "comparisons": [
            _compared(whole[comparison.way], whole[comparison.base])
            | {"way": comparison.way, "base": comparison.base, "goal": comparison.goal}
            for comparison in comparisons
            if comparison.way in whole and comparison.base in whole
        ],
    }


def _compared(way: list[Taken], base: list[Taken]) -> dict[str, float]:
    compared = _ratio([one.seconds for one in way], [one.seconds for one in base])
    used, of_base = ([one.processor for one in side if one.processor] for side in (way, base))
    if len(used) == len(of_base) == len(way):
        compared["of_processor"] = _ratio(used, of_base)["ratio"]
    return compared


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
