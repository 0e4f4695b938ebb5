"""Bodies known before reading: those of the centre by name, local ones by pattern and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.lexicon import package_path, read_tsv
from kg.text import fold, slug
from kg.world.places import Place, Places, alive, key_of, loose, split

_SLOT = re.compile(r"\{([\w-]+)\}")
#: Before, `since` of a place is often its return under an older name: the bodies are older too.
_TRUSTED = "2004"
_LOWER = ("district", "urban-district", "town", "municipality", "ward", "commune", "township",
          "special-zone")  # fmt: skip
_LEVELS = {"all": ("province", "city", *_LOWER), "lower": _LOWER}


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the party-state, of the world around it, or of a place.

    ``id`` is a bare slug. ``parent`` and ``successors`` are ids of bodies. ``head`` is the title
    of the person at its head, where there is one. ``place`` is the id of the place it serves.
    """

    id: str
    name: str
    kind: str
    parent: str = ""
    english: str = ""
    aliases: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    successors: tuple[str, ...] = ()
    head: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How bodies of one sort are named after their places: "Tỉnh ủy {x}"."""

    name: str
    key: str
    slot: str
    suffix: str
    levels: frozenset[str]
    row: dict[str, str]


@dataclass(frozen=True, slots=True)
class Local:
    """A pattern and the place that fills it."""

    pattern: Pattern
    place: Place
    owner: Local | None = None


class Bodies:
    """The gazetteer of bodies."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._by_id: dict[str, Body] = {}
        self._by_key: dict[str, Body] = {}
        self._by_loose_key: dict[str, Body] = {}
        self._patterns: dict[str, list[Pattern]] = {}
        self._locals: dict[str, tuple[Local, ...]] = {}
        self._made: dict[tuple[str, str], Body] = {}
        self._local_by_id: dict[str, Body] = {}
        for row in read_tsv(package_path("ontology/world/bodies.tsv")):
            self._learn(_body(row))
        for row in read_tsv(package_path("ontology/world/local_bodies.tsv")):
            self._learn_pattern(row)

    def _learn(self, body: Body) -> None:
        self._by_id[body.id] = body
        for name in (body.name, *body.aliases):
            key = name.lower()
            self._by_key[key] = body
            self._by_loose_key[loose(key)] = body

    def learn_press(self, name: str, host: str) -> None:
        """Learn a publisher as a body, unless it is known as one."""
        if name.lower() in self._by_key:
            self._by_key.setdefault(host, self._by_key[name.lower()])
            return
        short = name.removeprefix("Báo ")
        own = short == name or self._places.candidates(short) or short.lower() in self._by_key
        aliases = (host,) if own else (host, short)  # "Tuổi Trẻ", but "Nghệ An" is the province
        self._learn(Body(slug(name), name, "press", aliases=aliases, note="general knowledge"))

    def _learn_pattern(self, row: dict[str, str]) -> None:
        slot = _SLOT.search(row["name"])
        assert slot, row["name"]
        levels = frozenset(
            level for part in split(row["levels"]) for level in _LEVELS.get(part, (part,))
        )
        tail = row["name"][slot.end() :].strip().lower()
        pattern = Pattern(row["name"], row["key"], slot[1], tail, levels, row)
        own = row["name"][: slot.start()].strip()
        heads = [head.lower() for head in (own, *split(row["prefixes"]))]
        for head in dict.fromkeys([*heads, *map(loose, heads)]):
            self._patterns.setdefault(head, []).append(pattern)

    # ------------------------------------------------------------------ looking up

    def all(self) -> Iterator[Body]:
        """Give the bodies known by name, sorted by id; local ones are made when asked for."""
        return (body for _, body in sorted(self._by_id.items()))

    def get(self, body_id: str) -> Body | None:
        """Give the body with this id: one known by name, or a local one made before."""
        return self._by_id.get(body_id) or self._local_by_id.get(body_id)

    def find(self, name: str, *, on: str | None = None, within: Iterable[str] = ()) -> Body | None:
        """Give the one body that a name stands for, None where it could be several or is new."""
        key = key_of(name)
        known = self._exact(key)
        if known:
            return known
        found = self._choose(self._read(key), on, within)
        return self._make(found) if found else None

    def _exact(self, key: str) -> Body | None:
        """Give the body known by this name, also where the name adds the country."""
        found = self._by_key.get(key) or self._by_loose_key.get(loose(key))
        short = key.removesuffix(" việt nam")
        return found if found or short == key else self._by_key.get(short)

    def could_be(self, name: str) -> int:
        """Give the number of bodies that a name could stand for."""
        key = key_of(name)
        return 1 if self._exact(key) else len(self._read(key))

    def _read(self, key: str) -> tuple[Local, ...]:
        if key not in self._locals:
            if len(self._locals) > 100_000:
                self._locals.clear()
            self._locals[key] = tuple(self._parse(key) or self._parse(loose(key)))
        return self._locals[key]

    def _parse(self, key: str) -> list[Local]:
        words = key.split(" ")
        for size in range(len(words) - 1, 0, -1):
            patterns = self._patterns.get(" ".join(words[:size]))
            rest = " ".join(words[size:])
            found = [x for p in patterns or () for x in self._fill(p, rest)]
            if found:
                return found
        return []

    def _fill(self, pattern: Pattern, rest: str) -> Iterator[Local]:
        if pattern.suffix:
            if not rest.endswith(" " + pattern.suffix):
                return
            rest = rest[: -len(pattern.suffix) - 1]
        if pattern.slot in ("x", "f"):
            for place in self._places.candidates(rest, kinds=pattern.levels) or (
                self._places.candidates(f"thành phố {rest}", kinds=pattern.levels)
            ):
                yield Local(pattern, place)
            return
        for owner in self._read(rest):
            if owner.pattern.key == pattern.slot:
                yield Local(pattern, owner.place, owner)

    def _choose(
        self, found: Iterable[Local], on: str | None, within: Iterable[str]
    ) -> Local | None:
        by_place = {one.place.id: one for one in found if one.place.id != "viet-nam"}
        places = [one.place for one in by_place.values()]
        place = self._places.choose(places, within=within, on=on)
        return by_place[place.id] if place else None

    # ------------------------------------------------------------------ making local bodies

    def _make(self, local: Local) -> Body:
        """Make the body of a pattern and a place, with its parent and successors."""
        pattern, place, row = local.pattern, local.place, local.pattern.row
        mark = (pattern.name + row["levels"], place.id)
        if mark not in self._made:
            words = self._words(local)
            name = row["name"].format_map(words)
            body = self._made[mark] = Body(
                id=self._id(name, place),
                name=name,
                kind=row["kind"],
                parent=self._parent(local, words),
                english=row["english"].format_map(words),
                aliases=_aliases(pattern, words),
                since=max(row["since"], place.since if place.since >= _TRUSTED else ""),
                until=min(filter(None, (row["until"], place.until)), default=""),
                successors=tuple(self._successors(local, words)),
                head=row["head"].format_map(words),
                place=place.id,
                note=row["note"],
            )
            self._local_by_id[body.id] = body
        return self._made[mark]

    def _words(self, local: Local) -> dict[str, str]:
        place = local.place
        up = self._places.get(place.parent)
        words = {
            "x": place.name,
            "f": place.full,
            "up": up.full if up else "",
            "e": place.english or _ascii(place.name),
        }
        if local.owner:
            owner = self._make(local.owner)
            words |= {local.pattern.slot: owner.name, "o": owner.english}
        committee = next(
            (p for ps in self._patterns.values() for p in ps
             if p.key == "committee" and place.kind in p.levels), None
        )  # fmt: skip
        if "{committee-of}" in local.pattern.row["parent"] and committee:
            words["committee-of"] = committee.name.format_map(words)
        return words

    def _id(self, name: str, place: Place) -> str:
        own = slug(name)
        return own if self._places.own_name(place) else f"{own}-{place.parent}"

    def _parent(self, local: Local, words: dict[str, str]) -> str:
        template = local.pattern.row["parent"]
        if not template:
            return ""
        if local.owner and template == "{" + local.pattern.slot + "}":
            return self._make(local.owner).id
        at = local.place.parent if "{up}" in template else local.place.id
        return self._known(template.format_map(words), at)

    def _successors(self, local: Local, words: dict[str, str]) -> Iterator[str]:
        row, place = local.pattern.row, local.place
        if row["successor"]:
            yield from filter(None, [self._known(row["successor"].format_map(words), place.id)])
        elif place.until:
            for into in place.into:
                there = self._places.get(into)
                if there and there.kind in local.pattern.levels and not local.owner:
                    yield self._make(Local(local.pattern, there)).id
                elif there and local.pattern.key == "committee":
                    yield self._known(self._committee(there), into)

    def _committee(self, place: Place) -> str:
        head = {"province": "Tỉnh ủy", "city": "Thành ủy", "municipality": "Thành ủy"}
        return f"{head.get(place.kind, 'Huyện ủy')} {place.name}"

    def _known(self, name: str, place_id: str) -> str:
        """Give the id of a body by its exact name, in the place where it must be."""
        known = self._by_key.get(name.lower())
        if known:
            return known.id
        for one in self._read(key_of(name)):
            if one.place.id == place_id:
                return self._make(one).id
        return ""

    def alive(self, body: Body, on: str | None) -> bool:
        """Say whether a body existed on a day."""
        return alive(body.since, body.until, on)


def _body(row: dict[str, str]) -> Body:
    return Body(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        parent=row["parent"],
        english=row["english"],
        aliases=split(row["aliases"]),
        since=row["since"],
        until=row["until"],
        successors=split(row["successor"]),
        head=row["head_title"],
        note=row["note"],
    )


def _aliases(pattern: Pattern, words: dict[str, str]) -> tuple[str, ...]:
    """Give the other names of a local body: each head with its slot, the first also short."""
    at = pattern.name.index("{")
    own, slot = pattern.name[:at].strip(), pattern.name[at:]
    heads = split(pattern.row["prefixes"])
    names = {f"{head} {slot.replace('{x}', '{f}')}".format_map(words) for head in heads}
    names.add(f"{own} {slot.replace('{f}', '{x}')}".format_map(words))
    return tuple(sorted(names - {pattern.name.format_map(words)}))


def _ascii(name: str) -> str:
    return " ".join(word.capitalize() for word in fold(name).split())
