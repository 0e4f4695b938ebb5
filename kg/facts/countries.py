"""Of which country an office of state is, by what an article says elsewhere of its holder."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.reference import leaders, surnames
from kg.facts.scene import Sentence
from kg.facts.told import Row
from kg.mentions.bodies import ruling_parties, state_bodies
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import vietnamese
from kg.model import Post
from kg.text import name_key

_HEADS_OF_STATE = re.compile(
    r"(?:Tổng thống|(?:Phó )?Thủ tướng|Chủ tịch nước|Chủ tịch Quốc hội|Quốc vương|Bộ trưởng)\b"
)

_PRESIDENTS = re.compile(r"(?:phó )?tổng thống\b|quốc vương\b", re.IGNORECASE)


def of_one_state(rows: list[Row]) -> list[Row]:
    """Leave out the office in one state of a person whom a title puts into another.

    In "gọi điện cho ông Trump, tân Tổng thống Hàn Quốc bàn vấn đề" the second title is the subject.
    """
    said: dict[str, set[str]] = {}
    for one, post, _ in rows:
        role = one.claim.role.phrase
        state = role.country if isinstance(role, RolePhrase) else None
        if state and one.claim.rule == "title-before-name" and _HEADS_OF_STATE.match(post.title):
            said.setdefault(one.person, set()).add(state)
    out = []
    for row in rows:
        one, post, _ = row
        role = one.claim.role.phrase
        state = role.country if isinstance(role, RolePhrase) else None
        if state and one.claim.rule == "apposition" and _HEADS_OF_STATE.match(post.title):
            if state not in (said.get(one.person) or {_home(one.person) or state}):
                continue
        out.append(row)
    return out


def nationality(rows: list[Row]) -> list[Row]:
    """Give "Tổng Bí thư" of a person who is elsewhere "Chủ tịch nước Lào" the same country.

    For a name of Vietnamese syllables the first sentence with an office of state decides: "Chào
    mừng Thủ tướng Nga, Chủ tịch Quốc hội Nguyễn Thị A" further down makes no Russian of her.
    """
    country: dict[str, str] = {}
    first: dict[str, Sentence] = {}
    for one, post, _ in rows:
        role = one.claim.role.phrase
        if not isinstance(role, RolePhrase):
            continue
        if role.country or (post.organisation or "") in state_bodies():
            first.setdefault(one.person, one.sentence)
        if role.country and (first[one.person] is one.sentence or not _at_home(one.person)):
            country.setdefault(one.person, role.country)
    out = []
    for one, post, status in rows:
        role = one.claim.role.phrase
        where = country.get(one.person) or _home(one.person)
        stem = state_bodies().get(post.organisation or "")
        if where and isinstance(role, RolePhrase) and not role.country and stem is not None:
            organisation = f"{stem} {where}" if stem else ruling_parties().get(where)
            post = replace(post, organisation=organisation)
        elif where and isinstance(role, RolePhrase) and _ministry(role, post):
            post = replace(post, organisation=f"{post.organisation} {where}")
        elif where and _president(post):
            post = replace(post, place=where)
        elif (
            not where
            and isinstance(role, RolePhrase)
            and (stem is not None or _ministry(role, post))
            and _strange(one.person)
        ):
            post = replace(post, organisation=None)  # of which country, the text does not say
        out.append((one, post, status))
    return out


def _at_home(name: str) -> bool:
    return all(vietnamese(syllable) for syllable in name.lower().split())


def may_visit(name: str, title: str, goal: str) -> bool:
    """Say whether someone may be the guest on a visit: nobody visits the country he comes from.

    ``title`` is what the text calls the person, ``goal`` the name of the visit.
    """
    abroad = leaders().get(name_key(name)) or not _at_home(name)
    if re.search(r"Việt Nam|\bVN\b", goal):
        return bool(abroad)
    country = leaders().get(name_key(name), "")
    return not any(word and word in goal for word in (country, title.rsplit(" ", 1)[-1]))


def _home(name: str) -> str | None:
    """Give the country of a leader whom everybody knows by this name: "Netanyahu"."""
    key = name_key(name)
    return leaders().get(key) or surnames().get(key)


def _president(post: Post) -> bool:
    """Say whether a post is at the head of a state of which no title tells: "Tổng thống"."""
    named = post.organisation or post.place
    return not named and bool(_PRESIDENTS.match(post.title))


def _ministry(role: RolePhrase, post: Post) -> bool:
    """Say whether a post is in a ministry of which no country is told."""
    abroad = role.country or role.place or (role.body and role.body.place)
    name = post.organisation or ""
    return not abroad and name.startswith("Bộ ") and "Quân" not in name


#: Vowels that no Vietnamese syllable holds: of "Lee", "Soo", "Kyum", "Jae", "Seung".
_STRANGE_VOWELS = re.compile(r"ee|oo(?!ng|c)|yu|yo|ae|eu|aw")


def _strange(name: str) -> bool:
    """Say whether a name is no Vietnamese one: "Takeo Fukuda", "Lee Min Ho"."""
    if name.isascii() and _STRANGE_VOWELS.search(name.lower()):
        return True
    syllables = name.lower().split()
    return sum(not vietnamese(s) for s in syllables) * 2 >= len(syllables)
