"""What stands around a trigger: negation and plans, which make its fact not a fact."""

from __future__ import annotations

import re
from functools import cache

from kg.grammar import Skeleton
from kg.grammar.needle import Needle
from kg.lexicon import table, word_set

#: Verbs of decisions, and a decision up to the one whom it names: "(chưa) ra quyết định điều động, bổ nhiệm ông".
_TAKEN = r"(?:(?:bổ nhiệm|điều động|phân công|luân chuyển|chỉ định|bầu|cử)(?: lại)? (?:và |, )?)"
_DECIDED = Needle(
    rf"\b(?:(?:có|ra|ký|ban hành|ký ban hành) quyết[ -]định (?:về việc |về )?{_TAKEN}*|{_TAKEN}+)"
    r"(?:(?:ông|bà|đồng chí|<R\d+>|<O\d+>) )*$"
)
#: What names the one decided on, and the words with one of which a decision ends before that.
_CALLED = frozenset(("ông", "bà", "đồng", "chí"))
_JOINED = frozenset(("và", ","))
_TAKES = frozenset(
    ("nhiệm", "động", "công", "chuyển", "định", "bầu", "cử", "lại", "việc", "về")
)  # fmt: skip
#: How many characters before the one named a decision may begin.
_LONGEST = 90
#: What begins a clause: signs, and words, some of them only after others.
_SIGNS = frozenset((";", ":", "“", '"'))
_AFTER = {"nhiên": ("tuy",), "khi": ("sau", "trước")}
_BREAKS = _SIGNS | frozenset(("nhiên", "khi", "song", "nhưng", "còn", "mà", "do", "vì"))


#: Words before "trình" in nouns that end like the verb, to propose: "quá trình", "chương trình".
_COURSE = ("quá", "chương", "công", "tiến", "lộ", "hành", "giáo", "lập", "tường")
_COURSES = re.compile(rf"\b(?:{'|'.join(_COURSE)}) trình\b")

#: The air, which ends or begins like "không", not: "hàng không", "Không quân".
_OF_AIR = ("quân", "gian", "lưu", "kích", "phận", "khí", "vận", "lực", "trung")
_BY_AIR = ("hàng", "phòng", "đường", "trên")
_AIR = re.compile(rf"\b(?:không (?:{'|'.join(_OF_AIR)})|(?:{'|'.join(_BY_AIR)}) không)\b")
#: The words that only sound like modal words, and those that stand beside them then.
_SOUNDING = frozenset(("trình", "không", "quyết", "đề", "kiến"))
_BESIDE = frozenset((*_COURSE, *_OF_AIR, *_BY_AIR, "định"))

#: Nouns of what was asked, which end like verbs: "Đề nghị được Thủ tướng A nêu khi …".
_ASKED = re.compile(
    r"\b(?:đề nghị|đề xuất|kiến nghị) (?=được (?:<[RPO]|ông |bà )|(?:trên|này|đó)\b)"
)


class _Modal:
    """A modal word: its rank, its syllables, how many words it reaches, and its effect."""

    __slots__ = ("effect", "rank", "reach", "syllables")

    def __init__(self, rank: int, syllables: list[str], reach: int, effect: str) -> None:
        self.rank, self.syllables, self.reach, self.effect = rank, syllables, reach, effect

    def stands(self, words: list[str], at: int) -> bool:
        """Say whether the word begins at a place of a clause."""
        if at + len(self.syllables) > len(words):
            return False
        for syllable in self.syllables:
            if words[at] != syllable:
                return False
            at += 1
        return True


@cache
def _modal() -> dict[str, list[_Modal]]:
    """Give the modal words by their first syllables; the longest has the first rank."""
    rows = sorted(table("modality.tsv"), key=lambda r: -len(r["word"]))
    by_first: dict[str, list[_Modal]] = {}
    for rank, row in enumerate(rows):
        syllables = row["word"].split()
        modal = _Modal(rank, syllables, int(row["reach"]), row["effect"])
        by_first.setdefault(syllables[0], []).append(modal)
    return by_first


@cache
def _farthest() -> int:
    """Give how many words a modal word reaches at most."""
    return max(modal.reach for rows in _modal().values() for modal in rows)


