"""The derived layer: who is believed to hold what, who took part in what, since when it is seen.

What ``ontology/derive.ru`` says in SPARQL, computed in one pass and linear time. Evidence is
taken in one article at a time, so memory grows with the facts and not with the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date as Day
from datetime import timedelta

from kg.rdf import Scribe, curie, literal

#: A post not seen in the news for longer than this is no longer believed current.
WINDOW_DAYS = 365

_NOW = frozenset({"", "incumbent", "acting", "appointed"})
_ENDED = frozenset({"former", "dismissed"})
_SEEN = _NOW | {"dismissed"}


@dataclass(slots=True)
class _Tenure:
    person: str
    post: str
    first: str = ""
    last: str = ""
    now: str | None = None  # newest day on which it is said to be held; "" = undated
    ended: str = ""  # newest day on which it is said to be over
    started_on: str = ""
    ended_on: str = ""
    only_nominated: bool = True


@dataclass(frozen=True, slots=True)
class PostRecord:
    """What the derived layer needs to know of a post, as N-Triples terms."""

    single_seat: bool = False
    organisation: str | None = None
    role: str | None = None


@dataclass(slots=True)
class Derivation:
    """Collects evidence, then writes ``g:derived``; every term is an N-Triples term.

    >>> d = Derivation()
    >>> d.tenure("<t>", "<p>", "<q>"); d.evidence("<t>", 0.9, "2025-12-08", "incumbent")
    >>> [t for t in d.triples({}, {}, {}) if "hasHeld" in t]
    ['<p> <https://vnkg.example/ns#hasHeld> <q>']
    """

    window: int = WINDOW_DAYS
    tenures: dict[str, _Tenure] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    parts: set[tuple[str, str, str]] = field(default_factory=set)
    statements: set[tuple[str, str, str]] = field(default_factory=set)
    newest: str = ""

    def tenure(self, fact: str, person: str, post: str) -> None:
        """Take in that ``fact`` is a tenure of ``person`` in ``post``."""
        if fact not in self.tenures:
            self.tenures[fact] = _Tenure(person, post)

    def participation(self, agent: str, event: str, role: str) -> None:
        """Take in that ``agent`` took part in ``event``; ``role`` is the IRI of the way."""
        self.parts.add((agent, event, role))

    def statement(self, subject: str, predicate: str, thing: str) -> None:
        """Take in a plain binary fact."""
        self.statements.add((subject, predicate, thing))

    def evidence(
        self,
        fact: str,
        certainty: float,
        observed: str | None = None,
        status: str | None = None,
        published: str | None = None,
    ) -> None:
        """Take in one article's support of a fact; the fact of a tenure must be known already."""
        if certainty > self.confidence.get(fact, -1.0):
            self.confidence[fact] = certainty
        one = self.tenures.get(fact)
        if one is None:
            return
        status, day = status or "", observed or ""
        if day:
            # A day after the article's own is a plan or a slip; it must not age everything else.
            self.newest = max(self.newest, min(day, published or day))
        one.only_nominated &= status == "nominated"
        if day and status in _SEEN:
            one.first = min(one.first or day, day)
            one.last = max(one.last, day)
        if status in _NOW:
            one.now = max(one.now or "", day)
        elif status in _ENDED:
            one.ended = max(one.ended, day)

    def begins(self, fact: str, day: str | None) -> None:
        """Take in that an event of ``day`` begins the tenure; the earliest counts."""
        one = self.tenures.get(fact)
        if one and day:
            one.started_on = min(one.started_on or day, day)

    def ends(self, fact: str, day: str | None) -> None:
        """Take in that an event of ``day`` ends the tenure; the latest counts."""
        one = self.tenures.get(fact)
        if one and day:
            one.ended_on = max(one.ended_on, day)

    # -------------------------------------------------------------- what follows

    def bounds(self) -> Iterator[tuple[str, str, str]]:
        """Give stated start and end of tenures: (fact, "schema:startDate", ISO date).

        An end before a later sighting in the post is not the end; two articles then speak of
        two terms of one tenure.
        """
        for fact, one in sorted(self.tenures.items()):
            if one.started_on:
                yield fact, "schema:startDate", one.started_on
            if _end_of(one):
                yield fact, "schema:endDate", one.ended_on

    def held(self, posts: dict[str, PostRecord]) -> set[str]:
        """Give the tenures that are believed to be current."""
        if not self.newest:
            return set()
        cutoff = (Day.fromisoformat(self.newest) - timedelta(days=self.window)).isoformat()
        unknown = PostRecord()
        single = {t.post for t in self.tenures.values() if posts.get(t.post, unknown).single_seat}
        seats = _best(((t.post, t.person, t.last) for t in self.tenures.values()), single)
        moves = _best(((t.person, t.post, t.first) for t in self.tenures.values()), None, single)
        out = set()
        for fact, one in self.tenures.items():
            if one.now is None or not one.last or one.last < cutoff or _end_of(one):
                continue
            if one.ended and one.ended >= one.now:
                continue
            if one.post in single and (
                _other(seats.get(one.post, {}), one.person) > one.last
                or _other(moves.get(one.person, {}), one.post) > one.last
            ):
                continue
            out.add(fact)
        return out

    def triples(
        self,
        posts: dict[str, PostRecord],
        role_property: dict[str, str],
        shortcut: dict[str, str],
        known: frozenset[str] | set[str] = frozenset(),
    ) -> Iterator[str]:
        """Write the derived triples, sorted within their kind, without a final dot.

        ``role_property`` maps roles to org:headOf and its like, ``shortcut`` participation roles
        to kg:chaired and its like; ``known`` are triples that another graph already holds.
        """
        held = self.held(posts)
        for fact, one in sorted(self.tenures.items()):
            if one.first:
                yield f"{fact} {_FIRST} {_day(one.first)}"
                yield f"{fact} {_LAST} {_day(one.last)}"
        for fact, value in sorted(self.confidence.items()):
            yield f"{fact} {_CONFIDENCE} {_number(value)}"
        out: set[str] = set()
        for fact, one in self.tenures.items():
            if not one.only_nominated:
                out.add(f"{one.person} {_HAS_HELD} {one.post}")
            if fact in held:
                out.add(f"{one.person} {_HOLDS} {one.post}")
                post = posts.get(one.post, PostRecord())
                direct = role_property.get(post.role or "")
                if direct and post.organisation:
                    out.add(f"{one.person} {direct} {post.organisation}")
                    out.add(f"{one.person} {_MEMBER_OF} {post.organisation}")
        for agent, event, role in self.parts:
            direct = shortcut.get(role)
            if direct:
                out.add(f"{agent} {direct} {event}")
                out.add(f"{agent} {_TOOK_PART} {event}")
        out.update(f"{s} {p} {o}" for s, p, o in self.statements)
        yield from sorted(out - known)


