"""Why a letterhead is not taken."""

from __future__ import annotations


class Refused(Exception):
    """A letterhead, or a part of it, may not be used: the code of the finding, what is wrong, what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
