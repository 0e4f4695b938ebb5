"""The frame of a sentence: all that it names but people, read left to right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cache

from kg.lexicon import word_set
from kg.mentions import events, organisations, people, places, roles, titles, venues
from kg.mentions.bodies import BodyPhrase
from kg.mentions.dates import DatePhrase
from kg.mentions.firms import endings, firms
from kg.mentions.items import Item
from kg.mentions.people import Known, honorifics
from kg.mentions.places import PlacePhrase
from kg.mentions.tokens import Line, Opening, Token, vietnamese

#: What may begin with a word, as bits.
_EVENT = 1
_ROLE = 2
_VENUE = 4
_BODY = 8
_UNIT = 16
_PLACE = 32
_ADDRESS = 64


@cache
def _openings() -> dict[str, Opening]:
    """Give what may begin with each lower-case word: most words begin nothing."""
    out: dict[str, Opening] = {}
    for bit, trie in (
        (_EVENT, events.heads()),
        (_ROLE, titles.titles()),
        (_ROLE, titles.apposed()),
        (_VENUE, venues.heads()),
        (_BODY, organisations.heads()),
        (_UNIT, places.units()),
        (_PLACE, places.gazetteer()),
        (_ADDRESS, honorifics()),
    ):
        _open(out, bit, {word: trie.after(word) for word in trie.first()})
    _open(out, _ROLE, {word: (True, frozenset()) for word in titles.modifiers()})
    _open(out, _BODY, {"cảnh": (False, frozenset(("sát",)))})
    _open(out, _PLACE, {"ý": (True, frozenset())})
    for word in endings():
        out.setdefault(word, Opening()).firm = True
    return out


def _open(out: dict[str, Opening], bit: int, words: dict[str, tuple[bool, Set[str]]]) -> None:
    """Let the words of a list open what the bit says: alone, or with one of the words after."""
    for word, (alone, after) in words.items():
        opening = out.setdefault(word, Opening())
        known = {*opening.after} | after
        opening.after = {
            second: opening.after.get(second, opening.alone)
            | (bit if alone or second in after else 0)
            for second in known
        }
        if alone:
            opening.alone |= bit


_NOTHING = Opening()


def _opening(token: Token) -> Opening:
    """Note what may begin with a token."""
    found = token.opening = _openings().get(token.low, _NOTHING)
    return found


def _ends_firm(line: Line) -> bool:
    """Say whether the name of a firm may end with a token."""
    for token in line.marked:
        opening = token.opening or _opening(token)
        if opening.firm:
            return True
    return False


def _kinds(line: Line, at: int) -> int:
    """Say what may begin at a token, as bits."""
    token = line.marked[at]
    opening = token.opening or _opening(token)
    if opening.after and at + 1 < line.size:
        both = opening.after.get(line.low[at + 1])
        if both is not None:
            return both
    return opening.alone


#: What was found at a token, the tokens of which it was asked whether a name begins there, and
#: the item before.
Step = tuple[Item | None, Set[int], Item | None]


def frame(
    line: Line, persons: Known, dates: Sequence[DatePhrase], steps: list[Step | None]
) -> list[Item]:
    """Find the dates, events, roles, venues, bodies, places and addresses of a sentence.

    ``steps`` holds what was found before by token, and gets what is found now.
    """
    items: list[Item] = []
    days = [(bisect_left(line.starts, day.start), day) for day in reversed(dates)]
    names = firms(line) if _ends_firm(line) else {}
    known = _named(line, persons, names)
    at = done = 0
    while at < line.size:
        if days and days[-1][0] <= at:
            done = _days(line, days, at, done, items)
        if at < done:
            at = done
            continue
        kind = _kinds(line, at)
        begun = kind > 0 and (kind != _PLACE or line.caps[at])
        if not (begun or (kind == 0 and len(known) > 0 and known[at])):
            at += 1
            continue
        before = items[-1] if items else None
        step = steps[at]
        if step is None or (step[2] is not before and step[2] != before):
            found = _firm(line, at, kind, names) if names else None
            found = found or _thing(line, at, kind, persons, items)
            step = steps[at] = found, persons.answered(), before
        found = step[0]
        if found:
            items.append(found)
        done = found.stop if found else persons.ends.get(at, 0) if persons.ends else 0
        at = max(at + 1, done)
    if days:
        _days(line, days, line.size, done, items)
    return items


def _named(line: Line, persons: Known, names: dict[int, int]) -> list[bool]:
    """Say of each token whether a known name begins there; nothing where none does."""
    if not (persons.ends or persons.bodies or names):
        return []
    known = [False] * line.size
    for at in persons.ends:
        known[at] = True
    for at in persons.bodies:
        known[at] = True
    for at in names:
        known[at] = True
    return known


def _days(
    line: Line, days: list[tuple[int, DatePhrase]], until: int, done: int, items: list[Item]
) -> int:
    """Take the dates that begin up to a token, and give the first token after the last."""
    while days and max(done, days[-1][0]) <= until:
        begin, day = days.pop()
        at = max(done, begin)
        if at >= line.size or day.stop <= line.starts[at]:
            continue
        done = bisect_left(line.starts, day.stop, at)
        if at and line.low[at - 1] in ("sinh", "sn") and day.iso:
            day = replace(day, iso=None)  # a day of birth dates no fact
        items.append(Item("D", at, done, day))
    return done


def _thing(line: Line, at: int, kinds: int, persons: Known, items: list[Item]) -> Item | None:
    """Read what begins at a token that may begin what the bits ``kinds`` say."""
    found: Item | None = None
    short = persons.bodies.get(at) if persons.bodies else None
    if short:
        return Item("O", at, short.stop, short)
    if kinds & _EVENT:
        found = _event(line, at, persons)
        alone = found and line.caps[at] and found.stop == at + 1
        if found and alone and _inside_name(line, at, found.stop, items):
            found = None
    if found is None and kinds & _ROLE:
        found = _role(line, at, persons)
    if found is None and kinds & _VENUE:
        found = _body(line, at, persons) if _staffed(line, at) else None
        found = found or _venue(line, at, persons)
    if found is None and kinds & _BODY:
        found = _body(line, at, persons)
        if found and _inside_name(line, at, found.stop, items):
            found = None
    if found is None and (
        (kinds & _UNIT and places.units().longest(line.low, at))
        or (kinds & _PLACE and line.caps[at] and places.gazetteer().longest(line.low, at))
        or line.tokens[at] == "Ý"
    ):
        found = _place(line, at, persons)
        if found and _inside_name(line, at, found.stop, items):
            found = None
    if found is None and kinds & _ADDRESS:
        found = _address(line, at, items)
    return found


def _staffed(line: Line, at: int) -> bool:
    """Say whether a museum or a theatre acts, and nobody is there: "Nhà hát Chèo" diễn."""
    if not line.caps[at] or line.pair(at) not in word_set("staffed_venues.tsv"):
        return False
    return at == 0 or line.low[at - 1] not in word_set("staying.tsv")


def _firm(line: Line, at: int, kinds: int, names: dict[int, int]) -> Item | None:
    """Take the name of a firm that ends as only firms' names do: "Acme Capital Partners"."""
    stop = names.get(at)
    if stop is None or kinds & (_EVENT | _ROLE):
        return None
    if kinds & _BODY and not organisations.brand(line, at):
        return None
    return Item("O", at, stop, BodyPhrase(at, stop, line.letters(at, stop), ""))


