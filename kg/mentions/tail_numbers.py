"""Numbers and letters that tell bodies of one sort apart: "Trung đoàn 1", "Phòng PC02"."""

from __future__ import annotations

import re

from kg.lexicon import word_set
from kg.mentions.tail_begun import BegunTail

_NUMERAL = re.compile(r"\d{1,3}[A-Z]?|[A-Z]?\d{1,3}")
#: How many characters it has at most.
_LONGEST = 4
#: A day that a firm or a hospital is named after: "Công ty 30/4", "Bệnh viện 22-12".
_DAY = re.compile(r"\d{1,2}/\d{1,2}")
#: How many digits a firm's number has that is its name.
_CODE = 3
ROMAN = frozenset(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])


class NumberTail(BegunTail):
    """A tail that goes on with a number."""

    def _number(self) -> bool:
        token = self.line.tokens[self.at]
        glued = self.pieces and self.line.starts[self.at] == self.line.stop(self.at - 1)
        if glued and token.isdigit() and len(token) <= _LONGEST and self.line.caps[self.at - 1]:
            return self._take(self.at + 1)  # "Tập đoàn CIENCO4"
        if (
            self.head in word_set("numbered_heads.tsv")
            and (token.isdigit() or token in ROMAN)
            and (not self.pieces or self.head in word_set("numbered_units.tsv"))
            and (self.head != "ban chỉ đạo" or len(token) > 1)
        ):
            coded = self._after_slash(self.at + 1)
            own = self.line.letters(self.at, coded)
            return self._take(coded, own if coded > self.at + 1 else None)
        if self.head in word_set("numbered_heads.tsv") and not self.pieces:
            code = self._code()
            if code:
                return self._take(code)
        if self.pieces and not self.pieces[-1][-1].isdigit() and self._numeral(self.at):
            return self._take(self._after_letter(self.at + 1))
        if self.pieces and token in ROMAN and self.head in word_set("roman_heads.tsv"):
            after = self.at + 1
            named = after < self.line.size and self.persons.starts(self.line, after)
            if named or not self.line.capital(after):
                return self._take(after)  # "Cục Quản lý đường bộ II"
        firm = self.of_firm
        if firm and not self.pieces and len(token) == _CODE and self._numeral(self.at):
            return self._take(self.at + 1)  # "Công ty TNHH MTV 397"
        if self.kind == "named" and (firm or not self.pieces) and _DAY.fullmatch(token):
            return self._take(self.at + 1)  # "Tổng Công ty 3/2"
        if (
            token == "số"
            and self.head != "thanh tra"
            and self.at + 1 < self.line.size
            and self.line.tokens[self.at + 1].isdigit()
        ):
            return self._take(self.at + 2)
        return False

    def _after_slash(self, at: int) -> int:
        """Pass over the letters of a code after its number: "Ban Chỉ đạo 138/CP"."""
        line = self.line
        if line.tokens[at : at + 1] != ["/"] or at + 1 >= line.size or not line.acronym(at + 1):
            return at
        return at + 2 if line.starts[at + 1] == line.stop(at - 1) + 1 else at

    def _code(self) -> int:
        """Give the end of letters and digits written as one: "PC02", "Z30D"; 0 without them."""
        line, at = self.line, self.at
        stop = at + 1
        while stop < line.size and line.starts[stop] == line.stop(stop - 1):
            if not line.tokens[stop].isalnum():
                break
            stop += 1
        letters = line.tokens[at].isalpha() and line.tokens[at].isupper()
        return stop if letters and stop > at + 1 and line.tokens[at + 1].isdigit() else 0

    def _after_letter(self, at: int) -> int:
        """Pass over a letter that is glued to a number: "7B"."""
        line = self.line
        glued = at < line.size and line.starts[at] == line.stop(at - 1)
        return at + 1 if glued and len(line.tokens[at]) == 1 and line.caps[at] else at

    def _numeral(self, at: int) -> bool:
        """Say whether a number ends or parts a name: "Tân Xuân 2 (", "Nông nghiệp 1 Hà Nội"."""
        line, token = self.line, self.line.tokens[at]
        if len(token) > _LONGEST or not (line.marked[at].number or token[-1].isdecimal()):
            return False
        if _NUMERAL.fullmatch(token) is None:
            return False
        after = self._after_letter(at + 1)
        if line.pair(after) in ("trường hợp", "bệnh nhân"):
            return False  # "BV Bắc Thăng Long 35 trường hợp": they are counted
        return (
            after >= line.size
            or line.tokens[after] in ",;.():"
            or line.caps[after]
            or line.low[after] in ("và", "của", "do", "là", "đối", "giữ")
            or (line.low[after] in word_set("event_stops.tsv"))
            or (self.of_firm and line.low[after] in word_set("predicates.tsv"))
        )

    def _last_number(self) -> None:
        """Take the number of a school or a unit: "Trường THPT Việt Yên số 3"."""
        if self.kind != "named" or self.inner or self.at >= self.line.size:
            return
        if self.line.low[self.at] == "số" or self._numeral(self.at):
            self._number()

    def _class_letter(self) -> None:
        """Take the letter that tells two schools of one name apart: "Trường THPT Kim Thành B"."""
        line, at = self.line, self.at
        if not self.head.startswith("trường") or not self.pieces or at >= line.size:
            return
        if (line.tokens[at] in ("A", "B", "C") or line.tokens[at] in ROMAN) and line.tokens[
            at + 1 : at + 2
        ] != ["."]:
            if line.caps[at - 1] and (at + 1 >= line.size or not line.caps[at + 1]):
                self._take(at + 1)
