"""Roles in a sentence: a title, what qualifies it, and the body or territory it is held in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.lexicon import table, word_set
from kg.mentions import organisations, people, places
from kg.mentions.bodies import BodyPhrase, ruling_parties, state_bodies
from kg.mentions.titles import Title, modifier, qualifiers, titles
from kg.mentions.tokens import Line, abbreviations, expand, vietnamese


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as a stretch of tokens, ``start`` at the modifier if there is one.

    ``title`` is the title with abbreviations written out, without modifier and term;
    ``organisation`` the body as far as the text says it here; ``lacks`` the level of territory
    that is left out ("province" in "Bí thư Tỉnh ủy"), "any" where the whole body is left out
    ("Giám đốc"); ``country`` a foreign country of a state post; ``status`` what the modifier
    makes of the post, empty without one.
    """

    start: int
    stop: int
    head: int
    title: str
    kind: str
    role: str
    organisation: str | None
    lacks: str
    status: str
    term: str | None
    country: str | None
    body: BodyPhrase | None
    place: places.PlacePhrase | None
    noun: str

    @property
    def rank(self) -> bool:
        """Whether it is a rank, a degree or an honour, which always stands before the name."""
        return self.kind == "rank"


_TERM = re.compile(
    r"\s*,?\s*\(?((?:các )?(?:khóa|Khóa|nhiệm kỳ|NK) "
    r"(?:(?:thứ )?[IVXL]{1,6}|\d{4}\s?[-–]\s?\d{4}|\d{1,2})"
    r"(?:\s?(?:,|và)\s?(?:nhiệm kỳ |khóa )?(?:[IVXL]{1,6}\b|\d{4}\s?[-–]\s?\d{4}))*)\)?"
)
_LINKS = ("của", "thuộc", "tại", "ở")
_TERRITORY_BODY = {
    "bí thư": {"province": "Tỉnh ủy", "city": "Thành ủy", "district": "Huyện ủy", "commune": "Đảng ủy"},
    "chủ tịch": dict.fromkeys(("province", "city", "district", "commune"), "Ủy ban nhân dân"),
}  # fmt: skip


def parse(line: Line, at: int, persons: people.Known) -> RolePhrase | None:
    """Read a role that begins at token ``at`` (a modifier such as "nguyên", or the title)."""
    status, head = modifier(line, at)
    found = titles().longest(line.low, head) if head < line.size else None
    if found is None or (
        head
        and line.tokens[head] == "vụ"
        and line.low[head - 1] in ("chức", "nhiệm", "nghĩa", "phục", "dịch", "nghiệp")
    ):
        return None
    stop, title = found
    if stop == head + 1 and head and not line.caps[head]:
        if f"{line.low[head - 1]} {line.low[head]}" in word_set("compounds.tsv"):
            return None  # "kịch bản tăng trưởng của Hà Nội"
    if head and line.low[head - 1] == "ban" and line.low[head : head + 2] == ["thường", "trực"]:
        return None  # "Ban Thường trực Ủy ban …": the body
    teacher = head and line.low[head - 1] in ("giáo", "viên", "cô", "thầy", "lớp")
    if teacher and line.low[head] == "chủ" and stop == head + 2:
        return None  # "giáo viên chủ nhiệm"
    if title.kind == "rank":
        return _rank(line, at, head, stop, title, status)
    return _Role(line, at, head, stop, title, status, persons).read()


@cache
def _degrees() -> dict[str, str]:
    return {row["short"]: row["long"] for row in table("degrees.tsv")}


def _rank(line: Line, at: int, head: int, stop: int, title: Title, status: str) -> RolePhrase:
    letters = line.letters(head, stop)
    if "." in letters or (stop == head + 1 and line.low[head] in _degrees()):
        parts = [p for p in re.split(r"[.\s,-]+", letters.lower()) if p]
        if all(p in _degrees() for p in parts):
            letters = ", ".join(_degrees()[p] for p in parts)
    else:
        letters = (letters[0].upper() + letters[1:]).replace("sỹ", "sĩ").replace("Sỹ", "Sĩ")
    return RolePhrase(
        at, stop, head, letters, "rank", title.role, None, "", status, None, None, None, None, ""
    )  # fmt: skip


@cache
def _verbs() -> frozenset[str]:
    """Give the first words of fields that are also verbs after a title; "đào tạo" is a field."""
    return word_set("verbal_fields.tsv") - {"đào"}


