"""Where in a page a date, an address or the name of a known leader may begin, told word by word.

Each word is looked at once, however often it stands: a page is not searched letter by letter.
"""

from __future__ import annotations

from kg.lexicon import Remembered
from kg.mentions import dates, people


class Marks:
    """The characters of a page at which something may begin, in order.

    >>> marks = Marks("Sáng 27/5,\\ntheo ông A, (Hun Sen")
    >>> marks.dates, marks.addresses, marks.leaders
    ([0, 5], [16], [24])
    """

    __slots__ = ("addresses", "dates", "leaders")

    def __init__(self, text: str) -> None:
        self.dates: list[int] = []
        self.addresses: list[int] = []
        self.leaders: list[int] = []
        at = 0
        for word in text.replace("\n", " ").split(" "):
            found = _MARKS[word]
            if found is not None:
                self.dates += [at + place for place in found[0]]
                self.addresses += [at + place for place in found[1]]
                self.leaders += [at + place for place in found[2]]
            at += len(word) + 1


#: Where a date, an address, the name of a leader may begin in a word.
_Places = tuple[list[int], list[int], list[int]]


def _marks(word: str) -> _Places | None:
    found = dates.begins(word), people.addresses(word), people.leaders(word)
    return found if any(found) else None


_MARKS: Remembered[str, _Places | None] = Remembered(_marks)
