"""Names of foreigners told by their own words: a given name, and no word of a work or a firm."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import package_path, read_tsv, table, word_set
from kg.mentions import people, places
from kg.mentions.tokens import Line, vietnamese

#: Words of the longest name of a foreigner.
_LONGEST = 4
_QUOTES = frozenset("\"“”'‘’«")


@cache
def _no_surnames() -> frozenset[str]:
    """Give the common words abroad that no name of a person ends with: "museum", not "king"."""
    works = {row["word"] for row in table("words_of_works.tsv") if not row["surname"]}
    return word_set("company_words.tsv") | {word for word in works if not vietnamese(word)}


def named(line: Line, at: int, stop: int, *, apart: bool = False) -> bool:
    """Say whether a given name tells that the run is a foreigner's name: "Neil Harlow".

    ``apart`` says that the capitals before it are no part of it: "Mỹ" + "Neil Harlow".
    """
    if line.low[at] not in word_set("foreign_given_names.tsv") or not 2 <= stop - at <= _LONGEST:
        return False
    if at and (line.tokens[at - 1] in _QUOTES or (at > 1 and line.caps[at - 1] and not apart)):
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


def nobody(line: Line, at: int, stop: int) -> bool:
    """Say whether the words are those of a work, a firm or a brand: "Black Star", "Grab Bike"."""
    words = line.low[at:stop]
    if any(word in _no_surnames() for word in words):
        return True
    if " ".join(words[:2]) in word_set("brands_like_people.tsv"):
        return True
    return all(word in word_set("words_of_works.tsv") for word in words)


#: Words between which and a given name stands the name of a town: "San Diego".
_SAINTS = frozenset(("san", "santa", "santo", "st", "saint", "sao", "são", "los", "port", "fort"))


@cache
def _short_countries() -> frozenset[str]:
    """Give the countries of one syllable, that a name follows: "người Đức" + "Neil Harlow"."""
    rows = table("short_countries.tsv") + table("doubtful_countries.tsv")
    return frozenset(r["word"] for r in rows)


#: Particles that join a given name to the name before it: "Ngozi bin Ali".
_JOINS = frozenset(("de", "da", "di", "van", "von", "bin", "ben", "al", "el", "la", "le", "mac"))


def begins(line: Line, at: int, stop: int) -> int:
    """Give where a name begins after a firm or a club: "Facebook" + "Mark Harlow"; else ``at``."""
    given = word_set("foreign_given_names.tsv")
    if stop - at > 2 and line.low[at] in _short_countries():
        return at + (line.low[at + 1] in given and named(line, at + 1, stop, apart=True))
    if stop - at <= 2 or line.low[at] in given or line.low[at] in people.families():
        return at
    for begin in range(at + 1, min(stop - 1, at + _LONGEST)):
        word, before = line.low[begin], line.low[begin - 1]
        if word in given and before not in _SAINTS and before not in _JOINS:
            strange = any(not vietnamese(line.low[k]) for k in range(at, begin))
            return begin if strange and named(line, begin, stop, apart=True) else at
    return at


def emigrant(line: Line, at: int, stop: int, *, trade: bool = False) -> bool:
    """Say whether a strange given name stands before a Vietnamese family name: "Kylie Nguyễn".

    After a trade a short one will do: "ca sĩ Kay Nguyễn".
    """
    if stop - at != 2 or line.low[stop - 1] not in _widespread() or "-" in line.low[at]:
        return False
    if nobody(line, at, stop) or (stop < line.size and line.caps[stop]):
        return False
    first = line.low[at]
    strange = not vietnamese(first) or first in _families("korean")
    return (strange or (trade and first.isascii())) and not line.acronym(at)


@cache
def _widespread() -> frozenset[str]:
    """Give the family names of nine Vietnamese in ten, in small letters."""
    rows = read_tsv(package_path("ontology/world/names.tsv"))
    return frozenset(row["name"].lower() for row in rows if row["part"] == "widespread")


_KOREAN = (
    r"(?:[gk]w|[ghjkmnprt]y|kk|sh|ss|ch|[bcdghjklmnprstwy])?"
    r"(?:yeo?|eo|eu|ae|oe|oo|ee|ou|ui|[aeiou])(?:ng|[bghklmnprt])?"
)
_CHINESE = (
    r"(?:zh|ch|sh|[bcdfghjklmnpqrstwxyz])?"
    r"(?:[iu]ang|iong|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|i[aeu]|u[aeio]"
    r"|[aeiou])"
)
_SHAPES = {
    land: (re.compile(rf"{one}(?:-?{one})?"), re.compile(one), re.compile(rf"{one}-{one}"))
    for land, one in (("korean", _KOREAN), ("chinese", _CHINESE))
}


@cache
def _families(land: str) -> frozenset[str]:
    return frozenset(r["name"] for r in table("eastern_family_names.tsv") if r[land])


def eastern(line: Line, at: int, stop: int) -> bool:
    """Say whether the run is a Korean or a Chinese name: "Kwon Sang Woo", "Park Ji-ho", "Wu Jilin"."""
    if not 2 <= stop - at <= 3 or any(line.acronym(k) for k in range(at, stop)):
        return False
    if nobody(line, at + 1, stop) or places.gazetteer().longest(line.low, at + 1):
        return False
    if stop < line.size and (line.tokens[stop][0].isdigit() or line.tokens[stop] in "&'’/"):
        return False
    return _shaped(line, at, stop, "korean") or _shaped(line, at, stop, "chinese")


def _shaped(line: Line, at: int, stop: int, land: str) -> bool:
    """Say whether family name and given names have the shape of those of a land."""
    if line.low[at] not in _families(land):
        return False
    whole, one, joined = _SHAPES[land]
    given = line.low[at + 1 : stop]
    if len(given) == 2:
        strange = any(not vietnamese(line.low[k]) for k in range(at, stop))
        return land == "korean" and strange and all(one.fullmatch(word) for word in given)
    word = given[0]
    if joined.fullmatch(word):
        return True
    if land == "chinese" and not vietnamese(line.low[at]) and one.fullmatch(word):
        return len(word) > 1
    return len(word) > _SHORT and not vietnamese(word) and whole.fullmatch(word) is not None


#: Letters of a given name of two syllables, at least one more.
_SHORT = 3
