"""Whether a sentence tells what a verb says as done, or as sure to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.countries import may_visit
from kg.facts.doers import OPENS, doers_of, subject_after
from kg.facts.draft import Draft
from kg.facts.scene import Sentence
from kg.facts.talk import ALONG, THITHER, Talk, dated
from kg.facts.when import on_a_day
from kg.grammar import Rule
from kg.mentions.dates import DatePhrase
from kg.mentions.events import EventPhrase
from kg.mentions.places import PlacePhrase
from kg.model import Mention


def delegated(sentence: Sentence, at: int) -> bool:
    """Say whether a delegation stands before a verb."""
    before = sentence.line.low[: sentence.skeleton.token(at)]
    return "đoàn" in before or ("dẫn" in before and "đầu" in before)


def sure(m: re.Match[str]) -> bool:
    """Say whether a verb tells without a date that it has happened: "vừa tổ chức"."""
    return bool(m.groupdict().get("sure") or _JUST.search(m[0]))


def of_a_month(sentence: Sentence) -> bool:
    """Say whether a sentence names a day or a month."""
    return any(on_a_day(sentence, item) for item in sentence.items)


#: What makes a paper signed a matter of guilt, not news of its own.
_GUILT = re.compile(
    r"bị (?:cáo|can)|khởi tố|truy tố|(?<!xử phạt )vi phạm|trái (?:pháp luật|quy định|thẩm quyền)|\b(?:cựu|khi đó|lúc đó|thời điểm đó)\b"
)
_ACCUSED = re.compile(r"bị (?:cáo|can)\b|truy tố")


#: What heads of state sign, which is news without a day.
_LAWS = re.compile(r"sắc lệnh|đạo luật|dự luật|\bluật\b")


def signed_now(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a paper is told as signed these days, not as what someone is blamed for."""
    if _GUILT.search(sentence.skeleton.text) or _ACCUSED.search(talk.scene.doc.text):
        return False
    if sentence.skeleton.text.endswith("sẽ ", 0, m.start()):
        return False
    if "vừa" in (m.groupdict().get("sure") or ""):
        return True
    if _LAWS.search(m[0]):
        return decreed(talk, talk.subject_of(sentence, m.start()), m)
    if at_the_head(talk, sentence) and _SHOWN.match(sentence.skeleton.text[: m.start()]):
        return True
    year = (talk.scene.main_date or "")[:4]
    days = [i.phrase for i in sentence.items if isinstance(i.phrase, DatePhrase)]
    return any(d.iso is None or (len(d.iso) == _A_DAY and d.iso[:4] == year) for d in days)


def decreed(talk: Talk, who: Sequence[Mention], m: re.Match[str]) -> bool:
    """Say whether people of rank sign a decree or a law, which is news without a day."""
    return bool(_LAWS.search(m[0])) and all(w.name in talk.titles for w in who)


#: In how many sentences an article tells its news, its headline counted.
_NEWS = 3


