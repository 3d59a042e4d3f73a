"""The typed ways to apply a layer that takes more than an input, and the members that only some classes have."""

from __future__ import annotations

from typing import Any

import keras
import numpy
import pytest

from kerasnet_host.symbols import resolve
from tests.parity.surface import csharp
from tests.parity.surface.compare import assert_equal

_RANDOM = numpy.random.default_rng(0)


def _values(*shape: int) -> numpy.ndarray:
    return _RANDOM.normal(size=shape).astype("float32")


def _pair(symbol: str, value: Any, *more: Any, **given: Any) -> tuple[Any, Any]:
    """Make a layer on both sides, with the same weights."""
    theirs = resolve(symbol)(**given)
    theirs(value, *more)
    ours = csharp.make(symbol, **given)
    csharp.python_of(csharp.invoke(ours, "Apply", value, *more))
    csharp.python_of(ours).set_weights(theirs.get_weights())
    return ours, theirs


@pytest.mark.parametrize("symbol", ["keras.layers.LSTM", "keras.layers.GRU", "keras.layers.SimpleRNN"])
def test_recurrent_layers_take_and_return_states(symbol: str) -> None:
    x = _values(2, 5, 3)
    count = 2 if symbol.endswith("LSTM") else 1
    ours, theirs = _pair_many(symbol, x, units=4, return_state=True, return_sequences=True)
    states = [_values(2, 4) for _ in range(count)]
    wanted = theirs(x, initial_state=states, training=False)
    found = csharp.invoke(ours, "ApplyMany", sequences=x, initial_state=states, training=False)
    assert_equal(csharp.python_of(found), list(wanted), symbol)


def _pair_many(symbol: str, value: Any, **given: Any) -> tuple[Any, Any]:
    theirs = resolve(symbol)(**given)
    theirs(value)
    ours = csharp.make(symbol, **given)
    csharp.invoke(ours, "ApplyMany", sequences=value)
    csharp.python_of(ours).set_weights(theirs.get_weights())
    return ours, theirs


def test_a_recurrent_layer_takes_a_mask() -> None:
    x = _values(2, 5, 3)
    ours, theirs = _pair("keras.layers.LSTM", x, units=4)
    mask = numpy.array([[True, True, False, False, False], [True] * 5])
    found = csharp.invoke(ours, "Apply", sequences=x, mask=mask)
    assert_equal(csharp.python_of(found), theirs(x, mask=mask), "mask")


def test_a_stateful_layer_keeps_and_resets_its_state() -> None:
    x = _values(2, 5, 3)
    ours, theirs = _pair("keras.layers.LSTM", x, units=4, stateful=True)
    for layer in (theirs, csharp.python_of(ours)):
        layer.reset_state()
    for _ in range(2):
        assert_equal(csharp.apply(ours, x), theirs(x), "state")
    theirs.reset_state()
    csharp.invoke(ours, "ResetState")
    assert_equal(csharp.apply(ours, x), theirs(x), "reset")


@pytest.mark.parametrize(
    "symbol", ["keras.layers.LSTMCell", "keras.layers.GRUCell", "keras.layers.SimpleRNNCell"]
)
def test_cells_make_one_step(symbol: str) -> None:
    x = _values(2, 3)
    states = [_values(2, 4) for _ in range(2 if "LSTM" in symbol else 1)]
    ours, theirs = _pair(symbol, x, states, units=4)
    name = "sequence" if "Simple" in symbol else "inputs"
    found = csharp.python_of(csharp.invoke(ours, "Apply", **{name: x, "states": states}))
    assert_equal(found, theirs(x, states), symbol)


def test_attention_takes_masks_and_gives_scores() -> None:
    query, value = _values(2, 4, 8), _values(2, 6, 8)
    ours, theirs = _pair("keras.layers.MultiHeadAttention", query, value, num_heads=2, key_dim=4)
    mask = numpy.ones((2, 4, 6), bool)
    mask[:, :, 4:] = False
    given = {"query": query, "value": value, "attention_mask": mask}
    assert_equal(csharp.python_of(csharp.invoke(ours, "Apply", **given)), theirs(**given), "attention")
    found = csharp.python_of(csharp.invoke(ours, "ApplyWithScores", **given))
    assert_equal(found, theirs(**given, return_attention_scores=True), "scores")


def test_grouped_attention() -> None:
    query, value = _values(2, 4, 8), _values(2, 6, 8)
    given = {"head_dim": 4, "num_query_heads": 4, "num_key_value_heads": 2}
    ours, theirs = _pair("keras.layers.GroupQueryAttention", query, value, **given)
    found = csharp.invoke(ours, "Apply", query=query, value=query, use_causal_mask=True)
    assert_equal(csharp.python_of(found), theirs(query, query, use_causal_mask=True), "causal")


