"""A network as it is drawn: nodes with place, size and broken labels, and the lines between."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.view.layout import Box, places
from kg.view.network import Network, Thing

#: How many letters go on a line of a label, and how many lines are drawn before "…".
_WRAP = {"person": 14, "organisation": 20, "event": 24, "place": 16, "paper": 20}
_LINES = {"person": 3, "organisation": 4, "event": 3, "place": 2, "paper": 3}
#: Width of a letter over the size of the font, on average, in the sans-serif fonts of the page.
_LETTER = 0.55


@dataclass(frozen=True, slots=True)
class Node:
    """A drawn thing: its labels broken into lines, its middle, sizes in pixels at zoom 1."""

    kind: str
    vi: str
    en: str
    x: int
    y: int
    radius: int
    letters: int
    degree: int


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn link between the things of two numbers; ``facts`` are numbers of facts.

    ``bend`` tells lines between the same two things apart: 0 is straight, 1 and -1 bow to the
    right and to the left of the way from ``source`` to ``target``, 2 and -2 more so.
    """

    source: int
    target: int
    kind: str
    status: str
    facts: tuple[int, ...]
    bend: int


def lines(network: Network) -> list[Line]:
    """Give one line for each tenure, and one for all else that links the same two things."""
    number = {thing.id: n for n, thing in enumerate(network.things)}
    bundles: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, fact in enumerate(network.facts):
        if fact.target:
            own = (fact.id,) if fact.kind == "tenure" else (fact.kind,)
            bundles[fact.source, fact.target, *own].append(n)
    beside: dict[frozenset[str], int] = defaultdict(int)
    drawn = []
    for (source, target, *_), facts in sorted(bundles.items()):
        first = network.facts[facts[0]]
        nth = beside[frozenset((source, target))]
        beside[frozenset((source, target))] += 1
        bend = nth if source < target else -nth
        ends = (number[source], number[target])
        drawn.append(Line(*ends, first.kind, first.status, tuple(facts), bend))
    return drawn


def nodes(network: Network, lines: Sequence[Line]) -> list[Node]:
    """Give each thing its place, and its size by the number of things it is linked with."""
    links = {(line.source, line.target) for line in lines}
    degree: dict[int, int] = defaultdict(int)
    for a, b in links:
        degree[a] += 1
        degree[b] += 1
    things = network.things
    fonts = [_font(thing, degree[n]) for n, thing in enumerate(things)]
    radii = [_radius(thing, degree[n]) for n, thing in enumerate(things)]
    at = places([_box(*one) for one in zip(things, fonts, radii, strict=True)], sorted(links))
    return [
        Node(
            thing.kind,
            _broken(thing, thing.label.vi),
            _broken(thing, thing.label.en),
            x,
            y,
            radii[n],
            fonts[n],
            degree[n],
        )
        for n, (thing, (x, y)) in enumerate(zip(things, at, strict=True))
    ]


def _font(thing: Thing, degree: int) -> int:
    least = {"person": 15, "organisation": 14, "event": 14}.get(thing.kind, 12)
    return least + min(10, int(1.6 * degree**0.5))


def _radius(thing: Thing, degree: int) -> int:
    least = {"person": 9, "event": 10}.get(thing.kind, 8)
    return least + min(14, int(2 * degree**0.5))


def _broken(thing: Thing, label: str) -> str:
    """Break a label into a few lines; the side panel shows it whole."""
    lines = _balanced(label, _WRAP[thing.kind])
    if len(lines) > _LINES[thing.kind]:
        lines = [*lines[: _LINES[thing.kind] - 1], lines[_LINES[thing.kind] - 1] + " …"]
    if thing.kind == "event" and thing.date:
        lines.insert(0, _day(thing.date))
    return "\n".join(lines)


def _balanced(label: str, width: int) -> list[str]:
    """Wrap to as few lines as ``width`` letters allow, and these to about equal length.

    >>> _balanced("Ban Tổ chức Trung ương", 20)
    ['Ban Tổ chức', 'Trung ương']
    """
    lines = _wrapped(label, width)
    for narrower in range(width - 1, 3, -1):
        closer = _wrapped(label, narrower)
        if len(closer) > len(lines):
            break
        lines = closer
    return [line if len(line) <= 2 * width else line[: 2 * width] + "…" for line in lines]


def _wrapped(label: str, width: int) -> list[str]:
    # "Christopher" stays whole: a line may be a little longer than asked
    return textwrap.wrap(label, width, break_long_words=False) or [label]


def _day(date: str) -> str:
    """Write an ISO date, month or year as Vietnamese and British readers do: 8/12/2025."""
    return "/".join(part.lstrip("0") for part in reversed(date.split("-")))


def _box(thing: Thing, font: int, radius: int) -> Box:
    texts = [_broken(thing, thing.label.vi), _broken(thing, thing.label.en)]
    width = max(len(line) for text in texts for line in text.split("\n")) * font * _LETTER / 2
    height = max(text.count("\n") + 1 for text in texts) * font * 1.25 / 2
    if thing.kind == "organisation":
        return Box(width + 12, height + 9, height + 9)
    return Box(max(width, radius), radius + 2, radius + 2 * height + 6)
