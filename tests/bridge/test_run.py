"""What `./build.sh run` takes, and the project it writes for a single file."""

import xml.etree.ElementTree as ET

import pytest

from bridge import run
from bridge.errors import BuildError
from bridge.paths import LIBRARY_PROJECT


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder that the user stands in, and another with the samples."""
    samples, here = tmp_path / "samples", tmp_path / "here"
    for project in ("Digits/Digits.csproj", "Words/Words.fsproj", "Two/A.csproj", "Two/B.csproj"):
        file = samples / project
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (samples / "first.fsx").touch()
    (samples / "Digits.fsx").touch()
    here.mkdir()
    (here / "mine.cs").touch()
    (here / "notes.txt").touch()
    monkeypatch.setattr(run, "SAMPLES", samples)
    monkeypatch.setenv("KERASNET_CALLER_DIR", str(here))
    return tmp_path


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("Digits", "samples/Digits/Digits.csproj"),
        ("Words", "samples/Words/Words.fsproj"),
        ("first", "samples/first.fsx"),
        ("Digits.fsx", "samples/Digits.fsx"),
        ("mine.cs", "here/mine.cs"),
        ("../samples/Digits", "samples/Digits/Digits.csproj"),
        ("../samples/first.fsx", "samples/first.fsx"),
        ("../samples/Two/A.csproj", "samples/Two/A.csproj"),
    ],
)
def test_what_can_be_run(place, target, file):
    assert run.resolve(target) == place / file


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (
            "Nothing",
            "There is no sample and no file 'Nothing': the samples are Digits, Digits.fsx, Words, first.",
        ),
        (
            "notes.txt",
            "'notes.txt' cannot be run: give a sample's name, or a .csproj, .fsproj, .cs or .fsx file.",
        ),
        ("Two", "has more than one project: name one of A.csproj, B.csproj."),
    ],
)
def test_what_can_not_be_run(place, target, message):
    with pytest.raises(BuildError) as error:
        run.resolve(target)
    assert message in str(error.value)


def test_project_for_a_single_file(tmp_path):
    source = tmp_path / 'my <first> & "best".cs'
    project = run.project_for_file(source, tmp_path / "projects")
    tree = ET.parse(project)
    assert tree.find("ItemGroup/Compile").get("Include") == str(source)
    assert tree.find("ItemGroup/ProjectReference").get("Include") == str(LIBRARY_PROJECT)
    assert tree.findtext("PropertyGroup/OutputType") == "Exe"


def test_project_is_not_written_again(tmp_path):
    source = tmp_path / "mine.cs"
    project = run.project_for_file(source, tmp_path / "projects")
    before = project.stat().st_mtime_ns
    assert run.project_for_file(source, tmp_path / "projects") == project
    assert project.stat().st_mtime_ns == before


def test_files_of_the_same_name_do_not_meet(tmp_path):
    first = run.project_for_file(tmp_path / "a" / "Program.cs", tmp_path / "projects")
    second = run.project_for_file(tmp_path / "b" / "Program.cs", tmp_path / "projects")
    assert first != second


def test_library_is_no_program(tmp_path):
    with pytest.raises(
        BuildError, match=r"Lib\.csproj is a library, not a program: there is nothing to run\."
    ):
        run._program_of(tmp_path / "Lib.csproj")
