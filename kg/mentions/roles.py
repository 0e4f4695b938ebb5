"""Roles in a sentence: a title, what qualifies it, and the body or territory it is held in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Trie, first_words, table, word_set
from kg.mentions import organisations, people, places
from kg.mentions.bodies import BodyPhrase
from kg.mentions.role_framed import FramedRole
from kg.mentions.titles import Title, apposed, modifier, titles
from kg.mentions.tokens import Line, capital


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class RolePhrase:
    """A role as a stretch of tokens, ``start`` at the modifier if there is one.

    ``title`` is the title with abbreviations written out, without modifier and term;
    ``organisation`` the body as far as the text says it here; ``lacks`` the level of territory
    that is left out ("province" in "Bí thư Tỉnh ủy"), "any" where the whole body is left out
    ("Giám đốc"); ``country`` a foreign country of a state post; ``status`` what the modifier
    makes of the post, empty without one.
    """

    start: int
    stop: int
    head: int
    title: str
    kind: str
    role: str
    organisation: str | None
    lacks: str
    status: str
    term: str | None
    country: str | None
    body: BodyPhrase | None
    place: places.PlacePhrase | None
    noun: str

    @property
    def rank(self) -> bool:
        """Whether it is a rank, a degree or an honour, which always stands before the name."""
        return self.kind == "rank"


def parse(line: Line, at: int, persons: people.Known) -> RolePhrase | None:
    """Read a role that begins at token ``at`` (a modifier such as "nguyên", or the title)."""
    status, head = modifier(line, at)
    found = titles().longest(line.low, head) if head < line.size else None
    known = apposed().longest(line.low, head) if apart(line, at) and head < line.size else None
    if known is not None and (found is None or known[0] >= found[0]):
        role = _Role(line, at, head, *known, status, persons).apposed()
        if role is not None:
            return role
    if found is None or (head and line.tokens[head] == "vụ" and _no_department(line, head)):
        return None
    stop, title = found
    if stop == head + 1 and head and not line.caps[head]:
        if f"{line.low[head - 1]} {line.low[head]}" in word_set("compounds.tsv"):
            return None  # "kịch bản tăng trưởng của Hà Nội"
    if line.low[stop : stop + 1] == ["summit"]:
        return None  # "CEO Summit"
    if stop == head + 1 and line.tokens[head] == "gđ":
        return None  # "hỗ trợ gđ ông A": the family
    if line.low[stop : stop + 1] == ["quán"]:
        return None  # "đại sứ quán"
    if head and (line.low[head - 1] == "phó" or _within_another(line, at, stop)):
        return None  # "phó thống đốc" is no "thống đốc", known or not
    if head and line.low[head - 1] == "ban" and line.low[head : head + 2] == ["thường", "trực"]:
        return None  # "Ban Thường trực Ủy ban …": the body
    if head and line.low[head - 1 : head + 1] == ["cấp", "cao"]:
        return None  # "Đoàn đại biểu cấp cao Ủy ban …", no high commissioner
    teacher = head and line.low[head - 1] in ("giáo", "viên", "cô", "thầy", "lớp")
    if teacher and line.low[head] == "chủ" and stop == head + 2:
        return None  # "giáo viên chủ nhiệm"
    if title.kind == "rank" and _given_name(line, head, stop):
        return None  # "Bí thư Tỉnh ủy Hưng Yên Đỗ Tiến Sỹ"
    if title.kind == "rank" and _of_many(line, head, stop):
        return None  # "chúc mừng các nhà báo": those of a calling, not one of them
    if title.kind == "rank":
        return _rank(line, at, head, stop, title, status)
    if line.low[stop : stop + 2] == ["mới", "của"]:
        return _newly(line, at, head, stop, title, status, persons)
    return _Role(line, at, head, stop, title, status, persons).read()


#: Words that end with "vụ", which is no department then.
_BEFORE_OFFICE = frozenset(("chức", "nhiệm"))
_ENDING_SO = _BEFORE_OFFICE | {"nghĩa", "phục", "dịch", "nghiệp"}


def _no_department(line: Line, at: int) -> bool:
    """Say whether a small "vụ" ends a word, or stands for "chức vụ": "giữ vụ" + "Phó Cục trưởng"."""
    if line.low[at - 1] in _ENDING_SO:
        return True
    found = titles().longest(line.low, at)
    after = titles().longest(line.low, at + 1) if at + 1 < line.size else None
    return found is not None and after is not None and after[0] > found[0]


def _newly(
    line: Line, at: int, head: int, stop: int, title: Title, status: str, persons: people.Known
) -> RolePhrase | None:
    """Read a post just taken: "Giám đốc mới của Sở Y tế", "lãnh đạo mới của đảng Dân chủ"."""
    whole = titles().longest([*line.low[head:stop], *line.low[stop + 2 : stop + 8]], 0)
    if whole is not None and whole[0] > stop - head:
        title = whole[1]
        last = head + whole[0] + 2
    else:
        last = stop + 2
    role = _Role(line, at, head, stop, title, status or "appointed", persons)
    if last > stop + 2:
        role.words[0] += f" {line.letters(stop + 2, last)}"
    role.at = last
    return role.read()


def apart(line: Line, at: int) -> bool:
    """Say whether a name and a mark stand before the token, or what he is: "A, chủ Công ty B", "là"."""
    if at < _SHORTEST or line.tokens[at - 1] not in _BEFORE_APPOSED:
        return at >= _SHORTEST and line.low[at - 1] == "là"
    if line.low[at - 2] in word_set("company_words.tsv"):
        return False  # "Vincom Retail - chủ chuỗi trung tâm thương mại"
    return line.caps[at - 2] or line.tokens[at - 2] == ")"


def _of_many(line: Line, head: int, stop: int) -> bool:
    """Say whether no name follows a calling that is also a form of address."""
    if stop < line.size and line.caps[stop]:
        return False
    found = people.honorifics().longest(line.low, head)
    return found is not None and found[0] == stop


def _given_name(line: Line, head: int, stop: int) -> bool:
    """Say whether a degree in capitals is only the given name of someone: "Đỗ Tiến Sỹ"."""
    small = stop >= line.size or not line.word(stop)
    name = head > 0 and stop == head + 2 and line.low[head : head + 2] == ["tiến", "sĩ"]
    written = name or line.low[head:stop] == ["tiến", "sỹ"]
    return written and small and line.caps[stop - 1] and people.family(line, head - 1)


def _within_another(line: Line, begin: int, stop: int) -> bool:
    """Say whether a longer title ends with this one: "trưởng" of "cảnh sát trưởng"."""
    for at in range(max(0, begin - 2), begin):
        if line.low[at] == "vụ" and at and line.low[at - 1] in _BEFORE_OFFICE:
            continue  # "chức vụ" + "Trưởng BQL"
        found = titles().longest(line.low, at)
        if found is not None and found[0] >= stop:
            return True
    return False


@cache
def _degrees() -> dict[str, str]:
    return {row["short"]: row["long"] for row in table("degrees.tsv")}


def _rank(line: Line, at: int, head: int, stop: int, title: Title, status: str) -> RolePhrase:
    letters = line.letters(head, stop)
    short = "." in letters or stop == head + 1
    parts = [p for p in re.split(r"[.\s,-]+", letters.lower()) if p] if short else []
    if short and all(p in _degrees() for p in parts):
        letters = ", ".join(_degrees()[p] for p in parts)
    elif "." not in letters:
        letters = capital(letters).replace("sỹ", "sĩ").replace("Sỹ", "Sĩ")
    return RolePhrase(
        at, stop, head, letters, "rank", title.role, None, "", status, None, None, None, None, ""
    )  # fmt: skip


#: Parties of America, named without their noun: "Thượng nghị sĩ Cộng hòa A".
_PARTIES = frozenset(("cộng hòa", "dân chủ"))
#: The number of a term, or its years.
_NUMBERED = r"(?:(?:thứ )?[IVXL]{1,6}\b|\d{4}\s?[-–]\s?\d{4}|\d{1,2}\b(?![/.:]\d))"
#: Terms: "khóa XII", "các khóa 8, 9 và 10", "từ khóa 8 đến khóa 12", "nhiệm kỳ 2010 - 2015, 2015 - 2020".
_TERM = re.compile(
    r"\s*,?\s*\(?("
    rf"(?:từ|các|trong các|(?:liên tiếp |liên tục )?(?:[2-9]|hai|ba|bốn|năm))(?: [Kk]hóa| nhiệm kỳ) ?:? {_NUMBERED}(?:\s?(?:,|và|-|–|đến|tới)\s?(?:(?:nhiệm kỳ|khóa) )?{_NUMBERED})*"
    rf"|(?:[Kk]hóa|nhiệm kỳ|NK) ?:? (?:\d{{1,2}}\s?[-–]\s?\d{{1,2}}\b(?!\d)|{_NUMBERED})"
    rf"(?:\s?(?:,|và|-|–)\s?(?:(?:nhiệm kỳ|khóa) {_NUMBERED}|[IVXL]{{1,6}}\b|\d{{4}}\s?[-–]\s?\d{{4}}|\d{{1,2}}\b(?=\s*(?:[,;.)]|và \d|$))))*"
    r")\)?"
)


@cache
def _passed() -> Trie[str]:
    """Give the words between a title and a name that say no more than when: tokens -> status."""
    return Trie({tuple(row["word"].split()): row["status"] for row in table("passed_by.tsv")})


@cache
def _before_names() -> tuple[str, ...]:
    """Give the small titles that stand before the names of those who are quoted or judge."""
    return tuple(word_set("titles_before_names.tsv"))


#: Words with one of which a term begins.
_BEFORE_TERMS = frozenset(
    (",", "(", "các", "khóa", "nhiệm", "nk", "từ", "trong", "liên", "2", "3", "4", "5", "hai", "ba")
)
#: Those who are sent for something, and how many words say for what.
_SENT = ("đặc phái viên", "đại diện đặc biệt", "đại diện cấp cao")
_MISSION = 12
#: How many syllables a name has, and what parts it from where somebody was elected.
_SHORTEST, _LONGEST = 2, 5
_LEADING = frozenset(("tại", "của", "ở", "thuộc"))
#: What a team does, with what begins that to which it does it, and what tells that it does more.
_TEAM_DEEDS = frozenset(("kiểm tra", "giám sát", "khảo sát", "thanh tra"))
_ITS_OBJECTS = frozenset(("việc", "công", "tình", "tại", "kết", "thực"))
_ITS_VERBS = frozenset(("đã", "vừa", "có", "làm", "đến", "tới"))
_BEFORE_APPOSED = frozenset((",", "-", "–", "—", "("))
_BESIDE = (["("], ["-"], ["–"])
#: Who is called by the field that he heads.
_AT_THE_HEAD = ("người đứng đầu", "tư lệnh")


class _Role(FramedRole):
    """One role from its title to its term."""

    def _body_follows(self) -> bool:
        """Say whether no predicate follows the title: "chủ trì", "chỉ huy cuộc diễn tập"."""
        line, at = self.line, self.at
        if at >= line.size:
            return False
        pair = line.pair(at)
        led = line.caps[at] or line.low[at] in _LEADING or self._begins_name(at)
        speaks_for = self.title.role == "staff" and line.low[at - 1] == "diện"
        return led or (not speaks_for and pair in word_set("compounds.tsv"))

    def apposed(self) -> RolePhrase | None:
        """Read what is a post only beside a name and before a body: "A, chủ Công ty B"."""
        if not self._after_somebody() or not self._body_follows():
            return None
        self._post()
        self._to_mark()
        self._to_close()
        body = self.body
        if self.organisation is None or (body is not None and body.bare):
            return None
        led = _LEADING.isdisjoint(self.line.low[self.head : self.at])
        if body is None and self.role == "staff" and led:
            return None  # "Chuyên gia Gan mật": a field
        if not any(self.line.caps[self.head + 1 : self.at]) or not self._ends_here():
            return None
        return self._phrase(self._term())

    def read(self) -> RolePhrase | None:
        kind = self.title.kind
        if kind in ("post", "state") and self._called_aide() and self._aide():
            pass
        elif kind == "whole":
            self._whole()
        elif kind == "local":
            self._local()
        elif kind in ("state", "ministry"):
            if self.title.role == "delegate":
                self._of_party()
            self._state()
            self._mission()
        elif kind == "envoy":
            self._envoy()
        elif kind == "delegate":
            self._delegate()
        else:
            self._post()
            if not self._team_acts():
                self._to_mark()
                self._to_close()
                self._to_name()
                self._to_frame()
                self._of_a_field()
        term = self._term()
        if term and (self.organisation or "") == "Đoàn đại biểu Quốc hội":
            self._late_place()
        if self.at < self.line.size and self.line.low[self.at] == "cũ":
            self.status = self.status or "former"  # "Giám đốc Sở Tài chính cũ"
            self.at += 1
        if self.line.low[self.at : self.at + 2] == ["tiền", "nhiệm"] and not self.status:
            self.status = "former"  # "Tổng thống tiền nhiệm A"
            self.at += 2
        self._pass_by()
        if self.organisation is None and self.words[0].lower() in ("trưởng", "phó trưởng"):
            return None  # "kiến trúc sư trưởng Hà Nội": of what is not said
        if kind == "state" and self.words[0].lower() == "lãnh đạo" and not self._of_country():
            return None  # "lãnh đạo tỉnh": of whom it does not say
        if self.title.noun == "Đảng" and self.lacks == "any":
            return None  # "lãnh đạo Đảng, Nhà nước"
        if (
            not self.line.caps[self.head]
            and self.lacks == "any"
            and kind == "post"
            and self.title.role in ("member", "staff", "delegate")
            and not self._of_a_board()
            and not self._of_a_place()
            and not self._names_next()
            and not (self.status == "former" and self._ends())
            and self.line.tokens[self.at : self.at + 3] != ["(", "ĐB", ")"]
            and self.line.tokens[self.at : self.at + 1] != [":"]
        ):
            return None
        return self._phrase(term)

    def _team_acts(self) -> bool:
        """Say whether a team acts after its head: "do ông A làm trưởng đoàn" + "kiểm tra công tác"."""
        low, at = self.line.low, self.at
        if self.title.noun != "Đoàn" or self.body is not None or low[self.start - 1] != "làm":
            return False
        if " ".join(low[at : at + 2]) not in _TEAM_DEEDS or low[at + 2 : at + 3] == []:
            return False
        if low[at + 2] not in _ITS_OBJECTS:
            return False
        return not any(word in _ITS_VERBS for word in low[at + 2 :])

    def _phrase(self, term: str | None) -> RolePhrase:
        title = " ".join(self.words).replace(" ,", ",")
        return RolePhrase(
            self.start, self.at, self.head, title, self.title.kind, self.role,
            self.organisation, self.lacks, self.status, term, self.country, self.body, self.place,
            self.title.noun,
        )  # fmt: skip

    def _mission(self) -> None:
        """Take what an envoy is sent for: "Đặc phái viên Mỹ" + "về đàm phán hạt nhân Iran"."""
        line, stop = self.line, self.at + 1
        if line.low[self.at : stop] != ["về"] or not self.words[0].lower().startswith(_SENT):
            return
        while stop < line.size and stop - self.at < _MISSION:
            if self.persons.starts(line, stop) or line.tokens[stop] in (",", "(", "-", "–", "."):
                self._take(stop)
                return
            if line.low[stop] in word_set("after_names.tsv") or not line.tokens[stop][0].isalnum():
                return
            stop += 1

    def _pass_by(self) -> None:
        """Pass by words between a title and a name: "Thủ tướng nước này A", "Bộ trưởng khi đó là A"."""
        line, at = self.line, self.at
        found = _passed().longest(line.low, at) if at < line.size else None
        stop, status = found or (at, "")
        if found is None and line.low[at : at + 1] == ["thứ"]:
            stop = at + 2 if line.tokens[at + 1 : at + 2] and line.tokens[at + 1].isdigit() else at
        if stop == at:
            return
        if status and line.low[stop : stop + 1] == ["là"]:
            stop += 1
        apart = line.tokens[stop : stop + 1] == [","]
        after = stop + apart
        if after >= line.size:
            return
        named = not apart and line.word(after) and not places.gazetteer().longest(line.low, after)
        if named or line.low[after] in ("ông", "bà", "ngài"):
            self.at, self.status = stop, self.status or status

    def _of_a_field(self) -> None:
        """Take the field that someone is at the head of: "người đứng đầu ngành y tế"."""
        line, at = self.line, self.at
        if line.low[at : at + 1] != ["ngành"] or self.words[0].lower() not in _AT_THE_HEAD:
            return
        found = organisations.fields().longest(line.low, at + 1)
        if found is not None:
            self._take(found[0])
            self.lacks = "unread"

    def _of_a_place(self) -> bool:
        """Say whether a deputy is named with where he was elected: "đại biểu Trần Văn A (Cà Mau)"."""
        line, at = self.line, self.at
        if self.title.role != "delegate" or at >= line.size:
            return False
        run = line.run(at)
        if not _SHORTEST <= run - at <= _LONGEST or line.tokens[run : run + 1] not in _BESIDE:
            return False
        delegation = line.low[run + 1 : run + 2] in (["đoàn"], ["đbqh"])
        return delegation or (
            run + 1 < line.size and places.parse(line, run + 1, known=True) is not None
        )

    def _names_next(self) -> bool:
        """Say whether a full name follows a title that is told of few: "thẩm phán Lê Thuần Phong"."""
        line, at = self.line, self.at
        if at >= line.size or not line.word(at) or line.run(at) < at + _SHORTEST:
            return False
        listed = self.words[0].lower().startswith(_before_names())
        town = places.gazetteer().longest(line.low, at)
        return listed and town is None and self.persons.starts(line, at)

    def _of_country(self) -> bool:
        """Say whether a foreign country and a name follow: "Lãnh đạo Triều Tiên Kim Jong-un"."""
        line, at = self.line, self.at
        return self.country is not None and at < line.size and line.word(at)

    def _ends(self) -> bool:
        """Say whether nothing goes on with the title: "(SN 1980, cựu kế toán trưởng)"."""
        return self.at >= self.line.size or self.line.low[self.at] in (",", ";", ")", ".", "kiêm")

    def _of_a_board(self) -> bool:
        """Say whether a member in small letters is one of a body said in full: "Ban cán sự đảng"."""
        member = self.words[0].lower().startswith(("ủy viên", "thành viên"))
        body = self.body
        return member and body is not None and self.line.caps[body.start] and " " in body.name[5:]

    def _called_aide(self) -> bool:
        """Say whether the title is that of an aide: "Trợ lý", "thư ký"."""
        if self.line.low[self.head] not in first_words("aides.tsv"):
            return False
        return self.words[0].lower() in word_set("aides.tsv")

    def _aide(self) -> bool:
        """Take the office that an aide works for: "Trợ lý Thủ tướng", "trợ lý của Tổng thống"."""
        line = self.line
        of = "của " if line.low[self.at : self.at + 1] == ["của"] else ""
        at = self.at + 1 if of else self.at
        if at >= line.size:
            return False
        office = parse(line, at, self.persons)
        if office is None or office.status:
            return False
        if not line.caps[at] and (of or office.kind not in ("whole", "state") or office.body):
            return False
        if office.kind not in ("whole", "ministry", "state") and office.noun != "Bộ":
            return False
        after = office.stop + (line.low[office.stop : office.stop + 1] == [","])
        titled = after == office.stop or titles().longest(line.low, after) is not None
        if of and after < line.size and line.caps[after] and titled:
            if after > office.stop or not self._stands_apart() or not self._after_somebody():
                return False  # "cố vấn của Tổng thống A": the office is told of A
            self._take(at - 1, of + office.title)  # "B, cố vấn của Tổng thống A": and B is his aide
            self.organisation, self.country = office.organisation, office.country
            return True
        self._take(office.stop, of + office.title)
        self.organisation, self.body = office.organisation, office.body
        self.country, self.place = office.country, office.place
        return True

    def _of_party(self) -> None:
        """Take the party of a member of parliament: "Thượng nghị sĩ đảng Dân chủ", "… Dân chủ"."""
        if self.line.pair(self.at) in _PARTIES:
            self._take(self.at + 2)
        if self.line.low[self.at : self.at + 1] != ["đảng"]:
            return
        party = organisations.parse(self.line, self.at, self.persons, office=True)
        if party and not party.bare:
            self._take(party.stop)

    def _late_place(self) -> None:
        """Take the territory after the term: "Trưởng đoàn ĐBQH khóa XIV tỉnh Nghệ An"."""
        place = places.parse(self.line, self.at) if self.at < self.line.size else None
        if place and place.name and place.level in ("province", "city"):
            self._take(place.stop, place.full)
            self.place, self.lacks = place, ""
            self.organisation = f"{self.organisation} {place.full}"

    def _term(self) -> str | None:
        line = self.line
        if self.at >= line.size or line.low[self.at] not in _BEFORE_TERMS:
            return None
        if not ("khóa" in line.words or "nhiệm" in line.words or "nk" in line.words):
            return None
        begin = line.stop(self.at - 1)
        end = line.stop(-1)
        m = _TERM.match(line.text, begin, end)
        if m is None:
            return None
        at = self.at
        while at < line.size and line.starts[at] < m.end():
            at += 1
        self.at = at
        return m[1]
