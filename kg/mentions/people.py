"""People in a sentence: runs of capitalised syllables that the context shows to be names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from sys import intern

from kg.lexicon import Remembered, Trie, table, word_set
from kg.mentions.bodies import BodyPhrase, heads, split
from kg.mentions.dates import expressions
from kg.mentions.places import gazetteer
from kg.mentions.titles import titles
from kg.mentions.tokens import Line, vietnamese

_CAP = (
    "["
    + "".join(
        chr(c)
        for c in range(65, 0x1EFA)
        if (chr(c).isupper() and c < 0x250) or (c >= 0x1EA0 and chr(c).isupper())
    )
    + "]"
)
_SYL = rf"{_CAP}[^\W\d_]*(?:['’ʼ-][^\W\d_]+)*"


@cache
def families() -> dict[str, str]:
    """Give the family names: lower-case syllable -> strong or weak."""
    return {intern(row["name"].lower()): row["strength"] for row in table("family_names.tsv")}


@cache
def honorifics() -> Trie[str]:
    """Give the words of address before a name: tokens -> one or many."""
    return Trie({split(r["word"]): r["number"] for r in table("honorifics.tsv")})


def family(line: Line, at: int) -> bool:
    """Say whether the capitalised token can begin a Vietnamese name."""
    return line.low[at] in families() and line.word(at)


@cache
def _addressed() -> re.Pattern[str]:
    words = [
        "ông",
        "bà",
        "đồng chí",
        "đ/c",
        "ngài",
        "Ông",
        "Bà",
        "Đồng chí",
        "Đ/c",
        "anh",
        "chị",
        "Anh",
        "Chị",
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})\.? ({_SYL}(?: {_SYL}){{1,4}})(?![\w])")


#: An address that begins the next sentence, whose full stop before is missing.
_AGAIN = re.compile(r" (?=(?:Ông|Bà) )")
#: The end of a word with which an address begins: "ông", "(đồng" of "(đồng chí".
_ADDRESS = re.compile(r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng|[Đđ]/c|[Nn]gài|[Aa]nh|[Cc]hị)\.?$")


#: The same word with what must follow it.
_ADDRESSING = re.compile(rf"[Đđ]ồng chí|\S+ {_CAP}")


def addresses(word: str) -> list[int]:
    """Give the letters of a word at which an address may begin, if the next word is one for it."""
    return [m.start() for m in _ADDRESS.finditer(word)]


def address(words: str, places: list[int]) -> list[int]:
    """Give the letters of two words at which an address may begin, of some of the first word.

    >>> address("(ông Trần", [1]), address("ông đã", [0])
    ([1], [])
    """
    return [at for at in places if _ADDRESSING.match(words, at)]


@cache
def _leaders() -> re.Pattern[str]:
    """Find the leaders of other countries by their full names: "Hun Sen", "Vương Nghị"."""
    rests: dict[str, list[str]] = {}
    for name in sorted(_leaders_names(), key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    either = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(rf"(?<!\w)(?:{either})\b(?! [A-ZĐ])")


def _leaders_names() -> list[str]:
    names = [row["name"] for row in table("foreign_leaders.tsv")]
    return [*names, "Trường Chinh"]  # begins like the name of a school


@cache
def _leaders_first() -> re.Pattern[str]:
    words = sorted(name.split(" ") for name in _leaders_names())
    # a space after the first of several words ends the word in which it stands
    first = {re.escape(name[0]) + (r"\b" if len(name) == 1 else "$") for name in words}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(first))})")


def leaders(word: str) -> list[int]:
    """Give the letters of a word at which the name of a known leader may begin."""
    return [m.start() for m in _leaders_first().finditer(word)]


@cache
def _leaders_begun() -> frozenset[str]:
    return frozenset(" ".join(name.split(" ")[:2]) for name in _leaders_names())


def leader(words: str, places: list[int]) -> list[int]:
    """Give the letters of two words at which such a name may begin, of some of the first word.

    >>> leader("(Hun Sen,", [1]), leader("Hun Manet", [0]), leader("Hun và", [0])
    ([1], [0], [])
    """
    return [at for at in places if words[at:].startswith(tuple(_leaders_begun()))]


def _title(name: str) -> bool:
    words = name.lower().split()
    found = titles().longest(words, 0)
    if found is not None and found[0] >= 2:
        return True
    return deputy("", *words[:2])


def deputy(before: str, word: str, after: str) -> bool:
    """Say whether the title of a deputy begins with a word: "Mai Hữu | Phó bí", not "Mai Văn Phó"."""
    return word == "phó" and after in word_set("deputies.tsv") and before not in _MIDDLES


#: Words of the shortest name and the beginning of a title.
_WITH_TITLE = 4


def _before_title(text: str, end: int, name: str) -> str:
    """Cut off what else begins with a capital after a name: "Mai Văn Hữu Cục" of "Cục trưởng"."""
    words = name.split()
    again = next((k for k in range(2, len(words)) if words[k] in ("Ông", "Bà")), 0)
    if again:
        return " ".join(
            words[:again]
        )  # a heading: "6. Bà Lê Thị Bách" + "Bà Lê Thị Bách sinh năm 1964"
    if len(words) < _WITH_TITLE - 1:
        return name
    after = _small_word(text, end)
    if not after:
        return name
    if f"{words[-1].lower()} {after}" in word_set("sentence_starts.tsv"):
        return " ".join(words[:-1])  # "kỷ luật ông Chu Văn Hảo Cụ" of "Cụ thể, …"
    if deputy(words[-2].lower(), words[-1].lower(), after):
        return " ".join(words[:-1])  # "Mai Văn Hữu Phó" of "Phó bí thư"
    low = [*name.lower().split(), *_SMALL_WORD.findall(text[end : end + _TWO_WORDS])[:2]]
    title = title_in(low, 0, len(words)) if len(words) >= _WITH_TITLE else 0
    if not title and len(low) > len(words) + 1 and begins_word(low, 0, len(words)):
        return " ".join(words[:-1])  # "cuộc gọi của ông Mai Hữu Hình" of "Hình ảnh …"
    return " ".join(words[: title or None])


#: How many letters the two words after a name have at most, and the middle names of most.
_TWO_WORDS = 16
_MIDDLES = ("văn", "thị")
#: Words after a name that end a title or begin a verb: "Thư ký", "ký văn bản".
_DOES = ("ký", "công")


def begins_word(low: Sequence[str], at: int, stop: int) -> bool:
    """Say whether the last word of a name and the small one after it are one word.

    >>> begins_word("mai hữu hình ảnh đẹp".split(), 0, 3), begins_word("mai đức thành công bố".split(), 0, 3)
    (True, False)
    """
    pairs, after = word_set("compounds.tsv"), low[stop]
    if f"{low[stop - 1]} {after}" not in pairs or f"{after} {low[stop + 1]}" in pairs:
        return False
    given = stop - at == _WITH_TITLE - 1 and low[at + 1] in _MIDDLES  # "Mai Văn Thông tin rằng"
    return not given and after not in _DOES and after not in word_set("common.tsv")


def _glued(text: str, end: int, name: str) -> bool:
    """Say whether the last word of a name begins what follows: "Mai Văn Hữu Tài" + "sản"."""
    after = _small_word(text, end)
    if not after:
        return False
    words = [name.split()[-1].lower(), after]
    head = heads().longest(words, 0)
    return " ".join(words) in word_set("compounds.tsv") or (head is not None and head[0] > 1)


_SMALL_WORD = re.compile(r" (\w+)")


def _small_word(text: str, at: int) -> str:
    """Give the word after a place of a text if it is in small letters."""
    m = _SMALL_WORD.match(text, at)
    return m[1] if m and m[1].islower() else ""


def title_in(low: list[str], at: int, stop: int) -> int:
    """Give where a title begins inside a name and goes on after it, or 0: "Văn Hữu Cục trưởng"."""
    if low[stop] in _DOES:
        return 0  # "Minh Thư ký văn bản", "Phương Phi công bố"
    for begin in range(at + 2, stop):
        title = titles().longest(low, begin)
        if title is not None and title[0] > stop:
            return begin
    return 0


def _words(name: str) -> list[str]:
    return name.lower().split()


#: The words of names that were met.
_WORDS = Remembered(_words)


class Names:
    """The full names that a document surely holds, and the short names that it gives to bodies.

    ``known`` gives the words of the names, in small letters, by the first of them; ``first`` are
    these first ones.
    """

    __slots__ = ("bodies", "first", "known", "names")

    def __init__(
        self, names: Iterable[str], bodies: Mapping[tuple[str, ...], BodyPhrase] | None = None
    ) -> None:
        self.bodies = bodies or {}
        self.names = frozenset(names)
        self.known: dict[str, list[list[str]]] = {}
        for name in self.names:
            words = _WORDS[name]
            self.known.setdefault(words[0], []).append(words)
        self.first = frozenset(self.known)

    @classmethod
    def of(cls, text: str, address: Iterable[int], leader: Iterable[int]) -> Names:
        """Collect the names after "ông", "bà", "đồng chí" in a whole text, and known leaders.

        These may begin at the characters that ``address`` and ``leader`` give.
        """
        found = {m[0] for m in expressions(_leaders(), text, leader)}
        for m in expressions(_addressed(), text, address):
            if m[1] in found and m[1].count(" ") < _WITH_TITLE - 1:
                continue
            name = _AGAIN.split(m[1])[0]
            words = name.split()
            if len(words) >= 2 and words[0].lower() in families() and not _title(name):
                end = m.start(1) + len(name)
                name = _before_title(text, end, name)
                if name.rpartition(" ")[0] not in found or not _glued(text, end, name):
                    found.add(name)
        return cls(found)


_NOTHING: Set[int] = frozenset()


#: Before a short name that is introduced: "(VLA)", "(gọi tắt là VLA)".
_INTRODUCING = frozenset(("(", "là", "tắt", "gọi", "“", '"', "'"))


def _short_bodies(
    line: Line, bodies: Mapping[tuple[str, ...], BodyPhrase]
) -> dict[int, BodyPhrase]:
    """Find the short names of bodies in a line, but where they are introduced: "(VLA)"."""
    out: dict[int, BodyPhrase] = {}
    for short, body in bodies.items():
        size = len(short)
        if short[0] not in line.tokens:
            continue
        for at in range(line.size - size + 1):
            if line.tokens[at] != short[0] or tuple(line.tokens[at : at + size]) != short:
                continue
            if line.tokens[at + size : at + size + 1] == [")"] and line.low[at - 1] in _INTRODUCING:
                continue
            out[at] = replace(body, start=at, stop=at + size)
    return out


def _end(low: list[str], at: int, names: list[list[str]]) -> int:
    """Give the end of the longest of some names that stands at a token, or 0."""
    stop = 0
    for words in names:
        end = at + len(words)
        # the first word is the same
        if stop < end <= len(low) and low[end - 1] == words[-1] and low[at:end] == words:
            stop = end
    return stop


#: Nouns of rivers and lakes in the names of firms, which a name of one syllable follows.
_WATERS = frozenset(("sông", "hồ", "núi"))


def _after_one(line: Line, at: int) -> bool:
    """Say whether a whole name follows a syllable that might begin one too."""
    if at + 2 >= line.size or not (line.word(at + 1) and line.word(at + 2)):
        return False
    return families().get(line.low[at + 1]) == "strong"


class Known:
    """The names known in one line: they decide where a body's name ends.

    ``ends`` gives the end of each by its first token; ``asked`` are the tokens of which it was
    asked whether a name begins there, where none of ``ends`` does or the answer is its end.
    ``bodies`` are the bodies that stand by a short name of this document, by their first token.
    """

    __slots__ = ("asked", "bodies", "ends")

    def __init__(self, line: Line, names: Names) -> None:
        self.asked: set[int] = set()
        self.ends: dict[int, int] = {}
        self.bodies = _short_bodies(line, names.bodies) if names.bodies else {}
        if names.first.isdisjoint(line.words):
            return
        for at, capital in enumerate(line.caps):
            known = names.known.get(line.low[at]) if capital else None
            stop = _end(line.low, at, known) if known is not None else 0
            if stop:
                self.ends[at] = stop

    def answered(self) -> Set[int]:
        """Give the tokens asked about since the last call."""
        if not self.asked:
            return _NOTHING
        asked, self.asked = self.asked, set()
        return asked

    def at(self, line: Line, at: int) -> int:
        """Give the end of a known name that begins at ``at``, or 0."""
        self.asked.add(at)
        return self.ends.get(at, 0) if self.ends else 0

    def starts(self, line: Line, at: int) -> bool:
        """Say whether a person's name begins at the token, after the name of a body."""
        if not line.word(at):
            return False
        if at and line.low[at - 1] in _WATERS and line.caps[at - 1] and _after_one(line, at):
            return False  # "Công ty Sông Chu | Lê Văn A"
        if (self.ends and at in self.ends) or self._by_shape(line, at):
            return True
        self.asked.add(at)
        return False

    def _by_shape(self, line: Line, at: int) -> bool:
        if len(line.tokens[at]) == 1 and line.tokens[at + 1 : at + 2] == ["."]:
            run = name_at(line, at, line.size)
            return run - at >= 3 and len(line.tokens[run - 1]) > 2  # "V. Volodin"

        strength = families().get(line.low[at])
        if strength is None and vietnamese(line.low[at]):
            return False
        head = heads().longest(line.low, at)
        if head:
            if strength is None or gazetteer().longest(line.low, at + 1):
                return False  # "Báo Đồng Nai"
            if head[1][0] in ("press", "whole") and head[0] > at + 1:
                return False  # "Báo Tuổi Trẻ", "Lầu Năm Góc"
            if head[1][0] == "named" and likely(line, head[0], line.run(at)) == "strong":
                return False  # "Tổng Biên tập Báo" + "Lê Văn A"
        run = name_at(line, at, line.size)
        if run - at < 2:
            return False
        place = gazetteer().longest(line.low, at)
        if place is not None and place[1][1] == "country" and place[0] < run:
            return False  # "Philippines Sara Duterte"
        if strength is None:
            return self._foreign(line, at, run)
        if run - at > 5:
            return False
        if run < line.size and not line.caps[run] and goes_on(line, run):
            return False
        if place and all(line.caps[k] for k in range(at, place[0])) and place[0] <= run:
            return False
        return strength == "strong" or run - at >= 3

    @staticmethod
    def _foreign(line: Line, at: int, run: int) -> bool:
        if line.low[run - 1] in word_set("company_words.tsv"):
            return False  # "World Cup", "Intimex Group"
        return sum(not vietnamese(line.low[k]) for k in range(at, run)) * 2 >= run - at


