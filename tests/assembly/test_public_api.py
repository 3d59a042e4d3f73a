"""The public API is what its listing says."""

import difflib

import pytest

from bridge import api


@pytest.mark.parametrize(
    ("path", "dll"),
    [(api.LISTING, api.LIBRARY_DLL), (api.FSHARP_LISTING, api.FSHARP_DLL)],
    ids=["KerasNet", "KerasNet.FSharp"],
)
def test_the_listing_is_current(path, dll):
    listed = path.read_text(encoding="utf-8").splitlines()
    found = api.listing(api.load(dll)).splitlines()
    changes = list(difflib.unified_diff(listed, found, "listed", "built", lineterm="", n=0))
    assert not changes, "Run ./build.sh api and commit the change:\n" + "\n".join(changes[:40])
