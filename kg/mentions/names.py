"""Names of people in a sentence, told by what else is named around them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.lexicon import Trie, table, word_set
from kg.mentions import organisations, people, places, strangers
from kg.mentions.bodies import CONTESTS
from kg.mentions.items import Item, PersonPhrase, merged
from kg.mentions.people import Known
from kg.mentions.roles import RolePhrase
from kg.mentions.tail_numbers import ROMAN
from kg.mentions.tokens import Line, vietnamese

#: An initial before a name: "V.Volodin" is "V. Volodin".
_INITIAL = re.compile(r"\b([^\W\d_])\.\s*(?=\w)")


def people_between(line: Line, items: list[Item], persons: Known) -> list[Item]:
    """Give the items with the people named between them, in order."""
    ends: dict[int, Item] = {}
    found: list[Item] = []
    done, street, number = 0, -9, 0
    limit = items[0].start if items else line.size
    for at in range(line.size):
        if not line.caps[at]:
            continue
        while number < len(items) and items[number].stop <= at:
            number += 1
            limit = items[number].start if number < len(items) else line.size
        if at < done or limit <= at:
            continue
        if not ends:
            ends = {item.stop: item for item in items}
        if not line.word(at):
            role = ends.get(at)
            person = _in_capitals(line, at, role) or _two_initials(line, at) if role else None
            if person is None:
                person = _two_capitals(line, at, role, persons)
            if person:
                found.append(Item("P", person.start, person.stop, person))
                done = person.stop
            continue
        stop = _unglued(line, at, people.name_at(line, at, limit), persons)
        begin = _past_opener(line, at, stop)
        at = _at_initials(line, begin, stop)
        title = ends.get(begin) if at > begin else None
        if title is not None and title.kind == "R":
            ends[at] = title
        at = _past_firm(line, at, stop, ends, persons)
        if _nameless(line, at, stop):
            done = at + 1
            continue
        person = _person(line, at, stop, items, ends, persons)
        if person is not None and person.evidence == "name" and _on_the_map(line, at, street):
            person = None
        if person is not None and person.evidence == "name" and _on_a_road(line, at, stop):
            person, street = None, stop
        if person is not None and person.evidence in ("name", "listed", "presented"):
            if _among_roads(line, at, stop):
                person, street = None, stop
        if person is not None and person.name.rstrip(".") in ROMAN:
            person = None  # "Trưởng phòng Nghiệp vụ I."
        if person is not None and person.evidence in ("name", "listed", "presented"):
            if _among_places(line, at, stop, ends):
                person, street = None, stop
        if person is None and (named_after(line, at) or _on_the_map(line, at, street)):
            street = stop
        if person:
            if "  " in person.name:
                person = replace(person, name=" ".join(person.name.split()))
            if "." in person.name:
                person = replace(person, name=_INITIAL.sub(r"\1. ", person.name))
            item = Item("P", person.start, person.stop, person)
            found.append(item)
            ends[item.stop] = item
        done = max(person.stop if person else stop, at + 1)
    return merged(items, found)


_NAMED_AFTER_BACK = 4


@cache
def _named_after_ends() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in word_set("named_after.tsv"))


def _landform(word: str) -> bool:
    return word in word_set("landforms.tsv")


def named_after(line: Line, at: int) -> bool:
    """Say whether the words before make it a street, a school, a prize."""
    if not at or line.low[at - 1] not in _named_after_ends():
        return False
    words = word_set("named_after.tsv")
    if at > 1 and f"{line.low[at - 2]} {line.low[at - 1]}" in word_set("compounds.tsv"):
        return f"{line.low[at - 2]} {line.low[at - 1]}" in words  # "gia đình Nguyễn Văn A"
    if line.low[at - 1] == "tên" and _of_someone(line, at - 1):
        return False
    middle = line.low[at + 1] if at + 1 < line.size else ""
    if line.low[at - 1] == "thời" and at > 1 and line.low[at - 2] in ("dưới", "một"):
        return False  # "dưới thời Neil Harlow"
    if line.low[at - 1] in ("vụ", "án"):
        stop = line.run(at)
        does = stop - at > 2 and line.low[stop : stop + 1] and line.low[stop] in _OF_CASES
        if does or middle in ("văn", "thị"):
            return False  # "vụ án Phan Văn Anh Vũ", "vụ Phan Quang Thạch bị khởi tố"
    sizes = range(1, min(at, _NAMED_AFTER_BACK) + 1)
    return any(" ".join(line.low[at - size : at]) in words for size in sizes)


#: After the name of someone whose case it is: "vụ Phan Quang Thạch (Hà Nội) lừa đảo".
_OF_CASES = frozenset(
    ("bị", "(", "có", "lừa", "giết", "đánh", "cưỡng", "hiếp", "dâm", "tham", "nhận", "chiếm", "gây", "vi")
)  # fmt: skip


#: How many tokens before "tên" may tell that it is someone's name.
_SOMEONE = 4


def _of_someone(line: Line, at: int) -> bool:
    """Say whether "tên" tells the name of someone: "một nữ sinh tên Nguyễn Thị A"."""
    if line.low[at - 1] in _LENT:
        return False
    nouns = people.honorifics()
    for begin in range(max(0, at - _SOMEONE), at):
        found = nouns.longest(line.low, begin)
        if line.low[begin] == "người" or (found is not None and found[0] <= at):
            return all(token.isalpha() for token in line.tokens[begin:at])
    return False


#: Verbs by which a street or a school gets a name: "mang tên Nguyễn Văn Linh".
_LENT = frozenset(("mang", "đặt", "lấy", "đổi", "gắn"))


def _in_capitals(line: Line, at: int, before: Item) -> PersonPhrase | None:
    """Read "đồng chí LƯ QUANG ĐÁN": a name in capitals after an address or a rank."""
    if before.kind == "R" and line.low[at] in word_set("foreign_given_names.tsv"):
        return _stranger_in_capitals(line, at)
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


def _stranger_in_capitals(line: Line, at: int) -> PersonPhrase | None:
    """Read "Tổng thống Mỹ JOE BIDEN": a foreign name in capitals after a title."""
    stop = at
    while stop < line.size and line.tokens[stop].isupper() and line.tokens[stop].isalpha():
        stop += 1
    if not 2 <= stop - at <= 3:
        return None
    name = " ".join(t.capitalize() for t in line.tokens[at:stop])
    return PersonPhrase(at, stop, name, False, "", "title")


def _two_initials(line: Line, at: int) -> PersonPhrase | None:
    """Read "H.R. McMaster" after a title, where "H." could be the word of a district."""
    four = line.tokens[at : at + 4]
    if len(four) < 4 or [len(t) for t in four[:3]] != [2, 1, 1] or four[2] != ".":
        return None
    letters = four[0][1] == "." and four[0][0].isupper() and four[1].isupper()
    if not letters or not line.word(at + 3) or vietnamese(line.low[at + 3]):
        return None
    stop = line.run(at + 3)
    return PersonPhrase(at, stop, line.letters(at, stop), False, "", "title")


def _two_capitals(line: Line, at: int, before: Item | None, persons: Known) -> PersonPhrase | None:
    """Read "JD Vance" after the title of a statesman or an address, or where the name is known."""
    known = persons.ends.get(at, 0)
    if known:
        return PersonPhrase(at, known, line.letters(at, known), False, "", "known")
    if before is None or len(line.tokens[at]) != 2 or at + 1 >= line.size:
        return None
    if not line.word(at + 1) or vietnamese(line.low[at + 1]):
        return None
    role = before.phrase
    if isinstance(role, RolePhrase):
        if role.kind not in ("state", "whole", "ministry"):
            return None
    elif before.kind != "H" or str(line.low[at - 1]) not in ("ông", "bà"):
        return None
    stop = line.run(at + 1)
    return PersonPhrase(at, stop, line.letters(at, stop), False, "", "title")


_MANY = frozenset(("các", "hai", "ba", "bốn", "những", "nhiều", "2", "3", "4", "5"))


def _among_places(line: Line, at: int, stop: int, ends: dict[int, Item]) -> bool:
    """Say whether a list of places goes on: "hai xã Phan Lâm, Phan Sơn", "đường A, B (Quận 7)"."""
    before = ends.get(at - 1) if at and line.low[at - 1] in (",", "và", "-", "–") else None
    if before is None or before.kind != "L":
        return False
    many = before.start > 0 and line.low[before.start - 1] in _MANY
    ends_here = stop >= line.size or line.tokens[stop] in ",;().-–" or line.low[stop] == "và"
    way = line.low[max(0, before.start - 1) : before.start + 1]
    return ends_here and (many or not {"đường", "phố", "tuyến", "đoạn"}.isdisjoint(way))


#: Nouns of which a list of roads is one, and words that open the list.
_ROADS = frozenset(("phố", "đường", "tuyến"))
_SUCH_AS = frozenset(("như", "gồm", ":", "là", "phố", "đường", "tuyến"))
#: How many tokens before such a word may hold the noun.
_ROADS_BACK = 8


def _among_roads(line: Line, at: int, stop: int) -> bool:
    """Say whether a name is one of a list of roads: "các tuyến phố như Tràng Tiền, Hoàng Diệu"."""
    if _ROADS.isdisjoint(line.words):
        return False
    if stop < line.size and line.low[stop] not in (
        ",",
        "và",
        ";",
        ".",
        ")",
        "…",
        "...",
        "ở",
        "tại",
    ):
        return False
    k, one = at - 1, True
    while k >= 0 and (
        line.caps[k] or line.low[k] in (",", "và", "-", "–") or line.tokens[k][0].isdigit()
    ):
        one = one and line.caps[k]
        k -= 1
    if k < 0 or one or line.low[k] not in _SUCH_AS:
        return False
    back = range(max(0, k - _ROADS_BACK), k + 1)
    return any(line.low[i] in _ROADS and line.low[i - 1] != "thành" for i in back if i)


def _on_the_map(line: Line, at: int, street: int) -> bool:
    """Say whether a name is that of a street: after a house number, or in a list of streets."""
    if (
        at
        and line.tokens[at - 1][0].isdigit()
        and at >= 2
        and (line.low[at - 2] in ("số", "(", ",", "tại", "ở", "đất", "nhà", "phố", "đường"))
    ):
        return True
    return street >= 0 and at - street == 1 and line.low[at - 1] in (",", "-", "–", "và")


def _nameless(line: Line, at: int, stop: int) -> bool:
    """Say whether a letter stands for the name of someone who is not to be known: "bé A. Thái nói"."""
    letters = line.tokens[at]
    if "." in letters and _consonants(letters.split(".")[0]):
        return True  # "ông Tr.H"
    if line.tokens[at + 1 : at + 2] != ["."] or (len(letters) > 1 and not _consonants(letters)):
        return False
    rest = range(at + 2, stop)
    return all(len(line.tokens[k]) == 1 or vietnamese(line.low[k]) for k in rest)


def _consonants(letters: str) -> bool:
    """Say whether letters only begin a syllable: "Th" of "ông Th. H"."""
    return 1 < len(letters) <= 3 and not any(c in "aeiouy" or c > "z" for c in letters.lower())


#: How many tokens may stand between "đoạn" and "đến" in "đoạn từ Lê Văn Linh đến Phan Đình Phùng".
_STRETCH = 8


def _on_a_road(line: Line, at: int, stop: int) -> bool:
    """Say whether a name is that of a street: the end of a stretch, or after a house number."""
    if at > 1 and line.low[at - 2 : at] == ["đoạn", "từ"]:
        return True
    if at and line.low[at - 1] in ("đến", "tới"):
        said = line.low[max(0, at - _STRETCH) : at]
        return any(said[k : k + 2] == ["đoạn", "từ"] for k in range(len(said) - 1))
    number = at > 0 and line.tokens[at - 1][0].isdigit() and len(line.tokens[at - 1]) <= _NUMBER
    if not number or line.tokens[stop : stop + 1] != [","] or stop + 1 >= line.size:
        return False
    return places.parse(line, stop + 1) is not None  # "91 Trần Hưng Đạo, Hoàn Kiếm"


#: Characters of the number of a house: "12B".
_NUMBER = 4


def _at_initials(line: Line, at: int, stop: int) -> int:
    """Step over the last words of a title before initials: "Phát triển Viễn Đông A.A. Kozlov"."""
    dots = [k for k in range(at + 3, stop - 1) if line.tokens[k] == "."]
    if not dots or any(not vietnamese(line.low[k]) for k in range(at, dots[0] - 1)):
        return at
    return dots[0] - 1


def _past_opener(line: Line, at: int, stop: int) -> int:
    """Step over "Theo" and other words that begin sentences, no parts of a name."""
    for addressed in range(stop - 2, at - 1, -1):
        if line.low[addressed] == "ngài":
            return addressed + 1  # "Qua Ngài Jean Whitcombe"
    said = line.low[at] == "theo" or (at == 0 and line.low[0] in ("thưa", "với", "cùng", "riêng"))
    return at + 1 if said and stop > at + 1 else at


def _past_firm(line: Line, at: int, stop: int, ends: dict[int, Item], persons: Known) -> int:
    """Step over a firm, a club or the first word of a sentence before a foreigner's name."""
    if stop - at <= 2:
        return at
    before = ends.get(at)
    if persons.ends.get(at, 0) or (before is not None and before.kind == "R"):
        return at
    if before is not None and line.low[at - 1] in word_set("plain_addresses.tsv"):
        return at
    firm = _of_trade(line, at, ends) or places.gazetteer().longest(line.low, at) is not None
    begin = strangers.begins(line, at, stop, firm=firm)
    if begin > at and before is not None and before.kind in "HLO":
        ends[begin] = before
    return begin


