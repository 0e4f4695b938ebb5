"""Words that go on naming a body: its field, its trade, a name of its own."""

from __future__ import annotations

from functools import cache

from kg.lexicon import first_words, word_set
from kg.mentions import people, places
from kg.mentions.bodies import (
    fields,
    half_fields,
    head_levels,
    heads,
    initialled_fields,
    split,
)
from kg.mentions.strangers import eastern, named
from kg.mentions.tail_numbers import ROMAN, NumberTail
from kg.mentions.titles import titles
from kg.mentions.tokens import Line, abbreviations, capital, expand, vietnamese

#: What joins two parts of one name.
JOINTS = frozenset(("và", "&", "-", "–", ","))
#: Trades whose first words are verbs too: "phát hiện", "giải quyết".
_TRADES = frozenset(("phát điện", "phát triển", "giải pháp", "giải trí"))

#: From how many words on a run is the name of a school and that of its head.
_TWO_NAMES = 5
#: How many syllables stand before the initials of the rest of a field, and one more.
_LONGEST_HALF = 5
#: Words that surely end the field of a department: "Vụ Giám sát an toàn hệ thống ngân hàng giữ".
_AFTER_FIELDS = frozenset(("giữ", "được", "nói", "đã", "là", "vừa", "cho"))
#: Words with which the name of a site begins.
_SIDES = frozenset(("bắc", "nam", "đông", "tây"))
#: Words that stand after a body's name, when its last word is not listed.
_AFTER_SUBJECTS = frozenset(("và", "của", "thuộc", "được", "tại", "vừa", "đã", "là"))
#: Houses of parliament, before which no name of their own stands: "Hạ viện Tadamori Oshima".
_HOUSES = frozenset(("thượng viện", "hạ viện", "nghị viện", "duma", "duma quốc gia"))

#: Firms and clubs that are hardly named with a person's full name.
_GROUPS = frozenset(("tập đoàn", "tổng công ty"))
_CLUBS = frozenset(("clb", "câu lạc bộ", "liên đoàn", "đội tuyển", "đội tuyển quốc gia"))
#: What the boards of every Party committee are for.
_BOARDS = frozenset((("tổ", "chức"), ("tuyên", "giáo"), ("dân", "vận"), ("nội", "chính")))
BOARD_WORDS = frozenset(first for first, _ in _BOARDS)


@cache
def _said() -> frozenset[str]:
    """Give the words with which a predicate goes on after a name."""
    lists = ("predicates.tsv", "tail_stops.tsv", "event_stops.tsv", "about_stops.tsv")
    return frozenset().union(*map(word_set, lists))


