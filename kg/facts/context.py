"""What stands around a trigger: negation and plans, which make its fact not a fact."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import table

_CLAUSE = re.compile(r"[;:]| (?:song|nhưng|tuy nhiên|còn|mà|sau khi|trước khi|do|vì) |[“\"]")


@cache
def _modal() -> tuple[tuple[str, int, str], ...]:
    rows = sorted(table("modality.tsv"), key=lambda r: -len(r["word"]))
    return tuple((f" {r['word']} ", int(r["reach"]), r["effect"]) for r in rows)


def modality(skeleton: str, at: int) -> str:
    """Say what the words before place ``at`` make of what follows: "", "negation" or "plan".

    Only the clause counts, and each word only as far as it reaches.

    >>> modality("<O0> không bổ nhiệm <P1>", 11)
    'negation'
    >>> modality("<O0> đề nghị <O1> bổ nhiệm <P2>", 18)
    'plan'
    """
    left = skeleton[:at]
    for m in _CLAUSE.finditer(left):
        start = m.end()
        if start < at:
            left = " " * start + left[start:]
    words = left.split()
    nearest = ""
    for word, reach, effect in _modal():
        tail = " " + " ".join(words[-reach:]) + " "
        if word in tail:
            if effect == "plan" and reach > 4 and _comma_after(tail, word):
                continue
            nearest = effect
            break
    return nearest


def _comma_after(tail: str, word: str) -> bool:
    """Say whether the clause of the modal word ends before the trigger: "đề nghị …, <O> bầu"."""
    after = tail.rsplit(word, 1)[1]
    return " , " in f" {after} " and not re.search(r"^ ?<[A-Z]\d+> , ?$", after)
