"""The words that a sentence must have for a pattern to fit, told from the pattern itself.

``(bổ nhiệm|bầu) {person} làm {role}`` needs "bổ nhiệm" or "bầu", and a person, and "làm", and a
role. Most sentences lack something of most rules, and need not be searched for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.grammar.begins import LONGEST, NOT_TOLD, Beginning
from kg.grammar.pattern import Pattern, piece_of

#: Strings of which a text must hold one.
Choice = frozenset[str]

_WIDEST = 24
#: Before the first word.
_NOWHERE = -1
#: The group of patterns of which it is not told how they begin.
_UNTOLD = -1
#: How a word begins patterns of a group if any word may follow, and how many ways there are.
_FREELY, _WAYS = 1, 256
#: Where patterns begin of which that is not told, and those that fit nowhere.
_FIRST: list[int] = [0]
_NONE: list[int] = []


def needed(pattern: str) -> tuple[Choice, ...]:
    """Give what every text has in which a regular expression is found: one of each choice.

    >>> [sorted(c) for c in needed(r"(?:bầu|cử) (?:lại )?<[PR]\\d+> làm")]
    [['bầu', 'cử'], ['<P', '<R'], ['> làm']]
    """
    return needed_in_order(pattern)[0]


def needed_in_order(pattern: str) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Give that, and what of it stands after the place where the expression begins to fit.

    What it only looks back or ahead to is not among the latter, which follow one another.

    >>> needs, order = needed_in_order(r"(?<=được )(?=.* tại )(?:bầu|cử)(?= làm)")
    >>> [sorted(c) for c in needs], [sorted(c) for c in order]
    ([['được '], [' tại '], ['bầu', 'cử'], [' làm']], [['bầu', 'cử'], [' làm']])
    """
    found = [(_least(choice), follows) for choice, follows in _Needs(pattern).either()]
    return tuple(one for one, _ in found), tuple(one for one, follows in found if follows)


def often(choice: Choice) -> bool:
    """Say whether most sentences hold one string of a choice."""
    return any(one.strip() in _OFTEN for one in choice)


def weak(choice: Choice) -> bool:
    """Say whether a choice tells little: of its many strings most sentences hold one."""
    return len(choice) > _FEW and often(choice)


def _orders(choice: Choice) -> bool:
    """Say whether it is worth while to look for a choice in its order: most hold some thing."""
    return not (weak(choice) and any(one.strip()[:1] == "<" for one in choice))


def _least(choice: Choice) -> Choice:
    """Leave out what holds another string of a choice: "giữ chức" beside "giữ"."""
    return frozenset(one for one in choice if not any(two in one for two in choice if two != one))


#: A choice, and whether it follows those before it in the expression.
_Need = tuple[Choice, bool]


class _Needs(Pattern):
    """What the texts need that a regular expression fits."""

    def either(self) -> list[_Need]:
        """Read alternatives: what all of them need is one of the best of each."""
        rows = [self._row()]
        while self._taken("|"):
            rows.append(self._row())
        if len(rows) == 1:
            return rows[0]
        both = _of_each(rows)
        if all(follows for _, follows in both):
            return both
        return both + _of_each([[need for need in row if need[1]] for row in rows])

    def _row(self) -> list[_Need]:
        found: list[_Need] = []
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

    def _atom(self) -> tuple[Sequence[str], list[_Need]]:
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
            return (), _of_piece(piece)
        return ((), []) if letter in ".^$" else (letter, [])

    def _group(self) -> list[_Need]:
        denied = self._taken("?!") or self._taken("?<!")
        back = not denied and self._taken("?<=")
        ahead = not denied and not back and self._taken("?=")
        if not (denied or back or ahead):
            if self._taken("?P<"):
                self.at = self.text.index(">", self.at) + 1
            elif not self._taken("?:"):
                denied = self.text[self.at] == "?"
        inner = self.either()
        self.at += 1
        if back or (ahead and self.at < len(self.text)):
            inner = [(choice, False) for choice, _ in inner]
        return [] if denied else inner


def _of_each(rows: list[list[_Need]]) -> list[_Need]:
    """Give what all of several alternatives need: one of the best of each, if each has some."""
    best = [max(row, key=_worth) for row in rows if row]
    if len(best) < len(rows):
        return []
    return [(frozenset().union(*(one for one, _ in best)), all(follows for _, follows in best))]


