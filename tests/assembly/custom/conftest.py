"""Loads the pieces written in C# for these tests."""

import clr
import pytest

from bridge.paths import ROOT

PIECES = ROOT / "tests" / "assembly" / "pieces" / "bin" / "Release" / "netstandard2.1" / "Pieces.dll"

if not PIECES.exists():
    pytest.exit("Pieces.dll is not built: run ./build.sh test, which builds it first.", returncode=4)
clr.AddReference(str(PIECES))
