"""The offices of those called by another's rank: "Ngoại trưởng Nga A và người đồng cấp Mỹ B"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.facts.claims import Claim
from kg.facts.scene import Scene, Sentence
from kg.facts.told import Found, Row
from kg.grammar.needle import Needle
from kg.mentions import Item
from kg.mentions.bodies import ruling_parties, state_bodies
from kg.mentions.places import PlacePhrase, without_country
from kg.mentions.roles import RolePhrase
from kg.model import Post

#: Someone whose rank is told by another's, with his country: "người đồng cấp Lào, Thượng tướng A".
_PEER = Needle(
    r"người (?:đồng cấp|đồng nhiệm|cùng cấp)(?: phía| của| bên| nước| đến từ)? <L(?P<land>\d+)>"
    r"(?: (?:<R\d+>|ông|bà|ngài|,|là|mới|vừa))* ?<P(?P<who>\d+)>",
    whole=True,
)
#: Offices that their holders in other countries are called by too.
_OFFICES = re.compile(
    r"(?:Bộ trưởng|Thứ trưởng|Quốc vụ khanh) \w|(?:Ngoại trưởng|(?:Phó )?Thủ tướng|Tổng thống|Chủ tịch Quốc hội)(?= |$)"
)
_HEAD_OF_STATE = "Tổng thống"


def peers(scene: Scene, rows: list[Row]) -> list[Row]:
    """Add the offices of peers, unless the text calls them by an office of their own."""
    known = {one.person for one, post, _ in rows if post.role not in ("rank", "degree", "honour")}
    out = list(rows)
    for sentence in scene.sentences:
        if not sentence.skeleton.may(_PEER):
            continue
        for found, post in _of_sentence(scene, sentence, rows):
            if found.person not in known:
                known.add(found.person)
                out.append((found, post, "incumbent"))
    return out


def _of_sentence(scene: Scene, sentence: Sentence, rows: list[Row]) -> Iterable[tuple[Found, Post]]:
    items = sentence.skeleton.items
    for m in _PEER.finditer(sentence.skeleton.text):
        land, who = items[int(m["land"])], items[int(m["who"])]
        place, name = land.phrase, scene.person(who)
        row = _colleague(sentence, rows, who)
        if not name or row is None or not isinstance(place, PlacePhrase):
            continue
        post = _in_country(row, sentence.line.letters(land.start, land.stop), place)
        if post is not None:
            claim = Claim(who, row[0].claim.role, "incumbent", "peer", 0.86)
            yield (
                Found(sentence, claim, name, scene.mention(sentence, who, name, "person", "peer")),
                post,
            )


def _colleague(sentence: Sentence, rows: list[Row], who: Item) -> Row | None:
    """Give the one office of the sentence before the peer, or else the one after him."""
    own = [
        row
        for row in rows
        if row[0].sentence is sentence
        and row[2] == "incumbent"
        and _OFFICES.match(row[1].title)
        and row[0].claim.rule != "peer"
    ]
    before = [row for row in own if row[0].claim.role.start < who.start]
    pool = before or own
    if len({row[1].title for row in pool}) != 1:
        return None
    offices = [i for i in sentence.items if isinstance(i.phrase, RolePhrase) and not i.phrase.rank]
    last = [i for i in offices if i.start < who.start][-1:]
    return pool[-1] if not before or last == [pool[-1][0].claim.role] else None


def _in_country(row: Row, land: str, place: PlacePhrase) -> Post | None:
    """Give the office of another in a country: "Bộ trưởng Quốc phòng Mỹ" in Canada."""
    _, post, _ = row
    title, country = without_country(post.title)
    body = post.organisation
    if place.level != "country" or place.name in (country, _HOME) or _MARKS.search(title):
        return None
    if title.startswith(_HEAD_OF_STATE) and place.name in ruling_parties():
        return None  # "Tổng thống Nga A và người đồng cấp Trung Quốc B", who is no president
    if body:
        at_home = without_country(body)[0]
        body = f"{state_bodies().get(at_home, at_home)} {place.name}"
    return Post(f"{title} {land}", body, post.role, post.place and place.name, (title,))


_HOME = "Việt Nam"
#: What is left of the long name of a country, and a ministry that other countries have not.
_MARKS = re.compile(r"[(),]|\b[A-ZĐ]{2,}$|\b(?:Công an|Cộng hòa|nước|Liên bang|Vương quốc)\b")


__all__ = ["peers"]
