"""Happenings of which a text tells an office alone, or leaders without names: "Tổng lãnh sự Lào thăm báo A"."""

from __future__ import annotations

import re

from kg.facts.certain import at_the_head, quoted
from kg.facts.scene import Sentence
from kg.facts.talk import ALONG, THITHER, Talk, dated
from kg.grammar import Rule
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import expand

_OFFICE = re.compile(
    r"^(?:[*–-] |<L\d+> : )?(?:(?!.*[“”])(?:[^;:]{3,140} (?:cho biết|cho hay|thông tin)(?: rằng| ,)? )?(?:[^<>;]{0,60}(?:<[DLEO]\d+>[^<>;]{0,30}){0,3}, )?(?:<D\d+>(?: ,)? )?)?"
    r"(?P<who>(?:các |hai |ba )?(?:lãnh đạo|đại diện|quan chức|giới chức)(?: cấp cao)? <[OL]\d+>(?:(?: ,| và| -| –) <[OL]\d+>)*|đoàn(?: công tác| đại biểu| kiểm tra| giám sát| khảo sát| liên ngành)*(?: của)?(?: <[OL]\d+>)?|(?:tân |đồng chí |phu nhân )?<R\d+>(?:(?: ,| và) <R\d+>)*)"
    rf"(?: (?:và|cùng) (?:phu nhân|đoàn công tác|đoàn))?(?:(?: ,)? {ALONG}(?: (?!đã |vừa |sẽ )[a-zà-ỹđ,]+| <[ROL]\d+>){{0,14}})?"
    rf"(?P<done>(?: (?:đã|vừa|sẽ|cũng|còn|hôm nay|trực tiếp|bất ngờ|đến|tới|về|xuống|có|tiến hành|chính thức|<D\d+>))*(?:{THITHER})?) $"
)
_DONE = ("đã", "vừa")
#: Types of which one tells what another does.
_FAMILIES = (
    frozenset(("visit", "inspection")),
    frozenset(("meeting", "working")),
    frozenset(("signing",)),
    frozenset(("ceremony",)),
)


def office(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> str:
    """Give the office, or the leaders, that a sentence tells of as doing something, if it does."""
    text = sentence.skeleton.text
    found = _OFFICE.match(text[: m.start()])
    if found is None or quoted(sentence, m.start()):
        return ""
    if not (
        sentence.region == "title"
        or dated(sentence)
        or at_the_head(talk, sentence)
        or set(found["done"].split()) & set(_DONE)
    ):
        return ""
    for item in sentence.skeleton.numbers(found["who"], "R"):
        role = item.phrase
        if not isinstance(role, RolePhrase) or role.rank or role.status or role.lacks == "any":
            return ""
    skeleton = sentence.skeleton
    first, last = skeleton.token(found.start("who")), skeleton.token(found.end("who") - 1)
    return expand(sentence.line.letters(first, skeleton.last(last)))


def untold(talk: Talk, kind: str) -> bool:
    """Say whether a document tells of nothing of a kind."""
    family = next((f for f in _FAMILIES if kind in f), frozenset((kind,)))
    return not any(d.type in family for d in talk.book.drafts)


__all__ = ["office", "untold"]
