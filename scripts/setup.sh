#!/bin/sh
# Sets up everything lettergen needs on this machine.
# usage: scripts/setup.sh PYTHON VENV LOCK (an empty PYTHON: the first that is new enough)
set -eu
scripts=$(dirname "$0")
python=$(sh "$scripts/find-python.sh" "$1")
sh "$scripts/system-packages.sh" "$python"
sh "$scripts/make-venv.sh" "$python" "$2" "$3"
