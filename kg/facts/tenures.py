"""Claims of single sentences -> the tenures of a document: posts completed, statuses agreed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from kg.facts.claims import Claim, delegate
from kg.facts.completing import Completer
from kg.facts.countries import nationality, of_one_state
from kg.facts.former import as_now, as_stages, as_terms, as_then, of_the_dead
from kg.facts.peers import peers
from kg.facts.reference import leaders
from kg.facts.scene import Scene
from kg.facts.told import Found, Row, told
from kg.lexicon import word_set
from kg.mentions.roles import RolePhrase
from kg.mentions.tokens import vietnamese
from kg.model import Post, Status, Tenure
from kg.text import name_key


def tenures(scene: Scene) -> list[Tenure]:
    """Give who holds, takes or leaves which post, as the whole document tells it."""
    found = [one for one in told(scene) if one.claim.role is not scene.cut]
    completer = Completer(scene.territories, scene.bodies, scene.page.text)
    rows: list[Row | None] = [None] * len(found)
    known: dict[str, list[Post]] = {}
    beside = _beside(found)
    # what is whole first: a bare "Phó Chủ tịch" is the same person's post said in full elsewhere
    bare = [_bare(one) for one in found]
    order = [n for n in range(len(found)) if not bare[n]] + [
        n for n in range(len(found)) if bare[n]
    ]
    for number in order:
        one = found[number]
        role = one.claim.role.phrase
        assert isinstance(role, RolePhrase)
        post = _post(completer, beside[number], one, role, known.get(one.person, ()))
        if post.organisation is None and delegate(role.title):
            post = _delegate(scene, one, post)
        if _whole(one, role, post):
            rows[number] = (one, post, status_of(one.claim, role))
            known.setdefault(one.person, []).append(post)
    rows_ = nationality(of_one_state([row for row in rows if row is not None]))
    rows_ = peers(scene, rows_)
    return _agreed(scene, _joined(of_the_dead(scene, as_stages(as_terms(as_then(as_now(rows_)))))))


def _delegate(scene: Scene, one: Found, post: Post) -> Post:
    """Let "ĐB A (Hà Nam)" in an article on the National Assembly alone be its member."""
    text = scene.page.text
    councils = "HĐND" in text or "hội đồng nhân dân" in text.lower()
    if one.claim.rule != "title-before-name" or councils:
        return post
    named = text.count("Quốc hội") + text.count("ĐBQH") + text.count("QH")
    return Post("Đại biểu Quốc hội", "Quốc hội", post.role) if named > 2 else post


def _beside(found: list[Found]) -> list[list[RolePhrase]]:
    """Give for each claim the roles of its person in its sentence."""
    beside: list[list[RolePhrase]] = []
    runs: dict[str, list[RolePhrase]] = {}
    for number, one in enumerate(found):
        if number and one.sentence is not found[number - 1].sentence:
            runs = {}
        run = runs.get(one.person)
        if run is None:
            run = runs[one.person] = []
        if isinstance(one.claim.role.phrase, RolePhrase):
            run.append(one.claim.role.phrase)
        beside.append(run)
    _share_turns(found, beside)
    return beside


def _share_turns(found: list[Found], beside: list[list[RolePhrase]]) -> None:
    """Let posts told in turn stand beside one another: "lần lượt là Giám đốc và Phó Giám đốc Sở A"."""
    turns = [number for number, one in enumerate(found) if one.claim.rule == "in-turn"]
    for number in turns:
        for other in turns:
            role = found[other].claim.role.phrase
            same = found[other].sentence is found[number].sentence
            if same and other != number and isinstance(role, RolePhrase):
                beside[number].append(role)


def _bare(one: Found) -> bool:
    role = one.claim.role.phrase
    return isinstance(role, RolePhrase) and role.lacks == "any"


def _post(
    completer: Completer,
    beside: list[RolePhrase],
    one: Found,
    role: RolePhrase,
    known: Iterable[Post],
) -> Post:
    """Give the post of a claim, completed from its sentence and from the rest of the document."""
    if role.lacks == "any" and name_key(one.person) in word_set("historic.tsv"):
        return Post(role.title, None, role.role)  # "Chủ tịch Hồ Chí Minh" chairs no committee
    at = one.sentence.line.starts[role.start]
    post = completer.post(role, at, beside, known)
    if role.lacks and post.organisation and _foreign_here(one.person, post.organisation):
        post = Post(role.title, None, role.role)
    written = one.sentence.line.letters(role.head, role.stop)
    if not post.surfaces:
        return Post(post.title, post.organisation, post.role, post.place, (written,))
    if len(post.surfaces) == 1 and post.surfaces[0] == written:
        return post
    return _called(post, {*post.surfaces, written})


#: Bodies at home, which no foreigner leads.
_AT_HOME = re.compile(
    r"(?:Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận|(?:Ban Thường vụ )?(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy)\b"
)


def _foreign_here(person: str, organisation: str) -> bool:
    """Say whether a foreigner would lead a body at home: "Chủ tịch S. Chowdhury" no UBND."""
    if _AT_HOME.match(organisation) is None:
        return False
    words = person.lower().split()
    if name_key(person) in leaders() or any("-" in word for word in words):
        return True  # "Chủ tịch Kim Jong-un"
    return not any(vietnamese(word) for word in words if len(word) > 2)


def _called(post: Post, surfaces: set[str]) -> Post:
    return _with_forms(post, sorted(surfaces) if len(surfaces) > 1 else list(surfaces))


def _with_forms(post: Post, surfaces: list[str]) -> Post:
    return Post(post.title, post.organisation, post.role, post.place, tuple(surfaces))


#: What someone is praised as, which is an office only with a country.
_LEADER = "nhà lãnh đạo"


def _whole(one: Found, role: RolePhrase, post: Post) -> bool:
    """Say whether enough of a post is known to state it: "Trưởng ban" alone is not."""
    if post.organisation is None and role.lacks == "unread":
        return False
    leads = len(post.title) == len(_LEADER) and post.title.lower() == _LEADER
    if leads and role.country is None:
        return False  # praise, no office: "Đại tướng A - nhà lãnh đạo trọn đời vì dân"
    if post.organisation is None and role.lacks == "any":
        if post.title == "Đại sứ" and one.claim.rule == "title-before-name":
            return True  # "Đại sứ A cho biết"; but "được chọn làm Đại sứ" may be of a brand
        return post.title.lower() not in word_set("partial_titles.tsv")
    return True


def _joined(rows: list[Row]) -> list[Row]:
    """Let a short title be the longer one that the person has in the same article."""
    titles: dict[str, list[Post]] = {}
    for one, post, _ in rows:
        titles.setdefault(one.person, []).append(post)
    out = []
    for row in rows:
        one, post, status = row
        held = titles[one.person]
        longer = _longer(post, held) if len(held) > 1 else None
        if longer:
            whole = max(longer, key=lambda p: (len(p.title), p.title))
            post = _called(whole, {*whole.surfaces, *post.surfaces, post.title})
            row = (one, post, status)
        out.append(row)
    return out


def _longer(short: Post, held: list[Post]) -> list[Post]:
    """Give those of someone's posts that are this one under a longer title."""
    longer: list[Post] = []
    key = name_key(short.title)
    for long in held:
        if long.title != short.title:
            other = name_key(long.title)
            if (
                _within(short, long, key, other)
                or _doubled(short, long, key, other)
                or _same_seat(short, long, key, other)
                or _same_state(key, other)
            ):
                longer.append(long)
    return longer


