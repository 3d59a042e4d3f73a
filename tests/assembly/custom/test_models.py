"""Models, steps, tapes and compiled functions written in C#."""

import pytest
from Pieces import ModelTests, SensorException


@pytest.mark.parametrize("kind", ["subclass", "own step"])
def test_a_model_in_csharp_trains_to_the_numbers_of_a_sequential(kind):
    assert list(ModelTests.Losses(kind)) == pytest.approx(list(ModelTests.Losses("sequential")), rel=1e-6)


def test_a_step_in_csharp_is_compiled_not_called_each_time():
    assert ModelTests.Traces() <= 3


def test_a_model_in_csharp_is_saved_and_loaded(tmp_path):
    assert set(ModelTests.RoundTrip(str(tmp_path / "own.keras"))) == {0.0}


def test_two_networks_train_against_each_other():
    assert ModelTests.Gan() == "critic generator False False 4"


def test_a_loop_with_a_tape_gives_the_same_compiled_and_not():
    assert list(ModelTests.Loop(True)) == pytest.approx(list(ModelTests.Loop(False)), rel=1e-5)


def test_the_gradient_of_a_watched_tensor():
    assert list(ModelTests.GradientOfSquare()) == [2, 4, 6]


def test_steps_on_single_batches():
    assert ModelTests.OnBatches() == "True 21"


def test_a_weight_that_is_not_used_has_no_gradient_and_is_named():
    assert "has no gradient" in ModelTests.NoGradient()


def test_what_a_step_throws_arrives_as_itself():
    with pytest.raises(SensorException, match="the step is broken"):
        ModelTests.ThrowsInStep()
