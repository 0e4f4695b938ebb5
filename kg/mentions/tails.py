"""What follows the head of a body, as far as it goes on naming it: "Bộ" + "Nội vụ"."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.lexicon import word_set
from kg.mentions import people, places
from kg.mentions.bodies import BodyPhrase, fields, firm_heads, head_levels, heads
from kg.mentions.titles import titles
from kg.mentions.tokens import Line, abbreviations, expand, vietnamese

#: Reads a body that begins at a token.
Reader = Callable[[Line, int, people.Known], BodyPhrase | None]

_NUMERAL = re.compile(r"\d{1,3}[A-Z]?|[A-Z]?\d{1,3}")
#: A day that a firm or a hospital is named after: "Công ty 30/4", "Bệnh viện 22-12".
_DAY = re.compile(r"\d{1,2}/\d{1,2}")
_ROMAN = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])
_JOINTS = frozenset(("và", "&", "-", "–", ","))
#: Trades whose first words are verbs too: "phát hiện", "giải quyết".
_TRADES = frozenset(("phát triển", "giải pháp", "giải trí"))
_PROVINCES = frozenset(("tỉnh", "thành", "tp", "tp."))
_WITH_UNITED = ("đảng ủy", "đảng bộ", "công đoàn")


class Tail:
    """The tokens after a head word, taken while they go on naming the body."""

    def __init__(
        self,
        line: Line,
        at: int,
        persons: people.Known,
        kind: str,
        head: str,
        titled: bool,
        reader: Reader,
        *,
        office: bool = False,
    ) -> None:
        self.reader, self.office = reader, office
        self.line, self.at, self.persons, self.kind, self.head = line, at, persons, kind, head
        self.titled = titled
        self.place: places.PlacePhrase | None = None
        self.inner: BodyPhrase | None = None
        self.start = at
        self.pieces: list[str] = []

    def read(self) -> None:
        line = self.line
        while self.at < line.size:
            if self._aside():
                continue
            if not (self._board() if self.head in word_set("boards.tsv") else self._piece()):
                break
            if self.place or self.inner:
                self._territory_of_inner()
                self._last_number()
                break
        self._edition()
        self._class_letter()
        self._branch()
        self._about()
        self._small_end()
        self._owner()

    def _piece(self) -> bool:
        return (
            self._trade()
            or self._field()
            or self._body()
            or self._place()
            or self._number()
            or self._words()
            or self._joint()
        )

    def _board(self) -> bool:
        """Take the body of a board, no field: "HĐQT Vàng bạc Đá quý …" is that of a firm."""
        return self._body() or self._place() or (self.line.acronym(self.at) and self._words())

    def _small_end(self) -> None:
        """Take small words that can be nothing but the rest: "Hội Đột" + "quỵ Thành phố Huế"."""
        line, stop = self.line, self.at
        if self.place or self.inner or self.kind not in ("field", "named"):
            return
        if not self._open():
            self._second_field()
            return
        begun = line.word(stop - 1) and vietnamese(line.low[stop - 1])
        single = not line.caps[stop - 2] or stop - 1 == self.start
        if self.kind == "named" and self.pieces and not (begun and single):
            return  # the name proper of a firm ends with its capitals
        while stop < line.size and stop - self.at < 7 and not line.caps[stop]:
            found = fields().longest(line.low, stop)
            verbal = line.low[stop] in word_set("verbal_fields.tsv")
            if found and found[1] and found[0] > stop + 1 and not verbal:
                stop = found[0]
                continue
            pair = f"{line.low[stop - 1]} {line.low[stop]}"
            within = stop > self.at and pair in word_set("compounds.tsv")
            said = line.low[stop] in word_set("predicates.tsv") and not within
            if line.low[stop] == "và" and stop > self.at and self._subject(stop + 1):
                said = False  # "chống ma túy và tội phạm"
            if said or not line.tokens[stop].isalpha():
                break
            stop += 1
        if stop == self.at or stop - self.at >= 7:
            return
        if stop < line.size and f"{line.low[stop - 1]} {line.low[stop]}" in word_set(
            "compounds.tsv"
        ):
            return
        begin, pieces = self.at, list(self.pieces)
        self._take(stop)
        if stop < line.size:
            self._last_number()
            if not self._place() and self.head.startswith(firm_heads()) and line.word(self.at):
                self._take(self._proper(self.at))  # "Công ty thủy điện Trị An"
        if not self.office and self.place is None:
            self.at, self.pieces = begin, pieces

    def _second_field(self) -> None:
        """Take a small field after a field: "Phòng Kế hoạch" + "đầu tư", "Vụ Quản lý" + "chất thải"."""
        line, at = self.line, self.at
        if self.head in ("bộ", "sở", "ủy ban") or at >= line.size or line.caps[at]:
            return
        found = fields().longest(line.low, at)
        if not self.pieces or not found or not found[1] or found[0] < at + 2:
            return
        ends = found[0] >= line.size or line.low[found[0]] in word_set("predicates.tsv")
        verbal = line.low[at] in word_set("verbal_fields.tsv")
        if not verbal and (ends or not line.tokens[found[0]].isalpha()):
            self._take(found[0])

    def _subject(self, at: int) -> bool:
        """Say whether two small words make a compound that begins no predicate."""
        line = self.line
        if at + 1 >= line.size or line.caps[at] or line.low[at] in word_set("predicates.tsv"):
            return False
        return f"{line.low[at]} {line.low[at + 1]}" in word_set("compounds.tsv")

    def _open(self) -> bool:
        """Say whether the name may go on: it ends in no known field, acronym or number."""
        line, at = self.line, self.at - 1
        if not self.pieces:
            head = self.start - len(self.head.split())
            return not self.titled and line.caps[head] and not line.acronym(at)
        if self.kind == "named" and self.head.startswith((*firm_heads(), "hội", "hiệp hội")):
            return line.tokens[at].isalpha() and not line.acronym(at)
        known = any(
            (found := fields().longest(line.low, k)) and found[0] == self.at
            for k in range(self.start, self.at)
        )
        return not known and line.tokens[at].isalpha() and not line.acronym(at)

    def _edition(self) -> None:
        """Take the edition of a newspaper: "Báo Lâm Đồng điện tử", "Báo Đồng Nai Cuối tuần"."""
        two = " ".join(self.line.low[self.at : self.at + 2])
        if self.pieces and self.head == "báo" and two in ("điện tử", "cuối tuần"):
            self._take(self.at + 2)

    def _class_letter(self) -> None:
        """Take the letter that tells two schools of one name apart: "Trường THPT Kim Thành B"."""
        line, at = self.line, self.at
        if not self.head.startswith("trường") or not self.pieces or at >= line.size:
            return
        if line.tokens[at] in ("A", "B", "C") and line.tokens[at + 1 : at + 2] != ["."]:
            if line.caps[at - 1] and (at + 1 >= line.size or not line.caps[at + 1]):
                self._take(at + 1)

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

    def _last_number(self) -> None:
        """Take the number of a school or a unit: "Trường THPT Việt Yên số 3"."""
        if self.kind != "named" or self.inner or self.at >= self.line.size:
            return
        if self.line.low[self.at] == "số" or self._numeral(self.at):
            self._number()

    def _territory_of_inner(self) -> None:
        """Take the territory after a nationwide body: "Giáo hội Phật giáo Việt Nam tỉnh"."""
        if self.inner is None or self.inner.place or self.inner.lacks or self.at >= self.line.size:
            return
        if self.line.low[self.at : self.at + 2] == ["quốc", "gia"]:
            self._take(self.at + 2)
            return
        if not self.inner.name.endswith(" Việt Nam"):
            return
        place = places.parse(self.line, self.at, known=True)
        if place and place.unit and place.level in ("province", "city", "district", "commune"):
            self._take(place.stop, place.full)
            self.place = place

    def _aside(self) -> bool:
        """Pass over an acronym in brackets inside a name: "Cơ quan CSĐT (C01) Bộ Công an"."""
        line, at = self.line, self.at
        if line.tokens[at] != "(" or at + 3 >= line.size or line.tokens[at + 2] != ")":
            return False
        if not line.acronym(at + 1) or not (
            line.caps[at + 3] or places.units().longest(line.low, at + 3)
        ):
            return False
        if not (heads().longest(line.low, at + 3) or places.parse(line, at + 3)):
            return False
        self.at = at + 3
        return True

    def _take(self, stop: int, text: str | None = None) -> bool:
        self.pieces.append(expand(self.line.letters(self.at, stop)) if text is None else text)
        self.at = stop
        return True

    def _field(self) -> bool:
        if self.pieces and self.kind == "territory" and not self._project():
            return False
        line = self.line
        found = fields().longest(line.low, self.at)
        if found is None or not (
            line.caps[self.at]
            or line.low[self.at] == "về"
            or ((found[1] or self._council()) and self._small_field(found[0]))
        ):
            return False
        if found[0] == self.at + 1 and self.at + 1 < line.size and not line.acronym(self.at):
            if people.family(line, self.at):
                return False
        if line.acronym(self.at) and line.tokens[self.at + 1 : self.at + 2] == ["-"]:
            letters = line.letters(self.at, found[0]).replace(" ", "")
            return self._take(found[0], expand(letters))  # "GD - ĐT"
        return self._take(found[0])

    def _trade(self) -> bool:
        """Take the small words of a company up to its name: "vật tư và thương mại Nhân Thành"."""
        line, stop = self.line, self.at
        if self.pieces or not self.head.startswith(("công ty", "cty", "tổng công ty", "tập đoàn")):
            return False
        if line.caps[stop] or line.low[stop] not in word_set("trades.tsv"):
            return False
        while stop < line.size and stop - self.at < 10:
            word = line.low[stop]
            if line.caps[stop] and stop > self.at + 1 and word not in word_set("trades.tsv"):
                break
            joint = word in ("-", "–", ",") and line.low[stop + 1 : stop + 2] != []
            if joint and (line.caps[stop + 1] or stop == self.at):
                return False
            stops = word in word_set("tail_stops.tsv") and word != "và"
            two = " ".join(line.low[stop : stop + 2])
            stops = word == "ở" or two == "hàng đầu" or (stops and two not in _TRADES)
            if not (word.isalpha() or joint) or stops:
                return False
            stop += 1
        if stop >= line.size or not line.caps[stop] or stop - self.at >= 10:
            return False
        if heads().longest(line.low, stop) or self._is_title(stop):
            return False
        run = line.run(stop)
        named = next((k for k in range(stop + 1, run) if heads().longest(line.low, k)), run)
        office = self.office or not line.caps[self.start - len(self.head.split())]
        most = stop + (2 if office else 4)  # "bất động sản Âu Lâm", "phát triển Lộc Kim Khê"
        if not stop + 1 < named <= most or (office and self.persons.at(line, stop)):
            named = stop
            while named < line.size and line.caps[named] and named - stop < 3:
                if self.persons.starts(line, named):
                    break
                named += 1
        if " ".join(line.low[named - 1 : named + 1]) in word_set("inner_words.tsv"):
            named += 1  # "hàng hải Quốc tế H&C"
        return named > stop and self._take(named)

    def _project(self) -> bool:
        return self.head.startswith("ban quản lý")

    def _council(self) -> bool:
        return self.head == "hội đồng" and not self.pieces

    def _small_field(self, stop: int) -> bool:
        """Say whether small words go on naming the body: "Bảo tồn" + "di tích", "cố đô"."""
        if stop < self.at + 2:
            return False
        if self.pieces:
            last = self.pieces[-1]
            return not last[-1].isdigit() and last.lower() not in ("việt nam", "trung ương")
        return self.head in word_set("small_tails.tsv")

    def _place(self) -> bool:
        place = places.parse(self.line, self.at, known=True)
        if self.persons.starts(self.line, self.at) and not self._surely(place):
            return False
        place = place or self._unlisted()
        if place and not place.unit and self.kind == "named":
            run = self.line.run(self.at)
            if run > place.stop and self._foreign_run(self.at, run):
                return False  # "báo London Evening Star"
        firm = self.head.startswith(firm_heads())
        if place and firm and not place.unit and self._syllable(place):
            return False  # "Công ty TNHH Đức Đạt"
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
            if other and not other.unit:
                self._take(other.stop)  # "Tòa án nhân dân khu vực 1 - Hà Nội"
            return
        if line.tokens[at] in "-–" and self.head.startswith(firm_heads()) and not self.place.unit:
            other = places.parse(line, at + 1)
            if other and other.name and not other.unit:
                self._take(other.stop)  # "Ngân hàng TMCP Sài Gòn - Hà Nội"
            return
        if self.place.name == "Việt Nam":
            local = places.parse(line, at, known=True)
            if local and local.unit and local.level in ("province", "city", "district", "commune"):
                self._take(local.stop, local.full)
                self.place = local
                return
        if line.tokens[at] in ("-", "–") and self.place.level == "country":
            other = places.parse(line, at + 1)
            if other and other.level == "country" and self.kind in ("named", "field"):
                self._take(other.stop)  # "Hội Hữu nghị Việt Nam - Lào"
            elif line.low[at + 1] == "việt" and self.head.startswith("hội"):
                self._take(at + 2)  # "Hội Hữu nghị Nga – Việt"
            return
        if line.tokens[at] == "-" and not self.place.unit and line.starts[at] == line.stops[at - 1]:
            other = places.parse(line, at + 1)
            if other and other.name and not other.unit:
                self.pieces[-1] += line.letters(at, other.stop)  # "Kiểm lâm Hà Nam-Phú Thọ"
                self.at = other.stop
            return
        if line.low[at] not in ("tại", "ở"):
            return
        if self.place.level not in ("country", "foreign-city") or self.head not in word_set(
            "missions.tsv"
        ):
            return
        host = places.parse(line, at + 1)
        if host and host.name and host.level in ("country", "foreign-city", "city", "state"):
            self._take(host.stop)

    def _unlisted(self) -> places.PlacePhrase | None:
        """Take an unlisted name after "Huyện ủy", where nothing but a place can stand."""
        level = head_levels().get(self.head)
        line, at = self.line, self.at
        if level is None or self.head == "sở" or self.pieces or not line.word(at):
            return None
        run = line.run(at)
        if run - at > 2 or (run < line.size and line.tokens[run][0].isalnum()):
            return None
        return places.PlacePhrase(at, run, "", line.letters(at, run), level)

    def _body(self) -> bool:
        line = self.line
        if not line.caps[self.at] or (self.at == self.start and self.kind == "whole"):
            united = line.low[self.at] == "các" and self.head.startswith(_WITH_UNITED)
            if not (united or self._small_committee()):
                return False
        if line.low[self.at] == "các":
            return self._cac()
        if line.low[self.at] == "trường" and self.kind == "named" and self.pieces:
            return False  # "Công ty cổ phần Địa ốc Trường Lam"
        inner = self.reader(line, self.at, self.persons)
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
        self._take(inner.stop, written if plain else inner.name)
        self.inner = inner
        return True

    def _small_committee(self) -> bool:
        """Say whether a small committee with its place follows: "Kiểm tra" + "tỉnh ủy Hà Nam"."""
        line, at = self.line, self.at
        if at + 2 >= line.size or not line.caps[at + 2] or self.kind not in ("field", "territory"):
            return False
        two = " ".join(line.low[at : at + 2])
        return not line.caps[at + 1] and two in word_set("committees.tsv")

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

    def _number(self) -> bool:
        token = self.line.tokens[self.at]
        if (
            self.head in word_set("numbered_heads.tsv")
            and (token.isdigit() or token in _ROMAN)
            and (not self.pieces or self.head in word_set("numbered_units.tsv"))
        ):
            return self._take(self.at + 1)
        if self.head in word_set("numbered_heads.tsv") and not self.pieces:
            code = self._code()
            if code:
                return self._take(code)
        if self.pieces and not self.pieces[-1][-1].isdigit() and self._numeral(self.at):
            return self._take(self._after_letter(self.at + 1))
        if self.kind == "named" and not self.pieces and _DAY.fullmatch(token):
            return self._take(self.at + 1)  # "Tổng Công ty 3/2"
        if (
            token == "số"
            and self.head != "thanh tra"
            and self.at + 1 < self.line.size
            and self.line.tokens[self.at + 1].isdigit()
        ):
            return self._take(self.at + 2)
        return False

    def _code(self) -> int:
        """Give the end of letters and digits written as one: "PC02", "Z30D"; 0 without them."""
        line, at = self.line, self.at
        stop = at + 1
        while stop < line.size and line.starts[stop] == line.stops[stop - 1]:
            if not line.tokens[stop].isalnum():
                break
            stop += 1
        letters = line.tokens[at].isalpha() and line.tokens[at].isupper()
        return stop if letters and stop > at + 1 and line.tokens[at + 1].isdigit() else 0

    def _after_letter(self, at: int) -> int:
        """Pass over a letter that is glued to a number: "7B"."""
        line = self.line
        glued = at < line.size and line.starts[at] == line.stops[at - 1]
        return at + 1 if glued and len(line.tokens[at]) == 1 and line.caps[at] else at

    def _numeral(self, at: int) -> bool:
        """Say whether a number ends or parts a name: "Tân Xuân 2 (", "Nông nghiệp 1 Hà Nội"."""
        line = self.line
        if _NUMERAL.fullmatch(line.tokens[at]) is None:
            return False
        after = self._after_letter(at + 1)
        return (
            after >= line.size
            or line.tokens[after] in ",;.():"
            or line.caps[after]
            or line.low[after] == "và"
            or (line.low[after] in word_set("event_stops.tsv"))
        )

    def _words(self) -> bool:
        line, at = self.line, self.at
        low = line.low
        if at + 1 < line.size and " ".join(low[at : at + 2]) in word_set("inner_words.tsv"):
            if self.pieces or line.caps[at] or self.head in ("ban chỉ đạo", "bcđ"):
                return self._take(at + 2)
        if line.acronym(at):
            if places.brand(line, at):
                return self.kind == "named" and self._take(at + 2)  # "Công ty cổ phần VN Pharma"
            if line.tokens[at] in _ROMAN:
                return False
            if line.tokens[at] in abbreviations() or self.kind == "named":
                return self._take(at + 1)
            return False
        if low[at] in ("ông", "bà") and self.pieces and at + 1 < line.size and line.word(at + 1):
            return False  # the full stop is missing: "… Phòng không không quân Ông Đại nói"
        if low[at] in word_set("sentence_starts.tsv") and line.caps[at + 1 : at + 2] == [False]:
            if f"{low[at]} {low[at + 1]}" not in word_set("compounds.tsv"):
                return False  # the full stop is missing: "… quân đội Ngày 23/11"
        if self.kind == "named" and self.pieces and self._foreign_run(at, line.run(at)):
            return self._take(line.run(at))  # "Công ty Kỹ thuật Acme Industries"
        if self.kind == "named" and self.pieces and self.pieces[-1].islower():
            if self._strange_run(at):
                return self._take(line.run(at))  # "Trung tâm ngoại ngữ Golden Bridge"
        first = not self.pieces and self.kind == "named" and not self.titled
        if not line.word(at) or (
            self.persons.at(line, at) if first else self.persons.starts(line, at)
        ):
            return False
        if self.kind in ("territory", "field") and self._is_title(at):
            return False
        after = self._compound(at)
        unlisted = self.titled and not self.pieces and self.head != "bộ"
        if after == at + 1 and self.kind == "field" and unlisted:
            after = self._unlisted_field(at)
        if after > at + 1:
            return self._take(after)
        if self.kind == "named":
            return self._take(self._proper(at))
        if line.low[at] in ("đảng", "việt", "đoàn", "nam", "trung"):
            return self._take(at + 1)
        if self.kind == "field" and self.pieces and self._town(at):
            return self._take(at + 2)
        if self.head == "viện" and not vietnamese(line.low[at]):
            return self._take(at + 1)  # "Viện Pasteur"
        return False

    def _proper(self, at: int) -> int:
        """Give the end of a name in capitals, before the name of a person that follows it."""
        line = self.line
        run = line.run(at)
        for stop in range(at + 1, run):
            if self.persons.at(line, stop):
                return stop
        if run < line.size and " ".join(line.low[run - 1 : run + 1]) in word_set("inner_words.tsv"):
            return run + 1  # "Nông Lâm Trung ương"
        if self._foreign_run(at, run):
            return run
        if any(_place_ends(line, k, run) for k in range(at, run)):
            return run  # "Nông Lâm Bắc Giang"
        stop = at + 1
        school = self.head.startswith("trường") and run - at <= 3 and vietnamese(line.low[at])
        while stop < run and not (self.persons.starts(line, stop) and run - stop > 1):
            stop += 1
        if stop == at + 1 and school:
            return run  # "Trường tiểu học Phan Chu Trinh"
        return stop

    def _strange_run(self, at: int) -> bool:
        """Say whether a run of two to four words begins as a foreign one, and no known person."""
        size = self.line.run(at) - at
        strange = 2 <= size <= 4 and not vietnamese(self.line.low[at])
        return strange and not self.persons.at(self.line, at)

    def _foreign_run(self, at: int, run: int) -> bool:
        """Say whether a run is one foreign name: "báo Northern Evening Star", "Acme Solutions"."""
        low = self.line.low
        if not 2 <= run - at <= 5:
            return False
        firm = low[run - 1] in word_set("company_words.tsv")
        if self.head not in word_set("press_heads.tsv") and not firm:
            return False
        return not any(vietnamese(low[k]) for k in range(at, run))

    def _town(self, at: int) -> bool:
        """Say whether two capital syllables end a name as an unlisted town: "Hàng hải Cửa Lò"."""
        line = self.line
        if line.run(at) != at + 2 or people.family(line, at):
            return False
        if not (vietnamese(line.low[at]) and vietnamese(line.low[at + 1])):
            return False
        return at + 2 >= line.size or line.tokens[at + 2] in ",;.)("

    def _is_title(self, at: int) -> bool:
        return (
            self.head not in ("văn phòng", "thường trực")
            and titles().longest(self.line.low, at) is not None
        )

    def _unlisted_field(self, at: int) -> int:
        """Take "Trinh sát" in "Trưởng phòng Trinh sát," where the phrase surely ends."""
        line, stop = self.line, at + 1
        while (
            stop < line.size
            and stop - at < 5
            and not line.caps[stop]
            and line.tokens[stop].isalpha()
        ):
            if line.low[stop] in word_set("tail_stops.tsv"):
                break
            stop += 1
        ends = (
            stop >= line.size
            or line.tokens[stop] in ",;.)(–-"
            or line.low[stop] in ("giữ", "được", "thay")
        )
        return stop if ends and stop > at + 1 else at + 1

    def _compound(self, at: int) -> int:
        """Give the end of "Khuyến học", "Giao thông vận tải": a capital and small syllables."""
        line = self.line
        pairs = word_set("compounds.tsv")
        stop = at + 1
        while stop < line.size and not line.caps[stop] and line.tokens[stop].isalpha():
            if f"{line.low[stop - 1]} {line.low[stop]}" not in pairs:
                break
            stop += 1
        return self._whole_words(stop) if stop > at + 1 else stop

    def _whole_words(self, at: int) -> int:
        """Take further small words where the phrase surely ends after them: "… thủy sản (2008"."""
        line, stop = self.line, at
        pairs, verbs = word_set("compounds.tsv"), word_set("event_stops.tsv")
        while stop + 1 < line.size and not line.caps[stop] and not line.caps[stop + 1]:
            if f"{line.low[stop]} {line.low[stop + 1]}" not in pairs or line.low[stop] in verbs:
                break
            stop += 2
        if stop > at and (stop >= line.size or line.tokens[stop] in ",;.()"):
            return stop
        return at

    def _series(self, at: int) -> bool:
        """Say whether fields in a series follow: "Thương mại, Công nghiệp và Năng lượng"."""
        line, ends = self.line, 0
        while at < line.size and line.word(at) and not self.persons.at(line, at):
            found = fields().longest(line.low, at)
            stop = max(self._compound(at), found[0] if found else 0)
            if (stop <= at + 1 and not found) or stop >= line.size:
                return ends > 0 and stop > at + 1
            ends += 1
            if line.low[stop] == "và":
                return True
            if line.tokens[stop] != ",":
                return False
            at = stop + 1
        return False

    def _joint(self) -> bool:
        """Take "và", "-", "," where the name goes on after it: "Văn hóa, Thể thao và Du lịch"."""
        line, at = self.line, self.at
        if not self.pieces or at + 1 >= line.size or line.tokens[at] not in _JOINTS:
            return False
        if self.head == "báo":
            return False  # "báo Dân trí và chỉ đạo của Bí thư"
        if self.kind == "territory" or self.persons.starts(line, at + 1):
            return False
        after = at + 1
        field = fields().longest(line.low, after)
        small = self.kind == "named" and not line.caps[after] and not line.caps[at - 1]
        if small and field and field[0] > after + 1 and not self.place:
            return line.tokens[at] != "," and self._take(field[0])  # "Thiết kế và tư vấn"
        head = heads().longest(line.low, after)
        if line.acronym(after) and line.acronym(at - 1) and self.kind == "named" and not head:
            again = line.tokens[after].startswith(line.tokens[at - 1])  # "LUX - LUXS"
            return not again and line.tokens[at] in "-–&" and self._take(after + 1)  # "LUX - ICA"
        if not line.word(after) or (head and not (field and field[0] > head[0])):
            return False
        if places.parse(line, after) and not field:
            friends = self.head.startswith("hội") and line.tokens[at] in "-–"
            return friends and self._take(line.run(after))  # "Hội Hữu nghị Nga – Việt"
        if line.tokens[at] == "," and not (self.kind == "field" and self._series(after)):
            return False
        stop = self._compound(after)
        found = fields().longest(line.low, after)
        if found:
            stop = max(stop, found[0])
        if stop == after + 1 and not (self.kind == "named" and line.tokens[at] in "-–&"):
            return False
        if titles().longest(line.low, after):
            return False
        return self._take(stop)

    def _about(self) -> None:
        """Take the subject of a steering committee: "Ban Chỉ đạo quốc gia về hội nhập"."""
        line, at = self.line, self.at
        if self.head not in word_set("subject_heads.tsv") or self.place:
            return
        if at + 1 >= line.size or not self._subject_at(at):
            return
        stops, stop = word_set("event_stops.tsv") | word_set("about_stops.tsv"), at + 1
        while stop < line.size and stop - at < 16 and self._goes_on(stop):
            pair = f"{line.low[stop - 1]} {line.low[stop]}"
            subject = {pair, " ".join(line.low[stop : stop + 2])} & word_set("subjects.tsv")
            if line.low[stop] in stops and not subject and pair not in word_set("compounds.tsv"):
                break
            if any(" ".join(line.low[stop : stop + size]) in stops for size in (2, 3)):
                break  # "… và đại diện", "… công bố"
            place = places.parse(line, stop) if line.low[stop] in _PROVINCES else None
            if place and place.name and place.unit:
                stop, self.place = place.stop, place
                break
            if self.persons.starts(line, stop):
                break
            stop += 1
        if line.tokens[stop - 1] == ",":
            stop -= 1
        if stop > at + 1:
            self._take(stop)

    def _steering(self) -> bool:
        return " ".join((self.head, *self.pieces)).lower().startswith(("ban chỉ đạo", "bcđ"))

    def _subject_at(self, at: int) -> bool:
        """Say whether the subject of a committee begins: "Đổi mới …", "phòng chống dịch"."""
        word, low = self.line.tokens[at], self.line.low[at]
        if self._steering():
            named = word[0].isupper() and low in word_set("committee_tasks.tsv")
            task = " ".join(self.line.low[at : at + 2]) in (
                "đề án",
                "kỳ thi",
                "dự án",
                "chương trình",
            )
            small = low in ("về", "các", "phòng", "cải", "chống", "cổ", "thi")
            two = " ".join(self.line.low[at : at + 2])
            done = two == "khắc phục" or (
                two == "thực hiện" and self.line.low[at + 2 : at + 3] == ["chương"]
            )
            more = low == "," and self.line.low[at + 1] in ("tiêu", "lãng")
            return small or task or named or ((done or more) and bool(self.pieces))
        charged = self.line.low[at + 1 : at + 2] in (["tội"], ["việc"], ["hành"])
        return bool(self.pieces) and low == "về" and not charged

    def _goes_on(self, at: int) -> bool:
        line = self.line
        if line.tokens[at] == "," and at + 1 < line.size and line.low[at + 1] in (
            "chống", "dự", "tiêu", "lãng",
        ):  # fmt: skip
            return True  # "về phòng, chống thiên tai", "các công trình, dự án trọng điểm"
        if self._steering() and line.tokens[at] == "," and line.caps[at + 1 : at + 2] != [True]:
            ahead = line.tokens[at + 1 : at + 8]
            stop = next((k for k, t in enumerate(ahead) if not t[0].isalpha()), len(ahead))
            return "và" in ahead[1:stop]  # "chính sách tiền lương, bảo hiểm và ưu đãi"
        if line.tokens[at] == "-" and line.tokens[at + 1 : at + 2][:1] in (["19"], ["2"]):
            return True  # "Covid-19"
        if line.tokens[at].isdigit() and line.tokens[at - 1] == "-":
            return True
        return line.tokens[at][0].isalpha() and line.low[at] != "về"

    def _owner(self) -> None:
        """Take "thuộc", "của" and the body above: "Ban Công tác đại biểu thuộc UBTVQH"."""
        line, at = self.line, self.at
        if at + 1 >= line.size or line.low[at] not in ("thuộc", "của", "trực") or self.inner:
            return
        stop = at + 2 if line.low[at] == "trực" and line.low[at + 1] == "thuộc" else at + 1
        if stop >= line.size or not line.caps[stop] or not self.pieces:
            return
        if line.low[at] == "của" and self.head not in word_set("owned_heads.tsv"):
            return
        inner = self.reader(line, stop, self.persons)
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
    return places.parse(line, at + 2, known=True)


def _place_ends(line: Line, at: int, stop: int) -> bool:
    found = places.gazetteer().longest(line.low, at)
    return found is not None and found[0] == stop and stop - at > 1


def _abbreviated(line: Line, at: int, inner: BodyPhrase) -> bool:
    return any(line.acronym(k) or "." in line.tokens[k] for k in range(at, inner.stop))
