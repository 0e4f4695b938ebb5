"""The letters with which what a pattern fits must end, where it fits only the end of a text.

``(đề nghị|yêu cầu) $`` ends with "ghị " or "cầu ": no other text need be searched.
"""

from __future__ import annotations

from collections.abc import Set

from kg.grammar.pattern import ANY, Letters

#: How many letters are told.
_SIZE = 4


def endings(pattern: str) -> frozenset[str]:
    """Give the last letters of the texts in which an expression is found that ends with "$".

    There are at most four, and none where any text may be one.

    >>> sorted(endings(r"(?:đề nghị|yêu cầu)(?: (?:các|ông))* $"))
    ['các ', 'cầu ', 'ghị ', 'ông ']
    >>> sorted(endings("về(?: [12])?$"))
    ['về', 'về 1', 'về 2']
    >>> endings(r"đề nghị [^;]*$"), endings("đề nghị")
    (frozenset(), frozenset())
    """
    read = _Endings(pattern)
    found = frozenset(letters.lstrip(ANY) for letters in read.either())
    return found if read.anchored and all(found) else frozenset()


class _Endings(Letters):
    """What ends the texts that a regular expression fits."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.anchored = True

    def _row(self) -> Set[str]:
        found: Set[str] = frozenset(("",))
        dollar = False
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            dollar = self.text[self.at] == "$"
            told = self._atom()
            least, once = self._times()
            told = told if once else _joined(frozenset(ANY), told)
            told = _joined(found, told)
            found = told if least else found | told
        if not self.depth:
            self.anchored = self.anchored and dollar
        return found

    def _atom(self) -> Set[str]:
        return frozenset("0123456789") if self._taken("\\d") else super()._atom()


def _joined(before: Set[str], after: Set[str]) -> Set[str]:
    """Let one thing follow another, as far back as the letters go that are told."""
    whole = {two for two in after if len(two) == _SIZE or two.startswith(ANY)}
    return whole | {(one + two)[-_SIZE:] for two in after - whole for one in before}
