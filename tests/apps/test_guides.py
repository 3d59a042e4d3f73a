"""The guides' code: the blocks of a page are one program, which runs and prints what its comments say."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from bridge.paths import ARTIFACTS, ROOT

PAGES = sorted((ROOT / "docs").glob("*.md"))
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DECLARES = re.compile(
    r"^(\[|(public |internal |sealed |abstract |static )*(class|struct|enum|interface) )", re.MULTILINE
)
PRINTS = re.compile(r"(?:Console\.WriteLine\(.*\);|printfn .*?) // (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """One piece of code of a page."""

    page: str
    line: int
    code: str

    @property
    def declares(self) -> bool:
        """Whether it holds types, not statements."""
        return DECLARES.search(self.code) is not None


def blocks_of(page: Path, language: str) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(page.name, text.count("\n", 0, found.start()) + 2, found[3])
        for found in FENCE.finditer(text)
        if found[1] == language and "no-run" not in found[2]
    ]


def usings() -> str:
    """The namespaces that the index names for all pages."""
    return blocks_of(ROOT / "docs" / "index.md", "csharp")[0].code


def csharp(blocks: list[Block]) -> str:
    """One program: types first, then the statements of all blocks in order."""
    types = "".join(_placed(block) for block in blocks if block.declares)
    statements = "".join(_placed(block) for block in blocks if not block.declares)
    # Spans can't live in an async method.
    kind = "async Task" if "await " in statements else "void"
    return f"{usings()}\n{types}\nstatic class Guide\n{{\n    static {kind} Main()\n    {{\n{statements}    }}\n}}\n"


def fsharp(blocks: list[Block]) -> str:
    return "".join(block.code + "\n" for block in blocks)


def _placed(block: Block) -> str:
    return f'#line {block.line} "docs/{block.page}"\n{block.code}#line default\n'


PROGRAMS = [
    pytest.param(page, language, suffix, write, id=f"{page.stem}{suffix}")
    for page in PAGES
    for language, suffix, write in (("csharp", ".cs", csharp), ("fsharp", ".fsx", fsharp))
    if page.name != "index.md" and blocks_of(page, language)
]


@pytest.mark.parametrize(("page", "language", "suffix", "write"), PROGRAMS)
def test_the_code_of_a_guide_runs(page, language, suffix, write, program, tools, tmp_path):
    blocks = blocks_of(page, language)
    # A place of its own that stays, so that a page that did not change is not compiled again.
    source = ARTIFACTS / "guides" / f"{page.stem}{suffix}"
    source.parent.mkdir(parents=True, exist_ok=True)
    text = write(blocks)
    if not source.exists() or source.read_text(encoding="utf-8") != text:
        source.write_text(text, encoding="utf-8")
    done = program(
        [tools.python, "-m", "bridge", "run", source],
        env={**os.environ, "KERASNET_CALLER_DIR": str(tmp_path)},
        cwd=ROOT,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": warning " not in done.stdout
    missing = _first_missing([said for block in blocks for said in PRINTS.findall(block.code)], done.stdout)
    assert missing is None, f"{page.name} says that this is printed: {missing}\n{done.stdout}"


def _first_missing(expected: list[str], printed: str) -> str | None:
    """The first text that is not printed as a line after the ones before it."""
    lines = iter(printed.splitlines())
    return next((text for text in expected if not any(line.strip() == text.strip() for line in lines)), None)


def test_every_guide_is_in_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.name != "index.md" and f"]({page.name})" not in index] == []
