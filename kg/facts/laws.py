"""The laws that a sentence names: "Luật Phòng, chống tham nhũng (sửa đổi)", "luật Đất đai năm 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.lexicon import Trie, word_set
from kg.mentions.tail_begun import INITIALS
from kg.mentions.tokens import Line
from kg.text import canon_tone

#: How many tokens the name of a law that no list has may be long.
_LONGEST = 14
_INITIALS = re.compile(r"[Ll]uật ([A-ZĐ]{3,})\b")
#: Fewer letters than the initials of a law have.
_SHORTEST = 2
#: What stands between "luật" and the law that it amends.
_AMENDING = frozenset(["sửa", "đổi", ",", "bổ", "sung", "một", "số", "điều", "của", "các"])
#: Tokens of the longest form of it.
_LONGEST_AMENDING = 11
#: What stands before "luật" while it is no law yet.
_DRAFTS = frozenset(["dự thảo", "dự án"])


class Law(NamedTuple):
    """A law at tokens ``start`` to ``stop`` of a sentence."""

    start: int
    stop: int


@cache
def _listed() -> Trie[bool]:
    """Give the dictionary of the names of laws, with and without their commas."""
    entries: dict[tuple[str, ...], bool] = {}
    for name in word_set("laws.tsv"):
        words = canon_tone(name).lower().replace(",", " ,").split()
        entries[tuple(words)] = True
        entries.setdefault(tuple(w for w in words if w != ","), True)
        entries.setdefault(tuple(" ".join(words).replace("đại học", "đh").split()), True)
    return Trie(entries)


def laws(line: Line, names: frozenset[int]) -> Iterator[Law]:
    """Find the laws of a sentence; no law begins at one of the tokens ``names``, inside a name."""
    if "luật" not in line.words:
        return
    done = 0
    for at, low in enumerate(line.low):
        if low == "luật" and at >= done and at not in names:
            law = _law(line, at)
            if law is not None:
                done = law.stop
                yield law
            elif line.low[at + 1 : at + 2] == [":"] or line.low[at + 1 : at + 3] == ["gồm", ":"]:
                yield from _listed_after(line, at + 2 + (line.low[at + 1] == "gồm"))


def _listed_after(line: Line, at: int) -> Iterator[Law]:
    """Find the laws that stand without their noun after a colon: "3 luật: An ninh mạng, Đặc xá"."""
    first = at
    while at < line.size and line.caps[at] and line.low[at] != "luật":
        found = _listed().longest(line.low, at)
        stop = found[0] if found is not None else _unlisted(line, at) * (at > first)
        if not stop or (found is None and line.tokens[stop : stop + 1] not in ([], [","], ["."])):
            return
        yield Law(at, stop)
        if line.tokens[stop : stop + 1] == ["("] and line.tokens[stop + 2 : stop + 3] == [")"]:
            stop += 3
        if line.low[stop : stop + 1] not in ([","], ["và"], [";"]):
            return
        at = stop + 1


def _law(line: Line, at: int) -> Law | None:
    begin = at - 1 if at and line.low[at - 1] in ("bộ", "đạo") else at
    drafted = begin > 1 and " ".join(line.low[begin - 2 : begin]) in _DRAFTS
    if begin and not drafted and line.low[begin - 1] in word_set("before_laws.tsv"):
        return None
    amended = _amended(line, at + 1)
    sure = begin < at or amended > 0 or line.caps[at] or drafted or _broken(line, at)
    stop = _name(line, amended or at + 1, sure=sure)
    while amended and line.low[stop : stop + 2] == ["và", "luật"]:
        other = _name(line, stop + 2, sure=True)
        if not other:
            break
        stop = other
    return Law(begin - 2 * drafted, _edition(line, stop)) if stop else None


def _broken(line: Line, at: int) -> bool:
    """Say whether the law all in small letters is one that is broken, in two words: "vi phạm luật an ninh mạng"."""
    found = _listed().longest(line.low, at + 1)
    return found is not None and found[0] > at + 3 and line.low[at - 1] in ("phạm", "theo", "sửa")


def _amended(line: Line, at: int) -> int:
    """Give the first token of the law that "sửa đổi, bổ sung một số điều của luật" amends, else 0."""
    if line.low[at : at + 2] != ["sửa", "đổi"]:
        return 0
    stop = at
    while stop < min(line.size, at + _LONGEST_AMENDING) and line.low[stop] in _AMENDING:
        stop += 1
    stop += line.low[stop : stop + 1] == ["bộ"]
    return stop + 1 if line.low[stop : stop + 1] == ["luật"] else 0


def _name(line: Line, at: int, *, sure: bool) -> int:
    """Give the end of the name of a law that begins at a token, 0 if none does.

    A name all in small letters is one only where it is listed and ``sure`` to be a name.
    """
    if at >= line.size:
        return 0
    found = _listed().longest(line.low, at)
    if line.caps[at - 1] and INITIALS.fullmatch(line.tokens[at]) and len(line.low[at]) > _SHORTEST:
        return at + 1  # "Luật DQTV"
    if found is not None:
        stop = found[0]
        longer = stop < line.size and f"{line.low[stop - 1]} {line.low[stop]}"
        if (sure or line.caps[at]) and longer not in word_set("compounds.tsv"):
            return stop
    return _unlisted(line, at) if line.word(at) else 0


def _unlisted(line: Line, at: int) -> int:
    """Give the end of a name that no list has: its capital, and words that do not end it."""
    stop = at + 1
    while stop < min(line.size, at + _LONGEST):
        low = line.low[stop]
        pairs = {f"{line.low[stop - 1]} {low}"}
        if stop + 1 < line.size:
            pairs.add(f"{low} {line.low[stop + 1]}")
        ends = low in word_set("law_stops.tsv") or not low[0].isalpha()
        if low == "và" and _second_subject(line, stop + 1):
            stop += 3
            continue
        if ends and pairs.isdisjoint(word_set("compounds.tsv")):
            break
        stop += 1
    return stop


def _second_subject(line: Line, at: int) -> bool:
    """Say whether a second field in two syllables stands after "và": "Di trú và" + "Quốc tịch"."""
    if at + 1 >= line.size or not line.caps[at] or line.caps[at + 1]:
        return False
    pair = " ".join(line.low[at : at + 2])
    return pair in word_set("compounds.tsv") and line.low[at] not in ("luật", "bộ", "hiến")


def _edition(line: Line, stop: int) -> int:
    """Go on over "(sửa đổi)" and the year of a law."""
    if line.low[stop : stop + 4] == ["(", "sửa", "đổi", ")"]:
        return stop + 4
    begin = stop + (line.low[stop : stop + 1] == ["năm"])
    year = line.tokens[begin] if begin < line.size else ""
    return begin + 1 if len(year) == 4 and year.isdigit() and year[:2] in ("19", "20") else stop


@cache
def _by_initials() -> dict[str, str]:
    """Give the names of the laws by their initials, of those that no two laws share."""
    out: dict[str, str] = {}
    for name in sorted(word_set("laws.tsv")):
        letters = "".join(word[0] for word in name.replace(",", "").split()).upper()
        out[letters] = "" if letters in out else name
    return out


def named(letters: str) -> str:
    """Write out the initials of a law: "Luật DQTV" -> "Luật Dân quân tự vệ"."""
    if "uật" not in letters:
        letters = f"Luật {letters}"  # "3 luật: An ninh mạng"
    m = _INITIALS.search(letters)
    name = _by_initials().get(m[1]) if m else None
    return letters.replace(m[1], name, 1) if m and name else letters


__all__ = ["Law", "laws", "named"]
