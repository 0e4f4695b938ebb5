"""Given and last names that stand alone: "Hải bị bắt" after "Trần Quang Hải (SN 1980)"."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from kg.lexicon import word_set
from kg.mentions import people
from kg.mentions.items import Item, PersonPhrase
from kg.mentions.names import named_after
from kg.mentions.tokens import Line, vietnamese

#: What may follow a name that stands alone, beside the words of what is said of someone.
_AFTER = frozenset((",", ".", ";", ":", "(", "và", "”", "?", "!"))
#: How short a name may be.
_SHORT = 2


def bare_names(line: Line, items: list[Item], names: frozenset[str]) -> list[Item]:
    """Give the items with those whose last names, known from elsewhere, stand alone in a line."""
    found = [
        at
        for at, capital in enumerate(line.caps)
        if capital and line.tokens[at] in names and _free(items, at) and _alone(line, at)
    ]
    new = [at for at in found if _told(line, at)]
    for at in found:
        if at not in new and _joined(line, at, new):
            new.append(at)
    if not new:
        return items
    out = list(items)
    out += [
        Item("P", at, at + 1, PersonPhrase(at, at + 1, line.tokens[at], True, "", "alone"))
        for at in new
    ]
    out.sort(key=attrgetter("start"))
    return out


def _free(items: list[Item], at: int) -> bool:
    """Say whether a token belongs to no item."""
    for item in items:  # noqa: SIM110
        if item.start <= at < item.stop:
            return False
    return True


def last_names(phrases: Iterable[PersonPhrase]) -> frozenset[str]:
    """Give the last names by which a document may call those whom it names in full."""
    out: set[str] = set()
    done: set[str] = set()
    for phrase in phrases:
        if phrase.name in done:
            continue
        last = phrase.name.rpartition(" ")[2]
        full = " " in phrase.name and not phrase.given
        known = full or (
            not vietnamese(last.lower()) and (phrase.address or phrase.evidence == "title")
        )
        if not known:
            continue
        done.add(phrase.name)
        if (
            len(last) >= _SHORT
            and last[1:].islower()
            and last.lower() not in word_set("never_alone.tsv")
        ):
            out.add(last)
    return frozenset(out)


def _alone(line: Line, at: int) -> bool:
    """Say whether a word with a capital is no part of a longer name, nor of the name of a thing."""
    if not line.word(at) or (
        at + 1 < line.size and (line.caps[at + 1] or people.goes_on(line, at + 1))
    ):
        return False
    if at and (line.caps[at - 1] or line.tokens[at - 1] in ("-", "–", "/")):
        return False
    if at + 1 < line.size and line.tokens[at + 1] in ("-", "–", "/"):
        return False
    if not at:
        return True
    words = word_set("owned_by_names.tsv")
    if line.low[at - 1] in words or " ".join(line.low[max(0, at - 2) : at]) in words:
        return False
    return not named_after(line, at)


def _told(line: Line, at: int) -> bool:
    """Say whether the words around tell of someone."""
    after = line.low[at + 1] if at + 1 < line.size else "."
    said = after in word_set("predicates.tsv")
    if not at or line.tokens[at - 1] in '“”":.':
        return said
    return said or after in _AFTER or after.isdigit()


def _joined(line: Line, at: int, known: list[int]) -> bool:
    """Say whether a name stands beside another one: "Phương và Thuận bị bắt"."""
    return any(
        abs(at - other) == 2 and line.low[(at + other) // 2] in (",", "và", "cùng", "với")
        for other in known
    )


__all__ = ["bare_names", "last_names"]
