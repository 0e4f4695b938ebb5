"""What an article says of itself: title, date, publisher, agency, address."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from kg.documents import dates, load
from kg.documents.found import Record
from kg.documents.metadata import described
from kg.model import Document

HOME = Path(__file__).parent
TITLE = "Ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh Hậu Giang"
BODY = "HĐND tỉnh Hậu Giang họp và bầu ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh khóa X."


def read(*lines: str, **fields: str) -> Document:
    text = "\n".join(lines)
    return described(Record(text=text, source="x", stem="x", **fields), id="x", sha256="")


@pytest.mark.parametrize(
    ("line", "day", "name"),
    [
        ("Thứ năm 29/05/2025 - 04:39", "2025-05-29", ""),
        ("14-11-2019 | 21:07", "2019-11-14", ""),
        ("Báo Dân Sinh - Thứ Hai, ngày 09/12/2024", "2024-12-09", "Báo Dân Sinh"),
        ("(SGTT) Thứ bảy, 7/6/2025", "2025-06-07", "SGTT"),
        ("2019-02-24", "2019-02-24", ""),
        ("18/09/2023 20:15", "2023-09-18", ""),
        ("Cập nhật lúc 08:30, Chủ Nhật, 05/01/2020 (GMT+7)", "2020-01-05", ""),
        ("Thứ Hai, ngày 9 tháng 12 năm 2024", "2024-12-09", ""),
        ("08 Dec, 03:11 PM", None, ""),
        ("08:30", None, ""),
    ],
)
def test_stamps(line: str, day: str | None, name: str) -> None:
    assert dates.stamp(line) == (day, name)


@pytest.mark.parametrize(
    "line",
    [
        "Thị trường cà phê, ca cao ngày 06/02/2017",
        "Ông A sinh ngày 20/11/1975 tại xã Quân Hà",
        "Tháng 5/2020, ông làm Thứ trưởng",
        "- Ngày sinh: 12/3/1975",
        "- 9/1997 - 12/2003: Chuyên viên Sở Tư pháp",
        "31/02/2025",
        "Kỳ họp thứ 12",
    ],
)
def test_lines_that_are_no_stamps(line: str) -> None:
    assert dates.stamp(line) is None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Thứ năm 29/05/2025 - 04:39", TITLE, "Thứ Ba 27/05/2025 - 21:44", BODY], "2025-05-27"),
        (["Thứ tư, 20/11/2019 - 10:05", TITLE, BODY], "2019-11-20"),
        ([f" date 2025-12-08 {BODY}", BODY], "2025-12-08"),
        (["2019-02-24", TITLE, BODY], "2019-02-24"),
        ([TITLE, "14-11-2019 | 21:07", f"(PLO)- {BODY}"], "2019-11-14"),
        ([TITLE, BODY, "Thu Hằng - 06:00 09/02/2017"], "2017-02-09"),
        ([TITLE, BODY, "Link nội dung: https://x.example/a-20220705001510004"], "2022-07-05"),
        # the day stands in the lede, the year elsewhere
        ([TITLE, f"VHO - Sáng 16.12, tổng kết công tác năm 2024. {BODY}"], "2024-12-16"),
        ([TITLE, f"Kinhtedothi - Sáng 8/1, tổng kết công tác năm 2024. {BODY}"], "2025-01-08"),
        ([TITLE, f"QTO - Sáng nay 30/9, Đại hội nhiệm kỳ 2025-2030 họp. {BODY}"], "2025-09-30"),
        ([TITLE, f"Sáng 19/3, lễ tang ông A, từ trần ngày 15/3/2016. {BODY}"], "2016-03-19"),
        ([TITLE, f"Trong hai ngày 12 và 13/8/2024. {BODY}", "Sáng nay (13/8), họp."], "2024-08-13"),
        ([TITLE, f"Chiều 7/6/2025, tại tỉnh. {BODY}"], "2025-06-07"),
        # no year is certain
        ([TITLE, f"VHO - Sáng 16.12, tại tỉnh. {BODY}"], None),
        ([TITLE, f"Sáng 16.12, ông A, sinh ngày 20/11/1975, dự họp. {BODY}"], None),
        ([TITLE, f"Ngày 9/7/2021, tại tỉnh. {BODY}"], None),
        ([TITLE, f"Sáng 31/2, tổng kết công tác năm 2024. {BODY}"], None),
        ([TITLE, BODY], None),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_dates(lines: list[str], day: str | None, form: str) -> None:
    doc = read(*(unicodedata.normalize(form, line) for line in lines))
    assert doc.published == day
    assert day is None or date.fromisoformat(day)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-05-27", "2025-05-27"),
        ("2025-05-27T21:44:00+07:00", "2025-05-27"),
        ("2025-05-27T18:44:00Z", "2025-05-28"),  # past midnight in Vietnam
        ("27/05/2025 21:44", "2025-05-27"),
        ("Thứ Ba, 27/5/2025", "2025-05-27"),
        ("Tue, 27 May 2025 21:44:00 +0700", "2025-05-27"),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_date_fields(written: str, day: str | None) -> None:
    assert dates.of_field(written) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://danviet.example/con-duong-hoa-20220705001510004", "2022-07-05"),
        ("https://tuoitre.example/can-pha-100260822234559659.htm", "2026-08-22"),
        ("https://nhandan.example/2024/12/16/bai.html", "2024-12-16"),
        ("https://x.example/tong-bi-thu-to-lam-d755318.html", None),
        ("https://x.example/so-20221399001510004", None),
        (None, None),
    ],
)
def test_dates_of_addresses(url: str | None, day: str | None) -> None:
    assert dates.of_url(url) == day


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        ([TITLE, f"VHO - {BODY}"], "VHO"),
        ([TITLE, "Dân trí", "14-11-2019 | 21:07", f"(PLO)- {BODY}"], "PLO"),
        ([f"(Chinhphu.vn) - {BODY}", BODY], "Chinhphu.vn"),
        ([TITLE, "Báo Dân Sinh - Thứ Hai, ngày 09/12/2024", BODY], "Báo Dân Sinh"),
        ([TITLE, "(SGTT) Thứ bảy, 7/6/2025", BODY], "SGTT"),
        ([TITLE, f"BẮC GIANG - {BODY}"], None),
        ([TITLE, BODY, "Link nội dung: https://www.nongnghiep.example/a-d7.html"],
         "nongnghiep.example"),
        ([f"{TITLE} - Tuổi Trẻ Online", BODY], "Tuổi Trẻ Online"),
        ([TITLE, BODY, f"Kinhtedothi - {BODY}"], None),
        ([TITLE, BODY], None),
    ],
)  # fmt: skip
def test_publishers(lines: list[str], publisher: str | None) -> None:
    doc = read(*lines)
    assert doc.publisher == publisher
    assert doc.title in (TITLE, None)


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        ("Theo TTXVN", "TTXVN"),
        ("Minh Sương (Theo Yonhap)", "Yonhap"),
        ("Theo Hoài Thu (Báo Thanh Hóa)", "Báo Thanh Hóa"),
        ("Phúc Hằng (TTXVN)", "TTXVN"),
        ("Thu Hằng", None),
        ("Ảnh: TTXVN", None),
    ],
)
def test_agencies(last: str, agency: str | None) -> None:
    assert read(TITLE, BODY, last).agency == agency


def test_the_agency_of_the_date_line() -> None:
    doc = read(TITLE, f"Hà Nội (TTXVN 27/5) - {BODY}")
    assert (doc.agency, doc.publisher) == ("TTXVN", None)
    assert [r.kind for r in doc.regions] == ["title", "dateline", "lede"]


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("Link nội dung: https://x.example/a-1.html", "https://x.example/a-1.html"),
        ("https://x.example/a-1.html", "https://x.example/a-1.html"),
        ("Nguồn: https://x.example/a-1.html.", "https://x.example/a-1.html"),
        ("Xem tại https://x.example/khac.html nhé.", None),
    ],
)
def test_addresses(line: str, url: str | None) -> None:
    assert read(TITLE, BODY, line).url == url


def test_fields_of_the_record_go_before_the_text() -> None:
    doc = read(
        TITLE,
        "14-11-2019 | 21:07",
        f"VHO - {BODY}",
        title="Bầu Chủ tịch HĐND",
        published="2020-01-02",
        publisher="x.example",
        url="https://x.example/1",
    )
    assert (doc.title, doc.published) == ("Bầu Chủ tịch HĐND", "2020-01-02")
    assert (doc.publisher, doc.url) == ("x.example", "https://x.example/1")


def test_an_address_that_is_none_is_left_out() -> None:
    assert read(TITLE, BODY, url="javascript:alert(1)").url is None


#: Gold says only what is stated; the years of these follow from the summed-up year.
DERIVED = {"001_0c395acef1ed919e": "2024-12-16", "004_6adea5c61d0d4444": "2025-12-08"}


@pytest.mark.parametrize(
    "path",
    sorted(HOME.glob("gold/seeds/*.json")) + sorted(HOME.glob("gold/made/*.json")),
    ids=lambda p: p.stem,
)
def test_gold(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    beside = path.with_suffix(".txt")
    (doc,) = load(beside if beside.exists() else HOME.parent / "seeds" / beside.name)
    want = (gold["title"], gold["published"] or DERIVED.get(path.stem), gold["publisher"])
    assert (doc.title, doc.published, doc.publisher) == want
