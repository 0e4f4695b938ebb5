"""Facts and entities as quads, in N-Quads text; the only room that knows an IRI.

Every triple lives in exactly one named graph (ONTOLOGY: with a triple in two graphs, a union of
graphs gives one row in one engine and two in another): entities in ``g:entities``, what a fact
is in ``g:facts``, what an article says in the article's own graph, shortcuts in ``g:derived``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal, Protocol

from kg import model
from kg.model import Reading
from kg.text import slug

BASE = "https://vnkg.example/"

#: Every prefix that queries, exports and links of entities may use.
PREFIXES: dict[str, str] = {
    "kg": "https://vnkg.example/ns#",
    "g": "https://vnkg.example/graph/",
    "per": "https://vnkg.example/person/",
    "bod": "https://vnkg.example/org/",
    "pos": "https://vnkg.example/post/",
    "pla": "https://vnkg.example/place/",
    "doc": "https://vnkg.example/document/",
    "evt": "https://vnkg.example/event/",
    "ten": "https://vnkg.example/tenure/",
    "par": "https://vnkg.example/participation/",
    "qty": "https://vnkg.example/quantity/",
    "stm": "https://vnkg.example/statement/",
    "evi": "https://vnkg.example/evidence/",
    "art": "https://vnkg.example/article/",
    "run": "https://vnkg.example/run/",
    "role": "https://vnkg.example/role/",
    "part": "https://vnkg.example/participation-role/",
    "etype": "https://vnkg.example/event-type/",
    "okind": "https://vnkg.example/org-kind/",
    "status": "https://vnkg.example/status/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
}
#: Prefixes of data, which follow the base IRI of a graph; the others never change.
DATA_PREFIXES = ("g", "per", "bod", "pos", "pla", "doc", "evt", "ten", "par", "qty", "stm", "evi",
                 "art", "run")  # fmt: skip

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
    def labels_vi(self) -> tuple[str, ...] | str: ...
    @property
    def labels_en(self) -> tuple[str, ...] | str: ...
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


def code_version() -> str:
    """Give the version of the software, as it stands in the extraction run of every article."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("vnkg")
    except PackageNotFoundError:
        return "0"


# --------------------------------------------------------------------------- terms

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_MUST_ESCAPE = re.compile(r'[\\"\n\r]')
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BAD_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\ud800-\udfff]')


def literal(value: str, language: str = "", datatype: str = "") -> str:
    """Write a literal as an N-Triples term.

    >>> literal("Tô Lâm", "vi"), literal("2025", datatype="xsd:gYear")
    ('"Tô Lâm"@vi', '"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>')
    """
    if _MUST_ESCAPE.search(value):
        value = _MUST_ESCAPE.sub(lambda m: _ESCAPES[m[0]], value)
    if language:
        return f'"{value}"@{language}'
    return f'"{value}"^^{curie(datatype)}' if datatype else f'"{value}"'


def curie(name: str) -> str:
    """Write a prefixed name of the fixed vocabularies as an N-Triples IRI.

    >>> curie("org:headOf")
    '<http://www.w3.org/ns/org#headOf>'
    """
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def date(value: str) -> str:
    """Write an ISO date of day, month or year precision as a typed literal.

    >>> date("2025-07")
    '"2025-07"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return literal(value, datatype=_DATE_TYPES[min(len(value), 10)])


_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def decimal(value: float) -> str:
    """Write a number of 0..1 as the shortest xsd:decimal that a store keeps letter for letter."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return literal(text, datatype="xsd:decimal")


def is_iri(value: str) -> bool:
    """Say whether ``value`` is an http address that can stand as an IRI."""
    return value.startswith(("http://", "https://")) and not _BAD_IN_IRI.search(value)