def _address(line: Line, at: int, items: list[Item]) -> Item | None:
    address = honorifics().longest(line.low, at)
    if address is None or (line.caps[at] and at and _after_word(line, at, items)):
        return None
    return Item("H", at, address[0], address[1])


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
    likely = people.likely(line, start, min(run, start + 4))
    if start == 0 and at == 1:
        own = people.families().get(line.low[0]) == "strong"
        return own and likely == "strong" and run >= 3  # "Lê Anh Tuấn khai", "Theo Anh Tuấn"
    return likely != ""


def _role(line: Line, at: int, persons: Known) -> Item | None:
    if organisations.mission(line, at):
        return None
    if line.low[at] == "thường" and at and line.low[at - 1] == "không":
        return None  # "ủy viên không thường trực"
    role = roles.parse(line, at, persons)
    if role is None or persons.at(line, at):
        return None
    if role.lacks == "any" and role.kind == "post":
        name = " ".join(line.low[role.head : role.stop])
        follows = role.stop < line.size and line.word(role.stop)
        if not follows and name in word_set("bodiless_titles.tsv"):
            return None
    if role.kind == "rank" and role.role == "degree" and not line.caps[role.head]:
        if not (role.stop < line.size and line.word(role.stop)) and not _degree_held(line, role):
            return None
    if (
        role.kind == "rank"
        and role.role == "honour"
        and not line.caps[role.head]
        and not (role.stop < line.size and line.word(role.stop))
    ):
        return None
    return Item("R", at, role.stop, role)


