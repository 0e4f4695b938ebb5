"""What a source gives before it is an article: a record with its fields, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Region

#: Bytes of one article or one record of a file; a longer one is no news article.
LONGEST = 4_000_000
#: Bytes of a JSON file that is not JSON lines, and so must be held in memory as a whole.
LONGEST_JSON = 64_000_000


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that could not be read: where it is, and one sentence that says why.

    ``line`` counts from 1; None means the whole of ``source``.
    """

    source: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one article as its file states them, and the text that will be stored.

    ``published`` is as written; ``marks`` are the stretches of ``text`` whose kind the file
    itself tells (a title field, an HTML heading). ``stem`` is the file's name without ending.
    """

    text: str
    source: str
    stem: str
    line: int | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    marks: tuple[Region, ...] = ()
