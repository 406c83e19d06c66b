"""`lettergen redraft` says what it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettergen.cli.redraft import told_of
from lettergen.operations.redraft import Redrafted

TEXT, OLD = Path("/text/joint-letter.md"), Path("/text/.old/joint-letter-1.md")


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Redrafted(TEXT, 0, 0, None), "nothing to carry over; it is as it was."),
        (Redrafted(TEXT, 0, 0, OLD), "only the order of its blocks changed; the text before is"),
        (Redrafted(TEXT, 1, 0, OLD), "1 block changed; the text before is"),
        (Redrafted(TEXT, 2, 1, OLD), "2 blocks changed; the text before is"),
    ],
)
def test_what_was_carried_over_is_told(done: Redrafted, said: str) -> None:
    assert said in told_of(done)
