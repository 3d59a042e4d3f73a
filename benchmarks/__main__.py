"""The task ``bench``: measures everything and writes results.md and results.json beside this file, and a picture."""

from __future__ import annotations

import argparse
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks import measure, picture, report, sides
from benchmarks.figures import FIGURES, Comparison
from bridge import toolchain, venv
from bridge.errors import BuildError
from bridge.paths import ARTIFACTS, ROOT, VENV
from bridge.setup import Tools

MEMORY = {
    "predictions": ("memory-predict", 1_000_000, 20_000),
    "models built and dropped": ("memory-models", 10_000, 100),
    "arrays of 1 MB each way": ("memory-arrays", 10_000, 500),
}
MEMORY_SECONDS = 1200

HERE = Path(__file__).parent
PICTURE = ROOT / "docs" / "images" / "speed.svg"


def main() -> None:
    options = _options()
    tools = _tools()
    commands = dict(zip(("python", "csharp"), sides.commands(tools), strict=True))
    ARTIFACTS.mkdir(exist_ok=True)
    both = {
        name: sides.Side(command, tools, ARTIFACTS / f"bench-{name}.log")
        for name, command in commands.items()
    }
    machine = report.machine(_dotnet_version(tools))
    results: dict[str, Any] = {"quick": options.quick, "machine": machine, "figures": [], "memory": {}}
    began = time.monotonic()
    try:
        _measure(options, tools, commands, both, results)
    finally:
        for side in both.values():
            side.close()
        results["minutes"] = round((time.monotonic() - began) / 60, 1)
        report.write(results, options.folder)
    print((options.folder / "results.md").read_text(encoding="utf-8"))
    if options.folder == HERE and not options.quick and not options.only:
        picture.draw(results, PICTURE)


def _measure(
    options: argparse.Namespace,
    tools: Tools,
    commands: dict[str, list[str | Path]],
    both: dict[str, sides.Side],
    results: dict[str, Any],
) -> None:
    for wanted in FIGURES:
        if _is_wanted(options, wanted.title):
            results["figures"].append(measure.figure(wanted, both, options.quick, say=_say))
            report.write(results, options.folder)
    if _is_wanted(options, "startup"):
        for side in both.values():
            side.close()  # it would only hold memory
        _say("startup")
        results["figures"].append(
            measure.rounds(
                "From the start of the process to the first trained batch",
                "s",
                1,
                {
                    "Python": lambda: measure.Taken(*sides.startup(commands["python"], tools)),
                    "C#": lambda: measure.Taken(*sides.startup(commands["csharp"], tools)),
                },
                (Comparison("C#", "Python", "at most 0.85"),),
                3 if options.quick else 9,
            )
        )
        report.write(results, options.folder)
    if _is_wanted(options, "memory"):
        for name, (task, full, quick) in MEMORY.items():
            count = quick if options.quick else full
            _say(f"{count:,} {name}")
            try:
                answer: list[float] | str = both["csharp"].ask(f"{task} {count}", MEMORY_SECONDS)
            except sides.Missing as reason:
                answer = str(reason)
            results["memory"][f"{count:,} {name}"] = answer
            report.write(results, options.folder)


def _is_wanted(options: argparse.Namespace, title: str) -> bool:
    return options.only in title and (options.skip is None or options.skip not in title)


def _say(text: str) -> None:
    print(time.strftime("%H:%M:%S"), text, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.sh bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few minutes instead of half an hour")
    parser.add_argument("--only", default="", help="only figures with this in their title; startup; memory")
    parser.add_argument("--skip", help="not the figures with this in their title; startup; memory")
    parser.add_argument("--folder", type=Path, default=HERE, help="where the results go")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    return options


def _tools() -> Tools:
    dotnet = toolchain.find()
    if dotnet is None:
        raise BuildError("There is no .NET SDK: run ./build.sh setup")
    return Tools(venv.python_of(VENV), dotnet)


def _dotnet_version(tools: Tools) -> str:
    command = [tools.dotnet.executable, "--list-runtimes"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    return listed[1] if len(listed) > 1 else "?"


if __name__ == "__main__":
    main()
