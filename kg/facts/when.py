"""The day of an event: which date of a sentence is its own, and what days without a year are."""

from __future__ import annotations

import re

from kg.facts.scene import Sentence
from kg.grammar.needle import Needle
from kg.mentions import Item
from kg.mentions.dates import DatePhrase

#: Before the day that a feast remembers, which is not the day of the feast.
_OF_OLD = re.compile(
    r"(?:ngày sinh|ngày mất|thành lập|truyền thống|giải phóng|quốc khánh|\()[^<>]{0,30}"
    r"(?:<D\d+> [-–] )?$"
)
#: The same with its name told: "70 năm ngày thành lập nước Lào (2/12/1955 - 2/12/2025)".
_REMEMBERED = Needle(
    r"\bngày (?:sinh|mất|giỗ|thành lập|truyền thống|giải phóng|quốc khánh)\b[^<>;.,]{0,40}"
    r"(?:<[LOP]\d+>[^<>;.,]{0,12})?(?:<D\d+> [-–] )?$"
)

_TO_COME = Needle(
    r"^[^<>;.]{0,16}(?:, )?(?:dự kiến |sẽ |được )*(?:diễn ra|tổ chức|khai mạc|bế mạc|kết thúc)[^;.D]{0,60}?<D(\d+)>"
)

_OF_PAPER = Needle(
    r"\b(?:căn cứ|theo|thực hiện)(?: các)? (?:quy định|nghị quyết|nghị định|luật|quy chế)[^<>;]{0,30} ?,? $"
)


#: Before a day of the past beside the day told: "sáng 5/6 …, nơi 40 năm trước đây, ngày 21/6/1977".
_LONG_AGO = Needle(r"\bnăm (?:trước đây|về trước) ,? ?$")


#: Before a day long past that only bounds a time: "đầu tiên kể từ khi nhậm chức ngày 30/8/2024".
_EVER_SINCE = Needle(
    r"\b(?:kể từ (?:sau )?khi|(?:kể từ|từ) khi (?:ông |bà )?(?:(?:được|tái|chính thức) )*(?:nhậm chức|đắc cử|nắm quyền|lên nắm quyền|mãn nhiệm|thiết lập quan hệ|lên ngôi|bổ nhiệm|bầu|phê chuẩn))\b[^;:,“”]{0,90}$"
)


#: Before the last day of what lasts: "bị tạm đình chỉ công tác đến ngày 12/5/2020".
_LAST = re.compile(r"[^\s,;:(“\"] (?:kéo dài |cho )?(?:đến|tới)(?: hết)? $")


#: Before the day of what led to an event, and before the years that it is about.
_OF_SOMETHING_ELSE = Needle(
    r"\b(?:(?:xảy ra|từ trần|qua đời|sau khi (?:được )?thành lập)(?: (?:vào|hồi|trong|từ|cuối|đầu|giữa|đêm|khoảng|lúc|hôm|tại <L\d+>|ở <L\d+>|,))*|giai đoạn(?: (?:từ|năm|tháng))*(?: (?:<D\d+>|\d{4}) (?:[-–]|đến)(?: năm| hết| ngày)*)?) $"
)


#: Before the day by which something is to be done: "bố trí chỗ ở cho các hộ trước ngày 10/10".
_DUE_BY = re.compile(
    r"\b(?:yêu cầu|đề nghị|giao|chỉ đạo|hứa|cam kết|phấn đấu|bảo đảm|đảm bảo|hoàn thành|báo cáo|xong)\b[^;“”]* (?:trước|muộn nhất|chậm nhất|chậm nhất là|hạn chót|hạn)(?: là| vào)? $"
)


#: A date with which a sentence of a life begins: "Cuối năm 2009, ông được bổ nhiệm".
_FIRST = re.compile(
    r"(?:(?:vào|đến|tới|sang|trong|đầu|cuối|giữa|khoảng) )*(?:năm )?<D(\d+)> ,? ?(?!-|–|đến )"
)
#: Characters of a year.
_A_YEAR = 4


def year_first(sentence: Sentence) -> str:
    """Give the year with which a sentence begins, where it tells no other date."""
    m = _FIRST.match(sentence.skeleton.text)
    phrase = sentence.skeleton.items[int(m[1])].phrase if m else None
    if not isinstance(phrase, DatePhrase) or len(phrase.iso or "") != _A_YEAR:
        return ""
    return phrase.iso or ""


