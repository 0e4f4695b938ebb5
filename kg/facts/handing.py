"""Who hands decisions on posts over, and to whom: "ông A trao quyết định cho ông B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import clause
from kg.facts.draft import Draft, different_days, real
from kg.facts.scene import Sentence
from kg.facts.talk import OF_HANDING, Handing, Talk, after, dated, held_back
from kg.facts.when import on_a_day
from kg.grammar import Rule
from kg.mentions.dates import DatePhrase
from kg.mentions.tokens import capital
from kg.model import Mention

_HANDING = re.compile(
    r"(?<![^\s])(?:(?:công bố|đọc)(?: và| ,)? )?trao(?: (?:tặng|các|\d+|hai|ba|bốn))* quyết định\b"
)
#: More characters than stand before "trao" there.
_BEFORE_HANDING = 20
#: Before a second decision that the same people hand over: "… và trao quyết định".
_GOES_ON = re.compile(r"(?:và|đồng thời|cũng) ?$")
#: The rule of those who hand decisions over at an event told.
_RULE = "hands-decision"
#: Kinds of events at which decisions are handed over.
_FEASTS = frozenset(("ceremony", "conference"))
#: Kinds of changes that a decision makes.
_CHANGES = frozenset(("appointment", "leaving", "election", "promotion"))
_OF_DECISIONS = re.compile(r"công bố|trao (?:các )?quyết định")
#: The next item of a digest: "Tại Lào Cai, …", "Sơn La: …".
_ELSEWHERE = re.compile(r"\W*(?:(?:còn )?(?:tại|ở) )?<[LO]\d+> ?[,:]")
#: Between a decision handed over and the one who takes it.
_TO = re.compile(
    r"(?:(?!\b(?:bổ nhiệm|điều động|chuẩn y|chỉ định) (?:ông|bà|đồng chí|<[RP])|<P)[^;.]){0,200}?\b(?:cho|đối với|chúc mừng)(?= (?:(?:các|ông|bà|đồng chí|tân|hai|nguyên|,|<R\d+>) )*<P)"
)
#: A change of someone's post, told of him by name: that does not say where he takes its decision.
_CHANGED = re.compile(r"(?:bổ nhiệm|điều động|chỉ định|phân công)[^;.]*<P")
#: Where a sentence goes on with a decision of another day: "… Ngày 19/6, UBND tỉnh quyết định".
_ON_ANOTHER_DAY = re.compile(r"<D\d+> , <[OR]\d+>(?: (?:đã|vừa|cũng))* (?:có )?quyết định")
#: A sentence whose subject is that of the sentence before: "Đồng thời, trao quyết định …".
_ELIDED = re.compile(
    r"\W*(?:(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|tiếp đó|sau đó|dịp này|(?:cũng )?(?:nhân|trong) dịp này|(?:cũng )?tại (?:đây|<E\d+>)) ?,? ?)?(?:cũng |đã |đồng thời )*$"
)
#: What decisions are on that several take: "trao quyết định điều động 3 cán bộ, trong đó có …".
_OF_SEVERAL = re.compile(
    r"\b(?:một số|các|nhiều|\d+|hai|ba|bốn|năm) (?:cán bộ|đồng chí|lãnh đạo|nhân sự|vị|người)\b"
)
#: How many characters may stand between two sentences that follow each other.
_NEXT = 2
#: Most words of the name of a handing-over.
_WORDS = 16
#: As what one speaks at a ceremony, and in how many characters from there he hands decisions over.
_SPEAKING, _SOON = frozenset(("speak", "direct", "conclude")), 1500


def handing(talk: Talk, sentence: Sentence, place: int) -> list[Mention]:
    """Give those who hand over the decision before a place, unless at an event of the sentence."""
    done = {p.who.name for p in talk.parts if p.sentence is sentence and p.rule == _RULE}
    return [w for w in giving(talk, sentence, place) if w.name not in done]


def giving(talk: Talk, sentence: Sentence, place: int) -> list[Mention]:
    """Give those who hand over the decision before a place: "ông A trao quyết định bổ nhiệm"."""
    m = None
    if "trao" not in sentence.line.words:
        return []
    for found in _HANDING.finditer(sentence.skeleton.text, 0, place):
        if m is None or not _GOES_ON.search(sentence.skeleton.text, 0, found.start()):
            m = found
    if m is None or held_back(sentence, m.start()):
        return []
    if _ON_ANOTHER_DAY.search(sentence.skeleton.text, m.end(), place):
        return []
    who = talk.subject_of(sentence, m.start(), strict=True)
    if not who:
        who = _before(talk, sentence, m)
    return [w for w in who if w.kind == "person"]


def _before(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give who handed the decision of the sentence before over: "Đồng thời, trao quyết định"."""
    before = talk.giving
    if before is None or sentence.span.start - before.stop > _NEXT:
        return []
    if not _ELIDED.match(sentence.skeleton.text, 0, m.start()):
        return []
    return [talk.stands_for(sentence, m.end(), one) for one in before.who]


