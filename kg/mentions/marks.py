"""Where in a page a date, an address or the name of a known leader may begin, told word by word.

Each word is looked at once, however often it stands, and so is it with the next: a page is not
searched letter by letter.
"""

from __future__ import annotations

from kg.lexicon import Remembered
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
        at, last = 0, len(words) - 1
        for number, word in enumerate(words):
            begins = word.begins or _begins(word)
            if begins is not _NOWHERE:
                follows = words[number + 1].letters if number < last else ""
                begins = _BEGUN[f"{word.letters} {follows}"]
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


def _begun(words: str) -> Begins:
    """Give what may begin with the first of two words, as far as the second one lets it."""
    first = words.partition(" ")[0]
    return Begins(
        dates.begin(words, dates.begins(first)),
        people.address(words, people.addresses(first)),
        people.leader(words, people.leaders(first)),
    )


#: What may begin with words that were met, and the words after them.
_BEGUN = Remembered(_begun)
