"""Foreign names after the common noun for what bears them: "hãng tư vấn Acme Partners"."""

from __future__ import annotations

from kg.lexicon import table, word_set
from kg.mentions import people, places
from kg.mentions.bodies import BodyPhrase, heads
from kg.mentions.tokens import Line, abbreviations, capital, vietnamese

#: Heads that a body's own name follows after what the body does: "ngân hàng tư nhân".
KINDS = frozenset(("công ty", "tập đoàn", "hãng", "ngân hàng", "quỹ", "viện"))
#: How many words tell what it does, and how many its name has.
_MOST = 5
_LONGEST = 4


def called(
    line: Line, at: int, begin: int, persons: people.Known, *, kind: bool, office: bool
) -> BodyPhrase | None:
    """Read the foreign name after a common noun that ends before token ``begin``, or None.

    ``kind`` says that the noun alone tells what the body does: "nhóm nhạc", not "công ty".
    """
    stop = begin
    while stop < line.size and not line.caps[stop] and stop - begin < _MOST:
        word, pair = line.low[stop], line.pair(stop)
        if not word.isalpha() or not vietnamese(word) or word in _never() or pair in _never():
            return None
        stop += 1
    if stop >= line.size or stop < begin + (not kind) or not _foreign(line, stop):
        return None
    last = line.pair(stop - 2)
    if stop > begin and ({last, line.low[stop - 1]} & word_set("before_products.tsv")):
        return None
    if stop > begin and last in word_set("makes.tsv"):
        return None  # "công ty phát triển ChatGPT"
    end = stop + 1
    if not line.acronym(stop):
        while end < line.size and end - stop < _LONGEST and _goes_on(line, end):
            end += 1
    if persons.at(line, stop) or (office and line.tokens[end : end + 1] != [","]):
        return None
    joined = end < line.size and line.starts[end] == line.stop(end - 1)
    if end < line.size and (line.caps[end] or (joined and line.tokens[end] == "-")):
        return None  # "quỹ phòng, chống dịch Covid-19"
    if office:
        whole = line.letters(at, end)  # "Giám đốc hãng tư vấn Acme Partners"
        return BodyPhrase(at, end, capital(whole), "")
    return BodyPhrase(at, end, line.letters(stop, end), "")


def _never() -> frozenset[str]:
    return frozenset(row["word"] for row in table("never_within.tsv"))


def _foreign(line: Line, at: int) -> bool:
    """Say whether a foreign name begins that no list has."""
    if not line.caps[at] or vietnamese(line.low[at]) or len(line.low[at]) < 2:
        return False
    if line.acronym(at) and (line.tokens[at] in abbreviations() or not line.tokens[at].isalpha()):
        return False
    return places.parse(line, at) is None and heads().longest(line.low, at) is None


def _goes_on(line: Line, at: int) -> bool:
    return line.word(at) and not vietnamese(line.low[at]) and places.parse(line, at) is None