def hands(text: str) -> re.Match[str] | None:
    """Find where a skeleton tells that decisions are handed over."""
    at = text.find("trao")
    if at < 0 or "quyết định" not in text:
        return None
    return _HANDING.search(text, max(0, at - _BEFORE_HANDING))


def _day_told(sentence: Sentence) -> bool:
    """Say whether a day is told before decisions are handed over, not from when they hold."""
    m = hands(sentence.skeleton.text)
    if m is None:
        return dated(sentence)
    at = sentence.skeleton.token(m.start())
    return any(
        item.start < at and on_a_day(sentence, item)
        for item in sentence.items
        if isinstance(item.phrase, DatePhrase)
    )


def ceremony(talk: Talk, sentence: Sentence) -> Draft | None:
    """Give the ceremony told at which decisions are handed over, unless on a day of its own."""
    told = talk.book.current(sentence)
    if told is None or _day_told(sentence) or told.type not in _FEASTS:
        return None
    if _ELSEWHERE.match(sentence.skeleton.text):
        return None
    return told if _OF_DECISIONS.search(told.name.lower()) else None


def hand_over(
    talk: Talk, sentence: Sentence, drafts: dict[int, Draft], fit: Sequence[Rule]
) -> None:
    """Read who hands decisions over at the event of a sentence, or note it for the changes told."""
    for rule in fit:
        for m in sentence.skeleton.find(rule):
            if held_back(sentence, m.start() + 1):
                continue
            who = talk.subject_of(sentence, m.start(), strict=True)
            givers = [w for w in who if w.kind == "person"]
            if givers:
                _handed(talk, sentence, drafts, rule, m, givers)


def _handed(
    talk: Talk,
    sentence: Sentence,
    drafts: dict[int, Draft],
    rule: Rule,
    m: re.Match[str],
    givers: list[Mention],
) -> None:
    mine = {g.name for g in givers}
    takers = [t for t in _takers(talk, sentence, m) if t.name not in mine]
    span = talk.span(sentence, m)
    handed = Handing(givers, takers, sentence, span, rule, _name(sentence, m))
    there = _there(talk, sentence, drafts, m, mine)
    if there is None and "<P" in sentence.skeleton.text[m.end() :]:
        talk.handings.append(handed)
        return
    if there is not None and not takers:
        takers = _changed(talk, sentence, m)
    there = there or _event_of(talk, handed)
    if there is not None:
        talk.part(there, givers, "presenter", sentence, span, rule.name, rule.certainty)
        talk.part(there, takers, "recipient", sentence, span, rule.name, rule.certainty)


#: Whose post the decision handed over changes: "trao quyết định của Bộ B bổ nhiệm ông A".
_WHOM = re.compile(
    r"[^;.<>]{0,24}(?:<[ROD]\d+>[^;.<>]{0,24}){0,3}?\b(?:bổ nhiệm|điều động|chỉ định|phân công|chuẩn y|luân chuyển)(?: (?:bổ nhiệm|điều động|chỉ định|phân công|lại|có thời hạn|,|và|đối với|ông|bà|đồng chí|<R\d+>))* <P(\d+)>"
)


