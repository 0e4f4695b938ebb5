"""Where a sentence says that something happens: "tại Hà Nội", "tại Trung tâm Hội nghị tỉnh"."""

from __future__ import annotations

import re

from kg.facts.scene import Scene, Sentence
from kg.mentions.organisations import BodyPhrase
from kg.mentions.places import PlacePhrase

_AT = re.compile(
    # by first letters, so that the search can run from letter to letter
    r"(?:t(?<![^ ,].)ại|ở(?<![^ ,].)) (?P<what>(?:trụ sở |thủ đô |hội trường |thành phố |nhà tang lễ quốc gia |phủ chủ tịch |trung tâm [^<>,]{0,20})?(?:<[LO]\d+>)?)"
)
_NUMBER = re.compile(r"<[LO](\d+)>")
_PREFIX = re.compile(r"^(trụ sở|hội trường|phủ chủ tịch)")
#: Levels of places that are called without the word for what they are.
_WIDE = ("province", "country", "city", "foreign-city")
#: Bodies that are also places, by the beginnings of their names.
_HOUSES = ("Trung tâm", "Hội trường", "Nhà", "Trụ sở", "Bảo tàng", "Cung")


def venue(scene: Scene, sentence: Sentence) -> str | None:
    """Find the place after "tại" in a sentence, or None."""
    skeleton = sentence.skeleton
    if not ("tại " in skeleton.text or "ở " in skeleton.text):
        return None
    for m in _AT.finditer(skeleton.text):
        numbers = _NUMBER.findall(m["what"])
        phrase = skeleton.items[int(numbers[-1])].phrase if numbers else None
        if isinstance(phrase, PlacePhrase):
            return called(phrase)
        if isinstance(phrase, BodyPhrase):
            found = _house(scene, sentence, phrase, m["what"])
            if found:
                return found
    return None


def called(place: PlacePhrase) -> str:
    """Give the name by which a place of an event is called: "Hà Nội", "xã Tân Phú"."""
    return place.name if place.level in _WIDE else place.full


def _house(scene: Scene, sentence: Sentence, body: BodyPhrase, what: str) -> str | None:
    """Give the house of a body as a place: "Trụ sở Trung ương Đảng", "Trung tâm Hội nghị tỉnh"."""
    prefix = _PREFIX.match(what)
    name = scene.body_name(body, sentence.line.starts[body.start])
    if not name or not (prefix or name.startswith(_HOUSES)):
        return None
    return f"{prefix[1].capitalize()} {name}" if prefix else name


__all__ = ["called", "venue"]
