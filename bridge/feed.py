"""A NuGet feed in a folder: pythonnet from its wheel and, for the assembled SDK, FSharp.Core from the SDK.

With these two every project here restores without a NuGet server. An official SDK brings FSharp.Core along.
"""

import importlib.metadata
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from bridge.errors import BuildError
from bridge.paths import FEED, VENV
from bridge.toolchain import Dotnet

# The earliest time a zip archive can hold, so that the same files always make the same package.
_TIME = (1980, 1, 1, 0, 0, 0)

_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="nuspec" ContentType="application/octet"/>'
    '<Default Extension="dll" ContentType="application/octet"/>'
    '<Default Extension="xml" ContentType="application/octet"/>'
    "</Types>\n"
)


def ensure(dotnet: Dotnet) -> None:
    """Write the packages that are not in the feed yet.

    Raises:
        BuildError: the virtual environment has no pythonnet.
    """
    FEED.mkdir(parents=True, exist_ok=True)
    site = _site_packages()
    version = _pythonnet_version(site)
    runtime = site / "pythonnet" / "runtime"
    _write_once(
        "pythonnet",
        version,
        "Python for .NET, repacked from the wheel in the virtual environment.",
        "netstandard2.0",
        [runtime / "Python.Runtime.dll", runtime / "Python.Runtime.xml"],
    )
    fsharp = dotnet.sdk_folder / "FSharp"
    if not (fsharp / "library-packs").exists():
        _write_once(
            "FSharp.Core",
            _fsharp_core_version(fsharp),
            "The F# core library, repacked from the SDK.",
            "netstandard2.0",
            [fsharp / "FSharp.Core.dll", fsharp / "FSharp.Core.xml"],
        )


def write_package(
    package: Path, identity: str, version: str, description: str, framework: str, files: Mapping[str, Path]
) -> None:
    """Write a .nupkg, the same bytes for the same input.

    Args:
        package: where to write it.
        identity: the package's id.
        version: its version.
        description: what the gallery would show.
        framework: the target framework that its (empty) list of dependencies is for.
        files: the path in the package, and the file to put there.
    """
    nuspec = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>'
        f"<id>{escape(identity)}</id><version>{escape(version)}</version>"
        "<authors>KerasNet contributors</authors>"
        f"<description>{escape(description)}</description>"
        f'<dependencies><group targetFramework="{framework}"/></dependencies></metadata></package>\n'
    )
    relations = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" '
        f'Target="/{escape(identity)}.nuspec" Id="R1"/></Relationships>\n'
    )
    entries = {
        "[Content_Types].xml": _CONTENT_TYPES.encode("utf-8"),
        "_rels/.rels": relations.encode("utf-8"),
        f"{identity}.nuspec": nuspec.encode("utf-8"),
        **{name: files[name].read_bytes() for name in sorted(files)},
    }
    unfinished = package.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    unfinished.replace(package)


def _write_once(identity: str, version: str, description: str, framework: str, files: list[Path]) -> None:
    package = FEED / f"{identity.lower()}.{version}.nupkg"
    if package.exists():
        return
    content = {f"lib/{framework}/{file.name}": file for file in files if file.exists()}
    write_package(package, identity, version, description, framework, content)


def _site_packages() -> Path:
    found = [*VENV.glob("lib/python3.*/site-packages"), *VENV.glob("Lib/site-packages")]
    if not found:
        raise BuildError("The virtual environment .venv has no packages: run `./build.sh setup`.")
    return found[0]


def _pythonnet_version(site: Path) -> str:
    for distribution in importlib.metadata.distributions(name="pythonnet", path=[str(site)]):
        return distribution.version
    raise BuildError(
        "pythonnet is not in .venv: run `./build.sh clean --all` and then `./build.sh setup` to make it anew."
    )


def _fsharp_core_version(fsharp: Path) -> str:
    """The version of FSharp.Core that F# projects of this SDK ask for by themselves."""
    targets = (fsharp / "Microsoft.FSharp.NetSdk.props").read_text(encoding="utf-8-sig")
    match = re.search(r"<DefaultFSharpCorePackageVersion>([^<]+)<", targets)
    if match is None:
        raise BuildError(
            f"The F# compiler in {fsharp} does not tell its FSharp.Core version: use an official SDK."
        )
    return match.group(1)
