"""The events that a document names: "Hội nghị …", "buổi lễ": which are the same, when, where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.apart import held_by_others
from kg.facts.around import alone, meets, on_the_scene, only_spoken_of
from kg.facts.draft import Draft, real
from kg.facts.joining import of_state
from kg.facts.likeness import (
    alike_kinds,
    key_of,
    named_apart,
    noun,
    ordinals_agree,
    tells_apart,
    to_site,
    unaddressed,
    wider,
    words,
)
from kg.facts.reference import completed
from kg.facts.scene import Scene, Sentence
from kg.facts.venue import called, venue
from kg.facts.when import (
    all_its_days,
    day_key,
    due_on,
    nearest_date,
    on_a_day,
    told_after,
    told_days,
    told_on,
    undated_day,
)
from kg.grammar.needle import Needle
from kg.lexicon import word_set
from kg.mentions.dates import DatePhrase
from kg.mentions.events import FAIRS, LASTING, VAGUE, EventPhrase, noted
from kg.mentions.organisations import BodyPhrase
from kg.mentions.places import PlacePhrase
from kg.mentions.tokens import Line, capital, expand
from kg.text import name_key

_TOPIC = Needle(
    r"(?:nghị quyết|nhiệm kỳ|chuẩn bị|tiến tới|văn kiện|phục vụ|mục tiêu|kết quả|thực hiện|trình|hướng tới|chào mừng|thành công|kể từ|nhân sự|khóa|quyết định|đầu|cho|tiền đề|đến|từ|của|sau|trước|về|các|những|nhiều|đại biểu dự|biểu dự|tổ chức tốt|phối hợp chuẩn bị|thời gian|tinh thần|dự kiến|đề ra|tham mưu|mà|tốt)(?: (?:các|tốt|của|đầu|thành công|tốt các công việc cho|thật tốt|lần|dự thảo|nghị quyết|tới|sớm))* $"
)
#: More characters than that takes.
_LONGEST_TOPIC = 90
_HELD = Needle(
    # each by its first letters, so that the search can run from letter to letter
    r"(?:tiếp tục chương trình|kết thúc chương trình|bắt đầu chương trình|tổ chức|khai mạc|diễn ra|dự|tham dự|t(?<=^t)ham gia|chủ trì|tại|tới dự|bế mạc|phát biểu tại|tiến hành|mở|họp|trong khuôn khổ|trong chương trình|theo dõi|chứng kiến|trong|kết thúc|khép lại|phát biểu|t(?<!tiến t)ới|bước vào|đến dự|dự và|kết luận|sáng|phát biểu chỉ đạo|điều hành|chủ tọa|công bố tại|sau khi|ngay sau|sau|chỉ đạo|bắt đầu|nhân|kết thúc|kết thúc tốt đẹp|kết thúc thành công|thực hiện|lên đường|trong khuôn khổ|nhân dịp|có|phối hợp tổ chức thành công|đã tổ chức thành công|t(?<!văn bản t)riệu tập(?: khẩn| gấp| khẩn cấp| ngay)?|tiếp tục|m(?<=, m)ở đầu|tổ chức (?:long trọng|trọng thể|trang trọng|trang nghiêm)|phát biểu mở đầu|phát biểu đề dẫn|phát biểu dẫn đề|phát biểu chào mừng|phát biểu tổng kết|phát biểu với|báo cáo (?:đề dẫn|tổng thuật|tổng kết)|t(?<=^t)ổng kết|m(?<=^m)ở đầu|chúc mừng|thông cáo(?: báo chí)?(?: (?:về|kết quả))*|l(?<= l)àm) (?:một |\d+ )?(?:buổi |cuộc )?$"
)
_ELECTED_TO = Needle(r"(?:đại biểu|đoàn đại biểu|đoàn) (?:đi |tham |tới |về )?dự $")
_SEVERAL = Needle(r"(?:\d+ kỳ|các|những|nhiều|hai|ba|\d+|một số|mọi|mỗi|từng|hàng trăm) $")
#: Before a visit or talks that are announced: "trước thềm chuyến thăm Canada".
_ON_THE_EVE = re.compile(r"\btrước thềm $")
#: Before the second of two events held: "diễn ra hội nghị A, hội nghị B".
_JOINED = Needle(
    r"^(?!.*\b(?:nhiều|như|hàng loạt|một loạt|cắt giảm|dừng) ).*<E(\d+)>(?: [^<>,;.:“”]{1,24}| \( <D\d+> ?[-–] ?<D\d+> \))? (?:,|và|cùng|;|cùng với) $"
)
#: Before talks that the text is about: "Đây là cuộc gặp đầu tiên giữa A và B".
_THIS_IS = re.compile(r"^(?:[^<>]{0,24}, )?(?:đây|đó) (?:cũng |chính )?là $")
#: Before an event at which others talk: "bên lề kỳ họp thứ 4 Quốc hội".
_BESIDE = Needle(
    r"\b(?:bên (?:lề|hành lang)|(?:nhân|nhân dịp|trong dịp|dịp|sau khi)(?: (?:tham|tới|đến|về|sang))* dự) $"
)
#: Before an event that is only rehearsed: "chủ trì kiểm tra tổng hợp luyện diễu binh trong Lễ kỷ niệm".
_REHEARSED = Needle(
    r"(?<!sau khi )\b(?:sơ duyệt|tổng duyệt|hợp luyện)\b(?:[^;.:,<>]|, diễu){0,60} $",
    whole=True,
)
#: More characters than any of the words just before an event that these patterns look for.
_LONGEST = 40
_ON_A_DAY = Needle(r"(?:^|[,:;] )(?:vào |trong |đến |rạng |đầu |cuối |giữa )*<D\d+> ,? ?(?:một )?$")
_TAKES_PLACE = re.compile(
    r"(?: vào| (?:lúc|hồi)[^<>;,.]{1,16})? <D\d+>|[^<>;,.]{0,24}(?:<[LO]\d+>[^<>;,.]{0,16}){1,2} (?:đã |vừa |sẽ )?(?:diễn ra|khai mạc|bế mạc|được tổ chức)\b|[^<>]{0,24} (?:diễn ra|khai mạc|bế mạc|được tổ chức|khởi tranh|phát động|đã|do|tổ chức|họp|bầu|có sự|có mặt|quy tụ|thu hút|có (?:các )?(?:khách mời|diễn giả))\b"
)
_HOLDER = Needle(
    r"<O(\d+)>(?: \([^()]{1,40}\)| , <L\d+>(?: ,)?)?(?: (?:đã|sẽ|vừa|long trọng|trọng thể|cũng|<D\d+>|chính thức|dự kiến|khóa [^<> ]{1,6}|nhiệm kỳ [^<>,]{4,12}))* (?:tổ chức|khai mạc|tiến hành|bế mạc|mở)(?: thành công| trọng thể)? $"
)
#: The assembly that sits, after the number of its session: "tại kỳ họp thứ 9, | Quốc hội đã thông qua".
_OF_ASSEMBLIES = frozenset(("kỳ họp", "phiên họp"))
_SITS_NEXT = re.compile(
    r"<E\d+>(?: này| lần này)? , <O(\d+)>(?: khóa [^ <>]{1,6}| nhiệm kỳ [^<>, ]{4,12})?(?= (?:đã|sẽ|tiến hành|thảo luận|nghe|biểu quyết|xem xét|thông qua|bắt đầu|làm việc|tiếp tục|cho ý kiến|quyết|bầu|phê chuẩn|chất vấn|dành|cũng|miễn nhiệm)\b)"
)
#: The assembly to which something goes at its session: "trình Quốc hội tại Kỳ họp thứ 10".
_SENT_TO = re.compile(
    r"\b(?:trình|trước|báo cáo) <O(\d+)>(?: khóa [^ <>]{1,6})?(?: (?:xem xét|thông qua|cho ý kiến|quyết định|,|và))* tại $"
)
#: A visit with its visitor and day at once: "kết quả chuyến thăm Nga của Thủ tướng A tháng 5/2019".
_WHOSE_AND_WHEN = re.compile(
    r"<E\d+>(?: <L\d+>)? của (?:(?:(?:<R\d+>|ông|bà|đồng chí|<L\d+>) )*<P\d+>|<R\d+>(?: (?:tới|đến|sang) <L\d+>)?)(?: (?:vào|hồi|trong|ngày|tháng))* <D\d+>"
)
#: A place that stands for those who lead it: "Sáng nay, tỉnh Bắc Ninh tổ chức hội thảo".
_HELD_BY_PLACE = Needle(
    r"<L\d+>(?: (?:đã|vừa|sẽ|long trọng|chính thức|trang trọng|tiếp tục|<D\d+>))* (?:tổ chức|khai mạc) (?:buổi |cuộc )?$"
)
_JUST_HELD = Needle(r"(?:đã|vừa|mới) (?:long trọng |chính thức )?tổ chức $")
_CONVENED = re.compile(r"\btriệu tập(?: khẩn| gấp| khẩn cấp| ngay| một)* (?:cuộc |buổi )?$")
_HELD_NOW = re.compile(r"(?:tổ chức|khai mạc|tiến hành|diễn ra|bế mạc|họp)(?: \S+)? $")
_HELD_AFTER = re.compile(r"[^<>;.]{0,12} (?:diễn ra|khai mạc|bế mạc|được tổ chức)")
_CALLED_OFF = Needle(
    r"\b(?:dừng|hoãn|hủy|hủy bỏ|không|chưa|bỏ|(?:chưa|không) có (?:kế hoạch|ý định|lịch|chương trình)(?: (?!<)\S+)?)"
    r"(?: (?!<)\S+){0,2} $",
    whole=True,
)
_PUT_OFF = Needle(
    r"(?: (?:giữa|với|của|tới|đến) [^;.,“”]{1,100}?)?(?: (?:đã|sẽ|phải|vừa|tạm|có thể))*"
    r" (?:bị (?:hoãn|hủy|dời|lùi)|(?:không|không thể|chưa thể|khó|khó có thể) (?:diễn ra|được tổ chức))\b",
    whole=True,
)
#: Before what somebody is told to hold: "yêu cầu Sở A tổ chức hội nghị".
_ORDERED = Needle(
    r"\b(?:yêu cầu|đề nghị|kiến nghị)(?: (?:các|cho|ông|bà|lãnh đạo|<[ORPL]\d+>|,|và|phối hợp với|phối hợp|cùng|chủ trì|sớm|cần|khẩn trương|tiếp tục))* (?:tổ chức|mở) (?:một |các )?(?:buổi |cuộc )?$"
    r"|\b(?:cần(?: thiết)?(?: phải)?|nên|đề xuất(?: của (?:<[ORP]\d+> ?)+)?(?: về)?(?: việc)?) (?:sớm )?tổ chức (?:một |thêm )?(?:buổi |cuộc )?$"
)
#: A sentence that tells what a gathering did: "Hội nghị đã nghe", "Buổi lễ có sự tham dự của".
_DOES = re.compile(
    r"<E\d+>(?: (?:đã|cũng|tập trung|tiến hành|còn|được|dành|lần này|này|cơ bản|cùng|tiếp tục|vừa))*"
    r" (?:thảo luận|nghe|thông qua|bầu|xem xét|cho ý kiến|thống nhất|nhất trí|tiến hành|diễn ra|tổ chức|có sự|do|công bố|bàn)\b"
)
#: A sentence that tells when a gathering told before is: "Kỳ họp diễn ra sáng 8/7".
_IS_HELD = re.compile(
    r"<E\d+>(?: (?:này|đã|được|sẽ|dự kiến))* (?:diễn ra|tổ chức|khai mạc)(?: (?:vào|từ|trong|tại <L\d+>|,))* <D\d+>"
)
#: Before an event at which somebody spoke, named or not.
_SPOKEN_AT = Needle(
    r"^(?:phát biểu(?: chỉ đạo| kết luận| khai mạc| bế mạc| ý kiến)?|thảo luận|góp ý|cho ý kiến) tại $"
)
#: After a session that is yet to be held.
_TO_COME = re.compile(r" (?:tới đây|sắp tới|sắp diễn ra|sắp được tổ chức)\b")
#: Before a session to which something will be put, in a sentence about another gathering.
_SUBMITTED = Needle(r"<E\d+>.*\btrình [^;.“”]*(?:tại|vào|trong) $")
_COMING = Needle(r"\b(?:dự kiến|sẽ|sắp|ngày mai|theo kế hoạch)\b")
_VISITOR = re.compile(
    r"(?: (?:\( <[LO]\d+> \)|sắp tới|lần này|vừa qua|mới đây|lịch sử|này|trước đó|gần đây|đầu tiên|(?:(?:vào|hồi|trong|từ|cuối|đầu|hôm) )*<D\d+>|(?:vào |trong )?(?:tuần|tháng|năm|cuối năm|đầu năm) (?:trước|tới|này|nay|qua|ngoái)|(?:và|,) (?:tham )?dự <E\d+>(?: \( <O\d+> \))?(?: tại <L\d+>)?))* của"
    r"(?: (?:tân|ngài|ông|bà|đồng chí|nước này|nước đó|đoàn|đại biểu|cấp cao|công tác|cựu|nguyên|<R\d+>|,|và|<O\d+>|do))* <P(?P<who>\d+)>"
    r"(?: (?:tới|đến|sang|tại|ở) <L(?P<goal>\d+)>)?"
)
#: Who makes a visit whose goal is left out: "Chủ tịch Quốc hội A, đang có chuyến thăm và tham dự …".
_ON_VISIT = re.compile(r"<P(?P<who>\d+)>(?: ,)? (?:hiện )?đang (?:có|thực hiện|trong) $")
#: Ends of the nouns of visits that only the one who pays them tells apart.
_OF_STATE_VISITS = ("cấp nhà nước", "chính thức", "hữu nghị")
#: The guest whom others welcome on such a visit: "chào đón Tổng thống A trong chuyến thăm cấp nhà nước".
_GUEST_ON_VISIT = re.compile(
    r"\b(?:đón|tiếp|chào mừng|tháp tùng|hộ tống|theo chân|chiêu đãi)(?: (?:<[RL]\d+>|ông|bà|ngài|vua|quốc vương|tân|,))* <P(?P<who>\d+)>"
    r"(?: và phu nhân| [^<>;.,“”]{2,40})?(?: ,)? (?:trong|trong khuôn khổ|nhân|nhân dịp) $"
)
#: Who does something on such a visit: "Tổng thống A giao lưu bóng bàn, trong chuyến thăm cấp nhà nước".
_ACTS_ON_VISIT = re.compile(
    r"(?:[^<>;“”]{0,40}<D\d+>[^<>;“”]{0,20})?(?:(?:<R\d+>|ông|bà|ngài|vua|quốc vương|,) )*<P(?P<who>\d+)>(?! (?:là|và|cùng) )"
    r"(?:(?! (?:tiếp|đón|tiếp đón|đón tiếp|chào đón|cho biết|cho hay|thông báo|tiết lộ|rằng|mời|sẽ|dự kiến|muốn|hủy|hoãn|tháp tùng|chúc mừng) )(?!<P)[^;“”]){2,160}? (?:trong|trong khuôn khổ|nhân|nhân dịp) $"
)
#: Who pays a visit: "tàu của Hải quân A đã thực hiện chuyến thăm Việt Nam".
_PAYS = re.compile(r"<[PO](\d+)>(?: (?:đã|vừa|cũng|sẽ|<D\d+>))* (?:thực hiện|tiến hành)(?: một)? $")
#: The same told by the role alone, on a day: "chuyến thăm của Tổng thống Ai Cập tới Việt Nam tháng 9/2017".
_VISITOR_OF_RANK = re.compile(
    r" của <R(?P<role>\d+)>(?: (?:và|cùng) (?:phu nhân|hoàng hậu))?(?: (?:tới|đến|sang|tại) <L(?P<goal>\d+)>)?(?: (?:vào|hồi|trong|ngày|tháng|từ))* <D\d+>"
)
#: Talks between two with their day, and what only wishes for them.
_RECALLED = re.compile(
    r"<E\d+>(?=[^;.“”]{0,40} giữa )[^;.“”]{0,90}?(?:hồi|vào|ngày|trong|tuần trước|>) (?:(?:cuối|đầu|ngày|giữa) )*<D\d+>"
)
_WITH_HIM = re.compile(
    r"<E\d+>[^;.“”<>]{0,20}(?:<D\d+> )?giữa (?:ông|bà) và (?:<R\d+> |ông |bà )*<P\d+>"
)
_WISHED = re.compile(
    r"\b(?:mong|đề nghị|đề xuất|khả năng|kêu gọi|muốn|sẵn sàng|chuẩn bị|trước|hủy|hoãn|nếu|sẽ|dự kiến|hy vọng|về|cho|tổ chức|không)\b[^;,]{0,50}$"
)
#: Before talks that are only wished for, denied or doubtful.
_DOUBTED = re.compile(
    r"\b(?:mong|đề nghị|đề xuất|khả năng|kêu gọi|muốn|sẵn sàng|hủy|hoãn|nếu|liệu|không|chưa|từ chối|kế hoạch|dự định|cân nhắc|xem xét|hy vọng|hi vọng|sắp xếp|thu xếp|thúc đẩy|ủng hộ|phủ nhận|bác bỏ|mở đường cho|hướng tới|tiến tới|dàn xếp|để ngỏ)\b[^;,]{0,50}$"
)
#: Nouns of talks that a verb may have told before: "hội đàm với A. … Tại cuộc hội đàm, …".
#: Gatherings that are called by any of these names.
_GATHERED = re.compile(r"\b(?:gặp mặt|họp mặt|gặp gỡ)\b")
_TALKS = re.compile(r"hội đàm|điện đàm|hội kiến|tiếp|gặp mặt|gặp gỡ|gặp$")
#: What tells the sort of talks, before "với": "cuộc trao đổi thẳng thắn, cởi mở với A".
_PLAIN = (
    r"(?!(?:với|cùng|giữa|của|và|là|để|khi|sau|trước|không|chưa|mà|do|được|bị|đã|sẽ|có|nói|cho|nhằm|"
    r"cũng|này|đó|ông|bà|ngài|các|những|theo|từ|vì|nếu|thì|như|rằng|việc|làm|gặp|hợp|phối|liên|"
    r"trao|ký|quan|đồng|nhất|chúng|tôi|họ|đề|yêu|khẳng|nhấn|cảm|đối|so|gắn|phù|đi|kết|tiếp|bắt|"
    r"đàm|thỏa|tuyên|chia|hội|tham|dự|phát|tổ|nêu|bày|cử|người|nhân|vẫn|nào|gì|ai|nên|cần|phải|"
    r"muốn|mong|hay|hoặc|nhưng|mới|đoàn|đại|lãnh|thủ|tổng|chủ|bộ|phó|thứ|báo|phóng|nhà|doanh|"
    r"công|tân|nguyên|cựu)\b)[a-zà-ỹđ]+"
)
_HOW = (
    rf"{_PLAIN}(?=(?:(?: ,)? {_PLAIN}){{0,4}} (?:với|cùng|giữa) )"
    rf"|,(?=(?: {_PLAIN}){{1,3}} (?:với|cùng|giữa) )"
)
#: Who meets, after the bare noun: "cuộc gặp với Thủ tướng A", "buổi làm việc giữa Bộ B và Ban C".
_SIDES = re.compile(
    rf"(?:(?: (?:hồi|(?:cuối |đầu |giữa )?(?:tuần|tháng|năm) (?:trước|qua|này|ngoái)|vào|trong|hôm qua|hôm nay|hôm|tại|ở|bên lề|ngày|trực tuyến|trực tiếp|tay đôi|riêng rẽ|chính thức|thân mật|bất ngờ|song phương|riêng|chung|đầu tiên|lịch sử|cấp cao|thượng đỉnh|kín|hẹp|chớp nhoáng|ngắn gọn|ngắn ngủi|kéo dài [^<>;.,“”]{{3,24}}?|mang tính [^<>;.,“”]{{3,20}}?|<[DLEO]\d+>|{_HOW}))* (?P<link>với|giữa|của|cùng))?"
    r" (?!,|(?:(?:lãnh đạo|chính quyền|cấp ủy|nhân dân|các|tỉnh|,) )*<L\d+>(?:(?: ,| và) <L\d+>)* ,)(?:(?:<R\d+>|người đồng cấp|người đồng nhiệm|nhà lãnh đạo|<L\d+>|ông|bà|ngài|đồng chí|tân|lãnh đạo(?! ,)|đoàn(?! ,)|,) )*<[PO](?P<one>\d+)>(?: \( [^()<>]{1,40} \)(?= (?:và|với)))?"
    r"(?:(?: , <R\d+>){1,4}(?: ,)?(?= (?:và|với|cùng) ))?(?: (?:và|với|cùng) (?:(?:<R\d+>|người đồng cấp|người đồng nhiệm|nhà lãnh đạo|<L\d+>|ông|bà|ngài|tân) )*<[PO](?P<two>\d+)>)?"
)
#: An office met, and the one who then speaks, before what he does.
_ROLE_FIRST = re.compile(
    r"(?: (?:với|cùng))? <R(?P<office>\d+)> , (?:(?:<R\d+>|ông|bà|đồng chí|,) )*<P\d+>"
)
_SPEAKS_ON = re.compile(
    r" (?!(?:tại|ở|ngày|chiều|sáng|tối|hôm|nhân|diễn|do|và|cùng|với|là|vào|trong|của)\b)[a-zà-ỹđ]"
)
#: Who is not named on the other side: "cuộc gặp giữa Thủ tướng A với cộng đồng doanh nghiệp".
_AND_OTHERS = re.compile(r" (?:và|với|cùng) (?!(?:ông|bà|ngài) )[a-zà-ỹđ]+ ")
#: Before talks that someone tells what came of: "báo cáo kết quả tốt đẹp của cuộc hội đàm với B".
_OUTCOME = re.compile(r"\bkết quả(?: (?!trước|nếu)[a-zà-ỹđ]+){0,4} $")
#: Before talks that someone speaks of when they are over: "ông A đánh giá cuộc gặp với B là tốt".
_SPOKEN_OF = re.compile(
    r"\b(?:ở|từ|rời|đánh giá|mô tả|ca ngợi|nhắc lại|nhắc tới|nhắc đến|(?:bình luận|nói|kể|nhận xét|phát biểu|thông tin|thông báo|chia sẻ|trả lời)(?: báo chí)? về)(?: (?:nội dung|kết quả|một))* $"
)
_AHEAD = re.compile(r"\b(?:sẽ|sắp|dự kiến|sắp tới|tới đây|tuần tới|tháng tới|năm tới)\b")
#: Before talks that are only an interview.
_REPORTERS = re.compile(r"\b(?:phóng viên|pv|chúng tôi|nhà báo)\b[^;.]{0,40}$")
#: Who has talks with someone, and the names of those that print what he says.
_HAS = re.compile(r"<O(\d+)>(?: (?:đã|vừa|có|mới|cũng|một))* $")
_PAPERS = ("Báo ", "Tạp chí ", "Tòa soạn ")
_MOURNED = re.compile(
    r"(?: (?:của|ông|bà|cụ|đồng chí|cho|nguyên|cố|cựu|<R\d+>|,))* <P(?P<who>\d+)>"
)
#: What may be said of any gathering: "Hội thảo khoa học là hoạt động …".
_LIKE_ANY = re.compile(
    r" (?:khoa học|chuyên đề|trực tuyến|trang trọng|trọng thể|long trọng|quan trọng|ý nghĩa)"
)
#: What tells that "lễ viếng" is held for those long dead.
_MAUSOLEUM = re.compile(r"\b(?:vào Lăng|Lăng (?:viếng|Chủ tịch)|Đài [Tt]ưởng niệm|[Nn]ghĩa trang)")
_BEREAVED = re.compile(r"từ trần|lễ tang|tang lễ|quốc tang|truy điệu|linh cữu", re.IGNORECASE)
#: Names of one funeral: "tang lễ ông A với nghi thức Quốc tang".
_OF_STATE = ("quốc tang", "tang lễ", "lễ tang")
#: A body before "họp báo" that is its verb: "Công an tỉnh A đã họp báo công bố …".
_BRIEFING = re.compile(
    r"<O\d+>(?: \([^()]{1,40}\))?(?: (?:đã|vừa|cũng|tiếp tục|chính thức|<D\d+>))* $"
)
#: Conferences that are ceremonies: "Hội nghị công bố quyết định. … Phát biểu tại buổi lễ".
_SOLEMN = re.compile(
    r"hội nghị (?:công bố|trao|bàn giao|triển khai (?:các )?quyết định|tuyên dương)"
)
#: What tells an election from others: its term, its year, its country.
_ELECTION = re.compile(
    r"khóa|nhiệm kỳ|[Qq]uốc hội|[HhTt](?:ạ|hượng) viện|[Tt]ổng thống [A-ZĐ]|\b(?:19|20)\d\d\b"
)
#: An election with its day: "cuộc bầu cử toàn quốc hồi tháng 7/2013".
_VOTED_ON = re.compile(
    r"<E\d+>(?: (?:diễn ra|được tổ chức|dự kiến|(?:tại|ở) <L\d+>|vào|hồi|trong|hôm|ngày|đầu|cuối|giữa))* <D(?P<day>\d+)>"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(r"(?:lần thứ |thứ )?\b([IVXL]{1,6}|\d{1,3})\b")


#: Nouns that may also mean what nobody comes to: "trên diễn đàn quốc tế", "đối thoại chính trị".
_WIDE = frozenset(("diễn đàn", "đối thoại"))
#: Before the bare noun of an event to which people come, or at which they speak.
_COMES_TO = re.compile(
    r"(?:^|^(?:[a-zà-ỹđ]+ ){1,3}|^cũng |^phát biểu |\b(?:phát biểu|khai mạc|chỉ đạo|kết luận|tham luận|chia sẻ|báo cáo|trình bày) )tại (?:buổi )?$|(?:^|\b)(?:tham dự|tới dự|đến dự|cùng dự|về dự|dự|chủ trì|khai mạc|dự và chỉ đạo|phát biểu khai mạc|phát biểu chào mừng|phát biểu bế mạc|phát biểu chúc mừng|bế mạc|chúc mừng) $"
)
#: After it: nothing more that tells it from others.
_ENDS_THERE = re.compile(
    r"(?: (?:này|lần này|hôm nay|sáng nay))?(?: ?[,.:;]|$| (?:có|còn có|gồm|về phía)\b)"
)


#: Before the end of quoted words that a sentence before began.
_CLOSED_LATER = re.compile(r"[^“”]*”")
#: What is told by whose it is, where others need not be: "sự kiện trực tuyến của Hội đồng A".
_HAPPENINGS = tuple(f"sự kiện {word}" for word in ("trực", "của", "gây", "riêng", "bên", "vận"))
#: How many words of a congress tell only that it is one: "Đại hội Đảng".
_FEW = 2
#: What follows something else within hours, and how its sentence begins.
_FOLLOWING = frozenset(("meeting", "signing"))
_AFTERWARDS = re.compile(
    r"(?:ngay )?(?:sau|kết thúc) (?:<E\d+>|lễ đón|hội đàm|hội kiến|cuộc (?:hội đàm|hội kiến))(?: chính thức| kín| hẹp)? ,|ngay sau (?:đó|<E\d+>)(?= )"
)
#: The same of what goes with a day's work on the spot: "Sau khi kiểm tra thực địa, … làm việc với".
_ON_THE_SPOT = frozenset(("working", "conference", "inspection"))
_NEARBY = frozenset(("visits-people", "bodies-visit", "pays-tribute", "awards"))
_WENT_ON = re.compile(
    r"(?:ngay )?(?:sau|kết thúc|tiếp sau)(?: (?:khi|chuyến|buổi|đợt|phần|việc))*(?: (?:trực tiếp|đi|đến|tới|xuống|nghe báo cáo))* (?:kiểm tra|khảo sát|thị sát|thăm|tham quan|thực địa|thực tế|dâng hương|dâng hoa|<E\d+>)[^<>;.]{0,70}(?:<[LOE]\d+>[^<>;.,]{0,30}){0,3} ,"
    r"|(?:(?:<R\d+>|ông|bà|đồng chí) ){1,2}(?:<P\d+> )?(?:(?:và|cùng) [a-zà-ỹđ ]{3,30})?(?:cũng|còn) (?:(?:đã|dành thời gian|đến|tới|trực tiếp|đi) )*(?:thăm|kiểm tra|khảo sát|dâng hương|làm việc)(?= )"
    r"|(?:đoàn(?: (?:công tác|giám sát|kiểm tra|khảo sát|đại biểu))?|<O\d+>) (?:(?:đã|cũng|còn|tiếp tục|lần lượt|đến|tới|về|đi) )+(?:thăm|kiểm tra|khảo sát|dâng hương|làm việc|thị sát)(?= )"
    r"|(?:ngay )?(?:sau|tiếp) (?:đó|theo)(?= )|tiếp tục chương trình(?= )|(?:cũng )?(?:vào |trong )?buổi (?:sáng|trưa|chiều|tối)(?= )|tại <[LO]\d+> ,"
    r"|(?:(?:đến|tới|về|đi|trực tiếp) )*(?:làm việc với|kiểm tra(?: tại| thực tế)?|khảo sát|thăm(?! chính thức| cấp| hữu nghị)) [^;:“”,]{3,90} , (?:(?:<R\d+>|ông|bà|đồng chí) )*<[PR]"
)
#: One of several delegations that go out on a day, and how they are told of together.
_GROUP = re.compile(
    r"(?:\W*)(?:(?:đoàn|tổ)|<O\d+>)(?: (?:công tác|kiểm tra|thăm|đại biểu|số|thứ|\d+|[a-zà-ỹ]{2,5}|của <[ROL]\d+>)){0,5}? (?:do|của) (?:(?:đồng chí|ông|bà|<R\d+>) )*<P"
)
_GROUPS = re.compile(
    r"\b(?:các|những|nhiều|\d|hai|ba|bốn|năm|sáu) (?:đoàn|tổ)(?! (?:thể|viên|kết|chức))\b"
)
#: Where people are visited who are named without a body.
_ON_GROUND = re.compile(r"(?:.*\bthăm\b.* (?:gia đình|nhà|mẹ|bà con|nhân dân|<R\d+> <P))")
#: Nouns of the working session after an inspection of the same day, by which its sentence begins.
_AT_WORK = re.compile(r"(?:[^<>,;.]{0,24} )?(?:tại|trong|kết luận|chủ trì|phát biểu tại) $")
_SEEN = frozenset(("inspection", "visit"))
#: How many characters may stand since what it follows was told.
_LAST = 700
#: Nouns of one sitting, by whichever of which a text may call it.
_SITTINGS = frozenset(("phiên họp", "cuộc họp", "buổi họp"))
#: Nouns that mean whatever gathering the text is about, and what it may be.
_GENERAL = frozenset(("hội nghị",))
_FESTIVE = frozenset(("ceremony", "congress", "plenum"))
#: What lasts for days, with many gatherings in it.
_WEEK = "tuần lễ cấp cao"
#: Gatherings that a verb may tell in the headline and their noun in the text.
_SAT = frozenset(("working", "conference", "plenum", "meeting"))
#: Gatherings of which a day alone tells that they were held.
_WITH_FLOORS = frozenset(("conference", "working", "plenum"))
#: After an event of another year than that of the text, and words of which that has one.
_LAST_ONE = re.compile(r" (?:năm ngoái|năm trước|lần trước|kỳ trước|khóa trước)\b(?! đó)")
_BYGONE = frozenset(("ngoái", "trước"))
#: After an event of which it is told who held it.
_HELD_BY = re.compile(r"<E\d+>(?: này| đó| trên)? (?:là )?do <[OLR]")
#: How a sentence begins that turns back to what others know of.
_OF_LATE = re.compile(
    r"\W*(?:mới đây|gần đây|gần đây nhất|trước đây|vừa qua|thời gian qua|tháng trước|tuần trước|năm ngoái|năm trước)(?: nhất)?\b"
)
#: Within how many characters of a skeleton its first words name where they lead: "Phát biểu tại kỳ họp, …".
_AT_ONCE = 24
#: Someone told by his office alone who has talks: "Bí thư Thành ủy A đã có buổi gặp gỡ".
_BY_RANK = Needle(
    r"(?:<R\d+>|lãnh đạo <[LO]\d+>|(?:phái |tổ )?đoàn(?: (?:công tác|đại biểu|của|<[LO]\d+>))*)(?: \( [^()]{1,30} \))?(?: (?:đã|vừa|cũng|mới|<D\d+>|,|trực tiếp))* (?:có|tiến hành|tổ chức|chủ trì|dự|tham dự) (?:một )?(?:buổi |cuộc )?$"
)
_DONE = Needle(r" (?:đã|vừa|mới)(?: (?:cũng|trực tiếp|có|tiến hành|tổ chức))+ $")
#: Two people named before.
_THE_TWO = re.compile(r"\bhai (?:<R\d+>|nhà lãnh đạo)")


def _looks_back(left: str, right: str) -> bool:
    """Say whether someone speaks of talks as over, from the words on both sides of them."""
    if _OUTCOME.search(left):
        return True
    return bool(_SPOKEN_OF.search(left)) and not (_AHEAD.search(left) or _AHEAD.search(right[:40]))


#: Bodies whose sessions are counted.
_SITTING_BODIES = ("Quốc hội", "Hội đồng nhân dân", "Ủy ban Thường vụ Quốc hội", "Ủy ban Kiểm tra")


def _day_of(sentence: Sentence, voted: re.Match[str]) -> str:
    """Give the day, month or year with which an election is told, empty if no year is known."""
    date = sentence.skeleton.items[int(voted["day"])].phrase
    return (date.iso or "") if isinstance(date, DatePhrase) else ""


def _other_year(draft: Draft, day: str) -> bool:
    """Say whether an election told with a day is not the one told before."""
    least = min(len(day), len(draft.date or ""))
    return day[:least] != (draft.date or "")[:least]


#: Before a session of weeks in the programme of which a sitting of a day is told.
_PROGRAMME = re.compile(
    r"\b(?:theo|tiếp tục|thuộc|trong)(?: (?:nội dung|chương trình|khuôn khổ|của|làm việc|nghị sự))* $"
)


#: The next item of a digest, whose events are its own: "Bộ A: Ngày 5/3, …", "Hải Phòng: Chiều 5/3, …".
_OPENS_ITEM = re.compile(
    r"<[OL]\d+>(?: \( [^()]{1,20} \))? : (?:<D|tại |vừa qua|mới đây|(?:(?:<[RP]\d+>|,|ông|bà) )+(?:đã|vừa) (?:công bố (?:và )?)?trao )"
)


class NamedEvents:
    """The events that the sentences of a document name, by noun; the same event has one draft."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.drafts: list[Draft] = []
        self.subject: str | None = None
        self._named: dict[int, dict[int, Draft]] = {}
        self._now: Draft | None = None
        self.before: Draft | None = None
        self._mourned: str | None = None
        self._held_here: set[int] = set()
        self._later: int | None = None
        self._mausoleum: bool | None = None
        #: Where the item of a digest begins that is being read: "Bộ A: Ngày 5/3, …".
        self._item = 0

    @property
    def spoken_of_later(self) -> int:
        """Where the document first means an event by its noun alone, "Tại buổi lễ, …"; else -1."""
        if self._later is None:
            self._later = self._first_meant()
        return self._later

    def _first_meant(self) -> int:
        for sentence in self.scene.sentences:
            line = sentence.line
            for item in sentence.items:
                if isinstance(item.phrase, EventPhrase) and not item.phrase.named:
                    if line.tokens[item.stop : item.stop + 1] == [","]:
                        return sentence.span.start
        return -1

    # -------------------------------------------------------------------------- named events
    def named_in(self, sentence: Sentence) -> dict[int, Draft]:
        """Give the drafts of the events that a sentence names, by number in its skeleton."""
        known = self._named.get(sentence.span.start)
        if known is not None:
            return {k: real(d) for k, d in known.items()} if known else {}
        out: dict[int, Draft] = {}
        self._held_here = set()
        if _OPENS_ITEM.match(sentence.skeleton.text):
            self._item, self._now = sentence.span.start, None
        for number, item in enumerate(sentence.skeleton.items):
            if isinstance(item.phrase, EventPhrase):
                twice = _IN_BRACKETS.search(
                    sentence.skeleton.text, 0, sentence.skeleton.place(number)
                )
                draft = out.get(int(twice[1])) if twice else None
                draft = draft or self._of_phrase(sentence, number, item.phrase)
                if draft is not None:
                    out[number] = draft
        self._named[sentence.span.start] = out
        if not out:
            self.before = self._now
            return {}
        for number, draft in out.items():
            out[number] = real(draft)
        held = [
            d
            for k, d in out.items()
            if not (d.aside or d.topic_in(sentence))
            and not _lasting(d, left := sentence.skeleton.text[: sentence.skeleton.place(k)])
            and not only_spoken_of(sentence.skeleton, left)
            and not self._only_far(d, sentence, k)
            and not self._recalled_lately(d, sentence)
            and not self._by_the_way(d, sentence, k)
        ]
        for draft in out.values():
            draft.prior, draft.last = draft.last, sentence.span.stop
        self.before = self._now
        if held:
            self._now = held[0]
        return out

    def _by_the_way(self, draft: Draft, sentence: Sentence, number: int) -> bool:
        """Say whether only who held an event is told, within the text about another."""
        if draft is self._now or draft.used:
            return False
        text, place = sentence.skeleton.text, sentence.skeleton.place(number)
        left = text[:place]
        if _HELD_BY.match(text, place) and not on_the_scene(left):
            left += "tổ chức "
        return self._only_held(sentence, left)

    def _recalled_lately(self, draft: Draft, sentence: Sentence) -> bool:
        """Say whether an event of other days is only recalled: "Mới đây, tại hội nghị …"."""
        now = self._now
        if now is None or not now.used or draft.used or now is draft:
            return False
        return _OF_LATE.match(sentence.skeleton.text) is not None

    def _only_held(self, sentence: Sentence, left: str) -> bool:
        """Say whether someone only is told to have held a gathering, within the text about another."""
        now = self._now
        if now is None or not now.used or now.type not in _WITH_FLOORS:
            return False
        return left.endswith(("tổ chức ", "mở ")) and not told_days(sentence)

    def _only_far(self, draft: Draft, sentence: Sentence, number: int) -> bool:
        """Say whether a session of weeks is named within the sitting of a day: it takes no floor."""
        now = self._now
        if now is None or not now.used or draft.used or draft.head != "kỳ họp":
            return False
        if now.head == "kỳ họp" or now.type not in _WITH_FLOORS:
            return False
        return sentence.skeleton.place(number) > _AT_ONCE

    def _of_phrase(self, sentence: Sentence, number: int, phrase: EventPhrase) -> Draft | None:
        skeleton = sentence.skeleton
        place = skeleton.place(number)
        left = skeleton.text[:place]
        tail = max(0, place - _LONGEST)
        if not _BYGONE.isdisjoint(sentence.line.words) and (
            _LAST_ONE.search(phrase.name)
            or _LAST_ONE.match(skeleton.text, place + len(f"<E{number}>"))
        ):
            return None  # "ở hội nghị xúc tiến đầu tư năm ngoái": not the one of the text
        plural = _SEVERAL.search(left, tail) is not None and not phrase.head.startswith("ngày")
        if plural and phrase.type == "meeting":
            link, names = self._with_whom(sentence, number)
            if names and not (link in ("của", "giữa") and len(names) > 1):
                return None  # "các cuộc gặp với A và B"
            plural = not names or "trao đổi" in phrase.head  # "các cuộc gặp của A và B"
        topic, only_placed = (
            plural or bool(_TOPIC.search(left, max(0, place - _LONGEST_TOPIC))),
            False,
        )
        if skeleton.search_in(_CALLED_OFF, left) or (
            skeleton.may(_PUT_OFF) and _PUT_OFF.match(skeleton.text, place + 3 + len(str(number)))
        ):
            return self._same(phrase, sentence, "") if phrase.named else None
        due = phrase.type == "plenum" and _TO_COME.match(
            skeleton.text, place + 3 + len(str(number))
        )
        ordered = (
            _ORDERED.search(left) is not None or skeleton.search_in(_REHEARSED, left) is not None
        )
        later = phrase.type == "plenum" and _SUBMITTED.search(left) is not None
        topic |= bool(due) or ordered
        beside = bool(_BESIDE.search(left, tail))
        joined = _JOINED.search(left) if _told_apart(phrase) and not plural else None
        happening = not (due or ordered or _ELECTED_TO.search(left, tail)) and (
            place < 4
            or bool(
                _HELD.search(left, tail)
                or (phrase.type in ("visit", "meeting") and _ON_THE_EVE.search(left))
                or (phrase.type == "visit" and phrase.named and left.endswith("trước "))
                or (_THIS_IS.match(left) and self._between(sentence, number, phrase))
                or (beside and phrase.named and " giữa " not in phrase.name)
                or (joined and int(joined[1]) in self._held_here)
                or (phrase.type == "plenum" and left == "mở đầu ")
                or _ON_A_DAY.search(left, tail)
                or _TAKES_PLACE.match(skeleton.text, place + 3 + len(str(number)))
                or (phrase.head == "họp báo" and _BRIEFING.search(left))
            )
        )
        if happening:
            self._held_here.add(number)
        if not phrase.named and not (
            phrase.type == "visit" and self._whose(sentence, number, phrase)
        ):
            found = self._same_head(phrase, sentence)
            if found is not None and (
                self._held_by_other(found, sentence, left)
                or (noun(found.head) != noun(phrase.head) and _CONVENED.search(left, tail))
                or (happening and self._of_others(found, sentence, number, phrase))
            ):
                found = None
            aside = found is not None and happening and _on_another_day(found, sentence, number)
            if aside:
                found = None
            told = happening or sentence.region == "title" or self._recalled(sentence, number)
            part = _PART.match(skeleton.text, place) if found is not None and found.part else None
            other_part = found if part and found is not None and part[1] != found.part else None
            found = None if other_part else found
            if found is None and not plural and told:
                found = self._implied(sentence, number, phrase)
                if found is not None and other_part is not None and part is not None:
                    _in_part(found, other_part, part[1])
                if found is not None:
                    found.aside = aside or self._only_held(sentence, left)
            if found is not None and topic and not happening:
                found.topics.add(sentence.span)
            elif found is not None:
                _named_better(found, phrase)
                found.scene |= on_the_scene(left)
                found.told |= happening and not plural and found.evidence.rule == "named"
                opens = number == 0 and _IS_HELD.match(skeleton.text) is not None
                headed = happening and found.type in _SAT and self._from_headline(found, sentence)
                if found.date is None and (opens or headed):
                    self._describe(found, sentence, number)
            return found
        if plural and phrase.type != "election":
            return None
        if phrase.head.startswith("phiên") and phrase.type == "other":
            if left.endswith("có một ") and not self._dates_of(sentence, number, happening):
                return None  # "họ thấy đã có một phiên tòa công bằng"
            trial = self._trial(phrase)
            if trial is not None:
                return trial
        owner, whose = self._owner(sentence, left, phrase), ""
        voted = _VOTED_ON.match(skeleton.text, place) if phrase.type == "election" else None
        found = self._same(phrase, sentence, owner) or self._tribute(phrase)
        if found is not None and phrase.type == "funeral" and found.name == found.head_name:
            found.name += self._whose(sentence, number, phrase)
        if found is None and _LIKE_ANY.fullmatch(phrase.name[len(phrase.head) :]):
            alike = self._same_head(phrase, sentence)
            if alike is not None and alike.head == phrase.head:
                return alike
        day = _day_of(sentence, voted) if voted else ""
        if found is not None and _other_year(found, day):
            found = None
        if found is not None and phrase.type == "visit" and not phrase.named:
            whose = self._whose(sentence, number, phrase)
            visitor = whose.rpartition(" của ")[2]
            found = None if " của " in found.name and not found.name.endswith(visitor) else found
        elif found is not None and phrase.type == "visit" and found.people:
            visitor = self._whose(sentence, number, phrase).rpartition(" của ")[2]
            found = None if visitor and visitor not in found.people else found
            if found is not None and self._pays_another(found, sentence, left):
                found = None
        here = on_the_scene(left)
        found = found or (self._deed(phrase) if here else None)
        only_named = found is not None and found.evidence.rule == "named" and bool(found.topics)
        if found is None:
            capital = sentence.line.caps[skeleton.items[number].start]
            if not tells_apart(phrase):
                found = self._same_head(phrase, sentence)
                if found is None and happening and not topic:
                    found = self._implied(sentence, number, phrase)
                return found
            dated = self._dates_of(sentence, number, happening)
            whose = self._whose(sentence, number, phrase)
            if phrase.type == "other" and not (dated or happening):
                return None
            told = happening or dated or bool(whose) or _counted(phrase)
            only_placed = not (capital or told) and _placed(skeleton.text, place, phrase)
            if not (capital or told or only_placed or phrase.type == "election"):
                return None
            if phrase.type == "election" and not (voted or _ELECTION.search(phrase.name)):
                return None
            if phrase.type == "visit" and not (happening or dated or whose):
                return None
            rite = phrase.head == "lễ viếng" and not whose and self._at_the_mausoleum
            found = self._new(
                "ceremony" if rite else phrase.type,
                phrase.head,
                phrase.name,
                sentence,
                skeleton.span_of(number),
                "named",
                0.93,
            )
            if left.endswith("một ") or phrase.name.lower().startswith(_HAPPENINGS):
                found.passing, found.people = True, self._people_in(sentence)
            found.key = key_of(phrase, owner)
            found.coming = beside or bool(_COMING.search(left)) or only_spoken_of(skeleton, left)
            found.coming |= phrase.type == "visit" and left.endswith("trước ")
            if not whose and phrase.type == "funeral" and self._mourned:
                whose = f" đồng chí {self._mourned}"
            found.name = unaddressed(found.name) + whose
            if owner and name_key(owner) not in name_key(found.name):
                found.name += f" của {owner}" if phrase.head == "phiên chất vấn" else f" {owner}"
            found.strong = (
                (capital and phrase.head not in LASTING)
                or phrase.type == "election"
                or _counted(phrase)
            )
        elif (
            len(phrase.name) > len(found.name)
            and not owner
            and sentence.region != "title"
            and found.rule_named
        ):
            found.name = phrase.name
        _reached(found, phrase)
        if only_named:
            found.strong |= sentence.line.caps[skeleton.items[number].start] or _counted(phrase)
        if later or (topic and not happening) or only_placed:
            found.topics.add(sentence.span)
            found.told |= later and happening
            if only_placed and not topic and _DAY_AFTER.match(skeleton.text, place):
                self._describe(found, sentence, number)
            if whose and _WHOSE_AND_WHEN.match(skeleton.text, place):
                self._describe(found, sentence, number)
        else:
            found.told |= (happening or bool(whose)) and phrase.head not in FAIRS
            found.scene |= here
            if found.coming:
                found.coming = not here or only_spoken_of(skeleton, left)
            games = phrase.type == "ceremony" and phrase.head in noted("numbered")
            if not games or _takes_place(sentence, number):
                self._describe(found, sentence, number)
        found.date = found.date or day or None
        if found.head == "kỳ họp" and not found.date and _PROGRAMME.search(left):
            days = [date.iso for _, date in told_days(sentence) if len(date.iso or "") == _A_DAY]
            found.sits = days[0] if len(days) == 1 else found.sits
        return found

    @property
    def _at_the_mausoleum(self) -> bool:
        """Whether the document tells of wreaths laid for those long dead, of no funeral."""
        if self._mausoleum is None:
            text = self.scene.doc.text
            self._mausoleum = bool(_MAUSOLEUM.search(text)) and not _BEREAVED.search(text)
        return self._mausoleum

    def _tribute(self, phrase: EventPhrase) -> Draft | None:
        """Find the tribute told by its verb that "lễ dâng hoa" means, if there is only one."""
        if not phrase.head.startswith(("lễ dâng", "lễ đặt", "buổi lễ dâng", "lễ viếng")):
            return None
        told = [d for d in self.drafts if d.evidence.rule == "pays-tribute"]
        if phrase.head == "lễ viếng":
            told = [d for d in told if "viếng" in d.name]
        return told[0] if len(told) == 1 else None

    def _deed(self, phrase: EventPhrase) -> Draft | None:
        """Find what a verb told that its noun alone means: "lễ công bố" after "công bố quyết định"."""
        verb = re.sub(r"^(?:buổi )?lễ ", "", phrase.head)
        if phrase.type != "ceremony" or len(phrase.name) > len(phrase.head):
            return None
        told = [
            d
            for d in self.drafts
            if (not d.head and d.name.lower().startswith(verb))
            or (d.type == "conference" and d.name.lower().startswith(f"hội nghị {verb}"))
        ]
        return told[-1] if told else None

    def _trial(self, phrase: EventPhrase) -> Draft | None:
        """Find the trial that "phiên tòa" alone means: the last one told."""
        if len(phrase.name) > len(phrase.head):
            return None
        told = [d for d in self.drafts if d.type == "other" and d.used_or_dated]
        return told[-1] if told else None

    def _held_by_other(self, draft: Draft, sentence: Sentence, left: str) -> bool:
        """Say whether another body holds this one: two articles' worth of "hội nghị"."""
        return held_by_others(self.scene, sentence, left, draft.organisers)

    def _of_others(
        self, draft: Draft, sentence: Sentence, number: int, phrase: EventPhrase
    ) -> bool:
        """Say whether others meet here than at the talks told before: "cuộc gặp với B"."""
        link, names = self._with_whom(sentence, number)
        if phrase.type not in ("meeting", "working") or not names:
            return False
        if link == "của" and phrase.head.endswith("họp báo") and not draft.organisers:
            return False  # "chủ trì họp báo … Tại cuộc họp báo của Bộ Ngoại giao"
        known = {*draft.people, *draft.others, *draft.organisers}
        return not any(n in known or n in draft.name for n in names)

    def _owner(self, sentence: Sentence, left: str, phrase: EventPhrase) -> str:
        """Give the body that holds a congress whose name leaves it out."""
        if phrase.type not in ("congress", "plenum") or phrase.bodies:
            return ""
        m = _HOLDER.search(left)
        if not m and phrase.head in _OF_ASSEMBLIES:
            m = _SENT_TO.search(left)
        if not m and phrase.head in _OF_ASSEMBLIES:
            text = sentence.skeleton.text
            m = _SITS_NEXT.match(text, sentence.skeleton.place(_number(sentence, phrase)))
        if not m:
            return ""
        item = sentence.skeleton.items[int(m[1])]
        if not isinstance(item.phrase, BodyPhrase):
            return ""
        name = self.scene.body_name(item.phrase, sentence.line.starts[item.start]) or ""
        beside = m.re is _SITS_NEXT or m.re is _SENT_TO
        return name if not beside or name.startswith(_SITTING_BODIES) else ""

    def _whose(self, sentence: Sentence, number: int, phrase: EventPhrase) -> str:
        """Give " đồng chí A" for a funeral, " tới Lào của A" for a visit that names the person."""
        if phrase.type == "ceremony":
            return _of_birth(sentence, number, phrase)
        if phrase.type not in ("funeral", "visit"):
            return ""
        skeleton = sentence.skeleton
        right = skeleton.text[skeleton.text.index(">", skeleton.place(number)) + 1 :]
        m = (_VISITOR if phrase.type == "visit" else _MOURNED).match(right)
        if m is None and phrase.type == "visit" and not phrase.named:
            left = skeleton.text[: skeleton.place(number)]
            who = _ON_VISIT.search(left)
            if who is None and phrase.head.endswith(_OF_STATE_VISITS):
                who = _GUEST_ON_VISIT.search(left) or _ACTS_ON_VISIT.match(left)
            name = self.scene.person(skeleton.items[int(who["who"])]) if who else None
            if name:
                return f" của {name}"
        if m is None and phrase.type == "visit":
            m = _VISITOR_OF_RANK.match(right)
            return self._of_rank(sentence, phrase, m) if m else ""
        name = self.scene.person(skeleton.items[int(m["who"])]) if m else None
        if not m or not name:
            return ""
        if phrase.type == "funeral":
            self._mourned = name
            return f" đồng chí {name}"
        goal = skeleton.items[int(m["goal"])].phrase if m["goal"] and not phrase.named else None
        to = f" tới {goal.name}" if isinstance(goal, PlacePhrase) else ""
        return f"{to} của {name}"

    def _recalled(self, sentence: Sentence, number: int) -> bool:
        """Say whether talks of two people are recalled: "cuộc gặp hồi tháng 4 giữa A và B"."""
        skeleton = sentence.skeleton
        place = skeleton.place(number)
        phrase = skeleton.items[number].phrase
        if not isinstance(phrase, EventPhrase) or not _of_two_sides(phrase):
            return False
        left = skeleton.text[:place]
        if not _DOUBTED.search(left) and self._of_two(sentence, number):
            return True
        if not _RECALLED.match(skeleton.text, place) or _WISHED.search(left):
            return False
        him = _WITH_HIM.match(skeleton.text, place)
        return bool(him) or self._between(sentence, number, phrase)

    def of_its_province(self, name: str, at: int) -> str:
        """Give the name of talks with "lãnh đạo tỉnh" that of the province told of at a character."""
        m = _LEADERS_OF.search(name)
        if m is None:
            return name
        level = "province" if m[1] == "tỉnh" else "city"
        return completed(name, level, at, self.scene.territories) or name

    def _of_two(self, sentence: Sentence, number: int) -> bool:
        """Say whether both who talk are named after their talks: "kết quả cuộc gặp của A và B"."""
        skeleton = sentence.skeleton
        right = skeleton.text[skeleton.text.index(">", skeleton.place(number)) + 1 :]
        m = _SIDES.match(right)
        if m and not m["two"] and skeleton.items[int(m["one"])].kind == "P":
            left = skeleton.text[: skeleton.place(number)]
            crowd = m["link"] == "giữa" and _AND_OTHERS.match(right, m.end())
            return bool(crowd) or (
                m["link"] in ("với", None) and _looks_back(left, right[m.end() :])
            )
        if not m or m["link"] not in ("của", "giữa") or not m["two"]:
            return False
        return all(skeleton.items[int(n)].kind == "P" for n in m.group("one", "two"))

    def _pays_another(self, draft: Draft, sentence: Sentence, left: str) -> bool:
        """Say whether somebody else than the visitor told pays a visit: "Hải quân B đã thực hiện"."""
        m = _PAYS.search(left)
        item = sentence.skeleton.items[int(m[1])] if m else None
        if item is None:
            return False
        who = self.scene.person(item) if item.kind == "P" else None
        if isinstance(item.phrase, BodyPhrase):
            who = self.scene.body_name(item.phrase, sentence.line.starts[item.start])
        return who is not None and who not in draft.people and who not in draft.organisers

    def _of_rank(self, sentence: Sentence, phrase: EventPhrase, m: re.Match[str]) -> str:
        """Give " tới Việt Nam của Tổng thống Ai Cập" for a visitor told only by his role."""
        skeleton, line = sentence.skeleton, sentence.line
        goal = skeleton.items[int(m["goal"])].phrase if m["goal"] else None
        if not (phrase.named or isinstance(goal, PlacePhrase)):
            return ""
        role = skeleton.items[int(m["role"])]
        to = f" tới {goal.name}" if isinstance(goal, PlacePhrase) and not phrase.named else ""
        return f"{to} của {line.letters(role.start, role.stop)}"

    def _new(
        self,
        kind: str,
        head: str,
        name: str,
        sentence: Sentence,
        tokens: tuple[int, int],
        rule: str,
        certainty: float,
    ) -> Draft:
        line = sentence.line
        span = self.scene.page.stored(line.starts[tokens[0]], line.stop(tokens[1] - 1))
        evidence = self.scene.evidence(sentence, span, rule, certainty)
        draft = Draft(f"e{len(self.drafts) + 1}", kind, head, name, sentence.span.start, evidence)
        self.drafts.append(draft)
        return draft

    def in_item(self, draft: Draft) -> bool:
        """Say whether an event was told in the item of a digest that is being read."""
        return max(draft.at, draft.last) >= self._item

    def _same_head(self, phrase: EventPhrase, sentence: Sentence) -> Draft | None:
        """Find the event that a bare noun means: the last one named with that noun."""
        found = self._by_head(phrase, sentence)
        return found if found is not None and self.in_item(found) else None

    def _by_head(self, phrase: EventPhrase, sentence: Sentence) -> Draft | None:
        fit = [
            d for d in self.drafts if d.type == phrase.type and noun(d.head) == noun(phrase.head)
        ]
        now = self._now
        if not fit and now is not None and phrase.head in _SITTINGS and not now.head:
            if now.type in _WITH_FLOORS and f" {now.name.lower()} ".find(" họp ") >= 0:
                return now  # "Chính phủ họp trực tuyến với các tỉnh. Thủ tướng chủ trì cuộc họp"
        if not fit and phrase.head.endswith(" quà"):
            return None  # not another ceremony
        fit = fit or [
            d
            for d in self.drafts
            if d.type == phrase.type
            and d.type in ("ceremony", "working", "conference", "plenum", "funeral")
        ]
        here = set(self._people_in(sentence))
        fit = [d for d in fit if not (d.passing and here and here.isdisjoint(d.people))]
        fit = [d for d in fit if d.used_or_dated or d.strong]
        if phrase.head.startswith("phiên"):  # "sẽ trình ra kỳ họp thứ 9 tới đây": not that one
            fit = [d for d in fit if d.head != "kỳ họp" or d.used or d.told]
        if (
            not fit and phrase.type == "congress"
        ):  # "phiên bế mạc Đại hội A … phát biểu bế mạc đại hội"
            fit = [d for d in self.drafts if d.type == "plenum" and d.used_or_dated]
            fit = [d for d in fit if noun(phrase.head) in d.name.lower() and not d.coming]
        if not fit and phrase.head.endswith("tiếp xúc"):
            fit = [d for d in self.drafts if "tiếp xúc cử tri" in d.name.lower()]
            fit = [d for d in fit if d.used_or_dated]
        talks = _TALKS.search(phrase.head)
        if not fit and phrase.type == "meeting" and talks and alone(sentence, phrase):
            told = [d for d in self.drafts if d.type == "meeting" and d.used and not d.head]
            fit = [d for d in told if talks[0] in d.name.lower()]
        if not fit and phrase.head.endswith(" mặt"):  # "họp mặt đầu xuân … buổi gặp mặt"
            told = [d for d in self.drafts if d.type in ("meeting", "ceremony")]
            fit = [d for d in told if d.used_or_dated and _GATHERED.search(d.name.lower())]
        if not fit and phrase.head in (
            "buổi làm việc",
            "cuộc làm việc",
            "buổi họp",
            "cuộc họp",
            "hội nghị",
            "buổi gặp",
        ):
            fit = [
                d
                for d in self.drafts
                if d.type in ("working", "meeting", "conference") and d.used_or_dated
            ]
            if phrase.head.endswith("làm việc"):
                fit = [d for d in fit if d.type != "conference"] or fit
        if not fit and phrase.head in _SITTINGS:  # "cuộc họp Thường trực … Kết luận phiên họp"
            kinds = ("plenum",) if phrase.type == "working" else ("working", "conference")
            told = [d for d in self.drafts if d.type in kinds and d.used_or_dated and not d.coming]
            told = [d for d in told if d.head.endswith("họp") or " họp " in f"{d.name.lower()} "]
            fit = told if alone(sentence, phrase) and len(told) == 1 else []
        if not fit and phrase.head == "buổi lễ":
            told = [d for d in self.drafts if d.type == "conference" and d.used_or_dated]
            fit = [d for d in told if _SOLEMN.search(d.name.lower())]
            fit = fit or [d for d in self.drafts if d.type == "signing" and d.used_or_dated]
        if not fit and phrase.head in VAGUE and self._now is not None:
            now = self._now
            fit = [now] if now.meeting and now.used_or_dated and not now.coming else []
        if not fit and phrase.head in _GENERAL and alone(sentence, phrase):
            gathered = [d for d in self.drafts if d.meeting and d.used_or_dated and not d.coming]
            fit = gathered if len(gathered) == 1 and gathered[0].type in _FESTIVE else []
        if not fit:
            return None
        if self._now in fit:
            return self._now
        fit = [d for d in fit if not d.coming] or fit
        dated = [d for d in fit if d.used_or_dated]
        return (dated or fit)[-1]

    def _implied(self, sentence: Sentence, number: int, phrase: EventPhrase) -> Draft | None:
        """Make the event that is spoken of as known: "Tại buổi làm việc, Bộ Chính trị …"."""
        if phrase.type in ("election", "visit", "funeral", "other", "inspection"):
            return None
        left = sentence.skeleton.text[: sentence.skeleton.place(number)]
        if _CLOSED_LATER.match(sentence.skeleton.text, len(left)) and "“" not in left:
            return None  # "Gần đây nhất đã có một buổi họp về câu chuyện này”, ông A nói"
        if phrase.head in VAGUE and any(d.meeting for d in self.drafts):
            return None
        its_day = phrase.type == "congress" and left.endswith(("tại ", "trong "))
        its_day |= phrase.head in _WIDE and not only_spoken_of(sentence.skeleton, left)
        if its_day and _ITS_DAY.match(sentence.skeleton.text, len(left)):
            pass  # "Tại đại hội ngày 7/10, đảng A …"
        elif phrase.type == "meeting" and _negotiated(sentence, left):
            pass  # "Cuộc đàm phán giữa Tổng thống A và Tổng thống B"
        elif phrase.type == "congress" or phrase.head in FAIRS | _WIDE | VAGUE:
            if not (_JUST_HELD.search(left) or _joined_in(sentence, number, phrase, left)):
                return None
        gathered = phrase.head.endswith(" mặt")  # "Tại buổi gặp mặt, Ban Dân tộc đã báo cáo"
        if phrase.type == "meeting" and not (
            gathered
            or any(i.kind == "P" for i in sentence.items)
            or self._with_whom(sentence, number)[1]
            or _THE_TWO.search(sentence.skeleton.text)
            or _BY_RANK.search(left)
        ):
            return None
        if phrase.type in ("meeting", "working") and _REPORTERS.search(left):
            return None
        if phrase.type == "meeting" and self._interviews(sentence, left):
            return None
        people = any(i.kind in "POR" for i in sentence.items) or bool(_HELD_BY_PLACE.search(left))
        dated = any(on_a_day(sentence, i) for i in sentence.items)
        there = on_the_scene(left) or (gathered and _HELD_NOW.search(left) is not None)
        here = dated and left and there and not only_spoken_of(sentence.skeleton, left)
        if not (people or (here and (gathered or phrase.type in _WITH_FLOORS))):
            return None
        name = capital(phrase.head)
        link, names = self._with_whom(sentence, number)
        with_others = "" if names else _with_others(sentence, phrase)
        name += f" {link} {' và '.join(names)}" if names else with_others
        name = self.of_its_province(name, sentence.line.starts[0])
        draft = self._new(
            phrase.type,
            phrase.head,
            name,
            sentence,
            sentence.skeleton.span_of(number),
            "implied",
            0.8,
        )
        draft.loose = bool(with_others)
        self._describe(draft, sentence, number)
        self._right_after(draft, sentence, left)
        draft.told = people and dated
        done = phrase.type == "meeting" and bool(_BY_RANK.search(left)) and bool(_DONE.search(left))
        draft.used = bool(_SPOKEN_AT.search(left)) or (
            done and not only_spoken_of(sentence.skeleton, left)
        )
        aside = left.endswith("một ") or _CONVENED.search(left) is not None
        draft.passing = aside and not draft.date
        if draft.passing:
            draft.people = self._people_in(sentence)
        draft.scene = on_the_scene(left)
        draft.coming = only_spoken_of(sentence.skeleton, left)
        does = bool(_DOES.match(sentence.skeleton.text)) and number == 0
        known = dated or does or _as_known(sentence, number)
        draft.known = draft.scene and known and not (draft.told or draft.coming)
        return draft

    def _right_after(self, draft: Draft, sentence: Sentence, left: str = "") -> None:
        """Give what follows at once the day of what it follows: "Ngay sau lễ đón, hai bên hội đàm".

        ``left`` are the words before the noun of a gathering: "Tại | buổi làm việc, ông A …" follows
        the inspection of which alone the text has told.
        """
        if draft.date:
            return
        text = sentence.skeleton.text
        before = [
            d
            for d in self.drafts
            if d is not draft and sentence.span.start - max(d.at, d.last) <= _LAST
        ]
        follows = draft.type in _FOLLOWING or _FOLLOWS_AT_ONCE.match(draft.name.lower())
        if follows and _AFTERWARDS.match(text):
            draft.date = _day_of_last(sentence, before)
            return
        spot = draft.type in _ON_THE_SPOT or draft.evidence.rule in _NEARBY
        spot |= draft.head.endswith("gặp mặt")
        spot |= draft.evidence.rule == "visits" and not of_state(draft.name)
        spot = spot and not undated_day(sentence)
        if spot and _GROUP.match(text) and (day := self._day_of_groups(sentence)):
            draft.date = day
            return
        if draft.evidence.rule == "visits" and not (to_site(draft.name) or _ON_GROUND.match(text)):
            return
        if not (spot and _WENT_ON.match(text)):
            seen = {d.type for d in self.drafts if d is not draft and d.date} <= _SEEN
            if not (spot and seen and left and _AT_WORK.fullmatch(left)):
                return
        days = {d.date for d in before if d.date}
        last = next((d for d in reversed(before) if d.date), None)
        if len(days) != 1 or last is None or len(last.date or "") != _A_DAY:
            return
        if not (last.until or last.part_of):
            draft.date = last.date

    def _day_of_groups(self, sentence: Sentence) -> str | None:
        """Give the one day on which several delegations are told, before a sentence, to have gone out."""
        for told in self.scene.sentences:
            if told.span.start >= sentence.span.start:
                return None
            if told.region == "title" or not _GROUPS.search(told.skeleton.text):
                continue
            days = {day.iso for _, day in told_days(told) if day.iso and len(day.iso) == _A_DAY}
            if len(days) == 1:
                return days.pop()
        return None

    def _from_headline(self, draft: Draft, sentence: Sentence) -> bool:
        """Say whether only the headline has told of an event that the text now tells."""
        title = self.scene.sentences[0]
        headed = title.region == "title" and draft.at == title.span.start
        return headed and sentence is not title and draft.last <= title.span.stop

    def _between(self, sentence: Sentence, number: int, phrase: EventPhrase) -> bool:
        """Say whether the two who talk are named after their talks: "cuộc gặp giữa A và B"."""
        return _of_two_sides(phrase) and self._with_whom(sentence, number)[0] == "giữa"

    def _interviews(self, sentence: Sentence, left: str) -> bool:
        """Say whether a paper talks with someone: "Báo Lao Động đã có cuộc trao đổi với ông A"."""
        m = _HAS.search(left)
        if m is None:
            return False
        item = sentence.skeleton.items[int(m[1])]
        return isinstance(item.phrase, BodyPhrase) and item.phrase.name.startswith(_PAPERS)

    def _people_in(self, sentence: Sentence) -> tuple[str, ...]:
        """Give the names of the people that a sentence names."""
        found = [self.scene.person(i) for i in sentence.items if i.kind == "P"]
        return tuple(name for name in found if name)

    def _with_whom(self, sentence: Sentence, number: int) -> tuple[str, tuple[str, ...]]:
        """Give "với" and the names after a bare noun that says who meets there: "cuộc gặp với A"."""
        skeleton = sentence.skeleton
        right = skeleton.text[skeleton.text.index(">", skeleton.place(number)) + 1 :]
        m = _SIDES.match(right)
        if not m or not (m["link"] or meets(skeleton.items[number].phrase)):
            return "", ()
        opens = skeleton.place(number) < _AT_ONCE and _ROLE_FIRST.match(right)
        if opens and opens.end() == m.end() and _SPEAKS_ON.match(right, m.end()):
            office = skeleton.items[
                int(opens["office"])
            ]  # "Tại cuộc gặp với Bộ trưởng B, ông A cảm ơn"
            return "với", (sentence.line.letters(office.start, office.stop),)
        names = []
        for item in (skeleton.items[int(n)] for n in m.group("one", "two") if n):
            at = sentence.line.starts[item.start]
            body = isinstance(item.phrase, BodyPhrase) and not item.phrase.bare
            found = self.scene.person(item) if item.kind == "P" else None
            if body and isinstance(item.phrase, BodyPhrase):
                found = self.scene.body_name(item.phrase, at)
            names.append(found)
        if not all(names) or (m["link"] == "giữa" and len(names) < 2):
            return "", ()
        with_them = right.startswith((" <R", " <P", " ông ", " bà ", " ngài "))
        link = m["link"] or ("với" if with_them else "của")
        return link, tuple(n for n in names if n)

    def _same(self, phrase: EventPhrase, sentence: Sentence, owner: str) -> Draft | None:
        if phrase.type == "funeral":
            one = _OF_STATE if phrase.head in _OF_STATE else (phrase.head,)
            same = [d for d in self.drafts if d.type == "funeral" and d.head in one]
            if same:
                return same[0]
        key = key_of(phrase, owner)
        if key[0] == "ordinal":
            alike = (d for d in self.drafts if d.key == key or ordinals_agree(d.key, key))
            return next(alike, None) or self._uncounted(phrase)
        mine, years = words(_core(phrase.name)), set(_YEAR.findall(phrase.name))
        left = sentence.skeleton.text[: sentence.skeleton.place(_number(sentence, phrase))]
        owner_day = any(i.kind == "D" for i in sentence.items) and bool(_HOLDER.search(left))
        best: tuple[float, Draft] | None = None
        for draft in self.drafts:
            if not draft.rule_named or not alike_kinds(draft.type, phrase.type, draft.name, phrase):
                continue
            if draft.evidence.rule == "implied" and owner_day and " " in draft.head:
                continue
            theirs = words(_core(draft.name))
            others = _YEAR.findall(draft.name) if years else []
            if others and years.isdisjoint(others):
                continue
            if years and phrase.type == "election" and (draft.date or "")[:4] not in {*years, ""}:
                continue
            if not mine or not theirs or wider(mine, theirs) or wider(theirs, mine):
                continue
            if owner_day and self._held_by_other(draft, sentence, left):
                continue
            share = len(mine & theirs) / min(len(mine), len(theirs))
            if share < 1 and phrase.type == "conference" and named_apart(phrase.name, draft.name):
                continue
            share = share if draft.type == phrase.type else 1.0
            likeness = share + len(mine & theirs) / 100
            if share >= 0.75 and (best is None or likeness > best[0]):
                best = (likeness, draft)
        return best[1] if best else None

    def _uncounted(self, phrase: EventPhrase) -> Draft | None:
        """Find the congress named without its number, as in a title: "Đại hội Thi đua tỉnh A"."""
        if phrase.type != "congress":
            return None
        mine = words(phrase.name)
        told = [d for d in self.drafts if d.type == "congress" and d.evidence.rule == "named"]
        told = [d for d in told if d.key[:1] != ("ordinal",) and words(d.name) <= mine]
        return told[0] if len(told) == 1 and len(words(told[0].name)) > _FEW else None

    # -------------------------------------------------------------------------- when and where
    def _dates_of(self, sentence: Sentence, number: int, happening: bool) -> bool:
        return happening and any(
            isinstance(i.phrase, DatePhrase) and i.phrase.iso for i in sentence.items
        )

    def _describe(self, draft: Draft, sentence: Sentence, number: int) -> None:
        """Take date, part of day and place of an event from a sentence that tells it."""
        skeleton = sentence.skeleton
        place = skeleton.place(number)
        told = {item.start for item, _ in told_days(sentence)}
        dates = [
            (k, i.phrase)
            for k, i in enumerate(skeleton.items)
            if isinstance(i.phrase, DatePhrase) and i.start in told and not i.phrase.of_paper
        ]
        chosen = told_after(skeleton.text, place, dict(dates)) or nearest_date(
            skeleton.text, place, dates
        )
        if chosen is None and draft.type == "meeting" and _BESIDE_ONE.match(skeleton.text):
            days = [d for _, d in dates if len(d.iso or "") == _A_DAY and not d.until]
            chosen = days[0] if len(days) == len(dates) == 1 else None
        begin = sentence.line.starts[skeleton.items[number].start]
        if chosen and chosen.start < begin and chosen is told_on(sentence, place):
            chosen = due_on(sentence, place)
        if chosen and chosen.start < begin and _not_then(draft, skeleton.text[:place]):
            ended = draft.type == "visit" and _ENDED.search(skeleton.text[:place])
            draft.until = chosen.iso if ended and not draft.date else draft.until
            chosen = None
        if chosen and chosen.start < begin:
            chosen = all_its_days(draft.type, chosen, sentence, place + 1)
            if not chosen.until and _under_way(draft, skeleton.text[:place]):
                chosen = None
        if chosen and draft.type == "meeting" and len(chosen.iso or "") == _A_YEAR:
            if told_after(skeleton.text, place, dict(dates)) is None:
                chosen = None  # "trong cuộc điện đàm rằng ông sẽ tới Trung Quốc vào đầu năm 2026"
        if (
            chosen
            and chosen.start < begin
            and _STILL_TO_COME.match(skeleton.text[skeleton.text.find(">", place) + 1 :])
        ):
            chosen = None  # "hôm 14.10 cho biết … tại cuộc gặp giữa hai người sắp tới"
        if chosen and draft.type == "ceremony" and _another_day(draft.name, chosen.iso or ""):
            chosen = None  # "Chiều 20-8, … kiểm tra công tác cấp điện dịp Đại lễ 2-9"
        if (
            chosen
            and (draft.date is None or len(draft.date) < len(chosen.iso or ""))
            and draft.date != chosen.iso
            and not (draft.date and len(draft.date) == 10)
        ):
            draft.date, draft.until = chosen.iso, chosen.until
            draft.part = draft.part or chosen.part
        if not dates:
            self._right_after(draft, sentence)
        draft.days |= {d for d in (day_key(sentence, i) for i in sentence.items) if d}
        undated = undated_day(sentence)
        right = skeleton.text[skeleton.text.find(">", place) + 1 :]
        held = (_HELD_NOW if undated else _JUST_HELD).search(skeleton.text[:place])
        if held or (undated and _HELD_AFTER.match(right)):
            draft.used = True
        if chosen and chosen.iso == draft.date and not draft.part:
            draft.part = chosen.part
        if not draft.places:
            where = venue(
                self.scene, sentence, draft.type, place, skeleton.text.find(">", place) + 1
            )
            if where:
                draft.places.append(where)


