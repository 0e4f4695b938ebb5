"""Posts of somebody who is only "ông" or not named at all: pronouns and lines of a career."""

from __future__ import annotations

import re

from kg.facts.claims import EARLIER, Line, before_name, role_of
from kg.facts.context import modality
from kg.facts.periods import PERIOD, period
from kg.grammar import Skeleton
from kg.grammar.needle import Needle
from kg.mentions.dates import DatePhrase

#: Verbs by which a post is taken, and what they go on with before it.
_TAKE = r"(?:bầu|tái bổ nhiệm|phê chuẩn|tiếp nhận|bổ nhiệm|điều động|luân chuyển|phân công|chỉ định|tín nhiệm|cử|chuẩn y|bổ sung|lại|,|và| )+"
_HOLD = r"(?:(?: về| đến| sang)? (?:làm|là|giữ chức vụ|giữ chức|giữ|chức vụ|chức danh|chức|đảm nhiệm chức vụ|đảm nhiệm|đảm nhận chức vụ))"
#: A body joined on the way to a post: "chỉ định tham gia Ban Chấp hành Đảng bộ tỉnh A và giữ chức".
_JOINED = r"(?: (?:tham gia|về|đến|sang) [^<>;.]{0,30}(?:<[OL]\d+>(?: \( [^()]{1,24} \)| nhiệm kỳ \S+)?[^<>;.]{0,24}){0,3})"
#: Who holds or takes a post, and the verb with which he does.
_HE_HOLDS = (
    r"(?:ông|bà|đồng chí|anh|chị|ông ấy|bà ấy|đại tướng|thượng tướng|trung tướng|thiếu tướng|vị này|người này)(?! <)"
    r"(?P<verb> (?:đã |cũng |còn |vẫn |mới |hiện |đang |vừa |nguyên |lần lượt |tiếp tục )*(?:từng |đã từng )?(?:(?:giữ|đảm nhiệm|đảm nhận|đảm trách|đảm đương|nắm giữ|kinh qua|trải qua)(?: qua)? (?:các|nhiều)(?: chức vụ| vị trí| cương vị| trọng trách| chức danh| chức)(?: quản lý| lãnh đạo| quan trọng| chủ chốt| công tác)*(?: (?:tại|ở|của|trong)(?: [^<>:;,]{2,20})? <[LO]\d+>(?: và <[LO]\d+>)?| trong [^<>:;,]{2,24})?(?: ,)?(?: như| gồm)?|giữ đến chức vụ|giữ đến chức|lên đến chức|giữ chức vụ|giữ chức|giữ cương vị|đảm nhiệm chức vụ|đảm nhiệm chức|đảm nhiệm cương vị|đảm nhiệm|đảm nhận chức vụ|đảm nhận cương vị|đảm nhận vai trò|đảm nhiệm vai trò|giữ vai trò|giữ vị trí|đảm nhận|làm|là"
    rf"|được(?: <[RO]\d+>(?: <P\d+>)?)? {_TAKE}(?:{_JOINED}?{_HOLD}|(?= <R))|(?:tái )?(?:trúng cử|đắc cử|tái cử)(?: làm| chức vụ| chức danh| chức| vào)?|trở thành)(?: :)? )"
)
_HE = re.compile(
    r"^(?:[^<>]{0,40}(?:<[DE]\d+>[^<>]{0,30}?){0,2}[^<>]{0,30}?(?:, |^|(?<=\d> ))|(?:[^<>,]{1,24} )?(?:trước đó|trước đây|sau đó|tiếp đó|khi đó|lúc đó|lúc này|thời điểm đó|hiện nay|hiện tại|hiện giờ|hiện|nay|đến giờ|bây giờ|sau này|về sau|từ đó|từ đây|năm sau|tháng sau|cùng năm|cùng thời gian|cuối cùng|rồi|bản thân|mới đây|gần đây|gần đây nhất) )?"
    rf"{_HE_HOLDS}(?P<roles>.*)$"
)
_HOLDS = re.compile(_HE_HOLDS)
#: What he takes while he still holds another post: "Khi đang là R, ông được điều động làm R".
_THEN = re.compile(rf"{_HE_HOLDS}(?P<roles>.*)$")
#: The offices of one who has died, in the notice of it.
_LIFE = re.compile(
    r"^(?:ông|bà|đồng chí)(?! <) (?:tham gia (?:hoạt động )?cách mạng|thoát ly|nhập ngũ)[^;]{0,80}"
    r"(?:; (?:vào|được kết nạp vào) (?:[^;]{0,60}))?; (?:nguyên :? ?)?(?P<roles><R.*)$"
)


