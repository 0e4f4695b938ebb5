"""What posts are called: their titles, and the words that modify and qualify them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon import Trie, table, word_set
from kg.mentions.bodies import split
from kg.mentions.tokens import Line, abbreviated


@dataclass(frozen=True, slots=True)
class Title:
    """A row of ``words/titles.tsv``."""

    role: str
    noun: str
    body: str
    kind: str


@cache
def titles() -> Trie[Title]:
    """Give the titles: tokens -> row."""
    entries: dict[tuple[str, ...], Title] = {}
    for row in table("titles.tsv"):
        title = Title(row["role"], row["noun"], row["body"], row["kind"])
        for form in abbreviated(row["title"]):
            entries.setdefault(split(form), title)
            entries.setdefault(split(form.replace("sĩ", "sỹ")), title)
        if row["role"] == "degree" and "." in row["title"]:
            for gap in (". ", ", ", "-"):  # one token each: "PGS. TS"
                entries.setdefault((row["title"].replace(".", gap),), title)
    return Trie(entries)


@cache
def apposed() -> Trie[Title]:
    """Give what is a title only where it stands after a name and a body follows: "A, chủ Công ty B"."""
    rows = table("apposed_titles.tsv")
    return Trie({split(row["title"]): Title(row["role"], "", "", "post") for row in rows})


@cache
def modifiers() -> dict[str, str]:
    """Give what the words before titles make of a post: "nguyên" -> former."""
    return {r["word"]: r["status"] for r in table("title_modifiers.tsv") if r["status"]}


@cache
def _others() -> frozenset[str]:
    """Give the words that end or begin with one that modifies titles: "ủy quyền"."""
    others = {row["word"] for row in table("title_modifiers.tsv") if not row["status"]}
    return word_set("compounds.tsv") | others


@cache
def _modifying() -> frozenset[str]:
    return frozenset(word.split()[0] for word in modifiers())


@cache
def qualifiers() -> Trie[bool]:
    """Give the words after titles that qualify them; only before a body?"""
    return Trie(
        {tuple(r["word"].split()): r["when"] == "body" for r in table("title_qualifiers.tsv")}
    )


def begins(line: Line, at: int) -> bool:
    """Say whether a title, or a word that modifies titles, begins at token ``at``."""
    return titles().longest(line.low, at) is not None or line.low[at] in _modifying()


def modifier(line: Line, at: int) -> tuple[str, int]:
    """Give what the word at a token makes of the post after it, and where the title begins."""
    if line.low[at] not in _modifying():
        return "", at
    two = line.pair(at)
    if two in modifiers():
        return modifiers()[two], at + 2
    status = modifiers().get(line.low[at], "")
    if status == "former" and line.low[at + 1 : at + 2] == ["quyền"] and at + 2 < line.size:
        return status, at + 2 if titles().longest(line.low, at + 2) else at + 1
    if status and at and f"{line.low[at - 1]} {line.low[at]}" in _others():
        return "", at  # "chính quyền Tổng thống"
    if not status or line.low[at : at + 2] == ["cố", "vấn"]:
        return "", at
    head = at + 1
    if head < line.size and line.tokens[head] == "." and line.low[at] == "q":
        head += 1
    return status, head
