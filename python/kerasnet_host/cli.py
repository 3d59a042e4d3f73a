"""The command ``kerasnet``: what runs here, and what old model files are.

``kerasnet doctor``, ``kerasnet inspect old.h5``, ``kerasnet convert old.h5 new.keras``.
"""

from __future__ import annotations

import argparse
import sys

from kerasnet_host import __version__, environment
from kerasnet_host.keras_import import HostSetupError

_LEGACY = ("inspect", "convert")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: without the program's name; those of the process where left out.

    Returns:
        0 where all is well, 1 where something is missing or a file was refused, 2 for wrong usage.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in _LEGACY:
        from kerasnet_host.legacy import __main__ as legacy

        return legacy.main(arguments)
    parser = argparse.ArgumentParser(prog="kerasnet", description="KerasNet's Python side.")
    parser.add_argument("--version", action="version", version=f"kerasnet-host {__version__}")
    tasks = parser.add_subparsers(dest="task", metavar="TASK", required=True)
    tasks.add_parser("doctor", help="tell which Python, packages, backend and devices there are")
    tasks.add_parser("inspect", help="say what a model file of Keras 1 or 2 is")
    tasks.add_parser("convert", help="convert model files of Keras 1 or 2 to .keras")
    parser.parse_args(arguments)
    return _doctor()


def _doctor() -> int:
    try:
        facts = environment.describe()
    except HostSetupError as error:
        print(f"✗ {error}")
        return 1
    print(f"✓ Python {facts['python_version']}  {facts['python_prefix']}")
    for package, version in facts["packages"].items():
        print(f"✓ {package} {version}")
    print(f"✓ backend {facts['backend']}, devices {', '.join(facts['devices'])}")
    return 0