def goes_on(line: Line, at: int) -> bool:
    """Say whether the last capital and the small syllable make one word ("Giao thông")."""
    return f"{line.low[at - 1]} {line.low[at]}" in word_set("compounds.tsv")


#: What follows "Đệ" in the name of a monarch: "Margrethe Đệ nhị".
_ORDINALS = frozenset(("nhất", "nhị", "tam", "tứ", "ngũ"))


#: The number of a king or a pope: "Charles III", "Leo XIV".
_REIGN = re.compile(r"[IVX]{1,5}")


#: Last syllables of the titles of those who are counted.
_CROWNS = frozenset(("vua", "vương", "hoàng", "hậu", "đế"))
#: How many tokens before a name may hold such a title and a country.
_NEAR = 4


def _crowned(line: Line, at: int, stop: int) -> bool:
    """Say whether a name can be that of a king or a pope, who are counted."""
    if not line.word(stop - 1) or (vietnamese(line.low[stop - 1]) and line.low[stop - 1] != "leo"):
        return False
    return not _CROWNS.isdisjoint(line.low[max(0, at - _NEAR) : at])


def name_at(line: Line, at: int, limit: int) -> int:
    """Give the end of the longest run that can be one person's name, up to token ``limit``."""
    stop = at
    while stop < limit and (line.word(stop) or (stop > at and _inner(line, at, stop, limit))):
        stop += 1
    return stop


