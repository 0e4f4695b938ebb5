"""What a sentence names: people, organisations, roles, places, dates, papers.

``scan`` reads one sentence left to right; every stretch of it belongs to at most one item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.lexicon import word_set
from kg.mentions import events, organisations, people, places, roles, venues
from kg.mentions.dates import DatePhrase
from kg.mentions.events import EventPhrase
from kg.mentions.organisations import BodyPhrase
from kg.mentions.people import Known, honorifics
from kg.mentions.places import PlacePhrase
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import Line, vietnamese


@dataclass(frozen=True, slots=True)
class PersonPhrase:
    """A person's name as a stretch of tokens.

    ``given`` says that only a part of the name stands ("ông Hưng"); ``address`` is the word
    before it ("ông", "các đồng chí"), ``evidence`` what shows it to be a person.
    """

    start: int
    stop: int
    name: str
    given: bool
    address: str
    evidence: str


Phrase = PersonPhrase | BodyPhrase | RolePhrase | PlacePhrase | EventPhrase


@dataclass(frozen=True, slots=True)
class Item:
    """One thing named in a sentence, tokens ``start`` to ``stop``; ``kind`` is its letter in the
    skeleton: P person, O organisation, R role, L place, D date, H address."""

    kind: str
    start: int
    stop: int
    phrase: Phrase | DatePhrase | str


def scan(line: Line, persons: Known, dates: list[DatePhrase]) -> list[Item]:
    """Find what one sentence names."""
    items = _first_pass(line, persons, dates)
    return _people(line, items, persons)


def _first_pass(line: Line, persons: Known, dates: list[DatePhrase]) -> list[Item]:
    items: list[Item] = []
    at = 0
    low, caps = line.low, line.caps
    title, head, polite = roles.titles(), organisations.heads(), honorifics()
    unit, gazetteer = places.units(), places.gazetteer()
    modifiers, happening, venue = roles._modifiers(), events.heads(), venues.heads()
    day = iter(
        [d for d in dates if line.size and d.start >= line.starts[0] and d.stop <= line.stops[-1]]
    )
    coming = next(day, None)
    opening = _opening()
    while at < line.size:
        if not caps[at] and low[at] not in opening:
            if coming is None or coming.start > line.starts[at]:
                at += 1  # most words begin nothing
                continue
        while coming and coming.stop <= line.starts[at]:
            coming = next(day, None)
        if coming and coming.start <= line.starts[at]:
            stop = at
            while stop < line.size and line.starts[stop] < coming.stop:
                stop += 1
            if at and low[at - 1] in ("sinh", "sn") and coming.iso:
                coming = replace(coming, iso=None)  # a day of birth dates no fact
            items.append(Item("D", at, stop, coming))
            at = stop
            continue
        word = low[at]
        found: Item | None = None
        if word in happening:
            found = _event(line, at, persons)
            if (
                found
                and caps[at]
                and found.stop == at + 1
                and _inside_name(line, at, found.stop, items)
            ):
                found = None
        if found is None and (word in title or word in modifiers):
            found = _role(line, at, persons)
        if found is None and word in venue:
            found = _venue(line, at, persons)
        if found is None and word in head:
            found = _body(line, at, persons)
            if found and _inside_name(line, at, found.stop, items):
                found = None
        if found is None and (word in unit or (caps[at] and word in gazetteer)):
            found = _place(line, at, persons)
            if found and _inside_name(line, at, found.stop, items):
                found = None
        if (
            found is None
            and word in polite
            and not (caps[at] and at and _after_word(line, at, items))
        ):
            address = polite.longest(low, at)
            if address:
                found = Item("H", at, address[0], address[1])
        if found is None:
            end = persons.at(line, at)
            at = end if end else at + 1
        else:
            items.append(found)
            at = found.stop
    return items


@cache
def _opening() -> frozenset[str]:
    """Give the lower-case words with which a thing that is no person's name may begin."""
    named = roles.titles().first() | organisations.heads().first() | honorifics().first()
    placed = places.units().first() | events.heads().first() | venues.heads().first()
    return frozenset(roles._modifiers()) | named | placed


def _inside_name(line: Line, at: int, stop: int, items: list[Item]) -> bool:
    """Say whether "Hòa Bình", "Trường" only ends a person's name: "Nguyễn Hòa Bình"."""
    begin = items[-1].stop if items else 0
    start = at
    while start > begin and line.word(start - 1):
        start -= 1
    if start == at or stop - start > 5:
        return False
    run = line.run(start)
    if run < stop or run - start > 5:
        return False
    return people.likely(line, start, min(run, start + 4)) != "" and not (start == 0 and at == 1)


