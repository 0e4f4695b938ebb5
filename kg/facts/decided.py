"""Decisions on posts: which body takes them, and what the sentences after one handed over tell."""

from __future__ import annotations

import re

from kg.facts.draft import Draft
from kg.facts.floors import ASSEMBLIES
from kg.facts.handing import ceremony, giving, hands
from kg.facts.scene import Sentence
from kg.facts.talk import Giving, Talk
from kg.grammar.needle import Needle
from kg.mentions.dates import DatePhrase
from kg.mentions.events import EventPhrase
from kg.mentions.organisations import BodyPhrase
from kg.model import Mention

_TAKES = r"(?:bầu|bổ nhiệm|tái bổ nhiệm|điều động|chỉ định|phân công|luân chuyển|miễn nhiệm|phê chuẩn|công nhận|cách chức|bãi nhiệm|sa thải|phế truất|chuẩn y|tiếp nhận|thuyên chuyển|điều chuyển|biệt phái|cho thôi|(?:cho|để)(?= (?:(?:ông|bà|đồng chí|<R\d+>) )*<P\d+> [^;.]{0,60}\bthôi\b)|(?:thu hồi|hủy|hủy bỏ)(?= (?:các )?quyết định)|kéo dài(?= thời)|tước quyền|miễn trừ|(?:thành lập|kiện toàn|lập)(?= [^;.]{0,190} do (?:(?:ông|bà|đồng chí|<R\d+>) )*<P))"
#: The body that decides, before the verb of its decision.
_BY = Needle(r"(?:được|bị) <O(\d+)>", whole=True)
_DECIDES_OF = Needle(
    r"<O(\d+)>(?: (?:đã|vừa|cũng))* quyết định (?:(?:ông|bà|đồng chí|<R\d+>) )*<P", whole=True
)
_DECISION_OF = Needle(
    r"(?:quyết định|nghị quyết)(?: số [^<>;]{0,24})?(?: (?:ngày )?<D\d+>)?(?: ,)? của <O(\d+)> (?:về|đối với|bổ nhiệm|điều động|luân chuyển|phân công|chỉ định|cho thôi|chuẩn y|tiếp nhận|giao|cử|miễn nhiệm|phê chuẩn|công nhận|cách chức|thuyên chuyển|điều chuyển)\b",
    whole=True,
)
_DECIDES = Needle(
    # looked at after the first sign, so that the search can run from sign to sign
    rf"<O(?<!lãnh đạo ..)(?<!giám hiệu ..)(?<!giám đốc ..)(?<!thường vụ ..)(\d+)>(?: (?:khóa|đã|vừa|nhiệm kỳ|cũng|thống nhất|nhất trí|đồng ý|chấp thuận|giải quyết|xem xét|chính thức|quyết định|quyết nghị|biểu quyết|bỏ phiếu|(?:thi hành |xử lý )?kỷ luật(?: bằng hình thức)?|nước này|ngày|hôm|<D\d+>|(?:có|ra|ký|ban hành|ký ban hành|thông qua|trao|công bố và trao)(?: các)? (?:quyết định|nghị quyết)|(?:tiến hành|thực hiện)(?: các)?(?: quy trình| thủ tục)?|họp(?: phiên| kỳ)?(?: thứ)? [^<>;.,]{{0,12}} ,)[^<>;]{{0,16}})* {_TAKES}",
    whole=True,
)
#: Someone who decides: "Thủ tướng A quyết định điều động, bổ nhiệm", "được Tổng thống B bổ nhiệm".
_HE_DECIDES = Needle(
    rf"<R(?<!theo ..)(?<!thay mặt ..)\d+> (?:(?:ông|bà|ngài) )?<P(\d+)>(?: (?:đã|vừa|cũng|mới|chính thức|bất ngờ|tiếp tục|đồng ý|thống nhất|hôm|ngày|<D\d+>))*(?: (?:(?:ra |có |ban hành )?quyết định(?: về)?(?: việc)?))? (?:{_TAKES}|sa thải|phế truất)",
    whole=True,
)
#: Someone who holds a post named after him, and decides: "ông A, Chủ tịch UBND tỉnh, bổ nhiệm".
_HOLDER_DECIDES = Needle(
    rf"(?:^|[,;:] )(?:(?:ông|bà|đồng chí) )<P(\d+)> [,–-] <R\d+>(?: [,–-])?(?: (?:đã|vừa|cũng))+(?: (?:ra |có |ban hành )?quyết định(?: về)?(?: việc)?)? {_TAKES}",
    whole=True,
)
#: Someone named without a post, who gives posts to others: "bà A đã bổ nhiệm bà B làm Bộ trưởng".
_SHE_DECIDES = Needle(
    r"(?:^|[,;:] )(?:ông|bà|ngài) <P(\d+)>(?: (?:đã|vừa|cũng|mới|chính thức|bất ngờ|tiếp tục|hôm|ngày|<D\d+>))*(?: (?:ra |có )?quyết định(?: về)?(?: việc)?)? (?:bổ nhiệm|chỉ định|cách chức|sa thải|phế truất|miễn nhiệm)(?= (?:<[RLO]\d+> |(?:ông|bà|cựu|nguyên|tân|ngài) )*<P)",
    whole=True,
)
_DECIDING = (
    _BY,
    _DECIDES,
    _DECIDES_OF,
    _DECISION_OF,
    _HE_DECIDES,
    _HOLDER_DECIDES,
    _SHE_DECIDES,
)
#: Before a body that only shall decide, or decides something else: "để nhận nhiệm vụ do Tỉnh ủy phân công".
_NOT_YET = re.compile(r"\b(?:do|để|giới thiệu|trình|đề nghị)(?: (?:để|với|cho))? $")
#: More characters than that takes.
_SHORTLY = 30
#: A second decision, with a subject of its own: "; các đại biểu đã bầu ông B".
_NEXT_DECISION = re.compile(
    rf"[;,] (?:các đại biểu|đại hội|hội nghị|kỳ họp|<[OR]\d+>(?: <P\d+>)?)(?: (?:đã|vừa|cũng|tiến hành))* {_TAKES}"
)
#: The decision of the holder of a post, after that of a body.
_OF_AN_OFFICE = re.compile(
    r"\b(?:quyết định|nghị quyết) (?:số [^<>;]{1,24} )?của <R\d+> (?:về|bổ nhiệm|điều động)"
)
#: A change of someone in a list of another decision: "miễn nhiệm: ông A do được điều động".
_ANOTHER = re.compile(r" do được ")
#: The next item of a digest: "Tại Lào Cai, …", "Sơn La: …".
_ELSEWHERE = re.compile(r"\W*(?:(?:còn )?(?:tại|ở) )?<[LO]\d+> ?[,:]")
#: What another day, place or hand tells apart from decisions just handed over.
_APART = re.compile(
    r"\W*(?:trước đó|<D\d+>)|<E\d+>|\b(?:trao|công bố|ký)\b[^<>;.]{0,16} quyết định|đề nghị|dự kiến"
)
#: Verbs of changes of posts.
_CHANGING = re.compile(r"\b(?:giữ chức|bổ nhiệm|điều động|chuẩn y|chỉ định|luân chuyển|nghỉ hưu)\b")
#: Changes that a decision makes.
_CHANGES = frozenset(("appointment", "leaving", "promotion"))
#: How many characters may stand between two sentences that follow each other.
_NEXT = 2


