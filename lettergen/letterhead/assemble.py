"""From a checked package to the letterhead that writers take."""

from __future__ import annotations

from collections.abc import Mapping

from lettergen.house import HeadOrFoot, Letterhead, PageSetup
from lettergen.letterhead.content import Contents
from lettergen.letterhead.package import Package
from lettergen.letterhead.page import Section
from lettergen.letterhead.styles import Styles, merged, style_look


def assemble(package: Package) -> tuple[Letterhead, Mapping[str, int]]:
    """Return the letterhead, and how often each thing was left out. Raises Refused."""
    section, styles = Section(package), Styles(package)
    page = section.page()
    contents = Contents(package, styles)
    pieces = _pieces(package, section, page, contents)
    letterhead = Letterhead(
        page,
        pieces,
        style_look("paragraph", "", merged(styles.unstyled(), styles.look(styles.default("paragraph")))),
        tuple(look for look in styles.named() if look.name != "normal"),
        contents.styles,
    )
    return letterhead, contents.left_out


def _pieces(
    package: Package, section: Section, page: PageSetup, contents: Contents
) -> tuple[HeadOrFoot, ...]:
    """Return the heads and feet that are in force: a section may keep others that it does not show."""
    shown = {"default": True, "first": page.first, "even": page.even}
    called = package.relationships(package.main)
    found = [
        (name, pages, called[key].target)
        for (name, pages), key in section.heads_and_feet().items()
        if shown[pages] and key in called and package.data(called[key].target) is not None
    ]
    return tuple(contents.head_or_foot(name, pages, part) for name, pages, part in found)
