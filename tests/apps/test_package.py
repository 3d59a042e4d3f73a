"""A project outside the repository that has nothing but a PackageReference trains a network, in C# and in F#."""

import subprocess
import sys
from pathlib import Path

from bridge.paths import ARTIFACTS, ROOT

PROJECT = """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>{framework}</TargetFramework>
    <RollForward>Major</RollForward>
    <InvariantGlobalization>true</InvariantGlobalization>
    <LangVersion>8.0</LangVersion>
    <DisableRarCache>true</DisableRarCache>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="{package}" Version="0.1.0" />
    {sources}
  </ItemGroup>
</Project>
"""

CODE = """using System;
using KerasNet;
using KerasNet.Layers;

static class Program
{
    static void Main()
    {
        var model = new Sequential { new Input(2), new Dense(8, activation: "tanh"), new Dense(1) };
        model.Compile(optimizer: "adam", loss: "mse");
        var x = new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };
        var y = new float[,] { { 0 }, { 1 }, { 1 }, { 0 } };
        var history = model.Fit(x, y, epochs: 20, verbose: Verbose.Silent);
        Console.WriteLine($"{history.Loss[19] < history.Loss[0]} {model.Predict(x).Shape}");
    }
}
"""


FSHARP_CODE = """open KerasNet
open KerasNet.FSharp

[<EntryPoint>]
let main _ =
    let x = Data.ofArray (array2D [ [ 0.0f; 0.0f ]; [ 0.0f; 1.0f ]; [ 1.0f; 0.0f ]; [ 1.0f; 1.0f ] ])
    let y = Data.ofRows [ [ 0.0f ]; [ 1.0f ]; [ 1.0f ]; [ 0.0f ] ]
    let input = Layers.input [ 2 ]
    let output = input |> Layers.dense (8, activation = "tanh") |> Layers.dense 1
    let model = Network.create (input, output) |> Network.compile ("adam", "mse")
    let history = model |> Network.fit (x, y, epochs = 20<epoch>, verbose = Verbose.Silent)
    let losses = History.tryMetric "loss" history |> Option.defaultValue []
    printfn "%b %O" (List.last losses < List.head losses) (model |> Network.predict x).Shape
    0
"""


def test_a_package_reference_is_all_it_takes(tools, tmp_path, program):
    done = subprocess.run(
        [sys.executable, "-m", "bridge", "pack"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    environment = {**tools.environment(), "NUGET_PACKAGES": str(tmp_path / "packages")}
    csharp = PROJECT.format(framework=_framework(), package="KerasNet", sources="")
    csharp_consumer = _written(tmp_path / "csharp", "consumer.csproj", csharp, "Program.cs", CODE)
    assert _built_and_run(csharp_consumer, tools, environment, program) == "True (4, 1)"
    compiled = '<Compile Include="Program.fs" />'
    fsharp = PROJECT.format(framework=_framework(), package="KerasNet.FSharp", sources=compiled).replace(
        "<LangVersion>8.0<", "<LangVersion>4.7<"
    )
    fsharp_consumer = _written(tmp_path / "fsharp", "consumer.fsproj", fsharp, "Program.fs", FSHARP_CODE)
    assert _built_and_run(fsharp_consumer, tools, environment, program) == "true (4, 1)"


def _written(folder: Path, project: str, text: str, source: str, code: str) -> Path:
    folder.mkdir()
    (folder / project).write_text(text)
    (folder / source).write_text(code)
    return folder


def _built_and_run(consumer: Path, tools, environment, program) -> str:
    """Build the project of a folder from the packages alone, run it, and give what it prints."""
    sources = f"{ARTIFACTS / 'packages'};{ARTIFACTS / 'feed'}"
    built = program(
        [
            tools.dotnet.executable,
            "build",
            "-c",
            "Release",
            f"-p:RestoreSources={sources.replace(';', '%3B')}",
            "-p:UseSharedCompilation=false",
        ],
        env=environment,
        cwd=consumer,
    )
    assert built.returncode == 0, built.stdout
    assembly = next(consumer.glob("bin/Release/*/consumer.dll"))
    ran = program([tools.dotnet.executable, assembly], env=environment, cwd=consumer)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.strip()


def _framework() -> str:
    """The framework the samples were built for: the SDK's own."""
    built = next((ROOT / "tests" / "apps" / "Scenarios" / "bin" / "Release").iterdir())
    return built.name
