"""Pages as Vietnamese papers make them: what of a page becomes the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import load
from kg.model import Document

TITLE = "Bầu Chủ tịch HĐND tỉnh Hậu Giang khóa X"
SAPO = "HĐND tỉnh Hậu Giang đã bầu bà Mạc Thị Hồng Nhiên giữ chức Chủ tịch HĐND tỉnh khóa X."
BODY = (
    "Chiều 27/5, tại Hội trường UBND tỉnh, HĐND tỉnh Hậu Giang tổ chức kỳ họp để xem xét, "
    "quyết định nhiều nội dung quan trọng và kiện toàn nhân sự nhiệm kỳ 2021 - 2026.",
    "Ông Ung Văn Trợ, Giám đốc Sở Kế hoạch và Đầu tư, được bầu giữ chức Phó Chủ tịch UBND tỉnh "
    "với 46/49 phiếu tán thành của các đại biểu dự kỳ họp chiều nay.",
    "Phát biểu nhận nhiệm vụ, tân Chủ tịch HĐND tỉnh Mạc Thị Hồng Nhiên cảm ơn sự tín nhiệm của "
    "đại biểu, hứa sẽ cùng Thường trực HĐND tỉnh đổi mới hoạt động giám sát.",
)
OTHER = "Ông Lục Hải Tấn giữ chức Bí thư Huyện ủy Phụng Hiệp"

DIVISIONS = f"""<html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - Báo Mẫu Online</title>
<meta property="og:site_name" content="BAO MAU ONLINE">
<meta property="og:url" content="https://baomau.example/bau-20250527214400.htm">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2025-05-27T21:44:00+07:00"}}</script></head><body>
<div class="header"><div class="menu"><a href="/">Báo Mẫu</a><a href="/tg">Thế giới</a></div></div>
<div class="detail-top"><a class="detail-cate">Chính trị</a>
<div class="detail-time">27/05/2025 21:44 GMT+7</div></div>
<h1 class="detail-title" data-role="title">{TITLE}</h1>
<h2 class="detail-sapo" data-role="sapo">TTO - {SAPO}</h2>
<div class="detail-content" data-role="content"><div type="Photo"><div><img src="a.jpg"></div>
<div class="PhotoCMS_Caption"><p>Bà Nhiên (giữa) nhận hoa chúc mừng - Ảnh: CHÍ QUỐC</p></div></div>
<p>{BODY[0]}</p><div type="RelatedOneNews" class="related"><a href="/x.htm">{OTHER}</a></div>
<p>{BODY[1]}</p><table class="picture"><tr><td><img src="b.jpg"></td></tr>
<tr><td class="caption"><p>Ông Ung Văn Trợ phát biểu. Ảnh: TTXVN</p></td></tr></table>
<p>{BODY[2]}</p></div>
<div class="detail__related"><div class="box-title">Tin liên quan</div>
<ul><li><h3><a href="/1">{OTHER}</a></h3></li></ul></div></body></html>"""

TABLES = f"""<html><head><title>{TITLE}</title></head><body><table><tr><td><table><tr>
<td>Trang chủ</td><td>Chính trị</td></tr></table></td></tr><tr><td><b>{TITLE}</b><br>
<i>Thứ Ba, 27/05/2025 21:44</i><br><br><b>(HGO) - {BODY[0]}</b><br><br>{BODY[1]}<br><br>
<table><tr><td><img src=a.jpg></td></tr><tr><td><i>Ông Ung Văn Trợ phát biểu. Ảnh: TTXVN</i></td>
</tr></table><br>{BODY[2]}<br><div align=right><b>TRÚC GIANG</b></div><br>Các tin khác<br>
<a href=1>{OTHER}</a> (07/12/2022)<br></td></tr></table></body></html>"""

PORTAL = f"""<!doctype html><html lang="vi"><head><title>{TITLE} – Cổng TTĐT tỉnh</title>
<meta name="description" content="Cổng thông tin điện tử tỉnh cung cấp thông tin về hoạt động">
</head><body><header><h2>CỔNG THÔNG TIN ĐIỆN TỬ</h2><nav>Giới thiệu Tin tức</nav></header>
<div class="post"><h1 class="entry-title">{TITLE}</h1>
<span class="date">Ngày đăng: 27/05/2025 Lượt xem: 120</span><div class="entry-content">
<p><strong>{BODY[0]}</strong></p><p><img src="x.jpg"></p><p>{BODY[1]}</p><p>{BODY[2]}</p>
<p style="text-align: right;"><strong>Tin, ảnh: Trúc Giang</strong></p></div></div>
<aside><h3>Tin mới</h3><ul><li><a href="/a">{OTHER}</a></li></ul></aside>
<footer>Chịu trách nhiệm: Ông Nguyễn Văn B, Chánh Văn phòng UBND tỉnh</footer></body></html>"""


def page(folder: Path, html: str) -> Document:
    (folder / "trang.html").write_text(html, encoding="utf-8")
    (doc,) = load(folder / "trang.html")
    return doc


def kinds(doc: Document, part: str) -> list[str]:
    at = doc.text.find(part)
    return [r.kind for r in doc.regions if at >= 0 and r.span.start <= at < r.span.stop]


@pytest.mark.parametrize("html", [DIVISIONS, TABLES, PORTAL], ids=["div", "table", "portal"])
def test_an_article_is_found_in_its_page(tmp_path: Path, html: str) -> None:
    doc = page(tmp_path, html)
    assert doc.published == "2025-05-27"
    assert kinds(doc, TITLE) == ["title"]
    assert all(kinds(doc, p) in (["body"], ["lede"]) for p in BODY)
    assert all(p in doc.text.splitlines() or f"(HGO) - {p}" in doc.text for p in BODY)
    assert kinds(doc, OTHER) in ([], ["furniture"])
    assert kinds(doc, "Ông Nguyễn Văn B") == []


def test_lede_captions_and_credits_of_a_page(tmp_path: Path) -> None:
    doc = page(tmp_path, DIVISIONS)
    assert (doc.title, doc.publisher) == (TITLE, "BAO MAU ONLINE")
    assert doc.url == "https://baomau.example/bau-20250527214400.htm"
    assert kinds(doc, "TTO - ") == ["dateline"]
    assert kinds(doc, SAPO) == ["lede"]
    assert kinds(doc, "Bà Nhiên (giữa)") == ["caption"]
    assert kinds(doc, "Ảnh: CHÍ QUỐC") == ["credit"]
    assert kinds(doc, "Ông Ung Văn Trợ phát biểu") == ["caption"]


def test_a_page_of_tables_is_divided_at_its_line_breaks(tmp_path: Path) -> None:
    doc = page(tmp_path, TABLES)
    assert (doc.title, doc.publisher) == (TITLE, "HGO")
    assert kinds(doc, "TRÚC GIANG") == ["credit"]
    assert kinds(doc, "Ông Ung Văn Trợ phát biểu") == ["caption"]


def test_the_slogan_of_a_site_is_no_lede(tmp_path: Path) -> None:
    doc = page(tmp_path, PORTAL)
    assert "cung cấp thông tin" not in doc.text
    assert kinds(doc, "Tin, ảnh: Trúc Giang") == ["credit"]


def test_nothing_is_printed_about_a_bad_page(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for html in ("<html></html>", "<p>Ông A được bầu" + "<" * 1000, "<!DOCTYPE html>\0"):
        (tmp_path / "x.html").write_text(html, encoding="utf-8")
        from kg.documents import walk

        list(walk([tmp_path / "x.html"]))
    assert capfd.readouterr() == ("", "")
