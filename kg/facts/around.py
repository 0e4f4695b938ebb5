"""What the words around an event say of it: the text is there, or only speaks of it."""

from __future__ import annotations

import re

from kg.facts.scene import Sentence
from kg.grammar import Skeleton
from kg.grammar.needle import Needle
from kg.mentions.events import EventPhrase

#: Before an event where a text is: "Tại hội nghị", not "sang dự hội nghị".
_SCENE = (
    "tại ", "trong ", "mở đầu ", "kết luận ", "kết thúc ", "khai mạc ", "điều hành ", "bế mạc ",
    "chủ trì ", "tiếp tục ",
)  # fmt: skip
_ELSE = re.compile(
    r"\b(?:sang|mời|thông qua|xem xét|nhất trí|đạt được|trình|từ|kể|sẽ|tới|nghị quyết|kết quả)\b[^,;:.]{0,50}$"
)
#: More characters than that takes.
_LONGEST = 70
_PAST = Needle(r"\b(?:từng|trước đây|năm ngoái|đã phải|nhiệm kỳ trước)\b", whole=True)
#: Before an event in words reported: "ông A cho biết, Quốc hội đã kịp thời tổ chức phiên họp …".
_IN_WORDS = Needle(
    r"(?:<[PR]\d+>(?: \( (?:<[LO]\d+>|[^()<>]{1,24}) \))?|\b(?:đại biểu|cử tri|chuyên gia))[^<>;.]{0,24} (?:cho biết|cho hay|cho rằng|nói|khẳng định|nhấn mạnh|nêu rõ|nêu vấn đề|đánh giá|đề nghị|thông tin|thông báo|kiến nghị|báo cáo|trả lời|giải thích|lý giải|kể lại|nhắc lại)(?! (?:tại|trong|trước|ở|với|trên)\b)(?:[^;.“”]* (?:rằng|,|:) [^;.“”]*|[^;.“”]*(?<! tại )(?<! trong )(?<! khi kết luận )(?<! khi chủ trì )(?<! khi dự )(?<! khai mạc )(?<! bế mạc ))$",
    whole=True,
)
_PREPARED = Needle(
    r"\btrước (?:khi|thềm)\b[^;.:]*$|\bchuẩn bị(?: (?:cho|tổ chức|tốt|các|việc|nội dung|,|và))* $",
    whole=True,
)


def only_spoken_of(skeleton: Skeleton, left: str) -> bool:
    """Say whether an event is only spoken of after what stands ``left`` of it in a sentence: of
    another year, prepared, in reported words."""
    return bool(
        skeleton.search_in(_PAST, left)
        or skeleton.search_in(_IN_WORDS, left)
        or skeleton.search_in(_PREPARED, left)
    ) or (_quoting(left) and not left.endswith(("“ ", '" ')))


def _quoting(left: str) -> bool:
    """Say whether quoted words are open: "“A nói là xong" (, ông B cho biết) closes what “ opens."""
    curly, straight = left.count("“") > left.count("”"), left.count('"') % 2 == 1
    return curly != straight


#: Someone to whom another did what made him suffer the measure: "nghi phạm sát hại ông A bị bắt".
_VICTIM = Needle(
    r"\b(?:(?:ám sát|mưu sát|sát hại|giết|giết hại|giết chết|bắn|bắn chết|đâm|đâm chết|tấn công|hành hung|đánh|đe dọa|dọa|lừa|lừa đảo|lừa tiền|mạo danh|giả danh|giả mạo|tố cáo|tố|vu khống|xúc phạm|bôi nhọ|nói xấu|bắt cóc|cướp của|kiện|cáo buộc)(?: (?!bị\b|đã\b|và\b|là\b)[^ <>,;.:]+){0,5}?|của(?: (?:chính|doanh nhân|tỷ phú|tỉ phú|đại gia|trùm|nhà lãnh đạo))?)(?: (?:cựu|nguyên|ông|bà|anh|chị|cố|<R\d+>))* $"
)


#: What the one named suffers, after his name.
_SUFFERS = re.compile(r" bị | l(?:ĩnh|ãnh) | nhận | hầu tòa")


def only_object(text: str, m: re.Match[str]) -> bool:
    """Say whether he whom a passive seems to be of is only whom its subject did something to."""
    at = m.start("person") if m.groupdict().get("person") else -1
    passive = at >= 0 and _SUFFERS.search(text[m.end("person") - 1 : m.end()]) is not None
    return passive and _VICTIM.search(text[:at]) is not None


def on_the_scene(left: str) -> bool:
    """Say whether the text is at an event: "Tại hội nghị", not "sẽ trình tại kỳ họp"."""
    before = left.removesuffix("một ")
    return (not before or before.endswith(_SCENE)) and not _ELSE.search(
        left, max(0, len(left) - _LONGEST)
    )


def alone(sentence: Sentence, phrase: EventPhrase) -> bool:
    """Say whether nothing after a noun tells it from others: "Tại cuộc hội đàm, …"."""
    line, at = sentence.line, phrase.stop
    return at >= line.size or not (line.caps[at] or line.low[at] in ("với", "giữa", "của", "cùng"))


#: Before a clause: its sentence, a stop, or a word that joins it to the last one.
_CLAUSE = re.compile(r"(?:^|[,;:–“\"-] |\b(?:cũng|trước đó|và|còn|nhưng|song|sau đó|tiếp đó) )$")


def opens_clause(sentence: Sentence, at: int) -> bool:
    """Say whether a clause begins at a place, or a sentence after a heading that lost its stop."""
    skeleton = sentence.skeleton
    return bool(_CLAUSE.search(skeleton.text[:at])) or sentence.line.caps[skeleton.token(at)]


#: Nouns of meetings after which those met may stand without "với": "cuộc gặp Tổng thống A".
_MEETS = ("gặp", "gặp gỡ", "gặp mặt", "tiếp", "tiếp kiến", "tiếp xúc", "hội kiến", "chất vấn")


def meets(phrase: object) -> bool:
    """Say whether a noun is followed by those met: "cuộc gặp Tổng thống A", not "cuộc họp"."""
    return isinstance(phrase, EventPhrase) and phrase.head.endswith(_MEETS)


__all__ = ["alone", "meets", "on_the_scene", "only_spoken_of", "opens_clause"]
