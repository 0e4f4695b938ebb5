"""The words that a sentence must have for a pattern to fit, told from the pattern itself.

``(bổ nhiệm|bầu) {person} làm {role}`` needs "bổ nhiệm" or "bầu", and a person, and "làm", and a
role. Most sentences lack something of most rules, and need not be searched for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.grammar.pattern import Pattern

#: Strings of which a text must hold one.
Choice = frozenset[str]

_WIDEST = 24


def needed(pattern: str) -> tuple[Choice, ...]:
    """Give what every text has in which a regular expression is found: one of each choice.

    >>> [sorted(c) for c in needed(r"(?:bầu|cử) (?:lại )?<[PR]\\d+> làm")]
    [['bầu', 'cử'], ['<P', '<R'], ['> làm']]
    """
    return tuple(_Needs(pattern).either())


def needed_after(pattern: str) -> tuple[Choice, ...]:
    """Give what of it stands after the place where the expression begins to fit.

    >>> [sorted(c) for c in needed_after(r"(?<=được )(?:bầu|cử) làm")]
    [['bầu', 'cử'], [' làm']]
    """
    return tuple(_NeedsAfter(pattern).either())


class _Needs(Pattern):
    """What the texts need that a regular expression fits."""

    def either(self) -> list[Choice]:
        """Read alternatives: what all of them need is one of the best of each."""
        rows = [self._row()]
        while self._taken("|"):
            rows.append(self._row())
        if len(rows) == 1:
            return rows[0]
        return [frozenset().union(*(max(row, key=_weight) for row in rows))] if all(rows) else []

    def _row(self) -> list[Choice]:
        found: list[Choice] = []
        letters = [""]
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            one, inner = self._atom()
            least, once = self._times()
            if one and least and len(one) * len(letters) <= _WIDEST:
                letters = [before + letter for before in letters for letter in one]
                if once:
                    continue
            found += [*_told(letters), *(inner if least else ())]
            letters = [""]
        return found + _told(letters)

    def _atom(self) -> tuple[Sequence[str], list[Choice]]:
        """Read one atom: the letters that it may be, or what a group needs."""
        if self._taken("("):
            return (), self._group()
        if self._taken("["):
            return self._class(), []
        if self._taken("\\"):
            self.at += 1
            letter = self.text[self.at - 1]
            return ((), []) if letter.isalnum() else (letter, [])
        self.at += 1
        letter = self.text[self.at - 1]
        return ((), []) if letter in ".^$" else (letter, [])

    def _group(self) -> list[Choice]:
        denied = self._taken("?!") or self._taken("?<!")
        if not denied and self._taken("?P<"):
            self.at = self.text.index(">", self.at) + 1
        elif not denied and not (self._taken("?:") or self._taken("?=") or self._taken("?<=")):
            denied = self.text[self.at] == "?"
        inner = self.either()
        self.at += 1
        return [] if denied else inner


class _NeedsAfter(_Needs):
    """What they need besides what they only look back to."""

    def _group(self) -> list[Choice]:
        back = self.text.startswith("?<=", self.at)
        inner = super()._group()
        return [] if back else inner


def _told(letters: Sequence[str]) -> list[Choice]:
    """Give a choice of strings if every one has a word or a kind of thing ("<P") in it."""
    tell = all(any(c.isalnum() or c == "<" for c in one) for one in letters)
    return [frozenset(letters)] if tell else []


def _weight(choice: Choice) -> int:
    return min(len(one.strip()) for one in choice)


#: What a word tells: the choices that it may fulfil, as bits, and the patterns that it may trigger.
Told = tuple[int, tuple[int, ...]]


class Index:
    """Which of several patterns a text may fit, and where, told from its words one by one.

    Each pattern comes with the choices of a text, and with those after the place where it begins.
    It is triggered by its choice with the longest words, which are the rarest; then all its other
    choices must be met.

    >>> index = Index([((frozenset({"bổ nhiệm", "bầu"}),), ()), ((frozenset({" cho "}),), ())])
    >>> index.told("bầu"), index.told("cho"), index.told("vì")
    ((0, (0,)), (0, (1,)), (0, ()))
    >>> index.fitting(0, [1])
    [1]
    """

    __slots__ = ("_longest", "_needs", "_numbers", "_pieces", "_triggers", "after", "always")

    def __init__(self, needs: Iterable[tuple[Sequence[Choice], Sequence[Choice]]]) -> None:
        self._numbers: dict[Choice, int] = {}
        self._pieces: dict[str, int] = {}
        self._triggers: dict[str, set[int]] = {}
        self._needs: list[int] = []
        self.after: list[int] = []
        self.always: list[int] = []
        for number, (choices, after) in enumerate(needs):
            trigger, *others = sorted(choices, key=_weight, reverse=True) or (frozenset(),)
            self._needs.append(self._bits(others))
            self.after.append(self._bits(after))
            for piece in map(_piece, trigger):
                self._pieces.setdefault(piece, 0)
                self._triggers.setdefault(piece, set()).add(number)
            if not choices:
                self.always.append(number)
        self._longest = max(map(len, self._pieces), default=0)

    def _bits(self, choices: Iterable[Choice]) -> int:
        """Give a bit for each choice, which its words have too."""
        bits = 0
        for choice in choices:
            bit = 1 << self._numbers.setdefault(choice, len(self._numbers))
            bits |= bit
            for piece in map(_piece, choice):
                self._pieces[piece] = self._pieces.get(piece, 0) | bit
        return bits

    def told(self, word: str) -> Told:
        """Give the choices that a word may fulfil, and the patterns that it may trigger."""
        fulfilled = 0
        triggered: set[int] = set()
        for piece in _parts(f" {word} ", self._longest) & self._pieces.keys():
            fulfilled |= self._pieces[piece]
            triggered.update(self._triggers.get(piece, ()))
        return fulfilled, tuple(sorted(triggered))

    def fitting(self, met: int, triggered: Iterable[int]) -> list[int]:
        """Give the patterns of those triggered of which all choices are met."""
        unmet = ~met
        return sorted(number for number in {*triggered} if not self._needs[number] & unmet)


def _parts(letters: str, longest: int) -> set[str]:
    sizes = range(1, min(longest, len(letters)) + 1)
    return {letters[start : start + size] for start in range(len(letters)) for size in sizes}


def _piece(letters: str) -> str:
    """Give the longest word of a string with the spaces that stand beside it there."""
    words = letters.split(" ")
    last = len(words) - 1
    padded = [f"{' ' * (k > 0)}{word}{' ' * (k < last)}" for k, word in enumerate(words)]
    return max(padded, key=lambda word: (len(word.strip()), len(word)))
