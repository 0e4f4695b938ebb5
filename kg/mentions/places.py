"""Places in a sentence: administrative units, countries, regions."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import Trie, package_path, read_tsv, table, word_set
from kg.mentions.tokens import Line, expand, vietnamese
from kg.text import canon_tone, nfc

PROVINCES = frozenset({"province", "city"})


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class PlacePhrase:
    """A place as a stretch of tokens: ``level`` is province, city, district, commune, country …

    ``unit`` is the word before the name ("tỉnh", "huyện"), empty if there is none; ``name`` is
    the name without it, empty where only the unit stands ("UBND tỉnh").
    """

    start: int
    stop: int
    unit: str
    name: str
    level: str

    @property
    def full(self) -> str:
        """The name with its unit: "tỉnh Quảng Trị", "Hà Nội"."""
        return f"{self.unit} {self.name}".strip()


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(canon_tone(name).lower().replace("-", " - ").replace("  ", " ").split())


@cache
def gazetteer() -> Trie[tuple[str, str]]:
    """Give the dictionary of place names: tokens -> (canonical name, level)."""
    entries: dict[tuple[str, ...], tuple[str, str]] = {}
    rank = {"province": 0, "city": 0, "country": 1, "foreign-city": 2, "foreign-region": 3}
    rows = read_tsv(package_path("ontology/world/places.tsv"))
    for row in sorted(rows, key=lambda r: (rank.get(r["kind"], 5), r["name"])):
        name = canon_tone(row["name"].split(" (")[0])
        level = row["kind"]
        if level in ("municipality", "town", "urban-district"):
            level = "district"
        for form in (name, *row["aliases"].split("|")):
            if len(form) > 1 and not form.lower().startswith(("tp. ", "tp ", "thủ đô ")):
                entries.setdefault(_tokens(form), (name, level))
                if "-" in form:
                    entries.setdefault(tuple(form.lower().split()), (name, level))
    for tokens, value in list(entries.items()):
        if "-" in tokens:
            entries.setdefault(tuple("–" if t == "-" else t for t in tokens), value)
        if tokens[0] in ("đắk", "đăk", "đak"):
            for spelled in ("đắk", "đăk", "đak", "đắc"):
                entries.setdefault((spelled, *tokens[1:]), value)
        if len(tokens) == 1 and value[1] == "foreign-city" and vietnamese(tokens[0]):
            del entries[tokens]
    for tokens, value in [e for e in entries.items() if e[1][1] == "country"]:
        for typo in _misspelt(tokens):
            entries.setdefault(typo, value)
    for short, long in (
        ("tp.hcm", "Hồ Chí Minh"),
        ("tphcm", "Hồ Chí Minh"),
        ("tp hcm", "Hồ Chí Minh"),
        ("tp. hcm", "Hồ Chí Minh"),
    ):
        entries[(short,)] = (f"Thành phố {long}", "city")
    for dash in ("-", "–"):
        wide = ("ấn", "độ", dash, "thái", "bình", "dương")
        entries[wide] = ("Ấn Độ - Thái Bình Dương", "region")
    entries["ấn", "độ", "thái", "bình", "dương"] = ("Ấn Độ - Thái Bình Dương", "region")
    entries["washington", "d", ".", "c"] = ("Washington", "foreign-city")
    return Trie(entries)


#: Letters of a country's name that is long enough to be told where it is misspelt.
_LONG = 6
#: The marks of the five tones.
_TONES = "\u0300\u0301\u0303\u0309\u0323"


#: Most words of the name of a country: "Cộng hòa Dân chủ Nhân dân Lào".
_LAND = 6


@lru_cache(maxsize=4096)
def without_country(title: str) -> tuple[str, str]:
    """Take the country off the end of an office: "Ngoại trưởng" and "Hoa Kỳ" of "Ngoại trưởng Mỹ"."""
    words = title.split()
    for size in range(min(_LAND, len(words) - 1), 0, -1):
        tail = [word.lower() for word in words[-size:]]
        found = gazetteer().longest(tail, 0)
        if found and found[0] == size and found[1][1] == "country":
            return " ".join(words[:-size]), found[1][0]
    return title, ""


def _misspelt(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give how a country is misspelt: "Malayssia", "Philipines", "Triêu Tiên"."""
    out: list[tuple[str, ...]] = []
    if len(tokens) > 1:
        for k, token in enumerate(tokens):
            flat = _toneless(token)
            if flat != token:
                out.append((*tokens[:k], flat, *tokens[k + 1 :]))
        return out
    name = tokens[0]
    if len(name) < _LONG or vietnamese(name) or not name.isascii():
        return out
    single = [name[:k] + name[k + 1 :] for k in range(1, len(name)) if name[k] == name[k - 1]]
    out += [(one,) for one in single]
    for one in (name, *single):
        out += [(one[:k] + one[k] + one[k:],) for k in range(1, len(one) - 1)]
    return out


