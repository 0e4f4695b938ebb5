"""A sentence as tokens with their places in the document: what the finders of mentions read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from sys import intern

from kg.lexicon import Remembered, table, word_set
from kg.model import Span
from kg.text import canon_tone, nfc

_DEGREE = (
    r"(?:NGƯT|NGND|NSND|NSƯT|PGS|GS|P\.GS|TSKH|TS|T\.S|ThS|Ths|THS|Th\.S|BS|KTS|KS|LS|DS|CKII|CKI)"
)
_TOKEN = re.compile(
    rf"(?=[BCDGKLNPT])\b{_DEGREE}(?:\s?[.,-]\s?{_DEGREE}\b)*(?:\.(?=[\s,)]|[^\W\d_]|$)|(?=[\s,)(]|$))"  # PGS.TS
    r"|T\.\s?Ư|T\.\s?W\b|(?:TP|Tp|T\.P)\.?\s?HCM\b"
    r"|(?:TP|Tp|T\.P|TX|Tx|TT|Q|P|H)\.(?=\s?[^\W_])"  # TP. Hà Nội, Q.1
    r"|\b[Đđ]/c\b\.?"
    r"|\bG\d{1,2}\b"  # G20
    r"|\d+(?:[./,]\d+)*"
    r"|(?:[A-Z]\.){2,}[A-Z](?![^\W\d_])"  # I.V.C
    r"|[A-ZĐƯÔ]{2,}(?:[-–&/][A-ZĐƯÔ]{2,}|&[A-ZĐƯÔ]+)+(?![^\W\d_])"  # GD&ĐT, LĐ-TB&XH
    r"|\b[A-ZĐ](?:&[A-ZĐ]+)+(?![^\W\d_])"  # H&C
    r"|\b(?:ông|bà)(?=[A-ZÂĐÊÔƠƯ][a-zà-ỹ])"  # "ôngLê Văn A": the space is missing
    r"|[^\W\d_]{2,}(?:&[^\W\d_]+|\.[^\W\d_]+)+(?![^\W\d_])"  # bao.vn
    r"|[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*"
    r"|\S"
)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
    r"(?:ng|(?<=[aàáảãạêềếểễệiìíỉĩịyỳýỷỹỵe])[nc]h|[cmnpt])?"
)


@cache
def abbreviations() -> dict[str, str]:
    """Give the long form of each abbreviation, by its letters on the page."""
    return {row["short"]: row["long"] for row in table("abbreviations.tsv")}


def _syllable(token: str) -> bool:
    return _SYLLABLE.fullmatch(token) is not None


#: Says whether a lower-case token can be a Vietnamese syllable.
vietnamese: Callable[[str], bool] = Remembered(_syllable).__getitem__


def _places(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Give begin and end of each token; "động-Thương" of "Lao động-Thương binh" is two words."""
    places = [m.span() for m in _TOKEN.finditer(text, start, stop)]
    if text.find("-", start, stop) < 0 and text.find("NDTP", start, stop) < 0:
        return places
    return [part for place in places for part in _parts(text, *place)]


def _parts(text: str, start: int, stop: int) -> tuple[tuple[int, int], ...]:
    token = text[start:stop]
    cut = token.find("-", 1)
    joined = cut > 0 and (
        token[cut + 1 : cut + 2].isupper() or token.islower() or _former(token, cut)
    )
    if joined and _two_words(token, cut):
        at = start + cut
        return (start, at), (at, at + 1), (at + 1, stop)
    if token in ("UBNDTP", "HĐNDTP"):
        return (start, stop - 2), (stop - 2, stop)
    return ((start, stop),)


def _former(token: str, cut: int) -> bool:
    """Say whether a word before titles follows a hyphen: "Kha Văn Tiên-nguyên Trưởng phòng"."""
    return token[cut + 1 :] in word_set("title_modifiers.tsv")


def _two_words(token: str, cut: int) -> bool:
    """Say whether a hyphen joins two words: "động-Thương", "Tàu-Phú", "chức-viên", not "Jong-Un"."""
    if token[0].islower() and token[cut + 1].isupper():
        return token[:cut] not in _ARTICLES
    if token[:cut].isupper():
        return token[:cut] in _UNIONS and token[cut + 1 :].istitle()
    if token[:cut] == "Nam" and token[cut + 1 :].istitle():
        return True  # "Việt Nam-Sudan"
    return vietnamese(token[:cut].lower()) and vietnamese(token[cut + 1 :].lower())


