"""The site: every public name has its entry, every link leads somewhere, and what is wrong fails by name."""

import re
import shutil
from pathlib import Path

import pytest

from bridge import api
from bridge.errors import BuildError
from bridge.paths import ROOT
from bridge.site import build, guides, pages, reference
from bridge.site.html import outside
from bridge.site.refs import parse

XML = [xml for _, xml in build.ASSEMBLIES]


@pytest.fixture(scope="module")
def known():
    if not all(path.exists() for path in XML):
        pytest.fail("The documentation is not built: run ./build.sh test, which builds it first.")
    return reference.read(build.ASSEMBLIES)


@pytest.fixture(scope="module")
def made(known):
    return pages.write(known)


@pytest.fixture(scope="module")
def lines():
    """The public API, without the reader that the site uses."""
    text = "".join(path.read_text(encoding="utf-8") for path in (api.LISTING, api.FSHARP_LISTING))
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_every_type_and_member_has_an_entry(known, made, lines):
    assert len(known.types) + sum(len(kind.members) for kind in known.types) == len(lines) > 3000
    for kind in known.types:
        text = made.texts[kind.page]
        anchors = re.findall(r"\{ #([^ ]+) \}|<span id=\"([^\"]+)\">", text)
        found = [heading or row for heading, row in anchors]
        assert len(found) == len(set(found)), kind.id
        assert {member.anchor for member in kind.members} <= set(found), kind.id


def test_every_parameter_is_shown_with_what_it_means(known, made):
    for kind in known.types:
        for member in kind.members:
            shown = member.line.kind in ("constructor", "method") and member.doc.find("param") is not None
            for parameter in member.line.parameters if shown else ():
                row = rf"^\| `{parameter.name}` \| <code>.+</code> \| [^|]* \| .+ \|$"
                assert re.search(row, made.texts[kind.page], re.MULTILINE), (member.id, parameter.name)


def test_each_overload_has_its_own_words(known):
    """Members are matched by the types of their parameters, not by their order."""
    for kind in known.types:
        ids = [member.id for member in kind.members]
        assert len(ids) == len(set(ids)), kind.id
    _, member = known.places["M:KerasNet.NDArray.op_Explicit(KerasNet.NDArray)~System.Boolean"]
    assert member.line.returns == parse("bool")


def test_every_link_of_the_reference_leads_to_a_page_and_an_anchor(made):
    assert made.broken == []
    for page, text in made.texts.items():
        for target in re.findall(r"\]\(([^):]+)\)", text):
            path, _, anchor = target.partition("#")
            where = (
                Path("/", page).parent.joinpath(path).resolve().relative_to("/").as_posix() if path else page
            )
            assert where in made.texts, (page, target)
            if anchor:
                there = made.texts[where]
                assert f"{{ #{anchor} }}" in there or f'id="{anchor}"' in there, (page, target)


def test_the_page_of_a_layer(made):
    text = made.texts["api/kerasnet.layers/dense.md"]
    assert "Keras's `keras.layers.Dense`" in text
    assert "(https://keras.io/api/layers/core_layers/)" in text
    assert "    int units,\n" in text
    assert "    bool useBias = true,\n" in text
    assert "| `useBias` | <code>bool</code> | `true` | Whether a bias is learned and added." in text
    assert (
        "[NameOr](../kerasnet/nameor-1.md)&lt;[Initializer](../kerasnet.initializers/initializer.md)&gt;"
        in text
    )
    assert "a <code>[Layer](layer.md)</code>, whose members it has too" in text


def test_the_rest_of_what_a_page_may_have(made):
    assert "`this[Slice[]]` | <code>[NDArray](ndarray.md)</code>" in made.texts["api/kerasnet/ndarray.md"]
    assert "`NDArray + double`" in made.texts["api/kerasnet/ndarray.md"]
    assert (
        "```csharp\nusing var tape = new GradientTape();\nvar loss"
        in made.texts["api/kerasnet/gradienttape.md"]
    )
    assert "**Throws** [`Keras" in made.texts["api/kerasnet/model.md"]
    assert "?epochs: int,\n" in made.texts["api/kerasnet.fsharp/network.md"]
    assert "-> History)" in made.texts["api/kerasnet.fsharp/network.md"]


def test_the_guides_and_samples_are_there_and_their_links_hold():
    texts, broken = guides.write()
    assert broken == []
    assert {f"guides/{path.name}" for path in (ROOT / "docs").glob("*.md")} < set(texts)
    assert "(guides/index.md)" in texts["index.md"]
    assert "(../samples/mnistcnn-fsx.md)" in texts["guides/fsharp.md"]
    assert "```csharp\n// The classic" in texts["samples/mnistcnn.md"]
    listed = [name.split("/")[1] for name in guides.places() if name.startswith("samples/")]
    assert all(f"[`{name}`]" in texts["samples/index.md"] for name in listed)


def test_a_broken_link_of_a_guide_is_named():
    broken = []
    text = "See [this](nothing.md), [that](models.md#fit) and\n```csharp no-run\nvar x = a[0](b.md);\n```\n"
    linked = guides.linked(
        text, "docs/try.md", {**guides.places(), "docs/try.md": "guides/try.md"}, ROOT, broken
    )
    assert broken == ["docs/try.md: nothing.md, which is not there"]
    assert "[that](models.md#fit)" in linked
    assert "```csharp\nvar x = a[0](b.md);" in linked


@pytest.fixture
def changed(tmp_path):
    """The listing and the documentation, with one text replaced by another."""

    def change(old: str, new: str):
        copy = shutil.copy(XML[0], tmp_path / "KerasNet.xml")
        text = XML[0].read_text(encoding="utf-8")
        assert text.count(old) >= 1, old
        copy.write_text(text.replace(old, new), encoding="utf-8")
        return [(api.LISTING, copy)]

    return change


def test_an_undocumented_member_is_named(changed):
    with pytest.raises(BuildError, match=r"no documentation: Layers\.Dense\.Bias\.$"):
        reference.read(changed('name="P:KerasNet.Layers.Dense.Bias"', 'name="P:KerasNet.Layers.Dense.Other"'))


def test_an_undocumented_type_is_named(changed):
    with pytest.raises(BuildError, match=r"no documentation: Layers\.Dense\.$"):
        reference.read(changed('name="T:KerasNet.Layers.Dense"', 'name="T:KerasNet.Layers.Other"'))


def test_an_unresolved_cref_is_named(changed):
    made = pages.write(
        reference.read(changed('cref="T:KerasNet.Initializers.Initializer"', 'cref="T:KerasNet.Gone"'))
    )
    assert made.broken
    assert all('cref="T:KerasNet.Gone", which is not public' in one for one in made.broken)


def test_what_a_page_would_fetch_is_found():
    html = '<a href="https://keras.io"></a><script src="https://x/y.js"></script><link href="//z/f.css"><img src="a.png">'
    assert outside(html) == ["https://x/y.js", "//z/f.css"]
