"""Posts of which every word up to the closing mark is taken: "A, giám đốc tổ chức nghiên cứu B,"."""

from __future__ import annotations

from functools import cache

from kg.lexicon import table, word_set
from kg.mentions import organisations, people, places
from kg.mentions.role_apposed import (
    BOARDS,
    DASHES,
    ENDS,
    HOLDERS,
    LINKS,
    POINTING,
    VERBS,
    ApposedRole,
)
from kg.mentions.titles import begins
from kg.mentions.tokens import capital, vietnamese

#: How many words a title goes on with at most.
_LONGEST = 14
#: Words that tell the grade of a post.
_HIGH = (["cấp", "cao"], ["cao", "cấp"])
#: How many small words at most lead to the name of whose the body is.
_FEW = 4
#: How many words before a title somebody may be named.
_REACH = 24
#: Marks that close a title, beside dashes.
_CLOSING = frozenset((",", ";", ")", "("))
#: Marks before somebody who is presented with an address, and the addresses.
_PRESENTING = frozenset((",", "-", "–"))
_ADDRESSES = frozenset(("ông", "bà", "ngài", "anh", "chị"))
#: What boards are set up to do, which they are called after.
_BOARD_TASKS = frozenset(("chỉ đạo", "tổ chức", "quản lý", "điều hành", "vận động"))
#: Words of tasks with which the name of a department may go on, though they end others.
_TASKS = frozenset(
    ("và", "về", "chỉ", "giải", "phát", "báo", "kết", "đánh", "đề", "tại", "của", "bà")
)
#: Words with which a board is no longer named but does something.
_DOING = frozenset(("các", "những", "khẩn", "nghiêm", "phải", "cần", "xử"))
#: Words of which the first tells that somebody speaks.
_SPEAKING = frozenset(
    (
        "cho",
        "nói",
        "khẳng",
        "nhấn",
        "chia",
        "cũng",
        "đã",
        "vừa",
        "bị",
        "được",
        "thông",
        "nhận",
        "phát",
    )
)


@cache
def verbal() -> dict[str, str]:
    """Give compounds that are verbs: always, or where a body is named before them."""
    return {row["word"]: row["when"] for row in table("verbal_compounds.tsv")}


