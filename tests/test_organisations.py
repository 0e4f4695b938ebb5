"""Bodies that sentences name: made-up sentences and the names that must be read in them."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading import read


def bodies(text: str) -> set[str]:
    """Give the names of the bodies that a text names."""
    return {m.name for m in read(Document("made-up", text)).mentions if m.kind == "organisation"}


NAMED = [
    # the party-state, under its full names
    ("Bộ Chính trị, Ban Bí thư đã cho ý kiến.", "Bộ Chính trị; Ban Bí thư"),
    ("Ban Chấp hành T.Ư họp phiên đầu năm.", "Ban Chấp hành Trung ương Đảng"),
    ("Ông Lưu Bá Tân, Ủy viên Trung ương Đảng, dự.", "Ban Chấp hành Trung ương Đảng"),
    ("Nhiệm vụ do Đảng, Nhà nước giao.",
     "Đảng Cộng sản Việt Nam; Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("UBTVQH cho ý kiến về dự án luật.", "Ủy ban Thường vụ Quốc hội"),
    ("UB Kiểm tra TƯ kết luận vụ việc.", "Ủy ban Kiểm tra Trung ương"),
    # fields in a row
    ("Bộ Văn hóa, Thể thao và Du lịch trả lời.", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("Cục Quản lý đê điều và Phòng, chống thiên tai cảnh báo.",
     "Cục Quản lý đê điều và Phòng, chống thiên tai"),
    ("Trung tâm Bảo tồn di tích cố đô Huế khai quật.", "Trung tâm Bảo tồn di tích cố đô Huế"),
    ("Cục An ninh nội địa vào cuộc.", "Cục An ninh nội địa"),
    ("Viện Vệ sinh dịch tễ Trung ương khuyến cáo.", "Viện Vệ sinh dịch tễ Trung ương"),
    # territories
    ("Sở Nội vụ tỉnh Nghệ An báo cáo UBND tỉnh.",
     "Sở Nội vụ tỉnh Nghệ An; Ủy ban nhân dân tỉnh Nghệ An"),
    ("Tại Hậu Giang, ông Lưu Bá Tân, Bí thư Tỉnh ủy, chủ trì.", "Tỉnh ủy Hậu Giang"),
    ("Bí thư Huyện ủy, Chủ tịch HĐND huyện Chợ Đồn Lưu Bá Tân dự.",
     "Huyện ủy Chợ Đồn; Hội đồng nhân dân huyện Chợ Đồn"),
    ("Cơ quan CSĐT Công an tỉnh Bình Thuận khởi tố vụ án.",
     "Cơ quan Cảnh sát điều tra Công an tỉnh Bình Thuận; Công an tỉnh Bình Thuận"),
    ("Ban Thường vụ Thành ủy Hà Nội họp.", "Ban Thường vụ Thành ủy Hà Nội"),
    ("Đảng bộ xã Phù Lưu khai mạc đại hội.", "Đảng bộ xã Phù Lưu"),
    # bodies in series
    ("Thường trực HĐND, UBND tỉnh Hà Nam dự lễ.",
     "Thường trực Hội đồng nhân dân tỉnh Hà Nam; Ủy ban nhân dân tỉnh Hà Nam"),
    ("Lãnh đạo các Bộ: Quốc phòng, Công an, Tài chính dự.",
     "Bộ Quốc phòng; Bộ Công an; Bộ Tài chính"),
    # army and police
    ("Vùng 4 Hải quân và Lữ đoàn 170 diễn tập.", "Vùng 4 Hải quân; Lữ đoàn 170"),
    ("Sư đoàn 345 đón khách. Đảng ủy Sư đoàn họp.", "Sư đoàn 345; Đảng ủy Sư đoàn 345"),
    # schools, hospitals, companies
    ("Trường THPT Việt Yên số 3 khai giảng.", "Trường Trung học phổ thông Việt Yên số 3"),
    ("Trường Đại học Nông Lâm Bắc Giang tuyển sinh.", "Trường Đại học Nông Lâm Bắc Giang"),
    ("Bệnh viện Bạch Mai tiếp nhận bệnh nhân.", "Bệnh viện Bạch Mai"),
    ("Công ty CP dược phẩm Thiên Hà bị phạt.", "Công ty cổ phần dược phẩm Thiên Hà"),
    ("Công ty Cổ phần Trung Nam thắng thầu. Công ty Trung Nam sẽ khởi công.",
     "Công ty Cổ phần Trung Nam"),
    # abroad
    ("Đại sứ quán Việt Nam tại Lào mở cửa.", "Đại sứ quán Việt Nam tại Lào"),
    ("Bộ Ngoại giao Trung Quốc ra tuyên bố.", "Bộ Ngoại giao Trung Quốc"),
    ("Hội Hữu nghị Việt Nam - Lào tặng quà.", "Hội Hữu nghị Việt Nam - Lào"),
    ("Ông rời đảng Bảo thủ.", "Đảng Bảo thủ"),
    # press
    ("Theo Reuters, giá dầu giảm.", "Reuters"),
    ("Báo Đồng Nai Cuối tuần đưa tin.", "Báo Đồng Nai Cuối tuần"),
]  # fmt: skip

NOT_NAMED = [
    "Con thuyền cách mạng Việt Nam tiến lên.",
    "Doanh nghiệp vào thị trường Việt Nam.",
    "Cả nước giảm 29 đảng bộ tỉnh, thành phố.",
    "Bố trí bí thư tỉnh ủy không là người địa phương.",
    "Tăng cường quản lý Nhà nước về đất đai.",
    "Các chi bộ trực thuộc sinh hoạt định kỳ.",
    "Kết nối tới điểm cầu các Tỉnh ủy, Thành ủy.",
    "Hội Thầy lang miền ngược tụ họp.",
    "Đảng Liên đoàn rút lui khỏi liên minh.",
    "Cộng hòa Dân chủ Nhân dân Lào là nước láng giềng.",
    "Thông báo Kết luận được gửi đi.",
    "Ban Chỉ đạo họp.",
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_named(text: str, names: str) -> None:
    assert bodies(text) == set(names.split("; "))


@pytest.mark.parametrize("text", NOT_NAMED)
def test_not_named(text: str) -> None:
    assert bodies(text) == set()


LEFT_OUT = [
    # the article is about one province, another is only passed through
    ("Tỉnh Lâm Đồng họp. Lâm Đồng tăng trưởng khá. Lâm Đồng mời gọi đầu tư. Ông Lưu Bá Tân từng "
     "công tác ở Tuyên Quang. Thường trực HĐND tỉnh cho biết như vậy.",
     "Thường trực Hội đồng nhân dân tỉnh Lâm Đồng"),
    # a city under the province is no province
    ("Hà Nam sơ kết. Tại TP Phủ Lý, Sở Công Thương báo cáo.", "Sở Công Thương tỉnh Hà Nam"),
    # "Tỉnh ủy" is never a city's
    ("Tỉnh Khánh Hòa đón đoàn TP.HCM. Tỉnh ủy chủ trì.", "Tỉnh ủy Khánh Hòa"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), LEFT_OUT)
def test_left_out_territory(text: str, name: str) -> None:
    assert name in bodies(text)
