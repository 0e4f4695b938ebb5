"""Documents -> readings: mentions and facts, each with the sentence that says it."""

from __future__ import annotations

import gc
from dataclasses import replace

from kg.facts import posts
from kg.facts.happenings import happenings
from kg.facts.naming import named
from kg.facts.papers import papers
from kg.facts.scene import Scene
from kg.facts.tenures import tenures
from kg.mentions import Item
from kg.mentions.dates import DatePhrase
from kg.mentions.places import PlacePhrase
from kg.mentions.roles import RolePhrase
from kg.model import OWN_REGIONS, Document, Mention, Reading, Region, Span, Tenure
from kg.text import sentences


def read(doc: Document) -> Reading:
    """Read one document: what it names and what it says, with the sentences that say it.

    The same document always gives the same reading. A document without regions is read whole.
    Python's search for cycles rests meanwhile: reading makes none, and all that it holds would be
    looked through again and again.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        return _read(doc)
    finally:
        if searching:
            gc.enable()


def _read(doc: Document) -> Reading:
    if not doc.regions and doc.text.strip():
        doc = replace(doc, regions=(Region(Span(0, len(doc.text)), "body"),))
    scene = Scene(doc)
    held = tenures(scene)
    mentions = named(scene, held)
    paper_mentions, statements = papers(scene)
    events, participations = happenings(scene, held)
    coded = [m for m in paper_mentions if m.rule == "number"]
    if paper_mentions:
        mentions = [m for m in mentions if not _in_a_name(m, paper_mentions, coded)]
    everything = _in_order([*mentions, *paper_mentions])
    return Reading(
        doc,
        tuple(everything),
        tuple(held),
        tuple(events),
        tuple(participations),
        tuple(statements),
    )


def _in_a_name(m: Mention, papers: list[Mention], coded: list[Mention]) -> bool:
    """Say whether a place is only in the name of a document, or a body in its number: "/QH13"."""
    if m.kind == "organisation":
        return _within(m.span, coded)
    return m.kind == "place" and _within(m.span, papers)


def _in_order(mentions: list[Mention]) -> list[Mention]:
    """Put mentions in the order of their begins, ends and kinds."""
    count = len(mentions)
    order = [m.span.start * count + number for number, m in enumerate(mentions)]
    order.sort()
    out: list[Mention] = []
    for place in order:
        mention = mentions[place % count]
        at = len(out)
        while at and _before(mention, out[at - 1]):
            at -= 1
        out.insert(at, mention)
    return out


def _before(one: Mention, two: Mention) -> bool:
    """Say whether a mention comes before one that does not begin after it."""
    if one.span.start != two.span.start or one.span.stop > two.span.stop:
        return False
    return one.span.stop < two.span.stop or one.kind < two.kind


def _within(span: Span, papers: list[Mention]) -> bool:
    """Say whether a place is only named in that of a document: "Hiệp định Paris"."""
    return any(paper.span.start < span.start and span.stop <= paper.span.stop for paper in papers)


def explain(sentence: str) -> str:
    """Say how a sentence is read: its skeleton, the facts, the rules that nearly fired.

    >>> print(explain("Bộ Chính trị chưa bổ nhiệm ông Trần Văn A giữ chức Bí thư Tỉnh ủy Hà Nam."))
    <organisation 0> chưa bổ nhiệm ông <person 2> giữ chức <role 3> .
      organisation 0: Bộ Chính trị
      person 2: Trần Văn A
      role 3: Bí thư Tỉnh ủy Hà Nam, in Tỉnh ủy Hà Nam
    facts: none
    nearly: appointed-active: held back by negation
    nearly: takes-post: held back by negation
    """
    out: list[str] = []
    doc = Document("sentence", sentence, regions=(Region(Span(0, len(sentence)), "body"),))
    scene = Scene(doc)
    for part in scene.sentences:
        skeleton = part.skeleton
        out.append(skeleton.shown())
        for number, item in enumerate(skeleton.items):
            if item.kind != "H":
                out.append(f"  {_kind(item)} {number}: {_described(item)}")
    reading = read(doc)
    facts = [_fact(t) for t in reading.tenures]
    facts += [
        f"  event: {e.name} ({e.type}, {e.date or 'no date'})  [{e.evidence.rule}]"
        for e in reading.events
    ]
    names = {e.id: e.name for e in reading.events}
    facts += [
        f"  {p.agent.name} {p.role}: {names[p.event]}  [{p.evidence.rule}]"
        for p in reading.participations
    ]
    out.append("facts:" if facts else "facts: none")
    out.extend(facts)
    near = [n for part in scene.sentences for n in posts.by_rules(part.skeleton, in_title=False)[1]]
    out.extend(f"nearly: {n}" for n in near)
    return "\n".join(out)


_KINDS = {"P": "person", "O": "organisation", "R": "role", "L": "place", "D": "date", "E": "event"}


def _kind(item: Item) -> str:
    return _KINDS[item.kind]


def _described(item: Item) -> str:
    phrase = item.phrase
    if isinstance(phrase, RolePhrase):
        where = f", in {phrase.organisation}" if phrase.organisation else ""
        status = f"{phrase.status}: " if phrase.status else ""
        return f"{status}{phrase.title}{where}"
    if isinstance(phrase, DatePhrase):
        return f"{phrase.iso or 'year unknown'}{' ' + phrase.part if phrase.part else ''}"
    if isinstance(phrase, PlacePhrase):
        return phrase.full
    return phrase if isinstance(phrase, str) else phrase.name


def _fact(t: Tenure) -> str:
    dates = "".join(
        f", {word} {day}" for word, day in (("since", t.since), ("until", t.until)) if day
    )
    return f"  {t.status}: {t.person.name} - {t.post.title}{dates}  [{t.evidence.rule}]"


def show(reading: Reading) -> str:
    """Draw an article for the terminal: each sentence with its mentions underlined, then facts."""
    doc = reading.document
    head = [doc.title or doc.id, "  ".join(x for x in (doc.published, doc.publisher, doc.url) if x)]
    out = [line for line in head if line]
    facts: dict[Span, list[str]] = {}
    names = {e.id: e.name for e in reading.events}
    for t in reading.tenures:
        facts.setdefault(t.evidence.sentence, []).append(_fact(t))
    for e in reading.events:
        facts.setdefault(e.evidence.sentence, []).append(
            f"  event: {e.name} ({e.type}, {e.date or 'no date'})"
        )
    for p in reading.participations:
        facts.setdefault(p.evidence.sentence, []).append(
            f"  {p.agent.name} {p.role}: {names[p.event]}"
        )
    for span in _shown_spans(reading, facts):
        out += ["", *_underlined(doc.text, span, reading), *dict.fromkeys(facts.get(span, ()))]
    return "\n".join(out)


def _shown_spans(reading: Reading, facts: dict[Span, list[str]]) -> list[Span]:
    named = {
        span
        for region in reading.document.regions
        if region.kind in OWN_REGIONS
        for span in sentences(reading.document.text, region.span.start, region.span.stop)
        if any(span.holds(m.span) for m in reading.mentions)
    }
    return sorted(named | set(facts))


def _underlined(text: str, span: Span, reading: Reading) -> list[str]:
    """Give a sentence and, below it, PER ORG ROLE … under what it names; long ones in rows."""
    marks = [" "] * len(span)
    for m in sorted(reading.mentions, key=lambda m: -len(m.span)):
        if span.holds(m.span):
            label = {"organisation": "ORG", "person": "PER"}.get(m.kind, m.kind.upper())
            size = len(m.span)
            for k, c in enumerate((label + "─" * size)[:size] if size >= 2 else "─"):
                marks[m.span.start - span.start + k] = c
    quote = text[span.start : span.stop].replace("\n", " ")
    rows = []
    for at in range(0, len(quote), 110):
        rows.append(quote[at : at + 110])
        under = "".join(marks[at : at + 110]).rstrip()
        if under:
            rows.append(under)
    return rows
