"""What can be wrong with an old model file, one class for each kind of wrong.

Every message is a sentence or two: what is wrong, and what to do about it.
"""

from __future__ import annotations


class LegacyFileError(ValueError):
    """An old model file that cannot be opened; the message says why and what to do."""


class DamagedFileError(LegacyFileError):
    """The file is truncated, is not HDF5 or JSON at all, or contradicts itself."""


class NotLegacyError(LegacyFileError):
    """The file was not written by Keras 1 or 2; Keras 3's own loader is the one for it."""


class LimitExceededError(LegacyFileError):
    """The file asks for more memory, layers or nesting than an honest model needs."""


class UnsafeFileError(LegacyFileError):
    """The file holds program code, or points outside itself, and is not trusted."""


class AmbiguousFileError(LegacyFileError):
    """The file does not say something that its numbers depend on, and the caller did not either."""


class UnsupportedError(LegacyFileError):
    """A layer, an argument or a combination that has no proved counterpart; refused by name."""


class WeightsMismatchError(LegacyFileError):
    """The stored arrays do not fit the layers they are for."""


class LegacyWarning(UserWarning):
    """A conversion was made that no genuine file of that version has proved."""