def test_attention_takes_a_mask_for_values_alone() -> None:
    inputs = [_values(2, 4, 8), _values(2, 6, 8)]
    mask = [None, numpy.array([[True] * 4 + [False] * 2] * 2)]
    theirs = keras.layers.Attention()
    found = csharp.invoke(csharp.make("keras.layers.Attention"), "Apply", inputs=inputs, mask=mask)
    assert_equal(csharp.python_of(found), theirs(inputs, mask=mask), "mask")


def test_an_embedding_runs_in_reverse() -> None:
    ours, theirs = _pair("keras.layers.ReversibleEmbedding", numpy.array([[1, 2]]), input_dim=5, output_dim=3)
    x = _values(2, 2, 3)
    found = csharp.invoke(ours, "Apply", inputs=x, reverse=True)
    assert_equal(csharp.python_of(found), theirs(x, reverse=True), "reverse")


def test_a_vocabulary_is_set_and_read() -> None:
    ours = csharp.make("keras.layers.StringLookup")
    csharp.invoke(ours, "SetVocabulary", vocabulary=["a", "b"])
    assert list(csharp.invoke(ours, "GetVocabulary")) == ["[UNK]", "a", "b"]
    assert csharp.invoke(ours, "VocabularySize") == 3


def test_lora_freezes_the_kernel() -> None:
    x = _values(2, 3)
    ours, theirs = _pair("keras.layers.Dense", x, units=4)
    csharp.invoke(ours, "EnableLora", rank=2)
    theirs.enable_lora(2)
    assert [w.shape for w in csharp.python_of(ours).trainable_weights] == [
        w.shape for w in theirs.trainable_weights
    ]
    assert len(list(ours.TrainableWeights)) == 3


def test_a_dense_layer_quantizes() -> None:
    x = _values(2, 3)
    ours, theirs = _pair("keras.layers.Dense", x, units=4)
    csharp.invoke(ours, "Quantize", mode="int8")
    theirs.quantize("int8")
    assert ours.QuantizationMode == "int8"
    assert_equal(csharp.apply(ours, x), theirs(x), "int8")


def test_layers_tell_what_they_are() -> None:
    x = _values(2, 3)
    ours, _ = _pair("keras.layers.Dense", x, units=4, dtype="mixed_bfloat16", name="told")
    assert ours.Name == "told"
    assert (ours.ComputeDType, ours.VariableDType) == ("bfloat16", "float32")
    assert [
        len(list(found)) for found in (ours.Weights, ours.TrainableWeights, ours.NonTrainableWeights)
    ] == [2, 2, 0]
    ours.Trainable = False
    assert csharp.python_of(ours).trainable is False
    assert len(list(ours.TrainableWeights)) == 0


def test_optimizers_show_and_take_their_rate() -> None:
    ours = csharp.make("keras.optimizers.Adam", learning_rate=0.25)
    assert ours.LearningRate == 0.25
    ours.LearningRate = 0.5
    assert float(csharp.python_of(ours).learning_rate) == 0.5


def test_losses_and_metrics_compute() -> None:
    y, p = _values(4, 2), _values(4, 2)
    found = csharp.invoke(csharp.make("keras.losses.Huber", delta=0.5), "Apply", y_true=y, y_pred=p)
    assert_equal(csharp.python_of(found), keras.losses.Huber(0.5)(y, p), "huber")


def test_an_unknown_value_of_a_closed_set_is_refused_by_name() -> None:
    with pytest.raises(csharp.CSharpError, match="KerasArgumentException: Flatten: dataFormat: 'last'"):
        csharp.make("keras.layers.Flatten", data_format="last")


def test_every_hand_written_symbol_has_its_c_sharp() -> None:
    from tests.parity.surface.samples import FACTS

    for symbol, name in FACTS.hand_written.items():
        if csharp.has_type(name):
            continue
        owner, _, member = name.rpartition(".")
        names = {found.Name for found in csharp.net_type(owner).GetMembers()}
        assert (member if member != "this[]" else "Item") in names, f"{symbol}: there is no {name}"


def test_objects_come_back_as_their_own_class() -> None:
    for made, wanted in (
        (keras.layers.Dense(2), "KerasNet.Layers.Dense"),
        (keras.losses.Huber(), "KerasNet.Losses.Huber"),
        (keras.metrics.Hinge(), "KerasNet.Metrics.Hinge"),
        (keras.optimizers.schedules.CosineDecay(0.1, 5), "KerasNet.Optimizers.Schedules.CosineDecay"),
    ):
        assert csharp.csharp_of(made).GetType().FullName == wanted
