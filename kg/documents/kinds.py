"""The kind of each line of an article: of its head, its foot, and what stands between.

Facts are taken from the own regions only, so a line is called furniture or foreign only for a
reason that can be named: a phrase of ``words/furniture.tsv``, its place beside one, a date line
of its own. In doubt a line stays body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from kg.documents import credits, dates, layout
from kg.documents.datelines import own_prefix, publisher_prefix
from kg.documents.layout import Line
from kg.lexicon import word_set
from kg.model import Region, RegionKind, Span

_DAY_GLUED = re.compile(
    r"(?<![.,:;!?…\"“”(\-–])\s"
    r"(?=(?:Ngày|Sáng|Trưa|Chiều|Tối)(?: ngày| nay)?,? \(?\d{1,2}[./-]\d{1,2}\b)"
)
_URL_LINE = re.compile(r"(?i)(?:[\w ]{0,20}:\s*)?https?://\S+")
_RULE = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"(?:\d{1,3}|[IVX]{1,4}|[a-zđ])[.)]\s")
_CRUMB = re.compile(r"\s*[›»>/|\\→]\s*")


def kinds_of(lines: list[Line], marks: Sequence[Region]) -> list[RegionKind]:
    """Give the kind of each line: marked ones first, then head, middle and foot."""
    kinds: list[RegionKind | None] = [_marked(line, marks) for line in lines]
    first = next((i for i, line in enumerate(lines) if kinds[i] is None and _opens(line)), None)
    if first is None:
        first = next((i for i, k in enumerate(kinds) if k is None), len(lines))
    if first == len(lines):  # the source itself has told every line
        return [k or "body" for k in kinds]
    _head(lines, kinds, first)
    closed = _closed(lines, first)
    _foot(lines, kinds, first, closed)
    _middle(lines, kinds, first, closed)
    return [k or "body" for k in kinds]


def _marked(line: Line, marks: Sequence[Region]) -> RegionKind | None:
    span = Span(line.start, line.stop)
    return next((m.kind for m in marks if m.span.holds(span)), None)


def _opens(line: Line) -> bool:
    """Say whether a line is running text that can open the body."""
    if dates.stamp(line.s) or layout.furniture(line.s):
        return False
    if line.stop - line.start < 300 and _ends_in_credit(line.s):
        return False
    return line.prose or publisher_prefix(line.s) is not None


def _ends_in_credit(s: str) -> bool:
    cut = credits.photo_credits(s)
    return bool(cut) and cut[-1][1] >= len(s) - 2


def _head(lines: list[Line], kinds: list[RegionKind | None], first: int) -> None:
    """Tell title, dates, breadcrumbs and writers among the lines before the body."""
    free = [i for i in range(first) if kinds[i] is None]
    for i in free:
        kinds[i] = _frame(lines[i].s)
    free = [i for i in free if kinds[i] is None]
    if "title" not in kinds and free:
        title = _title(lines, kinds, free)
        if title is not None:
            kinds[title] = "title"
    at = kinds.index("title") if "title" in kinds else -1
    for i in free:
        if kinds[i] is None:
            kinds[i] = _beside_title(lines[i], before=i < at)
    if first < len(lines) and kinds[first] is None and at >= 0 and "lede" not in kinds:
        kinds[first] = "lede"


def _frame(s: str) -> RegionKind | None:
    """Tell the lines that frame an article: dates, sections, breadcrumbs, rules, addresses."""
    if dates.stamp(s) or (s[0].isupper() and s.casefold() in credits.agencies()):
        return "dateline"
    found = layout.furniture(s)
    if (found and found[0] != "credit") or _URL_LINE.fullmatch(s) or _RULE.fullmatch(s):
        return "furniture"
    if s.isdigit() or s[0] == "#":
        return "furniture"
    if _crumbs(s):
        return "furniture"
    return None


def _crumbs(s: str) -> bool:
    parts = _CRUMB.split(s)
    if len(parts) < 2 or len(s) > 120:
        return False
    return any((f := layout.furniture(p)) and f == ("section", True) for p in parts)


def _title(lines: list[Line], kinds: Sequence[RegionKind | None], free: list[int]) -> int | None:
    """Choose the title among the lines before the body: the first that looks like a headline.

    What stands above furniture ("Việt Nam vươn mình …", "Logo") is a slogan of the site; what is
    much shorter than the line below it ("TRÒ CHUYỆN CUỐI TUẦN") a name of the column.
    """
    able = [i for i in free if lines[i].headline and not layout.bullet(lines[i].s)]
    able = [i for i in able if not credits.is_author(lines[i].s) or lines[i].words > 6]
    best: int | None = None
    for i in able:
        if best is None or "furniture" in kinds[best:i] or _over_title(lines[best], lines[i]):
            best = i
    return best


def _over_title(above: Line, below: Line) -> bool:
    return above.words <= 5 and below.words >= 6 and (above.s.isupper() or above.words < 4)


def _beside_title(line: Line, *, before: bool) -> RegionKind:
    if credits.is_source(line.s) or (credits.is_author(line.s) and not before):
        return "credit"
    if _ends_in_credit(line.s):
        return "caption"
    if before and line.words <= 8:
        return "furniture"
    return "lede" if line.words > 12 else "heading"


def _closed(lines: list[Line], first: int) -> int:
    """Find the line with which the page says that the article is over.

    No text of the article itself follows it: little of any, each under a headline. A heading of
    the article, "Nổi bật", has the paragraphs of a section under it.
    """
    prose = [line.prose for line in lines]
    last = max((i for i, is_prose in enumerate(prose) if is_prose), default=-1)
    ends = [i for i in range(first + 1, len(lines)) if _closes(lines[i].s, before_prose=i < last)]
    if not ends:
        return len(lines)
    after = range(ends[0] + 1, len(lines))
    loose = {i for i in after if prose[i] and not own_prefix(lines[i].s)}
    together = max((i for i in loose if i - 1 in loose), default=-1)
    all_before = [0, *accumulate(_size(lines[i]) if prose[i] else 0 for i in range(len(lines)))]
    loose_before = [0, *accumulate(_size(lines[i]) if i in loose else 0 for i in range(len(lines)))]
    for i in ends:
        own = all_before[i] - all_before[first]
        others = loose_before[-1] - loose_before[i + 1]
        under_headlines = together <= i + 1 and not (prose[i] and i + 1 in loose)
        if under_headlines and 2 * others <= own:
            return i
    return len(lines)


def _closes(s: str, *, before_prose: bool) -> bool:
    """Say whether a line closes articles: a list of headlines does if no running text follows."""
    found = layout.furniture(s)
    if not found or not found[1]:
        return False
    return found[0] == "close" or (found[0] == "list" and not before_prose)


def _size(line: Line) -> int:
    return line.stop - line.start


def _foot(lines: list[Line], kinds: list[RegionKind | None], first: int, closed: int) -> None:
    """Tell what stands after the article's last sentence."""
    for i in range(closed, len(lines)):
        teaser = lines[i].prose and i > closed and not layout.furniture(lines[i].s)
        credit = not teaser and bool(credits.photo_credits(lines[i].s))
        kinds[i] = kinds[i] or ("foreign" if teaser else "caption" if credit else "furniture")
    last = max((i for i in range(first, closed) if _is_text(lines[i])), default=first)
    listed = lines[last].s.endswith(":")
    for i in range(last + 1, closed):
        if kinds[i] is None:
            kinds[i] = _after_text(lines, i, listed)
        listed |= kinds[i] == "body" and lines[i].s.endswith(":")
    loose = [i for i in range(last + 1, closed) if kinds[i] == "furniture" and lines[i].headline]
    if len(loose) == 1 and closed == len(lines) and not layout.furniture(lines[loose[0]].s):
        kinds[loose[0]] = "caption"  # one picture's, more likely than one headline of others