def deciding(talk: Talk, sentence: Sentence, place: int) -> list[Mention]:
    """Give who decides: the last body, or holder of a post, that a verb names before a place."""
    skeleton = sentence.skeleton
    text = skeleton.text[:place]
    found = [
        m
        for pattern in _DECIDING
        if skeleton.may(pattern)
        for m in pattern.finditer(text)
        if not _NOT_YET.search(text, max(0, m.start() - _SHORTLY), m.start())
    ]
    if not found:
        there = _in_its_session(talk, sentence, _DECIDES_THERE, text)
        return there or _as_before(talk, sentence)
    m = max(found, key=lambda m: m.start())
    if _OF_AN_OFFICE.search(text, m.end()):
        return []  # "Triển khai quyết định của Bộ A: … trao quyết định của Thống đốc về việc"
    if _ANOTHER.search(text, m.end()) or _NEXT_DECISION.search(text, m.end() - 1):
        return []
    return talk.people(sentence, [skeleton.items[int(m[1])]])


#: Investigators, by the beginnings of their names.
_INVESTIGATE = (
    "Cơ quan Cảnh sát điều tra",
    "Cơ quan An ninh điều tra",
    "Cơ quan điều tra",
    "Công an",
    "Bộ Công an",
)
#: The party of which someone is a member: "kỷ luật Đảng".
_PARTY = "Đảng Cộng sản Việt Nam"
#: Who takes a measure, right before it.
_MEASURES = re.compile(
    r"<O(\d+)>(?: \( <L\d+> \)|(?: , <L\d+>){1,2}(?= ,| (?:đã|vừa|cho|thông)\b))?(?:(?! (?:việc|sẽ) )(?:[^<>;.]|<[DE]\d+>)){0,70}$"
)
#: Who takes it on the word of another.
_ACTS_ON = re.compile(
    r"<O(\d+)>(?: (?:đã|vừa|cũng|mới))*(?: ,)? (?:theo|căn cứ|trên|thực hiện|thi hành)\b[^<>;.:]{0,60}$"
)
#: Before a body on whose word another takes it: "Tỉnh ủy A đã căn cứ kết luận của Ủy ban B kỷ luật".
_ON_WORD_OF = re.compile(
    r"(?:theo|căn cứ|cơ sở|thực hiện|thi hành)(?: theo| vào)?(?: (?!kỷ luật|hình)[a-zà-ỹđ]+){1,4} của $"
)
#: Another body, with which that one takes it: "Công an tỉnh A phối hợp với Cục B bắt …".
_WITH = re.compile(
    r"<O(\d+)>(?: \( [^()]{1,40} \))?(?: (?:đã|vừa|chủ trì|chủ động|đang|tiếp tục|phối hợp|,))*(?: (?:và|với|cùng|cùng với))(?: (?:các|lực lượng|đơn vị))* $"
)
_HE_MEASURES = re.compile(
    r"(?<!theo )(?:<R\d+> (?:(?:ông|bà) )?<P(\d+)>|(?:^|[,;:] )(?:(?:ông|bà) )?<P(\d+)> [,–-] <R\d+>(?: [,–-])?)(?: (?:đã|vừa|cũng|mới|chính thức))*(?: (?:ra |có |ban hành )?quyết định)?(?: về)?(?: việc)?(?: (?:tạm thời|xử lý|thi hành))? $"
)


