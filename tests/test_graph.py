"""A graph: articles in and out, questions, answers, and what breaks its promises."""

from __future__ import annotations

import json
import warnings
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from made import Page, resolve

from kg.checks import shape_violations, violations
from kg.errors import KgError
from kg.export import nquads
from kg.graph import Graph
from kg.model import Reading
from kg.rdf import curie

A, B, BODY, POST = "Lê Minh Hưng", "Trần Thị B", "Ban Tổ chức", "Trưởng Ban Tổ chức"


def reading(ident: str, person: str = A, day: str | None = "2025-05-01") -> Reading:
    page = Page(ident, day).tenure(person, POST, BODY).event(f"Hội nghị {ident}")
    return page.part(person, "chair", capacity=POST).reading()


@pytest.fixture(params=["memory", "disk"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Graph:
    made = Graph(tmp_path / "a.kg" if request.param == "disk" else None, resolve=resolve)
    made.add(reading("001"))
    made.add(reading("002", B, "2025-05-02"))
    return made


def dump(graph: Graph) -> str:
    return "".join(nquads(graph.store()))


# --------------------------------------------------------------------------- articles


def test_adding_again_changes_nothing(graph: Graph) -> None:
    before = dump(graph)
    graph.add(reading("001"))
    assert dump(graph) == before and len(graph) == 2


def test_adding_replaces_what_the_article_said(graph: Graph) -> None:
    graph.add(reading("002", A, "2025-06-01"))
    assert graph.query("SELECT ?n { ?p a foaf:Person ; foaf:name ?n }").rows == ((A,),)


def test_order_of_adding_does_not_matter(graph: Graph) -> None:
    other = Graph(resolve=resolve)
    other.add(reading("002", B, "2025-05-02"))
    other.add(reading("001"))
    assert dump(other) == dump(graph)


def test_removing_leaves_what_the_others_say(graph: Graph) -> None:
    alone = Graph(resolve=resolve)
    alone.add(reading("001"))
    graph.query("articles")
    graph.remove("002")
    assert dump(graph) == dump(alone)
    assert graph.articles() == ["001"]
    graph.remove("001")
    assert dump(graph) == dump(Graph(resolve=resolve)) and len(graph) == 0


def test_texts(graph: Graph) -> None:
    assert graph.text("001") == reading("001").document.text
    with pytest.raises(KgError, match="009: no such article"):
        graph.text("009")
    assert list(graph.readings()) == [reading("001"), reading("002", B, "2025-05-02")]


def test_a_folder_keeps_its_graph_and_its_base(tmp_path: Path) -> None:
    graph = Graph(tmp_path / "a.kg", base="https://kg.bao.vn/", resolve=resolve)
    graph.add(reading("001"))
    before = dump(graph)
    again = Graph(tmp_path / "a.kg", resolve=resolve)
    assert again.base == "https://kg.bao.vn/" and dump(again) == before
    with pytest.raises(KgError, match="has the base https://kg"):
        Graph(tmp_path / "a.kg", base="https://other.vn/", resolve=resolve)
    with pytest.raises(KgError, match="not a base"):
        Graph(base="kg.bao.vn")


def test_an_article_added_and_not_yet_asked_for_is_not_lost(tmp_path: Path) -> None:
    Graph(tmp_path / "a.kg", resolve=resolve).add(reading("001"))
    assert len(Graph(tmp_path / "a.kg", resolve=resolve).query("articles")) == 1


def test_a_lost_store_is_made_again(tmp_path: Path) -> None:
    import shutil

    graph = Graph(tmp_path / "a.kg", resolve=resolve)
    graph.add(reading("001"))
    before = dump(graph)
    for store in (tmp_path / "a.kg").glob("store-*"):
        shutil.rmtree(store)
    assert dump(Graph(tmp_path / "a.kg", resolve=resolve)) == before


def test_judgements_beside_the_graph_are_heard(tmp_path: Path) -> None:
    heard: list[object] = []

    def hear(readings: object, judgements: object = ()) -> object:
        heard.append(judgements)
        return resolve(readings)  # type: ignore[arg-type]

    graph = Graph(tmp_path / "a.kg", resolve=hear)
    graph.add(reading("001"))
    graph.store()
    lines = f"verdict\ta\tb\twhy\nsame\t{A}\t{B}\tone person\n"
    (tmp_path / "a.kg" / "judgements.tsv").write_text(lines, "utf-8")
    graph.store()
    assert len(heard) == 2 and len(heard[1]) == 1  # type: ignore[arg-type]


# --------------------------------------------------------------------------- questions


def test_the_default_graph_is_the_union(graph: Graph) -> None:
    assert graph.query("ASK { ?t kg:post ?q ; kg:evidence ?e . ?p org:headOf ?b }")
    assert graph.query("SELECT ?from { ?t kg:firstObserved ?from } # not FROM <a>")
    named = "SELECT ?p FROM g:entities { ?p a foaf:Person }"
    assert len(graph.query(named)) == 2
    assert not graph.query("ASK FROM g:entities { ?t a kg:Tenure }")
    assert len(graph.query("SELECT ?p { GRAPH g:entities { ?p a foaf:Person } }")) == 2


def test_parameters_of_free_questions(graph: Graph) -> None:
    day = "SELECT ?t { ?t kg:firstObserved $day }"
    assert len(graph.query(day, day=date(2025, 5, 1))) == 1
    assert len(graph.query("SELECT ?t { ?t kg:confidence $c }", c=0.9)) == 12
    assert graph.query("ASK { ?q kg:singleSeat $yes }", yes=True)
    with pytest.raises(KgError, match=r"has no \$nobody"):
        graph.query("ASK {}", nobody="x")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("SELECT ?x {", "not SPARQL 1.1"),
        ("SELECT ?x { ?x nowhere:x ?y }", "not SPARQL 1.1"),
        ("who-knows", "no such saved question; there are articles, at-both"),
        ("DROP ALL", "not SPARQL 1.1"),
    ],
)
def test_what_is_no_question_is_said(question: str, says: str, graph: Graph) -> None:
    with pytest.raises(KgError, match=says):
        graph.query(question)
    assert len(graph) == 2


