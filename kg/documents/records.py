"""Records of JSON lines and JSON -> the text and fields of each article."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from kg.documents import pages
from kg.documents.found import LONGEST, Record, Unreadable
from kg.errors import KgError
from kg.lexicon import table
from kg.model import Region, Span
from kg.text import nfc

#: Names of ours that a column can be given for.
FIELDS = ("id", "title", "text", "lede", "published", "publisher", "url")
_MARKUP = re.compile(r"(?i)<(?:p|div|br|table|h[1-6])\b[^<>]*>")
#: Characters that JSON can name and no text holds: lone surrogates and zero.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
_VIETNAM = timedelta(hours=7)

Columns = Mapping[str, str]
Line = tuple[int, "str | Unreadable"]


@cache
def _defaults() -> dict[str, list[str]]:
    rows = sorted(table("columns.tsv"), key=lambda row: int(row["rank"]))
    return {f: [row["column"] for row in rows if row["field"] == f] for f in FIELDS}


def check_columns(columns: Columns | None) -> Columns:
    """Give ``columns`` back; raise KgError if it names a field that we do not have."""
    for name in columns or {}:
        if name not in FIELDS:
            raise KgError(f"columns: unknown field {name!r}; fields are {', '.join(FIELDS)}")
    return columns or {}


def _string(value: Any) -> str | None:
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        value = "\n".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    s = _UNSTORABLE.sub("\ufffd", str(value))
    return s if s.strip() else None


def field_of(row: Mapping[str, Any], name: str, columns: Columns) -> str | None:
    if name in columns:
        return _string(row.get(columns[name]))
    return next((s for c in _defaults()[name] if (s := _string(row.get(c)))), None)


def _date(value: str | None) -> str | None:
    """Turn a Unix time (seconds or milliseconds) into the ISO date it has in Vietnam."""
    if value and value.isdecimal() and len(value) in (10, 13):
        then = datetime.fromtimestamp(int(value[:10]), UTC) + _VIETNAM
        return then.date().isoformat()
    return value


def _squeezed(s: str) -> str:
    return " ".join(nfc(s).split()).casefold()


def _composed(title: str | None, lede: str | None, body: str) -> tuple[str, tuple[Region, ...]]:
    """Put title and lede before the body where it does not begin with them already."""
    head = _squeezed(body[: 3 * len(title or "") + 3 * len(lede or "") + 400])
    text, marks = "", []
    for part, kind in ((title, "title"), (lede, "lede")):
        if part and _squeezed(part) not in head:
            marks.append(Region(Span(len(text), len(text) + len(part)), kind))  # type: ignore[arg-type]
            text += part + "\n\n"
    return text + body, tuple(marks)


def no_text(row: Collection[str], columns: Columns) -> str:
    wanted = [columns["text"]] if "text" in columns else _defaults()["text"]
    empty = next((c for c in wanted if c in row), None)
    if empty is not None:
        return f"has no text: its field {empty} is empty"
    given = ", ".join(str(k)[:30] for k in list(row)[:12]) or "nothing"
    return f"has no text: a field {' or '.join(wanted)} is wanted, the record has {given}"


def record_of(row: Mapping[str, Any], place: Record, columns: Columns) -> Record | Unreadable:
    field = {name: field_of(row, name, columns) for name in FIELDS}
    title, lede, body = field["title"], field["lede"], field["text"]
    if not body and not (title and lede):
        return Unreadable(place.source, place.line, no_text(row, columns))
    if len(body or "") > LONGEST:
        reason = f"is longer than {LONGEST:,} characters, which is no article"
        return Unreadable(place.source, place.line, reason)
    if body and _MARKUP.search(body):
        body = "\n".join(pages.stripped(body))
    text, marks = _composed(title, lede, body or "")
    return Record(
        text=text,
        source=place.source,
        stem=place.stem,
        line=place.line,
        id=field["id"],
        title=title.strip() if title else None,
        published=_date(field["published"]),
        publisher=field["publisher"],
        url=field["url"],
        marks=marks,
    )


def _rows(value: Any) -> list[Any] | None:
    """Give the records in a JSON value: a list, one record, or an object that holds a list."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    is_record = any(_string(value.get(c)) for c in _defaults()["text"])
    return lists[0] if len(lists) == 1 and not is_record else [value]


