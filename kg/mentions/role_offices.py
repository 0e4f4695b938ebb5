"""Posts in an office: a title, what qualifies it, and the body, its part or its territory."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import word_set
from kg.mentions import organisations, people, places
from kg.mentions.bodies import JOINTS, BodyPhrase, companies, ministries, ruling_parties
from kg.mentions.role_begun import initialled, lettered, villages
from kg.mentions.role_firms import FirmRole, company_at, verbs
from kg.mentions.titles import qualifiers, titles
from kg.mentions.tokens import capital

#: Sorts of bodies that a title goes on with in small letters, once the body is named.
_SORTS = frozenset(("sở", "bệnh viện", "trung tâm", "viện", "trường", "học viện"))
#: Those that are seldom called after people: "Giám đốc trung tâm Nguyễn Xuân A".
_SELDOM_NAMED = ("sở", "trung tâm")
_LINKS = ("của", "thuộc", "tại", "ở")
#: Between a title and its body it says only when: "Giám đốc" (đương nhiệm của) "Sở Y tế".
_CURRENT = ["đương", "nhiệm"]
#: How many words the name of a contest has at most, with those before it.
_MANY = 8
#: Words that lead to a post: "làm Trưởng ban kiểm soát thay ông A".
_TO_POSTS = ("làm", "chức", "vụ", "danh")
_TERRITORY_BODY = {
    "bí thư": {"province": "Tỉnh ủy", "city": "Thành ủy", "district": "Huyện ủy", "commune": "Đảng ủy"},
    "chủ tịch": dict.fromkeys(("province", "city", "district", "commune"), "Ủy ban nhân dân"),
}  # fmt: skip


class OfficeRole(FirmRole):
    """A role whose body stands after the title, or begins with the noun that the title ends in."""

    def _post(self) -> None:
        self._qualifier()
        self._initials_of_title()
        if self._online():
            return
        noun = self.title.noun
        line = self.line
        if noun == "Vụ" and line.low[self.at : self.at + 1] == ["ban"] and line.caps[self.at]:
            noun = ""  # "Phó Vụ trưởng Ban Đổi mới doanh nghiệp"
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
        if linked and body and noun == "Bộ" and body.name.startswith("Đảng "):
            body = None  # "Bộ trưởng thuộc đảng Likud"
        two = self.line.pair(self.at) if body is None else ""
        if two == "chi bộ":
            body = BodyPhrase(self.at, self.at + 2, "chi bộ", "", None, True)
        board = " ".join(self.line.low[self.at : self.at + 4]) if body is None else ""
        if board in word_set("boards.tsv") and not linked:
            stop = self.at + 4
            if (
                stop >= self.line.size
                or not self.line.word(stop)
                or self.persons.starts(self.line, stop)
            ):
                body = BodyPhrase(self.at, stop, board.capitalize(), "any", None, True)
        if body is None and two == "đảng ủy" and not linked:
            self._take(self.at + 2)
            self.body = BodyPhrase(self.at - 2, self.at, "Đảng ủy", "any", None, True)
            self.organisation, self.lacks = "Đảng ủy", "any"
            return
        small = body and body.bare and body.lacks == "any" and not self.line.caps[self.at]
        if body and (not small or body.name.lower() in word_set("boards.tsv")):
            self._take(body.stop, lettered(self.line, self.at, body))
            self.body, self.organisation, self.lacks = body, body.name, body.lacks
            if line.low[self.at : self.at + 3] == ["của", "quốc", "hội"]:
                self._take(self.at + 3)  # "Chủ nhiệm Ủy ban Pháp luật của Quốc hội"
            elif line.low[self.at : self.at + 2] == ["của", "qh"]:
                self._take(self.at + 2)
            elif line.low[self.at : self.at + 1] == ["qh"] and body.name.startswith("Ủy ban"):
                self._take(self.at + 1, "của Quốc hội")
            elif line.low[self.at : self.at + 2] == ["quốc", "hội"] and not body.place:
                if body.name.startswith("Ủy ban") and line.caps[self.at]:
                    self._take(self.at + 2)  # "Chủ nhiệm Ủy ban Pháp luật Quốc hội"
            elif line.low[self.at + 1 : self.at + 2] == ["viện"] and self._house():
                pass
            elif body.bare and body.name.lower() in word_set("boards.tsv"):
                self._board()
            self._second_level()
            return
        if self.title.role in ("head", "deputy-head", "standing-deputy") and (
            self._company()
            or self._territory()
            or self._acronym()
            or self._brand()
            or self._native_brand()
        ):
            self._of_vietnam()
            return
        if self._court() or self._numbered() or self._of_commune():
            return
        office = self.at < line.size and titles().longest(line.low, self.at)
        if linked and self.line.low[self.at - 1] == "của" and not office and self._firm():
            return
        if not linked and self._unlisted_body():
            return
        del self.words[words:]
        self.at = mark
        if self._bare_noun():
            return
        self.lacks = "unread" if self._field_follows() or self._goes_on() else "any"

    def _bare_noun(self) -> bool:
        """Take the sort of the body that was named before: "Phó Giám đốc sở,", "Hiệu trưởng trường này"."""
        line, at = self.line, self.at
        if at >= line.size or line.caps[at] or self.role not in ("head", "deputy-head"):
            return False
        stop = next((k for k in (at + 1, at + 2) if " ".join(line.low[at:k]) in _SORTS), at)
        closed = stop >= line.size or line.tokens[stop] in ",.;)" or line.low[stop] == "này"
        if not closed and " ".join(line.low[at:stop]) in _SELDOM_NAMED:
            closed = people.likely(line, stop, line.run(stop)) == "strong"
        if stop == at or not closed:
            return False
        self._take(stop)
        self.organisation, self.lacks = capital(line.letters(at, stop)), "any"
        return True

    def _initials_of_title(self) -> None:
        """Pass by the English initials of a title: "Giám đốc điều hành (CEO) IndiGo"."""
        line, at = self.line, self.at
        if line.tokens[at : at + 1] == ["("] and line.tokens[at + 2 : at + 3] == [")"]:
            if line.tokens[at + 1] in ("CEO", "CFO", "COO", "CTO"):
                self.at = at + 3

    def _house(self) -> bool:
        """Take the house of a committee: "Chủ tịch Ủy ban Đối ngoại" + "Thượng viện Mỹ"."""
        line, body = self.line, self.body
        if line.low[self.at] not in ("thượng", "hạ") or body is None or body.place:
            return False
        if not body.name.startswith("Ủy ban") or not line.caps[self.at]:
            return False
        self._take(self.at + 2)
        self._country()
        self.organisation = f"{body.name} {' '.join(self.words[-2 if self.place else -1 :])}"
        return True

    def _qualifier(self) -> None:
        if self.at >= self.line.size:
            return
        if self.line.low[self.at : self.at + 2] == _CURRENT and self._follows_body(self.at + 2):
            self.at += 2
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
        """Say whether a body, its initials or whose it is follow: "Giám đốc quốc gia" + "WB"."""
        line = self.line
        if at >= line.size:
            return False
        owned = line.low[at] in _LINKS and line.caps[at + 1 : at + 2] == [True]
        owned = owned and titles().longest(line.low, at + 1) is None
        return owned or line.acronym(at) or organisations.heads().longest(line.low, at) is not None

    def _noun_body(self, noun: str) -> bool:
        """Read the tail of a title that holds the body's noun: "Trưởng ban" + "Tổ chức TƯ"."""
        line = self.line
        if self.at >= line.size or self.persons.starts(line, self.at):
            self.lacks = "any"
            return True
        school = self._own_school() if noun == "Trường" else 0
        if school:
            self.at, self.lacks = school, "any"
            return True
        if noun == "Bộ" and line.tokens[self.at] in ("APEC", "ASEAN", "G7", "G20", "TPP", "EU"):
            self.lacks = "any"
            return True  # "Bộ trưởng APEC" heads no ministry
        short = self.persons.bodies.get(self.at)
        if short:
            self._take(short.stop, short.name)  # "Cục trưởng C50"
            self.body, self.organisation, self.lacks = short, short.name, short.lacks
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
        whole = line.low[self.at : self.at + len(again)] == again
        if whole and again == ["khoa"] and line.low[self.at + 1 : self.at + 2] == ["học"]:
            whole = False  # "Trưởng khoa" + "Khoa học xã hội"
        if whole and self.at + len(again) < line.size:
            # "Bộ trưởng Bộ Ngoại giao": the body stands whole
            return not line.caps[self.at] and self._small_noun(noun, self.at + len(again))
        country = line.low[self.at] in ("lào",) or (noun == "Bộ" and self._of_a_country())
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
                name = f"{noun} {lettered(line, self.at, inner)}"
                body = BodyPhrase(self.at, inner.stop, name, inner.lacks, inner.place)
        if body is None or body.stop == self.at:
            body = self._small_of(noun) or self._small_office(noun)
        if body is None or body.stop == self.at:
            self.lacks = "any"
            if not country:
                self._small_field(noun)
                if self.lacks == "any" and self.body is None and not self._own_field(noun):
                    if not self._steering(noun) and not self._organising(noun):
                        self._unread()
            return True
        if noun not in word_set("nouns_of_parts.tsv"):
            body = self._office_above() or body
        own = body.name.lower().startswith(noun.lower())
        tail = body.name[len(noun) :].strip() if own else body.name
        self._take(body.stop, tail)
        if tail.lower().startswith(f"{noun} ".lower()) and not tail.startswith("Khoa học"):
            body = replace(body, name=tail)  # "Viện trưởng VKSNDTC"
        self.body, self.lacks = body, body.lacks
        self.organisation = body.name
        self._second_level()
        if noun == "Bộ" and self._country() and self.country:
            self.organisation = f"{body.name} {self.country}"
        if noun == "Trường" and not body.name.lower().startswith("trường trường"):
            self.organisation = body.name
        return True

    def _of_a_country(self) -> bool:
        """Say whether only a country stands after the title: "bộ trưởng Ukraine"."""
        place = places.parse(self.line, self.at)
        if place is None or place.level != "country" or place.unit:
            return False
        goes_on = place.stop < self.line.size and self.line.word(place.stop)
        return not (goes_on and self.line.pair(self.at) in word_set("fields.tsv"))

    def _office_above(self) -> BodyPhrase | None:
        """Read an office whose part is not named: "Phó trưởng phòng | Cục An ninh điều tra"."""
        low, at = self.line.low, self.at
        if not self.line.caps[at] or not {low[at], self.line.pair(at)} & word_set("offices.tsv"):
            return None
        office = self._body_at(at)
        return office if office and not office.bare else None

    def _own_school(self) -> int:
        """Give the end of a school that is not named: "Hiệu trưởng Nhà trường", "… Trường Lê Văn A"."""
        line, at = self.line, self.at
        if line.pair(at) == "nhà trường":
            return at + 2
        named = line.tokens[at] == "Trường" and at + 1 < line.size
        if named and line.run(at) - at > 3 and self.persons.starts(line, at + 1):
            return at + 1 if people.likely(line, at + 1, line.run(at)) == "strong" else 0
        return 0

    def _small_noun(self, noun: str, at: int) -> bool:
        """Read a body whose noun is small though the rest is not: "Cục trưởng cục Quản lý giá"."""
        if noun == "Trường" or at >= self.line.size or not self.line.caps[at]:
            return False
        small = self._body_at(self.at) is None
        body = self._body_at(at, noun) if small else None
        if body is None or body.bare or body.stop <= at:
            return False
        self._take(body.stop, body.name)
        self.body, self.organisation, self.lacks = body, body.name, body.lacks
        self._second_level()
        return True

    def _organising(self, noun: str) -> bool:
        """Take what a board organises: "Trưởng ban tổ chức Miss Ocean 2025", "Trưởng ban tổ chức,"."""
        line, stop = self.line, self.at + 2
        if noun != "Ban" or line.low[self.at : stop] != ["tổ", "chức"] or line.caps[self.at]:
            return False
        while stop < line.size and stop - self.at <= _MANY and line.caps[stop] and line.word(stop):
            stop += 1
        if stop > self.at + 2 and stop < line.size and line.tokens[stop].isdigit():
            stop += 1
        elif stop < line.size and line.tokens[stop] not in (",", "-", "–", "—", ")", ".", ";"):
            return False
        name = line.letters(self.at, stop)
        self._take(stop)
        self.organisation, self.lacks = f"{noun} {name}", ""
        return True

    def _steering(self, noun: str) -> bool:
        """Take the rest of a steering committee that is only called so: "Trưởng ban chỉ đạo,"."""
        line, stop = self.line, self.at + 2
        if noun != "Ban" or line.low[self.at : stop] != ["chỉ", "đạo"]:
            return False
        after = line.low[stop] if stop < line.size else ","
        if after == "giải" or (after.isalpha() and after not in word_set("after_names.tsv")):
            return False  # "Trưởng ban chỉ đạo giải"
        self._take(stop)
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

    def _small_of(self, noun: str) -> BodyPhrase | None:
        """Read a small field and whose it is: "Phó Ban pháp chế HĐND TP Đà Nẵng"."""
        line = self.line
        found = organisations.fields().longest(line.low, self.at)
        if found is None or line.caps[self.at] or found[0] >= line.size:
            return None
        if not found[1] and noun not in ("Phòng", "Khoa", "Đội"):
            return None  # "Trưởng ban chỉ đạo …"
        inner = self._body_at(found[0]) if line.caps[found[0]] else None
        if inner is None or inner.bare or inner.inner:
            return None
        name = f"{noun} {line.letters(self.at, found[0])} {inner.name}"
        return BodyPhrase(self.at, inner.stop, name, inner.lacks, inner.place)

    def _small_office(self, noun: str) -> BodyPhrase | None:
        """Read whose office it is in small letters: "chánh văn phòng tổng thống Ukraine"."""
        line, at = self.line, self.at
        if noun != "Văn phòng" or line.caps[at]:
            return None
        office = titles().longest(line.low, at)
        if office is None or office[1].kind not in ("whole", "state"):
            return None
        stop = office[0]
        place = places.parse(line, stop) if stop < line.size else None
        if place is None or place.level != "country":
            return None
        name = f"{noun} {capital(line.letters(at, stop))} {place.name}"
        return BodyPhrase(at, place.stop, name, "", place)

    def _unread(self) -> None:
        """Note a field that is not known: "Trưởng ban công tác phía Nam" is no bare title."""
        line = self.line
        if self.title.noun not in ("Ban", "Phòng", "Khoa", "Vụ", "Cục", "Tổ", "Đội"):
            return
        if self.lacks == "any" and self._goes_on():
            self.lacks = "unread"
        if self.lacks == "any" and self.at < line.size and not line.caps[self.at]:
            fields = organisations.fields()
            if line.low[self.at] in fields.first() - verbs() or fields.longest(line.low, self.at):
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
        leads = noun == "Ban" and line.low[self.start - 1] in _TO_POSTS and self.start > 0
        if at >= line.size or line.caps[at] or not (leads or noun in ("Phòng", "Khoa", "Tổ")):
            return False
        found = organisations.fields().longest(line.low, at)
        if found is None or found[0] < at + 2 or (line.low[at] in verbs() and not leads):
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
        if self.body and self.body.name in companies() and not self.body.place:
            place = places.parse(line, self.at) if self.at < line.size else None
            if line.low[self.at : self.at + 1] == ["vietnam"]:
                self._take(self.at + 1)  # "Forbes Vietnam"
                self.organisation = f"{self.body.name} Vietnam"
            elif place and place.level == "country" and not self._is_name(place):
                self._take(place.stop)  # "Samsung" + "Việt Nam"
                self.organisation = f"{self.body.name} {place.name}"
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
        if whole and upper and self._two_ministries(upper.name):
            return  # "kỷ luật ông A, Thứ trưởng Bộ Công an, Bộ Chính trị nhận thấy"
        if upper and not upper.bare and (council or whole):
            self.words.append(f", {upper.name}")
            self.at = upper.stop
            name = f"{self.organisation}, {upper.name}"
            start, lacks, place = self.body.start, upper.lacks, upper.place
            self.body = BodyPhrase(start, upper.stop, name, lacks, place, inner=upper)
            self.organisation, self.lacks = name, upper.lacks

    def _two_ministries(self, other: str) -> bool:
        """Say whether neither of two bodies is part of the other: both begin with "Bộ"."""
        mine = self.body.name if self.body is not None else ""
        if not (mine.startswith("Bộ ") and other.startswith("Bộ ")):
            return False
        words = re.findall(r"[^\W_]+", mine.lower())[1:]
        return tuple([w for w in words if w not in JOINTS]) in ministries()

    def _stationed(self) -> None:
        """Take where a body is represented: "Trưởng đại diện UNDP tại Việt Nam"."""
        line, at = self.line, self.at
        if at + 1 >= line.size or (line.low[at] != "tại" and line.tokens[at] != "("):
            return
        title = self.words[0].lower()
        if "đại diện" not in title and "điều phối" not in title:
            return
        if at + 3 < line.size and line.tokens[at] == "(" and line.tokens[at + 2] == ")":
            at += 3
        if at + 1 < line.size and line.low[at] == "tại":
            place = places.parse(line, at + 1)
            if place and place.name:
                self.words.append(f"tại {place.name}")
                self.at, self.place = place.stop, place

    def _numbered(self) -> bool:
        """Take the number of a neighbourhood: "Tổ trưởng tổ dân phố số 9", "Trưởng thôn 3"."""
        line, at = self.line, self.at
        stop = at + (at < line.size and line.low[at] == "số")
        if stop >= line.size or not line.tokens[stop].isdigit():
            return False
        if not self.words[0].lower().endswith(villages()):
            return False
        self._take(stop + 1)
        return True

    def _online(self) -> bool:
        """Take the name of a newspaper on the web: "Tổng biên tập báo điện tử VietNamNet"."""
        line, begin, words = self.line, self.at, len(self.words)
        if line.low[begin : begin + 3] != ["báo", "điện", "tử"] or begin + 3 >= line.size:
            return False
        self._take(begin + 3)
        body = self._body_at(self.at) if line.caps[self.at] else None
        if body and not body.bare:
            self._take(body.stop, line.letters(self.at, body.stop))
        elif not line.caps[self.at] or not self._firm():
            self.at = begin
            del self.words[words:]
            return False
        self.organisation, self.lacks = f"Báo điện tử {self.words[-1]}", ""
        return True

    def _of_commune(self) -> bool:
        """Take the commune of its clerk: "cán bộ địa chính xã Bích Hòa"."""
        line, first = self.line, self.words[0].lower()
        if not first.endswith(("địa chính", "tư pháp")) or self.at >= line.size:
            return False
        place = places.parse(line, self.at)
        if place is None or not place.name or place.level != "commune":
            return False
        self._take(place.stop, place.full)
        self.place = place
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
        self.organisation = f"{capital(part)}, {body.name}" if court else body.name
        return True

    def _territory(self) -> bool:
        """Read "Chủ tịch tỉnh Quảng Nam", "Bí thư Hà Nội": the body is that of the territory."""
        line = self.line
        if self.at >= line.size or self.persons.starts(line, self.at):
            return False
        place = places.parse(line, self.at, known=True) or initialled(line, self.at)
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
        chief = first == "trưởng" or line.low[self.head : self.head + 2] == ["phó", "trưởng"]
        if not base and not (chief and place.name):
            return False
        self._take(place.stop, place.full)
        self.place = place
        if base and not (place.level in ("province", "city") and places.abroad(place.name)):
            organ = _TERRITORY_BODY[base].get(place.level, "Ủy ban nhân dân")
            if base == "bí thư" and place.level == "district":
                organ = {"quận": "Quận ủy", "thị xã": "Thị ủy"}.get(place.unit.lower(), "Huyện ủy")
            if base == "bí thư" and not place.unit and place.level == "district":
                organ = "Huyện ủy"
            name = place.name if base == "bí thư" and place.level != "commune" else place.full
            if base == "chủ tịch" and not place.unit:
                unit = {"province": "tỉnh ", "city": "Thành phố ", "district": "huyện "}
                before = unit.get(place.level, "")
                name = f"{before}{place.name.removeprefix(before)}"
            self.organisation = f"{organ} {name}".strip()
            self.lacks = "" if place.name else place.level
        return True
