"""The people of a list, each with what describes him: "gồm: ông A, Giám đốc …; bà B, Phó …"."""

from __future__ import annotations

import re

from kg.grammar import Skeleton
from kg.mentions import Item

_PERSON = re.compile(r"<P(\d+)>")
_BRACKETS = re.compile(r"\([^()]*\)")
#: What may stand before a name in a list: a number, titles, addresses.
TITLES = r"(?:\d+ ?[./)-]+ ?|(?:<R\d+>|ông|bà|anh|chị|em|cô|thầy|đồng chí|bị can|bị cáo|đối tượng|bác sĩ|điều dưỡng|cán bộ|đảng viên|nhà báo|luật sư|nhà giáo|ưu tú|nhân dân|nghệ sĩ|kỹ sư|nguyên|cựu|các|hai|vợ chồng|anh em|chị em|tướng|phó|trưởng|\d+|,|và|:|-) ?)*"
_FIRST = re.compile(rf" ?{TITLES}")
_NEXT = re.compile(
    rf".*(?:[,;:]| [–-]|\bvà|\bcùng(?: với)?)(?: (?:\d+|hai|ba|bốn) (?:<R\d+>|[^<>,;.:]){{1,30}} (?:là|gồm))? ?{TITLES}"
)
#: Words that end a list: a new clause, what those named do.
_PASSED = re.compile(
    r"\b(?:đã|sẽ|để|cho biết|cho hay|nói|khi|vì|do|tại đây|sau|nhằm|thì|nên|mà|khẳng định|nhấn mạnh|chúc mừng|đề nghị|yêu cầu|phát biểu|trao|được|bị(?! (?:can|cáo)\b)|giữ chức|thay|kế nhiệm|theo|vẫn|đang|còn|không|tố cáo|đòi|nhận|bầu|bổ nhiệm|điều động|luân chuyển|giao|miễn nhiệm|bãi nhiệm|chuẩn y|chỉ định|phân công|khởi tố|bắt|truy tố|cách chức|kỷ luật|đồng thời|thông qua|thông báo|riêng|khác|khiển trách|cảnh cáo|phê bình|kiểm điểm|bị hại|nạn nhân|nguyên đơn|bị đơn|chủ tọa|thẩm phán|luật sư|nhân chứng)\b|<O\d+>(?: đã| cũng)* (?:tuyên|phạt|xử)"
)
#: After someone who begins a new clause: "; ông B, Giám đốc Sở A, cho biết".
_DOES = re.compile(
    r"(?: ?[,–-] (?:<[RO]\d+>(?: ,)? ?)+)?(?: (?:đã|cũng|vừa|còn))* ?(?:cho biết|cho hay|cho rằng|nói|khẳng định|thông tin|nhấn mạnh|nhận định|chia sẻ|trả lời|đề nghị|yêu cầu|thông báo|xác nhận|trao|chúc mừng|phát biểu)\b"
)
#: The end of a sentence, not of the number of an item: "; 2 . <P3>".
_END = re.compile(r"(?<![:;.,] \d)(?<![:;.,] \d\d)(?<!^\d) \.(?: |$)")


def enumerated(skeleton: Skeleton, at: int) -> list[Item]:
    """Give the people of the list that begins at a place of a skeleton."""
    text = skeleton.text
    if "(" in text:
        text = _BRACKETS.sub(lambda m: " " * len(m[0]), text)
    end = _END.search(text, at)
    found: list[Item] = []
    for m in _PERSON.finditer(text, at, end.start() if end else len(text)):
        gap = text[at : m.start()]
        if not _belongs(gap, first=not found):
            if not found or _PASSED.search(gap.rsplit(";", 1)[-1]):
                break
            continue
        if _DOES.match(text, m.end()):
            break
        found.append(skeleton.items[int(m[1])])
        at = m.end()
    return found


def _belongs(gap: str, *, first: bool) -> bool:
    """Say whether a name after some words is the first, or the next, of a list."""
    if first:
        return _FIRST.fullmatch(gap) is not None
    if _PASSED.search(gap.rsplit(";", 1)[-1]):
        return False
    return ";" in gap or _NEXT.fullmatch(gap) is not None


__all__ = ["TITLES", "enumerated"]
