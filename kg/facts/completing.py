"""Posts said in part, completed with what the document says elsewhere: "Phó Giám đốc", of which Sở."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from kg.facts.claims import delegate
from kg.facts.joined import branch_of
from kg.facts.reference import Bodies, Territories, completed, finished, numbered
from kg.lexicon import table, word_set
from kg.mentions.places import PlacePhrase
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import vietnamese
from kg.model import Post
from kg.text import name_key


@cache
def _title_bodies() -> dict[str, str]:
    return {row["title"]: row["bodies"] for row in table("title_bodies.tsv")}


@lru_cache(maxsize=65536)
def _with_head(heads: str) -> re.Pattern[str]:
    """Give what finds a body in a name by one of its heads."""
    return re.compile(rf"(?:^|(?<= ))(?:{heads})\b.*$")


@lru_cache(maxsize=65536)
def body_heads(title: str) -> str:
    """Give the head words of bodies that a bare title can belong to, as alternatives."""
    if title.lower() in _title_bodies():
        return _title_bodies()[title.lower()]  # "Phó phòng", which no "phòng" heads
    low = title.lower().removeprefix("phó ").removeprefix("quyền ").removesuffix(" thường trực")
    for size in range(len(low.split()), 0, -1):
        found = _title_bodies().get(" ".join(low.split()[:size]))
        if found:
            return found
    return ""


#: What deputies do on the floor, and other floors on which there are "đại biểu".
_DEBATE = re.compile(
    r"chất vấn|(?:dự thảo|dự án|sửa đổi|dự) [Ll]uật|thảo luận (?:tại|ở) (?:tổ|hội trường)|[Pp]hiên thảo luận"
)
#: What only an assembly does, where it is named but once: "kỳ họp thứ 17 của HĐND TP.HCM".
_SITTING = re.compile(
    r"(?:[Kk]ỳ họp|[Pp]hiên họp|[Pp]hiên chất vấn)(?:[^.;]|\.(?! )){0,40}(?:HĐND|Hội đồng nhân dân)"
    r"|(?:HĐND|Hội đồng nhân dân)(?:[^.;]|\.(?! )){0,60}(?:kỳ họp|phiên họp|chất vấn)"
)
_OTHER_FLOOR = re.compile(r"MTTQ|Mặt trận Tổ quốc|[Đđ]ại hội|ĐẠI HỘI")


def assembly(text: str) -> str:
    """Say which assembly a text is about: Quốc hội, Hội đồng nhân dân, or neither clearly."""
    nation = text.count("Quốc hội") + text.count("ĐBQH") + text.count("UBTVQH")
    nation += len(re.findall(r"\bQH\b", text))
    council = text.count("HĐND") + text.count("Hội đồng nhân dân")
    if nation >= 2 and nation >= 2 * council:
        return "Quốc hội"
    if council == 0 and (nation or "Bộ trưởng" in text):
        debated = _DEBATE.search(text) is not None and _OTHER_FLOOR.search(text) is None
        return "Quốc hội" if debated else ""
    sits = council >= 2 or (council == 1 and _SITTING.search(text) is not None)
    return "Hội đồng nhân dân" if sits and council >= 2 * nation else ""


def _by_distance(role: RolePhrase, others: Iterable[RolePhrase]) -> list[RolePhrase]:
    """Put roles in order of how far they stand from one."""
    rows = list(others)
    count = len(rows)
    if count > 1:
        order = sorted(abs(o.start - role.start) * count + n for n, o in enumerate(rows))
        rows = [rows[place % count] for place in order]
    return rows


_PARTY_COMMITTEE = re.compile(r"(?:Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy).*$")


#: Bodies that no secretary leads who is told of without them, and those that he may lead.
_NO_COMMITTEE = re.compile(
    r"Đoàn (?:đại biểu|công tác|kiểm tra|giám sát|khảo sát)\b|Đảng ủy cơ quan\b"
)
_LOCAL = "Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy"


class Completer:
    """Completes posts with what the document says elsewhere."""

    def __init__(self, territories: Territories, bodies: Bodies, text: str = "") -> None:
        self.territories, self.bodies, self.text = territories, bodies, text
        self._assembly: str | None = None

    @property
    def assembly(self) -> str:
        """The assembly that the document is about."""
        if self._assembly is None:
            self._assembly = assembly(self.text)
        return self._assembly

    def post(
        self,
        role: RolePhrase,
        at: int,
        beside: Iterable[RolePhrase],
        known: Iterable[Post] = (),
    ) -> Post:
        """Give the post of a role at a character; ``beside`` are other roles of the same run."""
        title, organisation = role.title, role.organisation
        if role.lacks == "any" and delegate(title):
            return self._deputy(role)
        if organisation and role.lacks and role.lacks != "any":
            own = _of_run(role, _by_distance(role, beside), at)
            full = own and completed(organisation, role.lacks, at, own)
            full = full or completed(organisation, role.lacks, at, self.territories)
            if full:
                title = _retitled(title, organisation, full)
                organisation = full
        elif role.lacks == "any":
            near = _by_distance(role, beside)
            same = None if self._of_committee(role, at, near) else self._own(role, known)
            if same:
                return replace(same, surfaces=tuple(sorted({*same.surfaces, title})))
            full = self._whole_body(role, at, near)
            if full:
                title = _retitled(title, organisation or "", full)
                organisation = full
            elif organisation and " " not in organisation:
                organisation = None
        told = title == role.title or name_key(role.title) == name_key(title)
        surfaces = () if told else (role.title,)
        return Post(title, organisation, role.role, _place(role.place), surfaces)

    def _deputy(self, role: RolePhrase) -> Post:
        """Give the assembly of "đại biểu A": the one that the document is about."""
        council = self.bodies.only("Hội đồng nhân dân")
        if self.assembly == "Quốc hội":
            return Post("Đại biểu Quốc hội", "Quốc hội", "delegate", None, (role.title,))
        if self.assembly and council:
            return Post(
                f"Đại biểu {council}",
                council,
                "delegate",
                None,
                (role.title, "Đại biểu Hội đồng nhân dân", "Đại biểu Hội đồng nhân dân tỉnh"),
            )
        return Post(role.title, None, "delegate")

    @staticmethod
    def _own(role: RolePhrase, known: Iterable[Post]) -> Post | None:
        """Give the post that the same person has elsewhere in the document with more words."""
        for post in known:
            if post.organisation and name_key(post.title).startswith(name_key(role.title) + " "):
                return post
        return None

    def _whole_body(self, role: RolePhrase, at: int, beside: Iterable[RolePhrase]) -> str | None:
        """Find the body of "Phó Giám đốc", "Bí thư Đảng ủy" in the run of roles or before."""
        others = [r for r in beside if r is not role and r.organisation and r.lacks != "any"]
        base = role.organisation
        part = role.body.inner if role.body else None
        if role.body and part and part.bare and part.lacks == "any":
            return finished(role.body, role.body.name, at, self.bodies)
        if role.title.lower() == "đảng ủy viên":
            return None  # of which party committee, the post beside it does not say
        if base:
            if hosts := next((h for b, h in _GROUPS.items() if base.lower() == b), None):
                whole = next((own for r in others if hosts.match(own := self._complete(r, at))), "")
                near = self.bodies.nearest(re.escape(base), at)
                return f"{base} {whole}" if whole else near if near != base else None
            if base in _COUNCILS:
                return self._council(base, role, others)
            local = re.match(
                r"((?:Ban [Tt]hường vụ )?Đảng ủy|Đảng bộ|Chi bộ|Ban Thường vụ|Ban Chấp hành"
                r"|Hội đồng trường|Đoàn)\b",
                base,
            )
            if base in ("Ban Thường vụ", "Ban Chấp hành"):
                beside_it = self._of_committee(role, at, others)
                if beside_it:
                    return beside_it
                near = self.bodies.nearest(
                    "Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng bộ", at
                )
                if near and base == "Ban Chấp hành":
                    near = branch_of(near)
                return f"{base} {near}" if near else None
            board = base.lower() in word_set("boards.tsv")
            if board or (local and base == local[0]):
                for other in others:
                    own = _INVESTIGATORS.sub("", self._complete(other, at))
                    unit = _OF_UNIT.match(own)
                    if unit and base.endswith(("Đảng ủy", "Đảng bộ", "Chi bộ")):
                        return f"{base} {own[unit.end() :]}"  # "Bí thư Đảng ủy, Chủ tịch UBND xã A"
                    if (board or base == "Đảng ủy") and _firm_of_board(own):
                        return f"{base} {_firm_of_board(own)}"
                    if not _NO_HOST.match(own) and not (board and _OF_STATE.match(own)):
                        return f"{base} {own}"
            if base.endswith(" Đảng ủy"):  # "Ủy ban Kiểm tra Đảng ủy"
                near = self._party_committee(at)
                return f"{base[: -len('Đảng ủy')]}{near}" if near else None
            for other in beside:
                if base == "Đảng ủy" and other.organisation in _NUMBERED_UNITS:
                    return numbered(f"{base} {other.organisation}", at, self.bodies)
            party = self._party_committee(at) if base == "Đảng ủy" else None
            if party and party.lower().startswith(_OF_BLOCS) and _within_it(party, others):
                party = None
            if party:
                return party
            near = self.bodies.nearest(re.escape(base), at)
            if near and near != base:
                return near
            firm = self._firm(at) if board or _with_board(beside) else None
            return f"{base} {firm}" if firm else None
        heads = body_heads(role.title)
        if not heads:
            return None
        secretary = role.title.lower() in ("bí thư", "phó bí thư", "phó bí thư thường trực")
        pattern = _with_head(heads)
        for other in others:
            own = self._complete(other, at)
            unit = _COMMITTEE.match(own) if secretary else None
            if unit:
                return f"{_COMMITTEES[unit[1].lower()]} {unit[2]}"
            m = pattern.search(own)
            if m and " " in m[0]:
                return m[0]
            if _shares_firm(role, other):
                return own
            firm = _firm_of_board(own)
            if firm and role.title.lower().endswith("giám đốc"):
                return firm  # "Tổng giám đốc, Chủ tịch HĐQT DongABank"
        # many in one article share these titles: the body is never guessed from nearness
        if role.title.lower() in word_set("ministerial_titles.tsv"):
            if role.title.lower() == "bộ trưởng":
                return None  # another ministry is named as often as the minister's own
            return self._ministry(at) or self.bodies.main(heads) or self.bodies.only(heads)
        near = self.bodies.nearest(heads, at)
        if near and secretary and _NO_COMMITTEE.match(near):
            near = self.bodies.only(_LOCAL)
        branch = _BRANCH.match(near) if secretary and near else None
        if branch:  # "Đại hội Đảng bộ xã A: Ông B làm Bí thư"
            return f"{_COMMITTEES[branch[1].lower()]} {branch[2]}"
        beside_others = near is not None and _OF_THE_WORLD.search(near) and self._clubs()
        return None if beside_others else near

    def _firm(self, at: int) -> str | None:
        """Give the firm that the article is about: that of a board told without it."""
        firms = [(place, name) for place, name in self.bodies.seen if _FIRM.match(name)]
        names = [name for _, name in firms]
        for known in (names, [name for place, name in firms if place <= at]):
            last = {name.split()[-1] for name in known}
            if len(last) == 1:  # "Ngân hàng Việt Tín", "Ngân hàng TMCP Việt Tín"
                return max([n for n in names if n.split()[-1] in last], key=len)
        return self.bodies.main(_FIRMS)

    def _party_committee(self, at: int) -> str | None:
        """Give the party committee named last, else that of the branch: "Đảng bộ phường A"."""
        near = self.bodies.nearest("Đảng ủy", at)
        if near:
            return near if near != "Đảng ủy" else None
        branch = _BRANCH.match(self.bodies.nearest("Đảng bộ", at) or "")
        committee = _COMMITTEES[branch[1].lower()] if branch else ""
        return f"{committee} {branch[2]}" if branch and committee.startswith("Đảng ủy") else None

    @staticmethod
    def _council(base: str, role: RolePhrase, others: list[RolePhrase]) -> str | None:
        """Give a council with the unit of a post beside it: "Chủ tịch HĐND, Bí thư Đảng ủy phường A"."""
        for other in others:
            place = other.place or (other.body.place if other.body else None)
            gap = max(other.start - role.stop, role.start - other.stop)
            if place is None or not place.name or gap > _RUN or place.level not in _LEVELS:
                continue
            unit = _UNITS.get(" ".join((other.organisation or "").lower().split()[:2]), "")
            if place.unit or unit:
                return f"{base} {place.full if place.unit else f'{unit} {place.name}'}"
        return None

    def _clubs(self) -> bool:
        """Say whether clubs abroad are named, whose chairs are told of beside a federation's."""
        return any(not vietnamese(name.split()[0].lower()) for _, name in self.bodies.seen)

    def _of_committee(self, role: RolePhrase, at: int, beside: Iterable[RolePhrase]) -> str | None:
        """Give "Ban Thường vụ", "Ban Chấp hành" with the party committee of a post beside it."""
        base = role.organisation
        if base not in ("Ban Thường vụ", "Ban Chấp hành"):
            return None
        for other in beside:
            if other is role or not other.organisation or other.lacks == "any":
                continue
            m = _PARTY_COMMITTEE.search(self._complete(other, at))
            if m:
                return f"{base} {branch_of(m[0]) if base == 'Ban Chấp hành' else m[0]}"
        return None

    def _ministry(self, at: int) -> str | None:
        """Give the ministry that the words around "Thứ trưởng" tell: "Bộ Y tế: Thứ trưởng A"."""
        begin = max(0, at - _AROUND)
        left = _HAS_DEPUTIES.search(self.text[begin:at]) or _FOR_MINISTRY.search(
            self.text[begin:at]
        )
        right = None if left else _HANDS_OVER.match(self.text, at, at + _AROUND)
        place = begin + left.start("whose") if left else right.start("whose") if right else -1
        return next((name for where, name in self.bodies.seen if where == place), None)

    def _complete(self, role: RolePhrase, at: int) -> str:
        organisation = role.organisation or ""
        if role.lacks and role.lacks != "any":
            return completed(organisation, role.lacks, at, self.territories) or organisation
        return organisation


