"""The pattern language of ``rules/*.toml``, and the skeletons that its patterns read.

A sentence becomes a skeleton: lower-case words, with each thing named in it replaced by its kind
and number. ``Bộ Chính trị điều động ông Trần Văn A làm Bí thư Tỉnh ủy B`` gives
``<O0> điều động ông <P1> làm <R2>``. A pattern is a regular expression over skeletons in which

* ``{person}`` is a person with what stands in apposition to it, ``{person}+`` a list of them;
* ``{role}`` is a role, ``{role}+`` a list of roles (``,``, ``và``, ``kiêm``, ``-`` between);
* ``{organisation}``, ``{place}``, ``{date}``, ``{event}`` are one thing of that kind;
* ``{whom}`` is a person after whose calling a verb asks: "bầu cựu luật sư nhân quyền <P1>";
* ``{people}`` is people in any list, with what stands between them ("do ông A và Phó Chủ tịch B
  chủ trì"); it never begins a pattern;
* ``{kind as slot}`` gives the slot another name than the kind; ``{he}`` is "ông", "bà",
  "đồng chí" without a name; ``{named words}`` the alternatives listed under ``[words]``;
* ``(a|b)``, ``?``, ``*`` and ``.`` mean what they mean in regular expressions; ``(…)`` does not
  capture.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.errors import KgError
from kg.grammar.begins import NOT_TOLD, Beginning, beginnings
from kg.grammar.needle import Needle, of_sentences
from kg.grammar.needs import Fit, Index, Needs, Told, needed, needed_in_order, weak
from kg.grammar.parted import parted
from kg.grammar.slots import BEFORE, LETTER, outline
from kg.lexicon import Remembered, package_path
from kg.mentions import Item
from kg.mentions.tokens import Line

#: Words that may stand before a name, where people begin with it.
_ADDRESSES = ("ông", "bà", "ngài")
#: Those with which people begin before an office: "ông <R1> <P2>".
_BEFORE_OFFICE = ("ông", "bà", "đồng", "đ/c")
_PEOPLE_FIRST = re.compile(
    r"(?P<denied>(?:\(\?<![\w ,]+\))*)\{person(?: as [a-z]+)?\}\+?(?![+?*{])"
)
#: What may not stand before them.
_DENIED = re.compile(r"\(\?<!([\w ,]+)\)")


@dataclass(slots=True, eq=False)  # each is made once
class Rule:
    """One rule of a file of rules.

    ``outline`` is the pattern as a regular expression, with signs for what fills its slots;
    ``example`` is a sentence in which it fires, ``counter`` one in which it must not; ``number``
    counts in ``file``. ``told`` says that the index tells whether a text has what it needs,
    ``first`` that it fits only the beginning of a sentence, ``leads`` that it begins with people,
    before whom nothing of ``denied`` stands; ``begins`` is with which words it begins, if that can
    be told.
    """

    name: str
    pattern: str
    fact: str
    status: str
    certainty: float
    example: str
    counter: str
    outline: str
    words: tuple[str, ...]
    options: frozenset[str]
    extra: dict[str, str]
    file: str
    number: int
    told: bool
    first: bool
    leads: bool
    denied: tuple[str, ...]
    begins: frozenset[Beginning]
    #: Its number among the rules of all files, once there is an index of them.
    place: int = -1
    _found: re.Pattern[str] | None = None
    _fits: Callable[[str, int], re.Match[str] | None] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """What finds the pattern; most articles ask for few of them, so that each is made when
        it is first asked for.

        Raises KgError, naming file and rule, where the pattern is none.
        """
        if self._found is None:
            try:
                self._found = re.compile(parted(self.outline))
            except re.error as error:
                raise KgError(f"{_named(self.file, self.name)}: {error}") from error
        return self._found

    @property
    def fits(self) -> Callable[[str, int], re.Match[str] | None]:
        """What says how the pattern fits a text from a place on."""
        if self._fits is None:
            self._fits = self.compiled.match
        return self._fits

    def stands(self, text: str) -> bool:
        """Say whether the text of a skeleton holds one of the words that the rule names."""
        for word in self.words:
            if word in text:
                return True
        return not self.words

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Give the places where the pattern fits the text of a skeleton."""
        return self.compiled.finditer(text) if self.stands(text) else iter(())


#: What only some rules say.
_EXTRA = ("type", "left", "right", "slot", "as", "who", "kind")


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """Give the rules of ``rules/NAME.toml``; read once.

    Raises KgError, naming file and rule, where one cannot be understood.
    """
    with open(package_path(f"rules/{name}.toml"), "rb") as file:
        data = tomllib.load(file)
    words = {key: "|".join(value) for key, value in data.get("words", {}).items()}
    out: list[Rule] = []
    for row in data["rule"]:
        try:
            fits = outline(row["pattern"], words)
            begins = beginnings(fits)
            people = _PEOPLE_FIRST.match(row["pattern"])
            out.append(
                Rule(
                    row["name"], row["pattern"], row["fact"], row.get("status", ""),
                    row.get("certainty", 0.9), row["example"], row["not"], fits,
                    tuple(row.get("needs", ())), frozenset(row.get("options", ())),
                    {k: row[k] for k in _EXTRA if k in row},
                    name, len(out), _told_by_words(row.get("needs", ())),
                    fits.startswith(f"{BEFORE}^"),
                    people is not None, tuple(_DENIED.findall(people["denied"] if people else "")),
                    begins if all(first for first, _ in begins) else NOT_TOLD,
                )
            )  # fmt: skip
        except KeyError as error:
            raise KgError(f"{_named(name, row.get('name'))}: {error}") from error
    return tuple(out)