def quads(triples: Iterable[str], scribe: Scribe) -> Iterator[str]:
    """Put triples into ``g:derived``."""
    for triple in triples:
        yield f"{triple} {scribe.derived_graph} .\n"


def _end_of(one: _Tenure) -> str:
    seen = (one.now or "")[: len(one.ended_on)]
    return "" if not one.ended_on or seen > one.ended_on else one.ended_on


def _best(
    rows: Iterable[tuple[str, str, str]],
    keys: set[str] | None,
    values: set[str] | None = None,
) -> dict[str, dict[str, str]]:
    """Give for each key the two values with the newest days, of different values."""
    best: dict[str, dict[str, str]] = {}
    for key, value, day in rows:
        if not day or (keys is not None and key not in keys):
            continue
        if values is not None and value not in values:
            continue
        two = best.setdefault(key, {})
        if day > two.get(value, ""):
            two[value] = day
            if len(two) > 2:
                del two[min(two, key=lambda v: two[v])]
    return best


def _other(two: dict[str, str], value: str) -> str:
    """Give the newest day of another value than this."""
    return max((day for other, day in two.items() if other != value), default="")


def _day(value: str) -> str:
    return literal(value, datatype="xsd:date")


def _number(value: float) -> str:
    from kg.rdf import decimal

    return decimal(value)


