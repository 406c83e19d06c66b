"""What stands in a line: words, what is made of them, and what changed in them."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from lettergen.fast_dataclasses import dataclass
from lettergen.findings import Source


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, with the place in the workspace it came from where it is data."""

    text: str
    source: Source | None = field(default=None, compare=False)


class SignatoryFact(StrEnum):
    """What a running text can say of those who sign it; the value is the name that a text writes: {{ signatory_count }}."""

    COUNT = "signatory_count"
    """How many they are: "31"."""
    COUNTED = "counted_signatories"
    """The same with what they are: "31 organisations and two individuals"."""
    NAMES = "signatory_names"
    """Who they are, in one sentence."""


@dataclass(frozen=True, slots=True)
class SignatoryWords(Text):
    """Words that follow from who signs, open until signing fills them; `text` is how Markdown writes them.

    They are a kind of `Text` so that they may stand wherever one may. A tree that goes to a reader holds none.
    """

    text: str = field(default="", init=False)
    fact: SignatoryFact = field(kw_only=True)

    def __post_init__(self) -> None:
        """Set the text, which the fact decides."""
        object.__setattr__(self, "text", f"{{{{ {self.fact.value} }}}}")


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of special weight."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress, and titles of works."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink; `url` begins with http:, https: or mailto: and was checked before it came here."""

    url: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; the call stands where the node stands, the text at the foot of the page. Notes do not nest."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within the block."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that a newer version has and the older one has not; only a redline holds any.

    A paragraph, item or line that is one of these and nothing else is new itself, also where it is empty.
    """

    children: Inlines


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words that the older version had and the newer one has not, in the same way."""

    children: Inlines


Inline = Text | Strong | Emphasis | Link | Note | LineBreak | Inserted | Deleted
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """Return the characters of the inlines, without notes; a line break is one newline."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Note():
            return ""
        case _:
            return plain(inline.children)
