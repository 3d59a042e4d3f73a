"""What all rooms of the tests share. Run them with `./build.sh test [PYTEST ARGUMENTS]`."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bridge import toolchain, venv
from bridge.paths import ROOT, VENV
from bridge.setup import Tools

# Before anything imports Keras: no log lines of TensorFlow, no window for a plot.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("MPLBACKEND", "Agg")

# What a shell starts in the background ignores Ctrl+C, and so would the programs that the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

Program = Callable[..., subprocess.CompletedProcess[str]]

_SCENARIOS = ROOT / "tests" / "apps" / "Scenarios"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--all", action="store_true", help="also run the tests marked slow: more of what others try already"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--all"):
        return
    left_out = [item for item in items if item.get_closest_marker("slow")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The virtual environment and the .NET SDK that `./build.sh setup` made."""
    dotnet = toolchain.find()
    if dotnet is None:
        pytest.fail("There is no .NET SDK: run ./build.sh setup", pytrace=False)
    return Tools(venv.python_of(VENV), dotnet)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Starts a program with no standard input and returns its exit code and output.

    ``program(command, env=None, cwd=tmp_path, timeout=120)``; a program still running then is killed, which
    fails the test with what it had printed.
    """

    def start(
        command: list[str | Path],
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        timeout: float = 120,
    ) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                command,
                env=env,
                cwd=cwd or tmp_path,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=timeout,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            printed = "\n".join(_text(part) for part in (error.stdout, error.stderr))
            pytest.fail(f"still running after {timeout} s: {command}\n{printed}", pytrace=False)

    return start


@pytest.fixture
def soon() -> Callable[[Callable[[], bool]], bool]:
    """Waits until something holds, and tells whether it came to hold: data iterators end on threads of their own."""

    def wait(holds: Callable[[], bool]) -> bool:
        end = time.monotonic() + 90
        while not holds():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    return wait


def _text(printed: str | bytes | None) -> str:
    # What a timeout carries is bytes on some systems, whatever the encoding asked for.
    return printed.decode("utf-8", "replace") if isinstance(printed, bytes) else printed or ""


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def scenarios() -> Path:
    """The built program of tests/apps/Scenarios (the solution builds it)."""
    found = sorted(_SCENARIOS.glob("bin/Release/*/Scenarios.dll"))
    if not found:
        pytest.fail("Scenarios.dll is not built: run ./build.sh test, which builds it first.", pytrace=False)
    return found[-1]


@pytest.fixture
def scenario(tools: Tools, scenarios: Path, program: Program) -> Program:
    """Runs a scenario: ``scenario("train", env={...})``; the Python is that of setup unless ``env`` says otherwise."""

    def start(
        name: str, *arguments: object, env: dict[str, str] | None = None, **options
    ) -> subprocess.CompletedProcess[str]:
        environment = {**tools.environment(), **(env or {})}
        command = [tools.dotnet.executable, scenarios, name, *map(str, arguments)]
        return program(command, env=environment, **options)

    return start
