"""Places that no list has, told by what stands around them: "ở Thủ Thiêm, TP.HCM", "tại Essex, Anh"."""

from __future__ import annotations

from functools import cache

from kg.lexicon import table, word_set
from kg.mentions.items import Item, merged
from kg.mentions.places import PlacePhrase, communes
from kg.mentions.tokens import Line, vietnamese

#: The level of such a place.
_SPOT = "spot"
#: Syllables of the longest name.
_LONGEST = 3
_SIDES = frozenset(("đông", "tây", "nam", "bắc", "trung"))


@cache
def _before() -> dict[str, str]:
    """Give the words before a place: "there" where something is, "near" it, "list" in brackets."""
    return {row["word"]: row["class"] for row in table("before_spots.tsv")}


@cache
def _numbered() -> frozenset[str]:
    """Give the names of wards that are told apart by a number: "Mỹ Đình 1"."""
    return frozenset(name.rpartition(" ")[0] for name in communes() if name[-1].isdigit())


@cache
def _before_words() -> frozenset[str]:
    return frozenset(_before())


def spots(line: Line, items: list[Item]) -> list[Item]:
    """Give the items of a sentence with the places that only their surroundings show."""
    items = [i for i in items if i.kind != "P" or not (_street(line, i) or _junction(line, i))]
    before = _before()
    begins: list[int] = []
    if not line.words.isdisjoint(_before_words()):
        begins = [k for k in range(1, line.size) if line.word(k) and line.low[k - 1] in before]
        begins = [k for k in begins if not any(i.start <= k < i.stop for i in items)]
    listing = [item for item in items if _may_be_listed(line, item)]
    if not (begins or listing):
        return items
    starts = {item.start: item for item in items}
    taken = {token for item in items for token in range(item.start, item.stop)}
    found: list[Item] = []
    for at in begins:
        stop = _spot(line, at, before[line.low[at - 1]], taken, starts)
        if stop:
            found.append(_item(line, at, stop, ""))
    for item in listing:
        if isinstance(item.phrase, PlacePhrase):
            found += _beside(line, item, item.phrase, taken)
    unique = {item.start: item for item in found}
    return merged(items, list(unique.values())) if found else items


def _street(line: Line, item: Item) -> bool:
    """Say whether a name is that of a street: "tại số 31-33 Lý Thường Kiệt"."""
    at = item.start - 1
    if at < 1 or not line.tokens[at][-1].isalnum() or not line.tokens[at][0].isdigit():
        return False
    while at > 0 and (line.tokens[at] in "-–/" or line.tokens[at][0].isdigit()):
        at -= 1
    return line.low[at] in word_set("before_streets.tsv")


def _junction(line: Line, item: Item) -> bool:
    """Say whether a name is that of a street after another: "vòng xoay Nguyễn Kiệm - Lê Lợi"."""
    at = item.start - 1
    if at < 2 or line.tokens[at] not in "-–":
        return False
    while at > 1 and (line.caps[at] or line.tokens[at] in "-–"):
        at -= 1
    return line.pair(at - 1) in word_set("junctions.tsv") or line.low[at] == "hướng"


def _item(line: Line, at: int, stop: int, unit: str) -> Item:
    return Item("L", at, stop, PlacePhrase(at, stop, unit, line.letters(at, stop), _SPOT))


def _may_be_listed(line: Line, item: Item) -> bool:
    """Say whether an item is a place with its unit, as those are beside which names are listed."""
    place = item.phrase
    return isinstance(place, PlacePhrase) and item.kind == "L" and place.unit != ""


def _beside(line: Line, item: Item, place: PlacePhrase, taken: set[int]) -> list[Item]:
    """Give the names listed after "các xã A" and before "(huyện B)"."""
    if not place.unit or not place.name:
        return []
    if place.level == "district" and line.tokens[item.start - 1] == "(":
        return _listed_before(line, item.start - 1, taken)
    if item.start and _many(line.low[item.start - 1]):
        return _listed_after(line, item.stop, place.unit, taken)
    if place.level == "commune" and line.low[item.stop : item.stop + 1] == ["và"]:
        return _second(line, item.stop + 1, place.unit, taken)
    return []


