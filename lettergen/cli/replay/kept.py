"""The file of answers: a digest of what follows, which finds what a broken disk or editor did, and JSON."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def encoded(workspace: str, kept: dict[str, Any]) -> bytes:
    """Return answers by their questions' keys, about a workspace in the state of that digest, as the file's bytes."""
    content = json.dumps([workspace, kept], ensure_ascii=False, separators=(",", ":")).encode()
    return _digest(content) + content


def decoded(content: bytes) -> tuple[str, dict[str, Any]]:
    """Return the digest of the workspace's state and the answers; nothing of a file that is not whole."""
    digest, line_end, rest = content.partition(b"\n")
    if digest + line_end != _digest(rest):
        return "", {}
    try:
        workspace, kept = json.loads(rest)
    except (TypeError, ValueError, RecursionError):
        return "", {}
    return (workspace, kept) if isinstance(workspace, str) and isinstance(kept, dict) else ("", {})


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).hexdigest().encode() + b"\n"