def test_answers_as_table_csv_json(graph: Graph) -> None:
    found = graph.query("who-held", post=POST)
    assert found.to_table().splitlines() == [
        "name          from        to",
        "------------  ----------  ----------",
        "Lê Minh Hưng  2025-05-01  2025-05-01",
        "Trần Thị B    2025-05-02  2025-05-02",
    ]
    assert found.to_csv().splitlines()[1] == "Lê Minh Hưng,2025-05-01,2025-05-01"
    cell = json.loads(found.to_json())["results"]["bindings"][0]["from"]
    assert cell["value"] == "2025-05-01" and cell["datatype"].endswith("#date")
    assert len(found) == 2 and bool(found) and next(iter(found))[0] == A
    with pytest.raises(KgError, match="only CONSTRUCT and DESCRIBE"):
        found.to_turtle()


def test_answers_to_ask_and_construct(graph: Graph) -> None:
    yes, no = graph.query("ASK { ?p a foaf:Person }"), graph.query("ASK { ?p a ?p }")
    assert yes and not no and no.to_table().split() == ["answer", "------", "false"]
    assert json.loads(yes.to_json()) == {"head": {}, "boolean": True}
    made = graph.query("CONSTRUCT { ?p foaf:name ?n } WHERE { ?p a foaf:Person ; foaf:name ?n }")
    assert made.columns == ("subject", "predicate", "object") and len(made) == 2
    assert f'foaf:name "{A}"' in made.to_turtle() and "@prefix foaf:" in made.to_turtle()
    assert not graph.query("SELECT ?p { ?p a ?p }")


def test_answers_as_pandas(graph: Graph) -> None:
    pytest.importorskip("pandas")
    frame = graph.query("doubtful", under="1").to_pandas()
    assert list(frame["confidence"]) == [0.9, 0.9]


def test_tables_line_up_with_marks_and_line_ends() -> None:
    from kg.answers import Result

    cells = (("Hu\u031b\u0300ng", "a\nb"), (None, "x" * 3))
    assert Result("select", ("n", "t"), cells).to_table() == (
        "n     t\n----  ---\nHu\u031b\u0300ng  a b\n      xxx\n"
    )


