"""The public API of the assemblies as text, one member a line, so that a change to it shows in a review.

``./build.sh api`` writes the ``PublicApi.txt`` of each; a test compares it with the assembly that was built.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bridge.paths import FSHARP_DLL, FSHARP_PROJECT, LIBRARY_DLL, LIBRARY_PROJECT, ROOT

LISTING = LIBRARY_PROJECT.parent / "PublicApi.txt"
FSHARP_LISTING = FSHARP_PROJECT.parent / "PublicApi.txt"

_HEAD = "# The public API of {}, one member a line. Made by `./build.sh api`; read its diff in a review.\n"

_SPOKEN = {
    "System.Boolean": "bool",
    "System.Int32": "int",
    "System.Int64": "long",
    "System.Single": "float",
    "System.Double": "double",
    "System.String": "string",
    "System.Object": "object",
    "System.Void": "void",
}


def listing(assembly: Any) -> str:
    """The public members of a .NET assembly (a ``System.Reflection.Assembly``), sorted."""
    lines = []
    for kind in assembly.GetExportedTypes():
        name = _type(kind)
        base = f" : {_type(kind.BaseType)}" if kind.BaseType is not None and not kind.IsValueType else ""
        lines.append(f"{name}{'' if base == ' : object' else base}")
        lines.extend(f"{name}.{member}" for member in _members(kind))
    return _HEAD.format(assembly.GetName().Name) + "\n".join(sorted(lines)) + "\n"


def write() -> None:
    """Load the assemblies that were built and write their listings. Starts .NET in this process."""
    import pythonnet

    from bridge import toolchain

    dotnet = toolchain.find()
    config = ROOT / "tests" / "assembly" / "runtimeconfig.json"
    pythonnet.load("coreclr", runtime_config=str(config), dotnet_root=str(dotnet.root if dotnet else ""))
    for path, dll in ((LISTING, LIBRARY_DLL), (FSHARP_LISTING, FSHARP_DLL)):
        path.write_text(listing(load(dll)), encoding="utf-8")
        print(f"Wrote {path.relative_to(ROOT)}")


def load(dll: Path) -> Any:
    """The assembly at a path, loaded by .NET, which runs in this process already."""
    import clr

    return clr.AddReference(str(dll))


def _members(kind: Any) -> list[str]:
    from System.Reflection import BindingFlags

    flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
    hidden = flags & ~BindingFlags.Public | BindingFlags.NonPublic
    found = [_constructor(member) for member in kind.GetConstructors(flags)]
    found += [_constructor(member) for member in kind.GetConstructors(hidden) if member.IsFamily]
    for methods in (kind.GetMethods(flags), [m for m in kind.GetMethods(hidden) if m.IsFamily]):
        found += [
            _method(method) for method in methods if not method.IsSpecialName or method.Name.startswith("op_")
        ]
    found += [_property(member) for member in kind.GetProperties(flags)]
    fields = (member for member in kind.GetFields(flags) if member.Name != "value__")
    found += [f"{member.Name} -> {_type(member.FieldType)}" for member in fields]
    found += [f"event {member.Name}" for member in kind.GetEvents(flags)]
    return found


def _constructor(member: Any) -> str:
    return f"new({_parameters(member)})"


def _method(member: Any) -> str:
    static = "static " if member.IsStatic else ""
    # F# compiles an extension of a type as a method with this ending.
    name = member.Name.removesuffix(".Static")
    return f"{static}{name}({_parameters(member)}) -> {_type(member.ReturnType)}"


def _property(member: Any) -> str:
    accessors = (("get", member.GetMethod), ("set", member.SetMethod))
    public = "; ".join(name for name, method in accessors if method and method.IsPublic)
    return f"{member.Name}{{{public}}} -> {_type(member.PropertyType)}"


def _parameters(member: Any) -> str:
    return ", ".join(
        f"{_type(parameter.ParameterType)} {parameter.Name}{'?' if parameter.IsOptional else ''}"
        for parameter in member.GetParameters()
    )


def _type(kind: Any) -> str:
    if kind.IsByRef or kind.IsArray:
        return _type(kind.GetElementType()) + (
            "&" if kind.IsByRef else "[" + "," * (kind.GetArrayRank() - 1) + "]"
        )
    if kind.IsGenericParameter:
        return str(kind.Name)
    full = (
        f"{kind.Namespace}.{kind.Name}" if not kind.IsNested else f"{_type(kind.DeclaringType)}.{kind.Name}"
    )
    if kind.IsGenericType:
        arguments = ", ".join(_type(argument) for argument in kind.GetGenericArguments())
        return f"{full.split('`')[0].removeprefix('KerasNet.')}<{arguments}>"
    return _SPOKEN.get(full, full.removeprefix("KerasNet.").removeprefix("System."))