class ClosedRole(ApposedRole):
    """A role beside a name that goes on, with words of any sort, to the mark that closes it."""

    def _to_close(self) -> None:
        """Take what stands up to the mark where nothing tells that it is said of someone."""
        line, at = self.line, self.at
        if at >= line.size or line.tokens[at] in ENDS or line.tokens[at] in DASHES:
            return
        if line.tokens[at] == "(" or line.low[at] in VERBS or line.low[at] in POINTING:
            return
        if self.role not in HOLDERS or self.words[0].startswith("Hàm "):
            return
        beside = self._stands_apart() and self._after_somebody()
        if not beside and not self._addressed_later(at):
            return
        stop = self._closing(at)
        if stop > at and (beside or (any(line.caps[at:stop]) and self._address_at(stop))):
            self._name_to(stop)

    def _addressed_later(self, at: int) -> bool:
        """Say whether somebody with an address is named soon after: "…, ông A"."""
        line = self.line
        stop = min(line.size - 2, at + _LONGEST)
        return any(line.tokens[k] in _PRESENTING and self._address_at(k) for k in range(at, stop))

    def _address_at(self, at: int) -> bool:
        """Say whether a mark and somebody with an address follow: ", bà Marie Strack"."""
        line = self.line
        if line.tokens[at : at + 1] == ["("] and line.tokens[at + 2 : at + 3] == [")"]:
            at += 3  # "(BMWK), bà Svenja Schulze"
        if at + 2 >= line.size or line.tokens[at] not in _PRESENTING:
            return False
        if line.low[at + 1] in _ADDRESSES:
            return line.caps[at + 2]
        return line.tokens[at] == "," and self._stranger_at(at + 1)

    def _stranger_at(self, at: int) -> bool:
        """Say whether somebody foreign is named up to a mark or a verb: ", Gary Schuler, cho biết"."""
        line, run = self.line, self.line.run(at)
        if run < at + 2 or any(vietnamese(line.low[k]) for k in range(at, run)):
            return False
        known = line.low[at] in word_set("foreign_given_names.tsv") or self.persons.at(line, at)
        if not known or line.low[run - 1] in word_set("company_words.tsv"):
            return False
        return run >= line.size or line.tokens[run] in ",." or line.low[run] in _SPEAKING

    def _name_to(self, stop: int) -> None:
        """Take the words up to a token, and name the body after the word that leads to it."""
        line = self.line
        if line.low[self.at : self.at + 2] in _HIGH and self.at + 2 < stop:
            self._take(self.at + 2)  # "Thẩm phán cấp cao" + "hạt Essex"
        begin = self.at
        link = next((k for k in range(begin, stop - 1) if line.low[k] in LINKS), -1)
        if link < 0 or self.body is not None or any(line.caps[begin:link]):
            self._name_body(stop)
            return
        body = self._body_at(link + 1)
        self._take(stop)
        whole = body is not None and not body.bare and body.stop >= stop
        self.organisation = (
            body.name if body is not None and whole else capital(line.letters(link + 1, stop))
        )
        self.lacks = ""
        if whole:
            self.body = body

    def _closing(self, at: int) -> int:
        """Give where the mark stands that closes the title, or the token itself without one."""
        line, stop = self.line, at
        while stop < line.size and stop - at <= _LONGEST:
            if line.low[stop : stop + 3] == ["phòng", ",", "chống"]:
                stop += 3
                continue
            if line.tokens[stop] in DASHES:
                if not self._dash_inside(stop) and line.tokens[stop + 1 : stop + 2] != ["19"]:
                    break
            elif line.tokens[stop] in ENDS or line.tokens[stop] == "(" or self._speaks(stop):
                break
            if stop > at and self._leads_on(stop):
                if any(line.caps[at:stop]) and not self._whose(stop):
                    break
                stop += 1  # "giám đốc chiến dịch thuộc Văn phòng B"
                continue
            if not self._names(stop) or self._while(stop):
                return at
            stop = max(stop + 1, self._over_field(stop))
        if stop - at > _LONGEST or not self._closed_by(stop) or self._sort(at, stop):
            return at
        return stop

    def _while(self, at: int) -> bool:
        """Say whether it is told how long a post was held: "làm Bí thư Tỉnh ủy A 3 năm"."""
        line = self.line
        return line.tokens[at].isdigit() and line.low[at + 1 : at + 2] in (["năm"], ["tháng"])

    def _sort(self, at: int, stop: int) -> bool:
        """Say whether only the sort of the body stands there, and no country whose it is."""
        land = places.parse(self.line, at) if self.line.caps[at] else None
        whole = land is not None and land.stop == stop and land.level == "country"
        return not whole and self._only_sort(at, stop)

    def _whose(self, at: int) -> bool:
        """Say whether a word leads to whose the body is, and this stands before a mark: "của Huawei,"."""
        line, run = self.line, at + 1
        while run < line.size and run - at <= _FEW and not line.caps[run] and self._names(run):
            run += 1  # "của quân đội Mỹ"
        run = line.run(run) if run < line.size else run
        if line.low[at] not in LINKS or run <= at + 1:
            return False
        return run >= line.size or line.tokens[run] in _CLOSING or self._speaks(run)

    def _speaks(self, at: int) -> bool:
        """Say whether what is told of someone begins after a name: "… Hội đồng Tư vấn Du lịch cho biết"."""
        line, low = self.line, self.line.low[at]
        if at == self.at or low not in _SPEAKING or not any(line.caps[self.head + 1 : at]):
            return False
        pairs, ahead = word_set("compounds.tsv"), line.pair(at)
        if f"{line.low[at - 1]} {low}" in pairs or (ahead in pairs and ahead not in verbal()):
            return False
        last = f"{line.low[at - 2]} {line.low[at - 1]}"
        named = line.caps[at - 1] or line.tokens[at - 1].isdigit()
        unit = places.units().longest(line.low, at - 1) is not None
        return named or unit or last in pairs or self._field_ends(at)

    def _ends_here(self) -> bool:
        """Say whether a mark, the whole of the body or what is told follows what was taken."""
        line, at = self.line, self.at
        if (
            at >= line.size
            or line.tokens[at] in ENDS
            or line.tokens[at] == "("
            or line.tokens[at] in DASHES
        ):
            return True
        return self._leads_on(at) or self._speaks(at) or line.low[at] in VERBS

    def _field_ends(self, at: int) -> bool:
        return any(
            (found := organisations.fields().longest(self.line.low, k)) is not None
            and found[0] == at
            for k in range(max(self.at, at - 4), at - 1)
        )

    def _closed_by(self, at: int) -> bool:
        """Say whether a mark closes what a mark of its sort opens."""
        line = self.line
        if at >= line.size or self._speaks(at) or (at > self.at and self._leads_on(at)):
            return True
        mark = line.tokens[self.start - 1]
        dash, goes_on = mark in DASHES, line.tokens[at + 1 : at + 2]
        if not dash and mark != "," and line.tokens[at] == "," and goes_on:
            if goes_on[0].islower() and goes_on[0] not in word_set("predicates.tsv"):
                return False  # "làm Trưởng phòng quản lý vận tải, phương tiện và người lái"
        return line.tokens[at] in _CLOSING or (dash and line.tokens[at] in DASHES)

    def _names(self, at: int) -> bool:
        """Say whether a word can go on with a title: it begins nobody, no title and no predicate."""
        line, word = self.line, self.line.low[at]
        pairs, begun = word_set("compounds.tsv"), at > self.at or self.body is not None
        if begun and not line.caps[at] and f"{line.low[at - 1]} {word}" in pairs:
            return True  # "tài" + "nguyên"
        if word in POINTING or (word in VERBS and line.pair(at) not in pairs):
            return False
        if line.caps[at] and self._own_name(at):
            return True
        if self.body is None and "phụ trách" in (
            line.pair(at),
            line.pair(at - 1),
            line.pair(at - 2),
        ):
            return line.tokens[at].isalpha()  # "Phó Chủ tịch" + "phụ trách nghiên cứu thị trường"
        if self._other(at):
            return False
        if line.caps[at] or line.tokens[at] in DASHES or line.tokens[at].isdigit():
            return True
        if begins(line, at) and at > self.at:
            return False
        if word not in word_set("predicates.tsv") and word not in word_set("after_names.tsv"):
            return line.tokens[at].isalpha()
        if at > self.at and word not in _DOING and self._of_board_tasks() and self._task(at):
            return True
        return self._noun(at)

    def _part(self) -> bool:
        """Say whether the post is in a part of a body, which is named after its tasks: "Vụ"."""
        return self.title.noun.lower() in word_set("part_heads.tsv")

    def _task(self, at: int) -> bool:
        """Say whether a small word can stand among the tasks of a department: "xử lý vi phạm"."""
        line, low = self.line, self.line.low[at]
        if not self._part() or line.caps[at] or not low.isalpha() or low in _ADDRESSES:
            return False
        return low in _TASKS or low not in word_set("tail_stops.tsv")

    def _of_board_tasks(self) -> bool:
        """Say whether a board is called after what it does: "Trưởng ban" + "chỉ đạo điều hành giá"."""
        pair = self.line.pair(self.at)
        return self.title.noun == "Ban" and pair in _BOARD_TASKS

    def _own_name(self, at: int) -> bool:
        """Say whether a strange name up to the mark is that of the body: "hãng Agora Energiewende,"."""
        line, run = self.line, self.line.run(at)
        if at == self.at or vietnamese(line.low[at]) or self.persons.at(line, at):
            return False
        if line.low[at - 1] in LINKS and self._address_at(run):
            return True
        if people.likely(line, at, run) or not line.word(self.start - 2):
            return False
        return run >= line.size or line.tokens[run] in ENDS or line.tokens[run] in DASHES

    def _noun(self, at: int) -> bool:
        """Say whether a word that may be a verb is half of a word that need be none."""
        line, pairs = self.line, word_set("compounds.tsv")
        if at > self.at and f"{line.low[at - 1]} {line.low[at]}" in pairs:
            return True
        if at > self.at and line.low[at] in word_set("begin_names.tsv"):
            return True
        if at == self.at and line.low[at] == self.title.noun.lower():
            return True
        field = organisations.fields().longest(line.low, at)
        named = field is not None and field[0] > at + 1
        pair = line.pair(at)
        if at == self.at and self._of_board_tasks():
            return True
        told = verbal().get(pair) if at == self.at else None
        whose = self.body is not None and not self.body.name.lower().startswith(BOARDS)
        if told == "" or (told and whose):
            return named and bool(told) and self.lacks in ("any", "unread")
        if at == self.at and self.body is not None:
            return self._cut_word() or named or pair in pairs
        if places.units().longest(line.low, at):
            return True
        return named or pair in pairs
