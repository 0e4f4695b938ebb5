"""What a part of a name stands for inside one document: "ông Hưng", "Tỉnh ủy", "Phó Giám đốc".

In doubt nothing is said: what could stand for two things stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.lexicon import table
from kg.mentions.organisations import BodyPhrase
from kg.mentions.places import gazetteer
from kg.mentions.tokens import expand
from kg.text import name_key

#: Addresses that tell men from women.
_TO_MEN = frozenset(("ông", "anh"))
_TO_WOMEN = frozenset(("bà", "chị", "cô"))


@dataclass
class People:
    """The full names of a document in the order of their mentions."""

    names: list[tuple[int, str]] = field(default_factory=list)
    titled: set[str] = field(default_factory=set)
    _men: set[str] = field(default_factory=set)
    _women: set[str] = field(default_factory=set)
    _by_last: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _called: dict[str, set[str]] = field(default_factory=dict)

    def call(self, part: str, address: str) -> None:
        """Note that a part of a name stands with an address: "ông Trump"."""
        self._called.setdefault(name_key(part), set()).add(address)

    def add(self, at: int, name: str, address: str = "") -> None:
        """Note a full name at a character of the document, with the address before it ("ông")."""
        named = at, name
        self.names.append(named)
        if address in _TO_WOMEN or " Thị " in name:
            self._women.add(name)
        elif address in _TO_MEN:
            self._men.add(name)
        for key in _parts(name):
            self._by_last.setdefault(key, []).append(named)

    def _others(self, address: str) -> set[str]:
        if address in _TO_MEN:
            return self._women - self._men
        return self._men - self._women if address in _TO_WOMEN else set()

    def may_be(self, name: str, address: str) -> bool:
        """Say whether a full name may be meant by an address alone: "ông" is none called "bà"."""
        return name not in self._others(address)

    def may_lead(self, name: str, part: str) -> bool:
        """Say whether a name may be meant by a leader's last name after a title.

        "Tổng thống Trump" is not his son Barron Trump, to whom the text gives no title.
        """
        key, last = name_key(name), name_key(part)
        if name in self.titled or last not in surnames() or not key.endswith(last):
            return True
        return any(leader.endswith(key) for leader in leaders())  # "Tayyip Erdogan"

    def resolve(self, part: str, at: int, address: str = "") -> str | None:
        """Give the full name that a part of a name stands for, seen from character ``at``.

        The last names before count first; two different candidates there mean no answer, unless
        one of them was named much nearer. "ông" is none who is called "bà", and the other way round.
        """
        key = name_key(part)
        found = self._by_last.get(key)
        if found is None:
            return None
        end = f" {key}"
        tails = [(p, n) for p, n in found if name_key(n).endswith(end)]
        if not tails:  # "ông Tập" is "Tập Cận Bình", and so are others who are named like leaders
            china = any(_leads_abroad(n) for _, n in found)
            found = [(p, n) for p, n in found if china or not _vietnamese_name(n)]
        found = tails or found
        called = self._called.get(key, set())
        man = not address and bool(called & _TO_MEN) and not called & _TO_WOMEN
        others = self._others("ông" if man else address)
        own = [(p, n) for p, n in found if n not in others]
        if man and not own and not _vietnamese_name(part):
            return None  # "Tổng thống Trump", who is "ông Trump", is not "cô Ivanka Trump"
        found = own or found
        before = [(p, n) for p, n in found if p <= at]
        pool = before or found
        names = {n for _, n in pool}
        if not names:
            return None
        if len(names) == 1:
            return next(iter(names))
        return max(pool)[1] if before else None


@cache
def known_leader(part: str) -> tuple[str, str] | None:
    """Give the leader whom everybody knows by the family name that stands first, and his country.

    "Ông Tập" is Tập Cận Bình where a text tells of Trung Quốc.
    """
    key = name_key(part)
    if key not in surnames() or not _vietnamese_name(part):
        return None
    names = [row["name"] for row in table("foreign_leaders.tsv")]
    found = [name for name in names if name_key(name).startswith(f"{key} ")]
    return (found[0], surnames()[key]) if len(found) == 1 else None


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    """Give the keys of the parts of a full name by which someone is called."""
    words = name.split()
    parts = [" ".join(words[-size:]) for size in range(1, len(words))]
    parts.append(words[0])
    article, _, rest = words[-1].partition("-")
    if article.lower() in ("al", "el") and rest:
        parts.append(rest)  # "ông Assad" of "Bashar al-Assad"
    if words[-1].lower() in ("jr", "sr") and len(words) > 2:
        parts.append(words[-2])
    return tuple(map(name_key, parts))


def _leads_abroad(name: str) -> bool:
    """Say whether a name of Vietnamese syllables is a foreign leader's: "ông Tập" is "Tập Cận Bình"."""
    return name_key(name) in leaders()


