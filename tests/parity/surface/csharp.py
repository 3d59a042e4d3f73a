"""Calls KerasNet as a C# program would, from Python: by reflection, with C#'s own conversions of arguments.

A value crosses as it does for any C# caller. Only the test's own means, `_take` and `_put`, hand Python objects over
as they are: a module in the host's place gives them to the assembly and receives them from it.
"""

from __future__ import annotations

import sys
import types
from typing import Any

import clr
import KerasNet
import numpy
import System
from System import Activator, Array, Object
from System.Reflection import BindingFlags

from bridge.emit.homes import class_home, function_home
from bridge.emit.names import camel, pascal
from tests.parity.surface.delegates import Delegated

_BOX = types.ModuleType("kerasnet_host._box")
_HIDDEN = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public
_ASSEMBLY = clr.GetClrType(KerasNet.KerasObject).Assembly
_SURFACE = _ASSEMBLY.GetType("KerasNet.Hosting.Surface")
_ARGUMENTS = _ASSEMBLY.GetType("KerasNet.Hosting.Arguments")
_NONE = KerasNet.Keras.None_ if hasattr(KerasNet.Keras, "None_") else getattr(KerasNet.Keras, "None")


def _box_take() -> Any:
    return _BOX.value


def _box_put(value: Any) -> None:
    _BOX.value = value


_BOX.take, _BOX.put = _box_take, _box_put
sys.modules["kerasnet_host._box"] = _BOX


class CSharpError(Exception):
    """What the C# call threw, by the name of its class."""

    def __init__(self, thrown: Any) -> None:
        super().__init__(f"{thrown.GetType().Name}: {thrown.Message}")
        self.message = str(thrown.Message)
        self.parameter = getattr(thrown, "ParameterName", None)


def has_type(name: str) -> bool:
    """Whether the assembly has a type."""
    return _ASSEMBLY.GetType(name) is not None


def net_type(name: str) -> Any:
    """Find a type of the assembly by its full C# name; `+` joins nested ones."""
    found = _ASSEMBLY.GetType(name)
    assert found is not None, f"KerasNet has no type {name}"
    return found


def construct(symbol: str, **given: Any) -> Any:
    """Construct a Keras class through its C# class and give the Python object behind it."""
    return python_of(make(symbol, **given))


def make(symbol: str, **given: Any) -> Any:
    """Construct a Keras class through its C# class and give the C# object."""
    return _first_fitting(net_type(class_home(symbol).full_name).GetConstructors(), (), given)


def call(symbol: str, *positional: Any, **given: Any) -> Any:
    """Call a Keras function through its static C# method and give what it returned as Python has it."""
    home = function_home(symbol)
    holder = net_type(f"{home.namespace}.{home.holder.replace('.', '+')}")
    methods = [method for method in holder.GetMethods() if method.Name == home.name]
    return python_of(_first_fitting(methods, positional, given))


def _first_fitting(overloads: Any, positional: tuple[Any, ...], given: dict[str, Any]) -> Any:
    """Call the first overload that takes the arguments, as the compiler would choose one."""
    refused: Exception | None = None
    for overload in overloads:
        names = [parameter.Name for parameter in overload.GetParameters()]
        try:
            return _invoke(overload, None, {**dict(zip(names, positional, strict=False)), **given})
        except (TypeError, System.ArgumentException) as error:
            refused = refused or error
    assert refused is not None, "there is no such method"
    raise refused


def invoke(target: Any, method: str, *positional: Any, **given: Any) -> Any:
    """Call a method of a C# object, the overload with the first matching parameters, and give the C# result."""
    wanted = {camel(name).lstrip("@") for name in given}
    for candidate in target.GetType().GetMethods():
        names = [parameter.Name for parameter in candidate.GetParameters()]
        if candidate.Name == method and wanted <= set(names) and len(names) >= len(positional):
            try:
                return _invoke(candidate, target, {**dict(zip(names, positional, strict=False)), **given})
            except TypeError:
                continue
    raise AssertionError(f"{target.GetType().FullName} has no fitting {method}")


def get(target: Any, attribute: str) -> Any:
    """Read a property of a C# object by its Keras name, as Python has the value."""
    return python_of(target.GetType().GetProperty(pascal(attribute)).GetValue(target))