def news(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a deed is told with its day before it, or at the head of a text."""
    return "<D" in sentence.skeleton.text[: m.start()] or at_the_head(talk, sentence)


def at_the_head(talk: Talk, sentence: Sentence) -> bool:
    """Say whether a sentence stands at the head of its text, where the news is told."""
    head = talk.scene.sentences[:_NEWS]
    return any(one.span.start == sentence.span.start for one in head)


#: Characters of an ISO date of a day.
_A_DAY = 10
#: How far a place must lie that only to come there is a visit.
_ABROAD = frozenset(("country", "state", "foreign-city", "foreign-region"))


def abroad(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether someone of rank goes to another country than his own."""
    text = sentence.skeleton.text
    if "thăm" in text or (
        "thăm" in sentence.line.low
        and any(isinstance(i.phrase, EventPhrase) and i.phrase.named for i in sentence.items)
    ):
        return False  # told as a visit
    item = sentence.skeleton.items[int(text[m.end() + 2 : text.index(">", m.end())])]
    if not isinstance(item.phrase, PlacePhrase) or item.phrase.level not in _ABROAD:
        return False
    who, where = talk.subject_of(sentence, m.start(), strict=True), item.phrase.full
    titles = [talk.titles.get(w.name) for w in who]
    known = {name for d in talk.book.drafts if d.type == "visit" for name in d.people}
    if not who or known & {w.name for w in who}:
        return False
    return all(
        title and may_visit(w.name, title, where) for w, title in zip(who, titles, strict=True)
    )


#: Offices of those whose coming somewhere in their own country is news.
OF_STATE_RANK = re.compile(
    r"(?:(?:Phó )?(?:Thủ tướng|Tổng thống|Chủ tịch (?:nước|Quốc hội|Ủy ban|UBND|HĐND|Hội đồng nhân dân))|Tổng Bí thư|(?:Phó )?Bí thư|Bộ trưởng|Thứ trưởng|Quốc vương|Ngoại trưởng)\b",
    re.IGNORECASE,
)


def others_talked(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether the talks after which two do something were told to be those of two others."""
    named = talk.people(sentence, sentence.skeleton.numbers(m["who"], "P"))
    who = {w.name for w in named}
    for draft in talk.book.drafts:
        if draft.type == "meeting" and m["doing"] in draft.name.lower():
            sides = {*draft.people, *draft.others}
            if len(sides) >= _BOTH and not sides & who:
                return True
    return False


def near(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether someone of rank comes somewhere on a day, of whom no visit is told."""
    days = any(isinstance(i.phrase, DatePhrase) for i in sentence.items)
    if not days and not at_the_head(talk, sentence):
        return False
    who = talk.subject_of(sentence, m.start(), strict=True)
    known = {name for d in talk.book.drafts if d.type in _COMING for name in d.people}
    if not who or known & {w.name for w in who}:
        return False
    return all(OF_STATE_RANK.match(talk.titles.get(w.name, "")) for w in who)


#: Types of what one comes somewhere for.
_COMING = ("visit", "working", "inspection")


def trip(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether the noun of a happening is that of a visit whose goal follows it."""
    phrases = [item.phrase for item in sentence.skeleton.numbers(m[0], "E")]
    return all(isinstance(p, EventPhrase) and p.type == "visit" and not p.named for p in phrases)


#: Types of what people have with others several times.
_TALKS_TYPES = ("meeting", "working")


def several(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether the nouns told are those of talks, and with whom: "nhiều cuộc gặp với các đối tác"."""
    phrases = [item.phrase for item in sentence.skeleton.numbers(m[0], "E")]
    talks = [p for p in phrases if isinstance(p, EventPhrase) and p.type in _TALKS_TYPES]
    told = " với " in m[0] or " cùng " in m[0] or any(" với " in p.name for p in talks)
    press = any("phóng viên" in p.name or "báo chí" in p.name for p in talks)
    return told and not press and len(talks) == len(phrases)


def sent_out(sentence: Sentence, rule: Rule, m: re.Match[str]) -> bool:
    """Say whether a delegation pays a visit, which is news without a day."""
    left = sentence.skeleton.text[: m.start()]
    if rule.extra["type"] == "inspection":
        return bool(_LED.search(left + m[0])) or _inspectors(sentence, left + m[0])
    return rule.extra["type"] == "visit" and bool(
        _LED_THERE.search(left)
        or re.search(r"(?:đoàn công tác|<O\d+> của) ?<O\d+>[^<>;.]{0,20}$", left)
    )


def _inspectors(sentence: Sentence, words: str) -> bool:
    """Say whether the inspectors that a body sent are on their way."""
    m = _INSPECTORS.search(words)
    if m is None or not m["team"]:
        return m is not None
    team = sentence.skeleton.items[int(m["team"])]
    return sentence.line.low[team.start] in ("đoàn", "tổ")


#: Those who go along, before a verb: "cùng lãnh đạo các bộ, ngành".
_ALONG = (
    r"(?: (?:và|cùng|cùng với)(?: phu nhân| đoàn| đoàn công tác| các thành viên trong đoàn)+"
    r"| (?:và|cùng|cùng với) (?:lãnh đạo|đại diện|các|nhiều|một số|đoàn)(?: (?!đã |vừa |sẽ )[a-zà-ỹđ,]+| <[ROL]\d+>){1,14}"
    rf"|(?: (?:và|cùng) (?:phu nhân|đoàn công tác|đoàn|gia đình))?(?: ,)? {ALONG}(?: (?!đã |vừa |sẽ )[a-zà-ỹđ,]+| <[ROL]\d+>){{0,20}}"
    r"| (?:và|cùng|cùng với) <O\d+>| dẫn đầu (?:một )?(?:đoàn|phái đoàn)(?: công tác| đại biểu| của| <[OL]\d+>)*)?"
)
_WHO = (
    r"(?:(?:đoàn|phái đoàn|tổ|<O\d+>)(?: (?!do )[a-zà-ỹđ]+| <[OL]\d+>){0,5} do (?:(?:<R\d+>|ông|bà|anh|chị|đồng chí|,) )*<P\d+>(?: [,–-](?: <R\d+>(?: ,)?)+)? (?:dẫn đầu|làm (?:<R\d+>|trưởng đoàn|tổ trưởng))(?: ,)?|hai <R\d+>(?: <L\d+> và <L\d+>)?|<R\d+>|(?:đoàn|phái đoàn)(?: công tác| đại biểu)?|(?:(?:<R\d+>|ông|bà|anh|chị|đồng chí|,|và|-) )*<P\d+>)"
    rf"(?: (?:[,–(-] )?<[RO]\d+>(?:(?: [,–)-])? <[RO]\d+>)*(?: [,–)-])?)?(?: (?:và|cùng|,) (?:(?:<R\d+>|ông|bà|anh|chị|đồng chí) )*<P\d+>){{0,3}}{_ALONG}"
)
_HOW = r"(?: (?:cũng|đã|vừa|trực tiếp|đến|tới|đi|về|xuống|thân mật|ân cần|bất ngờ|chính thức|tiếp tục))*"
#: Who is told to have done it, without a day: "Thủ tướng A cũng đã tới thăm, tặng quà".
_DOER = re.compile(
    r"^(?:[*–-] )?(?:(?:nhân|nhân dịp|sau|sau khi|ngay sau|tiếp nối|kết thúc|trước|trong khi|thực hiện|hưởng ứng) (?:[^<>;“”]|<[A-Z]\d+>){3,160}, |(?:[^<>;“”]{0,110}(?:<[DLEO]\d+>[^<>;“”]{0,60}){0,3}, ){0,3}|(?:thay mặt|thừa ủy quyền(?: của)?|được ủy quyền của) (?:<[ROP]\d+> )+, )"
    rf"{_WHO}(?P<done>{_HOW}(?:{THITHER})?) $"
)
#: The same in a headline or under a picture, where nothing stands before him.
_SHOWN = re.compile(
    rf"^(?:[*–-] |<L\d+> : )?{_WHO}(?: (?:trực tiếp|đến|tới|đi|về|xuống|thân mật|ân cần|bất ngờ))* $"
)
#: A body of which a sentence tells at once: "Trước đó, Công an tỉnh A đã tổ chức công bố …".
_BODY_FIRST = re.compile(
    r"^(?:[*–-] |<L\d+> : )?(?:(?:trước đó|sau đó|tiếp đó|vừa qua|mới đây|thời gian qua) , )?(?:lãnh đạo |đại diện |đại diện lãnh đạo )?$"
)
_DONE = ("đã", "vừa")
#: Before what is told as the next thing that someone did.
_THEN = re.compile(r"(?:nhân dịp này|dịp này|tiếp đó|sau đó|trước đó|cùng ngày|cùng <D\d+>) ,")


#: A body that has signed with another: "UBND tỉnh A đã ký … với Tập đoàn B".
_ONE = re.compile(
    r"^(?:[^<>]{0,20} )?<O\d+>(?: (?:và|với|cùng) <O\d+>)*(?: (?:đã|vừa|cùng|chính thức))+ $"
)
#: What it signs it with whom.
_WITH = re.compile(r"[^<>;.“]{0,100}? ?(?:với|cùng) (?:đại diện |lãnh đạo )?<O")
#: With whom someone of rank signs it, for those whom he leads: "ông A đã ký … với tỉnh B".
_WITH_HIM = re.compile(
    r"[^<>;.“]{0,80}? ?(?:với|cùng) (?:(?:đại diện|lãnh đạo|ông|bà|người đồng cấp|<R\d+>) )*<[OLP]\d+>"
)
#: Two bodies that do something together.
_TWO = re.compile(
    r"^(?:[^<>]{0,20} |(?:[^;.“”]{0,120}, )?(?:đại diện |lãnh đạo )?)<O\d+> (?:và|với|cùng) <O\d+>(?: (?:đã|vừa|cùng|chính thức))* $"
)


def firsthand(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> bool:
    """Say whether a sentence tells, without a day, what people of rank have done themselves."""
    if rule.extra["type"] == "signing":
        text, sure = sentence.skeleton.text, m.groupdict().get("sure")
        one = sure and _ONE.match(text[: m.end("sure")]) and _WITH.match(text, m.end())
        if "hợp đồng" in m[0]:
            return False
        if sure and _WITH_HIM.match(text, m.end()) and _one_of_rank(talk, sentence, m.start()):
            return True
        return bool(one or _TWO.search(text[: m.start()])) or (
            bool(sure) and _of_two(talk, sentence, m.start())
        )
    if rule.extra["type"] not in ("visit", "meeting", "working", "inspection"):
        return False
    if _begins(talk, sentence, m):
        return True
    if m.groupdict().get("who") and at_the_head(talk, sentence):
        who = talk.people(sentence, sentence.skeleton.numbers(m["who"], "P"))
        return bool(who) and all(w.name in talk.titles for w in who)
    told = _DOER.match(sentence.skeleton.text[: m.start()])
    done = set(told["done"].split()) if told else set()
    also = rule.extra["type"] == "visit" and m[0].startswith(("đến ", "tới "))
    also = also and ("cũng" in done or bool(_THEN.match(sentence.skeleton.text)))
    known = sentence.region == "title" or at_the_head(talk, sentence)
    next_deed = known and sentence.skeleton.text.endswith(" và ", 0, m.start())
    next_deed |= known and _WHILE.search(sentence.skeleton.text, 0, m.start()) is not None
    if not next_deed and not (told and (known or done & set(_DONE) or also)):
        return False
    who = doers_of(talk, sentence, m.start(), rule.extra["type"], rule.extra["left"])
    return bool(who) and all(w.name in talk.titles for w in who)


#: What someone says or does while he is there: "Đó là chia sẻ của ông A, Bộ trưởng B, khi".
_WHILE = re.compile(
    r"<P\d+>[^;“”]{2,200} (?:khi|lúc|trong khi)(?: (?:đến|tới|đi|về|xuống|trực tiếp|cùng đoàn))* $"
)
#: How a sentence begins with what is only to come: "Trước khi thăm …".
_NOT_YET = re.compile(r"\b(?:trước khi|để|nếu) ")
#: What those do of whom a sentence tells before that they came: ", Thủ tướng A yêu cầu …".
_DOES_THERE = re.compile(
    r"[^;:“”]{0,160}?, (?:(?:<R\d+>|ông|bà|anh|chị|đồng chí|tân|hai|2|các|,|và) )*<P\d+>(?: và (?:(?:<R\d+>|ông|bà) )*<P\d+>)?(?: [,(–-] [^;:“”]{2,80}?[,)–-]| , <R\d+>(?= đã ))?"
    r"(?: (?:đã|cũng|còn|vừa|trực tiếp|ân cần))* (?!sẽ |không |chưa |cùng |và |với |là |được |bị |<)[a-zà-ỹđ]"
)


def _begins(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a sentence begins with a deed of someone of rank, and goes on with what he does then."""
    text = sentence.skeleton.text
    if not OPENS.fullmatch(text[: m.start()]) or _NOT_YET.search(text[: m.start()]):
        return False
    if not _DOES_THERE.match(text, m.end()):
        return False
    who = subject_after(talk, sentence, m)
    return bool(who) and all(w.kind == "person" and w.name in talk.titles for w in who)


#: What is news wherever a sentence begins with who does it.
_DEEDS = ("visit", "meeting", "working", "inspection", "ceremony", "signing")


def at_once(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> bool:
    """Say whether a sentence, as a headline, begins with the body or the person of rank that does it."""
    slot, kind = rule.extra.get("slot"), rule.extra["type"]
    if kind not in _DEEDS or rule.name == "tours" or " sẽ " in m[0]:
        return False
    if slot is not None and kind == "inspection" and sentence.region != "title":
        return False  # "Bộ A phối hợp với Bộ B kiểm tra …" is a task
    if slot is not None:
        return _BODY_FIRST.match(sentence.skeleton.text[: m.start(slot)]) is not None
    left = rule.extra.get("left")
    if left is None or not _SHOWN.match(sentence.skeleton.text[: m.start()]):
        return False
    who = doers_of(talk, sentence, m.start(), kind, left)
    if sentence.region == "title" and kind in _GOES and _BY_NAME.match(sentence.skeleton.text):
        return bool(who)  # "Ông A thăm nông dân làng hoa B"
    if kind == "signing" and (
        "hợp đồng" in m[0] or not (len(who) >= _BOTH or _signed(sentence, m))
    ):
        return False
    return bool(who) and all(w.name in talk.titles for w in who)


#: What a headline tells of someone whom everybody knows, without his office.
_GOES = ("visit", "inspection", "meeting")
#: How a headline begins with a full name after a polite word.
_BY_NAME = re.compile(r"(?:ông|bà|anh|chị|đồng chí) <P")


def _signed(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a law is signed, or a paper with another body: "UBND tỉnh A ký … với Tập đoàn B"."""
    return bool(_LAWS.search(m[0])) or _WITH.match(sentence.skeleton.text, m.end()) is not None


def _one_of_rank(talk: Talk, sentence: Sentence, at: int) -> bool:
    """Say whether one person of rank does something."""
    who = [w for w in talk.subject_of(sentence, at) if w.kind == "person"]
    return len(who) == 1 and who[0].name in talk.titles


def _of_two(talk: Talk, sentence: Sentence, at: int) -> bool:
    """Say whether two people of rank do something together."""
    who = [w for w in talk.subject_of(sentence, at) if w.kind == "person"]
    return len(who) == _BOTH and all(w.name in talk.titles for w in who)


#: How many people sign with each other.
_BOTH = 2


def shown(sentence: Sentence, rule: Rule) -> bool:
    """Say whether a headline or a caption shows someone at an inspection: "Ông A thị sát cảng B"."""
    return rule.extra["type"] == "inspection" and sentence.region in ("title", "caption")


#: A delegation on its way: "do Phó Chủ tịch A dẫn đầu đã đến".
_LED = re.compile(
    r"\bdo [^;.]*<P\d+> (?:dẫn đầu|làm trưởng đoàn)(?: ,)? đã (?:đi |đến |tới )*(?:kiểm tra|khảo sát|thị sát|thanh tra)"
)
#: The same before a visit, his posts after his name: "do ông A, Bí thư B, dẫn đầu đã".
_LED_THERE = re.compile(
    r"\bdo [^;.“”]*<P\d+>(?: [,–-] <[RO]\d+>| <[RO]\d+>)*(?: ,)? (?:dẫn đầu|làm trưởng đoàn)(?: ,)?(?: (?:đã|vừa)(?: (?:đến|tới|về|đi|có buổi|có chuyến))*) $"
    r"|<P\d+>(?: [,–-](?: <[RO]\d+>(?: ,)?)+)? (?:đã|vừa) (?:trực tiếp )?dẫn đầu (?:một )?(?:đoàn|phái đoàn|<O\d+>)(?: (?!dự |tham |gồm |sẽ )[a-zà-ỹđ]+| <[OL]\d+>){0,6} $"
)
#: Inspectors on their way: "đoàn công tác của Bộ A đã đến kiểm tra".
_INSPECTORS = re.compile(
    r"(?:\bđoàn(?: (?:công tác|kiểm tra|thanh tra|khảo sát|giám sát|liên ngành))* (?:của )?|<O(?P<team>\d+)> của )<O\d+>(?: \( [^()]{1,30} \))? (?:đã|vừa) (?:đi |đến |tới |trực tiếp |tiến hành )*(?:kiểm tra|khảo sát|thị sát|thanh tra)"
)
#: What says that something has happened these days.
_JUST = re.compile(r"\bvừa(?: mới)? (?:tổ chức|phối hợp|khai mạc|họp)\b|\bđã(?: tổ chức)? họp\b")


def quoted(sentence: Sentence, at: int) -> bool:
    """Say whether someone's words tell it: “Chiều nay WHO họp bàn …”, ông A nói."""
    left = sentence.skeleton.text[:at]
    return left.count("“") > left.count("”")


#: A programme told of a visit: "Trong thời gian ở thăm, Thủ tướng A sẽ hội đàm với …".
_PROGRAMME = re.compile(
    r"theo (?:kế hoạch|chương trình|lịch trình)|trong (?:khuôn khổ |thời gian |dịp |chương trình )?(?:chuyến|thời gian|ở thăm|thăm|làm việc)|trong (?:ngày|các ngày)|sau lễ đón"
)


#: A visit of state that is announced, and what only hopes for one.
_OF_STATE = re.compile(r"thăm.* (?:chính thức|hữu nghị|cấp)\b")
_TALKS = re.compile(r"(?:có cuộc )?(?:hội đàm|hội kiến|gặp|chào xã giao|điện đàm)\b")
_HAS_TALKS = re.compile(r"(?:có|tiến hành)(?: một)? <E")
_HOPED = re.compile(
    r"\b(?:có thể|tuyên bố|cho rằng|phủ nhận|bác bỏ|đề nghị|đề xuất|nói|tin|mong|khả năng|dự định|muốn|hy vọng|cân nhắc|xem xét|liệu|nếu)\b[^;]{0,60}$"
)


#: Before talks of which the day is set: "dự kiến gặp Tổng thống B vào ngày 6/7".
_SET = re.compile(
    r" (?:sẽ|sắp|dự kiến|(?:có|lên) kế hoạch|chuẩn bị|có lịch)(?: (?:sẽ|có cuộc|có))* $"
)


#: After a visit to come, what makes it sure: that it follows an invitation, or when it is.
_INVITED = re.compile(
    r"[^<>;.“”]{0,20}(?:<[LO]\d+>[^<>;.“”]{0,20}){0,3}(?:theo lời mời|nhận lời mời|(?:vào|trong|từ) (?:đầu |cuối |giữa )?(?:tuần|tháng|năm) (?:sau|tới|này))\b"
)


def announced(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a visit of state or talks are told as sure to come: "sẽ hội đàm với"."""
    left = sentence.skeleton.text[: m.start()]
    talks = (_TALKS.match(m[0]) or _HAS_TALKS.match(m[0])) and (
        left.endswith((" sẽ ", " sẽ có cuộc ")) or (dated(sentence) and _SET.search(left))
    )
    invited = "thăm" in m[0] and _INVITED.match(sentence.skeleton.text[m.end() :])
    visits = invited and left.endswith(("sẽ ", "sắp "))
    return bool(talks or visits or _OF_STATE.search(m[0])) and not _HOPED.search(left)


#: What belongs to the programme of a visit.
_ON_TRIP = ("meeting", "visit", "working")


def in_programme(talk: Talk, sentence: Sentence, rule: Rule) -> bool:
    """Say whether talks to come belong to a visit of which the day is told."""
    return rule.extra.get("type") in _ON_TRIP and of_visit(talk, sentence)


def of_visit(talk: Talk, sentence: Sentence) -> bool:
    """Say whether a sentence tells what is to come in the course of a visit told."""
    if "sẽ" not in sentence.skeleton.text:
        return False
    visit = talk.book.latest("visit")
    if visit is None or not visit.used_or_dated:
        return False
    named = [i for i in sentence.skeleton.items if i.kind == "P"]
    travels = {w.name for w in talk.people(sentence, named)} & set(visit.people)
    return bool(travels or _PROGRAMME.search(sentence.skeleton.text))


def plain(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a sentence tells the day before a verb, and names no event that holds the deed."""
    text = sentence.skeleton.text
    return "<E" not in text and ("<D" in text[: m.start()] or bool(m.groupdict().get("sure")))


#: An event that a rite is only told to come before, or to be paid on the occasion of.
_OCCASION = re.compile(
    r"\b(?:trước|sau|nhân|dịp|chào mừng|kỷ niệm|hướng tới|hướng đến|chuẩn bị)(?: (?!tại |trong )[a-zà-ỹđ0-9]+){0,5} $"
)
#: A rite that is a part of an event told before or after it.
_WITHIN = re.compile(
    r"[^;.<>]{0,60}(?:<[LOPDR]\d+>[^;.<>]{0,30}){0,4} (?:tại|trong|của|khai mạc|dự|ở) <E"
)
_OF_IT = re.compile(r"(?:tại|trong|mở đầu|kết thúc) (?:buổi lễ|chương trình|nghi lễ|buổi|phần)")
#: In the course of a gathering, or of a tour where the text tells of no gathering.
_ON_TOUR = "trong chương trình"


def _touring(talk: Talk) -> bool:
    """Say whether the text tells of visits and of no gathering with a programme."""
    kinds = {d.type for d in talk.book.drafts if d.used or d.date}
    return bool(kinds & {"visit", "inspection"}) and not kinds & {
        "ceremony",
        "conference",
        "congress",
    }


#: How a sentence goes on with what someone did besides: "Sau đó, ông A đến thắp hương tại".
_GOES_ON = re.compile(
    r"(?:sau đó|tiếp đó|tiếp theo|trước đó|nhân dịp này|dịp này|cùng ngày|(?:ngay )?(?:trước|sau) (?:khi|lễ|buổi|giờ|phần)(?: [a-zà-ỹđ]+| <[EOL]\d+>){1,8}) ,"
)
#: How a delegation is told to pay honours that no day is told of.
_HONOURED = re.compile(r" (?:đã|vừa)(?: (?:đến|tới|vào|cùng))* $")


def rite(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether honours paid to the dead are told as news of their own, on a day or as done."""
    text = sentence.skeleton.text
    left = text[: m.start()]
    for held in re.finditer(r"<E(\d+)", left):
        phrase = sentence.skeleton.items[int(held[1])].phrase
        if isinstance(phrase, EventPhrase) and phrase.type == "visit":
            continue  # "trong chuyến công tác, ông A đã đến dâng hương"
        if not _OCCASION.search(left, 0, held.start()):
            return False
    of_it = _OF_IT.search(left)
    if (of_it and not (of_it[0] == _ON_TOUR and _touring(talk))) or _WITHIN.match(text, m.end()):
        return False
    if "<D" in left or m["sure"] or _HONOURED.search(left):
        return True
    if sentence.region == "caption":
        return False
    if _GOES_ON.match(left) and talk.subject_of(sentence, m.start(), strict=True):
        return True
    return OPENS.fullmatch(left) is not None or (
        at_the_head(talk, sentence)
        and told_at_once(left)
        and all(w.name in talk.titles for w in talk.subject_of(sentence, m.start()))
    )


def told_at_once(left: str) -> bool:
    """Say whether nothing but a subject stands before a verb: "Sáng nay, Thủ tướng A và đoàn đã"."""
    return _SHOWN.match(left) is not None or _DOER.match(left) is not None


#: What tells apart a measure against "ông" from his complaint: its day, or the body that took it.
_SAID_WHEN = re.compile(r"<[DO]\d+>")


def said_when(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a sentence about "ông" names a day or a body before or in what was done to him."""
    return _SAID_WHEN.search(sentence.skeleton.text, 0, m.end()) is not None


#: Right before a verb of what will surely happen.
_SURELY = re.compile(r"\b(?:sẽ|sắp|chuẩn bị)(?: (?:cũng|cùng|tới|đến|sang|về|trực tiếp))* $")
#: Words of which that has one.
_TO_BE = frozenset(("sẽ", "sắp", "chuẩn"))
#: After a plan what makes it unsure.
_UNSURE = re.compile(r"\b(?:nếu|hay không|trừ phi|trừ khi|với điều kiện)\b")
#: What tells one event from others in its name.
_OWN_NAME = re.compile(r".[A-ZĐ]|\d")


def surely_planned(sentence: Sentence, found: Sequence[Draft], at: int) -> bool:
    """Say whether a sentence tells as sure that someone will be at an event with a name of its own."""
    text = sentence.skeleton.text
    if _TO_BE.isdisjoint(sentence.line.words):
        return False
    if not _SURELY.search(text, 0, at) or _UNSURE.search(text, at):
        return False
    return bool(found) and all(
        d.rule_named and _OWN_NAME.search(d.name[len(d.head) :]) for d in found
    )


__all__ = [
    "OF_STATE_RANK",
    "abroad",
    "announced",
    "at_once",
    "at_the_head",
    "decreed",
    "delegated",
    "firsthand",
    "in_programme",
    "near",
    "news",
    "of_a_month",
    "of_visit",
    "others_talked",
    "plain",
    "quoted",
    "rite",
    "said_when",
    "sent_out",
    "several",
    "shown",
    "signed_now",
    "sure",
    "surely_planned",
    "told_at_once",
    "trip",
]
