"""Official documents: one resolution, whatever words stand before its number."""

from __future__ import annotations

import re

from kg.text import name_key

_NUMBER = re.compile(r"(?<![\w/])(\d{1,5}(?:[-/][\wĐđ&]+)+)", re.UNICODE)
_YEAR_END = re.compile(r"[-/]\d{4}$")


def number(name: str) -> str:
    """Give the number of a document in one spelling, empty if the name has none.

    >>> number("Nghị quyết số 18-NQ/TW"), number("Nghị quyết 18 - NQ/TƯ"), number("Hiến pháp 2013")
    ('18-NQ/TW', '18-NQ/TW', '')
    """
    close = re.sub(r"\s*([-–/])\s*", r"\1", name).replace("–", "-").upper()
    found = _NUMBER.search(close)
    if not found or not re.search(r"[A-ZĐ]{2}", found[1]):
        return ""
    return re.sub(r"T\.?[ƯU]\b|TW\b", "TW", found[1])


def paper_key(name: str) -> str:
    """Give the key under which names of one document meet: its number, else its name."""
    return number(name) or name_key(name)