class _Role:
    """One role while it is read, from its title on."""

    def __init__(
        self,
        line: Line,
        at: int,
        head: int,
        stop: int,
        title: Title,
        status: str,
        persons: people.Known,
    ) -> None:
        self.line, self.start, self.head, self.at = line, at, head, stop
        self.title, self.status, self.persons = title, status, persons
        self.words = [_capital(expand(line.letters(head, stop)))]
        self.body: BodyPhrase | None = None
        self.place: places.PlacePhrase | None = None
        self.country: str | None = None
        self.organisation: str | None = None
        self.lacks = ""
        self.role = title.role

    def read(self) -> RolePhrase | None:
        kind = self.title.kind
        if kind == "post" and self.words[0].lower() in word_set("aides.tsv") and self._aide():
            pass
        elif kind == "whole":
            self._whole()
        elif kind == "local":
            self._local()
        elif kind in ("state", "ministry"):
            self._state()
        elif kind == "envoy":
            self._envoy()
        elif kind == "delegate":
            self._delegate()
        else:
            self._post()
        term = self._term()
        if term and (self.organisation or "") == "Đoàn đại biểu Quốc hội":
            self._late_place()
        if self.at < self.line.size and self.line.low[self.at] == "cũ" and not self.status:
            self.status = "former"  # "Giám đốc Sở Tài chính cũ"
            self.at += 1
        if self.title.noun == "Đảng" and self.lacks == "any":
            return None  # "lãnh đạo Đảng, Nhà nước"
        if (
            not self.line.caps[self.head]
            and self.lacks == "any"
            and kind == "post"
            and self.title.role in ("member", "staff", "delegate")
            and self.line.tokens[self.at : self.at + 1] != [":"]
        ):
            return None
        return RolePhrase(
            self.start, self.at, self.head, " ".join(self.words).replace(" ,", ","), kind, self.role,
            self.organisation, self.lacks, self.status, term, self.country, self.body, self.place,
            self.title.noun,
        )  # fmt: skip

    def _aide(self) -> bool:
        """Take the office that an aide works for: "Trợ lý Thủ tướng", "Trợ lý Bộ trưởng Bộ Y tế"."""
        line = self.line
        if self.at >= line.size or not line.caps[self.at]:
            return False
        office = parse(line, self.at, self.persons)
        if office is None or office.status or office.kind not in ("whole", "ministry", "state"):
            return False
        self._take(office.stop, office.title)
        self.organisation, self.body = office.organisation, office.body
        self.country, self.place = office.country, office.place
        return True

    def _late_place(self) -> None:
        """Take the territory after the term: "Trưởng đoàn ĐBQH khóa XIV tỉnh Nghệ An"."""
        place = places.parse(self.line, self.at) if self.at < self.line.size else None
        if place and place.name and place.level in ("province", "city"):
            self._take(place.stop, place.full)
            self.place, self.lacks = place, ""
            self.organisation = f"{self.organisation} {place.full}"

    def _take(self, stop: int, text: str | None = None) -> None:
        self.words.append(expand(self.line.letters(self.at, stop)) if text is None else text)
        self.at = stop

    def _country(self) -> bool:
        """Take the country of a state post: "Thủ tướng Lào", "Chủ tịch nước CHDCND Lào"."""
        line = self.line
        if self.at >= line.size or self.persons.at(line, self.at):
            return False
        at = self.at
        short = abbreviations().get(line.tokens[at], "") if line.acronym(at) else ""
        listed = places.gazetteer().longest(short.lower().split(), 0) if short else None
        if listed and listed[1][1] == "country":
            self._take(at + 1)
            self.country = None if listed[1][0] == "Việt Nam" else listed[1][0]
            return True
        if (
            line.low[at]
            in ("nước", "vương", "cộng", "chxhcn", "chdcnd", "chnd", "lb", "liên", "đại")
            or line.caps[at]
        ):
            place = places.parse(line, at) or _short_country(line, at)
            if place is None and line.low[at] in ("nước", "chxhcn", "chdcnd", "chnd", "lb"):
                place = places.parse(line, at + 1) if at + 1 < line.size else None
            if place and place.level == "country" and not self._is_name(place):
                self._take(place.stop)
                self.place = place
                self.country = None if place.name == "Việt Nam" else place.name
                return True
        return False

    def _is_name(self, place: places.PlacePhrase) -> bool:
        """Say whether "Anh", "Đức" begins a person's name here."""
        line = self.line
        single = place.stop == self.at + 1
        return (
            single
            and line.low[self.at] in places._DOUBTFUL
            and place.stop < line.size
            and line.word(place.stop)
            and vietnamese(line.low[place.stop])
            and people.family(line, self.at)
            and line.run(self.at) - self.at <= 4
        )

    def _whole(self) -> None:
        self.organisation = self.title.body
        if self.organisation in state_bodies() and self._country() and self.country:
            stem = state_bodies()[self.organisation]
            self.organisation = (
                f"{stem} {self.country}" if stem else ruling_parties().get(self.country)
            )
        elif self.line.low[self.at - 1] == "đảng" and self._party():
            pass
        elif "tham mưu" in self.words[0].lower() and self.at < self.line.size:
            army = self._body_at(self.at)
            if army and army.name.startswith(("Quân đội", "Quân Giải phóng")):
                self._take(army.stop, army.name)
                self.organisation = f"Bộ Tổng Tham mưu {army.name}"

    def _party(self) -> bool:
        """Take the rest of a foreign party's name: "Ủy viên BCH Trung ương Đảng" + "Nhân dân Lào"."""
        party = self._body_at(self.at - 1)
        if party is None or party.stop <= self.at or party.name == "Đảng Cộng sản Việt Nam":
            return False
        self._take(party.stop)
        self.body, self.organisation = party, f"Ban Chấp hành Trung ương {party.name}"
        return True

    def _local(self) -> None:
        """ "Tỉnh ủy viên", "Ủy viên Ban Thường vụ" + "Tỉnh ủy Nghệ An"."""
        line = self.line
        base = self.title.body
        if base in ("Ban Thường vụ", "Ban Chấp hành"):
            inner = self._body_at(self.at)
            if inner and inner.name.split()[0] in word_set("committee_bodies.tsv"):
                self._take(inner.stop, inner.name)
                self.body = inner
                self.organisation = f"{base} {inner.name}"
                self.lacks = inner.lacks
                return
            self.organisation, self.lacks = base, "any"
            return
        self.organisation = base
        place = (
            places.parse(line, self.at)
            if self.at < line.size and not self.persons.starts(line, self.at)
            else None
        )
        if place and place.name and place.level != "country":
            self._take(place.stop, place.full)
            self.place = place
            self.organisation = f"{base} {place.name}"
        else:
            self.lacks = {"Tỉnh ủy": "province", "Thành ủy": "city"}.get(base, "district")
            if base == "Đảng ủy":
                self.lacks = "any"

    def _state(self) -> None:
        line = self.line
        if self._country():
            if self.title.body:
                self.organisation = (
                    f"{self.title.body} {self.country}" if self.country else self.title.body
                )
            elif self.title.role == "head" and "viện" in line.low[self.at - 2 : self.at]:
                self.organisation = None
        else:
            if self.at < line.size and (
                line.caps[self.at] or places.units().longest(line.low, self.at)
            ):
                body = self._body_at(self.at)
                if body and not body.bare:
                    self._take(body.stop, body.name)
                    self.body, self.organisation, self.lacks = body, body.name, body.lacks
                else:
                    place = (
                        places.parse(line, self.at)
                        if not self.persons.starts(line, self.at)
                        else None
                    )
                    if place and place.name:
                        self._take(place.stop, place.full)
                        self.place = place
                    elif line.word(self.at) and self._foreign_town():
                        pass
            if self.title.body and not self.organisation:
                self.organisation = self.title.body
        last = " ".join(line.low[self.head : self.at])
        for house in ("hạ viện", "thượng viện", "nghị viện"):
            if house in last and not self.organisation:
                self.organisation = _capital(f"{house} {self.country}" if self.country else house)

    def _foreign_town(self) -> bool:
        """Take "Incheon" in "Thị trưởng Incheon," where a name follows or the phrase ends."""
        line = self.line
        if self.title.role not in ("head", "deputy-head") or line.low[self.head] in (
            "tổng",
            "quốc",
            "nữ",
            "nhà",
        ):
            return False
        run = line.run(self.at)
        if run == self.at + 1 or (
            run < line.size and line.tokens[run] in ",;)" and run - self.at == 1
        ):
            self._take(run)
            return True
        return False

    def _envoy(self) -> None:
        line = self.line
        sender = ""
        body = self._body_at(self.at)
        if body and not body.bare:
            self._take(body.stop, _lettered(self.line, self.at, body))
            self.body, self.organisation = body, body.name
            if (
                self.at + 1 < line.size
                and line.low[self.at] == "tại"
                and not body.name.count(" tại ")
            ):
                place = places.parse(line, self.at + 1)
                if place and place.name:
                    self._take(place.stop)
                    self.organisation = f"{body.name} tại {place.name}"
            return
        at = self.at
        while at < line.size and line.low[at] in ("nước", "của", "đặc", "mệnh", "toàn", "quyền"):
            at += 1
        mark, count = self.at, len(self.words)
        if at > mark:
            self._take(at)
        if self._country() and self.place:
            sender = self.place.name
        elif at < line.size and line.acronym(at) and line.tokens[at] in ("EU", "ASEAN"):
            self._take(at + 1)
        else:
            self.at = mark
            del self.words[count:]
        if self.at + 1 < line.size and line.low[self.at] in ("tại", "ở"):
            place = self._host(self.at + 1)
            if place and place.name:
                self._take(place.stop)
                if sender:
                    office = (
                        "Tổng lãnh sự quán" if "lãnh sự" in self.words[0].lower() else "Đại sứ quán"
                    )
                    self.organisation = f"{office} {sender} tại {place.name}"
                self.place = place
        elif not sender:
            self.lacks = "any"

    def _host(self, at: int) -> places.PlacePhrase | None:
        """Read a country with the words of its state: "Cộng hòa Liên bang Nigeria"."""
        line, stop = self.line, at
        while stop < line.size and stop - at < 6:
            place = places.parse(line, stop)
            if place and place.name:
                return place
            if line.low[stop] not in word_set("state_words.tsv"):
                return None
            stop += 1
        return None

    def _delegate(self) -> None:
        place = places.parse(self.line, self.at, known=True) if self.at < self.line.size else None
        self.organisation = self.title.body
        if place and place.level in ("province", "city", "district", "commune"):
            self._take(place.stop, place.full)
            self.place = place
            self.organisation = f"{self.title.body} {place.full}"
            self.lacks = "" if place.name else place.level
        else:
            self.lacks = "any"

    def _body_at(self, at: int, noun: str = "") -> BodyPhrase | None:
        if at >= self.line.size or self.persons.starts(self.line, at):
            return None
        body = organisations.parse(self.line, at, self.persons, noun=noun, office=True)
        if body is None and self.line.low[at] in ("t.ư", "t.w", "tw") and at + 1 < self.line.size:
            body = organisations.parse(self.line, at + 1, self.persons)  # "T.Ư Hội Sinh viên"
        return body

    def _post(self) -> None:
        self._qualifier()
        noun = self.title.noun
        line = self.line
        linked = self.at < line.size and line.low[self.at] in _LINKS
        mark, words = self.at, len(self.words)
        if linked:
            self._take(self.at + 1)
        elif line.low[self.at : self.at + 3] == ["công", "tác", "tại"]:
            linked = True
            self._take(self.at + 3)
        if noun and not linked and self._noun_body(noun):
            return
        body = self._body_at(self.at)
        if body and body.bare and noun and body.name.lower() == noun.lower():
            body = None if not linked else body
        small = self.line.low[self.at : self.at + 2] == ["chi", "bộ"]
        if body is None and small:
            body = BodyPhrase(self.at, self.at + 2, "chi bộ", "", None, True)
        if body and not (body.bare and body.lacks == "any" and not self.line.caps[self.at]):
            self._take(body.stop, _lettered(self.line, self.at, body))
            self.body, self.organisation, self.lacks = body, body.name, body.lacks
            if line.low[self.at : self.at + 3] == ["của", "quốc", "hội"]:
                self._take(self.at + 3)  # "Chủ nhiệm Ủy ban Pháp luật của Quốc hội"
            elif body.bare and body.name.lower() in word_set("boards.tsv"):
                self._board()
            self._second_level()
            return
        if self.title.role in ("head", "deputy-head", "standing-deputy") and (
            self._territory() or self._acronym() or self._company()
        ):
            return
        if self._court() or self._numbered():
            return
        if linked and self.line.low[self.at - 1] == "của" and self._firm():
            return
        if not linked and self._unlisted_body():
            return
        del self.words[words:]
        self.at = mark
        self.lacks = "unread" if self._field_follows() or self._goes_on() else "any"

    def _qualifier(self) -> None:
        if self.at >= self.line.size:
            return
        found = qualifiers().longest(self.line.low, self.at)
        if found is None:
            return
        word = " ".join(self.line.low[self.at : found[0]])
        closed = found[0] >= self.line.size or self.line.tokens[found[0]] in ",;)."
        if found[1] and not (closed or self._follows_body(found[0])):
            return
        if found[1] and self.title.noun and word != "phụ trách":
            return  # "Bộ trưởng Thương mại, Công nghiệp": the tail of the body
        if word == "thường trực" and self.role == "deputy-head":
            self.role = "standing-deputy"
        self._take(found[0])

    def _follows_body(self, at: int) -> bool:
        return at < self.line.size and organisations.heads().longest(self.line.low, at) is not None

    def _noun_body(self, noun: str) -> bool:
        """Read the tail of a title that holds the body's noun: "Trưởng ban" + "Tổ chức TƯ"."""
        line = self.line
        if self.at >= line.size or self.persons.starts(line, self.at):
            self.lacks = "any"
            return True
        again = noun.lower().split()
        if (
            line.tokens[self.at] == ","
            and line.low[self.at + 1 : self.at + 1 + len(again)] == again
        ):
            body = self._body_at(self.at + 1)  # "Sư đoàn trưởng, Sư đoàn 316"
            if body and not body.bare:
                self._take(body.stop, f", {body.name}")
                self.body, self.organisation, self.lacks = body, body.name, body.lacks
                return True
        if line.low[self.at : self.at + len(again)] == again and self.at + len(again) < line.size:
            return False  # "Bộ trưởng Bộ Ngoại giao": the body stands whole
        country = line.low[self.at] in ("lào",)
        body = None if country else self._body_at(self.at, noun)
        begun = " ".join(line.low[self.at - 1 : self.at + 2]) in word_set("begun_by_titles.tsv")
        if begun or self._listed(noun):
            body = self._body_at(self.at - 1)  # "Phó trưởng ban chỉ đạo quốc gia"
        elif len(again) > 1 and self._longer(self.at - len(again)):
            body = self._body_at(self.at - len(again))  # "Trưởng ban quản lý khu kinh tế và …"
        if body is None or body.stop == self.at:
            inner = self._body_at(self.at)
            if inner and not inner.bare and noun in word_set("nouns_of_parts.tsv"):
                # "Chánh thanh tra" + "Sở Y tế"
                name = f"{noun} {_lettered(line, self.at, inner)}"
                body = BodyPhrase(self.at, inner.stop, name, inner.lacks, inner.place)
        if body is None or body.stop == self.at:
            self.lacks = "any"
            if not country:
                self._small_field(noun)
                if self.lacks == "any" and self.body is None and not self._own_field(noun):
                    self._unread()
            return True
        tail = body.name[len(noun) :].strip()
        self._take(body.stop, tail)
        if tail.lower().startswith(f"{noun} ".lower()):
            body = replace(body, name=tail)  # "Viện trưởng VKSNDTC"
        self.body, self.lacks = body, body.lacks
        self.organisation = body.name
        self._second_level()
        if noun == "Bộ" and self._country() and self.country:
            self.organisation = f"{body.name} {self.country}"
        if noun == "Trường" and not body.name.lower().startswith("trường trường"):
            self.organisation = body.name
        return True

    def _listed(self, noun: str) -> bool:
        """Say whether a known body begins with the noun: "Trưởng" + "Ban Bảo vệ, chăm sóc …"."""
        line, at = self.line, self.at - 1
        found = organisations.heads().longest(line.low, at)
        whole = found is not None and found[1][0] == "whole" and found[0] > self.at + 1
        return bool(whole) and line.low[at] == noun.lower() and line.caps[at]

    def _longer(self, start: int) -> bool:
        """Say whether a known body begins at the noun and ends after it."""
        found = organisations.heads().longest(self.line.low, start) if start >= 0 else None
        return found is not None and found[0] > self.at

    def _unread(self) -> None:
        """Note a field that is not known: "Trưởng ban công tác phía Nam" is no bare title."""
        line = self.line
        if self.title.noun not in ("Ban", "Phòng", "Khoa", "Vụ", "Cục", "Tổ", "Đội"):
            return
        if self.lacks == "any" and self._goes_on():
            self.lacks = "unread"
        if self.lacks == "any" and self.at < line.size and not line.caps[self.at]:
            fields = organisations.fields()
            if line.low[self.at] in fields.first() - _verbs() or fields.longest(line.low, self.at):
                self.lacks = "unread"

    def _small_field(self, noun: str) -> None:
        """Take a field in small letters before a body: "Trưởng phòng quản lý vật tư, Sở Y tế"."""
        line, stop = self.line, self.at
        if noun not in ("Phòng", "Khoa", "Ban", "Tổ", "Đội") or line.caps[stop]:
            return
        if line.low[stop] not in organisations.fields().first():
            return
        while stop < line.size and stop - self.at < 7 and not line.caps[stop]:
            if line.tokens[stop] != "-" and not line.tokens[stop].isalpha():
                break
            if line.low[stop] in word_set("tail_stops.tsv") - {"và"}:
                return
            stop += 1
        if stop + 1 >= line.size or line.tokens[stop] != "," or not stop - self.at >= 2:
            return
        upper = self._body_at(stop + 1)
        if upper is None or upper.bare:
            return
        field = line.letters(self.at, stop)
        self.words.append(f"{field}, {upper.name}")
        self.at, self.body, self.lacks = upper.stop, upper, upper.lacks
        self.organisation = f"{noun} {field}, {upper.name}"

    def _own_field(self, noun: str) -> bool:
        """Take a small field that ends the title: "Trưởng phòng kế toán," "Trưởng khoa nhi nói"."""
        line, at = self.line, self.at
        if noun not in ("Phòng", "Khoa", "Tổ") or at >= line.size or line.caps[at]:
            return False
        found = organisations.fields().longest(line.low, at)
        if found is None or found[0] < at + 2 or line.low[at] in _verbs():
            return False
        after = line.low[found[0]] if found[0] < line.size else ","
        if after.isalpha() and after not in word_set("predicates.tsv"):
            return False
        field = line.letters(at, found[0])
        self._take(found[0])
        self.organisation, self.lacks = f"{noun} {field}", ""
        return True

    def _second_level(self) -> None:
        """Take the country after a ministry: "Bộ trưởng Bộ Ngoại giao Lào"."""
        if self.body and self.body.name.startswith("Bộ ") and self._country() and self.country:
            self.organisation = f"{self.body.name} {self.country}"
        line = self.line
        self._stationed()
        if self.body is not None and self.body.bare and company_at(line, self.at):
            stop = company_at(line, self.at)  # "Chủ tịch HĐQT MobiFone"
            self.organisation = f"{self.body.name} {line.letters(self.at, stop)}"
            self._take(stop)
            self.lacks = ""
            return
        if self.body is not None and self.at < line.size and line.tokens[self.at].isdigit():
            after = line.tokens[self.at + 1 : self.at + 2]
            closed = not after or after[0] in (",", ".", ";", ")", "kiêm")
            if self.body.name.split()[0] in ("Vùng", "Hải") or (closed and not self.body.place):
                self._take(self.at + 1)  # "Tư lệnh Vùng Cảnh sát biển 3"
                self.organisation = f"{self.body.name} {line.tokens[self.at - 1]}"
                return
        if self.body is None or self.at + 1 >= line.size or line.tokens[self.at] != ",":
            return
        part = self.body.name.split()[0].lower() in word_set("part_heads.tsv")
        if not part or self.body.place or self.body.lacks:
            return
        upper = self._body_at(self.at + 1)
        council = (
            upper and upper.name.startswith("Hội đồng nhân dân") and self.body.name[:4] == "Ban "
        )
        whole = upper and upper.name.split()[0].lower() in word_set("whole_heads.tsv")
        if upper and not upper.bare and (council or whole):
            self.words.append(f", {upper.name}")
            self.at = upper.stop
            name = f"{self.organisation}, {upper.name}"
            self.body = BodyPhrase(self.body.start, upper.stop, name, upper.lacks, upper.place)
            self.organisation, self.lacks = name, upper.lacks

    def _stationed(self) -> None:
        """Take where a body is represented: "Trưởng đại diện UNDP tại Việt Nam"."""
        line, at = self.line, self.at
        if "đại diện" not in self.words[0].lower() and "điều phối" not in self.words[0].lower():
            return
        if at + 3 < line.size and line.tokens[at] == "(" and line.tokens[at + 2] == ")":
            at += 3
        if at + 1 < line.size and line.low[at] == "tại":
            place = places.parse(line, at + 1)
            if place and place.name:
                self.words.append(f"tại {place.name}")
                self.at, self.place = place.stop, place

    def _acronym(self) -> bool:
        """Take a body known by its acronym only: "Chủ tịch WB David Malpass"."""
        line = self.line
        if self.at >= line.size or not line.acronym(self.at) or len(line.tokens[self.at]) > 6:
            return False
        stop = self.at + 1
        brand = stop < line.size and line.word(stop) and not vietnamese(line.low[stop])
        if brand and not self.persons.starts(line, stop):
            stop += 1  # "Tổng giám đốc PVP Land"
        elif line.tokens[self.at] in abbreviations():
            return self._short_body(abbreviations()[line.tokens[self.at]])
        if not line.tokens[self.at].isalpha():
            return False
        if people.family(line, self.at) or line.low[self.at] in people.families():
            return False  # a name in capitals
        self.organisation = line.letters(self.at, stop)
        self._take(stop)
        return True

    def _field_follows(self) -> bool:
        """Say whether a field that is not read follows: "Giám đốc phát triển Platform"."""
        line, at = self.line, self.at
        if at + 2 >= line.size or line.caps[at] or self.role not in ("head", "deputy-head"):
            return False
        found = organisations.fields().longest(line.low, at)
        return (
            found is not None
            and found[0] >= at + 2
            and line.tokens[found[0] : found[0] + 1] != [","]
        )

    def _unlisted_body(self) -> bool:
        """Take small words and the name that they lead to: "Giám đốc doanh nghiệp xã hội An Bình"."""
        line, stop = self.line, self.at
        if not self._goes_on() or self.role not in ("head", "deputy-head"):
            return False
        pairs, said = word_set("compounds.tsv"), word_set("predicates.tsv")
        while stop < line.size and not line.caps[stop]:
            field = organisations.fields().longest(line.low, stop)
            if field and field[0] > stop + 1 and line.low[stop] not in _verbs():
                stop = field[0]
                continue
            within = stop > self.at and f"{line.low[stop - 1]} {line.low[stop]}" in pairs
            if not line.tokens[stop].isalpha() or (line.low[stop] in said and not within):
                return False
            stop += 1
        end = line.run(stop) if stop < line.size else stop
        if stop - self.at > 6 or not 1 <= end - stop <= 4 or self.persons.starts(line, stop):
            return False
        if organisations.heads().longest(line.low, stop) or stop - self.at < 2:
            return False
        self.organisation = _capital(line.letters(self.at, end))
        self._take(end)
        return True

    def _goes_on(self) -> bool:
        """Say whether words follow that belong to no predicate: "Giám đốc doanh nghiệp Cường Quý"."""
        line, at = self.line, self.at
        if at >= line.size or not line.tokens[at].isalpha():
            return False
        if line.caps[at]:  # "Giám đốc Tài chính - kế toán"
            found = organisations.fields().longest(line.low, at)
            return found is not None and found[0] > at + 1 and not people.family(line, at)
        return line.low[at] not in word_set("predicates.tsv")

    def _board(self) -> None:
        """Take the company of a board: "Chủ tịch HĐQT Vàng bạc Đá quý Phú Nhuận"."""
        name = self.organisation
        firm = self._body_at(self.at)
        if firm and not firm.bare:
            self._take(firm.stop, _lettered(self.line, self.at, firm))
            self.body, self.lacks = firm, firm.lacks
            self.organisation = f"{name} {firm.name}"
        elif self._firm() or (
            self.line.caps[self.at + 1 : self.at + 2] != [True] and self._acronym()
        ):
            self.organisation = f"{name} {self.organisation}"
            self.lacks = ""

    def _firm(self) -> bool:
        """Take a capitalised name that is no person's as that of a company."""
        line, stop = self.line, self.at
        if stop >= line.size or not line.word(stop) or self.persons.starts(line, stop):
            return False
        while stop < line.size and stop - self.at < 7:
            pair = f"{line.low[stop - 1]} {line.low[stop]}"
            field = organisations.fields().longest(line.low, stop - 1)
            within = pair in word_set("compounds.tsv") or (field and field[0] > stop)
            if not line.word(stop) and not within:
                break
            if stop > self.at and self.persons.starts(line, stop) and line.word(stop):
                rest = line.run(stop)
                if rest >= line.size or line.tokens[rest] not in ",;.)":
                    break
            stop += 1
        if stop - self.at < 2 and not stop >= line.size:
            return False
        self.organisation = line.letters(self.at, stop)
        self._take(stop, self.organisation)
        return True

    def _short_body(self, name: str) -> bool:
        """Take a body that is written as one abbreviation: "Giám đốc CATP", "KBNN"."""
        if organisations.heads().longest(name.lower().split(), 0) is None:
            return False
        levels = {"thành phố": "city", "tỉnh": "province", "huyện": "district"}
        self.lacks = next(
            (level for unit, level in levels.items() if name.endswith(f" {unit}")), ""
        )
        self.organisation = name
        self._take(self.at + 1, name)
        return True

    def _company(self) -> bool:
        """Take a company whose name tells it to be one: "Tổng giám đốc Intimex Group"."""
        stop = company_at(self.line, self.at)
        if not stop:
            return False
        self.organisation = self.line.letters(self.at, stop)
        self._take(stop, self.organisation)
        return True

    def _numbered(self) -> bool:
        """Take the number of a neighbourhood: "Tổ trưởng tổ dân phố số 9", "Trưởng thôn 3"."""
        line, at = self.line, self.at
        if not self.words[0].lower().endswith(("tổ dân phố", "thôn", "khu phố", "ấp", "bản")):
            return False
        stop = at + (at < line.size and line.low[at] == "số")
        if stop >= line.size or not line.tokens[stop].isdigit():
            return False
        self._take(stop + 1)
        return True

    def _court(self) -> bool:
        """Take the body after a comma: "Chánh Tòa Kinh tế, TAND Cấp cao", "chuyên viên, Vụ B"."""
        line, first = self.line, self.words[0].lower()
        court = re.match(r"(?:phó )?chánh (tòa \w.*)", first)
        if not court and not first.startswith(("chuyên viên", "thẩm phán", "kiểm sát viên")):
            return False
        if self.at + 1 >= line.size or line.tokens[self.at] != "," or not line.caps[self.at + 1]:
            return False
        body = self._body_at(self.at + 1)
        if body is None or body.bare:
            return False
        if court and body.name.split()[0] != "Tòa":
            return False
        self.words.append(f", {body.name}")
        self.at, self.body, self.lacks = body.stop, body, body.lacks
        part = self.words[0][first.index("tòa") :] if court else ""
        self.organisation = f"{_capital(part)}, {body.name}" if court else body.name
        return True

    def _territory(self) -> bool:
        """Read "Chủ tịch tỉnh Quảng Nam", "Bí thư Hà Nội": the body is that of the territory."""
        line = self.line
        if self.at >= line.size or self.persons.starts(line, self.at):
            return False
        place = places.parse(line, self.at, known=True)
        if place and place.level == "country" and self.title.role == "head":
            if self.words[0].lower() == "chủ tịch" and place.name in ruling_parties():
                self._take(place.stop)  # "Chủ tịch Trung Quốc"
                self.place, self.country = place, place.name
                self.organisation = f"Nhà nước {place.name}"
                return True
        if place is None or place.level not in (
            "province",
            "city",
            "district",
            "commune",
            "village",
        ):
            return False
        first = line.low[self.head]
        base = (
            "bí thư"
            if "bí thư" in " ".join(line.low[self.head : self.at])
            else "chủ tịch"
            if "chủ tịch" in " ".join(line.low[self.head : self.at])
            else ""
        )
        if not base and not (first in ("trưởng", "phó") and place.name):
            return False
        self._take(place.stop, place.full)
        self.place = place
        if base:
            organ = _TERRITORY_BODY[base].get(place.level, "Ủy ban nhân dân")
            if base == "bí thư" and place.level == "district":
                organ = {"quận": "Quận ủy", "thị xã": "Thị ủy"}.get(place.unit.lower(), "Huyện ủy")
            if base == "bí thư" and not place.unit and place.level == "district":
                organ = "Huyện ủy"
            name = place.name if base == "bí thư" and place.level != "commune" else place.full
            if base == "chủ tịch" and not place.unit:
                name = {"province": "tỉnh ", "city": "Thành phố ", "district": "huyện "}.get(
                    place.level, ""
                ) + place.name
            self.organisation = f"{organ} {name}".strip()
            self.lacks = "" if place.name else place.level
        return True

    def _term(self) -> str | None:
        line = self.line
        if self.at >= line.size:
            return None
        begin = line.stops[self.at - 1]
        end = line.stops[-1]
        m = _TERM.match(line.text, begin, end)
        if m is None:
            return None
        at = self.at
        while at < line.size and line.starts[at] < m.end():
            at += 1
        self.at = at
        return m[1]