#: Words before a degree that somebody has, and after one that he does not, or not yet.
_HAVING = frozenset(("là", "có", "vị", "hàm", "độ", "môn", "vấn", "bằng", "một", ":"))
_NO_DEGREE = frozenset(("danh", "giả", "khống", "chui", "tại", "ở", "chưa", "trở", "thì"))
#: How many words of its field may stand between a degree and the next one.
_FIELD = 6


def _degree_held(line: Line, role: roles.RolePhrase) -> bool:
    """Say whether a degree in small letters is said of somebody: "có học vị tiến sĩ kinh tế"."""
    at = role.start - 1
    if at < 1 or (line.low[role.stop : role.stop + 1] and line.low[role.stop] in _NO_DEGREE):
        return False
    if line.low[at] in _HAVING:
        return line.low[at - 1 : at + 1] != ["trị", ":"]  # "lý luận chính trị: cử nhân"
    if line.low[at] not in (",", "và"):
        return False
    for begin in range(at - 1, max(0, at - _FIELD - 1), -1):
        found = titles.titles().longest(line.low, begin)
        if found is not None and found[1].role == "degree":
            return line.low[begin - 1] in _HAVING or line.caps[begin]
    return False


def _after_word(line: Line, at: int, items: list[Item]) -> bool:
    """Say whether a capital "Ông" stands inside a sentence, where it is a part of a name."""
    ends = items[-1].kind if items and items[-1].stop == at else ""
    if ends and (ends in "LOP" or (ends == "R" and line.run(at) == at + 2)):
        return False  # the full stop is missing: "… vượt Singapore Ông A nói"
    if people.likely(line, at + 1, line.run(at)) == "strong":
        return False  # the full stop is missing: "… ra khơi Ông Nguyễn Văn A"
    if _abroad_or_says(line, at):
        return False  # "… từ bé tới già Ông Warren Jude Fernandez", "… trong vụ này Ông Phong cho biết"
    before = line.tokens[at - 1]
    return line.word(at - 1) or (before[0].isalpha() and line.run(at) - at >= 2)


def _abroad_or_says(line: Line, at: int) -> bool:
    """Say whether a foreign name follows "Ông", or one syllable that says something."""
    stop = line.run(at + 1)
    if line.low[at] not in ("ông", "bà") or line.caps[at - 1] or stop <= at + 1:
        return False
    if stop == at + 2 < line.size:
        return line.pair(stop) in word_set("openers_of_speech.tsv")
    return not any(vietnamese(line.low[k]) for k in range(at + 1, stop))


def _event(line: Line, at: int, persons: Known) -> Item | None:
    event = events.parse(line, at, persons)
    return Item("E", at, event.stop, event) if event else None


