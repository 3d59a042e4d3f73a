"""Two builds in one working tree take turns."""

import subprocess
import sys
import time

HOLD = """
import sys, time
from pathlib import Path
from bridge import lock
lock.TOOLS = Path(sys.argv[1])
with lock.exclusive():
    print("in", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def start(folder, seconds, root):
    command = [sys.executable, "-c", HOLD, str(folder), str(seconds)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


def test_second_waits_for_the_first(tmp_path, root):
    with start(tmp_path, 1, root) as first:
        assert first.stdout.readline() == "in\n"
        began = time.monotonic()
        with start(tmp_path, 0, root) as second:
            assert second.stdout.read() == "Waiting for another build in this folder to finish ...\nin\n"
        assert time.monotonic() - began > 0.5


def test_lock_of_a_killed_build_is_free(tmp_path, root):
    with start(tmp_path, 60, root) as first:
        assert first.stdout.readline() == "in\n"
        first.kill()
    with start(tmp_path, 0, root) as second:
        assert second.stdout.read() == "in\n"