@cache
def _of_piece(piece: str) -> list[_Need]:
    return _Needs(f"(?:{piece})").either()  # what it looks ahead to is not at the end


def _told(letters: Sequence[str]) -> list[_Need]:
    """Give a choice of strings if every one has a word or a kind of thing ("<P") in it."""
    return [(frozenset(letters), True)] if all(map(_tells, letters)) else []


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


#: The kinds of things, each told by a bit; what needs the last ones is needed by most patterns.
_KINDS = "DLOREP"


def _kind(letters: str) -> int:
    """Give the kind of the first thing in some letters as a bit, or all of them for "<" alone."""
    at = letters.find("<") + 1
    if not at:
        return 0
    kind = _KINDS.find(letters[at : at + 1]) if at < len(letters) else -1
    return 1 << kind if kind >= 0 else (1 << len(_KINDS)) - 1


def _kinds(choice: Choice) -> int:
    """Give the kinds of things of which all strings of a choice hold one, as bits, or 0."""
    kinds = 0
    for one in choice:
        if "<" not in one:
            return 0
        kinds |= _kind(one)
    return kinds


def _all_of(kinds: list[int]) -> int:
    """Give the kinds that must all be there, of some of each of which one must be."""
    needed = 0
    for one in kinds:
        needed |= one if one.bit_count() == 1 else 0
    return needed


def _by_words(choice: Choice) -> bool:
    """Say whether no string of a choice is nothing but a kind of thing, which the kinds tell."""
    return not any(one.strip()[:1] == "<" and len(one.strip()) <= _SIGN for one in choice)


#: Letters of a kind of thing: "<P".
_SIGN = 2


def _weight(choice: Choice) -> int:
    return min(len(one.strip()) for one in choice)


def _worth(need: _Need) -> tuple[int, int]:
    """Say how much a choice tells: by its shortest string, and by how few they are."""
    return _weight(need[0]), -len(need[0])


class Told:
    """What a word tells: the choices that it may meet alone, by their numbers, and the pairs of
    words that it may begin.

    ``triggers`` are those of these choices that trigger patterns; ``meets`` has a 1 for each choice
    that it may meet, ``seconds`` for each pair that it may end, if any. ``begins`` tells for each
    group of patterns how they may begin with it, or 0, and ``follows`` has a 1 for each set of
    second words that it may be one of. ``kind`` is a bit for the kind of thing that it stands for.
    """

    __slots__ = ("begins", "choices", "follows", "kind", "meets", "pairs", "seconds", "triggers")

    def __init__(
        self, choices: list[int], triggers: list[int], meets: bytes, pairs: list[int],
        seconds: bytes, begins: bytes, follows: bytes, kind: int,
    ) -> None:  # fmt: skip
        self.choices, self.triggers, self.meets = choices, triggers, meets
        self.pairs, self.seconds, self.kind = pairs, seconds, kind
        self.begins, self.follows = begins, follows


@dataclass(frozen=True, slots=True)
class Needs:
    """What a pattern needs: choices of a text, those that follow one another after the place where
    it begins to fit, and how it begins, if that is told; ``first`` ones begin a text."""

    choices: tuple[Choice, ...]
    after: tuple[Choice, ...] = ()
    begins: frozenset[Beginning] = NOT_TOLD
    first: bool = False


class _Asked:
    """The patterns to be asked for where only things of some kinds are named: those without a
    trigger, and those that each choice triggers, up to the last choice that any of them needs."""

    __slots__ = ("always", "triggers")

    def __init__(self, always: list[int], triggers: list[list[int]]) -> None:
        self.always, self.triggers = always, triggers


class _Met:
    """Where a text meets choices: the number of the last word that may meet each, or -1, and for
    each pair of words that meets some, the number of its first and a row with a 1 for each."""

    __slots__ = ("firsts", "last", "pairs")

    def __init__(self, choices: int) -> None:
        self.last = [_NOWHERE] * choices
        self.pairs: list[bytes] = []
        self.firsts: list[int] = []


