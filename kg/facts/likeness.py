"""Whether two names of events mean the same one: by ordinal, by words, by where a visit goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.lexicon import table
from kg.mentions.events import EventPhrase
from kg.text import name_key

_SMALL = frozenset(["của", "và", "các", "năm", "về", "tại", "cho", "lần", "thứ", "buổi", "cuộc"])


_WORD = re.compile(r"\w+(?:\+\d+)?")
_ORDINAL = re.compile(r"thứ (\w+)|\b([IVXL]{1,6})\b|\b(đầu tiên)\b")
#: Words for the first of several.
_FIRST = frozenset(("NHẤT", "I", "ĐẦU TIÊN"))


@lru_cache(maxsize=65536)
def words(name: str) -> frozenset[str]:
    """Give the words of a name that tell it from others."""
    return frozenset(_WORD.findall(_summit(name_key(name)))) - _SMALL


def _summit(low: str) -> str:
    """Call summits by one noun: "Hội nghị Thượng đỉnh G20" is the "Hội nghị Cấp cao G20" too."""
    return low.replace("thượng đỉnh", "cao_cấp").replace("cấp cao", "cao_cấp")


def named_apart(one: str, other: str) -> bool:
    """Say whether two names each hold a proper name that the other lacks: groups, or two summits.

    One is called "thượng đỉnh", the other "cấp cao", or what tells them apart is a number.

    >>> named_apart("Hội nghị cấp cao Mekong - Lan Thương", "Hội nghị Thượng đỉnh Mekong mở rộng (GMS)")
    True
    >>> named_apart("Hội nghị Thượng đỉnh G7", "Hội nghị Thượng đỉnh G20")
    True
    >>> named_apart("Hội nghị Tổng kết năm 2024", "Hội nghị tổng kết công tác Đảng")
    False
    """
    mine, theirs = _proper(one) - words(other), _proper(other) - words(one)
    if not (mine and theirs):
        return False
    if _NUMBERED.search(" ".join(mine)) and _NUMBERED.search(" ".join(theirs)):
        return True  # "G7", "G20"
    return ("thượng đỉnh" in one.lower()) != ("thượng đỉnh" in other.lower())


#: A number that belongs to a name: "G20".
_NUMBERED = re.compile(r"[a-zđ]\d")
#: What summits are called, one way or the other.
_SUMMITS = frozenset(("cấp", "cao", "thượng", "đỉnh"))


def _proper(name: str) -> set[str]:
    """Give the words with a capital after the first of a name, in small letters."""
    return {name_key(word) for word in _WORD.findall(name)[1:] if word[0].isupper()} - _SUMMITS


def wider(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether some words name a wider circle than others: "ASEAN+3" beside "ASEAN".

    >>> wider(words("Hội nghị ASEAN+3"), words("Hội nghị ASEAN"))
    True
    """
    return any(word not in theirs and word.split("+")[0] in theirs for word in mine if "+" in word)


def alike_kinds(kind: str, other: str, name: str, phrase: EventPhrase) -> bool:
    """Say whether two kinds may be one: "hội nghị giao ban" is also called "cuộc họp giao ban"."""
    if kind == other:
        return True
    if {kind, other} != {"conference", "working"}:
        return False
    tail = words(_MEETING.sub("", name))
    return bool(tail) and tail == words(_MEETING.sub("", phrase.name))


_MEETING = re.compile(r"^(?:buổi |cuộc )?(?:hội nghị|họp|làm việc)", re.IGNORECASE)


def noun(head: str) -> str:
    words = head.split() or [""]
    return (
        " ".join(words[:2])
        if words[0] in ("hội", "kỳ", "phiên", "đại", "buổi", "cuộc", "chuyến", "lễ")
        else words[0]
    )


#: The dash in a name, with spaces or without: "Việt Nam-Lào", "Việt Nam - Lào".
_DASHED = re.compile(r" ?[–-] ?")


