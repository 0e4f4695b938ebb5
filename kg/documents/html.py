"""HTML pages -> the article's text, its layout and its fields."""

from __future__ import annotations

from kg.documents.found import Record, Unreadable


def read_html(text: str, place: Record) -> Record | Unreadable:
    import trafilatura

    got = trafilatura.bare_extraction(text, include_comments=False)
    if got is None or isinstance(got, dict) or not got.text:
        return Unreadable(place.source, None, "is HTML without an article in it")
    return Record(
        text=got.text,
        source=place.source,
        stem=place.stem,
        title=got.title,
        published=got.date,
        publisher=got.sitename,
        url=got.url,
    )
