"""Documents -> readings: mentions and facts, each with the sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from kg.facts import beside, careers, posts
from kg.facts.claims import Claim, Line
from kg.facts.happenings import happenings
from kg.facts.naming import named
from kg.facts.papers import papers
from kg.facts.scene import Scene, Sentence
from kg.facts.tenures import STRENGTH, Completer, status_of
from kg.lexicon import table, word_set
from kg.mentions import Item
from kg.mentions.bodies import ruling_parties, state_bodies
from kg.mentions.dates import DatePhrase
from kg.mentions.events import EventPhrase
from kg.mentions.places import PlacePhrase
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import vietnamese
from kg.model import OWN_REGIONS, Document, Mention, Post, Reading, Region, Span, Status, Tenure
from kg.text import name_key, sentences


def read(doc: Document) -> Reading:
    """Read one document: what it names and what it says, with the sentences that say it.

    The same document always gives the same reading. A document without regions is read whole.
    """
    if not doc.regions and doc.text.strip():
        doc = replace(doc, regions=(Region(Span(0, len(doc.text)), "body"),))
    scene = Scene(doc)
    tenures = _tenures(scene)
    mentions = named(scene, tenures)
    paper_mentions, statements = papers(scene)
    events, participations = happenings(scene, tenures)
    everything = sorted(
        [*mentions, *paper_mentions], key=lambda m: (m.span.start, m.span.stop, m.kind)
    )
    return Reading(
        doc,
        tuple(everything),
        tuple(tenures),
        tuple(events),
        tuple(participations),
        tuple(statements),
    )


@dataclass(frozen=True)
class _Found:
    """A claim with its sentence and the full name of its person."""

    sentence: Sentence
    claim: Claim
    person: str
    mention: Mention


Row = tuple[_Found, Post, str]


def _tenures(scene: Scene) -> list[Tenure]:
    found = _claims(scene)
    completer = Completer(scene.territories, scene.bodies, scene.page.text)
    rows: dict[int, Row] = {}
    known: dict[str, list[Post]] = {}
    runs: dict[tuple[int, str], list[RolePhrase]] = {}
    for one in found:
        if isinstance(one.claim.role.phrase, RolePhrase):
            runs.setdefault(_run(one), []).append(one.claim.role.phrase)
    # what is whole first: a bare "Phó Chủ tịch" is the same person's post said in full elsewhere
    for number, one in sorted(enumerate(found), key=lambda pair: _bare(pair[1])):
        role = one.claim.role.phrase
        assert isinstance(role, RolePhrase)
        post = _post(completer, runs[_run(one)], one, role, known.get(one.person, ()))
        if _whole(role, post):
            rows[number] = (one, post, status_of(one.claim, role))
            known.setdefault(one.person, []).append(post)
    rows_ = _nationality(_of_one_state([rows[number] for number in sorted(rows)]))
    return _agreed(scene, _joined(_of_the_dead(scene, _as_then(rows_))))


def _run(one: _Found) -> tuple[int, str]:
    """Give what all roles of one person in one sentence share."""
    return id(one.sentence), one.person


def _bare(one: _Found) -> bool:
    role = one.claim.role.phrase
    return isinstance(role, RolePhrase) and role.lacks == "any"


def _post(
    completer: Completer,
    beside: list[RolePhrase],
    one: _Found,
    role: RolePhrase,
    known: Iterable[Post],
) -> Post:
    """Give the post of a claim, completed from its sentence and from the rest of the document."""
    if role.lacks == "any" and name_key(one.person) in word_set("historic.tsv"):
        return Post(role.title, None, role.role)  # "Chủ tịch Hồ Chí Minh" chairs no committee
    at = one.sentence.line.starts[role.start]
    post = completer.post(role, at, beside, known)
    written = one.sentence.line.letters(role.head, role.stop)
    return _called(post, {*post.surfaces, written})


def _called(post: Post, surfaces: set[str]) -> Post:
    return Post(post.title, post.organisation, post.role, post.place, tuple(sorted(surfaces)))


_IN_OFFICE = re.compile(r"\b(?:với|trên|ở|trong) (?:cương vị|tư cách|vai trò)\b")


def _as_then(rows: list[Row]) -> list[Row]:
    """Let "với cương vị là Chủ tịch …, ông A đã ký" be a thing of the past for a former leader."""
    former = {one.person for one, _, status in rows if status == "former"}
    current = {
        one.person
        for one, post, status in rows
        if status in ("incumbent", "appointed", "acting")
        and post.role not in ("rank", "degree", "honour")
        and one.claim.rule not in ("title-comma-name", "in-capacity", "person-in-capacity")
    }
    return [
        (
            one,
            post,
            "former"
            if status == "incumbent"
            and one.person in former - current
            and (
                one.claim.rule in ("in-capacity", "person-in-capacity")
                or (
                    one.claim.rule == "title-comma-name"
                    and _IN_OFFICE.search(one.sentence.skeleton.text)
                )
            )
            else status,
        )
        for one, post, status in rows
    ]


def _of_the_dead(scene: Scene, rows: list[Row]) -> list[Row]:
    """Let the posts of a person who has died, as the article says, be former ones."""
    dead = {name for sentence in scene.sentences for name in _dying(scene, sentence)}
    dead |= set(_commemorated(scene))
    return [
        (
            one,
            post,
            "former"
            if (one.person in dead or name_key(one.person) in word_set("historic.tsv"))
            and status == "incumbent"
            and post.role not in ("rank", "degree", "honour")
            else status,
        )
        for one, post, status in rows
    ]


_DEATHS = ("từ trần", "qua đời", "tạ thế", "viên tịch")
_DEATH = re.compile(rf"\b(?:{'|'.join(_DEATHS)})\b")


def _dying(scene: Scene, sentence: Sentence) -> Iterable[str]:
    """Give the people of whom a sentence says that they died, or whose funeral it names."""
    text = sentence.skeleton.text
    m = _DEATH.search(text) if any(word in text for word in _DEATHS) else None
    funerals = [
        e
        for e in sentence.items
        if isinstance(e.phrase, EventPhrase) and e.phrase.type == "funeral"
    ]
    people = [i for i in sentence.items if i.kind == "P"]
    found = [
        p
        for p in people
        for e in funerals
        if 0 <= p.start - e.stop <= 2 and "do" not in sentence.line.low[e.stop : p.start]
    ]
    if m:
        before = [p for p in people if sentence.skeleton.place(sentence.items.index(p)) < m.start()]
        found += before[-1:]
    for item in found:
        name = scene.person(item)
        if name:
            yield name


_BIRTHDAY = re.compile(
    r"kỷ niệm [^<>;.]{0,30}(?:<D\d+>)?[^<>;.]{0,20}ngày sinh (?:của )?(?P<who>(?:(?:<R\d+>|<H\d+>|cố|đồng chí|,) )*<P\d+>|ông\b|bà\b)"
)


def _commemorated(scene: Scene) -> Iterable[str]:
    """Give the people whose birthday of long ago is celebrated: "kỷ niệm 100 năm ngày sinh của ông"."""
    last: str | None = None
    for sentence in scene.sentences:
        m = _BIRTHDAY.search(sentence.skeleton.text)
        named = [scene.person(i) for i in sentence.skeleton.numbers(m["who"], "P")] if m else []
        if m and (who := named[0] if named else last):
            yield who
        people = [name for i in sentence.items if i.kind == "P" if (name := scene.person(i))]
        last = people[0] if people else last


def _joined(rows: list[Row]) -> list[Row]:
    """Let a short title be the longer one that the person has in the same article."""
    titles: dict[str, list[Post]] = {}
    for one, post, _ in rows:
        titles.setdefault(one.person, []).append(post)
    out = []
    for one, post, status in rows:
        others = [p for p in titles[one.person] if p.title != post.title]
        longer = [p for p in others if _within(post, p) or _doubled(post, p)]
        if longer:
            whole = max(longer, key=lambda p: (len(p.title), p.title))
            post = _called(whole, {*whole.surfaces, *post.surfaces, post.title})
        out.append((one, post, status))
    return out


def _doubled(post: Post, other: Post) -> bool:
    """Say whether the other title repeats the body's noun: "Bộ trưởng Bộ Xây dựng"."""
    a, b = name_key(post.title).split(), name_key(other.title).split()
    same = post.organisation is not None and post.organisation == other.organisation
    return (
        same
        and post.role == other.role
        and len(b) == len(a) + 1
        and a[:2] == b[:2]
        and a[2:] == b[3:]
    )


