"""The tree as PDF: tagged for those who hear it (ISO 14289-1, PDF/UA-1), set as by a good secretary for the eye.

`page` builds HTML around the tree, `glyphs` checks that the fonts have every character, `engine` lets WeasyPrint
lay it out with the one style sheet for paper, `notes` sees to it that notes stand below their calls, and `finish`
sets right what WeasyPrint leaves in the file. What the engine needs of a document is text (`PageText`), so that another
process can lay it out without knowing the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lettergen.house import PLAIN, Lent

if TYPE_CHECKING:
    from lettergen.document import Document

__all__ = ["write_pdf"]


def write_pdf(document: Document, house_css: str = "", lent: Lent = PLAIN.lent) -> bytes:
    """Return the document as a PDF/UA-1 file with its fonts embedded.

    `house_css` is a style sheet that comes after lettergen's own. It can change how things look but fetch nothing but what
    is `lent` to it. The bytes depend on the arguments, the packaged files and the versions of WeasyPrint, Pango and
    HarfBuzz, and on nothing else.

    Raises LettergenError for a character that the fonts lack, for anything in `house_css` that WeasyPrint does not
    understand or that asks for a file, and for a note that found no place.
    """
    from lettergen.resources import fonts_folder
    from lettergen.writers.pdf.as_text import as_text
    from lettergen.writers.pdf.glyphs import require_glyphs

    require_glyphs(document, fonts_folder())
    # WeasyPrint takes most of a second to load; a command that writes no PDF should not wait for it.
    from lettergen.writers.pdf.engine import render

    return render(as_text(document, house_css, lent), fonts_folder())
