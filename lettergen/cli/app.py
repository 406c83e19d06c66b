"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from lettergen.cli.options import misuse
from lettergen.cli.table import Command, Group, Table, new_typer

EXAMPLE = "examples/2023-06-central-asia-leaders"
_LETTER = "letters/2026-12-eu-kazakhstan"
_BY = "--by 'Ana Example'"

CASES = Group(
    "The cases of the library, as they stand on a day.",
    ("lettergen case list --country KZ",),
    {
        "list": Command(
            "case_list:case_list",
            "List cases, and where each stands on a day.",
            ("lettergen case list --country KZ --status imprisoned",),
        ),
        "show": Command(
            "case_show:case_show",
            "Show a case as it stands on a day.",
            ("lettergen case show zhanbolat-mamai --date 2023-06-01",),
        ),
    },
)

TEMPLATES = Group(
    "The templates of letters and papers.",
    ("lettergen templates list",),
    {
        "list": Command(
            "templates:list_",
            "List the templates in force, and where each comes from.",
            ("lettergen templates list",),
        ),
        "show": Command(
            "templates:show",
            "Print the template in force: the workspace's own, or else the built-in one.",
            ("lettergen templates show joint-letter",),
        ),
        "copy": Command(
            "templates:copy",
            "Copy a built-in template into the workspace, to change it there.",
            ("lettergen templates copy joint-letter",),
        ),
    },
)


def _sign(place: str, says: str, example: str) -> Command:
    return Command(place, says, (f"lettergen sign {example}",))


SIGN = Group(
    "Who signs which text.",
    (f"lettergen sign status {EXAMPLE}",),
    {
        "open": _sign(
            "sign_open:sign_open",
            "Circulate the text for signature.",
            f"open {_LETTER} {_BY} --deadline '2026-11-20 18:00 Europe/Brussels'",
        ),
        "add": _sign(
            "sign_add:sign_add", "Record that somebody signed.", f"add {_LETTER} IPHR {_BY} --how mail"
        ),
        "decline": _sign(
            "sign_no:sign_decline",
            "Record that somebody will not sign, or objects to the letter.",
            f"decline {_LETTER} IPHR {_BY}",
        ),
        "withdraw": _sign(
            "sign_no:sign_withdraw",
            "Record that somebody takes a signature back.",
            f"withdraw {_LETTER} IPHR {_BY}",
        ),
        "confirm": _sign(
            "sign_confirm:sign_confirm",
            "Record that somebody who signed agrees to the text that is open now.",
            f"confirm {_LETTER} IPHR {_BY}",
        ),
        "import": _sign(
            "sign_import:sign_import",
            "Record what a form collected, from the CSV or XLSX that it exports.",
            f"import {_LETTER} responses.csv --zone Europe/Brussels",
        ),
        "status": _sign(
            "sign_status:sign_status",
            "Show who signed this text, who an earlier one, who has not answered, and how long there is.",
            f"status {EXAMPLE}",
        ),
        "diff": _sign(
            "sign_diff:sign_diff",
            "Show what changed since the version that somebody signed, word by word.",
            f"diff {_LETTER} IPHR",
        ),
        "close": _sign("sign_open:sign_close", "End signing.", f"close {_LETTER} {_BY}"),
        "reopen": _sign(
            "sign_open:sign_reopen",
            "Circulate the text again, as it is now.",
            f"reopen {_LETTER} {_BY} --editorial --deadline '2026-11-24 18:00 Europe/Brussels'",
        ),
    },
)

TABLE: Table = {
    "init": Command(
        "init:init", "Make a workspace with the starter case library.", ("lettergen init our-letters",)
    ),
    "new": Command(
        "new:new",
        "Make the dossier of a letter, ready to fill in.",
        (
            "lettergen new letters/2026-12-eu-kazakhstan \\",
            '  --meeting "EU-Kazakhstan Human Rights Dialogue" --date 2026-12-03 --country KZ',
        ),
    ),
    "plan": Command(
        "plan:plan",
        "Show who and what a letter takes, who is left out, and why.",
        (f"lettergen plan {EXAMPLE}",),
    ),
    "preview": Command(
        "preview:preview",
        "Read a document in the terminal, as it would be built now.",
        (f"lettergen preview {EXAMPLE} --document briefing-paper",),
    ),
    "check": Command("check:check", "Check the library and its letters.", (f"lettergen check {EXAMPLE}",)),
    "draft": Command(
        "draft:draft",
        "Write a letter's texts to text/, for you to edit.",
        (f"lettergen draft {EXAMPLE} --only joint-letter",),
    ),
    "redraft": Command(
        "redraft:redraft",
        "Carry your edits in text/ over to what the library, the templates and letter.yaml say now.",
        (f"lettergen redraft {EXAMPLE}",),
    ),
    "diff": Command(
        "diff:diff",
        "Show what changed between two versions, word by word.",
        (f"lettergen diff {EXAMPLE} --since HEAD~1",),
    ),
    "build": Command(
        "build:build", "Write a letter's documents.", (f"lettergen build {EXAMPLE} --format docx,pdf,md",)
    ),
    "status": Command(
        "status:status",
        "Show where every letter stands: its meeting, the days left, how far it has come, what waits.",
        ("lettergen status",),
    ),
    "case": CASES,
    "templates": TEMPLATES,
    "sign": SIGN,
}

app = new_typer(
    "Build joint human-rights letters and briefing papers from a case library.",
    (f"lettergen build {EXAMPLE}",),
    TABLE,
)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="With --version: also of everything it rests on.")
    ] = False,
) -> None:
    """Build joint human-rights letters and briefing papers from a case library."""
    if version:
        from lettergen.cli.version import print_version

        print_version(verbose=verbose)
        raise typer.Exit
    if verbose:
        raise misuse("goes with --version only.", "--verbose")
    if ctx.invoked_subcommand is None:
        raise misuse("name one; lettergen --help lists them.", "COMMAND")