#: Unions of states, which have committees together with others: "ASEAN-Anh".
_UNIONS = frozenset(("ASEAN", "EU"))
#: Articles that foreign names begin with: "al-Assad".
_ARTICLES = frozenset(("al", "el", "an", "as", "ar", "ad", "at", "ash", "ul", "bin", "ibn", "ben"))


#: What may be a token together with what stands behind a space: "TP." of "TP. HCM", "PGS".
_OPEN = re.compile(rf"(?:T\.|T[Pp]\.?|T\.P\.?|T[XTx]\.|[QPH]\.|\b{_DEGREE}[.,-]?)$")


class Opening:
    """What may begin with a token, as bits: with it ``alone``, or by the token ``after`` it.

    ``firm`` says that only firms' names end with it.
    """

    __slots__ = ("after", "alone", "firm")

    def __init__(self) -> None:
        self.alone, self.firm = 0, False
        self.after: dict[str, int] = {}


class Token:
    """A token as it stands in its word, with what its letters alone tell.

    ``word`` says that it is a capitalised word, no ``acronym``, ``number`` that it begins with a
    digit; ``size`` counts its characters, and ``step`` those from its begin to that of the next token.
    ``opening`` is what may begin with it, once a frame has asked, ``paper`` whether it may be in the
    name of a paper, once somebody has asked for papers, ``told`` what it tells of rules, once asked.
    """

    __slots__ = (
        "acronym", "caps", "letters", "low", "number", "opening", "paper", "shouted", "size", "step",
        "told", "word",
    )  # fmt: skip

    def __init__(self, letters: str, step: int) -> None:
        low, caps = letters.lower(), letters[0].isupper() or _with_article(letters)
        if letters[-1] == "." and len(letters) > 1:
            low = low.rstrip(".")
        # one string a word, in the lists of words too
        self.letters, self.low = intern(letters), intern(low)
        self.acronym = len(letters) > 1 and letters.isupper()
        self.caps, self.word = caps, caps and not self.acronym
        self.shouted = caps and letters.isupper()
        self.number = letters[0].isdecimal()
        self.size, self.step = len(letters), step
        self.opening: Opening | None = None
        self.paper: bool | None = None
        self.told: object | None = None


def _with_article(letters: str) -> bool:
    """Say whether a word is a name after its article: "al-Assad"."""
    cut = letters.find("-")
    return cut > 0 and letters[cut + 1 : cut + 2].isupper() and letters[:cut] in _ARTICLES


def _tokens(text: str, start: int, stop: int) -> list[Token]:
    places = _places(text, start, stop)
    begins = [begin for begin, _ in places[1:]]
    nexts = zip(places, [*begins, stop + 1], strict=True)
    return [Token(text[begin:end], after - begin) for (begin, end), after in nexts]


class Begins:
    """The letters of a word at which a date, an address, the name of a leader may begin."""

    __slots__ = ("addresses", "dates", "leaders")

    def __init__(self, dates: list[int], addresses: list[int], leaders: list[int]) -> None:
        self.dates, self.addresses, self.leaders = dates, addresses, leaders


class Word:
    """What stands between two single spaces, with its tokens; none where the spaces count too.

    ``only`` is the token that is all of it.

    ``spelled`` is the word with its letters and spaces as a page spells them, and ``other`` with
    its tones so, where they are otherwise; ``begins`` is what `kg.mentions.marks` tells of it, once
    asked.
    """

    __slots__ = ("begins", "letters", "only", "other", "size", "spelled", "tokens")

    def __init__(self, letters: str) -> None:
        self.letters, self.size = letters, len(letters)
        self.tokens = [] if _OPEN.search(letters) else _closed(letters)
        self.only = self.tokens[0] if len(self.tokens) == 1 else None
        other = canon_tone(letters)
        self.other: str | None = None if other == letters else other
        spelled = _spelled(letters)
        self.spelled: str | None = None if spelled == letters else spelled
        self.begins: Begins | None = None


def _spelled(stored: str) -> str:
    """Compose letters and marks, and write each space and hyphen as one that can be seen."""
    return nfc(stored).replace("\u00a0", " ").replace("\u00ad", "-")


