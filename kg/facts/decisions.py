"""Changes of posts that a sentence tells of people without letting their posts be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import cut
from kg.facts.context import after_kin
from kg.facts.decided import deciding
from kg.facts.enumerated import enumerated
from kg.facts.handing import handing
from kg.facts.scene import Sentence
from kg.facts.talk import Talk, held_back
from kg.facts.when import year_first
from kg.grammar import Rule
from kg.mentions.dates import DatePhrase
from kg.mentions.tokens import Line, capital, expand, quotes_closed
from kg.model import Mention

#: Kinds of change that a decision told of someone may be.
_LIKE = {
    "appointment": frozenset(("appointment", "election", "promotion", "leaving")),
    "election": frozenset(("appointment", "election", "promotion")),
    "leaving": frozenset(("leaving", "discipline")),
}
#: Before a decision that is only spoken of: "vụ bổ nhiệm ông A", "sau khi bổ nhiệm ông A".
_SPOKEN_OF = re.compile(
    r"\b(?:vụ|quy trình|quá trình|công tác|giai đoạn|thời điểm|lúc|khi|người(?: đã| mới)?|thu hồi|(?:bác bỏ|tin đồn)(?: thông)?(?: tin)?|không có chuyện|kêu gọi|đòi|buộc|ép|từ chối|hủy(?: bỏ)?(?: quyết định)?|trả lời[^;.]{0,60}|liên quan[^;.]{0,60}|xem xét|đề nghị|giới thiệu|đề xuất|phản đối|chỉ trích)(?: (?:việc|về))* $"
)
#: Verbs of elections.
_ELECTING = ("bầu", "đắc cử", "tái đắc cử", "trúng cử")
#: Most words of a name after its person.
_WORDS = 20
#: Characters of an ISO date of month precision.
_A_MONTH = 7


def decisions(talk: Talk, sentence: Sentence, fit: Sequence[Rule]) -> None:
    """Make events of the changes told in a sentence of which no post has been read."""
    for rule in fit:
        if "alone" in rule.options:
            talk.alone.append((sentence, rule))
        else:
            _decided(talk, sentence, rule)


def decided_alone(talk: Talk) -> None:
    """Read the changes told of the holder of a post without a name, of whom no more is told."""
    for sentence, rule in talk.alone:
        _decided(talk, sentence, rule)


def _decided(talk: Talk, sentence: Sentence, rule: Rule) -> None:
    """Make the events of the changes that one rule reads in a sentence."""
    told: list[tuple[re.Match[str], list[Mention]]] = []
    for m in sentence.skeleton.find(rule):
        left = sentence.skeleton.text[: m.start()]
        if held_back(sentence, m.start("verb")) or _defends(sentence, m):
            continue
        if "when" not in rule.options and _SPOKEN_OF.search(left):
            continue
        kinds = _LIKE[rule.extra["type"]]
        who = _whom(talk, sentence, rule, m)
        fresh = [w for w in who if not _known(talk, sentence, w, kinds)]
        if fresh and told and "together" in rule.options:
            told[0][1].extend(fresh)
        elif fresh:
            told.append((m, fresh))
    for m, fresh in told:
        _decision(talk, sentence, rule, m, fresh)


def _defends(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a lawyer is named for someone: "chỉ định luật sư A tham gia bào chữa"."""
    first, last = sentence.skeleton.token(m.start()), sentence.skeleton.token(m.end() - 1)
    return "luật sư" in sentence.line.letters(first, last + 1).lower()


