"""The people and roles of a sentence in order, with the words between them."""

from __future__ import annotations

import re

from kg.facts.claims import Claim, role_of
from kg.grammar import Skeleton
from kg.mentions import Item

#: What stands between the roles of one run.
LIST = frozenset(
    (
        ",",
        "-",
        "–",
        "—",
        "kiêm",
        "và",
        ", kiêm",
        "- kiêm",
        "kiêm nhiệm",
        "kiêm giữ chức",
        "kiêm giữ chức vụ",
        "kiêm nhiệm chức vụ",
        "đồng thời là",
        "; kiêm",
        ", đồng thời là",
        "/",
        ", kiêm nhiệm",
        "rồi",
    )
)


_BORN = re.compile(
    r"^(?:\( (?:sn|sinh|quê|trú|ngụ|nam|nữ|\d{2} tuổi|<D0>|\d{4})\b[^()]{0,110}\) ?(?=[,–-])"
    r"|(?:, )?(?:sn |sinh (?:năm |ngày )?)(?:<D0>|\d{4})"
    r"(?: tại <L0>(?: , <L0>)*(?: \( (?:nay|cũ|hiện)\b[^()]{0,30} \))?)? ?(?=[,;–-]))"
)


#: Birth and home of a person, before his posts: ", sinh năm 1972, trú tại phường A; Giám đốc …".
_HOME = re.compile(
    r", (?:(?:nam|nữ|\d{2} tuổi|(?:sinh (?:năm |ngày )?|sn )?(?:<D0>|\d{4})|dân tộc [^<>,;()]{2,12}) , )+"
    r"(?:(?:trú|ngụ|cư trú|thường trú|tạm trú|hktt|nơi ở|quê|quê quán|trú quán)(?: (?:tại|ở|quán|số|tổ|khu|khu phố|ấp|thôn|đường|phường|xã|thị trấn|quận|huyện|tỉnh|tp|thành phố|\d+|[-–,:]|<L0>))* [,;])?"
)
_SHORT_FORM = re.compile(r"^\( [\w&-]{2,12}(?: <L\d+>)? \) ?")
#: With what they begin.
_BIRTH = frozenset(("sn", "sinh"))
#: Words of a gap of more than one.
_SEVERAL = 2
#: Words of a gap that tells neither birth nor home.
_FEW = 3
#: Where the body of a post is, before who has it: ", <L0> ,", "tại <L0> ,".
_WHERE_THEN = re.compile(r"(?:, <L0>(?: , <L0>)*|tại <L0>) ,")
_FROM_WHERE = re.compile(r", <L0>(?: , <L0>)*|\( (?:thuộc |trực thuộc |của )?<[LO]0> \)|[-–] <O0>")
#: With what the latter begins.
_PLACED = (", <L", "( ", "- <", "– <")


class Walk:
    """The people and roles of a sentence in order, with the words between them."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.items = [i for i in skeleton.items if i.kind in "PR"]
        self.gaps: list[str] = []
        for at in range(1, len(self.items)):
            self.gaps.append(self._gap(self.items[at - 1], self.items[at]))

    def _gap(self, a: Item, b: Item) -> str:
        """Give the words between two items; addresses ("ông") do not count."""
        line = self.skeleton.line
        words: list[str] = []
        if a.stop == b.start:
            return ""
        inside: dict[int, Item] = {}
        for one in self.skeleton.items:
            if a.stop <= one.start and one.stop <= b.start:
                inside[one.start] = one
        at = a.stop
        if not inside:
            words, at = line.low[at : b.start], b.start
        while at < b.start:
            item = inside.get(at)
            if item is None:
                words.append(line.low[at])
                at += 1
                continue
            if item.kind != "H":
                words.append(f"<{item.kind}0>")
            elif str(item.phrase) == "many" or line.low[at : item.stop] == ["chuyên", "gia"]:
                words.append(" ".join(line.low[at : item.stop]))
            at = item.stop
        if len(words) < _SEVERAL:
            return words[0] if words else ""
        gap, first, second = " ".join(words), words[0], words[1]
        if a.kind == "P" and b.kind == "R":
            if first == "," and len(words) > _FEW and _HOME.fullmatch(gap):
                return ","
        elif a.kind == "R" and b.kind == "P":
            if words[-1] == "," and second == "<L0>" and _WHERE_THEN.fullmatch(gap):
                return ","
        if first == "(" or first in _BIRTH or (first == "," and second in _BIRTH):
            gap = _BORN.sub("", _SHORT_FORM.sub("", gap))
            gap = "," if gap == ";" else gap  # "ông A, sinh năm 1950 tại X; nguyên Bí thư"
        return "" if gap.startswith(_PLACED) and _FROM_WHERE.fullmatch(gap) else gap

    def before(self, item: Item, size: int) -> str:
        """Give the words just before an item."""
        return " ".join(self.skeleton.line.low[max(0, item.start - size) : item.start])

    def word_before(self, item: Item) -> str:
        """Give the word just before an item, "" if it is the first."""
        return self.skeleton.line.low[item.start - 1] if item.start else ""


def verb_follows(walk: Walk, person: Item) -> bool:
    """Say whether the name begins what is told, as its subject: "Ông A phải chịu trách nhiệm"."""
    line = walk.skeleton.line
    return (
        person.stop < line.size
        and line.tokens[person.stop][0].isalpha()
        and not line.caps[person.stop]
        and line.low[person.stop] not in ("và", "cùng")
    )


#: Words before an office of which there are several.
_PLURAL = frozenset(("các", "những", "hai", "ba", "bốn", "2", "3", "4", "5", "6"))
_PLURAL_END = frozenset(("chí", "ông", "vị", "số"))
_PLURAL_WORDS = frozenset(("các ông", "các vị", "một số"))


def plural_before(walk: Walk, role: Item) -> bool:
    """Say whether the role is that of several people: "các Phó Thủ tướng"."""
    word = walk.word_before(role)
    if word not in _PLURAL_END:
        return word in _PLURAL
    return walk.before(role, 2) in _PLURAL_WORDS or walk.before(role, 3) == "các đồng chí"


def incumbent(
    person: Item, role: Item, rule: str, certainty: float, status: str = "incumbent"
) -> Claim:
    """Claim that a person has a role now, as long as nothing says more."""
    return Claim(person, role, status, rule, certainty, term=role_of(role).term)
