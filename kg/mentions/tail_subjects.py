"""The subject of a committee: "Ban Chỉ đạo" + "quốc gia về hội nhập"."""

from __future__ import annotations

from functools import cache

from kg.lexicon import word_set
from kg.mentions import places
from kg.mentions.bodies import heads
from kg.mentions.tail_places import PlaceTail
from kg.mentions.tokens import abbreviations, vietnamese

_MANY = frozenset(("các", "những", "và", "của"))
#: What committees are set up for, before what it is about.
_PLANS = frozenset(("đề án", "kỳ thi", "dự án", "chương trình"))
_BEFORE_NUMBERS = _PLANS | {"giai đoạn"}
#: The services inside which a committee works.
_SERVICES = frozenset(("cand", "công", "quân", "qđnd"))
#: What is told of a new disease after "do".
_OF_VIRUS = frozenset(("virus", "vi", "rút", "chủng", "mới", "của", "corona", "ncov", "gây", "ra"))
_UNITS = frozenset(("tỉnh", "thành", "tp", "tp.", "huyện", "quận", "thị", "xã", "phường"))


#: How the names of committees begin that steer something.
_STEERING = "ban chỉ đạo"


@cache
def _stops() -> frozenset[str]:
    """Give the words before which the subject of a committee ends."""
    return word_set("event_stops.tsv") | word_set("about_stops.tsv")


