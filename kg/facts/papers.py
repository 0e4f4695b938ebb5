"""Official documents named in a text, and who issued them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import table, word_set
from kg.mentions.organisations import BodyPhrase
from kg.mentions.tokens import Line, expand
from kg.model import Mention, Statement

if TYPE_CHECKING:
    from kg.facts.scene import Scene, Sentence

#: The letters of a number: "18-NQ/TW", "912/QĐ-TTg", "178/2024/NĐ-CP", "3112/UBND - NC".
_CODE = r"(?:/\d{4})?\s?[/-]\s?[A-ZĐƯ][\w&]*(?:\s?[-/]\s?[A-ZĐƯ][\w&]*)*"
_NOT_A_PAPER = (
    r"(?!\d|[.,/]\d|\s?(?:năm|tháng|ngày|giờ|điều|người|%|tỷ|triệu|điểm|nội dung|vụ|xã|tỉnh)\b)"
)
_CONGRESS = re.compile(
    r"[Nn]ghị quyết Đại hội (?:đại biểu toàn quốc |toàn quốc )?(?:Đảng )?(?:lần thứ )?([IVXL]+)"
    r"(?: của Đảng|(?= Đảng\b)|\b(?! của| (?:Công đoàn|Đoàn|Hội|Mặt trận)))"
)
_LOCAL_CONGRESS = re.compile(
    r"[Nn]ghị quyết Đại hội (?:đại biểu )?Đảng bộ [^,.;()]{2,40}? lần thứ [IVXL]+"
)
_FIXED = re.compile(
    r"Điều lệ Đảng|Cương lĩnh chính trị|Hiến pháp(?: năm \d{4})?|Báo cáo chính trị|"
    r"Bộ luật (?:Hình sự|Dân sự|Tố tụng hình sự|Tố tụng dân sự|Lao động|Hàng hải)|Bộ Luật [Hh]ình sự"
)
_LAW = re.compile(r"(?<!bộ )(?<!Bộ )(?<![Pp]háp )\b[Ll]uật (?=[A-ZĐÂÔƠƯ]|sửa đổi)")
_WORD = re.compile(
    r", (?:chống|bổ sung|chữa bệnh|nhập cảnh|đối thoại|sử dụng|tôn giáo|chữa cháy|quản lý)|\s*\(sửa đổi\)|\s?[^\s,.;:()“”\"]+"
)
_NOUNS = ("ghị quyết", "Điều lệ", "Cương", "Hiến", "Báo cáo", "Bộ Luật", "Bộ luật")
#: Words of which each of these nouns needs one.
_NAMING = frozenset(("quyết", "lệ", "cương", "hiến", "cáo", "luật"))
_LONGEST_LAW = 14
#: More characters than the kind of a paper and what joins it to its number.
_LONGEST_KIND = 60
_TAIL = re.compile(
    r"[^,.;()\n]{4,140}?(?=[,.;()\n]|$| (?:do|được|đã|chưa|sẽ|là|và các|có hiệu lực) )"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document named at ``start`` to ``stop`` of the page."""

    start: int
    stop: int
    name: str
    rule: str


@cache
def _numbered() -> re.Pattern[str]:
    kinds = sorted((r["kind"] for r in table("paper_kinds.tsv") if _takes(r["class"])), key=len)
    # a whole word; looked at after its letters, so that the search can run from letter to letter
    rests: dict[str, list[str]] = {}
    for kind in reversed(kinds):
        for first in (kind[0].upper(), kind[0]):
            rests.setdefault(first, []).append(rf"{kind[1:]}(?<!\w.{{{len(kind)}}})")
    either = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(
        rf"(?P<kind>{either})(?P<so>,? số:?)? "
        rf"(?P<first>\d{{1,5}})(?P<more>(?:(?:, | và )\d{{1,5}})*)(?:(?P<code>{_CODE})|{_NOT_A_PAPER}\b)"
    )


@cache
def _numbered_kinds() -> frozenset[str]:
    """Give the last words of the papers that have numbers."""
    kinds = (r["kind"] for r in table("paper_kinds.tsv") if _takes(r["class"]))
    return frozenset(kind.split()[-1].lower() for kind in kinds)


@cache
def _before_numbers() -> frozenset[str]:
    return _numbered_kinds() | {"số", ":"}


def _takes(kind: str) -> bool:
    return kind in ("short", "coded")


@cache
def _short() -> frozenset[str]:
    return frozenset(r["kind"] for r in table("paper_kinds.tsv") if r["class"] == "short")


@cache
def _agreements() -> tuple[str, ...]:
    kinds = [r["kind"] for r in table("paper_kinds.tsv") if r["class"] == "agreement"]
    return tuple(k[0].upper() + k[1:] for k in sorted(kinds, key=len, reverse=True))


@cache
def _agreeing() -> frozenset[str]:
    """Give the last words of the papers that two sides agree on."""
    return frozenset(kind.split()[-1].lower() for kind in _agreements())


@cache
def _agreement() -> re.Pattern[str]:
    either = "|".join(_agreements())
    return re.compile(rf"\b(?:{either}) (?=(?:khung |hợp tác |trao đổi )?(?:về|giữa|hợp tác)\b)")


