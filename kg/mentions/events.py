"""Named happenings in a sentence: conferences, congresses, sessions, visits, ceremonies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.lexicon import Trie, table, word_set
from kg.mentions import organisations, people, places
from kg.mentions.titles import titles
from kg.mentions.tokens import Line, capital, expand, quotes_closed


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class EventPhrase:
    """An event as a stretch of tokens.

    ``head`` is its noun ("hội nghị"), ``name`` the whole phrase with abbreviations written out;
    ``named`` says whether more than the bare noun stands, so that it can be told from others;
    ``goals`` are the places that a visit goes to.
    """

    start: int
    stop: int
    type: str
    head: str
    name: str
    named: bool
    bodies: tuple[organisations.BodyPhrase, ...] = ()
    goals: tuple[places.PlacePhrase, ...] = ()


@cache
def heads() -> Trie[str]:
    """Give the nouns of events: tokens -> type, "none" where they name something else."""
    return Trie({tuple(r["head"].split()): r["type"] for r in table("event_heads.tsv")})


@cache
def _houses() -> Trie[bool]:
    """Give the nouns of bodies and of venues: what may be visited."""
    rows = [*table("venues.tsv"), *table("body_heads.tsv")]
    return Trie({tuple(r["head"].split()): True for r in rows})


@cache
def noted(note: str) -> frozenset[str]:
    """Give the nouns of events of a sort: games and summits told by their number or year, contests."""
    return frozenset(r["head"] for r in table("event_heads.tsv") if r["note"] == note)


@cache
def papers() -> Trie[bool]:
    """Give the kinds of papers that are signed, "bản ghi nhớ", as tokens."""
    return Trie({tuple(r["kind"].split()): True for r in table("paper_kinds.tsv")})


@cache
def verbs() -> dict[str, str]:
    """Give the first words of what is told of an event, and whether they may follow its name."""
    return {r["verb"]: r["place"] for r in table("event_verbs.tsv")}


_ORDINAL = re.compile(r"[IVXL]{1,6}|\d{1,3}")
#: Kinds of events that have two sides, and words before people as sides.
_TALKS = frozenset(("signing", "meeting", "working"))
#: The same and others that are named after who holds them together.
_OF_SIDES = frozenset(("signing", "meeting", "working", "conference"))
_BETWEEN = ("giữa", "với", "của")
_ADDRESSES = ("ông", "bà", "ngài")
#: Words between the two sides.
_AND_WITH = ("và", "với", "cùng")
#: Words that begin a name though their first one alone would end it: "hội nghị giao ban".
_OPENING = frozenset(
    (("giao", "ban"), ("bàn", "giao"), ("thông", "tin"), ("tiếp", "công"), ("hiệp", "đồng"))
)
#: Words that stop a name alone, but not as a subject: "phiên thảo luận về kết nối chính sách".
_SUBJECTS = frozenset(
    (("chính", "sách"), ("chính", "trị"), ("chính", "quyền"), ("nhân", "dân"), ("chỉ", "thị"))
)
#: What a day is remembered for: "75 năm ngày thành lập".
_REMEMBERED = frozenset(
    (
        "thành",
        "truyền",
        "giải",
        "sinh",
        "mất",
        "quốc",
        "toàn",
        "nhà",
        "thương",
        "khởi",
        "chiến",
        "thống",
    )
)
#: What a feast looks back on: "Lễ kỷ niệm 60 năm thành lập".
_SINCE = frozenset((("thành", "lập"), ("giải", "phóng"), ("tái", "lập")))
#: Words of which one half alone would end a name: "kết quả", "tuyên giáo", "song phương".
_WHOLE = frozenset(
    (("kết", "quả"), ("tuyên", "giáo"), ("tuyên", "truyền"), ("song", "phương"), ("giải", "quyết"),
     ("yêu", "nước"), ("truyền", "thống"), ("hàng", "không"), ("sáng", "tạo"), ("sáng", "kiến"),
     ("học", "mới"), ("thôn", "mới"), ("năm", "mới"))
)  # fmt: skip
#: What a decision does with someone, whom the name of its ceremony leaves out.
_MOVING = re.compile(
    r"^[^.,;]*\b(?:về việc|điều động|bổ nhiệm|chỉ định|phân công|luân chuyển|chuẩn y|nghỉ|miễn nhiệm)\b"
)
#: How many words may stand between a decision and what it does.
_AHEAD = 16
#: What conferences do with a resolution: "Hội nghị nghiên cứu, học tập, quán triệt Nghị quyết".
_STUDIES = frozenset(
    (("nghiên", "cứu"), ("học", "tập"), ("quán", "triệt"), ("tuyên", "truyền"), ("triển", "khai"), ("phổ", "biến"))
)  # fmt: skip
_GENERIC = frozenset(("này", "đó", "trên", "các", "lần", "cấp"))
#: Words after "lễ" that make it a holiday, a wedding or a thing.
_NO_FEAST = frozenset(("hội", "tết", "phép", "cưới", "hỏi", "vật", "phục", "đường", "tân", "giáng"))
#: Words before when and where: "Hội nghị thượng đỉnh G7 tổ chức | ở Ý".
_WHEN_WHERE = frozenset(("ở", "tại", "vào", "ngày", "sáng", "chiều", "tối", "từ", "hôm", "trong"))
#: Shows, contests, feasts and negotiations, which come every year or last long: only a day or
#: those there make one an event.
FAIRS = frozenset(
    ("lễ", "lễ hội", "đại lễ", "festival", "liên hoan", "triển lãm", "cuộc triển lãm", "cuộc thi", "hội thi",
     "hội chợ", "hội chợ triển lãm", "ngày hội", "hội thao", "hội diễn", "chương trình", "hành trình", "phiên đấu giá",
     "cuộc đàm phán", "vòng đàm phán", "sự kiện", "trưng bày", "trưng bày chuyên đề")
) | noted("contest") | noted("numbered") | noted("held") | noted("held by name")  # fmt: skip
#: Shows and contests that may be named after someone: "Cuộc thi Piano Quốc tế Van Cliburn".
_CONTESTS = frozenset(("cuộc thi", "hội thi", "liên hoan", "festival"))
#: Words before someone after whom nothing is named.
_OF_SOMEONE = frozenset(("của", "với", "giữa", "cho", "cùng", "ông", "bà", "và", ","))
#: Nouns that name an event only before its title in quotes: "chương trình “Tết sum vầy”".
_TITLED = frozenset(("chương trình", "hành trình", "sự kiện", "trưng bày", "trưng bày chuyên đề"))
#: Nouns that alone mean whatever gathering the text is about, and what stands around them then.
VAGUE: Final = frozenset(("chương trình", "sự kiện"))
_AT_VAGUE = frozenset(("tại", "dự"))
_AFTER_VAGUE = frozenset((",", ".", "này", "có", "còn", "hôm"))
#: Bodies whose noun is their session only where it is counted or dated.
_ASSEMBLED = frozenset(("đại hội đồng", "đại hội đồng cổ đông"))
_NUMBERED = re.compile(r"\b(?:lần thứ|thường niên|bất thường)\b|^(?:cổ đông )?năm \d{4}\b")
#: Words before "ngày hội" with which it is only spoken of.
_NO_FAIR = frozenset(("năm", "niệm", "là", "như", "mừng", "thành", "hiện"))
#: Nouns of ceremonies that alone mean the one spoken of.
_BARE = frozenset(("buổi lễ", "mít tinh", "buổi khen thưởng", "buổi trao thưởng", "buổi tổng kết"))
#: Nouns that even with a capital may only be spoken of: what runs for months.
LASTING = _TITLED | {"cuộc thi", "hội thi"} | noted("contest") | noted("numbered")
#: Words before a show that make it a house or a part of it: "trung tâm triển lãm", "khu hội chợ".
_HOUSES = frozenset(
    ("tâm", "khu", "nhà", "gian", "phòng", "không", "hàng", "cung", "sàn", "điểm", "thống")
)
#: Verbs of what a show does, after its noun alone: "Triển lãm | giới thiệu 120 tác phẩm".
_SHOWS = frozenset(("giới", "mở", "quy", "tái", "thu", "khắc", "gồm", "kéo", "trưng", "mang"))
#: Words before a conference that make it a house or a hall.
_ROOMS = frozenset(("tâm", "phòng"))
#: Words before "lễ" with which it is no ceremony: "Tuần lễ cấp cao APEC", "nghi lễ".
_OTHER_FEAST = frozenset(("tuần", "nghi", "ngày", "dịp", "kỳ", "tế", "lời", "tang"))
#: Offices and ranks that begin like those who come to a meeting: "Lễ đón | Đại tướng A".
_GREAT = frozenset(("đại sứ", "đại tướng", "đại tá", "đại úy"))
#: Words before what is feasted: "tiệc chào mừng | Ngày Quốc khánh".
_FEASTED = ("mừng", "niệm")
#: Words that lead from a feast to its guest: "Quốc yến | chào mừng (Tổng thống A)".
_WELCOMING = ["chào", "mừng"]
#: Words after an office that many hold: "Hội nghị Lãnh đạo | các cơ quan".
_OF_MANY = frozenset(("các", "cấp", "trẻ", "toàn", "nữ", "ngành", "thế"))
#: Two words of which the second alone would not end a name: "nội các", "6 tháng đầu năm".
_ENDING = (
    ["nội", "các"],
    ["đổi", "mới"],
    ["học", "mới"],
    ["thôn", "mới"],
    ["năm", "mới"],
    ["đầu", "năm"],
    ["cuối", "năm"],
)
#: Words that do not end a name.
_DANGLING = frozenset(
    ("và", "của", "các", "-", ",", "về", "một", "“", '"', "trong", "lần", "thứ", "vấn", "ông", "bà", "nguyên",
     "cựu", "tối", "bàn", "mới", "buổi", "giữa", "hai", "năm", "dành", "cho", "ngay", "tặng", "tân", "em", "cháu")
)  # fmt: skip
#: What tells those who are met or praised apart, after "có": merit, standing, hardship, deeds.
_HAVING = frozenset(("công", "uy", "hoàn", "thành"))
_LIMIT = 28
#: Most words before the lands that a visit goes to.
_FEW = 5
#: Most words between a visit and where it goes.
_WORDS = 12
#: Kinds whose names take few words after the noun.
_SHORT = frozenset(("visit", "meeting", "working", "other"))
_TRIAL_WORDS = frozenset(
    ("xét", "xử", "sơ", "phúc", "giám", "tái", "hình", "dân", "hành", "vụ", "của", "về", "theo", "tại", "lưu",
     "đầu", "các", "quân")
)  # fmt: skip
_VISIT_WORDS = frozenset(
    ("chính", "thức", "cấp", "nhà", "nước", "hữu", "nghị", "và", "làm", "việc", "lần", "thứ", "đầu", "tiên",
     "song", "phương", "năm", "tháng", "các", "ngoài")
)  # fmt: skip
_MEETING_WORDS = frozenset(
    ("về", "với", "giữa", "của", "bàn", "song", "trực", "chuyên", "thường", "đầu", "lần", "thứ", "cấp", "ban",
     "hội", "bộ", "chính", "quốc", "ủy", "ba", "bốn", "hẹp", "mở", "báo", "tổng", "sơ", "triển", "đánh",
     "thông", "các", "đại", "trưởng", "lãnh", "tháng", "quý", "giao", "khẩn", "nghe", "định", "liên", "thường",
     "xử", "phối", "chỉ", "rà", "cung", "tháo", "công", "kỷ", "mặt", "tri", "tiếp", "cựu", "cán", "nhân", "nữ", "giới",
     "chi", "phòng", "kiểm", "giải", "thẩm", "phản", "đột", "phụ", "dân", "tổ", "tìm", "góp", "chuẩn", "kinh", "nội", "bất")
)  # fmt: skip
#: Small words that go on with a name after its title in quotes: "… “A” năm 2024".
_AFTER_TITLES = frozenset(
    ("năm", "lần", "khóa", "tháng", "cấp", "toàn", "khu", "tỉnh", "thành", "quốc", "giai", "của", "tại", "khối", "ngành", "và", "về", "mùa", "số")
)  # fmt: skip
#: Small words that go on with a session's name after its number.
_AFTER_NUMBERS = frozenset(
    ("của", "khóa", "nhiệm", "quốc", "hội", "hđnd", "đảng", "đoàn", "toàn", "công", "mặt", "tháng", "năm", "ủy", "ban", "thường", "bất", "chuyên", "tỉnh",
     "thành", "huyện", "đại", "liên", "nhất", "hai", "ba", "mười", "mươi", "một", "chín", "bảy", "tám", "sáu")
)  # fmt: skip
#: Bodies whose sessions the press names "Kỳ họp thứ 7, HĐND tỉnh A".
_ASSEMBLIES = ("Hội đồng nhân dân", "Quốc hội", "Ủy ban")
_PAPERS = re.compile(r"văn kiện|thỏa thuận|hiệp định|bản ghi nhớ|hợp đồng")


#: Words that mean somebody where no name follows.
_PRONOUNS = frozenset(("ông", "bà", "họ", "mình", "anh", "chị"))
#: Gatherings, whose members may go on a visit: "Đại hội Đảng bộ tỉnh" (thăm công viên).
_GATHERED = frozenset(("congress", "plenum", "conference"))
#: Verbs that end a name elsewhere, and after "về" tell what a gathering is about.
_ON_DOING = frozenset(
    ("thành", "tuyên", "tiếp", "thông", "thống", "thu", "thảo", "tập", "trưng", "tiến", "đón", "đối", "bầu",
     "bàn", "hoàn", "kết", "khai", "bế", "xem", "cử", "bị", "giao", "trực", "chỉ", "công", "họp", "nghe")
)  # fmt: skip
#: Units of places that are worked with: "chuyến thăm và làm việc với tỉnh Hà Giang".
_UNITS = ("tỉnh", "thành", "huyện", "quận")
#: Words with which a country or a continent begins: "Vương quốc Na Uy", "châu Âu".
_STATES = ("vương", "cộng", "liên", "châu", "nước")
#: Words with which a place of a visit begins after "tới".
_GOALS = frozenset((*_UNITS, *_STATES))
#: Words before the name of a state: "Vương quốc Na Uy", "Cộng hòa Arab Ai Cập".
_OF_STATES = (
    "vương", "quốc", "cộng", "hòa", "dcnd", "xhcn", "liên", "bang", "arab", "hồi", "giáo", "nhân", "dân", "chủ"
)  # fmt: skip
#: Words with which the place of a visit begins: "chuyến thăm tỉnh Sơn La", "thăm thủ đô Moskva".
_VISITED = (
    *_UNITS,
    *_STATES,
    "xã",
    "đảo",
    "thủ",
    "bang",
    "vùng",
    "khu",
    "hai",
    "ba",
    "bốn",
    "các",
    "quốc",
)
#: Words before the lands that a visit goes to: "ba nước Đông Nam Á", "quốc gia Nam Á".
_LANDS = frozenset(
    ("hai", "ba", "bốn", "năm", "các", "một", "số", "nước", "quốc", "gia", "khu", "vực", "vùng", "miền", "đảo", "hòn", "quần")
)  # fmt: skip
#: What is visited, up to the word before its place: "một trung tâm huấn luyện ở Bình Nhưỡng".
_SITE = re.compile(
    r"(?:một|các|hai|đơn vị|trung tâm|doanh trại|căn cứ|nhà máy|trường|bệnh viện|khu|cơ sở|trụ sở|bảo tàng|công ty|trang trại|đất nước) (?:[a-zà-ỹđ]+ ){0,7}?(?:tại|ở|thuộc) "
)
#: Before the place of a house.
_AT_PLACE = frozenset(("tại", "ở", "thuộc", "trên", "hôm", "cuối", "đầu"))
#: Before where a visit goes, and what does not tell what it is like.
_GOES_TO = frozenset(("tới", "đến", "sang"))
_NOT_LIKE = frozenset(
    ("của", "để", "nhằm", "sẽ", "đã", "đang", "được", "bị", "là", "vào", "từ", "khi", "sau", "trước", "với",
     "mà", "do", "cho", "ông", "bà", "đoàn", "diễn", "góp", "mang", "dẫn", "giúp", "gửi", "đưa", "tiến", "bàn")
)  # fmt: skip
#: What stands between a visit and where it goes: "chuyến thăm kéo dài ba ngày tới Nhật Bản".
_WHAT_VISIT = re.compile(
    r"(?:(?:lần này|lần thứ \S+|lịch sử|ngắn ngủi|ngắn|bất ngờ|kéo dài|chớp nhoáng|chính thức|cấp nhà nước|lần đầu tiên|đầu tiên|làm việc|hữu nghị|song phương|sắp tới|vừa qua|mới đây|(?:trong )?(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:ngày|tuần|tháng)) )+"
    r"(?:tới|đến|sang|tại|ở|về) "
)


def parse(line: Line, at: int, persons: people.Known) -> EventPhrase | None:
    """Read an event that begins at token ``at``, or None."""
    found = heads().longest(line.low, at)
    if found is None:
        return None
    stop, kind = found
    if kind == "none":
        return None  # "Đại hội Dân tộc Phi", a party
    if not _held_noun(line, at, stop, persons):
        return None  # "ngày 5/6", "tổ chức Hội vững mạnh"
    if line.low[at] in _ONE_OF:  # "buổi lễ ra quân", "cuộc hội thảo"
        inner = heads().longest(line.low, at + 1)
        if inner is not None and inner[0] > stop:
            stop, kind = inner
    head = " ".join(line.low[at:stop])
    if head in _ASSEMBLED and _NUMBERED.search(" ".join(line.low[stop : stop + _WORDS])) is None:
        return None  # "Đại hội đồng Liên Hợp Quốc", a body
    if head == "ngày hội" and at and line.low[at - 1] in _NO_FAIR:
        return None  # "kỷ niệm 30 năm Ngày hội Quốc phòng toàn dân"
    if (
        stop == at + 2
        and line.caps[at]
        and line.caps[at + 1]
        and at
        and people.family(line, at - 1)
    ):
        return None  # "Thiếu tướng Nguyễn Đại Hội", a name
    if line.low[max(0, at - 1) : stop] == ["nhà", "tang", "lễ"]:
        return None
    if head == "họp" and not _as_noun(line, at):
        return None  # "Ban Chỉ đạo họp", a verb
    if head == "đại lễ" and line.low[stop : stop + 1] == ["đường"]:
        return None  # "Đại lễ đường Nhân dân", a house
    how = 2 if line.low[stop : stop + 2] in (["trực", "tiếp"], ["trực", "tuyến"]) else 0
    towards = line.low[stop + how : stop + how + 1]
    if head == "đối thoại" and not line.caps[at] and towards in (["với"], ["cùng"]):
        return None  # "về xã để đối thoại với người dân", a verb
    if head == "bầu cử" and at and line.low[at - 1] in ("được", "ứng", "đã"):
        return None  # "ông A được bầu cử giữ chức …"
    if head == "bầu cử" and at and line.low[at - 1] == "vị" and line.low[stop : stop + 1] == ["số"]:
        return None  # "đại biểu đơn vị bầu cử số 3", a constituency
    if head == "bầu cử" and line.low[at + 2 : at + 3] == ["chức"]:
        return None  # "phê chuẩn kết quả bầu cử chức vụ …"
    if head == "bầu cử" and line.pair(stop) == "bổ sung" and _elects(line, stop + 2):
        return None  # "HĐND tỉnh bầu cử bổ sung ông A", a verb
    if head == "lễ" and at and line.low[at - 1] in _OTHER_FEAST:
        return None
    if head == "lễ" and stop < line.size and line.low[stop][0].isdigit():
        return None  # "dịp nghỉ lễ 30/4"
    if head == "hội nghị" and at and line.low[at - 1] in _ROOMS:
        return None  # "Trung tâm Hội nghị Quốc gia", a house
    if head in FAIRS and at and line.low[at - 1] in _HOUSES:
        return None
    if head == "triển lãm" and at and line.low[max(0, at - 3) : at] == ["hội", "chợ", "và"]:
        return None  # "Cung Quy hoạch, Hội chợ và Triển lãm tỉnh", a house
    if (
        head in ("triển lãm", "hội chợ")
        and stop < line.size
        and line.low[stop] in _SHOWS
        and not line.caps[stop]
    ):
        return EventPhrase(at, stop, kind, head, capital(head), False)
    if head in VAGUE and _of_the_text(line, at, stop):
        return EventPhrase(at, stop, kind, head, capital(head), False)
    told = _some(line, at, stop) if head == "sự kiện" else -1
    sort = _of_a_sort(line, at, stop) if told < 0 and head in VAGUE else 0
    if told >= 0 or sort:
        begin = stop + max(told, sort)
        tail = _Tail(line, begin, persons, kind, head.split())
        end = tail.read()
        name = expand(line.letters(at, end))
        if sort or (end > begin and (tail.bodies or line.low[begin] != "của")):
            return EventPhrase(at, end, kind, head, capital(name), True, tuple(tail.bodies))
    live = 2 * (line.low[stop : stop + 2] in (["trực", "tiếp"], ["trực", "tuyến"]))
    if head in _TITLED and (stop + live + 1 >= line.size or not _titled(line, stop + live)):
        return None
    if (
        kind in ("ceremony", "election")
        and stop == at + 1
        and not line.caps[at]
        and head in ("lễ", "festival")
    ) and (stop >= line.size or line.low[stop] in _NO_FEAST):
        return None
    if head in noted("contest") and line.caps[stop : stop + 1] == [True]:
        if line.pair(stop) in word_set("compounds.tsv"):
            return None  # the full stop is missing: "trong thời gian Kỳ thi Báo cáo tại …"
    tail = _Tail(line, stop, persons, kind, head.split())
    end = tail.read()
    name = expand(line.letters(at, end))
    if kind == "conference" and name.lower().startswith(_OF_THE_CENTRE):
        head, kind = _OF_THE_CENTRE, "plenum"  # "hội nghị TƯ 7"
    if head in noted("numbered") and not (line.caps[at] and _ITS_NUMBER.match(name)):
        return None  # "APEC", a body
    if head.startswith("lễ trao") and _PAPERS.search(name.lower()):
        kind = "signing"
    named = (end > stop or _specific(kind, head)) and not tail.generic
    bodies, goals = tuple(tail.bodies), tuple(tail.goals)
    return EventPhrase(at, end, kind, head, capital(name), named, bodies, goals)


def _elects(line: Line, at: int) -> bool:
    """Say whether those whom an assembly elects stand here, or the post that they get."""
    if line.low[at : at + 1] and line.low[at] in _ELECTED:
        return True
    found = titles().longest(line.low, at)
    return found is not None and found[1].kind != "delegate"


#: After "bầu cử bổ sung" that tells who was elected.
_ELECTED = frozenset(("ông", "bà", "đồng", "các", "chức", "và", "thêm", "đối"))


def _land_and_union(line: Line, land: int, union: int) -> bool:
    """Say whether a union of states by its initials stands beside a country: "ASEAN - Nga"."""
    if not line.acronym(union) or not line.caps[land]:
        return False
    for first in (land, land - 1) if land < union else (land,):
        found = places.gazetteer().longest(line.low, first)
        if found is not None and found[1][1] == "country":
            return True
    return False


def _of_the_text(line: Line, at: int, stop: int) -> bool:
    """Say whether a wide noun means what the text is about: "tại sự kiện, ông A", "Dự chương trình có"."""
    if stop < line.size and line.low[stop] not in _AFTER_VAGUE:
        return False
    if at == 0:
        return line.low[stop : stop + 2] == ["có", "sự"]
    return line.low[at - 1] in _AT_VAGUE


#: The session of the party's committee, which the press writes short.
_OF_THE_CENTRE = "hội nghị trung ương"
#: A number that tells games or a summit: "SEA Games 31", not "APEC tháng 11".
_ITS_NUMBER = re.compile(r"^(?!.*\b(?:tháng|ngày)\b).*(?:\d|\b[IVXL]+$)")
#: Words before the noun of a gathering.
_ONE_OF = frozenset(("buổi", "cuộc"))
#: Parts of a day that end a name before its day: "Lễ trao giải Cánh diều" (tối 12/3).
_PARTS_OF_DAY = frozenset(("tối", "trưa", "đêm", "rạng"))
_DAYS = frozenset(("ngày", "nay", "qua", "hôm", "mai", "cùng", "sáng"))
#: What ends a name before a span of time: "Hội nghị" (cuối chiều nay), "Phiên họp" (đầu tháng 10).
_EDGES = frozenset(("đầu", "giữa", "cuối"))
_SPANS = frozenset(("năm", "tháng", "tuần", "buổi", "sáng", "chiều", "giờ"))
_SPANS_OF = frozenset(("nay", "qua", "này", "ngoái", "trước", "tới", "vừa", "sáng", "chiều"))
#: Before "họp" as a noun, and after it.
_WITH_MEETING = frozenset(("trì", "dự", "hành", "luận", "nghị"))
_KINDS_OF_MEETING = frozenset(
    ("về", "bàn", "trực", "khẩn", "giao", "ban", "thường", "hội", "liên", "tổ", "tiểu", "triển", "rà", "đánh", "nghe", "phân", "sơ", "tổng", "xử", "kiểm")
)  # fmt: skip


def _as_noun(line: Line, at: int) -> bool:
    """Say whether "họp" is what someone chairs or comes to: "chủ trì | họp Ban Chỉ đạo"."""
    if at < 1 or line.low[at - 1] not in _WITH_MEETING or at + 1 >= line.size:
        return False
    led = " ".join(line.low[max(0, at - 2) : at])
    if not led.endswith(("chủ trì", " dự", "tham dự", "điều hành", "kết luận")) and led != "dự":
        return False
    return line.caps[at + 1] or line.low[at + 1] in _KINDS_OF_MEETING


#: How something at which people come together is told: "một sự kiện trực tuyến của Hội đồng A".
_OF_ITS_KIND = re.compile(
    r"(?:(?:trực tuyến|trực tiếp|riêng|chung|lớn|thường niên|bên lề|gây quỹ|công khai|tại|ở|quốc tế|vận động|tranh cử) ){0,3}của "
    r"|(?P<deed>(?:kỷ niệm|ra mắt|công bố|giới thiệu|khai trương|thúc đẩy|chào mừng|tôn vinh|vinh danh|quảng bá|xúc tiến|phát động|kết nối|khởi động|hưởng ứng|tri ân|tưởng niệm|khánh thành) )"
)


def _some(line: Line, at: int, stop: int) -> int:
    """Give how many words stand before whose a happening is, or what it is for, else -1.

    "phát biểu tại một sự kiện trực tuyến | của Bộ A", "dự sự kiện | ra mắt sách".
    """
    if at == 0 or line.low[at - 1] not in ("một", "tại", "trong", "dự", "chức"):
        return -1
    m = _OF_ITS_KIND.match(" ".join(line.low[stop : stop + _WORDS]))
    return m[0].count(" ") - (m["deed"] is None) if m else -1


#: After a name what tells that it is held: "Hội báo toàn quốc năm 2026 khai mạc tại …".
_IS_HELD = re.compile(
    r"^(?:[^,.;:]{0,80}? )?(?:lần thứ \S+|năm \d{4})(?: [^,.;:]{0,60})? (?:khai mạc|diễn ra|được tổ chức|bế mạc)\b"
)


def _held_noun(line: Line, at: int, stop: int, persons: people.Known) -> bool:
    """Say whether a noun of time or of people means a feast here: "dự | Ngày thơ Việt Nam".

    Other nouns of events need no more than themselves.
    """
    head = " ".join(line.low[at:stop])
    named = head in noted("held by name")
    if not (named or head in noted("held")):
        return True
    if stop >= line.size or not line.tokens[stop].isalpha() or (named and not line.caps[at]):
        return False
    never = word_set("no_feasts.tsv")
    if line.low[stop] in never or line.pair(stop) in never:
        return False
    there = at > 0 and line.low[at - 1] in _COME_TO and (line.caps[at] or line.low[at - 1] != "tại")
    held = line.low[max(0, at - 2) : at] in (["tổ", "chức"], ["đăng", "cai"])
    if not (there or held):
        words = " ".join(line.low[stop : stop + _LIMIT])
        if not (line.caps[at] and _IS_HELD.match(words)):
            return False
    body = organisations.parse(line, at, persons) if named else None
    return body is None or body.bare


#: The same and before what people lead: "chủ trì | hội nghị", "tổ chức | hội nghị".
_HELD_OR_COME_TO = frozenset(("dự", "tại", "mạc", "chức", "trì", "lề"))
#: Words before what people come to or hold: "dự | chương trình", "khai mạc | chương trình".
_COME_TO = frozenset(("dự", "tại", "mạc"))


def _of_a_sort(line: Line, at: int, stop: int) -> int:
    """Give how many words of a title or a sort stand after a wide noun where people gather, or 0.

    "dự chương trình | Xuân Quê hương 2026", "tổ chức chương trình | về nguồn", but not "tại
    chương trình | mục tiêu quốc gia".
    """
    held = line.low[max(0, at - 2) : at] == ["tổ", "chức"]
    if at == 0 or stop + 1 >= line.size:
        return 0
    opens = line.low[at - 1] == "trong" and line.caps[at - 1] and line.caps[stop]
    opens = opens and "do" in line.low[stop : stop + _WORDS] and "tổ" in line.low
    if line.caps[stop] and heads().longest(line.low, stop) is not None:
        return 0  # "trong chương trình Đại hội Đoàn"
    if not (held or opens or line.low[at - 1] in _COME_TO):
        return 0
    if not (line.tokens[stop].isalpha() and line.tokens[stop + 1].isalpha()):
        return 0
    never = word_set("lasting_programmes.tsv")
    if line.low[stop] in never or line.pair(stop) in never:
        return 0
    if line.low[at] == "sự" and not line.caps[stop]:
        return 0  # "tổ chức sự kiện hết sức ý nghĩa"
    if line.pair(stop) == "đặc biệt" and line.caps[stop + 2 : stop + 3] != [True]:
        return 0  # "dự sự kiện đặc biệt này"
    whole = not line.caps[stop + 1] and line.pair(stop) in word_set("compounds.tsv")
    return 2 if whole or not (line.caps[stop] or line.caps[stop + 1]) else 1


def _titled(line: Line, at: int) -> bool:
    """Say whether a title in quotes begins at a token: "“Tết sum vầy”", not "“một cửa”"."""
    return at + 1 < line.size and line.tokens[at] in "“\"‘'" and line.caps[at + 1]


def _specific(kind: str, head: str) -> bool:
    """Say whether the noun alone tells the event from others: "lễ truy điệu", not "buổi lễ"."""
    if head in FAIRS or head in _BARE or head.startswith("chương trình"):
        return False
    return (
        kind in ("ceremony", "funeral", "signing")
        or head in ("phiên trù bị", "họp báo")
        or head.startswith(("phiên tòa", "phiên xét", "phiên xử", "phiên sơ", "phiên phúc"))
    )


#: With whom a government confers.
_ALL_OF_THEM = ("các địa phương ", "các tỉnh ", "các ngành ", "địa phương ")
#: How the sort of a session begins in brackets, and its most words.
_SORTS = frozenset(("bất", "kỳ", "phiên", "chuyên", "thường"))
_SORT = 7
#: What an assembly does that is the subject after the name of its session: "Tại kỳ họp thứ 9, Quốc hội đã".
_SITS = (
    ["đã"], ["sẽ"], ["tiến"], ["thảo"], ["nghe"], ["biểu"], ["xem"], ["thông"], ["bắt"], ["làm"], ["họp"],
    ["tiếp"], ["cho"], ["quyết"], ["bầu"], ["phê"], ["chất"], ["dành"], ["cũng"], ["tổ"], ["miễn"],
)  # fmt: skip
#: What a gathering is held to pass.
_TO_BE_PASSED = (
    ["dự", "thảo"], ["báo", "cáo"], ["kết", "quả"], ["kết", "luận"], ["kế", "hoạch"], ["danh", "sách"],
    ["đề", "án"], ["phương", "án"], ["nội", "dung"], ["quy", "hoạch"],
)  # fmt: skip
#: The sign that closes what each opens.
_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "”": "”"}


#: Words within which the list of those who meet ends, and words that none holds.
_LISTED = 10
_UNLISTED = frozenset(
    ("nghị", "đã", "sẽ", "là", "được", "có", "cho", "để", "khi", "tại", "của", "ông", "bà")
)


class _Tail:
    """The words that make an event's noun its name."""

    def __init__(
        self, line: Line, at: int, persons: people.Known, kind: str, head_words: Sequence[str]
    ) -> None:
        self.line, self.at, self.start, self.persons, self.kind = line, at, at, persons, kind
        self.head_words = head_words
        self.bodies: list[organisations.BodyPhrase] = []
        self.goals: list[places.PlacePhrase] = []
        self.generic = False
        head = " ".join(head_words)
        self._contest = head in _CONTESTS or head in noted("held") or head in noted("held by name")
        #: Whether something is handed over where the name begins, or just before.
        self._handing = "bàn" in line.words and "bàn giao" in (line.pair(at), line.pair(at - 2))

    def read(self) -> int:
        line = self.line
        stops = word_set("event_stops.tsv")
        while self.at < line.size and self.at - self.start < _LIMIT:
            token, low = line.tokens[self.at], line.low[self.at]
            if low == "các" and self.at + 1 < line.size and line.low[self.at + 1] == "cấp":
                self.generic = True
                return self.at
            if self.kind == "visit" and self._goal():
                continue
            if self._side():
                continue
            if token in (",", "-", "–", "(", "và"):
                if not self._joint():
                    break
                continue
            if self._themed() or self._quoted():
                if self._quote_ends():
                    break
                continue
            if (self._handing and self._handed_over()) or (
                self.kind == "signing" and self._paper()
            ):
                continue
            if low in _ADDRESSES and line.low[self.at - 1] in _BETWEEN and self.kind in _TALKS:
                break
            if self.kind in ("plenum", "congress") and self._counted():
                break
            if self.kind == "funeral" and (low == "trong" or token.isdigit()):
                break  # "Quốc tang" (trong 2 ngày)
            if self._tells() or self._of_someone():
                break
            if (
                low == "với"
                and self.at == self.start
                and line.low[self.at + 1 : self.at + 2] == ["các"]
            ):
                self.at += 2
                continue
            if low == "với" and line.low[self.at - 2 : self.at] == ["ứng", "phó"]:
                self.at += 1
                continue
            if low == "với" and self.bodies and self.kind == "conference" and self._with_all():
                self.at += 3
                continue
            if self.at == self.start and self._live():
                self.at += 2
                continue
            if self.at == self.start and line.low[self.at : self.at + 2] == ["dành", "cho"]:
                self.at += 2  # "hội nghị dành cho các nhà phát triển"
                continue
            if self.at == self.start and self._to_pass():
                self.at += 2
                continue
            if low in _PRONOUNS and self._somebody_does():
                break
            if self._goes_off() or (self.kind == "visit" and low == "nước" and self._that()):
                break
            if self.at == self.start and self._capital_name():
                self.at += 1
                continue
            if low in stops and not self._inside(low) and not self._body_here():
                if not self._title_begins():
                    break
            if low in _PARTS_OF_DAY and self._day_follows():
                break
            if low in _EDGES and not line.caps[self.at] and self._span_follows():
                break
            if not (token[0].isalnum() or token in "“\"'/&" or self._sum()):
                break
            named_after = self._contest and line.low[self.at - 1] not in _OF_SOMEONE
            if self.persons.starts(line, self.at) and not named_after:
                break
            if self._title() or self._next_sentence():
                break
            if self.kind == "plenum" and (
                low == "trong" or line.low[self.at : self.at + 2] in (["kỳ", "họp"], ["về", "cơ"])
            ):
                break
            if low == "về" and self.bodies and self.head_words == ["kỳ", "họp"]:
                break  # "bên lề kỳ họp thứ 4 HĐND tỉnh A về kết luận thanh tra"
            self._step()
            if self.kind == "plenum" and self.bodies and self._told_on():
                break
        self._close()
        later = line.low[self.at : self.at + 1]
        if line.low[self.at - 2 : self.at] == ["tổ", "chức"] and (
            self.at - self.start > 6 or (later and later[0] in _WHEN_WHERE)
        ):
            self.at -= 2  # "… lần thứ 10 tổ chức" (tại Hà Nội)
        if self.at == self.start + 1 and line.low[self.start] in _GENERIC:
            self.generic = True
        return self.at

    def _with_all(self) -> bool:
        """Say whether those follow with whom a body confers: "Hội nghị Chính phủ | với các địa phương"."""
        words = f"{' '.join(self.line.low[self.at + 1 : self.at + 4])} "
        return words.startswith(_ALL_OF_THEM)

    def _close(self) -> None:
        """End the name before words that lead on, and before a quotation that it does not close."""
        tokens = self.line.tokens
        if (
            self.at > self.start
            and tokens[self.start] in '“"'
            and not _titled(self.line, self.start)
        ):
            self.at = self.start  # "cuộc thảo luận “không nhượng bộ”"
        if '"' in self.line.words or "“" in self.line.words:
            self.at = max(self.start, quotes_closed(tokens, self.start, self.at, 1))
        if self.line.low[self.at - 1 : self.at + 1] == ["kỳ", "họp"]:
            self.at -= 1  # "họp báo về | kỳ họp thứ 4"
        if self.line.low[self.at - 2 : self.at] == ["bảo", "đảm"] and self.at > self.start + 2:
            self.at -= 2  # "tổ chức Lễ trao giải | bảo đảm trang trọng"
        if self.at - 2 >= self.start and self.line.low[self.at - 2 : self.at] == _WELCOMING:
            self.at -= 2
        while self.at > self.start and self.line.low[self.at - 1] in _DANGLING:
            if self.line.caps[self.at - 1] and self.line.low[self.at - 1] == "nguyên":
                break  # "Tây Nguyên"
            if self.line.low[self.at - 2 : self.at] in _ENDING:
                break
            if self.line.low[self.at - 1] == "năm" and self.line.tokens[self.at - 2].isdigit():
                break  # "Lễ kỷ niệm 50 năm"
            if tokens[self.at - 1] == '"' and tokens[self.start : self.at].count('"') % 2 == 0:
                break
            self.at -= 1

    def _quoted(self) -> bool:
        """Take a quoted title to its end: "Tọa đàm “Gỡ khó trong đấu thầu, mua sắm”"."""
        line, at = self.line, self.at
        close = _CLOSING.get(line.tokens[at])
        if close is None:
            return False
        for stop in range(at + 2, min(line.size, at + _LIMIT)):
            if line.tokens[stop] == close:
                self.at = stop + 1
                return True
        return False

    def _themed(self) -> bool:
        """Take a theme in quotes: "hội thảo" (với chủ đề “A”)."""
        low, begin = self.line.low, self.at
        if begin != self.start or self.kind == "congress":
            return False
        at = begin + (low[begin] in ("với", "có", "về", "mang", "theo"))
        if low[at : at + 2] not in (["chủ", "đề"], ["tiêu", "đề"]) or at + 3 >= self.line.size:
            return False
        self.at = at + 2 + (low[at + 2] == ":")
        if self._quoted():
            return True
        self.at = begin
        return False

    def _quote_ends(self) -> bool:
        """Say whether a name ends with its title in quotes: "hội nghị “A”" (đồng thời là …)."""
        line, at = self.line, self.at
        if at >= line.size or line.caps[at] or not line.tokens[at][0].isalpha():
            return False
        return line.low[at] not in _AFTER_TITLES

    def _counted(self) -> bool:
        """Say whether a session's name ends with its number: "Kỳ họp thứ tư" (bảo đảm …)."""
        line, at = self.line, self.at
        if line.caps[at] or not line.tokens[at][0].isalpha() or line.low[at] in _AFTER_NUMBERS:
            return False
        if at >= self.start + 2 and line.low[at - 2] == "thứ":
            return True
        if self.kind != "congress":
            return False
        if at > self.start and _ORDINAL.fullmatch(line.tokens[at - 1]):
            return True
        party = [line.low[at - 2 : at], line.low[at - 1 : at]] == [["của", "đảng"], ["đảng"]]
        return party and any(_ORDINAL.fullmatch(t) for t in line.tokens[self.start : at - 2])

    def _of_someone(self) -> bool:
        """Say whether a decision on someone follows: "lễ trao quyết định" (bổ nhiệm ông A)."""
        low, at = self.line.low, self.at
        if low[at - 2 : at] != ["quyết", "định"] or "trao" not in low[max(0, at - 4) : at - 2]:
            return False
        ahead = " ".join(low[at : at + _AHEAD] if low[at] == "của" else low[at : at + 2])
        return _MOVING.search(ahead) is not None

    def _to_pass(self) -> bool:
        """Say whether a gathering is named after what it is to pass: "tổ chức hội nghị | thông qua dự thảo"."""
        low, at = self.line.low, self.at
        if low[at : at + 2] != ["thông", "qua"] or self.kind not in ("conference", "working"):
            return False
        before = self.start - len(self.head_words) - 1
        held = before >= 0 and low[before] in ("chức", "trì", "dự", "tại", "buổi", "triệu", "nghị")
        return held and low[at + 2 : at + 4] in _TO_BE_PASSED

    def _live(self) -> bool:
        """Say whether a title follows how something is shown: "cầu truyền hình" (trực tiếp “A”)."""
        line, at = self.line, self.at
        if line.low[at : at + 2] not in (["trực", "tiếp"], ["trực", "tuyến"]):
            return False
        return at + 3 < line.size and _titled(line, at + 2)

    def _day_follows(self) -> bool:
        """Say whether the part of a day stands before its day: "tối" (12/3), "tối" (nay)."""
        after = self.line.low[self.at + 1 : self.at + 2]
        return bool(after) and (after[0][:1].isdigit() or after[0] in _DAYS)

    def _span_follows(self) -> bool:
        """Say whether a word for a part stands before a span of time: "cuối" (năm qua), not "năm 2019"."""
        span, of = (
            self.line.low[self.at + 1 : self.at + 2],
            self.line.low[self.at + 2 : self.at + 3],
        )
        if not span or not of or span[0] not in _SPANS:
            return False
        return of[0] in _SPANS_OF or (span[0] == "tháng" and of[0][0].isdigit())

    def _tells(self) -> bool:
        """Say whether words begin with which something is told of the event: "Hội nghị" (đặt dưới …)."""
        line, at = self.line, self.at
        place = verbs().get(line.pair(at))
        if at == self.start:
            place = verbs().get(" ".join(line.low[at : at + 3]), place)
        return place == "anywhere" or (place == "first" and at == self.start)

    def _capital_name(self) -> bool:
        """Say whether a name of its own begins with "Những": "Hội nghị Những người viết trẻ"."""
        line, at = self.line, self.at
        return line.caps[at] and line.low[at] == "những" and line.caps[at - len(self.head_words)]

    def _somebody_does(self) -> bool:
        """Say whether a pronoun stands here with what he does: "bữa tiệc" (ông tham dự)."""
        line, at = self.line, self.at
        after = line.low[at + 1] if at + 1 < line.size else ""
        return not line.caps[at] and after in word_set("predicates.tsv")

    def _goes_off(self) -> bool:
        """Say whether no name goes on here: "buổi gặp mặt nhắc …", "chuyến thăm đánh dấu …"."""
        line, at = self.line, self.at
        if line.caps[at] or line.tokens[at][0].isdigit() or self.kind not in _SHORT:
            return False
        if self.kind == "visit":
            return line.low[at] not in _VISIT_WORDS
        if self.kind == "other":
            return at == self.start and line.low[at] not in _TRIAL_WORDS
        return at == self.start and line.low[at] not in _MEETING_WORDS

    def _object(self) -> bool:
        """Say whether the noun is what somebody comes to, holds or leads."""
        first = self.start - len(self.head_words)
        return first > 0 and self.line.low[first - 1] in _HELD_OR_COME_TO

    def _title_begins(self) -> bool:
        """Say whether the title of a programme begins here: "chương trình | Dưới lá cờ vẻ vang"."""
        line, at = self.line, self.at
        if not line.caps[at]:
            return False
        if at == self.start and " ".join(self.head_words) in FAIRS:
            after = line.low[at + 1] if at + 1 < line.size else ""
            return after not in word_set("event_stops.tsv")  # "Giải chạy | Vì sức khỏe"
        if self.head_words not in (["chương", "trình"], ["sự", "kiện"]):
            return False
        return not line.caps[at - 1] and line.caps[at + 1 : at + 2] == [False]

    def _body_here(self) -> bool:
        """Say whether a body whose name begins like a verb stands here: "phiên họp Chính phủ"."""
        line, at = self.line, self.at
        if not line.caps[at] or (at + 1 < line.size and line.caps[at + 1]):
            return False
        return organisations.parse(line, at, self.persons) is not None

    def _goal(self) -> bool:
        """Take where a visit goes: "tới Lào", "tại Ấn Độ", and "và làm việc"."""
        line, at = self.line, self.at
        if "đi" not in self.head_words and (line.low[at] in _VISITED or line.caps[at]):
            if self._reached(at):
                return True
        if at == self.start and (self._site() or self._described()):
            return True
        what = _WHAT_VISIT.match(" ".join(line.low[at : at + _WORDS]))
        if what is not None and self._reached(at + what[0].count(" ")):
            return True
        at += line.tokens[at] in (",", "và")
        worked = line.low[at : at + 2] == ["làm", "việc"]
        at += 2 * worked
        if at + 1 >= line.size or not (worked or at == self.at):
            return False
        to = line.low[at] in ("tới", "đến", "tại", "sang", "ở", "về")
        to = to or ((worked or self.head_words[-1] == "việc") and line.low[at] == "với")
        if not to or not (line.caps[at + 1] or line.low[at + 1] in _GOALS):
            return False
        return self._reached(at + 1)

    def _site(self) -> bool:
        """Take what is visited in a place: "chuyến thăm một doanh trại tại đảo Jolo"."""
        line, at = self.line, self.at
        site = _SITE.match(" ".join(line.low[at : at + _WORDS]))
        if site is None:
            return self._house()
        if any(line.caps[at : at + site[0].count(" ")]):
            return False
        return self._reached(at + site[0].count(" "))

    def _house(self) -> bool:
        """Take the house or works visited, and the place after it: "căn cứ quân sự trên đảo Jolo"."""
        line, at = self.line, self.at
        found = None if line.caps[at] else _houses().longest(line.low, at)
        if found is None:
            return False
        stop, stops = found[0], word_set("event_stops.tsv")
        while stop < line.size and stop - at < _WORDS and not line.caps[stop]:
            if line.low[stop] in _AT_PLACE and self._reached(stop + 1):
                return True
            if not line.tokens[stop].isalpha() or line.low[stop] in _NOT_LIKE | stops | _AT_PLACE:
                break
            stop += 1
        self.at = stop
        return True

    def _described(self) -> bool:
        """Take what a visit is like, and where it goes: "chuyến thăm bất ngờ và hiếm hoi đến Lào"."""
        line, at = self.line, self.at
        while at < line.size and at - self.at < _WORDS and not line.caps[at]:
            if line.low[at] in _GOES_TO:
                return at > self.at and self._reached(at + 1)
            if not line.tokens[at].isalpha() or line.low[at] in _NOT_LIKE:
                return False
            at += 1
        return False

    def _that(self) -> bool:
        """Say whether a country is only pointed at: "chuyến thăm chính thức nước này"."""
        return self.line.low[self.at + 1 : self.at + 2] in (["này"], ["đó"], ["ta"], ["bạn"])

    def _reached(self, at: int) -> bool:
        """Take the place that begins at a token: "Nga", "Vương quốc Na Uy", "tỉnh Sơn La"."""
        line, start = self.line, at
        while start < line.size and line.low[start] in _OF_STATES and start - at < _WORDS:
            start += 1
        place = places.parse(line, at) or (places.parse(line, start) if start < line.size else None)
        if place is None:
            lands = at
            while lands < line.size and line.low[lands] in _LANDS and lands - at < _FEW:
                lands += 1
            place = places.parse(line, lands) if at < lands < line.size else None
        if place is None or not place.name:
            return False
        self._go_to(place)
        return True

    def _go_to(self, place: places.PlacePhrase) -> None:
        """Take a place and the countries named with it: "tới Úc và New Zealand"."""
        self.goals.append(place)
        self.at = place.stop
        more, at = [], self.at
        while place.level == "country" and self.line.tokens[at : at + 1] in ([","], ["và"]):
            last = self.line.tokens[at] == "và"
            other = places.parse(self.line, at + 1) if at + 1 < self.line.size else None
            if other is None or other.level != "country":
                return
            if self.line.low[other.stop : other.stop + 1] == ["của"]:
                last = True  # "chuyến thăm Ấn Độ, Sri Lanka của Tổng Bí thư A"
            more.append(other)
            at = other.stop
            if last:
                self.goals += more
                self.at = at
                return

    def _inside(self, low: str) -> bool:
        """Say whether a stop word belongs to the name here: "tổng kết", "đại biểu", "sơ kết"."""
        line, at = self.line, self.at
        pair = line.pair(at) + ", " + " ".join(line.low[at + 3 : at + 5])
        if line.tokens[at + 2 : at + 3] == [","] and pair in word_set("comma_pairs.tsv"):
            return True
        before = line.low[at - 1]
        if before == "thứ" or self._draft():
            return True
        if before == "về" and self.kind != "visit" and low in _ON_DOING:
            return True  # "Hội nghị về thành lập Trung tâm tài chính"
        if at == self.start and line.caps[at] and line.caps[at + 1 : at + 2] == [False]:
            if f"{low} {line.low[at + 1]}" in word_set("compounds.tsv"):
                return True  # "Hội nghị thượng đỉnh Đối tác vì tăng trưởng xanh"
        if f"{before} {low}" in word_set("compounds.tsv") and at > self.start:
            return True
        after = line.low[at + 1] if at + 1 < line.size else ""
        if low == "nhân" and after in ("lực", "sự", "quyền", "văn", "dân"):
            return True  # "Hội nghị hiệp đồng huy động nhân lực"
        if low == "có" and at > self.start and after in _HAVING:
            return True  # "gặp mặt người có công", "biểu dương người có uy tín"
        if low == "thăm":
            return self.kind not in _GATHERED or after == "dò"
        feast = line.low[at - 3 : at - 2] == ["niệm"]
        if (before, low) == ("năm", "ngày") and (feast or line.caps[at] or after in _REMEMBERED):
            return True  # "Lễ kỷ niệm 75 năm Ngày thành lập Quân đội"
        if before == "ngày" and low in _REMEMBERED:
            return True
        if low == "ngày" and before in _FEASTED and line.caps[at] and after in _REMEMBERED:
            return True  # "tiệc chào mừng Ngày Quốc khánh Lào"
        if before == "năm" and (low, after) in _SINCE:
            return True  # "Lễ kỷ niệm 60 năm thành lập"
        if at > self.start and ((before, low) in _WHOLE or (low, after) in _WHOLE):
            return (low, after) != ("kết", "quả") or not heads().longest(line.low, at + 2)
        if (low, after) in _OPENING or (before, low) in _OPENING:
            return True
        meets = self.kind in ("conference", "working", "meeting")
        if at <= self.start + 1 and meets and self._object():
            pairs = word_set("purposes.tsv")
            if (at == self.start and f"{low} {after}" in pairs) or f"{before} {low}" in pairs:
                return True  # "dự hội nghị tập huấn", not "Hội nghị tiếp thu ý kiến"
        if (before, low) == ("nghị", "quyết") or (before, low) in _STUDIES:
            return True
        if self.kind != "congress" and (low, after) in _SUBJECTS:
            return True
        if (low, after) == ("quyết", "định") and before == "trao":
            return True  # "Lễ trao | Quyết định của Bộ trưởng"
        if low in ("quyết", "bàn") and at > self.start:
            return (low, after) == ("bàn", "giao") or (
                (low, after) == ("quyết", "định") and before in ("trao", "bố", "các", "khai")
            )
        if low == "kết" and line.low[at + 1 : at + 2] == ["thúc"]:
            return False
        if (before, low) in (
            ("tổng", "kết"),
            ("sơ", "kết"),
            ("cam", "kết"),
            ("ký", "kết"),
            ("đoàn", "kết"),
            ("liên", "kết"),
            ("chuyên", "đề"),
            ("chủ", "đề"),
            ("cao", "cấp"),
            ("vấn", "đề"),
        ):
            return True
        return (
            at > self.start
            and low
            in (
                "nhất",
                "thông",
                "đón",
                "giao",
                "kết",
                "thành",
                "cử",
                "biểu",
                "tập",
                "ra",
                "làm",
                "tiến",
                "chính",
                "trước",
                "bàn",
                "cao",
                "đề",
                "sáng",
            )
            and f"{low} {line.low[at + 1] if at + 1 < line.size else ''}"
            in word_set("compounds.tsv")
            and low not in ("thông", "chính")
        )

    def _draft(self) -> bool:
        """Say whether the draft of a paper stands here: "hội nghị góp ý | dự thảo Luật Du lịch"."""
        low, at = self.line.low, self.at + (self.line.low[self.at] == "vào")
        if self.at == self.start and self.kind == "ceremony" and len(self.head_words) > 1:
            return low[at : at + 2] == ["dự", "án"]  # "Lễ khởi công | dự án Nhà máy nước"
        return self.at > self.start and low[at : at + 2] in (["dự", "thảo"], ["dự", "án"])

    def _told_on(self) -> bool:
        """Say whether a verb follows the body of a session: "Kỳ họp thứ 7 HĐND tỉnh A kết luận"."""
        line, at = self.line, self.at
        if at >= line.size or not line.tokens[at][0].isalpha() or line.caps[at]:
            return False
        if line.low[at] == "kết" and line.low[at - 1] in ("tổng", "sơ"):
            return False  # "Phiên họp Chính phủ tổng kết 6 tháng đầu năm"
        if line.low[at - 1 : at + 1] == ["nghị", "quyết"]:
            return False  # "Phiên họp Chính phủ về thực hiện Nghị quyết số 5"
        return line.low[at] in (
            "kết",
            "thông",
            "quyết",
            "đánh",
            "nhận",
            "xem",
            "chỉ",
            "thống",
            "bầu",
            "ban",
        )

    def _handed_over(self) -> bool:
        """Take the post whose handing over is the event: "hội nghị bàn giao chức danh Chính ủy"."""
        line, at = self.line, self.at
        handing = self.start if line.pair(self.start) == "bàn giao" else self.start - 2
        if at < handing + 3:
            return False
        found = titles().longest(line.low, at)
        if found is None or line.low[at - 1] not in ("danh", "vụ", "trách"):
            return False
        self.at = found[0]
        return True

    def _sum(self) -> bool:
        """Say whether a plus stands between numbers: "Đối thoại chiến lược 3+3"."""
        line, at = self.line, self.at
        if line.tokens[at] != "+" or not self.start < at < line.size - 1:
            return False
        before = line.tokens[at - 1].isdigit() or line.acronym(at - 1)
        return before and line.tokens[at + 1].isdigit()

    def _paper(self) -> bool:
        """Take the kind of a paper that is signed: "lễ ký kết Bản ghi nhớ", "… Tuyên bố chung"."""
        found = papers().longest(self.line.low, self.at)
        if found is None:
            return False
        self.at = found[0]
        return True

    def _side(self) -> bool:
        """Take the other side of talks and signings: "giữa Bộ Y tế" (và Bộ Y tế Lào)."""
        line, at = self.line, self.at
        if (
            self.kind not in _OF_SIDES
            or not self.bodies
            or self.bodies[-1].stop != at
            or line.low[at] not in _AND_WITH
        ):
            return False
        if "giữa" not in line.low[self.start : self.bodies[0].start] or at + 1 >= line.size:
            return False
        body = organisations.parse(line, at + 1, self.persons)
        if body is None or body.bare:
            return False
        self.bodies.append(body)
        self.at = body.stop
        return True

    def _title(self) -> bool:
        line = self.line
        if self.kind == "election" and line.low[self.at : self.at + 2] == ["tổng", "thống"]:
            return False
        before = line.low[self.at - 1]
        if f"{before} {line.low[self.at]}" in word_set("compounds.tsv"):
            return False  # "tăng trưởng"
        if self._of_leaders():
            return False
        if line.low[self.at - 2 : self.at] == ["danh", "hiệu"]:
            return False  # "lễ đón nhận danh hiệu Anh hùng Lao động"
        if before == "cấp" and self.kind in ("conference", "meeting", "working"):
            return False  # "Đối thoại chiến lược cấp bộ trưởng"
        if line.low[self.at] == "bí" and self.kind == "ceremony":
            return False
        former = line.low[self.at] in ("nguyên", "cựu", "cố") and self.at + 1 < line.size
        found = titles().longest(line.low, self.at + former)
        if found is not None and self.at == self.start and line.caps[self.at]:
            if line.low[found[0] : found[0] + 1] and line.low[found[0]] in _OF_MANY:
                return False  # "Hội nghị Lãnh đạo các cơ quan ngoại vụ"
        return (
            found is not None
            and found[1].kind != "delegate"
            and (
                line.low[self.at] not in ("đại", "thành", "cán", "thường")
                or line.pair(self.at) in _GREAT
            )
        )

    def _of_leaders(self) -> bool:
        """Say whether a summit is named after all who come: "Hội nghị các nhà lãnh đạo kinh tế APEC"."""
        low, at = self.line.low, self.at
        begin = at if low[at] == "nhà" else at - 1
        if low[begin : begin + 3] != ["nhà", "lãnh", "đạo"] or low[begin - 1] != "các":
            return False
        summit = begin - 1 <= self.start + 1 or low[begin - 2] == "nghị"
        return summit and not self.persons.starts(self.line, begin + 3)

    def _next_sentence(self) -> bool:
        """Say whether a sentence begins whose full stop is missing: "buổi họp báo Trong số …"."""
        line, at = self.line, self.at
        if at == self.start and self._title_begins():
            return False
        return (
            line.caps[at]
            and line.low[at - 1 : at + 1] != ["năm", "ngày"]
            and line.low[at] in word_set("sentence_starts.tsv")
            and line.caps[at + 1 : at + 2] == [False]
            and f"{line.low[at]} {line.low[at + 1]}" not in word_set("compounds.tsv")
        )

    def _step(self) -> None:
        line = self.line
        if line.caps[self.at] or line.low[self.at] == "đảng":
            body = organisations.parse(line, self.at, self.persons)
            if body and body.stop > self.at:
                if not body.bare:
                    self.bodies.append(body)
                self.at = body.stop
                return
            place = places.parse(line, self.at)
            if place:
                self.at = place.stop
                return
        self.at += 1

    def _sort_in_brackets(self) -> bool:
        """Take the sort of a session in brackets, and its body: "Kỳ họp thứ 12 (bất thường) HĐND"."""
        line, stop = self.line, self.at + 1
        if line.low[stop : stop + 1] and line.low[stop] not in _SORTS:
            return False
        while stop < line.size and line.tokens[stop] != ")" and stop - self.at < _SORT:
            stop += 1
        if stop + 1 >= line.size or line.tokens[stop] != ")" or not line.caps[stop + 1]:
            return False
        body = organisations.parse(line, stop + 1, self.persons)
        if body is None or body.bare or not body.name.startswith(_ASSEMBLIES):
            return False
        if line.low[body.stop : body.stop + 1] in _SITS:
            return False
        self.bodies.append(body)
        self.at = body.stop
        return True

    def _of_all(self, at: int) -> bool:
        """Say whether words of a list go on to those of the whole country: ", nông, binh toàn quốc"."""
        line, stop = self.line, min(at + _LISTED, self.line.size)
        for here in range(at + 1, stop):
            low = line.low[here]
            if low in ("quốc", "quân") and line.low[here - 1] == "toàn":
                return True
            if not (line.tokens[here].isalpha() or low == ",") or low in _UNLISTED:
                return False
        return False

    def _joint(self) -> bool:
        """Take a comma, dash or "và" where the name surely goes on: ", nhiệm kỳ 2025-2030"."""
        line, at = self.line, self.at
        nxt = line.low[at + 1] if at + 1 < line.size else ""
        after = line.low[at + 2] if at + 2 < line.size else ""
        token = line.tokens[at]
        if token in (",", "(", "-", "–") and nxt in ("nhiệm", "khóa", "lần", "năm", "giai", "nk"):
            if nxt == "năm" and not after[:1].isdigit():
                return False
            stop = at + 2
            while stop < line.size and (
                line.tokens[stop][0].isdigit()
                or line.low[stop] in ("kỳ", "thứ", "đoạn", "-", "–")
                or _ORDINAL.fullmatch(line.tokens[stop])
            ):
                stop += 1
            if token == "(" and stop < line.size and line.tokens[stop] == ")":
                stop += 1
            self.at = stop
            return True
        if token == "(" and self.kind == "plenum" and self._sort_in_brackets():
            return True
        session = (
            self.kind == "plenum" and at > self.start and not self.bodies
        )  # not "Tại kỳ họp, HĐND tỉnh A đã"
        if token == "," and session and at + 1 < line.size and line.caps[at + 1]:
            body = organisations.parse(line, at + 1, self.persons)
            acts = body is not None and line.low[body.stop : body.stop + 1] in _SITS
            if body and not (acts or body.bare) and body.name.startswith(_ASSEMBLIES):
                self.bodies.append(body)
                self.at = body.stop
                return True
        if token == "," and at == self.start and at > 1:
            pair = f"{line.low[at - 2]} {line.low[at - 1]}, {nxt} {after}"
            if pair in word_set("comma_pairs.tsv"):
                self.at = at + 3  # "lễ khánh thành, gắn biển" công trình A
                return True
        if token == "," and self.kind == "congress" and self._of_all(at + 1):
            self.at = at + 1  # "Đại hội Anh hùng, Chiến sĩ thi đua" toàn quốc
            return True
        if token == "," and at > self.start + 1:
            units = word_set("listed_units.tsv")
            one = line.low[at - 1] in units or " ".join(line.low[at - 2 : at]) in units
            if one and (nxt in units or f"{nxt} {after}" in units) and not line.caps[at + 1]:
                self.at = at + 2  # "cuộc họp với các sở, ngành"
                return True
            pair = f"{line.low[at - 2]} {line.low[at - 1]}, {nxt} {after}"
            if pair in word_set("comma_pairs.tsv"):
                self.at = at + 3  # "giao ban công tác chỉ đạo, quản lý" báo chí
                return True
        if token in ("-", "–") and (line.low[at - 1], nxt, after) == ("binh", "liệt", "sĩ"):
            self.at = at + 3  # "kỷ niệm 79 năm Ngày Thương binh - Liệt sĩ"
            return True
        if token == "," and nxt == "trao" and line.low[at - 2 : at] == ["công", "bố"]:
            self.at = at + 2  # "hội nghị công bố, trao quyết định"
            return True
        if token == "," and (
            (nxt, after) == ("triển", "khai")
            or (line.low[at - 1], nxt) == ("phòng", "chống")
            or ((nxt, after) in _STUDIES and tuple(line.low[at - 2 : at]) in _STUDIES)
        ):
            self.at = at + 1
            return True
        numbered = token in ("-", "–") and at > self.start and line.tokens[at - 1][0].isdigit()
        if numbered and nxt[:1].isdigit():
            self.at = at + 2
            return True
        if numbered and nxt and line.acronym(at + 1) and line.starts[at + 1] == line.stop(at):
            self.at = at + 2  # "Nghị quyết 57-NQ/TW"
            return True
        if (
            token in ("-", "–")
            and at + 1 < line.size
            and (line.word(at + 1) or _land_and_union(line, at - 1, at + 1))
            and (line.word(at - 1) or _land_and_union(line, at + 1, at - 1))
            and line.starts[at + 1] - line.stop(at - 1) <= 3
        ):
            self.at = at + 2
            return True
        if (
            token == "-"
            and at > self.start
            and nxt.isdigit()
            and (line.acronym(at - 1) or line.low[at - 1] in ("covid", "g"))
            and line.starts[at + 1] - line.stop(at - 1) == 1
        ):
            self.at = at + 2  # "AIPA-46"
            return True
        if token == "và" and line.low[at - 2 : at + 2] == ["công", "bố", "và", "trao"]:
            self.at = at + 2  # "lễ công bố và trao quyết định"
            return True
        if (
            token == "và"
            and at > self.start
            and heads().longest(line.low, at + 1) is None
            and not self.persons.starts(line, at + 1 if at + 1 < line.size else at)
        ):
            pair = f"{nxt} {after}"
            if nxt in ("trao", "công", "đón", "làm", "truyền", "phát", "tư", "xây", "việc") or (
                pair in word_set("compounds.tsv") and self.kind == "conference"
            ):
                if nxt in ("trực",):
                    return False
                self.at = at + 1
                return True
        if token == "(" and at + 1 < line.size and line.caps[at + 1]:
            stop = at + 1
            while stop < line.size and line.tokens[stop] != ")" and stop - at < 8:
                stop += 1
            if (
                stop + 1 < line.size
                and line.tokens[stop] == ")"
                and line.low[stop + 1] in ("lần", "năm", "-")
            ):
                self.at = stop + 1
                return True
        return False