def test_rdflib_sees_the_same(graph: Graph) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        data = graph.rdflib()
        ask = "SELECT ?n { ?p org:headOf/foaf:name $b ; foaf:name ?n }"
        rows = [str(row[0]) for row in data.query(ask.replace("$b", f'"{BODY}"'))]  # type: ignore[index]
        assert rows == [B]
        assert len(list(data.quads((None, None, None, None)))) == len(graph.store())


def test_rdflib_without_oxrdflib(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "oxrdflib", None)
    test_rdflib_sees_the_same(graph)


def test_changing_the_rdflib_copy_does_not_change_the_graph() -> None:
    import rdflib

    graph = Graph(resolve=resolve)
    graph.add(reading("001"))
    before = dump(graph)
    node = rdflib.URIRef("https://a.b/c")
    graph.rdflib().add((node, node, node))
    assert dump(graph) == before


# --------------------------------------------------------------------------- promises


def test_a_made_graph_keeps_its_promises(graph: Graph) -> None:
    assert graph.validate() == [] and graph.warnings() == []


ENT, FACTS, ART = "g:entities", "g:facts", "g:article/001"
PERSON, TENURE, EVI = "per:le-minh-hung", "ten:le-minh-hung--truong-ban-to-chuc", "evi:001-001"
EVENT = "evt:2025-05-01-hoi-nghi-001"
SENT = "<https://vnkg.example/article/001#char=0,39>"

# what is taken out and put in; the check that must say so, and a part of what it says
BROKEN = [
    (f"{SENT} oa:end ?x", f"{SENT} oa:end 40", ART, "offsets", "39 characters do not fit"),
    (f"{SENT} oa:exact ?x", f"{SENT} oa:exact 'x'", ART, "text", "is not what the stored text"),
    ("art:001 kg:textSha256 ?x", "art:001 kg:textSha256 '" + "0" * 64 + "'", ART, "text",
     "that no article has"),
    (f"?x kg:evidence {EVI}", "", ART, "evidence", "supports no fact"),
    ("", f"evt:x kg:evidence {EVI}", ART, "evidence", "supports more than one fact"),
    (f"{EVI} kg:sentence ?x", f"{EVI} kg:sentence ?other", ART, "evidence", "of another article"),
    (f"{EVI} kg:surface ?x", f"{EVI} kg:surface 'nowhere'", ART, "evidence", "its surface is not"),
    ("", f"{TENURE} schema:startDate '2025-01-01'^^xsd:date", FACTS, "dates", "states its start"),
    ("", f"{PERSON} skos:altLabel 'Hu\u031b'@vi", ENT, "labels", "not in NFC"),
    ("", f"{PERSON} kg:possiblySame per:nobody", ENT, "dangling", "but not described"),
    ("", f"{PERSON} foaf:name '{A}'", FACTS, "graphs", "is in two"),
    (f"{TENURE} org:role ?x", f"{TENURE} org:role role:member", FACTS, "tenures", "not that of"),
    (f"{PERSON} rdfs:label ?x", f"{PERSON} rdfs:label '{A}'@en", ENT, "shape", "needs a @vi label"),
    (f"{PERSON} rdfs:label ?x", f"{PERSON} rdfs:label 'Hu\u031b'@vi", ENT, "shape", "in NFC"),
    (f"{PERSON} foaf:name ?x", "", ENT, "shape", "name: Less than 1"),
    (f"{TENURE} kg:post ?x", "", FACTS, "shape", "post: Less than 1"),
    (f"{TENURE} org:member ?x", f"{TENURE} org:member bod:ban-to-chuc", FACTS, "shape", "member:"),
    ("", f"{TENURE} org:member per:tran-thi-b", FACTS, "shape", "member: More than 1"),
    ("pos:truong-ban-to-chuc org:role ?x", "", ENT, "shape", "role: Less than 1"),
    ("", "pos:truong-ban-to-chuc org:postIn bod:x", ENT, "shape", "at most"),
    ("", "pos:truong-ban-to-chuc a kg:Rank", ENT, "shape", "has no body"),
    (f"{EVI} kg:confidence ?x", f"{EVI} kg:confidence 1.5", ART, "shape", "confidence:"),
    (f"{EVI} kg:status ?x", f"{EVI} kg:status role:head", ART, "shape", "status:"),
    (f"{EVI} kg:observedOn ?x", f"{EVI} kg:observedOn 'hôm nay'", ART, "shape", "observedOn:"),
    ("?ev kg:dayPart ?x", f"{EVENT} kg:dayPart 'đêm'@vi", FACTS, "shape", "dayPart"),
    ("?ev kg:date ?x", f"{EVENT} kg:date 'mai'", FACTS, "shape", "date:"),
    (f"{EVENT} kg:eventType ?x", "", FACTS, "shape", "eventType:"),
    ("art:001 dcterms:identifier ?x", "", ART, "shape", "identifier:"),
    ("art:001 dcterms:issued ?x", "art:001 dcterms:issued 'hôm nay'", ART, "shape", "issued:"),
]  # fmt: skip