def _toneless(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable)
    return nfc("".join(c for c in parts if c not in _TONES))


@cache
def units() -> Trie[str]:
    """Give the words that stand before the name of a unit: tokens -> level."""
    return Trie({tuple(r["unit"].split()): r["level"] for r in table("place_units.tsv")})


_SPELLED = {"tp": "Thành phố", "tp.": "Thành phố", "tx": "thị xã", "tt": "thị trấn", "q": "quận"}
_SPELLED |= {"p": "phường", "h": "huyện"}
_SPELLED |= {"tx.": "thị xã", "tt.": "thị trấn", "q.": "quận", "p.": "phường", "h.": "huyện"}


@cache
def communes() -> frozenset[str]:
    """Give the names of wards and communes, old and new, in lower case."""
    rows = read_tsv(package_path("ontology/world/communes.tsv"))
    return frozenset(canon_tone(row["name"]).lower() for row in rows)


def parse(line: Line, at: int, *, known: bool = False) -> PlacePhrase | None:
    """Read a place phrase that begins at token ``at``: a unit word with a name, or a known name.

    With ``known``, a bare unit word ("tỉnh" in "UBND tỉnh") counts too.
    """
    unit = units().longest(line.low, at)
    if unit and len(line.low[at]) == 1 and not line.tokens[at].endswith("."):
        unit = None
    if unit and (_only_ends_word(line, at, unit) or _initials(line, at) or _centre(line, at)):
        unit = None
    if unit:
        stop, level = unit
        stop = _qualified(line, stop) if level in ("district", "commune", "province") else stop
        named = _name_after_unit(line, stop, level)
        word = _unit_word(line, at, unit[0])
        if named and len(named[1]) == 1 and line.tokens[at].endswith("."):
            return None  # "(H.T)" signs an article
        if named and stop > unit[0] and _of_province(line, stop, named[0]):
            return PlacePhrase(at, named[0], "", line.letters(stop, named[0]), "province")
        if named:
            end, name = named
            if name.startswith("Thành phố ") and level == "city":
                return PlacePhrase(at, end, "", name, "city")
            if level == "country" and name.lower().startswith(word.lower()):
                return PlacePhrase(at, end, "", name, level)  # "Vương quốc Anh"
            wider = gazetteer().longest(line.low, stop) if level == "region" else None
            if wider and wider[0] > end and line.caps[wider[0] - 1]:
                end, name = wider[0], wider[1][0]  # "khu vực Thái Bình Dương"
            longer = with_number(line, end) if level in ("village", "region") else end
            if longer > end:
                return PlacePhrase(at, longer, word, f"{name} {line.tokens[end]}", level)
            return PlacePhrase(at, end, word, name, level)
        listed = gazetteer().longest(line.low, at) if level == "country" else None
        if listed and listed[0] > stop and line.caps[at] and line.caps[listed[0] - 1]:
            return PlacePhrase(at, listed[0], "", *listed[1])  # "Cộng hòa Dân chủ Congo"
        if (
            stop < line.size
            and not line.caps[stop]
            and f"{line.low[stop - 1]} {line.low[stop]}" in word_set("compounds.tsv")
        ):
            return None
        if known and level in ("province", "city", "district", "commune"):
            return PlacePhrase(at, stop, word, "", level)
        return _state(line, at, stop, word) if level == "country" else None
    if not line.capital(at):
        return None
    found = gazetteer().longest(line.low, at)
    if found is None:
        return PlacePhrase(at, at + 1, "", "Italia", "country") if _italy(line, at) else None
    end, (name, level) = found
    if level == "region" and at and line.low[at - 1] in _WINDS:
        return None  # "gió Đông Bắc"
    small = not line.caps[end - 1] and line.tokens[end - 1][0].isalpha()
    if small and not _small_part(line, end, level):
        return None
    if end == at + 1 and (_is_word(line, at) or brand(line, at)):
        return None
    if level == "foreign-city" and end == at + 1 and line.acronym(at):
        return None  # "cuộc tập trận MILAN"
    return PlacePhrase(at, end, "", name, level)


#: Before the side of the world from which a wind blows.
_WINDS = frozenset(("gió", "hướng"))
#: Before the short name of Italy, beside other countries that are listed.
_BEFORE_ITALY = frozenset(("tại", "ở", "sang", "tới", "đến", "từ", "thăm", "nước"))