def measuring(talk: Talk, sentence: Sentence, at: int) -> list[Mention]:
    """Give who takes a measure: the one named last before it, without another thing."""
    text = sentence.skeleton.text[:at]
    named = text.rfind("<P")
    he = _HE_MEASURES.search(text, max(0, named - _SHORTLY)) if named >= 0 else None
    if he:
        return talk.people(sentence, [sentence.skeleton.items[int(he[1] or he[2])]])
    m = _MEASURES.search(text)
    if m and "<O" in text[: m.start()] and _ON_WORD_OF.search(text[: m.start()]):
        m = _ACTS_ON.search(text[: m.start()])
        return talk.people(sentence, [sentence.skeleton.items[int(m[1])]]) if m else []
    if m is None:
        there = _in_its_session(talk, sentence, _MEASURES_THERE, text)
        there = there or _announced_here(talk, sentence, text)
        there = there or _in_same_clauses(talk, sentence, text)
        there = there or _of_investigators(talk, sentence, text)
        return there or _as_before(talk, sentence)
    announced = _announced_here(talk, sentence, text) if ":" in text else []
    if announced:
        return announced
    if ":" in m[0] and m.start() and "<O" in m[0][: m[0].index(":")]:
        return []  # "Vụ nhận hối lộ ở Cục A: Khởi tố, bắt tạm giam ông B"
    numbers = [m[1]]
    joined = _WITH.search(text[: m.start()])
    if joined:
        numbers.insert(0, joined[1])
    who = talk.people(sentence, [sentence.skeleton.items[int(n)] for n in numbers])
    if not who and _agency(sentence, int(m[1])):
        return _known_investigators(talk, sentence, text[: m.start()])
    return [w for w in who if w.name != _PARTY]


