"""Who stands before the court of the trial that a document tells: those it calls "bị cáo"."""

from __future__ import annotations

import re

from kg.facts.draft import Draft
from kg.facts.scene import Sentence
from kg.facts.talk import Talk
from kg.grammar.needle import Needle
from kg.mentions import Item
from kg.model import Evidence, Mention, Span

_NAME = r"(?:<R\d+> ,? ?|ông |bà |bác sĩ |bs )*<P\d+>(?: \( [^()]{0,140} \))?"
#: One accused, or the list of several.
_ACCUSED = Needle(
    rf"(?:(?:các|hai|ba|bốn|năm|\d+) bị cáo(?: khác)?(?: (?:còn lại|trên|này))?(?: (?:là|gồm|gồm có|như))?(?: :)? (?P<list>{_NAME}(?:(?: ,| và| ;| , và)(?: bị cáo)? {_NAME})*)|bị cáo (?P<one>{_NAME}))",
    whole=True,
)
#: What tells that someone is not there.
_AWAY = re.compile(r"vắng mặt|đã (?:chết|qua đời|tử vong)|bỏ trốn|truy nã")
#: Rules that make a trial of a verb.
_VERBS = frozenset(
    ("tries", "sentences", "sentences-over", "sentenced", "sentenced-apart", "before-court")
)
#: A court at work, where no noun or verb names its trial.
_COURT = re.compile(
    r"\b(?:hội đồng xét xử|hđxx|chủ tọa|tại tòa|trước tòa|luận tội|phần xét hỏi|phần tranh luận|trả lời thẩm vấn|thẩm vấn bị cáo|xét hỏi bị cáo|tại phiên(?: tòa| xử| xét xử)?|lời sau cùng)\b"
)
#: What an accused does who is heard by the court.
_HEARD = re.compile(
    r"(?: \([^()]{0,140}\)| [,–-] <R\d+>(?: [,–-])?)*(?: (?:đã|cũng|còn|vẫn|tiếp tục|đều|nghẹn ngào|bật khóc|khóc|một mực))* (?:khai|trình bày|cho rằng|thừa nhận|nói|phủ nhận|tự bào chữa|kêu oan|phân trần|khẳng định|trả lời|cho biết|mong|xin(?! (?:xét xử )?vắng))\b"
)
_PERSON = re.compile(r"<P(\d+)>")
#: One of a list of those sentenced: "…; Lê Văn B (nguyên Phó Giám đốc) 8 năm tù".
_SENTENCED = re.compile(
    rf"(?P<one>{_NAME})(?: , <R\d+>| - <R\d+>)*(?: ,| :)?(?: cùng| đều| lĩnh| nhận| chịu| bị| phạt| tuyên phạt| tuyên| mức án| án| hình phạt)*"
    r" (?:(?:từ )?\d+ (?:năm|tháng)(?: \d+ tháng)?(?: tù| cải tạo| ,| và|$)|(?:tù )?chung thân|tử hình)"
)


def before_court(talk: Talk) -> None:
    """Give those called "bị cáo" to the one trial of a document, made if only its court is told."""
    if not any(s.line.size and s.skeleton.may(_ACCUSED) for s in talk.scene.sentences):
        return
    found: dict[str, tuple[Mention, Sentence, Span]] = {}
    heard: dict[str, tuple[Mention, Sentence, Span]] = {}
    listed: set[str] = set()
    last: dict[str, int] = {}
    away: set[str] = set()
    before: Sentence | None = None
    at_work: Sentence | None = None
    now: Sentence | None = None
    for sentence in talk.scene.sentences:
        if not sentence.line.size:
            continue
        before, now = now, sentence
        text = sentence.skeleton.text
        at_work = sentence if _COURT.search(text) else at_work
        if not sentence.skeleton.may(_ACCUSED):
            continue
        for m in _ACCUSED.finditer(text):
            for who in talk.people(sentence, _items(sentence, m)):
                here = (who, sentence, talk.span(sentence, m))
                if _AWAY.search(text):
                    away.add(who.name)
                last[who.name] = sentence.span.start
                in_court = sentence is at_work or (at_work is before and "điều tra" not in text)
                if at_work is not None and in_court and _HEARD.match(text, m.end()):
                    heard.setdefault(who.name, here)
                if m["list"] or "kháng cáo" in text:
                    listed.add(who.name)
                found.setdefault(who.name, here)
    if not found:
        return
    trial = _trial(talk, list(found))
    if trial is None:
        return
    there = {p.who.name for p in talk.parts if p.draft is trial}
    if trial.people:  # told of others in a later item of a digest
        away |= {name for name in found if last[name] < trial.at and name not in trial.people}
    if "phúc thẩm" in talk.scene.page.text:  # not all of the first instance appeal
        away |= {name for name in found if name not in heard and name not in listed}
    for name, (who, sentence, span) in found.items():
        if name not in there | away:
            talk.part(trial, [who], "attend", sentence, span, "accused", 0.84)
    sentenced(talk, trial, there | set(found) | away)
    for name, (who, sentence, span) in heard.items():
        if name not in away:
            talk.part(trial, [who], "speak", sentence, span, "accused-heard", 0.82)


