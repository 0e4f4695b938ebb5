"""A graph as a file of each format, and back."""

from __future__ import annotations

import csv
import gzip
import io
import json
import xml.etree.ElementTree as Xml
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from made import Page, resolve

from kg.errors import KgError
from kg.export import network, nquads, sorted_lines
from kg.graph import Graph
from kg.lexicon import package_path
from kg.model import Reading
from kg.rdf import PREFIXES

A, B, BODY, POST = "Lê Minh Hưng", "Trần Thị B", "Ban Tổ chức", "Trưởng Ban Tổ chức"


def readings() -> list[Reading]:
    one = Page("001", "2024-12-16").tenure(A, POST, BODY).event('Hội nghị "lớn" & <b>')
    one.part(A, "chair", capacity=POST).part(BODY, "organise", "organisation")
    one.issued("Nghị quyết số 18-NQ/TW", "Ban Chấp hành Trung ương")
    two = Page("002", "2025-12-08").tenure(A, POST, BODY).tenure(B, "Bộ trưởng Y tế", "Bộ Y tế")
    two.tenure(B, POST, BODY, status="dismissed").event("Miễn nhiệm", "leaving", ends=("t2",))
    two.part(B, "subject")
    return [one.reading(), two.reading()]


@pytest.fixture
def graph() -> Graph:
    made = Graph(resolve=resolve)
    for reading in readings():
        made.add(reading)
    return made


def triples(graph: Graph) -> set[tuple[str, str, str]]:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in graph.store()}


@pytest.mark.parametrize("ending", ["ttl", "nt", "jsonld", "ttl.gz", "jsonld.gz"])
def test_flat_formats_hold_every_triple(ending: str, graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / f"all.{ending}"
    graph.export(path)
    data = gzip.decompress(path.read_bytes()) if ending.endswith("gz") else path.read_bytes()
    form = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}[ending.removesuffix(".gz")]
    read = rdflib.Graph().parse(data=data.decode(), format=form)
    expected = rdflib.Graph().parse(
        data="".join(f"{q.triple} .\n" for q in graph.store()), format="nt"
    )
    assert set(read) == set(expected)


@pytest.mark.parametrize("ending", ["nq", "trig", "nq.gz", "trig.gz"])
def test_formats_with_graphs_come_back(ending: str, graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / f"all.{ending}"
    graph.export(path)
    for folder in (None, tmp_path / "back.kg"):
        back = Graph(folder, resolve=resolve)
        back.import_(path)
        assert "".join(nquads(back.store())) == "".join(nquads(graph.store()))
        assert back.articles() == ["001", "002"] and back.validate() == []
    again = Graph(tmp_path / "back.kg", resolve=resolve)
    assert len(again.query("who-held", post=POST)) == 2


def test_what_was_imported_can_be_removed_and_added_to(graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "all.nq")
    one, two = readings()
    alone = Graph(resolve=resolve)
    alone.add(one)
    for folder in (None, tmp_path / "back.kg"):
        back = Graph(folder, resolve=resolve)
        back.import_(tmp_path / "all.nq")
        back.remove("002")
        assert triples(back) == triples(alone)
        back.add(two)
        assert triples(back) == triples(graph)
        back.add(one)
        assert triples(back) == triples(graph)
        with pytest.raises(KgError, match="holds an import already"):
            back.import_(tmp_path / "all.nq")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("x.nq", "<a> <b>", "is no nq file"),
        ("x.nq", "", "holds no article"),
        ("x.ttl", "", "only .nq and .trig"),
        ("x.nq.gz", "no gzip", "cannot be read"),
        ("none.nq", None, "cannot be read"),
    ],
)
def test_what_cannot_be_imported_is_said(
    name: str, text: str | None, says: str, tmp_path: Path
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(KgError, match=says):
        Graph().import_(tmp_path / name)


def test_another_base_is_told_by_the_file(graph: Graph, tmp_path: Path) -> None:
    other = Graph(base="https://kg.bao.vn/", resolve=resolve)
    other.add(readings()[0])
    other.export(tmp_path / "other.nq")
    back = Graph(resolve=resolve)
    back.import_(tmp_path / "other.nq")
    assert back.base == "https://kg.bao.vn/" and back.validate() == []
    with pytest.raises(KgError, match=r"its base is https://kg\.bao\.vn/"):
        graph.import_(tmp_path / "other.nq")


@pytest.mark.parametrize(
    "name",
    ["a.nq", "a.trig", "a.ttl", "a.nt.gz", "a.jsonld", "a.graphml", "a.gexf", "a.csv", "a.nq.gz"],
)
def test_the_same_graph_gives_the_same_bytes(name: str, graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "1" / name)
    other = Graph(tmp_path / "x.kg", resolve=resolve)
    for reading in reversed(readings()):
        other.add(reading)
    other.export(tmp_path / "2" / name)
    assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_nquads_are_sorted(graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.nq")
    lines = (tmp_path / "a.nq").read_text("utf-8").split("\n")[:-1]
    assert lines == sorted(lines) and len(lines) == len(graph.store())


def test_sorting_goes_through_files() -> None:
    lines = [f"{n * 7919 % 1000:04} ă\u2028\n" for n in range(1000)] * 2
    assert list(sorted_lines(lines, run=64)) == sorted(set(lines))
    assert list(sorted_lines(lines, run=10**6)) == sorted(set(lines))
    assert list(sorted_lines([])) == []


def test_the_context_has_every_prefix() -> None:
    context = json.loads(package_path("ontology/context.jsonld").read_text("utf-8"))
    assert context["@context"] == PREFIXES


def test_networks_open_elsewhere(graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.graphml")
    graph.export(tmp_path / "a.gexf.gz")
    read = nx.read_graphml(tmp_path / "a.graphml")
    names = nx.get_node_attributes(read, "label")
    edges = {(names[a], d["relation"], names[b]) for a, b, d in read.edges(data=True)}
    assert (A, "org:headOf", BODY) in edges and (A, "kg:chaired", 'Hội nghị "lớn" & <b>') in edges
    assert (A, "org:memberOf", BODY) not in edges  # said by headOf already
    Xml.fromstring(gzip.decompress((tmp_path / "a.gexf.gz").read_bytes()))
    assert set(nx.get_node_attributes(read, "kind").values()) >= {"person", "organisation", "post"}
    assert all(a in named and b in named for named in [set(read)] for a, b in read.edges())
    assert network(graph.store()).number_of_nodes() == len(read)


TABLES = [
    ("people", ["person", "name", "alias"], 2),
    ("posts", ["post", "title", "organisation", "role", "single"], 2),
    ("all-tenures", ["name", "post", "organisation"], 3),
    ("events", ["event", "name", "type"], 2),
    ("participations", ["who", "role", "event"], 3),
    ("anything", ["name", "post", "organisation"], 3),
]


@pytest.mark.parametrize(("name", "columns", "rows"), TABLES)
def test_tables(name: str, columns: list[str], rows: int, graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / f"{name}.csv")
    read = list(csv.reader(io.StringIO((tmp_path / f"{name}.csv").read_text("utf-8"))))
    assert read[0][: len(columns)] == columns and len(read) == rows + 1


def test_an_unknown_ending_and_an_unwritable_place_are_said(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"cannot export to \.xlsx; endings are \.ttl, "):
        graph.export(tmp_path / "a.xlsx")
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match=r"a\.nq: cannot be written"):
        graph.export(tmp_path / "file" / "a.nq")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file"]