class WordTail(NumberTail):
    """A tail that goes on with words, in capitals or known to belong to a name."""

    def _field(self) -> bool:
        if self.pieces and self.kind == "territory" and not self._project():
            return False
        line = self.line
        if self._of_committee():
            field = line.letters(self.at, self.at + 2)
            return self._take(self.at + 2, capital(field))
        if line.acronym(self.at) and self._initials_apart():
            return True
        if line.caps[self.at] and self._half_field():
            return True
        found = fields().longest(line.low, self.at)
        if found is None or not (
            line.caps[self.at]
            or line.low[self.at] == "về"
            or ((found[1] or self._council()) and self._small_field(found[0]))
            or self._of_province(found[0])
            or self._of_police(found[0])
            or self._of_office(found[0])
        ):
            return False
        if found[0] == self.at + 2 and line.caps[self.at + 1] and self.head in head_levels():
            place = places.gazetteer().longest(line.low, self.at)
            if place and place[0] == found[0]:
                return False  # "Sở Y tế" + "Hòa Bình"
        if found[0] == self.at + 1 and self.at + 1 < line.size and not line.acronym(self.at):
            pair = f"{line.low[self.at]} {line.low[found[0]]}"
            if people.family(line, self.at) or pair in word_set("compounds.tsv"):
                return False  # "Múa" + "rối"
        if line.acronym(self.at) and line.tokens[self.at + 1 : self.at + 2] == ["-"]:
            letters = line.letters(self.at, found[0]).replace(" ", "")
            return self._take(found[0], expand(letters))  # "GD - ĐT"
        return self._take(found[0])

    def _half_field(self) -> bool:
        """Take a field of which only the end has initials: "Nông nghiệp và PTNT"."""
        line, letters, stop, end, name = self.line, "", self.at + 2, 0, ""
        while stop < self.at + _LONGEST_HALF and stop < line.size and line.low[stop] not in JOINTS:
            stop += 1
        if stop + 1 >= line.size or line.low[stop] not in JOINTS or not line.acronym(stop + 1):
            return False
        begun = " ".join(line.low[self.at : stop])
        while stop + 1 < line.size and line.tokens[stop] in ("&", "-", "–", ",", "và"):
            if not line.acronym(stop + 1) or line.tokens[stop + 1] in ROMAN:
                break
            letters += "".join(filter(str.isalpha, line.tokens[stop + 1]))
            stop += 2
            if (begun, letters) in half_fields():
                end, name = stop, half_fields()[begun, letters]
        return self._take(end, name) if end else False

    def _initials_apart(self) -> bool:
        """Take a field whose initials stand apart: "Sở NN & PTNT", "Sở LĐ - TB&XH"."""
        line, stop, letters, end, name = self.line, self.at, "", 0, ""
        while stop < line.size and line.acronym(stop) and stop - self.at < 6:
            letters += "".join(filter(str.isalpha, line.tokens[stop]))
            stop += 1
            if stop > self.at + 1 and letters in initialled_fields():
                end, name = stop, initialled_fields()[letters]
            if stop + 1 >= line.size or line.tokens[stop] not in ("&", "-", "–", ",", "và"):
                break
            stop += 1
        return self._take(end, name) if end else False

    def _project(self) -> bool:
        return self.head.startswith("ban quản lý")

    def _council(self) -> bool:
        return self.head == "hội đồng" and not self.pieces

    def _of_province(self, stop: int) -> bool:
        """Say whether a department stands in small letters before its place: "Sở xây dựng Hà Nam"."""
        line = self.line
        local = stop < line.size and (line.caps[stop] or line.low[stop] in ("tỉnh", "thành", "tp"))
        return self.head == "sở" and not self.pieces and local

    def _of_office(self, stop: int) -> bool:
        """Say whether a field in small letters names what someone heads: "Vụ trưởng Vụ pháp chế"."""
        line, at = self.line, self.at
        if not self.office or self.titled or self.pieces or not line.caps[at - 1]:
            return False
        if self.head.split()[0] not in word_set("part_heads.tsv") or self.head == "ban tổ chức":
            return False
        verbal = line.low[at] in word_set("verbal_fields.tsv")
        return stop >= at + (3 if verbal else 2)

    def _of_police(self, stop: int) -> bool:
        """Say whether a unit of the police is named: "Đội cảnh sát giao thông Công an huyện …"."""
        line, at = self.line, self.at
        police = line.low[stop : stop + 2] == ["công", "an"] and line.caps[stop]
        return police and self.head in ("đội", "phòng") and not self.pieces and line.caps[at - 1]

    def _of_committee(self) -> bool:
        """Say whether a board of a Party committee is named in small letters: "Ban tổ chức Tỉnh ủy"."""
        line, at = self.line, self.at
        if self.head != "ban" or self.pieces or line.caps[at : at + 1] != [False]:
            return False
        if tuple(line.low[at : at + 2]) not in _BOARDS or at + 2 >= line.size:
            return False
        whose = line.low[at + 2 : at + 4]
        central = whose[:1] == ["tư"] or whose == ["trung", "ương"]
        return line.caps[at + 2] and (central or whose[1:] == ["ủy"])

    def _small_field(self, stop: int) -> bool:
        """Say whether small words go on naming the body: "Bảo tồn" + "di tích", "cố đô"."""
        if stop < self.at + 2:
            return False
        if self.pieces:
            last = self.pieces[-1]
            if self.trading and self.line.word(self.at - 1):
                return False  # "Công ty khoáng sản Hưng Thịnh" khai thác quặng
            return not last[-1].isdigit() and last.lower() not in ("việt nam", "trung ương")
        return self.head in word_set("small_tails.tsv")

    def _trade(self) -> bool:
        """Take the small words of a company up to its name: "vật tư và thương mại Nhân Thành"."""
        line, stop = self.line, self.at
        begun = stop + (line.low[stop] == "và" and len(self.pieces) == 1 and stop + 1 < line.size)
        if not self.trading or line.caps[begun] or line.low[begun] not in word_set("trades.tsv"):
            return False
        if self.pieces and not (len(self.pieces) == 1 and self._one_word(stop)):
            return False
        while stop < line.size and stop - self.at < 10:
            word = line.low[stop]
            least = self.at + (0 if self.pieces else 1)
            if line.caps[stop] and stop > least and word not in word_set("trades.tsv"):
                break
            if stop > self.at + 1 and (number := self._trade_number(stop)):
                return self._take(number)
            joint = word in ("-", "–", ",") and line.low[stop + 1 : stop + 2] != []
            joint = joint and not self.pieces
            if joint and (line.caps[stop + 1] or stop == self.at):
                return False
            stops = word in word_set("tail_stops.tsv") and word != "và"
            stops = stops or word in ("này", "có", "các", "những", "sẽ", "vừa")
            if f"{line.low[stop - 1]} {word}" in word_set("compounds.tsv"):
                stops = False  # "xổ số kiến thiết"
            two = line.pair(stop)
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
        office = self.office or not line.caps[self.begin]
        most = stop + (2 if office else 4)  # "bất động sản Âu Lâm", "phát triển Lộc Kim Khê"
        if not stop + 1 < named <= most or (office and self.persons.at(line, stop)):
            named = stop
            while named < line.size and line.caps[named] and named - stop < 3:
                if self.persons.starts(line, named):
                    break
                named += 1
        if line.pair(named - 1) in word_set("inner_words.tsv"):
            named += 1  # "hàng hải Quốc tế H&C"
        return named > stop and self._take(named)

    def _one_word(self, stop: int) -> bool:
        """Say whether a trade with a capital is begun: "Bọc" + "ống Dầu khí", "Bóng đèn" + "phích …"."""
        line, begin = self.line, self.start
        small = not any(line.caps[begin + 1 : stop])
        return line.caps[begin] and small and not self.persons.starts(line, begin)

    def _trade_number(self, at: int) -> int:
        """Give the end of the number of a firm after its trade: "phát điện 1", "xây dựng số 9"."""
        line = self.line
        if line.low[at] == "số" and at + 1 < line.size and line.tokens[at + 1].isdigit():
            return at + 2
        return at + 1 if self._numeral(at) else 0

    def _words(self) -> bool:
        line, at = self.line, self.at
        low = line.low
        if self.cut == at or (self.pieces and low[at] == "theo"):
            return False  # the full stop is missing: "… Hòa Phát Công tác tuyển sinh"
        if len(line.tokens[at]) == 2 and line.tokens[at][1] == ".":
            return False  # "Hội đồng An ninh Quốc gia" H.R. McMaster
        inner = low[at] in first_words("inner_words.tsv") and at + 1 < line.size
        if inner and line.pair(at) in word_set("inner_words.tsv"):
            if self.pieces or line.caps[at] or self.head == "ban chỉ đạo" or self._national():
                return self._take(at + 2)
        if line.acronym(at):
            if places.brand(line, at):
                return self.kind == "named" and self._take(at + 2)  # "Công ty cổ phần VN Pharma"
            if line.tokens[at] in ROMAN:
                return False
            if line.tokens[at] in abbreviations() or self.kind == "named":
                return self._take(at + 1)
            return False
        if low[at] in ("ông", "bà") and self.pieces and at + 1 < line.size and line.word(at + 1):
            return False  # the full stop is missing: "… Phòng không không quân Ông Đại nói"
        starters = word_set("sentence_starts.tsv")
        if (low[at] in starters or line.pair(at) in starters) and not line.capital(at + 1):
            if line.pair(at) in starters or line.pair(at) not in word_set("compounds.tsv"):
                return False  # the full stop is missing: "… quân đội Ngày 23/11"
        if self._site(at):
            return True  # "Ban quản lý Khu kinh tế Dung Quất"
        if self.kind == "named" and self.pieces and self._foreign_run(at, line.run(at)):
            return self._take(line.run(at))  # "Công ty Kỹ thuật Acme Industries"
        if self.kind == "named" and self.pieces and self.pieces[-1].islower():
            if self._strange_run(at):
                return self._take(line.run(at))  # "Trung tâm ngoại ngữ Golden Bridge"
        first = not self.pieces and self.kind == "named" and not self.titled
        first = first and self.head not in _HOUSES and not self._leader_of_group(at)
        first = first or (self._nameless() and (not self.office or self._apposed()))
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
        if self.kind == "named" and not (self.pieces and self._korean(at, line.run(at))):
            return self._take(self._proper(at))
        if line.low[at] in ("đảng", "việt", "đoàn", "nam", "trung"):
            return self._take(at + 1)
        if self.kind == "field" and self.pieces and self._town(at):
            return self._take(at + 2)
        if self.head == "viện" and not vietnamese(line.low[at]):
            return self._take(at + 1)  # "Viện Pasteur"
        return False

    def _national(self) -> bool:
        """Say whether a board of the nation has a subject: "Ủy ban quốc gia" + "về trẻ em"."""
        line, at = self.line, self.at
        if self.head not in ("ủy ban", "hội đồng") or not line.caps[self.begin]:
            return False
        about = line.low[at + 2 : at + 3] == ["về"]
        known = line.capital(at + 2) and (
            line.acronym(at + 2) or fields().longest(line.low, at + 2)
        )
        return line.low[at + 1] == "gia" and bool(about or known)

    def _leader_of_group(self, at: int) -> bool:
        """Say whether who leads a group is named after it: "Tổng giám đốc Tập đoàn" + "Kha Văn Lộc"."""
        club = self.head in _CLUBS
        if not (club or self.head in _GROUPS) or not self.office:
            return False
        run = self.line.run(at)
        if club and named(self.line, at, run, apart=True):
            return True  # "Chủ tịch CLB" + "Neil Harlow"
        return run - at > 2 and people.likely(self.line, at, run) == "strong"

    def _site(self, at: int) -> bool:
        """Take the name of the site that a board manages: "Vườn quốc gia" + "Phong Nha"."""
        line = self.line
        if not (self._project() and self.pieces) or line.pair(at - 2) not in word_set("sites.tsv"):
            return False
        run = line.run(at)
        headed = people.likely(line, at + 2, run) == "strong"  # "… Chu Lai" + "Trần Văn An"
        if run == at + 3 and line.low[at] in _SIDES:
            return self._take(run)  # "rừng phòng hộ" + "Bắc Sông Hương"
        named = (headed or run == at + 2) and all(map(vietnamese, line.low[at : at + 2]))
        if not named or self.persons.at(line, at):
            return False
        after = at + 3  # "Vườn quốc gia Phong Nha" + "- Kẻ Bàng"
        joined = line.tokens[at + 2 : after] in (["-"], ["–"]) and after < line.size
        return self._take(after + 2 if joined and line.run(after) == after + 2 else at + 2)

    def _other_sites(self) -> bool:
        """Take the other sites of a board: "Khu kinh tế Dung Quất" + "và các khu công nghiệp"."""
        line, at = self.line, self.at
        if line.low[at : at + 2] != ["và", "các"] or not self.pieces:
            return False
        if not " ".join((self.head, *self.pieces)).lower().startswith("ban quản lý"):
            return False
        found = fields().longest(line.low, at + 1)
        return found is not None and found[0] > at + 2 and self._take(found[0])

    def _nameless(self) -> bool:
        """Say whether only fields are read of a firm or a school, which has a name of its own."""
        if self.kind != "named" or not self.pieces or self.place or self.inner:
            return False
        if not (self.of_firm or self.head.startswith("trường")):
            return False
        return all(self._is_field(piece) for piece in self.pieces)

    def _is_field(self, piece: str) -> bool:
        words = split(piece)
        return piece.islower() or (len(words) > 1 and fields().longest(list(words), 0) is not None)

    def _apposed(self) -> bool:
        """Say whether the name of the person in charge stands before: "A, Giám đốc Công ty …"."""
        line, at = self.line, self.start - 1
        while at > 0 and self.start - at < 16:
            if line.low[at] in ("chức", "vụ") and self.start - at < 9:
                return True  # "giữ chức Hiệu trưởng Trường Chính trị Trần Phú"
            if line.tokens[at] in (",", "(", "-", "–") and line.caps[at - 1]:
                return bool(people.name_at(line, max(at - 2, 0), at) == at)
            at -= 1
        return False

    def _proper(self, at: int) -> int:
        """Give the end of a name in capitals, before the name of a person that follows it."""
        line = self.line
        run = line.name_run(at)
        if run < line.size and line.word(run):
            self.cut = run
        head = self._before_its_head(at, run) if self.office else 0
        if head:
            return head
        for stop in range(at + 1, run):
            branch = line.low[stop : stop + 2] == ["chi", "nhánh"]
            if branch or self.persons.at(line, stop) or self._korean(stop, run):
                return stop  # "Tập đoàn Hyosung" + "Cho Hyun-sang"
        if run < line.size and line.pair(run - 1) in word_set("inner_words.tsv"):
            return run + 1  # "Nông Lâm Trung ương"
        if self._foreign_run(at, run) or line.low[run - 1] in word_set("company_words.tsv"):
            return run
        if any(_place_ends(line, k, run) for k in range(at, run)):
            return run  # "Nông Lâm Bắc Giang"
        for stop in range(at + 1, run - 2):
            if line.low[stop + 1] in ("văn", "thị") and people.likely(line, stop, run) == "strong":
                return stop  # "Tập đoàn Hoa Mai" + "Kha Văn Lộc"
        full = people.likely(line, run - 3, run) == "strong" and run - at >= _TWO_NAMES
        owned = self.office and (self.of_firm or self.head in _GROUPS)
        stop = at + 2 if full and owned else at + 1
        school = self.head.startswith("trường") and run - at <= 3 and vietnamese(line.low[at])
        firm = self.of_firm and not self.office and run - at <= 5
        while stop < run and not (
            run - stop > 1
            and (self.persons.at(line, stop) if firm else self.persons.starts(line, stop))
            and not (
                full and run - at > _TWO_NAMES and run - stop > 4
            )  # "Tập đoàn Sen Tài Thu" + "Phạm Quang Hòa"
        ):
            stop += 1
        if stop == at + 1 and school:
            return run  # "Trường tiểu học Phan Chu Trinh"
        return stop

    def _korean(self, at: int, run: int) -> bool:
        """Say whether two words up to the end of a run name a Korean: "Cho Hyun-sang"."""
        return run == at + 2 and "-" in self.line.low[at + 1] and eastern(self.line, at, run)

    def _before_its_head(self, at: int, run: int) -> int:
        """Give where a school's name ends before that of its head: "THPT Chu Văn An" + "Lê Mai Anh"."""
        if not self.head.startswith(("trường", "bệnh viện", "học viện")) or run - at < _TWO_NAMES:
            return 0
        for size in (3, 4, 2):
            if run - size > at + 1 and people.likely(self.line, run - size, run) == "strong":
                return run - size
        return 0

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
        school = self.head.endswith("đại học") and not self.office
        if self.head not in word_set("press_heads.tsv") and not firm and not school:
            return False
        return not any(vietnamese(low[k]) for k in range(at, run))

    def _town(self, at: int) -> bool:
        """Say whether two capital syllables end a name as an unlisted town: "Hàng hải Cửa Lò"."""
        line = self.line
        if line.run(at) != at + 2 or people.family(line, at) or self.head == "bộ":
            return False  # "Bộ trưởng Du lịch Thong Khon"
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
        stop = at + 2 if self._subject_word(at) else at + 1
        while stop < line.size and not line.caps[stop] and line.tokens[stop].isalpha():
            if f"{line.low[stop - 1]} {line.low[stop]}" not in pairs:
                break
            stop += 1
        return self._whole_words(stop) if stop > at + 1 else stop

    def _subject_word(self, at: int) -> bool:
        """Say whether a word that is not listed tells what the body is for: "Viện Di truyền"."""
        line, after = self.line, at + 1
        if after >= line.size or line.caps[after] or not line.word(at):
            return False
        if self.head not in word_set("heads_of_subjects.tsv") or (
            at > self.start and line.caps[at - 1]
        ):
            return False
        first, second = line.low[at], line.low[after]
        if len(first) == 1 or not (vietnamese(first) and vietnamese(second)):
            return False
        if " ".join(line.low[after : at + 3]) in _said():
            return False
        field = line.caps[at + 2 : at + 3] == [True] and fields().longest(line.low, at + 2)
        if second in _said() and not (field and second not in word_set("tail_stops.tsv")):
            return False  # but "Điều tiết" + "Chứng khoán"
        if places.gazetteer().longest(line.low[at:after], 0) or self.persons.starts(line, at):
            return False
        end = at + 2
        return (
            self._phrase_ends(end)
            or line.tokens[end] == "&"
            or fields().longest(line.low, end) is not None
            or places.parse(line, end, known=True) is not None
        )

    def _whole_words(self, at: int) -> int:
        """Take further small words where the phrase surely ends after them: "… thủy sản (2008"."""
        line, stop = self.line, at
        listed = fields().longest(line.low, at) if at < line.size else None
        if listed is not None and listed[1] and "," in line.low[at : listed[0]]:
            return listed[0]  # "Thi đấu" + "thể dục, thể thao"
        pairs, verbs = word_set("compounds.tsv"), word_set("event_stops.tsv")
        while stop + 1 < line.size and not line.caps[stop] and not line.caps[stop + 1]:
            if f"{line.low[stop]} {line.low[stop + 1]}" not in pairs or line.low[stop] in verbs:
                break
            stop += 2
        if stop == at:
            return at
        ends = stop >= line.size or line.tokens[stop] in ",;.()" or line.low[stop] in _AFTER_FIELDS
        if not ends and line.low[at] not in _said():
            known = line.caps[stop] and places.parse(line, stop) is not None
            ends = known or (self.office and self._named_at(stop))  # "Võ thuật" + "cổ truyền"
        return stop if ends else at

    def _named_at(self, at: int) -> bool:
        """Say whether the name of who holds an office follows: "Vụ Quản lý quy hoạch" Lê Văn An."""
        line = self.line
        if not line.caps[at] or not self.persons.starts(line, at):
            return False
        return people.likely(line, at, line.run(at)) == "strong"

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
                return not self._next_body(stop + 1)
            if found and found[0] == stop and "và" in line.low[at:stop]:
                return True  # "…, Thương mại và Công nghiệp"
            if line.tokens[stop] != ",":
                return False
            at = stop + 1
        return False

    def _next_body(self, at: int) -> bool:
        """Say whether another body follows: "Sở Xây dựng, Tài chính" + "và Công an tỉnh"."""
        head = heads().longest(self.line.low, at)
        return self.head == "sở" and self.line.capital(at) and head is not None

    def _second_field_at(self, at: int, stop: int) -> bool:
        """Say whether a department has a second field: "Vụ Thông tin" + "và hợp tác quốc tế"."""
        line = self.line
        if line.low[at - 1] != "và" or stop < at + 2 or self.kind != "field" or self.place:
            return False
        if self.head.split()[-1] not in word_set("part_heads.tsv") or line.acronym(at - 2):
            return False
        if heads().longest(line.low, at) or titles().longest(line.low, at):
            return False
        if people.honorifics().longest(line.low, at):
            return False  # "Khoa Lâm nghiệp và nhà giáo Lê Văn A"
        return self._phrase_ends(stop) or places.units().longest(line.low, stop) is not None

    def _phrase_ends(self, at: int) -> bool:
        """Say whether a mark, a name or a word that leads on stands at a token."""
        line = self.line
        return (
            at >= line.size
            or line.caps[at]
            or line.tokens[at] in ",;.()-–"
            or line.low[at] in _AFTER_SUBJECTS
            or line.low[at] in word_set("predicates.tsv")
        )

    def _field_in_head(self) -> bool:
        """Say whether a dash joins to the field that ends the head: "Viện Kinh tế" + "- Tài chính"."""
        line, at = self.line, self.at
        if line.tokens[at] not in "-–" or not line.caps[at + 1] or not line.caps[at - 2]:
            return False
        found = fields().longest(line.low, at - 2) if at - self.begin > 2 else None
        return found is not None and found[0] >= at

    def _two_subjects(self) -> bool:
        """Say whether a newspaper writes about two things: "Đời sống" + "và Sức khỏe"."""
        line, at = self.line, self.at
        if line.tokens[at] not in ("và", "&") or not line.capital(at + 1) or len(self.pieces) != 1:
            return False
        if heads().longest(line.low, at + 1) or self._is_title(at + 1) or at != self.start + 2:
            return False
        return self._of_two_words(at - 2) and self._of_two_words(at + 1)

    def _inspects_too(self, at: int) -> bool:
        """Say whether a department inspects too: "Vụ Chính sách, Pháp chế" + "và Thanh tra"."""
        line = self.line
        if not self.office or line.pair(at) != "thanh tra" or self.kind != "field":
            return False
        department = self.head.split()[0] in word_set("part_heads.tsv")
        return department and (at + 2 >= line.size or line.tokens[at + 2] in ",;.()")

    def _of_two_words(self, at: int) -> bool:
        """Say whether a subject of two words stands at a token: "Pháp luật", "Sức khỏe"."""
        found = fields().longest(self.line.low, at)
        known = found is not None and found[0] == at + 2
        return known or self.line.pair(at) in word_set("compounds.tsv")

    def _joint(self) -> bool:
        """Take "và", "-", "," where the name goes on after it: "Văn hóa, Thể thao và Du lịch"."""
        line, at = self.line, self.at
        if at + 1 >= line.size or line.tokens[at] not in JOINTS:
            return False
        if not (self.pieces or self._field_in_head()):
            return False
        if self.head == "báo":  # not "báo Dân trí và chỉ đạo của Bí thư"
            return self._two_subjects() and self._take(at + 3)
        if self.kind == "territory" or self.persons.starts(line, at + 1):
            return False
        after = at + 1
        field = fields().longest(line.low, after)
        small = self.kind == "named" and not line.caps[after] and not line.caps[at - 1]
        if small and field and field[0] > after + 1 and not self.place:
            return line.tokens[at] != "," and self._take(field[0])  # "Thiết kế và tư vấn"
        head = heads().longest(line.low, after)
        if field and not line.caps[after] and self._second_field_at(after, field[0]):
            return self._take(field[0])
        if line.acronym(after) and line.acronym(at - 1) and self.kind == "named" and not head:
            again = line.tokens[after].startswith(line.tokens[at - 1])  # "LUX - LUXS"
            return not again and line.tokens[at] in "-–&" and self._take(after + 1)  # "LUX - ICA"
        longer = head is None or (field is not None and field[0] > head[0])
        if not line.word(after) or not (longer or self._inspects_too(after)):
            return False
        lines = self.of_firm and line.tokens[at] in "-–"
        if lines and not field and line.run(after) == after + 2 and line.caps[at - 2]:
            return self._take(after + 2)  # "Công ty BOT Trung Lương – Mỹ Thuận"
        if places.parse(line, after) and not field:
            return False
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
        if line.low[stop : stop + 1] and line.low[stop] in word_set("predicates.tsv"):
            return self._take(stop)
        return self._take(self._whole_words(stop))  # "… và Phát triển nhân lực,"


def _place_ends(line: Line, at: int, stop: int) -> bool:
    found = places.gazetteer().longest(line.low, at)
    return found is not None and found[0] == stop and stop - at > 1
