"""Roles and names that stand side by side, in appositions and runs."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.claims import YEARS, Claim, aide, delegate, role_of
from kg.facts.context import kin_before, wife_of
from kg.facts.reference import leaders
from kg.facts.shared_titles import same_office, shared_titles
from kg.facts.walk import LIST, Walk, incumbent, plural_before, verb_follows
from kg.grammar import Skeleton
from kg.grammar.needle import Needle
from kg.lexicon import word_set
from kg.mentions import Item, PersonPhrase
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import vietnamese
from kg.text import name_key


def beside(skeleton: Skeleton) -> list[Claim]:
    """Join roles and names that stand side by side, also in lists with shared titles."""
    walk = Walk(skeleton)
    if not walk.items or not any(i.kind == "R" for i in walk.items):
        return []
    claims = _runs(walk)
    if not _OF_THEN.isdisjoint(skeleton.line.words):
        claims = [_in_years(skeleton, claim) for claim in claims]
    claims.extend(shared_titles(walk, claims))
    claims.extend(same_office(walk))
    return claims


_AT_THE_TIME = re.compile(
    r" ?,? (?:lúc bấy giờ|khi đó|khi ấy|lúc đó|bấy giờ|thời đó|thời bấy giờ|dưới thời)\b"
)
#: Words of which that, and a stretch of years, needs one.
_OF_THEN = frozenset(("giờ", "đó", "ấy", "dưới", "đến", "-", "–"))


#: Before a time at which an office was held, and words with which such a time begins.
_SIGNS = frozenset((",", "("))
_TIMES = frozenset(("lúc", "khi", "bấy", "thời", "dưới", "từ", "giai", "trong"))


def _in_years(skeleton: Skeleton, claim: Claim) -> Claim:
    """Read the years after a role: "Bí thư Tỉnh ủy giai đoạn 2015-2020"."""
    if claim.status not in ("incumbent", "former"):
        return claim
    low, at = skeleton.line.low, claim.role.stop
    while at < len(low) and low[at] in _SIGNS:
        at += 1
    if at == len(low) or low[at] not in _TIMES:
        return claim
    number = next(k for k, item in enumerate(skeleton.items) if item is claim.role)
    place = skeleton.place(number) + len(f"<R{number}>")
    if claim.status == "incumbent" and _AT_THE_TIME.match(skeleton.text, place):
        return claim.stated("former")
    years = YEARS.match(skeleton.text, place)
    if not years:
        return claim
    return replace(claim, status="former", since=years[1], until=years[2])


def _runs(walk: Walk) -> list[Claim]:
    """Give each run of roles to the name before or after it."""
    items, claims = walk.items, list[Claim]()
    at = 0
    while at < len(items):
        if items[at].kind != "R":
            at += 1
            continue
        stop = at + 1
        while stop < len(items) and items[stop].kind == "R" and _joined(walk, stop):
            stop += 1
        claims += _one_run(walk, at, stop)
        at = stop
    return claims


def _joined(walk: Walk, at: int) -> bool:
    """Say whether a role goes on a run: after a comma, or a rank at once: "Giám đốc … Đại tá A"."""
    gap, item = walk.gaps[at - 1], walk.items[at]
    if gap == ";" and role_of(item).status == "former":
        return not _named_after_run(walk, at)
    if gap in LIST or _WHOSE.fullmatch(gap) or _comma_missing(walk.items[at - 1], item):
        return True
    return gap == "" and bool(role_of(item).rank)


def _named_after_run(walk: Walk, at: int) -> bool:
    """Say whether a list of roles ends with a name: "…; nguyên Chủ tịch HĐND tỉnh Trần Văn A"."""
    items, gaps = walk.items, walk.gaps
    while at + 1 < len(items) and items[at + 1].kind == "R" and gaps[at] in (",", ";", "và"):
        at += 1
    return at + 1 < len(items) and items[at + 1].kind == "P" and gaps[at] in ("", ",", "-", "–")


#: A bracket that says whose the post before is: "Phó phòng Khảo thí (Sở GD-ĐT), ủy viên …".
_WHOSE = re.compile(r"(?:\( (?:<[OL]0>|[^<>()]{2,24}) \)|(?:[-–]|thuộc) <O0>) (?:,|kiêm|và)")


def _comma_missing(a: Item, b: Item) -> bool:
    """Say whether two posts of one person stand without a comma: "Bí thư Tỉnh ủy Chủ tịch HĐND"."""
    one, other = role_of(a), role_of(b)
    if a.stop != b.start or one.rank or other.rank or one.status or other.status:
        return False
    return one.body is not None and not one.body.bare and other.body is not None


def _stood_for(walk: Walk, at: int, stop: int) -> int:
    """Count the offices for which someone stands: "ứng cử đại biểu Quốc hội, Viện trưởng A"."""
    gaps = walk.gaps
    if walk.before(walk.items[at], 2) not in _STANDING:
        return 0
    first = at
    while at + 1 < stop and gaps[at] == "và":
        at += 1
    apart = at + 1 < stop or gaps[at : at + 1] != [""]
    return at + 1 - first if apart else 0


#: The last two words before such an office: "khi ứng cử", "các ứng cử viên".
_STANDING = frozenset(("ứng cử", "tranh cử", "cử viên"))


def _one_run(walk: Walk, at: int, stop: int) -> list[Claim]:
    items, gaps = walk.items, walk.gaps
    at += _stood_for(walk, at, stop)
    if at == stop:
        return []
    run = items[at:stop]
    following = (
        items[stop]
        if stop < len(items) and items[stop].kind == "P" and gaps[stop - 1] == ""
        else None
    )
    previous = items[at - 1] if at and items[at - 1].kind == "P" and _apposed(walk, at) else None
    if _of_states(walk, run[-1]):
        return []  # "…, Bộ trưởng Bộ Ngoại giao hai nước cũng trao đổi"
    kin = wife_of(walk.skeleton.line.low, run[0].start)
    whose = previous is not None and kin  # "bà A, phu nhân Tổng Bí thư B": the office of B
    if whose and previous is not None and following is not None and _namesakes(previous, following):
        return []  # "Carolyn Kennedy, con dâu Tổng thống Kennedy": which Kennedy is not told
    whose = whose or _another(walk, stop)
    if previous is not None and (kin or plural_before(walk, run[0]) or _of_kin(walk, run[0])):
        previous = None
    if following is not None and _group_address(walk, run[-1], following):
        following = None  # "Ủy viên Bộ Chính trị, các đồng chí A, B" is a shared title
    if following is not None and aide(role_of(run[-1])):
        told = previous is not None and not _titled(walk, at - 1)
        if told or not _own_aide(walk, run[-1], following):
            following = None  # "Thư ký Phó Thủ tướng A": A is the deputy prime minister
    if following is not None and walk.before(run[0], 2) in _NAMED_AFTER:
        following = None  # "trường mang tên Đại tướng A"
    if following is not None and _chief(role_of(run[-1]), following):
        following = None  # "Trợ lý Tổng thống Nga Vladimir Putin"
    if following is not None and at and gaps[at - 1] == ", <D0> ,":
        previous = None  # "mời của Bộ trưởng A, từ ngày 14-16/10, Bộ trưởng B thăm"
    if previous is not None and following is not None and _named_for(walk, stop):
        following = None  # "B, Hiệu trưởng Trường Đào tạo cán bộ Nguyễn Văn Cừ;"
    if previous is not None and following is None and _introduces(walk, at, stop):
        previous = None  # "Bộ trưởng A, Tổng giám đốc WTO - bà B": the role of B
    if previous is not None and _according_to(walk, previous, run[-1]):
        previous = None  # "Theo ông Đạt, Giám đốc Sở là cán bộ nhà nước"
    if previous is not None and following is None and _acts(walk, run[-1]):
        run, stop = run[:-1], stop - 1  # "Thăm cửa hàng của A, Thủ tướng tìm cơ hội"
        if not run:
            return []
    if previous is None and following is None:
        return _presented_after(walk, stop - len(_not_owners(walk, run)), stop)
    if previous is None:
        run = _of_one(_not_owners(walk, run))
        if walk.word_before(run[0]) in _APART and gaps[at] == ",":
            run = run[1:] or run  # "Sau Bộ trưởng Tư pháp, Tổng thống A …": two people
        if len(run) > 1 and (_of_many(walk, run[0]) or _above(run[0], run[1])):
            run = run[1:]
        at = stop - len(run)
    cut = _cut(walk, at, stop, previous, following)
    word = walk.word_before(run[0])
    past = word in ("thời", "triều")  # "dưới thời Tổng thống A"
    lead = walk.before(run[0], 3) if word in _LAST else ""
    doubtful = kin and following is not None and not _at_home(walk, run[0], following)
    if previous is None and not whose and (doubtful or (lead and _OF_SOMEONE.search(lead))):
        return []  # "phu nhân Tổng Bí thư A": A may be either
    claims: list[Claim] = []
    stands = _STANDS.search(lead) if lead else None
    was = _once(walk, run[0]) or (at > 0 and _then(walk.gaps[at - 1]))
    last = max((k for k in range(cut) if _once(walk, run[k])), default=-1)
    for k, item in enumerate(run[:cut]):
        was = (
            (was or _once(walk, item))
            and (_once(walk, item) or not role_of(item).status)
            and (k < last or not _ELDERS.match(role_of(item).title))
        )
        if previous is not None and not delegate(role_of(item).title):
            status = "former" if was and not role_of(item).rank else "incumbent"
            for person in (previous, *_listed_before(walk, at - 1)):
                claims.append(incumbent(person, item, "apposition", 0.95, status))
    for item in run[cut:]:
        if following is not None:
            rule, status = "title-before-name", "nominated" if stands else "incumbent"
            was = was and not _ELDERS.match(role_of(item).title)
            if past or was or _with_former(walk, item, run):
                rule, status = f"{rule}, earlier" if past and not was else rule, "former"
            if role_of(item).rank:
                rule, status = "title-before-name", "incumbent"
            claims.append(incumbent(following, item, rule, 0.97, status))
    return claims


#: Words before the office of someone after whom a thing is named.
_NAMED_AFTER = ("mang tên", "đặt tên", "lấy tên")


def _namesakes(relative: Item, person: Item) -> bool:
    """Say whether someone is called by the family name alone that a relative bears too."""
    one, other = relative.phrase, person.phrase
    if not (isinstance(one, PersonPhrase) and isinstance(other, PersonPhrase)):
        return False
    return " " not in other.name and one.name.split()[-1] == other.name


def _of_many(walk: Walk, role: Item) -> bool:
    """Say whether several leaders stand before the office of one: "các nhà lãnh đạo G7, Thủ tướng A"."""
    return role_of(role).title.startswith("Nhà lãnh đạo") and plural_before(walk, role)


def _above(first: Item, second: Item) -> bool:
    """Say whether a head stands before a deputy of the same body: "Chủ tịch và Phó Chủ tịch tỉnh" A."""
    one, other = role_of(first), role_of(second)
    same = one.organisation == other.organisation and one.status == other.status
    return same and one.role == "head" and other.role == "deputy-head" and bool(one.organisation)


#: What sets the holder of the office that follows apart from the person who is told of.
_APART = ("sau", "ngoài")


def _listed_before(walk: Walk, at: int) -> list[Item]:
    """Give those with whom the last of a list shares a bracket: "Các ông A, B, C (Phó phòng)"."""
    items, gaps = walk.items, walk.gaps
    if not gaps[at].startswith("("):
        return []
    others: list[Item] = []
    while at and items[at - 1].kind == "P" and gaps[at - 1] in (",", "và"):
        at -= 1
        others.append(items[at])
        phrase = items[at].phrase
        if isinstance(phrase, PersonPhrase) and phrase.address.lower().startswith(_MANY):
            return others
        if isinstance(phrase, PersonPhrase) and phrase.address:
            return []
    return []


#: Addresses of several at once.
_MANY = ("các", "hai ")
#: Who stands before the office of another: "phu nhân Tổng Bí thư", "phát ngôn viên Tổng thống".
_STANDS = Needle(r"(?:^| )(?:ứng viên|ứng cử viên)(?: chức| vị trí| ghế)?$")
#: The last words of these, and of the next.
_LAST = frozenset(("viên", "chức", "trí", "ghế", "rể", "dâu", "của", "ngôn"))
_OF_SOMEONE = Needle(r"(?:^| )(?:con rể(?: của)?|con dâu(?: của)?|phát ngôn viên|người phát ngôn)$")


#: Offices at home whose aides are named with them: "Trợ lý Chủ tịch nước Trần Quang A".
_AIDES = re.compile(
    r"(?:Trợ lý|Phó [Tt]rợ lý) (?:Phó )?(?:Thủ tướng(?: Chính phủ)?|Chủ tịch (?:nước|Quốc hội|QH)|Tổng [Bb]í thư)"
)


def _titled(walk: Walk, at: int) -> bool:
    """Say whether a person has a title before the name: "Bộ trưởng A, Trợ lý Thủ tướng B"."""
    items, gaps = walk.items, walk.gaps
    return at > 0 and items[at - 1].kind == "R" and gaps[at - 1] == ""


def _own_aide(walk: Walk, role: Item, person: Item) -> bool:
    """Say whether the name after an aide's title is his own: he is at home, and so is his chief."""
    phrase = person.phrase
    return (
        isinstance(phrase, PersonPhrase)
        and not phrase.given
        and walk.word_before(role) not in _BEFORE_OTHERS
        and _AIDES.fullmatch(role_of(role).title) is not None
        and all(vietnamese(word) for word in phrase.name.lower().split())
    )


