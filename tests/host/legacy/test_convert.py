"""Old files to .keras files, by function and by command line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from kerasnet_host import legacy
from kerasnet_host.legacy.__main__ import main


def test_one_file_checks_itself_against_its_neighbour(given, tmp_path):
    result = legacy.convert(given / "theano_cnn.h5", tmp_path / "new.keras")
    (file,) = result.files
    assert result.succeeded and file.status == "checked" and file.report.check["passed"]
    with np.load(given / "theano_cnn.npz") as data:
        made = keras.saving.load_model(tmp_path / "new.keras").predict(data["x0"], verbose=0)
        np.testing.assert_allclose(made, data["p0"], atol=1e-5)
    assert [path.name for path in tmp_path.iterdir()] == ["new.keras"]
    json.dumps(result.to_dict())


def test_a_fresh_process_opens_the_new_file(given, tmp_path):
    legacy.convert(given / "cntk_lstm.h5", tmp_path / "new.keras")
    program = (
        "import sys, keras, kerasnet_host.legacy as legacy\n"
        "legacy.register_layers()\n"
        "print(type(keras.saving.load_model(sys.argv[1]).layers[0]).__name__)"
    )
    root = str(Path(legacy.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "new.keras")],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "CellStateLSTM"


def test_given_inputs_and_outputs_count(given, tmp_path):
    with np.load(given / "theano_cnn.npz") as data:
        inputs, expected = data["x0"], data["p0"]
    result = legacy.convert(given / "theano_cnn.h5", tmp_path / "a.keras", inputs=inputs, expected=expected)
    assert result.files[0].status == "checked"
    result = legacy.convert(
        given / "theano_cnn.h5", tmp_path / "b.keras", inputs=inputs, expected=expected + 1e-3
    )
    assert result.files[0].status == "differs" and not result.succeeded
    assert not (tmp_path / "b.keras").exists()
    with pytest.raises(ValueError, match="both"):
        legacy.convert(given / "theano_cnn.h5", tmp_path / "c.keras", inputs=inputs)


def test_a_folder(given, tmp_path):
    source = tmp_path / "old"
    (source / "sub").mkdir(parents=True)
    shutil.copyfile(given / "theano_cnn.h5", source / "a.h5")
    shutil.copyfile(given / "theano_cnn.npz", source / "a.npz")
    shutil.copyfile(given / "cntk_lstm.h5", source / "sub" / "b.h5")
    shutil.copyfile(given / "cntk_lstm_w.h5", source / "sub" / "b_w.h5")
    (source / "broken.h5").write_bytes((given / "theano_cnn.h5").read_bytes()[:5000])
    seen = []
    result = legacy.convert(source, tmp_path / "new", on_progress=lambda *step: seen.append(step))
    statuses = {file.source.removeprefix(str(source)): file.status for file in result.files}
    assert statuses["/a.h5"] == "checked" and statuses["/sub/b.h5"] == "converted"
    assert statuses["/sub/b_w.h5"] == "skipped" and statuses["/broken.h5"] in ("refused", "skipped")
    assert (tmp_path / "new" / "a.keras").exists() and (tmp_path / "new" / "sub" / "b.keras").exists()
    assert seen[0][:2] == (0, 4) and seen[-1] == (4, 4, "")


def test_command_line(given, tmp_path, capsys):
    assert main(["inspect", str(given / "cntk_lstm.h5")]) == 0
    assert "CNTK's LSTM" in capsys.readouterr().out
    assert main(["inspect", "--json", str(given / "theano_mixed.json")]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "json"
    assert main(["convert", str(given / "theano_lstm.h5"), str(tmp_path / "x.keras")]) == 0
    assert "checked" in capsys.readouterr().out
    assert main(["convert", str(tmp_path / "none.h5"), str(tmp_path / "y.keras")]) == 1
    assert "no file" in capsys.readouterr().err


def test_target_must_be_a_keras_file(given, tmp_path):
    with pytest.raises(ValueError, match=r"\.keras"):
        legacy.convert(given / "theano_cnn.h5", tmp_path / "new.h5")
