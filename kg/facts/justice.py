"""Cases opened without naming the accused in the verb, trials and sentences, as courts tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.around import only_object
from kg.facts.certain import said_when
from kg.facts.clauses import clause
from kg.facts.draft import CHARGED, Draft
from kg.facts.enumerated import TITLES, enumerated
from kg.facts.scene import Sentence
from kg.facts.talk import Talk, dated, held_back
from kg.grammar import Rule
from kg.mentions.tokens import capital, expand
from kg.model import Mention

#: What a case or a sentence is not yet: proposed, asked for, told of another country's law.
_PROPOSED = re.compile(
    r"(?:đề nghị|kiến nghị|xem xét|đề xuất|yêu cầu|có thể|căn cứ|tố giác|cân nhắc|thời điểm)[^;.]{0,70}$"
)
_BODY = re.compile(
    r"<O(\d+)>(?: \( [^()]{0,60}\))?(?! (?:cho biết|cho hay|về)\b)[^<>;.]{0,60}(?:<[DL]\d+>[^<>;.]{0,30})?$"
)
#: Who opens cases, without a name of its own.
_UNNAMED = re.compile(
    r"(?:cơ quan (?:cảnh sát|an ninh|csđt|anđt)[^<>;,.]{0,20}|cqđt|c \d\d|công an|viện kiểm sát)(?: <O\d+>)?(?: (?:đã|vừa|cũng|ra|có|các|quyết định|tống đạt|thi hành|thực hiện|phê chuẩn|lệnh|,|và))* $"
)
#: Between the number of the accused and their names: "4 bị can gồm: …", "… về tội nhận hối lộ: …".
_NAMES = re.compile(
    rf"[^;.]{{0,230}}?(?::|gồm|gồm có|bao gồm|đối với|là|liên quan đến|trong đó có)(?= {TITLES}<P)"
)
#: Accused counted and then named, after a case: "khởi tố vụ án …; khởi tố 2 bị can là ông A".
_COUNTED = re.compile(
    rf"[^<>;.,]{{0,24}}(?:(?:\d+|hai|ba|bốn) bị can (?:là|gồm|gồm có)|đối với)(?= {TITLES}<P)"
)
#: Bodies that open cases, and courts, by the beginnings of their names.
_ACCUSERS = (
    "Công an",
    "Cơ quan",
    "Viện",
    "Bộ Công an",
    "Cục",
    "Cảnh sát",
    "Phòng",
    "Bộ đội",
    "Đồn",
    "Bộ Quốc phòng",
)
_COURTS = ("Tòa", "Hội đồng xét xử", "HĐXX")
#: The court, before a verb of which another word stands.
_COURT_BEFORE = re.compile(
    r"<O\d+>(?: \( <L\d+> \))?(?! cho | về )(?: (?:đã|vừa|cũng|<D\d+>|,)|(?! (?:bị|đề nghị|do|mà))[^<>;.,]){0,40}$"
)
#: Between a verb of a court and the accused.
_TRIED = re.compile(rf"(?:[^<>;.]{{0,60}}?(?:<[RD]\d+>[^<>;.]{{0,20}}){{0,3}}?)(?= {TITLES}<P)")
_WORDS = 16


def justice(talk: Talk, sentence: Sentence, fit: Sequence[Rule]) -> None:
    """Read the opening of cases, trials and sentences that a sentence tells."""
    for rule in fit:
        done = False
        for m in sentence.skeleton.find(rule):
            at = m.start("doing")
            if done and not _another(sentence, rule, m, at):
                continue
            if m["doing"].startswith(CHARGED) and "bị cáo" in sentence.skeleton.text:
                continue  # before the court: the trial is the happening
            if only_object(sentence.skeleton.text, m):
                continue
            if held_back(sentence, at) or _PROPOSED.search(sentence.skeleton.text[:at]):
                continue
            (_case if rule.fact == "case" else _trial)(talk, sentence, rule, m)
            done = True


def _another(sentence: Sentence, rule: Rule, m: re.Match[str], at: int) -> bool:
    """Say whether a second verb of a sentence tells another measure, or another court's trial."""
    if rule.fact == "case":
        return _COUNTED.match(sentence.skeleton.text, at) is not None
    return "; " in sentence.skeleton.text[:at] and bool(m.groupdict().get("organisation"))


