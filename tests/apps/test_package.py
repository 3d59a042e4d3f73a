"""A project outside the repository that has nothing but a PackageReference trains a network."""

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
    <PackageReference Include="KerasNet" Version="0.1.0" />
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
    consumer = tmp_path / "consumer"
    consumer.mkdir()
    (consumer / "consumer.csproj").write_text(PROJECT.format(framework=_framework()))
    (consumer / "Program.cs").write_text(CODE)
    environment = {**tools.environment(), "NUGET_PACKAGES": str(tmp_path / "packages")}
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
    assembly = next(Path(consumer).glob("bin/Release/*/consumer.dll"))
    ran = program([tools.dotnet.executable, assembly], env=environment, cwd=consumer)
    assert (ran.returncode, ran.stdout.strip()) == (0, "True (4, 1)"), ran.stdout + ran.stderr


def _framework() -> str:
    """The framework the samples were built for: the SDK's own."""
    built = next((ROOT / "tests" / "apps" / "Scenarios" / "bin" / "Release").iterdir())
    return built.name
