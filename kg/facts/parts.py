"""Who has which part in an event spoken of: those who attend, chair, organise, host, sign, travel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kg.facts.around import meets, only_spoken_of, opens_clause
from kg.facts.certain import announced, of_visit, surely_planned
from kg.facts.countries import may_visit
from kg.facts.draft import Draft
from kg.facts.floors import ASSEMBLIES
from kg.facts.joining import join_shorter
from kg.facts.organising import holders
from kg.facts.scene import Sentence
from kg.facts.series import of_one_noun
from kg.facts.talk import TRAVELLERS, Talk, after, before, held_back
from kg.facts.when import of_paper
from kg.grammar import Rule, Skeleton
from kg.grammar.needle import Needle
from kg.mentions import Item
from kg.mentions.events import FAIRS, EventPhrase
from kg.mentions.organisations import BodyPhrase
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import Line
from kg.model import Mention

_LIST_ENDS = r"\. |\b(?:phát biểu|cho biết|nhấn mạnh|chủ trì|(?<!các )(?<!nhiều )(?<!số )tổ chức(?! quốc tế| xã hội| phi)|cùng \d+|cùng hàng|đã|gia đình|thân nhân)\b"


def parts(talk: Talk, sentence: Sentence, drafts: dict[int, Draft], fit: Sequence[Rule]) -> None:
    """Apply the rules that say who has which part in an event."""
    for rule in fit:
        if rule.fact == "met":
            for m in sentence.skeleton.find(rule):
                _met(talk, sentence, rule, m, drafts)
            continue
        if "caption" in rule.options and sentence.region != "caption":
            continue
        for m in sentence.skeleton.find(rule):
            if _stands(sentence, rule, m):
                _part(talk, sentence, rule, m, drafts)


def _stands(sentence: Sentence, rule: Rule, m: re.Match[str]) -> bool:
    """Say whether the sentence tells the part as a fact."""
    if "clause" in rule.options and not opens_clause(sentence, m.start()):
        return False
    if rule.name == "attend-list" and m.start() and "<E" not in sentence.skeleton.text:
        if _WITH_MORE.search(m[0]) and not sentence.skeleton.text.endswith(", ", 0, m.start()):
            return False  # "chiếu bạc có sự tham gia của ông A"
    if rule.name == "shown-at-talks" and not _of_two_states(sentence, m):
        return False
    if "occasion" in rule.options and not _OCCASION.search(sentence.skeleton.text, 0, m.start()):
        return False  # "năm 2023, UBND tỉnh khen thưởng 24 tập thể"
    if rule.name in _NAMED_SIDES and _COMES_NOT.match(sentence.skeleton.text, m.end()):
        return False
    board = m["board"] if "board" in m.re.groupindex else None
    return not board or _presiding(sentence, board)


def _of_two_states(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether those shown together hold posts of two states, so that they meet each other."""
    roles = [item.phrase for item in sentence.skeleton.numbers(m["who"], "R")]
    states = {role.country for role in roles if isinstance(role, RolePhrase)}
    return len(states) > 1


#: What tells that something is done at the gathering spoken of.
_OCCASION = re.compile(
    r"(?:\b(?:nhân dịp này|dịp này|nhân dịp|tại đây|sau đó|(?:tại|trong) (?:buổi |cuộc )?(?:<E\d+>|lễ|hội nghị|buổi lễ|chương trình)))\b[^;.“”]*$"
)
#: After the sides of a meeting that does not come about.
_COMES_NOT = re.compile(
    r"[^;.,“”]{0,70}? (?:không|chưa|bị hoãn|bị hủy|hoãn|hủy|đổ vỡ|khó)(?= (?:thể |được |có )*(?:diễn ra|tổ chức|vô thời hạn|thành hiện|xảy ra)| ?[.,;]|$| <D)"
)
_WITH_MORE = re.compile(r"có sự tham (?:gia|dự) của")


def _presiding(sentence: Sentence, board: str) -> bool:
    """Say whether a body is a presidium: "Đoàn Chủ tịch Đại hội"."""
    for item in sentence.skeleton.numbers(board, "R"):
        return getattr(item.phrase, "title", "").lower().endswith("trưởng đoàn")
    for item in sentence.skeleton.numbers(board, "O"):
        if isinstance(item.phrase, BodyPhrase):
            return item.phrase.name.lower().startswith(
                ("đoàn chủ tịch", "chủ tịch đoàn", "đoàn thư ký và chủ")
            )
    return False


_SPEAKER = re.compile(
    r"(?:^|, |: )(?:(?:(?:tân|ông|bà|ngài|đồng chí|nhà lãnh đạo|<R\d+>|,) )*<P(?P<who>\d+)>|(?:đồng chí )?<R(?P<role>\d+)>)(?: [,(–-] [^<>;]{0,30}(?:<[RO]\d+>[^<>;]{0,8}){0,3})? (?:cũng |đã |vừa |còn |sẽ )*(?!và|cùng|với|về|theo)[a-zà-ỹđ]+ "
)


#: Who says or does something "trong cuộc gặp với B": between the name and there nothing but words.
_SAYS_THERE = re.compile(
    r"(?<!của )(?<!với )(?<!cho )(?<!và )<P(?P<who>\d+)>(?: \( [^()<>]{1,30}\))? (?!và|cùng|với|về|theo|,)(?:[a-zà-ỹđ]+ |<[LRO]\d+> |<D\d+> |“[^“”]*” ){1,16}$"
)