#: Bodies of many countries, which are told of beside the chairs of others.
_OF_THE_WORLD = re.compile(r"(?:[Tt]hế giới|[Qq]uốc tế|[Cc]hâu (?:Á|Âu|Phi|Mỹ)|Đông Nam Á)$")
#: How many letters before and after a title tell whose it is.
_AROUND = 170
#: A ministry of which the next sentence or the rest of this one tells.
_FOR_MINISTRY = re.compile(
    r"(?:(?:^|[.\n] ?|[-–] )(?P<heading>)|(?:trụ sở|[Tt]hay mặt|lãnh đạo|[Đđ]ại diện|[Vv]ề phía) )"
    r"(?P<whose>)Bộ [^:,.;\n]{2,45}(?(heading) ?: [^.\n]*|, (?:có )?)$"
)
#: A ministry that counts its deputy ministers: "Bộ Tư pháp hiện có 5 Thứ trưởng".
_HAS_DEPUTIES = re.compile(
    r"(?P<whose>)Bộ [^:,.;\n]{2,45}? (?:(?:hiện|nay|đang|cũng) )*(?:có|còn) (?:\d+|hai|ba|bốn|năm|sáu) $"
)
#: A deputy minister who hands over what his minister decided.
_HANDS_OVER = re.compile(
    r"Thứ trưởng (?:[^\W\d]+ ){2,4}(?:(?:đã|vừa|cũng) )*(?:trao|công bố) (?:các )?[Qq]uyết định"
    r"[^.;]{0,40}? của (?P<whose>)Bộ trưởng "
)


