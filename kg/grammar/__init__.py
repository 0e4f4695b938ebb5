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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.errors import KgError
from kg.grammar.begins import beginnings, keys
from kg.grammar.needs import Fit, Index, Needs, Told, needed, needed_after, weak
from kg.grammar.parted import parted
from kg.lexicon import Remembered, package_path
from kg.mentions import Item
from kg.mentions.tokens import Line

_LETTER = {"person": "P", "role": "R", "organisation": "O", "place": "L", "date": "D", "event": "E"}
#: "{whom}" is a person too, before whose name a calling may stand.
_NAMED = {"whom": "person"}
_NEXT = (
    r"(?:,|;|và|cùng|rồi|, rồi|kiêm|kiêm nhiệm|đồng thời là|-|–|, kiêm|; kiêm|, và|và ông|và bà)"
)
_AND = r"(?:,|;|và|cùng|-|–|, và|và ông|và bà)"
_ADDRESS = r"(?:(?:ông|bà|đồng chí|đ/c|các đồng chí|các ông|các bà|các ông , bà|hai ông|ngài|anh|chị|đ c|cụ|thầy|cô|luật sư|bác sĩ chuyên khoa (?:[12]|i|ii)|bác sĩ|bác sỹ|kỹ sư|nhà báo|nhà văn|bị can|bị cáo|thầy giáo|cô giáo|giáo viên|công nhân|nhân viên|đối tượng|nghi phạm|nghi can|đảng viên|cán bộ|tài xế|chiến sĩ|điều dưỡng|nghị sĩ|doanh nhân) )?(?::\s)?"
_BRACKET = r"(?: \( [^()<>]*(?:<[A-Z]\d+>[^()<>]*)*\))?"
_BORN = r"(?: , (?:(?:sn|sinh(?: năm| ngày)?) (?:<D\d+>|\d+)|\d+ tuổi)| \d\d tuổi)?"
#: An office in apposition, with what is told of its body: "<R1> ( <O2> ) , <O3>".
_OFFICE = rf"<R\d+>{_BRACKET}(?: , <[OL]\d+>{_BRACKET}){{0,2}}"
_APPOSED = rf"{_BRACKET}{_BORN}(?:(?: [,–-]|(?= <R\d+> (?:giữ|được|làm) )) (?:(?!(?:được|bị|đã|sẽ|cho|nói|cùng|trong|khi|vừa|người|tại) )[a-zà-ỹđ ]{{3,30}} , (?=<R))?(?:hiện là |hiện |đang là |(?:đều |cùng )?là |\d+ |hai |ba )?{_OFFICE}(?: (?:{_NEXT}) (?:hiện là |hiện )?{_OFFICE})*(?! <P)(?: , [^<>,;]{{3,45}}(?= ,))?(?: [,–-](?= (?!<[PR]|(?:ông|bà|đồng chí) )))?)?"
#: After a noun of a calling, what tells which: "luật sư nhân quyền", "tỷ phú công nghệ".
_WHICH = r"(?: (?!(?:của|là|với|và|cho|bị|được|đã|tại|do|để|mà|vì|thay|làm|bào|bảo|ám|giết|buộc|ông|bà|cùng)(?= ))[a-zà-ỹđ]+){0,3}"
#: Words of a calling that may stand before the name of one to whom something is done: "ca sĩ <P1>".
_CALLED = (
    r"(?:(?:các|cựu|nữ|nam|tân|vợ chồng|người) )*(?:(?:(?:luật|kỹ|võ|mục) sư|[a-zà-ỹđ]+ (?:s[ĩỹ]|viên|nhân|gia|phú)|nhà [a-zà-ỹđ]+|(?:ông )?trùm"
    rf"|hlv|đạo diễn|cầu thủ|thủ môn|người mẫu|hoa hậu|á hậu|tướng|cố vấn|đồng minh){_WHICH}|con (?:trai|gái)|công chức|vua|hoàng tử|vợ chồng) "
)
_TITLED = r"(?:(?:đồng chí|đ/c|ông|bà) (?=<R))?(?:<R\d+> (?:, |và )?)*"
_ONE = {
    "P": rf"{_TITLED}{_ADDRESS}<P\d+>{_APPOSED}",
    "W": rf"{_TITLED}(?:<R\d+>(?: [a-zà-ỹđ]+){{0,5}} \( (?:<O\d+>|[^()<>]{{2,9}}) \) )?(?:{_CALLED}(?=<P)|{_ADDRESS})<P\d+>{_APPOSED}",
    "R": r"<R\d+>(?:(?: ,)? (?:khóa (?:\d+|[ivxlc]+)|nhiệm kỳ(?: năm)? (?:<D\d+>|\d+(?: ?[-–] ?\d+)?))(?= )){0,2}(?: \( (?:[^()<>]|<[DL]\d+>){1,40} \)(?= [,;.]))?",
}
_PEOPLE = r"(?P<people>(?:(?!\b(?:đã|sẽ|được|bị|cho|tổ chức|ký|về|để|nhằm|khi)\b)[^.;:]){0,170}?<P\d+>(?:(?!\b(?:đã|sẽ|được|bị|cho|tổ chức|về|để|nhằm|khi)\b)[^.;:]){0,110}?)"
#: Before every pattern: it begins where a word does.
_BEFORE = r"(?<![^\s])"
#: Words that may stand before a name, where people begin with it.
_ADDRESSES = ("ông", "bà", "ngài")
_PEOPLE_FIRST = re.compile(r"\{person(?: as [a-z]+)?\}\+?(?![+?*{])")
_SLOT = re.compile(r"\{([a-z_]+)(?: as ([a-z]+))?\}(\+)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a file of rules.

    ``expression`` is the pattern as a regular expression, ``compiled`` what finds it;
    ``example`` is a sentence in which it fires, ``counter`` one in which it must not; ``number``
    counts in ``file``. ``told`` says that the index tells whether a text has what it needs,
    ``first`` that it fits only the beginning of a sentence, ``leads`` that it begins with people;
    most others begin with one of ``keys``.
    """

    name: str
    pattern: str
    fact: str
    status: str
    certainty: float
    example: str
    counter: str
    expression: str
    compiled: re.Pattern[str]
    words: tuple[str, ...]
    options: frozenset[str]
    extra: dict[str, str]
    file: str
    number: int
    told: bool
    first: bool
    leads: bool
    keys: frozenset[str]
    loose: tuple[str, ...]

    def stands(self, text: str) -> bool:
        """Say whether the text of a skeleton holds one of the words that the rule names."""
        for word in self.words:
            if word in text:
                return True
        return not self.words

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Give the places where the pattern fits the text of a skeleton."""
        return self.compiled.finditer(text) if self.stands(text) else iter(())


def compile_pattern(pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    """Turn a pattern of the rule language into what finds it in skeletons."""
    return re.compile(parted(expression(pattern, words)))


def expression(pattern: str, words: dict[str, str]) -> str:
    """Turn a pattern of the rule language into a regular expression over skeletons."""

    def slot(m: re.Match[str]) -> str:
        kind, name, many = m[1], m[2], m[3]
        if kind == "he":
            return r"(?P<he>ông ấy|bà ấy|ông này|bà này|ông|bà|đồng chí|anh|chị)(?! <[PRO])"
        if kind == "people":
            return _PEOPLE
        letter = "W" if kind in _NAMED else _LETTER.get(kind)
        if letter is None:
            if kind in words:
                return f"(?:{words[kind]})"
            raise KgError(f"unknown slot {{{kind}}} in pattern {pattern!r}")
        one = _ONE.get(letter, rf"<{letter}\d+>")
        if many:
            link = _AND if letter in ("P", "W") else _NEXT
            one = rf"{one}(?: {link} (?:{link} )?{one})*"
        return f"(?P<{name or _NAMED.get(kind, kind)}>{one})"

    body = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    return f"{_BEFORE}{_SLOT.sub(slot, body)}"


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
            fits = expression(row["pattern"], words)
            begins = sorted(beginnings(fits))
            out.append(
                Rule(
                    row["name"], row["pattern"], row["fact"], row.get("status", ""),
                    row.get("certainty", 0.9), row["example"], row["not"], fits, re.compile(parted(fits)),
                    tuple(row.get("needs", ())), frozenset(row.get("options", ())),
                    {k: row[k] for k in ("type", "left", "right", "slot", "as", "who", "kind") if k in row},
                    name, len(out), _told_by_words(row.get("needs", ())),
                    fits.startswith(f"{_BEFORE}^"),
                    _PEOPLE_FIRST.match(row["pattern"]) is not None, *keys(begins),
                )
            )  # fmt: skip
        except (KeyError, re.error) as error:
            raise KgError(f"rules/{name}.toml: rule {row.get('name')!r}: {error}") from error
    return tuple(out)


def _told_by_words(needs: Sequence[str]) -> bool:
    """Say whether the index tells if a text has a word of ``needs``: of one word, or of two."""
    longest = max((len(word.split()) for word in needs), default=0)
    return longest < 2 or (longest == 2 and not weak(frozenset(needs)))


#: The files of rules that skeletons are asked for.
_FILES = ("events", "posts")


@cache
def _every() -> list[Rule]:
    """Give the rules of all files, as the index numbers them."""
    return [rule for file in _FILES for rule in rules(file)]


@cache
def _firsts() -> dict[str, int]:
    """Give the number of the first rule of each file."""
    files = [rule.file for rule in _every()]
    return {file: files.index(file) for file in _FILES}


@cache
def _index() -> Index:
    return Index([_needs(rule) for rule in _every()])


def _needs(rule: Rule) -> Needs:
    own = (frozenset(rule.words),) if rule.words else ()
    pattern = rule.expression
    keys = () if rule.first else (*sorted(rule.keys), *rule.loose)
    return Needs((*own, *needed(pattern)), needed_after(pattern), keys)


def _told(word: str) -> Told:
    kind = f"{word[:2]}>"
    return _TOLD[kind] if word[0] == "<" and word != kind else _index().told(word)


#: What is told by each word that was met; all things of a kind tell the same.
_TOLD = Remembered(_told)


_NUMBER = re.compile(r"<([A-Z])(\d+)>")


_FIRST = [0]
#: Not even beside the first word.
_NOWHERE = -2


class Skeleton:
    """A sentence with its named things replaced by kind and number."""

    __slots__ = (
        "_afters", "_at", "_firsts", "_fit", "_tokens", "_words", "items", "line", "text", "words",
    )  # fmt: skip

    def __init__(self, line: Line, items: Sequence[Item]) -> None:
        self.line, self.items = line, items
        words: list[str] = []
        self._firsts: list[int] = []
        self._afters: list[int] = []
        #: The word that stands for each thing, or -1.
        self._words = [-1] * len(items)
        token = 0
        for number, item in enumerate(items):
            if item.kind != "H" and item.start >= token:
                words += line.low[token : item.start]
                self._words[number] = len(words)
                words.append(f"<{item.kind}{number}>")
                token = max(item.stop, item.start + 1)
                self._firsts.append(item.start)
                self._afters.append(token)
        words += line.low[token:]
        self.text = " ".join(words)
        self.words = words
        self._fit: Fit | None = None
        self._at: list[int] = []
        self._tokens: list[int] = []

    def _begins(self) -> list[int]:
        """Give where each word begins in the text, once somebody asks."""
        if not self._at:
            at = 0
            for word in self.words:
                self._at.append(at)
                at += len(word) + 1
        return self._at

    def _first_tokens(self) -> list[int]:
        """Give the first token of each word, once somebody asks."""
        if not self._tokens:
            token = 0
            for number, first in enumerate(self._firsts):
                while token <= first:
                    self._tokens.append(token)
                    token += 1
                token = self._afters[number]
            while token < self.line.size:
                self._tokens.append(token)
                token += 1
        return self._tokens

    def fitting(self, file: str) -> list[Rule]:
        """Give the rules of ``rules/FILE.toml`` that the words may fit, in order."""
        every, first = _every(), _firsts()[file]
        after = first + len(rules(file))
        return [every[n] for n in self._fitting().patterns if first <= n < after]

    def _fitting(self) -> Fit:
        """Tell from the words which rules may fit, and where."""
        if self._fit is None:
            self._fit = _index().fit([_TOLD[word] for word in self.words])
        return self._fit

    def find(self, rule: Rule) -> list[re.Match[str]]:
        """Give the places where a rule fits, looking only where a word begins as it does."""
        found: list[re.Match[str]] = []
        if not (rule.first or rule.keys):
            return list(rule.find(self.text))
        number, fit = _firsts()[rule.file] + rule.number, self._fitting()
        latest = fit.latest(number)
        places = _FIRST if rule.first else fit.places(number)
        if not places or places[0] > latest or not (rule.told or rule.stands(self.text)):
            return found
        text, match, done, failed = self.text, rule.compiled.match, 0, _NOWHERE
        begins = self._begins()
        for place in places:
            if place > latest:
                break
            at = begins[place]
            if at < done:
                continue
            if place - 1 == failed and rule.leads and self._leads(failed):
                failed = place
                continue
            m = match(text, at)
            if m is None:
                failed = place
            else:
                found.append(m)
                done = m.end()
        return found

    def _leads(self, place: int) -> bool:
        """Say whether people begin with the word before them: "<R0> ông <P1>" with "<R0>"."""
        word, following = self.words[place], self.words[place + 1]
        return word[:2] == "<R" or (word in _ADDRESSES and following[:2] == "<P")

    def before(self, offset: int) -> list[str]:
        """Give the words that begin before a place of the skeleton."""
        return self.words[: bisect_left(self._begins(), offset)]

    def token(self, offset: int) -> int:
        """Give the first token of the word or thing at a place of the skeleton."""
        return self._first_tokens()[max(0, bisect_right(self._begins(), offset) - 1)]

    def last(self, token: int) -> int:
        """Give the end of the thing that begins at a token, or of the token."""
        return next((i.stop for i in self.items if i.start == token and i.kind != "H"), token + 1)

    def place(self, number: int) -> int:
        """Give the place of a thing in the skeleton."""
        at = self._words[number]
        if at < 0:
            at = bisect_right(self._first_tokens(), self.items[number].start) - 1
        return self._begins()[at]

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

    def shown(self) -> str:
        """Give the skeleton as a person reads it: ``<person 1>`` for ``<P1>``."""
        kinds = {v: k for k, v in _LETTER.items()}
        return _NUMBER.sub(lambda m: f"<{kinds[m[1]]} {m[2]}>", self.text)
