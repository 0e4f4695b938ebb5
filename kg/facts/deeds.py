"""Happenings that a verb tells: talks, visits, inspections, sessions held, discipline, arrests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.around import only_object, only_spoken_of
from kg.facts.certain import (
    OF_STATE_RANK,
    abroad,
    announced,
    at_once,
    at_the_head,
    decreed,
    delegated,
    firsthand,
    in_programme,
    near,
    news,
    of_a_month,
    others_talked,
    plain,
    quoted,
    rite,
    said_when,
    sent_out,
    several,
    shown,
    signed_now,
    sure,
    trip,
)
from kg.facts.clauses import clause, cut
from kg.facts.decided import measuring
from kg.facts.doers import OPENERS, OPENS, POLICE, comma, doers_of, left_to, subject_after
from kg.facts.draft import Draft
from kg.facts.floors import ASSEMBLIES, in_session, opened
from kg.facts.nameless import office, untold
from kg.facts.reference import leaders, surnames
from kg.facts.scene import Sentence
from kg.facts.talk import REMEMBERED, Talk, after, dated, held_back
from kg.facts.venue import called
from kg.facts.when import day_told, due_on, told_on
from kg.grammar import Rule
from kg.grammar.needle import Needle
from kg.lexicon import word_set
from kg.mentions import Item
from kg.mentions.dates import DatePhrase
from kg.mentions.places import PlacePhrase
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import Line, capital, expand
from kg.model import Mention
from kg.text import name_key

_AGAINST = frozenset(("prosecution", "discipline"))
_ENDS = r"[.;:]|\bvà (?:cùng |sẽ |đã |có |tiến hành |sau đó |lần lượt )*(?:(?:các|những|nhiều|loạt|một loạt|hàng loạt) (?:cuộc |buổi )?(?:<E|gặp|hội|tiếp|trao)|có\b|gặp\b|hội đàm|hội kiến|tiếp\b|đón\b|làm việc|thăm\b|điện đàm|chứng kiến|tham dự|dự\b|chủ trì|ký\b|trao\b|phát biểu|đối thoại|tiếp xúc|chào\b)|(?<!sự )\bcố (?=<R)|, (?!<|ông |bà |đồng chí |ngài )|\b(?:về|nhằm|để|tại|nhân|bên|cho|nói|bàn|phát biểu|trong|đã|bày tỏ|khẳng định|từ|sau|trước|vào|sang|dự|đang|đến|tới|sẽ|do|khi|theo|(?:với|có) sự (?:chứng kiến|hiện diện|có mặt|góp mặt|tham dự|tham gia))\b"
#: Verbs that tell of talks only between holders of posts.
_CASUAL = re.compile(
    r"(?:gặp|trao đổi|tiếp xúc(?! (?:với )?cử tri)|hội ngộ|gọi điện|điện thoại|nói chuyện|trò chuyện|chuyện trò|thảo luận)(?! song phương| mặt)"
)
#: Verbs that tell of no talks where only an office is told: "Tổng thống Lào đón ông A".
_WELCOMES = re.compile(rf"{_CASUAL.pattern}|đón")
_APART = re.compile(r"riêng rẽ|lần lượt|các cuộc")


def deeds(talk: Talk, sentence: Sentence, fit: Sequence[Rule]) -> None:
    """Read the happenings that the verbs of a sentence tell."""
    acts: list[tuple[Rule, re.Match[str]]] = []
    further: list[tuple[Rule, re.Match[str]]] = []
    for rule in fit:
        for m in sentence.skeleton.find(rule):
            known = announced(sentence, m) or in_programme(talk, sentence, rule)
            if held_back(sentence, m.start(), known=known):
                continue
            if "dated" in rule.options and not (
                dated(sentence)
                or sure(m)
                or sent_out(sentence, rule, m)
                or firsthand(talk, sentence, rule, m)
                or shown(sentence, rule)
                or in_session(talk, sentence, rule, m.start())
                or ("monthly" in rule.options and of_a_month(sentence))
            ):
                if at_once(talk, sentence, rule, m):
                    talk.headlines.append((sentence, rule, m))
                elif rule.extra.get("slot") is None and "left" in rule.extra:
                    talk.nameless.append((sentence, rule, m))
                    if rule.extra["type"] in _FURTHER:
                        further.append((rule, m))
                continue
            if "late" in rule.options:
                talk.headlines.append((sentence, rule, m))
                continue
            if "untold" in rule.options and others_talked(talk, sentence, m):
                continue
            if "said-when" in rule.options and not said_when(sentence, m):
                continue
            if "month" in rule.options and not (of_a_month(sentence) or _witnessed(sentence, m)):
                continue
            if "abroad" in rule.options and not abroad(talk, sentence, m):
                continue
            if rule.name in _WITH_TEAM and _to_team(talk, sentence, m):
                continue
            if "near" in rule.options and not near(talk, sentence, m):
                continue
            if "trip" in rule.options and not trip(sentence, m):
                continue
            if "several" in rule.options and not several(sentence, m):
                continue
            if "paper" in rule.options and not signed_now(talk, sentence, m):
                continue
            if "delegation" in rule.options and not delegated(sentence, m.start()):
                continue
            if "alone" in rule.options and not plain(sentence, m):
                continue
            if "news" in rule.options and not news(talk, sentence, m):
                continue
            if "sole" in rule.options and _BESIDES.search(sentence.skeleton.text, 0, m.end()):
                continue
            if "rite" in rule.options and not rite(talk, sentence, m):
                continue
            if "bare" in rule.options:
                _bare(talk, sentence, rule, m)
            elif "floor" in rule.options:
                opened(talk, sentence, rule, m)
            elif rule.name == "pays-last-honours":
                _mourns(talk, sentence, rule, m)
            elif rule.extra.get("left") == "attend":
                _tribute(talk, sentence, rule, m)
            elif rule.extra["type"] in _AGAINST:
                _against(talk, sentence, rule, m)
            elif rule.extra.get("slot"):
                if quoted(sentence, m.start()):
                    continue
                _held(talk, sentence, rule, m)
            else:
                acts.append((rule, m))
    if acts:
        _acts(talk, sentence, acts, further)


#: Rules of talks, and how one begins who only speaks to those who came: "Làm việc với đoàn, ông A cho biết".
_WITH_TEAM = frozenset(("working-with", "working-with-others"))
_TEAM_TOLD = re.compile(
    r"(?:tiếp và |tiếp , |tiếp đón và )?(?:làm việc|trao đổi) (?:với|cùng) (?:các thành viên )?(?:(?:đoàn|tổ)(?: (?:công tác|giám sát|kiểm tra|khảo sát))?|<O(?P<team>\d+)>)(?: của <[ROL]\d+>)? , (?:(?:<R\d+>|ông|bà|đồng chí) )*<P"
)


def _to_team(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether someone speaks to a delegation whose inspection or working session is told."""
    told = _TEAM_TOLD.match(sentence.skeleton.text) if m.start() <= _FIRST_WORDS else None
    if told is None:
        return False
    if told["team"]:
        team = sentence.skeleton.items[int(told["team"])]
        if sentence.line.low[team.start] not in ("đoàn", "tổ"):
            return False
    return any(d.type in ("inspection", "working", "visit") for d in talk.book.drafts)


#: Characters of "tiếp đón và" before the verb.
_FIRST_WORDS = 12
#: What only goes with a visit told before: "Đến khảo sát hiện trường, ông A động viên bà con".
_BESIDES = re.compile(
    r"(?<!đoàn )\b(?:thăm|kiểm tra|khảo sát|thị sát|làm việc|gặp|tiếp xúc|dự)\b.* động viên ?$|<E\d+>.* động viên ?$"
)
#: Before what two sides sign, those who see it: "Trước sự chứng kiến của Thủ tướng A, hai bên đã ký".
_WITNESSED = re.compile(r"\bsự chứng kiến của[^;.“”]{3,160} đã (?:cùng )?$")