def _met(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], drafts: dict[int, Draft]
) -> None:
    """Read who met those that a sentence names beside the meeting: "trong cuộc gặp B, A nói"."""
    found = [
        d for d in _events(talk, sentence, rule, m, m.groupdict(), drafts) if "họp" not in d.head
    ]
    text = sentence.skeleton.text
    listed = {i.start for i in after(sentence.skeleton, m.end(), kinds="PO", until=r"[.;,:]")}
    for s in _SPEAKER.finditer(text):
        item = sentence.skeleton.items[int(s["who"] or s["role"])]
        if item.start in listed or (s.start() > m.end() and text[s.start()] != ","):
            continue
        who = talk.people(sentence, [item]) if s["who"] else talk.holder(sentence, [item])
        if not who and s["role"]:
            continue  # "trong buổi tiếp ông B, nguyên Chủ tịch X, cùng đoàn, Thủ tướng A nói"
        if who and not held_back(sentence, m.start()):
            _meet(talk, sentence, rule, m, found, who)
        return
    left = text[: m.start()]
    told = _SAYS_THERE.search(left) if m.start() and found else None
    if (
        told
        and not only_spoken_of(sentence.skeleton, f"{left}trong ")
        and not held_back(sentence, m.start())
    ):
        who = talk.people(sentence, [sentence.skeleton.items[int(told["who"])]])
        named = {
            w.name for w in talk.people(sentence, after(sentence.skeleton, m.end(), kinds="P"))
        }
        _meet(talk, sentence, rule, m, found, [w for w in who if w.name not in named])


def _meet(
    talk: Talk,
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    found: Sequence[Draft],
    who: Sequence[Mention],
) -> None:
    for draft in found:
        span = talk.span(sentence, m)
        talk.part(draft, who, "counterpart", sentence, span, rule.name, rule.certainty)


def signing_off(talk: Talk, sentence: Sentence, fit: Sequence[Rule]) -> None:
    """Note who signs decisions on posts, for the changes that they make."""
    for rule in fit:
        for m in sentence.skeleton.find(rule):
            who = talk.subject_of(sentence, m.start(), strict=True)
            who = [w for w in who if w.kind == "person"][-1:]
            who = who or _himself(talk, sentence, m.start())
            if who and not held_back(sentence, m.start()):
                talk.signers.append((who, sentence, talk.span(sentence, m)))


#: Between someone and his verb, where he tells of it himself: "ông A cho biết, ông đã" (ký).
_OF_HIMSELF = re.compile(
    r"<P\d+>(?: [,–(-] (?:<[ROL]\d+>(?: [,)–-])? ?)+)?(?: (?:đã|cũng|vừa))*"
    r" ?(?:cho biết|cho hay|thông tin|khẳng định|xác nhận|nói|thông báo)(?: thêm| rằng)?(?: ,)?"
    r"(?:(?:(?: (?!rằng)[^<>;:“” ]+| <[DLORE]\d+>){0,24} ,)?(?: rằng)? (?:ông|bà|mình|bản thân))?(?: (?:đã|vừa|mới|cũng))* $"
)


def _himself(talk: Talk, sentence: Sentence, at: int) -> list[Mention]:
    """Give the one person named before a place who tells there of what he did himself."""
    left = sentence.skeleton.text[:at]
    if left.count("<P") != 1 or not _OF_HIMSELF.match(left, left.index("<P")):
        return []
    return talk.he(sentence, at)


def signed_measures(talk: Talk, sentence: Sentence) -> None:
    """Let who signs a decision of discipline have signed the measures that a sentence tells."""
    if not talk.signers:
        return
    told = [p for p in talk.parts if p.sentence is sentence and p.role == "subject"]
    for draft in {p.draft.id: p.draft for p in told if p.draft.type == "discipline"}.values():
        talk.sign_off(draft, sentence)


