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


#: Before "tại" where it opens a clause, and so tells where all of it happens.
_OPENS = re.compile(
    r"(?:^|[,;:(–-] |<D\d+> (?:\( [^()]{1,30} \) )?|\) |\b(?:nay|qua|mai|trưa|sáng|chiều|tối|thời gian|cùng ngày) |(?:diễn ra|tổ chức|khai mạc|bế mạc|họp|cử hành|có mặt|dự kiến)(?: (?:trực tiếp|trực tuyến|ngay|trọng thể|long trọng|trang trọng|vào|<D\d+>))* "
    r"|(?:^|, |<D\d+> )tại [^,;]{3,40} )$"
)
#: What somebody is on, before the clause that tells what he does: "Bên lề hội nghị tại Bangkok, …".
_ON = re.compile(
    r"^(?:[-–] )?(?:(?:sáng|trưa|chiều|tối)? ?<D\d+> ?,? )?(?:cũng )?(?:tiếp tục|nhân|bên lề|trong khuôn khổ|trong chuyến|trong chương trình|trong dịp|kết thúc)\b[^,;]*$"
)
#: Between an event and a place that is not its own.
_ELSE = re.compile(
    r"[;:“”?!]|\b(?:về|nhằm|để|liên quan|vì|do(?! (?:<|ông|bà|đồng chí|sở|bộ|ban|hội|cơ quan|tỉnh))|sau|trước|khi|mà|rằng|biết|nói|hay|đang|đã|sẽ|từng|người dân|nông dân|du khách|trốn|kiều|trú|đại diện|đại sứ|phóng viên|phát hiện|xảy ra|bị|chống|ứng phó|xử lý|sống|hy sinh|hi sinh|phát triển|đến từ|một số|như)\b"
)
#: The same after what is done on the spot, of which a place told is that of its object.
_FAR = re.compile(
    r"[;:“”?!]|\b(?:rằng|cho biết|cho hay|nói|hy sinh|hi sinh|sau khi|trước khi|đại sứ)\b"
)
#: What is done on the spot.
_ON_THE_SPOT = ("inspection", "visit")


def _belongs(text: str, m: re.Match[str], begin: int, end: int, kind: str) -> bool:
    """Say whether a place told is that of the event told from ``begin`` to ``end``."""
    at = m.start()
    if begin <= at < end or _OPENS.search(text, max(0, at - _NEAR), at):
        return True
    if at < end:
        return _ON.match(text, 0, at) is not None and text.startswith((" ,", ","), m.end())
    apart = _FAR if kind in _ON_THE_SPOT else _ELSE
    return apart.search(text, end, at) is None


#: More characters than what tells that a place opens a clause.
_NEAR = 80


def venue(scene: Scene, sentence: Sentence, kind: str, begin: int, end: int) -> str | None:
    """Find the place after "tại" of what a sentence tells between two places of its skeleton."""
    skeleton = sentence.skeleton
    if not ("tại " in skeleton.text or "ở " in skeleton.text):
        return None
    for m in _AT.finditer(skeleton.text):
        if not _belongs(skeleton.text, m, begin, end, kind):
            continue
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
