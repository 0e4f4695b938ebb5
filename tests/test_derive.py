"""The derived layer: what is believed of whom, case by case, and against derive.ru."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pyoxigraph as ox
import pytest
from made import Page, resolve

from kg import derive
from kg.graph import Graph
from kg.lexicon import package_path
from kg.quads import vocabulary

CHAIR = ("Chủ tịch Quốc hội", "Quốc hội", "head")
FRONT = ("Chủ tịch Mặt trận", "Mặt trận", "head")
MEMBER = ("Ủy viên Bộ Chính trị", "Bộ Chính trị", "member")
RANK = ("Đại tướng", None, "rank")
A, B = "Nguyễn Văn A", "Trần Thị B"

MAY, JUNE = "2025-05-01", "2025-06-01"

# who, post, status, day; then: does A hold it now, has A held it, first and last day seen
CASES = [
    ("one sighting", [(A, CHAIR, "incumbent", MAY)], True, True, MAY, MAY),
    ("appointed", [(A, CHAIR, "appointed", MAY)], True, True, MAY, MAY),
    ("acting", [(A, CHAIR, "acting", MAY)], True, True, MAY, MAY),
    ("only former", [(A, CHAIR, "former", MAY)], False, True, None, None),
    ("only dismissed", [(A, CHAIR, "dismissed", MAY)], False, True, MAY, MAY),
    ("only nominated", [(A, CHAIR, "nominated", MAY)], False, False, None, None),
    ("nominated, then appointed",
     [(A, CHAIR, "nominated", MAY), (A, CHAIR, "appointed", "2025-05-09")],
     True, True, "2025-05-09", "2025-05-09"),
    ("held, then dismissed",
     [(A, CHAIR, "incumbent", MAY), (A, CHAIR, "dismissed", JUNE)],
     False, True, MAY, JUNE),
    ("held and dismissed in one day's article",
     [(A, CHAIR, "incumbent", JUNE), (A, CHAIR, "dismissed", JUNE)],
     False, True, JUNE, JUNE),
    ("former once, then back",
     [(A, CHAIR, "former", MAY), (A, CHAIR, "incumbent", JUNE)],
     True, True, JUNE, JUNE),
    ("held, later called former",
     [(A, CHAIR, "incumbent", MAY), (A, CHAIR, "former", JUNE)],
     False, True, MAY, MAY),
    ("another seen later in the single seat",
     [(A, CHAIR, "incumbent", MAY), (B, CHAIR, "incumbent", JUNE)],
     False, True, MAY, MAY),
    ("another seen on the same day in the single seat",
     [(A, CHAIR, "incumbent", MAY), (B, CHAIR, "incumbent", MAY)],
     True, True, MAY, MAY),
    ("another called former later does not take the seat",
     [(A, CHAIR, "incumbent", MAY), (B, CHAIR, "former", JUNE)],
     True, True, MAY, MAY),
    ("many may be members",
     [(A, MEMBER, "incumbent", MAY), (B, MEMBER, "incumbent", JUNE)],
     True, True, MAY, MAY),
    ("seen newly in another single seat",
     [(A, FRONT, "incumbent", "2024-12-16"), (A, CHAIR, "incumbent", JUNE)],
     True, True, JUNE, JUNE),
    ("older than the window",
     [(A, CHAIR, "incumbent", "2024-01-01"), (B, MEMBER, "incumbent", JUNE)],
     False, True, "2024-01-01", "2024-01-01"),
    ("a rank stays", [(A, RANK, "incumbent", MAY)], True, True, MAY, MAY),
    ("no day known", [(A, CHAIR, "incumbent", None), (B, MEMBER, "incumbent", JUNE)],
     False, True, None, None),
]  # fmt: skip


def graph_of(facts: list[tuple[str, tuple[str, str | None, str], str, str | None]]) -> Graph:
    graph = Graph(resolve=resolve)
    for number, (person, (title, body, role), status, day) in enumerate(facts):
        graph.add(Page(f"{number:03}", day).tenure(person, title, body, role, status).reading())
    return graph


@pytest.mark.parametrize(("case", "facts", "holds", "held", "first", "last"), CASES)
def test_case(
    case: str, facts: list[tuple[str, tuple[str, str, str], str, str]], holds: bool, held: bool,
    first: str | None, last: str | None,
) -> None:  # fmt: skip
    graph = graph_of(facts)
    # the last fact about A says which post is asked for
    title = next(post[0] for who, post, _, _ in reversed(facts) if who == A)
    ask = "ASK { ?p foaf:name $who ; %s ?q . ?q foaf:name $title }"
    assert bool(graph.query(ask % "org:holds", who=A, title=title)) is holds
    assert bool(graph.query(ask % "kg:hasHeld", who=A, title=title)) is held
    bounds = graph.query(
        "SELECT ?f ?l { ?t org:member/foaf:name $who ; kg:post/foaf:name $title "
        "OPTIONAL { ?t kg:firstObserved ?f ; kg:lastObserved ?l } }",
        who=A,
        title=title,
    )
    assert bounds.rows == ((first, last),)


def test_moving_on_gives_up_the_first_seat_and_a_new_sighting_brings_it_back() -> None:
    moved = [(A, FRONT, "incumbent", "2024-12-16"), (A, CHAIR, "incumbent", "2025-06-01")]
    ask = "SELECT ?q { ?p org:holds/foaf:name ?q } ORDER BY ?q"
    assert graph_of(moved).query(ask).rows == ((CHAIR[0],),)
    again = [*moved, (A, FRONT, "incumbent", "2025-07-01")]
    assert graph_of(again).query(ask).rows == ((FRONT[0],), (CHAIR[0],))


def test_roles_become_properties_of_the_body() -> None:
    graph = graph_of(
        [(A, CHAIR, "incumbent", "2025-05-01"), (B, MEMBER, "incumbent", "2025-05-01")]
    )
    rows = graph.query(
        "SELECT ?n ?r ?o { GRAPH g:derived { ?p ?r ?b } ?p foaf:name ?n . ?b a org:Organization ; "
        "foaf:name ?o } ORDER BY ?n ?r"
    ).rows
    assert [(n, r.rpartition("#")[2], o) for n, r, o in rows if r] == [
        (A, "headOf", "Quốc hội"),
        (A, "memberOf", "Quốc hội"),
        (B, "memberOf", "Bộ Chính trị"),
    ]


def test_ranks_lead_to_no_body() -> None:
    graph = graph_of([(A, RANK, "incumbent", "2025-05-01")])
    assert not graph.query("ASK { ?p org:memberOf ?b }")
    assert graph.query("ASK { ?q a kg:Rank , org:Post }")


def test_ways_of_taking_part_become_properties() -> None:
    page = Page("1", "2025-05-01").event("Hội nghị").part(A, "chair").part(B, "conclude")
    page.part("Quốc hội", "organise", "organisation")
    graph = Graph(resolve=resolve)
    graph.add(page.reading())
    rows = graph.query(
        "SELECT ?n ?r { GRAPH g:derived { ?p ?r ?e } ?e a kg:Event . ?p foaf:name ?n } "
        "ORDER BY ?n ?r"
    ).rows
    assert [(n, r.rpartition("#")[2]) for n, r in rows if r] == [
        (A, "chaired"),
        (A, "tookPartIn"),
        ("Quốc hội", "organised"),
        ("Quốc hội", "tookPartIn"),
        (B, "spokeAt"),
        (B, "tookPartIn"),
    ]


def test_confidence_is_the_best_evidence() -> None:
    graph = Graph(resolve=resolve)
    graph.add(Page("1", "2025-05-01").tenure(A, *CHAIR, certainty=0.7).reading())
    graph.add(Page("2", "2025-05-02").tenure(A, *CHAIR, certainty=0.95).reading())
    assert graph.query("SELECT ?c { ?t a kg:Tenure ; kg:confidence ?c }").rows == (("0.95",),)


def test_a_plan_far_ahead_does_not_age_what_is_seen_today() -> None:
    derivation = derive.Derivation()
    derivation.tenure("<t>", "<p>", "<q>")
    derivation.evidence("<t>", 0.9, "2025-05-01", "incumbent", "2025-05-01")
    derivation.tenure("<u>", "<r>", "<q>")
    derivation.evidence("<u>", 0.9, "2052-05-01", "incumbent", "2025-05-02")
    assert derivation.newest == "2025-05-02"
    assert "<t>" in derivation.held({})


DAYS = [(date(2024, 1, 1) + timedelta(days=20 * n)).isoformat() for n in range(40)]
STATUSES = ["incumbent"] * 5 + ["former", "appointed", "dismissed", "acting", "nominated"]


@pytest.mark.parametrize("seed", range(12))
def test_python_and_sparql_derive_the_same(seed: int) -> None:
    chance = random.Random(seed)
    people = [f"Người Thứ {n}" for n in range(6)]
    posts = [CHAIR, FRONT, MEMBER, RANK, ("Phó Chủ tịch Quốc hội", "Quốc hội", "deputy-head")]
    graph = Graph(resolve=resolve)
    for number in range(40):
        page = Page(
            f"{number:03}", chance.choice([*DAYS, None]) if number % 9 == 0 else chance.choice(DAYS)
        )
        for _ in range(3):
            person, (title, body, role) = chance.choice(people), chance.choice(posts)
            certainty = chance.randrange(50, 100) / 100
            page.tenure(person, title, body, role, chance.choice(STATUSES), certainty)
        page.event(f"Hội nghị {number % 7}").part(chance.choice(people), "chair")
        page.part(chance.choice(people), "conclude").issued(
            f"Nghị quyết số {number % 5}", "Quốc hội"
        )
        graph.add(page.reading())
    assert derived(graph.store()) == by_sparql(graph.store())


def derived(store: ox.Store) -> set[str]:
    graph = ox.NamedNode("https://vnkg.example/graph/derived")
    return {str(q.triple) for q in store.quads_for_pattern(None, None, None, graph)}


def by_sparql(store: ox.Store) -> set[str]:
    other = ox.Store()
    other.bulk_extend(list(store))
    days = [
        str(q.object.value)
        for q in store.quads_for_pattern(
            None, ox.NamedNode("https://vnkg.example/ns#observedOn"), None, None
        )
    ]
    cutoff = (date.fromisoformat(max(days)) - timedelta(days=derive.WINDOW_DAYS)).isoformat()
    update = package_path("ontology/derive.ru").read_text(encoding="utf-8")
    other.update(update.replace("$CUTOFF$", cutoff))
    return derived(other)


def test_derived_from_quads_is_derived_from_readings() -> None:
    """Seen, which reads quads back, tells a derivation what the readings told it."""
    graph = graph_of([(A, CHAIR, "incumbent", "2025-05-01"), (B, CHAIR, "former", "2025-05-01")])
    seen, derivation, words = derive.Seen(), derive.Derivation(), vocabulary()
    for q in graph.store():
        seen.take(str(q.subject), str(q.predicate), str(q.object))
    seen.tell(derivation)
    again = derivation.triples(seen.posts(), words.role_property, words.shortcut)
    assert set(again) == derived(graph.store())


def test_linear_time() -> None:
    """A seat that thousands were seen in costs no more than thousands of seats."""
    derivation = derive.Derivation()
    posts = {"<seat>": derive.PostRecord(True, "<body>", "<head>")}
    for n in range(20_000):
        derivation.tenure(f"<t{n}>", f"<p{n}>", "<seat>")
        derivation.evidence(f"<t{n}>", 0.9, DAYS[n % 40], "incumbent")
    assert len(derivation.held(posts)) == 500