def _body(line: Line, at: int, persons: Known) -> Item | None:
    head = organisations.heads().longest(line.low, at)
    if head is None and line.pair(at) == "cảnh sát":
        police = organisations.parse(line, at, persons)
        return Item("O", at, police.stop, police) if police else None
    unit = places.units().longest(line.low, at) if head is not None and line.caps[at] else None
    if head is None or (unit is not None and unit[0] > head[0]):
        return None  # "Tổ dân phố Quỳnh Lâm" is no "Tổ"
    if head[0] == at + 1 < line.size and not line.caps[at + 1]:
        if f"{line.low[at]} {line.low[at + 1]}" in word_set("compounds.tsv"):
            return None  # "Hội nghị", "Báo cáo": an ordinary word
    body = organisations.parse(line, at, persons)
    if body is None or body.stop <= at:
        return None
    if body.bare and not line.caps[at]:
        return None
    town = places.gazetteer().longest(line.low, at) if line.caps[at] else None
    if town and town[0] > at + 1 and town[0] >= body.stop and line.caps[at + 1]:
        return None  # "Hội An"
    if at and head[0] == at + 1 and line.word(at - 1):
        if " ".join(line.low[at - 1 : line.run(at)]) in places.communes():
            return None  # "Mỹ Hội Đông"
    if body.bare and at == 0 and body.stop == 1 and line.low[at] in word_set("bare_heads.tsv"):
        return None
    return Item("O", at, body.stop, body)


def _venue(line: Line, at: int, persons: Known) -> Item | None:
    venue = venues.parse(line, at, persons)
    return Item("L", at, venue.stop, venue) if venue else None


def _ends_name(line: Line, at: int) -> bool:
    """Say whether a town is the last name of a foreigner: "ông Jack London", "bà Yuko Kobe"."""
    first = at
    while first > 0 and line.word(first - 1) and not vietnamese(line.low[first - 1]):
        first -= 1
    if first == at or first == 0 or vietnamese(line.low[at]):
        return False
    return line.low[first - 1] in ("ông", "bà")


_CONTINENTS = frozenset(("á", "âu", "phi", "mỹ", "úc"))


def _place(line: Line, at: int, persons: Known) -> Item | None:
    if persons.at(line, at):
        return None
    place = places.parse(line, at)
    if place is None and line.low[at : at + 2] == ["khu", "vực"] and at + 2 < line.size:
        venue = venues.parse(line, at + 2, persons)
        return Item("L", at, venue.stop, venue) if venue else None
    if place is None or not place.name or (not place.unit and _ends_name(line, at)):
        return None
    continent = place.stop >= at + 2 >= line.run(at) and line.low[at + 1] in _CONTINENTS
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
    if (
        not place.unit
        and place.stop == at + 1
        and line.low[at] in word_set("doubtful_countries.tsv")
    ):
        if line.run(at) > at + 1 and people.family(line, at) and not _separate(line, at):
            return None
        opens = at == 0 or (not line.tokens[at - 1][0].isalnum() and line.tokens[at - 1] in "“\"'‘")
        if opens and (place.stop >= line.size or not line.caps[place.stop]):
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
        if _part_of_name(line, at, place) or _someone(line, at, place):
            return None
    return Item("L", at, place.stop, place)


def _part_of_name(line: Line, at: int, place: PlacePhrase) -> bool:
    """Say whether a place only begins a name that no list has: "Mỹ Thuận", "Tân Sơn Nhất"."""
    stop = place.stop
    if stop >= line.size or not line.word(stop) or not vietnamese(line.low[stop]):
        return False
    if not vietnamese(line.low[at]) or (
        stop > at + 1 and place.level in ("province", "city", "country")
    ):
        return False
    run = line.run(stop)
    if run - stop > 1 and people.family(line, stop):
        return False  # "Đại sứ Việt Nam tại Mỹ Nguyễn Quốc A"
    if titles.titles().longest(line.low, stop) or organisations.heads().longest(line.low, stop):
        return False
    follows = stop + 1 < line.size and f"{line.low[stop]} {line.low[stop + 1]}"
    return run - stop == 1 and follows not in word_set("compounds.tsv")


def _someone(line: Line, at: int, place: PlacePhrase) -> bool:
    """Say whether one syllable is someone's given name: "ông Đức", "bà Nga"."""
    if not at or place.stop > at + 1:
        return False
    return line.low[at - 1] in word_set("plain_addresses.tsv")


def _separate(line: Line, at: int) -> bool:
    return at + 1 < line.size and line.low[at + 1] in ("tổ", "bộ", "ban")