def assign(target: Any, attribute: str, value: Any) -> None:
    """Assign a property of a C# object by its Keras name."""
    found = target.GetType().GetProperty(pascal(attribute))
    try:
        found.SetValue(target, _argument(value, found.PropertyType))
    except System.Reflection.TargetInvocationException as error:
        raise CSharpError(error.InnerException) from None


def python_of(value: Any) -> Any:
    """Give the Python object behind a C# one."""
    if value is None:
        return None
    arguments = Activator.CreateInstance(_ARGUMENTS, True)
    _hidden(_ARGUMENTS, "AddPositional").Invoke(arguments, Array[Object]([value]))
    put = next(m for m in _SURFACE.GetMethods(_HIDDEN) if m.Name == "Call" and not m.IsGenericMethod)
    put.Invoke(None, Array[Object](["kerasnet_host._box.put", arguments]))
    result, _BOX.value = _BOX.value, None
    return result


def csharp_of(value: Any, kind: Any = None) -> Any:
    """Give the C# object for a Python one: an array, a tensor or a Keras object."""
    kind = kind or clr.GetClrType(Object)
    _BOX.value = value
    take = next(m for m in _SURFACE.GetMethods(_HIDDEN) if m.Name == "Call" and m.IsGenericMethod)
    arguments = Activator.CreateInstance(_ARGUMENTS, True)
    return take.MakeGenericMethod(kind).Invoke(None, Array[Object](["kerasnet_host._box.take", arguments]))


def _hidden(owner: Any, name: str) -> Any:
    return next(method for method in owner.GetMethods(_HIDDEN) if method.Name == name)


def _invoke(method: Any, target: Any, given: dict[str, Any]) -> Any:
    # The empty name stands for a first argument that is converted already.
    values = [given[""]] if "" in given else []
    given = {camel(name).lstrip("@"): value for name, value in given.items() if name}
    for parameter in list(method.GetParameters())[len(values) :]:
        if parameter.Name in given:
            values.append(_argument(given.pop(parameter.Name), parameter.ParameterType))
        elif parameter.HasDefaultValue:
            # Null stands for the default of a struct too.
            default = parameter.DefaultValue
            values.append(None if default is None else _argument(default, parameter.ParameterType))
        else:
            # What a C# caller writes for `params`: nothing.
            values.append(Array.CreateInstance(parameter.ParameterType.GetElementType(), 0))
    if given:
        raise TypeError(f"{method.DeclaringType.FullName}.{method.Name} has no parameter {sorted(given)}")
    try:
        if target is None and method.IsConstructor:
            return method.Invoke(Array[Object](values))
        return method.Invoke(target, Array[Object](values))
    except System.Reflection.TargetInvocationException as error:
        raise CSharpError(error.InnerException) from None


_NUMBERS = {
    "Boolean": System.Boolean,
    "Int32": System.Int32,
    "Int64": System.Int64,
    "Double": System.Double,
    "Single": System.Single,
}


def _argument(value: Any, wanted: Any) -> Any:
    """Convert a Python value as C# converts the corresponding literal to a parameter's type."""
    nullable = System.Nullable.GetUnderlyingType(wanted)
    if nullable is not None:
        return None if value is None else _argument(value, nullable)
    name = wanted.Name
    if name == "String" or name == "Object":
        return value
    if name in _NUMBERS:
        if isinstance(value, bool) != (name == "Boolean") or (
            isinstance(value, float) and name.startswith("Int")
        ):
            raise TypeError(f"{value!r} is no {name}")
        return _NUMBERS[name](value)
    if wanted.IsArray:
        items = list(value)
        array = Array.CreateInstance(wanted.GetElementType(), len(items))
        for at, item in enumerate(items):
            array.SetValue(_argument(item, wanted.GetElementType()), at)
        return array
    if name.startswith("ValueTuple"):
        parts = list(wanted.GetGenericArguments())
        if not isinstance(value, tuple) or len(value) != len(parts):
            raise TypeError(f"{value!r} is no {wanted}")
        inner = [_argument(item, part) for item, part in zip(value, parts, strict=True)]
        return Activator.CreateInstance(wanted, Array[Object](inner))
    if wanted.IsValueType:
        return _converted(value, wanted)
    if value is None:
        return None
    if name.startswith("IEnumerable"):
        if not isinstance(value, list | tuple):
            raise TypeError(f"{value!r} is no list")
        return _argument(value, wanted.GetGenericArguments()[0].MakeArrayType())
    if name.startswith("IReadOnlyDictionary"):
        if not isinstance(value, dict):
            raise TypeError(f"{value!r} is no dictionary")
        return _dictionary(value, wanted)
    if isinstance(value, Delegated):
        return value.delegate
    if name == "Tensor" and isinstance(value, bool | int | float):
        return _converted(value, wanted)
    if name == "Tensor" or name == "NDArray":
        return csharp_of(value if hasattr(value, "dtype") else numpy.asarray(value), wanted)
    return csharp_of(value)