@pytest.mark.parametrize(("out", "put", "where", "check", "says"), BROKEN)
def test_a_broken_promise_is_said(out: str, put: str, where: str, check: str, says: str) -> None:
    from kg.rdf import prefixes

    graph = Graph(resolve=resolve)
    graph.add(reading("001"))
    graph.add(reading("002", B, "2025-05-02"))
    own = {r.document.sha256: r.document.text for r in graph.readings()}
    store = graph.store()
    update = ""
    where = f"<https://vnkg.example/{where.replace('g:', 'graph/')}>"
    other = "<https://vnkg.example/article/002#char=0,37>"
    if out:
        update += f"DELETE {{ GRAPH ?g {{ {out} }} }} WHERE {{ GRAPH ?g {{ {out} }} }} ;\n"
    if put:
        update += f"INSERT DATA {{ GRAPH {where} {{ {put.replace('?other', other)} }} }}"
    before = len(store)
    store.update(update, prefixes=prefixes())
    assert len(store) != before or put
    found = violations(store, own.get, own=own)
    assert any(v.check == check and says in v.message for v in found), list(map(str, found))


def test_the_example_by_hand_keeps_the_shapes() -> None:
    store = ox.Store()
    store.load(path=Path(__file__).parent / "seed-example.trig", format=ox.RdfFormat.TRIG)
    for quad in Graph().store():
        store.add(quad)
    found = [v for v in shape_violations(store) if "kg:method" not in v.message]
    assert found == [], list(map(str, found))
    assert curie("kg:Tenure") == "<https://vnkg.example/ns#Tenure>"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_vocabulary_says_all_in_two_languages(language: str) -> None:
    without = """SELECT ?x { GRAPH g:ontology { ?x a ?c FILTER NOT EXISTS {
        ?x rdfs:label|skos:prefLabel|dcterms:title ?said FILTER(LANG(?said) = $language) } } }"""
    assert Graph().query(without, language=language).rows == ()


CODES = {
    "participation-role": "chair attend speak direct conclude paper launch organise counterpart "
    "presenter recipient subject authority host visit sign inspect",
    "event-type": "conference site working plenum congress visit award election appointment "
    "leaving discipline merger founding ending meeting ceremony signing inspection funeral "
    "promotion prosecution disaster-response other",
    "status": "incumbent former appointed dismissed acting nominated",
    "role": "head deputy-head standing-deputy standing-member member alternate delegate staff rank "
    "degree honour",
}


@pytest.mark.parametrize("kind", CODES)
def test_code_lists_are_whole(kind: str) -> None:
    empty = Graph()
    for code in CODES[kind].split():
        assert empty.query(f"ASK {{ <https://vnkg.example/{kind}/{code}> skos:prefLabel ?l }}"), (
            code
        )
    if kind == "participation-role":
        assert not empty.query(
            "ASK { ?r a kg:ParticipationRole FILTER NOT EXISTS { ?r kg:shortcut ?s } }"
        )