def told_days(sentence: Sentence) -> list[tuple[Item, DatePhrase]]:
    """Give the dates of a sentence, without those of papers and of what a feast remembers."""
    if sentence.days is None:
        sentence.days = _days(sentence)
    return sentence.days


def _days(sentence: Sentence) -> list[tuple[Item, DatePhrase]]:
    skeleton = sentence.skeleton
    out: list[tuple[Item, DatePhrase]] = []
    past = _anniversaries(sentence)
    for number, item in enumerate(skeleton.items):
        if isinstance(item.phrase, DatePhrase):
            before = skeleton.text[: skeleton.place(number)]
            remembered = number in past or bool(_REMEMBERED.search(before))
            remembered |= bool(out) and bool(_LONG_AGO.search(before))
            remembered |= bool(_EVER_SINCE.search(before)) or bool(_LAST.search(before))
            remembered |= _DUE_BY.search(before) is not None
            remembered |= bool(_OF_SOMETHING_ELSE.search(before))
            if not (_OF_PAPER.search(before) or remembered):
                out.append((item, item.phrase))
    return out


#: "kỷ niệm 75 năm Ngày … (27/7/1947 - 27/7/2022)": the days of the first feast and of the last.
_JUBILEE = re.compile(r"\( (?:từ )?<D(\d+)>(?: (?:[-–,/]|đến) <D(\d+)>)? \)")
#: Fewest years between the two days of a jubilee.
_YEARS = 5


def _anniversaries(sentence: Sentence) -> set[int]:
    """Give the numbers of the dates in brackets that tell how old a feast is."""
    out: set[int] = set()
    text = sentence.skeleton.text
    if "( " not in text:
        return out
    for m in _JUBILEE.finditer(text):
        numbers = [int(n) for n in m.groups() if n]
        years = [y for n in numbers for y in _years(sentence.skeleton.items[n].phrase)]
        if years and max(years) - min(years) >= _YEARS:
            out.update(numbers)
    return out


def _years(phrase: object) -> list[int]:
    if not isinstance(phrase, DatePhrase):
        return []
    return [int(iso[:4]) for iso in (phrase.iso, phrase.until) if iso]


#: A day in words reported, after the day on which they were said: "Ngày 5/6, ông A cho biết, ngày 3/6".
_REPORTED = re.compile(
    r"<D\d+>.* (?:cho biết|cho hay|thông tin|thông báo|khẳng định|xác nhận|nói|tiết lộ)(?: rằng| thêm)?(?: ,| :)[^;“”]*?<D(?P<day>\d+)>(?:(?!<D)[^;“”]){0,140}$"
)


def day_told(sentence: Sentence, at: int) -> DatePhrase | None:
    """Give the day that words reported tell before a place, apart from the day they were said."""
    text = sentence.skeleton.text
    m = _REPORTED.search(text, 0, at) if text.count("<D", 0, at) > 1 else None
    found = sentence.skeleton.items[int(m["day"])].phrase if m else None
    a_day = (
        isinstance(found, DatePhrase)
        and found.iso is not None
        and len(found.iso) == len("2025-05-27")
    )
    return found if isinstance(found, DatePhrase) and a_day else None


def last_day(sentence: Sentence, first: DatePhrase) -> str | None:
    """Give the last day of a happening told with two dates: "từ ngày 25/5/2025 đến 27/5/2025"."""
    skeleton = sentence.skeleton
    for number, item in enumerate(skeleton.items):
        if item.phrase is first:
            m = _TO.match(skeleton.text, skeleton.place(number))
            last = skeleton.items[int(m[1])].phrase if m else None
            if isinstance(last, DatePhrase) and last.iso and first.iso and last.iso > first.iso:
                return last.iso
    return None


#: Between the first and the last day.
_TO = re.compile(r"<D\d+> (?:đến|tới|-|–)(?: hết)?(?: ngày)? <D(\d+)>")


