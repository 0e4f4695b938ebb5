"""A record and what its text tells of itself -> the Document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from kg.documents.found import Record, Unreadable
from kg.model import Document
from kg.text import nfc

_WORD = re.compile(r"[^\W\d_]+")
#: Letters that only Vietnamese writes (and the few other languages that never meet us).
_OURS = re.compile("[ăđơưĂĐƠƯạ-ỹẠ-Ỹ\u0309\u0323]")


@dataclass(slots=True)
class Known:
    """The ids met so far in one walk, with hash and place of the first document of each."""

    first: dict[str, tuple[str, str, int | None]] = field(default_factory=dict)


def _vietnamese(text: str) -> bool:
    """Say whether one word in ten or more has a letter that only Vietnamese writes."""
    words = _WORD.findall(nfc(text[:20_000]))
    return sum(bool(_OURS.search(w)) for w in words) * 10 >= len(words) > 0


def article(record: Record, known: Known) -> Document | Unreadable:
    """Build the Document of a record, or say why it is none; adds its id to ``known``."""
    if not record.text.strip():
        return Unreadable(record.source, record.line, "is empty")
    if not _vietnamese(record.text):
        reason = "is not in Vietnamese: (almost) no word of it has a Vietnamese letter"
        return Unreadable(record.source, record.line, reason)
    sha256 = hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest()
    id = _id(record, sha256)
    if id in known.first:
        return _duplicate(record, id, sha256, known)
    known.first[id] = (sha256, record.source, record.line)
    from kg.documents.metadata import described

    return described(record, id=id, sha256=sha256)


def _id(record: Record, sha256: str) -> str:
    """Give the record's own id, the file's name without ending, or that and part of the hash."""
    if record.id and record.id.strip():
        return record.id.strip()
    return record.stem if record.line is None else f"{record.stem}-{sha256[:12]}"


def _duplicate(record: Record, id: str, sha256: str, known: Known) -> Unreadable:
    other, source, line = known.first[id]
    place = source if line is None else f"{source}:{line}"
    what = "the same text" if other == sha256 else "another text"
    reason = f"has the id {id!r} and {what} as {place}, which is kept; give it an id of its own"
    if other == sha256:
        reason = f"has the id and the text of {place} ({id!r}); it is read once"
    return Unreadable(record.source, record.line, reason)
