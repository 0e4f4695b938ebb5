"""The people of a document of whom a role is said, for roles that stand alone."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.facts.scene import Scene, Sentence
from kg.mentions import Item
from kg.mentions.places import without_country
from kg.mentions.roles import RolePhrase
from kg.text import name_key

#: Fewest words of a title by which longer titles are found: "Bộ trưởng Bộ Y tế".
_TITLED = 2
#: Who is called by what he heads, who leads a country, and the bodies that head a field.
_AT_THE_HEAD = ("người đứng đầu", "tư lệnh ngành")
_LEADS = re.compile(
    r"(?:Tổng thống|Thủ tướng|Chủ tịch(?: nước| Trung Quốc| Triều Tiên| Cuba| Lào)?|Quốc vương|Nhà vua|Tổng Bí thư|[Nn]hà lãnh đạo)\b(?! Quốc hội| Hạ viện| Thượng viện| Ủy ban)"
)
_HOME = ("Việt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")
_OF_FIELDS = ("bộ", "sở")
_FIELD = re.compile(r" ngành (.+)")


#: Before the name of a country in an office: "Tổng thống nước Cộng hòa Ấn Độ".
_STATE = re.compile(
    r"(?: (?:nhà )?nước)?(?: (?:cộng hòa(?: dân chủ)?(?: nhân dân)?(?: hồi giáo)?|vương quốc|liên bang))*$"
)

#: Marks between a name and the role of who bears it.
_BESIDE = frozenset((",", "-", "–", "(", "—"))
#: Words that one writes in a title and another leaves out.
_UNITS = re.compile(r"\b(?:tỉnh|thành phố|tp|huyện|quận|thị xã|hội đồng quản trị|cũ) ")


def _as_said(role: RolePhrase) -> tuple[str, str]:
    """Give a title without what may be left out, and whether the post is left."""
    return _without_units(role.title), role.status


def _office(role: RolePhrase) -> tuple[str, str]:
    """Give the sort of an office with the word that it begins with, and its body."""
    body, first = role.organisation or "", name_key(role.title).split(" ", 1)[0]
    return f"{role.role} {first}", name_key(body)


@lru_cache(maxsize=65536)
def _without_units(title: str) -> str:
    return _UNITS.sub("", f"{name_key(title)} ").strip()


def _abroad(title: str) -> tuple[str, str]:
    """Give an office without its country, and the country by its one name, if it has one."""
    office, land = without_country(title)
    return (_STATE.sub("", name_key(office)), land) if land not in _HOME else ("", "")


def _initials(gap: list[str]) -> bool:
    """Say whether only the initials of a body stand between a role and a name: "(FED)"."""
    return len(gap) == len("(A)") and gap[0] == "(" and gap[1].isalpha() and gap[2] == ")"


class Holders:
    """Finds the people before whose names a role stands in a document."""

    def __init__(self, scene: Scene) -> None:
        self._by_title: dict[str, list[str]] = {}
        self._heads: dict[str, list[str]] = {}
        self._leaders: dict[str, list[str]] = {}
        self._offices: dict[tuple[str, str], list[str]] = {}
        self._foreign: dict[tuple[str, str], list[str]] = {}
        self._beside: dict[tuple[str, str], list[str]] | None = None
        self._scene = scene
        for sentence in scene.sentences:
            items = sentence.items
            for at in range(1, len(items)):
                if items[at].kind == "P":
                    self._note_before(sentence, items[at - 1], items[at])

    def _note_before(self, sentence: Sentence, role: Item, person: Item) -> None:
        """Note a role at once before someone's name."""
        phrase = role.phrase
        if not isinstance(phrase, RolePhrase) or phrase.rank:
            return
        gap = sentence.line.tokens[role.stop : person.start]
        name = self._scene.person(person) if not gap or _initials(gap) else None
        if not name:
            return
        self._note_office(phrase, name)
        if gap:
            return
        if phrase.country and _LEADS.match(phrase.title):
            self._leaders.setdefault(phrase.country, []).append(name)
        self._note(name_key(phrase.title), name)
        office = _abroad(phrase.title) if not phrase.status else ("", "")
        if office[1] and name not in self._foreign.setdefault(office, []):
            self._foreign[office].append(name)
        if phrase.role == "head" and phrase.organisation and not phrase.status:
            self._heads.setdefault(name_key(phrase.organisation), []).append(name)

    def _named_beside(self) -> dict[tuple[str, str], list[str]]:
        """Give those beside whose names roles stand, once somebody asks."""
        if self._beside is None:
            self._beside = {}
            for sentence in self._scene.sentences:
                items = sentence.items
                for at in range(len(items) - 1):
                    left, right = items[at], items[at + 1]
                    if left.kind == "P" or right.kind == "P":
                        self._note_beside(self._beside, sentence, at, left, right)
        return self._beside

    def _note_beside(
        self,
        beside: dict[tuple[str, str], list[str]],
        sentence: Sentence,
        at: int,
        left: Item,
        right: Item,
    ) -> None:
        """Note a role at once before or after someone's name: "<R> <P>", "<P> , <R>", "<P> ( <R>"."""
        after = left.kind == "P"
        person, role = (left, right) if after else (right, left)
        phrase = role.phrase
        if person.kind != "P" or not isinstance(phrase, RolePhrase) or phrase.rank:
            return
        low, gap = sentence.line.low, right.start - left.stop
        if gap != after or (after and low[left.stop] not in _BESIDE):
            return
        following = sentence.items[at + 2] if after and at + 2 < len(sentence.items) else None
        if following is not None and following.kind == "P" and following.start == role.stop:
            return  # "ông A, Giám đốc B": of whom comes next
        name = self._scene.person(person)
        if name:
            self._note_office(phrase, name)
            held = beside.setdefault(_as_said(phrase), [])
            if name not in held:
                held.append(name)

    def alone(self, role: RolePhrase) -> list[str]:
        """Give the people beside whose names a role stands, held or left as it says."""
        return self._named_beside().get(_as_said(role), [])

    def _note_office(self, role: RolePhrase, name: str) -> None:
        """Note who holds an office, by its sort and the body that it is of."""
        if role.organisation and not (role.status or role.lacks):
            held = self._offices.setdefault(_office(role), [])
            if name not in held:
                held.append(name)

    def _of_office(self, role: RolePhrase) -> list[str]:
        """Give who holds an office that is said otherwise: "Chủ tịch Hà Nội", "Bộ trưởng Y tế"."""
        if not role.organisation or role.status or role.lacks == "any":
            return []
        self._named_beside()
        sort, body = _office(role)
        mine = _without_units(body)
        found = [
            name
            for (held, of), names in self._offices.items()
            if held == sort
            and (of.startswith(f"{body} ") if role.lacks else _without_units(of) == mine)
            for name in names
        ]
        return list(dict.fromkeys(found))

    def _note(self, title: str, name: str) -> None:
        for key in (title, title.split(" ", 1)[0]):
            held = self._by_title.setdefault(key, [])
            if name not in held:
                held.append(name)

    def of(self, role: RolePhrase) -> list[str]:
        """Give the people of whom the role was said, by its title."""
        mine = name_key(role.title)
        if mine.startswith(_AT_THE_HEAD):
            return self._of_body(role)
        if mine.startswith("nhà lãnh đạo ") and role.country:
            return list(dict.fromkeys(self._leaders.get(role.country, ())))
        exact = self._by_title.get(mine)
        if exact:
            return exact if role.country or len(exact) == 1 else self._at_home(exact)
        if len(mine.split()) < _TITLED:
            return []
        foreign = self._foreign.get(_abroad(role.title)) if not role.status else None
        if foreign:
            return foreign  # "Tổng thống Hoa Kỳ A … Tổng thống Mỹ"
        longer = [
            n for k, names in self._by_title.items() if k.startswith(mine + " ") for n in names
        ]
        return list(dict.fromkeys(longer)) or self._of_office(role)

    def _at_home(self, names: list[str]) -> list[str]:
        """Leave out who leads another country, if one other remains: "Thủ tướng A … Thủ tướng Modi"."""
        abroad = {n for land, those in self._leaders.items() if land not in _HOME for n in those}
        rest = [n for n in names if n not in abroad]
        return rest if len(rest) == 1 else names

    def _of_body(self, role: RolePhrase) -> list[str]:
        """Give who heads what a role names: "người đứng đầu Chính phủ", "tư lệnh ngành y tế"."""
        field = _FIELD.search(name_key(role.title))
        of = tuple(f"{noun} {field[1]}" for noun in _OF_FIELDS) if field else ()
        bodies = of or ((name_key(role.organisation),) if role.organisation else ())
        found = [
            name
            for body, names in self._heads.items()
            for name in names
            if f"{body} ".startswith(tuple(f"{one} " for one in bodies))
        ]
        return list(dict.fromkeys(found))


__all__ = ["Holders"]
