"""The document tree: a letter or a briefing as meaning, once, for every format.

Writers receive a `Document` and nothing else. Every block has a `key`, given by template and record (`occasion`,
`case:zhanbolat-mamai/letter`); it is unique in its document and is the identity that golden files, edits and digests use.
Keys can name people, so no writer may print one, except Markdown, which stays in the workspace.

All text in the tree is plain Unicode, already in the typography of the document's language: curly quotes, dashes, and
no-break spaces (U+00A0) that writers must keep. It holds no control characters.
"""

from lettergen.document.blocks import (
    SIGNATORIES_LEAD,
    AddressBlock,
    Block,
    CaseBlock,
    Contents,
    Fact,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Role,
    Row,
    SignatoryList,
    Table,
    TitleBlock,
    walk,
)
from lettergen.document.inlines import (
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    Note,
    SignatoryFact,
    SignatoryWords,
    Strong,
    Text,
    plain,
)
from lettergen.document.whole import (
    TITLE,
    Document,
    Headings,
    Kind,
    Revision,
)

__all__ = [
    "SIGNATORIES_LEAD",
    "TITLE",
    "AddressBlock",
    "Block",
    "CaseBlock",
    "Contents",
    "Deleted",
    "Document",
    "Emphasis",
    "Fact",
    "Heading",
    "Headings",
    "Inline",
    "Inlines",
    "Inserted",
    "Item",
    "Kind",
    "LineBreak",
    "Link",
    "ListBlock",
    "Note",
    "Paragraph",
    "Quote",
    "Revision",
    "Role",
    "Row",
    "SignatoryFact",
    "SignatoryList",
    "SignatoryWords",
    "Strong",
    "Table",
    "Text",
    "TitleBlock",
    "plain",
    "walk",
]
