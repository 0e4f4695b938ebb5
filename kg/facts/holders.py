"""The people of a document of whom a role is said, for roles that stand alone."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.facts.scene import Scene
from kg.mentions.roles import RolePhrase
from kg.text import name_key

#: Fewest words of a title by which longer titles are found: "Bộ trưởng Bộ Y tế".
_TITLED = 2
#: Who is called by what he heads, who leads a country, and the bodies that head a field.
_AT_THE_HEAD = ("người đứng đầu", "tư lệnh ngành")
_LEADS = re.compile(
    r"(?:Tổng thống|Thủ tướng|Chủ tịch(?: nước| Trung Quốc| Triều Tiên| Cuba| Lào)?|Quốc vương|Nhà vua|Tổng Bí thư|[Nn]hà lãnh đạo)\b(?! Quốc hội| Hạ viện| Thượng viện| Ủy ban)"
)
_OF_FIELDS = ("bộ", "sở")
_FIELD = re.compile(r" ngành (.+)")


class Holders:
    """Finds the people before whose names a role stands in a document."""

    def __init__(self, scene: Scene) -> None:
        self._by_title: dict[str, list[str]] = {}
        self._heads: dict[str, list[str]] = {}
        self._leaders: dict[str, list[str]] = {}
        for sentence in scene.sentences:
            for role, person in pairwise(sentence.items):
                phrase = role.phrase
                if not isinstance(phrase, RolePhrase) or person.kind != "P" or phrase.rank:
                    continue
                name = scene.person(person) if role.stop == person.start else None
                if name and phrase.country and _LEADS.match(phrase.title):
                    self._leaders.setdefault(phrase.country, []).append(name)
                if name:
                    self._note(name_key(phrase.title), name)
                if name and phrase.role == "head" and phrase.organisation and not phrase.status:
                    self._heads.setdefault(name_key(phrase.organisation), []).append(name)

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
            return exact
        if len(mine.split()) < _TITLED:
            return []
        longer = [
            n for k, names in self._by_title.items() if k.startswith(mine + " ") for n in names
        ]
        return list(dict.fromkeys(longer))

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
