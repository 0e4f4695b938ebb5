"""A regular expression while it is read letter by letter, for those who tell things from it."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Set
from typing import Final

#: A letter that may be any, and any number of them.
ANY = "\0"
#: The first sign that stands for a piece: of a plane of Unicode in which no letter is.
_FIRST: Final = 0xF0000
#: The pieces, in the order of their signs, and the sign of each.
_PIECES: list[str] = []
_SIGNS: dict[str, str] = {}


def sign(piece: str) -> str:
    """Give the letter that stands for a piece of many expressions in their outlines."""
    if piece not in _SIGNS:
        _SIGNS[piece] = chr(_FIRST + len(_PIECES))
        _PIECES.append(piece)
    return _SIGNS[piece]


def piece_of(letter: str) -> str:
    """Give the piece for which a letter stands, or "" if it is an ordinary one.

    >>> piece_of(sign("bầu|cử")), piece_of("b")
    ('bầu|cử', '')
    """
    return _PIECES[ord(letter) - _FIRST] if ord(letter) >= _FIRST else ""


def written(outline: str) -> str:
    """Write an outline out: each sign as the piece for which it stands.

    >>> written(f"(?:{sign('bầu|cử')}) lại")
    '(?:bầu|cử) lại'
    """
    return "".join([piece_of(letter) or letter for letter in outline])


#: Letters that stand for themselves, the last of them once.
_PLAIN = re.compile("[^\\\\()\\[|.^$?*+{\U000f0000-\U0010ffff]+(?![?*+{])")


class Pattern:
    """A regular expression that has been read up to ``at``."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def _taken(self, letters: str) -> bool:
        taken = self.text.startswith(letters, self.at)
        self.at += len(letters) if taken else 0
        return taken

    def _run(self) -> str:
        """Read letters that stand for themselves, as many as follow one another."""
        found = _PLAIN.match(self.text, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found[0]

    def _class(self) -> str:
        """Read "[PR]" after its bracket; give its letters, none if it has ranges or sorts."""
        start = self.at
        stop = self.text.index("]", start + 1)
        while self.text[stop - 1] == "\\":
            stop = self.text.index("]", stop + 1)
        self.at = stop + 1
        letters = self.text[start:stop]
        return "" if letters[0] == "^" or "-" in letters or "\\" in letters else letters

    def _times(self) -> tuple[bool, bool]:
        """Read how often an atom stands: at least once? at most once?"""
        sign = self.text[self.at : self.at + 1]
        if sign not in ("?", "*", "+", "{"):
            return True, True
        least = sign == "+"
        if sign == "{":
            least = self.text[self.at + 1] not in "0,"
            self.at = self.text.index("}", self.at)
        self.at += 1
        self._taken("?")
        return least, sign == "?"


class Letters(Pattern):
    """What an expression tells of the letters of its texts; a subclass reads a row of atoms."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    def either(self) -> Set[str]:
        """Read alternatives."""
        found = self._row()
        while self._taken("|"):
            found = found | self._row()
        return found

    @abstractmethod
    def _row(self) -> Set[str]:
        """Read atoms that follow one another, up to "|" or ")"."""

    def _atom(self) -> Set[str]:
        if self._taken("("):
            return self._group()
        if self._taken("["):
            return frozenset(self._class() or ANY)
        escaped = self._taken("\\")
        self.at += 1
        letter = self.text[self.at - 1]
        if letter in ("bB" if escaped else "^$"):
            return frozenset(("",))
        known = not letter.isalnum() if escaped else letter != "."
        return frozenset(letter if known else ANY)

    def _group(self) -> Set[str]:
        beside = any(map(self._taken, ("?!", "?<!", "?=", "?<=")))
        if not beside and self._taken("?P<"):
            self.at = self.text.index(">", self.at) + 1
        elif not beside:
            self._taken("?:")
        self.depth += 1
        inner = self.either()
        self.depth -= 1
        self.at += 1
        return frozenset(("",)) if beside else inner
