"""An event while it is collected, and when two of them are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.facts.scene import Sentence
from kg.mentions.tokens import capital
from kg.model import Evidence, Mention, Span

_MEETINGS = frozenset(
    (
        "conference",
        "working",
        "plenum",
        "congress",
        "ceremony",
        "meeting",
        "funeral",
        "site",
        "signing",
    )
)


#: The measures of those who are charged, and of those whom investigators only propose to charge.
CHARGED, PROPOSED = "truy tố", "đề nghị"
#: With what the name of a change begins that others have voted on and a higher body confirms.
APPROVAL = "Phê chuẩn kết quả"


@dataclass
class Draft:
    """An event being collected."""

    id: str
    type: str
    head: str
    name: str
    at: int
    evidence: Evidence
    date: str | None = None
    until: str | None = None
    part: str | None = None
    places: list[str] = field(default_factory=list)
    organisers: list[str] = field(default_factory=list)
    part_of: str | None = None
    starts: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    used: bool = False
    planned: bool = False
    strong: bool = False
    key: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    measure: str = ""
    measure_at: int = -1
    coming: bool = False
    told: bool = False
    scene: bool = False
    known: bool = False
    passing: bool = False
    apart: bool = False
    #: Its name ends with words for those whom it is with, who are not named.
    loose: bool = False
    #: Of another day than what the text is about: it takes no floor.
    aside: bool = False
    last: int = -1
    prior: int = -1
    days: set[str] = field(default_factory=set)
    #: The day on which a session of weeks is told to sit, "theo chương trình Kỳ họp thứ mười".
    sits: str | None = None
    #: The day from which a change is in force, which may be told with that of its announcement.
    in_force: str | None = None
    topics: set[Span] = field(default_factory=set)
    same: Draft | None = None

    @property
    def meeting(self) -> bool:
        """Whether people can speak at it."""
        return (self.type in _MEETINGS or self.head.startswith("phiên")) and not self.desk_work

    @property
    def desk_work(self) -> bool:
        """Whether someone only signs a paper of his office."""
        return self.evidence.rule == "signs-paper"

    @property
    def head_name(self) -> str:
        """Its noun alone, as a name."""
        return capital(self.head)

    @property
    def rule_named(self) -> bool:
        """Whether it was made of a name in the text."""
        return self.evidence.rule in ("named", "implied")

    @property
    def used_or_dated(self) -> bool:
        """Whether something is said of it besides its name."""
        return self.used or self.told or self.date is not None

    def topic_in(self, sentence: Sentence) -> bool:
        """Say whether the sentence only speaks about the event ("chuẩn bị Đại hội XIV")."""
        return sentence.span in self.topics

    def absorb(self, other: Draft) -> None:
        """Take in what a second telling of the same event says, and stand for it."""
        other.same = self
        self.used = self.used or other.used
        self.date, self.until = self.date or other.date, self.until or other.until
        self.part = self.part or other.part
        self.places = self.places or other.places
        self.people = tuple(dict.fromkeys((*self.people, *other.people)))
        self.others = tuple(dict.fromkeys((*self.others, *other.others)))
        self.organisers = list(dict.fromkeys((*self.organisers, *other.organisers)))

    def organised(self, by: Iterable[Mention]) -> None:
        """Note who organises the event, each name once."""
        for who in by:
            if who.name not in self.organisers:
                self.organisers.append(who.name)

    def held(self, sentence: Sentence) -> None:
        """Note that the sentence tells the event as happening."""
        self.topics.discard(sentence.span)
        self.used = True


def real(draft: Draft) -> Draft:
    """Give the draft that stands for one found to be the same event."""
    while draft.same is not None:
        draft = draft.same
    return draft


def different_days(draft: Draft, day: str | None) -> bool:
    return bool(draft.date and day and len(draft.date) == 10 and draft.date != day)


_OF_A_WHOLE = frozenset(
    ("phiên trù bị", "phiên khai mạc", "phiên bế mạc", "phiên toàn thể", "phiên thảo luận", "lễ khai mạc",
     "lễ bế mạc", "phiên chất vấn", "phiên làm việc")
)  # fmt: skip


def superordinate(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """Give the id of the visit in which talks take place, or of the congress of a session."""
    for other in drafts:
        if other is draft or not other.date or not draft.date:
            continue
        within = other.date <= draft.date <= (other.until or other.date)
        if not within or len(other.date) != 10:
            continue
        if draft.type in ("meeting", "signing") and other.type == "visit":
            if {*draft.people, *draft.others} & set(other.people):
                return other.id
        if draft.head in _OF_A_WHOLE and other.type in ("congress", "plenum", "conference"):
            if other.head not in _OF_A_WHOLE:
                return other.id
    return None


__all__ = ["APPROVAL", "CHARGED", "PROPOSED", "Draft", "different_days", "real", "superordinate"]
