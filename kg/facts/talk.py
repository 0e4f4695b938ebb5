"""Who the words of a sentence mean as taking part: the people and bodies of a reading's events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.facts.book import Book
from kg.facts.context import by_kin, may_be_kin, modality_at
from kg.facts.draft import Draft
from kg.facts.holders import Holders
from kg.facts.joining import (
    date_envoys,
    join_chaired,
    join_deeds,
    join_headed,
    join_nameless_visits,
    join_numbered,
    join_sessions,
    join_signings,
    join_talks,
    join_visits,
    name_sides,
)
from kg.facts.scene import Scene, Sentence
from kg.facts.series import of_one_noun, of_one_territory
from kg.facts.when import told_on
from kg.grammar import Rule, Skeleton
from kg.grammar.needle import Needle
from kg.grammar.parted import parted
from kg.grammar.sought import sought
from kg.mentions import Item
from kg.mentions.dates import DatePhrase
from kg.mentions.organisations import BodyPhrase
from kg.mentions.roles import RolePhrase
from kg.model import Mention, Span, Tenure
from kg.text import name_key

#: Words between the people of a list and their verb that do not end the list.
_LINKING = re.compile(
    parted(
        r"^(?:[\s,;()…–-]++|(?<=> ):(?= $)|<[RDLO]\d+>|(?<=, )<[RO]\d+> [^<>;,.:“”\"]{1,30}(?= ,)|\b(?:thay mặt(?: (?!(?:phát|trao|ký|dự|đọc|đã|dâng|tiếp|chúc|gửi|nhận)(?= ))[a-zà-ỹđ]+){1,5}|trên cương vị|với tư cách|với vai trò|lên đường|bước vào|bắt đầu chuyến|bắt đầu|vinh dự được|phòng nghiệp vụ|các đơn vị|công an|rời|sang|cấp cao|hoàng hậu|để|vào|ra|được cử|chuyên trách|phụ trách|khóa|dự kiến|sắp|có kế hoạch|lên kế hoạch|chuẩn bị|có lịch|đã|vừa|cũng như|cũng|cùng|đều|đồng|còn|tham gia(?= $)|xuống(?= $)|lên(?= $)|ghé(?= $)|tận nơi(?= $)|thì|của tỉnh|của thành phố|hai nước|hai đoàn|đi(?= $)|và|các|đồng chí|ông|bà|tới|đến|về|trực tiếp|với|lãnh đạo|đại diện|một số|nhiều|ban|bộ|ngành|sở|thay mặt|(?:được )?thừa ủy quyền|thừa lệnh|tại|đại biểu|nguyên|thành viên|khách mời|hiện|sẽ|có mặt|cán bộ|đảng viên|nhân dân|cơ quan|đơn vị bầu cử(?= số)|đơn vị|liên quan|đơn vị chức năng|địa phương|tỉnh|thành phố|trung ương|(?:đệ nhất )?phu nhân(?: [a-z]{6,})?|đoàn (?:khảo sát|kiểm tra|giám sát)|đoàn|phái đoàn|quân sự|trở lại|tư|công tác|của|cấp|toàn thể|công chức|viên chức|người lao động|hữu quan|đông đảo|sau đó|long trọng|thân mật|tiếp tục|lần lượt|ngày|sáng|chiều|tối|hội đồng|thường trực|doanh nghiệp|hội|đoàn thể|bạn|nước ta|nước|quốc tế|người|dân|trong|ngoài|quân|chi bộ|trực thuộc|bị cáo|nhà riêng|tận nhà|gửi lẵng hoa(?= ,)|trân trọng|vinh dự|xúc động|bồi hồi|nghẹn ngào|kiểm sát viên|kiêm|tổ dân phố|tổ|khu phố|số|phó|trưởng|làm|đang|dẫn đầu|làm trưởng đoàn|chỉ huy|phóng viên|giao|chính thức|nhà báo|cựu|tuổi|trước đó|chủ động|ở|bất ngờ|thành kính|trong buổi|cuối tuần qua|tuần qua|tuần trước|tháng trước|lần đầu tiên|lần đầu|mới đây|vừa qua|hôm nay|tiến hành|(?:tới|đến|sang|về) [a-z]+(?: dự)?|ngụ|(?:thường |cư )?trú|ngoại giao|các tổ chức|chính trị|xã hội|chiến sĩ|sinh viên|học sinh|giáo viên|phụ huynh|đoàn viên|thanh niên|lực lượng|vũ trang|hàng trăm|hàng nghìn|hàng ngàn|gần|hơn|khoảng|giới|khối|huyện|xã|phường|quận|thân nhân|gia đình|chuyên gia|các nhà|khoa học|hội viên|\d+)\b)*$"
    )
)
#: A role whose end was not read: "A, Trưởng ban Chỉ đạo liên ngành hội nhập về kinh tế đã".
_LOOSE_ROLE = re.compile(
    r"^ [,–-] (?:<R\d+> , )?<R\d+>(?:(?: ,(?! (?:các|những|nhiều|hai|đoàn|đại|lãnh|một|đơn|nhà|cơ) ))? (?!(?:đã|sẽ|cho|nói|khi|để|vì|được|bị|là|có|do(?! chủng| vi-?rút| virus| ncov)|nêu|mà|nhưng|đề|yêu|khẳng|nhấn|chia|và|cùng|với|tại|trong|theo|thì|rằng) )(?:[a-zà-ỹđ]+|(?<=số )\d+)){1,16}(?: <L\d+>)?(?: (?:của|tại) <[OL]\d+>)?(?: [,–-])?(?: (?:đã|sẽ|vừa|cũng|tới|đến|về|trực tiếp|cùng))* $"
)
#: A role of many words, after the first person of a sentence: "A, Trưởng Ban Chỉ đạo triển khai
#: Nghị quyết số 79 của Bộ Chính trị về phát triển kinh tế chủ trì".
_LONG_ROLE = re.compile(
    r"^ [,–-] (?:<R\d+> , )*<R\d+>(?: (?!(?:đã|sẽ|cho|nói|khi|để|vì|được|bị|là|có|nêu|mà|nhưng|đề|yêu|khẳng|nhấn|chia|cùng|với|tại|trong|theo|thì|rằng) )(?:[a-zà-ỹđ]+(?:\.[a-zà-ỹđ]+)?|\d+|[–-]|<[OLD]\d+>)){2,26}(?: [,–-])?(?: (?:đã|sẽ|vừa|cũng|trực tiếp))* $"
)
#: The office on a board whose task is told, set off on both sides: "A, Trưởng Ban Chỉ đạo của Chính
#: phủ về quản lý, điều hành kinh tế, chủ trì", "A - Trưởng Đoàn kiểm tra, giám sát số 7 - chủ trì";
#: brackets are blank here: "A, Trưởng đoàn kiểm tra về thực hiện Nghị quyết số 5 (đoàn 12) làm việc".
_BOARD_ROLE = re.compile(
    r"^ [,–-] (?:<R\d+> , )*<R\d+>(?:(?: ,)? (?!(?:đã|sẽ|cho|nói|khi|để|vì|được|bị|là|có|nêu|mà|nhưng|đề|yêu|khẳng|nhấn|chia|cùng|với|tại|trong|theo|thì|rằng|về|các|những) )(?:[a-zà-ỹđ]+|\d+|<[OLD]\d+>)){0,16}"
    r"(?: về [^<>;:.“”]{3,140}(?:<[OLDH]\d+>[^<>;:.“”]{0,60}){0,3}?)?(?:(?: \( [^()]{1,40} \))? [,–-]| {6,40})(?: (?:đã|sẽ|vừa|cũng|trực tiếp|đồng))* $"
)
#: Between two of a list, where the end of a role was not read: "ông A, Viện trưởng … tối cao B".
_NEXT_IN_LIST = re.compile(
    r"^(?: \( [^()<>]{1,30} \))?(?: ,| ;| và| cùng)+ <R\d+>(?: (?!(?:đã|sẽ|cho|nói|khi|để|vì|được|bị|là|có|do|mà|nhưng|với|tại|trong|theo|thì|rằng|của|đến|về|từ|trước|sau|chủ|dự|gặp|tiếp|thăm|làm) )[a-zà-ỹđ]+){1,4}(?: (?:ông|bà|đồng chí))? $"
)
#: Who comes along, told after "cùng" by whatever word, but not when or how someone does something.
ALONG = r"(?:cùng|cùng với) (?!(?:ngày|năm|tháng|thời|lúc|một|quan điểm|ý|nhau|kỳ|chung|tham|dự|đến|tới|về|là|đi|thăm|chủ|ký|tổ chức|phối) |<P)(?:[a-zà-ỹđ]+|\d+|<[ROL]\d+>)"
#: Those who come with someone: "ông A cùng đại diện các sở, ngành và đông đảo người dân".
_COMPANY = re.compile(
    r"^(?: [,–(-] (?:<[RO]\d+>(?: [,)–-]| và)? ?){1,5})?(?: (?:và|cùng) (?:phu nhân|đoàn công tác|đoàn|gia đình))?"
    r"(?:(?:(?: [,;])?(?: (?:và|cùng|cùng với|với))?) (?:các vị|đại diện|lãnh đạo|các|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|đông đảo|hơn|gần|khoảng|toàn thể|nhiều|một số|hàng|tập thể|những|gia đình|vợ|con gái|con trai|hai con)(?= )"
    rf"|(?: ,)? {ALONG})"
    r"(?:(?! (?:nói|khi|để|vì|được|bị|là|có|do|đã|sẽ|theo|mà|nhưng|ký|nêu|trao|không|nếu|rằng) )(?!(?<!diện) cho )[^<>.:“”]|<[ROL]\d+>|(?<=đơn vị )<E\d+>|\. \. \.){0,200}?(?: (?:đã|vừa|sẽ|cùng|cũng|tới|đến|về|trực tiếp|<D\d+>))* $"
)
#: Where someone goes to do something there: "ông A cùng đoàn đã xuống hiện trường vụ sạt lở để".
THITHER = (
    r"(?: (?:đã|vừa|cũng|còn|sẽ|trực tiếp|tận|bất ngờ|kịp thời|nhanh chóng|khẩn trương|đích thân|ngay|<D\d+>|,))*"
    r" (?:đi đến|đi xuống|đến|tới|xuống|về|lên|vào|ra(?= (?:tận|hiện trường|thực địa|đồng|ruộng|sân bay|đảo|biển|cảng|công trường|bãi|khơi|<[LO]))|sang|qua|ghé|trở lại|quay lại|có mặt(?: tại| ở)?|đi)(?: (?:tận|tại|trực tiếp|tới|đến))*"
    r"(?! (?:việc|nay|đây|đó|tuổi|lúc|khi|kế hoạch|lịch|quyết|quyết định|lệnh|thông|văn bản|nghị|chỉ thị|kết luận|hưu|với|phía|lại|tiếp|cuộc|mức|hết|từ|đầu|năm|ngày|cấp|thống nhất|vụ|tòa|khỏi|ngoài|trước|sau|nhiều|mắt|lời|tiền|quân|sức|tay|đích|cùng|thế)\b)"
    r"(?: (?!(?:không|chưa|và|cùng|với|để|dự|thăm|gặp|tiếp|làm|kiểm|khảo|thị|nhận|bị|được|cho|nói|là|mà|khi|nếu|thì|sẽ|đã|vừa|ký|trao|dâng|viếng|chúc|chứng|phát|của|từ|rồi|tham|chủ|theo|vì|do|trước|sau)\b)[a-zà-ỹđ0-9]+| <[LO]\d+>| của(?= <[LO])| ,(?= <[LO])| \( [^()<>]{1,40} \)){1,14}(?: ,)?(?: (?:để|nhằm|trực tiếp))*"
)
#: Words of which that has one.
_GOING = frozenset(
    ("đến", "xuống", "tới", "về", "lên", "vào", "ra", "sang", "qua", "ghé", "lại", "mặt", "đi")
)
_THITHER = re.compile(rf"{THITHER} $")
_AUX = r"(?:đã|vừa|cũng|còn|sẽ|dự kiến|sắp|tiếp tục|trực tiếp|đang|lại|vừa mới|tiến hành|có|cùng|đồng|bất ngờ|dẫn đầu (?:một |hai )?(?:đoàn|phái đoàn|<O\d+>)(?: (?:hai nước|hai bên|đại biểu|công tác|khảo sát|kiểm tra|cấp cao|liên ngành|của tỉnh|của thành phố|của bộ|của <[OL]\d+>))*(?: đi)?)"
_PAIR = Needle(
    rf"(?:(?:hai|2) (?:<R\d+>|bên|nhà (?:lãnh đạo|ngoại giao)|đồng chí|vị(?: (?:lãnh đạo|nguyên thủ|khách))?|lãnh đạo|nguyên thủ)(?: <[LO]\d+>(?: và <[LO]\d+>)?)?|(?P<each><R\d+>|hội đàm[^;.“”]{{0,40}}, lãnh đạo) (?:hai|2) nước)(?: {_AUX})*(?: (?:hội đàm|gặp nhau|gặp riêng|trao đổi|chứng kiến|dự|tham dự|chủ trì|đồng chủ trì|ký|ký kết|duyệt)(?! (?:đề nghị|yêu cầu|mời)\b)(?:[^<>;“”]|<[ELDO]\d+>){{0,80}} (?:và|,)(?: (?:cùng|sẽ|đã|tiếp tục))*)? $"
)
#: A subject whose first verb stands between it and this one: "A chủ trì lễ đón và hội đàm …".
_SHARED = Needle(
    r"<P\d+>(?: [,(–-][^<>]{0,30}(?:<R\d+>(?: (?:,|và|kiêm|[–-]))? ?){0,4}[,)–-]?(?<! ))?(?P<verb>)(?! (?:[),] )?(?:do|vì|bị|được|của|theo|về) ) (?:[^<>;.“”]|<[ELDO]\d+>){2,140} (?:và|,|khi) $"
)
#: Verbs of which the one who does them goes on to do more.
_MOVES = re.compile(
    r"^ (?:(?:cùng|và) (?:phu nhân|đoàn(?: [a-zà-ỹđ]+){0,4}|<O\d+>)(?: <[OL]\d+>)? )?(?:(?:dự kiến|đã|đang|sẽ|vừa|cũng|có|đến|tới|sang|về|lên đường|trực tiếp|ở) )*"
    r"(?:thăm|tới|đến|sang|dẫn đầu|gặp|hội kiến|hội đàm|chủ trì|phát biểu|kiểm tra|khảo sát|thị sát|làm việc|dâng|dự|tham dự|trải nghiệm|tham quan|trao|tặng|nghe|động viên|chúc|cắt băng|khánh thành|có chuyến|có(?= <E))\b"
)
#: Between two verbs of one subject.
_GOES_ON_TO = (" và ", " , ", " khi ")
_HE_MOVES = Needle(
    rf"(?:^|[,;:”\"–-] |<D\d+> )(?:ông|bà|đồng chí)(?P<verb>(?: {_AUX})* (?:thăm|tới|đến|sang|gặp|hội kiến|hội đàm|<E\d+> (?=<[RP]))"
    r"(?:[^<>;.“”]|<[ELDORP]\d+>){2,120} (?:và|,)) $"
)
#: The same of the holder of a role: "Sau đó, Phó Thủ tướng cùng đoàn đến thăm B và thắp hương tại".
_OFFICE_MOVES = re.compile(
    r"(?P<office>(?:[^<>;:“”]{0,60}(?:<[DLE]\d+>[^<>;:“”,]{0,30}){0,3}, )?(?:đồng chí )?<R(?P<role>\d+)>)(?= )(?:[^<>;“”]|<[EDLO]\d+>){2,160} (?:và|,|khi) $"
)
#: Those who come with someone.
_PARTY = r"(?:đoàn|phái đoàn|công tác|các|thành viên|đại biểu|cấp cao|liên ngành|kiểm tra|giám sát|phu nhân)"
#: The same of the holder of an office: "Phó Chủ tịch nước đã có cuộc gặp Chủ tịch Hạ viện A, tiếp".
_HOLDER_MOVES = Needle(
    rf"(?:^|[,;:”\"–-] |<D\d+> )(?:đồng chí )?<R(?P<role>\d+)>(?: (?:và|cùng)(?: {_PARTY})+)?(?: {_AUX})*(?P<verb> (?:(?:đến|tới|sang) )?(?:thăm|gặp|hội kiến|hội đàm|tiếp|chào|dự|tham dự|chứng kiến|chủ trì|<E\d+> (?=<[RP]|với|cùng))"
    r"(?:[^<>;.“”]|<[ELDORP]\d+>){2,120} (?:và|,)) $"
)
#: Before someone whom another one meets: "đến chào Chủ tịch B và thăm …" is not B's visit.
_OBJECT = re.compile(
    r"\b(?:chào|gặp|tiếp|đón|với|của|thăm|hội kiến|cùng|cho)(?: (?:xã giao|<R\d+>|ông|bà|ngài|,|và))* $"
)
#: Somebody who is only met or remembered, before what another does then: "với Tổng thống B và thăm".
_ONLY_MET = re.compile(
    r"(?:\b(?:chuẩn bị cho|trước|sau|nhân) <E\d+> với|^(?:[^<>;“”]|<[DLE]\d+>)*\b(?:tưởng nhớ|tưởng niệm|viếng|thăm|gặp|chào|tiếp|hội kiến|hội đàm với))(?: (?:<R\d+>|cố|nguyên|ông|bà|đồng chí|,))* <P\d+> và $"
)
_ROLE_ALONE = Needle(
    rf"(?:^|[,;:”\"–-] |<D\d+> |và |nhân dịp |khi |dịp )(?:(?:tân|đồng chí) )?<R(\d+)>(?: (?:và|cùng)(?: {_PARTY})+)?(?: <D\d+>)?(?: {_AUX})* $"
)
#: A sentence without a name that is about the holder of a role: "Phó Thủ tướng yêu cầu …".
_ROLE_OPENS = re.compile(r"(?:<D\d+> , )?<R(\d+)> (?:đã |cũng |còn )?(?!và |của |là )[a-zà-ỹđ]")
#: A sentence about the holder of a role: "Trong chuyến thăm, tân Bộ trưởng đã chào Chủ tịch nước A".
_TOLD_OF = re.compile(
    rf"(?:[^<>]{{0,60}}(?:<[DLE]\d+>[^<>]{{0,30}})?, )?(?:tân |đồng chí )?<R(\d+)>(?: {_AUX})+ (?!<P)[a-zà-ỹđ]"
)
#: With what the words after that role begin.
_ACTING = (
    "> đã", "> vừa", "> cũng", "> còn", "> sẽ", "> dự", "> sắp", "> tiếp", "> trực", "> đang", "> lại",
    "> tiến", "> có", "> cùng", "> đồng", "> bất", "> dẫn",
)  # fmt: skip
#: The same, but not before one of several who do something together: "cùng ông B và các".
_TOWARDS = re.compile(
    r"\b(?:chào|gặp|tiếp|đón|(?<!cùng )với|thăm|hội kiến)(?: (?:xã giao|<R\d+>|ông|bà|ngài|,|và))* $"
)
#: After a guest who goes on to do more: "vinh dự đón ông A đến dự và phát biểu".
_COMES = re.compile(
    r" (?:(?:đã|cùng|và phu nhân) )*(?:đến|tới|về|tham) (?:tham )?dự(?= và $| , |$)"
)
#: Whom the holder of a role meets, who is not he: "Thủ tướng chủ trì lễ đón Thủ tướng Nga A".
_WHOM = re.compile(r"[^<>;,.]{0,40}(?:<[ERL]\d+>[^<>;,.]{0,20}){0,3}<P(\d+)>")
#: Before one more deed of a sentence: "; sau đó đã".
_NEXT_DEED = Needle(
    r" ;(?: (?:và|đã|sẽ|cũng|còn|tiếp tục|đồng thời|sau đó|tiếp đó|cùng ngày|,|<D\d+>|tại|<L\d+>))* $",
    whole=True,
)
#: The subject of a sentence, before what it does first.
_FIRST = re.compile(
    r"(?:[^<>;:“”]{0,60}(?:<[DLEO]\d+>[^<>;:“”]{0,30}){0,3}, )?"
    r"(?:(?:(?:<R\d+>|ông|bà|đồng chí|tân|,) )*<P(?P<who>\d+)>|(?:đồng chí )?<R(?P<role>\d+)>)"
    r"(?: \( [^()<>]{1,30} \)| và phu nhân| cùng phu nhân| (?:và|cùng) đoàn[^<>;.,]{0,30}| , <R\d+>(?: ,)?)*"
    r" (?:dự kiến |đã |sẽ |cũng |vừa |còn |tiếp tục |lần lượt )*(?:có |dự|tham dự|hội đàm|hội kiến|gặp|tiếp|thăm|đến|tới|chào|làm việc|chủ trì|dâng|đặt|phát biểu|chứng kiến|tham gia|kiểm tra|khảo sát|thị sát|trao)[^“”:]*$"
)
#: How many characters of a skeleton end with a subject and its auxiliaries.
_ENDING = 60
#: Someone meant by a pronoun alone: "Năm 2019, ông đã thăm chính thức …".
_HE = Needle(
    rf"(?:^|[,;:”\"–-] |<D\d+> |\b(?:và|khi|sau đó|trước đó|tại đây|tuy nhiên|theo đó) )(?:ông|bà|đồng chí)"
    rf"(?: (?:cùng|và)(?: {_PARTY})+(?: của <O\d+>)?)?(?: {_AUX})* $"
)
#: The same with those whom a body sent, who are not the whole body: "ông cùng đoàn của Chính phủ".
_HE_AND = re.compile(
    rf"(?:^|[ ,:–-])(?:ông|bà|đồng chí) (?:cùng|và)(?: {_PARTY})* của $", re.IGNORECASE
)
#: Someone who tells of himself: "Tổng thống A cho biết ông đã có cuộc trao đổi với …".
_HE_SAYS = Needle(
    rf"\b(?:cho biết|cho hay|nói|khẳng định|tiết lộ|xác nhận|thông báo|kể)(?: rằng)? (?:ông|bà)(?: {_AUX})* $"
)
_INVITED = Needle(
    r"(?:(?:nhận|theo) lời mời|(?:dưới|trước|với) sự (?:chứng kiến|chủ trì|điều hành|chỉ đạo) của)[^;.]*?<P\d+>[^<>,;]*,",
    whole=True,
)
#: Before someone who is away: "thay mặt Chủ tịch nước A dẫn đầu đoàn".
_FOR = Needle(
    r"(?:thay mặt|ủy quyền(?: của)?|theo ủy nhiệm của|^theo|^theo lời|, theo)(?: (?:<R\d+>|ông|bà|đồng chí))* $"
)
#: Before a body to which somebody comes, or by whose decision he does.
_TO_A_BODY = Needle(
    r"(?: (?:đến|tới|vào|xuống|sang|về|tại|ở)| theo (?:quyết định|kế hoạch|yêu cầu) của"
    r"|(?: ,| và)?(?: (?:có|đã|cuộc|buổi))* (?:hội đàm|làm việc|gặp gỡ|gặp|tiếp xúc|trao đổi|thảo luận)(?: với)?) $"
)
#: Before a body with which another, named after it, does something: "Phối hợp với Công ty A, Sở B tổ chức".
_HELPED_BY = re.compile(r"^(?:<D\d+> , )?phối hợp (?:với|cùng) $")
#: Before someone whose envoy or relative is meant: "đoàn đặc phái viên của Tổng thống A".
_HIS = r"(?:<R\d+>|\bphái viên|\bđặc sứ|\btrợ lý|\bcố vấn|\bcon trai|\bcon gái|\bvợ|\bchồng|\bphát ngôn viên|\bngười phát ngôn|\bluật sư|\bthư ký|\bphái đoàn)"
_HIM = r"(?: (?:<R\d+>|ông|bà|tân|cựu))* $"
_OF_HIS = Needle(rf"{_HIS} của{_HIM}", whole=True)
_HIS_END = re.compile(rf"{_HIS}$")
_HIM_END = re.compile(_HIM)
#: What ends there before "của".
_OFFICES = (
    ">", "viên", "sứ", "lý", "vấn", "trai", "gái", "vợ", "chồng", "luật sư", "thư ký", "phái đoàn"
)  # fmt: skip
#: More letters than there stand before "của".
_LONGEST_OFFICE = 20
#: Before one who is called by what he is to another who is there: "người đồng cấp của ông A".
_COLLEAGUE = Needle(r"\b(?:đồng cấp|đồng nhiệm) của(?: (?:<R\d+>|ông|bà))* $")
#: Before one who has invited another: "ông đã nhận lời mời của Chủ tịch A sang thăm Bắc Kinh".
_INVITER = Needle(
    r"\b(?:nhận|theo) lời mời(?: (?:chính thức|đích danh))? của(?: (?:<R\d+>|ông|bà|ngài))* $",
    whole=True,
)
#: Before a role set off after a name, which is that of the one named: "Bộ trưởng A, đặc phái viên của".
_POSTED = Needle(r"<P\d+>(?: , <R\d+>)* , $")
#: Before someone of whom there is a statue or a shrine: "dâng hương tại Tượng đài vua A".
_AT_STATUE = Needle(
    r"\b(?:tượng đài|tượng|đền thờ|đền|đài|lăng|mộ|phần mộ|nhà thờ|chùa|khu lưu niệm|nhà lưu niệm|bảo tàng|di tích)(?: (?:<R\d+>|vua|anh hùng|dân tộc|danh nhân|đồng chí|cố|đức|,))* $",
    whole=True,
)
#: Before a body that sends a delegation.
_SENT_BY = Needle(
    r"(?:\b(?:đoàn|phái đoàn)(?: (?!của )[a-zà-ỹđ]+){0,4}(?: số \d+)?|<O\d+>(?: số \d+)?) của $"
)
_BRACKETS = re.compile(r"\( [^()]{0,120}\)")


#: Rules of what is told of an event before its noun.
_TOLD_AHEAD = frozenset(("says-there", "speaks", "is-heard", "speaks-intro", "awards", "gives"))
#: Rules of those who travel with a delegation, perhaps told before where it goes.
TRAVELLERS = frozenset(("delegation", "among-travellers"))
#: Changes of someone's post, which have no floor to speak from.
_CHANGES = frozenset(("appointment", "leaving", "election", "promotion", "discipline"))
#: Ceremonies at which decisions are handed over, by their nouns alone, and how soon they are told.
OF_HANDING = frozenset(
    (
        "Lễ công bố",
        "Buổi lễ",
        "Lễ trao quyết định",
        "Buổi công bố",
        "Lễ trao",
        "Buổi trao quyết định",
    )
)
#: Types of events at which decisions are announced.
_ANNOUNCED = frozenset(("ceremony", "conference"))
_SOON = 1500
#: Letters of an ISO date of day precision.
_A_DAY = 10
#: How many characters before its noun an event may have been told already.
AHEAD = 3000
#: Those whose portraits and words are at every feast, and the last year of their lives.
REMEMBERED = {"Hồ Chí Minh": "1969"}


def _then(draft: Draft | None) -> bool:
    """Say whether an event is of the lifetime of those remembered today."""
    return bool(draft and draft.date and draft.date[:4] <= max(REMEMBERED.values()))


#: Fewest words of a title by which one is found after whose name a longer title stands.
_TITLED = 2
#: Offices of which a state has one.
_SOLE = ("Chủ tịch Quốc hội", "Thủ tướng", "Tổng thống", "Chủ tịch nước")
#: Bodies that are listed by their fields alone, after the first.
_WITH_FIELDS = ("Bộ ", "Sở ")
#: How many who chair something together are "hai Bộ trưởng" further on.
_TWO = 2
#: As what the two sides of talks or of a welcome take part.
_SIDES = ("counterpart", "chair", "attend")


def _fielded(phrase: object) -> bool:
    return isinstance(phrase, BodyPhrase) and phrase.name.startswith(_WITH_FIELDS)


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class Part:
    """Someone takes part in an event, before the events are settled."""

    draft: Draft
    who: Mention
    role: str
    sentence: Sentence
    span: Span
    rule: str
    certainty: float
    award: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Someone takes part in an event that is not named yet."""

    who: Mention
    role: str
    sentence: Sentence
    span: Span
    rule: str
    certainty: float
    award: str | None