def _of_kin(walk: Walk, role: Item) -> bool:
    """Say whether the role is that of a relative: "chị Tạ Thị Lộc (vợ Thượng tá)"."""
    return kin_before(walk.skeleton.line.low, role.start)


def _of_states(walk: Walk, role: Item) -> bool:
    """Say whether an office is that of several at once: "Ngoại trưởng hai nước", "… các bên"."""
    low = walk.skeleton.line.low[role.stop : role.stop + 2]
    return len(low) > 1 and low[0] in ("hai", "các", "ba", "bốn", "2") and low[1] in ("nước", "bên")


def _another(walk: Walk, at: int) -> bool:
    """Say whether the relative is named after who has the office: "phu nhân Thủ tướng A, bà B"."""
    items, gaps = walk.items, walk.gaps
    if at + 1 >= len(items) or items[at + 1].kind != "P" or gaps[at] not in (",", "-", "–", "là"):
        return False
    phrase = items[at + 1].phrase
    return isinstance(phrase, PersonPhrase) and bool(phrase.address)


def _chief(role: RolePhrase, person: Item) -> bool:
    """Say whether the leader of another country is named after the title of one of his aides."""
    phrase = person.phrase
    if not isinstance(phrase, PersonPhrase) or name_key(phrase.name) not in leaders():
        return False
    return _AIDE_ABROAD.match(role.title) is not None