def _italy(line: Line, at: int) -> bool:
    """Say whether "Ý" is Italy, no word: "Mỹ, Ý, Tây Ban Nha", "tại Ý"."""
    if line.tokens[at] != "Ý" or at == 0 or line.capital(at + 1):
        return False
    if line.pair(at) in word_set("compounds.tsv"):
        return False
    before = line.low[at - 1]
    if before in _BEFORE_ITALY:
        return True
    if before not in (",", "và", "(") or at < 2:
        return False
    return any(_country_ends(line, at - size, at - 1) for size in (2, 3, 4) if size <= at)


def _country_ends(line: Line, at: int, stop: int) -> bool:
    """Say whether a country stands between two tokens: "Tây Ban Nha" + ", Ý"."""
    found = gazetteer().longest(line.low, at) if line.caps[at] else None
    return found is not None and found[0] == stop and found[1][1] == "country"


@cache
def _qualifiers() -> Trie[bool]:
    return Trie({tuple(word.split()): True for word in word_set("unit_qualifiers.tsv")})


def _qualified(line: Line, at: int) -> int:
    """Go on over what a unit is called before its name: "huyện" + "miền núi" (Hướng Hóa)."""
    found = _qualifiers().longest(line.low, at) if at < line.size and not line.caps[at] else None
    return found[0] if found and found[0] < line.size and line.word(found[0]) else at


def abroad(name: str) -> bool:
    """Say whether a name is listed as a city or region of another country: "Osaka"."""
    found = gazetteer().longest(list(_tokens(name)), 0) if name else None
    return found is not None and found[1][1] in ("foreign-city", "foreign-region")


def _state(line: Line, at: int, stop: int, word: str) -> PlacePhrase | None:
    """Read a country after the words of its state: "Cộng hòa Hồi giáo Iran"."""
    while stop < line.size and stop - at < 8 and line.low[stop] in word_set("state_words.tsv"):
        stop += 1
    found = gazetteer().longest(line.low, stop) if stop < line.size and line.caps[stop] else None
    if found is None or found[1][1] != "country":
        return None
    end = found[0]
    if end < line.size and f"{line.low[end - 1]} {line.low[end]}" in word_set("compounds.tsv"):
        return None  # "các nước Pháp ngữ"
    return PlacePhrase(at, end, word, found[1][0], "country")


def _only_ends_word(line: Line, at: int, unit: tuple[int, str]) -> bool:
    """Say whether the noun of a village or a region only ends a word: "kịch bản Nga"."""
    if unit[0] > at + 1 or unit[1] not in ("village", "region", "state", "country") or at == 0:
        return False
    return f"{line.low[at - 1]} {line.low[at]}" in word_set("compounds.tsv")


def _centre(line: Line, at: int) -> bool:
    """Say whether "TT" is short for a centre: "TT Y tế", "TT 115", not "TT Đông Anh"."""
    name = line.tokens[at + 1 : at + 2]
    return line.low[at] == "tt" and (not name or len(name[0]) == 1 or name[0].isdigit())


def _of_province(line: Line, at: int, stop: int) -> bool:
    """Say whether a province's name follows units of its own: "các xã biên giới Nghệ An"."""
    found = gazetteer().longest(line.low, at)
    return found is not None and found[0] == stop and found[1][1] == "province"


def _initials(line: Line, at: int) -> bool:
    """Say whether the letter of a unit is an initial: "H.R. McMaster", "Neil P. Harlow"."""
    two = line.tokens[at : at + 3]
    lengths = [len(t) for t in two] == [2, 1, 1]
    if lengths and two[2] == "." and two[0][0].isupper() and two[1].isalpha():
        return True
    return line.middle(at)


def brand(line: Line, at: int) -> bool:
    """Say whether "VN" begins the name of a firm: "VN Pharma"."""
    after = at + 1 < line.size and line.word(at + 1) and not vietnamese(line.low[at + 1])
    return bool(after) and line.tokens[at] == "VN"


def _is_word(line: Line, at: int) -> bool:
    """Say whether a place of one syllable is a part of a name or a pronoun: "Tự Đức", "Anh A", "Mỹ nghệ"."""
    if at > 1 and line.word(at - 1) and vietnamese(line.low[at]):
        return True
    if f"{line.low[at]} {''.join(line.low[at + 1 : at + 2])}" in word_set("compounds.tsv"):
        return not line.caps[at + 1]  # "Hiệp hội Mỹ nghệ"
    if _in_capitals(line, at) or _commune_first(line, at):
        return True
    opens = at == 0 or not line.tokens[at - 1][0].isalnum()
    return opens and line.low[at] == "anh" and at + 1 < line.size and line.word(at + 1)


