"""Official documents: one resolution, whatever words stand before its number."""

from __future__ import annotations

import re

from kg.entities.series import CENTRAL_COMMITTEE, PARTY, series
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


#: A plenum that is told without its noun: "Nghị quyết Trung ương 4 khóa XII".
_PLENUM = re.compile(r"^(nghị quyết) (?:của )?(?:hội nghị )?(?=(?:trung ương|lần thứ)\b)")
_YEAR = re.compile(r" (?:năm )?((?:19|20)\d\d)$")


def paper_key(name: str) -> str:
    """Give the key under which names of one document meet: its number, congress, or name.

    >>> paper_key("Nghị quyết Đại hội XIV của Đảng")
    'nghị quyết đại hội dang-cong-san-viet-nam 14'
    >>> paper_key("nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV")
    'nghị quyết đại hội dang-cong-san-viet-nam 14'
    >>> paper_key("Nghị quyết Trung ương 4 (khóa XII)") == paper_key(
    ...     "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII"
    ... )
    True
    >>> paper_key("Luật Đất đai năm 2013"), paper_key("Luật Đất đai 2013")
    ('luật đất đai 2013', 'luật đất đai 2013')
    """
    said = number(name)
    if said:
        return said
    key = _PLENUM.sub(r"\1 hội nghị ", name_key(name))
    joint = "đại hội" if "đại hội" in key else "hội nghị"
    kind, _, of = key.partition(joint)
    found = series(joint + of, _no_body) if kind and of else None
    if found and found.number and found.owner in (PARTY, CENTRAL_COMMITTEE):
        return " ".join(
            filter(None, (kind.strip(), found.sort, found.owner, str(found.number), found.term))
        )
    return _YEAR.sub(r" \1", key)


def _no_body(name: str) -> None:
    return None