def _named(file: str, rule: str | None) -> str:
    return f"rules/{file}.toml: rule {rule!r}"


def _told_by_words(needs: Sequence[str]) -> bool:
    """Say whether the index tells if a text has a word of ``needs``: of one word, or of two."""
    longest = max((len(word.split()) for word in needs), default=0)
    return longest < 2 or (longest == 2 and not weak(frozenset(needs)))


#: The files of rules that skeletons are asked for.
_FILES = ("events", "posts")


@cache
def _every() -> list[Rule]:
    """Give the rules of all files, as the index numbers them."""
    every = [rule for file in _FILES for rule in rules(file)]
    for place, rule in enumerate(every):
        rule.place = place
    return every


@cache
def _firsts() -> dict[str, int]:
    """Give the number of the first rule of each file."""
    files = [rule.file for rule in _every()]
    return {file: files.index(file) for file in _FILES}


@cache
def _index() -> Index:
    needles = [Needs(needed(needle.pattern)) for needle in of_sentences()]
    return Index([_needs(rule) for rule in _every()], needles)


def _needs(rule: Rule) -> Needs:
    own = (frozenset(rule.words),) if rule.words else ()
    pattern = rule.outline
    choices, order = needed_in_order(pattern)
    return Needs((*own, *choices), order, rule.begins, rule.first)


def _told(word: str) -> Told:
    kind = f"{word[:2]}>"
    return _TOLD[kind] if word[0] == "<" and word != kind else _index().told(word)


#: What is told by each word that was met; all things of a kind tell the same.
_TOLD = Remembered(_told)


def _tell(line: Line, start: int, stop: int, told: list[Told]) -> None:
    """Add what some tokens of a line tell, each of which keeps it."""
    tokens = line.marked
    for at in range(start, stop):
        known = tokens[at].told
        if known is None:
            known = tokens[at].told = _TOLD[tokens[at].low]
        assert isinstance(known, Told)
        told.append(known)


_NUMBER = re.compile(r"<([A-Z])(\d+)>")


#: The signs of things, by kind.
_SIGNS: dict[str, list[str]] = {}


def _sign(kind: str, number: int) -> str:
    """Give what stands in a skeleton for a thing: "<P0>"."""
    signs = _SIGNS.get(kind)
    if signs is None:
        signs = _SIGNS[kind] = []
    while len(signs) <= number:
        signs.append(f"<{kind}{len(signs)}>")
    return signs[number]


#: Not even beside the first word.
_NOWHERE = -2