#: The day on which something to come is only told of: "Ngày 12/4, Nhà Trắng cho biết ông A sẽ dự".
_TOLD_ON = re.compile(
    r"<D(?P<day>\d+)>(?: [(,]? ?<D\d+>)?(?:(?!<D)[^;“”])* (?:cho biết|cho hay|thông báo|xác nhận|tuyên bố|công bố|thông tin|tiết lộ|khẳng định|đưa tin|nói)"
    r"(?= )(?:(?!<D)[^;.“”])* (?:sẽ|sắp|dự kiến|có kế hoạch) (?:(?!<D)[^;.“”])*$"
)
_TO_COME_WORDS = frozenset(("sẽ", "sắp", "kiến", "hoạch"))


def told_on(sentence: Sentence, at: int) -> DatePhrase | None:
    """Give the day on which somebody only tells that what stands at a place is to come."""
    if _TO_COME_WORDS.isdisjoint(sentence.line.words) or "<D" not in sentence.skeleton.text:
        return None
    m = _TOLD_ON.search(sentence.skeleton.text, 0, at)
    day = sentence.skeleton.items[int(m["day"])].phrase if m else None
    return day if isinstance(day, DatePhrase) else None


def due_on(sentence: Sentence, at: int) -> DatePhrase | None:
    """Give the day, told after a place, of what stands there and was announced on another day."""
    if told_on(sentence, at) is None:
        return None
    skeleton = sentence.skeleton
    for number, item in enumerate(skeleton.items):
        day = item.phrase
        if isinstance(day, DatePhrase) and day.iso and skeleton.place(number) > at:
            return day
    return None


#: Kinds of events that may last for days.
OF_DAYS = frozenset(("plenum", "election", "congress", "visit", "conference"))


def all_its_days(kind: str, first: DatePhrase, sentence: Sentence, at: int = 0) -> DatePhrase:
    """Give the days from which to which a happening lasts instead of the one day that a text tells first.

    "Tối 10/8, Chủ tịch nước A đến Canberra, tiếp tục chuyến thăm Úc từ ngày 9 - 12/8": the days hold
    the one day, and no other event is named between the place ``at`` and them.
    """
    if kind not in OF_DAYS or first.until or not first.iso:
        return first
    skeleton = sentence.skeleton
    for number, item in enumerate(skeleton.items):
        days = item.phrase
        if isinstance(days, DatePhrase) and days.iso and days.until:
            between = skeleton.text[at : skeleton.place(number)]
            if days.iso <= first.iso <= days.until and between and "<E" not in between:
                return days
    return first


def undated_day(sentence: Sentence) -> bool:
    """Say whether the sentence names a day whose year the document does not tell."""
    return any(isinstance(i.phrase, DatePhrase) and i.phrase.iso is None for i in sentence.items)


#: After an event that is told of with its own place and day: "Hội nghị cấp cao tại Hà Nội ngày 1/10".
_THERE_THEN = re.compile(
    r"(?: không chính thức| sắp tới| thường niên| mở rộng)* (?:tại|ở) <L\d+>(?: \( <L\d+> \)| , <L\d+>)?(?: (?:vào|hôm|trong))? <D(\d+)>"
)


def told_after(text: str, place: int, dates: dict[int, DatePhrase]) -> DatePhrase | None:
    """Give the date that the words after an event say: "…, dự kiến diễn ra vào tháng 10/2024"."""
    stop = text.find(">", place) + 1
    m = _TO_COME.match(text[stop:]) or _THERE_THEN.match(text[stop:])
    found = dates.get(int(m[1])) if m else None
    return found if found is not None and found.iso else None


#: Before what begins or ends on the day told: "tới Hà Nội sáng 20/6, bắt đầu chuyến thăm".
_BEGUN = re.compile(r", (?:chính thức )?(?:bắt đầu|kết thúc|mở đầu|khởi đầu) $")


#: A notice of what was decided at a meeting, which is of a later day than the meeting.
_NOTICE = re.compile(
    r"(?:thông báo|văn bản|công văn)[^;“”]{0,60} (?:ý kiến |chỉ đạo )?kết luận [^;“”]{0,80}$"
)


