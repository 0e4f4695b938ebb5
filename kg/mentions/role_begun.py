"""A role that is begun: its title, and the body or the country that may follow it."""

from __future__ import annotations

from functools import cache, lru_cache

from kg.lexicon import package_path, read_tsv, table, word_set
from kg.mentions import organisations, people, places
from kg.mentions.bodies import BodyPhrase
from kg.mentions.titles import Title
from kg.mentions.tokens import Line, abbreviations, capital, expand, vietnamese
from kg.text import fold


class BegunRole:
    """One role while it is read, from its title on."""

    def __init__(
        self,
        line: Line,
        at: int,
        head: int,
        stop: int,
        title: Title,
        status: str,
        persons: people.Known,
    ) -> None:
        self.line, self.start, self.head, self.at = line, at, head, stop
        self.title, self.status, self.persons = title, status, persons
        self.words = [_title(line.letters(head, stop))]
        self.body: BodyPhrase | None = None
        self.place: places.PlacePhrase | None = None
        self.country: str | None = None
        self.organisation: str | None = None
        self.lacks = ""
        self.role = title.role

    def _take(self, stop: int, text: str | None = None) -> None:
        self.words.append(expand(self.line.letters(self.at, stop)) if text is None else text)
        self.at = stop

    def _body_at(self, at: int, noun: str = "") -> BodyPhrase | None:
        if at >= self.line.size or self.persons.starts(self.line, at):
            return None
        body = organisations.parse(self.line, at, self.persons, noun=noun, office=True)
        if body is None and self.line.low[at] in ("t.ư", "t.w", "tw") and at + 1 < self.line.size:
            body = organisations.parse(self.line, at + 1, self.persons)  # "T.Ư Hội Sinh viên"
        if body is None and self.line.low[at : at + 3] == ["trung", "ương", "hội"]:
            body = organisations.parse(self.line, at + 2, self.persons, office=True)
        return body

    def _country(self) -> bool:
        """Take the country of a state post: "Thủ tướng Lào", "Chủ tịch nước CHDCND Lào"."""
        line = self.line
        if self.at >= line.size or self.persons.at(line, self.at):
            return False
        at = self.at + self._called_state()
        initials = initialled(line, at)
        if initials:
            self.place = initials
            self._take(at + 1)
            self.country = None if initials.name == "Việt Nam" else initials.name
            return True
        if (
            line.low[at]
            in ("nước", "vương", "cộng", "chxhcn", "chdcnd", "chnd", "lb", "liên", "đại", "ch")
            or line.caps[at]
        ):
            place = places.parse(line, at) or short_country(line, at)
            if place is None and line.low[at] in ("nước", "chxhcn", "chdcnd", "chnd", "lb", "ch"):
                place = places.parse(line, at + 1) if at + 1 < line.size else None
            if place and place.level == "country" and not self._is_name(place):
                self._take(place.stop)
                self.place = place
                self.country = None if place.name == "Việt Nam" else place.name
                return True
            misspelt = None if place else misspelt_country(line, at)
            if misspelt:
                self._take(misspelt.stop)
                self.place, self.country = misspelt, misspelt.name
                return True
        return False

    def _called_state(self) -> int:
        """Give how many words before a country call it a state: "Nhà nước Kuwait"."""
        low, at = self.line.low, self.at
        if low[at : at + 2] != ["nhà", "nước"]:
            return 0
        size = 4 if low[at + 2 : at + 4] == ["độc", "lập"] else 2
        place = places.parse(self.line, at + size) if at + size < self.line.size else None
        return size if place and place.level == "country" and place.name != "Việt Nam" else 0

    def _is_name(self, place: places.PlacePhrase) -> bool:
        """Say whether "Anh", "Đức" begins a person's name here."""
        line = self.line
        single = place.stop == self.at + 1
        return (
            single
            and line.low[self.at] in word_set("doubtful_countries.tsv")
            and place.stop < line.size
            and line.word(place.stop)
            and vietnamese(line.low[place.stop])
            and people.family(line, self.at)
            and line.run(self.at) - self.at <= 4
        )


