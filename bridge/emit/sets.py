"""Closed sets of strings as C# structs."""

from __future__ import annotations

import json
from typing import Any

from bridge.emit.names import member
from bridge.emit.text import docs, indent

_SIDES = ('<param name="left">One.</param>', '<param name="right">The other.</param>')


def write_set(name: str, described: dict[str, Any]) -> str:
    """Write the struct of one closed set."""
    values = described["values"]
    # A set that takes functions as well goes on in a file by hand.
    held, partial = ("object", "partial ") if described.get("functions") else ("string", "")
    accepted = ", ".join(json.dumps(value) for value in values)
    members = [
        f"private static readonly string[] Known = {{ {accepted} }};",
        f"private readonly {held}? value;\n\nprivate readonly bool isGiven;",
        f"private {name}({held}? value)\n{{\n    this.value = value;\n    this.isGiven = true;\n}}",
        *(
            docs(f"<summary><c>{json.dumps(value)}</c>.</summary>")
            + f"\npublic static {name} {member(value)} => new {name}({json.dumps(value)});"
            for value in values
        ),
        "bool IArgument.IsGiven => this.isGiven;",
        "object? IArgument.Value => this.value;",
        "IReadOnlyList<string> IClosedSet.Accepted => Known;",
        docs(
            "<summary>A value by its Keras name.</summary>",
            '<param name="name">The name; null is <see cref="Keras.None"/>.</param>',
        )
        + f"\npublic static implicit operator {name}(string? name) => new {name}(name);",
        docs("<summary>None.</summary>", '<param name="none"><see cref="Keras.None"/>.</param>')
        + f"\npublic static implicit operator {name}(NoneValue none) => new {name}(null);",
        docs("<summary>Whether two values are the same.</summary>", *_SIDES)
        + f"\npublic static bool operator ==({name} left, {name} right) => left.Equals(right);",
        docs("<summary>Whether two values differ.</summary>", *_SIDES)
        + f"\npublic static bool operator !=({name} left, {name} right) => !left.Equals(right);",
        f"/// <inheritdoc/>\npublic bool Equals({name} other) =>"
        "\n    this.isGiven == other.isGiven && "
        + (
            "Equals(this.value, other.value);" if described.get("functions") else "this.value == other.value;"
        ),
        f"/// <inheritdoc/>\npublic override bool Equals(object? obj) => obj is {name} other && this.Equals(other);",
        "/// <inheritdoc/>\npublic override int GetHashCode() => HashCode.Combine(this.value, this.isGiven);",
        docs("<summary>The Keras name.</summary>", "<returns>The name.</returns>")
        + "\npublic override string ToString() => this.isGiven ? "
        + ('this.value?.ToString() ?? "None"' if described.get("functions") else 'this.value ?? "None"')
        + ' : "(Keras\'s default)";',
    ]
    names = ", ".join(f"<c>{json.dumps(value)}</c>" for value in values)
    return (
        docs(f"<summary>{described['about']} One of {names}.</summary>")
        + f"\npublic readonly {partial}struct {name} : IClosedSet, IEquatable<{name}>\n{{\n"
        + "\n\n".join(indent(part) for part in members)
        + "\n}"
    )
