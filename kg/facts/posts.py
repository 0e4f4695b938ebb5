"""Who holds, takes or leaves which post: roles beside names, role lists, and the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.facts.context import modality
from kg.grammar import Rule, Skeleton, fitting
from kg.mentions import Item, PersonPhrase
from kg.mentions.dates import DatePhrase
from kg.mentions.organisations import BodyPhrase
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import vietnamese
from kg.model import Status


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence says that a person and a role belong together.

    ``person`` and ``role`` are items of the sentence; ``person`` is None for a pronoun, and for a
    line of a career. ``status`` is that of the rule, before the role's own modifier counts.
    """

    person: Item | None
    role: Item
    status: str
    rule: str
    certainty: float
    since: str | None = None
    until: str | None = None
    term: str | None = None
    starts: bool = False


#: A role of a career line: the item, its status, since, until, term.
Line = tuple[Item, str, str | None, str | None, str | None]


# ---------------------------------------------------------------------------------- beside names
_LIST = frozenset(
    (
        ",",
        "-",
        "–",
        "—",
        "kiêm",
        "và",
        ", kiêm",
        "- kiêm",
        "kiêm nhiệm",
        "đồng thời là",
        "; kiêm",
        ", đồng thời là",
        "/",
        ", kiêm nhiệm",
        "rồi",
    )
)
_APPOSED = re.compile(
    r"(?:[,–—-]|\(|\( ?(?:sn |sinh năm |sinh )?(?:<D\d+>|\d+)(?: tuổi)?(?: , [^<>()]{0,24})? ?[,-]"
    r"|, (?:sn |sinh năm )?(?:<D\d+>|\d+)(?: tuổi)? ,|\( (?:nam|nữ) , [^<>()]{0,12} ,|, hiện là|, hiện|, là|- hiện là"
    r"|\( (?:hiện|hiện là|lúc đó là|khi đó là)|, người|, (?:đều|cùng) là|\( [^<>()]{2,30} \) ,)"
)
_PLURAL = re.compile(
    r"(?:^|\s)(?:các|những|hai|ba|bốn|2|3|4|5|6|các đồng chí|các ông|các vị|cùng các|gồm các|một số)$"
)
_PRONOUN_PLURAL = re.compile(
    r"(?:các đồng chí|các ông , bà|các ông bà|các ông|các bà|các vị|hai ông|hai đồng chí)"
)
_GROUP_GAP = re.compile(
    r"(?::|là|gồm|gồm có|gồm các|là các|, gồm|, gồm các|như|: các|gồm :|, bao gồm|bao gồm|lần lượt là"
    r"|là :|(?:của (?:trường|nhà trường|đơn vị|công ty|sở|tỉnh|huyện) )?\()?$"
)


_BORN = re.compile(
    r"^(?:\( (?:sn|sinh|quê|trú|ngụ|nam|nữ|\d{2} tuổi|<D0>|\d{4})\b[^()]{0,110}\) ?(?=[,–-])"
    r"|(?:, )?(?:sn |sinh (?:năm |ngày )?)(?:<D0>|\d{4})(?: tại <L0>)? ?(?=[,–-]))"
)


_SHORT_FORM = re.compile(r"^\( [\w&-]{2,12} \) ?")
_FROM_WHERE = re.compile(r"(?:, <L0>)+|\( <[LO]0> \)")


