"""Places and other bodies in the name of a body: its territory, its branch, what it belongs to."""

from __future__ import annotations

from kg.lexicon import first_words, word_set
from kg.mentions import people, places
from kg.mentions.bodies import BodyPhrase, companies, head_levels, heads
from kg.mentions.tail_begun import INITIALS
from kg.mentions.tail_words import JOINTS, WordTail
from kg.mentions.tokens import Line, capital, expand, vietnamese

#: Bodies whose names end before "thuộc" and the ministry above them.
_WITHOUT_OWNERS = ("trường", "đại học", "học viện", "bệnh viện", "công ty", "tổng công ty")
#: Units of which not all names are listed, and fewest syllables of a person's name after them.
_SMALL_UNITS = frozenset(("xã", "phường", "huyện", "thị trấn", "quận"))
_WHOLE_NAME = 3
#: Bodies of Vietnamese provinces, of which all are listed.
_COUNCILS = frozenset(("ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân"))
_WITH_UNITED = ("đảng ủy", "đảng bộ", "công đoàn")
#: Other sorts of bodies that are called after two places.
_OF_TWO_PLACES = ("trường", "nhà máy", "khách sạn", "hạt kiểm lâm", "ban quản lý dự án")
#: The boards of every committee of the Party.
_OF_PARTY = ("tổ chức", "tuyên giáo", "dân vận", "nội chính", "ủy ban kiểm tra", "kinh tế")
#: Offices that a body has elsewhere, and the bodies of which any office is one.
_OFFICES = ("văn phòng", "cơ quan thường trú", "cơ quan đại diện")
_AWAY = ("Báo ", "Tạp chí ", "Đài ", "Thông tấn xã ", "Công ty ", "Tổng công ty ", "Tập đoàn ")
#: Where embassies and consulates are.
_HOSTS = ("country", "foreign-city", "city", "state")
#: What has one office together with a council of its province.
_DEPUTIES = frozenset(("đoàn đbqh", "đoàn đại biểu quốc hội", "đoàn đại biểu qh"))


#: Bodies of which each state has its own: "Bộ trưởng Quốc phòng Mỹ - Trung" are two ministers.
_OF_ONE_STATE = frozenset(("bộ", "công an", "nghị viện", "quốc hội", "chính phủ"))


