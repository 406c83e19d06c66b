"""Reads an organisation's letterhead, a DOCX file, and takes what a letter may have from it.

That is: page size and margins, the heads and feet of first, even and other pages, and how styles look. Everything is
made anew from lists of what is allowed (`allowed`, `runs`, `drawings`), so that nothing else can come along: no macro, no
link, no name of whoever made it. A file that could do harm is refused, with the reason.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from lettergen.findings import Finding, Source, error, info
from lettergen.house import Letterhead
from lettergen.letterhead.archive import MAX_BYTES

__all__ = ["MAX_BYTES", "read_letterhead"]


def read_letterhead(data: bytes, path: PurePosixPath) -> tuple[Letterhead | None, list[Finding]]:
    """Return what a letterhead lends, None where it is refused, and findings; `path` is where it lies in the workspace.

    It is refused when it is no DOCX file, protected by a password, with macros, with a template or pictures from elsewhere,
    with a document type in its XML, larger than 8 MiB, 48 MiB when unpacked, damaged or malformed on purpose, with pictures
    other than PNG and JPEG, or without room for text. What else is not taken is told.
    """
    from lettergen.letterhead.assemble import assemble
    from lettergen.letterhead.package import dangers, open_package
    from lettergen.letterhead.refusal import Refused

    try:
        package = open_package(data)
        refusals = dangers(package)
        letterhead, left_out = (None, {}) if refusals else assemble(package)
    except Refused as refused:
        refusals, letterhead, left_out = [refused], None, {}
    findings = [error(Source(path), refused.code, refused.message, refused.hint) for refused in refusals]
    if left_out:
        listed = ", ".join(sorted(left_out))
        message = f"lends only what a letter can take; left out of its heads and feet: {listed}"
        findings.append(
            info(
                Source(path),
                "letterhead-left-out",
                message,
                "Look at a draft: nothing you need may be missing.",
            )
        )
    return letterhead, findings