#: Aides of heads of state; of their spokesmen some are as well known as they are.
_AIDE_ABROAD = re.compile(
    r"(?:phó )?(?:trợ lý|cố vấn|thư ký)(?: cấp cao)? (?:của )?(?:tổng thống|thủ tướng|chủ tịch)\b",
    re.I,
)


def _at_home(walk: Walk, role: Item, person: Item) -> bool:
    """Say whether a name after a relative's office is the holder's: "con trai Chủ tịch xã Trần Văn A"."""
    phrase = person.phrase
    own = isinstance(phrase, PersonPhrase) and all(map(vietnamese, phrase.name.lower().split()))
    return own and walk.before(role, 2) != "phu nhân"


def _introduces(walk: Walk, at: int, stop: int) -> bool:
    """Say whether a dash and an address follow the roles: they are those of the next person."""
    items, gaps = walk.items, walk.gaps
    if stop >= len(items) or items[stop].kind != "P" or gaps[stop - 1] not in ("-", "–", "—"):
        return False
    phrase = items[stop].phrase
    return gaps[at - 1] == "," and isinstance(phrase, PersonPhrase) and bool(phrase.address)


#: Words before an office that is another's, or not held: "nếu được bầu làm Chủ tịch, ông A".
_BEFORE_OTHERS = frozenset(
    (
        *("của", "theo", "do", "được", "bởi", "cho", "với", "làm", "chức", "giữ", "vụ"),
        *("trai", "gái", "mừng", "chúc", "ghế"),
    )
)


