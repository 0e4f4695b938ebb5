"""A regular expression while it is read letter by letter, for those who tell things from it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Set

#: A letter that may be any, and any number of them.
ANY = "\0"


class Pattern:
    """A regular expression that has been read up to ``at``."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def _taken(self, letters: str) -> bool:
        taken = self.text.startswith(letters, self.at)
        self.at += len(letters) if taken else 0
        return taken

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
