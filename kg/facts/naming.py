"""What each item of a document names: its mentions of people, bodies, places and roles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from kg.facts.reference import OF_SCHOOLS, numbered
from kg.facts.scene import Scene, Sentence
from kg.facts.series import (
    of_many_places,
    of_one_noun,
    of_one_territory,
    of_the_office,
    of_the_other_party,
)
from kg.lexicon import table, word_set
from kg.mentions import Item, PersonPhrase, organisations
from kg.mentions.bodies import ministries
from kg.mentions.events import EventPhrase
from kg.mentions.organisations import BodyPhrase
from kg.mentions.places import PlacePhrase, canonical, gazetteer, units
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import Line, abbreviations, vietnamese
from kg.model import Mention, Span, Tenure
from kg.text import name_key

#: Where a post is, by the characters of its role phrase.
Seats = Mapping[int, str]
#: More characters than a document has.
_FAR = 1 << 24

_STATE = "Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam"
_PARTY = "Đảng Cộng sản Việt Nam"
_COMMITTEES = ("Ban Thường vụ", "Ban Chấp hành")


def named(scene: Scene, tenures: Sequence[Tenure]) -> list[Mention]:
    """Give what the sentences of a document name, bodies under their fullest names."""
    seats = {_place(t.evidence.span): t.post.organisation for t in tenures if t.post.organisation}
    out: list[Mention] = []
    for sentence in scene.sentences:
        for item in sentence.items:
            _mention(scene, sentence, item, seats, out)
        _in_series(scene, sentence, out)
    return _fullest(out)


def _place(span: Span) -> int:
    """Give a number for a place of a document."""
    return span.start * _FAR + span.stop


def _in_series(scene: Scene, sentence: Sentence, out: list[Mention]) -> None:
    """Add the bodies that a series names."""
    found = list(of_one_noun(scene, sentence))
    found += of_one_territory(scene, sentence)
    found += of_many_places(sentence)
    found += of_the_office(scene, sentence)
    found += of_the_other_party(sentence)
    for one in found:
        item = Item("O", one.start, one.stop, one.name)
        out.append(scene.mention(sentence, item, one.name, "organisation", "body of a series"))


def _mention(
    scene: Scene, sentence: Sentence, item: Item, seats: Seats, out: list[Mention]
) -> None:
    """Add what an item names: itself, and the bodies inside it."""
    phrase = item.phrase
    at = sentence.line.starts[item.start]
    if isinstance(phrase, PersonPhrase):
        name = scene.person(item)
        if name:
            out.append(scene.mention(sentence, item, name, "person", phrase.evidence))
    elif isinstance(phrase, BodyPhrase):
        _body(scene, sentence, phrase, phrase.start, scene.body_name(phrase, at), out)
        before = sentence.line.low[item.start - 1] if item.start else ""
        if phrase.name in _PALACES and before in _THERE:
            out.append(scene.mention(sentence, item, phrase.name, "place", "palace"))
    elif isinstance(phrase, PlacePhrase):
        if not _in_a_name(sentence.line, phrase):
            out.append(scene.mention(sentence, item, canonical(phrase), "place", "gazetteer"))
    elif isinstance(phrase, RolePhrase):
        out.append(scene.mention(sentence, item, phrase.title, "role", "title"))
        _seat(scene, sentence, item, phrase, seats, out)
        _party_of_member(scene, sentence, item, out)
    elif isinstance(phrase, EventPhrase):
        for body in phrase.bodies:
            _body(scene, sentence, body, body.start, scene.body_name(body, at), out)
        for goal in phrase.goals:
            there = Item("L", goal.start, goal.stop, goal)
            out.append(scene.mention(sentence, there, canonical(goal), "place", "gazetteer"))


#: Governments that are called after the houses in which they sit.
_PALACES = frozenset(("Nhà Trắng", "Điện Kremlin"))
_THERE = frozenset(("tại", "ở", "rời", "tới", "đến"))


def _in_a_name(line: Line, place: PlacePhrase) -> bool:
    """Say whether a place only ends another name: "chống Mỹ", "Ngày Nhà giáo Việt Nam"."""
    if place.unit.lower() == "khu vực":
        return place.name.isdigit() or set(place.name) <= set("IVX")  # "xã khu vực III"
    if place.level == "venue":
        return _local_seat(line, place)
    start = place.start
    pair = " ".join(line.low[max(0, start - 2) : start])
    if {line.low[start - 1] if start else "", pair} & word_set("called_after_places.tsv"):
        return place.level in ("country", "region")
    if place.unit:
        return False
    if place.level in _TOWNS:
        return _longer_name(line, place) or _club(line, place)
    if place.level not in ("country", "region"):
        return False
    if start > 1 and line.word(start - 1):
        return True
    return start > 2 and line.word(start - 2) and pair in word_set("compounds.tsv")


#: The noun of a building that is no place by itself: "trụ sở UBND phường".
_SEAT = ["trụ", "sở"]


def _local_seat(line: Line, place: PlacePhrase) -> bool:
    """Say whether a building is but the seat of a local body: "trụ sở Công an quận 1"."""
    begin = place.start + len(_SEAT)
    if line.low[place.start : begin] != _SEAT:
        return False
    for at in range(begin, place.stop):
        found = gazetteer().longest(line.low, at)
        if found is not None and found[1][1] != "country":
            return True
        if units().longest(line.low, at) is not None:
            return True
    return False


#: The levels of places after which clubs, papers and firms are named.
_TOWNS = frozenset(("foreign-city", "foreign-region", "province", "city"))
_ABROAD = frozenset(("foreign-city", "foreign-region"))
#: The longest acronym before such a place.
_ACRONYM = 5


def _longer_name(line: Line, place: PlacePhrase) -> bool:
    """Say whether a town is a part of a longer name: "Inter Milan", "AC Milan", "Hà Nội FC"."""
    at, stop = place.start - 1, place.stop
    if line.acronym(place.start):
        return False
    if stop < line.size and (_strange(line, stop) or line.low[stop] == "fc"):
        return True
    if at < 0:
        return False
    if place.level in _ABROAD and _strange(line, at):
        return True
    letters = line.tokens[at]
    return letters.isalpha() and line.acronym(at) and len(letters) <= _ACRONYM


def _strange(line: Line, at: int) -> bool:
    """Say whether a capitalised word that is neither Vietnamese nor a place stands here."""
    if not line.word(at) or vietnamese(line.low[at]) or len(line.low[at]) < 2:
        return False
    found = gazetteer().longest(line.low, at)
    return found is None or found[1][1] in _ABROAD


def _club(line: Line, place: PlacePhrase) -> bool:
    """Say whether a city of another country stands for its club: "tiền đạo của Liverpool"."""
    stop = place.stop
    if place.level != "foreign-city" or (stop < line.size and line.tokens[stop] in ",("):
        return False
    if not place.start or line.low[place.start - 1] in word_set("before_towns.tsv"):
        return False
    text = line.text[line.starts[0] : line.stop(-1)].lower()
    return any(word in text for word in word_set("sports.tsv"))


def _of_many_units(line: Line, at: int) -> bool:
    """Say whether more units follow that stay unnamed: "Công an huyện" + ", thị, thành phố nào"."""
    if line.tokens[at : at + 1] != [","] or at + 2 >= line.size or line.caps[at + 1]:
        return False
    return line.low[at + 1] in _OTHER_UNITS and not any(line.caps[at + 2 : at + 4])


_OTHER_UNITS = frozenset(("thị", "thành", "quận", "huyện", "xã", "phường", "tp"))


def _body(
    scene: Scene,
    sentence: Sentence,
    body: BodyPhrase,
    start: int,
    name: str | None,
    out: list[Mention],
) -> None:
    """Name a body, and the bodies that it is a part of: "Đảng bộ" of "Sư đoàn 345"."""
    if start != body.start:
        body = body.begun(start)
    if body.unnamed and _of_many_units(sentence.line, body.stop):
        return
    if name is None or (
        _generic(sentence.line, body, name) and not _own_police(scene, sentence.line, body)
    ):
        return
    upper = body.inner
    own = _part_of(name, upper) if upper else ""
    part = Item("O", start, body.stop, body)
    out.append(scene.mention(sentence, part, own or name, "organisation", "head and tail"))
    if upper and _apart(name, own, upper):
        firm = _of_board(name) or upper.name
        stop = body.stop if len(firm) > len(upper.name) else upper.stop
        part = Item("O", upper.start, stop, upper)
        out.append(scene.mention(sentence, part, firm, "organisation", "upper body"))


def _of_board(name: str) -> str:
    """Give the firm of a board with its whole name: "HĐQT Công ty Đầu tư Sài Gòn | Đại Ninh"."""
    low = name.lower()
    board = next((b for b in word_set("boards.tsv") if low.startswith(f"{b} ")), "")
    firm = name[len(board) + 1 :] if board else ""
    return firm if _FIRM.match(firm) and not _LISTED.search(firm) else ""


def _apart(name: str, own: str, upper: BodyPhrase) -> bool:
    """Say whether the body that another is a part of is named beside it."""
    if upper.name in _HOUSES and upper.place is None:
        return False  # "Ủy ban Giám sát Hạ viện James Harlow"
    if name.startswith("Bộ Tư lệnh Vùng"):
        return False
    if _SCHOOL.match(name) and upper.name.startswith("Ngân hàng"):
        return False  # "Trường Đại học Ngân hàng Thành phố Hồ Chí Minh"
    if upper.bare or upper.lacks or (_FIRM.match(name) and _FIRM.match(upper.name)):
        return False
    return bool(own or _UPPER.match(upper.name))


#: What follows the name of a firm with its board: another body, in whose name it stands.
_LISTED = re.compile(r"[,;()]| (?:kiêm|và|thuộc) ")
_SCHOOL = re.compile(r"(?:Trường|Đại học|Học viện)\b")


def _part_of(name: str, upper: BodyPhrase) -> str:
    """Give a part without the body after a comma: "Vụ Pháp chế" of "Vụ Pháp chế, Bộ Y tế"."""
    begin = " ".join(upper.name.split()[:2])
    own, comma, rest = name.rpartition(f", {begin}")
    if own.startswith("Văn phòng ") and own.endswith(("Quốc hội", "Hội đồng nhân dân")):
        return ""  # the joint office of three bodies
    if comma and begin == "Hội đồng":
        return f"{own} {begin}{rest}"  # "Ban Pháp chế, HĐND tỉnh"
    if comma:
        return own
    own, _, _ = name.rpartition(f" thuộc {begin}")
    own = own.removesuffix(" trực")
    generic = own.lower() in word_set("unnamed_bodies.tsv") or len(own.split()) < 3
    return "" if generic else own  # "Trung tâm Pháp y thuộc Sở Y tế"


def _own_police(scene: Scene, line: Line, body: BodyPhrase) -> bool:
    """Say whether "công an huyện" can only be that of the one district of the article."""
    place = body.place
    return (
        place is not None
        and body.stop - body.start == 3
        and line.low[body.start : body.start + 2] == ["công", "an"]
        and not _many(line, body.start)
        and not _series(line, body)
        and scene.territories.only(place.level)
    )


_UPPER = re.compile(
    r"(?:Bộ|Công an|Công ty|Tổng công ty|Tập đoàn|Ngân hàng|Sư đoàn|Quân khu|Quân đoàn|Lữ đoàn|"
    r"Trung đoàn|Đảng bộ (?!tỉnh|thành phố)|Vùng|Trường|Đại học|Học viện|Bệnh viện|Báo|Đài|Tòa án|Viện|Hạ viện|"
    r"Thượng viện)\b"
)


def _seat(
    scene: Scene,
    sentence: Sentence,
    item: Item,
    role: RolePhrase,
    seats: Seats,
    out: list[Mention],
) -> None:
    """Name the body of a role: "Bí thư Tỉnh ủy" in an article on Hậu Giang."""
    body = role.body
    if role.noun and item.start and sentence.line.low[item.start - 1] == "một":
        return  # "Một trưởng phòng Cảnh sát giao thông": of any
    if body is None:
        if role.organisation:
            part = item if _names_body(role) else _own_name(sentence, item, role.organisation)
            if part is not None:
                name = role.organisation
                out.append(scene.mention(sentence, part, name, "organisation", "body of a role"))
    elif role.noun == "Bộ" and body.inner is not None:
        union = body.inner  # "các Bộ trưởng Kinh tế ASEAN", which has no ministry
        own = None if union.bare else scene.body_name(union, sentence.line.starts[item.start])
        if own:
            part = Item("O", union.start, union.stop, union)
            out.append(scene.mention(sentence, part, own, "organisation", "body of a role"))
    elif not (role.noun == "Bộ" and _of_some_country(sentence, item, role, body)):
        start = max(role.head if role.noun else body.start, role.head)
        seat = _seat_name(scene, sentence, item, role, body, seats)
        _body(scene, sentence, body, start, seat, out)


def _seat_name(
    scene: Scene, sentence: Sentence, item: Item, role: RolePhrase, body: BodyPhrase, seats: Seats
) -> str | None:
    line = sentence.line
    at = line.starts[item.start]
    seat = seats.get(_place(scene.page.stored(at, line.stop(item.stop - 1))), "")
    if body.name in OF_SCHOOLS:
        return scene.body_name(body, at)
    if body.bare and body.lacks in ("", "any"):
        seat = numbered(_COMMUNE_PARTY.sub("Đảng ủy", seat), at, scene.bodies) or ""
        return seat if seat.startswith(f"{body.name} ") and line.caps[body.start] else None
    name = scene.body_name(body, at)
    if name is None or name == "Văn phòng Nhà Trắng":
        return name and "Nhà Trắng"  # whose head the title names, no office in it
    if role.kind == "local" and role.organisation and role.organisation.startswith(_COMMITTEES):
        return f"{role.organisation[:13].strip()} {name}"
    if role.noun and role.organisation and role.organisation.startswith(role.noun):
        own = role.organisation
        own = own.removesuffix(" Việt Nam") if role.noun == "Bộ" else own
        return own if body.lacks in ("", "any") else name
    if role.title.startswith("Thường trực "):
        return f"Thường trực {name}"
    return name


#: "Bí thư Đảng ủy, Chủ tịch HĐND phường": the Party committee of the ward, not of its council.
_COMMUNE_PARTY = re.compile(r"^Đảng ủy (?:Hội đồng|Ủy ban) nhân dân(?= (?:phường|xã|đặc khu))")


def _of_some_country(sentence: Sentence, item: Item, role: RolePhrase, body: BodyPhrase) -> bool:
    """Say whether only a minister's title tells a ministry: "Bộ trưởng Quốc phòng James Doe"."""
    if body.place or role.country:
        told = "bộ" in sentence.line.low[body.start - 1 : body.start + 1]  # "Bộ trưởng Bộ Y tế Lào"
        return not told and (body.place is None or body.place.name != "Việt Nam")
    person = next((one for one in sentence.items if one.start == item.stop), None)
    if person is None or not isinstance(person.phrase, PersonPhrase):
        return False
    return not any(vietnamese(word) for word in person.phrase.name.lower().split())


