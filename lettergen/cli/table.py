"""The commands as a table, each loaded when it is called: a run waits for no other's module, and `--help` for none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar, cast

import typer

from lettergen.cli.running import Commands
from lettergen.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: "module:function" below lettergen.cli, its line in the list of commands, and one real call."""

    place: str
    says: str
    example: tuple[str, ...]

    def load(self, name: str) -> Any:
        """Return the command as typer has it."""
        module, _, function = self.place.partition(":")
        app = new_typer()
        found = getattr(import_module(f"lettergen.cli.{module}"), function)
        app.command(name, epilog=_epilog(self.example))(found)
        return typer.main.get_command(app)


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one word."""

    says: str
    example: tuple[str, ...]
    table: Mapping[str, Command]

    def load(self, name: str) -> Any:
        """Return the group as typer has it."""
        app = new_typer(self.says, self.example, self.table)
        app.callback()(lambda: None)
        group = typer.main.get_command(app)
        group.name = name
        return group


Table = Mapping[str, "Command | Group"]


def new_typer(says: str = "", example: tuple[str, ...] = (), table: Table | None = None) -> typer.Typer:
    """Return a typer application as all of ours are: no colours, no completion, help after -h too."""
    return typer.Typer(
        cls=type("Listed", (_Listed,), {"table": table or {}}),
        help=says,
        epilog=_epilog(example),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _epilog(example: tuple[str, ...]) -> str:
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in example)


class _Loaded(Mapping[str, Any]):
    """The commands of a table by name, each loaded when it is asked for."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            self._loaded[name] = self._table[name].load(name)
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class _Listed(Commands):
    """A group whose commands are those of a table."""

    table: ClassVar[Table]

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = cast(Any, _Loaded(self.table))

    def list_commands(self, _ctx: Any) -> list[str]:
        """Return the names of the commands; typer's own way would load each."""
        return list(self.table)

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        """Write the list of commands as typer does, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row.says) for name, row in self.table.items()])
