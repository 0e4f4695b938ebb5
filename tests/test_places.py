"""Places and papers that sentences name: made-up sentences and the names read in them."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading import read


def names(kind: str, text: str) -> set[str]:
    """Give the names of the mentions of one kind in a text."""
    return {m.name for m in read(Document("made-up", text)).mentions if m.kind == kind}


PLACES = [
    ("Đoàn thăm Hà Nội, Đà Nẵng và TP.HCM.", "Hà Nội; Đà Nẵng; Thành phố Hồ Chí Minh"),
    ("Vụ việc ở xã Phù Lưu, huyện Hàm Yên, tỉnh Tuyên Quang.",
     "xã Phù Lưu; huyện Hàm Yên; Tuyên Quang"),
    ("Lũ lớn ở huyện Cam Lâm. Cam Lâm đã sơ tán dân.", "huyện Cam Lâm"),
    ("Giá tăng ở châu Âu và miền Trung.", "châu Âu; miền Trung"),
    ("Đoàn tới khu vực Kharkiv của Ukraine.", "Kharkiv; Ukraine"),
    # venues
    ("Sáng nay, tại Hội trường Tỉnh ủy, diễn ra hội nghị.", "Hội trường Tỉnh ủy"),
    ("Lễ viếng tại Nhà tang lễ Quốc gia.", "Nhà tang lễ Quốc gia"),
    ("Họ gặp nhau tại trụ sở Bộ Công an.", "trụ sở Bộ Công an"),
    ("Đoàn đến sân bay quốc tế Nội Bài.", "sân bay quốc tế Nội Bài"),
    # roads and waters
    ("Sạt lở trên Quốc lộ 32 và sông Đà.", "Quốc lộ 32; sông Đà"),
    ("Cháy nhà trên đường Nguyễn Văn Cừ.", "đường Nguyễn Văn Cừ"),
    ("Người dân mắc kẹt ở cầu Thủ Thiêm 2.", "cầu Thủ Thiêm 2"),
    # the place in a name, a pronoun, a word is no place
    ("UBND tỉnh Nghệ An họp.", "-"),
    ("Anh Quang thấy vậy bỏ chạy.", "-"),
    ("Tặng quà Mẹ Việt Nam Anh hùng.", "-"),
    ("Lăng mộ vợ Vua Tự Đức bị di dời.", "-"),
    ("Dự tại điểm cầu Trung ương có các đại biểu.", "-"),
    ("Nhiều ngành của TP. Trong phần trả lời, ông giải thích.", "-"),
]  # fmt: skip

PAPERS = [
    ("Thực hiện Nghị quyết số 18-NQ/TW và Nghị định 178/2024/NĐ-CP.",
     "Nghị quyết số 18-NQ/TW; Nghị định số 178/2024/NĐ-CP"),
    ("Công bố các quyết định số 118, 119/QĐ-CTN.",
     "Quyết định số 118/QĐ-CTN; Quyết định số 119/QĐ-CTN"),
    ("Chỉ thị 16 còn hiệu lực.", "Chỉ thị số 16"),
    ("Nghị quyết số 53-NQ/TW ra đời. Nghị quyết số 53 có ý nghĩa lớn.", "Nghị quyết số 53-NQ/TW"),
    ("Quốc hội thảo luận Luật Đất đai (sửa đổi), Luật Phòng, chống rửa tiền.",
     "Luật Đất đai (sửa đổi); Luật Phòng, chống rửa tiền"),
    ("Học tập Nghị quyết Đại hội lần thứ XIV của Đảng.", "Nghị quyết Đại hội lần thứ XIV của Đảng"),
    ("Hai bên ký Bản ghi nhớ về hợp tác bán dẫn, trước sự chứng kiến của lãnh đạo.",
     "Bản ghi nhớ về hợp tác bán dẫn"),
    ("Quyết định 5 năm trước và Kế hoạch 10 tỷ đồng.", "-"),
    ("Ông Lưu Bá Tân, Đại học Luật Hà Nội, trình bày.", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: str) -> None:
    assert names("place", text) == set(expected.split("; ")) - {"-"}


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_papers(text: str, expected: str) -> None:
    assert names("paper", text) == set(expected.split("; ")) - {"-"}
