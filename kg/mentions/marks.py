"""Where in a page a date, an address or the name of a known leader may begin, told word by word.

Each word is looked at once, however often it stands: a page is not searched letter by letter.
"""

from __future__ import annotations

from kg.mentions import dates, people
from kg.mentions.tokens import Begins, Word


class Marks:
    """The characters of a page at which something may begin, in order.

    ``words`` is what stands between the single spaces and line ends of the page.

    >>> marks = Marks([Word(w) for w in ["Sáng", "27/5,", "theo", "ông", "A,", "(Hun", "Sen"]])
    >>> marks.dates, marks.addresses, marks.leaders
    ([0, 5], [16], [24])
    """

    __slots__ = ("addresses", "dates", "leaders")

    def __init__(self, words: list[Word]) -> None:
        self.dates: list[int] = []
        self.addresses: list[int] = []
        self.leaders: list[int] = []
        at = 0
        for word in words:
            begins = word.begins or _begins(word)
            if begins is not _NOWHERE:
                for place in begins.dates:
                    self.dates.append(at + place)
                for place in begins.addresses:
                    self.addresses.append(at + place)
                for place in begins.leaders:
                    self.leaders.append(at + place)
            at += word.size + 1


_NOWHERE = Begins([], [], [])


def _begins(word: Word) -> Begins:
    letters = word.letters
    found = Begins(dates.begins(letters), people.addresses(letters), people.leaders(letters))
    word.begins = found if found.dates or found.addresses or found.leaders else _NOWHERE
    return word.begins
