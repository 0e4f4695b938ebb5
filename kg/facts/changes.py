"""Events of the appointments, elections, promotions and dismissals that a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.facts.decided import deciding
from kg.facts.handing import ceremony, handing
from kg.facts.scene import Sentence
from kg.facts.talk import Talk
from kg.grammar import rules
from kg.model import Tenure
from kg.text import name_key

_ELECTING = re.compile(r"\b(?:bầu|trúng cử|đắc cử|hiệp thương|tái cử|suy tôn|được cử)\b")
_VERBS = re.compile(
    r"\b(?:bầu|trúng cử|đắc cử|hiệp thương|tái cử|suy tôn|được cử|chỉ định|từ chức|bổ nhiệm|điều động|phân công|luân chuyển|công nhận|miễn nhiệm|bãi nhiệm|cách chức|thôi|chuẩn y|thăng|giữ chức|nghỉ hưu)\b"
)
#: Verbs by which one decision names several people.
_SLATE = frozenset(("bầu", "chỉ định", "từ chức"))
#: Readings without a rule of their own that tell who somebody is, not that something happened.
_STANDING = frozenset(
    (
        "apposition",
        "title-before-name",
        "shared-title",
        "pronoun",
        "career",
        "title-comma-name",
        "replaced",
    )
)
_LEAVING = (("miễn nhiệm", "Miễn nhiệm"), ("bãi nhiệm", "Bãi nhiệm"), ("cách chức", "Cách chức"))


def changes(talk: Talk, sentence: Sentence, tenures: Sequence[Tenure]) -> None:
    """Make events of the changes of post that rules read in a sentence."""
    told = [
        t
        for t in tenures
        if (t.status in ("appointed", "dismissed") or _long_ago(t) or _made_acting(t))
        and t.evidence.rule not in _standing()
        and not _lasting(sentence, t)
    ]
    groups: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in told:
        groups.setdefault(_decision(talk, sentence, tenure), []).append(tenure)
    for group in _same_people(groups):
        _change(talk, sentence, group)


@cache
def _standing() -> frozenset[str]:
    """Give what tells who somebody is, not that something happened."""
    return _STANDING | {r.name for r in rules("posts") if r.status == "incumbent"}


def _made_acting(tenure: Tenure) -> bool:
    """Say whether a sentence tells that someone takes a post for a time: "giao quyền Giám đốc"."""
    rule = tenure.evidence.rule
    return tenure.status == "acting" and any(
        r.name == rule and r.status == "appointed" for r in rules("posts")
    )


def _long_ago(tenure: Tenure) -> bool:
    """Say whether a post was taken long before the article, at a time that it tells."""
    since = tenure.since or ""
    return tenure.evidence.rule.endswith(", earlier") and len(since) >= 7


def _same_people(groups: dict[tuple[str, str], list[Tenure]]) -> list[list[Tenure]]:
    """Join the posts that the same people take, or leave, in one sentence."""
    out: dict[tuple[object, ...], list[Tenure]] = {}
    for (_, status), group in groups.items():
        ranks = any(t.post.role == "rank" for t in group)
        out.setdefault((status, ranks, frozenset(t.person.name for t in group)), []).extend(group)
    return list(out.values())


def _decision(talk: Talk, sentence: Sentence, tenure: Tenure) -> tuple[str, str]:
    """Give the key of the decision that a change belongs to.

    A slate elected or named in one sentence is one decision; else each post is its own.
    """
    verb = _verb(talk, sentence, tenure)
    if verb in _SLATE and tenure.post.role != "rank":
        return verb, tenure.status
    return name_key(tenure.post.title), tenure.status


def _verb(talk: Talk, sentence: Sentence, tenure: Tenure) -> str:
    """Give the verb by which a post is taken or left: the last one before its words."""
    text = sentence.skeleton.text[: _place(talk, sentence, tenure)]
    found: list[str] = _VERBS.findall(text)
    if not found and tenure.status != "acting":
        found = _VERBS.findall(sentence.skeleton.text)
    verb = next((v for v in reversed(found) if v != "giữ chức"), found[-1] if found else "")
    return "bầu" if _ELECTING.fullmatch(verb) else verb


_SINCE = re.compile(r"từ (?:tháng |năm |ngày )?(?:<D\d+>|\d{4}) (?:-|–|đến) ?")


def _lasting(sentence: Sentence, tenure: Tenure) -> bool:
    """Say whether the sentence tells how long, not when: "giữ chức Cục trưởng từ 2010 đến nay"."""
    text = sentence.skeleton.text
    return tenure.evidence.rule == "takes-post" and bool(
        _SINCE.search(text) or re.search(r"đến nay|<D\d+> - <D\d+>", text) or _ranged(sentence)
    )


def _ranged(sentence: Sentence) -> bool:
    return bool(re.match(r"^(?:từ )?<D\d+> (?:-|–|đến) ", sentence.skeleton.text))


def _change(talk: Talk, sentence: Sentence, group: list[Tenure]) -> None:
    first, text = group[0], sentence.skeleton.text
    names = list(dict.fromkeys(t.person.name for t in group))
    verb = _verb(talk, sentence, first)
    titles = list(dict.fromkeys(_titled(t) for t in group))
    kind, name = _called(first, titles, verb, text, ", ".join(names))
    draft = talk.book.change(sentence, kind, name, first, names, verb=verb)
    ids = [t.id for t in group]
    ours = draft.ends if first.status == "dismissed" else draft.starts
    ours += [i for i in ids if i not in ours]
    span, rule, sure = first.evidence.span, first.evidence.rule, first.evidence.certainty
    talk.part(draft, [t.person for t in group], "subject", sentence, span, rule, sure)
    place = _place(talk, sentence, first)
    talk.part(
        draft, deciding(talk, sentence, place), "authority", sentence, span, "authority", 0.85
    )
    giving = [w for w in handing(talk, sentence, place) if w.name != first.person.name]
    there = ceremony(talk, sentence) if giving else None
    talk.part(there or draft, giving, "presenter", sentence, span, "hands-over", 0.88)
    talk.sign_off(draft, sentence)


def _titled(tenure: Tenure) -> str:
    """Give the title of a post as a change names it: "quyền Giám đốc Sở Y tế"."""
    return f"quyền {tenure.post.title}" if tenure.status == "acting" else tenure.post.title


def _called(
    first: Tenure, titles: Sequence[str], verb: str, text: str, names: str
) -> tuple[str, str]:
    """Give the type of a change and a name for it."""
    posts = ", ".join(titles)
    if first.status == "dismissed":
        how = next((v for w, v in _LEAVING if w in text), "Thôi giữ chức")
        return "leaving", f"{how} {posts} đối với {names}"
    if first.post.role == "rank":
        return "promotion", f"Thăng cấp bậc hàm {posts}: {names}"
    if verb == "bầu":
        return "election", f"Bầu {names} giữ chức {posts}"
    if len(titles) > 1 and verb in _SLATE:
        return "appointment", f"{verb.capitalize()} {posts}: {names}"
    return "appointment", f"Bổ nhiệm {names} giữ chức {posts}"


def _place(talk: Talk, sentence: Sentence, tenure: Tenure) -> int:
    """Give the place in the skeleton of the role phrase that shows a tenure."""
    skeleton, line = sentence.skeleton, sentence.line
    at = talk.scene.page.here(tenure.evidence.span.start)
    for number, item in enumerate(skeleton.items):
        if item.kind != "H" and line.starts[item.start] <= at < line.stops[item.stop - 1]:
            return skeleton.place(number)
    return len(skeleton.text)


__all__ = ["changes"]
