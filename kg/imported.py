"""Quads of a graph that was exported before, taken back in beside what is read here.

What is derived, and the vocabulary, are made anew; what an article says can be taken out again.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from kg import derive
from kg.archive import reason
from kg.errors import KgError
from kg.rdf import Scribe, article_slug, curie

_ENDINGS = ("nq", "trig")
_TYPE, _ARTICLE_CLASS = curie("rdf:type"), curie("kg:Article")
_IDENTIFIER, _EVIDENCE = curie("dcterms:identifier"), curie("kg:evidence")
_RESTATED = frozenset({curie("schema:startDate"), curie("schema:endDate")})

Triple = tuple[str, str, str, str]


def read_quads(path: str | Path) -> Iterator[Triple]:
    """Read an exported file of N-Quads or TriG, packed or not, as N-Triples terms.

    Raises KgError, naming the file, if it is neither, is broken or cannot be opened.
    """
    import pyoxigraph as ox

    path = Path(path)
    ending = path.name.lower().removesuffix(".gz").rpartition(".")[2]
    if ending not in _ENDINGS:
        raise KgError(f"{path}: only .nq and .trig (also .gz) can be imported: they name graphs")
    form = ox.RdfFormat.N_QUADS if ending == "nq" else ox.RdfFormat.TRIG
    try:
        packed = path.suffix.lower() == ".gz"
        with cast(IO[bytes], gzip.open(path) if packed else open(path, "rb")) as file:
            for q in ox.parse(file, form):
                yield str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)
    except (OSError, EOFError) as error:
        raise KgError(f"{path}: cannot be read ({reason(error)})") from error
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{path}: is no {ending} file ({error})") from error


def base_of(quads: Iterable[Triple]) -> str | None:
    """Give the base of exported quads: that of the IRI of their first article."""
    for s, p, o, _ in quads:
        if p == _TYPE and o == _ARTICLE_CLASS:
            return s[1:].rpartition("article/")[0]
    return None


def parsed(lines: Iterable[str]) -> Iterator[Triple]:
    """Read lines of N-Quads back."""
    import pyoxigraph as ox

    for one in lines:
        for q in ox.parse(one, ox.RdfFormat.N_QUADS):
            yield str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)


def line(quad: Triple) -> str:
    """Write a quad as a line of N-Quads."""
    return f"{quad[0]} {quad[1]} {quad[2]} {quad[3]} .\n"


class Imported:
    """The quads that came in a file, without the articles that have since been read or removed.

    ``quads`` gives them anew at each call; ``without`` are ids of articles to leave out.
    """

    def __init__(
        self, quads: Callable[[], Iterable[Triple]], scribe: Scribe, without: Iterable[str] = ()
    ) -> None:
        self._quads = quads
        self._scribe = scribe
        self._out = {scribe.graph(f"article/{article_slug(ident)}") for ident in without}
        self._made = {scribe.derived_graph, scribe.ontology_graph}
        self.seen = derive.Seen()
        self.articles: list[str] = []
        self._supported: set[str] = set()
        self._gone: set[str] = set()
        self._survey()

    def _survey(self) -> None:
        """See which facts are supported, and which entities nothing leads to any more."""
        entities, facts = self._scribe.entities_graph, self._scribe.facts_graph
        links: dict[str, list[str]] = {}
        stated: list[Triple] = []
        before: set[str] = set()
        after: set[str] = set()
        for quad in self._quads():
            s, p, o, g = quad
            if g == entities:
                links.setdefault(s, []).append(o)
                self.seen.take(s, p, o)
            elif g == facts:
                stated.append(quad)
            elif g in self._out:
                before.add(o)
            elif g not in self._made:
                self._take_article(s, p, o)
                after.add(o)
        for s, p, o, _ in stated:
            before.add(o)
            if s in self._supported and p not in _RESTATED:
                self.seen.take(s, p, o)
                after.add(o)
        self.articles.sort()
        self._gone = _closure(before, links) - _closure(after, links)

    def _take_article(self, s: str, p: str, o: str) -> None:
        self.seen.take(s, p, o)
        if p == _EVIDENCE:
            self._supported.add(s)
        elif p == _IDENTIFIER:
            self.articles.append(_text(o))

    def _kept_graphs(self) -> Iterator[Triple]:
        for quad in self._quads():
            if quad[3] not in self._made and quad[3] not in self._out:
                yield quad

    def lines(self, described: set[str] | frozenset[str] = frozenset()) -> Iterator[str]:
        """Give what still stands, as N-Quads; ``described`` are entities that are known already."""
        entities, facts = self._scribe.entities_graph, self._scribe.facts_graph
        for quad in self._kept_graphs():
            s, p, _, g = quad
            if g == entities and (s in self._gone or s in described):
                continue
            if g == facts and (s not in self._supported or p in _RESTATED):
                continue
            yield line(quad)

    def known(self) -> Iterator[str]:
        """Give the triples between entities."""
        for s, p, o, g in self._kept_graphs():
            if g == self._scribe.entities_graph and o.startswith("<"):
                yield f"{s} {p} {o}"


def _closure(named: set[str], links: dict[str, list[str]]) -> set[str]:
    """Give the entities among what is named, and those that they lead to."""
    found = {one for one in named if one in links}
    waiting = list(found)
    while waiting:
        for other in links[waiting.pop()]:
            if other in links and other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _text(term: str) -> str:
    import pyoxigraph as ox

    (quad,) = ox.parse(f"<a:a> <a:a> {term} .", ox.RdfFormat.N_TRIPLES)
    return str(getattr(quad.object, "value", ""))
