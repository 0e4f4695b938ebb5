"""Short names that a document gives to its bodies: "Hiệp hội Logistics Việt Nam (VLA)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.mentions.bodies import BodyPhrase, firm_heads, heads
from kg.mentions.items import Item
from kg.mentions.places import gazetteer
from kg.mentions.roles import RolePhrase
from kg.mentions.tail_begun import INITIALS
from kg.mentions.tokens import Line, abbreviations, vietnamese

_INTRODUCED = re.compile(
    r"(?:sau đây |dưới đây |tên )?(?:gọi tắt|viết tắt|gọi)(?: là)?(?: “| \"| ')? "
)
#: How many tokens a short name and what introduces it may have.
_LONGEST = 10


def short_names(line: Line, items: Iterable[Item]) -> dict[tuple[str, ...], BodyPhrase]:
    """Give the short names that a sentence introduces in brackets after bodies, as tokens."""
    out: dict[tuple[str, ...], BodyPhrase] = {}
    for item in items:
        body = item.phrase.body if isinstance(item.phrase, RolePhrase) else item.phrase
        if not isinstance(body, BodyPhrase) or body.bare or body.stop != item.stop:
            continue
        short = _in_brackets(line, body)
        if short:
            out[short] = replace(_owner(body), inner=None, initials=True)
    return out


def _owner(body: BodyPhrase) -> BodyPhrase:
    """Give the body of which a board or a committee is a part: initials are seldom the board's."""
    inner = body.inner
    if inner and not inner.bare and inner.stop == body.stop and body.name.startswith(_PARTS):
        return _owner(inner)
    return body


#: Beginnings of the names of bodies inside others.
_PARTS = (
    "Hội đồng quản trị",
    "Hội đồng Quản trị",
    "Hội đồng thành viên",
    "Hội đồng Thành viên",
    "Hội đồng trường",
    "Đảng ủy",
    "Đảng bộ",
    "Công đoàn",
    "Ban giám đốc",
    "Ban Giám đốc",
    "Ban điều hành",
    "Ban kiểm soát",
)


def _in_brackets(line: Line, body: BodyPhrase) -> tuple[str, ...]:
    begin = body.stop + 1
    if begin >= line.size or line.tokens[body.stop] != "(":
        return ()
    rest = line.tokens[begin : begin + _LONGEST]
    if ")" not in rest:
        return ()
    stop = begin + rest.index(")")
    introduced = _INTRODUCED.match(line.letters(begin, stop).lower())
    if introduced:
        begin += len(introduced[0].split())
    tokens = tuple(t for t in line.tokens[begin:stop] if t not in ('"', "“", "”", "'"))
    if len(tokens) == 1 and _named(line, begin, tokens[0], body):
        return tokens
    if len(tokens) == 2 and stop - begin == 2 and line.starts[begin + 1] == line.stop(begin):
        return tokens if INITIALS.fullmatch("".join(tokens)) else ()  # "C50"
    if len(tokens) == 2 and stop - begin == 2 and _brand(line, begin, body):
        return tokens
    if not introduced or len(tokens) < 2 or not tokens[0][:1].isupper():
        return ()
    head = heads().longest([t.lower() for t in tokens], 0)
    return () if head and head[0] == len(tokens) else tokens  # "gọi tắt là Ủy ban"


def _brand(line: Line, at: int, body: BodyPhrase) -> bool:
    """Say whether two words in brackets are a firm's own short name: "PV Power", "BRG Group"."""
    if not body.name.lower().startswith((*firm_heads(), "tập đoàn")):
        return False
    if not (line.caps[at] and line.caps[at + 1]) or gazetteer().longest(line.low, at):
        return False
    return line.acronym(at) or not (vietnamese(line.low[at]) or vietnamese(line.low[at + 1]))


def _named(line: Line, at: int, token: str, body: BodyPhrase) -> bool:
    """Say whether one word in brackets can be the short name of the body before it."""
    low = token.lower()
    if low.endswith("fta"):
        return False  # "Hiệp định Thương mại tự do Việt Nam - EU (EVFTA)": a treaty
    if token in abbreviations() or heads().longest([low], 0) or gazetteer().longest([low], 0):
        return False
    if INITIALS.fullmatch(token):
        return True
    firm = body.name.lower().startswith((*firm_heads(), "tập đoàn"))
    return firm and token[:1].isupper() and len(token) > 3 and not vietnamese(low)
