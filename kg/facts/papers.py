"""Official documents named in a text, and who issued them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.facts.laws import laws
from kg.facts.laws import named as law_named
from kg.facts.titled_papers import Ends, ends, titled, titled_ends
from kg.lexicon import table, word_set
from kg.mentions import places
from kg.mentions.organisations import BodyPhrase
from kg.mentions.tokens import Line, capital, expand
from kg.model import Mention, Statement

if TYPE_CHECKING:
    from kg.facts.scene import Scene, Sentence

#: The letters of a number: "18-NQ/TW", "912/QĐ-TTg", "178/2024/NĐ-CP", "3112/UBND - NC", "2664/VPCP-V.I".
_CODE = r"(?:/\d{4})?\s?[/-]\s?[A-ZĐƯ](?:[\w&]|\.(?=[A-Z]))*(?:\s?[-–/]\s?[A-ZĐƯ](?:[\w&]|\.(?=[A-Z]))*)*"
#: What a paper does, between its kind and its number: "quyết định" + "thanh tra" + "số 71/QĐ-TTr".
_ON = r"(?: (?!(?:số|do|của|và|về|theo|tại|ngày|cho|với|ở|là|có|một)\b)[a-zà-ỹđ]+){1,7}"
_NOT_A_PAPER = r"(?!\d|[.,/]\d|\s?(?:năm(?! \d)|tháng|ngày(?! \d)|giờ|điều|người|%|tỷ|triệu|điểm|nội dung|vụ|xã|tỉnh)\b)"
#: What follows a number alone that is that of a paper, after a noun that may also be a verb.
_AFTER_NUMBER = re.compile(
    r"\s*(?:$|[,.;:()”\"/–-]|(?:của|ngày|về|năm|do|và|cũng|có|đã|được|quy|nêu|cho|thì|để|ban|không|là|này|trên|đối|vào|tại|trong|theo|hiện|sẽ|vừa|mới|từ|với|nhằm|còn|bổ nhiệm|phê duyệt|phê chuẩn|điều động|cử|kỷ luật|thành lập|công nhận|cho|thi hành|giao|miễn|hướng)\b)"
)
_WORD = re.compile(r" ([^\W\d_]+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = r"(?:[IVXL]+|\d{1,2})\b"
_TERM = rf"(?:,? ?\(?[Kk]hóa {_ORDINAL}\)?)"
_CONGRESS = re.compile(
    rf"[Nn]ghị quyết [Đđ]ại hội (?:đại biểu )?(?:toàn quốc |Đảng toàn quốc |Đảng )?(?:lần thứ )?{_ORDINAL}"
    r"(?: của Đảng(?: Cộng sản Việt Nam)?\b| Đảng Cộng sản Việt Nam|(?= Đảng\b(?! (?:bộ|ủy)))"
    r"|(?! (?:của|đại biểu|Đảng bộ|Công đoàn|Đoàn|Hội|Mặt trận)))"
)
_LOCAL_CONGRESS = re.compile(
    rf"[Nn]ghị quyết [Đđ]ại hội (?:(?:lần thứ )?{_ORDINAL} )?(?:đại biểu )?Đảng bộ [^,.;()]{{2,50}}?"
    rf"(?: lần thứ {_ORDINAL}(?:,? nhiệm kỳ \d{{4}}\s?[-–]\s?\d{{4}})?"
    r"|(?=[,.;()]|$| (?:và|đề ra|đã|vào|lần|nhiệm|giai|trong|là|cũng|về|được)\b))"
)
_PLENUM = re.compile(
    rf"[Nn]ghị quyết (?:Hội nghị )?(?:Trung ương|T\.Ư|TƯ|TW) ?(?:lần thứ )?{_ORDINAL}{_TERM}?(?: của Đảng)?"
    rf"|[Nn]ghị quyết (?:của )?Hội nghị lần thứ \w+(?: của)? (?:Ban [Cc]hấp hành|BCH) (?:Trung ương|T\.Ư|TƯ|TW)(?: Đảng)?{_TERM}?"
)
_FIXED = re.compile(
    r"Điều lệ (?:Đảng|Đoàn(?= |[,.;])|Công đoàn Việt Nam|Mặt trận Tổ quốc Việt Nam|Hội Nông dân Việt Nam|Hội Cựu chiến binh Việt Nam)(?:,? \(?khóa [IVXL]+\)?)?"
    r"|Cương lĩnh chính trị|(?<![Áá]n )Hiến pháp(?: năm \d{4}| \d{4})?|Báo cáo chính trị"
    r"|Quy định (?:số \d+-QĐ/TW )?về những điều [Đđ]ảng viên không được làm"
    r"|Di chúc (?:(?:của )?(?:Chủ tịch Hồ Chí Minh|Bác Hồ)|của (?:Người|Bác))\b"
    r"|[Hh]iến chương (?:Liên [Hh](?:ợp|iệp) [Qq]uốc|LHQ|ASEAN)"
    r"|Tuyên ngôn [Đđ]ộc lập|Tuyên ngôn (?:[Tt]oàn thế giới )?về (?:[Nn]hân quyền|[Qq]uyền con người)"
    r"|Công ước (?:của |quốc tế )?(?:Liên [Hh](?:ợp|iệp) [Qq]uốc |LHQ )?(?:về )?[Ll]uật [Bb]iển(?: \(UNCLOS\))?(?: năm)?(?: 1982)?|UNCLOS(?: năm)?(?: 1982)?"
    r"|(?:QCVN|TCVN) \d{1,5}(?:-[A-Z\d]{1,3})?\s?:\s?(?:19|20)\d\d(?:/[A-Z]{2,8})?"
    r"|Tuyên bố về (?:cách )?[Ứứ]ng xử của các [Bb]ên (?:ở|trên|tại) [Bb]iển Đông"
    r"|Bộ [Qq]uy tắc (?:về )?[Ứứ]ng xử (?:của các [Bb]ên )?(?:ở|trên|tại) [Bb]iển Đông|(?:Tuyên bố|Bộ [Qq]uy tắc) (?:DOC|COC)\b"
)
#: Treaties that everybody calls by their initials.
_TREATY = re.compile(
    r"(?<![\w(/-])(?:EVFTA|EVIPA|CPTPP|RCEP|TPP|UKVFTA|VKFTA|AKFTA|AJCEP|USMCA|NAFTA|JCPOA)\b(?![/-])"
)
#: Initials in brackets after a name.
_TREATY_IN = re.compile(r" ?\(([A-Z]{3,8})\)")
#: What one of the fixed names needs, by a word of it if one tells.
_NOUNS = {
    "": ("uy tắc",),
    "lệ": ("Điều lệ",),
    "cương": ("Cương lĩnh",),
    "hiến": ("iến chương", "Hiến pháp"),
    "cáo": ("Báo cáo chính",),
    "chúc": ("Di chúc",),
    "tuyên": ("Tuyên",),
    "ước": ("Công ước",),
    "unclos": ("UNCLOS",),
    "điều": ("những điều",),
    "qcvn": ("CVN ",),
    "tcvn": ("CVN ",),
}
#: More characters than stand before it there.
_BEFORE_NOUN = 40
_TREATIES = frozenset(
    ("evfta", "evipa", "cptpp", "rcep", "tpp", "ukvfta", "vkfta", "akfta", "ajcep", "usmca", "nafta",
     "jcpoa")
)  # fmt: skip
#: Words of which each of these nouns, and that of resolutions, needs one.
_NAMING = frozenset(
    (
        "quyết",
        "lệ",
        "cương",
        "hiến",
        "cáo",
        "chúc",
        "ngôn",
        "unclos",
        "ước",
        "tuyên",
        "ứng",
        "qcvn",
        "tcvn",
    )
)
#: Words of which each of the fixed names has one.
_FIXING = (_NAMING - frozenset(("quyết",))) | frozenset(("điều",))
#: More characters than the kind of a paper and what joins it to its number.
_LONGEST_KIND = 60
#: More characters than the numbers of some papers with what tells where they end.
_LONGEST_NUMBER = 200
_TAIL = re.compile(
    r"[^,.;:…()\[\]“”\"\n]{2,140}?(?=[,.;:…()\[\]“”\"\n]|$| và (?=\d|[A-ZĐ]{3}|chuẩn bị|cùng|ký|Hiệp|Công|Bản|Thỏa|Luật|hai)| (?:(?<![Tt]ự )do|được|đã|chưa|sẽ|là|và các|có|để|nhằm|cho phép|đầu tiên|sau|vào|khi|tại|như|từ|mà|theo|cũng|vừa|đang|không|này|giúp|thì|nhưng|cảnh báo|đánh dấu|trị giá|quy định|nêu|mang|diễn ra|(?<!phó )với|đi vào|mở ra|hết hạn|hay|hoặc|nếu|vì|cần|phải|nên|vẫn|đều|còn|bao gồm|gồm|mở rộng|(?:trong|trên)(?! lĩnh vực| biển| các| đất)|ngày) )"
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
        rf"(?P<kind>{either})(?P<so>(?: hỏa tốc| khẩn)?,? số:?|(?P<on>{_ON}) số:?)? "
        rf"(?P<first>\d{{1,5}}[a-z]?)(?P<more>(?:(?:, | và )\d{{1,5}})*)"
        rf"(?:(?P<code>{_CODE}|/(?:19|20)\d\d(?![\w/-]))|\b(?P<year> năm (?:19|20)\d\d)|{_NOT_A_PAPER}\b)"
    )


@cache
def _numbered_ends() -> Ends:
    """Give the last words of the papers that have numbers."""
    return ends(r["kind"] for r in table("paper_kinds.tsv") if _takes(r["class"]))


@cache
def _before_numbers() -> frozenset[str]:
    return frozenset((*_numbered_ends(), "số", ":"))


def _takes(kind: str) -> bool:
    return kind in ("short", "firm", "long", "coded")


@cache
def _classes() -> dict[str, str]:
    """Give how each kind of paper is told by a number: "short" by it alone, "firm" at its end, "long" by a long one."""
    return {r["kind"]: r["class"] for r in table("paper_kinds.tsv")}


@cache
def _agreements() -> tuple[str, ...]:
    kinds = [r["kind"] for r in table("paper_kinds.tsv") if r["class"] == "agreement"]
    spelled = [capital(k) for k in sorted(kinds, key=len, reverse=True)]
    return tuple(dict.fromkeys(k for s in spelled for k in (s, s.replace("ghi nhớ", "Ghi nhớ"))))


@cache
def _small_agreements() -> tuple[str, ...]:
    """Give the kinds that may be written small before a capital: "hiệp định Đối tác …"."""
    return tuple(k[0].lower() + k[1:] for k in _agreements() if k.startswith(("Hiệp", "Công ước")))


@cache
def _all_agreements() -> tuple[str, ...]:
    """Give the kinds as they may be written, without those that hold another."""
    kinds = (*_agreements(), *_small_agreements())
    return tuple(k for k in kinds if not any(other in k for other in kinds if other != k))


@cache
def _agreeing_ends() -> Ends:
    """Give the last words of the papers that two sides agree on."""
    return ends(kind.lower() for kind in _agreements())


@cache
def _hints() -> frozenset[str]:
    """Give the words of which each paper that a sentence names has one."""
    return frozenset(_sorts()) | _FIXING


#: How a paper may be named, by what ends the noun of its kind, or by a word of its name.
_WITH_NUMBER, _AS_AGREED, _BY_TITLE = 1, 2, 4
_BY_NAME, _AS_TREATY, _AS_LAW, _OF_TOWN = 8, 16, 32, 64


@cache
def _sorts() -> dict[str, dict[str, int]]:
    """Give the last words of the kinds of papers, with those before them and how such are named.

    So it is told of words of names, whatever stands before them.
    """
    sorts: dict[str, dict[str, int]] = {}
    every = (
        (_WITH_NUMBER, _numbered_ends()),
        (_AS_AGREED, _agreeing_ends()),
        (_BY_TITLE, titled_ends()),
        (_BY_NAME, ends(_NAMING)),
        (_AS_TREATY, ends(_TREATIES)),
        (_AS_LAW, ends(("luật",))),
        (_OF_TOWN, ends(("tuyên",))),
    )
    for sort, kinds in every:
        for word, others in kinds.items():
            row = sorts.setdefault(word, {})
            for other in others:
                row[other] = row.get(other, 0) | sort
    return sorts


def _hints_in(line: Line) -> list[str]:
    """Give these words of a line."""
    found: list[str] = []
    for token in line.marked:
        if token.paper is None:
            token.paper = token.low in _hints()
        if token.paper:
            found.append(token.low)
    return found


def _sorts_in(line: Line, hints: list[str]) -> int:
    """Give how the papers may be named of whose kinds a line has the last two words."""
    sorts, found = _sorts(), 0
    for word in hints:
        row = sorts.get(word)
        if row is not None:
            for other, sort in row.items():
                if not other or other in line.words:
                    found |= sort
    return found


@cache
def _agreement() -> re.Pattern[str]:
    either = "|".join(_agreements())
    return re.compile(
        rf"\b(?:{'|'.join(_small_agreements())}) (?=[A-ZĐ])|\b(?:{either})(?: \([A-Z]{{2,6}}\))? (?=(?:khung |hợp tác |trao đổi )?(?:về|giữa|hợp tác)\b|của (?:Liên|LHQ|ASEAN)|[A-ZĐ]"
        r"|(?:khung|thương mại|bảo hộ|tránh|vận tải|hữu nghị|đối tác|dẫn độ|tương trợ|miễn|hàng hải|hàng không|chuyển giao|hòa bình|biên giới|kinh tế)\b)"
    )


def papers(scene: Scene) -> tuple[list[Mention], list[Statement]]:
    """Find the official documents of a document's own sentences, and their stated issuers."""
    found = [
        (sentence, paper)
        for sentence in scene.sentences
        for paper in _in(scene.page.text, sentence)
    ]
    codes = _full_names([paper for _, paper in found])
    codes.update(_full_treaties(scene.page.text, [paper for _, paper in found]))
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


