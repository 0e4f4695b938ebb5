"""Posts of the past, which the rest of an article shows to be so: of former leaders, of the dead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.facts.context import by_kin
from kg.facts.scene import Scene, Sentence
from kg.facts.told import Row
from kg.grammar.needle import Needle
from kg.lexicon import table, word_set
from kg.mentions import Item
from kg.mentions.events import EventPhrase
from kg.text import name_key

_IN_OFFICE = Needle(r"\b(?:với|trên|ở|trong) (?:cương vị|tư cách|vai trò)\b")


_CAPACITY = frozenset(("in-capacity", "person-in-capacity"))
#: What members of the Party are disciplined for, who may stay in office, and what others stand trial for.
_ERRED = Needle(r"\b(?:vi phạm|khuyết điểm)\b")
_TRIED = Needle(r"\b(?:bị can|bị cáo|tội|khởi tố|truy tố|khi đó|lúc đó|thời điểm)\b")


def as_now(rows: list[Row]) -> list[Row]:
    """Let who erred "với trách nhiệm là Cục trưởng" be in the office that he is told to hold.

    >>> as_now([])
    []
    """
    erred = [row for row in rows if row[2] == "former" and _erred(row)]
    if not erred:
        return rows
    others = [row for row in rows if row[0].claim.rule not in _CAPACITY]
    held = {
        one.person
        for one, post, status in others
        if status == "incumbent" and post.role not in ("rank", "degree", "honour")
    }
    held -= {one.person for one, _, status in others if status in ("former", "dismissed")}
    now = {id(one) for one, _, _ in erred if one.person in held}
    return [(one, post, "incumbent" if id(one) in now else status) for one, post, status in rows]


def _erred(row: Row) -> bool:
    """Say whether someone erred in a capacity at no time that is told."""
    sentence = row[0].sentence
    if row[0].claim.rule not in _CAPACITY or any(i.kind == "D" for i in sentence.items):
        return False
    return bool(sentence.skeleton.search(_ERRED)) and not sentence.skeleton.search(_TRIED)


def as_then(rows: list[Row]) -> list[Row]:
    """Let "với cương vị là Chủ tịch …, ông A đã ký" be a thing of the past for a former leader."""
    former = {one.person for one, _, status in rows if status == "former"}
    current = {
        one.person
        for one, post, status in rows
        if status in ("incumbent", "appointed", "acting")
        and post.role not in ("rank", "degree", "honour")
        and one.claim.rule not in ("title-comma-name", "in-capacity", "person-in-capacity")
    }
    past = former - current
    if not past:
        return rows
    return [
        (
            one,
            post,
            "former"
            if status == "incumbent"
            and one.person in past
            and " sẽ " not in one.sentence.skeleton.text
            and (
                one.claim.rule in ("in-capacity", "person-in-capacity")
                or (
                    one.claim.rule == "title-comma-name"
                    and _IN_OFFICE.search(one.sentence.skeleton.text)
                )
            )
            else status,
        )
        for one, post, status in rows
    ]


def as_terms(rows: list[Row]) -> list[Row]:
    """Let an alternate member be a former one who is told to be a full one in a later term.

    "Ủy viên dự khuyết Trung ương Đảng khóa X, Ủy viên Trung ương Đảng khóa XI, XII".
    """
    if not any(post.role == "alternate" for _, post, _ in rows):
        return rows
    full: dict[tuple[str, str | None], int] = {}
    for one, post, _ in rows:
        if post.role == "member":
            key = one.person, post.organisation
            full[key] = max(full.get(key, 0), _last_term(one.claim.term))
    return [
        (one, post, "former")
        if status == "incumbent"
        and post.role == "alternate"
        and 0 < _last_term(one.claim.term) < full.get((one.person, post.organisation), 0)
        else (one, post, status)
        for one, post, status in rows
    ]


_NUMERAL = re.compile(r"\b(?:[IVX]+|\d{1,2})\b")
_VALUES = {"I": 1, "V": 5, "X": 10}


def _last_term(term: str | None) -> int:
    """Give the number of the last of the terms told, 0 for none.

    >>> _last_term("các khóa VIII, IX"), _last_term("khóa 11, 12"), _last_term(None)
    (9, 12, 0)
    """
    return max(map(_number, _NUMERAL.findall(term or "")), default=0)


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def as_stages(rows: list[Row]) -> list[Row]:
    """Let the posts that someone took in the course of a life be past ones, but the last."""
    stages = [row for row in rows if row[2] == "appointed" and row[0].claim.rule == "career"]
    if not stages:
        return rows
    past = {id(row[0]) for row in stages if any(_after(row, other) for other in rows)}
    return [(one, post, "former" if id(one) in past else status) for one, post, status in rows]


def _after(row: Row, other: Row) -> bool:
    """Say whether another post of the same person was taken after one of a career."""
    (one, post, _), (two, later, status) = row, other
    if one.person != two.person or post.title == later.title:
        return False
    if later.role in ("rank", "degree", "honour"):
        return False
    if status == "appointed" and two.claim.rule not in ("career", "pronoun"):
        return True
    since, then = one.claim.since or "", two.claim.since or ""
    return bool(since) and since[: len(then)] < then[: len(since)]


def of_the_dead(scene: Scene, rows: list[Row]) -> list[Row]:
    """Let the posts of a person who has died, as the article says or history, be former ones."""
    dead = {name for sentence in scene.sentences for name in _dying(scene, sentence)}
    dead |= set(_commemorated(scene))
    told = scene.doc.published or ""
    rows = [row for row in rows if not _of_a_reign(row, told)]
    return [
        (
            one,
            post,
            "former"
            if (status == "incumbent" or (status == "appointed" and one.claim.rule == "career"))
            and post.role not in ("rank", "degree", "honour")
            and (one.person in dead or _late(name_key(one.person), post.title, told))
            else status,
        )
        for one, post, status in rows
    ]


def _of_a_reign(row: Row, told: str) -> bool:
    """Say whether only whose time it is is told of a head of state: "Mỹ dưới thời Tổng thống A".

    That time may not be over, unless everybody knows so.
    """
    one, post, _ = row
    if one.claim.rule != "title-before-name, earlier" or not _REIGNS.match(post.title):
        return False
    return not _late(name_key(one.person), post.title, told or "9999")


#: Offices of those after whom a time is called.
_REIGNS = re.compile(r"(?:Tổng thống|Thủ tướng|Thủ hiến|Quốc vương)\b")


def _late(name: str, title: str, published: str) -> bool:
    """Say whether a leader known by name had died or left when the article came out."""
    died = _late_leaders().get(name)
    for office, left in _left_leaders().get(name, ()):
        if title.lower().startswith(office):
            return left < published
    if died and _LEADS.match(title):
        return died < (published or _PRESS_BEGINS)
    return name in word_set("historic.tsv")


@cache
def _late_leaders() -> dict[str, str]:
    return {name_key(row["name"]): row["died"] for row in table("late_leaders.tsv")}


@cache
def _left_leaders() -> dict[str, list[tuple[str, str]]]:
    """Give the highest offices that leaders known by name have left, and when."""
    return {
        name_key(row["name"]): list(
            zip(row["office"].split("|"), row["left"].split("|"), strict=True)
        )
        for row in table("left_leaders.tsv")
    }


#: Offices of those who are known by their names; another man of the name holds lesser ones.
_LEADS = re.compile(
    r"tổng bí thư|(?:phó )?(?:tổng thống|thủ tướng|chủ tịch (?:nước|quốc hội))|quốc vương"
    r"|bộ trưởng|ngoại trưởng|chủ tịch hội đồng (?:bộ trưởng|nhà nước)",
    re.IGNORECASE,
)
#: An article without a date is no older than this.
_PRESS_BEGINS = "2005"


_DEATHS = ("từ trần", "qua đời", "tạ thế", "viên tịch")
_DEATH = Needle(rf"\b(?:{'|'.join(_DEATHS)})\b", whole=True)


def _dying(scene: Scene, sentence: Sentence) -> Iterable[str]:
    """Give the people of whom a sentence says that they died, or whose funeral it names."""
    text = sentence.skeleton.text
    m = sentence.skeleton.search(_DEATH)
    if m is None and "<E" not in text:
        return
    funerals = [
        e
        for e in sentence.items
        if isinstance(e.phrase, EventPhrase) and e.phrase.type == "funeral"
    ]
    if m is None and not funerals:
        return
    people = [i for i in sentence.items if i.kind == "P"]
    found = [
        p
        for p in people
        for e in funerals
        if 0 <= p.start - e.stop <= 2 and "do" not in sentence.line.low[e.stop : p.start]
    ]
    if m:
        before = [p for p in people if sentence.skeleton.place(sentence.items.index(p)) < m.start()]
        found += [
            p for p in _subject(sentence, before, m.start()) if _his_own(sentence, p, m.start())
        ]
    for item in found:
        name = scene.person(item)
        if name:
            yield name


#: Between someone named in an apposition and the death of whom it is about.
_CLOSES = re.compile(
    r"[^<>;]*(?:<[ROLD]\d+>[^<>;]*)* ,(?: (?:đã|vừa|mới|đột ngột|bất ngờ|<D\d+>))* $"
)


def _subject(sentence: Sentence, named: list[Item], death: int) -> list[Item]:
    """Give the one who died of those named before: "A, đồng minh của Tổng thống B, qua đời"."""
    if len(named) < 2:
        return named
    skeleton = sentence.skeleton
    text = skeleton.text
    first, last = (skeleton.place(skeleton.items.index(p)) for p in named[-2:])
    ends = text.index(">", first) + 1, text.index(">", last) + 1
    if text.startswith(" ,", ends[0]) and _CLOSES.fullmatch(text, ends[1], death):
        return named[-2:-1]
    return named[-1:]


#: Between someone and a death that is another's: "ông A cáo bận do Thái hậu B qua đời".
_ANOTHERS = Needle(
    r"\b(?:do|vì|bởi|mẹ|bố|cha|vợ|chồng|con|em|chị|anh trai|hoàng|thái hậu|thái tử|nữ hoàng|nhà vua|vua|người thân)\b"
)


def _his_own(sentence: Sentence, person: Item, death: int) -> bool:
    """Say whether a death told after a name is that of the one named."""
    skeleton = sentence.skeleton
    begin = skeleton.place(sentence.items.index(person))
    if by_kin(skeleton.text[:begin]) is not None:
        return False
    return _ANOTHERS.search(skeleton.text[begin:death]) is None


_BIRTHDAY = Needle(
    r"kỷ niệm [^<>;.]{0,30}(?:<D\d+>)?[^<>;.]{0,20}ngày sinh (?:của )?(?P<who>(?:(?:<R\d+>|<H\d+>|cố|đồng chí|,) )*<P\d+>|ông\b|bà\b)",
    whole=True,
)


def _commemorated(scene: Scene) -> Iterable[str]:
    """Give the people whose birthday of long ago is celebrated: "kỷ niệm 100 năm ngày sinh của ông"."""
    for number, sentence in enumerate(scene.sentences):
        m = sentence.skeleton.search(_BIRTHDAY)
        if m:
            named = [scene.person(i) for i in sentence.skeleton.numbers(m["who"], "P")]
            who = named[0] if named else _last_named(scene, number)
            if who:
                yield who


def _last_named(scene: Scene, number: int) -> str | None:
    """Give the first person named in the last sentence before one that names people."""
    for sentence in reversed(scene.sentences[:number]):
        for item in sentence.items:
            name = scene.person(item) if item.kind == "P" else None
            if name:
                return name
    return None
