"""``python -m kerasnet_host.legacy inspect FILE`` and ``… convert SOURCE TARGET``."""

from __future__ import annotations

import argparse
import json
import sys

from .api import inspect_file
from .convert import ConversionReport, convert
from .errors import LegacyFileError

_COLORS = {"checked": "green", "converted": "green", "skipped": "yellow", "refused": "red", "differs": "red"}


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: without the program's name; those of the process where left out.

    Returns:
        0 where all went well, 1 where a file was refused or predicts other numbers, 2 for wrong usage.
    """
    parser = argparse.ArgumentParser(
        prog="python -m kerasnet_host.legacy",
        description="Old Keras models: what they are, and how to turn them into .keras files.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    look = commands.add_parser("inspect", help="say what an old file is and what converting it would do")
    look.add_argument("file")
    change = commands.add_parser("convert", help="convert one file or a folder to .keras")
    change.add_argument("source")
    change.add_argument("target")
    change.add_argument(
        "--check", metavar="NPZ", help="inputs x0, x1, … and predictions p0, p1, … of the original"
    )
    change.add_argument(
        "--trust", action="store_true", help="run Python code that is stored in the file (Lambda layers)"
    )
    for command in (look, change):
        command.add_argument(
            "--backend", choices=("theano", "tensorflow", "cntk"), help="where the file does not say it"
        )
        command.add_argument(
            "--data-format", choices=("channels_first", "channels_last"), help="where a layer does not say it"
        )
        command.add_argument("--json", action="store_true", help="print plain JSON")
    options = parser.parse_args(arguments)
    try:
        if options.command == "inspect":
            report = inspect_file(options.file, backend=options.backend, data_format=options.data_format)
            print(json.dumps(report.to_dict(), indent=2) if options.json else report)
            return 1 if report.refused else 0
        result = _convert(options)
    except (LegacyFileError, OSError, ValueError) as error:
        if options.json:
            print(json.dumps({"error": str(error), "kind": type(error).__name__}))
        else:
            print(f"error: {error}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(result.to_dict(), indent=2))
    else:
        _table(result)
    return 0 if result.succeeded else 1


def _convert(options: argparse.Namespace) -> ConversionReport:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    settings = {
        "inputs": options.check,
        "safe_mode": not options.trust,
        "backend": options.backend,
        "data_format": options.data_format,
    }
    if options.json:
        return convert(options.source, options.target, **settings)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("converting", total=None)

        def show(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=name or "done")

        return convert(options.source, options.target, on_progress=show, **settings)


def _table(result: ConversionReport) -> None:
    from pathlib import Path

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("file", "written by", "result", "how sure", "message")
    for file in result.files:
        report = file.report
        table.add_row(
            Text(Path(file.source).name),
            Text(f"{report.line} on {report.backend or '?'}" if report is not None else "-"),
            Text(file.status, style=_COLORS.get(file.status, "")),
            Text(report.confidence if report is not None else "-"),
            Text(file.message),
        )
    if not result.files:
        print("no .h5 files found")
        return
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
