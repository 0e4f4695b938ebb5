"""Letters, syllables and sentences of Vietnamese text; offsets never shift.

The functions that change a string (``nfc``, ``canon_tone``, ``fold``, ``slug``) are for names
and search keys. Documents are never changed: ``sentences`` gives spans of the text as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kg.lexicon import word_set
from kg.model import Span

_MARKS = "\u0300\u0301\u0309\u0303\u0323"  # grave, acute, hook, tilde, dot below
_TONED = "".join(unicodedata.normalize("NFC", v + m) for v in "aeyAEY" for m in _MARKS)
_OPEN_PAIR = re.compile(rf"(?:[oO][{_TONED[:10]}{_TONED[15:25]}]|[uU][{_TONED}])(?<![qQ]..)(?!\w)")


#: The Icelandic letter that some of the press writes for "Đ", which looks the same.
_ETH, _D = "\u00d0", "\u0110"


def nfc(s: str) -> str:
    """Compose letters and their marks (Unicode NFC), and write "Đ" as one letter only.

    >>> nfc("\u00d0\u1ea3ng") == nfc("\u0110\u1ea3ng")
    True
    """
    s = s.replace(_ETH, _D) if _ETH in s else s
    return s if unicodedata.is_normalized("NFC", s) else unicodedata.normalize("NFC", s)


@lru_cache(maxsize=1024)
def _move_tone(pair: str) -> str:
    base, mark = list(unicodedata.normalize("NFD", pair[1])[:2])
    if pair[0] in "uU" and base not in "yY":
        return pair
    return unicodedata.normalize("NFC", pair[0] + mark) + base


def canon_tone(s: str) -> str:
    """Put the tone of an open oa, oe, uy on its first vowel, as most of the press does.

    >>> canon_tone("Uỷ viên, hoà bình, quỹ, hoàn, Thuý")
    'Ủy viên, hòa bình, quỹ, hoàn, Thúy'
    """
    return _OPEN_PAIR.sub(lambda m: _move_tone(m[0]), nfc(s))


@lru_cache(maxsize=65536)
def fold(s: str) -> str:
    """Give the search key of a name: lower case, no diacritics, single spaces.

    >>> fold("Đỗ  Văn Chiến")
    'do van chien'
    """
    s = unicodedata.normalize("NFD", s).replace("đ", "d").replace("Đ", "D")
    return " ".join("".join(c for c in s if not unicodedata.combining(c)).lower().split())


@lru_cache(maxsize=65536)
def slug(s: str) -> str:
    """Give the ASCII form of a name for use in an IRI.

    >>> slug("Ban Tổ chức Trung ương")
    'ban-to-chuc-trung-uong'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(s)).strip("-")


_APOSTROPHES = str.maketrans("’ʼ‘`", "''''")


@lru_cache(maxsize=65536)
def name_key(s: str) -> str:
    """Give the form in which two spellings of a name are the same: NFC, tone style, case, spaces.

    >>> name_key("Uỷ  ban") == name_key("ủy ban")
    True
    """
    return " ".join(canon_tone(s).casefold().translate(_APOSTROPHES).split())


#: What may stand between the sign that ends a sentence and the next.
_CLOSING = '"”’»)]'
_ENDS_IN_ABBREVIATION = re.compile(r"(?:^|[\s(\"“,;:/-])([^\W\d_](?:[\w&]|\.(?=\w))*)$")
_ORDINAL = re.compile(r"\b(?:thứ|khóa|khoá|kỳ|quý|hạng|loại|chương|phần) [IVX]$")
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]*(?:\d{1,2}|[IVX]{1,4}|[a-z])$")
#: The number of an item in the middle of a line: "gồm: 1. Ông A; 2. Bà B", "… Ông A. 2. Bà B".
_NUMBER_WITHIN = re.compile(r"[:;][ \t\u00a0]+\d{1,2}$")
#: Characters of a number that begins an item of a list.
_LONGEST_NUMBER = 4


def _ends_sentence(text: str, start: int, at: int, after: int) -> bool:
    """Say whether the stop at ``text[at:after]`` ends the sentence that began at ``start``."""
    if after >= len(text):
        return True
    following = text[after]
    if text[at] in "!?" and not following.isspace():
        return False
    rest = text[after : after + 40].lstrip(" \t\u00a0\u200b")
    if not rest or rest[0] == "\n":
        return True
    spaced = following in " \t\u00a0\u200b"
    if text[at] == "." and after == at + 1:
        before = None
        if text[at - 1].isupper() or text[at - 1] in _last_letters():
            word = max(start, at - 24, text.rfind(" ", start, at))
            before = _ENDS_IN_ABBREVIATION.search(text, word, at)
        initial = before is not None and _abbreviated(before[1], spaced)
        # "lần thứ I. Đoàn Chủ tịch gồm …": a number, not an initial
        if initial and not _ORDINAL.search(text, max(start, at - 12), at):
            return before is not None and before[1] in _NO_STOP and _begins(rest)
        begin = start
        while begin < at and text[begin] in " \t\u00a0":
            begin += 1
        if spaced and at - begin <= _LONGEST_NUMBER:
            if at - begin < _LONGEST_NUMBER - 1 and text[begin:at].isdecimal():
                return False
            if _LIST_NUMBER.search(text, max(start - 1, 0), at):
                return False
        within = max(start, at - _LONGEST_NUMBER - 2)
        if spaced and text[at - 1].isdecimal() and _NUMBER_WITHIN.search(text, within, at):
            return False
        if not spaced:
            # "Anh hùng.Đoàn đại biểu": the space is missing; "TP.HCM", "9.9", "bao.vn" are not ends
            return rest[0].isupper() and rest[1:2].islower() and not text[at - 1 : at].isupper()
    if not spaced:
        return rest[0] in '“"' and text[at] in ".!?"
    first = rest.lstrip("\"“‘'(-–—•*<[ ")[:1]
    return not first or not first.islower()