_HOUSES = ("Hạ viện", "Thượng viện", "Nghị viện")


def _names_body(role: RolePhrase) -> bool:
    """Say whether a title without a body's phrase names one: "Chủ tịch Thượng viện Chile"."""
    if role.kind == "state":
        return (role.organisation or "").startswith(_HOUSES) and bool(role.country)
    return role.kind == "whole" and _named_in(role)


def _party_of_member(scene: Scene, sentence: Sentence, item: Item, out: list[Mention]) -> None:
    """Name the party of a member of parliament: "Thượng nghị sĩ" + "đảng Dân chủ", "Cộng hòa"."""
    line, stop = sentence.line, item.stop
    at = next((k for k in range(item.start, stop) if line.low[k] in ("sĩ", "sỹ")), stop)
    if at + 2 >= stop + (at + 1 < stop) or line.low[at - 1] != "nghị":
        return
    begin = at + 1 + (line.low[at + 1] == "đảng")
    if begin >= stop or not line.caps[begin] or line.acronym(begin):
        return
    pair = " ".join(line.low[begin : begin + 2])
    if begin == at + 1 and (begin + 2 != stop or pair not in word_set("party_words.tsv")):
        return
    name = f"Đảng {line.letters(begin, stop)}"
    party = Item("O", at + 1, stop, name)
    out.append(scene.mention(sentence, party, name, "organisation", "party"))


