"""What is drawn of a graph: things, the facts that link them, and the articles that say so.

Only the RDF of the public contract is asked, so a graph made by other hands can be drawn too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.view.asking import Asked, Values, ask, describe, last_part, one
from kg.view.choosing import Link, LinkKind, choose

Kind = Literal["person", "organisation", "event", "place", "paper"]

_CLASSES: dict[str, Kind] = {
    "Person": "person",
    "Organization": "organisation",
    "Place": "place",
    "OfficialDocument": "paper",
}
_MENTIONS = "SELECT DISTINCT ?thing ?article WHERE { ?article schema:mentions ?thing }"
_HOLDS = "SELECT DISTINCT ?person ?post WHERE { ?person org:holds ?post }"
#: What an article says last counts; of what it says at one time, the end of a post before its hold.
_STATUS_ORDER = ("incumbent", "nominated", "acting", "appointed", "former", "dismissed")
#: The property that says what a link of the kind is.
_SAYS = {"tenure": "post", "participation": "as", "statement": "predicate"}


@dataclass(frozen=True, slots=True)
class Words:
    """A text in Vietnamese and in English; the English is the Vietnamese where there is none."""

    vi: str = ""
    en: str = ""


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

    ``short`` is the label without the body at its end. ``capacity`` is the post in which somebody
    takes part, ``object`` what is given or received. ``status`` is what the latest evidence says
    of a tenure, ``current`` whether it is believed to last. ``first`` and ``last`` are the ISO
    dates between which it was observed, ``since`` and ``until`` those that an article states.
    """

    id: str
    kind: LinkKind
    source: str
    target: str
    label: Words = Words()
    short: Words = Words()
    capacity: Words = Words()
    object: str = ""
    status: str = ""
    current: bool = False
    first: str = ""
    last: str = ""
    since: str = ""
    until: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, body, event, place or official document that is drawn as a node.

    ``articles`` are those that name it, ``quotes`` those that tell of it if it is an event.
    """

    id: str
    kind: Kind
    label: Words
    also: tuple[str, ...]
    type: Words
    date: str
    day_part: str
    articles: tuple[str, ...]
    quotes: tuple[Quote, ...]


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


def network(graph: Asked, *, around: str | None = None) -> Network:
    """Choose what to draw of ``graph`` and fetch what is known about it.

    ``around`` limits it to what lies within two links of the thing of that name. Raises KgError,
    with near names, if there is no such thing.
    """
    choice = choose(graph, around)
    things = _things(graph, choice.things)
    facts = [f for f in _facts(graph, choice.links) if f.source in things]
    facts += [Fact(f"{a} under {b}", "under", a, b) for a, b in choice.under]
    facts = [f for f in facts if f.source in things and f.target in {"", *things}]
    articles = {q.article for fact in facts for q in fact.quotes}
    for thing in things.values():
        articles |= {*thing.articles, *(q.article for q in thing.quotes)}
    return Network(
        things=tuple(things[t] for t in sorted(things)),
        facts=tuple(sorted(facts, key=lambda f: (f.source, f.target, f.kind, f.id))),
        articles=tuple(_articles(graph, articles)),
        around=around or "",
        all_things=choice.of - len(choice.things) + len(things),
    )


def _words(values: Values, name: str = "label", fallback: str = "") -> Words:
    found = values.get(name, [])
    vi = next((v for v, language in found if language in ("vi", "")), "")
    en = next((v for v, language in found if language == "en"), "")
    vi = vi or one(values, "name") or en or fallback
    return Words(vi, en or vi)


def _values(described: dict[str, Values], *names: str) -> set[str]:
    """Gather the values that any thing has of some properties."""
    return {v for values in described.values() for name in names for v, _ in values.get(name, ())}


# ---------------------------------------------------------------- things


def _things(graph: Asked, chosen: Iterable[str]) -> dict[str, Thing]:
    chosen = set(chosen)
    described = describe(
        graph,
        chosen,
        "rdf:type rdfs:label foaf:name skos:altLabel kg:date kg:dayPart kg:eventType kg:evidence"
        " org:classification",
    )
    types = describe(graph, _values(described, "eventType", "classification"), "skos:prefLabel")
    quotes = _quotes(graph, _values(described, "evidence"))
    named_in: dict[str, list[str]] = defaultdict(list)
    for thing, article in sorted(ask(graph, _MENTIONS)):
        if thing in chosen:
            named_in[thing].append(article)
    return {
        iri: _thing(iri, kind, values, types, tuple(named_in[iri]), _said(values, quotes))
        for iri, values in sorted(described.items())
        if (kind := _kind(values))
    }


def _kind(values: Values) -> Kind | None:
    if "eventType" in values:
        return "event"
    classes = {last_part(value) for value, _ in values.get("type", ())}
    return next((kind for name, kind in _CLASSES.items() if name in classes), None)


def _thing(
    iri: str,
    kind: Kind,
    values: Values,
    types: dict[str, Values],
    articles: tuple[str, ...],
    quotes: tuple[Quote, ...],
) -> Thing:
    label = _words(values, fallback=last_part(iri))
    type_iri = one(values, "eventType") or one(values, "classification")
    return Thing(
        id=iri,
        kind=kind,
        label=label,
        also=tuple(sorted({v for v, _ in values.get("altLabel", ())} - {label.vi, label.en})),
        type=_words(types.get(type_iri, {}), "prefLabel", last_part(type_iri)),
        date=one(values, "date"),
        day_part=one(values, "dayPart"),
        articles=articles,
        quotes=quotes,
    )


# ---------------------------------------------------------------- facts


def _facts(graph: Asked, links: Sequence[Link]) -> list[Fact]:
    about = describe(
        graph,
        {link.fact for link in links},
        "kg:post kg:as kg:inCapacity kg:object kg:evidence kg:firstObserved kg:lastObserved"
        " schema:startDate schema:endDate rdf:predicate",
    )
    named = _values(about, "post", "as", "inCapacity", "predicate")
    labels = describe(graph, named, "rdfs:label skos:prefLabel foaf:name")
    bodies = describe(graph, {link.target for link in links}, "rdfs:label foaf:name skos:altLabel")
    quotes = _quotes(graph, _values(about, "evidence"))
    holds = set(ask(graph, _HOLDS))
    return [
        _fact(link, about.get(link.fact, {}), labels, bodies.get(link.target, {}), quotes, holds)
        for link in links
    ]


def _fact(
    link: Link,
    values: Values,
    labels: dict[str, Values],
    body: Values,
    quotes: dict[str, Quote],
    holds: set[tuple[str, ...]],
) -> Fact:
    said = _said(values, quotes)
    of = one(values, _SAYS.get(link.kind, ""))
    named = labels.get(of, {})
    label = _words(named, "prefLabel" if "prefLabel" in named else "label", last_part(of))
    dates = [q.observed for q in said if q.observed]
    return Fact(
        id=link.fact,
        kind=link.kind,
        source=link.source,
        target=link.target,
        label=label,
        short=_shortened(label, body) if link.kind == "tenure" else label,
        capacity=_words(labels.get(one(values, "inCapacity"), {})),
        object=one(values, "object"),
        status=_status(said) if link.kind == "tenure" else "",
        current=(link.source, of) in holds,
        first=one(values, "firstObserved") or min(dates, default=""),
        last=one(values, "lastObserved") or max(dates, default=""),
        since=one(values, "startDate"),
        until=one(values, "endDate"),
        quotes=said,
    )


def _said(values: Values, quotes: dict[str, Quote]) -> tuple[Quote, ...]:
    """Give the quotes of a fact, the oldest first."""
    said = [quotes[e] for e, _ in values.get("evidence", ()) if e in quotes]
    return tuple(sorted(said, key=lambda q: (q.observed, q.article, q.sentence, q.surface)))


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
    said = describe(
        graph,
        evidence,
        "kg:article kg:sentence kg:surface kg:method kg:confidence kg:observedOn kg:status",
    )
    sentences = describe(graph, _values(said, "sentence"), "oa:exact")
    return {
        iri: Quote(
            article=one(e, "article"),
            sentence=one(sentences.get(one(e, "sentence"), {}), "exact"),
            surface=one(e, "surface"),
            rule=one(e, "method"),
            certainty=_number(one(e, "confidence")),
            observed=one(e, "observedOn"),
            status=last_part(one(e, "status")),
        )
        for iri, e in said.items()
    }


def _number(text: str) -> float | None:
    try:
        return round(float(text), 4)
    except ValueError:
        return None


# ---------------------------------------------------------------- articles


def _articles(graph: Asked, iris: set[str]) -> Iterator[Article]:
    described = describe(
        graph,
        iris,
        "dcterms:title dcterms:issued dcterms:publisher dcterms:source dcterms:identifier",
    )
    publishers = describe(graph, _values(described, "publisher"), "rdfs:label foaf:name")
    for iri in sorted(iris):
        values = described.get(iri, {})
        publisher = one(values, "publisher")
        sources = [v for v, _ in values.get("source", ())]
        yield Article(
            id=iri,
            title=one(values, "title") or one(values, "identifier") or last_part(iri),
            publisher=_words(publishers[publisher]).vi if publisher in publishers else publisher,
            issued=one(values, "issued"),
            url=next((s for s in sources if s.startswith(("http://", "https://"))), ""),
        )