_NEEDS_BODY = frozenset(
    ("trưởng", "thường trực", "thành viên", "thường vụ", "cán bộ", "nhân viên", "thư ký", "đại biểu",
     "hội viên", "ủy viên", "trưởng đại diện", "thủ trưởng", "người đứng đầu", "kế toán", "lãnh sự",
     "phó ban", "phó bản", "phó đoàn", "phó thôn", "lãnh tụ tối cao", "người phát ngôn", "trợ lý",
     "cố vấn", "chuyên viên", "đội phó", "thanh tra viên", "phi công")
)  # fmt: skip


def _role(line: Line, at: int, persons: Known) -> Item | None:
    if persons.at(line, at) or organisations.mission(line, at):
        return None
    role = roles.parse(line, at, persons)
    if role is None:
        return None
    name = " ".join(line.low[role.head : role.stop])
    if role.lacks == "any" and role.kind == "post" and name in _NEEDS_BODY:
        follows = role.stop < line.size and line.word(role.stop)
        if not follows:
            return None
    if role.kind == "rank" and role.role == "degree" and not line.caps[role.head]:
        if not (role.stop < line.size and line.word(role.stop)):
            return None
    if (
        role.kind == "rank"
        and role.role == "honour"
        and not line.caps[role.head]
        and not (role.stop < line.size and line.word(role.stop))
    ):
        return None
    return Item("R", at, role.stop, role)


def _after_word(line: Line, at: int, items: list[Item]) -> bool:
    """Say whether a capital "Ông" stands inside a sentence, where it is a part of a name."""
    if items and items[-1].stop == at and items[-1].kind in "LOPR":
        return False  # the full stop is missing: "… vượt Singapore Ông A nói"
    if people.likely(line, at + 1, line.run(at)) == "strong":
        return False  # the full stop is missing: "… ra khơi Ông Nguyễn Văn A"
    before = line.tokens[at - 1]
    return line.word(at - 1) or (before[0].isalpha() and line.run(at) - at >= 2)


def _event(line: Line, at: int, persons: Known) -> Item | None:
    event = events.parse(line, at, persons)
    return Item("E", at, event.stop, event) if event else None


def _body(line: Line, at: int, persons: Known) -> Item | None:
    if at + 1 < line.size and not line.caps[at + 1]:
        if f"{line.low[at]} {line.low[at + 1]}" in word_set("compounds.tsv"):
            found = organisations.heads().longest(line.low, at)
            if found is None or found[0] == at + 1:
                return None  # "Hội nghị", "Báo cáo": an ordinary word
    body = organisations.parse(line, at, persons)
    if body is None or body.stop <= at:
        return None
    if body.bare and not line.caps[at]:
        return None
    if (
        body.bare
        and at == 0
        and body.stop == 1
        and line.low[at]
        in (
            "hội",
            "nhóm",
            "đội",
            "tổ",
            "phòng",
            "đài",
            "khoa",
            "khối",
            "mạng",
            "kênh",
            "cơ",
            "báo",
            "trường",
            "quỹ",
            "đảng",
            "trung",
            "công",
        )
    ):
        return None
    return Item("O", at, body.stop, body)


def _venue(line: Line, at: int, persons: Known) -> Item | None:
    venue = venues.parse(line, at, persons)
    return Item("L", at, venue.stop, venue) if venue else None


_CONTINENTS = frozenset(("á", "âu", "phi", "mỹ", "úc"))


def _place(line: Line, at: int, persons: Known) -> Item | None:
    if persons.at(line, at):
        return None
    place = places.parse(line, at)
    if place is None or not place.name:
        return None
    continent = place.stop == at + 2 == line.run(at) and line.low[at + 1] in _CONTINENTS
    if (
        place.unit
        and line.word(at)
        and not continent
        and people.likely(line, at, line.run(at)) == "strong"
    ):
        return None  # "Châu Thị Thu Nga" is no continent
    if not place.unit and place.stop < line.size and not line.caps[place.stop]:
        if f"{line.low[place.stop - 1]} {line.low[place.stop]}" in word_set("compounds.tsv"):
            return None
    if not place.unit and place.stop == at + 1 and line.low[at] in places._DOUBTFUL:
        if line.run(at) > at + 1 and people.family(line, at) and not _separate(line, at):
            return None
        if at == 0 and (place.stop >= line.size or not line.caps[place.stop]):
            if line.low[at] in ("anh", "ý", "áo", "hà", "trung", "thái", "nhật", "đức"):
                return None
    if not place.unit:
        run = line.run(at)
        if (
            run > place.stop
            and people.likely(line, at, run) == "strong"
            and place.level not in ("province", "city", "country")
        ):
            return None
    return Item("L", at, place.stop, place)