def _own_name(sentence: Sentence, item: Item, body: str) -> Item | None:
    """Give the stretch of a role that is the own name of a firm: "Tổng giám đốc" + "Herbalife Việt Nam"."""
    line, begin = sentence.line, item.stop - len(body.split())
    if begin <= item.start or line.letters(begin, item.stop) != body:
        return None
    place = gazetteer().longest(line.low, begin)
    first = line.tokens[begin]
    short = first in abbreviations() or first[:4] in abbreviations()  # "UBNDhuyện"
    if short or (place and place[0] == item.stop):
        return None
    local = any(one.start == item.stop and one.kind == "L" for one in sentence.items)
    if line.acronym(begin) and (local or "Đ" in body):
        return None  # "Chủ tịch HĐKH", "Giám đốc CDC" + "Đà Nẵng"
    foreign = any(
        line.caps[k] and (line.acronym(k) or not vietnamese(line.low[k]))
        for k in range(begin, item.stop)
    )
    return Item("O", begin, item.stop, body) if foreign else None


def _named_in(phrase: RolePhrase) -> bool:
    """Say whether a whole title names its body: "Chủ tịch Quốc hội" does, "Thủ tướng" does not."""
    title, body = name_key(phrase.title), name_key(phrase.organisation or "")
    if "tổng tham mưu" in title:
        return True
    if "trung ương" in title and body.startswith("ban chấp hành trung ương"):
        return True
    return body in title


