"""Names of foreigners told by their own words: a given name, and no word of a work or a firm."""

from __future__ import annotations

from functools import cache

from kg.lexicon import table, word_set
from kg.mentions import people, places
from kg.mentions.tokens import Line, vietnamese

#: Words of the longest name of a foreigner.
_LONGEST = 4
_QUOTES = frozenset("\"“”'‘’«")


@cache
def _no_surnames() -> frozenset[str]:
    """Give the common words abroad that no name of a person ends with: "museum", not "king"."""
    works = {row["word"] for row in table("words_of_works.tsv") if not row["surname"]}
    return word_set("company_words.tsv") | works


def named(line: Line, at: int, stop: int) -> bool:
    """Say whether a given name tells that the run is a foreigner's name: "Neil Harlow"."""
    if line.low[at] not in word_set("foreign_given_names.tsv") or not 2 <= stop - at <= _LONGEST:
        return False
    if at and (line.tokens[at - 1] in _QUOTES or (at > 1 and line.caps[at - 1])):
        return False  # the title of a work; a part of a longer name
    if at > 1 and line.tokens[at - 1] == "." and line.low[at - 2] == "st":
        return False  # "Fed St. Louis Jim Bullard"
    words = range(at + 1, stop)
    if line.low[at] in line.low[at + 1 : stop]:
        return False  # a caption and the text after it: "Neil Harlow Neil Harlow"
    if any(line.low[k] in _no_surnames() or line.acronym(k) for k in words):
        return False
    if " ".join(line.low[at : at + 2]) in word_set("brands_like_people.tsv"):
        return False
    if vietnamese(line.low[stop - 1]) and vietnamese(line.low[at]):
        return False
    if places.gazetteer().longest(line.low, stop - 1) and line.low[stop - 1] != line.low[at]:
        return False
    if stop >= line.size:
        return True
    if line.tokens[stop] in "&-–/’'" or line.tokens[stop][0].isdigit():
        return False
    return line.caps[stop] or not people.goes_on(line, stop)  # "Piotr Đại đế"