#: A sentence that opens beside an event: "Bên lề Hội nghị A ngày 9/10, ông B có cuộc gặp với C".
_BESIDE_ONE = re.compile(r"(?:bên lề|nhân dịp dự) <E")
#: The event after which a sentence tells what followed, and in how many first words it stands.
_AFTER_WHAT = re.compile(r"\b(lễ đón|hội đàm|hội kiến|lễ ký)\b")
_OPENING = 7
#: What follows at once, by its name.
_FOLLOWS_AT_ONCE = re.compile(
    r"(?:buổi |cuộc )?(?:họp báo|gặp gỡ báo chí|gặp gỡ với báo chí|tiệc|chiêu đãi)|lễ (?:ký|trao)"
)
#: After an event of which a day told before is none.
_STILL_TO_COME = re.compile(
    r"(?: (?:của|giữa|với|hai|người|bên|<[PRLO]\d+>|và|ông|bà)){0,8} (?:sắp tới|tới đây|sắp diễn ra)\b"
)
#: Letters of an ISO date of a year, and of a day.
_A_YEAR, _A_DAY = 4, 10
#: What lasts for days, and words before it that tell of another day: "chiều 13/12, ông A tiếp xúc
#: cử tri sau kỳ họp thứ mười".
_OF_DAYS = frozenset(("plenum", "election", "congress", "visit"))
_OVER = Needle(
    r"(?:(?<!ngay )\bsau(?: (?:khi kết thúc|thất bại|thắng lợi|chiến thắng|thành công|của|trong|tại|các|hai))*"
    r"|\bkết quả(?: của)?|\bkết thúc(?: (?:tốt đẹp|thành công))*) $"
)
#: The last day of a visit: "ngày 28/5, đoàn rời Bangkok, kết thúc tốt đẹp chuyến thăm Thái Lan".
_ENDED = Needle(r"\bkết thúc(?: (?:tốt đẹp|thành công))* $")
#: Words before what is held on another day, whatever it is: "trước ngày bầu cử".
_NOT_YET = Needle(
    r"\b(?:trước(?: (?:ngày|khi|thềm))?|bảo vệ(?: <E\d+> ,)?|bốc thăm|lên đường(?: [^;:.]{1,50})? (?:tham )?dự) $"
)