def _unglued(line: Line, at: int, stop: int, persons: Known) -> int:
    """Cut off the first word of a sentence whose full stop is missing: "Châu Thị Thu Nga Sau"."""
    for addressed in range(at + 2, stop - 1):
        if line.low[addressed] in ("ông", "bà"):
            return addressed  # "James Comey Ông Comey"
    size = stop - at
    if size > 3 and line.low[stop - 2 : stop] == ["việt", "nam"]:
        return stop if line.low[at + 1] in ("thị", "văn") else stop - 2  # "Hồ Chí Minh Việt Nam"
    if size >= 5 and line.low[at + 1] == "văn":
        if people.families().get(line.low[at + 3]) == "strong":
            return at + 3  # "Vũ Văn Tám Phạm Anh": two names
    native = vietnamese(line.low[at])
    if size > 1 and native and line.low[stop - 1] == "theo":
        return stop - 1  # "ông luật sư Nga Theo nội dung …"
    if size < (3 if native else 2):
        return stop
    if size > 2 and not native and _glued_to_foreigner(line, at, stop):
        return stop - 1  # "Neil Harlow Trong một cuộc phỏng vấn"
    if size > 2 and not native and _country_last(line, stop):
        return stop - 1  # "Donald Trump Mỹ"
    if line.low[stop - 1] == "do" and line.low[stop - 2] == "tự":
        return stop  # "Lê Quang Tự Do cho rằng"
    if (
        native
        and not vietnamese(line.low[stop - 1])
        and places.gazetteer().longest(line.low, stop - 1)
    ):
        return stop - 1  # "Trần Đại Quang Cuba"
    last, after = line.low[stop - 1], line.tokens[stop] if stop < line.size else ""
    if size > 2 and people.deputy(line.low[stop - 2], last, after):
        return stop - 1  # "ông Mai Hữu Phó bí thư"
    if size > 2 and _order_follows(line, stop - 1):
        return stop - 1  # "trao tặng ông Mai Văn Hữu Huân chương Lao động"
    if size > 3 and native and stop < line.size and not line.caps[stop]:
        title = people.title_in(line.low, at, stop)
        if title:
            return title  # "Mai Văn Hữu Phó Cục trưởng"
    starters = word_set("sentence_starts.tsv")
    if stop < line.size and line.pair(stop - 1) in starters and not line.caps[stop]:
        return stop - 1  # "kỷ luật ông Chu Văn Hảo Cụ thể, …"
    if persons.ends and persons.ends.get(at) == stop - 1 and not line.capital(stop):
        if line.pair(stop - 1) in word_set("compounds.tsv"):
            return stop - 1  # "lễ tang đồng chí Kha Văn Lộc Quê nhà …", the name is known
    if size > 2 and native and stop + 1 < line.size and people.begins_word(line.low, at, stop):
        return stop - 1  # a heading after another: "của Bộ trưởng Mai Hữu Báo cáo giải trình …"
    if (size > 3 or not native) and line.low[stop - 1] in starters:
        if stop < line.size and line.tokens[stop][0].isalpha() and not line.caps[stop]:
            opens = f"{line.low[stop - 1]} {line.low[stop]}" in word_set("compounds.tsv")
            return stop if line.low[stop - 1] in _GIVEN_NAMES and not opens else stop - 1
    return stop