def _doubled(short: Post, long: Post, a: str, b: str) -> bool:
    """Say whether the other title repeats the body's noun: "Bộ trưởng Bộ Xây dựng"."""
    same = short.organisation is not None and len(a) < len(b)
    if not same or short.organisation != long.organisation or short.role != long.role:
        return False
    one, two = a.split(), b.split()
    return len(two) == len(one) + 1 and one[:2] == two[:2] and one[2:] == two[3:]


#: Units before the name of a place in a title: "Chủ tịch tỉnh Tây Ninh".
_UNIT = re.compile(r"^(?:tỉnh|thành phố|tp|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu) (?=\w)")


def _same_seat(short: Post, long: Post, a: str, b: str) -> bool:
    """Say whether one title names the place, the other its body: "Phó Bí thư (Tỉnh ủy) An Giang"."""
    if not (short.organisation and long.organisation) or short.role != long.role:
        return False
    body = name_key(long.organisation)
    if not body or name_key(short.organisation) != body:
        return False
    head = b.removesuffix(body)
    if short.role == "deputy-head" and a.endswith(f" {body}") and len(a) < len(b):
        other = a.removesuffix(body)  # "Cục phó Cục A", "Phó cục trưởng Cục A"
        return set(other.split()) ^ set(head.split()) == {"trưởng"}
    if head == b or not a.startswith(head):
        return False
    place = _UNIT.sub("", a[len(head) :])
    return bool(place) and body.endswith(f" {place}") and place not in head


