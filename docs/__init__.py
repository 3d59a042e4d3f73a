"""Makes the pictures of the README from real runs: ``./build.sh docs``."""
