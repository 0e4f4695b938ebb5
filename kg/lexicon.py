"""Word lists: TSV files of the package, read when first needed."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Generic, TypeVar

from kg.errors import KgError

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
    return frozenset(next(iter(row.values())) for row in table(name))


class Trie(Generic[V]):
    """Longest-match dictionary over sequences of lower-case tokens.

    >>> t = Trie({("hà", "nội"): 1, ("hà",): 2})
    >>> t.longest(["ở", "hà", "nội"], 1)
    (3, 1)
    """

    __slots__ = ("_root",)

    def __init__(self, entries: Mapping[tuple[str, ...], V]) -> None:
        self._root: dict[str, Any] = {}
        for tokens, value in entries.items():
            node = self._root
            for token in tokens:
                node = node.setdefault(token, {})
            node[""] = value

    def longest(self, tokens: Sequence[str], start: int) -> tuple[int, V] | None:
        """Give the end and the value of the longest entry that begins at ``start``, or None."""
        node = self._root.get(tokens[start])
        if node is None:
            return None
        found: tuple[int, V] | None = None
        at = start + 1
        size = len(tokens)
        while True:
            if "" in node:
                found = (at, node[""])
            if at >= size:
                return found
            node = node.get(tokens[at])
            if node is None:
                return found
            at += 1

    def __contains__(self, token: str) -> bool:
        return token in self._root

    def first(self) -> frozenset[str]:
        """Give the tokens with which an entry begins."""
        return frozenset(self._root)