def _separate(line: Line, at: int) -> bool:
    return at + 1 < line.size and line.low[at + 1] in ("tổ", "bộ", "ban")


#: An initial before a name: "V.Volodin" is "V. Volodin".
_INITIAL = re.compile(r"\b([^\W\d_])\.\s*(?=\w)")


def _people(line: Line, items: list[Item], persons: Known) -> list[Item]:
    covered = [False] * line.size
    starts: dict[int, Item] = {}
    ends: dict[int, Item] = {}
    for item in items:
        starts[item.start], ends[item.stop] = item, item
        for k in range(item.start, item.stop):
            covered[k] = True
    out = list(items)
    at = 0
    street = -9
    while at < line.size:
        if not covered[at] and line.acronym(at) and ends.get(at) is not None:
            person = _in_capitals(line, at, ends[at])
            if person:
                out.append(Item("P", person.start, person.stop, person))
                at = person.stop
                continue
        if not line.caps[at] or covered[at] or not line.word(at):
            at += 1
            continue
        limit = at
        while limit < line.size and not covered[limit]:
            limit += 1
        stop = _unglued(line, at, people.name_at(line, at, limit))
        at = _past_opener(line, at, stop)
        person = _person(line, at, stop, starts, ends, persons)
        if person is not None and person.evidence == "name" and _on_the_map(line, at, street):
            person = None
        if person is not None and person.evidence in ("name", "listed", "presented"):
            if _among_places(line, at, stop, ends):
                person, street = None, stop
        if person is None and (_named_after(line, at) or _on_the_map(line, at, street)):
            street = stop
        if person:
            if "." in person.name:
                person = replace(person, name=_INITIAL.sub(r"\1. ", person.name))
            item = Item("P", person.start, person.stop, person)
            out.append(item)
            ends[item.stop] = item
            at = max(person.stop, at + 1)
        else:
            at = max(stop, at + 1)
    out.sort(key=lambda i: i.start)
    return out


_NAMED_AFTER_BACK = 3


def _named_after(line: Line, at: int) -> bool:
    """Say whether the words before make it a street, a school, a prize."""
    words = word_set("named_after.tsv")
    for size in range(1, _NAMED_AFTER_BACK + 1):
        if at >= size and " ".join(line.low[at - size : at]) in words:
            return True
    return False


def _in_capitals(line: Line, at: int, before: Item) -> PersonPhrase | None:
    """Read "đồng chí LƯ QUANG ĐÁN": a name in capitals after an address or a rank."""
    if before.kind not in "HR" or line.low[at] not in people.families():
        return None
    stop = at
    while (
        stop < line.size
        and stop - at < 5
        and line.tokens[stop].isupper()
        and line.tokens[stop].isalpha()
    ):
        stop += 1
    if not 2 <= stop - at <= 4 or not all(vietnamese(line.low[k]) for k in range(at, stop)):
        return None
    name = " ".join(t.capitalize() for t in line.tokens[at:stop])
    return PersonPhrase(at, stop, name, False, "", "address")


_MANY = frozenset(("các", "hai", "ba", "bốn", "những", "nhiều", "2", "3", "4", "5"))


def _among_places(line: Line, at: int, stop: int, ends: dict[int, Item]) -> bool:
    """Say whether a list of places goes on: "hai xã Phan Lâm, Phan Sơn", "đường A, B (Quận 7)"."""
    before = ends.get(at - 1) if at and line.low[at - 1] in (",", "và", "-", "–") else None
    if before is None or before.kind != "L":
        return False
    many = before.start > 0 and line.low[before.start - 1] in _MANY
    ends_here = stop >= line.size or line.tokens[stop] in ",;().-–" or line.low[stop] == "và"
    return ends_here and (many or line.low[before.start] in ("đường", "phố", "tuyến"))


