"""Measures KerasNet against the same work in Python, both sides in one alternating run: `./build.sh bench`."""
