"""Posts whose titles say where they are held: in a state, its party, its assembly, its embassies."""

from __future__ import annotations

from kg.lexicon import word_set
from kg.mentions import places
from kg.mentions.bodies import BodyPhrase, ruling_parties, state_bodies
from kg.mentions.role_begun import BegunRole, initialled, lettered
from kg.mentions.tokens import capital, vietnamese

#: First words of unions that have a central board.
_UNIONS = (["hội"], ["đoàn"], ["liên"], ["tổng"], ["công"], ["hiệp"])

#: Armies whose names need no country.
_FORCES = ("Quân đội", "Quân Giải phóng")
_ARMIES = ("Quân đội nhân dân", "Quân đội Nhân dân", "Quân đội Hoàng gia", "Quân Giải phóng")


#: A title that comes without an office of its own.
_HONORARY = " danh dự"


class StateRole(BegunRole):
    """A role whose title tells its body, up to the territory or the country."""

    def _whole(self) -> None:
        self.organisation = self.title.body
        if self.organisation in state_bodies() and self._country() and self.country:
            stem = state_bodies()[self.organisation]
            self.organisation = (
                f"{stem} {self.country}" if stem else ruling_parties().get(self.country)
            )
        elif self._of_board() or self._of_foreign_party():
            pass
        elif self.organisation == "Chính phủ":
            self._of_state_council()
        elif "tham mưu" in self.words[0].lower() and self.at < self.line.size:
            self._of_army()

    def _of_state_council(self) -> None:
        """Take China's government by its own name: "Phó Thủ tướng" + "Quốc vụ viện Trung Quốc"."""
        if self.line.low[self.at : self.at + 3] != ["quốc", "vụ", "viện"]:
            return
        council = self._body_at(self.at)
        self._take(council.stop if council is not None else self.at + 3)
        self.organisation, self.country = "Quốc vụ viện Trung Quốc", "Trung Quốc"

    def _of_army(self) -> None:
        """Take the army, or the country, of whose general staff one is: "Tổng tham mưu trưởng" + "Nga"."""
        army, low = self._body_at(self.at), self.line.low
        if army and army.name.startswith(_ARMIES if army.place is None else _FORCES):
            self._take(army.stop, army.name)
            self.organisation = f"Bộ Tổng Tham mưu {army.name}"
            return
        forces = low[self.at + (low[self.at] == "các") :]
        if low[self.at : self.at + 2] == ["quân", "đội"]:
            self._take(self.at + 2)  # "Tổng tham mưu trưởng quân đội" + "Eyal Zamir"
            self.organisation = None
        elif forces[:4] == ["lực", "lượng", "vũ", "trang"]:
            self._take(len(low) - len(forces) + 4)
            self.organisation = None
            if self._country() and self.country:
                self.organisation = f"Bộ Tổng Tham mưu Lực lượng vũ trang {self.country}"
        elif self._country() and self.country:
            self.organisation = f"Bộ Tổng Tham mưu {self.country}"

    def _of_foreign_party(self) -> bool:
        """Take a foreign party after its board: "Ủy viên Bộ Chính trị" + "Đảng Cộng sản Cuba"."""
        line, at = self.line, self.at
        if line.low[at : at + 1] != ["đảng"] or self.organisation not in (
            "Bộ Chính trị",
            "Ban Bí thư",
        ):
            return False
        party = self._body_at(at)
        if party is None or party.bare or party.name == "Đảng Cộng sản Việt Nam":
            return False
        if party.stop < at + 3:
            return False  # "Đảng, Nhà nước"
        self._take(party.stop, party.name)
        self.country = party.place.name if party.place else party.name.split()[-1]
        self.organisation = f"{self.organisation} {party.name}"
        return True

    def _of_board(self) -> bool:
        """Take the party or the union of whose central board one is."""
        if self.line.low[self.at - 1] == "đảng":
            return self._party()
        return self.organisation == "Ban Chấp hành Trung ương Đảng" and self._union()

    def _union(self) -> bool:
        """Take a union after its board: "Ủy viên BCH Trung ương" + "Hội Nông dân"."""
        line = self.line
        if line.low[self.at : self.at + 1] not in _UNIONS:
            return False
        union = self._body_at(self.at)
        if union is None or not line.caps[self.at]:
            return False
        if union.bare or union.lacks == "any":
            self.organisation, self.lacks = None, "any"
            return True
        self._take(union.stop, union.name)
        self.body, self.organisation = union, f"Ban Chấp hành Trung ương {union.name}"
        return True

    def _party(self) -> bool:
        """Take the rest of a foreign party's name: "Ủy viên BCH Trung ương Đảng" + "Nhân dân Lào"."""
        party = self._rest_of_party()
        if party is None or party.name == "Đảng Cộng sản Việt Nam":
            return False
        self.organisation = f"Ban Chấp hành Trung ương {party.name}"
        return True

    def _rest_of_party(self) -> BodyPhrase | None:
        """Take what stands after "Đảng" of the name of a party, and give the party."""
        party = self._body_at(self.at - 1)
        if party is None or party.stop <= self.at or party.bare:
            return None
        self._take(party.stop)
        self.body = party
        return party

    def _local(self) -> None:
        """ "Tỉnh ủy viên", "Ủy viên Ban Thường vụ" + "Tỉnh ủy Nghệ An"."""
        line = self.line
        base = self.title.body
        if base in ("Ban Thường vụ", "Ban Chấp hành"):
            inner = self._body_at(self.at)
            if inner and inner.name.split()[0] in word_set("committee_bodies.tsv"):
                self._take(inner.stop, inner.name)
                self.body = inner
                self.organisation = f"{base} {inner.name}"
                self.lacks = inner.lacks
                return
            self.organisation, self.lacks = base, "any"
            return
        self.organisation = base
        place = (
            places.parse(line, self.at)
            if self.at < line.size and not self.persons.starts(line, self.at)
            else None
        )
        if place and place.name and place.level != "country":
            self._take(place.stop, place.full)
            self.place = place
            self.organisation = f"{base} {place.name}"
        else:
            self.lacks = {"Tỉnh ủy": "province", "Thành ủy": "city"}.get(base, "district")
            if base == "Đảng ủy":
                self.lacks = "any"

    def _state(self) -> None:
        line = self.line
        if line.low[self.at - 1] == "đảng" and (party := self._rest_of_party()):
            self.organisation = party.name  # "Tổng Bí thư Đảng" + "Lao động Triều Tiên"
        elif self._country():
            if self.title.body:
                self.organisation = (
                    f"{self.title.body} {self.country}" if self.country else self.title.body
                )
            elif self.title.role == "head" and "viện" in line.low[self.at - 2 : self.at]:
                self.organisation = None
        else:
            if self.at < line.size and (
                line.caps[self.at] or places.units().longest(line.low, self.at)
            ):
                body = self._body_at(self.at)
                if body and not body.bare:
                    self._take(body.stop, body.name)
                    self.body, self.organisation, self.lacks = body, body.name, body.lacks
                else:
                    place = (
                        places.parse(line, self.at)
                        if self._before_name() or not self.persons.starts(line, self.at)
                        else None
                    )
                    if place and place.name:
                        self._take(place.stop, place.full)
                        self.place = place
                    elif line.word(self.at) and self._foreign_town():
                        pass
            if self.title.body and not self.organisation:
                self.organisation = self.title.body
        last = " ".join(line.low[self.head : self.at])
        for house in ("hạ viện", "thượng viện", "nghị viện"):
            if house in last and not self.organisation:
                self.organisation = capital(f"{house} {self.country}" if self.country else house)

    def _before_name(self) -> bool:
        """Say whether a town abroad stands before a name: "Thị trưởng" + "New York Zohran Mamdani"."""
        line, at = self.line, self.at
        if not self._heads_place() or vietnamese(line.low[at]):
            return False
        listed = places.gazetteer().longest(line.low, at)
        return listed is not None and line.run(at) > listed[0]

    def _heads_place(self) -> bool:
        """Say whether one of this title heads a town or a state: "Thị trưởng", "Thống đốc"."""
        title = self.line.pair(self.at - 2)
        return self.title.role in ("head", "deputy-head") and title in word_set(
            "heads_of_places.tsv"
        )

    def _foreign_town(self) -> bool:
        """Take "Incheon" in "Thị trưởng Incheon," where a name follows or the phrase ends."""
        line = self.line
        if not self._heads_place() or any(c.isupper() for c in line.tokens[self.at][1:]):
            return False  # "Thống đốc DeSantis": a name
        run = line.run(self.at)
        for stop in (self.at + 1, self.at + 2):
            given = stop + 1 < run and line.low[stop] in word_set("foreign_given_names.tsv")
            if given and line.low[stop - 1] not in word_set("foreign_given_names.tsv"):
                self._take(stop)  # "Thị trưởng Bordeaux Alain Juppe"
                return True
        if run == self.at + 1 or (
            run < line.size and line.tokens[run] in ",;)" and run - self.at == 1
        ):
            self._take(run)
            return True
        return False

    def _envoy(self) -> None:
        line = self.line
        sender = ""
        body = self._body_at(self.at)
        if body and not body.bare:
            self._take(body.stop, lettered(self.line, self.at, body))
            self.body, self.organisation = body, body.name
            if (
                self.at + 1 < line.size
                and line.low[self.at] == "tại"
                and not body.name.count(" tại ")
            ):
                place = places.parse(line, self.at + 1)
                if place and place.name:
                    self._take(place.stop)
                    self.organisation = f"{body.name} tại {place.name}"
            return
        at = self.at
        while at < line.size and line.low[at] in ("nước", "của", "đặc", "mệnh", "toàn", "quyền"):
            at += 1
        mark, count = self.at, len(self.words)
        if at > mark:
            self._take(at)
        if self._country() and self.place:
            sender = self.place.name
        elif at < line.size and line.acronym(at) and line.tokens[at] in ("EU", "ASEAN"):
            self._take(at + 1)
        else:
            self.at = mark
            del self.words[count:]
        if self.at + 1 < line.size and line.low[self.at] in ("tại", "ở"):
            place = self._host(self.at + 1)
            if place and place.name:
                self._take(place.stop)
                if sender and not self.words[0].lower().endswith(_HONORARY):
                    office = (
                        "Tổng lãnh sự quán" if "lãnh sự" in self.words[0].lower() else "Đại sứ quán"
                    )
                    self.organisation = f"{office} {sender} tại {place.name}"
                self.place = place
            elif sender:
                self._at_union(sender)
        elif not sender:
            self.lacks = "any"

    def _at_union(self, sender: str) -> None:
        """Take the union an envoy is sent to: "Đại sứ Mỹ tại Liên Hợp Quốc"."""
        union = self._body_at(self.at + 1)
        if union and not union.bare and not union.place:
            self._take(union.stop)
            self.organisation = f"Phái đoàn {sender} tại {union.name}"

    def _host(self, at: int) -> places.PlacePhrase | None:
        """Read a country with the words of its state: "Cộng hòa Liên bang Nigeria"."""
        line, stop = self.line, at
        initials = initialled(line, at)
        if initials:
            return initials  # "tại VN"
        while stop < line.size and stop - at < 6:
            place = places.parse(line, stop)
            if place and place.name:
                return place
            if line.low[stop] not in word_set("state_words.tsv"):
                return None
            stop += 1
        return None

    def _delegate(self) -> None:
        place = places.parse(self.line, self.at, known=True) if self.at < self.line.size else None
        self.organisation = self.title.body
        if place and place.level in ("province", "city", "district", "commune"):
            self._take(place.stop, place.full)
            self.place = place
            self.organisation = f"{self.title.body} {place.full}"
            self.lacks = "" if place.name else place.level
        else:
            self.lacks = "any"
