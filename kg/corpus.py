"""Many documents into a graph: in parallel, only what changed, nothing lost on the way."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from kg.archive import Archive, Article, document_key, pack
from kg.documents import Unreadable, walk
from kg.errors import KgError
from kg.graph import Graph, Resolve
from kg.lexicon import package_path
from kg.model import Document, Reading
from kg.rdf import text_sha

Read = Callable[[Document], Reading]
Progress = Callable[[int, int], None]

#: Documents that go to a process, and into the archive, at a time.
BATCH = 32

_READS = ("text.py", "lexicon.py", "grammar.py", "model.py", "reading.py", "mentions", "facts",
          "words", "rules", "world", "ontology/world")  # fmt: skip
_MAKES = (*_READS, "archive", "rdf", "quads.py", "imported.py", "derive.py", "entities",
          "ontology/kg.ttl")  # fmt: skip


@dataclass(frozen=True)
class BuildReport:
    """What a build did: articles read anew, unchanged, gone; and what could not be read."""

    read: int
    unchanged: int
    removed: int
    skipped: list[Unreadable] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.read} read, {self.unchanged} unchanged, {self.removed} removed, "
            f"{len(self.skipped)} skipped"
        )


@cache
def version(rooms: tuple[str, ...] = _READS) -> str:
    """Give a hash of the code and data of some rooms: another hash, another reading."""
    digest = hashlib.sha256()
    for room in rooms:
        for path in _files_of(room):
            digest.update(f"{room}/{path.name}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files_of(room: str) -> list[Path]:
    try:
        top = package_path(room)
    except KgError:
        return []
    if top.is_file():
        return [top]
    kept = (".py", ".tsv", ".toml", ".ttl")
    return sorted(p for p in top.rglob("*") if p.suffix in kept)


def build(
    paths: Iterable[str | Path],
    folder: str | Path,
    *,
    processes: int = 1,
    columns: dict[str, str] | None = None,
    progress: Progress | None = None,
    read: Read | None = None,
    resolve: Resolve | None = None,
) -> BuildReport:
    """Read files and folders into the graph of ``folder``; again = only what changed.

    ``progress`` is called with the documents done and those met so far. An article whose file is
    gone from under ``paths`` leaves the graph; one whose file cannot be read for now stays. The
    new graph replaces the old one at the very end, in one step: stopped at any moment, the old
    graph stands, and the next build goes on with what was read. Raises KgError if the folder
    cannot be written or a reading process is killed.
    """
    given = [os.fspath(p) for p in paths]
    _in_graph.cache_clear()
    graph = Graph(folder, resolve=resolve)
    assert graph.archive is not None
    with graph.archive.writing():
        work = _Build(graph.archive, read, progress)
        found = walk(given, columns=columns or None)
        work.go(_outside_graphs(found), max(1, processes))
        removed = work.leave(given)
        graph.make(work.articles, made_by=version(_MAKES))
        graph.archive.sweep()
    return BuildReport(work.read, work.unchanged, removed, work.skipped)


class _Build:
    """One build under way."""

    def __init__(self, archive: Archive, read: Read | None, progress: Progress | None) -> None:
        self.archive = archive
        self.reader = read
        self.progress = progress
        self.before = archive.articles()
        self.articles = dict(self.before)
        self.met: set[str] = set()
        self.seen = self.read = self.unchanged = 0
        self.skipped: list[Unreadable] = []

    def go(self, found: Iterable[Document | Unreadable], processes: int) -> None:
        """Read all that is new, and keep it."""
        batches = _batches(self._new(found))
        if processes == 1:
            for batch in batches:
                self._keep(batch, _read_all(self.reader, batch))
        else:
            self._parallel(batches, processes)
        if self.progress and self.seen:
            self.progress(self.seen, self.seen)

    def _new(self, found: Iterable[Document | Unreadable]) -> Iterator[Document]:
        """Give the documents that must be read; count the others."""
        version_of_reader = version()
        for one in found:
            if self.progress and self.seen:
                self.progress(self.seen, self.seen + 1)
            self.seen += 1
            if isinstance(one, Unreadable):
                self.skipped.append(one)
                continue
            if not self._welcome(one):
                continue
            key = document_key(one, version_of_reader)
            self.met.add(one.id)
            if self.archive.known(key) and self.archive.has_text(one.sha256):
                self.unchanged += 1
                self._belongs(one, key)
            else:
                yield one

    def _welcome(self, doc: Document) -> bool:
        """Say whether a document is the article of its id, and not another file's of that id."""
        old = self.before.get(doc.id)
        if old is None or old.source == _file(doc.source) or not os.path.exists(old.source):
            return True
        if old.sha == doc.sha256:
            return True
        reason = f"has the id {doc.id!r} of {old.source}, which is kept; give it an id of its own"
        self.skipped.append(Unreadable(doc.source or doc.id, None, reason))
        return False

    def _belongs(self, doc: Document, key: str) -> None:
        sha = doc.sha256 or text_sha(doc.text)
        self.articles[doc.id] = Article(doc.id, key, sha, _file(doc.source))

    def _keep(self, batch: list[Document], packed: list[bytes | str]) -> None:
        version_of_reader, kept = version(), []
        for doc, result in zip(batch, packed, strict=True):
            if isinstance(result, str):
                self.skipped.append(Unreadable(doc.source or doc.id, None, result))
                continue
            key = document_key(doc, version_of_reader)
            kept.append((key, result, doc.text))
            self._belongs(doc, key)
            self.read += 1
        self.archive.keep(kept)

    def _parallel(self, batches: Iterator[list[Document]], processes: int) -> None:
        at_work: dict[Future[list[bytes | str]], list[Document]] = {}
        try:
            with ProcessPoolExecutor(
                processes, initializer=_end_with, initargs=(os.getpid(),)
            ) as pool:
                for batch in batches:
                    at_work[pool.submit(_read_all, self.reader, batch)] = batch
                    if len(at_work) >= processes * 2:
                        self._collect(at_work, wait(at_work, return_when=FIRST_COMPLETED).done)
                self._collect(at_work, list(at_work))
        except BrokenProcessPool as error:
            raise KgError(
                f"{self.archive.folder}: a reading process was killed (out of memory?); the graph "
                "is unharmed, and building again goes on with what was read so far"
            ) from error

    def _collect(
        self,
        at_work: dict[Future[list[bytes | str]], list[Document]],
        done: Iterable[Future[list[bytes | str]]],
    ) -> None:
        for future in done:
            self._keep(at_work.pop(future), future.result())

    def leave(self, given: list[str]) -> int:
        """Take out the articles whose file under ``given`` is gone, or no longer holds them."""
        tops = [os.path.abspath(top) for top in given if top != "-"]
        failed = [_file(s.source) for s in self.skipped]
        gone = [
            a.id
            for a in self.before.values()
            if a.id not in self.met
            and any(_under(a.source, top) for top in tops)
            and not any(_under(a.source, place) for place in failed)
        ]
        for ident in gone:
            del self.articles[ident]
        return len(gone)


