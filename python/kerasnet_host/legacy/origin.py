"""Where an old file comes from: which Keras wrote it, on which engine, and how we know."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .errors import AmbiguousFileError, NotLegacyError

BACKENDS = ("theano", "tensorflow", "cntk")

_VERSION = re.compile(r"^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:[.\-]?(tf|rc\d+|b\d+|a\d+|dev.*|post\d+))?$")


@dataclass(frozen=True)
class Origin:
    """Which program wrote a file.

    Attributes:
        version: the version as the file gives it (``"2.2.4-tf"``), or ``None`` where it gives none.
        major: 1 or 2.
        minor: the second number; for a file that gives no version, ``None``.
        patch: the third number, likewise.
        tf_keras: written by the Keras inside TensorFlow, not by the stand-alone package.
        backend: ``"theano"``, ``"tensorflow"``, ``"cntk"``, or ``None`` where nothing tells.
        how: how version and backend are known, in words.
    """

    version: str | None
    major: int
    minor: int | None
    patch: int | None
    tf_keras: bool
    backend: str | None
    how: str

    @property
    def line(self) -> str:
        """The release line that evidence is kept for: ``"keras 2.3"``, ``"tf.keras 2.4"``, ``"keras 1"``."""
        name = "tf.keras" if self.tf_keras else "keras"
        if self.minor is None or (self.major == 1 and self.minor >= 2):
            return f"{name} {self.major}"  # of Keras 1, only 1.2 can be told from nothing at all
        return f"{name} {self.major}.{self.minor}"

    @property
    def flips_kernels(self) -> bool:
        """Whether convolutions were true convolutions (kernel mirrored), as Theano's are.

        Raises:
            AmbiguousFileError: nothing tells which backend it was.
        """
        return self.known_backend("whether convolution kernels are stored mirrored") == "theano"

    def known_backend(self, why: str) -> str:
        """The backend, where the numbers depend on it.

        Raises:
            AmbiguousFileError: nothing tells which backend it was.
        """
        if self.backend is None:
            raise AmbiguousFileError(
                f"The file does not say which backend it was trained on, and {why} depends on it. Pass "
                'backend="theano", "tensorflow" or "cntk".'
            )
        return self.backend

    def with_backend(self, backend: str, how: str) -> Origin:
        """The same origin with the backend known from elsewhere."""
        return replace(self, backend=backend, how=f"{self.how}; {how}")


def from_attributes(version: str | None, backend: str | None, default_major: int, where: str) -> Origin:
    """Recognise the writer from what the file says about itself.

    Args:
        version: the ``keras_version`` attribute or key, if any.
        backend: the ``backend`` attribute or key, if any.
        default_major: what a file without a version is, from its shape (1 or 2).
        where: where the two were found, for the report.

    Raises:
        NotLegacyError: Keras 3 wrote it, or nobody we know.
    """
    if backend is not None:
        backend = backend.strip().lower()
        if backend not in BACKENDS:
            raise NotLegacyError(
                f"The file names the backend {backend[:40]!r}; Keras 1 and 2 had theano, tensorflow and cntk. "
                "If Keras 3 wrote it, open it with Keras 3's own loader."
            )
    if version is None:
        return Origin(
            None,
            default_major,
            None,
            None,
            False,
            backend,
            f"no Keras version in the file; the way it is laid out is Keras {default_major}'s",
        )
    match = _VERSION.match(version.strip())
    if match is None:
        raise NotLegacyError(
            f"The file names the Keras version {version[:40]!r}, which is not one we know; Keras 1.x and 2.x can be opened."
        )
    major, minor = int(match.group(1)), int(match.group(2))
    if major == 0:
        raise NotLegacyError(
            f"Keras {version} wrote this file; versions before 1.0 had another file format. Load it with that "
            "version and save it again with Keras 1 or 2."
        )
    if major >= 3:
        raise NotLegacyError(
            f"Keras {version} wrote this file; it is not an old one. Open it with Keras 3's own loader."
        )
    # keras 2.4.0 on is a redirection to tf.keras; before that tf.keras marked its versions with -tf.
    tf_keras = match.group(4) == "tf" or (major, minor) >= (2, 4)
    if tf_keras and backend not in (None, "tensorflow"):
        raise NotLegacyError(
            f"The file says that Keras {version} wrote it on {backend}; that version had only TensorFlow. "
            "It contradicts itself, so do not trust it."
        )
    if tf_keras:
        backend = "tensorflow"
    patch = int(match.group(3)) if match.group(3) is not None else None
    return Origin(
        version.strip(), major, minor, patch, tf_keras, backend, f"keras_version and backend in {where}"
    )


def backend_from_weight_names(names: list[str]) -> str | None:
    """Tell TensorFlow from Theano by the names of Keras 1's weights.

    Keras 1 wrote the name of the backend's variable, and never the backend (keras 1.2.2
    engine/topology.py). TensorFlow's variable names always end in ``:0``; Theano's never do.

    Returns:
        ``"tensorflow"``, ``"theano"``, or ``None`` where there is nothing to tell from.
    """
    named = [name for name in names if not name.startswith("param_")]
    if not named:
        return None
    endings = {bool(re.search(r":\d+$", name)) for name in named}
    if endings == {True}:
        return "tensorflow"
    if endings == {False}:
        return "theano"
    return None
