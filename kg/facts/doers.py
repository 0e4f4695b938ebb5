"""Who does what a verb tells, where he stands before it, after it, or apart from it."""

from __future__ import annotations

import re

from kg.facts.context import by_kin
from kg.facts.joining import of_state
from kg.facts.scene import Sentence
from kg.facts.talk import Talk
from kg.mentions.roles import RolePhrase
from kg.model import Mention

_SENT = re.compile(
    r"(?:đoàn(?: công tác)?(?: của)?|<O\d+> của|lãnh đạo|đại diện) <O\d+>[^<>;.]{0,20}$"
)
#: What may begin a sentence whose subject comes later: "Đến thăm bản Lao, ông A …".
OPENERS = frozenset(("working", "visit", "inspection", "meeting"))
OPENS = re.compile(
    r"\W*(?:(?:trước đó|sau đó|tiếp đó|tiếp theo) , )?(?:(?:vào )?<D\d+> (?:\( [^()]{1,30} \) )?(?:tại <[LO]\d+> )?, )?(?:tại <[LO]\d+> , )?(?:cũng )?"
    r"(?:phát biểu )?(?:lần đầu |lần đầu tiên |trong khi |khi |lúc |sau khi |trước khi |ngay sau khi |sau |ngay sau |kết thúc |nhân dịp |trong dịp |trong thời gian (?:ở )?|trên đường |(?:trong (?:khuôn khổ )?)?chuyến (?:tham )?dự <E\d+> và |cũng )?"
    r"(?:(?:bày tỏ )?(?:vui mừng|vinh dự|hân hạnh)(?: (?:khi|được|có dịp|lần đầu|lần đầu tiên))* )?(?:đi |đến |tới |xuống |lên |về )?(?:thăm(?: ,| và) )?$"
)
_SUBJECT = re.compile(
    r", (?:(?:<R\d+>(?: \( [^()<>]{1,20} \))?|ông|bà|anh|chị|ngài|đồng chí|tân|hai|2|các|,|và) )*<P(\d+)>"
)
#: More of those who are the subject together: "Đến viếng ông B, Thủ tướng A, Bộ trưởng C và ông D đã".
_SUBJECTS = re.compile(
    r"(?: \( [^()<>]{1,20} \))?(?:(?: và|(?: ,| và| cùng) (?:<R\d+>|ông|bà|đồng chí)(?: (?:<R\d+>|ông|bà|đồng chí|,|và))*) <P\d+>(?: \( [^()<>]{1,20} \))?)+(?= (?:đã|cùng|đều|[a-zà-ỹđ]+ ))"
)
#: The same told by a role alone: "Tiếp Đại sứ B, Thủ tướng nhấn mạnh …".
_ROLE_AFTER = re.compile(r", (?:đồng chí )?<R(\d+)> (?!và |kiêm |cho )(?=[a-zà-ỹđ])")


#: Who leads those whom someone works with, before the subject: "làm việc với đoàn do ông A làm trưởng đoàn, ông B".
_LED_CLAUSE = re.compile(
    r"[^;.“”]{0,60}? do (?:(?:<R\d+>|ông|bà|anh|chị|ngài|đồng chí|,|và|tân) )*<P\d+>[^;.“”]{0,120}? (?:dẫn đầu|(?:làm|là) (?:trưởng đoàn|<R\d+>))"
)


def _object_end(text: str, m: re.Match[str]) -> int:
    """Give the place from which a later subject may stand after a verb."""
    led = _LED_CLAUSE.match(text, m.end())
    return led.end() if led else m.end()


def comma(text: str, m: re.Match[str]) -> int:
    """Give the place where the words before a later subject end."""
    start = _object_end(text, m)
    found = _SUBJECT.search(text, start) or _ROLE_AFTER.search(text, start)
    return found.start() if found else len(text)