#: Letters of an ISO date of day precision.
_A_DAY = 10
#: Words of which one stands for the person in that pattern.
_HIM = frozenset(("ông", "bà", "chí", "anh", "chị", "tướng", "này"))
#: Those of them that do it alone, with no word before.
_ALONE = frozenset(("ông", "bà", "anh", "chị"))
_STUDIED = Needle(
    r"(?:(?:quê|sinh|dân tộc|ngày sinh|năm sinh|tôn giáo|vào đảng)\b[^.“]*; )?(?:trình độ chuyên môn|trình độ|học vị|học hàm)\b",
    whole=True,
)
#: A clause of such a sentence that tells of no degree.
_SCHOOLED = Needle(r"(?:chính trị|ngoại ngữ|tin học|nhà nước|văn hóa|phổ thông)[^;,]{0,30}[:<]")
#: The first sentence of a life: "Ông A sinh năm 1960 …".
BORN = Needle(
    r"(?:(?:<O\d+>|[^<>:])*báo tin ?:? )?[^<>]{0,12}(?:<R\d+> (?:, )?)*<P\d+>(?: \([^)]*\))?(?: ,)? (?:sinh|quê)\b",
    whole=True,
)
_HE_BORN = re.compile(r"(?:ông|bà|đồng chí)(?! <) (?:sinh|quê)\b")
_LATE = Needle(
    r"trước (?:khi|lúc) [^;]{2,90}?, (?:ông|bà|đồng chí) (?:đã |từng |cũng |lần lượt )*(?:là|làm|(?:giữ|đảm nhiệm|đảm nhận|kinh qua|trải qua|nắm giữ)(?: qua)? (?:các|nhiều)(?: chức vụ| vị trí| cương vị| chức danh| chức)(?: quản lý| lãnh đạo| quan trọng| chủ chốt| công tác)*(?: như| gồm)?|giữ chức vụ|giữ chức|giữ cương vị|giữ vị trí|đảm nhiệm chức vụ|đảm nhiệm)(?: :)? (?P<roles><R.*)$",
    whole=True,
)
#: The post that someone took after those told of: "Trước khi được bầu làm R, ông …".
_TAKEN = re.compile(
    r"^trước khi (?:vừa |chính thức )?(?:được )?(?:<[OR]\d+> )?(?:bầu|bổ nhiệm|điều động|phân công|luân chuyển|,|và| |về|lên|sang)*"
    r"(?:làm|giữ chức vụ|giữ chức|trở thành|nhận chức|nhậm chức|đảm nhiệm chức vụ|đảm nhiệm|đảm nhận chức vụ) <R(\d+)>(?: (?:vào |từ )?<D\d+>)? , (?:ông|bà|đồng chí|anh|chị)(?! <[PR])"
)
_HELD = re.compile(r"(?:ông|bà|đồng chí) (?P<roles><R\d+>.*)$")
#: What sentences begin with that some of these patterns fit.
_HIS = ("ông", "bà", "đồng chí")
_ONCE_WAS = ("trước đ", "từng ", "đã ")
#: A sentence of a life without its subject: "Từng đảm nhiệm các cương vị công tác: R; R".
_WAS = re.compile(
    r"^(?:trước đó ,? ?|trước đây ,? ?)?(?P<verb>(?:(?:đã )?từng|đã) (?:là|làm|giữ|đảm nhiệm|đảm nhận|kinh qua|trải qua|công tác)(?: qua)?"
    r"(?: (?:các|nhiều))?(?: (?:chức vụ|chức danh|cương vị|vị trí|chức))?(?: công tác| quan trọng)?(?: như)?(?: :)? )(?P<roles><R.*)$"
)


#: A line of a life in which a body decides on someone whom it leaves out: "Tháng 7/2019, Bộ Chính trị …".
_DECIDED = re.compile(
    rf"^<D\d+>(?: ,)? <O\d+>(?: đã)?(?P<verb> (?=điều|bổ|chỉ|phân|luân|chuẩn|tiếp){_TAKE}(?:{_JOINED}(?:và |, |phân công |bầu )*)?{_HOLD}(?: :)? )(?P<roles><R.*)$"
)