def article_slug(article_id: str) -> str:
    """Give the part of an article's IRI: its id, or where that has other letters, slug and hash.

    >>> article_slug("004_6adea5c61d0d4444"), article_slug("Bài số 1")
    ('004_6adea5c61d0d4444', 'bai-so-1-0142978a')
    """
    if _PLAIN_ID.fullmatch(article_id) and len(article_id) <= 128:
        return article_id
    digest = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug(article_id)[:80]}-{digest}".lstrip("-")


def prefixes(base: str = BASE) -> dict[str, str]:
    """Give every prefix, those of data under ``base``."""
    return {
        name: base + iri.removeprefix(BASE) if name in DATA_PREFIXES else iri
        for name, iri in PREFIXES.items()
    }


# --------------------------------------------------------------------------- classes

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
_ENTITY_CLASS = {
    "person": "foaf:Person", "organisation": "org:Organization", "organization": "org:Organization",
    "org": "org:Organization", "post": "org:Post", "place": "schema:Place",
    "paper": "kg:OfficialDocument", "document": "kg:OfficialDocument",
}  # fmt: skip
_RANKS = frozenset({"role:rank", "role:degree", "role:honour"})


def is_rank(role: str) -> bool:
    """Say whether a post of this role is a rank, degree or honour: a post without a body."""
    return f"role:{role}" in _RANKS


