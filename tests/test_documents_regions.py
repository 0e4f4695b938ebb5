"""Pictures of articles, a region a line: what is the article's own, and what is not."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from types import FrameType

import pytest

from kg.documents import load
from kg.documents.credits import agency, author_tail, is_author, photo_credits
from kg.documents.datelines import publisher_of
from kg.documents.found import Record
from kg.documents.metadata import described
from kg.documents.regions import regions
from kg.model import OWN_REGIONS

HOME = Path(__file__).parent
LEDE = (
    "Sáng 8/12, Ban Tổ chức Tỉnh ủy Hậu Giang tổ chức Hội nghị tổng kết công tác năm 2025 tại tỉnh."
)
BODY = (
    "Dự hội nghị có ông Khổng Bá Thiệp, Bí thư Tỉnh ủy, và bà Lã Thị Mộng Kiều, Phó Bí thư Tỉnh ủy."
)
MORE = "Phát biểu tại hội nghị, ông Khổng Bá Thiệp đề nghị các cấp ủy đổi mới công tác cán bộ."

# "kind | text"; a line that begins with "+" stands in the same line of the article as the last.
PICTURES = {
    "a life in lines at the foot": f"""
title | Bí thư Tỉnh ủy làm việc với Ban Tổ chức Tỉnh ủy
lede | {LEDE}
body | {BODY}
body | Sơ lược tiểu sử ông Khổng Bá Thiệp:
body | - Ngày sinh: 12/3/1975
body | - Quê quán: xã Vị Thanh, tỉnh Hậu Giang
body | + Từ tháng 9/1997 đến tháng 12/2005: Chuyên viên Sở Nội vụ tỉnh Hậu Giang
body | + Từ tháng 6/2015 - nay: Phó Giám đốc Sở Nội vụ
""",
    "site clock, section, title, own date, list of others": f"""
dateline | Thứ năm 29/05/2025 - 04:39
furniture | Chính trị
title | Bí thư Tỉnh ủy làm việc với Ban Tổ chức Tỉnh ủy
dateline | Thứ Ba 27/05/2025 - 21:44
lede | {LEDE}
furniture | - Bí thư Tỉnh ủy: Quan hệ hai nước có nhiều điểm đặc biệt
furniture | - Không để lợi ích nhóm chi phối bộ máy sau sáp nhập
caption | Bí thư Tỉnh ủy chủ trì buổi làm việc.
+credit | Ảnh: VOV.
body | {BODY}
furniture | Link nội dung: https://nongnghiep.example/bi-thu-d755318.html
""",
    "breadcrumb, date line of the paper, writers, captions, related": f"""
furniture | Trang chủ › Chính trị › Tin hoạt động
title | HĐND tỉnh Hậu Giang bầu, miễn nhiệm nhiều chức danh
dateline | Thứ năm, 08/12/2022 - 10:42
dateline | (HGO) -
+lede | {LEDE}
body | {BODY}
credit | Bài, ảnh: TRÚC GIANG
caption | Ảnh: Bà Lã Thị Mộng Kiều phát biểu nhận nhiệm vụ.
furniture | TIN LIÊN QUAN
furniture | - Công an tỉnh Hậu Giang có tân Phó Giám đốc
furniture | - Ông Lục Hải Tấn giữ chức Bí thư Huyện ủy Phụng Hiệp
furniture | Gửi bình luận | Chia sẻ Facebook | In bài viết
""",
    "slogan and log-in above the title, widgets and teasers below": f"""
furniture | Việt Nam vươn mình trong kỷ nguyên mới
furniture | Logo
furniture | Đăng ký mua gói ấn phẩm|Đăng nhập
title | Hoàn thiện thể chế để bảo đảm mô hình bộ máy mới hoạt động thông suốt
dateline | Kinhtedothi -
+lede | {LEDE}
body | {BODY}
heading | Tinh gọn tổ chức bộ máy tổng thể, triệt để
body | {MORE}
furniture | Hà Nội: xây dựng Đảng gắn với chuyển đổi số và quản trị thông minh
furniture | Hà Nội: xây dựng Đảng gắn với chuyển đổi số và quản trị thông minh
furniture | Đọc nhiều
furniture | HỎI ĐÁP THÔNG MINH
furniture | BÌNH LUẬN (0)
furniture | Đừng bỏ lỡ
furniture | Tháo gỡ điểm nghẽn, tăng tốc đưa xã Đan Phượng bứt phá
furniture | 08 Dec, 03:11 PM
foreign | Kinhtedothi - {LEDE}
furniture | Tin Tài Trợ
""",
    "another article run into one paragraph": f"""