class Index:
    """Which of several patterns a text may fit, and where, told from its words.

    The kinds of things that a text names tell of most patterns that it does not fit them. One of
    the others is triggered by its choice with the longest words, which are the rarest; then all its
    other choices must be met, and in their order after a word with which it may begin. Of
    ``loose`` ones it is only told whether a text may fit them. What those need that need things of
    many kinds has the highest numbers, of which most texts need not be told.

    >>> bầu, cho = frozenset({"bổ nhiệm", "bầu"}), frozenset({" cho "})
    >>> one = Needs((bầu,), (bầu,), frozenset({("<O", ""), ("bầu ", "<P")}))
    >>> index = Index([one, Needs((bầu, cho), (cho,), frozenset({("<P", "")}))])
    >>> fit = index.fit([index.told(word) for word in ("<O0>", "bầu", "<P1>", "bầu", "cho")])
    >>> fit.patterns, fit.places(0), fit.places(1)
    ([0, 1], [0, 1], [2])
    """

    __slots__ = (
        "_after", "_asked", "_begins", "_by_pairs", "_common", "_ends", "_first", "_follows",
        "_groups", "_kinds", "_longest", "_loose", "_needs", "_noted", "_numbers", "_pair_choices",
        "_pair_meets", "_pair_triggers", "_pairs", "_pieces", "_rows", "_seconds", "_starts",
        "_told", "_triggers", "_ways",
    )  # fmt: skip

    def __init__(self, needs: Sequence[Needs], loose: Sequence[Needs] = ()) -> None:
        self._numbers: dict[Choice, int] = {}
        #: The choices that a word meets which holds a piece.
        self._pieces: dict[str, set[int]] = {}
        #: Pairs of pieces, the choices that they meet, and the pairs that a piece starts or ends.
        self._pairs: dict[tuple[str, str], int] = {}
        self._told: list[list[int]] = []
        self._starts: dict[str, set[int]] = {}
        self._ends: dict[str, set[int]] = {}
        #: From which pattern on it is only asked whether a text may fit it.
        self._loose = len(needs)
        needs = [*needs, *loose]
        self._common = Counter(
            word
            for one in needs
            for choice in (*one.choices, *one.after)
            for letters in choice
            for word in letters.split()
        )
        #: The kinds of things of each of which a pattern needs one, and its other choices.
        self._kinds = [[_kinds(c) for c in one.choices if _kinds(c)] for one in needs]
        self._needs: list[list[int]] = [[] for _ in needs]
        #: The patterns that each choice triggers, and those that none does.
        triggers: dict[int, list[int]] = {}
        uses = Counter(
            choice for one in needs for choice in dict.fromkeys((*one.choices, *one.after))
        )
        self._numbered(choice for choice, count in uses.items() if count > _FEW)
        for number in sorted(range(len(needs)), key=lambda number: _all_of(self._kinds[number])):
            words = sorted(filter(_by_words, needs[number].choices), key=_weight, reverse=True)
            words = [c for c in words if not weak(c)] or words
            rare = [c for c in words[1:] if uses[c] > _FEW or not often(c)]
            trigger, *others = self._numbered([*words[:1], *rare]) or [_NOWHERE]
            self._needs[number] = [c for c in dict.fromkeys(others) if c != trigger]
            triggers.setdefault(trigger, []).append(number)
        #: How many choices are noted where they are met; others are only looked for.
        self._noted = len(self._numbers)
        #: The choices that must be met in order, the last one first.
        self._after = [self._numbered(filter(_orders, reversed(one.after))) for one in needs]
        #: A 1 for each choice that pairs of words may meet, and for each that a pair meets.
        joined = {choice for told in self._told for choice in told}
        self._by_pairs = _row(joined, len(self._numbers))
        self._pair_meets = [_row(set(told), len(self._numbers)) for told in self._told]
        self._triggers = [triggers.get(choice, []) for choice in (*range(self._noted), _NOWHERE)]
        #: The noted choices that each pair of words meets, and those of them that trigger patterns.
        self._pair_choices = [[c for c in told if c < self._noted] for told in self._told]
        self._pair_triggers = [
            [c for c in told if self._triggers[c]] for told in self._pair_choices
        ]
        self._longest = max(map(len, (*self._pieces, *self._starts, *self._ends)), default=0)
        #: Patterns that begin alike are one group; those that are not told how are in none.
        groups = {
            one: n for n, one in enumerate(dict.fromkeys(x.begins for x in needs if x.begins))
        }
        self._groups = [groups.get(one.begins, _UNTOLD) for one in needs]
        self._first = [one.first for one in needs]
        #: The groups that begin with some letters, each with the way in which it does.
        self._begins: dict[str, list[tuple[int, int]]] = {}
        #: The sets of second words, and the numbers of those in which some letters are.
        self._seconds: dict[frozenset[str], int] = {}
        self._follows: dict[str, list[int]] = {}
        #: The set of second words for each way in which a group begins, or -1 if any may follow.
        self._ways = [self._ways_of(one, group) for one, group in groups.items()]
        self._rows: dict[bytes, bytes] = {}
        #: What is asked for, by the kinds of the things that a text names.
        self._asked: dict[int, _Asked] = {}

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

    def _ways_of(self, begins: frozenset[Beginning], group: int) -> list[int]:
        """Give the sets of second words with which a group goes on, by the ways in which it begins.

        Those that may follow some letters may follow longer ones.
        """
        after: dict[str, set[str]] = {}
        for first, second in begins:
            after.setdefault(first, set()).add(second)
        ways = [_NOWHERE, _NOWHERE]
        for first in sorted(after):
            seconds = frozenset().union(*(after.get(first[:k], ()) for k in range(1, LONGEST + 1)))
            limit = _NOWHERE if "" in seconds or len(ways) == _WAYS else self._set_of(seconds)
            way = ways.index(limit, _FREELY) if limit in ways[_FREELY:] else len(ways)
            if way == len(ways):
                ways.append(limit)
            self._begins.setdefault(first, []).append((group, way))
        return ways

    def _set_of(self, seconds: frozenset[str]) -> int:
        """Give the number of a set of second words."""
        number = self._seconds.get(seconds)
        if number is None:
            number = self._seconds[seconds] = len(self._seconds)
            for letters in seconds:
                self._follows.setdefault(letters, []).append(number)
        return number

    def _begun(self, word: str) -> bytes:
        """Give the way in which each group begins with a word, the longest letters counting."""
        ways = [0] * len(self._ways)
        for letters in _begun_with(word):
            for group, way in self._begins.get(letters, ()):
                ways[group] = _FREELY if " " in word else way
        return self._row(bytes(ways))

    def _following(self, word: str) -> bytes:
        """Give a row with a 1 for each set of second words of which a word may be one."""
        sets = {n for letters in _begun_with(word) for n in self._follows.get(letters, ())}
        return self._row(bytes(number in sets for number in range(len(self._seconds))))

    def _row(self, row: bytes) -> bytes:
        """Give a row; those that are the same are one."""
        return self._rows.setdefault(row, row)

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
        noted = sorted(choice for choice in choices if choice < self._noted)
        triggers = [choice for choice in noted if self._triggers[choice]]
        return Told(
            noted, triggers, _row(choices, len(self._numbers)), sorted(pairs),
            _row(ended, len(self._told)) if ended else b"", self._begun(word),
            self._following(word), _kind(word),
        )  # fmt: skip

    def fit(self, words: list[Told]) -> Fit:
        """Tell of the words of a text which patterns it may fit."""
        fit = Fit(self._groups, self._ways, self._loose, len(self), words)
        kinds = 0
        for told in words:
            kinds |= told.kind
        by_kinds = self._asked.get(kinds)
        if by_kinds is None:
            by_kinds = self._asked[kinds] = self._with(kinds)
        asked = by_kinds.always.copy()
        met = self._met(words, by_kinds.triggers, asked)
        for number in asked:
            if self._may(number, met.last):
                latest = self._latest(number, words, met)
                if latest >= 0:
                    fit.take(number, 0 if self._first[number] else latest)
        fit.patterns.sort()
        return fit

    def __len__(self) -> int:
        return len(self._needs)

    def _with(self, kinds: int) -> _Asked:
        """Give what is asked for where things of some kinds are named, and of no others."""
        *triggers, always = [
            [n for n in numbers if all(kinds & needed for needed in self._kinds[n])]
            for numbers in self._triggers
        ]
        needed = [c for numbers in (*triggers, always) for n in numbers for c in self._needs[n]]
        triggering = [choice for choice, numbers in enumerate(triggers) if numbers]
        return _Asked(always, triggers[: max((*needed, *triggering), default=_NOWHERE) + 1])

    def _met(self, words: list[Told], triggers: list[list[int]], asked: list[int]) -> _Met:
        """Give where the words meet choices.

        The patterns that the choices trigger are to be asked for the others that they need.
        """
        size = len(triggers)
        met = _Met(size)
        last = met.last
        pairs: list[int] = []
        for number, told in enumerate(words):
            if pairs and told.seconds:
                seconds = told.seconds
                for pair in pairs:
                    if seconds[pair]:
                        met.pairs.append(self._pair_meets[pair])
                        met.firsts.append(number - 1)
                        for choice in self._pair_triggers[pair]:
                            if choice < size and last[choice] < 0 and triggers[choice]:
                                asked += triggers[choice]
                        for choice in self._pair_choices[pair]:
                            if choice < size:
                                last[choice] = number - 1
            pairs = told.pairs
            for choice in told.triggers:
                if choice >= size:
                    break
                if last[choice] < 0 and triggers[choice]:
                    asked += triggers[choice]
            for choice in told.choices:
                if choice >= size:
                    break
                last[choice] = number
        return met

    def _may(self, number: int, last: list[int]) -> bool:
        """Say whether all choices of a pattern are met but that which triggers it."""
        for choice in self._needs[number]:  # noqa: SIM110
            if last[choice] < 0:
                return False
        return True

    def _latest(self, number: int, words: list[Told], met: _Met) -> int:
        """Give the number of the last word with which a pattern may begin: before all it needs."""
        at, last, noted = len(words) - 1, met.last, len(met.last)
        for choice in self._after[number]:
            if choice < noted and last[choice] <= at:
                at = last[choice]
                continue
            joined = self._joined(choice, at, met) if self._by_pairs[choice] else _NOWHERE
            while at > joined:
                if words[at].meets[choice]:
                    break
                at -= 1
        return at

    def _joined(self, choice: int, at: int, met: _Met) -> int:
        """Give the number of the last word up to one that meets a choice with the next, or -1."""
        firsts, pairs = met.firsts, met.pairs
        number = len(firsts) - 1
        while number >= 0:
            if firsts[number] <= at and pairs[number][choice]:
                return firsts[number]
            number -= 1
        return _NOWHERE


