"""`lettergen templates`: which templates are in force, what stands in one, and copies to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lettergen.cli.options import TableFormat, words

if TYPE_CHECKING:
    from lettergen.document import Kind
    from lettergen.templates import Listed

Document = Annotated[str, typer.Argument(metavar="KIND", help="joint-letter, briefing-paper or open-letter.")]
Language = Annotated[str, typer.Option(metavar="CODE", help="The language of the template.")]


def list_(
    format: Annotated[
        TableFormat, typer.Option(help="A table, or JSON for other programs.")
    ] = TableFormat.TABLE,
) -> None:
    """List the templates in force, and where each comes from."""
    from lettergen.cli.workspace import open_here
    from lettergen.templates import list_templates

    listed = list_templates(open_here().workspace)
    if format is TableFormat.JSON:
        from lettergen.cli.export import print_json

        print_json([_as_json(template) for template in listed])
    else:
        _show(listed)


def show(kind: Document, language: Language = "en") -> None:
    """Print the template in force: the workspace's own, or else the built-in one."""
    from lettergen.cli.lines import one_line
    from lettergen.cli.running import say
    from lettergen.cli.workspace import open_here
    from lettergen.operations.templates import show_template
    from lettergen.visible import visible

    template = show_template(open_here().workspace, _kind(kind), language)
    print(visible(template.text), end="")
    say(f"from {one_line(str(template.source.path))}")


def copy(
    kind: Document,
    language: Language = "en",
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite your own template, and lose its changes.")
    ] = False,
) -> None:
    """Copy a built-in template into the workspace, to change it there."""
    from lettergen.cli.lines import shown_path
    from lettergen.cli.workspace import open_here
    from lettergen.operations.templates import copy_template

    print(shown_path(copy_template(open_here().workspace, _kind(kind), language, force=force)))


def _kind(text: str) -> Kind:
    from lettergen.document import Kind

    (kind,) = words(text.replace(",", " "), [kind.value for kind in Kind], "KIND")
    return Kind(kind)


def _show(listed: tuple[Listed, ...]) -> None:
    from lettergen.cli.screen import Column, Screen

    rows = [(each.kind.value, each.language, each.path.as_posix(), _origin(each)) for each in listed]
    columns = Column("Document"), Column("In", whole=True), Column("Template", whole=True), Column("From")
    Screen().rows(columns, rows)


def _origin(listed: Listed) -> str:
    if not listed.own:
        return "built-in"
    return "yours, in place of the built-in" if listed.shadows else "yours"


def _as_json(listed: Listed) -> dict[str, object]:
    return {
        "document": listed.kind.value,
        "language": listed.language,
        "template": listed.path.as_posix(),
        "own": listed.own,
        "shadows": listed.shadows,
    }
