"""The public API is what its listing says."""

import difflib

import pytest

from bridge import api


@pytest.mark.parametrize("dll", api.LISTINGS, ids=lambda dll: dll.stem)
def test_the_listing_is_current(dll):
    listed = api.LISTINGS[dll].read_text(encoding="utf-8").splitlines()
    found = api.listing(api.load(dll)).splitlines()
    changes = list(difflib.unified_diff(listed, found, "listed", "built", lineterm="", n=0))
    assert not changes, "Run ./build.sh api and commit the change:\n" + "\n".join(changes[:40])