#: A session named with its body, which then decides: "Tại Kỳ họp thứ 7, Ủy ban A đã quyết định".
_AT_SESSION = r"\b(?:tại|trong) <E(\d+)>(?: ,)?(?: (?:đã|vừa|cũng|xem xét|thống nhất|nhất trí|tiến hành|thực hiện|quy trình|ra|ban hành|thông qua|quyết định|quyết nghị|nghị quyết|biểu quyết|thi hành|về việc|và|,|<D\d+>))*"
_DECIDES_THERE = Needle(rf"{_AT_SESSION} {_TAKES}")
_MEASURES_THERE = Needle(rf"{_AT_SESSION} $")


def _in_its_session(talk: Talk, sentence: Sentence, needle: Needle, text: str) -> list[Mention]:
    """Give the body whose session a sentence names before what is decided there."""
    m = sentence.skeleton.search_in(needle, text)
    item = sentence.skeleton.items[int(m[1])] if m else None
    if item is None or not isinstance(item.phrase, EventPhrase) or item.phrase.type != "plenum":
        return []
    bodies = item.phrase.bodies
    if len(bodies) != 1 or bodies[0].bare:
        return []
    name = talk.scene.body_name(bodies[0], sentence.line.starts[item.start])
    return [talk.scene.mention(sentence, item, name, "organisation", "participant")] if name else []


#: Investigators who are not named again, as the subject of a measure.
_INVESTIGATORS = Needle(
    r"(?:^|[,;] |\b(?:theo đó|sau đó|trước đó|đến nay|mới đây) ,? ?)(?:cơ quan điều tra|cqđt|cơ quan công an|cơ quan cảnh sát điều tra|cơ quan an ninh điều tra)(?: (?:đã|vừa|cũng|tiếp tục|còn|ra|quyết định|tống đạt|thi hành|thực hiện|lệnh|các|về việc|và|,|<D\d+>))* $"
)


def _agency(sentence: Sentence, number: int) -> bool:
    """Say whether a body is the investigators of one that is named elsewhere."""
    phrase = sentence.skeleton.items[number].phrase
    return isinstance(phrase, BodyPhrase) and phrase.name in _INVESTIGATE


#: Police who tell what their investigators have done.
_POLICE_SAY = re.compile(
    r"<O(\d+)>(?: \( <L\d+> \))?(?: (?:đã|vừa))* (?:cho biết|cho hay|thông tin|thông báo|xác nhận)\b[^<>;.]{0,20}(?:<D\d+>)?[^<>;.]{0,90}$"
)


def _of_investigators(talk: Talk, sentence: Sentence, text: str) -> list[Mention]:
    """Give the investigators that the article has named, if "cơ quan điều tra" can mean only them."""
    m = sentence.skeleton.search_in(_INVESTIGATORS, text)
    return _known_investigators(talk, sentence, text) if m else []


def _known_investigators(talk: Talk, sentence: Sentence, text: str) -> list[Mention]:
    """Give the investigators of the article, else the police who tell what theirs have done."""
    told: dict[str, Mention] = {}
    for p in talk.parts:
        if p.role == "authority" and p.draft.type == "prosecution":
            if p.who.name.startswith(_INVESTIGATE) and p.sentence is not sentence:
                told[p.who.name] = p.who
    if not told:  # "Công an tỉnh A cho biết, Cơ quan Cảnh sát điều tra đã khởi tố ông B"
        says = _POLICE_SAY.search(text)
        who = talk.people(sentence, [sentence.skeleton.items[int(says[1])]]) if says else []
        return [w for w in who if w.name.startswith(_INVESTIGATE)]
    return (
        [talk.stands_for(sentence, len(text), w) for w in told.values()] if len(told) == 1 else []
    )


def _announced_here(talk: Talk, sentence: Sentence, text: str) -> list[Mention]:
    """Give who decides what a colon leads to, where a new clause names nobody before its measure."""
    m = sentence.skeleton.search_in(_ANNOUNCED_HERE, text)
    begun = max(text.rfind(";"), text.find(":", m.end() - 2) if m else -1)
    if m is None or "<" in text[begun:]:
        return []
    return talk.people(sentence, [sentence.skeleton.items[int(m[1])]])


