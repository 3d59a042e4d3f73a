"""``bridge/surface.json`` -> ``csharp/KerasNet/Generated/**.g.cs``: C# that a person could have written."""

from bridge.emit.pipelines import emit_pipelines
from bridge.emit.project import emit

__all__ = ["emit", "emit_pipelines"]