_ACTED_ON = re.compile(
    r"<R0>(?:[, ]|<[RLDO]\d+>|và|kiêm)*(?:bị|được|đã|vừa|sẽ|nói|khai|cho|có|không|là|tại|chia|xin)\b"
)


#: A post that "ông" held or holds while the rest happens: "Khi còn làm R, ông …", "Với cương vị R, ông …".
_MEANWHILE = Needle(
    r"(?:^|[,;] )(?:(?:<D\d+>|sau này|về sau|tại đây|ngoài ra|đặc biệt) ?,? )?(?:(?P<past>(?:từ )?(?:khi|hồi|lúc|thời|trong thời gian)(?: còn)?(?: đang)? (?:là|làm|giữ chức vụ|giữ chức|giữ cương vị|đảm nhiệm chức vụ|đảm nhiệm chức))"
    r"|(?:với|trên|ở) (?:cương vị|tư cách)(?: là)?) (?P<roles><R\d+>(?:(?: ,| và| kiêm| rồi|, rồi)? <[RL]\d+>)*)(?: \( [^()]{3,40} \))? , (?:ông|bà|đồng chí)(?! <[PR])",
    whole=True,
)


#: A verb that tells of all the posts of a life: "đã đảm nhiệm các chức vụ".
_LIVED = re.compile(r" đã .*\b(?:các|nhiều)\b")
#: Words of a verb that tell of posts held before.
_ONCE = re.compile(r"từng|nguyên|lần lượt|kinh qua|trải qua|đến chức")


#: After a post that was held for a time: "Ông là Giám đốc Bệnh viện A trong 4 năm trước khi làm …".
_UNTIL = re.compile(
    r"<R\d+>(?: (?:trong|suốt|được) [^<>,;]{1,16} năm)? ?,? trước khi (?:về |được |chuyển )?"
)
#: A line of a form, under the name of its person: "- Chức vụ: Giám đốc Sở Nội vụ".
_FORM = re.compile(
    r"(?:[-–+•*] ?)?(?:nghề nghiệp(?: ,| và) )?(?:chức vụ|chức danh|công việc|cương vị)(?: (?:hiện nay|hiện tại|công tác|đảng|chính quyền|đang giữ|đảm nhiệm|,))*(?: của (?:ông|bà|đồng chí) là| :) (?P<roles><R.*)$"
)


#: What others decided on "ông": "Quốc hội phê chuẩn bổ nhiệm ông giữ chức Bộ trưởng …".
_NAMED_HIM = Needle(
    r"\b(?P<verb>bổ nhiệm|bầu|điều động|chỉ định|phân công|cử)(?: lại)? (?P<he>ông|bà)(?! <)(?: (?:giữ|đảm nhiệm|làm))?(?: chức vụ| chức| cương vị)? (?P<roles><R.*)$",
    whole=True,
)
_FREED_HIM = Needle(
    r"\b(?P<verb>miễn nhiệm|bãi nhiệm|cách chức)(?: chức vụ| chức)? (?P<roles><R\d+>)(?: <[DL]\d+>)? (?:đối với|của|cho) (?P<he>ông|bà)(?! <)\b",
    whole=True,
)


#: Those two patterns need one of these without a name or a role after it.
_HE_OR_SHE = frozenset(("ông", "bà"))


def _alone(words: list[str]) -> bool:
    last = len(words) - 1
    return any(
        word in _HE_OR_SHE and (at == last or words[at + 1][0] != "<")
        for at, word in enumerate(words)
    )


def decided_on(skeleton: Skeleton) -> re.Match[str] | None:
    """Find what others decided on "he": the groups "verb", "he" and "roles"."""
    if not (skeleton.may(_NAMED_HIM) or skeleton.may(_FREED_HIM)) or not _alone(skeleton.words):
        return None
    return skeleton.search(_NAMED_HIM) or skeleton.search(_FREED_HIM)


#: Someone told of by an address after what stands for a thing.
_HE_ASIDE = ("> , ông", "> , bà", "> , đồng chí", ") , ông", ") , bà", ") , đồng chí")