#: Before a ceremony for which one came, and of which others are told on a day: "ngày 4/9, nhân dịp dự
#: lễ kỷ niệm, Chủ tịch nước A hội đàm với B".
_CAME_FOR = Needle(
    r"\b(?:(?<!phu )nhân|nhân dịp|trong dịp|dịp)(?: (?:cùng|tham|tới|đến|về|sang))* dự $"
)


def _not_then(draft: Draft, left: str) -> bool:
    """Say whether an event is not held on the day on which it is spoken of."""
    lasting = draft.type in _OF_DAYS and _OVER.search(left) is not None
    came_for = draft.type == "ceremony" and _CAME_FOR.search(left) is not None
    return lasting or came_for or _NOT_YET.search(left) is not None


#: With whom talks are held, who are named without their province.
_LEADERS_OF = re.compile(r"\b(?:lãnh đạo|chủ chốt) (tỉnh|thành phố)$")
#: Gatherings that are told by whom they are with, and words that end whom.
_WITH_OTHERS = re.compile(r"(?:buổi|cuộc) (?:làm việc|họp|gặp mặt|tiếp xúc(?: cử tri)?)")
_ENDS_OTHERS = frozenset(
    ("tại", "ở", "về", "để", "nhằm", "và", "đã", "vào", "ngày", "sáng", "chiều", "tối", "hôm", "do", "trong",
     "sau", "trước", "nhân", "theo", "khi", "cùng", "có", "được", "bàn", "là", "bằng", "này", "đó", "trên",
     "mới", "vừa", "lần", "gồm", "sắp", "diễn", "hồi", "tuần", "tháng", "như", "trực")
)  # fmt: skip
#: The minister who is questioned in a sitting: "phiên chất vấn đối với Bộ trưởng A".
_ASKED = re.compile(
    r"<E\d+>(?: và trả lời chất vấn)?(?: (?:đối với|của|với))?(?: (?:ông|bà|đồng chí|,)| <R\d+>){0,4}? <[RP](?P<last>\d+)>(?! <P)"
)
#: How a gathering is held, before those whom it is with.
_HOW_HELD = (["trực", "tuyến"], ["trực", "tiếp"], ["giao", "ban"])
#: Most words of those others, and the fewest.
_OTHERS, _SOME = 9, 2