@cache
def _short_countries() -> dict[str, str]:
    return {row["word"]: row["country"] for row in table("short_countries.tsv")}


def _short_country(line: Line, at: int) -> places.PlacePhrase | None:
    """Read "Ý", "Anh" before a foreign name: "Thủ tướng Ý Matteo Renzi"."""
    name = _short_countries().get(line.low[at])
    if name is None or at + 1 >= line.size or not line.word(at + 1):
        return None
    if vietnamese(line.low[at + 1]):
        return None
    return places.PlacePhrase(at, at + 1, "", name, "country")


_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*")


def company_at(line: Line, at: int) -> int:
    """Give the end of a company's name that begins at the token, or 0.

    It ends in a word such as "Group", or is one word with a capital inside ("MobiFone").
    """
    if at >= line.size or not line.caps[at]:
        return 0
    stop = at
    while stop < line.size and stop - at < 5 and line.caps[stop]:
        stop += 1
        if line.low[stop - 1] in word_set("company_words.tsv"):
            return stop
    named = _CAMEL.fullmatch(line.tokens[at]) and not re.match(
        r"Ma?c[A-Z]|De[A-Z]", line.tokens[at]
    )
    alone = at + 1 >= line.size or not line.word(at + 1) or line.low[at + 1] in people.families()
    return at + 1 if named and alone else 0


def _lettered(line: Line, at: int, body: BodyPhrase) -> str:
    """Give a body as the page writes it, abbreviations written out: "Trung ương Đảng"."""
    letters = expand(line.letters(at, body.stop))
    return body.name if len(letters) > len(body.name) else letters


def _capital(s: str) -> str:
    return s[0].upper() + s[1:]
