"""What a sentence names, as stretches of its tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.mentions.dates import DatePhrase
from kg.mentions.events import EventPhrase
from kg.mentions.organisations import BodyPhrase
from kg.mentions.places import PlacePhrase
from kg.mentions.roles import RolePhrase


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class PersonPhrase:
    """A person's name as a stretch of tokens.

    ``given`` says that only a part of the name stands ("ông Hưng"); ``address`` is the word
    before it ("ông", "các đồng chí"), ``evidence`` what shows it to be a person.
    """

    start: int
    stop: int
    name: str
    given: bool
    address: str
    evidence: str


Phrase = PersonPhrase | BodyPhrase | RolePhrase | PlacePhrase | EventPhrase


@dataclass(slots=True, unsafe_hash=True)
class Item:
    """One thing named in a sentence, tokens ``start`` to ``stop``; ``kind`` is its letter in the
    skeleton: P person, O organisation, R role, L place, D date, H address."""

    kind: Final[str]
    start: Final[int]
    stop: Final[int]
    phrase: Final[Phrase | DatePhrase | str]

    def __init__(self, kind: str, start: int, stop: int, phrase: Phrase | DatePhrase | str) -> None:
        self.kind, self.start, self.stop, self.phrase = kind, start, stop, phrase


def merged(items: list[Item], found: list[Item]) -> list[Item]:
    """Put more items among those of a sentence, in order.

    >>> [i.kind for i in merged([Item("P", 1, 2, ""), Item("R", 3, 4, "")], [Item("L", 2, 3, "")])]
    ['P', 'L', 'R']
    """
    out = items.copy()
    for item in found:
        at = len(out)
        while at and out[at - 1].start > item.start:
            at -= 1
        out.insert(at, item)
    return out
