"""The command ``kerasnet``."""

from pathlib import Path

import pytest

from kerasnet_host import cli

GIVEN = Path(__file__).parent / "legacy" / "files" / "given"


def test_doctor_tells_what_runs(capsys):
    assert cli.main(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert "✓ Python 3." in printed
    assert "✓ keras 3.15" in printed
    assert "✓ backend tensorflow, devices cpu:0" in printed


def test_inspect_says_what_an_old_file_is(capsys):
    assert cli.main(["inspect", str(GIVEN / "theano_cnn.h5")]) == 0
    assert "keras 2.3 (2.3.1) on theano" in capsys.readouterr().out


def test_convert_checks_itself_against_the_stored_predictions(capsys, tmp_path):
    target = tmp_path / "new.keras"
    assert cli.main(["convert", str(GIVEN / "theano_cnn.h5"), str(target)]) == 0
    assert target.exists()


def test_a_missing_file_is_one_sentence(capsys):
    assert cli.main(["inspect", "missing.h5"]) == 1
    error = capsys.readouterr().err.strip()
    assert error.startswith("error: ")
    assert "missing.h5" in error
    assert "\n" not in error


def test_wrong_usage_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["cure"])
    assert ended.value.code == 2
    assert "invalid choice: 'cure'" in capsys.readouterr().err
