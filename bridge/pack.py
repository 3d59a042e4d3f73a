"""The task ``pack``: the NuGet packages; KerasNet has the Python host inside it."""

from bridge import dotnet
from bridge.paths import FSHARP_PROJECT, LIBRARY_PROJECT, PACKAGES
from bridge.process import say
from bridge.setup import Tools


def pack(tools: Tools) -> None:
    """Write KerasNet.nupkg, KerasNet.FSharp.nupkg and their symbols to ``artifacts/packages``.

    Raises:
        BuildError: it does not build.
    """
    dotnet.pack(tools, LIBRARY_PROJECT)
    dotnet.pack(tools, FSHARP_PROJECT)
    for package in sorted(PACKAGES.glob("*nupkg")):
        say(f"{package}  ({package.stat().st_size // 1000} kB)")