class _Walk:
    """The people and roles of a sentence in order, with the words between them."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.items = [i for i in skeleton.items if i.kind in "PR"]
        self.gaps = [self._gap(a, b) for a, b in zip(self.items, self.items[1:], strict=False)]

    def _gap(self, a: Item, b: Item) -> str:
        """Give the words between two items; addresses ("ông") do not count."""
        line = self.skeleton.line
        words: list[str] = []
        inside = {
            i.start: i for i in self.skeleton.items if a.stop <= i.start and i.stop <= b.start
        }
        at = a.stop
        while at < b.start:
            item = inside.get(at)
            if item is None:
                words.append(line.low[at])
                at += 1
                continue
            if item.kind != "H":
                words.append(f"<{item.kind}0>")
            elif str(item.phrase) == "many":
                words.append(" ".join(line.low[at : item.stop]))
            at = item.stop
        gap = " ".join(words)
        if len(words) > 1:
            gap = _BORN.sub("", _SHORT_FORM.sub("", gap))
        return "" if _FROM_WHERE.fullmatch(gap) else gap

    def before(self, item: Item, size: int = 4) -> str:
        """Give the words just before an item."""
        return " ".join(self.skeleton.line.low[max(0, item.start - size) : item.start])


def beside(skeleton: Skeleton) -> list[Claim]:
    """Join roles and names that stand side by side, also in lists with shared titles."""
    walk = _Walk(skeleton)
    if not walk.items or not any(i.kind == "R" for i in walk.items):
        return []
    claims = [_in_years(skeleton, claim) for claim in _runs(walk)]
    claims.extend(_shared(walk, claims))
    return claims


_AT_THE_TIME = re.compile(
    r" ?,? (?:lúc bấy giờ|khi đó|khi ấy|lúc đó|bấy giờ|thời đó|thời bấy giờ)\b"
)


def _in_years(skeleton: Skeleton, claim: Claim) -> Claim:
    """Read the years after a role: "Bí thư Tỉnh ủy giai đoạn 2015-2020"."""
    number = next(k for k, item in enumerate(skeleton.items) if item is claim.role)
    place = skeleton.place(number) + len(f"<R{number}>")
    if claim.status == "incumbent" and _AT_THE_TIME.match(skeleton.text, place):
        return replace(claim, status="former")
    years = _YEARS.match(skeleton.text, place)
    if not years or claim.status not in ("incumbent", "former"):
        return claim
    return replace(claim, status="former", since=years[1], until=years[2])


def _runs(walk: _Walk) -> Iterable[Claim]:
    """Give each run of roles to the name before or after it."""
    items, gaps = walk.items, walk.gaps
    at = 0
    while at < len(items):
        if items[at].kind != "R":
            at += 1
            continue
        stop = at + 1
        while stop < len(items) and items[stop].kind == "R" and gaps[stop - 1] in _LIST:
            stop += 1
        yield from _one_run(walk, at, stop)
        at = stop


def _one_run(walk: _Walk, at: int, stop: int) -> Iterable[Claim]:
    items, gaps = walk.items, walk.gaps
    run = items[at:stop]
    following = (
        items[stop]
        if stop < len(items) and items[stop].kind == "P" and gaps[stop - 1] == ""
        else None
    )
    previous = items[at - 1] if at and items[at - 1].kind == "P" and _apposed(walk, at) else None
    if previous is not None and (_plural_before(walk, run[0]) or _of_kin(walk, run[0])):
        previous = None
    if following is not None and _group_address(walk, run[-1], following):
        following = None  # "Ủy viên Bộ Chính trị, các đồng chí A, B" is a shared title
    aide = _AIDE_OF.match(_role(run[-1]).title) and not _role(run[-1]).body
    if following is not None and aide and not _role(run[-1]).country:
        following = None  # "Thư ký Phó Thủ tướng A": A is the deputy prime minister
    if previous is not None and following is not None and _named_for(walk, stop):
        following = None  # "B, Hiệu trưởng Trường Đào tạo cán bộ Nguyễn Văn Cừ;"
    if previous is not None and following is None and _introduces(walk, at, stop):
        previous = None  # "Bộ trưởng A, Tổng giám đốc WTO - bà B": the role of B
    if previous is not None and _according_to(walk, previous, run[-1]):
        previous = None  # "Theo ông Đạt, Giám đốc Sở là cán bộ nhà nước"
    if previous is not None and following is None and _acts(walk, run[-1]):
        run, stop = run[:-1], stop - 1  # "Thăm cửa hàng của A, Thủ tướng tìm cơ hội"
        if not run:
            return
    if previous is None and following is None:
        yield from _presented_after(walk, at, stop)
        return
    if previous is None:
        run = _of_one(_not_owners(walk, run))
        at = stop - len(run)
    cut = _cut(walk, at, stop, previous, following)
    past = walk.before(run[0], 1) in ("thời", "triều")  # "dưới thời Tổng thống A"
    lead = walk.before(run[0], 3)
    if previous is None and _OF_SOMEONE.search(lead):
        return  # "phu nhân Tổng Bí thư A": A may be either
    stands = re.search(r"(?:^| )(?:ứng viên|ứng cử viên)(?: chức| vị trí| ghế)?$", lead)
    was = _once(walk, run[0]) or bool(at and _THEN.search(walk.gaps[at - 1]))
    for item in run[:cut]:
        was = (
            (was or _once(walk, item))
            and (_once(walk, item) or not _role(item).status)
            and not _ELDERS.match(_role(item).title)
        )
        if previous is not None and _role(item).title.lower() not in ("đại biểu", "đb"):
            claim = _claim(previous, item, "apposition", 0.95)
            yield replace(claim, status="former") if was and not _role(item).rank else claim
    for item in run[cut:]:
        if following is not None:
            claim = _claim(following, item, "title-before-name", 0.97)
            if stands and not _role(item).rank:
                claim = replace(claim, status="nominated")
            was = was and not _ELDERS.match(_role(item).title)
            then = past or was or _with_former(walk, item, run)
            yield replace(claim, status="former") if then and not _role(item).rank else claim


#: Who stands before the office of another: "phu nhân Tổng Bí thư", "phát ngôn viên Tổng thống".
_OF_SOMEONE = re.compile(
    r"(?:^| )(?:phu nhân|con trai|con gái|vợ|chồng|con rể|phát ngôn viên|người phát ngôn)$"
)
_KIN = frozenset(("vợ", "chồng", "con", "mẹ", "bố", "cha", "bạn", "cháu"))


def _of_kin(walk: _Walk, role: Item) -> bool:
    """Say whether the role is that of a relative: "chị Tạ Thị Lộc (vợ Thượng tá)"."""
    return walk.before(role, 1) in _KIN


def _introduces(walk: _Walk, at: int, stop: int) -> bool:
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
        *("trai", "gái", "mừng", "chúc"),
    )
)


def _with_former(walk: _Walk, role: Item, run: list[Item]) -> bool:
    """Say whether "kiêm" joins the role to one that was held before: "cựu Chủ tịch kiêm …"."""
    at = walk.items.index(role)
    return (
        role is not run[0]
        and walk.gaps[at - 1] == "kiêm"
        and _role(walk.items[at - 1]).status == "former"
    )


_THEN = re.compile(r"(?:khi đó|lúc đó|bấy giờ|khi ấy|thời điểm đó) là$")


_AIDE_OF = re.compile(
    r"(?:Trợ lý|Thư ký|Cố vấn|Phó trợ lý|Thư ký báo chí|Phát ngôn viên|Người phát ngôn)"
    r" (?:Phó |Tổng |Thủ tướng|Chủ tịch|Bộ trưởng)",
    re.I,
)


def _named_for(walk: _Walk, at: int) -> bool:
    """Say whether the name after the role of a school is that of the school."""
    role, person, line = _role(walk.items[at - 1]), walk.items[at], walk.skeleton.line
    school = role.body is not None and role.body.name.startswith("Trường")
    ends = person.stop >= line.size or line.tokens[person.stop] in ";.,)"
    return school and ends and walk.gaps[at - 2] == ","


def _according_to(walk: _Walk, person: Item, role: Item) -> bool:
    """Say whether "theo ông A" ends before the role, which is the subject of what follows."""
    line = walk.skeleton.line
    if "theo" not in line.low[max(0, person.start - 2) : person.start] or role.stop >= line.size:
        return False
    after = line.low[role.stop]
    said = ("cho", "nói", "thì", "khẳng", "chia", "thông", "đánh", "nhận", "phân", "giải", "kể")
    return after.isalpha() and after not in said and not line.caps[role.stop]


_OFFICES = re.compile(
    r"(?:Phó )?Thủ tướng|Thường trực Chính phủ|Chủ tịch Quốc hội|(?:Phó )?Chủ tịch nước|Tổng thống|Tổng Bí thư|Bộ trưởng|Thứ trưởng"
)


def _acts(walk: _Walk, role: Item) -> bool:
    """Say whether a bare office after a name is the subject of what follows."""
    line, phrase = walk.skeleton.line, _role(role)
    follows = role.stop < line.size and line.tokens[role.stop][0].isalpha()
    bare = _OFFICES.fullmatch(phrase.title) and phrase.country is None and not phrase.status
    invited = " ".join(line.low[:4]) in ("nhận lời mời của", "theo lời mời của")
    return (bool(bare) or invited) and follows and not line.caps[role.stop]


def _once(walk: _Walk, role: Item) -> bool:
    """Say whether a list begins with "nguyên", which holds for all of it."""
    return walk.skeleton.line.low[role.start] in ("nguyên", "cựu", "từng")


#: What people head after their offices: "nguyên Thứ trưởng, Chủ tịch Hội Cựu chiến binh".
_ELDERS = re.compile(
    r"(?:Phó )?(?:Chủ tịch|Chủ nhiệm|Tổng Thư ký|Trưởng [Bb]an|Ủy viên)[\w ]* (?:Hội(?! đồng)|Hiệp hội|Liên hiệp|Liên lạc|Câu lạc bộ|Quỹ|Viện)\b"
    r"|(?:Phó )?(?:Giáo sư|Tiến sĩ)|Đại biểu"
)


def _presented_after(walk: _Walk, at: int, stop: int) -> Iterable[Claim]:
    """Read "Chủ tịch Quốc hội Lào, bà A": the name after the role, with an address."""
    items, gaps = walk.items, walk.gaps
    if stop >= len(items) or items[stop].kind != "P" or gaps[stop - 1] not in (",", "–", "-"):
        return
    phrase = items[stop].phrase
    after_own = (
        stop + 1 < len(items) and items[stop + 1].kind == "R" and _APPOSED.fullmatch(gaps[stop])
    )
    if not isinstance(phrase, PersonPhrase) or after_own or _plural_before(walk, items[at]):
        return
    if phrase.address.lower().startswith("các") or _role(items[stop - 1]).lacks == "any":
        return
    if walk.before(items[at], 1) in _BEFORE_OTHERS:
        return
    if walk.before(items[at], 2) in ("cương vị", "chức vụ", "chức danh", "vị trí", "giữ chức"):
        return
    foreign = not all(vietnamese(w) for w in phrase.name.lower().split())
    if not phrase.address and not (
        _verb_follows(walk, items[stop]) and (items[at].start == 0 or foreign)
    ):
        return
    for item in items[at:stop]:
        if not _role(item).rank:
            yield _claim(items[stop], item, "title-comma-name", 0.9)


def _not_owners(walk: _Walk, run: list[Item]) -> list[Item]:
    """Drop roles of someone else: "Thừa ủy quyền của Thủ tướng, Đại tướng A"."""
    if walk.before(run[0], 1) not in (
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
    for k in range(len(run) - 1, 0, -1):
        double = re.match(r"Tổng [Bb]í thư$|Phó Thủ tướng", _role(run[0]).title)
        ends_here = gaps[first + k - 1] == "," and _role(run[0]).role != "member" and not double
        if ends_here and _role(run[k - 1]).kind in ("whole", "state", "post") and k == 1:
            return run[k:]
    return run


#: Offices of which one person holds one: "gửi Thủ tướng, Chủ tịch UBND TP Hà Nội A".
_ALONE = re.compile(r"(?:Thủ tướng|Chủ tịch Quốc hội|Chủ tịch nước|Tổng thống)\b")
_OTHER = re.compile(
    r"(?:Thủ tướng|Chủ tịch (?:Quốc hội|nước|Ủy ban nhân dân|Hội đồng nhân dân|UBND)|Tổng thống"
    r"|(?:Quyền )?Bộ trưởng|Bí thư (?:Tỉnh|Thành|Huyện|Quận) ủy|Giám đốc|Thứ trưởng|Phó )\b"
)


#: Who is no deputy minister: "Giải trình với Phó Thủ tướng, Thứ trưởng Y tế A cho biết".
_CABINET = re.compile(r"(?:Phó )?Thủ tướng(?: Chính phủ)?|Bộ trưởng")


def _of_one(run: list[Item]) -> list[Item]:
    """Keep the roles at the end of a run that one person can have."""
    for k in range(len(run) - 1, 0, -1):
        above, below = _role(run[k - 1]), _role(run[k])
        state = above.kind in ("whole", "state") and below.kind in ("whole", "state")
        abroad = state and above.country is not None and below.country != above.country
        party = below.organisation == "Đảng Cộng sản Việt Nam" and not abroad
        cabinet = _CABINET.fullmatch(above.title) and below.title.startswith("Thứ trưởng")
        if (
            abroad
            or cabinet
            or (_ALONE.match(above.title) and _OTHER.match(below.title) and not party)
        ):
            return run[k:]
    return run


def _verb_follows(walk: _Walk, person: Item) -> bool:
    line = walk.skeleton.line
    return (
        person.stop < line.size
        and line.tokens[person.stop][0].isalpha()
        and not line.caps[person.stop]
        and line.low[person.stop] not in ("và", "cùng")
    )


def _apposed(walk: _Walk, at: int) -> bool:
    """Say whether the role at ``at`` stands in apposition to the name before it."""
    gap = walk.gaps[at - 1]
    if _APPOSED.fullmatch(gap):
        return True
    if gap:
        return False
    role = walk.items[at]
    if _role(role).lacks == "any" and not walk.skeleton.line.caps[role.start]:
        return False  # "lớp cô Thủy chủ nhiệm"
    follows = at < len(walk.gaps) and walk.items[at + 1].kind == "P" and walk.gaps[at] == ""
    return not follows and not _role(role).rank


def _plural_before(walk: _Walk, role: Item) -> bool:
    return bool(_PLURAL.search(walk.before(role)))


def _group_address(walk: _Walk, role: Item, person: Item) -> bool:
    between = [
        i
        for i in walk.skeleton.items
        if i.kind == "H" and role.stop <= i.start and i.stop <= person.start
    ]
    return any(str(i.phrase) == "many" for i in between)


def _cut(walk: _Walk, at: int, stop: int, previous: Item | None, following: Item | None) -> int:
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
        and not _role(items[at - 2]).rank
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
        if not _role(item).rank:
            break
        count += 1
    return count


def _sentence_list(walk: _Walk, at: int, stop: int) -> int:
    """Cut off roles that the name after the run cannot have: "Chủ tịch, Phó Chủ tịch và A"."""
    for k in range(stop - 2, at - 1, -1):
        gap = walk.gaps[k]
        if gap == "và" and _bare(walk.items[k]) and not _bare(walk.items[k + 1]):
            return k + 1 - at
    return 0


def _bare(item: Item) -> bool:
    role = _role(item)
    return role.lacks == "any" and role.body is None


def _shared(walk: _Walk, claims: list[Claim]) -> Iterable[Claim]:
    """Spread a plural title over the names that follow: "Các Ủy viên Bộ Chính trị: A, B"."""
    items, gaps = walk.items, walk.gaps
    for at, item in enumerate(items):
        if item.kind != "R" or (at and gaps[at - 1] in _LIST and items[at - 1].kind == "R"):
            continue
        stop = at + 1
        while stop < len(items) and items[stop].kind == "R" and gaps[stop - 1] in _LIST:
            stop += 1
        if stop >= len(items):
            continue
        gap = gaps[stop - 1]
        stripped = " ".join(_PRONOUN_PLURAL.sub("", gap).split())
        colon = ":" in gap
        plural = (
            _plural_before(walk, item)
            or stripped != gap
            or _plural_noun(walk, item)
            or (colon and _names_only(walk, stop))
        )
        if not plural and not (colon and stripped in (":", "gồm :")):
            continue
        if not plural and items[stop].kind == "P" and _verb_follows(walk, items[stop]):
            continue  # "Tổng Bí thư: Ông A phải chịu trách nhiệm"
        if not _GROUP_GAP.fullmatch(stripped):
            continue
        status = _decided(walk, item)
        if status:
            yield from (
                claim if _role(claim.role).status else replace(claim, status=status, starts=True)
                for claim in _spread(walk, at, stop, plural, colon, claims)
            )


_CHOSEN = re.compile(
    r"(?:^| )(?:(?P<taken>bầu|bầu cử|bổ nhiệm|chỉ định|công nhận)|miễn nhiệm|bãi nhiệm|cách chức)"
    r"(?: (?:bổ sung|thêm|ra|các|hai|ba|bốn|năm|chức danh|chức vụ|chức|lại|\d+|đồng chí|vị trí|giữ|làm))*$"
)


def _decided(walk: _Walk, role: Item) -> Status | None:
    """Give the status of a shared title: appointed after "bầu bổ sung 4", none where planned."""
    text = walk.skeleton.text
    number = next(k for k, item in enumerate(walk.skeleton.items) if item is role)
    found = _CHOSEN.search(text[: walk.skeleton.place(number)].rstrip())
    if found is None:
        return "incumbent"
    if modality(text, found.start() + 1):
        return None
    return "appointed" if found["taken"] else "dismissed"


def _names_only(walk: _Walk, at: int) -> bool:
    """Say whether a bare list of names follows: "thành viên HĐTV: A, B, C"."""
    items, gaps = walk.items, walk.gaps
    return (
        at + 1 < len(items)
        and items[at].kind == items[at + 1].kind == "P"
        and gaps[at] in (",", "và", ";")
    )


def _plural_noun(walk: _Walk, role: Item) -> bool:
    return bool(re.search(r"(?:^|\s)\d{1,2}$", walk.before(role, 1)))


def _spread(
    walk: _Walk, at: int, stop: int, plural: bool, colon: bool, claims: list[Claim]
) -> Iterable[Claim]:
    items, gaps = walk.items, walk.gaps
    shared = [i for i in items[at:stop] if not _role(i).rank]
    members = all(_role(i).role in ("member", "alternate", "delegate") for i in shared)
    given = {(id(c.role), id(c.person)) for c in claims}
    names = 0
    for k in range(stop, len(items)):
        item = items[k]
        if k > stop:
            gap = gaps[k - 1]
            if item.kind == "R" and _plural_before(walk, item):
                break
            if (
                ";" in gap
                and not members
                and names
                and any(g == "," for g in gaps[stop - 1 : k - 1])
            ):
                break
            if not colon:
                plain = gap in (",", "và", "cùng", "", ", và", "-", "&") or bool(
                    _PRONOUN_PLURAL.sub("", gap).strip() in (",", "và")
                )
                if not plain or (item.kind == "R" and not _role(item).rank):
                    break
            elif (
                not re.fullmatch(r"(?:[^<>.]|<[OL]0>){0,70}|.*\( .* \).*", gap)
                or len(gap.split()) > 9
                or (
                    re.search(
                        r"(?:^| )(?:dự|tham dự|chủ trì|cùng dự|đã|phát biểu|cho biết|lãnh đạo)(?: |$)",
                        gap,
                    )
                    and "lãnh đạo các" not in gap
                    and not gap.endswith(";")
                )
            ):
                break
        if item.kind == "P":
            names += 1
            if not plural and names > 1:
                break
            for role in shared:
                if (id(role), id(item)) not in given:
                    yield _claim(item, role, "shared-title", 0.92)


def _role(item: Item) -> RolePhrase:
    assert isinstance(item.phrase, RolePhrase)
    return item.phrase


def _claim(person: Item, role: Item, rule: str, certainty: float) -> Claim:
    return Claim(person, role, "incumbent", rule, certainty, term=_role(role).term)


# ---------------------------------------------------------------------------------- rules
def by_rules(skeleton: Skeleton, *, in_title: bool) -> tuple[list[Claim], list[str]]:
    """Apply the rules of ``rules/posts.toml``; also name the rules that nearly fired."""
    claims: list[Claim] = []
    near: list[str] = []
    for rule in fitting("posts", skeleton.words):
        for m in rule.find(skeleton.text):
            dated = _YEARS.match(skeleton.text, m.end()) or _FROM_TO.match(skeleton.text, m.end())
            if (
                "title-only-for-lam" in rule.options
                and " làm " in m[0]
                and not in_title
                and not dated
            ):
                near.append(f"{rule.name}: only in headlines with 'làm'")
                continue
            state = modality(skeleton.text, m.start())
            if state:
                near.append(f"{rule.name}: held back by {state}")
                continue
            if rule.fact in ("charge", "joins"):
                claims.extend(_of_body(skeleton, m, rule))
                continue
            earlier = "title-only-for-lam" in rule.options and _EARLIER.match(skeleton.text)
            status = "former" if earlier and _HELD.search(m[0]) else rule.status
            claims.extend(_of_match(skeleton, m, status, rule.name, rule.certainty, rule.options))
    return claims, near


_EARLIER = re.compile(r"trước (?:đó|đây|kia)\b")
_HELD = re.compile(r" (?:giữ chức|giữ chức vụ|làm|đảm nhiệm chức vụ|đảm nhận chức vụ) <R")


_RESIGNED = re.compile(
    r"(?P<who><P\d+>(?:(?: ,| và| cùng| với| \(| \)| -|(?: ông| bà)| <[RL]\d+>)* <P\d+>)*)(?: <D\d+>| , <R\d+>(?: , <R\d+>)*(?: ,)?| \( [^()]{1,30} \)| ,)? (?:đã |vừa |mới |bất ngờ |tuyên bố |chính thức |nộp đơn |<[DO]\d+> |cũng |đồng loạt |được |quyết định |cho )*(?:từ chức|từ nhiệm|nghỉ hưu|nghỉ chờ hưu|thôi chức)\b(?! của| nếu| khỏi| lãnh đạo| thành viên| <R)"
)
_RETIRING = re.compile(
    r"(?:quyết định|thông báo|về việc|cho phép|lễ công bố)[^<>;.]{0,24}(?:<[A-Z]\d+>[^<>;.]{0,14}){0,2}(?:nghỉ hưu|nghỉ chế độ|nghỉ công tác|thôi việc)[^<>;.]{0,30}(?: của| đối với| cho) (?P<who>(?:(?:ông|bà|đồng chí|<R\d+>|,|và) )*<P\d+>)"
)


def leaving_own(skeleton: Skeleton, claims: list[Claim]) -> list[Claim]:
    """Let people who resign or retire leave the posts that the sentence gives them."""
    leavers: set[int] = set()
    for pattern in (_RESIGNED, _RETIRING):
        for m in pattern.finditer(skeleton.text):
            if not modality(skeleton.text, m.start("who")):
                leavers |= {id(i) for i in skeleton.numbers(m["who"], "P")}
    out = []
    for claim in claims:
        if (
            id(claim.person) in leavers
            and claim.status == "incumbent"
            and not _role(claim.role).rank
            and not _role(claim.role).status
        ):
            claim = replace(
                claim, status="dismissed", rule="resigns-or-retires", certainty=0.88, starts=True
            )
        out.append(claim)
    return out


def _led(item: Item, bodies: list[Item]) -> Item:
    """Give a bare role the body that the sentence says it leads: "Ban Lễ tang … làm Trưởng ban"."""
    role = _role(item)
    body = bodies[0].phrase if bodies else None
    if role.lacks != "any" or not isinstance(body, BodyPhrase) or len(bodies) != 1:
        return item
    if role.noun in ("Tổ", "Tiểu ban") and not body.name.startswith(role.noun):
        return item  # "tổ công tác … Trường A do ông B làm tổ trưởng"
    inside = (
        role.noun
        and body.name.startswith(role.noun + " ")
        and role.title.lower().endswith(role.noun.lower())
    )
    tail = body.name.split(" ", 1)[1] if inside else body.name
    whole = replace(
        role, title=f"{role.title} {tail}", organisation=body.name, lacks=body.lacks, body=body
    )
    return Item("R", item.start, item.stop, whole)


#: Bodies of which people are members ("Ủy viên"), not deputies or staff.
_WITH_MEMBERS = (
    "Bộ Chính trị",
    "Ban Chấp hành",
    "Ban Thường",
    "Ban Cán sự",
    "Ủy ban Kiểm tra",
    "Đảng ủy",
)


def _of_body(skeleton: Skeleton, m: re.Match[str], rule: Rule) -> Iterable[Claim]:
    """Read "giao ông A phụ trách Phòng Đào tạo", "được bầu vào Bộ Chính trị" as posts."""
    lead, kind = ("Phụ trách", "head") if rule.fact == "charge" else ("Ủy viên", "member")
    for person in _heads(skeleton, m["person"]):
        for item in skeleton.numbers(m["organisation"], "O"):
            body = item.phrase
            if not isinstance(body, BodyPhrase) or body.bare:
                continue
            if rule.fact == "charge" or body.name.startswith(_WITH_MEMBERS):
                role = RolePhrase(
                    item.start, item.stop, item.start, f"{lead} {body.name}", "post", kind,
                    body.name, body.lacks, "", None, None, body, body.place, "",
                )  # fmt: skip
                since, _ = _dates_after(skeleton, m.end())
                left = rule.status == "dismissed"
                yield Claim(
                    person,
                    Item("R", item.start, item.stop, role),
                    rule.status,
                    rule.name,
                    rule.certainty,
                    None if left else since,
                    since if left else None,
                    None,
                    True,
                )


#: What stands before a later change: "Trước lúc được điều động, ông A là Phó trưởng ban".
_BEFORE_THAT = re.compile(r"trước (?:khi|lúc) (?:được )?$")


def _of_match(
    skeleton: Skeleton,
    m: re.Match[str],
    status: str,
    name: str,
    certainty: float,
    options: frozenset[str],
) -> Iterable[Claim]:
    people = _heads(skeleton, m["person"])
    if status == "appointed" and _BEFORE_THAT.search(skeleton.text, 0, m.start()):
        return
    if status in ("incumbent", "former") and _owned(skeleton, people):
        return
    named = "titled" in options
    roles = [r for r in skeleton.numbers(m["role"], "R") if named or not _before_name(skeleton, r)]
    if "rank" in options:
        roles = [r for r in roles if _role(r).rank][-1:]
        if not roles:
            return
    elif roles and all(_role(r).rank for r in roles):
        return
    if "rank" in options:
        below = re.search(r"từ <R(\d+)> (?:lên|lên cấp) <R", m[0])
        for person in people if below else ():
            lower = skeleton.items[int(below[1])] if below else roles[0]
            yield Claim(person, lower, "former", name, certainty)
    if "of-organisation" in options:
        bodies = skeleton.numbers(m["organisation"], "O")
        if bodies and _several(skeleton, bodies[0]):
            return  # "Đoàn đại biểu Thành ủy, HĐND, UBND do ông A làm trưởng đoàn"
        roles = [_led(r, bodies) for r in roles]
    since, until = _dates_after(skeleton, m.end())
    if status == "dismissed":
        since, until = None, since
    elif since is None and status == "appointed" and (lead := _LEAD.match(skeleton.text)):
        since = _value(skeleton, lead[1])
    period = _FROM_TO.match(skeleton.text, m.end())
    years = _YEARS.match(skeleton.text, m.end())
    held = _held_before(skeleton, m.start())
    if held and status in ("appointed", "incumbent"):
        since, until, status = *held, "former"
    if years and status in ("appointed", "incumbent", "former"):
        since, until, status = years[1], years[2], "former"
    if period and status in ("appointed", "incumbent", "former"):
        since = _value(skeleton, period[1])
        until = _value(skeleton, period[2]) if period[2] else period[3]
        status = "former" if until else "incumbent"
    for person in people:
        for role in roles:
            own = "former" if status == "incumbent" and _role(role).status == "former" else status
            yield Claim(
                person,
                role,
                own,
                name,
                certainty,
                since if own in ("appointed", "incumbent") or period or years or held else None,
                until if own in ("former", "dismissed") else None,
                _role(role).term,
                own in ("appointed", "dismissed"),
            )
    if status == "appointed":
        yield from _replaced(skeleton, m, roles)


_TERM_YEARS = re.compile(
    r"nhiệm kỳ [^.;]{0,40}\( ?(\d{4}) ?[-–] ?(\d{4}) ?\) ?,? ?(?:ông |bà |đồng chí )?$"
)
_LEADING = re.compile(
    r"(?:từ|giai đoạn|trong thời gian|thời gian)? ?(?:tháng |năm |ngày )?<D(\d+)>"
    r"(?: ?(?:-|–|đến) (?:tháng |năm |ngày )?<D(\d+)>)? ?,? (?:(?:ông|bà|đồng chí) )?$"
)


def _held_before(skeleton: Skeleton, at: int) -> tuple[str | None, str | None] | None:
    """Give the dates of "từ tháng 1/2011 - 7/2014, ông A giữ chức …": a post held, not taken."""
    years = _TERM_YEARS.search(skeleton.text[:at])
    if years:
        return years[1], years[2]
    found = _LEADING.search(skeleton.text[:at])
    date = skeleton.items[int(found[1])].phrase if found else None
    if found is None or not isinstance(date, DatePhrase):
        return None
    if found[2]:
        return date.iso, _value(skeleton, found[2])
    return (date.iso, date.until) if date.until and len(date.iso or "") < 10 else None


_REPLACED = re.compile(
    r"[^<>;.]{0,30}?(?:<D\d+>[^<>;.]{0,12})?(?:thay thế cho|thay thế|thay cho|thay|kế nhiệm|thế chỗ|tiếp quản vị trí của)(?: cho| vị trí)? (?:(?:ông|bà|đồng chí|người tiền nhiệm) )*(?:<R\d+> )*<P(\d+)>"
)


def _replaced(skeleton: Skeleton, m: re.Match[str], roles: list[Item]) -> Iterable[Claim]:
    """Read "…, thay ông A nghỉ hưu": A held the post before."""
    found = _REPLACED.match(skeleton.text, m.end())
    if found:
        person = skeleton.items[int(found[1])]
        for role in roles:
            yield Claim(person, role, "former", "replaced", 0.9)


def _before_name(skeleton: Skeleton, role: Item) -> bool:
    """Say whether a name follows the role at once: the role is that person's."""
    return any(i.kind == "P" and i.start == role.stop for i in skeleton.items)


