"""Loss, metrics and optimizer of an old model."""
from __future__ import annotations
from typing import Any
def restore(model: Any, old: Any, report: Any) -> None:
    """Compile."""
