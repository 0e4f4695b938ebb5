"""The lines of an article and what each looks like: the ground of metadata and regions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from kg.lexicon import table

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SIDES = " \t\u00a0\u200b\ufeff\u3000"
_BULLET = re.compile(r"(?:[-–—•·●▪■◆►▶➤*+○»]|>{1,3})\s*(?=\S)")
_KEY_ENDS = " \t\u00a0:.…,;|-–—_*#>»<()[]"
_COUNT = re.compile(r"\s*\(?\d+\)?\s*$")
_TWO = re.compile(r"[a-zà-ỹđ]{3}[.!?][”\"]? (?=[^\W\d_a-zà-ỹ])")  # two sentences
_WORD = re.compile(r"[^\s:(|]+")
_INNER = ("sentence", "phrase")
_AFTER_PHRASE = re.compile(r"\s*(?::|\(|\||»|>|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space at its sides: ``text[start:stop] == s``."""

    start: int
    stop: int
    s: str
    words: int

    @property
    def prose(self) -> bool:
        """Say whether this is running text: a sentence of some length, or very long."""
        long = self.stop - self.start
        return long >= 200 or (long >= 50 and self.s.rstrip("\"”’')]»<")[-1:] in tuple(".;:,…"))

    @property
    def headline(self) -> bool:
        """Say whether this could be the headline of an article."""
        s = self.s
        if not 3 <= self.words <= 34 or len(s) > 220 or s[-1] in ".;:,/" or _TWO.search(s):
            return False
        first = next((c for c in s if c.isalnum()), "a")
        return first.isupper() or first.isdigit()


def composed(text: str) -> tuple[str, list[int] | None]:
    """Give the text in NFC and, if it was not, the offset in ``text`` of each of its characters.

    >>> composed("Lê A")
    ('Lê A', None)
    >>> composed("Le\\u0302 A")
    ('Lê A', [0, 1, 3, 4, 5])
    """
    if unicodedata.is_normalized("NFC", text):
        return text, None
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            part = unicodedata.normalize("NFC", text[start:at])
            parts.append(part)
            offsets += [start] * len(part)
            start = at
    return "".join(parts), [*offsets, len(text)]


def lines(text: str) -> list[Line]:
    """Give the lines that hold more than white space; ``text`` is in NFC."""
    found = []
    for m in _LINE.finditer(text):
        s = m[0].strip(_SIDES)
        if s:
            start = m.start() + m[0].index(s[0])
            found.append(Line(start, start + len(s), s, s.count(" ") + 1))
    return found


def bullet(s: str) -> str | None:
    """Give the bullet that a line begins with."""
    m = _BULLET.match(s)
    return m[0].strip() if m else None


def key(s: str) -> str:
    """Give the form in which a line is looked up among the phrases of page furniture.

    >>> key("  BÌNH LUẬN (0) :")
    'bình luận'
    """
    return _COUNT.sub("", s.strip(_KEY_ENDS)).strip(_KEY_ENDS).casefold()


@cache
def _phrases() -> dict[str, str]:
    return {row["phrase"]: row["kind"] for row in table("furniture.tsv")}


@cache
def inner_phrases() -> tuple[tuple[str, bool], ...]:
    """Give the phrases that are furniture wherever they stand, and if with all their sentence."""
    return tuple((p, k == "sentence") for p, k in _phrases().items() if k in _INNER)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _phrases())


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase, kind in _phrases().items():
        if kind not in ("section", "line"):
            found.setdefault(phrase.split()[0], []).append(phrase)
    return {word: tuple(sorted(ps, key=len, reverse=True)) for word, ps in found.items()}


def furniture(s: str) -> tuple[str, bool] | None:
    """Find the furniture phrase that a line is or begins with: its kind, and whether it is all.

    Kinds are those of ``words/furniture.tsv``: close, list, line, begins, sentence, phrase,
    section, credit.

    >>> furniture("TIN LIÊN QUAN"), furniture("Đọc nhiều: Bà A làm Giám đốc Sở Y tế")
    (('list', True), ('close', False))
    """
    low = s[:60].lstrip(_KEY_ENDS).casefold()
    word = _WORD.match(low)
    if len(s) > 300 or (word and word[0] not in _first_words() and "|" not in s):
        return None
    whole = key(s)
    kind = _phrases().get(whole)
    if kind and kind != "begins":
        return kind, True
    low = s.strip(_KEY_ENDS).casefold()
    for phrase in _by_first_word().get(word[0], ()) if word else ():
        if low.startswith(phrase) and _AFTER_PHRASE.match(low, len(phrase)):
            return _phrases()[phrase], not key(low[len(phrase) :])
    if "|" in s and any(_phrases().get(key(part)) for part in s.split("|")):
        return "line", True
    return None