body | {LEDE}
heading | Thực hiện tốt 3 nhóm nhiệm vụ trọng yếu
body | {BODY}
body | {MORE}
foreign | Sớm đưa Hưng Yên thành trung tâm năng lượng Ngày 9.9, tại trụ sở, Tổ công tác họp.
""",
    "one's own heading with a star is none's furniture": f"""
dateline | (Chinhphu.vn) -
+body | {LEDE}
body | {BODY}
heading | *Bổ nhiệm Thứ trưởng Bộ Xây dựng
body | {MORE}
credit | Phương Nhi
furniture | Tin khác
furniture | Thủ tướng phân công Phó Thủ tướng Lưu Bình Hoán phụ trách Ban Chỉ đạo
furniture | Danh sách các bộ nợ văn bản hướng dẫn luật
""",
    "a career in a list": f"""
title | Chân dung tân Chủ tịch UBND tỉnh Bắc Kạn
dateline | Báo Dân Sinh - Thứ Hai, ngày 09/12/2024
lede | {LEDE}
body | TÓM TẮT QUÁ TRÌNH CÔNG TÁC:
body | - 9/1997 - 12/2003: Chuyên viên Sở Tư pháp tỉnh Bắc Kạn
body | - 01/2004 - 6/2008: Phó Chánh Văn phòng HĐND tỉnh Bắc Kạn
body | {MORE}
credit | Minh Thư (t/h)
furniture | Tag: Bắc Kạn, Chủ tịch UBND tỉnh, bổ nhiệm
furniture | Đọc nhiều: Bà Chu Thị Vân Lục làm Giám đốc Sở Y tế Thái Nguyên
""",
    "a list of persons under a colon": f"""
title | Danh sách các đồng chí được chỉ định
lede | {LEDE}
body | Các đồng chí được chỉ định giữ chức Ủy viên Ban Thường vụ Tỉnh ủy gồm có:
body | - Đồng chí Lại Hùng Thứ, Trưởng ban Tổ chức Tỉnh ủy
body | - Đồng chí Trương Khải Hào, Trưởng ban Nội chính Tỉnh ủy
""",
    "headlines of others between the paragraphs": f"""
title | Đại hội đại biểu Đảng bộ tỉnh Hậu Giang khai mạc
lede | {LEDE}
body | {BODY}
furniture | Đọc thêm
furniture | Công an tỉnh Hậu Giang có tân Phó Giám đốc
furniture | Ông Lục Hải Tấn giữ chức Bí thư Huyện ủy
body | {MORE}
furniture | >> Trường ĐH Trà Vinh có tân Phó Hiệu trưởng
body | {BODY}
credit | Theo TTXVN
""",
    "an interview": f"""
furniture | TRÒ CHUYỆN CUỐI TUẦN
title | “Nếu chỉ chờ cơ chế thì chúng tôi chưa thể sáp nhập”
dateline | (SGTT) Thứ bảy, 7/6/2025
lede | {LEDE}
body | * Thưa ông, có thông tin ông sắp được điều về làm Phó Bí thư Tỉnh uỷ?
body | - Tôi không phải là Phó Bí thư Tỉnh uỷ và cũng chưa nghe ai nói gì.
body | PV: Xin ông cho biết, bà Lã Thị Mộng Kiều giữ chức gì?
body | {MORE}
credit | Hồ Thị Bích Liễu (thực hiện)
""",
    "the whole article in one line": f"""
body | {LEDE} {BODY}
+furniture | XEM CLIP: browser not support iframe.
+body | {MORE}
+furniture | Xem tiếp tại đây
+credit | Hương Quỳnh - Trần Thường
""",
    "headlines of others run into a text without line ends": f"""
