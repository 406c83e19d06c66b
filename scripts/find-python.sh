#!/bin/sh
# Prints a Python that is new enough: the one named, or the first found.
# usage: scripts/find-python.sh [PYTHON]
set -eu

# Runs it, because a name alone proves nothing: a pyenv shim exists for every version and refuses most.
is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The lock is tried with 3.11 to 3.13; a newer python3 is a last resort.
for python in ${1:-python3.11 python3.12 python3.13 python3}; do
    if is_new_enough "$python"; then
        command -v "$python"
        exit
    fi
done

echo "lettergen needs Python 3.11 or newer, and ${1:-python3} is not. Name one: make PYTHON=/path/to/python3.11" >&2
exit 1