def _part(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], drafts: dict[int, Draft]
) -> None:
    groups = m.groupdict()
    who = _who(talk, sentence, rule, m, groups)
    if not who or ("pair" in rule.options and sum(w.kind == "person" for w in who) < _BOTH):
        return
    role = rule.extra["as"]
    span = talk.span(sentence, m)
    found = _events(talk, sentence, rule, m, groups, drafts)
    if rule.name == "attend-list" and not drafts:
        found = talk.book.inspected(sentence) or found
    if "feast" in rule.options:
        found = [d for d in found if d.head.startswith(_FEASTS)]
    if "briefing" in rule.options:
        told = [sentence.skeleton.items[int(n)].phrase for n in _numbers(groups.get("what"))]
        if not any(isinstance(p, EventPhrase) and p.head == "họp báo" for p in told):
            return
    if "no-feast" in rule.options:
        found = [d for d in found if not d.head.startswith(_FEASTS)]
        if not found:
            return
    if "assembly" in rule.options:
        found = [d for d in found if not d.organisers and who[0].name.startswith(_IN_SESSION)]
    if "board" in rule.options:
        if any(_of_guests(sentence, n) for n in _numbers(groups.get("what"))):
            return  # "Tại buổi làm việc, Bộ Chính trị nhất trí": with others
        found = [d for d in found if not d.organisers]
        if not found or not who[0].name.startswith(_BOARDS):
            return
    if "talks" in rule.options:
        named = [sentence.skeleton.items[int(n)].phrase for n in _numbers(groups.get("event"))]
        heads = [p.head for p in named if isinstance(p, EventPhrase)]
        found = [d for d in found if all(_TALKS.search(h) for h in (d.head, *heads))]
        if not found:
            return
    if "press" in rule.options:
        found = [d for d in found if d.head.endswith("họp báo")]
        if not found:
            return
    if "others" in rule.options:
        found = [d for d in found if len(d.name) > len(d.head)]
        if not found:
            return
    if role == "organise" and "tổ chức" not in m[0]:
        found = [d for d in found if d.type != "visit"]  # "TTXVN tại Mỹ, tiếp tục chuyến thăm"
        if not found:
            return
    if "of-person" in rule.options:
        found = [d for d in found if not _HEARD.search(d.head)]
        if not found:
            return
    if "own-session" in rule.options:
        found = [d for d in found if not d.organisers and _SESSION.search(d.head)]
        if any(of_paper(sentence.skeleton.items[int(n)]) for n in _DATED.findall(m[0])):
            return  # "cuộc họp về Công văn số 12/BTC ngày 5/6 của Bộ Tài chính"
    if "voters" in rule.options:
        found = [d for d in found if "cử tri" in d.name.lower()]
        if not found:
            return
    if "trial" in rule.options:
        found = [d for d in found if d.head.startswith("phiên")]
        if not found:
            return
    if rule.name == "witnessed-by":  # "ký kết trong chuyến thăm, dưới sự chứng kiến của A và B"
        found = [d for d in found if d.type != "visit"]
        if not found:
            return
    if rule.name == "visit-of":  # "kể từ chuyến thăm của Thủ tướng A vào năm 2004": another one
        if sentence.skeleton.text.endswith("kể từ ", 0, m.start()):
            return
        found = [d for d in found if not d.people or {w.name for w in who} & set(d.people)]
    if not _numbers(groups.get("event")):
        found = _own_journey(talk, found, who)
    if groups.get("guest"):
        guests = talk.people(sentence, sentence.skeleton.numbers(groups["guest"], "P"))
        found = _visits_of(talk, guests)
        who = [w for w in who if w.name != guests[0].name] if guests else []
        talk.pair = (who[-1], guests[0]) if who and found else talk.pair
    if "goal" in rule.options:
        who, found = who[-1:], _toward(talk, sentence, m, found, who[-1].name)
    start = m.start("trigger") if "trigger" in groups else m.start()
    known = rule.name in _NAMED_SIDES or rule.name == "eve-of-visit"
    known |= any(d.date and not d.planned for d in found)
    known |= role in _ANNOUNCED and surely_planned(sentence, found, start)
    known |= role in ("counterpart", "attend") and of_visit(talk, sentence)
    known |= "pair" in rule.options and announced(sentence, m)
    if held_back(sentence, start + 1 if start else 0, known=known):
        if rule.name not in _BY_THE_WAY:
            return
    places: list[Draft | None] = [*found] or [None]
    if role == "organise":
        _organised(talk, sentence, found, who)
    for draft in places:
        if draft is None and role in _OF_ONE and rule.name not in TRAVELLERS:
            continue
        mine = "inspect" if draft is not None and draft.type == "inspection" else role
        if role == "counterpart" and draft is not None and draft.head.endswith("họp báo"):
            mine = "attend"  # "trong cuộc họp báo chung với Thủ tướng A"
        if role == "attend" and draft is not None and draft.type == "visit":
            if rule.name in _NOT_TRAVELLING and not {w.name for w in who} & set(draft.people):
                continue
            mine, who = "visit", [w for w in who if w.kind == "person"]
        elif role == "visit" and draft is not None and draft.type != "visit":
            mine = "inspect" if draft.type == "inspection" else "attend"
        if rule.name == "leads-delegation" and _met_here(talk, sentence, who):
            continue
        if rule.name == "leads-delegation" and _BY_DECISION.match(sentence.skeleton.text):
            continue
        if rule.name == "leads-delegation" and draft is not None and draft.type in _OF_SIDES:
            if _talked_with(talk, sentence, draft):
                mine = "counterpart"
            elif draft.type == "meeting":
                continue
        if role == "sign" and draft is not None and draft.key[:1] == ("change",):
            continue
        if role == "counterpart" and draft is not None and talk.full(draft, who, sentence):
            continue
        if draft is not None and "aside" in rule.options:
            draft.passing |= not draft.used and _mentioned(sentence, draft)
        if draft is not None and "elsewhere" in rule.options and not draft.used:
            draft.passing = True
            draft.people = tuple(dict.fromkeys((*draft.people, *(w.name for w in who))))
        if draft is not None and mine == "chair" and who:
            draft.passing = False  # "A triệu tập hội nghị. Hội nghị do B chủ trì."
        if draft is not None and draft.type == "funeral" and rule.name in _MOURNING:
            draft = _before_the_dead(talk, sentence, draft)
        if draft is not None and draft.type == "funeral":
            who = [w for w in who if w.name not in draft.name]  # the dead
        if role == "speak" and draft is not None and draft.type == "visit":
            who = [w for w in who if w.name in draft.people]  # only guests are heard of
        site = _site(talk, sentence, rule, m, draft)
        talk.part(site or draft, who, mine, sentence, span, rule.name, rule.certainty)
        if role == "host" and draft is not None and "guest" not in groups:
            _pair_up(talk, draft, who)


