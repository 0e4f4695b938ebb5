"""Every quad of the graph that a set of readings makes, as N-Quads lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg import derive
from kg.imported import Imported
from kg.lexicon import package_path, read_tsv
from kg.model import Reading, Tenure
from kg.rdf import Entities, Fact, Facts, Scribe, curie, literal, observed_on, tenure_id
from kg.rdf import date as dated

#: Characters of N-Quads that go into the store at a time: bulk_load keeps them all in memory.
CHUNK = 10_000_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the program itself needs of ``kg.ttl``."""

    triples: tuple[str, ...]
    role_property: dict[str, str]
    shortcut: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Read ``kg.ttl`` once."""
    import pyoxigraph as ox

    path = package_path("ontology/kg.ttl")
    found = [q.triple for q in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]

    def pairs(predicate: str) -> dict[str, str]:
        chosen = [t for t in found if str(t.predicate) == curie(predicate)]
        return {str(t.subject): str(t.object) for t in chosen}

    lines = {f"{t.subject} {t.predicate} {t.object}" for t in found}
    lines.update(_kinds({str(t.subject) for t in found}))
    return Vocabulary(tuple(sorted(lines)), pairs("org:roleProperty"), pairs("kg:shortcut"))


def _kinds(defined: set[str]) -> Iterator[str]:
    """Give the kinds of body and place that the world knows beyond ``kg.ttl``, as concepts."""
    for row in read_tsv(package_path("ontology/world/kinds.tsv")):
        me = curie(f"okind:{row['kind']}")
        if me not in defined:
            yield f"{me} {curie('rdf:type')} {curie('skos:Concept')}"
            yield f"{me} {curie('skos:prefLabel')} {literal(row['label'], 'vi')}"
            yield f"{me} {curie('skos:prefLabel')} {literal(row['english'], 'en')}"


def quads(
    readings: Callable[[], Iterable[Reading]],
    entities: Entities,
    scribe: Scribe,
    imported: Imported | None = None,
    changes: Changes | None = None,
) -> Iterator[str]:
    """Write every quad of the graph that these readings make, in N-Quads lines.

    Articles come one at a time; what is kept meanwhile grows with the facts, not with the texts.
    ``imported`` are quads of articles that were read elsewhere, ``changes`` those noted while
    the entities were resolved: whoever left a post and came back has two tenures there.
    """
    words = vocabulary()
    for triple in words.triples:
        yield f"{triple} {scribe.ontology_graph} .\n"
    posts: dict[str, derive.PostRecord] = {}
    known: set[str] = set()
    described: set[str] = set()
    for entity in entities.all():
        if entity.kind == "event":
            continue
        me = scribe.iri(entity.id)
        described.add(me)
        if entity.kind == "post":
            posts[me] = _post_record(entity.links, scribe)
        known.update(f"{me} {curie(p)} {scribe.term(v)}" for p, v in entity.links)
        yield from scribe.entity(entity)
    facts = _FactsGraph(scribe)
    if imported:
        posts = {**imported.seen.posts(), **posts}
        known.update(imported.known())
        imported.seen.tell(facts.derivation)
        yield from imported.lines(described)
    returns = changes.returns(entities) if changes else {}
    resolved = Facts(scribe, entities, returns)
    for number, reading in enumerate(readings()):
        if number == 0:
            yield from scribe.run_record()
        found = resolved.of(reading)
        yield from scribe.article(reading, entities, found)
        for fact in found:
            yield from facts.take(fact, reading)
    yield from facts.rest()
    yield from derive.quads(
        facts.derivation.triples(posts, words.role_property, words.shortcut, known), scribe
    )


def _post_record(links: Iterable[tuple[str, str]], scribe: Scribe) -> derive.PostRecord:
    found = dict(links)
    organisation, role = found.get("org:postIn"), found.get("org:role")
    return derive.PostRecord(
        found.get("kg:singleSeat") == "true",
        scribe.term(organisation) if organisation else None,
        scribe.term(role) if role else None,
    )


class Changes:
    """Who took and left posts, noted while readings go by."""

    def __init__(self) -> None:
        self._noted: list[tuple[str, Tenure, str, bool]] = []

    def noting(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Hand readings on, and note their changes of post: article, tenure, day, taken or left."""
        for reading in readings:
            if reading.events or any(t.status in _CHANGES for t in reading.tenures):
                self._note(reading)
            yield reading

    def _note(self, reading: Reading) -> None:
        days = [(t, e.date, True) for e in reading.events for t in e.starts]
        days += [(t, e.date, False) for e in reading.events for t in e.ends]
        stated = {ident: (day, taken) for ident, day, taken in days if day and len(day) == 10}
        for tenure in reading.tenures:
            day, taken = stated.get(tenure.id, ("", tenure.status == "appointed"))
            day = day or observed_on(tenure.evidence, reading.document) or ""
            if day and (tenure.id in stated or tenure.status in _CHANGES):
                self._noted.append((reading.document.id, tenure, day, taken))

    def returns(self, entities: Entities) -> dict[str, tuple[str, ...]]:
        """Give for each tenure the days on which it was taken again after it was left."""
        told: dict[str, set[tuple[str, bool]]] = {}
        for article, tenure, day, taken in self._noted:
            person = entities.person(article, tenure.person.name)
            post = entities.post(article, tenure.post)
            if person and post:
                told.setdefault(tenure_id(person.id, post.id), set()).add((day, taken))
        found = {fact: _returns(sorted(days)) for fact, days in told.items()}
        return {fact: days for fact, days in found.items() if days}