@cache
def leaders() -> dict[str, str]:
    """Give the countries of foreign leaders, by key of name."""
    return {name_key(row["name"]): row["country"] for row in table("foreign_leaders.tsv")}


@cache
def surnames() -> dict[str, str]:
    """Give the countries of leaders whom everybody knows by their last name, by key of it."""
    return {name_key(row["name"]): row["country"] for row in table("leaders_by_surname.tsv")}


def _vietnamese_name(name: str) -> bool:
    from kg.mentions.tokens import vietnamese

    return all(vietnamese(w.lower()) for w in name.split())


#: How many times more often than the nearest one a territory is named to count before it.
_MAIN = 3
#: After how many sentences on other territories the news is no longer that of one.
_MANY = 3
#: How many characters on a territory may stand after the body: "Bí thư Huyện ủy, … huyện Chợ Đồn".
_AHEAD = 80
_PROVINCE_ONLY = ("tỉnh ủy", "tỉnh đoàn", "tỉnh hội", "tỉnh")
_OF_PROVINCE_ONLY = re.compile(r"t(?<!\w.)ỉnh(?: (?:ủy|đoàn|hội))?$")
_UNIT_LAST = (
    " tỉnh", " huyện", " quận", " thị xã", " xã", " phường", " thành phố", " thị trấn",
)  # fmt: skip
_UNIT_OF_COMMITTEE = {"huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã"}


@dataclass(frozen=True, slots=True)
class Territory:
    """A place of a document that a body may belong to, with the character where it stands."""

    at: int
    level: str
    unit: str
    name: str
    within: bool = False


_NOWHERE = Territory(0, "", "", "")


class _Fitting:
    """The territories of a document that may be meant, and how often each is named."""

    __slots__ = ("_times", "_within", "main", "rows")

    def __init__(self, rows: list[Territory]) -> None:
        self.rows, self._times = rows, dict[str, int]()
        self._within = {one.name for one in rows if one.within}
        for one in rows:
            self._times[one.name] = self._times.get(one.name, 0) + 1
        #: The one named most often, of several the first.
        self.main, most = (rows[0], 0) if rows else (_NOWHERE, 0)
        for one in rows:
            often = self._times[one.name]
            if often > most or (often == most and one.at < self.main.at):
                self.main, most = one, often

    def often(self, nearest: Territory) -> bool:
        """Say whether the main one is named far more often than the nearest.

        Where no body has the nearest, but some have the main one, more often is enough: "Công an
        tỉnh Bình Dương … chở về Trà Vinh. Chánh Văn phòng UBND tỉnh".
        """
        passed = not (nearest.unit or nearest.name in self._within)
        least = self._times[nearest.name]
        if passed and self.main.name in self._within:
            return self._times[self.main.name] > least
        return self._times[self.main.name] >= _MAIN * least