def _with_former(walk: Walk, role: Item, run: list[Item]) -> bool:
    """Say whether "kiêm" joins the role to one that was held before: "cựu Chủ tịch kiêm …"."""
    at = walk.items.index(role)
    return (
        role is not run[0]
        and walk.gaps[at - 1] == "kiêm"
        and role_of(walk.items[at - 1]).status == "former"
    )


_THEN = re.compile(r"(?:khi đó|lúc đó|bấy giờ|khi ấy|thời điểm đó)(?: đang)? là$")


def _then(gap: str) -> bool:
    """Say whether a gap ends with "khi đó là"."""
    return gap.endswith(" là") and _THEN.search(gap) is not None


def _named_for(walk: Walk, at: int) -> bool:
    """Say whether the name after the role of a school is that of the school."""
    role, person, line = role_of(walk.items[at - 1]), walk.items[at], walk.skeleton.line
    school = role.body is not None and role.body.name.startswith("Trường")
    ends = person.stop >= line.size or line.tokens[person.stop] in ";.,)"
    return school and ends and walk.gaps[at - 2] == ","


def _according_to(walk: Walk, person: Item, role: Item) -> bool:
    """Say whether "theo ông A" ends before the role, which is the subject of what follows."""
    line = walk.skeleton.line
    before = line.low[max(0, person.start - 5) : person.start]
    if "theo" not in before or "," in before or role.stop >= line.size:
        return False
    if "đó" in before:
        return False  # "Theo đó, ông A, Tư lệnh Quân khu 4 được điều động"
    after = line.low[role.stop]
    said = ("cho", "nói", "thì", "khẳng", "chia", "thông", "đánh", "nhận", "phân", "giải", "kể")
    return after.isalpha() and after not in said and not line.caps[role.stop]


_OFFICES = re.compile(
    r"(?:Phó )?Thủ tướng|Thường trực Chính phủ|Chủ tịch Quốc hội|(?:Phó )?Chủ tịch nước|Tổng thống|Tổng Bí thư|Bộ trưởng|Thứ trưởng"
)


def _acts(walk: Walk, role: Item) -> bool:
    """Say whether a bare office after a name is the subject of what follows."""
    line, phrase = walk.skeleton.line, role_of(role)
    if role.stop >= line.size or line.caps[role.stop] or not line.tokens[role.stop][0].isalpha():
        return False
    if line.low[role.stop : role.stop + 2] in (["dẫn", "đầu"], ["làm", "trưởng"]):
        return False  # "đoàn do ông A, Trưởng ban B dẫn đầu"
    bare = _OFFICES.fullmatch(phrase.title) and phrase.country is None and not phrase.status
    invited = " ".join(line.low[:4]) in ("nhận lời mời của", "theo lời mời của")
    text, place = walk.skeleton.text, walk.skeleton.place(_number(walk, role))
    aside = _ASIDE.match(text[:place])
    if aside is None and (_CALLS_ON.match(text[:place]) or _IN_TALKS.match(text[:place])):
        aside = _DOES.match(text, place)
    both = _OF_BOTH.match(" ".join(line.low[role.stop : role.stop + 3]))
    return bool(bare) or invited or aside is not None or both is not None


#: After an office that two people hold: "điện đàm với Thủ tướng A, Bộ trưởng Ngoại giao hai nước".
_OF_BOTH = re.compile(
    r"(?:của )?(?:hai|ba|các|2|3) (?:nước|bên|quốc gia|tỉnh|địa phương|thành phố)\b"
)


#: What opens a sentence about others: "Đối với bà A, Trưởng ban tin tưởng …", "Sau lời của ông A, …".
_ASIDE = re.compile(
    r"(?:được biết , )?(?:đối với|sau(?! khi)|trước(?! khi)|về phía|thay)\b[^,;“”]*<P\d+> , $"
)


#: What opens a sentence about whom its subject, told after them, calls on: "Đến thăm bà A, R ân cần …".
_CALLS_ON = re.compile(
    r"(?:(?:cũng|tiếp đó|sau đó|<D\d+>) ,? ?)?(?:(?:đến|tới|ghé|về|đi|trực tiếp) )*(?:thăm|động viên|tặng quà|trao quà|chúc tết|chia buồn|tiếp(?! nhận| theo| tục| đó)|gặp|trò chuyện|nói chuyện|dâng hương|thắp hương|viếng|hỏi thăm)\b[^,;:“”]*<P\d+> , $"
)
#: What says in which talks its subject speaks: "trong cuộc họp với ông A, R đề nghị …".
_IN_TALKS = re.compile(
    r"(?:[^“”]*, )?(?:trong|tại|sau) <E\d+> (?:với |cùng )?(?:<R\d+> |ông |bà |đồng chí )*<P\d+> , $"
)
#: A role that is the subject, which acts, where no other subject follows.
_DOES = re.compile(
    r"<R\d+> (?!(?:đến|tới|sang|nhân|cùng|và|vừa|đang|là|tại|ở|người|mới|dẫn|do|của|kiêm|trong|về|với|bị|nguyên|phụ|thăm|nay|hiện|khóa|nhiệm|thời|từ|đã nghỉ|nghỉ|số)\b)(?=[a-zà-ỹđ])(?!.*, (?:(?:<R\d+>|ông|bà|đồng chí|,) )*<P)"
)


