"""Rows of classes, tables and CSV as columns by name."""

import pytest
from DataChecks import Rows


def test_rows_of_a_class():
    assert Rows.Typed().split("; ") == [
        "Age float32 (3, 1) 30|41|52",
        "Ward string (3, 1) Icu|Er|Icu",
        "Note string (3, 1) fell||coughs",
        "Weight float64 (3, 1) 61.5|NaN|80",
        "Scan float32 (3, 2) 1|2|3|4|5|6",
        "Visits int32 (3, 1) 3|0|0",
        "Died bool (3, 1) 0|1|0",
    ]


def test_data_table():
    assert Rows.Table() == "Age float64 (2, 1) 30|NaN; Ward string (2, 1) icu|"


def test_csv_with_quotes_and_missing_values(tmp_path):
    assert Rows.Csv(str(tmp_path)).split("; ") == [
        "age float32 (2, 1) 30|NaN",
        'note, long string (2, 1) said "no"\nand left|',
        "code float32 (2, 1) 7|8",
    ]


def test_targets_and_parts():
    assert Rows.Parts() == "Age,Ward,Note,Weight,Scan,Visits Died (2, 1)"


def test_a_model_trains_on_rows():
    assert Rows.TrainOnRows() == 2


def test_balanced_classes():
    assert Rows.Balanced() == "0:0.667 1:2.000"


@pytest.mark.parametrize(
    ("which", "message"),
    [
        ("none", "rows: there are none, so the lengths of their columns are not known."),
        ("ragged", "Scan: row 1 has 1 values and row 0 has 2; pad them to one length first."),
        ("a type that arrays can't hold", "Born: arrays can't hold System.DateTime."),
        ("no such target", "targets: there is no column 'Dead'. There are: Age, Ward,"),
        ("a line too short", "path: row 2 of"),
    ],
)
def test_mistakes_are_told(which, message, tmp_path):
    assert Rows.Mistake(which, str(tmp_path)).startswith(message)
