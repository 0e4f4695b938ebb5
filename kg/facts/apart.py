"""Whether a gathering told once more is another one of its kind: other bodies hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.scene import Scene, Sentence
from kg.grammar.needle import Needle
from kg.mentions.organisations import BodyPhrase
from kg.text import name_key

#: Those who hold what is named next: "Sở A phối hợp với Hội B tổ chức".
_HOLDERS = Needle(
    r"(?P<who>(?:<[OL]\d+>(?: (?:\([^()]{1,40}\)|[,–-]|và|cùng|với|phối hợp|chủ trì|ban giám hiệu|chỉ huy))* ?)*<O\d+>)"
    r"(?: \([^()]{1,40}\))?(?: (?:đã|sẽ|vừa|long trọng|trọng thể|cũng|<D\d+>|chính thức|dự kiến|tại|<L\d+>|khóa [^<> ]{1,6}|nhiệm kỳ [^<>,]{4,12}))*"
    r" (?:tổ chức|khai mạc|tiến hành|bế mạc|mở)(?: thành công| trọng thể)? $"
)


def holders(scene: Scene, sentence: Sentence, left: str) -> list[str]:
    """Give the bodies that hold what the words after ``left`` name."""
    m = _HOLDERS.search(left)
    if not m:
        return []
    items = [sentence.skeleton.items[int(n)] for n in re.findall(r"<O(\d+)>", m["who"])]
    names = (
        scene.body_name(i.phrase, sentence.line.starts[i.start])
        for i in items
        if isinstance(i.phrase, BodyPhrase) and not i.phrase.bare
    )
    return [n for n in names if n]


def held_by_others(scene: Scene, sentence: Sentence, left: str, organisers: Sequence[str]) -> bool:
    """Say whether none of those who hold one event hold the other: two offices handed over."""
    mine = holders(scene, sentence, left)
    keys = {name_key(name) for name in organisers}
    return bool(mine and keys) and not any(name_key(name) in keys for name in mine)


__all__ = ["held_by_others", "holders"]