def _number(walk: Walk, role: Item) -> int:
    return next(k for k, item in enumerate(walk.skeleton.items) if item is role)


def _once(walk: Walk, role: Item) -> bool:
    """Say whether a list begins with "nguyên", which holds for all of it."""
    return walk.skeleton.line.low[role.start] in ("nguyên", "cựu", "từng")


#: What people head after their offices: "nguyên Thứ trưởng, Chủ tịch Hội Cựu chiến binh".
_ELDERS = re.compile(
    r"(?:Phó )?(?:Chủ tịch|Chủ nhiệm|Tổng Thư ký|Trưởng [Bb]an|Ủy viên)[\w ]* (?:Hội(?! đồng)|Hiệp hội|Liên hiệp|Liên lạc|Câu lạc bộ|Quỹ|Viện)\b"
    r"|(?:Phó )?(?:Giáo sư|Tiến sĩ)|Đại biểu"
)


def _presented_after(walk: Walk, at: int, stop: int) -> list[Claim]:
    """Read "Chủ tịch Quốc hội Lào, bà A": the name after the role, with an address."""
    items, gaps = walk.items, walk.gaps
    if stop >= len(items) or items[stop].kind != "P":
        return []
    if gaps[stop - 1] not in (",", "–", "-") and not _INITIALS.fullmatch(gaps[stop - 1]):
        return []
    phrase = items[stop].phrase
    after_own = (
        stop + 1 < len(items) and items[stop + 1].kind == "R" and _APPOSED.fullmatch(gaps[stop])
    )
    if not isinstance(phrase, PersonPhrase) or after_own or plural_before(walk, items[at]):
        return []
    if phrase.address.lower().startswith("các") or role_of(items[stop - 1]).lacks == "any":
        return []
    foreign = not all(vietnamese(w) for w in phrase.name.lower().split())
    strange = foreign and _parted(walk, items[stop])  # "với Tổng thống Mỹ, Joe Biden, về …"
    before = walk.word_before(items[at])
    dashed = bool(phrase.address) and gaps[stop - 1] in _DASHES and before in _OF_HOLDERS
    others = before in _BEFORE_OTHERS and not strange and not dashed
    if others or _of_kin(walk, items[at]):
        return []
    if _CALLED_SO.search(walk.before(items[at], 4)) or _staff_told_of(walk, items[at]):
        return []
    if walk.before(items[at], 2) in ("cương vị", "chức vụ", "chức danh", "vị trí", "giữ chức"):
        return []
    opens = _opens(walk, items[at])
    first = opens or not any(i.kind == "P" for i in items[:at])
    role = role_of(items[at])
    whole = stop == at + 1 and (role.organisation is not None or role.country is not None)
    if not phrase.address and not (
        (strange and whole)
        or (verb_follows(walk, items[stop]) and (opens or foreign or (first and _alone(walk, at))))
        or (opens and _closed(walk, items[stop]) and (foreign or _between(walk, stop)))
    ):
        return []
    run = items[at:stop]
    return [
        incumbent(
            items[stop],
            item,
            "title-comma-name",
            0.9,
            "former" if _with_former(walk, item, run) else "incumbent",
        )
        for item in run
        if not role_of(item).rank
    ]


#: A dash before a name with an address sets its office off after these: "theo Bộ trưởng X - ông A".
_DASHES = ("-", "–", "—")
_OF_HOLDERS = ("theo", "của", "với", "do", "cho")


def _staff_told_of(walk: Walk, role: Item) -> bool:
    """Say whether staff in small letters are only told of: "việc nhân viên y tế tại Nghệ An, ông A cho rằng"."""
    aides = tuple(word_set("aides.tsv"))
    small = not walk.skeleton.line.caps[role.start]
    phrase = role_of(role)
    return small and phrase.role == "staff" and not phrase.title.lower().startswith(aides)


#: The initials of a body, and the comma after them: "(BMWK), bà A".
_INITIALS = re.compile(r"\( ?[a-zđ]{2,8} ?\) ?,")
#: What somebody else is called: "Gọi nhầm Thủ tướng Canada là tổng thống, ông A đùa".
_CALLED_SO = Needle(r"(?:(?!cương vị|tư cách|vai trò)[^ ]+ [^ ]+) là$")


def _between(walk: Walk, at: int) -> bool:
    """Say whether the name stands between two dashes: "Bí thư Đảng ủy xã X - Hồ Văn A - chủ trì"."""
    line, person = walk.skeleton.line, walk.items[at]
    dashes = ("-", "–")
    return walk.gaps[at - 1] in dashes and line.tokens[person.stop : person.stop + 1] in (
        ["-"],
        ["–"],
    )


