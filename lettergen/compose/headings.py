"""The words of letter.yaml that stand outside the text: at the head of its pages, and over its signatories."""

from __future__ import annotations

from collections.abc import Iterator

from lettergen.compose.inputs import Inputs
from lettergen.document import TITLE, Block, Headings, Kind, SignatoryList, TitleBlock, plain, walk
from lettergen.records.dossier import SignRules


def headings_of(kind: Kind, inputs: Inputs, blocks: tuple[Block, ...]) -> Headings:
    """Return them as pairs: which it is ("title", "group members"), and its words; nothing where letter.yaml sets none.

    A title that is the subject, or that the text prints itself, is signed with the text.
    """
    title = inputs.title(kind)
    in_text = {plain(block.title) for block in blocks if isinstance(block, TitleBlock)}
    own = ((TITLE, title),) if title not in {inputs.settings.subject, *in_text} else ()
    listed = any(isinstance(block, SignatoryList) for block in walk(blocks))
    return (*own, *(_over_groups(inputs.settings.sign) if listed else ()))


def _over_groups(rules: SignRules) -> Iterator[tuple[str, str]]:
    if rules.group_by == "own":
        yield from ((f"group {key}", heading) for key, heading in rules.groups.items())
