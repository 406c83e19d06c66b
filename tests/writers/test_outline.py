from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import PurePosixPath

from hypothesis import given
from tree_samples import sample
from tree_strategies import documents

from lettergen.document import (
    Block,
    Contents,
    Document,
    Heading,
    Note,
    Paragraph,
    Role,
    SignatoryList,
    Strong,
    TitleBlock,
)
from lettergen.document import Text as Words
from lettergen.findings import Source
from lettergen.writers.outline import outline


def test_the_outline_of_a_document(golden: Callable[[str, str], None]) -> None:
    golden("outline/sample.txt", outline(sample()))


@given(documents(max_size=2), documents(max_size=2))
def test_documents_are_equal_when_their_outlines_are(one: Document, other: Document) -> None:
    assert (outline(one) == outline(other)) == (one == other)


def changed(*blocks: Block) -> Document:
    return dataclasses.replace(sample(), blocks=blocks)


def test_every_difference_shows() -> None:
    run = (Words("a"),)
    documents = [
        changed(),
        changed(Paragraph("k", run)),
        changed(Paragraph("k", run, Role.CLOSING)),
        changed(Paragraph("l", run)),
        changed(Paragraph("k", ())),
        changed(Paragraph("k", (Words("a\u00a0"),))),
        changed(Paragraph("k", (Words("a "),))),
        changed(Paragraph("k", (Strong(run),))),
        changed(Paragraph("k", (Note(run),))),
        changed(Paragraph("k", (Strong(()), *run))),
        changed(Heading("k", 1, run)),
        changed(Heading("k", 2, run)),
        changed(SignatoryList("k", ())),
        changed(SignatoryList("k", ((),))),
        changed(SignatoryList("k", (run,))),
        changed(SignatoryList("k", (run, run))),
        changed(SignatoryList("k", ((*run, Words("b")),))),
        changed(SignatoryList("k", (run, (Words("b"),)))),
        changed(TitleBlock("k", run, ())),
        changed(TitleBlock("k", (), (run,))),
        changed(TitleBlock("k", (), ((), run))),
        changed(Contents("k", run)),
        dataclasses.replace(sample(), mark=""),
        dataclasses.replace(sample(), page_label="x"),
    ]
    outlines = [outline(document) for document in documents]
    assert len(set(outlines)) == len(documents)


def test_sources_do_not_show() -> None:
    place = Source(PurePosixPath("a.md"), 1)
    with_source = changed(Paragraph("k", (Words("a", place),), source=place))
    assert outline(with_source) == outline(changed(Paragraph("k", (Words("a"),))))


def test_a_node_is_a_line() -> None:
    assert outline(changed(Paragraph("k", (Strong((Words("a\nb"),)),)))).split("\n")[1:] == [
        "  Paragraph key='k' role=body",
        "    Strong",
        "      Text 'a\\nb'",
        "",
    ]