_FIRST = curie("kg:firstObserved")
_LAST = curie("kg:lastObserved")
_CONFIDENCE = curie("kg:confidence")
_HAS_HELD = curie("kg:hasHeld")
_HOLDS = curie("org:holds")
_MEMBER_OF = curie("org:memberOf")
_TOOK_PART = curie("kg:tookPartIn")


_READ = {
    curie(name): name
    for name in (
        "org:member", "kg:post", "kg:participant", "kg:event", "kg:as", "rdf:subject",
        "rdf:predicate", "rdf:object", "kg:evidence", "kg:observedOn", "kg:confidence", "kg:status",
        "kg:article", "dcterms:issued", "kg:startsTenure", "kg:endsTenure", "kg:date",
        "schema:startDate", "schema:endDate", "kg:singleSeat", "org:postIn", "org:role",
    )
}  # fmt: skip


@dataclass(slots=True)
class Seen:
    """What the derived layer needs of quads that were written before, as tables by predicate."""

    tables: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: {name: {} for name in _READ.values()}
    )

    def take(self, subject: str, predicate: str, thing: str) -> None:
        """Take in one triple, all parts N-Triples terms; those of no use are passed over."""
        name = _READ.get(predicate)
        if name:
            self.tables[name].setdefault(subject, []).append(thing)

    def posts(self) -> dict[str, PostRecord]:
        """Give the posts."""
        bodies, roles = self.tables["org:postIn"], self.tables["org:role"]
        seats = self.tables["kg:singleSeat"]
        return {
            post: PostRecord(
                _value(seats.get(post, [""])[0]) == "true",
                bodies.get(post, [None])[0],
                roles.get(post, [None])[0],
            )
            for post in {*bodies, *roles, *seats}
        }

    def tell(self, derivation: Derivation) -> None:
        """Tell a derivation all facts and evidence."""
        t = self.tables
        for fact, people in t["org:member"].items():
            for post in t["kg:post"].get(fact, []):
                derivation.tenure(fact, people[0], post)
        for fact, agents in t["kg:participant"].items():
            for event in t["kg:event"].get(fact, []):
                for role in t["kg:as"].get(fact, []):
                    derivation.participation(agents[0], event, role)
        for fact, subjects in t["rdf:subject"].items():
            predicate, thing = t["rdf:predicate"][fact][0], t["rdf:object"][fact][0]
            derivation.statement(subjects[0], predicate, thing)
        for fact, found in t["kg:evidence"].items():
            for one in found:
                self._evidence(derivation, fact, one)
        self._stated(derivation)

    def _evidence(self, derivation: Derivation, fact: str, one: str) -> None:
        t = self.tables
        article = t["kg:article"].get(one, [""])[0]
        derivation.evidence(
            fact,
            float(_value(t["kg:confidence"].get(one, ["0"])[0])),
            _value(t["kg:observedOn"].get(one, [""])[0]),
            _value(t["kg:status"].get(one, [""])[0]).rpartition("/")[2],
            _value(t["dcterms:issued"].get(article, [""])[0]),
        )

    def _stated(self, derivation: Derivation) -> None:
        t, begins, ends = self.tables, derivation.begins, derivation.ends
        for name, say in (("kg:startsTenure", begins), ("kg:endsTenure", ends)):
            for event, tenures in t[name].items():
                for tenure in tenures:
                    say(tenure, _value(t["kg:date"].get(event, [""])[0]))
        for name, say in (("schema:startDate", begins), ("schema:endDate", ends)):
            for tenure, days in t[name].items():
                say(tenure, _value(days[0]))


def _value(term: str) -> str:
    """Give the text of an N-Triples literal that has no escapes, or of an IRI.

    >>> _value('"2025-12-08"^^<http://www.w3.org/2001/XMLSchema#date>'), _value("<x/y>")
    ('2025-12-08', 'x/y')
    """
    return term[1 : term.rindex('"')] if term.startswith('"') else term.strip("<>")
