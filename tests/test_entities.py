"""Who is who over all articles: posts, people, events, bodies, documents."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from kg.entities import Entities, Judgement, read_judgements, resolve
from kg.entities.entity import mint
from kg.entities.people import Anchor, Sighting, compatible, rarity, tell_apart
from kg.entities.posts import function
from kg.entities.series import series
from kg.errors import KgError
from kg.model import (
    Document,
    Event,
    Evidence,
    Mention,
    Participation,
    Post,
    Reading,
    Span,
    Tenure,
)
from kg.world import world

ANY = Span(0, 1)


@dataclass
class Page:
    """An article of which only identity matters."""

    id: str
    published: str | None = "2025-12-08"
    mentions: list[Mention] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    parts: list[Participation] = field(default_factory=list)

    def evidence(self) -> Evidence:
        return Evidence(self.id, ANY, "…", ANY, "made", 0.9, self.published)

    def names(self, kind: str, *names: str) -> Page:
        self.mentions += [Mention(ANY, kind, n, n, "made") for n in names]  # type: ignore[arg-type]
        return self

    def holds(
        self, person: str, title: str, body: str | None, role: str = "head", place: str = ""
    ) -> Page:
        who = Mention(ANY, "person", person, person, "made")
        post = Post(title, body, role, place=place or None)
        self.tenures.append(
            Tenure(f"t{len(self.tenures)}", who, post, "incumbent", self.evidence())
        )
        return self

    def tells(self, type: str, name: str, date: str | None = None, **more: object) -> Page:
        ident = f"e{len(self.events)}"
        self.events.append(Event(ident, type, name, self.evidence(), date, **more))  # type: ignore[arg-type]
        return self

    def of(self, person: str) -> Page:
        who = Mention(ANY, "person", person, person, "made")
        self.parts.append(Participation(self.events[-1].id, who, "subject", self.evidence()))
        return self

    def reading(self) -> Reading:
        return Reading(
            Document(self.id, "…", published=self.published),
            tuple(self.mentions), tuple(self.tenures), tuple(self.events), tuple(self.parts),
        )  # fmt: skip


def resolved(*pages: Page, judgements: tuple[Judgement, ...] = ()) -> Entities:
    return resolve([page.reading() for page in pages], judgements)


def cases(table: str) -> list[tuple[str, ...]]:
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in table.splitlines()]
    return [row for row in rows if row[0]]


# --------------------------------------------------------------------------- IRIs


def test_ids_are_those_of_the_policy() -> None:
    assert mint("person", "Lê Minh Hưng") == "person/le-minh-hung-apgr"
    assert mint("person", "LÊ MINH  HƯNG") == mint("person", "Lê Minh Hưng")
    assert mint("person", "Hoàng Thị Hoà") == mint("person", "Hoàng Thị Hòa")
    assert len({mint("person", n) for n in ("Lê Minh Hưng", "Lê Minh Hùng", "Lê Minh Hứng")}) == 3
    assert mint("person", "Nguyễn Văn A", "ca-mau") != mint("person", "Nguyễn Văn A")


# --------------------------------------------------------------------------- posts

POSTS = """
Trưởng Ban Tổ chức Trung ương | Ban Tổ chức Trung ương | head | truong-ban-to-chuc-trung-uong
Trưởng ban Tổ chức T.Ư | Ban Tổ chức T.Ư | head | truong-ban-to-chuc-trung-uong
Trưởng ban | Ban Tổ chức Trung ương | head | truong-ban-to-chuc-trung-uong
Phó Trưởng Ban Tổ chức Trung ương | Ban Tổ chức Trung ương | deputy-head | pho-truong-ban-to-chuc-trung-uong
Phó trưởng ban | Ban Tổ chức Trung ương | deputy-head | pho-truong-ban-to-chuc-trung-uong
Phó Trưởng Ban Thường trực Ban Tổ chức Trung ương | Ban Tổ chức Trung ương | standing-deputy | pho-truong-ban-thuong-truc-ban-to-chuc-trung-uong
Tổng Bí thư | Đảng Cộng sản Việt Nam | head | tong-bi-thu
Tổng Bí thư Ban Chấp hành Trung ương Đảng | Đảng Cộng sản Việt Nam | head | tong-bi-thu
Chủ tịch nước | Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam | head | chu-tich-nuoc
Thủ tướng | Chính phủ | head | thu-tuong-chinh-phu
Thủ tướng Lào | Chính phủ Lào | head | thu-tuong-lao
Chủ tịch nước Lào | Nhà nước Cộng hòa Dân chủ Nhân dân Lào | head | chu-tich-nuoc-lao
Bí thư Trung ương Đảng | Ban Bí thư | member | bi-thu-trung-uong-dang
Bí thư Ban Chấp hành Trung ương Đảng | Ban Chấp hành Trung ương Đảng | member | bi-thu-trung-uong-dang
Bộ trưởng Bộ Quốc phòng | Bộ Quốc phòng Việt Nam | head | bo-truong-bo-quoc-phong
Chủ tịch Quốc hội | Quốc hội Lào | head | chu-tich-quoc-hoi-lao
Thường trực Ban Bí thư | Ban Bí thư | standing-member | thuong-truc-ban-bi-thu
Uỷ viên Bộ Chính trị | Bộ Chính trị | member | uy-vien-bo-chinh-tri
Ủy viên Ban Chấp hành Trung ương Đảng | Ban Chấp hành Trung ương Đảng | member | uy-vien-trung-uong-dang
Ủy viên Trung ương Đảng | Ban Chấp hành Trung ương Đảng | member | uy-vien-trung-uong-dang
Bộ trưởng Công Thương | Bộ Công Thương | head | bo-truong-bo-cong-thuong
Bộ trưởng Bộ Ngoại giao Việt Nam | Bộ Ngoại giao | head | bo-truong-bo-ngoai-giao
Bí thư Tỉnh ủy | Tỉnh ủy Bắc Giang | head | bi-thu-tinh-uy-bac-giang
Bí thư Tỉnh uỷ Nghệ An | Tỉnh ủy Nghệ An | head | bi-thu-tinh-uy-nghe-an
Bí thư Thành ủy Thành phố Hồ Chí Minh | Thành ủy Thành phố Hồ Chí Minh | head | bi-thu-thanh-uy-thanh-pho-ho-chi-minh
Chủ tịch UBND tỉnh Hậu Giang | Ủy ban nhân dân tỉnh Hậu Giang | head | chu-tich-uy-ban-nhan-dan-tinh-hau-giang
Chủ tịch Hội đồng nhân dân tỉnh | Hội đồng nhân dân tỉnh Hậu Giang | head | chu-tich-hoi-dong-nhan-dan-tinh-hau-giang
Giám đốc Sở Nội vụ | Sở Nội vụ tỉnh Bắc Kạn | head | giam-doc-so-noi-vu-tinh-bac-kan
Thiếu tướng | | rank | thieu-tuong
GS.TS | | degree | giao-su-tien-si
"""  # noqa: E501


@pytest.mark.parametrize("title, body, role, expected", cases(POSTS))
def test_known_posts_have_a_bare_slug(title: str, body: str, role: str, expected: str) -> None:
    page = Page("a").holds("Lê Minh Hưng", title, body or None, role)
    found = resolved(page).post("a", Post(title, body or None, role))
    assert found and found.id == f"post/{expected}"


SAME_POST = """
Phó Chủ tịch UBND tỉnh | UBND tỉnh Nghệ An | Phó Chủ tịch Ủy ban nhân dân tỉnh Nghệ An | Ủy ban nhân dân tỉnh Nghệ An | yes
Ủy viên Ban Thường vụ Tỉnh ủy | Ban Thường vụ Tỉnh ủy Nghệ An | Uỷ viên Ban Thường vụ Tỉnh uỷ Nghệ An | Ban Thường vụ Tỉnh ủy Nghệ An | yes
Phó Cục trưởng | Cục Thuế Phú Yên | Phó Cục trưởng Cục Thuế Phú Yên | Cục Thuế Phú Yên | yes
Phó Hiệu trưởng | Trường Đại học Trà Vinh | Phó Hiệu trưởng Trường Đại học Trà Vinh | Trường Đại học Trà Vinh | yes
Tỉnh ủy viên Bắc Kạn | Tỉnh ủy Bắc Kạn | Tỉnh ủy viên | Tỉnh ủy Bắc Kạn | yes
Tỉnh ủy viên | Tỉnh ủy Bắc Kạn | Ủy viên Ban Chấp hành Đảng bộ tỉnh Bắc Kạn | Tỉnh ủy Bắc Kạn | yes
Phó Bí thư Tỉnh ủy | Tỉnh ủy Nghệ An | Phó Bí thư Thường trực Tỉnh ủy | Tỉnh ủy Nghệ An | no
Phó Chủ tịch Quốc hội | Quốc hội | Phó Chủ tịch Thường trực Quốc hội | Quốc hội | no
Phó Bí thư Tỉnh ủy | Tỉnh ủy Nghệ An | Phó Bí thư Tỉnh ủy | Tỉnh ủy Hà Tĩnh | no
Giám đốc | Công ty A | Tổng Giám đốc | Công ty A | no
Tổng Giám đốc | Tổng công ty B | Giám đốc | Tổng công ty B | no
Chủ tịch Hội đồng trường | Trường Đại học Cần Thơ | Hiệu trưởng | Trường Đại học Cần Thơ | no
"""  # noqa: E501


@pytest.mark.parametrize("one, body, other, its_body, same", cases(SAME_POST))
def test_one_post_whatever_the_words(
    one: str, body: str, other: str, its_body: str, same: str
) -> None:
    a = Post(one, body, "deputy-head")
    b = Post(other, its_body, "deputy-head")
    pages = [Page("a").holds("Tô Lâm", *_args(a)), Page("b").holds("Tô Lâm", *_args(b))]
    found = resolved(*pages)
    ids = [e.id for e in (found.post("a", a), found.post("b", b)) if e]
    assert (len(set(ids)) == 1) == (same == "yes"), ids


def _args(post: Post) -> tuple[str, str | None, str]:
    return post.title, post.organisation, post.role


@pytest.mark.parametrize("title", ["Thủ tướng", "Chủ tịch Quốc hội", "Bộ trưởng Quốc phòng"])
def test_an_office_of_an_untold_state_is_not_of_ours(title: str) -> None:
    found = resolved(Page("a").holds("Karlberg", title, None))
    post = found.post("a", Post(title, None, "head"))
    assert post and not any(name == "org:postIn" for name, _ in post.links)


def test_the_presidency_of_a_country_is_one_post_whatever_the_words() -> None:
    titles = ("Tổng thống Mỹ", "Tổng thống", "Tổng thống Hoa Kỳ")
    pages = [Page(t).holds("Robert Whitcombe", t, None, place="Hoa Kỳ") for t in titles]
    found = resolved(*pages)
    posts = [found.post(t, Post(t, None, "head", place="Hoa Kỳ")) for t in titles]
    assert {post.name for post in posts if post} == {"Tổng thống Hoa Kỳ"}


def test_a_post_has_the_whole_title_and_the_other_forms() -> None:
    page = Page("a").holds("Tô Lâm", "Phó Cục trưởng", "Cục Thuế Phú Yên", "deputy-head")
    found = resolved(page).post("a", Post("Phó Cục trưởng", "Cục Thuế Phú Yên", "deputy-head"))
    assert found and found.name == "Phó Cục trưởng Cục Thuế tỉnh Phú Yên"
    assert found.alt == ("Phó Cục trưởng",)
    assert ("kg:singleSeat", "false") in found.links
    assert ("org:postIn", "org/cuc-thue-tinh-phu-yen") in found.links


@pytest.mark.parametrize(
    "title, body, name",
    [
        ("Thủ tướng Rumani", "Chính phủ Rumani", "Thủ tướng Romania"),
        ("Chủ tịch Quốc hội Bungari", "Quốc hội Bungari", "Chủ tịch Quốc hội Bulgaria"),
        ("Đại sứ Mỹ tại Việt Nam", "Đại sứ quán Mỹ tại Việt Nam", "Đại sứ Hoa Kỳ tại Việt Nam"),
        (
            "Phó Đại sứ Mỹ tại Việt Nam",
            "Đại sứ quán Mỹ tại Việt Nam",
            "Phó Đại sứ Hoa Kỳ tại Việt Nam",
        ),
        (
            "Đại sứ đặc mệnh toàn quyền Việt Nam tại Lào",
            "Đại sứ quán Việt Nam tại Lào",
            "Đại sứ Việt Nam tại Lào",
        ),
        ("Tổng Lãnh sự Việt Nam tại Fukuoka", "Tổng Lãnh sự quán Việt Nam tại Fukuoka", None),
    ],
)
def test_posts_abroad_are_named_by_the_country_s_own_name(
    title: str, body: str, name: str | None
) -> None:
    found = resolved(Page("a").holds("Robert Whitcombe", title, body))
    post = found.post("a", Post(title, body, "head"))
    assert post and post.name == (name or title)


@pytest.mark.parametrize(
    "title, body, key",
    [
        ("Cục trưởng", "Cục Thuế", "trưởng"),
        ("Cục trưởng Cục Thuế", "Cục Thuế", "trưởng"),
        ("Tổng cục trưởng", "Tổng cục Thuế", "trưởng"),
        ("Viện phó Viện Nghiên cứu Phát triển", "Viện Nghiên cứu Phát triển", "phó trưởng"),
        ("Chủ tịch Hội đồng nhân dân tỉnh khoá X", "Hội đồng nhân dân tỉnh Lào Cai", "chủ tịch"),
        ("Trưởng đoàn", "Đoàn Chính phủ", "trưởng"),
        ("Chánh Văn phòng", "Văn phòng Trung ương Đảng", "chánh"),
        ("thành viên Ban Lễ tang", "Ban Lễ tang", "thành viên"),
        ("Thủ tướng nước Việt Nam", "Chính phủ Việt Nam", "thủ tướng"),
        (
            "Tổng tham mưu trưởng các Lực lượng vũ trang",
            "Lực lượng vũ trang",
            "tổng tham mưu trưởng",
        ),
        ("Chủ tịch nước", "Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam", "chủ tịch nước"),
    ],
)
def test_function_of_a_title(title: str, body: str, key: str) -> None:
    assert function(title, body).key == key


@pytest.mark.parametrize(
    "title, body, name",
    [
        ("Bộ trưởng Bộ Công an Việt Nam", "Bộ Công an", "Bộ trưởng Bộ Công an"),
        ("Chủ tịch Quốc hội Việt Nam", "Quốc hội", "Chủ tịch Quốc hội"),
        ("Chủ tịch Hội Nhà văn Việt Nam", "Hội Nhà văn Việt Nam", None),
        ("Giám đốc Công ty Hoa Lư Việt Nam", "Công ty Hoa Lư", None),
    ],
)
def test_bodies_of_this_state_need_not_say_so(title: str, body: str, name: str | None) -> None:
    assert function(title, body).title == (name or title)


@pytest.mark.parametrize(
    "title, body, role, single",
    [
        ("Trưởng Ban Nội chính Trung ương", "Ban Nội chính Trung ương", "head", "true"),
        ("Ủy viên Bộ Chính trị", "Bộ Chính trị", "member", "false"),
        ("Phó Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Nghệ An", "deputy-head", "false"),
        ("Phó Bí thư Thường trực Tỉnh ủy", "Tỉnh ủy Nghệ An", "standing-deputy", "true"),
        ("Thường trực Ban Bí thư", "Ban Bí thư", "standing-member", "true"),
        ("Đại tá", None, "rank", "false"),
    ],
)
def test_single_seats(title: str, body: str | None, role: str, single: str) -> None:
    found = resolved(Page("a").holds("Tô Lâm", title, body, role)).post(
        "a", Post(title, body, role)
    )
    assert found and dict(found.links)["kg:singleSeat"] == single
    assert dict(found.links)["org:role"] == f"role:{role}"


# --------------------------------------------------------------------------- people

RARITY = """
Nguyễn Văn Hùng | common
Trần Thị Lan | common
Lê Hùng | common
Lê Minh Hưng | usual
Tô Lâm | usual
Phan Đình Trạc | usual
Nguyễn Thị Kim Ngân | rare
Sonexay Siphandone | foreign
"""


@pytest.mark.parametrize("name, expected", cases(RARITY))
def test_rarity(name: str, expected: str) -> None:
    assert rarity(name) == expected


#: person | posts of two articles (title, body, role) | one or two people
PEOPLE = """
Nguyễn Văn Hùng | Chủ tịch UBND huyện Anh Sơn, Ủy ban nhân dân huyện Anh Sơn | Phó Giám đốc Công an tỉnh Cà Mau, Công an tỉnh Cà Mau | 2
Nguyễn Văn Hùng | Bí thư Huyện ủy Cam Lâm, Huyện ủy Cam Lâm | Chủ tịch Hội đồng nhân dân huyện, Hội đồng nhân dân huyện Cam Lâm | 1
Nguyễn Văn Hùng | Giám đốc Sở Y tế, Sở Y tế Thái Nguyên | Giám đốc Sở Nội vụ, Sở Nội vụ tỉnh Thái Nguyên | 1
Nguyễn Văn Hùng | Chủ tịch UBND xã, Ủy ban nhân dân xã Cam Hải Đông | Giám đốc Sở Nội vụ, Sở Nội vụ tỉnh Khánh Hòa | 2
Nguyễn Văn Hùng | Trưởng Ban Tổ chức Trung ương, Ban Tổ chức Trung ương | Bí thư Tỉnh ủy, Tỉnh ủy Nghệ An | 1
Nguyễn Văn Hùng | Trưởng Ban Tổ chức Trung ương, Ban Tổ chức Trung ương | Chủ tịch UBND huyện, Ủy ban nhân dân huyện Cam Lâm | 2
Nguyễn Văn Hùng | Bí thư Tỉnh ủy, Tỉnh ủy Nghệ An | Bí thư Tỉnh ủy, Tỉnh ủy Cà Mau | 2
Nguyễn Văn Phúc | Thứ trưởng Bộ Giáo dục và Đào tạo, Bộ Giáo dục và Đào tạo, deputy-head | Phó Chủ nhiệm Ủy ban Kinh tế, Ủy ban Kinh tế, deputy-head | 2
Trần Văn Túy | Trưởng Ban Công tác đại biểu, Ban Công tác đại biểu | Phó Trưởng Ban Tổ chức Trung ương, Ban Tổ chức Trung ương, deputy-head | 1
Nguyễn Anh Tuấn | Phó Tư lệnh Quân đoàn 3, Quân đoàn 3, deputy-head | Phó Tư lệnh Quân khu 4, Quân khu 4, deputy-head | 2
Dương Thanh Bình | Bí thư Tỉnh ủy, Tỉnh ủy Cà Mau | Phó Hiệu trưởng, Trường Chính trị tỉnh Nghệ An, deputy-head | 2
Vũ Hồng Nam | Đại sứ Việt Nam tại Nhật Bản, Đại sứ quán Việt Nam tại Nhật Bản | Thứ trưởng Bộ Ngoại giao, Bộ Ngoại giao, deputy-head | 1
Nguyễn Văn Nam | Đại sứ Việt Nam tại Nhật Bản, Đại sứ quán Việt Nam tại Nhật Bản | Thứ trưởng Bộ Ngoại giao, Bộ Ngoại giao, deputy-head | 2
Nguyễn Mạnh Hùng | Bộ trưởng Bộ Thông tin và Truyền thông, Bộ Thông tin và Truyền thông | Giám đốc Bệnh viện Bạch Mai, Bệnh viện Bạch Mai | 2
Lê Tiến Châu | Thứ trưởng Bộ Tư pháp, Bộ Tư pháp, deputy-head | Chủ tịch UBND tỉnh, Ủy ban nhân dân tỉnh Hậu Giang | 1
Nguyễn Văn Hùng | Giám đốc Công ty A, Công ty A | Hiệu trưởng, Trường Đại học B | 2
Lê Minh Hưng | Bí thư Tỉnh ủy, Tỉnh ủy Nghệ An | Bí thư Tỉnh ủy, Tỉnh ủy Cà Mau | 1
Lê Minh Hưng | Chủ tịch UBND huyện, Ủy ban nhân dân huyện Cam Lâm | Chủ tịch UBND huyện, Ủy ban nhân dân huyện Mộ Đức | 2
Lê Minh Hưng | Thống đốc, Ngân hàng Nhà nước Việt Nam | Trưởng Ban Tổ chức Trung ương, Ban Tổ chức Trung ương | 1
Nguyễn Thị Kim Ngân | Chủ tịch UBND huyện, Ủy ban nhân dân huyện Cam Lâm | Bộ trưởng Bộ Y tế, Bộ Y tế | 1
Nguyễn Thị Kim Ngân | Bộ trưởng Bộ Ngoại giao Lào, Bộ Ngoại giao Lào | Bộ trưởng Bộ Y tế, Bộ Y tế | 2
"""  # noqa: E501


@pytest.mark.parametrize("name, here, there, people", cases(PEOPLE))
def test_one_person_or_two(name: str, here: str, there: str, people: str) -> None:
    pages = [
        Page(ident).holds(name, *map(str.strip, post.split(",")))
        for ident, post in (("a", here), ("b", there))
    ]
    found = resolved(*pages)
    a, b = found.person("a", name), found.person("b", name)
    assert a and b and len({a.id, b.id}) == int(people)
    if a.id != b.id:
        assert ("kg:possiblySame", b.id) in a.links and ("kg:possiblySame", a.id) in b.links


def test_tones_make_other_people() -> None:
    page = Page("a").names("person", "Lê Minh Hưng", "Lê Minh Hùng", "LÊ MINH HƯNG")
    found = resolved(page)
    ids = [
        e.id
        for n in ("Lê Minh Hưng", "Lê Minh Hùng", "LÊ MINH HƯNG")
        if (e := found.person("a", n))
    ]
    assert ids[0] == ids[2] != ids[1]
    assert found.person("a", "LÊ MINH HƯNG").name == "Lê Minh Hưng"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name, title, body, people",
    [
        ("Nguyễn Văn Hùng", "Bộ trưởng Bộ Y tế", "Bộ Y tế", 1),
        ("Nguyễn Văn Hùng", "Giám đốc Sở Y tế", "Sở Y tế Hà Nội", 2),
        ("Lê Minh Hưng", "Giám đốc Sở Y tế", "Sở Y tế Hà Nội", 1),
    ],
)
def test_a_bare_name_joins_the_only_bearer_and_no_one_of_two(
    name: str, title: str, body: str, people: int
) -> None:
    minister = Page("a").holds(name, title, body)
    chairman = Page("b").holds(name, "Chủ tịch", "Ủy ban nhân dân huyện Cam Lâm")
    bare = Page("c").names("person", name)
    vague = Page("d").holds(name, "Trưởng phòng", "Phòng Tổng hợp")
    one = resolved(minister, bare, vague)
    assert len({one.person(i, name).id for i in "acd"}) == people  # type: ignore[union-attr]
    assert one.person("c", name) == one.person("d", name)
    three = resolved(minister, chairman, bare)
    assert len({three.person(i, name).id for i in "abc"}) == 3  # type: ignore[union-attr]


def test_a_name_that_does_not_say_who_stays_in_its_article() -> None:
    names = ("Hưng", "Lê Thị H.", "Tô Lâm")
    found = resolved(*(Page(i).names("person", *names) for i in "ab"))
    same = [found.person("a", n) == found.person("b", n) for n in names]
    assert same == [False, False, True]


ISRAEL = ("Thủ tướng Israel", "Chính phủ Israel")


@pytest.mark.parametrize(
    "name, post, other, its_post, same",
    [
        ("Netanyahu", ISRAEL, "Benjamin Netanyahu", ISRAEL, True),
        ("Netanyahu", ISRAEL, "Netanyahu", ISRAEL, True),
        ("Netanyahu", ISRAEL, "Benjamin Netanyahu", ("Đại sứ", "Đại sứ quán Israel"), False),
        ("Netanyahu", ISRAEL, "Naftali Bennett", ISRAEL, False),
        ("Hưng", ("Giám đốc Sở Y tế", "Sở Y tế tỉnh Lào Cai"), "Lê Minh Hưng",
         ("Giám đốc Sở Y tế", "Sở Y tế tỉnh Lào Cai"), False),
    ],
)  # fmt: skip
def test_a_surname_and_an_office_at_the_head_say_who_is_meant(
    name: str, post: tuple[str, str], other: str, its_post: tuple[str, str], same: bool
) -> None:
    pages = [Page("a").holds(name, *post), Page("b").holds(other, *its_post)]
    for found in (resolved(*pages), resolved(*reversed(pages))):
        one, two = found.person("a", name), found.person("b", other)
        assert one and two and (one.id == two.id) is same


def test_a_surname_that_fits_two_is_neither() -> None:
    cuba = ("Chủ tịch Quốc hội Cuba", "Quốc hội Cuba")
    names = ("Fidel Castro", "Raul Castro", "Castro")
    found = resolved(*(Page(name).holds(name, *cuba) for name in names))
    assert len({one.id for name in names if (one := found.person(name, name))}) == 3


def test_the_prominent_bearer_keeps_the_plain_id_when_another_comes() -> None:
    minister = Page("a").holds("Nguyễn Văn Hùng", "Bộ trưởng Bộ Y tế", "Bộ Y tế")
    chairman = Page("b").holds("Nguyễn Văn Hùng", "Chủ tịch", "Ủy ban nhân dân huyện Cam Lâm")
    alone = resolved(minister).person("a", "Nguyễn Văn Hùng")
    assert alone and alone.id == mint("person", "Nguyễn Văn Hùng")
    assert resolved(minister, chairman).person("a", "Nguyễn Văn Hùng").id == alone.id  # type: ignore[union-attr]


def test_a_chain_does_not_join_two_who_cannot_be_one() -> None:
    def at(level: int, where: str, *posts: str) -> Sighting:
        return Sighting(frozenset(posts), frozenset(), frozenset([Anchor(level, where, 2)]))

    centre, nghe_an, ca_mau = at(0, "viet-nam", "x"), at(1, "nghe-an", "y"), at(1, "ca-mau", "z")
    assert compatible(centre, nghe_an, "common") and compatible(centre, ca_mau, "common")
    assert not compatible(nghe_an, ca_mau, "common")
    seen = {centre: ["a"], nghe_an: ["b"], ca_mau: ["c"]}
    assert len(tell_apart("Nguyễn Văn Hùng", seen)) == 3
    assert len(tell_apart("Lê Minh Hưng", seen)) == 1


def test_a_bare_name_is_the_bearer_who_is_by_far_the_best_known() -> None:
    name = "Nguyễn Xuân Phúc"
    known = [Page(f"k{i}").holds(name, "Thủ tướng", "Chính phủ") for i in range(5)]
    other = Page("o").holds(name, "Chủ tịch UBND xã", "Ủy ban nhân dân xã Cam Hải Đông")
    bare = Page("b").names("person", name)
    found = resolved(*known, other, bare)
    assert found.person("b", name) == found.person("k0", name)
    assert found.person("k0", name).id == mint("person", name)  # type: ignore[union-attr]
    fewer = resolved(*known[:4], other, bare)
    assert fewer.person("b", name) != fewer.person("k0", name)


def test_judgements_come_before_rules() -> None:
    name = "Nguyễn Văn Hùng"
    a = Page("a").holds(name, "Bí thư Tỉnh ủy", "Tỉnh ủy Nghệ An")
    b = Page("b").holds(name, "Bí thư Tỉnh ủy", "Tỉnh ủy Cà Mau")
    same = (Judgement("same", f"{name}@a", f"{name}@b", "moved in 2024"),)
    found = resolved(a, b, judgements=same)
    assert found.person("a", name) == found.person("b", name)
    assert "moved in 2024" in found.person("a", name).reason  # type: ignore[union-attr]
    assert sum(e.kind == "person" for e in found.all()) == 1

    c = Page("c").holds(name, "Bí thư Tỉnh ủy", "Tỉnh ủy Nghệ An")
    differ = (Judgement("differ", f"{name}@a", f"{name}@c", "father and son"),)
    found = resolved(a, c, judgements=differ)
    one, other = found.person("a", name), found.person("c", name)
    assert one and other and one.id != other.id
    assert not [p for p, _ in one.links if p == "kg:possiblySame"]


def test_two_names_of_one_person_are_judged_one() -> None:
    page = Page("a").names("person", "Hồ Chí Minh", "Nguyễn Ái Quốc")
    found = resolved(page, judgements=(Judgement("same", "Hồ Chí Minh", "Nguyễn Ái Quốc"),))
    person = found.person("a", "Nguyễn Ái Quốc")
    assert person and person.name == "Hồ Chí Minh" and person.alt == ("Nguyễn Ái Quốc",)


def test_judgements_are_read_or_refused_with_their_line(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "judgements.tsv"
    assert read_judgements(path) == ()
    path.write_text("same\tA\tB\twhy not\n\ndiffer\tA@1\tA@2\n", encoding="utf-8")
    assert read_judgements(path) == (
        Judgement("same", "A", "B", "why not"),
        Judgement("differ", "A@1", "A@2", ""),
    )
    path.write_text("same\tA\tB\nsame as\tA\n", encoding="utf-8")
    with pytest.raises(KgError, match=r"judgements\.tsv:2"):
        read_judgements(path)


# --------------------------------------------------------------------------- events

SERIES = """
Đại hội XIV của Đảng | đại hội dang-cong-san-viet-nam 14
Đại hội đại biểu toàn quốc lần thứ XIV của Đảng | đại hội dang-cong-san-viet-nam 14
Đại hội Đảng toàn quốc lần thứ XIV | đại hội dang-cong-san-viet-nam 14
Đại hội đại biểu toàn quốc lần thứ XIV Đảng Cộng sản Việt Nam | đại hội dang-cong-san-viet-nam 14
Đại hội đại biểu toàn quốc lần thứ XIV của Đảng bảo đảm đồng bộ | đại hội dang-cong-san-viet-nam 14
Đại hội Đảng bộ các cơ quan Đảng Trung ương lần thứ I trong điều kiện | đại hội dang-bo-cac-co-quan-dang-trung-uong 1
Đại hội XIII | đại hội dang-cong-san-viet-nam 13
Đại hội lần thứ X |
Đại hội |
Đại hội Đảng bộ các cấp nhiệm kỳ 2025-2030 |
Đại hội đại biểu lần thứ XVIII Đảng bộ thành phố Hà Nội | đại hội dang-bo-thanh-pho-ha-noi 18
Đại hội Đảng bộ Hà Nội lần thứ XVIII, nhiệm kỳ 2025 - 2030 | đại hội dang-bo-thanh-pho-ha-noi 18 2025-2030
Hội nghị Trung ương 12 khóa XIII | hội nghị ban-chap-hanh-trung-uong 12 khóa 13
Hội nghị lần thứ mười hai Ban Chấp hành Trung ương Đảng khoá XIII | hội nghị ban-chap-hanh-trung-uong 12 khóa 13
Hội nghị Trung ương 6 (khóa XII) về một số vấn đề | hội nghị ban-chap-hanh-trung-uong 6 khóa 12
Hội nghị Ban Chấp hành Trung ương Hội Liên hiệp Phụ nữ Việt Nam khóa XI, lần thứ 7 | hội nghị ban-chap-hanh-trung-uong-hoi-lien-hiep-phu-nu-viet-nam 7 khóa 11
Hội nghị Trung ương 13 |
Kỳ họp thứ mười, Quốc hội khóa XV | kỳ họp quoc-hoi 10 khóa 15
Kỳ họp thứ 37, HĐND tỉnh Thanh Hóa khóa XVIII | kỳ họp hoi-dong-nhan-dan-tinh-thanh-hoa 37 khóa 18
bầu cử đại biểu Quốc hội khóa XVI và đại biểu HĐND các cấp nhiệm kỳ 2026-2031 | bầu cử quoc-hoi 16
Hội nghị tổng kết công tác năm 2025 |
Phiên trù bị Đại hội đại biểu Đảng bộ tỉnh Quảng Trị lần thứ I |
"""  # noqa: E501


def _body_id(name: str) -> str | None:
    body = world().body(name)
    return body.id if body else None


@pytest.mark.parametrize("name, expected", cases(SERIES))
def test_events_of_a_series(name: str, expected: str) -> None:
    found = series(name, _body_id)
    said = f"{found.sort} {found.owner} {found.number} {found.term}".strip() if found else ""
    assert said == expected


def ids_of(found: Entities, *pages: Page) -> list[str]:
    events = [found.event(page.id, event) for page in pages for event in page.events]
    return [event.id for event in events if event]


BTC = "Ban Tổ chức Trung ương"


def test_two_meetings_of_one_day_stay_two() -> None:
    day = "2025-12-08"
    a = Page("003").tells("conference", "Hội nghị tổng kết công tác năm 2025", day,
                          day_part="chiều", organisers=(BTC,))  # fmt: skip
    b = Page("004").tells("conference", "Hội nghị toàn quốc tổng kết công tác năm 2025", day,
                          day_part="sáng", organisers=(BTC,))  # fmt: skip
    c = Page("005").tells("conference", "Hội nghị toàn quốc tổng kết công tác năm 2025", day,
                          organisers=("Ban Tổ chức T.Ư",))  # fmt: skip
    assert len(set(ids_of(resolved(a, b), a, b))) == 2
    assert len(set(ids_of(resolved(b, c), b, c))) == 1
    assert len(set(ids_of(resolved(a, b, c), a, b, c))) == 3  # it could be either


#: two articles: type; name; date; organiser | … | one event or two
EVENTS = """
congress; Đại hội XIV của Đảng | congress; Đại hội Đảng toàn quốc lần thứ XIV; 2026-01-19 | 1
congress; Đại hội XIV của Đảng | congress; Đại hội XIII của Đảng | 2
congress; Đại hội Đảng bộ tỉnh Nghệ An lần thứ XX | congress; Đại hội đại biểu Đảng bộ tỉnh Nghệ An lần thứ XX, nhiệm kỳ 2025-2030; 2025-10-10 | 1
working; buổi làm việc; 2025-05-27; Bộ Y tế | working; Buổi làm việc với Bộ Y tế; 2025-05-27; Bộ Y tế | 1
conference; Hội nghị A về nông nghiệp; 2025-05-27; Bộ Y tế | conference; Hội nghị B về thủy lợi; 2025-05-27; Bộ Y tế | 2
conference; Hội nghị tổng kết; 2025-05-27; Bộ Y tế | conference; Hội nghị tổng kết; 2025-05-28; Bộ Y tế | 2
conference; Hội nghị tổng kết công tác năm 2024; 2025-05-27 | conference; Hội nghị tổng kết công tác năm 2024; 2025-05-27 | 1
conference; Hội nghị tổng kết | conference; Hội nghị tổng kết | 2
conference; Hội nghị tổng kết công tác năm 2024; ; Bộ Y tế | conference; Hội nghị tổng kết công tác năm 2024; ; Bộ Y tế | 1
conference; Hội nghị tổng kết công tác năm 2024; ; Bộ Y tế | conference; Hội nghị tổng kết công tác năm 2024; ; Bộ Nội vụ | 2
"""  # noqa: E501


def _told(ident: str, cell: str) -> Page:
    type, name, date, organiser = [*(part.strip() for part in cell.split(";")), "", ""][:4]
    return Page(ident).tells(type, name, date or None, organisers=(organiser,) if organiser else ())


@pytest.mark.parametrize("here, there, expected", cases(EVENTS))
def test_one_event_or_two(here: str, there: str, expected: str) -> None:
    a, b = _told("a", here), _told("b", there)
    assert len(set(ids_of(resolved(a, b), a, b))) == int(expected)


def test_an_appointment_is_its_day_and_person() -> None:
    day = "2025-12-08"
    a = Page("a").tells("appointment", "Bổ nhiệm Thứ trưởng", day).of("Lê Minh Hưng")
    b = Page("b").tells("appointment", "Trao quyết định bổ nhiệm", day).of("Lê Minh Hưng")
    c = Page("c").tells("appointment", "Bổ nhiệm Thứ trưởng", day).of("Phan Đình Trạc")
    first, second, third = ids_of(resolved(a, b, c), a, b, c)
    assert first == second != third


# --------------------------------------------------------------------------- bodies, papers


def test_a_body_is_known_by_any_of_its_names_and_brings_what_is_above() -> None:
    page = Page("a").names("organisation", "Ban Tổ chức T.Ư", "UBND tỉnh Nghệ An")
    found = resolved(page)
    body = found.organisation("a", "Ban Tổ chức T.Ư")
    assert body and body.id == "org/ban-to-chuc-trung-uong" and body.name == BTC
    assert body.labels == {"vi": BTC, "en": "Central Organization Commission"}
    assert "ban to chuc trung uong" in body.hidden
    made = {e.id: e for e in found.all()}
    assert {"org/ban-chap-hanh-trung-uong", "org/dang-cong-san-viet-nam", "org/chinh-phu",
            "place/nghe-an", "place/viet-nam"} <= set(made)  # fmt: skip
    local = [v for e in made.values() for _, v in e.links if v.startswith(("org/", "place/"))]
    assert set(local) <= set(made)


def test_a_generic_name_means_another_body_in_every_article() -> None:
    pages = [Page(i).names("organisation", "Ban Lễ tang", "Công ty A") for i in "ab"]
    found = resolved(*pages)
    assert found.organisation("a", "Ban Lễ tang") != found.organisation("b", "Ban Lễ tang")
    assert found.organisation("a", "Công ty A") == found.organisation("b", "Công ty A")


def test_the_article_says_which_of_two_namesakes() -> None:
    a = Page("a").names("place", "Kiên Giang").names("organisation", "Huyện ủy Châu Thành")
    b = Page("b").names("place", "Long An").names("organisation", "Huyện ủy Châu Thành")
    c = Page("c").names("organisation", "Huyện ủy Châu Thành")
    found = resolved(a, b, c)
    ids = [found.organisation(i, "Huyện ủy Châu Thành").id for i in "abc"]  # type: ignore[union-attr]
    assert ids[:2] == ["org/huyen-uy-chau-thanh-kien-giang", "org/huyen-uy-chau-thanh-long-an"]
    assert ids[2] not in ids[:2]


def test_units_of_namesakes_are_apart() -> None:
    unit = "Đội Cảnh sát giao thông Công an huyện Châu Thành"
    where = {"a": "Kiên Giang", "b": "Long An", "c": "Long An", "d": "Hà Nội"}
    pages = [Page(i).names("place", p).names("organisation", unit) for i, p in where.items()]
    found = resolved(*pages)
    ids = [found.organisation(i, unit).id for i in where]  # type: ignore[union-attr]
    assert ids[1] == ids[2] and len(set(ids)) == 3


UNITS = """
Tổ công tác số 1 của Bộ Chính trị | org/bo-chinh-tri
Vụ Báo chí Bộ Ngoại giao | org/bo-ngoai-giao
Phòng Cảnh sát hình sự Công an tỉnh Nghệ An | org/cong-an-tinh-nghe-an
Đảng ủy Bộ Y tế |
Công ty cổ phần Báo Nhân Dân |
"""


@pytest.mark.parametrize("name, above", cases(UNITS))
def test_a_body_of_a_body_is_below_it(name: str, above: str) -> None:
    found = resolved(Page("a").names("organisation", name)).organisation("a", name)
    assert found and dict(found.links).get("org:subOrganizationOf", "") == above


def test_hyphens_do_not_make_another_person() -> None:
    found = resolved(Page("a").names("person", "Seo Jin-hyuk", "Seo Jin Hyuk"))
    assert found.person("a", "Seo Jin-hyuk") == found.person("a", "Seo Jin Hyuk")


PAPERS = """
Nghị quyết số 18-NQ/TW | Nghị quyết 18 - NQ/TƯ | yes
Nghị quyết số 18-NQ/TW | Nghị quyết số 19-NQ/TW | no
Nghị định số 178/2024/NĐ-CP | Nghị định 178/2024/NĐ-CP | yes
Hiến pháp năm 2013 | hiến pháp năm 2013 | yes
Luật Đất đai | Luật Nhà ở | no
Nghị quyết Đại hội XIV | Nghị quyết Đại hội lần thứ XIV của Đảng | yes
Nghị quyết Đại hội XIV của Đảng | Nghị quyết Đại hội XIII của Đảng | no
Nghị quyết Đại hội XIV của Đảng | Văn kiện Đại hội XIV của Đảng | no
"""


@pytest.mark.parametrize("one, other, same", cases(PAPERS))
def test_papers_are_known_by_number(one: str, other: str, same: str) -> None:
    found = resolved(Page("a").names("paper", one), Page("b").names("paper", other))
    assert (found.paper("a", one) == found.paper("b", other)) == (same == "yes")


# --------------------------------------------------------------------------- the whole


def many() -> list[Page]:
    pages = []
    for i in range(60):
        page = Page(f"{i:03}", f"2025-{i % 12 + 1:02}-08")
        province = ["Nghệ An", "Cà Mau", "Hà Giang", "Lào Cai"][i % 4]
        page.holds("Nguyễn Văn Hùng", "Bí thư Tỉnh ủy", f"Tỉnh ủy {province}")
        page.holds("Lê Minh Hưng", ["Trưởng Ban Tổ chức Trung ương", "Trưởng ban"][i % 2], BTC)
        page.names(
            "organisation", "Ban Lễ tang", "Huyện ủy Châu Thành", ["CÔNG TY A", "Công ty A"][i % 2]
        )
        page.names("organisation", "Đội 1 Công an huyện Châu Thành")
        page.names("place", province, "Châu Thành", *["Long An", "Kiên Giang"][: i % 3]).names(
            "paper", "Nghị quyết 18-NQ/TW"
        )
        page.tells("congress", ["Đại hội XIV của Đảng", "Đại hội Đảng lần thứ XIV"][i % 2])
        page.tells("conference", f"Hội nghị {i % 3}", page.published, organisers=(BTC,))
        pages.append(page)
    return pages


def test_the_order_of_articles_changes_nothing() -> None:
    pages = many()
    first = resolved(*pages)
    for seed in range(3):
        mixed = random.Random(seed).sample(pages, len(pages))
        again = resolved(*mixed)
        assert list(first.all()) == list(again.all())
        for page in pages:
            assert ids_of(first, page) == ids_of(again, page)
            for t in page.tenures:
                assert first.person(page.id, t.person.name) == again.person(page.id, t.person.name)
                assert first.post(page.id, t.post) == again.post(page.id, t.post)


def test_every_link_between_entities_leads_to_one() -> None:
    made = {e.id: e for e in resolved(*many()).all()}
    folders = ("org/", "place/", "person/", "post/")
    for one in made.values():
        for predicate, value in one.links:
            assert not value.startswith(folders) or value in made, (one.id, predicate, value)
