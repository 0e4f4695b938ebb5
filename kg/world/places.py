"""Places known before reading: countries, provinces old and new, districts, communes, regions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import package_path, read_tsv
from kg.text import name_key, slug

_JOINTS = re.compile(r"\s*[-–—&,]\s*|\s+và\s+")
_WITHIN = re.compile(r"^(.+?)\s*(?:,\s*|\()([^,()]+(?:,[^()]*)?)\)?$")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the gazetteer has it.

    ``name`` is short ("Nghệ An"), ``full`` has the word of its kind ("tỉnh Nghệ An"). ``since``
    and ``until`` are ISO dates of any precision, empty where not known or not ended; ``into``
    are the ids of the places it became part of. ``rank`` is 0 for countries, 1 for provinces,
    cities, regions and places abroad, 2 for the former districts, 3 for communes and wards.
    """

    id: str
    name: str
    full: str
    kind: str
    rank: int
    parent: str = ""
    english: str = ""
    aliases: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    into: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place: its rank, the word for it, and the words that announce it."""

    kind: str
    rank: int
    word: str
    words: tuple[str, ...]


@cache
def place_kinds() -> dict[str, Kind]:
    """Read the kinds of places from ``ontology/world/kinds.tsv``."""
    rows = read_tsv(package_path("ontology/world/kinds.tsv"))
    return {
        row["kind"]: Kind(row["kind"], int(row["rank"]), row["word"], split(row["words"]))
        for row in rows
        if row["of"] == "place"
    }


def key_of(name: str) -> str:
    """Give the key of a name: as of ``kg.text``, with one sort of apostrophe."""
    return name_key(name).replace("’", "'")


def loose(key: str) -> str:
    """Take the joints out of a key: "thuế – phí & lệ phí", "thuế, phí và lệ phí" are one."""
    return " ".join(_JOINTS.sub(" ", key).split())


def split(cell: str) -> tuple[str, ...]:
    """Split a cell of several values at its bars."""
    return tuple(cell.split("|")) if cell else ()


def alive(since: str, until: str, on: str | None) -> bool:
    """Say whether something that lasted from ``since`` to ``until`` existed on the day ``on``."""
    if not on:
        return True
    return (not since or since <= on) and (not until or on[: len(until)] <= until)


class Places:
    """The gazetteer of places; communes are read when a name first asks for one."""

    def __init__(self) -> None:
        self._kinds = place_kinds()
        self._by_id: dict[str, Place] = {}
        self._by_key: dict[str, list[Place]] = {}
        self._communes: dict[str, list[Place]] | None = None
        self._words = {
            name_key(word): [k.kind for k in self._kinds.values() if word in k.words]
            for kind in self._kinds.values()
            for word in kind.words
        }
        for row in read_tsv(package_path("ontology/world/places.tsv")):
            self._learn(self._place(row), self._by_key)
        self._same_full = _repeated(slug(p.full) for p in self._by_id.values() if p.rank <= 2)

    def _place(self, row: dict[str, str]) -> Place:
        kind = self._kinds[row["kind"]]
        name = row["name"]
        return Place(
            id=row["id"],
            name=name,
            full=_full(kind.word, name),
            kind=kind.kind,
            rank=kind.rank,
            parent=row["parent"],
            english=row.get("english", ""),
            aliases=split(row.get("aliases", "")),
            since=row.get("since", ""),
            until=row["until"],
            into=split(row.get("into", "")),
            note=row["note"],
        )

    def _learn(self, place: Place, index: dict[str, list[Place]]) -> None:
        self._by_id[place.id] = place
        names = [name.lower() for name in (place.name, place.full, *place.aliases)]
        for key in {*names, *(loose(name) for name in names if "-" in name)}:
            index.setdefault(key, []).append(place)

    def _read_communes(self) -> dict[str, list[Place]]:
        index: dict[str, list[Place]] = {}
        for row in read_tsv(package_path("ontology/world/communes.tsv")):
            word = self._kinds[row["kind"]].word
            row["id"] = f"{slug(_full(word, row['name']))}-{row['parent']}"
            if not row["until"]:
                row["since"] = "2025-07-01"
            self._learn(self._place(row), index)
        return index

    # ------------------------------------------------------------------ looking up

    def all(self, kind: str | None = None) -> Iterator[Place]:
        """Give the places of a kind, or all but communes, sorted by id."""
        return (p for _, p in sorted(self._by_id.items()) if kind is None or p.kind == kind)

    def get(self, place_id: str) -> Place | None:
        """Give the place with this id."""
        return self._by_id.get(place_id)

    def find(
        self,
        name: str,
        *,
        within: Iterable[str] = (),
        on: str | None = None,
        kinds: Iterable[str] | None = None,
    ) -> Place | None:
        """Give the one place that a name stands for, None where it could be several.

        ``within`` are ids of places of which one should hold it; ``on`` is the ISO date of the
        text. A short name means the highest place of that name: "Bắc Giang" is the province,
        "thành phố Bắc Giang" the city in it.
        """
        found = self.candidates(name, kinds=kinds)
        return self.choose(found, within=within, on=on)

    def candidates(self, name: str, *, kinds: Iterable[str] | None = None) -> list[Place]:
        """Give every place that a name could stand for."""
        key = key_of(name)
        allowed = None if kinds is None else frozenset(kinds)
        found = self._named(key, allowed)
        if not found and (m := _WITHIN.match(key)):
            around = {p.id for p in self._named(m[2].strip(), None)}
            found = [p for p in self._named(m[1], allowed) if self.inside(p, around)]
        return found

    def _named(self, key: str, allowed: frozenset[str] | None) -> list[Place]:
        found = list(self._by_key.get(key, ()))
        head, rest, meant = self._announced(key)
        if head:
            numbered = (f"{self._kinds[kind].word} {rest}" for kind in meant)  # "Q.1" is "Quận 1"
            known = [p for k in (rest, *numbered) for p in self._by_key.get(k, ())]
            found += [p for p in known if p.kind in meant] or self._raised(known, meant)
            if any(self._kinds[kind].rank == 3 for kind in meant):
                found += self._in_communes(rest, key, meant)
        unique = {p.id: p for p in found if allowed is None or p.kind in allowed}
        return list(unique.values())

    def _raised(self, known: list[Place], meant: list[str]) -> list[Place]:
        """Give the place that bore another kind once: "thị xã Bắc Kạn" is now a city."""
        if not any(self._kinds[kind].rank == 2 for kind in meant):
            return []
        return [p for p in known if p.rank == 2]

    def _announced(self, key: str) -> tuple[str, str, list[str]]:
        """Take the word of a kind off a name: "tp. vinh" -> "tp.", "vinh", kinds of cities."""
        for size in (2, 1):
            words = key.split(" ", size)
            head = " ".join(words[:size])
            if len(words) > size and head in self._words:
                return head, words[size], self._words[head]
        for head in ("tp.", "tx.", "tt.", "h.", "q.", "p."):
            if key.startswith(head) and len(key) > len(head) and head in self._words:
                return head, key[len(head) :], self._words[head]
        return "", key, []

    def _in_communes(self, rest: str, key: str, meant: list[str]) -> list[Place]:
        if self._communes is None:
            self._communes = self._read_communes()
        found = [*self._communes.get(rest, ()), *self._communes.get(key, ())]
        return [p for p in found if p.kind in meant]

    def choose(
        self, found: list[Place], *, within: Iterable[str] = (), on: str | None = None
    ) -> Place | None:
        """Give the one place that is meant among several, or None."""
        around = set(within)
        if len(found) > 1 and around:
            found = [p for p in found if p.rank < 2 or self.inside(p, around)] or found
        if len(found) > 1 and on:
            found = [p for p in found if alive(p.since, p.until, on)] or found
        if len(found) > 1:
            top = min(p.rank for p in found)
            found = [p for p in found if p.rank == top]
        return found[0] if len(found) == 1 else None

    def inside(self, place: Place, around: Iterable[str]) -> bool:
        """Say whether a place lies in one of ``around`` (ids), today or when it existed."""
        around = set(around)
        todo, seen = [place.id], set[str]()
        while todo:
            one = todo.pop()
            if one in around:
                return True
            known = self._by_id.get(one)
            if known and one not in seen:
                seen.add(one)
                todo += [i for i in (known.parent, *known.into) if i]
        return False

    def province(self, place: Place) -> Place | None:
        """Give the province or city that a place of Việt Nam lies in, or is."""
        one: Place | None = place
        while one and one.kind not in ("province", "city"):
            one = self._by_id.get(one.parent)
        return one

    def own_name(self, place: Place) -> bool:
        """Say whether no other place of Việt Nam down to districts is called the same."""
        return place.rank < 2 or (place.rank == 2 and slug(place.full) not in self._same_full)


def _full(word: str, name: str) -> str:
    return name if not word or name.lower().startswith(word + " ") else f"{word} {name}"


def _repeated(slugs: Iterable[str]) -> frozenset[str]:
    return frozenset(one for one, times in Counter(slugs).items() if times > 1)