def _shares_firm(role: RolePhrase, other: RolePhrase) -> bool:
    """Say whether "kiêm" joins a chair to the head of the firm: "Chủ tịch kiêm Tổng giám đốc VNG"."""
    chair = role.title.lower() in ("chủ tịch", "phó chủ tịch")
    return chair and other.start == role.stop + 1 and other.title.lower().startswith(_FIRM_HEADS)


def _with_board(beside: Iterable[RolePhrase]) -> bool:
    """Say whether one of the roles beside is on the board of a firm: "Bí thư Đảng ủy, Chủ tịch HĐTV"."""
    return any((other.organisation or "").lower() in word_set("boards.tsv") for other in beside)


#: Sorts of firms, with which their names begin.
_FIRMS = "Công ty|Tổng công ty|Tập đoàn|Ngân hàng"
_FIRM = re.compile(rf"(?:{_FIRMS}) (?!Nhà nước|Thế giới|Trung ương|Phát triển Châu Á)")
#: Titles of those who run a firm.
_FIRM_HEADS = ("tổng giám đốc", "giám đốc", "phó tổng giám đốc")


def _firm_of_board(name: str) -> str:
    """Give the firm of "Hội đồng quản trị DongABank", nothing for other bodies."""
    low = name.lower()
    board = next((b for b in word_set("boards.tsv") if low.startswith(f"{b} ")), None)
    return name[len(board) + 1 :] if board else ""


