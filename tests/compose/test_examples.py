"""The examples, composed: whole trees, so that every word that changes has to be meant."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from lettergen.document import Kind, walk
from lettergen.operations.prepare import Prepared, finished, prepare
from lettergen.operations.workspace import open_workspace
from lettergen.writers.outline import outline

ROOT = Path(__file__).parents[2]
EXAMPLES = (
    "2013-11-eu-kazakhstan-dialogue",
    "2022-10-central-asia-visit",
    "2023-06-central-asia-leaders",
    "2025-04-eu-central-asia-summit",
)

OPEN_LETTER = "2024-03-kyrgyzstan-open-letter"

documents = pytest.mark.parametrize(
    ("example", "kind"),
    [
        *((name, kind) for name in EXAMPLES for kind in (Kind.JOINT_LETTER, Kind.BRIEFING_PAPER)),
        (OPEN_LETTER, Kind.OPEN_LETTER),
    ],
)


@cache
def prepared(example: str) -> Prepared:
    return prepare(open_workspace(ROOT), PurePosixPath("examples") / example)


@documents
def test_an_example_is_composed_word_by_word(
    example: str, kind: Kind, golden: Callable[[str, str], None]
) -> None:
    golden(f"compose/{example}/{kind.value}.txt", outline(prepared(example).documents[kind]))


@documents
def test_an_example_has_no_findings_and_every_key_once(example: str, kind: Kind) -> None:
    assert prepared(example).findings == ()
    document = finished(prepared(example).documents[kind], prepared(example).planned)
    keys = [block.key for block in walk(document.blocks)]
    assert len(keys) == len(set(keys))
