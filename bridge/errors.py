"""The one exception that a user of the build is meant to read."""

import errno


class BuildError(Exception):
    """Something the user can put right. Its text is one sentence that says what, and what to do."""


def full_disk(what: str) -> BuildError:
    """The error for running out of space while ``what`` (a gerund phrase) was going on."""
    return BuildError(
        f"The disk became full while {what}: free some space (all of KerasNet's tools need about 3 GB) "
        "and run the command again."
    )


def from_os_error(error: OSError) -> BuildError | None:
    """The sentence for an operating-system error that has one; None for those that are our own faults."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk("writing " + str(error.filename or "a file"))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BuildError(
            f"Not allowed to write {error.filename or 'a file'}: check who owns the folder, "
            "or clone the repository where you may write."
        )
    return None