def _in_same_clauses(talk: Talk, sentence: Sentence, text: str) -> list[Mention]:
    """Give who takes the measure told before a semicolon, if what follows names nobody else."""
    at = text.rfind(";")
    if at < 0 or "<" in text[at:]:
        return []
    told: dict[str, Mention] = {}
    for p in talk.parts:
        if p.sentence is sentence and p.role == "authority" and p.draft.type == "discipline":
            told[p.who.name] = p.who
    return list(told.values()) if len(told) == 1 else []


#: A sentence that goes on about decisions without naming their subject again: "Điều động ông B …".
_ELIDED = re.compile(
    r"\W*(?:(?:đồng thời|ngoài ra|bên cạnh đó|cùng với đó|tiếp đó|cùng ngày|dịp này|cụ thể|theo đó|tại kỳ họp này) ?,? ?)?(?:(?:<E\d+>|kỳ họp|hội nghị|các đại biểu) (?=cũng |đã |tiếp tục ))?(?:cũng |đã |tiếp tục |quyết định )*(?:bầu|bổ nhiệm|điều động|chỉ định|phân công|luân chuyển|miễn nhiệm|phê chuẩn|công nhận|cách chức|bãi nhiệm|chuẩn y|cho thôi|giao|cử|tiếp nhận|thi hành kỷ luật|kỷ luật|khiển trách|cảnh cáo|khai trừ)\b"
)
#: Kinds of what a body decides on people.
_DECIDED = frozenset(("appointment", "leaving", "promotion", "election", "discipline"))


def _as_before(talk: Talk, sentence: Sentence) -> list[Mention]:
    """Give who decided what the sentence just before tells, if this one leaves him out."""
    before = talk.decider
    if before is None or not 0 <= sentence.span.start - before.stop <= _NEXT:
        return []
    text = sentence.skeleton.text
    goes_on = _ELIDED.match(text) or _HENCE.match(text) or (before.open and _MARKED.match(text))
    same = before.verb and f"> được {before.verb}" in text.replace(" , được", " được")
    if not (goes_on or same):
        return []
    return [talk.stands_for(sentence, 0, w) for w in before.who]


#: What a decision just told of comes to: "Theo đó, ông B giữ chức …".
_HENCE = re.compile(r"(?:theo đó|cụ thể|trong đó|theo (?:các )?quyết định(?: này)?) ?[,:] ")
#: What a body decides on people who are only counted: "Bộ Chính trị chỉ định 63 đồng chí tham gia".
_ON_MANY = Needle(
    r"<O(?P<who>\d+)>(?: (?:đã|vừa|cũng|quyết định|nhất trí|thống nhất|về|việc|,))* (?P<verb>chỉ định|bổ nhiệm|bầu|phân công|điều động|công nhận|chuẩn y)\b(?! bổ sung (?:ông|bà))[^<>;.]{0,60}(?:<[RO]\d+>|\d+|các|ban chấp hành)",
)
#: A body that decides what the next lines tell.
_ANNOUNCES = (
    r"<O(\d+)>(?: (?:đã|vừa|cũng|xem xét|thống nhất|nhất trí|họp|và|,|<D\d+>))* (?:ra )?(?:quyết định|quyết nghị|bầu|bổ nhiệm|điều động|chuẩn y|chỉ định|miễn nhiệm)"
    r"(?: (?:các|chức danh|chức vụ|đồng chí|bổ sung|thi hành kỷ luật|kỷ luật|về|công tác|cán bộ|nhân sự|như sau|sau|các nội dung|,))* ?:"
)
_ANNOUNCED = Needle(rf"{_ANNOUNCES}$", whole=True)
#: The same, with the measures behind it in one sentence: "quyết định: Cảnh cáo ông A; khai trừ ông B".
_ANNOUNCED_HERE = Needle(rf"{_ANNOUNCES} ", whole=True)


#: A line of a list.
_MARKED = re.compile(r"[-–+•*]|\d{1,2} ?[.)]")


#: Bodies that sit over measures on a day: "Ngày 14/11, Bộ Chính trị, Ban Bí thư đã xem xét, thi hành kỷ luật".
_SITS = Needle(
    r"(?:^|[^<>]{0,30})<D(?P<day>\d+)> (?:, )?(?:tại <[LO]\d+> , )?(?P<who><O\d+>(?: ?(?:,|và) <O\d+>)*)(?: (?:đã|vừa|họp|,|và|để))* (?:xem xét|cho ý kiến)(?: (?:,|và|về|việc|quyết định|đề nghị))* (?:thi hành )?kỷ luật\b"
)
#: Letters of an ISO date of day precision.
_A_DAY = 10