def _kind(value: Any) -> str:
    names = {str: "a string", list: "a list", dict: "an object", bool: "a truth value"}
    return "null" if value is None else names.get(type(value), "a number")


def _read(value: Any, place: Record, columns: Columns) -> Iterator[Record | Unreadable]:
    rows = _rows(value)
    if not rows:
        what = "an empty list" if isinstance(value, list) else _kind(value)
        yield Unreadable(place.source, place.line, f"holds {what}, not a record")
    for row in rows or ():
        if isinstance(row, dict):
            yield record_of(row, place, columns)
        else:
            reason = f"holds {_kind(row)} where a record is wanted"
            yield Unreadable(place.source, place.line, reason)


def at_line(place: Record, line: int) -> Record:
    return Record(text="", source=place.source, stem=place.stem, line=line)


def _json_error(e: Exception) -> str:
    if isinstance(e, json.JSONDecodeError):
        return f"is broken JSON ({e.msg.lower()} at character {e.pos + 1}); mend or drop the line"
    return "is JSON nested too deeply to be a record"


def read_jsonl(
    lines: Iterable[Line], place: Record, columns: Columns
) -> Iterator[Record | Unreadable]:
    """Read one record a line; a broken line costs only itself."""
    for number, line in lines:
        if isinstance(line, Unreadable):
            yield line
        elif line.strip("\ufeff \t\r\n\x1e"):
            try:
                value = json.loads(line.strip("\ufeff \t\r\n\x1e"))
            except (ValueError, RecursionError) as e:
                yield Unreadable(place.source, number, _json_error(e))
                continue
            yield from _read(value, at_line(place, number), columns)


def read_json(text: str, place: Record, columns: Columns) -> Iterator[Record | Unreadable]:
    """Read a list of records, one record, or an object that holds a list of records.

    The records of a list are read one by one, so that a broken one costs only itself.
    """
    if not text.lstrip().startswith("["):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as e:
            if isinstance(e, json.JSONDecodeError) and e.msg == "Extra data":
                yield from read_jsonl(enumerate(text.split("\n"), 1), place, columns)
                return
            line = e.lineno if isinstance(e, json.JSONDecodeError) else None
            yield Unreadable(place.source, line, _json_error(e))
        else:
            yield from _read(value, place, columns)
        return
    yield from _read_list(text, place, columns)


def _read_list(text: str, place: Record, columns: Columns) -> Iterator[Record | Unreadable]:
    decoder, at, line, counted, found = json.JSONDecoder(), text.index("[") + 1, 1, 0, False
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if at >= len(text) or text[at] == "]":
            break
        line, counted, found = line + text.count("\n", counted, at), at, True
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as e:
            stop = e.pos if isinstance(e, json.JSONDecodeError) else at + 1
            yield Unreadable(place.source, line, _json_error(e).replace("line", "record"))
            at = _next_record(text, stop)
            continue
        yield from _read(value, at_line(place, line), columns)
    if not found:
        yield Unreadable(place.source, None, "holds an empty list, not a record")
    elif at >= len(text):
        yield Unreadable(place.source, None, "ends before its list of records does")


def _next_record(text: str, at: int) -> int:
    """Find where, after a broken record, another may begin: at a "{" after "}" and a comma."""
    while (close := text.find("}", at)) >= 0:
        rest = text[close + 1 : close + 200].lstrip()
        if rest.startswith(",") and rest[1:].lstrip().startswith("{"):
            return text.index("{", close)
        at = close + 1
    return len(text)
