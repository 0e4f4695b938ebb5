"""Date expressions of a document, as ISO dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg.lexicon import table

_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:1[89]|20)\d\d"
_SEP = r"\s?[/.\-]\s?"
_PART = r"(?P<part>[Rr]ạng\ssáng|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Kk]huya|[Đđ]êm)"
#: A word with which an expression begins, with what must follow.
_WORD = (
    r"[Nn]ăm\s\d|[Tt]háng\s\d|[Tt]ừ\s(?:\d|ngày|tháng)|[Nn]gày\s(?:\d|hôm|mai)|[Hh]ôm\s|[Cc]ùng\sn"
    r"|[Mm]ùng\s|[Rr]ạng|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Kk]huya|[Đđ]êm"
)
_EXPRESSION = re.compile(
    # a degree of invalidity is none: "thương binh hạng 1/4"; what cannot begin so is passed by first
    rf"""(?<![\w/.-])(?![1-4]/4(?![/\d])(?<=(?:hạng|loại|binh)\s...))(?:
      (?![Nn]ăm|[Tt]há|[Cc]ùn)(?:{_PART}(?:\s(?:nay|ngày|mùng)|),?\s?(?:\(|)|)(?:[Nn]gày\s|[Tt]ừ\s(?:ngày\s|)|[Hh]ôm\s|[Mm]ùng\s|)(?=\d)(?:
          (?P<d0>{_DAY})(?:{_SEP}(?P<m0>{_MONTH})|)(?:\s?(?:-|–|và|đến(?:\shết|)(?:\sngày|))\s?(?:ngày\s|))(?P<d1>{_DAY}){_SEP}(?P<m1>{_MONTH})(?:{_SEP}(?P<y1>{_YEAR})|\snăm\s(?P<y1b>{_YEAR})|)
        | (?P<d2>{_DAY}){_SEP}(?P<m2>{_MONTH})(?:{_SEP}(?P<y2>{_YEAR})|\snăm\s(?P<y2b>{_YEAR})|)
        | (?P<d3>{_DAY})\stháng\s(?P<m3>{_MONTH})(?:(?:\snăm\s|[/,.]\s?)(?P<y3>{_YEAR})|)
        | (?P<y8>{_YEAR})-(?P<m8>\d\d)-(?P<d8>\d\d)
      )
    | (?!\d|[Nn]ăm|[Tt]há)(?:
          {_PART.replace("part", "rpart")}\s(?P<rel>nay|qua|mai|cùng\sngày)
        | (?P<hom>[Hh]ôm\s(?:nay|qua|kia)|[Nn]gày\s(?:hôm\snay|hôm\squa|mai))
        | (?:{_PART.replace("part", "cpart")}\s|)(?P<same>[Cc]ùng\sngày)(?!\s\d)
      )
    | (?=[\dTt])(?:[Tt]háng\s|[Tt]ừ\stháng\s|[Tt]ừ\s|)(?P<m4>{_MONTH})(?:[/-]|(?<=háng\s\d)\.|(?<=háng\s\d\d)\.)(?P<y4>{_YEAR})
    | [Tt]háng(?<!ách\smạng\s.....)\s(?P<m5>{_MONTH})(?:\snăm\s(?P<y5>{_YEAR})|)
    | [Nn]ăm\s(?P<y6>{_YEAR})
    )(?![\d/]|[.,]\d|-\d|%|\s?[%])""",
    re.VERBOSE,
)
#: With which words it begins: of most numbers the next word tells that they begin no date.
_OPENING = re.compile(
    rf"(?<![\w/.-])(?:{_DAY}(?!\d)\s?(?:[/\-–]|\.(?!\d{{3}}(?!\d))|tháng|và|đến)|\d{{4}}-|{_WORD})"
)
#: What an expression begins with: it is tried at these places only.
_BEGIN = re.compile(
    r"(?<![\w/.-])(?:\d\d?(?=[/.\-–vđ\s]|$)|(?:1[89]|20)\d\d-|[Rr]ạng|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Kk]huya|[Đđ]êm|[Nn]gày|[Tt]ừ|[Hh]ôm|[Mm]ùng"
    r"|[Cc]ùng|[Tt]háng|[Nn]ăm)"
)
_PARTS = {"rạng sáng": "sáng", "khuya": "tối", "đêm": "tối"}


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date as characters of the page: ``iso`` of day, month or year precision, or None.

    ``of_paper`` is said of the day of a paper: "Hướng dẫn số 12-HD/TW ngày 5/6/2019", ``decided``
    of that of a decision: "Quyết định số 12/QĐ-TTg ngày 5/6/2019".
    """

    start: int
    stop: int
    iso: str | None
    until: str | None = None
    part: str | None = None
    year_stated: bool = True
    of_paper: bool = False
    decided: bool = False


def _day(year: int | None, month: str, day: str) -> str | None:
    if year is None:
        return None
    try:
        return date(year, int(month), int(day)).isoformat()
    except ValueError:
        return None


class Calendar:
    """What a document's dates count from.

    ``published`` is its ISO date or None; without it, the full dates of the text may tell the
    year of the days near to them, or ``year`` may be known from what else it says.
    """

    def __init__(self, published: str | None, text: str = "") -> None:
        self.day = date.fromisoformat(published) if published and len(published) == 10 else None
        self.full = () if self.day else _full_dates(text)
        self.year = self.day.year if self.day else None if self.full else _year_of(text)

    def near(self, month: str, day: str, *, coming: bool = False) -> str | None:
        """Put the year to a day and month: that of publication, or the nearest to it."""
        if self.full:
            return self._beside(month, day)
        iso = _day(self.year, month, day)
        if iso is None or self.day is None:
            return iso
        gap = (date.fromisoformat(iso) - self.day).days
        if gap > 183:
            return _day(self.day.year - 1, month, day)
        if gap < -183 and coming:
            return _day(self.day.year + 1, month, day)
        return iso

    def of_month(self, month: str) -> str | None:
        """Put the year to a month, as to its middle."""
        middle = self._beside(month, "15") if self.full else None
        year = middle[:4] if middle else self.year
        return f"{year}-{int(month):02d}" if year else None

    def _beside(self, month: str, day: str) -> str | None:
        """Put the year to a day that is near to a full date of the last year of the text.

        >>> text = "Đơn gửi ngày 5/11/2020 và 11/1/2021. Năm 2021, ngày 20/1, ông đến; 2/6 ông về."
        >>> calendar = Calendar(None, text)
        >>> calendar.near("1", "20"), calendar.near("6", "2")
        ('2021-01-20', None)
        """
        best: tuple[int, str] | None = None
        for one in self.full:
            for year in (one.year - 1, one.year, one.year + 1):
                iso = _day(year, month, day)
                gap = abs((date.fromisoformat(iso) - one).days) if iso else _NEAR + 1
                if iso and gap <= _NEAR and (best is None or gap < best[0]):
                    best = (gap, iso)
        return best[1] if best else None

    def shifted(self, days: int) -> str | None:
        return (self.day + timedelta(days=days)).isoformat() if self.day else None


#: What stands before a year that is not that of the text: "sinh năm 1985", "Bộ luật Hình sự năm 2015".
_NOT_NOW = (
    "".join(
        f"(?<!{word} )"
        for word in (
            "đến",
            "Đến",
            "tới",
            "Tới",
            "khóa",
            "sinh",
            "từ",
            "Từ",
            "hết",
            "với",
            "kỳ",
            "sự",
            "giao",
            "luật",
            "Luật",
            "vào",
            "sang",
            "phạt",
            "trước",
            "sau",
            "lệnh",
            "hoạch",
            "hướng",
            "vụ",
            "toán",
            "đầu",
            "Đầu",
            "cuối",
            "Cuối",
            "giữa",
            "Giữa",
        )
    )
    + r"(?<!\()\b"
)
_NOW = re.compile(_NOT_NOW)
# that no word goes on before it is asked after the first digit: so the search leaps from digit to digit
_FULL = re.compile(rf"(\d(?<!\w.)\d?)[/.-](\d{{1,2}})[/.-]({_YEAR})\b")
#: How many characters of a text are searched for full dates, and how many are its head.
_READ, _HEAD = 8000, 400
#: Within how many days of a full date another day is surely of the same season.
_NEAR = 60
_OF_YEAR = re.compile(rf"năm ({_YEAR})\b(?!\s?[-–]\s?\d|, hai)")
_PART_OF_YEAR = re.compile(r"(?:tháng đầu|tháng cuối|quý \w+) $")
#: More characters than the part of a year takes.
_LONGEST_PART = 24


def _full_dates(text: str) -> tuple[date, ...]:
    """Give the full dates of a text of its last year, if they tell when it was written.

    They do where one of the last year stands at its head, or two of them, or the year again.

    >>> _full_dates("Cập nhật 29/05/2017. Ông A sinh ngày 1/2/1960, vào Đảng ngày 3/2/1985.")
    (datetime.date(2017, 5, 29),)
    >>> _full_dates(f"{400 * '.'} Ông A vào ngành ngày 1/2/2001.")
    ()
    """
    found = [
        (m.start(), date.fromisoformat(iso))
        for m in _FULL.finditer(text[:_READ])
        if m[3] >= "1990" and (iso := _day(int(m[3]), m[2], m[1]))
    ]
    if not found:
        return ()
    latest = max(d.year for _, d in found)
    last = [(at, d) for at, d in found if d.year == latest]
    sure = len(last) > 1 or last[0][0] < _HEAD or re.search(rf"[Nn]ăm {latest}\b", text)
    return tuple(sorted(d for _, d in last)) if sure else ()


def _year_of(text: str) -> int | None:
    """Guess the year of a text without a date, nor a full date in it: the one it speaks of.

    >>> _year_of("Kế hoạch năm 2022. Trong 6 tháng đầu năm 2022, tỉnh thu 3.000 tỷ đồng.")
    2022
    >>> _year_of("Năm 2016 có 54 vụ; năm 2016 tăng 8 vụ. Đề án kéo dài đến năm 2017.")
    """
    found = list(_years(text[:2500]))
    years = [y for _, y in found if y >= "1990"]
    latest = max(years, default="")
    part = any(part and y == latest for part, y in found)
    sure = part or (years.count(latest) > 1 and f"năm {int(latest) + 1}" not in text)
    if latest and re.search(rf"\btổng kết năm học {latest} ?[-–] ?{int(latest) + 1}\b", text):
        return None  # of the year in which the school year ended
    return int(latest) if sure and len(set(years)) <= 2 else None


def _years(text: str) -> Iterator[tuple[bool, str]]:
    """Give the years that may be that of a text, each with whether a part of it is named."""
    for m in _OF_YEAR.finditer(text):
        part = _PART_OF_YEAR.search(text, max(0, m.start() - _LONGEST_PART), m.start())
        if part and _NOW.match(text, part.start()):
            yield True, m[1]
        elif _NOW.match(text, m.start()):
            yield False, m[1]


def begins(word: str) -> list[int]:
    """Give the letters of a word, which stands behind a space, at which a date may begin; if it may
    at the last of them, the next word decides, too.

    >>> begins("(27/5-28/5)"), begins("sáng"), begins("Covid-19")
    ([1], [0], [])
    """
    return [m.start() for m in _BEGIN.finditer(word)]


def begin(words: str, places: list[int]) -> list[int]:
    """Give the letters of two words at which a date may begin, of some of the first word.

    >>> begin("từ 5/6", [0]), begin("từ trần", [0]), begin("10 tuổi", [0])
    ([0], [], [])
    """
    return [at for at in places if _OPENING.match(words, at)]


def find(text: str, begin: Iterable[int], calendar: Calendar) -> list[DatePhrase]:
    """Find the dates of a text in canonical spelling, left to right, not overlapping.

    ``begin`` gives the characters at which one may begin.

    >>> text = "Chiều 27/5, họp; ngày 9.9.2024 và tối qua"
    >>> found = find(text, [0, 6, 17, 22, 34], Calendar("2025-05-29"))
    >>> [(d.iso, d.part) for d in found]
    [('2025-05-27', 'chiều'), ('2024-09-09', None), ('2025-05-28', 'tối')]
    """
    out: list[DatePhrase] = []
    last: str | None = None
    told = False
    for m in expressions(_EXPRESSION, text, begin):
        found = _read(m, calendar, last)
        if found is None:
            continue
        number = _after_paper(text, m.start())
        if number:
            decided = _DECISION.search(number) is not None
            out.append(
                DatePhrase(
                    found.start, found.stop, found.iso, found.until, of_paper=True, decided=decided
                )
            )
            continue
        out.append(found)
        if found.iso is None or len(found.iso) == 10:
            opens = bool(found.part or _OPENS.search(text[max(0, m.start() - 14) : m.start()]))
            if opens or not told:
                last, told = found.iso, opens  # after a day of no year "cùng ngày" has none either
    return out


def expressions(
    pattern: re.Pattern[str], text: str, begin: Iterable[int]
) -> Iterator[re.Match[str]]:
    """Give how a pattern fits at some places of a text, left to right, not overlapping."""
    stop = 0
    for at in begin:
        m = pattern.match(text, at) if at >= stop else None
        if m:
            stop = m.end()
            yield m


#: Before a date on which something happens, not one that only describes ("Quyết định ngày …").
_OPENS = re.compile(
    r"(?:^|[\n.;:)–-]\s*|[Tt]rước đó,\s|[Tt]iếp đó,\s|[Ss]au đó,\s|[Cc]ũng trong\s|[Vv]ào\s|[Tt]rong\s)$"
)


#: More characters than the number of a paper with the noun before it, and than that noun.
_LONGEST_NUMBER, _LONGEST_KIND = 48, 16


@cache
def _paper() -> re.Pattern[str]:
    kinds = "|".join(
        rf"{r['kind'][1:]}" for r in table("paper_kinds.tsv") if r["class"] != "agreement"
    )
    return re.compile(
        rf"(?:\d[\w.]*[-/][\w/&-]*[A-ZĐ]{{2}}[\w/&-]*|(?:{kinds})(?: số)? \d+[a-z]?),? $"
    )


#: In the number of a decision, or before it.
_DECISION = re.compile(r"QĐ|NQ|[Qq]uyết định|[Nn]ghị quyết|[Ll]ệnh")


def _after_paper(text: str, start: int) -> str:
    """Give the number of a paper, with what stands before it, of which a date is the day.

    >>> [_after_paper(text, len(text)) for text in ("Chỉ thị số 35-CT/TW ", "bão số 3 ")]
    ['Chỉ thị số 35-CT/TW ', '']
    """
    last = text[max(0, start - 2) : start].rstrip(", ")
    if not last or not (last[-1].isdigit() or last[-1].isupper() or last[-1] == "g"):
        return ""
    begin = max(0, start - _LONGEST_NUMBER)
    m = _paper().search(text, begin, start)
    return text[max(begin, m.start() - _LONGEST_KIND) : start] if m else ""


def _read(m: re.Match[str], calendar: Calendar, last: str | None) -> DatePhrase | None:
    g = m
    part = g["part"] or g["rpart"] or g["cpart"]
    part = _PARTS.get(part.lower(), part.lower()) if part else None
    start, stop = m.span()
    if g["d1"]:
        year = g["y1"] or g["y1b"]
        until = _day(int(year), g["m1"], g["d1"]) if year else calendar.near(g["m1"], g["d1"])
        first = None
        if until:
            first = _day(int(until[:4]), g["m0"] or g["m1"], g["d0"])
        return DatePhrase(start, stop, first, until, part, bool(year))
    for d, mo, ys in (("d2", "m2", ("y2", "y2b")), ("d3", "m3", ("y3",)), ("d8", "m8", ("y8",))):
        if g[d]:
            year = next((g[y] for y in ys if g[y]), None)
            if not year and not _dated(m):
                return None
            iso = _day(int(year), g[mo], g[d]) if year else calendar.near(g[mo], g[d])
            return DatePhrase(start, stop, iso, None, part, bool(year))
    if g["rel"]:
        shift = {"nay": 0, "qua": -1, "mai": 1}.get(g["rel"])
        iso = calendar.shifted(shift) if shift is not None else last
        return DatePhrase(start, stop, _told_too(m, calendar, iso), None, part)
    if g["hom"]:
        word = g["hom"].lower()
        iso = calendar.shifted(
            0 if "nay" in word else -1 if "qua" in word else -2 if "kia" in word else 1
        )
        return DatePhrase(start, stop, _told_too(m, calendar, iso))
    if g["same"]:
        return DatePhrase(start, stop, last, None, part)
    if g["y4"]:
        return DatePhrase(start, stop, f"{g['y4']}-{int(g['m4']):02d}")
    if g["m5"]:
        iso = f"{g['y5']}-{int(g['m5']):02d}" if g["y5"] else calendar.of_month(g["m5"])
        return DatePhrase(start, stop, iso, None, None, bool(g["y5"]))
    return DatePhrase(start, stop, g["y6"])


#: The day of the month after a word for it: "hôm qua 21.12", "sáng nay (5/6)".
_TOO = re.compile(rf",?\s?\(?(?:ngày\s)?({_DAY}){_SEP}({_MONTH})(?![\d/]|[.,-]\d)")
#: How many days the two may lie apart, since a text may come out after midnight.
_APART = 2


def _told_too(m: re.Match[str], calendar: Calendar, iso: str | None) -> str | None:
    """Give the day of the month that follows "hôm qua", which counts more, or that day."""
    too = _TOO.match(m.string, m.end())
    day = calendar.near(too[2], too[1]) if too else None
    if iso is None or day is None:
        return iso
    apart = abs((date.fromisoformat(day) - date.fromisoformat(iso)).days)
    return day if apart <= _APART else iso


def _dated(m: re.Match[str]) -> bool:
    """Say whether a bare "8-12" or "9.9" is a date: a word of time or a slash shows it."""
    text = m[0]
    if re.match(r"[^\d]", text) or "/" in text:
        return True
    before = m.string[max(0, m.start() - 12) : m.start()].lower()
    return bool(re.search(r"(ngày|hôm|sáng|trưa|chiều|tối|đến|vào)\s$", before))
