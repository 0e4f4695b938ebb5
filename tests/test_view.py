"""The network page before a browser sees it: what is chosen, where it stands, what is written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

import kg.view
from kg.errors import KgError
from kg.lexicon import package_path, read_tsv
from kg.view import choosing
from kg.view.layout import Box, places
from kg.view.network import network

CASE = Path(__file__).parent / "cases" / "network.trig"


class Store:
    """A SPARQL store that was not made by kg.graph: drawing asks the RDF and nothing else."""

    def __init__(self, trig: str) -> None:
        import pyoxigraph as ox

        self.store = ox.Store()
        self.store.load(trig.encode(), format=ox.RdfFormat.TRIG)

    def query(self, sparql: str) -> Any:
        found = self.store.query(sparql, use_default_graph_as_union=True)
        return SimpleNamespace(rows=[tuple(row) for row in found])


@pytest.fixture(scope="module")
def graph() -> Store:
    return Store(CASE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def drawn(graph: Store) -> dict[str, Any]:
    """Give the JSON that the page carries, by the id of its element."""
    html = kg.view.html(graph)
    blocks = re.findall(r'<script type="application/json" id="(\w+)">(.*?)</script>', html)
    return {name: json.loads(text) for name, text in blocks}


def test_draws_each_kind(drawn: dict[str, Any]) -> None:
    kinds = sorted(thing["kind"] for thing in drawn["data"]["things"])
    assert kinds == sorted(
        ["person"] * 3 + ["organisation"] * 5 + ["event"] * 2 + ["place", "paper"]
    )


POSTS = [
    # title, drawn as, status, first, last
    ("Giám đốc Sở Nông nghiệp và Môi trường tỉnh Xa Lắc", "Giám đốc", "appointed", "2024", "2024"),
    ("Phó Trưởng Ban Tổ chức Trung ương", "Phó Trưởng", "incumbent", "2024", "2024"),
    ("Tiến sĩ", "Tiến sĩ", "appointed", "2024", "2024"),
    ("Trưởng Ban Tổ chức Trung ương", "Trưởng", "incumbent", "2024", "2025"),
    ("Ủy viên Bộ Chính trị", "Ủy viên", "incumbent", "2024", "2024"),
    ("Ủy viên Bộ Chính trị", "Ủy viên Bộ Chính trị", "former", "2025", "2025"),
]


def test_posts_stand_on_the_line_from_person_to_body(graph: Store) -> None:
    found = sorted(
        (f.label.vi, f.short.vi, f.status, f.first[:4], f.last[:4])
        for f in network(graph).facts
        if f.kind == "tenure"
    )
    assert found == sorted(POSTS)


def test_the_english_title_is_shortened_too(graph: Store) -> None:
    assert {f.short.en for f in network(graph).facts if "Head of" in f.label.en} == {"Head"}


def test_parallel_posts_are_two_lines_and_roles_at_one_event_one(drawn: dict[str, Any]) -> None:
    things = drawn["data"]["things"]

    def between(source: str, target: str) -> list[dict[str, Any]]:
        ends = (source, target)
        return [
            e
            for e in drawn["edges"]
            if (things[e["from"]]["name"][0], things[e["to"]]["name"][0]) == ends
        ]

    posts = between("Lê Minh Hưng", "Ban Tổ chức Trung ương")
    assert [len(e["facts"]) for e in posts] == [1, 1]
    assert len({e["bend"] for e in posts}) == 2
    roles = between("Lê Minh Hưng", "Hội nghị toàn quốc tổng kết công tác")
    assert [len(e["facts"]) for e in roles] == [2]


def test_ranks_are_facts_without_a_line(graph: Store) -> None:
    assert [f.target for f in network(graph).facts if f.label.vi == "Tiến sĩ"] == [""]


def test_only_web_addresses_are_links(graph: Store) -> None:
    urls = {a.title: a.url for a in network(graph).articles}
    assert urls["Chuyện năm trước"] == ""
    assert urls["Hội nghị toàn quốc <b>tổng kết</b>"] == "https://news.example/a?x=1&y=2"


def test_no_text_of_an_article_is_markup(graph: Store) -> None:
    html = kg.view.html(graph)
    assert "<img" not in html
    assert "window.hacked=1</script" not in html
    assert html.count("</script") == 6


def test_the_still_picture_is_sound_xml_without_markup_of_articles(graph: Store) -> None:
    root = ElementTree.fromstring(kg.view.svg(graph))
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "rect", "path", "circle", "text"}
    said = " ".join(element.text or "" for element in root.iter())
    assert "Lê Minh Hưng" in said
    assert "<img src=x" in said
    assert ElementTree.fromstring(kg.view.svg(Store(""))).tag.endswith("svg")


def test_nothing_is_loaded_from_elsewhere(graph: Store) -> None:
    html = kg.view.html(graph)
    assert not re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=(?!\"data:,)", html)
    assert "default-src 'none'" in html


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests'); from test_view import CASE, Store, kg;"
        "kg.view.write(Store(CASE.read_text(encoding='utf-8')), sys.argv[1])"
    )
    pages = []
    for seed in "12":
        path = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-c", program, str(path)],
            check=True,
            cwd=CASE.parent.parent.parent,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": f"UTC{seed}", "PATH": ""},
        )
        pages.append(path.read_bytes())
    assert pages[0] == pages[1]


def test_write_gives_back_the_path_and_prints_nothing(
    graph: Store, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = kg.view.write(graph, tmp_path / "new" / "mạng.html")
    assert "Lê Minh Hưng" in path.read_text(encoding="utf-8")
    assert list(path.parent.iterdir()) == [path]
    assert capfd.readouterr() == ("", "")


def test_what_cannot_be_written_says_where(graph: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match=r"file/x\.html: the network page cannot be written"):
        kg.view.write(graph, tmp_path / "file" / "x.html")


AROUND = [
    ("Trần Thị Lan", {"per:lan", "bod:faraway", "evt:old"}),
    ("tran thi lan", {"per:lan", "bod:faraway", "evt:old"}),
    ("Nghị quyết số 18-NQ/TW", {"doc:nq", "bod:committee"}),
    ("Hà Nội", {"pla:ha-noi", "evt:hall", "per:hung", "per:bad", "bod:commission"}),
    ("Ban Tổ chức T.Ư", {"bod:commission", "per:hung", "evt:hall", "bod:politburo", "pla:ha-noi",
                         "per:bad"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), AROUND)
def test_around_a_name_are_two_links(graph: Store, name: str, expected: set[str]) -> None:
    short = {"person": "per", "org": "bod", "place": "pla", "document": "doc", "event": "evt"}
    found = [thing.id.rsplit("/", 2) for thing in network(graph, around=name).things]
    assert {f"{short[kind]}:{last}" for _, kind, last in found} == expected


def test_an_unknown_name_is_answered_with_near_ones(graph: Store) -> None:
    with pytest.raises(KgError, match=r"“Lê Minh Hùnh”: nobody .*did you mean “Lê Minh Hưng”"):
        kg.view.html(graph, around="Lê Minh Hùnh")


def test_an_empty_graph_is_a_page_too() -> None:
    assert "Knowledge network" in kg.view.html(Store(""))


CONTRASTS = [
    # text or shape, ground, at least (WCAG 2.1: 4.5 for text, 3 for shapes)
    ("ink", "page", 7),
    ("ink", "panel", 7),
    ("soft", "panel", 4.5),
    ("soft", "raised", 4.5),
    ("soft", "page", 4.5),
    ("accent", "panel", 4.5),
    ("mark-ink", "mark", 4.5),
    ("organisation-ink", "organisation-fill", 4.5),
    ("person-fill", "page", 3),
    ("organisation", "page", 3),
    ("event-fill", "page", 3),
    ("place-fill", "page", 3),
    ("paper-fill", "page", 3),
]


@pytest.mark.parametrize("dress", ["light", "dark"])
def test_colours_can_be_told_from_their_ground(dress: str) -> None:
    style = package_path("view/templates/network.css").read_text(encoding="utf-8")
    block = re.findall(r":root[^{]*\{([^}]*)\}", style)[dress == "dark"]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    weak = [
        (front, ground)
        for front, ground, least in CONTRASTS
        if contrast(colours[front], colours[ground]) < least
    ]
    assert weak == []


def contrast(one: str, other: str) -> float:
    """Give the contrast of two #rrggbb colours as WCAG 2.1 defines it: 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_word_is_there_in_both_languages() -> None:
    rows = read_tsv(package_path("view/words.tsv"))
    keys = [row["key"] for row in rows]
    assert keys == sorted(set(keys))
    assert all(row["vi"] and row["en"] for row in rows)
    files = sorted(package_path("view/templates").iterdir())
    used = "".join(file.read_text(encoding="utf-8") for file in files)
    said = set(re.findall(r'"((?:ui|app)\.\w+)"', used))
    assert said == {key for key in keys if key.startswith(("ui.", "app."))}


