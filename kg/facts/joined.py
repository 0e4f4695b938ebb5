"""The committees that people join on the way to a post, in full, as members of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.grammar import Skeleton
from kg.grammar.needle import Needle
from kg.lexicon import table
from kg.mentions import Item
from kg.mentions.organisations import BodyPhrase
from kg.mentions.roles import RolePhrase

#: The post that follows the committees joined: "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức".
_THEN = Needle(
    r"(?: nhiệm kỳ [^<>;.]{0,16}| khóa [^ <>;.]{1,6}| <D\d+>)*(?: (?:và|,|;|để|rồi|thôi|phân công|bầu|chỉ định|bổ nhiệm|điều động|giữ chức vụ|giữ chức|giữ|làm|đảm nhiệm chức vụ|đảm nhiệm|các chức vụ|<R\d+>(?= ,? ?<R)))* <R(\d+)>"
)
#: The same, where it is taken: "tham gia Ban Thường vụ Huyện ủy và giữ chức vụ Bí thư Huyện ủy A".
_TAKEN = Needle(
    r"(?: nhiệm kỳ [^<>;.]{0,16}| khóa [^ <>;.]{1,6}| <D\d+>)*(?: (?:và|,|;|được|phân công|bầu|chỉ định|bổ nhiệm|điều động))* (?:giữ chức vụ|giữ chức|đảm nhiệm chức vụ|làm) (?P<roles><R\d+>(?: (?:,|và|kiêm) <R\d+>)*)(?! <P)"
)
#: A party committee at the end of the name of a body: "Ban Thường vụ" + "Huyện ủy Ba Vì".
_PARTY = re.compile(r"\b(?P<kind>Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy(?: (?P<rest>.+))?$")
#: The unit of a party committee, where it is not named by the same word.
_UNITS = {"Thành": "thành phố ", "Thị": "thị xã ", "Đảng": ""}
#: A party organisation at the end of the name of a body: "Ban Thường vụ" + "Đảng bộ quận 1".
_BRANCH = re.compile(r"\bĐảng bộ [^ ]+ .+$")
_STANDING, _MEMBERS = "ban thường vụ", "ban chấp hành"


@cache
def _with_members() -> tuple[tuple[str, str], ...]:
    """Give bodies that people join, not as deputies or staff, and what their members are called."""
    rows = table("bodies_with_members.tsv")
    return tuple((row["body"].lower(), row["member"]) for row in rows)


def member_of(body: str) -> str:
    """Give what a member of a body is called, nothing where none are known.

    >>> member_of("Ban Thường vụ Tỉnh ủy Nghệ An"), member_of("Sở Y tế")
    ('Ủy viên', '')
    """
    low = body.lower()
    for name, member in _with_members():
        if low.startswith(name):
            return member
    return ""


def joined(skeleton: Skeleton, items: Sequence[Item], stop: int) -> list[tuple[Item, BodyPhrase]]:
    """Give the committees among items that someone joins, completed where their words are short.

    ``stop`` is where the words that name them end in the skeleton: a post after it tells the
    party committee that "Ban Chấp hành, Ban Thường vụ" leave out. Who takes or leaves an office
    with them is a member by it: then only those named in full count.
    """
    bodies = [(i, i.phrase) for i in items if isinstance(i.phrase, BodyPhrase)]
    of = _committee(skeleton, [b for _, b in bodies], stop)
    if _THEN.match(skeleton.text, stop):
        bodies = [(i, b) for i, b in bodies if not b.lacks]
    whole = [(i, _in_full(b, of)) for i, b in bodies]
    return [(i, b) for i, b in whole if b is not None and member_of(b.name)]


def taken_along(skeleton: Skeleton, stop: int) -> list[Item]:
    """Give the posts that someone takes with the committees named up to a place."""
    m = _TAKEN.match(skeleton.text, stop)
    return skeleton.numbers(m["roles"], "R") if m else []


def _committee(skeleton: Skeleton, bodies: Sequence[BodyPhrase], stop: int) -> str:
    """Give the party committee that bodies are of: named in full by one, else by the post after."""
    names = [b.name for b in bodies if not b.lacks]
    m = _THEN.match(skeleton.text, stop)
    role = skeleton.items[int(m[1])].phrase if m else None
    if isinstance(role, RolePhrase) and role.organisation and not role.lacks:
        names.append(role.organisation)
    found = [_PARTY.search(name) for name in names] + [_BRANCH.search(name) for name in names]
    return next((m[0] for m in found if m and " " in m[0][m[0].index(" ") + 1 :]), "")


def branch_of(committee: str) -> str:
    """Give the party organisation that a party committee heads, as it is named.

    >>> branch_of("Tỉnh ủy Nghệ An"), branch_of("Quận ủy quận 1"), branch_of("Đảng ủy Bộ Y tế")
    ('Đảng bộ tỉnh Nghệ An', 'Đảng bộ quận 1', 'Đảng bộ Bộ Y tế')
    """
    m = _PARTY.search(committee)
    if m is None or not m["rest"]:
        return committee
    unit = _UNITS.get(m["kind"], f"{m['kind'].lower()} ")
    named = m["rest"].lower().startswith(unit) if unit else True  # "Quận ủy quận 1"
    return f"Đảng bộ {'' if named else unit}{m['rest']}"


def _in_full(body: BodyPhrase, of: str) -> BodyPhrase | None:
    """Give a committee with the name of its party committee, none where that is not told."""
    if not body.lacks:
        return None if body.bare else body
    branch = branch_of(of)
    for noun, whole in ((_MEMBERS, branch), (_STANDING, of)):
        if of and body.name.lower().startswith(noun):
            name = f"{body.name[: len(noun)]} {whole}"
            return replace(body, name=name, lacks="", bare=False)
    return None if body.bare else body


__all__ = ["branch_of", "joined", "member_of", "taken_along"]