def _closed(letters: str) -> list[Token]:
    """Give the tokens of what nothing behind a space can go on with."""
    if not letters or letters[0].isspace():
        return []
    return _tokens(letters, 0, len(letters))


#: The words met.
_MET = Remembered(Word)


def _tokens_of(words: list[Word]) -> list[Token]:
    """Give the tokens of words, some of which may be one: "TP." and "HCM", "PGS." and "TS"."""
    tokens: list[Token] = []
    for word in words:
        if word.only is not None:
            tokens.append(word.only)
        elif word.tokens:
            tokens += word.tokens
        else:
            break
    else:
        return tokens
    return [token for word in _joined(words) for token in word.tokens or _closed(word.letters)]


def _joined(words: list[Word]) -> list[Word]:
    """Join the words of which the tokens cannot be told before the next."""
    out: list[Word] = []
    for word in words:
        if out and not out[-1].tokens and _OPEN.search(out[-1].letters):
            out[-1] = _MET[f"{out[-1].letters} {word.letters}"]
        else:
            out.append(word)
    return out


class Line:
    """One sentence: tokens, their lower-case forms, and where they stand in the document.

    Tokens are in NFC with the tone style of ``canon_tone``; the offsets count in the document as
    it is stored. ``shouted`` is how many of them are all in capitals, ``words`` the lower-case
    forms, each once.
    """

    __slots__ = (
        "caps", "low", "marked", "shouted", "size", "span", "starts", "text", "tokens", "words",
    )  # fmt: skip

    def __init__(self, page: Page, span: Span) -> None:
        self.span = span
        self.text = page.text
        start, stop = page.here(span.start), page.here(span.stop)
        if self._take(_tokens_of(page.words_of(start, stop)), start) != stop + 1:
            self._take(_tokens(self.text, start, stop), start)

    def _take(self, tokens: list[Token], at: int) -> int:
        """Take tokens from character ``at`` on, and give where one more would begin."""
        self.marked, self.size = tokens, len(tokens)
        self.tokens = [token.letters for token in tokens]
        self.low = [token.low for token in tokens]
        self.words = frozenset(self.low)
        self.caps = [token.caps for token in tokens]
        self.starts = [(at := at + token.step) - token.step for token in tokens]
        shouted = 0
        for token in tokens:
            if token.shouted:
                shouted += 1
        self.shouted = shouted
        return at

    def letters(self, start: int, stop: int) -> str:
        """Give the letters from token ``start`` up to token ``stop``, in canonical spelling."""
        return self.text[self.starts[start] : self.stop(stop - 1)]

    def stop(self, at: int) -> int:
        """Give the character of the document before which the token ends."""
        return self.starts[at] + self.marked[at].size

    def pair(self, at: int) -> str:
        """Give the lower-case form of a token with that of the next: "hà nội"."""
        low = self.low
        return f"{low[at]} {low[at + 1]}" if 0 <= at < self.size - 1 else " ".join(low[at : at + 2])

    def middle(self, at: int) -> bool:
        """Say whether the letter of a unit is the middle initial of a stranger: "Neil P. Harlow"."""
        letter = self.tokens[at]
        if len(letter) != 2 or letter[1] != "." or not 0 < at < self.size - 1:
            return False
        both = self.word(at - 1) and self.word(at + 1) and letter[0].isupper()
        return both and not (vietnamese(self.low[at - 1]) or vietnamese(self.low[at + 1]))

    def acronym(self, at: int) -> bool:
        """Say whether the token is written in capitals only ("UBND", "GD&ĐT")."""
        return self.marked[at].acronym

    def capital(self, at: int) -> bool:
        """Say whether a token stands there, and with a capital."""
        return at < self.size and self.caps[at]

    def word(self, at: int) -> bool:
        """Say whether the token is a capitalised word, not an acronym: a part of a name."""
        return self.marked[at].word

    def run(self, start: int) -> int:
        """Give the end of the run of capitalised words that begins at ``start``."""
        at, size = start, self.size
        while at < size:
            if not self.word(at):
                # the initial of "Robert J. Whitcombe"
                initial = self.tokens[at] == "." and at > start and len(self.tokens[at - 1]) == 1
                if not (initial and at + 1 < size and self.word(at + 1)):
                    return at
            at += 1
        return at

    def name_run(self, start: int) -> int:
        """Give the end of a run that does not end inside a word: "Cảng Đà Nẵng" | "Công ty"."""
        stop = self.run(start)
        if stop <= start + 1 or stop + 1 >= self.size or not _small(self.tokens[stop]):
            return stop
        pairs, low = word_set("compounds.tsv"), self.low
        word = f"{low[stop - 1]} {low[stop]}"
        begun = word in pairs and word not in word_set("inner_words.tsv")
        given = stop - start == _WITH_MIDDLE and low[stop - 2] in _MIDDLES  # "Nguyễn Văn Được"
        if low[stop - 1] in word_set("never_in_names.tsv") and not given:
            return stop - 2 if self.tokens[stop - 2] == "." else stop - 1
        return stop - 1 if begun and f"{low[stop]} {low[stop + 1]}" not in pairs else stop