def _generic(line: Line, body: BodyPhrase, name: str) -> bool:
    """Say whether the phrase means any body of its sort: "các Tỉnh ủy", "29 đảng bộ tỉnh"."""
    if name == _STATE:
        return not _beside_party(line, body)
    if body.place is None and (_of_others(line, body) or _of_each(line, body)):
        return True
    if name_key(name) in word_set("unnamed_bodies.tsv"):
        return True
    if _cut_short(line, body) or (name == _PARTY and _other_party(line, body)):
        return True
    unfinished = bool(body.lacks) or body.bare
    if not line.caps[body.start] and (unfinished or not _has_own_name(line, body)):
        return True
    if _only_planned(line, body) or (name.startswith("Văn phòng ") and _OF_A_PLACE.fullmatch(name)):
        return True
    return unfinished and (_many(line, body.start) or _series(line, body))


#: "Chánh văn phòng TP": of which body of the city it does not say.
_OF_A_PLACE = re.compile(r"Văn phòng (?:tỉnh|huyện|quận|thành phố|Thành phố|thị xã|xã|phường) .+")
#: Words before what is to be built, and words that such things begin with.
_PLANS = frozenset(("án", "da"))
_BUILT = frozenset(("trung", "nhà", "khu", "bệnh", "trường", "viện"))