def pronoun(skeleton: Skeleton) -> list[Line]:
    """Read "ông từng giữ chức R": role items with status, since, until, term; person unknown."""
    if skeleton.match(_STUDIED):
        clauses = [c for c in skeleton.text.split(";") if not _SCHOOLED.search(c)]
        return [
            (i, "incumbent", None, None, None)
            for clause in clauses
            for i in skeleton.numbers(clause, "R")
            if role_of(i).role == "degree"
        ]
    if "chức" in skeleton.line.words and (form := _FORM.match(skeleton.text)):
        return chain(skeleton, form["roles"], "incumbent")
    him = decided_on(skeleton)
    if him and not modality(skeleton.text, him.start("verb")):
        return chain(skeleton, him["roles"], "former")
    late = skeleton.search(_LATE)
    his = skeleton.text.startswith(_HIS)
    if skeleton.match(BORN) or (his and _HE_BORN.match(skeleton.text)):
        degrees: list[Line] = [
            (i, "incumbent", None, None, None)
            for i in skeleton.items
            if i.kind == "R" and role_of(i).role == "degree" and not before_name(skeleton, i)
        ]
        earlier = chain(skeleton, late["roles"], "former") if late else []
        return [*degrees, *_elided(skeleton), *earlier]
    he = _HELD.match(skeleton.text) if his else None
    if he and role_of(skeleton.numbers(he["roles"], "R")[0]).status == "former":
        return chain(skeleton, he["roles"], "former")
    alone = skeleton.text[0] == "<" and not any(i.kind == "P" for i in skeleton.items)
    told = alone and skeleton.text.startswith("<R0>") and not _ACTED_ON.match(skeleton.text)
    if told and role_of(skeleton.items[0]).status == "former":
        return chain(skeleton, skeleton.text, "former")
    if late:
        return [*_taken(skeleton), *chain(skeleton, late["roles"], "former")]
    if taken := _taken(skeleton):
        return taken
    aside = skeleton.may(_MEANWHILE) and any(he in skeleton.text for he in _HE_ASIDE)
    while_ = _MEANWHILE.search(skeleton.text) if aside else None
    if while_ and not modality(skeleton.text, while_.start("roles")):
        dated = any(i.kind == "D" for i in skeleton.items)
        status = "former" if while_["past"] or dated else "incumbent"
        then = _THEN.match(skeleton.text, while_.end("roles") + len(" , "))
        rows = chain(skeleton, while_["roles"], status)
        return [*rows, *_held(skeleton, then)] if then else rows
    life = _LIFE.match(skeleton.text) if his else None
    if life:
        return chain(skeleton, life["roles"], "former")
    meant = not _HIM.isdisjoint(skeleton.line.words)
    m = _HE.match(skeleton.text) if meant and _holds(skeleton) else None
    m = m or (_WAS.match(skeleton.text) if skeleton.text.startswith(_ONCE_WAS) else None)
    m = m or (_DECIDED.match(skeleton.text) if alone and skeleton.text[:2] == "<D" else None)
    return [*_held(skeleton, m), *_since_degree(skeleton, m), *_before(skeleton, m)] if m else []


#: A post held before that of which a sentence tells: "…; trước đó là Tổng cục trưởng Tổng cục A".
_BEFORE_IT = re.compile(
    r"[;,] (?:và )?(?:trước đó|trước đây)(?: ,)? (?:đã |từng |có thời gian )*(?:là|làm|giữ chức vụ|giữ chức|đảm nhiệm chức vụ|đảm nhiệm)(?: :)? (?P<roles><R.*)$"
)


def _before(skeleton: Skeleton, m: re.Match[str]) -> list[Line]:
    """Read the post that someone held before those that he takes."""
    before = _BEFORE_IT.search(skeleton.text, m.end("verb"))
    return chain(skeleton, before["roles"], "former") if before else []


def _holds(skeleton: Skeleton) -> bool:
    """Say whether someone meant by a word alone, no name or role after it, holds or takes posts."""
    words = skeleton.words
    for at in range(len(words) - 1):
        if words[at] in _HIM and words[at + 1][0] != "<":
            begin = at if words[at] in _ALONE else max(0, at - 1)
            if _HOLDS.match(skeleton.text, skeleton.begin(begin)):
                return True
    return False


