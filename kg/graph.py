"""The graph: articles in, one named graph each; queries, checks and dumps out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answers import Result, answer
from kg.archive import Archive, Tray, document_key
from kg.errors import KgError
from kg.model import Reading
from kg.quads import chunks, quads
from kg.questions import Saved, question_text, saved_queries
from kg.rdf import BASE, Entities, Scribe, prefixes

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

__all__ = ["Graph", "Result", "Saved", "saved_queries"]

Resolve = Callable[[Iterable[Reading]], Entities]


class Graph:
    """A graph of articles, in a folder or, without one, in memory.

    Articles are added and removed one by one; the store is made again from all readings when it
    is next looked at, because who is who depends on all of them.

    >>> len(Graph())
    0
    """

    def __init__(
        self,
        folder: str | Path | None = None,
        *,
        base: str | None = None,
        resolve: Resolve | None = None,
    ) -> None:
        self.folder = Path(folder) if folder is not None else None
        self._shelf: Archive | Tray = Archive(self.folder) if self.folder else Tray()
        noted = self._shelf.note("base") if isinstance(self._shelf, Archive) else None
        if noted and base and base != noted:
            raise KgError(f"{folder}: this graph has the base {noted}, not {base}")
        self.base = base or noted or BASE
        self._scribe = Scribe(self.base)
        self._resolve = resolve
        self._store: pyoxigraph.Store | None = None
        self._opened = ""

    # ------------------------------------------------------------- articles

    def add(self, reading: Reading) -> None:
        """Add an article, or replace what it said before."""
        self._shelf.put(reading, document_key(reading.document))
        self._stale()

    def remove(self, article_id: str) -> None:
        """Take an article out, with all that only it said; the graph is as if it never came.

        Raises KgError if the graph has no such article.
        """
        if not self._shelf.drop(article_id):
            raise KgError(f"{article_id}: no such article in this graph; `kg query articles` lists")
        self._stale()

    def articles(self) -> list[str]:
        """Give the ids of the articles, sorted."""
        return list(self._shelf.articles())

    def __len__(self) -> int:
        return len(self._shelf.articles())

    def text(self, article_id: str) -> str:
        """Give the stored text of an article. Raises KgError if there is none."""
        one = self._shelf.articles().get(article_id)
        text = self._shelf.text(one.sha) if one else None
        if text is None:
            raise KgError(f"{article_id}: no such article in this graph")
        return text

    def readings(self) -> Iterator[Reading]:
        """Give what was read, sorted by article."""
        return self._shelf.readings()

    # ------------------------------------------------------------- asking

    def query(self, question: str, **params: Any) -> Result:
        """Answer a saved question by name, or SPARQL; every prefix of vnkg is known.

        Parameters fill the ``$name`` of the question, escaped. The default graph is the union of
        all named graphs. Raises KgError for a question that cannot be understood.
        """

        sparql = question_text(question, params)
        own = re.search(r"\bFROM\b", re.sub(r'"[^"\n]*"|<[^>]*>|#.*', "", sparql), re.I)
        try:
            found = self.store().query(
                sparql,
                prefixes=prefixes(self.base),
                use_default_graph_as_union=not own,
            )
            return answer(found)
        except (SyntaxError, ValueError) as error:
            raise KgError(f"the question is not SPARQL 1.1: {error}") from error

    def store(self) -> pyoxigraph.Store:
        """Give the pyoxigraph store, up to date; for reading only."""
        if isinstance(self._shelf, Tray):
            if self._store is None:
                self._store = self._made()
            return self._store
        raise KgError("graphs on disk are not there yet")

    def _made(self) -> pyoxigraph.Store:
        import pyoxigraph as ox

        store = ox.Store()
        for block in chunks(self.quads()):
            store.bulk_load(block, ox.RdfFormat.N_QUADS, lenient=True)
        return store

    def quads(self) -> Iterator[str]:
        """Write every quad of the graph anew from its readings, in N-Quads lines."""
        entities = self._resolver()(self._shelf.readings())
        return quads(self._shelf.readings, entities, self._scribe)

    def _resolver(self) -> Resolve:
        if self._resolve:
            return self._resolve
        from kg.entities import resolve

        return resolve

    def _stale(self) -> None:
        self._store = None

    def rdflib(self) -> rdflib.Dataset:
        """Give the same data as an rdflib Dataset whose default graph is the union of all."""
        import rdflib

        data = rdflib.Dataset(default_union=True)
        whole = "\n".join(str(quad) + " ." for quad in self.store())
        data.parse(data=whole, format="nquads")
        for prefix, iri in prefixes(self.base).items():
            data.bind(prefix, iri)
        return data
