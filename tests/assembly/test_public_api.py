"""The public API is what its listing says."""

import difflib

from bridge import api
from bridge.paths import LIBRARY_DLL


def test_the_listing_is_current():
    listed = api.LISTING.read_text().splitlines()
    found = api.listing(api.load(LIBRARY_DLL)).splitlines()
    changes = list(difflib.unified_diff(listed, found, "listed", "built", lineterm="", n=0))
    assert not changes, "Run ./build.sh api and commit the change:\n" + "\n".join(changes[:40])
