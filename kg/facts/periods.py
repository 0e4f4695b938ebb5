"""The time in which a post was held, written right after it: "(6/2010 - 9/2015)"."""

from __future__ import annotations

import re

from kg.grammar import Skeleton
from kg.mentions import Item
from kg.mentions.dates import DatePhrase

#: A time after a post; what stands in brackets first, "từ … đến …" without brackets last.
PERIOD = re.compile(
    r" ?\( ?(?:từ )?(?:năm |tháng )?(?:<D(\d+)>|(\d{4}))(?: ?(?:-|–|đến|tới|đến nay) ?(?:hết )?(?:năm |tháng )?(?:<D(\d+)>|(\d{4})|nay)?)? ?\)| từ (?:tháng |năm )?<D(\d+)>(?: (?:đến|-|–|tới) (?:hết )?(?:năm |tháng )?<D(\d+)>)?"
    r"|(?: trong)? (?:giai đoạn|thời kỳ|từ)(?: năm)? (\d{4}) ?(?:-|–|đến|tới) ?(?:năm )?(\d{4})\b"
)


def period(skeleton: Skeleton, text: str) -> tuple[str | None, str | None]:
    """Give the first and the last day, month or year of a time that PERIOD fits.

    Either is None where the text does not tell it, both where the text begins with no such time.
    """
    m = PERIOD.match(text) if text else None
    if not m:
        return None, None

    def value(number: str | None, year: str | None) -> str | None:
        if year:
            return year
        if number:
            date = skeleton.items[int(number)].phrase
            return date.iso if isinstance(date, DatePhrase) else None
        return None

    return value(m[1] or m[5], m[2] or m[7]), value(m[3] or m[6], m[4] or m[8])


_IN_BRACKETS = re.compile(r" \( [^()]{4,60} \)")


def in_brackets(skeleton: Skeleton, role: Item) -> tuple[str, str | None] | None:
    """Give the time in brackets right after a role, None where none stands there.

    The last day is None where the time goes on: "(từ 10/2016 đến nay)".
    """
    if " ( " not in skeleton.text:
        return None
    number = next((k for k, item in enumerate(skeleton.items) if item is role), None)
    if number is None:
        return None  # a role that another thing of the sentence was read into
    m = _IN_BRACKETS.match(skeleton.text, skeleton.place(number) + len(f"<R{number}>"))
    since, until = period(skeleton, m[0]) if m else (None, None)
    if m is None or since is None or (until is None and " nay " not in m[0]):
        return None
    return since, until