def _dictionary(value: dict[Any, Any], wanted: Any) -> Any:
    key, item = wanted.GetGenericArguments()
    generic = System.Type.GetType("System.Collections.Generic.Dictionary`2").MakeGenericType(key, item)
    made = Activator.CreateInstance(generic)
    add = generic.GetMethod("Add")
    for name, entry in value.items():
        add.Invoke(made, Array[Object]([_argument(name, key), _argument(entry, item)]))
    return made


def _converted(value: Any, wanted: Any) -> Any:
    """Apply the implicit conversion that C# would choose."""
    conversions = [m for m in wanted.GetMethods() if m.Name == "op_Implicit" and m.ReturnType == wanted]
    for conversion in sorted(
        conversions, key=lambda m: _preference(value, m.GetParameters()[0].ParameterType)
    ):
        source = conversion.GetParameters()[0].ParameterType
        if value is None and source.Name == "NoneValue":
            return conversion.Invoke(None, Array[Object]([_NONE]))
        if value is None or not _fits(value, source):
            continue
        try:
            return conversion.Invoke(None, Array[Object]([_argument(value, source)]))
        except (TypeError, System.ArgumentException):
            continue
    raise TypeError(f"{wanted} takes no {value!r}")


def _preference(value: Any, source: Any) -> int:
    # C# prefers the exact type: an int goes to Int32 before it goes to Double.
    exact = {bool: "Boolean", int: "Int32", float: "Double", str: "String"}.get(type(value))
    return 0 if source.Name == exact else 1


def _fits(value: Any, source: Any) -> bool:
    name = (System.Nullable.GetUnderlyingType(source) or source).Name
    if isinstance(value, bool):
        return name == "Boolean"
    if isinstance(value, int):
        return name in {"Int32", "Int64", "Double"}
    if isinstance(value, float):
        return name == "Double"
    if isinstance(value, str):
        return name == "String"
    if isinstance(value, tuple):
        # C# has no literal of a tuple of one: an array stands for it.
        return bool(source.IsArray) if len(value) == 1 else name.startswith("ValueTuple")
    if isinstance(value, list):
        return bool(source.IsArray)
    return (
        not (source.IsValueType or source.IsArray)
        and name not in {"String", "NoneValue"}
        and not name.startswith("Func")
    )


def apply(layer: Any, value: Any, **given: Any) -> Any:
    """Apply a layer as C# does: to a tensor, to several, or to named ones."""
    method = "Apply"
    if isinstance(value, dict):
        method = "ApplyNamed"
        arguments = _argument(value, _TENSORS_BY_NAME)
    elif isinstance(value, list):
        arguments = _argument(value, _TENSORS)
    else:
        arguments = _argument(value, clr.GetClrType(KerasNet.Tensor))
    return python_of(_invoke(_overload(layer, method, arguments), layer, {"": arguments, **given}))


_TENSORS = clr.GetClrType(KerasNet.Tensor).MakeArrayType()
_TENSORS_BY_NAME = System.Type.GetType("System.Collections.Generic.IReadOnlyDictionary`2").MakeGenericType(
    clr.GetClrType(System.String), clr.GetClrType(KerasNet.Tensor)
)


def _overload(layer: Any, name: str, first: Any) -> Any:
    kind = first.GetType()
    for method in layer.GetType().GetMethods():
        parameters = list(method.GetParameters())
        if method.Name == name and parameters[0].ParameterType.IsAssignableFrom(kind):
            return method
    raise AssertionError(f"{layer.GetType()} has no {name} of {kind}")
