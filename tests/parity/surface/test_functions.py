"""Every op, activation, loss, metric and random function: the same call through C# and in Python, the same result."""

from __future__ import annotations

from typing import Any

import keras
import pytest

from bridge.surface import offered
from kerasnet_host.symbols import resolve
from tests.parity.surface import arguments, csharp
from tests.parity.surface.compare import assert_equal
from tests.parity.surface.delegates import Delegated

FUNCTIONS = {name: block for name, block in offered("function").items() if name not in arguments.UNCHECKED}

# TensorFlow's own kernels can't transpose a dilated convolution; oneDNN's, which it uses on processors with VNNI, can.
_NO_DILATION = "dilation rates larger than 1"


@pytest.mark.parametrize("symbol", FUNCTIONS)
def test_function_gives_python_s_result(symbol: str) -> None:
    for at, given in enumerate(arguments.calls(symbol, FUNCTIONS[symbol])):
        keras.utils.set_random_seed(3)
        csharp.call("keras.utils.set_random_seed", 3)
        try:
            wanted = _python(symbol, FUNCTIONS[symbol], given)
        except Exception as error:
            if "dilation_rate" not in given or _NO_DILATION not in str(error):
                raise
            with pytest.raises(csharp.CSharpError, match="use a dilation rate of 1"):
                csharp.call(symbol, **given)
            continue
        found = csharp.call(symbol, **given)
        assert_equal(arguments.shown(found), arguments.shown(wanted), f"{symbol}, call {at}: {list(given)}")


def _python(symbol: str, block: dict[str, Any], given: dict[str, Any]) -> Any:
    given = {name: _plain(value) for name, value in given.items()}
    positional: list[Any] = []
    kinds = {parameter["name"]: parameter.get("kind") for parameter in block["parameters"]}
    if "varargs" in kinds.values():
        for name, kind in kinds.items():
            if kind == "varargs":
                positional += given.pop(name, [])
                break
            positional.append(given.pop(name))
    return resolve(symbol)(*positional, **given)


def _plain(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], Delegated):
        return [item.python for item in value]
    return value.python if isinstance(value, Delegated) else value