#: What is conferred on somebody, told after his name: the words that follow the first.
_ORDERS = {
    "Huân": ("chương",),
    "Huy": ("chương", "hiệu"),
    "Bằng": ("khen",),
    "Giấy": ("khen",),
    "Danh": ("hiệu",),
    "Cờ": ("thi",),
}


def _order_follows(line: Line, at: int) -> bool:
    """Say whether an order or the like begins with a capital word."""
    after = _ORDERS.get(line.tokens[at])
    return after is not None and at + 1 < line.size and line.tokens[at + 1] in after


def _glued_to_foreigner(line: Line, at: int, stop: int) -> bool:
    """Say whether a word of our language goes on after a foreigner's name and before a small word."""
    last = line.low[stop - 1]
    if stop >= line.size or not line.tokens[stop].isalpha() or line.caps[stop]:
        return False
    if not vietnamese(last) or last in people.families() or last.isascii():
        return False
    return not any(vietnamese(line.low[k]) for k in range(at, stop - 1))


def _country_last(line: Line, stop: int) -> bool:
    """Say whether a country in our words ends a strange name."""
    found = places.gazetteer().longest(line.low, stop - 1)
    strange = not vietnamese(line.low[stop - 2]) and vietnamese(line.low[stop - 1])
    return strange and found is not None and found[1][1] == "country"


