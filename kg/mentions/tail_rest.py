"""The small rest of a name, as the words on both sides of it decide: "Viện" + "nuôi trồng thủy sản"."""

from __future__ import annotations

from functools import cache

from kg.lexicon import Remembered, first_words, table, word_set
from kg.mentions import places
from kg.mentions.bodies import fields, heads, split
from kg.mentions.tail_begun import INITIALS
from kg.mentions.tail_numbers import ROMAN
from kg.mentions.tail_subjects import SubjectTail
from kg.mentions.tail_words import BOARD_WORDS, JOINTS
from kg.mentions.tokens import abbreviations, vietnamese

#: The kinds of heads that are named after what they do.
_KINDS = ("field", "named", "territory")
#: How many words the rest may have.
_LONGEST = 12
#: Words before a body that is told of, but does nothing there: "của Viện nghiên cứu biển,".
_OWNING = frozenset(("của", "tại", "thuộc", "ở", "với", "theo", "từ", "gồm"))
_BEFORE = _OWNING | frozenset(("lập", "hợp", "thể", "thăm"))
#: Other bodies that have names of their own after small words.
_WITH_NAMES = ("ban quản lý", "nhà máy", "trường", "hợp tác xã", "htx", "câu lạc bộ", "clb", "quỹ")
#: Words after the subject of a clause, which are never inside a name.
_THEN = frozenset(("đã", "sẽ", "vừa", "đang", "cũng", "vẫn", "từng"))
#: What follows "cho" where something is said.
_SAYS = frozenset(("biết", "hay", "rằng", "thấy"))
#: Ends of a field after which a site is named: "Hải quan cửa khẩu sân bay quốc tế" + "Nội Bài".
_SITES = frozenset(("quốc tế", "sân bay", "cửa khẩu", "di tích", "nhà tù", "cảng biển"))
#: What a body that unites many of the world may end with.
_WIDE = (["thế", "giới"], ["quốc", "tế"], ["toàn", "cầu"], ["toàn", "quốc"], ["khu", "vực"])
#: What there is between two states, which is no name of theirs.
_BETWEEN = frozenset(("quan hệ", "tình hữu", "mối quan", "tình đoàn", "hòa bình"))
#: What stands between crimes that are listed.
_SERIES = frozenset((",", "và", "-", "–"))
#: Words between two parts of the rest.
_AND = frozenset(("và", "-", "–", ","))


@cache
def _never() -> dict[str, str]:
    """Give what never stands in the small rest of a name: word or pair -> "verb" or nothing."""
    return {row["word"]: row["class"] for row in table("never_within.tsv")}


def _with_rest(head: str) -> bool:
    known = word_set("heads_with_rests.tsv")
    return head in known or head.split()[-1] in known


#: Says whether a body that begins with a head may have such a rest.
_WITH_RESTS = Remembered(_with_rest)


@cache
def _tasks() -> frozenset[tuple[str, str]]:
    """Give the first two words of what bodies do and are named after: "quản lý", "kiểm tra"."""
    known = (split(row["field"]) for row in table("fields.tsv"))
    return frozenset((words[0], words[1]) for words in known if len(words) > 1)


#: What may begin with a small word or a mark: no piece, one that is joined by it, or any.
_NONE, _JOINT, _ANY = 0, 1, 2


@cache
def _beginnings() -> frozenset[str]:
    """Give the small words with which a piece of a name may begin, but what joins another."""
    lists = (word_set("crimes.tsv"), word_set("trades.tsv"), BOARD_WORDS)
    pairs = (first_words("committees.tsv"), first_words("inner_words.tsv"))
    tries = (fields().first(), heads().first(), places.units().first())
    return frozenset(("các", "và", "số")).union(*lists, *pairs, *tries)


def _begun_with(word: str) -> int:
    if word in _beginnings() or any(map(str.isdigit, word)):
        return _ANY
    return _JOINT if word in JOINTS else _NONE


#: What may begin with each small word that was met.
_BEGUN = Remembered(_begun_with)


