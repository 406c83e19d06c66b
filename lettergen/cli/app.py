"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from lettergen.cli.build import build
from lettergen.cli.case_list import case_list
from lettergen.cli.case_show import case_show
from lettergen.cli.check import check
from lettergen.cli.diff import diff
from lettergen.cli.draft import draft
from lettergen.cli.init import init
from lettergen.cli.new import new
from lettergen.cli.options import example, misuse
from lettergen.cli.plan import plan
from lettergen.cli.preview import preview
from lettergen.cli.redraft import redraft
from lettergen.cli.running import Commands
from lettergen.cli.sign_add import sign_add
from lettergen.cli.sign_confirm import sign_confirm
from lettergen.cli.sign_diff import sign_diff
from lettergen.cli.sign_import import sign_import
from lettergen.cli.sign_no import sign_decline, sign_withdraw
from lettergen.cli.sign_open import sign_close, sign_open, sign_reopen
from lettergen.cli.sign_status import sign_status
from lettergen.cli.status import status
from lettergen.cli.templates import add_templates

EXAMPLE = "examples/2023-06-central-asia-leaders"


def _typer(description: str, epilog: str) -> typer.Typer:
    return typer.Typer(
        cls=Commands,
        help=description,
        epilog=epilog,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


app = _typer(
    "Build joint human-rights letters and briefing papers from a case library.",
    example(f"lettergen build {EXAMPLE}"),
)
cases = _typer(
    "The cases of the library, as they stand on a day.", example("lettergen case list --country KZ")
)

app.command(
    epilog=example("lettergen init our-letters"),
)(init)
app.command(
    epilog=example(
        "lettergen new letters/2026-12-eu-kazakhstan \\",
        '  --meeting "EU-Kazakhstan Human Rights Dialogue" --date 2026-12-03 --country KZ',
    ),
)(new)
app.command(epilog=example(f"lettergen plan {EXAMPLE}"))(plan)
app.command(epilog=example(f"lettergen preview {EXAMPLE} --document briefing-paper"))(preview)
app.command(epilog=example(f"lettergen check {EXAMPLE}"))(check)
app.command(epilog=example(f"lettergen draft {EXAMPLE} --only joint-letter"))(draft)
app.command(epilog=example(f"lettergen redraft {EXAMPLE}"))(redraft)
app.command(epilog=example(f"lettergen diff {EXAMPLE} --since HEAD~1"))(diff)
app.command(epilog=example(f"lettergen build {EXAMPLE} --format docx,pdf,md"))(build)
app.command(epilog=example("lettergen status"))(status)
app.add_typer(cases, name="case")
cases.command("list", epilog=example("lettergen case list --country KZ --status imprisoned"))(case_list)
cases.command("show", epilog=example("lettergen case show zhanbolat-mamai --date 2023-06-01"))(case_show)
add_templates(app, _typer)

sign = _typer("Who signs which text.", example(f"lettergen sign status {EXAMPLE}"))
app.add_typer(sign, name="sign")
_LETTER = "letters/2026-12-eu-kazakhstan"
for _name, _command, _example in (
    ("open", sign_open, f"{_LETTER} --by 'Ana Example' --deadline '2026-11-20 18:00 Europe/Brussels'"),
    ("add", sign_add, f"{_LETTER} IPHR --by 'Ana Example' --how mail"),
    ("decline", sign_decline, f"{_LETTER} IPHR --by 'Ana Example'"),
    ("withdraw", sign_withdraw, f"{_LETTER} IPHR --by 'Ana Example'"),
    ("confirm", sign_confirm, f"{_LETTER} IPHR --by 'Ana Example'"),
    ("import", sign_import, f"{_LETTER} responses.csv --zone Europe/Brussels"),
    ("status", sign_status, EXAMPLE),
    ("diff", sign_diff, f"{_LETTER} IPHR"),
    ("close", sign_close, f"{_LETTER} --by 'Ana Example'"),
    (
        "reopen",
        sign_reopen,
        f"{_LETTER} --by 'Ana Example' --editorial --deadline '2026-11-24 18:00 Europe/Brussels'",
    ),
):
    sign.command(_name, epilog=example(f"lettergen sign {_name} {_example}"))(_command)


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