def _sits(talk: Talk, sentence: Sentence) -> None:
    """Remember the day on which bodies weigh measures that the next sentences tell one by one."""
    m = sentence.skeleton.match(_SITS) if "kỷ" in sentence.line.words else None
    day = sentence.skeleton.items[int(m["day"])].phrase if m else None
    if m is None or not isinstance(day, DatePhrase) or len(day.iso or "") != _A_DAY:
        return
    who = talk.people(sentence, sentence.skeleton.numbers(m["who"], "O"))
    talk.sitting = (day.iso or "", tuple(w.name for w in who))


def deciders_go_on(talk: Talk, sentence: Sentence) -> None:
    """Remember who decided what a sentence tells, for a next one that leaves him out."""
    _sits(talk, sentence)
    told: dict[str, Mention] = {}
    for p in talk.parts:
        if p.sentence is sentence and p.role == "authority" and p.draft.type in _DECIDED:
            told[p.who.name] = p.who
    who = tuple(told.values()) if told else ()
    chosen = [p for p in talk.parts if p.sentence is sentence and p.role == "authority"]
    elects = bool(chosen) and all(p.draft.type == "election" for p in chosen)
    announced = sentence.skeleton.search(_ANNOUNCED)
    if announced and not who:  # "Ủy ban Kiểm tra Trung ương quyết định:", "- Cảnh cáo ông A"
        who = tuple(talk.people(sentence, [sentence.skeleton.items[int(announced[1])]]))
    verb = "bầu" if elects and all(w.name.startswith(ASSEMBLIES) for w in who) else ""
    many = (
        sentence.skeleton.search(_ON_MANY) if not (who or "<P" in sentence.skeleton.text) else None
    )
    if many:
        who = tuple(talk.people(sentence, [sentence.skeleton.items[int(many["who"])]]))
        verb = many["verb"]
    before = talk.decider
    listed = bool(announced)
    if before is not None and before.open and _MARKED.match(sentence.skeleton.text):
        listed, who = True, who or before.who
    talk.decider = Giving(who, sentence.span.stop, listed, verb) if len(who) == 1 else None


def decisions_go_on(talk: Talk, sentence: Sentence) -> None:
    """Remember who hands decisions over in a sentence; give them what the next ones tell of it.

    "Bộ trưởng A trao quyết định bổ nhiệm 2 cán bộ. Theo đó, ông B giữ chức …": A handed it over.
    """
    text = sentence.skeleton.text
    begun = hands(text) if "trao" in sentence.line.words else None
    if begun is None and talk.giving is None:
        return
    told = [p for p in talk.parts if p.sentence is sentence and p.role == "subject"]
    drafts = list({p.draft.id: p.draft for p in told if p.draft.type in _CHANGES}.values())
    if begun:
        who = giving(talk, sentence, len(text))
        stop = sentence.span.stop
        talk.giving = Giving(tuple(who), stop, not drafts) if who else None
        return
    before = talk.giving
    talk.giving = None
    if before is None or not 0 <= sentence.span.start - before.stop <= _NEXT:
        return
    changes = drafts or _CHANGING.search(text)
    if before.open and changes and not (_ELSEWHERE.match(text) or _APART.search(text)):
        for draft in drafts:
            _hand_on(talk, sentence, before, draft)
        talk.giving = Giving(before.who, sentence.span.stop, True)


def _hand_on(talk: Talk, sentence: Sentence, before: Giving, draft: Draft) -> None:
    """Give a change told after decisions were handed over to those who did it."""
    span = draft.evidence.span
    if not sentence.span.start <= span.start < sentence.span.stop:
        return
    there = ceremony(talk, sentence) or draft
    who = [talk.stands_for(sentence, 0, w) for w in before.who if w.name not in draft.people]
    talk.part(there, who, "presenter", sentence, span, "hands-over-too", 0.84)


__all__ = ["deciders_go_on", "deciding", "decisions_go_on", "measuring"]
