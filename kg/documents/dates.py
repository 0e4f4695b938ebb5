"""Publication dates as the press writes them -> ISO dates."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

_DMY = re.compile(r"(?<!\d)(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
_YMD = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_LONG = re.compile(r"(?i)(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:,|năm|-)?\s*((?:19|20)\d\d)")
_TIME = re.compile(r"(?i)\b\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?'?(?:\s?(?:am|pm|sa|ch)\b)?")
_STAMPED = re.compile(r"(?i)\d{4}|\d\s?[:hg]\s?\d\d")
_FRAME = re.compile(
    r"(?i)\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|cn|ngày|lúc|cập\s+nhật|"
    r"cập nhật lần cuối|xuất bản|đăng|đăng ngày|ngày đăng|đăng lúc|date|published|updated|"
    r"gmt\s*\+?\s*7|am|pm|giờ|lượt xem\W{0,3}[\d.,]+|\d+ lượt xem)\b"
)
_ENGLISH = re.compile(
    r"(?i)^\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?:,? (?P<y>20\d\d))?,? \d{1,2}:\d{2}(?: [ap]m)?$"
)
_VIETNAM = timezone(timedelta(hours=7))
_PUNCTUATION = re.compile(r"[\s|,;•·()\[\]:/\-–—.'+]+")
_IN_URL = (
    re.compile(r"/(?P<y>20\d\d)/(?P<m>\d\d)/(?P<d>\d\d)/"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)[0-2]\d[0-5]\d\d{2,7}(?!\d)"),
    re.compile(r"(?<!\d)1\d\d(?P<y>[12]\d)(?P<m>\d\d)(?P<d>\d\d)[0-2]\d[0-5]\d[0-5]\d\d{3}(?!\d)"),
)


def iso(year: int | str, month: int | str, day: int | str) -> str | None:
    """Give the ISO date, or None if there is no such day (years 1945 to 2099)."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if 1945 <= found.year <= 2099 else None


def full(s: str) -> tuple[str, str] | None:
    """Find the first full date in ``s``: the ISO date, and ``s`` without it.

    >>> full("Thứ năm 29/05/2025 - 04:39")
    ('2025-05-29', 'Thứ năm  - 04:39')
    """
    found = []
    for pattern, order in ((_DMY, (4, 3, 1)), (_YMD, (1, 3, 4)), (_LONG, (3, 2, 1))):
        m = pattern.search(s)
        when = m and iso(*(m[i] for i in order))
        if m and when:
            found.append((m.start(), when, s[: m.start()] + s[m.end() :]))
    return min(found)[1:] if found else None


#: A day of somebody's life, not of the article: "Ngày sinh: 12/3/1975".
_OF_A_LIFE = re.compile(
    r"\b(?:ngày sinh|sinh ngày|năm sinh|ngày vào đảng|từ trần)\b", re.IGNORECASE
)


def stamp(s: str) -> tuple[str | None, str] | None:
    """Read a line that gives a publication date and at most a name beside it.

    Gives the ISO date (None if the line is a stamp without a year) and the name, or None if the
    line says more than that.

    >>> stamp("Báo Dân Sinh - Thứ Hai, ngày 09/12/2024")
    ('2024-12-09', 'Báo Dân Sinh')
    >>> stamp("08 Dec, 03:11 PM")
    (None, '')
    >>> stamp("Từ ngày 1/8/2021 trường họp bốn lần mỗi tháng về việc này")
    """
    if len(s) > 110 or not _STAMPED.search(s) or _OF_A_LIFE.search(s):
        return None
    if _ENGLISH.match(s):
        return None, ""
    found = full(s)
    if not found:
        rest = _PUNCTUATION.sub("", _FRAME.sub("", _TIME.sub("", s)))
        return (None, "") if _TIME.search(s) and not rest else None
    rest = _FRAME.sub(" ", _TIME.sub(" ", found[1]))
    name = rest.strip(" \t\u00a0|,;•·()[]:/-–—.'+")
    small = sum(w[0].islower() for w in name.split())
    if len(name.split()) > 6 or len(name) > 40 or small > 1 or any(c.isdigit() for c in name):
        return None
    return found[0], " ".join(name.split())


def of_field(s: str | None) -> str | None:
    """Read the date field of a record: ISO, day first, or as in mails and feeds."""
    if not s:
        return None
    try:
        exact = datetime.fromisoformat(s.strip())
    except ValueError:
        exact = None
    if exact and exact.tzinfo:
        return exact.astimezone(_VIETNAM).date().isoformat()
    found = full(s)
    if found:
        return found[0]
    from email.utils import parsedate_to_datetime  # slow to load, seldom needed

    try:
        return parsedate_to_datetime(s).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None


def of_url(url: str | None) -> str | None:
    """Read the date that many sites write into an article's address.

    >>> of_url("https://danviet.vn/con-duong-hoa-20220705001510004")
    '2022-07-05'
    >>> of_url("https://tuoitre.vn/can-pha-xuat-than-100260822234559659.htm")
    '2026-08-22'
    """
    for pattern in _IN_URL:
        for m in pattern.finditer(url or ""):
            when = iso(m["y"].rjust(4, "0").replace("00", "20", 1), m["m"], m["d"])
            if when and when > "1996":
                return when
    return None
