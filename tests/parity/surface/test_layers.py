"""Every layer, applied through C# and in Python to the same input with the same weights: the very same numbers."""

from __future__ import annotations

import keras
import pytest

from bridge.surface import offered, symbols
from kerasnet_host.symbols import resolve
from tests.parity.surface import csharp, samples, special
from tests.parity.surface.compare import assert_equal
from tests.parity.surface.delegates import Delegated
from tests.parity.surface.inputs import input_for


def _is_layer(name: str) -> bool:
    block = symbols()[name]
    return name == "keras.Layer" or (bool(block.get("base")) and _is_layer(block["base"]))


LAYERS = {
    name: block
    for name, block in offered("class").items()
    if _is_layer(name) and name not in special.UNCHECKED and name not in special.NOT_APPLIED
}


@pytest.mark.parametrize("symbol", LAYERS)
def test_layer_gives_python_s_numbers(symbol: str) -> None:
    block = LAYERS[symbol]
    given = special.APPLIED.get(symbol, lambda: samples.required(symbol, block))()
    if any(parameter["name"] == "seed" for parameter in samples.parameters(block)):
        given["seed"] = 11
    value = input_for(symbol, block["family"])
    training = {"training": True} if symbol in special.TRAINING else {}

    _seed()
    theirs = resolve(symbol)(
        **{name: v.python if isinstance(v, Delegated) else v for name, v in given.items()}
    )
    theirs(value, **training)
    _seed()
    ours = csharp.make(symbol, **given)
    # The weights of a layer exist from its first use on.
    csharp.apply(ours, value, **training)
    csharp.python_of(ours).set_weights(theirs.get_weights())

    _seed()
    wanted = theirs(value, **training)
    _seed()
    found = csharp.apply(ours, value, **training)
    assert_equal(found, wanted, symbol)


def _seed() -> None:
    """Start the generators that layers such as AugMix share: Keras's belong to a thread, the assembly's is another."""
    keras.utils.set_random_seed(3)
    csharp.call("keras.utils.set_random_seed", 3)


def test_sublayers_of_python_are_found() -> None:
    inner = csharp.python_of(csharp.make("keras.layers.TimeDistributed", layer=keras.layers.Dense(3))).layer
    assert isinstance(inner, keras.layers.Dense)