body | - {LEDE}
+furniture | Kỷ luật cảnh cáo Trung tướng Bùi Xuân Sơn Thượng tướng Phương Minh Hòa bị kỷ luật
+body | Từ ngày 3 - 6/12, tại Hà Nội, Ủy ban đã họp. {BODY} {MORE} {BODY} {MORE}
+heading | Cán bộ phải nêu gương
+body | Phát biểu kết luận, ông Thiệp chào mừng Ngày 22/12 và nhắc lại. {MORE} {BODY}
""",
    "a portrait under the lede": f"""
body | - {LEDE}
+heading | Ông Lục Hải Tấn - Phó Chủ tịch UBND tỉnh Hậu Giang
+body | Phát biểu tại lễ ra mắt, ông Tấn cảm ơn. {BODY} {MORE} {BODY} {MORE} {LEDE}
""",
    "credits inside the line": f"""
title | Chủ tịch nước tiếp Đoàn đại biểu người có công
lede | {LEDE}
body | {BODY} Ông Thiệp phát biểu tại hội nghị
+credit | (Ảnh: Phương Hoa/TTXVN).
+body | {MORE}
+credit | Theo VGP
""",
    "writers, then a picture": f"""
title | Bắt cựu Chủ tịch UBND huyện và 3 thuộc cấp
dateline | Dân trí
dateline | 14-11-2019 | 21:07
dateline | (PLO)-
+lede | {LEDE}
body | {BODY}
credit | CẨM VIÊN
caption | Ông Hồng Lập Trực khi còn đương chức.
+credit | Ảnh: C.V
furniture | Xem thêm
furniture | Khởi tố nguyên Phó Cục trưởng Cục Thuế Phú Yên
""",
    "a place in the date line": f"""
dateline | Thứ tư, 20/11/2019 - 10:05
title | Bắc Giang: Tôn vinh 12 nhà giáo tiêu biểu
dateline | BẮC GIANG -
+lede | {LEDE}
body | {BODY}
credit | Mai Thoan - Đỗ Quỳnh Sa
furniture | __
furniture | Bình luận (0) | Gửi bình luận
""",
    "pieces of a sentence on lines of their own": f"""
title | Thủ tướng chỉ đạo xử lý vụ việc tại Hậu Giang
lede | {LEDE}
body | Theo trang
body | Facebook
body | , bà Lã Thị Mộng Kiều, Phó Bí thư Tỉnh ủy, đã trao đổi với
body | Báo Giao thông
body | về vụ việc.
body | {MORE}
""",
    "a word that names a section begins the title": f"""
title | Hà Nội: Ông Nguyễn Văn A giữ chức Chủ tịch UBND quận
lede | {LEDE}
body | {BODY}
""",
    "buttons around a copied page": f"""
furniture | ×
furniture | Thời sự
dateline | Thứ ba, 27/5/2025, 10:44 (GMT+7)
title | Bí thư Tỉnh ủy làm việc với Ban Tổ chức Tỉnh ủy
furniture | Chia sẻ
furniture | Copy link
furniture | 0
dateline | (Dân trí) -
+lede | {LEDE}
body | {BODY}
credit | (TTXVN/Vietnam+)
furniture | #Hậu Giang
furniture | Trở lại Thời sự
furniture | Ý kiến (12)
furniture | Tặng sao
furniture | Tin cùng chuyên mục
furniture | Ông Lục Hải Tấn giữ chức Bí thư Huyện ủy
""",
    "a heading that elsewhere ends a page": f"""
title | Sơ kết công tác xây dựng Đảng ở Hậu Giang
lede | {LEDE}
body | {BODY}
furniture | Nổi bật
body | {MORE}
body | {BODY}
""",
    "the date line comes after lede and caption": f"""
title | Đại hội đại biểu Đảng bộ tỉnh Hậu Giang khai mạc
lede | {LEDE}
caption | Ông Khổng Bá Thiệp phát biểu tại đại hội.
+credit | Ảnh: VOV
dateline | Kinhtedothi -
+body | {BODY}
body | {MORE}
body | TP.HCM - Long Thành là tuyến đường mà bà Lã Thị Mộng Kiều, Phó Bí thư, đã nói đến.
""",
    "a headline that begins with capitals and a dash": f"""
