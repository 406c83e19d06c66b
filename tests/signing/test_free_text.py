"""What somebody wrote about a signature, as it is taken."""

from __future__ import annotations

import pytest

from lettergen.findings import LettergenError
from lettergen.signing.free_text import on_one_line


def test_what_programs_leave_unseen_in_copied_text_goes() -> None:
    assert on_one_line("Inter\u00adnational\u200b Partnership", "The name") == "International Partnership"


@pytest.mark.parametrize("sign", ["\ufeff", "\u202e", "\x07"])
def test_a_sign_that_hides_or_turns_what_is_read_is_refused(sign: str) -> None:
    with pytest.raises(LettergenError, match="The name holds U"):
        on_one_line(f"Inter{sign}national", "The name")
