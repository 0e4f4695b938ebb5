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
    rows = table("words_of_works.tsv")
    works = {row["word"] for row in rows if not row["surname"] and not vietnamese(row["word"])}
    return frozenset(works) | word_set("company_words.tsv") - {
        row["word"] for row in rows if row["surname"]
    }


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
    if line.pair(at) in word_set("brands_like_people.tsv"):
        return False
    if vietnamese(line.low[stop - 1]) and vietnamese(line.low[at]):
        return False
    if places.gazetteer().longest(line.low, stop - 1) and line.low[stop - 1] != line.low[at]:
        return False
    if stop >= line.size:
        return True
    if _part_of_a_firm(line, stop):
        return False
    return line.caps[stop] or not people.goes_on(line, stop)  # "Piotr Đại đế"


def _part_of_a_firm(line: Line, stop: int) -> bool:
    """Say whether "&", a number or a hyphen goes on with a name: "Neil Harlow & Co", "Neil Harlow 5"."""
    mark = line.tokens[stop]
    if mark in "-–" and line.stop(stop - 1) < line.starts[stop]:
        return False  # "Neil Harlow - luật sư"
    if mark in "&-–/’'":
        return True
    after = line.tokens[stop + 1 : stop + 2]
    score = "/" in mark or after in (["-"], ["–"], ["'"], ["’"], ["tuổi"])
    return mark[0].isdigit() and not score  # "Neil Harlow 4-2"


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


#: Particles that join a given name to the name before it: "Ngozi bin Ali".
_JOINS = frozenset(("de", "da", "di", "van", "von", "bin", "ben", "al", "el", "la", "le", "mac"))


def begins(line: Line, at: int, stop: int, *, firm: bool) -> int:
    """Give where a name begins after another word: "Khi" + "Neil Harlow"; else ``at``.

    ``firm`` says that a firm or a club may stand before it: "Facebook" + "Neil Harlow".
    """
    given, first = word_set("foreign_given_names.tsv"), line.low[at]
    if stop - at <= 2 or first in given:
        return at
    if first in people.families() and (not at or line.low[at - 1] not in ("người", "gốc")):
        return at
    if vietnamese(first):
        opens = line.low[at + 1] in given and named(line, at + 1, stop, apart=True)
        return at + 1 if opens and first not in _SAINTS else at
    for begin in range(at + 1, min(stop - 1, at + _LONGEST) if firm else at):
        word, before = line.low[begin], line.low[begin - 1]
        if word in given and before not in _SAINTS and before not in _JOINS:
            return begin if named(line, begin, stop, apart=True) else at
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
