"""People across articles: which mentions of one name are one person.

The rule, precision first. Sightings of a name that share a post or a body are one person. What
remains apart is joined only where nothing speaks against it, and what speaks against it depends
on how common the name is (see ``compatible``). Where a join would bring together two who cannot
be one, none of them is joined, and they are linked as possibly the same. A name without a post
is the only known bearer of it; where the name is common or has others, only if this one is
prominent and by far the best known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal
from unicodedata import combining, normalize

from kg.lexicon import package_path, read_tsv, word_set
from kg.mentions.tokens import vietnamese
from kg.text import name_key

Rarity = Literal["common", "usual", "rare", "foreign"]
CENTRE, PROVINCE, DISTRICT, COMMUNE, ELSEWHERE = 0, 1, 2, 3, 4


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Where one post places its holder.

    ``level`` is 0 for the centre, 1 for a province, 2 for a district, 3 for a commune, 4 for a
    body without known place; ``where`` is "viet-nam", the id of a province, "foreign:lao", or
    the id of the body. ``weight`` is 2 for the heads of central bodies, of a province's
    committee, council and government, and for members of the Central Committee; 1 for their
    deputies, for deputies of the National Assembly, and for heads of central agencies; else 0.
    """

    level: int
    where: str
    weight: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """What articles say of a bearer of a name: posts and bodies (ids), and where they are.

    ``above`` are the ministries that the bodies belong to. ``mark`` is an article that a
    judgement singles out, else empty.
    """

    posts: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    anchors: frozenset[Anchor] = frozenset()
    above: frozenset[str] = frozenset()
    mark: str = ""


