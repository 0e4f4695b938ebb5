"""Files of every format, and bad ones: what becomes a document, and what is said of the rest."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import resource
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from kg.documents import Unreadable, load, walk
from kg.documents.found import LONGEST
from kg.errors import KgError
from kg.model import Document

TEXT = (
    "Ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh\n"
    "\n"
    "Sáng 8-12, HĐND tỉnh Hậu Giang đã bầu ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh.\n"
)
OTHER = "Bà Lã Thị Mộng Kiều thôi giữ chức Phó Chủ tịch UBND tỉnh để nghỉ hưu từ ngày 1/1/2023.\n"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh - Báo Hậu Giang</title>
<link rel="canonical" href="https://baohaugiang.example/chinh-tri/ong-thiep-123.html">
<meta property="og:site_name" content="Báo Hậu Giang">
<meta property="og:title" content="Ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh">
<meta property="article:published_time" content="2022-12-08T10:42:00+07:00"></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/ct">Chính trị</a></li></ul></nav>
<article><h1>Ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh</h1>
<p>{TEXT.splitlines()[2]} Kỳ họp do Thường trực HĐND tỉnh triệu tập.</p>
<figure><img src="a.jpg"><figcaption>Ông Thiệp phát biểu nhận nhiệm vụ. Ảnh: TRÚC GIANG</figcaption>
</figure><h3>Phát biểu nhận nhiệm vụ</h3>
<p>{OTHER.strip()} Bà Kiều cảm ơn các đại biểu HĐND tỉnh đã tín nhiệm.</p></article>
<footer>Giấy phép số 123. Bản quyền thuộc về Báo Hậu Giang</footer></body></html>"""