def initialled(line: Line, at: int) -> places.PlacePhrase | None:
    """Read a country by its initials: "Chủ tịch TQ", "tại VN"."""
    short = abbreviations().get(line.tokens[at], "") if line.acronym(at) else ""
    listed = places.gazetteer().longest(short.lower().split(), 0) if short else None
    if listed is None or listed[1][1] != "country":
        return None
    return places.PlacePhrase(at, at + 1, "", listed[1][0], "country")


@cache
def _short_countries() -> dict[str, str]:
    return {row["word"]: row["country"] for row in table("short_countries.tsv")}


def short_country(line: Line, at: int) -> places.PlacePhrase | None:
    """Read "Ý", "Anh" before a foreign name: "Thủ tướng Ý Matteo Renzi"."""
    name = _short_countries().get(line.low[at])
    listed = (
        places.gazetteer().longest(line.low, at)
        if name is None and vietnamese(line.low[at])
        else None
    )
    if listed is not None and listed[0] == at + 1 and listed[1][1] == "country":
        name = listed[1][0]  # "Bộ trưởng Bộ Công Thương" + "Lào Malaithong Kommasith"
    if name is None or at + 1 >= line.size or not line.word(at + 1):
        return None
    if vietnamese(line.low[at + 1]):
        return None
    return places.PlacePhrase(at, at + 1, "", name, "country")


#: Letters of the shortest name of a country that is known with a letter wrong, and of a long one.
_SPELLED, _LONG = 6, 9
#: Words of a full name.
_FULL = 2


@cache
def _countries() -> dict[str, str]:
    """Give the names of countries without marks: "trieu tien" -> "Triều Tiên"."""
    rows = read_tsv(package_path("ontology/world/places.tsv"))
    return {
        fold(form): row["name"]
        for row in rows
        if row["kind"] == "country"
        for form in (*row["aliases"].split("|"), row["name"])
        if len(form) >= _SPELLED and "-" not in form
    }


def _alike(a: str, b: str, most: int) -> bool:
    """Say whether one word becomes the other by a few letters changed, added or left out."""
    if abs(len(a) - len(b)) > most:
        return False
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a):
        last, row[0] = row[0], i + 1
        for j, other in enumerate(b):
            last, row[j + 1] = (
                row[j + 1],
                min(row[j] + 1, row[j + 1] + 1, last + (letter != other)),
            )
    return row[-1] <= most


def misspelt_country(line: Line, at: int) -> places.PlacePhrase | None:
    """Read a country with a letter or a mark wrong before a name: "Thủ tướng Malayssia" A B."""
    size = line.run(at) - at
    if size <= _FULL or line.low[at] in word_set("foreign_given_names.tsv"):
        return None
    if vietnamese(line.low[at]):
        two = fold(line.pair(at))
        if size <= _FULL + 1 or two not in _countries():
            return None
        return places.PlacePhrase(at, at + 2, "", _countries()[two], "country")
    word = fold(line.low[at])
    most = 2 if len(word) >= _LONG else 1
    for name, land in _countries().items():
        if len(word) >= _SPELLED and name[0] == word[0] and _alike(word, name, most):
            return places.PlacePhrase(at, at + 1, "", land, "country")
    return None


def lettered(line: Line, at: int, body: BodyPhrase) -> str:
    """Give a body as the page writes it, abbreviations written out: "Trung ương Đảng"."""
    letters = expand(line.letters(at, body.stop))
    short = (body.stop == at + 1 and body.initials) or _ends_in_initials(body)
    return body.name if short or len(letters) > len(body.name) else letters


def _ends_in_initials(body: BodyPhrase) -> bool:
    """Say whether a part of a body is named with the initials of that: "Hội đồng quản trị VTK"."""
    inner = body.inner
    return inner is not None and inner.initials and body.name.endswith(inner.name)


@lru_cache(maxsize=65536)
def _title(letters: str) -> str:
    return capital(expand(letters))


@cache
def villages() -> tuple[str, ...]:
    """Give the words with which the titles of those end who head villages."""
    return tuple(word_set("villages.tsv"))
