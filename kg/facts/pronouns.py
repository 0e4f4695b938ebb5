"""Posts of somebody who is only "ông", by the rules that read them of people with names."""

from __future__ import annotations

from kg.facts import posts
from kg.facts.claims import Claim
from kg.grammar import Skeleton
from kg.mentions import Item
from kg.mentions.items import PersonPhrase

#: Words that stand for a person alone, and what points at him after them.
_HE = frozenset(("ông", "bà", "anh", "chị"))
_POINTING = frozenset(("ấy", "này"))
#: What may stand before a subject, and what never follows one.
_BEFORE = frozenset((",", ";", "và", "nhưng", "(", ":"))
_NEVER_AFTER = frozenset(
    (
        "bà",
        "ta",
        "cụ",
        "nội",
        "ngoại",
        "chủ",
        "xã",
        "trùm",
        "em",
        "họ",
        ",",
        "cố",
        "lão",
        "vua",
        "lớn",
    )
)


def by_him(skeleton: Skeleton, *, in_title: bool) -> list[Claim]:
    """Read what the rules of ``rules/posts.toml`` say of "ông"; the claims name no person."""
    him = _him(skeleton)
    if not him:
        return []
    items = sorted([*skeleton.items, *him], key=lambda item: item.start)
    claims, _ = posts.by_rules(
        Skeleton(skeleton.line, tuple(items)), in_title=in_title, of_him=True
    )
    return [c for c in claims if any(c.person is one for one in him)]


def _him(skeleton: Skeleton) -> list[Item]:
    """Give "ông" where it is a subject, as a person, if nobody is named before."""
    line = skeleton.line
    if _HE.isdisjoint(line.words):
        return []
    ends = {item.stop for item in skeleton.items}
    begins = {item.start for item in skeleton.items if item.kind != "H"}
    named = min((i.start for i in skeleton.items if i.kind == "P"), default=line.size)
    found: list[Item] = []
    for at in range(min(named, line.size)):
        if line.low[at] not in _HE or at + 1 >= line.size or at + 1 in begins:
            continue
        if line.low[at + 1] in _NEVER_AFTER or line.caps[at + 1]:
            continue
        if at and line.low[at - 1] not in _BEFORE and at not in ends:
            continue
        stop = at + 1 + (line.low[at + 1] in _POINTING)
        phrase = PersonPhrase(at, stop, line.letters(at, stop), True, line.low[at], "pronoun")
        found.append(Item("P", at, stop, phrase))
    return found