def record(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def put(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = data.encode() if isinstance(data, str) else data
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def split(found: list[Document | Unreadable]) -> tuple[list[Document], list[Unreadable]]:
    documents = [f for f in found if isinstance(f, Document)]
    return documents, [f for f in found if isinstance(f, Unreadable)]


# ---------------------------------------------------------------- stored text


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", TEXT),
        "\u200b  " + TEXT + "\n\n  ",
        TEXT.replace("ủ", "\u0075\u0309"),  # composed and decomposed letters in one file
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le+bom", "utf-32"])
def test_a_plain_text_is_stored_letter_for_letter(tmp_path: Path, text: str, codec: str) -> None:
    data = text.encode(codec) if "+" not in codec else ("\ufeff" + text).encode("utf-16-le")
    for name in ("bài 1.txt", "bài 1.txt.gz"):
        (doc,) = load(put(tmp_path, name, data))
        assert (doc.id, doc.text) == ("bài 1", text)
        assert doc.sha256 == hashlib.sha256(text.encode()).hexdigest()
        check_regions(doc)


def check_regions(doc: Document) -> None:
    spans = [r.span for r in doc.regions]
    assert all(a.stop <= b.start for a, b in pairwise(spans))
    covered = {i for s in spans for i in range(s.start, s.stop)}
    assert all(i in covered for i, c in enumerate(doc.text) if not c.isspace() and c != "\u200b")
    assert all(doc.text[s.start : s.stop].strip() == doc.text[s.start : s.stop] for s in spans)


VNI = (
    "Oâng Khoång Baù Thieäp giöõ chöùc Chuû tòch HÑND tænh. Saùng nay HÑND tænh ñaõ baàu oâng "
    "Thieäp; caùc ñaïi bieåu vaø nhöõng ngöôøi ñöôïc môøi döï hoïp taïi hoäi tröôøng."
)
SAME = (
    "Ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh. Sáng nay HĐND tỉnh đã bầu ông "
    "Thiệp; các đại biểu và những người được mời dự họp tại hội trường."
)


def in_tcvn3(text: str) -> bytes:
    from kg.documents.encoding import _TCVN3

    return bytes(128 + _TCVN3.index(c) if ord(c) > 127 else ord(c) for c in text)


def in_viscii(text: str) -> bytes:
    from kg.documents.encoding import _VISCII

    return bytes(128 + _VISCII.index(c) if ord(c) > 127 else ord(c) for c in text)


def in_1258(text: str) -> bytes:
    out = b""
    for c in unicodedata.normalize("NFC", text):
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            base, mark = unicodedata.normalize("NFD", c)[:-1], unicodedata.normalize("NFD", c)[-1]
            if mark == "\u0302":  # the tone came before the hat
                base, mark = base[0] + mark, base[-1]
            out += unicodedata.normalize("NFC", base).encode("cp1258") + mark.encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [in_tcvn3(SAME), in_viscii(SAME), in_1258(SAME), VNI.encode("cp1252")],
    ids=["tcvn3", "viscii", "windows-1258", "vni"],
)
def test_legacy_encodings_are_read(tmp_path: Path, data: bytes) -> None:
    (doc,) = load(put(tmp_path, "cũ.txt", data))
    assert unicodedata.normalize("NFC", doc.text) == SAME


@pytest.mark.parametrize("codec", ["cp1252", "koi8-r", "shift-jis"])
def test_other_legacy_encodings_are_not_taken_for_vietnamese(tmp_path: Path, codec: str) -> None:
    text = {"cp1252": "Élève à l'école où né", "koi8-r": "Москва, столица", "shift-jis": "東京都"}
    (found,) = walk([put(tmp_path, "x.txt", (text[codec] * 20).encode(codec))])
    assert isinstance(found, Unreadable) and "UTF-8" in found.reason


# ---------------------------------------------------------------- formats

RECORDS = [
    record(id="a1", title="Ông Thiệp giữ chức Chủ tịch HĐND tỉnh", content=TEXT, date="2022-12-08"),
    record(_id=7, headline="Bà Kiều nghỉ hưu", raw_text=OTHER, link="https://x.example/7.html"),
]


@pytest.mark.parametrize(
    ("name", "data", "ids"),
    [
        ("tin.jsonl", "\n".join(RECORDS), ["a1", "7"]),
        ("tin.ndjson.gz", "\n\n".join(RECORDS) + "\n", ["a1", "7"]),
        ("tin.jsonl", ("\ufeff" + "\r\n".join(RECORDS)), ["a1", "7"]),
        ("tin.jsonl", "\n".join(RECORDS).encode("utf-16"), ["a1", "7"]),
        ("tin.json", f"[{','.join(RECORDS)}]", ["a1", "7"]),
        ("tin.json", f'{{"total": 2, "articles": [{", ".join(RECORDS)}]}}', ["a1", "7"]),
        ("tin.json", RECORDS[0], ["a1"]),
        ("tin.json", json.dumps(json.loads(RECORDS[0]), indent=2), ["a1"]),
        ("tin.json", "\n".join(RECORDS), ["a1", "7"]),  # JSON lines under another name
        ("tin.jsonl", f'{{"single_documents": [{",".join(RECORDS)}]}}', ["a1", "7"]),
        ("tin.csv", f'id,title,text\na1,"Ông Thiệp, tân Chủ tịch","{TEXT}"\n', ["a1"]),
        ("tin.csv", f'id;title;text\na1;Ông Thiệp;"{TEXT}"\n7;Bà Kiều;{OTHER}', ["a1", "7"]),
        ("tin.tsv.gz", f"ID\tTitle\tText\na1\tÔng Thiệp\t{OTHER}", ["a1"]),
        ("tin.md", f"# Ông Thiệp giữ chức\n\n{TEXT}", ["tin"]),
        ("tin.htm.gz", PAGE, ["tin"]),
        ("tin.txt", TEXT, ["tin"]),
    ],
)
def test_formats(tmp_path: Path, name: str, data: str | bytes, ids: list[str]) -> None:
    documents, unreadable = split(list(walk([put(tmp_path, name, data)])))
    assert not unreadable
    assert [d.id for d in documents] == ids
    for doc in documents:
        check_regions(doc)


def test_fields_of_a_record(tmp_path: Path) -> None:
    line = record(
        id=12,
        title="Bà Kiều nghỉ hưu",
        sapo="Bà Lã Thị Mộng Kiều được nghỉ hưu từ ngày 1/1.",
        body=OTHER,
        publish_date="08/12/2022 10:42",
        site="haugiang.example",
        link="https://haugiang.example/12",
    )
    (doc,) = load(put(tmp_path, "tin.jsonl", line))
    assert (doc.id, doc.title, doc.published) == ("12", "Bà Kiều nghỉ hưu", "2022-12-08")
    assert (doc.publisher, doc.url) == ("haugiang.example", "https://haugiang.example/12")
    lede = "Bà Lã Thị Mộng Kiều được nghỉ hưu từ ngày 1/1."
    assert doc.text == f"Bà Kiều nghỉ hưu\n\n{lede}\n\n{OTHER}"
    assert [r.kind for r in doc.regions] == ["title", "lede", "body"]


def test_title_and_lede_are_not_put_twice(tmp_path: Path) -> None:
    line = record(title="Ông  Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh", text=TEXT)
    (doc,) = load(put(tmp_path, "tin.jsonl", line))
    assert doc.text == TEXT


def test_columns_are_named_by_option(tmp_path: Path) -> None:
    path = put(tmp_path, "bảng.csv", f"ma,tua,bai,ngay\nx9,Bà Kiều,{OTHER.strip()},2022-12-08\n")
    columns = {"id": "ma", "title": "tua", "text": "bai", "published": "ngay"}
    (doc,) = load(path, columns=columns)
    assert (doc.id, doc.title, doc.published) == ("x9", "Bà Kiều", "2022-12-08")
    with pytest.raises(KgError, match="unknown field 'txt'; fields are id, title, text"):
        load(path, columns={"txt": "bai"})


def test_records_without_id_keep_theirs_when_lines_move(tmp_path: Path) -> None:
    lines = [record(text=TEXT), record(text=OTHER)]
    first = load(put(tmp_path, "tin.jsonl", "\n".join(lines)))
    second = load(put(tmp_path, "tin.jsonl", "\n".join(reversed(lines))))
    assert {d.id for d in first} == {d.id for d in second}
    assert all(d.id.startswith("tin-") for d in first)
    assert [d.source for d in first] == [f"{tmp_path}/tin.jsonl:1", f"{tmp_path}/tin.jsonl:2"]


def test_html(tmp_path: Path) -> None:
    (doc,) = load(put(tmp_path, "trang.html", PAGE))
    assert doc.title == "Ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh"
    assert (doc.published, doc.publisher) == ("2022-12-08", "Báo Hậu Giang")
    assert doc.url == "https://baohaugiang.example/chinh-tri/ong-thiep-123.html"
    kinds = [(r.kind, doc.text[r.span.start : r.span.stop]) for r in doc.regions]
    assert ("title", doc.title) in kinds
    assert ("caption", "Ông Thiệp phát biểu nhận nhiệm vụ.") in kinds
    assert ("credit", "Ảnh: TRÚC GIANG") in kinds
    assert ("heading", "Phát biểu nhận nhiệm vụ") in kinds
    assert "Trang chủ" not in doc.text and "Giấy phép" not in doc.text
    assert doc.text.count("\n") >= 4  # paragraphs stay apart


def test_html_in_a_field_is_stripped(tmp_path: Path) -> None:
    html = "<p>Ông <b>A</b> &amp; bà B dự họp.</p><p>Đại hội đã bầu ông A.</p>"
    (doc,) = load(put(tmp_path, "tin.jsonl", record(id="1", content=html)))
    assert doc.text == "Ông A & bà B dự họp.\nĐại hội đã bầu ông A."


def test_markdown(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Đại hội bầu ông Thiệp\ndate: 2022-12-08\nsource: haugiang.example\n---\n"
        "## Bầu cử\n\nĐại hội bầu **ông [Khổng Bá Thiệp](https://x.example/a)** giữ chức "
        "*Chủ tịch* HĐND tỉnh.\n\n![](a.jpg)\n"
    )
    (doc,) = load(put(tmp_path, "bài.md", text))
    assert (doc.title, doc.published) == ("Đại hội bầu ông Thiệp", "2022-12-08")
    assert "bầu ông Khổng Bá Thiệp giữ chức Chủ tịch HĐND tỉnh." in doc.text
    assert doc.text[doc.regions[0].span.start : doc.regions[0].span.stop] == "Bầu cử"
    assert doc.regions[0].kind == "heading"


# ---------------------------------------------------------------- folders and standard input


def test_a_mixed_folder(tmp_path: Path) -> None:
    put(tmp_path, "b/2.txt", TEXT)
    put(tmp_path, "b/1.html", PAGE)
    put(tmp_path, "a.jsonl.gz", RECORDS[0])
    put(tmp_path, "c/không đuôi", OTHER)
    put(tmp_path, ".hidden/x.txt", TEXT)
    put(tmp_path, "b/.x.txt", TEXT)
    put(tmp_path, "b/style.css", "p {}")
    put(tmp_path, "b/ảnh.jpg", b"\xff\xd8\xff\xe0 \0")
    put(tmp_path, "LICENSE", "Permission is hereby granted to anyone")
    put(tmp_path, "c/tờ.pdf", b"%PDF-1.7 \0")
    documents, unreadable = split(list(walk([tmp_path])))
    assert [d.id for d in documents] == ["a1", "1", "2", "không đuôi"]
    assert [str(u) for u in unreadable] == [
        f"{tmp_path}/c/tờ.pdf: is not text (a PDF); save it as text or HTML"
    ]


def test_one_path_alone_is_as_good_as_a_list(tmp_path: Path) -> None:
    put(tmp_path, "1.txt", TEXT)
    assert [d.id for d in split(list(walk(str(tmp_path))))[0]] == ["1"]


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (TEXT, ["stdin"]),
        ("\n".join(RECORDS) + "\n", ["a1", "7"]),
        (f"[{RECORDS[0]},\n{RECORDS[1]}]", ["a1", "7"]),
        (PAGE, ["stdin"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: str, ids: list[str]) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(data.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert [d.id for d in load("-")] == ids
    assert not stdin.closed


def test_load_says_why_nothing_was_read(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"x\.txt: there is no such file or folder"):
        load(tmp_path / "x.txt")
    with pytest.raises(KgError, match="holds no article"):
        load(tmp_path)


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("name", "data", "line", "reason"),
    [
        ("x.txt", "", None, "is empty"),
        ("x.txt", " \n\t\n", None, "is empty"),
        ("x.txt.gz", "", None, "is empty"),
        ("x.jsonl", "", None, "is empty"),
        ("x.csv", "", None, "is empty"),
        ("x.json", "[]", None, "holds an empty list"),
        ("x.json", "3", None, "holds a number, not a record"),
        ("x.json", '{"a": ', 1, "is broken JSON"),
        ("x.txt", b"Ti\xe1\xba\xbfng Vi\xe1\xbb\x87t \0\0\1", None, "is not text (it holds zero"),
        ("x.txt", b"PK\x03\x04\x14\0", None, "is not text (a zip archive or office file)"),
        ("x.txt", b"\x1f\x8b\x08\0", None, "is not text (gzipped, but not named .gz)"),
        ("x.txt", TEXT.encode() * 9 + b"\xff", None, "breaks UTF-8 at byte"),
        ("x.txt", "The President of the Assembly met the Prime Minister. " * 9, None, "Vietnamese"),
        ("x.txt", "Thu tuong Chinh phu lam viec voi tinh Hau Giang. " * 9, None, "Vietnamese"),
        ("x.html", "<html><body></body></html>", None, "is HTML without any text"),
        ("x.jsonl", record(id=1, title="Không có bài"), 1, "has no text: a field text or content"),
        ("x.jsonl", record(id=1, text=" "), 1, "has no text: its field text is empty"),
        ("x.jsonl", record(id=1, text="An English article, whole and long."), 1, "Vietnamese"),
        ("x.jsonl", "[1]", 1, "holds a number where a record is wanted"),
        ("x.jsonl", "[" * 100_000, 1, "JSON"),
        ("x.csv", "ma,tua\n1,A\n2,B\n", 1, "has no text: a column text or content"),
        ("x.csv", f"id,text\n1,{OTHER.strip()},thừa\n", 2, "has 3 cells instead of 2"),
    ],
)
def test_bad_input_gets_one_sentence(
    tmp_path: Path, name: str, data: str | bytes, line: int | None, reason: str
) -> None:
    path = put(tmp_path, name, data)
    (found,) = walk([path])
    assert isinstance(found, Unreadable)
    assert (found.source, found.line) == (str(path), line)
    assert reason in found.reason and "\n" not in str(found)


def test_broken_gzip(tmp_path: Path) -> None:
    whole = gzip.compress((TEXT * 500).encode())
    for name, data in {"cut.txt.gz": whole[:-9], "not.txt.gz": TEXT.encode()}.items():
        (tmp_path / name).write_bytes(data)
        (found,) = walk([tmp_path / name])
        assert isinstance(found, Unreadable) and "broken gzip" in found.reason


GOOD = [record(id=str(i), text=f"Kỳ họp thứ {i} của HĐND tỉnh đã bầu ông A.") for i in range(4)]


@pytest.mark.parametrize(
    ("name", "data", "ids", "lines"),
    [
        ("x.jsonl", [GOOD[0], '{"id": 1, "text": "Kỳ họp', GOOD[1]], ["0", "1"], [2]),
        ("x.jsonl", [GOOD[0], "", "không phải JSON", GOOD[1]], ["0", "1"], [3]),
        ("x.json", ["[", GOOD[0] + ",", '{"id" "x"},', GOOD[1], "]"], ["0", "1"], [3]),
        ("x.json", ["[", GOOD[0] + ",", GOOD[1]], ["0", "1"], [None]),
        ("x.csv", ["id,text", "0,Kỳ họp đã bầu", '1,"Kỳ họp', "2,Ông Đỗ"], ["0", "2"], [3]),
    ],
)
def test_a_broken_record_costs_only_itself(
    tmp_path: Path, name: str, data: list[str], ids: list[str], lines: list[int | None]
) -> None:
    documents, unreadable = split(list(walk([put(tmp_path, name, "\n".join(data))])))
    assert [d.id for d in documents] == ids
    assert [u.line for u in unreadable] == lines


def test_a_line_that_breaks_utf8_costs_only_itself(tmp_path: Path) -> None:
    data = GOOD[0].encode() + b'\n{"id": 9, "text": "\xff\xfe"}\n' + GOOD[1].encode()
    documents, unreadable = split(list(walk([put(tmp_path, "x.jsonl", data)])))
    assert [d.id for d in documents] == ["0", "1"]
    assert [(u.line, "breaks UTF-8" in u.reason) for u in unreadable] == [(2, True)]


def test_duplicate_ids(tmp_path: Path) -> None:
    put(tmp_path, "1/x.txt", TEXT)
    put(tmp_path, "2/x.txt", TEXT)
    put(tmp_path, "3/x.txt", OTHER)
    put(tmp_path, "4/y.txt", OTHER)
    documents, unreadable = split(list(walk([tmp_path])))
    assert [(d.id, d.text) for d in documents] == [("x", TEXT), ("y", OTHER)]
    assert [u.reason for u in unreadable] == [
        f"has the id and the text of {tmp_path}/1/x.txt ('x'); it is read once",
        f"has the id 'x' and another text as {tmp_path}/1/x.txt, which is kept; "
        "give it an id of its own",
    ]


@pytest.mark.parametrize("name", ["x.txt", "x.jsonl", "x.csv", "x.html", "x.json"])
def test_a_line_of_50_mb_is_bounded(tmp_path: Path, name: str) -> None:
    data = b'{"id": "long", "text": "' + "Kỳ họp bầu ông A. ".encode() * 2_300_000 + b'"}'
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path = put(tmp_path, name, b"id,text\n" + data if name == "x.csv" else data)
    if name in ("x.jsonl", "x.csv"):
        with open(path, "ab") as file:
            last = GOOD[0] if name == "x.jsonl" else "0,Kỳ họp đã bầu ông A."
            file.write(f"\n{last}\n".encode())
    del data
    documents, unreadable = split(list(walk([path])))
    assert [d.id for d in documents] == (["0"] if name in ("x.jsonl", "x.csv") else [])
    assert len(unreadable) == 1 and f"longer than {LONGEST:,}" in unreadable[0].reason
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kB


@pytest.mark.parametrize("tag", ["div", "em", "blockquote", "table><tr><td"])
def test_deep_html_is_read(tmp_path: Path, tag: str) -> None:
    close = "</" + "></".join(reversed(tag.split("><"))) + ">"
    body = f"<{tag}>" * 50_000 + f"<p>{OTHER}</p>" * 3 + close * 50_000
    (doc,) = load(put(tmp_path, "sâu.html", f"<html><body>{body}</body></html>"))
    assert doc.text.count(OTHER.strip()) == 3


def test_text_that_no_store_could_keep_is_mended(tmp_path: Path) -> None:
    (doc,) = load(put(tmp_path, "x.jsonl", '{"id": "1", "text": "Kỳ họp \\ud83d đã \\u0000 bầu"}'))
    assert doc.text == "Kỳ họp \ufffd đã \ufffd bầu"


def test_an_unreadable_file_loses_no_other(tmp_path: Path) -> None:
    put(tmp_path, "1.txt", TEXT)
    closed = put(tmp_path, "2.txt", OTHER)
    closed.chmod(0)
    put(tmp_path, "3.txt", OTHER)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    documents, unreadable = split(list(walk([tmp_path, tmp_path / "none"])))
    as_root = len(documents) == 3  # root opens every file
    assert [d.id for d in documents] == (["1", "2", "3"] if as_root else ["1", "3"])
    assert unreadable[-1].reason == "there is no such file or folder"
