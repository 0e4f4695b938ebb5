"""Regular expressions that are searched for only in a text that has what they need.

Most sentences lack the words of most patterns. What a pattern needs is told from the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.grammar.ends import endings
from kg.grammar.needs import Choice, needed, often
from kg.grammar.parted import parted
from kg.grammar.sought import sought

#: Of how many strings a text is asked whether it holds one; more take longer than the search.
_MOST = 9


def _worth(choice: Choice) -> tuple[bool, int, int]:
    """Say how much a choice tells: if few texts hold it, its shortest string, how few they are."""
    return not often(choice), min(map(len, choice)), -len(choice)


#: Those that whole sentences are asked for.
_WHOLE: list[Needle] = []


def of_sentences() -> list[Needle]:
    """Give the needles that are looked for in whole sentences."""
    return _WHOLE


class Needle:
    """A regular expression over skeletons, with what a text must hold and how it must end.

    >>> spoken = Needle(r"(?:<P\\d+>|ông) (?:nói|cho biết) $")
    >>> spoken.search("<P0> họp với <P1> về"), spoken.search("<P0> nói ")[0]
    (None, '<P0> nói ')
    """

    __slots__ = ("_ends", "_few", "_found", "_needs", "_pattern", "_sizes", "number")

    def __init__(self, pattern: str, *, whole: bool = False) -> None:
        #: As ``whole`` sentences are asked for it: its number among these, else -1.
        self.number = len(_WHOLE) if whole else -1
        if whole:
            _WHOLE.append(self)
        self._pattern = pattern
        self._found: re.Pattern[str] | None = None
        self._needs: tuple[str, ...] = ()
        self._ends: frozenset[str] = frozenset()
        self._sizes: tuple[int, ...] = ()
        self._few: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """The regular expression as it is written."""
        return self._pattern

    def _compiled(self) -> re.Pattern[str]:
        """Give the compiled pattern; the first time, tell what it needs."""
        return self._compile() if self._found is None else self._found

    def _compile(self) -> re.Pattern[str]:
        choices = [choice for choice in needed(self._pattern) if len(choice) <= _MOST]
        best = max(choices, key=_worth, default=frozenset())
        self._needs = tuple(sorted(best))
        self._ends = endings(self._pattern)
        self._sizes = tuple({len(letters) for letters in self._ends})
        self._few = tuple(sorted(self._ends)) if len(self._ends) <= _MOST else ()
        self._found = re.compile(sought(parted(self._pattern)))
        return self._found

    def _lacking(self, text: str) -> bool:
        """Say whether a text lacks what the pattern needs."""
        for word in self._needs:
            if word in text:
                return False
        return bool(self._needs)

    def _ends_well(self, text: str) -> bool:
        """Say whether a text ends as the pattern needs it."""
        if self._few:
            return text.endswith(self._few)
        for size in self._sizes:
            if text[-size:] in self._ends:
                return True
        return not self._sizes

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Find the first place where the pattern fits."""
        found = self._compiled()
        if not self._ends_well(text) or self._lacking(text):
            return None
        return found.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Say how the pattern fits from a place on."""
        found = self._compiled()
        return None if self._lacking(text) else found.match(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Give the places where the pattern fits, one after the other."""
        found = self._compiled()
        none: Sequence[re.Match[str]] = ()
        return iter(none) if self._lacking(text) else found.finditer(text)
