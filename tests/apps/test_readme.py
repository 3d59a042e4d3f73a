"""The README's programs, copied out of it and run as a reader would."""

import os
import re

import pytest


@pytest.mark.parametrize(("language", "file"), [("csharp", "First.cs"), ("fsharp", "First.fsx")])
def test_the_program_in_the_readme_runs(language, file, root, tools, program, tmp_path):
    code = re.search(rf"```{language}\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)[1]
    (tmp_path / file).write_text(code)
    done = program([root / "build.sh", "run", file], env=dict(os.environ), timeout=250)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{tmp_path}/digits.keras" in done.stdout
    assert (tmp_path / "digits.keras").exists()


def test_links_lead_somewhere(root):
    for page in [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
