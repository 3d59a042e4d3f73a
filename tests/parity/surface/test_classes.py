"""Every class of Keras, constructed through its C# class and in Python: equal configurations."""

from __future__ import annotations

from typing import Any

import pytest

from bridge.emit.classes import kept_members
from bridge.surface import offered
from kerasnet_host.symbols import resolve
from tests.parity.surface import csharp, samples, special
from tests.parity.surface.compare import state_of
from tests.parity.surface.delegates import Delegated

CLASSES = {name: block for name, block in offered("class").items() if name not in special.UNCHECKED}


def _python(symbol: str, given: dict[str, Any]) -> Any:
    return resolve(symbol)(**{name: _plain(value) for name, value in given.items()})


def _plain(value: Any) -> Any:
    return value.python if isinstance(value, Delegated) else value


def _same(symbol: str, given: dict[str, Any], wanted: Any) -> None:
    made = csharp.make(symbol, **given)
    assert state_of(csharp.python_of(made)) == state_of(wanted)
    told = {name: csharp.get(made, name) for name in _kept(symbol)}
    assert {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()} == {
        name: getattr(wanted, name) for name in told
    }


def _kept(symbol: str) -> list[str]:
    """Name the properties that tell an argument of the constructor, those of the bases too."""
    found = []
    while symbol in CLASSES:
        found += kept_members(symbol, CLASSES[symbol])
        symbol = CLASSES[symbol].get("base", "")
    return found


@pytest.mark.parametrize("symbol", CLASSES)
def test_defaults_are_keras_s(symbol: str) -> None:
    given = samples.required(symbol, CLASSES[symbol])
    _same(symbol, given, _python(symbol, given))


@pytest.mark.parametrize("symbol", CLASSES)
def test_every_parameter_arrives(symbol: str) -> None:
    block = CLASSES[symbol]
    given = samples.every(symbol, block)
    try:
        wanted = _python(symbol, given)
    except Exception:
        _one_at_a_time(symbol, block, given)
    else:
        _same(symbol, given, wanted)
        _differs(symbol, given, wanted)


def _one_at_a_time(symbol: str, block: dict[str, Any], given: dict[str, Any]) -> None:
    """Check each parameter by itself, for a class that does not accept all of the values together."""
    required = samples.required(symbol, block)
    for name in sorted(given.keys() - required.keys()):
        around = special.INSTEAD.get((symbol, name), required)
        one = {**around, **special.WITH.get((symbol, name), {}), name: given[name]}
        try:
            wanted = _python(symbol, one)
        except Exception as error:
            raise AssertionError(f"{symbol}: Keras itself refuses {name}={given[name]!r}: {error}") from error
        _same(symbol, one, wanted)


def _differs(symbol: str, given: dict[str, Any], wanted: Any) -> None:
    """Make sure that the values differ from the defaults, where Keras shows them."""
    required = samples.required(symbol, CLASSES[symbol])
    if given.keys() == required.keys() or symbol in special.SILENT:
        return
    assert state_of(wanted) != state_of(_python(symbol, required)), (
        f"{symbol}: the sample values are the defaults"
    )