class RestTail(SubjectTail):
    """A tail that goes on with small words of any kind, where nothing else can stand."""

    def _rest(self) -> None:
        """Take small words of which the words before and after say that they end the name."""
        line, at = self.line, self.at
        if at < line.size and self._of_the_world():
            return
        if at >= line.size or not self._may_go_on():
            return
        if line.caps[at]:
            self._named_site()
            return
        if self._of_states(at):
            return
        stop = self._small_words(at)
        least = 0 if self._project() else 1 if self.pieces else 2
        if stop < at + (3 if self._steering() and not self.pieces else least):
            return
        pair = (line.low[at], line.low[at + 1] if at + 1 < line.size else "")
        verb = line.low[at] in word_set("predicates.tsv") and not self._project()
        task = verb and pair in _tasks()
        if stop < line.size and self._goes_on_with_a_name(at, stop, verb and not task):
            return
        if stop == at:
            return
        if not self.pieces and (self.of_firm or self.head.startswith("cơ quan")):
            return  # "Cơ quan thi hành án đã …" is of any place
        if self._surely_ends(stop, verb, stop - at if task else 0):
            self._take(stop)

    def _of_the_world(self) -> bool:
        """Take "thế giới" after the initials of what a body unites: "Liên đoàn MICE" + "thế giới"."""
        line, at = self.line, self.at
        if len(self.pieces) != 1 or not line.acronym(at - 1) or self.place or self.inner:
            return False
        if self.head not in word_set("heads_with_states.tsv") and self.head != "liên đoàn":
            return False
        return line.low[at : at + 2] in _WIDE and self._take(at + 2)

    def _named_site(self) -> None:
        """Take the name of the site that a board or an office is at: "Di tích Nhà tù" + "Hỏa Lò"."""
        line, at = self.line, self.at
        site = line.pair(at - 2) in _SITES
        if not (self._project() or site) or not self.pieces or line.acronym(at):
            return
        run = line.run(at)
        if run != at + 2 or self.persons.at(line, at) or self._named_at(at) or self._is_title(at):
            return
        if vietnamese(line.low[at]) and heads().longest(line.low, at) is None:
            self._take(run)

    def _goes_on_with_a_name(self, at: int, stop: int, verb: bool) -> bool:
        """Take the small words with the place, the body or the name after them."""
        line = self.line
        place = places.parse(line, stop, known=line.caps[stop])  # "quận 10" too
        if verb and not (self.office or self._told_of(verb)):
            return False
        if place and not self.persons.starts(line, stop):
            if stop > at:
                self._take(stop)
            return self._place() or stop > at
        if line.tokens[stop] in ROMAN:
            return self._take(stop) and self._take(stop + 1)  # "… nuôi trồng thủy sản I"
        if not line.caps[stop] or line.acronym(stop) or line.low[stop - 1] in _AND:
            return False
        named = self.of_firm or self.head.startswith(_WITH_NAMES)
        person = self._named_at(stop) or self.persons.starts(line, stop)
        if person and not (named and self._apposed() and not self.persons.at(line, stop)):
            return False
        bare = not self.pieces
        body = heads().longest(line.low, stop) if line.low[stop] != "trường" else None
        if body:
            united = (
                body[1][0] in ("whole", "press") and not verb
            )  # "Hội đồng tư vấn doanh nghiệp" + "APEC"
            told = bare and (united or self._told_of(verb))
            return told and self._take(stop) and (self._body() or True)
        field = fields().longest(line.low, stop)
        if bare and field and field[0] > stop + 1:
            return self._field_after(stop)
        end = self._proper(stop) if named else stop
        if end < stop + 2:
            return False
        self._take(stop)
        self._take(end)
        self._last_number()
        return True

    def _of_states(self, at: int) -> bool:
        """Take what two states do together, with both: "Ủy ban" + "hợp tác song phương Việt - Lào"."""
        line, stop = self.line, at
        if self.pieces or self.head not in word_set("heads_with_states.tsv"):
            return False
        while stop < line.size and stop - at < _LONGEST and not line.caps[stop]:
            if not vietnamese(line.low[stop]) or line.pair(stop) in _BETWEEN:
                return False
            stop += 1
        end = self._two_states(stop) if at < stop < line.size else 0
        return end > 0 and self._take(end)

    def _two_states(self, at: int) -> int:
        """Give the end of two states, or of a union and a state: "Việt Nam - Brunei", "ASEAN-Anh"."""
        line = self.line
        first = places.parse(line, at)
        if first is not None and first.level != "country":
            return 0
        if first is None and not line.acronym(at):
            return 0
        joint = first.stop if first else at + 1
        if joint + 1 >= line.size or line.tokens[joint] not in "-–":
            return 0
        other = places.parse(line, joint + 1)
        return other.stop if other and other.level == "country" else 0

    def _field_after(self, stop: int) -> bool:
        """Take a field with its capital after the small words: "Vụ kiểm tra" + "Tài chính"."""
        line, begun = self.line, self.at
        self._take(stop)
        while self.at < line.size and self._piece():
            if self.place or self.inner:
                break
        after = line.low[self.at] if self.at < line.size else ""
        if not after.isalpha() or line.caps[self.at] or after in _OWNING or after in _never():
            return True
        if self.place or self.inner or after in word_set("predicates.tsv"):
            return True
        self.at, self.pieces = begun, []
        return False  # "Viện nghiên cứu An ninh" | "thực phẩm": the name goes on

    def _members(self) -> bool:
        """Take whom a body unites, up to its country or initials: "Hiệp hội" + "các nhà sản xuất ô tô Việt Nam"."""
        line, at = self.line, self.at
        if line.low[at] != "các" or self.pieces or not line.caps[self.begin]:
            return False
        if self.head not in word_set("heads_with_members.tsv") or at + 2 >= line.size:
            return False
        stop = self._small_words(at + 2)
        if stop == at + 2 or stop >= line.size:
            return False
        if line.low[stop] in ("tại", "ở", "của") and stop + 1 < line.size and line.caps[stop + 1]:
            stop += 1
        place = (
            places.parse(line, stop, known=True) if line.caps[stop] or self._unit_at(stop) else None
        )
        if place and not self.persons.starts(line, stop):
            return self._take(stop) and (self._place() or True)
        if line.caps[stop] and heads().longest(line.low, stop):
            return self._take(stop) and (self._body() or True)
        inside = line.tokens[stop + 1 : stop + 3]
        if line.tokens[stop] == "(" and inside[1:] == [")"] and INITIALS.fullmatch(inside[0]):
            return self._take(stop)
        return line.low[stop - 2 : stop] in _WIDE and self._take(stop)

    def _crimes(self) -> bool:
        """Take what a unit of the police fights: "Phòng CSĐT" + "tội phạm về kinh tế và tham nhũng"."""
        line, stop = self.line, self.at
        known = word_set("crimes.tsv")
        if len(self.pieces) > 1 or line.caps[stop] or line.low[stop] not in known:
            return False
        name = " ".join((self.head, *self.pieces)).lower()
        if not ("cảnh sát" in name or "csđt" in name):
            return False
        if line.low[stop] == "quản" and not known.issuperset(line.low[stop + 2 : stop + 4]):
            return False  # "Cảnh sát biển Vùng 3" quản lý khai thác thủy sản
        while stop < line.size and not line.caps[stop]:
            if line.low[stop] not in known and (
                stop == self.at or line.tokens[stop] not in _SERIES
            ):
                break
            stop += 1
        while line.tokens[stop - 1] in _SERIES or line.low[stop - 1] == "về":
            stop -= 1
        return stop > self.at + 1 and self._take(stop)

    def _unit_at(self, at: int) -> bool:
        return places.units().longest(self.line.low, at) is not None

    def _piece(self) -> bool:
        token = self.line.marked[self.at]
        if not (token.caps or token.acronym or self.persons.bodies):
            begun = _BEGUN[token.low]
            if begun != _ANY:
                return begun == _JOINT and self._joint()
        return (
            self._members()
            or self._crimes()
            or self._trade()
            or self._friends()
            or self._field()
            or self._body()
            or self._place()
            or self._number()
            or self._other_sites()
            or self._words()
            or self._joint()
        )

    def _may_go_on(self) -> bool:
        line, begin, last = self.line, self.begin, self.at - 1
        if self.head in ("quân đội", "bộ đội") or (self.head == "sở" and not self.pieces):
            return False
        if self.place or self.inner or self.titled or self.kind not in _KINDS:
            return False
        if not _WITH_RESTS[self.head]:
            return False
        if not line.caps[begin] or (begin and line.low[begin - 1] in word_set("plurals.tsv")):
            return False
        if begin and line.tokens[begin - 1][-1].isdigit():
            return False
        if not self.pieces:
            return True
        if self.pieces[-1].lower().endswith((" trung ương", "quốc gia", " việt nam")):
            return False
        if not line.caps[last]:
            return True
        if self.head.startswith("ban quản lý"):
            return True
        joined = f"{line.low[last]} {line.low[self.at]}" in word_set("compounds.tsv")
        proper = line.acronym(last) or not vietnamese(line.low[last])
        own = self.trading and last > self.begin and line.word(last - 1)
        own = own and not self._is_field(self.pieces[-1])  # "Tập đoàn Thiên Thanh"
        return joined or not (proper or self.of_firm or own)

    def _small_words(self, at: int) -> int:
        """Give the end of the small words that may stand in a name."""
        line, stop, never = self.line, at, _never()
        while stop < line.size and stop - at < _LONGEST and not line.caps[stop]:
            word = line.low[stop]
            if word in _AND:
                after = stop + 1
                if stop == at or after >= line.size or line.caps[after]:
                    break
                if line.tokens[after][0].isalpha() and (word != "," or self._and_soon(after)):
                    stop = after
                    continue
                break
            if places.units().longest(line.low, stop):
                unit = places.parse(line, stop)
                if unit and unit.name:
                    break
            pair = line.pair(stop)
            before = f"{line.low[stop - 1]} {word}"
            within = before in word_set("compounds.tsv") or before in word_set("subjects.tsv")
            if stop > at and not within:
                known = fields().longest(line.low, stop - 1)  # "hàng không"
                within = known is not None and known[0] > stop
            if not word.isalpha() or not vietnamese(word) or pair in never:
                break
            if word in never and not within and pair not in word_set("compounds.tsv"):
                break
            stop += 1
        while stop > at and line.low[stop - 1] in _AND:
            stop -= 1
        return stop

    def _and_soon(self, at: int) -> bool:
        """Say whether the last part of a series follows: "trồng trọt, chăn nuôi và thú y"."""
        low = self.line.low[at : at + 6]
        return "và" in low[1:]

    def _surely_ends(self, stop: int, verb: bool, task: int) -> bool:
        """Say whether the words around show that all of it is one name."""
        line, doing = self.line, verb and not task
        if self.kind == "territory" and not self._steering():
            above = line.low[stop : stop + 1] in (["của"], ["thuộc"])
            above = above and line.caps[stop + 1 : stop + 2] == [True]
            return above and self._project() and bool(heads().longest(line.low, stop + 1))
        if stop >= line.size:
            return self._told_of(doing)
        word, after = line.low[stop], line.low[stop + 1 : stop + 2]
        if word in _THEN or (word == "cho" and after and after[0] in _SAYS):
            return True
        if word == "(" and stop + 2 < line.size and line.tokens[stop + 2] == ")":
            inside = line.tokens[stop + 1]
            return bool(INITIALS.fullmatch(inside)) and inside not in abbreviations()
        if word in ("thuộc", "của") and line.caps[stop + 1 : stop + 2] == [True]:
            return bool(heads().longest(line.low, stop + 1)) and (not verb or self._told_of(doing))
        if line.caps[stop]:
            return self.office and self._named_at(stop)
        if _never().get(f"{word} {after[0] if after else ''}") == "verb":
            return (
                not verb or task > 2 or self._told_of(doing)
            )  # "Hiệp hội kinh doanh vàng kiến nghị"
        if line.tokens[stop] in ",.;:)-–" or word in _OWNING or word in ("và", "được", "bị", "là"):
            return self._told_of(doing)
        return False

    def _told_of(self, doing: bool) -> bool:
        """Say whether the body does nothing here: "của Viện nuôi trồng thủy sản"."""
        owned = self.begin > 0 and self.line.low[self.begin - 1] in _BEFORE
        return owned or (self.office and not doing)