def _is_text(line: Line) -> bool:
    return (line.prose and not layout.furniture(line.s)) or line.s[-1] in '.;?!”"'


def _after_text(lines: list[Line], i: int, listed: bool) -> RegionKind:
    """Tell a line after the last sentence: writer, caption, list of other headlines."""
    s = lines[i].s
    if _frame(s):
        return _frame(s) or "furniture"
    if credits.is_source(s) or credits.is_author(s):
        return "body" if listed and not credits.is_source(s) else "credit"
    if credits.photo_credits(s):
        return "caption"
    if listed or _NUMBERED.match(s) or _of_a_person(s) or not lines[i].headline:
        return "body"
    return "furniture"


#: A line of somebody's life or of a list of people, no headline: "- Từ 6/2015 - nay: Phó …".
_LIFE = re.compile(
    r"[-–+•*\s]*(?:(?:từ|đến|tháng|năm|giai đoạn|nhiệm kỳ)\s){0,3}"
    r"(?:\d{1,2}[/.-])?(?:19|20)\d\d\b|[-–+•*]\s*(?:các đồng chí|đồng chí|ông|bà)\s",
    re.IGNORECASE,
)


def _of_a_person(s: str) -> bool:
    """Say whether a line tells of a person: a stage of a life, one of a list, a field of a form."""
    label = s.lstrip("-–+•* ").partition(":")[0].lower()
    form = ":" in s and label.startswith(tuple(word_set("form_labels.tsv")))
    return form or _LIFE.match(s) is not None


def _middle(lines: list[Line], kinds: list[RegionKind | None], first: int, closed: int) -> None:
    """Tell what stands between the article's sentences."""
    in_list = False
    for i in range(first, closed):
        line, found = lines[i], layout.furniture(lines[i].s)
        if kinds[i] is not None:
            in_list = False
        elif _continued(lines, i):
            kinds[i] = "body"
        elif found and found[0] in ("list", "begins", "close", "line", "credit"):
            kinds[i] = _phrase_line(line, found)
            in_list = found == ("list", True)
        elif in_list and not line.prose and (line.headline or line.words > 3):
            kinds[i] = "furniture"
        elif in_list and line.stop - line.start >= 200 and line.s[-1].isalnum():
            kinds[i] = "furniture"  # headlines run together in one line
        else:
            in_list = False
            kinds[i] = _in_text(lines, i, first)
    _bullets_at_head(lines, kinds, first, closed)
    _pasted(lines, kinds, first, closed)


