"""The task ``bench``: measures everything and writes results.md and results.json beside this file."""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

from benchmarks import measure, report, sides
from benchmarks.figures import FIGURES
from bridge import toolchain, venv
from bridge.errors import BuildError
from bridge.paths import VENV
from bridge.setup import Tools

MEMORY = {
    "predictions": ("memory-predict", 1_000_000, 20_000),
    "models built and dropped": ("memory-models", 10_000, 100),
    "arrays of 1 MB each way": ("memory-arrays", 10_000, 500),
}


def main() -> None:
    options = _options()
    tools = _tools()
    python, csharp = sides.commands(tools)
    results = {
        "quick": options.quick,
        "machine": report.machine(_dotnet_version(tools)),
        "figures": [],
        "memory": {},
    }
    both = {"python": sides.Side(python, tools), "csharp": sides.Side(csharp, tools)}
    for wanted in FIGURES:
        if options.only in wanted.title:
            results["figures"].append(measure.figure(wanted, both, options.quick, say=print))
            report.write(results, options.folder)
    if options.only in "startup":
        ways = {
            "Python": lambda: sides.startup(python, tools),
            "C#": lambda: sides.startup(csharp, tools),
        }
        results["figures"].append(measure.startup(ways, rounds=2 if options.quick else 5))
        report.write(results, options.folder)
    if options.only in "memory":
        for name, (task, full, quick) in MEMORY.items():
            count = quick if options.quick else full
            results["memory"][f"{count:,} {name}"] = both["csharp"].ask(f"{task} {count}")
            report.write(results, options.folder)
    for side in both.values():
        side.close()
    print((options.folder / "results.md").read_text(encoding="utf-8"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.sh bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few minutes instead of half an hour")
    parser.add_argument("--only", default="", help="only figures with this in their title; startup; memory")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent, help="where the results go")
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