@dataclass
class Territories:
    """The places of a document that a body may belong to, in order.

    ``sentences`` are the characters at which sentences begin, ``sections`` those at which the
    news of one territory begin: "Hậu Giang: Ngày 12/2, UBND tỉnh …".
    """

    seen: list[Territory] = field(default_factory=list)
    sentences: Sequence[int] = ()
    sections: list[int] = field(default_factory=list)
    _abroad: list[int] = field(default_factory=list)
    #: Those of each level and unit that were asked for since the last one was noted.
    _asked: dict[tuple[str, str], _Fitting] = field(default_factory=dict)
    #: The names completed at characters since then.
    completed: dict[tuple[int, str, str], str | None] = field(default_factory=dict)

    def add(self, at: int, level: str, unit: str, name: str, within: bool) -> None:
        """Note a territory at a character: its level, the word of its unit, its name.

        ``within`` says whether it stands in the name of a body or of a post.
        """
        if not name or level not in _LEVELS:
            return
        if level in ("province", "city"):
            listed = _listed_level(name)
            if listed == "district":
                level, unit = listed, unit or "thành phố"
            elif listed is None:
                if within:
                    self._abroad.append(at)
                return
            elif listed == "province" and level == "city" and unit:
                level = "district"  # "TP Bắc Giang": the provincial town
            else:
                level = listed
        self.seen.append(Territory(at, level, unit, name, within))
        self._asked.clear()
        self.completed.clear()

    def nearest(self, level: str, at: int, *, unit: str = "") -> tuple[str, str] | None:
        """Give (unit, name) of the territory of a level that counts at a character, or None.

        The same sentence counts first, but for a guest's body, after which an unknown territory
        stands: "Bí thư Tỉnh ủy Nghệ An tiếp ông A, Bí thư Tỉnh ủy, Tỉnh trưởng tỉnh Champasak".
        Elsewhere the nearest before, unless the article is mostly about another one.
        """
        asked = level, unit
        fitting = self._asked.get(asked)
        if fitting is None:
            fit = [t for t in self.seen if _fits(t, level, unit)] or self._of_towns(level)
            fitting = self._asked[asked] = _Fitting(fit)
        fit = fitting.rows
        if not fit:
            return None
        before = [t for t in fit if t.at <= at]
        start, stop = self._sentence(at)
        here = [t for t in before if t.at >= start]
        stop = min(stop, at + _AHEAD)
        if here and any(at < abroad < stop for abroad in self._abroad):
            return None
        ahead = [t for t in fit if at < t.at < stop]
        chosen = here[-1] if here else ahead[0] if ahead else self._about(fitting, before)
        return chosen.unit, chosen.name

    def _of_towns(self, level: str) -> list[Territory]:
        """Give the provinces that provincial towns are named after: "TP Thái Nguyên"."""
        if level != "province":
            return []
        towns = [t for t in self.seen if _listed_level(t.name) == "province"]
        return [Territory(t.at, "province", "", t.name) for t in towns]

    def only(self, level: str) -> bool:
        """Say whether the document names exactly one territory of a level."""
        return len({t.name for t in self.seen if t.level == level}) == 1

    def _sentence(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.sentences, at)
        start = self.sentences[index - 1] if index else 0
        stop = self.sentences[index] if index < len(self.sentences) else at + _AHEAD
        return start, stop

    def _about(self, fitting: _Fitting, before: list[Territory]) -> Territory:
        """Choose the nearest before, or the one that the article names far more often."""
        if len(self.sections) > 1 and before:
            begun = bisect_right(self.sections, before[-1].at)
            if begun and before[-1].at >= self.sections[begun - 1]:
                own = [t for t in before if t.at == self.sections[begun - 1]]
                return own[0] if own else before[-1]
        nearest = before[-1] if before else fitting.rows[0]
        main = fitting.often(nearest) and not self._told_of_many(fitting.main.name, before)
        return fitting.main if main else nearest

    def _told_of_many(self, main: str, before: list[Territory]) -> bool:
        """Say whether sentences on several others follow the last one on the main territory.

        It is then the news of one territory after the other.
        """
        others: dict[str, int] = {}
        for one in reversed(before):
            if one.name == main:
                break
            others.setdefault(one.name, self._sentence(one.at)[0])
        return len(set(others.values())) >= _MANY


_LEVELS = frozenset(("province", "city", "district", "commune"))


def _listed_level(name: str) -> str | None:
    found = gazetteer().longest(name.lower().split(), 0)
    return found[1][1] if found and found[1][1] in _LEVELS else None


def _fits(territory: Territory, level: str, unit: str) -> bool:
    if level == "province":
        return territory.level == "province" or (territory.level == "city" and unit != "tỉnh")
    if level == "city":
        return territory.level == "city" or territory.unit.lower() in ("thành phố", "tp")
    if territory.level != level:
        return False
    return not (unit and territory.unit) or territory.unit.lower() == unit


@lru_cache(maxsize=65536)
def _unit_of(name: str) -> tuple[str, str, bool]:
    """Give the unit with which a name ends, the unit it wants, and whether it is of a province."""
    low = name.lower()
    unit = next((end[1:] for end in _UNIT_LAST if low.endswith(end)), "")
    if low.endswith(_PROVINCE_ONLY) and _OF_PROVINCE_ONLY.search(low):
        wanted = "tỉnh"
    else:
        wanted = unit or _UNIT_OF_COMMITTEE.get(" ".join(low.split()[-2:]), "")
    return unit, wanted, low.split()[0] == "sở" or name.startswith(_OF_PROVINCE)


def completed(name: str, lacks: str, at: int, territories: Territories) -> str | None:
    """Give the full name of a body of which the territory is left out, or None.

    "Ủy ban nhân dân tỉnh" near "tỉnh Hậu Giang" -> "Ủy ban nhân dân tỉnh Hậu Giang".
    """
    place = at, name, lacks
    if place not in territories.completed:
        territories.completed[place] = _completed(name, lacks, at, territories)
    return territories.completed[place]