def _alone(walk: Walk, at: int) -> bool:
    """Say whether a comma goes before the role: "Phát biểu tại đây, Phó Chủ tịch tỉnh X, A nói"."""
    line, start = walk.skeleton.line, walk.items[at].start
    whole = role_of(walk.items[at]).body is not None
    return whole and start > 0 and line.tokens[start - 1] == ","


def _parted(walk: Walk, person: Item) -> bool:
    """Say whether a name is set apart from what follows, and none of a list follows it."""
    line, at = walk.skeleton.line, person.stop
    if at >= line.size or line.tokens[at] in (".", ";", ")"):
        return True
    after = line.tokens[at + 1] if at + 1 < line.size else ""
    return line.tokens[at] == "," and after[:1].islower() and after not in ("và", "cùng")


def _closed(walk: Walk, person: Item) -> bool:
    """Say whether a mark follows the name: "Tổng giám đốc Apple, Tim Cook, đã nhận giải"."""
    line = walk.skeleton.line
    return person.stop >= line.size or line.tokens[person.stop] in (",", ".", "(", "-", "–")


#: What may stand before the subject of a sentence: "Chiều 2/7, Phó Chủ tịch UBND …".
_TIME = re.compile(
    r"(?:(?:cũng |trước đó , )?(?:vào |trong |cũng )?<D\d+>|theo đó|cùng ngày|trước đó) ?,? ?"
)


def _opens(walk: Walk, role: Item) -> bool:
    """Say whether a role opens its sentence, but for a date."""
    if role.start == 0:
        return True
    before = walk.skeleton.text[: walk.skeleton.place(_number(walk, role))]
    return _TIME.fullmatch(before) is not None or before in ("đồng chí ", "ông ", "bà ")


def _not_owners(walk: Walk, run: list[Item]) -> list[Item]:
    """Drop roles of someone else: "Thừa ủy quyền của Thủ tướng, Đại tướng A"."""
    if walk.before(run[0], 2) == "đối với":
        return run  # "kỷ luật đối với Phó Bí thư Huyện ủy, Chủ tịch UBND huyện A"
    if walk.word_before(run[0]) not in (
        "của",
        "với",
        "theo",
        "từ",
        "cho",
        "tới",
        "đến",
        "do",
        "lệnh",
        "quyền",
        "cáo",
        "thưa",
        "gửi",
    ):
        return run
    items, gaps = walk.items, walk.gaps
    first = items.index(run[0])
    deputed = walk.before(run[0], 3) == "ủy quyền của"
    for k in range(len(run) - 1, 0, -1):
        double = _DOUBLE.match(f"{role_of(run[0]).title}, {role_of(run[1]).title}")
        double = double or _in_arms(walk, run)
        ends_here = gaps[first + k - 1] == "," and role_of(run[0]).role != "member" and not double
        alone = k == 1 or (deputed and set(gaps[first : first + k - 1]) == {"và"})
        if ends_here and role_of(run[k - 1]).kind in ("whole", "state", "post") and alone:
            return run[k:]
    return run


#: Offices that one person has with the next: "với Tổng Bí thư, Chủ tịch nước A".
_DOUBLE = re.compile(
    r"Tổng [Bb]í thư,|Phó Thủ tướng[^,]*, (?:Bộ trưởng|Trưởng|Ủy viên|Bí thư Trung ương|Chủ nhiệm|Thường trực"
    r"|Chủ tịch (?!Ủy ban nhân dân|Hội đồng nhân dân))"
)


#: Offices of soldiers and police, whose holders have a rank.
_ARMS = re.compile(
    r"(?:Phó )?(?:Tư lệnh|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Chính ủy|Tổng Tham mưu trưởng|Giám đốc)"
    r".*(?:Quốc phòng|Công an|Quân|Hải quân|Bộ đội|Thủ đô|Tổng cục|Cảnh sát)\b|(?:Phó )?Tổng Tham mưu trưởng\b"
)


def _in_arms(walk: Walk, run: list[Item]) -> re.Match[str] | None:
    """Say whether a rank follows an officer's office: "lời mời của Bộ trưởng Quốc phòng, Đại tướng A"."""
    guests = sum(item.kind == "P" and item.start > run[-1].start for item in walk.items)
    invites = walk.before(run[0], 2) == "mời của" and guests > 1
    own = invites or walk.word_before(run[0]) in ("theo", "với")
    if not own or not all(role_of(item).rank for item in run[1:]):
        return None
    return _ARMS.match(role_of(run[0]).title)


#: Offices of which one person holds one: "gửi Thủ tướng, Chủ tịch UBND TP Hà Nội A".
_ALONE = re.compile(r"(?:Thủ tướng|Chủ tịch Quốc hội|Chủ tịch nước|Tổng thống)\b")
_OTHER = re.compile(
    r"(?:Thủ tướng|Chủ tịch (?:Quốc hội|nước|Ủy ban nhân dân|Hội đồng nhân dân|UBND)|Tổng thống"
    r"|(?:Quyền )?Bộ trưởng|Bí thư (?:Tỉnh|Thành|Huyện|Quận) ủy|Giám đốc|Thứ trưởng|Phó )\b"
)


