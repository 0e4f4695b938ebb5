"""Buildings, roads, waters and sites in a sentence: "Hội trường Tỉnh ủy", "sông Sài Gòn"."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import Trie, table, word_set
from kg.mentions import organisations, people, places
from kg.mentions.places import PlacePhrase
from kg.mentions.titles import titles
from kg.mentions.tokens import Line, abbreviations, expand, vietnamese

_ROAD = re.compile(r"\d{1,3}[A-Z]?|[A-Z]{1,2}\d{1,3}")
#: A number at the end of a name: "Thủ Thiêm 2", "Vành đai III".
_ORDER = re.compile(r"\d{1,2}|[IVX]{1,4}")
_LONGEST = 4
#: Words of the name of a town that no list has.
_LONGEST_TOWN = 2


@cache
def heads() -> Trie[str]:
    """Give the nouns of venues: tokens -> what must follow (body, name, or nothing: free)."""
    return Trie({tuple(r["head"].split()): r["tail"] for r in table("venues.tsv")})


def parse(line: Line, at: int, persons: people.Known) -> PlacePhrase | None:
    """Read a venue that begins at token ``at``, or None where only its noun stands."""
    found = heads().longest(line.low, at)
    if line.tokens[at] == "Lăng" and line.low[at + 1 : at + 2] == ["viếng"]:
        return _tomb(line, at, at + 2)
    if found is None or (line.caps[at] and found[0] == at + 1 and not _capital(line, at)):
        return None
    if at and f"{line.low[at - 1]} {line.low[at]}" in word_set("compounds.tsv"):
        return None
    head, tail = found
    if line.low[at : at + 2] == ["biển", "đông"] and line.caps[at + 1] and not line.caps[at]:
        if not line.capital(at + 2):
            return PlacePhrase(at, at + 2, "", "Biển Đông", "water")
    if tail == "free" and not line.caps[at]:
        return None
    honoured = _honoured(line, head) if tail == "name" else head
    monument = honoured > head
    if monument:
        stop = honoured
    elif tail == "name":
        stop, sort = _name(line, head, persons), _qualified(line, head)
        if stop <= sort:
            named = _name(line, sort, persons) if sort > head else sort
            if named > sort:
                head, stop = sort, named
            elif sort > head and line.low[sort - 1] == _FAITH:
                return None  # "nhà thờ Hồi giáo"
    else:
        stop = _whose(line, head, persons)
    if stop == head and tail != "free":
        return None
    if tail == "name" and not monument and _country(line, at, head, stop):
        return None
    if stop > head and _unnamed_owner(line, head, stop):
        return None
    return PlacePhrase(at, stop, "", expand(line.letters(at, stop)), "venue")


def _tomb(line: Line, at: int, after: int) -> PlacePhrase | None:
    """Take the tomb that is entered to pay respects: "vào Lăng viếng Chủ tịch Hồ Chí Minh"."""
    uncle = line.low[after : after + 1] == ["bác"]
    if not uncle and line.low[after : after + 5] != ["chủ", "tịch", "hồ", "chí", "minh"]:
        return None
    return PlacePhrase(at, at + 1, "", "Lăng Chủ tịch Hồ Chí Minh", "venue")


#: Who is remembered at a monument, without a name of their own.
_HONOURED = re.compile(r"(?:các )?(?:vị )?(?:anh hùng )?(?:,? ?(?:và )?)(?:liệt sĩ|liệt sỹ)(?= |$)")


def _honoured(line: Line, at: int) -> int:
    """Give the end of those whom a monument honours: "các anh hùng liệt sĩ", or the same token."""
    found = _HONOURED.match(" ".join(line.low[at : at + 8]))
    if found is None or line.low[at - 1] not in ("niệm", "đài"):
        return at
    stop = at + len(found[0].split())
    if not any(line.caps[at - 1 : stop]) and not line.caps[at - 3]:
        return at  # "tượng đài các liệt sĩ"
    stop += stop < line.size and line.acronym(stop)  # "Liệt sĩ TNXP"
    return stop + 2 * (line.pair(stop) == "toàn quốc")


@cache
def _qualifiers() -> Trie[bool]:
    return Trie({tuple(word.split()): True for word in word_set("venue_qualifiers.tsv")})


def _qualified(line: Line, at: int) -> int:
    """Go on over what a venue is called before its name: "sân bay" + "quân sự" (Biên Hòa)."""
    for _ in range(_SORTS):
        found = _qualifiers().longest(line.low, at) if at < line.size else None
        if found is None:
            break
        at = found[0]
    return at


#: The end of a quality that is written like a name: "Hồi giáo".
_FAITH = "giáo"
#: How many qualities are told between the noun of a venue and its name.
_SORTS = 3


def _capital(line: Line, at: int) -> bool:
    """Say whether one capital syllable may be the noun of a venue: not "Hồ", "Lăng", family names."""
    if line.low[at] in people.families():
        after = line.low[at + 1] if at + 1 < line.size else ""
        return after in word_set("landforms.tsv") and line.word(at + 1)  # "Hồ Suối Dầu"
    if at == 0:
        return True
    if line.word(at - 1) or at + 1 >= line.size or not line.word(at + 1):
        return False
    return places.gazetteer().longest(line.low, at) is None  # "Biển Đông"


def _country(line: Line, at: int, head: int, stop: int) -> bool:
    """Say whether only a country follows, no name: "mỏ Nam Phi", "non sông Việt Nam"."""
    found = places.gazetteer().longest(line.low, head)
    if found is None or found[0] != stop or found[1][1] != "country":
        return False
    own = found[1][0] != "Việt Nam"
    return not (own and " ".join(line.low[at:head]) in word_set("called_by_countries.tsv"))


def _unnamed_owner(line: Line, at: int, stop: int) -> bool:
    """Say whether only the sort of a body follows: "trụ sở Tập đoàn", "mỏ" + "Tập đoàn"."""
    found = organisations.heads().longest(line.low, at)
    return found is not None and found[0] == stop and found[1][0] == "named"


def _whose(line: Line, at: int, persons: people.Known) -> int:
    """Give the end of the body or the unit that a building belongs to: "UBND tỉnh", "tỉnh"."""
    if at >= line.size or persons.starts(line, at):
        return at
    body = organisations.parse(line, at, persons) if line.caps[at] else None
    if body and not (body.bare and body.lacks == "any"):
        return body.stop
    place = places.parse(line, at, known=True)
    if place:
        return place.stop
    stop = _name(line, at, persons)
    unit = places.parse(line, stop, known=True) if stop > at and stop < line.size else None
    return unit.stop if unit and not unit.name else stop


def _name(line: Line, at: int, persons: people.Known) -> int:
    """Give the end of a name in capitals, with its number: "Thủ Thiêm 2", "Cầu Giẽ - Ninh Bình"."""
    if at >= line.size:
        return at
    if line.low[at - 1] == "lộ" and _ROAD.fullmatch(line.tokens[at]):
        return places.numbered(line, at + 1)
    inner = heads().longest(line.low, at) if line.caps[at] else None
    if inner is not None and inner[0] > at + 1 and inner[1] == "name":
        stop = _name(line, inner[0], persons)  # "cửa khẩu" + "Cảng hàng không Tân Sơn Nhất"
        if stop > inner[0]:
            return stop
    if line.acronym(at) and line.tokens[at] in abbreviations():
        place = places.parse(line, at)
        end = place.stop if place else at + 1  # "Bảo tàng CAND", "Nhà hát TP"
        return _to(line, end, persons)
    stop = _run(line, at, persons)
    if stop == at or (stop == at + 1 and _common(line, at) and not _water(line, at)):
        return stop if stop > at and _strait(line, at) else at
    goes_on = _to(line, stop, persons)
    if goes_on > stop:
        return goes_on
    if stop < line.size and _ORDER.fullmatch(line.tokens[stop]):
        return places.numbered(line, stop + 1)
    return stop


def _to(line: Line, stop: int, persons: people.Known) -> int:
    """Go on over the towns that a road leads to: "Trung Lương - Mỹ Thuận", else give ``stop``."""
    while stop + 1 < line.size and line.tokens[stop] in "-–" and line.word(stop + 1):
        run = line.run(stop + 1)
        found = places.gazetteer().longest(line.low, stop + 1)
        if found is None and run - stop > _LONGEST_TOWN + 1:
            return stop
        if found is None and (persons.at(line, stop + 1) or _cut(line, run)):
            return stop
        stop = run if found is None or run == found[0] + 1 else found[0]
    return stop


def _cut(line: Line, stop: int) -> bool:
    """Say whether a run ends inside a word: "cảng Vịnh Đầm - Bất" + "động sản"."""
    if stop >= line.size or line.caps[stop]:
        return False
    return f"{line.low[stop - 1]} {line.low[stop]}" in word_set("compounds.tsv")


def _run(line: Line, at: int, persons: people.Known) -> int:
    found = places.gazetteer().longest(line.low, at)
    run, pairs = min(line.run(at), at + _LONGEST), word_set("compounds.tsv")
    if found and line.caps[at] and _cut(line, found[0]):
        return at  # "Bảo tàng Mỹ" + "thuật"
    if found and line.caps[at] and found[0] <= run:
        longer = (
            run == found[0] + 1
            and vietnamese(line.low[found[0]])
            and not persons.at(line, found[0])
        )
        if longer and not _begins(line, found[0]) and not _opens_sentence(line, found[0], at):
            return run  # "Tân Sơn Nhất"
        return found[0]
    stop = at
    while stop < run and not persons.at(line, stop):
        if stop > at and _strong(line, stop):
            break  # "Khu du lịch Fansipan" + "Nguyễn Văn A"
        if stop > at and (_begins(line, stop) or _opens_sentence(line, stop, at)):
            break
        if stop > at + 1 and _unit(line, stop):
            break  # "đường Trần Đại Nghĩa" + "Huyện Bình Chánh"
        stop += 1
    whole = stop
    while at < stop < line.size and f"{line.low[stop - 1]} {line.low[stop]}" in pairs:
        stop += 1  # "Quốc gia", "Chiến sĩ"
    if stop > whole and stop < line.size and line.word(stop) and not _begins(line, stop):
        return min(line.run(stop), stop + 3)  # "Quốc tế Đa Phước"
    return stop


def _unit(line: Line, at: int) -> bool:
    """Say whether an administrative unit with its name begins here: "Huyện Bình Chánh"."""
    unit = places.units().longest(line.low, at)
    if unit is None or unit[1] not in ("district", "commune", "province", "city"):
        return False
    return len(line.tokens[at]) > 1 and unit[0] < line.size and line.word(unit[0])


def _strong(line: Line, at: int) -> bool:
    """Say whether a full name of a person begins here."""
    run = line.run(at)
    return run >= at + 3 and people.likely(line, at, run) == "strong"


def _strait(line: Line, at: int) -> bool:
    """Say whether a noun of two words stands before that is called after countries: "eo biển Anh"."""
    noun = " ".join(line.low[max(0, at - 2) : at])
    found = places.gazetteer().longest(line.low, at)
    return found is not None and " " in noun and noun in word_set("called_by_countries.tsv")


def _water(line: Line, at: int) -> bool:
    """Say whether one syllable surely names a river or a hill: "sông Đà," before a small word."""
    if line.low[at - 1] not in word_set("landforms.tsv"):
        return False
    if at + 1 >= line.size or not line.tokens[at + 1][0].isalnum():
        return True
    pairs = word_set("compounds.tsv")
    small = not line.caps[at + 1] and line.tokens[at + 1].isalpha()
    return small and f"{line.low[at]} {line.low[at + 1]}" not in pairs


def _common(line: Line, at: int) -> bool:
    """Say whether one capital syllable begins an ordinary word or a sentence: "giơ biển Hơn"."""
    return vietnamese(line.low[at])


def _opens_sentence(line: Line, stop: int, at: int) -> bool:
    """Say whether a sentence begins after the name, its stop left out: "Nội Bài Chào mừng"."""
    if line.low[stop - 1] in ("văn", "thị") and line.low[at] in people.families():
        return False  # "đường Phạm Văn" + "Đồng dài 8 km"
    follows = stop + 1 < line.size and not line.caps[stop + 1]
    return stop > at + 1 and follows and line.tokens[stop + 1].isalpha() and _pair(line, stop)


def _pair(line: Line, at: int) -> bool:
    starts = line.low[at] in word_set("sentence_starts.tsv")
    return starts or f"{line.low[at]} {line.low[at + 1]}" in word_set("compounds.tsv")


def _begins(line: Line, at: int) -> bool:
    """Say whether a title or a body begins here: "sân bay Nội Bài" + "Thủ tướng"."""
    title = titles().longest(line.low, at)
    body = organisations.heads().longest(line.low, at)
    return (title is not None and title[0] > at + 1) or (body is not None and body[0] > at + 1)