#: A trial that its own words do not tell from others.
_BARE = re.compile(
    r"phiên (?:tòa|xử|xét xử|sơ thẩm|phúc thẩm|họp|giám đốc thẩm)(?: (?:sơ thẩm|phúc thẩm|giám đốc thẩm|xét xử|xử|hình sự|lưu động|kín|công khai|vụ án|vụ|đối với|các|bị cáo))*(?P<count> \d+)?",
    re.IGNORECASE,
)
_TRYING = re.compile(r"\b(?:xét xử|xử)\b")
#: Rules of those who stand trial.
_STAND = frozenset(
    (
        "stands-trial",
        "accused",
        "tries",
        "sentences",
        "sentences-over",
        "sentenced",
        "sentenced-apart",
        "sentenced-beside",
    )
)


def trials_named(talk: Talk) -> None:
    """Name the trials that their own words do not tell from others after the first accused."""
    for draft in talk.book.drafts:
        bare = _BARE.fullmatch(draft.name) if draft.type == "other" else None
        if bare is None:
            continue
        stand = dict.fromkeys(
            p.who.name
            for p in talk.parts
            if p.draft is draft and p.rule in _STAND and p.who.kind == "person"
        )
        if stand:
            tried = "" if _TRYING.search(draft.name) else " xét xử"
            crime = "bị cáo" in talk.scene.page.text.lower()
            others = " và đồng phạm" if crime else f" và {list(stand)[-1]}"
            name = draft.name.removesuffix(bare["count"] or "")
            draft.name = f"{name}{tried} {next(iter(stand))}"
            draft.name += others if len(stand) > 1 else ""


def sentenced(talk: Talk, trial: Draft, known: set[str]) -> None:
    """Give those to a trial who are named with their years in prison, if it names others."""
    for sentence in talk.scene.sentences:
        if not sentence.line.size or "tù" not in sentence.line.words:
            continue
        for m in _SENTENCED.finditer(sentence.skeleton.text):
            for who in talk.people(
                sentence, [sentence.skeleton.items[int(_PERSON.findall(m["one"])[-1])]]
            ):
                if who.name not in known:
                    known.add(who.name)
                    span = talk.span(sentence, m)
                    talk.part(trial, [who], "attend", sentence, span, "sentenced-beside", 0.8)


def _items(sentence: Sentence, m: re.Match[str]) -> list[Item]:
    numbers = _PERSON.findall(m["list"] or m["one"])
    return [sentence.skeleton.items[int(n)] for n in numbers]


def _trial(talk: Talk, names: list[str]) -> Draft | None:
    """Give the only trial told, or that of a court at work."""
    told = [d for d in talk.book.drafts if d.type == "other" and d.same is None and _tries(d)]
    kept = [d for d in told if talk.book.kept(d)]
    if len(kept) == 1 or len(told) == 1:
        return (kept or told)[0]
    return None if told else _at_work(talk, names)


def _tries(draft: Draft) -> bool:
    return draft.head.startswith("phiên") or draft.evidence.rule in _VERBS


def _at_work(talk: Talk, names: list[str]) -> Draft | None:
    """Make the trial of a court that a document only shows at work: "Trả lời HĐXX, bị cáo A khai"."""
    for sentence in talk.scene.sentences:
        m = _COURT.search(sentence.skeleton.text) if sentence.line.size else None
        if m is None or sentence.region in ("title", "heading"):
            continue
        span = talk.span(sentence, m)
        quote = talk.scene.doc.text[sentence.span.start : sentence.span.stop]
        observed = talk.scene.observed(sentence)
        evidence = Evidence(
            talk.scene.doc.id, sentence.span, quote, span, "before-court", 0.82, observed
        )
        name = f"Phiên tòa xét xử bị cáo {names[0]}"
        if len(names) > 1:
            name += " và đồng phạm"
        number = len(talk.book.drafts) + 1
        draft = Draft(f"e{number}", "other", "phiên tòa", name, sentence.span.start, evidence)
        draft.people, draft.used = tuple(names), True
        talk.book.drafts.append(draft)
        return draft
    return None


__all__ = ["before_court", "trials_named"]