#: Beginnings of sentences ("Liên quan", "Thông tin") that are given names before other words.
_GIVEN_NAMES = frozenset(("liên", "thông"))


#: Words with which names of firms and ships begin, as those of contests do with their own.
_NOBODY = frozenset(("the", "uss"))


def _person(
    line: Line, at: int, stop: int, items: list[Item], ends: dict[int, Item], persons: Known
) -> PersonPhrase | None:
    before = ends.get(at) or _before_acronym(line, at, ends) or _before_place(line, at, ends)
    known = persons.ends.get(at, 0)
    if not known and stop - at >= 2 and line.low[stop - 1] in word_set("company_words.tsv"):
        return None  # "Tân Long Group"
    if " ".join(line.low[at:stop]) in word_set("brands_like_people.tsv"):
        return None  # "Hoàng Anh Gia Lai"
    if not known and (line.low[at] in _NOBODY or line.low[at] in CONTESTS):
        return None  # "Miss Universe", "The Rice Trader"
    if before is not None and before.kind == "H":
        return _addressed(
            line, at, stop, str(before.phrase), line.letters(before.start, before.stop), known
        )
    if before is not None and before.kind == "R":
        return _titled(line, at, stop, before, known)
    if known and not named_after(line, at):
        return PersonPhrase(at, known, line.letters(at, known), False, "", "known")
    return _free(line, at, stop, items, ends, persons)


def _before_acronym(line: Line, at: int, ends: dict[int, Item]) -> Item | None:
    """Give the role before a bracket with its body's acronym: "Chủ tịch … châu Âu (EC) Ursula"."""
    if at < 3 or line.tokens[at - 1] != ")" or line.tokens[at - 3] != "(":
        return None
    role = ends.get(at - 3)
    return role if role is not None and role.kind in "RH" and line.acronym(at - 2) else None


#: The most tokens between the brackets around a place.
_ASIDE = 8


def _before_place(line: Line, at: int, ends: dict[int, Item]) -> Item | None:
    """Give the role before a place in brackets: "Chủ tịch UBND huyện A (Hà Tĩnh) Kha Văn B"."""
    if at < 3 or line.tokens[at - 1] != ")":
        return None
    place = ends.get(at - 1)
    if place is None or place.kind != "L" or line.tokens[place.start - 1] != "(":
        return None
    role = ends.get(place.start - 1)
    return role if role is not None and role.kind == "R" else None


def _addressed(
    line: Line, at: int, stop: int, number: str, address: str, known: int
) -> PersonPhrase | None:
    if known:
        stop = known
    name = at if known else _past_honour(line, at, stop)
    if name > at:
        stop = max(stop, people.name_at(line, name, line.size))
        person = _addressed(line, name, stop, number, address, 0)
        return replace(person, start=at) if person is not None else None
    stop = min(stop, at + (_MOST if vietnamese(line.low[at]) else _MOST_ABROAD))
    size = stop - at
    if size == 1 and line.low[max(0, at - 2) : at] == ["đàn", "ông"]:
        return None  # "một người đàn ông Dominica"
    plain = address.lower().split()[-1] in word_set("plain_addresses.tsv")
    if not plain and not known and size > 1 and strangers.nobody(line, at, stop):
        return None  # "cầu thủ Grab Stars"
    if address in ("Anh", "anh") and size == 1 and not line.word(at):
        return None
    if address.lower() in ("bà",) and line.low[at] == "rịa":
        return None
    if size == 1 or (size == 2 and line.tokens[stop - 1] == "."):
        if len(line.tokens[at]) == 1:
            return None
        if not plain:
            return None
        return PersonPhrase(at, stop, line.tokens[at], True, address, "address")
    given = (
        line.low[at] not in people.families()
        and size == 2
        and vietnamese(line.low[at])
        and vietnamese(line.low[at + 1])
    )
    return PersonPhrase(at, stop, line.letters(at, stop), given, address, "address")


#: Syllables of the longest name, and of the longest one from abroad.
_MOST, _MOST_ABROAD = 6, 8
#: Who heads firms, of which some are called like people: "Giám đốc Tân Thuận Phong".
_LEADERS = ("head", "deputy-head", "standing-deputy")
_FIRM = (3, 4)


@cache
def _honours() -> Trie[bool]:
    return Trie({tuple(word.split()): True for word in word_set("foreign_honours.tsv")})