def key_of(phrase: EventPhrase, holder: str = "") -> tuple[str, ...]:
    """Give the key of events with an ordinal: "Đại hội XIV của Đảng"."""
    numbered = phrase.type in ("congress", "plenum")
    m = _ORDINAL.search(phrase.name) if numbered else None
    if not m:
        return ("name", _summit(name_key(phrase.name)))
    number = (m[1] or m[2] or m[3]).upper()
    number = "1" if number in _FIRST else number
    low = name_key(phrase.name)
    owner = ""
    for body in phrase.bodies:
        if body.name not in ("Đảng Cộng sản Việt Nam", "Đảng"):
            owner = _DASHED.sub("-", name_key(body.name))
            break
    owner = owner or name_key(holder)
    if phrase.type == "congress" and not owner and ("mttq" in low or "mặt trận" in low):
        owner = "mặt trận"
    return ("ordinal", phrase.type, number, owner)


def ordinals_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if a[:1] != ("ordinal",) or a[1:3] != b[1:3]:
        return False
    if a[1] == "plenum" and not (a[3] and b[3]):
        return True
    return (
        bool(a[3]) == bool(b[3]) and (a[3].startswith(b[3]) or b[3].startswith(a[3]))
        if a[3] and b[3]
        else a[3] == b[3]
    )


_BY_NUMBER = re.compile(
    r"\b(?:thứ|lần|bất thường|chuyên đề|thường lệ|thường kỳ|cuối năm|giữa năm|đầu tiên|tháng|của|[ivxl]+|\d+)\b"
)


def tells_apart(phrase: EventPhrase) -> bool:
    """Say whether the words after "kỳ họp", "đại hội" name one: not "kỳ họp nhiều đổi mới"."""
    if phrase.type not in ("plenum", "congress") or phrase.head not in (
        "kỳ họp", "phiên họp", "đại hội", "phiên thảo luận", "phiên làm việc"
    ):  # fmt: skip
        return True
    if phrase.head == "phiên thảo luận" and phrase.name[len(phrase.head) :].startswith(" về "):
        return True
    tail = re.sub(r"Đảng bộ|Đảng ủy|Đảng", "", phrase.name[len(phrase.head) :])
    return bool(phrase.bodies or _BY_NUMBER.search(tail.lower()) or re.search(r"[A-ZĐ]", tail))


_GOAL = re.compile(
    r"(?:thăm|tới|đến|sang|tại|về|chúc (?:Tết|mừng|thọ)|chia buồn) (?:chính thức |và làm việc |làm việc |hữu nghị |cấp [Nn]hà nước |tới |đến |tại |nước |thành phố |tỉnh |trụ sở |của )*([A-ZĐ].*)"
)


_NO_GOAL = {"Chuyến", "Nhà", "Chủ", "Tổng", "Thủ", "Cộng", "Vương", "Liên", "Dân"}


def _goals(one: str, two: str, people: Sequence[str]) -> tuple[set[str], set[str]]:
    """Give the names of places in two names of visits, the visitors' names aside."""
    own = {w for name in people for w in re.findall(r"\w+", name)} | _NO_GOAL
    found = [_GOAL.search(name) for name in (one, two)]
    first, second = (set(re.findall(r"\b[A-ZĐÂ]\w+", m[1])) if m else set() for m in found)
    return first - own, second - own


@lru_cache(maxsize=4096)
def to_site(name: str) -> bool:
    """Say whether a visit goes to a body or a site, not to a country or a town as a whole.

    >>> to_site("A thăm Bảo tàng Lịch sử tại Lào"), to_site("Chuyến thăm Lào")
    (True, False)
    """
    m = _GOAL.search(name)
    first = " ".join(m[1].split()[:2]).lower() if m else ""
    return first in _site_heads()


@cache
def _site_heads() -> frozenset[str]:
    heads = {row["head"] for file in ("body_heads.tsv", "venues.tsv") for row in table(file)}
    return frozenset(" ".join(head.split()[:2]) for head in heads if " " in head)