def _within(short: Post, long: Post) -> bool:
    """Say whether one title is the beginning of the other: "Phó Thủ tướng", "… Chính phủ"."""
    a, b = name_key(short.title), name_key(long.title)
    if a == b or not b.startswith(a + ("" if b[len(a) : len(a) + 1] == "," else " ")):
        return False
    if short.role != long.role:
        return False
    if short.role == "degree":
        return True
    if short.organisation and long.organisation and short.organisation != long.organisation:
        return name_key(long.organisation).startswith(name_key(short.organisation))
    return short.organisation is not None or len(a.split()) >= 1


def _whole(role: RolePhrase, post: Post) -> bool:
    """Say whether enough of a post is known to state it: "Bộ trưởng" alone is not."""
    if post.organisation is None and role.lacks == "unread":
        return False
    if post.title.lower() == "nhà lãnh đạo" and role.country is None:
        return False  # praise, no office: "Đại tướng A - nhà lãnh đạo trọn đời vì dân"
    if post.organisation is None and role.lacks == "any":
        return post.title.lower() not in _NOTHING_ALONE
    return True


_NOTHING_ALONE = frozenset(
    (
        "trưởng",
        "thứ trưởng",
        "đại sứ",
        "đại biểu",
        "đb",
        "ủy viên",
        "thành viên",
        "cán bộ",
        "thư ký",
        "phó trưởng ban",
        "trưởng ban",
        "nhân viên",
        "chuyên viên",
        "trợ lý",
    )
)


