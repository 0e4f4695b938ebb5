"""Title, date, publisher, agency and address of an article, from its fields and its own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from kg.documents import credits, dates, regions
from kg.documents.datelines import publisher_of
from kg.documents.found import Record
from kg.model import Document
from kg.text import nfc

_LABELLED_URL = re.compile(
    r"(?i)(?:link(?: nội dung| gốc| bài gốc| bài viết)?|đường dẫn|nguồn(?: bài viết)?|url|source)"
    r"\s*:\s*(https?://\S+)"
)
_URL = re.compile(r"https?://\S+")
_PLACED = re.compile(r"^[^()]{2,30} \(([\w.+]{2,13})[^()]*\)")  # "Hà Nội (TTXVN 27/5)"
_PART = r"(?:Sáng|Trưa|Chiều|Tối|Đêm)"
_TODAY = re.compile(
    rf"\b(?:{_PART}|[Hh]ôm)\s+nay,?\s*\(?\s*(?:ngày\s+)?(\d{{1,2}})\s?[./-]\s?(\d{{1,2}})"
    r"(?:\s?[./-]\s?(20\d\d))?(?!\d)"
)
_THAT_DAY = re.compile(
    rf"^\W{{0,3}}{_PART}\s+(?:ngày\s+)?(\d{{1,2}})\s?[./-]\s?(\d{{1,2}})(?:\s?[./-]\s?(20\d\d))?(?!\d)"
)
_FULL = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](20\d\d)(?!\d)")
_CONGRESS = re.compile(
    r"Đại hội(?![^.\n]{0,60}(?:thường niên|bất thường|cổ đông))[^.\n]{0,120}?"
    r"nhiệm kỳ\s+(20\d\d)\s?[-–]\s?20\d\d",
    re.IGNORECASE,
)
_ANNUAL = re.compile(r"Đại hội[^.\n]{0,40}?thường niên (?:năm )?(20\d\d)\b", re.IGNORECASE)
_SUMMED_UP = re.compile(r"tổng kết[^.\n]{0,100}?năm (20\d\d)", re.IGNORECASE)

Texts = Sequence[tuple[str, str]]


def described(record: Record, *, id: str, sha256: str) -> Document:
    """Build the Document: regions, and each field from the record or, failing that, the text."""
    found = regions.regions(record.text, record.marks)
    texts = [(r.kind, nfc(record.text[r.span.start : r.span.stop])) for r in found]
    flat = nfc(record.text)
    url = _good(record.url) or _url(flat)
    title, paper = _title(record, texts)
    return Document(
        id=id,
        text=record.text,
        title=title,
        published=_published(record, texts, url),
        publisher=record.publisher or paper or _publisher(texts, url),
        agency=_agency(texts),
        url=url,
        source=record.source if record.line is None else f"{record.source}:{record.line}",
        regions=found,
        sha256=sha256,
    )


def _title(record: Record, texts: Texts) -> tuple[str | None, str | None]:
    """Give the title and the paper that a browser's title adds: "Bầu ông A - Tuổi Trẻ Online"."""
    title = record.title or next((t for kind, t in texts if kind == "title"), None)
    if not title:
        return None, None
    title = " ".join(nfc(title).split())
    m = re.fullmatch(r"(.{12,}?)\s+[-–|]\s+((?:Báo |Tạp chí )?([^-–|]{2,40}))", title)
    if m and (m[2].casefold() in credits.agencies() or m[3].casefold() in credits.agencies()):
        return m[1], m[2]
    return title, None


def _good(url: str | None) -> str | None:
    return url if url and re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", url) else None


def _url(text: str) -> str | None:
    """Give the address that a text gives of itself, with a label or alone in the last line."""
    if "http" not in text:
        return None
    m = _LABELLED_URL.search(text)
    found = m[1] if m else None
    if not found:
        last = text.rstrip().rpartition("\n")[2].strip()
        found = last if _URL.fullmatch(last) else None
    return _good(found.rstrip(".,;)")) if found else None


