"""The process always ends, with the code it should, whatever runs."""

import signal
import subprocess


def test_leaving_main_while_a_training_runs_ends_the_process(scenario):
    done = scenario("leave-while-fitting", timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "leaving"), done.stderr


def test_exit_from_a_worker_keeps_its_code(scenario):
    assert scenario("exit-from-worker", timeout=60).returncode == 7


def test_ctrl_c_ends_a_training(tools, scenarios):
    process = subprocess.Popen(
        [tools.dotnet.executable, scenarios, "fit-for-long"],
        env=tools.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        for line in process.stdout:
            if line.startswith("step") and line.strip() != "step 0":
                break
        process.send_signal(signal.SIGINT)
        # Generous: what it shows is that the process does not hang.
        process.wait(timeout=20)
        assert process.returncode in (130, -signal.SIGINT)
    finally:
        process.kill()
        process.wait()


def test_cancelling_leaves_the_model_usable_and_the_history_honest(scenario):
    done = scenario("cancel", timeout=90)
    assert done.returncode == 0, done.stderr
    assert "cancelled, by its token: True" in done.stdout
    assert "stopped: True, epochs begun: 1, usable: (2, 1)" in done.stdout