def _of_guests(sentence: Sentence, number: str) -> bool:
    phrase = sentence.skeleton.items[int(number)].phrase
    return isinstance(phrase, EventPhrase) and "làm việc" in phrase.head


#: Parts in an event yet to come that the press tells as sure: "sẽ dự Hội nghị cấp cao ASEAN".
_ANNOUNCED = frozenset(("attend", "chair", "organise", "speak"))


def _met_here(talk: Talk, sentence: Sentence, who: Sequence[Mention]) -> bool:
    """Say whether a sentence has told that others met those who led a delegation."""
    names = {w.name for w in who}
    told = [p for p in talk.parts if p.sentence is sentence and p.role == "counterpart"]
    return any(p.rule in _LED and p.who.name in names for p in told)


#: Rules of talks with a delegation and its leader.
_LED = frozenset(("talks-with-led", "receives"))


def _talked_with(talk: Talk, sentence: Sentence, draft: Draft) -> bool:
    """Say whether a sentence tells of one side of an event only: "A làm việc với đoàn do B dẫn đầu"."""
    told = [p for p in talk.parts if p.draft is draft and p.sentence is sentence]
    return len({p.who.name for p in told if p.role == "counterpart"}) == 1


#: Rules of what is told on a visit, which is made whether that is denied or not.
_BY_THE_WAY = frozenset(("acts-on-visit", "does-on-visit", "accompanied-on-visit"))
#: Rules of those who come to mourn, and the rite at which they do.
_MOURNING = frozenset(("mourns", "mourners-are", "leads-delegation"))
_RITE = "lễ viếng"


def _before_the_dead(talk: Talk, sentence: Sentence, draft: Draft) -> Draft:
    """Give the rite at which people mourn, among those of a funeral that the text has named."""
    if draft.head == _RITE or any(d is draft for d in talk.book.named_in(sentence).values()):
        return draft
    rites = [d for d in talk.book.drafts if d.type == "funeral" and d.head == _RITE and not d.same]
    return rites[0] if len(rites) == 1 else draft


#: Types of events that have two sides.
_OF_SIDES = frozenset(("working", "meeting"))
#: Parts in an event that must have been told.
_OF_ONE = frozenset(("organise", "visit", "host", "sign", "inspect"))
#: Rules of those who are there, of whom only the visitors known make the visit spoken of.
_NOT_TRAVELLING = frozenset(("side-list", "attends"))
#: Rules of the sides by which a meeting is named, be it yet to come without a day.
_NAMED_SIDES = frozenset(("between-sides", "between-him", "between-one"))
#: Meetings of states, at which many others speak elsewhere too.
_SUMMIT = re.compile(r"thượng đỉnh|cấp cao|\bg ?-?(?:7|20)\b")


def _mentioned(sentence: Sentence, draft: Draft) -> bool:
    """Say whether an event at which someone does something may only be mentioned there."""
    shown = sentence.region in ("title", "caption")
    return shown or draft.head in FAIRS or bool(_SUMMIT.search(draft.name.lower()))


#: Bodies that decide in sessions of their own, by the beginnings of their names.
_IN_SESSION = (
    *ASSEMBLIES, "Ủy ban Kiểm tra", "Ủy ban Trung ương", "Chính phủ", "Ban Chỉ đạo", "Ban chỉ đạo", "Hội đồng"
)  # fmt: skip
#: Bodies of few members, whose own meeting it is at which they decide.
_BOARDS = (
    "Thường trực", "Ban Thường vụ", "Ban Bí thư", "Bộ Chính trị", "Ban Chỉ đạo", "Ban chỉ đạo", "Ban Cán sự",
    "Ban cán sự", "Hội đồng", "Đảng đoàn",
)  # fmt: skip
#: Nouns of meetings at which one is heard by others.
_HEARD = re.compile(r"họp báo|điều trần|phỏng vấn")
_DATED = re.compile(r"<D(\d+)>")
#: Nouns of meetings of one body.
_SESSION = re.compile(r"\bhọp\b(?! báo)|^phiên|giao ban")
#: Feasts given for a guest, and welcomes.
_FEASTS = ("tiệc", "lễ đón", "buổi chiêu đãi", "quốc yến")
#: Talks in which only those who talk with each other are heard.
_TALKS = re.compile(r"(?:hội đàm|hội kiến|điện đàm|đàm phán|gặp|tiếp|tiếp kiến)$")
#: How many people talk with each other.
_BOTH = 2


def _own_journey(talk: Talk, found: list[Draft], who: Sequence[Mention]) -> list[Draft]:
    """Give the visit that someone is known to make instead of the last one told."""
    if len(found) != 1 or found[0].type != "visit" or len(who) != 1:
        return found
    if who[0].name in found[0].people:
        return found
    own = [d for d in talk.book.drafts if d.type == "visit" and who[0].name in d.people]
    return own[-1:] or found