def _case(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Read "khởi tố vụ án …", "khởi tố 4 bị can …": the body that does it, whom it names after."""
    text, at = sentence.skeleton.text, m.start("doing")
    body = _BODY.search(text[:at])
    who = talk.people(sentence, [sentence.skeleton.items[int(body[1])]]) if body else []
    who = [w for w in who if w.name.startswith(_ACCUSERS)]
    listed = _NAMES.match(text, m.end("doing"))
    people = []
    if listed:
        people = talk.people(sentence, enumerated(sentence.skeleton, listed.end()))
    known = who or people or _UNNAMED.search(text[:at])
    if not known or (not people and sentence.region in ("title", "heading")):
        return
    measure = "vụ án" if re.match(r"khởi tố(?: hình sự)? vụ", m["doing"]) else "bị can"
    measure = CHARGED if m["doing"].startswith(CHARGED) else measure
    names = [p.name for p in people]
    draft = _told_of(talk, sentence, names) or talk.book.verb_event(
        sentence, rule.extra["type"], _name(sentence, m), talk.span(sentence, m), rule,
        people=names, measure=measure, anew=measure == "vụ án" and _of_others(talk, sentence, who),
    )  # fmt: skip
    if draft is None:
        return
    draft.used = True
    span = talk.span(sentence, m)
    talk.part(draft, who, "authority", sentence, span, rule.name, rule.certainty)
    talk.part(draft, people, "subject", sentence, span, rule.name, rule.certainty)


def _of_others(talk: Talk, sentence: Sentence, who: Sequence[Mention]) -> bool:
    """Say whether a case is opened by another body than those that accused someone before."""
    told = [p for p in talk.parts if p.draft.type == "prosecution"]
    if not who or any(p.sentence is sentence for p in told):
        return False
    by = {p.who.name for p in told if p.role == "authority"}
    return bool(by) and who[0].name not in by


def _told_of(talk: Talk, sentence: Sentence, names: Sequence[str]) -> Draft | None:
    """Give the measure that a sentence has told against someone: "khởi tố vụ án, khởi tố bị can"."""
    return next(
        (
            p.draft
            for p in talk.parts
            if p.sentence is sentence
            and p.role == "subject"
            and p.draft.type == "prosecution"
            and p.who.name in names
        ),
        None,
    )


def _trial(talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str]) -> None:
    """Read a court that tries or sentences, and the accused that stand before it."""
    groups = m.groupdict()
    court = talk.people(sentence, sentence.skeleton.numbers(groups.get("organisation"), "O"))
    if groups.get("organisation") and not any(c.name.startswith(_COURTS) for c in court):
        return
    if not court:
        before = _COURT_BEFORE.search(sentence.skeleton.text[: m.start("doing")])
        court = talk.people(sentence, sentence.skeleton.numbers(before[0], "O")) if before else []
        court = [c for c in court if c.name.startswith(_COURTS)]
    items = sentence.skeleton.numbers(groups.get("person"), "P")
    if items:
        items += [i for i in enumerated(sentence.skeleton, m.start("person")) if i not in items]
    else:
        listed = _TRIED.match(sentence.skeleton.text, m.end("doing"))
        items = enumerated(sentence.skeleton, listed.end()) if listed else []
    if not items and " đưa " in m[0]:
        items = sentence.skeleton.numbers(m[0].split(" đưa ", 1)[1], "P")
    accused = [p for p in talk.people(sentence, items) if p.kind == "person"]
    if "he" in groups:
        accused = talk.he(sentence, m.start("he"))
        if not (accused and said_when(sentence, m)):
            return
    known = dated(sentence) or "bị cáo" in sentence.skeleton.text or _tried(talk)
    if not (accused or (court and known)):
        return
    draft = _before_court(talk, sentence, [a.name for a in accused], bool(court))
    if draft is None:
        draft = _new_trial(talk, sentence, rule, m, accused)
    span = talk.span(sentence, m)
    draft.organised(court)
    draft.used = True
    talk.part(draft, court, "organise", sentence, span, rule.name, rule.certainty)
    tried = m["doing"].startswith(("xét ", "xử ", "phần ", "tranh ", "thẩm ")) or rule.name in (
        "in-court",
        "headline-trial",
    )
    role = "attend" if tried else "subject"
    there = {p.who.name for p in talk.parts if p.draft is draft and p.role in ("attend", "subject")}
    accused = [a for a in accused if a.name not in there]
    talk.part(draft, accused, role, sentence, span, rule.name, rule.certainty)


def _tried(talk: Talk) -> bool:
    """Say whether the text has named a trial."""
    return any(d.head.startswith("phiên") and d.type == "other" for d in talk.book.drafts)


def _before_court(
    talk: Talk, sentence: Sentence, accused: Sequence[str], court: bool
) -> Draft | None:
    """Give the trial spoken of, unless it is of the other instance, or of other people."""
    told = [d for d in talk.book.drafts if d.type == "other" and d.used_or_dated]
    for draft in reversed(told):
        if _other_instance(sentence.skeleton.text, draft.name.lower()):
            continue
        apart = court and accused and draft.people and not set(accused) & set(draft.people)
        if not apart or draft.head:
            draft.people = tuple(dict.fromkeys((*draft.people, *accused)))
            return draft
    return None


#: Whom a court brings before it: "đưa 9 bị cáo ra xét xử".
_BROUGHT = re.compile(r" đưa ([^;.]{3,200}?)(?: ra)? xét xử$")
#: How many are named of many, and how long the words may be that tell whom.
_FEW, _LONG = 3, 80


def _new_trial(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], accused: Sequence[Mention]
) -> Draft:
    name = _name(sentence, m)
    brought = _BROUGHT.search(m[0])
    if brought:  # "đưa 9 bị cáo ra xét xử": "Xét xử 9 bị cáo"
        first = sentence.skeleton.token(m.start() + brought.start(1))
        last = sentence.skeleton.last(sentence.skeleton.token(m.start() + brought.end(1) - 1))
        whom = expand(sentence.line.letters(first, last)).strip()
        if accused and (len(whom) > _LONG or "(" in whom):
            whom = accused[0].name + (" và đồng phạm" if len(accused) > 1 else "")
        name = f"Xét xử {whom} {name.removeprefix('Xét xử').strip()}".strip()
    if rule.name == "in-court":
        name = f"Xét xử {', '.join(a.name for a in accused[:_FEW])}"
    elif rule.name in ("sentenced", "sentenced-apart", "he-is-sentenced"):
        years = _words(sentence, m.end("doing"))
        name = f"Tuyên phạt {', '.join(a.name for a in accused[:_FEW])} {years}"
    elif accused and not any(a.name in name for a in accused):
        short = next((a for a in accused if a.text in name), None)
        name = name.replace(short.text, short.name, 1) if short else f"{name} {accused[0].name}"
    draft = talk.book.told(sentence, "other", name, talk.span(sentence, m), rule)
    draft.people = tuple(a.name for a in accused)
    return draft


def _other_instance(text: str, name: str) -> bool:
    """Say whether a sentence tells of the first instance and the trial is an appeal, or turned."""
    return ("sơ thẩm" in text and "phúc thẩm" in name) or (
        "phúc thẩm" in text and "sơ thẩm" in name
    )


#: Parts of a trial, which is named after whom they are about.
_IN_COURT = re.compile(r"^(?:phần )?(?:xét hỏi|tranh luận|tranh tụng|thẩm vấn)\b")


def _name(sentence: Sentence, m: re.Match[str]) -> str:
    words = _IN_COURT.sub("xét xử", _words(sentence, m.start("doing")))
    return capital(words)


def _words(sentence: Sentence, at: int) -> str:
    """Give the words from a place of the skeleton to the end of their clause."""
    line = sentence.line
    first = sentence.skeleton.token(at)
    if at and sentence.skeleton.text[at : at + 1] == " ":
        first += 1
    stop = first
    while stop < line.size and stop - first < _WORDS and line.tokens[stop] not in ".;:(":
        if line.tokens[stop] == "," and line.low[stop + 1 : stop + 2] not in (
            ["bắt"],
            ["khởi"],
            ["lệnh"],
        ):
            break
        stop += 1
    words = clause(line, first, stop, _WORDS)
    words = re.sub(r" (?:đối với|với|cho)(?: các)?(?: (?:ông|bà|bị can|đồng chí))?$", "", words)
    return re.sub(r" (?:bao )?gồm\b.*$|(?: trong đó)? (?:có|là)$", "", words)


__all__ = ["justice"]
