"""Official documents: one resolution, whatever words stand before its number."""

from __future__ import annotations

import re

from kg.entities.series import PARTY, series
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
    """Give the key under which names of one document meet: its number, congress, or name.

    >>> paper_key("Nghị quyết Đại hội XIV của Đảng")
    'nghị quyết đại hội dang-cong-san-viet-nam 14'
    >>> paper_key("nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV")
    'nghị quyết đại hội dang-cong-san-viet-nam 14'
    """
    said = number(name)
    if said:
        return said
    key = name_key(name)
    kind, joint, congress = key.partition("đại hội")
    found = series(joint + congress, _no_body) if kind and joint else None
    if found and found.number and found.owner == PARTY:
        return f"{kind.strip()} {found.sort} {found.owner} {found.number}"
    return key


def _no_body(name: str) -> None:
    return None