class Skeleton:
    """A sentence with its named things replaced by kind and number."""

    __slots__ = (
        "_at", "_fit", "_signs", "items", "kin", "line", "text", "words",
    )  # fmt: skip

    def __init__(self, line: Line, items: tuple[Item, ...]) -> None:
        self.line, self.items = line, items
        words: list[str] = []
        #: The word that stands for each thing, or -1.
        self._signs: list[int] = []
        token = 0
        for number, item in enumerate(items):
            if item.kind != "H" and item.start >= token:
                words += line.low[token : item.start]
                self._signs.append(len(words))
                words.append(_sign(item.kind, number))
                token = max(item.stop, item.start + 1)
            else:
                self._signs.append(-1)
        words += line.low[token:]
        self.text = " ".join(words)
        self.words = words
        #: Whether its words may tell of someone's relative, once asked.
        self.kin: bool | None = None
        self._fit: Fit | None = None
        self._at: list[int] = []

    def _begins(self) -> list[int]:
        """Give where each word begins in the text, once somebody asks."""
        if not self._at:
            at = 0
            for word in self.words:
                self._at.append(at)
                at += len(word) + 1
        return self._at

    def fitting(self, file: str) -> list[Rule]:
        """Give the rules of ``rules/FILE.toml`` that the words may fit, in order."""
        every, first = _every(), _firsts()[file]
        after = first + len(rules(file))
        return [every[n] for n in self._fitting().patterns if first <= n < after]

    def _fitting(self) -> Fit:
        """Tell from the words which rules may fit, and where."""
        if self._fit is None:
            told: list[Told] = []
            token = 0
            for number, item in enumerate(self.items):
                sign = self._signs[number]
                if sign >= 0:
                    _tell(self.line, token, item.start, told)
                    told.append(_TOLD[self.words[sign]])
                    token = max(item.stop, item.start + 1)
            _tell(self.line, token, self.line.size, told)
            self._fit = _index().fit(told)
        return self._fit

    def may(self, needle: Needle) -> bool:
        """Say whether a needle may be in the text, as far as its words tell."""
        return needle.number < 0 or self._fitting().may(needle.number)

    def search(self, needle: Needle) -> re.Match[str] | None:
        """Find the first place where a needle fits the text."""
        return needle.search(self.text) if self.may(needle) else None

    def search_in(self, needle: Needle, part: str, start: int = 0) -> re.Match[str] | None:
        """Find the first place where a needle fits a part of the text."""
        return needle.search(part, start) if self.may(needle) else None

    def match(self, needle: Needle) -> re.Match[str] | None:
        """Say how a needle fits the text from its beginning on."""
        return needle.match(self.text) if self.may(needle) else None

    def find(self, rule: Rule) -> list[re.Match[str]]:
        """Give the places where a rule fits, looking only where a word begins as it does."""
        found: list[re.Match[str]] = []
        if not (rule.first or rule.begins):
            return list(rule.find(self.text))
        places = self._fitting().places(rule.place)
        if not places or not (rule.told or rule.stands(self.text)):
            return found
        text, match, done, failed = self.text, rule.fits, 0, _NOWHERE
        begins = self._begins()
        for place in places:
            at = begins[place]
            if at < done:
                continue
            if place - 1 == failed and rule.leads and self._leads(rule, failed):
                failed = place
                continue
            m = match(text, at)
            if m is None:
                failed = place
            else:
                found.append(m)
                done = m.end()
        return found

    def _leads(self, rule: Rule, place: int) -> bool:
        """Say whether a rule, if it fits people from the next word on, fits them from one on.

        People begin with the word before them: "<R0> ông <P1>" with "<R0>".
        """
        words, following = self.words, self.words[place + 1]
        if words[place][:2] == "<R":
            after = place + (3 if following == "đồng" else 2)
            if following in _BEFORE_OFFICE and after < len(words) and words[after][:2] == "<R":
                return False
        elif not (words[place] in _ADDRESSES and following[:2] == "<P"):
            return False
        return not (rule.denied and self.text.endswith(rule.denied, 0, self._begins()[place]))

    def before(self, offset: int) -> list[str]:
        """Give the words that begin before a place of the skeleton."""
        return self.words[: bisect_left(self._begins(), offset)]

    def token(self, offset: int) -> int:
        """Give the first token of the word or thing at a place of the skeleton."""
        word = max(0, bisect_right(self._begins(), offset) - 1)
        for number in range(len(self._signs) - 1, -1, -1):
            sign, item = self._signs[number], self.items[number]
            if 0 <= sign <= word:
                after = max(item.stop, item.start + 1) - sign - 1
                return item.start if sign == word else word + after
        return word

    def last(self, token: int) -> int:
        """Give the end of the thing that begins at a token, or of the token."""
        return next((i.stop for i in self.items if i.start == token and i.kind != "H"), token + 1)

    def begin(self, number: int) -> int:
        """Give the place of a word in the skeleton."""
        return self._begins()[number]

    def place(self, number: int) -> int:
        """Give the place of a thing in the skeleton."""
        at = self._signs[number]
        return self._begins()[at if at >= 0 else self._word(self.items[number].start)]

    def _word(self, token: int) -> int:
        """Give the word that a token is, or the sign of the thing to which it belongs."""
        for number in range(len(self._signs) - 1, -1, -1):
            sign, item = self._signs[number], self.items[number]
            if sign >= 0 and item.start <= token:
                return max(sign, token - max(item.stop, item.start + 1) + sign + 1)
        return token

    def stretch(self, first: int, stop: int) -> tuple[int, int]:
        """Give the places between which the words of some tokens stand."""
        begins, last = self._begins(), self._word(max(first, stop - 1))
        return begins[self._word(first)], begins[last] + len(self.words[last])

    def span_of(self, number: int) -> tuple[int, int]:
        """Give the tokens of a thing."""
        return self.items[number].start, self.items[number].stop

    def numbers(self, text: str | None, kind: str) -> list[Item]:
        """Give the items of one kind whose places stand in a stretch of skeleton."""
        found: list[Item] = []
        begin = f"<{kind}"
        at = text.find(begin) if text else -1
        while text and at >= 0:
            stop = text.find(">", at)
            if stop < 0:
                break
            found.append(self.items[int(text[at + 2 : stop])])
            at = text.find(begin, stop)
        return found

    def of_kinds(self, text: str, kinds: str) -> list[Item]:
        """Give the items of some kinds whose places stand in a stretch of skeleton."""
        found: list[Item] = []
        at = text.find("<")
        while at >= 0:
            if text[at + 1 : at + 2] in kinds and (stop := text.find(">", at)) >= 0:
                found.append(self.items[int(text[at + 2 : stop])])
            at = text.find("<", at + 1)
        return found

    def shown(self) -> str:
        """Give the skeleton as a person reads it: ``<person 1>`` for ``<P1>``."""
        kinds = {v: k for k, v in LETTER.items()}
        return _NUMBER.sub(lambda m: f"<{kinds[m[1]]} {m[2]}>", self.text)
