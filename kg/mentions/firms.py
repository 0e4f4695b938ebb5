"""Firms that no list has, told by the word with which their names end: "Acme Capital Partners Ltd"."""

from __future__ import annotations

from functools import cache

from kg.lexicon import table, word_set
from kg.mentions.bodies import heads
from kg.mentions.people import families
from kg.mentions.titles import titles
from kg.mentions.tokens import Line, abbreviations, vietnamese

#: How many words such a name has at most, and how many Vietnamese ones before its ending.
_LONGEST = 6
_NATIVE = 3
#: Contests, which are called so too: "Miss Grand International".
_CONTESTS = frozenset(("miss", "mister", "mr", "mrs", "cup", "open", "championship"))
#: What joins the words of a name.
_AND = frozenset(("&", "and", "of"))


@cache
def _endings() -> frozenset[str]:
    """Give the words with which only names of firms end."""
    return frozenset(row["word"] for row in table("company_words.tsv") if row["alone"])


def firms(line: Line) -> dict[int, int]:
    """Give the ends of the names of firms in a sentence, by their first tokens."""
    if line.words.isdisjoint(_endings()):
        return {}
    found: dict[int, int] = {}
    done = 0
    for at in range(1, line.size):
        if at < done or not line.caps[at] or line.low[at] not in _endings():
            continue
        stop = at + 1
        while (
            stop < line.size and line.caps[stop] and line.low[stop] in word_set("company_words.tsv")
        ):
            stop += 1
        begin = _begin(line, at, done)
        if begin < at and _alone(line, begin, stop):
            found[begin] = stop
            done = stop
    return found


def _begin(line: Line, last: int, done: int) -> int:
    """Give the first token of the name that ends with the token ``last``; itself without one."""
    at = last
    while at > done and last - at < _LONGEST and (_inside(line, at - 1) or _joins(line, at - 1)):
        at -= 1
    while at < last and (_joins(line, at) or _native(line, at)):
        if not _joins(line, at) and _all_native(line, at, last):
            return at
        at += 1
    return at


def _inside(line: Line, at: int) -> bool:
    return line.caps[at] and line.tokens[at][0].isalpha() and line.tokens[at] not in abbreviations()


def _joins(line: Line, at: int) -> bool:
    return at > 0 and line.low[at] in _AND and line.caps[at - 1]


def _native(line: Line, at: int) -> bool:
    return line.word(at) and vietnamese(line.low[at])


def _all_native(line: Line, at: int, last: int) -> bool:
    """Say whether native words that begin no sentence are the name: "Hòa Phát" + "Group"."""
    if not 2 <= last - at <= _NATIVE or not all(_native(line, k) for k in range(at, last)):
        return False
    if line.low[at] in word_set("sentence_starts.tsv") or heads().longest(line.low, at):
        return False
    return titles().longest(line.low, at) is None


def _alone(line: Line, begin: int, stop: int) -> bool:
    """Say whether the whole run is the name, and no contest is called so."""
    if stop < line.size and (line.word(stop) or line.tokens[stop][0].isdigit()):
        return line.low[stop] in families() or heads().longest(line.low, stop) is not None
    return _CONTESTS.isdisjoint(line.low[begin:stop])
