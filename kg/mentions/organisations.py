"""Organisations in a sentence: a head word and the tail that makes it a name."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import word_set
from kg.mentions import people, places
from kg.mentions.bodies import (
    BodyPhrase,
    central_bodies,
    class_of,
    companies,
    ends_word,
    fields,
    generic,
    head_levels,
    heads,
    split,
)
from kg.mentions.tail_places import branch_at
from kg.mentions.tails import Tail
from kg.mentions.tokens import Line, expand, vietnamese

__all__ = ["BodyPhrase", "fields", "heads", "mission", "parse", "split"]


def parse(
    line: Line, at: int, persons: people.Known, *, noun: str = "", office: bool = False
) -> BodyPhrase | None:
    """Read an organisation that begins at token ``at``, or None.

    With ``noun`` the head has been read already as part of a title ("Trưởng ban" + "Tổ chức
    Trung ương"): ``at`` is the first token of the tail and the name begins with ``noun``.
    ``office`` says that a title stands before, so that small words rather name the body.
    """
    if at in persons.bodies and not noun:
        return persons.bodies[at]
    if noun == "Bộ" and line.low[at : at + 2] == ["công", "an"] and line.caps[at]:
        if not _of_country(line, at + 2):
            return BodyPhrase(at, at + 2, "Bộ Công an", "")
    if noun:
        head_stop, kind, head = at, class_of(noun.lower()), noun.lower()
        small = ""
    else:
        found = heads().longest(line.low, at)
        if found is None:
            return None
        head_stop, (kind, small, whole) = found
        if kind == "none":
            return None
        if line.low[at:head_stop] == ["tổ"] and line.low[head_stop : head_stop + 1] == ["chức"]:
            return None  # "Tổ chức Xúc tiến thương mại" is no group
        head = " ".join(line.low[at:head_stop])
        if head == "đh" and line.low[head_stop : head_stop + 1] in _CONGRESSES:
            return None  # "tiến tới ĐH Đảng 13": a congress
        if head == "trường" and line.low[at + 1 : at + 2] in (["thị"], ["văn"]):
            return None  # "Trường Thị Mai"
        if head == "đài" and _of_country(line, at):
            return None  # "Đài Loan"
        owned = office and line.caps[head_stop : head_stop + 1] == [True]
        owned = owned and head in _OWNED and not persons.starts(line, head_stop)
        never = small == "never" and not owned  # "Giám đốc trung tâm Nghiên cứu biển"
        if not line.caps[at] and (never or (ends_word(line, at) and not office)):
            return None
        of_director = head == "sở" and at > 0 and line.low[at - 1] == "đốc"  # "Giám đốc sở Y tế"
        titled = office and kind == "whole" and any(line.caps[at + 1 : max(head_stop, at + 2)])
        titled = titled or (kind == "whole" and _of_country(line, head_stop))
        if kind == "whole" and line.low[at] in ("tổ", "đoàn"):
            titled = titled or line.caps[at + 2 : at + 3] == [True]  # "tổ chức Y tế Thế giới"
        small_head = kind in ("territory", "named") or small or of_director or titled
        if not line.caps[at] and not small_head:
            return None
        if not office and not line.caps[at] and at and line.low[at - 1] in word_set("plurals.tsv"):
            return None  # "các công ty quốc phòng Mỹ"
        if head == "vụ" and not office and line.caps[at + 1 : at + 2] != [True]:
            return None  # "Vụ đào xới Sơn Trà": a case
        if kind == "press":
            return _press(line, at, head_stop, small, whole)
        if kind == "whole":
            entire = _whole(line, at, head_stop, whole, persons)
            longer = _extended(line, at, persons)
            if entire is None or longer is None or longer.stop <= entire.stop or longer.bare:
                return entire
            if entire.stop < line.size and persons.starts(line, entire.stop):
                country = places.parse(line, entire.stop)
                if country and country.level == "country" and country.stop == longer.stop:
                    return longer  # "Bộ Ngoại giao New Zealand"
                return entire  # "Ủy ban châu Âu Jean-Claude Juncker"
            return longer
    tail = Tail(line, head_stop, persons, kind, head, bool(noun), parse, office=office)
    tail.read()
    local = tail.place and tail.place.level in ("province", "city", "district", "commune")
    if head == "vụ" and local and len(tail.pieces) == 1:
        return None  # "Vụ Yên Bái": a case
    if head == "chi nhánh" and not office and tail.place and len(tail.pieces) == 1:
        return None  # "chi nhánh Huế": of which bank it does not say
    if tail.short:
        return replace(tail.short, start=at, stop=tail.at)
    if head in word_set("press_heads.tsv") and tail.place and tail.place.level == "country":
        if tail.at < line.size and line.word(tail.at) and tail.place.name != "Việt Nam":
            return None  # "báo Mỹ New York Times"
    return _finish(line, at, tail, kind, head, noun, small)


#: Heads that small letters write after the title of who leads them.
_OWNED = ("trung tâm", "trạm", "cơ quan", "hội")
#: Words after "ĐH" with which it is a congress, no university.
_CONGRESSES = (["đảng"], ["đoàn"], ["cổ"], ["chi"], ["thi"], ["lần"], ["điểm"])


def _of_country(line: Line, at: int) -> bool:
    """Say whether a foreign country follows: "chính phủ Australia", "quốc hội Ukraine"."""
    if at >= line.size or not line.caps[at]:
        return False
    place = places.parse(line, at)
    return place is not None and place.level == "country" and place.name != "Việt Nam"


def mission(line: Line, at: int) -> bool:
    """Say whether an embassy or a consulate begins here, not an ambassador: "Đại sứ quán"."""
    return line.low[at] in _MISSION and line.caps[at] and "quán" in line.low[at + 2 : at + 4]


_MISSION = frozenset(("đại", "lãnh", "tổng"))


def _extended(line: Line, at: int, persons: people.Known) -> BodyPhrase | None:
    """Read a listed body as if it were not listed: "Cục Thống kê" + "Gia Lai"."""
    for size in (4, 3, 2, 1):
        row = generic().get(tuple(line.low[at : at + size]))
        if row:
            head = " ".join(line.low[at : at + size])
            tail = Tail(line, at + size, persons, row, head, False, parse)
            tail.read()
            if tail.place is None:
                return None
            return _finish(line, at, tail, row, head, "", "")
    return None


def _press(line: Line, at: int, stop: int, capitals: str, name: str) -> BodyPhrase | None:
    """Take the name of a newspaper or an agency, where it has its capitals: "Nhân Dân"."""
    for k in range(at, stop):
        wanted = capitals[k - at : k - at + 1] != "c"
        if wanted and not line.caps[k] and line.tokens[k][0].isalpha():
            return None
    if stop == at + 1 and at and name in companies():
        if line.low[at - 1] in word_set("before_products.tsv"):
            return None  # "trên Facebook", "máy bay Boeing"
        if stop < line.size and line.tokens[stop][-1].isdigit():
            return None  # "Airbus A320"
        if stop < line.size and line.word(stop) and not vietnamese(line.low[stop]):
            return None  # "Samsung Electronics"
    return BodyPhrase(at, stop, name, "")


#: Beginnings of the names of bodies that have branches in every unit.
_NATIONWIDE = ("Mặt trận Tổ quốc", "Hội ", "Liên đoàn", "Tổng Liên đoàn", "Giáo hội", "Đoàn ")


def _whole(line: Line, at: int, stop: int, name: str, persons: people.Known) -> BodyPhrase | None:
    """Finish a body that is complete as it stands, unless a country or a district follows."""
    if stop < line.size and (line.caps[stop] or line.low[stop] == "nước"):
        place = None if persons.starts(line, stop) else places.parse(line, stop)
        if place and place.level == "country" and place.name != "Việt Nam":
            own = expand(line.letters(at, place.stop))
            return BodyPhrase(at, place.stop, own.replace(" nước ", " "), "", place)
    if name == "Đảng Cộng sản Việt Nam" and line.tokens[stop - 1] == "đảng" and stop < line.size:
        if line.word(stop) and not vietnamese(line.low[stop]):
            run = line.run(stop)  # "đảng Front National"
            return BodyPhrase(at, run, f"Đảng {line.letters(stop, run)}", "")
    if name == "Ban Chấp hành Trung ương Đảng" and line.low[stop - 1] != "đảng":
        inner = parse(line, stop, persons) if stop < line.size and line.caps[stop] else None
        if inner and not inner.bare and inner.name.startswith(("Hội ", "Đoàn ", "Liên hiệp ")):
            own = f"Ban Chấp hành Trung ương {inner.name}"
            return BodyPhrase(at, inner.stop, own, "")  # "BCH Trung ương Hội Nông dân Việt Nam"
    if name.endswith(" Trung ương") and stop < line.size and line.caps[stop]:
        union = _of_union(line, stop, persons)
        if union:  # "Ban Tổ chức TƯ Hội Nông dân Việt Nam": not the Party's
            return BodyPhrase(at, union[0], f"{name} {union[1]}", "")
    if name == "Mặt trận Tổ quốc" and stop < line.size and line.low[stop] == "vn":
        return BodyPhrase(at, stop + 1, "Mặt trận Tổ quốc Việt Nam", "")
    if name.startswith("Ngân hàng"):
        branch = branch_at(line, stop)
        if branch:
            own = expand(line.letters(stop, branch.stop))
            return BodyPhrase(at, branch.stop, f"{name} {own}", "", branch)
    if name.startswith(_NATIONWIDE) and stop < line.size:
        place = places.parse(line, stop, known=True)
        if place and place.level in ("province", "city", "district", "commune"):
            lacks = "" if place.name else place.level
            return BodyPhrase(at, place.stop, f"{name} {place.full}", lacks, place)
    return BodyPhrase(at, stop, name, "")


def _of_union(line: Line, at: int, persons: people.Known) -> tuple[int, str] | None:
    """Give the end and the name of the union whose central board is named: "Hội Nông dân"."""
    if line.low[at] not in ("hội", "đoàn"):
        return None
    inner = parse(line, at, persons)
    if inner is None or inner.bare:
        return at + 1, line.letters(at, at + 1)
    return (inner.stop, inner.name) if inner.name.startswith(("Hội", "Đoàn")) else None


def _join(pieces: list[str]) -> str:
    out = ""
    for piece in pieces:
        out += piece if piece.startswith(",") or not out else f" {piece}"
    return out


def _finish(
    line: Line, at: int, tail: Tail, kind: str, head: str, noun: str, small: str
) -> BodyPhrase | None:
    letters = noun or expand(line.letters(at, tail.start))
    name = _join([letters, *tail.pieces])
    committee = tail.office and head in head_levels() and head.endswith("ủy")
    if not noun and name[0].islower():
        if not (tail.pieces or line.caps[at] or committee):
            return None
        name = name[0].upper() + name[1:]
    place = tail.place or (tail.inner.place if tail.inner else None)
    lacks = ""
    if tail.inner and tail.inner.lacks:
        lacks = tail.inner.lacks
    elif tail.place is not None and not tail.place.name:
        lacks = tail.place.level
    elif place is None and not tail.inner:
        lacks = "" if head == "sở" and not tail.pieces else head_levels().get(head, "")
    bare = not tail.pieces
    if bare and head in central_bodies() and line.caps[at]:
        return BodyPhrase(at, tail.at, central_bodies()[head], "")
    if bare and not lacks:
        if kind in ("field", "named") and not noun:
            return BodyPhrase(at, tail.at, name, "any", None, True) if line.caps[at] else None
        lacks = "any"
    if not noun and not line.caps[at] and (bare or not _named(tail)) and not committee:
        return None
    if head == "trung tâm" and tail.place and len(tail.pieces) == 1:
        return None  # "trung tâm thành phố Vinh"
    return BodyPhrase(at, tail.at, name, lacks, place, bare, tail.inner)


def _named(tail: Tail) -> bool:
    return bool(
        tail.place or tail.inner or any(w[:1].isupper() for p in tail.pieces for w in p.split())
    )
