"""Facts of readings, their slots resolved to entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from kg import model
from kg.model import Reading
from kg.rdf.terms import A, Names, curie, date, literal, local, tenure_id
from kg.text import slug

#: For tenures that were left and taken again: the days of the return, sorted.
Returns = Mapping[str, tuple[str, ...]]


class Entity(Protocol):
    """What ``kg.entities`` decides about one thing; ``id`` is the local part of its IRI."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def labels_en(self) -> tuple[str, ...]: ...
    @property
    def alt(self) -> tuple[str, ...]: ...
    @property
    def hidden(self) -> tuple[str, ...]: ...
    @property
    def links(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def note(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Entities(Protocol):
    """Who is who, over all readings of a graph."""

    def person(self, article_id: str, name: str, /) -> Entity | None: ...
    def organisation(self, article_id: str, name: str, /) -> Entity | None: ...
    def post(self, article_id: str, post: model.Post, /) -> Entity | None: ...
    def place(self, article_id: str, name: str, /) -> Entity | None: ...
    def paper(self, article_id: str, name: str, /) -> Entity | None: ...
    def event(self, article_id: str, event: model.Event, /) -> Entity | None: ...
    def all(self) -> Iterable[Entity]: ...


@dataclass(frozen=True, slots=True)
class Fact:
    """One article's support of one fact, its slots resolved to entities.

    ``id`` is local to the base. ``about`` holds local ids: person and post of a tenure; agent,
    event and role of a participation; subject, predicate and object of a statement. ``starts``
    and ``ends`` are the tenures that an event begins or ends. ``core`` is what the fact is, as
    N-Triples ("predicate object"), the same in every article that states it; ``single`` holds the
    slots of which a fact has one value at most, and of which articles may give several: the store
    keeps the most exact, then the smallest.
    """

    id: str
    kind: Literal["tenure", "event", "participation", "statement"]
    evidence: model.Evidence
    core: tuple[str, ...]
    single: tuple[tuple[str, str], ...] = ()
    about: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    status: str | None = None
    since: str | None = None
    until: str | None = None


class Facts:
    """Resolves the facts of readings.

    ``returns`` are the days on which people came back to a post that they had left.
    """

    def __init__(self, names: Names, entities: Entities, returns: Returns | None = None) -> None:
        self._names = names
        self._entities = entities
        self._returns = returns or {}

    def of(self, reading: Reading) -> list[Fact]:
        """Resolve the facts of a reading; a fact of which a slot is unknown is left out."""
        article, entities = reading.document.id, self._entities
        events = {e.id: entities.event(article, e) for e in reading.events}
        told = {t.id: self._tenure(reading.document, t) for t in reading.tenures}
        tenures = {ident: fact for ident, fact in told.items() if fact}
        out = list(tenures.values())
        for event in reading.events:
            one = events[event.id]
            if one:
                out.append(self._event(article, event, one, events, tenures))
        posts = {(t.person.name, t.post.title): t.post for t in reading.tenures}
        for part in reading.participations:
            found = events.get(part.event)
            if found:
                capacity = posts.get((part.agent.name, part.capacity or ""))
                held = entities.post(article, capacity) if capacity else None
                out += self._participation(article, part, found, held)
        for statement in reading.statements:
            out += self._statement(article, statement)
        return out

    def _tenure(self, doc: model.Document, tenure: model.Tenure) -> Fact | None:
        person = self._entities.person(doc.id, tenure.person.name)
        post = self._entities.post(doc.id, tenure.post)
        if person is None or post is None:
            return None
        core = [
            f"{A} {curie('kg:Tenure')}",
            f"{_MEMBER} {self._names.iri(person.id)}",
            f"{_POST} {self._names.iri(post.id)}",
        ]
        for predicate, value in post.links:
            if predicate == "org:postIn":
                core.append(f"{_ORGANIZATION} {self._names.term(value)}")
            elif predicate == "org:role":
                core.append(f"{_ROLE} {self._names.term(value)}")
        if tenure.term:
            core.append(f"{curie('kg:term')} {literal(tenure.term, 'vi')}")
        own = tenure_id(person.id, post.id)
        if own in self._returns:
            day = observed_on(tenure.evidence, doc) or ""
            number = 1 + sum(back <= day for back in self._returns[own])
            own = f"{own}--{number}" if number > 1 else own
        return Fact(
            id=own,
            kind="tenure",
            evidence=tenure.evidence,
            core=tuple(core),
            about=(person.id, post.id),
            status=tenure.status,
            since=tenure.since,
            until=tenure.until,
        )

    def _event(
        self,
        article: str,
        event: model.Event,
        one: Entity,
        events: dict[str, Entity | None],
        tenures: dict[str, Fact],
    ) -> Fact:
        core = [f"{A} {curie('kg:Event')}", f"{_EVENT_TYPE} {curie('etype:' + event.type)}"]
        if event.type in _EVENT_CLASS:
            core.append(f"{A} {curie(_EVENT_CLASS[event.type])}")
        core.append(f"{_LABEL} {literal(one.name, 'vi')}")
        core += [f"{_ALT} {literal(other, 'vi')}" for other in one.alt if other != one.name]
        if one.reason:
            core.append(f"{curie('skos:editorialNote')} {literal(one.reason)}")
        for name in event.places:
            place = self._entities.place(article, name)
            if place:
                core.append(f"{curie('schema:location')} {self._names.iri(place.id)}")
        over = events.get(event.part_of) if event.part_of else None
        if over and over.id != one.id:
            core.append(f"{curie('schema:superEvent')} {self._names.iri(over.id)}")
        for predicate, ids in (("kg:startsTenure", event.starts), ("kg:endsTenure", event.ends)):
            core += [
                f"{curie(predicate)} {self._names.iri(tenures[t].id)}" for t in ids if t in tenures
            ]
        single = [(curie("kg:date"), event.date), (curie("kg:until"), event.until)]
        given = [(p, date(v)) for p, v in single if v]
        if event.day_part:
            given.append((curie("kg:dayPart"), literal(event.day_part, "vi")))
        return Fact(
            id=one.id,
            kind="event",
            evidence=event.evidence,
            core=tuple(core),
            single=tuple(given),
            starts=tuple(tenures[t].id for t in event.starts if t in tenures),
            ends=tuple(tenures[t].id for t in event.ends if t in tenures),
            since=event.date,
        )

    def _participation(
        self,
        article: str,
        part: model.Participation,
        event: Entity,
        held: Entity | None,
    ) -> Iterator[Fact]:
        agent = named(part.agent, article, self._entities)
        if agent is None:
            return
        core = [
            f"{A} {curie('kg:Participation')}",
            f"{curie('kg:event')} {self._names.iri(event.id)}",
            f"{curie('kg:participant')} {self._names.iri(agent.id)}",
            f"{curie('kg:as')} {curie('part:' + part.role)}",
        ]
        if held:
            core.append(f"{curie('kg:inCapacity')} {self._names.iri(held.id)}")
        if part.object:
            core.append(f"{curie('kg:object')} {literal(part.object, 'vi')}")
        yield Fact(
            id=f"participation/{local(event.id)}--{local(agent.id)}--{part.role}",
            kind="participation",
            evidence=part.evidence,
            core=tuple(core),
            about=(agent.id, event.id, part.role),
        )

    def _statement(self, article: str, statement: model.Statement) -> Iterator[Fact]:
        subject = named(statement.subject, article, self._entities)
        thing = named(statement.object, article, self._entities)
        if subject is None or thing is None or subject.id == thing.id:
            return
        relation = slug(statement.predicate.partition(":")[2])
        yield Fact(
            id=f"statement/{local(subject.id)}--{relation}--{local(thing.id)}",
            kind="statement",
            evidence=statement.evidence,
            core=(
                f"{A} {curie('rdf:Statement')}",
                f"{A} {curie('kg:Fact')}",
                f"{curie('rdf:subject')} {self._names.iri(subject.id)}",
                f"{curie('rdf:predicate')} {curie(statement.predicate)}",
                f"{curie('rdf:object')} {self._names.iri(thing.id)}",
            ),
            about=(subject.id, statement.predicate, thing.id),
        )


def observed_on(evidence: model.Evidence, doc: model.Document) -> str | None:
    """Give the day on which the article shows a fact to hold, if it is known to the day."""
    for day in (evidence.observed, doc.published):
        if day and len(day) >= 10:
            return day[:10]
    return None


def named(mention: model.Mention, article: str, entities: Entities) -> Entity | None:
    """Give the entity that a mention of a person, body, place or document stands for."""
    look: dict[str, Callable[[str, str], Entity | None]] = {
        "person": entities.person,
        "organisation": entities.organisation,
        "place": entities.place,
        "paper": entities.paper,
    }
    return look[mention.kind](article, mention.name) if mention.kind in look else None


def mentioned(reading: Reading, entities: Entities) -> set[str]:
    """Give the ids of every person, body, place and document that an article names."""
    names = {(m.kind, m.name): m for top in reading.mentions for m in (top, *_inner(top))}
    found = (named(m, reading.document.id, entities) for m in names.values())
    return {entity.id for entity in found if entity}


def _inner(mention: model.Mention) -> Iterator[model.Mention]:
    for part in mention.parts:
        yield part
        yield from _inner(part)


_EVENT_CLASS = {
    "conference": "kg:Meeting", "site": "kg:Meeting", "working": "kg:Meeting",
    "plenum": "kg:Meeting", "congress": "kg:Meeting", "meeting": "kg:Meeting",
    "appointment": "kg:PersonnelChange", "election": "kg:PersonnelChange",
    "leaving": "kg:PersonnelChange", "discipline": "kg:PersonnelChange",
    "promotion": "kg:PersonnelChange",
    "merger": "kg:OrganisationChange", "founding": "kg:OrganisationChange",
    "ending": "kg:OrganisationChange",
    "visit": "kg:Visit", "inspection": "kg:Visit", "disaster-response": "kg:Visit",
    "award": "kg:Ceremony", "ceremony": "kg:Ceremony", "signing": "kg:Ceremony",
    "funeral": "kg:Ceremony",
    "prosecution": "kg:LegalAction",
}  # fmt: skip

_LABEL = curie("rdfs:label")
_ALT = curie("skos:altLabel")
_MEMBER = curie("org:member")
_POST = curie("kg:post")
_ORGANIZATION = curie("org:organization")
_ROLE = curie("org:role")
_EVENT_TYPE = curie("kg:eventType")