#: From the only day, set off by commas, to what was done on it: "Sau lễ viếng, sáng 5/6, ông A dự".
_SET_OFF = re.compile(
    r"(?:,|biết|hay|rằng|và|;) <D\d+> , (?:(?:<[RPOL]\d+>|ông|bà|đồng chí|tại|và|cùng|đoàn công tác|phu nhân|,) ?)+(?:(?:đã|cũng|tiếp tục|trực tiếp|đến|tới|về) )*(?:dự|tham dự|chủ trì|thăm|kiểm tra|làm việc|tổ chức|khai mạc|có|gặp|tiếp|hội đàm|hội kiến|diễn ra|dâng|phát biểu tại)(?: (?:và|phát biểu|chỉ đạo|tại|đồng|lễ|buổi|cuộc|<E\d+>))* $"
)


#: A paper or its site before the first day of its text: "Baophutho.vn Ngày 27/2, …".
_SITE = re.compile(
    r"[a-z0-9]+(?:\.[a-z]+)*\.(?:vn|com|net|org) (?:[-–:] )?|(?:[\w.]+ ){1,3}[-–] |\( [\w.]+(?: [\w.]+){0,3} \) (?:[-–] )?"
)


#: What parts a day from an event that follows.
_OF_ONE_CLAUSE = re.compile(r"[,;]")


def nearest_date(text: str, place: int, dates: list[tuple[int, DatePhrase]]) -> DatePhrase | None:
    """Choose the date of an event at a place: the day before it, else one after "ngày", "vào"."""
    day = [(text.index(f"<D{k}>"), d) for k, d in dates if d.iso and len(d.iso) == 10]
    unknown = [text.index(f"<D{k}>") for k, d in dates if d.iso is None]
    begun = bool(_BEGUN.search(text, max(0, place - 40), place))
    before = [
        (p, d)
        for p, d in day
        if (
            p < place
            and _OF_ONE_CLAUSE.search(text[p:place].replace(", tại", "").replace(">,", ">")) is None
        )
        or (p < place and (p < 12 or _SITE.fullmatch(text, 0, p)))
        or (begun and p < place and len(day) == 1)
        or (p < place and len(day) == 1 and _SET_OFF.search(text, max(0, p - 5), place))
    ]
    if before and not _NOTICE.search(text, 0, place):
        return before[0][1]
    after = [
        (p, d) for p, d in day if p > place and p - place < 90 and not _OF_OLD.search(text[:p])
    ]
    if after and any(place < p < after[0][0] for p in unknown):
        return None  # "tại cuộc họp chiều 16/12, ông A nêu luật có hiệu lực từ 1/7/2020"
    if after:
        return after[0][1]
    loose = [(text.index(f"<D{k}>"), d) for k, d in dates if d.iso]
    near = [
        d
        for p, d in loose
        if place < p < place + 60
        and re.search(
            r"(?:vào|trong|hồi|hôm|tháng|dự kiến|diễn ra|tổ chức|<P\d+>|(?:tới|đến|sang) <L\d+>) $",
            text[:p],
        )
    ]
    return near[0] if near else None


def on_a_day(sentence: Sentence, item: Item) -> bool:
    """Say whether an item is a day, of a known year or not, or a month, rather than a year."""
    if not isinstance(item.phrase, DatePhrase):
        return False
    if item.phrase.iso:
        return len(item.phrase.iso) >= len("2025-05")
    key = day_key(sentence, item)
    return item.phrase.part is not None or not key.isdigit()


def of_paper(item: Item) -> bool:
    """Say whether an item is the day of a paper."""
    return isinstance(item.phrase, DatePhrase) and item.phrase.of_paper


def day_key(sentence: Sentence, item: Item) -> str:
    """Give what tells a day from others, even where its year is not known: "10/9", "nay"."""
    if not isinstance(item.phrase, DatePhrase):
        return ""
    if item.phrase.iso:
        return item.phrase.iso if len(item.phrase.iso) == 10 else ""
    words = sentence.line.low[item.start : item.stop]
    numbers = [w.lstrip("0") for w in words if w.isdigit()]
    return "/".join(numbers) or words[-1]


__all__ = [
    "all_its_days",
    "day_key",
    "day_told",
    "due_on",
    "last_day",
    "nearest_date",
    "of_paper",
    "on_a_day",
    "told_after",
    "told_days",
    "told_on",
    "undated_day",
]
