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
#: More words than a sentence has.
_ANYWHERE = 1 << 30


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


class Told:
    """What a word tells: the choices that it may meet, and the patterns that it may trigger."""

    __slots__ = ("choices", "patterns")

    def __init__(self, choices: tuple[int, ...], patterns: tuple[int, ...]) -> None:
        self.choices, self.patterns = choices, patterns


class Index:
    """Which of several patterns a text may fit, and up to where, told from its words.

    Each pattern comes with the choices of a text, and with those after the place where it begins.
    It is triggered by its choice with the longest words, which are the rarest; then all its other
    choices must be met.

    >>> bầu, cho = frozenset({"bổ nhiệm", "bầu"}), frozenset({" cho "})
    >>> index = Index([((bầu,), (bầu,)), ((bầu, cho), (cho,))])
    >>> words = [index.told(word) for word in ("<O0>", "bầu", "<P1>", "cho")]
    >>> last = index.met(words)
    >>> index.fitting(words, last), [index.latest(number, last) for number in (0, 1)]
    ([0, 1], [1, 3])
    """

    __slots__ = ("_after", "_always", "_longest", "_needs", "_numbers", "_pieces", "_triggers")

    def __init__(self, needs: Iterable[tuple[Sequence[Choice], Sequence[Choice]]]) -> None:
        self._numbers: dict[Choice, int] = {}
        self._pieces: dict[str, set[int]] = {}
        self._triggers: dict[str, set[int]] = {}
        self._needs: list[tuple[int, ...]] = []
        self._after: list[tuple[int, ...]] = []
        self._always: list[int] = []
        for number, (choices, after) in enumerate(needs):
            trigger, *others = sorted(choices, key=_weight, reverse=True) or (frozenset(),)
            self._needs.append(self._numbered(others))
            self._after.append(self._numbered(after))
            for piece in map(_piece, trigger):
                self._pieces.setdefault(piece, set())
                self._triggers.setdefault(piece, set()).add(number)
            if not choices:
                self._always.append(number)
        self._longest = max(map(len, self._pieces), default=0)

    def _numbered(self, choices: Iterable[Choice]) -> tuple[int, ...]:
        """Give each choice a number, which its words tell."""
        numbers: list[int] = []
        for choice in choices:
            number = self._numbers.setdefault(choice, len(self._numbers))
            numbers.append(number)
            for piece in map(_piece, choice):
                self._pieces.setdefault(piece, set()).add(number)
        return tuple(numbers)

    def told(self, word: str) -> Told:
        """Give what a word tells."""
        choices: set[int] = set()
        patterns: set[int] = set()
        for piece in _parts(f" {word} ", self._longest) & self._pieces.keys():
            choices |= self._pieces[piece]
            patterns.update(self._triggers.get(piece, ()))
        return Told(tuple(sorted(choices)), tuple(sorted(patterns)))

    def met(self, words: Iterable[Told]) -> list[int]:
        """Give the number of the last word that may meet each choice, or -1."""
        last = [-1] * len(self._numbers)
        for number, told in enumerate(words):
            for choice in told.choices:
                last[choice] = number
        return last

    def fitting(self, words: Iterable[Told], last: list[int]) -> list[int]:
        """Give the numbers of the patterns that a text may fit, in order."""
        triggered = {*self._always}
        for told in words:
            if told.patterns:
                triggered.update(told.patterns)
        return sorted([number for number in triggered if self._met(number, last)])

    def _met(self, number: int, last: list[int]) -> bool:
        """Say whether all choices of a pattern are met but that which triggers it."""
        return all(last[choice] >= 0 for choice in self._needs[number])

    def latest(self, number: int, last: list[int]) -> int:
        """Give the number of the last word with which a pattern may begin."""
        return min([last[choice] for choice in self._after[number]], default=_ANYWHERE)


def _parts(letters: str, longest: int) -> set[str]:
    sizes = range(1, min(longest, len(letters)) + 1)
    return {letters[start : start + size] for start in range(len(letters)) for size in sizes}


def _piece(letters: str) -> str:
    """Give the longest word of a string with the spaces that stand beside it there."""
    words = letters.split(" ")
    last = len(words) - 1
    padded = [f"{' ' * (k > 0)}{word}{' ' * (k < last)}" for k, word in enumerate(words)]
    return max(padded, key=lambda word: (len(word.strip()), len(word)))
