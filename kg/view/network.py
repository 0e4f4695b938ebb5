"""What is drawn of a graph: things, the facts that link them, and the articles that say so.

Only the RDF of the public contract is asked, so a graph made by other hands can be drawn too.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, Protocol

from kg.errors import KgError
from kg.text import fold

Kind = Literal["person", "organisation", "event", "place", "paper"]
LinkKind = Literal["tenure", "participation", "location", "part", "under", "statement"]

#: More things than this on one page cannot be read, and take long to load.
MOST_THINGS = 1500
#: More than this around one name is no neighbourhood any more.
MOST_AROUND = 160
_CHUNK = 2000
_PREFIXES = """
PREFIX kg: <https://vnkg.example/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/>
"""
_LINKS = """
SELECT DISTINCT ?kind ?fact ?source ?target WHERE {
  { ?fact a kg:Tenure ; org:member ?source . OPTIONAL { ?fact org:organization ?target }
    BIND("tenure" AS ?kind) }
  UNION
  { ?fact a kg:Participation ; kg:participant ?source ; kg:event ?target
    BIND("participation" AS ?kind) }
  UNION
  { ?source kg:eventType ?type ; schema:location ?target .
    BIND(?source AS ?fact) BIND("location" AS ?kind) }
  UNION
  { ?source kg:eventType ?type ; schema:superEvent ?target .
    BIND(?source AS ?fact) BIND("part" AS ?kind) }
  UNION
  { ?fact a rdf:Statement ; rdf:subject ?source ; rdf:object ?target .
    FILTER(isIRI(?target)) BIND("statement" AS ?kind) }
}
"""
_UNDER = "SELECT DISTINCT ?body ?parent WHERE { ?body org:subOrganizationOf ?parent }"
_EVENTS = "SELECT DISTINCT ?event WHERE { ?event kg:eventType ?type }"
_NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  VALUES ?naming { rdfs:label foaf:name skos:altLabel skos:hiddenLabel }
  ?thing ?naming ?name .
}
"""
_CLASSES: dict[str, Kind] = {
    "foaf:Person": "person",
    "org:Organization": "organisation",
    "schema:Place": "place",
    "kg:OfficialDocument": "paper",
}
_MENTIONS = "SELECT DISTINCT ?thing ?article WHERE { ?article schema:mentions ?thing }"
_HOLDS = "SELECT DISTINCT ?person ?post WHERE { ?person org:holds ?post }"
#: What an article says last counts; of what it says at one time, the end of a post before its hold.
_STATUS_ORDER = ("incumbent", "nominated", "acting", "appointed", "former", "dismissed")


class Answer(Protocol):
    """What a query gives back, as far as drawing needs it."""

    @property
    def rows(self) -> Iterable[Sequence[Any]]:
        """Rows of values; a value is a string, an RDF term, or None."""