def _visits_of(talk: Talk, guests: Sequence[Mention]) -> list[Draft]:
    """Give the last visit told of a guest."""
    names = {w.name for w in guests}
    return [d for d in talk.book.drafts if d.type == "visit" and names & set(d.people)][-1:]


#: Where a visit goes that its name does not tell: "chuyến thăm cấp nhà nước 3 ngày | tới nước này".
_GOAL = re.compile(
    r"(?: (?!của |và |để |nhằm |cho |với |khi |do |theo |diễn |sẽ |đã |là |mà )[a-zà-ỹđ0-9]+){0,5}? "
    r"(?P<goal>(?:(?:tới|đến|sang|tại|ở|trên|thuộc|về) )?(?:(?:một|hai|ba|bốn|các|những|\d+) )?(?:<[LO]\d+>|(?:nước|quốc gia|đất nước|vùng|khu vực|châu|lục địa)\b[^<>;.,]{0,20}(?:<L\d+>| này\b)))"
)


def _goal(sentence: Sentence, m: re.Match[str]) -> str:
    """Give the words that tell after the noun of a visit where it goes."""
    if "event" not in m.re.groupindex:
        return ""
    told = _GOAL.match(sentence.skeleton.text, m.end("event"))
    if told is None:
        return ""
    first = sentence.skeleton.token(told.start("goal"))
    last = sentence.skeleton.last(sentence.skeleton.token(told.end("goal") - 1))
    return sentence.line.letters(first, last)


def _toward(
    talk: Talk, sentence: Sentence, m: re.Match[str], found: Sequence[Draft], name: str
) -> list[Draft]:
    """Keep the visits with a goal that someone may be on: not his hosts, nor another guest's."""
    title, told = talk.titles.get(name, ""), _goal(sentence, m)
    return [
        d
        for d in found
        if (len(d.name) > len(d.head) or told or name in d.name)
        and may_visit(name, title, f"{d.name[len(d.head) :]} {told}")
        and (not d.people or name in d.people)
    ]


def _organised(
    talk: Talk, sentence: Sentence, found: Sequence[Draft], who: Sequence[Mention]
) -> None:
    """Note who organises an event, and that the sentence tells it as held."""
    for draft in found:
        draft.held(sentence)
        draft.organised(who)
        join_shorter(talk.book.drafts, draft)


def _pair_up(talk: Talk, draft: Draft, hosts: Sequence[Mention]) -> None:
    """Note guest and host as the two sides that "hai nhà lãnh đạo" means."""
    guest = next((p.who for p in talk.parts if p.draft is draft and p.role == "visit"), None)
    if guest is not None and hosts[0].kind == "person" and hosts[0].name != guest.name:
        talk.pair = (hosts[0], guest)


def _who(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], groups: dict[str, str | Any]
) -> list[Mention]:
    """Give those of whom a rule speaks: in its slot, listed after it, or the subject before it."""
    skeleton, role = sentence.skeleton, rule.extra["as"]
    kinds = "PO" if "bodies" in rule.options else "P"
    if groups.get("roles"):
        return [
            w for r in skeleton.numbers(groups["roles"], "R") for w in talk.holder(sentence, [r])
        ]
    if "holders" in rule.options:
        return talk.people(sentence, holders(sentence, m.start()))
    if groups.get("he"):
        him = talk.he(sentence, m.start("he"))
        other = talk.people(sentence, skeleton.numbers(groups["person"], "P"))
        return [*him, *other] if him and other and him[0].name != other[0].name else []
    if groups.get("owner"):
        return talk.people(sentence, skeleton.numbers(groups["owner"], "O"))
    if "board" in rule.options and (groups.get("who") or "").startswith("<R"):
        return _standing_board(talk, sentence, groups["who"])
    for slot in ("people", "person", "organisation", "who"):
        if slot == "who" and (groups.get(slot) or "").startswith("hai "):
            return talk.both(sentence, m.start(slot))
        if groups.get(slot):
            found = talk.people(sentence, _in_slot(sentence, groups[slot], slot))
            return [w for w in found if role != "attend" or w.name not in _AT_LARGE]
    if rule.extra.get("who") == "after":
        listed = after(skeleton, m.end(), kinds="PO", until=_LIST_ENDS)
        listed = [i for i in listed if i.kind == "P" or not _abbreviates(sentence, i)]
        listed = [i for i in listed if i.kind in kinds or sent(sentence, i, listed)]
        found = [w for w in talk.people(sentence, listed) if w.name not in _AT_LARGE]
        return [*found, *_of_one_noun(talk, sentence, m.end())]
    at = m.start("trigger") if "trigger" in groups else m.start()
    listed = before(sentence, at, bodies="bodies" in rule.options)
    if listed and not re.search(r"\b(?:đồng|cùng|đều)\b", m[0]):
        listed = _after_semicolon(sentence, listed, at) if rule.extra["as"] == "chair" else listed
    if listed and role == "chair" and not groups.get("what") and _run_by(skeleton, listed[0]):
        return []
    if listed:
        return talk.people(sentence, listed)
    return talk.subject_of(sentence, at, strict="strict" in rule.options)


