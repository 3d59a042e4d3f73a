"""Sources that begin, or go on, with something that can't be used."""

import math
import os

import pytest
from DataChecks import Sources


@pytest.mark.parametrize(
    ("which", "message"),
    [
        ("no rows", "KerasArgumentException: `rows` gives no row at all"),
        ("no batches", "KerasArgumentException: `batches` gives no batch at all"),
        ("a null row", "KerasArgumentException: rows: row 5 is null."),
        ("no such target", "KerasArgumentException: target: there is no column 'Z'. There are: A, B, Y."),
        ("no properties", "KerasArgumentException: rows: Object has no public properties or fields"),
        ("the first row throws", "DataLostException: the tape broke"),
        ("a later row throws", "DataLostException: the tape broke"),
        ("rows are cancelled", "OperationCanceledException: the user left"),
        ("batches of other shapes", "and the shape (4, 3), and the first batch float32 and (None, 2)"),
        ("batches of other parts", "a batch has other parts than the first"),
        ("csv: a short line", "`files`: line 3 has 1 values, and the file has 2 columns."),
        (
            "csv: a short line far below",
            "KerasArgumentException: Line 1502 of '{folder}/rows.csv' has 1 values, and there are 2 columns.",
        ),
        ("csv: text far below", "rows.csv' has 'x' in column 2, which is int32 in the first lines."),
        ("csv: empty", "KerasArgumentException: `files`: '{folder}/rows.csv' is empty."),
        (
            "no targets",
            "KerasArgumentException: Model.Fit: The data give inputs without targets, and the loss compares",
        ),
        (
            "windows that are too long",
            "KerasArgumentException: Model.Fit: `x` gives no batch at all, so there is nothing to",
        ),
        ("csv: no such column", "`target`: there is no column 'y'. There are: 'a', 'b'."),
    ],
)
def test_mistakes_are_told(which, message, tmp_path):
    # Windows writes its paths otherwise.
    message = message.replace("{folder}/", f"{tmp_path}{os.sep}")
    assert message in Sources.Mistake(which, str(tmp_path))


def test_missing_numbers_are_nan():
    found = list(Sources.Missing())
    assert (found[0], found[2]) == (0, 2)
    assert math.isnan(found[1])
