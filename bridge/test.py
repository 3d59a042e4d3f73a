"""The task ``test``: everything that a change must pass. Stops at the first check that fails."""

import importlib.util
import os

from bridge import dotnet
from bridge.paths import ROOT, SAMPLES, SOLUTION, VENV
from bridge.process import check, heading, run, say
from bridge.setup import Tools
from bridge.venv import scripts_of

_PYTHON = ["python", "bridge", "tests", "samples", "benchmarks"]


def test(tools: Tools, arguments: list[str]) -> int:
    """Build with warnings as errors, lint, check types, and run the tests.

    Args:
        tools: what setup made.
        arguments: pytest's, and ``--all`` for the slow tests too.

    Returns:
        pytest's exit code.

    Raises:
        BuildError: a check before the tests failed.
    """
    env = tools.environment()
    python = tools.python

    heading("Build (warnings are errors)")
    dotnet.build(tools, SOLUTION)
    say("KerasNet.sln is built")

    heading("Python: ruff")
    folders = [name for name in _PYTHON if (ROOT / name).is_dir()]
    ruff = scripts_of(VENV) / "ruff"
    check([ruff, "check", *folders], "Run `.venv/bin/ruff check --fix`, which mends many.")
    check([ruff, "format", "--check", *folders], "Run `.venv/bin/ruff format` on the files above.")

    heading("Python: types")
    check([python, "-m", "mypy"], "mypy found wrong types.", env=env)

    heading("C#: format")
    csharp = [name for name in ("csharp", SAMPLES.name) if (ROOT / name).is_dir()]
    check(
        [scripts_of(VENV) / "rsharpier", "check", *csharp],
        f"Run `.venv/bin/rsharpier format {' '.join(csharp)}` to format the files above.",
    )

    if importlib.util.find_spec("bridge.generate") is not None:
        heading("Generated code is current")
        check(
            [python, "-m", "bridge", "generate", "--check"], "Run `./build.sh generate` and commit.", env=env
        )

    heading("Tests")
    return run([python, "-m", "pytest", *_workers(arguments), *arguments], env=env)


def _workers(arguments: list[str]) -> list[str]:
    """A few processes, each taking whole files of tests: every one has to load TensorFlow and .NET."""
    chosen = any(argument.startswith(("-n", "--numprocesses", "--pdb", "-p")) for argument in arguments)
    workers = min(os.cpu_count() or 1, 4)
    return [] if chosen or workers == 1 else ["-n", str(workers), "--dist", "loadfile"]