def same_goal(one: str, two: str, people: Sequence[str]) -> bool:
    """Say whether two names of visits may lead to the same place."""
    first, second = _goals(one, two, people)
    if first and second and to_site(one) != to_site(two):
        return False  # "thăm Lào", "thăm Khu di tích A tại Lào"
    return not first or not second or bool(first & second)


def one_goal(one: str, two: str, people: Sequence[str]) -> bool:
    """Say whether two names of visits surely lead to the same place."""
    first, second = _goals(one, two, people)
    return bool(first & second)


#: Middle names that so many share.
_MIDDLE = {"Văn", "Thị"}
_SEEN = re.compile(
    r"(?:thăm|chúc (?:Tết|mừng|thọ)|động viên|chia buồn|tặng quà) [^A-ZĐ]*(?:Tết [^A-ZĐ]*)?([A-ZĐ].*)"
)


def seen_apart(name: str, other: str, people: Sequence[str], *, site: bool) -> bool:
    """Say whether two names of visits tell of others visited: "thăm gia đình ông A", "thăm Lào".

    ``site`` says that the first tells of people or things: "thăm các nhà máy", "thăm Lào".
    """
    if _other_site(name, other):
        return True
    own = {w for one in people for w in _WORD.findall(one)} | _NO_GOAL | _MIDDLE
    found = [_SEEN.search(one) for one in (name, other)]
    first, second = (set(re.findall(r"\b[A-ZĐÂ]\w+", m[1])) - own if m else set() for m in found)
    if site and not first and second and _GOAL.search(other):
        return True
    return bool(first and second) and not first & second


#: Units before the names of places, which a text may leave out, and the fewest words of a head.
_UNITS = frozenset(("tỉnh", "thành", "phố", "huyện", "xã", "phường", "quận", "thị", "của"))


def _other_site(name: str, other: str) -> bool:
    """Say whether two names of visits tell of two sites of one kind: "Trung tâm A", "Trung tâm B".

    >>> _other_site("A thăm Trung tâm Bảo trợ xã hội tỉnh B", "A thăm Trung tâm Dạy nghề tỉnh B")
    True
    """
    found = [_GOAL.search(one) for one in (name, other)]
    if not (to_site(name) and to_site(other)) or found[0] is None or found[1] is None:
        return False
    rows = [[w for w in _WORD.findall(m[1].lower()) if w not in _UNITS] for m in found if m]
    one, two = rows
    if one[:1] != two[:1]:
        return False  # the names of which tell them apart
    least = min(len(one), len(two))
    return any(one[at] != two[at] for at in range(least))


def and_more(name: str, title: str, people: Sequence[str]) -> str:
    """Add a post and its people to the name of a decision: "Chỉ định Bí thư A: B, C".

    >>> and_more("Bầu Lê A giữ chức Phó Chủ tịch", "Phó Chủ tịch", ["Lê B"])
    'Bầu Lê A, Lê B giữ chức Phó Chủ tịch'
    """
    chosen, held, post = name.partition(" giữ chức ")
    if name.startswith("Bầu ") and post == title:
        return ", ".join([chosen, *(p for p in people if p not in chosen)]) + held + post
    head, _, names = name.partition(": ")
    if not names or title in head:
        return name
    return f"{head}, {title}: {', '.join([names, *(p for p in people if p not in names)])}"


def unaddressed(name: str) -> str:
    """Take off the address that a person's name would follow: "Lễ viếng ông"."""
    addressed = name.endswith((" ông", " bà", " đồng chí", " cụ"))
    return re.sub(r"(?: (?:ông|bà|đồng chí|cụ))+$", "", name) if addressed else name


__all__ = [
    "alike_kinds",
    "and_more",
    "key_of",
    "named_apart",
    "noun",
    "one_goal",
    "ordinals_agree",
    "same_goal",
    "seen_apart",
    "tells_apart",
    "to_site",
    "unaddressed",
    "wider",
    "words",
]
