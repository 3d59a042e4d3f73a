"""`python -m bridge generate`: remakes ``surface.json`` and the generated C# and F#, or tells whether they are stale."""

from __future__ import annotations

import difflib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SURFACE = ROOT / "bridge" / "surface.json"
GENERATED = ROOT / "csharp" / "KerasNet" / "Generated"
PIPELINES = ROOT / "csharp" / "KerasNet.FSharp" / "Generated"


def main(check: bool) -> int:
    """Write the generated files, or with `check` only compare; give the exit status."""
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    from bridge.emit import emit, emit_pipelines
    from bridge.emit.words import Words
    from bridge.inventory import read
    from bridge.inventory.document import dumps
    from bridge.inventory.facts import Facts

    facts = Facts.load()
    surface = read(facts)
    wanted = {SURFACE: dumps(surface)}
    words = Words.load()
    wanted |= {GENERATED / path: text for path, text in emit(surface, facts, words).items()}
    functions = emit_pipelines(surface["symbols"], facts.sets, words)
    wanted |= {PIPELINES / path: text for path, text in functions.items()}
    present = {path for folder in (GENERATED, PIPELINES) for path in folder.rglob("*") if path.is_file()}
    stale = [path for path, text in wanted.items() if _text(path) != text]
    left_over = sorted(present - set(wanted))
    counts = surface["counts"]
    print(
        f"Keras {surface['keras']}: {counts['kinds']}; parameters by source of type: {counts['parameter types']}"
    )
    if check:
        return _report(stale, left_over, wanted)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    for path in left_over:
        path.unlink()
    print(f"{len(wanted)} files, {len(stale)} written, {len(left_over)} removed.")
    return 0


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _report(stale: list[Path], left_over: list[Path], wanted: dict[Path, str]) -> int:
    if not stale and not left_over:
        print(f"{len(wanted)} files are up to date.")
        return 0
    for path in stale:
        name = path.relative_to(ROOT).as_posix()
        before, after = (_text(path) or "").splitlines(), wanted[path].splitlines()
        diff = list(
            difflib.unified_diff(
                before, after, f"{name} (committed)", f"{name} (generated)", lineterm="", n=1
            )
        )
        print("\n".join(diff[:12]), file=sys.stderr)
        if len(diff) > 12:
            print(f"… and {len(diff) - 12} more lines", file=sys.stderr)
    for path in left_over:
        print(f"{path.relative_to(ROOT).as_posix()}: nothing generates it any more", file=sys.stderr)
    print(f"{len(stale) + len(left_over)} files are stale: run `./build.sh generate`.", file=sys.stderr)
    return 1
