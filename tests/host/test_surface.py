"""The call surface as the assembly sees it, without .NET."""

import inspect
import subprocess
import sys

import keras
import numpy as np
import pytest

from kerasnet_host import surface


def test_importing_the_surface_does_not_import_keras():
    code = (
        "import sys, kerasnet_host.surface; sys.exit('keras' in sys.modules or 'tensorflow' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", surface.FUNCTIONS)
def test_every_function_is_there_and_documented(name):
    function = getattr(surface, name)
    assert callable(function)
    assert inspect.getdoc(function)


def test_call_makes_keras_objects_by_their_public_name():
    layer = surface.call("keras.layers.Dense", (), {"units": 3, "activation": "relu"})
    assert isinstance(layer, keras.layers.Dense)
    assert layer.get_config()["units"] == 3


def test_a_name_that_keras_does_not_have_suggests_one_that_it_has():
    with pytest.raises(LookupError, match=r"has no public name 'keras\.layers\.Dens'.*Did you mean 'Dense'"):
        surface.call("keras.layers.Dens", (), {})


@pytest.mark.parametrize("name", ["os.system", "keras.src.utils", "keras.layers.__class__"])
def test_only_public_names_of_keras_can_be_called(name):
    with pytest.raises(LookupError):
        surface.call(name, (), {})


def test_invoke_get_and_set_reach_an_object():
    layer = surface.call("keras.layers.Dense", (2,), {})
    surface.invoke(layer, "build", ((None, 4),), {})
    assert surface.get(layer, "built") is True
    surface.set(layer, "trainable", False)
    assert layer.trainable_weights == []


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "none"),
        (True, "bool"),
        (1, "int"),
        (1.5, "float"),
        ("a", "str"),
        (b"a", "bytes"),
        ([1], "list"),
        ((1,), "tuple"),
        ({}, "dict"),
        (np.zeros(2), "array"),
        (np.float32(1), "scalar"),
        (object(), "object"),
    ],
)
def test_the_kind_of_plain_values(value, kind):
    assert surface.kind_of(type(value)) == kind


def test_the_kind_of_keras_objects_is_their_nearest_public_class():
    class Mine(keras.layers.Dense):
        pass

    assert surface.kind_of(Mine).split("|")[0] == "keras:keras.layers.Dense"
    assert surface.kind_of(type(keras.Input((2,)))) == "tensor"
    assert surface.kind_of(type(keras.ops.ones(2))) == "tensor"
    assert surface.kind_of(keras.optimizers.Adam).startswith("keras:keras.optimizers.Adam|")
    functional = type(keras.Model(inputs := keras.Input((2,)), keras.layers.Dense(1)(inputs)))
    assert "keras.Model" in surface.kind_of(functional).removeprefix("keras:").split("|")


def test_the_assembly_knows_the_error_of_its_pieces(root):
    from kerasnet_host.custom.link import PieceError

    reader = root / "csharp" / "KerasNet" / "Hosting" / "Pieces" / "ThrownInside.cs"
    assert f'"{PieceError.__module__}.{PieceError.__qualname__}"' in reader.read_text(encoding="utf-8")
