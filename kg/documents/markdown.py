"""Markdown -> plain text, one line a line, with its front matter and headings as fields."""

from __future__ import annotations

import re

from kg.documents.found import Record
from kg.model import Region, RegionKind, Span

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?m)^([A-Za-z_-]+)[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*\r?$")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\(\s*<?[^)\s]*>?(?:\s+\"[^\"\n]*\")?\s*\)|<(https?://[^>\s]+)>")
_STRONG = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]*?[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_QUOTED = re.compile(r"^[ ]{0,3}(?:>[ \t]?)+")
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~).*$")
_NAMES = {
    "id": ("id", "slug"),
    "title": ("title",),
    "published": ("date", "published", "publish_date", "pubdate"),
    "publisher": ("publisher", "source", "site"),
    "url": ("url", "link", "canonical", "canonical_url"),
}


def read_markdown(text: str, place: Record) -> Record:
    """Read an article in Markdown: the marks of its markup are left out of the stored text."""
    front = _FRONT.match(text)
    fields = {k.lower(): v for k, v in _FIELD.findall(front[1])} if front else {}
    given = {n: next((fields[k] for k in keys if k in fields), None) for n, keys in _NAMES.items()}
    lines: list[str] = []
    marks: list[Region] = []
    at = 0
    for line in text[front.end() if front else 0 :].split("\n"):
        heading = _HEADING.match(line.rstrip("\r"))
        plain = _plain(heading[2] if heading else line)
        if heading:
            first = heading[1] == "#" and not any(m.kind == "title" for m in marks)
            kind: RegionKind = "title" if first else "heading"
            marks.append(Region(Span(at, at + len(plain)), kind))
        lines.append(plain)
        at += len(plain) + 1
    title = next((m for m in marks if m.kind == "title"), None)
    stored = "\n".join(lines)
    return Record(
        text=stored,
        source=place.source,
        stem=place.stem,
        marks=tuple(marks),
        id=given["id"],
        title=given["title"] or (stored[title.span.start : title.span.stop] if title else None),
        published=given["published"],
        publisher=given["publisher"],
        url=given["url"],
    )


def _plain(line: str) -> str:
    """Take the markup out of a line.

    >>> _plain("Tổng Bí thư **[Tô Lâm](https://vi.example/to-lam)** *dự* họp. ![](a.jpg)")
    'Tổng Bí thư Tô Lâm dự họp. '
    """
    if _FENCE.match(line):
        return ""
    line = _IMAGE.sub(r"\1", _QUOTED.sub("", line))
    line = _LINK.sub(lambda m: m[1] or m[2], line)
    line = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", line))
    return _ESCAPE.sub(r"\1", line)
