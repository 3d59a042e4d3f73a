"""Callbacks written in C#."""

from Pieces import CallbackTests


def test_every_method_is_called_in_keras_order_with_its_logs():
    assert list(CallbackTests.Everything()) == [
        "train begin",
        "epoch 0 begin",
        "batch 0 begin",
        "batch 0 end: loss",
        "test begin",
        "test batch 0 begin",
        "test batch 0 end: loss",
        "test end: loss",
        "epoch 0 end: loss val_loss",
        "train end: loss val_loss",
        "test begin",
        "test batch 0 begin",
        "test batch 0 end: loss",
        "test end: loss",
        "predict begin",
        "predict batch 0 begin",
        "predict batch 0 end",
        "predict end",
    ]


def test_an_exception_ends_the_training_and_arrives_as_itself():
    assert CallbackTests.ThrowsItself() == "the sensor is broken 42 after 4 steps, True, (64, 1)"


def test_the_learning_rate_can_be_changed_and_the_training_stopped():
    assert [round(rate, 6) for rate in CallbackTests.Rates()] == [0.05, 0.025, 0.0125]


def test_model_and_params_are_those_of_the_run():
    assert CallbackTests.ModelAndParams() == "Sequential True 2 2"


def test_a_callback_can_be_used_again_and_beside_those_of_keras():
    assert CallbackTests.TwiceTheSame() == 2