def _completed(name: str, lacks: str, at: int, territories: Territories) -> str | None:
    unit, wanted, of_province = _unit_of(name)
    found = territories.nearest(lacks, at, unit=wanted)
    if found is None:
        return None
    found_unit, place = found
    if unit:
        return f"{name} {place.removeprefix('Thành phố ')}"
    if of_province:
        word = found_unit or _UNITS_OF_LEVEL.get(_listed_level(place) or "", "")
        return f"{name} {word} {place.removeprefix('Thành phố ')}".replace("  ", " ")
    if place.isdigit():
        return f"{name} {found_unit.capitalize()} {place}"  # "Quận ủy Quận 3"
    return f"{name} {expand(place)}"


_OF_PROVINCE = ("Đoàn đại biểu Quốc hội", "Bộ Chỉ huy", "Đài Phát thanh")
_UNITS_OF_LEVEL = {"province": "tỉnh", "city": "Thành phố"}


#: How many characters back a body still counts as the one just named.
_NEAR = 1200


#: The standing members of the party committee of a department, in one name.
_COMMITTEE_OF = re.compile(
    r"(?:Ban Thường vụ|Ban Chấp hành) (?P<party>(?:Đảng ủy|Đảng bộ) (?P<unit>(?:Sở|Bộ|Cục|Tổng cục|Trường|Bệnh viện|Công an|Tổng công ty|Tập đoàn)\b.* .*))"
)


@dataclass
class Bodies:
    """The complete names of bodies in a document, in the order of their mentions."""

    seen: list[tuple[int, str]] = field(default_factory=list)

    def add(self, at: int, name: str) -> None:
        """Note a complete name at a character, and the bodies of which a party committee is.

        "Ban Thường vụ Đảng ủy Sở Y tế tỉnh A" names "Đảng ủy Sở Y tế tỉnh A" and its "Sở" too.
        """
        m = _COMMITTEE_OF.match(name)
        if m is not None:
            self.seen.append((at, m["unit"]))
            self.seen.append((at, m["party"]))
        self.seen.append((at, name))

    def nearest(self, heads: str, at: int) -> str | None:
        """Give the body named last before a character that begins with one of the heads."""
        pattern = _headed(heads)
        for place, name in reversed(self.seen):
            if place <= at and at - place <= _NEAR and " " in name and pattern.match(name):
                return name
        return None

    def main(self, heads: str) -> str | None:
        """Give the body with one of the heads that the document is about, or None.

        It is named at least twice, and three times as often as any other.
        """
        times = Counter(n for _, n in self.seen if re.match(rf"(?:{heads})\b.* ", n))
        ranked = times.most_common(2)
        if not ranked or ranked[0][1] < 2:
            return None
        if len(ranked) > 1 and ranked[0][1] < _MAIN * ranked[1][1]:
            return None
        return ranked[0][0]

    def only(self, heads: str) -> str | None:
        """Give the one body of the document that begins with one of the heads, or None."""
        names = {name for _, name in self.seen if re.match(rf"(?:{heads})\b.* ", name)}
        return next(iter(names)) if len(names) == 1 else None

    def like(self, pattern: re.Pattern[str], at: int) -> str | None:
        """Give what the bodies of the document have of a pattern: most often, else first."""
        told: dict[str, str] = {}
        times: dict[str, int] = {}
        first: dict[str, int] = {}
        for place, name in self.seen:
            found = told.get(name)
            if found is None:
                m = pattern.search(name)
                found = told[name] = m[0] if m else ""
            if found:
                times[found] = times.get(found, 0) + 1
                first.setdefault(found, place)
        near = [name for name in first if first[name] <= at] or list(first)
        return max(near, key=lambda name: (times[name], -first[name])) if near else None


@cache
def _headed(heads: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{heads})\b")


#: Bodies of a school that are named without it.
OF_SCHOOLS = frozenset(("Hội đồng trường", "Đoàn trường"))
_SCHOOL = re.compile(r"^(?:Trường Đại học|Trường Cao đẳng|Đại học|Học viện) .+$")
_UNNUMBERED = re.compile(
    r" (Quân khu|Quân đoàn|Sư đoàn|Lữ đoàn|Trung đoàn|Vùng|Đảng ủy Khối|Đảng bộ Khối)$"
)
_TWICE = re.compile(r"^(\w+ (?:\w+ )?)(?=\1)", re.IGNORECASE)