def _only_planned(line: Line, body: BodyPhrase) -> bool:
    """Say whether a building is meant, of which a project is told: "Dự án Trung tâm …"."""
    low, at = line.low, body.start
    return at > 0 and low[at - 1] in _PLANS and low[at] in _BUILT and body.inner is None


def _of_others(line: Line, body: BodyPhrase) -> bool:
    """Say whether bodies of other countries are meant: "Chính phủ hai nước", "Quốc hội nước này"."""
    low, stop = line.low, body.stop + (line.low[body.stop : body.stop + 1] == ["của"])
    two = " ".join(low[stop : stop + 2])
    if two in word_set("other_countries.tsv"):
        return True
    pair = body.start > 0 and low[body.start - 1] in ("hai", "2", "mỗi") and not body.lacks
    return pair and low[body.stop : body.stop + 1] not in (["và"], [","])


def _of_each(line: Line, body: BodyPhrase) -> bool:
    """Say whether the bodies of many units are meant: "Sở Y tế các tỉnh", "UBND các địa phương"."""
    low, stop = line.low, body.stop
    return low[stop : stop + 1] == ["các"] and low[stop + 1 : stop + 2] in _UNITS


_UNITS = (["tỉnh"], ["thành"], ["địa"], ["huyện"], ["quận"], ["xã"], ["phường"], ["nước"], ["bang"])


