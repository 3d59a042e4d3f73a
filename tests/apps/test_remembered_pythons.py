"""A second start does not ask the interpreter again, and one that changed is asked anew."""

from pathlib import Path


def remembered(home: Path) -> list[Path]:
    return sorted((home / ".local" / "share" / "KerasNet" / "pythons").glob("*"))


def test_an_answer_is_kept_and_used(scenario, tools, tmp_path):
    env = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / ".local" / "share")}
    assert scenario("array", env=env).returncode == 0
    (kept,) = remembered(tmp_path)
    text = kept.read_text()
    assert text.startswith(str(tools.python))
    assert scenario("array", env=env).returncode == 0
    assert kept.read_text() == text


def test_an_answer_of_another_file_is_not_believed(scenario, tmp_path):
    env = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / ".local" / "share")}
    assert scenario("array", env=env).returncode == 0
    (kept,) = remembered(tmp_path)
    text = kept.read_text()
    kept.write_text(text.replace("\n", "\n0", 1).replace("library=", "library=/no/such"))
    assert scenario("array", env=env).returncode == 0
    assert kept.read_text() == text