#: Who is no deputy minister: "Giải trình với Phó Thủ tướng, Thứ trưởng Y tế A cho biết".
_CABINET = re.compile(r"(?:Phó )?Thủ tướng(?: Chính phủ)?|Bộ trưởng")


#: Those of a body who come without their names: "đại diện Bộ Y tế, Giám đốc Sở Y tế A".
_SENT = re.compile(r"Đại diện (?!(?:thường trực|cấp cao|đặc biệt|đặc mệnh)\b)\w")

#: An office of the government, and one that nobody at home has: "Phó Thủ tướng và Tổng thống A".
_AT_HOME = re.compile(
    r"(?:Phó )?(?:Thủ tướng|Chủ tịch nước)(?: Chính phủ)?$|Tổng Bí thư$|Bộ trưởng"
)
_CROWNED = re.compile(r"(?:Tổng thống|Quốc vương|Nhà vua|Nữ hoàng|Vua|Đức vua)\b")


def _of_one(run: list[Item]) -> list[Item]:
    """Keep the roles at the end of a run that one person can have."""
    for k in range(len(run) - 1, 0, -1):
        above, below = role_of(run[k - 1]), role_of(run[k])
        state = above.kind in ("whole", "state") and below.kind in ("whole", "state")
        abroad = state and above.country is not None and below.country != above.country
        envoys = "envoy" in (above.kind, below.kind) and above.country and below.country
        abroad = abroad or bool(envoys and above.country != below.country)
        leads = above.kind == "state" and above.title.startswith(f"{below.title} ")
        if leads and below.kind == "whole":
            return run[k:]  # "Phu nhân Tổng Bí thư Đảng B và Phu nhân Tổng Bí thư A"
        party = below.organisation == "Đảng Cộng sản Việt Nam" and not abroad
        both = above.status == below.status == "former"  # "nguyên Thủ tướng, nguyên Chủ tịch A"
        guest = above.country is None and _AT_HOME.match(above.title) and not above.status
        abroad = abroad or bool(guest and _CROWNED.match(below.title))
        cabinet = _CABINET.fullmatch(above.title) and below.title.startswith("Thứ trưởng")
        if (
            abroad
            or cabinet
            or _SENT.match(above.title)
            or (_ALONE.match(above.title) and _OTHER.match(below.title) and not party and not both)
        ):
            return run[k:]
    return run


#: What a bracket after a name tells of birth and home: "sn 1985 , quê <L0> , tạm trú <L0>".
_FIELDS = (
    r"(?:(?:(?:sn|sinh|sinh năm|sinh ngày|năm sinh) )?(?:<D0>|\d+)(?: tuổi)?|nam|nữ|dân tộc [^<>(),;]{2,12}"
    r"|(?:hiện |đang )?(?:ngụ|trú|tạm trú|thường trú|cư trú|quê|quê quán|ở|nơi ở|hktt|hộ khẩu|hộ khẩu thường trú|trú quán)(?: (?:tại|ở|quán|:))*(?: [^<>(),;]{1,24})?(?: <L0>)?"
    r"|(?:[^<>(),;]{2,20} )?<L0>)"
)
_APPOSED = re.compile(
    r"(?:[,–—-]|\(|\( ?(?:sn |sinh năm |sinh )?(?:<D\d+>|\d+)(?: tuổi)?(?: , [^<>()]{0,24})? ?[,–-]"
    r"|(?:\d\d tuổi|, (?:sn |sinh năm )?(?:<D\d+>|\d+)(?: tuổi)?) ,|\( (?:nam|nữ) , [^<>()]{0,12} ,|, hiện là|, hiện|, là|[–-] hiện là|[,–-] (?:hiện |hiện đang |đang |hiện vẫn |vẫn )(?:giữ chức vụ|giữ chức|là|làm|giữ cương vị)|\( (?:tức|tên khác|tên thật|bí danh|còn gọi là|hay còn gọi là) [^<>()]{2,30}(?: , (?:sn |sinh năm |sinh )?(?:<D\d+>|\d+)(?: tuổi)?)? ,|[,–-] đồng thời là"
    r"|\( (?:<D\d+> , |(?:sn |sinh năm )?\d+(?: tuổi)? , )?(?:ngụ|trú|quê|ở|thường trú|hộ khẩu)(?: (?:tại|ở|quán|:))? (?:[^<>(),;]{1,24} , )?<L\d+> ,"
    rf"|\( (?:{_FIELDS} [,;–-] )*{_FIELDS} [,;–-](?: (?:hiện|hiện là|là|nguyên là))?"
    r"|\( (?:hiện|hiện là|hiện làm|hiện đang là|hiện giữ chức|nay là|nay làm|(?:lúc đó|khi đó|khi ấy|thời điểm đó|lúc bấy giờ|bấy giờ)(?: đang)? là|(?:đều|cùng) là)|, người|, (?:đều|cùng) là|\( (?:[^<>()]|<[DLO]\d+>){1,80} \) [,–—-](?: (?:hiện|hiện là|là|nguyên là|đang là))?"
    r"|, (?:quê|quê quán|quê ở|trú|ngụ|sinh|sinh ra|sinh năm|thường trú|tạm trú|cư trú|người|dân tộc|hộ khẩu)(?: [^<>,;.() ]+){0,3}(?: ?<[DL]\d+>(?: (?:,|tại|ở|quê)(?! (?:ông|bà) )(?: [^<>,;.() ]+){0,2}(?= ?<[DL]))?){0,6}(?: \( (?:nay|cũ|hiện)[^()]{0,30} \))? [,;]"
    r"|[,(–-] (?:thành viên|ủy viên|biên tập viên|thẩm tra viên|thẩm phán|thanh tra viên|kế toán viên|kiểm tra viên|kiểm sát viên|điều tra viên|chuyên viên|chuyên gia|đảng viên|kỹ sư|cử nhân|tức|(?:đồng |nhà |người )+sáng lập)[^<>,;.()]{0,30}(?:<[OL]0>[^<>,;.()]{0,12})? (?:,|kiêm|và|và là|đồng thời là))"
)


