"""The ranges of numbers: phrases, where they come from, and the C# that checks them."""

from __future__ import annotations

import pytest

from bridge.emit.ranges import bounds, stated
from bridge.inventory.ranges import Range, Ranges
from bridge.surface import symbols


@pytest.mark.parametrize(
    ("phrase", "inside", "outside", "check"),
    [
        ("0 or more", [0, 1e300, float("inf")], [-1e-9, float("nan")], "Bounds.AtLeast(0)"),
        ("more than 0", [1e-9], [0, -1], "Bounds.MoreThan(0)"),
        ("0 or less", [0, -1], [1e-9], "Bounds.NotAbove(0)"),
        ("from 0 to 1", [0, 1], [-0.1, 1.1], "Bounds.AtLeast(0).AtMost(1)"),
        ("from 0 to less than 1", [0, 0.99], [1], "Bounds.AtLeast(0).Below(1)"),
        ("more than 0, up to 1", [1], [0, 1.1], "Bounds.MoreThan(0).AtMost(1)"),
        ("more than 0, less than 1", [0.5], [0, 1], "Bounds.MoreThan(0).Below(1)"),
        ("-1, or 1 or more", [-1, 1, 9], [0, -2], "Bounds.AtLeast(1).Or(-1)"),
    ],
)
def test_a_phrase_is_a_range(phrase: str, inside: list[float], outside: list[float], check: str) -> None:
    accepted = Range.parse(phrase)
    assert all(value in accepted for value in inside)
    assert not any(value in accepted for value in outside)
    assert bounds(phrase) == check


def test_another_phrase_is_an_error() -> None:
    with pytest.raises(ValueError, match="not a range: 'about 3'"):
        Range.parse("about 3")


def _ranges() -> Ranges:
    return Ranges({"keras.X.free": "any", "keras.*.rate": "from 0 to 1"}, {"free|units": "1 or more"})


def test_paths_come_before_names_and_names_before_docstrings() -> None:
    ranges = _ranges()
    assert ranges.range_of("keras.X", "rate", "float", "", 0.5) == "from 0 to 1"
    assert ranges.range_of("keras.X", "free", "int", "Positive integer.", None) is None
    assert ranges.range_of("keras.Y", "free", "int?", "", None) == "1 or more"
    assert (
        ranges.range_of("keras.Y", "share", "float", "Float between 0 and 1. What is kept.", 0)
        == "from 0 to 1"
    )
    assert ranges.range_of("keras.Y", "count", "int", "Positive integer.", 3) == "1 or more"
    assert ranges.range_of("keras.Y", "other", "int", "An integer.", 3) is None
    assert ranges.range_of("keras.Y", "units", "str", "", None) is None
    assert ranges.sources == {"table": 1, "name": 1, "docs": 2}
    assert ranges.unused() == []


def test_entries_that_match_nothing_are_found() -> None:
    assert _ranges().unused() == ["keras.X.free", "keras.*.rate", "free|units"]


def test_a_range_can_not_refuse_a_default() -> None:
    with pytest.raises(
        ValueError, match=r"keras\.X\.rate: the range 'from 0 to 1' refuses the default \(0.5, 2\)"
    ):
        _ranges().range_of("keras.X", "rate", "float | tuple", "", (0.5, 2))


def test_documentation_states_the_range() -> None:
    assert stated("a number", "from 0 to 1") == "a number from 0 to 1"
    assert stated("a whole number", "1 or more") == "a whole number; 1 or more"
    assert stated("a number", None) == "a number"


def test_what_means_something_is_accepted() -> None:
    ranges = {
        (name, parameter["name"]): parameter.get("range")
        for name, block in symbols().items()
        for parameter in [*block.get("parameters", []), *block.get("base parameters", [])]
    }
    assert 0 in Range.parse(ranges["keras.optimizers.Adam", "learning_rate"] or "")
    assert -1 in Range.parse(ranges["keras.layers.GroupNormalization", "groups"] or "")
    assert 0 in Range.parse(ranges["keras.layers.Dense", "lora_rank"] or "")
    assert -1 in Range.parse(ranges["keras.layers.Reshape", "target_shape"] or "")
    for free in (
        ("keras.layers.Softmax", "axis"),
        ("keras.layers.Dropout", "seed"),
        ("keras.callbacks.EarlyStopping", "min_delta"),
        ("keras.losses.SparseCategoricalCrossentropy", "ignore_class"),
        ("keras.layers.Masking", "mask_value"),
    ):
        assert ranges[free] is None
