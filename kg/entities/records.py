"""Entities in the making: what is known of a body, place, post or document, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.entities.entity import Entity, best_spelling, tidy
from kg.entities.papers import number
from kg.entities.posts import function
from kg.world import Body, Known, Place

#: The more telling role wins where articles read one post in two ways.
_ROLES = ("head", "standing-deputy", "deputy-head", "standing-member", "alternate", "delegate",
          "member", "staff", "rank", "degree", "honour")  # fmt: skip
_SINGLE = frozenset({"head", "standing-deputy"})


@dataclass(slots=True)
class Record:
    """An entity in the making: its names, and what else is known.

    ``titles`` are the names of a post as the reading completes them, without abbreviations.
    """

    kind: str
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    body: Body | None = None
    place: Place | None = None
    known: Known | None = None
    roles: set[str] = field(default_factory=set)
    part_of: str = ""
    territory: str = ""
    here: bool = False


def _others(record: Record, name: str, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    names = {" ".join(one.split()) for one in record.names} | set(more)
    return tuple(sorted(names - {name, ""}))


def organisation_entity(own: str, record: Record) -> Entity:
    """Make a body: of the world, or of its names."""
    body = record.body
    if body is None:
        name = best_spelling({tidy(one) for one in record.names})
        above = (("org:subOrganizationOf", record.part_of),) if record.part_of else ()
        return Entity(own, "organisation", name, alt=_others(record, name), links=above)
    links = [("org:classification", f"okind:{body.kind}")]
    links += [("org:subOrganizationOf", f"org/{body.parent}")] if body.parent else []
    links += [("dcterms:isReplacedBy", f"org/{one}") for one in body.successors]
    links += [("schema:areaServed", f"place/{body.place}")] if body.place else []
    links += [("schema:foundingDate", body.since)] if body.since else []
    links += [("schema:dissolutionDate", body.until)] if body.until else []
    return Entity(
        own, "organisation", body.name, (body.english,) if body.english else (),
        _others(record, body.name, body.aliases), tuple(links), body.note,
    )  # fmt: skip


def place_entity(own: str, record: Record) -> Entity:
    """Make a place: of the world, or of its names."""
    place = record.place
    if place is None:
        name = best_spelling({tidy(one) for one in record.names})
        return Entity(own, "place", name, alt=_others(record, name))
    links = [("schema:containedInPlace", f"place/{place.parent}")] if place.parent else []
    links += [("dcterms:isReplacedBy", f"place/{one}") for one in place.into]
    links += [("schema:dissolutionDate", place.until)] if place.until else []
    return Entity(
        own, "place", place.name, (place.english,) if place.english else (),
        _others(record, place.name, (*place.aliases, place.full)), tuple(links), place.note,
    )  # fmt: skip


def post_entity(own: str, record: Record, body: str, others: tuple[str, ...]) -> Entity:
    """Make a post; ``body`` and ``others`` are the names of its body."""
    known = record.known
    role = known.role if known else min(record.roles or {"member"}, key=_ROLES.index)
    placed = bool(record.part_of or record.territory)
    single = known.single_seat if known else placed and role in _SINGLE
    if known:
        name, english, more = known.title, known.english, known.aliases
    else:
        name, english, more = _full_title(record, body, others), "", ()
    links = [("org:role", f"role:{role}"), ("kg:singleSeat", str(single).lower())]
    links += [("org:postIn", record.part_of)] if record.part_of else []
    links += [("kg:territory", record.territory)] if record.territory else []
    return Entity(
        own, "post", name, (english,) if english else (), _others(record, name, more),
        tuple(links), known.note if known else "",
    )  # fmt: skip


def _full_title(record: Record, body: str, others: tuple[str, ...]) -> str:
    """Give the title with the whole name of the body, in the spelling with most capitals."""
    titles = {tidy(one) for one in record.titles or record.names}
    if body:
        titles = {function(one, body, others).title for one in titles}
    return min(titles, key=lambda n: (n.isupper(), n.islower(), n))


def paper_entity(own: str, record: Record) -> Entity:
    """Make an official document."""
    name = min((tidy(one) for one in record.names), key=lambda n: (not n[:1].isalpha(), len(n), n))
    said = number(name)
    links = (("dcterms:identifier", said),) if said else ()
    return Entity(own, "paper", name, alt=_others(record, name), links=links)