#: What else someone is, between two dashes or a dash and a comma, before a post: "A - phụ trách B (C), Tổng Thư ký",
#: or how he is called there: "A, “cha đẻ của vịnh”, nguyên Vụ trưởng".
_ELSE = re.compile(
    r"[–-] (?!(?:nói|cho|khẳng|nhấn|chia|là|đã|sẽ|được|bị|và|cùng|với|do|của|ông|bà) )"
    r"(?:(?!(?:nói|cho biết|khẳng định|nhấn mạnh|là|đã|sẽ|được|bị|và|cùng|với|ông|bà) )[^<>.;:,() ]+ ){1,8}"
    r"(?:<[OL]0> )?(?:\( (?:<[OL]0>|[^<>().;:]{2,40}) \) )?,"
    r"|[,–-] “ [^<>“”.;:]{2,60} ” ,"
)


#: Another name of someone in brackets, before what he was: "Phan Văn A (A “nhôm”) cựu Chủ tịch".
_CALLED = re.compile(r"\( [^()<>]{1,24} \)")


def _apposed(walk: Walk, at: int) -> bool:
    """Say whether the role at ``at`` stands in apposition to the name before it."""
    gap = walk.gaps[at - 1]
    if gap == "," and _acts_itself(walk, at):
        return False
    if gap == "," or (gap and (_APPOSED.fullmatch(gap) or _ELSE.fullmatch(gap))):
        return True
    if gap and _CALLED.fullmatch(gap):
        return role_of(walk.items[at]).status == "former"
    if gap:
        return False
    role = walk.items[at]
    if role_of(role).lacks == "any" and not walk.skeleton.line.caps[role.start]:
        return False  # "lớp cô Thủy chủ nhiệm"
    follows = at < len(walk.gaps) and walk.items[at + 1].kind == "P" and walk.gaps[at] == ""
    return not follows and not role_of(role).rank


def _acts_itself(walk: Walk, at: int) -> bool:
    """Say whether a role after "ý kiến của ông B," is the subject that does something: "R cho rằng"."""
    line, phrase = walk.skeleton.line, walk.items[at - 1].phrase
    given = isinstance(phrase, PersonPhrase) and phrase.given
    start = walk.items[at - 1].start
    if not given or "của" not in line.low[max(0, start - 2) : start]:
        return False
    stop = walk.items[at].stop
    return stop < line.size and line.tokens[stop].isalpha() and not line.caps[stop]


def _group_address(walk: Walk, role: Item, person: Item) -> bool:
    between = [
        i
        for i in walk.skeleton.items
        if i.kind == "H" and role.stop <= i.start and i.stop <= person.start
    ]
    return any(str(i.phrase) == "many" for i in between)


def _cut(walk: Walk, at: int, stop: int, previous: Item | None, following: Item | None) -> int:
    """Say how many roles of a run belong to the name before it, the rest to the name after."""
    size = stop - at
    if following is None:
        return size
    if previous is None:
        return _sentence_list(walk, at, stop)
    items, gaps = walk.items, walk.gaps
    titled = (
        at >= 2
        and items[at - 2].kind == "R"
        and gaps[at - 2] == ""
        and not role_of(items[at - 2]).rank
    )
    if gaps[at - 1] != ",":
        ranks = _leading_ranks(items, at, stop)
        return size - max(1, ranks)
    if titled:
        return 0
    ranks = _leading_ranks(items, at, stop)
    if ranks:
        return size - ranks
    return size - 1


def _leading_ranks(items: list[Item], at: int, stop: int) -> int:
    count = 0
    for item in reversed(items[at:stop]):
        if not role_of(item).rank:
            break
        count += 1
    return count


def _sentence_list(walk: Walk, at: int, stop: int) -> int:
    """Cut off roles that the name after the run cannot have: "Chủ tịch, Phó Chủ tịch và A"."""
    for k in range(stop - 2, at - 1, -1):
        if walk.gaps[k] == "và" and _of_another(walk, k):
            return k + 1 - at
    return 0


def _of_another(walk: Walk, k: int) -> bool:
    """Say whether a role before "và" is not that of the name after the next role.

    "Chủ tịch, Phó Chủ tịch và Chánh Văn phòng UBND tỉnh A", "Chủ tịch nước và Tổng thư ký A",
    but "Chủ tịch và Tổng giám đốc Công ty X A", "Tổng Bí thư và Chủ tịch nước A".
    """
    one, other = walk.items[k], walk.items[k + 1]
    if _ALONE.match(role_of(one).title):
        return True
    return _bare(one) and not _bare(other)


def _bare(item: Item) -> bool:
    role = role_of(item)
    return role.lacks == "any" and role.body is None