def _whom(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> list[Mention]:
    """Give the person of a change, named or meant by a pronoun in a sentence with a date."""
    if "person" in m.groupdict():
        people = sentence.skeleton.numbers(m["person"], "P")
        if "all" not in rule.options:
            people = people[:1]
        elif m.end() == m.end("person"):
            listed = enumerated(sentence.skeleton, m.start("person"))
            people += [p for p in listed if p not in people]
        low = sentence.line.low
        return talk.people(sentence, [p for p in people if not after_kin(low, p.start)])
    if "holder" in m.groupdict():
        return talk.beside(sentence, sentence.skeleton.numbers(m["holder"], "R"))
    return talk.he(sentence, m.start()) if _dates(sentence) or year_first(sentence) else []


def _dates(sentence: Sentence) -> list[str]:
    """Give the days and months that a sentence names."""
    found = (i.phrase.iso for i in sentence.items if isinstance(i.phrase, DatePhrase))
    return [iso for iso in found if iso and len(iso) >= _A_MONTH]


def _known(talk: Talk, sentence: Sentence, who: Mention, kinds: frozenset[str]) -> bool:
    """Say whether a change of someone's post has been read that this may be."""
    told = [
        p
        for p in talk.parts
        if p.who.name == who.name
        and p.role == "subject"
        and p.draft.type in kinds
        and p.draft.measure != "đình chỉ"
    ]
    day = next(iter(_dates(sentence)), None) or year_first(sentence)
    return any(
        p.sentence is sentence or not (day and p.draft.date) or p.draft.date.startswith(day)
        for p in told
    )


def _decision(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], who: Sequence[Mention]
) -> None:
    """Note a change, who decided it and who handed the decision over."""
    span = talk.span(sentence, m)
    kind = "election" if m["verb"].startswith(_ELECTING) else rule.extra["type"]
    names = [w.name for w in who]
    draft = talk.book.verb_event(
        sentence, kind, _name(sentence, m, ", ".join(names)), span, rule, people=names,
        measure=next(iter(_dates(sentence)), year_first(sentence)),
    )  # fmt: skip
    if draft is None:
        return
    draft.date = draft.date or year_first(sentence) or None
    if not _EARLIER.search(sentence.skeleton.text):
        talk.book.in_session(draft)
    talk.part(draft, who, "subject", sentence, span, rule.name, rule.certainty)
    place = m.end()
    by = deciding(talk, sentence, place)
    talk.part(draft, by, "authority", sentence, span, "authority", 0.85)
    giving = [w for w in handing(talk, sentence, m.start("verb")) if w.name not in names]
    talk.part(draft, giving, "presenter", sentence, span, "hands-over", 0.88)
    talk.sign_off(draft, sentence)


#: In a sentence that tells what was before.
_EARLIER = re.compile(r"\b(?:trước đó|trước đây|từng|sau đó|năm ngoái|khi còn|nguyên)\b")
#: Verbs after which the post left or taken belongs to the name.
_OF_POSTS = ("thôi", "nghỉ", "đảm nhiệm", "đảm nhận", "bị tước")


def _clause_end(line: Line, first: int) -> int:
    """Give the end of the words that go on from a token without a stop."""
    stop = first
    while stop < line.size and stop - first < _WORDS and line.tokens[stop] not in ".;,:(":
        stop += 1
    return quotes_closed(line.tokens, first, cut(line, first, stop, _WORDS))


#: Verbs of a board set up: "thành lập Ban Chỉ đạo … do ông A làm Trưởng ban".
_SET_UP = ("thành lập", "kiện toàn", "lập")
#: What someone does whose retirement is decided.
_RETIRES = ("nghỉ hưu", "nghỉ chế độ", "nghỉ công tác")
#: Verbs of what is done to someone, named after the verb.
_DONE_TO = (
    "sa thải",
    "cách chức",
    "phế truất",
    "miễn nhiệm",
    "bãi nhiệm",
    "thu hồi",
    "hủy",
    "kéo dài",
)


def _name(sentence: Sentence, m: re.Match[str], who: str) -> str:
    """Give the words of a decision: "Bổ nhiệm Trần Văn An giữ chức …", "Trần Văn An từ chức"."""
    line, skeleton = sentence.line, sentence.skeleton
    if "hold" not in m.groupdict():
        last = skeleton.last(skeleton.token(m.end("verb") - 1))
        if m["verb"] in _RETIRES:
            return f"{who} {m['verb']}"
        if m["verb"].startswith(_OF_POSTS):
            last = _clause_end(line, last)
        verb = expand(line.letters(skeleton.token(m.start("verb")), last))
        if m["verb"].startswith(_SET_UP):
            return capital(verb).rstrip(" ,")
        named = m.start("person") if "person" in m.groupdict() else m.start()
        done = m["verb"].startswith(_DONE_TO)
        if m.start("verb") > named and not done:
            return f"{who} {verb}"
        over = " đối với" if "<R" in m["verb"] else ""
        return f"{verb[:1].upper()}{verb[1:].rstrip(' ,')}{over} {who}"
    first = skeleton.token(m.start("hold"))
    stop = _clause_end(line, first)
    words = _NEXT_STEP.split(expand(line.letters(first, stop)))[0]
    return f"{_done(m['verb'])} {who} {words}"


#: What is to be done after a decision: "về Huyện ủy A" + "và sẽ được giới thiệu bầu …".
_NEXT_STEP = re.compile(r",? (?:(?:để |và )?giới thiệu|(?:để|và)? ?sẽ) ")


def _done(verb: str) -> str:
    """Give the verb that names a decision: "Bầu", "Bổ nhiệm", else its own first one, "Điều động"."""
    if verb.startswith(_ELECTING):
        return "Bầu"
    return "Bổ nhiệm" if "bổ nhiệm" in verb else " ".join(verb.split()[:2]).capitalize()


__all__ = ["decided_alone", "decisions"]