@dataclass(frozen=True, slots=True)
class Handing:
    """Someone hands a decision over, before it is known at which event."""

    givers: list[Mention]
    takers: list[Mention]
    sentence: Sentence
    span: Span
    rule: Rule
    name: str


@dataclass(frozen=True, slots=True)
class Giving:
    """Those who take decisions or hand them over, told up to a character; whether more may follow."""

    who: tuple[Mention, ...]
    stop: int
    open: bool
    verb: str = ""


@dataclass(slots=True)
class Slate:
    """A decision on several people, told up to a character, whose names may follow."""

    rule: Rule
    m: re.Match[str]
    sentence: Sentence
    stop: int
    draft: Draft | None = None


#: Bodies at the end of a list of those whose decision or gathering was told, not who goes on: "chủ trì
#: hội nghị công bố quyết định của <O1>, <O2> và làm việc với".
_OF_SEVERAL = re.compile(r"(?:<E\d+>|của <O\d+>)(?: , <O\d+>)+ và $")


#: Both sides of talks.
_TWO_LEADERS = re.compile(r"\bhai (?:<R\d+>|(?:nhà lãnh đạo|bên|bộ trưởng|thủ tướng|lãnh đạo)\b)")


@dataclass
class Talk:
    """What one document says of events, while it is collected."""

    scene: Scene
    book: Book
    parts: list[Part] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    subject: Mention | None = None
    pair: tuple[Mention, ...] = ()
    session_bodies: list[tuple[Draft, list[Mention], Sentence, Span]] = field(default_factory=list)
    asides: set[str] = field(default_factory=set)
    all_aside: bool = False
    signers: list[tuple[list[Mention], Sentence, Span]] = field(default_factory=list)
    handings: list[Handing] = field(default_factory=list)
    giving: Giving | None = None
    decider: Giving | None = None
    #: The day on which bodies are told to sit over measures, and their names.
    sitting: tuple[str, tuple[str, ...]] | None = None
    listing: tuple[Draft | None, str, int] | None = None
    slate: Slate | None = None
    counted: tuple[Draft, int] | None = None
    headlines: list[tuple[Sentence, Rule, re.Match[str]]] = field(default_factory=list)
    nameless: list[tuple[Sentence, Rule, re.Match[str]]] = field(default_factory=list)
    weighed: list[tuple[Sentence, Rule, re.Match[str]]] = field(default_factory=list)
    honours: list[tuple[Sentence, Rule, re.Match[str], list[Mention]]] = field(default_factory=list)
    alone: list[tuple[Sentence, Rule]] = field(default_factory=list)
    _holders: Holders | None = None
    _apposed: dict[str, list[Tenure]] = field(default_factory=dict)

    def set_off(self, tenure: Tenure) -> None:
        """Note who holds a post that stands after his name: "ông A, Chủ tịch UBND tỉnh B".

        So is noted who takes one: "bà A được bầu làm Thủ tướng Nhật Bản".
        """
        beside = tenure.evidence.rule == "apposition" and tenure.status == "incumbent"
        if beside or tenure.status == "appointed":
            self._apposed.setdefault(name_key(tenure.post.title), []).append(tenure)

    def _after_name(self, title: str, sentence: Sentence) -> list[str]:
        """Give those after whose names a title, or one that begins so, stands in other sentences."""
        mine = name_key(title)
        held = self._apposed.get(mine, [])
        if not held and len(mine.split()) >= _TITLED:
            for known, tenures in self._apposed.items():
                held = [*held, *tenures] if known.startswith(f"{mine} ") else held
        told = [t for t in held if t.evidence.sentence.start != sentence.span.start]
        return list(dict.fromkeys([t.person.name for t in told])) if told == held else []

    def part(
        self,
        draft: Draft | None,
        who: Sequence[Mention],
        role: str,
        sentence: Sentence,
        span: Span,
        rule: str,
        certainty: float,
        award: str | None = None,
    ) -> None:
        """Note that someone takes part; without an event yet, wait for the first one."""
        if role not in ("chair", "subject"):
            who = [w for w in who if w.name not in REMEMBERED or _then(draft)]
        if draft is None:
            self.waiting.extend(
                Waiting(w, role, sentence, span, rule, certainty - 0.1, award) for w in who
            )
            return
        if rule == "says-there" and draft.type in _CHANGES:
            return  # "Ông A cho biết sẽ cố gắng": his appointment is no floor
        draft.used = True
        draft.last = max(draft.last, sentence.span.stop)
        if role == "visit":
            draft.people = tuple(dict.fromkeys((*draft.people, *(w.name for w in who))))
            join_visits(self.book.drafts, draft)
        if role in _SIDES and (draft.type == "meeting" or draft.head.startswith("lễ đón")):
            self._meet(draft, [w for w in who if w.kind == "person"])
        elif role == "chair" and len(who) == len([w for w in who if w.kind == "person"]) == _TWO:
            self.pair = tuple(who)
        for mention in who:
            self.parts.append(Part(draft, mention, role, sentence, span, rule, certainty, award))

    def full(self, draft: Draft, who: Sequence[Mention], sentence: Sentence) -> bool:
        """Say whether two others than these talk with each other: "A điện đàm với B. C có cuộc điện đàm"."""
        if draft.type != "meeting":
            return False
        known = {
            p.who.name
            for p in self.parts
            if p.draft is draft and p.role == "counterpart" and p.sentence is not sentence
        }  # "C có cuộc gặp với A và B" is told at once
        return len(known) > 1 and not known & {w.name for w in who}

    def _meet(self, draft: Draft, who: Sequence[Mention]) -> None:
        """Note the two who talk, for "hai nhà lãnh đạo"."""
        known = [p.who for p in self.parts if p.draft is draft and p.role in _SIDES]
        people = {p.name: p for p in (*known, *who) if p.kind == "person"}
        at_once = {p.name for p in who if p.kind == "person"}
        if len(people) == 2 and len(at_once) < 2:
            self.pair = tuple(people.values())

    def turn(self, sentence: Sentence) -> None:
        """Remember whom a sentence is about, for "ông" in the next."""
        if self.signers and not _GOES_ON.match(sentence.skeleton.text):
            self.signers = [s for s in self.signers if s[1] is sentence]
        named = [i for i in sentence.skeleton.items if i.kind == "P"]
        text = sentence.skeleton.text
        at = _first_role(text)
        alone = None
        if at >= 0 and not named:
            alone = _ROLE_OPENS.match(text)
        elif at >= 0 and text.startswith(_ACTING, text.index(">", at)):
            alone = _TOLD_OF.match(text)
        if alone:
            role = sentence.skeleton.items[int(alone[1])]
            self.subject = next(
                iter(self.holder(sentence, [role])), None if named else self.subject
            )
        elif named:
            self.subject = next(iter(self.people(sentence, named[:1])), self.subject)

    def sign_off(self, draft: Draft, at: Sentence) -> None:
        """Let those who signed the decisions just spoken of have signed this one."""
        for who, sentence, span in self.signers[-1:]:
            if sentence is not at and not _GOES_ON.match(at.skeleton.text):
                return
            who = [w for w in who if w.name not in draft.people]  # nobody signs his own
            self.part(draft, who, "sign", sentence, span, "signs-decision", 0.9)

    def settle(self) -> None:
        """Give parts that stood before any event to the first meeting of the document."""
        for draft, bodies, sentence, span in self.session_bodies:
            if self.book.kept(draft):
                self.part(draft, bodies, "organise", sentence, span, "session-of-body", 0.85)
        self._on_day_of_handing()
        join_nameless_visits(self.book.drafts)
        sides: dict[str, set[str]] = {}
        chairs: dict[str, set[str]] = {}
        begins: dict[str, str] = {}
        for part in self.parts:
            if part.role == "counterpart":
                sides.setdefault(part.draft.id, set()).add(part.who.name)
                begins.setdefault(part.draft.id, part.sentence.skeleton.text)
            elif part.role == "chair":
                chairs.setdefault(part.draft.id, set()).add(part.who.name)
        join_talks(self.book.drafts, sides)
        self._host_of_all(sides)
        date_envoys(self.book.drafts, sides, begins)
        join_chaired(self.book.drafts, chairs)
        self._join_signings()
        join_sessions(self.book.drafts)
        join_numbered(self.book.drafts)
        join_deeds(self.book.drafts)
        titles = [s.span.start for s in self.scene.sentences if s.region == "title"]
        join_headed(self.book.drafts, titles)
        name_sides(self.book.drafts, sides)
        self._sent_off()
        first = next((d for d in self.book.drafts if d.meeting and d.rule_named), None)
        if first is None or (first.type == "congress" and not first.used):
            return
        later = self._named_later(first)
        for p in self.waiting:
            ahead = later and 0 <= first.at - p.sentence.span.start < AHEAD
            ahead = ahead and p.who.name not in self.asides
            if (ahead and p.rule in _TOLD_AHEAD) or p.rule in ("attend-list", "chair-list"):
                self.part(first, [p.who], p.role, p.sentence, p.span, p.rule, p.certainty, p.award)

    def _host_of_all(self, sides: dict[str, set[str]]) -> None:
        """Let who has all the talks of a text have those too of which it names only the guest.

        "Thủ tướng A gặp B, C. Tại cuộc gặp Tổng thống D, hai nhà lãnh đạo vui mừng …".
        """
        talks = [d for d in self.book.drafts if d.type == "meeting" and d.same is None]
        both = [sides[d.id] for d in talks if len(sides.get(d.id, ())) > 1]
        host = set.intersection(*both) if len(both) > 1 else set[str]()
        if len(host) != 1:
            return
        him = next(p.who for p in self.parts if p.who.name in host)
        for draft in talks:
            one = [p for p in self.parts if p.draft is draft and p.role == "counterpart"]
            if len(one) != 1 or draft.evidence.rule != "implied" or one[0].who.name in host:
                continue
            sentence = one[0].sentence
            if _TWO_LEADERS.search(sentence.skeleton.text):
                who = self.stands_for(sentence, 0, him)
                self.part(draft, [who], "counterpart", sentence, one[0].span, one[0].rule, 0.8)
                sides.setdefault(draft.id, set()).update(host)

    def _join_signings(self) -> None:
        """Let what is signed be one event, by its noun and by its verb."""
        if not any(d.type == "signing" for d in self.book.drafts):
            return
        signers: dict[str, set[str]] = {}
        for part in self.parts:
            if part.role == "sign" and part.who.kind == "organisation":
                signers.setdefault(part.draft.id, set()).add(part.who.name)
        first = self.scene.sentences[0]
        titles = [s.span.start for s in self.scene.sentences if s.region in ("title", "heading")]
        titles += [first.span.start] if first.line.tokens[-1] not in (".", "!", "?") else []
        join_signings(self.book.drafts, signers, titles)

    def _on_day_of_handing(self) -> None:
        """Give a ceremony told without a day that of the decision handed over just before it."""
        given = [p.draft for p in self.parts if p.rule == "hands-over" and p.role == "presenter"]
        handed = [d for d in self.book.drafts if d.evidence.rule == "hands-decision"]
        told = [d for d in self.book.drafts if d.evidence.rule == "announces-decisions"]
        for draft in self.book.drafts:
            if draft.coming or not draft.rule_named or draft.same is not None:
                continue
            if draft.type in _ANNOUNCED and "công bố" in draft.name.lower():
                for one in told:  # "Quân khu A công bố quyết định", then "hội nghị công bố …"
                    if one.same is None and one.at < draft.at and not _apart_in_time(one, draft):
                        draft.absorb(one)
            if draft.date or draft.type != "ceremony":
                continue
            if draft.head_name != draft.name or draft.name not in OF_HANDING:
                continue
            if len(handed) == 1 and handed[0].type == "ceremony" and handed[0].at < draft.at:
                handed[0].absorb(draft)
                continue
            before = [d for d in given if d.type in _CHANGES and 0 <= draft.at - d.at < _SOON]
            days = {d.date for d in before if d.date and len(d.date) == _A_DAY}
            if len(days) == 1:
                draft.date = days.pop()

    def _sent_off(self) -> None:
        """Give those who travel with a delegation to the visit that the text names after them."""
        travel = [p for p in self.waiting if p.rule in TRAVELLERS]
        if not travel:
            return
        goals = [d for d in self.book.drafts if d.type == "visit" and d.same is None]
        goals = [d for d in goals if self.book.kept(d) and d.people] or [
            d
            for d in self.book.drafts
            if d.type == "conference" and d.same is None and self.book.kept(d)
        ]
        for p in travel:
            if goals and 0 <= goals[0].at - p.sentence.span.start < AHEAD:
                role = p.role if goals[0].type == "visit" else "attend"
                self.part(goals[0], [p.who], role, p.sentence, p.span, p.rule, p.certainty, p.award)

    def _named_later(self, first: Draft) -> bool:
        """Say whether a bare noun ("Tại buổi lễ, …") means what the text has told all along."""
        told = [d for d in self.book.drafts if d.meeting and d.same is None and self.book.kept(d)]
        return first.known and told == [first]

    # ------------------------------------------------------------------ who
    @property
    def holders(self) -> Holders:
        """Who holds the roles that stand alone, once somebody asks."""
        if self._holders is None:
            self._holders = Holders(self.scene)
        return self._holders

    def people(self, sentence: Sentence, items: Iterable[Item]) -> list[Mention]:
        """Give the mentions of people and bodies, with the full names that they stand for."""
        out = []
        for item in items:
            if item.kind == "P":
                name = self.scene.person(item)
                if name and not _of_relative(sentence, item):
                    out.append(self.scene.mention(sentence, item, name, "person", "participant"))
            elif isinstance(item.phrase, BodyPhrase):
                name = self._body(sentence, item, item.phrase)
                if name:
                    out.append(
                        self.scene.mention(sentence, item, name, "organisation", "participant")
                    )
        return out

    def of_series(self, sentence: Sentence, items: Sequence[Item]) -> list[Mention]:
        """Give the bodies that go on a list by their fields: "các Bộ Y tế" + ", Tư pháp, Nội vụ"."""
        bodies = [i for i in items if isinstance(i.phrase, BodyPhrase)]
        stops, out = {i.stop for i in bodies}, []
        first = any(_fielded(i.phrase) for i in bodies)
        for one in of_one_noun(self.scene, sentence) if first else ():
            if one.stop in stops or any(i.start <= one.start < i.stop for i in bodies):
                stops.add(one.stop)
            elif one.start - 1 in stops:
                item = Item("O", one.start, one.stop, one.name)
                out.append(self.scene.mention(sentence, item, one.name, "organisation", "series"))
                stops.add(one.stop)
        return out

    def _body(self, sentence: Sentence, item: Item, body: BodyPhrase) -> str | None:
        at = sentence.line.starts[item.start]
        name = self.scene.body_name(body, at)
        if body.bare and name is None:
            shared = {s.start: s.name for s in of_one_territory(self.scene, sentence)}
            if item.start in shared:
                return shared[item.start]
        if body.bare and _goes_on(sentence, item.stop):
            return None
        if name is None and body.bare:
            name = self.scene.bodies.nearest(re.escape(body.name), at)
        return name

    def subject_of(
        self,
        sentence: Sentence,
        at: int,
        *,
        bodies: bool = False,
        strict: bool = False,
        pairs: bool = True,
    ) -> list[Mention]:
        """Give the subject of a verb at a place: names before it, a role alone, "hai bên"."""
        found = self.people(sentence, before(sentence, at, bodies=bodies))
        text = sentence.skeleton.text
        if found and not (text.endswith("> và ", 0, at) and _OF_SEVERAL.search(text[:at])):
            if not (text.endswith("> và ", 0, at) and _ONLY_MET.search(text, 0, at)):
                return found
        left = text[:at]
        words = sentence.line.words
        both = _PAIR.search(left) if "hai" in words or "2" in words else None
        if both and self._others_than_both(sentence, both[0]):
            return []
        if both:
            chairs = both["each"] and sentence.skeleton.text.startswith(("chủ trì", "đồng chủ"), at)
            return self.both(sentence, at) if pairs and not chairs else []
        m = _ROLE_ALONE.search(left)
        if m:
            found = self.holder(sentence, [sentence.skeleton.items[int(m[1])]])
            whom = _WHOM.match(sentence.skeleton.text, at)
            named = self.people(sentence, [sentence.skeleton.items[int(whom[1])]] if whom else [])
            return [w for w in found if w.name not in {n.name for n in named}]
        if not strict and _HE.search(left, max(0, at - _ENDING)):
            return self.he(sentence, at)
        if not strict and _HE_SAYS.search(left, max(0, at - _ENDING)):
            if len(sentence.skeleton.numbers(left, "P")) == 1:
                return self.he(sentence, at)
        found = self._shared(sentence, left, strict=strict) if pairs or not strict else []
        gives = sentence.skeleton.text.startswith(("trao ", "tặng "), at)
        return found or ([] if gives else self._chained(sentence, left))

    def _others_than_both(self, sentence: Sentence, said: str) -> bool:
        """Say whether "hai Chủ tịch Quốc hội" means others than the two who last talked."""
        for item in sentence.skeleton.numbers(said, "R")[:1]:
            role = item.phrase
            office = role.title if isinstance(role, RolePhrase) else ""
            if office.startswith(_SOLE):
                titles = [self.titles.get(one.name, "") for one in self.pair]
                return any(t.startswith(_SOLE) and not t.startswith(office) for t in titles)
        return False

    def _shared(self, sentence: Sentence, left: str, *, strict: bool) -> list[Mention]:
        """Give the subject of the verb before, which goes on: "A thăm Lào và dự …"."""
        if not left.endswith(_GOES_ON_TO):
            return []
        m = _SHARED.search(left)
        if m and (_COMES.match(left, m.start("verb")) or not _OBJECT.search(left[: m.start()])):
            if not strict or _MOVES.search(m["verb"] + left[m.end("verb") :]):
                return self.people(sentence, before(sentence, m.start("verb")))
        he = _HE_MOVES.search(left)
        if he:
            return self.he(sentence, he.start("verb"))
        office = None if m else _OFFICE_MOVES.match(left)
        if office and _MOVES.match(left[office.end("office") :]):
            return self.holder(sentence, [sentence.skeleton.items[int(office["role"])]])
        m = _HOLDER_MOVES.search(left)
        return self.holder(sentence, [sentence.skeleton.items[int(m["role"])]]) if m else []

    def _chained(self, sentence: Sentence, left: str) -> list[Mention]:
        """Give the subject of a sentence that tells one deed of it after the other, after a semicolon."""
        ending = max(0, len(left) - _ENDING)
        if not sentence.skeleton.search_in(_NEXT_DEED, left, ending):
            return []
        m = _FIRST.match(left)
        if m is None:
            return []
        item = sentence.skeleton.items[int(m["who"] or m["role"])]
        return self.people(sentence, [item]) if m["who"] else self.holder(sentence, [item])

    def both(self, sentence: Sentence, at: int) -> list[Mention]:
        """Give the two sides of the talks or the visit spoken of."""
        return [self.stands_for(sentence, at, one) for one in self.pair]

    def stands_for(self, sentence: Sentence, at: int, one: Mention) -> Mention:
        """Give someone named before as meant at a place of a sentence."""
        return self._stands_for(sentence, max(0, sentence.skeleton.token(max(0, at - 1))), one)

    def _stands_for(self, sentence: Sentence, token: int, one: Mention) -> Mention:
        line = sentence.line
        span = self.scene.page.stored(line.starts[token], line.stop(token))
        text = self.scene.doc.text[span.start : span.stop]
        return Mention(span, one.kind, text, one.name, "side of the talks")

    def holder(self, sentence: Sentence, roles: Sequence[Item]) -> list[Mention]:
        """Give the one person of the document who holds a role that stands alone as a subject."""
        for item in roles[-1:]:
            if isinstance(item.phrase, RolePhrase):
                names = self.holders.of(item.phrase) or self._after_name(
                    item.phrase.title, sentence
                )
                if len(names) == 1:
                    return [
                        self.scene.mention(sentence, item, names[0], "person", "holder of the role")
                    ]
        return []

    def beside(self, sentence: Sentence, roles: Sequence[Item]) -> list[Mention]:
        """Give the one person beside whose name a role stands that is told of alone."""
        for item in roles[-1:]:
            if isinstance(item.phrase, RolePhrase):
                names = self.holders.alone(item.phrase)
                if len(names) == 1:
                    return [
                        self.scene.mention(sentence, item, names[0], "person", "holder of the role")
                    ]
        return []

    def he(self, sentence: Sentence, at: int) -> list[Mention]:
        """Give whom "ông" means at a place: the person last named in the sentence, or before."""
        named = sentence.skeleton.numbers(sentence.skeleton.text[:at], "P")
        if named:
            return self.people(sentence, named[-1:])
        if self.subject is None or not _may_be(sentence.skeleton.text[:at], self.subject.name):
            return []
        return [self._stands_for(sentence, sentence.skeleton.token(at), self.subject)]

    # ------------------------------------------------------------------ where
    def span(self, sentence: Sentence, m: re.Match[str]) -> Span:
        """Give the stored characters of a match in the skeleton."""
        line = sentence.line
        first = sentence.skeleton.token(m.start())
        last = max(first, sentence.skeleton.token(max(m.start(), m.end() - 1)))
        return self.scene.page.stored(line.starts[first], line.stop(min(last, line.size - 1)))

    def event_for(
        self, sentence: Sentence, drafts: dict[int, Draft], at: int | None = None
    ) -> Draft | None:
        """Choose the event that a part in this sentence belongs to."""
        held = {
            k: d
            for k, d in sorted(drafts.items())
            if not d.topic_in(sentence) and not (d.coming and at is None)
        }
        now = self.book.current(sentence)
        if at is None and now is not None and now.used and now not in held.values():
            text = sentence.skeleton.text
            held = {
                k: d
                for k, d in held.items()
                if not _ONLY_SAID.search(text[: sentence.skeleton.place(k)])
                and not _IN_HIS_WORDS.search(text, 0, sentence.skeleton.place(k))
            }
        if not held:
            return now
        if at is not None:
            places = {k: sentence.skeleton.place(k) for k in held}
            after_ = [k for k, p in places.items() if p >= at]
            if after_:
                return held[min(after_, key=lambda k: places[k])]
        return next(iter(held.values()))


