"""`lettergen --version`: what a report of a mistake should hold, and what the bytes of a PDF depend on."""

from __future__ import annotations

import ctypes
import platform
from importlib import metadata

import lettergen

PACKAGES = (
    "babel",
    "cattrs",
    "cssselect2",
    "defusedxml",
    "fonttools",
    "icalendar",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "openpyxl",
    "pydyf",
    "python-docx",
    "pyuca",
    "PyYAML",
    "rapidfuzz",
    "rich",
    "tinycss2",
    "typer",
    "watchfiles",
    "wcwidth",
    "weasyprint",
    "xlsxwriter",
)
"""What lettergen names in pyproject.toml, and what those need that has a say in a file's bytes."""

# Asked directly, since loading WeasyPrint for them would take most of a second. The file names are WeasyPrint's own.
_LIBRARIES = {
    "Pango": (("libpango-1.0.so.0", "libpango-1.0.dylib"), "pango_version_string"),
    "HarfBuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib"), "hb_version_string"),
}


def print_version(*, verbose: bool) -> None:
    """Print the version; with `verbose` also those of Python, of packages and of the libraries below them."""
    print(f"lettergen {lettergen.__version__}")
    if not verbose:
        return
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in PACKAGES:
        print(f"{name} {_package_version(name)}")
    for name, (files, function) in _LIBRARIES.items():
        print(f"{name} {_library_version(files, function)}")


def _package_version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _library_version(files: tuple[str, ...], function: str) -> str:
    for file in files:
        try:
            ask = getattr(ctypes.CDLL(file), function)
        except (OSError, AttributeError):
            continue
        ask.restype = ctypes.c_char_p
        answer: bytes = ask()
        return answer.decode("ascii", "replace")
    return "not found"
