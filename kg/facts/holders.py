"""The people of a document of whom a role is said, for roles that stand alone."""

from __future__ import annotations

from itertools import pairwise

from kg.facts.scene import Scene
from kg.mentions.roles import RolePhrase
from kg.text import name_key

#: Fewest words of a title by which longer titles are found: "Bộ trưởng Bộ Y tế".
_TITLED = 2


class Holders:
    """Finds the people before whose names a role stands in a document."""

    def __init__(self, scene: Scene) -> None:
        self._by_title: dict[str, list[str]] = {}
        for sentence in scene.sentences:
            for role, person in pairwise(sentence.items):
                phrase = role.phrase
                if not isinstance(phrase, RolePhrase) or person.kind != "P" or phrase.rank:
                    continue
                name = scene.person(person) if role.stop == person.start else None
                if name:
                    self._note(name_key(phrase.title), name)

    def _note(self, title: str, name: str) -> None:
        for key in (title, title.split(" ", 1)[0]):
            held = self._by_title.setdefault(key, [])
            if name not in held:
                held.append(name)

    def of(self, role: RolePhrase) -> list[str]:
        """Give the people of whom the role was said, by its title."""
        mine = name_key(role.title)
        exact = self._by_title.get(mine)
        if exact:
            return exact
        if len(mine.split()) < _TITLED:
            return []
        longer = [
            n for k, names in self._by_title.items() if k.startswith(mine + " ") for n in names
        ]
        return list(dict.fromkeys(longer))


__all__ = ["Holders"]
