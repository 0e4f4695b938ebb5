"""Bodies after a title that begin with no known head: firms, brands, acronyms."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import word_set
from kg.mentions import organisations, people, places
from kg.mentions.bodies import known_firms
from kg.mentions.role_begun import lettered, short_country
from kg.mentions.role_states import StateRole
from kg.mentions.tokens import Line, abbreviations, capital, vietnamese

#: Words of the shortest brand with a name after it, of the longest, and of the longest name.
_BRANDED, _LONGEST, _NAME = 5, 8, 5
#: Words of the longest firm that is known by its name.
_KNOWN = 3
#: Bodies of which each country has one.
_LEAGUES = ("Liên đoàn", "Hiệp hội")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*")


class FirmRole(StateRole):
    """A role in a body that is known by its own name only."""

    def _board(self) -> None:
        """Take the company of a board: "Chủ tịch HĐQT Vàng bạc Đá quý Phú Nhuận"."""
        name = self.organisation
        firm = self._body_at(self.at)
        if firm and not firm.bare:
            self._take(firm.stop, lettered(self.line, self.at, firm))
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

    def _company(self) -> bool:
        """Take a company whose name tells it to be one: "Tổng giám đốc Intimex Group"."""
        stop = company_at(self.line, self.at)
        if not stop:
            return False
        self.organisation = self.line.letters(self.at, stop)
        self._take(stop, self.organisation)
        return True

    def _brand(self) -> bool:
        """Take a firm by its strange name where the person stands outside: "A - Chủ tịch Vinastas"."""
        line, at = self.line, self.at
        if at >= line.size or not line.word(at):
            return False
        firm = self._known_firm()
        if firm:
            self.organisation = line.letters(at, firm)
            self._take(firm, self.organisation)
            return True
        if vietnamese(line.low[at]):
            return False
        christened = line.low[at] in word_set("foreign_given_names.tsv")
        if people.likely(line, at + 1, line.run(at)) == "strong" and not christened:
            self.organisation = line.tokens[at]  # "Tổng Giám đốc Viwasupco Nguyễn Văn Tốn"
            self._take(at + 1, self.organisation)
            return True
        given, known = line.low[at + 1 : at + 2], word_set("foreign_given_names.tsv")
        if line.run(at) == at + 3 and known.issuperset(given) and line.low[at] not in known:
            self.organisation = line.tokens[at]  # "CEO Tesla Elon Musk"
            self._take(at + 1, self.organisation)
            return True
        run = at + 1
        while run < line.size and line.caps[run] and run - at < 4:
            run += 1
        mark, after = line.tokens[self.start - 1 : self.start], line.low[run : run + 2]
        apposed = mark in ([","], ["-"], ["–"], ["("]) and self._somebody_before(self.start - 1)
        named = run == at + 1 and after[:1] == [","] and line.caps[run + 1 : run + 2] == [True]
        if run - at > 3 or not (apposed or named or after in ([",", "ông"], [",", "bà"])):
            return False
        if self.persons.at(line, at) or (line.low[at] in word_set("foreign_given_names.tsv")):
            return False
        self.organisation = line.letters(at, run)
        self._take(run, self.organisation)
        return True

    def _known_firm(self) -> int:
        """Give the end of a firm that is known by its name, with a full name after it or none, or 0."""
        line, at = self.line, self.at
        run = line.run(at)
        for stop in range(min(run, at + _KNOWN), at, -1):
            if " ".join(line.low[at:stop]) not in known_firms():
                continue
            if run - stop == 1:
                return run if _CAMEL.fullmatch(line.tokens[stop]) else 0  # "Google DeepMind"
            return stop if run == stop or not vietnamese(line.low[stop]) else 0
        return 0

    def _somebody_before(self, stop: int) -> bool:
        """Say whether the capitals before a mark may name somebody: "Gary Schuler" (, CEO Vinex)."""
        line, begin = self.line, stop
        while begin and line.word(begin - 1):
            begin -= 1
        if begin == stop or self.persons.at(line, begin) == stop:
            return begin < stop
        if people.family(line, begin) or line.low[begin - 1 : begin] in (["ông"], ["bà"]):
            return True
        given = word_set("foreign_given_names.tsv")
        return stop - begin > 1 and any(low in given for low in line.low[begin:stop])

    def _of_vietnam(self) -> None:
        """Take the country of a foreign firm's branch: "Tổng giám đốc UOB" + "Việt Nam"."""
        line, at = self.line, self.at
        stop = at + (1 if line.low[at : at + 1] == ["vietnam"] else 2)
        if " ".join(line.low[at:stop]) not in ("vietnam", "việt nam") or self.place:
            return
        if self.organisation and line.caps[at]:
            self._take(stop)
            self.organisation = f"{self.organisation} {line.letters(at, stop)}"

    def _native_brand(self) -> bool:
        """Take a firm of native words before a name: "Chủ tịch Mường Thanh Lê Thanh Thản"."""
        line, at = self.line, self.at
        if at >= line.size or not line.word(at) or not vietnamese(line.low[at]):
            return False
        stop = line.run(at)
        size, strong = stop - at, people.families()
        if size < _BRANDED or size > _LONGEST or (line.low[at] in strong and size <= _NAME):
            return False
        if line.low[at] == "việt" or places.gazetteer().longest(line.low, at):
            return False
        for begin in (stop - 4, stop - 3):
            if begin - at < 2 or strong.get(line.low[begin]) != "strong":
                continue
            if begin + 1 < stop and line.low[begin + 1] in ("group", "holdings"):
                continue
            if people.likely(line, begin, stop) == "strong":
                self.organisation = line.letters(at, begin)
                self._take(begin, self.organisation)
                return True
        return False

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
        place = places.parse(self.line, self.at, known=True) if self.at < self.line.size else None
        if place and name == "Công an" and place.level != "country":
            self._take(place.stop, place.full)  # "Trưởng CA quận 1"
            self.organisation, self.place = f"{name} {place.full}", place
            self.lacks = "" if place.name else place.level
        elif name.startswith(_LEAGUES):
            place = place or (
                short_country(self.line, self.at) if self.at < self.line.size else None
            )
            if place and place.level == "country":
                self._take(place.stop, place.name)  # "Chủ tịch LĐBĐ Hàn Quốc"
                self.organisation, self.place = f"{name} {place.name}", place
        return True

    def _unlisted_body(self) -> bool:
        """Take small words and the name that they lead to: "Giám đốc doanh nghiệp xã hội An Bình"."""
        line, stop = self.line, self.at
        if not self._goes_on() or self.role not in ("head", "deputy-head"):
            return False
        pairs, said = word_set("compounds.tsv"), word_set("predicates.tsv")
        while stop < line.size and not line.caps[stop]:
            field = organisations.fields().longest(line.low, stop)
            if field and field[0] > stop + 1 and line.low[stop] not in verbs():
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
        self.organisation = capital(line.letters(self.at, end))
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


@cache
def verbs() -> frozenset[str]:
    """Give the first words of fields that are also verbs after a title; "đào tạo" is a field."""
    return word_set("verbal_fields.tsv") - {"đào"}
