"""The entry of ``python -m bridge``: refuses a Python that could not even read the rest of the package."""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(
        "KerasNet needs Python 3.11, 3.12 or 3.13, and this is Python {}.{} ({}): "
        "run ./build.sh, which looks for one that fits.".format(*sys.version_info[:2], sys.executable)
    )

from bridge.cli import main

sys.exit(main(sys.argv[1:]))
