"""Events of a document and who took part in them."""

from __future__ import annotations

from kg.facts.accused import before_court, trials_named
from kg.facts.awards import awarding, honours
from kg.facts.book import Book
from kg.facts.changes import changes
from kg.facts.decided import deciders_go_on, decisions_go_on
from kg.facts.decisions import decided_alone, decisions
from kg.facts.deeds import deeds, headlines, nameless, weighed
from kg.facts.draft import real
from kg.facts.handing import hand_over, handed_over, handed_there
from kg.facts.justice import justice
from kg.facts.lists import goes_on
from kg.facts.parts import own_sessions, parts, signed_measures, signing_off
from kg.facts.scene import Scene, Sentence
from kg.facts.sides import named_between
from kg.facts.slates import slates
from kg.facts.speaking import speaking
from kg.facts.suspects import proposals, suspects
from kg.facts.talk import Talk
from kg.grammar import Rule
from kg.model import Event, Participation, Tenure
from kg.text import name_key


def happenings(scene: Scene, tenures: list[Tenure]) -> tuple[list[Event], list[Participation]]:
    """Find the events of a document and the parts that people and bodies have in them."""
    talk = Talk(scene, Book(scene))
    by_sentence: dict[int, list[Tenure]] = {}
    for tenure in tenures:
        talk.titles.setdefault(tenure.person.name, tenure.post.title)
        talk.set_off(tenure)
        by_sentence.setdefault(tenure.evidence.sentence.start, []).append(tenure)
    for sentence in scene.sentences:
        if sentence.line.size:
            fit = _sentence(talk, sentence)
            if sentence.span.start in by_sentence:
                changes(talk, sentence, by_sentence[sentence.span.start])
            if "decision" in fit:
                decisions(talk, sentence, fit["decision"])
            slates(talk, sentence, fit.get("slate", ()))
            signed_measures(talk, sentence)
            decisions_go_on(talk, sentence)
            deciders_go_on(talk, sentence)
            talk.turn(sentence)
    headlines(talk)
    nameless(talk)
    weighed(talk)
    honours(talk)
    decided_alone(talk)
    handed_over(talk)
    talk.settle()
    handed_there(talk)
    before_court(talk)
    trials_named(talk)
    return _collected(talk)


def _sentence(talk: Talk, sentence: Sentence) -> dict[str, list[Rule]]:
    drafts = talk.book.named_in(sentence)
    fit: dict[str, list[Rule]] = {}
    for rule in sentence.skeleton.fitting("events"):
        rows = fit.get(rule.fact)
        if rows is None:
            fit[rule.fact] = [rule]
        else:
            rows.append(rule)
    if "event" in fit:
        deeds(talk, sentence, fit["event"])
    if "case" in fit or "trial" in fit:
        justice(talk, sentence, [*fit.get("case", ()), *fit.get("trial", ())])
    if "proposal" in fit:
        proposals(talk, sentence, fit["proposal"])
    suspects(talk, sentence, fit.get("accused", ()))
    own_sessions(talk, sentence, drafts)
    named_between(talk, sentence, drafts)
    if "part" in fit or "met" in fit:
        parts(talk, sentence, drafts, [*fit.get("part", ()), *fit.get("met", ())])
    goes_on(talk, sentence, drafts)
    if "signer" in fit:
        signing_off(talk, sentence, fit["signer"])
    speaking(talk, sentence, drafts, fit.get("speech", ()))
    awarding(talk, sentence, drafts, fit.get("award", ()))
    if "handing" in fit:
        hand_over(talk, sentence, drafts, fit["handing"])
    return fit


#: Rules of which nothing but being there is known, where the text tells no more of someone.
_MERELY = frozenset(("acts-there", "acts-at"))
#: Roles that say more than being there.
_ACTIVE = frozenset(("chair", "counterpart", "visit", "inspect", "sign"))


def _collected(talk: Talk) -> tuple[list[Event], list[Participation]]:
    """Give the events that stand, and each part in them once; who chairs or visits attends."""
    events = talk.book.events()
    ids = {e.id for e in events}
    seen: set[str] = set()
    told = [(p, real(p.draft).id, name_key(p.who.name)) for p in talk.parts]
    keys = [f"{event} {name}" for _, event, name in told]
    active: set[str] = set()
    guests: set[str] = set()
    chairs: set[str] = set()
    more: set[str] = set()
    holders: set[str] = set()
    sides: dict[str, set[str]] = {}
    for (p, event, name), key in zip(told, keys, strict=True):
        if p.role in _ACTIVE:
            active.add(key)
        if p.role == "visit":
            guests.add(key)
        elif p.role == "chair":
            chairs.add(key)
        elif p.role == "organise":
            holders.add(key)
        elif p.role == "counterpart":
            sides.setdefault(event, set()).add(name)
        if p.rule not in _MERELY:
            more.add(key)
    out: list[Participation] = []
    for (p, event, name), key in zip(told, keys, strict=True):
        if p.rule in _MERELY and key in more:
            continue
        part = f"{key} {p.role}"
        if event not in ids or part in seen or (p.role == "attend" and key in active):
            continue
        if p.role == "host" and key in guests:
            continue
        if p.role == "counterpart" and p.rule == "has-meeting" and key in holders:
            continue  # "Thường trực Tỉnh ủy đã tổ chức cuộc họp khẩn": it holds it
        if p.role == "counterpart" and key in chairs and sides[event] == {name}:
            continue  # "Thủ tướng họp khẩn": he chairs, and nobody else is named
        seen.add(part)
        evidence = talk.scene.evidence(p.sentence, p.span, p.rule, p.certainty)
        capacity = talk.titles.get(p.who.name)
        out.append(Participation(event, p.who, p.role, evidence, capacity, p.award))
    return events, out


__all__ = ["happenings"]
