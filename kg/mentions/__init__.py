"""What a sentence names: people, organisations, roles, places, dates, papers.

``scan`` reads one sentence left to right; every stretch of it belongs to at most one item. First
comes the frame, all that is no person's name; then the names between.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.mentions.dates import DatePhrase
from kg.mentions.firms import branded, brands
from kg.mentions.frame import Step, frame
from kg.mentions.items import Item, PersonPhrase, Phrase
from kg.mentions.names import people_between
from kg.mentions.organisations import BodyPhrase
from kg.mentions.people import Known, Names
from kg.mentions.roles import RolePhrase
from kg.mentions.spots import spot, spots
from kg.mentions.tokens import Line

__all__ = ["Item", "PersonPhrase", "Phrase", "Scan", "again", "scan"]


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class Scan:
    """What one sentence names, as far as the names known by then tell."""

    line: Line
    items: list[Item]
    ends: dict[int, int]
    steps: list[Step | None]


def scan(line: Line, names: Names, dates: list[DatePhrase]) -> Scan:
    """Find what one sentence names."""
    if _shouted(line):
        return Scan(line, [], {}, [])
    known, steps = Known(line, names), _steps(line)
    items = people_between(line, frame(line, known, dates, steps), known)
    items = _standing(line, _without_initials(line, items))
    return Scan(line, brands(line, spots(line, items)), known.ends, steps)


def again(old: Scan, names: Names, dates: list[DatePhrase]) -> Scan:
    """Find what a sentence names now that more names are known.

    Only what asked for a name learnt since is read again.
    """
    line, known = old.line, Known(old.line, names)
    learnt = {at for at, end in known.ends.items() if old.ends.get(at) != end}
    if not learnt or _shouted(line):
        return old
    framed = [item for item in old.items if item.kind != "P" and not (spot(item) or branded(item))]
    items, steps = framed, old.steps
    if not _stands(steps, known, learnt):
        steps = [step and _kept(step, learnt) for step in steps]
        items = frame(line, known, dates, steps)
    if _known_already(old, known, learnt) and items == framed:
        return old
    items = _standing(line, _without_initials(line, people_between(line, items, known)))
    return Scan(line, brands(line, spots(line, items)), known.ends, steps)


def _steps(line: Line) -> list[Step | None]:
    """Give what was found at each token of a line that was not read yet: nothing."""
    return [None] * line.size


def _kept(step: Step, learnt: set[int]) -> Step | None:
    """Give a step of a frame, if it did not ask for a name that was learnt since."""
    return step if not step[1] or learnt.isdisjoint(step[1]) else None


def _stands(steps: list[Step | None], known: Known, learnt: set[int]) -> bool:
    """Say whether none of the names learnt was asked for, nor anything looked for inside one."""
    for step in steps:
        if step is not None and _kept(step, learnt) is None:
            return False
    for at in learnt:
        if any(steps[begin] is not None for begin in range(at + 1, known.ends[at])):
            return False
    return True


def _known_already(old: Scan, known: Known, learnt: set[int]) -> bool:
    """Say whether each of the names learnt was found in full, by a title or an address before it."""
    line, named = old.line, {item.start: item for item in old.items if item.kind == "P"}
    for at in learnt:
        item = named.get(at)
        person = item.phrase if item is not None and item.stop == known.ends[at] else None
        if not isinstance(person, PersonPhrase) or person.given:
            return False
        if person.evidence not in ("title", "address"):
            return False
        if person.name != line.letters(at, person.stop):
            return False
    return True


def _without_initials(line: Line, items: list[Item]) -> list[Item]:
    """Leave out what are but the initials of the body before them: "Tổ chức Y tế Thế giới (WHO)"."""
    if "(" not in line.words:
        return items
    return [
        i
        for n, i in enumerate(items)
        if not (i.kind == "O" and n and _initials(line, i, items[n - 1]))
    ]


def _initials(line: Line, item: Item, before: Item) -> bool:
    begin, body, phrase = item.start - 1, item.phrase, before.phrase
    if item.stop != begin + 2 or before.stop != begin or line.tokens[begin] != "(":
        return False
    if line.tokens[item.stop : item.stop + 1] != [")"] or not isinstance(body, BodyPhrase):
        return False
    if isinstance(phrase, RolePhrase):
        named = phrase.organisation
    else:
        named = phrase.name if isinstance(phrase, BodyPhrase) else None
    own = line.acronym(item.start) and body.name == line.tokens[item.start]
    return named is not None and (named == body.name or own)  # "Bộ Thể thao Malaysia (KBS)"


#: Words with which a body begins to act.
_ACTS = frozenset(
    ("đã", "vừa", "sẽ", "tổ", "họp", "cũng", "triệu", "thống", "quyết", "trao", "ban", "giao", "yêu",
     "cho", "chủ", "làm", "gặp", "tiếp", "phối")
)  # fmt: skip


def _standing(line: Line, items: list[Item]) -> list[Item]:
    """Let "Thường trực Tỉnh ủy" be the body where it acts itself, not someone's post."""
    for at, item in enumerate(items):
        role = item.phrase
        if not isinstance(role, RolePhrase):
            continue
        if role.title.endswith("Ban Chấp hành") or role.title.startswith(_MEMBER):
            _member_too(line, items, at, role)
        if not role.title.startswith("Thường trực "):
            continue
        beside = at and items[at - 1].kind in "PR" and items[at - 1].stop >= item.start - 1
        day = at + 1 < len(items) and items[at + 1].kind == "D" and items[at + 1].start == item.stop
        verb = items[at + 1].stop if day else item.stop
        acts = verb < line.size and line.low[verb] in _ACTS
        if beside and acts and line.low[verb] in ("họp", "đã") and "dưới" in line.low[: item.start]:
            beside = False  # "dưới sự chủ trì của Thủ tướng A, Thường trực Chính phủ họp"
        body = role.body
        if body is not None and acts and not (beside or role.status):
            name = f"Thường trực {body.name}"
            phrase = BodyPhrase(
                item.start, item.stop, name, body.lacks, body.place, body.bare, body.inner
            )
            items[at] = Item("O", item.start, item.stop, phrase)
    return items


