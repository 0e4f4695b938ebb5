"""Events of a series: congresses, plenums and sessions by their number, whatever their words.

"Đại hội XIV của Đảng" and "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng" are one congress.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.lexicon import package_path, read_tsv
from kg.text import name_key, slug

_HEAD = re.compile(
    r"^(đại hội|hội nghị|kỳ họp (?:bất thường|chuyên đề|thường lệ)|kỳ họp|phiên họp|diễn đàn"
    r"|(?:cuộc )?bầu cử)\b"
)
_TERM = re.compile(r"(?:nhiệm kỳ |nhiệm kì |giai đoạn )?(\d{4}) ?[-–] ?(\d{4})")
_FILLING = re.compile(
    r"\b(đại biểu|toàn quốc|toàn thể|lần thứ|lần|thứ|của|cấp|nước|cộng sản việt nam)\b|[,.()\"“”–-]"
)
_PARTY = frozenset(("đảng", "toàn đảng", ""))
_CENTRAL_COMMITTEE = frozenset(("trung ương", "trung ương đảng", "ban chấp hành trung ương đảng",
                                "ban chấp hành trung ương", "bch trung ương đảng"))  # fmt: skip
#: Words that say that a central committee is not that of the Party.
_OTHERS = frozenset(("hội", "đoàn", "tổng", "công", "liên", "mặt", "giáo"))
PARTY = "dang-cong-san-viet-nam"
CENTRAL_COMMITTEE = "ban-chap-hanh-trung-uong"


@dataclass(frozen=True, slots=True)
class Series:
    """One event of a series: what sort, whose (a body's id, or a slug), which number or term."""

    sort: str
    owner: str
    number: int = 0
    term: str = ""


@cache
def _ordinals() -> dict[str, int]:
    rows = read_tsv(package_path("ontology/world/ordinals.tsv"))
    return {row["word"]: int(row["number"]) for row in rows}


@cache
def _number_after() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _ordinals()), key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:lần thứ |lần |thứ |)({words}|\d{{1,3}})(?![\w/])")


@cache
def _session() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _ordinals()), key=lambda w: (-len(w), w)))
    return re.compile(rf"\bkh[óo][áa]? ({words}|\d{{1,3}})(?![\w/])")


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _ordinals()[word]


def series(name: str, body_id: Callable[[str], str | None]) -> Series | None:
    """Say which event of which series a name means, None if it does not say.

    ``body_id`` gives the id of a body by its name, None for an unknown one, and "" for a name
    that may mean any ("Đảng bộ tỉnh").

    >>> series("Đại hội XIV của Đảng", {}.get)
    Series(sort='đại hội', owner='dang-cong-san-viet-nam', number=14, term='')
    """
    text = name_key(name)
    head = _HEAD.match(text)
    if not head or (head[1] == "đại hội" and "các cấp" in text):
        return None
    sort, rest = head[1], text[head.end() :]
    if "bầu cử" in sort:
        return _election(text)
    term = _TERM.search(rest)
    rest = _TERM.sub(" ", rest)
    session = _session().search(rest)
    rest = _session().sub(" ", rest)
    said = _number_after().search(rest)
    if said:
        rest = rest[: said.start()] + " " + rest[said.end() :]
    plain = " ".join(_FILLING.sub(" ", rest.replace("nhiệm kỳ", " ")).split())
    owner = _owner(sort, plain, rest, said, body_id)
    if not owner:
        return None
    span = f"{term[1]}-{term[2]}" if term else ""
    if sort == "đại hội":
        number = _value(said[1]) if said else 0
        return Series(sort, owner, number, span) if number or span else None
    of = f"khóa {_value(session[1])}" if session else span
    if not said or (not of and sort != "diễn đàn"):
        return None
    return Series(sort, owner, _value(said[1]), of)


def _election(text: str) -> Series | None:
    session = _session().search(text)
    if "quốc hội" in text and session:
        return Series("bầu cử", "quoc-hoi", _value(session[1]))
    return None


def _owner(
    sort: str,
    plain: str,
    rest: str,
    said: re.Match[str] | None,
    body_id: Callable[[str], str | None],
) -> str:
    if sort == "đại hội" and plain in _PARTY:
        # "Đại hội lần thứ X" without a word of whose may be anybody's; "Đại hội XIII" may not
        bare = not plain and "toàn quốc" not in rest
        return "" if bare and not (said and said[0].strip() == said[1]) else PARTY
    if sort == "hội nghị" and plain in _CENTRAL_COMMITTEE:
        return CENTRAL_COMMITTEE
    known = body_id(plain) if plain else ""
    if known is not None:
        return known
    words = plain.split()
    for size in range(len(words) - 1, 1, -1):  # "… của Đảng bộ tỉnh Cà Mau trong điều kiện mới"
        start = " ".join(words[:size])
        central = sort == "hội nghị" and start in _CENTRAL_COMMITTEE
        known = CENTRAL_COMMITTEE if central else body_id(start)
        if known == CENTRAL_COMMITTEE and words[size] in _OTHERS:
            break  # "Ban Chấp hành Trung ương Hội Liên hiệp Phụ nữ Việt Nam"
        if known:
            return known
    if sort == "đại hội" and said and words[0] == "đảng" and words[1] not in ("bộ", "ủy"):
        return PARTY
    return slug(plain) if len(plain.split()) > 1 and plain[0].isalpha() else ""
