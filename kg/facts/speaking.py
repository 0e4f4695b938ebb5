"""Who speaks at an event, and how: giving directions, concluding, with a paper, opening a drive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.facts.around import opens_clause
from kg.facts.certain import surely_planned
from kg.facts.draft import Draft
from kg.facts.scene import Sentence
from kg.facts.talk import AHEAD, Talk, held_back
from kg.facts.when import day_key, on_a_day
from kg.grammar import Rule, Skeleton
from kg.grammar.needle import Needle
from kg.lexicon import table
from kg.mentions.dates import DatePhrase
from kg.mentions.events import LASTING
from kg.mentions.roles import RolePhrase
from kg.model import Mention

_KINDS = (
    ("kết luận", "conclude"), ("chỉ đạo", "direct"), ("giao nhiệm vụ", "direct"), ("tham luận", "paper"),
    ("phát động", "launch"),
)  # fmt: skip
#: Kinds of event at which words reported without "phát biểu" count as spoken there.
_FLOORS = frozenset(("conference", "working", "plenum", "congress", "ceremony", "signing"))
#: Noun heads of meetings that have a floor though they are between two sides.
_GATHERINGS = ("gặp mặt", "họp mặt", "gặp gỡ", "giao lưu", "tiếp xúc", "tiếp công dân", "đối thoại")
#: Ceremonies beside which, not at which, words are spoken.
_SILENT = frozenset(("pays-tribute", "lễ đón", "lễ viếng", "lễ thượng cờ", "kỳ thi"))
#: For how many characters a floor stays open after the event was named or someone spoke there.
_OPEN = 3000
#: Characters of an ISO date of day precision.
_A_DAY, _A_MONTH = 10, 7
#: How many characters of a skeleton open a sentence: "Trước đó, ngày 6/7, …".
_BEGINNING = 30
_ASIDE = Needle(
    r"phóng viên|phỏng vấn|pv(?<!\w..)\b|(?:với|lời|trước|cho|gặp|gỡ|giới|vấn|tin|cùng) báo (?:chí|giới)|(?:với|lời)(?: giới)? truyền thông|báo chí(?= hỏi| đặt| chất| phỏng| bên)"
    r"|bên lề|sổ (?:lưu niệm|vàng|tang)|trong thư |trong bức thư |trong công văn|trong văn bản|twitter|facebook|trên <O\d+> ,|trên trang <O\d+> ,|trên tài khoản <O\d+> ,"
    r"|điện mừng|hành lang|nhà báo|nói với <O|với báo(?! cáo)|với <O\d+> :",
    whole=True,
)
#: How many characters of a skeleton introduce what is said.
_INTRODUCED = 120
#: Several people spoke to the press, of whom the text goes on to tell.
_SEVERAL = Needle(
    r"(?:m(?<!\w.)ột số|n(?<!\w.)hiều|c(?<!\w.)ác) (?:đại biểu|<R\d+>|ý kiến|chuyên gia|bộ trưởng)"
)
_ASKED = Needle(
    r"(?:t(?<!\w.)(?:rả lời|rao đổi (?:\w+ )?(?:cùng|với)|hông tin với)|c(?<!\w.)hia sẻ với|n(?<!\w.)ói với) (?:báo |tờ )?<O(?P<paper>\d+)>",
    whole=True,
)
_KIND_OF_PAPER = re.compile(r"^(?:báo|tờ|tạp chí|kênh|hãng tin) ")


def speaking(talk: Talk, sentence: Sentence, drafts: dict[int, Draft], fit: Sequence[Rule]) -> None:
    """Read who speaks; the first kind of rule that finds a speaker has the sentence."""
    if sentence.skeleton.may(_INTERVIEW):
        talk.asides.update(_interviewed(talk, sentence))
    found = [(rule, matches) for rule in fit if (matches := sentence.skeleton.find(rule))]
    if not found and not (fit and _SEVERAL.search(sentence.skeleton.text)):
        return
    draft = talk.event_for(sentence, drafts) or _handing_over(talk)
    if _aside(sentence.skeleton):
        briefing = draft is not None and "họp báo" in draft.name.lower()
        if not briefing:
            talk.asides.update(_speakers(talk, sentence, found))
            talk.all_aside |= bool(_SEVERAL.search(sentence.skeleton.text))
        if not (briefing and _to_the_press(sentence.skeleton)):
            return
    if draft is None or draft.type in ("inspection", "visit"):
        _reporting(talk, sentence, found)
    if draft is not None and draft.type in ("visit", "inspection", "prosecution", "discipline"):
        return
    done: set[str] = set()
    for rule, matches in found:
        if "told" in rule.options and not _may_tell(talk, sentence, draft):
            continue
        for m in matches:
            if len(done) > (rule.name in done) and m.start() < _turns(sentence):
                continue
            floor = talk.book.latest(rule.extra["type"]) if "type" in rule.extra else None
            floor = floor or _named_by(sentence, m, drafts)
            if not _open_to(sentence, rule, m, floor):
                continue
            spoke = _speech(talk, sentence, rule, m, floor or draft)
            if spoke and "besides" not in rule.options:
                done.add(rule.name)


#: How one begins who reports to those who inspect: "Báo cáo với đoàn công tác, ông A cho biết".
_REPORTING = re.compile(
    r"thay mặt (?:lãnh đạo |cấp ủy|đảng bộ|đơn vị|tỉnh|thành phố|<O\d+>)[^<>;:“”]{0,60}(?:<[LOR]\d+>[^<>;:“”]{0,30}){0,2}, (?:(?:<R\d+>|ông|bà|đồng chí|,) )*<P\d+>(?: , <R\d+> ,)?(?: (?:đã|nhanh|trân trọng|tóm tắt))* (?:báo cáo|chào mừng|cảm ơn|bày tỏ|thông tin)\b|"
    r"(?:báo cáo|thông tin|trình bày)(?: (?:nhanh|tóm tắt|sơ bộ|thêm|cụ thể|trực tiếp|tình hình|kết quả|tiến độ))*(?: (?:tại|ở) (?:hiện trường|thực địa|hiện trạng|điểm kiểm tra|công trường|nơi kiểm tra))? ?"
    r"(?:(?:với|trước|cho|đến|cùng) (?:lãnh đạo |đồng chí |các thành viên )?(?:đoàn\b|<O\d+>|<R\d+>)(?:(?! ,)[^<>;.:“”]|<[RPOL]\d+>){0,60}?)? ,"
)


def _reporting(
    talk: Talk, sentence: Sentence, found: Sequence[tuple[Rule, list[re.Match[str]]]]
) -> None:
    """Read who reports to those who inspect, on the spot, and what they say there themselves."""
    spots = talk.book.inspected(sentence, far=True)
    if not spots:
        return
    text, reports = sentence.skeleton.text, False
    if _REPORTING.match(text):
        for rule, matches in found:
            for m in matches if rule.name == "speaks-intro" else ():
                who = talk.people(sentence, sentence.skeleton.numbers(m["who"], "P"))[-1:]
                span = talk.span(sentence, m)
                talk.part(spots[0], who, "speak", sentence, span, rule.name, rule.certainty)
                reports = True
    spot = None if reports else _ON_THE_SPOT.match(text)
    if spot is None or "<D" in text[: spot.end()]:
        return
    for rule, matches in found:
        for m in matches[:1] if rule.name == "says-there" else ():
            if _quoted(sentence, m.start()) or _reported(sentence.skeleton, m.start()):
                return
            who = talk.subject_of(sentence, m.start(), strict=True, pairs=False)[-1:]
            who = [w for w in who if w.kind == "person"]
            if not who or not _begins_clause(talk, sentence, who[0]):
                return
            role = next((r for w, r in _KINDS if w in spot[0]), "speak")
            span = talk.span(sentence, m)
            talk.part(spots[0], who, role, sentence, span, "says-on-the-spot", rule.certainty)


#: How one begins who tells what was said where something is inspected or someone visited:
#: "Kết luận buổi giám sát, ông A đề nghị", "Tại các nơi đến thăm, bà B bày tỏ".
_ON_THE_SPOT = re.compile(
    r"(?:(?:phát biểu|kết luận|chia sẻ|trao đổi|nói chuyện|chỉ đạo|động viên|báo cáo)(?: [^<>;:,]{1,40}?)? )?(?:(?:tại|trong|qua|sau|sau khi|kết thúc|ở|kết luận) )?"
    r"(?:(?:các|những|mỗi) )?(?:buổi|chuyến|cuộc|đợt|nơi|điểm|địa điểm|đơn vị|địa phương|gia đình)(?: (?:đến|đi|tới|được|đoàn|công tác|làm việc))* (?:giám sát|kiểm tra|khảo sát|thị sát|thăm)\b[^<>;:,]{0,40} ,"
    r"|(?:phát biểu |kết luận |báo cáo |trao đổi |chia sẻ )?(?:tại đây|tại hiện trường|ngay tại hiện trường|tại thực địa|tại các (?:điểm|nơi) (?:đến|này)) ,"
    r"|(?:qua|sau khi|trực tiếp|sau) (?:trực tiếp )?(?:giám sát|kiểm tra|khảo sát|thị sát|thăm hỏi)(?: [^<>;:,]{1,40})? ,"
    r"|(?:tiếp và |tiếp, )?(?:làm việc|trao đổi|trò chuyện) (?:với|cùng) (?:các thành viên )?(?:(?:đoàn|tổ)(?: (?:công tác|giám sát|kiểm tra|khảo sát))?|<O\d+>)(?: của <[ROL]\d+>)? ,"
)


def _named_by(sentence: Sentence, m: re.Match[str], drafts: dict[int, Draft]) -> Draft | None:
    """Give the event that a pattern itself names."""
    named = sentence.skeleton.numbers(m.groupdict().get("event"), "E")
    return next(
        (drafts[k] for k, i in enumerate(sentence.skeleton.items) if i in named and k in drafts),
        None,
    )


def _open_to(sentence: Sentence, rule: Rule, m: re.Match[str], draft: Draft | None) -> bool:
    """Say whether what a rule tells may be a speech: at a gathering, in a clause of its own."""
    if "clause" in rule.options and not opens_clause(sentence, m.start()):
        return False
    if "floor" not in rule.options:
        return True
    if "joined" in rule.options and _headed(sentence, m):
        return False
    if draft is None or draft.head in LASTING:
        return False
    return draft.type in _FLOORS or _gathering(draft)


def _headed(sentence: Sentence, m: re.Match[str]) -> bool:
    """Say whether a heading without a stop ends inside a match: "A chỉ đạo rà soát Tại hội nghị"."""
    skeleton, line = sentence.skeleton, sentence.line
    first, last = skeleton.token(m.start()), skeleton.token(m.end() - 1)
    named = {t for i in skeleton.items for t in range(i.start, i.stop)}
    return any(line.caps[t] and t not in named for t in range(first + 1, last))


#: Changes of posts, which may be told with the handing-over of their decisions.
_CHANGES = frozenset(("appointment", "election", "promotion", "leaving"))


def _handing_over(talk: Talk) -> Draft | None:
    """Give the change whose decision the text tells being handed over, if one person did it all."""
    given = [p for p in talk.parts if p.role == "presenter" and p.draft.type in _CHANGES]
    given = [p for p in given if p.rule != "hands-over-too"]
    return given[-1].draft if len({p.who.name for p in given}) == 1 else None


def _may_tell(talk: Talk, sentence: Sentence, draft: Draft | None) -> bool:
    """Say whether words told here may be spoken at an event: without one there is no floor."""
    if draft is None:
        ahead = talk.book.spoken_of_later - sentence.span.start
        return 0 <= ahead < AHEAD and _body(sentence)
    return _names(talk, sentence, draft) or _floor(talk, sentence, draft, near=False)


#: What tells that the text is a talk with the press.
_INTERVIEW = Needle(
    # by first letters, so that the search can run from letter to letter
    r"(?:p(?<!\w.)(?:hỏng vấn|(?:hóng viên|v)\b[^;.]{0,80} <E\d+> với)|n(?<!\w.)hà báo\b[^;.]{0,80} <E\d+> với|c(?<!\w.)uộc tr(?:ò chuyện|ao đổi (?:với|cùng))|b(?<!\w.)uổi trò chuyện|t(?<!\w.)rò chuyện (?:với|cùng))\b",
    whole=True,
)


def _interviewed(talk: Talk, sentence: Sentence) -> set[str]:
    """Give whom the press talks with: the person named after it, or the one spoken of."""
    text = sentence.skeleton.text
    m = sentence.skeleton.search(_INTERVIEW)
    if m is None or re.search(r"\b(?:tại|trong) <E", text):
        return set()
    named = sentence.skeleton.numbers(text[m.end() :], "P")[:1]
    who = talk.people(sentence, named) or talk.he(sentence, m.start())
    return {w.name for w in who if w.kind == "person"}


def _speakers(
    talk: Talk, sentence: Sentence, told: Sequence[tuple[Rule, list[re.Match[str]]]]
) -> set[str]:
    """Give the names of those who speak to the press in a sentence."""
    found: list[Mention] = []
    for rule, matches in told:
        for m in matches:
            if rule.extra.get("who") == "slot":
                found += talk.people(sentence, sentence.skeleton.numbers(m["who"], "P"))
            elif m.start():
                found += talk.subject_of(sentence, m.start(), strict=True, pairs=False)[-1:]
    return {w.name for w in found if w.kind == "person"}


def _aside(skeleton: Skeleton) -> bool:
    """Say whether words were for the press: "bên lề hội nghị", "trả lời VietNamNet"."""
    if skeleton.search_in(_ASIDE, skeleton.text[:_INTRODUCED]):
        return True
    asked = skeleton.search_in(_ASKED, skeleton.text[:_INTRODUCED])
    if asked is None:
        return False
    named = skeleton.items[int(asked["paper"])]
    words = " ".join(skeleton.line.low[named.start : named.stop])
    return _KIND_OF_PAPER.sub("", words) in _papers()


#: What introduces answers to all the press, rather than words for one paper or off the record.
_FOR_ALL = re.compile(
    r"(?:trả lời|giải đáp|thông tin|trao đổi|chia sẻ|làm rõ)\b[^;.:“”]{0,40}\b(?:báo chí|phóng viên|pv|nhà báo|báo giới)\b"
)
#: What tells that words were for one paper or off the record.
_FOR_ONE = re.compile(
    r"\b(?:bên lề|hành lang|phỏng vấn|sổ|thư|công văn|văn bản|điện mừng|sau|trước|riêng|điện thoại|twitter|facebook)\b|\b(?:phóng viên|pv|với|báo|nhà báo) (?:của )?<O"
)


def _to_the_press(skeleton: Skeleton) -> bool:
    """Say whether words told of a press conference answer those there: "trả lời báo chí"."""
    begun = skeleton.text[:_INTRODUCED]
    return bool(_FOR_ALL.search(begun)) and not _FOR_ONE.search(begun)


@cache
def _papers() -> frozenset[str]:
    return frozenset(row["key"] for row in table("publishers.tsv"))


def _turns(sentence: Sentence) -> int:
    """Give the place where another speaker may begin: after the first semicolon."""
    at = sentence.skeleton.text.find(";")
    return at if at >= 0 else len(sentence.skeleton.text)


def _speech(
    talk: Talk, sentence: Sentence, rule: Rule, m: re.Match[str], draft: Draft | None
) -> bool:
    groups = m.groupdict()
    known = "told" not in rule.options and draft is not None and bool(draft.date)
    if draft is not None and "told" not in rule.options:
        known |= surely_planned(sentence, [draft], m.start())
    if rule.extra.get("who") != "slot" and (
        m.start() == 0 or held_back(sentence, m.start(), known=known)
    ):
        return False
    if "phát biểu" in m[0] and draft is not None and _at_other(talk, sentence, m.end(), draft):
        return False
    if rule.extra.get("who") != "slot" and sentence.skeleton.text.endswith("; ", 0, m.start()):
        return False  # an item of a programme: "…; phát biểu của thế hệ trẻ"
    if _BESIDE.match(groups.get("rest") or ""):
        return False
    told = "told" in rule.options
    close = told or "joined" in rule.options
    spoken_of = told and draft is not None and _named_later(talk, sentence, draft, m.start())
    about = draft if spoken_of else None
    if spoken_of:
        draft = talk.book.before
    if told and _quoted(sentence, m.start()):
        return False
    floor = draft is not None or rule.name == "says-there"
    if told and not (
        _floor(talk, sentence, draft, near=False) if draft else floor and _body(sentence)
    ):
        return False
    if told and m.start() and _reported(sentence.skeleton, m.start()):
        return False
    if told and _SHALL.search(sentence.skeleton.text[: m.start()]):
        return False
    if (
        groups.get("kind")
        and not _explicit(rule, groups["kind"])
        and not _floor(talk, sentence, draft)
    ):
        return False
    if groups.get("kind") == "thay mặt" and _NO_WORDS.match(sentence.skeleton.text[m.end() :]):
        return False
    if rule.extra.get("who") == "slot":
        items = sentence.skeleton.numbers(groups["who"], "P")
        if rule.name == "says-at-event" and m.start() == 0:
            several = _ONE_BY_ONE.match(sentence.skeleton.text)
            items = sentence.skeleton.numbers(several[0], "P") if several else items
        who = talk.people(sentence, items) or talk.holder(
            sentence, sentence.skeleton.numbers(groups["who"], "R")
        )
        if items and not who:
            return True  # someone of whom no full name is known: no one else says it
    else:
        who = talk.subject_of(sentence, m.start(), strict=close, pairs=False)
        who = who or (_called(talk, sentence, m) if told else [])
        if close and who and not _begins_clause(talk, sentence, who[0]):
            return False
    who = [w for w in who if w.kind == "person"]
    if not who or (told and draft is not None and _side(talk, draft, who[-1])):
        return False
    if close and draft and talk.all_aside and not _floor_taken(talk, draft):
        return False
    if (
        told
        and who[-1].name in talk.asides
        and not _names_outside(talk, sentence, draft, m.start())
    ):
        return False  # still to the press, as in the sentences before
    if told and draft is not None and not _there(talk, sentence, draft, who[-1].name, about):
        return False
    if told and draft is not None and _outsider(talk, sentence, m, draft):
        return False
    if told and draft is not None and about is None and not _names(talk, sentence, draft):
        draft = _own_floor(talk, draft, who[-1].name)
    talk.asides.difference_update(w.name for w in who)
    role = "speak" if told else next((r for w, r in _KINDS if w in _manner(m)), "speak")
    talk.part(
        draft, who[-_together(sentence.skeleton.text[: m.start()]) :] if told else who[-3:], role, sentence,
        talk.span(sentence, m), rule.name,
        rule.certainty,
    )  # fmt: skip
    return True


#: Someone from outside an assembly or a press conference, whom the press asks about it.
_OUTSIDE = re.compile(
    r"\b(?:chuyên gia|luật sư|giáo sư|tiến sĩ|tiến sỹ|bác sĩ|kiến trúc sư|nhạc sĩ|thầy|cô|chị|anh|cụ|học giả|(?:[a-zđ]{1,5}\.)*(?:gs|pgs|ts|ths|ls|bs|kts)(?:\.[a-zđ]{2,5})*)(?: (?!cho |và |của |nói )[a-zà-ỹđ]+){0,3} $"
)


#: Degrees and trades by which someone asked for his opinion is introduced.
_LEARNED = ("giáo sư", "phó giáo sư", "tiến sĩ", "thạc sĩ", "luật sư", "bác sĩ", "gs", "pgs", "ts")
#: How many characters of a skeleton hold the last role.
_TITLE_ROOM = 7


def _outsider(talk: Talk, sentence: Sentence, m: re.Match[str], draft: Draft) -> bool:
    """Say whether someone comments on an assembly, a press conference or a contest from outside."""
    if _names(talk, sentence, draft):
        return False
    if draft.head in ("cuộc thi", "hội thi"):
        return True
    away = draft.type == "working" and _MEANWHILE.match(sentence.skeleton.text) is not None
    if (
        not away
        and draft.type != "plenum"
        and "họp báo" not in f"{draft.head} {draft.name.lower()}"
    ):
        return False
    left = sentence.skeleton.text[: m.end()]
    last = _LAST_NAMED.search(left)
    if last is None:
        return False
    if _OUTSIDE.search(left[: last.start()]):
        return True
    ahead = left[: last.start()]
    roles = sentence.skeleton.numbers(ahead[-_TITLE_ROOM:], "R") if ahead.endswith("> ") else []
    return any(
        isinstance(r.phrase, RolePhrase) and r.phrase.title.lower().startswith(_LEARNED)
        for r in roles[-1:]
    )


#: The last person named before some words.
_LAST_NAMED = re.compile(r"<P\d+>(?!.*<P)")
_IN_BRACKETS = re.compile(r" \( [^()]{1,60} \)")
#: Between what a speaker is, in several parts.
_PARTS = re.compile(r" [,–-](?= |$)")
#: What tells another deed, or begins with another subject, so that no apposition goes on.
_NO_APPOSITION = re.compile(
    r"^ (?:các|những|nhiều|một|hai|ba|họ|tôi|chúng|ông|bà|anh|chị|đại diện|lãnh đạo|báo|cử tri|người dân|phóng viên|đại biểu|cơ quan|dư luận|gia đình|khi|sau|trước|tại|trong|vì|theo|cũng|vụ|việc|nguồn|kết quả|quyết định|<[DL]\d+>$|công an|quan điểm|dự án|<E)"
    r"|[;.:“”\"?!]| (?:đã|sẽ|đang|vừa|bị|được|cho|khi|nếu|mà|nhưng|vì|do|để|thì|rằng|là|có|không|chưa|bởi|nhằm|nên|cần|phải|xin|yêu|đề|nêu|nói|ký|trao|gặp|tiếp|thăm|dự|mời|giao|gửi|nhận|đến|tới|với|theo|từ khi|sau khi|trước khi|tặng|chúc|mong)(?= |$)"
)
#: How someone says something: "vui vẻ", "thì", "một lần nữa"; not what he does besides.
_MANNER = re.compile(
    r"(?: (?!(?:không|chưa|được|bị|của|để|là|có|và|mà|do|cho|khi|nếu|với|về|theo|từ|tại|trong|sẽ|muốn|đừng|phải|cần|nên|nhưng|nghe|mời|xin|yêu|đề|gây|làm|khiến|dẫn|gửi|ký|nhận|ra|giao|bằng|đi|tới|đến|thực|tổ|qua|sau|trước|những|các|lời|hay|hoặc|ai|gì|đều|chủ|chỉ|vào|lên|bỏ|xem|đọc|viết|đăng|tự|giả|bịa|lừa|thuê|nhờ|ép|tưởng|sợ|dám|định|từng|hứa|thừa|được|dự|thi|học|ban|người|công|cơ|văn|bản|báo|đài|tờ|nhà|luật|thông|điện|kết|kế|tiếng|câu|nguồn|tin)(?= ))[a-zà-ỹđ]+){1,3} "
)
#: Verbs that only tell of words, whatever stands before them.
_PLAIN = re.compile(
    r"(?:cho biết|cho hay|cho rằng|khẳng định|nhấn mạnh|nhận định|chia sẻ|bày tỏ|phân tích|lưu ý|giải thích|lý giải|nêu rõ|nói|tâm sự|bộc bạch|thừa nhận|kể|hỏi|trả lời|đề nghị|kiến nghị|nêu ý kiến|nêu quan điểm)\b"
)


def _called(talk: Talk, sentence: Sentence, m: re.Match[str]) -> list[Mention]:
    """Give the speaker who is first told who he is, or how he says it: "A, chuyên gia thuế, nói"."""
    left = sentence.skeleton.text[: m.start()]
    last = _LAST_NAMED.search(left)
    if last is None or left.endswith("theo ", 0, last.start()):
        return []
    gap = _IN_BRACKETS.sub("", left[last.end() :])
    if not (_apposed(gap) or (_MANNER.fullmatch(gap) and _PLAIN.match(m[0]))):
        return []
    return talk.people(sentence, sentence.skeleton.numbers(last[0], "P"))


def _apposed(gap: str) -> bool:
    """Say whether the words between a name and a verb tell no more than who someone is."""
    parts = _PARTS.split(gap.rstrip())
    told = [part for part in parts[1:] if part]
    if parts[0] or not told or (told[0].startswith(" <O") and told[0].endswith(">")):
        return False
    return not any(_NO_APPOSITION.search(part) for part in told)


#: Whence someone comes, or what he is, after a name: "( Vĩnh Long )", "- Đoàn ĐBQH tỉnh A".
_FROM = r"(?: \([^()]{1,60}\)| [-–] (?:đoàn )?<[OLR]\d+>)"
#: Two people, with their posts, who say something together: "ông A, Giám đốc X và bà B cho biết".
_TOGETHER = re.compile(
    rf"<P\d+>(?:{_FROM}| [,–(-] (?:<[RO]\d+>[ ,]*)+[,–)-]?)* ?(?:và|cùng) (?:(?:ông|bà|đồng chí|<R\d+>|,) )*<P\d+>"
    rf"(?:{_FROM}| [,–(-] (?:<[RO]\d+>[ ,]*)+[,–)-]?)*(?: (?:đã|cũng|cùng|đều|đồng|tham gia))* ?$"
)


#: Several of one sort: "các cử tri A, B và C", "Đại biểu A (Hà Nội), B (Huế) cùng".
_ALL_THESE = re.compile(
    r"(?:^|[,;:] )(?:cử tri |đại biểu )?(?:các|hai|ba|bốn|\d) (?:(?:vị|đồng chí|ông|bà|đại biểu|cử tri|chuyên gia|<R\d+>|:) ?)+(?: <L\d+>)? ?"
    rf"(?:<P\d+>{_FROM}?(?: ,| ;| và)+ ?(?:(?:ông|bà|đại biểu|<R\d+>) )*){{1,7}}"
    rf"<P\d+>{_FROM}?(?: (?:đã|cũng|cùng|đều|đồng|tham gia|,|<D\d+>))* ?$"
    rf"|(?:^|[,;:] )<R\d+> (?:<P\d+>{_FROM}(?: ,| ;| và)+ ?(?:(?:ông|bà|đại biểu|<R\d+>) )*){{1,7}}"
    rf"<P\d+>{_FROM}(?: (?:đã|cũng|cùng|đều|đồng|tham gia|,|<D\d+>))* ?$"
)


#: Several with their posts, listed at the head of a sentence: "Tại cuộc họp, Thứ trưởng A, Bí thư B đã".
_ONE_BY_ONE = re.compile(
    r"^(?:(?:tại|trong) <E\d+> , |<D\d+> , )?(?:các )?(?:(?:<R\d+>|ông|bà|đồng chí) )+<P\d+>(?:(?: ,| ;| và|, và) (?:<R\d+> )+<P\d+>){1,6}(?: (?:đã|cũng|cùng|đều|đồng|lần lượt|tham gia))+(?= |$)"
)


def _together(left: str) -> int:
    """Give how many people say what follows some words, at the end of which they stand."""
    these = _ALL_THESE.search(left) or _ONE_BY_ONE.search(left)
    if these:
        return these[0].count("<P")
    return 2 if _TOGETHER.search(left) else 1


def _floor_taken(talk: Talk, draft: Draft) -> bool:
    """Say whether the text has told of someone who spoke at an event, not beside it."""
    return any(
        p.draft is draft and p.rule not in ("says-there", "according-to") for p in talk.parts
    )


def _body(sentence: Sentence) -> bool:
    """Say whether a sentence can tell what was said at an event that is named only later."""
    other = _ELSEWHERE.match(sentence.skeleton.text)
    return not other and sentence.region not in ("title", "heading", "caption")


def _there(talk: Talk, sentence: Sentence, draft: Draft, name: str, about: Draft | None) -> bool:
    """Say whether someone whose words are told is at the event, rather than elsewhere.

    Those of whom more is told of it are; others only where the event is what the text is about.
    """
    gone = sentence.span.start - draft.last
    told = (p for p in talk.parts if p.rule != "convenes")
    if any(p.draft is draft and p.who.name == name for p in told):
        return gone < _FAR
    if draft is about and not (_told_of(talk, draft) and _of_now(talk, sentence, draft)):
        return False  # "ông A cho biết, hội nghị lần này tiếp nối …": it is his topic
    if _names(talk, sentence, draft):
        return not _AS_TOPIC.match(sentence.skeleton.text) and not _ahead(talk, sentence, draft)
    if _EARLIER.match(sentence.skeleton.text):
        return False
    if draft.passing:
        return False  # "trong một cuộc họp báo": others speak elsewhere
    main = next((d for d in talk.book.drafts if d.meeting and d.used_or_dated), None)
    own = draft is main and draft.type in _ONE_DAY and "điều trần" not in draft.head
    held = [d for d in talk.book.drafts if d.meeting and d.same is None and talk.book.kept(d)]
    aside = draft.at > _LATE or (len(held) > _MANY and not own)
    return gone < (_NEXT if aside else _OPEN)


def _ahead(talk: Talk, sentence: Sentence, draft: Draft) -> bool:
    """Say whether a sentence names an event only as yet to come: "trước thềm hội nghị"."""
    text, named = sentence.skeleton.text, talk.book.named_in(sentence)
    places = [sentence.skeleton.place(k) for k, d in named.items() if d is draft]
    return all(_BEFORE.search(text[:place]) for place in places)


def _told_of(talk: Talk, draft: Draft) -> bool:
    """Say whether the text has told who was at an event, not only who organises it."""
    return any(p.draft is draft and p.role != "organise" for p in talk.parts)


def _of_now(talk: Talk, sentence: Sentence, draft: Draft) -> bool:
    """Say whether a sentence names an event as held, not as over or yet to come."""
    text, named = sentence.skeleton.text, talk.book.named_in(sentence)
    places = [sentence.skeleton.place(k) for k, d in named.items() if d is draft]
    return not any(_APART.search(text[:place]) for place in places)


#: Before an event that is over, or yet to come, where words are spoken of it.
_APART = re.compile(r"\b(?:sau|trước|từ|khỏi|cho|chờ|đến|tới)(?: (?!đây)[a-zà-ỹđ]+){0,2} $")
_BEFORE = re.compile(r"\btrước (?:khi|thềm)\b[^;.:]*$")
#: Types of the event that a text with many others may be about.
_ONE_DAY = frozenset(("plenum", "ceremony"))
#: After how many characters an event is not what the text is about.
_LATE = 1500
#: Of how many events a text can tell and still be about each.
_MANY = 3
#: For how many characters those who are there speak there.
_FAR = 6000
#: Within how many characters the words told next are still of the event just told.
_NEXT = 120
#: What turns back to other days: "Trước đó, ông A cho biết".
_EARLIER = re.compile(r"\W*(?:trước đó|mới đây|gần đây|mấy ngày trước|tuần trước|tháng trước)\b")
_AS_TOPIC = re.compile(r"\W*(?:về|liên quan (?:đến|tới)|nói về|xung quanh)\b[^:“,]*?<E")


def _names(talk: Talk, sentence: Sentence, draft: Draft | None) -> bool:
    return any(d is draft for d in talk.book.named_in(sentence).values())


def _side(talk: Talk, draft: Draft, who: Mention) -> bool:
    """Say whether one side of talks only says what sides say, at a ceremony beside the talks."""
    return draft.type in ("ceremony", "signing") and who.name in {p.name for p in talk.pair}


def _own_floor(talk: Talk, draft: Draft, name: str) -> Draft:
    """Give the gathering at which someone is known to be, where others only are at the one told last."""
    told = [p for p in talk.parts if p.who.kind == "person" and p.draft.same is None]
    here = {p.who.name for p in told if p.draft is draft}
    if not here or name in here:
        return draft
    other = [p.draft for p in told if p.who.name == name and p.role in _PRESENT]
    other = [d for d in other if d.type in _FLOORS and not (d.aside or d.passing or d.coming)]
    if other and all(d is other[0] for d in other) and other[0].at < draft.at:
        return other[0]
    return draft


#: As what those who are at a gathering from its beginning take part.
_PRESENT = frozenset(("chair", "counterpart", "attend"))


def _manner(m: re.Match[str]) -> str:
    groups = m.groupdict()
    return f"{groups['kind']}{groups.get('rest') or ''}" if groups.get("kind") else m[0]


#: Words spoken not at an event but around it: "phát biểu sau cuộc gặp".
_BESIDE = Needle(r" (?:ngay )?(?:sau|trước|bên lề|ngoài)(?: thềm| khi)? <E")
#: After a speech at another place: "phát biểu tại căn cứ quân sự".
_PLACE = re.compile(
    r" (?:tại|trước|ở) (?!<E|hội|buổi|lễ|đây|cuộc|phiên|kỳ|đại|<D|điểm|đầu|diễn|tọa)"
)


def _at_other(talk: Talk, sentence: Sentence, at: int, draft: Draft) -> bool:
    """Say whether a speech is told of another place, in a sentence that names no event."""
    here = _names(talk, sentence, draft)
    return not here and bool(_PLACE.match(sentence.skeleton.text, at))


#: After someone who stands for another one without a word: "thay mặt A, ông B dự lễ".
_NO_WORDS = re.compile(
    r"[^;.]{0,40}\b(?:dự|tham dự|dẫn đầu|trao|đến|tới|ký|viếng|thăm|tiếp|tặng hoa)\b"
)
#: What turns to another place: "Tại Quảng Bình, ông A cho biết".
_ELSEWHERE = re.compile(
    r"\W*(?:(?:còn )?(?:tại|ở) <[LO]\d+>(?: (?!này|đây|diễn)[^<>,;:“”]{1,40}(?:<[LO]\d+>)?)? ?,|trong khi đó(?! ,? ?(?:<R\d+> <P|đại biểu <P))|đáp lại|phản ứng|(?:đến|tới|ghé|về) (?:thăm|kiểm tra|khảo sát|động viên)\b)"
)
_MEANWHILE = re.compile(r"\W*(?:trong khi đó|về phần mình|cùng ngày|trước đó)\b")
#: Meetings of states, of which the news tells from many places.
_SUMMIT = re.compile(r"thượng đỉnh|cấp cao|\bg ?-?(?:7|20)\b|\b(?:apec|wef|davos)\b")
_SPOKEN = re.compile(r"[:“\",;<]|\brằng\b")
#: Before the words of somebody that another one reports: "ông A cho hay, ông B đã chỉ đạo".
_REPORTED = Needle(
    r"(?:(?:> |\b(?:ông|bà|đồng chí|người này|cô|anh|báo chí) )(?:(?:đã|cũng|còn|vừa|lại|từng|chỉ) )*"
    r"(?:cho biết|cho hay|cho rằng|khẳng định|nói|thông tin|nêu rõ)\b|\brằng\b|^(?:cũng |còn )?theo (?:ông|bà|<P\d+>) ,)",
    whole=True,
)


def _reported(skeleton: Skeleton, at: int) -> bool:
    """Say whether another one reports what stands before a place, back to a semicolon or a quote."""
    left = skeleton.text[:at]
    begin = 1 + max(left.rfind(";"), left.rfind("“"), left.rfind("”"))
    return skeleton.search_in(_REPORTED, left, begin) is not None


def _named_later(talk: Talk, sentence: Sentence, draft: Draft, at: int) -> bool:
    """Say whether the words spoken, not those before them, name the event."""
    text = sentence.skeleton.text
    places = [
        sentence.skeleton.place(k) for k, d in talk.book.named_in(sentence).items() if d is draft
    ]
    if places and draft.at == sentence.span.start and _in_words(text, max(places), at):
        return True  # "Tôi đã dự nhiều hội thảo quốc tế”, ông A nói"
    if not places or min(places) <= at:
        return False
    between = text[at : min(places)]
    return bool(_SPOKEN.search(between)) or not between.endswith(("tại ", "trong "))


def _names_outside(talk: Talk, sentence: Sentence, draft: Draft | None, at: int) -> bool:
    """Say whether a sentence names an event outside the quoted words that end before a place."""
    text, named = sentence.skeleton.text, talk.book.named_in(sentence)
    places = [sentence.skeleton.place(k) for k, d in named.items() if d is draft]
    return any(not _in_words(text, place, at) for place in places)


def _in_words(text: str, place: int, at: int) -> bool:
    """Say whether quoted words that hold a place are closed before another one."""
    left, right = text[:place], text[place:at]
    opened = left.count("“") > left.count("”") or left.count('"') % 2 == 1
    return (opened and ("”" in right or '"' in right)) or (
        right.count("”") > right.count("“") or right.count('"') % 2 == 1
    )


#: A quotation mark; a straight one before a stop, after words, closes what was quoted.
_QUOTES = frozenset(("“", "”", '"'))
_MARK = re.compile(r"“|”|\"(?P<closing>(?= (?:[,.;–-]|$)))?")


def _quoted(sentence: Sentence, at: int) -> bool:
    """Say whether a place stands inside quoted words, be they begun in a sentence before."""
    opened, passed = "", False
    if _QUOTES.isdisjoint(sentence.line.words):
        return False
    for m in _MARK.finditer(sentence.skeleton.text):
        if m.start() >= at and not passed:
            passed = True
            if opened:
                return True
        if m[0] == "“" or not (opened or m[0] == "”" or m["closing"] is not None):
            opened = opened or m[0]
        elif passed and not opened:
            return True  # it closes what a sentence before has opened
        elif m[0] == "”" or opened != "“" or m["closing"] is not None:
            opened = ""
    return bool(opened) and not passed


_BEGIN = re.compile(
    r"(?:^|[,;:”“\"–().!?…-] |<[DELO]\d+> |\b(?:rằng|theo|và|còn|cũng|đó|này|nay|cùng ngày|khi|nhưng|song|riêng|đồng thời|trong khi|sau đó|tiếp đó|được|nghe) )$"
)
_TITLE = re.compile(
    r"(?:<R\d+> (?:, |và )?|<P\d+> (?:, |và )|(?:ông|bà|đồng chí|đại biểu|cử tri|anh|chị|ngài|luật sư|tân|các|nguyên|cựu|già làng|bị cáo|tiến sĩ|tiến sỹ|giáo sư|thầy|cô|em|cụ|tướng|hòa thượng|thượng tọa|đại đức|ni sư|linh mục|mục sư|giám mục|bác sĩ|kỹ sư|kiến trúc sư|nhạc sĩ|nghệ sĩ|doanh nhân|học giả|nghị sĩ|người phát ngôn|phát ngôn viên|phó phát ngôn|đại diện|(?:[a-zđ]{1,5}\.)+[a-zđ]{2,5}|(?:chuyên gia|nhà|thành viên|điều phối viên)(?: (?!(?:cho|và|của|là|đã|sẽ|bị|được|với|cùng|nước|trường|thuộc|nói) )[a-zà-ỹđ]+){0,4}(?: (?:của|thuộc|tại) <[OL]\d+>| <[OL]\d+>)?) )$"
)


#: Before someone whom another one meets: "đã gặp Tổng thống, A, chia sẻ …".
#: More characters than such a title has, and than what stands before a clause.
_LONGEST_TITLE, _LONGEST_BEGIN = 120, 24
_OF_ANOTHER = Needle(r"\b(?:gặp|với|của|cho|chào|đón|tiếp|thăm) (?:<R\d+> (?:, )?|ông |bà )*$")
#: Before someone who has not spoken yet: "…, trước khi Bộ trưởng A trả lời".
_BEFORE_HIM = Needle(r"\btrước khi (?:(?:<R\d+>|ông|bà|đồng chí|đại biểu|tân|,) )*$")
#: Between someone who is yet to speak and the verb: "A sẽ thay mặt Chính phủ" (giải trình).
_SHALL = Needle(
    r"<[PR]\d+>[^<>;:“”]{0,12} (?:sẽ|sắp|dự kiến|được mời sẽ)(?: (?!<P)[^ ,;:“”]+){0,8} $"
)
#: Before a person's name that is the name of a body: "Công ty Trần Văn An hứa".
_FIRM = re.compile(r"(?:công ty|doanh nghiệp|tập đoàn|trường|quỹ|<O\d+>) $")


def _begins(left: str) -> bool:
    """Say whether a clause begins after some words."""
    return _BEGIN.search(left, max(0, len(left) - _LONGEST_BEGIN)) is not None


def _begins_clause(talk: Talk, sentence: Sentence, who: Mention) -> bool:
    """Say whether a speaker is the subject: not "khiển trách ông A; yêu cầu …"."""
    line, skeleton = sentence.line, sentence.skeleton
    for number, item in enumerate(skeleton.items):
        if item.kind in "PR" and line.stop(item.stop - 1) == talk.scene.page.here(who.span.stop):
            left = skeleton.text[: skeleton.place(number)]
            if _OF_ANOTHER.search(left) or _BEFORE_HIM.search(left):
                return False
            begun = _begins(left)
            while not begun and (title := _TITLE.search(left, max(0, len(left) - _LONGEST_TITLE))):
                left = left[: title.start()]
                begun = _begins(left)
            begun = begun or _capital(sentence, left)
            return begun and not (item.kind == "P" and _FIRM.search(left))
    return True


#: Addresses that stand with a capital only where a sentence begins, be it after a heading without a stop.
_ADDRESSED = frozenset(("đại", "đb", "đbqh", "cử", "ông", "bà"))
#: Before someone of whom the sentence tells more than words: "trả lời ĐB A", "cùng ĐB A".
_GOVERNED = re.compile(
    r"\b(?:của|với|cho|lời|do|là|mời|các|bị|để|nghe|vị|hai|hỏi|chất vấn|đến|tới|từ|như|được|gặp|có|vấn|việc|khi|mà|về|trước|sau|trong|tại|bởi|nếu|vì|chuyện|giữa|tin|thấy|biết|cùng|và|nhờ|qua|ở|sự)(?: <R\d+>)* $"
)
#: A heading that lost its stop: a few words before a role with a capital, which nobody says.
_HEADING = re.compile(
    r"(?:(?! (?:rằng|cho (?:biết|hay|rằng)|đề nghị|yêu cầu|kiến nghị|giao|nhờ|xin|mời|khiển trách|cảnh cáo|kỷ luật|bổ nhiệm|điều động|phân công|chúc mừng|bầu|tặng|trao) )[^<>;:“”\".]|<[LODE]\d+>){16,110} $"
)


def _capital(sentence: Sentence, left: str) -> bool:
    """Say whether an address with a capital follows: "Nợ xấu còn cao Đại biểu A cho rằng"."""
    line, at = sentence.line, sentence.skeleton.token(len(left))
    if not line.caps[at] or _GOVERNED.search(left):
        return False
    if line.low[at] in _ADDRESSED:
        return True
    titled = sentence.skeleton.text.startswith("<R", len(left))
    plain = at > 0 and not line.caps[at - 1] and line.tokens[at - 1].isalnum()
    return titled and plain and bool(_HEADING.fullmatch(f" {left}"))


_EXPLICIT = frozenset(
    ("phát biểu", "tham luận", "kết luận", "phát động", "trình bày", "thảo luận", "báo cáo",
     "chất vấn", "đáp từ", "thay mặt", "mở đầu", "giao nhiệm vụ", "đọc", "nhận nhiệm vụ", "tại", "khai mạc",
     "bế mạc", "chào mừng", "đọc lời điếu", "đọc điếu văn")
)  # fmt: skip


def _explicit(rule: Rule, kind: str) -> bool:
    return rule.extra.get("who") != "slot" or kind in _EXPLICIT


def _floor(talk: Talk, sentence: Sentence, draft: Draft | None, *, near: bool = True) -> bool:
    """Say whether words reported here were spoken at the event, ``near`` where it was told."""
    if draft is not None and draft.type == "congress" and not (draft.organisers or draft.date):
        return False  # "hướng tới Đại hội XIV"
    if (
        draft is None
        or draft.coming
        or draft.head in _SILENT
        or draft.evidence.rule in _SILENT
        or sentence.region in ("title", "heading", "caption")
    ):
        return False
    here = _names(talk, sentence, draft)
    if not here and (draft.at > sentence.span.start or not (_near(sentence, draft) or not near)):
        return False
    if draft.date and talk.scene.told_until and draft.date > talk.scene.told_until:
        return False
    if draft.type == "election" and draft.rule_named:
        return False  # nobody speaks at "cuộc bầu cử tổng thống"
    gathers = draft.type in _FLOORS or draft.type in _CHANGES or draft.head.startswith("phiên")
    if not (gathers or _gathering(draft)):
        return False
    if draft.date and len(draft.date) == _A_MONTH and not here:
        return False  # "diễn đàn hồi tháng 12/2018" is long over
    held = draft.used or _dated(draft)
    if not held and (draft.told or draft.known):
        held = here or (draft.scene and _lasting(draft))
    if not (held or (here and draft.scene and draft.evidence.rule == "implied")):
        return False
    if draft.type == "signing" and not (draft.head and (here or not _talks_told(talk))):
        return False
    return here or not _apart(sentence, draft)


def _near(sentence: Sentence, draft: Draft) -> bool:
    """Say whether an event was told shortly before a sentence."""
    return sentence.span.start - draft.last < _OPEN


def _apart(sentence: Sentence, draft: Draft) -> bool:
    """Say whether a sentence that does not name an event tells of another place or day."""
    text = sentence.skeleton.text
    if _ELSEWHERE.match(text):
        return True
    if _MEANWHILE.match(text) and _SUMMIT.search(draft.name.lower()):
        return True  # of a summit the news tells from many places
    return _other_day(sentence, draft)


def _talks_told(talk: Talk) -> bool:
    """Say whether the text tells of a visit or talks, at which those who sign also speak."""
    return any(d.type in ("visit", "meeting") for d in talk.book.drafts)


def _other_day(sentence: Sentence, draft: Draft) -> bool:
    """Say whether a sentence opens with another day than that of the event."""
    skeleton = sentence.skeleton
    days = [
        day_key(sentence, i)
        for k, i in enumerate(skeleton.items[:4])
        if isinstance(i.phrase, DatePhrase)
        and on_a_day(sentence, i)
        and skeleton.place(k) < _BEGINNING
    ]
    return bool(days) and days[0] != draft.date and days[0] not in draft.days


def _dated(draft: Draft) -> bool:
    """Say whether the day of an event is told, be it without a year where the text begins."""
    if draft.date is not None:
        return len(draft.date) == _A_DAY
    return draft.told and bool(draft.days) and draft.at < _OPENING and _short(draft)


#: Before which character a text tells what it is about.
_OPENING = 250


def _short(draft: Draft) -> bool:
    """Say whether an event lasts no longer than its day, and those there speak of it there."""
    name = draft.name.lower()
    if _SUMMIT.search(name) or draft.head.endswith(("diễn đàn", "điều trần", "đối thoại")):
        return False
    if draft.head == "kỳ họp" and "hội đồng nhân dân" not in name:
        return False
    return draft.type in ("working", "conference", "plenum")


def _lasting(draft: Draft) -> bool:
    """Say whether words further on are surely spoken at an event that is only named."""
    if _SUMMIT.search(draft.name.lower()):
        return False
    return draft.type in ("working", "conference") or (
        draft.type == "plenum" and draft.head.startswith("phiên")
    )


def _gathering(draft: Draft) -> bool:
    words = (draft.head or draft.name).lower()
    return draft.type == "meeting" and any(word in words for word in _GATHERINGS)


__all__ = ["speaking"]