#: At the end of the name of a feast, before the one whose day it is.
_HIS_DAY = re.compile(
    r"\b(?:ngày sinh|năm sinh|ngày mất)(?: (?:của|cố|ông|bà|cụ|đồng chí|nhà (?:văn|thơ)))*$", re.I
)
_WHOSE_DAY = re.compile(
    r"(?: (?:của|cố|ông|bà|cụ|đồng chí|nhà (?:văn|thơ)|danh nhân|chí sĩ|<R\d+>))* <P(?P<who>\d+)>"
)


def _of_birth(sentence: Sentence, number: int, phrase: EventPhrase) -> str:
    """Give whose birth a feast remembers: " Tổng Bí thư A" of "Lễ kỷ niệm 110 năm Ngày sinh"."""
    if not _HIS_DAY.search(phrase.name):
        return ""
    skeleton = sentence.skeleton
    m = _WHOSE_DAY.match(skeleton.text, skeleton.place(number) + len(f"<E{number}>"))
    if m is None:
        return ""
    stop = skeleton.items[int(m["who"])].stop
    return f" {expand(sentence.line.letters(skeleton.items[number].stop, stop))}"


def _with_others(sentence: Sentence, phrase: EventPhrase) -> str:
    """Give the words that tell whom a gathering is with, who are not named: " với lãnh đạo tỉnh A"."""
    line, first = sentence.line, phrase.stop
    if phrase.head.startswith("phiên chất vấn"):
        asked = _ASKED.match(
            sentence.skeleton.text, sentence.skeleton.place(_number(sentence, phrase))
        )
        last = sentence.skeleton.items[int(asked["last"])].stop if asked else first
        return f" {expand(line.letters(first, last))}" if asked else ""
    if not _WITH_OTHERS.fullmatch(phrase.head) or first >= line.size:
        return ""
    how = (
        2
        if line.low[first : first + 2] in _HOW_HELD
        else 1
        if line.low[first] in ("khẩn", "nhanh")
        else 0
    )
    begin = first + how
    if begin >= line.size or (how and line.low[begin] != "với"):
        return ""
    begin += line.low[begin] == "với"
    if begin == first and "cử tri" not in phrase.head:
        return ""
    stop, units = begin, word_set("listed_units.tsv")
    while stop < line.size and stop - begin < _OTHERS:
        listed = line.tokens[stop] == "," and line.low[stop - 1] in units
        listed = listed and line.low[stop + 1 : stop + 2] != [] and line.low[stop + 1] in units
        if not (line.tokens[stop][0].isalnum() or listed):
            break
        if line.low[stop] in _ENDS_OTHERS and not (line.caps[stop] or _of_people(line, stop)):
            break
        stop += 1
    for item in sentence.items:
        if item.start < stop < item.stop and item.kind in "LOR":
            stop = item.stop
    some = stop - begin >= _SOME
    return f" {expand(line.letters(first, stop))}" if some else ""


