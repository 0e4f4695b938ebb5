"""What drawing asks of a graph: rows of text, and the values of many things at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

_CHUNK = 2000
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\x00-\x20]*')
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

#: Values of one thing by the last part of the property, each with its language ("" for none).
Values = dict[str, list[tuple[str, str]]]


class Answer(Protocol):
    """What a query gives back, as far as drawing needs it."""

    @property
    def rows(self) -> Iterable[Sequence[Any]]:
        """Rows of values; a value is a string, an RDF term, or None."""


class Asked(Protocol):
    """A graph that can be asked in SPARQL."""

    def query(self, sparql: str, /) -> Answer:
        """Answer a SELECT over the union of all named graphs."""


def ask(graph: Asked, sparql: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of a SELECT as text, "" where nothing is bound."""
    for row in graph.query(_PREFIXES + sparql).rows:
        yield tuple("" if value is None else _letters(value) for value in row)


def _letters(value: Any) -> str:
    """Give the text of an RDF term, or of the plain value that stands for one."""
    return str(getattr(value, "value", value))


def describe(graph: Asked, iris: Iterable[str], properties: str) -> dict[str, Values]:
    """Fetch the values of some properties (prefixed names) of many things, sorted."""
    found: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    asked = sorted(filter(_IRI.fullmatch, iris))  # a publisher may be a name: "VHO"
    for at in range(0, len(asked), _CHUNK):
        things = " ".join(f"<{iri}>" for iri in asked[at : at + _CHUNK])
        for thing, name, value, language in ask(
            graph,
            "SELECT DISTINCT ?thing ?property ?value (LANG(?value) AS ?language) WHERE { "
            # with a second VALUES instead of the FILTER pyoxigraph is a thousand times slower
            f"VALUES ?thing {{ {things} }} ?thing ?property ?value "
            f"FILTER(?property IN ({', '.join(properties.split())})) }}",
        ):
            found[thing][last_part(name)].append((value, language))
    for values in found.values():
        for listed in values.values():
            listed.sort()
    return found


def last_part(iri: str) -> str:
    """Give what follows the last slash or hash.

    >>> last_part("https://vnkg.example/ns#Tenure")
    'Tenure'
    """
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def one(values: Values, name: str) -> str:
    """Give the first value of a property, "" if there is none."""
    found = values.get(name)
    return found[0][0] if found else ""
