"""Who hands what to whom: orders, certificates, gifts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.facts.certain import at_the_head, told_at_once
from kg.facts.draft import Draft, real
from kg.facts.scene import Sentence
from kg.facts.talk import Talk, after, dated, held_back
from kg.grammar import Rule, Skeleton
from kg.grammar.needle import Needle
from kg.mentions import Item
from kg.mentions.tokens import expand
from kg.model import Mention
from kg.text import canon_tone

_NOT_AWARDS = re.compile(r"(?:quyết|đổi|quyền|trả|các quyết định|nghị quyết)\b")
#: What begins to tell of all that was given in years, not at one feast.
_OVER_YEARS = re.compile(
    r"(?:cũng |và )?(?:từ (?:<D\d+>|năm|khi)[^<>;.]{0,30}(?:đến|tới) nay|(?:trong )?(?:\d+|hơn \d+|gần \d+|những|nhiều|mấy) năm (?:qua|gần đây|nay)|h[àằ]ng năm|mỗi năm|tính đến|đến nay)\b"
)
#: What may be handed to someone, told after him: "trao cho ông A Bằng khen".
_GIFT = re.compile(
    r"\b(?:bằng|huân chương|huy chương|huy hiệu|giấy|kỷ niệm chương|cờ|danh hiệu|giải|quà|hoa|suất|phần|tiền|đồng|quyết định|nhà|xe|học bổng|món|bức|cuốn|bộ|tượng|biển|chứng nhận|\d+)\b"
)
#: Before givers of whom the sentence only says what someone was once given by them.
_RECEIVED = re.compile(r"\bđược (?:<[OPR]\d+>|[,\s]|và|các|lãnh đạo|đảng|nhà nước|chính phủ)*$")
#: Before those who give what a sentence only speaks of: "giải thưởng mà Đảng, Nhà nước trao tặng".
_THAT_THEY = re.compile(r"\bmà(?: (?:<[OPR]\d+>|,|và|các|lãnh đạo|đã|sẽ|từng))* $")
_TAKERS_END = r"[.;]|\b(?:sau|trước|ngay|trong) khi\b|, khi\b|\bvì\b|\bthông qua\b|, đại diện\b|\bdo\b|\btrình\b|\btheo\b|\b(?:trân trọng )?(?:cảm ơn|chúc mừng)\b|\b(?:này|đã|đều|cũng) được\b"
_JOINED = re.compile(r"(?:, |và |cùng |với |các |lãnh đạo |đại diện )*")
_MORE = re.compile(r"; (?P<what>(?!<P)[^;.]{4,90}?) cho (?=[^;.]*<[PO])")


def awarding(talk: Talk, sentence: Sentence, drafts: dict[int, Draft], fit: Sequence[Rule]) -> None:
    """Read handing-over: who gives, what, and who receives; several things in one sentence."""
    for number, draft in drafts.items():
        _at_feast(talk, sentence, number, draft)
    if not fit or _OVER_YEARS.match(sentence.skeleton.text):
        return
    for rule in fit:
        first: list[Mention] = []
        for m in sentence.skeleton.find(rule):
            if _PLANNED.search(sentence.skeleton.text, 0, m.start()):
                continue
            if not held_back(sentence, m.start() + 1):
                more = first if _AND_GIVES.search(sentence.skeleton.text, 0, m.start()) else []
                first = _award(talk, sentence, rule, m, drafts, more) or first


#: Before what guests who are yet to come will give: "sẽ tiếp đoàn do bà A dẫn đầu tới trao".
_PLANNED = re.compile(r"\bsẽ (?:tiếp|đón|gặp|đến|tới|dự|thăm|làm việc)\b[^;.“”]*$")
#: Before what the same one gives to another: "trao Huy hiệu cho ông A (89 tuổi) và trao …".
_AND_GIVES = re.compile(r"(?:[;,]|\bvà|\bđồng thời)(?: (?:cũng|đã|còn|đồng thời))* $")
#: Between the noun of a feast and those to whom something is given there.
_FEAST = Needle(r"^(?:buổi )?lễ (?:trao|tặng|truy tặng)")
_FOR = re.compile(
    r"[^<>;.,]{0,40}(?:<[DR]\d+>[^<>;.,]{0,20})? (?:cho|tặng|đối với) (?=[^;.]*<[PO])"
)


def _at_feast(talk: Talk, sentence: Sentence, number: int, draft: Draft) -> None:
    """Read to whom a feast named after its giving gives: "Lễ trao Huy hiệu Đảng cho ông A"."""
    skeleton = sentence.skeleton
    if draft.name[:1] not in "LlBb" or not _FEAST.search(draft.name.lower()):
        return
    m = _FOR.match(skeleton.text, skeleton.text.index(">", skeleton.place(number)) + 1)
    if m is None or held_back(sentence, skeleton.place(number)):
        return
    takers = talk.people(sentence, _before_subject(sentence, _receivers(sentence, m)))
    takers = [t for t in takers if not _at_large(talk, sentence, t)]
    span = talk.span(sentence, m)
    talk.part(draft, takers, "recipient", sentence, span, "awarded-at-feast", 0.88)


#: How a sentence begins before its subject: "Tại lễ trao …, ông A nói", "Phát biểu tại lễ trao …".
_OPENING = re.compile(r"(?:<D\d+> ,? ?)?(?:[a-zà-ỹđ]+ ){0,3}?(?:tại|trong|dự|sau|trước|nhân) ")
#: What stands between a comma and its subject.
_AFTER_COMMA = re.compile(
    r" , (?:(?:<R\d+>|<O\d+>|<D\d+>|ông|bà|đồng chí|anh|chị|em|thay mặt [a-zà-ỹđ ]+|,|và) )*$"
)


def _before_subject(sentence: Sentence, items: list[Item]) -> list[Item]:
    """Drop the subject that follows a feast with which the sentence opens, and who comes after."""
    skeleton = sentence.skeleton
    people = [i for i in items if i.kind == "P"]
    if not people or not _OPENING.match(skeleton.text):
        return items
    at = skeleton.place(skeleton.items.index(people[-1]))
    subject = _AFTER_COMMA.search(skeleton.text, 0, at)
    if subject is None:
        return items
    return [i for i in items if skeleton.place(skeleton.items.index(i)) < subject.start()]


def _award(
    talk: Talk,
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    drafts: dict[int, Draft],
    more: list[Mention],
) -> list[Mention]:
    """Read one handing-over, of those who have just given something (``more``) or of others."""
    skeleton = sentence.skeleton
    what = _letters(sentence, m, "what")
    if _NOT_AWARDS.match(what.lower()):
        return []
    given = m.groupdict().get("person") or m.groupdict().get("organisation")
    if not what and not given and not _GIFT.search(skeleton.text, m.end()):
        return []  # "quyền lực mà Quốc hội trao cho"
    takers = talk.people(sentence, [*skeleton.numbers(given, "P"), *skeleton.numbers(given, "O")])
    givers: list[Mention] = []
    if not given and _RECEIVED.search(skeleton.text[: m.start()]):
        return []
    if _THAT_THEY.search(skeleton.text, 0, m.start()):
        return []
    if not given:
        givers = more or [
            g
            for g in talk.subject_of(sentence, _begun(skeleton.text, m.start()), bodies=True)
            if g.kind == "person" or _acts(talk, sentence, g)
        ]
        givers = _of_clause(talk, sentence, m.start(), givers or _represented(talk, sentence, m))
        takers = talk.people(sentence, _receivers(sentence, m))
        taken = {t.name for t in takers}
        givers = [g for g in givers if g.kind == "person" or g.name not in taken]
        if not givers:
            return []
    elif by := m.groupdict().get("by"):
        givers = talk.people(sentence, [*skeleton.numbers(by, "P"), *skeleton.numbers(by, "O")])
    givers = [g for g in givers if not _at_large(talk, sentence, g)]
    takers = [t for t in takers if not _at_large(talk, sentence, t)]
    if not (given or givers):
        return []
    by = bool(m.groupdict().get("by"))  # "được Tổng thống A trao tặng": an event where it is news
    feast = by and (
        "nhân dịp" in skeleton.text[: m.start()]
        or _NAMED_FEAST.search(talk.scene.page.text) is not None
    )
    makers = [] if by and (feast or not at_the_head(talk, sentence)) else givers
    apart = _apart(talk, sentence, drafts, what)
    draft = _made(talk, sentence, rule, m, makers, takers) if apart else None
    draft = draft or _feast(talk, talk.event_for(sentence, drafts), drafts)
    if draft is not None and draft.type == "visit" and draft.coming:
        draft = None  # "tặng 4 con hổ trước chuyến thăm Kazakhstan"
    if given and draft is not None and draft.type == "visit" and not draft.rule_named:
        draft = None  # "nhân dịp ông A được trao Huân chương, ông B đến chúc mừng"
    if given and draft is not None and draft.evidence.rule == "pays-tribute":
        return []  # in the life of him at whose altar they stand
    draft = draft or _made(talk, sentence, rule, m, makers, takers)
    span, names = talk.span(sentence, m), {g.name for g in givers}
    talk.part(draft, givers, "presenter", sentence, span, rule.name, rule.certainty, what or None)
    others = [_own_house(draft, t) if draft else t for t in takers if t.name not in names]
    talk.part(draft, others, "recipient", sentence, span, rule.name, rule.certainty, what or None)
    return givers


#: Gatherings that a speech may name without being there.
_SPOKEN_OF = frozenset(("conference", "congress", "plenum"))


def _feast(talk: Talk, told: Draft | None, drafts: dict[int, Draft]) -> Draft | None:
    """Give the ceremony the text is about, where it has only spoken of another gathering since."""
    if drafts or told is None or told.type not in _SPOKEN_OF:
        return told
    busy = {real(p.draft).id for p in talk.parts}
    feast = next((d for d in talk.book.drafts if d.type == "ceremony" and d.id in busy), None)
    return feast if feast is not None and told.id not in busy else told


#: Words before the Party and the State that only tell whose a leader or a badge is.
_WHOSE = ("lãnh đạo", "huy hiệu", "tuổi", "đạo đảng,", "đạo đảng và")


def _at_large(talk: Talk, sentence: Sentence, one: Mention) -> bool:
    """Say whether the Party or the State is only named: "lãnh đạo Đảng, Nhà nước trao", "Huy hiệu Đảng"."""
    if one.name not in ("Đảng Cộng sản Việt Nam", "Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam"):
        return False
    before = talk.scene.doc.text[sentence.span.start : one.span.start].lower().rstrip()
    return before.endswith(_WHOSE)


#: What is brought to those who are visited: no orders and badges, which are conferred.
_PRESENTS = re.compile(r"^(?:\d+ )?(?:phần |suất |túi |món )?quà\b")


def _apart(talk: Talk, sentence: Sentence, drafts: dict[int, Draft], what: str) -> bool:
    """Say whether the sentence dates a handing-over of its own: "Chiều cùng ngày, … trao …".

    What is brought on a visit, "đến thăm, tặng quà cho …", belongs to the visit.
    """
    now = talk.book.current(sentence)
    on_visit = now is not None and now.type == "visit" and now.at == sentence.span.start
    brought = on_visit and _PRESENTS.match(what.lower()) is not None
    return not drafts and (dated(sentence) or _elsewhere(talk, sentence)) and not brought


#: How one goes on from a visit to another place: "Tiếp đó, tại Nhà văn hóa xã A, ông B đã trao".
_THEN_AT = re.compile(
    r"(?:(?:sau|tiếp) (?:đó|theo)|cũng trong chương trình|buổi (?:sáng|trưa|chiều|tối))(?: ,)? tại (?:<[LO]\d+>|[a-zà-ỹđ]+(?: [a-zà-ỹđ]+){1,3} <[LO]\d+>)"
)


def _elsewhere(talk: Talk, sentence: Sentence) -> bool:
    """Say whether the sentence tells, of someone on visits, what he gave at a further place."""
    now = talk.book.current(sentence)
    if now is None or now.type != "visit" or now.at >= sentence.span.start:
        return False
    return _THEN_AT.match(sentence.skeleton.text) is not None


def _own_house(draft: Draft, taker: Mention) -> Mention:
    """Let "Trường" at its own feast be the organiser, whatever school was named last."""
    word = canon_tone(taker.text).lower()
    own = [o for o in draft.organisers if o.lower().startswith(f"{word} ")]
    return replace(taker, name=own[0]) if " " not in word and len(own) == 1 else taker


def _made(
    talk: Talk,
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    givers: list[Mention],
    takers: list[Mention],
) -> Draft | None:
    """Make the event of a handing-over that no other event holds."""
    if not givers and takers and _honoured(talk, sentence, m):
        talk.honours.append((sentence, rule, m, takers))
    told = takers or dated(sentence) or _topic(talk, sentence, m, givers)
    if not givers or not (told or _elsewhere(talk, sentence)):
        return None
    what = " ".join(_letters(sentence, m, "what").split()[:10])
    to = f" cho {takers[0].name}" if takers else ""
    name = f"{givers[0].name} trao {what}{to}"
    return talk.book.verb_event(
        sentence, "ceremony", expand(name), talk.span(sentence, m), rule,
        people=[g.name for g in givers], others=[t.name for t in takers],
    )  # fmt: skip


#: What tells that someone has just been honoured.
_JUST = re.compile(r"\b(?:vừa|vừa mới|chính thức|đã vinh dự|vinh dự)\b")


def _honoured(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether the head of a text tells as its news that someone has been honoured."""
    if not at_the_head(talk, sentence) or _ON_OCCASION.match(sentence.skeleton.text):
        return False
    now = sentence.region == "title" or _JUST.search(m[0]) or talk.scene.sentences[0] is sentence
    left = sentence.skeleton.text[: m.start()]
    now = now or "<D" in left or _in_title(talk, sentence, m)
    return bool(now) and "(" not in left and _FRONT.fullmatch(left) is not None