#: Abbreviations that are written without a stop as well: it may end the sentence after them.
_NO_STOP = frozenset(
    ("TP", "Tp", "TX", "Tx", "TT", "TƯ", "T.Ư", "TW", "BCH", "HĐND", "MTTQ", "UBND")
)
_TWO_WORDS = re.compile(r"([^\W\d_]+) [^\W\d_]")


def _begins(rest: str) -> bool:
    """Say whether a sentence begins after "TP.": "Theo ông A", not "Hà Nội" nor "Huế tổ chức"."""
    if rest.startswith(("Ông ", "Bà ")):
        return True
    m = _TWO_WORDS.match(rest)
    if m is None or not m[0][-1].islower():
        return False
    return m[1].lower() not in word_set("one_word_towns.tsv")


#: Letters that are words, no initials: "châu Á. Thành phố", "thăm Ý. Ngày 3/5".
_WORDS_OF_ONE_LETTER = frozenset("ÁÀẢÃẠÝỲỶỸỴÚÙỦŨỤÍÌỈĨỊÓÒỎÕỌÉÈẺẼẸẤẦẨẪẬỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰẾỀỂỄỆẮẰẲẴẶ")


@cache
def _last_letters() -> frozenset[str]:
    """Give the last letters of abbreviations."""
    return frozenset(word[-1] for word in word_set("abbreviated.tsv"))


def _abbreviated(word: str, spaced: bool) -> bool:
    known = word_set("abbreviated.tsv")
    last = word.rsplit(".", 1)[-1]
    initial = len(last) == 1 and last.isupper() and last not in _WORDS_OF_ONE_LETTER
    return word in known or last in known or (initial and spaced)


def sentences(text: str, start: int = 0, stop: int | None = None) -> list[Span]:
    """Split ``text[start:stop]`` into sentences; a line end always ends one.

    Spans do not include white space at either side, and cover everything else.

    >>> t = "Sáng 16.12, TS. Lê A dự. Ông nói: “Tốt.” Họp xong.Đoàn về TP.HCM."
    >>> [t[s.start:s.stop] for s in sentences(t)][1:]
    ['Ông nói: “Tốt.”', 'Họp xong.', 'Đoàn về TP.HCM.']
    """
    stop = len(text) if stop is None else stop
    out: list[Span] = []
    begin = start
    done = start
    item = 0
    for at in _signs(text, start, stop):
        if at < done:
            continue
        done = _after_sign(text, at, stop)
        number = _item_number(text, begin, at)
        if number and number == item + 1:
            item = number
            if number > 1 and _ends_sentence(text, begin, at, done):
                digits = at - len(str(number))
                _append(out, text, begin, digits)
                begin = digits
                continue
        if text[at] == "\n" or _ends_sentence(text, begin, at, done):
            _append(out, text, begin, done)
            begin = done
            item = 0 if text[at] == "\n" else item
    _append(out, text, begin, stop)
    return out


def _item_number(text: str, begin: int, at: int) -> int:
    """Give the number before a stop if it may be that of an item of a list in a line, or 0.

    The first stands after a colon or begins what is said: "gồm: 1. Ông A, Bí thư 2. Ông B".
    """
    if not text[at - 1 : at].isdecimal() or text[at] != ".":
        return 0
    digits = at - 1
    while digits > begin and text[digits - 1].isdecimal():
        digits -= 1
    if at - digits > _LONGEST_NUMBER - 2 or text[at + 1 : at + 2] not in (" ", "\u00a0"):
        return 0
    before, number = text[begin:digits].rstrip(), int(text[digits:at])
    if not before:
        return number
    if number == 1:
        return 1 if before[-1] in ":;" else 0
    if len(before) == digits - begin:
        return 0
    return 0 if before.split()[-1].lower() in word_set("numbered_words.tsv") else number


def _after_sign(text: str, at: int, stop: int) -> int:
    """Give where what stands with a sign ends: more signs, then quotes and brackets."""
    done = at + 1
    if text[at] != "\n":
        while done < stop and text[done] in ".!?…":
            done += 1
        while done < stop and text[done] in _CLOSING:
            done += 1
    return done


def _signs(text: str, start: int, stop: int) -> list[int]:
    """Give the places of the signs with which a sentence may end."""
    places: list[int] = []
    for sign in ".!?…\n":
        at = text.find(sign, start, stop)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1, stop)
    places.sort()
    return places


def _append(out: list[Span], text: str, start: int, stop: int) -> None:
    while start < stop and (text[start].isspace() or text[start] in "\u200b\ufeff"):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in "\u200b\ufeff"):
        stop -= 1
    if start < stop:
        out.append(Span(start, stop))