#: Bodies of the state, which have no board: "Chủ tịch HĐQT, nguyên Phó Chủ tịch UBND TP Hà Nội".
_OF_STATE = re.compile(
    r"Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Thành ủy|Bộ |Sở |Quốc hội|Chính phủ"
)
#: A unit's committee: "Phó Bí thư, Chủ tịch UBND quận 1" is one of the Quận ủy.
_COMMITTEE = re.compile(
    r"(?:Ủy ban nhân dân|Hội đồng nhân dân) (tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn) (.+)",
    re.I,
)
_COMMITTEES = {
    "tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "quận": "Quận ủy", "huyện": "Huyện ủy",
    "thị xã": "Thị ủy", "xã": "Đảng ủy xã", "phường": "Đảng ủy phường",
    "thị trấn": "Đảng ủy thị trấn",
}  # fmt: skip
#: Units of the army that are called without their number.
_NUMBERED_UNITS = frozenset(("Quân khu", "Quân đoàn", "Sư đoàn", "Lữ đoàn", "Trung đoàn"))
#: The branch of the Party in a unit, whose secretary leads its committee.
_BRANCH = re.compile(
    r"Đảng bộ (tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn) (.+)", re.IGNORECASE
)
#: Bodies that have no party committee of their own, and those whose unit has one.
_NO_HOST = re.compile(
    r"(?:Bộ Chính trị|Ban Bí thư|Ban [Cc]hấp hành|Ban [Tt]hường vụ|Hội đồng|Quốc hội"
    r"|[Cc]hi bộ|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Quân ủy|Chính phủ"
    r"|(?:Phòng|Ban (?!Quản lý)) ?(?:(?! (?:Trung ương|tỉnh|thành phố)\b)[^,])*$)"
)
#: The party committees of blocs, above those of their firms and offices.
_OF_BLOCS = "đảng ủy khối "