class SubjectTail(PlaceTail):
    """A tail that goes on with what the body is set up for."""

    def _about(self) -> None:
        """Take the subject of a steering committee: "Ban Chỉ đạo quốc gia về hội nhập"."""
        line, at = self.line, self.at
        if at + 1 >= line.size or not (line.low[at] == "về" or self._steering()):
            return
        if self.head not in word_set("subject_heads.tsv") and not self._wide():
            return
        if self.place and (self.place.name or line.low[at] != "về" or self._moves(at)):
            return
        if not self._subject_at(at):
            return
        stops, stop = _stops(), at + 1
        while stop < line.size and stop - at < 24 and self._goes_on(stop):
            place = places.parse(line, stop) if line.low[stop] in _UNITS else None
            if place and place.name and place.unit:
                if line.tokens[stop - 2 : stop] == [")", "của"]:
                    break
                stop, self.place = place.stop, place
                break
            if self._steering() and line.caps[stop] and heads().longest(line.low, stop):
                inner = self.reader(line, stop, self.persons, False)
                if inner and not inner.bare:
                    stop = inner.stop
                    break  # "… cổ phần hóa Tổng Công ty 3/2"
            within = self._within(stop) or self._virus(stop)
            if within:
                stop = within
                continue
            pair = f"{line.low[stop - 1]} {line.low[stop]}"
            subject = {pair, line.pair(stop)} & word_set("subjects.tsv")
            if line.low[stop] in stops and not subject and pair not in word_set("compounds.tsv"):
                break
            if any(" ".join(line.low[stop : stop + size]) in stops for size in (2, 3)):
                break  # "… và đại diện", "… công bố"
            if line.low[stop : stop + 2] == ["tổ", "chức"] and line.low[stop - 1] not in _MANY:
                break  # "… phòng, chống thiên tai | tổ chức theo dõi"
            if self.persons.starts(line, stop):
                break
            if line.low[stop - 3 : stop] == ["covid", "-", "19"] and line.low[stop] != "và":
                town = self._town_at(stop)
                if town:
                    stop, self.place = town.stop, town
                break  # "… phòng, chống dịch Covid-19 | báo cáo tình hình"
            if line.low[stop] == "và" and stop + 1 < line.size and line.caps[stop + 1]:
                if heads().longest(line.low, stop + 1):
                    break  # "… doanh nghiệp và Văn phòng Chính phủ"
            stop += 1
        if line.low[stop - 1] in (",", "và"):
            stop -= 1
        if line.low[stop - 1] == "năm":  # "Ban Chỉ đạo thi … quốc gia năm 2018"
            stop += 1 if "".join(line.tokens[stop : stop + 1]).isdigit() else -1
        if line.low[stop - 1] == "của" and stop > at + 2:
            self._take(stop - 1)
            self._of_town(stop)
        elif stop > at + 1:
            self._take(stop)

    def _town_at(self, at: int) -> places.PlacePhrase | None:
        """Give the town or the unit that is named at a token: "Hà Nội", "huyện Mường Lát"."""
        line = self.line
        if not (line.caps[at] or line.low[at] in _UNITS):
            return None
        place = places.parse(line, at)
        if place is None or not (line.caps[at] or place.name):
            return None
        local = place.level in ("district", "commune") and place.unit and not line.caps[at]
        return place if local or place.level in ("province", "city") else None

    def _of_town(self, at: int) -> None:
        """Take the town whose committee it is: "… (Covid-19) của" + "TP Hà Nội"."""
        place = places.parse(self.line, at) if at < self.line.size else None
        if place and place.unit and place.name:
            self.at = at
            self._take(place.stop)
            self.place = place

    def _wide(self) -> bool:
        """Say whether a body of the nation or the world is read: "Diễn đàn Quốc tế" + "về hòa bình"."""
        if not self.pieces:
            return False
        last = self.pieces[-1].lower()
        return any(last.endswith(wide) for wide in word_set("wide_words.tsv"))

    def _virus(self, at: int) -> int:
        """Give the end of what a disease comes from: "do chủng mới của virus corona (COVID-19)"."""
        line, stop = self.line, at + 1
        if line.low[at] != "do" or line.low[stop : stop + 1] not in (["virus"], ["chủng"], ["vi"]):
            return 0
        while stop < line.size and line.low[stop] in _OF_VIRUS:
            stop += 1
        if line.tokens[stop : stop + 1] == ["("] and ")" in line.tokens[stop : stop + 12]:
            stop = line.tokens.index(")", stop) + 1
        return stop

    def _within(self, at: int) -> int:
        """Give the end of where the work of a committee is done: "… ở Việt Nam", "… trong CAND"."""
        line, after = self.line, at + 1
        if not self._steering() or after >= line.size or not line.caps[after]:
            return 0
        if line.low[at] == "trong":
            found = heads().longest(line.low, after)
            return found[0] if found and line.low[after] in _SERVICES else 0
        vietnam = line.low[at] == "ở" and line.low[after : after + 2] == ["việt", "nam"]
        return after + 2 if vietnam else 0

    def _steering(self) -> bool:
        if not self.head.startswith("ban"):
            return False
        if not self.pieces or len(self.head) >= len(_STEERING):
            return self.head.startswith(_STEERING)
        return " ".join((self.head, *self.pieces)).lower().startswith(_STEERING)

    def _subject_at(self, at: int) -> bool:
        """Say whether the subject of a committee begins: "Đổi mới …", "phòng chống dịch"."""
        word, low = self.line.tokens[at], self.line.low[at]
        if self._steering():
            if self.pieces and self.pieces[-1].isdigit() and low == "các":
                return False  # "Ban Chỉ đạo 389" các tỉnh báo cáo
            named = word[0].isupper() and low in word_set("committee_tasks.tsv")
            task = self.line.pair(at) in _PLANS
            two = self.line.pair(at)
            small = low in ("về", "phòng", "cải", "chống", "cổ", "thi")
            small = small or (low == "các" and two not in _stops())
            if low == "về" and self.line.low[at + 1] in word_set("no_subjects.tsv"):
                if self.line.caps[at + 2 : at + 3] != [True]:
                    return False  # "kiến nghị của Ban Chỉ đạo về việc …"
            done = two == "khắc phục" or (
                two == "thực hiện" and self.line.low[at + 2 : at + 3] == ["chương"]
            )
            more = low == "," and self.line.low[at + 1] in ("tiêu", "lãng")
            last = self.pieces[-1].lower() if self.pieces else ""
            planned = last in _PLANS and low in word_set("committee_tasks.tsv")
            return small or task or named or planned or ((done or more) and bool(self.pieces))
        charged = self.line.low[at + 1 : at + 2] in (["tội"], ["việc"], ["hành"])
        return bool(self.pieces) and low == "về" and not charged and not self._moves(at)

    def _moves(self, at: int) -> bool:
        """Say whether someone moves: "Phó trưởng Ban Tổ chức Tỉnh ủy" + "về huyện A công tác"."""
        line, after = self.line, at + 1
        unit = line.low[after : after + 1] in (["huyện"], ["quận"], ["xã"], ["phường"], ["tỉnh"])
        work = line.pair(after) in ("công tác", "thành phố", "thị xã")
        body = heads().longest(line.low, after) if line.capital(after) else None
        return unit or work or (body is not None and body[1][0] != "none")

    def _more_subjects(self, at: int) -> bool:
        """Say whether small words go on to the last subject: "…, công nghệ, đổi mới và chuyển đổi số"."""
        line, begun = self.line, at
        for stop in range(at, min(at + 16, line.size)):
            if line.caps[stop] and line.tokens[stop] not in abbreviations():
                return False
            if line.tokens[stop] == ",":
                begun = stop + 1
            elif line.low[stop] == "và":
                return stop > begun
            elif not line.tokens[stop].isalpha() or stop - begun > 5 or self._told(stop, begun):
                return False
        return False

    def _told(self, at: int, begun: int) -> bool:
        """Say whether a verb begins what is told of the committee, no subject: not "đổi mới"."""
        pair = self.line.pair(at)
        verb = at == begun and self.line.low[at] in word_set("predicates.tsv")
        return verb and pair not in word_set("subjects.tsv")

    def _goes_on(self, at: int) -> bool:
        line = self.line
        if line.tokens[at] == ",":
            known = word_set("subject_goes_on.tsv")
            if any(" ".join(line.low[at + 1 : at + 1 + size]) in known for size in (1, 2)):
                return True  # "về phòng, chống thiên tai", "các công trình, dự án trọng điểm"
            if self._steering() and self._more_subjects(at + 1):
                return True
        if line.tokens[at] == "-" and line.tokens[at + 1 : at + 2][:1] in (["19"], ["2"]):
            return not vietnamese(line.low[at - 1])  # "Covid-19"
        if line.tokens[at].isdigit() and line.tokens[at - 1] == "-":
            return True
        if line.tokens[at].isdigit() and line.pair(at - 2) in _BEFORE_NUMBERS:
            return True  # "Chương trình 04", "giai đoạn 2021"
        if line.tokens[at] in "-–" and line.pair(at - 3) == "giai đoạn":
            return line.tokens[at + 1 : at + 2] != [] and line.tokens[at + 1].isdigit()
        return line.tokens[at][0].isalpha() and line.low[at] != "về"