def _small_part(line: Line, end: int, level: str) -> bool:
    """Say whether a region ends with its noun in small letters: "Bắc Trung bộ"."""
    return level == "region" and line.low[end - 1] == "bộ"


def _in_capitals(line: Line, at: int) -> bool:
    """Say whether the syllable is a part of a name in capitals: "TRẦN ANH TUẤN"."""
    around = [k for k in (at - 1, at + 1) if 0 <= k < line.size]
    return line.acronym(at) and any(line.acronym(k) and vietnamese(line.low[k]) for k in around)


def _commune_first(line: Line, at: int) -> bool:
    """Say whether the syllable begins the name of a commune: "Mỹ Hội Đông"."""
    run = line.run(at)
    return run > at + 1 and " ".join(line.low[at:run]) in communes()


def _unit_word(line: Line, at: int, stop: int) -> str:
    short = line.low[at]
    return _SPELLED.get(short, line.letters(at, stop)) if stop == at + 1 else line.letters(at, stop)


def with_number(line: Line, at: int) -> int:
    """Go on over the number of one of several villages: "thôn Văn Lâm" + "3,"."""
    if at >= line.size or not line.tokens[at].isdigit() or len(line.tokens[at]) > 2:
        return at
    ends = at + 1 >= line.size or not line.tokens[at + 1][0].isalnum()
    return at + 1 if ends or line.low[at + 1] == "và" else at


def numbered(line: Line, at: int) -> int:
    """Go on over the letter that belongs to the number before a token: "quốc lộ 1" + "A"."""
    if at >= line.size or line.starts[at] != line.stop(at - 1):
        return at
    return at + 1 if line.tokens[at].isalpha() and len(line.tokens[at]) == 1 else at


#: Digits of a year, which numbers no unit: "đại hội cấp huyện 2020".
_YEAR = 4


def _numeral(line: Line, at: int, level: str) -> bool:
    """Say whether a unit is named by a number: "quận 1", "khu vực XIV", but "khối huyện 76 người"."""
    token = line.tokens[at]
    if token.isdigit():
        if level == "district":
            begin = at - 2 if line.tokens[at - 1] == "." else at - 1
            return len(token) < _YEAR and line.low[begin] in ("quận", "q", "q.")
        return len(token) < _YEAR and level in ("commune", "village", "region")
    return level == "region" and set(token) <= set("IVX")


