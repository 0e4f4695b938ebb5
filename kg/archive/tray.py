"""The articles of a graph: what is kept of each, and where, if it is in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Document, Reading
from kg.rdf import source_name, text_sha


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the graph: its id, the key of its reading, and where it came from."""

    id: str
    key: str
    sha: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Quads that came from a file: what they are called, the ids of their articles, the lines."""

    name: str = ""
    articles: tuple[str, ...] = ()
    lines: Callable[[], Iterator[str]] = lambda: iter(())


def document_key(doc: Document, reader: str = "") -> str:
    """Give the hash of all that a reading depends on: the document and the reader's version."""
    regions = [[r.span.start, r.span.stop, r.kind] for r in doc.regions]
    source = doc.url or source_name(doc.source)
    parts = [doc.id, doc.title, doc.published, doc.publisher, doc.agency, source]
    whole = json.dumps([reader, parts, regions, doc.sha256 or text_sha(doc.text)])
    return hashlib.sha256(whole.encode()).hexdigest()


class Tray:
    """The articles of a graph in memory."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._kept = Kept()

    def imported(self) -> Kept:
        """Give what came from a file."""
        return self._kept

    def keep_imported(self, lines: list[str], articles: Iterable[str]) -> None:
        """Keep these lines of N-Quads in place of those that came before."""
        self._kept = Kept("memory", tuple(articles), lambda: iter(lines))

    def put(self, reading: Reading, key: str) -> None:
        """Add the reading, or replace the one of the same article."""
        self._readings[reading.document.id] = reading

    def drop(self, article_id: str) -> bool:
        """Take an article out; say whether it was there."""
        return self._readings.pop(article_id, None) is not None

    def articles(self) -> dict[str, Article]:
        """Give the articles by id, sorted."""
        return {
            i: Article(i, "", r.document.sha256 or text_sha(r.document.text))
            for i, r in sorted(self._readings.items())
        }

    def readings(self) -> Iterator[Reading]:
        """Give the readings, sorted by article."""
        for _, reading in sorted(self._readings.items()):
            yield reading

    def text(self, sha: str) -> str | None:
        """Give a stored text by its hash."""
        for reading in self._readings.values():
            doc = reading.document
            if (doc.sha256 or text_sha(doc.text)) == sha:
                return doc.text
        return None
