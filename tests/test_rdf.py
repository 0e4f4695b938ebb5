"""Quads of readings keep the contract of ONTOLOGY.md, section 0."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from made import Page, resolve

from kg.graph import Graph
from kg.model import Reading
from kg.rdf import Scribe, article_slug, date, decimal, is_iri, literal, source_name

PERSON, POST, BODY = "Lê Minh Hưng", "Trưởng Ban Tổ chức Trung ương", "Ban Tổ chức Trung ương"


def page(ident: str = "001", **about: str) -> Page:
    made = Page(ident, "2024-12-16", **about)
    made.tenure(PERSON, POST, BODY, certainty=0.98)
    made.event("Hội nghị tổng kết", day_part="sáng", places=("Hà Nội",))
    made.part(PERSON, "chair", capacity=POST).part(BODY, "organise", "organisation")
    return made.issued("Nghị quyết số 18-NQ/TW", "Ban Chấp hành Trung ương")


def graph_of(*readings: Reading) -> Graph:
    graph = Graph(resolve=resolve)
    for reading in readings:
        graph.add(reading)
    return graph


# what a user may rely on: a pattern that must be there
CONTRACT = [
    'art:001 a kg:Article ; dcterms:identifier "001" ; dcterms:title "Bài 001"@vi',
    'art:001 dcterms:issued "2024-12-16"^^xsd:date',
    "art:001 kg:textSha256 $sha",
    "art:001 schema:mentions per:le-minh-hung , bod:ban-chap-hanh-trung-uong",
    "?t a kg:Tenure ; org:member per:le-minh-hung ; kg:post ?q ; org:organization ?o",
    "?t a kg:Tenure ; kg:post ?q ; org:organization ?o . ?q org:postIn ?o",
    '?q a org:Post ; foaf:name $post ; rdfs:label "Trưởng Ban Tổ chức Trung ương"@vi',
    "?q org:role role:head ; kg:singleSeat true",
    "?t kg:evidence ?e . ?e a kg:Evidence ; kg:article art:001 ; kg:status status:incumbent",
    "ten:le-minh-hung--truong-ban-to-chuc-trung-uong kg:evidence evi:001-001",
    'evi:001-001 kg:confidence 0.98 ; kg:observedOn "2024-12-16"^^xsd:date ; kg:method "made"',
    "evi:001-001 kg:surface $post ; kg:sentence ?s . ?s oa:start 0 ; oa:end ?end ; oa:exact ?x",
    "art:001 prov:wasGeneratedBy ?run . ?run a kg:ExtractionRun",
    'evt:2024-12-16-sang-hoi-nghi-tong-ket a kg:Event , kg:Meeting ; kg:dayPart "sáng"@vi',
    '?ev kg:eventType etype:conference ; kg:date "2024-12-16"^^xsd:date ; rdfs:label ?l',
    "?ev schema:location pla:ha-noi . pla:ha-noi a schema:Place",
    "?x kg:event ?ev ; kg:participant per:le-minh-hung ; kg:as part:chair ; kg:inCapacity ?q",
    "par:2024-12-16-sang-hoi-nghi-tong-ket--ban-to-chuc-trung-uong--organise kg:evidence ?e",
    "?st a rdf:Statement ; rdf:subject ?d ; rdf:predicate dcterms:creator ; rdf:object ?o",
    '?d a kg:OfficialDocument ; dcterms:identifier "18-NQ/TW" ; dcterms:creator ?o',
    "GRAPH g:article\\/001 { ?t kg:evidence ?e } GRAPH g:facts { ?t a kg:Tenure }",
    "GRAPH g:entities { ?p a foaf:Person ; skos:hiddenLabel 'le minh hung' }",
]


@pytest.mark.parametrize("pattern", CONTRACT)
def test_contract(pattern: str) -> None:
    reading = page().reading()
    given = {"sha": reading.document.sha256, "post": POST}
    used = {k: v for k, v in given.items() if f"${k}" in pattern}
    assert graph_of(reading).query(f"ASK {{ {pattern} }}", **used)


def test_sentences_are_the_text_at_their_offsets() -> None:
    reading = page().reading()
    rows = graph_of(reading).query("SELECT ?a ?b ?x { ?s oa:start ?a ; oa:end ?b ; oa:exact ?x }")
    assert len(rows) == 5
    for start, end, exact in rows:
        assert reading.document.text[int(start or 0) : int(end or 0)] == exact


def test_a_triple_lives_in_one_graph_and_none_outside() -> None:
    graph = graph_of(page("001").reading(), page("002").reading())
    quads = list(graph.store())
    assert len({(q.subject, q.predicate, q.object) for q in quads}) == len(quads)
    assert all(isinstance(q.graph_name, ox.NamedNode) for q in quads)
    assert not any(isinstance(q.subject, ox.BlankNode) for q in quads)


def test_what_the_world_knows_is_not_derived_again() -> None:
    made = page().issued("Nghị quyết số 18-NQ/TW", "Ban Chấp hành Trung ương")
    world = resolve([made.reading()])
    paper = world.paper("001", "Nghị quyết số 18-NQ/TW")
    issuer = world.organisation("001", "Ban Chấp hành Trung ương")
    links = (*paper.links, ("dcterms:creator", issuer.id))
    world.things[paper.id] = replace(paper, links=links)
    graph = Graph(resolve=lambda readings: world)
    graph.add(made.reading())
    assert len(graph.query("SELECT ?g { GRAPH ?g { ?d dcterms:creator ?o } }")) == 1


STATUSES = ["incumbent", "former", "appointed", "dismissed", "acting", "nominated"]


@pytest.mark.parametrize("status", STATUSES)
def test_status_is_what_the_article_says(status: str) -> None:
    graph = graph_of(Page("1", "2025-01-01").tenure(PERSON, POST, BODY, status=status).reading())
    rows = graph.query("SELECT ?s { ?e kg:status ?s }").rows
    assert rows == ((f"https://vnkg.example/status/{status}",),)
    assert graph.query("ASK { ?e kg:status ?s . ?s a kg:TenureStatus }")


def test_dates_of_less_precision() -> None:
    made = Page("1", "2025-05-01").event("Đại hội", "congress", date="2025-10", until="2025")
    made.tenure(PERSON, POST, BODY, since="2021", until="2025-07", term="khóa XV")
    graph = graph_of(made.reading())
    asked = (
        'ASK { ?ev kg:date "2025-10"^^xsd:gYearMonth ; kg:until "2025"^^xsd:gYear . '
        '?e kg:since "2021"^^xsd:gYear ; kg:until "2025-07"^^xsd:gYearMonth . '
        '?t kg:term "khóa XV"@vi }'
    )
    assert graph.query(asked)


def test_an_article_without_a_day_has_evidence_without_a_day() -> None:
    graph = graph_of(Page("1").tenure(PERSON, POST, BODY).reading())
    assert not graph.query("ASK { ?e kg:observedOn ?d }")
    assert [str(w) for w in graph.warnings()] == [
        "https://vnkg.example/tenure/le-minh-hung--truong-ban-to-chuc-trung-uong: "
        "no article gives a day on which it was seen (undated)"
    ]
    assert graph.validate() == []


def test_start_and_end_come_from_events() -> None:
    one = Page("1", "2025-05-01").tenure(PERSON, POST, BODY, status="appointed")
    one.event("Bổ nhiệm", "appointment", starts=("t0",))
    two = Page("2", "2025-06-01").tenure(PERSON, POST, BODY, status="dismissed")
    two.event("Miễn nhiệm", "leaving", ends=("t0",))
    ask = "SELECT ?s ?e { ?t a kg:Tenure ; schema:startDate ?s OPTIONAL { ?t schema:endDate ?e } }"
    assert graph_of(one.reading()).query(ask).rows == (("2025-05-01", None),)
    both = graph_of(one.reading(), two.reading())
    assert both.query(ask).rows == (("2025-05-01", "2025-06-01"),)
    assert both.query("ASK { ?ev a kg:PersonnelChange ; kg:endsTenure ?t }")
    back = Page("3", "2025-07-01").tenure(PERSON, POST, BODY).reading()
    assert graph_of(one.reading(), two.reading(), back).query(ask).rows == (("2025-05-01", None),)


def test_whoever_left_a_post_and_came_back_has_two_tenures() -> None:
    days = [("2011-01-05", "incumbent"), ("2016-04-01", "dismissed"), ("2018-01-01", "former"),
            ("2021-05-01", "appointed"), ("2024-01-01", "incumbent")]  # fmt: skip
    graph = graph_of(
        *(Page(d[:4], d).tenure(PERSON, POST, BODY, status=s).reading() for d, s in days)
    )
    assert graph.query("who-held", post=POST).rows == (
        (PERSON, "2011-01-05", "2016-04-01"),
        (PERSON, "2021-05-01", "2024-01-01"),
    )
    second = "ten:le-minh-hung--truong-ban-to-chuc-trung-uong--2"
    assert len(graph.query(f"SELECT ?e {{ {second} a kg:Tenure ; kg:evidence ?e }}")) == 2
    assert len(graph.query("who-heads", body=BODY)) == 1
    graph.remove("2021")  # nobody says any more that it was taken again
    assert graph.query("who-held", post=POST).rows == ((PERSON, "2011-01-05", "2024-01-01"),)
    assert graph.validate() == []


def test_two_articles_with_dates_of_two_precisions_give_the_more_exact() -> None:
    days = ["2025", "2025-10-09", "2025-10"]
    events = [
        replace(Page(str(n), "2025-05-01").event("Đại hội").reading().events[0], date=d)
        for n, d in enumerate(days)
    ]
    readings = [
        replace(Page(str(n), "2025-05-01").event("Đại hội").reading(), events=(e,))
        for n, e in enumerate(events)
    ]
    world = resolve(readings)
    world.one_event = "event/dai-hoi"
    graph = Graph(resolve=lambda given: world)
    for reading in readings:
        graph.add(reading)
    assert graph.query("SELECT ?d { evt:dai-hoi kg:date ?d }").rows == (("2025-10-09",),)


def test_evidence_of_ten_articles_supports_one_fact() -> None:
    graph = graph_of(*(page(f"{n:03}").reading() for n in range(10)))
    assert len(graph.query("SELECT ?t { ?t a kg:Tenure }")) == 1
    assert len(graph.query("SELECT ?e { ?t a kg:Tenure ; kg:evidence ?e }")) == 10


def test_parts_of_mentions_are_named_too() -> None:
    made = page()
    reading = made.reading()
    inner = replace(reading.mentions[1], kind="organisation", name="Quốc hội")
    whole = replace(reading.mentions[0], kind="role", parts=(inner,))
    graph = graph_of(replace(reading, mentions=(whole,)))
    assert graph.query("ASK { art:001 schema:mentions bod:quoc-hoi }")


def test_source_is_the_address_or_the_name_of_the_file() -> None:
    ask = "SELECT ?s { ?a dcterms:source ?s }"
    by_url = page(url="https://bao.vn/a?b=1", source="/data/x.txt").reading()
    assert graph_of(by_url).query(ask).rows == (("https://bao.vn/a?b=1",),)
    by_file = page(source="/data/tin/x.jsonl:7").reading()
    assert graph_of(by_file).query(ask).rows == (("x.jsonl",),)
    assert source_name(None) == "" and not is_iri("https://a b/") and not is_iri("ftp://x")


@pytest.mark.parametrize(
    ("ident", "slug"),
    [
        ("004_6adea5c61d0d4444", "004_6adea5c61d0d4444"),
        ("a.b-c", "a.b-c"),
        ("..", None),
        ("a/b", None),
    ],
)
def test_article_iris_are_plain(ident: str, slug: str | None) -> None:
    made = article_slug(ident)
    assert made == slug if slug else made != ident and "/" not in made
    assert article_slug("Bài 1") != article_slug("bài 1")
    graph = graph_of(page(ident).reading())
    assert graph.query("SELECT ?i { ?a a kg:Article ; dcterms:identifier ?i }").rows == ((ident,),)
    assert graph.validate() == []


@pytest.mark.parametrize(
    "text", ['"quoted" \\ back', "line\nend\rand\ttab", "“Việt”\u2028x", "a\u0000b", "}; DROP"]
)
def test_literals_come_back_letter_for_letter(text: str) -> None:
    line = f"<a:s> <a:p> {literal(text)} .\n"
    store = ox.Store()
    store.bulk_load(line.encode(), ox.RdfFormat.N_TRIPLES)
    assert [q.object.value for q in store] == [text]


def test_numbers_and_dates_are_written_as_a_store_keeps_them() -> None:
    for term in (decimal(0.9), decimal(1.0), decimal(0.123456), date("2025-01-31")):
        store = ox.Store()
        store.bulk_load(f"<a:s> <a:p> {term} .\n".encode(), ox.RdfFormat.N_TRIPLES)
        assert [str(q.object) for q in store] == [term]


def test_another_base_moves_the_data_and_not_the_words() -> None:
    graph = Graph(base="https://kg.bao.vn/", resolve=resolve)
    graph.add(page().reading())
    named = {str(q.subject) for q in graph.store()}
    assert "<https://kg.bao.vn/person/le-minh-hung>" in named
    assert not any("vnkg.example/person" in n for n in named)
    assert graph.query("ASK { per:le-minh-hung a foaf:Person ; org:headOf ?b }")
    assert graph.validate() == []


def test_a_run_is_named_by_the_version_of_the_software() -> None:
    assert Scribe(run="1.2").run == "run/vnkg-1.2"
