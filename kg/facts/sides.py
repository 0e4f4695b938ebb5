"""The sides that talks and signings are named after: "lễ ký bản ghi nhớ giữa Bộ A và Bộ B"."""

from __future__ import annotations

import re

from kg.facts.draft import Draft
from kg.facts.scene import Sentence
from kg.facts.talk import Talk, held_back
from kg.mentions import Item
from kg.mentions.events import EventPhrase

_LEAD = r"(?:(?:đại diện|lãnh đạo|ông|bà|đồng chí|ngài|<R\d+>) )*"
_ASIDE = r"(?: \( [^()]{1,60} \))?"
#: As what the sides take part, by the type of the event.
_ROLES = {"signing": "sign", "meeting": "counterpart", "working": "counterpart"}
_BRACKETS = re.compile(r"\([^()]*\)")
#: The other sides, after the one that a name ends with.
_MORE = re.compile(rf"{_ASIDE}(?: (?:và|với|cùng|,) {_LEAD}<[OP]\d+>{_ASIDE})+")
#: The sides of a paper that is signed: "thỏa thuận về du lịch giữa Bộ A (Lào) và Tập đoàn B".
_SIDES = re.compile(
    r"(?:^|\b(?:ghi nhớ|thỏa thuận|hiệp định|hiệp ước|nghị định thư|chương trình|kế hoạch|biên bản|quy chế|ý định thư|hợp tác|hợp đồng|văn bản|công hàm|giao ước|tuyên bố)\b)"
    rf"(?:(?! diễn ra| sau | quan hệ | sẽ )[^<>;:.“]|<[LDO]\d+>){{0,160}}? giữa (?P<sides>{_LEAD}<[OP]\d+>{_ASIDE}(?: , {_LEAD}<[OP]\d+>{_ASIDE}){{0,3}}"
    rf" (?:và|với|cùng) {_LEAD}<[OP]\d+>)"
)


def named_between(talk: Talk, sentence: Sentence, drafts: dict[int, Draft]) -> None:
    """Let the sides after which talks and signings are named talk or sign."""
    for number, draft in drafts.items():
        role = _ROLES.get(draft.type)
        if role is None:
            continue
        place = sentence.skeleton.place(number)
        who = talk.people(sentence, _sides(sentence, number, place, signed=role == "sign"))
        if len(who) > (role == "sign") and not held_back(sentence, place):
            line, item = sentence.line, sentence.skeleton.items[number]
            span = talk.scene.page.stored(line.starts[item.start], line.stop(item.stop - 1))
            talk.part(draft, who, role, sentence, span, "named-between", 0.88)


def _sides(sentence: Sentence, number: int, place: int, *, signed: bool) -> list[Item]:
    """Give the sides that talks or a signing are named with, and who signs what after its name."""
    skeleton, line = sentence.skeleton, sentence.line
    right = skeleton.text[skeleton.text.index(">", place) + 1 :]
    phrase = skeleton.items[number].phrase
    found: list[Item] = []
    if isinstance(phrase, EventPhrase) and "giữa" in line.low[phrase.start : phrase.stop]:
        between = line.low.index("giữa", phrase.start)
        found = [Item("O", b.start, b.stop, b) for b in phrase.bodies if b.start > between]
        more = _MORE.match(right) if found and found[-1].stop == phrase.stop else None
        found += _named(sentence, more[0]) if more else []
    for m in _SIDES.finditer(right) if signed else ():
        found += _named(sentence, m["sides"])
    return found


def _named(sentence: Sentence, text: str) -> list[Item]:
    """Give the people and bodies in a stretch of the skeleton, outside brackets."""
    plain = _BRACKETS.sub("", text)
    found = [*sentence.skeleton.numbers(plain, "P"), *sentence.skeleton.numbers(plain, "O")]
    return sorted(found, key=lambda item: item.start)


__all__ = ["named_between"]