_HEADS_OF_STATE = re.compile(
    r"(?:Tổng thống|(?:Phó )?Thủ tướng|Chủ tịch nước|Chủ tịch Quốc hội|Quốc vương|Bộ trưởng)\b"
)


def _of_one_state(rows: list[Row]) -> list[Row]:
    """Leave out the office in one state of a person whom a title puts into another.

    In "gọi điện cho ông Trump, tân Tổng thống Hàn Quốc bàn vấn đề" the second title is the subject.
    """
    said: dict[str, set[str]] = {}
    for one, post, _ in rows:
        role = one.claim.role.phrase
        state = role.country if isinstance(role, RolePhrase) else None
        if state and one.claim.rule == "title-before-name" and _HEADS_OF_STATE.match(post.title):
            said.setdefault(one.person, set()).add(state)
    out = []
    for row in rows:
        one, post, _ = row
        role = one.claim.role.phrase
        state = role.country if isinstance(role, RolePhrase) else None
        beside = one.claim.rule == "apposition" and _HEADS_OF_STATE.match(post.title)
        if not (beside and state and state not in said.get(one.person, {state})):
            out.append(row)
    return out


def _nationality(rows: list[Row]) -> list[Row]:
    """Give "Tổng Bí thư" of a person who is elsewhere "Chủ tịch nước Lào" the same country.

    For a name of Vietnamese syllables the first sentence with an office of state decides: "Chào
    mừng Thủ tướng Nga, Chủ tịch Quốc hội Nguyễn Thị A" further down makes no Russian of her.
    """
    country: dict[str, str] = {}
    first: dict[str, Sentence] = {}
    for one, post, _ in rows:
        role = one.claim.role.phrase
        if not isinstance(role, RolePhrase):
            continue
        if role.country or (post.organisation or "") in state_bodies():
            first.setdefault(one.person, one.sentence)
        if role.country and (first[one.person] is one.sentence or not _at_home(one.person)):
            country.setdefault(one.person, role.country)
    out = []
    for one, post, status in rows:
        role = one.claim.role.phrase
        where = country.get(one.person) or _leaders().get(name_key(one.person))
        stem = state_bodies().get(post.organisation or "")
        if where and isinstance(role, RolePhrase) and not role.country and stem is not None:
            organisation = f"{stem} {where}" if stem else ruling_parties().get(where)
            post = replace(post, organisation=organisation)
        elif (
            not where
            and isinstance(role, RolePhrase)
            and _strange(one.person)
            and (stem is not None or _ministry(role, post))
        ):
            post = replace(post, organisation=None)  # of which country, the text does not say
        out.append((one, post, status))
    return out


def _at_home(name: str) -> bool:
    return all(vietnamese(syllable) for syllable in name.lower().split())


@cache
def _leaders() -> dict[str, str]:
    """Give the countries of foreign leaders whose names look Vietnamese, by key of name."""
    return {name_key(row["name"]): row["country"] for row in table("foreign_leaders.tsv")}


def _ministry(role: RolePhrase, post: Post) -> bool:
    """Say whether a post is in a ministry of which no country is told."""
    abroad = role.country or role.place or (role.body and role.body.place)
    name = post.organisation or ""
    return not abroad and name.startswith("Bộ ") and "Quân" not in name


