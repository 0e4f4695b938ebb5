"""Happenings of which a text tells an office alone, or leaders without names: "Tổng lãnh sự Lào thăm"."""

from __future__ import annotations

import re

from kg.facts.certain import at_the_head, quoted
from kg.facts.doers import OPENS
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
#: How a sentence begins with what is only to come, and the office that it then tells of.
_NOT_YET = re.compile(r"\b(?:trước khi|để|nếu) ")
_AFTER = re.compile(
    r", (?P<who><R\d+>) (?:đã |cũng |còn )?(?!và |kiêm |cho |của |là |sẽ |không |chưa |cùng |với )(?=[a-zà-ỹđ])"
)
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
    if found is None and not _NOT_YET.search(text, 0, m.start()):
        opens = OPENS.fullmatch(text[: m.start()])
        later = _AFTER.search(text, m.end()) if opens else None
        named = later is None or "<P" in text[: later.start()]
        return "" if named else _named(sentence, later)
    if found is None or quoted(sentence, m.start()):
        return ""
    if not (
        sentence.region == "title"
        or dated(sentence)
        or at_the_head(talk, sentence)
        or set(found["done"].split()) & set(_DONE)
    ):
        return ""
    return _named(sentence, found)


def _named(sentence: Sentence, found: re.Match[str] | None) -> str:
    """Give the words for those who do it, if their offices are told in full."""
    if found is None:
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