def _many(word: str) -> bool:
    """Say whether a word counts what follows: "các", "3"."""
    return word.isdigit() or word in word_set("plurals.tsv")


def _second(line: Line, at: int, unit: str, taken: set[int]) -> list[Item]:
    """Give a listed commune after "xã Tà Long và", which has no unit of its own."""
    stop = at
    while stop < line.size and stop not in taken and line.word(stop):
        stop += 1
    listed = stop > at + 1 and " ".join(line.low[at:stop]) in communes()
    return [_item(line, at, stop, unit)] if listed else []


def _listed_before(line: Line, stop: int, taken: set[int]) -> list[Item]:
    """Give the communes before a bracket: "Sơn Hải, Quỳnh Đôi" (huyện Quỳnh Lưu)."""
    found: list[Item] = []
    while stop > 1:
        at = stop
        while at and at - 1 not in taken and line.word(at - 1):
            at -= 1
        if " ".join(line.low[at:stop]) not in communes() or stop < at + 2:
            break
        if line.tokens[at - 1][0].isupper():
            break  # "KCN Hiệp Phước (huyện Nhà Bè)"
        found.append(_item(line, at, stop, ""))
        if line.tokens[at - 1] not in (",", "và"):
            break
        stop = at - 1
    return found


def _listed_after(line: Line, at: int, unit: str, taken: set[int]) -> list[Item]:
    """Give the rest of "các xã Thượng Hóa" + ", Dân Hóa và Kim Hóa"."""
    found: list[Item] = []
    while at + 1 < line.size and line.tokens[at] in (",", "và"):
        begin = at + 1
        at = begin
        while at < line.size and line.word(at) and at not in taken:
            at += 1
        if begin in taken:
            while at in taken:
                at += 1
            continue
        name = " ".join(line.low[begin:at])
        known = name in communes() or (
            1 < at - begin <= _LONGEST and line.tokens[at : at + 1] != ["("]
        )
        if not known or not all(vietnamese(line.low[k]) for k in range(begin, at)):
            break
        if at < line.size and f"{line.low[at - 1]} {line.low[at]}" in word_set("compounds.tsv"):
            break
        found.append(_item(line, begin, at, unit))
    return found


def spot(item: Item) -> bool:
    """Say whether an item is such a place."""
    return isinstance(item.phrase, PlacePhrase) and item.phrase.level == _SPOT


def _spot(line: Line, at: int, how: str, taken: set[int], starts: dict[int, Item]) -> int:
    """Give the end of a place that begins at a token, 0 without one."""
    stop = at
    while stop < line.size and stop not in taken and line.word(stop):
        stop += 1
    own = [vietnamese(line.low[k]) for k in range(at, stop)]
    if stop - at > _LONGEST or line.acronym(at) or all(own) != any(own):
        return 0
    if own[0] and (stop < at + 2 or {line.low[at], line.low[at + 1]} <= _SIDES):
        return 0
    if stop < line.size and f"{line.low[stop - 1]} {line.low[stop]}" in word_set("compounds.tsv"):
        return 0
    name = " ".join(line.low[at:stop])
    listed = own[0] and (name in communes() or name in _numbered())
    if _within(line, stop, starts):
        return stop if listed or how != "list" else 0
    return stop if listed and how == "there" else 0


def _within(line: Line, stop: int, starts: dict[int, Item]) -> bool:
    """Say whether the place follows in which another lies: ", TP.HCM", "(quận Hai Bà Trưng)"."""
    after = starts.get(stop + 1)
    if after is None or line.tokens[stop] not in (",", "("):
        return False
    place = after.phrase
    return isinstance(place, PlacePhrase) and place.level not in ("venue", _SPOT)


__all__ = ["spot", "spots"]
