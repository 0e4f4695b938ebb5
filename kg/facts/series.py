"""Bodies that share a noun or a territory: "các Bộ: Quốc phòng, Công an", "HĐND, UBND tỉnh"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.facts.reference import completed
from kg.facts.scene import Scene, Sentence
from kg.lexicon import word_set
from kg.mentions import places
from kg.mentions.bodies import JOINTS, ministries
from kg.mentions.organisations import BodyPhrase, fields, heads
from kg.mentions.places import units
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import Line, expand

_NOUNS = {"bộ": "Bộ", "sở": "Sở"}
_JOINTS = frozenset((",", ";", "và", "-", "–", "/"))


@dataclass(frozen=True, slots=True)
class Shared:
    """A body of a series, tokens ``start`` to ``stop``, with the name that the series gives it."""

    start: int
    stop: int
    name: str


def of_one_noun(scene: Scene, sentence: Sentence) -> Iterator[Shared]:
    """Give the bodies after "các Bộ", "các Sở", "Bộ Y tế" that their fields alone name."""
    line = sentence.line
    for at in _nouns_in(line):
        noun, begin = _NOUNS[line.low[at]], _past_header(line, at)
        if begin:
            for one in _fields_from(line, begin, noun, _others(sentence)):
                name = one.name
                if noun == "Sở":
                    name = completed(name, "province", line.starts[at], scene.territories) or ""
                if name:
                    yield Shared(one.start, one.stop, name)
    for item in sentence.items:
        phrase = item.phrase
        if isinstance(phrase, BodyPhrase) and phrase.name.startswith("Bộ ") and not phrase.place:
            listed = item.start and line.low[item.start - 1] == "các"
            joint = item.start and line.low[item.start - 1] == "liên"  # "Liên bộ Tài chính - …"
            joins = ([","], [";"], ["-"], ["–"]) if joint else ([","], [";"])
            if line.tokens[item.stop : item.stop + 1] in joins and not listed:
                yield from _rest(line, item.stop + 1, _others(sentence))
        if isinstance(phrase, BodyPhrase) and phrase.name.startswith("Sở ") and item.kind == "O":
            if not phrase.place and line.tokens[item.stop : item.stop + 1] == [","]:
                for one in _departments(line, item.stop + 1, phrase.name, _others(sentence)):
                    at = line.starts[item.start]
                    seat = completed(one.name, "province", at, scene.territories)
                    if seat:
                        yield Shared(one.start, one.stop, seat)


def _departments(line: Line, at: int, first: str, others: dict[int, int]) -> Iterator[Shared]:
    """Give the departments after the first: "Sở Xây dựng" + ", Tài chính và Công an tỉnh"."""
    while at < line.size and line.caps[at] and at not in others:
        one = _field(line, at, "Sở")
        if one is None or one.name == first or one.stop >= line.size or line.caps[one.stop]:
            return
        if line.tokens[one.stop] not in (",", ";", "và", "tỉnh", "thành", "TP", "TP."):
            return
        yield one
        at = _next_of(line, one.stop)


def _nouns_in(line: Line) -> list[int]:
    """Give where these nouns stand in a line, but at its begin and end."""
    if "bộ" not in line.words and "sở" not in line.words:
        return []
    return [at for at in range(1, line.size - 1) if line.low[at] in ("bộ", "sở")]


def _others(sentence: Sentence) -> dict[int, int]:
    """Give where bodies and posts stand that a list does not name by its noun."""
    return {i.start: i.stop for i in sentence.items if _stands(i.phrase)}


#: Words between "các bộ" and what is listed: "các bộ, ngành liên quan gồm:".
_HEADER = frozenset(
    (
        ",",
        "ngành",
        "trưởng",
        "ban",
        "cơ",
        "quan",
        "liên",
        "chức",
        "năng",
        "trung",
        "ương",
        "doanh",
        "nghiệp",
        "đơn",
        "vị",
        "như",
        "gồm",
        "là",
        ":",
        "(",
    )
)


def _past_header(line: Line, at: int) -> int:
    """Give where the list of "các bộ", "các sở, ngành như:", "4 Bộ trưởng:" begins, or 0."""
    every = line.low[at - 1] == "các"
    many = every or line.tokens[at - 1].isdigit()
    begin = at + 1
    while begin < line.size and line.low[begin] in _HEADER and begin - at < 11:
        begin += 1
    if begin >= line.size or not line.caps[begin]:
        return 0
    told = line.low[begin - 1] in (":", "như", "gồm")
    return begin if (told and (many or begin == at + 2)) or (every and begin == at + 1) else 0


def _stands(phrase: object) -> bool:
    """Say whether a phrase names a body or a post by itself, without the noun of a list."""
    if isinstance(phrase, BodyPhrase):
        return not phrase.bare
    return isinstance(phrase, RolePhrase) and phrase.organisation is not None


def _fields_from(line: Line, at: int, noun: str, others: dict[int, int]) -> list[Shared]:
    found: list[Shared] = []
    while at < line.size and line.caps[at]:
        if line.low[at] == noun.lower() and at + 1 < line.size:
            at += 1
        one = _field(line, at, noun)
        if one is None or (at in others and others[at] > one.stop):
            if at not in others or not found:
                break
            at = _next_of(line, others[at])  # "…, Ngân hàng Nhà nước, …"
            continue
        found.append(one)
        at = _next_of(line, one.stop)
    return found if len(found) > 1 else []


def _field(line: Line, at: int, noun: str) -> Shared | None:
    """Read one field of a list: "Tài chính", "Tài nguyên - Môi trường", "VH-TT-DL"."""
    if noun == "Sở" and line.low[at : at + 2] in (["thanh", "tra"], ["công", "an"]):
        return None  # "các Sở …, Thanh tra, Công an tỉnh"
    stop, field = _ministry(line, at)
    known = fields().longest(line.low, at)
    listed = heads().longest([noun.lower(), *line.low[at : at + 6]], 0)
    plain = max(known[0] if known else at, at + listed[0] - 1 if listed else at)
    if plain > stop:
        stop, field = plain, expand(line.letters(at, plain))
    if stop == at and line.acronym(at) and not heads().longest(line.low, at):
        stop, field = at + 1, expand(line.letters(at, at + 1))
    return Shared(at, stop, f"{noun} {field}") if " " in field else None


def _ministry(line: Line, at: int) -> tuple[int, str]:
    """Give the end and the full words of a ministry's field, however it is joined."""
    words: list[str] = []
    found = at, ""
    for stop in range(at, min(line.size, at + 12)):
        if line.low[stop] in JOINTS:
            if not words:
                break
            continue
        parts = re.findall(r"[^\W_]+", line.low[stop])  # "NN-PTNT"
        if not parts:
            break
        words.extend(parts)
        field = ministries().get(tuple(words))
        if field:
            found = stop + 1, field
    return found