_CHANGES = frozenset({"appointed", "dismissed"})


def _returns(days: list[tuple[str, bool]]) -> tuple[str, ...]:
    """Give the days of taking a post that come after a day of leaving it.

    >>> _returns([("2011-01-01", True), ("2016-05-01", False), ("2021-03-01", True)])
    ('2021-03-01',)
    >>> _returns([("2016-05-01", False), ("2016-05-01", True), ("2016-05-02", False)])
    ()
    """
    back: list[str] = []
    left = ""
    for day, taken in days:
        if not taken:
            left = day
        elif left and left < day:
            back.append(day)
            left = ""
    return tuple(back)


def _exactness(literal_term: str) -> tuple[int, str]:
    text = literal_term[1 : literal_term.rindex('"')]
    return -len(text), text


class _FactsGraph:
    """Writes ``g:facts``, each triple once, and tells the derivation what it sees."""

    def __init__(self, scribe: Scribe) -> None:
        self.scribe = scribe
        self.derivation = derive.Derivation()
        self._written: set[int] = set()
        self._single: dict[tuple[str, str], str] = {}

    def take(self, fact: Fact, reading: Reading) -> Iterator[str]:
        me, tail = self.scribe.iri(fact.id), f" {self.scribe.facts_graph} .\n"
        mark = hash((fact.id, fact.core))
        if mark not in self._written:
            # Two facts with one hash would lose one of them: 64 bits make that a dream.
            self._written.add(mark)
            yield "".join(f"{me} {triple}{tail}" for triple in fact.core)
        for predicate, value in fact.single:
            old = self._single.get((me, predicate))
            if old is None or _exactness(value) < _exactness(old):
                self._single[me, predicate] = value
        self._derive(me, fact, reading)

    def _derive(self, me: str, fact: Fact, reading: Reading) -> None:
        iri, known = self.scribe.iri, self.derivation
        if fact.kind == "tenure":
            known.tenure(me, iri(fact.about[0]), iri(fact.about[1]))
        elif fact.kind == "participation":
            agent, event, role = fact.about
            known.participation(iri(agent), iri(event), curie("part:" + role))
        elif fact.kind == "statement":
            subject, predicate, thing = fact.about
            known.statement(iri(subject), curie(predicate), iri(thing))
        for tenure in fact.starts:
            known.begins(iri(tenure), fact.since)
        for tenure in fact.ends:
            known.ends(iri(tenure), fact.since)
        known.evidence(
            me,
            fact.evidence.certainty,
            observed_on(fact.evidence, reading.document),
            fact.status,
            reading.document.published,
        )

    def rest(self) -> Iterator[str]:
        tail = f" {self.scribe.facts_graph} .\n"
        for (me, predicate), value in sorted(self._single.items()):
            yield f"{me} {predicate} {value}{tail}"
        for me, predicate, day in self.derivation.bounds():
            yield f"{me} {curie(predicate)} {dated(day)}{tail}"


def chunks(lines: Iterable[str], size: int = CHUNK) -> Iterator[bytes]:
    """Join lines into blocks of about ``size`` characters."""
    block: list[str] = []
    length = 0
    for line in lines:
        block.append(line)
        length += len(line)
        if length >= size:
            yield "".join(block).encode("utf-8", "replace")
            block, length = [], 0
    if block:
        yield "".join(block).encode("utf-8", "replace")
