"""x."""
LINES: tuple[str, ...] = ()
CLAIMS: dict[str, int] = {}