def _inner(line: Line, at: int, stop: int, limit: int) -> bool:
    """Say whether a token without a capital, or all in capitals, goes on with the name before it."""
    low, before = line.low[stop], line.low[stop - 1]
    if low == ".":
        return len(line.tokens[stop - 1]) == 1
    if line.middle(stop):
        return True
    if before == "thích" and low == "nữ":
        return True
    if before == "đệ" and low in _ORDINALS:
        return True
    if line.caps[stop] and _REIGN.fullmatch(line.tokens[stop]) and _crowned(line, at, stop):
        return True
    particles = word_set("particles.tsv")
    if stop + 1 >= limit or low not in particles:
        return False
    if not (line.word(stop + 1) or line.low[stop + 1] in particles):
        return False
    return not all(vietnamese(line.low[k]) for k in range(at, stop))


def likely(line: Line, at: int, stop: int) -> str:
    """Say how much a run looks like a Vietnamese full name by itself: strong, weak or no."""
    size = stop - at
    if not 2 <= size <= 5:
        return ""
    strength = families().get(line.low[at])
    if size >= 3 and line.low[at + 1] in ("thị", "văn") and vietnamese(line.low[at]):
        strength = "strong"  # "Thiếu Thị Bạch Liên": the middle name tells
    if strength is None:
        return ""
    if line.low[at] in ("y", "h") and size <= 3:
        return "weak"  # "Y Săm Bkrông"
    if not all(
        vietnamese(line.low[k]) or "'" in line.low[k] or "’" in line.low[k] for k in range(at, stop)
    ):
        return "weak" if strength == "strong" else ""
    if size == 5:
        return "weak"
    return strength