def _rest(line: Line, at: int, others: dict[int, int]) -> Iterator[Shared]:
    """Give the ministries after the first: "Bộ Công an" + ", Quốc phòng, Ngoại giao"."""
    while at < line.size and line.caps[at] and at not in others:
        stop, field = _ministry(line, at)
        ends = stop >= line.size or not (line.caps[stop] or line.tokens[stop] in "-–/&")
        unit = stop < line.size and line.low[stop] in (
            "tỉnh",
            "huyện",
            "thành",
            "quận",
            "xã",
            "của",
        )
        if stop == at or not ends or unit:
            return
        yield Shared(at, stop, f"Bộ {field}")
        at = _next_of(line, stop)


def _next_of(line: Line, stop: int) -> int:
    """Give where the next field begins: after a comma, or after the name of its holder and ";"."""
    if line.tokens[stop : stop + 1] == ["("] and line.tokens[stop + 2 : stop + 3] == [")"]:
        stop += 3  # "Giao thông vận tải (GTVT), Công Thương"
    if stop < line.size and line.tokens[stop] in (",", ";", "và"):
        return stop + 1
    if stop < line.size and (line.tokens[stop] in "-–:" or line.word(stop)):
        if line.word(stop):  # "Công an Tô Lâm, Quốc phòng …"
            run = line.run(stop)
            listed = run < line.size and line.tokens[run] in (",", ";", "và")
            return run + 1 if listed else line.size
        ends = [k for k in range(stop, min(line.size, stop + 10)) if line.tokens[k] == ";"]
        if ends:
            return ends[0] + 1
    return line.size


def of_the_other_party(sentence: Sentence) -> Iterator[Shared]:
    """Give the second of two parties: "đảng Dân chủ" + "và Cộng hòa"."""
    line = sentence.line
    for item in sentence.items:
        phrase, at = item.phrase, item.stop + 1
        if at + 1 >= line.size or not line.caps[at] or line.tokens[at - 1] not in _JOINTS:
            continue
        name = phrase.name if isinstance(phrase, BodyPhrase) else ""
        name = phrase.title if isinstance(phrase, RolePhrase) else name
        if "ảng " not in name:
            continue
        _, told, own = name.lower().rpartition("đảng ")
        if not told or own not in word_set("party_words.tsv"):
            continue
        pair = " ".join(line.low[at : at + 2])
        if pair in word_set("party_words.tsv"):
            yield Shared(at, at + 2, f"Đảng {line.letters(at, at + 2)}")


def _body_of(phrase: object) -> BodyPhrase | None:
    """Give the body of an item; "Thường trực HĐND" is both a role and a body."""
    if isinstance(phrase, RolePhrase) and phrase.title.startswith("Thường trực "):
        return phrase.body
    return phrase if isinstance(phrase, BodyPhrase) else None


@cache
def _everywhere() -> tuple[str, ...]:
    """Give bodies that every unit has, by the beginnings of their names."""
    return tuple(word_set("bodies_of_units.tsv"))


