"""Finding out about too little space before a long download rather than after it."""

import shutil
from pathlib import Path

from bridge.errors import BuildError


def require(folder: Path, megabytes: int, what: str) -> None:
    """Raise when the disk of ``folder`` has less than ``megabytes`` free for ``what``.

    Raises:
        BuildError: says how much is needed and how much there is.
    """
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(existing).free // 1_000_000
    if free < megabytes:
        raise BuildError(
            f"{what} needs about {megabytes} MB of disk, and {existing} has {free} MB left: "
            "free some space and run the command again."
        )
