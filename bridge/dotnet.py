"""Calls of the ``dotnet`` program."""

from pathlib import Path

from bridge.lock import exclusive
from bridge.paths import CONFIGURATION
from bridge.process import check
from bridge.setup import Tools

# Without -p:UseSharedCompilation=false a compiler server stays behind, holding files and memory.
_QUIET = ["-nologo", "-v:quiet", "-clp:NoSummary", "-p:UseSharedCompilation=false"]


def build(tools: Tools, project: Path) -> None:
    """Restore and build a project or the solution; prints warnings and errors only.

    Raises:
        BuildError: the compiler found errors (warnings are errors).
    """
    with exclusive():
        check(
            [tools.dotnet.executable, "build", project, "-c", CONFIGURATION, *_QUIET],
            f"{project.name} did not build: the compiler's messages are above.",
            env=tools.environment(),
        )


def pack(tools: Tools, project: Path) -> None:
    """Build a project and write its .nupkg where the project says.

    Raises:
        BuildError: the compiler or the packer found errors.
    """
    with exclusive():
        check(
            [tools.dotnet.executable, "pack", project, "-c", CONFIGURATION, *_QUIET],
            f"{project.name} could not be packed: the messages are above.",
            env=tools.environment(),
        )