def _on_the_map(line: Line, at: int, street: int) -> bool:
    """Say whether a name is that of a street: after a house number, or in a list of streets."""
    if at and line.tokens[at - 1][0].isdigit() and at >= 2 and line.low[at - 2] in ("số", "(", ","):
        return True
    return street >= 0 and at - street == 1 and line.low[at - 1] in (",", "-", "–", "và")


def _past_opener(line: Line, at: int, stop: int) -> int:
    """Step over "Theo" and other words that begin sentences, no parts of a name."""
    said = line.low[at] == "theo" or (at == 0 and line.low[0] in ("thưa", "với", "cùng", "riêng"))
    return at + 1 if said and stop > at + 1 else at


def _unglued(line: Line, at: int, stop: int) -> int:
    """Cut off the first word of a sentence whose full stop is missing: "Châu Thị Thu Nga Sau"."""
    size = stop - at
    if size >= 5 and line.low[at + 1] == "văn":
        if people.families().get(line.low[at + 3]) == "strong":
            return at + 3  # "Vũ Văn Tám Phạm Anh": two names
    native = vietnamese(line.low[at])
    if size < (3 if native else 2):
        return stop
    if (
        native
        and not vietnamese(line.low[stop - 1])
        and places.gazetteer().longest(line.low, stop - 1)
    ):
        return stop - 1  # "Trần Đại Quang Cuba"
    if (size > 3 or not native) and line.low[stop - 1] in word_set("sentence_starts.tsv"):
        if stop < line.size and line.tokens[stop][0].isalpha() and not line.caps[stop]:
            return stop - 1
    return stop


def _person(
    line: Line, at: int, stop: int, starts: dict[int, Item], ends: dict[int, Item], persons: Known
) -> PersonPhrase | None:
    before = ends.get(at) or _before_acronym(line, at, ends)
    known = persons.at(line, at)
    if not known and stop - at >= 2 and line.low[stop - 1] in word_set("company_words.tsv"):
        return None  # "Tân Long Group"
    if before is not None and before.kind == "H":
        return _addressed(
            line, at, stop, str(before.phrase), line.letters(before.start, before.stop), known
        )
    if before is not None and before.kind == "R":
        return _titled(line, at, stop, before, known)
    if known:
        return PersonPhrase(at, known, line.letters(at, known), False, "", "known")
    return _free(line, at, stop, starts, ends, persons)


def _before_acronym(line: Line, at: int, ends: dict[int, Item]) -> Item | None:
    """Give the role before a bracket with its body's acronym: "Chủ tịch … châu Âu (EC) Ursula"."""
    if at < 3 or line.tokens[at - 1] != ")" or line.tokens[at - 3] != "(":
        return None
    role = ends.get(at - 3)
    return role if role is not None and role.kind == "R" and line.acronym(at - 2) else None


_PLAIN_ADDRESS = frozenset(
    (
        "ông",
        "bà",
        "anh",
        "chị",
        "chí",
        "đ/c",
        "ngài",
        "cụ",
        "em",
        "thầy",
        "cô",
        "cháu",
        "bác",
        "cáo",
        "can",
    )
)


def _addressed(
    line: Line, at: int, stop: int, number: str, address: str, known: int
) -> PersonPhrase | None:
    if known:
        stop = known
    stop = min(stop, at + 6)
    size = stop - at
    if address in ("Anh", "anh") and size == 1 and not line.word(at):
        return None
    if address.lower() in ("bà",) and line.low[at] == "rịa":
        return None
    if size == 1 or (size == 2 and line.tokens[stop - 1] == "."):
        if len(line.tokens[at]) == 1:
            return None
        if address.lower().split()[-1] not in _PLAIN_ADDRESS:
            return None
        return PersonPhrase(at, stop, line.tokens[at], True, address, "address")
    given = (
        line.low[at] not in people.families()
        and size == 2
        and vietnamese(line.low[at])
        and vietnamese(line.low[at + 1])
    )
    return PersonPhrase(at, stop, line.letters(at, stop), given, address, "address")


