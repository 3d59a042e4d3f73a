"""The command line of the bridge: which task, and how an error is told."""

import argparse
import importlib.util
import sys

from bridge import clean, doctor, dotnet, pack, run, setup, test, venv
from bridge.errors import BuildError, from_os_error
from bridge.lock import exclusive
from bridge.paths import FSHARP_PROJECT, ROOT
from bridge.process import heading
from bridge.process import run as run_process

DEMO = "MnistCnn"


def main(arguments: list[str]) -> int:
    """Do one task and return the exit code.

    A :class:`BuildError`, and an operating-system error that the user can mend, become one sentence
    and exit code 1.
    """
    options = _parse(arguments)
    try:
        return _perform(options)
    except BuildError as error:
        return _fail(str(error))
    except OSError as error:
        known = from_os_error(error)
        if known is None:
            raise
        return _fail(str(known))
    except KeyboardInterrupt:
        return _fail("Stopped.", code=130)


def _perform(options: argparse.Namespace) -> int:
    task: str = options.task
    if task == "clean":
        clean.clean(everything=options.all)
        return 0
    if task == "doctor":
        return doctor.doctor()
    if task == "setup":
        heading("Setup")
    tools = setup.setup()
    if task == "setup":
        setup.report(tools)
    elif task == "test":
        return test.test(tools, options.arguments)
    elif task == "pack":
        pack.pack(tools)
    elif task == "demo":
        run.run(tools, DEMO, options.arguments)
    elif task == "run":
        run.run(tools, options.target, options.arguments)
    elif task == "api":
        return _api(tools)
    elif task == "site":
        return _site(tools)
    elif task == "generate":
        return _generate(tools, check_only=options.check)
    else:
        return _module(tools, {"bench": "benchmarks", "docs": "docs"}[task], options.arguments)
    return 0


def _generate(tools: setup.Tools, check_only: bool) -> int:
    if importlib.util.find_spec("bridge.generate") is None:
        raise BuildError("There is no generator yet: bridge/generate.py is missing.")
    # In the virtual environment, because the inventory imports Keras.
    code = f"import sys; from bridge import generate; sys.exit(generate.main(check={check_only}))"
    return run_process([tools.python, "-c", code], env=tools.environment())


def _api(tools: setup.Tools) -> int:
    dotnet.build(tools, FSHARP_PROJECT)
    # .NET in Python takes its time to unload, and there is nothing to save.
    code = "import os; from bridge import api; api.write(); os._exit(0)"
    return run_process([tools.python, "-u", "-c", code], env=tools.environment())


def _site(tools: setup.Tools) -> int:
    with exclusive():
        venv.add("docs")
    dotnet.build(tools, FSHARP_PROJECT)
    return run_process([tools.python, "-m", "bridge.site"], env=tools.environment())


def _module(tools: setup.Tools, package: str, arguments: list[str]) -> int:
    if not (ROOT / package / "__main__.py").exists():
        raise BuildError(f"There is nothing to do yet: {package}/__main__.py is missing.")
    return run_process([tools.python, "-m", package, *arguments], env=tools.environment())


def _fail(message: str, code: int = 1) -> int:
    sys.stdout.flush()
    print(f"\nkerasnet: {message}", file=sys.stderr)
    return code


def _parse(arguments: list[str]) -> argparse.Namespace:
    """The task and its options; what it does not know is for the program that the task runs, where it runs one."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and not options.passes_rest:
        parser.error(f"{options.task} takes no such arguments: {' '.join(rest)}")
    options.arguments = rest[1:] if rest[:1] == ["--"] else rest
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.sh", description="Builds, tests and runs KerasNet. Each task sets up what it needs first."
    )
    parser.set_defaults(passes_rest=False)
    tasks = parser.add_subparsers(dest="task", metavar="TASK", required=True)
    tasks.add_parser("setup", help="make the virtual environment, the .NET SDK and the package feed")
    _with_rest(
        tasks.add_parser("demo", help=f"train the sample network (the same as run {DEMO})"),
        "the sample's own",
    )
    _with_rest(
        tasks.add_parser("test", help="build, check and run the tests"),
        "pytest's, such as -k NAME, and --all",
    )
    task = tasks.add_parser("run", help="run a sample, a project, a single C# file or an F# script")
    task.add_argument(
        "target", metavar="SAMPLE_OR_FILE", help="a sample's name, or a .csproj, .fsproj, .cs or .fsx file"
    )
    _with_rest(task, "the program's own")
    tasks.add_parser("doctor", help="tell which Python, packages, .NET, backend and devices there are")
    tasks.add_parser("pack", help="write KerasNet.nupkg to artifacts/packages")
    task = tasks.add_parser("generate", help="make the generated C# from the installed Keras")
    task.add_argument("--check", action="store_true", help="only tell whether it is current")
    tasks.add_parser("api", help="list the public API in csharp/*/PublicApi.txt")
    tasks.add_parser("site", help="write guides and API reference as HTML to artifacts/site")
    _with_rest(tasks.add_parser("bench", help="run the benchmarks"), "the benchmarks' own")
    _with_rest(tasks.add_parser("docs", help="make the documentation"), "the documentation's own")
    task = tasks.add_parser("clean", help="remove what the build made")
    task.add_argument("--all", action="store_true", help="the virtual environment and the .NET SDK too")
    return parser


def _with_rest(task: argparse.ArgumentParser, whose: str) -> None:
    task.set_defaults(passes_rest=True)
    task.usage = f"{task.prog} [-h]{' SAMPLE_OR_FILE' if task.prog.endswith(' run') else ''} [ARGUMENT ...]"
    task.epilog = f"Further arguments are {whose}."