#: Words that end a noun of kin, and addresses between it and a name.
_KIN_ENDS = frozenset(("gái", "trai", "dâu", "rể"))
_SPOUSES = frozenset(("vợ", "chồng"))
_ADDRESS = frozenset(("ông", "bà", "anh", "chị"))
#: Words that only end like a noun of kin.
_NO_KIN = frozenset(("công bố", "tuyên bố", "nước bạn", "các bạn"))


def after_kin(low: list[str], at: int) -> bool:
    """Say whether the person at a token stands only for a relative: "con gái bà A".

    >>> after_kin(["con", "gái", "bà", "a"], 3)
    True
    """
    last = at - 2 if at and low[at - 1] in _ADDRESS else at - 1
    return _kin(low, last)


def kin_before(low: list[str], at: int) -> bool:
    """Say whether the office at a token is that of a relative: "phu nhân (của) Tổng thống".

    >>> kin_before(["phu", "nhân", "của", "tổng", "thống"], 3)
    True
    >>> kin_before(["công", "bố", "chủ", "tịch"], 2)
    False
    """
    last = at - 2 if at and low[at - 1] == "của" else at - 1
    return _kin(low, last)


def _kin(low: list[str], last: int) -> bool:
    """Say whether a noun of kin ends with a token."""
    if last < 0:
        return False
    two = f"{low[last - 1]} {low[last]}" if last else ""
    if two in _NO_KIN:
        return False
    return low[last] in word_set("kin.tsv") or low[last] in _KIN_ENDS or two in word_set("kin.tsv")


#: Before someone of whom only a relative is meant: "phu nhân Thủ tướng A", "con trai ông B".
_BY_KIN = Needle(
    r"(?:\bphu nhân|(?<!vợ )\b(?:vợ|chồng)(?! chồng)|\b(?:con|em|anh|chị|cháu) (?:trai|gái|rể|dâu)|\b(?:đại diện )?(?:thân tộc|thân nhân|gia quyến|gia tộc)|\bđại diện gia đình)"
    r"(?: (?:cả|út|lớn|thứ hai|duy nhất))?(?: của)?(?: (?:cựu|tân|nguyên|cố))*"
    r"(?: (?:ông|bà|ngài|đồng chí|tỷ phú|tỉ phú|đại gia|doanh nhân|vua|trùm|nghệ sĩ|ca sĩ|diễn viên|cầu thủ)|(?: (?:ông|bà|ngài))?(?: <R\d+>(?: ,(?= <R))?)+(?: (?:ông|bà|ngài))?) $"
)


#: Words of which one tells of a relative there.
_KIN = frozenset(
    ("nhân", "vợ", "chồng", "trai", "gái", "rể", "dâu", "tộc", "quyến", "đình"),
)


def may_be_kin(skeleton: Skeleton) -> bool:
    """Say whether a sentence may tell of a relative: else `by_kin` need not be asked."""
    if skeleton.kin is None:
        skeleton.kin = not _KIN.isdisjoint(skeleton.line.words)
    return skeleton.kin


def by_kin(left: str) -> int | None:
    """Give the place in the words before a person from where on only a relative is meant.

    >>> by_kin("hôm qua phu nhân <R0> "), by_kin("<P0> và phu nhân "), by_kin("vợ chồng ông ")
    (8, None, None)
    """
    found = _BY_KIN.search(left)
    return found.start() if found else None


def wife_of(low: list[str], at: int) -> bool:
    """Say whether an office at a token is a relative's: "phu nhân Thủ tướng", "con rể Tổng thống".

    >>> wife_of(["phu", "nhân", "thủ", "tướng"], 2), wife_of(["vợ", "chồng", "thủ", "tướng"], 2)
    (True, False)
    """
    last, before = low[at - 1] if at else "", low[at - 2] if at > 1 else ""
    if last == "chồng" and before == "vợ":
        return False
    ends = last in _KIN_ENDS and at > 1
    return ends or last in _SPOUSES or (last == "nhân" and before == "phu")


def modality(skeleton: str, at: int) -> str:
    """Say what the words before place ``at`` make of what follows: "", "negation" or "plan".

    Only the clause counts, and each word only as far as it reaches.

    >>> modality("<O0> không bổ nhiệm <P1>", 11)
    'negation'
    >>> modality("<O0> đề nghị <O1> bổ nhiệm <P2>", 18)
    'plan'
    >>> modality("<O0> chưa ra quyết định bổ nhiệm ông <P1> giữ chức", 37)
    'negation'
    """
    left = skeleton[:at]
    return _weighed(left.split(), spaced=left.endswith(" "))


