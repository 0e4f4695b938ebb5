"""The words that a sentence must have for a pattern to fit, told from the pattern itself.

``(bổ nhiệm|bầu) {person} làm {role}`` needs "bổ nhiệm" or "bầu", and a person, and "làm", and a
role. Most sentences lack something of most rules, and need not be searched for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.grammar.pattern import Pattern, piece_of

#: Strings of which a text must hold one.
Choice = frozenset[str]

_WIDEST = 24
#: More words than a sentence has.
_ANYWHERE = 1 << 30
#: Before the first word.
_NOWHERE = -1


def needed(pattern: str) -> tuple[Choice, ...]:
    """Give what every text has in which a regular expression is found: one of each choice.

    >>> [sorted(c) for c in needed(r"(?:bầu|cử) (?:lại )?<[PR]\\d+> làm")]
    [['bầu', 'cử'], ['<P', '<R'], ['> làm']]
    """
    return tuple(map(_least, _Needs(pattern).either()))


def needed_after(pattern: str) -> tuple[Choice, ...]:
    """Give what of it stands after the place where the expression begins to fit.

    >>> [sorted(c) for c in needed_after(r"(?<=được )(?:bầu|cử) làm")]
    [['bầu', 'cử'], [' làm']]
    """
    return tuple(map(_least, _NeedsAfter(pattern).either()))


def often(choice: Choice) -> bool:
    """Say whether most sentences hold one string of a choice."""
    return any(one.strip() in _OFTEN for one in choice)


def weak(choice: Choice) -> bool:
    """Say whether a choice tells little: of its many strings most sentences hold one."""
    return len(choice) > _FEW and often(choice)


def _least(choice: Choice) -> Choice:
    """Leave out what holds another string of a choice: "giữ chức" beside "giữ"."""
    return frozenset(one for one in choice if not any(two in one for two in choice if two != one))


class _Needs(Pattern):
    """What the texts need that a regular expression fits."""

    def either(self) -> list[Choice]:
        """Read alternatives: what all of them need is one of the best of each."""
        rows = [self._row()]
        while self._taken("|"):
            rows.append(self._row())
        if len(rows) == 1:
            return rows[0]
        return [frozenset().union(*(max(row, key=_worth) for row in rows))] if all(rows) else []

    def _row(self) -> list[Choice]:
        found: list[Choice] = []
        letters = [""]
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            run = self._run()
            if run:
                letters = [before + run for before in letters]
                continue
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
        piece = piece_of(letter)
        if piece:
            return (), self._piece(piece)
        return ((), []) if letter in ".^$" else (letter, [])

    def _piece(self, piece: str) -> list[Choice]:
        """Give what a piece of many expressions needs, told once."""
        return _of_piece(piece)

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

    def _piece(self, piece: str) -> list[Choice]:
        return _after_of_piece(piece)

    def _group(self) -> list[Choice]:
        back = self.text.startswith("?<=", self.at)
        inner = super()._group()
        return [] if back else inner


@cache
def _of_piece(piece: str) -> list[Choice]:
    return _Needs(piece).either()


@cache
def _after_of_piece(piece: str) -> list[Choice]:
    return _NeedsAfter(piece).either()


def _told(letters: Sequence[str]) -> list[Choice]:
    """Give a choice of strings if every one has a word or a kind of thing ("<P") in it."""
    return [frozenset(letters)] if all(map(_tells, letters)) else []


#: Strings of which a choice of more than a few is nearly always met.
_OFTEN = frozenset(
    ("<", "<P", "<R", "<O", "<L", "các", "ông", "bà", "có", "là", "của", "và", "được", "với")
)
_FEW = 5
#: Signs that few sentences have, and what a thing begins with.
_RARE = "<(:;“"


def _tells(letters: str) -> bool:
    """Say whether some letters hold a word, a kind of thing or a rare sign, not only a comma."""
    return any(c.isalnum() or c in _RARE for c in letters)


def _weight(choice: Choice) -> int:
    return min(len(one.strip()) for one in choice)


def _worth(choice: Choice) -> tuple[int, int]:
    """Say how much a choice tells: by its shortest string, and by how few they are."""
    return _weight(choice), -len(choice)


class Told:
    """What a word tells: the choices that it may meet alone, by their numbers, and the pairs of
    words that it may begin.

    ``seconds`` has a 1 for each pair that it may end, ``begins`` for each group of patterns that
    may begin with it; they are empty if none may. ``thing`` says that it is no word, but a thing
    of some kind.
    """

    __slots__ = ("begins", "choices", "pairs", "seconds", "thing")

    def __init__(
        self, choices: list[int], pairs: list[int], seconds: bytes, begins: bytes, thing: bool
    ) -> None:
        self.choices, self.pairs, self.seconds = choices, pairs, seconds
        self.begins, self.thing = begins, thing


@dataclass(frozen=True, slots=True)
class Needs:
    """What a pattern needs: choices of a text, those after the place where it begins to fit, and
    the keys with one of which it begins."""

    choices: tuple[Choice, ...]
    after: tuple[Choice, ...] = ()
    keys: tuple[str, ...] = ()


class Index:
    """Which of several patterns a text may fit, and where, told from its words.

    A pattern is triggered by its choice with the longest words, which are the rarest; then all its
    other choices must be met.

    >>> bầu, cho = frozenset({"bổ nhiệm", "bầu"}), frozenset({" cho "})
    >>> index = Index([Needs((bầu,), (bầu,), ("<O", "bầu ")), Needs((bầu, cho), (cho,), ("<P",))])
    >>> fit = index.fit([index.told(word) for word in ("<O0>", "bầu", "<P1>", "bầu", "cho")])
    >>> fit.patterns, fit.places(0), fit.places(1), fit.latest(0), fit.latest(1)
    ([0, 1], [0, 1, 3], [2], 3, 4)
    """

    __slots__ = (
        "_after", "_always", "_common", "_count", "_ends", "_keys", "_longest", "_needs",
        "_numbers", "_pairs", "_pieces", "_starts", "_told", "_triggers", "groups",
    )  # fmt: skip

    def __init__(self, needs: Iterable[Needs]) -> None:
        self._numbers: dict[Choice, int] = {}
        #: The choices that a word meets which holds a piece.
        self._pieces: dict[str, set[int]] = {}
        #: Pairs of pieces, the choices that they meet, and the pairs that a piece starts or ends.
        self._pairs: dict[tuple[str, str], int] = {}
        self._told: list[list[int]] = []
        self._starts: dict[str, set[int]] = {}
        self._ends: dict[str, set[int]] = {}
        self._always: list[int] = []
        needs = list(needs)
        self._common = Counter(
            word
            for one in needs
            for choice in (*one.choices, *one.after)
            for letters in choice
            for word in letters.split()
        )
        self._needs: list[list[int]] = []
        self._after: list[list[int]] = []
        #: Patterns that begin alike are one group.
        self.groups: list[int] = []
        groups: dict[tuple[str, ...], int] = {}
        triggers: dict[int, list[int]] = {}
        for number, one in enumerate(needs):
            choices = [c for c in one.choices if not weak(c)] or one.choices
            trigger, *others = self._numbered(sorted(choices, key=_weight, reverse=True)) or [-1]
            self._needs.append(others)
            self._after.append(self._numbered(c for c in one.after if not weak(c)))
            self.groups.append(groups.setdefault(one.keys, len(groups)))
            triggers.setdefault(trigger, []).append(number)
            if not one.choices:
                self._always.append(number)
        #: The patterns that each choice triggers.
        self._triggers = [triggers.get(choice, []) for choice in range(len(self._numbers))]
        self._longest = max(map(len, (*self._pieces, *self._starts, *self._ends)), default=0)
        self._count = len(groups)
        #: The groups of patterns that begin with each key.
        self._keys: dict[str, list[int]] = {}
        for keys, group in groups.items():
            for key in keys:
                self._keys.setdefault(key, []).append(group)

    def _numbered(self, choices: Iterable[Choice]) -> list[int]:
        """Give each choice a number, which its words tell."""
        numbers: list[int] = []
        for choice in choices:
            number = self._numbers.setdefault(choice, len(self._numbers))
            numbers.append(number)
            for letters in choice:
                self._note(self._rarest(letters), number)
        return numbers

    def _note(self, words: tuple[str, ...], choice: int) -> None:
        """Note that a word, or two of which one follows the other, meet a choice."""
        if len(words) == 1:
            self._pieces.setdefault(words[0], set()).add(choice)
            return
        pair = self._pairs.setdefault((words[0], words[1]), len(self._pairs))
        if pair == len(self._told):
            self._told.append([])
            self._starts.setdefault(words[0], set()).add(pair)
            self._ends.setdefault(words[1], set()).add(pair)
        if choice not in self._told[pair]:
            self._told[pair].append(choice)

    def _rarest(self, letters: str) -> tuple[str, ...]:
        """Give the rarest two words of a string that follow one another, or its only one.

        They have the spaces that stand beside them there.
        """
        words = letters.split(" ")
        last = len(words) - 1
        padded = [f"{' ' * (k > 0)}{word}{' ' * (k < last)}" for k, word in enumerate(words)]
        padded = [word for word in padded if word.strip()]
        rare = max(range(len(padded)), key=lambda k: self._rare(padded[k]))
        beside = [k for k in (rare - 1, rare + 1) if 0 <= k < len(padded)]
        if not beside:
            return (padded[rare],)
        other = max(beside, key=lambda k: self._rare(padded[k]))
        return padded[min(rare, other)], padded[max(rare, other)]

    def _rare(self, word: str) -> tuple[bool, int, int]:
        return _tells(word), -self._common[word.strip()], len(word)

    def told(self, word: str) -> Told:
        """Give what a word tells."""
        choices: set[int] = set()
        pairs: set[int] = set()
        ended: set[int] = set()
        for part in _parts(f" {word} ", self._longest):
            choices.update(self._pieces.get(part, ()))
            pairs.update(self._starts.get(part, ()))
            ended.update(self._ends.get(part, ()))
        if " " in word:
            choices.update(choice for pair in pairs & ended for choice in self._told[pair])
        begun: set[int] = set()
        for key, groups in self._keys.items():
            if f"{word} ".startswith(key):
                begun.update(groups)
        seconds, begins = _row(ended, len(self._told)), _row(begun, self._count)
        return Told(sorted(choices), sorted(pairs), seconds, begins, word[0] == "<")

    def fit(self, words: list[Told]) -> Fit:
        """Tell of the words of a text which patterns it may fit."""
        asked = self._always.copy()
        last = self._met(words, asked)
        numbers: list[int] = []
        for number in asked:
            if self._may(number, last):
                numbers.append(number)
        numbers.sort()
        latest: dict[int, int] = {}
        for number in numbers:
            latest[number] = self._latest(number, last)
        return Fit(self.groups, numbers, words, latest)

    def __len__(self) -> int:
        return len(self._needs)

    def _met(self, words: list[Told], asked: list[int]) -> list[int]:
        """Give the number of the last word that may meet each choice, or -1.

        The patterns that the choices trigger are to be asked for the others that they need.
        """
        last = [_NOWHERE] * len(self._numbers)
        seen: set[Told] = set()
        seconds = b""
        number = len(words)
        while number:
            number -= 1
            told = words[number]
            if seconds:
                for pair in told.pairs:
                    if seconds[pair]:
                        self._meet(self._told[pair], number, last, asked)
            seconds = told.seconds
            if told.thing:
                if told in seen:
                    continue
                seen.add(told)
            if told.choices:
                self._meet(told.choices, number, last, asked)
        return last

    def _meet(self, choices: list[int], number: int, last: list[int], asked: list[int]) -> None:
        """Note the last word that meets some choices, and what they trigger."""
        for choice in choices:
            if last[choice] < 0:
                last[choice] = number
                triggered = self._triggers[choice]
                if triggered:
                    asked += triggered

    def _may(self, number: int, last: list[int]) -> bool:
        """Say whether all choices of a pattern are met but that which triggers it."""
        for choice in self._needs[number]:  # noqa: SIM110
            if last[choice] < 0:
                return False
        return True

    def _latest(self, number: int, last: list[int]) -> int:
        """Give the number of the last word with which a pattern may begin: before all it needs."""
        latest = _ANYWHERE
        for choice in self._after[number]:
            if last[choice] < latest:
                latest = last[choice]
        return latest


class Fit:
    """The patterns that a text may fit, by number, in order."""

    __slots__ = ("_begin", "_groups", "_latest", "_places", "_rows", "patterns")

    def __init__(
        self, groups: list[int], patterns: list[int], words: list[Told], latest: dict[int, int]
    ) -> None:
        self.patterns = patterns
        self._groups, self._latest = groups, latest
        #: The words with which any begins, and what each tells of the groups.
        self._begin: list[int] = []
        self._rows: list[bytes] = []
        if patterns:
            for number, told in enumerate(words):
                if told.begins:
                    self._begin.append(number)
                    self._rows.append(told.begins)
        self._places: dict[int, list[int]] = {}

    def latest(self, number: int) -> int:
        """Give the number of the last word with which a pattern may begin, or -1."""
        return self._latest.get(number, _NOWHERE)

    def may(self, number: int) -> bool:
        """Say whether the text may fit a pattern."""
        return number in self._latest

    def places(self, number: int) -> list[int]:
        """Give the numbers of the words with which a pattern may begin."""
        group = self._groups[number]
        places = self._places.get(group)
        if places is None:
            places = self._places[group] = []
            for at, row in enumerate(self._rows):
                if row[group]:
                    places.append(self._begin[at])
        return places


def _row(numbers: set[int], size: int) -> bytes:
    """Give a row with a 1 for each number; empty without any."""
    return bytes(number in numbers for number in range(size)) if numbers else b""


def _parts(letters: str, longest: int) -> set[str]:
    sizes = range(1, min(longest, len(letters)) + 1)
    return {letters[start : start + size] for start in range(len(letters)) for size in sizes}