def _standing_board(talk: Talk, sentence: Sentence, text: str) -> list[Mention]:
    """Give the board that reads like a post: "kết luận của Thường trực Chính phủ"."""
    out = []
    for item in sentence.skeleton.numbers(text, "R"):
        role = item.phrase
        if isinstance(role, RolePhrase) and role.title.startswith("Thường trực ") and role.body:
            name = talk.scene.body_name(role.body, sentence.line.starts[item.start])
            if name:
                name = f"Thường trực {name}"
                out.append(talk.scene.mention(sentence, item, name, "organisation", "participant"))
    return out


#: Before the fields of those whose leaders come: "lãnh đạo các Bộ:", "đại diện các Sở, ngành như".
_LEADERS_OF = re.compile(
    r"\b(?:đại diện|lãnh đạo)(?: (?:lãnh đạo|của))* các (?:bộ|sở)(?: (?:,|và|ngành|cơ quan|doanh nghiệp|đơn vị|liên quan|chức năng|như|gồm|:))* ?$"
)
#: Most words of the header of a list.
_HEADER = 14


def _of_one_noun(talk: Talk, sentence: Sentence, at: int) -> list[Mention]:
    """Give the bodies listed by their fields whose leaders come: "lãnh đạo các Sở: Xây dựng, Y tế"."""
    low, out = sentence.line.low, []
    if "các" not in low:
        return []
    begin, told, last = sentence.skeleton.token(at - 1), False, 0
    for one in of_one_noun(talk.scene, sentence):
        header = " ".join(low[max(0, one.start - _HEADER) : one.start])
        told |= one.start > begin and _LEADERS_OF.search(header) is not None
        if told:
            item = Item("O", one.start, one.stop, one.name)
            out.append(talk.scene.mention(sentence, item, one.name, "organisation", "participant"))
            last = one.stop
    for item in sentence.items if out else ():
        if item.start > last and item.kind == "O":
            if not _AND_OTHERS.fullmatch(f" {' '.join(low[last : item.start])} "):
                break
            out += talk.people(sentence, [item])
            last = item.stop
    return out


#: What "lãnh đạo Đảng, Nhà nước" lead: too wide to take part.
_AT_LARGE = frozenset(("Đảng Cộng sản Việt Nam", "Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam"))


def sent(sentence: Sentence, item: Item, listed: Sequence[Item]) -> bool:
    """Say whether a body takes part through people not named: "đại diện Bộ Công Thương, Bộ Y tế"."""
    line, skeleton = sentence.line, sentence.skeleton
    owner = False
    for at in range(listed.index(item), -1, -1):
        one = listed[at]
        if one.kind != "O":
            return False
        if not owner and line.low[max(0, one.start - 2) : one.start] in _SENDING:
            return True
        if not owner and _SENT_SUCH_AS.search(skeleton.text[: _place(sentence, one)]):
            return True
        if at == 0:
            return False
        last = listed[at - 1]
        begin = skeleton.text.index(">", skeleton.place(skeleton.items.index(last))) + 1
        gap = _SHORT_NAME.sub("", skeleton.text[begin : _place(sentence, one)])
        owner = gap in (" của ", " ") and one is not item
        if not (owner or _AND_OTHERS.fullmatch(gap)):
            return False
    return False


def _place(sentence: Sentence, item: Item) -> int:
    return sentence.skeleton.place(sentence.skeleton.items.index(item))


def _abbreviates(sentence: Sentence, item: Item) -> bool:
    """Say whether a body in brackets is the one before them: "Ngân hàng Thế giới (WB)"."""
    return sentence.skeleton.text.endswith("> ( ", 0, _place(sentence, item))


#: The short name of a body after it.
_SHORT_NAME = re.compile(r"^ \( [^()]{1,40} \)")
#: Before bodies that are told after what they are: "đại diện các tổ chức quốc tế: A, B".
_SENT_SUCH_AS = re.compile(
    r"\b(?:đại diện|lãnh đạo)(?: (?:,|<L\d+>|(?!(?:đã|sẽ|cho|nói|phát|là|có|đến|tới|không) )[a-zà-ỹđ]+)){1,10} (?::|gồm|như|gồm có)(?: (?:đại diện|lãnh đạo|các))* $"
)
#: Between the bodies of a list, with others not named: "Bộ A và các bộ, ngành, Ủy ban B".
_AND_OTHERS = re.compile(
    r"(?: (?:,|và|cùng|với|các|một số|bộ|sở|ban|ngành|cơ quan|đơn vị|địa phương|chức năng|liên quan|trung ương|đại diện|lãnh đạo))* (?:,|;|và|cùng)(?: (?:các|đại diện|lãnh đạo))* "
)


#: Before a body that sent people not named.
_SENDING = (
    ["đại", "diện"], ["lãnh", "đạo"], ["thành", "viên"], ["diện", "của"], ["đạo", "của"], ["gia", "của"],
    ["kiến", "của"], ["dự", "của"], ["mặt", "của"],
)  # fmt: skip


_VENUE = Needle(r"(?:tại|ở)(?: [^\s<>]+){0,2} $")


