"""A graph as a file: RDF, network and table formats, chosen by the file's ending."""

from __future__ import annotations

import csv
import gzip
import heapq
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.archive import reason
from kg.errors import KgError
from kg.lexicon import package_path
from kg.rdf import BASE, PREFIXES, prefixes

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

#: Lines that are sorted in memory at a time.
RUN = 250_000


def export(store: ox.Store, path: str | Path, *, base: str = BASE) -> None:
    """Write the graph to ``path`` in the format of its ending, packed if that ends in .gz.

    .nq and .trig keep the named graphs; .ttl, .nt and .jsonld are flat; .graphml and .gexf hold
    the network of people, bodies, events; .csv a table: of people, posts, events or
    participations if the file's name ends so, else of tenures. The same graph gives the same
    bytes. Raises KgError for another ending and for a file that cannot be written.
    """
    path = Path(path)
    ending = path.name.lower().removesuffix(".gz").rpartition(".")[2]
    if ending not in _WRITERS:
        raise KgError(f"{path}: cannot export to .{ending}; endings are .{', .'.join(_WRITERS)}")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            out: BinaryIO = stack.enter_context(open(part, "wb"))
            if path.suffix.lower() == ".gz":
                # Without a time in its header: the same graph gives the same file.
                zipped = gzip.GzipFile("", "wb", 6, out, mtime=0)
                out = stack.enter_context(zipped)  # type: ignore[assignment]
            _WRITERS[ending](store, out, base, path.name.lower())
        part.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({reason(error)})") from error
    finally:
        with suppress(OSError):
            part.unlink()


# --------------------------------------------------------------------------- RDF


def sorted_lines(lines: Iterable[str], run: int = RUN) -> Iterator[str]:
    """Sort lines of any number, each once, through files once they are more than ``run``."""
    with ExitStack() as stack:
        source, runs = iter(lines), list[Iterable[str]]()
        while block := sorted(set(islice(source, run))):
            if len(block) < run and not runs:
                yield from block
                return
            file = stack.enter_context(
                tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")
            )
            file.writelines(block)
            file.seek(0)
            runs.append(file)
        last = ""
        for line in heapq.merge(*runs):
            if line != last:
                yield line
            last = line


def nquads(store: ox.Store) -> Iterator[str]:
    """Give the graph as sorted N-Quads lines."""
    return sorted_lines(f"{quad} .\n" for quad in store)


def ntriples(store: ox.Store) -> Iterator[str]:
    """Give the union of all named graphs as sorted N-Triples lines."""
    return sorted_lines(f"{quad.triple} .\n" for quad in store)


def _write_nquads(store: ox.Store, out: BinaryIO, base: str, name: str) -> None:
    _write_lines(nquads(store), out)


def _write_ntriples(store: ox.Store, out: BinaryIO, base: str, name: str) -> None:
    _write_lines(ntriples(store), out)


def _write_lines(lines: Iterator[str], out: BinaryIO) -> None:
    while block := "".join(islice(lines, 10_000)):
        out.write(block.encode("utf-8", "surrogatepass"))


def _write_turtle(store: ox.Store, out: BinaryIO, base: str, name: str) -> None:
    import pyoxigraph as ox

    triples = (quad.triple for quad in _parsed(ntriples(store)))
    ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=_used_prefixes(base))


def _write_trig(store: ox.Store, out: BinaryIO, base: str, name: str) -> None:
    import pyoxigraph as ox

    graphs = sorted(store.named_graphs(), key=str)
    quads = (
        quad
        for graph in graphs
        for quad in _parsed(
            sorted_lines(f"{q} .\n" for q in store.quads_for_pattern(None, None, None, graph))
        )
    )
    ox.serialize(quads, out, ox.RdfFormat.TRIG, prefixes=_used_prefixes(base))


def _used_prefixes(base: str) -> dict[str, str]:
    return dict(sorted(prefixes(base).items()))


def _parsed(lines: Iterator[str]) -> Iterator[Any]:
    import pyoxigraph as ox

    while block := "".join(islice(lines, 10_000)):
        yield from ox.parse(block, ox.RdfFormat.N_QUADS)


