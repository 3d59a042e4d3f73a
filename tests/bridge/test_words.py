"""Everything that is documented has words of its own, and no words are left of what is gone."""

import json
import re

import pytest

from bridge.emit import emit
from bridge.emit.words import WORDS, Words
from bridge.inventory.facts import Facts

FILES = ("classes", "functions", "members", "parameters")


class Asked(dict):
    """A table that remembers what was asked of it."""

    def __init__(self, entries: dict[str, str]) -> None:
        super().__init__(entries)
        self.asked: set[str] = set()

    def get(self, key, default=None):
        self.asked.add(key)
        return super().get(key, default)


class AskedWords(Words):
    """Words that remember for which parameters they were asked, and which entries answered."""

    parameters_asked: set[tuple[str, str]]
    entries_used: set[tuple[str, str]]

    def parameter(self, owner: str, name: str) -> str:
        self.parameters_asked.add((owner, name))
        self.entries_used.add(self.parameter_entry(owner, name))
        return super().parameter(owner, name)


@pytest.fixture(scope="module")
def surface(root) -> dict:
    return json.loads((root / "bridge" / "surface.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def words(surface) -> AskedWords:
    loaded = Words.load()
    asked = AskedWords(Asked(loaded.symbols), Asked(loaded.members), loaded.parameters)
    object.__setattr__(asked, "parameters_asked", set())
    object.__setattr__(asked, "entries_used", set())
    emit(surface, Facts.load(), asked)
    return asked


def test_every_class_and_function_has_words(words, surface):
    asked = {name for name in words.symbols.asked if name in surface["symbols"]}
    assert len(asked) > 900
    assert sorted(asked - set(words.symbols)) == []


def test_every_parameter_has_words(words):
    assert len(words.parameters_asked) > 4000
    silent = {
        (owner, name) for owner, name in words.parameters_asked if not words.parameter_entry(owner, name)
    }
    assert sorted(f"{owner}({name})" for owner, name in silent) == []


def test_no_words_for_symbols_that_are_gone(words):
    assert sorted(set(words.symbols) - words.symbols.asked) == []


def test_no_words_for_members_that_are_gone(words):
    assert sorted(set(words.members) - words.members.asked) == []


def test_no_words_for_parameters_that_are_gone(words):
    entries = {(owner, name) for owner, table in words.parameters.items() for name in table}
    assert sorted(f"{owner}: {name}" for owner, name in entries - words.entries_used) == []


@pytest.mark.parametrize("name", FILES)
def test_words_are_whole_sentences(name):
    for line in (WORDS / f"{name}.toml").read_text(encoding="utf-8").splitlines():
        if " = " not in line or line.startswith("#"):
            continue
        text = line.partition(" = ")[2][1:-1].replace('\\"', '"')
        assert text.endswith(".") and not text.endswith(".."), line
        assert text[0].isupper() or text[0] in "`-0123456789e", line
        assert text.count("`") % 2 == 0, line
        assert not re.search(r"</?\w", text), f"tags are made of backticks: {line}"


def test_no_two_functions_of_a_module_share_their_words():
    """A sentence that fits two functions says too little of one of them."""
    seen: dict[tuple[str, str], str] = {}
    for name, text in Words.load().symbols.items():
        module = name.rpartition(".")[0]
        assert (module, text) not in seen, f"{name} and {seen[module, text]}"
        seen[module, text] = name


def test_text_becomes_xml():
    from bridge.emit.words import _xml

    assert _xml("`a < b` & c") == "<c>a &lt; b</c> &amp; c"


def test_the_nearest_owner_speaks():
    words = Words(
        {},
        {},
        {
            "*": {"x": "Everywhere.", "*_initializer": "How the {} is filled."},
            "keras.layers.*": {"x": "Layers."},
            "keras.layers.Dense": {"x": "Dense."},
        },
    )
    assert words.parameter("keras.ops.abs", "x") == "Everywhere."
    assert words.parameter("keras.layers.Conv2D", "x") == "Layers."
    assert words.parameter("keras.layers.Dense", "x") == "Dense."
    assert (
        words.parameter("keras.layers.Dense", "deep_kernel_initializer") == "How the deep kernel is filled."
    )
    assert words.parameter("keras.layers.Dense", "unknown") == ""