class Scribe:
    """Writes the quads of one graph: its base IRI, and the run that its articles name."""

    def __init__(self, base: str = BASE, run: str | None = None) -> None:
        self.base = base
        self.run = f"run/vnkg-{run or code_version()}"
        self._run = self.iri(self.run)
        self.entities_graph = self.graph("entities")
        self.facts_graph = self.graph("facts")
        self.derived_graph = self.graph("derived")
        self.meta_graph = self.graph("meta")
        self.ontology_graph = self.graph("ontology")

    def iri(self, local: str) -> str:
        """Write a local id ("person/to-lam-xd7w") as an N-Triples IRI."""
        return f"<{self.base}{local}>"

    def graph(self, name: str) -> str:
        """Write the IRI of a named graph ("facts", "article/004")."""
        return f"<{self.base}graph/{name}>"

    def article_graph(self, article_id: str) -> str:
        """Write the IRI of the graph of one article."""
        return self.graph(f"article/{article_slug(article_id)}")

    def term(self, value: str) -> str:
        """Write the value of an entity's link: local id, prefixed name, address, date or text."""
        if value in ("true", "false"):
            return literal(value, datatype="xsd:boolean")
        if is_iri(value):
            return f"<{value}>"
        prefix, colon, _ = value.partition(":")
        if colon and prefix in PREFIXES and " " not in value:
            return curie(value)
        kind, slash, rest = value.partition("/")
        if slash and kind in _LOCAL_KINDS and _PLAIN_ID.fullmatch(rest):
            return self.iri(value)
        if _ISO_DATE.fullmatch(value):
            return date(value)
        return literal(value, "vi")

    # ------------------------------------------------------------------- entities

    def entity(self, entity: Entity) -> Iterator[str]:
        """Write the record of one entity into ``g:entities``."""
        s, tail = self.iri(entity.id), f" {self.entities_graph} .\n"
        vi = _one_or_more(entity.labels_vi)[:1] or (entity.name,)
        hidden = sorted({h for h in entity.hidden if h})
        yield f"{s} {A} {curie(_ENTITY_CLASS[entity.kind])}{tail}"
        if any(p == "org:role" and o in _RANKS for p, o in entity.links):
            yield f"{s} {A} {curie('kg:Rank')}{tail}"
        yield f"{s} {_LABEL} {literal(vi[0], 'vi')}{tail}"
        for english in _one_or_more(entity.labels_en)[:1]:
            yield f"{s} {_LABEL} {literal(english, 'en')}{tail}"
        yield f"{s} {_NAME} {literal(entity.name)}{tail}"
        for other in sorted({a for a in entity.alt if a and a != entity.name}):
            yield f"{s} {_ALT} {literal(other, 'vi')}{tail}"
        for key in hidden:
            yield f"{s} {_HIDDEN} {literal(key)}{tail}"
        if entity.note:
            yield f"{s} {curie('skos:note')} {literal(entity.note)}{tail}"
        if entity.reason:
            yield f"{s} {curie('skos:editorialNote')} {literal(entity.reason)}{tail}"
        for predicate, value in sorted(set(entity.links)):
            if predicate in _PLAIN_PREDICATES:
                yield f"{s} {curie(predicate)} {literal(value)}{tail}"
            else:
                yield f"{s} {curie(predicate)} {self.term(value)}{tail}"

    # ------------------------------------------------------------------- articles

    def article(
        self, reading: Reading, entities: Entities, facts: Iterable[Fact] | None = None
    ) -> Iterator[str]:
        """Write the graph of one article: its record, its sentences, what they support."""
        doc = reading.document
        slugged = article_slug(doc.id)
        a, tail = self.iri(f"article/{slugged}"), f" {self.article_graph(doc.id)} .\n"
        yield f"{a} {A} {curie('kg:Article')}{tail}"
        yield f"{a} {curie('dcterms:identifier')} {literal(doc.id)}{tail}"
        yield f"{a} {curie('dcterms:title')} {literal(doc.title or doc.id, 'vi')}{tail}"
        yield f"{a} {curie('dcterms:language')} {literal('vi')}{tail}"
        yield f"{a} {_GENERATED} {self._run}{tail}"
        yield f"{a} {curie('kg:textSha256')} {literal(doc.sha256 or text_sha(doc.text))}{tail}"
        if doc.published:
            yield f"{a} {curie('dcterms:issued')} {date(doc.published[:10])}{tail}"
        if doc.publisher:
            yield f"{a} {curie('dcterms:publisher')} {literal(doc.publisher)}{tail}"
        if doc.agency:
            yield f"{a} {curie('schema:sourceOrganization')} {literal(doc.agency)}{tail}"
        source = doc.url or source_name(doc.source)
        if source:
            term = f"<{source}>" if is_iri(source) else literal(source)
            yield f"{a} {curie('dcterms:source')} {term}{tail}"
        for local in sorted(mentioned(reading, entities)):
            yield f"{a} {_MENTIONS} {self.iri(local)}{tail}"
        facts = self.facts(reading, entities) if facts is None else facts
        yield from self._evidence(doc, slugged, a, tail, facts)

    def _evidence(
        self, doc: model.Document, slugged: str, a: str, tail: str, facts: Iterable[Fact]
    ) -> Iterator[str]:
        sentences: set[tuple[int, int]] = set()
        for number, fact in enumerate(facts, 1):
            seen = fact.evidence
            start, stop = seen.sentence.start, seen.sentence.stop
            s = self.iri(f"article/{slugged}#char={start},{stop}")
            if (start, stop) not in sentences:
                sentences.add((start, stop))
                yield (
                    f"{s} {A} {_SENTENCE}{tail}{s} {_ARTICLE} {a}{tail}"
                    f'{s} {_START} "{start}"^^{_INTEGER}{tail}{s} {_END} "{stop}"^^{_INTEGER}{tail}'
                    f"{s} {_EXACT} {literal(doc.text[start:stop])}{tail}"
                )
            e = self.iri(f"evidence/{slugged}-{number:03}")
            surface = doc.text[seen.span.start : seen.span.stop]
            yield (
                f"{self.iri(fact.id)} {_EVIDENCE} {e}{tail}"
                f"{e} {A} {_EVIDENCE_CLASS}{tail}{e} {_ARTICLE} {a}{tail}"
                f"{e} {_SENTENCE_OF} {s}{tail}{e} {_CONFIDENCE} {decimal(seen.certainty)}{tail}"
                f"{e} {_SURFACE} {literal(surface)}{tail}{e} {_METHOD} {literal(seen.rule)}{tail}"
            )
            observed = observed_on(seen, doc)
            if observed:
                yield f"{e} {_OBSERVED} {date(observed)}{tail}"
            if fact.status:
                yield f"{e} {_STATUS} {curie('status:' + fact.status)}{tail}"
            if fact.kind == "tenure" and fact.since:
                yield f"{e} {curie('kg:since')} {date(fact.since)}{tail}"
            if fact.kind == "tenure" and fact.until:
                yield f"{e} {curie('kg:until')} {date(fact.until)}{tail}"

    # ------------------------------------------------------------------- facts

    def facts(
        self, reading: Reading, entities: Entities, returns: Returns | None = None
    ) -> list[Fact]:
        """Resolve the facts of a reading; a fact of which a slot is unknown is left out.

        ``returns`` are the days on which people came back to a post that they had left.
        """
        article = reading.document.id
        events = {e.id: entities.event(article, e) for e in reading.events}
        tenures: dict[str, Fact] = {}
        for tenure in reading.tenures:
            fact = self._tenure(reading.document, tenure, entities, returns or {})
            if fact:
                tenures[tenure.id] = fact
        out = list(tenures.values())
        for event in reading.events:
            one = events[event.id]
            if one:
                out.append(self._event(article, event, one, events, tenures, entities))
        posts = {(t.person.name, t.post.title): t.post for t in reading.tenures}
        for part in reading.participations:
            found = events.get(part.event)
            if found:
                capacity = posts.get((part.agent.name, part.capacity or ""))
                held = entities.post(article, capacity) if capacity else None
                out += self._participation(article, part, found, held, entities)
        for statement in reading.statements:
            out += self._statement(article, statement, entities)
        return out

    def _tenure(
        self, doc: model.Document, tenure: model.Tenure, entities: Entities, returns: Returns
    ) -> Fact | None:
        person = entities.person(doc.id, tenure.person.name)
        post = entities.post(doc.id, tenure.post)
        if person is None or post is None:
            return None
        core = [
            f"{A} {curie('kg:Tenure')}",
            f"{_MEMBER} {self.iri(person.id)}",
            f"{_POST} {self.iri(post.id)}",
        ]
        for predicate, value in post.links:
            if predicate == "org:postIn":
                core.append(f"{_ORGANIZATION} {self.term(value)}")
            elif predicate == "org:role":
                core.append(f"{_ROLE} {self.term(value)}")
        if tenure.term:
            core.append(f"{curie('kg:term')} {literal(tenure.term, 'vi')}")
        own = tenure_id(person.id, post.id)
        if own in returns:
            day = observed_on(tenure.evidence, doc) or ""
            number = 1 + sum(back <= day for back in returns[own])
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
        entities: Entities,
    ) -> Fact:
        core = [f"{A} {curie('kg:Event')}", f"{_EVENT_TYPE} {curie('etype:' + event.type)}"]
        if event.type in _EVENT_CLASS:
            core.append(f"{A} {curie(_EVENT_CLASS[event.type])}")
        core.append(f"{_LABEL} {literal((_one_or_more(one.labels_vi) or (one.name,))[0], 'vi')}")
        core += [f"{_ALT} {literal(other, 'vi')}" for other in one.alt if other != one.name]
        if one.reason:
            core.append(f"{curie('skos:editorialNote')} {literal(one.reason)}")
        for name in event.places:
            place = entities.place(article, name)
            if place:
                core.append(f"{curie('schema:location')} {self.iri(place.id)}")
        over = events.get(event.part_of) if event.part_of else None
        if over and over.id != one.id:
            core.append(f"{curie('schema:superEvent')} {self.iri(over.id)}")
        for predicate, ids in (("kg:startsTenure", event.starts), ("kg:endsTenure", event.ends)):
            core += [f"{curie(predicate)} {self.iri(tenures[t].id)}" for t in ids if t in tenures]
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
        entities: Entities,
    ) -> Iterator[Fact]:
        agent = named(part.agent, article, entities)
        if agent is None:
            return
        core = [
            f"{A} {curie('kg:Participation')}",
            f"{curie('kg:event')} {self.iri(event.id)}",
            f"{curie('kg:participant')} {self.iri(agent.id)}",
            f"{curie('kg:as')} {curie('part:' + part.role)}",
        ]
        if held:
            core.append(f"{curie('kg:inCapacity')} {self.iri(held.id)}")
        if part.object:
            core.append(f"{curie('kg:object')} {literal(part.object, 'vi')}")
        yield Fact(
            id=f"participation/{local(event.id)}--{local(agent.id)}--{part.role}",
            kind="participation",
            evidence=part.evidence,
            core=tuple(core),
            about=(agent.id, event.id, part.role),
        )

    def _statement(
        self, article: str, statement: model.Statement, entities: Entities
    ) -> Iterator[Fact]:
        subject = named(statement.subject, article, entities)
        thing = named(statement.object, article, entities)
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
                f"{curie('rdf:subject')} {self.iri(subject.id)}",
                f"{curie('rdf:predicate')} {curie(statement.predicate)}",
                f"{curie('rdf:object')} {self.iri(thing.id)}",
            ),
            about=(subject.id, statement.predicate, thing.id),
        )

    def run_record(self) -> Iterator[str]:
        """Write the extraction run into ``g:meta``."""
        tail = f" {self.meta_graph} .\n"
        yield f"{self._run} {A} {curie('kg:ExtractionRun')}{tail}"
        yield f"{self._run} {_LABEL} {literal(self.run.removeprefix('run/'), 'vi')}{tail}"


