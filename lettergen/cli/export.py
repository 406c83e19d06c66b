"""Results for other programs: JSON on standard output, in a stable order."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from typing import Any

# A terminal may act on these, or not show them, also when they stand in JSON.
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_SUSPECT = re.compile(r"[^\n\x20-\x7e]")


def print_json(result: Any) -> None:
    """Print a result as JSON; characters that do not show are written as escapes, which mean the same."""
    text = json.dumps(result, indent=2, ensure_ascii=False)
    sys.stdout.write(_SUSPECT.sub(_escaped, text) + "\n")


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    printable = unicodedata.category(character) not in _HIDDEN and _can_be_written(character)
    return character if printable else json.dumps(character)[1:-1]


def _can_be_written(character: str) -> bool:
    try:
        character.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