def _outside_graphs(found: Iterable[Document | Unreadable]) -> Iterator[Document | Unreadable]:
    """Leave out what lies in the folder of a graph: ``kg build .`` meets ./graph.kg."""
    for one in found:
        place = _file(one.source)
        if not (place and _in_graph(os.path.dirname(place))):
            yield one


@lru_cache(maxsize=4096)
def _in_graph(folder: str) -> bool:
    if os.path.exists(os.path.join(folder, "archive.sqlite")):
        return True
    above = os.path.dirname(folder)
    return above != folder and _in_graph(above)


def _batches(documents: Iterator[Document]) -> Iterator[list[Document]]:
    while batch := list(islice(documents, BATCH)):
        yield batch


def _end_with(parent: int) -> None:
    """End this process when its parent is gone: a pool does not notice that it was killed."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _read_all(read: Read | None, batch: list[Document]) -> list[bytes | str]:
    """Read and pack documents; a reader that fails gives a sentence in place of the reading."""
    if read is None:
        from kg.reading import read as reader

        read = reader
    return [_read_one(read, doc) for doc in batch]


def _read_one(read: Read, doc: Document) -> bytes | str:
    try:
        return pack(read(doc))
    except Exception as error:  # one odd article must not cost the other 4,999
        return f"could not be read ({type(error).__name__}: {error}); please report it"


def _file(source: str | None) -> str:
    """Give the whole path of a source's file, without the number of its record."""
    if not source:
        return ""
    path, _, number = source.rpartition(":")
    return os.path.abspath(path if path and number.isdigit() else source)


def _under(file: str, top: str) -> bool:
    return bool(file) and (file == top or file.startswith(top.rstrip(os.sep) + os.sep))
