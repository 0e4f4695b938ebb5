"""Posts whose body no list knows: told by the mark or the bracket that closes what they are of."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon import word_set
from kg.mentions import organisations, people, places
from kg.mentions.bodies import BodyPhrase
from kg.mentions.role_begun import villages
from kg.mentions.role_firms import verbs
from kg.mentions.role_offices import OfficeRole
from kg.mentions.tail_numbers import ROMAN
from kg.mentions.titles import begins
from kg.mentions.tokens import capital, expand, vietnamese

#: Marks that end a phrase, dashes, and words after which a post is named.
ENDS = frozenset((",", ";", ".", ")", ":", '"', "”"))
DASHES = frozenset(("-", "–", "—"))
NAMING = frozenset(
    ("chức", "vụ", "làm", "danh", "là", "trí", "ghế", "trò", "vị", "cách", "thành", "nhiệm")
)
#: Words that point at something said before, and words that never go on a name.
POINTING = frozenset(("này", "đó", "trên", "kia", "khác", "ấy", "nọ", "nói", "cũ", "mới", "mình"))
#: Marks that stand in no name, what leads to the whole of a body, and the plainest verbs.
_MARKS = frozenset(("(", "“", '"', "/", "...", "…", "?", "!"))
_LINKS = frozenset(
    ("thuộc", "của", "tại", "ở", "giai", "nhiệm", "khóa", "trong", "năm", "từ", "đến", "do")
)
LINKS = frozenset(("thuộc", "của", "tại", "ở"))
VERBS = frozenset(("giữ", "vừa", "sẽ", "đang", "không", "khi", "đều", "cùng", "từng", "để", "với"))
#: Boards that are set up for something, and what their members are: "thành viên HĐQT độc lập".
BOARDS = ("ban", "hội đồng", "tổ", "tiểu ban", "đoàn")
_QUALITIES = frozenset(
    ("độc", "chuyên", "không", "điều", "phụ", "danh", "lâm", "và", "đương", "so", "trước")
)
_FEW = 4
#: How many syllables the names of most people have.
_FULL_NAME = 3
#: Beginnings of bodies that hardly go without a name of their own.
_NAMELESS = ("hợp tác xã", "doanh nghiệp tư nhân", "tổ hợp tác", "trang trại")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: How far back another post may begin.
_REACH = 24
#: How many words the unlisted name of a body has at most.
_LONGEST = 11


class ApposedRole(OfficeRole):
    """A role beside a name, or after "giữ chức", with a body that is known by its place only."""

    def _to_mark(self) -> None:
        """Take what stands up to the mark: "(nguyên Trưởng Ban tài chính kế toán PVN)"."""
        line, at = self.line, self.at
        if at >= line.size or line.tokens[at] in ENDS or self.role not in HOLDERS:
            return
        if self.title.noun == "Bộ" or self.words[0].startswith("Hàm "):
            return
        bracket = self._in_bracket()
        if self._village() or not (bracket or self._stands_apart()):
            return
        if self.lacks in ("any", "unread") and self.body is None and self._field_of():
            return
        whole = self.lacks not in ("any", "unread")
        if self.body is not None and self._of_year(at):
            return
        bare = (self.organisation or "").lower() in word_set("unnamed_bodies.tsv")
        if whole and not (bracket or bare or self._cut_word() or self._of_nameless(at)):
            return
        stop = self._end_of_name(at, bracket)
        strange = stop == at + 1 and line.caps[at] and not vietnamese(line.low[at])
        if strange and not (bracket or self._after_somebody()):
            return  # "giữa World Cup, Chủ tịch" + "Infantino"
        if strange and line.low[at] in word_set("foreign_given_names.tsv") and line.word(stop):
            return  # "Tổng Giám mục" + "Giuse Nguyễn Văn A,"
        if stop > at:
            self._name_body(stop)
            self._of_whole(at)

    def _after_somebody(self) -> bool:
        """Say whether somebody is named before the mark, or before the posts that stand before it."""
        line, start = self.line, self.start
        for at in range(start - 2, max(-1, start - _REACH), -1):
            if line.tokens[at] in (";", ".", ":"):
                return False
            if line.caps[at] and (self.persons.starts(line, at) or self.persons.at(line, at)):
                return True
        return False

    def _of_year(self, at: int) -> bool:
        """Take the year of a board: "Phó Trưởng ban Chỉ đạo kỳ thi … quốc gia" + "2019"."""
        line, body = self.line, self.body
        stop = at + (line.low[at] == "năm")
        if body is None or not body.name.lower().startswith(BOARDS) or stop >= line.size:
            return False
        if not _YEAR.fullmatch(line.tokens[stop]) or body.stop != at:
            return False
        self._name_body(stop + 1)
        return True

    def _of_whole(self, begin: int) -> None:
        """Take whose part it is: "Giám đốc chi nhánh phía bắc" + "của AMAX"."""
        line, at = self.line, self.at
        if any(line.caps[begin:at]) or line.low[at : at + 1] not in (["của"], ["thuộc"]):
            return
        if at + 1 >= line.size or not line.caps[at + 1]:
            return
        whole = self._body_at(at + 1)
        if whole is not None and not whole.bare:
            self._take(whole.stop, f"{line.tokens[at]} {whole.name}")
        elif line.acronym(at + 1):
            self._take(at + 2)

    def _village(self) -> bool:
        """Take the village of its head before his name: "Trưởng thôn Đoài Nguyễn Văn Kha"."""
        line, run = self.line, self.line.run(self.at)
        name = run - _FULL_NAME
        if not self.at < name <= self.at + 2 or people.likely(line, name, run) != "strong":
            return False
        if not self.words[0].lower().endswith(villages()):
            return False
        self._name_body(name)
        return True

    def _field_of(self) -> bool:
        """Take a small field and whose it is: "cố vấn kinh tế của Ngân hàng A", "giáo sư luật ở …"."""
        line, at = self.line, self.at
        stop = at
        while stop < line.size and line.tokens[stop].isalpha() and not line.caps[stop]:
            if line.low[stop] in _LINKS:
                break
            if stop - at >= _FEW or line.low[stop] in word_set("after_names.tsv") | VERBS:
                return False
            stop += 1
        if stop == at or stop + 1 >= line.size or line.low[stop] not in LINKS:
            return False
        body = self._body_at(stop + 1)
        if body is None or body.bare or not line.caps[stop + 1]:
            return False
        if line.pair(body.stop - 1) in word_set("compounds.tsv"):
            return False  # the name of the body is cut: "Cơ quan Xổ" + "số"
        self._take(body.stop, f"{line.letters(at, stop + 1)} {body.name}")
        self.body, self.organisation, self.lacks = body, body.name, body.lacks
        return True

    def _in_bracket(self) -> bool:
        """Say whether the role opens a bracket, or stands in one after a comma or a year."""
        tokens = self.line.tokens
        for at in range(self.start - 1, max(-1, self.start - 9), -1):
            if tokens[at] == "(":
                return tokens[self.start - 1] in ("(", ",", "-", "–", "là", "kiêm")
            if tokens[at] == ")":
                return False
        return False

    def _stands_apart(self) -> bool:
        """Say whether a name and a mark stand before the role, or a word that gives a post."""
        line, start = self.line, self.start
        if start and (line.low[start - 1] in NAMING or line.low[start - 1] == "kiêm"):
            return True
        if start < 2 or line.tokens[start - 1] not in (",", "-", "–", "—"):
            return False
        if line.word(start - 2) or line.tokens[start - 2] == ")":
            return True
        return any(  # another post before: "Phó Chủ tịch Hội đồng thi, Tổ trưởng …"
            line.tokens[at - 1] in (",", "-", "–") and line.word(at - 2) and begins(line, at)
            for at in range(max(2, start - _REACH), start - 1)
        )

    def _cut_word(self) -> bool:
        """Say whether the name breaks off inside a word: "công ty Cung" + "ứng Tàu biển"."""
        line, at = self.line, self.at
        pair = f"{line.low[at - 1]} {line.low[at]}"
        return not line.caps[at] and pair in word_set("compounds.tsv")

    def _end_of_name(self, at: int, bracket: bool) -> int:
        """Give where the name ends that goes on at a token, or the token itself where none does."""
        line, stop = self.line, at
        if not (bracket or line.caps[at] or self._cut_word() or self._begins_name(at)):
            if not self._ends_board(at):
                return at
        again = line.low[at] == self.title.noun.lower()
        small = self._ends_board(at + again)
        while stop < line.size and line.tokens[stop] not in ENDS and stop - at <= _LONGEST:
            if line.tokens[stop] in DASHES and not self._dash_inside(stop):
                break
            if self._leads_on(stop) or (stop > at and line.low[stop] == "phụ"):
                break
            if line.low[stop] == "và" and self._head_at(stop + 1):
                break
            if line.low[stop] in POINTING or self._other(stop):
                return at
            after = self._over_field(stop)
            if not small and after == stop and not line.caps[stop] and self._said(stop):
                if bracket or stop == at or line.low[stop] == "và" or not self._closes(stop):
                    return at
                break
            stop = max(after, stop + 1)
        if stop - at > _LONGEST or self._only_sort(at, stop):
            return at
        sure = bracket or not self._strange_end(at, stop) or self._of_nameless(at)
        return stop if sure else at

    def _leads_on(self, at: int) -> bool:
        """Say whether a word leads to the whole, or to a time: "của", "trực thuộc", "giai đoạn"."""
        word = self.line.low[at]
        return word in _LINKS or self.line.low[at : at + 2] == ["trực", "thuộc"]

    def _begins_name(self, at: int) -> bool:
        """Say whether a small word begins the name of a body: "chợ Bát Tràng", "khối khách hàng"."""
        line = self.line
        return line.low[at] in word_set("begin_names.tsv") or self._head_at(at) > 0

    def _ends_board(self, at: int) -> bool:
        """Say whether few small words and a mark follow a board: "Phó Chủ tịch Hội đồng thi,"."""
        line = self.line
        head = self.body.name if self.body is not None else self.title.noun
        if not head.lower().startswith(BOARDS):
            return False
        stop = at
        while stop < line.size and line.tokens[stop].isalpha() and not line.caps[stop]:
            stop += 1
        marked = stop < line.size and line.tokens[stop] in (",", ";", ")", "-", "–")
        words = line.low[at:stop]
        said = word_set("after_names.tsv") | VERBS | _LINKS | POINTING | _QUALITIES
        return marked and 0 < stop - at <= _FEW and said.isdisjoint(words)

    def _only_sort(self, at: int, stop: int) -> bool:
        """Say whether only the sort of the body stands, "Giám đốc trung tâm", or of its members."""
        line = self.line
        small = not any(line.caps[at:stop])
        if stop == at + 1 and line.acronym(at) and self.role in ("member", "staff"):
            return expand(line.tokens[at]) == line.tokens[at]
        if stop == at + 1 and line.tokens[at] in ROMAN:
            return False  # "Trưởng phòng Nghiệp vụ" + "I"
        if self._head_at(at) >= stop or (
            stop == at + 1 and line.caps[at] and vietnamese(line.low[at])
        ):
            return not line.acronym(at)
        return small and (line.low[at] == "nhà" or line.low[at] in _QUALITIES)

    def _strange_end(self, at: int, stop: int) -> bool:
        """Say whether the last word may be someone's name: "thủ lĩnh đảng CNRP Rainsy"."""
        line = self.line
        last = stop - 1
        if last == at or not line.word(last) or vietnamese(line.low[last]):
            return False
        return line.low[last] not in word_set("company_words.tsv") and (
            line.acronym(last - 1) or vietnamese(line.low[last - 1])
        )

    def _dash_inside(self, at: int) -> bool:
        """Say whether a dash joins two parts of one name: "Đà Nẵng - Quảng Ngãi", "kế hoạch - đầu tư"."""
        line = self.line
        if at == self.at or at + 1 >= line.size or not line.tokens[at + 1][0].isalpha():
            return False
        apart = line.caps[at - 1] == line.caps[at + 1] or line.tokens[self.start - 1] not in DASHES
        if not apart or begins(line, at + 1) or self._head_at(at + 1):
            return False
        return not self.persons.starts(line, at + 1) and line.low[at + 1] not in ("ông", "bà")

    def _other(self, at: int) -> bool:
        """Say whether someone, another title or a sign of something else begins at a token."""
        line = self.line
        if line.tokens[at] in _MARKS or ("/" in line.tokens[at] and line.caps[at]):
            return True
        if line.low[at] in ("ông", "bà", "anh", "chị", "nguyên", "cựu", "kiêm"):
            return True
        if line.caps[at] and (self.persons.starts(line, at) or self.persons.at(line, at)):
            return not (at == self.at and self._of_nameless(at))
        return at > self.at and line.caps[at] and begins(line, at)

    def _of_nameless(self, at: int) -> bool:
        """Say whether a short name is that of a village or a cooperative: "Trưởng buôn Ea Mar,"."""
        line, run = self.line, self.line.run(at)
        closed = run >= line.size or line.tokens[run] in ENDS
        if not closed or run != at + 2:
            return False
        body = self.body.name.lower() if self.body is not None else ""
        return self.words[0].lower().endswith(villages()) or body.startswith(_NAMELESS)

    def _head_at(self, at: int) -> int:
        """Give the end of the head of a body at a token, or 0."""
        found = organisations.heads().longest(self.line.low, at)
        return found[0] if found else 0

    def _over_field(self, at: int) -> int:
        """Give the end of the field of work or the head at a token: "tài chính kế toán"."""
        line = self.line
        if line.low[at : at + 3] == ["phòng", ",", "chống"]:
            return at + 3
        if self._head_at(at) > at + 1:
            return self._head_at(at)
        found = organisations.fields().longest(line.low, at)
        if found is None or found[0] < at + 2 or line.low[at] in verbs():
            return at
        return found[0]

    def _said(self, at: int) -> bool:
        """Say whether a small word begins what is told, and does not go on with the name."""
        line, word = self.line, self.line.low[at]
        if not line.tokens[at].isalpha():
            return not line.tokens[at][0].isdigit() and line.tokens[at] not in DASHES
        if word in word_set("after_names.tsv") or word in VERBS:
            return True
        pairs = word_set("compounds.tsv")
        if f"{line.low[at - 1]} {word}" in pairs or word in word_set("begin_names.tsv"):
            return False
        if word == "và":
            return at + 1 < line.size and line.caps[at + 1] != line.caps[at - 1]
        alone = not line.caps[at - 2] or at - 2 < self.at or self._head_at(at - 2) == at - 1
        if alone and line.word(at - 1) and vietnamese(line.low[at - 1]):
            return False  # "Vụ Ổn" + "định"
        if places.units().longest(line.low, at):
            return False
        if not line.caps[at - 1] and line.pair(at) in pairs:
            return False
        return word in word_set("predicates.tsv")

    def _closes(self, at: int) -> bool:
        """Say whether the name may end before a verb: in a capital, a number or initials."""
        line = self.line
        return line.caps[at - 1] or line.tokens[at - 1].isdigit()

    def _name_body(self, stop: int) -> None:
        """Take the words up to a token as the rest of the body's name."""
        line, begin = self.line, self.at
        letters = expand(line.letters(begin, stop))
        noun, body = self.title.noun, self.body
        field = organisations.fields().longest(line.low, begin)
        self._take(stop, letters)
        self.lacks = ""
        common = stop == begin + 2 and line.pair(begin) in word_set("compounds.tsv")
        if body is None and (begins(line, begin) or ((field is not None or common) and not noun)):
            return  # "Đặc phái viên Tổng thống Hàn Quốc", "Giám đốc Kỹ thuật Công nghệ", "… Đầu tư": of whom
        named = f"{self.organisation} {letters}" if self.organisation else letters
        if self.organisation is None and noun and not letters.lower().startswith(noun.lower()):
            named = f"{noun} {letters}"
        place = places.parse(line, stop - 1) if line.caps[stop - 1] else None
        self.organisation = capital(named).replace(" ,", ",")
        if body is None:
            self.body = BodyPhrase(begin, stop, self.organisation, "", place)
        else:
            self.body = replace(body, stop=stop, name=self.organisation, lacks="", bare=False)


#: Who has a post in a body.
HOLDERS = ("head", "deputy-head", "standing-deputy", "member", "staff")
