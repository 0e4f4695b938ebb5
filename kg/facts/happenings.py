"""Events of a document and who took part in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.facts.book import Book, Draft
from kg.facts.context import modality
from kg.facts.scene import Scene, Sentence
from kg.grammar import Rule, Skeleton, rules
from kg.mentions import Item, PersonPhrase
from kg.mentions.dates import DatePhrase
from kg.mentions.events import EventPhrase
from kg.mentions.organisations import BodyPhrase
from kg.mentions.places import PlacePhrase
from kg.mentions.roles import RolePhrase
from kg.model import Event, Mention, Participation, Span, Tenure
from kg.text import name_key

#: Words between the people of a list and their verb that do not end the list.
_LINKING = re.compile(
    r"^(?:[\s,;()–-]|<[RDLO]\d+>|\b(?:đã|vừa|cũng|cùng|đều|đồng|còn|và|các|đồng chí|ông|bà|tới|đến|về|trực tiếp|với|lãnh đạo|đại diện|một số|nhiều|ban|bộ|ngành|sở|thay mặt|tại|đại biểu|nguyên|thành viên|khách mời|hiện|sẽ|có mặt|cán bộ|đảng viên|nhân dân|cơ quan|đơn vị|liên quan|địa phương|tỉnh|thành phố|trung ương|phu nhân|đoàn|công tác|của|cấp|toàn thể|công chức|viên chức|người lao động|hữu quan|đông đảo|sau đó|long trọng|thân mật|tiếp tục|lần lượt|ngày|sáng|chiều|tối|hội đồng|thường trực|doanh nghiệp|hội|đoàn thể|bạn|nước|quốc tế|người|dân|trong|ngoài|quân|dân|chi bộ|trực thuộc|\d+)\b)*$"
)
_ATTEND = r"(?:tới dự|đến dự|cùng dự|tham dự|về dự|dự và|dự|tham gia|có mặt tại|có mặt|cùng tham dự|đồng dự|đến tham dự|tới tham dự|dự lễ|sang dự|dự buổi)"
_ATTEND_LIST = re.compile(
    r"(?:^|[,;:.] |(?:<E\d+> ))(?:(?:tới|đến|cùng|về|tham|cùng đi|tham gia|và) )*(?:dự|tham dự|cùng dự|tham gia|có mặt tại|chứng kiến|đến dự|tới dự|cùng đi|tháp tùng|đi cùng|cùng tham gia đoàn|tham gia đoàn)(?: và (?:chỉ đạo|phát biểu|làm việc|chủ trì|theo dõi|chúc mừng|trao|tham gia)[^<>]{0,20})?(?: (?:tại|ở|với)?[^<>]{0,34})?(?:<[ELOPR]\d+>[^<>,.]{0,30}){0,4}?(?: về phía [^<>]{0,30})? ?(?:,? ?(?:còn |cũng )?có|gồm|gồm có|:|còn có sự tham gia của|có sự tham gia của|là)(?: sự (?:tham gia|hiện diện) của)? "
)
_CHAIR_LIST = re.compile(
    r"(?:^|[,;] )(?:đồng )?(?:chủ trì|chủ tọa|điều hành)(?: <E\d+>| hội nghị| buổi làm việc| kỳ họp| phiên họp| buổi lễ| tại [^<>]{0,20})?(?: có| gồm| là|:)+ "
    r"|(?:đoàn chủ tịch|<O\d+>)(?: <E\d+>)? (?:gồm|gồm có|có)(?: các đồng chí)?(?: \d+ [^<>:]{0,20})? ?:? "
)
_DELEGATION = re.compile(
    r"(?:cùng tham gia đoàn|tham gia đoàn|tháp tùng[^<>]{0,20}(?:<[PR]\d+>)*|cùng đi với[^<>]{0,10}(?:<[PR]\d+>)*|thành phần đoàn)"
)
_CHAIR = re.compile(
    r"(?:đồng )?(?:chủ trì|chủ tọa|điều hành|chủ toạ|làm chủ tọa)(?! lễ đón)(?: và [^<>]{2,30})?(?: buổi| cuộc| phiên)?(?: <E(\d+)>)?"
)
_DO = re.compile(
    r"do (?P<rest>(?:<[RPHOL]\d+>|ông|bà|đồng chí|các|,|và|-|\s)+) ?(?:đồng )?(?:chủ trì|điều hành|chủ tọa|làm chủ tọa)"
)
_SPOKE = re.compile(
    r"(?P<kind>phát biểu (?:chỉ đạo|kết luận|khai mạc|bế mạc|tham luận|chào mừng|ý kiến|nhận nhiệm vụ|đáp từ|tại|giao nhiệm vụ|phát động|chúc mừng)?|phát biểu|tham luận|kết luận|phát động|báo cáo|trình bày|đọc diễn văn|đọc lời|đọc điếu văn|đọc báo cáo|đáp từ|khai mạc|bế mạc|thay mặt [^<>,]{3,30}|thảo luận|chất vấn|giải trình|góp ý|công bố)"
)
_VERBS_OF_SPEECH = re.compile(
    r"\b(?:nhấn mạnh|cho biết|cho rằng|khẳng định|đề nghị|yêu cầu|nêu rõ|biểu dương|ghi nhận|lưu ý|chỉ đạo|đánh giá cao|đánh giá|kiến nghị|bày tỏ|chia sẻ|phân tích|đề xuất|thông tin|nêu|chỉ rõ|nói|hứa|cảm ơn|mong muốn|chúc mừng|báo cáo|trình bày|giải trình|trả lời|nhận định|phát biểu|góp ý|tin tưởng|gợi ý|quán triệt|phản ánh|giao nhiệm vụ|đồng tình|thống nhất|chúc|ghi nhận và)\b"
)
_AWARD = re.compile(
    r"(?:trao tặng|trao|tặng thưởng|tặng|thừa ủy quyền [^<>]{0,40}trao)(?P<what>(?! đổi| quyết định| quyền| trả)[^<>;]{0,60}?(?:<[OERLD]\d+>[^<>;]{0,30}?){0,2}?) ?(?P<to>cho|tặng|đến|tới)\b"
)
_ORGANISE = re.compile(
    r"(?P<who>(?:<O\d+>(?: (?:và|,|phối hợp với|phối hợp cùng|cùng|cùng với) )?)+)(?: (?:khóa [^<>,]{1,8},?|nhiệm kỳ <D\d+>|nhiệm kỳ \d+ [-–] \d+,?|,|\(.{1,12}\)|đã|vừa|sẽ|long trọng|phối hợp|dự kiến|chính thức|trọng thể|tiếp tục|tiến hành|cũng|<D\d+>|tại <[LO]\d+>))* (?:phối hợp |phối hợp với <O\d+> |phối hợp cùng <O\d+> )?(?:đồng tổ chức|tổ chức|đăng cai|khai mạc|tiến hành|họp|mở|chủ trì tổ chức|phối hợp tổ chức)(?: thành công| trọng thể| long trọng| buổi| cuộc)? (?:<D\d+> ,? ?)?(?P<what><E\d+>(?: (?:cùng với|và) <E\d+>)?)"
)
_ORGANISED_BY = re.compile(
    r"(?P<what><E\d+>)[^<>;.]{0,40}? do (?P<who><O\d+>(?: (?:và|,|phối hợp với|phối hợp cùng|cùng) <O\d+>)*)(?: đồng| phối hợp)? tổ chức"
)
_OPENED = re.compile(
    r"(?P<what><E\d+>)(?: của (?P<of><O\d+>))?[^<>;.]{0,30}? (?:diễn ra|khai mạc|bế mạc|được tổ chức|chính thức|đã khai mạc|sẽ diễn ra|họp)"
)
_NOT_HELD = re.compile(
    r"(?:nghị quyết|nhiệm kỳ|chuẩn bị|tiến tới|văn kiện|phục vụ|trước|sau|mục tiêu|kết quả|thực hiện|từ|đến|tới|trình|theo|tổ chức thành công|hướng tới|chào mừng|kỷ niệm|thành công|bên lề|kể từ|công tác|nhân sự|dự|khóa|quyết định|báo cáo|đầu|cho)(?: các| tốt| của| đầu| thành công| tốt các công việc cho| thật tốt)* ?$"
)


@dataclass
class _Talk:
    """What one document says of events, while it is collected."""

    scene: Scene
    book: Book
    parts: list[tuple[Draft, Mention, str, Sentence, Span, str, float, str | None, str | None]] = (
        field(default_factory=list)
    )
    titles: dict[str, str] = field(default_factory=dict)
    waiting: list[tuple[Mention, str, Sentence, Span, str, float, str | None]] = field(
        default_factory=list
    )

    def settle(self) -> None:
        """Give parts that stood before any event to the first meeting of the document."""
        first = next((d for d in self.book.drafts if d.meeting and d.rule_named), None)
        if first is None or (first.type == "congress" and not first.used):
            return
        for who, role, sentence, span, rule, certainty, award in self.waiting:
            if role in ("attend", "chair") and rule in ("attend-list", "chair-list"):
                self.part(first, [who], role, sentence, span, rule, certainty - 0.1, award)

    def part(
        self,
        draft: Draft | None,
        who: Sequence[Mention],
        role: str,
        sentence: Sentence,
        span: Span,
        rule: str,
        certainty: float,
        award: str | None = None,
    ) -> None:
        """Note that someone takes part."""
        if draft is None:
            self.waiting.extend((w, role, sentence, span, rule, certainty, award) for w in who)
            return
        draft.used = True
        for mention in who:
            self.parts.append(
                (
                    draft,
                    mention,
                    role,
                    sentence,
                    span,
                    rule,
                    certainty,
                    self.titles.get(mention.name),
                    award,
                )
            )


def happenings(scene: Scene, tenures: list[Tenure]) -> tuple[list[Event], list[Participation]]:
    """Find the events of a document and the parts that people and bodies have in them."""
    book = Book(scene)
    talk = _Talk(scene, book)
    for tenure in tenures:
        talk.titles.setdefault(tenure.person.name, tenure.post.title)
    by_sentence: dict[Span, list[Tenure]] = {}
    for tenure in tenures:
        by_sentence.setdefault(tenure.evidence.sentence, []).append(tenure)
    for sentence in scene.sentences:
        if not sentence.line.size:
            continue
        _sentence(talk, sentence)
        _changes(talk, sentence, by_sentence.get(sentence.span, []))
    talk.settle()
    return _collected(talk)


def _collected(talk: _Talk) -> tuple[list[Event], list[Participation]]:
    events = talk.book.events()
    ids = {e.id for e in events}
    seen: set[tuple[str, str, str]] = set()
    parts: list[Participation] = []
    chairs = {(d.id, name_key(m.name)) for d, m, role, *_ in talk.parts if role == "chair"}
    for draft, mention, role, sentence, span, rule, certainty, capacity, award in talk.parts:
        key = (draft.id, name_key(mention.name), role)
        if draft.id not in ids or key in seen:
            continue
        if role == "attend" and key[:2] in chairs:
            continue
        seen.add(key)
        evidence = talk.scene.evidence(sentence, span, rule, certainty)
        parts.append(Participation(draft.id, mention, role, evidence, capacity, award))
    return events, parts


# ------------------------------------------------------------------------------ one sentence
def _sentence(talk: _Talk, sentence: Sentence) -> None:
    drafts = talk.book.named_in(sentence)
    _verb_events(talk, sentence, drafts)
    _organised(talk, sentence, drafts)
    _lists(talk, sentence, drafts)
    _attending(talk, sentence, drafts)
    _chairing(talk, sentence, drafts)
    _pictured(talk, sentence, drafts)
    _leading(talk, sentence, drafts)
    _meeting_body(talk, sentence, drafts)
    _speaking(talk, sentence, drafts)
    _awarding(talk, sentence, drafts)
    _signing(talk, sentence, drafts)


def _people(talk: _Talk, sentence: Sentence, items: Iterable[Item]) -> list[Mention]:
    out = []
    for item in items:
        if item.kind == "P":
            name = talk.scene.person(item)
            if name:
                out.append(talk.scene.mention(sentence, item, name, "person", "participant"))
        elif isinstance(item.phrase, BodyPhrase):
            at = sentence.line.starts[item.start]
            name = talk.scene.body_name(item.phrase, at)
            if name is None and item.phrase.bare:
                name = talk.scene.bodies.nearest(item.phrase.name.split()[0], at)
            if name:
                out.append(talk.scene.mention(sentence, item, name, "organisation", "participant"))
    return out


def _span(talk: _Talk, sentence: Sentence, m: re.Match[str]) -> Span:
    """Give the stored characters of a match in the skeleton."""
    line = sentence.line
    first = sentence.skeleton.token(m.start())
    last = max(first, sentence.skeleton.token(max(m.start(), m.end() - 1)))
    return talk.scene.page.stored(line.starts[first], line.stops[min(last, line.size - 1)])


def _event_for(
    talk: _Talk, sentence: Sentence, drafts: dict[int, Draft], at: int | None = None
) -> Draft | None:
    """Choose the event that a part in this sentence belongs to."""
    held = [d for k, d in sorted(drafts.items()) if not d.topic_in(sentence)]
    if held:
        if at is not None:
            places = {
                k: sentence.skeleton.place(k) for k in drafts if not drafts[k].topic_in(sentence)
            }
            after = [k for k, p in places.items() if p >= at]
            if after:
                return drafts[min(after, key=lambda k: places[k])]
        return held[0]
    return talk.book.current(sentence)


def _before(talk: _Talk, sentence: Sentence, at: int, *, bodies: bool = False) -> list[Item]:
    """Give the people (and bodies) listed before place ``at`` of the skeleton as its subject."""
    skeleton = sentence.skeleton
    left = skeleton.text[:at]
    kinds = "PO" if bodies else "P"
    found: list[Item] = []
    stop = len(left)
    for m in reversed(list(re.finditer(r"<([A-Z])(\d+)>", left))):
        if m[1] not in kinds:
            continue
        gap = left[m.end() : stop]
        if not _LINKING.match(gap):
            break
        if m[1] == "O" and found and not re.fullmatch(r"[\s,]*(?:và|cùng|với|,)?[\s,]*", gap):
            break
        found.append(skeleton.items[int(m[2])])
        stop = m.start()
        if m[1] == "O" and not bodies:
            break
    return found[::-1]


def _after(
    skeleton: Skeleton,
    at: int,
    *,
    kinds: str = "P",
    until: str = r"[.;]|\b(?:phát biểu|cho biết|nhấn mạnh|chủ trì|tổ chức|về việc|nhằm|để|đã|sau đó|trước khi)\b",
) -> list[Item]:
    """Give the things named after a place, up to a word that ends the list."""
    right = skeleton.text[at:]
    end = re.search(until, right)
    if end:
        right = right[: end.start()]
    return [
        skeleton.items[int(m[2])] for m in re.finditer(r"<([A-Z])(\d+)>", right) if m[1] in kinds
    ]


# ------------------------------------------------------------------------------ verbs that are events
def _verb_events(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    skeleton = sentence.skeleton
    for rule in rules("events"):
        for m in rule.find(skeleton.text):
            if modality(skeleton.text, m.start()) == "negation":
                continue
            planned = modality(skeleton.text, m.start()) == "plan"
            _verb_event(talk, sentence, rule, m, planned, drafts)
            break


def _verb_event(
    talk: _Talk,
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    planned: bool,
    drafts: dict[int, Draft],
) -> None:
    skeleton, book = sentence.skeleton, talk.book
    options = rule.extra
    kind = options["type"]
    span = _span(talk, sentence, m)
    if kind in ("prosecution", "discipline"):
        if planned:
            return
        people = _people(talk, sentence, skeleton.numbers(m["person"], "P"))
        if not people:
            return
        verb = re.split(
            r" (?:ông|bà|đối|các|với|<|:)",
            re.sub(r"<[A-Z]\d+>", "", m[0].split("<P")[0]).strip() + " <",
        )[0]
        if "bị" in m[0]:
            verb = m[0].rsplit("bị", 1)[1].strip()
            verb = re.sub(r"<[A-Z]\d+> ?", "", verb)
        name = f"{verb[:1].upper()}{verb[1:]} {', '.join(p.name for p in people)}"
        draft = book.verb_event(sentence, kind, name, span, rule, people=[p.name for p in people])
        talk.part(draft, people, "subject", sentence, span, rule.name, rule.certainty)
        if options.get("left"):
            bodies = _people(talk, sentence, _before(talk, sentence, m.start(), bodies=True)[-1:])
            talk.part(
                draft,
                [b for b in bodies if b.kind == "organisation"],
                "authority",
                sentence,
                span,
                rule.name,
                rule.certainty,
            )
        return
    left = _before(talk, sentence, m.start(), bodies=True)
    if kind in ("visit", "meeting"):
        left = [i for i in left if i.kind == "P"] or left[:1]
    if kind == "visit":
        left = [i for i in left if i.kind == "P"]
    right = _after(
        skeleton,
        m.end(),
        kinds="PO" if kind != "visit" else "LO",
        until=r"[.;:]|, (?!<)|\b(?:về|nhằm|để|tại|nhân|bên|cho|nói|bàn|phát biểu|trong|đã|cùng|bày tỏ|khẳng định|từ|sau|trước|vào|sang|dự|đang)\b",
    )
    who = _people(talk, sentence, left)
    if not who and kind != "working":
        subject = talk.book.subject
        if sentence.region == "title" or subject is None:
            return
        return
    if not who:
        later = (
            _people(talk, sentence, _after(skeleton, m.end(), kinds="P", until=r"[.;]"))
            if m.start() < 3
            else []
        )
        if not later:
            return
        who = later[-1:]
        right = [i for i in right if i.kind != "P"]
    name = _clause(talk, sentence, left, m, right)
    draft = book.verb_event(sentence, kind, name, span, rule, people=[w.name for w in who])
    if draft is None:
        return
    draft.planned = planned
    talk.part(draft, who, options["left"], sentence, span, rule.name, rule.certainty)
    others = _people(talk, sentence, right[:6])
    talk.part(
        draft,
        [o for o in others if o.name not in {w.name for w in who}],
        options["right"],
        sentence,
        span,
        rule.name,
        rule.certainty,
    )
    for item in right:
        if isinstance(item.phrase, PlacePhrase) and kind == "visit" and not draft.places:
            draft.places.append(
                item.phrase.full
                if item.phrase.level not in ("province", "country", "city")
                else item.phrase.name
            )


def _clause(
    talk: _Talk, sentence: Sentence, left: list[Item], m: re.Match[str], right: list[Item]
) -> str:
    """Give the words of the clause as the name of its event."""
    line, skeleton = sentence.line, sentence.skeleton
    first = skeleton.token(m.start())
    start = min((i.start for i in left), default=first)
    for item in skeleton.items:
        if item.kind == "R" and item.stop == start:
            start = item.start
    stop = max([skeleton.token(m.end() - 1) + 1, *(i.stop for i in right[:3])])
    words = line.text[line.starts[start] : line.stops[min(stop, line.size) - 1]]
    from kg.mentions.tokens import expand

    return expand(words[:200]).strip(" ,")


# ------------------------------------------------------------------------------ organisers, lists
def _organised(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    skeleton = sentence.skeleton
    for pattern in (_ORGANISE, _ORGANISED_BY):
        for m in pattern.finditer(skeleton.text):
            who = _people(talk, sentence, skeleton.numbers(m["who"], "O"))
            for number in re.findall(r"<E(\d+)>", m["what"]):
                draft = drafts.get(int(number))
                if draft is None:
                    continue
                draft.held(sentence)
                draft.organisers.extend(w.name for w in who if w.name not in draft.organisers)
                talk.part(
                    draft, who, "organise", sentence, _span(talk, sentence, m), "organiser", 0.95
                )


def _lists(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """Read "Dự hội nghị có các đồng chí: …", "Chủ trì hội nghị có …"."""
    skeleton = sentence.skeleton
    for m in _CHAIR_LIST.finditer(skeleton.text):
        if "gồm" in m[0] and "đoàn chủ tịch" not in m[0] and not _presidium(skeleton, m):
            continue
        people = _people(talk, sentence, _after(skeleton, m.end()))
        talk.part(
            _event_for(talk, sentence, drafts),
            people,
            "chair",
            sentence,
            _span(talk, sentence, m),
            "chair-list",
            0.93,
        )
    for m in _ATTEND_LIST.finditer(skeleton.text):
        if modality(skeleton.text, m.start() + 2):
            continue
        people = _people(
            talk,
            sentence,
            _after(
                skeleton, m.end(), until=r"\. |\b(?:phát biểu|cho biết|nhấn mạnh|chủ trì|tổ chức)\b"
            ),
        )
        draft = _event_for(talk, sentence, drafts, m.start())
        role = "visit" if _DELEGATION.search(m[0]) else "attend"
        if role == "visit":
            draft = talk.book.latest("visit") or draft
        site = talk.book.site_in(sentence, m.group(0), draft)
        talk.part(
            site or draft, people, role, sentence, _span(talk, sentence, m), "attend-list", 0.95
        )


def _presidium(skeleton: Skeleton, m: re.Match[str]) -> bool:
    for item in skeleton.numbers(m[0], "O"):
        if isinstance(item.phrase, BodyPhrase) and item.phrase.name.lower().startswith(
            ("đoàn chủ tịch", "chủ tịch đoàn")
        ):
            return True
    return False


def _attending(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    skeleton = sentence.skeleton
    for m in re.finditer(
        rf"(?<!\S)(?:{_ATTEND})(?!\S)(?! án| kiến| thảo| báo| toán)", skeleton.text
    ):
        if m.start() == 0 or modality(skeleton.text, m.start()):
            continue
        who = _people(talk, sentence, _before(talk, sentence, m.start()))
        if not who:
            continue
        draft = _event_for(talk, sentence, drafts, m.start())
        if "tham gia" in m[0] and not re.match(r"(?: [^<>]{0,12})?<E", skeleton.text[m.end() :]):
            continue
        talk.part(draft, who, "attend", sentence, _span(talk, sentence, m), "attends", 0.94)


def _pictured(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """Read a caption that shows someone at an event: "X cùng các đại biểu tại buổi lễ"."""
    m = re.match(
        r"^(?:(?:đồng chí|ông|bà) )?(?:<R\d+>[ ,]*)*<P\d+>[^.]{0,80}? tại (?:buổi |phiên )?<E\d+>",
        sentence.skeleton.text,
    )
    if m and sentence.region == "caption" and not _VERBS_OF_SPEECH.search(m[0]):
        people = _people(talk, sentence, sentence.skeleton.numbers(m[0], "P"))
        talk.part(
            _event_for(talk, sentence, drafts),
            people[:1],
            "attend",
            sentence,
            _span(talk, sentence, m),
            "caption",
            0.85,
        )


def _meeting_body(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """Read "Tại buổi làm việc, Bộ Chính trị đánh giá …" where the body is a side of the meeting."""
    m = re.match(r"^tại <E(\d+)> , <O(\d+)> ", sentence.skeleton.text)
    if m:
        draft = drafts.get(int(m[1]))
        if draft is not None and draft.type == "working":
            talk.part(
                draft,
                _people(talk, sentence, [sentence.skeleton.items[int(m[2])]]),
                "counterpart",
                sentence,
                _span(talk, sentence, m),
                "side-of-meeting",
                0.8,
            )


def _leading(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """Read "Đoàn Quốc hội do đồng chí A dẫn đầu": A is there."""
    for m in re.finditer(
        r"do (?P<who>(?:<[RPH]\d+>|ông|bà|đồng chí|,|và|-|\s)+) (?:dẫn đầu|làm trưởng đoàn|là trưởng đoàn|làm <R\d+>)",
        sentence.skeleton.text,
    ):
        draft = _event_for(talk, sentence, drafts)
        if draft is not None and draft.type in (
            "funeral",
            "congress",
            "conference",
            "ceremony",
            "working",
        ):
            people = _people(talk, sentence, sentence.skeleton.numbers(m["who"], "P"))
            talk.part(
                draft, people, "attend", sentence, _span(talk, sentence, m), "leads-delegation", 0.9
            )


def _chairing(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    skeleton = sentence.skeleton
    for m in _DO.finditer(skeleton.text):
        people = _people(talk, sentence, skeleton.numbers(m["rest"], "P"))
        before = [k for k in drafts if skeleton.place(k) < m.start()]
        draft = drafts[max(before)] if before else _event_for(talk, sentence, drafts)
        talk.part(draft, people, "chair", sentence, _span(talk, sentence, m), "chaired-by", 0.95)
    for m in _CHAIR.finditer(skeleton.text):
        if (
            modality(skeleton.text, m.start())
            or skeleton.text[max(0, m.start() - 3) : m.start()] == "do "
        ):
            continue
        who = _people(talk, sentence, _before(talk, sentence, m.start()))
        if not who:
            continue
        draft = drafts.get(int(m[1])) if m[1] else None
        if draft is None:
            tail = skeleton.text[m.end() : m.end() + 24]
            if re.match(
                r" (?:ban hành|biên soạn|xây dựng|soạn thảo|thực hiện|triển khai|đề án|công tác|dự án|tham mưu)",
                tail,
            ):
                continue
            draft = _event_for(talk, sentence, drafts, m.start())
        site = talk.book.site_in(sentence, skeleton.text[m.start() :], draft)
        talk.part(site or draft, who, "chair", sentence, _span(talk, sentence, m), "chairs", 0.95)


# ------------------------------------------------------------------------------ speaking
_SPEECH_KIND = (
    ("kết luận", "conclude"), ("chỉ đạo", "direct"), ("giao nhiệm vụ", "direct"), ("tham luận", "paper"),
    ("phát động", "launch"),
)  # fmt: skip


def _speech_kind(words: str) -> str:
    return next((role for word, role in _SPEECH_KIND if word in words), "speak")


def _speaking(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    skeleton = sentence.skeleton
    text = skeleton.text
    draft = _event_for(talk, sentence, drafts)
    intro = re.match(
        r"^(?:[-–“\"] ?)?(?:cũng )?(?:(?:thay mặt|đại diện) [^<>]{0,30}(?:<[OE]\d+>[^<>]{0,10}){0,2}, )?(?P<kind>phát biểu|tham luận|kết luận|phát động|trình bày|thảo luận|góp ý|báo cáo|chất vấn|trả lời|giải trình|thay mặt|chia sẻ|trao đổi|nhấn mạnh|nêu rõ|đề cập|thông tin|mở đầu|đánh giá|cho ý kiến|đáp từ)(?P<rest>[^.]{0,90}?), (?:[^<>]{0,30}(?:<D\d+>)?[, ]*)?(?P<who>(?:<R\d+>(?: ,| và| -| kiêm)? )*(?:tân )?(?:(?:ông|bà|đồng chí|các đồng chí|anh|chị|đại biểu|cử tri) )*(?:<P\d+>)?)",
        text,
    )
    if intro and (intro["who"].strip()):
        people = _people(talk, sentence, skeleton.numbers(intro["who"], "P"))
        if not people:
            people = _holder(talk, sentence, skeleton.numbers(intro["who"], "R"))
        explicit = intro["kind"] in (
            "phát biểu",
            "tham luận",
            "kết luận",
            "phát động",
            "trình bày",
            "thảo luận",
            "báo cáo",
            "chất vấn",
            "đáp từ",
            "thay mặt",
            "mở đầu",
        )
        if people and (explicit or (draft is not None and draft.meeting)):
            kind = _speech_kind(intro["kind"] + intro["rest"])
            talk.part(
                draft, people, kind, sentence, _span(talk, sentence, intro), "speaks-intro", 0.93
            )
            return
    for m in re.finditer(
        r"(?<!\S)(?:phát biểu|tham luận|đọc diễn văn|đọc lời điếu|đọc điếu văn|phát động|đọc báo cáo|trình bày <|trình bày báo cáo|báo cáo tại|kết luận)(?: (?:chỉ đạo|kết luận|tham luận|khai mạc|bế mạc|chào mừng|nhận nhiệm vụ|đáp từ|ý kiến))?",
        text,
    ):
        if m.start() == 0 or modality(text, m.start()):
            continue
        who = _people(talk, sentence, _subject_of(talk, sentence, m.start()))
        if not who:
            who = _holder(talk, sentence, _role_before(skeleton, m.start()))
        if who:
            talk.part(
                draft,
                who[-3:],
                _speech_kind(m[0]),
                sentence,
                _span(talk, sentence, m),
                "speaks",
                0.94,
            )
            return
    if (
        draft is None
        or not draft.meeting
        or not draft.used_or_dated
        or sentence.region in ("title", "heading")
    ):
        return
    for m in _VERBS_OF_SPEECH.finditer(text):
        who = _people(talk, sentence, _subject_of(talk, sentence, m.start(), strict=True))
        if not who:
            who = _holder(talk, sentence, _role_before(skeleton, m.start()))
        if who and _inside_event(talk, sentence, draft):
            talk.part(
                draft, who[-1:], "speak", sentence, _span(talk, sentence, m), "says-there", 0.86
            )
        return


def _subject_of(talk: _Talk, sentence: Sentence, at: int, *, strict: bool = False) -> list[Item]:
    """Give the people that are the subject of a verb at a place, "và" joining its other verbs."""
    found = _before(talk, sentence, at)
    if found or strict:
        return found
    left = sentence.skeleton.text[:at]
    m = re.search(
        r"<P(\d+)>(?: [,(][^<>]{0,30}(?:<R\d+>[^<>]{0,8}){0,4}[,)]?)? (?:[^<>;.]{2,40}) (?:và|,) $",
        left,
    )
    return [sentence.skeleton.items[int(m[1])]] if m else []


def _role_before(skeleton: Skeleton, at: int) -> list[Item]:
    m = re.search(
        r"(?:^|[,;:”\"–-] )(?:(?:tân|đồng chí) )?<R(\d+)>(?: (?:cũng|đã|còn|tiếp tục|vừa))? $",
        skeleton.text[:at],
    )
    return [skeleton.items[int(m[1])]] if m else []


def _holder(talk: _Talk, sentence: Sentence, roles: Sequence[Item]) -> list[Mention]:
    """Give the one person of the document who holds a role that stands alone as a subject."""
    out = []
    for item in roles[-1:]:
        role = item.phrase
        if not isinstance(role, RolePhrase):
            continue
        names = talk.book.holders(role)
        if len(names) == 1:
            out.append(talk.scene.mention(sentence, item, names[0], "person", "holder of the role"))
    return out


def _inside_event(talk: _Talk, sentence: Sentence, draft: Draft) -> bool:
    return draft.at <= sentence.span.start or draft in talk.book.named_in(sentence).values()


# ------------------------------------------------------------------------------ awards, signatures
def _awarding(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    skeleton = sentence.skeleton
    for m in _AWARD.finditer(skeleton.text):
        if modality(skeleton.text, m.start()):
            continue
        what = _letters(sentence, m, "what")
        if re.match(r"(?:quyết định|đổi|quyền)", what.lower()):
            continue
        subject = [
            i
            for i in _before(talk, sentence, m.start(), bodies=True)
            if i.kind == "P" or _acts(sentence, i)
        ]
        givers = _people(talk, sentence, subject)
        takers = _people(talk, sentence, _after(skeleton, m.end(), kinds="PO", until=r"\.|\bvì\b"))
        draft = _event_for(talk, sentence, drafts)
        if not givers:
            continue
        span = _span(talk, sentence, m)
        talk.part(draft, givers, "presenter", sentence, span, "awards", 0.93, what or None)
        talk.part(
            draft,
            [t for t in takers if t.name not in {g.name for g in givers}],
            "recipient",
            sentence,
            span,
            "awards",
            0.92,
            what or None,
        )


def _acts(sentence: Sentence, item: Item) -> bool:
    """Say whether a body acts itself here, not its people: not "lãnh đạo Ban Tổ chức"."""
    before = sentence.line.low[max(0, item.start - 2) : item.start]
    return not before or before[-1] not in ("đạo", "diện", "của", "bộ", "viên", "tại", "thuộc", "ở")


def _letters(sentence: Sentence, m: re.Match[str], group: str) -> str:
    skeleton, line = sentence.skeleton, sentence.line
    if not (m[group] or "").strip():
        return ""
    start = m.start(group) + len(m[group]) - len(m[group].lstrip())
    stop = m.end(group) - len(m[group]) + len(m[group].rstrip())
    first, last = skeleton.token(start), skeleton.token(max(start, stop - 1))
    return line.text[line.starts[first] : line.stops[min(skeleton.last(last), line.size) - 1]]


def _signing(talk: _Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    skeleton = sentence.skeleton
    m = re.search(r"do (?P<who>[^;.]*<P\d+>[^;.]{0,80}?) ký\b", skeleton.text)
    draft = talk.book.latest("signing")
    if m and draft:
        talk.part(
            draft,
            _people(talk, sentence, skeleton.numbers(m["who"], "P")),
            "sign",
            sentence,
            _span(talk, sentence, m),
            "signed-by",
            0.93,
        )


# ------------------------------------------------------------------------------ changes of post
_ELECTING = re.compile(r"\b(?:bầu|trúng cử|đắc cử|hiệp thương|tái cử|suy tôn|được cử)\b")


def _changes(talk: _Talk, sentence: Sentence, tenures: list[Tenure]) -> None:
    """Make events of the appointments, elections and dismissals that rules read."""
    text = sentence.skeleton.text
    groups: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures:
        if tenure.status in ("appointed", "dismissed") and tenure.evidence.rule not in (
            "apposition",
            "title-before-name",
            "shared-title",
            "pronoun",
            "career",
            "title-comma-name",
        ):
            groups.setdefault((name_key(tenure.post.title), tenure.status), []).append(tenure)
    for (_, status), group in sorted(groups.items()):
        first = group[0]
        if status == "dismissed":
            kind, verb = (
                "leaving",
                "Miễn nhiệm"
                if "miễn nhiệm" in text
                else "Bãi nhiệm"
                if "bãi nhiệm" in text
                else "Cách chức"
                if "cách chức" in text
                else "Thôi giữ chức",
            )
            names = ", ".join(dict.fromkeys(t.person.name for t in group))
            name = f"{verb} {first.post.title} đối với {names}"
        else:
            rank = first.post.role == "rank"
            kind = "promotion" if rank else "election" if _ELECTING.search(text) else "appointment"
            verb = "Thăng cấp bậc hàm" if rank else "Bầu" if kind == "election" else "Bổ nhiệm"
            names = ", ".join(dict.fromkeys(t.person.name for t in group))
            name = (
                f"{verb} {first.post.title}: {names}"
                if rank
                else f"{verb} {names} giữ chức {first.post.title}"
            )
        draft = talk.book.change(sentence, kind, name, first, [t.person.name for t in group])
        ids = tuple(t.id for t in group)
        if status == "dismissed":
            draft.ends.extend(i for i in ids if i not in draft.ends)
        else:
            draft.starts.extend(i for i in ids if i not in draft.starts)
        span = first.evidence.span
        talk.part(
            draft,
            [t.person for t in group],
            "subject",
            sentence,
            span,
            first.evidence.rule,
            first.evidence.certainty,
        )
        authority = _authority(talk, sentence)
        talk.part(draft, authority, "authority", sentence, span, "authority", 0.85)


def _authority(talk: _Talk, sentence: Sentence) -> list[Mention]:
    skeleton = sentence.skeleton
    m = re.search(r"(?:được|bị) <O(\d+)>", skeleton.text) or re.search(
        r"<O(\d+)>(?: (?:khóa|đã|vừa|nhiệm kỳ|cũng|thống nhất|nhất trí|quyết định|có quyết định)[^<>]{0,16})* (?:bầu|bổ nhiệm|điều động|chỉ định|phân công|luân chuyển|miễn nhiệm|phê chuẩn|công nhận|cách chức|bãi nhiệm|chuẩn y)",
        skeleton.text,
    )
    if not m:
        return []
    return _people(talk, sentence, [skeleton.items[int(m[1])]])


__all__ = ["happenings"]
_ = (EventPhrase, PersonPhrase, DatePhrase)
