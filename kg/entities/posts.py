"""Posts: which title in which body is which post, whatever words name it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.text import name_key

_TERM = re.compile(r"[\s,(]*\b(khóa|khoá|nhiệm kỳ|nhiệm kì)\b.*$", re.IGNORECASE)
#: What every ambassador is.
_PLENARY = re.compile(r"\s+đặc mệnh toàn quyền\b", re.IGNORECASE)
_EDGES = " ,;-–"
#: The last word of the head of a mission's name, and of how many words that head is at most.
_HOUSE, _HEAD = "quán", 4
_SEVERAL = ("các", "nước")
#: Bodies of this state, of which the press says to foreigners whose they are.
_OF_THE_STATE, _HERE = ("Bộ ", "Chính phủ", "Quốc hội"), ["việt", "nam"]
_INITIALS = re.compile(r"(?!HĐ)[A-ZĐ][A-ZĐ&,–-]+")
_JOINTS = frozenset(("", "-", "–", "và"))


@dataclass(frozen=True, slots=True)
class Function:
    """A title taken apart: what its holder does in the body, and the full title.

    ``key`` is the same for every wording of the post ("phó trưởng" of "Phó trưởng ban", of "Phó
    Trưởng Ban Tổ chức Trung ương"); ``title`` has the whole name of the body.
    """

    key: str
    title: str


@lru_cache(maxsize=65536)
def function(title: str, body: str, others: tuple[str, ...] = ()) -> Function:
    """Take a title apart by the names of its body; the first is the one to write.

    >>> function("Phó trưởng ban", "Ban Tổ chức Trung ương")
    Function(key='phó trưởng', title='Phó trưởng Ban Tổ chức Trung ương')
    >>> function("Bộ trưởng Công Thương", "Bộ Công Thương")
    Function(key='trưởng', title='Bộ trưởng Bộ Công Thương')
    >>> function("Tổng Lãnh sự Việt Nam tại Fukuoka", "Tổng lãnh sự quán Việt Nam tại Fukuoka")
    Function(key='tổng lãnh sự', title='Tổng Lãnh sự Việt Nam tại Fukuoka')
    >>> function("Phó Chủ tịch Hội đồng Quốc phòng-An ninh", "Hội đồng Quốc phòng và An ninh").title
    'Phó Chủ tịch Hội đồng Quốc phòng và An ninh'
    """
    own = name_key(body).split()
    plain = _PLENARY.sub("", _TERM.sub("", title))
    words = [part for word in plain.split() for part in _parted(word, own)]
    tokens = [name_key(word).strip(_EDGES) for word in words]
    sent = _sent(tokens, own)
    if sent:  # an ambassador is one to a country, not to a house
        there = body.split()[own.index(_HOUSE) + 1 :]
        return Function(" ".join(tokens[:sent]), " ".join([*words[:sent], *there]))
    start, stop = _shared(tokens, [own, *(name_key(other).split() for other in others)])
    heads = set(own[:2])
    last = start > 0 and stop == len(tokens)  # "Thủ tướng Lào" names its body, not "Tổng Giám đốc"
    if stop - start == 1 and (not last or _beside_head(tokens, start, heads)):
        start, stop = len(tokens), len(tokens)  # "Cục trưởng", "Trưởng ban": no name of a body
    if _is_member(tokens):
        return Function("ủy viên", f"Ủy viên {body}")
    before = _untold(words[:start], own)
    if before and tokens[len(before) - 1] in _SEVERAL and tokens[len(before) - 2] != "tịch":
        before = before[:-1]  # "Tổng tham mưu trưởng các Lực lượng vũ trang", no "Chủ tịch nước"
    after = [] if _untold(["", *words[stop:]], own) == [""] else words[stop:]
    if body.startswith(_OF_THE_STATE) and [name_key(word) for word in after] == _HERE:
        after = []  # "Bộ trưởng Bộ Công an Việt Nam"
    rest = _plain([*tokens[: len(before)], *(tokens[stop:] if after else [])], heads)
    if rest == ["ủy", "viên"]:
        return Function("ủy viên", f"Ủy viên {body}")
    if before and name_key(before[-1]) == own[0] and _follows(before, {"trưởng"}):
        before = before[:-1]
    full = " ".join([*before, body, *after]).strip(_EDGES)
    return Function(" ".join(rest), full)


def _untold(words: list[str], own: list[str]) -> list[str]:
    """Leave out the last words of a title that tell its body once more, by initials or in part.

    >>> _untold("Giám đốc Trung tâm CDC".split(), "trung tâm kiểm soát bệnh tật".split())
    ['Giám', 'đốc']
    """
    stop = len(words)
    while stop > 1 and (_INITIALS.fullmatch(words[stop - 1]) or name_key(words[stop - 1]) in own):
        stop -= 1
    named = any(word[0].isupper() or word[0].isdigit() for word in words[stop:])
    return words[:stop] if named else words


def _sent(tokens: list[str], own: list[str]) -> int:
    """Give where the words end that say what someone is at a mission, 0 for other bodies.

    >>> _sent("phó đại sứ mỹ tại việt nam".split(), "đại sứ quán hoa kỳ tại việt nam".split())
    3
    """
    house = own.index(_HOUSE) if _HOUSE in own[:_HEAD] else 0
    for at in range(len(tokens) - house + 1 if house else 0):
        if tokens[at : at + house] == own[:house] and tokens[at + house : at + house + 1] != [
            _HOUSE
        ]:
            return at + house
    return 0


def written(title: str, name: str, others: Iterable[str]) -> str:
    """Write a country in a title by its first name, whatever name the title has.

    >>> written("Đại sứ Mỹ tại Việt Nam", "Hoa Kỳ", ("Mỹ", "Hợp chủng quốc Hoa Kỳ"))
    'Đại sứ Hoa Kỳ tại Việt Nam'
    """
    longest_first = sorted({name, *others}, key=lambda one: (-len(one), one))
    names = "|".join(map(re.escape, longest_first))
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", name, title)


def _parted(word: str, own: list[str]) -> list[str]:
    """Write "đua-Khen" as the body does, which has both words."""
    parts = re.split("[-–]", word)
    return parts if all(name_key(part) in own for part in parts) else [word]


def _shared(tokens: list[str], names: Iterable[list[str]]) -> tuple[int, int]:
    """Find the longest run of words that a title shares with a name of its body.

    What joins the words counts for nothing: "Quốc phòng - An ninh" is "Quốc phòng và An ninh".
    """
    kept = [at for at, token in enumerate(tokens) if token not in _JOINTS]
    best, size = (len(tokens), len(tokens)), 0
    for name in names:
        plain = (token.strip(_EDGES) for token in name)
        other = [token for token in plain if token not in _JOINTS]
        for i in range(len(kept)):
            for j in range(len(other)):
                run = 0
                while (
                    i + run < len(kept)
                    and j + run < len(other)
                    and tokens[kept[i + run]] == other[j + run]
                ):
                    run += 1
                if run > size:
                    best, size = (kept[i], kept[i + run - 1] + 1), run
    return best


def _beside_head(tokens: list[str], at: int, heads: set[str]) -> bool:
    near = tokens[max(at - 1, 0) : at] + tokens[at + 1 : at + 2]
    return tokens[at] in heads and bool({"trưởng", "phó"} & set(near))


def _is_member(tokens: list[str]) -> bool:
    """Say whether a title is like "Tỉnh ủy viên", "Tỉnh ủy viên Bắc Kạn"."""
    return len(tokens) > 2 and tokens[1:3] == ["ủy", "viên"] and tokens[0] in _COMMITTEES


_COMMITTEES = frozenset(("tỉnh", "thành", "huyện", "quận", "thị", "đảng", "quân"))


def _follows(words: list[str], what: set[str]) -> bool:
    return len(words) > 1 and name_key(words[-2]) in what


def _plain(tokens: list[str], heads: set[str]) -> list[str]:
    """Take the body's own word off "cục trưởng", "trưởng ban", "viện phó"."""
    rest = [token for token in tokens if token]
    changed = True
    while changed:
        changed = False
        for i, token in enumerate(rest):
            after = rest[i + 1 : i + 2]
            before = rest[i - 1 : i] if i else []
            if token in heads and (after in (["trưởng"], ["phó"]) or before == ["trưởng"]):
                del rest[i]
                changed = True
                break
    if rest == ["phó"]:
        return ["phó", "trưởng"]
    return ["ủy", "viên"] if rest in (["viên"], ["ủy", "viên"]) else rest
