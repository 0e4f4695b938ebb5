"""Events told twice that become one, once it is known who takes part in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.facts.draft import Draft, different_days
from kg.facts.likeness import one_goal, same_goal, wider, words


def join_visits(drafts: Sequence[Draft], draft: Draft) -> None:
    """Let a visit told twice be one: by its noun and by its verb, with the same visitor."""
    for other in drafts:
        if other is draft or other.type != "visit" or other.same or draft.same:
            continue
        if other.apart or draft.apart:
            continue
        if not same_goal(other.name, draft.name, (*other.people, *draft.people)):
            continue
        if _on_the_way(other, draft) or _on_the_way(draft, other):
            continue
        if set(other.people) & set(draft.people) and not different_days(other, draft.date):
            keep, gone = (draft, other) if other.date is None else (other, draft)
            gone.same = keep
            keep.used = True
            keep.people = tuple(dict.fromkeys((*keep.people, *gone.people)))
            if gone.rule_named:
                keep.name = gone.name


#: A visit of state.
_OF_STATE = re.compile(r"(?:thăm|công du)(?: và làm việc)? (?:chính thức|cấp|hữu nghị)")


def of_state(name: str) -> bool:
    """Say whether the name of a visit tells of one of state."""
    return _OF_STATE.search(name) is not None


def _on_the_way(one: Draft, other: Draft) -> bool:
    """Say whether people or things are visited in the course of a visit of state."""
    return one.evidence.rule == "visits-people" and on_the_way(one.name, other.name, other.people)


def on_the_way(name: str, other: str, people: Sequence[str]) -> bool:
    """Say whether a visit of people or things is told in the course of a visit of state."""
    return bool(_OF_STATE.search(other)) and not one_goal(name, other, people)


def join_nameless_visits(drafts: Sequence[Draft]) -> None:
    """Let a visit named without its visitor be the one told with it, if it is the only one."""
    visits = [d for d in drafts if d.type == "visit" and d.same is None]
    for draft in visits:
        if draft.people or not draft.rule_named:
            continue
        fit = [
            d
            for d in visits
            if d.people
            and one_goal(d.name, draft.name, d.people)
            and not different_days(d, draft.date)
        ]
        if len(fit) == 1:
            draft.same = fit[0]
            fit[0].used = True
            fit[0].date = fit[0].date or draft.date


#: Verbs whose happenings a bare noun may have meant before.
_HELD = frozenset(("working", "ceremony", "conference"))
#: How many characters before its telling a bare noun may mean an event, as in a caption.
_NEAR = 200


def join_bare(drafts: Sequence[Draft], draft: Draft) -> None:
    """Let a bare noun just before mean what is told now: "Ông A tại buổi làm việc. Chiều nay, …"."""
    bare = [
        d
        for d in drafts
        if d.same is None
        and d.type == draft.type
        and d.evidence.rule == "implied"
        and (d.loose or len(d.name) == len(d.head))
    ]
    alike = [d for d in drafts if d.same is None and d.type == draft.type]
    if draft.type not in _HELD or alike != bare or len(bare) != 1:
        return
    if draft.at - bare[0].at < _NEAR and not different_days(bare[0], draft.date):
        draft.absorb(bare[0])


#: What kind of talks the words of a name tell.
_KINDS = re.compile(r"điện đàm|hội đàm|làm việc|đối thoại|họp|hội kiến|tiếp|gặp|chào|đón")
#: Kinds of talks that one meeting may be called by.
_ENCOUNTER = frozenset(("hội kiến", "tiếp", "gặp", "chào", "đón"))


def join_talks(drafts: Sequence[Draft], sides: Mapping[str, set[str]]) -> None:
    """Let talks told twice be one: by their noun and by their verb, between the same people.

    ``sides`` gives those who talk, by the id of the draft.
    """
    talks = [d for d in drafts if d.type in ("meeting", "working") and d.same is None]
    for at, draft in enumerate(talks):
        for other in talks[:at]:
            if other.same is None and _one_talk(draft, other, sides):
                other.absorb(draft)
                break
    for draft in talks:
        told = [d for d in talks if d.same is None and _one_side(draft, d, sides)]
        if draft.same is None and len(told) == 1 and not (draft.told or draft.date):
            told[0].absorb(draft)


def _one_side(draft: Draft, other: Draft, sides: Mapping[str, set[str]]) -> bool:
    """Say whether a bare noun of which one side is known may mean talks of two told by their verb."""
    mine, theirs = sides.get(draft.id, set()), sides.get(other.id, set())
    if other.at >= draft.at or draft.evidence.rule != "implied":
        return False
    if draft.name[len(draft.head) :] not in {"", *(f" với {name}" for name in mine)}:
        return False
    if len(mine) != 1 or len(theirs) < _BOTH or not mine <= theirs:
        return False
    one, two = _kinds(draft), _kinds(other)
    alike = bool(one & two) or (one == {"gặp"} and "điện đàm" not in two)
    return alike and not different_days(other, draft.date)


def name_sides(drafts: Sequence[Draft], sides: Mapping[str, set[str]]) -> None:
    """Name talks of which the text has only the noun after the two who talk: "Cuộc gặp giữa …"."""
    for draft in drafts:
        who = sorted(sides.get(draft.id, ()))
        bare = draft.evidence.rule == "implied" and len(draft.name) == len(draft.head)
        if draft.type == "meeting" and bare and draft.same is None and len(who) == _BOTH:
            draft.name += f" giữa {' và '.join(who)}"


def _one_talk(draft: Draft, other: Draft, sides: Mapping[str, set[str]]) -> bool:
    mine, theirs = sides.get(draft.id, set()), sides.get(other.id, set())
    small, large = sorted((mine, theirs), key=len)
    if len(small) < _BOTH or not small <= large or different_days(other, draft.date):
        return False
    if draft.days and other.days and not draft.days & other.days:
        return False
    one, two = _kinds(draft), _kinds(other)
    return bool(one & two) or bool(one & _ENCOUNTER and two & _ENCOUNTER)


#: Letters of an ISO date of day precision.
_A_DAY = 10
#: Kinds of gatherings that one person chairs once, whatever each telling calls them.
_CHAIRED = frozenset(("working", "conference"))
#: Words of names that tell no meeting from another.
_OF_ANY = words(
    "hội nghị họp làm việc phiên trực tuyến chủ trì với ban chỉ đạo công tác lãnh đạo tỉnh"
)


def join_chaired(drafts: Sequence[Draft], chairs: Mapping[str, set[str]]) -> None:
    """Let meetings told twice be one: those that the same person chairs about the same thing.

    "Bộ trưởng A chủ trì họp góp ý dự thảo Luật Du lịch" in the title is the "cuộc họp về sửa đổi
    dự thảo Luật Du lịch" that he chairs in the text. ``chairs`` gives the names by id of draft.
    """
    held = [d for d in drafts if d.type in _CHAIRED and d.same is None]
    held = [d for d in held if d.organisers or d.id in chairs]
    for at, draft in enumerate(held):
        for other in held[:at]:
            if other.same is None and _one_meeting(draft, other, chairs):
                other.absorb(draft)
                break


def _one_meeting(draft: Draft, other: Draft, chairs: Mapping[str, set[str]]) -> bool:
    mine, theirs = chairs.get(draft.id, set()), chairs.get(other.id, set())
    if different_days(other, draft.date):
        return False
    if draft.days and other.days and not draft.days & other.days:
        return False
    if draft.organisers and other.organisers and not set(draft.organisers) & set(other.organisers):
        return False
    if draft.part and other.part and draft.part != other.part:
        return False
    hosts = {*draft.organisers, *other.organisers}
    names = words(" ".join({*mine, *theirs, *hosts})) | _OF_ANY
    one, two = words(draft.name) - names, words(other.name) - names
    if not mine & theirs:
        # "Ban Chỉ đạo họp" beside "cuộc họp Ban Chỉ đạo" of the same day
        dated = draft.date == other.date and len(draft.date or "") == _A_DAY
        held = draft.organisers and other.organisers and not (mine and theirs)
        return bool(dated and held and draft.type == other.type and not (one and two))
    if wider(one, two) or wider(two, one):
        return False
    shared = len(one & two)
    return shared > 1 and 2 * shared >= min(len(one), len(two))


#: How many sides talks have.
_BOTH = 2


def _kinds(draft: Draft) -> set[str]:
    return set(_KINDS.findall(f"{draft.head} {draft.name}".lower())[:1])


#: Several envoys received one after another: "tiếp các Đại sứ đến trình Quốc thư".
_ENVOYS = re.compile(
    r"(?:tiếp|gặp|nhận|đón)\b.* (?:các|hai|ba|bốn|năm|sáu|\d+) (?:tân )?(?:đại sứ|trưởng (?:phái đoàn|cơ quan))"
    r"|gặp (?:gỡ )?(?:song phương )?(?:với )?lãnh đạo (?:các|một số|nhiều|\d+) nước"
)
#: How many characters after a reception the next one is told of.
_JUST_BEFORE = 900
#: How the reception of one of them begins to be told.
_ONE_OF_THEM = re.compile(
    r"(?:tại )?(?:<E\d+>|(?:(?:cuộc|buổi) )?(?:tiếp|gặp|trao đổi|hội kiến|trò chuyện)\b)"
)


def date_envoys(
    drafts: Sequence[Draft], sides: Mapping[str, set[str]], begins: Mapping[str, str]
) -> None:
    """Let each envoy be received on the day told of all: "tiếp các Đại sứ … Tiếp Đại sứ A, …".

    So is a guest received on the day on which the same host has just received another.
    ``sides`` gives those who talk and ``begins`` the sentences of the talks, by the id of the draft.
    """
    held = [d for d in drafts if d.type == "meeting" and d.same is None]
    all_at_once = [d for d in held if d.date and _ENVOYS.search(d.name.lower())]
    for draft in held:
        if draft.date or draft.planned or draft.coming:
            continue
        told = [d.id for d in drafts if d is draft or d.same is draft]
        if not any(_ONE_OF_THEM.match(begins.get(i, "")) is not None for i in told):
            continue
        mine = {name for i in told for name in sides.get(i, set())}
        dated = [d for d in held if len(d.date or "") == _A_DAY and d.at < draft.at]
        near = [d for d in dated if draft.at - d.at < _JUST_BEFORE][-1:]
        for one in all_at_once if len(all_at_once) == 1 else near:
            if one.at < draft.at and not mine.isdisjoint(sides.get(one.id, set())):
                draft.date, draft.part = one.date, one.part


#: What kinds of papers are signed.
_PAPERS = re.compile(
    r"hợp đồng|thỏa thuận|ghi nhớ|hiệp định|chương trình|quy chế|thỏa ước|kế hoạch|nghị định thư"
    r"|tuyên bố|hiệp ước|hợp tác|giao ước|biên bản|văn kiện|cam kết|phối hợp"
)


def join_signings(
    drafts: Sequence[Draft], sides: Mapping[str, set[str]], titles: Sequence[int]
) -> None:
    """Let a signing told by its verb be the one that the text names: "Lễ ký kết …. … A và B đã ký".

    So is what a headline tells by its verb. ``sides`` gives those who sign, by the id of the
    draft; ``titles`` are the places of headlines.
    """
    signings = [d for d in drafts if d.type == "signing" and d.same is None and not d.desk_work]
    named = [d for d in signings if d.rule_named]
    heads = [d for d in signings if not d.rule_named and d.at in titles]
    told = [d for d in signings if not d.rule_named and d.at not in titles]
    if len(heads) == 1 and len(told) == 1 and _one_paper(told[0], heads[0], sides):
        told[0].absorb(heads[0])
        told[0].name = max(heads[0].name, told[0].name, key=len)
        heads = []
    one = [*heads, *told]
    if len(named) == 1 and len(one) == 1 and _one_paper(named[0], one[0], sides):
        paper = _PAPERS.search(one[0].name)
        if paper and named[0].name == named[0].head_name:
            named[0].name += f" {one[0].name[paper.start() :]}"  # "Lễ ký kết" + "hợp đồng …"
        named[0].absorb(one[0])


def _one_paper(one: Draft, other: Draft, sides: Mapping[str, set[str]]) -> bool:
    """Say whether two tellings of a signing may be of the same paper, signed on the same day."""
    mine, theirs = (set(_PAPERS.findall(d.name.lower())) for d in (one, other))
    if (mine and theirs and not mine & theirs) or different_days(one, other.date):
        return False
    here, there = (sides.get(d.id, set()) | set(d.organisers) for d in (one, other))
    return not (here and there) or bool(here & there)


#: What number a session has: "phiên thứ 5", "phiên họp lần thứ hai".
_COUNTED = re.compile(r"\bthứ (\w+)|\bphiên (\d+)", re.IGNORECASE)
#: What bodies that sit hold.
_SITTINGS = frozenset(("plenum", "working", "conference"))


def join_sessions(drafts: Sequence[Draft]) -> None:
    """Let a session told by its verb be the one named: "UBND tỉnh A họp phiên thường kỳ tháng 12"."""
    for draft in drafts:
        if draft.evidence.rule != "holds-session" or draft.same or not draft.organisers:
            continue
        number = _COUNTED.search(draft.name)
        fit = [
            d
            for d in drafts
            if d is not draft
            and d.same is None
            and d.type in _SITTINGS
            and d.date
            and _holds(draft.organisers[0], d)
            and d.date.startswith(draft.date or "")
            and not _other_number(number, _COUNTED.search(d.name))
        ]
        fit = [d for d in fit if d.type == draft.type] or fit
        if len(fit) == 1 and len(draft.date or "") < len(fit[0].date or ""):
            fit[0].absorb(draft)


def join_numbered(drafts: Sequence[Draft]) -> None:
    """Let a session named without its number be the one numbered session of its body."""
    counted = [d for d in drafts if d.key[:2] == ("ordinal", "plenum") and d.same is None]
    for draft in drafts if counted else ():
        if draft.type != "plenum" or draft.key[:1] != ("name",) or draft.same:
            continue
        mine = words(draft.name)
        fit = [d for d in counted if mine < words(d.name) and not _other_day(draft, d)]
        if len(fit) == 1 and len(mine) >= _WORDS_OF_IT:
            fit[0].absorb(draft)


def _other_day(one: Draft, other: Draft) -> bool:
    """Say whether two events are of days that do not go together."""
    return not (one.date or "").startswith(other.date or "") and not (other.date or "").startswith(
        one.date or ""
    )


#: Types of gatherings that a headline may name short, and the fewest words of such a name.
_GATHERED = frozenset(("plenum", "working", "conference", "ceremony"))
_WORDS_OF_IT = 3


def join_headed(drafts: Sequence[Draft], titles: Sequence[int]) -> None:
    """Let a gathering that only a headline names be the one of the text whose name holds its words.

    ``titles`` are the places of headlines.
    """
    for draft in drafts:
        if draft.same is None and draft.date is None and draft.at in titles:
            _join_congress(drafts, draft, titles)
        if draft.same or draft.date or draft.used or draft.at not in titles:
            continue
        mine = words(draft.name)
        if not draft.rule_named or draft.type not in _GATHERED or len(mine) < _WORDS_OF_IT:
            continue
        fit = [d for d in drafts if d is not draft and d.same is None and d.date and d.rule_named]
        fit = [d for d in fit if d.type in _GATHERED and d.at not in titles]
        fit = [d for d in fit if mine <= words(d.name)]
        if len(fit) == 1:
            fit[0].absorb(draft)


#: A gathering told by the noun of what is done there: "buổi đối thoại", "lễ trao quà".
_OF_DEED = re.compile(
    r"(?:buổi|cuộc|lễ|hội nghị|chương trình) (đối thoại|trao quà|tặng quà|trao tặng|công bố|trao quyết định|công bố quyết định|tiếp công dân|tiếp dân|tiếp xúc|tiếp xúc cử tri)"
)
#: Verbs in names of deeds that a noun may mean with other words.
_SAME_VERB = {
    "tặng quà": "trao",
    "trao quà": "trao",
    "trao tặng": "trao",
    "tiếp dân": "tiếp công dân",
}


def join_deeds(drafts: Sequence[Draft]) -> None:
    """Let the bare noun of what was just told by its verb mean that: "đã đối thoại … tại buổi đối thoại"."""
    for draft in drafts:
        if draft.evidence.rule == "announces-inspection" and draft.same is None:
            held = [d for d in drafts if d.same is None and _announces(d)]
            if len(held) == 1 and set(held[0].organisers) & set(draft.organisers):
                held[0].absorb(draft)  # of the headline: "Thanh tra A công bố quyết định thanh tra"
        if draft.same or not draft.rule_named or draft.date or draft.places:
            continue
        m = _OF_DEED.fullmatch(draft.name.lower())
        if m is None:
            continue
        verb = _SAME_VERB.get(m[1], m[1])
        told = [d for d in drafts if d.same is None and not d.rule_named and d.at < draft.at]
        told = [d for d in told if verb in d.name.lower() and d.type in _DONE]
        if m[1].endswith(" quà"):
            gifts = [d for d in drafts if d.same is None and not d.rule_named and d.at < draft.at]
            told = [d for d in gifts if d.type in _BRINGING and " quà" in d.name.lower()][-1:]
        if len(told) == 1:
            told[0].absorb(draft)


#: Types of what brings gifts.
_BRINGING = frozenset(("ceremony", "visit"))


def _announces(draft: Draft) -> bool:
    """Say whether decisions are announced at a gathering."""
    if draft.evidence.rule == "holds-announcing":
        return True
    return draft.rule_named and "công bố quyết định" in draft.name.lower()


#: Types of what is done at such a gathering.
_DONE = frozenset(("ceremony", "meeting", "working", "conference"))


#: The number of a congress.
_NUMBER = re.compile(r"\blần thứ (\w+)")


def _join_congress(drafts: Sequence[Draft], draft: Draft, titles: Sequence[int]) -> None:
    """Let a congress of a headline be the one of the text with its number, held by a body of its host."""
    number = _NUMBER.search(draft.name)
    if draft.type != "congress" or number is None:
        return
    fit = [d for d in drafts if d.type == "congress" and d is not draft and d.same is None]
    fit = [d for d in fit if d.date and d.rule_named and d.at not in titles]
    fit = [d for d in fit if number[1] in (n[1] for n in _NUMBER.finditer(d.name))]
    mine = draft.organisers
    if len(fit) == 1 and any(one.endswith(f" {own}") for one in fit[0].organisers for own in mine):
        fit[0].absorb(draft)


def _holds(body: str, draft: Draft) -> bool:
    """Say whether a body holds an event."""
    return body in draft.organisers or body.lower() in draft.name.lower()


def _other_number(one: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    """Say whether two sessions are told with different numbers."""
    if one is None or other is None:
        return False
    return (one[1] or one[2]).lower() != (other[1] or other[2]).lower()


def join_shorter(drafts: Sequence[Draft], draft: Draft) -> None:
    """Let shorter names of the same event be this one: "Đại hội Đảng bộ xã A" in a title."""
    mine = words(draft.name)
    for other in drafts:
        if other is draft or other.type != draft.type or other.same or not other.rule_named:
            continue
        theirs = words(other.name)
        if len(theirs) < 5 or not theirs <= mine or different_days(other, draft.date):
            continue
        if other.organisers and draft.organisers:
            if not set(other.organisers) & set(draft.organisers):
                continue  # one office handed over after another
        other.same = draft
        draft.used = draft.used or other.used


__all__ = [
    "date_envoys",
    "join_bare",
    "join_chaired",
    "join_deeds",
    "join_headed",
    "join_nameless_visits",
    "join_sessions",
    "join_shorter",
    "join_signings",
    "join_talks",
    "join_visits",
    "name_sides",
    "of_state",
    "on_the_way",
]
