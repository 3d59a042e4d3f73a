"""What of Keras KerasNet offers and what of that is compared with Python.

This test writes docs/coverage.md and the table in the README.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bridge.inventory.ranges import NUMERIC
from bridge.paths import ROOT
from bridge.surface import symbols
from tests.parity.surface import arguments, special
from tests.parity.surface.samples import FACTS

PAGE = ROOT / "docs" / "coverage.md"
README = ROOT / "README.md"

_README_MARKS = ("<!-- coverage: written by a test -->\n", "<!-- coverage: end -->\n")

_COLUMNS = ("names", "classes", "functions", "by hand", "left out", "compared")


def _module(name: str) -> str:
    parts = name.split(".")
    return "keras" if len(parts) == 2 else ".".join(parts[:2])


def _unchecked() -> dict[str, str]:
    listed = {**arguments.UNCHECKED, **special.UNCHECKED}
    return {name: listed[name] for name in sorted(listed) if not listed[name].startswith("Compared in test_")}


def _counts() -> dict[str, Counter[str]]:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    unchecked = _unchecked()
    for name, block in symbols().items():
        row = rows[_module(name)]
        kind = block["kind"]
        if kind == "module":
            continue
        row["names"] += 1
        if kind not in {"class", "function"}:
            continue
        if "left out" in block:
            row["left out"] += 1
        elif "hand-written" in block:
            row["by hand"] += 1
        else:
            row["classes" if kind == "class" else "functions"] += 1
            row["compared"] += name not in unchecked
    return rows


def _table(rows: dict[str, Counter[str]]) -> list[str]:
    total: Counter[str] = sum(rows.values(), Counter())
    lines = [f"| module | {' | '.join(_COLUMNS)} |", f"|---|{'---:|' * len(_COLUMNS)}"]
    for module, row in sorted(rows.items()):
        if row["names"]:
            lines.append(f"| `{module}` | {' | '.join(str(row[column]) for column in _COLUMNS)} |")
    lines.append(f"| all | {' | '.join(f'**{total[column]}**' for column in _COLUMNS)} |")
    return lines


def _ranges() -> tuple[int, int]:
    """Count the numeric parameters that have a range, and all of them; members of classes included."""
    ranged = numeric = 0
    for block in symbols().values():
        offered = list(block.get("offered", {}).values())
        lists = [block.get("parameters", []), block.get("base parameters", [])]
        lists += [member.get("parameters", []) for member in offered]
        parameters = [parameter for listed in lists for parameter in listed]
        ranged += sum("range" in described for described in (*parameters, *offered))
        numeric += sum(
            "range" in p or p["type"].removesuffix("?") in NUMERIC - {"shape", "frequency"}
            for p in parameters
        )
        numeric += sum("range" in member for member in offered)
    return ranged, numeric


def _listed(entries: dict[str, str]) -> list[str]:
    """List names with the same reason together."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for name, reason in entries.items():
        by_reason[reason].append(f"`{name}`")
    return [f"* {', '.join(names)}: {reason}" for reason, names in by_reason.items()]


def _page() -> str:
    left_out = {name: block["left out"] for name, block in symbols().items() if "left out" in block}
    parameters = {name: reason for name, reason in FACTS.exceptions.items() if name not in symbols()}
    ranged, numeric = _ranges()
    lines = [
        "# What of Keras there is",
        "",
        "Written by `tests/parity/surface/test_coverage.py` from `bridge/surface.json`.",
        "",
        "*Names* are the public names of Keras, aliases included; an alias leads to the same C# as the name that it",
        "stands for. *Classes* and *functions* are generated, *by hand* is written with more depth than a generator",
        "could give. *Compared* ones are made or called by the tests through C# and in Python with the same arguments:",
        "classes with their defaults and with each parameter set otherwise, layers applied with the same weights,",
        "functions with each optional parameter. The results are exactly equal.",
        "",
        *_table(_counts()),
        "",
        "## Ranges",
        "",
        f"Of {numeric:,} parameters that take numbers, {ranged:,} have a range: C# refuses what lies beyond it before anything",
        "is sent, and says what is accepted. `bridge/ranges.toml` and docstrings tell them, the documentation of each parameter",
        "shows them, and `tests/parity/surface/test_ranges.py` tries their ends through C# and in Python, and what lies beyond.",
        "The others, such as axes, seeds, weights and thresholds of outputs, take any number, or Keras checks them.",
        "",
        "## Left out",
        "",
        *_listed(left_out),
        "",
        "Parameters:",
        "",
        *_listed(parameters),
        "",
        "## Offered, but not compared by these tests",
        "",
        *_listed(_unchecked()),
    ]
    return "\n".join(lines) + "\n"


def _readme() -> str:
    """The README with its table of totals made anew."""
    total: Counter[str] = sum(_counts().values(), Counter())
    table = "\n".join(
        [
            f"| {' | '.join(('public names of Keras', *_COLUMNS[1:]))} |",
            f"|{'---:|' * len(_COLUMNS)}",
            f"| {' | '.join(f'{total[column]:,}' for column in _COLUMNS)} |",
        ]
    )
    before, rest = README.read_text(encoding="utf-8").split(_README_MARKS[0])
    after = rest.split(_README_MARKS[1])[1]
    return f"{before}{_README_MARKS[0]}{table}\n{_README_MARKS[1]}{after}"


@pytest.mark.parametrize(
    ("page", "make"), [(PAGE, _page), (README, _readme)], ids=["coverage.md", "README.md"]
)
def test_the_page_is_up_to_date(page: Path, make: Callable[[], str]) -> None:
    wanted = make()
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    if before != wanted:
        page.write_text(wanted, encoding="utf-8", newline="\n")
    assert before == wanted, f"{page.name} was out of date; it has been rewritten: commit it."


def test_what_is_not_compared_is_there_and_has_a_reason() -> None:
    lists: tuple[dict[Any, str], ...] = (arguments.UNCHECKED, special.UNCHECKED, special.NOT_APPLIED)
    for listed in lists:
        assert listed.keys() <= symbols().keys()
        assert all(len(reason) > 15 for reason in listed.values())
    for name, parameter in (key for key in (*arguments.SKIPPED, *special.SKIPPED) if isinstance(key, tuple)):
        block = symbols()[name]
        known = {p["name"] for p in [*block["parameters"], *block.get("base parameters", [])]}
        assert parameter in known, f"{name} has no parameter {parameter}"


def test_little_is_not_compared() -> None:
    rows = _counts().values()
    offered = sum(row["classes"] + row["functions"] for row in rows)
    assert sum(row["compared"] for row in rows) >= 0.85 * offered