def _several(skeleton: Skeleton, body: Item) -> bool:
    """Say whether a body is the last of a list of three or more."""
    count, start = 0, body.start
    for item in reversed([i for i in skeleton.items if i.kind == "O" and i.stop < body.start]):
        if item.stop != start - 1 or skeleton.line.low[item.stop] not in (",", "và"):
            break
        count, start = count + 1, item.start
    return count > 1


def _owned(skeleton: Skeleton, people: list[Item]) -> bool:
    """Say whether the sentence speaks of what is somebody's: "cố vấn của bà A đồng thời là …"."""
    low = skeleton.line.low
    return bool(people) and "của" in low[max(0, people[0].start - 2) : people[0].start]


def _heads(skeleton: Skeleton, text: str) -> list[Item]:
    """Give the people of a {person}+ slot, without those whom they replace: "(thay ông B)"."""
    return skeleton.numbers(_INSTEAD.sub("", text), "P")


_INSTEAD = re.compile(r"\( (?:thay|thay thế|thay cho|kế nhiệm) [^()]*\)")


_YEARS = re.compile(
    r" ?,? ?\(? ?(?:từ |giai đoạn |trong )(?:năm )?(\d{4}) ?(?:-|–|đến) ?(?:năm )?(\d{4})"
)
_FROM_TO = re.compile(
    r" ?,? ?(?:\( )?(?:trong )?(?:từ |giai đoạn |nhiệm kỳ từ )?(?:tháng |năm |ngày )?<D(\d+)>(?: |, )?(?:đến|-|–|tới)(?: hết)? (?:tháng |năm |ngày )?(?:<D(\d+)>|(\d{4})\b|nay\b)"
)
_FROM = re.compile(
    r"\s?(?:,\s)?(?:có hiệu lực )?(?:thi hành )?(?:kể )?từ (?:ngày |tháng |năm )?<D(\d+)>(?! (?:đến|-|–) )"
)
_LEAD = re.compile(r"^(?:kể )?từ (?:ngày |tháng )?<D(\d+)>(?! (?:đến|-|–) )")


