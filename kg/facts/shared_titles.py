"""Titles that a list of names shares: "Các Ủy viên Bộ Chính trị: A, B"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.facts.claims import Claim, role_of
from kg.facts.context import modality
from kg.facts.walk import LIST, Walk, incumbent, plural_before, verb_follows
from kg.mentions import Item, PersonPhrase
from kg.model import Status

_PRONOUN_PLURAL = re.compile(
    r"(?:các đồng chí|các ông , bà|các ông bà|các ông|các bà|các vị|hai ông|hai đồng chí)"
)
#: The address of the first of a list: "5 phó ban, gồm bà A".
_ADDRESS = re.compile(r"(?<= )(?:ông|bà|đồng chí)$")
_ADDRESS_ENDS = ("ông", "bà", "chí")
_GROUP_GAP = re.compile(
    r"(?::|là|gồm|gồm có|gồm các|là các|, gồm|, gồm các|như|: các|(?:, )?gồm(?: có)? :|(?:, )?bao gồm(?: :)?|lần lượt là"
    r"|là :|(?:của (?:trường|nhà trường|đơn vị|công ty|sở|tỉnh|huyện) )?\()?$"
)


#: What those are in common of whom more is said one by one.
_OF_MANY = re.compile(r"(?:Cán bộ|Nhân viên|Chuyên viên|Đảng viên)\b")


def shared_titles(walk: Walk, claims: list[Claim]) -> Iterable[Claim]:
    """Spread a plural title over the names that follow: "Các Ủy viên Bộ Chính trị: A, B"."""
    items, gaps = walk.items, walk.gaps
    for at, item in enumerate(items):
        if item.kind != "R" or (at and gaps[at - 1] in LIST and items[at - 1].kind == "R"):
            continue
        stop = at + 1
        while stop < len(items) and items[stop].kind == "R" and gaps[stop - 1] in LIST:
            stop += 1
        if stop >= len(items):
            continue
        gap = stripped = gaps[stop - 1]
        addressed, many = gap.endswith(_ADDRESS_ENDS), "các" in gap or "hai" in gap
        if addressed or many:
            gap = _ADDRESS.sub("", gap) if addressed else gap
            stripped = " ".join((_PRONOUN_PLURAL.sub("", gap) if many else gap).split())
        seated = role_of(item).role == "delegate" and plural_before(walk, item)
        counted = (_plural_noun(walk, item) or seated) and "gồm" in gap
        colon = ":" in gap or counted
        plural = (
            plural_before(walk, item)
            or stripped != gap
            or _plural_noun(walk, item)
            or (colon and _names_only(walk, stop) and not _acts(walk, _last_name(walk, stop)))
        )
        if not plural and not (colon and stripped in (":", "gồm :")):
            continue
        if _OF_MANY.match(role_of(item).title):
            continue  # "bổ nhiệm 5 cán bộ thuộc Viện …, gồm: ông A, Vụ trưởng Vụ 1"
        if not plural and _acts(walk, _last_name(walk, stop)):
            continue  # "Tổng Bí thư: Ông A phải chịu trách nhiệm", "Ngoại trưởng: Tổng thống A xem …"
        if not _GROUP_GAP.fullmatch(stripped) and not _of_two(walk, item, stop):
            continue
        status = _decided(walk, item)
        if status:
            yield from (
                claim if role_of(claim.role).status else claim.stated(status, starts=True)
                for claim in _spread(walk, at, stop, plural, colon, claims, counted=counted)
            )


def _of_two(walk: Walk, role: Item, at: int) -> bool:
    """Say whether two names follow the office of two: "Hai Phó Giám đốc Sở Y tế, ông A và bà B"."""
    items, gaps = walk.items, walk.gaps
    if gaps[at - 1] != "," or walk.word_before(role) not in ("hai", "2"):
        return False
    line, first = walk.skeleton.line, role.start - 1
    if first and line.tokens[first - 1][0].isalpha():
        return False  # "Phu nhân hai Thủ tướng, bà A và bà B"
    both = at + 1 < len(items) and items[at].kind == items[at + 1].kind == "P"
    return both and gaps[at] == "và" and (at + 2 >= len(items) or gaps[at + 1] not in LIST)


def same_office(walk: Walk) -> Iterable[Claim]:
    """Read one office of the state that several held before: "nguyên Chủ tịch nước A, B"."""
    items, gaps = walk.items, walk.gaps
    for at, item in enumerate(items[:-1]):
        if item.kind != "R" or role_of(item).kind not in ("whole", "state") or gaps[at]:
            continue
        if role_of(item).status != "former" or items[at + 1].kind != "P":
            continue
        k = at + 2
        while k < len(items) and items[k].kind == "P" and gaps[k - 1] in (",", "và"):
            phrase = items[k].phrase
            addressed = isinstance(phrase, PersonPhrase) and (phrase.address or phrase.given)
            if addressed or _has_title(walk, k):
                break
            yield incumbent(items[k], item, "shared-title", 0.9, "former")
            k += 1


def _has_title(walk: Walk, at: int) -> bool:
    """Say whether a title of his own stands after a name, not one before the next name."""
    items, gaps = walk.items, walk.gaps
    if at + 1 >= len(items) or items[at + 1].kind != "R" or ";" in gaps[at]:
        return False
    after = at + 1
    while after + 1 < len(items) and items[after].kind == "R" and gaps[after] in LIST | {""}:
        after += 1
    return gaps[at] in LIST | {"("} and not (items[after].kind == "P" and gaps[after - 1] == "")


def _last_name(walk: Walk, at: int) -> int:
    """Give the second of two names, else the first: "Đặc phái viên: Ông A và ông B sẽ ngăn chặn …"."""
    items, gaps = walk.items, walk.gaps
    stop = at
    while stop + 1 < len(items) and items[stop + 1].kind == "P":
        if _ADDRESS.sub("", gaps[stop]).strip() not in ("và", ","):
            break
        stop += 1
    return stop if stop == at + 1 else at


def _acts(walk: Walk, at: int) -> bool:
    """Say whether the next person, whatever titles stand before the name, does something."""
    items, gaps = walk.items, walk.gaps
    while at + 1 < len(items) and items[at].kind == "R" and gaps[at] == "":
        at += 1
    return items[at].kind == "P" and verb_follows(walk, items[at])


def _outranks(first: Item, item: Item) -> bool:
    """Say whether a list that began with a bare name goes on with the rank of another man."""
    return first.kind == "P" and role_of(item).role == "rank"


_CHOSEN = re.compile(
    r"(?:^| )(?:(?P<taken>bầu|bầu cử|bổ nhiệm|chỉ định|công nhận)|miễn nhiệm|bãi nhiệm|cách chức)"
    r"(?: (?:bổ sung|thêm|ra|các|hai|ba|bốn|năm|chức danh|chức vụ|chức|lại|\d+|đồng chí|vị trí|giữ|làm))*$"
)


def _decided(walk: Walk, role: Item) -> Status | None:
    """Give the status of a shared title: appointed after "bầu bổ sung 4", none where planned."""
    text = walk.skeleton.text
    number = next(k for k, item in enumerate(walk.skeleton.items) if item is role)
    found = _CHOSEN.search(text[: walk.skeleton.place(number)].rstrip())
    if found is None:
        return "incumbent"
    if modality(text, found.start() + 1):
        return None
    return "appointed" if found["taken"] else "dismissed"


def _names_only(walk: Walk, at: int) -> bool:
    """Say whether a bare list of names follows: "thành viên HĐTV: A, B, C"."""
    items, gaps = walk.items, walk.gaps
    return (
        at + 1 < len(items)
        and items[at].kind == items[at + 1].kind == "P"
        and gaps[at] in (",", "và", ";")
    )


def _plural_noun(walk: Walk, role: Item) -> bool:
    """Say whether a number of one or two digits stands before a role: "3 Phó Chủ tịch"."""
    word = walk.word_before(role)
    return len(word) <= 2 and word.isdecimal()


def _spread(
    walk: Walk,
    at: int,
    stop: int,
    plural: bool,
    colon: bool,
    claims: list[Claim],
    *,
    counted: bool = False,
) -> Iterable[Claim]:
    items, gaps = walk.items, walk.gaps
    shared = [i for i in items[at:stop] if not role_of(i).rank]
    if len(shared) > 1 and role_of(shared[0]).title.startswith("Nhà lãnh đạo"):
        shared = shared[1:]  # "các nhà lãnh đạo G7, Thủ tướng A"
    members = all(role_of(i).role in ("member", "alternate", "delegate") for i in shared)
    given = {(id(c.role), id(c.person)) for c in claims}
    names = 0
    for k in range(stop, len(items)):
        item = items[k]
        if k > stop:
            gap = gaps[k - 1]
            if item.kind == "R" and plural_before(walk, item):
                break
            if (
                ";" in gap
                and not (members or counted)
                and names
                and any(g == "," for g in gaps[stop - 1 : k - 1])
            ):
                break
            if not colon:
                plain = gap in (",", "và", "cùng", "", ", và", "-", "&") or bool(
                    _PRONOUN_PLURAL.sub("", gap).strip() in (",", "và")
                )
                if not plain or (item.kind == "R" and not role_of(item).rank):
                    break
                if names and item.kind == "R" and _outranks(items[stop], item):
                    break  # "các cố Tổng Bí thư A, B và Đại tướng C"
            elif (
                not re.fullmatch(r"(?:[^<>.]|<[OL]0>){0,70}|.*\( .* \).*", gap)
                or len(gap.split()) > 9
                or (
                    re.search(
                        r"(?:^| )(?:dự|tham dự|chủ trì|cùng dự|đã|phát biểu|cho biết|lãnh đạo)(?: |$)",
                        gap,
                    )
                    and "lãnh đạo các" not in gap
                    and not gap.endswith(";")
                )
            ):
                break
        if item.kind == "P" and "thay" in walk.skeleton.line.low[item.start - 3 : item.start]:
            continue  # "A (thay ông B)"
        if item.kind == "P":
            names += 1
            if not plural and names > 1:
                break
            for role in shared:
                if (id(role), id(item)) not in given:
                    yield incumbent(item, role, "shared-title", 0.92)
