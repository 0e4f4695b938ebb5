"""Who is who over all articles: mentions, the world and judgements make entities.

Bodies, posts, places and documents are told by their names, the world, and the date and places of
the article; people and events need all articles (``people``, ``events``). The same set of readings
always gives the same entities, whatever the order. What is kept of a reading is a few keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.entities.clerk import Clerk
from kg.entities.entity import MANY, Entity, mint
from kg.entities.events import groups
from kg.entities.judgements import Judgement, articles_named, read_judgements
from kg.entities.people import Person, Sighting, Surnames, person_key, tell_apart
from kg.model import Event, Post, Reading
from kg.text import name_key

__all__ = ["Entities", "Entity", "Judgement", "read_judgements", "resolve"]


def resolve(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Entities:
    """Decide who is who over these readings; ``judgements`` of the user come before all rules.

    >>> list(resolve([]).all())
    []
    """
    judged = tuple(judgements)
    clerk = Clerk(articles_named(judged))
    for reading in readings:
        clerk.take(reading)
    return Entities(clerk, judged)


class Entities:
    """The entities of a set of readings, looked up by article and name."""

    def __init__(self, clerk: Clerk, judgements: tuple[Judgement, ...]) -> None:
        self._clerk = clerk
        self._same: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._sighted: dict[tuple[str, str], str] = {}
        self._events: dict[tuple[str, str], str] = {}
        self._made: dict[str, Entity] = {}
        differ = [j for j in judgements if j.verdict == "differ"]
        self._make_people(differ)
        self._make_events()
        self._made |= clerk.entities()
        for one in judgements:
            if one.verdict == "same":
                self._join(one)
        self._part(differ)

    # ------------------------------------------------------------------ looking up

    def person(self, article_id: str, name: str) -> Entity | None:
        """Give the person whom an article calls by this full name."""
        key = person_key(name)
        return self._get(self._people.get(key) or self._sighted.get((article_id, key)))

    def organisation(self, article_id: str, name: str) -> Entity | None:
        """Give the body that an article calls by this name."""
        return self._get(self._clerk.organisation_id(article_id, name))

    def post(self, article_id: str, post: Post) -> Entity | None:
        """Give the post that an article means."""
        return self._get(self._clerk.post_id(article_id, post))

    def place(self, article_id: str, name: str) -> Entity | None:
        """Give the place that an article calls by this name."""
        return self._get(self._clerk.place_id(article_id, name))

    def paper(self, article_id: str, name: str) -> Entity | None:
        """Give the official document that an article calls by this name."""
        return self._get(self._clerk.paper_id(name))

    def event(self, article_id: str, event: Event) -> Entity | None:
        """Give the event that an article tells of."""
        return self._get(self._events.get((article_id, event.id)))

    def all(self) -> Iterator[Entity]:
        """Give every entity, sorted by id; also the bodies and places above those named."""
        return (one for _, one in sorted(self._made.items()))

    def _get(self, entity_id: str | None) -> Entity | None:
        if entity_id is None:
            return None
        return self._made.get(self._same.get(entity_id, entity_id))

    # ------------------------------------------------------------------ making

    def _make_people(self, differ: list[Judgement]) -> None:
        surnames = Surnames()
        for (key, article), seen in sorted(self._clerk.people.items()):
            if article:
                continue
            apart = _differing(differ, key)
            bearers = tell_apart(seen.name, seen.sightings, apart)
            ids = [mint("person", key, person.apart) for person in bearers]
            for person, own in zip(bearers, ids, strict=True):
                self._made[own] = Entity(
                    id=own,
                    kind="person",
                    name=seen.name,
                    alt=seen.others,
                    links=_doubts(own, ids),
                    reason=person.reason,
                )
                self._sight(key, seen.sightings, person, own, len(ids))
                surnames.learn(key, self._clerk.led(person.union().posts), own)
        self._make_known_here(surnames)

    def _make_known_here(self, surnames: Surnames) -> None:
        """Make those with one name, "Hưng", "Netanyahu": by surname and office, or each apart."""
        for (key, article), seen in sorted(self._clerk.people.items()):
            if not article:
                continue
            led = self._clerk.led(frozenset(p for s in seen.sightings for p in s.posts))
            office = surnames.office(key, led)
            own = surnames.bearer(key, led) or (
                mint("person", key, office) if office else mint("person", key, article, MANY)
            )
            self._sighted[article, key] = own
            made = self._made.get(own)
            if made is None:
                self._made[own] = Entity(own, "person", seen.name, alt=seen.others)
            else:
                names = {*made.alt, seen.name, *seen.others} - {made.name}
                self._made[own] = replace(
                    made, alt=tuple(sorted(names)), reason=made.reason or _SURE
                )

    def _sight(
        self,
        key: str,
        sightings: dict[Sighting, list[str]],
        person: Person,
        own: str,
        bearers: int,
    ) -> None:
        if bearers == 1:
            self._people[key] = own
            return
        for sighting in person.sightings:
            self._sighted.update(((article, key), own) for article in sightings[sighting])

    def _make_events(self) -> None:
        for key, group in groups(self._clerk.happenings):
            name = min((one.name for one in group), key=lambda n: (-len(n[:160]), n))
            own = mint("event", name if key.startswith("in ") else key, key, MANY)
            others = {one.name for one in group} - {name}
            reason = "one event by its date, sort and organiser, or its number" if others else ""
            self._made[own] = Entity(own, "event", name, alt=tuple(sorted(others)), reason=reason)
            self._events.update(((one.article, one.id), own) for one in group)

    # ------------------------------------------------------------------ judgements

    def _join(self, judgement: Judgement) -> None:
        """Make the two of a judgement one, under the id of the first."""
        left, right = self._meant(judgement.a), self._meant(judgement.b)
        for other in [*left[1:], *right]:
            if not left or other == left[0] or other not in self._made:
                continue
            kept, gone = self._made[left[0]], self._made.pop(other)
            names = {kept.name, gone.name, *kept.alt, *gone.alt} - {kept.name}
            links = {*kept.links, *gone.links} - {
                ("kg:possiblySame", kept.id), ("kg:possiblySame", gone.id)
            }  # fmt: skip
            self._made[kept.id] = Entity(
                kept.id, kept.kind, kept.name, kept.labels_en, tuple(sorted(names)),
                tuple(sorted(links)), kept.note, f"judged the same: {judgement.why}".rstrip(": "),
            )  # fmt: skip
            for old, new in self._same.items():
                if new == other:
                    self._same[old] = kept.id
            self._same[other] = kept.id
        self._relink()

    def _relink(self) -> None:
        """Lead links to joined entities to the one that stayed."""
        for own, one in list(self._made.items()):
            links = {(p, self._same.get(v, v)) for p, v in one.links}
            links = {(p, v) for p, v in links if v != own}
            if links != set(one.links):
                self._made[own] = _with_links(one, links)

    def _part(self, differ: list[Judgement]) -> None:
        """Take the link "possibly the same" off two that a judgement says are not."""
        for judgement in differ:
            for a in self._meant(judgement.a):
                for b in self._meant(judgement.b):
                    for own, other in ((a, b), (b, a)):
                        one = self._made[own]
                        links = set(one.links) - {("kg:possiblySame", other)}
                        self._made[own] = _with_links(one, links)

    def _meant(self, ref: str) -> list[str]:
        """Give the ids of the entities that a judgement names."""
        name, at, article = ref.rpartition("@")
        if at:
            found = self.person(article, name) or self.organisation(article, name)
            return [found.id] if found else []
        tail = "/".join(ref.rsplit("/", 2)[-2:])
        for own in (ref, tail):
            own = self._same.get(own, own)
            if own in self._made:
                return [own]
        key = name_key(ref)
        return sorted(i for i, one in self._made.items() if name_key(one.name) == key)


def _doubts(own: str, ids: list[str]) -> tuple[tuple[str, str], ...]:
    """Link a bearer of a name to the others; where they are many, all to the first and back."""
    near = ids if len(ids) <= _FEW or own == ids[0] else ids[:1]
    return tuple(("kg:possiblySame", other) for other in near if other != own)


_FEW = 30
_SURE = "one surname, and in every article the same office at the head"


def _with_links(one: Entity, links: set[tuple[str, str]]) -> Entity:
    return Entity(
        one.id, one.kind, one.name, one.labels_en, one.alt, tuple(sorted(links)), one.note,
        one.reason,
    )  # fmt: skip


def _differing(differ: list[Judgement], key: str) -> frozenset[tuple[str, str]]:
    """Give the pairs of articles in which a name is judged to mean two people."""
    pairs: set[tuple[str, str]] = set()
    for one in differ:
        (a, _, here), (b, _, there) = one.a.rpartition("@"), one.b.rpartition("@")
        if a and b and person_key(a) == person_key(b) == key:
            pairs |= {(here, there), (there, here)}
    return frozenset(pairs)
