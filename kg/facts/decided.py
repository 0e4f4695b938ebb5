"""Decisions on posts: which body takes them, and what the sentences after one handed over tell."""

from __future__ import annotations

import re

from kg.facts.draft import Draft
from kg.facts.handing import ceremony, giving, hands
from kg.facts.scene import Sentence
from kg.facts.talk import Giving, Talk
from kg.model import Mention

#: The body that decides, before the verb of its decision.
_BY = re.compile(r"(?:được|bị) <O(\d+)>")
_DECIDES_OF = re.compile(
    r"<O(\d+)>(?: (?:đã|vừa|cũng))* quyết định (?:(?:ông|bà|đồng chí|<R\d+>) )*<P"
)
_DECISION_OF = re.compile(
    r"(?:quyết định|nghị quyết)(?: số [^<>;]{0,24})?(?: (?:ngày )?<D\d+>)?(?: ,)? của <O(\d+)> (?:về|đối với|bổ nhiệm|điều động|luân chuyển|phân công|chỉ định|cho thôi|chuẩn y|tiếp nhận|giao|cử|miễn nhiệm|phê chuẩn|công nhận|cách chức|thuyên chuyển|điều chuyển)\b"
)
_DECIDES = re.compile(
    r"(?<!lãnh đạo )(?<!giám hiệu )(?<!giám đốc )<O(\d+)>(?: (?:khóa|đã|vừa|nhiệm kỳ|cũng|thống nhất|nhất trí|quyết định|(?:có|ra|ký|ban hành|ký ban hành|thông qua|trao|công bố và trao)(?: các)? (?:quyết định|nghị quyết))[^<>;]{0,16})* (?:bầu|bổ nhiệm|điều động|chỉ định|phân công|luân chuyển|miễn nhiệm|phê chuẩn|công nhận|cách chức|bãi nhiệm|chuẩn y)"
)
_DECIDING = (_BY, _DECIDES, _DECIDES_OF, _DECISION_OF)
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
    """Give the body that decides: the last one that a verb names before a place."""
    skeleton = sentence.skeleton
    text = skeleton.text[:place]
    found = [p for pattern in _DECIDING for p in pattern.finditer(text)]
    if not found:
        return []
    m = max(found, key=lambda m: m.start())
    if _ANOTHER.search(text, m.end()):
        return []
    return talk.people(sentence, [skeleton.items[int(m[1])]])


def decisions_go_on(talk: Talk, sentence: Sentence) -> None:
    """Remember who hands decisions over in a sentence; give them what the next ones tell of it.

    "Bộ trưởng A trao quyết định bổ nhiệm 2 cán bộ. Theo đó, ông B giữ chức …": A handed it over.
    """
    text = sentence.skeleton.text
    told = [p for p in talk.parts if p.sentence is sentence and p.role == "subject"]
    drafts = list({p.draft.id: p.draft for p in told if p.draft.type in _CHANGES}.values())
    begun = hands(text) if "quyết định" in text else None
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


__all__ = ["deciding", "decisions_go_on"]
