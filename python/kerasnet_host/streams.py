"""Python's standard output and error, given to the program that hosts Python.

A .NET program may have no console at all (a service, a window): then ``sys.stdout`` is None or a dead descriptor, and
the first ``print`` of Keras fails. These writers never fail.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable


class HostedStream(io.TextIOBase):
    """A text stream that hands every complete write to a function of the hosting program.

    Args:
        write: takes one string. It must not raise; if it does, the text is dropped.
        interactive: whether a person watches a terminal at the other end (progress bars redraw themselves then).
    """

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, write: Callable[[str], None], interactive: bool) -> None:
        super().__init__()
        self._write = write
        self._interactive = interactive

    def writable(self) -> bool:
        """Always."""
        return True

    def isatty(self) -> bool:
        """Whether a person watches a terminal at the other end."""
        return self._interactive

    def write(self, text: str) -> int:
        """Hand ``text`` on; returns its length."""
        if not isinstance(text, str):
            raise TypeError(f"write() takes a str, not {type(text).__name__}")
        if text:
            try:
                self._write(text)
            except Exception:
                # The console went away. Output is lost; the training that printed it must not be.
                return len(text)
        return len(text)


def install(write_out: Callable[[str], None], write_error: Callable[[str], None], interactive: bool) -> None:
    """Send ``sys.stdout`` and ``sys.stderr`` to the two functions from now on."""
    sys.stdout = HostedStream(write_out, interactive)
    sys.stderr = HostedStream(write_error, interactive)
