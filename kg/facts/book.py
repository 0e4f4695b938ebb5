"""The events of one document while they are collected: named, told by verbs, changes of posts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from kg.facts.book_named import NamedEvents
from kg.facts.draft import APPROVAL, CHARGED, PROPOSED, Draft, different_days, superordinate
from kg.facts.joining import join_bare, of_state, on_the_way
from kg.facts.likeness import (
    and_more,
    same_goal,
    seen_apart,
    to_site,
    words,
)
from kg.facts.scene import Sentence
from kg.facts.venue import venue
from kg.facts.when import (
    all_its_days,
    last_day,
    told_days,
    undated_day,
)
from kg.grammar import Rule
from kg.mentions.dates import DatePhrase
from kg.mentions.organisations import BodyPhrase
from kg.mentions.places import PlacePhrase
from kg.model import Event, Evidence, Span, Tenure
from kg.text import name_key

#: Rules of happenings at which nobody is heard: before the dead, where hands are raised.
_SILENT = frozenset(("pays-tribute", "holds-vote"))
#: Who goes along with inspectors, even where they have sat with others since.
_INSPECTORS = re.compile(
    r"(?:cùng )?(?:tham gia|thành viên|thành phần|đi cùng)(?: cùng)? (?:đoàn|buổi|chuyến|đợt)(?: đi)? (?:kiểm tra|khảo sát|giám sát|thị sát)\b"
)
#: Rules of visits to people or things.
_OF_PEOPLE = ("visits-people", "greets")
_TO_PEOPLE = ("visits-people", "bodies-visit")
#: A day said of what is to come, after the day on which it is said.
_DUE = re.compile(
    r"<D\d+>.*(?:cho biết|cho hay|thông báo|xác nhận|tuyên bố|công bố)\b.* (?:sẽ|dự kiến) [^;.“”]*\b(?:vào|từ|trong|ngày|hôm) (?:hai |các )?(?:ngày )?<D(?P<day>\d+)>"
)
#: In a sentence that tells of a decision of its own.
_DECIDED = re.compile(r"(?:trao|công bố|ký|ban hành|<O\d+>)(?: cũng| đã| vừa| các| có)* quyết định")
#: How a sentence begins that tells of one more decision: "Luân chuyển ông B về huyện C".
_ANEW = re.compile(
    r"(?:cùng với đó|đồng thời|ngoài ra|bên cạnh đó|cùng ngày|tiếp đó)? ?,? ?(?:điều động|luân chuyển|phân công|bổ nhiệm|miễn nhiệm)\b"
)
#: Letters of an ISO date of year, month and day precision.
_A_YEAR, _A_MONTH, _A_DAY = 4, 7, 10
#: How many characters stand at most between two sentences running.
_NEAR = 2
#: How many characters stand at most between an inspection and those who come along or report there.
_BESIDE_IT, _REPORTED_TO = 400, 1200
#: What one says who briefs the press: "Người phát ngôn cho biết, Quốc vương A thăm …".
_TOLD_PRESS = re.compile(
    r"(?:<[PR]\d+>|ông|bà|người phát ngôn|phát ngôn viên)(?: (?:đã|cũng))* (?:cho biết|cho hay|thông tin|thông báo|nêu rõ|khẳng định|nhấn mạnh)\b"
)
#: The time that is inspected.
_PERIOD = re.compile(r"\( (?:từ )?<D(\d+)> (?:đến|-|–) <D(\d+)> \)|giai đoạn <D(\d+)>")
#: Types of one gathering, as its verb and its noun tell it.
_GATHERED = frozenset(("meeting", "conference"))


def _same_words(one: str, other: str) -> bool:
    """Say whether most words of one name stand in the other: "gặp bà con A", "gặp gỡ bà con A"."""
    mine, theirs = words(one), words(other)
    return len(mine & theirs) >= 0.75 * min(len(mine), len(theirs))


def _other_time(one: str | None, other: str | None) -> bool:
    """Say whether two dates, of a year, a month or a day, cannot be the same."""
    least = min(len(one or ""), len(other or ""))
    return (one or "")[:least] != (other or "")[:least]


#: Before one more visit: "Cùng ngày, Bộ trưởng cũng tới".
_ONE_MORE = re.compile(
    r"^(?:[*–-] )?(?:buổi (?:sáng|trưa|chiều|tối)|(?:(?:sáng|trưa|chiều|tối) )?(?:cùng ngày|cũng (?:trong|tại)|tiếp đó|sau đó|trước đó|ngoài ra|bên cạnh đó|nhân dịp này|dịp này|cùng <D\d+>))(?= |,)|\b(?:cũng|còn)(?: (?:đã|vừa|trực tiếp|dành thời gian|đến|tới|đi|về))* thăm\b"
)


def _other_visit(
    sentence: Sentence, name: str, draft: Draft, people: Sequence[str], *, site: bool
) -> bool:
    """Say whether a sentence tells of one more visit than the one that a draft is of.

    ``site`` says that people or things are visited.
    """
    if not set(people) & set(draft.people) or not _ONE_MORE.search(sentence.skeleton.text):
        return False
    return seen_apart(name, draft.name, (*people, *draft.people), site=site)


#: How a sentence begins that tells what was done at the gathering of which it is told.
_THERE = re.compile(
    r"(?:cũng )?(?:tại|trong khuôn khổ|trong chương trình|nhân dịp|bên lề|ngay tại)(?: buổi| cuộc)? <E(\d+)>(?: này)? ,"
    r"|(?:cũng )?(?:tại đây|tại buổi lễ|nhân dịp này|dịp này|cũng trong dịp này|cùng ngày|trong chương trình|cũng tại buổi lễ) ,"
)
_JUST_AFTER = re.compile(r"(?:ngay )?sau (?:khi kết thúc )?<E\d+> ,|ngay sau <E\d+>(?= )")
#: The first session of those whom a congress has chosen.
_FIRST = re.compile(r"^(?:Phiên|Kỳ) họp (?:thứ nhất|đầu tiên|lần thứ nhất|lần thứ I|thứ I)\b")
#: What is done at a gathering of others, or right after it.
_DONE_THERE = frozenset(("signing", "visit"))
#: Types of what one does several times a day.
_SEPARATE = ("meeting", "inspection")
#: How a sentence goes on to what was done later on the day: "Chiều cùng ngày, Bộ trưởng A".
_SAME_DAY = re.compile(r"(?:(?:sáng|trưa|chiều|tối) )?cùng ngày")
#: Where something is inspected.
_SITE = re.compile(r"\b(?:tại|ở|trên|dự án|công trình|cầu|cảng|điểm|trường|bệnh viện)\b.*")
_CAPITALS = re.compile(r"\b[A-ZĐÂÊÔƠƯÁÀẢÃẠ]\w+")


def _other_deed(sentence: Sentence, name: str, draft: Draft, others: Sequence[str]) -> bool:
    """Say whether a sentence tells of one more meeting or inspection of the same person."""
    same_day = _SAME_DAY.match(" ".join(sentence.line.low[:3])) is not None
    one_more = same_day or _ONE_MORE.search(sentence.skeleton.text) is not None
    if draft.type == "meeting":
        crowd = "meets-people" in draft.evidence.rule and not draft.others
        once = draft.evidence.sentence.start == sentence.span.start
        return one_more and crowd and bool(others) and not once
    if not one_more:
        return False
    there, here = _SITE.search(draft.name), _SITE.search(name)
    if not there or not here:
        return False
    places = [set(_CAPITALS.findall(m[0])) - {"Nam", "Việt"} for m in (there, here)]
    return bool(places[0] and places[1]) and not places[0] & places[1]


#: Small words that do not tell whom one meets.
_SMALL = frozenset(("các", "một", "số", "những", "của", "đã", "và", "với", "gặp", "tiếp"))


def _pairs(name: str, people: Sequence[str]) -> set[tuple[str, str]]:
    """Give the pairs of words in a name, people aside, that may tell whom one meets."""
    for person in people:
        name = name.replace(person, "")
    return {pair for pair in pairwise(name.lower().split()) if not _SMALL & {*pair}}


#: What begins a sentence about a time before what the text is about.
_BEFORE = ("trước đó", "trước đây", "trước kia", "năm ngoái")


def _told_before(sentence: Sentence, at: int) -> bool:
    """Say whether a sentence tells, before a character, of a time other than that of a session."""
    if sentence.skeleton.text.startswith(_BEFORE):
        return True
    return any(
        isinstance(item.phrase, DatePhrase)
        and sentence.line.starts[item.start] < at
        and len(item.phrase.iso or "") < _A_DAY
        for item in sentence.items
    )


#: Verbs of a headline that leave open how a post is taken: "Ông A làm Chủ tịch UBND tỉnh".
_OPEN = ("", "giữ chức")


#: What is not done by a paper, whose day is therefore not its own.
_DONE = frozenset(("conference", "meeting", "working", "visit", "inspection", "ceremony", "plenum"))

#: The day from which a paper holds, which is not that of its signing.
_IN_FORCE_FROM = re.compile(
    r"\b(?:hiệu lực|áp dụng|thực hiện)(?: thi hành)?(?: kể| tính)?(?: từ)? <D(\d+)>"
)


#: Rules of those met of whom none is named.
_CROWDS = frozenset(("meets-people", "meets-and-hears"))
#: Rules of talks that name both sides.
_WITH_NAMES = frozenset(("receives", "talks-with", "receives-honoured"))


def _names_more(draft: Draft, rule: str, name: str, others: Sequence[str]) -> bool:
    """Say whether talks told by an office alone are told again with who came: "tiếp Đại sứ Đức A"."""
    before = draft.evidence.rule
    if rule not in _WITH_NAMES or not (before in _WITH_NAMES or before == "receives-role"):
        return False
    return any(o in name for o in others) and not any(o in draft.name for o in others)


#: Types of events at which changes of posts are decided or announced.
_DECIDING = frozenset(("plenum", "conference", "congress"))
_OF_DECISIONS = re.compile(r"công bố|trao (?:các )?quyết định")


def _decides(session: Draft, kind: str) -> bool:
    """Say whether changes of posts told after an event are of its day: ranks are given before."""
    if session.type == "ceremony":
        return kind != "promotion" and _OF_DECISIONS.search(session.name.lower()) is not None
    return session.type in _DECIDING


#: The rule of a post for which someone leaves another: "miễn nhiệm ông A do được điều động, giữ chức".
_CALLED_AWAY = "called-away"


def _approves(draft: Draft, kind: str, name: str) -> bool:
    """Say whether one of two changes is an election and the other the approval of its result."""
    if "election" not in (draft.type, kind):
        return False
    return draft.name.startswith(APPROVAL) is not name.startswith(APPROVAL)


class Book(NamedEvents):
    """Finds and keeps the events of a document; the same event has one draft."""

    # -------------------------------------------------------------------------- verbs, changes
    def verb_event(
        self,
        sentence: Sentence,
        kind: str,
        name: str,
        span: Span,
        rule: Rule,
        *,
        people: Sequence[str],
        others: Sequence[str] = (),
        measure: str = "",
        told: DatePhrase | None = None,
        dated: bool = True,
        anew: bool = False,
        at: int = 0,
    ) -> Draft | None:
        """Give the draft of an event that a verb tells, new or told before with the same people.

        ``others`` are the other side of talks; ``measure`` tells measures of discipline apart;
        ``told`` is the day where the sentence names another one first; ``dated`` says that the
        days of the sentence are its own; ``anew`` that it is none of those told before; ``at`` is
        the place of the verb.
        """
        day, apart = told.iso if told else self.day(sentence) if dated else None, False
        for draft in self.drafts if not anew else ():
            if kind == "visit" and not same_goal(draft.name, name, (*draft.people, *people)):
                continue
            if rule.name in _OF_PEOPLE and on_the_way(name, draft.name, people):
                continue
            if draft.type == kind == "visit" and _other_visit(
                sentence, name, draft, people, site=rule.name in _OF_PEOPLE
            ):
                apart = True
                continue
            if {rule.name, draft.evidence.rule} == {
                "meets-people",
                "meets-body",
            } and not self._in_title(draft):
                continue  # "gặp mặt Hiệp hội A. … Chiều cùng ngày, … tiếp đoàn chiến sĩ"
            if kind == "ceremony" and draft.evidence.rule in _SILENT:
                continue  # "dâng hương tại nghĩa trang. … đã trao 150 suất quà"
            if self._beside(draft, sentence, span, rule):
                continue  # "tiếp Chủ tịch Hội B và gặp gỡ cộng đồng người Việt"
            if rule.name == "meets-people" and {*people} == {*draft.people, *draft.others}:
                alike = _same_words(name, draft.name) or self._headed(draft, sentence, name)
                if draft.others or not alike:
                    continue  # the two who talked with each other meet others
            if draft.evidence.rule == "meets-people" != rule.name and others:
                if draft.at < sentence.span.start and not (draft.others or self._in_title(draft)):
                    continue  # "gặp lãnh đạo Đà Nẵng. … hội đàm với Chủ tịch nước A"
            if (
                draft.type == kind
                and kind in _SEPARATE
                and _other_deed(sentence, name, draft, others)
            ):
                continue
            if draft.type == kind and not different_days(draft, day):
                if self._same_deed(draft, people, others, measure):
                    draft.people = tuple(dict.fromkeys((*draft.people, *people)))
                    draft.others = tuple(dict.fromkeys((*draft.others, *others)))
                    draft.measure = draft.measure or measure
                    if kind == "meeting" and _names_more(draft, rule.name, name, others):
                        draft.name, draft.evidence = (
                            name,
                            self.scene.evidence(sentence, span, rule.name, rule.certainty),
                        )
                    floor = kind in ("working", "visit")
                    floor |= kind == "meeting" and self._in_title(draft)
                    if floor and not self._briefed_of(sentence, draft):
                        self._now = draft
                    if (
                        draft.date is None and dated
                    ):  # not "vui mừng gặp lại ông A kể từ tháng 1/2018"
                        self._when(
                            draft, sentence, least=_A_DAY if kind == "meeting" else _A_MONTH, at=at
                        )
                    return draft
        evidence = self.scene.evidence(sentence, span, rule.name, rule.certainty)
        if kind == "working":
            name = self.of_its_province(name, self.scene.page.here(span.start))
        draft = Draft(f"e{len(self.drafts) + 1}", kind, "", name, sentence.span.start, evidence)
        draft.people, draft.others, draft.measure = tuple(people), tuple(others), measure
        draft.apart = apart
        join_bare(self.drafts, draft)
        self.drafts.append(draft)
        if told:
            draft.date, draft.until, draft.part = told.iso, told.until, told.part
        elif dated:
            self._when(draft, sentence, at=at)
            self._right_after(draft, sentence)
            self._there(draft, sentence)
        where = venue(self.scene, sentence, kind, *self._stretch(sentence, span))
        if where and kind not in ("prosecution", "discipline"):
            draft.places.append(where)
        if kind in ("working", "meeting", "visit", "inspection", "ceremony"):
            if not self._briefed_of(sentence, draft):
                self._now = draft
        return draft

    def _beside(self, draft: Draft, sentence: Sentence, span: Span, rule: Rule) -> bool:
        """Say whether a sentence tells, with words of their own, of a crowd met and of a guest."""
        other = draft.evidence
        if draft.type != "meeting" or other.sentence.start != sentence.span.start:
            return False
        crowds = (rule.name in _CROWDS) + (other.rule in _CROWDS)
        apart = span.start >= other.span.stop or span.stop <= other.span.start
        return crowds == 1 and apart and {rule.name, other.rule} <= _CROWDS | _WITH_NAMES

    def _briefed_of(self, sentence: Sentence, draft: Draft) -> bool:
        """Say whether someone tells the press of a visit or of talks: the briefing goes on."""
        now = self._now
        if now is None or now.head != "họp báo" or not now.used:
            return False
        return (
            draft.type in ("visit", "meeting")
            and _TOLD_PRESS.search(sentence.skeleton.text) is not None
        )

    def _in_title(self, draft: Draft) -> bool:
        """Say whether the headline told of a happening first."""
        title = self.scene.sentences[0]
        return title.region == "title" and draft.at == title.span.start

    def _there(self, draft: Draft, sentence: Sentence) -> None:
        """Give what is signed at a gathering its day: "Tại buổi lễ, A và B đã ký kết"."""
        text = sentence.skeleton.text
        m = _JUST_AFTER.match(text) or (_THERE.match(text) if draft.type == "signing" else None)
        if m is None:
            return
        held = list(self.named_in(sentence).values()) if "<E" in m[0] else []
        where = held[0] if held else self._now
        if where is not None and where is not draft and len(where.date or "") == _A_DAY:
            if where.until in (None, where.date) and not undated_day(sentence):
                draft.date = where.date

    def _headed(self, draft: Draft, sentence: Sentence, name: str) -> bool:
        """Say whether the headline told of the same crowd being met: "tiếp các tập đoàn A"."""
        title = self.scene.sentences[0]
        if title.region != "title" or draft.at != title.span.start or sentence is title:
            return False
        mine, theirs = _pairs(name, draft.people), _pairs(draft.name, draft.people)
        return draft.others == () and bool(mine & theirs)

    @staticmethod
    def _same_deed(
        draft: Draft, people: Sequence[str], others: Sequence[str], measure: str
    ) -> bool:
        """Say whether a draft is the deed of the same people told before."""
        if draft.type == "visit":
            return bool(set(draft.people) & set(people))
        if draft.measure and measure and draft.measure != measure:
            return False
        if PROPOSED in (draft.measure, measure) and draft.measure != measure:
            return False
        if draft.type == "prosecution" and (draft.measure == CHARGED) != (measure == CHARGED):
            return False
        if measure == PROPOSED and not (draft.people and people):
            return True
        mine, theirs = {*people, *others}, {*draft.people, *draft.others}
        if draft.type == "prosecution" and not (mine and theirs):
            return (measure == CHARGED) == (CHARGED in draft.name.lower())
        shared = len(mine & theirs)
        if draft.type in ("meeting", "working", "ceremony"):
            return shared >= 2 or (shared == 1 and min(len(mine), len(theirs)) == 1)
        return shared > 0

    def told(
        self,
        sentence: Sentence,
        kind: str,
        name: str,
        span: Span,
        rule: Rule,
        *,
        spoken: bool = False,
    ) -> Draft:
        """Give the draft of a happening told without its noun, new or named before.

        ``spoken`` says that someone only speaks of it.
        """
        speaks = rule.name not in _SILENT and not spoken
        for draft in self.drafts:
            alike = draft.type == kind or {draft.type, kind} <= _GATHERED
            if rule.name == "pays-tribute" and _ONE_MORE.match(sentence.skeleton.text):
                continue  # "Tiếp đó, ông A đã đến dâng hương tại …"
            if alike and _same_words(name, draft.name):
                self._now = draft if speaks else self._now
                if draft.date is None:
                    self._when(draft, sentence)
                draft.used = True
                return draft
        evidence = self.scene.evidence(sentence, span, rule.name, rule.certainty)
        draft = Draft(f"e{len(self.drafts) + 1}", kind, "", name, sentence.span.start, evidence)
        draft.used, draft.coming = True, spoken
        join_bare(self.drafts, draft)
        self.drafts.append(draft)
        self._when(draft, sentence)
        self._right_after(draft, sentence)
        where = venue(self.scene, sentence, kind, *self._stretch(sentence, span))
        if where:
            draft.places.append(where)
        self._now = draft if speaks else self._now
        return draft

    def _stretch(self, sentence: Sentence, span: Span) -> tuple[int, int]:
        """Give the places of the skeleton between which stored characters stand."""
        starts, here = sentence.line.starts, self.scene.page.here
        first = max(0, bisect_right(starts, here(span.start)) - 1)
        return sentence.skeleton.stretch(first, bisect_left(starts, here(span.stop)))

    def journey(self, sentence: Sentence) -> Draft | None:
        """Give the event that a delegation travels for: the visit, else what is spoken of."""
        if self._now is not None and self._now.type in ("working", "inspection"):
            on_tour = _INSPECTORS.match(sentence.skeleton.text) if self._now.meeting else None
            tours = [d for d in self.drafts if d.type == "inspection" and d.used] if on_tour else []
            return tours[-1] if len(tours) == 1 else self._now
        rites = [d for d in self.drafts if d.evidence.rule == "pays-tribute"]
        rite = rites[0] if rites and self._now is None else None
        last = self.latest("visit")
        if last is not None and not of_state(last.name):
            of = [d for d in self.drafts if d.type == "visit" and (of_state(d.name) or d.until)]
            of = [d for d in of if set(d.people) & set(last.people)]
            last = of[-1] if of else last  # "đã đến thăm Tập đoàn A. Tham gia đoàn có …"
        now = self.current(sentence)
        if last is None and now is not None and now.type in ("meeting", "signing"):
            lasting = [d for d in self.drafts if d.type == "conference" and d.until and d.used]
            now = lasting[0] if lasting else now  # not the talks beside the summit
        return last or rite or now

    def day(self, sentence: Sentence) -> str | None:
        """Give the first day that a sentence tells something of."""
        return next((d.iso for _, d in told_days(sentence) if d.iso and len(d.iso) == 10), None)

    def another_day(self, sentence: Sentence, draft: Draft) -> bool:
        """Say whether a sentence tells of another day than that of an event."""
        return different_days(draft, self.day(sentence))

    def _when(
        self,
        draft: Draft,
        sentence: Sentence,
        *,
        before: int | None = None,
        least: int = _A_MONTH,
        at: int = 0,
    ) -> None:
        """Note when a sentence tells an event, at least in ``least`` letters of an ISO date.

        Its days may be told after its verb, at place ``at`` of the skeleton.
        """
        told = [
            date
            for item, date in told_days(sentence)
            if date.iso
            and len(date.iso) >= least
            and (before is None or sentence.line.starts[item.start] < before)
        ]
        sealed = draft.type == "signing"
        told = [
            d for d in told if not d.of_paper or sealed or (d.decided and draft.type not in _DONE)
        ]
        days = told_days(sentence)
        if days and days[0][1].iso is None and self.scene.doc.published is None:
            return  # "ngày 3/4 vừa ký Thông báo về Kết luận số 39 ngày 18/12/2019"
        this_year = (self.scene.main_date or "")[:4]
        # "nhân kỷ niệm 71 năm Ngày … (27/7/1947 - 27/7/2018), sáng nay, …"
        now = [d for d in told if (d.iso or "")[:4] == this_year]
        if (
            draft.type == "inspection"
        ):  # "kiểm tra việc quản lý đất (từ tháng 1/2017 đến tháng 5/2019)"
            spans = _PERIOD.findall(sentence.skeleton.text)
            past = [sentence.skeleton.items[int(n)].phrase for pair in spans for n in pair if n]
            now, told = [d for d in now if d not in past], [d for d in told if d not in past]
        if draft.type == "signing":  # "ký Quyết định 1515, hiệu lực thi hành kể từ ngày 10/8"
            found = _IN_FORCE_FROM.findall(sentence.skeleton.text)
            due = [sentence.skeleton.items[int(n)].phrase for n in found]
            now, told = [d for d in now if d not in due], [d for d in told if d not in due]
        if draft.type == "meeting":
            now = [d for d in now if not d.until or draft.rule_named]  # days of a visit
            told = [d for d in told if not d.until or draft.rule_named]
        later = _DUE.search(sentence.skeleton.text) if len(told) > 1 else None
        if later:  # "Ngày 12/4, Nhà Trắng cho biết ông A sẽ thăm … vào ngày 31/5"
            then = sentence.skeleton.items[int(later["day"])].phrase
            now = [d for d in told if d is then] or now
        for date in now or ([] if undated_day(sentence) else told):
            whole = all_its_days(draft.type, date, sentence)
            if whole is date and at:
                whole = all_its_days(draft.type, date, sentence, at)
            draft.date, draft.part = whole.iso, date.part
            draft.until = whole.until or last_day(sentence, date)
            return

    def change(
        self,
        sentence: Sentence,
        kind: str,
        name: str,
        tenure: Tenure,
        people: Sequence[str],
        *,
        verb: str,
        later: str | None = None,
        once: bool = False,
    ) -> Draft:
        """Give the draft of a change of post; the same people and post are one change.

        What "chỉ định" names in two sentences running is one decision. ``later`` is a date told
        after the post; ``once`` says that it was taken before what the article tells of.
        """
        key = ("change", kind, name_key(tenure.post.title))
        at = self.scene.page.here(tenure.evidence.span.start)
        day = self._day_before(sentence, at) or (later if len(later or "") == _A_DAY else None)
        draft = Draft(
            f"e{len(self.drafts) + 1}", kind, "", name, sentence.span.start, tenure.evidence
        )
        away = tenure.evidence.rule == _CALLED_AWAY  # at another time than he leaves
        if (once or away) and later:
            draft.date = later
        elif away:
            pass
        else:
            own = tenure.evidence.rule == "resigns-or-retires"  # "Thứ trưởng A ngày 5/6 đã từ chức"
            before = None if own and len(told_days(sentence)) == 1 else at
            self._when(draft, sentence, before=before, least=_A_YEAR if once else _A_MONTH)
            draft.date = draft.date or later
        for known in self.drafts:
            if known.key[:1] == ("change",) and known.key[2] in ("", key[2]):
                if not set(known.people) & set(people) or different_days(known, day):
                    continue
                if "leaving" in (kind, known.type) and kind != known.type:
                    continue
                if once and _other_time(known.date, draft.date):
                    continue
                if _approves(known, kind, name):
                    continue
                if known.date is None and not once:
                    known.date, known.part, known.until = draft.date, draft.part, draft.until
                    told = away or known.evidence.rule == "fills-seat"
                    if not (told or _told_before(sentence, at)):
                        self.in_session(known)
                known.people = tuple(dict.fromkeys((*known.people, *people)))
                left_open = known.type == "appointment" and known.measure in _OPEN
                if kind == "election" and left_open and known.key[2] == key[2]:
                    known.type, known.measure, known.name = kind, verb, name
                return known
        earlier = self._named_before(sentence, kind, verb, day, key[2]) or (
            None if once else self._chosen_too(sentence, draft, key[2], verb)
        )
        if earlier is not None:
            earlier.people = tuple(dict.fromkeys((*earlier.people, *people)))
            earlier.measure_at = sentence.span.stop
            earlier.name = and_more(earlier.name, tenure.post.title, people)
            return earlier
        draft.measure, draft.measure_at = verb, sentence.span.stop
        draft.key, draft.people, draft.used = key, tuple(people), True
        self.drafts.append(draft)
        if not (once or away or _told_before(sentence, at) or tenure.evidence.rule == "fills-seat"):
            self.in_session(draft)
        return draft

    def in_session(self, draft: Draft) -> None:
        """Let an undated decision be of the day of the session spoken of.

        "Tại phiên họp thứ nhất" within a congress of one day is of the day of that.
        """
        session = self._now or next((d for d in self.drafts if d.sits), None)
        if draft.date is not None or session is None:
            return
        if session.date is None and session.type == "plenum" and _FIRST.search(session.name):
            held = [d for d in self.drafts if d.type == "congress" and d.date and d.used]
            session = held[0] if len(held) == 1 and held[0].until is None else session
        if _decides(session, draft.type):
            draft.date, draft.part = session.date or session.sits, session.part

    def at_its_session(
        self,
        draft: Draft,
        sentence: Sentence,
        body: str,
        sitting: tuple[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Let an undated measure of a body be of the one day of the session that it is told to hold.

        So it is of the day on which the body is told to sit over such measures.
        """
        session = self._now
        if sitting and draft.date is None and body in sitting[1]:
            told = _told_before(sentence, sentence.line.stop(-1))
            draft.date = None if told else sitting[0]
            return
        if draft.date or session is None or session.type != "plenum" or session.until:
            return
        if _told_before(sentence, sentence.line.stop(-1)):
            return
        if body in session.organisers or name_key(body) in name_key(session.name):
            draft.date, draft.part = session.date, session.part

    def _named_before(
        self, sentence: Sentence, kind: str, verb: str, day: str | None, title: str
    ) -> Draft | None:
        """Give the decision of the sentence just before that this one goes on with.

        Not where it gives the same office in another body: "Phó Bí thư Tỉnh ủy B" after that of A.
        """
        for draft in self.drafts:
            near = 0 <= sentence.span.start - draft.measure_at <= 2
            if draft.type == kind and draft.measure == verb == "chỉ định" and near and day is None:
                text = sentence.skeleton.text
                told = draft.key[2] if draft.key[:1] == ("change",) else title
                other = told != title and told.split()[:3] == title.split()[:3]
                return draft if not (other or _DECIDED.search(text) or _ANEW.match(text)) else None
        return None

    def _chosen_too(self, sentence: Sentence, new: Draft, title: str, verb: str) -> Draft | None:
        """Give the election of the sentence just before to the same office: all are one slate."""
        for draft in self.drafts:
            near = 0 <= sentence.span.start - draft.measure_at <= _NEAR
            chosen = draft.type == "election" and draft.measure == "bầu"
            also = verb == "bầu" or (new.type == "appointment" and verb in _OPEN)
            if near and chosen and also and draft.key[2:3] == (title,):
                return None if new.date and new.date != draft.date else draft
        return None

    def _day_before(self, sentence: Sentence, at: int) -> str | None:
        """Give the day that a sentence names before a character."""
        for item in sentence.items:
            phrase = item.phrase
            if isinstance(phrase, DatePhrase) and sentence.line.starts[item.start] < at:
                if phrase.iso and len(phrase.iso) == 10:
                    return phrase.iso
        return None

    # -------------------------------------------------------------------------- which one
    def current(self, sentence: Sentence) -> Draft | None:
        """Give the event that a sentence without an event of its own belongs to."""
        now = self._now
        if now is not None and now.meeting | (now.type == "visit"):
            if now.used_or_dated or now.known or now.scene:
                return now
            used = [d for d in self.drafts if d.meeting and d.used and not d.coming]
            return used[-1] if used else now  # an event only mentioned does not take the floor
        meetings = [d for d in self.drafts if d.meeting and d.used_or_dated and not d.coming]
        return meetings[-1] if meetings and self.in_item(meetings[-1]) else None

    def inspected(self, sentence: Sentence, *, far: bool = False) -> list[Draft]:
        """Give the inspection that the sentence just before told, or one before, as ``far``."""
        now = self._now
        if now is None or now.type != "inspection":
            visited = now is not None and now.evidence.rule in _TO_PEOPLE
            visited |= now is not None and now.evidence.rule == "visits" and to_site(now.name)
            if not (far and visited and now is not None):
                return []
        gone = sentence.span.start - max(now.at, now.last)
        return [now] if gone <= (_REPORTED_TO if far else _BESIDE_IT) else []

    def latest(self, *kinds: str) -> Draft | None:
        """Give the event of one of the types that was named last."""
        return next((d for d in reversed(self.drafts) if d.type in kinds and not d.desk_work), None)

    def session_of(self, body: str, sentence: Sentence) -> Draft | None:
        """Give the session of a body that the text is about, if nothing says that it is another."""
        day = self.day(sentence)
        own = [
            d
            for d in self.drafts
            if d.type == "plenum"
            and d.rule_named
            and not d.coming
            and (body in d.organisers or name_key(body) in name_key(d.name))
            and d.used_or_dated
            and not different_days(d, day)
        ]
        return own[-1] if own else None

    def site_in(self, sentence: Sentence, words: str, draft: Draft | None) -> Draft | None:
        """Give the remote site ("điểm cầu") of a conference that a phrase names, made if new."""
        if draft is None or "điểm cầu" not in words:
            return None
        m = re.search(
            r"điểm cầu (?:<[OL](\d+)>|(trung ương|chính phủ|tỉnh|thành phố|quốc hội))",
            sentence.skeleton.text,
        )
        if not m:
            return None
        if m[1]:
            item = sentence.skeleton.items[int(m[1])]
            place = (
                self.scene.body_name(item.phrase, sentence.line.starts[item.start])
                if isinstance(item.phrase, BodyPhrase)
                else item.phrase.full
                if isinstance(item.phrase, PlacePhrase)
                else None
            )
        else:
            place = m[2]
        if not place or place == "trung ương":
            return None
        key = ("site", name_key(place))
        found = next((d for d in self.drafts if d.key == key), None)
        if found is None:
            evidence = Evidence(
                draft.evidence.document,
                sentence.span,
                self.scene.doc.text[sentence.span.start : sentence.span.stop],
                sentence.span,
                "remote-site",
                0.9,
                self.scene.observed(sentence),
            )
            found = Draft(
                f"e{len(self.drafts) + 1}",
                "site",
                "điểm cầu",
                f"{draft.name} - điểm cầu {place}",
                sentence.span.start,
                evidence,
            )
            found.key, found.part_of, found.date, found.part, found.used = (
                key,
                draft.id,
                draft.date,
                draft.part,
                True,
            )
            self.drafts.append(found)
        draft.used = True
        return found

    # -------------------------------------------------------------------------- at the end
    def events(self) -> list[Event]:
        """Give the events of which the document says enough, in order."""
        keep = [d for d in self.drafts if d.same is None and self.kept(d)]
        if not any(d.meeting for d in keep):
            keep += [d for d in self.drafts if d.known and d.same is None][:1]
        for draft in keep:
            draft.part_of = draft.part_of or superordinate(draft, keep)
        ids = {d.id for d in keep}
        return [
            Event(
                d.id, d.type, d.name, d.evidence, d.in_force or d.date,
                None if d.in_force or d.until == d.date else d.until,
                None if d.in_force else d.part, tuple(d.places), tuple(d.organisers), d.part_of if d.part_of in ids else None,
                tuple(d.starts), tuple(d.ends),
            )
            for d in keep
        ]  # fmt: skip

    @staticmethod
    def kept(draft: Draft) -> bool:
        """Say whether the document says enough of an event to state it."""
        if draft.planned and not draft.date:
            return False
        return draft.used or draft.strong or draft.told or bool(draft.date and len(draft.date) >= 7)
