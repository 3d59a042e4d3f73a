"""Programs that do nothing wrong."""

import pytest


def test_an_array_needs_no_more_than_python(scenario):
    done = scenario("array")
    assert (done.returncode, done.stdout.strip()) == (0, "(2, 3) float32 3 6")
    assert done.stderr == ""


def test_info_tells_what_runs(scenario):
    done = scenario("info")
    assert done.returncode == 0, done.stderr
    assert "Keras 3.15" in done.stdout
    assert "tensorflow" in done.stdout
    assert "cpu:0" in done.stdout


def test_training_prints_what_keras_prints_and_ends_by_itself(scenario):
    done = scenario("train")
    assert done.returncode == 0, done.stderr
    assert "Epoch 2/2" in done.stdout
    assert "epochs 2, loss falls: True" in done.stdout
    assert done.stderr == ""


def test_an_uncaught_error_ends_the_process_and_says_what_was_wrong(scenario):
    done = scenario("uncaught")
    assert done.returncode != 0
    assert "Dense: units is -1; it must be 1 or more." in done.stderr


@pytest.mark.parametrize("redirection", [">&- 2>&-", ">&-", ">/dev/full 2>/dev/full", "| true"])
def test_a_training_does_not_need_a_console(tools, scenarios, program, tmp_path, redirection):
    command = f'{{ "{tools.dotnet.executable}" "{scenarios}" train-without-console; echo $? > code; }}'
    if redirection == "| true":
        done = program(["sh", "-c", f"{command} | true"], env=tools.environment())
    else:
        inner = command.replace("train-without-console", f"train-without-console {redirection}")
        done = program(["sh", "-c", inner], env=tools.environment())
    assert (tmp_path / "code").read_text().strip() == "42", done.stderr
