"""The tree as PDF: tagged for those who hear it (ISO 14289-1, PDF/UA-1), set as by a good secretary for the eye.

`page` builds HTML around the tree, `glyphs` checks that the fonts have every character, `engine` lets WeasyPrint
lay it out with the one style sheet for paper, `notes` sees to it that notes stand below their calls, and `finish`
sets right what WeasyPrint leaves in the file.
"""

from __future__ import annotations

from lettergen.document import Document
from lettergen.house import FontFile
from lettergen.resources import fonts_folder, templates_folder
from lettergen.writers.html import label_text, outline
from lettergen.writers.pdf.glyphs import require_glyphs
from lettergen.writers.pdf.page import write_page

__all__ = ["write_pdf"]


# A house's style sheet may set the margins of the page as it likes, but a draft goes on saying that it is one.
_MARKED = """
@page { @top-left { content: element(head-left) !important } @top-right { content: element(head-right) !important } }
@page :first {
  @top-left { content: element(first-left) !important }
  @top-right { content: element(first-right) !important }
}
.head-left, .head-right, .first-left, .first-right, .mark { font-size: 9pt !important; visibility: visible !important }
.head-left { position: running(head-left) !important }
.head-right { position: running(head-right) !important }
.first-left { position: running(first-left) !important }
.first-right { position: running(first-right) !important }
.mark { display: inline !important; color: #9c1c1c !important }
"""


def write_pdf(document: Document, house_css: str = "", house_fonts: tuple[FontFile, ...] = ()) -> bytes:
    """Return the document as a PDF/UA-1 file with its fonts embedded.

    `house_css` is a style sheet that comes after lettergen's own. It can change how things look but fetch nothing: no
    image, no other style sheet; `house_fonts` are there for it. The bytes depend on the arguments, the packaged files and
    the versions of WeasyPrint, Pango and HarfBuzz, and on nothing else.

    Raises LettergenError for a character that the fonts lack, for anything in `house_css` that WeasyPrint does not
    understand or that asks for a file, and for a note that found no place.
    """
    # WeasyPrint takes most of a second to load; a command that writes no PDF should not wait for it.
    from lettergen.writers.pdf.engine import render

    fonts = fonts_folder()
    require_glyphs(document, fonts)
    own_css = (templates_folder() / "style.css").read_text(encoding="utf-8")
    labels = {entry.id: label_text(entry.label) for entry in outline(document).values()}
    return render(
        write_page(document), (own_css, house_css, _marked(document, house_css)), fonts, labels, house_fonts
    )


def _marked(document: Document, house_css: str) -> str:
    return _MARKED if document.mark and house_css else ""
