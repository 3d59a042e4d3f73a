"""Runs all programs, or those whose names hold one of some texts, and writes what they said to FOLDER/python.json."""

import importlib
import inspect
import json
import os
import sys
import time
import traceback
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
from report import Report

ROOMS = sorted(
    path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in ("__main__", "report")
)


def main(folder: Path, *only: str) -> None:
    said = {}
    for room in ROOMS:
        module = importlib.import_module(room)
        for name, program in sorted(vars(module).items()):
            if (
                inspect.isfunction(program)
                and program.__module__ == room
                and list(inspect.signature(program).parameters) == ["report"]
                and any(text in f"{room}.{name}" for text in only or [""])
            ):
                began = time.process_time()
                said[f"{room}.{name}"] = run(program, folder / "python" / f"{room}.{name}")
                # For who looks for what is slow, or hangs.
                print(f"{room}.{name}: {time.process_time() - began:.1f} s of the processor", flush=True)
    (folder / "python.json").write_text(json.dumps(said, indent=1), encoding="utf-8")


def run(program, folder: Path) -> dict:
    folder.mkdir(parents=True)
    report = Report(folder)
    keras.utils.clear_session()
    keras.utils.set_random_seed(1)
    try:
        program(report)
    except Exception:
        report.add("error", traceback.format_exc())
    keras.config.set_dtype_policy("float32")
    return report.said


main(Path(sys.argv[1]), *sys.argv[2:])
