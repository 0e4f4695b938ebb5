"""Lists of those who take part that go on over the next lines: "Dự hội nghị có:", "- Đồng chí A, …;"."""

from __future__ import annotations

import re

from kg.facts.draft import Draft
from kg.facts.parts import sent
from kg.facts.scene import Sentence
from kg.facts.talk import Talk
from kg.grammar.needle import Needle

_THING = r"<[ELO]\d+>"
#: What announces those who attend, and ends before the first of them.
_ATTENDING = Needle(
    r"(?:^|[;,] |\b(?:cùng|về|tới|đến|tham) )(?:(?:tham |cùng |đến |tới |về )*(?:dự|tham gia)(?: họp)?|có mặt|thành phần(?: tham)?(?: dự)?|khách mời|đại biểu(?: tham)? dự|(?:về )?phía "
    rf"(?:{_THING}|[a-zà-ỹđ]+(?: [a-zà-ỹđ]+){{0,2}}))(?: (?:tại |với |của )?(?:{_THING}|(?:buổi |cuộc )?(?:họp|lễ|làm việc)))?(?: {_THING})*"
    r"(?: (?:còn|cũng|về phía [^<>:]{0,20}))*(?: (?:có|gồm có|gồm|bao gồm))?(?: sự (?:tham gia|tham dự|hiện diện|có mặt) của)?(?: (?:các )?(?:đồng chí|đại biểu|vị|ông|bà|ông , bà))*(?: :)?$"
)
#: The same for those in the chair.
_CHAIRING = Needle(
    r"^[-–+•*]? ?(?:đồng )?(?:chủ trì|chủ tọa|điều hành)(?: (?:buổi |cuộc )?(?:<E\d+>|họp|lễ))?(?: (?:có|gồm có|gồm))?(?: (?:các )?đồng chí)? :?$"
)
#: The same for those against whom a case is opened.
_ACCUSING = Needle(
    r"\b(?:bị can|bị cáo|đối tượng|người)(?: (?:khác|trên|này|sau|sau đây))*(?: (?:gồm có|gồm|là))? ?:$"
)
#: With which words they end, if not with a thing or after "phía".
_ENDS = frozenset(
    (":", "dự", "gia", "họp", "mặt", "phần", "tham", "mời", "lễ", "việc", "còn", "cũng", "có", "gồm", "của",
     "chí", "biểu", "vị", "ông", "bà", "trì", "tọa", "hành")
)  # fmt: skip
#: What one of them is told with: a mark, an address, name, posts, and no verb.
_ITEM = re.compile(
    r"(?:[-–+•*·] ?|\d{1,2} ?[.)/] )?(?:(?:các|đồng chí|ông|bà|và|cùng|nguyên|cựu|ngài|thiếu|đại diện|lãnh đạo|(?:các |một số )?(?:đơn vị|cơ quan|ban|bộ|ngành|sở)|thuộc|của|:|,|<R\d+>|<H\d+>) ?)*<[PO]\d+>"
)
#: A line without a mark that is nothing but those listed, with their posts.
_NOTHING_ELSE = re.compile(
    r"(?:<[PROLHD]\d+>|[-–,;:.()\s]|\b(?:các|đồng chí|ông|bà|và|cùng|nguyên|cựu|ngài|đại diện|lãnh đạo|đơn vị|cơ quan|ban|bộ|ngành|sở|thuộc|của|trung ương|địa phương|tỉnh|một số)\b)+"
)
_MARK = re.compile(r"[-–+•*·]|\d{1,2} ?[.)/]")
#: Words of which none is told of someone who is only listed.
_TELLS = Needle(
    r"\b(?:đã|sẽ|đang|vừa|cho biết|cho rằng|cho hay|nhấn mạnh|phát biểu|yêu cầu|đề nghị|khẳng định|nói|báo cáo|trình bày|là|được|bị|chủ trì|chúc|trao|thăm|làm việc|tổ chức|diễn ra|tiếp|sinh)\b"
)
#: The most characters of a list that names nobody before it stops.
_LONGEST = 700


def goes_on(talk: Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """Read one of a list that a sentence before announced, or such an announcement."""
    if _listed(talk, sentence):
        return
    talk.listing = _broken_off(talk, sentence)
    text = sentence.skeleton.text
    last = sentence.skeleton.words[-1]
    if not (last in _ENDS or last[0] == "<" or "phía" in sentence.line.words):
        return
    begin = max(0, len(text) - _LONGEST)
    named = text.rfind("<P", begin)
    if (
        talk.listing
        or sentence.region in ("title", "caption")
        or (named >= 0 and named > text.rfind(":", begin))
    ):
        return
    if _ACCUSING.search(text):
        draft = talk.book.latest("prosecution")
        talk.listing = (draft, "subject", sentence.span.stop) if draft else None
    elif ":" in text or "<E" in text or text.endswith((" có", " gồm")):
        role = "chair" if _CHAIRING.search(text) else "attend" if _ATTENDING.search(text) else None
        if role:
            draft = talk.event_for(sentence, drafts)
            talk.listing = (draft, role, sentence.span.stop)


#: The end of a list whose next line goes on: "…; Ủy viên Bộ Chính trị."
_OPEN = re.compile(r"; (?:<R\d+>(?: ,)? ?)+\.?$")


def _broken_off(talk: Talk, sentence: Sentence) -> tuple[Draft | None, str, int] | None:
    """Give the list of a sentence that stops in its midst."""
    part = talk.parts[-1] if talk.parts else None
    if (
        part is None
        or part.sentence is not sentence
        or part.rule not in ("attend-list", "side-list")
    ):
        return None
    text = sentence.skeleton.text
    last = text.rfind(";")
    broken = text.endswith((";", ",")) or (last >= 0 and _OPEN.match(text, last))
    return (part.draft, part.role, sentence.span.stop) if broken else None


def _listed(talk: Talk, sentence: Sentence) -> bool:
    """Read those whom a line of an open list names; say whether it is one."""
    if talk.listing is None:
        return False
    draft, role, stop = talk.listing
    text = sentence.skeleton.text
    if sentence.span.start - stop > _GAP or not _ITEM.match(text) or _TELLS.search(text):
        return False
    if not (_MARK.match(text) or _NOTHING_ELSE.fullmatch(text)):
        return False
    items = [i for i in sentence.skeleton.items if i.kind in "PO"]
    listed = [i for i in items if i.kind == "P" or sent(sentence, i, items)]
    who = talk.people(sentence, listed)
    if who and not (draft is not None and draft.type == "visit"):
        span = who[0].span
        talk.part(draft, who, role, sentence, span, "listed-below", 0.9)
    talk.listing = (draft, role, sentence.span.stop)
    return True


#: How many characters may stand between two lines of a list: their ends and white space.
_GAP = 12


__all__ = ["goes_on"]