def _titled(line: Line, at: int, stop: int, before: Item, known: int) -> PersonPhrase | None:
    role = before.phrase
    assert isinstance(role, RolePhrase)
    if known:
        return PersonPhrase(at, known, line.letters(at, known), False, "", "title")
    if stop - at == 1:
        if stop < line.size and not line.caps[stop] and people._goes_on(line, stop):
            return None  # "Phó Chủ nhiệm Chính trị Hải quân": a word, not a name
        token = line.low[at]
        if len(token) == 1:
            return None
        foreign = not vietnamese(token)
        if "-" in token and all(vietnamese(part) for part in token.split("-")):
            return None  # "Nhà lãnh đạo Á-Âu"
        if (role.kind == "rank" and role.role != "degree") or (
            foreign and role.kind in ("state", "whole", "ministry", "rank")
        ):
            return PersonPhrase(at, stop, line.tokens[at], True, "", "title")
        if "’" in token or "'" in token:
            return PersonPhrase(at, stop, line.tokens[at], False, "", "title")
        if role.kind in ("rank", "post", "whole") and vietnamese(token) and role.lacks == "any":
            return PersonPhrase(at, stop, line.tokens[at], True, "", "title")
        return None
    stop = min(stop, at + 6)
    if (
        role.kind == "post"
        and role.body is not None
        and not vietnamese(line.low[at])
        and stop - at >= 4
        and people.likely(line, at + 1, stop) == "strong"
    ):
        at += 1  # "Tập đoàn Viễn thông Quân đội Viettel Lê Đăng Dũng"
    first = line.low[at]
    if stop - at <= 2 and role.title.lower().endswith(_VILLAGES):
        return None  # "trưởng thôn Xuân Quý"
    town = places.gazetteer().longest(line.low, at)
    if town and town[0] == stop and stop - at >= 2 and first not in people.families():
        return None  # "Tham mưu trưởng Thủ Dầu Một"
    if (
        role.lacks == "any"
        and role.kind == "post"
        and first not in people.families()
        and vietnamese(first)
    ):
        # "Phó Giám đốc Kinh doanh": a field, not a name
        if stop < line.size and not line.caps[stop] and people._goes_on(line, stop):
            return None
        if stop - at < 2:
            return None
    if (
        stop < line.size
        and not line.caps[stop]
        and line.tokens[stop].isalpha()
        and people._goes_on(line, stop)
        and stop - at <= 2
    ):
        return None
    given = (
        first not in people.families()
        and stop - at == 2
        and not (role.country or _abroad(role))
        and role.kind != "rank"
        and all(vietnamese(line.low[k]) for k in range(at, stop))
    )
    return PersonPhrase(at, stop, line.letters(at, stop), given, "", "title")


_VILLAGES = tuple(
    f"trưởng {unit}"
    for unit in ("thôn", "bản", "ấp", "xóm", "buôn", "làng", "khóm", "khu phố", "tổ dân phố")
)


def _abroad(role: RolePhrase) -> bool:
    """Say whether the body of a role is that of another country: "Bộ Ngoại giao Trung Quốc"."""
    place = role.body.place if role.body else role.place
    return place is not None and place.level == "country" and place.name != "Việt Nam"


_STEMS = frozenset(("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"))
_BRANCHES = frozenset(
    ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
)


def _free(
    line: Line, at: int, stop: int, starts: dict[int, Item], ends: dict[int, Item], persons: Known
) -> PersonPhrase | None:
    if stop - at == 2 and line.low[at] in _STEMS and line.low[at + 1] in _BRANCHES:
        return None  # "Đinh Dậu": a year
    strength = people.likely(line, at, stop)
    sentence_start = at == 0
    if not strength and stop - at > 2:
        # the first capital of a sentence may be an ordinary word: "Theo Nguyễn Văn A"
        inner = people.likely(line, at + 1, stop)
        if inner == "strong" and sentence_start and not _named_after(line, at + 1):
            return PersonPhrase(at + 1, stop, line.letters(at + 1, stop), False, "", "name")
    if _named_after(line, at):
        return None
    before = ends.get(at)
    if before is not None and before.kind in "LO" and not strength and 2 <= stop - at <= 4:
        # "Đặc phái viên Mỹ về Iran Robert Malley": a foreign name right after a country
        strange = sum(not vietnamese(line.low[k]) for k in range(at, stop))
        if strange * 2 >= stop - at and (
            stop >= line.size or line.tokens[stop] in ",.;" or _speaks(line, stop)
        ):
            return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if not strength and 2 <= stop - at <= 4 and _after_role(line, at, ends):
        if all(not vietnamese(line.low[k]) for k in (at, stop - 1)):
            return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if line.low[at] == "đoàn" and starts_place(line, at + 1, stop):
        return None
    after = _presented(line, stop, starts)
    listed = _listed(line, at, ends)
    if strength and stop < line.size and not line.caps[stop] and people._goes_on(line, stop):
        return None
    if strength == "strong" and stop - at >= 3:
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "name")
    if strength == "strong" and (after or listed):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "name")
    if strength == "weak" and (
        after or (listed and stop - at >= 3) or (listed == "person" and _ends_item(line, stop))
    ):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    strange = 2 <= stop - at <= 4 and not any(vietnamese(line.low[k]) for k in range(at, stop))
    if strange and _office_follows(line, stop, starts):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if (
        after
        and listed
        and stop - at >= 1
        and ("’" in line.low[at] or "'" in line.low[at] or (stop - at >= 2 and stop - at <= 5))
    ):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if listed == "person" and stop - at == 1 and ("’" in line.low[at] or "'" in line.low[at]):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "listed")
    if listed == "person" and stop - at >= 2 and not strength:
        item_after = (
            stop >= line.size
            or line.tokens[stop] in ",;.)("
            or line.low[stop] in ("và", "được", "đã", "cùng")
        )
        if item_after and not any(line.low[k] in ("thành", "tỉnh") for k in range(at, stop)):
            return PersonPhrase(at, stop, line.letters(at, stop), False, "", "listed")
    if strength == "strong" and stop - at == 2 and _speaks(line, stop):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "name")
    return None