def _full_treaties(text: str, found: list[Paper]) -> dict[str, str]:
    """Give the treaty that initials stand for in an article: "Hiệp định … Á - Âu (EVFTA)" … "EVFTA"."""
    full: dict[str, str] = {}
    for paper in found:
        if paper.rule == "treaty":
            continue
        inside = _TREATY_IN.match(text, paper.stop)
        if inside:
            full.setdefault(inside[1], paper.name)
        for m in _TREATY.finditer(paper.name) if paper.rule != "number" else ():
            full.setdefault(m[0], paper.name)
    return full


def _in(text: str, sentence: Sentence) -> Iterator[Paper]:
    line = sentence.line
    hints = _hints_in(line)
    sorts = _sorts_in(line, hints)
    if not sorts:
        return
    start, stop = line.starts[0], line.stop(-1)
    part = text[start:stop]
    numbered = sorts & _WITH_NUMBER and _written(part, hints, _numbered_ends())
    number = _first_number(line) if numbered else -1
    if number >= 0:
        begin = max(start, line.starts[number] - _LONGEST_KIND)
        end = min(stop, line.starts[_last_number(line)] + _LONGEST_NUMBER)
        for m in _numbered().finditer(text, begin, end):
            yield from _of_numbers(m)
    named: list[Paper] = []
    if sorts & _BY_NAME:
        for pattern, first in _patterns(hints, part):
            for m in pattern.finditer(text, start + first, stop):
                end = _of_country(sentence, m.end()) if m[0] == "Hiến pháp" else m.end()
                named.append(Paper(m.start(), end, _named(text[m.start() : end]), "name"))
    if sorts & _AS_AGREED and any(kind in part for kind in _all_agreements()):
        for m in _agreement().finditer(text, start, stop):
            tail = _TAIL.match(text, m.end(), stop)
            if tail and not text.startswith(" chưa", tail.end()) and not _alliance(text, m.start()):
                end = _second_side(sentence, m.start(), tail.end()) or tail.end()
                end = _subject(text, end, stop)
                named.append(Paper(m.start(), end, _named(text[m.start() : end]), "agreement"))
    for one in titled(line, sentence.items) if sorts & _BY_TITLE else ():
        begin, end = line.starts[one.start], line.stop(one.stop - 1)
        if not any(other.start < end and begin < other.stop for other in named):
            named.append(Paper(begin, end, _named(text[begin:end]), "titled"))
    if sorts & _OF_TOWN:
        for at, after in _of_towns(line):
            begin, end = line.starts[at], line.stop(after - 1)
            named.append(Paper(begin, end, _named(text[begin:end]), "name"))
    if sorts & _AS_TREATY:
        for m in _TREATY.finditer(text, start, stop):
            if not any(one.start < m.end() and m.start() < one.stop for one in named):
                named.append(Paper(m.start(), m.end(), m[0], "treaty"))
    yield from named
    if sorts & _AS_LAW:
        for law in laws(line, _in_names(sentence)):
            begin, end = line.starts[law.start], line.stop(law.stop - 1)
            inside = [one for one in named if one.start < end and begin < one.stop]
            if all(one.rule == "titled" and one.start < begin for one in inside):
                yield Paper(begin, end, _named(law_named(text[begin:end])), "law")