def crowd(people: int) -> str:
    """Give TriG in which everybody sits in one body, and every tenth in another one too."""
    lines = [
        "@prefix kg: <https://vnkg.example/ns#> . @prefix x: <https://vnkg.example/x/> .",
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .",
        'x:body a org:Organization ; foaf:name "Hội" . x:other a org:Organization .',
    ]
    for n in range(people):
        lines.append(f'x:p{n} a foaf:Person ; foaf:name "Người {n}" .')
        lines.append(f"x:t{n} a kg:Tenure ; org:member x:p{n} ; org:organization x:body .")
        if n % 10 == 0:
            lines.append(f"x:u{n} a kg:Tenure ; org:member x:p{n} ; org:organization x:other .")
    return "\n".join(lines)


def test_of_a_large_graph_the_most_connected_part_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST_THINGS", 20)
    cut = network(Store(crowd(100)))
    assert (len(cut.things), cut.all_things) == (20, 102)
    assert {"body", "other"} <= {t.id.rsplit("/", 1)[1] for t in cut.things}


def test_a_neighbourhood_is_bounded() -> None:
    near = network(Store(crowd(300)), around="Người 10")
    assert (len(near.things), near.all_things) == (choosing.MOST_AROUND, 302)


LAYOUTS = [
    ("nothing", 0, []),
    ("one", 1, []),
    ("apart", 7, []),
    ("a line", 6, [(n, n + 1) for n in range(5)]),
    ("a star", 40, [(0, n) for n in range(1, 40)]),
    ("all to all", 8, list(combinations(range(8), 2))),
    ("loops and doubles", 3, [(0, 0), (0, 1), (1, 0), (1, 2), (1, 2)]),
    ("a wood", 90, [(n // 3, n) for n in range(1, 60)]),
]


@pytest.mark.parametrize(("name", "count", "links"), LAYOUTS, ids=[x[0] for x in LAYOUTS])
def test_no_two_boxes_overlap(name: str, count: int, links: list[tuple[int, int]]) -> None:
    boxes = [Box(50 + n % 7 * 5, 12, 30 + n % 5 * 4) for n in range(count)]
    at = places(boxes, links)
    assert at == places(boxes, links)
    for (a, (ax, ay)), (b, (bx, by)) in combinations(zip(boxes, at, strict=True), 2):
        beside = abs(ax - bx) >= a.side + b.side
        over = ay + a.below <= by - b.above or by + b.below <= ay - a.above
        assert beside or over