class PlaceTail(WordTail):
    """A tail that goes on with a place or with the name of another body."""

    def _place(self) -> bool:
        if self.at >= self.line.size:
            return False
        place = places.parse(self.line, self.at, known=True)
        if self.line.tokens[self.at] == "VN" and not places.brand(self.line, self.at):
            place = places.PlacePhrase(self.at, self.at + 1, "", "Việt Nam", "country")
        if self.persons.starts(self.line, self.at) and not self._surely(place):
            return False
        place = place or self._unlisted()
        if place and not place.unit and self.kind == "named":
            run = self.line.run(self.at)
            of_state = self.office and place.level == "country" and self.head.startswith("hãng")
            if run > place.stop and not of_state and self._foreign_run(self.at, run):
                return False  # "báo London Evening Star"
        if place and place.name and self._by_a_name(place):
            place = places.PlacePhrase(self.at, self.at + 1, place.unit, "", place.level)
        firm = self.of_firm
        if place and firm and not place.unit and self._syllable(place):
            return False  # "Công ty TNHH Đức Đạt"
        if place and firm and not place.unit and place.stop < self.line.size:
            if self.line.low[place.stop] in word_set("company_words.tsv"):
                return False  # "Công ty địa ốc Long Thành Capital"
        if place and not place.unit and self._longer_name(place):
            return False  # "Trường THPT Vinh Lộc", "Công ty Phát triển Phú Mỹ Hưng"
        if place is None or (place.level == "village" and self.kind != "territory"):
            return False
        line = self.line
        if not place.name and place.unit.lower() in ("nước", "vùng", "bang"):
            return False
        written = expand(line.letters(self.at, place.stop)).replace(" nước ", " ")
        self._take(place.stop, written if place.name else place.full)
        self.place = place
        self._host()
        return True

    def _longer_name(self, place: places.PlacePhrase) -> bool:
        """Say whether a place is only the beginning of a name, which one syllable more ends."""
        line, stop = self.line, place.stop
        press = self.head in word_set("press_heads.tsv")
        if press or self.kind != "named" or line.run(self.at) != stop + 1 or line.acronym(stop):
            return False
        if not vietnamese(line.low[stop]) or self.persons.starts(line, stop):
            return False
        begun = line.low[stop] in word_set("sentence_starts.tsv")
        return not (begun or self._is_title(stop) or heads().longest(line.low, stop))

    def _by_a_name(self, place: places.PlacePhrase) -> bool:
        """Say whether a person, no province, is named after the unit: "UBND tỉnh" + "Hoàng Nam"."""
        line, name = self.line, self.at + 1
        if self.head not in _COUNCILS or places.gazetteer().longest(line.low, name):
            return False
        run = line.run(name)
        if place.unit.lower() in _SMALL_UNITS:
            known = " ".join(line.low[name:run]) in places.communes()
            return run - name >= _WHOLE_NAME and not known and self._strong(name, run)
        return place.unit.lower() == "tỉnh" and self._strong(name, run)

    def _strong(self, at: int, stop: int) -> bool:
        return people.likely(self.line, at, stop) == "strong"

    def _friends(self) -> bool:
        """Take two countries, however short: "Hội Hữu nghị" + "Việt-Nga", "Vụ Biên giới" + "Việt - Trung"."""
        line, at = self.line, self.at
        friends = line.low[at - 2 : at] == ["hữu", "nghị"]
        if self.head in _OF_ONE_STATE:
            return False
        if not line.caps[at] or not (friends or line.low[at] in word_set("country_syllables.tsv")):
            return False
        joint = self._country(at)
        if line.tokens[joint : joint + 1] not in (["-"], ["–"]) or line.size < joint + 2:
            return False
        if not friends and line.low[joint + 1] not in word_set("country_syllables.tsv"):
            return False
        return self._take(self._country(joint + 1))

    def _country(self, at: int) -> int:
        """Give the end of the country that a name or its first syllable tells: "Hàn Quốc", "Hàn"."""
        found = places.gazetteer().longest(self.line.low, at)
        return found[0] if found else at + 1

    def _syllable(self, place: places.PlacePhrase) -> bool:
        """Say whether a country of one syllable is only the first word of a name."""
        line, stop = self.line, place.stop
        return (
            stop == self.at + 1
            and stop < line.size
            and line.word(stop)
            and not self.persons.starts(line, stop)
        )

    def _surely(self, place: places.PlacePhrase | None) -> bool:
        """Say whether a listed place stands where a foreign name could: "Huyện ủy Đăk Glei"."""
        if place is None or place.unit or self.persons.at(self.line, self.at):
            return False
        return place.stop - self.at > 1 and place.stop == self.line.run(self.at)

    def _host(self) -> None:
        """Take the country where an embassy or a mission is: "Đại sứ quán Việt Nam tại Lào"."""
        line, at = self.line, self.at
        if at + 1 >= line.size or not self.place:
            return
        if self.place.unit.lower() == "khu vực" and line.tokens[at] in ("-", "–"):
            other = places.parse(line, at + 1)
            seat = line.run(at + 1) == at + 3 and all(map(vietnamese, line.low[at + 1 : at + 3]))
            if other and not other.unit:
                self._take(other.stop)  # "Tòa án nhân dân khu vực 1 - Hà Nội"
            elif seat and not self.persons.at(line, at + 1):
                self._take(at + 3)  # "Ban Chỉ huy Phòng thủ khu vực 2 - Phú Lợi"
            return
        named = self.of_firm or self.head.startswith(_OF_TWO_PLACES)
        if line.tokens[at] in "-–" and named and not self.place.unit:
            other = places.parse(line, at + 1)
            run = line.run(at + 1)
            if other and other.name and not other.unit:
                self._take(other.stop)  # "Ngân hàng TMCP Sài Gòn - Hà Nội"
            elif run == at + 3 and not self.persons.at(line, at + 1):
                self._take(run)  # "Công ty BOT Trung Lương – Mỹ Thuận"
            return
        if self.place.name == "Việt Nam":
            local = places.parse(line, at, known=True)
            if local and local.unit and local.level in ("province", "city", "district", "commune"):
                self._take(local.stop, local.full)
                self.place = local
                return
        if line.tokens[at] in ("-", "–") and self.place.level == "country":
            other = places.parse(line, at + 1)
            both = self.kind in ("named", "field") and self.head not in _OF_ONE_STATE
            if other and other.level == "country" and both:
                self._country_beside(other)
            return
        if line.tokens[at] == "-" and not self.place.unit and line.starts[at] == line.stop(at - 1):
            other = places.parse(line, at + 1)
            if other and other.name and not other.unit:
                self.pieces[-1] += line.letters(at, other.stop)  # "Kiểm lâm Hà Nam-Phú Thọ"
                self.at = other.stop
            return
        beside = line.low[at : at + 2] == ["bên", "cạnh"]
        at += beside
        if not beside and line.low[at] not in ("tại", "ở"):
            return
        if at + 1 >= line.size:
            return
        if self.place.level not in ("country", "foreign-city") or self.head not in word_set(
            "missions.tsv"
        ):
            return
        union = self.reader(line, at + 1, self.persons, False) if line.caps[at + 1] else None
        if union and not union.bare and self.head.startswith("phái đoàn"):
            self._take(union.stop, f"{'bên cạnh' if beside else 'tại'} {union.name}")
            return
        host = places.parse(line, at + 1)
        abroad = host and host.unit and self.place.level == "country"
        if host and host.name and (abroad or host.level in _HOSTS):
            self._take(host.stop)

    def _country_beside(self, other: places.PlacePhrase) -> None:
        """Take the other of two countries, with the hyphen as it stands: "Việt Nam-Lào"."""
        line, at = self.line, self.at
        if line.starts[at] == line.stop(at - 1) and line.starts[at + 1] == line.stop(at):
            self.pieces[-1] += line.letters(at, other.stop)
            self.at = other.stop
        else:
            self._take(other.stop)  # "Hội Hữu nghị Việt Nam - Lào"

    def _unlisted(self) -> places.PlacePhrase | None:
        """Take an unlisted name after "Huyện ủy", where nothing but a place can stand."""
        level = head_levels().get(self.head)
        line, at = self.line, self.at
        if level is None or self.head == "sở" or self.pieces or not line.word(at):
            return None
        run = line.name_run(at)
        if run - at > 2 or (run < line.size and line.tokens[run][0].isalnum()):
            return None
        return places.PlacePhrase(at, run, "", line.letters(at, run), level)

    def _councils(self) -> None:
        """Take the councils of a joint office but the last: "Văn phòng" + "Đoàn ĐBQH, HĐND và" UBND."""
        line, stop = self.line, self.at
        if self.head != "văn phòng" or self.pieces:
            return
        while found := heads().longest(line.low, stop):
            end = found[0]
            known = " ".join(line.low[stop:end]) in _DEPUTIES | _COUNCILS
            if not known or end + 1 >= line.size or line.tokens[end] not in JOINTS:
                break
            last = heads().longest(line.low, end + 1)
            if last is None or " ".join(line.low[end + 1 : last[0]]) not in _COUNCILS:
                break
            stop = end + 1
        if stop > self.at:
            written = expand(line.letters(self.at, stop))
            self._take(stop, capital(written))

    def _body(self) -> bool:
        line = self.line
        self._councils()
        short = self.persons.bodies.get(self.at)
        if short and self.kind == "named":
            return self._by_short_name(short)
        if not line.caps[self.at] or (self.at == self.start and self.kind == "whole"):
            if self._bare_committee():
                return True
            united = line.low[self.at] == "các" and self.head.startswith(_WITH_UNITED)
            if not (united or self._small_committee()):
                return False
        if line.low[self.at] == "các":
            return self._cac()
        if line.low[self.at] == "trường" and self.kind == "named" and self.pieces:
            return False  # "Công ty cổ phần Địa ốc Trường Lam"
        if self._next_firm():
            return False
        inner = self.reader(line, self.at, self.persons, self.office)
        brand = inner and inner.stop == self.at + 1 and inner.name in companies()
        if brand and self.kind == "named":
            return False  # "Ngân hàng TMCP Xăng dầu Petrolimex"
        if inner is None or (
            inner.bare
            and inner.stop == self.at + 1
            and line.low[self.at] in ("khoa", "hội", "viện")
        ):
            return False
        follows = inner.stop < line.size and line.word(inner.stop)
        if inner.bare and self.kind == "named" and follows and not inner.inner:
            return False  # "Đồn Công an Khao Mang"
        written = line.letters(self.at, inner.stop)
        plain = inner.place is None and not inner.lacks and not _abbreviated(line, self.at, inner)
        plain = plain or (inner.stop == self.at + 1 and inner.name.startswith("Ngân hàng"))
        plain = plain and "(" not in written and not inner.initials
        self._take(inner.stop, written if plain else inner.name)
        self.inner = inner
        return True

    def _next_firm(self) -> bool:
        """Say whether the next firm of a list follows without a comma: "… Đà Nẵng" | "Công ty"."""
        firms = self.head.startswith("công ty") and len(self.pieces) > 0
        return firms and self.line.low[self.at : self.at + 2] == ["công", "ty"]

    def _by_short_name(self, short: BodyPhrase) -> bool:
        """Take "VLA" after "Hiệp hội" as the whole body, where it is that sort of body."""
        if self.pieces or not short.name.lower().startswith(f"{self.head.split()[0]} "):
            return False
        self.short = short
        return self._take(short.stop)

    def _small_committee(self) -> bool:
        """Say whether a small committee with its place follows: "Kiểm tra" + "tỉnh ủy Hà Nam"."""
        line, at = self.line, self.at
        if at + 2 >= line.size or not line.caps[at + 2] or self.kind not in ("field", "territory"):
            return False
        if line.caps[at + 1] or line.low[at] not in first_words("committees.tsv"):
            return False
        return line.pair(at) in word_set("committees.tsv")

    def _bare_committee(self) -> bool:
        """Take a small committee of which the place is told elsewhere: "Ban thường vụ huyện ủy"."""
        line, at = self.line, self.at
        if line.caps[at] or line.low[at] not in first_words("committees.tsv"):
            return False
        words = line.pair(at)
        if words not in word_set("committees.tsv"):
            return False
        whose = " ".join((self.head, *self.pieces)).lower()
        if not whose.endswith(("thường vụ", "chấp hành", "thường trực", "văn phòng", *_OF_PARTY)):
            return False
        level = head_levels().get(words)
        named = at + 2 < line.size and line.caps[at + 2]
        if level is None or (named and not self.persons.starts(line, at + 2)):
            return False
        name = words.capitalize()
        self.inner = BodyPhrase(at, at + 2, name, level)
        return self._take(at + 2, name)

    def _cac(self) -> bool:
        line, at = self.line, self.at + 1
        while (
            at < line.size
            and (line.low[at] in word_set("united_words.tsv") or line.word(at))
            and not self.persons.starts(line, at)
        ):
            at += 1
        if at <= self.at + 2:
            return False
        return self._take(at)

    def _aside(self) -> bool:
        """Pass over an acronym in brackets inside a name: "Cơ quan CSĐT (C01) Bộ Công an"."""
        line, at = self.line, self.at
        if line.tokens[at] != "(" or at + 3 >= line.size:
            return False
        coded = line.tokens[at + 3] == ")" and line.starts[at + 2] == line.stop(at + 1)  # "C03"
        after = at + 4 if coded else at + 3
        if after >= line.size or line.tokens[after - 1] != ")":
            return False
        inside = "".join(line.tokens[at + 1 : after - 1])
        if not (INITIALS.fullmatch(inside) or line.acronym(at + 1)):
            return False
        central = line.low[after] == "tư" or line.low[after : after + 2] == ["trung", "ương"]
        against = self._against(after)
        if not (line.caps[after] or against or places.units().longest(line.low, after)):
            return False
        known = heads().longest(line.low, after) or places.parse(line, after)
        if not (central or against or known):
            return False
        self.at = after
        return True

    def _against(self, at: int) -> bool:
        """Say whether the crimes that a police unit fights follow: "phòng chống tội phạm" + "về ma túy"."""
        crimes = self.line.low[at] == "về" and bool(self.pieces)
        return crimes and self.pieces[-1].lower().endswith("tội phạm")

    def _territory_of_inner(self) -> None:
        """Take the territory after a nationwide body: "Giáo hội Phật giáo Việt Nam tỉnh"."""
        if self.inner is None or self.inner.place or self.inner.lacks or self.at >= self.line.size:
            return
        if self.line.low[self.at : self.at + 2] == ["quốc", "gia"]:
            self._take(self.at + 2)
            return
        if self.head == "phái đoàn" and self.line.low[self.at] in ("tại", "ở"):
            host = places.parse(self.line, self.at + 1)
            if host and host.level == "country":
                self._take(host.stop)  # "Phái đoàn Liên minh châu Âu tại Việt Nam"
                self.place = host
            return
        if self._seat():
            return
        if not self.inner.name.endswith(" Việt Nam"):
            return
        place = places.parse(self.line, self.at, known=True)
        if place and place.unit and place.level in ("province", "city", "district", "commune"):
            self._take(place.stop, place.full)
            self.place = place

    def _seat(self) -> bool:
        """Take where the office of a paper or a firm is: "Văn phòng Báo Sao Mai" + "tại miền Bắc"."""
        line, at, inner = self.line, self.at, self.inner
        if not self.head.startswith(_OFFICES) or line.low[at] not in ("tại", "ở") or not inner:
            return False
        away = self.head != "văn phòng" or inner.name.startswith(_AWAY)
        seat = places.parse(line, at + 1) if away and at + 1 < line.size else None
        if seat is None or not seat.name or seat.stop >= line.size:
            return False
        self.place = seat
        return self._take(seat.stop)

    def _branch(self) -> None:
        """Take the branch of a bank: "Ngân hàng Nhà nước chi nhánh tỉnh", "Vietcombank" + "Huế"."""
        line, at = self.line, self.at
        if self.head == "chi nhánh" and self.inner and not self.inner.place:
            local = places.parse(line, at, known=True) if at < line.size else None
            if local and not self.persons.starts(line, at):
                self._take(local.stop)
                self.place = local
            return
        branch = branch_at(line, at) if self.head.startswith("ngân hàng") else None
        if branch and (self.pieces or self.head == "ngân hàng nhà nước"):
            self._take(branch.stop)
            self.place = branch

    def _owner(self) -> None:
        """Take "thuộc", "của" and the body above: "Ban Công tác đại biểu thuộc UBTVQH"."""
        line, at = self.line, self.at
        if at + 1 >= line.size or line.low[at] not in ("thuộc", "của", "trực") or self.inner:
            return
        if self.kind == "named" and self.head.startswith(_WITHOUT_OWNERS):
            return  # "Trường ĐH Cần Thơ" (thuộc Bộ GD-ĐT)
        stop = at + 2 if line.low[at] == "trực" and line.low[at + 1] == "thuộc" else at + 1
        if stop >= line.size or not line.caps[stop] or not self.pieces:
            return
        if line.low[at] == "của" and self.head not in word_set("owned_heads.tsv"):
            return
        inner = self.reader(line, stop, self.persons, False)
        if inner and not (inner.bare and not inner.lacks):
            self.pieces.append(f"{line.low[at] if stop == at + 1 else 'trực thuộc'} {inner.name}")
            self.inner = inner
            self.at = inner.stop


def branch_at(line: Line, at: int) -> places.PlacePhrase | None:
    """Give the place of a branch that is named at the token: "chi nhánh Hà Nội"."""
    if at < line.size and line.tokens[at] in ("-", "–", ","):
        at += 1
    if line.low[at : at + 2] != ["chi", "nhánh"] or at + 2 >= line.size:
        return None
    place = places.parse(line, at + 2, known=True)
    run = line.run(at + 2)
    if place is None and run - at in (4, 5) and all(map(vietnamese, line.low[at + 2 : run])):
        return places.PlacePhrase(at + 2, run, "", line.letters(at + 2, run), "branch")
    return place


def _abbreviated(line: Line, at: int, inner: BodyPhrase) -> bool:
    return any(line.acronym(k) or "." in line.tokens[k] for k in range(at, inner.stop))
