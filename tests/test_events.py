"""Events and who takes part in them, sentence by sentence, and the rules of ``events.toml``."""

from __future__ import annotations

import pytest

from kg.grammar import Rule, rules
from kg.model import Document, Reading, Region, RegionKind, Span
from kg.reading import read


def reading(text: str, *, published: str | None = "2025-06-30") -> Reading:
    """Read a text of paragraphs; one that begins with "Ảnh:" is a caption."""
    regions, at = [], 0
    for part in text.split("\n\n"):
        kind: RegionKind = "caption" if part.startswith("Ảnh:") else "body"
        begin = at + (len("Ảnh: ") if kind == "caption" else 0)
        stop = at + len(part)
        if kind == "caption" and ". Ảnh:" in part:
            stop = at + part.index(". Ảnh:")
        regions.append(Region(Span(begin, stop), kind))
        at += len(part) + 2
    return read(Document("made-up", text, published=published, regions=tuple(regions)))


def fired(text: str) -> set[str]:
    """Give the names of the rules that events and parts of a text come from."""
    found = reading(text)
    return {e.evidence.rule for e in found.events} | {p.evidence.rule for p in found.participations}


@pytest.mark.parametrize("rule", rules("events"), ids=lambda rule: rule.name)
def test_rule_fires_on_its_example_only(rule: Rule) -> None:
    assert rule.name in fired(rule.example)
    assert rule.name not in fired(rule.counter)