@dataclass(slots=True)
class Person:
    """Sightings of one name that are one person, and the word that tells the person apart."""

    sightings: set[Sighting] = field(default_factory=set)
    apart: str = ""
    reason: str = ""

    def union(self) -> Sighting:
        """Give all that is known of the person."""
        return Sighting(
            frozenset(p for s in self.sightings for p in s.posts),
            frozenset(b for s in self.sightings for b in s.bodies),
            frozenset(a for s in self.sightings for a in s.anchors),
            frozenset(b for s in self.sightings for b in s.above),
        )


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give family names, the widespread ones among them, and the most frequent middle names."""
    by: dict[str, set[str]] = {"widespread": set(), "middle": set()}
    for row in read_tsv(package_path("ontology/world/names.tsv")):
        by[row["part"]].add(row["name"].lower())
    family = {name.lower() for name in word_set("family_names.tsv")} | by["widespread"]
    return frozenset(family), frozenset(by["widespread"]), frozenset(by["middle"])


def person_key(name: str) -> str:
    """Give the key of a name of people: "Seo Jin-hyuk" and "Seo Jin Hyuk" are one.

    Marks on letters count in Vietnamese syllables only.

    >>> person_key("Seo  Jin-hyuk"), person_key("António Costa"), person_key("Y Hiếu")
    ('seo jin hyuk', 'antonio costa', 'y hiếu')
    """
    syllables = name_key(name).replace("-", " ").replace("’", "'").split()
    return " ".join(s if s.isascii() or vietnamese(s) else _plain(s) for s in syllables)


def _plain(word: str) -> str:
    """Take the marks off the letters of a word."""
    return "".join(c for c in normalize("NFD", word) if not combining(c))


class Surnames:
    """Foreign leaders whom articles call by one name: "Netanyahu", "Thủ tướng Israel".

    Another of the same name at the head of the same body or country is not looked for; where two
    full names fit ("Fidel Castro", "Raul Castro"), none is taken.
    """

    def __init__(self) -> None:
        self._bearers: dict[tuple[str, str], set[str]] = {}

    def learn(self, key: str, posts: frozenset[str], own: str) -> None:
        """Note that the bearer of a full name (by its key) held these posts at the head."""
        if posts and rarity(key) == "foreign":
            syllables = key.split()
            for name in {syllables[0], syllables[-1]}:
                for post in posts:
                    self._bearers.setdefault((name, post), set()).add(own)

    def bearer(self, key: str, posts: frozenset[str]) -> str | None:
        """Give the only person who has this name and one of these posts, or None."""
        found = {own for post in posts for own in self._bearers.get((key, post), ())}
        return min(found) if len(found) == 1 and _surname(key) else None

    def office(self, key: str, posts: frozenset[str]) -> str:
        """Give the office by which a name is one person over all articles, or nothing."""
        several = any((key, post) in self._bearers for post in posts)
        return min(posts) if posts and _surname(key) and not several else ""


def _surname(key: str) -> bool:
    """Say whether one name alone tells who is meant: no syllable of Vietnamese, no letter."""
    return len(key) > 3 and " " not in key and not vietnamese(key)


def says_who(name: str) -> bool:
    """Say whether a name can mean one person outside its article: not "Hưng", not "Lê Thị H.".

    >>> says_who("Tô Lâm"), says_who("Hưng"), says_who("Lê Thị H."), says_who("N.V.T")
    (True, False, False, False)
    """
    syllables = name_key(name).split()
    return len(syllables) > 1 and len(syllables[-1].strip(".")) > 1


def rarity(name: str) -> Rarity:
    """Say how likely two people bear a name.

    Four syllables are rare. A name that begins with no family name is foreign. A widespread
    family name alone with a given name, or with Văn or Thị between them, is common. Other names
    are usual.

    >>> rarity("Nguyễn Văn Hùng"), rarity("Lê Minh Hưng"), rarity("Nguyễn Thị Kim Ngân")
    ('common', 'usual', 'rare')
    """
    family, widespread, middle = _names()
    syllables = person_key(name).split()
    if not syllables or syllables[0] not in family:
        return "foreign"
    if len(syllables) >= 4:
        return "rare"
    if syllables[0] not in widespread:
        return "usual"
    if len(syllables) == 2 or syllables[1] in middle:
        return "common"
    return "usual"


def compatible(a: Sighting, b: Sighting, how: Rarity) -> bool:
    """Say whether two who bear one name could be one person, by what is known of each.

    The table is for two posts of which none is shared, nor the body; it is enough that one post
    of each fits. Why: about 200 people lead in a province and 3,000 at the centre, and one in
    two thousand is called Nguyễn Văn Hùng.

    ============================================  ======  ======  =====
    two posts (weights)                           common  usual   rare
    ============================================  ======  ======  =====
    abroad and in Việt Nam                        no      no      no
    a body without known place, and any other     no      no      yes
    a ministry and a body of that ministry        no      yes     yes
    same province, level differs by <= 1          yes     yes     yes
    same province, level differs more             no      no      yes
    district or commune, and another place        no      no      yes
    centre or province: one of weight 0           no      no      yes
    both at the centre: 1 and 1                   no      no      yes
    both at the centre: 2 and 1                   yes     yes     yes
    both at the centre: 2 and 2                   yes     yes     yes
    centre and province: 1 and 1                  no      no      yes
    centre and province: 2 and 1                  no      yes     yes
    centre and province: 2 and 2                  yes     yes     yes
    two provinces: 1 and 1                        no      no      yes
    two provinces: 2 and 1                        no      yes     yes
    two provinces: 2 and 2                        no      yes     yes
    ============================================  ======  ======  =====
    """
    if how == "foreign":
        return True
    if how != "common" and (a.bodies & b.above or b.bodies & a.above):
        return True
    return any(_pair(x, y, how) for x in a.anchors for y in b.anchors) and not _abroad(a, b)


def _abroad(a: Sighting, b: Sighting) -> bool:
    here = [{x.where.startswith("foreign:") for x in s.anchors} for s in (a, b)]
    return here[0].isdisjoint(here[1])


def _pair(x: Anchor, y: Anchor, how: Rarity) -> bool:
    if x.where.startswith("foreign:") or y.where.startswith("foreign:"):
        return x.where == y.where
    if how == "rare":
        return True
    if ELSEWHERE in (x.level, y.level):
        return False
    if x.where == y.where and CENTRE not in (x.level, y.level):
        return abs(x.level - y.level) <= 1
    if max(x.level, y.level) > PROVINCE:
        return False
    weights = x.weight + y.weight if min(x.weight, y.weight) else 0
    return weights >= _NEEDED[how, x.level + y.level]


#: Weights that two posts need together, both at the centre (0), one (1) or none of them (2).
_NEEDED: dict[tuple[str, int], int] = {
    ("usual", 0): 3, ("usual", 1): 3, ("usual", 2): 3,
    ("common", 0): 3, ("common", 1): 4, ("common", 2): 5,
}  # fmt: skip


def tell_apart(
    name: str,
    sightings: Mapping[Sighting, Sequence[str]],
    differ: frozenset[tuple[str, str]] = frozenset(),
) -> list[Person]:
    """Sort the sightings of one name into people, the same whatever their order.

    ``sightings`` has the articles of each; ``differ`` are pairs of marks (articles) that
    judgements keep apart.
    """
    ordered = sorted(set(sightings), key=_order)
    how = rarity(name)
    placed = [s for s in ordered if s.anchors or s.posts or s.mark]
    bare = [s for s in ordered if not (s.anchors or s.posts or s.mark)]
    groups = _join_sharers(placed, differ)
    groups = _join_compatible(groups, how, differ)
    people = [Person(set(group), reason=_reason(group)) for group in groups]
    if bare:
        known = _bearer_of_bare_names(people, how, sightings)
        if known:
            known.sightings.update(bare)
        else:
            people.append(Person(set(bare), "unplaced" if people else "", "only the name is known"))
    return _named_apart(people)


def _bearer_of_bare_names(
    people: list[Person], how: Rarity, sightings: Mapping[Sighting, Sequence[str]]
) -> Person | None:
    """Give the person whom a name without a post means: the only one, or by far the best known."""
    seen = [sum(len(sightings[s]) for s in person.sightings) for person in people]
    for person, articles in zip(people, seen, strict=True):
        weights = [a.weight for s in person.sightings for a in s.anchors]
        if articles * 2 > sum(seen) and not any(s.mark for s in person.sightings):
            alone = len(people) == 1 and how != "common"
            known = 2 in weights and articles >= _MUCH_BETTER_KNOWN * (sum(seen) - articles)
            return person if alone or known else None
    return None


_MUCH_BETTER_KNOWN = 5


def _order(s: Sighting) -> tuple[list[Anchor], list[str], list[str], str]:
    return sorted(s.anchors), sorted(s.posts), sorted(s.bodies), s.mark


def _join_sharers(
    sightings: list[Sighting], differ: frozenset[tuple[str, str]]
) -> list[list[Sighting]]:
    """Join sightings that share a post or a body."""
    parent = list(range(len(sightings)))

    def top(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[str, int] = {}
    for i, s in enumerate(sightings):
        for key in (*s.posts, *s.bodies):
            j = first.setdefault(key, i)
            a, b = sorted((top(i), top(j)))
            if a != b and (s.mark, sightings[j].mark) not in differ:
                parent[b] = a
    groups: dict[int, list[Sighting]] = {}
    for i, s in enumerate(sightings):
        groups.setdefault(top(i), []).append(s)
    return _split_judged(list(groups.values()), differ)


def _split_judged(
    groups: list[list[Sighting]], differ: frozenset[tuple[str, str]]
) -> list[list[Sighting]]:
    """Take out of a group whoever a judgement says is another than one in it."""
    out: list[list[Sighting]] = []
    for group in groups:
        marked = sorted((s for s in group if s.mark), key=lambda s: s.mark)
        gone: list[Sighting] = []
        for k, s in enumerate(marked):
            if any((s.mark, t.mark) in differ for t in marked[:k] if t not in gone):
                gone.append(s)
        out.append([s for s in group if s not in gone])
        out += [[s] for s in gone]
    return out


def _join_compatible(
    groups: list[list[Sighting]], how: Rarity, differ: frozenset[tuple[str, str]]
) -> list[list[Sighting]]:
    """Join groups that nothing keeps apart, unless that would join two that cannot be one."""
    known = [Person(set(group)).union() for group in groups]
    marks = [[s.mark for s in group if s.mark] for group in groups]

    def may(i: int, j: int) -> bool:
        if any((a, b) in differ for a in marks[i] for b in marks[j]):
            return False
        return compatible(known[i], known[j], how)

    if len(groups) > _MANY:
        return groups  # so many bearers of a name are not one person
    left, out = list(range(len(groups))), []
    while left:
        chain = _reached(left, may)
        if all(may(i, j) for i in chain for j in chain if i < j):
            out.append([s for i in chain for s in groups[i]])
        else:
            out += [groups[i] for i in chain]
        left = [i for i in left if i not in chain]
    return out


_MANY = 60


def _reached(left: list[int], may: Callable[[int, int], bool]) -> list[int]:
    chain, todo = [left[0]], [left[0]]
    while todo:
        i = todo.pop()
        new = [j for j in left if j not in chain and may(min(i, j), max(i, j))]
        chain += new
        todo += new
    return sorted(chain)


def _reason(group: list[Sighting]) -> str:
    if len(group) < 2:
        return ""
    shared = frozenset.intersection(*(s.posts | s.bodies for s in group))
    return f"one name, and in every article {min(shared)}" if shared else "one name, posts that fit"


def _named_apart(people: list[Person]) -> list[Person]:
    """Give everybody but the most prominent bearer of a name a word that tells them apart."""
    if len(people) < 2:
        return people
    people.sort(key=lambda p: (p.apart == "unplaced", _standing(p), _order(p.union()), _marks(p)))
    used = {""}
    for person in people[1:]:
        known = person.union()
        anchors = [a.where for a in sorted(known.anchors)]
        choices = [*anchors[:1], *sorted(known.posts)[:1], *_marks(person)]
        apart = person.apart or next((c for c in choices if c not in used), "")
        person.apart = apart or f"{len(used)}"
        used.add(person.apart)
    return people


def _standing(person: Person) -> tuple[int, bool, int]:
    anchors = [a for s in person.sightings for a in s.anchors]
    each = ((a.level, a.where.startswith("foreign:"), -a.weight) for a in anchors)
    return min(each, default=(ELSEWHERE, True, 0))


def _marks(person: Person) -> list[str]:
    return sorted(s.mark for s in person.sightings if s.mark)
