#!/bin/sh
# Writes requirements.lock (to run lettergen) and requirements-dev.lock (the same versions, and what the checks need).
# usage: scripts/lock.sh UV [OPTION...] (--upgrade: newer versions than those locked)
set -eu
uv=$1
shift

compile() {
    output=$1
    shift
    # Universal: one file serves every Python and platform, by markers.
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command 'make lock' "$@" --group setup --output-file "$output" pyproject.toml
}

compile requirements.lock "$@"
compile requirements-dev.lock "$@" --extra dev --constraint requirements.lock

# The lock is for every machine, so it names no index and no path of this one.
if grep -nE '://|^-|@ |=/' requirements.lock requirements-dev.lock; then
    echo "The lines above name a place on this machine or network; a lock must not." >&2
    exit 1
fi
