"""Any method from any thread: each sentence of docs/threads.md has its test here."""

from Pieces import ThreadTests


def test_200_requests_in_flight_get_their_own_answers_while_another_model_trains():
    assert ThreadTests.Requests() == "200 right, 10 epochs"


def test_trainings_of_one_model_take_turns():
    assert ThreadTests.TwoFits() == "24 steps, 3 histories"


def test_a_callback_can_predict_and_evaluate_with_its_model():
    assert ThreadTests.InsideACallback() == 4


def test_a_cancel_button_in_the_third_of_100_steps():
    assert ThreadTests.CancelButton() == "after 3 steps, token True, same thread True, 64 rows, 1 epoch"


def test_a_timer_predicts_while_the_model_trains():
    assert ThreadTests.Timer()


def test_a_training_that_waits_for_its_turn_can_be_cancelled():
    assert ThreadTests.CancelWhileWaiting() == "cancelled"


def test_a_policy_set_on_one_thread_holds_on_every_other():
    assert ThreadTests.PolicyAcrossThreads() == "float16"


def test_a_seed_set_on_one_thread_holds_on_every_other():
    assert ThreadTests.SeedAcrossThreads()


def test_arrays_and_tensors_are_read_from_8_threads_at_once():
    assert ThreadTests.Reading() == 400
