"""What a part of a name stands for inside one document: "ông Hưng", "Tỉnh ủy", "Phó Giám đốc".

In doubt nothing is said: what could stand for two things stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.mentions.places import gazetteer
from kg.mentions.tokens import expand
from kg.text import name_key


@dataclass
class People:
    """The full names of a document in the order of their mentions."""

    names: list[tuple[int, str]] = field(default_factory=list)
    _by_last: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, at: int, name: str) -> None:
        """Note a full name at a character of the document."""
        self.names.append((at, name))
        words = name.split()
        for size in range(1, len(words)):
            self._by_last.setdefault(name_key(" ".join(words[-size:])), []).append((at, name))
        if len(words) == 2 or not words[0][:1].isascii() or True:
            self._by_last.setdefault(name_key(words[0]), []).append((at, name))

    def resolve(self, part: str, at: int) -> str | None:
        """Give the full name that a part of a name stands for, seen from character ``at``.

        The last names before count first; two different candidates there mean no answer, unless
        one of them was named much nearer.
        """
        found = self._by_last.get(name_key(part), [])
        tails = [(p, n) for p, n in found if name_key(n).endswith(" " + name_key(part))]
        found = tails or [(p, n) for p, n in found if not _vietnamese_name(n)]
        before = [(p, n) for p, n in found if p <= at]
        pool = before or found
        names = {n for _, n in pool}
        if not names:
            return None
        if len(names) == 1:
            return next(iter(names))
        return max(pool)[1] if before else None


def _vietnamese_name(name: str) -> bool:
    from kg.mentions.tokens import vietnamese

    return all(vietnamese(w.lower()) for w in name.split())


def _of_vietnam(name: str) -> bool:
    found = gazetteer().longest(name.lower().split(), 0)
    return found is not None and found[1][1] in ("province", "city", "district")


@dataclass
class Territories:
    """The places of a document that a body may belong to, in order."""

    seen: list[tuple[int, str, str, str]] = field(default_factory=list)

    def add(self, at: int, level: str, unit: str, name: str) -> None:
        """Note a territory at a character: its level, the word of its unit, its name."""
        if name and (level not in ("province", "city") or _of_vietnam(name)):
            self.seen.append((at, level, unit, name))

    def nearest(self, level: str, at: int, *, unit: str = "") -> tuple[str, str] | None:
        """Give (unit, name) of the territory of a level that counts at a character, or None."""
        levels = {"province": ("province", "city"), "city": ("city", "district")}.get(
            level, (level,)
        )
        fit = [t for t in self.seen if t[1] in levels and self._unit_fits(t, level, unit)]
        if not fit:
            return None
        before = [t for t in fit if t[0] <= at]
        chosen = max(before) if before else min(fit)
        return chosen[2], chosen[3]

    @staticmethod
    def _unit_fits(t: tuple[int, str, str, str], level: str, unit: str) -> bool:
        if level == "city":
            return t[1] == "city" or t[2].lower() in ("thành phố", "tp")
        if level == "province" and unit.lower() == "tỉnh":
            return t[1] == "province"
        if level in ("district", "commune") and unit and t[2]:
            return t[2].lower() == unit.lower()
        return True


def completed(name: str, lacks: str, at: int, territories: Territories) -> str | None:
    """Give the full name of a body of which the territory is left out, or None.

    "Ủy ban nhân dân tỉnh" near "tỉnh Hậu Giang" -> "Ủy ban nhân dân tỉnh Hậu Giang".
    """
    last = name.split()[-1].lower()
    unit = ""
    for word in ("thành phố", "thị xã", "thị trấn"):
        if name.lower().endswith(word):
            last = word
    if last in ("tỉnh", "huyện", "quận", "xã", "phường", "thành phố", "thị xã", "thị trấn"):
        unit = last
    found = territories.nearest(lacks, at, unit=unit)
    if found is None:
        return None
    found_unit, place = found
    if unit:
        return f"{name} {place.removeprefix('Thành phố ')}"
    head = name.split()[0].lower()
    if head in ("sở",):
        entry = gazetteer().longest(place.lower().split(), 0)
        word = found_unit or {"province": "tỉnh", "city": "Thành phố"}.get(
            entry[1][1] if entry else "", ""
        )
        return f"{name} {word} {place.removeprefix('Thành phố ')}".replace("  ", " ")
    return f"{name} {expand(place)}"


#: How many characters back a body still counts as the one just named.
_NEAR = 1200


@dataclass
class Bodies:
    """The complete names of bodies in a document, in the order of their mentions."""

    seen: list[tuple[int, str]] = field(default_factory=list)

    def add(self, at: int, name: str) -> None:
        """Note a complete name at a character."""
        self.seen.append((at, name))

    def nearest(self, heads: str, at: int) -> str | None:
        """Give the body named last before a character that begins with one of the heads."""
        pattern = re.compile(rf"(?:^|(?<= ))(?:{heads})\b.*$")
        for place, name in reversed(self.seen):
            if place <= at and at - place <= _NEAR:
                m = pattern.search(name)
                if m and m.start() == 0 and " " in m[0]:
                    return m[0]
        return None

    def only(self, heads: str) -> str | None:
        """Give the one body of the document that begins with one of the heads, or None."""
        names = {name for _, name in self.seen if re.match(rf"(?:{heads})\b.* ", name)}
        return next(iter(names)) if len(names) == 1 else None
