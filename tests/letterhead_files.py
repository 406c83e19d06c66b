"""Letterheads made part by part, sound and harmful ones, without python-docx: each test says what its file holds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_SECTION = (
    '<w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1400" w:right="1500" w:bottom="1300" w:left="1600" w:header="700" w:footer="600" w:gutter="0"/>'
)


def part(tag: str, content: str = "") -> str:
    """Return a part as XML."""
    return f"<w:{tag} {_NAMES}>{content}</w:{tag}>"


def relationship(key: str, kind: str, target: str, *, external: bool = False) -> str:
    """Return a relationship of the kind that Office calls by the end of its type."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"{mode}/>'


def relationships(*found: str) -> str:
    return f'<Relationships xmlns="{_REL}">{"".join(found)}</Relationships>'


def parts(
    header: str = "<w:p><w:r><w:t>The House</w:t></w:r></w:p>",
    *,
    section: str = _SECTION,
    styles: str = "",
    settings: str = "",
    called: tuple[str, ...] = (),
    header_calls: tuple[str, ...] = (),
    main_type: str = "document.main+xml",
) -> dict[str, str | bytes]:
    """Return the members of a letterhead with one head."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="x/rels"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WML}.{main_type}"/></Types>',
        "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body><w:p/><w:sectPr>{section}</w:sectPr></w:body>"),
        "word/_rels/document.xml.rels": relationships(
            relationship("rId1", "header", "header1.xml"),
            relationship("rId2", "styles", "styles.xml"),
            relationship("rId3", "settings", "settings.xml"),
            *called,
        ),
        "word/header1.xml": part("hdr", header),
        "word/_rels/header1.xml.rels": relationships(*header_calls),
        "word/styles.xml": part("styles", styles),
        "word/settings.xml": part("settings", settings),
    }


def packed(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the members as a file."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return saved.getvalue()


def letterhead_with(header: str, **changes: object) -> bytes:
    """Return a letterhead whose head holds `header`."""
    return packed(parts(header, **changes))  # type: ignore[arg-type]


def picture_run(key: str = "rId1", *, name: str = "Picture 1", descr: str = "") -> str:
    """Return a run with a picture in the line."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/>'
        f'<wp:docPr id="1" name="{name}" descr="{descr}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
