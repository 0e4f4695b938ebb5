"""Who wrote, took or sent a piece: credits inside and at the end of a line."""

from __future__ import annotations

import re
from functools import cache

from kg.documents.layout import furniture
from kg.lexicon import table, word_set

_LABEL = (
    r"(?:nguồn\s+)?(?:ảnh|hình)(?:\s+(?:minh\s+h[oọ][ạa]|tư\s+liệu|chụp\s+màn\s+hình))?|"
    r"nguồn(?:\s+(?:clip|video))?|đồ\s+h[oọ]a|tin,\s*ảnh|bài,\s*ảnh|photo"
)
_IN_BRACKETS = re.compile(rf"(?i)\(\s*(?:{_LABEL})\s*[:.]?\s*[^()\n]{{0,80}}\)\s*\.?")
#: Where in the picture someone is, inside a sentence: "ông A (ảnh, bìa phải), Giám đốc Sở".
_NO_PLACE = r"(?!minh|tư|chụp|cắt|internet|st|nguồn|cung|do|theo|từ|fb|nhân|gia|đồ)"
_IN_PICTURE = re.compile(
    rf"\((?:trong )?ảnh(?:,? {_NO_PLACE}[a-zà-ỹ\d]+){{0,5}}\)(?=[ ,]* (?:[^\W\d_]|\())"
)
_LABEL_END = re.compile(rf"(?:^|[^\w/])((?:{_LABEL})\s?)$", re.IGNORECASE)
_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(c for c in map(chr, range(0x1EA0, 0x1EFA)) if c.isupper())
_CAPITAL = rf"[{_UPPER}][\w.’'ʼ&+-]*"
_TOKEN = re.compile(rf"{_CAPITAL}(?:\s?/\s?{_CAPITAL})*")
_NAMES = re.compile(
    rf"(?:(?:Nhóm )?(?:PV|P\.V|Phóng viên)\b)?\s*(?:{_CAPITAL}|\d{{1,3}})?"
    rf"(?:\s*(?:[-–,&/]|và)\s*{_CAPITAL}|\s+{_CAPITAL}|[’']\s?{_CAPITAL}){{0,9}}"
    r"\s*(?:\((?P<note>[^()\n]{1,60})\)| ghi| thực hiện| tổng hợp| lược ghi| lược dịch)?\s*[.:–-]?"
)
_NOTE = re.compile(
    r"(?i)\s*(?:t/h|tổng hợp\b.*|thực hiện|ghi|lược ghi|lược dịch|dịch|biên dịch|theo\b.*|"
    r"nguồn\b.*|ttxvn.*|vov.*|tổ ng hợp|gt|st|sưu tầm|.*/.*)\s*"
)
_THEO = re.compile(
    r"(?i)\(?\s*(?:(?:lược\s+|tổng\s+hợp\s+)?theo\s*:?\s+|nguồn\s*:\s*)(?P<name>[^\n]{2,60}?)\)?\s*\.?"
)
_SENTENCE_END = re.compile(r"(?:[.!?…][\"”’')\]]*|[\"”’])\s+(?=\S)")


@cache
def agencies() -> dict[str, str]:
    """Give the known names of papers and agencies (in lower case), and how each is called."""
    return {row["key"]: row["name"] for row in table("publishers.tsv")}


@cache
def _families() -> frozenset[str]:
    return frozenset(row["name"] for row in table("family_names.tsv"))


def photo_credits(s: str) -> list[tuple[int, int]]:
    """Find the credits of pictures in a line: half-open ranges of ``s``.

    >>> t = "Tổng Bí thư chủ trì. Ảnh: VOV. Ông nói. (Ảnh: Phương Hoa/TTXVN)"
    >>> [t[a:b] for a, b in photo_credits(t)]
    ['Ảnh: VOV.', '(Ảnh: Phương Hoa/TTXVN)']
    """
    found = [m.span() for m in _IN_BRACKETS.finditer(s)] if "(" in s else []
    found = [(a, b) for a, b in found if not _IN_PICTURE.match(s, a)]
    colon = s.find(":")
    while colon >= 0:
        start = _label(s, colon)
        if start is not None and not any(a <= start < b for a, b in found):
            after = colon + 1 + len(s[colon + 1 :]) - len(s[colon + 1 :].lstrip())
            stop = _credit_stop(s, after)
            tells = start == 0 and stop < len(s.rstrip(" ."))  # "Ảnh: Bà A phát biểu."
            if not tells and (stop > after or after == len(s)):
                found.append((start, stop))
        colon = s.find(":", colon + 1)
    return sorted(found)


def _label(s: str, colon: int) -> int | None:
    """Find where the label of a credit begins that ends at a colon: "Ảnh:", not "đội hình:"."""
    m = _LABEL_END.search(s[max(0, colon - 40) : colon])
    if not m:
        return None
    start = colon - len(m[1])
    before = s[:start].rstrip()[-1:]
    return None if s[start].islower() and before.isalnum() else start


