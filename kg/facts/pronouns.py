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


#: What else may stand before "ông" where it means whom the sentence has named: "cho biết ông là R".
_BEFORE_AGAIN = frozenset(("rằng", "biết", "đó", "khi", "hay", "định", "thì", "vì", "mà", "nay"))
_QUOTES = frozenset(("“", "”", '"'))


def named_alone(skeleton: Skeleton) -> Item | None:
    """Give the only person whom a sentence names, if it goes on with "ông" and tells a post."""
    if _HE.isdisjoint(skeleton.line.words):
        return None
    people = [item for item in skeleton.items if item.kind == "P"]
    roles = [item for item in skeleton.items if item.kind == "R"]
    if len(people) != 1 or not roles or roles[-1].start < people[0].stop:
        return None
    return people[0]


def by_him(skeleton: Skeleton, *, in_title: bool, after: Item | None = None) -> list[Claim]:
    """Read what the rules of ``rules/posts.toml`` say of "ông"; the claims name no person.

    ``after`` is the person named before whom "ông" means.
    """
    him = _him(skeleton) if after is None else _him_again(skeleton, after)
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


def _him_again(skeleton: Skeleton, named: Item) -> list[Item]:
    """Give "ông" where it is a subject and means who was named: "ông A cho biết, ông từng là R"."""
    line, own = skeleton.line, named.phrase
    address = own.address.lower() if isinstance(own, PersonPhrase) else ""
    ends = {item.stop for item in skeleton.items}
    begins = {item.start for item in skeleton.items if item.kind != "H"}
    found: list[Item] = []
    for at in range(named.stop, line.size - 1):
        word, after = line.low[at], line.low[at + 1]
        if word in _QUOTES:
            break
        if word not in _HE or address not in ("", "đồng chí", word) or at + 1 in begins:
            continue
        if after in _NEVER_AFTER or line.caps[at + 1]:
            continue
        before = line.low[at - 1]
        if before not in _BEFORE and before not in _BEFORE_AGAIN and at not in ends:
            continue
        if at == named.stop:
            continue
        stop = at + 1 + (after in _POINTING)
        phrase = PersonPhrase(at, stop, line.letters(at, stop), True, word, "pronoun")
        found.append(Item("P", at, stop, phrase))
    return found
