"""Patterns over skeletons find people, roles and lists of them; a broken rule is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.facts.scene import Scene
from kg.grammar import Skeleton, rules
from kg.grammar.slots import compile_pattern
from kg.lexicon import package_path
from kg.model import Document, Region, Span


def skeleton(sentence: str) -> Skeleton:
    """Give the skeleton of a sentence, the last one of several."""
    doc = Document("sentence", sentence, regions=(Region(Span(0, len(sentence)), "body"),))
    return Scene(doc).sentences[-1].skeleton


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (
            "Bộ Chính trị điều động ông Trần Văn Ẩn làm Bí thư Tỉnh ủy Hà Nam.",
            "<organisation 0> điều động ông <person 2> làm <role 3> .",
        ),
        (
            "Ngày 27/5/2025, bà Lục Thị Diễm đến Lào Cai.",
            "<date 0> , bà <person 2> đến <place 3> .",
        ),
        ("Không có gì được nêu tên.", "không có gì được nêu tên ."),
    ],
)
def test_skeletons(sentence: str, shown: str) -> None:
    assert skeleton(sentence).shown() == shown


def test_numbers_lead_back_to_the_letters() -> None:
    bone = skeleton("Ông Trần Văn Ẩn, Bí thư Tỉnh ủy Hà Nam, dự họp.")
    (person,) = bone.numbers(bone.text, "P")
    (role,) = bone.numbers(bone.text, "R")
    assert bone.line.letters(person.start, person.stop) == "Trần Văn Ẩn"
    assert bone.line.letters(role.start, role.stop) == "Bí thư Tỉnh ủy Hà Nam"
    assert bone.token(bone.text.index("<P")) == person.start
    assert bone.numbers(None, "P") == bone.numbers(bone.text, "E") == []


@pytest.mark.parametrize(
    ("pattern", "text", "groups"),
    [
        (
            "bầu {person} làm {role}",
            "bầu ông <P1> làm <R2>",
            {"person": "ông <P1>", "role": "<R2>"},
        ),
        ("{person}+ dự", "ông <P1> và bà <P2> dự", {"person": "ông <P1> và bà <P2>"}),
        ("làm {role}+", "làm <R1> , <R2> và <R3>", {"role": "<R1> , <R2> và <R3>"}),
        ("{person} nói", "<P0> , <R1> , nói", {"person": "<P0> , <R1> ,"}),
        ("{organisation as by} (bầu|cử)", "<O0> cử", {"by": "<O0>"}),
        ("(đã )?họp {date}", "họp <D3>", {"date": "<D3>"}),
        ("{he} là {role}", "ông là <R1>", {"he": "ông", "role": "<R1>"}),
        ("{verb} {person}", "cử <P4>", {"person": "<P4>"}),
    ],
)
def test_patterns(pattern: str, text: str, groups: dict[str, str]) -> None:
    found = compile_pattern(pattern, {"verb": "bầu|cử"}).search(text)
    assert found and found.groupdict() == groups


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("bầu {person} làm {role}", "bầu <R1> làm <P2>"),
        ("cử {person}", "xửcử <P1>"),
        ("{he} là {role}", "ông <P1> là <R2>"),
    ],
)
def test_patterns_that_do_not_fit(pattern: str, text: str) -> None:
    assert compile_pattern(pattern, {}).search(text) is None


def test_brackets_of_a_pattern_do_not_capture() -> None:
    assert compile_pattern("(bầu|cử) {person}", {}).groups == 1


def test_an_unknown_slot_is_named() -> None:
    with pytest.raises(KgError, match=r"unknown slot \{persn\}"):
        compile_pattern("bầu {persn}", {})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[rule]]\nname = "one"\npattern = "bầu {person}"', r"/x\.toml: rule 'one': 'fact'"),
        (
            '[[rule]]\nname = "two"\npattern = "bầu (("\nfact = "tenure"\nexample = ""\nnot = ""',
            r"/x\.toml: rule 'two': ",
        ),
    ],
)
def test_a_broken_rule_is_named(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match=message):
        for rule in rules(os.path.relpath(tmp_path / "x", package_path("rules"))):
            assert rule.compiled


@pytest.mark.parametrize("file", ["posts", "events"])
def test_only_rules_with_their_word_are_tried(file: str) -> None:
    every = rules(file)
    for rule in every:
        bone = skeleton(rule.example)
        assert not any(rule.find(bone.text)) or rule in bone.fitting(file)
    assert skeleton("Trời đẹp.").fitting(file) == []


@pytest.mark.parametrize("file", ["posts", "events"])
def test_a_rule_fits_only_where_its_pattern_begins(file: str) -> None:
    bones = [skeleton(text) for rule in rules(file) for text in (rule.example, rule.counter)]
    for rule in rules(file):
        for bone in bones:
            everywhere = [m.span() for m in rule.find(bone.text)]
            assert [m.span() for m in bone.find(rule)] == everywhere, rule.name
    assert sum(not (rule.first or rule.begins) for rule in rules(file)) <= 4


@pytest.mark.parametrize("file", ["posts", "events"])
def test_every_rule_is_sure_within_bounds_and_says_when_not(file: str) -> None:
    for rule in rules(file):
        assert 0 < rule.certainty <= 1
        assert rule.example and rule.counter and rule.example != rule.counter, rule.name