def _strange(name: str) -> bool:
    """Say whether a name is no Vietnamese one: "Takeo Fukuda"."""
    syllables = name.lower().split()
    return sum(not vietnamese(s) for s in syllables) * 2 >= len(syllables)


def _agreed(scene: Scene, rows: list[Row]) -> list[Tenure]:
    """Let each post of a person have one status in the article: the strongest that it says."""
    groups: dict[tuple[str, str], list[Row]] = {}
    taken = {(one.person, _post_key(post)) for one, post, status in rows if status == "appointed"}
    for row in rows:
        groups.setdefault(_group_key(row, taken), []).append(row)
    agreed = {key: _agreement(group) for key, group in groups.items()}
    tenures = []
    for number, row in enumerate(rows, 1):
        one = row[0]
        shown, strongest, since, until = agreed[_group_key(row, taken)]
        role = one.claim.role
        line = one.sentence.line
        span = scene.page.stored(line.starts[role.start], line.stops[role.stop - 1])
        evidence = scene.evidence(one.sentence, span, one.claim.rule, one.claim.certainty)
        tenures.append(
            Tenure(
                f"t{number}", one.mention, shown, strongest, evidence, since, until, one.claim.term
            )
        )
    return tenures


def _agreement(group: list[Row]) -> tuple[Post, Status, str | None, str | None]:
    """Give the post that all rows of a group tell of, its status, since and until."""
    said = {status for _, _, status in group}
    if "incumbent" in said and all(
        one.claim.rule.endswith(", earlier") for one, _, status in group if status == "former"
    ):
        said.discard("former")
    strongest = next(s for s in STRENGTH if s in said)
    since = next((one.claim.since for one, _, _ in group if one.claim.since), None)
    until = next((one.claim.until for one, _, _ in group if one.claim.until), None)
    return _fullest(group), strongest, since, until


def _group_key(row: Row, taken: set[tuple[str, str]]) -> tuple[str, str]:
    """Keep acting and taking apart: "bổ nhiệm quyền Cục trưởng A giữ chức Cục trưởng"."""
    one, post, status = row
    key = (one.person, _post_key(post))
    role = one.claim.role.phrase
    acting = isinstance(role, RolePhrase) and role.status == "acting" and status == "acting"
    return (one.person, f"{key[1]} (acting)") if acting and key in taken else key


def _fullest(group: list[Row]) -> Post:
    posts_ = [post for _, post, _ in group]
    chosen = max(posts_, key=lambda p: (len(p.title), p.title))
    surfaces = {s for p in posts_ for s in (*p.surfaces, p.title)} - {chosen.title}
    return _called(chosen, surfaces)


def _post_key(post: Post) -> str:
    return name_key(post.title)


#: What gives a post without a title: "được giao phụ trách Sở Y tế", "được bầu vào Bộ Chính trị".
_POSTLESS = re.compile(r"(?:phụ trách|vào|tham gia)[^<>]{0,30} <O\d+>")


def _claims(scene: Scene) -> list[_Found]:
    """Collect what the sentences say of people and roles, each pair of a sentence once."""
    out: list[_Found] = []
    subject: tuple[str, Mention] | None = None
    for sentence in scene.sentences:
        if not any(i.kind == "R" for i in sentence.items) and not _POSTLESS.search(
            sentence.skeleton.text
        ):
            subject = _subject(scene, sentence) or subject
            continue
        out.extend(_sentence_claims(scene, sentence, subject))
        subject = _subject(scene, sentence) or subject
    return out


#: What is told of people who did wrong in a post that they hold no more.
_WRONG = re.compile(r"\b(?:vi phạm|sai phạm|khuyết điểm|bị can|bị cáo|kỷ luật|tội)\b")


def _long_ago(scene: Scene, sentence: Sentence, claim: Claim) -> Claim:
    """Let an appointment of more than half a year before the article be a thing of the past."""
    capacity = claim.rule.endswith("in-capacity")
    if capacity and _WRONG.search(sentence.skeleton.text):
        return replace(claim, status="former")
    if claim.status != "appointed" and not capacity:
        return claim
    if re.search(r"\bcách đây (?:hơn |gần )?\d+ năm\b", sentence.skeleton.text):
        return replace(claim, status="former", rule=f"{claim.rule}, earlier", starts=False)
    if not scene.main_date:
        return claim
    days = [
        i.phrase.iso for i in sentence.items if isinstance(i.phrase, DatePhrase) and i.phrase.iso
    ]
    limit = _half_a_year_before(scene.main_date)
    before = [d for d in days if d + "-12-31"[len(d) - 4 :] < limit]
    if not before or len(before) < len(days):
        return claim
    return replace(
        claim, status="former", rule=f"{claim.rule}, earlier", since=before[0], starts=False
    )