def _past_honour(line: Line, at: int, stop: int) -> int:
    """Step over an honour of another country between a title and a name: "Tan Sri", "Dato' Sri"."""
    found = _honours().longest(line.low, at)
    if found is None or found[0] >= line.size or not line.word(found[0]):
        return at
    return found[0] if found[0] < stop or stop == at + 1 else at


@cache
def _ministers() -> frozenset[str]:
    """Give the bare titles of those whom everybody knows by one name: "Bộ trưởng"."""
    return frozenset(word_set("ministerial_titles.tsv"))


@cache
def _led_abroad() -> frozenset[str]:
    """Give the last names of the leaders of other states."""
    return frozenset(row["name"].lower().split()[-1] for row in table("foreign_leaders.tsv"))


def _leads_known(role: RolePhrase) -> bool:
    """Say whether one name after a title can be nothing else: "Bộ trưởng Quốc phòng", "… NATO"."""
    if not role.organisation or role.lacks or role.role not in _LEADERS:
        return False
    for title in sorted(_ministers()):
        if role.title.lower().startswith(f"{title} "):
            return True
    last = role.title.rpartition(" ")[2]
    return last.isupper() and last.isalpha() and len(last) > 2


def _titled(line: Line, at: int, stop: int, before: Item, known: int) -> PersonPhrase | None:
    role = before.phrase
    assert isinstance(role, RolePhrase)
    name = at if known else _past_honour(line, at, stop)
    if name > at:
        person = _titled(
            line, name, max(stop, people.name_at(line, name, line.size)), before, known
        )
        return replace(person, start=at) if person is not None else None
    if role.body is not None and line.low[at:stop] == ["hồ", "chí", "minh"]:
        return None  # "Giám đốc Học viện Quốc gia Hồ Chí Minh", "nhân viên khu di tích Chủ tịch …"
    if known:
        return PersonPhrase(at, known, line.letters(at, known), False, "", "title")
    if stop - at == 1:
        if stop < line.size and not line.caps[stop] and people.goes_on(line, stop):
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
        whole = role.organisation and not role.lacks and role.role == "head"
        if foreign and whole and _speaks(line, stop) and role.body is not None:
            return PersonPhrase(at, stop, line.tokens[at], True, "", "title")
        if foreign and len(token) > 3 and line.tokens[at][1:].islower() and _leads_known(role):
            return PersonPhrase(at, stop, line.tokens[at], True, "", "title")
        if foreign and role.role == "head" and _abroad(role) and len(token) > 3:
            return PersonPhrase(at, stop, line.tokens[at], True, "", "title")
        if foreign and role.title.lower() in _ministers() and token in _led_abroad():
            return PersonPhrase(at, stop, line.tokens[at], True, "", "title")
        if foreign and role.kind == "post" and len(token) > 3:
            # "Bộ trưởng Mattis": a person only where the full name stands elsewhere
            return PersonPhrase(at, stop, line.tokens[at], True, "", "known")
        if role.kind in ("state", "whole") and token in _chinese():
            # "Chủ tịch Tập": a person only where the full name stands elsewhere
            return PersonPhrase(at, stop, line.tokens[at], True, "", "known")
        if role.kind in ("rank", "post", "whole") and vietnamese(token) and role.lacks == "any":
            return PersonPhrase(at, stop, line.tokens[at], True, "", "title")
        return None
    at += _country_first(line, at, stop)
    honour = _honour_first(line, at, stop)
    at += honour
    if (
        line.low[at + 1 : stop] == ["."]
        and line.tokens[stop : stop + 1] != []
        and line.tokens[stop][0].isdigit()
    ):
        return None  # "trưởng phòng U.50"
    if _of_a_firm(line, at, stop, role) or _brand(line, at, stop, role):
        return None
    stop = min(stop, at + (_MOST if vietnamese(line.low[at]) else _MOST_ABROAD))
    if (
        role.kind == "post"
        and role.body is not None
        and not vietnamese(line.low[at])
        and stop - at >= 4
        and people.likely(line, at + 1, stop) == "strong"
    ):
        at += 1  # "Tập đoàn Viễn thông Quân đội Viettel Lê Đăng Dũng"
    first = line.low[at]
    if stop - at <= 2 and role.title.lower().endswith(_village_heads()):
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
        if stop < line.size and not line.caps[stop] and people.goes_on(line, stop):
            return None
        if stop - at < 2:
            return None
    if (
        stop < line.size
        and not line.caps[stop]
        and line.tokens[stop].isalpha()
        and people.goes_on(line, stop)
        and stop - at <= 2
    ):
        return None
    bare = role.kind == "post" and role.lacks == "any" and role.role in _LEADERS
    given = (
        first not in people.families()
        and (stop - at == 2 or (bare and stop - at in _FIRM))
        and not (role.country or _abroad(role))
        and role.kind != "rank"
        and all(vietnamese(line.low[k]) for k in range(at, stop))
    ) or (bare and stop - at == 2 and _heads_firms(role) and _seldom(line, at, stop))
    return PersonPhrase(at - honour, stop, line.letters(at, stop), given, "", "title")


#: Titles of those who head firms, which may stand right after them.
_OF_FIRMS = ("chủ tịch", "giám đốc", "tổng giám đốc", "ceo")


def _heads_firms(role: RolePhrase) -> bool:
    return role.title.lower().removeprefix("phó ").startswith(_OF_FIRMS)


def _seldom(line: Line, at: int, stop: int) -> bool:
    """Say whether a word that seldom is a family name begins a short name: "Chủ tịch Thiên Long"."""
    strength = people.families().get(line.low[at])
    return strength == "weak" and all(vietnamese(line.low[k]) for k in range(at, stop))


