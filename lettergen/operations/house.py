"""Reads what the house lends to a dossier's documents: letterhead, style sheet, fonts, pictures."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import PurePosixPath

from lettergen.findings import Finding, LettergenError, Source, error, has_errors, ordered
from lettergen.house import FontFile, House, Lent, Letterhead, Picture, StyleSheet
from lettergen.library.reading import read_bytes, read_text
from lettergen.library.workspace import Workspace
from lettergen.records.dossier import LetterSettings
from lettergen.resources import fonts_folder
from lettergen.visible import visible

STYLE_SHEET = "house.css"
"""The style sheet that is taken when it lies among the templates and nothing else is named."""
NONE = "none"
"""What letter.yaml says where a letter goes out without the house's letterhead or style sheet."""


def load_house(workspace: Workspace, settings: LetterSettings) -> tuple[House, tuple[Finding, ...]]:
    """Return the house that a dossier's documents are built with, and what is wrong with its files.

    letter.yaml may name another letterhead or style sheet than lettergen.toml. A file with an error lends nothing.
    """
    letterhead, of_letterhead = _letterhead(workspace, settings.letterhead or str(workspace.letterhead or ""))
    fonts, of_fonts = _fonts(workspace)
    style_sheet, pictures, of_style_sheet = _style_sheet(workspace, settings, fonts)
    findings = [*of_letterhead, *of_fonts, *of_style_sheet]
    if style_sheet is not None and not has_errors(findings):
        findings += _not_understood(style_sheet)  # last: WeasyPrint takes longest to load
    return House(letterhead, style_sheet, Lent(fonts, pictures)), ordered(findings)


def require_house(findings: tuple[Finding, ...]) -> None:
    """Raise LettergenError, with the findings, where a file of the house cannot be used."""
    if has_errors(findings):
        raise LettergenError(
            "Nothing was built: the house's letterhead, style sheet, fonts or pictures cannot be used",
            "Mend what is listed, or build without: letterhead: none, house_style: none in letter.yaml.",
            findings,
        )


def _letterhead(workspace: Workspace, named: str) -> tuple[Letterhead | None, list[Finding]]:
    if named in ("", NONE):
        return None, []
    from lettergen.letterhead import MAX_BYTES, read_letterhead

    path = PurePosixPath(named)
    data, findings = read_bytes(workspace.root, path, MAX_BYTES)
    if data is None:
        return None, findings
    return read_letterhead(data, path)


def _style_sheet(
    workspace: Workspace, settings: LetterSettings, fonts: tuple[FontFile, ...]
) -> tuple[StyleSheet | None, dict[str, Picture], list[Finding]]:
    usual = workspace.templates / STYLE_SHEET
    named = settings.house_style or str(workspace.house_style or "")
    if named == NONE or (not named and not os.path.lexists(workspace.root / usual)):
        return None, {}, []
    path = PurePosixPath(named) if named else usual
    text, findings = read_text(workspace.root, path)
    if text is None:
        return None, {}, findings
    from lettergen.style_sheet import checked

    sheet = StyleSheet(path, text)
    called, findings = checked(sheet, frozenset(font.family for font in fonts))
    pictures, of_pictures = _pictures(workspace, path, called)
    findings = [*findings, *of_pictures]
    return (None if has_errors(findings) else sheet), pictures, findings


def _pictures(
    workspace: Workspace, sheet: PurePosixPath, called: Mapping[str, int]
) -> tuple[dict[str, Picture], list[Finding]]:
    pictures: dict[str, Picture] = {}
    findings: list[Finding] = []
    for name, line in called.items():
        path = sheet.parent / name
        if not os.path.lexists(workspace.root / path):
            hint = "Put the picture there, or correct the name; upper and lower case differ."
            missing = error(Source(sheet, line), "style-picture", f"calls {path}, which is not there", hint)
            findings.append(missing)
            continue
        found, faults = _picture(workspace, path)
        pictures |= {name: found} if found else {}
        findings += faults
    return pictures, findings


def _picture(workspace: Workspace, path: PurePosixPath) -> tuple[Picture | None, list[Finding]]:
    from lettergen.pictures import NoPicture
    from lettergen.writers.pdf.house_pictures import MAX_BYTES, read_picture

    data, findings = read_bytes(workspace.root, path, MAX_BYTES)
    if data is None:
        return None, findings
    try:
        return read_picture(data, path.suffix.removeprefix(".")), findings
    except NoPicture as refused:
        hint = "Save it again as PNG or JPEG, at most 25 million pixels."
        return None, [error(Source(path), "style-picture", f"is {refused}", hint)]


def _not_understood(sheet: StyleSheet) -> list[Finding]:
    from lettergen.writers.pdf.style_check import not_understood

    hint = "Correct it or take it out: it would have no effect."
    return [
        error(Source(sheet.path, line), "style-ignored", f"is not understood: {visible(said)}", hint)
        for line, said in not_understood(sheet.text, fonts_folder())
    ]


def _fonts(workspace: Workspace) -> tuple[tuple[FontFile, ...], list[Finding]]:
    fonts: list[FontFile] = []
    findings: list[Finding] = []
    for path in workspace.fonts:
        font, found = _font(workspace, path)
        fonts += [font] if font else []
        findings += found
    return tuple(fonts), findings


def _font(workspace: Workspace, path: PurePosixPath) -> tuple[FontFile | None, list[Finding]]:
    from lettergen.writers.pdf.house_fonts import MAX_BYTES, NoFont, read_font

    data, findings = read_bytes(workspace.root, path, MAX_BYTES)
    if data is None:
        return None, findings
    try:
        return read_font(data), findings
    except NoFont as refused:
        hint = "Name a .ttf or .otf file whose licence allows embedding, or take it out of `fonts`."
        return None, [error(Source(path), "font-unusable", str(refused), hint)]