# --------------------------------------------------------------------------- who and what


def text_sha(text: str) -> str:
    """Give the SHA-256 of the UTF-8 bytes of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_name(source: str | None) -> str:
    """Give the name of an article's file, without folder and record number.

    So that the same articles make the same graph on every machine.

    >>> source_name("/home/an/news/2025.jsonl.gz:12")
    '2025.jsonl.gz'
    """
    path, _, number = (source or "").rpartition(":")
    return PurePath(path if path and number.isdigit() else source or "").name


def local(entity_id: str) -> str:
    """Give the last part of a local id."""
    return entity_id.partition("/")[2]


def tenure_id(person: str, post: str) -> str:
    """Give the local id of the tenure of a person in a post.

    >>> tenure_id("person/to-lam-xd7w", "post/tong-bi-thu")
    'tenure/to-lam-xd7w--tong-bi-thu'
    """
    return f"tenure/{local(person)}--{local(post)}"


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


def _one_or_more(value: tuple[str, ...] | str | None) -> tuple[str, ...]:
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


_LOCAL_KINDS = frozenset({"person", "org", "post", "place", "document", "event", "article"})
_ISO_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_PLAIN_PREDICATES = frozenset({"dcterms:identifier", "skos:notation", "foaf:name"})

A = curie("rdf:type")
_LABEL = curie("rdfs:label")
_NAME = curie("foaf:name")
_ALT = curie("skos:altLabel")
_HIDDEN = curie("skos:hiddenLabel")
_MENTIONS = curie("schema:mentions")
_MEMBER = curie("org:member")
_POST = curie("kg:post")
_ORGANIZATION = curie("org:organization")
_ROLE = curie("org:role")
_EVENT_TYPE = curie("kg:eventType")
_SENTENCE = curie("kg:Sentence")
_ARTICLE = curie("kg:article")
_START = curie("oa:start")
_END = curie("oa:end")
_EXACT = curie("oa:exact")
_INTEGER = curie("xsd:integer")
_EVIDENCE = curie("kg:evidence")
_EVIDENCE_CLASS = curie("kg:Evidence")
_SENTENCE_OF = curie("kg:sentence")
_CONFIDENCE = curie("kg:confidence")
_SURFACE = curie("kg:surface")
_METHOD = curie("kg:method")
_GENERATED = curie("prov:wasGeneratedBy")
_OBSERVED = curie("kg:observedOn")
_STATUS = curie("kg:status")
