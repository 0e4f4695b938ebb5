"""The nouns of vnkg: documents, mentions, facts with their evidence, and readings.

Everything here is a value whose fields nobody assigns to. What was read stays read: a mention
keeps the letters of the page in ``text`` and says what they stand for in ``name``. Facts hold
mentions, never entities; ``kg.entities`` decides who is who.

What is made most often declares its fields final instead of being frozen, which would take four
times as long. ``__reduce__`` says how values are made anew on their way between processes, which
compiled classes do not know by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Final, Literal

RegionKind = Literal[
    "title", "lede", "body", "heading", "caption", "credit", "dateline", "furniture", "foreign"
]
MentionKind = Literal["person", "organisation", "role", "place", "date", "event", "paper"]
Status = Literal["incumbent", "former", "appointed", "dismissed", "acting", "nominated"]

#: Regions whose sentences state facts of the article itself.
OWN_REGIONS: frozenset[str] = frozenset({"title", "lede", "body", "heading", "caption"})


#: What is called to make a value, and with what.
Call = tuple[type, tuple[Any, ...]]


def _anew(value: Any) -> Call:
    """Say by which call a value is made anew."""
    return type(value), tuple(getattr(value, each.name) for each in fields(value))


@dataclass(slots=True, order=True, unsafe_hash=True)
class Span:
    """Half-open range of characters (Unicode code points) of ``Document.text``."""

    start: Final[int]
    stop: Final[int]

    def __init__(self, start: int, stop: int) -> None:
        self.start, self.stop = start, stop

    def __reduce__(self) -> Call:
        return _anew(self)

    def __len__(self) -> int:
        return self.stop - self.start

    def holds(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.stop <= self.stop

    def meets(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a document and what it is there for."""

    span: Span
    kind: RegionKind

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(frozen=True, slots=True)
class Document:
    """One article: the stored text that all offsets count in, and what is known about it.

    ``published`` is an ISO date (``2025-05-27``) or None. ``source`` is where the article was
    found (a path, or a path and record number); ``url`` where it was published. ``sha256`` is
    that of the UTF-8 bytes of ``text``. ``regions`` are sorted, do not overlap, and cover every
    character that is not white space.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    source: str | None = None
    regions: tuple[Region, ...] = ()
    sha256: str = ""

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A stretch of text that names something.

    ``text`` is exactly ``doc.text[span.start:span.stop]``; ``name`` is what it stands for,
    abbreviations expanded and references resolved ("ông Hưng" -> "Lê Minh Hưng"). A role phrase
    is a tree: its ``parts`` hold the inner organisation and place.
    """

    span: Final[Span]
    kind: Final[MentionKind]
    text: Final[str]
    name: Final[str]
    rule: Final[str]
    parts: Final[tuple[Mention, ...]]

    def __init__(
        self,
        span: Span,
        kind: MentionKind,
        text: str,
        name: str,
        rule: str,
        parts: tuple[Mention, ...] = (),
    ) -> None:
        self.span, self.kind, self.text = span, kind, text
        self.name, self.rule, self.parts = name, rule, parts

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(slots=True, unsafe_hash=True)
class Evidence:
    """Where one article says one fact. No fact can be built without one.

    ``sentence`` and ``span`` are characters of the document (``span`` lies inside ``sentence``
    and is the part that shows the fact: the role phrase, the verb); ``quote`` is the text of the
    sentence, letter for letter. ``certainty`` is 0..1, fixed by the rule. ``observed`` is the ISO
    date on which the article shows the fact to hold: the date of the event, else of publication.
    """

    document: Final[str]
    sentence: Final[Span]
    quote: Final[str]
    span: Final[Span]
    rule: Final[str]
    certainty: Final[float]
    observed: Final[str | None]

    def __init__(
        self,
        document: str,
        sentence: Span,
        quote: str,
        span: Span,
        rule: str,
        certainty: float,
        observed: str | None = None,
    ) -> None:
        self.document, self.sentence, self.quote, self.span = document, sentence, quote, span
        self.rule, self.certainty, self.observed = rule, certainty, observed

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(slots=True, unsafe_hash=True)
class Post:
    """A post as understood: its full title (abbreviations expanded, left-out body restored, term
    and modifiers like "nguyên" taken off), its body, and what it makes of its holder there.

    ``organisation`` is the full name of the body, None for ranks, degrees and honours. ``place``
    is the territory for posts that have no body of their own. ``role`` is one of head,
    deputy-head, standing-deputy, standing-member, member, alternate, delegate, staff, rank,
    degree, honour. ``surfaces`` are other forms of the title that the article uses, sorted.
    """

    title: Final[str]
    organisation: Final[str | None]
    role: Final[str]
    place: Final[str | None]
    surfaces: Final[tuple[str, ...]]

    def __init__(
        self,
        title: str,
        organisation: str | None,
        role: str,
        place: str | None = None,
        surfaces: tuple[str, ...] = (),
    ) -> None:
        self.title, self.organisation, self.role = title, organisation, role
        self.place, self.surfaces = place, surfaces

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(frozen=True, slots=True)
class Tenure:
    """The article says that ``person`` holds, held, takes or leaves ``post``.

    ``since`` and ``until`` are ISO dates of day, month or year precision, only where stated;
    ``term`` is a stated term ("khóa XV", "nhiệm kỳ 2021-2026"). ``id`` is unique in the reading.
    """

    id: str
    person: Mention
    post: Post
    status: Status
    evidence: Evidence
    since: str | None = None
    until: str | None = None
    term: str | None = None

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that the article dates or names.

    ``type`` is the last part of an event-type IRI (conference, working, plenum, congress, visit,
    award, election, appointment, leaving, discipline, merger, founding, ending, meeting,
    ceremony, signing, inspection, funeral, promotion, prosecution, disaster-response, site,
    other). ``date`` and ``until`` are ISO dates of day, month or year precision; ``day_part`` is
    sáng, trưa, chiều or tối. ``part_of`` is the id of the superordinate event in this reading.
    ``starts`` and ``ends`` are ids of tenures that the event begins or ends. ``organisers`` are
    names of bodies, for the event's identity across articles.
    """

    id: str
    type: str
    name: str
    evidence: Evidence
    date: str | None = None
    until: str | None = None
    day_part: str | None = None
    places: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    part_of: str | None = None
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(frozen=True, slots=True)
class Participation:
    """``agent`` (a person or an organisation) takes part in the event with id ``event``.

    ``role`` is the last part of a participation-role IRI: chair attend speak direct conclude
    paper launch organise counterpart presenter recipient subject authority host visit sign
    inspect. ``capacity`` is the title of the post in which the agent acts; ``object`` the award
    given or received.
    """

    event: str
    agent: Mention
    role: str
    evidence: Evidence
    capacity: str | None = None
    object: str | None = None

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(frozen=True, slots=True)
class Statement:
    """A plain binary fact between two named things, e.g. an official document and its issuer.

    ``predicate`` is a prefixed name (``dcterms:creator``, ``org:subOrganizationOf``).
    """

    subject: Mention
    predicate: str
    object: Mention
    evidence: Evidence

    def __reduce__(self) -> Call:
        return _anew(self)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document. The same document always gives the same reading."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    events: tuple[Event, ...] = ()
    participations: tuple[Participation, ...] = ()
    statements: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def __reduce__(self) -> Call:
        return _anew(self)
