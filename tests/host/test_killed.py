"""kill -9 in the middle of a save of any kind: what was there, or the new, stays whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


# Forking saves the seconds that importing Keras takes for each kill; Windows can't.
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_saves_leave_the_old_or_the_new(tmp_path):
    # By hand with hundreds of kills: python tests/host/killed.py FOLDER 300
    script = Path(__file__).parent / "killed.py"
    command = [sys.executable, script, tmp_path, "5"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout.splitlines()[-1])
    assert len(results) == 8
    assert {kind: facts["wrong"] for kind, facts in results.items() if facts["wrong"]} == {}
