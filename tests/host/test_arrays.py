"""What the host adds to numpy."""

import numpy as np
import pytest

from kerasnet_host import arrays, upkeep


def aligned(size: int) -> np.ndarray:
    room = np.zeros(size * 4 + 64, dtype="uint8")
    start = -room.ctypes.data % 64
    return room[start : start + size * 4].view("float32")


def test_functions_are_found_by_name():
    assert arrays.function("convert") is arrays.convert
    assert arrays.function("linalg.inv") is np.linalg.inv
    assert arrays.function("ndarray.sum") is np.ndarray.sum
    with pytest.raises(AttributeError):
        arrays.function("no_such_function")


def test_the_interface_is_numpys():
    assert arrays.object_head_bytes() == 16
    assert arrays.element_type_numbers()["float32"] == np.dtype("float32").num
    assert type(arrays.numpy_interface()).__name__ == "PyCapsule"


@pytest.mark.parametrize("name", ["bfloat16", "float8_e4m3fn", "float8_e5m2", "float16"])
def test_small_floats_are_known(name):
    assert arrays.element_type(name).name == name
    back = arrays.convert(arrays.convert(np.array([0.5, -2.0], "float32"), name), "float32")
    assert back.tolist() == [0.5, -2.0]


def test_unknown_types_are_refused():
    with pytest.raises(TypeError):
        arrays.element_type("nothing")


def test_only_safe_memory_is_shared_with_a_tensor():
    safe = aligned(16)
    tensor = arrays.share_tensor(safe)
    safe[0] = 5
    assert float(tensor[0]) == 5
    read_only = arrays.read_only(safe)
    for unsafe in (
        safe[1:],
        safe[::2],
        read_only,
        safe[:0],
        np.array(["a"]),
        safe.astype("float32").astype(">f4"),
    ):
        assert arrays.share_tensor(unsafe) is None
    for start in range(1, 16):
        assert arrays.share_tensor(safe[start:]) is None


def test_bits_need_the_right_size():
    with pytest.raises(ValueError, match="2 bytes"):
        arrays.view_bits(np.zeros(3, "uint8"), "bfloat16")


def test_text_keeps_its_shape():
    assert arrays.text(["a", "bc", "d", "e"], (2, 2)).tolist() == [["a", "bc"], ["d", "e"]]
    assert arrays.text_items(np.array([[b"x"], [b"\xc3\xa4"]])) == ["x", "ä"]


def test_tidying_leaves_models_working():
    import keras

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, kernel_initializer="ones")])
    before = model.predict(np.ones((4, 3)), verbose=0)
    upkeep.count(upkeep.TIDY_AFTER)
    np.testing.assert_array_equal(model.predict(np.ones((4, 3)), verbose=0), before)
