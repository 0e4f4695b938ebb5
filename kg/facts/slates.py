"""Changes and measures that name those whom they are about in a list, after their number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.decided import deciding
from kg.facts.draft import Draft
from kg.facts.enumerated import enumerated
from kg.facts.handing import handing
from kg.facts.scene import Sentence
from kg.facts.talk import Part, Slate, Talk, held_back
from kg.grammar import Rule
from kg.mentions.tokens import capital, expand, quotes_closed
from kg.model import Mention

_CHANGES = frozenset(("appointment", "election", "promotion", "leaving"))
#: How many there are: "5 cán bộ", "các đồng chí", "bổ sung ủy viên".
_COUNT = re.compile(
    r"(?:^|[ (])(?:0?\d+|một số|các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|thêm|bổ sung)(?= )(?! (?:năm|tháng|ngày|lần)\b)"
)
#: The beginning of a sentence that names those counted in the one before.
_THEY = re.compile(
    r"\W*(?:(?:trong đó|cụ thể|theo đó) ?[,:]? ?)?(?:đó là|gồm có|gồm|bao gồm|họ là|danh sách gồm)(?: các| hai)?(?: (?:ông|bà|đồng chí|ông bà|ông , bà))?(?: :)? (?=[<\d]|ông |bà |đồng chí |anh |chị )"
)
#: A sentence that is nothing but one more of a list: "Đồng chí B, Bí thư Quận ủy A."
_ONE_MORE = re.compile(
    r"\W*(?:\d+ ?[./)-]* ?)?(?:(?:<R\d+>|ông|bà|đồng chí|,) )*<P\d+> (?:[,–-](?: (?:<[RODL]\d+>|[^\W\d_]+|,|[–-]|và|;))+ ?)?\.?"
)
_VERBS = re.compile(r"\b(?:đã|sẽ|là|được|bị|cho|nói|phát biểu|trao|chúc|giữ chức|sinh|tại|có)\b")
#: How many characters may stand between two sentences that follow each other.
_NEXT = 3
#: Most words of a name.
_WORDS = 24


def slates(talk: Talk, sentence: Sentence, fit: Sequence[Rule]) -> None:
    """Read the decisions on several people of a sentence, and the list of those before it."""
    before, talk.slate = talk.slate, None
    done = False
    for rule in fit:
        for m in sentence.skeleton.find(rule):
            left = sentence.skeleton.text[: m.start()]
            counted = "who" in m.groupdict() or _COUNT.search(m["whom"])
            if done or not counted or held_back(sentence, m.start("verb")):
                continue
            if _ASIDE.search(m["whom"]) or _SPOKEN_OF.search(left, max(0, len(left) - _LONGEST)):
                continue
            if _OF_A_DAY.match(_words(sentence, m)):
                continue
            done = True
            slate = Slate(rule, m, sentence, sentence.span.stop)
            people = (
                talk.people(sentence, enumerated(sentence.skeleton, m.end())) if m["list"] else []
            )
            _name(talk, sentence, slate, people)
            talk.slate = slate
    if before and not done and 0 <= sentence.span.start - before.stop <= _NEXT:
        _go_on(talk, sentence, before)


#: What tells of others than those decided on: "với việc bầu bổ sung …, tỉnh hiện có 4 Phó Chủ tịch gồm".
_ASIDE = re.compile(
    r"<P|\b(?:hiện|hiện nay|theo đó|được|giới thiệu|để|trong khi|sau khi|thay thế|khởi tố|bắt|tạm giam|truy tố|kỷ luật|công việc|nhiệm vụ của|công tác của|liệt sĩ|danh hiệu|huân chương|bằng|đạt)\b|\bcó (?:\d+|hai|ba|bốn|năm) "
)
#: Before a decision that is only spoken of.
_SPOKEN_OF = re.compile(
    r"\b(?:vụ|quy trình|quá trình|trước khi|sau khi|người|đề nghị|giới thiệu|đề xuất|dự kiến|tổ chức|chuẩn bị|để|kỳ họp|hội nghị)(?: (?:việc|về))* $"
)
#: More characters than that takes.
_LONGEST = 60


#: Those chosen to lead a congress, to count its votes: no posts.
_OF_A_DAY = re.compile(
    r"Bầu (?:ra )?(?:đoàn chủ tịch|chủ tịch đoàn|đoàn thư ký|thư ký đoàn|ban kiểm phiếu|ban bầu cử|ban thẩm tra|tổ )",
    re.IGNORECASE,
)


def _go_on(talk: Talk, sentence: Sentence, slate: Slate) -> None:
    """Read a sentence that only names those, or one more of those, that a decision counts."""
    text = sentence.skeleton.text
    they = _THEY.match(text)
    opened = slate.draft or slate.sentence.skeleton.text.endswith(":")
    if they is None and not (opened and _one_more(text)):
        return
    items = enumerated(sentence.skeleton, they.end() if they else 0)
    slate.stop = sentence.span.stop
    _name(talk, sentence, slate, talk.people(sentence, items))
    talk.slate = slate


def _one_more(text: str) -> bool:
    return _ONE_MORE.fullmatch(text) is not None and not _VERBS.search(text)


def _name(talk: Talk, sentence: Sentence, slate: Slate, people: list[Mention]) -> None:
    """Give the people of a list to its decision, made when the first are named."""
    told = {p.who.name: p.draft for p in _told(talk, sentence)}
    apart = list({id(told[p.name]): told[p.name] for p in people if p.name in told}.values())
    people = [p for p in people if p.kind == "person" and p.name not in told]
    if not people:
        return
    m, origin, rule = slate.m, slate.sentence, slate.rule
    if slate.draft is None:
        slate.draft = apart[0] if len(apart) == 1 else _draft(talk, slate, people)
    if slate.draft is None:
        return
    draft = slate.draft
    if draft in apart:  # "Bổ nhiệm A, B giữ chức …" of six
        draft.name = _words(origin, m)
    draft.people = tuple(dict.fromkeys((*draft.people, *(p.name for p in people))))
    span = talk.span(origin, m)
    own = talk.span(sentence, m) if sentence is origin else people[0].span
    talk.part(draft, people, "subject", sentence, own, rule.name, rule.certainty)
    by = deciding(talk, origin, m.end("verb"))
    talk.part(draft, by, "authority", origin, span, "authority", 0.85)
    giving = handing(talk, origin, m.start("verb"))
    talk.part(draft, giving, "presenter", origin, span, "hands-over", 0.88)
    talk.sign_off(draft, origin)


def _told(talk: Talk, sentence: Sentence) -> list[Part]:
    """Give the parts of those of whom a change has been read in a sentence."""
    return [
        p
        for p in talk.parts
        if p.role == "subject" and p.sentence is sentence and p.draft.type in _CHANGES
    ]


def _draft(talk: Talk, slate: Slate, people: list[Mention]) -> Draft | None:
    rule, m, sentence = slate.rule, slate.m, slate.sentence
    kind = "election" if m["verb"].startswith("bầu") else rule.extra["type"]
    names = {p.name for p in people}
    for draft in talk.book.drafts:
        same = draft.evidence.rule == rule.name and draft.type == kind
        if same and not talk.book.another_day(sentence, draft):
            if len(names & set(draft.people)) > 1:
                return draft
    name = _words(sentence, m)
    made = talk.book.verb_event(
        sentence, kind, name, talk.span(sentence, m), rule,
        people=[p.name for p in people], measure=name,
    )  # fmt: skip
    if made is not None:
        talk.book.in_session(made)
    return made


def _words(sentence: Sentence, m: re.Match[str]) -> str:
    """Give the words of a decision: "Chỉ định 5 cán bộ tham gia Ban Chấp hành Đảng bộ tỉnh"."""
    line, skeleton = sentence.line, sentence.skeleton
    last = skeleton.last(skeleton.token(max(m.end("whom") - 1, m.start("whom"))))
    first = skeleton.token(m.start("verb"))
    last = min(last, first + _WORDS)
    words = expand(line.letters(first, quotes_closed(line.tokens, first, last)))
    if m.groupdict().get("who"):
        verb = expand(line.letters(first, skeleton.token(m.end("verb") - 1) + 1))
        who = expand(line.letters(skeleton.token(m.start("who")), first))
        who = re.sub(r"(?: vừa| mới| đã| và)* được\b.*$", "", who)
        words = f"{verb} {who.lower()} {words[len(verb) :].strip()}".strip()
    return capital(words).strip(" ,:")


__all__ = ["slates"]
