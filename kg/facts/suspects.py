"""Those whom a text names apart from the measure taken: "Các bị can gồm: ông A; bà B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import clause
from kg.facts.draft import CHARGED, PROPOSED, Draft
from kg.facts.enumerated import TITLES, enumerated
from kg.facts.scene import Sentence
from kg.facts.talk import Talk, held_back
from kg.grammar import Rule
from kg.grammar.needle import Needle
from kg.model import Mention

#: What has been done to those named.
_MEASURE = re.compile(
    r"bị (?:can )?(?:<O\d+> )?(?:vừa |đã )?(?P<doing>đề nghị truy tố|khởi tố|bắt(?: tạm)? giam|bắt giữ|bắt khẩn cấp|tạm giam|tạm giữ|truy tố|bắt)\b"
)
#: What is told of others than the accused, or of what has not been done to them.
_OTHERS = re.compile(
    r"bị hại|nạn nhân|kỷ luật|đình chỉ|khai trừ|chưa|không|liên quan|còn lại (?:đang|đã|bỏ)|bỏ trốn|truy nã|làm chứng|lời khai|tại ngoại"
)
#: The beginning of a sentence that names those counted in the one before.
_THEY = re.compile(
    rf"\W*(?:(?:trong đó|cụ thể|theo đó) ?[,:]? ?)?(?:đó là|gồm có|gồm|bao gồm|họ là|danh tính)(?: các| hai)?(?: (?:bị can|đối tượng|ông|bà))?(?: :)?(?= {TITLES}<P)"
)
#: One more of a numbered list: "2. Vũ Văn B, nguyên Tổng Giám đốc".
_ENTRY = re.compile(rf"\d{{1,2}} ?[./)-]+ ?(?={TITLES}<P\d+> ?[,(–-])")
#: A measure that counts those it is taken against.
_COUNTED = Needle(
    r"(?:khởi tố|bắt|tạm giam|tạm giữ|truy tố)[^;.]{0,240}?(?:\d+|các|hai|ba|bốn|năm|sáu|bảy|tám|một số|nhiều) (?:bị can|người|đối tượng|cán bộ|cá nhân|nghi can|nghi phạm|<R\d+>)",
    whole=True,
)
#: How many suffer a measure, which is named after their number if they are many.
_HOW_MANY = re.compile(
    r"((?:\d+|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:bị can|người|đối tượng|cán bộ|nghi can|nghi phạm))\b"
)
_MANY = 3
#: How many characters may stand between two sentences that follow each other.
_NEXT = 3


def suspects(talk: Talk, sentence: Sentence, fit: Sequence[Rule]) -> None:
    """Give those whom a sentence lists as accused to the measure told."""
    for rule in fit:
        for m in sentence.skeleton.find(rule):
            if held_back(sentence, m.start() + 1) or _OTHERS.search(m[0]):
                continue
            measure = _MEASURE.search(m[0])
            near = _before(talk, sentence)
            if measure is None and near is None and "bị can" not in m[0]:
                continue
            people = _people(talk, sentence, m.end())
            doing = measure["doing"] if measure else ""
            if doing == CHARGED and "bị cáo" in sentence.skeleton.text:
                continue  # before the court: the trial is the happening
            draft = near or _of(talk, sentence, m)
            draft = draft or _fitting(talk, doing, people, also="with" in m.groupdict())
            if draft is None and doing and people:
                draft = _made(talk, sentence, rule, m, doing, people)
            _add(talk, sentence, draft, people, rule.name, m)
    near = _before(talk, sentence)
    entry = _ENTRY.match(sentence.skeleton.text) if near else None
    they = entry or _THEY.match(sentence.skeleton.text) if near else None
    if they and near and not _OTHERS.search(they[0]):
        _add(talk, sentence, near, _people(talk, sentence, they.end()), "they-are-accused", they)
    goes_on = (near, sentence.span.stop) if entry and near else None
    talk.counted = _counted(talk, sentence) or goes_on


#: What opens the list of those whom investigators propose to charge.
_LISTED = re.compile(
    rf"(?: thêm)?(?: đối với| với)?(?:[^;.]{{0,230}}?(?::|gồm|gồm có|bao gồm|là|trong đó có|đối với))?(?= {TITLES}<P)"
)
_BODY = re.compile(r"<O(\d+)>")
#: Investigators, and those whom they ask, by the beginnings of their names.
_INVESTIGATE = ("Cơ quan", "Công an", "Bộ Công an", "Cục", "Phòng", "Bộ Quốc phòng", "Bộ đội")
_CHARGE = "Viện"
#: Investigators without a name of their own.
_UNNAMED = re.compile(
    r"\b(?:cơ quan điều tra|cqđt|csđt|anđt|cơ quan công an|công an|c\d\d|c \d\d)\b"
)
#: A police title, not a body: "tước danh hiệu Công an nhân dân".
_FORCE = "Công an nhân dân Việt Nam"
#: Those whom a proposal is about, counted or told as a group.
_SEVERAL = re.compile(
    r"(?: thêm)?(?: đối với)? (?:\d+|các|nhóm|một loạt|hàng loạt|nhiều|một số|hai|ba|bốn|năm|sáu|bảy|tám) (?:bị can|đối tượng|người|cựu|nguyên|lãnh đạo|cán bộ|<R\d+>)"
)
#: Before a proposal that is only asked for.
_ASKED = re.compile(r"\b(?:yêu cầu|chỉ đạo|phải|khẩn trương|để|sẽ)\b[^;.]{0,120}$")
#: Before a proposal that someone suffers.
_SUFFERS = re.compile(r"\bbị(?: (?:<O\d+>|cơ quan điều tra|cqđt|công an|,|và))* $")
#: Most words of a name.
_WORDS = 16


def proposals(talk: Talk, sentence: Sentence, fit: Sequence[Rule]) -> None:
    """Read whom investigators propose to charge: the proposal is the happening, not a charge."""
    text = sentence.skeleton.text
    for rule in fit:
        for m in sentence.skeleton.find(rule):
            at = m.start("doing")
            if held_back(sentence, at):
                continue
            bodies = talk.people(sentence, sentence.skeleton.numbers(text[: m.end()], "O"))
            by = [b for b in bodies if b.name.startswith(_INVESTIGATE)][-1:]
            by = [b for b in by if b.name != _FORCE]
            to = [b for b in bodies if b.name.startswith(_CHARGE)][-1:]
            suffered = m.groupdict().get("person")
            if suffered:
                people = talk.people(sentence, sentence.skeleton.numbers(suffered, "P"))
            else:
                listed = _LISTED.match(text, m.end())
                people = _people(talk, sentence, listed.end()) if listed else []
                suffers = _SUFFERS.search(text[:at])
                if suffers or not (by or (people and _UNNAMED.search(text[:at]))):
                    continue
                if _ASKED.search(text[:at]) or not (people or _SEVERAL.match(text, m.end())):
                    continue
            draft = talk.book.verb_event(
                sentence, "prosecution", _proposal(sentence, m, people), talk.span(sentence, m),
                rule, people=[p.name for p in people], measure=PROPOSED,
            )  # fmt: skip
            if draft is None:
                continue
            draft.used = True
            span = talk.span(sentence, m)
            talk.part(draft, people, "subject", sentence, span, rule.name, rule.certainty)
            talk.part(draft, by, "authority", sentence, span, rule.name, rule.certainty)
            talk.part(draft, to, "recipient", sentence, span, rule.name, rule.certainty)
            break


def _proposal(sentence: Sentence, m: re.Match[str], people: Sequence[Mention]) -> str:
    """Give the name of a proposal: after those whom it is about, or after its words."""
    if 0 < len(people) <= _MANY or "person" in m.groupdict():
        return f"Đề nghị truy tố {_first(people)}"
    line = sentence.line
    first = stop = sentence.skeleton.token(m.end() - 1) + 1
    while stop < line.size and stop - first < _WORDS and line.tokens[stop] not in ".;,:(":
        stop += 1
    words = clause(line, first, stop, _WORDS)
    words = re.sub(r" (?:bao )?gồm\b.*$|(?: trong đó)? (?:có|là)$", "", words)
    return f"Đề nghị truy tố {words or _first(people)}"


def _first(people: Sequence[Mention]) -> str:
    """Give the first of many, and how many more there are."""
    names = ", ".join(p.name for p in people[:_MANY])
    return names if len(people) <= _MANY else f"{names} và {len(people) - _MANY} người khác"


def _people(talk: Talk, sentence: Sentence, at: int) -> list[Mention]:
    return [
        p for p in talk.people(sentence, enumerated(sentence.skeleton, at)) if p.kind == "person"
    ]


def _counted(talk: Talk, sentence: Sentence) -> tuple[Draft, int] | None:
    """Give the measure that a sentence takes against several, and where the sentence ends."""
    if not sentence.skeleton.may(_COUNTED):
        return None
    told = [p.draft for p in talk.parts if p.sentence is sentence and p.draft.type == "prosecution"]
    made = [
        d
        for d in talk.book.drafts
        if d.type == "prosecution" and d.evidence.sentence == sentence.span
    ]
    found = told or made
    if not found or not sentence.skeleton.search(_COUNTED):
        return None
    return found[-1], sentence.span.stop


def _before(talk: Talk, sentence: Sentence) -> Draft | None:
    """Give the measure against several that the sentence before told."""
    if talk.counted is None:
        return None
    draft, stop = talk.counted
    return draft if 0 <= sentence.span.start - stop <= _NEXT else None


def _of(talk: Talk, sentence: Sentence, m: re.Match[str]) -> Draft | None:
    """Give the measure against someone with whom others suffer it: "cùng bị khởi tố với ông A"."""
    with_whom = m.groupdict().get("with")
    names = {p.name for p in talk.people(sentence, sentence.skeleton.numbers(with_whom, "P"))}
    return next(
        (
            d
            for d in reversed(talk.book.drafts)
            if d.type == "prosecution" and d.same is None and names & set(d.people)
        ),
        None,
    )


def _fitting(talk: Talk, doing: str, people: Sequence[Mention], *, also: bool) -> Draft | None:
    """Give the measure told that may be against a list: against one of it, or against unnamed ones.

    ``also`` says that those listed suffer what others do.
    """
    drafts = [
        d
        for d in reversed(talk.book.drafts)
        if d.type == "prosecution" and d.same is None and (not doing or _kind(d) == _kind_of(doing))
    ]
    names = {p.name for p in people}
    if also and drafts:
        return drafts[0]
    shared = [d for d in drafts if names & set(d.people)]
    unnamed = [d for d in drafts if not any(name in d.name for name in d.people)]
    return next(iter([*shared, *unnamed]), None)


def _kind(draft: Draft) -> str:
    """Give what a measure is: a proposal to charge, a charge, or an earlier step."""
    if draft.measure == PROPOSED:
        return PROPOSED
    return _kind_of(draft.name.lower())


def _kind_of(doing: str) -> str:
    if PROPOSED in doing:
        return PROPOSED
    return CHARGED if CHARGED in doing else ""


def _made(
    talk: Talk,
    sentence: Sentence,
    rule: Rule,
    m: re.Match[str],
    doing: str,
    people: Sequence[Mention],
) -> Draft | None:
    names = [p.name for p in people]
    count = _HOW_MANY.match(m[0]) if len(names) > _MANY else None
    name = f"{doing[:1].upper()}{doing[1:]} {count[1] if count else _first(people)}"
    span = talk.span(sentence, m)
    measure = PROPOSED if PROPOSED in doing else ""
    return talk.book.verb_event(
        sentence, "prosecution", name, span, rule, people=names, measure=measure
    )


def _add(
    talk: Talk,
    sentence: Sentence,
    draft: Draft | None,
    people: Sequence[Mention],
    rule: str,
    m: re.Match[str],
) -> None:
    if draft is None:
        return
    told = {
        p.who.name
        for p in talk.parts
        if p.sentence is sentence and p.draft.type == "prosecution" and p.draft is not draft
    }
    people = [p for p in people if p.name not in told]
    draft.people = tuple(dict.fromkeys((*draft.people, *(p.name for p in people))))
    talk.part(draft, people, "subject", sentence, talk.span(sentence, m), rule, 0.86)


__all__ = ["proposals", "suspects"]
