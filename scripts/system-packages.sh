#!/bin/sh
# Sees to the few things that pip cannot install: venv's own files and the libraries that set the type in PDFs.
# usage: scripts/system-packages.sh PYTHON
set -eu
python=$1

# Prints the Debian names of what is missing. Asks the loader, not dpkg: libraries built by hand are as good.
missing_packages() {
    "$python" - <<'END'
import ctypes
import importlib.util
import sys

NATIVE = {  # Debian's package: the names the library goes by (Linux, macOS)
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
}


def loads(name):
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


if importlib.util.find_spec("ensurepip") is None:
    print("python{}.{}-venv".format(*sys.version_info))
for package, names in NATIVE.items():
    if not any(map(loads, names)):
        print(package)
END
}

missing=$(missing_packages | tr '\n' ' ')
[ -n "$missing" ] || exit 0

install="apt-get install --no-install-recommends --yes $missing"
if ! command -v apt-get >/dev/null; then
    echo "Missing: $missing(Debian's names). Install Pango and HarfBuzz with your system's package manager." >&2
    exit 1
elif [ "$(id -u)" != 0 ]; then
    echo "Some system packages are missing. Type this, then run make again:" >&2
    echo "    sudo apt-get update && sudo $install" >&2
    exit 1
fi

echo "Installing system packages: $missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
# Unquoted on purpose: one word a package.
# shellcheck disable=SC2086
$install --quiet=2 >/dev/null

missing=$(missing_packages | tr '\n' ' ')
if [ -n "$missing" ]; then
    echo "Still missing after apt-get: $missing(is $python Debian's own? try make PYTHON=/usr/bin/python3)" >&2
    exit 1
fi