#: A word with a capital inside, as firms have them: "ThaiBinh"; not "McFeeters", "DeSombre".
_CAMEL = re.compile(r"(?!Ma?c[A-Z]|[DL][aei][A-Z]|Fitz[A-Z]|Van[A-Z])[A-Z][a-z]+[A-Z][A-Za-z]*")


def _brand(line: Line, at: int, stop: int, role: RolePhrase) -> bool:
    """Say whether a firm goes on after a title: "Giám đốc ThaiBinh Seed", "Chủ tịch Vogue Mỹ"."""
    if role.kind not in ("post", "envoy") or line.low[at] in people.families():
        return False
    if stop - at > 2 and line.pair(at) in word_set("compounds.tsv") and _heads_firms(role):
        return True  # "chủ tịch Đô Thị Xanh"
    last = line.tokens[stop - 1]
    if len(last) == 1 and last.isupper() and line.tokens[stop : stop + 1] != ["."]:
        return True  # "Giám đốc Gen Z"
    if vietnamese(line.low[at]):
        return False
    if _CAMEL.fullmatch(line.tokens[at]):
        return True
    return strangers.nobody(line, at, stop) or _country_last(line, stop)


def _country_first(line: Line, at: int, stop: int) -> int:
    """Give the words of a country between a title and a strange name: "Lào Malaithong Kommasith"."""
    found = places.gazetteer().longest(line.low, at)
    size = found[0] - at if found is not None and found[1][1] == "country" else 0
    if line.tokens[at] == "Ý":
        size = 1
    if not size or at + size + 1 >= stop or not vietnamese(line.low[at]):
        return 0
    return 0 if vietnamese(line.low[at + size]) else size


def _honour_first(line: Line, at: int, stop: int) -> int:
    """Give the words of a title of honour before a full name: "Tan Sri Muhyiddin Yassin"."""
    honours = word_set("name_honours.tsv")
    if at + 3 < stop and line.pair(at) in word_set("brands_like_people.tsv"):
        return 2  # "Chủ tịch La Liga Javier Tebas"
    for size in (2, 1):
        if at + size + 1 < stop and " ".join(line.low[at : at + size]) in honours:
            return size
    return 0


#: Bodies that have a name of their own after their sort and field, and the ends of their sorts.
_OWN_NAMES = ("công ty", "tổng công ty", "ban quản lý", "hội đồng quản trị công ty")
_SORT_ENDS = frozenset(("hạn", "phần", "viên"))
#: The same in short.
_FORMS = frozenset(("tnhh", "cp", "mtv", "tmcp"))


#: Nouns of firms right before a name of two syllables, which is the firm's.
_FIRM_NOUNS = (["tập", "đoàn"], ["công", "ty"])


def _of_a_firm(line: Line, at: int, stop: int, role: RolePhrase) -> bool:
    """Say whether words after "Giám đốc Công ty Bất động sản" are the firm's own name."""
    if stop - at == 2 and line.low[at - 2 : at] in _FIRM_NOUNS:
        return True  # "Chủ tịch tập đoàn Xuân Thiện"
    firm = role.body.name if role.body is not None else role.organisation or ""
    firm = firm.lower()
    if not firm.startswith(_OWN_NAMES):
        return False
    words = firm.split()
    before = line.low[at - 2] if at > 1 else ""
    if stop - at == 2 and line.tokens[at - 1].islower() and before not in _SORT_ENDS:
        return True  # "Công ty Cổ phần Tập đoàn dự án Hoàng Gia"
    if stop - at == 2 and (before in _SORT_ENDS or before in _FORMS):
        return words[-1] in people.families()  # "Công ty TNHH MTV Phan Hoàng Phúc"
    fields = organisations.fields()
    ends = [k for k in range(1, len(words)) if (fields.longest(words, k) or (0,))[0] == len(words)]
    if not ends and words[-1] not in _SORT_ENDS:
        return False
    town = any((places.gazetteer().longest(line.low, k) or (0,))[0] == stop for k in (stop - 2,))
    return town or stop - at < 3 or people.likely(line, at, stop) != "strong"


@cache
def _chinese() -> frozenset[str]:
    """Give the family names of leaders of China, in small letters: "tập"."""
    rows = table("foreign_leaders.tsv")
    names = [row["name"].lower().split() for row in rows if row["country"] == "Trung Quốc"]
    return frozenset(name[0] for name in names if all(map(vietnamese, name)))


@cache
def _village_heads() -> tuple[str, ...]:
    """Give the titles of those who head a village: "trưởng thôn"."""
    return tuple(f"trưởng {unit}" for unit in word_set("villages.tsv"))


def _abroad(role: RolePhrase) -> bool:
    """Say whether the body of a role is that of another country: "Bộ Ngoại giao Trung Quốc"."""
    place = role.body.place if role.body else role.place
    return place is not None and place.level == "country" and place.name != "Việt Nam"


#: Blocks of land or sea, called by a letter: "dự án khí Lô B - Ô Môn".
_BLOCKS = [["lô", letter] for letter in "abcdefgh"] + [["lô", letter, "."] for letter in "abcdefgh"]
_STEMS = frozenset(("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"))
_BRANCHES = frozenset(
    ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
)


