"""Files, folders and standard input -> documents, and what could not be read."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from kg.documents import encoding, markdown, pages, records, tables
from kg.documents.article import Known, article
from kg.documents.found import LONGEST, LONGEST_JSON, Record, Unreadable
from kg.errors import KgError
from kg.lexicon import table
from kg.model import Document

_HEAD = 65_536
_Open: TypeAlias = "io.BufferedReader[Any]"


@cache
def _formats() -> dict[str, str]:
    return {row["ending"]: row["format"] for row in table("endings.tsv")}


def _named(name: str) -> tuple[str, str | None]:
    """Split a file's name into what stands before its ending and the format that ending means.

    >>> _named("tin/002_b5.html.gz")
    ('002_b5', 'html')
    """
    name = Path(name).name
    name = name[:-3] if name.lower().endswith(".gz") else name
    stem, dot, ending = name.rpartition(".")
    known = _formats().get(ending.lower()) if dot else None
    return (stem, known) if known else (name, None)


def load(path: str | os.PathLike[str], *, columns: records.Columns | None = None) -> list[Document]:
    """Read the documents of one file or folder, or of standard input ("-").

    ``columns`` maps our field names (id, title, text, lede, published, publisher, url) to those
    of a table's columns or a record's fields. What cannot be read is left out (``walk`` says
    what and why); KgError is raised if nothing can.
    """
    found = list(walk([path], columns=columns))
    documents = [d for d in found if isinstance(d, Document)]
    if not documents:
        raise KgError(str(found[0]) if found else f"{os.fspath(path)}: holds no article")
    return documents


def walk(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    columns: records.Columns | None = None,
) -> Iterator[Document | Unreadable]:
    """Read files, folders (all below them, in order of name) and standard input ("-").

    Yields a Document for each article and an Unreadable for whatever is none: nothing is raised
    for a bad file, and none keeps others from being read. Of two documents with one id, the
    second is Unreadable. In folders, hidden files, files of code or pictures, and files of
    unknown ending that hold no Vietnamese text are passed over.
    """
    columns = records.check_columns(columns)
    paths = [paths] if isinstance(paths, str | os.PathLike) else paths
    known = Known()
    for path in paths:
        name = os.fspath(path)
        for file, asked in _files(name):
            if isinstance(file, Unreadable):
                yield file
                continue
            for found in _guarded(file, asked, columns):
                if isinstance(found, Unreadable):
                    yield found
                    continue
                one = article(found, known)
                if isinstance(one, Document) or asked or _named(file)[1]:
                    yield one


def _files(name: str) -> Iterator[tuple[str | Unreadable, bool]]:
    """Give each file under ``name``, and whether it was asked for by name."""
    if name == "-":
        yield name, True
    elif not os.path.exists(name):
        yield Unreadable(name, None, "there is no such file or folder"), True
    elif not os.path.isdir(name):
        yield name, True
    else:
        for file in _below(name):
            yield file, False


def _below(folder: str) -> Iterator[str | Unreadable]:
    waiting = [folder]
    while waiting:
        name = waiting.pop()
        try:
            if not os.path.isdir(name):
                if os.path.isfile(name):
                    yield name
                continue
            inside = sorted(e.name for e in os.scandir(name) if not e.name.startswith("."))
        except OSError as e:
            yield Unreadable(name, None, f"cannot be opened ({e.strerror})")
            continue
        inside = [i for i in inside if not os.path.islink(f"{name}/{i}") or _plain(f"{name}/{i}")]
        waiting += [os.path.join(name, i) for i in reversed(inside)]


def _plain(name: str) -> bool:
    return os.path.isfile(name)  # a link to a folder may lead in circles


def _guarded(name: str, asked: bool, columns: records.Columns) -> Iterator[Record | Unreadable]:
    """Read one file; whatever its bytes break becomes one Unreadable."""
    stem, format = ("stdin", None) if name == "-" else _named(name)
    if not asked and format == "none":
        return
    name_shown, stem = (s.encode("utf-8", "replace").decode() for s in (name, stem))
    place = Record(text="", source=name_shown, stem=stem)
    try:
        with _opened(name) as file:
            yield from _records(file, place, format, asked, columns)
    except encoding.Undecodable as e:
        yield Unreadable(name_shown, None, str(e))
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield Unreadable(name_shown, None, "is broken gzip (damaged or cut short)")
    except OSError as e:
        yield Unreadable(name_shown, None, f"cannot be opened ({e.strerror or e})")


@contextmanager
def _opened(name: str) -> Iterator[_Open]:
    """Open a file for bytes, unpacked; standard input is left open."""
    with ExitStack() as stack:
        if name == "-":
            raw: Any = sys.stdin.buffer
        elif name.lower().endswith(".gz"):
            raw = stack.enter_context(gzip.open(name))
        else:
            raw = stack.enter_context(io.FileIO(name))
        file = io.BufferedReader(raw, _HEAD)
        try:
            yield file
        finally:
            file.detach()


def _records(
    file: _Open, place: Record, format: str | None, asked: bool, columns: records.Columns
) -> Iterator[Record | Unreadable]:
    head = file.peek(_HEAD)
    if not head.strip():
        yield Unreadable(place.source, None, "is empty")
        return
    coded = encoding.name_of(head)
    unknown = format in (None, "none")
    form = _sniffed(head, coded) if unknown else cast(str, format)
    if form == "json" and _is_lines(head, coded):
        form = "jsonl"
    if form in ("jsonl", "csv", "tsv"):
        lines = _lines(file, place.source, coded)
        if form == "jsonl":
            yield from records.read_jsonl(lines, place, columns)
        else:
            yield from tables.read_table(lines, place, columns, format=form)
        return
    limit = LONGEST_JSON if form == "json" else LONGEST
    data = file.read(limit + 1)
    if len(data) > limit:
        remedy = "give it as JSON lines" if form == "json" else "give each article a file"
        yield Unreadable(place.source, None, f"is longer than {limit:,} bytes; {remedy}")
        return
    text = encoding.decode(data, coded)
    if form == "json":
        yield from records.read_json(text, place, columns)
    elif form == "html":
        yield pages.read_html(text, place)
    elif form == "markdown":
        yield markdown.read_markdown(text, place)
    else:
        yield Record(text=text, source=place.source, stem=place.stem)


def _sniffed(head: bytes, coded: str) -> str:
    start = encoding.decode_head(head, coded).lstrip()[:200].lower()
    if start.startswith(("{", "[{", "[\n", "[ ")):
        return "json"
    return "html" if start.startswith(("<!doctype html", "<html", "<head", "<?xml")) else "text"


def _is_lines(head: bytes, coded: str) -> bool:
    """Say whether a JSON file has one record a line: its first line is a whole object."""
    lines = encoding.decode_head(head, coded).lstrip().split("\n", 2)
    first, more = lines[0].strip(), "".join(lines[1:]).strip()
    return first.startswith("{") and first.endswith("}") and bool(more)


def _lines(file: _Open, source: str, coded: str) -> Iterator[records.Line]:
    """Give each line with its number; one that is too long or cannot be decoded, as Unreadable."""
    if coded in ("utf-16", "utf-32"):
        yield from _wide_lines(file, source, coded)
        return
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            _skip_line(file, line)
            yield number, _too_long(source, number)
            continue
        try:
            yield number, encoding.decode(line, "utf-8-sig" if coded == "utf-8" else coded)
        except encoding.Undecodable as e:
            yield number, Unreadable(source, number, str(e))


def _wide_lines(file: _Open, source: str, coded: str) -> Iterator[records.Line]:
    number = 0
    lines = io.TextIOWrapper(file, coded, newline="\n", errors="replace")
    while line := lines.readline(LONGEST + 1):
        number += 1
        long = len(line) > LONGEST
        while len(line) > LONGEST and not line.endswith("\n"):
            line = lines.readline(LONGEST + 1)
        yield number, _too_long(source, number) if long else line
    lines.detach()


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST)


def _too_long(source: str, number: int) -> Unreadable:
    return Unreadable(source, number, f"is longer than {LONGEST:,} bytes, which is no article")
