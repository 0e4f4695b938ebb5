"""Posts of which the frame alone tells the end: a bracket, a comma and a verb, or the name itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.lexicon import Trie, table, word_set
from kg.mentions import organisations, places
from kg.mentions.bodies import BodyPhrase
from kg.mentions.role_apposed import DASHES, HOLDERS, NAMING
from kg.mentions.role_named import NamedRole
from kg.mentions.titles import apposed, begins
from kg.mentions.tokens import expand

#: How many words a title goes on with at most.
_LONGEST = 16
#: How many small words at most stand between a comma inside a name and the "và" of its series.
_SERIES = 7
#: How many words at most stand between "sinh ngày" and what follows the date.
_BIRTH = 9
#: Marks and words before which a sentence or a part of it begins.
_OPENING = frozenset((".", ",", ":", ";", "“", '"', "-", "–", "theo", "gồm", "có"))
#: Parts of bodies and boards, which are named after what they do.
_PARTS = frozenset(
    ("ban", "tổ", "đội", "hội", "ủy", "trung", "phòng", "vụ", "cục", "khoa", "tiểu", "văn")
)


@cache
def _stops() -> Trie[bool]:
    """Give the words that stand in no title: whether what is told of someone begins with them."""
    rows = table("never_in_offices.tsv")
    return Trie({tuple(row["word"].split()): row["ends"] == "yes" for row in rows})


class FramedRole(NamedRole):
    """A role that takes words of any sort where the marks around it leave no doubt of its end."""

    def _to_frame(self) -> None:
        """Take what stands up to the sure end of the title, where the body is not read to its end."""
        line, at = self.line, self.at
        if at >= line.size or self.role not in HOLDERS or self.words[0].startswith("Hàm "):
            return
        if line.low[at] == "các" or not self._unfinished():
            return
        dash = line.tokens[at] in DASHES
        if dash and (at + 1 >= line.size or not line.tokens[at + 1].islower()):
            return
        if self._leads_on(at) and (at + 1 >= line.size or line.caps[at + 1]):
            return
        if not self._word_of_office(at):
            return
        apart = self._stands_apart() or self._after_birth()
        if dash and (apart or self._in_bracket()):
            return
        if self._in_bracket() or (apart and self._after_somebody()):
            stop = self._frame_closed(at)
        else:
            stop = self._frame_named(at)
        small = stop == at + 1 and not line.caps[at]
        if line.low[stop - 1] in ("và", ",", "các"):
            return
        sort = line.low[at] != "và" and self._only_sort(at, stop)
        if self.role == "staff" and not any(line.caps[at:stop]):
            return
        if stop > at and not small and not sort:
            self._name_frame(stop)

    def _name_frame(self, stop: int) -> None:
        """Take the words up to a token, and the body that they end in as that whose part it is."""
        begin, before, whole = self.at, self.body, self.organisation or ""
        inner = self._ending(begin, stop)
        self._name_to(stop)
        body, name = self.body, self.organisation
        if body is None or name is None:
            return
        firm = before.inner if before is not None else None
        last = expand(self.line.letters(inner.start, stop)) if inner is not None else ""
        if firm is not None and firm.stop == begin and name.startswith(whole):
            firm = replace(firm, name=f"{firm.name}{name.removeprefix(whole)}", stop=stop)
            self.body = replace(body, inner=firm)  # "HĐQT Công ty Trục" + "vớt luồng hạ lưu"
        elif inner is not None and name.endswith(last):
            self.organisation = name.removesuffix(last) + inner.name
            self.lacks = inner.lacks
            self.body = replace(
                body, name=self.organisation, lacks=inner.lacks, place=inner.place, inner=inner
            )

    def _ending(self, begin: int, stop: int) -> BodyPhrase | None:
        """Give the body that ends where the title does: "kinh tế tổng hợp" + "Văn phòng UBND tỉnh"."""
        for at in range(begin + 1, stop):
            if self.line.caps[at] and self._head_at(at):
                body = self._body_at(at)
                return body if body is not None and body.stop == stop and not body.bare else None
        return None

    def _after_birth(self) -> bool:
        """Say whether only when somebody was born stands between him and the title."""
        line, start = self.line, self.start
        if start < 2 or line.tokens[start - 1] != "," or not line.tokens[start - 2][-1].isdigit():
            return False
        begin = max(0, start - _BIRTH)
        return any(line.low[at] in ("sinh", "sn") for at in range(begin, start))

    def _unfinished(self) -> bool:
        """Say whether the name of the body may go on: none is read, or only its sort or a field."""
        line, body, at = self.line, self.body, self.at
        if self.lacks not in ("", "any", "unread"):
            return False
        if body is None:
            return self.organisation is None
        if body.bare or self._cut_word():
            if body.name.split()[0].lower() in _PARTS:
                return True
            return body.name != "Sở" and (self._cut_word() or self._in_bracket())
        inner = body.inner
        if body.place is not None:
            return False
        if inner is not None and not (inner.bare or self._in_bracket()):
            return False
        small = line.tokens[at - 1].islower() or line.caps[at] or line.low[at] in ("và", ",")
        return self._in_bracket() or (small and body.name.split()[0].lower() in _PARTS)

    def _word_of_office(self, at: int) -> bool:
        """Say whether a word may stand in the name of an office: nothing is told with it."""
        line, token = self.line, self.line.tokens[at]
        if token.isdigit():
            after = line.tokens[at + 1 : at + 2]
            return not after or line.caps[at + 1] or not after[0].isalpha()
        if line.caps[at]:
            letters = line.acronym(at) and line.caps[at + 1 : at + 2] != [True]
            title = at > self.at and begins(line, at) and not letters
            return not title and not self._person_at(at)
        if not token.isalpha() and token not in DASHES and token not in ("&", ","):
            return False
        return _stop_at(self, at) is None

    def _person_at(self, at: int) -> bool:
        line = self.line
        return self.persons.starts(line, at) or self.persons.at(line, at) > 0

    def _frame_closed(self, at: int) -> int:
        """Give where the frame around a title closes that stands beside a name, or the token itself."""
        line, stop = self.line, at
        bracket, before = self._in_bracket(), line.low[self.start - 1]
        dash = before in DASHES
        while stop < line.size and stop - at <= _LONGEST:
            token = line.tokens[stop]
            if token == ")" or token == ";":
                return stop if bracket == (token == ")") else at
            if token == "." and (dash or before in NAMING):
                return stop
            if token == "," and not self._goes_on_after(stop):
                return stop if bracket or self._told_after(stop + 1) else at
            if token in DASHES and dash and not self._dash_inside(stop):
                return stop
            found = _stop_at(self, stop)
            led = any(line.caps[at:stop]) and self._leads_on(stop)
            if found or led:
                return stop if stop > at and not bracket else at
            if token != "," and not self._word_of_office(stop):
                return at
            stop = max(stop + 1, self._over_field(stop))
        return at

    def _goes_on_after(self, at: int) -> bool:
        """Say whether a series goes on after a comma: "khiếu nại, tố cáo", "…, thiếu niên và nhi đồng"."""
        line, after = self.line, at + 1
        if after + 1 >= line.size or line.caps[after] or not line.tokens[after].isalpha():
            return False
        if begins(line, after) or apposed().longest(line.low, after) is not None:
            return False
        if _stop_at(self, after) is not None:
            return False
        pair = line.pair(after)
        last = line.pair(at - 2)
        series = f"{last} , {pair}" in word_set("comma_pairs.tsv")
        known = pair in word_set("compounds.tsv") and "và" in line.low[after : after + _SERIES]
        return series or known

    def _field_after(self, at: int) -> bool:
        """Say whether another field and "và" follow a comma: "Khoa học, Công nghệ & Môi trường"."""
        line = self.line
        found = organisations.fields().longest(line.low, at + 1) if at + 1 < line.size else None
        if found is None or found[0] < at + 3 or found[0] >= line.size:
            return False
        return line.low[found[0]] in ("và", "&") and not self._person_at(at + 1)

    def _told_after(self, at: int) -> bool:
        """Say whether something is told of someone after a comma, or the next post or person follows."""
        line = self.line
        if at >= line.size:
            return False
        if line.caps[at]:
            return begins(line, at) or self._person_at(at)
        return bool(_stop_at(self, at)) or line.low[at] in word_set("predicates.tsv")

    def _frame_named(self, at: int) -> int:
        """Give where the name of who has the post begins, or the token itself."""
        line, stop = self.line, at
        if self.start and line.low[self.start - 1] not in _OPENING:
            return at
        while stop + 1 < line.size and stop - at <= _LONGEST:
            if stop > at and self._somebody(stop):
                run = line.run(stop)
                told = run >= line.size or line.tokens[run] in ",()" or _stop_at(self, run)
                return stop if told and self._noun_before(at, stop) else at
            if line.tokens[stop] == "," and not (
                self._goes_on_after(stop) or self._field_after(stop)
            ):
                return at
            if line.tokens[stop] == "(":
                whole = self._initials(stop) and self._somebody(stop + 3)
                return stop if stop > at and (whole or self._whole_before_name(stop)) else at
            if line.tokens[stop] != "," and not self._word_of_office(stop):
                return at
            stop = max(stop + 1, self._over_field(stop))
        return at


def _stop_at(role: FramedRole, at: int) -> bool | None:
    """Say whether a word stands in no title, and whether what is told begins with it."""
    line = role.line
    found = _stops().longest(line.low, at)
    if found is None or line.caps[at]:
        return None
    pairs = word_set("compounds.tsv")
    if at and found[0] == at + 1:
        whole = f"{line.low[at - 1]} {line.low[at]}", line.pair(at)
        if not pairs.isdisjoint(whole):
            return None
    field = organisations.fields().longest(line.low, at)
    if field is not None and field[0] > found[0]:
        return None
    if places.units().longest(line.low, at) is not None:
        return None
    return found[1]