def _free(
    line: Line, at: int, stop: int, items: list[Item], ends: dict[int, Item], persons: Known
) -> PersonPhrase | None:
    if stop - at == 2 and line.low[at] in _STEMS and line.low[at + 1] in _BRANCHES:
        return None  # "Đinh Dậu": a year
    strength = people.likely(line, at, stop)
    if not strength and strangers.nobody(line, at, stop):
        return None  # "AFC Champions League"
    if line.low[at:stop] in _BLOCKS:
        return None
    if line.low[at] == "phía":
        return None  # "Phía Nam, TS. Nguyễn Văn A …"
    if line.low[at] == "đường" and (at == 0 or line.tokens[at - 1] in ".,;:"):
        return None  # "Đường Nguyễn Trãi lúc 18h45"
    sentence_start = at == 0
    if not strength and stop - at > 2:
        # the first capital of a sentence may be an ordinary word: "Theo Nguyễn Văn A"
        inner = people.likely(line, at + 1, stop)
        if inner == "strong" and sentence_start and not named_after(line, at + 1):
            return PersonPhrase(at + 1, stop, line.letters(at + 1, stop), False, "", "name")
    if named_after(line, at) or (at and line.low[at - 1] in ("tại", "ở")):
        return None  # "tại La Haye, Thủ tướng A …"
    before = ends.get(at)
    if before is not None and before.kind in "LO" and not strength and 2 <= stop - at <= 4:
        # "Đặc phái viên Mỹ về Iran Robert Malley": a foreign name right after a country
        foreign = sum(not vietnamese(line.low[k]) for k in range(at, stop))
        airport = line.low[before.start : before.start + 2] == ["sân", "bay"]
        if (
            foreign * 2 >= stop - at
            and not airport
            and (stop >= line.size or line.tokens[stop] in ",.;" or _speaks(line, stop))
        ):
            return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if not strength and 2 <= stop - at <= 4 and _after_role(line, at, ends):
        last = vietnamese(line.low[stop - 1])
        short = stop - at == 2 and not places.gazetteer().longest(line.low, stop - 1)
        if not vietnamese(line.low[at]) and (not last or short):
            return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if line.low[at] == "đoàn" and starts_place(line, at + 1, stop):
        return None
    if line.low[at] == "hồ" and line.low[at + 1 : at + 2] and _landform(line.low[at + 1]):
        return None  # "Hồ Suối Dầu"
    after = _presented(line, stop, items)
    listed = _listed(line, at, ends)
    if strength and stop < line.size and not line.caps[stop] and people.goes_on(line, stop):
        return None
    if strength == "strong" and stop - at >= 3:
        if stop - at == _CLUB and _province_last(line, stop) and line.low[at + 1] != "thị":
            return None  # "Hoàng Anh Gia Lai", a club
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "name")
    if strength == "strong" and (after or listed):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "name")
    if strength == "weak" and (
        after or (listed and stop - at >= 3) or (listed == "person" and _ends_item(line, stop))
    ):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if _said_of_people(line, at, stop):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    strange = 2 <= stop - at <= 4 and not any(vietnamese(line.low[k]) for k in range(at, stop))
    if strange and (_office_follows(line, stop, items) or _aged(line, stop)):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if _stranger(line, at, stop) and _trade_follows(line, at, stop, items):
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
    if _counterpart(line, at, before) and (strength or strange):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    apart = before.kind != "P" if before is not None else not (at and line.acronym(at - 1))
    if not strength and strangers.named(line, at, stop, apart=apart):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if apart and (strangers.eastern(line, at, stop) or strangers.emigrant(line, at, stop)):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    if _of_trade(line, at, ends) and _like_a_name(line, at, stop):
        return PersonPhrase(at, stop, line.letters(at, stop), False, "", "presented")
    return None


#: Words of the longest noun of a trade, and of what qualifies it.
_TRADE = 4
#: How many things may stand between the noun of a trade and the name.
_QUALIFIED = 4


def _of_trade(line: Line, at: int, ends: dict[int, Item]) -> bool:
    """Say whether a trade stands before, with what qualifies it: "ca sĩ trẻ người Pháp"."""
    for _ in range(_QUALIFIED):
        item = ends.get(at)
        if item is not None and item.kind == "H":
            return str(item.phrase) == "one"
        before = _trade_or_qualifier(line, at)
        if before < 0:
            return True
        if before == at and item is not None and item.kind == "L":
            before = item.start
            if before and line.low[before - 1] in ("người", "gốc", "tuyển"):
                before -= 1
        if before == at:
            return False
        at = before
    return False


@cache
def _trade_ends() -> frozenset[str]:
    """Give the last words of trades before names, and of what qualifies people."""
    words = word_set("trades_before_names.tsv") | word_set("qualifiers_of_people.tsv")
    return frozenset(word.rpartition(" ")[2] for word in words)


def _trade_or_qualifier(line: Line, at: int) -> int:
    """Give where the qualifier begins that ends before ``at``, ``at`` if none does, -1 for a trade."""
    longest = min(_TRADE, at) if at and line.low[at - 1] in _trade_ends() else 0
    for size in range(longest, 0, -1):
        words = " ".join(line.low[at - size : at])
        if words in word_set("trades_before_names.tsv"):
            return -1
        if words in word_set("qualifiers_of_people.tsv"):
            return at - size
    if at > 1 and line.low[at - 1] == "tuổi" and line.tokens[at - 2].isdigit():
        return at - 2
    if at > 1 and line.low[at - 2] == "số":
        return at - 2  # "hạt giống số chín"
    return at


def _like_a_name(line: Line, at: int, stop: int) -> bool:
    """Say whether a run has the form of a name, foreign or Vietnamese, and no word of a work."""
    if not 2 <= stop - at <= _LONG_NAME or any(line.acronym(k) for k in range(at, stop)):
        return False
    if any(len(line.tokens[k]) < 2 for k in range(at + 1, stop)):
        return False  # "đương kim vô địch Serie A."
    if strangers.nobody(line, at, stop) or (places.gazetteer().longest(line.low, at) is not None):
        return False
    if stop < line.size and not line.caps[stop] and people.goes_on(line, stop):
        return False
    strength = people.likely(line, at, stop)
    if strength == "strong" or (strength and stop - at > 2):
        return True
    if strangers.emigrant(line, at, stop, trade=True):
        return True
    foreign = sum(not vietnamese(line.low[k]) for k in range(at, stop))
    return foreign * 2 >= stop - at


