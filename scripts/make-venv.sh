#!/bin/sh
# Makes a virtual environment that holds exactly what a lock file lists, and lettergen, editable.
# usage: scripts/make-venv.sh PYTHON VENV LOCK
set -eu
python=$1
venv=$2
lock=$3
pip="$venv/bin/python -m pip --disable-pip-version-check --quiet"

echo "Installing $lock into $venv"
# Cleared, so that nothing an older lock brought stays behind.
"$python" -m venv --clear "$venv"
$pip install --require-hashes --requirement "$lock"
# The build backend came with the lock; with isolation pip would fetch another, unlocked.
$pip install --no-deps --no-build-isolation --editable .
# The first run should not be the slow one.
"$venv/bin/python" -m compileall -q lettergen
