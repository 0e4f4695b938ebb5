"""Where in a page a date, an address or the name of a known leader may begin, told word by word.

Each word is looked at once, however often it stands: a page is not searched letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.lexicon import Remembered
from kg.mentions import dates, people


class Marks:
    """The characters of a page at which something may begin, in order.

    ``words`` is what stands between the single spaces and line ends of the page.

    >>> marks = Marks(["Sáng", "27/5,", "theo", "ông", "A,", "(Hun", "Sen"])
    >>> marks.dates, marks.addresses, marks.leaders
    ([0, 5], [16], [24])
    """

    __slots__ = ("addresses", "dates", "leaders")

    def __init__(self, words: Iterable[str]) -> None:
        self.dates: list[int] = []
        self.addresses: list[int] = []
        self.leaders: list[int] = []
        at = 0
        for word in words:
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
