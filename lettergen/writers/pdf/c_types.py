"""The C types that WeasyPrint asks for by name.

cffi reads each new name as C, with all that was declared before, which takes some 5 ms; a tenth of a short paper's time.
"""

from __future__ import annotations

import re
from typing import Any

NAMES = (
    "PangoFcFontMap *",
    "FcChar8 **",
    "char[]",
    "PangoRectangle *",
    "PangoLogAttr[]",
    "unsigned int *",
    "hb_tag_t[100]",
    "char[4]",
    "hb_codepoint_t[]",
)
"""Those that WeasyPrint 70 uses in every document of ours."""

_LENGTH = re.compile(r"\[[0-9]+\]$")


class LengthsAsOne:
    """An FFI of cffi for which arrays of given numbers are of one type: WeasyPrint asks for one of each length."""

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)

    def new(self, kind: str, given: object = None) -> Any:
        """Return new C data, as `FFI.new` does."""
        return self._ffi.new(_LENGTH.sub("[]", kind) if isinstance(given, list | tuple) else kind, given)
