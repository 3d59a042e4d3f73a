#!/bin/sh
# Finds a Python and hands it the task: ./build.sh --help lists the tasks. build.ps1 is the same for PowerShell.
KERASNET_CALLER_DIR=$(pwd) && export KERASNET_CALLER_DIR
cd "$(dirname "$0")" || exit 1
for python in python3 python3.13 python3.12 python3.11 python; do
    if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
        exec "$python" -m bridge "$@"
    fi
done
found=$(python3 --version 2>/dev/null || python --version 2>/dev/null || echo "no Python")
echo "KerasNet needs Python 3.11, 3.12 or 3.13 on the PATH, and found $found: install one (for example from python.org, or with 'apt install python3 python3-venv') and run this again." >&2
exit 1
