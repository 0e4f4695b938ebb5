"""Which bodies hold an event together: those listed before the verb, whatever small words stand between."""

from __future__ import annotations

import re

from kg.facts.scene import Sentence
from kg.mentions import Item

#: Words that tell another thing than that the bodies named hold something together.
_ELSE = re.compile(
    r"[;:.“”\"?!<>]|\b(?:đề|yêu|giao|cho|bị|được|không|chưa|của|nếu|khi|để|mà|rằng|là|từ|nhằm|do|mời|gửi|nhận|dự|tham|muốn|nên|cần|phải|nghị|về|công tác|việc|trong|hoãn|hủy|dừng|có|đến|tới|ở|vì|sau|trước|theo|nhất trí|thống nhất|kế hoạch|chủ tịch|chỉ đạo|xin|đại diện|lãnh đạo|họ|ông|bà|nói|nêu|báo cáo|nhưng|tuy|kêu|kiến|thông|(?<!đứng )ra|sự|nghe|thăm|nào|chọn|cuộc|buổi|hội nghị|lễ|bên)\b"
)
#: Things that may stand beside a body without being one of those who hold the event.
_BESIDE = re.compile(r" <[DLR]\d+>| \( [^()]{1,60} \)")
#: Most characters of the small words on each side of a body.
_ROOM = 90
#: Where a list of subjects may begin.
_BEGINS = re.compile(
    r"(?:^(?:- )?|[,;:–-] |<[DLE]\d+> |\b(?:sáng|chiều|tối|trưa|nay|qua|đó|dịp này|cùng ngày|vừa qua|mới đây|năm nay|hôm nay|hôm qua) )(?:(?:trung ương|đảng bộ|huyện|tỉnh|thành phố|cơ quan|đơn vị|tập thể|thường trực|<[RL]\d+>|,) )*$"
)


def holders(sentence: Sentence, at: int) -> list[Item]:
    """Give the bodies listed as the subject of a verb that begins at a place of the skeleton."""
    skeleton = sentence.skeleton
    found: list[Item] = []
    stop = at
    body = skeleton.text.rfind("<O", 0, at)
    while body >= 0:
        begin, end = body, skeleton.text.index(">", body) + 1
        body = skeleton.text.rfind("<O", 0, begin)
        if skeleton.text.endswith("( ", 0, begin):
            continue  # "Vụ Sức khỏe (Bộ Y tế)": the short name of a body, or whose it is
        gap = _BESIDE.sub("", skeleton.text[end:stop])
        if len(gap) > _ROOM or _ELSE.search(gap) or (found and not _joins(gap)):
            break
        found += skeleton.numbers(skeleton.text[begin:end], "O")
        stop = begin
    if not found or not _BEGINS.search(skeleton.text[:stop]):
        return []
    return found[::-1]


def _joins(gap: str) -> bool:
    """Say whether two bodies are of one list, not one body of another: "Sở A tỉnh B", "A phối hợp B"."""
    return re.search(r",|\b(?:và|cùng|với|phối hợp|phối|liên)\b| [–-] ", gap) is not None


__all__ = ["holders"]
