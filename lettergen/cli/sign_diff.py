"""`lettergen sign diff`: what changed since the version that somebody signed."""

from __future__ import annotations

from lettergen.cli.options import Dossier
from lettergen.cli.sign_options import STRUCK_THROUGH, Who


def sign_diff(dossier: Dossier, who: Who) -> None:
    """Show what changed since the version that somebody signed, word by word.

    Of whoever was asked and has not answered, it is the version that they were asked to sign. Words that are gone stand in
    [-...-], new ones in {+...+}. Names the redlines to send, which `sign reopen` wrote.
    """
    from lettergen.cli.diff import show_differences
    from lettergen.cli.lines import one_line, shown_path
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_dossier
    from lettergen.operations.sign_redline import since_signed
    from lettergen.signing.free_text import without_addresses

    opened, folder = open_dossier(dossier)
    found = since_signed(opened, folder, who)
    record = found.newest.record
    known = f"{who} {'signed' if found.row.answer == 'signed' else 'was shown'} version {found.row.version}."
    if not any(one.changed for one in found.differences):
        each = "" if found.same_letters else ", and its letters, one each, go or speak to others"
        say(one_line(f"{known} Version {record.version} has the same words{each}."))
        return
    told = without_addresses(record.note)
    mark = "" if record.change in ("first", "none") else f"The drafter calls the last change {record.change}."
    show_differences(
        found.differences,
        [
            line
            for line in (f"{mark} {told}".strip(), f"{known} From there to version {record.version}:")
            if line
        ],
    )
    if found.files:
        say("To send to them:", *(f"  {shown_path(path)}" for path in found.files), STRUCK_THROUGH)