def _since_degree(skeleton: Skeleton, m: re.Match[str]) -> list[Line]:
    """Read what follows a degree: "Ông là thạc sĩ Kinh tế, từng là Vụ trưởng Vụ Tổ chức"."""
    first = skeleton.numbers(m["roles"], "R")[:1]
    return _elided(skeleton) if first and role_of(first[0]).role == "degree" else []


#: Before a post that someone held after others, told of as past.
_LATER_ON = re.compile(
    r"(?:[^<>,]{1,24} )?(?:năm sau|tháng sau|sau này|về sau|cùng năm|lúc này|từ đó|từ đây|sau đó|cùng thời gian)(?: ,)? (?:ông|bà)(?! (?:hiện|đang))"
)


def _held(skeleton: Skeleton, m: re.Match[str]) -> list[Line]:
    """Read the posts after the verb with which somebody unnamed holds or takes them."""
    verb = f" {m['verb']} "
    if modality(skeleton.text, m.start("verb")) or " không " in verb:
        return []
    if "<E" in m[0][: m.start("verb")] and "được" not in verb:
        return []  # "Tại hội nghị, ông là …" tells no office
    former = bool(_ONCE.search(verb) or _LIVED.search(verb) or _UNTIL.match(m["roles"])) or bool(
        EARLIER.match(skeleton.text) or _LATER_ON.match(skeleton.text)
    )
    gained = "được" in verb or m.re is _DECIDED or "trở thành" in verb or " cử " in verb
    now = "hiện" in verb or "đang" in verb
    now |= " cử " in verb and "<D" not in skeleton.text  # "Ông trúng cử đại biểu HĐND tỉnh"
    status = (
        "former"
        if former
        else "appointed"
        if gained and now
        else "former"
        if gained
        else "incumbent"
    )
    return chain(skeleton, m["roles"], status)


def _taken(skeleton: Skeleton) -> list[Line]:
    """Read the post that "ông" took after those of which the sentence tells."""
    m = _TAKEN.match(skeleton.text) if skeleton.text.startswith("trước khi ") else None
    role = skeleton.items[int(m[1])] if m else None
    return [(role, "incumbent", None, None, role_of(role).term)] if role else []


def _elided(skeleton: Skeleton) -> list[Line]:
    """Read the later clauses of a life: "…; từng là Chánh Văn phòng …, hiện là …"."""
    out: list[Line] = []
    for m in re.finditer(
        r"[;,] (?P<verb>từng là|từng làm|từng giữ chức vụ|từng giữ chức|nguyên là|trước đó là|hiện là|đang là)(?: :)? (?P<roles><R.*)$",
        skeleton.text,
    ):
        status = "incumbent" if m["verb"] in ("hiện là", "đang là") else "former"
        out.extend(chain(skeleton, m["roles"], status))
    once = _ONCE_ONLY.search(skeleton.text) if not out else None
    if once and role_of(skeleton.numbers(once["roles"], "R")[0]).status == "former":
        out.extend(chain(skeleton, once["roles"], "former"))
    return out


#: The posts of a life without a verb: "…, sinh năm 1931; quê quán …; nguyên Bộ trưởng …".
_ONCE_ONLY = re.compile(r"; (?P<roles><R\d+>[^;]*)")