def _other_party(line: Line, body: BodyPhrase) -> bool:
    """Say whether the name of another party begins after "Đảng": "Đảng Liên đoàn"."""
    at = body.stop
    return at - body.start == 1 and at < line.size and line.word(at)


def _cut_short(line: Line, body: BodyPhrase) -> bool:
    """Say whether the phrase ends inside a word that is not known: "Hội Công" of "Công chứng"."""
    at = body.stop
    if at >= line.size or body.place or body.stop - body.start < 2 or line.caps[at]:
        return False
    last = at - 1
    if line.tokens[last - 1] in ("-", "–") and "nghị" in line.low[body.start : last]:
        return False  # "Hội Hữu nghị Nga – Việt"
    if not line.word(last) or (line.caps[last - 1] and last - 1 > body.start):
        return False
    return (
        line.tokens[at].isalpha()
        and vietnamese(line.low[last])
        and line.low[at] not in word_set("tail_stops.tsv")
        and line.low[at] not in word_set("event_stops.tsv")
        and organisations.heads().longest(line.low, last) is None
        and gazetteer().longest(line.low, last) is None
    )


def _has_own_name(line: Line, body: BodyPhrase) -> bool:
    return any(line.caps[at] for at in range(body.start, body.stop))


def _many(line: Line, at: int) -> bool:
    """Say whether a number or a word of number stands before."""
    if at == 0:
        return False
    before = line.low[at - 1]
    return before.replace(".", "").isdigit() or before in word_set("plurals.tsv")


def _series(line: Line, body: BodyPhrase) -> bool:
    """Say whether units without names follow or stand before: "tỉnh, thành phố"."""
    low, stop = line.low, body.stop
    if stop + 1 < line.size and low[stop] in (",", "và", "/"):
        if _nameless(line, stop + 1):
            return True
    own = " ".join(low[body.start : body.start + 2])
    if own not in _PROVINCIAL or body.start < 3 or low[body.start - 1] not in (",", "và"):
        return False
    other = " ".join(low[body.start - 3 : body.start - 1])
    return other in _PROVINCIAL and other != own


def _nameless(line: Line, at: int) -> bool:
    unit = units().longest(line.low, at)
    if unit:
        return unit[0] >= line.size or not line.word(unit[0])
    return " ".join(line.low[at : at + 2]) in _PROVINCIAL


_PROVINCIAL = frozenset(("tỉnh ủy", "thành ủy", "đảng ủy"))


def _beside_party(line: Line, body: BodyPhrase) -> bool:
    """Say whether the State stands as an actor: "Đảng, Nhà nước", "Nhà nước, Quốc hội"."""
    if body.stop - body.start > 2:
        return True
    low, start, stop = line.low, body.start, body.stop
    if start >= 2 and low[start - 1] in (",", "và") and low[start - 2] in ("đảng", "ương", "hội"):
        return True
    return stop + 1 < line.size and low[stop] in (",", "và") and low[stop + 1] in ("quốc", "chính")


#: Heads of bodies whose short name is the beginning of one longer name of the same article.
_SHORTENED = re.compile(
    r"(?:Phòng|Khoa|Chi cục|Trường|Công ty|Bệnh viện|Trung tâm|Viện|Sở|Hội đồng trường|Tập đoàn|"
    r"Tổng công ty|Học viện|Đại học|Ban Quản lý|Ban Chỉ đạo|Ban Liên lạc|Bộ Tư lệnh|Báo)\b"
)


_FIRM = re.compile(r"(?:Công ty|Tổng công ty|Tập đoàn)\b")