class Fit:
    """The patterns that a text may fit, by number, in order."""

    __slots__ = ("_free", "_groups", "_loose", "_places", "_ways", "_words", "patterns")

    def __init__(
        self, groups: list[int], ways: list[list[int]], loose: int, size: int, words: list[Told]
    ) -> None:
        #: But those from the ``loose`` ones on, which begin anywhere.
        self.patterns: list[int] = []
        self._groups, self._ways, self._loose, self._words = groups, ways, loose, words
        #: The numbers of the words with which each may begin.
        self._places: dict[int, list[int]] = {}
        #: A bit for each of the loose ones that the text may fit; of others nothing is known.
        self._free = -1 << (size - loose)

    def take(self, number: int, latest: int) -> None:
        """Note a pattern that begins with a word up to the latest, if it may begin with any."""
        if number >= self._loose:
            self._free |= 1 << (number - self._loose)
            return
        group = self._groups[number]
        places = _FIRST if group == _UNTOLD else self._begun(group, latest)
        if places:
            self.patterns.append(number)
            self._places[number] = places

    def _begun(self, group: int, latest: int) -> list[int]:
        """Give the words up to the latest with which a pattern of a group may begin."""
        places: list[int] = []
        words, ways = self._words, self._ways[group]
        for number, told in enumerate(words):
            if number > latest:
                break
            way = told.begins[group]
            if way and self._goes_on(ways[way], number + 1):
                places.append(number)
        return places

    def _goes_on(self, seconds: int, number: int) -> bool:
        """Say whether a word may be the second one, if any need be."""
        if seconds < 0:
            return True
        return number < len(self._words) and self._words[number].follows[seconds] > 0

    def may(self, loose: int) -> bool:
        """Say whether the text may fit a loose pattern, told by its number among these."""
        return (self._free >> loose) & 1 == 1

    def places(self, number: int) -> list[int]:
        """Give the numbers of the words with which a pattern may begin: 0 if that is not told."""
        return self._places.get(number, _NONE)


def _row(numbers: set[int], size: int) -> bytes:
    """Give a row with a 1 for each number; all without any share one."""
    return bytes(number in numbers for number in range(size)) if numbers else _nothing(size)


@cache
def _nothing(size: int) -> bytes:
    return bytes(size)


def _begun_with(word: str) -> list[str]:
    """Give the letters with which a word begins, longer and longer."""
    letters = f"{word} "
    return [letters[:size] for size in range(1, LONGEST + 1)]


def _parts(letters: str, longest: int) -> set[str]:
    sizes = range(1, min(longest, len(letters)) + 1)
    return {letters[start : start + size] for start in range(len(letters)) for size in sizes}
