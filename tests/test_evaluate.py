"""Scores reward what is right, forgive what is optional, and do not fall below the floor."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.evaluate import (
    KINDS,
    Count,
    Score,
    as_json,
    changes,
    compare,
    evaluate,
    gold_facts,
    gold_files,
    norm,
    reading_facts,
    table,
    total,
)
from kg.model import Document
from kg.reading import read

GOLD = Path(__file__).parent / "gold"
TEXT = "Ông Sầm Minh Hưng, Giám đốc Sở Y tế tỉnh Lào Cai, dự họp. Bà Lục Thị Diễm vắng mặt."
POST = {
    "person": "Sầm Minh Hưng",
    "title": "Giám đốc Sở Y tế tỉnh Lào Cai",
    "status": "incumbent",
    "quote": "Giám đốc Sở Y tế tỉnh Lào Cai",
}


def scored(gold: dict[str, Any], text: str = TEXT) -> Score:
    """Score the reading of a text against a piece of gold."""
    reading = read(Document("text", text))
    return compare(gold_facts(gold), reading_facts(reading), "text")


def figures(count: Count) -> tuple[int, int, int]:
    """Give how many were found, missed and false."""
    return len(count.found), len(count.missed), len(count.false)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (1, 0, 0)),
        ({"title": "giám đốc  Sở Y tế tỉnh Lào Cai"}, (1, 0, 0)),
        ({"title": "Giám đốc Sở Y tế", "also": ["Giám đốc Sở Y tế tỉnh Lào Cai"]}, (1, 0, 0)),
        ({"title": "Phó Giám đốc Sở Y tế tỉnh Lào Cai"}, (0, 1, 1)),
        ({"person": "Lục Thị Diễm"}, (0, 1, 1)),
        ({"status": "former"}, (0, 1, 1)),
        ({"status": "appointed", "status_also": ["incumbent"]}, (1, 0, 0)),
        ({"status": "appointed", "status_also": ["former"]}, (0, 1, 1)),
        ({"optional": True}, (0, 0, 0)),
        ({"region": "side"}, (0, 0, 0)),
        ({"optional": True, "title": "Thứ trưởng Bộ Y tế"}, (0, 0, 1)),
    ],
    ids=[
        "right",
        "case and spaces",
        "another form",
        "another title",
        "another person",
        "another status",
        "a status that is right too",
        "two statuses, neither of them",
        "optional and said",
        "side and said",
        "optional and not said",
    ],
)
def test_posts(change: dict[str, Any], expected: tuple[int, int, int]) -> None:
    assert figures(scored({"posts": [{**POST, **change}]})["posts"]) == expected


def test_what_is_optional_may_be_left_out() -> None:
    row = {**POST, "person": "Lục Thị Diễm", "optional": True}
    assert figures(scored({"posts": [POST, row]})["posts"]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (["Sầm Minh Hưng", "Lục Thị Diễm"], (2, 0, 0)),
        (["Sầm Minh Hưng"], (1, 0, 1)),
        (["Sầm Minh Hưng", "Lục Thị Diễm", "Vi Văn Sơn"], (2, 1, 0)),
    ],
)
def test_people(people: list[str], expected: tuple[int, int, int]) -> None:
    gold = {"people": [{"name": name, "mentions": [name]} for name in people]}
    assert figures(scored(gold)["people"]) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Uỷ viên BCH T.Ư Đảng", "Ủy viên Ban Chấp hành Trung ương Đảng"),
        ("UBND tỉnh Hoà Bình", "Ủy ban nhân dân tỉnh Hòa Bình"),
        ("Nghị quyết số 18 - NQ/TW", "Nghị quyết số 18-NQ/TW"),
        ("Hội\u00a0nghị", "hội nghị"),
    ],
)
def test_two_spellings_of_one_name(a: str, b: str) -> None:
    assert norm(a) == norm(b)


MEETING = "Sáng 27/5/2025, đồng chí Khiếu Minh Hưng chủ trì hội nghị tổng kết công tác năm 2024."
EVENT = {
    "id": "e1",
    "type": "conference",
    "name": "Hội nghị tổng kết công tác năm 2024",
    "date": "2025-05-27",
    "quote": "hội nghị tổng kết công tác năm 2024",
}
CHAIR = {"event": "e1", "agent": "Khiếu Minh Hưng", "as": "chair", "quote": "chủ trì"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (1, 0, 0)),
        ({"date": None}, (1, 0, 0)),
        ({"date": "2025-05"}, (1, 0, 0)),
        ({"type": "working_session"}, (1, 0, 0)),
        ({"date": "2025-05-26", "date_also": ["2025-05-27"]}, (1, 0, 0)),
        ({"type": "visit", "type_also": ["conference"]}, (1, 0, 0)),
        ({"date": "2025-05-26"}, (0, 1, 1)),
        ({"type": "visit"}, (0, 1, 1)),
        ({"name": "Lễ trao giải", "quote": "lễ trao giải"}, (0, 1, 1)),
        ({"optional": True}, (0, 0, 0)),
    ],
    ids=[
        "right",
        "no date",
        "month",
        "type of the family",
        "a day that is right too",
        "a type that is right too",
        "another day",
        "type",
        "name",
        "optional",
    ],
)
def test_events(change: dict[str, Any], expected: tuple[int, int, int]) -> None:
    assert figures(scored({"events": [{**EVENT, **change}]}, MEETING)["events"]) == expected


@pytest.mark.parametrize(
    ("event", "part", "expected"),
    [
        ({}, {}, (1, 0, 0)),
        ({}, {"as": "attend"}, (0, 1, 1)),
        ({}, {"as": "attend", "as_also": ["chair"]}, (1, 0, 0)),
        ({}, {"agent": "Sầm Minh Hưng"}, (0, 1, 1)),
        ({"optional": True}, {}, (0, 0, 0)),
        ({"date": "2025-05-26"}, {}, (0, 1, 1)),
    ],
    ids=[
        "right",
        "another role",
        "a role that is right too",
        "another agent",
        "of an optional event",
        "of another event",
    ],
)
def test_participation(
    event: dict[str, Any], part: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    gold = {"events": [{**EVENT, **event}], "participation": [{**CHAIR, **part}]}
    assert figures(scored(gold, MEETING)["participation"]) == expected


def test_figures() -> None:
    count = Count(found=["a", "b", "c"], missed=[("d", "x", "")], false=[("d", "y", "")] * 2)
    assert (count.precision, count.recall, round(count.f1, 3)) == (0.6, 0.75, 0.667)
    nothing = Count()
    assert (nothing.precision, nothing.recall, nothing.f1) == (1, 1, 1)
    assert Count(missed=[("d", "x", "")]).f1 == 0


def test_totals_add_up() -> None:
    one = scored({"posts": [POST]})
    both = total([one, one])
    assert figures(both["posts"]) == (2, 0, 0)
    assert [line.split()[0] for line in table(both).splitlines()[1:]] == list(KINDS)


def test_changes_are_gains_and_losses() -> None:
    right, wrong = scored({"posts": [POST]}), scored({"posts": [{**POST, "status": "former"}]})
    gained, lost = changes(right, as_json(wrong)), changes(wrong, as_json(right))
    said = "Sầm Minh Hưng: Giám đốc Sở Y tế tỉnh Lào Cai [incumbent]"
    assert [line for line in gained if line.startswith("+ posts: found")] == [
        f"+ posts: found text\t{said}"
    ]
    assert any(line.startswith(f"+ posts: no longer says text\t{said}") for line in gained)
    assert f"- posts: lost text\t{said}" in lost
    assert any(line.startswith(f"- posts: new false alarm text\t{said}") for line in lost)
    assert changes(right, as_json(right)) == []
    assert all(line.startswith("+") for line in changes(right, {}) if "found" in line)


def test_gold_without_a_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no gold files"):
        gold_files(tmp_path)
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(KgError, match=r"x\.json: no text x\.txt"):
        gold_files(tmp_path)


@cache
def score(folder: str) -> Score:
    """Score the gold of one folder."""
    return evaluate(GOLD / folder)


#: What must hold: F1 and precision of each type of fact, articles by articles.
FLOOR = [
    ("seeds", "people", 1.00, 1.00),
    ("seeds", "posts", 0.98, 1.00),
    ("seeds", "organisations", 0.93, 0.95),
    ("seeds", "events", 0.90, 0.95),
    ("seeds", "participation", 0.90, 0.95),
    ("seeds", "places", 0.90, 0.95),
    ("seeds", "documents", 0.90, 0.95),
    ("made", "people", 0.98, 0.98),
    ("made", "posts", 0.95, 0.92),
    ("made", "organisations", 0.93, 0.95),
    ("made", "events", 0.90, 0.95),
    ("made", "participation", 0.88, 0.95),
]


@pytest.mark.parametrize(("folder", "kind", "f1", "precision"), FLOOR)
def test_the_floor(folder: str, kind: str, f1: float, precision: float) -> None:
    count = score(folder)[kind]
    assert count.f1 >= f1, count.missed
    assert count.precision >= precision, count.false
