"""Functions of arrays give what numpy gives: the same elements, type and shape."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from KerasNet import ArrayOrNumber, IntOrTuple, KerasNetException, NDArray
from System import Array, Double, Nullable, ValueTuple


def from_numpy(array: np.ndarray, folder) -> NDArray:
    np.save(folder / "array.npy", array)
    return NDArray.Load(str(folder / "array.npy"))


def to_numpy(array: NDArray, folder) -> np.ndarray:
    array.Save(str(folder / "back.npy"))
    return np.load(folder / "back.npy", allow_pickle=False)


RANDOM = np.random.default_rng(5)
TABLE = RANDOM.normal(size=(4, 5))
SQUARE = RANDOM.normal(size=(5, 5)).astype("float32")
CUBE = RANDOM.normal(size=(2, 3, 4))
VECTORS = RANDOM.normal(size=(4, 3))
COUNTS = np.array([3, 1, 1, 7, 0])
HOLES = np.where(TABLE > 0.9, np.nan, TABLE)
WILD = np.array([np.nan, np.inf, -np.inf, 2.5], dtype="float32")
EDGES = np.array([-1.0, 0.0, 0.5, 2.0])
ORDER = TABLE.argsort(axis=1)

Case = tuple[Callable[..., Any], Callable[..., Any], tuple[np.ndarray, ...]]


def arrays(*values: NDArray) -> Array:
    return Array[NDArray](values)


CASES: dict[str, Case] = {
    "Outer": (NDArray.Outer, np.outer, (TABLE, COUNTS)),
    "Inner": (NDArray.Inner, np.inner, (TABLE, SQUARE)),
    "Cross": (NDArray.Cross, np.cross, (VECTORS, VECTORS[::-1])),
    "Kron": (NDArray.Kron, np.kron, (EDGES, COUNTS)),
    "Dot": (lambda a, b: a.Dot(b), np.dot, (TABLE, SQUARE)),
    "MatMul": (NDArray.MatMul, np.matmul, (TABLE, SQUARE)),
    "TensorDot": (
        lambda a, b: NDArray.TensorDot(a, b, 1),
        lambda a, b: np.tensordot(a, b, 1),
        (TABLE, SQUARE),
    ),
    "EinSum": (
        lambda a, b: NDArray.EinSum("ij,kj->ki", arrays(a, b)),
        lambda a, b: np.einsum("ij,kj->ki", a, b),
        (TABLE, SQUARE),
    ),
    "EinSum of one": (
        lambda a: NDArray.EinSum("ii->i", arrays(a)),
        lambda a: np.einsum("ii->i", a),
        (SQUARE,),
    ),
    "Trace": (lambda a: a.Trace(), np.trace, (SQUARE,)),
    "Trace beside the diagonal": (lambda a: a.Trace(-1), lambda a: np.trace(a, -1), (SQUARE,)),
    "Trace of several": (lambda a: a.Trace(), np.trace, (CUBE,)),
    "TriL": (lambda a: a.TriL(1), lambda a: np.tril(a, 1), (TABLE,)),
    "TriU": (lambda a: a.TriU(), np.triu, (TABLE,)),
    "MeshGrid": (
        lambda a, b: NDArray.MeshGrid(arrays(a, b)),
        lambda a, b: np.meshgrid(a, b, indexing="ij"),
        (EDGES, COUNTS),
    ),
    "Nonzero": (lambda a: a.Nonzero(), np.nonzero, (TABLE > 0,)),
    "IsIn": (lambda a, b: a.IsIn(b), np.isin, (COUNTS, np.array([7, 1]))),
    "Take": (lambda a, b: a.Take(b, 1), lambda a, b: a.take(b, 1), (TABLE, np.array([[0, -1], [2, 2]]))),
    "Take of all": (lambda a, b: a.Take(b), lambda a, b: a.take(b), (TABLE, COUNTS)),
    "TakeAlongAxis": (lambda a, b: a.TakeAlongAxis(b), np.take_along_axis, (TABLE, ORDER)),
    "Unique": (lambda a: a.Unique(), np.unique, (COUNTS,)),
    "UniqueCounts": (lambda a: a.UniqueCounts(), np.unique_counts, (COUNTS,)),
    "BinCount": (lambda a: a.BinCount(10), lambda a: np.bincount(a, minlength=10), (COUNTS,)),
    "Histogram": (lambda a: a.Histogram(), np.histogram, (TABLE,)),
    "Histogram in a range": (
        lambda a: a.Histogram(
            4, Nullable[ValueTuple[Double, Double]](ValueTuple[Double, Double](-1.0, 1.0)), True
        ),
        lambda a: np.histogram(a, 4, (-1.0, 1.0), density=True),
        (TABLE,),
    ),
    "Histogram of edges": (lambda a, b: a.Histogram(b), np.histogram, (TABLE, EDGES)),
    "Digitize": (lambda a, b: a.Digitize(b, True), lambda a, b: np.digitize(a, b, True), (TABLE, EDGES)),
    "Diff": (lambda a: a.Diff(), np.diff, (TABLE,)),
    "Diff twice": (lambda a: a.Diff(2, 0), lambda a: np.diff(a, 2, 0), (TABLE,)),
    "Interp": (NDArray.Interp, np.interp, (TABLE, EDGES, EDGES**2)),
    "NaNToNum": (NDArray.NaNToNum, np.nan_to_num, (WILD,)),
    "NaNToNum with values": (
        lambda a: NDArray.NaNToNum(a, 1.0, 9.0, -9.0),
        lambda a: np.nan_to_num(a, nan=1.0, posinf=9.0, neginf=-9.0),
        (WILD,),
    ),
    "LogAddExp": (
        lambda a, b: NDArray.LogAddExp(a, ArrayOrNumber.op_Implicit(b)),
        np.logaddexp,
        (TABLE, TABLE[0]),
    ),
    "Cbrt": (NDArray.Cbrt, np.cbrt, (TABLE,)),
    "Exp2": (NDArray.Exp2, np.exp2, (TABLE,)),
    "ArcSinh": (NDArray.ArcSinh, np.arcsinh, (TABLE,)),
    "ArcCosh": (NDArray.ArcCosh, np.arccosh, (abs(TABLE) + 1,)),
    "ArcTanh": (NDArray.ArcTanh, np.arctanh, (np.tanh(TABLE),)),
    **{
        f"{name}{how}": (
            lambda a, name=name, ours=ours: getattr(a, name)(*ours),
            lambda a, name=name, theirs=theirs: getattr(np, name.lower())(a, **theirs),
            (HOLES,),
        )
        for name in ("NaNSum", "NaNMean", "NaNMin", "NaNMax", "NaNMedian", "NaNStd", "NaNVar")
        for how, ours, theirs in (("", (), {}), (" of columns", (IntOrTuple.op_Implicit(0),), {"axis": 0}))
    },
}


@pytest.mark.parametrize("name", CASES)
def test_functions_give_what_numpy_gives(name, tmp_path):
    ours, theirs, given = CASES[name]
    expected = theirs(*given)
    actual = ours(*(from_numpy(array, tmp_path) for array in given))
    if isinstance(expected, (tuple, list)):
        parts = [actual.Item1, actual.Item2] if hasattr(actual, "Item1") else list(actual)
        assert len(parts) == len(expected)
    else:
        expected, parts = [expected], [actual]
    for one, other in zip(expected, parts, strict=True):
        back = to_numpy(other, tmp_path)
        assert back.dtype == np.asarray(one).dtype
        np.testing.assert_array_equal(back, one, strict=True)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda a: NDArray.EinSum("ij,jk->ik", arrays(a)),
            r"EinSum of float64 \(4, 5\): more operands provided",
        ),
        (
            lambda a: NDArray.Inner(a, NDArray.Arange(3)),
            r"Inner of float64 \(4, 5\) and int32 \(3,\): shapes .* not aligned",
        ),
        (
            lambda a: NDArray.MatMul(a, a),
            r"MatMul of float64 \(4, 5\) and float64 \(4, 5\): the last axis of the left has 5 elements, and .* has 4",
        ),
        (
            lambda a: a.Take(NDArray.Arange(9), 0),
            "Take of .*: index 4 is out of bounds for axis 0 with size 4",
        ),
        (lambda a: a.BinCount(), r"BinCount of float64 \(4, 5\): it takes an array of one axis"),
        (
            lambda a: a.Sum(IntOrTuple.op_Implicit(2)),
            r"Sum of float64 \(4, 5\): `axis` is 2, and with 2 axes",
        ),
        (lambda a: a.Histogram(0), "Histogram of .*: `bins` must be positive"),
        (lambda a: NDArray.Linalg.Inv(a), r"Inv of float64 \(4, 5\): "),
    ],
)
def test_errors_tell_what_was_asked_of_which_arrays(call, said, tmp_path):
    with pytest.raises(KerasNetException, match=f"^{said}"):
        call(from_numpy(TABLE, tmp_path))
