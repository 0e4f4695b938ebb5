"""Word lists: TSV files of the package, read when first needed."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from sys import intern
from typing import Generic, TypeVar

from kg.errors import KgError

K = TypeVar("K")
V = TypeVar("V")


def package_path(name: str) -> Path:
    """Find a data file of the package, in an installed wheel as in a checkout.

    ``name`` is relative to the package ("words/titles.tsv"); names beginning with "ontology/"
    are also looked for beside the package, where a checkout has them. Raises KgError if there is
    no such file.
    """
    home = Path(str(resources.files("kg")))
    for path in (home / name, home.parent / name):
        if path.exists():
            return path
    raise KgError(f"{name}: the file is missing from the installed package; install vnkg again")


def read_tsv(path: Path) -> list[dict[str, str]]:
    """Read a tab-separated file with a header line into one dictionary a row.

    Raises KgError, naming file and line, if a row has more or fewer cells than the header.
    """
    with open(path, encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    header = rows[0]
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(header):
            raise KgError(
                f"{path.name}:{number}: {len(row)} cells instead of {len(header)}; "
                f"columns are {', '.join(header)}"
            )
    return [dict(zip(header, row, strict=True)) for row in rows[1:]]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Give the rows of ``words/NAME``; read once."""
    return tuple(read_tsv(package_path(f"words/{name}")))


@cache
def word_set(name: str) -> frozenset[str]:
    """Give the first column of ``words/NAME`` as a set."""
    return frozenset(intern(next(iter(row.values()))) for row in table(name))


@cache
def first_words(name: str) -> frozenset[str]:
    """Give the words with which what ``words/NAME`` lists begins."""
    return frozenset(intern(entry.partition(" ")[0]) for entry in word_set(name))


#: How many arguments a `Remembered` holds at most.
_LARGEST = 65536


class Remembered(dict[K, V]):
    """What a function gives, by its argument; all forgotten when there are too many.

    >>> lengths = Remembered(len)
    >>> lengths["Hà Nội"], "Hà Nội" in lengths
    (6, True)
    """

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[K], V]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: K) -> V:
        if len(self) >= _LARGEST:
            self.clear()
        value = self[key] = self._work(key)
        return value


class _Node(Generic[V]):
    """Where tokens lead: the value of the entry that ends there, and what may follow if any."""

    __slots__ = ("after", "value")

    def __init__(self) -> None:
        self.value: V | None = None
        self.after: dict[str, _Node[V]] | None = None


def _after(node: _Node[V]) -> dict[str, _Node[V]]:
    """Give what may follow at a node to which something is added."""
    if node.after is None:
        node.after = {}
    return node.after


class Trie(Generic[V]):
    """Longest-match dictionary over sequences of lower-case tokens; no value is None.

    >>> t = Trie({("hà", "nội"): 1, ("hà",): 2})
    >>> t.longest(["ở", "hà", "nội"], 1)
    (3, 1)
    """

    __slots__ = ("_root",)

    def __init__(self, entries: Mapping[tuple[str, ...], V]) -> None:
        self._root: dict[str, _Node[V]] = {}
        for tokens, value in entries.items():
            node: _Node[V] | None = None
            for token in map(intern, tokens):
                nodes = self._root if node is None else _after(node)
                node = nodes.get(token)
                if node is None:
                    node = nodes[token] = _Node()
            if node is not None:
                node.value = value

    def longest(self, tokens: list[str], start: int) -> tuple[int, V] | None:
        """Give the end and the value of the longest entry that begins at ``start``, or None.

        >>> Trie({("hà", "nội"): 1}).longest(["hà", "nội"], 2)
        """
        at, size = start + 1, len(tokens)
        node = self._root.get(tokens[start]) if start < size else None
        last: _Node[V] | None = None
        stop = 0
        while node is not None:
            if node.value is not None:
                last, stop = node, at
            after = node.after
            if after is None or at >= size:
                break
            node = after.get(tokens[at])
            at += 1
        return (stop, last.value) if last is not None and last.value is not None else None

    def __contains__(self, token: str) -> bool:
        return token in self._root

    def after(self, first: str) -> tuple[bool, frozenset[str]]:
        """Say whether a token is an entry alone, and give the tokens that may stand second.

        >>> Trie({("hà", "nội"): 1, ("hà",): 2}).after("hà")
        (True, frozenset({'nội'}))
        """
        node = self._root[first]
        return node.value is not None, frozenset(node.after or ())

    def first(self) -> frozenset[str]:
        """Give the tokens with which an entry begins."""
        return frozenset(self._root)
