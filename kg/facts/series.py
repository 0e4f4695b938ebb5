"""Bodies that share a noun or a territory: "các Bộ: Quốc phòng, Công an", "HĐND, UBND tỉnh"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.facts.reference import completed
from kg.facts.scene import Scene, Sentence
from kg.lexicon import word_set
from kg.mentions.organisations import BodyPhrase, fields, heads
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import Line, expand

_NOUNS = {"bộ": "Bộ", "sở": "Sở"}
_JOINTS = frozenset((",", ";", "và", "-", "–", "/"))


@dataclass(frozen=True, slots=True)
class Shared:
    """A body of a series, tokens ``start`` to ``stop``, with the name that the series gives it."""

    start: int
    stop: int
    name: str


def of_one_noun(scene: Scene, sentence: Sentence) -> Iterator[Shared]:
    """Give the bodies after "các Bộ", "các Sở" that their fields alone name."""
    line = sentence.line
    for at in (k for k, word in enumerate(line.low[:-2], 1) if word == "các"):
        noun = _NOUNS.get(line.low[at])
        if noun:
            for one in _fields_from(line, at + 1, noun):
                name = one.name
                if noun == "Sở":
                    name = completed(name, "province", line.starts[at], scene.territories) or ""
                if name:
                    yield Shared(one.start, one.stop, name)


def _fields_from(line: Line, at: int, noun: str) -> list[Shared]:
    found: list[Shared] = []
    if at < line.size and line.tokens[at] == ":":
        at += 1
    while at < line.size and line.caps[at]:
        if line.low[at] == noun.lower() and at + 1 < line.size:
            at += 1
        field = fields().longest(line.low, at)
        listed = heads().longest([noun.lower(), *line.low[at : at + 6]], 0)
        stop = max(field[0] if field else at, at + listed[0] - 1 if listed else at)
        if stop == at and line.acronym(at):
            stop = at + 1
        name = expand(line.letters(at, stop)) if stop > at else ""
        if " " not in name:
            break
        found.append(Shared(at, stop, f"{noun} {name}"))
        at = _next_of(line, stop)
    return found if len(found) > 1 else []


def _next_of(line: Line, stop: int) -> int:
    """Give where the next field begins: after a comma, or after the name of its holder and ";"."""
    if stop < line.size and line.tokens[stop] in (",", ";", "và"):
        return stop + 1
    if stop < line.size and line.tokens[stop] in "-–:":
        ends = [k for k in range(stop, min(line.size, stop + 10)) if line.tokens[k] == ";"]
        if ends:
            return ends[0] + 1
    return line.size


def _body_of(phrase: object) -> BodyPhrase | None:
    """Give the body of an item; "Thường trực HĐND" is both a role and a body."""
    if isinstance(phrase, RolePhrase) and phrase.title.startswith("Thường trực "):
        return phrase.body
    return phrase if isinstance(phrase, BodyPhrase) else None


@cache
def _everywhere() -> tuple[str, ...]:
    """Give bodies that every unit has, by the beginnings of their names."""
    return tuple(word_set("bodies_of_units.tsv"))


def of_one_territory(scene: Scene, sentence: Sentence) -> Iterator[Shared]:
    """Give the bodies of which a later one of the series names the territory."""
    place = None
    following = -1
    for item in reversed(sentence.items):
        body = _body_of(item.phrase)
        if body is None:
            continue
        joined = item.stop + 1 == following and sentence.line.tokens[item.stop] in _JOINTS
        if body.bare and joined and place is not None and body.name.startswith(_everywhere()):
            at = sentence.line.starts[item.start]
            own = expand(sentence.line.letters(item.start, item.stop))
            name: str | None = f"{own} {place.full}"
            if not place.name:
                name = completed(f"{own} {place.unit}", place.level, at, scene.territories)
            if name:
                yield Shared(item.start, item.stop, name)
        elif not body.bare:
            place = body.place if body.name.startswith(_everywhere()) else None
        following = item.start