title | APEC - Cơ chế hợp tác kinh tế hàng đầu khu vực
lede | {LEDE}
body | {BODY}
""",
    "a headline in capitals with a dash": f"""
title | TIN BUỒN - LỄ TANG NGUYÊN PHÓ CHỦ TỊCH QUỐC HỘI
dateline | (Baonghean.vn) -
+lede | {LEDE}
body | {BODY}
credit | P.V
credit | Ảnh: Trung Hiếu/TTXVN
""",
}


def drawn(picture: str) -> tuple[str, list[tuple[int, str]]]:
    """Give the article of a picture, and where each piece begins and of which kind it is."""
    text, pieces = "", []
    for line in picture.strip().split("\n"):
        kind, _, piece = line.partition(" | ")
        text += " " if kind[0] == "+" else "\n" if text else ""
        pieces.append((len(text), kind.lstrip("+")))
        text += piece
    return text, pieces


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("form", ["NFC", "NFD", "crlf", "blank lines"])
def test_pictures(name: str, form: str) -> None:
    picture = unicodedata.normalize("NFD" if form == "NFD" else "NFC", PICTURES[name])
    ends = {"crlf": "\r\n", "blank lines": "\n\n \n"}.get(form, "\n")
    text, pieces = drawn(picture)
    spread = text.replace("\n", ends)
    found = []
    for at, _ in pieces:
        at += text.count("\n", 0, at) * (len(ends) - 1)
        kind = [r.kind for r in regions(spread) if r.span.start <= at < r.span.stop]
        found.append((spread[at : at + 30], *kind))
    want = [(text[at : at + 30].replace("\n", ends)[:30], kind) for at, kind in pieces]
    assert found == want


@pytest.mark.parametrize("picture", PICTURES.values())
def test_pieces_end_where_the_next_begins(picture: str) -> None:
    text, pieces = drawn(picture)
    starts = [at for at, _ in pieces]
    for (at, kind), stop in zip(pieces, [*starts[1:], len(text)], strict=True):
        for r in regions(text):
            crosses = r.span.start < stop < r.span.stop
            same = next((k for a, k in pieces if a == stop), kind) == kind
            assert not crosses or same, text[at:stop]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Tổng Bí thư chủ trì. Ảnh: VOV. Ông nói.", ["Ảnh: VOV."]),
        ("Ông A dự họp (Ảnh: Phương Hoa/TTXVN)", ["(Ảnh: Phương Hoa/TTXVN)"]),
        ("Ông A tại phiên làm việc ẢNH: TTXVN", ["ẢNH: TTXVN"]),
        ("Bị cáo tại tòa. Ảnh: HUỲNH THƠ Theo Hội đồng xét xử, ông A", ["Ảnh: HUỲNH THƠ"]),
        ("Bến xe. Ảnh: Thùy Trang Hải quân Hoa Kỳ chụp ảnh", ["Ảnh: Thùy Trang"]),
        (
            "Ông A. Ảnh: Bích Huệ - TTXVN Hầu hết các tỉnh đều đã họp bàn việc này",
            ["Ảnh: Bích Huệ - TTXVN"],
        ),
        ("Ông A. ảnh: Trung tâm thông tin Quốc hội.", ["ảnh: Trung tâm thông tin Quốc hội."]),
        ("Ảnh: Bà Mạc Thị Hồng Nhiên phát biểu nhận nhiệm vụ.", []),
        ("Ông A xem ảnh của bà B và hình ảnh của tỉnh.", []),
        ("Đội hình: Ông A, Chủ tịch UBND tỉnh, được bầu làm Bí thư Tỉnh ủy.", []),
    ],
)
def test_credits_of_pictures(line: str, found: list[str]) -> None:
    assert [line[a:b] for a, b in photo_credits(line)] == found


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Lâm Thanh - Trúc Phương", True),
        ("K’ LIỆU – HỒNG TRANG", True),
        ("T.Nhung (ghi)", True),
        ("Minh Sương (Theo Yonhap)", True),
        ("TTXVN/Tin Tức", True),
        ("P.V", True),
        ("Thanh Hùng - Thúy Nga - Phạm Hải (Thực hiện)", True),
        ("Trần Đình Huỳnh (Nguyên Viện trưởng Viện Xây dựng Đảng)", False),
        ("Hội đồng trường họp", False),
        ("Ông Lê Văn A, Chủ tịch", False),
        ("Bắc Kạn, ngày 9/12", False),
    ],
)
def test_writers(line: str, is_one: bool) -> None:
    assert is_author(line) is is_one


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Ông A giữ chức Chủ tịch UBND tỉnh. Thu Hằng", "Thu Hằng"),
        ("Ông A giữ chức Chủ tịch UBND tỉnh”. Theo quochoi.vn", "Theo quochoi.vn"),
        ("Ông A được bầu giữ chức Chủ tịch UBND tỉnh./. Hà Vy/VOV.VN", "Hà Vy/VOV.VN"),
        ("Ông A giữ chức Chủ tịch UBND tỉnh. Ông B nghỉ hưu", None),
        ("Hội nghị đã bầu ông A, ông B và ông Nguyễn Văn C", None),
    ],
)
def test_writers_at_the_end_of_a_line(text: str, tail: str | None) -> None:
    at = author_tail(text)
    assert (text[at:] if at is not None else None) == tail


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("Theo TTXVN", "TTXVN"),
        ("Minh Sương (Theo Yonhap)", "Yonhap"),
        ("Theo Xuân Hùng/ Báo Lao động", "Báo Lao động"),
        ("TTXVN/Tin Tức", "Tin Tức"),
        ("Theo Minh Tiến", None),
        ("Thu Hằng", None),
    ],
)
def test_agencies(credit: str, name: str | None) -> None:
    assert agency(credit) == name


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("VHO - ", "VHO"),
        ("(PLO)- ", "PLO"),
        ("(Chinhphu.vn) - ", "Chinhphu.vn"),
        ("TPO – ", "TPO"),
        ("GD&TĐ - ", "GD&TĐ"),
        ("Kinhtedothi - ", "Kinhtedothi"),
        ("(HGO) - ", "HGO"),
        ("BẮC GIANG - ", None),
        ("ĐÀ NẴNG- ", None),
        ("Ông Lê Văn A - ", None),
        ("(54 tuổi) ", None),
        ("- ", None),
    ],
)
def test_publishers_before_the_text(start: str, name: str | None) -> None:
    assert publisher_of(start + LEDE) == name


# ---------------------------------------------------------------- gold


def gold() -> list[Path]:
    return sorted(HOME.glob("gold/seeds/*.json")) + sorted(HOME.glob("gold/made/*.json"))


def article(path: Path) -> Path:
    beside = path.with_suffix(".txt")
    return beside if beside.exists() else HOME.parent / "seeds" / beside.name


@pytest.mark.parametrize("path", gold(), ids=lambda p: p.stem)
def test_facts_of_the_gold_lie_in_their_regions(path: Path) -> None:
    (doc,) = load(article(path))
    facts = json.loads(path.read_text("utf-8"))
    for kind in ("posts", "events", "participation", "documents"):
        for fact in facts[kind]:
            quote, region = fact.get("quote"), fact.get("region")
            if quote and region and quote in doc.text:
                assert (own(doc.text, quote, doc.regions)) is (region == "main"), quote


def own(text: str, quote: str, found: tuple) -> bool:  # type: ignore[type-arg]
    starts = [i for i in range(len(text)) if text.startswith(quote, i)]
    kinds = {r.kind for r in found for i in starts if r.span.start <= i < r.span.stop}
    return bool(kinds & OWN_REGIONS)


def test_the_work_of_metadata_and_regions_grows_with_the_text(seeds: Path) -> None:
    """Ten times the text asks for ten times the calls; looking over it at each line, for 100."""
    body = "\n\n".join(p.read_text("utf-8") for p in sorted(seeds.glob("*.txt")))
    once, ten = (Record(text="\n\n".join([body] * n), source="x", stem="x") for n in (1, 10))
    assert calls(ten) < 15 * calls(once)


def calls(record: Record) -> int:
    """Count the calls, of Python and of C, that a description makes when its tables are read."""
    described(record, id="x", sha256="")
    counted = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        described(record, id="x", sha256="")
    finally:
        sys.setprofile(before)
    return counted