def _changed(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give who takes a decision on a post of his own."""
    whom = _WHOM.match(sentence.skeleton.text, m.end())
    return talk.people(sentence, [sentence.skeleton.items[int(whom[1])]]) if whom else []


def _takers(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give those to whom a decision is handed: "trao quyết định của Bộ A cho ông B và bà C"."""
    to = _TO.match(sentence.skeleton.text, m.end())
    if to is None:
        return []
    until = r"[.;]|\b(?:giữ|làm|về việc|để|đã|thôi|từ|thay|vì|do|trong|tại|và giao|cảm ơn|tri ân|chia tay)\b"
    return talk.people(sentence, after(sentence.skeleton, to.end(), until=until))


def _there(
    talk: Talk, sentence: Sentence, drafts: dict[int, Draft], m: re.Match[str], mine: set[str]
) -> Draft | None:
    """Give the conference or ceremony at which a sentence tells that decisions are handed over."""
    if not drafts and (_day_told(sentence) or _ELSEWHERE.match(sentence.skeleton.text)):
        return None
    told = talk.event_for(sentence, drafts)
    if told is None or told.type not in _FEASTS:
        return None
    if told.evidence.rule == _RULE and not mine & set(told.people):
        return None
    named = not drafts and _CHANGED.search(sentence.skeleton.text, m.end())
    return None if named and not _OF_DECISIONS.search(told.name.lower()) else told


def _name(sentence: Sentence, m: re.Match[str]) -> str:
    """Give the words of a handing-over up to the end of its clause."""
    line = sentence.line
    first = stop = sentence.skeleton.token(m.start("doing"))
    while stop < line.size and stop - first < _WORDS and line.tokens[stop] not in ".;:(":
        stop += 1
    words = clause(line, first, stop, _WORDS)
    return capital(words)


def handed_over(talk: Talk) -> None:
    """Give decisions handed over apart from any event to the changes that they make."""
    read = {p.sentence.span for p in talk.parts if p.rule == "hands-over"}
    for h in talk.handings:
        if h.sentence.span in read:
            continue
        draft = _change_of(talk, h)
        if draft is None and (h.takers or _OF_SEVERAL.search(h.name.lower())):
            draft = _event_of(talk, h)
        if draft is not None:
            rule = h.rule
            talk.part(draft, h.givers, "presenter", h.sentence, h.span, rule.name, rule.certainty)
            if draft.type == "ceremony":
                talk.part(
                    draft, h.takers, "recipient", h.sentence, h.span, rule.name, rule.certainty
                )


def handed_there(talk: Talk) -> None:
    """Let those who hand a decision over and speak at the one ceremony of it have done it there.

    "Ông A trao quyết định bổ nhiệm ông B giữ chức C. Phát biểu tại buổi lễ, ông A chúc mừng …".
    """
    given = [p for p in talk.parts if p.role == "presenter" and p.rule == "hands-over"]
    given = [p for p in given if p.draft.type in _CHANGES]
    if not given:
        return
    spoke = [p for p in talk.parts if p.role in _SPEAKING and _of_handing(p.draft)]
    for p in given:
        near = [
            s
            for s in spoke
            if s.who.name == p.who.name
            and abs(s.sentence.span.start - p.sentence.span.start) < _SOON
            and not different_days(real(s.draft), real(p.draft).date)
        ]
        there = {real(s.draft).id: real(s.draft) for s in near}
        if len(there) != 1:
            continue
        (feast,) = there.values()
        done = any(o.role == "presenter" and real(o.draft) is feast for o in talk.parts)
        if not done:
            talk.part(feast, [p.who], "presenter", p.sentence, p.span, "hands-over", p.certainty)


def _of_handing(draft: Draft) -> bool:
    """Say whether decisions are what a ceremony is for, by its name or by its noun alone."""
    feast = real(draft)
    if feast.type != "ceremony":
        return False
    return feast.name in OF_HANDING or _OF_DECISIONS.search(feast.name.lower()) is not None


def _change_of(talk: Talk, h: Handing) -> Draft | None:
    """Give the change of post of those who take a decision."""
    names = {t.name for t in h.takers}
    day = talk.book.day(h.sentence)
    return next(
        (
            d
            for d in talk.book.drafts
            if d.type in _CHANGES and names & set(d.people) and not different_days(d, day)
        ),
        None,
    )


def _event_of(talk: Talk, h: Handing) -> Draft | None:
    """Give the handing-over as an event of its own, where the sentence dates it."""
    days = [
        i
        for i in h.sentence.items
        if isinstance(i.phrase, DatePhrase) and h.sentence.line.low[i.start] != "từ"
    ]  # not that from which it holds: "nghỉ chờ hưu kể từ ngày 1/2/2020"
    if not (days and dated(h.sentence)) or "<E" in h.sentence.skeleton.text:
        return None
    return talk.book.verb_event(
        h.sentence, "ceremony", h.name, h.span, h.rule,
        people=[g.name for g in h.givers], others=[t.name for t in h.takers],
    )  # fmt: skip


__all__ = ["ceremony", "giving", "hand_over", "handed_over", "handed_there", "handing", "hands"]