def _value(skeleton: Skeleton, number: str) -> str | None:
    date = skeleton.items[int(number)].phrase
    return date.iso if isinstance(date, DatePhrase) else None


def _dates_after(skeleton: Skeleton, at: int) -> tuple[str | None, str | None]:
    m = _FROM.match(skeleton.text, at)
    if not m:
        return None, None
    date = skeleton.items[int(m[1])].phrase
    return (date.iso if isinstance(date, DatePhrase) else None), None


# ---------------------------------------------------------------------------------- he, careers
_HE = re.compile(
    r"^(?:[^<>]{0,40}(?:<D\d+>)?[^<>]{0,30}?(?:, |^))?(?:ông|bà|đồng chí|anh|chị|ông ấy|bà ấy|đại tướng|thượng tướng|trung tướng|thiếu tướng|vị này|người này)(?! <)"
    r"(?P<verb> (?:đã |cũng |còn |hiện |đang |vừa |nguyên )*(?:từng |đã từng )?(?:giữ các chức vụ|giữ nhiều chức vụ quan trọng như|giữ chức vụ|giữ chức|đảm nhiệm|làm|là|được bầu làm|được bổ nhiệm làm|được bầu giữ chức|được bổ nhiệm giữ chức|trải qua các chức vụ|kinh qua các chức vụ)(?: :)? )(?P<roles>.*)$"
)


