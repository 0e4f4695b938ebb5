"""What a document tells of people and posts: the claims of its sentences, each with its person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from kg.facts import beside, careers, posts, pronouns
from kg.facts.claims import Claim, Line, role_of
from kg.facts.context import modality
from kg.facts.scene import Scene, Sentence
from kg.grammar import Skeleton
from kg.grammar.needle import Needle
from kg.mentions import Item
from kg.mentions.dates import DatePhrase
from kg.mentions.roles import RolePhrase
from kg.model import Mention, Post


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class Found:
    """A claim with its sentence and the full name of its person."""

    sentence: Sentence
    claim: Claim
    person: str
    mention: Mention


#: A claim, the post that it is about, and the status that it gives.
Row = tuple[Found, Post, str]


#: What gives a post without a title: "được giao phụ trách Sở Y tế", "được bầu vào Bộ Chính trị".
_POSTLESS = Needle(
    r"(?:phụ trách|vào|tham gia|trúng cử|đắc cử)(?: [^<>]{0,30})? <O\d+>", whole=True
)


def told(scene: Scene) -> list[Found]:
    """Collect what the sentences say of people and roles, each pair of a sentence once."""
    out: list[Found] = []
    subject: tuple[str, Mention] | None = None
    listing: str | None = None
    for sentence in scene.sentences:
        role = any(i.kind == "R" for i in sentence.items)
        if not (role or sentence.skeleton.search(_POSTLESS)):
            subject = _subject(scene, sentence) or subject
            unit = listing if _unit(sentence.skeleton) else None
            listing = _announced(sentence.skeleton)[0] or unit
            continue
        found = _sentence_claims(scene, sentence, subject)
        listing = _listed(sentence.skeleton, found, listing)
        out.extend(found)
        subject = _subject(scene, sentence) or subject
    return _overtaken(out)


def _overtaken(found: list[Found]) -> list[Found]:
    """Let a post that someone once took be of the past where a later year gave him another."""
    latest: dict[str, str] = {}
    for one in found:
        if one.claim.rule == "career" and one.claim.since:
            latest[one.person] = max(latest.get(one.person, ""), one.claim.since)
    return [
        replace(one, claim=_earlier(one.claim))
        if one.claim.rule == "career"
        and one.claim.status == "appointed"
        and (one.claim.since or "")[:_YEAR] < latest.get(one.person, "")[:_YEAR]
        else one
        for one in found
    ]


def _earlier(claim: Claim) -> Claim:
    return claim.stated("former", f"{claim.rule}, earlier", starts=False)


#: Letters of a year.
_YEAR = 4


#: What announces those chosen with the offices they take: "đã bầu các chức danh: Chủ tịch - ông A".
_ANNOUNCED = Needle(
    r"\b(?P<verb>bầu|bổ nhiệm|chỉ định|phân công|suy cử|kiện toàn|cử)(?: (?:ra|bổ sung|giữ|vào|và|lại|,|các|\d+|hai|ba|bốn))*"
    r" (?:chức danh|chức vụ|vị trí)[^<>;.:]{0,70}(?:<[ODL]\d+>[^<>;.:]{0,40}){0,2}(?::|gồm(?: có)?(?: :)?)(?= |$)",
    whole=True,
)
#: A line of such a list: "1. Đồng chí A - Chủ tịch", "- Chủ tịch: đồng chí A".
_ENTRY = Needle(
    r"^\W*(?:\d{1,2} ?[./)-]+ ?)?(?:(?:(?:ông|bà|đồng chí|<R\d+>) )*<P\d+>(?: \([^()]*\))? ?[,:–-]+ (?:làm |giữ chức )?<R|<R\d+>(?: ?(?:,|và|kiêm) <R\d+>)* ?[:–-]+ (?:(?:ông|bà|đồng chí|<R\d+>) )*<P)"
)


def _announced(skeleton: Skeleton) -> tuple[str | None, int]:
    """Give the verb by which a sentence announces a list, if the next ones hold it, and its end."""
    m = skeleton.search(_ANNOUNCED)
    if m is None or modality(skeleton.text, m.start("verb")):
        return None, 0
    return (m["verb"] if m.end() == len(skeleton.text) else None), m.end()


def _listed(skeleton: Skeleton, found: list[Found], listing: str | None) -> str | None:
    """Let those of a list that announces offices take them; give the verb of a list that goes on."""
    verb, stop = _announced(skeleton)
    entry = listing is not None and _ENTRY.match(skeleton.text) is not None
    if stop or entry:
        for one in found:
            claim = one.claim
            number = next((n for n, i in enumerate(skeleton.items) if i is claim.role), None)
            if number is None or skeleton.place(number) <= stop:
                continue
            if (
                claim.status == "incumbent"
                and claim.rule in _BESIDE
                and not role_of(claim.role).rank
            ):
                one.claim = claim.stated("appointed", "in-list", starts=True)
    return listing if entry or (listing and _unit(skeleton)) else verb


def _unit(skeleton: Skeleton) -> bool:
    """Say whether a line of a list only names the unit that the next ones are of: "Xã Tả Van"."""
    short = skeleton.line.size <= _FEW and not any(i.kind in "PR" for i in skeleton.items)
    return short and skeleton.line.tokens[-1] not in ".?!"


#: Words of the name of a unit.
_FEW = 8


#: Rules that join a name and the office beside it.
_BESIDE = frozenset(("apposition", "title-before-name", "title-comma-name", "shared-title"))
#: What is told of people who did wrong in a post that they hold no more.
_WRONG = re.compile(r"\b(?:vi phạm|sai phạm|khuyết điểm|bị can|bị cáo|kỷ luật|tội)\b")
#: A sentence of what was: "Khi đó, ông A được bầu làm Bí thư".
_BACK_THEN = re.compile(
    r"(?:vào |trong )?(?:khi|lúc|thời gian|thời điểm|thời kỳ|giai đoạn) (?:đó|ấy)\b"
)
#: A sentence of what was before the news: "Trước đó, bà A là Chủ tịch, còn Bí thư là ông B".
_BEFORE_THAT = re.compile(r"(?:trước đó|trước đây|trước kia) ?,(?!.*\b(?:hiện|nay|bây giờ)\b)")
_YEARS_AGO = Needle(r"\bcách đây (?:hơn |gần )?\d+ năm\b")


def _long_ago(scene: Scene, sentence: Sentence, claim: Claim) -> Claim:
    """Let an appointment of more than half a year before the article be a thing of the past."""
    capacity = claim.rule.endswith("in-capacity")
    if capacity and _WRONG.search(sentence.skeleton.text):
        return claim.stated("former")
    if claim.status == "incumbent" and _BACK_THEN.match(sentence.skeleton.text):
        return claim.stated("former")
    if claim.rule == "role-is-person" and _BEFORE_THAT.match(sentence.skeleton.text):
        return claim.stated("former")
    if claim.status != "appointed" and not capacity:
        return claim
    if _BACK_THEN.match(sentence.skeleton.text):
        return _earlier(claim)
    if _YEARS_AGO.search(sentence.skeleton.text):
        return _earlier(claim)
    if not scene.main_date:
        return claim
    days = [
        i.phrase.iso
        for i in sentence.items
        if isinstance(i.phrase, DatePhrase)
        and i.phrase.iso
        and sentence.line.low[max(0, i.start - 2) : i.start] != ["kể", "từ"]
    ]
    limit = _half_a_year_before(scene.main_date)
    before = [d for d in days if d + "-12-31"[len(d) - 4 :] < limit]
    if not before or len(before) < len(days):
        return claim
    return replace(
        claim, status="former", rule=f"{claim.rule}, earlier", since=before[0], starts=False
    )


#: Verbs of a post that "ông" was given, and that he may still hold.
_GIVEN = Needle(r"\b(?:được|trúng cử|đắc cử|tái cử|(?:bổ nhiệm|bầu|cử|điều động) (?:ông|bà))\b")


#: What says that somebody was given it these days.
_LATELY = Needle(
    r"\b(?:vừa qua|mới đây|vừa được|mới được|vừa mới được|(?:chức vụ|nhiệm vụ|vị trí|cương vị) mới là)\b"
)


def _of_late(scene: Scene, sentence: Sentence, claim: Claim) -> Claim:
    """Let a post be taken that "ông" was given within half a year before the article."""
    text = sentence.skeleton.text
    if claim.rule != "pronoun" or claim.status != "former" or "từng" in text:
        return claim
    if text.startswith("trước khi "):
        return claim  # "Trước khi được bổ nhiệm, ông là Phó Hiệu trưởng"
    if not _GIVEN.search(text):
        return claim
    if _LATELY.search(text):
        return claim.stated("appointed")
    days = [i.phrase.iso or "" for i in sentence.items if isinstance(i.phrase, DatePhrase)]
    late = _half_a_year_before(scene.doc.published) if scene.doc.published else "9999"
    recent = bool(days) and all(len(d) >= 7 and late[: len(d)] <= d for d in days)
    return claim.stated("appointed") if recent else replace(claim, rule="pronoun, earlier")


@lru_cache(maxsize=65536)
def _half_a_year_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=183)).isoformat()


def _with_the_rest(claim: Claim) -> Claim:
    """Let "các Phó Giám đốc gồm: B, C" in a sentence of appointments be appointed too."""
    role = claim.role.phrase
    if claim.rule == "shared-title" and isinstance(role, RolePhrase) and role.lacks == "any":
        return claim.stated("appointed")
    return claim


def _named_subject(
    scene: Scene, sentence: Sentence, lines: list[Line]
) -> tuple[str, Mention] | None:
    """Give the person that a line of a career names itself: "Từ 2011 - 2014, ông A giữ chức …".

    So does the first sentence of a life: "Ông A sinh năm 1960, hiện là …".
    """
    if sentence.skeleton.match(careers.BORN):
        return _subject(scene, sentence)
    if not lines:
        return None
    first = min(row[0].start for row in lines)
    before = [i for i in sentence.items if i.kind == "P" and i.start < first]
    return _subject(scene, sentence) if before else None


_PRONOUNS = ("ông", "bà", "đồng chí", "anh", "chị")
_PRONOUN = re.compile(r"(?:ông|bà|đồng chí|anh|chị)(?! :? ?<P| <R\d+> <P)\b")
#: Someone whose life begins to be told.
_BORN = Needle(
    r"<P(\d+)> (?:\( [^()]* \) )?(?:sinh (?:năm|ngày|tháng|<D)|quê (?:quán|ở|tại|<))", whole=True
)
#: The address by which a sentence goes on about somebody.
_HE = frozenset(("ông", "bà", "anh", "chị"))
#: Somebody told of by a pronoun before anybody is named.
_HE_FIRST = re.compile(
    r"(?:[^<>]|<[DLOE]\d+>){0,60}, (?:ông|bà)(?! :? ?<) (?:đã |từng |cũng |lại )*(?:được|là|làm|giữ|trở|về|chuyển|sang|nhận|bị|học|tham|vào)\b"
)
#: A stage of a career told without its subject; those named in it are others, or give a school its name.
_STAGE = re.compile(
    r"(?:[^<>]{0,40}: )?[-–+•* ]*(?:từ )?(?:tháng |năm )?(?:<D\d+>|\d{4})(?: ?(?:-|–|đến) ?(?:tháng |năm )?(?:<D\d+>|\d{4}|nay))? ?[:,]? ?"
    r"(?:học|sinh viên|học sinh|nghiên cứu sinh|học viên|thực tập|cán bộ|giảng viên|giáo viên|chuyên viên|đi|làm|công tác|bộ đội|nhập ngũ|tham gia)\b(?!.*\b(?:ông|bà|đồng chí) <P)"
)
#: How many words may stand before the person that a sentence with several people is about.
_OPENING = 12


def _subject(scene: Scene, sentence: Sentence) -> tuple[str, Mention] | None:
    """Give the person of whom the next sentence may say "ông": the only one, or the first."""
    people = [item for item in sentence.items if item.kind == "P"]
    born = sentence.skeleton.search(_BORN)
    if born:
        people = [sentence.items[int(born[1])]]  # "… chúc mừng ông B Ông B sinh năm 1970 …"
    text = sentence.skeleton.text
    if not people or (text.startswith(_PRONOUNS) and _PRONOUN.match(text)):
        return None  # "Ông được Bộ trưởng A bổ nhiệm …": still about him
    if _STAGE.match(text):
        return None  # "1963 - 1967: Học Trường Nguyễn Gia Thiều": he whose career it is
    aside = not (born or _HE.isdisjoint(sentence.line.words)) and _he_before_names(text)
    if aside and _HE_FIRST.match(text):
        return None  # "Ngày 27/8/2013, ông được Thủ tướng A bổ nhiệm …"
    for item in people:
        name = scene.person(item)
        if name and item is not people[0] and item.start > _OPENING:
            return None  # "Trong ảnh: Thái tử B và Tổng thống A"
        if name:
            return name, scene.mention(sentence, item, name, "person", "subject")
    return None


def _he_before_names(text: str) -> bool:
    """Say whether "ông" or "bà" begins a clause before the first name."""
    named = text.find("<P")
    return text.find(", ông ", 0, named) >= 0 or text.find(", bà ", 0, named) >= 0


def _he(skeleton: Skeleton) -> str:
    """Give the address without a name that begins a sentence or a clause, or ""."""
    words = skeleton.words
    if _HE.isdisjoint(skeleton.line.words):
        return ""
    for at, word in enumerate(words):
        if word in _HE and (not at or words[at - 1] in (",", ";")):
            if at + 1 == len(words) or words[at + 1][0] != "<":
                return word
    return ""


def _sentence_claims(
    scene: Scene, sentence: Sentence, subject: tuple[str, Mention] | None
) -> list[Found]:
    skeleton = sentence.skeleton
    lines = careers.career(skeleton)
    by_rule, _ = posts.by_rules(skeleton, in_title=sentence.region in ("title", "heading"))
    taken = {id(row[0]) for row in lines}
    by_rule = [_long_ago(scene, sentence, c) for c in by_rule if id(c.role) not in taken]
    taken.update([id(c.role) for c in by_rule])
    claims = by_rule + [c for c in beside.beside(skeleton) if id(c.role) not in taken]
    claims = posts.on_boards(skeleton, posts.leaving_own(skeleton, claims))
    if any(c.status == "appointed" for c in by_rule):
        claims = [_with_the_rest(c) for c in claims]
    out = []
    for claim in claims:
        if claim.person is None:
            continue
        name = scene.person(claim.person)
        if name:
            mention = scene.mention(sentence, claim.person, name, "person", "claim")
            out.append(Found(sentence, claim, name, mention))
    used = {id(c.role) for c in claims}
    same = pronouns.named_alone(skeleton)
    name = scene.person(same) if same is not None else None
    if same is not None and name and _once_named(scene, name, skeleton):
        mention = scene.mention(sentence, same, name, "person", "subject")
        out += _of_him(scene, sentence, (name, mention), used, same)
    subject = _named_subject(scene, sentence, lines) or subject
    he = _he(skeleton) if subject else ""
    if subject and (him := careers.decided_on(skeleton)):
        # nobody decides on himself
        before = skeleton.numbers(him.string[: him.start()], "P")
        if subject[0] in map(scene.person, before):
            return out
        he = him["he"]
    if subject and (not he or scene.people.may_be(subject[0], he)):
        for item, status, since, until, term in [*lines, *careers.pronoun(skeleton)]:
            if status == "incumbent" and until is not None:
                status = "former"
            if id(item) not in used:
                used.add(id(item))
                rule = "career" if since or until else "pronoun"
                claim = Claim(None, item, status, rule, 0.85, since, until, term)
                claim = _long_ago(scene, sentence, _of_late(scene, sentence, claim))
                out.append(Found(sentence, claim, subject[0], subject[1]))
        out += _of_him(scene, sentence, subject, used)
        given = [f.claim.role for f in out if f.mention is subject[1] and f.claim.person is None]
        for claim in posts.before_him(skeleton, given):
            name = scene.person(claim.person) if claim.person else None
            if claim.person and name and name != subject[0]:
                mention = scene.mention(sentence, claim.person, name, "person", "claim")
                out.append(Found(sentence, claim, name, mention))
    return out


def _once_named(scene: Scene, name: str, skeleton: Skeleton) -> bool:
    """Say whether a man is not named where "bà" follows, nor a woman where "ông" does."""
    return all(scene.people.may_be(name, he) for he in skeleton.line.low if he in ("ông", "bà"))


def _of_him(
    scene: Scene,
    sentence: Sentence,
    subject: tuple[str, Mention],
    used: set[int],
    named: Item | None = None,
) -> list[Found]:
    """Read the posts of "ông" that the rules read of people with names; ``named`` is he."""
    skeleton = sentence.skeleton
    if all(i.kind != "R" or id(i) in used for i in skeleton.items):
        return []
    out = []
    in_title = sentence.region in ("title", "heading")
    told: set[int] = set()
    for claim in pronouns.by_him(skeleton, in_title=in_title, after=named):
        if id(claim.role) not in used:
            told.add(id(claim.role))
            status = "former" if claim.status == "appointed" else claim.status
            own = replace(claim, person=None, status=status, rule="pronoun", starts=False)
            own = _long_ago(scene, sentence, _of_late(scene, sentence, own))
            if own.rule == "pronoun":
                own = replace(own, rule=claim.rule)
            out.append(Found(sentence, own, subject[0], subject[1]))
    used |= told
    return out
