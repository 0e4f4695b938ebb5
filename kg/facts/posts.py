"""Who holds, takes or leaves which post, by the rules of ``rules/posts.toml``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.facts.careers import chain
from kg.facts.claims import EARLIER, YEARS, Claim, aide, before_name, role_of
from kg.facts.context import after_kin, modality, modality_at
from kg.facts.enumerated import enumerated
from kg.facts.joined import joined, member_of, taken_along
from kg.facts.periods import in_brackets
from kg.grammar import Rule, Skeleton
from kg.grammar.needle import Needle
from kg.lexicon import word_set
from kg.mentions import Item
from kg.mentions.bodies import known_firms
from kg.mentions.dates import DatePhrase
from kg.mentions.organisations import BodyPhrase, heads
from kg.mentions.places import PlacePhrase
from kg.mentions.roles import RolePhrase


def _idle(skeleton: Skeleton, *, of_him: bool) -> list[str]:
    """Give the options of rules that tell nothing of a sentence, as it names no rank or degree."""
    rank = degree = False
    for item in skeleton.items:
        if item.kind == "R":
            role = role_of(item)
            rank = rank or role.rank
            degree = degree or role.role == "degree"
    idle = [] if of_him else ["told-of-him"]
    if not rank:
        idle.append("rank")
    if not degree:
        idle.append("degree")
    return idle


def _has_one(rule: Rule, options: list[str]) -> bool:
    """Say whether a rule has one of some options."""
    return any(option in rule.options for option in options)


def by_rules(
    skeleton: Skeleton, *, in_title: bool, of_him: bool = False
) -> tuple[list[Claim], list[str]]:
    """Apply the rules of ``rules/posts.toml``; also name the rules that nearly fired.

    ``of_him`` says that the person of the skeleton is "ông", whose life is told.
    """
    claims: list[Claim] = []
    near: list[str] = []
    idle = _idle(skeleton, of_him=of_him)
    for rule in skeleton.fitting("posts"):
        if rule.options and _has_one(rule, idle):
            continue
        for m in skeleton.find(rule):
            if (
                "title-only-for-lam" in rule.options
                and " làm " in _MOVING.sub(" ", m[0])
                and not in_title
                and not _dated(skeleton, m.end())
                and not _by_decision(skeleton, m.start())
                and not _another(skeleton.text, m)
                and not _begins_with(skeleton, m)
            ):
                near.append(f"{rule.name}: only in headlines with 'làm'")
                continue
            if rule.name == "takes-post" and _meanwhile(skeleton.text, m):
                continue  # "dưới thời ông A giữ cương vị R": held, not taken
            at = m.start()
            state = modality_at(skeleton, at)
            if state:
                near.append(f"{rule.name}: held back by {state}")
                continue
            if rule.fact in ("charge", "joins"):
                claims += _of_body(skeleton, m, rule)
                continue
            earlier = "title-only-for-lam" in rule.options and EARLIER.match(skeleton.text)
            held = earlier and _HELD.search(m[0]) and not _another(skeleton.text, m)
            status = "former" if held else rule.status
            claims += _of_match(skeleton, m, status, rule.name, rule.certainty, rule.options)
            if rule.name in _OVER:
                claims += _over_others(skeleton, m.end(), status, rule)
    if "lượt" in skeleton.line.words and "lần lượt" in skeleton.text:
        claims = _taken_in_turn(skeleton, claims)
    own = {c.role.start: c.role for c in claims if c.rule in _NAMED_BY}
    return [_about(c, own.get(c.role.start, c.role)) for c in claims], near


def _dated(skeleton: Skeleton, at: int) -> bool:
    """Say whether the time of a post is told at a place."""
    text = skeleton.text
    years = YEARS.match(text, at) or _FROM_TO.match(text, at)
    return years is not None or bool(_from_then(skeleton, at))


#: What tells that a sentence is of what was decided: "công bố quyết định về công tác cán bộ, ông A làm R".
_DECIDED = re.compile(
    r"\b(?:công bố|trao|theo|ra|có|ký|ban hành)(?: các)? quyết định(?: (?:về|của|điều động|bổ nhiệm|công tác|nhân sự)\b[^;.]{0,80})?(?:,|$)"
)


def _by_decision(skeleton: Skeleton, at: int) -> bool:
    """Say whether decisions are told of before a place, or announced at an event named there."""
    if _DECIDED.search(skeleton.text, 0, at):
        return True
    low = skeleton.line.low
    return any(
        "quyết định" in " ".join(low[i.start : i.stop])
        for i in skeleton.numbers(skeleton.text[:at], "E")
    )


def _about(claim: Claim, role: Item) -> Claim:
    return claim if claim.role is role else replace(claim, role=role)


#: Verbs with which someone begins to be what he does: "về làm Giám đốc", not "làm Giám đốc".
_MOVING = re.compile(
    r"\b(?:tuyên thệ|lên|trở lại|quay lại|thay thế|(?:chuyển )?(?:sang|về|qua)) làm\b"
)


#: Before somebody during whose time in office something was.
_IN_HIS_TIME = re.compile(
    r"(?:khi|hồi|lúc|thời|thời gian|thời điểm|thời kỳ|giai đoạn)(?: ngắn ngủi| đầu| dài| mà)?(?: (?:ông|bà|đồng chí|<R\d+>))* ?$"
)
_KEEPING = re.compile(r"> (?:đang |còn )*(?:giữ|đảm nhiệm|đảm nhận) (?:chức|chức vụ|cương vị) <R")


def _meanwhile(text: str, m: re.Match[str]) -> bool:
    """Say whether a post is only told of as held while something was."""
    return bool(_KEEPING.search(m[0]) and _IN_HIS_TIME.search(text, 0, m.start()))


#: People each of whom has one of the offices told after them: "ông A và bà B lần lượt là R và R".
_TURNS = re.compile(
    r"(?P<who>(?:(?:các|hai|ông|bà|anh|chị|đồng chí|,|và|cùng|<[RP]\d+>|\( [^()]{1,60} \)) )+)"
    r"(?P<chosen>(?:tiếp tục |tái |vừa |đã |cùng )*(?:được |đắc cử )(?:(?:<[OR]\d+>|đại hội|hội nghị|tiếp tục|bầu|bổ nhiệm|chỉ định|điều động|phân công|tín nhiệm|và|,) )*)?"
    r"lần lượt (?P<taken>(?:(?:tiếp tục|được|bầu|bổ nhiệm|chỉ định|điều động|phân công|tái đắc cử|đắc cử|trúng cử|trở thành|và|,) )+)?"
    r"(?:(?:là|làm|giữ chức vụ|giữ chức danh|giữ chức|giữ các chức vụ|giữ các chức|giữ vị trí|đảm nhiệm chức vụ|chức vụ|chức) )?"
    r"(?P<what><R\d+>(?:(?: ,| và| <[OLD]\d+>| \( [^()]{1,30} \))+ <R\d+>)*)"
)


def _taken_in_turn(skeleton: Skeleton, claims: list[Claim]) -> list[Claim]:
    """Give each of several people the office that is his, and none of those of the others."""
    m = _TURNS.search(skeleton.text)
    people = skeleton.numbers(m["who"], "P") if m else []
    if m is None or len(people) < _SEVERAL:
        return claims
    roles = skeleton.numbers(m["what"], "R")
    told = {(p.start, r.start) for p in people for r in roles}
    others = [c for c in claims if c.person is None or (c.person.start, c.role.start) not in told]
    if len(people) != len(roles) or modality(skeleton.text, m.start("what")):
        return others
    status = "appointed" if m["chosen"] or m["taken"] else "incumbent"
    return others + [
        Claim(p, r, status, "in-turn", 0.9, term=role_of(r).term, starts=status == "appointed")
        for p, r in zip(people, roles, strict=True)
    ]


#: Rules of which who names somebody stands before the verb.
_NAMED_BY = ("appointed-active", "appointed-active-aside", "appointed-far")


#: Rules by whose verb more posts may be given or taken: "miễn nhiệm R với ông A; R với ông B".
_OVER = ("appointed-over", "stripped-over")
_ANOTHER_OVER = Needle(
    r" ?(?:(?:, |- )?[^<>;.,:()]{0,60}(?:<[OLRD]\d+>[^<>;.,:()]{0,30}){0,3})? ?(?:;|, và|và|,) (?:(?:chức danh|chức vụ|chức) )?"
    r"(?P<role><R\d+>)(?: nhiệm kỳ [^<>,;]{0,14})? (?:đối với|với|cho) (?:(?:ông|bà|đồng chí) )*"
    r"(?P<person><P\d+>(?:(?: [,–-] <R\d+>)*(?: và|, và)(?: (?:ông|bà|đồng chí|<R\d+>))* <P\d+>)?)"
)


def _over_others(skeleton: Skeleton, at: int, status: str, rule: Rule) -> list[Claim]:
    """Read the posts that the same verb gives to others, or takes from them."""
    claims: list[Claim] = []
    while m := _ANOTHER_OVER.match(skeleton.text, at):
        claims += _of_match(skeleton, m, status, rule.name, rule.certainty, frozenset())
        at = m.end()
    return claims


#: What goes before another who is named by the same verb: "bổ nhiệm ông A làm R, ông B" + "làm R".
_NAMED_TOO = re.compile(
    r"(?<![^ ])(?P<verb>bổ nhiệm|bầu|chỉ định|phân công|suy tôn|suy cử|hiệp thương cử|bầu chọn|đề bạt)(?= )(?:(?! (?:nói|cho biết|khẳng định|từng|nguyên|sẽ|khi|trong khi|còn)(?= ))[^.]){0,400}? (?:làm|giữ chức|giữ chức vụ) <R\d+>(?:(?! (?:nói|cho biết|khẳng định|từng|nguyên|sẽ|khi|còn)(?= ))[^.]){0,200}?(?: [,;]| và)(?: cùng| còn)?(?: các| hai| ông| bà| đồng chí| <R\d+>)* $"
)


def _another(text: str, told: re.Match[str]) -> bool:
    """Say whether people are named to a post by the verb of those before them."""
    m = _NAMED_TOO.search(text, 0, text.index("<P", told.start("person")))
    return m is not None and not modality(text, m.start("verb"))


#: Before one who begins what a sentence, or its next part, tells.
_OPENED = re.compile(r"(?:^|.*; )(?:(?:ông|bà|đồng chí|anh|chị|<R\d+>) )*$")
#: After an office that someone has had for a time: "làm Chủ tịch xã được 5 năm".
_FOR_YEARS = re.compile(
    r" (?:được|gần|hơn|suốt|trong|đã|khi|lúc|hồi|thì|từ|hàng|liên|nhiều|\d|hai |ba |bốn |năm )"
)


def _begins_with(skeleton: Skeleton, m: re.Match[str]) -> bool:
    """Say whether a text begins with the news that someone becomes what he does: "Ông A làm R"."""
    text = skeleton.text
    if not m[0].startswith(text[m.start("person") : m.end("person")] + " làm "):
        return False
    if _FOR_YEARS.match(text, m.end()) or not _OPENED.match(text, 0, _first_name(skeleton, m)):
        return False
    roles = skeleton.numbers(m["role"], "R")
    apposed = "<R" in text[_first_name(skeleton, m) : m.end("person")]
    if not apposed and any(role_of(r).lacks or not role_of(r).organisation for r in roles):
        return False  # "Ông A làm giám đốc sở."
    return not any("trưởng đoàn" in role_of(r).title.lower() for r in roles)


_HELD = re.compile(r" (?:giữ chức|giữ chức vụ|làm|đảm nhiệm chức vụ|đảm nhận chức vụ) <R")


_RESIGNED = Needle(
    r"(?P<who><P\d+>(?:(?: ,| và| cùng| với| \(| \)| -|(?: ông| bà)| <[RL]\d+>)* <P\d+>)*)(?: <D\d+>| [,–-] <R\d+>(?: , <R\d+>)*(?: [,–-])?| \( [^()]{1,30} \)| ,)? (?:đã |vừa |mới |bất ngờ |tuyên bố |thông báo |chính thức |(?:nộp |gửi |có |đệ )(?:thư |đơn )|<[DO]\d+> |cũng |đồng loạt |được |quyết định |cho |đột ngột |cùng )*(?:từ chức|từ nhiệm|nghỉ hưu|nghỉ chờ hưu|thôi chức|thôi việc|rời nhiệm sở)\b(?! của| nếu| khỏi| lãnh đạo| thành viên| <R)",
    whole=True,
)
_RETIRING = Needle(
    r"(?:quyết định|thông báo|về việc|cho phép|lễ công bố)[^<>;.]{0,24}(?:<[A-Z]\d+>[^<>;.]{0,14}){0,2}(?:nghỉ hưu|nghỉ chế độ|nghỉ công tác|thôi việc)[^<>;.]{0,60}?(?:<D\d+> [^<>;.]{0,12}?)?(?<= )(?:của|đối với|cho|với) (?:các |gồm |: |\d+ (?=<R|ông|bà|đồng chí|cán bộ))*(?P<who>(?:(?:ông|bà|đồng chí|cán bộ|<R\d+>|,|và|:) )*<P\d+>(?:(?: [,;]| và| với| đối| ông| bà| đồng chí| <[RLD]\d+>)* <P\d+>(?= [^\w<]| và| từ| kể| <|$))*)",
    whole=True,
)


#: Those whose leaving is granted: "chấp thuận đơn từ nhiệm của ông A - R và ông B - R".
_GRANTED = Needle(
    r"(?:chấp thuận|chấp nhận|thông qua|phê chuẩn|đồng ý)(?: với)?(?: các)?(?: đơn)?(?: xin)? (?:từ chức|từ nhiệm) (?:của|đối với) (?P<who>(?:(?:ông|bà|<R\d+>) )*<P\d+>(?:(?: [,–-] <R\d+>)*(?: ,| và)(?: (?:ông|bà|<R\d+>))* <P\d+>)*)",
    whole=True,
)
#: Those who are made to leave: "Thủ tướng A bị phế truất", "khiến Giám đốc B phải từ chức".
_OUSTED = Needle(
    r"(?:\b(?P<forced>khiến|buộc)(?: [^<>.;]{1,50} và)?(?: (?:cựu|ông|bà|<R\d+>))* )?(?P<who><P\d+>)(?: (?:đã|vừa|mới|bất ngờ|đột ngột|chính thức|<D\d+>))* (?:bị(?: (?:<[OLR]\d+>(?: <P\d+>)?|quốc hội|hạ viện|thượng viện|quân đội|bất ngờ|đột ngột))* (?:phế truất|lật đổ|bãi nhiệm|bãi miễn|miễn nhiệm|sa thải)\b(?! <R| chức| khỏi| các| hết| mọi)|mất (?:chức|ghế)\b(?! <R| của)|(?(forced)(?:đã |phải |buộc |vừa )*(?:từ chức|từ nhiệm)|(?!)))",
    whole=True,
)
#: Those whom someone sends away: "Tổng thống sa thải bà A, Bộ trưởng Tư pháp".
_SACKED = Needle(
    r"(?<!muốn )(?<!nên )(?<!dọa )(?<!đòi )(?:bãi nhiệm|bãi miễn|miễn nhiệm|sa thải|phế truất)(?: (?:ông|bà))? (?P<who><P\d+>)(?= [,–-] <R)",
    whole=True,
)
#: What that pattern needs, which an alternative in it that asks for what stood before hides.
_OUSTING = Needle(
    r"(?:phế truất|lật đổ|bãi nhiệm|bãi miễn|miễn nhiệm|sa thải|mất chức|mất ghế|từ chức|từ nhiệm)",
    whole=True,
)
#: Before a leaving that is only aimed at: "biểu tình nhằm buộc Thủ tướng A từ chức".
_AIMED = re.compile(
    r"\b(?:nhằm|để|đòi|muốn|kêu gọi|yêu cầu|đề nghị|tìm cách|hòng|âm mưu|dọa|kế hoạch|nguy cơ|có thể|khả năng|sức ép|áp lực)\b[^.;]*$"
)
_PRESSED = re.compile(
    r"\b(?:nhằm|để|đòi|hòng|tìm cách|muốn|dọa|âm mưu|sức ép|áp lực)(?: (?:buộc|ép|đòi|gây|sức ép|cho|cựu|ông|bà|<[RL]\d+>))* $"
)
#: Before someone whose man it is that leaves: "người phát ngôn của Bộ trưởng A từ chức".
_WHOSE = re.compile(
    r"\bcủa (?:(?:<[RL]\d+>|ông|bà|ngài|chính|cựu|tân|nguyên|doanh nhân|tỷ phú|tỉ phú|nhà lãnh đạo) )*$"
)


#: The day of a leaving: "từ chức ngày 6/10", "nghỉ hưu từ ngày 1/5".
_LEFT_THEN = re.compile(r" (?:(?:kể )?từ |vào )?<D(\d+)>(?! ?(?:đến|-|–|tới) )")


def leaving_own(skeleton: Skeleton, claims: list[Claim]) -> list[Claim]:
    """Let people who resign or retire leave the posts that the sentence gives them."""
    patterns = (_RESIGNED, _OUSTED, _SACKED, _RETIRING, _GRANTED) if claims else ()
    told = [pattern for pattern in patterns if skeleton.may(pattern)]
    if _OUSTED in told and not skeleton.may(_OUSTING):
        told.remove(_OUSTED)
    if not told:
        return claims
    leavers: dict[int, str | None] = {}
    for pattern in told:
        for m in pattern.finditer(skeleton.text):
            # "A, giám đốc truyền thông của Tổng thống B, từ chức" is not B
            if pattern in (_RESIGNED, _OUSTED) and _WHOSE.search(skeleton.text, 0, m.start("who")):
                continue
            aimed = pattern is _SACKED or (pattern is _OUSTED and m["forced"])
            if aimed and _AIMED.search(skeleton.text, 0, m.start()):
                continue
            if pattern is _RESIGNED and _PRESSED.search(skeleton.text, 0, m.start("who")):
                continue
            # "nghỉ công tác chờ đủ tuổi nghỉ hưu" is decided, not awaited
            late = pattern in (_RESIGNED, _OUSTED, _SACKED)
            if not modality(skeleton.text, m.start("who" if late else 0)):
                then = _LEFT_THEN.match(skeleton.text, m.end()) if late else None
                day = _value(skeleton, then[1]) if then else None
                leavers.update({id(i): day for i in skeleton.numbers(m["who"], "P")})
    out = []
    for claim in claims:
        if (
            id(claim.person) in leavers
            and claim.status == "incumbent"
            and not role_of(claim.role).rank
            and not role_of(claim.role).status
        ):
            until = leavers[id(claim.person)] or claim.until
            claim = replace(
                claim, status="dismissed", rule="resigns-or-retires", certainty=0.88,
                until=until, starts=True,
            )  # fmt: skip
        out.append(claim)
    return out


def _led(item: Item, bodies: list[Item]) -> Item:
    """Give a bare role the body that the sentence says it leads: "Ban Lễ tang … làm Trưởng ban"."""
    role = role_of(item)
    body = bodies[0].phrase if bodies else None
    if role.lacks != "any" or not isinstance(body, BodyPhrase) or len(bodies) != 1:
        return item
    noun = role.noun
    if noun and noun != "Đoàn" and not body.name.lower().startswith(noun.lower()):
        return item  # "tổ công tác … Trường A do ông B làm tổ trưởng"
    head = "Ban chỉ đạo" if role.title.lower().endswith("ban chỉ đạo") else noun
    inside = head and role.title.lower().endswith(head.lower())
    tail = body.name[len(head) :].strip() if inside else body.name
    title = f"{role.title} {tail}".strip()
    whole = replace(role, title=title, organisation=body.name, lacks=body.lacks, body=body)
    return Item("R", item.start, item.stop, whole)


@cache
def _set_up() -> tuple[str, ...]:
    """Give the beginnings of the names of boards that are set up for a task."""
    return tuple(word_set("boards_set_up.tsv"))


#: Nouns of boards in the titles of those who lead them.
_BOARDS = ("Ban", "Tiểu ban", "Tổ")


def on_boards(skeleton: Skeleton, claims: list[Claim]) -> list[Claim]:
    """Let a short office be one of the board that the sentence sets up: "…, ông A, Trưởng ban"."""
    return [_on_board(skeleton, c) if _short(role_of(c.role)) else c for c in claims]


def _short(role: RolePhrase) -> bool:
    """Say whether a role is that of a board of which nothing is said: "Phó trưởng ban"."""
    return role.lacks == "any" and role.body is None and role.noun in _BOARDS


def _on_board(skeleton: Skeleton, claim: Claim) -> Claim:
    boards = [
        i
        for i in skeleton.items
        if i.kind == "O" and i.stop <= claim.role.start and _board_set_up(i)
    ]
    if not boards:
        return claim
    named = "thành lập" in skeleton.text[: skeleton.place(skeleton.items.index(boards[-1]))]
    status = "appointed" if named and claim.status == "incumbent" else claim.status
    return replace(claim, role=_led(claim.role, boards[-1:]), status=status)


def _board_set_up(item: Item) -> bool:
    body = item.phrase
    return isinstance(body, BodyPhrase) and body.name.lower().startswith(_set_up())


def _placed(skeleton: Skeleton, item: Item, at: str) -> Item:
    """Give a role the place after it: "Giám đốc CDC" + "Hà Nội"; all are delegates to one assembly."""
    role, place = role_of(item), skeleton.numbers(at, "L")[0].phrase
    if not isinstance(place, PlacePhrase) or role.role == "delegate":
        return item
    where = place.full
    body = role.organisation
    if body and not body.endswith(f" {where}"):
        own = body if body in role.title else role.title.split()[-1]  # "VNPT" + "Đồng Nai"
        body = f"{own} {where}"
    named = replace(role, title=f"{role.title} {where}", organisation=body)
    return Item("R", item.start, item.stop, named)


def _of_body(skeleton: Skeleton, m: re.Match[str], rule: Rule) -> list[Claim]:
    """Read "giao ông A phụ trách Phòng Đào tạo", "được bầu vào Bộ Chính trị" as posts."""
    claims: list[Claim] = []
    kind = "head" if rule.fact == "charge" else "member"
    listed = m.groupdict().get("person")
    people = _heads(skeleton, listed) if listed else enumerated(skeleton, m.end())
    items = skeleton.numbers(m["organisation"], "O")
    if rule.fact == "charge":
        bodies = [(i, i.phrase) for i in items if isinstance(i.phrase, BodyPhrase)]
        bodies = [(i, b) for i, b in bodies if not b.bare]
    else:
        bodies = joined(skeleton, items, m.end("organisation"))
    since, _ = _dates_after(skeleton, m.end())
    left = rule.status == "dismissed"
    along = [] if left or rule.fact == "charge" else taken_along(skeleton, m.end("organisation"))
    if left:
        claims += _left_too(skeleton, m.end(), people)
    claims += [
        Claim(
            person,
            role,
            rule.status,
            "takes-post",
            rule.certainty,
            term=role_of(role).term,
            starts=True,
        )
        for person in people
        for role in along
    ]
    for person in people:
        for item, body in bodies:
            lead = "Phụ trách" if kind == "head" else member_of(body.name)
            role = RolePhrase(
                item.start, item.stop, item.start, f"{lead} {body.name}", "post", kind,
                body.name, body.lacks, "", None, None, body, body.place, "",
            )  # fmt: skip
            claims.append(
                Claim(
                    person,
                    Item("R", item.start, item.stop, role),
                    rule.status,
                    rule.name,
                    rule.certainty,
                    None if left else since,
                    since if left else None,
                    None,
                    True,
                )
            )
    return claims


#: Verbs with which the name of an event may end: "Hội nghị công bố quyết định bổ nhiệm".
_APPOINTING = (
    ["bổ", "nhiệm"], ["điều", "động"], ["luân", "chuyển"], ["phân", "công"], ["công", "nhận"],
    ["chỉ", "định"],
)  # fmt: skip
#: Words between the verb and the office, or the name, that follows it.
_BEFORE_OFFICE = frozenset(
    ("chức", "vụ", "danh", "và", ",", "lại", "ông", "bà", "đồng", "chí", "đối", "với")
)


def _appointing(skeleton: Skeleton, role: Item, people: list[Item]) -> bool:
    """Say whether the event named before a role, or before who takes it, is of its appointment."""
    first = people[0] if people and people[0].start < role.start else role
    titled = [i for i in skeleton.items if i.kind == "R" and i.stop == first.start]
    before = skeleton.line.low[: titled[0].start if titled else first.start]
    while before and before[-1] in _BEFORE_OFFICE:
        before = before[:-1]
    return before[-2:] in _APPOINTING


def _whole_body(skeleton: Skeleton, text: str) -> bool:
    """Say whether the body after a title is named in full: "Thanh tra Chính phủ"."""
    body = skeleton.numbers(text, "O")[0].phrase
    return isinstance(body, BodyPhrase) and not body.bare and not body.lacks


#: What stands before a later change: "Trước lúc được điều động, ông A là Phó trưởng ban".
_BEFORE_THAT = Needle(r"trước (?:khi|lúc) (?:được )?$")
_STILL_EARLIER = Needle(r"trước (?:khi|lúc) [^;]{2,160} , $")


#: After the title of the next entry of a list: "Phó Giám đốc - ông B".
_NEXT_ENTRY = re.compile(r"(?: (?:,|và|kiêm|, kiêm) <R\d+>)*(?: [-–:])* (?:ông |bà |đồng chí )?<P")
_OPENS_ENTRY = Needle(r"; (?:<R\d+> (?:,|và|kiêm|, kiêm) )*$")


#: Someone beside the one who is appointed: "thay ông B, được bổ nhiệm".
_BESIDE = Needle(
    r"\b(?:thay|thay thế|thay cho|kế nhiệm|của|(?<!đối )với|gặp|tiếp|cùng)(?: (?:<R\d+>|ông|bà|đồng chí))* $"
)


#: Someone whose place another takes: "A được bầu thay ông B giữ chức", not "thay ông B vừa được …".
_IN_PLACE_OF = Needle(
    r"\b(?:thay|thay thế|thay cho|thay thế cho|kế nhiệm|kế vị|thế chỗ) (?:(?:<R\d+>|ông|bà|đồng chí|anh|chị|cố|cựu|nguyên) )*<P(\d+)> (?:giữ|làm|đảm nhiệm|đảm nhận|ngồi|dẫn dắt|(?:ở|trên|trong|với|vào) (?:cương vị|vị trí|vai trò|chức|ghế))\b",
    whole=True,
)


def _of_delegation(skeleton: Skeleton, m: re.Match[str]) -> bool:
    """Say whether what someone leads is itself named a delegation: not "đoàn công tác của Bộ A"."""
    first = skeleton.numbers(m["organisation"], "O")
    return bool(first) and skeleton.line.low[first[0].start] == "đoàn"


def _heads_next(skeleton: Skeleton, role: Item) -> bool:
    """Say whether a title after a semicolon, among others or alone, is that of the person after it."""
    text = skeleton.text
    if ";" not in text:
        return False
    place = skeleton.place(skeleton.items.index(role))
    if not _OPENS_ENTRY.search(text[:place]):
        return False
    return _NEXT_ENTRY.match(text, text.index(">", place) + 1) is not None


def _of_match(
    skeleton: Skeleton,
    m: re.Match[str],
    status: str,
    name: str,
    certainty: float,
    options: frozenset[str],
) -> list[Claim]:
    claims: list[Claim] = []
    groups = m.groupdict()
    more, named_here = groups.get("more") or "", groups.get("person")
    people = _heads(skeleton, named_here) if named_here else enumerated(skeleton, m.end())
    if name == "takes-post":
        first = _first_name(skeleton, m)
        pair = _WITH.search(skeleton.text, 0, first) or _FIRST_OF.match(skeleton.text, 0, first)
        people = [*(skeleton.numbers(pair["who"], "P") if pair else ()), *people]
    people += _heads(skeleton, more)
    left = skeleton.text[: m.start()]
    if status == "appointed" and (_BEFORE_THAT.search(left) or _STILL_EARLIER.match(left)):
        return claims
    told = name in ("person-in-capacity", "was-post") and _TOLD_OF_HIM.search(m[0])
    given = name == "seat-given-to"  # "giao ghế cho con trai B"
    if status != "dismissed" and not given and _owned(skeleton, people) and not told:
        return claims
    if name in ("left-post", "stripped-passive") and _owned(skeleton, people):
        return claims
    named = "titled" in options
    roles = [r for r in skeleton.numbers(m["role"], "R") if named or not before_name(skeleton, r)]
    roles = [r for r in roles if not _heads_next(skeleton, r)]
    if name == "leads-as" and not _of_delegation(skeleton, m):
        roles = [r for r in roles if not role_of(r).title.lower().endswith("trưởng đoàn")]
    if named:  # "cách chức cựu Phó Tỉnh trưởng An Huy"
        roles = [r for r in roles if role_of(r).status != "former"]
    if "once" in options and " là <R" not in m[0]:
        roles = [r for r in roles if role_of(r).status == "former"]
    taken = status in ("appointed", "incumbent")
    if taken and (gone := skeleton.search(_IN_PLACE_OF)):
        people = [p for p in people if p is not skeleton.items[int(gone[1])]]
    apart = name == "appointed-passive" and skeleton.text[m.end("person") - 2 :].lstrip(
        "0123456789>"
    ).lstrip().startswith(",")
    if apart and _BESIDE.search(skeleton.text[: m.start("person")]):
        return claims  # "A thay ông B, được bổ nhiệm làm …"
    if "by-event" in options and not (roles and _appointing(skeleton, roles[0], people)):
        return claims
    if "body-beside" in options and not _whole_body(skeleton, m["body"]):
        return claims
    if "rank" in options:
        roles = [r for r in roles if role_of(r).rank][-1:]
        if not roles:
            return claims
    elif "degree" in options:
        roles = _degrees(skeleton, roles, m.end())
    elif roles and all(role_of(r).rank for r in roles):
        return claims
    if "rank" in options:
        below = re.search(r"từ <R(\d+)> (?:lên|lên cấp) <R", m[0])
        for person in people if below else ():
            lower = skeleton.items[int(below[1])] if below else roles[0]
            claims.append(Claim(person, lower, "former", name, certainty))
    if "of-organisation" in options:
        bodies = skeleton.numbers(m["organisation"], "O")
        if "far" in options:
            before = skeleton.numbers(m[0][: m.start("person") - m.start()], "O")
            bodies = [i for i in before if _board_set_up(i)][-1:]
            roles = [r for r in roles if bodies and role_of(r).noun in _BOARDS]
        if bodies and _several(skeleton, bodies[0]):
            return claims  # "Đoàn đại biểu Thành ủy, HĐND, UBND do ông A làm trưởng đoàn"
        if "viếng" in skeleton.line.words:
            roles = [r for r in roles if not role_of(r).title.lower().startswith("trưởng đoàn")]
        if not roles:
            return claims  # "Đoàn đại biểu Quốc hội do ông A làm Trưởng đoàn vào viếng"
        roles = [_led(r, bodies) for r in roles]
    if status == "appointed" and name in _NAMED_BY:
        roles = _of_the_firm(skeleton, m.start(), roles)
    if "place-beside" in options:
        roles = [_placed(skeleton, r, m["place"]) for r in roles]
    if name == "takes-post" and _OF_HIS.search(skeleton.text, 0, _first_name(skeleton, m)):
        status = "incumbent"
    if name == "takes-post" and _FIRST_TO.match(skeleton.text, m.end()):
        status = "incumbent"
    since: str | None
    until: str | None
    since, until = _dates_after(skeleton, m.end())
    if status == "dismissed":
        until = since
        since = None
    elif since is None and status == "appointed" and (lead := _LEAD.match(skeleton.text)):
        since = _value(skeleton, lead[1])
    period = _FROM_TO.match(skeleton.text, m.end())
    years = YEARS.match(skeleton.text, m.end())
    held = _held_before(skeleton, m.start())
    if held and status in ("appointed", "incumbent"):
        since, until, status = *held, "former"
    if years and status in ("appointed", "incumbent", "former"):
        since, until, status = years[1], years[2], "former"
    if period and status in ("appointed", "incumbent", "former"):
        since = _value(skeleton, period[1])
        until = _value(skeleton, period[2]) if period[2] else period[3]
        status = "former" if until else "incumbent"
    if name == "leads-as" and skeleton.text.startswith(" đầu tiên", m.end()):
        status = "former"  # "tiền thân là Trường A, do ông B làm Hiệu trưởng đầu tiên"
    if name == "takes-post" and " và <R" in m["role"] and not _TOO.search(m["role"]):
        if _AND_HE.search(skeleton.text[: _first_name(skeleton, m)]):
            return claims  # of two named before: "bầu ông A và ông B giữ chức R1 và R2"
    in_turn = _in_turn(m, people, roles)
    past = _all_gone(skeleton, roles) if status == "incumbent" else len(roles)
    for number, person in enumerate(people):
        for place, role in enumerate(roles):
            if in_turn and place != number:
                continue
            gone_by = place >= past or role_of(role).status == "former"
            own = "former" if status == "incumbent" and gone_by else status
            time = in_brackets(skeleton, role) if status != "dismissed" else None
            if time:
                own = "former" if time[1] else "incumbent"
                claims.append(
                    Claim(person, role, own, name, certainty, *time, role_of(role).term, False)
                )
                continue
            claims.append(
                Claim(
                    person,
                    role,
                    own,
                    name,
                    certainty,
                    since if own in ("appointed", "incumbent") or period or years or held else None,
                    until if own in ("former", "dismissed") else None,
                    role_of(role).term,
                    own in ("appointed", "dismissed"),
                )
            )
    if status == "appointed":
        claims += _replaced(skeleton, m, roles)
    if name == "takes-over" and claims:
        before = skeleton.numbers(skeleton.text[m.end("person") : m.start("role")], "P")
        claims += [Claim(p, r, "former", "replaced", 0.88) for p in before for r in roles]
    if name == "left-post":
        claims += _left_too(skeleton, m.end(), people)
    if (
        status == "appointed"
        and len(people) == 1
        and (gone := _LEAVES.match(skeleton.text, m.end()))
    ):
        left_roles = [
            r for r in skeleton.numbers(gone["roles"], "R") if not before_name(skeleton, r)
        ]
        claims += [
            Claim(people[0], r, "dismissed", "left-post", 0.88, starts=True) for r in left_roles
        ]
    if name in _LISTS:
        claims += _further(skeleton, m, people, roles, name, certainty)
    return claims


#: A further degree, after the field of the one before: "thạc sĩ kinh tế," + "cử nhân luật".
_DEGREE_TOO = re.compile(
    r"(?: (?!của |được |đã |đang |nói |cho |từng )[^<>;,.:]{2,50})?(?: <O\d+>)? ?(?:,|;|và) (?:(?:có|là|học vị|học hàm|trình độ|bằng|:) )*<R(\d+)>"
)


def _degrees(skeleton: Skeleton, roles: list[Item], at: int) -> list[Item]:
    """Give the degrees told at a place: "học vị thạc sĩ kinh tế, cử nhân luật"."""
    found = [r for r in roles if role_of(r).role == "degree"]
    while found and (more := _DEGREE_TOO.match(skeleton.text, at)):
        item = skeleton.items[int(more[1])]
        if role_of(item).role != "degree":
            break
        found.append(item)
        at = more.end()
    return found


#: A further post that somebody leaves: "thôi giữ chức Bí thư A," + "thôi giữ chức Chủ tịch B".
_LEFT_TOO = re.compile(
    r"(?: ?(?:,|và|;|nhiệm kỳ(?: năm)? (?:<D\d+>|[\d –-]+)|khóa [^\s<]+|<D\d+>))*? (?:cho |được )?(?:thôi|miễn nhiệm)"
    r"(?: (?:kiêm|kiêm nhiệm|giữ|làm|tham gia|các|chức vụ|chức danh|chức|nhiệm vụ))* (?P<roles><R\d+>(?:(?: ,| và) <R\d+>)*)"
)


#: What someone appointed leaves for it: "được bổ nhiệm giữ chức R1," + "thôi giữ chức R2".
_LEAVES = re.compile(
    r"(?: ?(?:,|và|đồng thời|nhiệm kỳ(?: năm)? (?:<D\d+>|[\d –-]+)|<D\d+>))* (?:cho |được )?thôi"
    r"(?: (?:kiêm|kiêm nhiệm|giữ|làm|tham gia|các|chức vụ|chức danh|chức|nhiệm vụ))+ (?P<roles><R\d+>(?:(?: ,| và) <R\d+>)*)(?! (?:<P|đối với|của|cho|\())"
)


def _left_too(skeleton: Skeleton, at: int, people: list[Item]) -> list[Claim]:
    """Read the posts that the same people leave besides."""
    claims: list[Claim] = []
    while m := _LEFT_TOO.match(skeleton.text, at):
        claims += [
            Claim(p, r, "dismissed", "left-post", 0.9, term=role_of(r).term, starts=True)
            for r in skeleton.numbers(m["roles"], "R")
            if not before_name(skeleton, r)
            for p in people
        ]
        at = m.end()
    return claims


def _all_gone(skeleton: Skeleton, roles: list[Item]) -> int:
    """Give the place in a list of offices from which on all are of the past: "nguyên là R, R, R"."""
    low = skeleton.line.low
    for place, role in enumerate(roles):
        phrase = role_of(role)
        if phrase.status == "former" and low[role.start : phrase.head][-1:] == ["là"]:
            return place
    return len(roles)


#: Who names somebody to a post, right before the verb.
_NAMING = re.compile(
    r"<O(\d+)>(?: (?:đã|vừa|cũng|mới|chính thức|tiếp tục|bất ngờ|quyết định|(?:ra|ban hành|ký|công bố|trao|công bố và trao|thông báo|thông qua)(?: các| về)?(?: (?:quyết định|nghị quyết|việc))?|về việc|việc|<D\d+>|,))* $"
)
#: Titles of those who run a firm.
_IN_FIRMS = ("tổng giám đốc", "phó tổng giám đốc", "giám đốc", "chủ tịch", "phó chủ tịch")


def _of_the_firm(skeleton: Skeleton, at: int, roles: list[Item]) -> list[Item]:
    """Let a firm that names its own chiefs be theirs: "<firm> bổ nhiệm ông A, Giám đốc B, làm R"."""
    found = _NAMING.search(skeleton.text, 0, at)
    body = skeleton.items[int(found[1])].phrase if found else None
    if not isinstance(body, BodyPhrase) or body.bare or body.lacks:
        return roles
    board = next((b for b in sorted(word_set("boards.tsv")) if body.name.lower().startswith(b)), "")
    firm = body.name[len(board) :].strip()
    headed = heads().longest(firm.lower().split(), 0) is not None
    known = firm.lower() in known_firms() or firm.lower().startswith(_FIRMS)
    if not firm or (headed and not known):
        return roles
    low = skeleton.line.low  # "quyền Chủ tịch" + "hội đồng quản trị" is more than is read
    return [r if low[r.stop : r.stop + 1] == ["hội"] else _in_firm(r, firm, body) for r in roles]


#: How the names of firms begin.
_FIRMS = ("công ty", "tổng công ty", "tập đoàn", "ngân hàng thương mại", "ngân hàng tmcp")


def _in_firm(item: Item, firm: str, body: BodyPhrase) -> Item:
    """Give a short office in a firm its firm: "Chủ tịch Hội đồng quản trị", "Tổng giám đốc"."""
    role = role_of(item)
    board = role.organisation or ""
    firms = board.lower() in _FIRMS or board.lower() == "ngân hàng"
    if firms and role.title.endswith(board):
        title = f"{role.title.removesuffix(board)}{firm}"  # "Tổng giám đốc Tập đoàn"
        own = replace(role, title=title, organisation=firm, lacks="", body=body)
        return Item("R", item.start, item.stop, own)
    bare = not board and role.lacks == "any" and role.title.lower().startswith(_IN_FIRMS)
    if not bare and board.lower() not in word_set("boards.tsv"):
        return item
    whole = replace(
        role,
        title=f"{role.title} {firm}",
        organisation=f"{board} {firm}".strip(),
        lacks="",
        body=body,
    )
    return Item("R", item.start, item.stop, whole)


#: Before someone whose firm is spoken of: "Công ty bà A làm chủ tịch đặt mục tiêu …".
_OF_HIS = re.compile(
    r"(?:\b(?:công ty|doanh nghiệp|ngân hàng|tập đoàn|hãng|quỹ|đơn vị|đội bóng|câu lạc bộ|clb|nơi|do)(?: <R\d+>)?|<O\d+>(?= [^<]))(?: (?:của|do|mà|có|nơi|ông|bà|anh|chị|đại gia|tỷ phú|tỉ phú|doanh nhân))* $"
)


def _in_turn(m: re.Match[str], people: list[Item], roles: list[Item]) -> bool:
    """Say whether each takes his own: "bầu ông A và ông B giữ chức Chủ tịch HĐND và Chủ tịch UBND"."""
    if len(people) != len(roles) or len(people) < _SEVERAL:
        return False
    if "lần lượt" in m[0]:
        return True
    alone = all(role_of(r).role == "head" for r in roles)
    return alone and " và <R" in m["role"] and not _TOO.search(m["role"])


#: Before the second of two who take two offices.
_AND_HE = Needle(r"<P\d+> (?:\( [^()]{1,40} \) )?và (?:(?:ông|bà|đồng chí|<R\d+>) )*$")
#: What joins the offices of one person.
_TOO = re.compile(r"\b(?:kiêm|đồng thời)\b")


#: Others before the last of those who take a post: "ông A, ông B và" + "bà C giữ chức".
_WITH = re.compile(
    r"(?:^|[;,.:–-] )(?:(?:ông|bà|đồng chí|các|hai|<R\d+>) )*(?P<who><P\d+>(?: ,(?: (?:ông|bà|đồng chí|<R\d+>))* <P\d+>)*) và (?:(?:ông|bà|đồng chí|<R\d+>) )*$"
)


#: The same without "và", where the sentence begins with them: "Ông A, B," + "bà C làm Phó Chủ tịch".
_FIRST_OF = re.compile(
    r"(?:<D\d+> , )?(?:(?:các|hai|ba|ông|bà|đồng chí|<R\d+>) )*(?P<who><P\d+>(?: ,(?: (?:ông|bà|đồng chí|<R\d+>))* <P\d+>)*) ,(?: (?:ông|bà|đồng chí|<R\d+>))* $"
)


def _first_name(skeleton: Skeleton, m: re.Match[str]) -> int:
    """Give where the first name of a match stands."""
    return skeleton.text.index("<P", m.start("person"))


#: Rules that tell of the posts of a life, which may be many.
_LISTS = ("was-post", "was-in-posts", "was-post-apart", "had-years-as", "worked-as")


def _further(
    skeleton: Skeleton,
    m: re.Match[str],
    people: list[Item],
    roles: list[Item],
    name: str,
    certainty: float,
) -> list[Claim]:
    """Read the posts of a list after one that is read only in part: "từng giữ các chức vụ: …; R"."""
    return [
        Claim(person, role, status, name, certainty, since, until, term, False)
        for role, status, since, until, term in chain(
            skeleton, skeleton.text[m.start("role") :].partition(" trước khi ")[0], "former"
        )
        if role not in roles and not before_name(skeleton, role) and not _heads_next(skeleton, role)
        for person in people
    ]


_TERM_YEARS = Needle(
    r"nhiệm kỳ [^.;]{0,40}\( ?(\d{4}) ?[-–] ?(\d{4}) ?\) ?,? ?(?:ông |bà |đồng chí )?$"
)
_LEADING = Needle(
    r"(?:từ|giai đoạn|trong thời gian|thời gian)? ?(?:tháng |năm |ngày )?<D(\d+)>"
    r"(?: ?(?:-|–|đến) (?:tháng |năm |ngày )?<D(\d+)>)? ?,? (?:(?:ông|bà|đồng chí) )?$"
)


#: After the post of someone who is the first in it to do something: "trở thành tổng thống Mỹ đầu tiên thăm Lào".
_FIRST_TO = re.compile(
    r"(?<=>) (?:đương nhiệm\b|(?:đầu tiên|duy nhất|thứ (?:hai|ba|tư|năm)) (?:(?:bị|được|đặt|đến|tới|thăm|dự|tham dự|phát biểu|gặp|công khai|có mặt|đối mặt|lên tiếng|sang|ghé|ký|nói|bỏ phiếu|ra tòa|hầu tòa|từ chức|tiếp|công nhận|tuyên bố|thừa nhận)\b)(?! (?:bầu|bổ nhiệm|phê chuẩn|tín nhiệm|giao|chọn|cử)\b))"
)


def _held_before(skeleton: Skeleton, at: int) -> tuple[str | None, str | None] | None:
    """Give the dates of "từ tháng 1/2011 - 7/2014, ông A giữ chức …": a post held, not taken."""
    years = _TERM_YEARS.search(skeleton.text[:at])
    if years:
        return years[1], years[2]
    found = _LEADING.search(skeleton.text[:at])
    date = skeleton.items[int(found[1])].phrase if found else None
    if found is None or not isinstance(date, DatePhrase):
        return None
    if found[2]:
        return date.iso, _value(skeleton, found[2])
    return (date.iso, date.until) if date.until and len(date.iso or "") < 10 else None


_REPLACED = Needle(
    r"[^<>;.]{0,30}?(?:<D\d+>[^<>;.]{0,12})?(?:thay thế cho|thay thế|thay cho|thay|kế nhiệm|thế chỗ|tiếp quản vị trí của)(?: cho| vị trí| của)* (?:(?:ông|bà|đồng chí|người tiền nhiệm|là) )*(?:<R\d+> )*<P(\d+)>",
    whole=True,
)


#: What says that who is replaced leaves the post now: "nghỉ công tác chờ hưu".
_RETIRES = re.compile(
    r" ?,? ?(?:(?:sẽ|đã|được|vừa|mới|nghỉ|công tác) )*(?:(?:chờ|chuẩn bị nghỉ) hưu|nghỉ chờ (?:hưu|công tác|nghỉ))\b"
)


def _replaced(skeleton: Skeleton, m: re.Match[str], roles: list[Item]) -> list[Claim]:
    """Read "…, thay ông A": A held the post before; "thay ông A nghỉ chờ hưu": A leaves it."""
    claims: list[Claim] = []
    may = skeleton.may(_REPLACED)
    found = _REPLACED.match(skeleton.text, m.end()) if may else None
    if found:
        person = skeleton.items[int(found[1])]
        for role in roles:
            left = _RETIRES.match(skeleton.text, found.end())
            claims.append(Claim(person, role, "dismissed" if left else "former", "replaced", 0.9))
    return claims


def before_him(skeleton: Skeleton, roles: list[Item]) -> list[Claim]:
    """Read who held before him the last of the posts that "ông" was given: "…, thay ông A"."""
    if not roles or not skeleton.may(_REPLACED):
        return []
    last = max(roles, key=lambda role: role.start)
    place = skeleton.place(skeleton.items.index(last))
    m = re.compile(r"<R\d+>").match(skeleton.text, place)
    return _replaced(skeleton, m, [last]) if m else []


def _several(skeleton: Skeleton, body: Item) -> bool:
    """Say whether a body is the last of a list of three or more."""
    count, start = 0, body.start
    for item in reversed([i for i in skeleton.items if i.kind == "O" and i.stop < body.start]):
        if item.stop != start - 1 or skeleton.line.low[item.stop] not in (",", "và"):
            break
        count, start = count + 1, item.start
    return count > 1


#: What is said of the one whose thing a sentence tells: "chuyến thăm của bà A trên cương vị …".
_TOLD_OF_HIM = re.compile(r"<P\d+>(?: , người từng| (?:trên|với) (?:cương vị|vai trò|tư cách))\b")


def _owned(skeleton: Skeleton, people: list[Item]) -> bool:
    """Say whether the sentence is of somebody's people: "cố vấn của bà A …", "con gái bà A …"."""
    if not people:
        return False
    low, at = skeleton.line.low, people[0].start
    titled = next((i.start for i in skeleton.items if i.kind == "R" and i.stop == at), at)
    return (
        "của" in low[max(0, at - 2) : at]
        or after_kin(low, at)
        or after_kin(low, titled)
        or low[titled - 1 : titled] == ["của"]
    )


