"""Run by the doctor with the interpreter it asks about: prints as JSON what that one has.

Imports nothing of ours, because that interpreter may not have it.

``probe.py NAME ...`` gives the versions of the packages named, and ``probe.py --devices`` starts Keras.
"""

import ctypes
import importlib.metadata
import json
import os
import platform
import sys
import sysconfig


def describe(names: list[str]) -> dict[str, object]:
    """The interpreter's version and shared library, and each package's version or None."""
    versions: dict[str, str | None] = {}
    for name in names:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            versions[name] = None
    return {"python": platform.python_version(), "library": shared_library(), "packages": versions}


def shared_library() -> str | None:
    """The libpython that a .NET process would load, or None when this Python has none."""
    if sys.platform == "win32":
        names = [os.path.join(sys.base_prefix, "python{}{}.dll".format(*sys.version_info[:2]))]
    else:
        name = sysconfig.get_config_var("INSTSONAME") or sysconfig.get_config_var("LDLIBRARY") or ""
        folder = sysconfig.get_config_var("LIBDIR") or ""
        framework = sysconfig.get_config_var("PYTHONFRAMEWORKPREFIX") or ""
        multiarch = sysconfig.get_config_var("MULTIARCH") or ""
        places = [
            folder,
            os.path.join(folder, multiarch),
            os.path.join(sys.base_prefix, "lib"),
            framework,
            "",
        ]
        names = [os.path.join(place, name) for place in places] if not name.endswith(".a") else []
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return name
    return None


def devices() -> dict[str, object]:
    """The backend of Keras, and what it computes on."""
    import keras

    return {"backend": keras.backend.backend(), "devices": list(keras.distribution.list_devices())}


if __name__ == "__main__":
    print(json.dumps(devices() if sys.argv[1:] == ["--devices"] else describe(sys.argv[1:])))
