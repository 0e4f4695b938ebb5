"""Readings as bytes, without their texts, and back."""

from __future__ import annotations

import json
import zlib
from typing import Any

from kg.model import (
    Document,
    Event,
    Evidence,
    Mention,
    Participation,
    Post,
    Reading,
    Region,
    Span,
    Statement,
    Tenure,
)


def pack(reading: Reading) -> bytes:
    """Pack a reading without its text."""
    doc = reading.document
    whole = [
        [
            [doc.id, doc.title, doc.published, doc.publisher, doc.agency, doc.url, doc.source],
            doc.sha256,
            [[r.span.start, r.span.stop, r.kind] for r in doc.regions],
        ],
        [_mention(m) for m in reading.mentions],
        [
            [t.id, _mention(t.person), _post(t.post), t.status, _evidence(t.evidence),
             t.since, t.until, t.term]
            for t in reading.tenures
        ],
        [
            [e.id, e.type, e.name, _evidence(e.evidence), e.date, e.until, e.day_part, e.places,
             e.organisers, e.part_of, e.starts, e.ends]
            for e in reading.events
        ],
        [
            [p.event, _mention(p.agent), p.role, _evidence(p.evidence), p.capacity, p.object]
            for p in reading.participations
        ],
        [
            [_mention(s.subject), s.predicate, _mention(s.object), _evidence(s.evidence)]
            for s in reading.statements
        ],
        reading.notes,
    ]  # fmt: skip
    return zlib.compress(json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def _mention(m: Mention) -> list[Any]:
    name = None if m.name == m.text else m.name
    return [m.span.start, m.span.stop, m.kind, m.text, name, m.rule] + [
        _mention(p) for p in m.parts
    ]


def _post(post: Post) -> list[Any]:
    return [post.title, post.organisation, post.role, post.place, post.surfaces]


def _evidence(e: Evidence) -> list[Any]:
    return [e.sentence.start, e.sentence.stop, e.span.start, e.span.stop, e.rule, e.certainty,
            e.observed]  # fmt: skip


def unpack(blob: bytes, text: str) -> Reading:
    """Give back the reading that was packed."""
    (fields, sha, regions), mentions, tenures, events, parts, statements, notes = json.loads(
        zlib.decompress(blob).decode("utf-8", "surrogatepass")
    )
    ident, title, published, publisher, agency, url, source = fields
    doc = Document(
        id=ident, text=text, title=title, published=published, publisher=publisher, agency=agency,
        url=url, source=source, sha256=sha,
        regions=tuple(Region(Span(a, b), kind) for a, b, kind in regions),
    )  # fmt: skip

    def evidence(e: list[Any]) -> Evidence:
        return Evidence(ident, Span(e[0], e[1]), text[e[0] : e[1]], Span(e[2], e[3]), *e[4:])

    return Reading(
        doc,
        tuple(map(_un_mention, mentions)),
        tuple(
            Tenure(i, _un_mention(p), _un_post(q), s, evidence(e), *rest)
            for i, p, q, s, e, *rest in tenures
        ),
        tuple(
            Event(e[0], e[1], e[2], evidence(e[3]), e[4], e[5], e[6], tuple(e[7]), tuple(e[8]),
                  e[9], tuple(e[10]), tuple(e[11]))
            for e in events
        ),
        tuple(
            Participation(e, _un_mention(a), r, evidence(v), c, o) for e, a, r, v, c, o in parts
        ),
        tuple(
            Statement(_un_mention(s), p, _un_mention(o), evidence(v)) for s, p, o, v in statements
        ),
        tuple(notes),
    )  # fmt: skip


def _un_post(q: list[Any]) -> Post:
    return Post(q[0], q[1], q[2], q[3], tuple(q[4]))


def _un_mention(m: list[Any]) -> Mention:
    parts = tuple(map(_un_mention, m[6:]))
    return Mention(Span(m[0], m[1]), m[2], m[3], m[3] if m[4] is None else m[4], m[5], parts)
