"""The letterhead of a house that does not exist, for the documentation, the tests and the eye.

`python tests/letterhead_samples.py FILE` writes it.
"""

from __future__ import annotations

import io
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TEAL = RGBColor(0x0F, 0x5C, 0x5C)
SAND = RGBColor(0x8A, 0x6D, 0x3B)
HOUSE = "Harbour Rights Watch"
STREET = "14 Quay Street, Port Amsel"


def letterhead() -> bytes:
    """Return a DOCX file with a first page of its own, a logo, page numbers, and styles in the colours of the house."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.6)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.8)
    section.header_distance = section.footer_distance = Cm(1.1)
    section.different_first_page_header_footer = True
    _styles(document)
    _first_head(section.first_page_header)
    _first_foot(section.first_page_footer)
    _other_head(section.header)
    _other_foot(section.footer)
    document.add_paragraph("What stands here is not taken: only head, foot, margins and styles are.")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def logo() -> bytes:
    """Return a small PNG picture: a wave under a sun, with a text in it that must not travel."""
    rows = b"".join(b"\0" + b"".join(_pixel(x, y) for x in range(_SIDE)) for y in range(_SIDE))
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    chunks = [
        (b"IHDR", header),
        (b"tEXt", b"Author\0Somebody Private"),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


_SIDE = 120


def _pixel(x: int, y: int) -> bytes:
    wave = 78 + 8 * abs((x % 40) - 20) / 20
    if y > wave:
        return bytes((0x0F, 0x5C, 0x5C))
    if (x - 60) ** 2 + (y - 44) ** 2 < 24**2:
        return bytes((0xD9, 0xA4, 0x41))
    return b"\xff\xff\xff"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _styles(document: Any) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Sans", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name, size in (
        ("Title", 24),
        ("Heading 1", 15),
        ("Heading 2", 12),
        ("Heading 3", 10.5),
        ("Caption", 9),
    ):
        font = styles[name].font
        font.name, font.size, font.bold, font.color.rgb = "Liberation Sans", Pt(size), True, TEAL
        fonts = styles[name].element.rPr.rFonts
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
    subtitle = styles["Subtitle"].element
    subtitle.remove(subtitle.rPr)
    styles["Subtitle"].font.size, styles["Subtitle"].font.color.rgb = Pt(12), SAND
    styles["Header"].font.size = styles["Footer"].font.size = Pt(8.5)
    styles["Header"].font.color.rgb = styles["Footer"].font.color.rgb = SAND


def _first_head(head: Any) -> None:
    line = head.paragraphs[0]
    line.add_run().add_picture(io.BytesIO(logo()), width=Cm(1.4))
    name = line.add_run(f"\t\t{HOUSE}")
    name.font.size, name.font.bold, name.font.color.rgb = Pt(16), True, TEAL
    line.paragraph_format.tab_stops.add_tab_stop(Cm(15.4), WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.space_after = Pt(14)
    _rule(line)


def _first_foot(foot: Any) -> None:
    line = foot.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(f"{HOUSE} · {STREET} · post@harbour.example")


def _other_head(head: Any) -> None:
    line = head.paragraphs[0]
    line.add_run(HOUSE).font.bold = True
    _rule(line)


def _other_foot(foot: Any) -> None:
    line = foot.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "2"), ("end", "")):
        run = line.add_run(text if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "":
            code = OxmlElement("w:instrText")
            code.text = f" {text} "
            run._r.append(code)


def _rule(line: Any) -> None:
    border = OxmlElement("w:pBdr")
    below = OxmlElement("w:bottom")
    for key, value in {"val": "single", "sz": "8", "space": "4", "color": "0F5C5C"}.items():
        below.set(qn(f"w:{key}"), value)
    border.append(below)
    properties = line._p.get_or_add_pPr()
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(letterhead())