def _witnessed(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether two sides have signed something before witnesses."""
    begin = m.start("doing") if "doing" in m.groupdict() else m.start()
    return _WITNESSED.search(sentence.skeleton.text, 0, begin) is not None


#: Types of which one tells what another does: an inspection is a visit too.
_FAMILIES = (
    frozenset(("visit", "inspection")),
    frozenset(("meeting", "working", "conference", "plenum", "ceremony")),
    frozenset(("signing",)),
)


def headlines(talk: Talk) -> None:
    """Read what headlines and captions tell, where the text tells nothing like it of those who do it."""
    for sentence, rule, m in talk.headlines:
        kind, slot = rule.extra["type"], rule.extra.get("slot")
        if m.groupdict().get("who") and slot is None:
            who = talk.people(sentence, sentence.skeleton.numbers(m["who"], "P"))
        elif slot is None:
            who = doers_of(talk, sentence, m.start(), kind, rule.extra["left"])
        else:
            who = talk.people(sentence, sentence.skeleton.numbers(m[slot], "O"))
        names = {w.name for w in who} | {_sender(w).name for w in who}
        family = next(f for f in _FAMILIES if kind in f)
        told = [d for d in talk.book.drafts if d.type in family]
        if any(names & {*d.people, *d.others, *d.organisers} for d in told):
            continue
        if any(p.who.name in names and p.draft.type in family for p in talk.parts):
            continue
        if "late" in rule.options and _talks_untold(talk):
            continue
        if slot is None:
            _acts(talk, sentence, [(rule, m)])
        else:
            _held(talk, sentence, rule, m)


def _talks_untold(talk: Talk) -> bool:
    """Say whether the text names talks of which it does not tell who talked."""
    known = {p.draft.id for p in talk.parts}
    return any(d.type == "meeting" and not (d.people or d.id in known) for d in talk.book.drafts)


#: Between what one does and what the same one does next: "hội đàm với A; hội kiến B".
_NEXT_ACT = re.compile(
    r"[^“”.:]{0,160}(?: ,|;| ;| và|đồng thời|sau đó)(?: (?:đã|sẽ|cũng|đồng thời|sau đó|có|tới|đến|còn|lần lượt|tiếp tục))* $"
)


#: People visited at large where something is inspected: "đến thăm, động viên nhân dân và kiểm tra".
_AND_INSPECTS = re.compile(
    r"[^<>;.“”]{0,40}thăm(?: [a-zà-ỹđ]+| ,){0,5} (?:nhân dân|người dân|bà con|đồng bào)(?: (?:các|vùng|bị|ở)(?: [a-zà-ỹđ]+){1,3})? (?:và|,) (?:trực tiếp )?(?:kiểm tra|khảo sát|thị sát)\b"
)
#: Before what another one does in the same sentence.
_ANOTHER = re.compile(r"; (?:(?:<R\d+>|ông|bà|đồng chí|,|còn) )*<P\d+>[^;“”]{0,60}$")
#: Types of what is told without a day after what is sure: "hội kiến A; làm việc với các cơ quan B".
_FURTHER = ("meeting", "working")


def _acts(
    talk: Talk,
    sentence: Sentence,
    acts: list[tuple[Rule, re.Match[str]]],
    further: Sequence[tuple[Rule, re.Match[str]]] = (),
) -> None:
    """Read what people do one after the other: the first verb of a rule, and those that go on.

    What is ``further`` told counts only as what goes on.
    """
    done: set[str] = set()
    doers: list[Mention] = []
    end = 0
    told: dict[str, int] = {}  # by type, how far what has been read reaches
    inspects = any(rule.extra["type"] == "inspection" for rule, _ in acts)
    for rule, m in sorted((*acts, *further), key=lambda act: (act[1].start(), act[1].end())):
        gap = sentence.skeleton.text[end : m.start()]
        goes_on = bool(doers and m.start() >= end and _NEXT_ACT.fullmatch(gap))
        goes_on = goes_on and rule.extra["left"] in _ACTING
        if rule.name in done and _ANOTHER.search(gap):
            done.discard(rule.name)  # "A thăm công nhân B; ông C thăm công nhân D"
            told.pop(rule.extra["type"], None)
        if not goes_on and (rule.name in done or (rule, m) in further):
            continue
        if "right" not in rule.extra and m.start() < told.get(rule.extra["type"], 0):
            continue  # told by another rule: "tiếp Đại sứ các nước"
        if inspects and rule.name == "visits-people" and m[0].startswith("thăm hỏi"):
            continue  # "đến kiểm tra tình hình, thăm hỏi, động viên người dân": what goes with it
        if (
            inspects
            and rule.name == "visits-people"
            and _AND_INSPECTS.match(sentence.skeleton.text, m.start())
        ):
            continue
        if rule.name == "meets-in-session" and _briefed(talk, sentence):
            continue  # "Thường trực Chính phủ họp trực tuyến với các tỉnh A, B" is told already
        found = _between(talk, sentence, rule, m, doers if goes_on else [])
        if not found:
            talk.nameless.append((sentence, rule, m))
        if found or rule.extra["type"] != "inspection":
            done.add(rule.name)
        if found:
            told[rule.extra["type"]] = m.end()
        if found and rule.extra["left"] in _ACTING:
            doers, end = found, m.end()


#: As what those take part who may do more in the same sentence.
_ACTING = ("counterpart", "visit")


# ------------------------------------------------------------------------ against someone
#: No proposal is that after which a body has decided: "Theo đề nghị của A, Ban Bí thư đã kỷ luật".
_PROPOSED = re.compile(
    r"(?<!theo )(?<!xét )(?<!cơ sở )(?<!căn cứ )(?<!căn cứ vào )(?:đề nghị|kiến nghị|(?<!sau khi )xem xét|đề xuất|yêu cầu)(?! của <O\d+>(?: tại [^<>;.,]{3,40})? , <O)[^;.]{0,70}$"
)
#: What a body decides on the proposal that a sentence tells first: "…, Ủy ban B quyết định".
_THEN_DECIDES = Needle(
    r"[,;] <O\d+>(?: (?:đã|vừa|cũng|thống nhất|nhất trí))* (?:ra )?quyết định(?: thi hành)? $"
)
#: What is not to be considered but has been: "đã xem xét, thi hành kỷ luật".
_WEIGHED = re.compile(
    r"\b(?:đã|họp|cũng|vừa)(?: họp)?(?: ,)? xem xét(?: ,| và)?(?: quyết định)? $|^[^\w<]*(?:\d+ ?[-–.)/]* ?)?xem xét(?: ,| và)?(?: quyết định)? $"
)


def _tried(talk: Talk) -> bool:
    """Say whether the text has told of a trial."""
    return any(d.evidence.rule in ("tries", "sentences") for d in talk.book.drafts)


_SAYS = re.compile(
    r" ?(?:đã |cũng |vừa |còn )?(?:cho biết|cho hay|nói|khẳng định|thông tin|nhấn mạnh|cho rằng|nhận định|chia sẻ|trả lời|đề nghị|yêu cầu|thông báo|xác nhận)\b"
)


#: What a sentence tells only to deny it.
_RUMOUR = re.compile(
    r"không có chuyện|tin đồn|bác bỏ (?:thông )?tin|thông tin (?:sai|bịa)|là sai sự thật"
)


#: After a decision spoken of as known: "Quyết định kỷ luật ông A có hiệu lực từ ngày 1/1".
_IN_FORCE = re.compile(r"[^<>;.,]{0,20}\bcó hiệu lực\b")


def _against(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Read a measure of discipline or prosecution with the person it is taken against."""
    skeleton = sentence.skeleton
    left = skeleton.text[: m.start()]
    proposed = _PROPOSED.search(left) and not skeleton.search_in(_THEN_DECIDES, left)
    if proposed or _RUMOUR.search(skeleton.text):
        if _WEIGHED.search(left):
            talk.weighed.append((sentence, rule, m))
        return
    if _IN_FORCE.match(skeleton.text, m.end()) or only_object(skeleton.text, m):
        return
    if "holder" in m.groupdict():
        talk.weighed.append((sentence, rule, m))
        return
    _taken(talk, sentence, rule, m)


def weighed(talk: Talk) -> None:
    """Read the measures that a body is told to have weighed and taken, of which no more is told.

    So are read the measures against the holder of a post, told of without a name.
    """
    for sentence, rule, m in talk.weighed:
        told = {p.who.name for p in talk.parts if p.role == "subject" and p.draft.type in _AGAINST}
        whom = [*sentence.skeleton.numbers(m.groupdict().get("person"), "P")]
        whom += sentence.skeleton.numbers(m.groupdict().get("body"), "O")
        people = talk.people(sentence, whom)
        people += talk.beside(sentence, sentence.skeleton.numbers(m.groupdict().get("holder"), "R"))
        if not any(w.name in told for w in people):
            _taken(talk, sentence, rule, m)


def _taken(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Note a measure with those it is taken against, and who takes it."""
    skeleton = sentence.skeleton
    if "truy tố" in m[0] and ("bị cáo" in skeleton.text or _tried(talk)):
        return  # before the court: the trial is the happening
    groups = m.groupdict()
    people = talk.people(sentence, skeleton.numbers(_one_clause(m, skeleton.text), "P"))
    if rule.extra["type"] == "discipline" and people:
        people += _listed_on(talk, sentence, m)
    if len(people) == 1 and m.groupdict().get("person") and _of_friend(skeleton.text, m):
        people = []  # "nghi phạm giết A, đồng minh của Tổng thống B, đã bị bắt giữ"
    if len(people) > 1 and _SAYS.match(skeleton.text[m.end() :]):
        people.pop()  # "về vụ bắt A, Trung tướng B cho biết …"
    if not people and groups.get("he") is not None:
        people = talk.he(sentence, m.start("he"))
    if not people and groups.get("holder") is not None:
        people = talk.beside(sentence, skeleton.numbers(m["holder"], "R"))
    bodies = talk.people(sentence, skeleton.numbers(groups.get("body"), "O"))
    people += [b for b in bodies if b.name != "Đảng Cộng sản Việt Nam"]  # "kỷ luật Đảng"
    if not people:
        return
    names = [p.name for p in people]
    verb = _verb(m)
    whom = _counted(skeleton.text[: m.start()]) if len(names) > _MANY else ""
    name = f"{verb[:1].upper()}{verb[1:]} {whom or ', '.join(names)}"
    span = talk.span(sentence, m)
    kind = rule.extra["type"]
    told = _right_after(sentence, m.end())
    known = told is None and _KNOWN.search(skeleton.text, 0, m.start()) is not None
    known |= (
        rule.name in _AFTERWARDS and "<D" not in m[0]
    )  # "Trước khi bị bắt, ông A …, ngày 1/7 được"
    draft = talk.book.verb_event(
        sentence, kind, name, span, rule,
        people=names, measure=_measure(verb), told=told, dated=not known,
    )  # fmt: skip
    if draft is None:
        return
    talk.part(draft, people, "subject", sentence, span, rule.name, rule.certainty)
    if rule.extra.get("left"):
        by = skeleton.numbers(groups.get("by"), "O")
        passive = "by" in groups
        bodies = talk.people(sentence, by) if passive else measuring(talk, sentence, m.start())
        talk.part(draft, bodies, "authority", sentence, span, rule.name, rule.certainty)
        if kind == "discipline" and len(bodies) == 1 and not known:
            talk.book.at_its_session(draft, sentence, bodies[0].name, talk.sitting)


#: What begins a list of those against whom a measure is taken.
_LIST_BEGINS = re.compile(
    r"(?:\bgồm\b|\bcác (?:ông|bà|đồng chí)\b|:|\d (?:đảng viên|cán bộ|người|cá nhân|đồng chí)\b)[^<>;]{0,40}(?:<R\d+> )?<P"
)
#: One more of them, after what those named before do: "A, cán bộ kinh tế phường; ông B".
_LISTED_ON = re.compile(
    r"(?:(?! (?:không|chưa|bị|được|đã|sẽ|thi hành|quyết định|kỷ luật|khai trừ|cảnh cáo|khiển trách) )(?:[^<>.;]|<[ROLD]\d+>)){0,180}?"
    r"(?: ;(?: và)?| và(?= (?:ông|bà|đồng chí) )) (?:(?:ông|bà|đồng chí|<R\d+>) )*<P(\d+)>(?! (?:không|chưa|được|đã|sẽ|cho|nói))(?![^.;]* bị )"
)


def _listed_on(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give the rest of those disciplined whom a list names after semicolons."""
    text = sentence.skeleton.text
    if " ;" not in text[m.start() :] or not _LIST_BEGINS.search(m[0]):
        return []
    out: list[Item] = []
    at = m.end()
    while found := _LISTED_ON.match(text, at):
        out.append(sentence.skeleton.items[int(found[1])])
        at = found.end(1) + 1
    return talk.people(sentence, out)


#: Rules of measures told only as the time of something else.
_AFTERWARDS = frozenset(("after-arrest", "after-discipline"))
#: Before a measure that a sentence tells only as known, on no day that it names before.
_KNOWN = re.compile(
    r"\b(?:(?:sau|trước|kể từ|từ) (?:khi|vụ|chiến dịch)|vụ|chiến dịch|nhằm)\b(?! án)[^;.,“”]{0,70}$"
)
#: The day of a measure, right after whom it is taken against: "bắt giữ ông A hôm 3/1".
_ON_DAY = re.compile(r"(?: ,)?(?: (?:vào|hôm|trong|ngay))* <D(\d+)>(?! ?(?:-|–|đến|tới) )")
#: Letters of an ISO date of day precision.
_A_DAY = 10


def _right_after(sentence: Sentence, at: int) -> DatePhrase | None:
    """Give the day that stands right after a measure, if a sentence tells another one before."""
    text = sentence.skeleton.text
    m = _ON_DAY.match(text, at) if "<D" in text[:at] else None
    date = sentence.skeleton.items[int(m[1])].phrase if m else None
    if not isinstance(date, DatePhrase) or len(date.iso or "") != _A_DAY:
        return None
    return date


#: Someone of whom only a friend or an ally is meant: "đồng minh thân cận của Tổng thống B,".
_WHOSE = re.compile(r"của(?: (?:<R\d+>|ông|bà|cựu|nguyên|tân))* <P\d+> , (?=(?:đã |vừa )*bị )")


def _of_friend(text: str, m: re.Match[str]) -> bool:
    """Say whether the one named just before a measure only tells whose friend suffers it."""
    begin = text.rfind("của ", 0, m.start("person") + 1)
    return begin >= 0 and _WHOSE.match(text, begin) is not None


#: From how many people on a measure is better named after their number.
_MANY = 3
_COUNT = re.compile(
    r"(?:^| )((?:\d+|[a-zà-ỹđ]+) (?:đối tượng|bị can|nghi phạm|nghi can|cán bộ|người)) $"
)


def _counted(left: str) -> str:
    """Give how many a measure is taken against: "5 đối tượng" before "bị bắt giữ gồm"."""
    m = _COUNT.search(left)
    return m[1] if m else ""


#: Before a list that semicolons part: "lãnh đạo xã gồm ông".
_LISTS = re.compile(r"(?:\b(?:gồm|gồm có|các)|:)(?: (?:các|ông|bà|đồng chí|<R\d+>))* ?$")
#: More characters than that takes.
_LONGEST_LIST = 80


#: Relatives, or another name, in brackets after a name.
_KIN = re.compile(
    r"\( [^()]*\b(?:vợ|chồng|con|cha|bố|mẹ|anh|em|chị|cháu|bạn|tức|bí danh|biệt danh|tên thật|tên gọi khác|tên khác|còn gọi)\b[^()]*\)"
)


def _one_clause(m: re.Match[str], text: str) -> str | None:
    """Give the people of the pattern, up to a semicolon unless "các ông" spans it."""
    people = m.groupdict().get("person")
    if people and "(" in people:
        people = _KIN.sub("", people)  # "A (con của nạn nhân, chồng chị B) cũng bị bắt"
    begin = m.start("person") if people else 0
    if people and _LISTS.search(text, max(0, begin - _LONGEST_LIST), begin):
        return people
    if people and not re.search(r"\bcác\b|: *$|^các|\b(?:hai|gồm)\b", m[0].split("<P", 1)[0]):
        return people.split(";", 1)[0]
    return people


#: Before the measure that someone suffers, outside brackets; an accused is "bị can" himself.
_SUFFERED = re.compile(r"\bbị (?!(?:can|cáo)\b)(?![^(]*\))")


def _verb(m: re.Match[str]) -> str:
    """Give the words of the measure, without things named and without "đối với"."""
    if m.groupdict().get("doing"):
        words = re.sub(r"\blệnh (?=bắt|tạm giam)", "", m["doing"])
        words = re.sub(r'["“”] | ["“”]$', "", words)
        return re.sub(r"sinh hoạt$", "sinh hoạt Đảng", words).replace(" ,", ",")
    words = _SUFFERED.split(m[0])[-1]
    if words == m[0] and "person" in m.groupdict() and m["person"]:
        words = m[0].replace(m["person"], "", 1)
    words = re.sub(r"<[A-Z]\d+>", "", words)
    words = re.split(r"\b(?:ông|bà|đối với|các ông|với)\b|[(]", words)[0].replace(" :", "")
    words = re.sub(r"^.*\b(?:nhận|chịu) (?:hình thức |mức )?", "", words)
    words = re.sub(r" các đảng viên.*$", "", words.rstrip(" ,–-"))
    words = _HOW_MANY.sub("", words)
    words = re.sub(
        r"(?:(?: ra)? khỏi| trong| của(?: bác sĩ| thầy giáo| cô giáo| thầy| cô)?) *$", "", words
    )
    words = re.sub(r"sinh hoạt *$", "sinh hoạt Đảng", words)
    words = re.sub(r"\blệnh (?=bắt|tạm giam)", "", words)
    return " ".join(words.split()).replace(" ,", ",").strip(" ,–-") or "xử lý"


#: How many a measure is taken against, or their kinship, before their names.
_HOW_MANY = re.compile(
    r" (?:(?:\d+|hai|ba|bốn) (?:bị can|đối tượng|nghi can|nghi phạm|người|anh em|vợ chồng|chị em|(?:cha|bố|mẹ) con)|anh em|vợ chồng|chị em|(?:cha|bố|mẹ) con)$"
)


#: What a body meets for, if only to take a measure: "họp, quyết định thi hành kỷ luật ông A".
_TO_DECIDE = re.compile(
    r"(?: ,| và)?(?: đã)? (?:xem xét|quyết định|ra quyết định|thống nhất|biểu quyết|bỏ phiếu)[^;.]{0,60} (?:kỷ luật|khai trừ|cách chức|đình chỉ|khiển trách|cảnh cáo|bổ nhiệm|miễn nhiệm|bầu|chỉ định)\b"
)
_MEASURES = (
    "khai trừ", "khiển trách", "cảnh cáo", "xóa tư cách", "cách", "đình chỉ sinh hoạt", "đình chỉ", "truy tố", "truy nã",
    "giáng", "tước", "thôi việc", "phạt",
)  # fmt: skip


def _measure(verb: str) -> str:
    return next((w for w in _MEASURES if w in verb), "")


# ------------------------------------------------------------------------ held by someone
#: A constituency, which is no election: "đại biểu đơn vị bầu cử số 3".
_CONSTITUENCY = re.compile(r"đơn vị <E\d+>")
#: The session before or after which voters are met.
_BEFORE_SESSION = re.compile(r"\b(?:trước|sau|trước thềm|chuẩn bị|cho) <E\d+>(?: , <E\d+>)?")


def _bare(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Read a happening between states, of which nobody takes part by name."""
    others = _CONSTITUENCY.sub("", sentence.skeleton.text)
    others = _BEFORE_SESSION.sub("", others) if "cử tri" in m[0] else others
    if quoted(sentence, m.start()) or "<E" in others:
        return
    works = bool(m.groupdict().get("what"))
    name = _works_name(sentence, m) if works else _done_name(sentence, m)
    span = talk.span(sentence, m)
    talk.book.told(sentence, rule.extra["type"], name, span, rule, spoken=works)


def _works_name(sentence: Sentence, m: re.Match[str]) -> str:
    """Give the name of works begun or finished: "khởi công cầu A" for "cầu A được khởi công"."""
    skeleton = sentence.skeleton
    first, last = skeleton.token(m.start("what")), skeleton.token(m.end("what") - 1)
    works = sentence.line.letters(first, skeleton.last(last))
    verb = m["doing"].removesuffix(" xây dựng")
    if m["what"][0] != "<":
        works = works[:1].lower() + works[1:]  # "Cầu A được khởi công" -> "Khởi công cầu A"
    return expand(f"{verb[:1].upper()}{verb[1:]} {works}")


def _held(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Read a body that holds a session or another happening told without its noun."""
    skeleton = sentence.skeleton
    who = talk.people(sentence, skeleton.numbers(_ASIDE.sub("", m[rule.extra["slot"]] or ""), "O"))
    if rule.name in _OF_BODIES and _WITH_HIM.search(skeleton.text, 0, m.start()):
        return  # "Tổng Bí thư A và Đoàn công tác đã đến kiểm tra": told of him
    if rule.name in ("bodies-inspect", "found-on-inspection"):
        who = _inspectors(talk, sentence, m, who)
    each = _EACH_ITS_OWN.match(skeleton.text) if rule.name in _ANNOUNCING else None
    if each:
        if rule.name == "announces-decisions":
            return
        who = talk.people(sentence, [skeleton.items[int(each[1])]])  # its first item is on it
    if not who:
        return
    if rule.name == "holds-meeting" and _NOUN.search(skeleton.text[: m.start("doing")]):
        return
    if rule.name == "holds-meeting" and _NATIONS.search(skeleton.text, 0, m.start()):
        return  # "Các nước G20 sẽ họp"
    if rule.name == "holds-meeting" and _WITH_ANOTHER.match(skeleton.text, m.end("doing")):
        return  # "Cục A họp với Hiệp hội B": told as a meeting of both
    if rule.name == "holds-meeting" and _briefed(talk, sentence):
        return  # "Chính phủ họp trực tuyến với các địa phương" is told already
    if rule.name == _FOR_DAYS and not _sits(sentence, who[0].name, m.start()):
        return
    if rule.name in _DEBATES and not _debates(who[0].name, skeleton.text[: m.start()]):
        return
    if rule.name in ("supervises", "bodies-inspect") and left_to(
        sentence.skeleton.text[: m.start("doing")]
    ):
        return
    span = talk.span(sentence, m)
    sits = rule.name in _DEBATES or rule.name == _FOR_DAYS
    session = talk.book.session_of(who[0].name, sentence) if sits else None
    if session is not None:
        talk.part(session, who, rule.extra["left"], sentence, span, rule.name, rule.certainty)
        return
    name = _held_name(talk, sentence, rule, m, who)
    spoken = only_spoken_of(skeleton, skeleton.text[: m.start()])
    spoken |= rule.name == "holds-meeting" and not dated(sentence)
    draft = talk.book.told(sentence, rule.extra["type"], name, span, rule, spoken=spoken)
    draft.organised(who)
    talk.part(draft, who, rule.extra["left"], sentence, span, rule.name, rule.certainty)
    if rule.extra["type"] == "visit":
        seen = _visited(talk, sentence, m)
        talk.part(draft, seen, "host", sentence, span, rule.name, rule.certainty)


#: Rules of decisions announced, and bodies of which a digest says that each has announced its own.
_ANNOUNCING = frozenset(("holds-doing", "holds-announcing", "announces-decisions"))
_EACH_ITS_OWN = re.compile(
    r"(?:[-–] )?(?:<D\d+> ,? ?)?<O(\d+)>(?: [,;] <O\d+>)+ (?:đã |vừa |mới )+(?:tổ chức )?(?:công bố|trao|triển khai)[^<>]{0,24}các quyết định"
)
#: Before a club whose members alone are told of.
_NATIONS = re.compile(r"\bcác (?:nước|quốc gia|thành viên)(?: [a-zà-ỹđ]+){0,6} $")
#: After a verb with whom a body meets.
_WITH_ANOTHER = re.compile(r"(?: (?:trực tuyến|khẩn|kín|riêng|gấp|nhanh|bàn))* (?:với|cùng) <[OP]")
#: Rules of what delegations do, and what stands before one that does it with him who leads it.
_OF_BODIES = frozenset(("bodies-inspect", "bodies-visit", "bodies-visit-on-a-day"))
_WITH_HIM = re.compile(r"<P\d+>(?: và| cùng)(?: (?:các|đại diện|thành viên|lãnh đạo|đoàn))* $")


def _briefed(talk: Talk, sentence: Sentence) -> bool:
    """Say whether a sentence has been read to tell of a session held from afar."""
    return any(p.sentence is sentence and p.rule == "holds-briefing" for p in talk.parts)


#: What stands in brackets between bodies: "Cục A (C05 - Bộ B) phối hợp với …".
_ASIDE = re.compile(r"\([^()]*\)")


#: Teams that are no police: "Đội Quản lý thị trường số 4".
_MARKET = "Quản lý thị trường"


def _inspectors(
    talk: Talk, sentence: Sentence, m: re.Match[str], who: list[Mention]
) -> list[Mention]:
    """Give those who inspect, but not the police alone, and nobody whose inspection was just told."""
    if all(w.name.startswith(POLICE) and _MARKET not in w.name for w in who):
        return []
    names = {w.name for w in who}
    told = [p for p in talk.parts if p.sentence is sentence and p.role == "inspect"]
    return [] if any(p.who.name in names for p in told) else who


#: Rules of what a body does in a session.
_DEBATES = ("holds-debate", "hears-reports", "holds-vote")


#: The rule of those who sit for some days, and who they are.
_FOR_DAYS, _CONTROL = "sits-for-days", "Ủy ban Kiểm tra"


def _sits(sentence: Sentence, name: str, at: int) -> bool:
    """Say whether a commission sits for days: "Từ ngày 5 đến 7/6, Ủy ban Kiểm tra đã xem xét"."""
    left = sentence.skeleton.text[:at]
    dates = [i.phrase for i in sentence.skeleton.of_kinds(left, "D")]
    lasting = any(isinstance(d, DatePhrase) and d.until is not None for d in dates)
    return name.startswith(_CONTROL) and lasting and "<E" not in left


#: Assemblies of other countries and of the world.
_ABROAD = ("Hạ viện", "Thượng viện", "Nghị viện", "Duma", "Hội đồng Bảo an", "Đại hội đồng")


def _debates(name: str, left: str) -> bool:
    """Say whether a body debates in a session that the sentence does not name: not "tại phiên họp"."""
    return name.startswith(ASSEMBLIES + _ABROAD) and "<E" not in left


#: Before "họp" that is the end of a noun: "phiên họp về …".
_NOUN = re.compile(r"\b(?:phiên|cuộc|buổi|kỳ|hội|dự|phòng|lịch|giấy mời|nội dung) $")


def _held_name(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], who: Sequence[Mention]
) -> str:
    what = m.groupdict().get("what")
    if what is not None:
        noun = "Phiên họp" if what.startswith("phiên") else "Kỳ họp"
        which = re.sub("^(?:phiên|kỳ) ", "", what).replace("đầu tiên", "thứ nhất").strip()
        return f"{noun} {which} {who[0].name}"
    if rule.name == _FOR_DAYS:
        return f"Kỳ họp của {who[0].name}"
    if rule.name == "found-on-inspection":
        checked = talk.people(sentence, after(sentence.skeleton, m.end(), kinds="OL")[:1])
        return " ".join((who[0].name, "kiểm tra", *(c.name for c in checked)))
    if rule.name == "holds-meeting" and _TO_DECIDE.match(sentence.skeleton.text, m.end("doing")):
        return f"Cuộc họp của {who[0].name}"  # the measure or the change is an event of its own
    done = _done_name(sentence, m)
    return done if " " in done else f"{who[0].name} {done.lower()}"


#: Most words of a verb alone, and of a deed, unless a name goes on after them.
_BARE = 2
_LONGEST = 16
#: With whom something was done is told after its name: "với sự tham dự của Thủ tướng".
_IN_WHOSE = ["với", "sự"]


def _is_day(item: Item) -> bool:
    """Say whether an item is a day, of a known year or not: no year, which names hold."""
    phrase = item.phrase
    if not isinstance(phrase, DatePhrase):
        return False
    return len(phrase.iso) == _A_DAY if phrase.iso else phrase.part is not None


def _done_name(sentence: Sentence, m: re.Match[str]) -> str:
    """Give the words of a deed from its verb to the end of its clause."""
    line = sentence.line
    first = sentence.skeleton.token(m.start("doing"))
    stop = first
    days = [item.start for item in sentence.items if _is_day(item)]
    while stop < line.size and line.tokens[stop] not in ".;:(":
        if stop - first >= _LONGEST and not (line.caps[stop] and line.caps[stop - 1]):
            break
        if line.low[stop : stop + 2] == _IN_WHOSE or stop in days:
            break
        joined = stop - first <= _BARE or line.low[stop + 1 : stop + 2] == ["chống"]
        if line.tokens[stop] == "," and not joined:
            break  # but "kiểm tra, nắm tình hình", "phòng, chống"
        stop += 1
    words = clause(line, first, stop, _LONGEST)
    return capital(words)


# ------------------------------------------------------------------------ before the dead
#: Before the day on which those died, or what is remembered began.
_OF_THE_PAST = frozenset(("sinh", "mất", "lập", "trần", "kỳ"))


def _tribute(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Read who lays flowers or burns incense: people, and the bodies that sent delegations."""
    who = [w for w in talk.subject_of(sentence, m.start(), strict=True) if w.kind == "person"]
    who = [*_senders(talk, sentence, m.start(), led=bool(who)), *who]
    if not who and OPENS.fullmatch(sentence.skeleton.text[: m.start()]):
        who = subject_after(talk, sentence, m)
    if not who and not _delegates(sentence, m.start()):
        return
    begin = m.start("doing") if "doing" in m.groupdict() else m.start()
    line, first = sentence.line, sentence.skeleton.token(begin)
    stop = sentence.skeleton.token(m.end() - 1) + 1
    longest = stop + _WORDS
    days = [item.start for item in sentence.items if _is_day(item)]
    while stop < min(line.size, longest) and line.tokens[stop] not in ".;,:(":
        if stop in days and line.low[stop - 1] not in _OF_THE_PAST:
            break
        if line.low[stop] == "và" and line.low[stop + 1 : stop + 2] in _NEXT_RITE:
            break
        if line.low[stop] == "nhân" and line.low[stop + 1] in _OCCASIONS:
            break
        if rule.extra["type"] == "election" and line.low[stop] == "tại" and stop > first + 2:
            break
        stop += 1
    words = clause(line, first, stop, _WORDS)
    span = talk.span(sentence, m)
    name = capital(words)
    who = [w for w in who if w.name not in name]  # those whom the rite remembers
    draft = _polls(talk) if rule.extra["type"] == "election" else _rite_before(talk, sentence, who)
    draft = draft or talk.book.told(sentence, rule.extra["type"], name, span, rule)
    draft.people = tuple(dict.fromkeys((*draft.people, *(w.name for w in who))))
    told_before = "<D" in sentence.skeleton.text[: m.start()]
    if draft.date and not told_before and draft.date[:4] < (talk.scene.main_date or "")[:4]:
        draft.date = draft.until = None  # "đền thờ các liệt sĩ hy sinh ngày 11/5/1969"
    talk.part(draft, who, "attend", sentence, span, rule.name, rule.certainty)


def _polls(talk: Talk) -> Draft | None:
    """Give the election at which people vote: the only one named, or that told by the votes before."""
    held = [d for d in talk.book.drafts if d.type == "election" and d.same is None]
    held = [d for d in held if d.rule_named or d.evidence.rule == "votes-at-polls"]
    return held[0] if len(held) == 1 else None


def _mourns(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Read who pays the last honours to someone, at the funeral told or as news of its own."""
    dead = talk.people(sentence, sentence.skeleton.numbers(m["dead"], "P"))
    if not dead or dead[0].name in REMEMBERED:
        return
    name = dead[0].name
    who = [
        w
        for w in doers_of(talk, sentence, m.start(), "visit", "attend")
        if w.kind == "person" and w.name != name
    ]
    if not who and OPENS.fullmatch(sentence.skeleton.text[: m.start()]):
        who = [w for w in subject_after(talk, sentence, m) if w.name != name]
    if not who and not _delegates(sentence, m.start()):
        return
    span = talk.span(sentence, m)
    held = [d for d in talk.book.drafts if d.type == "funeral"]
    draft = next((d for d in held if d.evidence.rule != rule.name), None)
    draft = draft or talk.book.told(sentence, "funeral", f"Viếng {name}", span, rule)
    draft.people = tuple(dict.fromkeys((*draft.people, *(w.name for w in who))))
    talk.part(draft, who, "attend", sentence, span, rule.name, rule.certainty)


#: Where those named before go on to pay their honours.
_THERE = re.compile(r"(?:tại đây|tại đó|trong không khí|với lòng|bày tỏ)\b")


def _rite_before(talk: Talk, sentence: Sentence, who: Sequence[Mention]) -> Draft | None:
    """Give the rite told just before, with which a sentence goes on: "Tại đây, ông A đã dâng hương"."""
    if not _THERE.match(sentence.skeleton.text):
        return None
    names = {w.name for w in who}
    rites = [d for d in talk.book.drafts if d.evidence.rule == "pays-tribute"]
    return rites[-1] if rites and names & set(rites[-1].people) else None


#: A delegation whose members are told later: "Đoàn đại biểu lãnh đạo Đảng, Nhà nước đã đến …".
_UNNAMED = re.compile(
    r"(?:^|<D\d+> ,? ?|, )(?:các |các đồng chí |các vị )?(?:đoàn đại biểu|đoàn lãnh đạo|lãnh đạo|<O(?P<body>\d+)>)"
    r"(?: (?:lãnh đạo|các|<[OL]\d+>|đảng|nhà nước|thành phố|tỉnh|huyện|quận|cấp cao|,|-|và|của))*"
    r" (?:đã |vào |đến |tới |kính )*(?:(?:đặt|dâng|viếng)(?: (?:[^<>;.]|<[RPL]\d+>)*)?)?$"
)


def _delegates(sentence: Sentence, at: int) -> bool:
    """Say whether a delegation whose members are not named yet is the subject of a verb."""
    m = _UNNAMED.search(sentence.skeleton.text[:at])
    if m is None or not m["body"]:
        return m is not None
    item = sentence.skeleton.items[int(m["body"])]
    return sentence.line.low[item.start] == "đoàn"


#: Words that begin another rite: "vào Lăng viếng … và dâng hương tại …".
_NEXT_RITE = (
    ["dâng"], ["đặt"], ["thắp"], ["viếng"], ["thăm"], ["tặng"], ["trao"], ["chúc"], ["động"], ["kiểm"], ["làm"], ["gặp"]
)  # fmt: skip
#: What follows "nhân" before the day on which honours are paid.
_OCCASIONS = ("dịp", "kỷ", "ngày")
#: Most words of a name after its verbs.
_WORDS = 16


# ------------------------------------------------------------------------ between two sides
def _between(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], doers: list[Mention]
) -> list[Mention]:
    """Read talks, receptions, visits and inspections: who, with or to whom; give who did it.

    ``doers`` are those who did what the sentence told before, where it goes on about them.
    """
    kind, text = rule.extra["type"], sentence.skeleton.text
    if kind in ("visit", "meeting") and _TURNS_TO.search(m[0]) and OPENS.match(text[: m.start()]):
        return []
    if _CHATS.match(m[0]) and (_IN_TALKS.match(text, m.end()) or _AFTER_TALKS.match(text)):
        return []  # "Lúc nói chuyện với Tổng thống B trong cuộc hội đàm"
    left = doers or doers_of(talk, sentence, m.start(), kind, rule.extra["left"])
    if m.groupdict().get("who"):
        left = talk.people(sentence, sentence.skeleton.numbers(m["who"], "P"))
    if kind == "inspection" and _told_of(talk, sentence, left):
        return left
    alone = _alone(text, m) if kind == "meeting" else None
    if rule.name == "receives-role" and alone is None:
        return []
    right_items = _others(sentence, m, kind)
    if kind == "visit" and "<P" in text[m.end() :]:
        right_items = _before_names(sentence, right_items, text.index("<P", m.end()))
    if alone and rule.extra.get("right"):
        right_items = [sentence.skeleton.items[int(alone[1])]]
    if kind == "meeting" and _OF_TWO.match(text, m.end()):
        right_items = []  # "hội kiến Chủ tịch Thượng viện và Hạ viện A"
    if kind == "signing" and not re.match(r"[^<>;.]{0,120}\b(?:với|cùng) ", text[m.end() :]):
        right_items = []  # "ký sắc lệnh đưa ông B vào Hội đồng"
    right = talk.people(sentence, right_items) if rule.extra.get("right") else []
    if right and kind == "working":
        right += talk.of_series(sentence, right_items)
    if rule.extra.get("right") and kind == "meeting" and not any(r.kind == "person" for r in right):
        roles = after(sentence.skeleton, m.end(), kinds="R", until=_ENDS)[:1]
        right = talk.holder(sentence, roles) or right
        right = [r for r in right if r.name not in {w.name for w in left}]
    if not left and kind in OPENERS and OPENS.match(text[: m.start()]):
        left = subject_after(talk, sentence, m)
        mine = {w.name for w in left}
        right = [r for r in right if r.name not in mine]
        right_items = [
            i
            for i in right_items
            if sentence.skeleton.place(sentence.skeleton.items.index(i)) < comma(text, m)
        ]
        if kind == "visit":
            there = {w.name for w in talk.people(sentence, right_items)}
            right = [r for r in right if r.name in there]
    if "pair" in rule.options and len(left) < _BOTH:
        left = talk.subject_of(sentence, m.start(), bodies=True)
        two = _THE_TWO.match(text[: m.start()]) if len(left) < _BOTH else None
        if two:
            left = talk.people(sentence, [sentence.skeleton.items[int(n)] for n in two.groups()])
        if len(left) < _BOTH:
            return []
    if left and left[-1].name in REMEMBERED:
        return []  # "vào Lăng viếng Chủ tịch Hồ Chí Minh; chào Bộ trưởng B"
    left = [w for w in left if w.name not in REMEMBERED]
    sent = "đoàn" in m[0] or any(sentence.line.low[i.start] == "đoàn" for i in right_items)
    group = sent and dated(sentence)  # "tiếp đoàn đại biểu Công đoàn Quân đội"
    known = alone and not _CASUAL.match(m[0]) and all(w.name in talk.titles for w in left)
    known = known or (alone and _of_states(talk, sentence, right_items))
    welcomed = _WELCOMES.match(m[0]) and not _of_nameless(sentence, m.start())
    if not left and kind == "meeting" and right and not welcomed:
        return _with_office(talk, sentence, rule, m, right, right_items)
    if not left or (
        kind == "meeting" and rule.extra.get("right") and not (right or group or known)
    ):
        return []
    if (
        kind == "signing"
        and "paper" not in rule.options
        and not dated(sentence)
        and ("hợp đồng" in m[0] or len(left + right) < _BOTH)
        and not (firsthand(talk, sentence, rule, m) or (not sure(m) and decreed(talk, left, m)))
    ):
        return []
    if (
        _CASUAL.match(m[0])
        and not _PEER.search(m[0])
        and not _LEADERS.search(text, 0, m.start())
        and not all(p.name in talk.titles for p in (*left, *right[:1]))
    ):
        if not _HONOURED.match(text, m.start()) or left[0].name not in talk.titles:
            if not _of_rank_on_a_day(talk, sentence, m, left, right):
                return []
    if "people" in rule.options and any(x.kind != "person" for x in left):
        return []
    left = _own(left, right, kind)
    clause = text[max(0, m.start() - 40) : m.end() + 60]
    if len(left) >= 2 and _APART.search(clause):
        for one in left:
            _event(talk, sentence, rule, m, [one], right, right_items)
    elif _one_by_one(sentence, rule, m, right, right_items):
        for one in [r for r in right if r.kind == "person"]:
            _event(talk, sentence, rule, m, left, [one], right_items)
    else:
        _event(talk, sentence, rule, m, left, right, right_items)
    return left


def _before_names(sentence: Sentence, items: list[Item], at: int) -> list[Item]:
    """Give those visited before anyone is named: not B in "thăm Thượng úy A, cán bộ Công an tỉnh B"."""
    items_of = sentence.skeleton.items
    return [i for i in items if sentence.skeleton.place(items_of.index(i)) < at]


#: The two named first in a sentence, who then talk: "A và B đã ca ngợi … khi hai nhà lãnh đạo hội đàm".
_THE_TWO = re.compile(
    r"[^<>;“”]{0,40}(?:<[DL]\d+>[^<>;“”]{0,20}){0,2}(?:(?:<R\d+>|ông|bà|ngài) )*<P(\d+)>(?: \( [^()<>]{1,30} \))? (?:và|cùng|với) "
    r"(?:(?:<R\d+>|<L\d+>|ông|bà|người đồng cấp|người đồng nhiệm) )*<P(\d+)>(?! (?:và|cùng) (?:<R\d+> )*<P)[^“”;]{3,200} (?:hai|2) (?:nhà lãnh đạo|lãnh đạo|<R\d+>|vị|nguyên thủ|bên)(?: (?:đã|có|tiến hành|cùng))* $"
)
#: After a decision signed what makes it one on a post.
_OF_POST = re.compile(r"[^;.]{0,120}\b(?:giữ chức|bổ nhiệm|điều động|chuẩn y|làm <R)")


def nameless(talk: Talk) -> None:
    """Read what an office alone is told to have done, where a text tells of nothing of that sort."""
    for sentence, rule, m in talk.nameless:
        kind = rule.extra["type"]
        who = office(talk, sentence, rule, m) if untold(talk, kind) else ""
        if not who or rule.extra["left"] == "attend" or "hợp đồng" in m[0]:
            continue
        if kind == "signing" and _OF_POST.match(sentence.skeleton.text, m.end()):
            continue
        items = _others(sentence, m, kind)
        right = talk.people(sentence, items) if rule.extra.get("right") else []
        alone = _alone(sentence.skeleton.text, m) if kind == "meeting" else None
        if alone:
            items = [sentence.skeleton.items[int(alone[1])]]
            right = []
        if kind == "meeting" and rule.extra.get("right") and not (right or alone):
            continue
        span = talk.span(sentence, m)
        name = f"{who} {_clause(sentence, m, (), right, items)}".strip()
        name = capital(name)
        left = sentence.skeleton.text[: m.start()]
        own = "<D" in left or not OPENS.fullmatch(left)
        own = own and told_on(sentence, m.start()) is None
        draft = talk.book.verb_event(
            sentence, kind, name, span, rule,
            people=[], others=[w.name for w in right], told=_told(sentence, m.start()),
            dated=own,
        )  # fmt: skip
        if draft is not None:
            draft.used = True
            if rule.extra.get("right"):
                talk.part(
                    draft, right, rule.extra["right"], sentence, span, rule.name, rule.certainty
                )
            _reached(draft, kind, items)


def _of_rank_on_a_day(
    talk: Talk, sentence: Sentence, m: re.Match[str], left: list[Mention], right: list[Mention]
) -> bool:
    """Say whether a leader of state is told on a day to have met someone: "gặp tỷ phú A"."""
    if not m[0].startswith("gặp"):
        return False
    if not (dated(sentence) or sentence.region == "title" or at_the_head(talk, sentence)):
        return False
    if "sẽ " in sentence.skeleton.text[: m.start()]:
        return False
    if not right or any(w.kind != "person" for w in left):
        return False  # "siêu sao A tới Nhà Trắng gặp Tổng thống B"
    return all(_leads(talk, w.name) for w in left) or all(_leads(talk, w.name) for w in right[:1])


def _leads(talk: Talk, name: str) -> bool:
    """Say whether someone holds an office of state, or is a leader whom everybody knows."""
    if OF_STATE_RANK.match(talk.titles.get(name, "")):
        return True
    return name_key(name) in leaders() or name_key(name) in surnames()


def _told_of(talk: Talk, sentence: Sentence, bodies: Sequence[Mention]) -> bool:
    """Say whether a sentence has been read to tell an inspection by all these bodies."""
    told = {p.who.name for p in talk.parts if p.sentence is sentence and p.role == "inspect"}
    return bool(bodies) and all(b.kind == "organisation" and b.name in told for b in bodies)


#: A verb whose object is left out, with the subject after it: "Trong thời gian thăm, Thủ tướng A …".
_TURNS_TO = re.compile(
    r"(?:thăm(?: và làm việc| làm việc)?|^hội đàm|^hội kiến|^điện đàm|^gặp|^gặp gỡ|^trao đổi|^tiếp|^tiếp xúc) , (?:<R\d+>|ông|bà|đồng chí|ngài|$)"
)
#: Verbs of talks that may be a part of others.
_CHATS = re.compile(r"(?:có )?(?:trò chuyện|chuyện trò|nói chuyện|thảo luận)\b")
_AFTER_TALKS = re.compile(r"(?:ngay )?(?:sau|trong|tại|bên lề)(?: khi)? <E")
_IN_TALKS = re.compile(r"[^;.]{0,90} (?:trong|tại|ở|bên lề|trước|sau) <E")
#: Someone whose rank is told by another's: "gặp người đồng cấp Qatar A".
_PEER = re.compile(r"người (?:đồng cấp|đồng nhiệm|cùng cấp)|nhà lãnh đạo")
#: Two of whom the words before their names tell the rank: "hai nhà lãnh đạo A và B gặp nhau".
_LEADERS = re.compile(
    r"\b(?:hai|2) (?:<R\d+>|nhà lãnh đạo|nguyên thủ|lãnh đạo)(?: <L\d+>(?:(?: và|,| -| –) <L\d+>)?)? <P\d+> (?:và|cùng) <P\d+>[^<>;“”]*$"
)
#: After the verb of a meeting someone of rank whose post stands apart: "gặp Chủ tịch Tatarstan, ngài A".
_HONOURED = re.compile(r"[^.;“]{0,80}?\bngài <P")
#: Verbs of talks with one at a time: "hội kiến Chủ tịch A, Thủ tướng B", "có các cuộc gặp với …".
_EACH = re.compile(r"hội kiến|tiếp kiến|chào|\b(?:các|những|nhiều|loạt) ")


def _with_office(
    talk: Talk,
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    right: list[Mention],
    items: list[Item],
) -> list[Mention]:
    """Read talks of someone with whom only an office abroad is told: "Thủ tướng Lào tiếp ông A"."""
    left = sentence.skeleton.text[: m.start()]
    found = _OFFICE_ALONE.search(left)
    role = sentence.skeleton.items[int(found[1])].phrase if found else None
    nameless = _of_nameless(sentence, m.start())
    abroad = isinstance(role, RolePhrase) and bool(role.country)
    if not abroad and not nameless:
        return []
    people = [r for r in right if r.kind == "person" and r.name in talk.titles]
    if not people:
        return []
    span = talk.span(sentence, m)
    who = role.title if isinstance(role, RolePhrase) and abroad else ""
    name = f"{who} {_clause(sentence, m, (), right, items)}".strip()
    name = capital(name)
    draft = talk.book.verb_event(
        sentence, "meeting", name, span, rule,
        people=[], others=[w.name for w in people], told=day_told(sentence, m.start()),
    )  # fmt: skip
    if draft is not None:
        talk.part(draft, people, "counterpart", sentence, span, rule.name, rule.certainty)
    return []


#: What begins another of those whom talks tell, or the words for one whose name comes later.
_SOMEONE = r"(?:ông|bà|ngài|người|nhà|nguyên|cựu|phó|trưởng|đại diện|thành viên|đặc phái|phái viên|đặc sứ|đồng chí|tân|kiêm|là|em|anh|con|vợ|chồng|phu nhân|giám đốc|tổng|giáo sư|tiến sĩ|trợ lý|cố vấn|thư ký|mãn|đắc|đương|tạm|phụ trách|đồng|hiện|một)"
#: A role without a name after it, where talks tell whom: "gặp Chủ tịch Thượng viện để …".
_ROLE_ONLY = re.compile(
    r"<R(\d+)>(?: , <R\d+>)*(?:(?: và|,) <R\d+>)?"
    r"(?: (?![<,(–-]|và |kiêm |ông |bà |ngài |mãn |đắc |đương |tạm |là )| <D|$| ?[;.]"
    rf"| , (?:<R\d+> (?:,|và) |(?!{_SOMEONE} )[a-zà-ỹđ]+ )| và (?:[;.]|(?!{_SOMEONE} |phu |(?:[a-zà-ỹđ]+ ){{1,5}}(?:thuộc|của) )[a-zà-ỹđ]+ |<O)"
    r"| , <L\d+>(?: và <L\d+>)?(?! <P))"
)
#: The same as the first words of a sentence, before its subject: "Tiếp Đại sứ Đức, Thủ tướng A nói".
_ROLE_TURNED = re.compile(
    r"<R(\d+)> , (?:(?:<R\d+>|ông|bà|đồng chí|ngài|,) )*<P\d+> (?:[,–-] <R\d+>(?: , <R\d+>)* (?:[,–-] (?!<)|(?=đã )))?(?![,(–-]|và |cùng |với |<)"
)


def _of_states(talk: Talk, sentence: Sentence, items: Sequence[Item]) -> bool:
    """Say whether a sentence tells as news that someone meets the holder of a high office abroad."""
    role = items[0].phrase if items else None
    if not isinstance(role, RolePhrase) or not role.country or not OF_STATE_RANK.match(role.title):
        return False
    return sentence.region == "title" or dated(sentence) or at_the_head(talk, sentence)


def _alone(text: str, m: re.Match[str]) -> re.Match[str] | None:
    """Find the role without a name that talks tell whom."""
    turned = _ROLE_TURNED.match(text, m.end()) if OPENS.fullmatch(text[: m.start()]) else None
    return turned or _ROLE_ONLY.match(text, m.end())


def _of_nameless(sentence: Sentence, at: int) -> bool:
    """Say whether those do something of whom a sentence, on a day or as a headline, tells no name."""
    known = sentence.region == "title" or dated(sentence)
    return known and _NAMELESS.search(sentence.skeleton.text[:at]) is not None


#: Those without a name who have talked with someone: "Lãnh đạo các tập đoàn … khi gặp ông A".
_NAMELESS = re.compile(
    r"(?:^|<D\d+> , |: )(?:đặc phái viên|đặc sứ|phái viên|phái đoàn|đoàn|lãnh đạo|đại diện|các nhà lãnh đạo|các nghị sĩ|trưởng đoàn)\b(?! của <P)(?:(?! (?:không|chưa|muốn|nếu|mong|đề nghị|sẽ|mời) )[^<>;“”]|<[OLR]\d+>|<P\d+>(?= (?:đã |vừa )?$)){2,140}? (?:đã |vừa |khi (?:đến )?)(?:có |cùng )*$"
    r"|(?:^|<D\d+> , )(?:đặc phái viên|đặc sứ|phái viên) (?:của )?(?:<R\d+> )?<P\d+>(?: đã| vừa)? $"
)
#: Who talks with someone, told by an office abroad alone: "Tổng thống Singapore hội đàm với A".
_OFFICE_ALONE = re.compile(
    r"(?:^|[,;:“] |<D\d+> |\bđược )<R(\d+)>(?: (?:đã|vừa|cũng|<D\d+>|hôm nay|có cuộc|có))*"
    r"(?: (?!và |cùng |với |không |chưa |muốn )[a-zà-ỹđ](?:(?! (?:nếu|mong|hy vọng|sẽ|muốn) )[^<>;:“”]|<[ODL]\d+>){3,160} (?:khi|lúc|trong khi)"
    r"| (?:đã |vừa )?(?:cho biết|cho hay|tuyên bố|khẳng định|nhấn mạnh|cam kết|nói)(?: (?!nếu |mong )[^<>;:“”]|<[ODL]\d+>|[^<>;:“”]){3,200} , (?:khi|lúc|trong khi)| nêu (?:khi|lúc|trong khi))? $"
)
#: Two offices, of the second of which only the body is named.
_OF_TWO = re.compile(r"<R\d+> và <O\d+>")
#: How many sides sign what one alone does not.
_BOTH = 2


#: A delegation named after those who sent it: "Đoàn đại biểu Bộ A, Bộ B do ông C dẫn đầu đã".
_SENDERS = re.compile(
    r"(?P<noun>\bđoàn(?: đại biểu| công tác| cán bộ)?(?: lãnh đạo| của| các| cấp cao)* )?(?P<bodies><[OR]\d+>(?: (?:<[ORL]\d+>|[,–-]|và|lãnh đạo))*) (?=do |đã |vào |đến |tới |kính |thành kính |đặt |dâng |viếng )"
)
_DELEGATES = ("Đoàn đại biểu ", "Đoàn công tác ", "Đoàn ")
#: Those for all of whom a delegation is sent: "Đoàn đại biểu Đảng, Nhà nước".
_ALL = ("Đảng Cộng sản", "Nhà nước")


def _senders(talk: Talk, sentence: Sentence, at: int, *, led: bool) -> list[Mention]:
    """Give the bodies after which delegations are named, not "Thủ tướng A và đoàn Chính phủ"."""
    text = sentence.skeleton.text[:at] + "đặt "
    out: list[Mention] = []
    for m in _SENDERS.finditer(text):
        sent = talk.people(sentence, sentence.skeleton.numbers(m["bodies"], "O"))
        named = m["noun"] or (sent and sent[0].text.startswith(_DELEGATES))
        if named and not (led and " do " not in text):
            out += [_sender(w) for w in sent if not w.name.startswith(_ALL)]
    return out


def _sender(body: Mention) -> Mention:
    """Give the body that a delegation is named after."""
    for noun in _DELEGATES[:2]:
        if body.name.startswith(noun) and not body.name.startswith(f"{noun}Quốc hội"):
            name = body.name.removeprefix(noun)
            return replace(body, name=capital(name))
    return body


def _own(left: list[Mention], right: list[Mention], kind: str) -> list[Mention]:
    names = {r.name for r in right}
    return [x for x in left if x.name not in names] or left if kind != "working" else left


#: Whom something is signed with, after what it is about: "… ghi nhớ về du lịch với Tập đoàn B".
_WITH = re.compile(
    r"[^<>;.,“]{0,100}? (?:với|cùng) (?=(?:(?:đại diện|lãnh đạo|ông|bà|đồng chí|<R\d+>) )*<[OP])"
)


def _told(sentence: Sentence, at: int) -> DatePhrase | None:
    """Give the day of a deed where its sentence also tells when it was reported or announced."""
    return day_told(sentence, at) or due_on(sentence, at)


#: Who leads a delegation that is received: "tiếp Đoàn đại biểu Đảng A do ông B".
_LED_BY = re.compile(
    r"<O\d+>(?: (?!do )[a-zà-ỹđ]+| <[LOR]\d+>){0,6} do (?:(?:<R\d+>|ông|bà|ngài|đồng chí|,|tân) )*<P(?P<who>\d+)>"
)


def _others(sentence: Sentence, m: re.Match[str], kind: str) -> list[Item]:
    partner = _WITH.match(sentence.skeleton.text, m.end()) if kind == "signing" else None
    found = after(
        sentence.skeleton, partner.end() if partner else m.end(), kinds="LO" if kind in ("visit", "inspection") else "PO",
        until=_ENDS,
    )  # fmt: skip
    people = [i for i in found if i.kind == "P"]
    if kind in ("meeting", "working") and found and not people:
        led = _LED_BY.match(
            sentence.skeleton.text, sentence.skeleton.place(sentence.skeleton.items.index(found[0]))
        )
        people = [sentence.skeleton.items[int(led["who"])]] if led else []
    if kind == "working" and people and people[0] not in found:
        found = [*found, people[0]]
    return (people if kind == "meeting" and people else found)[:6]


def _event(
    talk: Talk,
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    left: list[Mention],
    right: list[Mention],
    items: list[Item],
) -> None:
    kind, span = rule.extra["type"], talk.span(sentence, m)
    name = _clause(sentence, m, left, right, items)
    if right and _alone_with(sentence, rule, m, items):
        verb = next(
            (v for v in ("hội kiến", "tiếp kiến", "chào", "tiếp", "điện đàm với") if v in m[0]),
            "gặp",
        )
        name = f"{', '.join(w.name for w in left)} {verb} {right[0].name}"
    others = _other_names(talk, sentence, right, items)
    if kind in ("working", "visit"):  # "Đoàn giám sát của Ủy ban A do ông B dẫn đầu làm việc với C"
        others += [b.name for b in _inspecting(talk, sentence, m) if b.name not in others]
    draft = talk.book.verb_event(
        sentence, kind, name, span, rule,
        people=[w.name for w in left], others=others,
        told=_told(sentence, m.start()), dated=told_on(sentence, m.start()) is None and not _staying(sentence, m, kind),
        at=m.start(),
    )  # fmt: skip
    if draft is None:
        return
    talk.part(draft, left, rule.extra["left"], sentence, span, rule.name, rule.certainty)
    if kind == "inspection":
        sent = _inspecting(talk, sentence, m)
        talk.part(draft, sent, rule.extra["left"], sentence, span, rule.name, rule.certainty)
    mine = {w.name for w in left}
    guests = [o for o in right if o.name not in mine]
    if rule.extra.get("right"):
        talk.part(draft, guests, rule.extra["right"], sentence, span, rule.name, rule.certainty)
    if kind == "visit":
        seen = [w for w in _visited(talk, sentence, m) if w.name not in mine]
        talk.part(draft, seen, "host", sentence, span, rule.name, rule.certainty)
    sides = left[:1] + guests[:1] if guests else left[:2]
    people = [p for p in sides if p.kind == "person"]
    if kind == "meeting" and len(people) == 2:
        talk.pair = tuple(people)
    _reached(draft, kind, items)


#: Before a visit that somebody met is on: "tiếp Thủ tướng Lào A đang | thăm Việt Nam".
_THERE_NOW = re.compile(
    r"(?:<E|\b(?:tiếp|gặp|đón|hội đàm|hội kiến|chào|làm việc|điện đàm)\b).*<P\d+>.* đang(?: có| ở| trong)* $"
)


#: Whom a visit is paid to, after its verbs: "đến thăm, chúc Tết nguyên Thủ tướng A và bà B".
_VISITED = re.compile(
    r"(?:(?:có|buổi|đến|tới|về|đi|ghé) )*thăm(?: (?:lại|hỏi|sức khỏe|và|,|động viên|hỗ trợ|(?:trao )?(?:tặng )?quà|tặng|chúc tết|chúc mừng|mừng thọ|tri ân|trò chuyện với|cho))*"
    r"(?P<of> gia đình)?(?: (?:nguyên|cựu|cụ|ông|bà|mẹ|anh|chị|đồng chí|<R(?P<as>\d+)>))* <P(?P<whom>\d+)>"
)
#: One more of them.
_VISITED_TOO = re.compile(
    r"(?: ,| và| ;)(?: (?:thăm|nguyên|cựu|cụ|ông|bà|mẹ|anh|chị|đồng chí|<R\d+>))+ <P(?P<whom>\d+)>"
)
#: Of whose family only it is said that they live themselves.
_MOTHERS = "mẹ việt nam"


def _visited(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give the people whom a visit is paid to, and the mothers whose families it is paid to."""
    skeleton = sentence.skeleton
    begin = m.start("doing") if "doing" in m.groupdict() else m.start()
    found = _VISITED.match(skeleton.text, begin)
    if found is None:
        return []
    if found["of"]:
        title = skeleton.items[int(found["as"])] if found["as"] else None
        words = sentence.line.low[title.start : title.stop] if title else []
        if not " ".join(words).startswith(_MOTHERS):
            return []
    whom = [found["whom"]]
    first = OPENS.match(skeleton.text[: m.start()])
    more = None if first else _VISITED_TOO.match(skeleton.text, found.end())
    while more:
        whom.append(more["whom"])
        more = _VISITED_TOO.match(skeleton.text, more.end())
    people = talk.people(sentence, [skeleton.items[int(n)] for n in whom])
    return [w for w in people if w.name not in REMEMBERED]


def _staying(sentence: Sentence, m: re.Match[str], kind: str) -> bool:
    """Say whether someone is only told to be on a visit, on a day on which others meet him."""
    text = sentence.skeleton.text
    if kind != "visit" or "đang" not in sentence.line.words or "<D" in text[m.end() :]:
        return False
    return _THERE_NOW.search(text, 0, m.start()) is not None


def _alone_with(sentence: Sentence, rule: Rule, m: re.Match[str], items: Sequence[Item]) -> bool:
    """Say whether a verb tells of talks with each one alone: "hội kiến", "bên lề hội nghị, gặp (leaders)"."""
    if "together" in rule.options:
        return False
    if _EACH.search(m[0]):
        return True
    if rule.extra["type"] != "meeting" or not _IN_TURN.search(m[0]) or len(items) < _BOTH:
        return False
    if "bên lề" not in sentence.skeleton.text[: m.start()]:
        return False  # "tiếp Tổng thống Pháp A và Thủ tướng Đức B ở London": all of them at once
    lands = [_land_of(sentence, item) for item in items]
    told = [land for land in lands if land]
    return len(told) >= _BOTH and len(set(told)) == len(told) and len(lands) - len(told) <= 1


def _one_by_one(
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    right: Sequence[Mention],
    items: Sequence[Item],
) -> bool:
    """Say whether several are talked with one after the other."""
    several = sum(r.kind == "person" for r in right) >= _BOTH
    return several and _alone_with(sentence, rule, m, items)


#: Verbs of what is done with one guest after the other beside a summit, if they are of several states.
_IN_TURN = re.compile(r"\b(?:gặp|tiếp|điện đàm)\b")


def _land_of(sentence: Sentence, person: Item) -> str | None:
    """Give the country of the office at once before a name."""
    items = sentence.skeleton.items
    at = items.index(person)
    role = items[at - 1] if at else None
    if role is None or role.stop != person.start or not isinstance(role.phrase, RolePhrase):
        return None
    return role.phrase.country


def _other_names(
    talk: Talk, sentence: Sentence, right: list[Mention], items: list[Item]
) -> list[str]:
    """Give the names of the other side, with the delegation of which one of them is the leader."""
    names = [w.name for w in right]
    for item in items[:1]:
        number = sentence.skeleton.items.index(item)
        led = _LED_END.search(sentence.skeleton.text, 0, sentence.skeleton.place(number))
        if led:
            body = talk.people(sentence, [sentence.skeleton.items[int(led[1])]])
            names += [w.name for w in body if w.name not in names]
    return names


#: Before the leader of a delegation: "tiếp Đoàn đại biểu Đảng A do ông B".
_LED_END = re.compile(
    r"<O(\d+)>(?: (?!do )[a-zà-ỹđ]+| <[LOR]\d+>){0,6} do (?:(?:<R\d+>|ông|bà|ngài|đồng chí|,|tân) )*$"
)


#: The body whose delegation someone leads to inspect: "dẫn đầu đoàn công tác của Bộ A đi kiểm tra".
_TEAM = re.compile(
    r"dẫn đầu(?: một)? (?:(?:đoàn|tổ)(?: (?:công tác|kiểm tra|giám sát|khảo sát|liên ngành))* (?:của )?)?<O(\d+)>"
    r"|(?:^|<D\d+> , |, )(?:đoàn|tổ)(?: (?:công tác|kiểm tra|giám sát|khảo sát|liên ngành))* (?:của )?<O(\d+)> do "
    r"|(?:^|<D\d+> , |, )(?P<team><O\d+> của )?<O(?P<of>\d+)> do "
)


def _inspecting(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give the body for which someone leads an inspection."""
    found = _TEAM.search(sentence.skeleton.text, 0, m.end())
    if found is None:
        return []
    skeleton = sentence.skeleton
    number = found[1] or found[2] or found["of"]
    bodies = talk.people(sentence, [skeleton.items[int(number)]])
    if found["of"]:
        first = skeleton.numbers(found[0], "O")[0]
        if sentence.line.low[first.start] not in ("đoàn", "tổ"):
            return []
    return [_sender(b) for b in bodies if not b.name.startswith(_ALL)]


def _reached(draft: Draft, kind: str, items: Sequence[Item]) -> None:
    """Note the places that a visit goes to."""
    for item in items:
        if isinstance(item.phrase, PlacePhrase) and kind == "visit" and not draft.places:
            draft.places.append(called(item.phrase))


def _clause(
    sentence: Sentence,
    m: re.Match[str],
    left: Sequence[Mention],
    right: Sequence[Mention],
    items: Sequence[Item],
) -> str:
    """Give the words of the clause as the name of its event: "Thủ tướng A tiếp Đại sứ B"."""
    line, skeleton = sentence.line, sentence.skeleton
    if m.groupdict().get("paper"):
        return f"{', '.join(x.name for x in left)} ký {m['paper']}"
    if m.groupdict().get("whom"):
        words = line.letters(
            skeleton.token(m.start("whom")), skeleton.token(m.end("doing") - 1) + 1
        )
        return expand(f"{_named(left)} và {words}")
    if m.groupdict().get("who"):
        return f"{', '.join(x.name for x in left)} {m['doing'].replace(' ,', ',')}"
    begin = m.start("doing") if "doing" in m.groupdict() else m.start()
    first, last = skeleton.token(begin), skeleton.token(m.end() - 1)
    while last > first and line.tokens[last] in ",(":
        last -= 1
    end = skeleton.last(last)
    stop = max([end, *(i.stop for i in items[:3])])
    if not items:
        stop = _phrase_end(sentence, end)
    if len(right) == 1 and items:
        stop = _upto_with(line, end, items[0].start)
    verb = line.letters(first, min(line.size, stop))
    if first == 0:
        verb = verb[:1].lower() + verb[1:]  # "Tiếp Đại sứ B, ông A …" -> "A tiếp Đại sứ B"
    words = f"{_named(left)} {verb}"
    if len(right) == 1 and right[0].name not in words:
        words += f" {right[0].name}"
    return expand(_OPEN_BRACKET.sub("", words[:200])).strip(" ,")


#: A bracket that a name does not close.
_OPEN_BRACKET = re.compile(r" ?\([^()]*$")


def _named(people: Sequence[Mention]) -> str:
    """Give the names of those who do it; of many only the first."""
    if len(people) > _MANY:
        return f"{people[0].name} và {len(people) - 1} người khác"
    return ", ".join(w.name for w in people)


def _upto_with(line: Line, end: int, other: int) -> int:
    """Give the end of "với" before the other side: "ký bản ghi nhớ về lúa gạo với | Tập đoàn B"."""
    withs = [at for at in range(end, min(other, line.size)) if line.low[at] in ("với", "cùng")]
    return withs[-1] + 1 if withs and other - end <= _REST else end


def _inside_word(line: Line, at: int) -> bool:
    """Say whether a syllable only belongs to a longer word: "công nhân", "nhân dân"."""
    pairs = word_set("compounds.tsv")
    return at > 0 and (
        f"{line.low[at - 1]} {line.low[at]}" in pairs
        or line.low[at : at + 2] in (["nhân", "dân"], ["nhân", "viên"], ["nhân", "sĩ"])
    )


def _phrase_end(sentence: Sentence, at: int) -> int:
    """Give the end of the words that go on from a token without a stop: "thăm các gia đình …"."""
    line, stop = sentence.line, at
    while stop < line.size and stop - at < _REST:
        first = stop == at and line.low[at - 1] not in _OF_TALKS
        prevents = line.tokens[stop] == "," and (first or _joined(line, stop))
        turns = line.low[stop] in _TURNS and not (line.caps[stop] or _inside_word(line, stop))
        turns = turns and not (stop > at and line.low[stop] == "và" and _of_people(line, stop))
        turns = turns or line.low[stop : stop + 2] == _IN_WHOSE
        if turns or not (prevents or line.tokens[stop][0].isalnum() or _glued(line, stop)):
            break
        stop += 1
    stop = cut(line, at, stop, _REST)
    for item in sentence.items:
        if item.start < stop < item.stop and item.kind != "H":
            stop = item.stop  # "kiểm tra việc khắc phục hậu quả tại | xã Hòa Thịnh"
        elif item.start == stop > at and item.kind == "L" and line.low[stop - 1] in _WHERE:
            stop = item.stop
    if stop < line.size and line.low[stop] == "và" and "giữa" in line.low[at:stop]:
        other = [i for i in sentence.items if i.start == stop + 1 and i.kind in "OL"]
        stop = other[0].stop if other else stop  # "kế hoạch hợp tác giữa Bộ A | và Bộ B"
    while stop > at and line.low[stop - 1] in _LEADING_ON and not line.caps[stop - 1]:
        if line.low[stop - 1] in _WHERE and stop - at < _REST:
            break  # "các cơ quan chức năng sở tại"
        stop -= 1
    return stop


def _of_people(line: Line, at: int) -> bool:
    """Say whether a comma or "và" joins two nouns of people: "Đảng bộ, chính quyền và nhân dân"."""
    nouns = word_set("listed_people.tsv")
    before, after_it = " ".join(line.low[at - 2 : at]), " ".join(line.low[at + 1 : at + 3])
    return before in nouns and after_it in nouns


def _joined(line: Line, at: int) -> bool:
    """Say whether a comma joins what belongs together: "phòng, chống", "các bộ, ngành"."""
    if line.low[at - 1 : at + 2] == ["phòng", ",", "chống"] or _of_people(line, at):
        return True
    after_it = line.low[at + 1 : at + 2]
    return line.low[at - 1] in _OFFICES and bool(after_it) and after_it[0] in _OFFICES


#: Ends of verbs of talks, after which a comma begins what was agreed.
_OF_TALKS = frozenset(("đàm", "kiến", "nhau", "riêng", "thức", "nước"))
#: Words for offices that a comma joins: "các bộ, ban, ngành", "sở, ngành, địa phương".
_OFFICES = frozenset(("bộ", "ban", "ngành", "sở", "cục", "vụ", "viện", "tỉnh", "phòng"))


def _glued(line: Line, at: int) -> bool:
    """Say whether a stroke joins what stands around it: the number "09-KL/TW"."""
    if line.tokens[at] not in ("-", "/") or at + 1 >= line.size:
        return False
    return line.stop(at - 1) == line.starts[at] and line.stop(at) == line.starts[at + 1]


#: Words that lead on to a place, and to what a name leaves out.
_WHERE = frozenset(("tại", "ở", "đến", "tới"))
_LEADING_ON = _WHERE | frozenset(
    ("là", "của", "các", "một", "những", "cho", "được", "với", "và", "về", "từ")
)
#: Most words that a name takes after its verb, and words that begin something else.
_REST = 9
_TURNS = frozenset(
    (
        "nhân",
        "và",
        "nhằm",
        "để",
        "khi",
        "do",
        "hôm",
        "hồi",
        "ngày",
        "sáng",
        "chiều",
        "sau",
        "trước",
        "cùng",
        "về",
        "từ",
        "trong",
        "tới",
    )
)


__all__ = ["deeds", "headlines", "nameless", "weighed"]