def _in_title(talk: Talk, sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether the title names the award too: "Đại sứ Lào nhận kỷ niệm chương"."""
    noun, title = _letters(sentence, m, "what").lower(), talk.scene.sentences[0]
    words = " ".join(noun.split()[:2])
    return bool(words) and title.region == "title" and words in title.skeleton.text


#: What may stand before someone who has just been honoured.
_FRONT = re.compile(
    r"(?:[^<>;“”]{0,40}(?:<[DLO]\d+>[^<>;“”]{0,20}){0,3}, )?(?:(?:<R\d+>|ông|bà|anh|chị|,|nghệ sĩ|nhà khoa học|giáo sư|tiến sĩ) )*"
)


def honours(talk: Talk) -> None:
    """Make the events of honours of which a text tells no more than who receives them."""
    for sentence, rule, m, takers in talk.honours:
        names = {t.name for t in takers}
        if any(p.role == "recipient" and p.who.name in names for p in talk.parts):
            continue
        if any(d.head.startswith(_HONOURING) for d in talk.book.drafts):
            continue
        what, span = " ".join(_letters(sentence, m, "what").split()[:10]), talk.span(sentence, m)
        name = expand(f"Trao {what} cho {takers[0].name}")
        draft = talk.book.verb_event(
            sentence, "ceremony", name, span, rule, people=[], others=[t.name for t in takers]
        )
        talk.part(draft, takers, "recipient", sentence, span, rule.name, rule.certainty, what)


#: A feast of which an award is told: "lễ trao Huy hiệu 45 năm tuổi Đảng".
_NAMED_FEAST = re.compile(
    r"\b[Ll]ễ (?:trao|tặng|truy tặng|phong tặng|đón nhận|vinh danh|công bố)\b"
)
#: Nouns of feasts at which people are honoured.
_HONOURING = ("lễ trao", "lễ đón nhận", "lễ vinh danh", "lễ tôn vinh", "buổi lễ", "lễ công bố")
#: How a sentence goes on with what is done at an event told before.
_ON_OCCASION = re.compile(
    r"(?:nhân |trong |cũng )*(?:dịp này|dịp đó|tại đây|tại đó|sau đó|tiếp đó|cùng ngày)\b|(?:tại|trong) (?:buổi |cuộc )?(?:lễ|<E)"
)


def _topic(talk: Talk, sentence: Sentence, m: re.Match[str], givers: list[Mention]) -> bool:
    """Say whether the head of a text tells of people of rank that they hand presents over."""
    what = _letters(sentence, m, "what").lower()
    if not at_the_head(talk, sentence) or not _GIFT.search(what):
        return False
    if _ON_OCCASION.match(sentence.skeleton.text):
        return False
    if _PRESENTS.match(what) and (
        m[0].startswith("quyết định") or not told_at_once(sentence.skeleton.text[: m.start()])
    ):
        return False  # "vướng rắc rối vì tặng quà cho hơn 300 nghị sĩ"
    return all(g.kind == "person" and g.name in talk.titles for g in givers)


def _receivers(sentence: Sentence, m: re.Match[str]) -> list[Item]:
    """Give those after "cho", also after the further things in the sentence."""
    skeleton, taker = sentence.skeleton, m.groupdict().get("taker")
    if taker:
        found = [*skeleton.numbers(taker, "P"), *skeleton.numbers(taker, "O")]
        return sorted(found, key=lambda i: i.start)
    to = m.groupdict().get("to") or ""
    if not to and skeleton.text[m.end() : m.end() + 2].strip()[:1] in (",", ";"):
        return []  # "Sở A ủng hộ 10 triệu đồng, Sở B: 5 triệu đồng"
    if to.startswith(("lên", "vào")) and not skeleton.text.startswith(" <O", m.end()):
        return []  # "gắn Huân chương lên lá cờ của lực lượng Cảnh vệ"
    found = _listed(sentence, after(skeleton, m.end(), kinds="PO", until=_TAKERS_END))
    found = [i for i in found if i.kind != "P" or not _bereaved(skeleton, i)]
    if _COUNTED.match(skeleton.text, m.end()):
        found = [i for i in found if i.kind == "P"]  # "cho 47 đảng viên thuộc Đảng bộ thị xã"
    for more in _MORE.finditer(skeleton.text, m.end()):
        found += _listed(sentence, after(skeleton, more.end(), kinds="PO", until=_TAKERS_END))
    return found


#: Before someone whose family is given something: "hỗ trợ gia đình ông A, hy sinh khi làm nhiệm vụ".
_FAMILY = Needle(
    r"\b(?:gia đình|thân nhân|gia quyến|người thân)(?: của)?(?: (?:cố|ông|bà|anh|chị|em|cháu|liệt sĩ|liệt sỹ|nạn nhân|đồng chí|<R\d+>|,))* $",
    whole=True,
)


def _bereaved(skeleton: Skeleton, item: Item) -> bool:
    """Say whether only the family of someone is given something."""
    left = skeleton.text[: skeleton.place(skeleton.items.index(item))]
    return skeleton.search_in(_FAMILY, left) is not None


#: People told by their number, to whom something is given.
_COUNTED = re.compile(
    r" ?(?:(?:các|những) (?:nhà )?lãnh đạo\b|(?:các |hơn |gần )?\d+ (?:đồng chí|đảng viên|cán bộ|hộ|gia đình|em|cháu|học sinh|sinh viên|công nhân|người|cá nhân|bệnh nhân|trẻ|chiến sĩ|đoàn viên|hội viên|nhà giáo|nhân viên)\b)"
)


def _listed(sentence: Sentence, items: list[Item]) -> list[Item]:
    """Drop the bodies that only tell who a person is: "ông A, đảng viên Chi bộ số 10"."""
    skeleton, out = sentence.skeleton, list(items[:1])
    for one, two in pairwise(items):
        if two.kind == "O" and one not in out:
            continue
        begin = skeleton.place(skeleton.items.index(one))
        gap = skeleton.text[begin : skeleton.place(skeleton.items.index(two))].split(" ", 1)[1]
        if two.kind == "P" or _JOINED.fullmatch(gap):
            out.append(two)
    return out


#: For whom somebody acts, between him and what he gives: "tới dự và thừa ủy quyền Chủ tịch nước trao".
_ON_BEHALF = re.compile(
    r"(?:thừa ủy quyền|thừa lệnh|được ủy quyền|thay mặt)(?: của)? <[RO]\d+>(?: ,)?(?: (?:đã|cũng))* $"
)
#: More characters than that takes.
_LONGEST_BEHALF = 60


def _begun(text: str, at: int) -> int:
    """Give where begins what somebody does who gives something on behalf of another."""
    m = _ON_BEHALF.search(text, max(0, at - _LONGEST_BEHALF), at)
    return m.start() if m and not text.endswith((", ", ". "), 0, m.start()) and m.start() else at


def _of_clause(talk: Talk, sentence: Sentence, at: int, givers: list[Mention]) -> list[Mention]:
    """Keep of those who may give those named after the last semicolon, if any are."""
    skeleton = sentence.skeleton
    cut = skeleton.text.rfind(";", 0, at)
    if cut < 0 or len(givers) == 1:
        return givers
    own = [
        *skeleton.numbers(skeleton.text[cut:at], "P"),
        *skeleton.numbers(skeleton.text[cut:at], "O"),
    ]
    here = {w.name for w in talk.people(sentence, own)}
    return [g for g in givers if g.name in here] or givers


def _represented(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give the body for which unnamed people act: "đại diện Hội A đã trao …"."""
    left = sentence.skeleton.text[: m.start()]
    found = re.search(r"(?:^|, )đại diện <O(\d+)>(?: (?:tại <L\d+>|\( [^()]*\)|đã|vừa))* $", left)
    return talk.people(sentence, [sentence.skeleton.items[int(found[1])]]) if found else []


def _acts(talk: Talk, sentence: Sentence, giver: Mention) -> bool:
    """Say whether a body acts itself here, not its people: not "lãnh đạo Ban Tổ chức"."""
    words = talk.scene.doc.text[sentence.span.start : giver.span.start].lower().split()
    return not words or words[-1] not in (
        "đạo", "diện", "của", "bộ", "viên", "tại", "thuộc", "ở"
    )  # fmt: skip


def _letters(sentence: Sentence, m: re.Match[str], group: str) -> str:
    skeleton, line = sentence.skeleton, sentence.line
    if not (m[group] or "").strip():
        return ""
    start = m.start(group) + len(m[group]) - len(m[group].lstrip())
    stop = m.end(group) - len(m[group]) + len(m[group].rstrip())
    first, last = skeleton.token(start), skeleton.token(max(start, stop - 1))
    return line.text[line.starts[first] : line.stop(min(skeleton.last(last), line.size) - 1)]


__all__ = ["awarding", "honours"]
