"""Rows of a table (CSV, TSV) -> the text and fields of each article."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from kg.documents.found import LONGEST, Record, Unreadable
from kg.documents.records import Columns, Line, at_line, field_of, no_text, record_of

_LINES_OF_A_ROW = 2000


def read_table(
    lines: Iterator[Line], place: Record, columns: Columns, *, format: str
) -> Iterator[Record | Unreadable]:
    """Read one record a row; the first row names the columns. A broken row costs only itself.

    ``format`` is "tsv", or "csv", whose separator (comma, semicolon, tab, bar) the header shows.
    """
    csv.field_size_limit(max(LONGEST, csv.field_size_limit()))
    rows = _rows(lines, place, format)
    header: list[str] | None = None
    for found in rows:
        if isinstance(found, Unreadable):
            yield found
        elif header is None:
            header = [c.strip("\ufeff ") for c in found[1]]
            if missing := _without_text(header, columns):
                yield Unreadable(place.source, found[0], missing)
                return
        elif any(cell.strip() for cell in found[1]):
            yield _table_row(header, found[1], at_line(place, found[0]), columns)
    if header is None:
        yield Unreadable(place.source, None, "is empty")


def _rows(
    lines: Iterator[Line], place: Record, format: str
) -> Iterator[tuple[int, list[str]] | Unreadable]:
    """Give the cells of each row and the number of its first line."""
    taken = _Taken(lines)
    first = next(taken, None)
    yield from taken.unreadable()
    if first is None:
        return
    delimiter = "\t" if format == "tsv" else max(",;\t|", key=first.count)
    taken.give_back(0)
    reader: Any = None
    while True:
        reader = reader or csv.reader(taken, delimiter=delimiter)
        try:
            row = next(reader, None)
            error = "has an opening quote that nothing closes" if taken.cut else ""
        except csv.Error as e:
            row, error = None, f"is a broken row ({e})"
        yield from taken.unreadable()
        if not taken.lines:
            return
        number = taken.lines[0][0]
        if error:
            yield Unreadable(place.source, number, error + "; the row is left out")
            reader = None
        elif row is not None:
            yield number, row
        taken.give_back(1 if error else len(taken.lines))


class _Taken(Iterator[str]):
    """Lines of a table, with those of the row that is being read kept for a second reading."""

    def __init__(self, source: Iterator[Line]) -> None:
        self.source = source
        self.again: list[tuple[int, str]] = []
        self.lines: list[tuple[int, str]] = []
        self.size = 0
        self.cut = False
        self.bad: list[Unreadable] = []

    def __next__(self) -> str:
        while len(self.lines) < _LINES_OF_A_ROW and self.size <= LONGEST:
            number, line = self.again.pop() if self.again else next(self.source, (0, None))
            if isinstance(line, str):
                self.lines.append((number, line))
                self.size += len(line)
                return line
            if line is None:
                break
            self.bad.append(line)
        self.cut = bool(self.lines)
        raise StopIteration

    def give_back(self, kept: int) -> None:
        """Begin another row: all lines taken but the first ``kept`` will be read again."""
        self.again += reversed(self.lines[kept:])
        self.lines, self.size, self.cut = [], 0, False

    def unreadable(self) -> list[Unreadable]:
        """Give the lines met so far that could not be decoded, once."""
        bad, self.bad = self.bad, []
        return bad


def _without_text(header: list[str], columns: Columns) -> str | None:
    """Say that no column holds the text, if so: one sentence for the table, not one a row."""
    row = _named(header, ["?"] * len(header))
    if field_of(row, "text", columns) or (
        field_of(row, "title", columns) and field_of(row, "lede", columns)
    ):
        return None
    return no_text(header, columns).replace("field", "column").replace("record", "table")


def _table_row(
    header: list[str], row: list[str], place: Record, columns: Columns
) -> Record | Unreadable:
    if len(row) > len(header):
        reason = f"has {len(row)} cells instead of {len(header)}; quote cells that hold separators"
        return Unreadable(place.source, place.line, reason)
    return record_of(_named(header, row), place, columns)


def _named(header: list[str], row: list[str]) -> dict[str, str]:
    cells = dict(zip(header, row, strict=False))
    return {name.casefold(): cell for name, cell in reversed(cells.items())} | cells
