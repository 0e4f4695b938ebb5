"""Names of events made of the words of a clause."""

from __future__ import annotations

from kg.lexicon import word_set
from kg.mentions.tokens import Line, expand, quotes_closed

#: Fewest words that a name keeps where it is cut, and most that it takes beyond what was read.
_FEWEST, _BEYOND = 4, 8


def clause(line: Line, first: int, stop: int, most: int) -> str:
    """Give the words from one token up to another, up to the end of what they tell.

    Args:
        line: the sentence.
        first: the first token.
        stop: the token before which the clause, or what is read of it, ends.
        most: how many tokens were read at most.
    """
    return expand(
        line.letters(first, quotes_closed(line.tokens, first, cut(line, first, stop, most)))
    )


def cut(line: Line, first: int, stop: int, most: int) -> int:
    """Give the token before which a name ends that was read up to its most words.

    A name that goes on there ends where what it tells ends, if that is near: "về công | tác cán bộ,";
    else before its last words that lead on.
    """
    if stop - first < most or stop >= line.size or not line.tokens[stop][0].isalnum():
        return stop
    for at in range(stop, min(line.size, stop + _BEYOND)):
        if not line.tokens[at][0].isalnum() or _leads_on(line, at):
            return at
    for at in range(stop, first + _FEWEST, -1):
        if _leads_on(line, at):
            while _leads_on(line, at - 1) and at > first + 1:
                at -= 1
            return at
    return stop


def _leads_on(line: Line, at: int) -> bool:
    """Say whether a word by itself leads on to more: "về", "tại", not the one of "tự do"."""
    if line.low[at] not in word_set("name_joints.tsv") or line.caps[at]:
        return False
    if line.low[at - 1] == "phía":
        return False  # "phía sau", "phía trong"
    pairs = word_set("compounds.tsv")
    return line.pair(at - 1) not in pairs and line.pair(at) not in pairs


__all__ = ["clause", "cut"]