#: Middle names of most, after which a given name stands, and how many words a name with one has.
_MIDDLES = ("văn", "thị")
_WITH_MIDDLE = 3


def _small(token: str) -> bool:
    return token.isalpha() and token.islower()


def _composed(letters: str) -> int:
    return len(canon_tone(letters))


def _words(text: str) -> list[Word]:
    """Give what stands between the single spaces and line ends of a text."""
    return [_MET[letters] for letters in text.replace("\n", " ").split(" ")]


#: The marks of a letter, which stands before them.
_MARKS = re.compile(r"[\u0300-\u036f]+")
#: How many letters one and its marks become.
_COMPOSED = Remembered(_composed)


def _respelled(text: str, words: list[Word], forms: list[str | None]) -> str:
    """Give a text in which some of its words stand in another form."""
    out, done, at = list[str](), 0, 0
    for number, word in enumerate(words):
        form = forms[number]
        if form is not None:
            out += (text[done:at], form)
            done = at + word.size
        at += word.size + 1
    return "".join([*out, text[done:]])


class _Marked:
    """The letters with marks in one form of a text: where each begins and ends."""

    __slots__ = ("begins", "ends")

    def __init__(self) -> None:
        self.begins: list[int] = []
        self.ends: list[int] = []

    def place(self, at: int, other: _Marked) -> int:
        """Give the place in this form of a character of another."""
        number = bisect_right(other.begins, at) - 1 if other.begins else -1
        if number < 0:
            return at
        after = at - other.ends[number]
        return self.begins[number] if after < 0 else self.ends[number] + after


class Page:
    """A document's text in canonical spelling, with the way back to the stored characters.

    ``words`` is what stands between its single spaces and line ends.
    """

    __slots__ = ("_begin", "_here", "_number", "_stored", "text", "words")

    def __init__(self, stored: str) -> None:
        #: The letters that are longer there than here.
        self._stored, self._here = _Marked(), _Marked()
        self.text, self.words = stored, _words(stored)
        # no letter goes on over a space: the text is as its words are
        if any(word.spelled is not None for word in self.words):
            self.text = _respelled(stored, self.words, [word.spelled for word in self.words])
            if len(self.text) != len(stored):
                self._align(stored)
            self.words = _words(self.text)
        if any(word.other is not None for word in self.words):
            # none becomes longer or shorter
            self.text = _respelled(self.text, self.words, [word.other for word in self.words])
            self.words = [_MET[word.other] if word.other else word for word in self.words]
        # up to where the words were asked for: sentences come one after the other
        self._number = self._begin = 0

    def words_of(self, start: int, stop: int) -> list[Word]:
        """Give what stands between the single spaces of a stretch without line ends."""
        number, at = (self._number, self._begin) if self._begin <= start else (0, 0)
        words, count = self.words, len(self.words)
        while at < start and number < count:
            at += words[number].size + 1
            number += 1
        first, whole = number, at == start
        while at < stop and number < count:
            at += words[number].size + 1
            number += 1
        self._number, self._begin = number, at
        if whole and at == stop + 1:
            return words[first:number]
        return [_MET[letters] for letters in self.text[start:stop].split(" ")]

    def _align(self, stored: str) -> None:
        """Note where the letters stand of which the stored marks have become a part."""
        longer = 0
        for m in _MARKS.finditer(stored):
            begin, end = max(0, m.start() - 1), m.end()
            self._stored.begins.append(begin)
            self._stored.ends.append(end)
            here = begin - longer + _COMPOSED[stored[begin:end]]
            self._here.begins.append(begin - longer)
            self._here.ends.append(here)
            longer = end - here

    def here(self, stored_offset: int) -> int:
        """Give the place in ``text`` of a stored character."""
        return self._here.place(stored_offset, self._stored)

    def stored(self, start: int, stop: int) -> Span:
        """Give the stored characters of ``text[start:stop]``."""
        return Span(self._stored.place(start, self._here), self._stored.place(stop, self._here))


