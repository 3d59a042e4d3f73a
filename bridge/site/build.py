"""Writes all pages into artifacts/site-pages and makes HTML of them in artifacts/site."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import jinja2

from bridge import api
from bridge.errors import BuildError
from bridge.paths import ARTIFACTS, FSHARP_OUTPUT, LIBRARY_OUTPUT, ROOT
from bridge.process import check, say
from bridge.site import guides, pages, reference
from bridge.site.html import outside

SITE = ARTIFACTS / "site"
PAGES = ARTIFACTS / "site-pages"
ASSEMBLIES = (
    (api.LISTING, LIBRARY_OUTPUT / "KerasNet.xml"),
    (api.FSHARP_LISTING, FSHARP_OUTPUT / "KerasNet.FSharp.xml"),
)
_ASSETS = Path(__file__).with_name("assets")


def main() -> None:
    """Write the site.

    Raises:
        BuildError: names what has no documentation, and every link that leads nowhere.
    """
    say("Writing the pages")
    config = write_pages(PAGES, SITE)
    say("Making HTML of them with MkDocs (a minute or so)")
    html(config)
    say(f"Open {(SITE / 'index.html').relative_to(ROOT)}")


def write_pages(folder: Path, site: Path) -> Path:
    """Write the Markdown, pictures and settings into a folder; returns MkDocs's configuration file."""
    known = reference.read(ASSEMBLIES)
    made = pages.write(known)
    written, broken = guides.write()
    if broken := made.broken + broken:
        raise BuildError("These links of the site lead nowhere: " + "; ".join(sorted(set(broken))) + ".")
    docs = folder / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    for page, text in {**made.texts, **written}.items():
        path = docs / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "images", docs / "guides" / "images")
    shutil.copytree(_ASSETS, docs / "assets")
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(pages.TEMPLATES), autoescape=False)
    config = folder / "mkdocs.yml"
    config.write_text(
        environment.get_template("mkdocs.yml.j2").render(
            site=site.as_posix(),
            guides=_guides(),
            samples=[page for place, page in guides.places().items() if place.startswith("samples/")],
            namespaces=[
                (name, pages.namespace_page(name), kinds) for name, kinds in known.namespaces.items()
            ],
        ),
        encoding="utf-8",
    )
    return config


def html(config: Path) -> None:
    """Run MkDocs, for which every warning is an error, and look for what would need a network.

    Raises:
        BuildError: MkDocs found something, or a page fetches from a network.
    """
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    check(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config],
        "MkDocs found what is named above: put it right and run ./build.sh site again.",
        env=env,
    )
    if fetched := sorted(_fetched(SITE.rglob("*.html"))):
        raise BuildError("The site would not work offline: " + "; ".join(fetched) + ".")


def _fetched(files: Iterable[Path]) -> set[str]:
    return {address for path in files for address in outside(path.read_text(encoding="utf-8"))}


def _guides() -> list[str]:
    """The guides in the order of their index, then those it does not name."""
    text = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    names = [path.name for path in (ROOT / "docs").glob("*.md") if path.name != "index.md"]
    order = sorted(names, key=lambda name: (text.find(f"]({name})") % (len(text) + 1), name))
    return [f"guides/{name}" for name in order]
