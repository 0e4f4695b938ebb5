"""What a sentence says of people and posts, before anything is completed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.grammar import Skeleton
from kg.mentions import Item
from kg.mentions.roles import RolePhrase


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class Claim:
    """A sentence says that a person and a role belong together.

    ``person`` and ``role`` are items of the sentence; ``person`` is None for a pronoun, and for a
    line of a career. ``status`` is that of the rule, before the role's own modifier counts.
    """

    person: Item | None
    role: Item
    status: str
    rule: str
    certainty: float
    since: str | None = None
    until: str | None = None
    term: str | None = None
    starts: bool = False

    def stated(self, status: str, rule: str = "", *, starts: bool | None = None) -> Claim:
        """Give the same claim with another status, by another rule if one is told."""
        return Claim(
            self.person, self.role, status, rule or self.rule, self.certainty, self.since,
            self.until, self.term, self.starts if starts is None else starts,
        )  # fmt: skip


#: A role of a career line: the item, its status, since, until, term.
Line = tuple[Item, str, str | None, str | None, str | None]

#: The years in which a post was held: "(2011 - 2016)".
YEARS = re.compile(
    r" ?,? ?\(? ?(?:từ |giai đoạn |trong )(?:năm )?(\d{4}) ?(?:-|–|đến) ?(?:năm )?(\d{4})"
)
#: What tells that a sentence speaks of the past.
EARLIER = re.compile(
    r"trước (?:(?:đó|đây|kia)\b|(?:khi|lúc) (?:làm|giữ|được|trở thành|nhận|về|đảm|nghỉ|chuyển|lên|đến|sang)\b|<D\d+> , (?:ông|bà) )|(?:vào |trong )?(?:thời gian|thời điểm|thời kỳ|giai đoạn|khi|lúc) (?:đó|ấy)\b|(?:lúc )?bấy giờ\b"
)


def role_of(item: Item) -> RolePhrase:
    """Give the phrase of a role item."""
    assert isinstance(item.phrase, RolePhrase)
    return item.phrase


#: How a delegate is called by nothing but that.
_DELEGATE = ("đại biểu", "đb")


def delegate(title: str) -> bool:
    """Say whether a title is that of a delegate and tells no more."""
    return len(title) <= len(_DELEGATE[0]) and title.lower() in _DELEGATE


def before_name(skeleton: Skeleton, role: Item) -> bool:
    """Say whether a name follows the role at once: the role is that person's."""
    return any(i.kind == "P" and i.start == role.stop for i in skeleton.items)


_AIDE_OF = re.compile(
    r"(?:Trợ lý|Thư ký|Cố vấn|Phó trợ lý|Thư ký báo chí|Phát ngôn viên|Người phát ngôn)"
    r" (?:Phó |Tổng |Thủ tướng|Chủ tịch|Bộ trưởng)",
    re.I,
)


def aide(role: RolePhrase) -> bool:
    """Say whether a title is that of an aide, whose chief it names."""
    return not role.body and not role.country and _AIDE_OF.match(role.title) is not None
