"""Title, date, publisher, agency and address of an article, from its fields and its own text."""

from __future__ import annotations

from kg.documents.found import Record
from kg.model import Document, Region, Span


def described(record: Record, *, id: str, sha256: str) -> Document:
    place = record.source if record.line is None else f"{record.source}:{record.line}"
    return Document(
        id=id,
        text=record.text,
        title=record.title,
        published=record.published,
        publisher=record.publisher,
        url=record.url,
        source=place,
        regions=(Region(Span(0, len(record.text)), "body"),),
        sha256=sha256,
    )
