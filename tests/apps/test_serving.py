"""Events, finalizers and predictors in processes of their own."""


def lines(done):
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip().splitlines()


def test_a_listener_reads_plans_and_counters(scenario):
    assert lines(scenario("serving-events")) == [
        "plans told: True",
        "accelerated: True, False",
        "counters: batch-size, latency, queue-length, rejected",
    ]


def test_a_storm_of_finalizers_while_a_model_is_trained(scenario):
    assert lines(scenario("finalizer-storm")) == [
        "epochs: 40, many left to finalizers: True",
        "few are alive: True",
    ]


def test_a_predictor_disposed_under_the_hands_of_its_callers(scenario):
    assert lines(scenario("dispose-in-flight")) == ["answered: True, refused: 16, wrong: 0"]