def subject_after(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give the subject of a sentence that begins with what it did: "Tiếp Đại sứ B, ông A nói"."""
    skeleton = sentence.skeleton
    start = _object_end(skeleton.text, m)
    found = _SUBJECT.search(skeleton.text, start)
    if found:
        more = _SUBJECTS.match(skeleton.text, found.end())
        others = skeleton.numbers(more[0], "P") if more else []
        return talk.people(sentence, [skeleton.items[int(found[1])], *others])
    role = _ROLE_AFTER.search(skeleton.text, start)
    return talk.holder(sentence, [skeleton.items[int(role[1])]]) if role else []


#: Before what two sides signed once, spoken of at their talks: "đánh giá cao hai bên đã ký".
_RECALLED = re.compile(
    r"\b(?:đánh giá cao|hoan nghênh|việc|vui mừng|nhắc lại|ghi nhận|từ khi|kể từ|sau khi|trước đây)(?: (?:việc|khi|về|là))* (?:hai|2) (?:bên|nước|<R\d+>)(?: (?:đã|cùng))* $"
)


#: Before an inspection that "ông" makes: "Chiều 5/6, ông đã", "Sau đó, ông trực tiếp".
_HIMSELF = re.compile(
    r"khi $|<D\d+>(?: ,)? (?:ông|bà)(?: [a-zà-ỹđ]+){0,4} $|\b(?:ông|bà|đồng chí)(?: (?:đã|cũng|còn|vừa|trực tiếp|đích thân))+(?: [a-zà-ỹđ]+){0,4} $"
)


def doers_of(talk: Talk, sentence: Sentence, at: int, kind: str, role: str) -> list[Mention]:
    """Give those who do it: people first, bodies for what bodies can do."""
    if kind == "signing" and _RECALLED.search(sentence.skeleton.text, 0, at):
        return []
    if kind in ("working", "signing") and role != "chair":
        if kind == "working" and left_to(sentence.skeleton.text[:at]):
            return []
        found = talk.subject_of(sentence, at, bodies=True)
        return found or (_named_apart(talk, sentence, at, kind) if kind == "working" else [])
    strict = kind == "inspection" and not _HIMSELF.search(sentence.skeleton.text, 0, at)
    strict = strict and not sentence.skeleton.text.endswith(" và ", 0, at)
    people = [w for w in talk.subject_of(sentence, at, strict=strict) if w.kind == "person"]
    if not people and kind in ("visit", "meeting", "inspection"):
        people = _named_apart(talk, sentence, at, kind)
    left = sentence.skeleton.text[:at]
    if not people and kind in ("visit", "inspection"):
        people = _of_group(talk, sentence, at)
    if people or (kind == "visit" and (not _SENT.search(left) or "thay mặt" in left)):
        return people
    bodies = talk.subject_of(sentence, at, bodies=True, strict=strict)
    joint = kind == "inspection" and "phối hợp" in sentence.skeleton.text[:at]
    bodies = bodies if joint else bodies[-1:]
    if kind == "inspection" and (_TOLD_TO.search(left) or left.endswith(" về ")):
        return []  # "đã yêu cầu Sở Y tế kiểm tra", "kế hoạch của Ban A về kiểm tra"
    if kind == "inspection" and (_WORKED_WITH.search(left) or _FROM_THERE.search(left)):
        return []  # "A đã làm việc với Tập đoàn B để kiểm tra …"
    return [b for b in bodies if kind != "inspection" or not b.name.startswith(POLICE)]


#: A delegation told of without its leader: "Sau đó, đoàn công tác đã đến thăm".
_THE_GROUP = re.compile(
    r"(?:^|^(?:trước đó|sau đó|tiếp đó|tiếp theo|cùng ngày|dịp này|nhân dịp này) , |^(?:(?:trước đó|sau đó|tiếp đó) , )?<D\d+> ,? ?)(?:cũng )?(?:đoàn(?: (?:công tác|giám sát|kiểm tra|khảo sát|đại biểu))?|<O(?P<group>\d+)>)"
    r"(?: (?:đã|cũng|còn|tiếp tục|trực tiếp|lần lượt|đến|tới|về|đi|có buổi|tiến hành))* $"
)
_AS_LEADERS = frozenset(("visit", "inspect", "counterpart"))
_TOURS = frozenset(("visit", "inspection", "working"))


def _of_group(talk: Talk, sentence: Sentence, at: int) -> list[Mention]:
    """Give who leads the delegation that a sentence goes on about, of which one leader was told."""
    m = _THE_GROUP.search(sentence.skeleton.text, 0, at)
    if m is None:
        return []
    if m["group"]:
        item = sentence.skeleton.items[int(m["group"])]
        words = sentence.line.low[item.start : item.stop]
        if words[0] != "đoàn" or len(words) > _OF_A_GROUP:
            return []
    if any(d.type == "visit" and of_state(d.name) for d in talk.book.drafts):
        return []  # what guests of state do beside their talks is told of the visit as a whole
    told = [p for p in talk.parts if p.role in _AS_LEADERS and p.rule != "delegation"]
    told = [p for p in told if p.who.kind == "person" and p.draft.type in _TOURS]
    told = [p for p in told if "đoàn" in p.sentence.line.words]
    leaders = {p.who.name for p in told}
    return [talk.stands_for(sentence, at, told[-1].who)] if len(leaders) == 1 else []


#: Words of "đoàn công tác" without the name of a body.
_OF_A_GROUP = 3
#: Bodies that are at work with others, or told to be: "yêu cầu Sở A làm việc với Bộ B".
_AT_WORK = re.compile(
    r"<O\d+>(?: (?:hiện|hiện nay|cũng|vẫn|sẽ|sớm))* (?:đang|tiếp tục|cần|phải|nên|chủ động)(?: (?:sớm|chủ động|tiếp tục))* $"
)


def left_to(left: str) -> bool:
    """Say whether bodies are only told to work with others, or at work with them for long."""
    return bool(_TOLD_TO.search(left)) or ("<D" not in left and bool(_AT_WORK.search(left)))


#: Who comes, where another receives him: "đã tiếp ông A, Chủ tịch Hội B, nhân dịp sang thăm".
_GUEST = re.compile(
    r"<P(\d+)>(?: \( [^()]{1,40} \)| , <R\d+>(?= ,| nhân| đang)| ,(?= nhân| đang)| (?:và|cùng) phu nhân)* (?:nhân dịp|nhân|đang)(?: ông| bà| ngài| đoàn)?(?: (?:ở|có))? $"
)
#: Who is the first to come: "Thủ tướng A là nhà lãnh đạo đầu tiên của Đông Nam Á thăm Mỹ".
_FIRST = re.compile(
    r"<P(\d+)>(?: (?:cũng|sẽ|đã))* (?:là|trở thành) (?:(?!<P)[^;.“”,]){2,80}? đầu tiên(?: (?!<P)[^;.“”,]{1,50})? $"
)
#: Who is glad to meet someone: "Thủ tướng A bày tỏ vui mừng được gặp lại Tổng thống B".
_GLAD = re.compile(
    r"<P(\d+)>(?: (?:cũng|rất|đã|và phu nhân|,|<R\d+>|nhiệt liệt chào mừng và))* (?:bày tỏ )?(?:sự |niềm )?(?:vui mừng|vinh dự|hân hạnh|phấn khởi|hạnh phúc)(?: (?:khi|được|lần đầu|lần đầu tiên|có dịp|có cơ hội|vì))* $"
)
#: Who says himself that he has met someone: "Tổng thống A xác nhận đã gặp ông B".
_SAYS_HE = re.compile(
    r"(?<!theo )(?<!của )<P(\d+)>(?:(?! (?:không|chưa|nếu|phủ nhận|bác bỏ) )[^<>;.“”]|<[LDOR]\d+>){0,80}? (?:xác nhận|cho biết|cho hay|tiết lộ|thông báo|khẳng định|nói|tuyên bố|viết)(?: rằng| mình| hôm <D\d+>| <D\d+>)* (?:đã|vừa)(?: (?:vừa|có|trực tiếp|cũng))* $"
)
#: Who says something when he does it: "ông A nói khi gặp Chủ tịch B", "yêu cầu của ông A khi làm việc".
_WHEN_DOING = re.compile(
    r"<P(\d+)>(?: (?!và |với |cùng |cho )[a-zà-ỹđ]+| <[LROD]\d+>| “[^“”]*”| [,:]){1,18} (?:khi|lúc|trong khi)(?: (?:đến|tới|đi|về|xuống|có))* $"
)
#: Who is on the way: "Thủ tướng A cùng đoàn đã quá cảnh Đức trên đường thăm chính thức Mỹ".
_UNDER_WAY = re.compile(
    r"(?<!mời của )<P(\d+)>(?:(?!<P|chuẩn bị|sẵn sàng|dự định)[^;.“”]){0,100}? (?:trên đường|lên đường|bắt đầu|kết thúc|(?:bắt đầu các hoạt động )?trong chương trình)(?: đi)? $"
)
#: Who goes somewhere to do it: "ông A đã tới cung điện B để hội đàm với ông C".
_GOES_TO = re.compile(
    r"(?<!của )(?<!với )(?<!cùng )(?<!mời )<P(\d+)>(?: \( [^()]{1,30} \))?(?: (?:đã|vừa|cũng|và phu nhân|hôm nay|bất ngờ|<D\d+>|,))* (?:tới|đến|sang|về|bay|quay lại|trở lại|lên đường|xuống|lên|vào|ra)(?: (?!không|chưa)[a-zà-ỹđ0-9]+| <[LOD]\d+>| ,| \( [^()]{1,40} \)){1,14} (?:để|nhằm)(?: <E\d+> và| tham dự <E\d+> và)? $"
)
#: Who goes somewhere and visits those there: "ông A và ông B đã đến khu nhà ở C (phường D) thăm người dân".
_COMES_TO = re.compile(
    r"(?<!của )(?<!với )(?<!mời )<P(\d+)>(?: (?:cùng|và)(?: (?:đoàn công tác|lãnh đạo|đại diện|các|<[OL]\d+>|và|,|sở|ngành|thành phố|tỉnh))+)? (?:đã|vừa) (?:trực tiếp )?(?:tới|đến|về|xuống)"
    r"(?: (?!không|chưa|dự|và|để|gặp|làm|nơi|khi|với|theo)[a-zà-ỹđ0-9]+| <[LO]\d+>| \( [^()]{1,40} \)){1,12} $"
)
#: Who leads the delegation that does it: "đoàn công tác do ông A, Chủ tịch Hội B, dẫn đầu đã".
_LEADER = re.compile(
    r"\bdo (?:(?:<R\d+>|ông|bà|anh|chị|ngài|đồng chí|,|và|tân) )*<P(\d+)>[^;.“”]{0,160}? (?:dẫn đầu|làm trưởng đoàn|là trưởng đoàn|chủ trì|đứng đầu|phụ trách|chỉ huy|(?:làm|là) <R\d+>)(?: (?:,|đã|sẽ|vừa|đang|có chuyến|sang|đến|tới|về|cũng|ở))* $"
)
#: Who has done it once, on a day that follows: "ông A đã từng thăm Việt Nam năm 2009".
_ONCE = re.compile(r"<P(\d+)>(?: (?:đã|cũng|vốn|ông|bà|,|người))* từng(?: (?:có|đến|sang|tới))* $")


#: Who is told of when he does it: "Ngày 2/3/2001, Tổng thống A khi đến thăm nhà sàn đã ghi".
_HE_WHEN = re.compile(
    r"<P(\d+)>(?: \( [^()<>]{1,30} \))?(?: , (?:nguyên )?<R\d+>(?: (?!khi |và )[a-zà-ỹđ]+){0,4}){0,5}(?: ,)? (?:khi|lúc|nhân dịp|trong lần|trong dịp)(?: (?:đến|tới|đi|về|xuống|có|trực tiếp))* $"
)


#: Before someone to whom something is done.
_MET = re.compile(
    r"\b(?:chào|gặp|tiếp|đón|với|thăm|hội kiến|cùng|cho|tới|đến|mời|và|theo|tặng|vụ)(?: (?:<R\d+>|ông|bà|ngài|,))* $"
)


#: A delegation as the subject: "Trong thời gian ở Bỉ, đoàn đã hội kiến Phó Chủ tịch Thượng viện A".
_DELEGATION = re.compile(
    r"(?:^|[,;] |<D\d+> |\bkhi )(?:đoàn|phái đoàn)(?: (?:đại biểu|công tác|cấp cao|<[OL]\d+>))*(?: (?:đã|cũng|sẽ|có|lần lượt|đến|tới|vừa|tiếp tục|về))* $"
)
#: How the office of one who leads a delegation begins.
_LEADING = "trưởng đoàn"
#: Who leads a delegation: "ông A dẫn đầu đoàn đại biểu …", "đoàn do ông A, Chủ tịch Hội B, dẫn đầu".
_LEADS = re.compile(
    r"(?:<P(?P<led>\d+)>(?: , <R\d+>)*(?: ,)? (?:đã |sẽ |vừa )*(?:dẫn đầu (?:đoàn|phái đoàn|một đoàn|<O\d+>)|làm trưởng đoàn)|\bdo (?:(?:<R\d+>|ông|bà|anh|chị|ngài|đồng chí|,|và|tân) )*<P(?P<by>\d+)>[^;.“”]{0,160}? (?:dẫn đầu|làm trưởng đoàn|là trưởng đoàn|(?:làm|là) <R(?P<as>\d+)>))"
)


#: Who says or does something at talks told by their bare noun: "ông A nêu trong điện đàm với B".
_AT_TALKS = re.compile(
    r"<P(\d+)>(?: (?!và |với |cùng |cho )[a-zà-ỹđ]+| <[LROD]\d+>| “[^“”]*”| [,:]){1,24} (?:trong|sau|qua|tại|sau khi)(?: (?:các|cuộc|buổi|một))* $"
)


def _whose_talks(left: str) -> re.Match[str] | None:
    """Find who says something in talks, not another one whom he met before."""
    found = _AT_TALKS.search(left)
    return None if found and _MET.search(left[: found.start()]) else found


def _leader(talk: Talk, sentence: Sentence) -> list[Mention]:
    """Give the one who leads the only delegation that a document has told of so far."""
    found: dict[str, Mention] = {}
    for other in talk.scene.sentences:
        if other.span.start >= sentence.span.start:
            break
        if other.line.size and "đoàn" in other.line.words:
            for m in _LEADS.finditer(other.skeleton.text):
                role = other.skeleton.items[int(m["as"])].phrase if m["as"] else None
                if m["as"] and not (
                    isinstance(role, RolePhrase) and role.title.lower().startswith(_LEADING)
                ):
                    continue
                item = other.skeleton.items[int(m["led"] or m["by"])]
                for who in talk.people(other, [item]):
                    found[who.name] = who
    return list(found.values()) if len(found) == 1 else []


#: Before who only invites: "theo lời mời của Chủ tịch Hạ viện A, lên đường thăm".
_INVITING = re.compile(r"\b(?:mời|của|với|cùng)(?: (?:<R\d+>|ông|bà|ngài))* $")
_NAMED_FIRST = re.compile(r"<P(\d+)>")


def _under_way(left: str) -> re.Match[str] | None:
    """Find who is on the way; not the host named last, but whom the sentence names first."""
    found = _UNDER_WAY.search(left)
    if found and _INVITING.search(left[: found.start()]):
        first = _NAMED_FIRST.search(left)
        return first if first and first.start() < found.start() else None
    return found


def _named_apart(talk: Talk, sentence: Sentence, at: int, kind: str) -> list[Mention]:
    """Give who visits or meets someone where more than an auxiliary stands before the verb."""
    left = sentence.skeleton.text[:at]
    found = _FIRST.search(left) or _LEADER.search(left)
    if kind == "meeting":
        found = found or _GLAD.search(left) or _SAYS_HE.search(left)
        found = found or _whose_talks(left)
    found = found or _GOES_TO.search(left)
    if found is None:
        found = _WHEN_DOING.search(left) or _HE_WHEN.search(left)
        found = None if found and _MET.search(left[: found.start()]) else found
        if found and by_kin(left[: found.start()]) is not None:
            found = None  # "bà A, phu nhân Chủ tịch nước B, chia sẻ thông điệp khi thăm"
    if kind == "visit":
        found = found or _COMES_TO.search(left) or _GUEST.search(left) or _under_way(left)
    if found is None and "<D" in sentence.skeleton.text[at:]:
        found = _ONCE.search(left)
    if found is None and _DELEGATION.search(left):
        return [talk.stands_for(sentence, at, one) for one in _leader(talk, sentence)]
    return talk.people(sentence, [sentence.skeleton.items[int(found[1])]]) if found else []


#: Before an inspection that a body is only told to make.
_TOLD_TO = re.compile(
    r"\b(?:yêu cầu|đề nghị|giao|chỉ đạo|đôn đốc|phân công|kiến nghị|mời)(?: (?:<R\d+>|các|cho|ngay))*"
    r"(?: <O\d+>(?: \([^()]{1,30}\))?(?: (?:,|và|phối hợp với|cùng))*)+(?: [a-zà-ỹđ]+){0,3} $"
    r"|\b(?:yêu cầu|chỉ đạo|giao) (?:(?:[a-zà-ỹđ]+|,) ){1,10}phối hợp (?:với |cùng )?<O\d+>(?: [a-zà-ỹđ]+){0,3} $"
)
#: Before an inspection those whom the inspectors visit.
_WORKED_WITH = re.compile(r"\bvới <O\d+>(?: \( [^()]{1,30} \))? (?:(?:để|nhằm) )?(?:đi )?$")


#: Before an inspection where the inspectors are, who are named before: "họp tại Cục A để kiểm tra".
_FROM_THERE = re.compile(r"\btại <O\d+>(?: \( [^()]{1,30} \))? (?:để|nhằm) (?:đi )?$")


#: Bodies whose checks are police work, not inspections that make news of their own.
POLICE = ("Công an", "Cảnh sát", "Đội ", "Đồn ", "Tổ ", "Cơ quan Cảnh sát")


__all__ = ["OPENERS", "OPENS", "POLICE", "comma", "doers_of", "left_to", "subject_after"]
