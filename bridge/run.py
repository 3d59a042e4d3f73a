"""The task ``run``: a sample, a project, a single C# file or an F# script, with the environment ready."""

import hashlib
from pathlib import Path
from typing import NoReturn
from xml.sax.saxutils import escape, quoteattr

from bridge import dotnet
from bridge.errors import BuildError
from bridge.paths import (
    ARTIFACTS,
    CONFIGURATION,
    FSHARP_OUTPUT,
    FSHARP_PROJECT,
    LIBRARY_PROJECT,
    SAMPLES,
    caller_directory,
)
from bridge.process import become, say
from bridge.setup import Tools

_PROJECTS = (".csproj", ".fsproj")


def run(tools: Tools, target: str, arguments: list[str]) -> NoReturn:
    """Build what ``target`` names and become that program; it starts in the caller's folder.

    Args:
        tools: what setup made.
        target: a sample's name, a .csproj, .fsproj, .cs or .fsx file, or a folder with one project.
        arguments: the program's own.

    Raises:
        BuildError: there is no such thing, or it does not build.
    """
    path = resolve(target)
    if path.suffix == ".fsx":
        _run_script(tools, path, arguments)
    project = project_for_file(path) if path.suffix == ".cs" else path
    say(f"Building {path.name}")
    dotnet.build(tools, project)
    _start(tools, [str(_program_of(project)), *arguments])


def resolve(target: str) -> Path:
    """The file that ``target`` names.

    Raises:
        BuildError: nothing has that name, or it is of a kind that cannot be run.
    """
    file = (caller_directory() / target).resolve()
    if not file.exists() and (SAMPLES / target).is_file():
        return SAMPLES / target
    for folder in (file, SAMPLES / target):
        projects = _projects_in(folder)
        if len(projects) == 1:
            return projects[0]
        if projects:
            names = ", ".join(project.name for project in projects)
            raise BuildError(f"{folder} has more than one project: name one of {names}.")
    script = SAMPLES / f"{target}.fsx"
    if script.is_file():
        return script
    if not file.is_file():
        known = ", ".join(samples()) or "none yet"
        raise BuildError(f"There is no sample and no file '{target}': the samples are {known}.")
    if file.suffix not in (*_PROJECTS, ".cs", ".fsx"):
        raise BuildError(
            f"'{target}' cannot be run: give a sample's name, or a .csproj, .fsproj, .cs or .fsx file."
        )
    return file


def samples() -> list[str]:
    """The names that ``run`` takes."""
    if not SAMPLES.is_dir():
        return []
    projects = {folder.name for folder in SAMPLES.iterdir() if len(_projects_in(folder)) == 1}
    scripts = (script.name if script.stem in projects else script.stem for script in SAMPLES.glob("*.fsx"))
    return sorted([*projects, *scripts])


def project_for_file(source: Path, folder: Path = ARTIFACTS / "run") -> Path:
    """Write a project that compiles one C# file against the library, and return its path.

    The project lies in the repository, so that Directory.Build.props applies. Each source file has a folder
    of its own, and an unchanged project is not written again, so that a second run compiles nothing.
    """
    digest = hashlib.sha256(str(source).encode("utf-8")).hexdigest()[:8]
    project = folder / f"{source.stem}-{digest}" / f"{source.stem}.csproj"
    content = f"""<Project Sdk="Microsoft.NET.Sdk">
  <!-- Made by `./build.sh run` for {escape(source.name)}. -->
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>$(AppFrameworkPrefix)$(BundledNETCoreAppTargetFrameworkVersion)</TargetFramework>
    <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
    <!-- A first try should run: its warnings are shown, no more. -->
    <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
    <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
  </PropertyGroup>
  <ItemGroup>
    <Compile Include={quoteattr(str(source))} />
    <ProjectReference Include={quoteattr(str(LIBRARY_PROJECT))} />
  </ItemGroup>
</Project>
"""
    if not project.exists() or project.read_text(encoding="utf-8") != content:
        project.parent.mkdir(parents=True, exist_ok=True)
        project.write_text(content, encoding="utf-8")
    return project


def _run_script(tools: Tools, script: Path, arguments: list[str]) -> NoReturn:
    say("Building KerasNet")
    dotnet.build(tools, FSHARP_PROJECT)
    # With the library on the search path a script needs no more than `#r "KerasNet.dll"`, wherever it lies.
    libraries = (FSHARP_OUTPUT / name for name in ("KerasNet.dll", "KerasNet.FSharp.dll"))
    # FS0760 asks for `new` before what is disposable; disposing a layer or a model is optional.
    options = [
        "--quiet",
        "--nowarn:760",
        f"--lib:{FSHARP_OUTPUT}",
        *(f"-r:{library}" for library in libraries),
    ]
    _start(tools, ["fsi", *options, str(script), *arguments])


def _start(tools: Tools, arguments: list[str]) -> NoReturn:
    become([tools.dotnet.executable, *arguments], env=tools.environment(), cwd=caller_directory())


def _program_of(project: Path) -> Path:
    configs = (project.parent / "bin" / CONFIGURATION).glob("*/*.runtimeconfig.json")
    newest = max(configs, key=lambda config: config.stat().st_mtime, default=None)
    if newest is None:
        raise BuildError(f"{project.name} is a library, not a program: there is nothing to run.")
    return newest.with_name(newest.name.removesuffix(".runtimeconfig.json") + ".dll")


def _projects_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.suffix in _PROJECTS)