#: text; events as "type date"; parts as "agent: role".
HAPPENINGS = [
    (
        "Sáng 12/6, tại Hà Nội, Bộ Nội vụ tổ chức Hội nghị sơ kết công tác sáu tháng đầu năm. "
        "Bộ trưởng Bộ Nội vụ Trần Khắc Mai chủ trì hội nghị.",
        ["conference 2025-06-12"],
        ["Bộ Nội vụ: organise", "Trần Khắc Mai: chair"],
    ),
    (
        "Chiều 3/6, Thủ tướng Cù Xuân Đạo hội đàm với Thủ tướng Lào Thongdeng Sayalath. "
        "Cùng ngày, hai nhà lãnh đạo đã chứng kiến lễ ký các văn kiện hợp tác.",
        ["meeting 2025-06-03", "signing 2025-06-03"],
        ["Cù Xuân Đạo: attend", "Cù Xuân Đạo: counterpart", "Thongdeng Sayalath: attend",
         "Thongdeng Sayalath: counterpart"],
    ),
    (
        "Ngày 3/6, Chủ tịch nước Đàm Quảng Thiệu hội kiến Thủ tướng Lào Thongdeng Sayalath và "
        "Chủ tịch Quốc hội Lào Phoutsady Keomanivong.",
        ["meeting 2025-06-03", "meeting 2025-06-03"],
        ["Phoutsady Keomanivong: counterpart", "Thongdeng Sayalath: counterpart",
         "Đàm Quảng Thiệu: counterpart", "Đàm Quảng Thiệu: counterpart"],
    ),
    (
        "Nhận lời mời của Thủ tướng Cù Xuân Đạo, Thủ tướng Lào Thongdeng Sayalath thăm chính thức "
        "Việt Nam từ ngày 3 đến 5/6. Cùng đi có Bộ trưởng Ngoại giao Lào Khamphet Vongdara.",
        ["visit 2025-06-03"],
        ["Cù Xuân Đạo: host", "Khamphet Vongdara: visit", "Thongdeng Sayalath: visit"],
    ),
    (
        "Sáng 12/6, Bí thư Tỉnh ủy Hà Nam Lê Thị Bình kiểm tra tiến độ dự án đường Vành đai 5. "
        "Cùng kiểm tra có Giám đốc Sở Xây dựng Trần Khắc Mai.",
        ["inspection 2025-06-12"],
        ["Lê Thị Bình: inspect", "Trần Khắc Mai: inspect"],
    ),
    (
        "Hồi tháng 3/2025, Ban Bí thư đã cách tất cả chức vụ trong Đảng đối với ông Trần Khắc Mai.",
        ["discipline 2025-03"],
        ["Ban Bí thư: authority", "Trần Khắc Mai: subject"],
    ),
    (
        "Ủy ban Kiểm tra đề nghị Ban Bí thư xem xét, thi hành kỷ luật ông Trần Khắc Mai.",
        [],
        [],
    ),
    (
        "Trong hai ngày 12 và 13/6, Đảng bộ xã Phù Lưu Tế tổ chức Đại hội đại biểu lần thứ nhất. "
        "Đoàn Chủ tịch gồm đồng chí Lê Thị Bình, Bí thư Đảng ủy xã và đồng chí Trần Khắc Mai.",
        ["congress 2025-06-12"],
        ["Lê Thị Bình: chair", "Trần Khắc Mai: chair", "Đảng bộ xã Phù Lưu Tế: organise"],
    ),
    (
        "HĐND tỉnh Đồng Tháp sẽ họp chuyên đề ngày 20/7/2025.",
        ["plenum 2025-07-20"],
        ["Hội đồng nhân dân tỉnh Đồng Tháp: organise"],
    ),
    (
        "Sáng 19/6, UBND tỉnh Hà Nam tổ chức Lễ kỷ niệm 100 năm Ngày Báo chí. Bà Lê Thị Bình trao "
        "Huân chương Lao động cho Báo Hà Nam; Bằng khen cho ông Trần Khắc Mai và bà Vũ Thu Hà.",
        ["ceremony 2025-06-19"],
        ["Báo Hà Nam: recipient", "Lê Thị Bình: presenter", "Trần Khắc Mai: recipient",
         "Vũ Thu Hà: recipient", "Ủy ban nhân dân tỉnh Hà Nam: organise"],
    ),
    (
        "Tỉnh ủy Hà Nam đang chuẩn bị Đại hội đại biểu Đảng bộ tỉnh lần thứ XX.",
        ["congress None"],
        [],
    ),
    (
        "Ông Hatakeyama Ryosuke mời bà Lê Thị Bình sang thăm Nhật Bản.",
        [],
        [],
    ),
    (
        "Sáng 5/6, Thứ trưởng Bộ Y tế Kha Văn Lộc đã trao quyết định bổ nhiệm ông Lê Thái Bình giữ "
        "chức Cục trưởng Cục Quản lý Dược. Phát biểu tại buổi lễ, ông Kha Văn Lộc chúc mừng.",
        ["appointment 2025-06-05", "ceremony 2025-06-05"],
        ["Kha Văn Lộc: presenter", "Kha Văn Lộc: presenter", "Kha Văn Lộc: speak",
         "Lê Thái Bình: subject"],
    ),
    (
        "Sáng 5/6, Thứ trưởng Bộ Y tế Kha Văn Lộc đã trao quyết định bổ nhiệm ông Lê Thái Bình giữ "
        "chức Cục trưởng Cục Quản lý Dược. Sáng 6/6, phát biểu tại lễ khai giảng Trường Đại học Y "
        "Hải Phòng, ông Kha Văn Lộc chúc mừng sinh viên.",
        ["appointment 2025-06-05", "ceremony 2025-06-06"],
        ["Kha Văn Lộc: presenter", "Kha Văn Lộc: speak", "Lê Thái Bình: subject"],
    ),
    (
        "Thủ tướng Cù Xuân Đạo vừa ký quyết định phê chuẩn kết quả bầu chức vụ Chủ tịch UBND tỉnh "
        "Hà Nam đối với bà Lê Thị Bình. Trước đó, HĐND tỉnh Hà Nam đã bầu bà Lê Thị Bình giữ chức "
        "Chủ tịch UBND tỉnh Hà Nam.",
        ["appointment None", "election None"],
        ["Cù Xuân Đạo: sign", "Hội đồng nhân dân tỉnh Hà Nam: authority", "Lê Thị Bình: subject",
         "Lê Thị Bình: subject"],
    ),
    (
        "Bà Lê Thị Bình được bầu giữ chức Chủ tịch UBND tỉnh Hà Nam. HĐND tỉnh Hà Nam đã bầu bà Lê "
        "Thị Bình giữ chức Chủ tịch UBND tỉnh Hà Nam.",
        ["election None"],
        ["Hội đồng nhân dân tỉnh Hà Nam: authority", "Lê Thị Bình: subject"],
    ),
    (
        "Ngày 5/6, Thủ tướng Cù Xuân Đạo và Thủ tướng Lào Thongdeng Sayalath đồng chủ trì kỳ họp "
        "lần thứ 40 Ủy ban liên Chính phủ Việt Nam-Lào. Sau đó, hai Thủ tướng đã chủ trì cuộc họp "
        "báo về kỳ họp Ủy ban liên Chính phủ Việt Nam - Lào.",
        ["plenum 2025-06-05", "working 2025-06-05"],
        ["Cù Xuân Đạo: chair", "Cù Xuân Đạo: chair", "Thongdeng Sayalath: chair",
         "Thongdeng Sayalath: chair", "Ủy ban liên Chính phủ Việt Nam-Lào: organise"],
    ),
    (
        "Sáng 5/6, Bộ Nội vụ tổ chức Hội nghị sơ kết công tác sáu tháng đầu năm. Ông Trần Khắc Mai "
        "bảo kê đường dây đánh bạc do Lê Thái Bình và Kha Văn Lộc điều hành.",
        ["conference 2025-06-05"],
        ["Bộ Nội vụ: organise"],
    ),
    (
        "Sáng 5/6, Đoàn kiểm tra của Bộ Nội vụ do ông Trần Khắc Mai làm trưởng đoàn đã chủ trì Hội "
        "nghị triển khai kế hoạch kiểm tra.",
        ["conference 2025-06-05"],
        ["Trần Khắc Mai: chair"],
    ),
    (
        "Bộ Tài chính: Sáng 5/6, Bộ Tài chính đã tổ chức hội nghị công bố quyết định. Bộ trưởng "
        "Bộ Tài chính Trần Khắc Mai chủ trì hội nghị.\nBộ Y tế: Chiều 5/6, Thứ trưởng Bộ Y tế Kha "
        "Văn Lộc đã trao quyết định. Phát biểu tại buổi lễ, ông Kha Văn Lộc chúc mừng các cán bộ.",
        ["ceremony 2025-06-05", "conference 2025-06-05"],
        ["Bộ Tài chính: organise", "Kha Văn Lộc: presenter", "Kha Văn Lộc: speak",
         "Trần Khắc Mai: chair"],
    ),
    (
        "Bộ Tài chính: Sáng 5/6, Bộ Tài chính đã tổ chức hội nghị công bố quyết định. Bộ trưởng "
        "Bộ Tài chính Trần Khắc Mai chủ trì hội nghị. Thứ trưởng Bộ Tài chính Kha Văn Lộc đã trao "
        "quyết định. Phát biểu tại buổi lễ, ông Kha Văn Lộc chúc mừng các cán bộ.",
        ["conference 2025-06-05"],
        ["Bộ Tài chính: organise", "Kha Văn Lộc: presenter", "Kha Văn Lộc: speak",
         "Trần Khắc Mai: chair"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events", "parts"), HAPPENINGS)
def test_happenings(text: str, events: list[str], parts: list[str]) -> None:
    found = reading(text)
    assert sorted(f"{e.type} {e.date}" for e in found.events) == events
    assert sorted(f"{p.agent.name}: {p.role}" for p in found.participations) == parts


def test_range_has_first_and_last_day() -> None:
    (visit,) = reading(
        "Chủ tịch nước Đàm Quảng Thiệu thăm cấp Nhà nước tới Lào từ ngày 24 đến 25/2."
    ).events
    assert (visit.date, visit.until) == ("2025-02-24", "2025-02-25")


def test_one_event_told_three_times() -> None:
    found = reading(
        "Đại hội Đảng bộ xã Phù Lưu Tế khai mạc\n\n"
        "Sáng 12/6, Đảng bộ xã Phù Lưu Tế tổ chức Đại hội đại biểu lần thứ nhất. "
        "Phát biểu tại Đại hội, đồng chí Lê Thị Bình biểu dương Đảng bộ xã.\n\n"
        "Ảnh: Đồng chí Lê Thị Bình tại Đại hội"
    )
    assert [e.type for e in found.events] == ["congress"]


def test_visits_to_two_countries_are_two() -> None:
    found = reading(
        "Ngày 3/6, Chủ tịch nước Đàm Quảng Thiệu thăm chính thức Lào. "
        "Ngày 3/6, Chủ tịch nước Đàm Quảng Thiệu thăm chính thức Campuchia."
    )
    assert [e.places for e in found.events] == [("Lào",), ("Campuchia",)]


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("Chuyến thăm Lào của Chủ tịch nước Đàm Quảng Thiệu đã kết thúc.",
         "Chuyến thăm Lào của Đàm Quảng Thiệu", ("Lào",)),
        ("Chuyến thăm Lào và Campuchia của Chủ tịch nước Đàm Quảng Thiệu đã kết thúc.",
         "Chuyến thăm Lào và Campuchia của Đàm Quảng Thiệu", ("Lào", "Campuchia")),
        ("Thủ tướng Cù Xuân Đạo chủ trì Hội nghị về thành lập khu kinh tế tại Hà Nội.",
         "Hội nghị về thành lập khu kinh tế", ("Hà Nội",)),
        # where it is told, and where only what is spoken of there is
        ("Sáng nay, tại Nhà khách quốc gia ở Tokyo, ông Cù Xuân Đạo chủ trì hội nghị khoa học.",
         "Hội nghị khoa học", ("Tokyo",)),
        ("Trong hội nghị khoa học, ông Cù Xuân Đạo nói về ba người bỏ trốn ở Hàn Quốc.",
         "Hội nghị khoa học", ()),
        ("Nông dân trồng cam ở Hòa Bình dự hội nghị khoa học do Sở Nội vụ tổ chức.",
         "Hội nghị khoa học", ()),
        ("Thủ tướng Cù Xuân Đạo kiểm tra công trình chống hạn tại Bến Tre.",
         "Cù Xuân Đạo kiểm tra công trình chống hạn tại Bến Tre", ("Bến Tre",)),
        ("Trước sai phạm xảy ra tại Bến Tre, ông Cù Xuân Đạo chủ trì hội nghị khoa học.",
         "Hội nghị khoa học", ()),
        ("Tiếp tục các hoạt động tại Bến Tre, ông Cù Xuân Đạo chủ trì hội nghị khoa học.",
         "Hội nghị khoa học", ("Bến Tre",)),
    ],
)  # fmt: skip
def test_names_of_events_and_their_places(text: str, name: str, places: tuple[str, ...]) -> None:
    (event,) = reading(text).events
    assert (event.name, event.places) == (name, places)


def test_talks_belong_to_the_visit() -> None:
    found = reading(
        "Chủ tịch nước Đàm Quảng Thiệu thăm cấp Nhà nước tới Lào từ ngày 24 đến 25/6. "
        "Chiều 24/6, Chủ tịch nước Đàm Quảng Thiệu hội đàm với Thủ tướng Lào Thongdeng Sayalath."
    )
    visit, talks = found.events
    assert (visit.type, talks.part_of) == ("visit", visit.id)