class Asked(Protocol):
    """A graph that can be asked in SPARQL."""

    def query(self, sparql: str, /) -> Answer:
        """Answer a SELECT over the union of all named graphs."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in Vietnamese and in English; the English is the Vietnamese where there is none."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence of one article that says a fact; ``article`` is the IRI of an ``Article``."""

    article: str
    sentence: str
    surface: str
    rule: str
    certainty: float | None
    observed: str
    status: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One link between two things, or (with an empty ``target``) a rank or degree of a person.

    ``status`` is what the latest evidence says of a tenure; ``first`` and ``last`` are the ISO
    dates between which it was observed, ``since`` and ``until`` those that an article states.
    """

    id: str
    kind: LinkKind
    source: str
    target: str
    label: Words
    short: Words
    status: str
    current: bool
    first: str
    last: str
    since: str
    until: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, body, event, place or official document that is drawn as a node."""

    id: str
    kind: Kind
    label: Words
    also: tuple[str, ...]
    date: str
    day_part: str
    type: Words
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Where quotes come from; ``url`` is empty unless it is http or https."""

    id: str
    title: str
    publisher: str
    issued: str
    url: str


@dataclass(frozen=True, slots=True)
class Network:
    """Everything that one page shows. ``all_things`` is more than ``len(things)`` if it was cut."""

    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]
    articles: tuple[Article, ...]
    around: str
    all_things: int


@dataclass(frozen=True, slots=True)
class _Link:
    kind: LinkKind
    fact: str
    source: str
    target: str


Values = dict[str, list[tuple[str, str]]]


def network(graph: Asked, *, around: str | None = None) -> Network:
    """Choose what to draw of ``graph`` and fetch what is known about it.

    ``around`` limits it to what lies within two links of the thing of that name. Raises KgError,
    with near names, if there is no such thing.
    """
    links = _links(graph)
    events = {row[0] for row in _ask(graph, _EVENTS)}
    near = _neighbours(links)
    known = set(near) | events | {link.source for link in links}
    if around is not None:
        centre = _named(graph, around, known)
        chosen, of = _around(near, centre)
    else:
        # "Đại hội XIV" that articles only name would stand alone: a drawing is of links
        linked = {thing for thing in known if near.get(thing)}
        chosen, of = _most_connected(near, linked or events)
    chosen |= _bridges(_parents(graph), chosen)
    drawn = [link for link in links if link.source in chosen and link.target in chosen | {""}]
    things = _things(graph, chosen)
    facts = [f for f in _facts(graph, drawn) if f.source in things and f.target in {"", *things}]
    facts += _hierarchy(graph, {t for t, thing in things.items() if thing.kind == "organisation"})
    articles = {q.article for f in facts for q in f.quotes}
    articles |= {a for thing in things.values() for a in thing.articles}
    return Network(
        things=tuple(things[t] for t in sorted(things)),
        facts=tuple(sorted(facts, key=lambda f: (f.source, f.target, f.kind, f.id))),
        articles=tuple(_articles(graph, articles)),
        around=around or "",
        all_things=max(of, len(things)),
    )


# ---------------------------------------------------------------- asking


def _ask(graph: Asked, sparql: str) -> Iterator[tuple[str, ...]]:
    for row in graph.query(_PREFIXES + sparql).rows:
        yield tuple("" if value is None else _letters(value) for value in row)


def _letters(value: Any) -> str:
    """Give the text of an RDF term, or of the plain value that stands for one."""
    return str(getattr(value, "value", value))


def _describe(graph: Asked, iris: Iterable[str], properties: str) -> dict[str, Values]:
    """Fetch the values (with language) of some properties of many things, in a stable order."""
    found: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    asked = sorted(iri for iri in iris if iri and not set(iri) & set('<>"{}|\\^` \n'))
    for at in range(0, len(asked), _CHUNK):
        things = " ".join(f"<{iri}>" for iri in asked[at : at + _CHUNK])
        for thing, name, value, language in _ask(
            graph,
            f"SELECT DISTINCT ?thing ?property ?value (LANG(?value) AS ?language) WHERE {{ "
            # with a second VALUES instead of the FILTER pyoxigraph is a thousand times slower
            f"VALUES ?thing {{ {things} }} ?thing ?property ?value "
            f"FILTER(?property IN ({', '.join(properties.split())})) }}",
        ):
            found[thing][_last_part(name)].append((value, language))
    for values in found.values():
        for listed in values.values():
            listed.sort()
    return found


def _last_part(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def _one(values: Values, name: str) -> str:
    found = values.get(name)
    return found[0][0] if found else ""


def _words(values: Values, name: str = "label", fallback: str = "") -> Words:
    found = values.get(name, [])
    vi = next((v for v, language in found if language in ("vi", "")), "")
    en = next((v for v, language in found if language == "en"), "")
    vi = vi or _one(values, "name") or en or fallback
    return Words(vi, en or vi)


# ---------------------------------------------------------------- choosing


def _links(graph: Asked) -> list[_Link]:
    rows = (_Link(kind, fact, source, target) for kind, fact, source, target in _ask(graph, _LINKS))  # type: ignore[arg-type]
    return sorted(rows, key=lambda link: (link.fact, link.kind, link.source, link.target))


def _neighbours(links: Iterable[_Link]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.target and link.source != link.target:
            near[link.source].add(link.target)
            near[link.target].add(link.source)
    return near


def _named(graph: Asked, name: str, known: set[str]) -> list[str]:
    """Find the things that bear ``name``, whatever its accents and case."""
    bearers: dict[str, set[str]] = defaultdict(set)
    spelt: dict[str, str] = {}
    for thing, text in _ask(graph, _NAMES):
        if thing in known:
            bearers[fold(text)].add(thing)
            spelt[fold(text)] = min(spelt.get(fold(text), text), text)  # capitals before small
    key = fold(name)
    if key in bearers:
        return sorted(bearers[key])
    close = get_close_matches(key, sorted(bearers), n=4, cutoff=0.6)
    close += [k for k in sorted(bearers) if key and key in k and k not in close][: 4 - len(close)]
    remedy = (
        "did you mean " + ", ".join(f"“{spelt[k]}”" for k in close) + "?"
        if close
        else ("`kg query` can list the names of the graph")
    )
    raise KgError(f"“{name}”: nobody and nothing of that name is linked in the graph; {remedy}")


def _around(near: dict[str, set[str]], centre: Sequence[str]) -> tuple[set[str], int]:
    """Choose what lies within two links of ``centre``, the best linked first, at most 160."""
    first = {n for c in centre for n in near.get(c, ())} - set(centre)
    second = {n for f in first for n in near[f]} - first - set(centre)
    chosen = set(centre)
    for ring in (first, second):
        room = MOST_AROUND - len(chosen)
        close = {n: len(near[n] & chosen) for n in ring}
        chosen |= set(sorted(ring, key=lambda n: (-close[n], -len(near[n]), n))[: max(room, 0)])
    return chosen, len(centre) + len(first) + len(second)


def _most_connected(near: dict[str, set[str]], known: set[str]) -> tuple[set[str], int]:
    """Choose all, or of a large graph what grows from the best linked thing, best linked first."""
    if len(known) <= MOST_THINGS:
        return known, len(known)
    start = min(known, key=lambda n: (-len(near.get(n, ())), n))
    edge, seen, chosen = [(0, start)], {start}, set[str]()
    while edge and len(chosen) < MOST_THINGS:
        _, thing = heapq.heappop(edge)
        chosen.add(thing)
        for other in near[thing] - seen:
            heapq.heappush(edge, (-len(near[other]), other))
        seen |= near[thing]
    return chosen, len(known)


def _parents(graph: Asked) -> dict[str, list[str]]:
    parents: dict[str, list[str]] = defaultdict(list)
    for body, parent in sorted(_ask(graph, _UNDER)):
        parents[body].append(parent)
    return parents


def _bridges(parents: dict[str, list[str]], chosen: set[str]) -> set[str]:
    """Find the bodies that lie on a line of subordination between two chosen ones."""
    found: set[str] = set()
    for body in chosen:
        path, seen = parents.get(body, [])[:1], {body}
        while path and path[-1] not in chosen and path[-1] not in seen and len(path) < 6:
            seen.add(path[-1])
            above = parents.get(path[-1], [])[:1]
            if not above:
                break
            path += above
        if path and path[-1] in chosen:
            found.update(path[:-1])
    return found


# ---------------------------------------------------------------- filling


def _things(graph: Asked, chosen: set[str]) -> dict[str, Thing]:
    described = _describe(
        graph,
        chosen,
        "rdf:type rdfs:label foaf:name skos:altLabel kg:date kg:dayPart kg:eventType"
        " org:classification",
    )
    types = _describe(
        graph,
        {
            v
            for d in described.values()
            for p in ("eventType", "classification")
            for v, _ in d.get(p, ())
        },
        "skos:prefLabel",
    )
    named_in: dict[str, set[str]] = defaultdict(set)
    for thing, article in _ask(graph, _MENTIONS):
        if thing in chosen:
            named_in[thing].add(article)
    return {
        iri: _thing(iri, values, types, tuple(sorted(named_in[iri])))
        for iri, values in sorted(described.items())
        if _kind(values)
    }


def _kind(values: Values) -> Kind | None:
    if "eventType" in values:
        return "event"
    classes = {_last_part(value) for value, _ in values.get("type", ())}
    return next((k for c, k in _CLASSES.items() if c.split(":")[1] in classes), None)


def _thing(iri: str, values: Values, types: dict[str, Values], articles: tuple[str, ...]) -> Thing:
    label = _words(values, fallback=_last_part(iri))
    also = {v for v, _ in values.get("altLabel", ())} - {label.vi, label.en}
    type_iri = _one(values, "eventType") or _one(values, "classification")
    kind = _kind(values)
    assert kind is not None
    return Thing(
        id=iri,
        kind=kind,
        label=label,
        also=tuple(sorted(also)),
        date=_one(values, "date"),
        day_part=_one(values, "dayPart"),
        type=_words(types.get(type_iri, {}), "prefLabel", _last_part(type_iri)),
        articles=articles,
    )


def _facts(graph: Asked, links: Sequence[_Link]) -> list[Fact]:
    about = _describe(
        graph,
        {link.fact for link in links},
        "kg:post kg:as kg:evidence kg:firstObserved kg:lastObserved schema:startDate"
        " schema:endDate rdf:predicate",
    )
    every: set[str] = {
        v for d in about.values() for p in ("post", "as", "predicate") for v, _ in d.get(p, ())
    }
    labels = _describe(graph, every, "rdfs:label skos:prefLabel foaf:name")
    bodies = _describe(graph, {link.target for link in links}, "rdfs:label foaf:name skos:altLabel")
    quotes = _quotes(graph, {v for d in about.values() for v, _ in d.get("evidence", ())})
    holds = set(_ask(graph, _HOLDS))
    return [
        _fact(link, about.get(link.fact, {}), labels, bodies.get(link.target, {}), quotes, holds)
        for link in links
    ]


def _fact(
    link: _Link,
    values: Values,
    labels: dict[str, Values],
    body: Values,
    quotes: dict[str, Quote],
    holds: set[tuple[str, ...]],
) -> Fact:
    said = [quotes[e] for e, _ in values.get("evidence", ()) if e in quotes]
    said.sort(key=lambda q: (q.observed, q.article, q.sentence, q.surface))
    own = {"tenure": "post", "participation": "as", "statement": "predicate"}.get(link.kind, "")
    of = _one(values, own)
    named = labels.get(of, {})
    label = _words(named, "prefLabel" if "prefLabel" in named else "label", _last_part(of))
    dates = [q.observed for q in said if q.observed]
    return Fact(
        id=link.fact,
        kind=link.kind,
        source=link.source,
        target=link.target,
        label=label,
        short=_shortened(label, body) if link.kind == "tenure" else label,
        status=_status(said) if link.kind == "tenure" else "",
        current=(link.source, of) in holds,
        first=_one(values, "firstObserved") or min(dates, default=""),
        last=_one(values, "lastObserved") or max(dates, default=""),
        since=_one(values, "startDate"),
        until=_one(values, "endDate"),
        quotes=tuple(said),
    )


def _status(quotes: Sequence[Quote]) -> str:
    """Give what the latest evidence says of a tenure."""
    said = [q for q in quotes if q.status in _STATUS_ORDER]
    if not said:
        return "incumbent"
    return max(said, key=lambda q: (q.observed, _STATUS_ORDER.index(q.status))).status


def _shortened(post: Words, body: Values) -> Words:
    """Leave out of a title the body that the drawn line leads to anyway.

    "Trưởng Ban Tổ chức Trung ương" is drawn as "Trưởng" on the line to the commission.
    """
    names = [v for p in ("label", "name", "altLabel") for v, _ in body.get(p, ())]
    return Words(_without(post.vi, names), _without(post.en, names))


def _without(title: str, names: Iterable[str]) -> str:
    for name in sorted(names, key=lambda n: (-len(n), n)):
        at = title.lower().find(name.lower())
        if at > 0 and at + len(name) == len(title):
            rest = title[:at].rstrip(" ,-–")
            for joint in (" of the", " of"):
                rest = rest.removesuffix(joint)
            return rest or title
    return title


def _quotes(graph: Asked, evidence: set[str]) -> dict[str, Quote]:
    said = _describe(
        graph,
        evidence,
        "kg:article kg:sentence kg:surface kg:method kg:confidence kg:observedOn kg:status",
    )
    sentences = _describe(graph, {_one(e, "sentence") for e in said.values()}, "oa:exact")
    return {
        iri: Quote(
            article=_one(e, "article"),
            sentence=_one(sentences.get(_one(e, "sentence"), {}), "exact"),
            surface=_one(e, "surface"),
            rule=_one(e, "method"),
            certainty=_number(_one(e, "confidence")),
            observed=_one(e, "observedOn"),
            status=_last_part(_one(e, "status")),
        )
        for iri, e in said.items()
    }


def _number(text: str) -> float | None:
    try:
        return round(float(text), 4)
    except ValueError:
        return None


def _hierarchy(graph: Asked, bodies: set[str]) -> list[Fact]:
    """Give the lines of subordination among the drawn bodies; they come from the list of bodies."""
    word = Words("", "")
    return [
        Fact(
            f"{body} under {parent}",
            "under",
            body,
            parent,
            word,
            word,
            "",
            False,
            "",
            "",
            "",
            "",
            (),
        )
        for body, parents in sorted(_parents(graph).items())
        for parent in parents
        if body in bodies and parent in bodies
    ]


def _articles(graph: Asked, iris: set[str]) -> Iterator[Article]:
    described = _describe(
        graph,
        iris,
        "dcterms:title dcterms:issued dcterms:publisher dcterms:source dcterms:identifier",
    )
    publishers = _describe(
        graph,
        {v for d in described.values() for v, _ in d.get("publisher", ()) if "://" in v},
        "rdfs:label foaf:name",
    )
    for iri in sorted(iris):
        values = described.get(iri, {})
        publisher = _one(values, "publisher")
        sources = [v for v, _ in values.get("source", ())]
        yield Article(
            id=iri,
            title=_one(values, "title") or _one(values, "identifier") or _last_part(iri),
            publisher=_words(publishers[publisher]).vi if publisher in publishers else publisher,
            issued=_one(values, "issued"),
            url=next((s for s in sources if s.startswith(("http://", "https://"))), ""),
        )