#: Syllables of the longest name after a trade.
_LONG_NAME = 4
#: Syllables of the name of a club or a firm that ends with its province.
_CLUB = 4


def _province_last(line: Line, stop: int) -> bool:
    """Say whether the last two syllables before a place are a province: "Gia Lai"."""
    found = places.gazetteer().longest(line.low, stop - 2)
    return found is not None and found[0] == stop and found[1][1] in places.PROVINCES


def _counterpart(line: Line, at: int, before: Item | None) -> bool:
    """Say whether "đồng cấp" stands before, with a country or without: "đồng cấp Lào A"."""
    if before is not None and before.kind == "L":
        at = before.start
    return line.low[max(0, at - 2) : at] == ["đồng", "cấp"]


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


def _speaks(line: Line, at: int) -> bool:
    return at < line.size and line.low[at] in word_set("after_names.tsv")


#: What brackets after a name say of people only: "(ngụ Quảng Bình)", "(trú xã A)".
_BRACKETED = frozenset(("ngụ", "trú", "hktt", "tự", "tức"))


def _beginning(items: list[Item], at: int) -> Item | None:
    """Give the item that begins at a token."""
    for item in items:
        if item.start == at:
            return item
    return None


def _presented(line: Line, stop: int, items: list[Item]) -> bool:
    """Say whether a role or an age follows the name: "A, Bí thư …", "A (54 tuổi"."""
    if stop + 1 >= line.size:
        return False
    if line.tokens[stop] in (",", "-", "–", "—", "(", ":"):
        nxt = _beginning(items, stop + 1)
        if nxt is not None and nxt.kind == "R":
            return True
        low = line.low
        if line.tokens[stop] in ("(", ",") and (
            low[stop + 1] in ("sn", "sinh", "quê", "nguyên", "cựu")
            or (line.tokens[stop] == "(" and low[stop + 1] in _BRACKETED)
            or (stop + 2 < line.size and low[stop + 2] == "tuổi")
        ):
            return True
    return False


#: What is said of people only, after a name.
_BIRTHS = frozenset((("sinh", "năm"), ("sinh", "ngày"), ("tên", "thật"), ("tên", "đầy")))
#: What an artist does with a part or a work, told in brackets or after "do".
_PARTS = frozenset(
    (("thủ", "vai"), ("sáng", "tác"), ("đạo", "diễn"), ("thể", "hiện"), ("vào", "vai"))
)


def _said_of_people(line: Line, at: int, stop: int) -> bool:
    """Say whether a birth or a part tells a person: "Trấn Hạnh sinh năm 1990", "(Trấn Hạnh đóng)"."""
    if not 2 <= stop - at <= _LONG_NAME or stop >= line.size:
        return False
    after = line.low[stop], line.low[stop + 1] if stop + 1 < line.size else ""
    before = line.low[at - 1] if at else ""
    played = before in ("(", "do") and (after in _PARTS or after[0] == "đóng")
    if not played and after not in _BIRTHS:
        return False
    if any(line.acronym(k) or len(line.tokens[k]) < 2 for k in range(at, stop)):
        return False  # "thế hệ Gen Z sinh năm 2000"
    if strangers.nobody(line, at, stop):
        return False
    place = places.gazetteer().longest(line.low, at)
    return place is None or place[0] != stop


def _stranger(line: Line, at: int, stop: int) -> bool:
    """Say whether a run may be the name of a foreigner, with a particle: "Georg von Nolcken"."""
    foreign = sum(not vietnamese(line.low[k]) for k in range(at, stop))
    if not 2 <= stop - at <= 4 or foreign * 2 < stop - at:
        return False
    if vietnamese(line.low[at]) and line.low[at] not in people.families():
        return False  # "Trên Twitter, ông A"
    return not any(line.low[k] in word_set("company_words.tsv") for k in range(at, stop))


def _trade_follows(line: Line, at: int, stop: int, items: list[Item]) -> bool:
    """Say whether a name stands by itself before its trade: "Ronny Jackson, bác sĩ ở Nhà Trắng"."""
    if stop + 1 >= line.size or line.tokens[stop] != "," or (at and line.tokens[at - 1].isalpha()):
        return False
    trade = _beginning(items, stop + 1)
    if trade is None or trade.kind not in "HR" or line.caps[trade.start]:
        return False
    return line.low[trade.stop - 1] not in word_set("plain_addresses.tsv")


def _aged(line: Line, stop: int) -> bool:
    """Say whether an age follows in brackets or after a comma: "Kensuke Harada (41 tuổi"."""
    after = line.low[stop : stop + 3]
    return len(after) == 3 and after[0] in "(," and after[1].isdigit() and after[2] == "tuổi"


def _office_follows(line: Line, stop: int, items: list[Item]) -> bool:
    """Say whether a comma and a title with its body follow: "Mark Meadows, Chánh văn phòng …"."""
    if stop + 1 >= line.size or line.tokens[stop] != ",":
        return False
    role = _beginning(items, stop + 1)
    return role is not None and isinstance(role.phrase, RolePhrase) and not role.phrase.lacks


def _listed(line: Line, at: int, ends: dict[int, Item]) -> str:
    """Say whether the name stands in a list after a person, a role or a colon."""
    if at == 0:
        return "start"
    token = line.low[at - 1]
    if token == "với" and at >= 2 and line.low[at - 2] == "đối":
        return "list"  # "bắt khẩn cấp đối với Mùa A Giàng"
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
