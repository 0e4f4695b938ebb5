"""Events of the appointments, elections, promotions and dismissals that a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.facts.decided import deciding
from kg.facts.draft import APPROVAL
from kg.facts.handing import ceremony, handing
from kg.facts.scene import Sentence
from kg.facts.talk import Talk
from kg.facts.when import year_first
from kg.grammar import rules
from kg.grammar.needle import Needle
from kg.lexicon import table
from kg.mentions.dates import DatePhrase
from kg.mentions.roles import RolePhrase
from kg.model import Tenure
from kg.text import name_key

_ELECTING = frozenset(
    (
        "bầu",
        "trúng cử",
        "đắc cử",
        "hiệp thương",
        "tái cử",
        "suy tôn",
        "suy cử",
        "được cử",
        "thắng cử",
    )
)
#: The verbs by which posts are taken and left, and their last words.
_VERBS = _ELECTING | frozenset(
    ("bổ nhiệm", "bãi nhiệm", "từ chức", "thôi", "thăng", "điều động", "chỉ định", "công nhận",
     "cách chức", "chuẩn y", "phân công", "luân chuyển", "miễn nhiệm", "giữ chức", "nghỉ hưu")
)  # fmt: skip
_ENDS = frozenset(verb.split()[-1] for verb in _VERBS)
#: What tells only that a post is held, if another verb stands before.
_HOLDING = "giữ chức"
#: The verb of those who leave whatever they held.
_RETIRING = "nghỉ hưu"
#: Verbs by which one decision names several people.
_SLATE = frozenset(("bầu", "chỉ định", "từ chức", _RETIRING))
#: Readings without a rule of their own that tell who somebody is, not that something happened.
_STANDING = frozenset(
    (
        "apposition",
        "in-list",
        "title-before-name",
        "shared-title",
        "title-comma-name",
        "replaced",
    )
)
#: Rules that tell who somebody is, by which a new holder is told: "ông A là tân Giám đốc Sở".
_SAID = ("is-post", "role-is-person")
_ROLE = re.compile(r"<R(\d+)>")
_DATE = re.compile(r"<D(\d+)>")
#: How many dates tell that a life goes on.
_TWO = 2
_LEAVING = (
    ("miễn nhiệm", "Miễn nhiệm"), ("bãi nhiệm", "Bãi nhiệm"), ("cách chức", "Cách chức"),
    ("sa thải", "Sa thải"), ("phế truất", "Phế truất"),
)  # fmt: skip
#: Names of those that take the person as their object: "Sa thải Giám đốc FBI James Comey".
_OUSTED = ("Sa thải", "Phế truất")


def changes(talk: Talk, sentence: Sentence, tenures: Sequence[Tenure]) -> None:
    """Make events of the changes of post that rules read in a sentence."""
    told = [
        t
        for t in tenures
        if (_taken_once(talk, sentence, t) if _of_a_life(t) else _told(talk, sentence, t))
    ]
    if not told:
        return
    groups: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in told:
        if not _joins(tenure):
            key = _decision(talk, sentence, tenure, several=len(told) > 1)
            groups.setdefault(key, []).append(tenure)
    for tenure in filter(_joins, told):
        text = sentence.skeleton.text
        beside = next((g for g in groups.values() if _along(g, tenure, text)), None)
        if beside is None:
            beside = groups.setdefault((f"joins {tenure.post.title}", _turn(tenure, text)), [])
        beside.append(tenure)
    for group in _same_people(talk, sentence, groups):
        _change(talk, sentence, group)


@cache
def _standing() -> frozenset[str]:
    """Give what tells who somebody is, not that something happened."""
    return _STANDING | {r.name for r in rules("posts") if r.status in ("incumbent", "former")}


#: Rules of the posts of a life, which are events where the taking is told with its time.
_LIVES = ("pronoun", "career")
_OF_LIVES = frozenset(_LIVES)
#: The verb of a taking before its post: "được Ban Bí thư điều động, bổ nhiệm giữ chức".
_TAKEN = re.compile(
    r"(?:(?:được|rồi|sau đó)(?: <[ORP]\d+>| ký quyết định| tín nhiệm| tiếp tục| đại hội| quốc hội)*(?: (?:tiếp nhận|bổ nhiệm|bầu|bầu bổ sung|tái bổ nhiệm|điều động|luân chuyển|phân công|chỉ định|cử|giao|bổ sung|lại|chuẩn y|phê chuẩn|thuyên chuyển|điều chuyển|về|và|,))+|trúng cử|(?:tái )?đắc cử|tái cử)"
    r"(?: (?:tham gia|vào|về|đến|sang)[^<>;.]{0,30}(?:<[OL]\d+>[^<>;.]{0,30}){0,3}?)??"
    r"(?: (?:làm|giữ chức vụ|giữ chức|giữ|là|chức vụ|chức danh|chức|đảm nhiệm chức vụ|đảm nhiệm|đảm nhận chức vụ|vào chức vụ|vào vị trí|quyền|và|kiêm|:|,|<R\d+>))* ?$"
)


#: What tells in a sentence that a post is left, or that one taken is only the time of something.
_LEFT = re.compile(
    r"\b(?:thôi|miễn nhiệm|bãi nhiệm|cách chức|từ chức|từ nhiệm|nghỉ|rời|kết thúc|sa thải|mất|bàn giao|thay|kế nhiệm|sau khi)\b"
)


#: Whom someone follows in a post, and what happened to him: ", thay ông B, người bị bãi nhiệm".
_OTHERS = re.compile(
    r" (?:thay thế|thay cho|thay|kế nhiệm|tiếp quản|sau khi) (?:(?:người tiền nhiệm|ông|bà|ngài|cựu|<[RL]\d+>) )+(?:<P|bị )|(?:thay thế|thay cho|thay|kế nhiệm) <P"
)


def _turn(tenure: Tenure, text: str) -> str:
    """Give the status that a sentence tells, which the rest of the article may outdo.

    "Năm 2015, ông được bổ nhiệm làm Giám đốc" tells no leaving, even if he left since.
    """
    rule = tenure.evidence.rule
    if tenure.status != "dismissed":
        return tenure.status
    other = _OTHERS.search(text)
    taken = rule in _taking() and not _LEFT.search(text, 0, other.start() if other else len(text))
    once = taken or _of_a_life(tenure) or rule.endswith(", earlier")
    return "appointed" if once else "dismissed"


@cache
def _taking() -> frozenset[str]:
    """Give the rules that read that a post is taken."""
    return frozenset(r.name for r in rules("posts") if r.status == "appointed")


@cache
def _joining() -> frozenset[str]:
    """Give the rules that read which committees someone joins, beside the office he takes."""
    return frozenset(r.name for r in rules("posts") if r.fact == "joins")


def _joins(tenure: Tenure) -> bool:
    return tenure.evidence.rule.split(",")[0] in _joining()


def _along(group: Sequence[Tenure], tenure: Tenure, text: str) -> bool:
    """Say whether someone takes, or leaves, a committee along with the office of a group."""
    same = [t for t in group if t.person.name == tenure.person.name]
    return any(_turn(t, text) == _turn(tenure, text) for t in same)


#: Before a day that only bounds when something was: "sau năm 1975".
_AROUND = re.compile(r"\b(?:sau|trước)(?: năm| tháng| ngày| khi)? <D")


def _of_a_life(tenure: Tenure) -> bool:
    rule = tenure.evidence.rule
    return rule in _OF_LIVES or (rule.startswith(_LIVES) and rule.split(",")[0] in _OF_LIVES)


def _told(talk: Talk, sentence: Sentence, tenure: Tenure) -> bool:
    """Say whether a rule read that a post is taken or left, once."""
    changed = tenure.status in ("appointed", "dismissed")
    if not (changed or _long_ago(tenure) or _made_acting(tenure)):
        return False
    if (
        not changed
        and len(tenure.since or "") == _A_YEAR
        and not _in_a_year(talk, sentence, tenure)
    ):
        return False
    if "bầu" in sentence.line.words and _to_be_chosen(talk, sentence, tenure):
        return False
    if "cách" in sentence.line.words and _struck(talk, sentence, tenure):
        return False
    new = tenure.evidence.rule in _SAID and _newly(talk, sentence, tenure)
    return (new or tenure.evidence.rule not in _standing()) and not _lasting(sentence, tenure)


def _newly(talk: Talk, sentence: Sentence, tenure: Tenure) -> bool:
    """Say whether a post is called new by its own words: "tân Giám đốc", "Giám đốc mới của Sở"."""
    m = _ROLE.match(sentence.skeleton.text, _place(talk, sentence, tenure))
    role = sentence.skeleton.items[int(m[1])].phrase if m else None
    return isinstance(role, RolePhrase) and role.status == "appointed"


#: Before a post to which others shall elect: "điều động ông A về huyện, giới thiệu để bầu giữ chức".
_TO_BE_CHOSEN = Needle(
    r"<P\d+>[^;.]*?(?:\b(?:giới thiệu|trình)\b(?:(?!\b(?:đã|trúng|kết quả)\b)[^;.]){0,140}?|\bđể (?:<O\d+> )?)\bbầu\b(?:(?!\b(?:bổ nhiệm|chỉ định|điều động|trúng cử|được bầu)\b|<P)[^;.])*$",
    whole=True,
)


def _to_be_chosen(talk: Talk, sentence: Sentence, tenure: Tenure) -> bool:
    """Say whether others shall still elect someone to a post."""
    place = _place(talk, sentence, tenure)
    return sentence.skeleton.search_in(_TO_BE_CHOSEN, sentence.skeleton.text[:place]) is not None


#: Before a post held long ago that is struck out of a record, which is a measure and no leaving.
_BY_FORM = "removed-by-form"
_STRUCK = re.compile(r"\bxóa tư cách(?: (?:chức vụ|chức danh|nguyên|cựu|là|<R\d+>|và|,))* $")


def _struck(talk: Talk, sentence: Sentence, tenure: Tenure) -> bool:
    """Say whether a post is struck out of a record: "kỷ luật xóa tư cách nguyên Chủ tịch UBND tỉnh".

    So are posts of terms gone by, "kỷ luật ông A bằng hình thức cách chức …": the measure is told.
    """
    if tenure.evidence.rule == _BY_FORM:
        return True
    place = _place(talk, sentence, tenure)
    return _STRUCK.search(sentence.skeleton.text[:place]) is not None


#: A year at once before the person: "Năm 2010, bà A được bổ nhiệm".
_IN_A_YEAR = re.compile(r"<D\d+>(?: ,)?(?: (?:<R\d+>|ông|bà|đồng chí|,))* <P\d+>")
#: Letters of an ISO date of year and of day precision.
_A_YEAR, _A_DAY = 4, 10


def _in_a_year(talk: Talk, sentence: Sentence, tenure: Tenure) -> bool:
    """Say whether the year of a taking stands at once before the person or after the post."""
    if _IN_A_YEAR.search(sentence.skeleton.text):
        return True
    return _told_after(sentence, _place(talk, sentence, tenure)) is not None


def _taken_once(talk: Talk, sentence: Sentence, tenure: Tenure) -> bool:
    """Say whether a line of a life tells that a post was taken, and when: "Năm 2011, ông được bầu"."""
    place = _place(talk, sentence, tenure)
    text = sentence.skeleton.text
    left = text[:place]
    dated = "<D" in left or _told_after(sentence, place) is not None
    return dated and not _AROUND.search(left) and _TAKEN.search(text, 0, place) is not None


def _made_acting(tenure: Tenure) -> bool:
    """Say whether a sentence tells that someone takes a post for a time: "giao quyền Giám đốc"."""
    rule = tenure.evidence.rule
    return tenure.status == "acting" and any(
        r.name == rule and r.status == "appointed" for r in rules("posts")
    )


def _long_ago(tenure: Tenure) -> bool:
    """Say whether a post was taken long before the article, at a time that it tells."""
    since = tenure.since or ""
    return tenure.evidence.rule.endswith(", earlier") and len(since) >= _A_YEAR


def _same_people(
    talk: Talk, sentence: Sentence, groups: dict[tuple[str, str], list[Tenure]]
) -> list[list[Tenure]]:
    """Join the posts that the same people take, or leave, in one sentence by one kind of verb."""
    out: dict[tuple[object, ...], list[Tenure]] = {}
    for (_, status), group in groups.items():
        ranks = any(t.post.role == "rank" for t in group)
        chosen = _of_a_life(group[0]) and _verb(talk, sentence, group[0]) == "bầu"
        people = frozenset(t.person.name for t in group)
        place = _place(talk, sentence, group[0])
        when = _told_after(sentence, place) if ranks else None
        when = _told_last(sentence, place) if chosen else when
        out.setdefault((status, ranks, chosen, people, when), []).extend(group)
    return list(out.values())


#: One more decision in a sentence: "…; điều động ông B về huyện C, chỉ định giữ chức".
_WHOM = r" (?:các |\d+ |<R|<P|ông|bà|đồng chí)"
_NEXT = re.compile(rf"; (?:điều động|luân chuyển|phân công|bổ nhiệm){_WHOM}")
_NEXT_ELECTION = re.compile(
    # by first letters, so that the search can run from sign to sign
    r"[;, ](?:(?<=[;,])|(?<= )và)(?: (?:đã|cũng|đồng thời|tiếp tục|tiến hành|nhất trí|tín nhiệm))* bầu(?: bổ sung| thêm| lại)?"
    + _WHOM
)


def _decisions_before(sentence: Sentence, place: int) -> int:
    """Count the decisions told after the first, before a place of a sentence."""
    text, count = sentence.skeleton.text, 0
    if ";" in sentence.line.words:
        count = len(_NEXT.findall(text, 0, place))
    if "bầu" in sentence.line.words:
        count += len(_NEXT_ELECTION.findall(text, 0, place))
    return count


def _decision(talk: Talk, sentence: Sentence, tenure: Tenure, *, several: bool) -> tuple[str, str]:
    """Give the key of the decision that a change belongs to, one of ``several`` changes or alone.

    A slate elected or named in one sentence is one decision; else each post is its own, and so
    is what another verb after a semicolon decides.
    """
    verb = _verb(talk, sentence, tenure)
    slate = verb in _SLATE and tenure.post.role != "rank"
    what = verb if slate else name_key(tenure.post.title)
    before = _decisions_before(sentence, _place(talk, sentence, tenure)) if several else 0
    if several and _of_a_life(tenure):
        what += f" {_told_last(sentence, _place(talk, sentence, tenure)) or ''}"
    return f"{what} {before}", _turn(tenure, sentence.skeleton.text)


def _verb(talk: Talk, sentence: Sentence, tenure: Tenure) -> str:
    """Give the verb by which a post is taken or left: the last one before its words."""
    skeleton = sentence.skeleton
    verb = _last_verb(skeleton.before(_place(talk, sentence, tenure)))
    if not verb and tenure.status != "acting":
        verb = _last_verb(skeleton.words)
    return "bầu" if verb in _ELECTING else verb


def _last_verb(words: list[str]) -> str:
    """Give the last verb of some words, "giữ chức" only without another.

    >>> _last_verb("<O0> bầu <P1> giữ chức".split()), _last_verb(["<P0>", "giữ", "chức"])
    ('bầu', 'giữ chức')
    """
    held = ""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _ENDS:
            verb = words[at] if words[at] in _VERBS else " ".join(words[max(0, at - 1) : at + 1])
            if verb == _HOLDING:
                held = verb
            elif verb in _VERBS:
                return verb
    return held


_SINCE = re.compile(r"từ (?:tháng |năm |ngày )?(?:<D\d+>|\d{4}) (?:-|–|đến) ?")


def _lasting(sentence: Sentence, tenure: Tenure) -> bool:
    """Say whether the sentence tells how long, not when: "giữ chức Cục trưởng từ 2010 đến nay"."""
    text = sentence.skeleton.text
    return tenure.evidence.rule == "takes-post" and bool(
        _SINCE.search(text) or re.search(r"đến nay|<D\d+> - <D\d+>", text) or _ranged(sentence)
    )


def _ranged(sentence: Sentence) -> bool:
    return bool(re.match(r"^(?:từ )?<D\d+> (?:-|–|đến) ", sentence.skeleton.text))


@cache
def _never_elect() -> tuple[str, ...]:
    """Give with what the names of bodies begin that send and name people, but elect nobody."""
    return tuple(row["body"] for row in table("never_elect.tsv"))


def _change(talk: Talk, sentence: Sentence, group: list[Tenure]) -> None:
    main = [t for t in group if not _joins(t)] or group
    first, text = main[0], sentence.skeleton.text
    names = list(dict.fromkeys(t.person.name for t in group))
    verb = _verb(talk, sentence, first)
    titles = list(dict.fromkeys(_titled(t) for t in main))
    place = _place(talk, sentence, first)
    kind, name = _called(first, titles, verb, text, place, ", ".join(names))
    later = _told_after(sentence, place)
    if later is None and _of_a_life(first):
        later = _told_last(sentence, place)
    once = _of_a_life(first) or _long_ago(first) or bool(year_first(sentence))
    draft = talk.book.change(sentence, kind, name, first, names, verb=verb, later=later, once=once)
    if draft.type == kind:
        draft.in_force = draft.in_force or _in_force(sentence, place)
    ids = [t.id for t in group]
    ours = draft.ends if kind == "leaving" else draft.starts
    ours += [i for i in ids if i not in ours]
    span, rule, sure = first.evidence.span, first.evidence.rule, first.evidence.certainty
    talk.part(draft, [t.person for t in group], "subject", sentence, span, rule, sure)
    by = [w for w in deciding(talk, sentence, place) if w.name not in names]
    if kind == "election":  # "Ban Bí thư điều động ông A, sau đó ông được bầu"
        by = [w for w in by if not w.name.startswith(_never_elect())]
    talk.part(draft, by, "authority", sentence, span, "authority", 0.85)
    giving = [w for w in handing(talk, sentence, place) if w.name != first.person.name]
    there = ceremony(talk, sentence) if giving else None
    talk.part(there or draft, giving, "presenter", sentence, span, "hands-over", 0.88)
    talk.sign_off(draft, sentence)


#: The day of a change right after its post: "giữ chức Phó Trưởng ban vào tháng 10/2018".
_WHEN_AFTER = re.compile(
    r"<R\d+>(?: <[OL]\d+>)?(?:(?: (?:đối với|với|cho))?(?: (?:ông|bà|đồng chí))? <P\d+>)?(?: ,)?(?: (?:vào|hồi|hôm|trong|đầu|cuối|giữa|khoảng))* <D(\d+)>(?! ?(?:-|–|đến|tới) )"
)
#: The day from which a decision is in force: "giữ chức Giám đốc Sở trong 5 năm, kể từ ngày 1/7".
_IN_FORCE = re.compile(
    r"<[RO]\d+>(?: <[OL]\d+>)?(?: ,| \()?(?: (?:trong )?(?:thời hạn|thời gian|nhiệm kỳ)[^<>;,.]{0,24}?\d+ năm(?: ,)?| năm)?(?: (?:kể|tính|có hiệu lực))? <D(\d+)>(?! ?(?:-|–|đến|tới) )"
)


def _told_after(sentence: Sentence, place: int) -> str | None:
    """Give the day, month or year that stands right after the post of a change."""
    m = _WHEN_AFTER.match(sentence.skeleton.text, place)
    item = sentence.skeleton.items[int(m[1])] if m else None
    date = item.phrase if item else None
    if not isinstance(date, DatePhrase) or date.until or item is None:
        return None
    return None if sentence.line.low[item.start] == "từ" else date.iso


def _in_force(sentence: Sentence, place: int) -> str | None:
    """Give the day from which the post of a change is held, where it is told right after it."""
    m = _IN_FORCE.match(sentence.skeleton.text, place)
    item = sentence.skeleton.items[int(m[1])] if m else None
    date = item.phrase if item else None
    if not isinstance(date, DatePhrase) or date.until or item is None:
        return None
    a_day = date.iso if len(date.iso or "") == _A_DAY else None
    return a_day if sentence.line.low[item.start] == "từ" else None


def _told_last(sentence: Sentence, place: int) -> str | None:
    """Give the time of one more step of a life: "Năm 2015, ông được bầu …; đến tháng 8/2018 …"."""
    items = sentence.skeleton.items
    dates = [items[int(n)].phrase for n in _DATE.findall(sentence.skeleton.text, 0, place)]
    if len(dates) < _TWO:
        return None
    last = dates[-1]
    return last.iso if isinstance(last, DatePhrase) and not last.until else None


def _titled(tenure: Tenure) -> str:
    """Give the title of a post as a change names it: "quyền Giám đốc Sở Y tế"."""
    return f"quyền {tenure.post.title}" if tenure.status == "acting" else tenure.post.title


#: Before what others have chosen or taken away and a higher body confirms.
_APPROVED = re.compile(
    r"\b(?:phê chuẩn|chuẩn y|công nhận)(?: (?:các|việc))? kết quả (?:bầu|miễn nhiệm|bãi nhiệm)\b"
)


def _left_how(text: str, place: int) -> str:
    """Give how a post is left: by the last verb before it, else by any of the sentence."""
    told = [(text.rfind(w, 0, place), how) for w, how in (*_LEAVING, ("thôi", "Thôi giữ chức"))]
    at, how = max(told)
    return how if at >= 0 else next((h for w, h in _LEAVING if w in text), "Thôi giữ chức")


def _called(
    first: Tenure, titles: Sequence[str], verb: str, text: str, place: int, names: str
) -> tuple[str, str]:
    """Give the type of a change and a name for it."""
    posts = ", ".join(titles)
    approved = _APPROVED.search(text) is not None
    if _turn(first, text) == "dismissed":
        if approved:
            return "leaving", f"{APPROVAL} miễn nhiệm {posts} đối với {names}"
        if verb == _RETIRING:
            return "leaving", f"{names} {_RETIRING}"
        how = _left_how(text, place)
        over = "" if how in _OUSTED else "đối với "
        return "leaving", f"{how} {posts} {over}{names}"
    if first.post.role == "rank":
        return "promotion", f"Thăng cấp bậc hàm {posts}: {names}"
    if verb == "bầu" and approved:
        return "appointment", f"{APPROVAL} bầu {names} giữ chức {posts}"
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
        if item.kind != "H" and line.starts[item.start] <= at < line.stop(item.stop - 1):
            return skeleton.place(number)
    return len(skeleton.text)


__all__ = ["changes"]