#: Before an event of which someone only says something: "ông A cho biết, tại kỳ họp thứ 7, …".
_ONLY_SAID = re.compile(
    r"[>)] (?:đã |cũng )?(?:cho biết|cho hay|cho rằng|nói|nhắc lại|kể|nêu rõ|khẳng định)(?: rằng)? [,:] (?:“ )?(?:tại|trong|ở) (?:các |buổi |cuộc )?$"
)
#: Before an event of which someone speaks: "ông A kết luận: Các tiểu ban chuẩn bị Đại hội XIII".
_IN_HIS_WORDS = re.compile(
    r"[>)] (?:đã |cũng |còn )?(?:cho biết|cho hay|cho rằng|nói|nhắc lại|nêu rõ|khẳng định|nhấn mạnh|kết luận|phát biểu|chia sẻ|đề nghị|yêu cầu|lưu ý|chỉ rõ|đánh giá|nhận định)(?: rằng)? :"
)
_PRONOUN = re.compile(r"\b(ông|bà)\b")


def _may_be(left: str, name: str) -> bool:
    """Say whether the last pronoun of some words may mean a person: "bà" is no "Văn"."""
    said = _PRONOUN.findall(left)
    middle = set(name.split()[1:-1])
    other = {"ông": "Thị", "bà": "Văn"}.get(said[-1]) if said else None
    return other not in middle


