"""A name of a body that is begun: its head, and the pieces taken after it."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.lexicon import Remembered
from kg.mentions import people, places
from kg.mentions.bodies import BodyPhrase, firm_heads, full_head
from kg.mentions.tokens import Line, expand

#: The initials of a body: "VLA", "C50".
INITIALS = re.compile(r"[A-ZĐ][A-ZĐ0-9]{1,7}")
#: Reads a body that begins at a token.
Reader = Callable[[Line, int, people.Known, bool], BodyPhrase | None]


#: Heads of bodies that are named after their trades.
_TRADING = (
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "hợp tác xã",
    "doanh nghiệp tư nhân",
    "xí nghiệp",
)


class Head:
    """A head word as ``full_head`` gives it, with how many words were written.

    ``firm`` says that it begins as those of firms do, ``trading`` as those of bodies that are named
    after their trades.
    """

    __slots__ = ("firm", "name", "size", "trading")

    def __init__(self, written: str) -> None:
        self.name, self.size = full_head(written), written.count(" ") + 1
        self.firm, self.trading = self.name.startswith(firm_heads()), self.name.startswith(_TRADING)


#: The heads met.
_HEADS = Remembered(Head)


class BegunTail:
    """The tokens after a head word, as far as they are taken."""

    def __init__(
        self,
        line: Line,
        at: int,
        persons: people.Known,
        kind: str,
        head: str,
        titled: bool,
        reader: Reader,
        *,
        office: bool = False,
    ) -> None:
        self.reader, self.office = reader, office
        self.line, self.at, self.persons, self.kind = line, at, persons, kind
        told = _HEADS[head]
        self.head, self.begin = told.name, at - told.size
        self.of_firm, self.trading = told.firm, told.trading
        self.titled = titled
        self.place: places.PlacePhrase | None = None
        self.inner: BodyPhrase | None = None
        self.short: BodyPhrase | None = None
        self.start = at
        self.cut = -1  # where a run of capitals goes on with the next sentence
        self.pieces: list[str] = []

    def _take(self, stop: int, text: str | None = None) -> bool:
        piece = expand(self.line.letters(self.at, stop)) if text is None else text
        at, line = self.at, self.line
        if self.pieces and piece.isdigit() and line.starts[at] == line.stop(at - 1):
            self.pieces[-1] += piece  # "Tập đoàn CIENCO4"
        else:
            self.pieces.append(piece)
        self.at = stop
        return True
