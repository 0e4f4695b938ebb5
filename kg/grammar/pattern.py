"""A regular expression while it is read letter by letter, for those who tell things from it."""

from __future__ import annotations


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
