"""Firms that no list has, told by how their names end or by what stands around them."""

from __future__ import annotations

from functools import cache

from kg.lexicon import Trie, table, word_set
from kg.mentions.bodies import CONTESTS, BodyPhrase, heads, split
from kg.mentions.items import Item, merged
from kg.mentions.people import families
from kg.mentions.titles import titles
from kg.mentions.tokens import Line, abbreviations, vietnamese

#: How many words such a name has at most, and how many Vietnamese ones before its ending.
_LONGEST = 6
_NATIVE = 3
#: Words with which some contests begin, and which address people too: "Mr World".
_TITLES = frozenset(("mr", "mrs"))
#: What joins the words of a name.
_AND = frozenset(("&", "and", "of"))


@cache
def endings() -> frozenset[str]:
    """Give the words with which only names of firms end."""
    return frozenset(row["word"] for row in table("company_words.tsv") if row["alone"])


def firms(line: Line) -> dict[int, int]:
    """Give the ends of the names of firms in a sentence, by their first tokens.

    There are none in one without any of `endings`.
    """
    found: dict[int, int] = {}
    done = 0
    for at in range(1, line.size):
        if at < done or not line.caps[at] or line.low[at] not in endings():
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
    if last == at + 1 and at > 0 and line.low[at].isascii() and len(line.low[at]) > _NATIVE - 1:
        return line.low[at] not in families()  # "Coin Metrics"
    if not 2 <= last - at <= _NATIVE or not all(_native(line, k) for k in range(at, last)):
        return False
    if line.low[at] in word_set("sentence_starts.tsv") or heads().longest(line.low, at):
        return False
    return titles().longest(line.low, at) is None


def _alone(line: Line, begin: int, stop: int) -> bool:
    """Say whether the whole run is the name, and no contest is called so."""
    if stop < line.size and (line.word(stop) or line.tokens[stop][0].isdigit()):
        return line.low[stop] in families() or heads().longest(line.low, stop) is not None
    return (CONTESTS | _TITLES).isdisjoint(line.low[begin:stop])


@cache
def _sorts() -> Trie[bool]:
    """Give the nouns that say what a firm is: "hãng", "nhà sản xuất"."""
    return Trie({split(row["noun"]): True for row in table("sorts_of_firms.tsv")})


@cache
def _sort_words() -> frozenset[str]:
    """Give the words with which such a noun begins."""
    return _sorts().first()


#: Words after someone's name, or after what is counted, before the firm.
_LINKS = ("của", "tại", "từ")
_COUNTED = frozenset(("dữ liệu", "số liệu", "khảo sát", "thống kê"))
_MARKS = (",", "-", "–", "(")
_WORDS = 3


def brands(line: Line, items: list[Item]) -> list[Item]:
    """Give the items of a sentence with the firms that only their surroundings show."""
    words = line.words
    marked = "," in words or "-" in words or "–" in words or "(" in words
    sorts = marked and not words.isdisjoint(_sort_words())
    if not (sorts or "của" in words or "tại" in words or "từ" in words):
        return items
    found: list[Item] = []
    at = 0 if sorts else 1
    for item in items:
        if at < item.start:
            _between(line, at, item.start, items, found)
        at = max(at, item.stop)
    _between(line, at, line.size, items, found)
    return merged(items, found) if found else items


def _between(line: Line, at: int, limit: int, items: list[Item], found: list[Item]) -> None:
    """Find the firms in a stretch of a sentence in which nothing else is named."""
    caps = line.caps
    while at < limit:
        if not caps[at]:
            at += 1
            continue
        begin = at
        while at < limit and caps[at]:
            at += 1
        if at - begin > _WORDS or not any(_strange(line, k) for k in range(begin, at)):
            continue
        ends = at < limit or limit >= line.size
        if _sort_after(line, at) or (ends and _linked(line, begin, items)):
            body = BodyPhrase(begin, at, line.letters(begin, at), "", told=True)
            found.append(Item("O", begin, at, body))


def branded(item: Item) -> bool:
    """Say whether an item is such a firm."""
    return isinstance(item.phrase, BodyPhrase) and item.phrase.told


def _strange(line: Line, at: int) -> bool:
    """Say whether a foreign name or unknown initials stand at a token."""
    letters = line.tokens[at]
    if not line.caps[at] or not letters[0].isalpha() or len(letters) < _WORDS:
        return False
    return letters not in abbreviations() and not vietnamese(line.low[at])


def _sort_after(line: Line, at: int) -> bool:
    """Say whether it is told what a firm is: "Kyivstel - nhà mạng lớn nhất Ukraine"."""
    if at + 1 >= line.size or line.tokens[at] not in _MARKS:
        return False
    begin = at + 1 + (line.low[at + 1] == "một")
    found = _sorts().longest(line.low, begin) if begin < line.size else None
    if found is None or line.caps[begin] or found[0] >= line.size:
        return False
    return not line.caps[found[0]] and line.low[found[0]] != "của"


def _linked(line: Line, at: int, items: list[Item]) -> bool:
    """Say whether someone or some figures are the firm's: "Edward Moyal của Oantra"."""
    if at < 2 or line.low[at - 1] not in _LINKS:
        return False
    if any(item.kind == "P" and item.stop == at - 1 for item in items):
        return True
    return " ".join(line.low[at - 3 : at - 1]) in _COUNTED
