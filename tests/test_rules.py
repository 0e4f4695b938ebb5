"""Every rule reads its example and leaves its counter-example; every word list is in order."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

import kg
from kg.grammar import Rule, rules

HOME = Path(__file__).parent.parent
POSTS = rules("posts")
LISTS = sorted((HOME / "kg" / "words").glob("*.tsv"))

#: Statuses that a rule states beside its own one: of the post left, of the rank risen from.
ALSO = {
    "leaves-and-takes": {"dismissed"},
    "promoted": {"former"},
    "promoted-passive": {"former"},
}


def statuses(rule: Rule, sentence: str) -> set[str]:
    """Give the statuses of the tenures that a rule states of a sentence."""
    tenures = kg.read(kg.Document("sentence", sentence)).tenures
    return {t.status for t in tenures if t.evidence.rule == rule.name}


@pytest.mark.parametrize("rule", POSTS, ids=lambda rule: rule.name)
def test_a_rule_reads_its_example(rule: Rule) -> None:
    assert statuses(rule, rule.example) - ALSO.get(rule.name, set()) == {rule.status}


@pytest.mark.parametrize("rule", POSTS, ids=lambda rule: rule.name)
def test_a_rule_leaves_its_counter_example(rule: Rule) -> None:
    assert statuses(rule, rule.counter) == set()


@pytest.mark.parametrize("file", ["posts", "events"])
def test_rules_have_names_of_their_own(file: str) -> None:
    names = [rule.name for rule in rules(file)]
    assert [name for name in names if names.count(name) > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def wrong_lines(path: Path) -> list[str]:
    """Name the lines of a word list that are out of order, twice there, or not NFC."""
    text = path.read_text(encoding="utf-8")
    header, *lines = text.removesuffix("\n").split("\n")
    assert "\r" not in text and text.endswith("\n"), f"{path.name}: lines end in one \\n each"
    assert header.split("\t")[-1] == "note", f"{path.name}:1: the last column is not `note`"
    keys = [tuple(line.split("\t")) for line in lines]
    found = []
    for number, (line, key) in enumerate(zip(lines, keys, strict=True), 2):
        if len(key) != len(header.split("\t")) or not key[0].strip():
            found.append(f"{path.name}:{number}: a cell is missing or empty in {line!r}")
        if number > 2 and key[:-1] <= keys[number - 3][:-1]:
            found.append(f"{path.name}:{number}: {key[0]!r} is twice there or not in order")
        if not unicodedata.is_normalized("NFC", line):
            found.append(f"{path.name}:{number}: {key[0]!r} is not NFC")
        if any(cell != cell.strip() for cell in key):
            found.append(f"{path.name}:{number}: spaces at the edge of a cell in {line!r}")
    return found


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_word_list_is_in_order(path: Path) -> None:
    assert wrong_lines(path) == []
