"""Organisations in a sentence: a head word and the tail that makes it a name."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import word_set
from kg.mentions import people, places
from kg.mentions.bodies import (
    CONTESTS,
    BodyPhrase,
    central_bodies,
    class_of,
    companies,
    ends_word,
    fields,
    generic,
    generic_first,
    head_levels,
    heads,
    split,
)
from kg.mentions.called import KINDS, called
from kg.mentions.tail_places import branch_at
from kg.mentions.tails import Tail
from kg.mentions.titles import titles
from kg.mentions.tokens import Line, abbreviations, capital, expand, vietnamese

__all__ = ["BodyPhrase", "brand", "fields", "heads", "mission", "parse", "split"]


def parse(
    line: Line, at: int, persons: people.Known, *, noun: str = "", office: bool = False
) -> BodyPhrase | None:
    """Read an organisation that begins at token ``at``, or None.

    With ``noun`` the head has been read already as part of a title ("Trưởng ban" + "Tổ chức
    Trung ương"): ``at`` is the first token of the tail and the name begins with ``noun``.
    ``office`` says that a title stands before, so that small words rather name the body.
    """
    if persons.bodies and at in persons.bodies and not noun:
        return persons.bodies[at]
    if noun == "Bộ" and line.low[at : at + 2] == ["công", "an"] and line.caps[at]:
        if not _of_country(line, at + 2):
            return BodyPhrase(at, at + 2, "Bộ Công an", "")
    if noun:
        head_stop, kind, head = at, class_of(noun.lower()), noun.lower()
        small = ""
    else:
        found = heads().longest(line.low, at)
        if found is None:
            return _police(line, at, at + 2) if line.pair(at) == "cảnh sát" else None
        head_stop, (kind, small, whole) = found
        if kind == "none" or _in_law(line, at):
            return None
        if kind == "kind":
            return called(line, at, head_stop, persons, kind=True, office=office)
        if (
            line.low[at] == "tổ"
            and head_stop == at + 1
            and line.low[head_stop : head_stop + 1] == ["chức"]
        ):
            return None  # "Tổ chức Xúc tiến thương mại" is no group
        if at and line.low[at - 1 : at + 1] in (["đề", "nghị"], ["băng", "đảng"]):
            return None  # "đề nghị Viện KSND tối cao truy tố", "băng đảng Sinaloa"
        head = line.low[at] if head_stop == at + 1 else " ".join(line.low[at:head_stop])
        if head == "thanh tra" and not line.caps[at] and _named_body(line, head_stop):
            return None  # "Sở Y tế thanh tra Công ty Hoa Mai": what it does
        if head == "quân đội" and people.likely(line, head_stop, line.run(head_stop)) == "strong":
            return None  # "thiếu tướng quân đội Nguyễn Văn A"
        if head == "khoa" and line.low[head_stop : head_stop + 1] == ["học"]:
            return None  # "Hội đồng Khoa học"
        if head == "sở" and line.low[head_stop : head_stop + 1] == ["hữu"]:
            return None  # "chủ sở hữu tòa nhà"
        if head == "báo" and not line.caps[at] and _told(line, head_stop):
            return None  # "người dân báo CSGT xử lý"
        if head == "tổ" and line.caps[at] and at and line.low[at - 1] in ("giỗ", "quốc"):
            return None  # "lễ giỗ Tổ Hùng Vương"
        if head in ("đh", "đại học") and at > 1 and line.low[at - 2 : at] == ["giáo", "dục"]:
            return None  # "giáo dục đại học Việt Nam"
        if head == "đh" and line.low[head_stop : head_stop + 1] in _CONGRESSES:
            return None  # "tiến tới ĐH Đảng 13": a congress
        if head == "đội" and line.low[head_stop : head_stop + 1] == ["ngũ"]:
            return None  # "Đội ngũ nhân viên"
        if head == "đội" and at and not line.caps[at] and line.tokens[at - 1].isdigit():
            return None  # "vòng 32 đội World Cup"
        if kind in ("press", "whole") and _channel(line, at, head_stop):
            return BodyPhrase(at, head_stop + 1, line.letters(at, head_stop + 1), "")  # "VTV1"
        if head == "trường" and line.low[at + 1 : at + 2] in (["thị"], ["văn"]):
            return None  # "Trường Thị Mai"
        if head == "đài" and _of_country(line, at):
            return None  # "Đài Loan"
        if head == "chính phủ" and not line.caps[at] and at and line.low[at - 1] in _FORCES:
            return None  # "quân đội chính phủ Syria", "lực lượng thân chính phủ"
        if head in ("đh", "đại học") and at > 1 and line.low[at - 1] == "trường":
            if line.low[at - 2] in word_set("plurals.tsv"):
                return None  # "các trường ĐH Việt Nam"
        owned = office and line.capital(head_stop)
        owned = owned and head in _OWNED and not persons.starts(line, head_stop)
        never = small == "never" and not owned  # "Giám đốc trung tâm Nghiên cứu biển"
        if not line.caps[at] and (never or (ends_word(line, at) and not office)):
            return None
        of_director = head == "sở" and at > 0 and line.low[at - 1] == "đốc"  # "Giám đốc sở Y tế"
        inside = kind == "whole" and line.low[at] not in ("nhà", "nước")
        inside = inside and any(line.caps[at + 1 : head_stop])  # "ban Tổ chức Trung ương"
        titled = kind == "whole" and (inside or (office and line.capital(at + 1)))
        party = head == "đảng" and (_strange(line, head_stop) or _of_party(line, head_stop) > 0)
        titled = titled or party  # "đảng Likud", "đảng Dân chủ"
        abroad = kind == "whole" and head not in ("đảng", "nhà nước")
        titled = titled or (abroad and _of_country(line, head_stop))
        if kind == "whole" and line.low[at] in ("tổ", "đoàn"):
            titled = titled or line.capital(at + 2)  # "tổ chức Y tế Thế giới"
        small_head = kind in ("territory", "named") or small or of_director or titled
        if not line.caps[at] and not small_head:
            return None
        many = (
            at > 0 and line.low[at - 1] in word_set("plurals.tsv") and not head.startswith("đảng ")
        )
        if not office and not line.caps[at] and many:
            return None  # "các công ty quốc phòng Mỹ"
        if head == "vụ" and not office and not line.capital(at + 1):
            return None  # "Vụ đào xới Sơn Trà": a case
        if office and kind == "named" and _holder(line, head, at, head_stop, persons):
            sort = expand(line.letters(at, head_stop))
            return BodyPhrase(at, head_stop, capital(sort), "any", None, True)
        if _someone(line, head, at, head_stop):
            return None  # "Chủ tịch ngân hàng Nguyễn Thế Bình"
        if head == "vụ" and not office and not _of_department(line, head_stop):
            return None  # "Vụ Vạn Thịnh Phát": a case
        if kind in ("whole", "press") and head_stop == at + 1 and _last_of_name(line, at):
            return None  # "Ann Wagner", not the force
        if kind == "paper":
            return _paper(line, at, head_stop)
        if kind == "press":
            return _press(line, at, head_stop, small, whole)
        if kind == "whole":
            around = _around_initials(line, at, head_stop)
            if around:
                return around
            entire = _whole(line, at, head_stop, whole, persons)
            longer = _extended(line, at, persons)
            if entire is None or longer is None or longer.stop <= entire.stop or longer.bare:
                return entire
            if entire.stop < line.size and persons.starts(line, entire.stop):
                country = places.parse(line, entire.stop)
                if country and country.level == "country" and country.stop == longer.stop:
                    return longer  # "Bộ Ngoại giao New Zealand"
                return entire  # "Ủy ban châu Âu Jean-Claude Juncker"
            return longer
    tail = Tail(line, head_stop, persons, kind, head, bool(noun), _inner, office=office)
    tail.read()
    local = tail.place and tail.place.level in ("province", "city", "district", "commune")
    if head == "vụ" and local and len(tail.pieces) == 1:
        return None  # "Vụ Yên Bái": a case
    if head == "chi nhánh" and not office and tail.place and len(tail.pieces) == 1:
        return None  # "chi nhánh Huế": of which bank it does not say
    if tail.short:
        return replace(tail.short, start=at, stop=tail.at)
    if _of_any_kind(tail, head) or (head == "tổ chức" and not _worldwide(tail)):
        return None
    agency = tail.inner if head.startswith("cơ quan ") and len(tail.pieces) == 1 else None
    if agency and _of_its_own(line, agency):
        return replace(agency, start=at, stop=tail.at, inner=None)  # "cơ quan tình báo CIA"
    press = tail.inner if head in word_set("press_nouns.tsv") and len(tail.pieces) == 1 else None
    if press and press.stop == tail.at and _agency(line, press):
        return replace(press, start=at, stop=tail.at, inner=None)  # "hãng tin AFP"
    body = _finish(line, at, tail, kind, head, noun, small)
    if (body is None or body.bare) and head in KINDS and not noun:
        body = called(line, at, tail.start, persons, kind=False, office=office) or body
    if body and head == "hãng" and not body.bare and body.name.count(" ") == 1:
        body.name = body.name.removeprefix("Hãng ")  # "Hãng OMV"
    return body


def _inner(line: Line, at: int, persons: people.Known, office: bool) -> BodyPhrase | None:
    """Read the body that another is a part of; ``office`` says that a title stands before."""
    return parse(line, at, persons, office=office)


def _in_law(line: Line, at: int) -> bool:
    """Say whether a law is named after the body: "Luật Tổ chức" + "Chính phủ"."""
    return at > 2 and line.low[at - 1] == "chức" and line.low[at - 3 : at - 1] == ["luật", "tổ"]


def _last_of_name(line: Line, at: int) -> bool:
    """Say whether a word stands after another foreign one with a capital: "là Ann Wagner"."""
    if at > 1 and line.low[at - 1] == "bin":
        return True
    if at < 2 or not (line.caps[at - 1] and line.tokens[at - 1].isalpha()):
        return False
    return not (line.acronym(at) or line.acronym(at - 1) or vietnamese(line.low[at - 1]))


def _police(line: Line, at: int, stop: int) -> BodyPhrase | None:
    """Take the police of a foreign country or city, no policeman: "cảnh sát Israel"."""
    before = line.low[at - 1] if at else ""
    if before in word_set("before_police.tsv") or before in word_set("plurals.tsv"):
        return None
    if before[:1].isdigit():
        return None
    begin = stop + 2 * (line.pair(stop) == "liên bang")
    place = places.parse(line, begin) if begin < line.size else None
    if place is None or not place.name or place.name == "Việt Nam" or place.level not in _ABROAD:
        return None
    if place.stop < line.size and line.word(place.stop) and line.caps[begin]:
        return None  # "cảnh sát Mỹ Derek Chauvin"
    name = expand(line.letters(at, place.stop))
    return BodyPhrase(at, place.stop, capital(name), "", place)


#: Levels of places that have their own police.
_ABROAD = frozenset(("country", "foreign-city", "state"))


def _of_its_own(line: Line, body: BodyPhrase) -> bool:
    """Say whether the initials of a foreign agency stand, which need no noun: "CIA"."""
    if body.stop != body.start + 1 or not line.acronym(body.start):
        return False
    return body.name.startswith(("Cơ quan ", "Cục Điều tra Liên bang"))


def _named_body(line: Line, at: int) -> bool:
    """Say whether a firm, a school or a hospital begins at a token."""
    found = heads().longest(line.low, at) if line.capital(at) else None
    return found is not None and found[1][0] == "named"


def _channel(line: Line, at: int, stop: int) -> bool:
    """Say whether the number of a channel is glued to the initials of a station: "VTV1"."""
    if stop != at + 1 or stop >= line.size or line.low[at] not in _STATIONS:
        return False
    return line.tokens[stop].isdigit() and line.starts[stop] == line.stop(at)


#: Stations whose channels have numbers.
_STATIONS = frozenset(("vtv", "vov", "htv", "vtc"))


def _worldwide(tail: Tail) -> bool:
    """Say whether an organisation is named, not what somebody does: "Tổ chức Viễn thông quốc tế"."""
    line, at = tail.line, tail.start
    if at >= line.size or not (line.caps[at] or line.low[at] == "các"):
        return False
    if line.low[at] in word_set("event_heads.tsv") or line.pair(at) in word_set("event_heads.tsv"):
        return False  # "Tổ chức Hội nghị quốc tế"
    name = " ".join(tail.pieces).lower()
    wide = any(word in name for word in word_set("wide_words.tsv"))
    initials = line.tokens[tail.at : tail.at + 1] == ["("] and line.tokens[
        tail.at + 2 : tail.at + 3
    ] == [")"]
    return len(tail.pieces) > 1 and (wide or initials or tail.place is not None)


#: Nouns of firms, after which their heads may be named.
_FIRMS = frozenset(("ngân hàng", "công ty", "doanh nghiệp", "tập đoàn", "tổng công ty"))


def _someone(line: Line, head: str, at: int, stop: int) -> bool:
    """Say whether the holder of an office follows its noun, not the name of a bank or a firm."""
    run = line.run(stop) if stop < line.size and line.caps[stop] else stop
    if run - stop not in (3, 4) or people.likely(line, stop, run) != "strong":
        return False
    if line.low[stop + 1] in ("thị", "văn"):
        return head in _FIRMS
    return head == "ngân hàng" and not line.caps[at]


def _holder(line: Line, head: str, at: int, stop: int, persons: people.Known) -> bool:
    """Say whether a bare sort of body is followed by who heads it: "Chủ tịch Hội Lê Văn A".

    Schools and hospitals are named after people: there the name has to be known, or be none of
    those that things are named after, and no office of somebody named before the comma.
    """
    run = line.run(stop) if stop < line.size and line.caps[stop] else stop
    if run - stop not in (3, 4) or people.likely(line, stop, run) != "strong":
        return False
    if not line.caps[at] and head not in ("báo", "tạp chí", "trường", "bệnh viện", "học viện"):
        return False
    if persons.at(line, stop) == run:
        return True
    called = word_set("heads_named_after_people.tsv")
    if head not in called:
        return not any(head.startswith(f"{sort} ") for sort in called)
    return line.low[stop + 1] in ("thị", "văn") and not _apposed(line, at)


#: How many words the title before the noun of a body has at most.
_TITLE = 8


def _apposed(line: Line, at: int) -> bool:
    """Say whether the office before a noun is that of somebody named before: "ông A, Giám đốc"."""
    for mark in range(at - 1, max(0, at - _TITLE), -1):
        if line.tokens[mark] in (",", "-", "–", "("):
            begin = mark
            while begin and line.word(begin - 1):
                begin -= 1
            return begin < mark and people.likely(line, begin, mark) != ""
    return False


def _of_department(line: Line, stop: int) -> bool:
    """Say whether a field follows, as in a department's name: "Vụ" + "Pháp chế", "Tổ chức cán bộ"."""
    if fields().longest(line.low, stop):
        return True
    body = heads().longest(line.low, stop)
    if body is not None and body[1][0] == "named":
        return False  # "Vụ Công ty AIC"
    return line.pair(stop) in word_set("compounds.tsv")


#: Words before a government on whose side somebody is.
_FORCES = frozenset(("quân", "đội", "thân", "phe", "lính", "ủng"))
#: Alliances of two countries, which are no bodies: "liên minh Mỹ - Hàn".
_PACTS = frozenset(("liên minh",))


def _around_initials(line: Line, at: int, stop: int) -> BodyPhrase | None:
    """Read a known body with initials inside its name: "Mặt trận Tổ quốc (MTTQ) Việt Nam"."""
    if line.tokens[stop : stop + 1] != ["("] or line.tokens[stop + 2 : stop + 3] != [")"]:
        return None
    after = stop + 3
    if after >= line.size or not line.acronym(stop + 1) or not line.caps[after]:
        return None
    found = heads().longest([*line.low[at:stop], *line.low[after : after + 4]], 0)
    if found is None or found[0] <= stop - at or found[1][0] != "whole":
        return None
    return BodyPhrase(at, after + found[0] - (stop - at), found[1][2], "")


def _of_any_kind(tail: Tail, head: str) -> bool:
    """Say whether the phrase names no single body: "báo Mỹ", "công ty Nhật Bản", "Trường Hải"."""
    if head.startswith("đội tuyển") and tail.place is None:
        return True
    if head == "chứng khoán":  # "Chứng khoán Mỹ", "Chứng khoán Phố Wall": what is traded there
        street = any(piece.startswith("Phố") for piece in tail.pieces)
        return tail.place is not None or tail.inner is not None or street
    if head == "vùng":
        return not any(piece[-1].isdigit() for piece in tail.pieces)
    if len(tail.pieces) != 1 or tail.inner or tail.short:
        return False
    piece, line = tail.pieces[0], tail.line
    if tail.place and tail.place.level == "country" and not tail.place.unit:
        return head in word_set("nationless_heads.tsv")
    if head in _PACTS and places.gazetteer().longest(piece.lower().split()[:1], 0):
        return tail.place is not None
    if head == "đội":
        return (len(piece) == 1 and piece.isalpha()) or (piece[:1] == "U" and piece[1:].isdigit())
    if head == "trường" and tail.at == tail.start + 1 and tail.place is None:
        return line.word(tail.start) and vietnamese(piece.lower()) and piece.lower() != "đảng"
    return False


#: Heads that small letters write after the title of who leads them.
_OWNED = ("trung tâm", "trạm", "cơ quan", "hội")
#: Words after "ĐH" with which it is a congress, no university.
_CONGRESSES = (["đảng"], ["đoàn"], ["cổ"], ["chi"], ["thi"], ["lần"], ["điểm"])


def _of_country(line: Line, at: int) -> bool:
    """Say whether a foreign country follows: "chính phủ Australia", "quốc hội Ukraine"."""
    if at >= line.size or not line.caps[at]:
        return False
    place = places.parse(line, at)
    return place is not None and place.level == "country" and place.name != "Việt Nam"


def mission(line: Line, at: int) -> bool:
    """Say whether an embassy or a consulate begins here, not an ambassador: "Đại sứ quán"."""
    if line.low[at] not in _MISSION or "quán" not in line.low[at + 2 : at + 4]:
        return False
    after = line.low.index("quán", at) + 1
    return line.caps[at] or line.capital(after)


_MISSION = frozenset(("đại", "lãnh", "tổng"))


def _extended(line: Line, at: int, persons: people.Known) -> BodyPhrase | None:
    """Read a listed body as if it were not listed: "Cục Thống kê" + "Gia Lai"."""
    if line.low[at] not in generic_first():
        return None
    for size in (4, 3, 2, 1):
        row = generic().get(tuple(line.low[at : at + size]))
        if row:
            head = " ".join(line.low[at : at + size])
            tail = Tail(line, at + size, persons, row, head, False, _inner)
            tail.read()
            if tail.place is None:
                return None
            return _finish(line, at, tail, row, head, "", "")
    return None


def _agency(line: Line, body: BodyPhrase) -> bool:
    """Say whether a body is known as a newspaper, an agency or a station: "AFP", "VTV"."""
    found = heads().longest(line.low, body.start)
    press = found is not None and found[0] == body.stop and found[1][0] == "press"
    letters = body.stop == body.start + 1 and line.acronym(body.start)
    return (press or letters) and body.name not in companies()


def _strange(line: Line, at: int) -> bool:
    """Say whether a capitalised word stands there that is not Vietnamese: "Likud"."""
    long = at < line.size and line.word(at) and len(line.low[at]) > 1
    return long and not vietnamese(line.low[at])


def _paper(line: Line, at: int, begin: int) -> BodyPhrase | None:
    """Take the name of a foreign newspaper after its noun: "tờ Globe and Mail"."""
    if ends_word(line, at) or not _strange(line, begin):
        return None  # "nghĩa trang Piskaryovskoye"
    known = heads().longest(line.low, begin)
    if known and known[1][0] == "press":
        own = known[1][2]
        return None if own in companies() else BodyPhrase(at, known[0], own, "")
    if places.gazetteer().longest(line.low, begin) or line.low[at] not in word_set("papers.tsv"):
        return None
    stop = line.run(begin)
    while stop + 1 < line.size and line.low[stop] in _LINKS and _strange(line, stop + 1):
        stop = line.run(stop + 1)
    if stop - begin > _LONGEST or any(vietnamese(line.low[k]) for k in range(begin, stop)):
        return None
    article = heads().longest(["the", *line.low[begin:stop]], 0)
    named = article is not None and article[0] == stop - begin + 1
    own = article[1][2] if article and named else line.letters(begin, stop)  # "tờ Guardian"
    return BodyPhrase(at, stop, own, "")


#: Small words inside foreign names, and how many words a newspaper's name has.
_LINKS = frozenset(("and", "of", "in", "de", "la", "del", "des", "am", "the", "for"))
_LONGEST = 5


def _press(line: Line, at: int, stop: int, capitals: str, name: str) -> BodyPhrase | None:
    """Take the name of a newspaper or an agency, where it has its capitals: "Nhân Dân"."""
    for k in range(at, stop):
        wanted = capitals[k - at : k - at + 1] != "c"
        if wanted and not line.caps[k] and line.tokens[k][0].isalpha():
            return None
    if stop == at + 1 and stop < line.size and line.low[stop] in word_set("company_words.tsv"):
        return None  # "Nikkei Inc"
    if stop == at + 1 and stop < line.size and line.low[stop] in CONTESTS:
        return None  # "AFF Cup"
    if stop == at + 1 and at and name in companies():
        if line.low[at - 1] in word_set("before_products.tsv"):
            return None  # "trên Facebook", "máy bay Boeing"
        if _strange(line, at - 1) and heads().longest(line.low, at - 1) is None:
            return None  # "Ann Wagner"
        if stop < line.size and line.tokens[stop][-1].isdigit():
            return None  # "Airbus A320"
        if stop < line.size and line.word(stop) and not vietnamese(line.low[stop]):
            return None  # "Samsung Electronics"
    if name in companies() and line.low[stop : stop + 2] == ["việt", "nam"]:
        if not name.endswith("Việt Nam") and all(line.caps[stop : stop + 2]):
            return BodyPhrase(at, stop + 2, f"{name} Việt Nam", "")  # "Samsung Việt Nam"
    return _bank(line, at, stop, name) or BodyPhrase(at, stop, name, "")


def brand(line: Line, at: int) -> bool:
    """Say whether a firm of the world is named, whose own firms are called after it: "Vedan"."""
    found = heads().longest(line.low, at)
    return found is not None and found[1][0] == "press" and found[1][2] in companies()


def _bank(line: Line, at: int, stop: int, name: str) -> BodyPhrase | None:
    """Take the branch of a bank that is known: "BIDV" + ", chi nhánh Huế"."""
    branch = branch_at(line, stop) if name.startswith("Ngân hàng") else None
    if branch is None:
        return None
    begin = stop + (line.tokens[stop] in (",", "-", "–"))
    own = f"{name} {expand(line.letters(begin, branch.stop))}"
    return BodyPhrase(at, branch.stop, own, "", branch)


#: Beginnings of the names of bodies that have branches in every unit.
_NATIONWIDE = (
    "Mặt trận Tổ quốc",
    "Ủy ban Đoàn kết",
    "Hội ",
    "Liên đoàn",
    "Tổng Liên đoàn",
    "Giáo hội",
    "Đoàn ",
)


#: Police to whom one tells something, no newspapers.
_TOLD = frozenset(("CSGT", "CSHS", "CSCĐ", "CA", "PCCC"))
#: Verbs that end with "báo", and the units whose police publish no newspaper.
_REPORTS = frozenset(("trình", "điện", "gọi", "cấp"))
_NO_PRESS = ("district", "commune")


def _told(line: Line, at: int) -> bool:
    """Say whether an office or the police follow "báo": whom somebody tells something."""
    if at >= line.size:
        return False
    if line.low[at : at + 2] == ["công", "an"]:
        reported = at > 1 and line.low[at - 2] in _REPORTS  # "đã trình báo Công an TP Lào Cai"
        place = places.parse(line, at + 2) if at + 2 < line.size else None
        return reported or (place is not None and place.level in _NO_PRESS)
    return line.tokens[at] in _TOLD or (
        line.caps[at] and titles().longest(line.low, at) is not None
    )


def _whole(line: Line, at: int, stop: int, name: str, persons: people.Known) -> BodyPhrase | None:
    """Finish a body that is complete as it stands, unless a country or a district follows."""
    if stop < line.size and (line.caps[stop] or line.low[stop] == "nước"):
        place = None if persons.starts(line, stop) else places.parse(line, stop)
        longer = place and line.low[at:stop] == ["đảng"] and _strange(line, place.stop)
        if place and place.level == "country" and place.name != "Việt Nam" and not longer:
            abroad = expand(line.letters(stop, place.stop)).removeprefix("nước ")
            own = f"{expand(line.letters(at, stop))} {abroad}"
            return BodyPhrase(at, place.stop, capital(own), "", place)
    if (
        line.low[stop : stop + 1] == ["của"]
        and stop + 1 < line.size
        and _of_country(line, stop + 1)
    ):
        owner = places.parse(line, stop + 1)
        if owner and name.startswith(_OWN):
            own = f"{expand(line.letters(at, stop))} {owner.name}"
            return BodyPhrase(at, owner.stop, capital(own), "", owner)  # "Bộ Ngoại giao của Qatar"
    if line.low[at] == "đảng" and stop < line.size and line.caps[stop]:
        party = _of_party(line, stop)
        if party:
            place = places.parse(line, party) if party < line.size else None
            country = place if place and place.level == "country" and not place.unit else None
            if (
                country
                and line.low[party] in _GIVEN
                and line.caps[country.stop : country.stop + 1] == [True]
            ):
                country = None  # "đảng Tập hợp Quốc gia | Jordan Bardella"
            end = country.stop if country else party
            return BodyPhrase(at, end, f"Đảng {line.letters(at + 1, end)}", "", country)
    if line.low[at:stop] == ["đảng"] and _WHOSE_PARTY.match(" ".join(line.low[stop : stop + 3])):
        return None  # "Đảng của Thủ tướng Nhật"
    if name == "Đảng Cộng sản Việt Nam" and stop == at + 1 and line.low[at] == "đảng":
        if stop < line.size and _initials_of_party(line, stop):
            return BodyPhrase(at, stop + 1, f"Đảng {line.tokens[stop]}", "")  # "Đảng RHDP"
    if name == "Đảng Cộng sản Việt Nam" and stop == at + 1 and stop < line.size:
        listed = places.gazetteer().longest(line.low, stop)
        second = stop + 1 if listed and listed[0] == stop + 1 else stop
        if line.word(stop) and _strange(line, second):
            run = line.run(stop)  # "đảng Front National"
            if line.tokens[at] == "Đảng" and (second > stop or run > stop + 2):
                return BodyPhrase(at, stop, name, "")  # "Đảng Golkar Airlangga Hartarto"
            return BodyPhrase(at, run, f"Đảng {line.letters(stop, run)}", "")
    if name == "Ban Chấp hành Trung ương Đảng" and line.low[stop - 1] != "đảng":
        inner = parse(line, stop, persons) if stop < line.size and line.caps[stop] else None
        if inner and not inner.bare and inner.name.startswith(("Hội ", "Đoàn ", "Liên hiệp ")):
            own = f"Ban Chấp hành Trung ương {inner.name}"
            return BodyPhrase(at, inner.stop, own, "")  # "BCH Trung ương Hội Nông dân Việt Nam"
    if name.endswith((" Trung ương", " Trung ương Đảng")) and line.low[stop - 1] != "đảng":
        begin = stop + (line.tokens[stop : stop + 1] in (["-"], ["–"]))
        union = _of_union(line, begin, persons) if line.capital(begin) else None
        if union:  # "Ban Tổ chức TƯ Hội Nông dân Việt Nam": not the Party's
            own = f"{name.removesuffix(' Đảng')} {union[1]}"
            return BodyPhrase(at, union[0], own, "")
    if name == "Mặt trận Tổ quốc" and stop < line.size and line.low[stop] == "vn":
        return BodyPhrase(at, stop + 1, "Mặt trận Tổ quốc Việt Nam", "")
    if bank := _bank(line, at, stop, name):
        return bank
    if name.startswith(_NATIONWIDE) and stop < line.size:
        place = places.parse(line, stop, known=True)
        if place and place.level in ("province", "city", "district", "commune"):
            lacks = "" if place.name else place.level
            if name.startswith("Ủy ban"):
                name = expand(line.letters(at, stop))  # "Ủy ban Đoàn kết công giáo tỉnh"
            return BodyPhrase(at, place.stop, f"{name} {place.full}", lacks, place)
    return BodyPhrase(at, stop, name, "")


def _initials_of_party(line: Line, at: int) -> bool:
    """Say whether initials after "Đảng" are a party's own: "RHDP", not "NDCM Lào", "TW", "XIV"."""
    short = line.tokens[at]
    own = line.acronym(at) and short.isalpha() and len(short) > 1 and not set(short) <= set("IVX")
    return own and short not in abbreviations() and not short.startswith(("CS", "NDCM", "LĐ"))


#: Bodies that other states have too.
_OWN = ("Bộ ", "Chính phủ", "Quốc hội", "Tòa án", "Ngân hàng Nhà nước", "Tổng cục", "Cục ", "Viện ")
#: After a party that is somebody's, not the Party: "Đảng của Thủ tướng Nhật", "Đảng cầm quyền".
#: Countries that are given names too.
_GIVEN = frozenset(("jordan", "georgia", "chad"))
_WHOSE_PARTY = re.compile(
    r"của (?:ông|bà|(?:cựu |tân |đương kim )?(?:thủ|tổng) (?:tướng|thống)|phe|lãnh đạo)\b|(?:cầm quyền|đối lập)\b"
)


def _of_party(line: Line, at: int) -> int:
    """Give the end of the words that make the name of a party longer: "Đảng Xã hội" + "Dân chủ"."""
    stop = at
    while stop < line.size and line.caps[stop]:
        pair = line.pair(stop)
        if pair not in word_set("party_words.tsv"):
            break
        stop += 2
    return stop if stop > at else 0


def _of_union(line: Line, at: int, persons: people.Known) -> tuple[int, str] | None:
    """Give the end and the name of the union whose central board is named: "Hội Nông dân"."""
    if line.low[at] not in ("hội", "đoàn"):
        return None
    inner = parse(line, at, persons)
    if inner is None or inner.bare:
        return at + 1, line.letters(at, at + 1)
    return (inner.stop, inner.name) if inner.name.startswith(("Hội", "Đoàn")) else None


def _join(pieces: list[str]) -> str:
    out = ""
    for piece in pieces:
        out += piece if piece.startswith(",") or not out else f" {piece}"
    return out


def _finish(
    line: Line, at: int, tail: Tail, kind: str, head: str, noun: str, small: str
) -> BodyPhrase | None:
    letters = noun or expand(line.letters(at, tail.start))
    if head == "thường vụ":
        letters = "Ban Thường vụ"
    name = _join([letters, *tail.pieces])
    if tail.inner and tail.inner.name.startswith(f"{letters} ") and tail.pieces[1:]:
        if tail.inner.name.startswith(f"{letters} {tail.pieces[0]} "):
            return replace(tail.inner, start=at, stop=tail.at)  # "Ủy ban Thương mại của EP"
    committee = tail.office and head in head_levels() and head.endswith("ủy")
    if not noun and name[0].islower():
        if not (tail.pieces or line.caps[at] or committee):
            return None
        name = capital(name)
    place = tail.place or (tail.inner.place if tail.inner else None)
    lacks = ""
    if tail.inner and tail.inner.lacks:
        lacks = tail.inner.lacks
    elif tail.place is not None and not tail.place.name:
        lacks = tail.place.level
    elif place is None and not tail.inner:
        lacks = "" if head == "sở" and not tail.pieces else head_levels().get(head, "")
    bare = not tail.pieces
    if bare and head in central_bodies() and line.caps[at]:
        return BodyPhrase(at, tail.at, central_bodies()[head], "")
    if bare and not lacks:
        if kind in ("field", "named") and not noun:
            return BodyPhrase(at, tail.at, name, "any", None, True) if line.caps[at] else None
        lacks = "any"
    if not noun and not line.caps[at] and (bare or not _named(tail)) and not committee:
        return None
    if head == "trung tâm" and tail.place and len(tail.pieces) == 1:
        return None  # "trung tâm thành phố Vinh"
    return BodyPhrase(at, tail.at, name, lacks, place, bare, tail.inner)


def _named(tail: Tail) -> bool:
    return bool(
        tail.place or tail.inner or any(w[:1].isupper() for p in tail.pieces for w in p.split())
    )
