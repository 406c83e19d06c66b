"""From the options of `sign import` to how a sheet is read."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from typing import Any, get_args

from lettergen.cli.options import misuse
from lettergen.fast_dataclasses import dataclass
from lettergen.library.similar import did_you_mean
from lettergen.moments import parse_moment
from lettergen.records.sheet_settings import Columns, SheetAnswer, SheetSettings, WrittenAnswer, WrittenName
from lettergen.signing.free_text import has_address
from lettergen.signing.names import fingerprint
from lettergen.signing.sheet_columns import FIELDS, known_columns

_PLAIN = ("every_row", "zone", "dates", "sheet", "encoding", "delimiter")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOptions:
    """What was typed; `columns`, `answers` and `names` as "WHAT=TEXT"."""

    columns: tuple[str, ...]
    answers: tuple[str, ...]
    names: tuple[str, ...]
    every_row: str
    zone: str
    dates: str
    sheet: str
    encoding: str
    delimiter: str


def settings_said(
    before: SheetSettings | None, said: SheetOptions, organisations: Collection[str]
) -> SheetSettings:
    """Return what was said before with what is said now; misuse when an option cannot be understood."""
    settings = before or SheetSettings()
    _check_zone(said.zone)
    plain: dict[str, Any] = {name: getattr(said, name) or getattr(settings, name) for name in _PLAIN}
    columns: dict[str, Any] = dict(_pairs(said.columns, FIELDS, "--column"))
    meanings = _pairs(said.answers, get_args(SheetAnswer), "--answer")
    answers = [WrittenAnswer(written=text, means=means) for means, text in meanings]  # type: ignore[arg-type]
    names = [
        WrittenName(written=text, organisation=key)
        for key, text in _pairs(said.names, organisations, "--name")
    ]
    return dataclasses.replace(
        settings,
        **plain,
        columns=dataclasses.replace(settings.columns, **columns),
        answers=_newest([*settings.answers, *answers]),
        names=_newest([*settings.names, *names]),
    )


def _check_zone(zone: str) -> None:
    try:
        parse_moment(f"2026-01-15T12:00 {zone or 'Z'}")
    except ValueError as unknown:
        raise misuse(str(unknown), "--zone") from unknown


def _pairs(typed: Iterable[str], known: Collection[str], option: str) -> Iterator[tuple[str, str]]:
    for one in typed:
        word, equals, text = one.partition("=")
        word, text = word.strip(), " ".join(text.split())
        if not equals or (not text and option != "--column"):
            raise misuse(f"'{one}' is not of the form WHAT=TEXT.", option)
        if word not in known:
            hint = did_you_mean(word, known) or ("" if len(known) > 20 else f"Known: {', '.join(known)}.")
            raise misuse(f"'{word}' is not known. {hint}", option)
        if has_address(text):
            raise misuse("an e-mail address is not kept there.", option)
        yield word, text


def _newest(rows: list[Any]) -> tuple[Any, ...]:
    """What is said of the same text later counts."""
    return tuple({fingerprint(row.written) or row.written: row for row in rows}.values())


def with_known_columns(settings: SheetSettings, header: tuple[str, ...]) -> SheetSettings:
    """Return settings that were never kept with the columns of known headers, where nothing else was said of them."""
    known = known_columns(header)
    said = {name: text for name in FIELDS if (text := getattr(settings.columns, name))}
    columns: Columns = dataclasses.replace(known, **said)
    return dataclasses.replace(settings, columns=columns)