def _fullest(mentions: list[Mention]) -> list[Mention]:
    """Give bodies and places the one longer name that the article has for them."""
    bodies = sorted({m.name for m in mentions if m.kind == "organisation"})
    sites = sorted({m.name for m in mentions if m.kind == "place"})
    plain: dict[str, list[str]] = {}
    for name in bodies:
        bare = _without_units(name)
        if len(bare) < len(name):
            plain.setdefault(bare, []).append(name)
    longer: dict[str, str] = {}
    for name, following in zip(bodies, [*bodies[1:], ""], strict=False):
        bare = _without_units(name) if plain else ""
        full = _united(name, plain.get(bare, ())) if len(bare) == len(name) else None
        if full is None and (following.startswith(name) or name.startswith(_OTHERWISE)):
            full = _longer(name, bodies)
        if full:
            longer[name] = full
    united = {name: full for name in sites if (full := _with_unit(name, sites))}
    out: list[Mention] = []
    for m in mentions:
        whole = None
        if m.kind == "organisation":
            whole = longer.get(m.name)
        elif m.kind == "place":
            whole = united.get(m.name)
        out.append(replace(m, name=whole) if whole else m)
    return out


def _with_unit(name: str, names: Sequence[str]) -> str | None:
    """Give the name with its unit, "huyện Cam Lâm", where the article has one beside "Cam Lâm"."""
    end = f" {name}"
    full = [n for n in names if n.endswith(end) and n[: -len(end)].lower() in _units()]
    if len(full) != 1:
        return None
    found = gazetteer().longest(name.lower().split(), 0)
    return full[0] if found is None or found[1][1] in ("district", "commune") else None


@cache
def _units() -> frozenset[str]:
    return frozenset(row["unit"] for row in table("place_units.tsv"))


_UNIT = re.compile(r" (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?= [A-ZĐÂÔƯ])", re.IGNORECASE)


@lru_cache(maxsize=65536)
def _without_units(name: str) -> str:
    """Give a name in small letters without units before names: "sở y tế hà tĩnh"."""
    return _UNIT.sub("", name).lower()


def _united(name: str, others: Sequence[str]) -> str | None:
    """Give the one of the names with units, "Sở Y tế tỉnh Hà Tĩnh", that a body has too."""
    united = [n for n in others if len(n) > len(name)]
    united = [n for n in united if "ủy tỉnh " not in n]  # "Tỉnh ủy tỉnh Sơn La" says it twice
    return united[0] if len({n.lower() for n in united}) == 1 else None


#: Bodies with a longer name that may begin otherwise.
_OTHERWISE = ("Đại học ", "Trường Đại học ", "Công ty ")


def _longer(name: str, names: Sequence[str]) -> str | None:
    """Give the one longer name of a body among ``names``."""
    if name.startswith("Bộ "):
        more = (f"{name}, ", f"{name} - ", f"{name} và ")
        fields = [n for n in names if n.startswith(more)]
        fields = [n for n in fields if n.removeprefix("Bộ ") in _fields()]
        return fields[0] if len(fields) == 1 else None  # "Bộ Lao động"
    if not _SHORTENED.match(name):
        return None
    begun = f"{name} "
    found = [n for n in names if n.startswith(begun)]
    if name.startswith("Đại học "):
        begun = f"Trường {name}"
        found += [n for n in names if n.startswith(begun)]
    if name.startswith("Trường Đại học "):
        found += [n for n in names if n.startswith(f"{name.removeprefix('Trường ')} ")]
    if name.startswith("Công ty "):
        own = name.removeprefix("Công ty ")
        found += [n for n in names if n != name and _FIRM.match(n) and f" {own}" in n]
    outer = [n for n in found if all(m.startswith(n) for m in found)]
    if not outer and name.startswith("Công ty "):
        outer = [n for n in found if all(_words_of(m) <= _words_of(n) for m in found)][:1]
    return outer[0] if len(outer) == 1 and len(name.split()) > 1 else None


@cache
def _fields() -> frozenset[str]:
    return frozenset(ministries().values())


def _words_of(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())
