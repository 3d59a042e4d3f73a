"""Arrays, as C# sees them: each fact of tests/apps/ArrayFacts is a test; all of them run in one process."""

import re
import subprocess
from pathlib import Path

import pytest

from bridge.setup import Tools

_FACTS = Path(__file__).with_name("ArrayFacts")
_NAMES = sorted(
    f"{source.stem}.{name}"
    for source in _FACTS.glob("*Facts.cs")
    for name in re.findall(r"public static void (\w+)\(\)", source.read_text(encoding="utf-8"))
)


@pytest.fixture(scope="module")
def outcome(tools: Tools) -> dict[str, str]:
    """What the program says of each fact."""
    built = sorted(_FACTS.glob("bin/Release/*/ArrayFacts.dll"))
    if not built:
        pytest.fail("ArrayFacts.dll is not built: run ./build.sh test, which builds it first.", pytrace=False)
    ended = subprocess.run(
        [tools.dotnet.executable, built[-1]],
        env=tools.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=280,
        check=False,
    )
    lines = [line.split(" ", 2) for line in ended.stdout.splitlines()]
    said = {line[1]: " ".join(line) for line in lines if line[0] in ("holds", "fails")}
    said["end"] = f"{ended.returncode}\n{ended.stdout}\n{ended.stderr}"
    return said


@pytest.mark.parametrize("name", _NAMES)
def test_fact(outcome: dict[str, str], name: str) -> None:
    said = outcome.get(name, outcome["end"])
    assert said == f"holds {name}", said.replace(" | ", "\n")


def test_the_program_ends_well(outcome: dict[str, str]) -> None:
    assert outcome["end"].startswith("0\n"), outcome["end"]
