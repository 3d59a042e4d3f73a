"""The task ``pack``: the NuGet package, with the Python host inside it."""

from bridge import dotnet
from bridge.paths import LIBRARY_PROJECT, PACKAGES
from bridge.process import say
from bridge.setup import Tools


def pack(tools: Tools) -> None:
    """Write KerasNet.nupkg and its symbols to ``artifacts/packages``.

    Raises:
        BuildError: it does not build.
    """
    dotnet.pack(tools, LIBRARY_PROJECT)
    for package in sorted(PACKAGES.glob("*nupkg")):
        say(f"{package}  ({package.stat().st_size // 1000} kB)")
