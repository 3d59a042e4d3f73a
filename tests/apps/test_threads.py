"""Keras keeps its settings a thread; a program of many threads does not notice."""


def test_layers_made_on_many_threads_have_different_names(scenario):
    done = scenario("names-across-threads")
    assert (done.returncode, done.stdout.strip()) == (0, "different names: 8"), done.stderr


def test_a_policy_set_on_one_thread_holds_on_every_other(scenario):
    done = scenario("policy-across-threads")
    assert (done.returncode, done.stdout.strip()) == (0, "mixed_float16"), done.stderr


def test_others_predict_while_one_trains(scenario):
    done = scenario("predict-while-fitting")
    assert (done.returncode, done.stdout.strip()) == (0, "predictions 8, epochs 3"), done.stderr