def _in_slot(sentence: Sentence, text: str, slot: str) -> list[Item]:
    """Give the people of a slot, or its bodies that are not where it happens."""
    skeleton = sentence.skeleton
    if slot in ("people", "person"):
        return skeleton.numbers(text, "P")
    people = skeleton.numbers(text, "P")
    bodies = [
        item
        for item in skeleton.numbers(text, "O")
        if not _VENUE.search(skeleton.text[: skeleton.place(skeleton.items.index(item))])
    ]
    bodies = [i for i in bodies if len(bodies) == 1 or not _above(skeleton, i)]
    listed = _with_guests(sentence, sorted([*people, *bodies], key=lambda i: i.start))
    return [i for i in listed if not _consenting(sentence, i, listed)]


#: Before the body that the one named before belongs to: "Cục A thuộc Bộ B", "Cục A (C06 - Bộ B)".
_WHOLE = re.compile(
    r"<O\d+>(?: \([^()]{1,40}\))? (?:của|thuộc|trực thuộc) $|<O\d+> \((?: [^()<>]{1,16})? $"
)


def _above(skeleton: Skeleton, item: Item) -> bool:
    """Say whether a body of a slot only tells whose the one named before is."""
    return _WHOLE.search(skeleton.text[: skeleton.place(skeleton.items.index(item))]) is not None


#: Before those who only agree: "được sự đồng ý của Bộ A, Sở B tổ chức".
_AGREED = Needle(
    r"\b(?:đồng ý|chỉ đạo|ủy quyền|cho phép|thống nhất|nhất trí|phân công) của(?: (?:lãnh đạo|ban|các|<[OR]\d+>|,|và))* $"
)


#: What those do who organise with another.
_HELPING = ("phối hợp", "hỗ trợ")
#: Between a body that organises and those who only come: "A cùng với sự tham dự của đại diện B".
_WITH_GUESTS = re.compile(
    r"<O(\d+)>(?: \([^()]{1,40}\))?(?: ,)?(?: (?:cùng|với|cùng với|có|và))* sự (?P<how>tham dự|tham gia|chứng kiến|có mặt|phối hợp|hỗ trợ|tham mưu) của(?: (?:đại diện|lãnh đạo|các|<[ORL]\d+>|,|và))* $"
)


def _with_guests(sentence: Sentence, listed: list[Item]) -> list[Item]:
    """Give who organises where those listed only come or help."""
    skeleton = sentence.skeleton
    if not listed or " sự " not in skeleton.text:
        return listed
    first = skeleton.place(skeleton.items.index(listed[0]))
    m = _WITH_GUESTS.search(skeleton.text, 0, first)
    if m is None:
        return listed
    return [skeleton.items[int(m[1])], *(listed if m["how"] in _HELPING else [])]


def _consenting(sentence: Sentence, item: Item, listed: list[Item]) -> bool:
    """Say whether a body only consents to what the last one does, or is only whose body it is."""
    skeleton = sentence.skeleton
    left = skeleton.text[: skeleton.place(skeleton.items.index(item))]
    return (item is not listed[-1] and bool(_AGREED.search(left))) or left.endswith(
        ("( ", "> của ")
    )


_GUESTS = re.compile(r"\b(?:dự|có mặt|gồm|do|tham gia|khách mời)\b")


def _after_semicolon(sentence: Sentence, listed: list[Item], at: int) -> list[Item]:
    """Keep those after the last semicolon: "Dự có A; B chủ trì" says that B chairs."""
    cut = sentence.skeleton.text.rfind(";", 0, at)
    if cut >= 0 and not _GUESTS.search(sentence.skeleton.text[:cut]):
        return listed
    token = sentence.skeleton.token(cut) if cut >= 0 else -1
    return [i for i in listed if i.start > token]


def _events(
    talk: Talk,
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    groups: dict[str, str | Any],
    drafts: dict[int, Draft],
) -> list[Draft]:
    """Give the events that the part belongs to: named in the pattern, else the one spoken of."""
    numbers = [int(n) for g in ("event", "what") for n in _numbers(groups.get(g))]
    if numbers:
        found = [drafts[n] for n in numbers if n in drafts]
        kind = rule.extra.get("type")
        items = sentence.skeleton.items
        if kind == "working|meeting" and not (
            _WITH.search(m[0]) or meets(items[numbers[0]].phrase)
        ):
            return []
        return [d for d in found if kind is None or d.type in kind.split("|")]
    if rule.extra.get("type"):
        latest = talk.book.latest(*rule.extra["type"].split("|"))
        if rule.extra["as"] == "host" and latest and latest.evidence.rule == "visits-people":
            latest = _invited_to(talk, latest)
        return [latest] if latest else []
    if "event-before" in rule.options:
        left = [k for k in drafts if sentence.skeleton.place(k) < m.start()]
        if left:
            return [drafts[max(left)]]
        if not _SITTING.search(sentence.skeleton.text, 0, m.start()):
            return []
    if "journey" in rule.options:
        draft = talk.book.journey(sentence)
    else:
        draft = _talks_named(talk, m) or talk.event_for(sentence, drafts, m.start())
    return [draft] if draft else []


#: What tells, before who chairs it, that people gather.
_SITTING = re.compile(r"<E|\b(?:họp|phiên|hội nghị|hội thảo|đại hội|tọa đàm|buổi|cuộc|lễ)\b")
#: Before those by whom something is run.
_BY = re.compile(r"\bdo(?: (?:<R\d+>|ông|bà|đồng chí|,))* $")