def _written(part: str, hints: list[str], kinds: Ends) -> bool:
    """Say whether a kind of paper stands in a sentence, but for its first letters."""
    for word in hints:
        for other in kinds.get(word, ()):
            if not other or f"{other[1:]} {word}" in part:
                return True
    return False


def _of_towns(line: Line) -> Iterator[tuple[int, int]]:
    """Find what is called by the town where it was adopted: "thông qua Tuyên bố Hà Nội"."""
    for at in range(1, line.size - 2):
        if line.low[at] != "tuyên" or line.low[at + 1] != "bố" or not line.caps[at]:
            continue
        town = places.gazetteer().longest(line.low, at + 2) if line.caps[at + 2] else None
        if town is not None and town[1][1] in ("province", "city") and line.low[at - 1].isalpha():
            if line.run(at + 2) == town[0] and line.low[town[0] : town[0] + 1] not in _SAYING:
                yield at, town[0]


#: Words with which a town says something.
_SAYING = (["sẽ"], ["đã"], ["không"], ["rằng"])


def _patterns(hints: list[str], part: str) -> list[tuple[re.Pattern[str], int]]:
    """Give the patterns of named papers of which a sentence has a noun, and from where on."""
    found: list[tuple[re.Pattern[str], int]] = []
    resolved = part.find("ghị quyết") if "quyết" in hints else -1
    if resolved > 0:
        if "ại hội" in part:
            found += [(_CONGRESS, resolved - 1), (_LOCAL_CONGRESS, resolved - 1)]
        found.append((_PLENUM, resolved - 1))
    if not _FIXING.isdisjoint(hints):
        nouns = [noun for hint in ("", *hints) for noun in _NOUNS.get(hint, ())]
        places = [place for noun in nouns if (place := part.find(noun)) >= 0]
        if places:
            found.append((_FIXED, max(0, min(places) - _BEFORE_NOUN)))
    return found


