"""Every link in the project's pages leads somewhere: to a file that is there, and to a heading that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(r"^( *)(```|~~~).*?^\1\2", re.M | re.S)
_INDENTED = re.compile(r"(?:(?<=\n\n)|\A)(?: {4}.*\n|\n)+", re.M)
_CODE = re.compile(r"(`+).+?\1", re.S)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
_REFERENCE = re.compile(r"^\[[^\]^]+\]:\s*<?(\S+?)>?\s*$", re.M)
_HEADING = re.compile(r"^#{1,6} +(.+?)(?: +#+)?$", re.M)


def prose(text: str) -> str:
    """Return a page without its blocks of code, where brackets are no links and `#` no heading."""
    return _INDENTED.sub("\n", _FENCE.sub("", text))


def links(text: str) -> Iterator[str]:
    """Yield the targets of a page's links, but those to other sites."""
    words = _CODE.sub("", prose(text))
    for target in (*_LINK.findall(words), *_REFERENCE.findall(words)):
        if not re.match(r"[a-z][a-z0-9+.-]*:", target):
            yield target


def anchors(text: str) -> set[str]:
    """Return what headings can be linked to by, as GitHub makes it of their words."""
    found: set[str] = set()
    for title in _HEADING.findall(prose(text)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        again = sum(
            other == slug or re.fullmatch(rf"{re.escape(slug)}-\d+", other) is not None for other in found
        )
        found.add(f"{slug}-{again}" if again else slug)
    return found


def broken(page: Path, root: Path) -> list[str]:
    """Return the links of a page that lead nowhere, or out of the folder `root`."""
    found = links(page.read_text(encoding="utf-8"))
    return [target for target in found if not leads_somewhere(page, target, root)]


def leads_somewhere(page: Path, target: str, root: Path) -> bool:
    name, _, anchor = target.partition("#")
    there = (page.parent / name).resolve() if name else page
    if not there.is_relative_to(root.resolve()) or not there.exists():
        return False
    return not anchor or (there.suffix == ".md" and anchor in anchors(there.read_text(encoding="utf-8")))


def test_there_are_pages_and_links_to_look_at() -> None:
    assert ROOT / "docs/library.md" in PAGES and ROOT / "README.md" in PAGES
    targets = [target for page in PAGES for target in links(page.read_text(encoding="utf-8"))]
    assert len(targets) > 60
    assert sum("#" in target for target in targets) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken(page, ROOT) == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    other = "# Title\n\n## What `it` is, and why!\n\n## Twice\n\n## Twice\n\n```sh\n# no heading\n```\n"
    (tmp_path / "other.md").write_text(other, encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "# Here\n\n[a](other.md) [b](other.md#what-it-is-and-why) [c](other.md#twice-1) [d](#here) [e](https://x.test/#y)\n"
        "`[code](nowhere.md)` [f](gone.md)\n[g](other.md#no-heading) [h](#there) [i](other.md#twice-2) [j](../up.md)\n\n"
        "    [k](in-code.md)\n\n[l]: gone-too.md\n",
        encoding="utf-8",
    )
    assert broken(page, tmp_path) == [
        "gone.md",
        "other.md#no-heading",
        "#there",
        "other.md#twice-2",
        "../up.md",
        "gone-too.md",
    ]