#: A sentence of a life without its subject: "Từng đảm nhiệm các cương vị công tác: R; R".
_WAS = re.compile(
    r"^(?P<verb>(?:(?:đã )?từng|đã) (?:là|làm|giữ|đảm nhiệm|đảm nhận|kinh qua|trải qua|công tác)(?: qua)?"
    r"(?: (?:các|nhiều))?(?: (?:chức vụ|chức danh|cương vị|vị trí|chức))?(?: công tác| quan trọng)?(?: như)?(?: :)? )(?P<roles><R.*)$"
)


_ACTED_ON = re.compile(
    r"<R0>(?:[, ]|<[RLDO]\d+>|và|kiêm)*(?:bị|được|đã|vừa|sẽ|nói|khai|cho|có|không|là|tại|chia|xin)\b"
)


def pronoun(skeleton: Skeleton) -> list[Line]:
    """Read "ông từng giữ chức R": role items with status, since, until, term; person unknown."""
    studied = re.match(
        r"^(?:trình độ chuyên môn|trình độ|học vị|học hàm)\b(?!.*chính trị)", skeleton.text
    )
    if studied:
        return [
            (i, "incumbent", None, None, None)
            for i in skeleton.items
            if i.kind == "R" and _role(i).role == "degree"
        ]
    born = re.match(r"^(?:[^<>]{0,12})<P\d+>(?: \([^)]*\))? (?:sinh|quê)\b", skeleton.text)
    late = re.search(
        r"trước (?:khi|lúc) [^;]{2,90}?, (?:ông|bà|đồng chí) (?:là|làm|giữ chức vụ|giữ chức|đảm nhiệm) (?P<roles><R.*)$",
        skeleton.text,
    )
    if born:
        degrees: list[Line] = [
            (i, "incumbent", None, None, None)
            for i in skeleton.items
            if i.kind == "R" and _role(i).role == "degree" and not _before_name(skeleton, i)
        ]
        earlier = _chain(skeleton, late["roles"], late.start("roles"), "former") if late else []
        return [*degrees, *_elided(skeleton), *earlier]
    he = re.match(r"^(?:ông|bà|đồng chí) (?P<roles><R\d+>.*)$", skeleton.text)
    if he and _role(skeleton.numbers(he["roles"], "R")[0]).status == "former":
        return _chain(skeleton, he["roles"], he.start("roles"), "former")
    alone = not any(i.kind == "P" for i in skeleton.items)
    told = alone and re.match(r"^<R0>", skeleton.text) and not _ACTED_ON.match(skeleton.text)
    if told and _role(skeleton.items[0]).status == "former":
        return _chain(skeleton, skeleton.text, 0, "former")
    if late:
        return _chain(skeleton, late["roles"], late.start("roles"), "former")
    m = _HE.match(skeleton.text) or _WAS.match(skeleton.text)
    if not m:
        return []
    verb = f" {m['verb']} "
    if modality(skeleton.text, m.start("verb")) or " không " in verb:
        return []
    former = "từng" in verb or "nguyên" in verb or bool(_EARLIER.match(skeleton.text))
    taken = "được" in verb
    now = "hiện" in verb or "đang" in verb
    status = (
        "former" if former else "appointed" if taken and now else "former" if taken else "incumbent"
    )
    return _chain(skeleton, m["roles"], m.start("roles"), status)


