"""The hand-written pages: README, guides, samples; with links that lead to pages of the site."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from bridge.errors import BuildError
from bridge.paths import ROOT, SAMPLES

_FENCE = re.compile(r"^(```.*?^```)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_INFO = re.compile(r"^```(\w+) .*$", re.MULTILINE)
_LIST = re.compile(r"^((?!\s*[-|]|#|\d+\.).+\n)(?=- |\d+\. )", re.MULTILINE)
_LANGUAGES = {".cs": "csharp", ".fsx": "fsharp", ".fs": "fsharp"}
_PAGES = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "LICENSE": "license.md",
    "benchmarks/results.md": "benchmarks.md",
    "samples": "samples/index.md",
}


def places(root: Path = ROOT) -> dict[str, str]:
    """The page of each file or folder of the repository that has one."""
    found = dict(_PAGES)
    for guide in sorted((root / "docs").glob("*.md")):
        found[f"docs/{guide.name}"] = f"guides/{guide.name}"
    for picture in sorted((root / "docs" / "images").iterdir()):
        found[f"docs/images/{picture.name}"] = f"guides/images/{picture.name}"
    for sample in samples(root / "samples"):
        found[f"samples/{sample.name}"] = f"samples/{sample.name.lower().replace('.', '-')}.md"
    return found


def samples(folder: Path = SAMPLES) -> list[Path]:
    """The projects and scripts, by name."""
    projects = [path.parent for path in folder.glob("*/*.csproj")]
    return sorted([*projects, *folder.glob("*.fsx")], key=lambda path: path.name.lower())


def write(root: Path = ROOT) -> tuple[dict[str, str], list[str]]:
    """The pages by their paths, and the links that lead nowhere."""
    where = places(root)
    broken: list[str] = []
    texts: dict[str, str] = {}
    for source, page in where.items():
        path = root / source
        if source == "LICENSE":
            texts[page] = f"# License\n\n```text\n{path.read_text(encoding='utf-8')}```\n"
        elif source.endswith(".md"):
            texts[page] = linked(path.read_text(encoding="utf-8"), source, where, root, broken)
    rows = []
    for sample in samples(root / "samples"):
        page = where[f"samples/{sample.name}"]
        about, texts[page] = _sample(sample)
        rows.append(f"| [`{sample.name}`]({posixpath.basename(page)}) | {about} |")
    texts["samples/index.md"] = (
        "# Samples\n\nEach runs with `./build.sh run NAME`, on real data, and is run by the tests.\n\n"
        "| sample | |\n|---|---|\n" + "\n".join(rows) + "\n"
    )
    return texts, broken


def linked(text: str, source: str, where: dict[str, str], root: Path, broken: list[str]) -> str:
    """A page of the repository as a page of the site."""

    def lead(found: re.Match[str]) -> str:
        picture, words, target = found.groups()
        if re.match(r"https?:|mailto:|#", target):
            return found[0]
        path, mark, anchor = target.partition("#")
        repository = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        page = where.get(repository)
        if page is not None:
            address = posixpath.relpath(page, posixpath.dirname(where[source]))
            return f"{picture}[{words}]({address}{mark}{anchor})"
        if not (root / repository).exists():
            broken.append(f"{source}: {target}, which is not there")
        return words  # in the repository, and no page of the site

    parts = _FENCE.split(text)
    for position, part in enumerate(parts):
        # GitHub needs no empty line before a list, and lets code have more than a language.
        parts[position] = (
            _INFO.sub(r"```\1", part) if position % 2 else _LIST.sub(r"\1\n", _LINK.sub(lead, part))
        )
    return "".join(parts)


def _sample(path: Path) -> tuple[str, str]:
    """What a sample says of itself in its first lines, and its page."""
    files = [path] if path.is_file() else sorted(path.glob("*.cs"), key=lambda one: one.name != "Program.cs")
    first = files[0].read_text(encoding="utf-8")
    about = []
    for line in first.splitlines():
        if not line.startswith("// "):
            break
        about.append(line.removeprefix("// "))
    if not about:
        raise BuildError(
            f"samples/{path.name} does not say in its first line what it is: add a comment there."
        )
    body = "".join(
        f"## {one.name}\n\n```{_LANGUAGES[one.suffix]}\n{one.read_text(encoding='utf-8')}```\n\n"
        for one in files
    )
    words = " ".join(about)
    return words, f"# {path.name}\n\n{words}\n\nRun it: `./build.sh run {path.name}`.\n\n{body}"
