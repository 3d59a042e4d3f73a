"""The same arrays in Python and through C#, in one process."""

import numpy as np
import pytest
from KerasNet import DType, KerasFileException, KerasNetException, NDArray, RandomGenerator, Shape
from System import Array, Boolean, Byte, Double, Int32, Int64, Single, UInt16


def from_file(array: np.ndarray, folder) -> NDArray:
    path = folder / "array.npy"
    np.save(path, array)
    return NDArray.Load(str(path))


def to_numpy(array: NDArray, folder) -> np.ndarray:
    path = folder / "back.npy"
    array.Save(str(path))
    return np.load(path, allow_pickle=False)


def shape(*lengths: int):
    return Shape.op_Implicit(Array[Int32](lengths))


@pytest.mark.parametrize("seed", [0, 7])
def test_random_numbers_are_numpys(seed, tmp_path):
    with RandomGenerator(seed) as ours:
        theirs = np.random.default_rng(seed)
        np.testing.assert_array_equal(
            to_numpy(ours.Normal(shape(3, 4)), tmp_path), theirs.normal(0, 1, (3, 4)).astype("float32")
        )
        np.testing.assert_array_equal(
            to_numpy(ours.Integers(shape(5), 1, 7), tmp_path), theirs.integers(1, 7, 5).astype("int32")
        )
        np.testing.assert_array_equal(to_numpy(ours.Permutation(6), tmp_path), theirs.permutation(6))
        np.testing.assert_array_equal(
            to_numpy(ours.Uniform(shape(2), 1.0, 2.0, DType.Float64), tmp_path), theirs.uniform(1, 2, 2)
        )


@pytest.mark.parametrize("dtype", [">f4", ">i8", ">u2", ">f8"])
def test_another_machines_byte_order_is_never_reinterpreted(dtype, tmp_path):
    array = np.array([[1, 2, 3], [4, 5, 300]], dtype=dtype)
    net = {">f4": Single, ">i8": Int64, ">u2": UInt16, ">f8": Double}[dtype]
    loaded = from_file(array, tmp_path)
    assert loaded.DType.Name == array.dtype.name
    assert list(loaded.ToArray[net]()) == array.ravel().tolist()
    with pytest.raises(KerasNetException, match="byte order"):
        loaded.AsMemory[net]()
    copy = loaded.Copy()
    assert list(copy.AsMemory[net]().ToArray()) == array.ravel().tolist()
    loaded.CopyFrom[net](Array[net](list(range(6))))
    assert list(loaded.ToArray[net]()) == list(range(6))


def test_files_go_both_ways(tmp_path):
    for array in (
        np.arange(6, dtype="float32").reshape(2, 3),
        np.asfortranarray(np.arange(6).reshape(2, 3)),
        np.array(5.5),
        np.zeros((0, 3), dtype="uint8"),
        np.array(["ä", "bc"]),
        np.array([True, False]),
        np.array([1 + 2j]),
        np.array(["2026-01-02"], dtype="datetime64[D]"),
    ):
        back = to_numpy(from_file(array, tmp_path), tmp_path)
        assert back.dtype == array.dtype
        np.testing.assert_array_equal(back, array)


def test_files_that_could_run_code_are_refused(tmp_path):
    path = tmp_path / "objects.npy"
    np.save(path, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises((KerasNetException, KerasFileException), match="allow_pickle"):
        NDArray.Load(str(path))


def test_structures_and_dates_are_told_apart(tmp_path):
    dates = from_file(np.array(["2026-01-02"], dtype="datetime64[D]"), tmp_path)
    assert dates.DType.Name == "datetime64[D]"
    with pytest.raises(KerasNetException, match=r"The array holds datetime64\[D\], not Int64"):
        dates.ToArray[Int64]()


def test_unaligned_memory_is_copied_right(tmp_path):
    packed = np.zeros(4, dtype=[("flag", "u1"), ("value", "<f4")])
    packed["value"] = [1, 2, 3, 4]
    view = packed["value"]
    assert not view.flags.aligned
    loaded = from_file(view, tmp_path)
    assert list(loaded.ToArray[Single]()) == [1, 2, 3, 4]


def test_reading_a_python_array_of_each_type(tmp_path):
    for net, name in ((Boolean, "bool"), (Byte, "uint8"), (Int32, "int32"), (Double, "float64")):
        array = np.array([0, 1, 1], dtype=name)
        assert list(from_file(array, tmp_path).ToArray[net]()) == array.tolist()