def _name_after_unit(line: Line, at: int, level: str) -> tuple[int, str] | None:
    while at < line.size and line.tokens[at] == ".":
        at += 1
    if at >= line.size:
        return None
    if _numeral(line, at, level):
        end = numbered(line, at + 1)
        return end, line.letters(at, end)
    if not line.word(at) and line.low[at] not in ("tp.hcm", "hcm"):
        return None
    if line.low[at] == "hcm":
        return at + 1, "Thành phố Hồ Chí Minh"
    if line.low[at : at + 3] == ["hồ", "chí", "minh"]:
        return at + 3, "Thành phố Hồ Chí Minh"
    if at + 1 < line.size and not line.caps[at + 1]:
        if f"{line.low[at]} {line.low[at + 1]}" in word_set("compounds.tsv"):
            return None  # "bản Di chúc", "mọi miền Tổ quốc"
    short = level in ("province", "city") and len(line.tokens[at]) == 1
    if short and at + 1 < line.size and line.word(at + 1):
        return None  # "Phó Chủ tịch UBND tỉnh" + "Y Ngọc"
    listed = _commune(line, at) if level == "commune" else None
    if listed:
        return listed, line.letters(at, listed)
    run = line.name_run(at)
    found = gazetteer().longest(line.low, at)
    if found and found[0] == run + 1 and _small_part(line, found[0], found[1][1]):
        return found[0], line.letters(at, found[0])  # "các tỉnh Bắc Trung bộ"
    if level == "region" and line.low[at - 1] == "châu":
        wide = _ocean(line, at + 1)
        if wide:
            return wide, line.letters(at, wide)
    stopped = line.tokens[at - 1].endswith(".")
    if stopped and run < line.size and line.word(run) and not found:
        return None  # "… sức khỏe cán bộ TP. Trưởng Ban Tuyên giáo": the next sentence
    if found and level != "village":
        end, (name, kind) = found
        joined = not {"-", "–"}.isdisjoint(line.tokens[at:end])
        if end <= max(run, at + 1) or "-" in name or joined:
            fits = {
                "province": ("province", "city", "foreign-region"),
                "city": ("city", "district", "province", "foreign-city"),
                "country": ("country",),
            }.get(level)
            if fits is None or kind in fits or level in ("state", "region"):
                abroad_too = level == "state" and kind in ("foreign-region", "foreign-city")
                if (
                    kind == level
                    or level in ("city", "province", "country")
                    or run == end
                    or abroad_too
                ):
                    listed = name.startswith("Thành phố ") or level == "country"
                    return end, name if listed else line.letters(at, end)
    if level == "country":
        return None
    # an unknown name: two syllables as a rule, three where no person can follow
    size = run - at
    if size == 0:
        return None
    if level == "region" and line.low[at - 1] == "miền":
        return at + 1, line.tokens[at]  # "miền Nam Tây Ban Nha"
    if level == "region" and size == 1:
        stop = _region(line, at)
        common = stop == at + 1 and line.low[at - 1] != "châu" and vietnamese(line.low[at])
        common = common and gazetteer().longest(line.low, at - 1) is None  # "vùng Vịnh"
        return None if common else (stop, line.letters(at, stop))
    if size == 1 and level in ("province", "city", "district") and vietnamese(line.low[at]):
        return None  # "của TP. Trong phần trả lời": the next sentence
    if size <= 2:
        return run, line.letters(at, run)
    from kg.mentions.people import family, likely

    if (
        level in ("province", "city")
        and vietnamese(line.low[at])
        and (size > 2 or likely(line, at, run))
    ):
        return None

    if size >= 3 and level == "commune" and likely(line, at, run) == "strong":
        if not any(" ".join(line.low[at : at + k]) in communes() for k in (2, 3)):
            return None  # "Bí thư Đảng ủy xã Đàm Thế Trượng"
    if size >= 3 and level == "district" and likely(line, at, run) == "strong" and not found:
        return None  # "Trưởng phòng TN&MT huyện Đặng Tiến Sĩ"
    begun = line.pair(at) in communes()
    for cut in (2, 3, 1):
        if cut == 1 and begun and size == 3:
            break  # "phường Hòa Thuận Đông"
        if at + cut < run and family(line, at + cut) and 2 <= run - at - cut <= 4:
            return at + cut, line.letters(at, at + cut)
    if "-" in line.tokens[at]:
        return run, line.letters(at, run)  # "châu Á-Thái Bình Dương"
    if not vietnamese(line.low[at]):
        return (run if size <= 2 else at + 1), line.letters(at, run if size <= 2 else at + 1)
    if size == 3:
        return run, line.letters(at, run)
    return at + 2, line.letters(at, at + 2)


def _ocean(line: Line, at: int) -> int:
    """Give the end of the ocean that a continent goes on with: "châu Á - Thái Bình Dương", else 0."""
    begin = at + (at < line.size and line.tokens[at] in ("-", "–"))
    return begin + 3 if line.low[begin : begin + 3] == ["thái", "bình", "dương"] else 0


def _region(line: Line, at: int) -> int:
    """Give the end of "Duyên hải miền Trung": a capital, small syllables, and a part of it."""
    stop = at + 1
    while stop < line.size and not line.caps[stop]:
        if f"{line.low[stop - 1]} {line.low[stop]}" not in word_set("compounds.tsv"):
            break
        stop += 1
    if stop > at + 1 and stop < line.size and (line.caps[stop] or line.low[stop] == "miền"):
        return line.run(stop + 1)
    return stop


def _commune(line: Line, at: int) -> int:
    """Give the end of the longest listed ward or commune, 0 without one: "Phù Lưu Tế"."""
    run = line.run(at)
    for stop in range(min(line.size, at + 6), at + 1, -1):
        if (line.caps[stop - 1] or line.tokens[stop - 1].isdigit()) and " ".join(
            line.low[at:stop]
        ) in communes():
            return 0 if run == stop + 1 else stop  # one syllable more: another name
    return 0


def canonical(phrase: PlacePhrase) -> str:
    """Give the name under which the place is listed: provinces and countries without unit word."""
    if phrase.unit.lower() in ("khu vực", "thủ đô"):
        return phrase.name
    if phrase.level in ("province", "country", "state", "foreign-city") or not phrase.unit:
        return phrase.name
    if phrase.level == "city":
        found = gazetteer().longest(list(_tokens(phrase.name)), 0)
        if found and found[1][1] == "city":
            return phrase.name
    return f"{phrase.unit} {expand(phrase.name)}"