def _of_people(line: Line, at: int) -> bool:
    """Say whether a syllable only belongs to a word for people: "nhân dân", "nhân sĩ"."""
    return line.low[at] == "nhân" and line.low[at + 1 : at + 2] in (["dân"], ["sĩ"], ["viên"])


def _day_of_last(sentence: Sentence, before: Sequence[Draft]) -> str | None:
    """Give the day of what a sentence tells something to have followed at once, among events."""
    told = [d for d in before if d.type != "visit"]
    what = _AFTER_WHAT.search(" ".join(sentence.line.low[:_OPENING]))
    named = [d for d in told if what and what[1] in d.name.lower() and d.date]
    told = named[-1:] or told
    days = {d.date for d in told if d.date}
    day = told[-1].date if told else None
    return day if len(days) == 1 and len(day or "") == _A_DAY else None


#: Before a visit of state in the course of which something is done: "hội đàm với ông A đang có".
_IN_ITS_COURSE = Needle(
    r"\b(?:đang(?: (?:có|ở|trong|thực hiện|tiến hành))*|(?<!phu )nhân(?: dịp)?|dịp|trong(?: (?:khuôn khổ|dịp|thời gian))?)(?: (?:có|ở|các|cuộc))* $"
)


#: The same of any visit: "tiếp ông A đang có chuyến thăm và làm việc tại Hà Nội".
_BEING_THERE = re.compile(r"\bđang (?:có|ở|trong) (?:các )?$")


