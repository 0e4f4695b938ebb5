"""The floor of an assembly, told without the noun of its session: who debates, presents, answers."""

from __future__ import annotations

import re

from kg.facts.draft import Draft
from kg.facts.scene import Sentence
from kg.facts.talk import Talk
from kg.grammar import Rule
from kg.mentions.organisations import BodyPhrase
from kg.mentions.tokens import expand

#: Bodies whose debates are sessions, by the beginnings of their names.
ASSEMBLIES = (
    "Quốc hội",
    "Ủy ban Thường vụ Quốc hội",
    "Hội đồng nhân dân",
    "Ban Chấp hành",
    "Bộ Chính trị",
    "Ban Thường vụ",
    "Ban Bí thư",
    "Thường trực",
)

#: Rules of deeds that an assembly does, and conferences do too.
_OF_BILLS = frozenset(
    ("presents-bill", "presents-bill-intro", "debates-bill", "debates-on-a-day", "answers-on-a-day")
)
#: Bodies that sit to hear those who report to them, by the beginnings of their names.
_HEARERS = (
    "Ban Chỉ đạo", "Ban chỉ đạo", "Tổ công tác", "Đoàn công tác", "Đoàn giám sát", "Đoàn kiểm tra",
    "Đoàn khảo sát", "Đoàn Đại biểu", "Đoàn đại biểu", "Hội đồng", "Tiểu ban",
)  # fmt: skip
#: Kinds of event at which a body hears reports.
_SITTINGS = ("working", "conference", "plenum", "inspection")
#: Rules of what is said to voters, who are met without a word of it.
_TO_VOTERS = frozenset(("answers-voters",))
#: Someone is only to take the floor: "đã phân công Phó Thủ tướng A trả lời chất vấn".
_ASKED = re.compile(
    r"\b(?:phân công|giao|cử|mời|đề nghị|yêu cầu|cho|để)(?: (?:tân|<R\d+>|ông|bà|,))* <P\d+> $"
)


def opened(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Read who has the floor of an assembly: "Thảo luận tại tổ, đại biểu A đề nghị".

    The floor is the session that the text is about; where it names none, the deed names one.
    """
    skeleton = sentence.skeleton
    before = [i.phrase for i in skeleton.numbers(m.groupdict().get("assembly"), "O")]
    names = [p.name for p in before if isinstance(p, BodyPhrase)]
    heard = rule.extra["type"] == "working"
    if names and not names[0].startswith(_HEARERS if heard else ASSEMBLIES):
        return
    if m.groupdict().get("who"):
        who = talk.people(sentence, skeleton.numbers(m["who"], "P"))
        who = who or talk.holder(sentence, skeleton.numbers(m["who"], "R"))
    else:
        who = talk.subject_of(sentence, m.start(), strict=True, pairs=False)
    who = [w for w in who if w.kind == "person"]
    if not who or _ASKED.search(skeleton.text[: m.start()]):
        return
    span = talk.span(sentence, m)
    session = talk.book.current(sentence)
    if session is not None and session.type != "plenum" and rule.name in _OF_BILLS:
        return  # "Góp ý vào dự thảo luật tại hội thảo, đại biểu A"
    kinds = _SITTINGS if heard else ("plenum",)
    fits = session is not None and session.type in kinds
    if rule.name in _TO_VOTERS:
        fits = session is not None and _of_voters(session)
        if not fits and "<" not in m["doing"]:
            return  # whose voters they are, and so where, is not told
    if session is None or not fits or talk.book.another_day(sentence, session):
        words = expand(skeleton.line.letters(*_tokens(sentence, m)))
        name = f"{words[:1].upper()}{words[1:]}"
        if rule.name in _TO_VOTERS:
            name = f"Tiếp xúc {words}"
        if rule.name == "speaks-in-assembly":
            name = f"Phiên họp {names[0] if names else 'Quốc hội'}"
        session = talk.book.told(sentence, rule.extra["type"], name, span, rule)
    talk.part(session, who[-1:], rule.extra["left"], sentence, span, rule.name, rule.certainty)


#: Before which character the first words of a text tell what it is about.
_OPENING = 450


def in_session(talk: Talk, sentence: Sentence, rule: Rule, at: int) -> bool:
    """Say whether the text is about a session, so that a deed without a day belongs to it.

    So it is where it begins with what was said: "Tranh luận tại Quốc hội về …, đại biểu A".
    """
    if "floor" not in rule.options:
        return False
    session = talk.book.current(sentence)
    if session is None:
        return at == 0 and sentence.span.start < _OPENING and sentence.region != "title"
    if rule.name in _TO_VOTERS:
        return _of_voters(session)
    return session.type == "plenum"


def _of_voters(session: Draft) -> bool:
    """Say whether an event is one at which voters are met."""
    return session.type in ("working", "meeting", "conference") and "cử tri" in session.name.lower()


def _tokens(sentence: Sentence, m: re.Match[str]) -> tuple[int, int]:
    """Give the tokens of the deed of a match."""
    skeleton = sentence.skeleton
    last = skeleton.token(m.end("doing") - 1)
    return skeleton.token(m.start("doing")), skeleton.last(last)


__all__ = ["ASSEMBLIES", "in_session", "opened"]