#: An office of those who represent or lead a state, and what may be added to it.
_ENVOY = re.compile(
    r"(?:phó )?(?:đại sứ|thủ tướng|tổng thống) |tổng lãnh sự |ngoại trưởng |quốc vương "
)
#: With what these begin.
_ENVOYS = ("phó ", "đại ", "thủ ", "tổng ", "ngoại ", "quốc ")
_WITH_POWERS = " đặc mệnh toàn quyền "


def _same_state(a: str, b: str) -> bool:
    """Say whether a state is told shorter: "Đại sứ (Cộng hòa) Ba Lan (tại Việt Nam)"."""
    if len(a) >= len(b) or not (a.startswith(_ENVOYS) and b.startswith(_ENVOYS)):
        return False
    if not (_ENVOY.match(a) and _ENVOY.match(b)):
        return False
    one, two = _of_land(a), _of_land(b)
    return one.count(" ") > 0 and f"{two} ".startswith(f"{one} ")


def _of_land(title: str) -> str:
    """Give the title of an envoy without the words for the form of a state."""
    words = title.replace(_WITH_POWERS, " ").split()
    return " ".join(w for w in words[1:] if w not in word_set("state_words.tsv"))


def _within(short: Post, long: Post, a: str, b: str) -> bool:
    """Say whether one title is the beginning of the other: "Phó Thủ tướng", "… Chính phủ"."""
    if short.role != long.role or len(b) <= len(a) or not b.startswith(a):
        return False
    if b[len(a)] not in (",", " "):
        return False
    if short.role == "degree":
        return True
    if short.organisation and long.organisation and short.organisation != long.organisation:
        return name_key(long.organisation).startswith(name_key(short.organisation))
    return short.organisation is not None or bool(a)


def _agreed(scene: Scene, rows: list[Row]) -> list[Tenure]:
    """Let each post of a person have one status in the article: the strongest that it says."""
    keys = [(one.person, name_key(post.title)) for one, post, _ in rows]
    if any(status == "acting" for _, _, status in rows):
        taken = {keys[number] for number, row in enumerate(rows) if row[2] == "appointed"}
        keys = [_group_key(row, keys[number], taken) for number, row in enumerate(rows)]
    groups: list[list[Row]] = []
    places: dict[tuple[str, str], int] = {}
    of_rows: list[int] = []
    for number, row in enumerate(rows):
        place = places.get(keys[number], -1)
        if place < 0:
            place = places[keys[number]] = len(groups)
            groups.append([])
        groups[place].append(row)
        of_rows.append(place)
    agreed = [_agreement(group) for group in groups]
    tenures = []
    for number, row in enumerate(rows, 1):
        one = row[0]
        shown, strongest, since, until = agreed[of_rows[number - 1]]
        role = one.claim.role
        line = one.sentence.line
        span = scene.page.stored(line.starts[role.start], line.stop(role.stop - 1))
        evidence = scene.evidence(one.sentence, span, one.claim.rule, one.claim.certainty)
        tenures.append(
            Tenure(
                f"t{number}", one.mention, shown, strongest, evidence, since, until, one.claim.term
            )
        )
    return tenures