def _credit_stop(s: str, at: int) -> int:
    """Find where the name after "Ảnh:" ends; ``at`` itself if what follows is a caption."""
    rest = s[at:]
    dot = re.search(r"\.(?=\s|$)", rest)
    whole = rest[: dot.end()] if dot else rest
    if len(whole) <= 60 and _is_name(whole):
        return at + len(whole.rstrip())
    return at + _run(rest)


def _is_name(s: str) -> bool:
    """Say whether ``s`` names someone and states nothing: few words, few of them small."""
    words = re.findall(r"[^\W\d_][\w.’'&+-]*", s)
    small = sum(w[0].islower() for w in words)
    return len(words) <= 9 and (small <= 2 or (small <= 4 and len(words) <= 7))


def _run(rest: str) -> int:
    """Measure the name at the start of ``rest`` when a sentence follows it without a stop.

    "HUỲNH THƠ Theo Hội đồng" -> "HUỲNH THƠ"; "Thùy Trang Hải quân Hoa Kỳ" -> "Thùy Trang".
    """
    taken: list[re.Match[str]] = []
    at = 0
    while len(taken) < 5 and (m := _TOKEN.match(rest, at)):
        if taken and (m[0].lower() in word_set("common.tsv") or _new_case(taken[-1][0], m[0])):
            break
        taken.append(m)
        at = m.end() + len(rest[m.end() :]) - len(rest[m.end() :].lstrip())
    following = rest[at : at + 1]
    if len(taken) > 1 and following.islower():
        taken.pop()
    if len(taken) > 3:
        taken = taken[: 3 if taken[0][0] in _families() else 2]
    stop = taken[-1].end() if taken else 0
    more = re.match(r"\s+[-–]\s+([\w.]+)", rest[stop:])
    return stop + more.end() if more and more[1].casefold() in agencies() else stop


def _new_case(before: str, word: str) -> bool:
    return len(before) > 1 and before.isupper() and not word.isupper()


def is_author(s: str) -> bool:
    """Say whether a line only names its writers.

    >>> [is_author(s) for s in ("Lâm Thanh - Trúc Phương", "Minh Thư (t/h)", "K’ LIỆU – HỒNG AN")]
    [True, True, True]
    >>> [is_author(s) for s in ("Hội đồng trường", "Quyết liệt hơn", "Bắc Kạn, ngày 9")]
    [False, False, False]
    """
    if len(s) > 90:
        return False
    m = _NAMES.fullmatch(s)
    if not m or not any(c.isalpha() for c in s):
        return False
    if m["note"] and not _NOTE.fullmatch(m["note"]):
        return False
    name = s[: m.start("note") - 1] if m["note"] else s
    return 0 < len(name.split()) <= 11 and key_of(name) not in _not_authors()


def key_of(s: str) -> str:
    return s.strip(" .:").casefold()


@cache
def _not_authors() -> frozenset[str]:
    return frozenset(row["phrase"] for row in table("furniture.tsv") if row["kind"] != "credit")


def is_source(s: str) -> bool:
    """Say whether a line only names its source or makers: "Theo TTXVN", "Thực hiện: A"."""
    if len(s) > 110:
        return False
    if _THEO.fullmatch(s) and s.count(" ") <= 8:
        return _is_name(s[s.casefold().find(" ") :])
    if s[0] == "(" and s.strip("(). ").partition("/")[0].strip().casefold() in agencies():
        return True
    found = furniture(s)
    if not found or found[0] != "credit":
        return False
    return found[1] or (s[-1] not in "?!" and _is_name(s.partition(":")[2] or s))


def agency(s: str) -> str | None:
    """Give the agency that a credit names, as written; None for a person or an unknown one.

    >>> [agency(s) for s in ("Theo TTXVN", "Minh Sương (Theo Yonhap)", "Theo Minh Tiến")]
    ['TTXVN', 'Yonhap', None]
    """
    m = re.search(r"(?i)(?:^|[\s(])(?:theo|nguồn)\s*:?\s+(?P<name>[^\n]{2,60})", s)
    name = m["name"].strip(" .") if m else s.strip(" ().")
    for part in (name.strip("()"), *reversed(re.split(r"\s*[/,()]\s*|\s+-\s+", name))):
        bare = re.sub(r"(?i)^(?:báo|tạp chí|đài|hãng tin|hãng)\s+(?:điện tử\s+)?", "", part)
        if part.casefold() in agencies() or bare.casefold() in agencies():
            return part
        if m and re.fullmatch(r"(?i)báo\s[^,/]+", part):
            return part
    return None


#: An initial before a name: "George W." + "Bush".
_INITIAL = re.compile(r"[\s.][A-Z]$")


def author_tail(s: str) -> int | None:
    """Find where, after the last sentence of an article's last line, its writers are named.

    >>> t = "Ông cho biết thành phố sẽ họp. Hương Quỳnh - Trần Thường"
    >>> t[author_tail(t):]
    'Hương Quỳnh - Trần Thường'
    """
    for m in _SENTENCE_END.finditer(s, max(20, len(s) - 140)):
        tail = s[m.end() :].rstrip()
        if tail.endswith(".") and _INITIAL.search(s, 0, m.start()):
            continue  # "… và Phó Tổng thống J.D. Vance."
        if is_author(tail) or is_source(tail):
            return m.end()
    return None
