"""What WeasyPrint finds around it: no fonts of the machine, no clock, and somebody who listens to its log."""

from __future__ import annotations

import contextlib
import ctypes.util
import gc
import importlib
import importlib.util
import io
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

_VARIABLES = {
    # Read by fontconfig whenever a configuration is made, first when WeasyPrint is imported.
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fontconfig.conf")),
    "FONTCONFIG_SYSROOT": None,
    # Read by fontTools, which stamps the time into the fonts it subsets where HarfBuzz cannot.
    "SOURCE_DATE_EPOCH": "0",
}


@contextmanager
def own_environment() -> Iterator[None]:
    """Set the environment variables that the native libraries read, and restore them afterwards."""
    before = {name: os.environ.get(name) for name in _VARIABLES}
    _set(_VARIABLES)
    try:
        yield
    finally:
        _set(before)


def _set(variables: dict[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@contextmanager
def quiet_import() -> Iterator[None]:
    """Import WeasyPrint meanwhile: it prints where libraries are missing, and warns that there are no fonts."""
    with (
        own_environment(),
        _no_search_for_libraries(),
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        _load_when_used("fontTools.subset")
        with _load_when_called("fontTools.varLib.instancer", "instantiateVariableFont"):
            yield


def _load_when_used(name: str) -> None:
    """Let a module be loaded when something of it is asked for, as `importlib.util.LazyLoader` describes it.

    WeasyPrint imports fontTools' subsetter, a fifth of its own loading, and turns to it only where HarfBuzz has none.
    """
    spec = importlib.util.find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    package, _, last = name.rpartition(".")
    # `from package import last` would otherwise look at the module, and so load it.
    setattr(sys.modules[package], last, module)


@contextmanager
def _load_when_called(name: str, function: str) -> Iterator[None]:
    """Let `from name import function` give a function that imports the real one when it is called.

    WeasyPrint imports what makes one font of a variable one, a sixth of its own loading, and few offices have such fonts.
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = stand_in = ModuleType(name)

    def call(*args: object, **kwargs: object) -> object:
        return getattr(importlib.import_module(name), function)(*args, **kwargs)

    setattr(stand_in, function, call)
    try:
        yield
    finally:
        del sys.modules[name]


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """Let cffi load libraries by file name only.

    For each name that is none, and WeasyPrint tries many, it would start ldconfig, gcc and ld; most of the time that
    the import takes. On Linux one of the names is always the file's. Elsewhere the search finds what is needed.
    """
    original = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = original


@contextmanager
def own_temporary_folder() -> Iterator[None]:
    """Let temporary files lie in a folder that is gone afterwards; WeasyPrint leaves its copies of the fonts."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="lettergen-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: hardly any comes up, and to look for it took a seventh of a layout's time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as warnings and errors; it goes on after each, with something missing."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    level = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.WARNING)
    try:
        yield listener.complaints
    finally:
        logger.setLevel(level)
        logger.removeHandler(listener)
