"""The regions of an article: its own title, lede, body, headings and captions, and what is not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from kg.documents import credits, layout
from kg.documents.datelines import own_prefix, publisher_prefix
from kg.documents.kinds import kinds_of
from kg.documents.layout import Line
from kg.lexicon import table
from kg.model import Region, RegionKind, Span

#: Characters from which a line is taken for an article, or much of one, without line ends.
_ONE_LINE = 600
#: Characters within which the lede ends.
_LEDE = 500
_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)"  # what # stands for in words/openers.tsv
_PORTRAIT = re.compile(r"(?:Ông|Bà|Anh|Chị|Đồng chí) [^-–,(]{3,40}(?: [-–(]|,)")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')]*\s+")
_JOINED: frozenset[RegionKind] = frozenset({"body", "furniture", "foreign"})


def regions(text: str, marks: Sequence[Region] = ()) -> tuple[Region, ...]:
    """Divide a text into regions: sorted, apart, covering all that is not white space.

    ``marks`` are regions that the source itself gives (fields, HTML elements); they stand.
    """
    flat, offsets = layout.composed(text)
    found = _flat_regions(flat, [_moved(m, offsets) for m in marks])
    if offsets is None:
        return found
    return tuple(Region(Span(offsets[r.span.start], offsets[r.span.stop]), r.kind) for r in found)


def _moved(mark: Region, offsets: list[int] | None) -> Region:
    if offsets is None:
        return mark
    start, stop = bisect_left(offsets, mark.span.start), bisect_left(offsets, mark.span.stop)
    return Region(Span(start, stop), mark.kind)


def _flat_regions(text: str, marks: Sequence[Region]) -> tuple[Region, ...]:
    lines = layout.lines(text)
    kinds = kinds_of(lines, marks)
    opening, last = _first(kinds), _last(kinds)
    pieces: list[Region] = []
    for i, line in enumerate(lines):
        pieces += _cut(line, kinds[i], opening=i == opening, last=i == last)
    return tuple(_joined(pieces))


def _first(kinds: Sequence[RegionKind]) -> int:
    """Give the first line of the article's own text."""
    return next((i for i, kind in enumerate(kinds) if kind in ("lede", "body")), -1)


def _last(kinds: Sequence[RegionKind]) -> int:
    """Give the last line of the article's own text."""
    return max((i for i, kind in enumerate(kinds) if kind in ("lede", "body")), default=-1)


def _joined(pieces: list[Region]) -> list[Region]:
    out: list[Region] = []
    for piece in pieces:
        if out and out[-1].kind == piece.kind and piece.kind in _JOINED:
            out[-1] = Region(Span(out[-1].span.start, piece.span.stop), piece.kind)
        elif len(piece.span):
            out.append(piece)
    return out


def _cut(line: Line, kind: RegionKind, *, opening: bool, last: bool) -> list[Region]:
    """Cut date lines, credits and phrases of furniture out of a line of text."""
    whole = [Region(Span(line.start, line.stop), kind)]
    if kind in ("furniture", "foreign", "title", "heading", "dateline", "credit"):
        return whole
    cuts: list[tuple[int, int, RegionKind]] = []
    prefix = own_prefix(line.s) if kind in ("lede", "body") else None
    if prefix and (opening or publisher_prefix(line.s)):
        cuts.append((0, prefix[0], "dateline"))
    cuts += [(a, b, "credit") for a, b in credits.photo_credits(line.s)]
    if kind != "caption":
        cuts += _phrase_sentences(line.s)
        cuts += _run_in(line.s, opening=opening)
    tail = _writers(line.s, cuts) if last else None
    if tail is not None:
        cuts.append((tail, len(line.s), "credit"))
    return _pieces(line, kind, cuts) if cuts else whole


def _writers(s: str, cuts: list[tuple[int, int, RegionKind]]) -> int | None:
    """Find where the article's last line names its writers: after a sentence, or after a cut."""
    rest = max((stop for _, stop, _ in cuts), default=0)
    if rest and credits.is_author(s[rest:].strip()):
        return rest
    return credits.author_tail(s)


@cache
def _openers() -> re.Pattern[str]:
    """Match the space before words that begin a sentence, where no sentence has ended."""
    phrases = [row["phrase"] for row in table("openers.tsv") if row["kind"] == "opens"]
    words = "|".join(re.escape(phrase).replace(r"\#", _DAY) for phrase in phrases)
    return re.compile(rf"(?<=[\w”’')]) (?=(?:{words}))")


@cache
def _leads() -> frozenset[str]:
    """Give the words that no headline ends in: "chào mừng Ngày 22/12", "từ Sáng 1/7"."""
    return frozenset(row["phrase"] for row in table("openers.tsv") if row["kind"] == "leads")


def _run_in(s: str, *, opening: bool) -> list[tuple[int, int, RegionKind]]:
    """Find headlines that run into the next sentence, on pages without line ends.

    "… bị cảnh cáo. Ông A bị kỷ luật Từ ngày 3 - 6/12, …". Right under the lede they are mostly
    links to other articles, later on the article's own headings and captions.
    """
    found: list[tuple[int, int, RegionKind]] = []
    for m in _openers().finditer(s) if len(s) >= _ONE_LINE else ():
        ends = [e.end() for e in _SENTENCE_END.finditer(s, max(0, m.start() - 320), m.start())]
        part = s[ends[-1] : m.start()] if ends else ""
        if not 4 <= part.count(" ") + 1 <= 45 or part.rstrip("”’\"')")[-1] in ".!?…":
            continue
        if part.rpartition(" ")[2].lower() not in _leads():
            links = opening and not found and ends[-1] < _LEDE and _is_link(part)
            found.append((ends[-1], m.start(), "furniture" if links else "heading"))
    return found


def _is_link(s: str) -> bool:
    """Say whether a headline is that of another article, not the caption of a portrait."""
    return s.count(" ") >= 6 and not _PORTRAIT.match(s)


def _phrase_sentences(s: str) -> list[tuple[int, int, RegionKind]]:
    low = s.casefold()
    if len(low) != len(s):
        return []
    found: list[tuple[int, int, RegionKind]] = []
    for phrase, to_end in layout.inner_phrases():
        at = low.find(phrase)
        while at >= 0:
            before = [e.end() for e in _SENTENCE_END.finditer(s, max(0, at - 160), at)]
            start, stop = before[-1] if before else max(0, at - 160), at + len(phrase)
            ends = [e for c in ".!?" if (e := s.find(c, stop)) >= 0] if to_end else []
            if ends and min(ends) - stop < 160:
                stop = min(ends)
            stop += s[stop : stop + 1] in (".", "!")
            found.append((start if at - start < 120 else at, stop, "furniture"))
            at = low.find(phrase, stop)
    return found


def _pieces(line: Line, kind: RegionKind, cuts: list[tuple[int, int, RegionKind]]) -> list[Region]:
    out: list[Region] = []
    at = 0
    for start, stop, cut in sorted(cuts):
        if stop <= at:
            continue
        _piece(out, line, at, max(start, at), kind)
        _piece(out, line, max(start, at), stop, cut)
        at = stop
    _piece(out, line, at, len(line.s), kind)
    return out


def _piece(out: list[Region], line: Line, start: int, stop: int, kind: RegionKind) -> None:
    while start < stop and line.s[start].isspace():
        start += 1
    while stop > start and line.s[stop - 1].isspace():
        stop -= 1
    if start < stop:
        if not any(c.isalnum() for c in line.s[start:stop]) and out:
            previous = out.pop()
            start, kind = previous.span.start - line.start, previous.kind
        out.append(Region(Span(line.start + start, line.start + stop), kind))