def _within_it(party: str, others: Iterable[RolePhrase]) -> bool:
    """Say whether someone sits on a party committee too: "Ủy viên Đảng ủy Khối A, Bí thư Đảng ủy"."""
    return any((other.organisation or "").endswith(party) for other in others)


#: The investigators of a police force, before its name.
_INVESTIGATORS = re.compile(r"^Cơ quan [Cc]ảnh sát điều tra (?=Công an )")
_OF_UNIT = re.compile(
    r"(?:Ủy ban nhân dân|Hội đồng nhân dân|(?:Ủy ban )?Mặt trận Tổ quốc(?: Việt Nam)?"
    r"|Hội (?:Nông dân|Cựu chiến binh|(?:Liên hiệp )?Phụ nữ)) (?=(?:xã|phường|thị trấn|đặc khu) )"
)


#: Groups of the Party inside other bodies, and the bodies that have them.
_GROUPS = {
    "ban cán sự đảng": re.compile(
        r"(?:Bộ (?!Chính trị|Chỉ huy|Tư lệnh|Tổng)|Chính phủ$|Thanh tra Chính phủ|Kiểm toán"
        r"|Tòa án nhân dân|Viện [Kk]iểm sát nhân dân|Ngân hàng Nhà nước"
        r"|Ủy ban (?!Trung ương|Mặt trận|[Kk]iểm tra|Thường vụ|Đoàn kết))"
    ),
    "đảng đoàn": re.compile(
        r"(?:Quốc hội$|Hội đồng nhân dân|Hội |(?:Tổng )?(?:Liên hiệp|Liên đoàn)|Liên minh"
        r"|Trung ương Hội|(?:Ủy ban Trung ương )?Mặt trận Tổ quốc|Ủy ban Mặt trận Tổ quốc)"
    ),
}
#: The councils of a unit, and the levels of units.
_COUNCILS = frozenset(("Ủy ban nhân dân", "Hội đồng nhân dân"))
_LEVELS = frozenset(("province", "city", "district", "commune"))
_UNITS = {
    "tỉnh ủy": "tỉnh", "thành ủy": "Thành phố", "huyện ủy": "huyện", "quận ủy": "quận",
    "thị ủy": "thị xã",
}  # fmt: skip
#: How many words may stand between two roles of one run.
_RUN = 8


