"""Keras's settings through C#: set in one place, seen by what is made afterwards, and put back."""

from __future__ import annotations

from typing import Any

import numpy
import pytest

from tests.parity.surface import csharp


def _config(name: str, *values: Any) -> Any:
    return csharp.call(f"keras.config.{name}", *values)


@pytest.mark.parametrize(
    ("getter", "setter", "value"),
    [
        ("floatx", "set_floatx", "float64"),
        ("epsilon", "set_epsilon", 1e-3),
        ("image_data_format", "set_image_data_format", "channels_first"),
        ("max_epochs", "set_max_epochs", 3),
        ("max_steps_per_epoch", "set_max_steps_per_epoch", 4),
    ],
)
def test_a_setting_is_set_and_put_back(getter: str, setter: str, value: Any) -> None:
    before = _config(getter)
    _config(setter, value)
    try:
        assert _config(getter) == value
    finally:
        if before is None:
            _python(setter, None)
        else:
            _config(setter, before)
    assert _config(getter) == before


def _python(setter: str, value: Any) -> None:
    import keras

    getattr(keras.config, setter)(value)


def test_the_policy_reaches_layers() -> None:
    _config("set_dtype_policy", "mixed_bfloat16")
    try:
        assert csharp.make("keras.layers.Dense", units=2).ComputeDType == "bfloat16"
        assert _config("dtype_policy").name == "mixed_bfloat16"
    finally:
        _config("set_dtype_policy", "float32")
    assert csharp.make("keras.layers.Dense", units=2).ComputeDType == "float32"


@pytest.mark.parametrize(
    ("asked", "on", "off"),
    [
        ("is_interactive_logging_enabled", "enable_interactive_logging", "disable_interactive_logging"),
        ("is_traceback_filtering_enabled", "enable_traceback_filtering", "disable_traceback_filtering"),
        ("is_flash_attention_enabled", "enable_flash_attention", "disable_flash_attention"),
    ],
)
def test_a_switch_is_turned_off_and_on(asked: str, on: str, off: str) -> None:
    before = _config(asked)
    _config(off)
    assert _config(asked) is False
    # Flash attention is on where the backend has it, which is None until it is asked for.
    _config(on)
    assert _config(asked) is True or asked == "is_flash_attention_enabled"
    if before is False:
        _config(off)


def test_scopes_hold_until_they_are_disposed() -> None:
    import KerasNet

    inside = KerasNet.Scope.Name("outer")
    named = csharp.make("keras.layers.Dense", units=2)
    csharp.apply(named, numpy.ones((1, 2), "float32"))
    inside.Dispose()
    assert csharp.python_of(named).kernel.path.startswith("outer/")
    with_device = KerasNet.Scope.Device("cpu:0")
    made = csharp.call("keras.ops.ones", (2,))
    with_device.Dispose()
    assert "CPU:0" in made.device
