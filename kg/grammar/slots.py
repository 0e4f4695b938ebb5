"""The slots of the pattern language, and how a pattern becomes a regular expression.

What stands for a slot is long, and the same in hundreds of patterns. In the outline of a pattern
one letter stands for it, so that what is told of it need be told once.
"""

from __future__ import annotations

import re

from kg.errors import KgError
from kg.grammar.parted import parted
from kg.grammar.pattern import sign, written

LETTER = {"person": "P", "role": "R", "organisation": "O", "place": "L", "date": "D", "event": "E"}
#: "{whom}" is a person too, before whose name a calling may stand.
_NAMED = {"whom": "person"}
_NEXT = (
    r"(?:,|;|và|cùng|rồi|, rồi|kiêm|kiêm nhiệm|đồng thời là|-|–|, kiêm|; kiêm|, và|và ông|và bà)"
)
_AND = r"(?:,|;|và|cùng|-|–|, và|và ông|và bà)"
_ADDRESS = r"(?:(?:ông|bà|đồng chí|đ/c|các đồng chí|các ông|các bà|các ông , bà|hai ông|ngài|anh|chị|đ c|cụ|thầy|cô|luật sư|bác sĩ chuyên khoa (?:[12]|i|ii)|bác sĩ|bác sỹ|bs|kỹ sư|nhà báo|nhà văn|bị can|bị cáo|thầy giáo|cô giáo|giáo viên|công nhân|nhân viên|đối tượng|nghi phạm|nghi can|đảng viên|cán bộ|tài xế|chiến sĩ|điều dưỡng|nghị sĩ|doanh nhân) )?(?::\s)?"
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
BEFORE = r"(?<![^\s])"
_SLOT = re.compile(r"\{([a-z_]+)(?: as ([a-z]+))?\}(\+)?")


def compile_pattern(pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    """Turn a pattern of the rule language into what finds it in skeletons."""
    return re.compile(parted(written(outline(pattern, words))))


def outline(pattern: str, words: dict[str, str]) -> str:
    """Turn a pattern into a regular expression in which a sign stands for what fills a slot."""

    def slot(m: re.Match[str]) -> str:
        kind, name, many = m[1], m[2], m[3]
        if kind == "he":
            return r"(?P<he>ông ấy|bà ấy|ông này|bà này|ông|bà|đồng chí|anh|chị)(?! <[PRO])"
        if kind == "people":
            return sign(_PEOPLE)
        letter = "W" if kind in _NAMED else LETTER.get(kind)
        if letter is None:
            if kind in words:
                return f"(?:{sign(words[kind])})"
            raise KgError(f"unknown slot {{{kind}}} in pattern {pattern!r}")
        one = _ONE.get(letter, rf"<{letter}\d+>")
        if many:
            link = _AND if letter in ("P", "W") else _NEXT
            one = rf"{one}(?: {link} (?:{link} )?{one})*"
        return f"(?P<{name or _NAMED.get(kind, kind)}>{sign(one)})"

    body = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    return f"{BEFORE}{_SLOT.sub(slot, body)}"