def _alliance(text: str, at: int) -> bool:
    """Say whether a treaty only names who made it: "Tổ chức Hiệp ước Bắc Đại Tây Dương"."""
    return text.endswith(("Tổ chức ", "tổ chức ", "khối "), max(0, at - 8), at)


def _of_country(sentence: Sentence, at: int) -> int:
    """Go on over the country of a constitution: "Hiến pháp Mỹ"."""
    for item in sentence.items:
        if item.kind == "L" and sentence.line.starts[item.start] == at + 1:
            return sentence.line.stop(item.stop - 1)
    return at


def _second_side(sentence: Sentence, begin: int, end: int) -> int:
    """Give the end of the second of two bodies that agree: "giữa Bộ A và Bộ B", 0 without one."""
    line, text = sentence.line, sentence.line.text
    between = text.rfind(" giữa ", begin, end)
    bodies = [
        (line.starts[i.start], line.stop(i.stop - 1))
        for i in sentence.items
        if between >= 0 and i.kind in "OL" and line.starts[i.start] > between
    ]
    for (_, first), (other, last) in pairwise(bodies):
        if text[first:other] in (" và ", " với ", " cùng ") and first <= end + 1:
            return last
    return 0


def _subject(text: str, end: int, stop: int) -> int:
    """Go on over what two sides agree on, after their names: "… và Bộ B" + "về hợp tác thủy sản"."""
    if not text.startswith(" về ", end):
        return end
    tail = _TAIL.match(text, end + 1, stop)
    return tail.end() if tail else end