def _elided(skeleton: Skeleton) -> list[Line]:
    """Read the later clauses of a life: "…; từng là Chánh Văn phòng …, hiện là …"."""
    out: list[Line] = []
    for m in re.finditer(
        r"[;,] (?P<verb>từng là|từng làm|từng giữ chức vụ|từng giữ chức|nguyên là|trước đó là|hiện là|đang là) (?P<roles><R.*)$",
        skeleton.text,
    ):
        status = "incumbent" if m["verb"] in ("hiện là", "đang là") else "former"
        out.extend(_chain(skeleton, m["roles"], m.start("roles"), status))
    return out


_PERIOD = re.compile(
    r" ?\( ?(?:từ )?(?:<D(\d+)>|(\d{4}))(?: ?(?:-|–|đến|đến nay) ?(?:<D(\d+)>|(\d{4})|nay)?)? ?\)| từ (?:tháng |năm )?<D(\d+)>(?: đến (?:hết )?(?:năm |tháng )?<D(\d+)>)?"
)


def _chain(skeleton: Skeleton, text: str, offset: int, status: str) -> list[Line]:
    out: list[Line] = []
    at = 0
    aside = r"(?:[^<>;,.()]{1,30} (?=[;,]))?" if status == "former" else ""
    pattern = re.compile(
        rf"(?:^|(?:(?:,|;|và|kiêm|rồi|sau đó là|-|–|đồng thời là|, sau đó là|, rồi|, kiêm|; kiêm|kiêm nhiệm) ))<R(\d+)>((?:{_PERIOD.pattern})?) ?{aside}"
    )
    while True:
        m = pattern.match(text, at)
        if not m:
            break
        item = skeleton.items[int(m[1])]
        since, until = _period(skeleton, m[2])
        out.append((item, status, since, until, _role(item).term))
        at = m.end()
        while text[at : at + 1] == " ":
            at += 1
    return out