def _agreement(group: list[Row]) -> tuple[Post, Status, str | None, str | None]:
    """Give the post that all rows of a group tell of, its status, since and until."""
    if len(group) == 1:
        claim, status = group[0][0].claim, group[0][2]
        return _fullest(group), _named_status(status), claim.since, claim.until
    said = {status for _, _, status in group}
    if "incumbent" in said and all(
        one.claim.rule.endswith(", earlier") or _as_told(one)
        for one, _, status in group
        if status == "former"
    ):
        said.discard("former")
    since = next((one.claim.since for one, _, _ in group if one.claim.since), None)
    until = next((one.claim.until for one, _, _ in group if one.claim.until), None)
    return _fullest(group), _strongest(said), since, until


def _named_status(name: str) -> Status:
    for status in STRENGTH[:-1]:
        if status == name:
            return status
    return STRENGTH[-1]


def _strongest(said: Collection[str]) -> Status:
    """Give the status that holds of those said."""
    for status in STRENGTH[:-1]:
        if status in said:
            return status
    return STRENGTH[-1]


def _as_told(one: Found) -> bool:
    """Say whether a claim only tells when something was: "Khi là tổng thống, ông đã cam kết"."""
    return one.claim.rule == "pronoun" and one.sentence.skeleton.text.startswith("khi là ")


def _group_key(row: Row, key: tuple[str, str], taken: set[tuple[str, str]]) -> tuple[str, str]:
    """Keep acting and taking apart: "bổ nhiệm quyền Cục trưởng A giữ chức Cục trưởng"."""
    one, _, status = row
    role = one.claim.role.phrase
    acting = status == "acting" and isinstance(role, RolePhrase) and role.status == "acting"
    return (one.person, f"{key[1]} (acting)") if acting and key in taken else key


def _fullest(group: list[Row]) -> Post:
    chosen = group[0][1]
    if len(group) == 1:
        others = [form for form in chosen.surfaces if form != chosen.title]
        return chosen if len(others) == len(chosen.surfaces) else _with_forms(chosen, others)
    surfaces: set[str] = set()
    for _, post, _ in group:
        surfaces.update(post.surfaces)
        surfaces.add(post.title)
        if (len(post.title), post.title) > (len(chosen.title), chosen.title):
            chosen = post
    surfaces.discard(chosen.title)
    return _called(chosen, surfaces)


#: Which status of a post holds for the whole article, strongest first.
STRENGTH: tuple[Status, ...] = (
    "dismissed",
    "appointed",
    "former",
    "acting",
    "nominated",
    "incumbent",
)


#: Heads of states and governments, who are called new for months.
_HEADS_OF_STATE = ("Tổng thống", "Thủ tướng", "Chủ tịch nước")


def status_of(claim: Claim, role: RolePhrase) -> str:
    """Give the status of one claim: what the rule says, unless the role's modifier says more."""
    if claim.status == "incumbent" and role.status:
        abroad = role.country is not None or role.title.startswith("Tổng thống")
        if role.status == "appointed" and abroad and role.title.startswith(_HEADS_OF_STATE):
            return "incumbent"  # "tân Tổng thống A hôm qua nói": no news of his election
        return role.status
    if claim.status == "appointed" and role.status == "acting":
        return "acting"  # "được giao Quyền Giám đốc"
    return claim.status