def chain(skeleton: Skeleton, text: str, status: str) -> list[Line]:
    """Read offices that follow one another, each with its time: "R; R (2010 - 2015), rồi R"."""
    out: list[Line] = []
    at = 0
    aside = r"(?:[^<>;,.()]{1,30} (?=[;,]))?" if status == "former" else ""
    above = (
        r"(?:\( [^()<>]{1,24} \) |(?:, |thuộc |của )<[LO]\d+> (?=[;,]|và |kiêm ))*"
        if status == "former"
        else ""
    )
    pattern = re.compile(
        rf"(?:^|(?:(?:,|;|, là|; là|và|và là|và mới nhất là|và gần đây nhất là|và hiện là|kiêm|rồi|rồi là|rồi làm|rồi giữ chức|rồi giữ chức vụ|sau đó là|sau đó làm|-|–|đồng thời là|, sau đó là|, sau đó làm|, sau đó giữ chức|, sau đó giữ chức vụ|, rồi|, rồi làm|, kiêm|; kiêm|kiêm nhiệm|(?:, |và |, và )?(?:sau đó|sau này|tiếp đó|rồi)(?: được (?:<[OR]\d+> )?(?:bổ nhiệm|bầu|điều động|phân công|luân chuyển))?(?: về| lên| sang)? (?:làm|giữ chức vụ|giữ chức|là)|(?:[,;] )?(?:và )?\d+ năm (?:làm|là|giữ chức vụ|giữ chức|giữ cương vị|đảm nhiệm chức vụ|đảm nhiệm|trên cương vị)|(?:, )?trước khi (?:về |lên |sang |được bổ nhiệm |được bầu )?(?:làm|giữ chức vụ|giữ chức|trở thành)) ))<R(\d+)>((?:{PERIOD.pattern})?) ?{above}{aside}"
    )
    while True:
        m = pattern.match(text, at)
        if not m:
            at = _next_office(text, at) if status == "former" else -1
            if at < 0:
                break
            continue
        item = skeleton.items[int(m[1])]
        bare = not (role_of(item).organisation or role_of(item).rank)
        if status == "former" and bare and _UNREAD.match(text, m.end()):
            at = m.end()
            continue  # "Phó chủ nhiệm" khoa Sư phạm
        since, until = period(skeleton, m[2])
        out.append((item, status, since, until, role_of(item).term))
        at = m.end()
        while text[at : at + 1] == " ":
            at += 1
    return out


#: Words after a bare title that surely name its body, but are not read.
_UNREAD = re.compile(
    r" ?(?!và |kiêm |rồi |từ |năm |khóa |nhiệm kỳ |tại |ở |của |thuộc |trong )[^\W\d]"
)
#: The rest of an office that is read only in part, up to the next one of the list.
_NEXT_OFFICE = re.compile(
    r"(?:(?! (?:được|bị|đã|sẽ|cho|nói|hiện|đang|trước khi|sau khi|khi|trong khi|nhưng|là(?! <O)|làm|giữ|thay|để)(?= )|(?<! của) <R| <P)[^.:“]){0,90}?"
    r"(?P<next>;|,| và)(?= <R\d+>(?! (?:<P|ông|bà|đã|cho|nói|cũng)))"
)


def _next_office(text: str, at: int) -> int:
    """Give where a list of offices goes on after one read in part, -1 where it does not."""
    m = _NEXT_OFFICE.match(text, at)
    return (m.start("next") + (m["next"] == " và")) if m else -1


_CAREER = re.compile(
    r"(?:[-+•*–] )?(?:trong )?(?:giai đoạn |thời kỳ |nhiệm kỳ |đến )?(?:từ )?(?:tháng |năm )?(?:<D(\d+)>|(\d{4}))(?: ?(?:(?:-|–|cho) đến|-|–|đến|tới|, đến) ?(?:tháng |năm )?(?:<D(\d+)>|(\d{4})|(nay)))?(?: ?[:,](?= )|(?= (?:ông|bà|đồng chí|là|làm|giữ chức|giữ chức vụ|được) )) (?:(?:ông|bà|đồng chí)(?! <) |(?:ông |bà |đồng chí )?(?:<R\d+> )*(?P<who><P\d+>) )?(?P<verb>(?:được )?(?:<[RO]\d+> (?=bầu|bổ nhiệm|tái bổ nhiệm|điều động|phân công|cử|giao|tín nhiệm))?(?:tham gia [^<>;.]{0,30}(?:<[OL]\d+>[^<>;.,]{0,10})?, )?(?:bầu |tái bổ nhiệm |bổ nhiệm |tín nhiệm |điều động |phân công |giao |cử )*(?:làm |giữ chức vụ |giữ chức |là |giữ |đảm nhiệm |nhận chức |chuyển qua làm |chuyển sang làm |về làm |lên làm |chuyển về làm )?)?(?P<roles><R.*)$"
)


#: A line of a career with its time last: "• Phó Bí thư rồi Bí thư Thị ủy A (2016 - 8/2020);".
_DATED_LINE = re.compile(
    rf"[-+•*–] (?P<roles><R\d+>(?: ?(?:rồi|,|và|kiêm|, rồi) <R\d+>)*(?:{PERIOD.pattern})) ?[;.,]?$"
)
_TO_NOW = re.compile(r"(?:đến|-|–) nay \)")
#: Words that lines of a career begin with, if with no number or time.
_OF_CAREERS = frozenset(
    ("-", "+", "•", "*", "–", "trong", "giai", "thời", "nhiệm", "đến", "từ", "tháng", "năm")
)


