"""The readings and texts that a graph is made from, kept so that only what changed is read again.

A folder holds ``texts/ab/<sha256>.txt`` (what offsets count in, found by kg:textSha256), and
``archive.sqlite``: readings by the hash of document and reader, the articles that belong to the
graph, and the name of the store that was made from them. One commit of that file is the switch
from the old graph to the new one; a kill before it leaves the old graph, after it the new one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kg.archive.packing import pack, unpack
from kg.archive.tray import Article, Kept
from kg.errors import KgError
from kg.model import Reading
from kg.rdf import text_sha

_TABLES = """
CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, reading BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (id TEXT PRIMARY KEY, key TEXT NOT NULL, sha TEXT NOT NULL,
    source TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def is_archive(folder: str | Path) -> bool:
    """Say whether a graph is kept in this folder."""
    return (Path(folder) / "archive.sqlite").is_file()


class Archive:
    """The folder of a graph on disk, apart from the store itself."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._depth = 0
        file = self.folder / "archive.sqlite"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                file, timeout=10, isolation_level=None, check_same_thread=False
            )
            if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'facts'").fetchone():
                self._db.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise KgError(
                f"{self.folder}: a graph cannot be kept here ({reason(error)}); "
                "give a folder that can be written"
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # ------------------------------------------------------------- readings and texts

    def known(self, key: str) -> bool:
        """Say whether the reading of this key is kept."""
        return bool(self._rows("SELECT 1 FROM readings WHERE key = ?", key))

    def keep(self, kept: Iterable[tuple[str, bytes, str]]) -> None:
        """Keep readings: (key, packed reading, text)."""
        with self._saying("write"):
            rows = []
            for key, blob, text in kept:
                self._keep_text(text)
                rows.append((key, blob))
            with self._transaction():
                self._db.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", rows)

    def _keep_text(self, text: str) -> None:
        path = self._text_path(text_sha(text))
        if os.path.exists(path):
            return
        part = f"{path}.{os.getpid()}.part"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "wb", buffering=0) as file:
            file.write(text.encode("utf-8", "surrogatepass"))
        os.replace(part, path)

    def _text_path(self, sha: str) -> str:
        return os.path.join(self.folder, "texts", sha[:2], f"{sha}.txt")

    def has_text(self, sha: str) -> bool:
        """Say whether the text of this hash is stored."""
        return os.path.exists(self._text_path(sha))

    def text(self, sha: str) -> str | None:
        """Give a stored text by its hash."""
        try:
            with open(self._text_path(sha), "rb", buffering=0) as file:
                return file.read().decode("utf-8", "surrogatepass")
        except FileNotFoundError:
            return None

    def readings(self, articles: Iterable[Article] | None = None) -> Iterator[Reading]:
        """Give the readings of these articles, or of the graph's, sorted by article."""
        chosen = self.articles().values() if articles is None else articles
        for one in sorted(chosen, key=lambda a: a.id):
            rows = self._rows("SELECT reading FROM readings WHERE key = ?", one.key)
            text = self.text(one.sha)
            if not rows or text is None:
                raise KgError(
                    f"{self.folder}: the reading of article {one.id} is lost; build it again"
                )
            yield unpack(rows[0][0], text)

    # ------------------------------------------------------------- what belongs to the graph

    def articles(self) -> dict[str, Article]:
        """Give the articles of the graph by id, sorted."""
        rows = self._rows("SELECT id, key, sha, source FROM articles ORDER BY id")
        return {row[0]: Article(*row) for row in rows}

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise KgError(
                f"{self.folder}: the archive cannot be read ({reason(error)}); if it is damaged, "
                "build again into a new folder"
            ) from error

    def version(self) -> int:
        """Give a number that changes when another connection changes the file."""
        return int(self._rows("PRAGMA data_version")[0][0])

    def note(self, name: str) -> str | None:
        """Give a recorded value: "store", "made-of", "base"."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", name)
        return rows[0][0] if rows else None

    def commit(self, articles: dict[str, Article], **notes: str) -> None:
        """Make these the articles of the graph, and record notes, all or nothing."""
        with self._saying("write"), self._transaction():
            if articles == self.articles() and all(self.note(n) == v for n, v in notes.items()):
                return
            self._db.execute("DELETE FROM articles")
            self._db.executemany(
                "INSERT INTO articles VALUES (?, ?, ?, ?)",
                [(a.id, a.key, a.sha, a.source) for a in articles.values()],
            )
            self._db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", notes.items())

    def put(self, reading: Reading, key: str) -> None:
        """Add the reading, or replace the one of the same article."""
        doc = reading.document
        self.keep([(key, pack(reading), doc.text)])
        one = Article(doc.id, key, text_sha(doc.text), doc.source or "")
        with self._saying("write"):
            self._db.execute(
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)",
                (one.id, one.key, one.sha, one.source),
            )

    def drop(self, article_id: str) -> bool:
        """Take an article out; say whether it was there."""
        with self._saying("write"):
            gone = self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        return gone.rowcount > 0

    def imported(self) -> Kept:
        """Give what came from a file."""
        found = json.loads(self.note("imported") or "null")
        if not found:
            return Kept()
        name, articles = found
        return Kept(name, tuple(articles), lambda: self._imported_lines(name))

    def _imported_lines(self, name: str) -> Iterator[str]:
        try:
            with gzip.open(self.folder / name, "rt", encoding="utf-8", newline="\n") as lines:
                yield from lines
        except (OSError, EOFError) as error:
            raise KgError(f"{self.folder / name}: cannot be read; import the file again") from error

    def keep_imported(self, lines: list[str], articles: Iterable[str]) -> None:
        """Keep these lines of N-Quads in place of those that came before."""
        whole = "".join(sorted(lines)).encode("utf-8", "surrogatepass")
        name = f"imported-{hashlib.sha256(whole).hexdigest()[:16]}.nq.gz"
        with self._saying("write"):
            part = self.folder / f"{name}.part"
            part.write_bytes(gzip.compress(whole, 6, mtime=0))
            part.replace(self.folder / name)
            with self._transaction():
                row = ("imported", json.dumps([name, sorted(articles)]))
                self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", row)
            for path in self.folder.glob("imported-*"):
                if path.name != name:
                    path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Delete readings, texts and stores that no article of the graph needs."""
        with self._saying("write"):
            self._db.execute("DELETE FROM readings WHERE key NOT IN (SELECT key FROM articles)")
        needed = {one.sha for one in self.articles().values()}
        for path in self.folder.glob("texts/*/*"):
            if path.stem not in needed:
                path.unlink(missing_ok=True)
        self.sweep_stores()

    def sweep_stores(self) -> None:
        """Delete every store but the current one: the old one, and what a kill left half made."""
        current = self.note("store")
        for path in self.folder.glob("store-*"):
            if path.name != current:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder for one writer; another one is told so. A kill releases it."""
        if self._depth:
            yield
            return
        lock = sqlite3.connect(self.folder / "writing.lock", timeout=1, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            lock.close()
            raise KgError(
                f"{self.folder}: this graph cannot be written now ({reason(error)}); "
                "if another process is writing it, wait until that is done"
            ) from error
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            lock.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk may have rolled back already
                self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def _saying(self, verb: str) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise KgError(
                f"{self.folder}: cannot {verb} the graph ({reason(error)}); "
                "what was built before is unharmed"
            ) from error


def reason(error: Exception) -> str:
    """Give the cause of an error in a few words, without a path of its own."""
    return getattr(error, "strerror", None) or str(error)