def _under_way(draft: Draft, left: str) -> bool:
    """Say whether a visit of state, which lasts for days, is only under way on the day told."""
    if draft.type != "visit" or _IN_ITS_COURSE.search(left) is None:
        return False
    return of_state(draft.name) or _BEING_THERE.search(left) is not None


#: Before another name of an event in brackets: "Kỳ họp thứ 12 (| Kỳ họp thường lệ cuối năm)".
_IN_BRACKETS = re.compile(r"<E(\d+)>(?: của <O\d+>)? \( $")
#: The part of the day of a sitting: "trong phiên làm việc | buổi sáng".
_PART = re.compile(r"<E\d+>(?: vào)?(?: buổi)? (sáng|chiều|tối)(?= (?!mai|qua|nay|\d|<D))")


def _in_part(draft: Draft, other: Draft, part: str) -> None:
    """Let a sitting be of another part of the day than the one told before."""
    draft.name += f" buổi {part}"
    draft.date, draft.part = draft.date or other.date, part


#: With whom the government confers, and on what, which one telling leaves out.
_WITH_ALL = re.compile(r"(?<=Chính phủ) với (?:các )?(?:địa phương|tỉnh|ngành).*")


def _core(name: str) -> str:
    """Give a name without what one telling leaves out: "Hội nghị Chính phủ | với các địa phương"."""
    return _WITH_ALL.sub("", name) if " với " in name else name


