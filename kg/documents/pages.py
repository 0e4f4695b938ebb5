"""HTML pages -> the article's text, one paragraph a line, and its fields.

trafilatura finds the article in the page and reads its metadata; captions, which it leaves out
with the pictures, are kept as paragraphs. A page that it cannot read (elements nested in
thousands, no article to be seen) is stripped of its tags instead.
"""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import Any

from kg.documents.found import Record, Unreadable
from kg.model import Region, RegionKind, Span
from kg.text import nfc

_FIGURE = re.compile(r"(?i)<(/?)figure\b[^>]*>")
_CAPTION = re.compile(r"(?is)<figcaption\b[^>]*>(.*?)</figcaption\s*>")
_HIDDEN = re.compile(r"(?is)<(script|style|noscript|template|svg|head)\b.*?</\1\s*>|<!--.*?-->")
_BLOCK = re.compile(
    r"(?i)</?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|section|article|header|footer|main|aside|"
    r"blockquote|figure|figcaption|nav|form|dl|dd|dt|hr)\b[^>]*>"
)
_TAG = re.compile(r"<[^<>]*>")
_TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title")
_SAPO = re.compile(
    r"(?is)<(h2|h3|p|div|strong)\b(?=[^>]*\b(?:class|data-role)\s*=\s*[\"']?[^\"'>]*"
    r"(?<![a-z])(sapo|chapeau|lead|article-summary|news-summary|short-intro)(?![a-z]))[^>]*>(.*?)</\1\s*>"
)
_DEEP = 250


def read_html(page: str, place: Record) -> Record | Unreadable:
    """Read the article of a page; ``place`` says where the page comes from."""
    found = None if _nested(page) > _DEEP else _extracted(page)
    whole = stripped(page)
    lines = _lines(found.text) if found is not None and found.text else []
    if not lines or _run_together(lines, whole):
        lines = whole
    if not lines:
        return Unreadable(place.source, place.line, "is HTML without any text")
    title = _one_line(found.title if found is not None else None) or _page_title(page)
    lede = _lede(page, found.description if found is not None else None, whole)
    lines = _headed(lines, title, lede)
    captions = {_one_line(_TAG.sub("", m[1])) for m in _CAPTION.finditer(page)}
    return Record(
        text="\n".join(lines),
        source=place.source,
        stem=place.stem,
        title=title,
        published=found.date if found is not None else None,
        publisher=(found.sitename or found.hostname) if found is not None else None,
        url=found.url if found is not None else None,
        marks=_marks(lines, title, lede, captions),
    )


def _run_together(lines: list[str], whole: list[str]) -> bool:
    """Say whether the paragraphs of an old page of tables and line breaks became one line."""
    longest = max(map(len, lines))
    return 2 * longest > sum(map(len, lines)) and 3 * max(map(len, whole)) < 2 * longest


def _lede(page: str, description: str | None, whole: list[str]) -> str | None:
    """Give the lede ("sapo") that the page marks as such, or describes itself by and shows."""
    m = _SAPO.search(page)
    lede = _one_line(_TAG.sub(" ", m[3])) if m else None
    if lede is None and (described := _one_line(description)):
        start = _key(described)[:60]
        lede = next((line for line in whole if _key(line).startswith(start)), None)
    return lede if lede and len(lede.split()) >= 8 and len(lede) < 1500 else None


def _nested(page: str) -> int:
    """Estimate how deep the page's divisions lie in each other."""
    depth = deepest = 0
    for m in re.finditer(r"(?i)<(/?)(?:div|span|section|table|blockquote|b|i|font|ul)\b", page):
        depth = depth - 1 if m[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extracted(page: str) -> Any:
    """Let trafilatura read the page; None if it finds nothing."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    kept = _CAPTION.sub(r"<p>\1</p>", _FIGURE.sub(r"<\1div>", page))
    try:
        return trafilatura.bare_extraction(
            kept,
            with_metadata=True,
            include_comments=False,
            include_images=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # whatever a page breaks in the extractor, its text can still be had
        return None


def _one_line(s: str | None) -> str | None:
    return " ".join(unescape(s).split()) or None if s else None


def _page_title(page: str) -> str | None:
    m = _TITLE.search(page)
    return _one_line(m[1]) if m else None


def _lines(text: str) -> list[str]:
    """Give the paragraphs of extracted text; the cells of a table are paragraphs, too."""
    out: list[str] = []
    for line in text.splitlines():
        cells = line.strip().strip("|").split(" | ") if line.startswith("|") else [line]
        out += [s for c in cells if (s := " ".join(c.split())) and not set(s) <= set("-|: ")]
    return out


def stripped(page: str) -> list[str]:
    """Give the lines of text of a page or a piece of one, without its tags."""
    text = unescape(_TAG.sub("", _BLOCK.sub("\n", _HIDDEN.sub(" ", page))))
    return [s for line in text.splitlines() if (s := " ".join(line.split()))]


def _key(s: str) -> str:
    return " ".join(nfc(s).casefold().split())


def _headed(lines: list[str], title: str | None, lede: str | None) -> list[str]:
    """Put title and lede before the text where its first lines do not hold them."""
    head = [_key(line) for line in lines[:12]]
    if lede and _key(lede)[:60] in " ".join(head):
        lede = None
    has_title = title is not None and _key(title) in head
    at = head.index(_key(title)) + 1 if has_title and title else 0
    lines = [*lines[:at], lede, *lines[at:]] if lede else lines
    return [title, *lines] if title and not has_title else lines


def _marks(
    lines: list[str], title: str | None, lede: str | None, captions: set[str | None]
) -> tuple[Region, ...]:
    kinds: dict[str, RegionKind] = {_key(c): "caption" for c in captions if c}
    if lede:
        kinds[_key(lede)] = "lede"
    if title:
        kinds[_key(title)] = "title"
    out: list[Region] = []
    at = 0
    for line in lines:
        kind = kinds.get(_key(line))
        if kind and not (kind in ("title", "lede") and any(r.kind == kind for r in out)):
            out.append(Region(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return tuple(out)
