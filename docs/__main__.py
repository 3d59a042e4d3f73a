"""The task ``docs``."""

from docs import pictures

pictures.make()