def _reached(draft: Draft, phrase: EventPhrase) -> None:
    """Note where a visit goes by its name: "chuyến thăm Lào và Campuchia"."""
    if not draft.places:
        draft.places += [called(place) for place in phrase.goals]


#: The day that the name of a feast ends with: "Đại lễ Quốc khánh 2-9".
_OWN_DAY = re.compile(r"\b(\d{1,2})[-./](\d{1,2})$")


def _another_day(name: str, iso: str) -> bool:
    """Say whether an event that is named by its day is told beside another one."""
    own = _OWN_DAY.search(name)
    return own is not None and iso[5:10] != f"{int(own[2]):02}-{int(own[1]):02}"


#: The day that stands right after a bare noun: "tại cuộc họp ngày 11/4".
#: Who talks with whom after the noun of negotiations, or on which day they are, and who before it.
_NEGOTIATED = re.compile(
    r"<E\d+>(?: giữa (?:(?:<R\d+>|ông|bà) )*<P\d+> (?:và|với) (?:(?:<R\d+>|ông|bà) )*<P"
    r"|(?: kín| trực tiếp| gián tiếp| song phương| (?:ba|bốn|nhiều) bên| hôm| vào| diễn ra| (?:tại|ở) <[LO]\d+>)* <D)"
)
_TWO_NEGOTIATE = re.compile(
    r"<P\d+> (?:và|với) (?:(?:<R\d+>|ông|bà) )*<P\d+> (?:đã |vừa )*(?:có|tiến hành) $"
)