def _period(skeleton: Skeleton, text: str) -> tuple[str | None, str | None]:
    m = _PERIOD.match(text) if text else None
    if not m:
        return None, None

    def value(number: str | None, year: str | None) -> str | None:
        if year:
            return year
        if number:
            date = skeleton.items[int(number)].phrase
            return date.iso if isinstance(date, DatePhrase) else None
        return None

    return value(m[1] or m[5], m[2]), value(m[3] or m[6], m[4])


def career(skeleton: Skeleton) -> list[Line]:
    """Read a line of a career: "- 9/1997 - 12/2003: Chuyên viên Sở Tư pháp tỉnh Bắc Kạn."."""
    m = re.match(
        r"^(?:[-+•*–] )?(?:từ )?(?:tháng |năm )?(?:<D(\d+)>|(\d{4}))(?: ?(?:-|–|đến|tới|, đến) ?(?:tháng |năm )?(?:<D(\d+)>|(\d{4})|(nay)))? ?[:,] (?:(?:ông|bà|đồng chí)(?! <) |(?:ông |bà |đồng chí )?(?:<R\d+> )*(?P<who><P\d+>) )?(?P<verb>(?:được )?(?:<[RO]\d+> (?=bầu|bổ nhiệm|điều động|phân công|cử|giao|tín nhiệm))?(?:bầu |bổ nhiệm |tín nhiệm |điều động |phân công |giao |cử )*(?:làm |giữ chức vụ |giữ chức |là |giữ |đảm nhiệm |nhận chức |chuyển qua làm |chuyển sang làm |về làm |lên làm |chuyển về làm )?)?(?P<roles><R.*)$",
        skeleton.text,
    )
    if not m:
        return []

    if re.match(r"<R\d+> <P", m["roles"]):
        return []  # "được Thủ tướng A bổ nhiệm …"

    def value(number: str | None, year: str | None) -> str | None:
        date = skeleton.items[int(number)].phrase if number else None
        return date.iso if isinstance(date, DatePhrase) else year

    since, until = value(m[1], m[2]), value(m[3], m[4])
    ranged = bool(until or m[5])
    spoken = bool(m["verb"]) or ":" in m[0][: m.start("roles")]
    if not ranged and (not spoken or len(since or "") == 10):
        return []
    if not (m["verb"] or re.search(r">[^<>]{0,40}$", skeleton.text)):
        return []
    first = skeleton.items[int(m[1])].phrase if m[1] else None
    if isinstance(first, DatePhrase) and first.until:
        until = first.until
    ongoing = bool(m[5])
    status = (
        "incumbent"
        if ongoing
        else "appointed"
        if until is None and "được" in m["verb"]
        else "former"
    )
    rows = _chain(skeleton, m["roles"], m.start("roles"), status)
    out = []
    for k, (item, st, s, u, term) in enumerate(rows):
        first_one, last_one = k == 0, k == len(rows) - 1
        then = re.search(r"> ?(?:,|;)? ?(?:rồi|sau đó là) <", skeleton.text)
        out.append(
            (
                item,
                st,
                s or (since if first_one or not then else None),
                u or (until if last_one or not then else None),
                term,
            )
        )
    return out