#: The houses of a parliament, and the bodies that each ministry and each department has.
_HOUSES = frozenset(("Hạ viện", "Thượng viện"))
_HOUSE_OF = re.compile(r"^(?:Hạ viện|Thượng viện) .+")
_PARTS_OF = {
    "Thanh tra Bộ": r"Bộ(?! Chính trị| Tư lệnh| Chỉ huy| Tổng| đội| môn)",
    "Thanh tra Sở": "Sở",
}
#: Bodies of the State that have a Party board, and how many characters after it they may stand.
_WITH_BOARDS = ("Bộ ", "Ngân hàng Nhà nước", "Thanh tra Chính phủ", "Tòa án nhân dân tối cao")
_NEXT = 45


def _of_the_article(name: str, at: int, bodies: Bodies) -> str | None:
    """Give a bare body the country or the ministry that the article is about: "Hạ viện"."""
    if name in _HOUSES:
        other = bodies.like(_HOUSE_OF, at)
        return f"{name} {other.split(' ', 2)[2]}" if other else None
    if name.lower() == "ban cán sự đảng":
        after = min(((p, n) for p, n in bodies.seen if at < p <= at + _NEXT), default=(0, ""))
        return f"{name} {after[1]}" if after[1].startswith(_WITH_BOARDS) else None
    heads = _PARTS_OF.get(name)
    whole = (bodies.only(heads) or bodies.main(heads)) if heads else None
    return f"Thanh tra {whole}" if whole else None


def finished(body: BodyPhrase, name: str | None, at: int, bodies: Bodies) -> str | None:
    """Give a body's name with the upper body that the article names elsewhere, tidied."""
    if body.bare and body.name in OF_SCHOOLS:
        school = bodies.like(_SCHOOL, at)
        return f"{body.name} {school}" if school else None
    if name is None and body.bare:
        command = _command_after(at, bodies) if body.name == "Đảng ủy" else ""
        if command:
            unit = _COMMANDED.match(command)
            return f"{body.name} {unit[1]}" if unit else None
        return _of_the_article(body.name, at, bodies)
    last = body.inner
    while last and last.inner:
        last = last.inner
    if name is None or last is None or not last.bare or last.lacks != "any":
        return tidy(name) if name else None
    if _UNNUMBERED.search(name):
        return numbered(name, at, bodies)
    full = bodies.nearest(re.escape(last.name), at)
    return name[: -len(last.name)] + full if full and name.endswith(last.name) else None


#: Commands named with the party committee of their unit, and units of which both are called alike.
_COMMANDS = ("Bộ Tư lệnh ", "Bộ Chỉ huy ", "Ban Chỉ huy ", "Ban Giám hiệu ", "Ban Giám đốc ")
_COMMANDED = re.compile(
    r"(?:Bộ Tư lệnh|Ban Chỉ huy|Ban Giám hiệu|Ban Giám đốc) ((?:Quân khu|Quân đoàn|Vùng|Trường|Học viện|Công an|Sư đoàn|Lữ đoàn|Trung đoàn|Bệnh viện) .+)"
)
#: How many characters stand at most from a party committee to the command after it.
_COMMAND_AT = 12


def _command_after(at: int, bodies: Bodies) -> str:
    """Give the command right after a party committee: "Đảng ủy, Bộ Tư lệnh Quân khu 2"."""
    for place, name in bodies.seen:
        if at < place <= at + _COMMAND_AT and name.startswith(_COMMANDS):
            return name
    return ""


def numbered(name: str, at: int, bodies: Bodies) -> str | None:
    """Give "Đảng ủy Quân khu" the number of the unit that the article is about."""
    m = _UNNUMBERED.search(name)
    if m is None:
        return name
    number = rf"\b{m[1]} (?:\d+\w?|[IVX]+|[Cc]ác .+)(?: Hải quân| Cảnh sát biển)?\b"
    unit = bodies.like(re.compile(number), at)
    return f"{name[: m.start(1)]}{unit}" if unit else None


@lru_cache(maxsize=65536)
def tidy(name: str) -> str:
    """Leave out a noun said twice, and the country that a ministry of Vietnam need not name.

    >>> tidy("Viện Viện Kiểm sát nhân dân tối cao"), tidy("Bộ Ngoại giao Việt Nam")
    ('Viện Kiểm sát nhân dân tối cao', 'Bộ Ngoại giao')
    """
    name = _TWICE.sub("", name).replace(" & ", " và ")
    if name == "Ban Chấp hành Trung ương":
        return f"{name} Đảng"
    ministry = name.startswith("Bộ ") and not name.endswith("Quân đội nhân dân Việt Nam")
    return name.removesuffix(" Việt Nam") if ministry else name