def _write_jsonld(store: ox.Store, out: BinaryIO, base: str, name: str) -> None:
    known = prefixes(base)
    out.write(b'{"@context": ' + json.dumps(known, ensure_ascii=False).encode() + b',\n"@graph": [')
    between = b"\n"
    for subject, quads in groupby(_parsed(ntriples(store)), key=lambda q: q.subject):
        node: dict[str, Any] = {"@id": _compact(subject.value, known)}
        for quad in quads:
            key, value = _jsonld_pair(quad, known)
            node.setdefault(key, []).append(value)
        node = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in node.items()}
        out.write(between + json.dumps(node, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        between = b",\n"
    out.write(b"\n]}\n")


def _jsonld_pair(quad: Any, known: dict[str, str]) -> tuple[str, Any]:
    thing = quad.object
    if quad.predicate.value == PREFIXES["rdf"] + "type":
        return "@type", _compact(thing.value, known)
    key = _compact(quad.predicate.value, known)
    if not hasattr(thing, "datatype"):
        return key, {"@id": _compact(thing.value, known)}
    if thing.language:
        return key, {"@value": thing.value, "@language": thing.language}
    datatype = _compact(thing.datatype.value, known)
    if datatype == "xsd:string":
        return key, thing.value
    return key, {"@value": thing.value, "@type": datatype}


_LOCAL = re.compile(r"[\w.-]+")


def _compact(iri: str, known: dict[str, str]) -> str:
    for prefix, start in known.items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri[len(start) :]):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


# --------------------------------------------------------------------------- networks


_NODES = """SELECT ?thing ?kind ?name WHERE {
  VALUES (?class ?kind) { (foaf:Person "person") (org:Organization "organisation") (org:Post "post")
    (kg:Event "event") (schema:Place "place") (kg:OfficialDocument "paper") }
  ?thing a ?class ; rdfs:label ?name FILTER(LANG(?name) = "vi") }"""
_EDGES = """SELECT ?from ?relation ?to WHERE {
  { GRAPH g:derived { ?from ?relation ?to } FILTER(isIRI(?to)) }
  UNION { VALUES ?relation { org:subOrganizationOf org:postIn schema:location schema:superEvent }
          ?from ?relation ?to }
  FILTER(?relation NOT IN (kg:tookPartIn, org:memberOf)) }"""
_MEMBERS = (
    "SELECT ?from ?relation ?to WHERE { VALUES ?relation { org:memberOf } ?from ?relation ?to }"
)


def network(store: ox.Store, *, base: str = BASE) -> nx.MultiDiGraph:
    """Give the network of named things that something links, as a networkx graph.

    Nodes have ``label`` and ``kind``, edges ``relation``; nodes and edges come sorted.
    """
    import networkx as nx

    named = {row[0]: row[1:] for row in _rows(store, _NODES, base)}
    edges = set(_rows(store, _EDGES, base))
    linked = {(a, b) for a, _, b in edges}
    edges |= {row for row in _rows(store, _MEMBERS, base) if (row[0], row[2]) not in linked}
    graph = nx.MultiDiGraph()
    kept = sorted(e for e in edges if e[0] in named and e[2] in named)
    for thing in sorted({n for a, _, b in kept for n in (a, b)}):
        kind, name = named[thing]
        graph.add_node(thing, label=_xml(name), kind=kind)
    for a, relation, b in kept:
        graph.add_edge(a, b, key=relation, relation=_compact(relation, prefixes(base)))
    return graph


def _rows(store: ox.Store, sparql: str, base: str) -> Iterator[tuple[str, ...]]:
    found: Any = store.query(sparql, prefixes=prefixes(base), use_default_graph_as_union=True)
    for row in found:
        yield tuple("" if cell is None else cell.value for cell in row)


def _xml(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", text)


def _write_graphml(store: ox.Store, out: BinaryIO, base: str, name: str) -> None:
    import networkx as nx

    nx.write_graphml_xml(network(store, base=base), out)


def _write_gexf(store: ox.Store, out: BinaryIO, base: str, name: str) -> None:
    import networkx as nx

    # Without networkx's own last-modified day, so that today's file is tomorrow's.
    text = "\n".join(nx.generate_gexf(network(store, base=base)))
    out.write(re.sub(r' lastmodifieddate="[^"]*"', "", text).encode("utf-8") + b"\n")


# --------------------------------------------------------------------------- tables


TABLES = ("events", "participations", "people", "posts", "tenures")


def _write_csv(store: ox.Store, out: BinaryIO, base: str, name: str) -> None:
    stem = name.removesuffix(".gz").removesuffix(".csv")
    table = next((t for t in TABLES if stem.endswith(t)), "tenures")
    sparql = package_path(f"ontology/queries/tables/{table}.rq").read_text(encoding="utf-8")
    found: Any = store.query(sparql, prefixes=prefixes(base), use_default_graph_as_union=True)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([v.value for v in found.variables])
    for row in found:
        writer.writerow(["" if cell is None else cell.value for cell in row])
    out.write(text.getvalue().encode("utf-8", "surrogatepass"))


_WRITERS: dict[str, Callable[[ox.Store, BinaryIO, str, str], None]] = {
    "ttl": _write_turtle,
    "trig": _write_trig,
    "nq": _write_nquads,
    "nt": _write_ntriples,
    "jsonld": _write_jsonld,
    "graphml": _write_graphml,
    "gexf": _write_gexf,
    "csv": _write_csv,
}
