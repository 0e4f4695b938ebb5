"""What follows the head of a body, as far as it goes on naming it: "Bộ" + "Nội vụ"."""

from __future__ import annotations

from kg.lexicon import word_set
from kg.mentions.bodies import fields, heads
from kg.mentions.tail_begun import INITIALS
from kg.mentions.tail_rest import RestTail
from kg.mentions.titles import titles
from kg.mentions.tokens import abbreviations, vietnamese

#: Words before which the name of a body ends.
_APART = frozenset(("của", "cho", "tại", "với", "ở", "do", "theo", "từ", "đến", "là", "trong"))


#: Forms of firms that may stand after their names, the longer ones first.
_FORMS = (("tnhh", "một", "thành", "viên"), ("tnhh", "mtv"), ("ctcp",))


class Tail(RestTail):
    """The tokens after a head word, taken while they go on naming the body."""

    def read(self) -> None:
        line = self.line
        while self.at < line.size:
            if self._aside():
                continue
            if not (self._board() if self.head in word_set("boards.tsv") else self._piece()):
                break
            if self.place or self.inner:
                if self.place and self.at < line.size and self._other_sites() and self._more():
                    self._place()
                self._territory_of_inner()
                self._last_number()
                break
        self._edition()
        self._class_letter()
        self._legal_form()
        self._branch()
        self._about()
        self._small_end()
        self._up_to_initials()
        self._rest()
        self._owner()

    def _more(self) -> bool:
        return self.at < self.line.size

    def _up_to_initials(self) -> None:
        """Take the rest of a name before its initials: "dịch vụ" + "logistics Việt Nam (VLA)"."""
        line, stop = self.line, self.at
        if "(" not in line.words:
            return
        wide = self.place is not None and self.place.level in ("country", "region")
        if self.inner or (self.place and not wide) or not self.pieces:
            return
        never, pairs = word_set("never_in_offices.tsv"), word_set("compounds.tsv")
        while stop < line.size and stop - self.at < 12 and line.tokens[stop] != "(":
            word, two = line.low[stop], " ".join(line.low[stop : stop + 2])
            if not word.isalpha() and word not in ("-", "–", ",", "&"):
                return
            within = stop > self.at and f"{line.low[stop - 1]} {word}" in pairs
            if two in never or (word in never and not within and two not in pairs):
                return
            if word in _APART or (line.caps[stop] and heads().longest(line.low, stop)):
                return
            if self.persons.starts(line, stop) or self._is_title(stop):
                return
            stop += 1
        inside = line.tokens[stop + 1 : stop + 3]
        if stop == self.at or line.tokens[stop : stop + 1] != ["("] or inside[1:] != [")"]:
            return
        brand = line.caps[stop + 1] and not vietnamese(inside[0].lower()) and self.of_firm
        if (INITIALS.fullmatch(inside[0]) or brand) and inside[0] not in abbreviations():
            self._take(stop)

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
        subject = self.head in word_set("heads_of_subjects.tsv") and not line.caps[stop - 1]
        proper = self.kind == "named" and bool(self.pieces) and not (begun and single)
        if proper and not subject:
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
        if line.low[stop - 1 : stop + 1] == ["nước", "này"]:
            stop -= 1  # "Liên đoàn Bóng đá" + "nước này"
        if stop <= self.at or stop - self.at >= 7:
            return
        if stop < line.size and f"{line.low[stop - 1]} {line.low[stop]}" in word_set(
            "compounds.tsv"
        ):
            return
        begin, pieces = self.at, list(self.pieces)
        self._take(stop)
        if stop < line.size:
            self._last_number()
            if not self._place() and self.of_firm and line.word(self.at):
                self._take(self._proper(self.at))  # "Công ty thủy điện Trị An"
        if (proper or not self.office) and self.place is None:
            self.at, self.pieces = begin, pieces

    def _second_field(self) -> None:
        """Take a small field after a field: "Phòng Kế hoạch" + "đầu tư", "Vụ Quản lý" + "chất thải"."""
        line, at = self.line, self.at
        if self.head in ("bộ", "sở", "ủy ban") or at >= line.size or line.caps[at]:
            return
        found = fields().longest(line.low, at)
        if self.pieces and found is None and self.kind == "field" and self._object(at):
            return
        if not self.pieces or not found or not found[1] or found[0] < at + 2:
            return
        if self.of_firm and (line.caps[at - 1] or line.tokens[at - 1].isdigit()):
            return  # "Công ty TNHH MTV Khang Hưng" khai thác cát
        ends = found[0] >= line.size or line.low[found[0]] in word_set("predicates.tsv")
        verbal = line.low[at] in word_set("verbal_fields.tsv")
        if not verbal and (ends or not line.tokens[found[0]].isalpha()):
            self._take(found[0])

    def _object(self, at: int) -> bool:
        """Take two small words that can only end the name: "An ninh Nông nghiệp" + "nông thôn ("."""
        line, stop = self.line, at + 2
        if not self._subject(at) or line.low[at + 1] in word_set("predicates.tsv"):
            return False
        if " ".join(line.low[at:stop]) in word_set("predicates.tsv") | word_set("event_stops.tsv"):
            return False
        ends = stop >= line.size or line.tokens[stop] in ",.;)("
        return ends and titles().longest(line.low, at) is None and self._take(stop)

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
            head = self.begin
            return not self.titled and line.caps[head]
        if self.kind == "named" and (self.of_firm or self.head.startswith(("hội", "hiệp hội"))):
            return line.tokens[at].isalpha() and not line.acronym(at)
        known = any(
            (found := fields().longest(line.low, k)) and found[0] == self.at
            for k in range(self.start, self.at)
        )
        return not known and line.tokens[at].isalpha() and not line.acronym(at)

    def _legal_form(self) -> None:
        """Take the form of a firm after its name: "… Sài Gòn TNHH MTV", "… Việt Nam - CTCP"."""
        line, at = self.line, self.at
        if not (self.pieces or self.inner) or not self.of_firm:
            return
        begin = at + (line.tokens[at : at + 1] in (["-"], ["–"], [","]))
        found = next((f for f in _FORMS if tuple(line.low[begin : begin + len(f)]) == f), ())
        if found:
            self._take(begin + len(found))

    def _edition(self) -> None:
        """Take the edition of a newspaper: "Báo Lâm Đồng điện tử", "Báo Đồng Nai Cuối tuần"."""
        if self.pieces and self.head == "báo":
            two = self.line.pair(self.at)
            if two in ("điện tử", "cuối tuần"):
                self._take(self.at + 2)