def _negotiated(sentence: Sentence, left: str) -> bool:
    """Say whether those who talk or a day tell what negotiations are meant."""
    if only_spoken_of(sentence.skeleton, left):
        return False
    told = _NEGOTIATED.match(sentence.skeleton.text, len(left)) is not None
    return told or _TWO_NEGOTIATE.search(left) is not None


_ITS_DAY = re.compile(r"<E\d+>(?: (?:hôm|vào|trong|diễn ra|được tổ chức))* <D(\d+)>")


def _on_another_day(draft: Draft, sentence: Sentence, number: int) -> bool:
    """Say whether a bare noun with its day means another gathering than the one told before."""
    skeleton = sentence.skeleton
    m = _ITS_DAY.match(skeleton.text, skeleton.place(number))
    day = _short_day(day_key(sentence, skeleton.items[int(m[1])])) if m else ""
    known = {_short_day(d) for d in (*draft.days, draft.date or "")} - {""}
    alike = {d for d in known if d[0].isdigit() == day[:1].isdigit()}
    return bool(day and alike) and day not in known


def _short_day(key: str) -> str:
    """Give the day and month, or the word, of what tells a day from others: "11/4", "qua"."""
    if len(key) == len("2019-04-11"):
        return f"{int(key[8:])}/{int(key[5:7])}"
    return "/".join(key.split("/")[:2]) if "-" not in key and not key.isdigit() else ""


#: The number of a session or a conference: "kỳ họp thứ 8", "Hội nghị Trung ương 8".
_COUNTED = re.compile(
    r"\b(?:lần )?thứ (?:\d{1,2}|[IVX]+|[a-zà-ỹđ]+)\b|(?:Trung ương|lần) \d{1,2}$|\btháng \d{1,2}\b"
)


#: A summit told from others: "hội nghị cấp cao ASEAN 35", "… lần thứ 2".
_NUMBERED = re.compile(r"[A-ZĐ].* (?:(?:lần |thứ )+\S+|\d{1,4})$")


def _counted(phrase: EventPhrase) -> bool:
    """Say whether a session is named by its number and its body: "kỳ họp thứ 8 của Quốc hội"."""
    if phrase.head.startswith(("hội nghị thượng đỉnh", "hội nghị cấp cao")):
        return _NUMBERED.search(phrase.name) is not None
    if phrase.type not in ("plenum", "congress"):
        return False
    if not (phrase.bodies or phrase.head.endswith("trung ương")):
        return False
    return _COUNTED.search(phrase.name) is not None


def _lasting(draft: Draft, left: str) -> bool:
    """Say whether an event of days is named only as the frame of others: it takes no floor."""
    framed = draft.head in FAIRS and left.endswith(("khuôn khổ ", 'khuôn khổ " ', "khuôn khổ “ "))
    return framed or draft.head == _WEEK


def _named_better(draft: Draft, phrase: EventPhrase) -> None:
    """Let the noun of a gathering name what was only called "chương trình" or "sự kiện" so far."""
    vague = draft.head in VAGUE and draft.evidence.rule == "implied"
    if vague and phrase.head not in VAGUE:
        name = capital(phrase.head)
        draft.type, draft.head, draft.name = phrase.type, phrase.head, name


def _joined_in(sentence: Sentence, number: int, phrase: EventPhrase, left: str) -> bool:
    """Say whether people named come to an event known by its noun alone: "Dự diễn đàn có ông A"."""
    fair = phrase.head in FAIRS and phrase.head not in VAGUE
    if fair or not any(i.kind == "P" for i in sentence.items):
        return False
    text = sentence.skeleton.text
    end = text.index(">", sentence.skeleton.place(number)) + 1
    if not left and phrase.head in VAGUE:
        return text.startswith(" có sự ", end)  # "Sự kiện có sự tham dự của ông A"
    here = _COMES_TO.search(left) is not None and not only_spoken_of(sentence.skeleton, left)
    return here and _ENDS_THERE.match(text, end) is not None


def _as_known(sentence: Sentence, number: int) -> bool:
    """Say whether a bare noun means what the reader knows already: "Tại buổi lễ, ông A …"."""
    text = sentence.skeleton.text
    return text.startswith(" , ", text.index(">", sentence.skeleton.place(number)) + 1)


#: Where a gathering is or who holds it, after its name: "hội nghị ngoại trưởng G20 | tại Bali".
_PLACE_AFTER = re.compile(
    r"<E\d+>(?: \( <O\d+> \))?(?: (?!đã |sẽ |là |có |vì |bị |do |của |tại |ở )[a-zà-ỹđ]+){0,3} (?:(?:tại|ở) <L\d+>|(?:do|của) <[OL]\d+>|giữa (?:<R\d+> )*<P)"
)
_DAY_AFTER = re.compile(
    r"<E\d+>(?: \( <O\d+> \))?(?: (?:được|diễn ra|tổ chức|vào|hôm|ngày|hồi|từ|(?:tại|ở) <L\d+>|giữa (?:(?:<R\d+>|ông|bà) )*<P\d+> và (?:(?:<R\d+>|ông|bà) )*<P\d+>))* <D\d+>"
)
#: What is held once, and known by a name of its own: "hội nghị khí hậu COP30".
_HELD_ONCE = frozenset(("conference", "congress", "ceremony"))


def _placed(text: str, place: int, phrase: EventPhrase) -> bool:
    """Say whether its place, its holder, its day or a name of its own tells one gathering."""
    if phrase.type not in _HELD_ONCE or phrase.head in FAIRS:
        return False
    if _PLACE_AFTER.match(text, place) or _DAY_AFTER.match(text, place):
        return True
    return re.search(r"[A-ZĐ]\w*", phrase.name[len(phrase.head) :]) is not None


def _of_two_sides(phrase: EventPhrase) -> bool:
    """Say whether two meet at an event, who name it: "cuộc gặp", "hội nghị thượng đỉnh giữa A và B"."""
    return phrase.type == "meeting" or phrase.head.startswith("hội nghị thượng đỉnh")


def _told_apart(phrase: EventPhrase) -> bool:
    """Say whether more than its noun names an event: "hội nghị cấp cao ASEAN", not "lễ khởi công"."""
    return (
        len(phrase.name) > len(phrase.head)
        and phrase.head not in FAIRS
        and phrase.head != "đối thoại"
    )


def _number(sentence: Sentence, phrase: EventPhrase) -> int:
    """Give the number in the skeleton of an event that a sentence names."""
    return next(k for k, i in enumerate(sentence.skeleton.items) if i.phrase is phrase)


#: Around games and summits of which a sentence tells that they take place, not only of them.
_GAMES_OPEN = Needle(
    r"\b(?:khai mạc|bế mạc|tổ chức|đăng cai|dự|diễn ra|trong khuôn khổ|bên lề) (?:vck |vòng chung kết )?$"
)
_GAMES_HELD = Needle(
    r"^[^<>;.,]{0,30}(?:<[DLO]\d+>[^<>;.,]{0,16}){0,2}\b(?:diễn ra|khai mạc|bế mạc|tổ chức|khởi tranh)\b"
)


def _takes_place(sentence: Sentence, number: int) -> bool:
    """Say whether a sentence tells of games themselves: "SEA Games 33 diễn ra từ ngày 9/12"."""
    text, at = sentence.skeleton.text, sentence.skeleton.place(number)
    return (
        _GAMES_OPEN.search(text[:at]) is not None
        or _GAMES_HELD.match(text[text.index(">", at) + 1 :]) is not None
    )