#: The committee that elects a standing one, and the standing one, of which some are members too.
_MEMBER, _STANDING = "Ủy viên Ban Chấp hành", "Ban Thường vụ"


def _member_too(line: Line, items: list[Item], at: int, role: RolePhrase) -> None:
    """Let "Ban Thường vụ" after "Ủy viên Ban Chấp hành," be the post of a member too."""
    if at + 1 >= len(items):
        return
    item = items[at + 1]
    body, stop = item.phrase, items[at].stop
    if not isinstance(body, BodyPhrase) or item.start != stop + 1 or item.kind != "O":
        return
    if line.low[stop] not in (",", "và") or not body.name.startswith(_STANDING):
        return
    if item.stop < line.size and line.low[item.stop] in _ACTS:
        return
    bare = body.name == _STANDING
    inner = None if bare else replace(body, name=body.name.removeprefix(_STANDING).strip())
    title = f"{role.title.split(' Ban ')[0]} {body.name}"
    items[at + 1] = Item(
        "R", item.start, item.stop,
        RolePhrase(
            item.start, item.stop, item.start, title, role.kind, role.role, body.name,
            "any" if bare else body.lacks, role.status, None, None, inner, body.place, role.noun,
        ),
    )  # fmt: skip


def _shouted(line: Line) -> bool:
    """Say whether the whole line is in capitals: a headline whose names cannot be told."""
    shouted, words = line.shouted, 0
    if shouted < 3:
        return False
    for token in line.tokens:
        if token[0].isalpha():
            words += 1
            if shouted <= 0.7 * words:
                return False
    return True
