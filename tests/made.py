"""Made-up readings and a small resolution of entities, for the tests of the graph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import (
    Document,
    Event,
    Evidence,
    Mention,
    Participation,
    Post,
    Reading,
    Span,
    Statement,
    Tenure,
)
from kg.text import fold, slug


@dataclass(frozen=True, slots=True)
class Thing:
    """A resolved entity, of the shape that kg.entities gives."""

    id: str
    kind: str
    name: str
    labels_vi: tuple[str, ...] = ()
    labels_en: tuple[str, ...] = ()
    alt: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    note: str = ""
    reason: str = ""


SINGLE = {"head", "standing-deputy", "standing-member"}


class World:
    """Resolves by name alone: one name, one thing."""

    def __init__(self) -> None:
        self.things: dict[str, Thing] = {}
        self.one_event = ""

    def _thing(self, kind: str, path: str, name: str, *links: tuple[str, str]) -> Thing:
        ident = f"{path}/{slug(name)}"
        thing = Thing(ident, kind, name, hidden=(fold(name),), links=links)
        return self.things.setdefault(ident, thing)

    def person(self, article_id: str, name: str) -> Thing:
        return self._thing("person", "person", name)

    def organisation(self, article_id: str, name: str) -> Thing:
        return self._thing("organisation", "org", name)

    def place(self, article_id: str, name: str) -> Thing:
        return self._thing("place", "place", name)

    def paper(self, article_id: str, name: str) -> Thing:
        return self._thing("paper", "document", name, ("dcterms:identifier", name.split()[-1]))

    def post(self, article_id: str, post: Post) -> Thing:
        links = [("org:role", f"role:{post.role}")]
        if post.organisation:
            body = self.organisation(article_id, post.organisation)
            links.append(("org:postIn", body.id))
            links.append(("kg:singleSeat", "true" if post.role in SINGLE else "false"))
        return self._thing("post", "post", post.title, *links)

    def event(self, article_id: str, event: Event) -> Thing:
        name = " ".join(filter(None, (event.date, event.day_part, event.name)))
        return Thing(self.one_event or f"event/{slug(name)}", "event", event.name)

    def all(self) -> Iterable[Thing]:
        return sorted(self.things.values(), key=lambda t: t.id)


def resolve(readings: Iterable[Reading]) -> World:
    """Resolve every name of the readings."""
    world = World()
    for reading in readings:
        doc = reading.document.id
        look = {
            "person": world.person,
            "organisation": world.organisation,
            "place": world.place,
            "paper": world.paper,
        }
        for m in reading.mentions:
            if m.kind in look:
                look[m.kind](doc, m.name)
        for tenure in reading.tenures:
            world.person(doc, tenure.person.name)
            world.post(doc, tenure.post)
        for event in reading.events:
            for place in event.places:
                world.place(doc, place)
        for part in reading.participations:
            look[part.agent.kind](doc, part.agent.name)
        for statement in reading.statements:
            look[statement.subject.kind](doc, statement.subject.name)
            look[statement.object.kind](doc, statement.object.name)
    return world


class Page:
    """An article of which each sentence states what it is told to state."""

    def __init__(self, ident: str, published: str | None = None, **about: str) -> None:
        self.ident, self.published, self.about = ident, published, about
        self.text = ""
        self.mentions: list[Mention] = []
        self.tenures: list[Tenure] = []
        self.events: list[Event] = []
        self.parts: list[Participation] = []
        self.statements: list[Statement] = []

    def _says(self, sentence: str, what: str, certainty: float = 0.9) -> Evidence:
        start = self.text.find(sentence)
        if start < 0:
            start = len(self.text)
            self.text += sentence + "\n"
        at = self.text.index(what, start)
        span = Span(start, start + len(sentence))
        return Evidence(
            self.ident, span, sentence, Span(at, at + len(what)), "made", certainty, self.published
        )

    def _names(self, evidence: Evidence, kind: str, text: str, name: str | None = None) -> Mention:
        at = self.text.index(text, evidence.sentence.start)
        mention = Mention(Span(at, at + len(text)), kind, text, name or text, "made")  # type: ignore[arg-type]
        self.mentions.append(mention)
        return mention

    def tenure(
        self,
        person: str,
        title: str,
        body: str | None = None,
        role: str = "head",
        status: str = "incumbent",
        certainty: float = 0.9,
        **dates: str,
    ) -> Page:
        evidence = self._says(f"{title} {person} có mặt.", title, certainty)
        who = self._names(evidence, "person", person)
        post = Post(title, body, role)
        number = f"t{len(self.tenures)}"
        self.tenures.append(Tenure(number, who, post, status, evidence, **dates))  # type: ignore[arg-type]
        return self

    def event(self, name: str, kind: str = "conference", **more: object) -> Page:
        evidence = self._says(f"{name} diễn ra.", name)
        more = {"date": self.published, **more}
        self.events.append(Event(f"e{len(self.events)}", kind, name, evidence, **more))  # type: ignore[arg-type]
        return self

    def part(
        self, agent: str, role: str, kind: str = "person", event: str = "e0", **more: str
    ) -> Page:
        evidence = self._says(f"{agent} {role} tại đó.", role)
        who = self._names(evidence, kind, agent)
        self.parts.append(Participation(event, who, role, evidence, **more))
        return self

    def issued(self, paper: str, body: str) -> Page:
        evidence = self._says(f"{paper} của {body}.", paper)
        one = self._names(evidence, "paper", paper)
        two = self._names(evidence, "organisation", body)
        self.statements.append(Statement(one, "dcterms:creator", two, evidence))
        return self

    def reading(self) -> Reading:
        sha = hashlib.sha256(self.text.encode()).hexdigest()
        doc = Document(
            self.ident, self.text, f"Bài {self.ident}", self.published, sha256=sha, **self.about
        )
        return Reading(
            doc,
            tuple(self.mentions),
            tuple(self.tenures),
            tuple(self.events),
            tuple(self.parts),
            tuple(self.statements),
        )


SAYS = re.compile(r"(?P<status>nguyên |tân )?(?P<post>[^\n:]+): (?P<person>[^\n.]+)\.")


def read(doc: Document) -> Reading:
    """Read lines such as "nguyên Chủ tịch Quốc hội: Nguyễn Văn A."; a reader for the tests."""
    if "hỏng" in doc.text:
        raise ValueError("made to fail")
    tenures, mentions = [], []
    for number, m in enumerate(SAYS.finditer(doc.text)):
        sentence = Span(m.start(), m.end())
        evidence = Evidence(
            doc.id, sentence, m[0], Span(*m.span("post")), "toy", 0.9, doc.published
        )
        at = Span(*m.span("person"))
        who = Mention(at, "person", m["person"], m["person"], "toy")
        body = m["post"].split(" ", 2)[-1]
        post = Post(m["post"], body, "head")
        status = {"nguyên ": "former", "tân ": "appointed"}.get(m["status"] or "", "incumbent")
        mentions.append(who)
        tenures.append(Tenure(f"t{number}", who, post, status, evidence))  # type: ignore[arg-type]
    return Reading(doc, tuple(mentions), tuple(tenures))