def _half_a_year_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=183)).isoformat()


def _with_the_rest(claim: Claim) -> Claim:
    """Let "các Phó Giám đốc gồm: B, C" in a sentence of appointments be appointed too."""
    role = claim.role.phrase
    if claim.rule == "shared-title" and isinstance(role, RolePhrase) and role.lacks == "any":
        return replace(claim, status="appointed")
    return claim


def _named_subject(
    scene: Scene, sentence: Sentence, lines: list[Line]
) -> tuple[str, Mention] | None:
    """Give the person that a line of a career names itself: "Từ 2011 - 2014, ông A giữ chức …"."""
    if not lines:
        return None
    first = min(row[0].start for row in lines)
    before = [i for i in sentence.items if i.kind == "P" and i.start < first]
    return _subject(scene, sentence) if before else None


_PRONOUN = re.compile(r"(?:ông|bà|đồng chí|anh|chị)(?! <P| <R\d+> <P)\b")
#: How many words may stand before the person that a sentence with several people is about.
_OPENING = 12


def _subject(scene: Scene, sentence: Sentence) -> tuple[str, Mention] | None:
    """Give the person of whom the next sentence may say "ông": the only one, or the first."""
    people = [item for item in sentence.items if item.kind == "P"]
    if _PRONOUN.match(sentence.skeleton.text):
        return None  # "Ông được Bộ trưởng A bổ nhiệm …": still about him
    for item in people:
        name = scene.person(item)
        if name and item is not people[0] and item.start > _OPENING:
            return None  # "Trong ảnh: Thái tử B và Tổng thống A"
        if name:
            return name, scene.mention(sentence, item, name, "person", "subject")
    return None


def _sentence_claims(
    scene: Scene, sentence: Sentence, subject: tuple[str, Mention] | None
) -> list[_Found]:
    skeleton = sentence.skeleton
    lines = careers.career(skeleton)
    by_rule, _ = posts.by_rules(skeleton, in_title=sentence.region in ("title", "heading"))
    dated = {id(row[0]) for row in lines}
    by_rule = [_long_ago(scene, sentence, c) for c in by_rule if id(c.role) not in dated]
    said = {(id(c.person), id(c.role)) for c in by_rule}
    taken = {id(c.role) for c in by_rule}
    claims = list(by_rule)
    claims += [
        c
        for c in beside.beside(skeleton)
        if (id(c.person), id(c.role)) not in said and id(c.role) not in taken | dated
    ]
    claims = posts.leaving_own(skeleton, claims)
    if any(c.status == "appointed" for c in by_rule):
        claims = [_with_the_rest(c) for c in claims]
    out = []
    for claim in claims:
        if claim.person is None:
            continue
        name = scene.person(claim.person)
        if name:
            mention = scene.mention(sentence, claim.person, name, "person", "claim")
            out.append(_Found(sentence, claim, name, mention))
    used = {id(c.role) for c in claims}
    subject = _named_subject(scene, sentence, lines) or subject
    if subject:
        for item, status, since, until, term in [*lines, *careers.pronoun(skeleton)]:
            if id(item) not in used:
                used.add(id(item))
                rule = "career" if since or until else "pronoun"
                claim = Claim(None, item, status, rule, 0.85, since, until, term)
                claim = _long_ago(scene, sentence, claim)
                out.append(_Found(sentence, claim, subject[0], subject[1]))
    return out


