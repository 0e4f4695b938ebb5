"""The letters with which what a pattern fits can begin, told from the pattern itself.

``(bổ nhiệm|bầu) {person}`` begins with "bổ" and "nhiệm", or with "bầu" and a person or a role:
nowhere else need it be tried.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from kg.grammar.pattern import Pattern, piece_of

#: With which letters a text begins, and then its second word; any may do if there are none.
Beginning = tuple[str, str]
#: No beginnings: a text may begin with anything.
NOT_TOLD: frozenset[Beginning] = frozenset()

#: How many letters of a word are told at most.
LONGEST = 4
#: A letter of a word that may be any but a space.
_MORE = "\0"
#: Where nothing has been read.
_START: frozenset[str] = frozenset(("",))
#: What stands between the bars and brackets of an expression.
_BETWEEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+", re.DOTALL)


def beginnings(pattern: str) -> frozenset[Beginning]:
    """Give how each text begins that a regular expression fits; "bầu " ends a word.

    >>> sorted(beginnings(r"(?<!vị )(?:bầu|bổ nhiệm)(?: lại)?(?= <R) <[PR]\\d+>"))
    [('bầu ', '<P'), ('bầu ', '<R'), ('bầu ', 'lại '), ('bổ ', 'nhiệ')]
    >>> sorted(beginnings(r"(?:<R\\d+> )*(?:ông )?<P\\d+>(?: ,)?"))
    [('<P', ''), ('<P', ','), ('<R', '<P'), ('<R', '<R'), ('<R', 'ông '), ('ông ', '<P')]
    >>> sorted(beginnings(r"(?:các|\\d+) <R"))[:3]
    [('0', '<R'), ('0 ', '<R'), ('1', '<R')]
    """
    read = _Beginnings(pattern)
    for text in read.either(_START):
        read.end(text)
    return frozenset(read.told)


class _Beginnings(Pattern):
    """What begins the texts that a regular expression fits.

    What has been read of a text is the letters of its first word, as many as are told, and those
    of the second; when no more of these are told, it is a beginning and is left.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.told: set[Beginning] = set()

    def end(self, text: str) -> None:
        """Take what has been read of a text for a beginning, whatever follows."""
        first, space, second = text.partition(" ")
        whole = space and len(first) < LONGEST and not first.endswith(_MORE)
        self.told.add((f"{first} " if whole else first.rstrip(_MORE), second))

    def either(self, texts: Set[str]) -> Set[str]:
        """Read alternatives: give the texts that go on as each tells."""
        found = self._row(texts)
        while self._taken("|"):
            found = found | self._row(texts)
        return found

    def _row(self, texts: Set[str]) -> Set[str]:
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            if not texts:
                self._pass_by()
                break
            run = self._run()
            if run:
                texts = self._follow(texts, run)
                continue
            start, after = self.at, self._atom(texts)
            least, once = self._times()
            stop, more = self.at, after - texts
            while more and not once:
                self.at = start
                more = self._atom(more) - texts - after
                after = after | more
            self.at = stop
            texts = after if least else texts | after
        return texts

    def _pass_by(self) -> None:
        """Pass by the rest of a row."""
        depth = 0
        for m in _BETWEEN.finditer(self.text, self.at):
            if not depth and m[0] in "|)":
                self.at = m.start()
                return
            depth += (m[0] == "(") - (m[0] == ")")
        self.at = len(self.text)

    def _atom(self, texts: Set[str]) -> Set[str]:
        if self._taken("("):
            return self._group(texts)
        if self._taken("["):
            start = self.at
            known = self._class()
            letters = self.text[start : self.at - 1]
            spaces = letters[0] == "^" or "\\" in letters or " " in letters
            return self._read(texts, known or ("" if spaces else _MORE))
        escaped = self._taken("\\")
        self.at += 1
        letter = self.text[self.at - 1]
        if letter in ("bB" if escaped else "^$"):
            return texts
        if piece_of(letter):
            return self._of_piece(texts, piece_of(letter))
        if escaped and letter == "d":
            empty = {text for text in texts if not text or text[-1] == " "}
            return self._read(texts - empty, _MORE) | self._read(empty, "0123456789")
        known = letter if not escaped or not letter.isalnum() else _MORE if letter == "w" else ""
        return self._read(texts, "" if letter == "." and not escaped else known)

    def _group(self, texts: Set[str]) -> Set[str]:
        beside = any(map(self._taken, ("?!", "?<!", "?=", "?<=")))
        if not beside and self._taken("?P<"):
            self.at = self.text.index(">", self.at) + 1
        elif not beside:
            self._taken("?:")
        found = self.either(frozenset() if beside else texts)
        self.at += 1
        return texts if beside else found

    def _of_piece(self, texts: Set[str], piece: str) -> Set[str]:
        found, told = _through(piece, frozenset(texts))
        self.told |= told
        return found

    def _read(self, texts: Set[str], letters: str) -> Set[str]:
        """Let one of some letters follow the texts; any one at all, if none is given."""
        found: set[str] = set()
        if _MORE in letters:
            begun = {text for text in texts if " " not in text}
            found.update(text.rstrip(_MORE) + _MORE for text in begun)
            texts = texts - begun
        if letters in ("", _MORE):
            for text in texts:
                self.end(text)
            return found
        for letter in letters:
            found |= self._follow(texts, letter)
        return found

    def _follow(self, texts: Set[str], letters: str) -> Set[str]:
        """Let some letters follow the texts."""
        found: set[str] = set()
        for text in texts:
            first, space, second = text.partition(" ")
            more, again, after = letters.partition(" ")
            if space:
                second += letters
            else:
                first = first if first.endswith(_MORE) else (first + more)[:LONGEST]
                space, second = again, after
            size = second.find(" ") + 1 or len(second)
            if size == len(second) < LONGEST and second[-1:] != " ":
                found.add(f"{first}{space}{second}")
            else:
                self.end(f"{first} {second[: min(size, LONGEST)]}")
        return found


@cache
def _through(piece: str, texts: frozenset[str]) -> tuple[frozenset[str], frozenset[Beginning]]:
    """Give how some texts go on as a piece tells, and the beginnings told meanwhile."""
    read = _Beginnings(piece)
    return frozenset(read.either(texts)), frozenset(read.told)
