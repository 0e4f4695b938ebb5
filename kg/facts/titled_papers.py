"""The papers that a sentence names by what they are about: "Chỉ thị về tăng cường quản lý rừng"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.lexicon import Trie, table, word_set
from kg.mentions import Item
from kg.mentions.events import EventPhrase, heads, papers
from kg.mentions.tokens import Line

#: Tokens of the longest title, and of the longest one between quotation marks.
_LONGEST, _LONGEST_QUOTED = 40, 60
#: Tokens that a title must have so that it names its paper, after its kind.
_SHORTEST = 3
#: Digits of a year: "Tầm nhìn Cộng đồng ASEAN 2025".
_YEAR = 4
#: Tokens of what may stand last in a title after a comma.
_LONGEST_LAST = 6
_OPENING = {"“": "”", '"': '"', "'": "'", "‘": "’"}
#: Money, of which the first word may also end a title: "vốn là …".
_CAPITAL = frozenset(("vốn đầu", "vốn vay", "vốn ngân", "vốn điều", "vốn nhà"))
_DRAFT = ["dự", "thảo"]
#: First words of papers that may be named in small letters by what they are about.
_SMALL = frozenset(("nghị", "chỉ", "thông"))
#: Tokens of an issuer that no list has, and one more.
_LONGEST_ISSUER = 5
#: Tokens of the longest noun of an event that may stand before.
_HEAD = 4


class Titled(NamedTuple):
    """A paper at tokens ``start`` to ``stop`` of a sentence."""

    start: int
    stop: int


@cache
def _kinds() -> Trie[str]:
    """Give how the title of each kind of paper begins: "about" with "về", "free" with any word.

    "whole" may open a sentence too, "issued" stands after what is done with a paper.
    """
    return Trie({tuple(r["kind"].split()): r["tail"] for r in table("titled_papers.tsv")})


#: The last words of some kinds of papers, each with those that may stand before it.
Ends = dict[str, list[str]]


def ends(kinds: Iterable[str]) -> Ends:
    """Give the last words of kinds of papers.

    >>> ends(["quyết định", "nghị định", "luật"])
    {'định': ['quyết', 'nghị'], 'luật': ['']}
    """
    before: Ends = {}
    for kind in kinds:
        *_, other, last = ("", *kind.split())
        rows = before.setdefault(last, [])
        if other not in rows:
            rows.append(other)
    return before


@cache
def titled_ends() -> Ends:
    """Give the last words of the papers that are named by their titles."""
    return ends(row["kind"] for row in table("titled_papers.tsv"))


def titled(line: Line, items: Sequence[Item]) -> Iterator[Titled]:
    """Find the papers named by their titles, but none inside people, bodies and roles."""
    done, drafts = 0, "thảo" in line.words
    for at in range(line.size):
        if at < done:
            continue
        if not (line.caps[at] or (drafts and _draft(line, at)) or _made(line, at)):
            continue
        found = _kinds().longest(line.low, at)
        if found is None or any(i.kind in "ORP" and i.start <= at < i.stop for i in items):
            continue
        stop = _title(line, at, found[0], found[1], items)
        if stop:
            done = stop
            yield Titled(at - 2 if _draft(line, at) else at, stop)


def _draft(line: Line, at: int) -> bool:
    return at > 1 and line.low[at - 2 : at] == _DRAFT


def _body(items: Sequence[Item], at: int) -> int:
    """Give the end of the body at a token, 0 without one: "Nghị quyết của HĐND tỉnh về …"."""
    stop = 0
    for item in items:
        if item.kind == "O" and item.start == at:
            stop = item.stop
    for item in items:
        if isinstance(item.phrase, EventPhrase):
            for body in item.phrase.bodies:
                stop = body.stop if body.start == at else stop
    return stop


def _made(line: Line, at: int) -> bool:
    """Say whether a paper in small letters is one that is made: "trình nghị quyết về xử lý nợ xấu"."""
    if line.low[at] not in _SMALL or not at:
        return False
    before = line.low[at - 1]
    return before not in ("theo", "có") and before in word_set("before_rulings.tsv")


def _title(line: Line, at: int, after: int, tail: str, items: Sequence[Item]) -> int:
    """Give the end of the title of a paper whose kind stands at ``at`` to ``after``, else 0."""
    small = not (line.caps[at] or _draft(line, at))
    if after >= line.size or (small and not (tail == "about" and _about(line, after))):
        return 0
    if at > 1 and line.caps[at - 1] and not _draft(line, at):
        return 0  # "quan hệ Đối tác Chiến lược"
    if any((heads().longest(line.low, k) or (0,))[0] == at for k in range(max(0, at - _HEAD), at)):
        return 0  # "hội nghị Cấp cao Chiến lược Hợp tác Kinh tế A": the event's own name
    if any(" ".join(line.low[at : after + k]) in word_set("unnamed_papers.tsv") for k in (1, 2, 3)):
        return 0
    if line.low[after] == "số":
        return 0  # "Pháp lệnh số 02/2020"
    if line.tokens[after] in _OPENING:
        return _quoted(line, after) if at or tail == "free" else 0
    if at == 0 and tail in ("free", "issued"):
        return 0  # "Chiến lược của ông …", at the head of a sentence
    if tail == "issued" and line.low[at - 1] not in word_set("before_rulings.tsv"):
        return 0  # "phân công cụ thể - Hướng dẫn rõ ràng"
    begin = after
    if line.low[after] == "của":
        begin = _body(items, after + 1) or _issued(line, after + 1)
        if not begin or not (_about(line, begin) or _rules(line, at, begin)):
            return 0 if at == 0 or tail != "whole" else _end(line, begin) * (begin > 0)
    if not (_about(line, begin) or _rules(line, at, begin)):
        proper = _draft(line, at) and begin < line.size and line.caps[begin]
        if (tail not in ("free", "whole", "issued") or not line.caps[at]) and not (
            proper and line.low[at] == "nghị"
        ):
            return 0
    return _end(line, begin)


def _issued(line: Line, at: int) -> int:
    """Give the token of "về" soon after who issued a paper: "của Hội nghị" + "về Covid-19"."""
    ends = range(at + 1, min(line.size, at + _LONGEST_ISSUER))
    return next((k for k in ends if line.caps[at] and line.low[k] == "về"), 0)


def _about(line: Line, at: int) -> bool:
    return line.low[at : at + 1] == ["về"]


def _rules(line: Line, at: int, begin: int) -> bool:
    """Say whether a paper is told by what it rules, of which someone speaks: "ban hành Nghị định quy định"."""
    two = " ".join(line.low[begin : begin + 2])
    if two not in word_set("paper_rulings.tsv") or at == 0:
        return False
    before = line.low[at - 1] if not _draft(line, at) else "thảo"
    return before in word_set("before_rulings.tsv")


def _quoted(line: Line, at: int) -> int:
    """Give the end of a title between quotation marks, 0 if they do not close soon."""
    close = _OPENING[line.tokens[at]]
    for stop in range(at + 1, min(line.size, at + _LONGEST_QUOTED)):
        if line.tokens[stop] == close:
            return stop + 1 if stop > at + _SHORTEST and line.caps[at + 1] else 0
    return 0


def _end(line: Line, begin: int) -> int:
    """Give the end of the title that begins at a token, 0 where it is no title or none can say."""
    stop = begin
    while stop < line.size and stop - begin < _LONGEST and not _stops(line, stop, begin):
        stop += 1
    if stop - begin >= _LONGEST or (
        line.tokens[stop : stop + 1] == [","] and _open(line, stop + 1)
    ):
        return 0
    if line.low[stop : stop + 1] == ["này"]:
        return 0  # "Chỉ thị về vấn đề này"
    while stop > begin and line.low[stop - 1] in ("và", "của", "tại", "trong", "với", "-", "–"):
        stop -= 1
    dated = stop == begin + 2 and len(line.tokens[stop - 1]) == _YEAR
    dated = dated and line.tokens[stop - 1].isdigit() and line.acronym(begin)
    return stop if dated or stop - begin >= _SHORTEST else 0


def _stops(line: Line, at: int, begin: int) -> bool:
    word = line.tokens[at]
    if line.tokens[at - 1] == ")" and at > begin:
        return True  # "… (sửa đổi)"
    if word == "(":
        years = line.tokens[at + 1 : at + 5]
        if years[1:2] in (["-"], ["–"]) and years[3:] == [")"] and years[0].isdigit():
            return False  # "Chiến lược … quốc gia (2016-2020)"
        return line.low[at + 1 : at + 3] not in (["sửa", "đổi"], ["bổ", "sung"])
    if word == ")":
        return "(" not in line.tokens[begin:at]
    if word in ("-", "–", "&", "/") or word[0].isdigit():
        return False
    if word == ",":
        return not (_pair(line, at) or _last(line, at + 1))
    if not word[0].isalpha():
        return True
    if word == "và" and line.capital(at + 1):
        if papers().longest(line.low, at + 1) or _kinds().longest(line.low, at + 1):
            return True
    return _ends(line, at, begin)


def _ends(line: Line, at: int, begin: int) -> bool:
    """Say whether a word ends a title, and no compound holds it: "đã", "được", not "vấn đề"."""
    stops = word_set("paper_stops.tsv")
    before = f"{line.low[at - 1]} {line.low[at]}" if at > begin else ""
    after = f"{line.low[at]} {line.low[at + 1]}" if at + 1 < line.size else ""
    if line.low[at] not in stops:
        return after in stops
    if line.pair(at) in _CAPITAL:
        return False  # "Chỉ thị đẩy mạnh giải ngân vốn đầu tư công"
    if line.low[at] == "nhằm" and at == begin:
        return False  # "Kế hoạch hành động" + "nhằm triển khai …"
    return {before, after}.isdisjoint(word_set("compounds.tsv"))


def _last(line: Line, at: int) -> bool:
    """Say whether only small words follow a comma up to the end of a clause: "Bitcoin, tiền ảo."."""
    for stop in range(at, min(line.size, at + _LONGEST_LAST)):
        if line.tokens[stop] in (".", ";"):
            return stop > at
        if line.caps[stop] or _ends(line, stop, at) or line.tokens[stop] in _OPENING:
            return False
    return False


def _pair(line: Line, at: int) -> bool:
    """Say whether a comma stands within a title: "phòng, chống tham nhũng"."""
    for left in (1, 2):
        for right in (1, 2):
            before = " ".join(line.low[max(0, at - left) : at])
            after = " ".join(line.low[at + 1 : at + 1 + right])
            if f"{before}, {after}" in word_set("comma_pairs.tsv"):
                return True
    return False


def _open(line: Line, at: int) -> bool:
    """Say whether a title may go on after a comma, so that its end is not known."""
    if at >= line.size or line.caps[at] or not line.tokens[at].isalpha():
        return False
    two = " ".join(line.low[at : at + 2])
    said = line.low[at] in word_set("paper_stops.tsv") or two in word_set("predicates.tsv")
    return not (said or two in word_set("paper_goes_on.tsv"))


__all__ = ["Titled", "titled"]
