"""The README's pictures, from a real run of the demo: what its terminal showed, and the curves it drew."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

_ROOT = Path(__file__).parent.parent
IMAGES = _ROOT / "docs" / "images"

_WIDTH = 118


def make() -> None:
    """Run the demo and write ``demo.svg`` and ``mnist-curves.png`` into docs/images.

    Raises:
        subprocess.CalledProcessError: the demo failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "bridge", "demo", "--output", folder],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        IMAGES.mkdir(exist_ok=True)
        shutil.copy(Path(folder) / "curves.png", IMAGES / "mnist-curves.png")
        (IMAGES / "demo.svg").write_text(_terminal(done.stdout.replace(folder, "mnist-cnn-output")))
    print(f"Wrote {IMAGES / 'demo.svg'} and {IMAGES / 'mnist-curves.png'}")


def _terminal(printed: str) -> str:
    """What a terminal showed, as an SVG picture; the layer table is left out."""
    shown = [line for line in printed.splitlines() if not re.match(r"[┏┃┡│├└]", line)]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(["$ ./build.sh demo", *shown]))
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True)
    for line in text.splitlines():
        styled = Text(line)
        styled.highlight_regex(r"^\$.*", "bold green")
        styled.highlight_regex(r"█+", "green")
        styled.highlight_regex(r"(?<=, )accuracy [\d.]+", "bold cyan")
        styled.highlight_regex(r"yes, to the last bit", "bold green")
        console.print(styled)
    # The same name each time, so that a picture that did not change does not show as one that did.
    return console.export_svg(title="KerasNet", unique_id="demo")