def _publisher(texts: Texts, url: str | None) -> str | None:
    """Give the publisher: of the date line before the lede, of a line of the head, of the URL."""
    first = next((i for i, (kind, _) in enumerate(texts) if kind in ("lede", "body")), len(texts))
    head = [t for kind, t in texts[:first] if kind == "dateline"]
    for line in reversed(head):
        name = _in_dateline(line)
        if name:
            return name
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _in_dateline(line: str) -> str | None:
    found = dates.stamp(line)
    if found:
        return found[1] or None
    if line.casefold() in credits.agencies():
        return line
    name = line.strip(" \t()[]-–—:")
    return name if publisher_of(line + " " + "x" * 20) else None


def _agency(texts: Texts) -> str | None:
    """Give the agency of the last credit ("Theo TTXVN") or the first date line ("(TTXVN 8/5)")."""
    for kind, t in reversed(texts):
        if kind == "credit" and not re.match(r"(?i)\W{0,2}(?:nguồn )?(?:ảnh|hình)", t):
            found = credits.agency(t)
            if found:
                return found
    placed = next((m for kind, t in texts if kind == "dateline" and (m := _PLACED.search(t))), None)
    return credits.agency(placed[1]) if placed else None


def _published(record: Record, texts: Texts, url: str | None) -> str | None:
    """Give the publication date: of the field, the line nearest the title, the URL, the lede."""
    return (
        dates.of_field(record.published) or _of_head(texts) or dates.of_url(url) or _of_lede(texts)
    )


def _of_head(texts: Texts) -> str | None:
    """Give the date of the date lines: the last before the body, else one after the text.

    Seed 000 has the site's clock above the title and the article's own date under it.
    """
    body = [i for i, (kind, _) in enumerate(texts) if kind in ("lede", "body")]
    first = body[0] if body else len(texts)
    stamps = [(i, _date_of(t)) for i, (kind, t) in enumerate(texts) if kind == "dateline"]
    before = [d for i, d in stamps if d and i < first]
    after = [d for i, d in stamps if d and body and i > body[-1]]
    return before[-1] if before else after[0] if len(after) == 1 else None


def _date_of(line: str) -> str | None:
    found = dates.stamp(line)
    return found[0] if found else None


def _of_lede(texts: Texts) -> str | None:
    """Give the day that the first paragraphs speak of as today, if its year is certain.

    "Sáng nay (13/8)", "VHO - Sáng 16.12": the year is that of a full date near that day, of the
    congress that opens or is held each year, or of the year being summed up.
    """
    own = [t for kind, t in texts if kind in ("title", "lede", "body", "caption")]
    body = [t for kind, t in texts if kind in ("lede", "body")]
    for t in body[:40]:
        m = _TODAY.search(t[:6000])
        if m:
            return _with_year(m, own)
    m = _THAT_DAY.match(body[0]) if body else None
    return _with_year(m, own) if m else None


def _with_year(m: re.Match[str], own: list[str]) -> str | None:
    day, month, year = m.groups()
    if year:
        return dates.iso(year, month, day)
    if not dates.iso(2024, month, day):
        return None
    text = "\n".join(own)
    years = (
        _years_nearby(text, int(day), int(month))
        or {int(y) for y in _ANNUAL.findall(text[:1500])}
        or {int(y) for y in _CONGRESS.findall(text[:1500])}
        or {int(y) + (int(month) <= 3) for y in _SUMMED_UP.findall(text[:1500])}
    )
    return dates.iso(years.pop(), month, day) if len(years) == 1 else None


def _years_nearby(text: str, day: int, month: int) -> set[int]:
    """Give the years of full dates that lie within ten days before to three after that day."""
    from datetime import date

    found = set()
    for d, m, y in _FULL.findall(text):
        stated, that = dates.iso(y, m, d), dates.iso(y, month, day)
        if stated and that:
            apart = (date.fromisoformat(that) - date.fromisoformat(stated)).days
            if -3 <= apart <= 10:
                found.add(int(y))
    return found