def modality_at(skeleton: Skeleton, at: int, *, decided: bool = False) -> str:
    """Say so of the words before a word of a sentence; as ``decided``, "quyết định" is no plan."""
    return _weighed(skeleton.before(at), spaced=True, decided=decided)


def _weighed(words: list[str], *, spaced: bool, decided: bool = False) -> str:
    words = words[_clause(words, spaced=spaced) :]
    if (spaced and _may_decide(words)) or _may_mislead(words):
        words = _plain(words, spaced=spaced, decided=decided)
    return _effect(words)


def _may_decide(words: list[str]) -> bool:
    """Say whether a clause may end with a decision up to the one whom it names."""
    at = len(words) - 1
    while at >= 0 and (words[at] in _CALLED or words[at].startswith(("<R", "<O"))):
        at -= 1
    if at > 0 and words[at] in _JOINED:
        at -= 1
    return at >= 0 and words[at] in _TAKES


def _may_mislead(words: list[str]) -> bool:
    """Say whether a word of a clause may only sound like a modal word."""
    for at, word in enumerate(words):
        if word not in _SOUNDING:
            continue
        if word in ("đề", "kiến"):
            if at + 2 < len(words) and words[at + 2] in ("được", "trên", "này", "đó"):
                return True
        else:
            after = words[at + 1] if at + 1 < len(words) else ""
            if after in _BESIDE or (at and words[at - 1] in _BESIDE):
                return True
    return False


def _plain(words: list[str], *, spaced: bool, decided: bool) -> list[str]:
    """Give the words of a clause without nouns that only sound like modal words, and without the
    decision that ends it."""
    left = f"{' '.join(words)} " if spaced else " ".join(words)
    if decided:
        left = left.replace("quyết định", "quyết-định")
    if " trình" in left:
        left = _COURSES.sub("việc", left)
    if left.startswith("đề ") or " đề " in left or "kiến nghị" in left:
        left = _ASKED.sub("việc ", left)
    if "không" in left:
        left = _AIR.sub("trời", left)
    taken = _DECIDED.search(left, max(0, len(left) - _LONGEST))
    return (left[: taken.start()] if taken else left).split()


def _effect(words: list[str]) -> str:
    """Give the effect of the longest modal word of a clause that reaches as far as its end."""
    by_first, size, effect, first = _modal(), len(words), "", -1
    for at in range(max(0, size - _farthest()), size):
        rows = by_first.get(words[at])
        if rows is None:
            continue
        for modal in rows:
            if 0 <= first < modal.rank or at + modal.reach < size or not modal.stands(words, at):
                continue
            after = at + len(modal.syllables)
            if not (modal.effect == "plan" and modal.reach > 4 and _comma_after(words, after)):
                first, effect = modal.rank, modal.effect
    return effect


def _clause(words: list[str], *, spaced: bool) -> int:
    """Give the first word of the last clause; ``spaced`` says that a space stands after the last.

    >>> _clause("<P0> họp , nhưng <P1> không bầu".split(), spaced=True)
    4
    """
    last = len(words) - 1
    for at in range(last, -1, -1):
        if words[at] in _BREAKS:
            if words[at] in _SIGNS:
                if at < last or spaced:
                    return at + 1
            elif at < last and _breaks(words, at):
                return at + 1
    return 0


def _breaks(words: list[str], at: int) -> bool:
    """Say whether the word at a place begins a clause: not where it follows another at once."""
    if words[at] not in _BREAKS or words[at] in _SIGNS:
        return False
    first = at
    if words[at] in _AFTER:
        first = at - 1
        if first < 0 or words[first] not in _AFTER[words[at]]:
            return False
    return first > 0 and not _breaks(words, first - 1)


def _comma_after(words: list[str], at: int) -> bool:
    """Say whether the clause of the modal word before ends at a comma: "đề nghị …, <O> bầu"."""
    if at + 2 == len(words) and words[at + 1] == "," and len(words[at]) > 1 and words[at][0] == "<":
        return False
    return "," in words[at:]