def _of_run(role: RolePhrase, beside: Iterable[RolePhrase], at: int) -> Territories | None:
    """Give the territory of the next role in the run: "Tỉnh ủy viên, Chủ tịch UBND tỉnh Lai Châu"."""
    for other in beside:
        place = other.place or (other.body.place if other.body else None)
        gap = max(other.start - role.stop, role.start - other.stop)
        if other is role or place is None or not place.name or gap > _RUN:
            continue
        if other.start > role.start and place.level in ("province", "city", role.lacks):
            found = Territories()
            found.add(at, place.level, place.unit, place.name, True)
            return found if found.nearest(role.lacks, at) else None
    return None


def _place(place: PlacePhrase | None) -> str | None:
    return place.name if place and place.name else None


def _retitled(title: str, organisation: str, full: str) -> str:
    if not organisation:
        first, rest = full.split(" ", 1) if " " in full else (full, "")
        words = title.lower().split()
        if words and words[-1] == first.lower():
            return f"{title} {rest}"
        m = re.match(
            r"(Chi cục|Tổng cục|Bộ môn|Ban Quản lý|Ban [Cc]hỉ đạo|Công an|Văn phòng) (.*)", full
        )
        if m and title.lower().endswith(m[1].lower()):
            return f"{title} {m[2]}"
        return f"{title} {full}"
    if full.startswith(organisation) and name_key(title).endswith(
        name_key(full[: len(organisation)].split(" ", 1)[-1])
    ):
        return title + full[len(organisation) :]
    if title.endswith(organisation):
        return title[: -len(organisation)] + full
    return title + full[len(organisation) :] if full.startswith(organisation) else f"{title} {full}"