def _first_number(line: Line) -> int:
    """Give the first number that may be that of a paper, by what stands before it, or -1."""
    before = _before_numbers()
    for at in range(1, line.size):
        if line.marked[at].number and line.low[at - 1] in before:
            return at
    return -1


def _last_number(line: Line) -> int:
    """Give the last number."""
    at = line.size - 1
    while not line.marked[at].number:
        at -= 1
    return at


def _in_names(sentence: Sentence) -> frozenset[int]:
    """Give the tokens of people, bodies and roles: "Trường Đại học Luật", "Công ty Luật"."""
    return frozenset(
        token
        for item in sentence.items
        if item.kind in "ORP"
        for token in range(item.start, item.stop)
    )


def _of_numbers(m: re.Match[str]) -> Iterator[Paper]:
    """Read "các quyết định số 118, 119/QĐ-CTN" as two documents."""
    kind, code = m["kind"], re.sub(r"\s", "", m["code"] or "").replace("–", "-")
    if m["on"] and not re.search(r"[A-ZĐ]", code):
        return
    if not (code or m["so"]):
        known = _classes()[kind.lower()]
        if known == "coded" or (
            ((kind[0].islower() and known == "firm") or known == "long")
            and not _of_a_file(m["first"])
        ):
            return
        if (known != "short" or kind[0].islower()) and not (m["year"] or _followed(m)):
            return
    noun = capital(kind)
    for number in (m["first"], *re.findall(r"\d+", m["more"])):
        yield Paper(
            m.start("kind"), m.end(), f"{noun} số {number}{code or m['year'] or ''}", "number"
        )


def _of_a_file(number: str) -> bool:
    """Say whether a number counts papers, not things or years: "07", "1441", not "3" or "2016"."""
    return number[0] == "0" or (len(number) > 2 and not _YEAR.fullmatch(number))


def _followed(m: re.Match[str]) -> bool:
    """Say whether no noun follows that a number would count: "quyết định 07 nêu", not "15 nội dung"."""
    if _AFTER_NUMBER.match(m.string, m.end()):
        return True
    after = _WORD.match(m.string, m.end())
    if after is None or not _of_a_file(m["first"]):
        return False
    return after[1] in word_set("predicates.tsv")


def _named(letters: str) -> str:
    name = expand(letters).rstrip(" ,")
    name = name if "(" in name else name.rstrip(")")
    return capital(name)


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
