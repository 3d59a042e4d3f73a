"""Sources that begin, or go on, with something that can't be used."""

import math

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
            "A line of the CSV files has 1 values, and the files have 2 columns.",
        ),
        ("csv: text far below", "have 'x' in column 2, which is int32 in their first lines."),
        ("csv: no such column", "`target`: there is no column 'y'. There are: 'a', 'b'."),
    ],
)
def test_mistakes_are_told(which, message, tmp_path):
    assert message in Sources.Mistake(which, str(tmp_path))


def test_missing_numbers_are_nan():
    found = list(Sources.Missing())
    assert (found[0], found[2]) == (0, 2)
    assert math.isnan(found[1])