def explain(sentence: str) -> str:
    """Say how a sentence is read: its skeleton, the facts, the rules that nearly fired.

    >>> print(explain("Bộ Chính trị chưa bổ nhiệm ông Trần Văn A giữ chức Bí thư Tỉnh ủy Hà Nam."))
    <organisation 0> chưa bổ nhiệm ông <person 2> giữ chức <role 3> .
      organisation 0: Bộ Chính trị
      person 2: Trần Văn A
      role 3: Bí thư Tỉnh ủy Hà Nam, in Tỉnh ủy Hà Nam
    facts: none
    nearly: appointed-active: held back by negation
    nearly: takes-post: held back by negation
    """
    out: list[str] = []
    doc = Document("sentence", sentence, regions=(Region(Span(0, len(sentence)), "body"),))
    scene = Scene(doc)
    for part in scene.sentences:
        skeleton = part.skeleton
        out.append(skeleton.shown())
        for number, item in enumerate(skeleton.items):
            if item.kind != "H":
                out.append(f"  {_kind(item)} {number}: {_described(item)}")
    reading = read(doc)
    facts = [_fact(t) for t in reading.tenures]
    facts += [
        f"  event: {e.name} ({e.type}, {e.date or 'no date'})  [{e.evidence.rule}]"
        for e in reading.events
    ]
    names = {e.id: e.name for e in reading.events}
    facts += [
        f"  {p.agent.name} {p.role}: {names[p.event]}  [{p.evidence.rule}]"
        for p in reading.participations
    ]
    out.append("facts:" if facts else "facts: none")
    out.extend(facts)
    near = [n for part in scene.sentences for n in posts.by_rules(part.skeleton, in_title=False)[1]]
    out.extend(f"nearly: {n}" for n in near)
    return "\n".join(out)


_KINDS = {"P": "person", "O": "organisation", "R": "role", "L": "place", "D": "date", "E": "event"}


def _kind(item: Item) -> str:
    return _KINDS[item.kind]


def _described(item: Item) -> str:
    phrase = item.phrase
    if isinstance(phrase, RolePhrase):
        where = f", in {phrase.organisation}" if phrase.organisation else ""
        status = f"{phrase.status}: " if phrase.status else ""
        return f"{status}{phrase.title}{where}"
    if isinstance(phrase, DatePhrase):
        return f"{phrase.iso or 'year unknown'}{' ' + phrase.part if phrase.part else ''}"
    if isinstance(phrase, PlacePhrase):
        return phrase.full
    return phrase if isinstance(phrase, str) else phrase.name


def _fact(t: Tenure) -> str:
    dates = "".join(
        f", {word} {day}" for word, day in (("since", t.since), ("until", t.until)) if day
    )
    return f"  {t.status}: {t.person.name} - {t.post.title}{dates}  [{t.evidence.rule}]"


def show(reading: Reading) -> str:
    """Draw an article for the terminal: each sentence with its mentions underlined, then facts."""
    doc = reading.document
    head = [doc.title or doc.id, "  ".join(x for x in (doc.published, doc.publisher, doc.url) if x)]
    out = [line for line in head if line]
    facts: dict[Span, list[str]] = {}
    names = {e.id: e.name for e in reading.events}
    for t in reading.tenures:
        facts.setdefault(t.evidence.sentence, []).append(_fact(t))
    for e in reading.events:
        facts.setdefault(e.evidence.sentence, []).append(
            f"  event: {e.name} ({e.type}, {e.date or 'no date'})"
        )
    for p in reading.participations:
        facts.setdefault(p.evidence.sentence, []).append(
            f"  {p.agent.name} {p.role}: {names[p.event]}"
        )
    for span in _shown_spans(reading, facts):
        out += ["", *_underlined(doc.text, span, reading), *dict.fromkeys(facts.get(span, ()))]
    return "\n".join(out)


def _shown_spans(reading: Reading, facts: dict[Span, list[str]]) -> list[Span]:
    named = {
        span
        for region in reading.document.regions
        if region.kind in OWN_REGIONS
        for span in sentences(reading.document.text, region.span.start, region.span.stop)
        if any(span.holds(m.span) for m in reading.mentions)
    }
    return sorted(named | set(facts))


def _underlined(text: str, span: Span, reading: Reading) -> list[str]:
    """Give a sentence and, below it, PER ORG ROLE … under what it names; long ones in rows."""
    marks = [" "] * len(span)
    for m in sorted(reading.mentions, key=lambda m: -len(m.span)):
        if span.holds(m.span):
            label = {"organisation": "ORG", "person": "PER"}.get(m.kind, m.kind.upper())
            size = len(m.span)
            for k, c in enumerate((label + "─" * size)[:size] if size >= 2 else "─"):
                marks[m.span.start - span.start + k] = c
    quote = text[span.start : span.stop].replace("\n", " ")
    rows = []
    for at in range(0, len(quote), 110):
        rows.append(quote[at : at + 110])
        under = "".join(marks[at : at + 110]).rstrip()
        if under:
            rows.append(under)
    return rows