#: How many words the name of a body has that every unit has: "Ủy ban nhân dân".
_LONGEST_HEAD = 4


def of_many_places(sentence: Sentence) -> Iterator[Shared]:
    """Give the bodies of the places listed after one noun: "UBND các tỉnh Long An, An Giang"."""
    line = sentence.line
    if "các" not in line.words:
        return
    for at in range(1, line.size - 2):
        if line.low[at] != "các":
            continue
        unit = units().longest(line.low, at + 1)
        head = _head_before(line, at) if unit and unit[1] in _LEVELS else ""
        if head and unit:
            yield from _places_from(line, unit[0], head, line.letters(at + 1, unit[0]))


_LEVELS = frozenset(("province", "city", "district", "commune"))


def _head_before(line: Line, at: int) -> str:
    """Give the noun of the bodies that stands before the token: "UBND" of "UBND các xã"."""
    for size in range(min(at, _LONGEST_HEAD), 0, -1):
        if line.caps[at - size]:
            head = expand(line.letters(at - size, at))
            head = head[:1].upper() + head[1:].lower().replace("mặt trận", "Mặt trận")
            if head in word_set("bodies_of_units.tsv"):
                return head
    return ""


def _places_from(line: Line, at: int, head: str, unit: str) -> Iterator[Shared]:
    at += line.tokens[at : at + 1] == [":"]
    while at < line.size and (line.word(at) or units().longest(line.low, at)):
        found = places.gazetteer().longest(line.low, at)
        if found and found[1][1] == "region":
            return  # "HĐND các tỉnh Bắc Trung Bộ"
        place = places.parse(line, at)
        listed = place is not None and bool(place.name)
        run = line.run(at)
        if place and listed and (place.unit or place.stop >= run):
            yield Shared(
                at, place.stop, f"{head} {place.full if place.unit else f'{unit} {place.name}'}"
            )
            stop = place.stop
        elif at < run <= at + 3 and not heads().longest(line.low, at):
            yield Shared(at, run, f"{head} {unit} {line.letters(at, run)}")
            stop = run
        else:
            return
        if stop >= line.size or line.tokens[stop] not in (",", "và", ";"):
            return
        at = stop + 1


def of_one_territory(scene: Scene, sentence: Sentence) -> Iterator[Shared]:
    """Give the bodies of which a later one of the series names the territory."""
    place = None
    following = -1
    for item in reversed(sentence.items):
        body = _body_of(item.phrase)
        if body is None:
            continue
        joined = item.stop + 1 == following and sentence.line.tokens[item.stop] in _JOINTS
        if body.bare and joined and place is not None and body.name.startswith(_everywhere()):
            at = sentence.line.starts[item.start]
            own = expand(sentence.line.letters(item.start, item.stop))
            name: str | None = f"{own} {place.full}"
            if not place.name:
                name = completed(f"{own} {place.unit}", place.level, at, scene.territories)
            if name:
                yield Shared(item.start, item.stop, name)
        elif not body.bare:
            place = body.place if body.name.startswith(_everywhere()) else None
        following = item.start


def of_the_office(scene: Scene, sentence: Sentence) -> Iterator[Shared]:
    """Give the boards that an office after them places: "BCH, Ban Thường vụ và giữ chức Bí thư"."""
    for at, item in enumerate(sentence.items):
        body = item.phrase
        if not isinstance(body, BodyPhrase) or not body.bare or body.inner:
            continue
        board = _BOARDS.get(body.name.lower())
        party = _party_after(scene, sentence, at) if board else ""
        if board == "Ban Chấp hành" and party:
            head, _, own = party.partition(" ủy ")
            level = _LEVEL_OF.get(head, "")
            own = own[len(level) :].strip() if own.lower().startswith(level.lower()) else own
            party = f"Đảng bộ {level} {own}".replace("  ", " ")
        if board and party:
            yield Shared(item.start, item.stop, f"{board} {party}")


_BOARDS = {"ban chấp hành": "Ban Chấp hành", "ban thường vụ": "Ban Thường vụ"}
_LEVEL_OF = {
    "Tỉnh": "tỉnh",
    "Thành": "Thành phố",
    "Huyện": "huyện",
    "Quận": "quận",
    "Thị": "thị xã",
}
_COMMITTEE = re.compile(r"(?:(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy) \w")
#: How many words stand between a board and the office.
_NEAR = 10


def _party_after(scene: Scene, sentence: Sentence, at: int) -> str:
    """Give the Party committee of the office that somebody gets with a seat on a board."""
    line, begin = sentence.line, sentence.items[at].stop
    for other in sentence.items[at + 1 : at + 3]:
        role = other.phrase
        if isinstance(role, RolePhrase) and role.body is not None:
            if other.start - begin > _NEAR or "giữ" not in line.low[begin : other.start]:
                return ""
            name = scene.body_name(role.body, line.starts[other.start]) or ""
            return name if _COMMITTEE.match(name) else ""
    return ""
