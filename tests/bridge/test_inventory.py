"""``bridge/surface.json`` against the installed Keras: nothing public is missing, nothing is left untyped."""

from __future__ import annotations

import inspect
import types
from collections import Counter
from typing import Any

import pytest

from bridge.inventory import read
from bridge.inventory.docstrings import parameter_texts
from bridge.inventory.document import dumps
from bridge.inventory.facts import Facts
from bridge.inventory.rules import Typing, UnknownTypeError
from bridge.inventory.signatures import REQUIRED, Parameter
from bridge.paths import ROOT
from bridge.surface import symbols

FACTS = Facts.load()


@pytest.fixture(scope="module")
def fresh() -> dict[str, Any]:
    return read(FACTS)


def test_every_public_name_of_keras_is_listed() -> None:
    import keras

    missing = []
    seen: set[str] = set()

    def walk(name: str, module: types.ModuleType) -> None:
        seen.add(name)
        for attribute in dir(module):
            value = getattr(module, attribute)
            path = f"{name}.{attribute}"
            if attribute.startswith("_") or attribute == "src":
                continue
            if isinstance(value, types.ModuleType):
                if path not in seen and value.__name__.startswith("keras."):
                    walk(path, value)
            elif path not in symbols():
                missing.append(path)

    walk("keras", keras)
    assert not missing


def test_the_registry_of_keras_is_covered() -> None:
    from keras.src.api_export import REGISTERED_NAMES_TO_OBJS

    # keras._legacy is what only tf_keras shows.
    names = {name for name in REGISTERED_NAMES_TO_OBJS if not name.startswith("keras._legacy")}
    assert names <= symbols().keys()


def test_it_is_the_same_at_every_run(fresh: dict[str, Any]) -> None:
    assert dumps(fresh) == dumps(read(FACTS))
    assert dumps(fresh) == (ROOT / "bridge" / "surface.json").read_text(encoding="utf-8")


def test_it_names_no_machine(fresh: dict[str, Any]) -> None:
    text = dumps(fresh)
    assert "0x" not in text
    assert "site-packages" not in text


def test_every_parameter_of_a_class_is_there(fresh: dict[str, Any]) -> None:
    from kerasnet_host.symbols import resolve

    missing = []
    for name, block in fresh["symbols"].items():
        if block["kind"] != "class" or "parameters" not in block:
            continue
        described = {p["name"] for p in [*block["parameters"], *block.get("base parameters", [])]}
        declared = inspect.signature(resolve(name).__init__).parameters.values()
        named = {p.name for p in declared if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)} - {"self"}
        missing += [f"{name}.{p}" for p in named - described if f"{name}.{p}" not in FACTS.exceptions]
    assert not missing


def test_layers_take_what_all_layers_take() -> None:
    dense = symbols()["keras.layers.Dense"]
    assert [p["name"] for p in dense["base parameters"]] == ["name", "dtype", "trainable", "autocast"]
    # It has an own activity_regularizer, no kwargs at all have the next two, and this one hides a parameter of RNN.
    assert "base parameters" not in symbols()["keras.layers.Discretization"]
    assert "base parameters" not in symbols()["keras.layers.Pipeline"]
    assert "zero_output_for_mask" in [p["name"] for p in symbols()["keras.layers.LSTM"]["base parameters"]]


def test_aliases_point_at_what_is_described() -> None:
    for name, block in symbols().items():
        if block["kind"] == "alias":
            assert symbols()[block["of"]]["kind"] != "alias", name
    assert symbols()["keras.layers.MaxPool2D"]["of"] == "keras.layers.MaxPooling2D"
    assert symbols()["keras.initializers.glorot_uniform"]["of"] == "keras.initializers.GlorotUniform"


def test_the_counts_are_right(fresh: dict[str, Any]) -> None:
    blocks = fresh["symbols"].values()
    assert fresh["counts"]["kinds"] == dict(Counter(block["kind"] for block in blocks))
    assert fresh["counts"]["parameters"] == sum(fresh["counts"]["parameter types"].values())
    assert fresh["counts"]["ranged parameters"] == sum(fresh["counts"]["parameter ranges"].values())


def test_an_unknown_type_is_an_error() -> None:
    typing = Typing({})
    kind, source = typing.type_of(
        "keras.x.Y", Parameter("mystery", REQUIRED), "Whatever you like.", function=False
    )
    assert (kind, source) == ("?", "unknown")
    assert typing.unknown == ["keras.x.Y.mystery: Whatever you like."]


def test_an_incomplete_table_stops_the_inventory() -> None:
    lacking = {
        name: kind for name, kind in FACTS.parameters.items() if name != "keras.layers.EinsumDense.equation"
    }
    with pytest.raises(UnknownTypeError, match=r"keras\.layers\.EinsumDense\.equation"):
        read(Facts(**{**vars(FACTS), "parameters": lacking}))


@pytest.mark.parametrize(
    ("name", "default", "text", "kind", "source"),
    [
        ("kernel_initializer", "zeros", "", "initializer", "name"),
        ("learning_rate", 0.1, "", "float | schedule", "name"),
        ("use_it", True, "", "bool", "default"),
        ("amount", 1, "Int or tuple of ints.", "int | tuple", "docs"),
        ("amount", None, "Float, the amount.", "float?", "docs"),
        ("amount", None, "Boolean, whether.", "bool?", "docs"),
        ("scale", True, "A tensor.", "bool", "default"),
    ],
)
def test_types_come_from_names_docstrings_and_defaults(
    name: str, default: Any, text: str, kind: str, source: str
) -> None:
    assert Typing({}).type_of("keras.x.Y", Parameter(name, default), text, function=False) == (kind, source)


def test_docstrings_are_read_entry_by_entry() -> None:
    class Sample:
        """A sample.

        Args:
            first: Int. The first,
                over two lines.
            second, third: Both.

        Returns:
            not: a parameter
        """

    Sample.__module__ = "keras.sample"
    assert parameter_texts(Sample) == {
        "first": "Int. The first, over two lines.",
        "second": "Both.",
        "third": "Both.",
    }
