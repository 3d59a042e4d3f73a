"""Layers, losses, metrics, optimizers … written in C#."""

import pytest
from Pieces import LayerTests, SensorException


@pytest.mark.parametrize(
    ("eager", "xla"), [(False, False), (True, False), (False, True)], ids=["graph", "eager", "xla"]
)
def test_a_layer_in_csharp_trains_to_the_numbers_of_keras_own(eager, xla):
    assert list(LayerTests.Train(True, eager, xla)) == pytest.approx(
        list(LayerTests.Train(False, eager, xla)), rel=1e-6, abs=1e-7
    )


def test_names_and_parts_are_those_that_python_would_give():
    names = LayerTests.Names().split()
    assert names[0].startswith("linear") and names[0].endswith(":Linear:2")
    assert names[2].startswith("block") and names[2].endswith(":Block:6")


def test_the_weights_of_fields_and_lists_belong_to_the_layer():
    paths = LayerTests.Paths().split()
    assert [path.rpartition("/")[2] for path in paths] == ["kernel", "bias"] * 3
    assert len(set(paths)) == 6


def test_every_kind_of_piece_is_saved_and_loaded(tmp_path):
    path = str(tmp_path / "model.keras")
    before = list(LayerTests.RoundTrip(path))
    assert list(LayerTests.Load(path)) == before
    assert LayerTests.LoadedParts(path) == "4 2 Heavy 0.5 loss,within"


def test_masks_reach_a_layer_in_csharp():
    assert list(LayerTests.Masked()) == [2, 3]


def test_a_layer_applied_to_what_it_does_not_take_says_which_override_is_missing():
    assert LayerTests.MissingOverride() == (
        "Linear was applied to 2 inputs and overrides no Call for that. "
        "Override the Call whose first parameter fits."
    )


def test_what_a_layer_throws_while_keras_traces_arrives_as_itself():
    with pytest.raises(SensorException, match="the layer is broken"):
        LayerTests.ThrowsWhileTracing()


def test_a_loss_of_a_lambda_trains_as_keras_own():
    assert list(LayerTests.LossOf("own")) == pytest.approx(list(LayerTests.LossOf("keras")), rel=1e-6)
