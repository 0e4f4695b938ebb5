"""What stands before the first sentence of an article: "VHO - ", "(PLO)- ", "HÀ NỘI - "."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import table

_PREFIX = re.compile(
    r"(?:\((?P<in>[^()\n]{2,30})\)\s*[-–—:]?\s*|(?P<bare>[^\s\-–—()][^\-–—()\n]{0,28}?)\s*[-–—]\s+)(?=\S)"
)
_DATE_PREFIX = re.compile(r"date\s+\d{4}-\d\d-\d\d\s+")


@cache
def _publishers() -> frozenset[str]:
    return frozenset(row["key"] for row in table("publishers.tsv"))


def publisher_prefix(s: str) -> str | None:
    """Give the known publisher that a paragraph begins with: "Kinhtedothi - Sáng 8/12, …"."""
    m = _PREFIX.match(s)
    name = (m["in"] or m["bare"]).strip() if m else ""
    return name if name.casefold() in _publishers() else None


def own_prefix(s: str) -> tuple[int, str] | None:
    """Find the date line at the start of a paragraph: its length, and the name in it.

    "VHO - ", "(HGO) - ", "(PLO)- ", "BẮC GIANG - ", "date 2025-12-08 ".
    """
    date = _DATE_PREFIX.match(s)
    if date:
        return date.end(), ""
    m = _PREFIX.match(s)
    if not m or len(s) < m.end() + 20:
        return None
    name = (m["in"] or m["bare"]).strip()
    if name.casefold() in _publishers():
        return m.end(), name
    if m["in"]:
        joined = s[m.end("in") + 1 : m.end()].strip() != ""
        return (m.end(), name) if joined and len(name.split()) <= 4 else None
    if name.isupper() and len(name) > 1 and len(name.split()) <= 4 and not s.isupper():
        return m.end(), name
    return None


def publisher_of(s: str) -> str | None:
    """Give the publisher that a paragraph's date line names; a place in capitals is none.

    >>> [publisher_of(s + "Sáng 8-12, tại Hội trường tỉnh") for s in ("(HGO) - ", "BẮC GIANG - ")]
    ['HGO', None]
    """
    found = own_prefix(s)
    if not found or not found[1]:
        return None
    name = found[1]
    known = name.casefold() in _publishers() or s.startswith("(")
    plain = name.isascii() and " " not in name and len(name) <= 6
    return name if known or plain else None
