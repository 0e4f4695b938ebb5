"""Answers to questions: columns and rows, as table, CSV, JSON, Turtle or pandas."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.rdf import BASE, PREFIXES, prefixes

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Result:
    """The answer to a question: columns and rows of text (None where nothing is bound).

    ``kind`` is "select", "ask" (one row, ``true`` or ``false``) or "construct" (three columns).
    ``terms`` are the same cells as pyoxigraph terms.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    terms: tuple[tuple[Any, ...], ...] = field(default=(), repr=False)

    def __bool__(self) -> bool:
        return self.rows == (("true",),) if self.kind == "ask" else bool(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        return iter(self.rows)

    def to_table(self) -> str:
        """Draw the rows as a table of plain text."""
        cells = [list(self.columns), *([_one_line(c) for c in row] for row in self.rows)]
        widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
        lines = ["  ".join(map(_pad, row, widths)).rstrip() for row in cells]
        rule = "  ".join("-" * w for w in widths)
        return "\n".join([lines[0], rule, *lines[1:]]) + "\n"

    def to_list(self) -> str:
        """Write each row as lines of column and value, for cells too long for a table.

        >>> print(Result("select", ("name", "from"), (("Tô Lâm", "2024-12-16"),)).to_list(), end="")
        name  Tô Lâm
        from  2024-12-16
        """
        width = max(map(_width, self.columns), default=0)
        return "\n".join(
            "".join(
                f"{_pad(column, width)}  {_one_line(cell)}".rstrip() + "\n"
                for column, cell in zip(self.columns, row, strict=True)
            )
            for row in self.rows
        )

    def to_csv(self) -> str:
        """Write the rows as CSV with a header line."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(["" if c is None else c for c in row] for row in self.rows)
        return out.getvalue()

    def to_json(self) -> str:
        """Write the answer in the SPARQL 1.1 Query Results JSON Format."""
        if self.kind == "ask":
            return json.dumps({"head": {}, "boolean": bool(self)}) + "\n"
        bindings = [
            {c: _json_term(t) for c, t in zip(self.columns, row, strict=True) if t is not None}
            for row in self.terms
        ]
        whole = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def to_turtle(self, base: str = BASE) -> str:
        """Write the triples of a CONSTRUCT or DESCRIBE as Turtle.

        Raises KgError for an answer that has no triples.
        """
        import pyoxigraph as ox

        if self.kind != "construct":
            raise KgError("only CONSTRUCT and DESCRIBE answer in Turtle; choose table, csv or json")
        triples = [ox.Triple(*row) for row in self.terms]
        out = io.BytesIO()
        ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=prefixes(base))
        return out.getvalue().decode("utf-8")

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas DataFrame, numbers and days typed. Raises KgError without pandas."""
        try:
            import pandas
        except ImportError as error:
            raise KgError("pandas is not installed; pip install pandas") from error
        rows = [[_python(t) for t in row] for row in self.terms] if self.terms else self.rows
        return pandas.DataFrame(rows, columns=list(self.columns))


def _width(cell: str) -> int:
    return sum(0 if unicodedata.combining(c) else 1 for c in cell)


def _pad(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _one_line(cell: str | None) -> str:
    return "" if cell is None else " ".join(cell.split())


def _json_term(term: Any) -> dict[str, str]:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    out = {"type": "literal", "value": term.value}
    if term.language:
        return {**out, "xml:lang": term.language}
    plain = term.datatype.value == PREFIXES["xsd"] + "string"
    return out if plain else {**out, "datatype": term.datatype.value}


def _python(term: Any) -> Any:
    datatype = getattr(getattr(term, "datatype", None), "value", "").removeprefix(PREFIXES["xsd"])
    make: dict[str, Any] = {
        "integer": int,
        "decimal": float,
        "double": float,
        "date": date.fromisoformat,
    }
    if datatype in make:
        return make[datatype](term.value)
    return term.value == "true" if datatype == "boolean" else _text(term)


def _text(term: Any) -> str | None:
    if term is None:
        return None
    return term.value if hasattr(term, "value") else str(term)


def answer(found: Any) -> Result:
    """Make a result of what pyoxigraph answers."""
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return Result("ask", ("answer",), (("true" if found else "false",),))
    if isinstance(found, ox.QueryTriples):
        kind, columns = "construct", ("subject", "predicate", "object")
        cells = tuple(sorted(((t.subject, t.predicate, t.object) for t in found), key=str))
    else:
        kind, columns = "select", tuple(v.value for v in found.variables)
        cells = tuple(tuple(row) for row in found)
    return Result(kind, columns, tuple(tuple(map(_text, row)) for row in cells), cells)
