"""The number in a text is that of the list, in every document of the dossier, in a draft and in a final."""

from __future__ import annotations

from pathlib import Path

import pytest
from sign_ons import answered, at, circulated, workspace
from small_workspace import LETTER, reopened

from lettergen.operations.build import BuildWishes, build
from lettergen.operations.sign_circulate import close
from lettergen.signing.steps import Step

SAY = (
    "# Occasion\nWe, {{ counted_signatories }}, write to you.\n"
    "# Briefing\nThis paper of {{ counted_signatories }} tells of two cases.\n"
)
SIGNED = ("monitors", "org-001", "org-002")


def built(root: Path, out: Path, *, final: bool) -> dict[str, str]:
    wishes = BuildWishes(formats=("md",), out=out, final=final)
    build(reopened(root), LETTER, wishes, lambda _: None)
    return {path.stem: path.read_text(encoding="utf-8") for path in out.glob("*.md")}


@pytest.mark.parametrize("final", [False, True])
def test_number_and_list_are_the_same_everywhere(tmp_path: Path, final: bool) -> None:
    workspace(tmp_path, {"letters/one/say.md": SAY})
    circulated(tmp_path)
    for hours, key in enumerate(SIGNED, 1):
        answered(tmp_path, Step.SIGN, key, hours)
    answered(tmp_path, Step.SIGN, "org-003", 4, disclosed=False)
    answered(tmp_path, Step.SIGN, "org-004", 5)
    answered(tmp_path, Step.WITHDRAW, "org-004", 6)
    close(reopened(tmp_path), LETTER, "Ana Example", at(7))
    texts = built(tmp_path, tmp_path / "made", final=final)
    assert "We, three organisations, write to you." in texts["joint-letter"]
    assert "This paper of three organisations tells of two cases." in texts["briefing-paper"]
    for text in texts.values():
        listed = text.split(":::: signatories", 1)[1].split("::::")[0].splitlines()[1:]
        assert len([line for line in listed if line]) == 3
        assert "{{" not in text