def _after_role(line: Line, at: int, ends: dict[int, Item]) -> bool:
    """Say whether a role and a comma stand before: "phát ngôn viên điện Kremlin, Dmitry Peskov"."""
    before = ends.get(at - 1)
    return at >= 2 and line.tokens[at - 1] == "," and before is not None and before.kind == "R"


def starts_place(line: Line, at: int, stop: int) -> bool:
    """Say whether the rest of a run is a place: "Đoàn Việt Nam"."""
    found = places.gazetteer().longest(line.low, at) if at < line.size else None
    return found is not None and found[0] == stop


def _ends_item(line: Line, stop: int) -> bool:
    """Say whether an item of a list ends at the token."""
    return stop >= line.size or line.tokens[stop] in ",;(." or line.low[stop] in ("và", "được")


_SPEECH = frozenset(
    [
        "nói",
        "cho",
        "khẳng",
        "nhấn",
        "phát",
        "cũng",
        "đã",
        "được",
        "bày",
        "chia",
        "trả",
        "nêu",
        "là",
        "bị",
        "khai",
        "đề",
        "yêu",
        "kể",
        "giải",
        "chủ",
        "tham",
        "trao",
        "dự",
        "đến",
        "sinh",
    ]
)


def _speaks(line: Line, at: int) -> bool:
    return at < line.size and line.low[at] in _SPEECH


def _presented(line: Line, stop: int, starts: dict[int, Item]) -> bool:
    """Say whether a role or an age follows the name: "A, Bí thư …", "A (54 tuổi"."""
    if stop + 1 >= line.size:
        return False
    if line.tokens[stop] in (",", "-", "–", "—", "(", ":"):
        nxt = starts.get(stop + 1)
        if nxt is not None and nxt.kind == "R":
            return True
        low = line.low
        if line.tokens[stop] in ("(", ",") and (
            low[stop + 1] in ("sn", "sinh", "quê", "nguyên", "cựu")
            or (stop + 2 < line.size and low[stop + 2] == "tuổi")
        ):
            return True
    return False


def _office_follows(line: Line, stop: int, starts: dict[int, Item]) -> bool:
    """Say whether a comma and a title with its body follow: "Mark Meadows, Chánh văn phòng …"."""
    if stop + 1 >= line.size or line.tokens[stop] != ",":
        return False
    role = starts.get(stop + 1)
    return role is not None and isinstance(role.phrase, RolePhrase) and not role.phrase.lacks


def _listed(line: Line, at: int, ends: dict[int, Item]) -> str:
    """Say whether the name stands in a list after a person, a role or a colon."""
    if at == 0:
        return "start"
    token = line.low[at - 1]
    if token in (",", ";", "và", "cùng", "với", "-", "–"):
        before = ends.get(at - 1)
        if before is not None and before.kind == "P":
            return "person"
        if token == "và" and at >= 2 and line.tokens[at - 2] == ",":
            return "list"
        return "list" if token in (";", "-", "–") or before is not None else ""
    if token == ":":
        before = ends.get(at - 1)
        told = line.low[at - 2] in ("gồm", "là", "có", "như") if at >= 2 else False
        return "list" if told or (before is not None and before.kind in "HR") else ""
    return ""