def _run_by(skeleton: Skeleton, first: Item) -> bool:
    """Say whether people run something that is no gathering: "đường dây đánh bạc do ông A điều hành"."""
    left = skeleton.text[: skeleton.place(skeleton.items.index(first))]
    return _BY.search(left) is not None and _SITTING.search(left) is None


#: The noun of talks that were told by their verb: "Cùng dự hội đàm có …".
_TALKS_TOLD = re.compile(r"\bdự (?:cuộc |buổi )?(hội đàm|hội kiến|điện đàm)\b")


def _talks_named(talk: Talk, m: re.Match[str]) -> Draft | None:
    """Give the last talks told by the verb whose noun tells at what people are present."""
    noun = _TALKS_TOLD.search(m[0])
    told = [d for d in talk.book.drafts if d.type == "meeting" and d.same is None]
    told = [d for d in told if noun and noun[1] in d.name.lower()]
    return told[-1] if told else None


def _invited_to(talk: Talk, latest: Draft) -> Draft:
    """Give the visit that a host invites to: not the sites seen in the course of it."""
    visits = [
        d for d in talk.book.drafts if d.type == "visit" and set(d.people) & set(latest.people)
    ]
    return next((d for d in reversed(visits) if d.evidence.rule != "visits-people"), latest)


#: How a sentence begins that tells who is to lead inspectors, not who is there.
_BY_DECISION = re.compile(
    r"(?:căn cứ |tại |trong )?(?:theo|quyết định|nội dung) (?:đó|các quyết định|quyết định|kế hoạch|nghị quyết|<O\d+>)\b"
)
#: Between a meeting and those met.
_WITH = re.compile(r" (?:với|cùng|giữa|chung)\b")


def _numbers(text: str | None) -> list[str]:
    found: list[str] = []
    at = text.find("<E") if text else -1
    while text and at >= 0:
        stop = text.index(">", at)
        found.append(text[at + 2 : stop])
        at = text.find("<E", stop)
    return found


def _site(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], draft: Draft | None
) -> Draft | None:
    if "site" not in rule.options:
        return None
    text = sentence.skeleton.text
    words = text if text.startswith("tại điểm cầu") else text[m.start() :]
    return talk.book.site_in(sentence, words, draft)


def _own_session(line: Line, phrase: object) -> bool:
    """Say whether an event is named after the body that holds it: "họp báo Bộ Ngoại giao"."""
    bodies: tuple[BodyPhrase, ...] = phrase.bodies if isinstance(phrase, EventPhrase) else ()
    if not isinstance(phrase, EventPhrase) or len(bodies) == 0:
        return False
    body = bodies[-1]
    if phrase.type == "plenum":  # "Phiên thảo luận về Chiến lược ASEAN" is about it
        told = " ".join(line.low[phrase.start : body.start])
        if told.endswith(" liên"):
            return False  # "khóa họp Ủy ban liên | Chính phủ Việt - Nga"
        return not _ABOUT.search(told)  # nor "phiên khai mạc hội nghị WEF ASEAN"
    if phrase.type == "conference":  # "Hội nghị tổng kết năm 2021 của Sở A"
        told = " ".join(line.low[phrase.start + 2 : body.start])
        return _YEARLY.match(told) is not None and not _ABOUT.search(told)
    between = set(line.low[phrase.start + len(phrase.head.split()) : body.start])
    if "họp báo" in phrase.head and line.low[body.start - 1] == "của":
        return True
    held = phrase.type == "working" and "họp" in phrase.head
    return held and between <= _WHOSE and line.low[body.start - 1] != "trực"


#: Between a session and a body of which it only treats: "Phiên họp triển khai Kết luận của".
_ABOUT = re.compile(
    r"\b(?:hội nghị (?!lần |thứ |toàn thể )\w+|diễn đàn|hội thảo|thượng đỉnh|về|kết luận|nghị quyết|chỉ thị|quyết định|kế hoạch|báo cáo)\b"
)
#: Conferences that a body holds for itself, up to its name.
_YEARLY = re.compile(
    r"(?:trực tuyến )?(?:tổng kết|sơ kết|giao ban|triển khai (?:công tác|nhiệm vụ)|toàn thể|thường niên|cán bộ|viên chức|người lao động|công chức)\b.* của$"
)
#: Words between "họp báo" and the body that holds it.
_WHOSE = frozenset(
    ("của", "thường", "kỳ", "lệ", "tháng", "quý", "năm", "i", "ii", "iii", "iv", *"123456789")
)


def own_sessions(talk: Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """Let the body in the name of a session be its organiser: "Kỳ họp thứ 7 HĐND tỉnh A"."""
    for number, draft in drafts.items():
        item = sentence.skeleton.items[number]
        bodies: Sequence[BodyPhrase] = getattr(item.phrase, "bodies", ())
        if draft.organisers or not _own_session(sentence.line, item.phrase):
            continue
        body = bodies[-1]
        owner = Item("O", body.start, body.stop, body)
        who = [w for w in talk.people(sentence, [owner]) if w.name not in _AT_LARGE]
        line = sentence.line
        span = talk.scene.page.stored(line.starts[item.start], line.stop(item.stop - 1))
        draft.organisers.extend(w.name for w in who)
        talk.session_bodies.append((draft, who, sentence, span))


__all__ = ["own_sessions", "parts", "sent", "signed_measures", "signing_off"]
