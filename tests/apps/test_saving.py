"""kill -9 in the middle of Save: the file that was there stays whole."""

import random
import subprocess
import time

import pytest

from bridge.setup import Tools


@pytest.mark.parametrize("ending", [".keras", ".h5"])
def test_a_process_killed_while_it_saves_leaves_a_whole_file(tools: Tools, scenarios, tmp_path, ending):
    import keras

    chance = random.Random(ending)
    path = tmp_path / f"model{ending}"
    command = [tools.dotnet.executable, scenarios, "save-for-ever", path]
    for _ in range(2):
        with subprocess.Popen(command, env=tools.environment(), stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == "saved once"
            time.sleep(chance.uniform(0.05, 0.6))
            process.kill()
        assert keras.models.load_model(path).count_params() == 641_200
