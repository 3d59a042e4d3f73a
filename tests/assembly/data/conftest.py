"""Loads DataChecks.dll: C# as a user of the library writes it, run in this process and compared with Python."""

from pathlib import Path

import clr
import numpy
import pytest
from KerasNet import KerasHost, NDArray
from System import Array, Single

from bridge.paths import CONFIGURATION

_DLL = Path(__file__).parent / "DataChecks" / "bin" / CONFIGURATION / "netstandard2.1" / "DataChecks.dll"
clr.AddReference(str(_DLL))


@pytest.fixture(scope="session", autouse=True)
def started():
    KerasHost.Start()


@pytest.fixture(scope="session")
def table():
    """64 rows of four numbers and a target, as numpy has them."""
    random = numpy.random.default_rng(1)
    x = random.normal(size=(64, 4)).astype("float32")
    return x, (x @ [[1], [2], [3], [4]]).astype("float32")


@pytest.fixture
def arrays(table):
    """The same as NDArrays."""
    return tuple(of_numpy(values) for values in table)


def of_numpy(values):
    """A copy of a float32 array of two axes."""
    flat = NDArray.op_Implicit(Array[Single](values.ravel().tolist()))
    return flat.Reshape(NDArrayShape(values.shape))


def NDArrayShape(lengths):
    from KerasNet import Shape
    from System import Int32

    return Shape.op_Implicit(Array[Int32](list(lengths)))