#: From how many people on some may only be named beside others.
_SEVERAL = 2


def _heads(skeleton: Skeleton, text: str) -> list[Item]:
    """Give the people of a {person}+ slot, without those named in brackets for them.

    "A (thay ông B)" and "A (38 tuổi, vợ ông B)" are A.
    """
    people = skeleton.numbers(_NOT_THEY.sub("", text) if "( " in text else text, "P")
    if len(people) < _SEVERAL:
        return people
    chiefs = {
        i.stop
        for i in skeleton.items
        if i.kind == "R" and isinstance(i.phrase, RolePhrase) and aide(i.phrase)
    }
    return [p for p in people if p.start not in chiefs]  # "ông A, Thư ký Phó Thủ tướng B" is A


_NOT_THEY = re.compile(
    r"\( (?:[^()]*\b)?(?:thay|thay thế|thay cho|kế nhiệm|vợ|chồng|con|em|chị|mẹ|bố|cha) [^()]*\)"
)


_FROM_TO = Needle(
    r" ?,? ?(?:\( )?(?:trong )?(?:từ |giai đoạn |nhiệm kỳ từ )?(?:tháng |năm |ngày )?<D(\d+)>(?: |, )?(?:đến|-|–|tới)(?: hết)? (?:tháng |năm |ngày )?(?:<D(\d+)>|(\d{4})\b|nay\b)"
)
_FROM = Needle(
    r"\s?(?:,\s)?(?:có hiệu lực )?(?:thi hành )?(?:kể )?từ (?:ngày |tháng |năm )?<D(\d+)>(?! (?:đến|-|–) )"
)
_LEAD = re.compile(r"^(?:kể )?từ (?:ngày |tháng )?<D(\d+)>(?! (?:đến|-|–) )")


def _value(skeleton: Skeleton, number: str) -> str | None:
    date = skeleton.items[int(number)].phrase
    return date.iso if isinstance(date, DatePhrase) else None


def _dates_after(skeleton: Skeleton, at: int) -> tuple[str | None, str | None]:
    m = _FROM.match(skeleton.text, at) or _from_then(skeleton, at)
    if not m:
        return None, None
    date = skeleton.items[int(m[1])].phrase
    return (date.iso if isinstance(date, DatePhrase) else None), None


#: The day from which on a post is held, whose words begin with "từ".
_THEN = Needle(
    r"\s?(?:,\s)?(?:có hiệu lực )?(?:thi hành )?(?:kể |tính )?<D(\d+)>(?! ?(?:đến|-|–|tới) )"
)


def _from_then(skeleton: Skeleton, at: int) -> re.Match[str] | None:
    """Give the day right after a post, if it is one from which on something is."""
    m = _THEN.match(skeleton.text, at)
    began = m is not None and skeleton.line.low[skeleton.items[int(m[1])].start] == "từ"
    return m if began else None