@lru_cache(maxsize=65536)
def expand(letters: str) -> str:
    """Write out the abbreviations of a name.

    >>> expand("UBND TP Hà Nội")
    'Ủy ban nhân dân Thành phố Hà Nội'
    >>> expand("Ủy ban nhân dân (UBND) tỉnh")
    'Ủy ban nhân dân tỉnh'
    """
    known = abbreviations()
    if "(" in letters:
        letters = _ASIDE.sub(lambda m: "" if m[1] in known else m[0], letters)
    out = []
    for m in _TOKEN.finditer(letters):
        token = m[0]
        long = known.get(token) or known.get(token.replace(" ", "")) or known.get(token.rstrip("."))
        if token == "VN" and _brand(letters[m.end() :]):
            long = None  # "VN Pharma"
        out.append(long if long is not None else token)
        gap = letters[m.end() : m.end() + 1]
        if gap == " " or (long is not None and token.endswith(".")):
            out.append(" ")
    return "".join(out).strip()


_ASIDE = re.compile(r" \(([^\s()]{2,9})\)")
_BRAND = re.compile(r" ([A-Z][a-z]+)")


def _brand(after: str) -> bool:
    """Say whether a capital word that is not Vietnamese follows."""
    word = _BRAND.match(after)
    return word is not None and not vietnamese(word[1].lower())


_SHORT = (
    ("ban chấp hành", ("bch",)), ("trung ương", ("t.ư", "tư", "tw", "t.w")), ("quốc hội", ("qh",)),
    ("bộ chính trị", ("bct",)), ("ban thường vụ", ("btv",)), ("ủy viên", ("uv",)),
    ("ủy ban", ("ub",)), ("mặt trận tổ quốc", ("mttq",)), ("văn phòng chính phủ", ("vpcp",)),
    ("văn phòng", ("vp",)),
    ("phó tổng giám đốc", ("ptgđ",)), ("tổng giám đốc", ("tgđ",)), ("phó chủ tịch", ("pct",)), ("phó giám đốc", ("pgđ",)),
    ("giám đốc", ("gđ",)), ("chánh văn phòng", ("cvp",)),
)  # fmt: skip


def abbreviated(name: str) -> list[str]:
    """Give a lower-case name with all the ways in which the press shortens its words.

    >>> abbreviated("bí thư trung ương đảng")[:3]
    ['bí thư trung ương đảng', 'bí thư t.ư đảng', 'bí thư tư đảng']
    """
    forms = [name]
    for long, shorts in _SHORT:
        for form in list(forms):
            if long in form.split("  ") or f" {long} " in f" {form} ":
                forms += [
                    f" {form} ".replace(f" {long} ", f" {short} ").strip() for short in shorts
                ]
    return forms


def capital(s: str) -> str:
    """Give a phrase with its first letter in capitals: "hạ viện" -> "Hạ viện"."""
    return s[:1].upper() + s[1:]


#: How many tokens of a quotation a name may still take in.
_QUOTED = 20


def quotes_closed(tokens: Sequence[str], first: int, stop: int, reach: int = _QUOTED) -> int:
    """Give the end of a name that leaves no quotation open: after it, or before it if it is long.

    >>> quotes_closed(["vụ", "án", "“", "tham", "ô", "”", "."], 0, 4)
    6
    >>> quotes_closed(["vụ", "án", "“", "tham", "ô", "."], 0, 4)
    2
    """
    for opening, closing in ('""', "“”"):
        said = list(tokens[first:stop])
        if opening not in said:
            continue
        last = len(said) - 1 - said[::-1].index(opening)
        if closing in said[last + 1 :] or (opening == closing and said.count(opening) % 2 == 0):
            continue
        after = list(tokens[stop : stop + reach])
        stop = stop + after.index(closing) + 1 if closing in after else first + last
    return stop
