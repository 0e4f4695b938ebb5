"""What a sentence names: people, organisations, roles, places, dates, papers.

``scan`` reads one sentence left to right; every stretch of it belongs to at most one item. First
comes the frame, all that is no person's name; then the names between.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.dates import DatePhrase
from kg.mentions.frame import Step, frame
from kg.mentions.items import Item, PersonPhrase, Phrase
from kg.mentions.names import people_between
from kg.mentions.people import Known, Names
from kg.mentions.tokens import Line

__all__ = ["Item", "PersonPhrase", "Phrase", "Scan", "again", "scan"]


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class Scan:
    """What one sentence names, as far as the names known by then tell."""

    line: Line
    items: list[Item]
    ends: dict[int, int]
    steps: dict[int, Step]


def scan(line: Line, names: Names, dates: list[DatePhrase]) -> Scan:
    """Find what one sentence names."""
    if _shouted(line):
        return Scan(line, [], {}, {})
    known, steps = Known(line, names), dict[int, Step]()
    items = people_between(line, frame(line, known, dates, steps), known)
    return Scan(line, items, known.ends, steps)


def again(old: Scan, names: Names, dates: list[DatePhrase]) -> Scan:
    """Find what a sentence names now that more names are known.

    Only what asked for a name learnt since is read again.
    """
    line, known = old.line, Known(old.line, names)
    learnt = {at for at, end in known.ends.items() if old.ends.get(at) != end}
    if not learnt or _shouted(line):
        return old
    steps = {at: step for at, step in old.steps.items() if learnt.isdisjoint(step[1])}
    stands = len(steps) == len(old.steps) and not any(
        at < begin < known.ends[at] for at in learnt for begin in steps
    )
    items = (
        [item for item in old.items if item.kind != "P"]
        if stands
        else frame(line, known, dates, steps)
    )
    return Scan(line, people_between(line, items, known), known.ends, steps)


def _shouted(line: Line) -> bool:
    """Say whether the whole line is in capitals: a headline whose names cannot be told."""
    shouted = line.shouted
    return shouted >= 3 and shouted > 0.7 * sum(t[0].isalpha() for t in line.tokens)