_AFTER_SHORT = frozenset(
    ("và", "cùng", "đã", "sẽ", "tổ", "do", "của", "với", "có", "trong", "tại", "phối", "cũng", "để", "nhân", "về",
     "cho", "vừa", "tiếp", "nhận", "đang", "còn", "là", "được", "ở", "khi", "mời", "trao", "họp")
)  # fmt: skip


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Say whether a short name is the beginning of another noun: "Ban chỉ huy hành trình"."""
    line = sentence.line
    if at >= line.size or line.caps[at] or not line.tokens[at][0].isalpha():
        return False
    return line.low[at] not in _AFTER_SHORT


#: Before those whom someone else meets, who then does more: "A gặp B và dự lễ" is of A.
_MET = re.compile(
    r"(?:\b(?:có|tiến hành) <E\d+>(?: với| cùng)?|\b(?:quyết định|thư|lời|điện|thông điệp)(?: (?!và |của )[a-zà-ỹđ]+){0,4} của|\b(?:nhà(?: riêng)?(?: của)?|mộ|gặp|chào|tiếp|đón|hội kiến|hội đàm với|hội kiến với|gặp gỡ|thăm|viếng|làm việc với|kiểm tra|khảo sát|tham quan))(?: (?:<[RLO]\d+>|<P\d+> ,|ông|bà|tân|ngài|nguyên|cựu|xã giao|các|trường|lãnh đạo|đại diện|,|:))* $"
)
#: After the leader of a delegation that was met.
_LED_IT = re.compile(r"\b(?:dẫn đầu|trưởng đoàn) ;")
#: Before those to whom something is given: "trao Huân chương cho ông A; trao Bằng khen cho bà B".
_GIVEN = Needle(r"\b(?:cho|tặng|đối với)(?: (?:<R\d+>|ông|bà|các|đồng chí|,))* $")
_AND = re.compile(
    r"(?: \( [^()]{0,40} \))? (?:và|rồi|,|;|, đồng thời|, sau đó)(?: (?:sẽ|đã|cùng|tham|tới|đến))* $"
)


#: After a comma, those who may be another subject: "Sau khi gặp ông A, các đại biểu dự lễ".
_ANEW = re.compile(r" [,;] (?!và |cùng |với )")
#: Before people who are the first words of a sentence.
_NOTHING_ELSE = re.compile(
    r"(?:[ ,;–-]|<[RPDLO]\d+>|\b(?:nguyên|cựu|các|đồng chí|ông|bà|và|cùng|tham|dự|có|còn|tại|ở)\b)*"
)
#: Between the bodies of a list that is a subject.
_TOGETHER = re.compile(
    r"[\s,]*(?:và|cùng|với|,|(?:đã |vừa )?(?:chủ trì ,? ?)?phối hợp(?: với| cùng)?)?[\s,]*"
)
_THING = re.compile(r"<([A-Z])(\d+)>")
#: Before a body whose delegation someone leads: "ông A dẫn đầu Đoàn công tác của Chính phủ có".
_LEADS = re.compile(
    r"<P\d+>(?: , (?:<[RO]\d+>(?: ,)? )+)?(?: (?:đã|vừa|sẽ))* dẫn đầu (?:(?:đoàn|phái đoàn)(?: (?!đã |có )[a-zà-ỹđ]+){0,4} |<O\d+> )?(?:của )?$"
)
#: Before the second of two who do something together.
_AND_HE = re.compile(r"\b(?:và|cùng|với)(?: (?:<R\d+>|ông|bà|phu nhân|ngài|tân))* $")


#: Kinds of things that may stand before the holder of a role, of whom a sentence tells.
_AROUND = ("D", "L", "E")


def _first_role(text: str) -> int:
    """Give where an office is the first thing of a sentence, but for a time, a place or an event,
    or -1."""
    at = text.find("<")
    if text[at + 1 : at + 2] in _AROUND:
        at = text.find("<", at + 1)
    return at if at >= 0 and text[at + 1 : at + 2] == "R" else -1


def before(sentence: Sentence, at: int, *, bodies: bool = False) -> list[Item]:
    """Give the people (and bodies) listed before place ``at`` of the skeleton as its subject."""
    if sentence.subjects is None:
        sentence.subjects = {}
    place = 2 * at + bodies
    found = sentence.subjects.get(place)
    if found is None:
        found = sentence.subjects[place] = _listed(sentence, at, bodies=bodies)
    return found


#: Between a feast and the one whose day it is, and how the name of that feast ends.
_FEAST_OF = re.compile(r"<E(\d+)>(?: (?:của|cố|ông|bà|cụ|đồng chí|nhà (?:văn|thơ)|<R\d+>))* $")
_BORN = re.compile(r"(?:ngày|năm) (?:sinh|mất)(?: (?:của|cố|ông|bà|cụ|đồng chí|nhà (?:văn|thơ)))*$")


def _remembered(sentence: Sentence, ahead: str) -> bool:
    """Say whether someone is who a feast remembers: "tại lễ kỷ niệm 100 năm ngày sinh đồng chí A"."""
    m = _FEAST_OF.search(ahead)
    if m is None:
        return False
    item = sentence.skeleton.items[int(m[1])]
    return _BORN.search(" ".join(sentence.line.low[item.start : item.stop])) is not None


def _listed(sentence: Sentence, at: int, *, bodies: bool) -> list[Item]:
    skeleton = sentence.skeleton
    left = skeleton.text[:at]
    if "(" in left:
        left = _BRACKETS.sub(lambda m: " " * len(m[0]), left)
    begin = 0
    if skeleton.may(_INVITED):
        for invited in _INVITED.finditer(left):
            begin = invited.end()
    kinds, kindred = "PO" if bodies else "P", may_be_kin(skeleton)
    found: list[Item] = []
    stop = len(left)
    behind = left.rfind("<")
    while behind >= begin:
        at_thing, kind = behind, left[behind + 1]
        behind = left.rfind("<", 0, at_thing)
        if kind not in kinds:
            continue
        ahead, end = left[:at_thing], left.index(">", at_thing) + 1
        item, person = skeleton.items[int(left[at_thing + 2 : end - 1])], kind == "P"
        if _FOR.search(ahead) or (person and "<E" in ahead and _remembered(sentence, ahead)):
            continue
        gone_to = None if person or found else _TO_A_BODY.search(ahead)
        if gone_to:
            stop = gone_to.start()
            continue  # "đoàn liên ngành đến Công ty A kiểm tra": the firm does not
        if found and not person and _HELPED_BY.match(ahead):
            break
        inviter = skeleton.search_in(_INVITER, ahead) if person and not found else None
        if inviter and "," not in left[end:stop]:
            stop = inviter.start()
            continue
        if person and kindred and (kin := by_kin(ahead)) is not None:
            if found or _LINKING.match(left[end:stop]) or _COMPANY.match(left[end:stop]):
                stop = kin
            continue  # "bà A, phu nhân Thủ tướng B, thăm": B is not there
        his = _of_his(ahead) if person and skeleton.may(_OF_HIS) else None
        if (
            his
            and left.endswith(", ", 0, his.start())
            and (
                left[end:stop].startswith(" ,")
                or (not found and _POSTED.search(left[: his.start()]))
            )
        ):
            stop = his.start() - 2 if not found else stop
            continue  # "Bộ trưởng A, đặc phái viên của Tổng thống B, hội kiến": A does
        if his or (person and skeleton.search_in(_AT_STATUE, ahead)):
            break
        gap = left[end:stop]
        if person and found and " ," in gap and _ON_HIS_VISIT.search(ahead):
            break  # "trong chuyến thăm Lào của Tổng Bí thư A, Chủ tịch Quốc hội B đã hội kiến"
        if person and found and ";" in gap and _LED_IT.search(gap):
            break  # "tiếp đoàn do ông A dẫn đầu; Phó Chủ tịch B làm việc với": B does
        if not person and _SENT_BY.search(ahead):
            named = left.find("<P", begin, at_thing) >= 0 or _HE_AND.search(ahead)
            if named and _of_the_state(item):
                continue  # "ông A và đoàn công tác của Chính phủ": only some of it are there
        lead = not person and _LEADS.search(ahead) is not None
        if lead and (found or _of_the_state(item)):
            continue
        joint = not person and found and _TOGETHER.fullmatch(gap)
        if not person and found and not joint:
            break
        if not (joint or _LINKING.match(gap)):
            if not person:
                break
            if found:
                if found[-1].kind != "P" or not _NEXT_IN_LIST.match(gap):
                    break
            elif not _loosely(ahead, gap):
                break
        found.append(item)
        stop = at_thing
        if not (person or bodies):
            break
    if found and ";" in left[stop:] and _GIVEN.search(left[:stop]):
        return _after_last(skeleton, found, left.rindex(";"))
    if begin and len(found) > 1 and kinds == "P":
        last = left.rindex("<P")
        if not _AND_HE.search(left[:last]):
            found = found[:1]  # "nhận lời mời của ông A, bà B, ông C thăm": B invites too
    here = skeleton.text.startswith("đang ", at)  # "A tiếp B, đang thăm Lào": B is there
    met = (
        _MET.search(left[:stop])
        if found and not here and _AND.match(left[left.rindex(">") + 1 :])
        else None
    )
    if met:
        return before(sentence, met.start(), bodies=bodies)
    return found[::-1]


def _after_last(skeleton: Skeleton, found: list[Item], cut: int) -> list[Item]:
    """Keep those after a semicolon: "trao quà cho ông A; ông B trao bằng khen" says that B does."""
    first = skeleton.token(cut)
    return [i for i in found[::-1] if i.start > first]


#: Before the one on whose visit others do something.
_ON_HIS_VISIT = Needle(
    r"<E\d+>(?: (?:tới|đến|sang|tại) <L\d+>| (?!của )[a-zà-ỹđ]+| <D\d+>){0,4} (?:của|cùng|với)(?: (?:<R\d+>|ông|bà|đồng chí|,))* $"
)


def _of_his(left: str) -> re.Match[str] | None:
    """Find what someone is to another, who is named at once after the last "của"."""
    at = left.rfind(" của ")
    if at < 0 or not left.endswith(_OFFICES, 0, at) or not _HIM_END.match(left, at + len(" của")):
        return None
    return _HIS_END.search(left, max(0, at - _LONGEST_OFFICE), at)


def _of_relative(sentence: Sentence, item: Item) -> bool:
    """Say whether only a relative or an envoy of someone is meant: "đặc phái viên của ông A"."""
    skeleton = sentence.skeleton
    kindred, his = may_be_kin(skeleton), skeleton.may(_OF_HIS)
    if not (kindred or his):
        return False
    left = skeleton.text[: skeleton.place(skeleton.items.index(item))]
    if his and _of_his(left) and not _COLLEAGUE.search(left):
        return True
    return kindred and by_kin(left) is not None


#: Beginnings of the names of bodies that are too wide to take part through a delegation.
_WIDE = (
    "Chính phủ", "Quốc hội", "Đoàn ", "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương",
    "Đảng Cộng sản", "Nhà nước", "Ủy ban Thường vụ Quốc hội",
)  # fmt: skip


def _of_the_state(item: Item) -> bool:
    """Say whether a body is too wide to take part with its delegation: "Đoàn công tác của Chính phủ"."""
    body = item.phrase
    return isinstance(body, BodyPhrase) and body.name.startswith(_WIDE)


#: What may begin a role that is set off after a name.
_SET_OFF = (" , ", " – ", " - ")


def _loosely(left: str, gap: str) -> bool:
    """Say whether words between a person and a verb tell who comes along, or a role not read."""
    if gap.startswith(_SET_OFF) and "<R" in gap:
        if _LOOSE_ROLE.match(gap):
            return True
        if (_LONG_ROLE.match(gap) or _BOARD_ROLE.match(gap)) and _NOTHING_ELSE.fullmatch(left):
            return True
    there = None if _GOING.isdisjoint(gap.split()) else _THITHER.search(gap)
    nearer = f"{gap[: there.start()]} " if there else gap
    if there and _LINKING.match(nearer):
        return True
    company = _COMPANY.match(gap) or (there and _COMPANY.match(nearer))
    if not company or _TOWARDS.search(left):
        return False
    return not _ANEW.match(gap) or _NOTHING_ELSE.fullmatch(left) is not None


#: Letters of what stands for a thing.
_SIGN = 4


def after(
    skeleton: Skeleton,
    at: int,
    *,
    kinds: str = "P",
    until: str = r"[.;]|\b(?:phát biểu|cho biết|nhấn mạnh|chủ trì|(?<!các )(?<!nhiều )(?<!số )tổ chức(?! quốc tế| xã hội| phi)|về việc|nhằm|để|đã|sau đó|trước khi)\b",
) -> list[Item]:
    """Give the things named after a place, up to a word that ends the list."""
    right = skeleton.text[at:]
    last = max(right.rfind(f"<{kind}") for kind in kinds)
    if last < 0:
        return []
    end = _until(until).search(right, 0, last + _SIGN)
    if end:
        right = right[: end.start()]
    return skeleton.of_kinds(right, kinds)


@cache
def _until(pattern: str) -> re.Pattern[str]:
    return re.compile(sought(parted(pattern)))


def dated(sentence: Sentence, at: int | None = None) -> bool:
    """Say whether the sentence names a day, of what stands at a place rather than of telling it."""
    said = told_on(sentence, at) if at is not None else None
    return any(
        isinstance(i.phrase, DatePhrase)
        and i.phrase is not said
        and (i.phrase.iso is None or len(i.phrase.iso) == 10)
        for i in sentence.items
    )


_INVITING = Needle(
    r"(?:(?<!lời )|(?<=gửi lời )|(?<=chuyển lời ))\bmời\b(?! của)(?:[^;,.]|, <R\d+>){0,60}$",
    whole=True,
)
_GOES_ON = re.compile(r"^(?:cụ thể|theo đó|trong đó|gồm|theo quyết định|tại quyết định)")
_UNREAL = re.compile(
    r"(?:^|[ ,])(?:nếu|giả sử|(?<!theo )(?<!xét )(?<!cơ sở )(?:đề nghị|kiến nghị|đề xuất)|(?<!lời )mời|(?<!nhận )(?<!theo )lời mời|hoãn|hủy)\b[^;.]{0,70}$"
)


def _apart_in_time(one: Draft, other: Draft) -> bool:
    """Say whether two events are told of days that differ."""
    return bool(one.date and other.date and one.date != other.date)


def held_back(sentence: Sentence, at: int, *, known: bool = False) -> bool:
    """Say whether what is told at a place did not happen: negated, wished, or planned undated.

    ``known`` says that the day of its event is known, so that a plan counts.
    """
    text = sentence.skeleton.text
    if sentence.skeleton.search_in(_INVITING, text[:at]):
        return True
    # "quyết định" decides, "định" intends
    state = modality_at(sentence.skeleton, at, decided=True)
    if state == "negation":
        return True
    if state == "plan":
        return not (known or dated(sentence, at)) or bool(_UNREAL.search(text[:at]))
    return False


__all__ = [
    "AHEAD",
    "ALONG",
    "REMEMBERED",
    "THITHER",
    "TRAVELLERS",
    "Giving",
    "Handing",
    "Part",
    "Slate",
    "Talk",
    "after",
    "before",
    "dated",
    "held_back",
]
