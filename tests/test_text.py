"""Letters, names and sentences of Vietnamese text."""

from __future__ import annotations

import unicodedata

import pytest

from kg.text import canon_tone, fold, name_key, nfc, sentences, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("hoà bình, hoá học, xoè", "hòa bình, hóa học, xòe"),
        ("thuý, luỹ, huỷ, tuỳ", "thúy, lũy, hủy, tùy"),
        ("HOÀ, UỶ", "HÒA, ỦY"),
        ("quý, quỹ, quỳnh", "quý, quỹ, quỳnh"),
        ("hoàn, toán, thuyền, tuần", "hoàn, toán, thuyền, tuần"),
        ("múa, mùa, của", "múa, mùa, của"),
        ("già, giá", "già, giá"),
        ("Hòa, Thúy, Ủy", "Hòa, Thúy, Ủy"),
    ],
)
def test_tone_style(text: str, expected: str) -> None:
    assert canon_tone(text) == expected
    assert canon_tone(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đỗ Văn Chiến", "do van chien"),
        ("Ban Tổ chức  Trung ương", "ban to chuc trung uong"),
        ("H'Yim Kđoh", "h'yim kdoh"),
        ("Ernesto Valdés", "ernesto valdes"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Tỉnh ủy Quảng Ninh", "bi-thu-tinh-uy-quang-ninh"),
        ("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("Nghị quyết số 18-NQ/TW", "nghi-quyet-so-18-nq-tw"),
        (" – ", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Uỷ ban", "ỦY  BAN", True),
        ("H’Yim", "H'Yim", True),
        ("Lê Thị Thuý", "Lê Thị Thúy", True),
        ("Lê Thị Thủy", "Lê Thị Thúy", False),
        ("Trần Văn An", "Trần Văn Ân", False),
    ],
)
def test_two_spellings_of_a_name(a: str, b: str, same: bool) -> None:
    assert (name_key(a) == name_key(b)) is same


def test_nfc_leaves_composed_text_alone() -> None:
    text = "Ủy viên Bộ Chính trị"
    assert nfc(text) is text
    assert nfc(unicodedata.normalize("NFD", text)) == text


@pytest.mark.parametrize(
    "parts",
    [
        ["Ông A dự họp.", "Bà B vắng mặt."],
        ["TS. Lê An dự.", "PGS. Trần Bình vắng."],
        ["Đoàn về TP. Hồ Chí Minh.", "Họ nghỉ ở Q. 1."],
        ["Ngày 27.5.2025, kỳ họp khai mạc.", "Kỳ họp bế mạc ngày 30.5."],
        ["Ông nói: “Tốt lắm!”", "Rồi ông đi."],
        ["Ai sẽ làm?", "Chưa rõ."],
        ["Chi 1.234.567 đồng.", "Còn dư 3,5 tỷ."],
        ["Ông Joseph R. Harrington đến.", "Đoàn ra đón."],
        ["Trang baochinhphu.vn đưa tin.", "Tin được chia sẻ."],
        ["Các đại biểu: ông A, bà B...", "Hội nghị bế mạc."],
        ["Mã số 18-NQ/T.Ư được nhắc lại.", "Nghị quyết còn hiệu lực."],
        ["Gồm: 1. Ông An, Bí thư xã Lê Lợi", "2. Bà Bình, Bí thư xã Hòa Bình", "3. Ông Chi"],
        ["Gồm: 1. Ông An, Tư lệnh Quân khu 2.", "Bà Bình vắng mặt."],
    ],
    ids=lambda parts: parts[0],
)
def test_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[s.start : s.stop] for s in sentences(text)] == parts


def test_a_line_end_ends_a_sentence() -> None:
    text = "TIN LIÊN QUAN\n- Ông A nhận nhiệm vụ\n\n  Bà B nghỉ hưu  "
    assert [text[s.start : s.stop] for s in sentences(text)] == [
        "TIN LIÊN QUAN",
        "- Ông A nhận nhiệm vụ",
        "Bà B nghỉ hưu",
    ]


def test_a_missing_space_after_a_stop() -> None:
    text = "Hội nghị kết thúc.Đoàn đại biểu ra về."
    assert [text[s.start : s.stop] for s in sentences(text)] == [
        "Hội nghị kết thúc.",
        "Đoàn đại biểu ra về.",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "A", "Không dấu chấm cuối", "a.b.c. D"])
def test_sentences_cover_everything_else_than_space(text: str) -> None:
    covered = {at for s in sentences(text) for at in range(s.start, s.stop)}
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= covered
    assert all(
        not text[s.start].isspace() and not text[s.stop - 1].isspace() for s in sentences(text)
    )


def test_a_stretch_of_a_text() -> None:
    text = "Một. Hai. Ba."
    assert [text[s.start : s.stop] for s in sentences(text, 5, 9)] == ["Hai."]


def test_long_lines_take_linear_time() -> None:
    assert len(sentences("Ông A dự họp. " * 20_000)) == 20_000
