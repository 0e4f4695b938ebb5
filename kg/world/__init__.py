"""The world before reading: the bodies of the party-state, their posts, places, publishers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.lexicon import package_path, read_tsv
from kg.text import name_key, slug
from kg.world.bodies import Bodies, Body
from kg.world.places import Place, Places, split

__all__ = ["Body", "Known", "Place", "Publisher", "World", "world"]


@dataclass(frozen=True, slots=True)
class Known:
    """A post known before reading; ``body`` is the id of its body, empty for ranks."""

    id: str
    title: str
    body: str
    role: str
    single_seat: bool
    english: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """A newspaper, broadcaster or agency, and the host of its pages."""

    key: str
    name: str
    host: str
    agency: bool


class World:
    """What is known of bodies, posts and places before any article is read."""

    def __init__(self) -> None:
        self._places = Places()
        self._bodies = Bodies(self._places)
        for one in _publishers():
            self._bodies.learn_press(one.name, one.host)
        self._posts: dict[str, list[Known]] | None = None
        self._titles: dict[str, Known] = {}
        self._in_body: dict[str, tuple[Known, ...]] = {}
        self._units: tuple[str, ...] | None = None
        self._generic: tuple[frozenset[str], tuple[str, ...]] | None = None

    def body(self, name: str, on: str | None = None, *, within: Iterable[str] = ()) -> Body | None:
        """Give the body with this name, None where it is unknown or could be several.

        ``on`` is an ISO date, ``within`` ids of places that the text is about; both only decide
        between bodies of the same name.

        >>> world().body("UBND tỉnh Nghệ An").id
        'uy-ban-nhan-dan-tinh-nghe-an'
        """
        return self._bodies.find(name, on=on, within=within)

    def body_with_id(self, body_id: str) -> Body | None:
        """Give a body by its id; a local one if it was asked for before, by its name."""
        return self._bodies.get(body_id)

    def bodies(self) -> Iterator[Body]:
        """Give the bodies known by name; local bodies are made from patterns when asked for."""
        return self._bodies.all()

    def namesakes(self, name: str, what: str = "body") -> int:
        """Give the number of known bodies (or places) that a name could stand for."""
        if what == "place":
            return len(self._places.candidates(name))
        return self._bodies.could_be(name)

    def place(self, name: str, within: Iterable[str] = (), on: str | None = None) -> Place | None:
        """Give the place with this name, None where it is unknown or could be several.

        >>> world().place("TP.HCM").name
        'Thành phố Hồ Chí Minh'
        """
        return self._places.find(name, within=within, on=on)

    def place_with_id(self, place_id: str) -> Place | None:
        """Give a place by its id."""
        return self._places.get(place_id)

    def places(self, kind: str | None = None) -> Iterator[Place]:
        """Give the places of a kind ("province", "country", "district" …), or all but communes."""
        return self._places.all(kind)

    def province(self, place: Place) -> Place | None:
        """Give the province or city of Việt Nam that a place lies in, or is."""
        return self._places.province(place)

    def posts(self, body: Body | None = None) -> tuple[Known, ...]:
        """Give the posts known in a body, its head too; without one, ranks, degrees, honours."""
        if self._posts is None:
            self._posts = self._read_posts()
        if body is None:
            return tuple(self._posts.get("", ()))
        if body.id not in self._in_body:
            self._in_body[body.id] = _with_head(self._posts.get(body.id, []), _head_of(body))
        return self._in_body[body.id]

    def _read_posts(self) -> dict[str, list[Known]]:
        posts: dict[str, list[Known]] = {}
        for row in read_tsv(package_path("ontology/world/posts.tsv")):
            one = Known(
                row["id"], row["title"], row["body"], row["role"], row["single_seat"] == "true",
                row["english"], split(row["aliases"]), row["note"],
            )  # fmt: skip
            posts.setdefault(one.body, []).append(one)
        return posts

    def post_titled(self, title: str) -> Known | None:
        """Give the known post with this exact title, whatever its body.

        >>> world().post_titled("Thủ tướng").body
        'chinh-phu'
        """
        if not self._titles:
            known = [*self.posts(), *(p for body in self._bodies.all() for p in self.posts(body))]
            self._titles = {name_key(t): one for one in known for t in (one.title, *one.aliases)}
        return self._titles.get(name_key(title))

    def place_at_end(self, name: str) -> Place | None:
        """Give the place that a name ends in ("Trường Đại học An Giang"), if it is one place."""
        words = name.split()
        for size in range(min(5, len(words) - 1), 0, -1):
            found = self.place(" ".join(words[-size:]))
            if found:
                return found
        return None

    def owner_named(self, name: str) -> str:
        """Give the part of a name that names the known body which the named one is a part of.

        >>> world().owner_named("Vụ Báo chí Bộ Ngoại giao")
        'Bộ Ngoại giao'
        >>> world().owner_named("Tổ công tác số 1 của Bộ Chính trị")
        'Bộ Chính trị'
        """
        for joint in (" của ", " thuộc ", " trực thuộc "):
            _, said, owner = name.rpartition(joint)
            if said and self.namesakes(owner):
                return owner
        if self._units is None:
            self._units = tuple(row["word"].lower() + " " for row in read_tsv(_path("units.tsv")))
        if not name_key(name).startswith(self._units):
            return ""
        words = name.split()
        tails = (" ".join(words[i:]) for i in range(1, len(words)))
        return next((tail for tail in tails if self.namesakes(tail)), "")

    def generic(self, name: str) -> bool:
        """Say whether a name means another body in every article ("Ban Tổ chức", "Phòng 2").

        >>> world().generic("Ban Lễ tang"), world().generic("Ban Tổ chức Trung ương")
        (True, False)
        """
        if self._generic is None:
            rows = [row["name"].lower() for row in read_tsv(_path("generic.tsv"))]
            exact = frozenset(row for row in rows if not row.endswith("*"))
            self._generic = exact, tuple(row[:-1] for row in rows if row.endswith("*"))
        exact, heads = self._generic
        key = name_key(name)
        return key in exact or (key.startswith(heads) and not self._names_another(key))

    def _names_another(self, key: str) -> bool:
        """Say whether a name ends in that of a known place or body ("Phòng 2 Công an Hà Nội")."""
        words = key.split(" ")
        tails = (" ".join(words[i:]) for i in range(1, len(words)))
        return any(self.body(tail) or self._places.candidates(tail) for tail in tails)

    def publishers(self) -> tuple[Publisher, ...]:
        """Give the publishers of news, sorted by key."""
        return _publishers()


def _head_of(body: Body) -> Known | None:
    """Give the post at the head of a body; its other titles follow the body's other names."""
    if not body.head:
        return None
    tail = body.id.removeprefix(slug(body.name)) if body.place else ""
    english = f"Head of the {body.english}" if body.english else ""
    others: tuple[str, ...] = ()
    if body.name in body.head:
        others = tuple(body.head.replace(body.name, other) for other in body.aliases)
    own = slug(body.head) + tail
    return Known(own, body.head, body.id, "head", True, english, others, body.note)


def _with_head(known: list[Known], head: Known | None) -> tuple[Known, ...]:
    """Add the head to the posts of a body, or its names to the head that is among them."""
    if head is None:
        return tuple(known)
    for i, one in enumerate(known):
        if one.id == head.id:
            names = {*one.aliases, *head.aliases} - {one.title}
            return (*known[:i], replace(one, aliases=tuple(sorted(names))), *known[i + 1 :])
    return (*known, head)


@cache
def _publishers() -> tuple[Publisher, ...]:
    rows = read_tsv(_path("publishers.tsv"))
    return tuple(Publisher(r["key"], r["name"], r["host"], r["agency"] == "yes") for r in rows)


def _path(name: str) -> Path:
    return package_path(f"ontology/world/{name}")


@cache
def world() -> World:
    """Give the world of the package; read when first asked for."""
    return World()
