"""The graph: articles in, one named graph each; questions, checks and dumps out."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from kg.answers import Result, answer
from kg.archive import Archive, Article, Tray, document_key, reason
from kg.checks import Violation, violations, warnings
from kg.errors import KgError
from kg.imported import Imported, base_of, line, parsed, read_quads
from kg.model import Reading
from kg.quads import Changes, chunks, quads
from kg.questions import Saved, question_text, saved_queries
from kg.rdf import BASE, Entities, Scribe, prefixes

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

__all__ = ["Graph", "Result", "Saved", "saved_queries"]

#: What makes entities of readings, and of the judgements of the user if there are any.
Resolve = Callable[..., Entities]


class Graph:
    """A graph of articles, in a folder or, without one, in memory.

    Articles are added and removed one by one; the store is made again from all readings when it
    is next looked at, because who is who depends on all of them. On disk it is made aside and
    switched to in one commit.

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
        self.archive = Archive(self.folder) if self.folder else None
        self._shelf: Archive | Tray = self.archive or Tray()
        noted = self.archive.note("base") if self.archive else None
        if noted and base and base != noted:
            raise KgError(f"{folder}: this graph has the base {noted}, not {base}")
        self.base = base or noted or BASE
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+[/#]", self.base):
            raise KgError(f"{self.base}: not a base; give an http address that ends in / or #")
        self._scribe = Scribe(self.base)
        self._resolve = resolve
        self._store: pyoxigraph.Store | None = None
        self._opened = ""
        self._state: tuple[object, ...] = ()

    def close(self) -> None:
        """Let go of the files; a graph may also stand in a ``with``."""
        self._stale()
        if self.archive:
            self.archive.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *why: object) -> None:
        self.close()

    # ------------------------------------------------------------- articles

    def add(self, reading: Reading) -> None:
        """Add an article, or replace what it said before."""
        with self._writing():
            self._shelf.put(reading, document_key(reading.document))
        self._stale()

    def remove(self, article_id: str) -> None:
        """Take an article out, with all that only it said; the graph is as if it never came.

        Raises KgError if the graph has no such article.
        """
        with self._writing():
            gone = self._shelf.drop(article_id) or self._drop_imported(article_id)
        if not gone:
            raise KgError(f"{article_id}: no such article in this graph; `kg query articles` lists")
        self._stale()

    def articles(self) -> list[str]:
        """Give the ids of the articles, sorted."""
        return sorted({*self._shelf.articles(), *self._shelf.imported().articles})

    def __len__(self) -> int:
        return len(self.articles())

    def text(self, article_id: str) -> str:
        """Give the stored text of an article, the one its offsets count in.

        Raises KgError if the graph has no such article.
        """
        one = self._shelf.articles().get(article_id)
        text = self._shelf.text(one.sha) if one else None
        if text is None and article_id in self._shelf.imported().articles:
            raise KgError(f"{article_id}: came from an exported file, which holds no texts")
        if text is None:
            raise KgError(f"{article_id}: no such article in this graph; `kg query articles` lists")
        return text

    def readings(self) -> Iterator[Reading]:
        """Give what was read, sorted by article."""
        return self._shelf.readings()

    # ------------------------------------------------------------- asking

    def query(self, question: str, **params: Any) -> Result:
        """Answer a saved question by name, or SPARQL; every prefix of vnkg is known.

        Parameters fill the ``$name`` of the question, escaped. The default graph is the union of
        all named graphs, unless the question says FROM. Raises KgError for a question that cannot
        be understood.

        >>> Graph().query("who-heads", body="Ban Tổ chức Trung ương").rows
        ()
        """
        sparql = question_text(question, params)
        union = not _FROM.search(_NO_CODE.sub(lambda m: m[1] or "", sparql))
        known = prefixes(self.base)
        try:
            found = self.store().query(sparql, prefixes=known, use_default_graph_as_union=union)
            return answer(found)
        except (SyntaxError, ValueError) as error:
            raise KgError(f"the question is not SPARQL 1.1: {error}") from error

    def store(self) -> pyoxigraph.Store:
        """Give the pyoxigraph store, up to date; for reading only."""
        if self.archive is None:
            if self._store is None:
                self._store = _filled(None, self.quads())
            return self._store
        state = (self.archive.version(), _stamp(self.archive.folder / "judgements.tsv"))
        if self._store is None or state != self._state:
            self._look(self.archive)
            self._state = (self.archive.version(), state[1])
        assert self._store is not None
        return self._store

    def _look(self, archive: Archive) -> None:
        """Open the current store, made again first if it is not of the present articles."""
        made_of, name = archive.note("made-of"), archive.note("store") or ""
        current = made_of == self._made_of(archive.articles())
        if not current or not (archive.folder / name).exists():
            self.make()
            name = archive.note("store") or ""
        if self._store is None or self._opened != name:
            self._store = self._open(archive, name)

    def rdflib(self) -> rdflib.Dataset:
        """Give the same data as an rdflib Dataset whose default graph is the union of all.

        With oxrdflib installed it looks into the store, else it is a copy.
        """
        import rdflib

        store = self.store()
        try:
            from oxrdflib import OxigraphStore

            inner = store if self.archive else _filled(None, (f"{quad} .\n" for quad in store))
            data = rdflib.Dataset(store=OxigraphStore(store=inner), default_union=True)
        except ImportError:
            data = rdflib.Dataset(default_union=True)
            with catch_warnings():
                simplefilter("ignore", DeprecationWarning)
                data.parse(data="".join(f"{quad} .\n" for quad in store), format="nquads")
        for prefix, iri in prefixes(self.base).items():
            data.bind(prefix, iri, replace=True)
        return data

    def validate(self) -> list[Violation]:
        """Check the graph against its shapes and the promises behind them."""
        own = {one.sha for one in self._shelf.articles().values()}
        return violations(self.store(), self._shelf.text, own=own, base=self.base)

    def warnings(self) -> list[Violation]:
        """Give what is allowed but weakens answers: tenures that no day is known of."""
        return warnings(self.store(), base=self.base)

    # ------------------------------------------------------------- making the store

    def quads(self) -> Iterator[str]:
        """Write every quad of the graph anew from its readings, in N-Quads lines."""
        return self._quads(self._shelf.readings, self._shelf.articles())

    def _quads(
        self, readings: Callable[[], Iterable[Reading]], ids: Iterable[str]
    ) -> Iterator[str]:
        judged = self._judgements()
        # A resolution of the caller's own need not know of judgements.
        changes = Changes()
        seen = changes.noting(readings())
        entities = self._resolver()(seen, judged) if judged else self._resolver()(seen)
        return quads(readings, entities, self._scribe, self._imported(ids), changes)

    # ------------------------------------------------------------- what came from a file

    def import_(self, path: str | Path) -> None:
        """Take in an exported file (.nq or .trig, also .gz) beside the articles that are here.

        An article that is here already stays as it was read here. Raises KgError for a file that
        is broken or has another base than this graph, and while another import is there.
        """
        found = list(read_quads(path))
        base = base_of(found)
        if base is None:
            raise KgError(f"{path}: holds no article of a graph of vnkg")
        if base != self.base and (len(self) or (self.archive and self.archive.note("base"))):
            raise KgError(f"{path}: its base is {base}, that of this graph {self.base}")
        if self._shelf.imported().articles:
            raise KgError(f"{path}: this graph holds an import already; give a new folder")
        self.base, self._scribe = base, Scribe(base)
        lines = [line(quad) for quad in found]
        with self._writing():
            self._shelf.keep_imported(lines, Imported(lambda: found, self._scribe).articles)
        self._stale()
        self.store()

    def _imported(self, ids: Iterable[str]) -> Imported | None:
        """Give what came from a file, without the articles of these ids."""
        kept = self._shelf.imported()
        return Imported(lambda: parsed(kept.lines()), self._scribe, ids) if kept.articles else None

    def _drop_imported(self, article_id: str) -> bool:
        kept = self._shelf.imported()
        if article_id not in kept.articles:
            return False
        left = Imported(lambda: parsed(kept.lines()), self._scribe, [article_id])
        self._shelf.keep_imported(list(left.lines()), left.articles)
        return True

    def _judgements(self) -> tuple[Any, ...]:
        from kg.entities import read_judgements

        return read_judgements(self.folder / "judgements.tsv") if self.folder else ()

    def make(self, articles: dict[str, Article] | None = None, made_by: str = "") -> None:
        """Make the store of these articles (else: of the present ones) aside, then switch to it.

        ``made_by`` names what made it, so that a build can tell when to make it again. Raises
        KgError if the folder cannot take it; then nothing has changed.
        """
        if self.archive is None:
            self._stale()
            return
        with self._writing():
            wanted = self.archive.articles() if articles is None else articles
            made_of = self._made_of(wanted)
            made_by = made_by or self.archive.note("made-by") or ""
            name = f"store-{hashlib.sha256((made_of + made_by).encode()).hexdigest()[:16]}"
            if name != self.archive.note("store") or not (self.archive.folder / name).exists():
                self._make_aside(self.archive.folder / name, list(wanted.values()))
            self._stale()
            notes = {"store": name, "made-of": made_of, "made-by": made_by, "base": self.base}
            self.archive.commit(wanted, **notes)
            self.archive.sweep_stores()

    def _make_aside(self, folder: Path, articles: list[Article]) -> None:
        archive = self.archive
        assert archive is not None
        try:
            shutil.rmtree(folder, ignore_errors=True)
            made = _filled(
                folder, self._quads(lambda: archive.readings(articles), [a.id for a in articles])
            )
            made.flush()
            del made
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise KgError(
                f"{self.folder}: the store cannot be written ({reason(error)}); "
                "what was built before is unharmed"
            ) from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _open(self, archive: Archive, name: str) -> pyoxigraph.Store:
        import pyoxigraph as ox

        while True:
            try:
                self._opened = name
                return ox.Store.read_only(str(archive.folder / name))
            except OSError as error:
                # Another process may just have switched to a new store and deleted this one.
                if name == (name := archive.note("store") or ""):
                    raise KgError(
                        f"{self.folder}: the store cannot be opened ({reason(error)}); "
                        "build it again"
                    ) from error

    def _made_of(self, articles: dict[str, Article]) -> str:
        parts = sorted([a.id, a.key, a.sha] for a in articles.values())
        judged = [repr(one) for one in self._judgements()]
        kept = self._shelf.imported().name
        return hashlib.sha256(json.dumps([self.base, parts, judged, kept]).encode()).hexdigest()

    def _resolver(self) -> Resolve:
        if self._resolve:
            return self._resolve
        from kg.entities import resolve

        return resolve

    def _writing(self) -> Any:
        return self.archive.writing() if self.archive else nullcontext()

    def _stale(self) -> None:
        self._store, self._opened = None, ""

    # ------------------------------------------------------------- upstairs, by name

    def export(self, path: str | Path) -> None:
        """Write the graph to a file, in the format that its ending names."""
        from kg.export import export

        export(self.store(), path, base=self.base)

    def view(self, path: str | Path, *, around: str | None = None) -> Any:
        """Draw the network into one HTML file; give its path."""
        # The page stands on a floor above and asks the graph; the graph only knows its name.
        return importlib.import_module("kg.view").write(self, path, around=around)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


# A question with its own FROM says itself what it asks: "?from" and comments do not.
_FROM = re.compile(r"(?<![?$:\w-])FROM\s+(?:NAMED\s+)?[<\w:]", re.I)
_NO_CODE = re.compile(r"""(<[^<>\s]*>)|"[^"\n]*"|'[^'\n]*'|#.*""")


def _filled(folder: Path | None, lines: Iterable[str]) -> pyoxigraph.Store:
    """Fill a new store, in memory or in a folder."""
    import pyoxigraph as ox

    store = ox.Store(str(folder)) if folder else ox.Store()
    for block in chunks(lines):
        store.bulk_load(block, ox.RdfFormat.N_QUADS, lenient=True)
    return store
