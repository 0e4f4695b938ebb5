"""The words that a sentence must have for a pattern to fit, told from the pattern itself.

``(bổ nhiệm|bầu) {person} làm {role}`` needs "bổ nhiệm" or "bầu", and a person, and "làm", and a
role. Most sentences lack something of most rules, and need not be searched for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from kg.grammar.pattern import Pattern
from kg.lexicon import Remembered

#: Strings of which a text must hold one.
Choice = frozenset[str]

_WIDEST = 24


def needed(pattern: str) -> tuple[Choice, ...]:
    """Give what every text has in which a regular expression is found: one of each choice.

    >>> [sorted(c) for c in needed(r"(?:bầu|cử) (?:lại )?<[PR]\\d+> làm")]
    [['bầu', 'cử'], ['<P', '<R'], ['> làm']]
    """
    return tuple(_Needs(pattern).either())


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


def _told(letters: Sequence[str]) -> list[Choice]:
    """Give a choice of strings if every one has a word or a kind of thing ("<P") in it."""
    tell = all(any(c.isalnum() or c == "<" for c in one) for one in letters)
    return [frozenset(letters)] if tell else []


def _weight(choice: Choice) -> int:
    return min(len(one.strip()) for one in choice)


class Index:
    """Which of several patterns a text may fit.

    Of each word it learns, when it first meets it, the choices that it may fulfil, as bits, and
    the patterns that it may trigger: by their choice with the longest words.

    >>> index = Index([(frozenset({"bổ nhiệm", "bầu"}),), (frozenset({" cho "}),)])
    >>> index.fitting({"<O0>", "bầu", "<P1>"}), index.fitting({"<O0>", "cho", "<P1>"})
    ([0], [1])
    """

    __slots__ = ("_always", "_longest", "_needs", "_pieces", "_triggers", "_words")

    def __init__(self, needs: Iterable[Sequence[Choice]]) -> None:
        self._words = Remembered(self._told)
        self._needs: list[tuple[int, ...]] = []
        self._pieces: dict[str, set[int]] = {}
        self._triggers: dict[str, set[int]] = {}
        self._always: set[int] = set()
        numbers: dict[Choice, int] = {}
        for number, choices in enumerate(needs):
            for choice in choices:
                named = numbers.setdefault(choice, len(numbers))
                for piece in map(_piece, choice):
                    self._pieces.setdefault(piece, set()).add(named)
            trigger, *others = sorted(choices, key=_weight, reverse=True) or (frozenset(),)
            # the longest words, which are the rarest, are asked for first
            self._needs.append(tuple(numbers[choice] for choice in others))
            for piece in map(_piece, trigger):
                self._triggers.setdefault(piece, set()).add(number)
            if not choices:
                self._always.add(number)
        self._longest = max(map(len, self._pieces), default=0)

    def _told(self, word: str) -> tuple[frozenset[int], frozenset[int]]:
        """Give the choices that a word may fulfil, and the patterns that it may trigger."""
        pieces = _parts(f" {word} ", self._longest) & self._pieces.keys()
        fulfilled = (self._pieces[piece] for piece in pieces)
        triggered = (self._triggers.get(piece, ()) for piece in pieces)
        return frozenset().union(*fulfilled), frozenset().union(*triggered)

    def fitting(self, words: Set[str]) -> list[int]:
        """Give the numbers of those whose needs a text may fulfil, by its words one by one."""
        met: set[int] = set()
        triggered = set(self._always)
        told = self._words
        for word in words:
            choices, patterns = told[word]
            if choices:
                met.update(choices)
                if patterns:
                    triggered.update(patterns)
        return [number for number in sorted(triggered) if self._met(number, met)]

    def _met(self, number: int, met: set[int]) -> bool:
        """Say whether all choices of a pattern are met but that which triggers it."""
        return all(choice in met for choice in self._needs[number])


def _parts(letters: str, longest: int) -> set[str]:
    sizes = range(1, min(longest, len(letters)) + 1)
    return {letters[start : start + size] for start in range(len(letters)) for size in sizes}


def _piece(letters: str) -> str:
    """Give the longest word of a string with the spaces that stand beside it there."""
    words = letters.split(" ")
    last = len(words) - 1
    padded = [f"{' ' * (k > 0)}{word}{' ' * (k < last)}" for k, word in enumerate(words)]
    return max(padded, key=lambda word: (len(word.strip()), len(word)))
