"""Makes what building and running needs: the virtual environment, the .NET SDK, the package feed."""

import os
from dataclasses import dataclass
from pathlib import Path

from bridge import feed, toolchain, venv
from bridge.lock import exclusive
from bridge.paths import CLI_HOME, VENV
from bridge.process import say
from bridge.toolchain import Dotnet


@dataclass(frozen=True)
class Tools:
    """What :func:`setup` made or found."""

    python: Path
    dotnet: Dotnet

    def environment(self) -> dict[str, str]:
        """The variables for a program that builds or uses KerasNet."""
        env = dict(os.environ)
        env["DOTNET_ROOT"] = str(self.dotnet.root)
        env["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1"
        env["DOTNET_NOLOGO"] = "1"
        # Build servers would stay for minutes after the command.
        env["MSBUILDDISABLENODEREUSE"] = "1"
        if not self.dotnet.official:
            # Its marks go beside it, not into the user's home, which need not even be there.
            env["DOTNET_CLI_HOME"] = str(CLI_HOME)
        env["VIRTUAL_ENV"] = str(VENV)
        env["KERASNET_PYTHON"] = str(self.python)
        folders = [str(venv.scripts_of(VENV)), str(self.dotnet.root), env.get("PATH", "")]
        env["PATH"] = os.pathsep.join(folder for folder in folders if folder)
        return env


def setup() -> Tools:
    """Make or find all tools. A second call does next to nothing.

    Raises:
        BuildError: says what is missing and what to do.
    """
    with exclusive():
        python = venv.ensure()
        dotnet = toolchain.ensure(python)
        feed.ensure(dotnet)
    return Tools(python, dotnet)


def report(tools: Tools) -> None:
    """Tell what there is, and what to do next."""
    origin = "official" if tools.dotnet.official else "assembled"
    say(f"Python  {tools.python}")
    say(f".NET    SDK {tools.dotnet.sdk_version} ({origin}) in {tools.dotnet.root}")
    say("Ready. Train the sample network with `./build.sh demo`; `./build.sh --help` lists the other tasks.")
