"""A regular expression written anew so that a search for it runs from letter to letter.

Python looks for "bầu|cử" only where a "b" or a "c" is, but for r"\\b(?:bầu|cử)" at every letter.
So what must stand before is told after the first letter, and what is sought begins with that.
"""

from __future__ import annotations

import re

#: What is told of the place before the first letter.
_LOOKS = ("\\b", "(?<!", "(?<=")
#: With which signs a group begins that takes what it holds.
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
#: Groups of which it is asked what they fit.
_TAKING = re.compile(r"(?<!\\)\((?:\?P|(?!\?))")
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_SIGNS = frozenset("\\.^$*+?{}[]|()")
_TIMES = ("*", "+", "?", "{")
#: How many times as long a pattern may become.
_MOST = 4


def sought(pattern: str) -> str:
    """Let each alternative of a pattern begin with its first letter, if all can; it fits the same.

    >>> sought(r"\\b(?:bầu|cử)(?: lại)?|(?<!lời )mời|[.;]")
    'b(?<!\\\\w.)ầu(?: lại)?|c(?<!\\\\w.)ử(?: lại)?|m(?<!lời .)ời|\\\\.|;'
    >>> sought(r"\\b(?:lại )?bầu"), sought(r"^bầu|\\bcử")
    ('(?:l(?<!\\\\w.)ại bầu|b(?<!\\\\w.)ầu)', '^bầu|\\\\bcử')
    """
    rows = _either(pattern, [])
    told = "|".join(rows)
    if len(rows) > 1 and len(_alternatives(pattern)) == 1:
        told = f"(?:{told})"  # it may be a part of another one
    return told if 0 < len(told) <= _MOST * len(pattern) else pattern


def _either(text: str, looks: list[str]) -> list[str]:
    """Give the alternatives of an expression, each with its first letter first, or none."""
    found: list[str] = []
    told = _alternatives(text)
    for row in told:
        rows = _row(row, looks, alone=len(told) == 1)
        if not rows:
            return []
        found += rows
    return found


def _row(row: str, looks: list[str], *, alone: bool) -> list[str]:
    """Give the alternatives that become of one before which it is looked."""
    at, looks = 0, looks.copy()
    while row.startswith(_LOOKS, at):
        stop = at + 2 if row[at] == "\\" else _closing(row, at)
        looks.append(row[at:stop])
        at = stop
    first = _PARTS.match(row, at)
    if first is None:
        return []
    group = _GROUP.match(row, at)
    stop = _closing(row, at) if group else first.end()
    if group is not None:
        return _of_group(group[0], row[group.end() : stop - 1], row[stop:], looks, alone=alone)
    if row.startswith(_TIMES, stop):
        return []
    if first[0][0] == "[" and not _TAKING.search(row):
        letters = [] if {"^", "-", "\\"} & {*first[0]} else [*map(re.escape, first[0][1:-1])]
    else:
        letters = [first[0]] if _stands_for_itself(first[0]) else []
    return [_looking(letter, looks) + row[stop:] for letter in letters]


def _of_group(opening: str, inner: str, rest: str, looks: list[str], *, alone: bool) -> list[str]:
    """Give the alternatives of a group with which one begins, each with what follows it."""
    apart = opening == "(?:" and not _TAKING.search(inner + rest)
    maybe = rest[:1] == "?" and rest[1:2] not in ("?", "+")
    if maybe or inner.endswith("|"):
        rest = rest[maybe:]
        whole = _either(inner.removesuffix("|"), looks) if apart else []
        without = _row(rest, looks, alone=False) if whole else []
        return [*[one + rest for one in whole], *without] if without else []
    told = [] if rest.startswith(_TIMES) else _either(inner, looks)
    if apart and not alone:
        return [one + rest for one in told]
    return [f"{opening}{'|'.join(told)}){rest}"] if told and alone else []


def _stands_for_itself(part: str) -> bool:
    return not part[1].isalnum() if len(part) == 2 and part[0] == "\\" else part not in _SIGNS


def _looking(letter: str, looks: list[str]) -> str:
    """Give a letter with what is told of the place before it."""
    told = letter
    for look in looks:
        if look == "\\b":
            told += rf"(?<{'!' if letter[-1].isalnum() or letter == '_' else '='}\w.)"
        else:
            inner = look[4:-1]
            told += f"{look[:4]}{f'(?:{inner})' if '|' in inner else inner}.)"
    return told


def _alternatives(text: str) -> list[str]:
    """Part an expression at the bars outside its groups."""
    rows, depth, begin = list[str](), 0, 0
    for m in _PARTS.finditer(text):
        depth += (m[0] == "(") - (m[0] == ")")
        if m[0] == "|" and not depth:
            rows.append(text[begin : m.start()])
            begin = m.end()
    return [*rows, text[begin:]]


def _closing(text: str, at: int) -> int:
    """Give the end of the group that begins at a place."""
    depth = 0
    for m in _PARTS.finditer(text, at):
        depth += (m[0] == "(") - (m[0] == ")")
        if not depth:
            return m.end()
    return len(text)
