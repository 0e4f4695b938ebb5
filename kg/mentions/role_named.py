"""Posts whose title goes on, with words of any sort, to the name of who has it."""

from __future__ import annotations

from kg.lexicon import word_set
from kg.mentions import people, places
from kg.mentions.role_apposed import DASHES, HOLDERS, LINKS
from kg.mentions.role_closed import ClosedRole, verbal
from kg.mentions.titles import begins, titles
from kg.mentions.tokens import vietnamese

#: How many words a title goes on with at most.
_LONGEST = 18
#: How many syllables a name has that is surely one by itself, and a foreign one at most.
_FULL, _FOREIGN = 3, 4
#: How many tokens a bracket with initials has.
_BRACKET = 3
#: Words after which a name is that of a street or a market, or of another person.
_BEFORE_OTHERS = frozenset(("đường", "phố", "chợ", "cầu", "lớp", "và", "cùng", "với"))


#: Words before a title that somebody had or gets.
_EARLIER = frozenset(("cựu", "nguyên", "cố", "tân"))


class NamedRole(ClosedRole):
    """A role before a name that goes on, with words of any sort, up to the name."""

    def _to_name(self) -> None:
        """Take what stands up to the name of who has the post: "Giám đốc Khu du lịch Fansipan" A."""
        line, at = self.line, self.at
        if at >= line.size or self.role not in HOLDERS or self.words[0].startswith("Hàm "):
            return
        if self._initials(at):
            at += _BRACKET
        elif not (line.tokens[at][0].isalnum() or self._part()):
            return
        stop = self._up_to_name(at)
        if stop > at and (self.role != "staff" or any(line.caps[at:stop])):
            self.at = at
            place = places.parse(line, at)
            if place is not None and place.stop == stop and self.organisation is None:
                self._take(stop)  # "cảnh sát trưởng" + "thành phố Nara"
                self.place = place
            else:
                self._name_to(stop)

    def _initials(self, at: int) -> bool:
        """Say whether the initials of the body go before the rest of its name: "(WB) tại Việt Nam"."""
        line, after = self.line, at + _BRACKET
        inside = line.tokens[at] == "(" and after < line.size and line.acronym(at + 1)
        return inside and line.tokens[after - 1] == ")" and line.tokens[after].isalpha()

    def _up_to_name(self, at: int) -> int:
        """Give where a sure name begins after words of a title, or the token itself."""
        line, stop = self.line, at
        while stop + 1 < line.size and stop - at <= _LONGEST:
            if self._somebody(stop):
                return stop if stop > at and self._noun_before(at, stop) else at
            token = line.tokens[stop]
            land = places.gazetteer().longest(line.low, stop) if line.caps[stop] else None
            if land is not None and stop > at and self._somebody(land[0]):
                return land[0]  # "phong trào Hamas ở Dải Gaza" + "Fawzi Barhum"
            if token in ("(", ","):
                if stop > at and self._whole_before_name(stop):
                    return stop
                if token == "(" or line.low[stop - 1] == "này" or not self._task(stop + 1):
                    return at
            elif token in DASHES:
                if not (self._part() or stop > at) or line.caps[stop - 1] or line.caps[stop + 1]:
                    return at
            elif not self._goes_to_name(at, stop):
                return at
            stop = max(stop + 1, self._over_field(stop))
        return at

    def _goes_to_name(self, at: int, stop: int) -> bool:
        """Say whether a word can go on with the title: no other title, no predicate."""
        line = self.line
        if line.caps[stop] and begins(line, stop):
            return False  # "làm trưởng bản" + "Bí thư xã A"
        found = titles().longest(line.low, stop)
        if found is not None and found[1].kind == "rank":
            return False  # "Trưởng phòng Cảnh sát, Công an tỉnh B và" + "đại tá A"
        if line.low[stop] in _EARLIER and titles().longest(line.low, stop + 1) is not None:
            return False  # "…, khiến" + "cựu bộ trưởng A"
        pair = line.pair(stop)
        named = line.caps[stop - 1] or line.tokens[stop - 1].isdigit()
        if named and not line.caps[stop] and pair in verbal():
            return False  # "Bộ trưởng Kha Văn Lộc" + "thông báo USS Abraham Lincoln"
        if self._leads_on(stop) or self._names(stop):
            return True
        if self._part() and line.low[stop : stop + 2] == ["công", "tác"]:
            return True
        return (stop > at or line.low[stop] == "và") and self._task(stop)

    def _whole_before_name(self, at: int) -> bool:
        """Say whether only the whole of a body stands before the name: ", Cục A" + "Trần Văn B"."""
        line, after = self.line, at + 1
        bracket = line.tokens[at] == "("
        if bracket and line.low[after] in LINKS:
            after += 1
        body = self._body_at(after) if after < line.size and line.caps[after] else None
        if body is None or body.bare:
            return False
        stop = body.stop + bracket
        if bracket and line.tokens[body.stop : stop] != [")"]:
            return False
        return stop < line.size and self._somebody(stop)

    def _somebody(self, at: int) -> bool:
        """Say whether the name of somebody stands at a token, up to the end of the capitals."""
        line = self.line
        if at >= line.size or not line.word(at):
            return False
        run = line.run(at)
        if self.persons.at(line, at) == run:
            return True
        if run - at >= _FULL and people.likely(line, at, run) == "strong":
            return True
        return self._stranger(at, run)

    def _stranger(self, at: int, run: int) -> bool:
        """Say whether a foreign name stands there: after a place, or with a known given name."""
        line = self.line
        if not 2 <= run - at <= _FOREIGN or vietnamese(line.low[at]):
            return False
        if line.low[run - 1] in word_set("company_words.tsv"):
            return False
        if line.low[at] in word_set("foreign_given_names.tsv"):
            return True
        if any(vietnamese(line.low[k]) for k in range(at, run)):
            return False
        return any(
            (land := places.gazetteer().longest(line.low, k)) is not None and land[0] == at
            for k in range(max(self.at, at - _FULL), at)
        )

    def _noun_before(self, at: int, stop: int) -> bool:
        """Say whether a noun stands before the name, not one of a person or of a street."""
        line, last = self.line, stop - 1
        whole = line.pair(stop - 2) in word_set("compounds.tsv")
        for begin in range(max(at, stop - 3), stop):
            found = people.honorifics().longest(line.low, begin)
            if found is not None and found[0] == stop and not (whole and begin == last):
                return False  # "bệnh nhân", not "trẻ em"
        venue = line.pair(stop - 2) in word_set("venues.tsv")
        return line.low[last] not in _BEFORE_OTHERS and not venue and not self._leads_on(last)
