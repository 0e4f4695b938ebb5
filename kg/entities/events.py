"""Events across articles: which happenings that articles tell of are one.

In this order: an event of a series is its number; a change of personnel is its date, sort and
person; another dated event is its date, part of day, sort and organiser, and a name that is not
another's; a named event with organiser is its name; all else stays in its article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.entities.people import person_key, rarity
from kg.entities.series import Series, series
from kg.model import Event, Reading
from kg.text import name_key

PERSONNEL = frozenset({"appointment", "election", "leaving", "discipline", "promotion",
                       "prosecution"})  # fmt: skip
_ENOUGH_WORDS = 6


@dataclass(frozen=True, slots=True)
class Happening:
    """What one article says of one event, as far as identity needs it.

    ``subjects`` are the keys of the names of the people whose posts change, ``posts`` the ids of
    these posts, ``organisers`` ids of bodies.
    """

    article: str
    id: str
    type: str
    name: str
    date: str
    day_part: str
    organisers: frozenset[str]
    subjects: frozenset[str]
    posts: frozenset[str]
    series: Series | None


def happening(
    reading: Reading,
    event: Event,
    organisation: Callable[[str], str | None],
    body_id: Callable[[str], str | None],
    post_of: Callable[[str], str | None],
) -> Happening:
    """Give what identity needs of an event.

    ``organisation`` gives the id of any body, ``body_id`` that of a known one (see ``series``),
    ``post_of`` the post of a tenure by its id.
    """
    changed = {*event.starts, *event.ends}
    subjects = {t.person.name for t in reading.tenures if t.id in changed}
    subjects |= {
        p.agent.name
        for p in reading.participations
        if p.event == event.id and p.role == "subject" and p.agent.kind == "person"
    }
    return Happening(
        article=reading.document.id,
        id=event.id,
        type=event.type,
        name=event.name,
        date=event.date or "",
        day_part=event.day_part or "",
        organisers=frozenset(filter(None, map(organisation, event.organisers))),
        subjects=frozenset(map(person_key, subjects)),
        posts=frozenset(filter(None, map(post_of, changed))),
        series=_series(event, body_id),
    )


def _series(event: Event, body_id: Callable[[str], str | None]) -> Series | None:
    found = series(event.name, body_id)
    changes = event.type in PERSONNEL  # "Đại hội XIV bầu …" is an election, not the congress
    return found if found and (found.sort == "bầu cử" or not changes) else None


def groups(happenings: Iterable[Happening]) -> list[tuple[str, list[Happening]]]:
    """Sort happenings into events, the same whatever their order; with the key of each."""
    found = sorted(set(happenings), key=_order)
    numbers = _numbers(found)
    by_key: dict[str, list[Happening]] = {}
    dated: dict[tuple[str, str], list[Happening]] = {}
    for one in found:
        key = _fixed_key(one, numbers)
        if key:
            by_key.setdefault(key, []).append(one)
        elif len(one.date) == 10:
            dated.setdefault((one.date, one.type), []).append(one)
        else:
            by_key.setdefault(f"in {one.article} {one.id} {name_key(one.name)}", []).append(one)
    out = list(by_key.items())
    for bucket in dated.values():
        out += [(_dated_key(group), group) for group in _same_day(bucket)]
    return sorted(out)


def _order(one: Happening) -> tuple[str, ...]:
    return (one.date, one.type, one.day_part, one.name, one.article, one.id)


def _numbers(found: Iterable[Happening]) -> dict[tuple[str, str, str], int]:
    """Learn which congress a term means ("nhiệm kỳ 2025-2030") from names that say both."""
    seen: dict[tuple[str, str, str], set[int]] = {}
    for one in found:
        s = one.series
        if s and s.number and s.term and s.sort == "đại hội":
            seen.setdefault((s.sort, s.owner, s.term), set()).add(s.number)
    return {key: min(numbers) for key, numbers in seen.items() if len(numbers) == 1}


def _fixed_key(one: Happening, numbers: dict[tuple[str, str, str], int]) -> str:
    s = one.series
    if s and s.sort == "đại hội":
        number = s.number or numbers.get((s.sort, s.owner, s.term), 0)
        return f"{s.sort} {s.owner} {number or s.term}"
    if s:
        return f"{s.sort} {s.owner} {s.number} {s.term}".strip()
    if one.type in PERSONNEL and one.subjects:
        who = ", ".join(sorted(one.subjects))
        posts = " ".join(sorted(one.posts))
        if len(one.date) == 10 and all(rarity(name) != "common" for name in one.subjects):
            return f"{one.type} {one.date} {who}"
        if posts:
            return f"{one.type} {one.date} {who} {posts}".replace("  ", " ")
    words = name_key(one.name).split()
    if len(one.date) < 10 and one.organisers and len(words) >= _ENOUGH_WORDS and _has_year(words):
        return f"{one.type} {' '.join(words)} {' '.join(sorted(one.organisers))}"
    return ""


def _has_year(words: Sequence[str]) -> bool:
    return any(len(w) >= 4 and w[:4].isdigit() and w[:2] in ("19", "20") for w in words)


def _same_day(bucket: list[Happening]) -> list[list[Happening]]:
    """Group events of one day and sort; one without part of day joins the only one it fits."""
    grouped: list[list[Happening]] = []
    for part in sorted({one.day_part for one in bucket}, reverse=True):
        for one in (x for x in bucket if x.day_part == part):
            fits = [g for g in grouped if any(_fits(one, other) for other in g)]
            if part:
                fits = [g for g in fits if any(x.day_part == part for x in g)]
                merged = [one, *(x for g in fits for x in g)]
                grouped = [g for g in grouped if g not in fits] + [merged]
            elif len(fits) == 1:
                fits[0].append(one)
            elif fits and all(not x.day_part for g in fits for x in g):
                grouped = [g for g in grouped if g not in fits]
                grouped.append([one, *(x for g in fits for x in g)])
            else:
                grouped.append([one])
    return [sorted(g, key=_order) for g in grouped]


def _fits(a: Happening, b: Happening) -> bool:
    """Say whether two happenings of one day and sort could be one by organiser and name."""
    mine, other = (set(name_key(x.name).split()) for x in (a, b))
    if mine == other:
        return a.article != b.article or a.id == b.id
    if a.article == b.article or not a.organisers & b.organisers:
        return False
    if a.type != "site" and min(len(mine), len(other)) <= 3:
        return True
    common = len(mine & other)
    return mine <= other or other <= mine or common * 2 >= len(mine | other)


def _dated_key(group: list[Happening]) -> str:
    first = min(group, key=lambda x: (not x.day_part, not x.organisers, _order(x)))
    organisers = " ".join(sorted(first.organisers))
    return f"{first.date} {first.day_part} {first.type} {organisers} {name_key(first.name)}"