def _continued(lines: list[Line], i: int) -> bool:
    """Say whether a line is a piece of a sentence that the next line goes on with.

    Pages whose links stand on lines of their own: "Theo trang", "Facebook", ", bà A cho biết".
    """
    while i + 1 < len(lines) and lines[i].s[-1] not in '.!?…”"/':
        following = lines[i + 1].s[0]
        if following.islower() or following in ",.;:)”":
            return True
        if lines[i].words > 6 or lines[i + 1].words > 6:
            return False
        i += 1
    return False


def _phrase_line(line: Line, found: tuple[str, bool]) -> RegionKind:
    kind, whole = found
    if kind == "credit":
        if _is_caption(line.s):
            return "caption"
        return "credit" if credits.is_source(line.s) else "body"
    if not whole and line.prose and line.words > 25:
        return "body"
    return "furniture"


def _is_caption(s: str) -> bool:
    """Say whether a line that begins like a credit tells what the picture shows.

    "Ảnh: Bà A phát biểu nhận nhiệm vụ." is a caption, "Ảnh: Trung Hiếu/TTXVN" a credit.
    """
    cut = credits.photo_credits(s)
    return layout.key(s).startswith(("ảnh", "hình")) and (not cut or cut[0][1] < len(s) - 3)


def _in_text(lines: list[Line], i: int, first: int) -> RegionKind:
    line = lines[i]
    s = line.s
    if (_RULE.fullmatch(s) and len(s) > 2) or _URL_LINE.fullmatch(s):
        return "furniture"
    if s.startswith((">>", "»")) and 3 < line.words < 36:
        return "furniture"
    if dates.stamp(s):
        return "dateline"
    cut = credits.photo_credits(s)
    if line.stop - line.start < 400 and cut and cut[-1][1] >= len(s) - 2:
        return "caption" if cut[0][0] > 3 or len(cut) > 1 else "credit"
    if credits.is_source(s) or (s.endswith(")") and credits.is_author(s)):
        return "credit"
    starred = s[0] == "*" and i + 1 < len(lines) and lines[i + 1].prose
    if line.headline and i > first and s[-1] not in '?!”"' and (starred or not layout.bullet(s)):
        return "heading"
    return "body"


def _bullets_at_head(
    lines: list[Line], kinds: list[RegionKind | None], first: int, closed: int
) -> None:
    """Call a list of headlines under the lede furniture: bullets, and no full stop at any."""
    i = first + 1
    while i < min(first + 4, closed) and not layout.bullet(lines[i].s):
        i += 1
    stop = i
    while stop < closed and layout.bullet(lines[stop].s) and kinds[stop] == "body":
        stop += 1
    group = lines[i:stop]
    intro = lines[i - 1].s if i else ""
    if len(group) < 2 or stop == closed or intro.endswith(":"):
        return
    if all(_bullet_headline(line) for line in group):
        kinds[i:stop] = ["furniture"] * len(group)


def _bullet_headline(line: Line) -> bool:
    s = line.s[len(layout.bullet(line.s) or "") :].strip()
    return s[:1].isalpha() and s[0].isupper() and s[-1] not in ".;:," and 4 <= line.words <= 30


def _pasted(lines: list[Line], kinds: list[RegionKind | None], first: int, closed: int) -> None:
    """Call paragraphs foreign that begin another article: a date line, a headline run into one."""
    for i in range(first + 2, closed):
        if kinds[i] != "body" or not lines[i].prose:
            continue
        if publisher_prefix(lines[i].s) and not _late_start(lines, i, first, closed):
            kinds[i] = "foreign"
            j = i - 1
            while j > first and kinds[j] == "heading":
                kinds[j] = "furniture"
                j -= 1
        elif _glued(lines, kinds, i, first):
            kinds[i] = "foreign"


def _late_start(lines: list[Line], i: int, first: int, closed: int) -> bool:
    """Say whether a date line is the article's own, after a lede and captions: text follows it."""
    if i > first + 4 or any(publisher_prefix(line.s) for line in lines[first:i]):
        return False
    own = [line for line in lines[i + 1 : closed] if line.prose and not publisher_prefix(line.s)]
    return len(own) >= 2


def _glued(lines: list[Line], kinds: list[RegionKind | None], i: int, first: int) -> bool:
    """Say whether a headline of another article is run into its dated lede.

    "Sớm đưa Hưng Yên thành trung tâm năng lượng Ngày 9.9, tại trụ sở …": the article's own
    headings stand on lines of their own, and its own lede came before.
    """
    m = _DAY_GLUED.search(lines[i].s, 0, 160)
    if not m or not 5 <= lines[i].s[: m.start()].count(" ") + 1 <= 22:
        return False
    head = lines[i].s[: m.start()]
    return "heading" in kinds[first:i] and not re.search(r"[.,;:!?]", head)
