"""The letters with which what a pattern fits can begin, told from the pattern itself.

``(bổ nhiệm|bầu) {person}`` begins with "bổ" or "bầ": nowhere else need it be tried.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from functools import cache

from kg.grammar.pattern import ANY, Letters, piece_of

#: How many letters are told.
_SIZE = 4


def beginnings(pattern: str) -> frozenset[str]:
    """Give what each text that a regular expression fits begins with, at most four letters.

    >>> sorted(beginnings(r"(?<!vị )(?:bầu|cử) (?:lại )?<[PR]\\d+>"))
    ['bầu ', 'cử <', 'cử l']
    >>> sorted(beginnings(r"(?:<R\\d+> )*(?:ông )?<P\\d+>"))
    ['<P', '<R', 'ông ']
    >>> sorted(beginnings(r"(?:các|\\d+) <R"))[:3]
    ['0', '1', '2']
    """
    return frozenset(letters.rstrip(ANY) for letters in _Beginnings(pattern).either())


class _Beginnings(Letters):
    """What begins the texts that a regular expression fits."""

    def _row(self) -> Set[str]:
        found: Set[str] = frozenset(("",))
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            run = self._run()
            if run:
                found = _joined(found, frozenset((run,)))
                continue
            number = "" in found and self._taken("\\d")
            told = _joined(found, frozenset("0123456789") if number else self._atom())
            least, once = self._times()
            told = told if once else _joined(told, frozenset(ANY))
            found = told if least else found | told
        return found

    def _atom(self) -> Set[str]:
        piece = piece_of(self.text[self.at])
        if not piece:
            return super()._atom()
        self.at += 1
        return _of_piece(piece)


@cache
def _of_piece(piece: str) -> Set[str]:
    return _Beginnings(piece).either()


def _joined(before: Set[str], after: Set[str]) -> Set[str]:
    """Let one thing follow another, as far as the letters go that are told."""
    whole = {one for one in before if len(one) == _SIZE or one.endswith(ANY)}
    return whole | {(one + two)[:_SIZE] for one in before - whole for two in after}


def key(word: str) -> str:
    """Give what is told of how a word begins: of a thing "<P", else four letters, fewer if it ends.

    >>> [key(word) for word in ("<P12>", "bổ", "phóng", ",")]
    ['<P', 'bổ ', 'phón', ', ']
    """
    return word[:2] if word[0] == "<" else f"{word} "[:_SIZE]


def keys(told: Collection[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the keys of the words that begin as is told, and beginnings of which there are more.

    There are none where they may begin with anything.

    >>> sorted(keys(["bầu ", "<P", "cử l"])[0]), keys(["hứa"])[1], keys(["", "hứa"])
    (['<P', 'bầu ', 'cử '], ('hứa',), (frozenset(), ()))
    """
    if not all(one.strip() and not one[0].isspace() for one in told):
        return frozenset(), ()
    whole = {one: _whole(one) for one in told}
    return (
        frozenset(key(one.partition(" ")[0]) for one in told if whole[one]),
        tuple(one for one in told if not whole[one]),
    )


def _whole(letters: str) -> bool:
    """Say whether a beginning has all letters of a key; a sign is a word of its own."""
    if letters[0] == "<":
        return len(letters) > 1
    return len(letters) == _SIZE or " " in letters or not letters[0].isalnum()
