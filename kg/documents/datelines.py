"""What stands before the first sentence of an article: "VHO - ", "(PLO)- ", "HÀ NỘI - "."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import table

_PREFIX = re.compile(
    r"(?:\((?P<in>[^()\n]{2,30})\)\s*[-–—:]?\s*|(?P<bare>[^\s\-–—()][^\-–—()\n]{0,28}?)\s*[-–—]\s+)(?=\S)"
)
_PLACED = re.compile(  # "Hà Nội (TTXVN 27/5) - "
    r"[^\W\d_][\w .]{1,28} \((?P<name>[^\W\d_][\w.+]{1,12})(?:,? (?:ngày )?\d{1,2}/\d{1,2})?\)"
    r"\s*[-–—:,]?\s+"
)
_DATE_PREFIX = re.compile(r"date\s+\d{4}-\d\d-\d\d\s+")


@cache
def _publishers() -> frozenset[str]:
    return frozenset(row["key"] for row in table("publishers.tsv"))


def publisher_prefix(s: str) -> str | None:
    """Give the known publisher that a paragraph begins with: "Kinhtedothi - Sáng 8/12, …".

    >>> [publisher_prefix(s + " - họp bàn") for s in ("TTO", "(Dân trí)", "Nhân dân", "Đầu tư")]
    ['TTO', 'Dân trí', None, None]
    """
    m = _PREFIX.match(s)
    if not m:
        return None
    name = (m["in"] or m["bare"]).strip()
    named = m["in"] or name.isupper() or "." in name or (name.isascii() and len(name) >= 8)
    return name if named and name.casefold() in _publishers() else None


def own_prefix(s: str) -> tuple[int, str] | None:
    """Find the date line at the start of a paragraph: its length, and the name in it.

    "VHO - ", "(HGO) - ", "(PLO)- ", "BẮC GIANG - ", "date 2025-12-08 ".
    """
    date = _DATE_PREFIX.match(s)
    if date:
        return date.end(), ""
    placed = _PLACED.match(s)
    if placed and placed["name"].casefold() in _publishers():
        return placed.end(), ""
    m = _PREFIX.match(s)
    if not m or len(s) < m.end() + 20:
        return None
    name = publisher_prefix(s)
    if name:
        return m.end(), name
    name = (m["in"] or m["bare"]).strip()
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
    >>> [publisher_of(s + " - Sáng 8-12, tại Hội trường tỉnh") for s in ("LĐTĐ", "TOKYO", "VINH")]
    ['LĐTĐ', None, None]
    """
    found = own_prefix(s)
    if not found or not found[1]:
        return None
    name = found[1]
    known = name.casefold() in _publishers() or s.startswith("(")
    return name if known or _short_form(name) else None


def _short_form(name: str) -> bool:
    """Say whether capitals are those of a paper's short form, not of a city: HGO, not TOKYO."""
    if not re.fullmatch(r"[A-ZĐ]{2,6}", name) or name == "VINH":
        return False
    return len(name) < 4 or sum(c in "AEIOUY" for c in name) < 2
