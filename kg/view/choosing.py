"""Which things are drawn: all, those around a name, or the best linked of too many."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, cast

from kg.errors import KgError
from kg.text import fold
from kg.view.asking import Asked, ask

LinkKind = Literal["tenure", "participation", "location", "part", "under", "statement", "same"]

#: More things than this on one page cannot be read, and take long to load.
MOST_THINGS = 1500
#: More than this around one name is no neighbourhood any more.
MOST_AROUND = 160
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
  UNION
  { ?source kg:possiblySame ?target . FILTER(STR(?source) < STR(?target))
    BIND(?source AS ?fact) BIND("same" AS ?kind) }
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


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two things (IRIs) and the fact that links them; a rank of a person has no ``target``."""

    fact: str
    kind: LinkKind
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What is drawn: things, the links between them, and of how many things they were chosen."""

    things: frozenset[str]
    links: tuple[Link, ...]
    under: tuple[tuple[str, str], ...]
    of: int


def choose(graph: Asked, around: str | None) -> Choice:
    """Choose what to draw of ``graph``. Raises KgError if nothing is called ``around``."""
    links = [
        Link(fact, cast(LinkKind, kind), source, target)
        for kind, fact, source, target in ask(graph, _LINKS)
    ]
    near = _neighbours(links)
    events = {event for (event,) in ask(graph, _EVENTS)}
    if around is not None:
        known = {*near, *events, *(link.source for link in links)}
        chosen, of = _around(near, _named(graph, around, known))
    else:
        # "Đại hội XIV" that articles only name would stand alone: a drawing is of links
        linked = {thing for thing, others in near.items() if others}
        chosen, of = _most_connected(near, linked or events)
    parents = _parents(graph)
    chosen |= _bridges(parents, chosen)
    return Choice(
        frozenset(chosen),
        tuple(sorted(x for x in links if x.source in chosen and x.target in chosen | {""})),
        tuple((b, p) for b in sorted(chosen) for p in parents.get(b, ()) if p in chosen),
        max(of, len(chosen)),
    )


def _neighbours(links: Iterable[Link]) -> dict[str, set[str]]:
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
    for thing, text in ask(graph, _NAMES):
        if thing in known:
            bearers[fold(text)].add(thing)
            spelt[fold(text)] = min(spelt.get(fold(text), text), text)  # capitals before small
    key = fold(name)
    if key in bearers:
        return sorted(bearers[key])
    close = get_close_matches(key, sorted(bearers), n=4, cutoff=0.6)
    close += [k for k in sorted(bearers) if key and key in k and k not in close][: 4 - len(close)]
    meant = " or ".join(f"“{spelt[k]}”" for k in close)
    remedy = f"did you mean {meant}?" if close else "`kg query find` looks for names"
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
        for other in near.get(thing, set()) - seen:
            heapq.heappush(edge, (-len(near[other]), other))
        seen |= near.get(thing, set())
    return chosen, len(known)


def _parents(graph: Asked) -> dict[str, list[str]]:
    parents: dict[str, list[str]] = defaultdict(list)
    for body, parent in sorted(ask(graph, _UNDER)):
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
