"""Runs the virtual environment's pip with its progress on the terminal, and explains its failures."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bridge.index import explain
from bridge.process import run


def pip(python: Path, arguments: Sequence[str | Path], what: str) -> None:
    """Run ``python -m pip`` with the given arguments.

    Raises:
        BuildError: pip failed to fetch or install ``what``.
    """
    # pip draws its bars on a real terminal only, so its output is left alone and its log file is read.
    with tempfile.TemporaryDirectory(prefix="kerasnet-pip-") as folder:
        log = Path(folder) / "pip.log"
        command = [python, "-m", "pip", "--disable-pip-version-check", "--log", log, *arguments]
        if run(command) != 0:
            text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
            raise explain(text, "pip", what)
