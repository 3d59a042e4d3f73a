"""``python -m bridge.site``, which ``./build.sh site`` runs in the virtual environment."""

import sys

from bridge.errors import BuildError
from bridge.site.build import main

try:
    main()
except BuildError as error:
    sys.exit(f"\nkerasnet: {error}")