def career(skeleton: Skeleton) -> list[Line]:
    """Read a line of a career: "- 9/1997 - 12/2003: Chuyên viên Sở Tư pháp tỉnh Bắc Kạn."."""
    first = skeleton.words[0]
    if not (first in _OF_CAREERS or first[:2] == "<D" or first[0].isdigit()):
        return []
    dated = _DATED_LINE.match(skeleton.text)
    if dated:
        goes_on = _TO_NOW.search(skeleton.text)
        return chain(skeleton, dated["roles"], "incumbent" if goes_on else "former")
    m = _CAREER.match(skeleton.text)
    if not m:
        return []
    rows = _stage(skeleton, m)
    if rows and _spoken(m):
        for later in _LATER.finditer(skeleton.text, m.start("roles")):
            stage = _CAREER.match(skeleton.text, later.end())
            if stage and _spoken(stage) and not stage["who"]:
                rows += _stage(skeleton, stage)
    return rows


def _spoken(m: re.Match[str]) -> bool:
    """Say whether a verb or a colon tells that a stage of a career is that of its time."""
    return bool(m["verb"]) or ":" in m[0][: m.start("roles") - m.start()]


#: Where the next stage of a career begins in a sentence: "…; từ 3/2008 đến 11/2011 là R".
_LATER = re.compile(
    r"[;,] (?:rồi |và )?(?=(?:giai đoạn |đến )?(?:từ )?(?:tháng |năm )?(?:<D\d+>|\d{4}))"
)


def _stage(skeleton: Skeleton, m: re.Match[str]) -> list[Line]:
    """Give the posts of one stage of a career with the time in which they were held."""
    if re.match(r"<R\d+> <P", m["roles"]) or m["verb"] == "được ":
        return []  # "được Thủ tướng A bổ nhiệm …", "được Thủ tướng tặng …"

    def value(number: str | None, year: str | None) -> str | None:
        date = skeleton.items[int(number)].phrase if number else None
        return date.iso if isinstance(date, DatePhrase) else year

    since, until = value(m[1], m[2]), value(m[3], m[4])
    ranged = bool(until or m[5])
    if not ranged and (not _spoken(m) or len(since or "") == _A_DAY):
        return []
    if not (m["verb"] or re.search(r">[^<>]{0,40}$", skeleton.text)):
        return []
    first = skeleton.items[int(m[1])].phrase if m[1] else None
    if isinstance(first, DatePhrase) and first.until:
        until = first.until
    ongoing = bool(m[5])
    status = (
        "incumbent"
        if ongoing
        else "appointed"
        if until is None and "được" in m["verb"]
        else "former"
    )
    rows = [_with_time(skeleton, row) for row in chain(skeleton, m["roles"], status)]
    then = re.search(r"> ?(?:,|;)? ?(?:rồi|sau đó là) <", skeleton.text)
    out: list[Line] = []
    for k, (item, st, s, u, term) in enumerate(rows):
        first_one, last_one = k == 0 or not then, k == len(rows) - 1 or not then
        dated_later = bool(s) and any(row[2] for row in rows[k + 1 :])
        begun = s or (since if first_one else None)
        out.append((item, st, begun, u or (until if last_one and not dated_later else None), term))
    return out


#: The time of an office after what else it is told with: "Chủ tịch Hội đồng A, phụ trách B (6/2010)".
_TIME_LATER = re.compile(r"[^;<>()]{0,60}(?:<[OL]\d+>[^;<>()]{0,30})?(?= \( )")


def _with_time(skeleton: Skeleton, row: Line) -> Line:
    """Give an office told without a time the one that stands in brackets before the next office."""
    item, status, since, until, term = row
    if since or until or "(" not in skeleton.words:
        return row
    number = skeleton.items.index(item)
    m = _TIME_LATER.match(skeleton.text, skeleton.place(number) + len(f"<R{number}>"))
    own = period(skeleton, skeleton.text[m.end() :]) if m else (None, None)
    return (item, status, *own, term)
