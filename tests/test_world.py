"""The world before reading: its files, and what names mean in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest

from kg.lexicon import package_path, read_tsv
from kg.text import canon_tone, name_key, slug
from kg.world import World, world

FILES = ["bodies", "communes", "generic", "kinds", "local_bodies", "names", "ordinals", "places",
         "posts", "publishers", "units"]  # fmt: skip
DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?")


def lines_of(name: str) -> list[str]:
    return package_path(f"ontology/world/{name}.tsv").read_text(encoding="utf-8").splitlines()


def rows_of(name: str) -> list[dict[str, str]]:
    return read_tsv(package_path(f"ontology/world/{name}.tsv"))


# --------------------------------------------------------------------------- the files


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_sorted_unique_composed_and_noted(name: str) -> None:
    lines = lines_of(name)
    assert "note" in lines[0].split("\t"), f"{name}.tsv:1: no column note"
    for number, (before, after) in enumerate(pairwise(lines[1:]), 3):
        assert before.split("\t") < after.split("\t"), (
            f"{name}.tsv:{number}: out of order, or twice"
        )
    for number, line in enumerate(lines, 1):
        assert unicodedata.is_normalized("NFC", line), f"{name}.tsv:{number}: not NFC"
        assert canon_tone(line) == line, f"{name}.tsv:{number}: tone style"
        assert not re.search(r"  |\t | \t", line), f"{name}.tsv:{number}: stray space"


@pytest.mark.parametrize("name", ["bodies", "places", "posts"])
def test_an_id_stands_once(name: str) -> None:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows_of(name), 2):
        assert row["id"] not in seen, f"{name}.tsv:{number}: id of line {seen[row['id']]}"
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]), f"{name}.tsv:{number}"
        seen[row["id"]] = number


@pytest.mark.parametrize("name, links", [("bodies", "parent successor"), ("places", "parent into")])
def test_links_lead_somewhere_and_dates_are_dates(name: str, links: str) -> None:
    rows = rows_of(name)
    ids = {row["id"] for row in rows}
    kinds = {row["kind"] for row in rows_of("kinds")}
    for number, row in enumerate(rows, 2):
        for link in links.split():
            for other in filter(None, row[link].split("|")):
                assert other in ids, f"{name}.tsv:{number}: {link} {other} is not there"
                assert other != row["id"], f"{name}.tsv:{number}: its own {link}"
        assert row["kind"] in kinds, f"{name}.tsv:{number}: kind {row['kind']} is not in kinds.tsv"
        for cell in (row["since"], row["until"]):
            assert DATE.fullmatch(cell), f"{name}.tsv:{number}: {cell} is not an ISO date"
        assert not row["until"] or row["since"] <= row["until"], f"{name}.tsv:{number}: ends first"
        assert row["note"], f"{name}.tsv:{number}: no source"


def test_no_two_bodies_share_a_name() -> None:
    seen: dict[str, str] = {}
    for number, row in enumerate(rows_of("bodies"), 2):
        for name in filter(None, (row["name"], *row["aliases"].split("|"))):
            assert seen.setdefault(name_key(name), row["id"]) == row["id"], (
                f"bodies.tsv:{number}: {name} is also {seen[name_key(name)]}"
            )


def test_posts_are_of_bodies_and_roles_of_the_ontology() -> None:
    ontology = package_path("ontology/kg.ttl").read_text(encoding="utf-8")
    bodies = {row["id"] for row in rows_of("bodies")}
    for number, row in enumerate(rows_of("posts"), 2):
        assert row["body"] in bodies | {""}, f"posts.tsv:{number}: body {row['body']}"
        assert f"role:{row['role']} " in ontology, f"posts.tsv:{number}: role {row['role']}"
        assert row["single_seat"] in ("true", "false"), f"posts.tsv:{number}"


def test_the_ontology_has_every_kind_of_body() -> None:
    ontology = package_path("ontology/kg.ttl").read_text(encoding="utf-8")
    for number, row in enumerate(rows_of("kinds"), 2):
        if row["of"] == "body":
            assert f"okind:{row['kind']} " in ontology, f"kinds.tsv:{number}: {row['kind']}"


# --------------------------------------------------------------------------- provinces

KEPT = ["Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa",
        "Nghệ An", "Hà Tĩnh", "Cao Bằng"]  # fmt: skip
JOINED = {
    "Tuyên Quang": ["Hà Giang"], "Lào Cai": ["Yên Bái"], "Thái Nguyên": ["Bắc Kạn"],
    "Phú Thọ": ["Hòa Bình", "Vĩnh Phúc"], "Bắc Ninh": ["Bắc Giang"], "Hưng Yên": ["Thái Bình"],
    "Hải Phòng": ["Hải Dương"], "Ninh Bình": ["Hà Nam", "Nam Định"],
    "Quảng Trị": ["Quảng Bình"], "Đà Nẵng": ["Quảng Nam"], "Quảng Ngãi": ["Kon Tum"],
    "Gia Lai": ["Bình Định"], "Khánh Hòa": ["Ninh Thuận"],
    "Lâm Đồng": ["Bình Thuận", "Đắk Nông"], "Đắk Lắk": ["Phú Yên"],
    "Thành phố Hồ Chí Minh": ["Bà Rịa - Vũng Tàu", "Bình Dương"], "Đồng Nai": ["Bình Phước"],
    "Tây Ninh": ["Long An"], "Cần Thơ": ["Hậu Giang", "Sóc Trăng"],
    "Vĩnh Long": ["Bến Tre", "Trà Vinh"], "Đồng Tháp": ["Tiền Giang"], "Cà Mau": ["Bạc Liêu"],
    "An Giang": ["Kiên Giang"],
}  # fmt: skip


def test_63_provinces_became_34() -> None:
    provinces = [*world().places("province"), *world().places("city")]
    now = {p.name for p in provinces if not p.until}
    ended = [p for p in provinces if p.until == "2025-06-30"]
    assert now == {*KEPT, *JOINED} and len(now) == 34
    assert len(ended) + len(now) == 63
    joined: dict[str, list[str]] = {}
    for p in sorted(ended, key=lambda p: p.id):
        joined.setdefault(world().place_with_id(p.into[0]).name, []).append(p.name)  # type: ignore[union-attr]
    assert {k: sorted(v) for k, v in joined.items()} == {k: sorted(v) for k, v in JOINED.items()}


def test_numbers_of_communes() -> None:
    rows = rows_of("communes")
    special = [p for p in world().places("special-zone") if p.since == "2025-07-01"]
    assert sum(not row["until"] for row in rows) + len(special) == 3321
    assert len(special) == 13


# --------------------------------------------------------------------------- names

PLACES = """
Hà Nội | ha-noi
TP. Hà Nội | ha-noi
thành phố Hà Nội | ha-noi
TP.HCM | thanh-pho-ho-chi-minh
TPHCM | thanh-pho-ho-chi-minh
tỉnh Nghệ An | nghe-an
NGHỆ AN | nghe-an
Thanh Hoá | thanh-hoa
Bắc Giang | bac-giang
thành phố Bắc Giang | thanh-pho-bac-giang-bac-giang
thị xã Bắc Kạn | thanh-pho-bac-kan-bac-kan
huyện Cao Lãnh | huyen-cao-lanh-dong-thap
thành phố Cao Lãnh | thanh-pho-cao-lanh-dong-thap
TP Vinh | thanh-pho-vinh-nghe-an
Cam Lâm | huyen-cam-lam-khanh-hoa
huyện Cam Lâm (Khánh Hòa) | huyen-cam-lam-khanh-hoa
Châu Thành, Kiên Giang | huyen-chau-thanh-kien-giang
huyện Châu Thành |
Quận 1 | quan-1-thanh-pho-ho-chi-minh
Q.1 | quan-1-thanh-pho-ho-chi-minh
xã Cam Hải Đông | xa-cam-hai-dong-huyen-cam-lam-khanh-hoa
Phú Quốc | thanh-pho-phu-quoc-kien-giang
đặc khu Phú Quốc | dac-khu-phu-quoc-an-giang
Mỹ | hoa-ky
CHDCND Lào | lao
LB Nga | nga
Mát-xcơ-va | moskva
Vientiane | vieng-chan
ĐBSCL | dong-bang-song-cuu-long
Biển Đông | bien-dong
Nghệ Tĩnh | nghe-tinh
Hồ Chí Minh |
Hoà Lạc Đông |
"""


def cases(table: str) -> list[tuple[str, ...]]:
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in table.splitlines()]
    return [row for row in rows if row[0]]


@pytest.mark.parametrize("name, expected", cases(PLACES))
def test_place(name: str, expected: str) -> None:
    found = world().place(name)
    assert (found.id if found else "") == expected


BODIES = """
Ban Tổ chức Trung ương | ban-to-chuc-trung-uong
BAN TỔ CHỨC T.Ư | ban-to-chuc-trung-uong
Uỷ ban Kiểm tra Trung ương | uy-ban-kiem-tra-trung-uong
Trung ương Đảng | ban-chap-hanh-trung-uong
Quốc hội Việt Nam | quoc-hoi
Quốc hội Lào | quoc-hoi-lao
MTTQ Việt Nam | mat-tran-to-quoc-viet-nam
UBND tỉnh Nghệ An | uy-ban-nhan-dan-tinh-nghe-an
Ủy ban nhân dân Thành phố Hà Nội | uy-ban-nhan-dan-thanh-pho-ha-noi
UBND Hà Nội | uy-ban-nhan-dan-thanh-pho-ha-noi
Tỉnh uỷ Nghệ An | tinh-uy-nghe-an
Thành ủy TP.HCM | thanh-uy-thanh-pho-ho-chi-minh
Thành ủy Thái Nguyên | thanh-uy-thai-nguyen
Ban Chấp hành Đảng bộ tỉnh Quảng Trị | tinh-uy-quang-tri
Ban Thường vụ Tỉnh ủy Hậu Giang | ban-thuong-vu-tinh-uy-hau-giang
Ban Tổ chức Thành ủy Hà Nội | ban-to-chuc-thanh-uy-ha-noi
Ủy ban Kiểm tra Tỉnh ủy Khánh Hòa | uy-ban-kiem-tra-tinh-uy-khanh-hoa
Sở Y tế Thái Nguyên | so-y-te-tinh-thai-nguyen
Sở GD&ĐT tỉnh Bắc Giang | so-giao-duc-va-dao-tao-tinh-bac-giang
Công an huyện Mộ Đức | cong-an-huyen-mo-duc
Cơ quan CSĐT Công an tỉnh Khánh Hòa | co-quan-canh-sat-dieu-tra-cong-an-tinh-khanh-hoa
Huyện ủy Cam Lâm | huyen-uy-cam-lam
Huyện ủy Châu Thành |
Huyện ủy Châu Thành, Kiên Giang | huyen-uy-chau-thanh-kien-giang
Tỉnh ủy Nghệ Tĩnh | tinh-uy-nghe-tinh
Đảng ủy xã Quân Hà | dang-uy-xa-quan-ha-huyen-bach-thong-bac-kan
Đại sứ quán Việt Nam tại Lào | dai-su-quan-viet-nam-tai-lao
Đại sứ quán Hàn Quốc tại Việt Nam | dai-su-quan-han-quoc-tai-viet-nam
Bộ Ngoại giao Mỹ | bo-ngoai-giao-hoa-ky
Đoàn ĐBQH tỉnh Lâm Đồng | doan-dai-bieu-quoc-hoi-tinh-lam-dong
Sở Y tế |
Tỉnh ủy Hà Nội |
Báo Nghệ An | bao-nghe-an
Nghệ An |
Tuổi Trẻ | bao-tuoi-tre
nhandan.vn | bao-nhan-dan
Công ty cổ phần Hóa chất Phương Tường |
"""


@pytest.mark.parametrize("name, expected", cases(BODIES))
def test_body(name: str, expected: str) -> None:
    found = world().body(name)
    assert (found.id if found else "") == expected


@pytest.mark.parametrize(
    "name, on, within, expected",
    [
        ("Thành ủy Huế", "2024-05-01", (), "thanh-uy-hue-thua-thien-hue"),
        ("Thành ủy Huế", "2025-05-01", (), "thanh-uy-hue"),
        ("Huyện ủy Châu Thành", None, ("kien-giang",), "huyen-uy-chau-thanh-kien-giang"),
        ("Huyện ủy Châu Thành", None, ("ha-noi",), ""),
        ("Huyện ủy Châu Thành", None, ("kien-giang", "long-an"), ""),
    ],
)
def test_date_and_places_decide_between_namesakes(
    name: str, on: str | None, within: tuple[str, ...], expected: str
) -> None:
    found = world().body(name, on, within=within)
    assert (found.id if found else "") == expected


@pytest.mark.parametrize(
    "name, parent, until, successors",
    [
        ("Bộ Giao thông vận tải", "chinh-phu", "2025-02-28", ("bo-xay-dung",)),
        ("Ban Dân vận Trung ương", "ban-chap-hanh-trung-uong", "2025-02",
         ("ban-tuyen-giao-va-dan-van-trung-uong",)),
        ("Tỉnh ủy Hà Giang", "dang-bo-tinh-ha-giang", "2025-06-30", ("tinh-uy-tuyen-quang",)),
        ("UBND tỉnh Quảng Nam", "chinh-phu", "2025-06-30", ("uy-ban-nhan-dan-thanh-pho-da-nang",)),
        ("Tỉnh ủy Quảng Nam", "dang-bo-tinh-quang-nam", "2025-06-30", ("thanh-uy-da-nang",)),
        ("Sở Kế hoạch và Đầu tư tỉnh Nghệ An", "uy-ban-nhan-dan-tinh-nghe-an", "2025-02-28",
         ("so-tai-chinh-tinh-nghe-an",)),
        ("Ban Dân vận Tỉnh ủy Khánh Hòa", "tinh-uy-khanh-hoa", "2025-02",
         ("ban-tuyen-giao-va-dan-van-tinh-uy-khanh-hoa",)),
        ("UBND huyện Cam Lâm", "uy-ban-nhan-dan-tinh-khanh-hoa", "2025-06-30", ()),
    ],
)  # fmt: skip
def test_hierarchy_and_mergers(
    name: str, parent: str, until: str, successors: tuple[str, ...]
) -> None:
    body = world().body(name)
    assert body and (body.parent, body.until, body.successors) == (parent, until, successors)


def test_no_two_local_bodies_share_an_id() -> None:
    found: dict[str, tuple[str, str]] = {}
    here = [p for p in world().places() if p.rank <= 2 and p.parent]
    alike = Counter(slug(p.name) for p in here)
    for place in (p for p in here if alike[slug(p.name)] > 1):
        for row in rows_of("local_bodies"):
            if "{" in row["name"] and not re.search(r"\{(committee|police)\}", row["name"]):
                name = row["name"].replace("{f}", place.full).replace("{x}", place.name)
                body = world().body(name, within=[place.parent])
                if body and body.place:
                    mark = (body.name, body.place)
                    assert found.setdefault(body.id, mark) == mark, name


GENERIC = """
Ban Lễ tang | yes
Ban Tổ chức | yes
Tỉnh ủy | yes
Phòng Đào tạo | yes
Khoa Thủy sản | yes
Đoàn công tác | yes
Ban Tổ chức Trung ương | no
Phòng 2 Công an tỉnh Nghệ An | no
Đoàn giám sát số 20 của Thành ủy Hà Nội | no
Trường Đại học Vinh | no
"""


@pytest.mark.parametrize("name, expected", cases(GENERIC))
def test_generic_names(name: str, expected: str) -> None:
    assert world().generic(name) == (expected == "yes")


def test_communes_are_read_only_when_asked_for() -> None:
    fresh = World()
    fresh.body("UBND tỉnh Nghệ An")
    assert fresh._places._communes is None


def test_every_old_commune_became_part_of_a_new_one() -> None:
    fresh = World()
    fresh.place("xã Cam Hải Đông")
    old = [p for p in fresh._places._by_id.values() if p.rank == 3 and p.until == "2025-06-30"]
    assert len(old) > 10_000
    for place in old:
        assert place.into, place.id
        for into in place.into:
            there = fresh.place_with_id(into)
            assert there and not there.until, (place.id, into)
