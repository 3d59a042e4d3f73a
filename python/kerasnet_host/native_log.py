"""Keeps TensorFlow's start-up chatter off the standard error of the program."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator

# TF_CPP_MIN_LOG_LEVEL does not silence what is logged before absl's logging is initialised (TensorFlow 2.21).
_CHATTER = re.compile(
    rb"^(WARNING: All log messages before absl::InitializeLog\(\)|I\d{4,} |I0000 |To enable the following)"
)

STANDARD_ERROR = 2


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Hold back what native code writes to standard error, and pass on all of it but information lines.

    Does nothing when ``TF_CPP_MIN_LOG_LEVEL`` is below 2, or the process has no standard error.
    """
    if int(os.environ.get("TF_CPP_MIN_LOG_LEVEL", "0") or 0) < 2:
        yield
        return
    try:
        real = os.dup(STANDARD_ERROR)
    except OSError:
        yield
        return
    with tempfile.TemporaryFile() as held:
        os.dup2(held.fileno(), STANDARD_ERROR)
        try:
            yield
        finally:
            os.dup2(real, STANDARD_ERROR)
            held.seek(0)
            kept = b"".join(line for line in held if not _CHATTER.match(line))
            if kept:
                with contextlib.suppress(OSError):
                    os.write(real, kept)
            os.close(real)