def papers(scene: Scene) -> tuple[list[Mention], list[Statement]]:
    """Find the official documents of a document's own sentences, and their stated issuers."""
    found = [
        (sentence, paper)
        for sentence in scene.sentences
        for paper in _in(scene.page.text, sentence)
    ]
    codes = _full_names([paper for _, paper in found])
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for sentence, paper in found:
        span = scene.page.stored(paper.start, paper.stop)
        letters = scene.doc.text[span.start : span.stop]
        name = codes.get(paper.name, paper.name)
        mention = Mention(span, "paper", letters, name, paper.rule)
        mentions.append(mention)
        statements.extend(_issuer(scene, sentence, paper, mention))
    return mentions, statements


def _full_names(found: list[Paper]) -> dict[str, str]:
    """Give the one numbered document that "Nghị quyết số 18" stands for in an article."""
    full: dict[str, str] = {}
    names = sorted({p.name for p in found})
    for name in names:
        longer = [n for n in names if n.startswith((f"{name}/", f"{name}-"))]
        if len(longer) == 1:
            full[name] = longer[0]
    return full


def _in(text: str, sentence: Sentence) -> Iterator[Paper]:
    line = sentence.line
    start, stop = line.starts[0], line.stops[-1]
    part = text[start:stop]
    number = -1 if _numbered_kinds().isdisjoint(line.words) else _first_number(line)
    if number >= 0:
        begin = max(start, line.starts[number] - _LONGEST_KIND)
        for m in _numbered().finditer(text, begin, stop):
            yield from _of_numbers(m)
    if "uật" in part:
        done = start
        for m in _LAW.finditer(text, start, stop):
            if m.start() >= done and not _inside(sentence, m.start()):
                for law in _law(text, m, stop):
                    done = law.stop
                    yield law
    if not _NAMING.isdisjoint(line.words) and any(noun in part for noun in _NOUNS):
        for pattern in (_CONGRESS, _LOCAL_CONGRESS, _FIXED):
            for m in pattern.finditer(text, start, stop):
                yield Paper(m.start(), m.end(), _named(m), "name")
    if not _agreeing().isdisjoint(line.words) and any(kind in part for kind in _agreements()):
        for m in _agreement().finditer(text, start, stop):
            tail = _TAIL.match(text, m.end(), stop)
            if tail:
                name = expand(text[m.start() : tail.end()])
                yield Paper(m.start(), tail.end(), name, "agreement")


def _first_number(line: Line) -> int:
    """Give the first number that may be that of a paper, by what stands before it, or -1."""
    before = _before_numbers()
    for at in range(1, line.size):
        if line.marked[at].number and line.low[at - 1] in before:
            return at
    return -1


def _inside(sentence: Sentence, at: int) -> bool:
    """Say whether a character stands in a name: "Trường Đại học Luật", "Công ty Luật"."""
    line = sentence.line
    return any(
        item.kind in "ORP" and line.starts[item.start] <= at < line.stops[item.stop - 1]
        for item in sentence.items
    )


def _of_numbers(m: re.Match[str]) -> Iterator[Paper]:
    """Read "các quyết định số 118, 119/QĐ-CTN" as two documents."""
    kind, code = m["kind"], re.sub(r"\s", "", m["code"] or "")
    if not code and (kind.lower() not in _short() or (kind[0].islower() and not m["so"])):
        return
    noun = kind[0].upper() + kind[1:]
    for number in (m["first"], *re.findall(r"\d+", m["more"])):
        yield Paper(m.start("kind"), m.end(), f"{noun} số {number}{code}", "number")


def _law(text: str, m: re.Match[str], end: int) -> Iterator[Paper]:
    """Read the name of a law to its end: "Luật Phòng, chống rửa tiền (sửa đổi)"."""
    stop = at = m.end()
    amends = text[at : at + 7].lower() == "sửa đổi"
    for _ in range(_LONGEST_LAW):
        word = _WORD.match(text, at, end)
        if word is None:
            break
        low = word[0].strip()
        pair = f"{text[m.end() : at].split(' ')[-1].lower()} {low}"
        following = text[word.end() : word.end() + 9].split()
        next_pair = f"{low} {following[0]}" if following else ""
        whole = {pair, next_pair} & word_set("compounds.tsv")
        if low in word_set("law_stops.tsv") and not whole:
            break
        if low in ("của", "và", "các") and not (amends and low != "và"):
            break
        at = stop = word.end()
        if "(" in word[0]:
            break
    name = text[m.start() : stop].strip()
    if stop > m.end():
        yield Paper(m.start(), m.start() + len(name), name[0].upper() + name[1:], "law")


def _named(m: re.Match[str]) -> str:
    if m.re is _CONGRESS:
        return f"Nghị quyết Đại hội {m[1]} của Đảng"
    return m[0][0].upper() + m[0][1:]


def _issuer(
    scene: Scene, sentence: Sentence, paper: Paper, mention: Mention
) -> Iterator[Statement]:
    """Say who issued a document: "Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương"."""
    for item in sentence.items:
        at = sentence.line.starts[item.start]
        if at < paper.stop or not isinstance(item.phrase, BodyPhrase):
            continue
        if scene.page.text[paper.stop : at] != " của ":
            return
        name = scene.body_name(item.phrase, at)
        if name:
            issuer = scene.mention(sentence, item, name, "organisation", "issuer")
            evidence = scene.evidence(sentence, mention.span, "issuer", 0.95)
            yield Statement(mention, "dcterms:creator", issuer, evidence)
        return
